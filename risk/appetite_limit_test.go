package risk_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// limited is a register of one risk that is assessed so, and concerns these members, with
// these appetites only.
func limited(levels, members string, appetites ...risk.AppetiteStatement) risk.Register {
	r := sound("r1")
	r.Current = assessed("2026-04-20", levels, "x")
	r.Members = orgs(members)
	reg := register(r)
	reg.Appetites = appetites
	return reg
}

// measure is what a standing says of the limit: "above by 3 points, 25 %".
func measure(s risk.Standing) string {
	return fmt.Sprintf("%s by %v points, %v %%, of %v", s.Fit, s.Points, s.Percent, s.LimitScore)
}

// Appetite as registers state it: a score at most, and by how much it is exceeded.
func TestStandings_AppetiteByScore(t *testing.T) {
	t.Parallel()
	upTo := func(member, score string) risk.AppetiteStatement {
		return risk.AppetiteStatement{Member: orgs(member + " x")[0], Score: qty(score)}
	}
	all := func(score string) risk.AppetiteStatement { return risk.AppetiteStatement{Score: qty(score)} }
	for _, c := range []struct {
		levels, members string
		appetites       []risk.AppetiteStatement
		want            string
	}{
		{"3 5", "harrow barnet", []risk.AppetiteStatement{all("12")}, "above by 3 points, 25 %, of 12"},
		{"3 4", "harrow barnet", []risk.AppetiteStatement{all("6")}, "above by 6 points, 100 %, of 6"},
		{"3 4", "harrow barnet", []risk.AppetiteStatement{all("9")}, "above by 3 points, 33.3 %, of 9"},
		{"3 4", "harrow barnet", []risk.AppetiteStatement{all("12")}, "within by 0 points, 0 %, of 12"},
		{"3 4", "harrow barnet", []risk.AppetiteStatement{upTo("harrow", "12"), upTo("barnet", "9")}, "above by 3 points, 33.3 %, of 9"},
		{"3 4", "harrow barnet", []risk.AppetiteStatement{upTo("harrow", "9")}, "above by not known points, not known %, of 9"},     // Barnet may be stricter
		{"3 3", "harrow barnet", []risk.AppetiteStatement{upTo("harrow", "9")}, "not-known by not known points, not known %, of 9"}, // Barnet has said nothing
		{"3 4", "harrow barnet", []risk.AppetiteStatement{all("12"), {Category: risk.PeopleRisk, Score: qty("9")}}, "above by 3 points, 33.3 %, of 9"},
		{"3 4", "harrow barnet", []risk.AppetiteStatement{all("12"), {Category: risk.LegalRisk, Score: qty("9")}}, "within by 0 points, 0 %, of 12"},
		{"3 4", "harrow barnet", []risk.AppetiteStatement{upTo("harrow", "12"), {Member: "barnet", Rating: "green"}}, "above by 2 points, 20 %, of 10"},
		{"3 4", "harrow barnet", []risk.AppetiteStatement{upTo("harrow", "4"), {Member: "barnet", Rating: "green"}}, "above by 8 points, 200 %, of 4"},
		{"4 4", "harrow barnet", []risk.AppetiteStatement{{Appetite: risk.Cautious}}, "not-known by not known points, not known %, of not known"},
		{"4 4", "harrow barnet", []risk.AppetiteStatement{{Appetite: risk.Averse, Score: qty("16")}, {Member: "harrow", Appetite: risk.Eager, Rating: "red"}}, "within by 0 points, 0 %, of 16"},
	} {
		reg := limited(c.levels, c.members, c.appetites...)
		if c.appetites[0].Appetite == risk.Cautious {
			reg.AppetiteRatings = nil
		}
		require.NoError(t, reg.Validate())
		assert.Equal(t, c.want, measure(reg.Standings()[0]), "%s, %v", c.levels, c.appetites)
	}
}

