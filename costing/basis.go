package costing

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// BasisKind is the kind of a Basis.
type BasisKind string

// The kinds of basis.
const (
	EqualShares     BasisKind = "equal"     // everyone the same
	FixedShares     BasisKind = "fixed"     // agreed percentages
	DriverShares    BasisKind = "driver"    // in proportion to a driver
	RoundedShares   BasisKind = "rounded"   // a driver, as percentages that are rounded
	CompositeShares BasisKind = "composite" // several bases, each with a percentage
	Metered         BasisKind = "metered"   // quantity × rate
	FixedAmounts    BasisKind = "amounts"   // agreed amounts
)

// BasisKinds returns every BasisKind.
func BasisKinds() []BasisKind {
	return []BasisKind{EqualShares, FixedShares, DriverShares, RoundedShares, CompositeShares, Metered, FixedAmounts}
}

// UnmarshalText reads one of BasisKinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *BasisKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("basis", text, BasisKinds())
	return err
}

// Basis is what shares are in proportion to, or what amounts are charged. Its kind decides
// which fields it needs (n), of which it needs exactly one (1), and which it may have (m):
//
//	            shares driver minimum maximum rate rate_of bands decimals nearest dead_band in_use of amounts
//	equal
//	fixed       n
//	driver             n      m       m
//	rounded            1      m       m                          m        m       m         m      1
//	composite                                                                                      n
//	metered            n      m       m       1    1       1
//	amounts                                                                                           n
//
// A minimum and a maximum go with a driver. Metered and agreed amounts are for the term of
// the cost. If Schedule.Statements splits the term, they are charged in proportion to the
// days.
type Basis struct {
	// Kind is the kind of basis.
	Kind BasisKind `json:"kind"`
	// Shares are the agreed shares of everyone who shares; they make exactly the whole.
	Shares []partnership.Share `json:"shares,omitempty"`
	// Driver names the figures to use.
	Driver Driver `json:"driver,omitzero"`
	// Minimum names the figures of guaranteed quantities: an organisation with
	// less counts as having that much, at its own expense.
	Minimum Driver `json:"minimum,omitzero"`
	// Maximum names the figures of the most that counts: an organisation with more
	// counts as having that much.
	Maximum Driver `json:"maximum,omitzero"`
	// Rate is pounds for one unit of the driver. A rate of 1 charges figures that
	// are pounds themselves, such as everyone's own costs; one of -1 credits them, such
	// as income of its own that everyone keeps.
	Rate partnership.Quantity `json:"rate,omitzero"`
	// RateOf names the figures of the rate: one figure without an organisation, or one for each
	// organisation; the facts may not have both. It may be derived, such as a pool ÷ its units.
	RateOf Driver `json:"rate_of,omitzero"`
	// Bands are rates by quantity: the first 100 units at one rate, the rest at another.
	Bands []RateBand `json:"bands,omitempty"`
	// Decimals is how many decimals the percentages are rounded to, 0 to 4. They
	// are rounded by largest remainder, as Apportion has it, and make 100.
	Decimals int `json:"decimals,omitzero"`
	// Nearest says that each percentage is rounded by itself, half up. The percentages need not
	// make 100: what they leave over, or charge too much, is the residual.
	Nearest bool `json:"nearest,omitzero"`
	// DeadBand is how many percentage points an actual share, before rounding, may differ from
	// the share in use. The shares in use hold unless one of them differs by more than that.
	DeadBand partnership.Quantity `json:"dead_band,omitzero"`
	// InUse are the shares in use; they make exactly the whole.
	InUse []partnership.Share `json:"in_use,omitempty"`
	// Of are the parts of a composite, or of the composite whose percentages are
	// rounded. Each is a percentage of the whole, and its shares are exact: the
	// composite is rounded once, at the end. A tier is a part among some of the
	// members.
	Of []Part `json:"of,omitempty"`
	// Amounts are what everyone who shares pays, such as a management charge, or is
	// paid: an amount below £0 is a credit, such as that of the host for accommodation.
	Amounts []Portion `json:"amounts,omitempty"`
}

