package risk_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

func ExampleTallies_Table() {
	names := report.NewNames(
		report.Entry{Noun: report.Organisation, ID: "easton", Name: "Easton Borough Council"},
		report.Entry{Noun: report.Organisation, ID: "weston", Name: "Weston District Council"},
	)
	fmt.Print(twoRisks().Tallies(risk.ByMember).Table(names).Markdown())
	// Output:
	// ## Open risks
	//
	// | Member | red | amber | green | Not rated | All | Above appetite | Not known whether above | Opportunities |
	// |---|---:|---:|---:|---:|---:|---:|---:|---:|
	// | Easton Borough Council | 0 | 1 | 0 | 0 | 1 | 1 | 0 | 0 |
	// | Weston District Council | 0 | 1 | 1 | 0 | 2 | 1 | 0 | 0 |
}

func ExampleEscalations_Table() {
	rule := risk.EscalationRule{To: "joint committee", Source: "Agreement, schedule 6", Rating: "amber", Velocity: risk.WithinWeeks}
	found, err := risk.Escalate([]risk.EscalationRule{rule}, []risk.Register{twoRisks()})
	fmt.Print(found.Table(report.Names{}).Markdown(), err)
	// Output:
	// ## Risks to be escalated
	//
	// | Risk | Current | To | Reason | By which rule |
	// |---|---|---|---|---|
	// | The system fails | amber (12), 3 × 4 | joint committee | rating amber and not known how soon it is felt (not certain: something is not known) | Agreement, schedule 6 |
	// <nil>
}

func ExampleProposals_Table() {
	districts := partnership.Partnership{Agreement: partnership.Agreement{Terms: partnership.Terms{Exit: partnership.ExitNotAgreed}}}
	found := risk.Propose(districts, nil, twoRisks().AsOf)
	table := found[len(found)-1:].Table()
	fmt.Print(table.Markdown())
	// Output:
	// ## Risks to consider
	//
	// | Risk | Category | Reason | What to watch | What to do |
	// |---|---|---|---|---|
	// | There is no exit strategy | Governance | the agreement has no exit strategy | months since the exit plan was tested; members that could run the service alone within a year, number | Make the exit plan a part of the agreement; Keep staff employed by each member, so that each can go back to its own team |
}

func ExampleStandings_Table() {
	names := report.NewNames(report.Entry{Noun: report.Organisation, ID: "weston", Name: "Weston District Council"})
	fmt.Print(twoRisks().Standings().Table(names).Markdown())
	// Output:
	// ## Where the risks stand
	//
	// | Risk | Current | Appetite | Above appetite (ratings) | Above appetite (points) | Above appetite (%) | Next review |
	// |---|---|---|---:|---:|---:|---|
	// | The system fails | amber (12), 3 × 4 | minimal (Weston District Council): above appetite by 2 (20%) | 1 | 2 | 20 | 2026-09-20 |
	// | The office closes | green (6), 3 × 2 | open (all): within appetite | 0 | 0 | 0 | 2027-03-20 |
}

// The same levels have other ratings on another matrix, and the score of 11 that was
// recorded for 4 × 3 is put right.
func ExampleRecasts_Table() {
	reg := twoRisks()
	reg.Risks[0].Current.Score = partnership.MustQuantity("11")
	same := risk.Translation{}
	for _, code := range []matrix.LevelCode{"1", "2", "3", "4", "5"} {
		same.Likelihood = append(same.Likelihood, risk.Recode{From: code, To: code})
		same.Impact = append(same.Impact, risk.Recode{From: code, To: code})
	}
	_, recasts, err := reg.Translate(matrix.CambridgeshireAndPeterborough(), same)
	fmt.Print(recasts.Table(reg.Names()).Markdown(), err)
	// Output:
	// ## Rated differently
	//
	// | Risk | Assessment | Before | After | Wrong score recorded |
	// |---|---|---|---|---:|
	// | The system fails | current | amber (12), 3 × 4 | red (12), 3 × 4 | 11 |
	// | The office closes | current | green (6), 3 × 2 | yellow (6), 3 × 2 |  |
	// <nil>
}
