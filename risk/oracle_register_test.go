package risk_test

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// Registers made by chance, the same every time, against the definitions written down
// plainly: slow, without an index, and by the score alone, which for the tri-borough
// matrix orders ratings as well.

// chance is a register of a day with up to twelve risks of ids a to l.
func chance(random *rand.Rand, on calendar.Date) risk.Register {
	reg := register()
	reg.AsOf, reg.Members = on, orgs("harrow barnet brent")
	reg.Appetites = nil
	for _, member := range append(reg.Members, "") {
		for _, category := range []risk.Category{"", risk.LegalRisk, risk.PeopleRisk} {
			if random.Intn(2) == 0 {
				reg.Appetites = append(reg.Appetites, risk.AppetiteStatement{Member: member, Category: category, Appetite: risk.Appetites()[random.Intn(5)]})
			}
		}
	}
	for _, id := range strings.Split("abcdefghijkl", "") {
		if random.Intn(4) > 0 {
			reg.Risks = append(reg.Risks, chanceRisk(random, risk.RiskID(id), on))
		}
	}
	return reg
}

// chanceRisk is a risk made by chance.
func chanceRisk(random *rand.Rand, id risk.RiskID, on calendar.Date) risk.Risk {
	level := func() matrix.LevelCode { return matrix.LevelCode(fmt.Sprint(1 + random.Intn(5))) }
	r := sound(id)
	r.Current = risk.Assessment{On: on, Reason: "at " + on.String(), Likelihood: level(), Impact: level()}
	if random.Intn(8) == 0 {
		r.Current.Impact = ""
	}
	r.Category = []risk.Category{risk.LegalRisk, risk.PeopleRisk, risk.FinancialRisk}[random.Intn(3)]
	r.Members = [][]partnership.OrgID{nil, orgs("harrow"), orgs("brent barnet")}[random.Intn(3)]
	r.Nature = []risk.Nature{risk.Threat, risk.Threat, risk.Opportunity}[random.Intn(3)]
	r.Treatment, r.Actions = "", nil
	r.Indicators[0].Readings = r.Indicators[0].Readings[:1] // the other is of a later day
	if random.Intn(5) == 0 {
		r.Status, r.Ended, r.EndReason = risk.ClosedRisk, on, "over"
	}
	return r
}

// plainScore is likelihood × impact, and 0 for what is not assessed.
func plainScore(r risk.Risk) int {
	var likelihood, impact int
	_, _ = fmt.Sscan(string(r.Current.Likelihood), &likelihood)
	_, _ = fmt.Sscan(string(r.Current.Impact), &impact)
	return likelihood * impact
}

// plainlyFirst reports whether a risk is listed before another: what is not assessed
// first; then by score, by the sum of the levels, by impact and by id.
func plainlyFirst(a, b risk.Risk) bool {
	key := func(r risk.Risk) []int {
		var likelihood, impact int
		_, _ = fmt.Sscan(string(r.Current.Likelihood), &likelihood)
		_, _ = fmt.Sscan(string(r.Current.Impact), &impact)
		if likelihood*impact == 0 {
			return []int{1}
		}
		return []int{0, likelihood * impact, likelihood + impact, impact}
	}
	if by := slices.Compare(key(a), key(b)); by != 0 {
		return by > 0
	}
	return a.ID < b.ID
}

// plainRank is 1 for green, 2 for amber and 3 for red.
func plainRank(score int) int {
	switch {
	case score >= 16:
		return 3
	case score >= 11:
		return 2
	}
	return 1
}

// plainAppetite is the appetite of a member for a category, by trying each statement
// from the most to the least particular.
func plainAppetite(reg risk.Register, member partnership.OrgID, category risk.Category) risk.Appetite {
	for _, want := range []risk.AppetiteStatement{{Member: member, Category: category}, {Member: member}, {Category: category}, {}} {
		for _, s := range reg.Appetites {
			if s.Member == want.Member && s.Category == want.Category {
				return s.Appetite
			}
		}
	}
	return 0
}

// plainFit is whether a risk is within the strictest appetite.
func plainFit(reg risk.Register, r risk.Risk) risk.AppetiteFit {
	limits := []int{0, 1, 1, 2, 2, 3} // by appetite, as in the register: green, green, amber, amber, red
	members := r.Members
	if len(members) == 0 {
		members = reg.Members
	}
	all := []risk.Appetite{}
	for _, member := range members {
		all = append(all, plainAppetite(reg, member, r.Category))
	}
	stated := slices.DeleteFunc(slices.Clone(all), func(a risk.Appetite) bool { return a == 0 })
	switch {
	case plainScore(r) == 0:
		return risk.AppetiteUnknown
	case r.Nature == risk.Opportunity:
		return risk.WithinAppetite
	case len(stated) == 0:
		return risk.AppetiteUnknown
	case plainRank(plainScore(r)) > limits[slices.Min(stated)]:
		return risk.AboveAppetite
	case len(stated) < len(all) && slices.Min(stated) > risk.Averse:
		return risk.AppetiteUnknown
	}
	return risk.WithinAppetite
}