// fields says of each field that depends on the kind whether it is set.
func (b Basis) fields() [13]setField {
	return [13]setField{
		{"shares", len(b.Shares) > 0},
		{"driver", b.Driver != ""},
		{"minimum", b.Minimum != ""},
		{"maximum", b.Maximum != ""},
		{"rate", b.Rate.Known()},
		{"rate_of", b.RateOf != ""},
		{"bands", len(b.Bands) > 0},
		{"decimals", b.Decimals != 0},
		{"nearest", b.Nearest},
		{"dead_band", b.DeadBand.Known()},
		{"in_use", len(b.InUse) > 0},
		{"of", len(b.Of) > 0},
		{"amounts", len(b.Amounts) > 0},
	}
}

// equal reports whether the bases say the same.
func (b Basis) equal(d Basis) bool {
	return b.Kind == d.Kind && slices.Equal(b.Shares, d.Shares) && b.Driver == d.Driver && b.Minimum == d.Minimum &&
		b.Maximum == d.Maximum && b.Rate == d.Rate && b.RateOf == d.RateOf && slices.Equal(b.Bands, d.Bands) &&
		b.Decimals == d.Decimals && b.Nearest == d.Nearest && b.DeadBand == d.DeadBand && slices.Equal(b.InUse, d.InUse) &&
		slices.EqualFunc(b.Of, d.Of, Part.equal) && slices.Equal(b.Amounts, d.Amounts)
}

// A field is the JSON name of a field and whether it is set.
type setField struct {
	name string
	set  bool
}

// checkFields returns ErrRequired for each field in needs that is not set, and
// ErrInvalid for each that is set and neither in needs nor in may. Both are names
// with spaces between them; the kind and the record say whose fields they are.
func checkFields(kind, record, needs, may string, fields []setField) error {
	var errs []error
	for _, f := range fields {
		needed := hasWord(needs, f.name)
		switch {
		case needed && !f.set:
			errs = append(errs, field.At(f.name, fmt.Errorf("%s needs it: %w", kindText(kind, record), field.ErrRequired)))
		case f.set && !needed && !hasWord(may, f.name):
			errs = append(errs, field.At(f.name, fmt.Errorf("not used by %s: %w", kindText(kind, record), field.ErrInvalid)))
		}
	}
	return joined(errs...)
}

// kindText says which kind of record it is: an "equal" basis; without a kind the record
// says so itself.
func kindText(kind, record string) string {
	if kind == "" {
		return record
	}
	article := "a"
	if strings.ContainsRune("aeiou", rune(kind[0])) {
		article = "an"
	}
	return fmt.Sprintf("%s %q %s", article, kind, record)
}

// hasWord reports whether word is one of words, which have spaces between them.
func hasWord(words, word string) bool {
	for words != "" {
		var first string
		if first, words, _ = strings.Cut(words, " "); first == word {
			return true
		}
	}
	return false
}

// A basisRule is all there is to know about a kind of basis.
type basisRule struct {
	needs, may string // its fields
	charges    bool   // whether it charges amounts and does not divide a portion
	check      func(b Basis) error
	what       func(b Basis, term timed) string
	unit       func(b Basis) string
	weigh      func(c *calculation, path string, b Basis, places []int) weighing
}

// A weighing is in proportion to what the places share, or what they are charged.
type weighing struct {
	weights []Weight               // of each place; what a metered place is charged for
	shares  []*big.Int             // the exact share of each as parts of a whole, if it is not in proportion to the weights
	whole   *big.Int               //
	parts   *big.Int               // of exact figures of a driver, the parts of a unit that the shares count
	short   bool                   // whether the shares need not make the whole
	amounts []*big.Int             // or what each is charged in the whole term, as so many
	unit    *big.Int               // parts of a penny
	tooMuch string                 // the field that makes the amounts too much, if one is
	actual  []partnership.Quantity // the percentages before they were rounded
	exactly []string               // what is shown of each, if 6 decimals do not write it
	remark  string
}

// charges reports whether a basis of the kind charges amounts and does not divide a
// portion.
func (k BasisKind) charges() bool {
	rule, _ := k.rule()
	return rule.charges
}

// check returns the error of an unknown kind.
func (k BasisKind) check() error {
	if _, ok := k.rule(); ok {
		return nil
	}
	_, err := field.OneOf("basis", string(k), BasisKinds())
	return err
}

