package match_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/match"
)

// The points of Barnet and Brent are worked out by hand: for each criterion the weight and the
// fit in per cent.
func TestRank_PointsByHand(t *testing.T) {
	t.Parallel()
	r := rank(t, sample(), wished())
	require.Equal(t, []string{"barnet", "ealing", "brent", "bucks", "glasgow", "trust"}, ids(r.Matches))
	for place, want := range map[int]map[match.FitCriterion][2]string{
		1: { // barnet
			match.Touching: {"100", "1500"}, match.Distance: {"90", "1350"}, // √(8² + 6²) = 10 of 100 km
			match.SameKind: {"100", "1200"}, match.Size: {"63", "630"}, // 252 of 400 thousand
			match.CostPerHead: {"80", "800"}, match.Volume: {"75", "450"}, // £8 and £10 a head; 30 of 40 thousand hours
			match.Neighbours: {"100", "800"}, match.Control: {"100", "300"}, match.Systems: {"100", "400"}, match.Wants: {"100", "400"}, match.Supply: {"100", "500"},
			match.Change: {"100", "200"}, match.Breadth: {"100", "200"}, match.Wait: {"100", "200"}, match.Together: {"0", "0"}, // the old partnership is over
		},
		3: { // brent
			match.Touching: {"100", "1500"}, match.Distance: {"95", "1425"}, match.SameKind: {"100", "1200"},
			match.Size: {"77", "770"}, match.CostPerHead: {"50", "500"}, match.Volume: {"50", "300"}, // 252 of 328; £10 and £20 a head
			match.Neighbours: {"0", "0"}, match.Control: {"0", "0"}, match.Systems: {"0", "0"}, match.Wants: {"0", "0"}, match.Supply: {"0", "0"}, match.Change: {"0", "0"},
			match.Breadth: {"100", "200"}, match.Wait: {"67", "134"}, match.Together: {"100", "200"}, // 731 of 1,096 days are left
		},
	} {
		m := r.Matches[place-1]
		require.Len(t, m.Reasons, len(want))
		for _, reason := range m.Reasons {
			require.True(t, reason.Fit.Known(), reason)
			assert.Equal(t, want[reason.Criterion], [2]string{reason.Fit.Low.String(), reason.Points.Low.String()}, "%s %s", m.Org, reason.Criterion)
		}
	}
	assert.Equal(t, "8,930", r.Matches[0].Score.String())
}

// sumsUp checks that the points of reasons are the weight times the fit, and add up to a score.
func sumsUp(t *testing.T, reasons []match.FitReason, score match.Bounds, of partnership.Quantity) {
	t.Helper()
	units := func(q partnership.Quantity) int64 {
		n, known := q.Millionths()
		require.True(t, known)
		return n
	}
	var low, high, most int64
	for _, r := range reasons {
		require.Equal(t, units(r.Weight)*units(r.Fit.Low)/1e6, units(r.Points.Low), r.Criterion)
		require.Equal(t, units(r.Weight)*units(r.Fit.High)/1e6, units(r.Points.High), r.Criterion)
		require.LessOrEqual(t, units(r.Points.Low), units(r.Points.High))
		require.NotEmpty(t, r.Found)
		require.NotEmpty(t, r.Facts)
		low, high, most = low+units(r.Points.Low), high+units(r.Points.High), most+100*units(r.Weight)
	}
	require.Equal(t, low, units(score.Low))
	require.Equal(t, high, units(score.High))
	require.Equal(t, most, units(of))
}

func TestRank_ReasonsAddUpToTheScore(t *testing.T) {
	t.Parallel()
	for seed := range uint64(12) {
		p := random(seed, 40, 60)
		w := randomWish()
		if seed%3 == 1 {
			w.Aim = match.ToJoin
		}
		if seed%3 == 2 {
			w.Aim, w.Partnership = match.ToEnlarge, "own"
			p.Existing = append(p.Existing, match.Existing{ID: "own", Name: "Own", Service: "legal", Members: firstOrgs(3)})
		}
		r := rank(t, p, w)
		for i, m := range slices.Concat(r.Matches, r.Unclear, r.Visits) {
			sumsUp(t, m.Reasons, m.Score, m.Of)
			for _, x := range m.Members {
				sumsUp(t, x.Reasons, x.Score, x.Of)
			}
			if i < len(r.Matches) {
				require.Equal(t, i+1, m.Place)
				require.True(t, m.Best <= m.Place && m.Place <= m.Worst, m.Place)
			}
		}
	}
}

