package costing_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

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

// FuzzEveryRecordJSON reads a document as each of the records, beginning with the
// golden document of every one.
func FuzzEveryRecordJSON(f *testing.F) {
	golden, err := filepath.Glob(filepath.Join("testdata", "golden", "*.json"))
	require.NoError(f, err)
	require.NotEmpty(f, golden)
	for _, name := range golden {
		document, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(document)
	}
	f.Add([]byte(`{}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		readBack[account.Account](t, document)
		readBack[costing.Adjustment](t, document)
		readBack[account.Balance](t, document)
		readBack[costing.Basis](t, document)
		readBack[costing.Cost](t, document)
		readBack[costing.Entry](t, document)
		readBack[costing.Figure](t, document)
		readBack[waterfall.GainPart](t, document)
		readBack[waterfall.PooledFund](t, document)
		readBack[waterfall.PoolLine](t, document)
		readBack[costing.Schedule](t, document)
		readBack[costing.Scheme](t, document)
		readBack[costing.Statement](t, document)
		readBack[waterfall.Tier](t, document)
		readBack[costing.Weight](t, document)
	})
}
