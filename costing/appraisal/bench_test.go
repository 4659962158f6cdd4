package appraisal_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// large is an appraisal of many options, partners, years and lines, each line with an amount
// of its own in every year, and shared by one of five formulas.
func large(options, partners, years, lines int) appraisal.Appraisal {
	a := over(years)
	formulas := make([][]partnership.Share, 5)
	for i := range partners {
		org := partnership.OrgID(fmt.Sprintf("council-%d", i))
		a.Partners = append(a.Partners, org)
		for k := range formulas {
			of := fmt.Sprintf("%d/%d", 1+(i+k)%partners, partners*(partners+1)/2)
			formulas[k] = append(formulas[k], partnership.Share{Org: org, Fraction: part(of)})
		}
	}
	for o := range options {
		option := appraisal.ShortlistedOption{ID: appraisal.OptionID(fmt.Sprintf("option-%d", o)), Name: fmt.Sprint("Option ", o), Kind: "hrw-test"}
		for n := range lines {
			f := outlay(fmt.Sprint("Line ", n), costing.Money{})
			f.Kind.Timing, f.Shares = appraisal.RecurringFlow, formulas[n%len(formulas)]
			if n%2 == 0 {
				f.Kind.Side = appraisal.BenefitFlow
				f.Realised = appraisal.Realisation{Share: part("75%"), Source: "earlier projects"}
			}
			for y := range years {
				f.Amounts = append(f.Amounts, costing.Pence(int64(1_000_00+(o*7919+n*104729+y*613)%9_000_00)))
			}
			option.Flows = append(option.Flows, f)
		}
		a.Options = append(a.Options, option)
	}
	return a
}

func BenchmarkEvaluate(b *testing.B) {
	a := large(10, 8, 60, 50)
	b.ReportAllocs()
	for b.Loop() {
		_, err := a.Evaluate()
		require.NoError(b, err)
	}
}

func BenchmarkOneWay(b *testing.B) {
	a := large(10, 8, 60, 50)
	inputs := a.FlowInputs("option-1", qty("80"), qty("120"))[:40]
	b.ReportAllocs()
	for b.Loop() {
		_, err := a.OneWay("option-1", "option-0", inputs)
		require.NoError(b, err)
	}
}