// permuted returns a pool with all its lists in another order.
func permuted(p match.PartnerPool, seed uint64) match.PartnerPool {
	r := rand.New(rand.NewPCG(seed, 7))
	p.Orgs, p.Services, p.Existing, p.Wishes = slices.Clone(p.Orgs), slices.Clone(p.Services), slices.Clone(p.Existing), slices.Clone(p.Wishes)
	r.Shuffle(len(p.Wishes), func(i, j int) { p.Wishes[i], p.Wishes[j] = p.Wishes[j], p.Wishes[i] })
	r.Shuffle(len(p.Orgs), func(i, j int) { p.Orgs[i], p.Orgs[j] = p.Orgs[j], p.Orgs[i] })
	r.Shuffle(len(p.Services), func(i, j int) { p.Services[i], p.Services[j] = p.Services[j], p.Services[i] })
	r.Shuffle(len(p.Existing), func(i, j int) { p.Existing[i], p.Existing[j] = p.Existing[j], p.Existing[i] })
	shuffle := func(all []partnership.OrgID) []partnership.OrgID {
		all = slices.Clone(all)
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		return all
	}
	for i := range p.Orgs {
		p.Orgs[i].Touching, p.Orgs[i].Neighbours = shuffle(p.Orgs[i].Touching), shuffle(p.Orgs[i].Neighbours)
	}
	for i := range p.Existing {
		p.Existing[i].Members = shuffle(p.Existing[i].Members)
	}
	return p
}

// The order in which facts and preferences are listed changes nothing.
func TestRank_OrderChangesNothing(t *testing.T) {
	t.Parallel()
	for seed := range uint64(9) {
		p := random(seed, 30, 70)
		w := randomWish()
		w.LatestStart = day("2026-12-31")
		if seed%3 == 1 {
			w.Aim = match.ToJoin
		}
		preferences := match.DefaultPreferences()
		want, err := p.Rank(w, preferences)
		require.NoError(t, err)
		preferences.Criteria = slices.Clone(preferences.Criteria)
		slices.Reverse(preferences.Criteria)
		got, err := permuted(p, seed).Rank(w, preferences)
		require.NoError(t, err)
		slices.Reverse(got.Preferences.Criteria)
		require.Equal(t, want, got)
	}
}

// A fact that comes to be known moves a score only within its range, and a match only between the
// places that it could have.
func TestRank_WhatComesToBeKnownStaysInRange(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		known := random(seed, 25, 100)
		p := known
		p.Orgs = slices.Clone(known.Orgs)
		r := rand.New(rand.NewPCG(seed, 3))
		for i := range p.Orgs {
			o := &p.Orgs[i]
			hide := func() bool { return r.IntN(2) == 0 }
			if hide() {
				o.Organisation.Population = partnership.Quantity{}
			}
			if hide() {
				o.Grid = match.Grid{}
			}
			if hide() {
				o.Touching = nil
			}
			if hide() {
				o.Neighbours = nil
			}
			if hide() {
				o.Organisation.Control = nil
			}
			if hide() {
				o.Strategy = partnership.Strategy{}
			}
			if hide() {
				o.Profiles = nil
			}
		}
		p.Wishes = slices.DeleteFunc(slices.Clone(known.Wishes), func(match.Wish) bool { return r.IntN(2) == 0 })
		w := randomWish()
		w.LatestStart = day("2026-12-31")
		before, after := rank(t, p, w), rank(t, known, w)
		all := slices.Concat(before.Matches, before.Unclear)
		for _, now := range after.Matches {
			i := slices.IndexFunc(all, func(m match.Match) bool { return m.Org == now.Org })
			require.GreaterOrEqual(t, i, 0, "%s is ranked with all facts known, so it was not excluded", now.Org)
			require.LessOrEqual(t, all[i].Score.Low.Compare(now.Score.Low), 0, now.Org)
			require.GreaterOrEqual(t, all[i].Score.High.Compare(now.Score.High), 0, now.Org)
		}
		for _, gone := range before.Excluded {
			require.False(t, slices.ContainsFunc(after.Matches, func(m match.Match) bool { return m.Org == gone.Org }), "%s stays excluded", gone.Org)
		}
		w.LatestStart = calendar.Date{}
		before, after = rank(t, p, w), rank(t, known, w)
		require.Len(t, after.Matches, len(before.Matches))
		for _, now := range after.Matches {
			i := slices.IndexFunc(before.Matches, func(m match.Match) bool { return m.Org == now.Org })
			require.True(t, before.Matches[i].Best <= now.Place && now.Place <= before.Matches[i].Worst, now.Org)
		}
	}
}

