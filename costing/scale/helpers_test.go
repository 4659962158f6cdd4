package scale_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// qty is a quantity.
func qty(s string) partnership.Quantity { return partnership.MustQuantity(s) }

// pounds is a number of whole pounds.
func pounds(n int64) costing.Money { return costing.Pence(100 * n) }

// partner is an organisation with a volume, an error rate and a distance, for a case by parts.
func partner(org partnership.OrgID, volume, rate string) scale.ServicePartner {
	return scale.ServicePartner{Org: org, Volume: qty(volume), ErrorRate: qty(rate), Kilometres: qty("0")}
}

// steady is an error rate that depends on nothing.
func steady() scale.Errors { return scale.Errors{PerDoubling: qty("0"), PerKilometre: qty("0")} }

// byScale are two councils with 10,000 cases and £200,000 each, an elasticity, no errors and
// no flow.
func byScale(elasticity string) scale.ServiceModel {
	harrow, barnet := partner("harrow", "10000", "0"), partner("barnet", "10000", "0")
	harrow.Cost, barnet.Cost = pounds(200_000), pounds(200_000)
	return scale.ServiceModel{Partners: []scale.ServicePartner{harrow, barnet}, Elasticity: qty(elasticity), Errors: steady(), SharingCost: pounds(20_000)}
}

// byErrors are two councils with 9,000 cases of which one in ten comes back, a site of £50,000
// and £9 each time that a case is handled.
func byErrors(perDoubling string) scale.ServiceModel {
	return scale.ServiceModel{
		Partners:    []scale.ServicePartner{partner("harrow", "9000", "0.1"), partner("barnet", "9000", "0.1")},
		Parts:       scale.Parts{Fixed: pounds(50_000), Variable: pounds(9)},
		Errors:      scale.Errors{PerDoubling: qty(perDoubling), PerKilometre: qty("0")},
		SharingCost: pounds(0),
	}
}

// flow takes 10 of 30 minutes out and prevents half of the errors, at £18 an hour.
func flow(cashable string) scale.Improvement {
	return scale.Improvement{
		Steps: []scale.WorkStep{
			{Name: "check the form", Now: qty("12"), After: qty("12")},
			{Name: "pass it on", Now: qty("8"), After: qty("0")},
			{Name: "decide", Now: qty("10"), After: qty("8")},
		},
		Prevented: qty("0.5"), HourlyCost: pounds(18), HoursPerPost: qty("1500"), Cashable: qty(cashable), Cost: pounds(10_000),
	}
}

// byFlow is byErrors with a flow.
func byFlow(perDoubling, cashable string) scale.ServiceModel {
	c := byErrors(perDoubling)
	c.Improvement = flow(cashable)
	return c
}

// phone is a queue of calls in an hour that take 180 seconds each.
func phone(calls string) scale.Queue {
	return scale.Queue{Calls: qty(calls), Minutes: qty("60"), Handling: qty("180")}
}

// usual is 80% within 20 seconds.
func usual() scale.Target { return scale.Target{Within: qty("20"), Share: qty("0.8")} }

// full is a case in which everything is set.
func full() scale.ServiceModel {
	c := byFlow("0.02", "0.6")
	c.Parts.Step, c.Parts.StepOf = pounds(30_000), qty("5000")
	c.Errors.PerKilometre, c.Errors.Again = qty("0.001"), qty("0.2")
	c.Partners[1].Volume, c.Partners[1].Kilometres = qty("14000"), qty("22.5")
	c.SharingCost = pounds(25_000)
	return c
}

// councilTax is what twelve councils of Lancashire spent on council tax collection in 2024/25,
// with their population in 2020. Source: revenue outturn, Ministry of Housing, Communities and
// Local Government, Open Government Licence v3.0.
func councilTax() []scale.Observation { return lancashire("RO6", "Council tax collection") }

// example panics if an example goes wrong, so that nobody takes its figures for right.
func example[T any](value T, err error) T {
	if err != nil {
		panic(fmt.Sprint(err))
	}
	return value
}
