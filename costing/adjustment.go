package costing

import (
	"errors"
	"fmt"
	"math/big"
	"math/bits"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// AdjustmentKind is the kind of an Adjustment.
type AdjustmentKind string

// The kinds of adjustment.
const (
	MinimumCharge AdjustmentKind = "minimum"    // nobody pays less
	ChargeCap     AdjustmentKind = "cap"        // nobody pays more
	Collar        AdjustmentKind = "collar"     // nobody is far from the mean burden
	PhaseOut      AdjustmentKind = "phase-out"  // a percentage of the charge, by date
	Fee           AdjustmentKind = "fee"        // a percentage on top of the charge
	Indexation    AdjustmentKind = "indexation" // a rise from a day on, such as with inflation
	Credit        AdjustmentKind = "credit"     // a rebate off the charge
)

// AdjustmentKinds returns every AdjustmentKind.
func AdjustmentKinds() []AdjustmentKind {
	return []AdjustmentKind{MinimumCharge, ChargeCap, Collar, PhaseOut, Fee, Indexation, Credit}
}

// UnmarshalText reads one of AdjustmentKinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *AdjustmentKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("adjustment", text, AdjustmentKinds())
	return err
}

// Adjustment changes what has been charged so far. Its kind decides which fields it needs (n),
// of which it needs exactly one (1), and which it may have (m):
//
//	            head amount percent percent_of driver base ladder from mean host borne_by unborne proportion
//	minimum          1      1       m          m                            m        m       m
//	cap              1      1       m          m                            m        m       m
//	credit           1      1       m          m                            m        m       m
//	collar                  n                  n                  m                  m       m
//	phase-out                                       n                       m        m       m
//	fee         m           n                                          m
//	indexation  m           1                  1    1      n
//
// The limit of a minimum or a cap is an amount, or a percentage: of the figures of a driver, in
// pounds (100 % of last year's charge lets nobody lose), of the total, or of what the parts of
// the scheme charge before any adjustment, to the penny. To limit by the charges of any other
// statement, Statement.Figures makes figures of them. A collar keeps everyone's burden, which
// is the charge ÷ the driver (a budget), within percent of the mean burden. The mean is pooled,
// the sum of the charges ÷ the sum of the driver, or the plain mean of the burdens of the
// members. Each of its limits is shown as the whole penny just outside it.
//
// A limit is for the whole term of the cost, such as a year, even if the shares change
// within it: a member with 60 % of £10,000 for half a year and 90 % for the other half is
// charged £7,500, which is below a cap of £8,000. Schedule.Statements says how a term of
// several entries is worked.
//
// When a limit lowers a charge, others bear the difference; when it raises one, others save
// it. BorneBy says who they are; without it they are all who pay and are not at a limit
// themselves.
//
//   - They bear or save it in proportion to their charges (for a collar, to its driver), or
//     as Proportion says.
//   - Nobody is moved below £0 or past a limit of this adjustment. Nor is anybody moved past a
//     limit of an earlier one, unless a fee or an indexation came between the two.
//   - By gain, nobody bears more than it gains, so that no gain becomes a loss.
//   - What they cannot take is the residual, with a Remark.
//   - It is an error if everyone in BorneBy is at a limit, so that nobody can bear the
//     difference.
//
// A credit takes an amount off the charge of each organisation that it is for. It may not be
// more than the charge, and does not change the shares of the parts. Others bear it as they
// bear a limit.
//
// An indexation is for inflation: it raises the charges from From on, and a yearly one
// again on each anniversary, at most 100 times. Each rise counts for the days of the term
// from its first day on: 3 % from 1 October adds 3 % × 182 ÷ 365 to a year's charge. A
// percentage below 0 lowers the charges.
//
// A fee or an indexation may be of one Head of the cost, such as accommodation that alone rises
// with inflation: of what the parts of that head charge, with the indexations of the head
// before it. It comes before all adjustments of the whole charge, because a charge that has
// been limited can no longer be divided into heads.
//
// A negative total is a refund: limits then apply to what is paid back.
type Adjustment struct {
	// Kind is the kind of adjustment.
	Kind AdjustmentKind `json:"kind"`
	// Name is the heading of its column.
	Name string `json:"name"`
	// Clause is the clause of the agreement: a number such as 4.1(b), or words such as schedule
	// 4, paragraph 2, which are shown unchanged.
	Clause string `json:"clause,omitempty"`
	// Among is who is limited, pays the fee or is indexed; nil: every member, but
	// the host does not pay a fee to itself.
	Among []partnership.OrgID `json:"among,omitempty"`
	// Head is the head of the cost that the fee or the indexation applies to; not set: the
	// whole charge.
	Head partnership.LineID `json:"head,omitzero"`
	// Amount is the limit or the credit, for the term of the cost, £0 or more; it is not known
	// if the limit or the credit is a percentage.
	Amount Money `json:"amount,omitzero"`
	// Percent is the limit or the credit as a percentage, how far the collar reaches to each
	// side, the fee, or the rise on From and on each anniversary of it. It is 0 or more; a rise
	// may be as low as -100.
	Percent partnership.Quantity `json:"percent,omitzero"`
	// PercentOf says what a limit or a credit is a percentage of; not set: the figures of the
	// driver.
	PercentOf PercentOf `json:"percent_of,omitzero"`
	// Driver names the figures that the limit is a percentage of, the budgets of a collar, or
	// the price index. The figures of a price index have no organisation. The index may be
	// derived, so that at most 5% a year counts, for example.
	Driver Driver `json:"driver,omitzero"`
	// Base names the figure of the price index at which the charges were set.
	Base Driver `json:"base,omitzero"`
	// Ladder says which percentage of its charge an organisation pays, by date.
	Ladder []Rung `json:"ladder,omitempty"`
	// From is the day of the first rise; until then the charge is fixed.
	From calendar.Date `json:"from,omitzero"`
	// Mean is which mean of the burdens a collar is around; not set: PooledMean.
	Mean Mean `json:"mean,omitzero"`
	// Host is who receives the fee; not set: the fee comes on top of the total.
	Host partnership.OrgID `json:"host,omitzero"`
	// BorneBy is who bears or saves the difference; nil: all others.
	BorneBy []partnership.OrgID `json:"borne_by,omitempty"`
	// Unborne says that nobody does: the difference is left as the residual.
	Unborne bool `json:"unborne,omitzero"`
	// Proportion says how the difference is divided among those who bear it; not set: ByCharge,
	// or for a collar in proportion to its driver.
	Proportion Proportion `json:"proportion,omitzero"`
	// ProportionDriver names the figures that ByDriver uses, or those that ByGain compares
	// with: what each paid before, in pounds. If it is not set, ByGain uses the driver of the
	// limit.
	ProportionDriver Driver `json:"proportion_driver,omitzero"`
}