// What must be so, one by one: who is excluded, why, and which change of the wish would help.
func TestRank_WhatMustBeSo(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		wish  func(*match.Wish)
		pool  func(*match.PartnerPool)
		org   partnership.OrgID
		found string
		of    match.Constraint
		relax []match.Relax
	}{
		{
			name: "the wish excludes", wish: func(w *match.Wish) { w.Excluded = []match.Exclusion{{Org: "brent", Reason: "left in 2019"}} },
			org: "brent", of: match.ExclusionConstraint, found: "the wish excludes it: left in 2019", relax: []match.Relax{{At: "/excluded/0", To: "removed"}},
		},
		{
			name: "a wish of the other excludes", pool: func(p *match.PartnerPool) {
				p.Wishes[0].Excluded = []match.Exclusion{{Org: "leeds"}, {Org: "harrow", Reason: "left in 2019"}}
			},
			org: "barnet", of: match.ExclusionConstraint, found: "its own wish excludes the organisation that wishes: left in 2019",
		},
		{name: "the other excludes", org: "leeds", of: match.ExclusionConstraint, found: "one excludes the other: too far away"},
		{
			name: "the wisher excludes", pool: func(p *match.PartnerPool) { orgAt(*p, "harrow").Excluded = []match.Exclusion{{Org: "barnet"}} },
			org: "barnet", of: match.ExclusionConstraint, found: "one excludes the other",
		},
		{
			name: "a power is for councils", wish: func(w *match.Wish) { w.Power = partnership.LGA1972Section101 },
			org: "trust", of: match.PowerConstraint, found: "it cannot use Local Government Act 1972, section 101",
			relax: []match.Relax{{At: "/power", To: "lga-1972-s113"}},
		},
		{
			name: "a power does not extend to Scotland", wish: func(w *match.Wish) { w.Structure = partnership.JointCommittee },
			org: "glasgow", of: match.PowerConstraint, found: "it cannot use Local Government Act 1972, section 102; and Local Government Act 1972, section 101",
			relax: []match.Relax{{At: "/structure", To: "goods-and-services"}},
		},
		{
			name: "a kind is not accepted", wish: func(w *match.Wish) { w.Kinds = []partnership.Kind{partnership.LondonBorough} },
			org: "bucks", of: match.TierConstraint, found: "Unitary council: not a kind of body that the wish accepts", relax: []match.Relax{{At: "/kinds", To: "with unitary"}},
		},
		{
			name: "a kind does not have the service", wish: func(w *match.Wish) { w.Service = "waste" },
			org: "trust", of: match.TierConstraint, found: "Health body: not a kind of body that has the service",
		},
		{
			name: "a contract locks the start", wish: func(w *match.Wish) { w.LatestStart = day("2027-03-31") },
			org: "brent", of: match.DateConstraint, found: "no start before 2027-04-01, but a start is of use only up to 2027-03-31", relax: []match.Relax{{At: "/latest_start", To: "2027-04-01"}},
		},
		{
			name: "a contract locks it beyond the end", wish: func(w *match.Wish) { w.Until = day("2027-03-31") },
			org: "brent", of: match.DateConstraint, found: "no start before 2027-04-01, but a start is of use only up to 2027-03-31", relax: []match.Relax{{At: "/until", To: "2027-04-01"}},
		},
		{
			name: "a contract locks it beyond both", wish: func(w *match.Wish) { w.LatestStart, w.Until = day("2027-03-01"), day("2027-03-31") },
			org: "brent", of: match.DateConstraint, found: "no start before 2027-04-01, but a start is of use only up to 2027-03-01",
		},
		{
			name: "it is not there yet", wish: func(w *match.Wish) { w.LatestStart = day("2026-12-31") }, pool: func(p *match.PartnerPool) { orgAt(*p, "barnet").First = day("2027-01-01") },
			org: "barnet", of: match.DateConstraint, found: "no start before 2027-01-01, but a start is of use only up to 2026-12-31", relax: []match.Relax{{At: "/latest_start", To: "2027-01-01"}},
		},
		{
			name: "it ends, and sharing does not", org: "hillingdon", of: match.EndingConstraint, found: "it ends on 2028-03-31, and its successors take its place",
			relax: []match.Relax{{At: "/until", To: "2028-03-31"}},
		},
		{
			name: "it ends before sharing does", wish: func(w *match.Wish) { w.Until = day("2028-04-01") },
			org: "hillingdon", of: match.EndingConstraint, found: "it ends on 2028-03-31, and its successors take its place", relax: []match.Relax{{At: "/until", To: "2028-03-31"}},
		},
		{
			name: "it ends before the start", wish: func(w *match.Wish) { w.From = day("2028-04-01") },
			org: "hillingdon", of: match.EndingConstraint, found: "it ends on 2028-03-31, before a start on 2028-04-01",
		},
		{
			name: "it ends before the latest start", wish: func(w *match.Wish) { w.LatestStart = day("2029-01-01") },
			org: "hillingdon", of: match.EndingConstraint, found: "it ends on 2028-03-31, and its successors take its place",
			relax: []match.Relax{{At: "/latest_start", To: "2028-03-31"}, {At: "/until", To: "2028-03-31"}},
		},
		{
			name: "too far", wish: func(w *match.Wish) { w.Within = number("34.999") },
			org: "bucks", of: match.DistanceConstraint, found: "35.000 km away, further than 34.999 km", relax: []match.Relax{{At: "/within", To: "35"}},
		},
		{
			name: "shared already", pool: func(p *match.PartnerPool) { p.Existing[2].Last = day("2030-03-31") },
			org: "barnet", of: match.AlreadyConstraint, found: "the two already share it",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, w := sample(), wished()
			if c.pool != nil {
				c.pool(&p)
			}
			if c.wish != nil {
				c.wish(&w)
			}
			r := rank(t, p, w)
			i := slices.IndexFunc(r.Excluded, func(x match.Excluded) bool { return x.Org == c.org })
			require.GreaterOrEqual(t, i, 0, "%s is excluded", c.org)
			k := slices.IndexFunc(r.Excluded[i].Obstacles, func(o match.Obstacle) bool { return o.Constraint == c.of })
			require.GreaterOrEqual(t, k, 0, r.Excluded[i].Obstacles)
			obstacle := r.Excluded[i].Obstacles[k]
			assert.Equal(t, c.found, obstacle.Found)
			assert.Equal(t, c.relax, obstacle.Relax)
			assert.NotEmpty(t, obstacle.Facts)
		})
	}
}

