package costing

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// DerivedKind is how a DerivedDriver is made of its terms.
type DerivedKind string

// The kinds of derived driver.
const (
	SumOfTerms      DerivedKind = "sum"      // the terms added up
	MeanOfTerms     DerivedKind = "mean"     // their sum ÷ how many there are
	ProductOfTerms  DerivedKind = "product"  // the terms multiplied
	QuotientOfTerms DerivedKind = "quotient" // the first ÷ the second
)

// DerivedKinds returns every DerivedKind.
func DerivedKinds() []DerivedKind {
	return []DerivedKind{SumOfTerms, MeanOfTerms, ProductOfTerms, QuotientOfTerms}
}

// Title returns the kind in plain words: what a form or a report shows.
func (k DerivedKind) Title() string {
	switch k {
	case SumOfTerms:
		return "Sum of the terms"
	case MeanOfTerms:
		return "Mean of the terms"
	case ProductOfTerms:
		return "Product of the terms"
	case QuotientOfTerms:
		return "First term over the second"
	}
	return field.Title(k)
}

// UnmarshalText reads one of DerivedKinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *DerivedKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("derived driver", text, DerivedKinds())
	return err
}

// adds reports whether the kind adds its terms, so that they need one unit.
func (k DerivedKind) adds() bool { return k == SumOfTerms || k == MeanOfTerms }

// DerivedDriver is a driver that is calculated from others, separately for each organisation: a
// weighted sum, an average over years, equivalents, the lowest three of four, hours × a rate,
// or a pool ÷ its units. A scheme may name it in place of any other driver.
//
// It is exact unless RoundedTo is set.
type DerivedDriver struct {
	// Driver is its own id. The facts have no figures of it.
	Driver Driver `json:"driver"`
	// Clause is the clause of the agreement, written like that of a Part.
	Clause string `json:"clause,omitempty"`
	// Kind is how it is made of the terms.
	Kind DerivedKind `json:"kind"`
	// Of are the terms: two for a quotient, at least one for any other kind.
	Of []DriverTerm `json:"of"`
	// Lowest is how many terms of a sum or a mean count: the lowest ones, which may differ for
	// each organisation; 0: all terms count.
	Lowest int `json:"lowest,omitzero"`
	// Highest is the same for the highest terms.
	Highest int `json:"highest,omitzero"`
	// Unlike says that a sum or a mean adds terms of unlike units, as they are: square
	// kilometres and people.
	Unlike bool `json:"unlike,omitzero"`
	// RoundedTo is what the value is rounded to a multiple of, half up, such as 0.01; not
	// set: it is not rounded.
	RoundedTo partnership.Quantity `json:"rounded_to,omitzero"`
}

// DriverTerm is one term of a DerivedDriver: the figure of an organisation or, if the facts
// have one without an organisation, that figure, such as a price. The facts may not have both.
type DriverTerm struct {
	Driver Driver               `json:"driver"`         // a driver with figures, or one derived before
	Times  partnership.Quantity `json:"times,omitzero"` // by how much it is multiplied: a weight, or how many equivalents one is; below 0 it is taken off; not set: 1
	Unit   string               `json:"unit,omitempty"` // what it then counts; each term of a sum or a mean of several says so
	Total  bool                 `json:"total,omitzero"` // the figures of all members together, and not that of each
}

const (
	maxDerived = 100 // how many derived drivers a scheme may have, and terms a driver
	longDenom  = 256 // how many bits the denominator of a value may have
)

// Validate returns what is wrong with the driver:
//
//   - ErrRequired for an id, a kind or a term that is missing, and for a term of a sum or a
//     mean of several without its unit;
//   - ErrInvalid for an unknown kind, a malformed id, a field that the kind has no use for,
//     unlike units unless Unlike says so, or a quotient without two terms;
//   - ErrRange for more than 100 terms, a Lowest or Highest that is below 0 or more than there
//     are terms, and a rounding that is not above 0;
//   - what field.CheckName finds in texts.
func (d DerivedDriver) Validate() error {
	return errors.Join(
		field.At("driver", d.Driver.Validate()),
		field.OptionalName("clause", d.Clause),
		field.CheckOneOf("kind", "derived driver", d.Kind, DerivedKinds()),
		d.checkTerms(),
		field.At("lowest", d.checkCount(d.Lowest)),
		field.At("highest", d.checkCount(d.Highest)),
		field.At("highest", d.checkOneEnd()),
		field.At("unlike", d.checkAdds(d.Unlike)),
		field.At("rounded_to", checkAboveZero(d.RoundedTo)),
	)
}

