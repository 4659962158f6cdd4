package costing

import (
	"math/big"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Rounding is how charges are rounded at the end. What it leaves over is the
// residual of the statement: it is reported and nobody pays it.
type Rounding string

// The roundings. What is divided is always divided to the penny, so that ToPenny
// has nothing left to do.
const (
	// ToPenny leaves whole pence.
	ToPenny Rounding = "penny"
	// ToPound rounds to the nearest £1; 50p rounds up.
	ToPound Rounding = "pound"
	// ToTen rounds to the nearest £10; £5 rounds up.
	ToTen Rounding = "ten"
	// ToHundred rounds to the nearest £100; £50 rounds up.
	ToHundred Rounding = "hundred"
	// ToHundredHalfDown rounds to the nearest £100; £50 or less is ignored (Local
	// Government Finance Act 1988, Schedule 8, paragraph 12).
	ToHundredHalfDown Rounding = "hundred-half-down"
	// ToThousand rounds to the nearest £1,000; £500 rounds up.
	ToThousand Rounding = "thousand"
)

// Roundings returns every Rounding.
func Roundings() []Rounding {
	return []Rounding{ToPenny, ToPound, ToTen, ToHundred, ToHundredHalfDown, ToThousand}
}

// UnmarshalText reads one of Roundings, or no text, which is not set; the error wraps
// ErrInvalid.
func (r *Rounding) UnmarshalText(text []byte) (err error) {
	*r, err = field.ReadOneOf("rounding", text, Roundings())
	return err
}

// rule returns the unit in pence, whether half a unit rounds up, and what to say.
func (r Rounding) rule() (unit int64, halfUp bool, what string) {
	switch r {
	case ToPound:
		return 100, true, "to the nearest £1"
	case ToTen:
		return 1_000, true, "to the nearest £10"
	case ToHundred:
		return 10_000, true, "to the nearest £100"
	case ToHundredHalfDown:
		return 10_000, false, "to the nearest £100, £50 or less ignored"
	case ToThousand:
		return 100_000, true, "to the nearest £1,000"
	}
	return 1, true, "to the penny"
}

// round makes the step of the rounding, if it is to more than the penny. It rounds the
// exact charges.
func (c *calculation) round(s Scheme) {
	unit, halfUp, what := s.Rounding.rule()
	if unit <= 1 || len(c.errs) > 0 {
		return
	}
	copy(c.before, c.charges)
	c.least, c.most, c.bases = nil, nil, nil
	n, exact := len(c.members), make([]Working, len(c.members))
	rounded := c.nearest(unit, halfUp)
	if s.AddsUp {
		rounded = c.addingUp(unit, halfUp)
		what += ", by largest remainder"
	}
	for place, charge := range c.charges[:n] {
		exact[place].Actual, exact[place].Exactly = c.exact.pounds(place)
		c.charges[place] = unit * rounded[place]
		c.charges[n] += charge - c.charges[place]
	}
	c.record("rounding", Step{Name: "Rounding", What: what})
	workings := c.steps[len(c.steps)-1].Workings
	for place, w := range exact {
		workings[place].Actual, workings[place].Exactly = w.Actual, w.Exactly
	}
}

// nearest returns the exact charges in so many units, each the nearest.
func (c *calculation) nearest(unit int64, halfUp bool) []int64 {
	rounded, size := make([]int64, len(c.members)), c.exact.pence(unit)
	for place := range rounded {
		rounded[place] = nearest(c.exact.amounts[place], size, halfUp)
	}
	return rounded
}

// addingUp returns the exact charges in so many units that make their sum, rounded to the
// nearest: those of largest remainder are rounded up. Of a refund it is what is paid back.
func (c *calculation) addingUp(unit int64, halfUp bool) []int64 {
	c.mirror()
	amounts, size := c.exact.amounts[:len(c.members)], c.exact.pence(unit)
	sum := nearest(sumOfNumbers(amounts), size, halfUp)
	rounded, _ := settle(amounts, size, sum, c.compareOrgs)
	c.mirror()
	if c.cost.Total.pence() < 0 {
		for place := range rounded {
			rounded[place] = -rounded[place]
		}
	}
	return rounded
}

// nearest returns n ÷ unit as the nearest whole number. Of two that are as near, it is
// the one further from zero, or the nearer one.
func nearest(n, unit *big.Int, halfUp bool) int64 {
	quotient, remainder := new(big.Int).QuoRem(n, unit, new(big.Int))
	switch half := remainder.Lsh(remainder, 1).CmpAbs(unit); {
	case half > 0, half == 0 && halfUp:
		quotient.Add(quotient, big.NewInt(int64(n.Sign())))
	}
	return quotient.Int64()
}

// pounds returns the exact amount of a place in pounds, to 6 decimals and, if they do not
// write it, as a fraction. There is nothing to show of a whole number of pence, or of more
// than a Quantity holds.
func (x *exact) pounds(place int) (decimals partnership.Quantity, exactly string) {
	pence := new(big.Rat).SetFrac(x.amounts[place], x.parts)
	if pence.IsInt() {
		return partnership.Quantity{}, ""
	}
	pounds := pence.Quo(pence, big.NewRat(pencePerPound, 1))
	decimals, ok := quantityOf(pounds)
	if !ok {
		return partnership.Quantity{}, ""
	}
	return decimals, exactText(pounds, pounds)
}
