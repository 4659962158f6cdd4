package appraisal

import (
	"math/big"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// PaybackState is whether an outlay comes back.
type PaybackState string

// The states.
const (
	PaidBack       PaybackState = "paid-back"
	NothingToPay   PaybackState = "nothing-to-pay" // the option is never behind
	NeverPaidBack  PaybackState = "never"          // not within the years of the appraisal
	PaybackUnknown PaybackState = "unknown"        // an amount is not known
)

// PaybackStates returns every PaybackState.
func PaybackStates() []PaybackState {
	return []PaybackState{PaidBack, NothingToPay, NeverPaidBack, PaybackUnknown}
}

// Title returns the state as a form or a report shows it.
func (s PaybackState) Title() string { return field.Title(s) }

// UnmarshalText reads one of PaybackStates, or no text, which is not set; the error wraps
// ErrInvalid.
func (s *PaybackState) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("state of a payback", text, PaybackStates())
	return err
}

// Payback is when an option has made good what it costs more than the other option: the first year
// at the end of which it is no longer behind, and after which it does not fall behind again. Years
// are counted from the first year, which is year 0. For example, −£100 in year 0 and £30 in each
// year from year 1 are paid back in year 4, after 4 whole years, or 3.333333 if the £30 of year 4
// comes evenly over it.
type Payback struct {
	State  PaybackState          `json:"state,omitzero"`  // whether it comes back
	Year   costing.FinancialYear `json:"year,omitzero"`   // in which year it is paid back
	Whole  int                   `json:"whole,omitzero"`  // how many whole years that is after the first year: 4 for year 4
	Evenly partnership.Quantity  `json:"evenly,omitzero"` // the same, with the part of the last year that is needed if its money comes evenly
}

// Text returns the payback as a report shows it: "2030/31, 4 years after the first".
func (p Payback) Text() string {
	switch p.State {
	case PaidBack:
		return p.Year.String() + ", " + report.Count(p.Whole, "year", "years") + " after the first"
	case NothingToPay:
		return "nothing to pay back"
	case NeverPaidBack:
		return "never in these years"
	}
	return "not known"
}

// payback returns the payback of exact differences by year.
func payback(years []costing.FinancialYear, differences []*big.Int, known bool) Payback {
	if !known {
		return Payback{State: PaybackUnknown}
	}
	sum, before := new(big.Int), new(big.Int)
	paid, behind, evenly := -1, false, new(big.Rat)
	for year, n := range differences {
		before.Set(sum)
		sum.Add(sum, n)
		if sum.Sign() < 0 {
			behind, paid = true, -1
		} else if behind && paid < 0 {
			paid = year
			evenly.SetFrac(before.Neg(before), n)
			evenly.Add(evenly, big.NewRat(int64(year-1), 1))
		}
	}
	switch {
	case !behind:
		return Payback{State: NothingToPay}
	case paid < 0:
		return Payback{State: NeverPaidBack}
	}
	return Payback{State: PaidBack, Year: years[paid], Whole: paid, Evenly: quantityOf(evenly)}
}
