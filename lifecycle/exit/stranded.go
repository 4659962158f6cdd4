package exit

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Stranded is what a leaver pays to those who stay for overheads that it used to share
// and that they cannot shed at once: a part of them, for at most so many months.
//
// "75% of the unavoidable stranded costs for no longer than 18 months" is a Fraction of
// 75% and MaxMonths 18.
type Stranded struct {
	Name        string               `json:"name"`                // which overheads
	Line        partnership.LineID   `json:"line,omitzero"`       // which service line's
	Leaver      partnership.OrgID    `json:"leaver,omitzero"`     // whose share is stranded, if it leaves
	From        calendar.Date        `json:"from,omitzero"`       // the first day of the first month without the leaver
	Monthly     costing.Money        `json:"monthly,omitzero"`    // its share of a month
	Unshed      []Taper              `json:"unshed"`              // what part of it cannot be shed, and for how long, in order of time
	Fraction    partnership.Fraction `json:"share,omitzero"`      // what part of what cannot be shed is paid
	MaxMonths   int                  `json:"max_months,omitzero"` // for how many months at most: 1 to 1200
	Compensates []costing.Weight     `json:"compensates"`         // who is paid, in proportion to these weights
}

// Taper is how much of a cost cannot be shed in some months.
type Taper struct {
	Months   int                  `json:"months,omitzero"` // how many months: 1 to 1200
	Fraction partnership.Fraction `json:"share,omitzero"`  // of the cost
}

// Validate returns what is wrong with the taper: months that are not set (ErrRequired) or not
// 1 to 1200 (ErrRange), and a fraction that is not known (ErrRequired).
func (t Taper) Validate() error {
	return errors.Join(
		field.At("months", requiredMonths(t.Months)),
		field.RequiredValue("share", t.Fraction),
	)
}

// checkMonths returns ErrRange for a number of months that is not 1 to maxMonths.
func checkMonths(months int) error {
	if months < 1 || months > maxMonths {
		return fmt.Errorf("%d is not from 1 to %d: %w", months, maxMonths, field.ErrRange)
	}
	return nil
}

// requiredMonths is checkMonths, and returns ErrRequired for a number that is not set.
func requiredMonths(months int) error {
	if months == 0 {
		return field.ErrRequired
	}
	return checkMonths(months)
}

// Validate returns what is wrong with the stranded cost, in the order of its fields:
//
//   - something that is missing (ErrRequired), or a malformed id or a cost below £0
//     (ErrInvalid);
//   - a number of months outside its range (ErrRange);
//   - a fraction above the one before it in the taper (ErrOrder);
//   - the leaver among those it compensates (ErrInvalid), or a duplicate (ErrDuplicate);
//   - weights that are all 0 (ErrInvalid).
func (s Stranded) Validate() error {
	var none, weights error
	if len(s.Unshed) == 0 {
		none = field.ErrRequired
	}
	if _, err := costing.Apportion(costing.Pence(0), s.Compensates); err != nil {
		weights = inside("weights", "compensates", err)
	}
	return errors.Join(
		field.Required("name", s.Name),
		field.At("line", s.Line.Validate()),
		field.At("leaver", s.Leaver.Validate()),
		field.RequiredValue("from", s.From),
		field.At("monthly", costing.NotNegative(s.Monthly)),
		field.At("unshed", none),
		field.Each("unshed", s.Unshed, Taper.Validate),
		s.checkTaper(),
		field.RequiredValue("share", s.Fraction),
		field.At("max_months", requiredMonths(s.MaxMonths)),
		weights,
		s.checkCompensated(),
	)
}

// checkTaper returns ErrOrder for a fraction above the one before it.
func (s Stranded) checkTaper() error {
	var errs []error
	for i := 1; i < len(s.Unshed); i++ {
		before, after := s.Unshed[i-1].Fraction, s.Unshed[i].Fraction
		if before.Known() && after.Compare(before) > 0 {
			err := fmt.Errorf("%v is listed after %v: %w", after, before, field.ErrOrder)
			errs = append(errs, field.At(field.Index("unshed", i), field.At("share", err)))
		}
	}
	return errors.Join(errs...)
}

// checkCompensated returns ErrInvalid for a leaver who compensates itself.
func (s Stranded) checkCompensated() error {
	return field.Each("compensates", s.Compensates, func(w costing.Weight) error {
		if w.Org == "" || w.Org != s.Leaver {
			return nil
		}
		return field.At("org", fmt.Errorf("%s cannot compensate itself: %w", w.Org, field.ErrInvalid))
	})
}

