package risk_test

import (
	"cmp"
	"fmt"

	"github.com/google/uuid"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// twoRisks is a register of a shared payroll with a threat to both members and one
// to Weston alone.
func twoRisks() risk.Register {
	day := calendar.MustDate
	return risk.Register{
		Partnership: uuid.UUID{15: 2}, Title: "Payroll", AsOf: day("2026-06-30"),
		Members: []partnership.OrgID{"easton", "weston"}, Matrix: matrix.TriBorough(),
		ReviewMonths:    []int{12, 6, 3},
		AppetiteRatings: []matrix.Rating{"green", "green", "amber", "amber", "red"},
		Appetites: []risk.AppetiteStatement{
			{Appetite: risk.Open},
			{Member: "weston", Category: risk.TechnologyRisk, Appetite: risk.Minimal},
		},
		Risks: []risk.Risk{
			{
				ID: "system", Title: "The system fails", Cause: "It is out of support", Event: "It stops before a pay day", Consequence: "Staff are not paid",
				Nature: risk.Threat, Category: risk.TechnologyRisk, Treatment: risk.Treat, Owner: "Head of Payroll", Status: risk.OpenRisk,
				Inherent: risk.Assessment{On: day("2026-01-12"), Likelihood: "4", Impact: "5"},
				Current:  risk.Assessment{On: day("2026-03-20"), Reason: "A spare server is in place", Likelihood: "3", Impact: "4"},
				Controls: []risk.Control{{ID: "spare", Title: "Spare server", Effectiveness: partnership.MustQuantity("0.4"), Status: risk.Working}},
				Actions:  []risk.Action{{ID: "upgrade", What: "Upgrade the system", Owner: "ICT", Due: day("2026-05-31"), Cost: costing.MustMoney("18000.00")}},
			},
			{
				ID: "office", Title: "The office closes", Cause: "Weston sells its town hall", Event: "Payroll has to move", Consequence: "Two weeks are lost",
				Nature: risk.Threat, Category: risk.PropertyRisk, Owner: "Head of Payroll", Status: risk.OpenRisk,
				Members: []partnership.OrgID{"weston"},
				Current: risk.Assessment{On: day("2026-03-20"), Reason: "It is on the market", Likelihood: "3", Impact: "2"},
			},
		},
	}
}

// The system is amber, 3 × 4. Easton is open to technology risks and would let it be;
// Weston is not, and the strictest binds.
func ExampleRegister_Standings() {
	for _, s := range twoRisks().Standings() {
		fmt.Printf("%s: %s (%v), %v by %s: %s, next review by %v\n", s.Risk, s.Now.Rating, s.Now.Score, s.Appetite, cmp.Or(s.Whose, "all"), s.Fit, s.ReviewDue)
	}
	// Output:
	// system: amber (12), minimal by weston: above, next review by 2026-09-20
	// office: green (6), open by all: within, next review by 2027-03-20
}

func ExampleRegister_Concerning() {
	reg := twoRisks()
	fmt.Println(len(reg.Concerning("easton")), len(reg.Concerning("weston")))
	// Output: 1 2
}

func ExampleRegister_OnLine() {
	reg := twoRisks()
	reg.Risks[1].Lines = []partnership.LineID{"pensions"}
	for _, line := range []partnership.LineID{"pay", "pensions"} {
		fmt.Println(line, len(reg.OnLine(line)))
	}
	// Output:
	// pay 1
	// pensions 2
}

func ExampleRegister_MembersOf() {
	reg := twoRisks()
	for _, r := range reg.Risks {
		fmt.Println(r.ID, reg.MembersOf(r), "shared:", reg.Shared(r))
	}
	// Output:
	// system [easton weston] shared: true
	// office [weston] shared: false
}

func ExampleRegister_Risk() {
	r, ok := twoRisks().Risk("office")
	fmt.Println(r.Title, ok)
	// Output: The office closes true
}

// A risk of both members is counted with each.
func ExampleRegister_Tallies() {
	for _, t := range twoRisks().Tallies(risk.ByMember).Groups {
		fmt.Printf("%s: %d, green, amber and red %v, above appetite %d\n", t.Group, t.Total(), t.Rated, t.Above)
	}
	// Output:
	// easton: 1, green, amber and red [0 1 0], above appetite 1
	// weston: 2, green, amber and red [1 1 0], above appetite 1
}

// Every error at once, each at its place.
func ExampleRegister_Validate() {
	reg := twoRisks()
	reg.Risks[0].Current.Score = partnership.MustQuantity("13")
	reg.Risks[1].Current.Impact = "F"
	reg.Risks[1].CausedBy = []risk.RiskID{"strike"}
	fmt.Println(reg.Validate())
	// Output:
	// risks[0].current.score: 13 is not a score that the matrix can give: invalid
	// risks[1].current.impact: "F" is not a level (1, 2, 3, 4, 5): not found
	// risks[1].caused_by[0]: strike is not a risk of the register: not found
}

// Weston's own register is joined to that of the partnership. Its risk concerns
// Weston alone, and the partnership's concern both.
func ExampleJoin() {
	shared, own := twoRisks(), twoRisks()
	own.Member = "weston"
	own.Risks, shared.Risks = own.Risks[1:], shared.Risks[:1]
	own.Appetites = nil
	whole, err := risk.Join([]risk.Register{shared, own})
	for _, r := range whole.Risks {
		fmt.Println(r.ID, whole.MembersOf(r))
	}
	fmt.Println(err)
	// Output:
	// system [easton weston]
	// office [weston]
	// <nil>
}

func ExampleRegister_Tables() {
	fmt.Print(twoRisks().Tables(noNames).Markdown())
	// Output:
	// ## Payroll
	//
	// 2026-06-30: 2 open threats (0 red, 1 amber, 1 green), 1 above appetite
	//
	// | Risk | Category | Owner | Inherent | Current | Target | Appetite | Treatment | Next review |
	// |---|---|---|---|---|---|---|---|---|
	// | The system fails | Technology | Head of Payroll | red (20), 4 × 5 | amber (12), 3 × 4 | not assessed | minimal (weston): above appetite by 2 (20%) | Treat | 2026-09-20 |
	// | The office closes | Property | Head of Payroll | not assessed | green (6), 3 × 2 | not assessed | open (all): within appetite | not decided | 2027-03-20 |
	//
	// ## What each risk is
	//
	// | Risk | What | As recorded |
	// |---|---|---|
	// | The system fails | Cause | It is out of support |
	// | The system fails | Event | It stops before a pay day |
	// | The system fails | Consequence | Staff are not paid |
	// | The system fails | Concerns | all members |
	// | The system fails | Service lines | all |
	// | The system fails | Identified | no date |
	// | The system fails | Assessed | 2026-03-20, A spare server is in place |
	// | The system fails | Controls | Spare server (working); those that work take away 40% of it |
	// | The system fails | Indicators | not recorded |
	// | The system fails | Actions | 1 to do, 0 done |
	// | The office closes | Cause | Weston sells its town hall |
	// | The office closes | Event | Payroll has to move |
	// | The office closes | Consequence | Two weeks are lost |
	// | The office closes | Concerns | weston |
	// | The office closes | Service lines | all |
	// | The office closes | Identified | no date |
	// | The office closes | Assessed | 2026-03-20, It is on the market |
	// | The office closes | Controls | not recorded |
	// | The office closes | Indicators | not recorded |
	// | The office closes | Actions | not recorded |
	//
	// ## Actions that are not done
	//
	// | Risk | Action | Owner | Due | Cost | Expected to bring the risk to |
	// |---|---|---|---|---:|---|
	// | The system fails | Upgrade the system | ICT | 2026-05-31, overdue | £18,000.00 | not stated |
}

// The rules that a register breaks or leaves open, with the places.
func ExampleChecks() {
	reg := twoRisks()
	for _, result := range risk.Checks().Judge(reg, reg.AsOf).Results {
		for _, f := range result.Findings {
			if result.Blocks() {
				fmt.Printf("%s %s at %s: %s\n", result.Rule, f.Outcome, f.Path, f.Message)
			}
		}
	}
	// Output:
	// risk-action fail at /risks/0/actions/0/due: the action is overdue
	// risk-control-working unknown at /risks/1/inherent: not known
	// risk-exit-plan unknown at /plans: not known
	// risk-lowered unknown at /risks/1/inherent: not known
	// risk-plan unknown at /plans_from: not known
	// risk-residual unknown at /risks/1/inherent: not known
}

// The system's risk has risen from 3 × 4 to 4 × 4 in a quarter: once is no trend.
func ExampleChanges() {
	before, now := twoRisks(), twoRisks()
	now.AsOf = calendar.MustDate("2026-09-30")
	now.Risks[0].Current = risk.Assessment{On: calendar.MustDate("2026-09-14"), Reason: "The supplier ends support", Likelihood: "4", Impact: "4"}
	now.Risks[0].Actions[0].Done = calendar.MustDate("2026-08-28")
	report, err := risk.Changes([]risk.Register{before, now})
	fmt.Println(err)
	for _, c := range report.Changes {
		fmt.Printf("%s: %s %s by %v, %q, %v, trend %q\n", c.Risk, c.Kind, c.Shift, c.Rise, c.Reason, c.Details, c.Trend)
	}
	// Output:
	// <nil>
	// system: kept up by 4, "The supplier ends support", [action done on 2026-08-28: Upgrade the system], trend ""
	// office: kept none by 0, "", [], trend ""
}

func ExampleChangeReport_Tables() {
	before, now := twoRisks(), twoRisks()
	now.AsOf = calendar.MustDate("2026-09-30")
	now.Risks[1].Status, now.Risks[1].Ended, now.Risks[1].EndReason = risk.ClosedRisk, now.AsOf, "Weston keeps its town hall"
	report, _ := risk.Changes([]risk.Register{before, now})
	fmt.Print(report.Tables(noNames).Markdown())
	// Output:
	// ## Payroll
	//
	// 2026-06-30 to 2026-09-30: 1 unchanged, 1 closed
	//
	// | Risk | Change | Before | Now | Score | Reason |
	// |---|---|---|---|---:|---|
	// | The office closes | closed | green (6), 3 × 2 | – | – | Weston keeps its town hall |
	//
	// 1. Where they stood: The system fails.
}

// Herefordshire's rule: from 16 a risk goes from the directorate's register to the
// corporate one. A risk that nobody has assessed goes too.
func ExampleEscalate() {
	reg := twoRisks()
	reg.Risks[0].Current.Likelihood = "4"
	reg.Risks[1].Current = risk.Assessment{}
	rule := risk.EscalationRule{To: "corporate register", Source: "Herefordshire Council", Score: partnership.MustQuantity("16")}
	found, err := risk.Escalate([]risk.EscalationRule{rule}, []risk.Register{reg})
	for _, e := range found {
		fmt.Println(e.Risk, "to the", e.To, e.Reasons, "unsure:", e.Unsure)
	}
	fmt.Println(err)
	// Output:
	// system to the corporate register [score 16] unsure: false
	// office to the corporate register [score not known] unsure: true
	// <nil>
}

// Two controls that each take away half leave a quarter. The third does not work yet:
// it counts for the target.
func ExampleEffect() {
	half := partnership.MustQuantity("0.5")
	controls := []risk.Control{
		{Title: "Second signature", Effectiveness: half, Status: risk.Working},
		{Title: "Monthly reconciliation", Effectiveness: half, Status: risk.Working},
		{Title: "Automatic matching", Effectiveness: partnership.MustQuantity("0.8"), Status: risk.Planned},
	}
	fmt.Println(risk.Effect(controls), risk.TargetEffect(controls))
	// Output: 0.75 0.95
}

// A planned control counts for the target, and one that has failed: 0.5 and 0.5 leave a
// quarter between them.
func ExampleTargetEffect() {
	half := partnership.MustQuantity("0.5")
	controls := []risk.Control{
		{Title: "Second signature", Effectiveness: half, Status: risk.Planned},
		{Title: "Monthly reconciliation", Effectiveness: half, Status: risk.Failed},
	}
	fmt.Println(risk.Effect(controls), risk.TargetEffect(controls))
	// Output: 0 0.75
}

// Vacancies warn from 8 % and are breached from 15 %.
func ExampleIndicator_Signal() {
	day, percent := calendar.MustDate, partnership.MustQuantity
	vacancies := risk.Indicator{
		ID: "vacancies", Measure: "posts vacant, %", Better: partnership.LowerIsBetter, Warning: percent("8"), Limit: percent("15"),
		Readings: []risk.Reading{{On: day("2026-03-31"), Value: percent("7.5")}, {On: day("2026-06-30"), Value: percent("15")}},
	}
	for _, on := range []string{"2026-03-30", "2026-03-31", "2026-06-30"} {
		fmt.Println(on, vacancies.Signal(day(on)))
	}
	// Output:
	// 2026-03-30 not-known
	// 2026-03-31 clear
	// 2026-06-30 breached
}

func ExampleAction_Overdue() {
	a := risk.Action{Due: calendar.MustDate("2026-05-31")}
	fmt.Println(a.Overdue(calendar.MustDate("2026-05-31")), a.Overdue(calendar.MustDate("2026-06-01")))
	// Output: false true
}

func ExampleAcceptance_Holds() {
	a := risk.Acceptance{By: "Cabinet", On: calendar.MustDate("2026-04-01"), Until: calendar.MustDate("2026-09-30")}
	fmt.Println(a.Holds(calendar.MustDate("2026-09-30")), a.Holds(calendar.MustDate("2026-10-01")))
	// Output: true false
}

func ExampleStanding_ReviewOverdue() {
	s := twoRisks().Standings()[0]
	overdue, known := s.ReviewOverdue(calendar.MustDate("2026-09-21"))
	fmt.Println(s.ReviewDue, overdue, known)
	// Output: 2026-09-20 true true
}

func ExampleBarriers() {
	for _, p := range risk.Barriers()[6:8] {
		fmt.Printf("%s (%s)\n  because %s\n  %v\n  watch %s\n  do %s\n", p.Risk.Title, p.Source, p.Risk.Cause, p.Risk.Category, p.Indicators[0], p.Treatments[0])
	}
	// Output:
	// The timescale is not realistic (Office of Government Commerce, shared services reviews (2008), lesson 3)
	//   because A date was promised before the legal, financial and technical work was known
	//   project-programme
	//   watch milestones missed, number
	//   do Plan back from what the law requires: a jointly owned company can take three years
	// Service levels are not practical (Office of Government Commerce, shared services reviews (2008), lesson 5)
	//   because Levels were set without figures of what is reached today
	//   operations
	//   watch service levels missed, %
	//   do Measure for a quarter before levels are agreed
}

// What a partnership of two districts points to in June 2026: Weston has changed
// hands in May, culture is being worked on, nothing is agreed for the end, and a
// printing contract runs on.
func ExamplePropose() {
	day := calendar.MustDate
	assessed := func(b partnership.Barrier, m partnership.Maturity) partnership.BarrierAssessment {
		return partnership.BarrierAssessment{Barrier: b, Maturity: m, On: day("2026-06-01"), Assessor: "Joint board"}
	}
	p := partnership.Partnership{
		Members: []partnership.Member{{Org: "easton", Role: partnership.LeadRole}, {Org: "weston", Role: partnership.MemberRole}},
		Agreement: partnership.Agreement{Terms: partnership.Terms{
			Term: calendar.Term{First: day("2026-04-01")}, Notice: partnership.Notice{Months: 12},
			ServiceLevels: []partnership.ServiceLevel{{ID: "speed", Baseline: partnership.MustQuantity("21")}},
		}},
		Prerequisites: []partnership.Prerequisite{{ID: "print", Kind: partnership.ContractLock, What: "printing contract", LockedUntil: day("2027-03-31")}},
		Barriers: []partnership.BarrierAssessment{
			assessed(partnership.PoliticalBarrier, partnership.Managed), assessed(partnership.CulturalBarrier, partnership.Developing),
			assessed(partnership.LeadershipBarrier, partnership.Embedded), assessed(partnership.SovereigntyBarrier, partnership.Managed),
		},
	}
	council := func(id partnership.OrgID, control ...partnership.PoliticalControl) partnership.Organisation {
		return partnership.Organisation{ID: id, Kind: partnership.DistrictCouncil, Control: control}
	}
	districts := []partnership.Organisation{
		council("easton", partnership.PoliticalControl{Party: "labour", Term: calendar.Term{First: day("2022-05-06")}}),
		council(
			"weston",
			partnership.PoliticalControl{Party: "labour", Term: calendar.Term{First: day("2022-05-06"), Last: day("2026-05-07")}},
			partnership.PoliticalControl{Party: partnership.NoOverallControl, Term: calendar.Term{First: day("2026-05-08")}},
		),
	}
	for _, x := range risk.Propose(p, districts, day("2026-06-30")) {
		fmt.Println(x.Risk.Title)
		for _, why := range x.Reasons {
			fmt.Println("  " + why)
		}
	}
	// Output:
	// Change of political control
	//   weston: no-overall-control from 2026-05-08, labour before
	//   under different control: labour, no-overall-control
	// Cultures and behaviour do not come together
	//   cultural barrier: developing on 2026-06-01
	// Stakeholders stop supporting it after the start
	//   trust barrier: not assessed
	// Policies, work practices and IT are not aligned
	//   not recorded: Policies aligned, Working practices, IT platform
	// Data cannot be moved as they are
	//   not recorded: Data ready
	// Existing contracts hold the service
	//   printing contract, until 2027-03-31
	// There is no exit strategy
	//   nobody has said whether there is an exit strategy
}
