package staff_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// position writes the positions of members, one need a line.
func position(t *testing.T, posts staff.Establishment, needs []staff.Needs) string {
	t.Helper()
	positions, err := staff.Reversibility(posts, needs)
	require.NoError(t, err)
	lines := []string{}
	for _, p := range positions {
		lines = append(lines, fmt.Sprintf("%s %s", p.Org, p.State))
		for _, x := range p.Posts {
			lines = append(lines, fmt.Sprintf("  %s%s: %s, has %v, short %v, move %v, recruit %v", x.Need.Function, x.Need.Grade, x.State, x.Has, x.Short, x.Move, x.Recruit))
		}
		for _, r := range p.Resources {
			lines = append(lines, fmt.Sprintf("  %s %s: %s", r.Kind, r.Name, r.State))
		}
	}
	return strings.Join(lines, "\n")
}

func need(grade, fte string) staff.PostNeed {
	n := staff.PostNeed{Function: "payroll", Grade: grade}
	if fte != "" {
		n.FTE = partnership.MustQuantity(fte)
	}
	return n
}

// The arrangement of North and North East Lincolnshire: each employs half of the
// staff, so that both are ready and nobody moves.
func TestReversibility_HalvesAreReady(t *testing.T) {
	turnover := halves()
	needs := func(org partnership.OrgID) staff.Needs {
		return staff.Needs{
			Org: org, Posts: []staff.PostNeed{{Function: "procurement", Grade: "SO1", FTE: number(2)}},
			Resources: []staff.ResourceNeed{{Kind: staff.SystemResource, Name: "e-tendering", State: staff.ReadinessMet}},
		}
	}
	both := []staff.Needs{needs("north"), needs("north-east")}
	const ready = `north met
  procurementSO1: met, has 2, short 0, move [], recruit 0
  system e-tendering: met
north-east met
  procurementSO1: met, has 2, short 0, move [], recruit 0
  system e-tendering: met`
	assert.Equal(t, ready, position(t, turnover.Posts, both))

	turnover.Posts[3].Employer = "north"
	assert.Equal(t, `north met
  procurementSO1: met, has 3, short 0, move [], recruit 0
  system e-tendering: met
north-east short
  procurementSO1: short, has 1, short 1, move [n2], recruit 0
  system e-tendering: met`, position(t, turnover.Posts, both))
}

