package risk_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// details is what the details of a change say.
func details(c risk.Change) (texts []string) {
	for _, d := range c.Details {
		texts = append(texts, d.Text(noNames))
	}
	return texts
}

// quarters are the days of three registers.
func quarters() []calendar.Date {
	return []calendar.Date{day("2026-03-31"), day("2026-06-30"), day("2026-09-30")}
}

// at is a register of a day with these risks, each assessed in it.
func at(on calendar.Date, risks ...risk.Risk) risk.Register {
	reg := register(risks...)
	reg.AsOf = on
	return reg
}

// levels is a sound risk that was assessed on a day at these levels: "4 3".
func levels(id risk.RiskID, on calendar.Date, text string) risk.Risk {
	r := sound(id)
	r.Current = assessed(on.String(), text, "because of "+text)
	if text == "" {
		r.Current = risk.Assessment{}
	}
	return r
}

// only is the change of a report that has one.
func only(t *testing.T, registers ...risk.Register) risk.Change {
	t.Helper()
	report, err := risk.Changes(registers)
	require.NoError(t, err)
	require.Len(t, report.Changes, 1)
	return report.Changes[0]
}

// Each way from one place to another, by the grid of Cambridgeshire and
// Peterborough, on which 15 is red or amber.
func TestShifts(t *testing.T) {
	t.Parallel()
	q := quarters()
	for _, c := range []struct {
		before, now string
		want        matrix.Shift
		by          string
	}{
		{"4 3", "4 3", matrix.NoShift, "0"},
		{"4 3", "4 4", matrix.Up, "4"},
		{"4 4", "4 3", matrix.Down, "-4"},
		{"5 3", "3 5", matrix.Up, "0"},   // amber to red, both 15
		{"3 5", "5 3", matrix.Down, "0"}, // red to amber, both 15
		{"4 3", "3 4", matrix.Up, "0"},   // amber to red, both 12
		{"2 1", "1 2", matrix.Across, "0"},
		{"1 1", "2 1", matrix.Up, "1"}, // green and green
		{"", "4 3", "", "not known"},
		{"4 3", "", "", "not known"},
		{"", "", "", "not known"},
	} {
		before, now := at(q[0], levels("r1", q[0], c.before)), at(q[1], levels("r1", q[1], c.now))
		before.Matrix, now.Matrix = matrix.CambridgeshireAndPeterborough(), matrix.CambridgeshireAndPeterborough()
		change := only(t, before, now)
		assert.Equal(t, risk.ChangeKept, change.Kind)
		assert.Equal(t, c.want, change.Shift, "%s to %s", c.before, c.now)
		assert.Equal(t, c.by, change.Rise.String(), "%s to %s", c.before, c.now)
	}
}

// A matrix without scores and ratings still says which way a risk goes, if it says so
// in both of its levels.
func TestShiftsWithoutRatings(t *testing.T) {
	t.Parallel()
	q := quarters()
	nrr := matrix.NationalRiskRegister()
	for _, c := range []struct {
		before, now string
		want        matrix.Shift
	}{
		{"3 3", "3 4", matrix.Up},
		{"3 3", "4 4", matrix.Up},
		{"3 3", "2 3", matrix.Down},
		{"3 3", "2 4", matrix.Across},
		{"3 3", "3 3", matrix.NoShift},
	} {
		before, now := at(q[0], levels("r1", q[0], c.before)), at(q[1], levels("r1", q[1], c.now))
		before.Matrix, now.Matrix = nrr, nrr
		assert.Equal(t, c.want, only(t, before, now).Shift, "%s to %s", c.before, c.now)
	}
}

// closed is a sound risk that is over.
func closed(id risk.RiskID) risk.Risk {
	r := sound(id)
	r.Status, r.Ended, r.EndReason = risk.ClosedRisk, day("2026-03-01"), "The posts are filled"
	return r
}

