package calendar

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Parity says in which years a Window is open.
type Parity string

// The parities of a year.
const (
	OddYears  Parity = "odd"
	EvenYears Parity = "even"
)

// Parities returns every Parity.
func Parities() []Parity { return []Parity{OddYears, EvenYears} }

// UnmarshalText reads one of Parities, or no text, which is not set; the error wraps
// ErrInvalid.
func (p *Parity) UnmarshalText(text []byte) (err error) {
	*p, err = field.ReadOneOf("parity of years", text, Parities())
	return err
}

// Title returns the parity of years as a form or a report shows it.
func (p Parity) Title() string {
	switch p {
	case OddYears:
		return "Odd years"
	case EvenYears:
		return "Even years"
	}
	return field.Title(p)
}

// Window is the days on which an agreement lets something happen:
//
//	Window{}                                  any day
//	Window{Month: 3, Day: 31}                 31 March, the end of the financial year
//	Window{Month: 1}                          any day in January
//	Window{Month: 12, Day: 31, Years: "odd"}  31 December of odd years
//	Window{Listed: days}                      the days listed, and no others
//
// The zero Window is not set: the agreement restricts nothing.
//
// The end of a council's municipal year needs a list: it is the eve of the annual
// meeting, which is on another day every year (Local Government Act 1972, Schedule 12).
type Window struct {
	Month  time.Month `json:"month,omitzero"`   // 1 to 12; not set: any day, or those listed
	Day    int        `json:"day,omitzero"`     // the day of the month, or the last of a shorter month; not set: every day
	Years  Parity     `json:"years,omitzero"`   // not set: every year
	Listed []Date     `json:"listed,omitempty"` // in order, each once
}

// Validate returns what is wrong with the window:
//
//   - ErrRequired: no month, where there is a day or a parity of years
//   - ErrRange: a month that is not from 1 to 12, or a day that the month never has
//   - ErrInvalid: an unknown parity of years, or a list beside a month
//   - of the listed days: one that is not set (ErrRequired), is the same as the one
//     listed before it (ErrDuplicate) or earlier than that one (ErrOrder)
func (w Window) Validate() error {
	var errs []error
	if w.Month < 0 || w.Month > 12 {
		errs = append(errs, field.At("month", fmt.Errorf("%d is not a month (1 to 12): %w", w.Month, field.ErrRange)))
	}
	if w.Month == 0 && (w.Day != 0 || w.Years != "") {
		errs = append(errs, field.At("month", field.ErrRequired))
	}
	if longest := w.longestMonth(); w.Day < 0 || w.Day > longest {
		errs = append(errs, field.At("day", fmt.Errorf("%d is not a day of the month (1 to %d): %w", w.Day, longest, field.ErrRange)))
	}
	errs = append(errs, field.OptionalOneOf("years", "parity of years", w.Years, Parities()))
	if len(w.Listed) > 0 && w.Month != 0 {
		errs = append(errs, field.At("listed", fmt.Errorf("%d days stand beside a month: %w", len(w.Listed), field.ErrInvalid)))
	}
	i := -1
	return errors.Join(append(errs, field.Each("listed", w.Listed, func(Date) error {
		i++
		return checkNext(w.Listed, i)
	}))...)
}

// longestMonth returns how many days the month has in a leap year, and 31 for
// no month.
func (w Window) longestMonth() int {
	if w.Month < 1 || w.Month > 12 {
		return 31
	}
	return time.Date(2024, w.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Next returns the first day of the window on or after day. The error wraps ErrRequired
// if day is not set, and ErrRange if the window has no such day by 9999-12-31, or if day
// is before the first listed day or after the last.
func (w Window) Next(day Date) (Date, error) { return w.seek(day, 1) }

// Previous returns the last day of the window on or before day. The error wraps
// ErrRequired if day is not set, and ErrRange if the window has no such day since
// 0001-01-01, or if day is before the first listed day or after the last.
func (w Window) Previous(day Date) (Date, error) { return w.seek(day, -1) }

// IsZero reports whether the window is any day.
func (w Window) IsZero() bool {
	return w.Month == 0 && w.Day == 0 && w.Years == "" && len(w.Listed) == 0
}

// Contains reports whether day is in the window. No window contains a day that is not
// set.
func (w Window) Contains(day Date) bool {
	found, err := w.Next(day)
	return err == nil && found == day
}

// seek returns the day of the window that is nearest to day in a direction, day
// itself included: 1 later, -1 earlier.
func (w Window) seek(day Date, direction int) (Date, error) {
	if day.IsZero() {
		return Date{}, fmt.Errorf("the day to look from: %w", field.ErrRequired)
	}
	if len(w.Listed) > 0 {
		return w.seekListed(day, direction)
	}
	if w.Month == 0 {
		return day, nil
	}
	for i := range 4 { // the year of day, and the next that has the parity, of which day may be past the window
		open, ok := w.inYear(day.Year() + i*direction)
		switch {
		case !ok:
		case open.Contains(day):
			return day, nil
		case direction > 0 && open.First.After(day):
			return open.First, nil
		case direction < 0 && open.Last.Before(day):
			return open.Last, nil
		}
	}
	return Date{}, fmt.Errorf("no day of the window from %v within the years 1 to 9999: %w", day, field.ErrRange)
}

// seekListed is seek among the listed days. It returns an error for a day before the first of
// them or after the last, because which days lie beyond is not known.
func (w Window) seekListed(day Date, direction int) (Date, error) {
	days := slices.SortedFunc(slices.Values(w.Listed), Date.Compare)
	at, found := slices.BinarySearchFunc(days, day, Date.Compare)
	if !found && (at == 0 || at == len(days)) {
		return Date{}, fmt.Errorf("%v is outside the listed days, %v to %v: %w", day, days[0], days[len(days)-1], field.ErrRange)
	}
	if direction < 0 && !found {
		at--
	}
	return days[at], nil
}

// inYear returns the days of a year that are in the window. ok is false if no day is.
func (w Window) inYear(year int) (open Term, ok bool) {
	odd := year%2 != 0
	if w.Years == OddYears && !odd || w.Years == EvenYears && odd {
		return Term{}, false
	}
	first, err := NewDate(year, w.Month, 1)
	if err != nil {
		return Term{}, false
	}
	length := daysInMonth(year, w.Month)
	if w.Day == 0 {
		return Term{First: first, Last: first.AddDays(length - 1)}, true
	}
	day := first.AddDays(min(w.Day, length) - 1)
	return Term{First: day, Last: day}, true
}

// String returns the window in words: "any day", "31 March", "January",
// "31 December of odd years", "3 listed days".
func (w Window) String() string {
	switch {
	case len(w.Listed) > 0:
		return fmt.Sprintf("%d listed days", len(w.Listed))
	case w.Month == 0:
		return "any day"
	}
	text := w.Month.String()
	if w.Day != 0 {
		text = fmt.Sprintf("%d %s", w.Day, text)
	}
	if w.Years != "" {
		text += " of " + string(w.Years) + " years"
	}
	return text
}
