package appraisal

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// AuditFindingKind is what an audit finds in a published table.
type AuditFindingKind string

// What an audit finds.
const (
	NoRamp                AuditFindingKind = "no-ramp"                 // full savings from the first day
	SavingsRamp           AuditFindingKind = "ramp"                    // savings that grow, in a way that is named
	NoDiscounting         AuditFindingKind = "no-discounting"          // later years count as much as the first
	Discounted            AuditFindingKind = "discounted"              // later years count less
	InflatedSavings       AuditFindingKind = "inflated-savings"        // savings that grow with prices, beside costs and a rate that do not
	CostsInOneYear        AuditFindingKind = "costs-in-one-year"       // all costs in the first year, discounted
	CostLeftOut           AuditFindingKind = "cost-left-out"           // a cost that is printed and not counted
	TransformationLeftOut AuditFindingKind = "transformation-left-out" // the saving from transformation, which is printed and not counted
	ImpliedCosts          AuditFindingKind = "implied-costs"           // costs that are not printed and follow from what is
	PaybackCounted        AuditFindingKind = "payback-counted"         // how the years of the payback are counted
	NoPayback             AuditFindingKind = "no-payback"              // the costs are not earned back within the years of the net, even with full savings from the first day
	SameFigureTwice       AuditFindingKind = "same-figure-twice"       // the saving a year and the net over several years are one figure
	NotAsStated           AuditFindingKind = "not-as-stated"           // the figures do not follow from what the paper states
	DoesNotAddUp          AuditFindingKind = "does-not-add-up"         // a total that its parts do not make
	AddsUp                AuditFindingKind = "adds-up"                 // a total that its parts make
	PaybackDoesNotFollow  AuditFindingKind = "payback-does-not-follow" // no set of assumptions gives the payback, or none that also gives the net
	NotReproduced         AuditFindingKind = "not-reproduced"          // no set of assumptions gives the net
	SeveralFit            AuditFindingKind = "several-fit"             // more than one set of assumptions gives the figure
	DifferentAssumptions  AuditFindingKind = "different-assumptions"   // no set of assumptions gives the nets of all options
	NotCheckable          AuditFindingKind = "not-checkable"           // too little is printed to work it again
)

// AuditFindingKinds returns every AuditFindingKind.
func AuditFindingKinds() []AuditFindingKind {
	return []AuditFindingKind{
		NoRamp, SavingsRamp, NoDiscounting, Discounted, InflatedSavings, CostsInOneYear, CostLeftOut, TransformationLeftOut, ImpliedCosts, PaybackCounted,
		NoPayback, SameFigureTwice, NotAsStated, DoesNotAddUp, AddsUp, PaybackDoesNotFollow, NotReproduced, SeveralFit,
		DifferentAssumptions, NotCheckable,
	}
}

// UnmarshalText reads one of AuditFindingKinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *AuditFindingKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("finding", text, AuditFindingKinds())
	return err
}

// Title returns the kind in plain words: what a form or a report shows.
func (k AuditFindingKind) Title() string {
	switch k {
	case NoRamp:
		return "Full savings from the first day"
	case SavingsRamp:
		return "Savings grow over some years"
	case NoDiscounting:
		return "Not discounted"
	case CostsInOneYear:
		return "All costs in the first year"
	case CostLeftOut:
		return "A cost is left out"
	case TransformationLeftOut:
		return "Savings from transformation are left out"
	case ImpliedCosts:
		return "Costs that are not printed"
	case PaybackCounted:
		return "How the payback is counted"
	case NoPayback:
		return "The costs are not earned back"
	case SameFigureTwice:
		return "One figure for two things"
	case NotAsStated:
		return "Not what the paper says that it assumes"
	case NotReproduced:
		return "Nothing that was tried gives the figure"
	case SeveralFit:
		return "Several assumptions give the figure"
	case DifferentAssumptions:
		return "The options were not worked in one way"
	case NotCheckable:
		return "Too little is printed to check it"
	}
	return field.Title(k)
}

