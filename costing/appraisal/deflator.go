package appraisal

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Deflator is an index of prices by year, which brings money of one year to the prices of another.
// It is data with an edition: figures of past years are revised, and figures of later years are a
// forecast or an assumption of the user's.
type Deflator struct {
	Name    string         `json:"name"`    // "GDP deflator"
	Edition string         `json:"edition"` // which release
	Source  string         `json:"source"`  // where its figures are from
	Years   []DeflatorYear `json:"years"`   // in order of time, without a gap
}

// DeflatorYear is the index of a year.
type DeflatorYear struct {
	Year  costing.FinancialYear `json:"year,omitzero"`  // which year; a calendar year is one from January
	Index partnership.Quantity  `json:"index,omitzero"` // above 0; 100 in the base year of the series
}

// Validate returns what is wrong with the deflator:
//
//   - ErrRequired: no name, edition, source or years; a year or an index that is not set
//   - ErrInvalid: a year that does not follow the year before it
//   - ErrRange: an index that is not above 0
func (d Deflator) Validate() error {
	var years error
	if len(d.Years) == 0 {
		years = field.At("years", field.ErrRequired)
	}
	var before costing.FinancialYear
	return errors.Join(
		field.Required("name", d.Name),
		field.Required("edition", d.Edition),
		field.RequiredNote("source", d.Source),
		years,
		field.Each("years", d.Years, func(y DeflatorYear) error {
			err := errors.Join(field.RequiredValue("year", y.Year), field.RequiredValue("index", y.Index))
			if y.Index.Known() && y.Index.Sign() <= 0 {
				err = errors.Join(err, field.At("index", fmt.Errorf("%v is not above 0: %w", y.Index, field.ErrRange)))
			}
			if !before.IsZero() && !y.Year.IsZero() && y.Year != before.Next() {
				err = errors.Join(err, field.At("year", fmt.Errorf("%v does not follow %v: %w", y.Year, before, field.ErrInvalid)))
			}
			before = y.Year
			return err
		}),
	)
}

// index returns the index of a year, and ErrRange if there is none.
func (d Deflator) index(year costing.FinancialYear) (*big.Rat, error) {
	i := slices.IndexFunc(d.Years, func(y DeflatorYear) bool { return y.Year == year })
	if i < 0 {
		return nil, fmt.Errorf("the %s has no figure for %v: %w", d.Name, year, field.ErrRange)
	}
	return percentRat(d.Years[i].Index), nil
}

// InYearsFrom returns the deflator for years that begin in another month: the year that begins in
// 2024 gets the index of the calendar year 2024. That is an approximation, which the caller must
// answer for.
func (d Deflator) InYearsFrom(month time.Month) Deflator {
	d.Years = slices.Clone(d.Years)
	for i, y := range d.Years {
		d.Years[i].Year = costing.FinancialYearFrom(month, y.Year.Term().First.AddMonths(11))
	}
	return d
}

// Convert returns a flow of an appraisal at other prices. Between real prices, a flow with one
// amount keeps it as one amount, with its ramp. Otherwise each year has its own index, and so the
// flow returned has an amount for each year. Each amount is rounded once, half up. An amount that
// is not known stays so. To and from nominal prices, each amount is in the year in which it comes,
// with the delay of the Overrun already in it, and at the prices of that year.
//
// With an error it returns no flow. The errors are:
//
//   - at "deflator", those of Validate, and ErrRange for a year that has no index
//   - at "flow", those of Flow.Validate and of its years in the appraisal, and ErrRange for an
//     amount that is more than Money holds at these prices; at "flow.estimate" ErrInvalid for an
//     estimate that would have an amount in each year
//   - ErrRequired at "first" or "years" of the appraisal, or at "to", if it is not set
//   - ErrRange at "years" for more than 300 of them
func (d Deflator) Convert(a Appraisal, f Flow, to Prices) (Flow, error) {
	years := field.RequiredValue("first", a.First)
	err := errors.Join(field.At("deflator", d.Validate()), years, a.checkYears(),
		field.At("flow", errors.Join(f.Validate(), a.checkSpan(f))), field.RequiredValue("to", to))
	if err != nil {
		return Flow{}, err
	}
	f = f.clone()
	if f.Prices == to {
		return f, nil
	}
	converted, err := d.convert(a, f, to)
	if err != nil {
		return Flow{}, err
	}
	return converted, nil
}

// repricing brings amounts from some prices to others, and collects the years without an index.
type repricing struct {
	deflator Deflator
	from, to Prices
	errs     []error
}

// index returns the index of a year.
func (r *repricing) index(year costing.FinancialYear) *big.Rat {
	n, err := r.deflator.index(year)
	if err != nil && !slices.ContainsFunc(r.errs, func(other error) bool { return other.Error() == err.Error() }) {
		r.errs = append(r.errs, err)
	}
	return n
}

// ratio returns by what an amount of a year is multiplied; 0 once a year has no index.
func (r *repricing) ratio(year costing.FinancialYear) *big.Rat {
	from, to := r.index(r.from.yearOf(year)), r.index(r.to.yearOf(year))
	if len(r.errs) > 0 {
		return new(big.Rat)
	}
	return to.Quo(to, from)
}

// fault returns ErrRange at "deflator" for the years without an index.
func (r *repricing) fault() error { return field.At("deflator", errors.Join(r.errs...)) }

