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
	LeadRole     Role = "lead"     // provides the service for the others, or hosts it
	MemberRole   Role = "member"   // takes the service and takes part in decisions
	ClientRole   Role = "client"   // buys the service and takes no part in decisions
	ProviderRole Role = "provider" // provides the service and does not take it
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

// Member is an organisation in a partnership, with a role and a term. A member that changes
// its role, or leaves and comes back, is listed once for each term.
type Member struct {
	Org  OrgID         `json:"org"`           // who it is
	Role Role          `json:"role"`          // its role in the partnership
	Term calendar.Term `json:"term,omitzero"` // the days on which it is a member; not set: as long as the agreement
}

// Validate returns what is wrong with the member:
//
//   - ErrRequired: an id or role that is missing
//   - ErrInvalid: a malformed id, an unknown role
//   - what Term finds
func (m Member) Validate() error {
	return errors.Join(
		field.At("org", m.Org.Validate()),
		field.CheckOneOf("role", "role", m.Role, Roles()),
		checkTerm(m.Term),
	)
}

// Partnership is who shares what with whom, and on what terms. It holds no money and no
// stage: other packages say what it costs and how far it has got, and refer to it by its id.
type Partnership struct {
	ID            uuid.UUID           `json:"id"`                      // an id that the caller chooses
	Name          string              `json:"name"`                    // what people call it
	Services      []Service           `json:"services"`                // the services that are shared; at least one
	Members       []Member            `json:"members"`                 // who shares them; at least two organisations
	Agreement     Agreement           `json:"agreement"`               // the terms on which they share
	Prerequisites []Prerequisite      `json:"prerequisites,omitempty"` // what must be in place before a start
	Barriers      []BarrierAssessment `json:"barriers,omitempty"`      // how far it had overcome its barriers
	Visits        []Visit             `json:"visits,omitempty"`        // visits to others, and what was learned
}

// Validate returns all that is wrong with the partnership, in the order of its fields. In a
// list it checks each entry by itself first, and then the entries together:
//
//   - ErrRequired: no id, name or service; fewer than two organisations among the members
//   - ErrDuplicate: two services, lines or prerequisites with one id
//   - ErrOverlap: two terms of one member that share a day
//   - ErrNotFound: an organisation that takes a line, votes, has a veto or is named by a
//     prerequisite, and is not a member; a service level for an unknown line. If a member has
//     no id, no organisation is reported, because that member may be the one that is meant.
//     The same is true of lines
//   - what Service, Member, Agreement, Prerequisite, BarrierAssessment and Visit
//     find
//
// It does not say whether the partnership is a good one or lawful: that is for rules.
func (p Partnership) Validate() error {
	var noID error
	if p.ID == (uuid.UUID{}) {
		noID = field.At("id", field.ErrRequired)
	}
	known := p.known()
	return errors.Join(
		noID,
		field.Required("name", p.Name),
		p.checkServices(known),
		p.checkMembers(),
		field.At("agreement", p.checkAgreement(known)),
		p.checkPrerequisites(known),
		field.Each("barriers", p.Barriers, BarrierAssessment.Validate),
		field.Each("visits", p.Visits, Visit.Validate),
	)
}

// checkServices returns what is wrong with each service, and then the unknown ids in them.
func (p Partnership) checkServices(known known) error {
	if len(p.Services) == 0 {
		return field.At("services", field.ErrRequired)
	}
	return errors.Join(
		field.Each("services", p.Services, Service.Validate),
		field.Unique("services", "id", p.Services, func(s Service) string { return s.ID }),
		p.checkLines(known),
	)
}

// checkLines returns ErrDuplicate for a line with the id of an earlier line of any service, and
// ErrNotFound for an organisation that takes a line and is not a member of the partnership.
func (p Partnership) checkLines(known known) error {
	first := map[LineID]string{}
	i := -1
	return field.Each("services", p.Services, func(s Service) error {
		i++
		j := -1
		return field.Each("lines", s.Lines, func(l Line) error {
			j++
			var again error
			if place, found := first[l.ID]; found && l.ID != "" {
				again = field.At("id", fmt.Errorf("%w: %s is already %s", field.ErrDuplicate, field.Quote(l.ID), place))
			} else {
				first[l.ID] = field.Index(field.Index("services", i)+".lines", j)
			}
			return errors.Join(again, field.Each("members", l.Members, func(x LineMember) error {
				return field.At("org", known.checkMember(x.Org))
			}))
		})
	})
}

