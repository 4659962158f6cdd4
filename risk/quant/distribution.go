package quant

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Distribution is how likely each total is, on a grid of money: Probabilities[i] is the
// probability of Lowest plus i steps. Totals at either end of a sum that together have a
// probability of no more than 1e-13 are counted with the nearest other step.
//
// Fixed amounts stand at a step, and ranges lie around it: of each probability, Spread is the
// part that lies evenly over half a step to either side, or at the ends of the distribution
// to the inner side.
type Distribution struct {
	Step          costing.Money `json:"step,omitzero"`    // of the grid, which may be finer than that of the portfolio
	Lowest        costing.Money `json:"lowest,omitzero"`  // the least total; below £0: it brings more than it costs
	Probabilities []float64     `json:"probabilities"`    // of each step from Lowest; together 1
	Spread        []float64     `json:"spread,omitempty"` // the part of each probability that lies around its step and not at it; empty: no part does
}

// newDistribution returns a lattice on a grid of money; sure is the part of it that is
// exactly at its steps.
func newDistribution(l, sure lattice, grid float64) Distribution {
	d := Distribution{
		Step:          costing.Pence(int64(grid)),
		Lowest:        costing.Pence(int64(float64(l.low) * grid)),
		Probabilities: l.p,
	}
	around := 0.0
	spread := make([]float64, len(l.p))
	for i, p := range l.p {
		spread[i] = max(0, p-sure.at(l.low+i))
		around += spread[i]
	}
	if around > tiny && len(l.p) > 1 {
		d.Spread = spread
	}
	return d
}

// Validate returns what is wrong with the distribution:
//
//   - ErrRequired: no step, lowest total or probabilities
//   - ErrRange: a step of £0 or less; a probability that is not from 0 to 1; a spread that
//     is not from 0 to its probability, or is not one for each of them
//   - ErrSum: probabilities that are more than 1e-9 away from 1 together
func (d Distribution) Validate() error {
	errs := []error{field.RequiredValue("step", d.Step), field.RequiredValue("lowest", d.Lowest)}
	if d.Step.Known() && d.Step.Sign() <= 0 {
		errs = append(errs, field.At("step", fmt.Errorf("%v is not above 0.00: %w", d.Step, field.ErrRange)))
	}
	sum := 0.0
	errs = append(errs, field.Each("probabilities", d.Probabilities, func(p float64) error {
		sum += p
		if !(p >= 0 && p <= 1+tiny) {
			return fmt.Errorf("%g is not from 0 to 1: %w", p, field.ErrRange)
		}
		return nil
	}))
	switch {
	case len(d.Probabilities) == 0:
		errs = append(errs, field.At("probabilities", field.ErrRequired))
	case math.Abs(sum-1) > tiny:
		errs = append(errs, field.At("probabilities", fmt.Errorf("they make %.10g, not 1: %w", sum, field.ErrSum)))
	}
	return errors.Join(append(errs, d.checkSpread())...)
}

// checkSpread returns what is wrong with the spread.
func (d Distribution) checkSpread() error {
	if n := len(d.Probabilities); len(d.Spread) > 0 && len(d.Spread) != n {
		return field.At("spread", fmt.Errorf("parts found: %d, wanted: one for each of the probabilities, %d: %w", len(d.Spread), n, field.ErrRange))
	}
	i := -1
	return field.Each("spread", d.Spread, func(s float64) error {
		if i++; !(s >= 0 && s <= d.Probabilities[i]+tiny) {
			return fmt.Errorf("%g is not from 0 to %g: %w", s, d.Probabilities[i], field.ErrRange)
		}
		return nil
	})
}

// amount returns the total at a step from the lowest, in pence.
func (d Distribution) amount(i int) float64 {
	return pence(d.Lowest) + float64(float64(i)*pence(d.Step))
}

// money returns pence that are an estimate as an amount, rounded to the penny. Decimals
// of a penny beyond the fourth, which may differ between machines, are dropped first.
func money(pence float64) costing.Money {
	return costing.Pence(int64(math.Floor(math.Round(pence*1e4)/1e4 + 0.5)))
}

// Mean returns the mean total, to the penny. It is not known if there are no probabilities.
func (d Distribution) Mean() costing.Money {
	if len(d.Probabilities) == 0 {
		return costing.Money{}
	}
	return money(d.mean())
}

// mean returns the mean in pence.
func (d Distribution) mean() float64 {
	steps := 0.0
	for i, p := range d.Probabilities {
		steps += float64(float64(i) * p)
	}
	return pence(d.Lowest) + float64(steps*pence(d.Step))
}

// Variance returns the variance of the total in pounds squared. It is that on the grid,
// which for each event is too high by up to a quarter of the square of a step. ok is
// false if there are no probabilities.
func (d Distribution) Variance() (variance float64, ok bool) {
	return d.variance(), len(d.Probabilities) > 0
}

// variance returns the variance in pounds squared, and 0 if there are no probabilities.
func (d Distribution) variance() float64 {
	mean, sum := d.mean(), 0.0
	for i, p := range d.Probabilities {
		away := (d.amount(i) - mean) / 100
		sum += float64(float64(away*away) * p)
	}
	return sum
}

// StandardDeviation returns the root of the variance, to the penny. It is not known if there
// are no probabilities.
func (d Distribution) StandardDeviation() costing.Money {
	if len(d.Probabilities) == 0 {
		return costing.Money{}
	}
	return money(float64(100 * math.Sqrt(d.variance())))
}

