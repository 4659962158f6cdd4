package staff

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// What takes long counts as steps: a flow, a branch, and each time that the units are put
// in order; what a meter counts stays within its limit.
func TestMeter_CountsWorkAsSteps(t *testing.T) {
	posts := make(Establishment, 60)
	for i := range posts {
		posts[i] = Post{ID: PostID(fmt.Sprint("p", i)), Grade: fmt.Sprint("g", i%3), Together: []string{"", "t", "u"}[i%3]}
	}
	m, err := newModel(posts, Limits{Members: []partnership.OrgID{"a", "b", "c"}})
	require.NoError(t, err)
	meter := m.network.meter
	spent := func(work func()) int {
		before := meter.steps
		work()
		return meter.steps - before
	}
	cost, _ := m.packed()
	const looks = 60 * 3
	flow := spent(func() { newFlow(&m.network, cost) })
	assert.GreaterOrEqual(t, flow, looks/perStep)
	var root branch
	assert.Greater(t, spent(func() { root, err = m.root(cost) }), flow+looks/perStep)
	require.NoError(t, err)
	limits, targets := m.rows(60)
	s := newSearch(m.puzzle(cost, limits, targets), meter)
	s.enter(root.least, root.add)
	assert.Greater(t, spent(s.arrange), 22*3, "22 units at 3 members")
	assert.Equal(t, 22, len(s.order))
	meter.limit = meter.steps + 5
	assert.Equal(t, 5, spent(func() { meter.spend(1_000_000) }))
	assert.True(t, meter.out())
}

// The costs that an allocation can have are multiples of 5 from 0 to 10, and these more
// than whole hundreds.
func TestGrain_Floor(t *testing.T) {
	g := grain{unit: 5, period: 100, width: 10}
	for limit, want := range map[int64]int64{-3: -3, 0: 0, 4: 0, 9: 5, 14: 10, 99: 10, 100: 100, 107: 105, 250: 210} {
		assert.Equal(t, want, g.floor(limit), limit)
	}
}

// grouped returns the model of posts in groups of three that work for different members.
func grouped(t *testing.T) *model {
	t.Helper()
	members := []partnership.OrgID{"a", "b", "c"}
	posts := make(Establishment, 30)
	for i := range posts {
		posts[i] = Post{ID: PostID(fmt.Sprintf("p%02d", i)), Grade: "g", Employer: members[i%3], Together: fmt.Sprint("t", i/3)}
	}
	band := Band{Org: "a", MinHeads: partnership.MustQuantity("9"), MaxHeads: partnership.MustQuantity("9")}
	m, err := newModel(posts, Limits{Members: members, Bands: []Band{band}})
	require.NoError(t, err)
	return m
}

// What the flows of its branches take counts for the search that made them, and not only for
// the whole.
func TestExplore_CountsTheStepsOfItsFlows(t *testing.T) {
	m := grouped(t)
	cost, _ := m.packed()
	root, err := m.root(cost)
	require.NoError(t, err)
	require.GreaterOrEqual(t, root.split, 0, "groups are to be decided")
	before, part := m.network.meter.steps, m.network.meter.part(freeing)
	limits, targets := m.rows(30)
	_, _ = m.explore(newSearch(m.puzzle(cost, limits, targets), part), root)
	assert.Equal(t, m.network.meter.steps-before, part.steps)
	assert.Positive(t, part.steps)
}

// A search that has run out of steps among its branches is not done, and proves no more than
// the branch that it was in.
func TestExplore_EndsAmongItsBranches(t *testing.T) {
	for steps := 1; steps < 400; steps++ {
		m := grouped(t)
		cost, _ := m.packed()
		root, err := m.root(cost)
		require.NoError(t, err)
		limits, targets := m.rows(30)
		s := newSearch(m.puzzle(cost, limits, targets), &meter{limit: steps, whole: m.network.meter})
		proved, done := m.explore(s, root)
		if !done {
			assert.True(t, s.out(), steps)
		}
		if s.best != nil {
			assert.LessOrEqual(t, proved, s.standing.cost, steps)
		}
	}
}

