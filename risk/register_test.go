package risk_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

func TestRegisterValidates(t *testing.T) {
	t.Parallel()
	none := calendar.Date{}
	for _, c := range []struct {
		name   string
		change func(*risk.Register)
		want   string
	}{
		{"sound", func(*risk.Register) {}, ""},
		{"no risks", func(r *risk.Register) { r.Risks = nil }, ""},
		{"nothing", func(r *risk.Register) { *r = risk.Register{Matrix: matrix.TriBorough()} }, lines("partnership: required", "title: required", "as_of: required", "members: required")},
		{"a member's", func(r *risk.Register) { r.Member = "harrow" }, ""},
		{"a stranger's", func(r *risk.Register) { r.Member = "brent" }, `member: "brent" is not a member: not found`},
		{"no id of a member", func(r *risk.Register) { r.Members = orgs("harrow barnet Brent!") }, `members[2]: "Brent!" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid`},
		{"a member twice", func(r *risk.Register) { r.Members = orgs("harrow barnet harrow") }, "members[2]: duplicate: \"harrow\" is already members[0]"},
		{"an invisible rating", func(r *risk.Register) { r.PlansFrom = "red\u200b" }, `plans_from: "red\u200b" has U+200B, which cannot be seen, as character 4: invalid`},
		{"no such rating", func(r *risk.Register) { r.PlansFrom = "black" }, `plans_from: "black" is not a rating of the matrix (green, amber, red): not found`},
		{"two intervals", func(r *risk.Register) { r.ReviewMonths = []int{6, 3} }, "review_months: intervals found: 2, wanted: 3, one for each rating of the matrix: invalid"},
		{"no interval", func(r *risk.Register) { r.ReviewMonths = []int{0, -1, 1} }, lines("review_months[0]: months found: 0, wanted: 1 or more: invalid", "review_months[1]: months found: -1, wanted: 1 or more: invalid", "review_months[2]: red is reviewed every 1 months, and what is lower every -1: out of order")},
		{"red less often", func(r *risk.Register) { r.ReviewMonths = []int{6, 3, 4} }, "review_months[2]: red is reviewed every 4 months, and what is lower every 3: out of order"},
		{"two ratings for appetites", func(r *risk.Register) { r.AppetiteRatings = r.AppetiteRatings[:2] }, "appetite_ratings: ratings found: 2, wanted: 5, one for each appetite: invalid"},
		{"appetites the wrong way round", func(r *risk.Register) { r.AppetiteRatings = []matrix.Rating{"red", "amber", "", "black", "green"} }, lines(
			"appetite_ratings[1]: minimal ends at amber, and averse at red: out of order", "appetite_ratings[2]: required",
			`appetite_ratings[3]: "black" is not a rating of the matrix (green, amber, red): not found`)},
		{"appetites", func(r *risk.Register) {
			r.Appetites = []risk.AppetiteStatement{
				{Member: "brent", Appetite: 6},
				{Member: "!", Category: "luck"},
				{Appetite: risk.Eager},
				{Appetite: risk.Averse},
				{Member: "harrow", Category: risk.LegalRisk, Appetite: risk.Averse},
				{Member: "harrow", Category: risk.LegalRisk, Appetite: risk.Averse},
			}
		}, lines("appetites[0].appetite: appetite found: 6, wanted: 1 to 5: invalid",
			`appetites[1].member: "!" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid`,
			`appetites[1].category: "luck" is not a category of risk (strategy, governance, operations, legal, property, financial, commercial, people, technology, information, security, project-programme, reputation): invalid`,
			"appetites[1].appetite: required",
			`appetites[0].member: "brent" is not a member: not found`,
			`appetites[1].member: "!" is not a member: not found`,
			"appetites[3]: the appetite of all for all is already appetites[2]: duplicate",
			"appetites[5]: the appetite of harrow for legal is already appetites[4]: duplicate")},
		{"a risk twice", func(r *risk.Register) { r.Risks = append(r.Risks, r.Risks[0]) }, "risks[1].id: duplicate: \"r1\" is already risks[0]"},
		{"risks and places that are not there", func(r *risk.Register) {
			x := &r.Risks[0]
			x.Members, x.CausedBy, x.Related, x.MergedInto = orgs("harrow brent"), []risk.RiskID{"r2"}, []risk.RiskID{"r3"}, "r4"
			x.Status, x.Ended, x.Actions = risk.MergedRisk, day("2026-06-30"), nil
		}, lines(`risks[0].members[1]: "brent" is not a member: not found`,
			"risks[0].caused_by[0]: r2 is not a risk of the register: not found",
			"risks[0].related[0]: r3 is not a risk of the register: not found",
			"risks[0].merged_into: r4 is not a risk of the register: not found")},
		{"after the day of the register", func(r *risk.Register) {
			x := &r.Risks[0]
			x.Raised, x.Reviewed, x.Inherent.On, x.Current.On = day("2026-07-01"), day("2026-07-02"), day("2026-07-03"), day("2026-07-04")
			x.Actions[0].Done, x.Status, x.Ended = day("2026-07-05"), risk.ClosedRisk, day("2026-07-06")
		}, lines("risks[0].raised: 2026-07-01 is after the day of the register, 2026-06-30: out of order",
			"risks[0].reviewed: 2026-07-02 is after the day of the register, 2026-06-30: out of order",
			"risks[0].inherent.on: 2026-07-03 is after the day of the register, 2026-06-30: out of order",
			"risks[0].current.on: 2026-07-04 is after the day of the register, 2026-06-30: out of order",
			"risks[0].actions[0].done: 2026-07-05 is after the day of the register, 2026-06-30: out of order",
			"risks[0].ended: 2026-07-06 is after the day of the register, 2026-06-30: out of order")},
		{"days of a register without one", func(r *risk.Register) { r.AsOf = none }, "as_of: required"},
		{"levels and scores of another matrix", func(r *risk.Register) {
			x := &r.Risks[0]
			x.Inherent.Likelihood, x.Current.Impact, x.Target.Score, x.Actions[0].Expected.Likelihood = "6", "C", qty("11"), "0"
		}, lines(`risks[0].inherent.likelihood: "6" is not a level (1, 2, 3, 4, 5): not found`,
			`risks[0].current.impact: "C" is not a level (1, 2, 3, 4, 5): not found`,
			"risks[0].target.score: 11 is not a score that the matrix can give: invalid",
			`risks[0].actions[0].expected.likelihood: "0" is not a level (1, 2, 3, 4, 5): not found`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			reg := with(func(*risk.Risk) {})
			c.change(&reg)
			err := reg.Validate()
			if c.want == "" {
				require.NoError(t, err)
				return
			}
			require.EqualError(t, err, c.want)
		})
	}
}

