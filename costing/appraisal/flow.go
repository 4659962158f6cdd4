package appraisal

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Flow is a cost or a benefit of an option, by year and by partner. Its amounts are what is spent,
// for a cost, and what is gained, for a benefit: both are normally above £0. A cost below £0 is a
// receipt, and a benefit below £0 a dis-benefit. Net is benefits less costs, so that more is better.
//
// An amount that is not known is never counted as £0. It is taken to be at least £0.
type Flow struct {
	Name     string                 `json:"name"`              // unique in the option
	Line     partnership.LineID     `json:"line,omitzero"`     // of which service line; not set: of all
	Kind     FlowKind               `json:"kind,omitzero"`     // what sort of flow
	Prices   Prices                 `json:"prices,omitzero"`   // the prices that the amounts are at
	From     costing.FinancialYear  `json:"from,omitzero"`     // the first year; not set: that of the appraisal
	Until    costing.FinancialYear  `json:"until,omitzero"`    // of a recurring flow, the last year; not set: that of the appraisal
	Amount   costing.Money          `json:"amount,omitzero"`   // of a full year, or the whole amount of a one-off flow; not set: not known
	Ramp     []partnership.Fraction `json:"ramp,omitempty"`    // the part of the amount that begins in each year: 10%, 40%, 40%, 10%, so that a recurring flow is there in full from its fourth year; empty: all begins in the first
	Amounts  []costing.Money        `json:"amounts,omitempty"` // in place of an amount and a ramp: that of each year
	Realised Realisation            `json:"realised,omitzero"` // how much of a benefit is counted; not set: all
	Bias     Bias                   `json:"bias,omitzero"`     // by how much a cost is raised for optimism; not set: not at all
	Overrun  Overrun                `json:"overrun,omitzero"`  // the works that the flow waits for, and by how much they may be late; not set: it waits for no works
	Estimate FlowEstimate           `json:"estimate,omitzero"` // the interval for the amount, if nobody has measured it; not set: the amount is not an estimate
	Item     string                 `json:"item,omitempty"`    // the name that a risk register has for the item of cost
	Shares   []partnership.Share    `json:"shares,omitempty"`  // which partner bears or gets which part of it; empty: not agreed
	Source   string                 `json:"source,omitempty"`  // where the amounts are from
}

// Realisation is how much of a planned benefit is counted, and why.
type Realisation struct {
	Share  partnership.Fraction `json:"share,omitzero"` // "75%"
	Source string               `json:"source"`         // where that is from
}

// FlowEstimate is an interval for the amount of a flow that nobody has measured.
type FlowEstimate struct {
	Low     costing.Money        `json:"low,omitzero"`     // the low end
	High    costing.Money        `json:"high,omitzero"`    // the high end
	Percent partnership.Quantity `json:"percent,omitzero"` // how likely the amount is between them, in %: 95
}

// Validate returns ErrRequired for what is not known, ErrOrder for a high end below the low one
// and ErrRange for a percentage that is not from 0 to 100.
func (e FlowEstimate) Validate() error {
	var order error
	if e.Low.Known() && e.High.Known() && e.High.Compare(e.Low) < 0 {
		order = field.At("high", fmt.Errorf("%v is below %v: %w", e.High, e.Low, field.ErrOrder))
	}
	return errors.Join(field.RequiredValue("low", e.Low), field.RequiredValue("high", e.High), order, checkPercent("percent", e.Percent, 100))
}

// Text returns the estimate as a report shows it: "£5.00 to £7.00 (95%)".
func (e FlowEstimate) Text() string {
	return e.Low.Sterling() + " to " + e.High.Sterling() + " (" + e.Percent.String() + "%)"
}

// at returns the amount, in pence, at some part of the way from the low end to the high end.
func (e FlowEstimate) at(percent *big.Rat) *big.Rat {
	low, high := big.NewRat(e.Low.KnownPence(), 1), big.NewRat(e.High.KnownPence(), 1)
	return low.Add(low, high.Sub(high, low).Mul(high, percent))
}

// Validate returns ErrRequired for a share that is not known, and what field.RequiredNote finds
// in the source.
func (r Realisation) Validate() error {
	return errors.Join(field.RequiredValue("share", r.Share), field.RequiredNote("source", r.Source))
}

// Validate returns what is wrong with the flow by itself:
//
//   - ErrRequired: no name, kind or prices; what Realisation and Bias need
//   - ErrInvalid: an amount, a ramp, an estimate or a last year beside amounts; a last year of a
//     one-off flow; a realisation of a cost; a bias on a benefit; a malformed id or text
//   - ErrOrder: a last year before the first
//   - ErrSum: a ramp or shares that do not make the whole
//   - ErrRange: an amount that is not within its estimate
//   - what Bias, Overrun, FlowEstimate and partnership.CheckShares find
//   - ErrRequired: an estimate without a source
func (f Flow) Validate() error { return f.check(nil, nil) }