// AuditFinding is one thing that an audit found.
type AuditFinding struct {
	Kind    AuditFindingKind `json:"kind"`              // what was found
	Path    string           `json:"path"`              // the figure in the table: "options[0].net"
	Of      string           `json:"of"`                // the title of the option or the sum
	Sure    bool             `json:"sure"`              // whether it holds under everything that reproduces the figure
	Text    string           `json:"text"`              // the finding in words
	Working string           `json:"working,omitempty"` // the working in figures
}

// find collects the findings of the option.
func (a *auditor) find() {
	switch {
	case len(a.result.Net) > 0 && a.savesNothing():
		a.add(NotCheckable, "saving", true, "", "a saving of 0 is the same under any ramp, discount or growth: nothing can be told from the net of %v", a.Net)
	case len(a.result.Net) > 0:
		a.findFits("net", a.result.Net)
	case a.result.Nearest.Working != "":
		a.findNotReproduced()
	case a.result.TriedNet > 0:
		a.add(NotReproduced, "net", true, "", "no costs of 0 or more go with the saving, the net of %v and a payback of %v under any of %d sets of assumptions", a.Net, a.Payback, a.result.TriedNet)
	}
	a.findSavings()
	a.findPayback()
	a.findApart()
	a.findTwice()
	a.findNothing()
}

// savesNothing reports whether every saving that is printed is 0.
func (a *auditor) savesNothing() bool {
	return a.Saving.zero() && (!a.Transformation.Low.Known() || a.Transformation.zero())
}

// add adds a finding about a figure of the option.
func (a *auditor) add(kind AuditFindingKind, figure string, sure bool, working, format string, args ...any) {
	path := a.path
	if figure != "" {
		path += "." + figure
	}
	a.findings = append(a.findings, AuditFinding{
		Kind: kind, Path: path, Of: a.Title, Sure: sure, Text: fmt.Sprintf(format, args...), Working: working,
	})
}

// findFits says what those sets of assumptions that reproduce a figure have in common.
func (a *auditor) findFits(of string, fits []AuditFit) {
	a.findTrait(of, fits, NoRamp, "the saving is full from the first day", func(assumed AuditAssumptions) bool { return assumed.Ramp.full() })
	for _, ramp := range a.ramps() {
		if !ramp.full() {
			a.findTrait(of, fits, SavingsRamp, "the saving grows: "+ramp.Name, func(assumed AuditAssumptions) bool { return auditSameShares(assumed.Ramp, ramp) })
		}
	}
	a.findTrait(of, fits, NoDiscounting, "later years are not discounted", func(assumed AuditAssumptions) bool { return !assumed.Discount.any() })
	for _, discount := range a.discounts() {
		if discount.any() {
			a.findTrait(of, fits, Discounted, "later years are discounted: "+discount.String(), func(assumed AuditAssumptions) bool { return assumed.Discount == discount })
		}
	}
	for _, growth := range a.candidates.Growths {
		if growth.Sign() > 0 {
			a.findTrait(of, fits, InflatedSavings, "the saving grows with prices by "+growth.String()+"% a year", func(assumed AuditAssumptions) bool { return assumed.Growth == growth })
		}
	}
	a.findTrait(of, fits, CostsInOneYear, "all costs fall in the first year", AuditAssumptions.costsInOneYear)
	for _, cost := range a.Costs {
		a.findTrait(of, fits, CostLeftOut, "the cost of "+cost.Name+" is not counted", func(assumed AuditAssumptions) bool { return slices.Contains(assumed.LeftOut, cost.Name) })
	}
	if a.Transformation.Low.Known() {
		a.findTrait(of, fits, TransformationLeftOut, "the saving from transformation is not counted", func(assumed AuditAssumptions) bool { return !assumed.Transformation })
	}
	if len(fits) > 1 {
		a.add(SeveralFit, of, true, "", "%d sets of assumptions give it: %s", len(fits), fitNames(fits))
	}
	a.findStated(of, fits)
}

