package staff

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// RedundancyTable is the greatest week's pay that counts for statutory redundancy
// pay in Great Britain, and the days that it is for (Employment Rights Act 1996,
// s.227).
type RedundancyTable struct {
	Edition string        `json:"edition"`           // the order that sets it
	Term    calendar.Term `json:"term"`              // the relevant dates that it covers
	WeekCap costing.Money `json:"week_cap,omitzero"` // the greatest week's pay
}

// RedundancyTables returns the tables from 6 April 2021 to 5 April 2027, in the order
// of their days: £544, £571, £643, £700, £719 and £751.
func RedundancyTables() []RedundancyTable {
	var tables []RedundancyTable
	for i, limit := range []int64{544, 571, 643, 700, 719, 751} {
		first := calendar.MustDate("2021-04-06").AddMonths(12 * i)
		tables = append(tables, RedundancyTable{
			Edition: fmt.Sprintf("Employment Rights (Increase of Limits) Order %d", first.Year()),
			Term:    calendar.Term{First: first, Last: first.AddMonths(12).AddDays(-1)},
			WeekCap: costing.Pence(limit * 100),
		})
	}
	return tables
}

// maxWeekCap is the greatest cap on a week's pay that a table may have.
const maxWeekCap = 1_000_000_00

// Validate returns what is wrong with the table: no edition (ErrRequired), what Term finds,
// and a cap that is not known (ErrRequired), or is not above £0 and at most £1,000,000
// (ErrRange).
func (t RedundancyTable) Validate() error {
	var limit error
	switch {
	case !t.WeekCap.Known():
		limit = field.ErrRequired
	case t.WeekCap.Sign() <= 0 || t.WeekCap.KnownPence() > maxWeekCap:
		limit = fmt.Errorf("%v is not above 0.00 and at most 1000000.00: %w", t.WeekCap, field.ErrRange)
	}
	return errors.Join(
		field.Required("edition", t.Edition),
		field.At("term", t.Term.Validate()),
		field.At("week_cap", limit),
	)
}

// RedundancyPay is statutory redundancy pay and how it comes about.
type RedundancyPay struct {
	Edition string               `json:"edition"`        // the table
	Years   int                  `json:"years"`          // complete years of continuous employment
	Counted int                  `json:"counted"`        // how many of them count: 20 at most, none if there are fewer than 2
	Weeks   partnership.Quantity `json:"weeks,omitzero"` // weeks of pay: a half, 1 or 1.5 for each year that counts
	Week    costing.Money        `json:"week,omitzero"`  // the week's pay that counts
	Pay     costing.Money        `json:"pay,omitzero"`   // weeks × week, half a penny rounded up
}

// The ages and limits of the Employment Rights Act 1996, s.155 and s.162.
const (
	ageOfOneWeek     = 22
	ageOfWeekAndHalf = 41
	leastYears       = 2
	mostYears        = 20
)

// Redundancy returns the statutory redundancy pay of the holder of a post (Employment
// Rights Act 1996, s.162). end is the last day of the employment, the relevant date of the
// Act, and weekPay is what a week pays.
//
// Years are counted back from the end. A year counts for 1.5 weeks if the holder was 41 or
// more in all of it, for 1 week if 22 or more, and otherwise for half a week. At most 20
// years count, and fewer than 2 give no right to pay. An age is reached on the birthday; for
// those born on 29 February, in a year without that day, on 1 March.
//
// The table is the first that covers the end. The errors are:
//
//   - those of RedundancyTable at "tables";
//   - ErrRequired at "born", "employed_from" and "end" for a day that is not set, and at
//     "week_pay" for pay that is not known;
//   - ErrOrder for employment that did not begin after the birth, or ended before it began;
//   - ErrRange at "end" for a day that no table covers, and ErrInvalid at "week_pay" for pay
//     below £0.
func Redundancy(tables []RedundancyTable, p Post, end calendar.Date, weekPay costing.Money) (RedundancyPay, error) {
	table, err := tableOn(tables, end)
	err = errors.Join(
		field.Each("tables", tables, RedundancyTable.Validate),
		field.RequiredValue("born", p.Born),
		field.At("employed_from", errors.Join(field.RequiredValue("", p.EmployedFrom), p.checkEmployedFrom())),
		field.At("end", errors.Join(err, checkEnd(p.EmployedFrom, end))),
		field.At("week_pay", errors.Join(costing.CheckKnown(weekPay), costing.NotNegative(weekPay))),
	)
	if err != nil {
		return RedundancyPay{}, err
	}
	next := end.AddDays(1)
	pay := RedundancyPay{Edition: table.Edition, Years: yearsBetween(p.EmployedFrom, next), Week: weekPay}
	if weekPay.Compare(table.WeekCap) > 0 {
		pay.Week = table.WeekCap
	}
	halfWeeks := 0
	if pay.Years >= leastYears {
		pay.Counted = min(pay.Years, mostYears)
		for year := 1; year <= pay.Counted; year++ {
			halfWeeks += halfWeeksAt(yearsBetween(p.Born, next.AddMonths(-12*year)))
		}
	}
	pay.Weeks = quantity(int64(halfWeeks) * 500_000)
	pay.Pay = costing.Pence((pay.Week.KnownPence()*int64(halfWeeks) + 1) / 2)
	return pay, nil
}

// tableOn returns the table that covers a day.
func tableOn(tables []RedundancyTable, day calendar.Date) (RedundancyTable, error) {
	i := slices.IndexFunc(tables, func(t RedundancyTable) bool { return t.Term.Contains(day) })
	switch {
	case day.IsZero():
		return RedundancyTable{}, field.ErrRequired
	case i < 0:
		return RedundancyTable{}, fmt.Errorf("no table of redundancy pay covers %v: %w", day, field.ErrRange)
	}
	return tables[i], nil
}

// checkEnd returns ErrOrder for an end before the employment began.
func checkEnd(since, end calendar.Date) error {
	if !end.IsZero() && end.Before(since) {
		return fmt.Errorf("%v is before the employment, %v: %w", end, since, field.ErrOrder)
	}
	return nil
}

// yearsBetween returns how many years are complete from the first day to the day before
// next.
func yearsBetween(first, next calendar.Date) int {
	years := max(0, next.Year()-first.Year())
	for ; years > 0; years-- {
		anniversary, _ := first.AddMonthsRounded(12*years, calendar.FollowingMonth)
		if !anniversary.After(next) {
			break
		}
	}
	return years
}

// halfWeeksAt returns how many half weeks of pay a year counts for that began at an age.
func halfWeeksAt(age int) int {
	switch {
	case age >= ageOfWeekAndHalf:
		return 3
	case age >= ageOfOneWeek:
		return 2
	}
	return 1
}