// Percentile returns the least total that is not exceeded with a probability of some per cent:
// with 80, the P80. It is not known for less than 0 or more than 100.
//
// It is a step of the grid where enough of the probability is at that step. Where totals
// lie around a step, it is between two steps, rounded to a hundredth of a step and to
// whole pence. A probability that falls short of the percentage by no more than 1e-9
// counts as reaching it.
func (d Distribution) Percentile(percent partnership.Quantity) costing.Money {
	i, ok := d.place(percent)
	if !ok {
		return costing.Money{}
	}
	want := number(percent) / 100
	for _, p := range d.Probabilities[:i] {
		want -= p
	}
	unit := max(1, math.Floor(pence(d.Step)/100))
	away := math.Floor(math.Round(d.away(i, want)*pence(d.Step)/unit*1e4)/1e4 + 0.5)
	return money(d.amount(i) + float64(away*unit))
}

// away returns how far from step i, in steps, the percentile lies that needs the
// probability want out of that step.
func (d Distribution) away(i int, want float64) float64 {
	low, high := d.around(i)
	around := d.spread(i)
	below := float64(around * (0 - low) / (high - low))
	if at := d.Probabilities[i] - around; around <= 0 || want > below && at > tiny && want <= below+at+tiny {
		return 0
	} else if want > below {
		want -= at
	}
	return min(low+float64((high-low)*(want/around)), high)
}

// spread returns the part of a probability that lies around its step.
func (d Distribution) spread(i int) float64 {
	if i < len(d.Spread) && len(d.Probabilities) > 1 {
		return d.Spread[i]
	}
	return 0
}

// around returns the range, in steps from step i, over which its spread lies.
func (d Distribution) around(i int) (low, high float64) {
	low, high = -0.5, 0.5
	if i == 0 {
		low = 0
	}
	if i == len(d.Probabilities)-1 {
		high = 0
	}
	return low, high
}

// place returns the step of a percentile.
func (d Distribution) place(percent partnership.Quantity) (i int, ok bool) {
	want := number(percent) / 100
	if !percent.Known() || want < 0 || want > 1 || len(d.Probabilities) == 0 {
		return 0, false
	}
	sum := 0.0
	for i, p := range d.Probabilities {
		if sum += p; sum >= want-tiny {
			return i, true
		}
	}
	return len(d.Probabilities) - 1, true
}

// tail is the worst part of a distribution: all above a step, and a share of what is at
// that step.
type tail struct {
	step  int     // from the lowest
	size  float64 // the probability of the whole tail
	share float64 // of what is at the step
}

// tail returns the worst part of the distribution beyond a percentile.
func (d Distribution) tail(percent partnership.Quantity) (t tail, ok bool) {
	step, ok := d.place(percent)
	t = tail{step: step, size: 1 - number(percent)/100}
	if !ok || t.size <= 0 {
		return t, false
	}
	above := 0.0
	for _, p := range d.Probabilities[step+1:] {
		above += p
	}
	if p := d.Probabilities[step]; p > 0 {
		t.share = min(max(0, (t.size-above)/p), 1)
	}
	return t, true
}

// ExpectedShortfall returns the mean of the worst totals, to the penny: with 80, of the
// worst 20%. A total that lies only partly in that share counts for that part: where
// £1,000,000 has a probability of 0.005, the worst 1% has a mean of £500,000. It is not
// known for less than 0, or for 100 or more.
func (d Distribution) ExpectedShortfall(percent partnership.Quantity) costing.Money {
	t, ok := d.tail(percent)
	if !ok {
		return costing.Money{}
	}
	sum := float64(float64(t.share*d.Probabilities[t.step]) * d.amount(t.step))
	for i := t.step + 1; i < len(d.Probabilities); i++ {
		sum += float64(d.Probabilities[i] * d.amount(i))
	}
	return money(sum / t.size)
}

// Exceeds returns the probability that the total is more than an amount. ok is false if the
// amount is not known, or there are no probabilities.
func (d Distribution) Exceeds(amount costing.Money) (probability float64, ok bool) {
	if !amount.Known() || len(d.Probabilities) == 0 {
		return 0, false
	}
	for i := len(d.Probabilities) - 1; i >= 0; i-- {
		away := (pence(amount) - d.amount(i)) / pence(d.Step)
		if away >= 0.5 {
			break
		}
		around := d.spread(i)
		if d.amount(i) > pence(amount) {
			probability += d.Probabilities[i] - around
		}
		if around > 0 {
			low, high := d.around(i)
			probability += float64(around * min(max(0, (high-away)/(high-low)), 1))
		}
	}
	return min(probability, 1), true
}

// Adequacy is how far a reserve goes.
type Adequacy struct {
	Reserve   costing.Money        `json:"reserve,omitzero"`   // the reserve
	Enough    partnership.Quantity `json:"enough,omitzero"`    // how likely it is to be enough, in per cent with two decimals
	Shortfall costing.Money        `json:"shortfall,omitzero"` // what is missing on average; £0 counts where it is enough
	IfShort   costing.Money        `json:"if_short,omitzero"`  // what is missing on average if it is not enough; not known if it always is
}

// Adequacy returns how far a reserve goes. It is the zero Adequacy if the reserve is not
// known, or there are no probabilities.
func (d Distribution) Adequacy(reserve costing.Money) Adequacy {
	probability, ok := d.Exceeds(reserve)
	if !ok {
		return Adequacy{}
	}
	short := 0.0
	for i, p := range slices.Backward(d.Probabilities) {
		if over := d.amount(i) - pence(reserve); over > 0 {
			short += float64(over * p)
		}
	}
	a := Adequacy{Reserve: reserve, Enough: percentage(1 - probability), Shortfall: money(short)}
	if probability > tiny {
		a.IfShort = money(short / probability)
	}
	return a
}

// percentage returns a probability in per cent with two decimals.
func percentage(probability float64) partnership.Quantity {
	q, _ := partnership.QuantityOfMillionths(int64(math.Floor(math.Round(probability*1e9)/1e5+0.5)) * (millionths / 100))
	return q
}
