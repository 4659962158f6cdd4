package lifecycle_test

import (
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
	"github.com/stretchr/testify/assert"
)

// extending is an extension that the default rules let through: the service has
// been live for five years and was reviewed a hundred days ago.
func extending(on string) *lifecycle.Matter {
	m := matterOf(lifecycle.ExtendTerm, lifecycle.Live, on)
	m.State.LiveFrom = day(on).AddMonths(-60)
	m.State.Reviewed = day(on).AddDays(-100)
	return m
}

// reviewCases is what is said of how often the arrangement was reviewed. It is to
// be every twelve months.
func reviewCases() []ruleCase {
	const rule = policy.RuleID("regular-review")
	on, at := day("2026-09-01"), places("/state/reviewed")
	with := func(changes ...change) *lifecycle.Matter { return but(extending("2026-09-01"), changes...) }
	reviewed := func(s string) change { return func(m *lifecycle.Matter) { m.State.Reviewed = day(s) } }
	live := func(s string) change {
		return func(m *lifecycle.Matter) { m.State.Reviewed, m.State.LiveFrom = calendar.Date{}, day(s) }
	}
	never := func(m *lifecycle.Matter) {
		m.State.Reviewed, m.State.LiveFrom = calendar.Date{}, calendar.Date{}
	}
	everySoMany := func(months int) change {
		return terms(func(t *partnership.Terms) { t.ReviewMonths = months })
	}
	review := func(s string) change {
		return func(m *lifecycle.Matter) { m.Event.Kind, m.Event.On = lifecycle.Review, day(s) }
	}
	reviewOnNoDay := func(m *lifecycle.Matter) { m.Event = lifecycle.Event{Kind: lifecycle.Review} }
	return []ruleCase{
		{Name: "reviewed a year ago", AsOf: on, Rule: rule, Value: with(reviewed("2025-09-01")), Want: policy.Pass},
		{Name: "reviewed a year and a day ago", AsOf: on, Rule: rule, Value: with(reviewed("2025-08-31")), Want: policy.Fail, Paths: at},
		{Name: "reviewed a year and a day ago, of two", AsOf: on, Rule: rule, Value: with(reviewed("2025-08-31"), everySoMany(24)), Want: policy.Pass},
		{Name: "reviewed a year and a day ago, of thirteen months", AsOf: on, Rule: rule, Value: with(reviewed("2025-08-31"), everySoMany(13)), Want: policy.Pass},
		{Name: "reviewed a hundred days ago, of three months", AsOf: on, Rule: rule, Value: with(everySoMany(3)), Want: policy.Fail, Paths: at},
		{Name: "reviewed a hundred days ago, of four", AsOf: on, Rule: rule, Value: with(everySoMany(4)), Want: policy.Pass},
		{Name: "reviewed a month ago, of one", AsOf: on, Rule: rule, Value: with(reviewed("2026-08-01"), everySoMany(1)), Want: policy.Pass},
		{Name: "live for a year", AsOf: on, Rule: rule, Value: with(live("2025-09-01")), Want: policy.Pass},
		{Name: "live for a year and a day", AsOf: on, Rule: rule, Value: with(live("2025-08-31")), Want: policy.Fail, Paths: at},
		{Name: "never live", AsOf: on, Rule: rule, Value: with(never), Want: policy.Unknown, Paths: at},
		{Name: "reviewed nobody knows how often", AsOf: on, Rule: rule, Value: with(everySoMany(0)), Want: policy.Unknown, Paths: places("/dossier/partnership/agreement/terms/review_months")},
		// A review is the review that it asks for, unless it is recorded a year late.
		{Name: "a review that was overdue", AsOf: on, Rule: rule, Value: with(reviewed("2020-01-01"), review("2026-09-01")), Want: policy.Pass},
		{Name: "a review of a year ago", AsOf: on, Rule: rule, Value: with(reviewed("2020-01-01"), review("2025-09-01")), Want: policy.Pass},
		{Name: "a review of a year and a day ago", AsOf: on, Rule: rule, Value: with(reviewed("2020-01-01"), review("2025-08-31")), Want: policy.Fail, Paths: at},
		{Name: "a review on no day", AsOf: on, Rule: rule, Value: with(reviewOnNoDay), Want: policy.Unknown, Paths: at},
	}
}

func TestStayingLiveRules_Cases(t *testing.T) {
	kept := slices.DeleteFunc(lessonCases(extending), func(c ruleCase) bool { return c.Rule != "ogc-2008-1" && c.Rule != "ogc-2008-4" })
	cases := slices.Concat(kept, exitPlanCases(extending), reviewCases(), []ruleCase{
		{Name: "everything", AsOf: day("2026-09-01"), Value: extending("2026-09-01"), Want: policy.Pass},
		{Name: "the first day of 2008", AsOf: day("2008-01-01"), Value: extending("2008-01-01"), Want: policy.Pass},
		{Name: "the last day of 2007", AsOf: day("2007-12-31"), Value: extending("2007-12-31"), Want: policytest.NotInForce},
	})
	// A business case that is there and is reviewed breaks nothing.
	policytest.Run(
		t, policy.MustSet(lifecycle.StayingLiveRules()...), severe(cases), "no case notices if ogc-2008-1 never fires", exitPlanNeverFires,
	)
}

func TestStayingLiveRules_FindAnOverdueReview(t *testing.T) {
	m := but(extending("2026-09-01"), func(m *lifecycle.Matter) { m.State.Reviewed = day("2025-08-31") })
	assert.Equal(t, "fail /state/reviewed: the review is overdue: the last on 2025-08-31, want one every 12 months: by 2026-08-31\n",
		findings(lifecycle.StayingLiveRules(), "regular-review", m, "2026-09-01"))
}
