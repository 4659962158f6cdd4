package risk_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

func TestRegisterMarkdown(t *testing.T) {
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
	want := lines(
		"**Legal practice**, 2026-06-30: 2 open threats (0 red, 1 amber, 0 green, 1 not rated), 0 above appetite; 1 open opportunity (0 red, 0 amber, 1 green)",
		"",
		"| Risk | Category | Owner | Inherent | Current | Target | Appetite | Treatment | Next review |",
		"|---|---|---|---|---|---|---|---|---|",
		"| bare Nobody has looked | security | none | not assessed | not assessed | not assessed | not stated | none | no date |",
		"| late Too few lawyers | people | Director of Legal | red (20) | amber (12) | green (6) by 2027-03-31 | not stated | treat | 2026-10-20 |",
		"| clients Schools become clients (opportunity) | people | Director of Legal | not assessed | green (8) | not assessed | not stated | take | 2027-04-20 |",
		"",
		"- **bare** Cause: c. Event: e. Consequence: q. Concerns: harrow, barnet. Service lines: all. Identified: no date. Assessed: no date, no reason. Controls: none. Indicators: none. Actions: 1 to do, 0 done.",
		"- **late** Cause: Pay is below the market. Event: Lawyers leave. Consequence: Cases are late. Concerns: harrow, barnet. Service lines: all. Identified: 2025-06-30. Assessed: 2026-04-20, Seven vacancies. Felt within: months. Controls: Framework for locums (working); Trainee scheme (planned from 2026-09-01); those that work take away 0.4 of it. Indicators: posts vacant, %, 9.5 on 2026-06-15 (warning). Actions: 1 to do, 0 done.",
		"- **clients** Cause: Pay is below the market. Event: Lawyers leave. Consequence: Cases are late. Concerns: barnet. Service lines: schools. Identified: 2025-06-30. Assessed: 2026-04-20, Seven vacancies. Felt within: months. Controls: none. Indicators: posts vacant, %, 9.5 on 2026-06-15 (warning). Actions: 0 to do, 1 done.",
		"",
		"| Action | Owner | Due | Cost | Expected to bring the risk to |",
		"|---|---|---|---|---|",
		"| bare/look Look | none | no date | not known | not stated |",
		"| late/market Agree a market supplement | Head of HR | 2026-06-29, overdue | £42,000.00 | green (9) by 2026-12-31 |",
		"",
		"Not open any more:",
		"",
		"- closed Too few lawyers: closed on 2026-03-01, The posts are filled",
		"- double Too few lawyers: merged into late on 2026-05-31, Nearly the same",
		"",
		"Open, closed or merged: not known:",
		"",
		"- lost Too few lawyers",
		"")
	assert.Equal(t, want, reg.Markdown())
	assert.Equal(t, "**Legal practice**, 2026-06-30: 0 open threats (0 red, 0 amber, 0 green), 0 above appetite\n", register().Markdown())
	assert.NotContains(t, register(levels("r", day("2026-04-20"), "4 4")).Markdown(), "not stated |\n| Action")
}

// What is recorded of a risk is written, and what is not is left out.
func TestMarkdownOfAFullRisk(t *testing.T) {
	t.Parallel()
	assert.Contains(t, fullRegister().Markdown(), "- **locums** Cause: Pay is below the market. Event: Lawyers leave. Consequence: Cases are late. "+
		"Concerns: harrow, barnet. Service lines: litigation. Identified: 2025-06-30. Assessed: 2026-04-20, Seven vacancies. Could happen from: 2026-09-01. Felt within: months. "+
		"Estimate for a year: probability 0.3, £20,000.00 to £90,000.00. "+
		"Controls: Framework for locums (working); Trainee scheme (planned from 2026-09-01); those that work take away 0.4 of it. "+
		"Indicators: posts vacant, %, 9.5 on 2026-06-15 (warning). Actions: 1 to do, 0 done. "+
		"Accepted: by Joint committee until 2026-12-31, Nothing more can be done at a fair cost. "+
		"Caused by: staff. Related: clients.\n")
}