// Seventeen risks of a public register, against a score for each category: where they
// stand above it, by points and per cent.
func TestStandings_ExceedancesByCategory(t *testing.T) {
	t.Parallel()
	reg := register()
	reg.AppetiteRatings = nil
	reg.Appetites = []risk.AppetiteStatement{
		{Score: qty("12")}, {Category: risk.FinancialRisk, Score: qty("9")}, {Category: risk.LegalRisk, Score: qty("6")},
	}
	want := []string{}
	for i, c := range []struct {
		category risk.Category
		levels   string
		want     string
	}{
		{risk.PeopleRisk, "5 3", "+3, 25 %"},
		{risk.PeopleRisk, "4 3", ""},
		{risk.FinancialRisk, "3 4", "+3, 33.3 %"},
		{risk.FinancialRisk, "3 3", ""},
		{risk.LegalRisk, "3 4", "+6, 100 %"},
		{risk.LegalRisk, "2 3", ""},
		{risk.LegalRisk, "4 2", "+2, 33.3 %"},
	} {
		r := levels(risk.RiskID(fmt.Sprintf("r%d", i)), day("2026-04-20"), c.levels)
		r.Category = c.category
		reg.Risks = append(reg.Risks, r)
		if c.want != "" {
			want = append(want, string(r.ID)+" "+c.want)
		}
	}
	require.NoError(t, reg.Validate())
	got := []string{}
	for i := range reg.Risks {
		for _, s := range reg.Standings() {
			if s.Risk == reg.Risks[i].ID && s.Fit == risk.AboveAppetite {
				got = append(got, fmt.Sprintf("%s +%v, %v %%", s.Risk, s.Points, s.Percent))
			}
		}
	}
	assert.Equal(t, want, got)
}

// Tolerance is apart from appetite, and the strictest binds.
func TestStandings_ToleranceIsApart(t *testing.T) {
	t.Parallel()
	harrow := risk.AppetiteStatement{Member: "harrow", Score: qty("9"), ToleranceScore: qty("12")}
	barnet := risk.AppetiteStatement{Member: "barnet", Rating: "green", ToleranceRating: "amber"}
	for _, c := range []struct {
		levels    string
		appetites []risk.AppetiteStatement
		fit       risk.AppetiteFit
		tolerance risk.AppetiteFit
	}{
		{"3 3", []risk.AppetiteStatement{harrow, barnet}, risk.WithinAppetite, risk.WithinAppetite},
		{"3 4", []risk.AppetiteStatement{harrow, barnet}, risk.AboveAppetite, risk.WithinAppetite},
		{"3 5", []risk.AppetiteStatement{harrow, barnet}, risk.AboveAppetite, risk.AboveAppetite},
		{"3 4", []risk.AppetiteStatement{harrow}, risk.AboveAppetite, risk.AppetiteUnknown},
		{"3 5", []risk.AppetiteStatement{harrow}, risk.AboveAppetite, risk.AboveAppetite},
		{"3 4", []risk.AppetiteStatement{{Score: qty("9")}}, risk.AboveAppetite, ""},
	} {
		reg := limited(c.levels, "harrow barnet", c.appetites...)
		require.NoError(t, reg.Validate())
		s := reg.Standings()[0]
		assert.Equal(t, c.fit, s.Fit, "%s, %v", c.levels, c.appetites)
		assert.Equal(t, c.tolerance, s.Tolerance, "%s, %v", c.levels, c.appetites)
	}
}

func TestRegister_RefusesLimitsThatDoNotFit(t *testing.T) {
	t.Parallel()
	for want, s := range map[string]risk.AppetiteStatement{
		"appetites[0].appetite: required":                                                                    {Member: "harrow"},
		"appetites[0].score: 0 is not above 0: out of range":                                                 {Score: qty("0")},
		`appetites[0].score: 12, and there is a rating, "amber": invalid`:                                    {Score: qty("12"), Rating: "amber"},
		`appetites[0].tolerance_score: 12, and there is a rating, "amber": invalid`:                          {Score: qty("9"), ToleranceScore: qty("12"), ToleranceRating: "amber"},
		`appetites[0].rating: "blue" is not a rating of the matrix (green, amber, red): not found`:           {Rating: "blue"},
		`appetites[0].tolerance_rating: "blue" is not a rating of the matrix (green, amber, red): not found`: {Rating: "green", ToleranceRating: "blue"},
		"appetites[0]: a score of 6 is tolerated, which is below the appetite, a score of 9: out of order":   {Score: qty("9"), ToleranceScore: qty("6")},
		"appetites[0]: green is tolerated, which is below the appetite, a score of 12: out of order":         {Score: qty("12"), ToleranceRating: "green"},
	} {
		require.EqualError(t, limited("3 3", "harrow", s).Validate(), want)
	}
	words := limited("3 3", "harrow", risk.AppetiteStatement{Score: qty("9")})
	words.Matrix.Formula, words.Matrix.Bands, words.Matrix.Ratings, words.AppetiteRatings, words.PlansFrom, words.ReviewMonths = "", nil, nil, nil, "", nil
	require.ErrorIs(t, words.Validate(), field.ErrNotFound)
}

