package risk

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// PlanGap is a reason why a contingency plan cannot be relied on.
type PlanGap string

// The gaps of a plan.
const (
	NotInForce     PlanGap = "not-in-force"     // it is not approved, armed or invoked
	NoTrigger      PlanGap = "no-trigger"       // nothing says what sets it off
	NoOwner        PlanGap = "no-owner"         // nobody is named to set it off
	TimeNotKnown   PlanGap = "time-not-known"   // its lead time or the warning time is not known
	TooSlow        PlanGap = "too-slow"         // its lead time is longer than the warning time
	NotFunded      PlanGap = "not-funded"       // it is not agreed who pays the whole cost
	NotTested      PlanGap = "not-tested"       // it has not been tested yet, or the outcome of the last test is not recorded
	FailedTest     PlanGap = "failed-test"      // the last test went wrong
	TestOverdue    PlanGap = "test-overdue"     // the last test is too long ago
	NoTestInterval PlanGap = "no-test-interval" // nobody has said every how many months it is tested
)

// PlanGaps returns every PlanGap.
func PlanGaps() []PlanGap {
	return []PlanGap{
		NotInForce, NoTrigger, NoOwner, TimeNotKnown, TooSlow, NotFunded, NotTested, FailedTest, TestOverdue, NoTestInterval,
	}
}

// UnmarshalText reads one of PlanGaps, or no text for one that is not set; the error wraps
// ErrInvalid.
func (g *PlanGap) UnmarshalText(text []byte) (err error) {
	*g, err = field.ReadOneOf("plan gap", text, PlanGaps())
	return err
}

// Title returns the plan gap as a form or a report shows it.
func (g PlanGap) Title() string { return field.Title(g) }

// Gaps returns why the plan cannot be relied on as of a day, in the order of PlanGaps.
// The list is empty for a plan that can be relied on. A test is overdue once more than
// TestMonths months have passed since the last one.
func (p ContingencyPlan) Gaps(asOf calendar.Date) []PlanGap { return p.gaps(asOf) }

// gaps is Gaps without a copy of the plan.
func (p *ContingencyPlan) gaps(asOf calendar.Date) []PlanGap {
	lead := p.LeadTime()
	timed := lead.Known() && p.Warning.Known()
	test, tested := p.LastTest(asOf)
	gaps := []PlanGap{}
	for _, found := range [...]struct {
		gap PlanGap
		is  bool
	}{
		{NotInForce, !p.StateOn(asOf).inForce()},
		{NoTrigger, field.CheckText(p.Trigger) != nil},
		{NoOwner, field.CheckText(p.Owner) != nil},
		{TimeNotKnown, !timed},
		{TooSlow, timed && lead.Compare(p.Warning) > 0},
		{NotFunded, partnership.CheckShares("funding", p.Funding) != nil},
		{NotTested, !tested || test.Outcome == ""},
		{FailedTest, tested && test.Outcome == TestFailed},
		{TestOverdue, tested && p.TestMonths > 0 && asOf.After(test.On.AddMonths(p.TestMonths))},
		{NoTestInterval, p.TestMonths <= 0},
	} {
		if found.is {
			gaps = append(gaps, found.gap)
		}
	}
	return gaps
}

// PlanCoverage is which contingency plans there are for a risk, and whether one of them
// can be relied on.
type PlanCoverage struct {
	Risk    RiskID         `json:"risk"`              // which
	Title   string         `json:"title"`             // what people call it
	Now     matrix.Cell    `json:"now"`               // where it stands
	Missing []string       `json:"missing,omitempty"` // what is not recorded, and must be to tell whether it needs a plan: nature, status, members, current
	Plans   []PlanStanding `json:"plans"`             // its plans, in the order of the register
	Covered bool           `json:"covered"`           // whether one of them has no gap
}

// PlanCoverages says which contingency plans there are for each risk that needs one.
type PlanCoverages []PlanCoverage

// PlanStanding is where a contingency plan stands: how far it has got, and whether it can
// be relied on.
type PlanStanding struct {
	Plan  PlanID    `json:"plan"`           // which
	Exit  bool      `json:"exit,omitzero"`  // whether it is the exit plan
	State PlanState `json:"state,omitzero"` // how far it has got; not set: not even a draft
	Gaps  []PlanGap `json:"gaps"`           // why it cannot be relied on
}