// inside returns the errors at one list as errors at another.
func inside(from, to string, err error) error {
	var errs []error
	for _, e := range field.Errors(err) {
		errs = append(errs, field.At(to+e.Path[len(from):], e.Err))
	}
	return errors.Join(errs...)
}

// StrandedMonth is what cannot be shed of a stranded cost in a month, and what the
// leaver pays.
type StrandedMonth struct {
	From   calendar.Date `json:"from,omitzero"`   // the first day of the month
	Unshed costing.Money `json:"unshed,omitzero"` // what cannot be shed
	Paid   costing.Money `json:"paid,omitzero"`   // the part of it that the leaver pays
}

// StrandedMonths are the months for which a leaver pays.
type StrandedMonths []StrandedMonth

// Months returns the months for which the leaver pays, in their order: as many as the taper
// has, and MaxMonths at most. Each amount is worked out from the monthly cost and rounded
// once, half a penny up.
//
// The errors are those of Validate, ErrRequired at "monthly" if it is not known, and
// ErrRange at "from" for months after the year 9999.
func (s Stranded) Months() (StrandedMonths, error) {
	err := s.Validate()
	if !s.Monthly.Known() {
		err = errors.Join(err, field.At("monthly", field.ErrRequired))
	}
	if err != nil {
		return nil, err
	}
	months := StrandedMonths{}
	for _, taper := range s.Unshed {
		for range min(taper.Months, s.MaxMonths-len(months)) {
			months = append(months, StrandedMonth{
				From:   s.From.AddMonths(len(months)),
				Unshed: partOf(s.Monthly, taper.Fraction),
				Paid:   partOf(s.Monthly, taper.Fraction, s.Fraction),
			})
		}
	}
	if last := months[len(months)-1].From; last.IsZero() {
		return nil, field.At("from", fmt.Errorf("%d months from %v end after the year 9999: %w", len(months), s.From, field.ErrRange))
	}
	return months, nil
}

// partOf returns a fraction of an amount that is not below £0, or a fraction of a fraction,
// half a penny rounded up.
func partOf(amount costing.Money, fractions ...partnership.Fraction) costing.Money {
	part, whole := big.NewInt(amount.KnownPence()), big.NewInt(1)
	for _, f := range fractions {
		of, in, _ := f.Terms()
		part.Mul(part, big.NewInt(of))
		whole.Mul(whole, big.NewInt(in))
	}
	part.Lsh(part, 1).Add(part, whole)
	return costing.Pence(part.Quo(part, whole.Lsh(whole, 1)).Int64())
}

// compensated returns who is compensated if some members leave: those who stay, in proportion
// to what.
func (s Stranded) compensated(leavers []partnership.OrgID) []costing.Weight {
	return slices.DeleteFunc(slices.Clone(s.Compensates), func(w costing.Weight) bool {
		n, _ := w.Value.Millionths()
		return n == 0 || slices.Contains(leavers, w.Org)
	})
}

// settle returns the line of the stranded cost. ok is false if its leaver stays, or if nobody
// is left to compensate.
func (s Stranded) settle(leavers []partnership.OrgID) (line SettlementLine, ok bool, err error) {
	left := s.compensated(leavers)
	if !slices.Contains(leavers, s.Leaver) || len(left) == 0 {
		return SettlementLine{}, false, nil
	}
	line = SettlementLine{Name: s.Name, Kind: StrandedCost}
	if !s.Monthly.Known() {
		line.Charges = unknownPortions(append([]partnership.OrgID{s.Leaver}, orgsOf(left)...))
		return line, true, nil
	}
	months, err := s.Months()
	if err != nil {
		return SettlementLine{}, false, err
	}
	amounts := make([]costing.Money, len(months))
	for i, month := range months {
		amounts[i] = month.Paid
	}
	total, err := costing.Sum(amounts...)
	if err != nil {
		return SettlementLine{}, false, field.At("monthly", err)
	}
	paid, _ := costing.Apportion(total.Neg(), left)
	line.Amount, line.Residual = total, costing.Pence(0)
	line.Charges = append([]costing.Portion{{Org: s.Leaver, Amount: total}}, paid...)
	return line, true, nil
}
