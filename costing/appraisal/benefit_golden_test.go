package appraisal_test

import (
	"encoding"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestGoldenBenefits(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/benefits/baseline.json", payrollBaseline())
	fieldtest.Golden(t, "testdata/golden/benefits/benefits-plan.json", payrollPlan())
	fieldtest.Golden(t, "testdata/golden/benefits/business-case.json", payrollCase())
	fieldtest.Written(t, "testdata/golden/benefits/benefit-realisation.json", realisedOn(t, payrollPlan(), "2028-04-30"))
	changes, err := payrollCase().Changes("0.1", "2.0")
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/benefits/case-changes.json", changes)
}

func TestGoldenAudit(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/benefits/audit-candidates.json", appraisal.DefaultAuditCandidates())
	fieldtest.Golden(t, "testdata/golden/benefits/published-lancashire.json", lancashire())
	fieldtest.Golden(t, "testdata/golden/benefits/published-surrey.json", surrey())
	fieldtest.Golden(t, "testdata/golden/benefits/published-cornwall.json", cornwall())
	fieldtest.Written(t, "testdata/golden/benefits/audit-lancashire.json", audited(t, lancashire()))
	fieldtest.Written(t, "testdata/golden/benefits/audit-norfolk.json", audited(t, norfolk()))
}

func TestBenefitCategories_RefuseOtherWords(t *testing.T) {
	for _, category := range []encoding.TextUnmarshaler{
		new(appraisal.AuditFindingKind), new(appraisal.BenefitAnswer), new(appraisal.BenefitEffect), new(appraisal.BenefitKind), new(appraisal.CaseDecision),
		new(appraisal.CaseStage), new(appraisal.ConcernKind), new(appraisal.FigureChangeKind), new(appraisal.FiveCase), new(appraisal.PaybackCount), new(appraisal.ReadingKind),
	} {
		require.ErrorIs(t, category.UnmarshalText([]byte("another")), field.ErrInvalid)
		require.NoError(t, category.UnmarshalText(nil))
	}
}

func TestBenefitCategories_HaveTitles(t *testing.T) {
	fieldtest.Titles(t, appraisal.AuditFindingKinds())
	fieldtest.Titles(t, appraisal.BenefitAnswers())
	fieldtest.Titles(t, appraisal.BenefitEffects())
	fieldtest.Titles(t, appraisal.BenefitKinds())
	fieldtest.Titles(t, appraisal.CaseDecisions())
	fieldtest.Titles(t, appraisal.CaseStages())
	fieldtest.Titles(t, appraisal.ConcernKinds())
	fieldtest.Titles(t, appraisal.FigureChangeKinds())
	fieldtest.Titles(t, appraisal.FiveCases())
	fieldtest.Titles(t, appraisal.PaybackCounts())
	fieldtest.Titles(t, appraisal.ReadingKinds())
}
