package risk

import (
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// reviewDue returns the last day for the next review of a risk with a rating of that
// rank, and no day if it is not rated, was never assessed on a known day, or the
// register has no interval for it.
func (reg *Register) reviewDue(r *Risk, rank int) calendar.Date {
	last := r.lastReview()
	switch {
	case rank < 1 || last.IsZero():
	case rank <= len(reg.ReviewMonths):
		return last.AddMonths(reg.ReviewMonths[rank-1])
	case rank <= len(reg.ReviewWeeks):
		return last.AddDays(7 * reg.ReviewWeeks[rank-1])
	}
	return calendar.Date{}
}

// lastReview returns the day on which the risk was last assessed or reviewed.
func (r *Risk) lastReview() calendar.Date {
	if r.Reviewed.After(r.Current.On) {
		return r.Reviewed
	}
	return r.Current.On
}

// ReviewOverdue reports whether the review was due before a day. ok is false if it is not
// known when the review is due.
func (s Standing) ReviewOverdue(asOf calendar.Date) (overdue, ok bool) {
	return !s.ReviewDue.IsZero() && asOf.After(s.ReviewDue), !s.ReviewDue.IsZero()
}
