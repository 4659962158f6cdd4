package scale_test

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// A site costs £100,000 and £10 a case. Two sites of 10,000 cases cost £200,000 each, and one
// of 20,000 cases costs £300,000: £15 a case in place of £20.
func ExampleServiceModel_Compare_scale() {
	service := scale.ServiceModel{
		Partners:    []scale.ServicePartner{partner("harrow", "10000", "0"), partner("barnet", "10000", "0")},
		Parts:       scale.Parts{Fixed: costing.MustMoney("100000.00"), Variable: costing.MustMoney("10.00")},
		Errors:      steady(),
		SharingCost: costing.MustMoney("0.00"),
	}
	comparison, err := service.Compare()
	fmt.Print(comparison.Table().Markdown(), err)
	// Output:
	// ## What each option comes to in a year
	//
	// Whether sharing is the best way is not known: improvement at home is not described.
	//
	// | Option | Cost | Saving | Cost of a case | Value demand (cases) | Failure demand (cases) |
	// |---|---:|---:|---:|---:|---:|
	// | As is | £400,000.00 |  | £20.00 | 20,000 | 0 |
	// | Share | £300,000.00 | +£100,000.00 | £15.00 | 20,000 | 0 |
	//
	// 1. These are estimates: they are no better than the figures that they are made from.
	// <nil>
}

// With an elasticity of 0.8 twice the volume costs 2^0.8 = 1.7411 as much: £348,220.23, and
// £20,000 for sharing. Sharing wins as long as 2^e × £200,000 + £20,000 is less than £400,000:
// to an elasticity of log2(1.9) = 0.9260.
func ExampleServiceModel_Crossover_scale() {
	crossover, err := byScale("0.8").Crossover(scale.FactorRange{Factor: scale.ElasticityOfCost}, appraisal.Share, appraisal.AsIs)
	fmt.Print(crossover.Table().Markdown(), err)
	// Output:
	// ## Share or as is, by elasticity
	//
	// The answer turns once between 0 and 2. It is 0.8 now: share costs less.
	//
	// | From | Costs less |
	// |---:|---|
	// | 0 | Share |
	// | 0.926 | As is |
	//
	// 1. These are estimates: they are no better than the figures that they are made from.
	// <nil>
}

// One in ten cases comes back, and again one in ten of these: 9,000 cases are handled
// 9,000/(1−0.1) = 10,000 times. At £9 each and £50,000 for a site, each council pays £140,000.
// In one site of twice the volume the error rate is 15 points higher: 18,000/(1−0.25) = 24,000
// times, £266,000 in place of £280,000.
func ExampleServiceModel_Compare_errors() {
	comparison, err := byErrors("0.15").Compare()
	fmt.Print(comparison.Table().Markdown(), err)
	// Output:
	// ## What each option comes to in a year
	//
	// Whether sharing is the best way is not known: improvement at home is not described.
	//
	// | Option | Cost | Saving | Cost of a case | Value demand (cases) | Failure demand (cases) |
	// |---|---:|---:|---:|---:|---:|
	// | As is | £280,000.00 |  | £15.56 | 18,000 | 2,000 |
	// | Share | £266,000.00 | +£14,000.00 | £14.78 | 18,000 | 6,000 |
	//
	// 1. These are estimates: they are no better than the figures that they are made from.
	// <nil>
}

// Sharing saves one site, £50,000. It has lost that again where £50,000 + £9 × 18,000/(1−f)
// is £280,000: at an error rate of f = 1 − 162/230 = 0.2957.
func ExampleServiceModel_Crossover_errors() {
	crossover, err := byErrors("0.15").Crossover(scale.FactorRange{Factor: scale.SharedErrorRate}, appraisal.Share, appraisal.AsIs)
	fmt.Print(crossover.Table().Markdown(), err)
	// Output:
	// ## Share or as is, by error rate in the shared site
	//
	// The answer turns once between 0 and 0.999999. It is 0.25 now: share costs less.
	//
	// | From | Costs less |
	// |---:|---|
	// | 0 | Share |
	// | 0.2957 | As is |
	//
	// 1. These are estimates: they are no better than the figures that they are made from.
	// <nil>
}

