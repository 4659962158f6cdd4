package appraisal

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Appraisal compares options over the same years, at the same prices and with the same discount
// schedule.
type Appraisal struct {
	Name      string                `json:"name"`                 // the name of what is appraised
	On        calendar.Date         `json:"on,omitzero"`          // the day of the appraisal, on which the schedule must be in force
	Prices    Prices                `json:"prices,omitzero"`      // those of every flow
	First     costing.FinancialYear `json:"first,omitzero"`       // year 0, which is not discounted
	Years     int                   `json:"years,omitzero"`       // how many there are, the first one included
	Schedule  DiscountSchedule      `json:"schedule,omitzero"`    // the discount rates
	Partners  []partnership.OrgID   `json:"partners,omitempty"`   // among whom gains and losses are divided
	Options   []ShortlistedOption   `json:"options"`              // what is compared
	Against   OptionID              `json:"against,omitzero"`     // the option that the others are compared with; not set: the first of kind AsIs or, if there is none, the first
	RiskItems []string              `json:"risk_items,omitempty"` // the items of cost that are quantified as risks
}

// maxYears is how many years an appraisal may have.
const maxYears = 300

// Validate returns what is wrong with the appraisal:
//
//   - ErrRequired: no name, day, prices, first year, years or options
//   - ErrInvalid: a flow at other prices; a schedule of real rates for nominal amounts, or the
//     other way round; a year that begins in another month
//   - ErrRange: more than 300 years, or more than the schedule has rates for; a schedule that
//     is not known to be in force on the day; a flow, or a part of a one-off flow, in a year
//     outside the appraisal, before or after its delay by an Overrun
//   - ErrNotFound: a share of an organisation that is not a partner; an unknown option to compare
//     with
//   - ErrDuplicate: a partner, an option or an item that is listed before
//   - what DiscountSchedule.Validate and ShortlistedOption.Validate find
//
// The ramp of a recurring flow may go on after the last year. Then what has begun by the last year is
// counted, and Evaluate returns a Concern of kind RampCutOff.
func (a Appraisal) Validate() error {
	var options error
	if len(a.Options) == 0 {
		options = field.At("options", field.ErrRequired)
	}
	return errors.Join(
		field.Required("name", a.Name),
		field.RequiredValue("on", a.On),
		field.RequiredValue("prices", a.Prices),
		field.RequiredValue("first", a.First),
		a.checkYears(),
		field.At("schedule", errors.Join(a.Schedule.Validate(), a.checkInForce(), a.checkRates(a.Schedule))),
		field.EachOnce("partners", a.Partners, partnership.OrgID.Validate),
		options,
		field.Each("options", a.Options, a.checkOption),
		field.Unique("options", "id", a.Options, func(o ShortlistedOption) OptionID { return o.ID }),
		a.checkAgainst(),
		field.EachOnce("risk_items", a.RiskItems, field.CheckName),
	)
}

// checkYears returns what is wrong with the number of years.
func (a Appraisal) checkYears() error {
	switch {
	case a.Years == 0:
		return field.At("years", field.ErrRequired)
	case a.Years < 0 || a.Years > maxYears:
		return field.At("years", fmt.Errorf("%d is not from 1 to %d: %w", a.Years, maxYears, field.ErrRange))
	}
	return nil
}

// checkInForce returns an error unless the schedule is in force on the day of the appraisal.
func (a Appraisal) checkInForce() error {
	s := a.Schedule
	switch {
	case a.On.IsZero():
	case s.Term == calendar.Term{} && !s.Announced.IsZero():
		return fmt.Errorf("it was announced on %v and is not in force: %w", s.Announced, field.ErrRange)
	case s.Term != calendar.Term{} && s.Term.Validate() == nil && !s.Term.Contains(a.On):
		return fmt.Errorf("it is not known to be in force on %v: %w", a.On, field.ErrRange)
	}
	return nil
}

// checkRates returns an error unless a schedule has a rate for each year, for such prices.
func (a Appraisal) checkRates(s DiscountSchedule) error {
	var kind, years error
	if !a.Prices.IsZero() && a.Prices.Nominal() != s.Nominal {
		kind = field.At("nominal", fmt.Errorf("its rates are not for amounts %s: %w", a.Prices.Title(), field.ErrInvalid))
	}
	if len(s.Bands) > 0 && a.Years-1 > s.Last() {
		years = field.At("bands", fmt.Errorf("there is no rate for year %d: %w", s.Last()+1, field.ErrRange))
	}
	return errors.Join(kind, years)
}

