package match

import (
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// words are texts that the facts of many parties have in common, so that each is made once.
type words struct {
	apart, late string // the ends of what is said of a distance and of a wait
	kinds       map[partnership.Kind]string
	days        map[calendar.Date]string
	paths       map[[2]policy.Pointer]policy.Pointer
	places      map[int]policy.Pointer
	none        Baseline // that of who has none
}

// newWords returns the words for some weights.
func newWords(w Weights) *words {
	return &words{
		apart: " apart, where " + grouped(w.Far) + " km counts nothing",
		late:  " later than wanted, where " + grouped(w.Patience) + " count nothing",
		kinds: map[partnership.Kind]string{}, days: map[calendar.Date]string{}, paths: map[[2]policy.Pointer]policy.Pointer{},
		places: map[int]policy.Pointer{},
	}
}

// once returns the text of a key, and makes it if it is the first time.
func once[K comparable, T ~string](texts map[K]T, key K, text func() T) T {
	t, known := texts[key]
	if !known {
		t = text()
		texts[key] = t
	}
	return t
}

// kind returns what a kind is called.
func (x *words) kind(k partnership.Kind) string { return once(x.kinds, k, k.Title) }

// from returns "from" and a day.
func (x *words) from(day calendar.Date) string {
	return once(x.days, day, func() string { return "from " + day.String() })
}

// baseline returns the place of a baseline.
func (x *words) baseline(at int) policy.Pointer {
	return once(x.places, at, func() policy.Pointer { return policy.Pointer("/baselines").Index(at) })
}

// below returns a place below another.
func (x *words) below(at, key policy.Pointer) policy.Pointer {
	return once(x.paths, [2]policy.Pointer{at, key}, func() policy.Pointer { return at + key })
}

// rooms are where the reasons of many matches are kept, a block for some matches at a time.
type rooms struct {
	reasons []Reason
	facts   []Fact
	fits    []fit
}

// matchesInBlock is for how many matches a block has room.
const matchesInBlock = 8

// block returns an empty list with room for so many, which nothing else uses.
func block[T any](room *[]T, n int) []T {
	if cap(*room)-len(*room) < n {
		*room = make([]T, 0, n*matchesInBlock)
	}
	at := len(*room)
	*room = (*room)[:at+n]
	return (*room)[at : at : at+n]
}