// checkTerms returns what is wrong with the terms.
func (d DerivedDriver) checkTerms() error {
	switch n := len(d.Of); {
	case n == 0:
		return field.At("of", field.ErrRequired)
	case n > maxDerived:
		return field.At("of", fmt.Errorf("%d terms are more than %d: %w", n, maxDerived, field.ErrRange))
	case d.Kind == QuotientOfTerms && n != 2:
		return field.At("of", fmt.Errorf("a quotient has 2 terms, not %d: %w", n, field.ErrInvalid))
	}
	return field.Each("of", d.Of, func(t DriverTerm) error {
		return errors.Join(t.Validate(), field.At("unit", d.checkUnit(t)))
	})
}

// checkUnit returns what is wrong with the unit of a term beside those of the others.
func (d DerivedDriver) checkUnit(t DriverTerm) error {
	switch first := d.Of[0].Unit; {
	case !d.Kind.adds() || len(d.Of) == 1:
		return nil
	case t.Unit == "":
		return fmt.Errorf("a term that is added needs its unit: %w", field.ErrRequired)
	case !d.Unlike && first != "" && t.Unit != first:
		return fmt.Errorf("%s is added to %s, and the driver does not say that they are unlike: %w", field.Quote(t.Unit), field.Quote(first), field.ErrInvalid)
	}
	return nil
}

// checkCount returns the error of a number of terms that count.
func (d DerivedDriver) checkCount(n int) error {
	if n < 0 || n > len(d.Of) {
		return fmt.Errorf("%d of %d terms: %w", n, len(d.Of), field.ErrRange)
	}
	return d.checkAdds(n != 0)
}

// checkOneEnd returns ErrInvalid for the lowest and the highest terms together.
func (d DerivedDriver) checkOneEnd() error {
	if d.Lowest == 0 || d.Highest == 0 {
		return nil
	}
	return fmt.Errorf("not used beside the lowest: %w", field.ErrInvalid)
}

// checkAdds returns ErrInvalid for a field that is set although the kind adds nothing.
func (d DerivedDriver) checkAdds(set bool) error {
	if !set || d.Kind.adds() {
		return nil
	}
	return fmt.Errorf("only used by a sum or a mean: %w", field.ErrInvalid)
}

// checkAboveZero returns ErrRange for a quantity that is known and not above 0.
func checkAboveZero(q partnership.Quantity) error {
	if q.Known() && q.Sign() <= 0 {
		return fmt.Errorf("%v is not above 0: %w", q, field.ErrRange)
	}
	return nil
}

// Validate returns what is wrong with the term by itself: ErrRequired or ErrInvalid for its
// driver, and what field.CheckName finds in the unit.
func (t DriverTerm) Validate() error {
	return errors.Join(field.At("driver", t.Driver.Validate()), field.OptionalName("unit", t.Unit))
}

// equal reports whether the drivers say the same.
func (d DerivedDriver) equal(e DerivedDriver) bool {
	return d.Driver == e.Driver && d.Clause == e.Clause && d.Kind == e.Kind && slices.Equal(d.Of, e.Of) && d.Lowest == e.Lowest &&
		d.Highest == e.Highest && d.Unlike == e.Unlike && d.RoundedTo == e.RoundedTo
}

// checkDerived returns what is wrong with the derived drivers of a scheme. None may be made
// of itself, or of one that comes after it.
func checkDerived(drivers []DerivedDriver) error {
	if len(drivers) > maxDerived {
		return field.At("drivers", fmt.Errorf("%d derived drivers are more than %d: %w", len(drivers), maxDerived, field.ErrRange))
	}
	at := -1
	err := field.Each("drivers", drivers, func(d DerivedDriver) error {
		at++
		later := drivers[at:]
		return prefixed(clauseIn(d.Clause), errors.Join(d.Validate(), field.Each("of", d.Of, func(t DriverTerm) error {
			k := slices.IndexFunc(later, func(d DerivedDriver) bool { return d.Driver == t.Driver })
			switch {
			case k < 0 || t.Driver == "":
				return nil
			case k == 0:
				return field.At("driver", fmt.Errorf("%s is made of itself: %w", d.Driver, field.ErrInvalid))
			}
			return field.At("driver", fmt.Errorf("%s is derived after %s: %w", t.Driver, d.Driver, field.ErrOrder))
		})))
	})
	return errors.Join(err, field.Unique("drivers", "driver", drivers, func(d DerivedDriver) Driver { return d.Driver }))
}