// checkMembers returns what is wrong with the members.
func (p Partnership) checkMembers() error {
	var few error
	another := func(m Member) bool { return m.Org == "" || m.Org != p.Members[0].Org }
	if !slices.ContainsFunc(p.Members, another) {
		few = field.At("members", fmt.Errorf("organisations found: %d, wanted: 2 or more: %w", min(1, len(p.Members)), field.ErrRequired))
	}
	return errors.Join(
		few,
		field.Each("members", p.Members, Member.Validate),
		apart("members", p.Members, func(m Member) (OrgID, calendar.Term) { return m.Org, m.Term }),
	)
}

// checkAgreement returns what is wrong with the agreement, and then the unknown ids in it.
func (p Partnership) checkAgreement(known known) error {
	return errors.Join(
		p.Agreement.Validate(),
		field.At("terms", known.checkTerms(p.Agreement.Terms)),
		field.Each("amendments", p.Agreement.Amendments, func(a Amendment) error { return field.At("terms", known.checkTerms(a.Terms)) }),
	)
}

// checkPrerequisites returns what is wrong with the prerequisites.
func (p Partnership) checkPrerequisites(known known) error {
	return errors.Join(
		checkPrerequisites(p.Prerequisites),
		field.Each("prerequisites", p.Prerequisites, func(x Prerequisite) error { return field.At("org", known.checkMember(x.Org)) }),
	)
}

// known are the ids that the parts of a partnership can refer to.
type known struct {
	members map[OrgID]bool
	lines   map[LineID]bool
}

// known returns the ids of all members and service lines, whatever the day.
func (p Partnership) known() known {
	k := known{members: make(map[OrgID]bool, len(p.Members)), lines: map[LineID]bool{}}
	for _, m := range p.Members {
		k.members[m.Org] = true
	}
	for _, s := range p.Services {
		for _, l := range s.Lines {
			k.lines[l.ID] = true
		}
	}
	return k
}

// checkTerms returns ErrNotFound for each unknown id of a voter, a veto and a line in the terms.
func (k known) checkTerms(t Terms) error {
	return errors.Join(
		field.Each("voting.votes", t.Voting.Votes, func(v MemberVotes) error { return field.At("org", k.checkMember(v.Org)) }),
		field.Each("voting.vetoes", t.Voting.Vetoes, k.checkMember),
		field.Each("service_levels", t.ServiceLevels, func(s ServiceLevel) error { return field.At("line", k.checkLine(s.Line)) }),
	)
}

// checkMember returns ErrNotFound if an id is set and no member has it. If a member has no id,
// there is no error: that member may be the one that is meant.
func (k known) checkMember(id OrgID) error {
	if id == "" || k.members[id] || k.members[""] {
		return nil
	}
	return fmt.Errorf("%s is not a member: %w", field.Quote(id), field.ErrNotFound)
}

// checkLine returns ErrNotFound if an id is set and no line has it. If a line has no id, there
// is no error: that line may be the one that is meant.
func (k known) checkLine(id LineID) error {
	if id == "" || k.lines[id] || k.lines[""] {
		return nil
	}
	return fmt.Errorf("%s is not a service line: %w", field.Quote(id), field.ErrNotFound)
}

// On returns the partnership as it was on a day: the services, lines and members of that
// day, the terms of the agreement with every amendment that had taken effect, and the
// assessments and visits up to then. The prerequisites stay as they are recorded.
//
// Services and members without a term of their own have the term of the agreement on that
// day. Outside the term of the agreement, only members with a term of their own are left.
//
// On leaves out a line that nobody takes on that day, a service without lines, and an
// assessment or a visit without a day.
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

// LineMembers returns who takes a service line on a day, in the order of the members of
// the partnership: those listed for the line or, if its list is empty, every member but
// providers. The error wraps ErrNotFound if there is no such line or nobody takes it on that
// day, and ErrRequired, at day, if the day is not set.
func (p Partnership) LineMembers(id LineID, day calendar.Date) ([]OrgID, error) {
	if err := field.RequiredValue("day", day); err != nil {
		return nil, err
	}
	then := p.On(day)
	line, ok := then.line(id)
	if !ok {
		return nil, fmt.Errorf("%s is not a service line on %v: %w", field.Quote(id), day, field.ErrNotFound)
	}
	return line.takenBy(then.Members), nil
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
