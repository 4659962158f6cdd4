package staff_test

import (
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
)

func TestAllocationMarkdown(t *testing.T) {
	posts, limits := smallTask()
	got, err := staff.Allocate(posts, limits)
	require.NoError(t, err)
	goldenText(t, "allocation.md", got.Markdown(limits))

	got.Optimal, got.Steps, got.Bound = false, 3000, staff.Score{Continuity: number(250), Preferences: 1, CostGap: costing.Pence(0), GradeGap: number(0)}
	got.Placements = []staff.Placement{{Post: "p1", Reason: staff.Undecided}}
	goldenText(t, "allocation-not-proved.md", got.Markdown(limits))
}

// A band that would not hold is said in words.
func TestAllocationMarkdownSaysLimitsInWords(t *testing.T) {
	for want, band := range map[string]staff.Band{
		"a: at least 1 post":             {MinHeads: number(1)},
		"a, grade g5: 2 posts":           {Grade: "g5", MinHeads: number(2), MaxHeads: number(2)},
		"a: at most 21 posts":            {MaxHeads: number(21)},
		"a: 0 to 1 post, at least £5.00": {MinHeads: number(0), MaxHeads: number(1), MinCost: pounds(5)},
		"a: £5.00 to £6.00":              {MinCost: pounds(5), MaxCost: pounds(6)},
		"a: at most £6.00":               {MaxCost: pounds(6)},
		"at most 3 leave their employer": {},
		"pinned":                         {},
	} {
		band.Org = "a"
		path := "limits.bands[1]"
		switch {
		case want == "pinned":
			path = want
		case band.Validate() != nil:
			path = "limits.max_leaving"
		}
		a := staff.Allocation{Placements: []staff.Placement{{Post: "p", Org: "b", Reason: staff.ToEmployer, Alternatives: []staff.Alternative{{Org: "a", Breaks: []string{path}}}}}}
		text := a.Markdown(staff.Limits{Partners: orgsOf("a b"), Bands: []staff.Band{{Org: "b"}, band}, MaxLeaving: number(3)})
		assert.Contains(t, text, "| "+want+" |\n")
	}
}

// Every table has as many cells in each row as in the first.
func TestMarkdownTablesAreTables(t *testing.T) {
	posts, limits := smallTask()
	posts[0].Together, posts[1].Together = "t_1", "t_1"
	limits.Bands, limits.Partners = nil, orgs()
	allocation, err := staff.Allocate(posts, limits)
	require.NoError(t, err)
	positions, err := staff.Reversibility(posts, []staff.Needs{{
		Org: "boston", Posts: []staff.PostNeed{{Function: "a | b\n*c* `d` [e](f) <g>\\", Grade: "_h_", FTE: number(1)}, need("", "")},
		Resources: []staff.ResourceNeed{{Kind: staff.DataResource, Name: "a|b"}},
	}})
	require.NoError(t, err)
	for _, text := range []string{allocation.Markdown(limits), positions.Markdown()} {
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
	assert.Equal(t, 1+1+2+5+3+2+8*2, strings.Count(allocation.Markdown(limits), "\n"), "two alternatives for each of eight posts")
}

func TestPositionsMarkdown(t *testing.T) {
	turnover := halves()
	turnover.Posts[3].Employer = "north"
	needs := func(org string, posts ...staff.PostNeed) staff.Needs {
		return staff.Needs{
			Org: turnover.Shares[0].Org, Posts: posts,
			Resources: []staff.ResourceNeed{{Kind: staff.SystemResource, Name: "e-tendering", State: staff.ReadinessMet}, {Kind: staff.ContractResource, Name: org}},
		}
	}
	north, east := needs("stationery", staff.PostNeed{Function: "procurement", FTE: number(2)}), needs("energy", staff.PostNeed{Function: "procurement", Grade: "SO1", FTE: number(3)})
	east.Org = "north-east"
	positions, err := staff.Reversibility(turnover.Posts, []staff.Needs{north, east})
	require.NoError(t, err)
	goldenText(t, "positions.md", positions.Markdown())
}