// fields says of each field that depends on the kind whether it is set.
func (a Adjustment) fields() [14]setField {
	return [14]setField{
		{"head", a.Head != ""},
		{"amount", a.Amount.Known()},
		{"percent", a.Percent.Known()},
		{"percent_of", a.PercentOf != ""},
		{"driver", a.Driver != ""},
		{"base", a.Base != ""},
		{"ladder", len(a.Ladder) > 0},
		{"from", !a.From.IsZero()},
		{"mean", a.Mean != ""},
		{"host", a.Host != ""},
		{"borne_by", a.BorneBy != nil},
		{"unborne", a.Unborne},
		{"proportion", a.Proportion != ""},
		{"proportion_driver", a.ProportionDriver != ""},
	}
}

// wordless returns the adjustment without its name and its clause, which change no charge.
func (a Adjustment) wordless() Adjustment {
	a.Name, a.Clause = "", ""
	return a
}

// equal reports whether the adjustments say the same.
func (a Adjustment) equal(b Adjustment) bool {
	return a.Kind == b.Kind && a.Name == b.Name && a.Clause == b.Clause && slices.Equal(a.Among, b.Among) && a.Head == b.Head && a.Amount == b.Amount &&
		a.Percent == b.Percent && a.Driver == b.Driver && a.Base == b.Base && slices.Equal(a.Ladder, b.Ladder) &&
		a.From == b.From && a.Mean == b.Mean && a.Host == b.Host && slices.Equal(a.BorneBy, b.BorneBy) && a.Unborne == b.Unborne &&
		a.PercentOf == b.PercentOf && a.Proportion == b.Proportion && a.ProportionDriver == b.ProportionDriver
}