// On the boundary each is met.
func TestRank_WhatIsJustMet(t *testing.T) {
	t.Parallel()
	w := wished()
	w.LatestStart, w.Within = day("2027-04-01"), number("35")
	r := rank(t, sample(), w)
	assert.Contains(t, ids(r.Matches), "brent", "the contract ends the day before")
	assert.Equal(t, []string{"ealing", "bucks", "glasgow", "trust"}, ids(r.Unclear), "bucks is 35 km away, and has a lock without a day")
	assert.Equal(t, []string{"not known whether it can start by 2027-04-01"}, []string{r.Unclear[1].Open[0].Found})
	w = wished()
	w.Until = day("2028-03-31")
	p := sample()
	r = rank(t, p, w)
	i := slices.IndexFunc(r.Unclear, func(m match.Match) bool { return m.Org == "hillingdon" })
	require.GreaterOrEqual(t, i, 0, "nobody knows its contracts")
	assert.Equal(t, []string{"not known whether it can start by 2028-03-31", "not known whether it can start before it ends, on 2028-03-31"},
		[]string{r.Unclear[i].Open[0].Found, r.Unclear[i].Open[1].Found})
	orgAt(p, "hillingdon").Profiles = []match.ServiceProfile{{Service: "legal"}}
	assert.Contains(t, ids(rank(t, p, w).Matches), "hillingdon", "it is there on the last day, and has no contracts")
}

// The wisher's own power counts too.
func TestRank_PowerOfTheWisher(t *testing.T) {
	t.Parallel()
	w := match.Wish{Org: "trust", Aim: match.ToStart, Service: "legal", Power: partnership.LGA1972Section101}
	r := rank(t, sample(), w)
	assert.Empty(t, r.Matches)
	assert.Equal(t, match.ConstraintTally{Constraint: match.PowerConstraint, Excludes: 8, Alone: 7}, r.Tallies[0])
	assert.Contains(t, r.Excluded[0].Obstacles[0].Found, "the organisation that wishes cannot use")
}

// withChanges makes the changes of the wish that a relaxation names.
func withChanges(t *testing.T, w match.Wish, changes []match.Relax) match.Wish {
	t.Helper()
	w.Excluded, w.Kinds = slices.Clone(w.Excluded), slices.Clone(w.Kinds)
	for _, c := range changes {
		switch c.At {
		case "/power":
			w.Power = partnership.Power(c.To)
		case "/structure":
			w.Structure = partnership.Structure(c.To)
		case "/kinds":
			w.Kinds = append(w.Kinds, partnership.Kind(c.To[len("with "):]))
		case "/latest_start":
			w.LatestStart = day(c.To)
		case "/until":
			w.Until = day(c.To)
		case "/within":
			w.Within = number(c.To)
		default:
			require.Contains(t, c.At, "/excluded/")
			w.Excluded = w.Excluded[:0]
		}
	}
	return w
}

