package costing

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Proportion says how the difference that an Adjustment makes is divided among those who
// bear or save it.
type Proportion string

// The proportions.
const (
	ByCharge Proportion = "charge" // in proportion to what each pays
	ByGain   Proportion = "gain"   // in proportion to how much less each pays than before; if the difference is saved, to how much more
	Equally  Proportion = "equal"  // each the same
	ByDriver Proportion = "driver" // in proportion to the figures of a driver
)

// Proportions returns every Proportion.
func Proportions() []Proportion { return []Proportion{ByCharge, ByGain, Equally, ByDriver} }

// Title returns the proportion in plain words: what a form or a report shows.
func (p Proportion) Title() string {
	switch p {
	case ByCharge:
		return "In proportion to the charges"
	case ByGain:
		return "In proportion to what each gains"
	case Equally:
		return "Each the same"
	case ByDriver:
		return "In proportion to a driver of its own"
	}
	return field.Title(p)
}

// UnmarshalText reads one of Proportions, or no text, which is not set; the error wraps
// ErrInvalid.
func (p *Proportion) UnmarshalText(text []byte) (err error) {
	*p, err = field.ReadOneOf("proportion", text, Proportions())
	return err
}

// PercentOf says what a limit is a percentage of, if not of a driver.
type PercentOf string

// What a percentage may be of.
const (
	OfTotal PercentOf = "total" // of the cost
	OfParts PercentOf = "parts" // of what the parts of the scheme charge the organisation, before any adjustment
)

// PercentsOf returns every PercentOf.
func PercentsOf() []PercentOf { return []PercentOf{OfTotal, OfParts} }

// Title returns what the percentage is of in plain words: what a form or a report shows.
func (p PercentOf) Title() string {
	switch p {
	case OfTotal:
		return "Of the total cost"
	case OfParts:
		return "Of the charge before adjustments"
	}
	return field.Title(p)
}

// UnmarshalText reads one of PercentsOf, or no text, which is not set; the error wraps
// ErrInvalid.
func (p *PercentOf) UnmarshalText(text []byte) (err error) {
	*p, err = field.ReadOneOf("base of a percentage", text, PercentsOf())
	return err
}

// text names what the percentage is of in the text of a step.
func (p PercentOf) text() string {
	if p == OfTotal {
		return "the total"
	}
	return "the charge by the parts"
}

// checkProportion returns what is wrong with the proportion and its driver.
func (a Adjustment) checkProportion() error {
	if err := field.OptionalOneOf("proportion", "proportion", a.Proportion, Proportions()); err != nil {
		return err
	}
	needs := a.Proportion == ByDriver || a.Proportion == ByGain && a.Driver == ""
	switch {
	case needs && a.ProportionDriver == "":
		return field.At("proportion_driver", fmt.Errorf("the proportion %q needs it: %w", a.Proportion, field.ErrRequired))
	case a.ProportionDriver != "" && a.Proportion != ByDriver && a.Proportion != ByGain:
		return field.At("proportion_driver", fmt.Errorf("only used by the proportions %q and %q: %w", ByDriver, ByGain, field.ErrInvalid))
	case a.Proportion != "" && a.Unborne:
		return field.At("proportion", fmt.Errorf("nobody bears the difference: %w", field.ErrInvalid))
	}
	return checkDriver("proportion_driver", a.ProportionDriver)
}

// before names the driver of what each paid before.
func (a Adjustment) before() Driver {
	if a.ProportionDriver != "" {
		return a.ProportionDriver
	}
	return a.Driver
}

// proportionText returns how the difference is divided, in words; gains is "gains" or
// "rises".
func (a Adjustment) proportionText(gains string) string {
	switch {
	case a.Proportion == ByGain:
		return " in proportion to their " + gains + " on " + quotedDriver(a.before())
	case a.Proportion == Equally:
		return " equally"
	case a.Proportion == ByDriver:
		return " in proportion to " + quotedDriver(a.ProportionDriver)
	case a.Proportion == "" && a.Kind == Collar:
		return " in proportion to " + quotedDriver(a.Driver)
	}
	return " in proportion to their charges"
}

// A proportion returns the weight of a place in bearing a difference, and the most that it
// can bear, in parts of a penny; nil: there is no limit. down says that the difference
// lowers its charge.
type proportion func(place int, down bool) (weight, room *big.Int)

// bearers returns how the difference of an adjustment of some places is divided. budgets
// are those of a collar. It fails if those who are to bear it cannot bear anything.
func (c *calculation) bearers(path string, a Adjustment, budgets []*big.Int, places []int) proportion {
	bears := c.bearing(path, a)
	able := a.able(bears, places)
	if slices.Contains(bears, true) && len(a.BorneBy) > 0 && !slices.Contains(able, true) {
		c.failAt(path+".borne_by", "everyone who bears the difference is at a limit, so that nobody can bear it: %w", field.ErrInvalid)
	}
	weigh, nothing := c.weighed(path, a, budgets, bears, able), new(big.Int)
	return func(place int, down bool) (weight, room *big.Int) {
		if !bears[place] {
			return nothing, nil
		}
		return weigh(place, down)
	}
}

