package risk_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// threePeriods is registers of three quarters: a risk that rises and falls, one that ends,
// one that is new, and one that is never open.
func threePeriods() []risk.Register {
	q := quarters()
	return []risk.Register{
		at(q[0], levels("a", q[0], "3 4"), levels("ends", q[0], "2 5"), closed("over")),
		at(q[1], levels("a", q[1], "4 4"), levels("ends", q[1], "5 2"), closed("over")),
		at(q[2], levels("new", q[2], "1 1"), levels("a", q[2], "3 3")),
	}
}

// Inherent 20 each. Period by period: 20 + 20 against 12 + 10, then 16 + 10, then 1 + 9.
func TestSeriesOf(t *testing.T) {
	t.Parallel()
	s, err := risk.SeriesOf(threePeriods())
	require.NoError(t, err)
	got := []string{}
	for _, row := range s.Rows {
		text := string(row.Risk)
		for _, p := range row.Points {
			text += fmt.Sprintf("; %v %s", p.Current, p.Shift)
		}
		got = append(got, text)
	}
	assert.Equal(t, []string{
		"new; not assessed ; not assessed ; green (1), 1 × 1 ",
		"a; amber (12), 3 × 4 ; red (16), 4 × 4 up; green (9), 3 × 3 down",
		"ends; green (10), 2 × 5 ; green (10), 5 × 2 across; not assessed ",
	}, got)
	periods := []string{}
	for _, p := range s.Periods {
		periods = append(periods, fmt.Sprintf("%v: %v to %v, %v %%", p.On, p.Inherent, p.Current, p.Reduction))
	}
	assert.Equal(t, []string{"2026-03-31: 40 to 22, 45 %", "2026-06-30: 40 to 26, 35 %", "2026-09-30: 40 to 10, 75 %"}, periods)
	_, err = risk.SeriesOf(nil)
	require.EqualError(t, err, "registers: registers found: 0, wanted: 1 or more: required")
	_, err = risk.SeriesOf([]risk.Register{threePeriods()[1], threePeriods()[0]})
	require.Error(t, err)
}

// An opportunity is named as one, and a risk that did not move stands as before.
func TestSeries_TableInWords(t *testing.T) {
	t.Parallel()
	q := quarters()
	chance := levels("b", q[0], "3 3")
	chance.Nature = risk.Opportunity
	s, err := risk.SeriesOf([]risk.Register{at(q[0], chance), at(q[1], chance)})
	require.NoError(t, err)
	assert.Equal(t, []string{"Too few lawyers (opportunity)", "red (20), 4 × 5", "green (9), 3 × 3", "green (9), 3 × 3, as before", "green (6), 2 × 3"}, s.Table(noNames).Rows[0])
}

// The last shift of every risk is that of the report of changes.
func TestSeriesOf_AgreesWithChanges(t *testing.T) {
	t.Parallel()
	three := threePeriods()
	s, err := risk.SeriesOf(three)
	require.NoError(t, err)
	shifts := map[risk.RiskID]matrix.Shift{}
	for _, row := range s.Rows {
		shifts[row.Risk] = row.Points[2].Shift
	}
	found, err := risk.Changes(three)
	require.NoError(t, err)
	for _, c := range found.Changes {
		assert.Equal(t, c.Shift, shifts[c.Risk], c.Risk)
	}
}

// A sum with something in it that is not known is not known; opportunities are no part of
// it; and a risk above what it was has a reduction below 0.
func TestSeriesOf_SumsWhatIsKnown(t *testing.T) {
	t.Parallel()
	q := quarters()
	unknown, chance, worse := levels("a", q[0], ""), levels("b", q[0], "5 5"), levels("c", q[0], "5 5")
	chance.Nature = risk.Opportunity
	worse.Inherent = assessed("2025-06-30", "2 3", "x")
	for _, c := range []struct {
		risks []risk.Risk
		want  string
	}{
		{[]risk.Risk{unknown, worse}, "26 to not known, not known"},
		{[]risk.Risk{chance, worse}, "6 to 25, -316.7"},
		{[]risk.Risk{chance}, "0 to 0, not known"},
		{[]risk.Risk{levels("d", q[0], "3 3"), levels("e", q[0], "3 4"), levels("f", q[0], "2 1")}, "60 to 23, 61.7"},
	} {
		s, err := risk.SeriesOf([]risk.Register{at(q[0], c.risks...)})
		require.NoError(t, err)
		p := s.Periods[0]
		assert.Equal(t, c.want, fmt.Sprintf("%v to %v, %v", p.Inherent, p.Current, p.Reduction))
	}
	without := at(q[0], levels("a", q[0], "3 3"))
	without.Matrix = matrix.NationalRiskRegister()
	s, err := risk.SeriesOf([]risk.Register{without})
	require.NoError(t, err)
	assert.Equal(t, partnership.Quantity{}, s.Periods[0].Current)
}

