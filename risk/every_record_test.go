package risk_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
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
		readBack[risk.Acceptance](t, document)
		readBack[risk.Action](t, document)
		readBack[risk.AppetiteStatement](t, document)
		readBack[risk.Assessment](t, document)
		readBack[risk.Bearing](t, document)
		readBack[risk.Control](t, document)
		readBack[risk.EscalationRule](t, document)
		readBack[risk.Estimate](t, document)
		readBack[risk.Indicator](t, document)
		readBack[risk.Loss](t, document)
		readBack[risk.LossSplit](t, document)
		readBack[risk.ContingencyPlan](t, document)
		readBack[risk.Proposal](t, document)
		readBack[risk.Register](t, document)
		readBack[risk.Risk](t, document)
	})
}
