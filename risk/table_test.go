package risk_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

func TestRegister_Tables(t *testing.T) {
	t.Parallel()
	bare := risk.Risk{
		ID: "bare", Title: "Nobody has looked", Cause: "c.", Event: "e", Consequence: "q",
		Nature: risk.Threat, Category: risk.SecurityRisk, Status: risk.OpenRisk,
		Actions: []risk.Action{{ID: "look", What: "Look"}},
	}
	late := sound("late")
	late.Actions[0].Due = day("2026-06-29")
	clients := sound("clients")
	clients.Title, clients.Nature, clients.Treatment, clients.Current.Impact = "Schools become clients", risk.Opportunity, risk.Take, "2"
	clients.Inherent, clients.Target, clients.Lines, clients.Members = risk.Assessment{}, risk.Assessment{}, []partnership.LineID{"schools"}, orgs("barnet")
	clients.Controls, clients.Actions[0].Done = nil, day("2026-06-01")
	clients.Indicators[0].Readings = append(clients.Indicators[0].Readings, risk.Reading{On: day("2026-07-15"), Value: qty("20")})
	lost := sound("lost")
	lost.Status = ""
	reg := register(late, clients, bare, lost, closed("closed"), merged("double", "late"))
	reg.Appetites = reg.Appetites[2:]
	reg.Plans = []risk.ContingencyPlan{exitPlan(), {ID: "panel", Function: "Urgent cases", Risks: []risk.RiskID{"late", "bare"}, Implement: pounds("5.00")}, exitPlan()}
	reg.Plans[0].Risks = []risk.RiskID{"lost"}
	reg.Plans[2].Prepare = pounds("92233720368547758.07")
	goldenText(t, "register.md", reg.Tables(report.NewNames(report.Entry{Noun: report.Organisation, ID: "barnet", Name: "London Borough of Barnet"})).Markdown())
	assert.Equal(t, "2026-06-30: 0 open threats (0 red, 0 amber, 0 green), 0 above appetite", register().Tables(noNames)[0].Summary)
	assert.Len(t, register(levels("r", day("2026-04-20"), "4 4")).Tables(noNames), 3, "nothing is over or unclear")
}

// What is recorded of a risk is written, and what is not is left out.
func TestRegister_TablesOfAFullRisk(t *testing.T) {
	t.Parallel()
	var got []string
	for _, row := range fullRegister().Tables(noNames)[1].Rows {
		if row[0] == "Locums cost too much" {
			got = append(got, row[1]+": "+row[2])
		}
	}
	assert.Equal(t, []string{
		"Cause: Pay is below the market", "Event: Lawyers leave", "Consequence: Cases are late",
		"Concerns: harrow and barnet", "Service lines: litigation", "Identified: 2025-06-30", "Assessed: 2026-04-20, Seven vacancies",
		"Could happen from: 2026-09-01", "Felt within: months",
		"Estimate for a year: probability 0.3, £20,000.00 to £90,000.00",
		"Borne by: harrow 1/2, barnet 1/2",
		"Controls: Framework for locums (working, preventive, adequate, tested 2026-05-01, Internal audit 14/2026); Trainee scheme (planned from 2026-09-01); One contract with the agencies (working, corrective); those that work take away 70% of it",
		"Indicators: posts vacant, %, 9.5 on 2026-06-15 (warning)", "Actions: 1 to do, 0 done",
		"Accepted: by Joint committee until 2026-12-31, Nothing more can be done at a fair cost",
		"Happened: 2026-02-03: Three locums at once, loss £14,000.00, breach of the agreement, booked as J1402", "Happened: 2026-04-20: Another, loss not known",
		"Caused by: Too few lawyers (staff)", "Related: Schools become clients",
	}, got)
}

// A matrix without scores or ratings writes what it has.
func TestRegister_TablesWithoutScores(t *testing.T) {
	t.Parallel()
	reg := with(func(*risk.Risk) {})
	reg.Matrix, reg.ReviewMonths, reg.AppetiteRatings, reg.PlansFrom = matrix.NationalRiskRegister(), nil, nil, ""
	require.NoError(t, reg.Validate())
	text := reg.Tables(noNames).Markdown()
	assert.Contains(t, text, "1 open threat (1 not rated), 0 above appetite")
	assert.Contains(t, text, "| not rated, 4 × 5 | not rated, 4 × 3 | not rated, 2 × 3 by 2027-03-31 | cautious (all): not known |")
}

func TestChangeReport_Tables(t *testing.T) {
	t.Parallel()
	q := quarters()
	first := at(q[0], levels("up", q[0], "2 3"), levels("down", q[0], "4 4"), levels("same", q[0], "3 3"), levels("gone", q[0], "2 2"),
		sound("twin"), levels("unsure", q[0], "3 3"))
	second := at(q[1], levels("up", q[1], "3 3"), levels("down", q[1], "4 3"), levels("same", q[0], "3 3"), levels("gone", q[0], "2 2"),
		sound("twin"), levels("unsure", q[0], "3 3"))
	third := at(q[2], levels("up", q[2], "4 3"), levels("down", q[1], "2 3"), levels("same", q[0], "3 3"), merged("twin", "same"),
		closed("over"), levels("unsure", q[0], ""), sound("new"))
	third.Risks[2].Owner = "Head of HR"
	report, err := risk.Changes([]risk.Register{first, second, third})
	require.NoError(t, err)
	goldenText(t, "changes.md", report.Tables(noNames).Markdown())
	none, err := risk.Changes([]risk.Register{at(q[0]), at(q[1])})
	require.NoError(t, err)
	assert.Equal(t, "2026-03-31 to 2026-06-30: no risks", none.Tables(noNames)[0].Summary)
}

