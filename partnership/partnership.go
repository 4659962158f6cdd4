package partnership

import (
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"
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

// UnmarshalText reads one of Roles; the error wraps ErrInvalid.
func (r *Role) UnmarshalText(text []byte) (err error) {
	*r, err = OneOf("role", string(text), Roles())
	return err
}

// Member is an organisation in a partnership, in a role and a term. One that
// changes its role, or leaves and comes back, is there once for each term.
type Member struct {
	Org  OrgID `json:"org"`           // who it is
	Role Role  `json:"role"`          // what it is
	Term Term  `json:"term,omitzero"` // while it is; not set: as long as the agreement
}

// Validate returns what is wrong with the member: an id or role that is missing
// (ErrRequired) or none (ErrInvalid), and what Term finds.
func (m Member) Validate() error {
	errs := []error{At("org", m.Org.Validate()), checkOneOf("role", "role", m.Role, Roles())}
	if !m.Term.IsZero() {
		errs = append(errs, At("term", m.Term.Validate()))
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
		errs = append(errs, At("id", ErrRequired))
	}
	known := p.names()
	return errors.Join(append(
		errs,
		required("name", p.Name),
		p.checkServices(known),
		p.checkMembers(),
		At("agreement", p.checkAgreement(known)),
		p.checkPrerequisites(known),
		Each("barriers", p.Barriers, BarrierAssessment.Validate),
		Each("visits", p.Visits, Visit.Validate),
	)...)
}

// checkServices returns what is wrong with the services: each by itself, then
// the names that they use.
func (p Partnership) checkServices(known names) error {
	if len(p.Services) == 0 {
		return At("services", ErrRequired)
	}
	seen := map[LineID]bool{}
	checkLine := func(l Line) error {
		var err error
		if l.ID != "" && seen[l.ID] {
			err = At("id", fmt.Errorf("%s is another line already: %w", l.ID, ErrDuplicate))
		}
		seen[l.ID] = true
		return errors.Join(err, Each("participants", l.Participants, func(x Participant) error {
			return At("org", known.checkMember(x.Org))
		}))
	}
	return errors.Join(
		Each("services", p.Services, Service.Validate),
		Unique("services", "id", p.Services, func(s Service) string { return s.ID }),
		Each("services", p.Services, func(s Service) error { return Each("lines", s.Lines, checkLine) }),
	)
}

// checkMembers returns what is wrong with the members.
func (p Partnership) checkMembers() error {
	var few error
	another := func(m Member) bool { return m.Org == "" || m.Org != p.Members[0].Org }
	if len(p.Members) < 2 || !slices.ContainsFunc(p.Members, another) {
		few = At("members", fmt.Errorf("organisations found: %d, wanted: 2 or more: %w", min(1, len(p.Members)), ErrRequired))
	}
	return errors.Join(
		few,
		Each("members", p.Members, Member.Validate),
		apart("members", p.Members, func(m Member) (OrgID, Term) { return m.Org, m.Term }),
	)
}

// checkAgreement returns what is wrong with the agreement: by itself, then the
// names that it uses.
func (p Partnership) checkAgreement(known names) error {
	return errors.Join(
		p.Agreement.Validate(),
		At("terms", known.checkTerms(p.Agreement.Terms)),
		Each("amendments", p.Agreement.Amendments, func(a Amendment) error { return At("terms", known.checkTerms(a.Terms)) }),
	)
}

// checkPrerequisites returns what is wrong with the prerequisites.
func (p Partnership) checkPrerequisites(known names) error {
	return errors.Join(
		checkPrerequisites(p.Prerequisites),
		Each("prerequisites", p.Prerequisites, func(x Prerequisite) error { return At("org", known.checkMember(x.Org)) }),
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
		Each("voting.votes", t.Voting.Votes, func(v VoteShare) error { return At("org", n.checkMember(v.Org)) }),
		Each("voting.vetoes", t.Voting.Vetoes, n.checkMember),
		Each("service_levels", t.ServiceLevels, func(s ServiceLevel) error { return At("line", n.checkLine(s.Line)) }),
	)
}

// checkMember returns ErrNotFound if an id that is set is never a member's, unless
// there is a member without an id, which may be the one.
func (n names) checkMember(id OrgID) error {
	if id == "" || n.members[id] || n.members[""] {
		return nil
	}
	return fmt.Errorf("%.80q is not a member: %w", id, ErrNotFound)
}

// checkLine returns ErrNotFound if an id that is set is no line's, unless there is
// a line without an id, which may be the one.
func (n names) checkLine(id LineID) error {
	if id == "" || n.lines[id] || n.lines[""] {
		return nil
	}
	return fmt.Errorf("%.80q is not a service line: %w", id, ErrNotFound)
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
func (p Partnership) On(day Date) Partnership {
	terms := p.Agreement.On(day)
	p.Members = kept(p.Members, func(m Member) bool { return during(m.Term, terms.Term, day) })
	p.Services = servicesOn(day, p.Services, terms.Term, p.Members)
	p.Agreement.Terms, p.Agreement.Amendments = terms, nil
	p.Prerequisites = slices.Clone(p.Prerequisites)
	p.Barriers = kept(p.Barriers, func(a BarrierAssessment) bool { return a.On.by(day) })
	p.Visits = kept(p.Visits, func(v Visit) bool { return v.On.by(day) })
	for i, v := range p.Visits {
		p.Visits[i].Visitors, p.Visits[i].Lessons = slices.Clone(v.Visitors), slices.Clone(v.Lessons)
	}
	return p
}

// Participants returns who takes a service line on a day, in the order of the
// members: those stated for the line or, if none are, every member but a
// provider. The error wraps ErrNotFound if there is no such line or nobody takes
// it on that day.
func (p Partnership) Participants(id LineID, day Date) ([]OrgID, error) {
	then := p.On(day)
	line, ok := then.line(id)
	if !ok {
		return nil, fmt.Errorf("%.80q is not a service line on %v: %w", id, day, ErrNotFound)
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
func (d Date) by(day Date) bool { return !d.IsZero() && !d.After(day) }

// apart returns ErrOverlap for each item whose term shares a day with that of an
// earlier item of the same organisation in the list at path. A term that is not
// set shares a day with any.
func apart[T any](path string, items []T, of func(T) (OrgID, Term)) error {
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
			err := fmt.Errorf("%s has %s at %s: %w", org, days, index(path, j), ErrOverlap)
			errs = append(errs, At(index(path, i), At("term", err)))
		}
	}
	return errors.Join(errs...)
}
