package costing

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Statement is who pays how much of a cost, and why. It is positive where an
// organisation pays and negative where it is paid.
//
// The charges and the residual add up to the total and what was added to it, and
// the steps to the charges.
type Statement struct {
	Scheme   string             `json:"scheme"`             // the name of the scheme
	Line     partnership.LineID `json:"line"`               // whose cost
	Term     calendar.Term      `json:"term"`               // in which days
	Total    Money              `json:"total,omitzero"`     // the cost
	Heads    []Head             `json:"heads,omitempty"`    // what the cost is made of, if it has heads
	Added    Money              `json:"added,omitzero"`     // what fees and indexation added to it
	Charges  []Portion          `json:"charges"`            // what each pays, in the order of the members
	Periods  []TermCharges      `json:"periods,omitempty"`  // what the charges are for each part of the term, if members or scheme change in it
	ByMonths bool               `json:"by_months,omitzero"` // whether time counts in months; else in days
	Drivers  []DriverWorking    `json:"drivers,omitempty"`  // the working of the drivers that are made of others
	Steps    []Step             `json:"steps"`              // the working, in order
	Residual Money              `json:"residual,omitzero"`  // what nobody pays; negative: what is paid too much
	Carried  []Remainder        `json:"carried,omitempty"`  // the remainders for the next bill, of a scheme that carries them
	Remarks  []Remark           `json:"remarks,omitempty"`  // what somebody should look at
}

// Step is what one part, adjustment or rounding of a scheme did, and from what.
type Step struct {
	Name     string        `json:"name"`              // its name in the scheme
	Clause   string        `json:"clause,omitempty"`  // its clause
	What     string        `json:"what"`              // what it did, in words
	Term     calendar.Term `json:"term,omitzero"`     // for which days; not set: for all
	Measure  string        `json:"measure,omitempty"` // what the measures count: % or a driver; "": there are none
	Figures  []Figure      `json:"figures,omitempty"` // the figures that it used, in the order of the facts
	Workings []Working     `json:"workings"`          // for each organisation that it concerns
}

// Working is what a step did to one organisation.
type Working struct {
	Org     partnership.OrgID    `json:"org"`               // which
	Measure partnership.Quantity `json:"measure,omitzero"`  // what went in, to 6 decimals
	Actual  partnership.Quantity `json:"actual,omitzero"`   // what was rounded, to 6 decimals: the actual percentage, or the charge if it was rounded to whole pounds
	Exactly string               `json:"exactly,omitempty"` // the actual figure, or if there is none the measure, as a fraction such as 3703/3 if it needs more than 6 decimals; for a percentage it is the share, such as 1/3
	Before  Money                `json:"before,omitzero"`   // what an adjustment or a rounding found: the charge after the steps before it
	Base    Money                `json:"base,omitzero"`     // the amount that the limit is a percentage of, if that is the total or what the parts charge; or the amount that a fee or an indexation of a head is calculated on
	AtLeast Money                `json:"at_least,omitzero"` // the lower limit of the step, for its days; for a refund, the limit of what is paid back
	AtMost  Money                `json:"at_most,omitzero"`  // the upper limit, likewise
	Amount  Money                `json:"amount,omitzero"`   // what came out: by how much it changed the charge
}