// bearing returns who bears the difference of an adjustment. It fails for an organisation
// that is not a member.
func (c *calculation) bearing(path string, a Adjustment) []bool {
	bears := make([]bool, len(c.members))
	for _, place := range c.all {
		bears[place] = !a.Unborne && len(a.BorneBy) == 0
	}
	for i, org := range a.BorneBy {
		place, ok := c.placeOf(org)
		if ok {
			_, ok = slices.BinarySearch(c.all, place)
		}
		if !ok {
			c.failAt(fmt.Sprintf("%s.borne_by[%d]", path, i), "%s is not a member: %w", field.Quote(org), field.ErrNotFound)
			continue
		}
		bears[place] = true
	}
	return bears
}

// able returns who of those who bear the difference of an adjustment of some places can do
// so. Those cannot who are at the limit whenever there is a difference.
func (a Adjustment) able(bears []bool, places []int) []bool {
	able := slices.Clone(bears)
	if len(places) == 1 || a.Kind == Credit || a.Kind == PhaseOut {
		for _, place := range places {
			able[place] = false
		}
	}
	return able
}

// weighed returns how a difference is divided among those who bear it. One alone bears all
// of it, whatever its charge.
func (c *calculation) weighed(path string, a Adjustment, budgets []*big.Int, bears, able []bool) proportion {
	one := big.NewInt(1)
	alone := len(a.BorneBy) == 1 && (a.Proportion == "" || a.Proportion == ByCharge)
	switch {
	case alone:
		return func(int, bool) (weight, room *big.Int) { return one, nil }
	case a.Proportion == ByGain:
		return c.gains(path, a, bears)
	case a.Proportion == ByDriver:
		return c.driven(path, a.ProportionDriver, bears, able)
	case a.Proportion == "" && budgets != nil:
		return func(place int, _ bool) (weight, room *big.Int) { return budgets[place], nil }
	case a.Proportion == Equally && len(a.BorneBy) > 0:
		return func(int, bool) (weight, room *big.Int) { return one, nil }
	}
	return func(place int, _ bool) (weight, room *big.Int) {
		charge := c.exact.amounts[place]
		if charge.Sign() > 0 && a.Proportion == Equally {
			return one, nil
		}
		return charge, nil
	}
}

// gains weighs places by how much less they are charged than before, or more if the
// difference is saved. None bears more than that, so that no gain becomes a loss.
func (c *calculation) gains(path string, a Adjustment, bears []bool) proportion {
	name := ".driver"
	if a.ProportionDriver != "" {
		name = ".proportion_driver"
	}
	all, _ := partnership.QuantityOfMillionths(hundredPercent)
	before := make([]int64, len(c.members))
	for place := range before {
		if bears[place] {
			before[place] = c.forDays(place, c.percentOfDriver(path, name, all, a.before(), place))
		}
	}
	return func(place int, down bool) (weight, room *big.Int) {
		gain := c.exact.pence(before[place])
		gain.Sub(gain, c.exact.amounts[place])
		if down {
			gain.Neg(gain)
		}
		return gain, gain
	}
}

// forDays returns the part of an amount for a whole term that is for the days on which a
// place is a member.
func (c *calculation) forDays(place int, pence int64) int64 {
	if c.joint == nil {
		return pence
	}
	part := c.daysOf(place)
	part.Mul(part, big.NewRat(pence, 1))
	return halfUp(part.Num(), part.Denom()).Int64()
}

// driven weighs places by the figures of a driver. It fails if those of all who are able to
// bear a difference are 0.
func (c *calculation) driven(path string, driver Driver, bears, able []bool) proportion {
	values, before := make([]*big.Rat, len(c.members)), len(c.errs)
	none := slices.Contains(able, true)
	for place := range values {
		values[place] = new(big.Rat)
		if bears[place] {
			values[place] = c.value(path, ".proportion_driver", driver, place)
			if c.joint != nil {
				values[place] = new(big.Rat).Mul(values[place], c.daysOf(place))
			}
			none = none && (!able[place] || values[place].Sign() == 0)
		}
	}
	if none && len(c.errs) == before && !c.failedOn(driver) {
		c.failAt(path+".proportion_driver", "the figures of %s are 0 for all who can bear the difference: %w", driver, field.ErrInvalid)
	}
	numbers, _ := overOne(values)
	return func(place int, _ bool) (weight, room *big.Int) { return numbers[place], nil }
}

// percentOfDriver returns a percentage of the figure of a driver, in pounds, that falls to
// the stretch, in whole pence.
func (c *calculation) percentOfDriver(path, name string, percent partnership.Quantity, driver Driver, place int) int64 {
	if c.derivedBy(driver) != nil {
		return c.percentOfDerived(path, percent, c.value(path, name, driver, place))
	}
	figure, _ := c.figure(path, name, driver, c.members[place]).Millionths()
	n, _ := percent.Millionths()
	limit := scaled(uint64(figure), uint64(n), 1_000_000*1_000_000) // of pounds in per cent, which are pence
	if limit > maxTotal {
		limit = c.tooMuch(path + ".percent")
	}
	return c.stretch.cut(limit)
}

// percentOfDerived is percentOfDriver for the value of a driver that is derived.
func (c *calculation) percentOfDerived(path string, percent partnership.Quantity, value *big.Rat) int64 {
	amount := new(big.Rat).Mul(value, ratOf(percent))
	limit := halfUp(amount.Num(), amount.Denom())
	if limit.CmpAbs(big.NewInt(maxTotal)) > 0 {
		limit.SetInt64(c.tooMuch(path + ".percent"))
	}
	return c.stretch.cut(limit.Int64())
}