// Half of the errors are prevented: the cases of a council are handled 9,000/(1−0.05) =
// 9,473.68 times, which costs £4,736.84 less at £9 each. 10 of 30 minutes are taken out each
// time: 1,578.95 hours at £18, £28,421.05. So a council saves £33,157.89, less the £10,000 that
// keeping the flow costs.
//
// Errors grow so fast with volume here that sharing alone loses. Both together win: then only
// half of these errors happen.
func ExampleServiceModel_Compare_flow() {
	comparison, err := byFlow("0.3", "1").Compare()
	fmt.Print(report.Tables{comparison.Table(), comparison.PartnerTable(report.Names{})}.Markdown(), err)
	// Output:
	// ## What each option comes to in a year
	//
	// Share and improve costs least: £85,000.00 a year less than as is.
	//
	// | Option | Cost | Saving | Cost of a case | Value demand (cases) | Failure demand (cases) | Hours freed | Posts freed | Capacity kept |
	// |---|---:|---:|---:|---:|---:|---:|---:|---:|
	// | As is | £280,000.00 |  | £15.56 | 18,000 | 2,000 | 0 | 0 | £0.00 |
	// | Improve at home | £233,684.22 | +£46,315.78 | £12.98 | 18,000 | 947 | 3,684 | 2.5 | £0.00 |
	// | Share | £320,000.00 | −£40,000.00 | £17.78 | 18,000 | 12,000 | 0 | 0 | £0.00 |
	// | Share and improve | £195,000.00 | +£85,000.00 | £10.83 | 18,000 | 4,500 | 7,500 | 5 | £0.00 |
	//
	// 1. These are estimates: they are no better than the figures that they are made from.
	// 2. Capacity kept is work that could be taken on at no cost. It is no cash saving, and not in the cost.
	//
	// ## Who gains and who loses in a year
	//
	// Who pays more than now: harrow and barnet by “share”. One-off costs are not in it.
	//
	// | Partner | As is, cost | Improve at home | Share | Share and improve |
	// |---|---:|---:|---:|---:|
	// | harrow | £140,000.00 | +£23,157.89 | −£20,000.00 | +£42,500.00 |
	// | barnet | £140,000.00 | +£23,157.89 | −£20,000.00 | +£42,500.00 |
	//
	// 1. These are estimates: they are no better than the figures that they are made from.
	// <nil>
}

// Sharing saves £14,000, and improvement at home £66,315.79 less £20,000 if all that it frees
// leaves the budget. If only a share of it does, sharing wins below 34,000/66,315.79 = 0.5127.
func ExampleServiceModel_Crossover_flow() {
	crossover, err := byFlow("0.15", "1").Crossover(scale.FactorRange{Factor: scale.CashableShare}, appraisal.ImproveAtHome, appraisal.Share)
	fmt.Print(crossover.Table().Markdown(), err)
	// Output:
	// ## Improve at home or share, by cashable share
	//
	// The answer turns once between 0 and 1. It is 1 now: improve at home costs less.
	//
	// | From | Costs less |
	// |---:|---|
	// | 0 | Share |
	// | 0.5127 | Improve at home |
	//
	// 1. These are estimates: they are no better than the figures that they are made from.
	// <nil>
}

// Does sharing on top of improvement win? It saves a site and its flow, £60,000. Errors take
// that away again where £6 × 18,000/(1−f) is £173,684.21: at half of 0.1 + 0.6564.
func ExampleServiceModel_Crossover_both() {
	crossover, err := byFlow("0.3", "1").Crossover(
		scale.FactorRange{Factor: scale.ErrorsPerDoubling, Low: qty("0"), High: qty("0.8")}, appraisal.ShareAndImprove, appraisal.ImproveAtHome)
	fmt.Print(crossover.Table().Markdown(), err)
	// Output:
	// ## Share and improve or improve at home, by errors per doubling
	//
	// The answer turns once between 0 and 0.8. It is 0.3 now: share and improve costs less.
	//
	// | From | Costs less |
	// |---:|---|
	// | 0 | Share and improve |
	// | 0.6564 | Improve at home |
	//
	// 1. These are estimates: they are no better than the figures that they are made from.
	// <nil>
}

