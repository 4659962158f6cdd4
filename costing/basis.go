package costing

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
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
)

// BasisKinds returns every BasisKind.
func BasisKinds() []BasisKind {
	return []BasisKind{EqualShares, FixedShares, DriverShares, RoundedShares, CompositeShares, Metered}
}

// UnmarshalText reads one of BasisKinds; the error wraps ErrInvalid.
func (k *BasisKind) UnmarshalText(text []byte) (err error) {
	*k, err = partnership.OneOf("basis", string(text), BasisKinds())
	return err
}

// Basis is what shares are in proportion to. Its kind says which fields it needs
// (n) or may have (m):
//
//	            shares driver minimum rate decimals dead_band in_use of
//	equal
//	fixed       n
//	driver             n      m
//	rounded            n      m            m        m         m
//	composite                                                        n
//	metered            n      m       n
type Basis struct {
	// Kind is the kind of basis.
	Kind BasisKind `json:"kind"`
	// Shares are the percentages of everyone who shares; they make exactly 100.
	Shares []Weight `json:"shares,omitempty"`
	// Driver names the figures to use.
	Driver Driver `json:"driver,omitzero"`
	// Minimum names the figures of guaranteed quantities: an organisation with
	// less counts as having that much, at its own expense.
	Minimum Driver `json:"minimum,omitzero"`
	// Rate is pounds for one unit of the driver. A rate of 1 charges figures that
	// are pounds themselves, such as everyone's own costs.
	Rate partnership.Quantity `json:"rate,omitzero"`
	// Decimals is how many decimals the percentages are rounded to, 0 to 4. They
	// are rounded by largest remainder, as Apportion has it, and make 100.
	Decimals int `json:"decimals,omitzero"`
	// DeadBand is how many percentage points an actual share, not rounded, may be
	// away from the share in use. The shares in use hold unless one is more than
	// that away.
	DeadBand partnership.Quantity `json:"dead_band,omitzero"`
	// InUse are the percentages in use; they make exactly 100.
	InUse []Weight `json:"in_use,omitempty"`
	// Of are the parts of a composite. Each is a percentage of the whole, and its
	// shares are exact: the composite is rounded to the penny once, at the end. A
	// tier is a part among some of the members.
	Of []Part `json:"of,omitempty"`
}

// fields says of each field that depends on the kind whether it is set.
func (b Basis) fields() []field {
	return []field{
		{"shares", len(b.Shares) > 0},
		{"driver", b.Driver != ""},
		{"minimum", b.Minimum != ""},
		{"rate", b.Rate.Known()},
		{"decimals", b.Decimals != 0},
		{"dead_band", b.DeadBand.Known()},
		{"in_use", len(b.InUse) > 0},
		{"of", len(b.Of) > 0},
	}
}

// A field is the JSON name of a field and whether it is set.
type field struct {
	name string
	set  bool
}

