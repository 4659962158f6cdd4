package waterfall_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// FuzzRecords reads a document as each of the records, beginning with the golden
// documents and what is one change away from them.
func FuzzRecords(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/*.json")
	f.Fuzz(func(t *testing.T, document []byte) {
		fieldtest.ReadBack[waterfall.GainPart](t, document)
		fieldtest.ReadBack[waterfall.PooledFund](t, document)
		fieldtest.ReadBack[waterfall.PoolLine](t, document)
		fieldtest.ReadBack[waterfall.RiskBand](t, document)
		fieldtest.ReadBack[waterfall.Tier](t, document)
	})
}
