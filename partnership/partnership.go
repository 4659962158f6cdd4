package partnership

import (
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Role is what a member is in a partnership.
type Role string

// The roles of a member.
const (
	LeadRole     Role = "lead"     // does it for the others, or hosts it
	MemberRole   Role = "member"   // shares in deciding and in what is shared
	ClientRole   Role = "client"   // buys the service, and does not decide
	ProviderRole Role = "provider" // provides it from outside the partners
)

// Roles returns every Role.
func Roles() []Role { return []Role{LeadRole, MemberRole, ClientRole, ProviderRole} }

// UnmarshalText reads one of Roles, or no text, which is not set; the error wraps
// ErrInvalid.
func (r *Role) UnmarshalText(text []byte) (err error) {
	*r, err = field.ReadOneOf("role", text, Roles())
	return err
}

// Title returns the role as a form or a report shows it.
func (r Role) Title() string { return field.Title(r) }

// Member is an organisation in a partnership, in a role and a term. One that
// changes its role, or leaves and comes back, is there once for each term.
type Member struct {
	Org  OrgID         `json:"org"`           // who it is
	Role Role          `json:"role"`          // what it is
	Term calendar.Term `json:"term,omitzero"` // while it is; not set: as long as the agreement
}

// Validate returns what is wrong with the member: an id or role that is missing
// (ErrRequired) or none (ErrInvalid), and what Term finds.
func (m Member) Validate() error {
	errs := []error{field.At("org", m.Org.Validate()), field.CheckOneOf("role", "role", m.Role, Roles())}
	if !m.Term.IsZero() {
		errs = append(errs, field.At("term", m.Term.Validate()))
	}
	return errors.Join(errs...)
}

// Partnership is who shares what with whom, and on what terms. It holds no money
// and no stage: what it costs and how far it has got are kept elsewhere, by its
// id.
type Partnership struct {
	ID            uuid.UUID           `json:"id"`                      // given by the caller
	Name          string              `json:"name"`                    // what people call it
	Services      []Service           `json:"services"`                // what is shared; one at least
	Members       []Member            `json:"members"`                 // who shares it; two organisations at least
	Agreement     Agreement           `json:"agreement"`               // on what terms
	Prerequisites []Prerequisite      `json:"prerequisites,omitempty"` // what must be in place before a start
	Barriers      []BarrierAssessment `json:"barriers,omitempty"`      // how mature it was against its barriers
	Visits        []Visit             `json:"visits,omitempty"`        // who was visited, and what was learned
}

// Validate returns all that is wrong with the partnership, in the order of its
// fields; of a list, first what is wrong with each entry by itself, then what does
// not go together:
//
//   - ErrRequired: no id, name or service; fewer than two member organisations;
//     what the parts require
//   - ErrDuplicate: two services, lines or prerequisites with one id
//   - ErrOverlap: two terms of one member that share a day
//   - ErrNotFound: a participant, voter, veto or prerequisite of an organisation
//     that is no member, a service level of a line that is not there; neither is
//     looked for while a member, or a line, has no id
//   - what Service, Member, Agreement, Prerequisite, BarrierAssessment and Visit
//     find
//
// It does not say whether the partnership is well made or lawful: that is for
// rules.
func (p Partnership) Validate() error {
	var errs []error
	if p.ID == (uuid.UUID{}) {
		errs = append(errs, field.At("id", field.ErrRequired))
	}
	known := p.names()
	return errors.Join(append(
		errs,
		field.Required("name", p.Name),
		p.checkServices(known),
		p.checkMembers(),
		field.At("agreement", p.checkAgreement(known)),
		p.checkPrerequisites(known),
		field.Each("barriers", p.Barriers, BarrierAssessment.Validate),
		field.Each("visits", p.Visits, Visit.Validate),
	)...)
}

// checkServices returns what is wrong with the services: each by itself, then
// the names that they use.
func (p Partnership) checkServices(known names) error {
	if len(p.Services) == 0 {
		return field.At("services", field.ErrRequired)
	}
	seen := map[LineID]bool{}
	checkLine := func(l Line) error {
		var err error
		if l.ID != "" && seen[l.ID] {
			err = field.At("id", fmt.Errorf("%s is another line already: %w", l.ID, field.ErrDuplicate))
		}
		seen[l.ID] = true
		return errors.Join(err, field.Each("members", l.Members, func(x LineMember) error {
			return field.At("org", known.checkMember(x.Org))
		}))
	}
	return errors.Join(
		field.Each("services", p.Services, Service.Validate),
		field.Unique("services", "id", p.Services, func(s Service) string { return s.ID }),
		field.Each("services", p.Services, func(s Service) error { return field.Each("lines", s.Lines, checkLine) }),
	)
}

// checkMembers returns what is wrong with the members.
func (p Partnership) checkMembers() error {
	var few error
	another := func(m Member) bool { return m.Org == "" || m.Org != p.Members[0].Org }
	if len(p.Members) < 2 || !slices.ContainsFunc(p.Members, another) {
		few = field.At("members", fmt.Errorf("organisations found: %d, wanted: 2 or more: %w", min(1, len(p.Members)), field.ErrRequired))
	}
	return errors.Join(
		few,
		field.Each("members", p.Members, Member.Validate),
		apart("members", p.Members, func(m Member) (OrgID, calendar.Term) { return m.Org, m.Term }),
	)
}

// checkAgreement returns what is wrong with the agreement: by itself, then the
// names that it uses.
func (p Partnership) checkAgreement(known names) error {
	return errors.Join(
		p.Agreement.Validate(),
		field.At("terms", known.checkTerms(p.Agreement.Terms)),
		field.Each("amendments", p.Agreement.Amendments, func(a Amendment) error { return field.At("terms", known.checkTerms(a.Terms)) }),
	)
}

// checkPrerequisites returns what is wrong with the prerequisites.
func (p Partnership) checkPrerequisites(known names) error {
	return errors.Join(
		checkPrerequisites(p.Prerequisites),
		field.Each("prerequisites", p.Prerequisites, func(x Prerequisite) error { return field.At("org", known.checkMember(x.Org)) }),
	)
}

// names are what the parts of a partnership can refer to.
type names struct {
	members map[OrgID]bool
	lines   map[LineID]bool
}

// names returns the members and service lines of any day.
func (p Partnership) names() names {
	n := names{members: make(map[OrgID]bool, len(p.Members)), lines: map[LineID]bool{}}
	for _, m := range p.Members {
		n.members[m.Org] = true
	}
	for _, s := range p.Services {
		for _, l := range s.Lines {
			n.lines[l.ID] = true
		}
	}
	return n
}

// checkTerms returns the voters, vetoes and lines of terms that are not known.
func (n names) checkTerms(t Terms) error {
	return errors.Join(
		field.Each("voting.votes", t.Voting.Votes, func(v VoteShare) error { return field.At("org", n.checkMember(v.Org)) }),
		field.Each("voting.vetoes", t.Voting.Vetoes, n.checkMember),
		field.Each("service_levels", t.ServiceLevels, func(s ServiceLevel) error { return field.At("line", n.checkLine(s.Line)) }),
	)
}

// checkMember returns ErrNotFound if an id that is set is never a member's, unless
// there is a member without an id, which may be the one.
func (n names) checkMember(id OrgID) error {
	if id == "" || n.members[id] || n.members[""] {
		return nil
	}
	return fmt.Errorf("%.80q is not a member: %w", id, field.ErrNotFound)
}

// checkLine returns ErrNotFound if an id that is set is no line's, unless there is
// a line without an id, which may be the one.
func (n names) checkLine(id LineID) error {
	if id == "" || n.lines[id] || n.lines[""] {
		return nil
	}
	return fmt.Errorf("%.80q is not a service line: %w", id, field.ErrNotFound)
}

// On returns the partnership as it was on a day: the services, lines,
// participants and members of that day, the terms of the agreement with every
// amendment that had taken effect, and the assessments and visits up to then.
// The prerequisites stay as they are recorded.
//
// A term that is not set is that of the agreement on that day, so on a day
// outside it nobody is a member but by a term of their own. A line that nobody
// takes on that day is left out, and a service without lines. So is what has no
// day although it must.
func (p Partnership) On(day calendar.Date) Partnership {
	terms := p.Agreement.On(day)
	p.Members = kept(p.Members, func(m Member) bool { return during(m.Term, terms.Term, day) })
	p.Services = servicesOn(day, p.Services, terms.Term, p.Members)
	p.Agreement.Terms, p.Agreement.Amendments = terms, nil
	p.Prerequisites = slices.Clone(p.Prerequisites)
	p.Barriers = kept(p.Barriers, func(a BarrierAssessment) bool { return by(a.On, day) })
	p.Visits = kept(p.Visits, func(v Visit) bool { return by(v.On, day) })
	for i, v := range p.Visits {
		p.Visits[i].Visitors, p.Visits[i].Lessons = slices.Clone(v.Visitors), slices.Clone(v.Lessons)
	}
	return p
}

// Participants returns who takes a service line on a day, in the order of the
// members: those stated for the line or, if none are, every member but a
// provider. The error wraps ErrNotFound if there is no such line or nobody takes
// it on that day.
func (p Partnership) LineMembers(id LineID, day calendar.Date) ([]OrgID, error) {
	then := p.On(day)
	line, ok := then.line(id)
	if !ok {
		return nil, fmt.Errorf("%.80q is not a service line on %v: %w", id, day, field.ErrNotFound)
	}
	takers := []OrgID{}
	for _, m := range then.Members {
		if line.takenBy(m) {
			takers = append(takers, m.Org)
		}
	}
	return takers, nil
}

// line returns the line with an id.
func (p Partnership) line(id LineID) (line Line, ok bool) {
	for _, s := range p.Services {
		for _, l := range s.Lines {
			if l.ID == id {
				return l, true
			}
		}
	}
	return Line{}, false
}

// by reports whether d is set and not after day.
func by(d, day calendar.Date) bool { return !d.IsZero() && !d.After(day) }

// apart returns ErrOverlap for each item whose term shares a day with that of an
// earlier item of the same organisation in the list at path. A term that is not
// set shares a day with any.
func apart[T any](path string, items []T, of func(T) (OrgID, calendar.Term)) error {
	var errs []error
	seen := make(map[OrgID]bool, len(items))
	for i, item := range items {
		org, term := of(item)
		if org == "" || !seen[org] {
			seen[org] = true
			continue
		}
		j := slices.IndexFunc(items[:i], func(before T) bool {
			same, taken := of(before)
			return same == org && (term.IsZero() || taken.IsZero() || term.Overlaps(taken))
		})
		if j >= 0 {
			_, taken := of(items[j])
			days := taken.String()
			if taken.IsZero() {
				days = "every day"
			}
			err := fmt.Errorf("%s has %s at %s: %w", org, days, field.Index(path, j), field.ErrOverlap)
			errs = append(errs, field.At(field.Index(path, i), field.At("term", err)))
		}
	}
	return errors.Join(errs...)
}
