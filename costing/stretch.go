package costing

import (
	"fmt"
	"math/bits"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// A stretch is some of the days, or of the months, of a term: those after the first before days, up to
// day until, of all of its days; and the cost of the whole term, in pence, with its heads.
type stretch struct {
	before, until, of, total int64
	heads                    []Head
	months                   bool // whether they are months, and not days
}

// wholeStretch returns all days of the term of a cost.
func wholeStretch(cost Cost, months bool) stretch {
	return stretch{until: 1, of: 1, total: cost.Total.pence(), heads: cost.Heads, months: months}
}

// cut returns the part of an amount of the whole term that falls to the stretch:
// what has run up by its last day less what had run up before its first, each in
// proportion to the days and rounded half away from zero. So the parts of
// stretches that follow each other add up to the amount, wherever it is cut.
func (s stretch) cut(pence int64) int64 { return s.runUp(pence, s.until) - s.runUp(pence, s.before) }

// runUp returns how much of an amount has run up after so many days.
func (s stretch) runUp(pence, days int64) int64 {
	high, low := bits.Mul64(magnitudeOf(pence), uint64(days))
	quotient, remainder := bits.Div64(high, low, uint64(s.of))
	if remainder >= uint64(s.of)-remainder {
		quotient++
	}
	return int64(Pence(pence).Sign()) * int64(quotient)
}

// text says which days the stretch has, unless it has all.
func (s stretch) text() string {
	if s.until-s.before == s.of {
		return ""
	}
	return fmt.Sprintf(", %s %d to %d of %d", timed{months: s.months}.unit(), s.before+1, s.until, s.of)
}

// A period is some days of a cost, the scheme that holds on them, and in which entry of a
// schedule it is; -1: in none.
type period struct {
	entry   int
	names   []string // of the schemes of all entries that say the same
	scheme  Scheme
	members []partnership.OrgID
	cost    Cost
	stretch stretch
}

// term returns the term of the cost of the period, with what its parts count in.
func (p period) term() timed { return timed{p.cost.Term, p.stretch.months} }
