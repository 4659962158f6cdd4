package costing

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// A timed term is one whose parts count in proportion to their days, or to their months.
type timed struct {
	calendar.Term      // the days
	months        bool // whether months count, and not days
}

// length returns how many days the term has, or months.
func (t timed) length() int64 {
	if t.months {
		return max(1, monthNumber(t.Last.AddDays(1))-monthNumber(t.First))
	}
	days, _ := t.Days()
	return int64(days)
}

// monthNumber numbers the months of the calendar.
func monthNumber(day calendar.Date) int64 {
	return int64(day.Year())*monthsPerYear + int64(day.Month())
}

// between returns the days from first to last of the term.
func (t timed) between(first, last calendar.Date) timed {
	return timed{calendar.Term{First: first, Last: last}, t.months}
}

// unit is what the term counts: days or months.
func (t timed) unit() string {
	if t.months {
		return "months"
	}
	return "days"
}

// count writes a number of what the term counts.
func (t timed) count(n int64) string {
	return report.Count(int(n), strings.TrimSuffix(t.unit(), "s"), t.unit())
}

// checkMonths returns ErrInvalid for a term that counts months and does not have whole ones.
func (t timed) checkMonths() error {
	if !t.months || t.First.Day() == 1 && t.Last.AddDays(1).Day() <= 1 {
		return nil
	}
	return fmt.Errorf("%v is not a whole number of months, and time counts in months: %w", t.Term, field.ErrInvalid)
}

// checkMonth returns ErrInvalid for a day inside the term that does not begin a month,
// although the term counts months.
func (t timed) checkMonth(day calendar.Date) error {
	if !t.months || day.Day() == 1 || !t.Contains(day) {
		return nil
	}
	return fmt.Errorf("%v does not begin a month, and time counts in months: %w", day, field.ErrInvalid)
}

// term returns the term of the cost, with what its parts count in.
func (c *calculation) term() timed { return timed{c.cost.Term, c.stretch.months} }
