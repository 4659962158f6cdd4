package match

// GroupsIn is Pool.Groups with so many steps, for tests of what follows if they do not suffice.
func GroupsIn(p Pool, w Wish, weights Weights, size, best int, steps int64) (Groups, error) {
	return newFinder(p, w, weights).groups(size, best, steps)
}
