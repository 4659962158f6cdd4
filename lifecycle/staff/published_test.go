package staff_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
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

// A gapInstance is one instance of the generalised assignment problem.
type gapInstance struct {
	profit, takes [][]int64
	has           []int64
}

// task returns the instance as posts and limits. A job is a post, and an agent a member.
// What an agent needs for a job is the cost of the post there, in pence, and what the agent
// has is the most that it may cost. The profit is time worked, half a per cent for each, so
// that the most profit is the most continuity; the rest of the time was worked elsewhere.
func (g gapInstance) task() (staff.Establishment, staff.Limits) {
	var limits staff.Limits
	posts := make(staff.Establishment, len(g.profit[0]))
	for j := range posts {
		posts[j] = clerk(staff.PostID(fmt.Sprintf("job-%02d", j)), "")
		posts[j].TimeWindow = year()
	}
	for p, has := range g.has {
		org := partnership.OrgID(fmt.Sprint("agent-", p))
		limits.Members = append(limits.Members, org)
		limits.Bands = append(limits.Bands, staff.Band{Org: org, MaxCost: costing.Pence(has)})
		for j := range posts {
			posts[j].Costs = append(posts[j].Costs, staff.CostAt{Org: org, AnnualCost: costing.Pence(g.takes[p][j])})
			posts[j].Time = append(posts[j].Time, partnership.Share{Org: org, Fraction: partnership.MustFraction(fmt.Sprintf("%d/200", g.profit[p][j]))})
		}
	}
	for j := range posts {
		left := int64(200)
		for p := range g.has {
			left -= g.profit[p][j]
		}
		posts[j].Time = append(posts[j].Time, partnership.Share{Org: "elsewhere", Fraction: partnership.MustFraction(fmt.Sprintf("%d/200", left))})
	}
	return posts, limits
}

// The most profit is what the OR-Library publishes with the data (gapinfo: c515-1 to
// c515-5, as maximisation problems).
func TestAllocate_AgainstPublishedAssignments(t *testing.T) {
	published := []int{336, 327, 339, 341, 326}
	for i, g := range gap(t) {
		posts, limits := g.task()
		got, err := staff.Allocate(posts, limits)
		require.NoError(t, err)
		require.True(t, got.Optimal, "c515-%d", i+1)
		assert.Equal(t, partnership.MustQuantity(fmt.Sprintf("%d.%d", published[i]/2, published[i]%2*5)), got.Score.Continuity, "c515-%d", i+1)
		require.NoError(t, got.Check(posts, limits))
	}
}