// Of two registers that state one appetite, the stricter stands in the joined one.
func TestJoin_KeepsTheStricterLimit(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ shared, own, want risk.AppetiteStatement }{
		{risk.AppetiteStatement{Member: "harrow", Score: qty("12")}, risk.AppetiteStatement{Score: qty("9")}, risk.AppetiteStatement{Member: "harrow", Score: qty("9")}},
		{risk.AppetiteStatement{Member: "harrow", Score: qty("9")}, risk.AppetiteStatement{Rating: "amber"}, risk.AppetiteStatement{Member: "harrow", Score: qty("9")}},
		{risk.AppetiteStatement{Member: "harrow", Appetite: risk.Open}, risk.AppetiteStatement{Appetite: risk.Averse}, risk.AppetiteStatement{Member: "harrow", Appetite: risk.Averse}},
	} {
		shared, own := limited("3 3", "harrow", c.shared), limited("3 3", "harrow", c.own)
		own.Member, own.Risks = "harrow", []risk.Risk{}
		joined, err := risk.Join([]risk.Register{shared, own})
		require.NoError(t, err)
		assert.Equal(t, []risk.AppetiteStatement{c.want}, joined.Appetites)
	}
}

// A risk above appetite is one by its score, too.
func TestChecks_AppetiteByScoreBinds(t *testing.T) {
	t.Parallel()
	reg := limited("3 4", "harrow barnet", risk.AppetiteStatement{Score: qty("9")})
	reg.Risks[0].Actions = nil
	assert.Equal(t, "fail", string(verdictOf(t, reg, "risk-appetite")))
	reg.Appetites[0].Score = qty("12")
	assert.Equal(t, "not-applicable", string(verdictOf(t, reg, "risk-appetite")))
}

func TestChanges_SayWhichAppetiteChanged(t *testing.T) {
	t.Parallel()
	q := quarters()
	before, now := at(q[0]), at(q[1])
	before.Appetites = []risk.AppetiteStatement{{Score: qty("12")}, {Member: "barnet", Appetite: risk.Open}}
	now.Appetites = []risk.AppetiteStatement{{Score: qty("9"), ToleranceRating: "amber"}, {Category: risk.LegalRisk, Appetite: risk.Averse, Rating: "green"}}
	found, err := risk.Changes([]risk.Register{before, now})
	require.NoError(t, err)
	got := []string{}
	for _, f := range found.Details {
		got = append(got, f.Text(report.NewNames(report.Entry{Noun: report.Organisation, ID: "barnet", Name: "Barnet"})))
	}
	assert.Equal(t, []string{
		"appetite of all members for all: at most a score of 9, tolerated at most amber (was at most a score of 12)",
		"appetite of all members for legal: averse, at most green, new",
		"appetite of Barnet for all: stated no longer (was open)",
	}, got)
}

// A score alone, and a grid on which no band says what a rating's highest score is.
func TestStandings_PointsNeedALimitInPoints(t *testing.T) {
	t.Parallel()
	reg := limited("4 4", "harrow barnet", risk.AppetiteStatement{Rating: "amber"})
	reg.Matrix, reg.AppetiteRatings, reg.ReviewMonths = matrix.CambridgeshireAndPeterborough(), nil, nil
	require.NoError(t, reg.Validate())
	s := reg.Standings()[0]
	assert.Equal(t, "above by not known points, not known %, of not known", measure(s))
	assert.Equal(t, "1", s.Above.String())
}

// A table says the limit as it is stated, and by how much it is exceeded.
func TestStandings_TableSaysTheLimit(t *testing.T) {
	t.Parallel()
	for want, s := range map[string]risk.AppetiteStatement{
		"at most a score of 9 (all): above appetite by 3 (33.3%), tolerance not known":       {Score: qty("9"), Member: "", ToleranceScore: qty("16")},
		"cautious, at most a score of 9 (all): above appetite by 3 (33.3%), above tolerance": {Score: qty("9"), Appetite: risk.Cautious, ToleranceScore: qty("10")},
		"at most green (all): above appetite by 2 (20%), within tolerance":                   {Rating: "green", ToleranceRating: "amber"},
		"averse (all): above appetite by 2 (20%)":                                            {Rating: "green", Appetite: risk.Averse},
	} {
		reg := limited("3 4", "harrow barnet", s)
		if s.ToleranceScore == qty("16") {
			reg.Appetites = append(reg.Appetites, risk.AppetiteStatement{Member: "barnet", Score: qty("9")})
			want = "at most a score of 9 (all): above appetite by 3 (33.3%), tolerance not known"
		}
		require.NoError(t, reg.Validate())
		row := reg.Standings().Table(noNames).Rows[0]
		assert.Equal(t, want, row[2])
	}
	unknown := limited("3 4", "harrow barnet").Standings().Table(noNames).Rows[0]
	assert.Equal(t, []string{"not stated", "–", "–", "–"}, unknown[2:6])
}
