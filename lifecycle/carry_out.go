package lifecycle

import (
	"cmp"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// carryOut changes the state, which owns its lines and all that they hold, as the
// event says, but for the stage of the whole.
func (s *State) carryOut(e *Event, places []int) {
	begun := s.begun(e, places)
	for _, place := range places {
		s.Lines[place].carryOut(e)
	}
	s.note(e, begun)
}

// note changes the state as the event says, with the lines that it begins, but for the
// lines that were there before it and for the stage of the whole.
func (s *State) note(e *Event, begun []LineState) {
	s.add(begun)
	switch e.Kind {
	case SharedByOrder:
		s.liveFrom(e.On)
	case Review:
		s.Reviewed = laterDay(s.Reviewed, e.On)
	case GoLive:
		s.liveFrom(e.On)
	}
	if len(e.Lines) == 0 {
		s.AllLinesOn = e.On
	}
	s.On = laterDay(s.On, e.On)
}

// liveFrom notes a day on which a line went live.
func (s *State) liveFrom(day calendar.Date) {
	if s.LiveFrom.IsZero() || day.Before(s.LiveFrom) {
		s.LiveFrom = day
	}
}

// begun returns the lines that begin with an event: those that are proposed or shared by
// order, or the parts of one that is split, which is at the only place.
func (s *State) begun(e *Event, places []int) []LineState {
	var begun []LineState
	switch {
	case e.Kind.begins():
		stage, _ := Stage("").After(e.Kind)
		for _, id := range e.Lines {
			begun = append(begun, LineState{
				Line: id, Stage: stage, From: e.On, On: e.On, Structure: e.Structure, Term: e.Term, Members: slices.Clone(e.Members),
			})
		}
	case e.Kind == LineSplit:
		whole := &s.Lines[places[0]]
		for _, id := range e.Into {
			part := whole.clone()
			part.Line, part.On, part.SplitFrom = id, e.On, whole.Line
			begun = append(begun, part)
		}
	}
	return begun
}

// add adds lines, by id.
func (s *State) add(begun []LineState) {
	if len(begun) == 0 {
		return
	}
	s.Lines = append(s.Lines, begun...)
	byID := func(a, b LineState) int { return cmp.Compare(a.Line, b.Line) }
	if !slices.IsSortedFunc(s.Lines, byID) {
		slices.SortFunc(s.Lines, byID)
	}
}

// carryOut changes the line as the event says.
func (l *LineState) carryOut(e *Event) {
	to, _ := l.Stage.After(e.Kind)
	before := sharers(l.Members)
	l.carryOutTerms(e)
	l.carryOutParts(e)
	l.On, to = e.On, l.settle(to)
	if e.Kind == CouncilSucceeded && l.merged(before) {
		to = InHouse
	}
	if to == Split || to.Phase() == Disaggregation && to != NoticeGiven {
		l.Notices, l.Intentions = nil, nil
	}
	if to != l.Stage {
		l.Stage, l.From = to, e.On
	}
}

// carryOutTerms changes what the line is as the event says: its structure and its term, the
// lines as which it goes on, and what outlives it.
func (l *LineState) carryOutTerms(e *Event) {
	switch e.Kind {
	case Sign:
		l.Structure, l.Term = e.Structure, e.Term
	case ChangeStructure:
		l.Structure = e.Structure
	case ExtendTerm:
		l.extendTerm(e)
	case LineSplit:
		l.SplitInto = slices.Clone(e.Into)
		l.ResidualArrangement, l.ResidualArrangementTerm = "", calendar.Term{}
	case ResidualArrangement:
		l.ResidualArrangement, l.ResidualArrangementTerm = e.Structure, e.Term
	}
}

// carryOutParts changes who has a part in the line as the event says, and how long.
func (l *LineState) carryOutParts(e *Event) {
	switch e.Kind {
	case ChangeLead:
		l.setLead(e.Org)
	case MemberJoins:
		l.Members = append(l.Members, OrgRole{e.Org, partnership.MemberRole})
	case ClientJoins:
		l.Members = append(l.Members, OrgRole{e.Org, partnership.ClientRole})
	case IntentionStated:
		l.Intentions = append(l.Intentions, StatedIntention{Org: e.Org, Stated: e.On, DecideBy: e.Expires})
	case IntentionWithdrawn:
		l.endIntention(e.Org)
	case NoticeServed:
		l.endIntention(e.Org)
		l.Notices = append(l.Notices, ServedNotice{Org: e.Org, By: slices.Clone(e.By), Served: e.On, Expires: e.Expires, Agreed: e.Agreed})
	case NoticeExtended:
		l.extendNotice(e)
	case NoticeRescinded:
		if notice, _ := l.Notice(e.Org); notice.own() {
			l.Rescinded = append(l.Rescinded, e.Org)
		}
		l.endNotice(e.Org)
	case MemberLeaves:
		l.endPart(e.Org)
	case CouncilSucceeded:
		l.succeed(e)
	}
}

// extendTerm gives the line its longer term. Who shares it and does not extend leaves when
// the term before ends, or sooner if its notice runs.
func (l *LineState) extendTerm(e *Event) {
	for _, org := range l.notExtending(e) {
		if notice, noticed := l.Notice(org); noticed && !notice.Expires.After(l.Term.Last) {
			continue
		}
		l.endNotice(org)
		l.endIntention(org)
		l.Notices = append(l.Notices, ServedNotice{Org: org, Served: e.On, Expires: l.Term.Last, NotRenewed: true})
	}
	l.Term = e.Term
}

// notExtending returns who shares the line and does not extend its term.
func (l *LineState) notExtending(e *Event) []partnership.OrgID {
	if len(e.By) == 0 {
		return nil
	}
	extends := partnership.RollOf(e.By)
	var others []partnership.OrgID
	for _, m := range l.Members {
		if m.Role != partnership.ProviderRole && !extends[m.Org] {
			others = append(others, m.Org)
		}
	}
	return others
}

// endPart takes an organisation out of the line, with its notice and its intention.
func (l *LineState) endPart(org partnership.OrgID) {
	l.Members = slices.DeleteFunc(l.Members, func(m OrgRole) bool { return m.Org == org })
	l.endNotice(org)
	l.endIntention(org)
}

// endIntention takes the intention of an organisation out of the line.
func (l *LineState) endIntention(org partnership.OrgID) {
	l.Intentions = slices.DeleteFunc(l.Intentions, func(i StatedIntention) bool { return i.Org == org })
}

// extendNotice moves the last day of the notice of an organisation.
func (l *LineState) extendNotice(e *Event) {
	for i, n := range l.Notices {
		if n.Org == e.Org {
			l.Notices[i].Expires, l.Notices[i].Agreed = e.Expires, cmp.Or(e.Agreed, n.Agreed)
		}
	}
}

// endNotice takes the notice of an organisation out of the line.
func (l *LineState) endNotice(org partnership.OrgID) {
	l.Notices = slices.DeleteFunc(l.Notices, func(n ServedNotice) bool { return n.Org == org })
}

// clone returns a line that holds nothing of this one.
func (l *LineState) clone() LineState {
	var c LineState
	l.cloneTo(&c, nil)
	return c
}

// cloneTo makes another line, which is not set, the clone of this one. The members go into a list
// that has no entries yet, if it has room for them. It sets one field after the other,
// because to copy the whole line takes longer.
func (l *LineState) cloneTo(c *LineState, members []OrgRole) {
	c.Line, c.Stage, c.From, c.On, c.Structure, c.Term = l.Line, l.Stage, l.From, l.On, l.Structure, l.Term
	if n := len(l.Members); n > 0 && n <= cap(members) {
		c.Members = append(members, l.Members...)[:n:n]
	} else {
		c.Members = copied(l.Members)
	}
	c.Intentions, c.Notices, c.Rescinded = copied(l.Intentions), copied(l.Notices), copied(l.Rescinded)
	for i := range c.Notices {
		c.Notices[i].By = copied(c.Notices[i].By)
	}
	c.ResidualArrangement, c.ResidualArrangementTerm = l.ResidualArrangement, l.ResidualArrangementTerm
	c.SplitFrom, c.SplitInto = l.SplitFrom, copied(l.SplitInto)
}

// settle returns the stage that follows from who is left: fewer than two do not
// share.
func (l *LineState) settle(to Stage) Stage {
	forming := to.forming()
	if !forming && !to.shared() && to != Lapsed {
		return to
	}
	left := sharers(l.Members)
	switch {
	case forming && left < 2:
		return Abandoned
	case forming:
		return to
	case left < 2:
		return Disaggregating
	case to == Lapsed:
		return to
	case left-l.leaving() < 2:
		return NoticeGiven
	}
	return Live
}

// leaving returns how many of those who share the line have served notice.
func (l *LineState) leaving() int {
	if len(l.Notices) == 0 {
		return 0
	}
	leaving := make(map[partnership.OrgID]bool, len(l.Notices))
	for i := range l.Notices {
		leaving[l.Notices[i].Org] = true
	}
	n := 0
	for i := range l.Members {
		if l.Members[i].Role != partnership.ProviderRole && leaving[l.Members[i].Org] {
			n++
		}
	}
	return n
}