// An adjustmentRule is all there is to know about a kind of adjustment.
type adjustmentRule struct {
	needs, may string // its fields
	check      func(a Adjustment) error
	what       func(c *calculation, a Adjustment) string
	apply      func(c *calculation, path string, a Adjustment, places []int)
}

// rule returns the rule of the kind; ok is false for an unknown kind. This is the one
// place to add a kind, besides its constant, its Title and AdjustmentKinds.
func (k AdjustmentKind) rule() (rule adjustmentRule, ok bool) {
	none := func(Adjustment) error { return nil }
	switch k {
	case MinimumCharge:
		return limitRule("at least ", minimumCharge), true
	case ChargeCap:
		return limitRule("at most ", chargeCap), true
	case Credit:
		return limitRule("", credit), true
	case Collar:
		return adjustmentRule{
			needs: "percent driver", may: "mean unborne proportion proportion_driver",
			check: Adjustment.checkCollar, what: collarText, apply: collar,
		}, true
	case PhaseOut:
		return adjustmentRule{needs: "ladder", may: borneFields, check: none, what: phaseOutText, apply: phaseOut}, true
	case Fee:
		return adjustmentRule{needs: "percent", may: "head host", check: none, what: feeText, apply: fee}, true
	case Indexation:
		return adjustmentRule{needs: "from", may: "head percent driver base", check: Adjustment.checkIndex, what: indexText, apply: indexation}, true
	}
	return adjustmentRule{}, false
}

// borneFields are the fields that say who bears the difference, and in which proportion.
const borneFields = "borne_by unborne proportion proportion_driver"

// limitRule returns the rule of a minimum, a cap or a credit, which are described by words and
// an amount or a percentage.
func limitRule(words string, apply func(c *calculation, path string, a Adjustment, places []int)) adjustmentRule {
	return adjustmentRule{
		may:   "amount percent percent_of driver " + borneFields,
		check: Adjustment.checkLimit,
		what:  func(c *calculation, a Adjustment) string { return words + c.limitText(a) },
		apply: apply,
	}
}

// checkCollar returns what is wrong with the percentage of a collar.
func (a Adjustment) checkCollar() error {
	return field.At("percent", checkPercentage(a.Percent, hundredPercent))
}

// collarText describes a Collar.
func collarText(c *calculation, a Adjustment) string {
	return "within " + a.Percent.String() + "% of the " + a.Mean.text() + " on " + quotedDriver(a.Driver) + a.amongText() + c.differenceText(a)
}

// phaseOutText describes a PhaseOut.
func phaseOutText(c *calculation, a Adjustment) string {
	return "at most " + rungText(a.Ladder, c.term()) + " of the charge" + a.amongText() + c.differenceText(a)
}

// check returns the error of an unknown kind.
func (k AdjustmentKind) check() error {
	if _, ok := k.rule(); ok {
		return nil
	}
	_, err := field.OneOf("adjustment", string(k), AdjustmentKinds())
	return err
}

// limitText says what the limit is, for whom and for which days, and who bears the
// difference.
func (c *calculation) limitText(a Adjustment) string {
	limit := a.Percent.String() + "% of " + quotedDriver(a.Driver)
	switch {
	case a.Amount.Known():
		limit = a.Amount.Sterling()
	case a.PercentOf != "":
		limit = a.Percent.String() + "% of " + a.PercentOf.text()
	}
	if a.Kind == Credit {
		limit += " off the charge"
	}
	return limit + a.amongText() + c.stretch.text() + c.differenceText(a)
}

// amongText says for whom the adjustment is, unless it is for all.
func (a Adjustment) amongText() string {
	if len(a.Among) == 0 {
		return ""
	}
	return " for " + orgsText(a.Among)
}

// differenceText says who bears or saves the difference. What is taken from the
// charge of one is borne by others of their gains, and what is taken from a refund is saved
// of their rises.
func (c *calculation) differenceText(a Adjustment) string {
	text, of, all, refund := ", the difference borne by ", "gain", "gains", c.cost.Total.pence() < 0
	switch {
	case a.Kind == Collar:
		text, of, all = ", the difference borne or saved by ", "gain or rise", "gains or rises"
	case refund != (a.Kind == MinimumCharge):
		text, of, all = ", the difference saved by ", "rise", "rises"
	}
	switch {
	case a.Unborne:
		return text + "nobody"
	case len(a.BorneBy) == 0:
		return text + "the others" + a.proportionText(all)
	case len(a.BorneBy) > 1:
		return text + orgsText(a.BorneBy) + a.proportionText(all)
	}
	text += quotedOrg(a.BorneBy[0])
	if a.Proportion == ByGain {
		text += " up to its " + of + " on " + quotedDriver(a.before())
	}
	return text
}