// Coverage returns the contingency plans of each open threat that is shared and rated
// PlansFrom or worse, the worst first, and why each plan cannot be relied on as of a day.
// Threats that are not assessed come first, since nobody knows how bad they are. A risk
// for which it is not known whether it needs a plan is listed too, and Missing names what
// is not recorded.
//
// The error wraps ErrRequired, at "plans_from", if the register does not say from which
// rating a plan is needed, and ErrNotFound if its matrix does not have that rating.
func (reg Register) Coverage(asOf calendar.Date) (PlanCoverages, error) {
	if reg.PlansFrom == "" {
		return nil, field.At("plans_from", field.ErrRequired)
	}
	if err := reg.checkRating(reg.PlansFrom); err != nil {
		return nil, field.At("plans_from", err)
	}
	coverages := PlanCoverages{}
	reg.eachCoverage(asOf, func(_ int, c PlanCoverage) { coverages = append(coverages, c) })
	slices.SortStableFunc(coverages, func(a, b PlanCoverage) int {
		return cmp.Or(b.Now.Compare(a.Now), cmp.Compare(a.Risk, b.Risk))
	})
	return coverages, nil
}

// eachCoverage calls visit with the place and the coverage of each risk that needs, or
// may need, a contingency plan as of a day.
func (reg *Register) eachCoverage(asOf calendar.Date, visit func(i int, c PlanCoverage)) {
	from, place := reg.rank(reg.PlansFrom), placer{reg: reg} // which rates, and does not look at appetites
	standings := make(map[RiskID][]PlanStanding)
	reg.standings(standings, asOf)
	for i := range reg.Risks {
		r := &reg.Risks[i]
		now := place.rate(r, &r.Current)
		below, over := now.Rank > 0 && now.Rank < from, r.over()
		if below || over || r.Nature == Opportunity || len(reg.membersOf(r)) == 1 {
			continue
		}
		c := PlanCoverage{Risk: r.ID, Title: r.Title, Now: now, Missing: reg.missing(r, now), Plans: standings[r.ID]}
		if c.Plans == nil {
			c.Plans = []PlanStanding{}
		}
		c.Covered = slices.ContainsFunc(c.Plans, PlanStanding.reliable)
		visit(i, c)
	}
}

// coverageFields are the fields of a risk that decide whether it needs a plan.
func coverageFields() []string { return []string{"nature", "status", "members", "current"} }

// missing returns those of coverageFields that are not recorded.
func (reg *Register) missing(r *Risk, now matrix.Cell) []string {
	known := [...]bool{r.Nature == Threat, r.Status == OpenRisk, len(reg.membersOf(r)) > 0, now.Rank > 0}
	var fields []string
	for i, name := range coverageFields() {
		if !known[i] {
			fields = append(fields, name)
		}
	}
	return fields
}

// standing returns where the plan stands on a day.
func (p *ContingencyPlan) standing(asOf calendar.Date) PlanStanding {
	return PlanStanding{Plan: p.ID, Exit: p.Exit, State: p.StateOn(asOf), Gaps: p.gaps(asOf)}
}

// standings returns where the plans of each risk stand on a day, in the order of the
// register. The lists share no memory.
func (reg *Register) standings(into map[RiskID][]PlanStanding, asOf calendar.Date) {
	for i := range reg.Plans {
		standing := reg.Plans[i].standing(asOf)
		for n, id := range reg.Plans[i].Risks {
			if n > 0 {
				standing.Gaps = slices.Clone(standing.Gaps)
			}
			into[id] = append(into[id], standing)
		}
	}
}

// reliable reports whether the plan has no gap.
func (p PlanStanding) reliable() bool { return len(p.Gaps) == 0 }

// text returns the plan with its state and its gaps: "Payroll by hand, the exit plan,
// armed (not tested)".
func (p PlanStanding) text(names report.Names) string {
	text := names.Of(report.ContingencyPlan, string(p.Plan))
	if p.Exit {
		text += ", the exit plan"
	}
	if p.State != "" {
		text += ", " + strings.ToLower(p.State.Title())
	}
	if p.reliable() {
		return text
	}
	return text + " (" + gapTexts(p.Gaps) + ")"
}

// gapTexts returns gaps in words, or "nothing".
func gapTexts(gaps []PlanGap) string {
	words := make([]string, len(gaps))
	for i, gap := range gaps {
		words[i] = strings.ToLower(gap.Title())
	}
	return cmp.Or(listed(words), "nothing")
}

// planTexts returns the plans as text, or "none".
func planTexts(plans []PlanStanding, names report.Names) string {
	all := make([]string, len(plans))
	for i, p := range plans {
		all[i] = p.text(names)
	}
	return cmp.Or(strings.Join(all, "; "), "none")
}

// ExitPlan returns the exit plan of the register: the first that is in force on its
// day, or else the first; ok is false if there is no exit plan.
func (reg Register) ExitPlan() (plan ContingencyPlan, ok bool) {
	places := reg.exitPlans()
	if len(places) == 0 {
		return ContingencyPlan{}, false
	}
	i := slices.IndexFunc(places, func(i int) bool { return reg.Plans[i].StateOn(reg.AsOf).inForce() })
	return reg.Plans[places[max(0, i)]].clone(), true
}

// exitPlans returns the places of the exit plans.
func (reg *Register) exitPlans() (places []int) {
	for i := range reg.Plans {
		if reg.Plans[i].Exit {
			places = append(places, i)
		}
	}
	return places
}