// text says how the driver is made.
func (d DerivedDriver) text() string {
	signs := map[DerivedKind]string{SumOfTerms: " + ", MeanOfTerms: ", ", ProductOfTerms: " × ", QuotientOfTerms: " ÷ "}
	texts := make([]string, len(d.Of))
	for i, t := range d.Of {
		texts[i] = t.text()
	}
	text := strings.Join(texts, signs[d.Kind])
	switch count := ""; {
	case d.Lowest > 0:
		count = fmt.Sprintf("the lowest %d", d.Lowest)
		text = d.of() + count + " of " + strings.Join(texts, ", ")
	case d.Highest > 0:
		count = fmt.Sprintf("the highest %d", d.Highest)
		text = d.of() + count + " of " + strings.Join(texts, ", ")
	case d.Kind == MeanOfTerms:
		text = d.of() + text
	}
	if d.Unlike {
		text += ", unlike units added as they are"
	}
	if d.RoundedTo.Known() {
		text += ", rounded half up to a multiple of " + d.RoundedTo.String()
	}
	return text
}

// of says what is made of the terms that count.
func (d DerivedDriver) of() string {
	if d.Kind == MeanOfTerms {
		return "the mean of "
	}
	return "the sum of "
}

// text says what the term is.
func (t DriverTerm) text() string {
	text := quotedDriver(t.Driver)
	if t.Total {
		text += " of all"
	}
	if t.Times.Known() {
		text = t.Times.String() + " × " + text
	}
	if t.Unit != "" {
		text += " (" + t.Unit + ")"
	}
	return text
}

// DriverWorking is the working of a derived driver in a statement.
type DriverWorking struct {
	Driver  Driver        `json:"driver"`            // which
	Clause  string        `json:"clause,omitempty"`  // its clause
	What    string        `json:"what"`              // how it is made, in words
	Term    calendar.Term `json:"term,omitzero"`     // for which days; not set: for all
	Figures []Figure      `json:"figures,omitempty"` // the figures that it used, in the order of the facts
	Values  []DriverValue `json:"values"`            // what it is for each organisation that it was needed for
}

// DriverValue is what a derived driver is for an organisation.
type DriverValue struct {
	Org     partnership.OrgID    `json:"org"`               // which
	Value   partnership.Quantity `json:"value,omitzero"`    // 0 or more, to 6 decimals, half up
	Exactly string               `json:"exactly,omitempty"` // the value as a fraction such as 3703/3, if it needs more than 6 decimals
}

// Validate returns what Weight.Validate finds in the organisation and the value.
func (v DriverValue) Validate() error { return Weight{Org: v.Org, Value: v.Value}.Validate() }

// Validate returns ErrRequired or ErrInvalid for its driver, and what Figure.Validate and
// DriverValue.Validate find in the figures and the values.
func (w DriverWorking) Validate() error {
	return errors.Join(
		field.At("driver", w.Driver.Validate()),
		field.Each("figures", w.Figures, Figure.Validate),
		field.Each("values", w.Values, DriverValue.Validate),
	)
}

// A derivation is a derived driver in a calculation.
type derivation struct {
	DerivedDriver // what the scheme says
	path          string
	values        []*big.Rat // of each place; nil: not needed so far
	used          []int      // the places among the facts of the figures that it used
	failed        bool       // whether a value could not be made, and is 0
	checked       bool       // whether it is clear which figures count
	same          []sameTerm // of each term that is the same for every place; nil: none was needed so far
}

// A sameTerm is what a term is that is the same for every place: a total of all members, or a
// figure without an organisation.
type sameTerm struct {
	tried bool
	value *big.Rat // nil: a figure is missing or not known
}

// derive begins to derive drivers. Of those that were derived before, the working is kept.
func (c *calculation) derive(drivers []DerivedDriver) {
	c.derived = make([]derivation, len(drivers))
	for i, d := range drivers {
		c.derived[i] = derivation{DerivedDriver: d, path: fmt.Sprintf("drivers[%d]", i), values: make([]*big.Rat, len(c.members))}
	}
}

// derivedBy returns the derivation of a driver, or nil if it has figures.
func (c *calculation) derivedBy(driver Driver) *derivation {
	for i := range c.derived {
		if c.derived[i].Driver == driver {
			return &c.derived[i]
		}
	}
	return nil
}

// value returns what a driver is for a place. It fails at a field under path for a figure
// that is missing or not known, which counts as 0.
func (c *calculation) value(path, name string, driver Driver, place int) *big.Rat {
	if d := c.derivedBy(driver); d != nil {
		return c.derivedValue(d, place)
	}
	return ratOf(c.figure(path, name, driver, c.members[place]))
}