// The changes that a relaxation names let its first candidate in, with the score that it says,
// and what it lets in is what nothing else excludes.
func TestRank_RelaxationsHold(t *testing.T) {
	t.Parallel()
	tried := 0
	for seed := range uint64(30) {
		p := random(seed, 30, 80)
		w := randomWish()
		w.Within, w.LatestStart, w.Until = number("80"), day("2026-10-01"), day("2029-03-31")
		w.Kinds = []partnership.Kind{partnership.LondonBorough, partnership.CountyCouncil}
		r := rank(t, p, w)
		excluded := 0
		for _, x := range r.Tallies {
			excluded = max(excluded, x.Excludes)
		}
		require.True(t, len(r.Tallies) == 0 || r.Tallies[0].Excludes == excluded)
		for _, x := range r.Relaxations {
			for _, out := range r.Excluded {
				only := !slices.ContainsFunc(out.Obstacles, func(o match.Obstacle) bool { return !slices.Contains(x.Constraints, o.Constraint) })
				require.Equal(t, only, slices.Contains(x.LetsIn, string(out.Org)))
			}
			if x.First == "" {
				require.Empty(t, x.Changes)
				continue
			}
			changed, err := p.Rank(withChanges(t, w, x.Changes), match.DefaultPreferences())
			if err != nil { // a start that is allowed to be later, and an end that has to be earlier
				require.ErrorContains(t, err, "wish.until")
				continue
			}
			all := slices.Concat(changed.Matches, changed.Unclear)
			i := slices.IndexFunc(all, func(m match.Match) bool { return string(m.Org) == x.First })
			require.GreaterOrEqual(t, i, 0, "%s with %v: %v", x.First, x.Changes, changed.Excluded)
			require.Equal(t, x.Score, all[i].Score)
			tried++
		}
	}
	require.Greater(t, tried, 50)
}

// A wish that asks for more never has more matches.
func TestRank_MoreThatMustBeSoNeverAdds(t *testing.T) {
	t.Parallel()
	for seed := range uint64(10) {
		p, w := random(seed, 30, 70), randomWish()
		before := ids(rank(t, p, w).Matches)
		for _, tighten := range []func(*match.Wish){
			func(w *match.Wish) { w.Within = number("100") },
			func(w *match.Wish) { w.LatestStart = day("2026-08-01") },
			func(w *match.Wish) { w.Until = day("2031-03-31") },
			func(w *match.Wish) { w.Kinds = []partnership.Kind{partnership.DistrictCouncil} },
			func(w *match.Wish) { w.Excluded = []match.Exclusion{{Org: "o0001"}} },
		} {
			tighten(&w)
			after := ids(rank(t, p, w).Matches)
			for _, id := range after {
				require.Contains(t, before, id)
			}
			before = after
		}
	}
}

// Nobody can meet this wish, and the answer says why.
func TestRank_NobodyCan(t *testing.T) {
	t.Parallel()
	p, w := sample(), wished()
	w.Within = number("4")
	r := rank(t, p, w)
	assert.Empty(t, r.Matches)
	assert.Equal(t,
		"Nobody can meet the wish. “Distance” excludes the most: 4 of 8, 3 of them alone. Changing the wish (within: 10) lets Barnet in, with 8,930 points.",
		r.Summary(p.Names()))
	assert.Equal(t, []match.ConstraintTally{
		{Constraint: match.DistanceConstraint, Excludes: 4, Alone: 3},
		{Constraint: match.EndingConstraint, Excludes: 1, Alone: 1},
		{Constraint: match.ExclusionConstraint, Excludes: 1},
	}, r.Tallies)
}

func TestRank_Join(t *testing.T) {
	t.Parallel()
	p, w := sample(), wished()
	w.Aim, w.Until = match.ToJoin, day("2028-03-31")
	r := rank(t, p, w)
	require.Equal(t, []string{"chiltern"}, ids(r.Matches))
	m := r.Matches[0]
	require.Len(t, m.Members, 2)
	assert.Equal(t, day("2026-04-01"), m.Start, "the contracts of members hold nothing back")
	for _, reason := range m.Reasons {
		switch reason.Criterion {
		case match.Size: // 252 of 560 and of 309 thousand: 45 and 82
			assert.Equal(t, "64", reason.Fit.Low.String())
			assert.Equal(t, "mean of 2 members: 64%", reason.Found)
		case match.Supply: // bucks provides; of hillingdon it is not known
			assert.Equal(t, "100", reason.Fit.String())
			assert.Equal(t, "best of 2 members: 100%", reason.Found)
		case match.Wait:
			assert.Equal(t, "100", reason.Fit.String())
			assert.Equal(t, "last of 2 members: 100%", reason.Found)
		}
	}
	w.Partnership = "chiltern"
	assert.Equal(t, []string{"chiltern"}, ids(rank(t, p, w).Matches))
	w.Until = day("2031-03-31")
	out := rank(t, p, w).Excluded
	require.Len(t, out, 1)
	assert.Equal(t, "chiltern", out[0].Partnership)
	assert.Equal(t, match.EndingConstraint, out[0].Obstacles[0].Constraint, "hillingdon ends")
	w.Until = day("2027-03-31")
	p.Existing[0].Closed, p.Existing[0].Last = true, day("2026-12-31")
	out = rank(t, p, w).Excluded
	require.Len(t, out, 1)
	assert.Equal(t, []string{"it takes no new members", "it ends on 2026-12-31"}, []string{out[0].Obstacles[0].Found, out[0].Obstacles[1].Found})
	assert.Equal(t, []match.Relax{{At: "/until", To: "2026-12-31"}}, out[0].Obstacles[1].Relax)
	p.Existing[0].Closed, p.Existing[0].Last = false, day("2026-03-31")
	out = rank(t, p, w).Excluded
	assert.Equal(t, "it ends on 2026-03-31, before a start on 2026-04-01", out[0].Obstacles[0].Found)
}