func TestReversibility_CaseByCase(t *testing.T) {
	half := clerk("h", "boston")
	half.FTE = partnership.MustQuantity("0.5")
	manager := clerk("m", "boston")
	manager.Grade = "g9"
	worked := clerk("w", "boston")
	worked.Time, worked.TimeWindow = []partnership.Share{{Org: "lindsey", Fraction: pc(60)}, {Org: "boston", Fraction: pc(40)}}, year()
	free := clerk("f", "")
	other := clerk("o", "boston")
	other.Function = "legal"
	posts := staff.Establishment{worked, clerk("b2", "boston"), clerk("b1", "boston"), half, manager, free, other, clerk("l1", "lindsey")}
	for name, c := range map[string]struct {
		needs []staff.Needs
		want  string
	}{
		"nothing is needed": {[]staff.Needs{{Org: "boston"}}, "boston unknown"},
		"grades before any, in whatever order": {
			[]staff.Needs{{Org: "boston", Posts: []staff.PostNeed{need("", "2.5"), need("g5", "2")}}},
			"boston met\n  payroll: met, has 2.5, short 0, move [], recruit 0\n  payrollg5: met, has 3.5, short 0, move [], recruit 0",
		},
		"half a post short and nobody to move": {
			[]staff.Needs{{Org: "boston", Posts: []staff.PostNeed{need("g9", "1.5")}}},
			"boston short\n  payrollg9: short, has 1, short 0.5, move [], recruit 0.5",
		},
		"not known": {
			[]staff.Needs{{Org: "boston", Posts: []staff.PostNeed{need("g5", "")}, Resources: []staff.ResourceNeed{{Kind: staff.DataResource, Name: "ledger"}}}},
			"boston unknown\n  payrollg5: unknown, has 3.5, short not known, move [], recruit not known\n  data ledger: unknown",
		},
		"short before unknown": {
			[]staff.Needs{{Org: "boston", Resources: []staff.ResourceNeed{{Kind: staff.DataResource, Name: "a"}, {Kind: staff.ContractResource, Name: "b", State: staff.ReadinessShort}}}},
			"boston short\n  data a: unknown\n  contract b: short",
		},
		"first who worked for it, then by id; whom the employer needs stays": {
			[]staff.Needs{{Org: "boston", Posts: []staff.PostNeed{need("g5", "1")}}, {Org: "lindsey", Posts: []staff.PostNeed{need("g5", "3.5")}}},
			"boston met\n  payrollg5: met, has 3.5, short 0, move [], recruit 0\nlindsey short\n  payrollg5: short, has 1, short 2.5, move [w b2 f], recruit 0",
		},
		"the employer keeps those who worked least for others": {
			[]staff.Needs{{Org: "boston", Posts: []staff.PostNeed{need("g5", "2.5")}}, {Org: "lindsey", Posts: []staff.PostNeed{need("g5", "2.5")}}},
			"boston met\n  payrollg5: met, has 3.5, short 0, move [], recruit 0\nlindsey short\n  payrollg5: short, has 1, short 1.5, move [w f], recruit 0",
		},
		"nobody moves whose employer may need them": {
			[]staff.Needs{{Org: "boston", Posts: []staff.PostNeed{need("g5", "")}}, {Org: "lindsey", Posts: []staff.PostNeed{need("g5", "4")}}},
			"boston unknown\n  payrollg5: unknown, has 3.5, short not known, move [], recruit not known\nlindsey short\n  payrollg5: short, has 1, short 3, move [f], recruit 2",
		},
		"nobody moves twice; in the order of the ids": {
			[]staff.Needs{{Org: "lindsey", Posts: []staff.PostNeed{need("g9", "1"), need("", "2")}}, {Org: "holland", Posts: []staff.PostNeed{need("g9", "1")}}},
			"lindsey short\n  payrollg9: short, has 0, short 1, move [], recruit 1\n  payroll: short, has 1, short 1, move [w], recruit 0\nholland short\n  payrollg9: short, has 0, short 1, move [m], recruit 0",
		},
	} {
		assert.Equal(t, c.want, position(t, posts, c.needs), name)
	}
}

// Nobody moves where the post cannot go, and a group moves whole or not at all.
func TestReversibility_MovesWhomItCan(t *testing.T) {
	for name, c := range map[string]struct {
		change func(staff.Establishment)
		fte    string // that boston needs
		want   string
	}{
		"anybody":                        {func(staff.Establishment) {}, "2", "short 1, move [p1], recruit 0"},
		"not whom it is excluded from":   {func(p staff.Establishment) { p[0].Excluded = orgsOf("boston") }, "2", "short 1, move [p2], recruit 0"},
		"nor who is pinned elsewhere":    {func(p staff.Establishment) { p[0].Pinned = "lindsey" }, "2", "short 1, move [p2], recruit 0"},
		"but who is pinned to it":        {func(p staff.Establishment) { p[0].Pinned = "boston" }, "2", "short 1, move [p1], recruit 0"},
		"a group whole":                  {func(p staff.Establishment) { p[0].Together, p[2].Together = "t", "t" }, "2", "short 1, move [p1 p3], recruit 0"},
		"a group whose rest is there":    {func(p staff.Establishment) { p[0].Together, p[3].Together = "t", "t" }, "2", "short 1, move [p1], recruit 0"},
		"not a group that cannot go":     {func(p staff.Establishment) { p[0].Together, p[2].Together, p[2].Pinned = "t", "t", "lindsey" }, "3", "short 2, move [p2], recruit 1"},
		"nor one of another function":    {func(p staff.Establishment) { p[0].Together, p[2].Together, p[2].Function = "t", "t", "IT" }, "3", "short 2, move [p2], recruit 1"},
		"nor one that is needed by half": {func(p staff.Establishment) { p[0].Together, p[4].Together = "t", "t" }, "4", "short 3, move [p2 p3], recruit 1"},
	} {
		posts := staff.Establishment{clerk("p1", ""), clerk("p2", ""), clerk("p3", ""), clerk("p4", "boston"), clerk("p5", "lindsey")}
		c.change(posts)
		needs := []staff.Needs{{Org: "boston", Posts: []staff.PostNeed{need("g5", c.fte)}}, {Org: "lindsey", Posts: []staff.PostNeed{need("g5", "1")}}}
		_, got, _ := strings.Cut(strings.Split(position(t, posts, needs), "\n")[1], "has 1, ")
		assert.Equal(t, c.want, got, name)
	}
}

