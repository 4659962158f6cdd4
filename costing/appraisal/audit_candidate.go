package appraisal

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// AuditRamp is how a saving grows: the part of the full saving that each year has.
type AuditRamp struct {
	Name   string                 `json:"name"`             // what people call it: "10/40/40/10"
	Shares []partnership.Fraction `json:"shares,omitempty"` // of the full saving, from the first year; the last goes on
}

// IsZero reports whether the ramp is not set.
func (r AuditRamp) IsZero() bool { return r.Name == "" && len(r.Shares) == 0 }

// Validate returns what is wrong with the ramp: ErrRequired for no name, no shares or a share
// that is not known, and ErrRange for more than MaxAuditedYears shares.
func (r AuditRamp) Validate() error { return checkAuditShares(r.Name, r.Shares) }

// checkAuditShares returns what is wrong with a name and shares that must be there.
func checkAuditShares(name string, shares []partnership.Fraction) error {
	var size error
	if len(shares) == 0 {
		size = field.ErrRequired
	}
	if len(shares) > MaxAuditedYears {
		size = fmt.Errorf("%d years, want up to %d: %w", len(shares), MaxAuditedYears, field.ErrRange)
	}
	return errors.Join(
		field.Required("name", name),
		field.At("shares", size),
		field.Each("shares", shares, func(f partnership.Fraction) error { return field.RequiredValue("", f) }),
	)
}

// full reports whether the whole saving is there from the first day.
func (r AuditRamp) full() bool {
	for _, share := range r.Shares {
		if of, in, _ := share.Terms(); of != in {
			return false
		}
	}
	return true
}

// share returns the part of the full saving that a year has, the first being 0.
func (r AuditRamp) share(year int) *big.Rat {
	of, in, _ := r.Shares[min(year, len(r.Shares)-1)].Terms()
	return big.NewRat(of, in)
}

// AuditPhasing is which part of the one-off costs falls in each year.
type AuditPhasing struct {
	Name   string                 `json:"name"`             // what people call it: "30/50/20"
	Shares []partnership.Fraction `json:"shares,omitempty"` // of the costs, from the first year; they make a whole
}

// IsZero reports whether the phasing is not set.
func (p AuditPhasing) IsZero() bool { return p.Name == "" && len(p.Shares) == 0 }

// Validate returns what is wrong with the phasing: ErrRequired for no name, no shares or a
// share that is not known, ErrRange for more than MaxAuditedYears shares, and else ErrSum for
// shares that do not make a whole.
func (p AuditPhasing) Validate() error {
	if err := checkAuditShares(p.Name, p.Shares); err != nil {
		return err
	}
	sum := new(big.Rat)
	for _, share := range p.Shares {
		of, in, _ := share.Terms()
		sum.Add(sum, big.NewRat(of, in))
	}
	if sum.Cmp(big.NewRat(1, 1)) != 0 {
		return field.At("shares", fmt.Errorf("they make %s%%, not the whole: %w", auditFigure(sum.Mul(sum, big.NewRat(100, 1))), field.ErrSum))
	}
	return nil
}

// AuditDiscount is how later years are discounted.
type AuditDiscount struct {
	Percent      partnership.Quantity `json:"percent,omitzero"`        // a year; 0: not at all; not set: not known
	FirstYearToo bool                 `json:"first_year_too,omitzero"` // whether the first year is discounted already
}

// Validate returns ErrRequired at "percent" if it is not known, and ErrRange unless it is from
// 0 to 100.
func (d AuditDiscount) Validate() error {
	n, known := d.Percent.Millionths()
	switch {
	case !known:
		return field.At("percent", field.ErrRequired)
	case n < 0 || n > 100_000_000:
		return field.At("percent", fmt.Errorf("%v%% is not from 0 to 100%%: %w", d.Percent, field.ErrRange))
	}
	return nil
}

// any reports whether later years count less than the first.
func (d AuditDiscount) any() bool { return d.Percent.Sign() > 0 }

// String returns the discount as a report shows it: "none", "3.5% a year, from the second year
// on", or "not known".
func (d AuditDiscount) String() string {
	switch {
	case !d.Percent.Known():
		return "not known"
	case !d.any():
		return "none"
	case d.FirstYearToo:
		return d.Percent.String() + "% a year, from the first year on"
	}
	return d.Percent.String() + "% a year, from the second year on"
}