// rule returns the rule of the kind; ok is false for an unknown kind. This is the one
// place to add a kind, besides its constant, its Title and BasisKinds.
func (k BasisKind) rule() (rule basisRule, ok bool) {
	none := func(Basis) error { return nil }
	percent := func(Basis) string { return "%" }
	driver := func(b Basis) string { return string(b.Driver) }
	text := func(text string) func(Basis, timed) string {
		return func(Basis, timed) string { return text }
	}
	nothing := func(Basis) string { return "" }
	switch k {
	case EqualShares:
		return basisRule{check: none, what: text("equally"), unit: nothing, weigh: equalWeights}, true
	case FixedShares:
		return basisRule{needs: "shares", check: none, what: text("by agreed shares"), unit: percent, weigh: fixedWeights}, true
	case DriverShares:
		return basisRule{
			needs: "driver", may: "minimum maximum",
			check: none,
			what:  func(b Basis, _ timed) string { return "by " + b.measured() },
			unit:  driver,
			weigh: driverWeights,
		}, true
	case RoundedShares:
		return basisRule{
			may:   "driver minimum maximum decimals nearest dead_band in_use of",
			check: Basis.checkRounded,
			what:  roundedText,
			unit:  percent,
			weigh: roundedWeights,
		}, true
	case CompositeShares:
		return basisRule{needs: "of", check: none, what: compositeText, unit: percent, weigh: compositeShares}, true
	case Metered:
		return basisRule{
			needs: "driver", may: "minimum maximum rate rate_of bands", charges: true,
			check: Basis.checkMetered,
			what:  meteredText,
			unit:  driver,
			weigh: meteredAmounts,
		}, true
	case FixedAmounts:
		return basisRule{needs: "amounts", charges: true, check: none, what: amountsText, unit: nothing, weigh: fixedAmounts}, true
	}
	return basisRule{}, false
}

// measured names the driver, and the guaranteed minimum and the maximum if there are any.
func (b Basis) measured() string {
	text := quotedDriver(b.Driver)
	if b.Minimum != "" {
		text += ", at least " + quotedDriver(b.Minimum)
	}
	if b.Maximum != "" {
		text += ", at most " + quotedDriver(b.Maximum)
	}
	return text
}

// meteredText says what is charged at which rate.
func meteredText(b Basis, _ timed) string {
	switch {
	case len(b.Bands) > 0:
		return b.measured() + ": " + bandsText(b.Bands)
	case b.RateOf != "":
		return b.measured() + " at " + quotedDriver(b.RateOf) + ", in pounds"
	}
	return b.measured() + " at " + poundsText(b.Rate)
}

// poundsText writes a number of pounds with two decimals, or more if it has more.
func poundsText(rate partnership.Quantity) string {
	sign := ""
	if rate.Sign() < 0 {
		sign = "−"
	}
	whole, fraction, _ := strings.Cut(report.Grouped(rate.Abs().String()), ".")
	return sign + "£" + whole + "." + fraction + strings.Repeat("0", max(0, 2-len(fraction)))
}

// roundedText says what is rounded, and to how many decimals.
func roundedText(b Basis, term timed) string {
	text := "by rounded percentages of "
	switch {
	case b.Decimals == 1:
		text = "by percentages, to 1 decimal, of "
	case b.Decimals > 1:
		text = fmt.Sprintf("by percentages, to %d decimals, of ", b.Decimals)
	}
	if b.Nearest {
		text = strings.Replace(text, "percentages", "percentages, each to the nearest", 1)
		text = strings.Replace(text, "rounded percentages, each to the nearest of", "percentages, each to the nearest whole one, of", 1)
	}
	if len(b.Of) > 0 {
		return text + compositeText(b, term)
	}
	return text + b.measured()
}

// compositeText lists the parts of a composite, in brackets.
func compositeText(b Basis, term timed) string {
	texts := make([]string, len(b.Of))
	for i, p := range b.Of {
		texts[i] = p.text(len(b.Of), term)
		if len(p.Basis.Shares) > 0 {
			texts[i] += " of " + sharesText(p.Basis.Shares)
		}
		if len(p.Among) > 0 {
			texts[i] += " among " + orgsText(p.Among)
		}
	}
	return "(" + strings.Join(texts, " and ") + ")"
}