// find is the risk of a register with an id, nil if it has none.
func find(reg risk.Register, id risk.RiskID) *risk.Risk {
	for i := range reg.Risks {
		if reg.Risks[i].ID == id {
			return &reg.Risks[i]
		}
	}
	return nil
}

// isOpen reports whether a risk is there and open.
func isOpen(r *risk.Risk) bool { return r != nil && r.Status == risk.OpenRisk }

// plainMove is what has happened to a risk, and "" if it was over and is.
func plainMove(before, now *risk.Risk) string {
	switch {
	case now == nil && isOpen(before):
		return string(risk.ChangeMissing)
	case !isOpen(now) && before != nil && !isOpen(before), now == nil:
		return ""
	case !isOpen(now):
		return string(risk.ChangeClosed)
	case before == nil:
		return string(risk.ChangeNew)
	case !isOpen(before):
		return string(risk.ChangeReopened)
	}
	was, is := plainScore(*before), plainScore(*now)
	switch {
	case was == 0 || is == 0:
		return string(risk.ChangeKept)
	case is > was:
		return string(matrix.Up)
	case is < was:
		return string(matrix.Down)
	case before.Current.Likelihood != now.Current.Likelihood:
		return string(matrix.Across) // of one score, neither is worse
	}
	return string(matrix.NoShift)
}

// plainTrend is which way a risk has moved twice in a row.
func plainTrend(first, second, third *risk.Risk) risk.Trend {
	if !isOpen(first) || !isOpen(second) || !isOpen(third) {
		return ""
	}
	was, is := plainMove(first, second), plainMove(second, third)
	trends := map[string]risk.Trend{"up": risk.Rising, "down": risk.Falling, "none": risk.Steady}
	if was != is {
		return ""
	}
	return trends[is]
}

func TestRegistersMadeByChance(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewSource(20260630))
	seen := map[string]int{}
	q := quarters()
	for range 300 {
		three := []risk.Register{chance(random, q[0]), chance(random, q[1]), chance(random, q[2])}
		kept, err := json.Marshal(three)
		require.NoError(t, err)
		for _, reg := range three {
			require.NoError(t, reg.Validate())
		}
		holdStandings(t, three[2], seen)
		holdChanges(t, three, seen)
		holdEscalations(t, three, seen)
		_ = three[2].Tables(noNames).Markdown()
		_ = risk.Checks().Judge(three[2], q[2])
		after, err := json.Marshal(three)
		require.NoError(t, err)
		require.Equal(t, string(kept), string(after), "nothing changes its arguments")
	}
	for _, what := range []string{
		"within", "above", "not-known", "new", "kept", "up", "down", "across", "none", "reopened", "closed", "missing",
		"trend rising", "trend falling", "removable", "unsure", "escalated",
	} {
		assert.Positive(t, seen[what], what)
	}
}

// holdStandings holds standings and tallies to the definitions.
func holdStandings(t *testing.T, reg risk.Register, seen map[string]int) {
	t.Helper()
	standings := reg.Standings()
	total := risk.Tally{Rated: []int{0, 0, 0}}
	for i, s := range standings {
		r := *find(reg, s.Risk)
		require.Equal(t, plainFit(reg, r), s.Fit, "%s in %v", r.ID, reg.Appetites)
		seen[string(s.Fit)]++
		score := plainScore(r)
		require.Equal(t, score > 0, s.Now.Assessed())
		if score > 0 {
			require.Equal(t, fmt.Sprint(score), s.Now.Score.String())
			require.Equal(t, plainRank(score), s.Now.Rank)
			total.Rated[s.Now.Rank-1]++
		} else {
			total.NotRated++
		}
		if s.Fit == risk.AboveAppetite {
			total.Above++
		}
		if s.Fit == risk.AppetiteUnknown {
			total.Unclear++
		}
		if r.Nature == risk.Opportunity {
			total.Opportunities++
		}
		if i > 0 {
			require.True(t, plainlyFirst(*find(reg, standings[i-1].Risk), r), "order")
		}
	}
	open := slices.DeleteFunc(slices.Clone(reg.Risks), func(r risk.Risk) bool { return !isOpen(&r) })
	require.Len(t, standings, len(open))
	if len(open) > 0 {
		require.Equal(t, total, reg.Tallies(risk.Together).Groups[0])
	}
	for _, tally := range reg.Tallies(risk.ByMember).Groups {
		require.Equal(t, len(reg.Concerning(partnership.OrgID(tally.Group))), tally.Total())
	}
}

