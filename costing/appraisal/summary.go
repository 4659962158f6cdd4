package appraisal

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// Summary is the outcome of an appraisal: what goes into an appraisal summary table of the Green
// Book, and the figures of each year and each partner behind it. All amounts are at the prices of
// the appraisal, and each is rounded once, from the exact figure.
type Summary struct {
	Name     string                  `json:"name"`            // of the appraisal
	On       calendar.Date           `json:"on,omitzero"`     // its day
	Prices   Prices                  `json:"prices,omitzero"` // those of every amount
	Schedule string                  `json:"schedule"`        // the discount schedule and its edition
	Years    []costing.FinancialYear `json:"years"`           // in order of time
	Factors  []partnership.Quantity  `json:"factors"`         // the discount factor of each year, to six decimals
	Partners []partnership.OrgID     `json:"partners"`        // in their order
	Against  OptionID                `json:"against"`         // the option that the others are compared with
	Options  []OptionResult          `json:"options"`         // in their order
	Ranking  []Rank                  `json:"ranking"`         // the best first; options whose value is not known last
	Concerns Concerns                `json:"concerns"`        // what somebody should look at
}

// OptionResult is what an option costs and brings. Present values are values in year 0.
type OptionResult struct {
	Option     OptionID             `json:"option"`               // its id
	Name       string               `json:"name"`                 // what people call it
	Kind       OptionKind           `json:"kind"`                 // what it does
	Years      []YearResult         `json:"years"`                // in order of time
	Costs      costing.Total        `json:"costs,omitzero"`       // present value
	Benefits   costing.Total        `json:"benefits,omitzero"`    // present value
	Net        Net                  `json:"net,omitzero"`         // net present value
	Cashable   Net                  `json:"cashable,omitzero"`    // the net present value of what is cashable
	AnnualCost Net                  `json:"annual_cost,omitzero"` // the equivalent annual cost: the sum that, paid in every year from the first on, is worth as much as the costs less the benefits
	Difference Net                  `json:"difference,omitzero"`  // the net present value less that of the option that it is compared with
	Ratio      partnership.Quantity `json:"ratio,omitzero"`       // the benefit-cost ratio: what each £1 of one-off cost brings, in present values; both the cost and what it brings are those above the option that it is compared with, and recurring costs that are saved count as brought; not set: an amount is not known, or there is no such cost
	Payback    Payback              `json:"payback,omitzero"`     // when it makes good what it costs more than the option that it is compared with, not discounted
	Discounted Payback              `json:"discounted,omitzero"`  // the same with present values
	Kinds      []KindResult         `json:"kinds"`                // by kind of flow
	Partners   []PartnerResult      `json:"partners"`             // who gains and who loses, in their order
	Undivided  PartnerResult        `json:"undivided,omitzero"`   // what nobody has agreed to share; not set: everything is shared
	Estimates  []string             `json:"estimates"`            // the flows that are estimates, with their intervals: "Savings, £5.00 to £7.00 (95%)"
	NotKnown   []string             `json:"not_known"`            // the flows with an amount that is not known
	NotShared  []string             `json:"not_shared"`           // the flows for which nobody has agreed who bears or gets them
}

// YearResult is what an option costs and brings in a year.
type YearResult struct {
	Costs      costing.Total `json:"costs,omitzero"`      // not discounted
	Benefits   costing.Total `json:"benefits,omitzero"`   // not discounted
	Net        Net           `json:"net,omitzero"`        // not discounted
	Present    Net           `json:"present,omitzero"`    // the present value of the net
	Difference Net           `json:"difference,omitzero"` // the net less that of the option that it is compared with, not discounted
	Cumulative Net           `json:"cumulative,omitzero"` // the differences up to the end of the year
}

// KindResult is the sum of the flows of one kind.
type KindResult struct {
	Kind    FlowKind      `json:"kind"`             // which
	Sum     costing.Total `json:"sum,omitzero"`     // not discounted
	Present costing.Total `json:"present,omitzero"` // present value
}

// PartnerResult is what an option is worth to one partner.
type PartnerResult struct {
	Org         partnership.OrgID       `json:"org,omitzero"`          // who
	Net         costing.Money           `json:"net,omitzero"`          // net present value
	Difference  costing.Money           `json:"difference,omitzero"`   // the net less that of the option that it is compared with
	Years       []costing.Money         `json:"years"`                 // the difference in each year, not discounted
	WorseIn     []costing.FinancialYear `json:"worse_in,omitempty"`    // the years in which it is worse off
	SidePayment costing.Money           `json:"side_payment,omitzero"` // what it gets in year 0 so that nobody is worse off; below £0: what it pays; not set: no payments would do, or a difference is not known
}

