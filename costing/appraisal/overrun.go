package appraisal

import (
	"errors"
	"math/big"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Overrun is by how much works may take longer than planned. A flow that waits for them comes later
// by as much. With a delay of a year and a quarter, three quarters of the amount of a year come in
// the year after it, and a quarter in the second year after it. Amounts that are moved beyond the
// last year of the appraisal are not counted.
type Overrun struct {
	Months partnership.Quantity `json:"months,omitzero"` // how long the works are planned to take
	Bias   Bias                 `json:"bias,omitzero"`   // of that time; BiasFigures.DurationBias returns the measured figures
}

// maxMonths is how long works may take.
const maxMonths = 600

// Validate returns ErrRequired for months that are not known and ErrRange for months that are
// not from 0 to 600, and at "bias" what Bias.Validate finds.
func (o Overrun) Validate() error {
	return errors.Join(checkPercent("months", o.Months, maxMonths), field.At("bias", o.Bias.Validate()))
}

// set reports whether anything is set.
func (o Overrun) set() bool { return o.Months.Known() || o.Bias.set() }

// Delay returns by how many months the works are late: the planned months × the bias that is
// left after mitigation, rounded half up to six decimals. It is not known if one of the two is
// not.
func (o Overrun) Delay() partnership.Quantity {
	if !o.Months.Known() || !o.Bias.Percent.Known() {
		return partnership.Quantity{}
	}
	return quantityOf(o.months())
}

// months returns the exact delay.
func (o Overrun) months() *big.Rat {
	millionths, _ := o.Months.Millionths()
	delay := big.NewRat(millionths, millionth)
	return delay.Mul(delay, percentRat(o.Bias.Percent)).Mul(delay, o.Bias.left())
}

// timed is a part of a flow that comes some years later.
type timed struct {
	years int
	part  *big.Rat
}

// split returns how much of a flow comes how many years later. All of one that waits for no
// works comes as planned.
func (o Overrun) split() []timed {
	delay := o.months()
	delay.Quo(delay, big.NewRat(12, 1))
	years := new(big.Int).Quo(delay.Num(), delay.Denom())
	rest := delay.Sub(delay, new(big.Rat).SetInt(years))
	parts := []timed{{int(years.Int64()), new(big.Rat).Sub(big.NewRat(1, 1), rest)}}
	if rest.Sign() > 0 {
		parts = append(parts, timed{parts[0].years + 1, rest})
	}
	return parts
}

// latest returns after how many years all of a flow has come.
func (o Overrun) latest() int {
	if !o.set() {
		return 0
	}
	parts := o.split()
	return parts[len(parts)-1].years
}