// A matrix that is wrong is said once, and no risk is placed on it.
func TestAWrongMatrixIsSaidOnce(t *testing.T) {
	t.Parallel()
	reg := with(func(r *risk.Risk) { r.Current.Impact = "C" })
	reg.Matrix.Impact = reg.Matrix.Impact[:1]
	require.ErrorContains(t, reg.Validate(), "matrix.")
	assert.NotContains(t, reg.Validate().Error(), "risks[0]")
}

// merged is a risk that was merged into another.
func merged(id, into risk.RiskID) risk.Risk {
	r := sound(id)
	r.Status, r.Ended, r.EndReason, r.MergedInto, r.Actions = risk.MergedRisk, day("2026-05-31"), "Nearly the same", into, nil
	return r
}

func TestMergersLeadSomewhere(t *testing.T) {
	t.Parallel()
	require.NoError(t, register(merged("a", "b"), merged("b", "c"), sound("c")).Validate())
	require.EqualError(t, register(merged("a", "b"), merged("b", "c"), merged("c", "b")).Validate(), lines(
		"risks[1].merged_into: c is merged into b in the end: invalid", "risks[2].merged_into: b is merged into c in the end: invalid"))
	require.EqualError(t, register(merged("a", "a")).Validate(), "risks[0].merged_into: a is the risk itself: invalid")
}

