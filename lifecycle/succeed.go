package lifecycle

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// begins reports whether an event of the kind begins new lines.
func (k EventKind) begins() bool { return k == Propose || k == SharedByOrder }

// begun returns the lines that the event begins.
func (e *Event) begun() []partnership.LineID {
	if e.Kind.begins() {
		return e.Lines
	}
	return e.Into
}

// begunAt returns the place of the lines that the event begins.
func (e *Event) begunAt() policy.Pointer {
	if e.Kind.begins() {
		return "/lines"
	}
	return "/into"
}

// lead returns the successor that takes the place of a lead: the one that is named, or a
// council that goes on, or the only one. It is "" where nobody has said which.
func (e *Event) lead() partnership.OrgID {
	switch s := e.Succession; {
	case e.Org != "":
		return e.Org
	case s.GoesOn:
		return s.Predecessor
	case len(s.Successors) == 1:
		return s.Successors[0].Org
	}
	return ""
}

// checkLead returns ErrNotFound for a lead that is not one of the successors.
func (e *Event) checkLead() error {
	s := e.Succession
	if e.Kind != CouncilSucceeded || e.Org == "" || s.IsZero() ||
		slices.ContainsFunc(s.Successors, func(x partnership.Share) bool { return x.Org == e.Org }) {
		return nil
	}
	return fmt.Errorf("%s is not one of the successors: %w", field.Quote(e.Org), field.ErrNotFound)
}

// succeed puts the successors in the place of a council, with its role, its notice and its intention. One
// that is a member already keeps its own standing: notice of another council does not
// become its own. Nor does it where another council that it takes the place of on the same day
// has given none, whichever of the two is recorded first. Of several successors of a lead only
// the one that is named leads.
func (l *LineState) succeed(e *Event) {
	s := e.Succession
	member, _ := l.Member(s.Predecessor)
	notice, noticed := l.Notice(s.Predecessor)
	intention, intends := l.Intention(s.Predecessor)
	if !s.GoesOn {
		l.endPart(s.Predecessor)
	}
	role := member.Role
	if role == partnership.LeadRole {
		role = partnership.MemberRole
	}
	for _, x := range s.Successors {
		if l.has(x.Org) {
			l.raise(x.Org, role)
			dropped := !noticed && l.dropTaken(x.Org, e.On)
			if intends && dropped {
				l.takeIntention(intention, x.Org, e.On)
			}
			if !noticed && !intends {
				l.dropTakenIntention(x.Org, e.On)
			}
			continue
		}
		l.Members = append(l.Members, OrgRole{x.Org, role})
		if noticed {
			taken := notice
			taken.Org, taken.By, taken.Taken = x.Org, slices.Clone(notice.By), e.On
			l.Notices = append(l.Notices, taken)
		}
		if intends {
			l.takeIntention(intention, x.Org, e.On)
		}
	}
	l.succeedServers(s)
	if lead := e.lead(); member.Role == partnership.LeadRole && lead != "" {
		l.setLead(lead)
	}
}

// takeIntention gives an organisation the intention of the council whose place it takes.
func (l *LineState) takeIntention(i StatedIntention, org partnership.OrgID, day calendar.Date) {
	i.Org, i.Taken = org, day
	l.Intentions = append(l.Intentions, i)
}

// dropTaken drops the notice that an organisation took over on a day, and reports whether there
// was one.
func (l *LineState) dropTaken(org partnership.OrgID, day calendar.Date) bool {
	n := len(l.Notices)
	l.Notices = slices.DeleteFunc(l.Notices, func(n ServedNotice) bool { return n.Org == org && n.Taken == day })
	return len(l.Notices) < n
}

// dropTakenIntention drops the intention that an organisation took over on a day.
func (l *LineState) dropTakenIntention(org partnership.OrgID, day calendar.Date) {
	l.Intentions = slices.DeleteFunc(l.Intentions, func(i StatedIntention) bool { return i.Org == org && i.Taken == day })
}

// succeedServers puts the successors of a council that ends in its place among those who
// served notice against a member. Notice that nobody but the member itself would then have
// served against it falls away.
func (l *LineState) succeedServers(s partnership.Succession) {
	if s.GoesOn {
		return
	}
	l.Notices = slices.DeleteFunc(l.Notices, func(n ServedNotice) bool {
		return len(n.By) > 0 && len(servers(n, s)) == 0
	})
	for i, n := range l.Notices {
		l.Notices[i].By = servers(n, s)
	}
}

// servers returns who serves a notice after a succession, each once and without the member
// that it is served against.
func servers(n ServedNotice, s partnership.Succession) []partnership.OrgID {
	var by []partnership.OrgID
	add := func(org partnership.OrgID) {
		if org != n.Org && !slices.Contains(by, org) {
			by = append(by, org)
		}
	}
	for _, org := range n.By {
		if org != s.Predecessor {
			add(org)
			continue
		}
		for _, x := range s.Successors {
			add(x.Org)
		}
	}
	return by
}

// raise gives a member another role, if that is more than its own: a provider that takes the
// place of a client becomes one, and a client that takes that of a member decides.
func (l *LineState) raise(org partnership.OrgID, role partnership.Role) {
	more := partnership.Roles() // the one that decides most comes first
	for i, m := range l.Members {
		if m.Org == org && slices.Index(more, role) < slices.Index(more, m.Role) {
			l.Members[i].Role = role
		}
	}
}

// setLead makes a member the lead, and the leads before it members.
func (l *LineState) setLead(org partnership.OrgID) {
	for i, m := range l.Members {
		switch {
		case m.Org == org:
			l.Members[i].Role = partnership.LeadRole
		case m.Role == partnership.LeadRole:
			l.Members[i].Role = partnership.MemberRole
		}
	}
}

// merged reports whether a line that so many shared before councils were succeeded has come
// to one council, which was not about to begin it.
func (l *LineState) merged(before int) bool {
	return before >= 2 && sharers(l.Members) == 1 && !l.Stage.forming()
}

// Lead returns the member that leads the line, or hosts it; ok is false if none does.
func (l LineState) Lead() (member OrgRole, ok bool) {
	for _, m := range l.Members {
		if m.Role == partnership.LeadRole {
			return m, true
		}
	}
	return OrgRole{}, false
}

// LacksLead reports whether the line is shared, or taken apart, in a structure whose lead
// employs the staff or holds the contracts, and has no lead. ChangeLead names one.
func (l LineState) LacksLead() bool {
	implied, _ := l.Structure.Implies()
	needs := implied.Employer == partnership.LeadHolder || implied.Holds == partnership.LeadHolder
	if _, led := l.Lead(); led || !needs {
		return false
	}
	return l.Stage.shared() || l.Stage == Lapsed || l.Stage == Disaggregating
}