// Evaluate works the appraisal out. The errors are those of Validate, and ErrRange at an option whose
// flows are more than Money holds.
func (a Appraisal) Evaluate() (Summary, error) {
	if err := a.Validate(); err != nil {
		return Summary{}, err
	}
	w := a.work(a.Schedule, a.flowsOf())
	if err := w.fits(); err != nil {
		return Summary{}, err
	}
	return a.evaluate(w), nil
}

// evaluate returns the summary of workings.
func (a Appraisal) evaluate(w *workings) Summary {
	r := Summary{
		Name: a.Name, On: a.On, Prices: a.Prices, Schedule: a.Schedule.title(), Years: a.years(), Factors: make([]partnership.Quantity, a.Years),
		Partners: append([]partnership.OrgID{}, a.Partners...), Options: make([]OptionResult, len(a.Options)),
	}
	for year, weight := range w.weights {
		r.Factors[year] = quotient(weight, w.whole)
	}
	against := newExactOption(w, a.against())
	for i := range a.Options {
		own := against
		if i != against.place {
			own = newExactOption(w, i)
		}
		r.Options[i] = w.result(r.Years, own, against)
	}
	r.Against = a.Options[against.place].ID
	r.Ranking, r.Concerns = rank(r.Options, against.place), a.concerns()
	return r
}

// title returns the name of a schedule with its edition.
func (s DiscountSchedule) title() string { return s.Edition + ", " + s.Name }

// exactOption are the sums of an option that are compared with those of another.
type exactOption struct {
	place         int
	sides         [2][]tally
	net           []tally
	partners      [][]tally
	partnersWorth []*big.Int // their present values
	partnersBlank [][]bool
}

// newExactOption adds up an option.
func newExactOption(w *workings, option int) exactOption {
	x := exactOption{place: option, sides: [2][]tally{w.sideOf(option, costs), w.sideOf(option, benefits)}}
	x.net = difference(x.sides[benefits], x.sides[costs])
	x.partners, x.partnersBlank = w.partnerSums(option)
	for _, sums := range x.partners {
		x.partnersWorth = append(x.partnersWorth, product(new(big.Int), sums, w.weights))
	}
	return x
}

// result returns what an option comes to, compared with another.
func (w *workings) result(years []costing.FinancialYear, own, against exactOption) OptionResult {
	option, o, n := w.a.Options[own.place], w.options[own.place], w.a.Years
	all := w.gapIn(own.place, 0, n)
	compared := all.off(w.gapIn(against.place, 0, n))
	if own.place == against.place {
		compared = gap{}
	}
	differences := difference(own.net, against.net)
	r := OptionResult{
		Option: option.ID, Name: option.Name, Kind: option.Kind, Years: w.yearResults(own, against.place, differences),
		Costs: w.presentTotal(own.sides[costs], all.less), Benefits: w.presentTotal(own.sides[benefits], all.more),
		Net: all.net(w.present(own.net)), Cashable: w.cashable(own.place), AnnualCost: w.annualCost(own.net, all),
		Difference: compared.net(w.present(differences)), Ratio: w.ratio(own.place, against.place, differences, compared),
		Kinds: w.kinds(own.place), Estimates: estimates(option), NotKnown: append([]string{}, o.missing...), NotShared: notShared(w.a, option),
	}
	if own.place != against.place {
		r.Payback = payback(years, numbers(differences), compared == gap{})
		r.Discounted = payback(years, w.discounted(differences), compared == gap{})
	}
	w.divide(&r, years, own, against)
	return r
}

// presentTotal returns the present value of sums by year.
func (w *workings) presentTotal(sums []tally, notKnown bool) costing.Total {
	n, parts := w.present(sums)
	return total(n, parts, notKnown)
}

// discounted returns what the sum of each year is worth, all in the same parts.
func (w *workings) discounted(sums []tally) []*big.Int {
	worth := make([]*big.Int, len(sums))
	for year, n := range sums {
		worth[year] = n.number()
		worth[year].Mul(worth[year], w.weights[year])
	}
	return worth
}