// What a risk is merged into must not be over already, or nothing is left of it.
func TestMergersGoOn(t *testing.T) {
	t.Parallel()
	ended := func(r risk.Risk, on string) risk.Risk {
		r.Ended = day(on)
		return r
	}
	for _, c := range []struct {
		risks []risk.Risk
		want  string
	}{
		{[]risk.Risk{merged("a", "b"), ended(closed("b"), "2026-05-30")}, "risks[0].merged_into: b was over on 2026-05-30, before a was merged on 2026-05-31: invalid"},
		{[]risk.Risk{merged("a", "b"), ended(closed("b"), "2026-05-31")}, ""},
		{[]risk.Risk{merged("a", "b"), ended(closed("b"), "2026-06-01")}, ""},
		{[]risk.Risk{merged("a", "b"), ended(merged("b", "c"), "2026-06-10"), sound("c")}, ""},
		{[]risk.Risk{merged("a", "b"), ended(merged("b", "c"), "2026-06-10"), ended(closed("c"), "2026-06-09")}, "risks[1].merged_into: c was over on 2026-06-09, before b was merged on 2026-06-10: invalid"},
		{[]risk.Risk{merged("a", "b"), ended(merged("b", "c"), "2026-05-10"), sound("c")}, "risks[0].merged_into: b was over on 2026-05-10, before a was merged on 2026-05-31: invalid"},
	} {
		err := register(c.risks...).Validate()
		if c.want == "" {
			require.NoError(t, err)
			continue
		}
		require.EqualError(t, err, c.want)
	}
}

// What is dated after the day of the register has not happened yet; what is to come is
// dated as it likes.
func TestNothingHasHappenedLater(t *testing.T) {
	t.Parallel()
	const late = ": 2026-07-01 is after the day of the register, 2026-06-30: out of order"
	for path, change := range map[string]func(*risk.Register){
		"risks[0].controls[0].from": func(r *risk.Register) { r.Risks[0].Controls[0].From = day("2026-07-01") },
		"risks[0].controls[1].from": func(r *risk.Register) {
			r.Risks[0].Controls[1] = risk.Control{ID: "x", Title: "x", Status: risk.Failed, From: day("2026-07-01")}
		},
		"risks[0].indicators[0].readings[1].on": func(r *risk.Register) { r.Risks[0].Indicators[0].Readings[1].On = day("2026-07-01") },
		"risks[0].acceptance.on":                func(r *risk.Register) { accept("2026-07-01", "2026-12-31")(&r.Risks[0]) },
		"risks[0].actions[0].done":              func(r *risk.Register) { r.Risks[0].Actions[0].Done = day("2026-07-01") },
		"plans[0].tests[0].on":                  func(r *risk.Register) { r.Plans[0].Tests[0].On = day("2026-07-01") },
		"plans[0].moves[1].on":                  func(r *risk.Register) { r.Plans[0].Moves[1].On = day("2026-07-01") },
		"":                                      func(r *risk.Register) { r.Risks[0].Controls[1].From = day("2030-01-01") },
	} {
		reg := with(func(*risk.Risk) {})
		reg.Plans = []risk.ContingencyPlan{exitPlan()}
		reg.Plans[0].Risks = []risk.RiskID{"r1"}
		change(&reg)
		if path == "" {
			require.NoError(t, reg.Validate())
			continue
		}
		require.EqualError(t, reg.Validate(), path+late)
	}
}

func TestRegisterPlans(t *testing.T) {
	t.Parallel()
	reg := with(func(*risk.Risk) {})
	reg.Plans = []risk.ContingencyPlan{{ID: "p", Risks: []risk.RiskID{"r1"}}, {ID: "p", Risks: []risk.RiskID{"r9", "!"}}}
	err := reg.Validate()
	require.ErrorContains(t, err, "plans[1].id: duplicate: \"p\" is already plans[0]")
	require.ErrorContains(t, err, "plans[1].risks[0]: r9 is not a risk of the register: not found")
	require.NotContains(t, err.Error(), "plans[0].risks")
	require.NotContains(t, err.Error(), "plans[1].risks[1]: ! is not a risk")
}

