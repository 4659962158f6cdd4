package staff

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// randomNetwork returns a network of a few posts with bounds on some of its nodes.
func randomNetwork(r *rand.Rand) (n network, cost []int64) {
	posts, grades := 1+r.IntN(6), 1+r.IntN(3)
	n = network{members: 2 + r.IntN(2), ofGrade: make([][]int, grades), meter: &meter{limit: DefaultSteps}}
	for i := range posts {
		grade := r.IntN(grades)
		n.grade = append(n.grade, grade)
		n.ofGrade[grade] = append(n.ofGrade[grade], i)
		only := r.IntN(n.members)
		for p := range n.members {
			n.open = append(n.open, p == only || r.IntN(5) > 0)
			cost = append(cost, r.Int64N(20))
		}
	}
	n.low, n.high = make([]int, n.end()), make([]int, n.end())
	for node := range n.end() {
		n.high[node] = posts
		if r.IntN(3) == 0 {
			n.low[node] = r.IntN(2)
			n.high[node] = n.low[node] + r.IntN(3)
		}
	}
	return n, cost
}

// everyWay calls visit with every way to send the posts to members within the bounds.
func (n *network) everyWay(visit func(at []int)) {
	at := make([]int, len(n.grade))
	var next func(i int)
	next = func(i int) {
		if i == len(at) {
			if n.inBounds(at) {
				visit(at)
			}
			return
		}
		for p := range n.members {
			if at[i] = p; n.open[i*n.members+p] {
				next(i + 1)
			}
		}
	}
	next(0)
}

// inBounds reports whether as many pass each node as may.
func (n *network) inBounds(at []int) bool {
	passing := make([]int, n.end())
	for i, p := range at {
		passing[n.grade[i]*n.members+p]++
		passing[len(n.ofGrade)*n.members+p]++
	}
	for node := range passing {
		if passing[node] < n.low[node] || passing[node] > n.high[node] {
			return false
		}
	}
	return true
}

// costOfAll returns what it costs to send the posts to these members.
func costOfAll(cost []int64, at []int, members int) int64 {
	return row{weight: cost}.sum(at, members)
}

// The flow is the cheapest of all ways; what each costs more is at least what its
// reduced costs add up to; and where there is none, the bounds that are named allow
// none by themselves.
func TestFlow_AgainstEveryWay(t *testing.T) {
	settled, conflicts := 0, 0
	for seed := range uint64(1500) {
		n, cost := randomNetwork(rand.New(rand.NewPCG(seed, 20)))
		least, ways := int64(far), 0
		n.everyWay(func(at []int) {
			least = min(least, costOfAll(cost, at, n.members))
			ways++
		})
		f := newFlow(&n, cost)
		if conflict := f.settle(); conflict != nil {
			require.Zero(t, ways, "seed %d", seed)
			named := n
			named.low, named.high = make([]int, n.end()), make([]int, n.end())
			for node := range named.high {
				named.high[node] = len(n.grade)
			}
			for _, node := range conflict {
				named.low[node], named.high[node] = n.low[node], n.high[node]
			}
			named.everyWay(func([]int) { ways++ })
			require.Zero(t, ways, "seed %d: %v", seed, conflict)
			conflicts++
			continue
		}
		settled++
		require.True(t, n.inBounds(f.at), "seed %d", seed)
		require.Equal(t, least, f.total(), "seed %d", seed)
		add := f.reduced()
		n.everyWay(func(at []int) {
			require.GreaterOrEqual(t, costOfAll(cost, at, n.members), least+costOfAll(add, at, n.members), "seed %d", seed)
		})
		require.Zero(t, costOfAll(add, f.at, n.members), "seed %d", seed)
	}
	assert.Greater(t, settled, 500)
	assert.Greater(t, conflicts, 300)
}