// Over all English councils, shared administration and shared tax collection showed no
// significant saving (Dixon and Elston 2019, 10.1080/09540962.2019.1537704). With that, an
// elasticity of 1, the answer is no: sharing costs £20,000 and saves nothing, and improvement at
// home is better alone. Sharing on top of it would win where 2^e × £200,000 is less than
// £390,000, below 0.9635.
func ExampleServiceModel_Compare_no() {
	service := byScale("1")
	service.Improvement = flow("1")
	comparison, err := service.Compare()
	fmt.Print(comparison.Table().Markdown(), err, "\n")
	crossover, err := service.Crossover(scale.FactorRange{Factor: scale.ElasticityOfCost}, appraisal.ShareAndImprove, appraisal.ImproveAtHome)
	fmt.Println(crossover.Turns[0].At, crossover.Turns[0].To, err)
	// Output:
	// ## What each option comes to in a year
	//
	// Improve at home costs least: £40,000.00 a year less than as is.
	//
	// | Option | Cost | Saving | Cost of a case | Value demand (cases) | Failure demand (cases) | Hours freed | Posts freed | Capacity kept |
	// |---|---:|---:|---:|---:|---:|---:|---:|---:|
	// | As is | £400,000.00 |  | £20.00 | 20,000 | 0 | 0 | 0 | £0.00 |
	// | Improve at home | £360,000.00 | +£40,000.00 | £18.00 | 20,000 | 0 | 3,333 | 2.2 | £0.00 |
	// | Share | £420,000.00 | −£20,000.00 | £21.00 | 20,000 | 0 | 0 | 0 | £0.00 |
	// | Share and improve | £370,000.00 | +£30,000.00 | £18.50 | 20,000 | 0 | 3,333 | 2.2 | £0.00 |
	//
	// 1. These are estimates: they are no better than the figures that they are made from.
	// 2. Capacity kept is work that could be taken on at no cost. It is no cash saving, and not in the cost.
	// <nil>
	// 0.963474 improve-at-home <nil>
}

// What the saving of sharing hangs on: errors more than the cost of a site. Kilometres move
// nothing, as both councils are at the site.
func ExampleServiceModel_Tornado() {
	tornado, err := byErrors("0.15").Tornado([]scale.FactorRange{
		{Factor: scale.FixedCost, Low: qty("40000"), High: qty("60000")},
		{Factor: scale.ErrorsPerDoubling, Low: qty("0"), High: qty("0.2")},
		{Factor: scale.ErrorsPerKilometre, Low: qty("0"), High: qty("0.01")},
	}, appraisal.Share, appraisal.AsIs)
	fmt.Print(tornado.Table().Markdown(), err)
	// Output:
	// ## What the saving of “share” against “as is” hangs on
	//
	// As it is, it saves £14,000.00 a year.
	//
	// | Factor | Low | High | Saving at low | Saving at high | Spread |
	// |---|---:|---:|---:|---:|---:|
	// | Errors per doubling \[1\] | 0 | 0.2 | +£50,000.00 | −£1,428.57 | £51,428.57 |
	// | Fixed cost (£ a year) | 40,000 | 60,000 | +£4,000.00 | +£24,000.00 | £20,000.00 |
	//
	// 1. The answer turns between the two ends.
	// 2. These are estimates: they are no better than the figures that they are made from.
	// 3. These move nothing: errors per kilometre.
	// <nil>
}

// Council tax collection in twelve councils of Lancashire: the interval has 1 in it.
func ExampleFitElasticity() {
	fit, err := scale.FitElasticity(councilTax())
	if err != nil {
		fmt.Println(err)
	}
	table, err := fit.Table(qty("95"))
	fmt.Print(table.Markdown(), err)
	// Output:
	// ## How cost grows with volume
	//
	// The interval has 1 in it: with these figures alone, neither a saving nor a loss by volume is shown.
	//
	// | Figure | Value |
	// |---|---:|
	// | Elasticity | 0.751 |
	// | Standard error | 0.369 |
	// | 95% interval | −0.071 to 1.574 |
	// | Councils | 12 |
	// | Years | 1 |
	//
	// 1. An estimate from what councils spent. Nothing but volume is taken into account: not need, quality or prices of the place.
	// <nil>
}

// How likely does sharing council tax collection save money, if these twelve councils are all
// that is known?
func ExampleServiceModel_Chance() {
	fit := example(scale.FitElasticity(councilTax()))
	chance, err := byScale("1").Chance(fit, qty("95"), appraisal.Share, appraisal.AsIs)
	fmt.Print(chance.Table().Markdown(), err)
	// Output:
	// ## Does “share” cost less than “as is”?
	//
	// Which costs less is not settled: the answer turns within the interval.
	//
	// | If the elasticity is | Value | Saving a year |
	// |---|---:|---:|
	// | At the low end of the 95% interval | −0.071 | +£189,657.20 |
	// | As fitted | 0.751 | +£43,370.88 |
	// | At the high end | 1.574 | −£215,342.55 |
	// | **Probability that it costs less** | **67.7%** |  |
	//
	// 1. An estimate. Only what is not known of the elasticity is in the probability.
	// <nil>
}

// What a council of 100,000 people would spend on council tax collection.
func ExampleElasticityFit_Predict() {
	fit := example(scale.FitElasticity(councilTax()))
	fmt.Println(fit.Predict(qty("100000"), qty("95")))
	// Output:
	// {95 899267.00 416393.46 1942108.16} <nil>
}