func TestComingsAndGoings(t *testing.T) {
	t.Parallel()
	q := quarters()
	double := merged("double", "r1")
	for _, c := range []struct {
		name        string
		before, now []risk.Risk
		want        string
	}{
		{"new", nil, []risk.Risk{sound("r1")}, "r1 new, Seven vacancies"},
		{"new, and closed at once", nil, []risk.Risk{closed("r1")}, "r1 closed, The posts are filled"},
		{"closed", []risk.Risk{sound("r1")}, []risk.Risk{closed("r1")}, "r1 closed, The posts are filled"},
		{"closed long ago", []risk.Risk{closed("r1")}, []risk.Risk{closed("r1")}, ""},
		{"closed long ago, and taken off", []risk.Risk{closed("r1")}, nil, ""},
		{"reopened", []risk.Risk{closed("r1")}, []risk.Risk{sound("r1")}, "r1 reopened, Seven vacancies"},
		{"missing", []risk.Risk{sound("r0"), sound("r1")}, []risk.Risk{sound("r1")}, "r1 none, Seven vacancies; r0 missing, no reason"},
		{"merged", []risk.Risk{sound("double"), sound("r1")}, []risk.Risk{double, sound("r1")}, "double merged, Nearly the same; r1 none, Seven vacancies"},
		{"merged long ago", []risk.Risk{double, sound("r1")}, []risk.Risk{double, sound("r1")}, "r1 none, Seven vacancies"},
	} {
		report, err := risk.Changes([]risk.Register{at(q[0], c.before...), at(q[1], c.now...)})
		require.NoError(t, err)
		got := ""
		for i, x := range report.Changes {
			if i > 0 {
				got += "; "
			}
			if x.Reason == "" {
				x.Reason = "no reason"
			}
			got += string(x.Risk) + " " + became(x) + ", " + x.Reason
		}
		assert.Equal(t, c.want, got, c.name)
	}
}

func TestTheSurvivorOfAMergerSaysSo(t *testing.T) {
	t.Parallel()
	q := quarters()
	report, err := risk.Changes([]risk.Register{
		at(q[0], sound("a"), sound("b"), sound("c")),
		at(q[1], merged("a", "c"), merged("b", "c"), sound("c")),
	})
	require.NoError(t, err)
	assert.Equal(t, risk.RiskID("c"), report.Changes[0].MergedInto)
	assert.Equal(t, []risk.RiskID{"a", "b"}, report.Changes[2].MergedFrom)
}

func TestTrendsTakeTwoPeriods(t *testing.T) {
	t.Parallel()
	q := quarters()
	for _, c := range []struct {
		first, second, third string
		want                 risk.Trend
	}{
		{"2 3", "3 3", "4 3", risk.Rising},
		{"4 3", "3 3", "2 3", risk.Falling},
		{"3 3", "3 3", "3 3", risk.Steady},
		{"3 3", "4 3", "4 3", ""}, // one quarter's rise
		{"3 3", "4 3", "3 3", ""},
		{"2 1", "1 2", "2 1", ""}, // across and back
		{"", "3 3", "4 3", ""},
		{"3 3", "", "4 3", ""},
	} {
		three := []risk.Register{at(q[0], levels("r1", q[0], c.first)), at(q[1], levels("r1", q[1], c.second)), at(q[2], levels("r1", q[2], c.third))}
		assert.Equal(t, c.want, only(t, three...).Trend, "%s, %s, %s", c.first, c.second, c.third)
		assert.Empty(t, only(t, three[1:]...).Trend, "two registers show no trend")
	}
}

func TestWithinAppetiteTwiceIsRemovable(t *testing.T) {
	t.Parallel()
	q := quarters()
	for _, c := range []struct {
		first, second string
		want          bool
	}{{"3 3", "3 3", true}, {"3 4", "3 3", true}, {"3 3", "3 4", false}, {"2 2", "3 4", false}, {"3 4", "4 3", false}, {"4 4", "3 4", false}, {"3 4", "4 4", false}, {"", "3 4", false}} {
		change := only(t, at(q[0], levels("r1", q[0], c.first)), at(q[1], levels("r1", q[1], c.second)))
		assert.Equal(t, c.want, change.Removable, "%s, %s", c.first, c.second)
	}
	chance := levels("r1", q[0], "3 3")
	chance.Nature, chance.Treatment = risk.Opportunity, risk.Take
	assert.False(t, only(t, at(q[0], chance), at(q[1], chance)).Removable, "an opportunity is not there to be removed")

	low := func(on calendar.Date, happened ...risk.Occurrence) risk.Risk {
		r := levels("r1", on, "3 3")
		r.Occurrences = happened
		return r
	}
	first := at(q[0], low(q[0]))
	for _, c := range []struct {
		on   calendar.Date
		want bool
	}{{q[0], true}, {q[0].AddDays(1), false}} {
		assert.Equal(t, c.want, only(t, first, at(q[1], low(q[1], risk.Occurrence{On: c.on, What: "It happened"}))).Removable, "happened on %v", c.on)
	}
	invoked := at(q[1], low(q[1]))
	plan := risk.ContingencyPlan{ID: "b", Risks: []risk.RiskID{"other", "r1"}, Moves: []risk.PlanMove{{On: q[0], To: risk.InvokedPlan}}}
	invoked.Plans = []risk.ContingencyPlan{plan}
	assert.False(t, only(t, first, invoked).Removable, "plan B is being carried out")
	invoked.Plans[0].Moves = append(plan.Moves, risk.PlanMove{On: invoked.AsOf, To: risk.StoodDownPlan})
	assert.True(t, only(t, first, invoked).Removable, "it is over")
	invoked.Plans[0].Moves, invoked.Plans[0].Risks = plan.Moves, plan.Risks[:1]
	assert.True(t, only(t, first, invoked).Removable, "a plan for another risk")
}

