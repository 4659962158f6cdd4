package reorganisation

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// seat is the place of an organisation in a list, in a role and a term.
type seat struct {
	org  partnership.OrgID
	role partnership.Role
	term calendar.Term
}

// carryPartnership carries the record of the partnership: its members, those of its lines,
// its votes and its prerequisites. Until the day it stays as it was.
func (c *carrying) carryPartnership() partnership.Partnership {
	p := c.before.Partnership
	seats := make([]seat, len(p.Members))
	for i, m := range p.Members {
		seats[i] = seat{m.Org, m.Role, m.Term}
	}
	seats = c.lead(c.seats(seats, c.inForce(), c.whole, c.noteMember))
	p.Members = make([]partnership.Member, len(seats))
	for i, s := range seats {
		p.Members[i] = partnership.Member{Org: s.org, Role: s.role, Term: s.term}
	}
	services := slices.Clone(p.Services)
	for i, service := range p.Services {
		lines := slices.Clone(service.Lines)
		for j, line := range service.Lines {
			lines[j].Term = c.lineTerm(line, service)
			was, is := cmp.Or(line.Term, cmp.Or(service.Term, c.inForce())), cmp.Or(lines[j].Term, cmp.Or(service.Term, c.whole))
			lines[j].Members = c.lineMembers(line, was, is)
		}
		services[i].Lines = lines
	}
	p.Services = services
	if amendments := c.amendments(p); len(amendments) > 0 {
		p.Agreement.Amendments = amendments
	}
	prerequisites := slices.Clone(p.Prerequisites)
	for i, pre := range p.Prerequisites {
		if !c.out[pre.Org] {
			prerequisites[i].Org, _ = c.one(pre.Org)
		}
	}
	p.Prerequisites = prerequisites
	return p
}

// lineMembers returns who takes a line, with the successors from the day on.
func (c *carrying) lineMembers(line partnership.Line, was, is calendar.Term) []partnership.LineMember {
	if len(line.Members) == 0 || c.apart(line.ID) {
		return line.Members
	}
	seats := make([]seat, len(line.Members))
	for i, m := range line.Members {
		seats[i] = seat{org: m.Org, term: m.Term}
	}
	seats = c.seats(seats, was, is, func(seat) {})
	members := make([]partnership.LineMember, len(seats))
	for i, s := range seats {
		members[i] = partnership.LineMember{Org: s.org, Term: s.term}
	}
	return members
}

// seats ends the seats of councils that end on the day before, and gives their successors
// theirs from the day on. A successor that has a seat keeps it. Where everything that somebody
// shares must be divided, its seat ends too, and nobody takes it. Note is called for each seat
// that ends. A seat that lasted as long as the terms did lasts as long as they do after.
func (c *carrying) seats(seats []seat, was, is calendar.Term, note func(seat)) []seat {
	day := c.order.Vesting
	after := make([]seat, 0, len(seats)+4)
	lasting := func(term calendar.Term) calendar.Term {
		if term.Last == was.Last {
			term.Last = is.Last
		}
		return term
	}
	var heirs []seat
	for _, s := range seats {
		term := cmp.Or(s.term, was)
		over := !term.Last.IsZero() && term.Last.Before(day)
		if over || !c.ends(s.org) && !c.out[s.org] || !c.seated[s.org] {
			if !over && !s.term.IsZero() {
				s.term = lasting(s.term)
			}
			after = append(after, s)
			continue
		}
		note(s)
		from := lasting(term)
		if term.First.Before(day) {
			from.First = day
			after = append(after, seat{s.org, s.role, calendar.Term{First: term.First, Last: day.AddDays(-1)}})
		}
		if c.out[s.org] {
			continue
		}
		for _, org := range c.to(s.org) {
			heirs = append(heirs, seat{org, c.heirRole(s), from})
		}
	}
	for _, h := range heirs {
		after = takeSeat(after, h, was)
	}
	return after
}

// lead gives the lead to whom the successors have agreed on, from the day on; whoever led
// until then is a member.
func (c *carrying) lead(seats []seat) []seat {
	if c.settled.Lead == "" {
		return seats
	}
	day := c.order.Vesting
	after := make([]seat, 0, len(seats)+2)
	for _, s := range seats {
		term, role := cmp.Or(s.term, c.inForce()), s.role
		switch {
		case !term.Last.IsZero() && term.Last.Before(day):
		case s.org == c.settled.Lead && role == partnership.MemberRole:
			role = partnership.LeadRole
		case s.org != c.settled.Lead && role == partnership.LeadRole:
			role = partnership.MemberRole
		}
		if role != s.role && !term.First.IsZero() && term.First.Before(day) {
			after = append(after, seat{s.org, s.role, calendar.Term{First: term.First, Last: day.AddDays(-1)}})
			s.term = calendar.Term{First: day, Last: term.Last}
		}
		s.role = role
		after = append(after, s)
	}
	return after
}

