package partnership

import (
	"errors"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// LineID is the id of a service line, with the same characters as an OrgID.
type LineID string

// Validate returns an error that wraps ErrRequired for no text and ErrInvalid for a
// malformed id.
func (id LineID) Validate() error { return field.CheckID("a service line", string(id)) }

// Name returns the name of the service line, or its id if names does not have it.
func (id LineID) Name(names report.Names) string { return names.Of(report.Line, string(id)) }

// UnmarshalText reads an id that Validate takes, or no text, which is not set.
func (id *LineID) UnmarshalText(text []byte) (err error) {
	*id, err = field.ReadID[LineID](text)
	return err
}

// Service is a service that is shared: legal advice, human resources, waste. It is shared line
// by line, because a member can leave one line and stay in the others.
type Service struct {
	ID    string        `json:"id"`            // unique in the partnership
	Name  string        `json:"name"`          // what people call it
	Term  calendar.Term `json:"term,omitzero"` // the days on which it is shared; not set: as long as the agreement
	Lines []Line        `json:"lines"`         // at least one
}

// Line is a part of a service that members share, pay for and leave separately: payroll,
// litigation, refuse collection.
type Line struct {
	ID      LineID        `json:"id"`                // unique in the partnership
	Name    string        `json:"name"`              // what people call it
	Term    calendar.Term `json:"term,omitzero"`     // the days on which it is shared; not set: as long as the service
	Members []LineMember  `json:"members,omitempty"` // the members that take it; empty: every member but providers
}

// LineMember is a member that takes a line in a term.
type LineMember struct {
	Org  OrgID         `json:"org"`           // the member
	Term calendar.Term `json:"term,omitzero"` // the days on which it takes the line; not set: as long as it is a member
}

// Validate returns what is wrong with the service:
//
//   - ErrRequired: an id, name or line that is missing
//   - ErrInvalid: a malformed id
//   - what Term and Line find
func (s Service) Validate() error {
	var noLine error
	if len(s.Lines) == 0 {
		noLine = field.At("lines", field.ErrRequired)
	}
	return errors.Join(
		field.At("id", field.CheckID("a service", s.ID)),
		field.Required("name", s.Name),
		checkTerm(s.Term),
		noLine,
		field.Each("lines", s.Lines, Line.Validate),
	)
}

// Validate returns what is wrong with the line:
//
//   - ErrRequired: an id or name that is missing
//   - ErrInvalid: a malformed id
//   - ErrOverlap: a member with two terms that share a day
//   - what Term and LineMember find
func (l Line) Validate() error {
	return errors.Join(
		field.At("id", l.ID.Validate()),
		field.Required("name", l.Name),
		checkTerm(l.Term),
		field.Each("members", l.Members, LineMember.Validate),
		apart("members", l.Members, func(m LineMember) (OrgID, calendar.Term) { return m.Org, m.Term }),
	)
}

// Validate returns what is wrong with the member of a line:
//
//   - ErrRequired, ErrInvalid: an id that is missing or malformed
//   - what Term finds
func (m LineMember) Validate() error {
	return errors.Join(field.At("org", m.Org.Validate()), checkTerm(m.Term))
}

// takenBy returns which of the members of a day take the line, in their order. The line must
// come from linesOn, which leaves only the members that take it on that day.
func (l Line) takenBy(members []Member) []OrgID {
	listed := make(map[OrgID]bool, len(l.Members))
	for _, m := range l.Members {
		listed[m.Org] = true
	}
	takers := []OrgID{}
	for _, m := range members {
		if listed[m.Org] || len(l.Members) == 0 && m.Role != ProviderRole {
			takers = append(takers, m.Org)
		}
	}
	return takers
}

// servicesOn returns the services as they were shared on a day. It keeps only the lines that
// somebody took on that day, and in each only the members that took it. agreed is the term of
// the agreement, and members are the members of that day.
func servicesOn(day calendar.Date, services []Service, agreed calendar.Term, members []Member) []Service {
	present, shared := make(map[OrgID]bool, len(members)), false
	for _, m := range members {
		present[m.Org] = true
		shared = shared || m.Role != ProviderRole
	}
	then := []Service{}
	for _, s := range services {
		if !during(s.Term, agreed, day) {
			continue
		}
		if s.Lines = linesOn(day, s.Lines, present, shared); len(s.Lines) > 0 {
			then = append(then, s)
		}
	}
	return then
}

// linesOn returns the lines of one service that somebody takes on a day. present are the
// members of that day. A line that lists nobody is taken by every member but providers;
// shared says whether there is such a member.
func linesOn(day calendar.Date, lines []Line, present map[OrgID]bool, shared bool) []Line {
	then := []Line{}
	for _, l := range lines {
		listed := len(l.Members) > 0
		l.Members = kept(l.Members, func(m LineMember) bool {
			return present[m.Org] && (m.Term.IsZero() || m.Term.Contains(day))
		})
		taken := len(l.Members) > 0 || !listed && shared
		if taken && (l.Term.IsZero() || l.Term.Contains(day)) {
			then = append(then, l)
		}
	}
	return then
}

// kept returns the items for which keep is true, in a new list.
func kept[T any](items []T, keep func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(items), func(item T) bool { return !keep(item) })
}