// amountsText says what everyone pays.
func amountsText(b Basis, _ timed) string {
	texts, same := make([]string, len(b.Amounts)), len(b.Amounts) > 1
	for i, c := range b.Amounts {
		texts[i] = quotedOrg(c.Org) + " " + c.Amount.Sterling()
		same = same && c.Amount == b.Amounts[0].Amount
	}
	if same {
		return b.Amounts[0].Amount.Sterling() + " each"
	}
	return strings.Join(texts, ", ")
}

// sharesText lists shares.
func sharesText(shares []partnership.Share) string {
	texts := make([]string, len(shares))
	for i, s := range shares {
		texts[i] = quotedOrg(s.Org) + " " + s.Fraction.String()
	}
	return strings.Join(texts, ", ")
}

// orgsText lists organisations.
func orgsText(orgs []partnership.OrgID) string {
	texts := make([]string, len(orgs))
	for i, org := range orgs {
		texts[i] = quotedOrg(org)
	}
	return strings.Join(texts, ", ")
}

// text says which portion the part is of so many parts in a term, and on which basis.
func (p Part) text(parts int, term timed) string {
	switch {
	case !p.Most.Known():
		return p.sizeText(parts, term)
	case p.tier():
		p.Amount, p.Most = p.Most, Money{}
		return "up to " + p.sizeText(parts, term)
	}
	return p.sizeText(parts, term) + ", in all at most " + p.Most.Sterling()
}

// sizeText is text for a part without a most.
func (p Part) sizeText(parts int, term timed) string {
	rule, _ := p.Basis.Kind.rule()
	what, head, whole := rule.what(p.Basis, term), "", "all "
	if p.Head != "" {
		head = "of " + quotedHead(p.Head) + " "
	}
	if parts > 1 {
		whole = "the rest "
	}
	switch {
	case len(p.Ladder) > 0:
		return rungText(p.Ladder, term) + " " + head + rule.of() + what
	case p.Share.Known():
		return p.Share.String() + " " + head + rule.of() + what
	case rule.charges && p.Head != "":
		return what + ", " + strings.TrimSpace(head)
	case rule.charges:
		return what
	case p.Amount.Known():
		return p.Amount.Sterling() + " " + head + what
	case p.Size != "":
		return whole + head + "in proportion to " + quotedDriver(p.Size) + ", " + what
	}
	return whole + head + what
}

// of is the word between a percentage and what a basis of the rule charges.
func (r basisRule) of() string {
	if r.charges {
		return "of "
	}
	return ""
}

// Validate returns what is wrong with the basis:
//
//   - ErrRequired for a kind, a field that the kind needs, an agreed amount or a share
//     that is missing; a dead-band without shares in use, or the reverse;
//   - ErrInvalid for an unknown kind, a field that the kind has no use for, a malformed id
//     and bands that leave a gap;
//   - ErrDuplicate for an organisation that is listed before;
//   - ErrSum for shares or parts that do not make the whole;
//   - ErrRange for decimals or a dead-band outside their range, an amount beyond
//     ±£10,000,000,000,000, and bases nested more than ten levels deep;
//   - ErrOrder for bands out of order.
func (b Basis) Validate() error { return b.validate(1) }

// validate is Validate for a basis that is so many levels deep.
func (b Basis) validate(depth int) error {
	return joined(
		field.At("kind", b.Kind.check()),
		b.checkKind(),
		checkShares("shares", b.Shares),
		checkDriver("driver", b.Driver),
		checkDriver("minimum", b.Minimum),
		checkDriver("maximum", b.Maximum),
		checkDriver("rate_of", b.RateOf),
		checkBands(b.Bands),
		field.At("decimals", b.checkDecimals()),
		field.At("nearest", b.checkNearest(depth)),
		b.checkDeadBand(),
		checkShares("in_use", b.InUse),
		b.checkOf(depth),
		b.checkAmounts(),
	)
}

// checkKind returns what is wrong with the fields for the kind, if that is known.
func (b Basis) checkKind() error {
	rule, ok := b.Kind.rule()
	if !ok {
		return nil
	}
	fields := b.fields()
	return joined(checkFields(string(b.Kind), "basis", rule.needs, rule.may, fields[:]), rule.check(b))
}