func TestWhomARiskConcerns(t *testing.T) {
	t.Parallel()
	reg := register()
	own := sound("r1")
	own.Members = orgs("barnet")
	assert.Equal(t, orgs("harrow barnet"), reg.MembersOf(sound("r1")))
	assert.Equal(t, orgs("barnet"), reg.MembersOf(own))
	assert.True(t, reg.Shared(sound("r1")))
	assert.False(t, reg.Shared(own))
	reg.Member = "harrow"
	assert.Equal(t, orgs("harrow"), reg.MembersOf(sound("r1")))
	assert.False(t, reg.Shared(sound("r1")))
}

// What a register gives out can be changed without changing the register.
func TestARegisterLendsNothing(t *testing.T) {
	t.Parallel()
	full := fullRegister()
	before, err := json.Marshal(full)
	require.NoError(t, err)

	r, ok := full.Risk("locums")
	require.True(t, ok)
	scribble(&r)
	members := full.MembersOf(risk.Risk{})
	members[0] = "changed"
	whole, err := risk.Join([]risk.Register{full})
	require.NoError(t, err)
	for i := range whole.Risks {
		scribble(&whole.Risks[i])
	}
	whole.Members[0], whole.ReviewMonths[0], whole.AppetiteRatings[0], whole.Appetites[0].Appetite = "changed", 99, "red", risk.Eager
	whole.Matrix.Likelihood[0].Label, whole.Matrix.Impact[0].Label, whole.Matrix.Ratings[0], whole.Matrix.Bands[0].Rating = "x", "x", "x", "x"
	whole.Plans[0].Risks[0] = "changed"

	after, err := json.Marshal(full)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))
	_, ok = full.Risk("none")
	assert.False(t, ok)
}

// scribble changes every list of a risk in place.
func scribble(r *risk.Risk) {
	fill(r.Members, "changed")
	fill(r.Lines, "changed")
	fill(r.CausedBy, "changed")
	fill(r.Related, "changed")
	fill(r.Controls, risk.Control{})
	for i := range r.Actions {
		fill(r.Actions[i].Expected.Impacts, matrix.CriterionImpact{})
	}
	fill(r.Actions, risk.Action{})
	for i := range r.Indicators {
		fill(r.Indicators[i].Readings, risk.Reading{})
	}
	fill(r.Indicators, risk.Indicator{})
	fill(r.Bearing.Shares, partnership.Share{})
	fill(r.Bearing.Caps, risk.Cap{})
	r.Bearing, r.Estimate = risk.Bearing{}, risk.Estimate{}
}

// fill puts a value into every place of a list.
func fill[T any](list []T, value T) {
	for i := range list {
		list[i] = value
	}
}

func TestJoin(t *testing.T) {
	t.Parallel()
	shared, harrow, barnet := register(sound("s1")), register(sound("h1")), register(sound("b1"), sound("b2"))
	harrow.Member, barnet.Member = "harrow", "barnet"
	harrow.Appetites = []risk.AppetiteStatement{{Appetite: risk.Minimal}}
	barnet.Appetites = []risk.AppetiteStatement{{Category: risk.FinancialRisk, Appetite: risk.Eager}}
	barnet.Risks[1].Members = orgs("barnet harrow")
	harrow.Members = orgs("harrow barnet brent")

	whole, err := risk.Join([]risk.Register{shared, harrow, barnet})
	require.NoError(t, err)
	require.NoError(t, whole.Validate())
	assert.Equal(t, orgs("harrow barnet brent"), whole.Members)
	assert.Equal(t, []risk.AppetiteStatement{
		{Appetite: risk.Cautious},
		{Category: risk.ProgrammeRisk, Appetite: risk.Open},
		{Member: "barnet", Category: risk.FinancialRisk, Appetite: risk.Averse}, // the strictest of two
		{Member: "harrow", Appetite: risk.Minimal},
	}, whole.Appetites)
	assert.Equal(t, "b2 h1 s1", ids(whole.Concerning("harrow")))

	harrow.PlansFrom, harrow.ReviewMonths, harrow.AppetiteRatings = "", nil, nil
	_, err = risk.Join([]risk.Register{shared, harrow})
	require.NoError(t, err, "what a member's register does not say is that of the partnership")

	alone, err := risk.Join([]risk.Register{harrow})
	require.NoError(t, err)
	assert.Equal(t, orgs("harrow"), alone.Risks[0].Members)
	assert.Empty(t, alone.Member)
}