// heirRole returns the role in which a successor takes a seat: of several successors of a lead
// none leads until somebody says which.
func (c *carrying) heirRole(s seat) partnership.Role {
	if s.role == partnership.LeadRole && len(c.to(s.org)) > 1 {
		return partnership.MemberRole
	}
	return s.role
}

// takeSeat adds the seat of a successor, unless it has one in that time: then it keeps that,
// in the role that decides more.
func takeSeat(seats []seat, h seat, inForce calendar.Term) []seat {
	for i, s := range seats {
		if s.org != h.org || !cmp.Or(s.term, inForce).Overlaps(cmp.Or(h.term, inForce)) && !h.term.IsZero() {
			continue
		}
		roles := partnership.Roles()
		if slices.Index(roles, h.role) >= slices.Index(roles, s.role) {
			return seats
		}
		term := cmp.Or(s.term, inForce)
		if term.First.Before(h.term.First) {
			seats[i].term = calendar.Term{First: term.First, Last: h.term.First.AddDays(-1)}
			return append(seats, h)
		}
		seats[i].role = h.role
		return seats
	}
	return append(seats, h)
}

// noteMember notes who takes the place of a member.
func (c *carrying) noteMember(s seat) {
	heirs := c.to(s.org)
	p := Piece{Kind: MembershipPiece, ID: string(s.org), From: s.org, To: slices.Clone(heirs), Reason: ByOrder}
	if c.out[s.org] {
		p.To, p.Reason = nil, WithTheSharing
		c.note(p)
		return
	}
	if s.role == partnership.LeadRole && len(heirs) > 1 && c.settled.Lead == "" {
		p.Decide = "which of the successors leads"
	}
	c.note(p)
}

// amendments returns the amendments of a partnership whose members are carried: with one that
// sets the votes from the day on, if a council that ends has some, and the legal form and the
// term, if the successors have agreed on others; and with the successors in those of later days.
// If nothing is shared any longer, it only ends the term.
func (c *carrying) amendments(p partnership.Partnership) []partnership.Amendment {
	day, most := c.order.Vesting, deciding(p, c.order.Vesting)
	amendments := make([]partnership.Amendment, 0, len(p.Agreement.Amendments)+1)
	change, changed := partnership.Terms{}, false
	if voting, other := c.voting(p.Agreement.On(day).Voting, most, true); other {
		change.Voting, changed = voting, true
	}
	if s := c.settled.Structure; s != "" && s != p.Agreement.On(day).Structure {
		change.Structure, changed = s, true
	}
	if c.whole != c.inForce() {
		change.Term, changed = c.whole, true
	}
	placed := !changed
	for _, a := range p.Agreement.Amendments {
		if a.From.After(day) && !placed {
			amendments, placed = append(amendments, c.fromDay(change)), true
		}
		if !a.From.Before(day) {
			a.Terms.Voting, _ = c.voting(a.Terms.Voting, most, false)
		}
		amendments = append(amendments, a)
	}
	if !placed {
		amendments = append(amendments, c.fromDay(change))
	}
	return amendments
}

// fromDay returns the amendment that changes terms from the day on.
func (c *carrying) fromDay(change partnership.Terms) partnership.Amendment {
	return partnership.Amendment{From: c.order.Vesting, Reference: c.order.Name, Terms: change}
}

// voting returns a voting rule with the successors in place of those that end: votes are
// divided, so that the balance stays, and each successor has the veto. It notes what it
// does if that is asked.
func (c *carrying) voting(v partnership.Voting, most int, noted bool) (partnership.Voting, bool) {
	if c.over {
		return v, false
	}
	note := func(p Piece) {
		if noted {
			c.note(p)
		}
	}
	votes, changed := c.votes(v.Votes, note)
	vetoes, passed := c.vetoes(v.Vetoes, note)
	if passed || changed && len(v.Vetoes) > 0 {
		v.Vetoes, changed = vetoes, true
	}
	if len(votes) == 0 && len(v.Votes) > 0 {
		note(Piece{Kind: VotePiece, ID: "votes", Reason: Open, Decide: "who votes: nobody who has votes shares a line that goes on"})
		return v, false
	}
	v.Votes = votes
	if v.Rule == partnership.EqualVotes {
		c.noteEqualVotes(note)
	}
	if v.Quorum > most {
		note(Piece{Kind: VotePiece, ID: "quorum", Reason: Open, Decide: fmt.Sprintf("the quorum: it was %d, and %d decide now", v.Quorum, most)})
		v.Quorum, changed = most, true
	}
	return v, changed
}

// passes reports whether a seat of an organisation passes to others or ends.
func (c *carrying) passes(org partnership.OrgID) bool {
	return c.seated[org] && (c.ends(org) || c.out[org])
}

