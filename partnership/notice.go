package partnership

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Authority is who must take a decision for it to bind a member.
type Authority string

// The authorities: of a council, and of other bodies.
const (
	EveryFullCouncil Authority = "every-full-council" // a resolution of the full council of every member
	FullCouncil      Authority = "full-council"       // the full council of the member that acts
	Executive        Authority = "executive"          // the cabinet, or a committee of a council without one
	Leader           Authority = "leader"             // the leader or elected mayor
	ChiefOfficer     Authority = "chief-officer"      // an officer with delegated power
	GoverningBody    Authority = "governing-body"     // of a school, a trust or a health body
	Board            Authority = "board"              // of a company or a charity
)

// Authorities returns every Authority.
func Authorities() []Authority {
	return []Authority{EveryFullCouncil, FullCouncil, Executive, Leader, ChiefOfficer, GoverningBody, Board}
}

// UnmarshalText reads one of Authorities, or no text, which is not set; the error wraps
// ErrInvalid.
func (a *Authority) UnmarshalText(text []byte) (err error) {
	*a, err = field.ReadOneOf("deciding authority", text, Authorities())
	return err
}

// Title returns the deciding authority as a form or a report shows it.
func (a Authority) Title() string { return field.Title(a) }

// Notice is what a member must give to leave. The zero Notice is not set: no notice
// clause is recorded.
//
// "Not less than twelve months' notice, expiring on 31 March" is
//
//	Notice{Months: 12, Expires: Window{Month: 3, Day: 31}}
type Notice struct {
	Months       int             `json:"months,omitzero"`        // the least number of months, 1 or more
	Weeks        int             `json:"weeks,omitzero"`         // in place of months: the least number of weeks
	Days         int             `json:"days,omitzero"`          // in place of months: the least number of days
	Clear        bool            `json:"clear,omitzero"`         // clear months, weeks or days: the day they end on does not count either
	NotBefore    calendar.Date   `json:"not_before,omitzero"`    // the first day on which it may be served, such as the third anniversary of the start
	Served       calendar.Window `json:"served,omitzero"`        // the days on which it may be served
	Expires      calendar.Window `json:"expires,omitzero"`       // the days on which it may expire
	WorkingDay   bool            `json:"working_day,omitzero"`   // whether it expires on the next working day in England and Wales if its last day is not one
	AuthorisedBy Authority       `json:"authorised_by,omitzero"` // who must decide to give notice
}

// The longest notice in weeks and in days: about as long as calendar.MaxMonths.
const (
	maxNoticeWeeks = 5_200
	maxNoticeDays  = 36_500
)

// IsZero reports whether nothing of the notice is set.
func (n Notice) IsZero() bool {
	return n.Months == 0 && n.Weeks == 0 && n.Days == 0 && !n.Clear && n.NotBefore.IsZero() && !n.WorkingDay &&
		n.AuthorisedBy == "" && n.Served.IsZero() && n.Expires.IsZero()
}

// Validate returns what is wrong with the notice:
//
//   - ErrRequired: months, weeks and days that are all not set
//   - ErrRange: months that are not from 1 to 1200, weeks not from 1 to 5200, days not from
//     1 to 36500
//   - ErrInvalid: an unknown authority; weeks or days beside another length
//   - what Window finds
func (n Notice) Validate() error {
	return errors.Join(
		n.checkLength(),
		field.At("served", n.Served.Validate()),
		field.At("expires", n.Expires.Validate()),
		field.OptionalOneOf("authorised_by", "deciding authority", n.AuthorisedBy, Authorities()),
	)
}

// checkLength returns an error unless exactly one of months, weeks and days is set, and in range.
func (n Notice) checkLength() error {
	switch {
	case n.Weeks != 0 && n.Months != 0:
		return field.At("weeks", fmt.Errorf("a notice has months or weeks, not both: %w", field.ErrInvalid))
	case n.Days != 0 && (n.Months != 0 || n.Weeks != 0):
		return field.At("days", fmt.Errorf("a notice has one of months, weeks and days: %w", field.ErrInvalid))
	case n.Weeks != 0:
		return field.At("weeks", checkNoticeLength(n.Weeks, maxNoticeWeeks, "weeks"))
	case n.Days != 0:
		return field.At("days", checkNoticeLength(n.Days, maxNoticeDays, "days"))
	case n.Months == 0:
		return field.At("months", field.ErrRequired)
	}
	return field.At("months", checkNoticeLength(n.Months, calendar.MaxMonths, "months"))
}

// checkNoticeLength returns ErrRange for a length of notice that is not from 1 to most.
func checkNoticeLength(length, most int, unit string) error {
	if length < 1 || length > most {
		return fmt.Errorf("%d %s of notice: want 1 to %d: %w", length, unit, most, field.ErrRange)
	}
	return nil
}

// Length returns how long the notice is in words, such as "90 days" or "6 clear months", and
// "" if that is not set.
func (n Notice) Length() string {
	clear := ""
	if n.Clear {
		clear = "clear "
	}
	switch {
	case n.Months != 0:
		return report.Count(n.Months, clear+"month", clear+"months")
	case n.Weeks != 0:
		return report.Count(n.Weeks, clear+"week", clear+"weeks")
	case n.Days != 0:
		return report.Count(n.Days, clear+"day", clear+"days")
	}
	return ""
}

