package appraisal_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Nobody knows what the licences cost, so nobody knows what the service costs.
func TestBaseline_UnknownStaysUnknown(t *testing.T) {
	b := payrollBaseline()
	require.NoError(t, b.Validate())
	total, err := b.Cost("")
	require.NoError(t, err)
	assert.False(t, total.Known())
	assert.Equal(t, costing.MustMoney("400000.00"), total.AtLeast)
	b.Costs[2].Amount, b.Costs[2].On, b.Costs[2].Source = costing.MustMoney("9000.00"), benefitDay("2025-04-30"), "invoice"
	total, _ = b.Cost("payroll")
	assert.Equal(t, costing.MustMoney("409000.00"), total.Amount)
	total, _ = b.Cost("pensions") // which nobody has put down
	assert.Equal(t, costing.Total{}, total)
	total, _ = appraisal.Baseline{}.Cost("")
	assert.Equal(t, costing.Total{}, total)
}

func TestBaseline_Concerns(t *testing.T) {
	b := payrollBaseline()
	assert.Equal(t, []string{"costs[2].amount: not-known", "measures[0].value: old-figure"}, placesOf(b.Concerns()))
	b.Measures[0].On = benefitDay("2024-09-30") // a year before, to the day
	b.Costs[0].Name, b.Costs[1].Year = "Pay", benefitYear("2023/24")
	b.Volumes[0].Value = partnership.Quantity{}
	assert.Equal(t, appraisal.Concerns{
		{Kind: appraisal.MixedYears, Path: "costs[1].year", Text: "Staff is of 2023/24, and Pay of 2024/25"},
		{Kind: appraisal.FigureNotKnown, Path: "costs[2].amount", Text: "nobody knows: Licences"},
		{Kind: appraisal.FigureNotKnown, Path: "volumes[0].value", Text: "nobody knows: Payslips"},
	}, b.Concerns())
	b.Measures[0].On = benefitDay("2024-09-29")
	assert.Contains(t, placesOf(b.Concerns()), "measures[0].value: old-figure")
	assert.Contains(t, b.Concerns().Table().Markdown(), "| Mixed years | Staff is of 2023/24, and Pay of 2024/25 |")
}

func TestBaseline_Faults(t *testing.T) {
	b := payrollBaseline()
	b.Costs[0].On, b.Costs[0].Source = appraisal.Baseline{}.On, ""
	b.Costs[1].Org, b.Costs[1].Name, b.Costs[1].On = "harrow", " staff ", benefitDay("2025-10-01")
	b.Costs[2].Name, b.Costs[2].Year, b.Costs[2].Line, b.Costs[2].Org = "", costing.FinancialYear{}, "a b", "a b"
	b.Volumes[0].Better, b.Volumes[0].Unit = partnership.HigherIsBetter, ""
	b.Measures[0].Better = ""
	b.Measures = append(b.Measures, b.Measures[0])
	b.Measures[1].Better, b.Measures[1].Value, b.Measures[1].On, b.Measures[1].Source = "up", partnership.Quantity{}, benefitDay("2026-01-01"), ""
	assert.Equal(t, []string{
		"costs[0].on: required", "costs[0].source: required", "costs[1].on: out of order",
		"costs[2].name: required", "costs[2].line: invalid", "costs[2].org: invalid", "costs[2].year: required", "costs[1].name: duplicate",
		"volumes[0].unit: required", "volumes[0].better: invalid", "measures[0].better: required", "measures[1].better: invalid", "measures[1].on: out of order",
		"measures[1].name: duplicate",
	}, fieldtest.Faults(b.Validate()))
	assert.Equal(t, []string{"title: required", "on: required"}, fieldtest.Faults(appraisal.Baseline{}.Validate()))
	unnamed := appraisal.BaselineCost{Year: benefitYear("2024/25")}
	b = appraisal.Baseline{Title: "payroll", On: benefitDay("2025-09-30"), Costs: []appraisal.BaselineCost{unnamed, unnamed}}
	assert.Equal(t, []string{"costs[0].name: required", "costs[1].name: required"}, fieldtest.Faults(b.Validate()))
}

// A sum that is more than money can be is left out of the table, and is an error of Cost.
func TestBaseline_TooMuch(t *testing.T) {
	b := payrollBaseline()
	b.Costs[0].Amount, b.Costs[1].Amount = costing.MustMoney("92233720368547758.07"), costing.MustMoney("92233720368547758.07")
	_, err := b.Cost("")
	assert.Error(t, err)
	assert.Empty(t, b.Tables(report.Names{})[0].Totals)
	p := payrollPlan()
	concerns, err := p.AgainstBaseline(b)
	require.NoError(t, err)
	assert.Equal(t, []string{"benefits[4].measure.baseline: another-baseline"}, placesOf(concerns))
}

func TestBaseline_Tables(t *testing.T) {
	tables := payrollBaseline().Tables(report.Names{})
	assert.Equal(t, `## Baseline: payroll

As of 2025-09-30

| Cost | Service line | Borne by | Year | Amount | Day | Source |
|---|---|---|---|---:|---|---|
| Staff | payroll | harrow | 2024/25 | £250,000.00 | 2025-03-31 | outturn |
| Staff | payroll | barnet | 2024/25 | £150,000.00 | 2025-03-31 | outturn |
| Licences | payroll |  | 2024/25 | not known |  |  |
| **Total** |  |  |  | **not known (£400,000.00 recorded)** |  |  |

### What the service does

What was counted before anything changed: what comes later is measured against it.

| Figure | Service line | Better | Value | Unit | Day | Source |
|---|---|---|---:|---|---|---|
| Payslips | payroll |  | 96,000 | a year | 2025-03-31 | payroll system |
| Payslips with an error | payroll | Lower is better | 2.1 | % | 2024-03-31 | sample of 500 |
`, tables.Markdown())
	assert.Contains(t, payrollBaseline().Tables(names()).Markdown(), "| Staff | payroll | Harrow | 2024/25 |")
	b := payrollBaseline()
	b.Volumes, b.Measures = nil, nil
	assert.Len(t, b.Tables(report.Names{}), 1)
}