// checkMetered returns what is wrong with a rate, the figures of one, or bands: just one of
// them has to be there.
func (b Basis) checkMetered() error {
	switch {
	case b.Rate.Known() && b.RateOf != "":
		return field.At("rate_of", fmt.Errorf("not used beside a rate: %w", field.ErrInvalid))
	case len(b.Bands) > 0 && (b.Rate.Known() || b.RateOf != ""):
		return field.At("bands", fmt.Errorf("not used beside a rate: %w", field.ErrInvalid))
	case !b.Rate.Known() && b.RateOf == "" && len(b.Bands) == 0:
		return field.At("rate", fmt.Errorf("%s needs it, or rate_of, or bands: %w", kindText(string(b.Kind), "basis"), field.ErrRequired))
	}
	return nil
}

// checkNearest returns ErrInvalid for percentages that need not make 100 inside others that
// must, and for shares in use beside them.
func (b Basis) checkNearest(depth int) error {
	switch {
	case b.Nearest && depth > 1:
		return fmt.Errorf("only the percentages of a part of a scheme need not make 100: %w", field.ErrInvalid)
	case b.Nearest && b.DeadBand.Known():
		return fmt.Errorf("not used beside a dead-band: %w", field.ErrInvalid)
	}
	return nil
}

// checkDecimals returns ErrRange for fewer or more decimals than there can be.
func (b Basis) checkDecimals() error {
	if b.Decimals < 0 || b.Decimals > maxDecimals {
		return fmt.Errorf("%d is not from 0 to %d: %w", b.Decimals, maxDecimals, field.ErrRange)
	}
	return nil
}

// checkRounded returns what is wrong with what is rounded: a driver or parts, just
// one of them, and a minimum only with a driver.
func (b Basis) checkRounded() error {
	switch {
	case b.Driver == "" && len(b.Of) == 0:
		return field.At("driver", fmt.Errorf("rounded percentages need it, or parts: %w", field.ErrRequired))
	case b.Driver != "" && len(b.Of) > 0:
		return field.At("of", fmt.Errorf("not used beside a driver: %w", field.ErrInvalid))
	case b.Driver == "" && b.Minimum != "":
		return field.At("minimum", fmt.Errorf("not used by percentages of parts: %w", field.ErrInvalid))
	case b.Driver == "" && b.Maximum != "":
		return field.At("maximum", fmt.Errorf("not used by percentages of parts: %w", field.ErrInvalid))
	}
	return nil
}

// checkAmounts returns what is wrong with the agreed amounts.
func (b Basis) checkAmounts() error {
	beyond := field.Each("amounts", b.Amounts, func(c Portion) error {
		if !c.Amount.Known() || c.Amount.magnitude() <= maxTotal {
			return nil
		}
		return field.At("amount", fmt.Errorf("%v is beyond %v: %w", c.Amount, Pence(maxTotal), field.ErrRange))
	})
	return joined(CheckCharges("amounts", b.Amounts), beyond)
}

// checkOf returns what is wrong with the parts of a composite, if there are any.
func (b Basis) checkOf(depth int) error {
	switch {
	case len(b.Of) == 0:
		return nil
	case depth >= maxDepth:
		return field.At("of", fmt.Errorf("bases are nested more than %d levels deep: %w", maxDepth, field.ErrRange))
	}
	return checkParts("of", b.Of, depth)
}

// maxDecimals is how many decimals rounded percentages may have.
const maxDecimals = 4

// checkDeadBand returns what is wrong with the dead-band.
func (b Basis) checkDeadBand() error {
	switch {
	case b.DeadBand.Known() && len(b.InUse) == 0:
		return field.At("in_use", fmt.Errorf("a dead-band needs shares in use: %w", field.ErrRequired))
	case !b.DeadBand.Known() && len(b.InUse) > 0:
		return field.At("dead_band", fmt.Errorf("shares in use need a dead-band: %w", field.ErrRequired))
	case !b.DeadBand.Known():
		return nil
	}
	return field.At("dead_band", checkPercentage(b.DeadBand, hundredPercent))
}

// checkDriver returns the error of a driver that is set, at path.
func checkDriver(path string, driver Driver) error {
	if driver == "" {
		return nil
	}
	return field.At(path, driver.Validate())
}

// checkShares returns what is wrong with shares at path, if there are any.
func checkShares(path string, shares []partnership.Share) error {
	if len(shares) == 0 {
		return nil
	}
	return partnership.CheckShares(path, shares)
}

