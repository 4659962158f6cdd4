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
