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
// "75 % of the unavoidable stranded costs for no longer than 18 months" is Percent 75
// and MaxMonths 18.
type Stranded struct {
	Name        string               `json:"name"`             // which overheads
	Line        partnership.LineID   `json:"line"`             // which service line's
	Leaver      partnership.OrgID    `json:"leaver"`           // whose share is stranded, if it leaves
	From        calendar.Date        `json:"from,omitzero"`    // the first day of the first month without the leaver
	Monthly     costing.Money        `json:"monthly,omitzero"` // its share of a month
	Unshed      []Taper              `json:"unshed"`           // how much of it cannot be shed, for how long, in order of time
	Percent     partnership.Quantity `json:"percent,omitzero"` // what part of what cannot be shed is paid: 0 to 100
	MaxMonths   int                  `json:"max_months"`       // for how many months at most: 1 to 1200
	Compensates []costing.Weight     `json:"compensates"`      // who is paid, in proportion to what
}

// Taper is how much of a cost cannot be shed in some months.
type Taper struct {
	Months  int                  `json:"months"`           // how many months
	Percent partnership.Quantity `json:"percent,omitzero"` // of the cost: 0 to 100
}

// Validate returns what is wrong with the taper: months that are not 1 to 1200 and a
// percentage that is not 0 to 100 (ErrRange), or not known (ErrRequired).
func (t Taper) Validate() error {
	return errors.Join(
		field.At("months", checkMonths(t.Months)),
		field.At("percent", within(t.Percent, "0", "100")),
	)
}

// checkMonths returns ErrRange for a number of months that is not 1 to maxMonths.
func checkMonths(months int) error {
	if months < 1 || months > maxMonths {
		return fmt.Errorf("%d is not from 1 to %d: %w", months, maxMonths, field.ErrRange)
	}
	return nil
}

// Validate returns what is wrong with the stranded cost, in the order of its fields:
// what is missing (ErrRequired), an id that is none (ErrInvalid), a cost, percentage
// or number of months outside its range (ErrRange), a cost that tapers to more than
// before (ErrOrder), somebody compensated who is the leaver (ErrInvalid) or is there
// already (ErrDuplicate), and weights that are all 0 (ErrInvalid).
func (s Stranded) Validate() error {
	var none, weights error
	if len(s.Unshed) == 0 {
		none = field.ErrRequired
	}
	if _, err := costing.Apportion(costing.Pence(0), s.Compensates); err != nil {
		weights = inside("weights", "compensates", err)
	}
	return errors.Join(
		field.At("name", field.CheckText(s.Name)),
		field.At("line", s.Line.Validate()),
		field.At("leaver", s.Leaver.Validate()),
		field.At("from", set(s.From)),
		field.At("monthly", notBelowZero(s.Monthly)),
		field.At("unshed", none),
		field.Each("unshed", s.Unshed, Taper.Validate),
		s.checkTaper(),
		field.At("percent", within(s.Percent, "0", "100")),
		field.At("max_months", checkMonths(s.MaxMonths)),
		weights,
		s.checkCompensated(),
	)
}

// checkTaper returns ErrOrder for a percentage above the one before it.
func (s Stranded) checkTaper() error {
	var errs []error
	for i := 1; i < len(s.Unshed); i++ {
		before, after := s.Unshed[i-1].Percent, s.Unshed[i].Percent
		if before.Known() && after.Compare(before) > 0 {
			err := fmt.Errorf("%v %% comes after %v %%: %w", after, before, field.ErrOrder)
			errs = append(errs, field.At(fmt.Sprintf("unshed[%d].percent", i), err))
		}
	}
	return errors.Join(errs...)
}

// checkCompensated returns ErrInvalid for a leaver who is to be paid.
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
	First  calendar.Date `json:"first"`           // the first day of the month
	Unshed costing.Money `json:"unshed,omitzero"` // what cannot be shed
	Paid   costing.Money `json:"paid,omitzero"`   // the part of it that the leaver pays
}

// Schedule returns the months for which the leaver pays, in their order: as many as the
// taper has, and MaxMonths at most. Each amount is worked out from the monthly cost and
// rounded once, half a penny up.
//
// The errors are those of Validate, ErrRequired at "monthly" if it is not known, and
// ErrRange at "from" for months after the year 9999.
func (s Stranded) Schedule() ([]StrandedMonth, error) {
	err := s.Validate()
	if !s.Monthly.Known() {
		err = errors.Join(err, field.At("monthly", field.ErrRequired))
	}
	if err != nil {
		return nil, err
	}
	percent, _ := s.Percent.Millionths()
	months := []StrandedMonth{}
	for _, taper := range s.Unshed {
		unshed, _ := taper.Percent.Millionths()
		for range min(taper.Months, s.MaxMonths-len(months)) {
			months = append(months, StrandedMonth{
				First:  s.From.AddMonths(len(months)),
				Unshed: percentOf(s.Monthly, unshed, hundredPercent),
				Paid:   percentOf(s.Monthly, unshed, percent),
			})
		}
	}
	if last := months[len(months)-1].First; last.IsZero() {
		return nil, field.At("from", fmt.Errorf("%d months from %v end after the year 9999: %w", len(months), s.From, field.ErrRange))
	}
	return months, nil
}

// percentOf returns a percentage of a percentage of an amount that is not below £0, both
// in millionths of a per cent and at most 100 %, half a penny rounded up.
func percentOf(amount costing.Money, a, b int64) costing.Money {
	whole := new(big.Int).Mul(big.NewInt(hundredPercent), big.NewInt(hundredPercent))
	part := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	part.Mul(part, big.NewInt(pence(amount)))
	part.Add(part, new(big.Int).Rsh(whole, 1))
	return costing.Pence(part.Quo(part, whole).Int64())
}

// bill returns the line of the stranded cost; ok is false if its leaver stays, or
// nobody is left to compensate.
func (s Stranded) bill(leavers []partnership.OrgID) (line BillLine, ok bool, err error) {
	left := slices.DeleteFunc(slices.Clone(s.Compensates), func(w costing.Weight) bool {
		n, _ := w.Value.Millionths()
		return n == 0 || slices.Contains(leavers, w.Org)
	})
	if !slices.Contains(leavers, s.Leaver) || len(left) == 0 {
		return BillLine{}, false, nil
	}
	line = BillLine{Name: s.Name, Kind: StrandedCost}
	if !s.Monthly.Known() {
		return line, true, nil
	}
	months, err := s.Schedule()
	if err != nil {
		return BillLine{}, false, err
	}
	amounts := make([]costing.Money, len(months))
	for i, month := range months {
		amounts[i] = month.Paid
	}
	total, err := costing.Sum(amounts...)
	if err != nil {
		return BillLine{}, false, field.At("monthly", err)
	}
	paid, _ := costing.Apportion(total.Neg(), left)
	line.Amount, line.Charges = total, append([]costing.Portion{{Org: s.Leaver, Amount: total}}, paid...)
	return line, true, nil
}