// check returns what is wrong with the flow, with what else is wrong with its prices and shares.
func (f Flow) check(prices, shares error) error {
	return errors.Join(
		field.Required("name", f.Name),
		field.OptionalID("line", "a service line", f.Line),
		field.At("kind", f.Kind.Validate()),
		field.RequiredValue("prices", f.Prices),
		prices,
		f.checkUntil(),
		f.checkRamp(),
		f.checkAmounts(),
		f.checkSide(),
		f.checkOverrun(),
		f.checkEstimate(),
		field.OptionalName("item", f.Item),
		f.checkShares(),
		shares,
		f.checkSource(),
	)
}

// clone returns a flow that shares nothing with this one.
func (f Flow) clone() Flow {
	f.Ramp, f.Amounts, f.Shares = slices.Clone(f.Ramp), slices.Clone(f.Amounts), slices.Clone(f.Shares)
	f.Bias.Parts, f.Overrun.Bias.Parts = slices.Clone(f.Bias.Parts), slices.Clone(f.Overrun.Bias.Parts)
	return f
}

// checkUntil returns what is wrong with the last year.
func (f Flow) checkUntil() error {
	switch {
	case f.Until.IsZero():
		return nil
	case f.Kind.Timing == OneOffFlow || len(f.Amounts) > 0:
		return field.At("until", fmt.Errorf("not used by a one-off flow or beside amounts: %w", field.ErrInvalid))
	case !f.From.IsZero() && f.Until.Compare(f.From) < 0:
		return field.At("until", fmt.Errorf("%v is before %v: %w", f.Until, f.From, field.ErrOrder))
	}
	return nil
}

// checkRamp returns what is wrong with the ramp.
func (f Flow) checkRamp() error {
	if len(f.Ramp) == 0 {
		return nil
	}
	return field.At("ramp", checkWhole(f.Ramp))
}

// checkWhole returns what is wrong with fractions that must make a whole.
func checkWhole(fractions []partnership.Fraction) error {
	_, err := costing.SplitFractions(costing.Pence(0), fractions)
	return err
}

// checkAmounts returns ErrInvalid for amounts beside what they take the place of.
func (f Flow) checkAmounts() error {
	if len(f.Amounts) == 0 || !f.Amount.Known() && len(f.Ramp) == 0 {
		return nil
	}
	return field.At("amounts", fmt.Errorf("there is an amount or a ramp too: %w", field.ErrInvalid))
}

// checkSide returns what is wrong with what only a cost or only a benefit may have.
func (f Flow) checkSide() error {
	var realised, bias error
	switch {
	case f.Realised == Realisation{}:
	case f.Kind.Side == CostFlow:
		realised = fmt.Errorf("of a cost: %w", field.ErrInvalid)
	default:
		realised = f.Realised.Validate()
	}
	switch {
	case !f.Bias.set():
	case f.Kind.Side == BenefitFlow:
		bias = fmt.Errorf("on a benefit: %w", field.ErrInvalid)
	default:
		bias = f.Bias.Validate()
	}
	return errors.Join(field.At("realised", realised), field.At("bias", bias))
}

// checkOverrun returns what is wrong with the works that the flow waits for.
func (f Flow) checkOverrun() error {
	if !f.Overrun.set() {
		return nil
	}
	return field.At("overrun", f.Overrun.Validate())
}

// checkEstimate returns what is wrong with the estimate.
func (f Flow) checkEstimate() error {
	e := f.Estimate
	switch {
	case e == FlowEstimate{}:
		return nil
	case len(f.Amounts) > 0:
		return field.At("estimate", fmt.Errorf("the amounts of each year have no interval: %w", field.ErrInvalid))
	}
	err := field.At("estimate", e.Validate())
	if err == nil && (!f.Amount.Known() || f.Amount.Compare(e.Low) < 0 || f.Amount.Compare(e.High) > 0) {
		err = field.At("amount", fmt.Errorf("%v is not from %v to %v, its estimate: %w", f.Amount, e.Low, e.High, field.ErrRange))
	}
	return err
}

// checkSource returns what is wrong with the source, which an estimate needs.
func (f Flow) checkSource() error {
	if (f.Estimate != FlowEstimate{}) {
		return field.RequiredNote("source", f.Source)
	}
	return field.OptionalNote("source", f.Source)
}

// biased reports whether the flow has an optimism bias, of its cost or of the works that it
// waits for.
func (f Flow) biased() bool { return f.Bias.set() || f.Overrun.Bias.set() }

// checkShares returns what is wrong with the shares.
func (f Flow) checkShares() error {
	if len(f.Shares) == 0 {
		return nil
	}
	return partnership.CheckShares("shares", f.Shares)
}

// rampParts returns which part of the amount has come in by each year of the ramp, as whole
// numbers; of a one-off flow, which part falls in each year.
func (f Flow) rampParts() (parts []int64, whole int64) {
	if len(f.Ramp) == 0 {
		return []int64{1}, 1
	}
	shares := make([]partnership.Share, len(f.Ramp))
	for i, fraction := range f.Ramp {
		shares[i].Fraction = fraction
	}
	parts, whole, _ = partnership.Parts(shares)
	for i := 1; i < len(parts) && f.Kind.Timing == RecurringFlow; i++ {
		parts[i] += parts[i-1]
	}
	return parts, whole
}