// equalWeights gives everyone the same.
func equalWeights(c *calculation, _ string, _ Basis, places []int) weighing {
	one, _ := partnership.NewQuantity(1)
	weights := make([]Weight, len(places))
	for i, place := range places {
		weights[i] = Weight{Org: c.members[place], Value: one}
	}
	return weighing{weights: weights}
}

// fixedWeights gives everyone the agreed share.
func fixedWeights(c *calculation, path string, b Basis, places []int) weighing {
	return c.agreed(path+".shares", b.Shares, places)
}

// agreed returns the agreed share of each place. It fails for a place without one, and
// for a share of anybody else.
func (c *calculation) agreed(path string, shares []partnership.Share, places []int) weighing {
	parts, whole, _ := partnership.Parts(shares)
	w := weighing{shares: make([]*big.Int, len(places)), whole: big.NewInt(whole)}
	for i, share := range shares {
		k, ok := c.sharer(places, share.Org)
		if !ok {
			c.failAt(fmt.Sprintf("%s[%d].org", path, i), "%q has a share and is not a member that shares: %w", share.Org, field.ErrNotFound)
			continue
		}
		w.shares[k] = big.NewInt(parts[i])
	}
	for i, place := range places {
		if w.shares[i] == nil {
			c.failAt(path, "%q has no share: %w", c.members[place], field.ErrRequired)
		}
	}
	return w
}

// sharer returns where the place of an organisation is among places, which are in
// order; ok is false if it is not there.
func (c *calculation) sharer(places []int, org partnership.OrgID) (at int, ok bool) {
	place, ok := c.placeOf(org)
	if !ok {
		return 0, false
	}
	return slices.BinarySearch(places, place)
}

// driverWeights gives everyone the figure of the driver.
func driverWeights(c *calculation, path string, b Basis, places []int) weighing {
	before, sum := len(c.errs), uint64(1)
	w := c.measured(path, b, places)
	if w.shares != nil {
		sum = uint64(w.whole.Sign())
	} else if n, ok := sumOf(w.weights); ok {
		sum = n
	}
	if sum == 0 && len(c.errs) == before && !c.failedOn(b.Driver, b.Minimum, b.Maximum) {
		c.failAt(path+".driver", "the figures of %s are all 0, so that nobody has a share: %w", b.Driver, field.ErrInvalid)
	}
	return w
}

// measured returns the figure of the driver for each place, or the guaranteed minimum if
// that is more, or the maximum if it is less. It has exact shares if one of them is derived.
func (c *calculation) measured(path string, b Basis, places []int) weighing {
	if c.derivedBy(b.Driver) != nil || c.derivedBy(b.Minimum) != nil || c.derivedBy(b.Maximum) != nil {
		return c.exactlyMeasured(path, b, places)
	}
	weights := make([]Weight, len(places))
	for i, place := range places {
		before := len(c.errs)
		value := c.figure(path, ".driver", b.Driver, c.members[place])
		var least partnership.Quantity
		if b.Minimum != "" {
			if least = c.figure(path, ".minimum", b.Minimum, c.members[place]); least.Compare(value) > 0 {
				value = least
			}
		}
		if b.Maximum != "" {
			most := c.figure(path, ".maximum", b.Maximum, c.members[place])
			if most.Compare(value) < 0 {
				value = most
			}
			c.checkMost(path, place, len(c.errs) == before && most.Compare(least) < 0)
		}
		weights[i] = Weight{Org: c.members[place], Value: value}
	}
	return weighing{weights: weights}
}

// exactlyMeasured is measured for drivers of which one is derived.
func (c *calculation) exactlyMeasured(path string, b Basis, places []int) weighing {
	w, values := weighing{weights: make([]Weight, len(places)), whole: new(big.Int)}, make([]*big.Rat, len(places))
	for i, place := range places {
		before := len(c.errs)
		value, least := c.value(path, ".driver", b.Driver, place), new(big.Rat)
		if b.Minimum != "" {
			if least = c.value(path, ".minimum", b.Minimum, place); least.Cmp(value) > 0 {
				value = least
			}
		}
		if b.Maximum != "" {
			most := c.value(path, ".maximum", b.Maximum, place)
			if most.Cmp(value) < 0 {
				value = most
			}
			c.checkMost(path, place, len(c.errs) == before && most.Cmp(least) < 0 && !c.failedOn(b.Maximum))
		}
		values[i], w.weights[i].Org = value, c.members[place]
		w.weights[i].Value, _ = quantityOf(value)
		w.exactly = append(w.exactly, exactText(value, value))
	}
	w.shares, w.parts = overOne(values)
	for _, share := range w.shares {
		w.whole.Add(w.whole, share)
	}
	return w
}

