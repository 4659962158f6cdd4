package calendar

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// WorkingDays says which days are working days. Of the days that it covers, all are working
// days except Saturdays, Sundays and the holidays listed. To ask about any other day is an
// error, because nobody knows which holidays will be proclaimed.
type WorkingDays struct {
	Name     string `json:"name"`     // where it holds: "England and Wales"
	Edition  string `json:"edition"`  // which issue of the table this is
	Source   string `json:"source"`   // who publishes it, and where
	Covers   Term   `json:"covers"`   // the days that it knows about; not open-ended
	Holidays []Date `json:"holidays"` // in order, each once
}

// Validate returns what is wrong with the table:
//
//   - a name, edition or source that is missing (ErrRequired);
//   - cover without a first or last day (ErrRequired), or with the last before the first
//     (ErrOrder);
//   - a holiday that is not set (ErrRequired), is outside the cover (ErrRange), is the
//     same as the one listed before it (ErrDuplicate) or earlier than that one
//     (ErrOrder).
func (c WorkingDays) Validate() error {
	covers := c.Covers.Validate()
	var last error
	if c.Covers.Last.IsZero() {
		last = field.At("covers.last", field.ErrRequired)
	}
	i := -1
	return errors.Join(
		field.Required("name", c.Name),
		field.Required("edition", c.Edition),
		field.Required("source", c.Source),
		field.At("covers", covers),
		last,
		field.Each("holidays", c.Holidays, func(day Date) error {
			i++
			var outside error
			if covers == nil && !day.IsZero() && !c.Covers.Contains(day) {
				outside = fmt.Errorf("%v is outside the days covered, %v: %w", day, c.Covers, field.ErrRange)
			}
			return errors.Join(outside, checkNext(c.Holidays, i))
		}),
	)
}

// checkNext returns what is wrong with entry i of days that must be in order, each once: it is
// not set (ErrRequired), the same as the day before it in the list (ErrDuplicate), or earlier
// (ErrOrder).
func checkNext(days []Date, i int) error {
	switch {
	case days[i].IsZero():
		return field.ErrRequired
	case i > 0 && days[i] == days[i-1]:
		return fmt.Errorf("%v is listed more than once: %w", days[i], field.ErrDuplicate)
	case i > 0 && days[i].Before(days[i-1]):
		return fmt.Errorf("%v is listed after %v: %w", days[i], days[i-1], field.ErrOrder)
	}
	return nil
}

// Contains reports whether day is a working day. The error wraps ErrRequired if day is
// not set and ErrRange if the table does not cover it. The table must be valid.
func (c WorkingDays) Contains(day Date) (bool, error) {
	if day.IsZero() {
		return false, fmt.Errorf("the day to look up in the working days of %s: %w", c.Name, field.ErrRequired)
	}
	if !c.Covers.Contains(day) {
		return false, fmt.Errorf("%v is outside the working days of %s, which cover %v: %w", day, c.Name, c.Covers, field.ErrRange)
	}
	return !day.weekend() && !c.isHoliday(day), nil
}

// isHoliday reports whether day is on the list, which is in order.
func (c WorkingDays) isHoliday(day Date) bool {
	_, found := slices.BinarySearchFunc(c.Holidays, day, Date.Compare)
	return found
}

// Add returns the nth working day after day, or before it if n is negative. It does not count
// day itself, and returns day for n = 0, whether or not it is a working day. The errors are
// those of Contains for each day on the way.
func (c WorkingDays) Add(day Date, n int) (Date, error) {
	if _, err := c.Contains(day); err != nil {
		return Date{}, err
	}
	step := 1
	if n < 0 {
		step = -1
	}
	for n != 0 {
		day = day.AddDays(step)
		working, err := c.Contains(day)
		if err != nil {
			return Date{}, err
		}
		if working {
			n -= step
		}
	}
	return day, nil
}

// Count returns how many days of the term are working days, its first and last day
// included. The table must be valid. The error wraps ErrRequired if either day is not
// set, ErrOrder if the last is before the first, and ErrRange if the table does not
// cover both.
func (c WorkingDays) Count(term Term) (int, error) {
	if err := term.Validate(); err != nil {
		return 0, err
	}
	if term.OpenEnded() {
		return 0, field.At("last", field.ErrRequired)
	}
	if !c.Covers.ContainsTerm(term) {
		return 0, fmt.Errorf("%v is not within the working days of %s, which cover %v: %w", term, c.Name, c.Covers, field.ErrRange)
	}
	count := int(weekdays(term.Last.ordinal) - weekdays(term.First.ordinal-1))
	from, _ := slices.BinarySearchFunc(c.Holidays, term.First, Date.Compare)
	for _, day := range c.Holidays[from:] {
		if day.After(term.Last) {
			break
		}
		if !day.weekend() {
			count--
		}
	}
	return count, nil
}

// weekdays returns how many of the days up to an ordinal are neither Saturday nor
// Sunday; 0001-01-01, the first, was a Monday.
func weekdays(ordinal int32) int32 { return ordinal/7*5 + min(ordinal%7, 5) }

// weekend reports whether d is a Saturday or a Sunday; 0001-01-01 was a Monday.
func (d Date) weekend() bool { return d.ordinal%7 == 6 || d.ordinal%7 == 0 }

// EnglandAndWales returns the working days of England and Wales from 2019 to 2028. Its 83 bank
// holidays include the three that were proclaimed for one year only: 2022-06-03 (platinum
// jubilee), 2022-09-19 (state funeral) and 2023-05-08 (coronation).
func EnglandAndWales() WorkingDays {
	return WorkingDays{
		Name:    "England and Wales",
		Edition: "2019 to 2028",
		Source:  "GOV.UK, UK bank holidays, https://www.gov.uk/bank-holidays; Banking and Financial Dealings Act 1971",
		Covers:  Term{First: MustDate("2019-01-01"), Last: MustDate("2028-12-31")},
		Holidays: slices.Concat(
			holidays(2019, 101, 419, 422, 506, 527, 826, 1225, 1226),
			holidays(2020, 101, 410, 413, 508, 525, 831, 1225, 1228),
			holidays(2021, 101, 402, 405, 503, 531, 830, 1227, 1228),
			holidays(2022, 103, 415, 418, 502, 602, 603, 829, 919, 1226, 1227),
			holidays(2023, 102, 407, 410, 501, 508, 529, 828, 1225, 1226),
			holidays(2024, 101, 329, 401, 506, 527, 826, 1225, 1226),
			holidays(2025, 101, 418, 421, 505, 526, 825, 1225, 1226),
			holidays(2026, 101, 403, 406, 504, 525, 831, 1225, 1228),
			holidays(2027, 101, 326, 329, 503, 531, 830, 1227, 1228),
			holidays(2028, 103, 414, 417, 501, 529, 828, 1225, 1226),
		),
	}
}

// holidays returns days of a year. Each is given as its month and day in one number: 1225 is
// 25 December.
func holidays(year int, monthDays ...int) []Date {
	days := make([]Date, len(monthDays))
	for i, md := range monthDays {
		days[i] = fromTime(time.Date(year, time.Month(md/100), md%100, 0, 0, 0, 0, time.UTC))
	}
	return days
}