// 360 calls in 30 minutes of 240 seconds each keep 48 agents busy. 55 answer 84.59% within 15
// seconds.
func ExampleQueue_AnsweredBy() {
	calls := scale.Queue{Calls: qty("360"), Minutes: qty("30"), Handling: qty("240")}
	w, err := calls.AnsweredBy(qty("55"), qty("15"))
	fmt.Println(w.Offered, w.Waits, w.Answered, w.Average, err)
	_, err = calls.AnsweredBy(qty("47"), qty("15"))
	fmt.Println(err)
	// Output:
	// 48 0.238701 0.845883 8.184032 <nil>
	// agents: 47 for 48 erlangs: 1 too few to keep up, and more than that are needed: out of range
}

// Two queues of 10 erlangs need 14 agents each, and 24 as one. If a call takes half a minute
// longer since the agent does not know the place, and one in twelve comes back, they need 30.
func ExamplePoolQueues() {
	queues := []scale.Queue{phone("200"), phone("200")}
	pooling, err := scale.PoolQueues(queues, usual(), scale.Rework{Returns: qty("0"), Longer: qty("0")})
	fmt.Print(pooling.Table(report.Names{}).Markdown(), err, "\n")
	fmt.Println(pooling.Saving(costing.MustMoney("32000.00")))
	pooling, err = scale.PoolQueues(queues, usual(), scale.Rework{Returns: qty("0.08"), Longer: qty("30")})
	fmt.Println(pooling.Table(report.Names{}).Summary, err)
	// Output:
	// ## Agents for 80.0% of calls within 20 seconds
	//
	// As one queue they need 4 fewer.
	//
	// | Queue | Erlangs | Agents | Answered in time | Average wait (seconds) |
	// |---|---:|---:|---:|---:|
	// | Queue 1 | 10 | 14 | 88.8% | 7.8 |
	// | Queue 2 | 10 | 14 | 88.8% | 7.8 |
	// | **Together, each alone** |  | **28** |  |  |
	// | **As one queue** | **20** | **24** | **80.9%** | **13.4** |
	//
	// 1. An estimate: calls arrive at random and evenly, and agents are always there.
	// <nil>
	// 128000.00
	// As one queue they need 2 more. <nil>
}

// Agents that do other work for the rest of their time.
func ExampleQueue_NeededExactly() {
	whole, err := phone("200").Needed(usual())
	fmt.Println(whole.Agents, whole.Answered, err)
	part, err := phone("200").NeededExactly(usual())
	fmt.Println(part.Agents, part.Answered, err)
	// Output:
	// 14 0.88835 <nil>
	// 13.037207 0.8 <nil>
}

// The cost of a case by volume, with the crossover marked.
func ExampleUnitCosts_SVG() {
	service := byErrors("0.15")
	costs, err := service.UnitCosts(qty("6000"), qty("60000"), appraisal.Share, appraisal.AsIs)
	fmt.Println(costs.Turns[0].At, costs.Turns[0].To, err)
	drawing, err := costs.SVG("Cost of a case by volume")
	fmt.Println(strings.Count(drawing, "As is costs less"), err)
	// Output:
	// 22265.815084 continue-as-is <nil>
	// 1 <nil>
}

// Value demand and failure demand of each option.
func ExampleOptionComparison_SVG() {
	comparison, err := byFlow("0.15", "1").Compare()
	fmt.Println(strings.Count(comparison.SVG("Work by option"), "+6,000"), err)
	// Output:
	// 1 <nil>
}

// The bars of a tornado as a drawing, the longest first.
func ExampleSavingTornado_SVG() {
	tornado, err := byErrors("0.15").Tornado([]scale.FactorRange{
		{Factor: scale.FixedCost, Low: qty("40000"), High: qty("60000")},
		{Factor: scale.ErrorsPerDoubling, Low: qty("0"), High: qty("0.2")},
	}, appraisal.Share, appraisal.AsIs)
	drawing := tornado.SVG("What the saving hangs on")
	fmt.Println(strings.Index(drawing, "Errors per doubling") < strings.Index(drawing, "Fixed cost"), strings.Contains(drawing, ">0.2<"), err)
	// Output: true true <nil>
}

// Between what the elasticity of council tax collection lies, half of the time and nearly always.
func ExampleElasticityFit_Interval() {
	fit := example(scale.FitElasticity(councilTax()))
	for _, percent := range []string{"50", "95"} {
		fmt.Println(fit.Interval(qty(percent)))
	}
	// Output:
	// {50 0.492811 1.009509} <nil>
	// {95 -0.0714 1.57372} <nil>
}
