package appraisal_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// Any document is refused, or evaluated: nothing panics, every error has a place, the partners
// add up, and what is known has an amount.
func FuzzAppraisal(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/textbook.json")
	f.Fuzz(func(t *testing.T, document []byte) {
		fieldtest.ReadBack[appraisal.Appraisal](t, document)
		a, err := field.Decode[appraisal.Appraisal](document)
		if err != nil || len(a.Options) > 10 {
			return
		}
		r, err := a.Evaluate()
		if err != nil {
			for _, e := range field.Errors(err) {
				assert.NotEmpty(t, e.Path)
				assert.NotEmpty(t, e.Code())
			}
			return
		}
		for _, o := range r.Options {
			require.Equal(t, len(o.NotKnown) == 0, o.Net.Known())
			sum := o.Undivided.Difference
			if len(o.Undivided.Years) == 0 {
				sum = costing.Pence(0)
			}
			for _, p := range o.Partners {
				sum = sum.Plus(p.Difference)
			}
			if len(a.Partners) > 0 && sum.Known() && o.Difference.Known() {
				require.Equal(t, o.Difference.Amount, sum)
			}
		}
		inputs := a.FlowInputs(a.Options[0].ID, qty("0"), qty("1000"))
		_, err = a.OneWay(a.Options[0].ID, a.Options[len(a.Options)-1].ID, inputs)
		require.NoError(t, err)
		_ = r.Tables(names()).HTML() + r.CashFlowSVG("") + r.PartnersSVG("", names())
	})
}