// factors returns what £1 of each year is worth, from the first year.
func (d AuditDiscount) factors(years int) []*big.Rat {
	factors := make([]*big.Rat, years)
	year := new(big.Rat).Quo(big.NewRat(100, 1), new(big.Rat).Add(big.NewRat(100, 1), auditExact(d.Percent)))
	worth := big.NewRat(1, 1)
	if d.FirstYearToo {
		worth = new(big.Rat).Set(year)
	}
	for i := range factors {
		factors[i] = worth
		worth = new(big.Rat).Mul(worth, year)
	}
	return factors
}

// PaybackCount is how the years of a payback are counted.
type PaybackCount string

// The counts of years of a payback.
const (
	ElapsedYears    PaybackCount = "elapsed"          // from the first day of savings, with parts of a year
	WholeYears      PaybackCount = "whole-years"      // to the end of the year in which the costs are earned back
	PreparationYear PaybackCount = "preparation-year" // elapsed, from a year before the first saving
)

// PaybackCounts returns every PaybackCount.
func PaybackCounts() []PaybackCount { return []PaybackCount{ElapsedYears, WholeYears, PreparationYear} }

// UnmarshalText reads one of PaybackCounts, or no text, which is not set; the error wraps
// ErrInvalid.
func (c *PaybackCount) UnmarshalText(text []byte) (err error) {
	*c, err = field.ReadOneOf("count of years", text, PaybackCounts())
	return err
}

// Title returns the count in plain words: what a form or a report shows.
func (c PaybackCount) Title() string {
	switch c {
	case ElapsedYears:
		return "From the first day of savings"
	case WholeYears:
		return "In whole years from the first day of savings"
	case PreparationYear:
		return "From a year before the first saving"
	}
	return field.Title(c)
}

// words returns the count within a sentence.
func (c PaybackCount) words() string {
	title := c.Title()
	return strings.ToLower(title[:1]) + title[1:]
}

// of returns the years of a payback as counted.
func (c PaybackCount) of(elapsed *big.Rat) *big.Rat {
	switch c {
	case WholeYears:
		whole, rest := new(big.Int).QuoRem(elapsed.Num(), elapsed.Denom(), new(big.Int))
		if rest.Sign() > 0 {
			whole.Add(whole, big.NewInt(1))
		}
		return new(big.Rat).SetFrac(whole, big.NewInt(1))
	case PreparationYear:
		return new(big.Rat).Add(elapsed, big.NewRat(1, 1))
	}
	return elapsed
}

// AuditCandidates are the assumptions that an audit tries, each with each.
type AuditCandidates struct {
	Ramps     []AuditRamp            `json:"ramps"`     // of savings
	Phasings  []AuditPhasing         `json:"phasings"`  // of costs; they matter only where there is a discount
	Discounts []AuditDiscount        `json:"discounts"` // of later years
	Growths   []partnership.Quantity `json:"growths"`   // in % a year, by which savings are made to grow with prices; 0: not at all
	Years     []int                  `json:"years"`     // over how many years a net is, where the paper does not say
	Counts    []PaybackCount         `json:"counts"`    // of the years of a payback
}

// clone returns candidates whose ramps and phasings share no list with these: what fits says
// which it rests on.
func (c AuditCandidates) clone() AuditCandidates {
	c.Ramps, c.Phasings = slices.Clone(c.Ramps), slices.Clone(c.Phasings)
	for i := range c.Ramps {
		c.Ramps[i].Shares = slices.Clone(c.Ramps[i].Shares)
	}
	for i := range c.Phasings {
		c.Phasings[i].Shares = slices.Clone(c.Phasings[i].Shares)
	}
	return c
}

