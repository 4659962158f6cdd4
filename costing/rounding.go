package costing

import (
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
	// ToHundredHalfDown rounds to the nearest £100; £50 or less is ignored (Local
	// Government Finance Act 1988, Schedule 8, paragraph 12).
	ToHundredHalfDown Rounding = "hundred-half-down"
	// ToThousand rounds to the nearest £1,000; £500 rounds up.
	ToThousand Rounding = "thousand"
)

// Roundings returns every Rounding.
func Roundings() []Rounding { return []Rounding{ToPenny, ToPound, ToHundredHalfDown, ToThousand} }

// UnmarshalText reads one of Roundings, or no text, which is not set; the error wraps
// ErrInvalid.
func (r *Rounding) UnmarshalText(text []byte) (err error) {
	*r, err = field.ReadOneOf("rounding", text, Roundings())
	return err
}

// rule returns the unit in pence, the excess over whole units from which it rounds
// up, and what to say.
func (r Rounding) rule() (unit, up int64, what string) {
	switch r {
	case ToPound:
		return 100, 50, "to the nearest £1"
	case ToHundredHalfDown:
		return 10_000, 5_001, "to the nearest £100, £50 or less ignored"
	case ToThousand:
		return 100_000, 50_000, "to the nearest £1,000"
	}
	return 1, 1, "to the penny"
}

// round makes the step of the rounding, if it changes pence.
func (c *calculation) round(r Rounding) {
	unit, up, what := r.rule()
	if unit <= 1 {
		return
	}
	copy(c.before, c.charges)
	c.least, c.most = nil, nil
	for i, charge := range c.charges {
		excess := charge % unit
		c.charges[i] -= excess
		switch {
		case excess >= up:
			c.charges[i] += unit
		case excess <= -up:
			c.charges[i] -= unit
		}
	}
	c.record("rounding", Step{Name: "Rounding", What: what})
}