// feeText says what the fee is.
func feeText(_ *calculation, a Adjustment) string {
	if a.Host == "" {
		return a.Percent.String() + "% " + a.headText() + "on top" + a.amongText()
	}
	return a.Percent.String() + "% " + a.headText() + "to " + quotedOrg(a.Host) + a.amongText()
}

// headText names the head that the adjustment is of, if it is of one.
func (a Adjustment) headText() string {
	if a.Head == "" {
		return ""
	}
	return "of " + quotedHead(a.Head) + " "
}

// indexText says what the rise is, and how many there were on how many days.
func indexText(c *calculation, a Adjustment) string {
	text := "by " + a.Percent.String() + "% " + a.headText() + "on " + a.From.String() + " and each year after"
	if a.Driver != "" {
		text = a.headText() + "from " + a.From.String() + " by " + quotedDriver(a.Driver) + " over " + quotedDriver(a.Base)
	}
	text += a.amongText()
	spans, _ := c.risen(a)
	for i, span := range spans {
		if i == 0 {
			text += "; rises so far by " + c.term().unit() + ":"
		} else {
			text += ","
		}
		text += fmt.Sprintf(" %d on %d", span.times, span.length)
	}
	return text
}

// maxUplift is the greatest percentage of a limit, a fee or a rise: 10,000 %.
const maxUplift = 100 * hundredPercent

// validate returns what is wrong with the adjustment, with its clause.
func (a Adjustment) validate() error { return prefixed(clauseIn(a.Clause), a.Validate()) }

// Validate returns what is wrong with the adjustment:
//
//   - ErrRequired for a kind, a name or a field that the kind needs and that is missing;
//   - ErrInvalid for an unknown kind, a malformed id, an amount below £0, and a field that the
//     kind has no use for;
//   - ErrDuplicate for an organisation that is listed before;
//   - ErrRange for a percentage outside its range, and an amount beyond
//     £10,000,000,000,000;
//   - ErrOrder for rungs out of order.
func (a Adjustment) Validate() error {
	return errors.Join(
		field.At("kind", a.Kind.check()),
		field.Required("name", a.Name),
		field.OptionalName("clause", a.Clause),
		checkListed("among", "it is among nobody", a.Among),
		a.checkKind(),
		field.At("head", a.checkHead()),
		field.At("percent", checkWithin(a.Percent, a.leastPercent(), maxUplift)),
		checkDriver("driver", a.Driver),
		checkDriver("base", a.Base),
		checkLadder(a.Ladder),
		field.OptionalOneOf("mean", "mean", a.Mean, Means()),
		field.At("host", a.checkHost()),
		checkListed("borne_by", "it is borne by nobody", a.BorneBy),
		field.At("unborne", a.checkUnborne()),
		a.checkProportion(),
	)
}

// checkKind returns what is wrong with the fields for the kind, if that is known.
func (a Adjustment) checkKind() error {
	rule, ok := a.Kind.rule()
	if !ok {
		return nil
	}
	fields := a.fields()
	return errors.Join(checkFields(string(a.Kind), "adjustment", rule.needs, rule.may, fields[:]), rule.check(a))
}

// leastPercent returns the least percentage, in millionths: charges may fall by all
// that they are.
func (a Adjustment) leastPercent() int64 {
	if a.Kind == Indexation {
		return -hundredPercent
	}
	return 0
}

// checkHead returns the error of a head that is set.
func (a Adjustment) checkHead() error {
	if a.Head == "" {
		return nil
	}
	return a.Head.Validate()
}

// checkHost returns the error of a host that is set.
func (a Adjustment) checkHost() error {
	if a.Host == "" {
		return nil
	}
	return a.Host.Validate()
}