// checkMost fails for a maximum below the minimum.
func (c *calculation) checkMost(path string, place int, below bool) {
	if below {
		c.failAt(path+".maximum", "for %s it is less than the minimum: %w", c.members[place], field.ErrInvalid)
	}
}

// roundedWeights gives everyone a percentage of the driver or the parts, rounded,
// or the share in use if all of those are within the dead-band.
func roundedWeights(c *calculation, path string, b Basis, places []int) weighing {
	weigh := driverWeights
	if len(b.Of) > 0 {
		weigh = compositeShares
	}
	actual := weigh(c, path, b, places).exact()
	var inUse weighing
	if b.DeadBand.Known() {
		inUse = c.agreed(path+".in_use", b.InUse, places)
	}
	if len(c.errs) > 0 {
		return weighing{}
	}
	w := weighing{actual: make([]partnership.Quantity, len(places)), remark: actual.remark}
	for i, share := range actual.shares {
		w.actual[i] = percentage(share, actual.whole)
	}
	w.exactly = actual.percentsExactly()
	if b.DeadBand.Known() && !beyond(b.DeadBand, actual, inUse) {
		w.shares, w.whole, w.remark = inUse.shares, inUse.whole, w.remark+"; the shares in use, "+sharesText(b.InUse)+", are kept, within "+b.DeadBand.String()+" points"
		return w
	}
	if b.DeadBand.Known() {
		w.remark += "; the shares in use, " + sharesText(b.InUse) + ", are beyond " + b.DeadBand.String() + " points and are not kept"
	}
	steps := int64(100) // of the percentages, in 100 %
	for range b.Decimals {
		steps *= 10
	}
	w.whole = big.NewInt(steps)
	if !b.Nearest {
		w.shares = bigs(c.settled(1, steps, ofEach(steps, actual.shares), actual.whole, places))
		return w
	}
	w.short, w.shares = true, ofEach(steps, actual.shares)
	for i, share := range w.shares {
		w.shares[i] = halfUp(share, actual.whole)
	}
	return w
}

// beyond reports whether an actual share is more than the dead-band away from the
// share in use.
func beyond(deadBand partnership.Quantity, actual, inUse weighing) bool {
	band, _ := deadBand.Millionths()
	limit := new(big.Int).Mul(actual.whole, inUse.whole)
	limit.Mul(limit, big.NewInt(band))
	for i, share := range actual.shares {
		off, used := new(big.Int).Mul(share, inUse.whole), new(big.Int).Mul(inUse.shares[i], actual.whole)
		off.Sub(off, used)
		if off.Mul(off, big.NewInt(hundredPercent)).CmpAbs(limit) > 0 {
			return true
		}
	}
	return false
}

// meteredAmounts charges everyone the quantity × the rate.
func meteredAmounts(c *calculation, path string, b Basis, places []int) weighing {
	w := c.measured(path, b, places)
	c.checkCommon(path, ".rate_of", b.RateOf)
	pounds := make([]*big.Rat, len(places))
	for i, place := range places {
		quantity := ratOf(w.weights[i].Value)
		if w.shares != nil {
			quantity.SetFrac(w.shares[i], w.parts)
		}
		pounds[i] = c.metered(path, b, quantity, place)
	}
	w.shares, w.whole = nil, nil
	w.amounts, w.unit = overOne(pounds)
	for _, amount := range w.amounts {
		amount.Mul(amount, big.NewInt(pencePerPound))
	}
	w.tooMuch = ".basis." + b.rateField()
	return w
}

// metered returns what a quantity comes to for a place, in pounds.
func (c *calculation) metered(path string, b Basis, quantity *big.Rat, place int) *big.Rat {
	switch {
	case len(b.Bands) > 0:
		return bandedAmount(b.Bands, quantity)
	case b.RateOf == "":
		return quantity.Mul(quantity, ratOf(b.Rate))
	case c.common(b.RateOf) && c.derivedBy(b.RateOf) == nil:
		return quantity.Mul(quantity, ratOf(c.figure(path, ".rate_of", b.RateOf, "")))
	}
	return quantity.Mul(quantity, c.value(path, ".rate_of", b.RateOf, place))
}

