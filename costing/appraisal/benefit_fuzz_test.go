package appraisal_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// FuzzBenefitRecords reads a document as the record that its keys name, beginning with the golden
// documents and what is one change away from them, and works with what is valid: a plan, a
// published table and a business case that are valid give an answer.
func FuzzBenefitRecords(f *testing.F) {
	for _, name := range []string{"audit-candidates", "baseline", "benefits-plan", "business-case", "published-cornwall"} {
		fieldtest.Documents(f, "testdata/golden/benefits/"+name+".json")
	}
	f.Fuzz(func(t *testing.T, document []byte) {
		has := func(key string) bool { return bytes.Contains(document, []byte(`"`+key+`"`)) }
		switch {
		case has("versions"):
			fieldtest.ReadBack[appraisal.BusinessCase](t, document)
			if c, err := field.Decode[appraisal.BusinessCase](document); err == nil {
				_, err := c.Concerns(benefitDay("2028-04-30"), report.Names{})
				require.NoError(t, err)
			}
		case has("benefits"):
			fieldtest.ReadBack[appraisal.BenefitsPlan](t, document)
			holdFuzzedPlan(t, document)
		case has("ramps"):
			fieldtest.ReadBack[appraisal.AuditCandidates](t, document)
		case has("volumes"):
			fieldtest.ReadBack[appraisal.Baseline](t, document)
		default:
			fieldtest.ReadBack[appraisal.PublishedTable](t, document)
			holdFuzzedTable(t, document)
		}
	})
}

// holdFuzzedTable holds that a valid table can be audited.
func holdFuzzedTable(t *testing.T, document []byte) {
	t.Helper()
	few := appraisal.DefaultAuditCandidates()
	few.Ramps, few.Years = few.Ramps[:2], few.Years[:1]
	table, err := field.Decode[appraisal.PublishedTable](document)
	if err != nil || len(table.Options) > 10 {
		return
	}
	audit, err := table.Audit(few)
	require.NoError(t, err)
	assert.Len(t, audit.Options, len(table.Options))
	audit.Tables().HTML()
}

// holdFuzzedPlan holds that what the members of a valid plan have, and what is not divided, make
// the whole.
func holdFuzzedPlan(t *testing.T, document []byte) {
	t.Helper()
	plan, err := field.Decode[appraisal.BenefitsPlan](document)
	if err != nil {
		return
	}
	r, err := plan.Realisation(benefitDay("2028-04-30"))
	require.NoError(t, err)
	sum := costing.Pence(0)
	for _, m := range r.Members {
		sum = sum.Plus(m.Cashable.Planned.Least())
	}
	assert.Equal(t, r.Cashable.Planned.Least(), sum)
	_, err = plan.Concerns(benefitDay("2028-04-30"), report.Names{})
	require.NoError(t, err)
}
