package partnership

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Authority is who must take a decision for it to bind a member.
type Authority string

// The authorities: of a council, and of other bodies.
const (
	EveryFullCouncil Authority = "every-full-council" // a resolution of the full council of every member
	FullCouncil      Authority = "full-council"       // of the member that acts
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
	Months       int             `json:"months,omitzero"`        // not less than so many months, 1 or more
	Clear        bool            `json:"clear,omitzero"`         // clear months: the day they end on does not count either
	Served       calendar.Window `json:"served,omitzero"`        // the days on which it may be served
	Expires      calendar.Window `json:"expires,omitzero"`       // the days on which it may expire
	AuthorisedBy Authority       `json:"authorised_by,omitzero"` // who must decide to give it
}

// IsZero reports whether nothing of the notice is set.
func (n Notice) IsZero() bool {
	return n.Months == 0 && !n.Clear && n.AuthorisedBy == "" && n.Served.IsZero() && n.Expires.IsZero()
}

// Validate returns what is wrong with the notice:
//
//   - ErrRequired: months that are not set
//   - ErrRange: months that are not from 1 to 1200
//   - ErrInvalid: an unknown authority
//   - what Window finds
func (n Notice) Validate() error {
	return errors.Join(
		field.At("months", n.checkMonths()),
		field.At("served", n.Served.Validate()),
		field.At("expires", n.Expires.Validate()),
		field.OptionalOneOf("authorised_by", "deciding authority", n.AuthorisedBy, Authorities()),
	)
}

// checkMonths returns what is wrong with the months.
func (n Notice) checkMonths() error {
	switch {
	case n.Months == 0:
		return field.ErrRequired
	case n.Months < 1 || n.Months > calendar.MaxMonths:
		return fmt.Errorf("%d months of notice: want 1 to %d: %w", n.Months, calendar.MaxMonths, field.ErrRange)
	}
	return nil
}

// LastDay returns the day on which a notice served on a day expires: the last day on which
// the member that gave it is bound.
//
// The months run from the day of service, which does not count, to the corresponding date
// (Dodds v Walker [1981] UKHL); clear months end a day later. The notice expires on the
// first day, then or later, that Expires allows: twelve months to 31 March served on 31
// March 2025 expire on 31 March 2026, served a day later on 31 March 2027.
//
// The error wraps:
//
//   - ErrRequired if served or the months of the notice are not set
//   - ErrInvalid if served is not a day on which Served lets notice be served
//   - ErrRange if the months are not from 1 to 1200, or end after the year 9999, before
//     the first day that Expires lists or after the last
func (n Notice) LastDay(served calendar.Date) (calendar.Date, error) {
	if err := n.checkMonths(); err != nil {
		return calendar.Date{}, field.At("months", err)
	}
	if served.IsZero() {
		return calendar.Date{}, fmt.Errorf("the day of service: %w", field.ErrRequired)
	}
	if !n.Served.Contains(served) {
		return calendar.Date{}, fmt.Errorf("notice cannot be served on %v: want %v: %w", served, n.Served, field.ErrInvalid)
	}
	end := n.periodEnd(served)
	if end.IsZero() {
		return calendar.Date{}, fmt.Errorf("%d months from %v end after the year 9999: %w", n.Months, served, field.ErrRange)
	}
	return n.Expires.Next(end)
}

// LatestService returns the last day on which notice can be served that expires on or
// before end. That is not always end less the months: with one month and an end of
// 28 February 2026, 31 January is in time.
//
// The error wraps:
//
//   - ErrRequired if end or the months of the notice are not set
//   - ErrRange if the months are not from 1 to 1200, if no day of the years 1 to 9999 is
//     early enough, or if end or the answer is before the first day that its window lists
//     or after the last
func (n Notice) LatestService(end calendar.Date) (calendar.Date, error) {
	if err := n.checkMonths(); err != nil {
		return calendar.Date{}, field.At("months", err)
	}
	expiry, err := n.Expires.Previous(end)
	if err != nil {
		return calendar.Date{}, err
	}
	latest := expiry.AddMonths(-n.Months).AddDays(-1) // early enough for clear months too
	if latest.IsZero() {
		return calendar.Date{}, fmt.Errorf("%d months before %v begin before the year 1: %w", n.Months, end, field.ErrRange)
	}
	for {
		next := latest.AddDays(1)
		if ends := n.periodEnd(next); ends.IsZero() || ends.After(expiry) {
			return n.Served.Previous(latest)
		}
		latest = next
	}
}

// periodEnd returns the day on which the months of a notice served on a day are
// over, and the zero Date after the year 9999.
func (n Notice) periodEnd(served calendar.Date) calendar.Date {
	end := served.AddMonths(n.Months)
	if n.Clear {
		end = end.AddDays(1)
	}
	return end
}
