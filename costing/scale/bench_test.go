package scale_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// eight is a case of eight partners.
func eight() scale.ServiceModel {
	c := full()
	c.Partners = nil
	for i := range int64(8) {
		volume, _ := partnership.NewQuantity(5_000 + 1_000*i)
		c.Partners = append(c.Partners, scale.ServicePartner{
			Org: partnership.OrgID(fmt.Sprint("p", i)), Volume: volume, Cost: pounds(150_000 + 10_000*i), ErrorRate: qty("0.1"), Kilometres: qty("12"),
		})
	}
	c.Parts, c.Elasticity = scale.Parts{}, qty("0.9")
	return c
}

func BenchmarkCompare(b *testing.B) {
	c := eight()
	for b.Loop() {
		if _, err := c.Compare(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCrossover(b *testing.B) {
	c := eight()
	for _, input := range []scale.Factor{scale.TotalVolume, scale.ElasticityOfCost, scale.SharedErrorRate} {
		b.Run(string(input), func(b *testing.B) {
			for b.Loop() {
				if _, err := c.Crossover(scale.FactorRange{Factor: input}, appraisal.ShareAndImprove, appraisal.ImproveAtHome); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkTornado(b *testing.B) {
	c := eight()
	ranges := []scale.FactorRange{
		{Factor: scale.TotalVolume, Low: qty("10000"), High: qty("200000")},
		{Factor: scale.ElasticityOfCost, Low: qty("0.9"), High: qty("1.2")},
		{Factor: scale.ErrorRate, Low: qty("0"), High: qty("0.2")},
		{Factor: scale.CashableShare, Low: qty("0"), High: qty("1")},
		{Factor: scale.CostOfSharing, Low: qty("0"), High: qty("90000")},
		{Factor: scale.ErrorsPerDoubling, Low: qty("0"), High: qty("0.05")},
	}
	for b.Loop() {
		if _, err := c.Tornado(ranges, appraisal.ShareAndImprove, appraisal.ImproveAtHome); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkErlangC(b *testing.B) {
	thousand := phone("20000") // 1,000 erlangs
	for b.Loop() {
		if _, err := thousand.AnsweredBy(qty("1030"), qty("20")); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNeeded(b *testing.B) {
	thousand := phone("20000")
	for b.Loop() {
		if _, err := thousand.Needed(usual()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNeededWithPatience(b *testing.B) {
	thousand := phone("20000")
	thousand.Patience = qty("180")
	for b.Loop() {
		if _, err := thousand.Needed(usual()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFitElasticity(b *testing.B) {
	all := lancashire("RSX", "Central services")
	for b.Loop() {
		if _, err := scale.FitElasticity(all); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkChance(b *testing.B) {
	fit := example(scale.FitElasticity(councilTax()))
	c := eight()
	for b.Loop() {
		if _, err := c.Chance(fit, qty("95"), appraisal.ShareAndImprove, appraisal.ImproveAtHome); err != nil {
			b.Fatal(err)
		}
	}
}
