package risk_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk"
)

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
		fieldtest.ReadBack[risk.Acceptance](t, document)
		fieldtest.ReadBack[risk.Action](t, document)
		fieldtest.ReadBack[risk.AppetiteStatement](t, document)
		fieldtest.ReadBack[risk.Assessment](t, document)
		fieldtest.ReadBack[risk.Bearing](t, document)
		fieldtest.ReadBack[risk.Control](t, document)
		fieldtest.ReadBack[risk.EscalationRule](t, document)
		fieldtest.ReadBack[risk.Estimate](t, document)
		fieldtest.ReadBack[risk.Indicator](t, document)
		fieldtest.ReadBack[risk.Loss](t, document)
		fieldtest.ReadBack[risk.LossSplit](t, document)
		fieldtest.ReadBack[risk.Losses](t, document)
		fieldtest.ReadBack[risk.ContingencyPlan](t, document)
		fieldtest.ReadBack[risk.Proposal](t, document)
		fieldtest.ReadBack[risk.Register](t, document)
		fieldtest.ReadBack[risk.Risk](t, document)
	})
}
