package costing

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
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
	Indexation    AdjustmentKind = "indexation" // a rise from a day on
)

// AdjustmentKinds returns every AdjustmentKind.
func AdjustmentKinds() []AdjustmentKind {
	return []AdjustmentKind{MinimumCharge, ChargeCap, Collar, PhaseOut, Fee, Indexation}
}

// UnmarshalText reads one of AdjustmentKinds; the error wraps ErrInvalid.
func (k *AdjustmentKind) UnmarshalText(text []byte) (err error) {
	*k, err = partnership.OneOf("adjustment", string(text), AdjustmentKinds())
	return err
}

// Adjustment changes what has been charged so far. Its kind says which fields it
// needs (n), of which it needs one (1), and which it may have (m):
//
//	            amount percent driver base ladder from host borne_by unborne
//	minimum     1      1       1                            m        m
//	cap         1      1       1                            m        m
//	collar             n       n                                     m
//	phase-out                             n                 m        m
//	fee                n                              m
//	indexation         1       1      1          n
//
// The limit of a minimum or a cap is an amount, or a percentage of the figures of
// a driver, in pounds: 100 % of last year's charge lets nobody lose. A collar
// keeps everyone's burden, which is the charge ÷ the driver (a budget), within
// percent of the mean burden, the sum of the charges ÷ the sum of the driver, to
// the penny next outside it.
//
// What a limit takes from one, others bear; what it lays on one, they save. They
// are those who pay and are not at a limit themselves, in proportion to their
// charges (under a collar, to the driver); nobody is carried past a limit of this
// adjustment, or of those before it back to the last fee or indexation, nor below
// £0. What they cannot take stays as the residual.
//
// For a refund, whose total is negative, limits hold for what is paid back.
type Adjustment struct {
	// Kind is the kind of adjustment.
	Kind AdjustmentKind `json:"kind"`
	// Name is the heading of its column.
	Name string `json:"name"`
	// Clause is which clause of the agreement says so.
	Clause string `json:"clause,omitempty"`
	// Among is who is limited, pays the fee or is indexed; nil: every member, but
	// the host does not pay a fee to itself.
	Among []partnership.OrgID `json:"among,omitempty"`
	// Amount is the limit, for the term of the cost.
	Amount Money `json:"amount,omitzero"`
	// Percent is the limit as a percentage of the driver, how far the collar
	// reaches to each side, the fee, or the rise on From and each year after.
	Percent partnership.Quantity `json:"percent,omitzero"`
	// Driver names the figures that the limit is a percentage of, the budgets of a
	// collar, or the price index. A price index is of no one organisation.
	Driver Driver `json:"driver,omitzero"`
	// Base names the figure of the price index that the charges are at.
	Base Driver `json:"base,omitzero"`
	// Ladder is which percentage of its charge is paid, by date.
	Ladder []Rung `json:"ladder,omitempty"`
	// From is the day of the first rise; until then the charge is fixed.
	From partnership.Date `json:"from,omitzero"`
	// Host is who receives the fee; not set: the fee comes on top of the total.
	Host partnership.OrgID `json:"host,omitzero"`
	// BorneBy is who bears or saves the difference, in proportion to their charges
	// if there are several; nil: all others.
	BorneBy []partnership.OrgID `json:"borne_by,omitempty"`
	// Unborne says that nobody does: the difference is left as the residual.
	Unborne bool `json:"unborne,omitzero"`
}

// fields says of each field that depends on the kind whether it is set.
func (a Adjustment) fields() []field {
	return []field{
		{"amount", a.Amount != Money{}},
		{"percent", a.Percent.Known()},
		{"driver", a.Driver != ""},
		{"base", a.Base != ""},
		{"ladder", len(a.Ladder) > 0},
		{"from", !a.From.IsZero()},
		{"host", a.Host != ""},
		{"borne_by", len(a.BorneBy) > 0},
		{"unborne", a.Unborne},
	}
}

// An adjustmentRule is all there is to know about a kind of adjustment.
type adjustmentRule struct {
	needs, may string // its fields
	check      func(a Adjustment) error
	what       func(a Adjustment) string
	apply      func(c *calculation, path string, a Adjustment, places []int)
}