// LastDay returns the day on which a notice expires that is served on a given day. It is the
// last day on which the member that gave notice is bound.
//
// The months run from the day of service, which does not count, to the corresponding date
// (Dodds v Walker [1981] UKHL). Weeks and days are counted from the day after service. Clear
// months, weeks and days end a day later. The notice expires on that day or on the next day
// that Expires allows. For example, twelve months' notice that expires on 31 March, served on
// 31 March 2025, expires on 31 March 2026; served a day later, it expires on 31 March 2027.
// With WorkingDay the day may move, as in Expiry.
//
// The error wraps:
//
//   - ErrRequired if served or the length of the notice is not set
//   - ErrInvalid if served is before NotBefore, or not a day that Served allows, or if the
//     notice has two lengths
//   - ErrRange if the length is out of range, or ends after the year 9999, or before the first
//     day or after the last that Expires lists
//   - what Expiry finds
func (n Notice) LastDay(served calendar.Date) (calendar.Date, error) {
	if err := n.checkLength(); err != nil {
		return calendar.Date{}, err
	}
	if served.IsZero() {
		return calendar.Date{}, fmt.Errorf("the day of service: %w", field.ErrRequired)
	}
	if served.Before(n.NotBefore) {
		return calendar.Date{}, fmt.Errorf("notice cannot be served on %v: want %v or later: %w", served, n.NotBefore, field.ErrInvalid)
	}
	if !n.Served.Contains(served) {
		return calendar.Date{}, fmt.Errorf("notice cannot be served on %v: want %v: %w", served, n.Served, field.ErrInvalid)
	}
	end := n.periodEnd(served)
	if end.IsZero() {
		return calendar.Date{}, fmt.Errorf("%s from %v end after the year 9999: %w", n.Length(), served, field.ErrRange)
	}
	return n.Expiry(end)
}

// Expiry returns the first day, from a given day on, that Expires allows. With WorkingDay, a
// day that is not a working day moves to the next working day: a notice that would expire on
// Easter Sunday, 31 March 2024, expires on Tuesday, 2 April.
//
// The error wraps ErrRange:
//
//   - if from is before the first day that Expires lists, or after the last
//   - if WorkingDay is set and the day is outside the years whose bank holidays
//     calendar.EnglandAndWales knows
func (n Notice) Expiry(from calendar.Date) (calendar.Date, error) {
	day, err := n.Expires.Next(from)
	if err != nil || !n.WorkingDay {
		return day, err
	}
	return nextWorkingDay(day)
}

// nextWorkingDay returns the first working day from a day on.
func nextWorkingDay(day calendar.Date) (calendar.Date, error) {
	working := calendar.EnglandAndWales()
	for {
		if ok, err := working.Contains(day); ok || err != nil {
			return day, err
		}
		day = day.AddDays(1)
	}
}

// longestBreak is how many days back CanExpire looks. There has never been so long a time
// without a working day.
const longestBreak = 10

// CanExpire reports whether a notice can expire on a day: a day that Expires allows or, with
// WorkingDay, a day to which such a day moves. It is false if Expiry returns an error.
func (n Notice) CanExpire(day calendar.Date) bool {
	if !n.WorkingDay {
		return n.Expires.Contains(day)
	}
	for back := range longestBreak {
		if moved, err := n.Expiry(day.AddDays(-back)); err == nil && moved == day {
			return true
		}
	}
	return false
}

// LatestService returns the last day on which notice can be served so that it expires on or
// before end. That is not always end less the months: with one month's notice and an end of
// 28 February 2026, service on 31 January is in time.
//
// The error wraps:
//
//   - ErrRequired if end or the length of the notice is not set
//   - ErrInvalid if the notice has two lengths
//   - ErrRange if the length is out of range; if no day from the year 1 on is early enough; if
//     end or the answer is before the first day that its window lists, or after the last; or
//     if the answer is before NotBefore
//   - what Expiry finds
func (n Notice) LatestService(end calendar.Date) (calendar.Date, error) {
	if err := n.checkLength(); err != nil {
		return calendar.Date{}, err
	}
	expiry, err := n.lastExpiry(end)
	if err != nil {
		return calendar.Date{}, err
	}
	latest := n.shift(expiry, -1).AddDays(-1) // early enough for clear months too
	if latest.IsZero() {
		return calendar.Date{}, fmt.Errorf("%s before %v begin before the year 1: %w", n.Length(), end, field.ErrRange)
	}
	for {
		next := latest.AddDays(1)
		if ends := n.periodEnd(next); ends.IsZero() || ends.After(expiry) {
			return n.lastService(latest)
		}
		latest = next
	}
}

// lastExpiry returns the last day up to end that Expires allows and that does not move to a
// working day after end.
func (n Notice) lastExpiry(end calendar.Date) (calendar.Date, error) {
	expiry, err := n.Expires.Previous(end)
	for err == nil && n.WorkingDay {
		var moved calendar.Date
		if moved, err = nextWorkingDay(expiry); err != nil || !moved.After(end) {
			break
		}
		expiry, err = n.Expires.Previous(expiry.AddDays(-1))
	}
	return expiry, err
}

// lastService returns the last day up to latest on which notice may be served.
func (n Notice) lastService(latest calendar.Date) (calendar.Date, error) {
	day, err := n.Served.Previous(latest)
	if err == nil && day.Before(n.NotBefore) {
		return calendar.Date{}, fmt.Errorf("notice cannot be served by %v: want %v or later: %w", day, n.NotBefore, field.ErrRange)
	}
	return day, err
}

// shift adds the length of the notice to a day or, if sign is -1, subtracts it.
func (n Notice) shift(day calendar.Date, sign int) calendar.Date {
	return day.AddMonths(sign * n.Months).AddDays(sign * (7*n.Weeks + n.Days))
}

// periodEnd returns the day on which the length of a notice ends that is served on a day. It is
// the zero Date after the year 9999.
func (n Notice) periodEnd(served calendar.Date) calendar.Date {
	end := n.shift(served, 1)
	if n.Clear {
		end = end.AddDays(1)
	}
	return end
}
