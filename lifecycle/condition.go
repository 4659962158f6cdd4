package lifecycle

import (
	"cmp"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// unmet returns every condition of the event that is not met: first those of the
// terms of the lines at the places, then those of their members, in the order of
// the lines. The event can happen to all of them.
//
// dossier says what organisations and lines are called; nil: their ids are shown.
func (s *State) unmet(e *Event, places []int, dossier *Dossier) []policy.Finding {
	var unmet []policy.Finding
	c := conditions{event: e, dossier: dossier, unmet: &unmet}
	if n := len(s.Lines) + len(e.begun()); len(e.begun()) > 0 && n > maxListed {
		c.fail(e.begunAt(), "the partnership has too many lines", fmt.Sprint(n), fmt.Sprintf("at most %d", maxListed))
	}
	for _, place := range places {
		c.checkTerm(&s.Lines[place])
	}
	for _, place := range places {
		c.checkMembers(&s.Lines[place])
	}
	return unmet
}

// conditions collects the conditions of an event that are not met.
type conditions struct {
	event   *Event
	dossier *Dossier
	names   *report.Names           // of the dossier; nil: not asked for yet
	terms   map[policy.Finding]bool // those of terms, which lines have in common
	unmet   *[]policy.Finding       // those that are not met
}

// name returns what a thing is called.
func (c *conditions) name(noun report.Noun, id string) string {
	if c.names == nil {
		c.names = new(report.Names)
		if c.dossier != nil {
			*c.names = c.dossier.Names()
		}
	}
	return c.names.Of(noun, id)
}

// line returns what a line is called.
func (c *conditions) line(l *LineState) string { return c.name(report.Line, string(l.Line)) }

// org returns what the organisation is called that joins, serves or rescinds notice,
// leaves or ends.
func (c *conditions) org() string {
	return c.name(report.Organisation, string(cmp.Or(c.event.concerns(), c.event.Org)))
}

// fail adds a condition that is not met, about a field of the event.
func (c *conditions) fail(at policy.Pointer, message, found, wanted string) {
	*c.unmet = append(*c.unmet, failed(at, message, found, wanted))
}

// failed returns a finding about a field of an event.
func failed(at policy.Pointer, message, found, wanted string) policy.Finding {
	return policy.Finding{Outcome: policy.Fail, Path: at, Message: message, Found: found, Wanted: wanted}
}

// failTerm adds a condition that is not met, unless it is one of a line before.
func (c *conditions) failTerm(at policy.Pointer, message, found, wanted string) {
	f := failed(at, message, found, wanted)
	if c.terms[f] {
		return
	}
	if c.terms == nil {
		c.terms = map[policy.Finding]bool{}
	}
	c.terms[f] = true
	*c.unmet = append(*c.unmet, f)
}

// checkTerm looks at the term of a line.
func (c *conditions) checkTerm(l *LineState) {
	on := c.event.On
	switch {
	case c.event.Kind == GoLive && !l.Term.Contains(on):
		c.failTerm("/on", "the day is not in the term of the agreement", on.String(), l.Term.String())
	case c.event.Kind == TermLapses && l.Term.OpenEnded():
		c.failTerm("/on", "the term has no last day", l.Term.String(), "")
	case c.event.Kind == TermLapses && !on.After(l.Term.Last):
		c.failTerm("/on", "the term has not run out", on.String(), "after "+l.Term.Last.String())
	case c.event.Kind == ExtendTerm:
		c.checkExtension(l)
	}
}

// checkExtension looks at the term that is extended.
func (c *conditions) checkExtension(l *LineState) {
	to := c.event.Term
	switch {
	case to.First != l.Term.First:
		c.failTerm("/term/first", "an extended term keeps its first day", to.First.String(), l.Term.First.String())
	case l.Term.OpenEnded():
		c.failTerm("/term/last", "the term has no last day to extend", l.Term.String(), "")
	case !to.Last.IsZero() && !to.Last.After(l.Term.Last):
		c.failTerm("/term/last", "the term does not end later", to.Last.String(), "after "+l.Term.Last.String())
	}
}

// checkBy looks at whether those who act together share a line, and whether those who
// extend its term are enough to share it.
func (c *conditions) checkBy(l *LineState) {
	sharing := 0
	for _, org := range c.event.By {
		member, ok := l.Member(org)
		if !ok || member.Role == partnership.ProviderRole {
			c.fail("/by", "it does not share the line", c.name(report.Organisation, string(org)), "those who share "+c.line(l))
			continue
		}
		if _, noticed := l.Notice(org); !noticed {
			sharing++
		}
	}
	switch {
	case c.event.Kind != ExtendTerm || len(c.event.By) == 0:
	case l.Stage.forming():
		c.fail("/by", "a line that is not shared yet is extended by all", c.line(l), "")
	case sharing < 2:
		c.fail("/by", "too few extend the term to share the line", fmt.Sprintf("%d in %s", sharing, c.line(l)), "at least 2")
	}
}

// checkMembers looks at who is a member of a line, and who means to leave it.
func (c *conditions) checkMembers(l *LineState) {
	c.checkBy(l)
	switch c.event.Kind {
	case MemberJoins, ClientJoins:
		if l.has(c.event.Org) {
			c.fail("/org", "it is a member of the line already", c.org()+" in "+c.line(l), "")
		}
		c.checkRoom(l, "/org", 1)
	case ChangeLead:
		c.checkNewLead(l)
	case LineKept:
		if n := sharers(l.Members); n < 2 {
			c.fail("/lines", "too few are left to share the line", fmt.Sprintf("%d in %s", n, c.line(l)), "at least 2")
		}
	case IntentionStated, IntentionWithdrawn, NoticeServed, NoticeRescinded, NoticeExtended, MemberLeaves, CouncilSucceeded:
		if !l.has(c.event.concerns()) {
			c.fail(c.event.concernsPointer(), "it is not a member of the line", c.org(), "a member of "+c.line(l))
			return
		}
		c.checkGoing(l)
	}
}

// checkNewLead looks at whether an organisation can become the lead of a line: it is a
// member that is not the lead.
func (c *conditions) checkNewLead(l *LineState) {
	switch member, ok := l.Member(c.event.Org); {
	case !ok || member.Role == partnership.ProviderRole:
		c.fail("/org", "it does not share the line", c.org(), "a member of "+c.line(l))
	case member.Role == partnership.LeadRole:
		c.fail("/org", "it is the lead already", c.org()+" in "+c.line(l), "")
	}
}

// checkRoom looks at whether a line can have more members.
func (c *conditions) checkRoom(l *LineState, at policy.Pointer, more int) {
	if n := len(l.Members) + more; n > maxListed {
		c.fail(at, "the line has too many members", fmt.Sprintf("%d in %s", n, c.line(l)), fmt.Sprintf("at most %d", maxListed))
	}
}

// checkGoing looks at whether a member of a line can serve notice, rescind it or
// leave.
func (c *conditions) checkGoing(l *LineState) {
	notice, noticed := l.Notice(c.event.Org)
	switch {
	case c.event.Kind == IntentionStated:
		c.checkIntending(l, notice, noticed)
	case c.event.Kind == IntentionWithdrawn:
		if _, intends := l.Intention(c.event.Org); !intends {
			c.fail("/org", "it has no intention to withdraw", c.org(), "an intention to leave "+c.line(l))
		}
	case c.event.Kind == NoticeServed && noticed:
		c.fail("/org", "notice to leave "+c.line(l)+" runs already", notice.Served.String()+" to "+notice.Expires.String(), "")
	case c.event.Kind == NoticeRescinded:
		c.checkRescission(l, notice, noticed)
	case c.event.Kind == NoticeExtended:
		c.checkLonger(l, notice, noticed)
	case c.event.Kind == MemberLeaves:
		c.checkLeaving(l, notice, noticed)
	case c.event.Kind == CouncilSucceeded:
		c.checkRoom(l, "/succession/successors", len(c.event.Succession.Successors)-1)
	}
}

// checkIntending looks at whether a member can state that it means to leave: once, and
// before notice runs.
func (c *conditions) checkIntending(l *LineState, notice ServedNotice, noticed bool) {
	if noticed {
		c.fail("/org", "notice to leave "+c.line(l)+" runs already", notice.Served.String()+" to "+notice.Expires.String(), "")
	}
	if before, intends := l.Intention(c.event.Org); intends {
		c.fail("/org", "it has stated its intention to leave "+c.line(l)+" already", before.Stated.String(), "")
	}
}

// checkRescission looks at whether notice can be rescinded: while it runs, and a member's
// own once.
func (c *conditions) checkRescission(l *LineState, notice ServedNotice, noticed bool) {
	switch {
	case !noticed:
		c.fail("/org", "it has no notice to rescind", c.org(), "notice to leave "+c.line(l))
		return
	case c.event.On.After(notice.Expires):
		c.fail("/on", "the notice has expired", c.event.On.String(), "at the latest "+notice.Expires.String())
	}
	if notice.own() && l.rescinded(c.event.Org) {
		c.fail("/org", "it has rescinded notice before", c.org()+" in "+c.line(l), "once")
	}
}

// checkLonger looks at whether notice can be extended: while it runs, to a later day.
func (c *conditions) checkLonger(l *LineState, notice ServedNotice, noticed bool) {
	switch {
	case !noticed:
		c.fail("/org", "it has no notice to extend", c.org(), "notice to leave "+c.line(l))
	case c.event.On.After(notice.Expires):
		c.fail("/on", "the notice has expired", c.event.On.String(), "at the latest "+notice.Expires.String())
	case !c.event.Expires.After(notice.Expires):
		c.fail("/expires", "the notice does not end later", c.event.Expires.String(), "after "+notice.Expires.String())
	}
}

// checkLeaving looks at whether a member can leave. One that leaves before the
// service is live, or while it is taken apart, needs no notice.
func (c *conditions) checkLeaving(l *LineState, notice ServedNotice, noticed bool) {
	switch {
	case !l.Stage.shared() || c.event.Agreed != "":
	case !noticed:
		c.fail("/org", "it has not served notice, and nobody agreed to do without", c.org(), "notice to leave "+c.line(l))
	case !c.event.On.After(notice.Expires):
		c.fail("/on", "its notice has not expired", c.event.On.String(), "after "+notice.Expires.String())
	}
}
