package staff_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestRecords_JSON(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/post.json", buyer())
	fieldtest.Golden(t, "testdata/golden/limits.json", staff.Limits{
		Members: orgs()[:2], MaxLeaving: number(3), MaxSteps: 5000,
		Bands: []staff.Band{{
			Org: "boston", Grade: "g5", MinHeads: number(1), MaxHeads: number(4),
			MinCost: pounds(30_000),
		}, {Org: "east-lindsey", MaxCost: costing.Pence(0)}},
		Shares: []partnership.Share{{Org: "boston", Fraction: partnership.MustFraction("54.24%")}, {Org: "east-lindsey", Fraction: partnership.MustFraction("45.76%")}},
	})
	turnover := halves()
	turnover.Movements = []staff.Movement{leaves("2017-01-31", "n1"), joins("2017-03-01", "n3", "north", "n1")}
	fieldtest.Golden(t, "testdata/golden/turnover.json", turnover)
	needs := []staff.Needs{{
		Org: "north", Posts: []staff.PostNeed{{Function: "procurement", Grade: "SO1", FTE: partnership.MustQuantity("2.5")}},
		Resources: []staff.ResourceNeed{{Kind: staff.ContractResource, Name: "stationery", State: staff.ReadinessShort}},
	}}
	fieldtest.Golden(t, "testdata/golden/needs.json", needs[0])
	positions, err := staff.Reversibility(turnover.Posts, needs)
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/position.json", positions[0])
	fieldtest.Golden(t, "testdata/golden/redundancy-table.json", staff.RedundancyTables()[4])
	pay, err := staff.Redundancy(staff.RedundancyTables(), holder("1984-02-29", "2020-02-29"), date("2026-02-28"), pounds(500))
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/redundancy-pay.json", pay)
	for i := range turnover.Posts {
		turnover.Posts[i].AnnualCost = pounds(0)
	}
	allocation, err := staff.Allocate(turnover.Posts, staff.Limits{
		Members: []partnership.OrgID{"north", "north-east"}, Bands: []staff.Band{{Org: "north", MaxHeads: number(1)}},
	})
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/allocation.json", allocation)
}

// goldenText asserts that a text is the one in testdata/golden.
func goldenText(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), text, name)
}

func FuzzRecords_JSON(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/*.json")
	f.Fuzz(func(t *testing.T, document []byte) {
		fieldtest.ReadBack[staff.Post](t, document)
		fieldtest.ReadBack[staff.Establishment](t, document)
		fieldtest.ReadBack[staff.Limits](t, document)
		fieldtest.ReadBack[staff.Turnover](t, document)
		fieldtest.ReadBack[staff.Needs](t, document)
		fieldtest.ReadBack[staff.RedundancyTable](t, document)
	})
}

// FuzzAllocate makes a task of any seed: whatever is found is what trying every way
// finds.
func FuzzAllocate(f *testing.F) {
	f.Add(uint64(6))
	f.Fuzz(func(t *testing.T, seed uint64) { agree(t, seed) })
}