// checkUnborne returns ErrInvalid for a difference that is borne by nobody and by
// somebody.
func (a Adjustment) checkUnborne() error {
	if !a.Unborne || len(a.BorneBy) == 0 {
		return nil
	}
	return fmt.Errorf("%s bears the difference: %w", field.Quote(a.BorneBy[0]), field.ErrInvalid)
}

// checkLimit returns what is wrong with an amount or a percentage: just one of them has to
// be there.
func (a Adjustment) checkLimit() error {
	fields := a.fields()
	switch {
	case a.Amount.Sign() < 0:
		return field.At("amount", NotNegative(a.Amount))
	case a.Amount.Known() && a.Amount.magnitude() > maxTotal:
		return field.At("amount", fmt.Errorf("%v is beyond %v: %w", a.Amount, Pence(maxTotal), field.ErrRange))
	case a.Amount.Known() && (a.Percent.Known() || a.Driver != "" || a.PercentOf != ""):
		return field.At("amount", fmt.Errorf("not used beside a percentage: %w", field.ErrInvalid))
	case a.Amount.Known():
		return nil
	case !a.Percent.Known() && a.Driver == "" && a.PercentOf == "":
		return field.At("amount", fmt.Errorf("it needs an amount, or a percentage: %w", field.ErrRequired))
	case a.PercentOf != "" && a.Driver != "":
		return field.At("percent_of", fmt.Errorf("not used beside a driver: %w", field.ErrInvalid))
	case a.PercentOf != "":
		err := field.OptionalOneOf("percent_of", "base of a percentage", a.PercentOf, PercentsOf())
		return errors.Join(checkFields("", "a limit in per cent", "percent", limitFields, fields[:]), err)
	}
	return checkFields("", "a limit in per cent", "percent driver", limitFields, fields[:])
}

// limitFields are the fields of which a limit in per cent need not say anything: it may have
// them, or the kind says that it may not.
const limitFields = "head percent_of borne_by unborne proportion proportion_driver"

// checkIndex returns what is wrong with a percentage or a price index: just one of
// them has to be there.
func (a Adjustment) checkIndex() error {
	fields := a.fields()
	if a.Percent.Known() {
		return checkFields("", "a yearly rise", "percent", "head from", fields[:])
	}
	return checkFields("", "a rise by an index", "driver base", "head from", fields[:])
}

// adjust makes the step of one adjustment. It works on a refund as on a charge,
// with the signs changed.
func (c *calculation) adjust(path string, a Adjustment) {
	rule, _ := a.Kind.rule()
	copy(c.before, c.charges)
	c.least, c.most, c.bases, c.ofHead, c.unmet = nil, nil, nil, nil, false
	places := c.among(path, a.Among, c.all)
	c.mirror()
	rule.apply(c, path, a, places)
	c.settle()
	c.mirror()
	c.findUnmet(a)
	c.countFee(a)
	c.record(path, Step{Name: a.Name, Clause: a.Clause, What: rule.what(c, a)})
}

// showPence keeps limits of the places, in pence, to be shown with the step.
func (c *calculation) showPence(places []int, limits []int64) []Money {
	c.limited = make([]bool, len(c.members))
	shown := make([]Money, len(c.members))
	for i, place := range places {
		c.limited[place], shown[place] = true, Pence(limits[i])
	}
	return shown
}

// show keeps limits of the places, in parts of a penny, to be shown with the step: to the
// next whole penny, up or down.
func (c *calculation) show(places []int, limits []*big.Int, down bool) []Money {
	c.limited = make([]bool, len(c.members))
	shown := make([]Money, len(c.members))
	for i, place := range places {
		c.limited[place], shown[place] = true, c.exact.shown(limits[i], down)
	}
	return shown
}

// mirror changes the signs of the charges if the total is negative.
func (c *calculation) mirror() {
	if c.cost.Total.pence() >= 0 {
		return
	}
	c.exact.mirror()
	for i := range c.charges {
		c.charges[i] = -c.charges[i]
	}
}

// minimumCharge applies a MinimumCharge.
func minimumCharge(c *calculation, path string, a Adjustment, places []int) {
	limits := c.limits(path, a, places)
	c.least = c.showPence(places, limits)
	c.exact.raiseTo(places, c.limitsInParts(places, limits))
	c.level(path, c.bearers(path, a, nil, places))
}