// An assessment that was made before the earlier register is no reason for a move.
func TestAReasonIsOfThePeriod(t *testing.T) {
	t.Parallel()
	q := quarters()
	old := levels("r1", q[0], "4 4")
	assert.Empty(t, only(t, at(q[0], levels("r1", q[0], "3 3")), at(q[1], old)).Reason)
	assert.Equal(t, "because of 4 4", only(t, at(q[0], levels("r1", q[0], "3 3")), at(q[1], levels("r1", q[0].AddDays(1), "4 4"))).Reason)
}

// A risk without a status is not closed: nobody has said so.
func TestChanges_UnknownStatusIsNotClosed(t *testing.T) {
	t.Parallel()
	q := quarters()
	lost := levels("r1", q[0], "4 4")
	lost.Status = ""
	for _, history := range [][]risk.Register{
		{at(q[0], levels("r1", q[0], "3 3")), at(q[1], lost)},
		{at(q[0], lost), at(q[1], levels("r1", q[0], "3 3"))},
	} {
		change := only(t, history...)
		assert.Equal(t, risk.ChangeKept, change.Kind)
		assert.Empty(t, change.Shift)
		assert.False(t, change.Rise.Known())
	}
	assert.Equal(t, risk.ChangeMissing, only(t, at(q[0], lost), at(q[1])).Kind)
}

func TestDetailsSayWhatElseChanged(t *testing.T) {
	t.Parallel()
	q := quarters()
	before, now := sound("r1"), sound("r1")
	before.Actions = append(before.Actions, risk.Action{ID: "later", What: "Train", Due: day("2026-06-01")})
	now.Owner, now.Treatment = "Monitoring Officer", risk.Tolerate
	now.Actions[0].Done = day("2026-06-10")
	now.Actions = append(now.Actions, risk.Action{ID: "later", What: "Train", Due: day("2026-12-01")}, risk.Action{ID: "new", What: "Recruit"})
	now.Controls[0].Status, now.Controls[0].From = risk.Failed, day("2026-05-01")
	now.Controls = append(now.Controls, risk.Control{ID: "panel", Title: "Panel of firms", Status: risk.Planned})
	before.Actions = append(before.Actions, risk.Action{ID: "dropped", What: "Wait"}, risk.Action{ID: "back", What: "Check", Done: day("2026-03-01")})
	now.Actions = append(now.Actions, risk.Action{ID: "back", What: "Check"})
	before.Controls = append(before.Controls, risk.Control{ID: "hope", Title: "Hope", Status: risk.Working})
	now.Indicators[0].Readings[1].Value = qty("16")
	now.Acceptance = risk.Acceptance{By: "Joint committee", On: day("2026-06-01"), Until: day("2026-12-31")}
	assert.Equal(t, []string{
		"owner Monitoring Officer (was Director of Legal)",
		"treatment tolerate (was treat)",
		"action done on 2026-06-10: Agree a market supplement",
		"action due 2026-12-01 (was 2026-06-01): Train",
		"new action: Recruit",
		"action open again (was done on 2026-03-01): Check",
		"action taken out: Wait",
		"control failed (was working): Framework for locums",
		"new control, planned: Panel of firms",
		"control taken out: Hope",
		"indicator breached (was warning): posts vacant, %",
		"accepted by Joint committee until 2026-12-31",
	}, details(only(t, at(q[0], before), at(q[1], now))))
	assert.Empty(t, details(only(t, at(q[1], now), at(q[2], now))))
}

// A target that is weakened, an inherent risk that is another, and a decision that is
// taken back are said, with the reason if there is a new one.
func TestDetailsOfAimsAndDecisions(t *testing.T) {
	t.Parallel()
	q := quarters()
	for _, c := range []struct {
		change func(*risk.Risk)
		want   []string
	}{
		{func(r *risk.Risk) { r.Target = assessed("2027-03-31", "3 3", "Five vacancies will do") }, []string{
			"target green (9), 3 × 3 by 2027-03-31 (was green (6), 2 × 3 by 2027-03-31): Five vacancies will do",
		}},
		{func(r *risk.Risk) { r.Target.On = day("2028-03-31") }, []string{
			"target green (6), 2 × 3 by 2028-03-31 (was green (6), 2 × 3 by 2027-03-31)",
		}},
		{func(r *risk.Risk) { r.Target = risk.Assessment{} }, []string{
			"target not assessed (was green (6), 2 × 3 by 2027-03-31)",
		}},
		{func(r *risk.Risk) { r.Inherent = assessed("2026-06-01", "5 4", "Twenty vacancies") }, []string{
			"inherent risk red (20), 5 × 4 (was red (20), 4 × 5): Twenty vacancies",
		}},
		{func(r *risk.Risk) { r.Inherent.On, r.Inherent.Reason = day("2026-06-01"), "Still so" }, []string{"inherent risk assessed again on 2026-06-01: Still so"}},
		{func(r *risk.Risk) { r.Acceptance = risk.Acceptance{} }, []string{"accepted no longer (was by Joint committee until 2026-12-31)"}},
	} {
		before := sound("r1")
		before.Acceptance = risk.Acceptance{By: "Joint committee", On: day("2026-01-01"), Until: day("2026-12-31")}
		now := before
		c.change(&now)
		assert.Equal(t, c.want, details(only(t, at(q[0], before), at(q[1], now))))
	}
}