// convert is Convert for a flow and prices that are valid.
func (d Deflator) convert(a Appraisal, f Flow, to Prices) (Flow, error) {
	r := repricing{deflator: d, from: f.Prices, to: to}
	f.Prices = to
	switch {
	case !r.from.Nominal() && !to.Nominal() && len(f.Amounts) == 0:
		return r.amount(f)
	case f.Estimate != FlowEstimate{}:
		return f, field.At("flow.estimate", fmt.Errorf("the amounts of each year would have no interval: %w", field.ErrInvalid))
	}
	return r.amounts(a, f)
}

// amount reprices the amount of a flow, which is at the prices of one year before and after.
func (r *repricing) amount(f Flow) (Flow, error) {
	change := r.ratio(r.from.Year())
	errs := make([]error, 3)
	f.Amount, errs[0] = f.Amount.TimesRat(change)
	f.Estimate.Low, errs[1] = f.Estimate.Low.TimesRat(change)
	f.Estimate.High, errs[2] = f.Estimate.High.TimesRat(change)
	return f, errors.Join(r.fault(), field.At("flow.amount", errs[0]), field.At("flow.estimate.low", errs[1]), field.At("flow.estimate.high", errs[2]))
}

// amounts reprices a flow year by year.
func (r *repricing) amounts(a Appraisal, f Flow) (Flow, error) {
	years, from, late := a.years(), a.from(f), []timed{{0, big.NewRat(1, 1)}}
	overrun := f.Overrun
	if r.to.Nominal() || r.from.Nominal() {
		late, overrun = f.Overrun.split(), Overrun{}
	}
	sums := a.sumsByYear(f, late, func(year int) *big.Rat { return r.ratio(years[year]) })
	f.From, f.Until, f.Overrun, f.Amount, f.Ramp, f.Amounts = years[from], costing.FinancialYear{}, overrun, costing.Money{}, nil, nil
	errs := []error{r.fault()}
	for i, sum := range sums[from:] {
		amount, err := sum.money()
		f.Amounts, errs = append(f.Amounts, amount), append(errs, field.At(field.Index("flow.amounts", i), err))
	}
	return f, errors.Join(errs...)
}

// yearSum is the exact amount of a year, in pence.
type yearSum struct {
	pence   *big.Rat
	unknown bool // an amount of the year is
}

// money returns the amount, rounded once.
func (s yearSum) money() (costing.Money, error) {
	if s.unknown {
		return costing.Money{}, nil
	}
	return costing.Pence(1).TimesRat(s.pence)
}

// sumsByYear returns what a flow is in each year up to its last one, times a factor of the year.
func (a Appraisal) sumsByYear(f Flow, late []timed, factor func(year int) *big.Rat) []yearSum {
	sums := []yearSum{}
	for _, t := range late {
		a.eachPart(&f, func(year int, amount costing.Money, part, whole int64) {
			if year += t.years; year >= a.Years {
				return
			}
			for len(sums) <= year {
				sums = append(sums, yearSum{pence: new(big.Rat)})
			}
			pence, known := amount.Pence()
			n := big.NewRat(pence, 1)
			n.Mul(n, big.NewRat(part, whole)).Mul(n, t.part).Mul(n, factor(year))
			sums[year].pence.Add(sums[year].pence, n)
			sums[year].unknown = sums[year].unknown || !known
		})
	}
	return sums
}

// yearOf returns in the money of which year the amounts of a year are.
func (p Prices) yearOf(year costing.FinancialYear) costing.FinancialYear {
	if p.Nominal() {
		return year
	}
	return p.year
}

// from returns the first year of a flow.
func (a Appraisal) from(f Flow) int {
	from, _ := a.place(f.From, 0)
	return from
}

// eachPart calls do for each year of a flow with its amount and which part of it is reached, in
// parts of a whole.
func (a Appraisal) eachPart(f *Flow, do func(year int, amount costing.Money, part, whole int64)) {
	from := a.from(*f)
	for i, amount := range f.Amounts {
		do(from+i, amount, 1, 1)
	}
	if len(f.Amounts) > 0 {
		return
	}
	until, _ := a.place(f.Until, a.Years-1)
	parts, whole := f.rampParts()
	if f.Kind.Timing == OneOffFlow {
		until = from + len(parts) - 1
	}
	for year := from; year <= until; year++ {
		do(year, f.Amount, parts[min(year-from, len(parts)-1)], whole)
	}
}

// GDPDeflator2025 returns the GDP deflator of calendar years from 1990 to 2024, 2024 = 100, as
// released in December 2025. For the years of councils see InYearsFrom.
func GDPDeflator2025() Deflator {
	d := Deflator{
		Name: "GDP deflator", Edition: "December 2025",
		Source: "HM Treasury, GDP deflators at market prices, December 2025 Quarterly National Accounts, calendar years, 2024 = 100",
	}
	year := costing.MustFinancialYear("1990-01/1990-12")
	for _, parts := range []int64{
		42_7537, 45_6203, 47_1096, 48_5208, 49_4168, 50_7097, 52_8097, 52_8303, 53_5326, 54_2793,
		54_8102, 55_7479, 56_9110, 58_2660, 59_8584, 61_5718, 63_4682, 64_7322, 66_8900, 68_2170,
		69_1217, 70_8340, 71_9294, 73_4795, 74_6524, 75_1536, 76_4554, 77_6367, 79_1606, 81_1085,
		85_2137, 85_6358, 90_5005, 96_2507, 100_0000,
	} {
		index, _ := partnership.QuantityOfMillionths(parts * 100)
		d.Years = append(d.Years, DeflatorYear{Year: year, Index: index})
		year = year.Next()
	}
	return d
}
