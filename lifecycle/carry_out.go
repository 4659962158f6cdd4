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
	for _, place := range places {
		s.Lines[place].carryOut(e)
	}
	s.note(e)
}

// note changes the state as the event says, but for the lines that were there before it
// and for the stage of the whole.
func (s *State) note(e *Event) {
	switch e.Kind {
	case Propose:
		s.propose(e)
	case SharedByOrder:
		s.propose(e)
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

// propose adds the lines that are proposed, or shared by order, by id.
func (s *State) propose(e *Event) {
	stage, _ := Stage("").After(e.Kind)
	for _, id := range e.Lines {
		s.Lines = append(s.Lines, LineState{
			Line: id, Stage: stage, From: e.On, On: e.On, Structure: e.Structure, Term: e.Term, Members: slices.Clone(e.Members),
		})
	}
	byID := func(a, b LineState) int { return cmp.Compare(a.Line, b.Line) }
	if !slices.IsSortedFunc(s.Lines, byID) {
		slices.SortFunc(s.Lines, byID)
	}
}

// carryOut changes the line as the event says.
func (l *LineState) carryOut(e *Event) {
	to, _ := l.Stage.After(e.Kind)
	before := sharers(l.Members)
	switch e.Kind {
	case Sign:
		l.Structure, l.Term = e.Structure, e.Term
	case ChangeStructure:
		l.Structure = e.Structure
	case ChangeLead:
		l.setLead(e.Org)
	case ExtendTerm:
		l.Term = e.Term
	case MemberJoins:
		l.Members = append(l.Members, LineMember{e.Org, partnership.MemberRole})
	case ClientJoins:
		l.Members = append(l.Members, LineMember{e.Org, partnership.ClientRole})
	case NoticeServed:
		l.Notices = append(l.Notices, ServedNotice{e.Org, e.On, e.Expires, e.Agreed})
	case NoticeExtended:
		l.extendNotice(e)
	case NoticeRescinded:
		l.Rescinded = append(l.Rescinded, e.Org)
		l.endNotice(e.Org)
	case MemberLeaves:
		l.endPart(e.Org)
	case CouncilSucceeded:
		l.succeed(e)
	case ResidualArrangement:
		l.ResidualArrangement, l.ResidualArrangementTerm = e.Structure, e.Term
	}
	l.On, to = e.On, l.settle(to)
	if e.Kind == CouncilSucceeded && l.merged(before) {
		to = InHouse
	}
	if to.Phase() == Disaggregation && to != NoticeGiven {
		l.Notices = nil
	}
	if to != l.Stage {
		l.Stage, l.From = to, e.On
	}
}

// endPart takes an organisation out of the line, with its notice.
func (l *LineState) endPart(org partnership.OrgID) {
	l.Members = slices.DeleteFunc(l.Members, func(m LineMember) bool { return m.Org == org })
	l.endNotice(org)
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
func (l LineState) clone() LineState {
	l.Members, l.Notices, l.Rescinded = slices.Clone(l.Members), slices.Clone(l.Notices), slices.Clone(l.Rescinded)
	return l
}

// settle returns the stage that follows from who is left: fewer than two do not
// share.
func (l *LineState) settle(to Stage) Stage {
	if !to.forming() && !to.shared() && to != Lapsed {
		return to
	}
	left := sharers(l.Members)
	switch {
	case to.forming() && left < 2:
		return Abandoned
	case to.forming():
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
