package partnership

import (
	"errors"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// LineID is the id of a service line, with the same letters as an OrgID.
type LineID string

// Validate returns an error that wraps ErrRequired for no text and ErrInvalid
// for any other that is not an id.
func (id LineID) Validate() error { return field.CheckID("a service line", string(id)) }

// UnmarshalText reads an id that Validate takes, or no text, which is not set.
func (id *LineID) UnmarshalText(text []byte) (err error) {
	*id, err = field.ReadID[LineID](text)
	return err
}

// Service is a service that is shared: legal advice, human resources, waste.
// It is shared by the line, for a partner can leave one line and stay in the
// others.
type Service struct {
	ID    string        `json:"id"`            // unique in the partnership
	Name  string        `json:"name"`          // what people call it
	Term  calendar.Term `json:"term,omitzero"` // while it is shared; not set: as long as the agreement
	Lines []Line        `json:"lines"`         // one at least
}

// Line is a part of a service that is shared, charged and left by itself:
// payroll, litigation, refuse collection.
type Line struct {
	ID      LineID        `json:"id"`                // unique in the partnership
	Name    string        `json:"name"`              // what people call it
	Term    calendar.Term `json:"term,omitzero"`     // while it is shared; not set: as long as the service
	Members []LineMember  `json:"members,omitempty"` // who takes it; none: every member, while it is one
}

// Participant is a member that takes a line, in a term.
type LineMember struct {
	Org  OrgID         `json:"org"`           // the member
	Term calendar.Term `json:"term,omitzero"` // while it takes the line; not set: while it is a member
}

// Validate returns what is wrong with the service: an id, name or line that is
// missing (ErrRequired), an id that is none (ErrInvalid), and what Term and Line
// find.
func (s Service) Validate() error {
	errs := []error{field.At("id", field.CheckID("a service", s.ID)), field.Required("name", s.Name)}
	if !s.Term.IsZero() {
		errs = append(errs, field.At("term", s.Term.Validate()))
	}
	if len(s.Lines) == 0 {
		errs = append(errs, field.At("lines", field.ErrRequired))
	}
	return errors.Join(append(errs, field.Each("lines", s.Lines, Line.Validate))...)
}

// Validate returns what is wrong with the line: an id or name that is missing
// (ErrRequired), an id that is none (ErrInvalid), a participant with two terms
// that share a day (ErrOverlap), and what Term and Participant find.
func (l Line) Validate() error {
	errs := []error{field.At("id", l.ID.Validate()), field.Required("name", l.Name)}
	if !l.Term.IsZero() {
		errs = append(errs, field.At("term", l.Term.Validate()))
	}
	return errors.Join(append(
		errs,
		field.Each("members", l.Members, LineMember.Validate),
		apart("members", l.Members, func(p LineMember) (OrgID, calendar.Term) { return p.Org, p.Term }),
	)...)
}

// Validate returns what is wrong with the participant: an id that is missing
// (ErrRequired) or none (ErrInvalid), and what Term finds.
func (p LineMember) Validate() error {
	errs := []error{field.At("org", p.Org.Validate())}
	if !p.Term.IsZero() {
		errs = append(errs, field.At("term", p.Term.Validate()))
	}
	return errors.Join(errs...)
}

// takenBy reports whether a member takes the line, of those that take it by
// their terms.
func (l Line) takenBy(m Member) bool {
	if len(l.Members) == 0 {
		return m.Role != ProviderRole
	}
	return slices.ContainsFunc(l.Members, func(p LineMember) bool { return p.Org == m.Org })
}

// servicesOn returns the services as they were shared on a day, where the
// agreement has a term: the lines that the members of that day took, each with
// those of its participants who did.
func servicesOn(day calendar.Date, services []Service, agreed calendar.Term, members []Member) []Service {
	present := make(map[OrgID]bool, len(members))
	for _, m := range members {
		present[m.Org] = true
	}
	then := []Service{}
	for _, s := range services {
		if !during(s.Term, agreed, day) {
			continue
		}
		if s.Lines = linesOn(day, s.Lines, members, present); len(s.Lines) > 0 {
			then = append(then, s)
		}
	}
	return then
}

// linesOn returns the lines of a service that is shared on a day.
func linesOn(day calendar.Date, lines []Line, members []Member, present map[OrgID]bool) []Line {
	then := []Line{}
	for _, l := range lines {
		stated := len(l.Members) > 0
		l.Members = kept(l.Members, func(p LineMember) bool {
			return present[p.Org] && (p.Term.IsZero() || p.Term.Contains(day))
		})
		taken := len(l.Members) > 0 || !stated && slices.ContainsFunc(members, l.takenBy)
		if taken && (l.Term.IsZero() || l.Term.Contains(day)) {
			then = append(then, l)
		}
	}
	return then
}

// during reports whether a day is in a term, or in the one that stands for it if
// it is not set.
func during(term, standing calendar.Term, day calendar.Date) bool {
	if term.IsZero() {
		term = standing
	}
	return term.Contains(day)
}

// kept returns the items to keep, in a list of their own.
func kept[T any](items []T, keep func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(items), func(item T) bool { return !keep(item) })
}