// rule returns the rule of the kind, and ok false for a kind that is none. This is
// the one place to add a kind, besides its constant and AdjustmentKinds.
func (k AdjustmentKind) rule() (rule adjustmentRule, ok bool) {
	none := func(Adjustment) error { return nil }
	switch k {
	case MinimumCharge:
		return adjustmentRule{
			may:   "amount percent driver borne_by unborne",
			check: Adjustment.checkLimit,
			what:  func(a Adjustment) string { return "at least " + a.limitText() + a.borneText() },
			apply: minimumCharge,
		}, true
	case ChargeCap:
		return adjustmentRule{
			may:   "amount percent driver borne_by unborne",
			check: Adjustment.checkLimit,
			what:  func(a Adjustment) string { return "at most " + a.limitText() + a.borneText() },
			apply: chargeCap,
		}, true
	case Collar:
		return adjustmentRule{
			needs: "percent driver", may: "unborne",
			check: func(a Adjustment) error { return partnership.At("percent", checkPercentage(a.Percent, hundredPercent)) },
			what: func(a Adjustment) string {
				return "within " + a.Percent.String() + " % of the mean burden on " + string(a.Driver) + a.borneText()
			},
			apply: collar,
		}, true
	case PhaseOut:
		return adjustmentRule{
			needs: "ladder", may: "borne_by unborne",
			check: none,
			what:  func(a Adjustment) string { return "a percentage of the charge by date" + a.borneText() },
			apply: phaseOut,
		}, true
	case Fee:
		return adjustmentRule{
			needs: "percent", may: "host",
			check: none,
			what:  feeText,
			apply: fee,
		}, true
	case Indexation:
		return adjustmentRule{
			needs: "from", may: "percent driver base",
			check: Adjustment.checkIndex,
			what:  indexText,
			apply: indexation,
		}, true
	}
	return adjustmentRule{}, false
}

// limitText says what the limit is.
func (a Adjustment) limitText() string {
	if a.Driver != "" {
		return a.Percent.String() + " % of " + string(a.Driver)
	}
	return a.Amount.Sterling()
}

// borneText says who bears the difference.
func (a Adjustment) borneText() string {
	switch {
	case a.Unborne:
		return ", the difference borne by nobody"
	case len(a.BorneBy) == 0:
		return ", the difference borne by the others"
	}
	text := ", the difference borne by "
	for i, org := range a.BorneBy {
		if i > 0 {
			text += ", "
		}
		text += string(org)
	}
	return text
}

// feeText says what the fee is.
func feeText(a Adjustment) string {
	if a.Host == "" {
		return a.Percent.String() + " % on top"
	}
	return a.Percent.String() + " % to " + string(a.Host)
}

// indexText says what the rise is.
func indexText(a Adjustment) string {
	if a.Driver != "" {
		return "from " + a.From.String() + " by " + string(a.Driver) + " over " + string(a.Base)
	}
	return "by " + a.Percent.String() + " % on " + a.From.String() + " and each year after"
}

// maxUplift is the greatest percentage of a limit, a fee or a rise: 10,000 %.
const maxUplift = 100 * hundredPercent

// validate returns what is wrong with the adjustment, with its clause.
func (a Adjustment) validate() error { return prefixed(clause(a.Clause), a.Validate()) }

// Validate returns what is wrong with the adjustment: a kind, a name or a field
// that the kind needs missing (ErrRequired), a kind that is none or a field that
// the kind has no use for (ErrInvalid), an organisation twice (ErrDuplicate), a
// percentage outside its range or an amount below £0 (ErrRange), and rungs out of
// order (ErrOrder).
func (a Adjustment) Validate() error {
	rule, ok := a.Kind.rule()
	if !ok {
		_, err := partnership.OneOf("adjustment", string(a.Kind), AdjustmentKinds())
		return partnership.At("kind", err)
	}
	return errors.Join(
		partnership.At("name", partnership.CheckText(a.Name)),
		checkAmong(a.Among),
		checkFields("an adjustment of kind ", string(a.Kind), rule.needs, rule.may, a.fields()),
		rule.check(a),
		partnership.At("percent", checkOptional(a.Percent, maxUplift)),
		checkDriver("driver", a.Driver),
		checkDriver("base", a.Base),
		checkLadder(a.Ladder),
		partnership.At("host", a.checkHost()),
		checkOrgs("borne_by", a.BorneBy),
		partnership.At("unborne", a.checkUnborne()),
	)
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
	return fmt.Errorf("it is borne by %s: %w", a.BorneBy[0], partnership.ErrInvalid)
}