// DefaultAuditCandidates returns the assumptions that published tables have been found to
// rest on, or ought to:
//
//   - ramps: full from the first day; half of it in the first year; 10, 50, 90 and 100 % (which
//     is 10/40/40/10); 25, 50, 75 and 100 %; thirds; nothing in the first year; nothing in two
//   - costs: all in the first year; 30/50/20
//   - discounts: none; 3.5 % a year from the second year on, as the Green Book counts; from the
//     first year on
//   - savings that do not grow with prices. Add a rate to Growths to find a table that inflates
//     its savings, and then discounts them at a rate without inflation
//   - 3, 4, 5 and 10 years; every PaybackCount
func DefaultAuditCandidates() AuditCandidates {
	third := []partnership.Fraction{partnership.MustFraction("1/3"), partnership.MustFraction("2/3"), partnership.MustFraction("100%")}
	rate := partnership.MustQuantity("3.5")
	return AuditCandidates{
		Ramps: []AuditRamp{
			{"full from the first day", auditPercents(100)},
			{"half in the first year", auditPercents(50, 100)},
			{"10/40/40/10", auditPercents(10, 50, 90, 100)},
			{"25/25/25/25", auditPercents(25, 50, 75, 100)},
			{"thirds", third},
			{"nothing in the first year", auditPercents(0, 100)},
			{"nothing in the first two years", auditPercents(0, 0, 100)},
		},
		Phasings:  []AuditPhasing{{"all in the first year", auditPercents(100)}, {"30/50/20", auditPercents(30, 50, 20)}},
		Discounts: []AuditDiscount{{Percent: partnership.MustQuantity("0")}, {Percent: rate}, {Percent: rate, FirstYearToo: true}},
		Growths:   []partnership.Quantity{partnership.MustQuantity("0")},
		Years:     []int{3, 4, 5, 10},
		Counts:    PaybackCounts(),
	}
}

// auditPercents returns whole percentages as fractions.
func auditPercents(all ...int) []partnership.Fraction {
	fractions := make([]partnership.Fraction, len(all))
	for i, percent := range all {
		fractions[i], _ = partnership.ParseFraction(fmt.Sprintf("%d%%", percent))
	}
	return fractions
}

// Validate returns what is wrong with the candidates:
//
//   - ErrRequired: a list that is empty, a growth that is not known
//   - ErrRange: years that are not from 1 to MaxAuditedYears, a growth that is not from 0 to 100,
//     and more than 1,000 combinations without the choice of costs
//   - ErrInvalid: an unknown count
//   - ErrDuplicate: a name or a count that is listed before
//   - what AuditRamp, AuditPhasing and AuditDiscount find
func (c AuditCandidates) Validate() error {
	var many error
	if n := len(c.Ramps) * len(c.Phasings) * len(c.Discounts) * len(c.Growths) * max(len(c.Years), len(c.Counts)); n > maxAuditCombinations {
		many = fmt.Errorf("%d combinations, want up to %d: %w", n, maxAuditCombinations, field.ErrRange)
	}
	return errors.Join(
		needsEntries("ramps", c.Ramps), field.Each("ramps", c.Ramps, AuditRamp.Validate),
		field.Unique("ramps", "name", c.Ramps, func(r AuditRamp) string { return r.Name }),
		needsEntries("phasings", c.Phasings), field.Each("phasings", c.Phasings, AuditPhasing.Validate),
		field.Unique("phasings", "name", c.Phasings, func(p AuditPhasing) string { return p.Name }),
		needsEntries("discounts", c.Discounts), field.Each("discounts", c.Discounts, AuditDiscount.Validate),
		needsEntries("growths", c.Growths), field.Each("growths", c.Growths, checkGrowth),
		needsEntries("years", c.Years), field.Each("years", c.Years, func(n int) error {
			if n < 1 || n > MaxAuditedYears {
				return fmt.Errorf("%d years is not from 1 to %d: %w", n, MaxAuditedYears, field.ErrRange)
			}
			return nil
		}),
		needsEntries("counts", c.Counts),
		field.EachOnce("counts", c.Counts, func(p PaybackCount) error { return field.CheckOneOf("", "count of years", p, PaybackCounts()) }),
		many,
	)
}

// checkGrowth returns what is wrong with a growth in % a year.
func checkGrowth(percent partnership.Quantity) error {
	n, known := percent.Millionths()
	switch {
	case !known:
		return field.ErrRequired
	case n < 0 || n > 100_000_000:
		return fmt.Errorf("%v%% is not from 0 to 100%%: %w", percent, field.ErrRange)
	}
	return nil
}

// maxAuditCombinations is how many combinations of candidates there may be.
const maxAuditCombinations = 1000

// needsEntries returns ErrRequired at path for an empty list.
func needsEntries[T any](path string, list []T) error {
	if len(list) == 0 {
		return field.At(path, field.ErrRequired)
	}
	return nil
}