func TestJoinRefuses(t *testing.T) {
	t.Parallel()
	shared, harrow := register(sound("s1")), register(sound("s1"))
	shared.Plans = []risk.ContingencyPlan{{ID: "p", Function: "Urgent cases", Risks: []risk.RiskID{"s1"}}}
	harrow.Plans = shared.Plans
	harrow.PlansFrom, harrow.ReviewMonths, harrow.AppetiteRatings = "amber", []int{1, 1, 1}, []matrix.Rating{"red", "red", "red", "red", "red"}
	harrow.Partnership, harrow.AsOf, harrow.Matrix = uuid.UUID{1}, day("2026-07-31"), matrix.CityOfLondon()
	_, err := risk.Join([]risk.Register{shared, harrow})
	for _, want := range []string{
		"registers[1].partnership: 01000000-0000-0000-0000-000000000000, and 5b010000-0000-0000-0000-000000000000 before: invalid",
		"registers[1].member: the register of the partnership comes first, and once: invalid",
		"registers[1].as_of: 2026-07-31, and 2026-06-30 before: out of order",
		`registers[1].matrix: "City of London Corporation" does not rate as "Tri-borough shared services" before: invalid`,
		"registers[1].plans_from: it is not that of the first register: invalid",
		"registers[1].review_months: it is not that of the first register: invalid",
		"registers[1].appetite_ratings: it is not that of the first register: invalid",
		`registers[1].risks[0].id: "s1" is already in registers[0]: duplicate`,
		`registers[1].plans[0].id: "p" is already in registers[0]: duplicate`,
	} {
		require.ErrorContains(t, err, want)
	}
	_, err = risk.Join(nil)
	require.EqualError(t, err, "registers: required")
	shared.Title = ""
	_, err = risk.Join([]risk.Register{shared})
	require.ErrorContains(t, err, "registers[0].title: required")
}

// The matrix of a joined register is its own in every list.
func TestJoinCopiesTheMatrix(t *testing.T) {
	t.Parallel()
	reg := register()
	reg.Matrix, reg.ReviewMonths = matrix.CambridgeshireAndPeterborough(), nil
	reg.Matrix.Losses = []matrix.LossScale{{Bands: []matrix.LossBand{
		{To: pounds("50000.00"), Closed: matrix.LowerEnd},
		{From: pounds("50000.00"), To: pounds("250000.00"), Closed: matrix.LowerEnd},
		{From: pounds("250000.00"), To: pounds("500000.00"), Closed: matrix.LowerEnd},
		{From: pounds("500000.00"), To: pounds("750000.00"), Closed: matrix.LowerEnd},
		{From: pounds("750000.00"), Closed: matrix.LowerEnd},
	}}}
	before, err := json.Marshal(reg)
	require.NoError(t, err)
	whole, err := risk.Join([]risk.Register{reg})
	require.NoError(t, err)
	whole.Matrix.Grid[0][0] = "changed"
	whole.Matrix.Losses[0].Bands[0].To = pounds("1.00")
	after, err := json.Marshal(reg)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))
}

// Standings are the same in whatever order the register has its risks.
func TestStandingsDoNotDependOnTheOrder(t *testing.T) {
	t.Parallel()
	risks := numberedRisks(60)
	want := register(risks...).Standings()
	slices.Reverse(risks)
	assert.Equal(t, want, register(risks...).Standings())
}

func TestRegister_IsZero(t *testing.T) { fieldtest.OnlyZeroIsZero[risk.Register](t) }
