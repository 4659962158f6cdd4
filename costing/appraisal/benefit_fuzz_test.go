package appraisal_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// workFuzzed works with a document that is a valid record.
func workFuzzed(t *testing.T, document []byte) {
	t.Helper()
	few := appraisal.DefaultAuditCandidates()
	few.Ramps, few.Years = few.Ramps[:2], few.Years[:1]
	if table, err := field.Decode[appraisal.PublishedTable](document); err == nil && len(table.Options) < 10 {
		audit, err := table.Audit(few)
		require.NoError(t, err)
		assert.Len(t, audit.Options, len(table.Options))
		audit.Tables().HTML()
	}
	if plan, err := field.Decode[appraisal.BenefitsPlan](document); err == nil {
		holdFuzzedPlan(t, plan)
	}
	if c, err := field.Decode[appraisal.BusinessCase](document); err == nil {
		_, err := c.Concerns(benefitDay("2028-04-30"))
		require.NoError(t, err)
	}
}

// holdFuzzedPlan holds that what the members have and what is not divided make the whole.
func holdFuzzedPlan(t *testing.T, plan appraisal.BenefitsPlan) {
	t.Helper()
	r, err := plan.Realisation(benefitDay("2028-04-30"))
	require.NoError(t, err)
	sum := costing.Pence(0)
	for _, m := range r.Members {
		sum = sum.Plus(m.Cashable.Planned.Least())
	}
	assert.Equal(t, r.Cashable.Planned.Least(), sum)
	_, err = plan.Concerns(benefitDay("2028-04-30"))
	require.NoError(t, err)
}
