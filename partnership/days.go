package partnership

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// checkTerm returns what is wrong with a term that need not be set, at "term".
func checkTerm(term calendar.Term) error {
	if term.IsZero() {
		return nil
	}
	return field.At("term", term.Validate())
}

// by reports whether d is set and not after day.
func by(d, day calendar.Date) bool { return !d.IsZero() && !d.After(day) }

// during reports whether a day is in a term or, if the term is not set, in standing.
func during(term, standing calendar.Term, day calendar.Date) bool {
	if term.IsZero() {
		term = standing
	}
	return term.Contains(day)
}

// apart returns ErrOverlap for items of one organisation whose terms share a day. The error is
// at the term of the item that is listed later; path is the path of the list. A term that is not
// set means every day. If the items are in the order of their first days, every item that shares
// a day with an earlier one is found. If they are not, at least one is found if there is any.
func apart[T any](path string, items []T, of func(T) (OrgID, calendar.Term)) error {
	order := make([]int, 0, len(items))
	for i, item := range items {
		if org, term := of(item); org != "" && (term.IsZero() || term.Validate() == nil) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		org, term := of(items[i])
		other, otherTerm := of(items[j])
		return cmp.Or(cmp.Compare(org, other), term.First.Compare(otherTerm.First))
	})
	clash := make([]int, len(items)) // the number of the earlier item, from 1; 0: none
	longest := 0                     // index in order: of the items of the same organisation before n, the one that ends last
	for n, i := range order {
		org, term := of(items[i])
		other, before := of(items[order[longest]])
		if n > 0 && org == other && !startsAfter(term, before) {
			first, second := min(i, order[longest]), max(i, order[longest])
			clash[second] = first + 1
		}
		if org != other || lastsLonger(term, before) {
			longest = n
		}
	}
	i := -1
	return field.Each(path, items, func(T) error {
		if i++; clash[i] == 0 {
			return nil
		}
		return sharesDays(path, clash[i]-1, items, of)
	})
}

// startsAfter reports whether a term begins after the last day of before, which does not begin
// later than it. A term that is not set means every day.
func startsAfter(term, before calendar.Term) bool {
	return !term.IsZero() && !before.Last.IsZero() && term.First.After(before.Last)
}

// lastsLonger reports whether a term has a later last day than another.
func lastsLonger(term, other calendar.Term) bool {
	return !other.Last.IsZero() && (term.Last.IsZero() || term.Last.After(other.Last))
}

// sharesDays returns the error for an item whose term shares a day with that of an earlier one.
func sharesDays[T any](path string, earlier int, items []T, of func(T) (OrgID, calendar.Term)) error {
	org, term := of(items[earlier])
	days := term.String()
	if term.IsZero() {
		days = "every day"
	}
	err := fmt.Errorf("%s has %s at %s: %w", field.Quote(org), days, field.Index(path, earlier), field.ErrOverlap)
	return field.At("term", err)
}
