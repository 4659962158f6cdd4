package staff

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// gap reads the instances of the generalised assignment problem in testdata/gap1.txt:
// the file gap1 of the OR-Library of J. E. Beasley. Each has the profit of every job
// with every agent, then the resources that it takes, then what each agent has.
func gap(t *testing.T) (instances []gapInstance) {
	t.Helper()
	text, err := os.ReadFile("testdata/gap1.txt")
	require.NoError(t, err)
	words := strings.Fields(string(text))
	next := func() int64 {
		n, err := strconv.Atoi(words[0])
		require.NoError(t, err)
		words = words[1:]
		return int64(n)
	}
	table := func(rows, columns int) [][]int64 {
		table := make([][]int64, rows)
		for i := range table {
			for range columns {
				table[i] = append(table[i], next())
			}
		}
		return table
	}
	for range next() {
		agents, jobs := int(next()), int(next())
		instances = append(instances, gapInstance{table(agents, jobs), table(agents, jobs), table(1, agents)[0]})
	}
	require.Empty(t, words)
	return instances
}

type gapInstance struct {
	profit, takes [][]int64
	has           []int64
}

// The optimal values are those that the OR-Library publishes with the data
// (gapinfo: c515-1 to c515-5, as maximisation problems). Here a job is a post, an
// agent a member, and the resource of each agent a row.
func TestSearch_AgainstPublishedAssignments(t *testing.T) {
	published := []int64{336, 327, 339, 341, 326}
	for i, g := range gap(t) {
		agents, jobs := len(g.profit), len(g.profit[0])
		const most = 25 // profit; what is lost of it is the cost
		n := network{members: agents, grade: make([]int, jobs), ofGrade: [][]int{{}}, open: make([]bool, agents*jobs), meter: &meter{limit: DefaultSteps}}
		m := &model{members: make([]partnership.OrgID, agents), posts: make([]Post, jobs)}
		cost := make([]int64, agents*jobs)
		entries := make([][]entry, agents*jobs)
		rows := make([]row, agents)
		for p := range rows {
			rows[p] = row{weight: make([]int64, agents*jobs), high: g.has[p]}
			for j := range jobs {
				at := j*agents + p
				n.open[at] = true
				cost[at] = (most - g.profit[p][j]) << 20
				rows[p].weight[at] = g.takes[p][j]
				entries[at] = []entry{{p, g.takes[p][j]}}
			}
		}
		for j := range jobs {
			n.ofGrade[0] = append(n.ofGrade[0], j)
			m.groups = append(m.groups, []int{j})
		}
		n.low, n.high = make([]int, n.end()), make([]int, n.end())
		for node := range n.high {
			n.high[node] = jobs
		}
		m.network = n
		s := newSearch(&puzzle{members: agents, cost: cost, entries: entries, rows: rows}, n.meter)
		root := m.root(n.price(cost, rows))
		proved, done := m.explore(s, root)
		require.True(t, done)
		assert.Equal(t, published[i], most*int64(jobs)-s.standing.cost>>20, "c515-%d", i+1)
		assert.Equal(t, s.standing.cost, proved)
		assert.LessOrEqual(t, root.least, proved)
		for p, r := range rows {
			assert.LessOrEqual(t, r.sum(s.best, agents), g.has[p], fmt.Sprint("agent ", p))
		}
	}
}

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
	assert.Greater(t, spent(func() { root = m.root(pricing{cost: cost}) }), flow+looks/perStep)
	limits, targets := m.rows(60)
	s := newSearch(m.puzzle(cost, limits, targets), meter)
	s.enter(root.least, root.add)
	assert.Greater(t, spent(s.arrange), 22*3, "22 units at 3 members")
	assert.Equal(t, 22, len(s.order))
	meter.limit = meter.steps + 5
	assert.Equal(t, 5, spent(func() { meter.spend(1_000_000) }))
	assert.True(t, meter.out())
}
