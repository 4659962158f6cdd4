package risk

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// PlanGap is what keeps a contingency plan from being one to rely on.
type PlanGap string

// The gaps of a plan.
const (
	NotInForce   PlanGap = "not-in-force"   // it is neither approved nor armed nor invoked
	NoTrigger    PlanGap = "no-trigger"     // nothing says what sets it off
	NoOwner      PlanGap = "no-owner"       // nobody is to set it off
	TimeNotKnown PlanGap = "time-not-known" // its lead time or the warning time is not known
	TooSlow      PlanGap = "too-slow"       // its lead time is longer than the warning time
	NotFunded    PlanGap = "not-funded"     // it is not agreed who pays
	NotTested    PlanGap = "not-tested"     // there was no test yet
	FailedTest   PlanGap = "failed-test"    // the last test went wrong
	TestOverdue  PlanGap = "test-overdue"   // the last test is too long ago
)

// PlanGaps returns every PlanGap.
func PlanGaps() []PlanGap {
	return []PlanGap{
		NotInForce, NoTrigger, NoOwner, TimeNotKnown, TooSlow, NotFunded, NotTested, FailedTest, TestOverdue,
	}
}

// UnmarshalText reads one of PlanGaps; the error wraps ErrInvalid.
func (g *PlanGap) UnmarshalText(text []byte) (err error) {
	*g, err = partnership.OneOf("plan gap", string(text), PlanGaps())
	return err
}

// Gaps returns what keeps the plan from being one to rely on as of a day, in the order
// of PlanGaps; none: it can be relied on. A test is overdue from the day after so many
// months as TestMonths says.
func (p Plan) Gaps(asOf partnership.Date) []PlanGap {
	state, lead := p.StateOn(asOf), p.LeadTime()
	timed := lead.Known() && p.Warning.Known()
	test, tested := p.LastTest(asOf)
	gaps := []PlanGap{}
	for _, found := range [...]struct {
		gap PlanGap
		is  bool
	}{
		{NotInForce, state != ApprovedPlan && state != ArmedPlan && state != InvokedPlan},
		{NoTrigger, partnership.CheckText(p.Trigger) != nil},
		{NoOwner, partnership.CheckText(p.Owner) != nil},
		{TimeNotKnown, !timed},
		{TooSlow, timed && lead.Compare(p.Warning) > 0},
		{NotFunded, len(p.Funding) == 0},
		{NotTested, !tested},
		{FailedTest, tested && test.Outcome == TestFailed},
		{TestOverdue, tested && p.TestMonths > 0 && asOf.After(test.On.AddMonths(p.TestMonths))},
	} {
		if found.is {
			gaps = append(gaps, found.gap)
		}
	}
	return gaps
}

// Coverage is which contingency plans there are for a risk, and whether one of them can
// be relied on.
type Coverage struct {
	Risk    RiskID      `json:"risk"`    // which
	Title   string      `json:"title"`   // what people call it
	Now     Rated       `json:"now"`     // where it stands
	Plans   []PlanCover `json:"plans"`   // its plans, in the order of the register
	Covered bool        `json:"covered"` // whether one of them has no gap
}

// PlanCover is one contingency plan for a risk.
type PlanCover struct {
	Plan  PlanID    `json:"plan"`           // which
	Exit  bool      `json:"exit,omitzero"`  // whether it is the exit plan
	State PlanState `json:"state,omitzero"` // how far it has got; not set: not even a draft
	Gaps  []PlanGap `json:"gaps"`           // what keeps it from being one to rely on
}

// Coverage returns the contingency plans of each open threat that is shared and rated
// PlansFrom or worse, the worst first, and what keeps each plan from being one to rely
// on as of a day. Threats that are not assessed come before all, since nobody knows how
// bad they are; their Now is zero.
// The error wraps ErrRequired, at "plans_from", if the register does not say from which
// rating a plan is needed, and ErrNotFound if that is no rating of its matrix.
func (reg Register) Coverage(asOf partnership.Date) ([]Coverage, error) {
	from := reg.rank(reg.PlansFrom)
	switch {
	case reg.PlansFrom == "":
		return nil, partnership.At("plans_from", partnership.ErrRequired)
	case from == 0:
		return nil, partnership.At("plans_from", fmt.Errorf("%.60q is not a rating of the matrix: %w", reg.PlansFrom, partnership.ErrNotFound))
	}
	plans, place := reg.plansByRisk(), reg.placer()
	coverages := []Coverage{}
	for i := range reg.Risks {
		r := &reg.Risks[i]
		if r.Status != OpenRisk || r.Nature != Threat || len(reg.partnersOf(r)) < 2 {
			continue
		}
		if now := place.rate(&r.Current); !now.Assessed() || now.Rank >= from {
			coverages = append(coverages, reg.cover(r, now, plans[r.ID], asOf))
		}
	}
	slices.SortStableFunc(coverages, func(a, b Coverage) int {
		return cmp.Or(compareSeverity(b.Now, a.Now), cmp.Compare(a.Risk, b.Risk))
	})
	return coverages, nil
}

// cover returns the plans at the places for a risk, as of a day.
func (reg *Register) cover(r *Risk, now Rated, places []int, asOf partnership.Date) Coverage {
	c := Coverage{Risk: r.ID, Title: r.Title, Now: now, Plans: []PlanCover{}}
	for _, i := range places {
		p := &reg.Plans[i]
		cover := PlanCover{Plan: p.ID, Exit: p.Exit, State: p.StateOn(asOf), Gaps: p.Gaps(asOf)}
		c.Covered = c.Covered || len(cover.Gaps) == 0
		c.Plans = append(c.Plans, cover)
	}
	return c
}

// ExitPlan returns the exit plan of the register, the first if there are several; ok is
// false if there is none.
func (reg Register) ExitPlan() (plan Plan, ok bool) {
	i := slices.IndexFunc(reg.Plans, func(p Plan) bool { return p.Exit })
	if i < 0 {
		return Plan{}, false
	}
	return reg.Plans[i].clone(), true
}

// plansByRisk returns the places of the plans of each risk.
func (reg *Register) plansByRisk() map[RiskID][]int {
	plans := make(map[RiskID][]int)
	for i, p := range reg.Plans {
		for _, id := range p.Risks {
			plans[id] = append(plans[id], i)
		}
	}
	return plans
}