func TestSeriesOf_ChangesNothing(t *testing.T) {
	t.Parallel()
	three := threePeriods()
	fieldtest.Unchanged(t, three, func() {
		s, err := risk.SeriesOf(three)
		require.NoError(t, err)
		fillWith(s.Rows[0].Points, risk.SeriesPoint{})
		fillWith(s.Rows, risk.SeriesRow{})
		_ = three[0].HeatMapOf(risk.InherentRisk)
		_ = three[0].TalliesOf(risk.Together, risk.TargetRisk)
	})
}

// The same risks by what they were, are and are to be: 20, 12 and 6.
func TestRegister_MapsAndTalliesOfEachAspect(t *testing.T) {
	t.Parallel()
	reg := register(sound("r1"))
	for aspect, want := range map[risk.Aspect]string{
		risk.InherentRisk: "red (20), 4 × 5 [0 0 1] Legal practice, 2026-06-30, inherent",
		risk.CurrentRisk:  "amber (12), 4 × 3 [0 1 0] Legal practice, 2026-06-30",
		risk.TargetRisk:   "green (6), 2 × 3 [1 0 0] Legal practice, 2026-06-30, target",
		"":                "amber (12), 4 × 3 [0 1 0] Legal practice, 2026-06-30",
	} {
		h := reg.HeatMapOf(aspect)
		require.NoError(t, h.Validate())
		assert.Equal(t, want, fmt.Sprint(h.Risks[0].Now, " ", reg.TalliesOf(risk.Together, aspect).Groups[0].Rated, " ", h.Title))
	}
	for aspect, want := range map[risk.Aspect]string{
		"": "Open risks", risk.CurrentRisk: "Open risks",
		risk.InherentRisk: "Open risks by their inherent assessment", risk.TargetRisk: "Open risks by their target assessment",
	} {
		assert.Equal(t, want, reg.TalliesOf(risk.Together, aspect).Table(noNames).Title)
	}
	assert.Equal(t, reg.HeatMap(), reg.HeatMapOf(risk.CurrentRisk))
	assert.Equal(t, 1, reg.TalliesOf(risk.Together, risk.InherentRisk).Groups[0].Above)
}

// An impact of 5 always goes up, however unlikely; so does what is worse by its levels,
// and what is above tolerance.
func TestEscalate_ByImpactWorseAndTolerance(t *testing.T) {
	t.Parallel()
	q := quarters()
	impact := risk.EscalationRule{To: "board", Source: "terms", Impact: "5"}
	worse := risk.EscalationRule{To: "board", Source: "terms", Worse: true}
	tolerance := risk.EscalationRule{To: "board", Source: "terms", Tolerance: true}
	for _, c := range []struct {
		rule        risk.EscalationRule
		before, now string
		want        string
	}{
		{impact, "1 4", "1 5", "[impact 5] false"},
		{impact, "1 5", "5 4", ""},
		{impact, "1 5", "", "[impact not known] true"},
		{worse, "2 3", "2 4", "[worse than before] false"},
		{worse, "2 4", "2 3", ""},
		{worse, "2 4", "2 4", ""},
		{worse, "2 4", "4 2", "[not known whether it is worse than before] true"},
		{worse, "", "4 2", "[not known whether it is worse than before] true"},
		{tolerance, "1 1", "3 5", "[above tolerance] false"},
		{tolerance, "1 1", "3 4", ""},
		{tolerance, "1 1", "", "[not known whether it is within tolerance] true"},
	} {
		before, now := at(q[0], levels("r1", q[0], c.before)), at(q[1], levels("r1", q[1], c.now))
		now.Appetites = []risk.AppetiteStatement{{Score: qty("9"), ToleranceScore: qty("12")}}
		require.NoError(t, now.Validate())
		found, err := risk.Escalate([]risk.EscalationRule{c.rule}, []risk.Register{before, now})
		require.NoError(t, err)
		got := ""
		for _, e := range found {
			got += fmt.Sprint(e.Reasons, " ", e.Unsure)
		}
		assert.Equal(t, c.want, got, "%s to %s", c.before, c.now)
	}
	_, err := risk.Escalate([]risk.EscalationRule{{To: "board", Source: "terms", Impact: "9"}}, []risk.Register{at(q[0])})
	require.EqualError(t, err, `rules[0].impact: "9" is not a level (1, 2, 3, 4, 5): not found`)
	fresh, err := risk.Escalate([]risk.EscalationRule{worse}, []risk.Register{at(q[0]), at(q[1], levels("r1", q[1], "5 5"))})
	require.NoError(t, err)
	assert.Empty(t, fresh, "what was not open before is not worse than before")
}

