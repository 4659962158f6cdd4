package appraisal

import (
	"cmp"
	"errors"
	"math/big"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// TableAudit is a published table worked out again: the assumptions that reproduce each of its
// figures, and what these say about how the figures were made.
type TableAudit struct {
	Title    string          `json:"title"`    // of the table
	Unit     string          `json:"unit"`     // of its amounts
	Options  []AuditedOption `json:"options"`  // in the order of the table
	Common   []AuditFit      `json:"common"`   // the assumptions that reproduce every net of the table, as fits of the first option that has a net; none if the table has only one net
	Findings []AuditFinding  `json:"findings"` // in the order of the table: those of its options, of all of them together, and of its sums
}

// AuditedOption is an option of the table, worked out again.
type AuditedOption struct {
	Option       string     `json:"option"`           // its id
	Title        string     `json:"title"`            // what people call it
	TriedNet     int        `json:"tried_net"`        // how many sets of assumptions were tried on the net; 0: it could not be worked out again
	TriedPayback int        `json:"tried_payback"`    // how many were tried on the payback; 0: it could not be worked out again
	Net          []AuditFit `json:"net"`              // the assumptions that reproduce the net: first those that do so with the figures as printed
	Payback      []AuditFit `json:"payback"`          // the assumptions that reproduce the payback
	Nearest      AuditFit   `json:"nearest,omitzero"` // the assumptions that come nearest to the net, if none reproduce it
}

// AuditAssumptions are assumptions under which a figure can be worked out again.
type AuditAssumptions struct {
	Ramp           AuditRamp            `json:"ramp"`                    // how the saving grows
	Discount       AuditDiscount        `json:"discount,omitzero"`       // how later years are discounted
	Growth         partnership.Quantity `json:"growth,omitzero"`         // in % a year, by which the saving grows with prices
	Phasing        AuditPhasing         `json:"phasing,omitzero"`        // how the costs fall into years; not set: that makes no difference
	Years          int                  `json:"years,omitzero"`          // over how many years; not set for a payback
	Count          PaybackCount         `json:"count,omitzero"`          // how the years of a payback are counted
	LeftOut        []string             `json:"left_out,omitempty"`      // the costs that are not counted
	Transformation bool                 `json:"transformation,omitzero"` // whether the saving from transformation is counted
}

// AuditFit is a set of assumptions and what the published figures come to under them. Where the
// paper does not print the costs, that is the net without them.
type AuditFit struct {
	Assumptions AuditAssumptions     `json:"assumptions"`      // under which
	Low         partnership.Quantity `json:"low"`              // the least that it comes to, given how the figures are rounded
	High        partnership.Quantity `json:"high"`             // the most
	Exact       bool                 `json:"exact"`            // whether the figures as printed, without allowing for their rounding, give the published one
	Implied     partnership.Quantity `json:"implied,omitzero"` // the one-off costs that follow from the net, where the paper does not print them
	Payback     partnership.Quantity `json:"payback,omitzero"` // the years in which these are earned back
	Working     string               `json:"working"`          // the working in figures
}

// Audit works the table out again under every combination of the candidates, and names the
// assumptions that its figures rest on. A set of assumptions reproduces a figure if it gives the
// figure as printed, where each figure that goes in may be anything that rounds to what is printed.
//
// For the net of an option it tries every ramp, growth and discount; every phasing of the costs, if
// there is a discount; the costs with and without each of their parts; the saving with and without
// that from transformation; and every number of years, if the paper does not say how many. For a
// payback it tries these with every count of years, and takes the costs as spent before the first
// saving. If the paper prints no costs, they follow from the net. They must then not be below 0,
// and must agree with the payback.
//
// If several sets of assumptions reproduce a figure, all are returned, and a finding is Sure only
// if it holds under all of them. If none does, a finding says so, and Nearest is the set that comes
// nearest. Since a table is usually made in one way, the sets that reproduce the nets of all its
// options are returned too.
//
// The errors are those of Validate, and those of AuditCandidates.Validate at "candidates".
func (t PublishedTable) Audit(candidates AuditCandidates) (TableAudit, error) {
	if err := errors.Join(t.Validate(), field.At("candidates", candidates.Validate())); err != nil {
		return TableAudit{}, err
	}
	candidates = candidates.clone()
	audit := TableAudit{Title: t.Title, Unit: t.Unit, Options: []AuditedOption{}, Common: []AuditFit{}, Findings: []AuditFinding{}}
	for i, option := range t.Options {
		a := auditor{PublishedOption: option, candidates: candidates, path: field.Index("options", i)}
		audit.Options = append(audit.Options, a.work())
		audit.Findings = append(audit.Findings, a.findings...)
	}
	audit.compareOptions(t, candidates)
	for i, sum := range t.Sums {
		audit.Findings = append(audit.Findings, sum.audit(field.Index("sums", i))...)
	}
	return audit, nil
}

// compareOptions finds what gives the nets of all options of a table, if more than one has a
// net that was worked again.
func (audit *TableAudit) compareOptions(t PublishedTable, candidates AuditCandidates) {
	first, worked := 0, 0
	for i, o := range slices.Backward(audit.Options) {
		if o.TriedNet == 0 {
			continue
		}
		first, worked = i, worked+1
	}
	if worked < 2 {
		return
	}
	for _, fit := range audit.Options[first].Net {
		if audit.givesEvery(fit.Assumptions) {
			audit.Common = append(audit.Common, fit)
		}
	}
	option := t.Options[first]
	option.Title = t.Title
	a := auditor{PublishedOption: option, candidates: candidates, path: "options"}
	if len(audit.Common) > 0 {
		a.findFits("", audit.Common)
	} else {
		a.add(DifferentAssumptions, "", true, "", "no one set of assumptions gives the nets of all %d options", worked)
	}
	audit.Findings = append(audit.Findings, a.findings...)
}

// givesEvery reports whether assumptions give every net that was worked again.
func (audit *TableAudit) givesEvery(assumed AuditAssumptions) bool {
	for _, o := range audit.Options {
		has := slices.ContainsFunc(o.Net, func(fit AuditFit) bool {
			other := fit.Assumptions
			return assumed.goesWith(other) && assumed.Years == other.Years && assumed.Phasing.Name == other.Phasing.Name
		})
		if !has && o.TriedNet > 0 {
			return false
		}
	}
	return true
}

// An auditor works one option again.
type auditor struct {
	PublishedOption // what is worked again
	candidates      AuditCandidates
	path            string // of the option in the table
	result          AuditedOption
	findings        []AuditFinding
}

// work returns the option worked again, and collects the findings.
func (a *auditor) work() AuditedOption {
	a.result = AuditedOption{Option: a.ID, Title: a.Title, Net: []AuditFit{}, Payback: []AuditFit{}}
	if a.Net.Low.Known() && a.Saving.Low.Known() {
		a.fitNet()
	}
	if a.Payback.known() && a.Saving.Low.Known() && a.costsKnown() {
		a.fitPayback()
	}
	a.find()
	return a.result
}

// costsKnown reports whether the costs are printed.
func (a *auditor) costsKnown() bool {
	return len(a.Costs) > 0 && !slices.ContainsFunc(a.Costs, func(c PublishedCost) bool { return !c.Amount.Low.Known() })
}

// fitNet tries every set of assumptions on the net.
func (a *auditor) fitNet() {
	var nearest *big.Rat
	published := a.Net.span()
	a.eachNet(func(assumed AuditAssumptions) {
		a.result.TriedNet++
		fit, spread := a.net(assumed)
		apart := spread.apart(published)
		if !a.costsKnown() {
			if a.implies(&fit, spread) {
				a.result.Net = append(a.result.Net, fit)
			}
			return
		}
		switch {
		case apart.Sign() == 0:
			a.result.Net = append(a.result.Net, fit)
		case nearest == nil || apart.Cmp(nearest) < 0:
			nearest, a.result.Nearest = apart, fit
		}
	})
	if len(a.result.Net) > 0 {
		a.result.Nearest = AuditFit{}
	}
	plainestFirst(a.result.Net)
}

// plainestFirst sorts fits: first those with the figures as printed, and of these those that
// leave out the fewest costs.
func plainestFirst(fits []AuditFit) {
	slices.SortStableFunc(fits, func(x, y AuditFit) int {
		switch {
		case x.Exact && !y.Exact:
			return -1
		case y.Exact && !x.Exact:
			return 1
		}
		return cmp.Compare(len(x.Assumptions.LeftOut), len(y.Assumptions.LeftOut))
	})
}

// eachNet calls try with every set of assumptions for the net.
func (a *auditor) eachNet(try func(AuditAssumptions)) {
	years := a.candidates.Years
	if a.Years > 0 {
		years = []int{a.Years}
	}
	a.eachSaving(func(assumed AuditAssumptions) {
		phasings := a.candidates.Phasings
		if !assumed.Discount.any() || !a.costsKnown() || len(assumed.LeftOut) == len(a.Costs) {
			phasings = []AuditPhasing{{}}
		}
		for _, phasing := range phasings {
			for _, n := range years {
				assumed.Phasing, assumed.Years = phasing, n
				try(assumed)
			}
		}
	})
}

// eachSaving calls try with every ramp, discount and choice of costs and savings.
func (a *auditor) eachSaving(try func(AuditAssumptions)) {
	for _, ramp := range a.ramps() {
		for _, discount := range a.discounts() {
			for chosen := range a.choices() {
				for _, growth := range a.candidates.Growths {
					assumed := AuditAssumptions{Ramp: ramp, Discount: discount, Growth: growth, LeftOut: a.leftOut(chosen)}
					try(assumed)
					if a.Transformation.Low.Known() {
						assumed.Transformation = true
						try(assumed)
					}
				}
			}
		}
	}
}

// choices returns how many choices of costs there are: with and without each, if all are
// printed.
func (a *auditor) choices() int {
	if !a.costsKnown() {
		return 1
	}
	return 1 << len(a.Costs)
}

// ramps returns the ramps to try: the candidates and what is stated.
func (a *auditor) ramps() []AuditRamp {
	if a.Stated.Ramp.IsZero() || slices.ContainsFunc(a.candidates.Ramps, func(r AuditRamp) bool { return auditSameShares(r, a.Stated.Ramp) }) {
		return a.candidates.Ramps
	}
	return append(slices.Clone(a.candidates.Ramps), a.Stated.Ramp)
}

// auditSameShares reports whether two ramps come to the same in every year.
func auditSameShares(r, other AuditRamp) bool {
	for year := range max(len(r.Shares), len(other.Shares)) {
		if r.share(year).Cmp(other.share(year)) != 0 {
			return false
		}
	}
	return true
}

// discounts returns the discounts to try: the candidates and what is stated.
func (a *auditor) discounts() []AuditDiscount {
	if !a.Stated.Discount.Percent.Known() || slices.Contains(a.candidates.Discounts, a.Stated.Discount) {
		return a.candidates.Discounts
	}
	return append(slices.Clone(a.candidates.Discounts), a.Stated.Discount)
}

// leftOut returns the names of the costs that a choice leaves out. The choice 0 leaves out
// none.
func (a *auditor) leftOut(chosen int) []string {
	var names []string
	for i, cost := range a.Costs {
		if chosen&(1<<i) != 0 {
			names = append(names, cost.Name)
		}
	}
	return names
}

// savings returns the saving a year that is counted, by what of a figure counts.
func (a *auditor) savings(assumed AuditAssumptions, of func(Published) auditSpan) auditSpan {
	if assumed.Transformation {
		return of(a.Saving).plus(of(a.Transformation))
	}
	return of(a.Saving)
}

// costs returns the costs that are counted together, by what of a figure counts, and 0 where
// none are printed.
func (a *auditor) costs(assumed AuditAssumptions, of func(Published) auditSpan) auditSpan {
	sum := auditSpan{new(big.Rat), new(big.Rat)}
	for _, cost := range a.Costs {
		if !slices.Contains(assumed.LeftOut, cost.Name) && cost.Amount.Low.Known() {
			sum = sum.plus(of(cost.Amount))
		}
	}
	return sum
}

// net returns what the net comes to.
func (a *auditor) net(assumed AuditAssumptions) (fit AuditFit, spread auditSpan) {
	gains, spent := assumed.factors()
	worth := func(of func(Published) auditSpan) auditSpan {
		return a.savings(assumed, of).times(gains).minus(a.costs(assumed, of).times(spent))
	}
	spread, printed := worth(Published.span), worth(Published.point)
	return AuditFit{
		Assumptions: assumed,
		Low:         auditQuantity(spread.low),
		High:        auditQuantity(spread.high),
		Exact:       printed.meets(a.Net.span()),
		Working:     a.workingOfNet(assumed, gains, spent) + " = " + printed.text(),
	}, spread
}

// factors returns how many full savings of a year the savings make, and how much of the
// costs counts.
func (assumed AuditAssumptions) factors() (gains, spent *big.Rat) {
	gains, spent = new(big.Rat), big.NewRat(1, 1)
	worth := assumed.Discount.factors(max(assumed.Years, len(assumed.Phasing.Shares)))
	for _, gain := range assumed.gains(worth[:assumed.Years]) {
		gains.Add(gains, gain)
	}
	if assumed.Phasing.IsZero() {
		return gains, spent
	}
	spent.SetInt64(0)
	for year, share := range assumed.Phasing.Shares {
		of, in, _ := share.Terms()
		spent.Add(spent, new(big.Rat).Mul(big.NewRat(of, in), worth[year]))
	}
	return gains, spent
}

// gains returns what part of a full saving each year has, with its growth and what £1 of the
// year is worth.
func (assumed AuditAssumptions) gains(worth []*big.Rat) []*big.Rat {
	gains, prices := make([]*big.Rat, len(worth)), big.NewRat(1, 1)
	rise := auditExact(assumed.Growth)
	rise.Add(rise.Quo(rise, big.NewRat(100, 1)), big.NewRat(1, 1))
	for year := range worth {
		gains[year] = new(big.Rat).Mul(assumed.Ramp.share(year), worth[year])
		gains[year].Mul(gains[year], prices)
		prices = new(big.Rat).Mul(prices, rise)
	}
	return gains
}

// workingOfNet returns the sum in figures: "5 × 170 − 48 − 47".
func (a *auditor) workingOfNet(assumed AuditAssumptions, gains, spent *big.Rat) string {
	saving := a.Saving.String()
	if assumed.Transformation {
		saving = "(" + saving + " + " + a.Transformation.String() + ")"
	}
	var text strings.Builder
	text.WriteString(auditFigure(gains) + " × " + saving)
	for _, cost := range a.Costs {
		if slices.Contains(assumed.LeftOut, cost.Name) || !cost.Amount.Low.Known() {
			continue
		}
		text.WriteString(" − ")
		if spent.Cmp(big.NewRat(1, 1)) != 0 {
			text.WriteString(auditFigure(spent) + " × ")
		}
		text.WriteString(cost.Amount.String())
	}
	return text.String()
}

// implies works out the costs that the paper does not print. It reports whether there can be
// such costs.
func (a *auditor) implies(fit *AuditFit, spread auditSpan) bool {
	implied := spread.minus(a.Net.span())
	if implied.high.Sign() < 0 {
		return false
	}
	gains, _ := fit.Assumptions.factors()
	saving := a.savings(fit.Assumptions, Published.point)
	printed := saving.times(gains).minus(a.Net.point()).minus(a.costs(fit.Assumptions, Published.point))
	fit.Implied = auditQuantity(printed.low)
	fit.Exact = printed.low.Sign() >= 0
	fit.Working += ", so that the costs not printed are " + printed.text()
	if !a.Payback.known() {
		return true
	}
	years, ok := fit.Assumptions.payback(printed, saving)
	if !ok {
		return false
	}
	fit.Payback = auditQuantity(years.high)
	fit.Working += ", earned back in " + years.text() + " years"
	return slices.ContainsFunc(a.candidates.Counts, func(c PaybackCount) bool { return years.counted(c).meets(a.Payback.span()) })
}

// counted returns a span of years as counted.
func (s auditSpan) counted(c PaybackCount) auditSpan { return auditSpan{c.of(s.low), c.of(s.high)} }

// fitPayback tries every set of assumptions on the payback.
func (a *auditor) fitPayback() {
	published := a.Payback.span()
	a.eachSaving(func(assumed AuditAssumptions) {
		if len(assumed.LeftOut) == len(a.Costs) {
			return
		}
		elapsed, ok := assumed.payback(a.costs(assumed, Published.span), a.savings(assumed, Published.span))
		printed, _ := assumed.payback(a.costs(assumed, Published.point), a.savings(assumed, Published.point))
		for _, count := range a.candidates.Counts {
			a.result.TriedPayback++
			if !ok || !elapsed.counted(count).meets(published) {
				continue
			}
			assumed.Count = count
			years := elapsed.counted(count)
			a.result.Payback = append(a.result.Payback, AuditFit{
				Assumptions: assumed, Low: auditQuantity(years.low), High: auditQuantity(years.high),
				Exact: printed.counted(count).meets(published), Working: a.workingOfPayback(assumed, printed.counted(count)),
			})
		}
	})
	plainestFirst(a.result.Payback)
}

// workingOfPayback returns a payback in figures.
func (a *auditor) workingOfPayback(assumed AuditAssumptions, years auditSpan) string {
	costs, saving := a.costs(assumed, Published.point), a.savings(assumed, Published.point)
	how := assumed.Ramp.Name
	if assumed.Count != "" {
		how += "; " + assumed.Count.words()
	}
	return costs.text() + " of costs against " + saving.text() + " a year (" + how + ") = " + years.text() + " years"
}

// payback returns the years in which savings earn costs back that are spent before them: from
// the least to the most. ok is false if they may never be.
func (assumed AuditAssumptions) payback(costs, saving auditSpan) (years auditSpan, ok bool) {
	least, ok1 := assumed.earnedBack(costs.low, saving.high)
	most, ok2 := assumed.earnedBack(costs.high, saving.low)
	return auditSpan{least, most}, ok1 && ok2
}

// earnedBack returns after how many years savings earn costs back, a year's saving coming
// evenly. ok is false if they do not within MaxAuditedYears.
func (assumed AuditAssumptions) earnedBack(costs, saving *big.Rat) (years *big.Rat, ok bool) {
	left := new(big.Rat).Set(costs)
	if left.Sign() <= 0 {
		return new(big.Rat), true
	}
	for year, part := range assumed.gains(assumed.Discount.factors(MaxAuditedYears)) {
		gain := new(big.Rat).Mul(saving, part)
		if gain.Sign() > 0 && left.Cmp(gain) <= 0 {
			return left.Add(big.NewRat(int64(year), 1), left.Quo(left, gain)), true
		}
		left.Sub(left, gain)
	}
	return new(big.Rat), false
}