// rateField is the field of a metered basis that says the rate.
func (b Basis) rateField() string {
	switch {
	case len(b.Bands) > 0:
		return "bands"
	case b.RateOf != "":
		return "rate_of"
	}
	return "rate"
}

// fixedAmounts charges everyone the agreed amount. It fails for a place without one,
// and an amount of another.
func fixedAmounts(c *calculation, path string, b Basis, places []int) weighing {
	path += ".amounts"
	w := weighing{amounts: make([]*big.Int, len(places)), unit: big.NewInt(1), tooMuch: ".basis.amounts"}
	for i, charge := range b.Amounts {
		k, ok := c.sharer(places, charge.Org)
		if !ok {
			c.failAt(fmt.Sprintf("%s[%d].org", path, i), "%q has an amount and is not a member that shares: %w", charge.Org, field.ErrNotFound)
			continue
		}
		w.amounts[k] = big.NewInt(charge.Amount.pence())
	}
	for i, place := range places {
		if w.amounts[i] == nil {
			c.failAt(path, "%q has no amount: %w", c.members[place], field.ErrRequired)
		}
	}
	return w
}

// compositeShares adds up the shares of its parts, each times its percentage.
//
// With the shares of part k being v/V of that part, and its part of the whole w, they are
// the sum over k of w × v × (the product of the other V), of the whole × the product
// of all V.
func compositeShares(c *calculation, path string, b Basis, places []int) weighing {
	total := make([]*big.Int, len(c.members))
	for i := range total {
		total[i] = new(big.Int)
	}
	whole, shared, remark := big.NewInt(1), make([]bool, len(c.members)), ""
	quotas := c.quotas(path+".of", b.Of, groupsOf(b.Of), places)
	for k, p := range b.Of {
		at := fmt.Sprintf("%s.of[%d]", path, k)
		inner := c.among(at, p.Among, places)
		for _, place := range inner {
			shared[place] = true
		}
		rule, _ := p.Basis.Kind.rule()
		part := rule.weigh(c, at+".basis", p.Basis, inner).exact()
		if len(c.errs) > 0 {
			continue
		}
		remark += quotas.all[k].size + part.remark
		for i := range total {
			total[i].Mul(total[i], part.whole)
		}
		weight := new(big.Int).Mul(whole, quotas.all[k].part)
		for i, place := range inner {
			total[place].Add(total[place], new(big.Int).Mul(weight, part.shares[i]))
		}
		whole.Mul(whole, part.whole)
	}
	shares := make([]*big.Int, len(places))
	for i, place := range places {
		shares[i] = total[place]
		if !shared[place] {
			c.failAt(path+".of", "no part gives %q a share: %w", c.members[place], field.ErrRequired)
		}
	}
	return weighing{shares: shares, whole: whole.Mul(whole, quotas.whole), remark: remark}
}

// percentsExactly returns the share of each whose percentage 6 decimals do not write.
func (w weighing) percentsExactly() []string {
	texts, hundred := make([]string, len(w.shares)), big.NewRat(100, 1)
	for i, n := range w.shares {
		share := new(big.Rat).SetFrac(n, w.whole)
		texts[i] = exactText(new(big.Rat).Mul(share, hundred), share)
	}
	return texts
}

// exact returns the weighing with the weights as exact shares.
func (w weighing) exact() weighing {
	if w.shares != nil {
		return w
	}
	return w.exactIn(zeros(len(w.weights)))
}

// exactIn returns the weighing with the weights as exact shares in given numbers: the least
// whole numbers in proportion to them.
func (w weighing) exactIn(shares []*big.Int) weighing {
	divisor := uint64(0)
	for i := range w.weights {
		divisor = greatestDivisor(divisor, w.weights[i].millionths())
	}
	sum := new(big.Int)
	for i := range w.weights {
		shares[i].SetUint64(w.weights[i].millionths() / max(divisor, 1))
		sum.Add(sum, shares[i])
	}
	return weighing{shares: shares, whole: sum, remark: w.remark}
}

// greatestDivisor returns the greatest number that divides a and b; of 0 and another, the
// other.
func greatestDivisor(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
