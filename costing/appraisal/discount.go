package appraisal

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// DiscountSchedule is a discount rate for each year after the first: by how much less money counts
// the later it comes. It is data with an edition, because the rates are reviewed.
type DiscountSchedule struct {
	Name      string         `json:"name"`               // "standard"
	Edition   string         `json:"edition"`            // the edition that it is part of
	Source    string         `json:"source"`             // where its figures are from
	Announced calendar.Date  `json:"announced,omitzero"` // when a schedule that is not in force was announced
	Term      calendar.Term  `json:"term,omitzero"`      // the days on which it is known to be in force; not set: not in force
	Nominal   bool           `json:"nominal,omitzero"`   // whether it is for nominal amounts; those of the Green Book are for real ones
	Bands     []DiscountBand `json:"bands"`              // the rates, from year 0 on, without a gap
}

// DiscountBand is a rate for some years. Year 0 is the first of the appraisal, which is not
// discounted.
type DiscountBand struct {
	From    int                  `json:"from"`             // the first year
	To      int                  `json:"to"`               // the last year
	Percent partnership.Quantity `json:"percent,omitzero"` // the rate a year, in %
}

// maxDiscountYear is the last year that a schedule may have.
const maxDiscountYear = 1000

// Validate returns what is wrong with the schedule:
//
//   - ErrRequired: no name, edition, source, bands or rate; neither a term nor the day on
//     which it was announced
//   - ErrInvalid: a gap before a band; a first band that does not begin with year 0; a band
//     that ends before it begins
//   - ErrOverlap: a band that begins before the one before it has ended
//   - ErrRange: a rate that is not from 0 to 100; a year after 1000
//   - what Term finds
func (s DiscountSchedule) Validate() error {
	var term, bands error
	switch {
	case s.Term != calendar.Term{}:
		term = field.At("term", s.Term.Validate())
	case s.Announced.IsZero():
		term = field.At("term", field.ErrRequired)
	}
	if len(s.Bands) == 0 {
		bands = field.At("bands", field.ErrRequired)
	}
	next := 0
	return errors.Join(
		field.Required("name", s.Name),
		field.Required("edition", s.Edition),
		field.RequiredNote("source", s.Source),
		term, bands,
		field.Each("bands", s.Bands, func(b DiscountBand) error {
			err := b.check(next)
			next = b.To + 1
			return err
		}),
	)
}

// check returns what is wrong with a band that must begin with year next.
func (b DiscountBand) check(next int) error {
	var years error
	switch {
	case b.From < next:
		years = field.At("from", fmt.Errorf("year %d has a rate already: %w", b.From, field.ErrOverlap))
	case b.From > next:
		years = field.At("from", fmt.Errorf("there is no rate for year %d: %w", next, field.ErrInvalid))
	case b.To < b.From:
		years = field.At("to", fmt.Errorf("%d is before %d: %w", b.To, b.From, field.ErrInvalid))
	case b.To > maxDiscountYear:
		years = field.At("to", fmt.Errorf("%d is after year %d: %w", b.To, maxDiscountYear, field.ErrRange))
	}
	return errors.Join(years, checkPercent("percent", b.Percent, 100))
}

// checkPercent returns ErrRequired at path for a percentage that is not known, and ErrRange
// for one that is not from 0 to most.
func checkPercent(path string, percent partnership.Quantity, most int64) error {
	limit, _ := partnership.NewQuantity(most)
	if percent.Known() && (percent.Sign() < 0 || percent.Compare(limit) > 0) {
		return field.At(path, fmt.Errorf("%v is not from 0 to %d: %w", percent, most, field.ErrRange))
	}
	return field.RequiredValue(path, percent)
}

// Last returns the last year that the schedule has a rate for.
func (s DiscountSchedule) Last() int {
	if len(s.Bands) == 0 {
		return 0
	}
	return s.Bands[len(s.Bands)-1].To
}

// weights returns the factor of each year as a whole number, and what they are parts of.
// Those of a schedule that Validate passes are exact.
func (s DiscountSchedule) weights(years int) (weights []*big.Int, whole *big.Int) {
	rates := make([]*big.Rat, 0, years)
	for _, b := range s.Bands {
		for year := b.From; year <= b.To && len(rates) < years; year++ {
			rates = append(rates, new(big.Rat).Add(big.NewRat(1, 1), percentRat(b.Percent)))
		}
	}
	whole, weights = big.NewInt(1), make([]*big.Int, len(rates))
	for year := len(rates) - 1; year >= 0; year-- {
		weights[year] = new(big.Int).Set(whole)
		if year > 0 {
			whole.Mul(whole, rates[year].Num())
		}
	}
	gained := big.NewInt(1)
	for year := 1; year < len(rates); year++ {
		gained.Mul(gained, rates[year].Denom())
		weights[year].Mul(weights[year], gained)
	}
	return weights, whole
}