// holdChanges holds the report of changes to the definitions.
func holdChanges(t *testing.T, three []risk.Register, seen map[string]int) {
	t.Helper()
	report, err := risk.Changes(three)
	require.NoError(t, err)
	want := []string{}
	later := three[2]
	ids := []risk.RiskID{}
	for _, r := range append(slices.Clone(later.Risks), three[1].Risks...) {
		if !slices.Contains(ids, r.ID) {
			ids = append(ids, r.ID)
		}
	}
	for _, id := range ids {
		first, second, third := find(three[0], id), find(three[1], id), find(later, id)
		move := plainMove(second, third)
		switch { // what the register before does not have may be in the one before that
		case second == nil && isOpen(third) && first != nil && isOpen(first):
			move = string(risk.ChangeBack)
		case second == nil && isOpen(third) && first != nil:
			move = string(risk.ChangeReopened)
		case second == nil && first != nil && !isOpen(first):
			move = ""
		case second != nil && third != nil && !isOpen(second) && !isOpen(third) && second.Ended != third.Ended:
			move = string(risk.ChangeOver)
		}
		if move == "" {
			continue
		}
		trend := plainTrend(first, second, third)
		removable := isOpen(third) && isOpen(second) && third.Nature == risk.Threat && (move == "down" || move == "none") &&
			plainFit(later, *third) == risk.WithinAppetite && plainFit(three[1], *second) == risk.WithinAppetite
		want = append(want, fmt.Sprint(id, " ", move, " ", trend, " ", removable))
		seen[move]++
		seen["trend "+string(trend)]++
		if removable {
			seen["removable"]++
		}
	}
	got := []string{}
	for _, c := range report.Changes {
		got = append(got, fmt.Sprint(c.Risk, " ", became(c), " ", c.Trend, " ", c.Removable))
	}
	require.Equal(t, want, got)
}

// holdEscalations holds two rules to the definitions: a risk of 12 or more that has
// been above appetite in two registers, and a rise of 4.
func holdEscalations(t *testing.T, three []risk.Register, seen map[string]int) {
	t.Helper()
	found, err := risk.Escalate([]risk.EscalationRule{
		{To: "long", Source: "test", Score: qty("12"), Above: 2},
		{To: "steep", Source: "test", Rise: qty("4")},
	}, three)
	require.NoError(t, err)
	want := []string{}
	for _, r := range three[2].Risks {
		before := find(three[1], r.ID)
		if !isOpen(&r) {
			continue
		}
		score, fit := plainScore(r), plainFit(three[2], r)
		was, wasFit := 0, risk.WithinAppetite
		if isOpen(before) {
			was, wasFit = plainScore(*before), plainFit(three[1], *before)
		}
		long := fit == risk.AboveAppetite && wasFit == risk.AboveAppetite
		perhaps := fit == risk.AppetiteUnknown || fit == risk.AboveAppetite && wasFit == risk.AppetiteUnknown
		if (score == 0 || score >= 12) && (long || perhaps) {
			want = append(want, fmt.Sprint(r.ID, " long ", score == 0 || perhaps))
		}
		if isOpen(before) && (score == 0 || was == 0 || score-was >= 4) {
			want = append(want, fmt.Sprint(r.ID, " steep ", score == 0 || was == 0))
		}
	}
	got := []string{}
	for _, e := range found {
		got = append(got, fmt.Sprint(e.Risk, " ", e.To, " ", e.Unsure))
		seen["escalated"]++
		if e.Unsure {
			seen["unsure"]++
		}
	}
	require.Equal(t, want, got)
}

// However the registers of the members are joined, everything stands as it stood.
func TestJoiningKeepsEveryRisk(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewSource(7))
	for range 50 {
		shared := chance(random, day("2026-06-30"))
		var own []risk.Register
		open := len(shared.Standings())
		for _, member := range shared.Members {
			reg := chance(random, day("2026-06-30"))
			reg.Member, reg.Appetites = member, nil
			for i := range reg.Risks {
				reg.Risks[i].ID = risk.RiskID(string(member) + "-" + string(reg.Risks[i].ID))
			}
			open += len(reg.Standings())
			own = append(own, reg)
		}
		one, err := risk.Join(append([]risk.Register{shared}, own...))
		require.NoError(t, err)
		require.NoError(t, one.Validate())
		require.Len(t, one.Standings(), open)
		slices.Reverse(own)
		other, err := risk.Join(append([]risk.Register{shared}, own...))
		require.NoError(t, err)
		require.Equal(t, one.Standings(), other.Standings())
		require.Equal(t, one.Tallies(risk.ByCategory).Groups, other.Tallies(risk.ByCategory).Groups)
		require.Equal(t, one.Tallies(risk.ByMember).Groups, other.Tallies(risk.ByMember).Groups)
	}
}