// Validate proves that the statement adds up. It returns
//
//   - ErrRequired or ErrInvalid for a line or an organisation whose id is missing or
//     malformed, and what Figure.Validate finds in the figures of a step;
//   - ErrRequired for an amount that is not known, but for what a working found and its
//     limits;
//   - ErrDuplicate at "charges[i].org" for an organisation that is listed before;
//   - what is wrong with the heads, the derived drivers and the remainders;
//   - ErrSum at "charges[i].amount" where the steps do not make the charge, at "steps" for
//     workings of an organisation without a charge, and at "residual" where the charges and
//     the residual are not the total and what was added;
//   - what ByPeriod finds in the periods.
func (s Statement) Validate() error {
	worked := make(map[partnership.OrgID][]Money, len(s.Charges))
	for _, step := range s.Steps {
		for _, w := range step.Workings {
			worked[w.Org] = append(worked[w.Org], w.Amount)
		}
	}
	paid := []Money{s.Residual}
	err := field.Each("charges", s.Charges, func(c Portion) error {
		paid = append(paid, c.Amount)
		steps, err := Sum(worked[c.Org]...)
		delete(worked, c.Org)
		switch {
		case !c.Amount.Known():
			err = field.ErrRequired
		case err == nil && steps.Known() && steps != c.Amount:
			err = fmt.Errorf("%s pays %v, the steps make %v: %w", c.Org, c.Amount, steps, field.ErrSum)
		}
		return errors.Join(field.At("org", c.Org.Validate()), field.At("amount", err))
	})
	var others error
	if len(worked) > 0 {
		others = field.At("steps", fmt.Errorf("%d organisations have workings and no charge: %w", len(worked), field.ErrSum))
	}
	return errors.Join(
		field.At("line", s.Line.Validate()),
		field.At("total", CheckKnown(s.Total)),
		checkHeads(s.Heads, s.Total),
		checkCarried(s.Carried),
		field.At("added", CheckKnown(s.Added)),
		err,
		field.Unique("charges", "org", s.Charges, func(c Portion) partnership.OrgID { return c.Org }),
		others,
		s.checkPeriods(),
		field.Each("drivers", s.Drivers, DriverWorking.Validate),
		field.Each("steps", s.Steps, Step.check),
		field.At("residual", s.checkResidual(paid)),
	)
}

// check returns what is wrong with the step: what Figure.Validate finds, and ErrRequired
// for each working of which the amount is not known.
func (s Step) check() error {
	return errors.Join(
		field.Each("figures", s.Figures, Figure.Validate),
		field.Each("workings", s.Workings, func(w Working) error {
			return errors.Join(field.At("org", w.Org.Validate()), field.At("amount", CheckKnown(w.Amount)))
		}),
	)
}

// checkResidual returns ErrRequired for a residual that is not known, and ErrSum unless
// what is paid is the total and what was added.
func (s Statement) checkResidual(paid []Money) error {
	if !s.Residual.Known() {
		return field.ErrRequired
	}
	due, err := s.Total.Add(s.Added)
	sum, tooMuch := Sum(paid...)
	if err = errors.Join(err, tooMuch); err != nil {
		return err
	}
	if sum.Known() && due.Known() && sum != due {
		return fmt.Errorf("the charges and the residual make %v, not %v: %w", sum, due, field.ErrSum)
	}
	return nil
}

// Figures returns the charges as figures of a driver, in pounds, with the given source and day.
// A limit can then be a percentage of them, such as 120 % of what the unmodified formula
// charges, or 100 % of last year's bill.
//
// The errors are, at "charges[i].amount", ErrInvalid for a charge below £0 and ErrRange for one
// that is more than a figure can hold.
func (s Statement) Figures(driver Driver, source string, on calendar.Date) ([]Figure, error) {
	figures := make([]Figure, 0, len(s.Charges))
	err := field.Each("charges", s.Charges, func(c Portion) error {
		f := Figure{Driver: driver, Org: c.Org, Source: source, On: on}
		var err error
		if n, known := c.Amount.Pence(); known {
			f.Value, err = poundsOf(n)
		}
		figures = append(figures, f)
		return field.At("amount", errors.Join(NotNegative(c.Amount), err))
	})
	if err != nil {
		return nil, err
	}
	return figures, nil
}

// poundsOf returns so many pence in pounds.
func poundsOf(pence int64) (partnership.Quantity, error) {
	const each = 1_000_000 / pencePerPound
	if magnitudeOf(pence) > maxWeight/each {
		return partnership.Quantity{}, fmt.Errorf("%v is more than a figure can be: %w", Pence(pence), field.ErrRange)
	}
	return partnership.QuantityOfMillionths(pence * each)
}