// chargeCap applies a ChargeCap.
func chargeCap(c *calculation, path string, a Adjustment, places []int) {
	limits := c.limits(path, a, places)
	c.most = c.showPence(places, limits)
	c.exact.lowerTo(places, c.limitsInParts(places, limits))
	c.level(path, c.bearers(path, a, nil, places))
}

// credit applies a Credit: a cap at the charge less the credit.
func credit(c *calculation, path string, a Adjustment, places []int) {
	x := c.exact
	limits, right := x.penceOf(c.limits(path, a, places)), len(c.errs) == 0
	var credited []int
	var most []*big.Int
	for i, place := range places {
		off := limits[i]
		if off.Sign() == 0 {
			continue
		}
		limit := new(big.Int).Sub(x.amounts[place], off)
		credited, most = append(credited, place), append(most, limit)
		if limit.Sign() < 0 && right {
			c.failAt(path, "a credit of %v is more than the charge of %s, which is %v: %w", x.shown(off, true), c.members[place], x.shown(x.amounts[place], true), field.ErrRange)
		}
	}
	x.lowerTo(credited, most)
	c.level(path, c.bearers(path, a, nil, places))
}

// limits returns the limit of each place in pence: what falls to the stretch of the amount,
// or of the percentage, rounded to the penny.
func (c *calculation) limits(path string, a Adjustment, places []int) []int64 {
	if c.joint != nil {
		return c.limitsTogether(places)
	}
	limits := make([]int64, len(places))
	if a.PercentOf != "" {
		c.bases = make([]Money, len(c.members))
	}
	for i, place := range places {
		switch {
		case a.Amount.Known():
			limits[i] = c.stretch.cut(a.Amount.pence())
		case a.PercentOf != "":
			base := c.baseOf(a, place)
			c.bases[place] = Pence(base)
			limits[i] = c.percentage(path, a.Percent, base)
		default:
			limits[i] = c.percentOfDriver(path, ".driver", a.Percent, a.Driver, place)
		}
	}
	return limits
}

// baseOf returns what the percentage of a limit is of for a place, in pence: the total, or
// what the parts charged it. Of a refund it is what is paid back.
func (c *calculation) baseOf(a Adjustment, place int) int64 {
	base := c.byParts[place]
	if a.PercentOf == OfTotal {
		base = c.cost.Total.pence()
	}
	if c.cost.Total.pence() < 0 {
		return -base
	}
	return base
}

// percentage returns a percentage of so many pence, rounded to the penny, and from £0.
func (c *calculation) percentage(path string, percent partnership.Quantity, pence int64) int64 {
	n, _ := percent.Millionths()
	limit := scaled(uint64(max(pence, 0)), uint64(n), hundredPercent)
	if limit > maxTotal {
		return c.tooMuch(path + ".percent")
	}
	return limit
}

// scaled returns a × b ÷ c rounded half up, which has to be an int64.
func scaled(a, b, c uint64) int64 {
	high, low := bits.Mul64(a, b)
	quotient, remainder := bits.Div64(high, low, c)
	if remainder >= c-remainder {
		quotient++
	}
	return int64(quotient)
}

// collar applies a Collar.
func collar(c *calculation, path string, a Adjustment, places []int) {
	x, budgets := c.exact, zeros(len(c.members))
	values, percent := c.collared(path, a, places)
	numbers, _ := overOne(values)
	for i, place := range places {
		budgets[place] = numbers[i]
	}
	charges, others := x.at(places), []*big.Rat(nil)
	if c.joint != nil {
		others = c.onOtherDays(places)
		charges = subtracted(charges, x.ratsInParts(others))
	}
	mean, ok := a.Mean.of(charges, pick(budgets, places))
	if len(c.errs) > 0 {
		return
	}
	if !ok {
		c.failAt(path+".driver", "there is no %s on %s: the charges are below 0, or figures are 0: %w", a.Mean.text(), a.Driver, field.ErrInvalid)
		return
	}
	hundred := new(big.Int).Mul(percent.Denom(), big.NewInt(100))
	x.refine(new(big.Int).Mul(mean.Denom(), hundred))
	lower, upper := make([]*big.Int, len(places)), make([]*big.Int, len(places))
	for i, place := range places {
		burden := new(big.Int).Mul(mean.Num(), budgets[place])
		lower[i] = new(big.Int).Mul(burden, new(big.Int).Sub(hundred, percent.Num()))
		upper[i] = burden.Mul(burden, new(big.Int).Add(hundred, percent.Num()))
	}
	c.least, c.most = c.show(places, lower, true), c.show(places, upper, false)
	if others != nil {
		for i, other := range x.ratsInParts(others) {
			lower[i].Add(lower[i], other)
			upper[i].Add(upper[i], other)
		}
	}
	x.raiseTo(places, lower)
	x.lowerTo(places, upper)
	c.level(path, c.bearers(path, a, budgets, places))
}