// checkFields returns ErrRequired for each field in needs that is not set, and
// ErrInvalid for each that is set and neither in needs nor in may. Both are names
// with spaces between them; what and kind name the record.
func checkFields(what, kind, needs, may string, fields []field) error {
	var errs []error
	for _, f := range fields {
		needed := hasWord(needs, f.name)
		switch {
		case needed && !f.set:
			errs = append(errs, partnership.At(f.name, fmt.Errorf("%s%s needs it: %w", what, kind, partnership.ErrRequired)))
		case f.set && !needed && !hasWord(may, f.name):
			errs = append(errs, partnership.At(f.name, fmt.Errorf("%s%s has none: %w", what, kind, partnership.ErrInvalid)))
		}
	}
	return errors.Join(errs...)
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

// A basisRule is all there is to know about a kind of basis. Just one of weights,
// shares and amounts is set.
type basisRule struct {
	needs, may string // its fields
	what       func(b Basis) string
	unit       func(b Basis) string
	// weights returns the weight of each place, and remarks on them.
	weights func(c *calculation, path string, b Basis, places []int) (weights []Weight, remark string)
	// shares returns the exact share of each place as a fraction of sum.
	shares func(c *calculation, path string, b Basis, places []int) (shares []*big.Int, sum *big.Int)
	// amounts returns the pence of each place and the quantities charged.
	amounts func(c *calculation, path string, b Basis, places []int) (pence []int64, quantities []Weight)
}

// rule returns the rule of the kind, and ok false for a kind that is none. This is
// the one place to add a kind, besides its constant and BasisKinds.
func (k BasisKind) rule() (rule basisRule, ok bool) {
	percent := func(Basis) string { return "%" }
	driver := func(b Basis) string { return string(b.Driver) }
	switch k {
	case EqualShares:
		return basisRule{
			what:    func(Basis) string { return "equally" },
			unit:    func(Basis) string { return "" },
			weights: equalWeights,
		}, true
	case FixedShares:
		return basisRule{
			needs:   "shares",
			what:    func(Basis) string { return "by agreed percentages" },
			unit:    percent,
			weights: fixedWeights,
		}, true
	case DriverShares:
		return basisRule{
			needs: "driver", may: "minimum",
			what:    func(b Basis) string { return "by " + b.measured() },
			unit:    driver,
			weights: driverWeights,
		}, true
	case RoundedShares:
		return basisRule{
			needs: "driver", may: "minimum decimals dead_band in_use",
			what:    func(b Basis) string { return "by rounded percentages of " + b.measured() },
			unit:    percent,
			weights: roundedWeights,
		}, true
	case CompositeShares:
		return basisRule{
			needs:  "of",
			what:   compositeText,
			unit:   percent,
			shares: compositeShares,
		}, true
	case Metered:
		return basisRule{
			needs: "driver rate", may: "minimum",
			what:    func(b Basis) string { return b.measured() + " at £" + poundsText(b.Rate) },
			unit:    driver,
			amounts: meteredAmounts,
		}, true
	}
	return basisRule{}, false
}

// measured names the driver, and the guaranteed minimum if there is one.
func (b Basis) measured() string {
	if b.Minimum == "" {
		return string(b.Driver)
	}
	return string(b.Driver) + ", at least " + string(b.Minimum)
}

// poundsText writes a number of pounds with two decimals, or more if it has more.
func poundsText(rate partnership.Quantity) string {
	whole, fraction, _ := strings.Cut(rate.String(), ".")
	return whole + "." + fraction + strings.Repeat("0", max(0, 2-len(fraction)))
}

// compositeText lists the parts of a composite, in brackets.
func compositeText(b Basis) string {
	texts := make([]string, len(b.Of))
	for i, p := range b.Of {
		rule, _ := p.Basis.Kind.rule()
		texts[i] = p.portionText(len(b.Of)) + " " + rule.what(p.Basis)
	}
	return "(" + strings.Join(texts, " and ") + ")"
}

// portionText says which portion the part is of so many parts.
func (p Part) portionText(parts int) string {
	switch {
	case len(p.Ladder) > 0:
		return "a percentage by date"
	case p.Percent.Known():
		return p.Percent.String() + " %"
	case parts == 1:
		return "all"
	}
	return "the rest"
}

// Validate returns what is wrong with the basis: a kind that is missing
// (ErrRequired) or none (ErrInvalid), a field that the kind needs (ErrRequired) or
// has no use for (ErrInvalid), percentages that do not make 100 (ErrSum), decimals,
// a rate or a dead-band outside its range (ErrRange), a dead-band without shares in
// use or the reverse (ErrRequired), and what is wrong with the parts of a
// composite.
func (b Basis) Validate() error {
	rule, ok := b.Kind.rule()
	if !ok {
		_, err := partnership.OneOf("basis", string(b.Kind), BasisKinds())
		return partnership.At("kind", err)
	}
	return errors.Join(
		checkFields("a basis of kind ", string(b.Kind), rule.needs, rule.may, b.fields()),
		checkPercentages("shares", b.Shares),
		checkDriver("driver", b.Driver),
		checkDriver("minimum", b.Minimum),
		partnership.At("rate", b.checkRate()),
		partnership.At("decimals", b.checkDecimals()),
		b.checkDeadBand(),
		checkPercentages("in_use", b.InUse),
		b.checkOf(),
	)
}

// checkRate returns the error of a rate that is known.
func (b Basis) checkRate() error {
	if !b.Rate.Known() {
		return nil
	}
	return checkValue(b.Rate)
}

// checkDecimals returns ErrRange for fewer or more decimals than there can be.
func (b Basis) checkDecimals() error {
	if b.Decimals < 0 || b.Decimals > maxDecimals {
		return fmt.Errorf("%d is not from 0 to %d: %w", b.Decimals, maxDecimals, partnership.ErrRange)
	}
	return nil
}

// checkOf returns what is wrong with the parts of a composite, if there are any.
func (b Basis) checkOf() error {
	if len(b.Of) == 0 {
		return nil
	}
	return checkParts("of", b.Of, false)
}

// maxDecimals is how many decimals rounded percentages may have.
const maxDecimals = 4

// checkDeadBand returns what is wrong with the dead-band.
func (b Basis) checkDeadBand() error {
	switch {
	case b.DeadBand.Known() && len(b.InUse) == 0:
		return partnership.At("in_use", fmt.Errorf("a dead-band needs shares in use: %w", partnership.ErrRequired))
	case !b.DeadBand.Known() && len(b.InUse) > 0:
		return partnership.At("dead_band", fmt.Errorf("shares in use need a dead-band: %w", partnership.ErrRequired))
	case !b.DeadBand.Known():
		return nil
	}
	return partnership.At("dead_band", checkPercentage(b.DeadBand, hundredPercent))
}

// checkDriver returns the error of a driver that is set, at path.
func checkDriver(path string, driver Driver) error {
	if driver == "" {
		return nil
	}
	return partnership.At(path, driver.Validate())
}

// checkPercentages returns what is wrong with percentages that make 100, if there
// are any.
func checkPercentages(path string, shares []Weight) error {
	if len(shares) == 0 {
		return nil
	}
	var sum int64
	seen, usable := make(map[partnership.OrgID]bool, len(shares)), true
	err := partnership.Each(path, shares, func(w Weight) error {
		n, _ := w.Value.Millionths()
		sum = min(sum+n, maxWeight)
		err := w.Validate()
		if seen[w.Org] && w.Org != "" {
			err = errors.Join(partnership.At("org", fmt.Errorf("%q has a share already: %w", w.Org, partnership.ErrDuplicate)), err)
		}
		seen[w.Org] = true
		usable = usable && checkValue(w.Value) == nil
		return err
	})
	if usable && sum != hundredPercent {
		err = errors.Join(err, partnership.At(path, fmt.Errorf("the shares make %s %%, not 100 %%: %w", percentText(sum), partnership.ErrSum)))
	}
	return err
}

// equalWeights gives everyone the same.
func equalWeights(c *calculation, _ string, _ Basis, places []int) ([]Weight, string) {
	one, _ := partnership.NewQuantity(1)
	weights := make([]Weight, len(places))
	for i, place := range places {
		weights[i] = Weight{Org: c.members[place], Value: one}
	}
	return weights, ""
}

// fixedWeights gives everyone the agreed percentage.
func fixedWeights(c *calculation, path string, b Basis, places []int) ([]Weight, string) {
	return c.agreed(path+".shares", b.Shares, places), ""
}

// agreed returns the percentage of each place. It fails for a place without one,
// and a percentage of another.
func (c *calculation) agreed(path string, shares []Weight, places []int) []Weight {
	values := make([]partnership.Quantity, len(c.members))
	for i, share := range shares {
		place, ok := c.placeOf(share.Org)
		if ok {
			_, ok = slices.BinarySearch(places, place)
		}
		if !ok {
			c.failAt(fmt.Sprintf("%s[%d].org", path, i), "%q has a share and is no member that shares: %w", share.Org, partnership.ErrNotFound)
			continue
		}
		values[place] = share.Value
	}
	weights := make([]Weight, len(places))
	for i, place := range places {
		if !values[place].Known() {
			c.failAt(path, "%q has no share: %w", c.members[place], partnership.ErrRequired)
		}
		weights[i] = Weight{Org: c.members[place], Value: values[place]}
	}
	return weights
}

// driverWeights gives everyone the figure of the driver.
func driverWeights(c *calculation, path string, b Basis, places []int) ([]Weight, string) {
	weights := c.measured(path, b, places)
	if sum, ok := sumOf(weights); ok && sum == 0 {
		c.failAt(path+".driver", "the figures of %s are all 0, so that nobody has a share: %w", b.Driver, partnership.ErrInvalid)
	}
	return weights, ""
}

// measured returns the figure of the driver for each place, or the guaranteed
// minimum if that is more.
func (c *calculation) measured(path string, b Basis, places []int) []Weight {
	weights := make([]Weight, len(places))
	for i, place := range places {
		value := c.figure(path, ".driver", b.Driver, c.members[place])
		if b.Minimum != "" {
			if least := c.figure(path, ".minimum", b.Minimum, c.members[place]); least.Compare(value) > 0 {
				value = least
			}
		}
		weights[i] = Weight{Org: c.members[place], Value: value}
	}
	return weights
}

// roundedWeights gives everyone a percentage of the driver, rounded, or the one in
// use if all of those are within the dead-band.
func roundedWeights(c *calculation, path string, b Basis, places []int) ([]Weight, string) {
	actual, _ := driverWeights(c, path, b, places)
	var inUse []Weight
	if b.DeadBand.Known() {
		inUse = c.agreed(path+".in_use", b.InUse, places)
	}
	sum, ok := sumOf(actual)
	if !ok || sum == 0 || len(c.errs) > 0 {
		return nil, ""
	}
	if b.DeadBand.Known() && !beyond(b.DeadBand, actual, inUse, sum) {
		return inUse, "; the shares in use are kept"
	}
	unit := int64(1_000_000) // one step of the percentages, in millionths of a per cent
	for range b.Decimals {
		unit /= 10
	}
	percentages, err := Apportion(Pence(hundredPercent/unit), actual)
	c.failed(path+".driver", err)
	weights := make([]Weight, len(percentages))
	for i, p := range percentages {
		value, _ := partnership.QuantityOfMillionths(p.Amount.pence * unit)
		weights[i] = Weight{Org: p.Org, Value: value}
	}
	if b.DeadBand.Known() {
		return weights, "; the shares in use are beyond the dead-band and not kept"
	}
	return weights, ""
}

// beyond reports whether an actual share of sum is more than the dead-band away
// from the percentage in use.
func beyond(deadBand partnership.Quantity, actual, inUse []Weight, sum uint64) bool {
	band, _ := deadBand.Millionths()
	whole := new(big.Int).SetUint64(sum)
	limit := new(big.Int).Mul(whole, big.NewInt(band))
	for i := range actual {
		off := new(big.Int).SetUint64(actual[i].millionths())
		off.Mul(off, big.NewInt(hundredPercent))
		used := new(big.Int).SetUint64(inUse[i].millionths())
		off.Sub(off, used.Mul(used, whole))
		if off.CmpAbs(limit) > 0 {
			return true
		}
	}
	return false
}

// meteredAmounts charges everyone the quantity × the rate, each rounded to the
// penny. For part of the term it charges that part.
func meteredAmounts(c *calculation, path string, b Basis, places []int) ([]int64, []Weight) {
	rate, _ := b.Rate.Millionths()
	pence := make([]int64, len(places))
	quantities := c.measured(path, b, places)
	for i := range quantities {
		// millionths of a unit × millionths of a pound, in pence
		pence[i] = c.pence(path, ".rate", 10_000_000_000*c.of, int64(quantities[i].millionths()), rate, c.days)
	}
	return pence, quantities
}

// compositeShares adds up the shares of its parts, each times its percentage.
//
// With the shares of part k being v/V of that part, and its percentage w, they are
// the sum over k of w × v × (the product of the other V), of 100 % × the product
// of all V.
func compositeShares(c *calculation, path string, b Basis, places []int) ([]*big.Int, *big.Int) {
	total := make([]*big.Int, len(c.members))
	for i := range total {
		total[i] = new(big.Int)
	}
	whole, shared := big.NewInt(1), make([]bool, len(c.members))
	percentages := c.percentages(path+".of", b.Of)
	for k, p := range b.Of {
		at := fmt.Sprintf("%s.of[%d]", path, k)
		inner := c.among(at, p.Among, places)
		for _, place := range inner {
			shared[place] = true
		}
		shares, sum := c.exactShares(at+".basis", p.Basis, inner)
		if len(c.errs) > 0 {
			continue
		}
		for i := range total {
			total[i].Mul(total[i], sum)
		}
		weight := new(big.Int).Mul(whole, big.NewInt(percentages[k]))
		for i, place := range inner {
			total[place].Add(total[place], new(big.Int).Mul(weight, shares[i]))
		}
		whole.Mul(whole, sum)
	}
	shares := make([]*big.Int, len(places))
	for i, place := range places {
		shares[i] = total[place]
		if !shared[place] {
			c.failAt(path+".of", "no part gives %q a share: %w", c.members[place], partnership.ErrRequired)
		}
	}
	return shares, whole.Mul(whole, big.NewInt(hundredPercent))
}

// exactShares returns the shares of any basis but a metered one.
func (c *calculation) exactShares(path string, b Basis, places []int) ([]*big.Int, *big.Int) {
	rule, _ := b.Kind.rule()
	if rule.shares != nil {
		return rule.shares(c, path, b, places)
	}
	weights, _ := rule.weights(c, path, b, places)
	shares, sum := make([]*big.Int, len(weights)), new(big.Int)
	for i := range weights {
		shares[i] = new(big.Int).SetUint64(weights[i].millionths())
		sum.Add(sum, shares[i])
	}
	return shares, sum
}
