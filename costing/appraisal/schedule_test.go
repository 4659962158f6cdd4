package appraisal_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// scheduled is a row of a schedule, a one-off cost.
func scheduled(name string, purpose appraisal.FlowPurpose, org partnership.OrgID, in string, amount int64) appraisal.ScheduleRow {
	return appraisal.ScheduleRow{Name: name, Kind: kind(appraisal.CostFlow, appraisal.OneOffFlow, purpose), Org: org, Year: year(in), Amount: pounds(amount), Source: "Joint schedule"}
}

func TestScheduleFlows_OneForEachNameKindAndCouncil(t *testing.T) {
	t.Parallel()
	rows := []appraisal.ScheduleRow{
		scheduled("IT", appraisal.TransitionFlow, "west", "2028/29", 30),
		scheduled("IT", appraisal.TransitionFlow, "east", "2026/27", 50),
		scheduled("IT", appraisal.TransitionFlow, "west", "2026/27", 10),
		scheduled("Splitting adult care", appraisal.DisaggregationFlow, "", "2027/28", 7),
		{Name: "Splitting adult care", Kind: kind(appraisal.CostFlow, appraisal.OneOffFlow, appraisal.DisaggregationFlow), Year: year("2028/29")},
	}
	var flows []appraisal.Flow
	fieldtest.Unchanged(t, rows, func() {
		var err error
		flows, err = appraisal.ScheduleFlows(rows, prices(), report.Names{})
		require.NoError(t, err)
	})
	all := shares("west 100%")
	want := []appraisal.Flow{
		{Name: "IT, west", Kind: rows[0].Kind, Prices: prices(), From: year("2026/27"), Amounts: []costing.Money{pounds(10), pounds(0), pounds(30)}, Shares: all, Source: "Joint schedule"},
		{Name: "IT, east", Kind: rows[0].Kind, Prices: prices(), From: year("2026/27"), Amounts: []costing.Money{pounds(50)}, Shares: shares("east 100%"), Source: "Joint schedule"},
		{Name: "Splitting adult care", Kind: rows[3].Kind, Prices: prices(), From: year("2027/28"), Amounts: []costing.Money{pounds(7), {}}, Source: "Joint schedule"},
	}
	assert.Equal(t, want, flows)
	a := over(3, asIs(), share(flows...))
	a.Partners = []partnership.OrgID{"east", "west"}
	r := evaluate(t, a).Options[1]
	assert.Equal(t, []string{"Splitting adult care"}, r.NotKnown)
	assert.Equal(t, []string{"Splitting adult care"}, r.NotShared)

	none, err := appraisal.ScheduleFlows(nil, prices(), report.Names{})
	require.NoError(t, err)
	assert.Equal(t, []appraisal.Flow{}, none)
}

