package risk_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/google/uuid"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// story is a revenues and benefits service that two districts build and run: each
// risk with likelihood and impact as inherent, at the end of March, June and
// September 2026, and as targeted.
const story = `
sovereignty        44  34  34  34   24
political-control  34  24  34  44   24
culture            43  33  33  33   23
leadership         34  24  24  24   24
buy-in             44  33  33  43   23
capacity           54  44  44  34   24
timescale          44  44  54  44   24
service-levels     33  23  23  23   23
alignment          54  44  34  24   24
data-migration     45  45  45  35   25
staff              44  33  33  into:culture  23
failure-demand     34  -   34  34   24
contracts          44  34  24  closed  24
benefits           44  34  34  34   24
member-leaves      35  25  25  25   15
no-exit-strategy   45  45  25  25   15
member-finances    35  25  25  35   15
stranded-cost      43  33  33  33   23
cyber              45  35  35  35   25
welfare-reform     43  33  33  33   23
fraud              44  34  24  24   24
collection-rate    44  34  34  34   34
more-districts     33  -   33  43   44
`

// reasons say why a risk was assessed anew in a quarter, or ended.
const reasons = `
political-control 2 Weston is led by another party since 7 May
political-control 3 The new leader of Weston has asked for a review of the agreement
buy-in 3 Landlords complain of longer calls since the move
capacity 3 Four of six project posts are filled
timescale 2 The supplier has put back the test system by five weeks
timescale 3 The start is moved to 1 February
alignment 2 One scheme of council tax support for both
alignment 3 One document management system for both
data-migration 3 The second trial migration had no errors in balances
staff 3 Covered by the work on culture; posts are confirmed
failure-demand 2 Repeated calls are counted since April
contracts 2 Easton's printing contract was ended by agreement
contracts 3 No contract holds the service any more
no-exit-strategy 2 Schedule 9 of the agreement is signed
member-finances 3 Weston's auditor has doubts about its reserves
fraud 2 Both districts have joined the national matching exercise
more-districts 2 A third district has visited
more-districts 3 The third district has asked for a price
`

// others are the risks of the service beside the barriers that shared services meet.
func others() []risk.Risk {
	other := func(id risk.RiskID, category risk.Category, title, cause, event, consequence string) risk.Risk {
		return risk.Risk{
			ID: id, Title: title, Cause: cause, Event: event, Consequence: consequence,
			Nature: risk.Threat, Category: category, Status: risk.OpenRisk,
		}
	}
	chance := other("more-districts", risk.CommercialRisk, "More districts join", "The service has a name in the county", "A third district asks to join", "Fixed costs are shared by three")
	chance.Nature = risk.Opportunity
	return []risk.Risk{
		other("cyber", risk.SecurityRisk, "The system is attacked", "Two networks are joined", "Attackers get from one to the other", "Benefits cannot be paid"),
		other("welfare-reform", risk.LegalRisk, "The law of benefits changes", "Government moves claims to a national scheme", "Caseload falls faster than staff can", "Cost for each claim rises"),
		other("fraud", risk.FinancialRisk, "Fraud goes unseen", "Two teams check by two methods", "False claims pass", "Subsidy is lost"),
		other("collection-rate", risk.FinancialRisk, "Collection falls", "Staff learn a new system while bills go out", "Reminders are late", "Less council tax is collected in the year"),
		chance,
	}
}

// quarterly returns the register at the end of a quarter, 1 to 3.
func quarterly(quarter int) risk.Register {
	day := calendar.MustDate("2025-12-31").AddMonths(3 * quarter)
	reg := risk.Register{
		Partnership: uuid.UUID{15: 1}, Title: "Revenues and benefits of Easton and Weston", AsOf: day,
		Members: []partnership.OrgID{"easton", "weston"}, Matrix: matrix.TriBorough(),
		PlansFrom: "red", ReviewMonths: []int{6, 3, 3},
		AppetiteRatings: []matrix.Rating{"green", "green", "amber", "amber", "red"},
		Appetites: []risk.AppetiteStatement{
			{Appetite: risk.Cautious},
			{Member: "weston", Category: risk.FinancialRisk, Appetite: risk.Averse},
		},
		Risks: []risk.Risk{},
	}
	all := others()
	for _, p := range risk.Barriers() {
		all = append(all, p.Risk)
	}
	for line := range strings.Lines(strings.TrimSpace(story)) {
		columns := strings.Fields(line)
		for _, r := range all {
			if string(r.ID) == columns[0] && columns[1+quarter] != "-" {
				reg.Risks = append(reg.Risks, inQuarter(r, columns, quarter, day))
			}
		}
	}
	return reg
}