func TestRank_Enlarge(t *testing.T) {
	t.Parallel()
	p, w := sample(), wished()
	w.Aim, w.Service, w.Partnership, w.Supply = match.ToEnlarge, "waste", "wlwa", partnership.Either
	r := rank(t, p, w)
	assert.Equal(t, []string{"barnet", "bucks", "glasgow"}, ids(r.Matches))
	m := r.Matches[0]
	require.Len(t, m.Members, 3)
	assert.Equal(t, []partnership.OrgID{"brent", "ealing", "harrow"}, []partnership.OrgID{m.Members[0].Org, m.Members[1].Org, m.Members[2].Org})
	for _, reason := range m.Reasons {
		switch reason.Criterion {
		case match.Touching: // brent and harrow touch barnet, and by barnet's list ealing does not
			assert.Equal(t, "67", reason.Fit.String())
		case match.Distance: // 95 from harrow is 90; brent is √(4² + 9²) = 9.8 km away: 90; of ealing it is not known
			assert.Equal(t, "60 to 93", reason.Fit.String())
		case match.Supply: // only with the one that wishes
			assert.Equal(t, "for one pair: 100%", reason.Found)
		}
	}
	p.Existing[1].Members = []partnership.OrgID{"harrow", "leeds"}
	orgAt(p, "leeds").Excluded = []match.Exclusion{{Org: "barnet"}}
	assert.NotContains(t, ids(rank(t, p, w).Matches), "barnet", "a member excludes it")
}

func TestRank_ChangesNoArgument(t *testing.T) {
	t.Parallel()
	p := sample()
	fieldtest.Unchanged(t, p, func() { rank(t, p, full()) })
}

// haversine is the distance by floating point.
func haversine(a, b partnership.Place) float64 {
	radians := func(q partnership.Quantity) float64 {
		n, _ := q.Millionths()
		return float64(n) / 1e6 * math.Pi / 180
	}
	up, along := radians(a.Latitude)-radians(b.Latitude), radians(a.Longitude)-radians(b.Longitude)
	h := math.Pow(math.Sin(up/2), 2) + math.Cos(radians(a.Latitude))*math.Cos(radians(b.Latitude))*math.Pow(math.Sin(along/2), 2)
	return 2 * 6371009 * math.Asin(math.Sqrt(min(h, 1)))
}

// Distances on the globe are those of the haversine formula, to the metre within a country and
// to a few metres on the other side of the earth.
func TestRank_DistancesOnTheGlobe(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 1))
	for i := range 400 {
		at := func(spread int64) partnership.Place {
			lat, _ := partnership.QuantityOfMillionths(54_000_000 + r.Int64N(spread) - spread/2)
			lon, _ := partnership.QuantityOfMillionths(-2_000_000 + 2*r.Int64N(spread) - spread)
			return partnership.Place{Latitude: lat, Longitude: lon}
		}
		spread := []int64{100_000, 8_000_000, 70_000_000}[i%3]
		a, b := council("a", "A", partnership.LondonBorough), council("b", "B", partnership.LondonBorough)
		a.Organisation.Place, b.Organisation.Place = at(spread), at(spread)
		metres := haversine(a.Organisation.Place, b.Organisation.Place)
		p := match.PartnerPool{AsOf: day("2026-01-01"), Services: []match.ServiceType{{ID: "s", Name: "S"}}, Orgs: []match.Org{a, b}}
		w := match.Wish{Org: "a", Aim: match.ToStart, Service: "s"}
		slack := 1 + metres/1e6
		w.Within, _ = partnership.QuantityOfMillionths(int64((metres + slack) * 1000))
		require.Len(t, rank(t, p, w).Matches, 1, "%v %v: %f m", a.Organisation.Place, b.Organisation.Place, metres)
		if metres > 2*slack {
			w.Within, _ = partnership.QuantityOfMillionths(int64((metres - slack) * 1000))
			require.Len(t, rank(t, p, w).Excluded, 1, "%v %v: %f m", a.Organisation.Place, b.Organisation.Place, metres)
		}
	}
}

