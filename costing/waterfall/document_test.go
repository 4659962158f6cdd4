package waterfall_test

import (
	"encoding/json"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/stretchr/testify/require"
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

// FuzzRecords reads a document as each of the records, beginning with the golden
// documents and what is one change away from them.
func FuzzRecords(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/*.json")
	f.Fuzz(func(t *testing.T, document []byte) {
		readBack[waterfall.GainPart](t, document)
		readBack[waterfall.PooledFund](t, document)
		readBack[waterfall.PoolLine](t, document)
		readBack[waterfall.Tier](t, document)
	})
}
