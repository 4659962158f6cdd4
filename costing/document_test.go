package costing_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// FuzzRecords reads a document as each of the records, beginning with the golden
// documents and what is one change away from them.
func FuzzRecords(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/*.json")
	f.Fuzz(func(t *testing.T, document []byte) {
		fieldtest.ReadBack[costing.Adjustment](t, document)
		fieldtest.ReadBack[costing.Basis](t, document)
		fieldtest.ReadBack[costing.Cost](t, document)
		fieldtest.ReadBack[costing.DerivedDriver](t, document)
		fieldtest.ReadBack[costing.DriverTerm](t, document)
		fieldtest.ReadBack[costing.DriverWorking](t, document)
		fieldtest.ReadBack[costing.ScheduleEntry](t, document)
		fieldtest.ReadBack[costing.Figure](t, document)
		fieldtest.ReadBack[costing.Projection](t, document)
		fieldtest.ReadBack[costing.Remainder](t, document)
		fieldtest.ReadBack[costing.Schedule](t, document)
		fieldtest.ReadBack[costing.Scheme](t, document)
		fieldtest.ReadBack[costing.Statement](t, document)
		fieldtest.ReadBack[costing.Weight](t, document)
	})
}