// What went up for a reason, and has none now, comes back down; what is not known does
// not.
func TestDeescalate(t *testing.T) {
	t.Parallel()
	q := quarters()
	rules := []risk.EscalationRule{{To: "board", Source: "terms", Score: qty("15")}, {To: "board", Source: "terms", Impact: "5"}}
	for _, c := range []struct{ before, now, want string }{
		{"4 4", "3 3", "board now score 9"},
		{"1 5", "1 4", "board now impact 4"},
		{"4 4", "4 4", ""},
		{"4 4", "1 5", ""}, // the other rule holds
		{"3 3", "2 2", ""},
		{"4 4", "", ""},
		{"", "3 3", ""},
		{"3 3", "4 4", ""},
	} {
		down, err := risk.Deescalate(rules, []risk.Register{at(q[0], levels("r1", q[0], c.before), closed("r2")), at(q[1], levels("r1", q[1], c.now), closed("r2"))})
		require.NoError(t, err)
		got := ""
		for _, e := range down {
			got += e.To + " " + e.Reasons[0]
		}
		assert.Equal(t, c.want, got, "%s to %s", c.before, c.now)
	}
	_, err := risk.Deescalate(rules, []risk.Register{at(q[0])})
	require.EqualError(t, err, "registers: registers found: 1, wanted: 2 or more: required")
	_, err = risk.Deescalate([]risk.EscalationRule{{}}, []risk.Register{at(q[0]), at(q[1])})
	require.Error(t, err)
	assert.Equal(t, "No risk comes back down.", risk.Deescalations{}.Table(noNames).Summary)
}

func ExampleSeriesOf() {
	s, err := risk.SeriesOf(threePeriods())
	for _, p := range s.Periods {
		fmt.Println(p.On, p.Inherent, p.Current, p.Reduction)
	}
	fmt.Println(err)
	// Output:
	// 2026-03-31 40 22 45
	// 2026-06-30 40 26 35
	// 2026-09-30 40 10 75
	// <nil>
}

func ExampleSeries_Table() {
	s, _ := risk.SeriesOf(threePeriods())
	fmt.Print(s.Table(noNames).Markdown())
	// Output:
	// ## Legal practice, over time
	//
	// | Risk | Inherent | 2026-03-31 | 2026-06-30 | 2026-09-30 | Target |
	// |---|---|---|---|---|---|
	// | Too few lawyers (new) | red (20), 4 × 5 | – | – | green (1), 1 × 1 | green (6), 2 × 3 |
	// | Too few lawyers (a) | red (20), 4 × 5 | amber (12), 3 × 4 | red (16), 4 × 4, up | green (9), 3 × 3, down | green (6), 2 × 3 |
	// | Too few lawyers (ends) | red (20), 4 × 5 | green (10), 2 × 5 | green (10), 5 × 2, across | – | green (6), 2 × 3 |
	// | **Sum of inherent scores** |  | **40** | **40** | **40** |  |
	// | **Sum of current scores** |  | **22** | **26** | **10** |  |
	// | **Lower than the inherent risks, %** |  | **45** | **35** | **75** |  |
	//
	// 1. The sums are those of the open threats. A sum is not known if one of them is not scored.
}

func ExampleDeescalate() {
	q := quarters()
	down, err := risk.Deescalate(
		[]risk.EscalationRule{{To: "the joint committee", Source: "Agreement, schedule 6", Score: qty("15")}},
		[]risk.Register{at(q[0], levels("locums", q[0], "4 4")), at(q[1], levels("locums", q[1], "3 3"))},
	)
	fmt.Println(down[0].Risk, down[0].To, down[0].Reasons, err)
	// Output: locums the joint committee [now score 9] <nil>
}

func ExampleDeescalations_Table() {
	q := quarters()
	down, _ := risk.Deescalate(
		[]risk.EscalationRule{{To: "the joint committee", Source: "Agreement, schedule 6", Score: qty("15")}},
		[]risk.Register{at(q[0], levels("locums", q[0], "4 4")), at(q[1], levels("locums", q[1], "3 3"))},
	)
	fmt.Print(down.Table(noNames).Markdown())
	// Output:
	// ## Risks that come back down
	//
	// | Risk | Current | To | Reason | By which rule |
	// |---|---|---|---|---|
	// | Too few lawyers | green (9), 3 × 3 | the joint committee | now score 9 | Agreement, schedule 6 |
}

func ExampleRegister_HeatMapOf() {
	fmt.Println(register(sound("locums")).HeatMapOf(risk.InherentRisk).Risks[0].Now)
	// Output: red (20), 4 × 5
}

func ExampleRegister_TalliesOf() {
	tallies := register(sound("locums")).TalliesOf(risk.Together, risk.TargetRisk)
	fmt.Println(tallies.Ratings, tallies.Groups[0].Rated)
	// Output: [green amber red] [1 0 0]
}