func TestScheduleFlows_Refuses(t *testing.T) {
	t.Parallel()
	one := scheduled("IT", appraisal.TransitionFlow, "west", "2026/27", 1)
	for want, do := range map[string]func(r *appraisal.ScheduleRow){
		"rows[1].name: required":       func(r *appraisal.ScheduleRow) { r.Name = "" },
		"rows[1].kind.side: required":  func(r *appraisal.ScheduleRow) { r.Kind.Side = "" },
		"rows[1].org: invalid":         func(r *appraisal.ScheduleRow) { r.Org = "the west" },
		"rows[1].year: required":       func(r *appraisal.ScheduleRow) { r.Year = costing.FinancialYear{} },
		"rows[1].source: out of range": func(r *appraisal.ScheduleRow) { r.Source = strings.Repeat("x", 4001) },
		"rows[1].year: duplicate":      func(*appraisal.ScheduleRow) {},
		"rows[1].kind: invalid":        func(r *appraisal.ScheduleRow) { r.Kind.Purpose = appraisal.TransformationFlow },
		"rows[1].year: invalid":        func(r *appraisal.ScheduleRow) { r.Year = costing.MustFinancialYear("2027-01/2027-12") },
		"rows[1].year: out of range":   func(r *appraisal.ScheduleRow) { r.Year = year("2326/27") },
		"rows[1].year: out of range ":  func(r *appraisal.ScheduleRow) { r.Year = year("1726/27") },
	} {
		rows := []appraisal.ScheduleRow{one, one}
		do(&rows[1])
		flows, err := appraisal.ScheduleFlows(rows, prices(), report.Names{})
		assert.Equal(t, []string{strings.TrimSpace(want)}, fieldtest.Faults(err))
		assert.Nil(t, flows)
	}
	_, err := appraisal.ScheduleFlows([]appraisal.ScheduleRow{one}, appraisal.Prices{}, report.Names{})
	assert.Equal(t, []string{"prices: required"}, fieldtest.Faults(err))
	last := one
	last.Year = year("2325/26")
	flows, err := appraisal.ScheduleFlows([]appraisal.ScheduleRow{one, last}, prices(), report.Names{})
	require.NoError(t, err)
	assert.Len(t, flows[0].Amounts, 300)
}

// What a reorganisation costs, by council and year, as lines of an option. Transition is kept
// apart from transformation, and from taking apart what was one service.
func ExampleScheduleFlows() {
	row := func(name string, purpose appraisal.FlowPurpose, org partnership.OrgID, in, amount string) appraisal.ScheduleRow {
		return appraisal.ScheduleRow{
			Name: name, Org: org, Year: costing.MustFinancialYear(in), Amount: costing.MustMoney(amount), Source: "Joint schedule of costs, October 2026",
			Kind: appraisal.FlowKind{Side: appraisal.CostFlow, Timing: appraisal.OneOffFlow, Funding: appraisal.RevenueFlow, Cash: appraisal.CashableFlow, Purpose: purpose},
		}
	}
	flows, err := appraisal.ScheduleFlows([]appraisal.ScheduleRow{
		row("IT consolidation", appraisal.TransitionFlow, "west-surrey", "2026/27", "8000000.00"),
		row("IT consolidation", appraisal.TransitionFlow, "west-surrey", "2027/28", "4000000.00"),
		row("IT consolidation", appraisal.TransitionFlow, "east-surrey", "2027/28", "11200000.00"),
		row("New ways of working", appraisal.TransformationFlow, "east-surrey", "2028/29", "3000000.00"),
		row("Dividing adult care", appraisal.DisaggregationFlow, "west-surrey", "2027/28", "1500000.00"),
	}, appraisal.RealPrices(costing.MustFinancialYear("2026/27")), report.NewNames(
		report.Entry{Noun: report.Organisation, ID: "east-surrey", Name: "East Surrey"},
		report.Entry{Noun: report.Organisation, ID: "west-surrey", Name: "West Surrey"},
	))
	if err != nil {
		fmt.Println(err)
		return
	}
	a := over(3, asIs(), appraisal.ShortlistedOption{ID: "two", Name: "Two councils", Kind: "hrw-reorganise", Flows: flows})
	a.Partners = []partnership.OrgID{"east-surrey", "west-surrey"}
	result, err := a.Evaluate()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range flows[:2] {
		fmt.Println(f.Name, f.Amounts)
	}
	for _, k := range result.Options[1].Kinds {
		fmt.Println(k.Kind.Purpose.Title(), k.Sum.Sterling())
	}
	for _, p := range result.Options[1].Partners {
		fmt.Println(p.Org, p.Difference.Sterling())
	}
	// Output:
	// IT consolidation, West Surrey [8000000.00 4000000.00]
	// IT consolidation, East Surrey [11200000.00]
	// Transition £23,200,000.00
	// Transformation £3,000,000.00
	// Disaggregation £1,500,000.00
	// east-surrey −£13,621,788.14
	// west-surrey −£13,314,009.66
}