// checkLimit returns what is wrong with an amount or a percentage of a driver:
// just one of them has to be there.
func (a Adjustment) checkLimit() error {
	switch {
	case a.Amount.Sign() < 0 || a.Amount.magnitude() > maxTotal:
		return partnership.At("amount", fmt.Errorf("%v is not from 0.00 to %v: %w", a.Amount, Pence(maxTotal), partnership.ErrRange))
	case (a.Amount != Money{}) && (a.Percent.Known() || a.Driver != ""):
		return partnership.At("amount", fmt.Errorf("the limit is a percentage of a driver already: %w", partnership.ErrInvalid))
	case a.Amount != Money{}:
		return nil
	case !a.Percent.Known() && a.Driver == "":
		return partnership.At("amount", fmt.Errorf("the limit needs an amount, or a percentage of a driver: %w", partnership.ErrRequired))
	}
	return checkFields("a limit", "", "percent driver", "borne_by unborne", a.fields())
}

// checkIndex returns what is wrong with a percentage or a price index: just one of
// them has to be there.
func (a Adjustment) checkIndex() error {
	if a.Percent.Known() {
		return checkFields("a yearly rise", "", "percent", "from", a.fields())
	}
	return checkFields("a rise by an index", "", "driver base", "from", a.fields())
}

// adjust makes the step of one adjustment. It works on a refund as on a charge,
// with the signs changed.
func (c *calculation) adjust(path string, a Adjustment) {
	rule, _ := a.Kind.rule()
	copy(c.before, c.charges)
	places := c.among(path, a.Among, c.all)
	c.mirror()
	rule.apply(c, path, a, places)
	c.mirror()
	c.record(path, Step{Name: a.Name, Clause: a.Clause, What: rule.what(a)})
}

// mirror changes the signs of the charges if the total is negative.
func (c *calculation) mirror() {
	if c.cost.Total.pence >= 0 {
		return
	}
	c.added = -c.added
	for i := range c.charges {
		c.charges[i] = -c.charges[i]
	}
}

// minimumCharge applies a MinimumCharge.
func minimumCharge(c *calculation, path string, a Adjustment, places []int) {
	for i, limit := range c.limits(path, a, places) {
		c.lo[places[i]] = max(c.lo[places[i]], limit)
	}
	c.level(path, c.bearers(path, a))
}

// chargeCap applies a ChargeCap.
func chargeCap(c *calculation, path string, a Adjustment, places []int) {
	for i, limit := range c.limits(path, a, places) {
		c.hi[places[i]] = min(c.hi[places[i]], limit)
	}
	c.level(path, c.bearers(path, a))
}

// limits returns the limit of each place: the amount or the percentage of the
// driver, for the days of the term that count.
func (c *calculation) limits(path string, a Adjustment, places []int) []int64 {
	limits := make([]int64, len(places))
	percent, _ := a.Percent.Millionths()
	for i, place := range places {
		if a.Driver == "" {
			limits[i] = c.pence(path, ".amount", c.of, a.Amount.pence, c.days)
			continue
		}
		// millionths of a pound × millionths of a per cent, in pence
		figure, _ := c.figure(path, ".driver", a.Driver, c.members[place]).Millionths()
		limits[i] = c.pence(path, ".percent", 1_000_000_000_000*c.of, figure, percent, c.days)
	}
	return limits
}

// collar applies a Collar.
func collar(c *calculation, path string, a Adjustment, places []int) {
	budgets, sum, charged := make([]uint64, len(c.members)), new(big.Int), new(big.Int)
	for _, place := range places {
		budget, _ := c.figure(path, ".driver", a.Driver, c.members[place]).Millionths()
		budgets[place] = uint64(budget)
		sum.Add(sum, big.NewInt(budget))
		charged.Add(charged, big.NewInt(c.charges[place]))
	}
	if sum.Sign() == 0 || charged.Sign() < 0 {
		c.failAt(path+".driver", "there is no mean burden on %s, with charges of %vp and figures of %v millionths: %w", a.Driver, charged, sum, partnership.ErrInvalid)
		return
	}
	percent, _ := a.Percent.Millionths()
	sum.Mul(sum, big.NewInt(hundredPercent))
	for _, place := range places {
		mean := new(big.Int).Mul(charged, new(big.Int).SetUint64(budgets[place]))
		least, _ := new(big.Int).QuoRem(new(big.Int).Mul(mean, big.NewInt(hundredPercent-percent)), sum, new(big.Int))
		most, beyond := new(big.Int).QuoRem(new(big.Int).Mul(mean, big.NewInt(hundredPercent+percent)), sum, new(big.Int))
		most.Add(most, big.NewInt(int64(beyond.Sign())))
		c.lo[place] = max(c.lo[place], least.Int64())
		c.hi[place] = min(c.hi[place], most.Int64())
	}
	if a.Unborne {
		clear(budgets)
	}
	c.level(path, func(place int) uint64 { return budgets[place] })
}

