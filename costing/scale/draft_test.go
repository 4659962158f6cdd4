package scale_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestDrafts_AreReadBack(t *testing.T) {
	t.Parallel()
	fieldtest.Drafts(
		t,
		scale.Chance{}, scale.Crossover{}, scale.ElasticityFit{}, scale.Errors{}, scale.Factor(""), scale.FactorRange{},
		scale.Improvement{}, scale.Interval{}, scale.Observation{}, scale.OptionComparison{}, scale.OptionOutcome{},
		scale.PartnerOutcome{}, scale.Parts{}, scale.Pooling{}, scale.Prediction{}, scale.PredictionCoverage{}, scale.Queue{},
		scale.Rework{}, scale.SavingBar{}, scale.SavingTornado{}, scale.ServiceModel{}, scale.ServicePartner{}, scale.Span{},
		scale.Staffing{}, scale.Target{}, scale.Turn{}, scale.UnitCost{}, scale.UnitCosts{}, scale.Waiting{}, scale.WorkStep{},
	)
}

// TestTitles holds that a form can show every value of every category.
func TestTitles(t *testing.T) {
	t.Parallel()
	fieldtest.Titles(t, scale.Options())
	fieldtest.Titles(t, scale.Factors())
	assert.Equal(t, "Share and improve", appraisal.ShareAndImprove.Title())
	assert.Equal(t, "Fixed cost", scale.FixedCost.Title())
	assert.Equal(t, "Cost of sharing", scale.CostOfSharing.Title())
}

// golden documents fix the wire form of what goes in and of what is kept.
func golden[T interface{ Validate() error }](t *testing.T, name string, record T) {
	t.Helper()
	require.NoError(t, record.Validate())
	path := filepath.Join("testdata", "golden", name)
	if os.Getenv("UPDATE") != "" {
		written, err := json.MarshalIndent(record, "", "  ")
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(path, append(written, '\n'), 0o600))
	}
	fieldtest.Golden(t, path, record)
}

func TestRecords_Golden(t *testing.T) {
	t.Parallel()
	golden(t, "service-model.json", full())
	golden(t, "service-model-elasticity.json", byScale("0.85"))
	golden(t, "observation.json", councilTax()[0])
	golden(t, "elasticity-fit.json", example(scale.FitElasticity(councilTax())))
	golden(t, "queue.json", scale.Queue{Org: "harrow", Calls: qty("360"), Minutes: qty("30"), Handling: qty("240"), Patience: qty("90")})
	golden(t, "target.json", usual())
	golden(t, "service-model-calls.json", byCalls())
	golden(t, "rework.json", scale.Rework{Returns: qty("0.08"), Longer: qty("30")})
}

// Results are written and read back as they are.
func TestResults_RoundTrip(t *testing.T) {
	t.Parallel()
	comparison := example(full().Compare())
	fieldtest.RoundTrip(t, comparison)
	fieldtest.RoundTrip(t, example(full().Crossover(scale.FactorRange{Factor: scale.CashableShare}, appraisal.ShareAndImprove, appraisal.AsIs)))
	fieldtest.RoundTrip(t, example(full().Tornado([]scale.FactorRange{{Factor: scale.CashableShare, Low: qty("0"), High: qty("1")}}, appraisal.ShareAndImprove, appraisal.AsIs)))
	fieldtest.RoundTrip(t, example(full().UnitCosts(qty("1"), qty("9"), appraisal.ShareAndImprove, appraisal.AsIs)))
	fieldtest.RoundTrip(t, example(phone("1").Needed(usual())))
	fieldtest.RoundTrip(t, example(byScale("1").Chance(example(scale.FitElasticity(councilTax())), qty("95"), appraisal.Share, appraisal.AsIs)))
}