// Of the branches of a decision only those with no more to decide keep what groups add.
func TestDecide_KeepsOnlyWhatIsNeeded(t *testing.T) {
	m := grouped(t)
	cost, _ := m.packed()
	root, err := m.root(cost)
	require.NoError(t, err)
	branches := m.decide(root, m.network.meter)
	require.Len(t, branches, 3)
	for _, b := range branches {
		assert.Equal(t, b.split < 0, b.add != nil)
	}
}

// Two units that change places cost what both do where they go, less what both did.
func TestExchange_ChangesPlaces(t *testing.T) {
	z := &puzzle{members: 2, cost: []int64{3, 2, 4, 4}, rows: []row{{low: 1, high: 1}, {low: 1, high: 1}}}
	z.entries = [][]entry{{{0, 1}}, {{1, 1}}, {{0, 1}}, {{1, 1}}}
	x := newExchange(z, []bool{true, true, true, true}, []int{0, 1}, &meter{limit: 100})
	assert.True(t, x.sweep())
	assert.Equal(t, []int{1, 0}, x.at)
	assert.Equal(t, int64(6), x.standing.cost)
	assert.False(t, x.sweep())
}

// Going away from an allocation costs nothing and breaks no row, and the best that is found
// near it is kept, and is no worse.
func TestExchange_Restarts(t *testing.T) {
	m := grouped(t)
	cost, _ := m.packed()
	limits, targets := m.rows(30)
	z := m.puzzle(cost, limits, targets)
	at := []int{0, 0, 0, 1, 1, 1, 1, 2, 2, 2}
	x := newExchange(z, m.openGroups(), at, &meter{limit: 5_000})
	before := x.standing
	x.restart()
	assert.Zero(t, x.all)
	assert.LessOrEqual(t, x.standing.compare(before), 0)
	assert.Equal(t, newExchange(z, m.openGroups(), x.at, x.meter).standing, x.standing)
	for u, v := range []int{3, 4, 5, 6, 7, 8, 9, 0, 1, 2} {
		x.leave(u, v)
		assert.Zero(t, x.all)
		assert.LessOrEqual(t, x.standing.cost, before.cost)
	}
}

// fewTo returns a puzzle of units of which so many have to leave the first of two members for
// the second, where they cost 100, 101, 102 and so on.
func fewTo(units int, low int64) *puzzle {
	z := &puzzle{members: 2, rows: []row{{low: low, high: far}}}
	for u := range units {
		z.cost = append(z.cost, 0, 100+int64(u))
		z.entries = append(z.entries, nil, []entry{{0, 1}})
	}
	return z
}

// A search looks no further where the units so far have added more than the allowance, so that
// it is soon done where the cheapest are enough.
func TestSearch_LooksNoFurtherThanTheAllowance(t *testing.T) {
	z := fewTo(20, 4)
	s := newSearch(z, &meter{limit: 1_000_000})
	s.enter(0, z.cost)
	proved, done := s.solve()
	assert.True(t, done)
	assert.Equal(t, int64(100+101+102+103), s.standing.cost)
	assert.Equal(t, int64(406), proved)
	assert.Less(t, s.steps, 50_000)
}

// A row that no choice puts enough into is seen before anything is tried.
func TestSearch_SeesWhatIsNotPossible(t *testing.T) {
	for _, low := range []int64{0, 20, 21} {
		z := fewTo(20, low)
		z.rows = append(z.rows, row{high: far}, row{low: low / 21, high: far}) // nothing is put into these
		s := newSearch(z, &meter{limit: 10_000_000})
		s.enter(0, z.cost)
		_, done := s.solve()
		assert.True(t, done, low)
		assert.Equal(t, low <= 20, s.best != nil, low)
	}
}