// phaseOut applies a PhaseOut: a cap at a percentage of the charge.
func phaseOut(c *calculation, path string, a Adjustment, places []int) {
	percent, ok := onLadder(a.Ladder, c.cost.Term.First)
	if !ok {
		c.failAt(path+".ladder", "it begins after %v: %w", c.cost.Term.First, partnership.ErrRange)
	}
	for _, place := range places {
		c.hi[place] = min(c.hi[place], c.pence(path, ".ladder", hundredPercent, max(c.charges[place], 0), percent))
	}
	c.level(path, c.bearers(path, a))
}

// fee applies a Fee.
func fee(c *calculation, path string, a Adjustment, places []int) {
	host := -1
	if a.Host != "" {
		place := slices.Index(c.members, a.Host)
		if place < 0 {
			c.failAt(path+".host", "%q is no member: %w", a.Host, partnership.ErrNotFound)
			return
		}
		host = place
	}
	if len(a.Among) == 0 && host >= 0 {
		places = slices.DeleteFunc(slices.Clone(places), func(place int) bool { return place == host })
	}
	percent, _ := a.Percent.Millionths()
	amount := c.uplift(path, places, big.NewInt(percent), big.NewInt(hundredPercent))
	if host >= 0 {
		c.charges[host] -= amount
		return
	}
	c.added += amount
}

// indexation applies an Indexation.
func indexation(c *calculation, path string, a Adjustment, places []int) {
	rises := c.rises(a.From)
	num, den := big.NewInt(1), big.NewInt(1)
	if a.Driver != "" {
		index, _ := c.figure(path, ".driver", a.Driver, "").Millionths()
		base, _ := c.figure(path, ".base", a.Base, "").Millionths()
		if base == 0 {
			c.failAt(path+".base", "the figure of %s is not above 0: %w", a.Base, partnership.ErrInvalid)
			return
		}
		num.SetInt64(index)
		den.SetInt64(base)
		rises = min(rises, 1)
	} else {
		percent, _ := a.Percent.Millionths()
		num.SetInt64(hundredPercent + percent)
		den.SetInt64(hundredPercent)
	}
	years := big.NewInt(int64(rises))
	num.Exp(num, years, nil)
	den.Exp(den, years, nil)
	c.added += c.uplift(path, places, num.Sub(num, den), den)
}

// maxRises is how many yearly rises a calculation follows.
const maxRises = 100

// rises returns how many anniversaries of from, itself included, there have been
// by the first day of the cost. More than maxRises count as maxRises.
func (c *calculation) rises(from partnership.Date) int {
	for n := range maxRises {
		if next := from.AddMonths(monthsPerYear * n); next.IsZero() || next.After(c.cost.Term.First) {
			return n
		}
	}
	return maxRises
}

// uplift adds num ÷ den of what the places pay together to their charges, in
// proportion to them, and returns how much that is.
func (c *calculation) uplift(path string, places []int, num, den *big.Int) int64 {
	c.unlimited()
	sum := new(big.Int)
	weights := make([]Weight, len(places))
	for i, place := range places {
		charge := max(c.charges[place], 0)
		value, _ := partnership.QuantityOfMillionths(charge)
		weights[i] = Weight{Org: c.members[place], Value: value}
		sum.Add(sum, big.NewInt(charge))
	}
	amount := halfUp(num.Mul(num, sum), den)
	switch {
	case !amount.IsInt64() || Pence(amount.Int64()).magnitude() > maxTotal:
		return c.tooMuch(path)
	case len(c.errs) > 0 || amount.Sign() == 0:
		return 0
	}
	charges, err := Apportion(Pence(amount.Int64()), weights)
	c.failed(path, err)
	for i, charge := range charges {
		c.charges[places[i]] += charge.Amount.pence
	}
	return amount.Int64()
}