// ratOf returns a quantity as a rational number, and 0 if it is not known.
func ratOf(q partnership.Quantity) *big.Rat {
	n, _ := q.Millionths()
	return new(big.Rat).SetFrac64(n, 1_000_000)
}

// derivedValue returns the value of a derived driver for a place.
func (c *calculation) derivedValue(d *derivation, place int) *big.Rat {
	if d.values[place] != nil {
		return d.values[place]
	}
	outer, before := c.used, len(c.errs)
	c.used = d.used
	c.under(d.Clause, func() {
		c.checkTermsOf(d)
		if _, ok := c.facts.at[figureKey{d.Driver, c.members[place]}]; ok {
			c.failAt(d.path+".driver", "%s is derived, and there is a figure of it for %s: %w", d.Driver, c.members[place], field.ErrDuplicate)
		}
		terms, unknown := make([]*big.Rat, len(d.Of)), false
		for k, t := range d.Of {
			terms[k] = c.termOf(d, k, place)
			unknown = unknown || terms[k] == nil || c.failedOn(t.Driver)
		}
		d.values[place] = new(big.Rat)
		if !unknown && len(c.errs) == before {
			d.values[place] = c.combined(d, terms, place)
		}
		d.failed = d.failed || unknown || len(c.errs) > before
	})
	d.used, c.used = c.used, outer
	for _, err := range c.errs[before:] {
		c.derivedErrs[err] = true
	}
	return d.values[place]
}

// termOf returns what term k of a derived driver is for a place, and nil if that was tried
// before and failed. What is the same for every place is added up once.
func (c *calculation) termOf(d *derivation, k, place int) *big.Rat {
	t, path := d.Of[k], fmt.Sprintf("%s.of[%d]", d.path, k)
	common := c.common(t.Driver) && c.derivedBy(t.Driver) == nil
	if !common && !t.Total {
		return t.times(c.value(path, ".driver", t.Driver, place))
	}
	if d.same == nil {
		d.same = make([]sameTerm, len(d.Of))
	}
	same := &d.same[k]
	if same.tried {
		return same.value
	}
	same.tried = true
	sum, before := new(big.Rat), len(c.errs)
	if common {
		sum.Set(ratOf(c.figure(path, ".driver", t.Driver, "")))
	} else {
		for _, place := range c.all {
			sum.Add(sum, c.value(path, ".driver", t.Driver, place))
		}
	}
	sum = t.times(sum)
	if len(c.errs) == before {
		same.value = sum
	}
	return sum
}

// times returns the value of the term's driver as often as the term counts it.
func (t DriverTerm) times(value *big.Rat) *big.Rat {
	if !t.Times.Known() {
		return value
	}
	return new(big.Rat).Mul(value, ratOf(t.Times))
}

// checkTermsOf fails for a term of which it is not clear which figure counts. It does so before
// the first value.
func (c *calculation) checkTermsOf(d *derivation) {
	if d.checked {
		return
	}
	d.checked = true
	for k, t := range d.Of {
		c.checkCommon(fmt.Sprintf("%s.of[%d]", d.path, k), ".driver", t.Driver)
	}
}

// checkCommon fails at a field under path for a driver of which there is a figure of no one
// organisation, and one of a member: it is not clear which of them counts.
func (c *calculation) checkCommon(path, name string, driver Driver) {
	if driver == "" || !c.common(driver) {
		return
	}
	for _, org := range c.members {
		if _, ok := c.facts.at[figureKey{driver, org}]; ok {
			c.failAt(path+name, "there is a figure of %s without an organisation, and one for %s: %w", driver, org, field.ErrDuplicate)
			return
		}
	}
}

// failedOn reports whether one of the drivers is derived and has a value that could not be made.
func (c *calculation) failedOn(drivers ...Driver) bool {
	return slices.ContainsFunc(drivers, func(driver Driver) bool {
		d := c.derivedBy(driver)
		return d != nil && d.failed
	})
}

// common reports whether there is a figure of the driver for no one organisation.
func (c *calculation) common(driver Driver) bool {
	_, ok := c.facts.at[figureKey{driver, ""}]
	return ok
}

