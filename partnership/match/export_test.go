package match

import "github.com/seed9ad77866/sharedservices/partnership"

// GroupsIn is PartnerPool.Groups with so many steps, for tests of what follows if they do not suffice.
func GroupsIn(p PartnerPool, w Wish, preferences Preferences, size, best int, steps int64) (Groups, error) {
	return newFinder(p, w, preferences).groups(size, best, steps)
}

// Metres returns how far apart two places are.
func Metres(a, b partnership.Place) int64 {
	at := func(p partnership.Place) point {
		return pointOf(&Org{Organisation: partnership.Organisation{Place: p}})
	}
	metres, _ := at(a).metres(at(b))
	return metres
}