func TestReversibility_Refuses(t *testing.T) {
	_, err := staff.Reversibility(staff.Establishment{clerk("", "boston")}, []staff.Needs{
		{Posts: []staff.PostNeed{{FTE: number(-1)}, need("g5", "1"), need("g5", "2")}, Resources: []staff.ResourceNeed{{Kind: "staff", State: "nearly"}}},
		{Org: "a"},
		{Org: "a"},
	})
	wantErrors(t, err, `
posts[0].id: required
needs[0].org: required
needs[0].posts[0].function: required
needs[0].posts[0].fte: -1 is below 0: out of range
needs[0].posts[2]: duplicate: "Payroll, grade g5" is already posts[1]
needs[0].resources[0].kind: "staff" is not a resource (contract, system, data): invalid
needs[0].resources[0].name: required
needs[0].resources[0].state: "nearly" is not a state of readiness (met, short, unknown): invalid
needs[2].org: duplicate: "a" is already needs[1]
`, field.ErrRequired, field.ErrDuplicate)
}

// someNeeds returns needs of two or three members.
func someNeeds(r *rand.Rand) []staff.Needs {
	var needs []staff.Needs
	for _, org := range orgs()[:2+r.IntN(2)] {
		n := staff.Needs{Org: org}
		for _, grade := range []string{"", "g0", "g1"} {
			if r.IntN(3) > 0 {
				n.Posts = append(n.Posts, staff.PostNeed{Function: "revenues", Grade: grade, FTE: partnership.MustQuantity([]string{"0", "0.5", "1", "2", "3.5", "7"}[r.IntN(6)])})
			}
		}
		needs = append(needs, n)
	}
	return needs
}

// 4,000 posts and 2,501 needs are one need too many to compare.
func TestReversibility_RefusesTooManyPairs(t *testing.T) {
	posts, needs := make(staff.Establishment, 4000), []staff.Needs{{Org: "a", Posts: make([]staff.PostNeed, 1251)}, {Org: "b", Posts: make([]staff.PostNeed, 1250)}}
	for i := range posts {
		posts[i] = clerk(staff.PostID(fmt.Sprint("p", i)), "a")
		posts[i].Together = "team"
	}
	for _, n := range needs {
		for i := range n.Posts {
			n.Posts[i] = staff.PostNeed{Function: fmt.Sprint("f", i), FTE: number(1)}
		}
	}
	_, err := staff.Reversibility(posts, needs)
	wantErrors(t, err, "needs: 2501 needs of 4000 posts are more than 10000000 pairs: out of range", field.ErrRange)
	needs[0].Posts = needs[0].Posts[:1250]
	positions, err := staff.Reversibility(posts[:20], needs)
	require.NoError(t, err)
	assert.Equal(t, number(1), positions[1].Posts[1249].Recruit)
}