// Known distances: the poles, the antipodes and the date line.
func TestRank_FarAway(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ lat, lon, lat2, lon2, least, most string }{
		{"90", "0", "-90", "0", "20000", "20000"}, // half of 40,030 km is beyond what a wish can say: 20,015
		{"0", "179.5", "0", "-179.5", "111.1", "111.2"},
		{"0", "0", "0", "90", "10007", "10008"},
		{"51.5", "-0.1", "51.5", "-0.1", "0", "0"},
	} {
		a, b := council("a", "A", partnership.LondonBorough), council("b", "B", partnership.LondonBorough)
		a.Organisation.Place = partnership.Place{Latitude: number(c.lat), Longitude: number(c.lon)}
		b.Organisation.Place = partnership.Place{Latitude: number(c.lat2), Longitude: number(c.lon2)}
		p := match.PartnerPool{AsOf: day("2026-01-01"), Services: []match.ServiceType{{ID: "s", Name: "S"}}, Orgs: []match.Org{a, b}}
		w := match.Wish{Org: "a", Aim: match.ToStart, Service: "s", Within: number(c.most)}
		if c.most == "20000" {
			require.Empty(t, rank(t, p, w).Matches)
			continue
		}
		require.Len(t, rank(t, p, w).Matches, 1, c)
		if w.Within = number(c.least); c.least != c.most {
			require.Empty(t, rank(t, p, w).Matches, c)
		}
	}
}

// Both the structure and the power have to change for somebody outside England and Wales.
func TestRank_ChangesOfStructureAndPower(t *testing.T) {
	t.Parallel()
	w := wished()
	w.Structure, w.Power = partnership.LeadAuthority, partnership.LGA1972Section101
	r := rank(t, sample(), w)
	i := slices.IndexFunc(r.Excluded, func(x match.Excluded) bool { return x.Org == "glasgow" })
	require.Equal(t, []match.Relax{{At: "/structure", To: "goods-and-services"}, {At: "/power", To: "goods-and-services-1970-s1"}}, r.Excluded[i].Obstacles[0].Relax)
	assert.Contains(t, ids(rank(t, sample(), withChanges(t, w, r.Excluded[i].Obstacles[0].Relax)).Matches), "glasgow")
}

// What extends where.
func TestRank_WherePowersExtend(t *testing.T) {
	t.Parallel()
	for _, kind := range []partnership.Kind{partnership.LondonBorough, partnership.WelshCouncil, partnership.ScottishCouncil, partnership.NorthernIrelandDistrict} {
		for _, power := range partnership.Powers() {
			p := match.PartnerPool{
				AsOf: day("2026-01-01"), Services: []match.ServiceType{{ID: "s", Name: "S"}},
				Orgs: []match.Org{council("a", "A", partnership.LondonBorough), council("b", "B", kind)},
			}
			want := map[partnership.Kind]bool{partnership.LondonBorough: true}
			switch power {
			case partnership.GoodsAndServicesAct1970, partnership.Contract:
				want[partnership.WelshCouncil], want[partnership.ScottishCouncil], want[partnership.NorthernIrelandDistrict] = true, true, true
			case partnership.LocalismAct2011, partnership.NHSAct2006Section75:
			default:
				want[partnership.WelshCouncil] = true
			}
			r := rank(t, p, match.Wish{Org: "a", Aim: match.ToStart, Service: "s", Power: power})
			assert.Equal(t, want[kind], len(r.Matches) == 1, "%s %s", power, kind)
		}
	}
}

func TestSupport(t *testing.T) {
	t.Parallel()
	p := sample()
	orgAt(p, "barnet").Strategy.Change = partnership.Transformational
	orgAt(p, "harrow").Strategy.Change = partnership.Transformational
	orgAt(p, "brent").Strategy.Change = partnership.Incremental
	r := rank(t, p, wished())
	kinds := func(place int) (all []string) {
		for _, s := range r.Support(place) {
			all = append(all, string(s.Kind)+": "+s.Reason)
			require.NotEmpty(t, s.Facts)
		}
		return all
	}
	visit := "visit: It shares the service, and its members fit with 3,285 to 7,735 of 10,000 points."
	assert.Equal(t, []string{
		"funded-expert: Both want transformational change: it needs a programme.",
		"funded-expert: They share nothing yet: a first business case has to be made.", visit,
	}, kinds(1))
	require.Equal(t, partnership.OrgID("brent"), r.Matches[2].Org)
	assert.Equal(t, []string{
		"mediation: No one party controls all of them: build support in each council.",
		"mediation: Stances on supply are in tension: agree who provides.",
		"mediation: Stances on change are in tension: agree the pace.",
		"funded-expert: They run the service on different systems: plan the move to a common one.", visit,
	}, kinds(3))
	assert.Equal(t, "funded-expert: 11 criteria need facts that are not known: find them out before a case is made.", kinds(2)[0])
	assert.Empty(t, r.Support(7))
}

