package exit_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
)

func TestAllocationMarkdown(t *testing.T) {
	posts, limits := smallTask()
	got, err := exit.Allocate(posts, limits)
	require.NoError(t, err)
	goldenText(t, "allocation.md", got.Markdown())

	got.Optimal, got.Steps, got.Bound = false, 3000, exit.Score{Continuity: number(250), Preferences: 1, GradeGap: number(0)}
	got.Placements = []exit.Placement{{Post: "p1", Reason: exit.Undecided}}
	goldenText(t, "allocation-not-proved.md", got.Markdown())
}

// Every table has as many cells in each row as in the first.
func TestMarkdownTablesAreTables(t *testing.T) {
	posts, limits := smallTask()
	posts[0].Together, posts[1].Together = "t_1", "t_1"
	limits.Bands, limits.Partners = nil, orgs()
	allocation, err := exit.Allocate(posts, limits)
	require.NoError(t, err)
	positions, err := exit.Reversibility(posts, []exit.Needs{{
		Org: "boston", Posts: []exit.PostNeed{{Function: "a | b\n*c* `d` [e](f) <g>\\", Grade: "_h_", FTE: number(1)}, need("", "")},
		Resources: []exit.ResourceNeed{{Kind: exit.DataResource, Name: "a|b"}},
	}})
	require.NoError(t, err)
	for _, text := range []string{allocation.Markdown(), positions.Markdown()} {
		assert.Equal(t, text, strings.TrimSpace(text)+"\n")
		columns := 0
		for line := range strings.Lines(text) {
			if !strings.HasPrefix(line, "|") {
				columns = 0
				continue
			}
			cells := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|")
			if columns == 0 {
				columns = cells
			}
			assert.Equal(t, columns, cells, line)
		}
		assert.NotZero(t, columns)
	}
	assert.Contains(t, positions.Markdown(), "| a \\| b \\*c\\* \\`d\\` \\[e\\](f) \\<g\\>\\\\ \\_h\\_ | short | 1 | 0 | 1 |  | 1 |\n")
	assert.Equal(t, 1+1+2+5+3+2+8*2, strings.Count(allocation.Markdown(), "\n"), "two alternatives for each of eight posts")
}

func TestPositionsMarkdown(t *testing.T) {
	turnover := halves()
	turnover.Posts[3].Employer = "north"
	needs := func(org string, posts ...exit.PostNeed) exit.Needs {
		return exit.Needs{
			Org: turnover.Shares[0].Org, Posts: posts,
			Resources: []exit.ResourceNeed{{Kind: exit.SystemResource, Name: "e-tendering", State: exit.ReadinessMet}, {Kind: exit.ContractResource, Name: org}},
		}
	}
	north, east := needs("stationery", exit.PostNeed{Function: "procurement", FTE: number(2)}), needs("energy", exit.PostNeed{Function: "procurement", Grade: "SO1", FTE: number(3)})
	east.Org = "north-east"
	positions, err := exit.Reversibility(turnover.Posts, []exit.Needs{north, east})
	require.NoError(t, err)
	goldenText(t, "positions.md", positions.Markdown())
}