// checkOption returns what is wrong with an option of the appraisal.
func (a Appraisal) checkOption(o ShortlistedOption) error { return o.check(a.checkFlow) }

// checkFlow returns what is wrong with a flow of the appraisal. The years of one that is wrong by
// itself are not looked at, since they may follow from what is wrong.
func (a Appraisal) checkFlow(f Flow) error {
	var prices error
	if f.Prices != a.Prices && !f.Prices.IsZero() && !a.Prices.IsZero() {
		prices = field.At("prices", fmt.Errorf("amounts %s cannot be added to amounts %s; Deflator.Convert brings them to the same prices: %w",
			f.Prices.Title(), a.Prices.Title(), field.ErrInvalid))
	}
	shares := field.Each("shares", f.Shares, func(s partnership.Share) error {
		if s.Org.Validate() == nil && !slices.Contains(a.Partners, s.Org) {
			return field.At("org", fmt.Errorf("%s is no partner: %w", field.Quote(s.Org), field.ErrNotFound))
		}
		return nil
	})
	if f.Validate() != nil {
		return f.check(prices, shares)
	}
	return errors.Join(prices, a.checkSpan(f), shares)
}

// checkSpan returns what is wrong with the years of a flow.
func (a Appraisal) checkSpan(f Flow) error {
	if a.First.IsZero() || a.checkYears() != nil {
		return nil
	}
	from, err := a.place(f.From, 0)
	_, until := a.place(f.Until, a.Years-1)
	err = errors.Join(field.At("from", err), field.At("until", until))
	count, path := len(f.Amounts), "amounts"
	if f.Kind.Timing == OneOffFlow && count == 0 {
		count, path = len(f.Ramp), "ramp"
	}
	late := f.Overrun.latest()
	switch {
	case err != nil:
	case from+count > a.Years:
		err = field.At(path, fmt.Errorf("%d years from year %d do not fit into %d: %w", count, from, a.Years, field.ErrRange))
	case f.Kind.Timing == OneOffFlow && from+max(1, count)+late > a.Years:
		err = field.At("overrun", fmt.Errorf("up to %d years later it does not fit into %d: %w", late, a.Years, field.ErrRange))
	}
	return err
}

// place returns which year of the appraisal a year is, and the usual one if it is not set.
func (a Appraisal) place(year costing.FinancialYear, usual int) (int, error) {
	if year.IsZero() {
		return usual, nil
	}
	own, first := year.Term().First, a.First.Term().First
	place := own.Year() - first.Year()
	switch {
	case own.Month() != first.Month():
		return 0, fmt.Errorf("%v and %v do not begin in the same month: %w", year, a.First, field.ErrInvalid)
	case place < 0 || place >= a.Years:
		return 0, fmt.Errorf("%v is not one of the %d years from %v: %w", year, a.Years, a.First, field.ErrRange)
	}
	return place, nil
}

// checkAgainst returns what is wrong with the option to compare with.
func (a Appraisal) checkAgainst() error {
	if a.Against == "" {
		return nil
	}
	if err := a.Against.Validate(); err != nil {
		return field.At("against", err)
	}
	_, err := a.find("against", a.Against)
	return err
}

// against returns the place of the option that the others are compared with.
func (a Appraisal) against() int {
	compared := func(o ShortlistedOption) bool { return o.Kind == AsIs }
	if a.Against != "" {
		compared = func(o ShortlistedOption) bool { return o.ID == a.Against }
	}
	return max(0, slices.IndexFunc(a.Options, compared))
}

// years returns the years in order of time.
func (a Appraisal) years() []costing.FinancialYear {
	years, year := make([]costing.FinancialYear, a.Years), a.First
	for i := range years {
		years[i] = year
		year = year.Next()
	}
	return years
}

// find returns the place of an option, and ErrNotFound at path if there is none.
func (a Appraisal) find(path string, id OptionID) (int, error) {
	i := slices.IndexFunc(a.Options, func(o ShortlistedOption) bool { return o.ID == id })
	if i < 0 {
		return 0, field.At(path, fmt.Errorf("there is no option %s: %w", field.Quote(id), field.ErrNotFound))
	}
	return i, nil
}

// BiasedItems returns the items of cost that have optimism bias in any option, each once, in the
// order of their first flow. A model of risks must not quantify them again.
func (a Appraisal) BiasedItems() []string {
	items := []string{}
	for _, o := range a.Options {
		for _, f := range o.Flows {
			if f.Item != "" && f.biased() && !slices.Contains(items, f.Item) {
				items = append(items, f.Item)
			}
		}
	}
	return items
}