// combined makes a value of terms. It fails for one that is more than a figure can be.
func (c *calculation) combined(d *derivation, terms []*big.Rat, place int) *big.Rat {
	value := new(big.Rat)
	switch d.Kind {
	case ProductOfTerms:
		value.SetInt64(1)
		for _, term := range terms {
			if value.Mul(value, term); value.Denom().BitLen() > longDenom {
				break
			}
		}
	case QuotientOfTerms:
		if terms[1].Sign() == 0 {
			c.failAt(d.path+".of[1]", "it is 0 for %s, and nothing can be divided by it: %w", c.members[place], field.ErrInvalid)
			return value
		}
		value.Quo(terms[0], terms[1])
	default:
		terms = d.counted(terms)
		for _, term := range terms {
			value.Add(value, term)
		}
		if d.Kind == MeanOfTerms {
			value.Quo(value, new(big.Rat).SetInt64(int64(len(terms))))
		}
	}
	below := value.Sign() < 0
	value = roundedTo(value, d.RoundedTo)
	_, ok := quantityOf(value)
	switch {
	case below:
		c.failAt(d.path, "it is less than 0 for %s: %w", c.members[place], field.ErrInvalid)
	case !ok:
		c.failAt(d.path, "it is more for %s than a figure can be: %w", c.members[place], field.ErrRange)
	case value.Denom().BitLen() > longDenom:
		c.failAt(d.path, "the exact value for %s is a fraction that is too long; set rounded_to: %w", c.members[place], field.ErrRange)
	default:
		return value
	}
	return new(big.Rat)
}

// counted returns those of the terms that count.
func (d *derivation) counted(terms []*big.Rat) []*big.Rat {
	if d.Lowest == 0 && d.Highest == 0 {
		return terms
	}
	terms = slices.SortedFunc(slices.Values(terms), (*big.Rat).Cmp)
	if d.Highest > 0 {
		return terms[len(terms)-d.Highest:]
	}
	return terms[:d.Lowest]
}

// roundedTo returns a value, from 0, as the nearest multiple of a quantity, half up, or as
// it is if the quantity is not known.
func roundedTo(value *big.Rat, multiple partnership.Quantity) *big.Rat {
	if !multiple.Known() {
		return value
	}
	unit := ratOf(multiple)
	units := value.Quo(value, unit)
	return units.Mul(new(big.Rat).SetInt(halfUp(units.Num(), units.Denom())), unit)
}

// quantityOf returns a value rounded to 6 decimals, half up; ok is false if it is more than
// a Quantity holds.
func quantityOf(value *big.Rat) (q partnership.Quantity, ok bool) {
	millionths := halfUp(new(big.Int).Mul(value.Num(), big.NewInt(1_000_000)), value.Denom())
	if !millionths.IsInt64() {
		return partnership.Quantity{}, false
	}
	q, err := partnership.QuantityOfMillionths(millionths.Int64())
	return q, err == nil
}

// maxExact is the greatest length of an exact figure that is shown.
const maxExact = 200

// exactText writes a figure as a fraction if 6 decimals do not write what is shown of it, and
// it is not longer than anybody reads.
func exactText(shown, figure *big.Rat) string {
	millionths := new(big.Rat).Mul(shown, big.NewRat(1_000_000, 1))
	if text := figure.RatString(); !millionths.IsInt() && len(text) <= maxExact {
		return text
	}
	return ""
}

// exactOr writes a figure as a fraction if 6 decimals do not write it, or else in decimals.
func exactOr(figure *big.Rat) string {
	if text := exactText(figure, figure); text != "" {
		return text
	}
	decimals, _ := quantityOf(figure)
	return report.Grouped(decimals.String())
}

// overOne returns values as whole numbers of parts of a unit.
func overOne(values []*big.Rat) (numbers []*big.Int, parts *big.Int) {
	parts = big.NewInt(1)
	for _, value := range values {
		divisor := new(big.Int).GCD(nil, nil, parts, value.Denom())
		parts.Mul(parts, divisor.Quo(value.Denom(), divisor))
	}
	numbers = make([]*big.Int, len(values))
	for i, value := range values {
		numbers[i] = new(big.Int).Quo(parts, value.Denom())
		numbers[i].Mul(numbers[i], value.Num())
	}
	return numbers, parts
}

// keepDerived keeps the working of the derived drivers that were needed.
func (c *calculation) keepDerived(term calendar.Term) {
	for _, d := range c.derived {
		w := DriverWorking{Driver: d.Driver, Clause: d.Clause, What: d.text(), Term: term, Values: []DriverValue{}}
		for place, value := range d.values {
			if value != nil {
				rounded, _ := quantityOf(value)
				w.Values = append(w.Values, DriverValue{Org: c.members[place], Value: rounded, Exactly: exactText(value, value)})
			}
		}
		if len(w.Values) > 0 {
			w.Figures = c.figuresAt(d.used)
			c.workings = append(c.workings, w)
		}
	}
}