// subtracted returns numbers less others.
func subtracted(numbers, others []*big.Int) []*big.Int {
	less := make([]*big.Int, len(numbers))
	for i, n := range numbers {
		less[i] = new(big.Int).Sub(n, others[i])
	}
	return less
}

// pick returns the numbers in some places.
func pick(numbers []*big.Int, places []int) []*big.Int {
	picked := make([]*big.Int, len(places))
	for i, place := range places {
		picked[i] = numbers[place]
	}
	return picked
}

// phaseOut applies a PhaseOut: a cap at a share of the charge.
func phaseOut(c *calculation, path string, a Adjustment, places []int) {
	var limits []*big.Int
	if c.joint != nil {
		limits = c.phasedTogether(places)
	} else {
		share := c.phased(path, a)
		c.exact.refine(share.Denom())
		limits = zeros(len(places))
		for i, place := range places {
			if charge := c.exact.amounts[place]; charge.Sign() > 0 {
				limits[i].Mul(charge, share.Num())
				limits[i].Quo(limits[i], share.Denom())
			}
		}
	}
	if len(c.errs) > 0 {
		return
	}
	c.most = c.show(places, limits, false)
	c.exact.lowerTo(places, limits)
	c.level(path, c.bearers(path, a, nil, places))
}

// phased returns which share of the charges a phase-out leaves in the term of the cost.
func (c *calculation) phased(path string, a Adjustment) *big.Rat {
	shares := make([]partnership.Fraction, len(a.Ladder))
	for i, rung := range a.Ladder {
		shares[i] = rung.Share
	}
	parts, whole, _ := partsOf(shares)
	return new(big.Rat).SetFrac(c.climbed(path, a.Ladder, parts), new(big.Int).Mul(big.NewInt(whole), big.NewInt(c.term().length())))
}

// fee applies a Fee.
func fee(c *calculation, path string, a Adjustment, places []int) {
	host := -1
	if a.Host != "" {
		place := slices.Index(c.members, a.Host)
		if _, ok := slices.BinarySearch(c.all, place); !ok {
			c.failAt(path+".host", "%s is not a member: %w", field.Quote(a.Host), field.ErrNotFound)
			return
		}
		host = place
	}
	if len(a.Among) == 0 && host >= 0 {
		places = slices.DeleteFunc(slices.Clone(places), func(place int) bool { return place == host })
	}
	percent, _ := a.Percent.Millionths()
	amount := c.uplift(path, a, places, big.NewInt(percent), big.NewInt(hundredPercent))
	if host >= 0 {
		c.exact.add(host, amount.Neg(amount))
		return
	}
	c.exact.added.Add(c.exact.added, amount)
}

// indexation applies an Indexation: on every day the charge of that day × the rise ÷
// the base, as often as it has risen.
func indexation(c *calculation, path string, a Adjustment, places []int) {
	c.failed(path+".from", c.term().checkMonth(c.firstRise(a)))
	spans, beyond := c.risen(a)
	if beyond && a.Driver == "" {
		c.failAt(path+".from", "from %v there are more than %d yearly rises by %v: %w", a.From, maxRises, c.cost.Term.Last, field.ErrRange)
		return
	}
	percent, _ := a.Percent.Millionths()
	risen := big.NewRat(hundredPercent+percent, hundredPercent)
	if a.Driver != "" {
		rise, before := c.index(path, ".driver", a.Driver), len(c.errs)
		base := c.index(path, ".base", a.Base)
		if base.Sign() == 0 {
			if len(c.errs) == before {
				c.failAt(path+".base", "the figure of %s is not above 0: %w", a.Base, field.ErrInvalid)
			}
			return
		}
		risen.Quo(rise, base)
	}
	power := func(n *big.Int, times int) *big.Int { return new(big.Int).Exp(n, big.NewInt(int64(times)), nil) }
	num, length, most := new(big.Int), int64(0), spans[len(spans)-1].times
	for _, span := range spans {
		part := power(risen.Num(), span.times)
		part.Mul(part, power(risen.Denom(), most-span.times))
		num.Add(num, part.Mul(part, big.NewInt(span.length)))
		length += span.length
	}
	den := power(risen.Denom(), most)
	den.Mul(den, big.NewInt(length))
	amount := c.uplift(path, a, places, num.Sub(num, den), den)
	c.exact.added.Add(c.exact.added, amount)
}