// A member that is no longer there counts for nothing, and a partnership without any other is
// none to join or visit.
func TestRank_MembersThatHaveEnded(t *testing.T) {
	t.Parallel()
	p, w := sample(), wished()
	w.Aim = match.ToJoin
	hillingdon := orgAt(p, "hillingdon")
	hillingdon.Last = day("2025-12-31")
	r := rank(t, p, w)
	require.Equal(t, []string{"chiltern"}, ids(r.Matches))
	assert.Len(t, r.Matches[0].Members, 1)
	assert.Equal(t, "for one pair: 65%", r.Matches[0].Reasons[1].Found)
	hillingdon.Last = day("2026-01-01")
	r = rank(t, p, w)
	assert.Len(t, r.Excluded, 1, "it is there on that day, and ends before the start")
	hillingdon.Last = day("2025-12-31")
	orgAt(p, "bucks").Last, orgAt(p, "bucks").Successors = day("2025-12-31"), []partnership.OrgID{"ealing"}
	r = rank(t, p, w)
	assert.Empty(t, slices.Concat(r.Matches, r.Unclear, r.Visits))
	assert.Empty(t, r.Excluded)
}

// Which wishes go together.
func TestRank_WishesThatGoTogether(t *testing.T) {
	t.Parallel()
	own := match.Existing{ID: "own", Name: "Own", Service: "legal", Members: []partnership.OrgID{"harrow", "leeds"}}
	for _, c := range []struct {
		name        string
		wish, other match.Wish
		fit         string
	}{
		{"two that start", match.Wish{Aim: match.ToStart}, match.Wish{Aim: match.ToStart}, "100"},
		{"two partners", match.Wish{Aim: match.ToStart, Supply: partnership.Either}, match.Wish{Aim: match.ToStart, Supply: partnership.Either}, "100"},
		{"two providers", match.Wish{Aim: match.ToStart, Supply: partnership.Provider}, match.Wish{Aim: match.ToStart, Supply: partnership.Provider}, "0"},
		{"a provider and a partner", match.Wish{Aim: match.ToStart, Supply: partnership.Provider}, match.Wish{Aim: match.ToStart, Supply: partnership.Either}, "100"},
		{"one starts, one joins", match.Wish{Aim: match.ToStart}, match.Wish{Aim: match.ToJoin}, "0"},
		{"one enlarges, one joins any", match.Wish{Aim: match.ToEnlarge, Partnership: "own"}, match.Wish{Aim: match.ToJoin}, "100"},
		{"one enlarges, one joins it", match.Wish{Aim: match.ToEnlarge, Partnership: "own"}, match.Wish{Aim: match.ToJoin, Partnership: "own"}, "100"},
		{"one enlarges, one joins another", match.Wish{Aim: match.ToEnlarge, Partnership: "own"}, match.Wish{Aim: match.ToJoin, Partnership: "chiltern"}, "0"},
		{"one enlarges, one starts", match.Wish{Aim: match.ToEnlarge, Partnership: "own"}, match.Wish{Aim: match.ToStart}, "0"},
		{"the other wants counties", match.Wish{Aim: match.ToStart}, match.Wish{Aim: match.ToStart, Kinds: []partnership.Kind{partnership.CountyCouncil}}, "0"},
		{"the other wants boroughs", match.Wish{Aim: match.ToStart}, match.Wish{Aim: match.ToStart, Kinds: []partnership.Kind{partnership.LondonBorough}}, "100"},
		{"another service", match.Wish{Aim: match.ToStart}, match.Wish{Aim: match.ToStart, Service: "waste"}, "0 to 100"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := sample()
			p.Existing = append(p.Existing, own)
			c.wish.Org, c.other.Org, c.wish.Service = "harrow", "barnet", "legal"
			if c.other.Service == "" {
				c.other.Service = "legal"
			}
			p.Wishes = []match.Wish{c.other}
			for _, m := range rank(t, p, c.wish).Matches {
				for _, reason := range m.Reasons {
					if m.Org == "barnet" && reason.Criterion == match.Wants {
						assert.Equal(t, c.fit, reason.Fit.String())
					}
				}
			}
		})
	}
	w := match.Wish{Org: "harrow", Aim: match.ToJoin, Service: "legal", Until: day("2028-03-31")}
	for _, reason := range rank(t, sample(), w).Matches[0].Reasons {
		if reason.Criterion == match.Wants {
			assert.Equal(t, "best of 2 members: 100%", reason.Found, "a member of it wants to enlarge it")
		}
	}
	p := sample()
	p.Wishes = append(p.Wishes, match.Wish{Org: "bucks", Aim: match.ToJoin, Service: "legal"})
	for _, reason := range rank(t, p, match.Wish{Org: "harrow", Aim: match.ToJoin, Service: "legal", Until: day("2028-03-31")}).Visits[0].Members[0].Reasons {
		if reason.Criterion == match.Wants {
			assert.Equal(t, "enlarge; join", reason.Facts[1].Found)
		}
	}
}