// maxFitNames is how many sets of assumptions a finding names.
const maxFitNames = 6

// fitNames returns what the first sets of assumptions are called.
func fitNames(fits []AuditFit) string {
	names := make([]string, 0, maxFitNames+1)
	for _, fit := range fits[:min(len(fits), maxFitNames)] {
		names = append(names, fit.Assumptions.String())
	}
	if more := len(fits) - maxFitNames; more > 0 {
		names = append(names, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(names, "; ")
}

// costsInOneYear reports whether discounted costs all fall in the first year.
func (assumed AuditAssumptions) costsInOneYear() bool { return len(assumed.Phasing.Shares) == 1 }

// String returns the assumptions as a report shows them: "full from the first day, not
// discounted, 5 years".
func (assumed AuditAssumptions) String() string {
	words := []string{assumed.Ramp.Name}
	if assumed.Discount.any() {
		words = append(words, "discounted by "+assumed.Discount.String())
	} else {
		words = append(words, "not discounted")
	}
	if assumed.Growth.Sign() > 0 {
		words = append(words, "growing by "+assumed.Growth.String()+"% a year")
	}
	if !assumed.Phasing.IsZero() {
		words = append(words, "costs "+assumed.Phasing.Name)
	}
	if assumed.Years > 0 {
		words = append(words, report.Count(assumed.Years, "year", "years"))
	}
	if assumed.Count != "" {
		words = append(words, assumed.Count.words())
	}
	if len(assumed.LeftOut) > 0 {
		words = append(words, "without "+report.List(assumed.LeftOut))
	}
	if assumed.Transformation {
		words = append(words, "with transformation")
	}
	return strings.Join(words, ", ")
}

// findTrait adds a finding if some or all of the fits have a trait, with the working of the
// first that has it.
func (a *auditor) findTrait(of string, fits []AuditFit, kind AuditFindingKind, text string, has func(AuditAssumptions) bool) {
	count, working := 0, ""
	for _, fit := range fits {
		if has(fit.Assumptions) {
			if count == 0 {
				working = fit.Working
			}
			count++
		}
	}
	if count > 0 {
		a.add(kind, of, count == len(fits), working, "%s", text)
	}
}

// findStated adds a finding if no fit has what the paper states.
func (a *auditor) findStated(of string, fits []AuditFit) {
	ramp := a.Stated.Ramp
	if !ramp.IsZero() && !slices.ContainsFunc(fits, func(f AuditFit) bool { return auditSameShares(f.Assumptions.Ramp, ramp) }) {
		a.add(NotAsStated, of, true, fits[0].Working, "the paper states a ramp, %s, and it does not give the figure", ramp.Name)
	}
	discount := a.Stated.Discount
	if discount.Percent.Known() && !slices.ContainsFunc(fits, func(f AuditFit) bool { return f.Assumptions.Discount == discount }) {
		a.add(NotAsStated, of, true, fits[0].Working, "the paper states a discount, %v, and it does not give the figure", discount)
	}
}

// findNotReproduced says that nothing gives the net, and what comes nearest.
func (a *auditor) findNotReproduced() {
	nearest := a.result.Nearest
	a.add(NotReproduced, "net", true, nearest.Working, "none of %d sets of assumptions gives %v; the nearest is %v", a.result.TriedNet, a.Net, nearest.Assumptions)
}

// findSavings says whether the savings over all years less the costs make the net.
func (a *auditor) findSavings() {
	if !a.Savings.Low.Known() || !a.Net.Low.Known() || !a.costsKnown() {
		return
	}
	every := AuditAssumptions{}
	makes := a.Savings.span().minus(a.costs(every, Published.span))
	printed := a.Savings.point().minus(a.costs(every, Published.point))
	working := fmt.Sprintf("%v − %s = %s", a.Savings, a.costs(every, Published.point).text(), printed.text())
	if makes.meets(a.Net.span()) {
		a.add(AddsUp, "net", true, working, "the savings less the costs make the net")
		return
	}
	a.add(DoesNotAddUp, "net", true, working, "the savings less the costs do not make the net, %v", a.Net)
}

// findPayback says what gives the payback, and whether it goes with the net.
func (a *auditor) findPayback() {
	if !a.Payback.known() || !a.costsKnown() || !a.Saving.Low.Known() {
		return
	}
	plain := a.workingOfPlain()
	if len(a.result.Payback) == 0 {
		a.add(PaybackDoesNotFollow, "payback", true, plain, "none of the assumptions gives a payback of %s", a.Payback)
		return
	}
	a.findFits("payback", a.result.Payback)
	for _, count := range a.candidates.Counts {
		a.findTrait("payback", a.result.Payback, PaybackCounted, "its years are counted "+count.words(), func(assumed AuditAssumptions) bool { return assumed.Count == count })
	}
	if len(a.result.Net) > 0 && !a.shared() {
		a.add(PaybackDoesNotFollow, "payback", true, plain, "what gives the payback does not give the net")
	}
}

// shared reports whether something that gives the net gives the payback too.
func (a *auditor) shared() bool {
	return slices.ContainsFunc(a.result.Net, func(net AuditFit) bool {
		return slices.ContainsFunc(a.result.Payback, func(back AuditFit) bool { return net.Assumptions.goesWith(back.Assumptions) })
	})
}

// goesWith reports whether assumptions, for a net or for a payback, are the same in what both
// have.
func (assumed AuditAssumptions) goesWith(other AuditAssumptions) bool {
	return auditSameShares(assumed.Ramp, other.Ramp) && assumed.Discount == other.Discount && assumed.Growth == other.Growth &&
		assumed.Transformation == other.Transformation && slices.Equal(assumed.LeftOut, other.LeftOut)
}

// auditPlain are full savings from the first day, not discounted.
func auditPlain() AuditAssumptions {
	return AuditAssumptions{Ramp: AuditRamp{Name: "full from the first day", Shares: auditPercents(100)}}
}

// workingOfPlain returns the payback with full savings from the first day, in figures.
func (a *auditor) workingOfPlain() string {
	years, ok := auditPlain().payback(a.costs(auditPlain(), Published.point), a.savings(auditPlain(), Published.point))
	if !ok {
		return "no saving in " + fmt.Sprint(MaxAuditedYears) + " years earns the costs back"
	}
	return a.workingOfPayback(auditPlain(), years)
}

// findApart says what the option leaves out or does not print: transformation, and costs.
func (a *auditor) findApart() {
	if a.Transformation.Low.Known() && len(a.result.Net) == 0 && len(a.result.Payback) == 0 {
		a.add(TransformationLeftOut, "saving", true, "", "the saving of %v a year is without %v a year from transformation", a.Saving, a.Transformation)
	}
	if len(a.result.Net) > 0 && !a.costsKnown() {
		least, most := a.result.Net[0].Implied, a.result.Net[0].Implied
		for _, fit := range a.result.Net {
			least, most = lesserQuantity(least, fit.Implied), lesserQuantity(most.Neg(), fit.Implied.Neg()).Neg()
		}
		a.add(ImpliedCosts, "costs", least == most, a.result.Net[0].Working, "one-off costs of %s are not printed", Published{Low: least, High: most})
	}
	a.findNoPayback()
}

// lesserQuantity returns the lesser of two quantities.
func lesserQuantity(p, q partnership.Quantity) partnership.Quantity {
	if q.Compare(p) < 0 {
		return q
	}
	return p
}

// findNoPayback says that the costs are not earned back within the years of the net, even at
// the best: with full savings from the first day.
func (a *auditor) findNoPayback() {
	if a.Years == 0 || !a.Saving.Low.Known() || !a.costsKnown() {
		return
	}
	years, ok := auditPlain().earnedBack(a.costs(auditPlain(), Published.span).low, a.savings(auditPlain(), Published.span).high)
	if !ok || years.Cmp(big.NewRat(int64(a.Years), 1)) > 0 {
		a.add(NoPayback, "costs", true, a.workingOfPlain(), "the costs are not earned back in %s, even with full savings from the first day", report.Count(a.Years, "year", "years"))
	}
}

// findTwice says that the saving a year and the net over several years are one figure.
func (a *auditor) findTwice() {
	if a.Saving.Low.Known() && a.Net.Low.Known() && a.Years > 1 && a.Saving.Low.Sign() != 0 && a.Saving.span().meets(a.Net.span()) {
		a.add(SameFigureTwice, "saving", true, "", "the saving a year, %v, is the same figure as the net over %d years, %v", a.Saving, a.Years, a.Net)
	}
}

// findNothing says that nothing could be worked again.
func (a *auditor) findNothing() {
	if a.result.TriedNet+a.result.TriedPayback > 0 || slices.ContainsFunc(a.findings, func(f AuditFinding) bool { return f.Kind == AddsUp || f.Kind == DoesNotAddUp }) {
		return
	}
	var lacks []string
	for _, part := range []struct {
		name string
		has  bool
	}{{"saving a year", a.Saving.Low.Known()}, {"one-off costs", a.costsKnown()}, {"net", a.Net.Low.Known()}, {"payback", a.Payback.known()}} {
		if !part.has {
			lacks = append(lacks, part.name)
		}
	}
	a.findings = append(a.findings, AuditFinding{
		Kind: NotCheckable, Path: a.path, Of: a.Title, Sure: true,
		Text: "the paper does not print: " + report.List(lacks) + a.wouldTake(),
	})
}

// wouldTake says which saving and which costs the net and the payback would take, where only
// these two are printed, with full savings from the first day and no discounting. Each ramp has a
// pair that fits, so that nothing is shown by it but what must be asked for.
func (a *auditor) wouldTake() string {
	years := big.NewRat(int64(a.Years), 1)
	if a.Saving.Low.Known() || a.costsKnown() || !a.Net.Low.Known() || !a.Payback.Low.Known() || a.Net.Low.Sign() <= 0 || a.Payback.span().high.Cmp(years) >= 0 {
		return ""
	}
	end := func(net, payback *big.Rat) (saving, costs string) {
		left := new(big.Rat).Sub(years, payback)
		s := left.Quo(net, left)
		return auditRounded(s), auditRounded(new(big.Rat).Mul(s, payback))
	}
	leastSaving, leastCosts := end(a.Net.span().low, a.Payback.span().low)
	mostSaving, mostCosts := end(a.Net.span().high, a.Payback.span().high)
	return fmt.Sprintf("; with full savings from the first day and no discounting it would take a saving of %s to %s a year and costs of %s to %s, and with any other ramp another pair",
		leastSaving, mostSaving, leastCosts, mostCosts)
}

// audit says whether the terms make the total.
func (s PublishedSum) audit(path string) []AuditFinding {
	spread, printed := auditSpan{new(big.Rat), new(big.Rat)}, auditSpan{new(big.Rat), new(big.Rat)}
	words := make([]string, len(s.Terms))
	for i, term := range s.Terms {
		times := big.NewRat(1, 1)
		words[i] = term.Figure.String()
		if term.Times.Known() {
			times = auditExact(term.Times)
			words[i] = auditFigure(times) + " × " + words[i]
		}
		spread, printed = spread.plus(term.Figure.span().times(times)), printed.plus(term.Figure.point().times(times))
	}
	found := AuditFinding{Kind: AddsUp, Path: path + ".total", Of: s.Title, Sure: true, Text: "its parts make " + s.Total.String()}
	found.Working = strings.Join(words, " + ") + " = " + printed.text()
	switch {
	case printed.meets(s.Total.span()):
	case spread.meets(s.Total.span()):
		found.Text += ", given how they are rounded"
	default:
		found.Kind, found.Text = DoesNotAddUp, "its parts do not make "+s.Total.String()
	}
	return []AuditFinding{found}
}
