package lifecycle

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// StayingLiveRules returns rules for a partnership that is live: the business case
// is kept under regular review and stakeholder buy-in is sustained (lessons 1 and 4
// of LessonRules), the arrangement was reviewed as often as agreed, and there is an
// exit plan that is in date.
func StayingLiveRules() []policy.Rule[*Matter] {
	lessons := LessonRules()
	return []policy.Rule[*Matter]{
		lessons[0], lessons[3], exitPlanRule(),
		regularReviewRule(),
	}
}

// regularReviewRule returns the rule that asks for reviews as often as agreed.
func regularReviewRule() policy.Rule[*Matter] {
	return policy.Rule[*Matter]{
		ID: "regular-review", Title: "The arrangement was reviewed as often as agreed", Severity: policy.Blocking,
		Source:  policy.Source{Document: "The agreement of the partnership", Clause: "review"},
		InForce: from("2008-01-01"), Check: checkReviewed,
	}
}

func checkReviewed(h policy.Hearing, m *Matter) {
	months := m.terms().ReviewMonths
	if !h.Given(agreement+"/terms/review_months", months > 0) {
		return
	}
	since := m.State.reviewedSince()
	if m.Event.Kind == Review {
		since = m.Event.On
	}
	if !h.Given("/state/reviewed", !since.IsZero()) {
		return
	}
	if due := since.AddMonths(months); due.Before(h.AsOf()) {
		h.Fail("/state/reviewed", "the review is overdue", "the last on "+since.String(), fmt.Sprintf("one every %d months: by %v", months, due))
	}
}