// votes returns votes with the successors in place of those that end, and whether that changes them.
func (c *carrying) votes(was []partnership.MemberVotes, note func(Piece)) (votes []partnership.MemberVotes, changed bool) {
	votes = slices.Clone(was)
	for i := 0; i < len(votes); i++ {
		m := votes[i]
		if !c.passes(m.Org) {
			continue
		}
		changed = true
		votes = slices.Delete(votes, i, i+1)
		if c.out[m.Org] {
			i--
			note(Piece{Kind: VotePiece, ID: string(m.Org), From: m.Org, Reason: WithTheSharing, Decide: "whether the threshold stays as it is without these votes"})
			continue
		}
		driver := c.before.divisionOf(VotePiece, "", "", c.order.Basis)
		parts, err := c.quantities(m.Org, m.Votes, driver)
		c.fail("partnership.agreement.terms.voting", err)
		for _, org := range c.to(m.Org) {
			votes = addVotes(votes, org, parts[org])
		}
		piece := Piece{Kind: VotePiece, ID: string(m.Org), From: m.Org, To: slices.Clone(c.to(m.Org)), Reason: ByOrder}
		if len(c.to(m.Org)) > 1 {
			piece.Reason, piece.Driver, piece.Decide = ByMeasure, driver, "whether the votes stay as they are divided"
		}
		note(piece)
		i = -1
	}
	return votes, changed
}

// vetoes returns who has a veto, with each successor in place of those that end, and whether that
// changes it.
func (c *carrying) vetoes(was []partnership.OrgID, note func(Piece)) (vetoes []partnership.OrgID, changed bool) {
	vetoes = []partnership.OrgID{}
	for _, org := range was {
		switch {
		case !c.passes(org):
			vetoes = addOrgs(vetoes, org)
			continue
		case c.out[org]:
			note(Piece{Kind: VotePiece, ID: string(org) + " (veto)", From: org, Reason: WithTheSharing})
		default:
			piece := Piece{Kind: VotePiece, ID: string(org) + " (veto)", From: org, To: slices.Clone(c.to(org)), Reason: ByOrder}
			if len(piece.To) > 1 {
				piece.Decide = "whether each of the successors keeps the veto"
			}
			note(piece)
			vetoes = addOrgs(vetoes, piece.To...)
		}
		changed = true
	}
	return vetoes, changed
}

// noteEqualVotes notes that the balance of votes changes where each has one, unless every
// member that decides has one successor of its own.
func (c *carrying) noteEqualVotes(note func(Piece)) {
	var before []partnership.OrgID
	for _, m := range c.before.Partnership.On(c.order.Vesting.AddDays(-1)).Members {
		if m.Role == partnership.LeadRole || m.Role == partnership.MemberRole {
			before = append(before, m.Org)
		}
	}
	after := c.list(before)
	if len(after) == len(before) && !slices.ContainsFunc(before, func(org partnership.OrgID) bool { return len(c.to(org)) > 1 }) {
		return
	}
	note(Piece{Kind: VotePiece, ID: "equal", To: after, Reason: ByOrder, Decide: fmt.Sprintf("whether each has one vote: %d had one, and %d have one now, so the balance has changed", len(before), len(after))})
}

// addOrgs adds organisations to a list, each once.
func addOrgs(orgs []partnership.OrgID, more ...partnership.OrgID) []partnership.OrgID {
	for _, org := range more {
		if !slices.Contains(orgs, org) {
			orgs = append(orgs, org)
		}
	}
	return orgs
}

// addVotes adds votes of an organisation to those that it has.
func addVotes(votes []partnership.MemberVotes, org partnership.OrgID, more partnership.Quantity) []partnership.MemberVotes {
	for i, m := range votes {
		if m.Org == org {
			a, _ := m.Votes.Millionths()
			b, _ := more.Millionths()
			votes[i].Votes, _ = partnership.QuantityOfMillionths(a + b)
			return votes
		}
	}
	return append(votes, partnership.MemberVotes{Org: org, Votes: more})
}

// deciding returns how many members of a partnership decide on a day.
func deciding(p partnership.Partnership, day calendar.Date) int {
	n := 0
	for _, m := range p.On(day).Members {
		if m.Role == partnership.LeadRole || m.Role == partnership.MemberRole {
			n++
		}
	}
	return n
}

// carryEvidence carries who has said that they stand by a document: what a council agreed, its
// successors have agreed until they say otherwise.
func (c *carrying) carryEvidence() []lifecycle.Evidence {
	all := slices.Clone(c.before.Evidence)
	for i, e := range c.before.Evidence {
		if !c.changes(e.AgreedBy) {
			continue
		}
		all[i].AgreedBy = c.list(e.AgreedBy)
		c.note(Piece{Kind: EvidencePiece, ID: field.Index(string(e.Kind), i), To: c.list(e.AgreedBy), Reason: ByOrder})
	}
	return all
}
