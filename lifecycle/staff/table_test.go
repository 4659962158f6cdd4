package staff_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// districts are the names of the members of random tasks.
func districts() report.Names {
	return report.NewNames(
		report.Entry{Noun: report.Organisation, ID: "boston", Name: "Boston"},
		report.Entry{Noun: report.Organisation, ID: "east-lindsey", Name: "East Lindsey"},
		report.Entry{Noun: report.Organisation, ID: "south-holland", Name: "South Holland"},
	)
}

func TestAllocation_Tables(t *testing.T) {
	posts, limits := smallTask()
	got, err := staff.Allocate(posts, limits)
	require.NoError(t, err)
	names := report.Join(districts(), posts.Names())
	goldenText(t, "allocation.md", got.Tables(names, limits).Markdown())

	got.Optimal, got.Steps, got.Bound = false, 3000, staff.Score{Continuity: number(250), Preferences: 1, GradeGap: number(0)}
	got.Score.CostGap = costing.Money{}
	got.Placements = staff.Placements{{Post: "p1", Reason: staff.Undecided}}
	goldenText(t, "allocation-not-proved.md", got.Tables(names, limits).Markdown())
}

// What would not hold is said in words.
func TestAllocation_TablesSayLimitsInWords(t *testing.T) {
	for want, band := range map[string]staff.Band{
		"A: at least 1 post":             {MinHeads: number(1)},
		"A, grade g5: 2 posts":           {Grade: "g5", MinHeads: number(2), MaxHeads: number(2)},
		"A: at most 21 posts":            {MaxHeads: number(21)},
		"A: 0 to 1 post, at least £5.00": {MinHeads: number(0), MaxHeads: number(1), MinCost: pounds(5)},
		"A: £5.00 to £6.00":              {MinCost: pounds(5), MaxCost: pounds(6)},
		"A: at most £6.00":               {MaxCost: pounds(6)},
	} {
		band.Org = "a"
		limits := staff.Limits{Members: orgsOf("a b"), Bands: []staff.Band{{Org: "b"}, band}}
		assert.Equal(t, want, broken("limits.bands[1]", limits))
	}
	limits := staff.Limits{MaxLeaving: number(3)}
	for path, want := range map[string]string{
		"limits.max_leaving": "at most 3 leave their employer", "limits.bands[9]": "limits.bands[9]",
		"pinned": "the post is pinned", "excluded": "the post is excluded", "together": "its group stays together",
	} {
		assert.Equal(t, want, broken(path, limits))
	}
}

// broken returns what the tables say for the place of a limit that would not hold.
func broken(path string, limits staff.Limits) string {
	a := staff.Allocation{Placements: staff.Placements{{Post: "p", Org: "b", Reason: staff.ToEmployer, Alternatives: []staff.Alternative{{Org: "a", Breaks: []string{path}}}}}}
	tables := a.Tables(report.NewNames(report.Entry{Noun: report.Organisation, ID: "a", Name: "A"}), limits)
	row := tables[2].Rows[0]
	return row[len(row)-1]
}

// Every row has as many cells as there are columns, or fewer.
func TestTables_RowsFitTheirColumns(t *testing.T) {
	posts, limits := smallTask()
	posts[0].Together, posts[1].Together = "t_1", "t_1"
	limits.Bands, limits.Members = nil, orgs()
	allocation, err := staff.Allocate(posts, limits)
	require.NoError(t, err)
	positions, err := staff.Reversibility(posts, []staff.Needs{{
		Org: "boston", Posts: []staff.PostNeed{{Function: "a | b *c* `d` [e](f) <g>\\", Grade: "_h_", FTE: number(1)}, need("", "")},
		Resources: []staff.ResourceNeed{{Kind: staff.DataResource, Name: "a|b"}},
	}})
	require.NoError(t, err)
	tables := append(allocation.Tables(districts(), limits), positions.Table(districts()), staff.RedundancyPay{}.Table())
	for _, table := range tables {
		assert.NotEmpty(t, table.Rows, table.Title)
		for _, row := range table.Rows {
			assert.LessOrEqual(t, len(row), len(table.Columns), row)
		}
	}
	assert.Len(t, tables[2].Rows, 8*2, "two alternatives for each of eight posts")
	assert.Contains(t, positions.Table(districts()).Markdown(), "| Boston | A \\| b \\*c\\* \\`d\\` \\[e\\](f) \\<g\\>\\\\, grade \\_h\\_ | Short | 1 | 0 | 1 |  | 1 |\n")
}

func TestPositions_Table(t *testing.T) {
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
	goldenText(t, "positions.md", positions.Table(turnover.Posts.Names()).Markdown())
}