// yearResults returns what an option comes to in each year.
func (w *workings) yearResults(own exactOption, against int, differences []tally) []YearResult {
	results, sum := make([]YearResult, w.a.Years), new(big.Int)
	parts := new(big.Int).Mul(w.parts, w.whole)
	n := new(big.Int)
	for year := range results {
		in, up := w.gapIn(own.place, year, year+1), w.gapIn(own.place, 0, year+1)
		compared, upCompared := gap{}, gap{}
		if own.place != against {
			compared, upCompared = in.off(w.gapIn(against, year, year+1)), up.off(w.gapIn(against, 0, year+1))
		}
		sum.Add(sum, differences[year].set(n))
		results[year] = YearResult{
			Costs: total(own.sides[costs][year].set(n), w.parts, in.less), Benefits: total(own.sides[benefits][year].set(n), w.parts, in.more),
			Net: in.net(own.net[year].set(n), w.parts), Present: in.net(n.Mul(own.net[year].set(n), w.weights[year]), parts),
			Difference: compared.net(differences[year].set(n), w.parts), Cumulative: upCompared.net(sum, w.parts),
		}
	}
	return results
}

// cashable returns the net present value of the cashable flows of an option.
func (w *workings) cashable(option int) Net {
	of := func(place int) []tally {
		return w.sum(option, func(c *cell) bool { return c.kind.Cash == CashableFlow && side(c.kind.Side) == place })
	}
	known := gap{}
	for _, c := range w.options[option].cells {
		if c.kind.Cash == CashableFlow && c.notKnow != nil {
			known.more = known.more || side(c.kind.Side) == benefits
			known.less = known.less || side(c.kind.Side) == costs
		}
	}
	return known.net(w.present(difference(of(benefits), of(costs))))
}

// annualCost returns the sum that, spent in every year, is worth the costs less the benefits.
func (w *workings) annualCost(net []tally, g gap) Net {
	all := new(big.Int)
	for _, weight := range w.weights {
		all.Add(all, weight)
	}
	cost := product(new(big.Int), net, w.weights)
	return gap{more: g.less, less: g.more}.net(cost.Neg(cost), all.Mul(all, w.parts))
}

// ratio returns what each £1 of one-off cost brings, above that of another option. It is not
// known if an amount is not, or if the one-off costs are not above those of the other.
func (w *workings) ratio(own, against int, differences []tally, g gap) partnership.Quantity {
	outlays := func(option int) []tally {
		return w.sum(option, func(c *cell) bool { return c.kind.Side == CostFlow && c.kind.Timing == OneOffFlow })
	}
	outlay := product(new(big.Int), difference(outlays(own), outlays(against)), w.weights)
	if g != (gap{}) || outlay.Sign() <= 0 {
		return partnership.Quantity{}
	}
	brought := product(new(big.Int), differences, w.weights)
	return quotient(brought.Add(brought, outlay), outlay)
}

// kinds returns what the flows of each kind come to, in the order in which they are listed.
func (w *workings) kinds(option int) []KindResult {
	results := []KindResult{}
	for _, c := range w.options[option].cells {
		if slices.ContainsFunc(results, func(k KindResult) bool { return k.Kind == c.kind }) {
			continue
		}
		notKnown := slices.ContainsFunc(w.options[option].cells, func(other cell) bool { return other.kind == c.kind && other.notKnow != nil })
		sums, sum := w.sum(option, func(other *cell) bool { return other.kind == c.kind }), new(big.Int)
		for _, n := range sums {
			sum.Add(sum, n.number())
		}
		results = append(results, KindResult{Kind: c.kind, Sum: total(sum, w.parts, notKnown), Present: w.presentTotal(sums, notKnown)})
	}
	return results
}

// estimates returns the flows of an option that are estimates, with their intervals.
func estimates(o ShortlistedOption) []string {
	names := []string{}
	for _, f := range o.Flows {
		if (f.Estimate != FlowEstimate{}) {
			names = append(names, f.Name+", "+f.Estimate.Text())
		}
	}
	return names
}

// notShared returns the flows of an option of which nobody has agreed who bears or gets them.
func notShared(a Appraisal, o ShortlistedOption) []string {
	names := []string{}
	for _, f := range o.Flows {
		if len(f.Shares) == 0 && len(a.Partners) > 0 {
			names = append(names, f.Name)
		}
	}
	return names
}

// byOrg compares two places of partners by their ids, and what is of nobody comes last.
func (w *workings) byOrg(i, j int) int {
	if n := len(w.a.Partners); i < n && j < n {
		return cmp.Compare(w.a.Partners[i], w.a.Partners[j])
	}
	return cmp.Compare(i, j)
}