// index returns the figure of a price index, which is of no one organisation. It fails at a
// field under path for one that is missing or not known, and for a derived one that is made of
// figures of organisations.
func (c *calculation) index(path, name string, driver Driver) *big.Rat {
	c.checkCommon(path, name, driver)
	d := c.derivedBy(driver)
	switch {
	case d == nil:
		return ratOf(c.figure(path, name, driver, ""))
	case !c.ofNobody(d):
		c.failAt(path+name, "%s is made of figures of organisations: %w", driver, field.ErrInvalid)
		return new(big.Rat)
	}
	value := c.derivedValue(d, c.all[0])
	for _, place := range c.all {
		if !d.failed { // of the others it would say the same
			c.derivedValue(d, place)
		}
	}
	return value
}

// ofNobody reports whether a derived driver is made only of figures of no one organisation.
func (c *calculation) ofNobody(d *derivation) bool {
	return !slices.ContainsFunc(d.Of, func(t DriverTerm) bool {
		if made := c.derivedBy(t.Driver); made != nil {
			return !c.ofNobody(made)
		}
		return !c.common(t.Driver)
	})
}

// firstRise returns the first day of a rise in the term of the cost, or the first of all.
func (c *calculation) firstRise(a Adjustment) calendar.Date {
	for n := range maxRises {
		if next := a.From.AddMonths(monthsPerYear * n); !next.Before(c.cost.Term.First) {
			return next
		}
	}
	return a.From
}

// maxRises is how many yearly rises there may be.
const maxRises = 100

// A span is days of a term on which prices have risen so many times, and how long it is:
// days, or months.
type span struct {
	times  int
	length int64
}

// risen returns how many times the charges have risen on which days of the term of
// the cost: at most once by a price index, and maxRises times by a percentage.
// beyond says that there would be more.
func (c *calculation) risen(a Adjustment) (spans []span, beyond bool) {
	most := maxRises
	if a.Driver != "" {
		most = 1
	}
	day, last := c.cost.Term.First, c.cost.Term.Last
	for n := 0; ; n++ {
		next := a.From.AddMonths(monthsPerYear * n)
		ends := next.IsZero() || next.After(last)
		if !ends && n < most && !next.After(day) {
			continue
		}
		end := last
		if !ends && n < most {
			end = next.AddDays(-1)
		}
		spans = append(spans, span{n, c.term().between(day, end).length()})
		if end == last {
			return spans, !ends
		}
		day = next
	}
}

// uplift adds num ÷ den of what each of the places pays, or pays of a head, to its charge,
// and returns how much that is together, in parts of a penny.
func (c *calculation) uplift(path string, a Adjustment, places []int, num, den *big.Int) *big.Int {
	x := c.exact
	x.unlimited()
	part := new(big.Rat).SetFrac(num, den)
	num, den = part.Num(), part.Denom()
	headed := c.headed(a, places)
	sum := new(big.Int)
	if num.Sign() == 0 || len(c.errs) > 0 {
		return sum
	}
	x.refine(den)
	var quotient, more big.Int
	for i, place := range places {
		switch {
		case headed != nil:
			quotient.Set(headed[i])
		case a.Head == "":
			quotient.Quo(x.amounts[place], den)
		}
		if quotient.Sign() <= 0 {
			continue
		}
		more.Mul(&quotient, num)
		sum.Add(sum, &more)
		x.add(place, &more)
		c.raiseHead(a, place, &more)
	}
	if sum.CmpAbs(x.pence(maxTotal)) > 0 {
		c.tooMuch(path)
	}
	return sum
}