func TestChangesRefuses(t *testing.T) {
	t.Parallel()
	q := quarters()
	first := at(q[0])
	_, err := risk.Changes([]risk.Register{first})
	require.EqualError(t, err, "registers: registers found: 1, wanted: 2 or more: required")
	require.ErrorIs(t, err, field.ErrRequired)

	other := at(q[0])
	other.Partnership, other.Member, other.Matrix = [16]byte{1}, "harrow", matrix.CityOfLondon()
	_, err = risk.Changes([]risk.Register{first, other})
	require.EqualError(t, err, lines(
		"registers[1].partnership: 01000000-0000-0000-0000-000000000000, and 5b010000-0000-0000-0000-000000000000 before: invalid",
		`registers[1].member: "harrow", and "" before: invalid`,
		"registers[1].as_of: 2026-03-31 is not after 2026-03-31: out of order",
		`registers[1].matrix: "City of London Corporation" does not rate as "Tri-borough shared services" before: invalid`,
	))
}

// The matrices may differ in name and source, and in nothing else.
func TestChangesNeedsOneMatrix(t *testing.T) {
	t.Parallel()
	q := quarters()
	first, second := at(q[0]), at(q[1])
	second.Matrix.Name, second.Matrix.Source = "Risk matrix", "Strategy of 2026"
	_, err := risk.Changes([]risk.Register{first, second})
	require.NoError(t, err)
	second.Matrix.Bands = []matrix.RatingBand{{Rating: "red"}}
	_, err = risk.Changes([]risk.Register{first, second})
	require.EqualError(t, err, `registers[1].matrix: "Risk matrix" does not rate as "Tri-borough shared services" before: invalid`)
}

// Read the other way, what was up is down, and by the same amount.
func TestChangesTurnRound(t *testing.T) {
	t.Parallel()
	q := quarters()
	var forth, back []risk.Risk
	for i, from := range numberedRisks(20) {
		for j, to := range numberedRisks(20) {
			id := risk.RiskID(fmt.Sprintf("r%d-%d", i, j))
			from.ID, to.ID = id, id
			forth, back = append(forth, from), append(back, to)
		}
	}
	opposite := map[matrix.Shift]matrix.Shift{matrix.Up: matrix.Down, matrix.Down: matrix.Up, matrix.NoShift: matrix.NoShift, matrix.Across: matrix.Across}
	there, err := risk.Changes([]risk.Register{at(q[0], forth...), at(q[1], back...)})
	require.NoError(t, err)
	home, err := risk.Changes([]risk.Register{at(q[0], back...), at(q[1], forth...)})
	require.NoError(t, err)
	seen := map[matrix.Shift]bool{}
	for i, c := range there.Changes {
		assert.Equal(t, opposite[c.Shift], home.Changes[i].Shift)
		by, _ := c.Rise.Millionths()
		yb, _ := home.Changes[i].Rise.Millionths()
		assert.Zero(t, by+yb)
		seen[c.Shift] = true
	}
	assert.Len(t, seen, 4, "every shift is seen")
}

// The report does not depend on the order of the earlier register, follows that of
// the later one, and changes neither.
func TestChangesFollowTheLaterRegister(t *testing.T) {
	t.Parallel()
	q := quarters()
	before, now := at(q[0], numberedRisks(40)...), at(q[1], numberedRisks(40)...)
	for i := range now.Risks {
		now.Risks[i].Current.Likelihood = "3"
	}
	texts := func() string {
		a, err := json.Marshal([]risk.Register{before, now})
		require.NoError(t, err)
		return string(a)
	}
	kept := texts()
	want, err := risk.Changes([]risk.Register{before, now})
	require.NoError(t, err)
	assert.Equal(t, kept, texts())

	slices.Reverse(before.Risks)
	got, err := risk.Changes([]risk.Register{before, now})
	require.NoError(t, err)
	assert.Equal(t, want, got)
	slices.Reverse(now.Risks)
	got, err = risk.Changes([]risk.Register{before, now})
	require.NoError(t, err)
	slices.Reverse(got.Changes)
	assert.Equal(t, want, got)
}
