package staff_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// golden asserts that a record is written as the document in testdata/golden, and
// that the document is read as the record.
func golden[T any](t *testing.T, name string, record T) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name+".json")
	text, err := json.MarshalIndent(record, "", "  ")
	require.NoError(t, err)
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(file, append(text, '\n'), 0o600))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(text)+"\n", name)
	var back T
	require.NoError(t, json.Unmarshal(want, &back), name)
	assert.Equal(t, record, back, name)
}

func TestEveryRecordJSON(t *testing.T) {
	golden(t, "post", buyer())
	golden(t, "limits", staff.Limits{
		Partners: orgs()[:2], MaxLeaving: number(3), MaxSteps: 5000,
		Bands: []staff.Band{{
			Org: "boston", Grade: "g5", MinHeads: number(1), MaxHeads: number(4),
			MinCost: pounds(30_000), MaxCost: costing.Pence(0),
		}},
		Shares: []staff.Share{{Org: "boston", Percent: partnership.MustQuantity("54.24")}, {Org: "east-lindsey", Percent: partnership.MustQuantity("45.76")}},
	})
	turnover := halves()
	turnover.Movements = []staff.Movement{leaves("2017-01-31", "n1"), joins("2017-03-01", "n3", "north", "n1")}
	golden(t, "turnover", turnover)
	needs := []staff.Needs{{
		Org: "north", Posts: []staff.PostNeed{{Function: "procurement", Grade: "SO1", FTE: partnership.MustQuantity("2.5")}},
		Resources: []staff.ResourceNeed{{Kind: staff.ContractResource, Name: "stationery", State: staff.ReadinessShort}},
	}}
	golden(t, "needs", needs[0])
	positions, err := staff.Reversibility(turnover.Posts, needs)
	require.NoError(t, err)
	golden(t, "position", positions[0])
	golden(t, "redundancy-table", staff.RedundancyTables()[4])
	pay, err := staff.Redundancy(staff.RedundancyTables(), holder("1984-02-29", "2020-02-29"), date("2026-02-28"), pounds(500))
	require.NoError(t, err)
	golden(t, "redundancy-pay", pay)
	allocation, err := staff.Allocate(turnover.Posts, staff.Limits{
		Partners: []partnership.OrgID{"north", "north-east"}, Bands: []staff.Band{{Org: "north", MaxHeads: number(1)}},
	})
	require.NoError(t, err)
	golden(t, "allocation", allocation)
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

// readBack reads a document as a record. It must not panic, and a record that is
// valid must be written and read back as the same text.
func readBack[T interface{ Validate() error }](t *testing.T, document []byte) {
	t.Helper()
	record, err := field.Decode[T](document)
	if err != nil {
		return
	}
	written, err := json.Marshal(record)
	require.NoError(t, err)
	again, err := field.Decode[T](written)
	require.NoError(t, err)
	rewritten, err := json.Marshal(again)
	require.NoError(t, err)
	require.Equal(t, string(written), string(rewritten))
}

func FuzzEveryRecordJSON(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("testdata", "golden", "*.json"))
	require.NoError(f, err)
	require.NotEmpty(f, files)
	for _, name := range files {
		document, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(document)
	}
	f.Fuzz(func(t *testing.T, document []byte) {
		readBack[staff.Post](t, document)
		readBack[staff.Establishment](t, document)
		readBack[staff.Limits](t, document)
		readBack[staff.Turnover](t, document)
		readBack[staff.Needs](t, document)
		readBack[staff.RedundancyTable](t, document)
	})
}

// FuzzAllocate makes a task of any seed: whatever is found is what trying every way
// finds.
func FuzzAllocate(f *testing.F) {
	f.Add(uint64(6))
	f.Fuzz(func(t *testing.T, seed uint64) { agree(t, seed) })
}