// Nobody is counted or moves twice, nobody moves whom the employer needs, and what
// moves and what is recruited make up what is short.
func TestReversibility_AddsUp(t *testing.T) {
	moved := 0
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 15))
		posts, needs := randomPosts(r, 2+r.IntN(12), 3, 1, orgs()), someNeeds(r)
		fte := map[staff.PostID]int64{}
		employer := map[staff.PostID]partnership.OrgID{}
		employed, left := map[partnership.OrgID]int64{}, map[partnership.OrgID]int64{}
		for i := range posts {
			posts[i].FTE = partnership.MustQuantity([]string{"0.5", "0.8", "1"}[r.IntN(3)])
			fte[posts[i].ID], _ = posts[i].FTE.Millionths()
			employer[posts[i].ID] = posts[i].Employer
			employed[posts[i].Employer] += fte[posts[i].ID]
		}
		positions, err := staff.Reversibility(posts, needs)
		require.NoError(t, err)
		movers := map[staff.PostID]bool{}
		for _, p := range positions {
			has := int64(0)
			for _, post := range p.Posts {
				wanted, n := millionths(post.Need.FTE), millionths(post.Has)
				has += n
				assert.GreaterOrEqual(t, millionths(post.Short), max(0, wanted-n), "seed %d", seed)
				assert.Equal(t, millionths(post.Short) == 0, post.State == staff.ReadinessMet, "seed %d", seed)
				short := millionths(post.Short)
				for _, id := range post.Move {
					assert.Positive(t, short, "seed %d: %s need not move", seed, id)
					assert.False(t, movers[id], "seed %d: %s moves twice", seed, id)
					assert.NotEqual(t, p.Org, employer[id], "seed %d: %s is there", seed, id)
					movers[id] = true
					left[employer[id]] += fte[id]
					short -= fte[id]
					moved++
				}
				assert.Equal(t, max(0, short), millionths(post.Recruit), "seed %d", seed)
			}
		}
		for _, p := range positions {
			met := int64(0) // what it needs and has
			for _, post := range p.Posts {
				met += millionths(post.Need.FTE) - millionths(post.Short)
			}
			assert.LessOrEqual(t, met, employed[p.Org]-left[p.Org], "seed %d: %s gives away what it needs", seed, p.Org)
		}
	}
	assert.Greater(t, moved, 300)
}

func millionths(q partnership.Quantity) int64 {
	n, _ := q.Millionths()
	return n
}

// The order of posts and of needs changes nothing but the order of the answer.
func TestReversibility_OrderDoesNotMatter(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 16))
		posts, needs := randomPosts(r, 2+r.IntN(12), 3, 1, orgs()), someNeeds(r)
		want, err := staff.Reversibility(posts, needs)
		require.NoError(t, err)
		r.Shuffle(len(posts), func(i, j int) { posts[i], posts[j] = posts[j], posts[i] })
		order := r.Perm(len(needs))
		mixed := make([]staff.Needs, len(needs))
		for i, j := range order {
			mixed[i] = needs[j]
		}
		got, err := staff.Reversibility(posts, mixed)
		require.NoError(t, err)
		for i, j := range order {
			assert.Equal(t, want[j], got[i], "seed %d", seed)
		}
	}
}

// A group does not move to where one of it is employed and cannot stay.
func TestReversibility_GroupDoesNotMoveToAMateThatMustLeave(t *testing.T) {
	posts := staff.Establishment{
		{ID: "p1", Employer: "harrow", Pinned: "brent", Together: "t", Function: "it", Grade: "5", FTE: one()},
		{ID: "p2", Together: "t", Function: "it", Grade: "5", FTE: one()},
	}
	positions, err := staff.Reversibility(posts, []staff.Needs{{Org: "harrow", Posts: []staff.PostNeed{{Function: "it", Grade: "5", FTE: partnership.MustQuantity("2")}}}})
	require.NoError(t, err)
	assert.Empty(t, positions[0].Posts[0].Move)
}