// inQuarter returns a risk as the story has it in a quarter.
func inQuarter(r risk.Risk, columns []string, quarter int, day calendar.Date) risk.Risk {
	placed := func(text string, on calendar.Date, reason string) risk.Assessment {
		return risk.Assessment{On: on, By: "Joint board", Reason: reason, Likelihood: matrix.LevelCode(text[:1]), Impact: matrix.LevelCode(text[1:])}
	}
	r.Raised, r.Owner = calendar.MustDate("2025-11-03"), "Head of Revenues and Benefits"
	r.Inherent = placed(columns[1], r.Raised, "Workshop of both districts")
	r.Target = placed(columns[5], calendar.MustDate("2027-03-31"), "A year after the start")
	on, reason := r.Raised, "Workshop of both districts"
	now := columns[2]
	for q := 1; q <= quarter; q++ {
		for line := range strings.Lines(reasons) {
			if words := strings.SplitN(strings.TrimSpace(line), " ", 3); words[0] == string(r.ID) && words[1] == fmt.Sprint(q) {
				on, reason = day.AddMonths(3*(q-quarter)).AddDays(-10), words[2]
			}
		}
		now = columns[1+q]
	}
	if survivor, merged := strings.CutPrefix(now, "into:"); merged {
		r.Status, r.Ended, r.EndReason, r.MergedInto = risk.MergedRisk, on, reason, risk.RiskID(survivor)
		return r
	}
	if now == "closed" {
		r.Status, r.Ended, r.EndReason = risk.ClosedRisk, on, reason
		return r
	}
	r.Current = placed(now, on, reason)
	return r
}

// Twenty-three risks of a shared service, eighteen of them the barriers that shared
// services meet, through three quarters: how many there are by rating, what the
// joint committee reads about the third quarter, and what goes up to the cabinets.
func Example_threeQuarters() {
	registers := []risk.Register{quarterly(1), quarterly(2), quarterly(3)}
	for _, reg := range registers {
		if err := reg.Validate(); err != nil {
			log.Fatal(err)
		}
		t := reg.Tallies(risk.Together).Groups[0]
		fmt.Printf("%v: %d open, %d red, %d amber, %d green, %d above appetite\n", reg.AsOf, t.Total(), t.Rated[2], t.Rated[1], t.Rated[0], t.Above)
	}
	fmt.Println()

	report, err := risk.Changes(registers)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(report.Tables(noNames).Markdown())

	fmt.Println()
	escalations, err := risk.Escalate([]risk.EscalationRule{
		{To: "cabinets", Source: "Agreement, schedule 6", Rating: "red", Above: 2},
		{To: "cabinets", Source: "Agreement, schedule 6", Rise: partnership.MustQuantity("4")},
	}, registers)
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range escalations {
		fmt.Printf("to the %s: %s (%s)\n", e.To, e.Risk, strings.Join(e.Reasons, ", "))
	}
	// Output:
	// 2026-03-31: 21 open, 5 red, 6 amber, 10 green, 8 above appetite
	// 2026-06-30: 23 open, 3 red, 7 amber, 13 green, 5 above appetite
	// 2026-09-30: 21 open, 2 red, 10 amber, 9 green, 5 above appetite
	//
	// ## Revenues and benefits of Easton and Weston
	//
	// 2026-06-30 to 2026-09-30: 4 up, 4 down, 13 unchanged, 1 closed, 1 merged
	//
	// | Risk | Change | Before | Now | Score | Reason |
	// |---|---|---|---|---:|---|
	// | Change of political control | up | amber (12), 3 × 4 | red (16), 4 × 4 | +4 | The new leader of Weston has asked for a review of the agreement |
	// | Cultures and behaviour do not come together | unchanged, with Staff are not told, and fear for their jobs | green (9), 3 × 3 | green (9), 3 × 3 | 0 |  |
	// | Stakeholders stop supporting it after the start | up | green (9), 3 × 3 | amber (12), 4 × 3 | +3 | Landlords complain of longer calls since the move |
	// | Too little capacity and skill to make the change | down | red (16), 4 × 4 | amber (12), 3 × 4 | −4 | Four of six project posts are filled |
	// | The timescale is not realistic | down | red (20), 5 × 4 | red (16), 4 × 4 | −4 | The start is moved to 1 February |
	// | Policies, work practices and IT are not aligned | down | amber (12), 3 × 4 | green (8), 2 × 4 | −4 | One document management system for both |
	// | Data cannot be moved as they are | down | red (20), 4 × 5 | amber (15), 3 × 5 | −5 | The second trial migration had no errors in balances |
	// | Staff are not told, and fear for their jobs | merged into Cultures and behaviour do not come together | green (9), 3 × 3 | – | – | Covered by the work on culture; posts are confirmed |
	// | Existing contracts hold the service | closed | green (8), 2 × 4 | – | – | No contract holds the service any more |
	// | A member's finances fail | up | green (10), 2 × 5 | amber (15), 3 × 5 | +5 | Weston's auditor has doubts about its reserves |
	// | More districts join | up | green (9), 3 × 3 | amber (12), 4 × 3 | +3 | The third district has asked for a price |
	//
	// 1. Rising twice in a row: Change of political control.
	// 2. Falling twice in a row: Policies, work practices and IT are not aligned.
	// 3. Within appetite twice in a row, candidates for removal: Loss of sovereignty and control; Cultures and behaviour do not come together; Leadership is not strong enough; Service levels are not practical; Policies, work practices and IT are not aligned; Errors grow with the volume; A member leaves; There is no exit strategy; Costs are left behind; The system is attacked; The law of benefits changes; and Fraud goes unseen.
	// 4. Where they stood: Loss of sovereignty and control; Cultures and behaviour do not come together; Leadership is not strong enough; Service levels are not practical; Errors grow with the volume; Benefits are not realised; A member leaves; There is no exit strategy; Costs are left behind; The system is attacked; The law of benefits changes; Fraud goes unseen; and Collection falls.
	//
	// to the cabinets: political-control (risen by 4)
	// to the cabinets: timescale (rating red, above appetite in 3 registers in a row)
	// to the cabinets: member-finances (risen by 5)
}
