package appraisal

import (
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// PublishedTable is a table of options as somebody has published it: its figures, in its own unit,
// and the assumptions that the paper states. PublishedTable.Audit works it out again.
type PublishedTable struct {
	Title   string            `json:"title"`             // what it is of
	Source  string            `json:"source"`            // who published it, and where
	On      calendar.Date     `json:"on,omitzero"`       // the day it was published; not set: not known
	Unit    string            `json:"unit"`              // of every amount in it: "£m"
	Options []PublishedOption `json:"options,omitempty"` // its rows
	Sums    []PublishedSum    `json:"sums,omitempty"`    // the totals and products in it
}

// PublishedOption is a row of the table. What the paper does not print is not set, and does not
// count as £0. Savings are above 0, and so are costs.
type PublishedOption struct {
	ID             string            `json:"id"`                      // unique in the table
	Title          string            `json:"title"`                   // what people call it: "two unitary councils"
	Saving         Published         `json:"saving,omitzero"`         // the saving a year, once it is full; below 0: it costs more
	Transformation Published         `json:"transformation,omitzero"` // the saving a year from transformation, where it is printed beside the other
	Costs          []PublishedCost   `json:"costs,omitempty"`         // the one-off costs; none: the paper does not say
	Years          int               `json:"years,omitzero"`          // over how many years the net is; not set: the paper does not say
	Savings        Published         `json:"savings,omitzero"`        // all savings over these years
	Net            Published         `json:"net,omitzero"`            // savings less costs over these years
	Payback        Published         `json:"payback,omitzero"`        // in years
	Stated         StatedAssumptions `json:"stated,omitzero"`         // what the paper says that it assumes
}

// PublishedCost is a one-off cost of an option.
type PublishedCost struct {
	Name   string    `json:"name"`            // what for: "transition", "transformation"
	Amount Published `json:"amount,omitzero"` // how much; not set: not known
}

// StatedAssumptions are what the paper says that it assumes. What it does not say is not set.
type StatedAssumptions struct {
	Ramp     AuditRamp     `json:"ramp,omitzero"`     // how the saving grows
	Discount AuditDiscount `json:"discount,omitzero"` // how later years are discounted
}

// PublishedSum is a total in the table and what it is made of.
type PublishedSum struct {
	Title string          `json:"title"`          // which total
	Terms []PublishedTerm `json:"terms"`          // what should make it
	Total Published       `json:"total,omitzero"` // as printed
}

// PublishedTerm is a figure in a sum, so many times.
type PublishedTerm struct {
	Name   string               `json:"name"`           // which figure
	Figure Published            `json:"figure"`         // as printed
	Times  partnership.Quantity `json:"times,omitzero"` // how many times it counts: "-1" to take it off, "0.75" for 75 %; not set: once
}

// Published is a figure as it is printed: a number, a range, or a limit that it is under. The
// figure has been rounded, so it stands for every number from half a step below it to half a step
// above.
type Published struct {
	Low       partnership.Quantity `json:"low,omitzero"`        // the number, or the lowest of a range; not set beside a High: the figure is "under" it
	High      partnership.Quantity `json:"high,omitzero"`       // the highest of a range, or the limit that the figure is under; not set: it is one number
	RoundedTo partnership.Quantity `json:"rounded_to,omitzero"` // the step: 0.1, 1, 10; not set: the last decimal place that Low or High needs
}

// zero reports whether the figure is printed as 0.
func (p Published) zero() bool { return p.Low.Known() && p.Low.Sign() == 0 && p.High.Sign() == 0 }

// MustPublished returns the figure that text prints: a number, "48"; a range, "2370..2860"; or
// a limit, "<1". The step is the last place that is printed: that of "29.010" is 0.001. It
// panics if the text is none of these, and is for figures written in a program.
func MustPublished(text string) Published {
	p, err := ParsePublished(text)
	if err != nil {
		panic(err)
	}
	return p
}

// ParsePublished returns the figure that text prints: a number, "48"; a range, "2370..2860"; or
// a limit, "<1". The step is the last place that is printed: that of "29.010" is 0.001. The
// error wraps ErrInvalid for any other text, and for a range whose ends are the wrong way round.
func ParsePublished(text string) (Published, error) {
	low, high, ranged := strings.Cut(text, "..")
	under, limit := strings.CutPrefix(text, "<")
	if limit {
		low, high, ranged = "", under, true
	}
	p := Published{RoundedTo: auditStep(low, high)}
	var errs [2]error
	if !limit {
		p.Low, errs[0] = partnership.ParseQuantity(low)
	}
	if ranged {
		p.High, errs[1] = partnership.ParseQuantity(high)
	}
	if err := errors.Join(errs[0], errs[1]); err != nil {
		return Published{}, fmt.Errorf("%s is not a published figure (48, 2370..2860 or <1): %w", field.Quote(text), field.ErrInvalid)
	}
	if p.Low.Known() && p.High.Known() && p.High.Compare(p.Low) < 0 {
		return Published{}, fmt.Errorf("%s ends below where it begins: %w", field.Quote(text), field.ErrInvalid)
	}
	return p, nil
}

// auditStep returns one in the last decimal place of the longest of some numbers.
func auditStep(numbers ...string) partnership.Quantity {
	millionths, least := int64(1_000_000), int64(1_000_000)
	for _, number := range numbers {
		_, decimals, _ := strings.Cut(number, ".")
		step := millionths
		for range decimals {
			step /= 10
		}
		least = min(least, step)
	}
	q, _ := partnership.QuantityOfMillionths(max(least, 1))
	return q
}

// String returns the figure as a report shows it: "48", "2,370 to 2,860", "under 1", or "not
// published". A number has as many decimals as its step.
func (p Published) String() string {
	low, high := p.printed(p.Low), p.printed(p.High)
	switch {
	case p.Low.Known() && p.High.Known() && p.Low != p.High:
		return low + " to " + high
	case p.Low.Known():
		return low
	case p.High.Known():
		return "under " + high
	}
	return "not published"
}

// printed returns a number with as many decimals as the step has.
func (p Published) printed(number partnership.Quantity) string {
	text := number.String()
	whole, decimals, _ := strings.Cut(text, ".")
	_, step, _ := strings.Cut(p.RoundedTo.String(), ".")
	if len(step) > len(decimals) && p.RoundedTo.Known() && number.Known() {
		text = whole + "." + decimals + strings.Repeat("0", len(step)-len(decimals))
	}
	return withMinusSign(report.Grouped(text))
}

// known reports whether anything is printed.
func (p Published) known() bool { return p.Low.Known() || p.High.Known() }

// Validate returns what is wrong with the figure: ErrOrder for a range whose high is below its
// low, and ErrRange for a step that is not above 0.
func (p Published) Validate() error {
	var order, step error
	if p.Low.Known() && p.High.Known() && p.High.Compare(p.Low) < 0 {
		order = fmt.Errorf("%v is below the low, %v: %w", p.High, p.Low, field.ErrOrder)
	}
	if p.RoundedTo.Known() && p.RoundedTo.Sign() <= 0 {
		step = fmt.Errorf("a step of %v is not above 0: %w", p.RoundedTo, field.ErrRange)
	}
	return errors.Join(field.At("high", order), field.At("rounded_to", step))
}

// span returns the numbers that the figure stands for: from the first to the last. The
// first is nil for a figure that is under a limit, and the second is then not in it.
func (p Published) span() auditSpan {
	half := big.NewRat(0, 1)
	step := p.RoundedTo
	if !step.Known() {
		step = auditStep(p.Low.String(), p.High.String())
	}
	half.Mul(auditExact(step), big.NewRat(1, 2))
	switch {
	case !p.Low.Known():
		return auditSpan{high: auditExact(p.High)}
	case p.High.Known():
		return auditSpan{low: new(big.Rat).Sub(auditExact(p.Low), half), high: new(big.Rat).Add(auditExact(p.High), half)}
	}
	return auditSpan{low: new(big.Rat).Sub(auditExact(p.Low), half), high: new(big.Rat).Add(auditExact(p.Low), half)}
}

// point returns a figure that is no limit as it is printed, without its rounding.
func (p Published) point() auditSpan {
	if p.High.Known() {
		return auditSpan{low: auditExact(p.Low), high: auditExact(p.High)}
	}
	return auditSpan{low: auditExact(p.Low), high: auditExact(p.Low)}
}

// MaxAuditedCosts is how many one-off costs an option of a published table may have: every
// choice of them is tried.
const MaxAuditedCosts = 6

// MaxAuditedYears is over how many years a published net may be.
const MaxAuditedYears = 60

// Validate returns what is wrong with the table:
//
//   - ErrRequired: no title, source or unit; an option, a cost, a sum or a term without its id,
//     title or name; a sum without terms, a figure or a total
//   - ErrDuplicate: an option with the id of one before it, a cost with the name of one before
//     it in the option
//   - ErrRange: years that are not from 1 to MaxAuditedYears, more than MaxAuditedCosts costs, a
//     step that is not above 0
//   - ErrInvalid: a malformed id; a cost below 0; years of payback below 0
//   - ErrOrder: a range that ends below where it begins
//   - what AuditRamp and AuditDiscount find in what is stated
func (t PublishedTable) Validate() error {
	return errors.Join(
		field.Required("title", t.Title),
		field.RequiredNote("source", t.Source),
		field.Required("unit", t.Unit),
		field.Each("options", t.Options, PublishedOption.Validate),
		field.Unique("options", "id", t.Options, func(o PublishedOption) string { return o.ID }),
		field.Each("sums", t.Sums, PublishedSum.Validate),
	)
}

// Validate returns what PublishedTable.Validate finds in an option.
func (o PublishedOption) Validate() error {
	var years, costs, back error
	if o.Years < 0 || o.Years > MaxAuditedYears {
		years = fmt.Errorf("%d years is not from 1 to %d: %w", o.Years, MaxAuditedYears, field.ErrRange)
	}
	if len(o.Costs) > MaxAuditedCosts {
		costs = fmt.Errorf("%d costs, want up to %d: %w", len(o.Costs), MaxAuditedCosts, field.ErrRange)
	}
	if o.Payback.Low.Sign() < 0 || o.Payback.High.Sign() < 0 {
		back = fmt.Errorf("%v years is below 0: %w", o.Payback, field.ErrInvalid)
	}
	return errors.Join(
		field.At("id", field.CheckID("an option", o.ID)),
		field.Required("title", o.Title),
		field.At("saving", o.Saving.Validate()),
		field.At("transformation", o.Transformation.Validate()),
		field.At("costs", costs),
		field.Each("costs", o.Costs, PublishedCost.Validate),
		field.Unique("costs", "name", o.Costs, func(c PublishedCost) string { return c.Name }),
		field.At("years", years),
		field.At("savings", o.Savings.Validate()),
		field.At("net", o.Net.Validate()),
		field.At("payback", errors.Join(o.Payback.Validate(), back)),
		field.At("stated", o.Stated.Validate()),
	)
}

// Validate returns what PublishedTable.Validate finds in a cost.
func (c PublishedCost) Validate() error {
	var below error
	if c.Amount.Low.Sign() < 0 || c.Amount.High.Sign() < 0 {
		below = fmt.Errorf("a cost of %v is below 0: %w", c.Amount, field.ErrInvalid)
	}
	return errors.Join(field.Required("name", c.Name), field.At("amount", errors.Join(c.Amount.Validate(), below)))
}

// Validate returns what PublishedTable.Validate finds in what is stated.
func (s StatedAssumptions) Validate() error {
	var ramp, discount error
	if !s.Ramp.IsZero() {
		ramp = s.Ramp.Validate()
	}
	if s.Discount != (AuditDiscount{}) {
		discount = s.Discount.Validate()
	}
	return errors.Join(field.At("ramp", ramp), field.At("discount", discount))
}

// Validate returns what PublishedTable.Validate finds in a sum.
func (s PublishedSum) Validate() error {
	var none error
	if len(s.Terms) == 0 {
		none = field.ErrRequired
	}
	return errors.Join(
		field.Required("title", s.Title),
		field.At("terms", none),
		field.Each("terms", s.Terms, PublishedTerm.Validate),
		field.At("total", checkOneNumber(s.Total)),
	)
}

// Validate returns what PublishedTable.Validate finds in a term.
func (t PublishedTerm) Validate() error {
	return errors.Join(field.Required("name", t.Name), field.At("figure", checkOneNumber(t.Figure)))
}

// checkOneNumber returns what is wrong with a figure that has to be printed, and not as a limit.
func checkOneNumber(p Published) error {
	if !p.Low.Known() {
		return field.At("low", field.ErrRequired)
	}
	return p.Validate()
}