// A matrix without scores or ratings writes what it has.
func TestMarkdownWithoutScores(t *testing.T) {
	t.Parallel()
	reg := with(func(*risk.Risk) {})
	reg.Matrix, reg.ReviewMonths, reg.AppetiteRatings, reg.PlansFrom = matrix.NationalRiskRegister(), nil, nil, ""
	require.NoError(t, reg.Validate())
	text := reg.Markdown()
	assert.Contains(t, text, "1 open threat (1 not rated), 0 above appetite")
	assert.Contains(t, text, "| not rated | not rated | not rated by 2027-03-31 | cautious (all): not known |")
}

// Text from a register stays text in a table.
func TestMarkdownEscapes(t *testing.T) {
	t.Parallel()
	hostile := "a|b\n# *bold* `code` [link](x) <script> _e_ \\"
	r := sound("r1")
	r.Title, r.Owner, r.Cause, r.Current.Reason = hostile, hostile, hostile, hostile
	r.Actions[0].What, r.Actions[0].Owner, r.Controls[0].Title = hostile, hostile, hostile
	reg := register(r)
	reg.Title = hostile
	before := register(sound("r1"))
	before.AsOf, before.Risks[0].Current.Impact = day("2026-03-31"), "5"
	report, err := risk.Changes([]risk.Register{before, reg})
	require.NoError(t, err)
	for _, text := range []string{reg.Markdown(), report.Markdown()} {
		assert.NotContains(t, text, "<script>")
		assert.NotContains(t, text, " *bold*")
		assert.NotContains(t, text, " [link]")
		assert.NotContains(t, text, "\n# ")
		assert.Contains(t, text, `a\|b # \*bold\* \`+"`code")
		columns := 0
		for line := range strings.Lines(text) {
			cells := strings.Count(line, "|") - strings.Count(line, `\|`)
			if columns == 0 || !strings.HasPrefix(line, "|") {
				columns = cells
			}
			if strings.HasPrefix(line, "|") {
				assert.Equal(t, columns, cells, line)
			}
			if !strings.HasPrefix(line, "|") {
				columns = 0
			}
		}
	}
}

func TestChangeReportMarkdown(t *testing.T) {
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
	assert.Equal(t, lines(
		"**Legal practice**, 2026-06-30 to 2026-09-30: 1 new, 1 up, 1 down, 1 unchanged, 1 closed, 1 merged, 1 missing, 1 not comparable",
		"",
		"| Risk | Move | Before | Now | Score | Why |",
		"|---|---|---|---|---|---|",
		"| up Too few lawyers | up | green (9) | amber (12) | +3 | because of 4 3 |",
		"| down Too few lawyers | down | amber (12) | green (6) | −6 | no reason is given |",
		"| same Too few lawyers | unchanged, with twin | green (9) | green (9) | 0 |  |",
		"| twin Too few lawyers | merged into same | amber (12) | – | – | Nearly the same |",
		"| over Too few lawyers | closed | – | – | – | The posts are filled |",
		"| unsure Too few lawyers | not comparable | green (9) | – | – | no reason is given |",
		"| new Too few lawyers | new | – | amber (12) | – | no reason is given |",
		"| gone Too few lawyers | missing | green (4) | – | – | the register does not say what became of it |",
		"",
		"Rising twice in a row: up.",
		"",
		"Falling twice in a row: down.",
		"",
		"Within appetite twice in a row, candidates for removal: down, same.",
		"",
		"Where they stood: same.",
		"",
		"What else has changed:",
		"",
		"- same: owner Head of HR (was Director of Legal)",
		"- twin: action market is taken out: Agree a market supplement", ""), report.Markdown())
	none, err := risk.Changes([]risk.Register{at(q[0]), at(q[1])})
	require.NoError(t, err)
	assert.Equal(t, "**Legal practice**, 2026-03-31 to 2026-06-30: no risks\n", none.Markdown())
}

// Two risks of one id are both written, each with its own text, and one whose nature
// nobody knows is not counted as a threat.
func TestMarkdownLosesNobody(t *testing.T) {
	t.Parallel()
	one, two := levels("twice", day("2026-04-20"), "4 4"), levels("twice", day("2026-04-20"), "4 3")
	one.Cause, two.Cause, two.Nature = "The first", "The second", ""
	one.Indicators[0].Readings, one.Controls[0].From, one.Controls[0].Status = nil, day("2026-07-01"), ""
	one.Actions[0].What, two.Actions[0].What = "Do this", "Do that"
	text := register(one, two).Markdown()
	for _, want := range []string{
		"1 open threat (1 red, 0 amber, 0 green), 1 above appetite; 1 open unclassified risk (0 red, 1 amber, 0 green), 0 above appetite\n",
		"- **twice** Cause: The first.", "- **twice** Cause: The second.", "twice/market Do this", "twice/market Do that",
		"| twice Too few lawyers (threat or opportunity: not known) |",
		"Controls: Framework for locums (none from 2026-07-01);", "Indicators: posts vacant, %, no reading (not known).",
	} {
		assert.Contains(t, text, want)
	}
}

func TestCoveragesMarkdown(t *testing.T) {
	t.Parallel()
	reg := covered()
	reg.Risks[2].Nature, reg.Plans[0].Moves = "", nil
	coverages, err := reg.Coverage(reg.AsOf)
	require.NoError(t, err)
	assert.Equal(t, lines(
		"| Risk | Current | Plans | A plan to rely on |",
		"|---|---|---|---|",
		"| R-18 R-18 happens | not assessed | none | not known: current |",
		"| R-12 R-12 happens | red (25) | P-02, the exit plan (not in force, not tested); P-01, armed | yes |",
		"| R-13 R-13 happens | red (20) | none | not known: nature |",
		"| R-07 R-07 happens | red (16) | P-01, armed | yes |", ""), coverages.Markdown())
}

func TestLossSplitMarkdown(t *testing.T) {
	t.Parallel()
	split, err := agreed().Split(risk.Loss{Amount: pounds("130000.00"), Fault: risk.BreachOfAgreement, AtFault: "a|b"})
	require.Error(t, err)
	assert.Equal(t, "| Borne by | Amount |\n|---|---:|\n| Loss | not known |\n", split.Markdown())
	bearing := agreed()
	bearing.Clause = ""
	split, err = bearing.Split(risk.Loss{Amount: pounds("130000.00"), Fault: risk.BreachOfAgreement, AtFault: "brent"})
	require.NoError(t, err)
	assert.Equal(t, lines(
		"| Borne by | Amount |",
		"|---|---:|",
		"| The insurer | £30,000.00 |",
		"| brent | £100,000.00 |",
		"| Loss | £130,000.00 |",
		"",
		"1. Insurance: Municipal Mutual pays £30,000.00: what is above £100,000.00 of the loss, up to £500,000.00",
		"2. Fault: brent bears all that is left: breach; brent £100,000.00", ""), split.Markdown())
}

func ExamplePlanCoverages_Markdown() {
	day := calendar.MustDate
	plan := risk.ContingencyPlan{ID: "standby", Risks: []risk.RiskID{"system"}, Moves: []risk.PlanMove{{To: risk.DraftPlan, On: day("2026-05-01")}}}
	reg := twoRisks()
	reg.PlansFrom, reg.Plans = "amber", []risk.ContingencyPlan{plan}
	coverages, err := reg.Coverage(reg.AsOf)
	fmt.Print(coverages.Markdown(), err)
	// Output:
	// | Risk | Current | Plans | A plan to rely on |
	// |---|---|---|---|
	// | system The system fails | amber (12) | standby, draft (not in force, no trigger, no owner, time not known, not funded, not tested) | no |
	// <nil>
}

func ExampleLossSplit_Markdown() {
	bearing := risk.Bearing{Clause: "17.3", Shares: []partnership.Share{
		{Org: "easton", Fraction: partnership.MustFraction("2/3")},
		{Org: "weston", Fraction: partnership.MustFraction("1/3")},
	}}
	split, err := bearing.Split(risk.Loss{Amount: costing.MustMoney("10000.00")})
	fmt.Print(split.Markdown(), err)
	// Output:
	// | Borne by | Amount |
	// |---|---:|
	// | easton | £6,666.67 |
	// | weston | £3,333.33 |
	// | Loss | £10,000.00 |
	//
	// 1. Shares (17.3): £10,000.00 by shares: easton 2/3, weston 1/3; easton £6,666.67, weston £3,333.33
	// <nil>
}
