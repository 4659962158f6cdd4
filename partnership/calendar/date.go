package calendar

import (
	"cmp"
	"fmt"
	"time"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Date is a day of the Gregorian calendar from 0001-01-01 to 9999-12-31, with
// no time of day and no time zone. Dates are comparable with ==.
//
// The zero Date is not set. It comes before every day, its text is "", and what is
// calculated from it is not set either.
type Date struct {
	// ordinal counts days from 0001-01-01, which is 1; 0 is not set.
	ordinal int32
}

// lastOrdinal is the ordinal of 9999-12-31.
const lastOrdinal = 3652059

// secondsPerDay is the length of a day without leap seconds, as Unix time has it.
const secondsPerDay = 24 * 60 * 60

// NewDate returns the Date of a year, month and day. The error wraps ErrInvalid if there
// is no such day. It takes what time.Time.Date returns:
//
//	today, err := calendar.NewDate(time.Now().Date())
func NewDate(year int, month time.Month, day int) (Date, error) {
	d := fromTime(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
	if y, m, dd := d.civil(); d.IsZero() || y != year || m != month || dd != day {
		return Date{}, fmt.Errorf("%d-%d-%d is not a day of the calendar: %w", year, month, day, field.ErrInvalid)
	}
	return d, nil
}

// ParseDate returns the Date that s writes as year, month and day: 2026-04-01.
// It takes no other form; the error wraps ErrInvalid.
func ParseDate(s string) (Date, error) {
	year, okYear := digits(s, 0, 4)
	month, okMonth := digits(s, 5, 7)
	day, okDay := digits(s, 8, 10)
	if len(s) != 10 || s[4] != '-' || s[7] != '-' || !okYear || !okMonth || !okDay {
		return Date{}, field.Malformed(s, "a date like 2026-04-01", dateForm)
	}
	d, err := NewDate(int(year), time.Month(month), int(day))
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a day of the calendar: %w", s, field.ErrInvalid)
	}
	return d, nil
}

// dateForm is how a date is written: the days of the long months of every year, of the short
// ones, of February, and the 29th of it in leap years.
func dateForm() field.Form {
	const (
		year  = `(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)`
		long  = `(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])`
		short = `(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)`
		feb   = `02-(?:0[1-9]|1[0-9]|2[0-8])`
		four  = `(?:0[48]|[2468][048]|[13579][26])` // 04, 08 to 96
		leap  = `(?:[0-9]{2}` + four + `|` + four + `00)-02-29`
	)
	return field.Form{Pattern: `^(?:` + year + `-(?:` + long + `|` + short + `|` + feb + `)|` + leap + `)$`, Example: "2026-04-01"}
}

// MustDate returns the Date that s writes, and panics if s is not a date. It is for dates
// written in a program.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// IsZero reports whether the date is not set.
func (d Date) IsZero() bool { return d == Date{} }

// Year returns the year, 1 to 9999, and 0 if d is not set.
func (d Date) Year() int {
	year, _, _ := d.civil()
	return year
}

// Month returns the month, and 0 if d is not set.
func (d Date) Month() time.Month {
	_, month, _ := d.civil()
	return month
}

// Day returns the day of the month, from 1, and 0 if d is not set.
func (d Date) Day() int {
	_, _, day := d.civil()
	return day
}

// Compare returns -1 if d is before other, 1 if it is after, and 0 if they are
// the same day. A date that is not set is before every day.
func (d Date) Compare(other Date) int { return cmp.Compare(d.ordinal, other.ordinal) }

// Before reports whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.ordinal < other.ordinal }

// After reports whether d is later than other.
func (d Date) After(other Date) bool { return d.ordinal > other.ordinal }

// AddDays returns the day that is n days later, or earlier if n is negative.
// It returns the zero Date if d is not set or the day would be outside the
// years 1 to 9999.
func (d Date) AddDays(n int) Date {
	ordinal := int64(d.ordinal) + int64(n)
	if d.IsZero() || n > lastOrdinal || ordinal < 1 || ordinal > lastOrdinal {
		return Date{}
	}
	return Date{ordinal: int32(ordinal)}
}

// DaysUntil returns the number of days from d to other: 1 to the next day,
// negative if other is earlier. ok is false if either is not set.
func (d Date) DaysUntil(other Date) (days int, ok bool) {
	if d.IsZero() || other.IsZero() {
		return 0, false
	}
	return int(other.ordinal - d.ordinal), true
}

// String returns the date as 2026-04-01, or "no date" if d is not set.
func (d Date) String() string {
	if d.IsZero() {
		return "no date"
	}
	return d.time().Format(time.DateOnly)
}

// MarshalText returns the date as 2026-04-01, and no text for a date that is not set.
func (d Date) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return []byte{}, nil
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what MarshalText writes: a date as ParseDate does, or no text,
// which is a date that is not set.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d = Date{}
	if len(text) > 0 {
		*d, err = ParseDate(string(text))
	}
	return err
}

// epoch is the Unix time of the day before 0001-01-01, in days.
const epoch = -719163

// time returns midnight UTC at the start of d, which must be set.
func (d Date) time() time.Time {
	return time.Unix((int64(d.ordinal)+epoch)*secondsPerDay, 0).UTC()
}

// fromTime returns the date of a midnight UTC, and the zero Date outside the
// years 1 to 9999.
func fromTime(t time.Time) Date {
	if t.Year() < 1 || t.Year() > 9999 {
		return Date{}
	}
	return Date{ordinal: int32(t.Unix()/secondsPerDay - epoch)}
}

// civil returns the year, month and day, all 0 if d is not set.
func (d Date) civil() (int, time.Month, int) {
	if d.IsZero() {
		return 0, 0, 0
	}
	return d.time().Date()
}

// digits returns the number that s[from:to] writes in decimal digits only.
func digits(s string, from, to int) (n int64, ok bool) {
	if len(s) < to {
		return 0, false
	}
	for i := from; i < to; i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n, true
}