// Two risks of one id are both written, each with its own text, and one whose nature
// nobody knows is not counted as a threat.
func TestRegister_TablesLoseNobody(t *testing.T) {
	t.Parallel()
	one, two := levels("twice", day("2026-04-20"), "4 4"), levels("twice", day("2026-04-20"), "4 3")
	one.Cause, two.Cause, two.Nature = "The first", "The second", ""
	one.Indicators[0].Readings, one.Controls[0].From, one.Controls[0].Status = nil, day("2026-07-01"), ""
	one.Actions[0].What, two.Actions[0].What = "Do this", "Do that"
	text := register(one, two).Tables(noNames).Markdown()
	for _, want := range []string{
		"1 open threat (1 red, 0 amber, 0 green), 1 above appetite; 1 open unclassified risk (0 red, 1 amber, 0 green), 0 above appetite\n",
		"| Too few lawyers | Cause | The first |", "| Too few lawyers | Cause | The second |", "| Too few lawyers | Do this |", "| Too few lawyers | Do that |",
		"| Too few lawyers (threat or opportunity: not known) |",
		"Framework for locums (not known to work from 2026-07-01);", "posts vacant, %, no reading (not known)",
	} {
		assert.Contains(t, text, want)
	}
}

func TestPlanCoverages_Table(t *testing.T) {
	t.Parallel()
	reg := covered()
	reg.Risks[2].Nature, reg.Plans[0].Moves = "", nil
	coverages, err := reg.Coverage(reg.AsOf)
	require.NoError(t, err)
	goldenText(t, "coverages.md", coverages.Table(noNames).Markdown())
}

// A table without rows says so.
func TestTables_OfNothing(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "## Risks to be escalated\n\nNo risk goes up.\n", risk.Escalations{}.Table(noNames).Markdown())
	assert.Equal(t, "## Risks to consider\n\nNothing points to a risk.\n", risk.Proposals{}.Table().Markdown())
	assert.Equal(t, "## Contingency plans\n\nNo risk needs a contingency plan.\n", risk.PlanCoverages{}.Table(noNames).Markdown())
	assert.Equal(t, "## Rated differently\n\nEvery assessment is rated as before.\n", risk.Recasts{}.Table(noNames).Markdown())
	assert.Equal(t, "action 2, expected", risk.Recasts{{Risk: "r1", Assessment: "actions[1].expected"}}.Table(noNames).Rows[0][1])
	assert.Empty(t, risk.Tallies{}.Table(noNames).Rows)
}

func TestLossSplit_Table(t *testing.T) {
	t.Parallel()
	split, err := agreed().Split(risk.Loss{Amount: pounds("130000.00"), Fault: risk.BreachOfAgreement, AtFault: shares("a|b 1/1")})
	require.Error(t, err)
	assert.Equal(t, [][]string{{"Loss", "not known"}}, split.Table(noNames).Totals)
	bearing := agreed()
	bearing.Clause = ""
	split, err = bearing.Split(risk.Loss{Amount: pounds("130000.00"), Fault: risk.BreachOfAgreement, AtFault: shares("brent 1/1")})
	require.NoError(t, err)
	goldenText(t, "loss-split.md", split.Table(noNames).Markdown())
}

func ExamplePlanCoverages_Table() {
	day := calendar.MustDate
	plan := risk.ContingencyPlan{ID: "standby", Risks: []risk.RiskID{"system"}, Moves: []risk.PlanMove{{To: risk.DraftPlan, On: day("2026-05-01")}}}
	reg := twoRisks()
	reg.PlansFrom, reg.Plans = "amber", []risk.ContingencyPlan{plan}
	coverages, err := reg.Coverage(reg.AsOf)
	fmt.Print(coverages.Table(noNames).Markdown(), err)
	// Output:
	// ## Contingency plans
	//
	// | Risk | Current | Plans | A plan to rely on |
	// |---|---|---|---|
	// | The system fails | amber (12), 3 × 4 | standby, draft (not in force, no trigger, no owner, time not known, not funded, not tested, no test interval) | no |
	// <nil>
}

func ExampleLossSplit_Table() {
	bearing := risk.Bearing{Clause: "17.3", Shares: []partnership.Share{
		{Org: "easton", Fraction: partnership.MustFraction("2/3")},
		{Org: "weston", Fraction: partnership.MustFraction("1/3")},
	}}
	split, err := bearing.Split(risk.Loss{Amount: costing.MustMoney("10000.00")})
	fmt.Print(split.Table(noNames).Markdown(), err)
	// Output:
	// ## Who bears the loss
	//
	// | Borne by | Amount |
	// |---|---:|
	// | easton | £6,666.67 |
	// | weston | £3,333.33 |
	// | **Loss** | **£10,000.00** |
	//
	// 1. Shares (17.3): £10,000.00 by shares: easton £6,666.67 (66.666667%); weston £3,333.33 (33.333333%)
	// <nil>
}
