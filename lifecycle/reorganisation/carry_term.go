package reorganisation

import (
	"cmp"
	"slices"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// standing is what becomes of the record of a partnership: for which days its agreement and its
// lines hold, and whose membership ends.
type standing struct {
	over   bool                                 // every line must be divided: nothing is shared from the day on
	seated map[partnership.OrgID]bool           // who is a member on the day, or later, if nothing changes
	out    map[partnership.OrgID]bool           // whose membership ends, since every line that it shares must be divided
	terms  map[partnership.LineID]calendar.Term // of each line, if another is agreed
	whole  calendar.Term                        // of the agreement
}

// stand works out what becomes of the record, when the fates of the lines are known.
func (c *carrying) stand(fates []LineFate) {
	s := standing{seated: map[partnership.OrgID]bool{}, out: map[partnership.OrgID]bool{}, terms: map[partnership.LineID]calendar.Term{}, whole: c.inForce()}
	stays, divided := map[partnership.OrgID]bool{}, false
	for _, f := range fates {
		apart := f.Fate == MustBeDivided
		divided = divided || apart
		s.over = s.over || apart
		for _, org := range f.Before {
			stays[org] = stays[org] || f.Fate != NotShared && !apart
		}
	}
	for _, f := range fates {
		if f.Fate != NotShared && f.Fate != MustBeDivided {
			s.over = false
		}
	}
	for _, m := range c.before.Partnership.Members {
		term := cmp.Or(m.Term, c.inForce())
		s.seated[m.Org] = s.seated[m.Org] || term.Last.IsZero() || !term.Last.Before(c.order.Vesting)
		shares := slices.ContainsFunc(fates, func(f LineFate) bool { return f.Fate == MustBeDivided && slices.Contains(f.Before, m.Org) })
		s.out[m.Org] = divided && (s.over || shares && !stays[m.Org])
	}
	c.standing = s
	c.standing.whole = c.settleTerms(fates)
}

// settleTerms notes the terms that are agreed for lines, and returns that of the agreement: it
// lasts as long as the line that lasts longest.
func (c *carrying) settleTerms(fates []LineFate) calendar.Term {
	whole := c.inForce()
	if c.over {
		if whole.Contains(c.order.Vesting) {
			whole.Last = c.order.Vesting.AddDays(-1)
		}
		return whole
	}
	var ends []calendar.Date
	agreed := false
	for _, f := range fates {
		if f.Fate == NotShared || f.Fate == MustBeDivided {
			continue
		}
		a, _, _ := c.agreed(c.before.Agreements, f.Line, f.Before, c.known)
		if !a.Term.Contains(c.order.Vesting) {
			ends = append(ends, whole.Last)
			continue
		}
		agreed = true
		ends = append(ends, a.Term.Last)
		c.terms[f.Line] = calendar.Term{First: slices.MinFunc([]calendar.Date{a.Term.First, f.Term.First}, calendar.Date.Compare), Last: a.Term.Last}
	}
	if agreed {
		whole.Last = slices.MaxFunc(ends, func(a, b calendar.Date) int { return endOf(a).Compare(endOf(b)) })
	}
	return whole
}

// endOf returns the last day of a term, which is the last of all days if it is not set.
func endOf(last calendar.Date) calendar.Date {
	if last.IsZero() {
		return calendar.MustDate("9999-12-31")
	}
	return last
}

// lineTerm returns the term of a line of a service as the record has it from the day on: that of
// the agreement stands for one that is not set, and every line of which something else holds has
// its own.
func (c *carrying) lineTerm(line partnership.Line, service partnership.Service) calendar.Term {
	was := cmp.Or(line.Term, cmp.Or(service.Term, c.inForce()))
	is := was
	switch agreed, found := c.terms[line.ID]; {
	case c.apart(line.ID) && was.Contains(c.order.Vesting):
		is.Last = c.order.Vesting.AddDays(-1)
	case found:
		is = agreed
	}
	if is == cmp.Or(line.Term, cmp.Or(service.Term, c.whole)) {
		return line.Term
	}
	return is
}

// extend records the term that is agreed for a line, if it is longer than before: an agreement
// keeps its first day.
func (c *carrying) extend(line lifecycle.LineState, agreed calendar.Term) (e lifecycle.Event, ok bool) {
	to := calendar.Term{First: line.Term.First, Last: agreed.Last}
	_, possible := line.Stage.After(lifecycle.ExtendTerm)
	if !possible || line.Term.First.IsZero() || !endOf(to.Last).After(endOf(line.Term.Last)) {
		return lifecycle.Event{}, false
	}
	return lifecycle.Event{Kind: lifecycle.ExtendTerm, Term: to}, true
}