// Factors returns the discount factors of the years 0 to last: 1, 0.966184, … for 3.5 %. The factor
// of a year is that of the year before ÷ (1 + the rate of the year). Each is rounded once, half up,
// to six decimals; FactorTo gives more.
//
// The errors are those of Validate, and at "last" ErrRange for a year that is below 0 or has
// no rate.
func (s DiscountSchedule) Factors(last int) ([]partnership.Quantity, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	if err := s.checkYear("last", last); err != nil {
		return nil, err
	}
	factors := make([]partnership.Quantity, last+1)
	weights, whole := s.weights(last + 1)
	for year, weight := range weights {
		factors[year] = quotient(weight, whole)
	}
	return factors, nil
}

// FactorTo returns the discount factor of one year, rounded once, half up, to a number of decimals:
// 0.02741076 for year 125 of the standard schedule to eight. It is for checking a factor; an
// appraisal works with exact factors.
//
// The errors are those of Validate; at "year" ErrRange for a year that is below 0 or has no rate;
// and at "places" ErrRange for fewer than 0 decimals or more than 30.
func (s DiscountSchedule) FactorTo(year, places int) (decimal.Decimal, error) {
	var out error
	if places < 0 || places > maxPlaces {
		out = field.At("places", fmt.Errorf("%d is not from 0 to %d: %w", places, maxPlaces, field.ErrRange))
	}
	if err := errors.Join(s.Validate(), s.checkYear("year", year), out); err != nil {
		return decimal.Decimal{}, err
	}
	weights, whole := s.weights(year + 1)
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	return decimal.NewFromBigInt(halfUp(power.Mul(power, weights[year]), whole), int32(-places)), nil
}

// maxPlaces is how many decimals a factor may have.
const maxPlaces = 30

// checkYear returns ErrRange at path for a year without a rate.
func (s DiscountSchedule) checkYear(path string, year int) error {
	if year < 0 || year > s.Last() {
		return field.At(path, fmt.Errorf("%d is not from 0 to %d: %w", year, s.Last(), field.ErrRange))
	}
	return nil
}

// greenBook2026 returns a schedule of the Green Book of 2026 with its six rates.
func greenBook2026(name string, percents ...string) DiscountSchedule {
	s := DiscountSchedule{
		Name: name, Edition: "Green Book 2026",
		Source: "HM Treasury, The Green Book, 2026 edition, discounting. In force at the latest on the first day and known up to the last day here.",
		Term:   calendar.Term{First: calendar.MustDate("2026-04-28"), Last: calendar.MustDate("2026-11-30")},
	}
	from := 0
	for i, to := range []int{30, 75, 125, 200, 300, maxDiscountYear} {
		percent, _ := partnership.ParseQuantity(percents[i])
		s.Bands = append(s.Bands, DiscountBand{From: from, To: to, Percent: percent})
		from = to + 1
	}
	return s
}

// GreenBook2026Standard returns the standard rates: 3.5 % for years 0 to 30, then less.
func GreenBook2026Standard() DiscountSchedule {
	return greenBook2026("standard", "3.5", "3", "2.5", "2", "1.5", "1")
}

// GreenBook2026Health returns the rates for effects on health: 1.5 % for years 0 to 30, then
// less.
func GreenBook2026Health() DiscountSchedule {
	return greenBook2026("health", "1.5", "1.29", "1.07", "0.86", "0.64", "0.43")
}

// GreenBook2026Sensitivity returns the rates without pure time preference, which the edition
// asks for beside the standard ones where the effects last for more than 50 years.
func GreenBook2026Sensitivity() DiscountSchedule {
	return greenBook2026("sensitivity", "3", "2.57", "2.14", "1.71", "1.29", "0.86")
}

// DiscountReview2026 returns what the review of June 2026 recommended and nobody has adopted: 3.0 %
// and no separate rate for health. It is not in force: an appraisal that uses it is refused, and a
// Scenario can try it. What it recommends after year 30 is not known here.
func DiscountReview2026() DiscountSchedule {
	percent, _ := partnership.NewQuantity(3)
	return DiscountSchedule{
		Name: "standard", Edition: "Review of the discount rate, June 2026",
		Source:    "HM Treasury, review of the discount rate, June 2026: recommended, not adopted; the day in June is not known",
		Announced: calendar.MustDate("2026-06-01"),
		Bands:     []DiscountBand{{From: 0, To: 30, Percent: percent}},
	}
}
