package match

import (
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// words are texts that the facts of many parties share. Each is made only once.
type words struct {
	apart, late string // how the sentences about a distance and about a wait end
	kinds       map[partnership.Kind]string
	days        map[calendar.Date]string
	paths       map[[2]policy.Pointer]policy.Pointer
	places      map[int]policy.Pointer
	none        ServiceProfile // the profile of an organisation without one
}

// newWords returns the words that some preferences need.
func newWords(w Preferences) *words {
	return &words{
		apart: " apart; " + grouped(w.Far) + " km or more makes no points",
		late:  " later than wanted; " + grouped(w.Patience) + " or more make no points",
		kinds: map[partnership.Kind]string{}, days: map[calendar.Date]string{}, paths: map[[2]policy.Pointer]policy.Pointer{},
		places: map[int]policy.Pointer{},
	}
}

// once returns the text of a key, and makes it the first time.
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

// profile returns the place of a profile.
func (x *words) profile(at int) policy.Pointer {
	return once(x.places, at, func() policy.Pointer { return policy.Pointer("/profiles").Index(at) })
}

// below returns a place below another.
func (x *words) below(at, key policy.Pointer) policy.Pointer {
	return once(x.paths, [2]policy.Pointer{at, key}, func() policy.Pointer { return at + key })
}

// rooms have space for the reasons of several matches, so that they share allocations.
type rooms struct {
	reasons []FitReason
	facts   []RecordedFact
	fits    []fit
}

// matchesInBlock is the number of matches whose reasons fit into one block.
const matchesInBlock = 8

// block returns an empty list with room for n entries, which nothing else uses.
func block[T any](room *[]T, n int) []T {
	if cap(*room)-len(*room) < n {
		*room = make([]T, 0, n*matchesInBlock)
	}
	at := len(*room)
	*room = (*room)[:at+n]
	return (*room)[at : at : at+n]
}
