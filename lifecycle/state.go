package lifecycle

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// State is where a partnership stands after the steps of a Log. Its slices belong
// to it and must not be changed.
type State struct {
	Partnership uuid.UUID     `json:"partnership"`        // whose state it is
	Entries     int           `json:"entries"`            // after how many steps of the log
	On          calendar.Date `json:"on,omitzero"`        // the day of the last of them
	Stage       Stage         `json:"stage,omitzero"`     // of the partnership; not set: nothing has happened
	LiveFrom    calendar.Date `json:"live_from,omitzero"` // the day the first line went live
	Reviewed    calendar.Date `json:"reviewed,omitzero"`  // the day of the last review
	Lines       []LineState   `json:"lines"`              // by id
}

// LineState is where a service line stands.
type LineState struct {
	Line         partnership.LineID    `json:"line"`                   // which line
	Stage        Stage                 `json:"stage"`                  // how far it has got
	From         calendar.Date         `json:"from"`                   // the first day in the stage
	Structure    partnership.Structure `json:"structure,omitzero"`     // as signed or changed to
	Term         calendar.Term         `json:"term,omitzero"`          // as signed or extended
	Members      []Member              `json:"members"`                // who takes part, in the order in which they joined
	Notices      []ServedNotice        `json:"notices,omitempty"`      // notices to leave that run, in the order in which they were served
	Rescinded    []partnership.OrgID   `json:"rescinded,omitempty"`    // who has rescinded notice
	Residual     partnership.Structure `json:"residual,omitzero"`      // what outlives it
	ResidualTerm calendar.Term         `json:"residual_term,omitzero"` // for how long; not set: not agreed
}

// ServedNotice is a member's notice to leave a line.
type ServedNotice struct {
	Org     partnership.OrgID `json:"org"`              // who means to leave
	Served  calendar.Date     `json:"served"`           // the day on which it was received
	Expires calendar.Date     `json:"expires"`          // its last day
	Agreed  string            `json:"agreed,omitempty"` // where the others agreed to its length
}

// Line returns the state of a line; ok is false if it was never proposed.
func (s State) Line(id partnership.LineID) (line LineState, ok bool) {
	i, ok := s.find(id)
	if !ok {
		return LineState{}, false
	}
	return s.Lines[i], true
}

// reviewedSince returns the day of the last review or, if there was none, the day
// the partnership went live.
func (s State) reviewedSince() calendar.Date {
	if s.Reviewed.After(s.LiveFrom) {
		return s.Reviewed
	}
	return s.LiveFrom
}

// find returns the place of a line, or where it would be.
func (s *State) find(id partnership.LineID) (place int, ok bool) {
	return sort.Find(len(s.Lines), func(i int) int { return strings.Compare(string(id), string(s.Lines[i].Line)) })
}

// Party returns the part that an organisation has in the line; ok is false if it
// has none.
func (l LineState) Party(org partnership.OrgID) (party Member, ok bool) {
	for _, p := range l.Members {
		if p.Org == org {
			return p, true
		}
	}
	return Member{}, false
}

// Notice returns the notice of an organisation that runs; ok is false if there is
// none.
func (l LineState) Notice(org partnership.OrgID) (notice ServedNotice, ok bool) {
	for _, n := range l.Notices {
		if n.Org == org {
			return n, true
		}
	}
	return ServedNotice{}, false
}

// whole returns the stage of a partnership whose lines are in these stages: what
// is being shared comes first, then what is being taken apart, then what is being
// formed, the furthest of each, and then what has ended.
func whole(lines []LineState) Stage {
	stage, rank := Stage(""), 0
	for i := range lines {
		if r := weight(lines[i].Stage); r > rank {
			stage, rank = lines[i].Stage, r
		}
	}
	return stage
}

// weight returns what a stage counts for in the stage of the whole.
func weight(s Stage) int {
	switch s {
	case Live:
		return 11
	case NoticeGiven:
		return 10
	case Lapsed:
		return 9
	case Disaggregating:
		return 8
	case Mobilising:
		return 7
	case Agreed:
		return 6
	case FullCase:
		return 5
	case OutlineCase:
		return 4
	case Exploring:
		return 3
	case Closed:
		return 2
	case Abandoned:
		return 1
	}
	return 0
}

// has reports whether an organisation takes part in the line.
func (l *LineState) has(org partnership.OrgID) bool {
	return slices.ContainsFunc(l.Members, func(p Member) bool { return p.Org == org })
}

// leaves reports whether an organisation has a notice that runs.
func (l *LineState) leaves(org partnership.OrgID) bool {
	return slices.ContainsFunc(l.Notices, func(n ServedNotice) bool { return n.Org == org })
}

// about reports whether an event that names no line is about this one.
func (l *LineState) about(e *Event) bool {
	if l.Stage.Ended() {
		return false
	}
	org := e.concerns()
	return org == "" || l.has(org)
}

// places appends the places of the lines that an event is about: those that it
// names, in its order, or all that it can be about. Of a proposal there are none
// yet. It returns ErrNotFound for a line that is not there and an event that is
// about none, and ErrDuplicate for a proposed line that is there.
func (s *State) places(into []int, e *Event) ([]int, error) {
	if len(e.Lines) == 0 {
		return s.allPlaces(into, e)
	}
	for i, id := range e.Lines {
		place, there := s.find(id)
		switch {
		case there && e.Kind == Propose:
			return nil, field.At(fmt.Sprintf("lines[%d]", i), fmt.Errorf("%s was proposed before: %w", id, field.ErrDuplicate))
		case !there && e.Kind != Propose:
			return nil, field.At(fmt.Sprintf("lines[%d]", i), fmt.Errorf("%q is not one of the lines: %w", id, field.ErrNotFound))
		case there:
			into = append(into, place)
		}
	}
	return into, nil
}

// allPlaces is places for an event that names no line.
func (s *State) allPlaces(into []int, e *Event) ([]int, error) {
	for place := range s.Lines {
		if s.Lines[place].about(e) {
			into = append(into, place)
		}
	}
	switch org := e.concerns(); {
	case len(into) > 0:
		return into, nil
	case org != "":
		return nil, field.At(e.concernsAt(), fmt.Errorf("%q takes part in no line that has not ended: %w", org, field.ErrNotFound))
	}
	return nil, &UndeclaredError{Event: *e, Permitted: []EventKind{Propose}}
}

// checkDeclared returns an *UndeclaredError if there are lines to which the event
// cannot happen.
func (s *State) checkDeclared(e *Event, places []int) error {
	var undeclared []LineState
	for _, place := range places {
		if _, ok := s.Lines[place].Stage.After(e.Kind); !ok {
			undeclared = append(undeclared, s.Lines[place])
		}
	}
	if len(undeclared) == 0 {
		return nil
	}
	return &UndeclaredError{Event: *e, Lines: undeclared, Permitted: s.permitted(e.Kind, places)}
}

// permitted returns the kinds of event that can happen, in place of one kind, to
// every line at the places.
func (s *State) permitted(instead EventKind, places []int) []EventKind {
	return slices.DeleteFunc(EventKinds(), func(k EventKind) bool {
		return k == instead || slices.ContainsFunc(places, func(place int) bool {
			_, ok := s.Lines[place].Stage.After(k)
			return !ok
		})
	})
}

// unmet returns why an event that can happen to the lines at the places cannot
// happen now: every condition that is not met, in the order of the lines.
func (s *State) unmet(e *Event, places []int) []policy.Finding {
	var found []policy.Finding
	for _, place := range places {
		found = s.Lines[place].unmetTerm(found, e)
	}
	for _, place := range places {
		found = s.Lines[place].unmet(found, e)
	}
	return found
}

// failed returns a finding about a field of an event.
func failed(at policy.Pointer, message, found, wanted string) policy.Finding {
	return policy.Finding{Outcome: policy.Fail, Path: at, Message: message, Found: found, Wanted: wanted}
}

// unmetTerm appends what about the event does not go with the term of the line, unless
// the same was found of a line before.
func (l *LineState) unmetTerm(found []policy.Finding, e *Event) []policy.Finding {
	var wrong policy.Finding
	switch {
	case e.Kind == GoLive && !l.Term.Contains(e.On):
		wrong = failed("/on", "the day is not in the term of the agreement", e.On.String(), l.Term.String())
	case e.Kind == TermLapses && l.Term.OpenEnded():
		wrong = failed("/on", "the term has no last day", l.Term.String(), "")
	case e.Kind == TermLapses && !e.On.After(l.Term.Last):
		wrong = failed("/on", "the term has not run out", e.On.String(), "after "+l.Term.Last.String())
	case e.Kind == ExtendTerm && e.Term.First != l.Term.First:
		wrong = failed("/term/first", "an extended term begins as it did", e.Term.First.String(), l.Term.First.String())
	case e.Kind == ExtendTerm && !l.Term.Last.IsZero() && !e.Term.Last.IsZero() && !e.Term.Last.After(l.Term.Last):
		wrong = failed("/term/last", "the term does not end later", e.Term.Last.String(), "after "+l.Term.Last.String())
	case e.Kind == ExtendTerm && l.Term.OpenEnded():
		wrong = failed("/term/last", "the term has no last day to extend", l.Term.String(), "")
	default:
		return found
	}
	if slices.Contains(found, wrong) {
		return found
	}
	return append(found, wrong)
}

// unmet appends what about the event does not go with the line.
func (l *LineState) unmet(found []policy.Finding, e *Event) []policy.Finding {
	switch e.Kind {
	case MemberJoins, ClientJoins:
		if l.has(e.Org) {
			found = append(found, failed("/org", "it takes part in the line already", string(e.Org)+" in "+string(l.Line), ""))
		}
	case NoticeServed, NoticeRescinded, MemberLeaves, CouncilSucceeded:
		if org := e.concerns(); !l.has(org) {
			return append(found, failed(e.concernsPointer(), "it does not take part in the line", string(org), "one that takes part in "+string(l.Line)))
		}
		return l.unmetGoing(found, e)
	}
	return found
}

// unmetGoing appends why an organisation that takes part in the line cannot serve
// notice, rescind it or leave.
func (l *LineState) unmetGoing(found []policy.Finding, e *Event) []policy.Finding {
	notice, noticed := l.Notice(e.Org)
	switch {
	case e.Kind == NoticeServed && noticed:
		found = append(found, failed("/org", "its notice to leave the line runs already", notice.Served.String()+" to "+notice.Expires.String(), ""))
	case e.Kind == NoticeRescinded:
		found = l.unmetRescission(found, e, notice, noticed)
	case e.Kind == MemberLeaves:
		found = l.unmetLeaving(found, e, notice, noticed)
	}
	return found
}

// unmetRescission appends why notice cannot be rescinded.
func (l *LineState) unmetRescission(found []policy.Finding, e *Event, notice ServedNotice, noticed bool) []policy.Finding {
	switch {
	case !noticed:
		return append(found, failed("/org", "it has no notice to rescind", string(e.Org), "notice to leave "+string(l.Line)))
	case e.On.After(notice.Expires):
		found = append(found, failed("/on", "the notice has expired", e.On.String(), "at the latest "+notice.Expires.String()))
	}
	if slices.Contains(l.Rescinded, e.Org) {
		found = append(found, failed("/org", "it has rescinded notice before", string(e.Org)+" in "+string(l.Line), "once"))
	}
	return found
}

// unmetLeaving appends why an organisation cannot leave. One that leaves before
// the service is live, or while it is taken apart, needs no notice.
func (l *LineState) unmetLeaving(found []policy.Finding, e *Event, notice ServedNotice, noticed bool) []policy.Finding {
	switch {
	case !l.Stage.shared() || e.Agreed != "":
	case !noticed:
		found = append(found, failed("/org", "it has not served notice, and nobody agreed to do without", string(e.Org), "notice to leave "+string(l.Line)))
	case !e.On.After(notice.Expires):
		found = append(found, failed("/on", "its notice has not expired", e.On.String(), "after "+notice.Expires.String()))
	}
	return found
}

// concernsAt returns the path of the organisation that the event concerns.
func (e *Event) concernsAt() string {
	if e.Kind == CouncilSucceeded {
		return "succession.predecessor"
	}
	return "org"
}

// concernsPointer is concernsAt as a pointer.
func (e *Event) concernsPointer() policy.Pointer {
	if e.Kind == CouncilSucceeded {
		return "/succession/predecessor"
	}
	return "/org"
}

// carryOut changes the state, which owns its lines and all that they hold, as the
// event says, but for the stage of the whole.
func (s *State) carryOut(e *Event, places []int) {
	switch e.Kind {
	case Propose:
		s.propose(e)
	case Review:
		s.Reviewed = e.On
	case GoLive:
		if s.LiveFrom.IsZero() {
			s.LiveFrom = e.On
		}
	}
	for _, place := range places {
		s.Lines[place].carryOut(e)
	}
	s.Entries++
	s.On = e.On
}

// propose adds the proposed lines, by id.
func (s *State) propose(e *Event) {
	for _, id := range e.Lines {
		place, there := s.find(id)
		if !there {
			s.Lines = slices.Insert(s.Lines, place, LineState{Line: id, Stage: Exploring, From: e.On, Members: slices.Clone(e.Members)})
		}
	}
}

// carryOut changes the line as the event says.
func (l *LineState) carryOut(e *Event) {
	to, _ := l.Stage.After(e.Kind)
	switch e.Kind {
	case Sign:
		l.Structure, l.Term = e.Structure, e.Term
	case ChangeStructure:
		l.Structure = e.Structure
	case ExtendTerm:
		l.Term = e.Term
	case MemberJoins:
		l.Members = append(l.Members, Member{e.Org, partnership.MemberRole})
	case ClientJoins:
		l.Members = append(l.Members, Member{e.Org, partnership.ClientRole})
	case NoticeServed:
		l.Notices = append(l.Notices, ServedNotice{e.Org, e.On, e.Expires, e.Agreed})
	case NoticeRescinded:
		l.Rescinded = append(l.Rescinded, e.Org)
		l.endNotice(e.Org)
	case MemberLeaves:
		l.endPart(e.Org)
	case CouncilSucceeded:
		l.succeed(*e.Succession)
	case ResidualArrangement:
		l.Residual, l.ResidualTerm = e.Structure, e.Term
	}
	to = l.settle(to)
	if to.Phase() == Disaggregation && to != NoticeGiven {
		l.Notices = nil
	}
	if to != l.Stage {
		l.Stage, l.From = to, e.On
	}
}

// succeed puts the successors in the place of the council that ends: in its role
// unless they take part already, with its notice.
func (l *LineState) succeed(s partnership.Succession) {
	party, _ := l.Party(s.Predecessor)
	notice, noticed := l.Notice(s.Predecessor)
	l.endPart(s.Predecessor)
	for _, x := range s.Successors {
		if !l.has(x.Org) {
			l.Members = append(l.Members, Member{x.Org, party.Role})
		}
		if noticed && !l.leaves(x.Org) {
			l.Notices = append(l.Notices, ServedNotice{x.Org, notice.Served, notice.Expires, notice.Agreed})
		}
	}
}

// endPart takes an organisation out of the line, with its notice.
func (l *LineState) endPart(org partnership.OrgID) {
	l.Members = slices.DeleteFunc(l.Members, func(p Member) bool { return p.Org == org })
	l.endNotice(org)
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
	left, stay := 0, 0
	for i := range l.Members {
		if l.Members[i].Role == partnership.ProviderRole {
			continue
		}
		left++
		if !l.leaves(l.Members[i].Org) {
			stay++
		}
	}
	switch {
	case to.forming() && left < 2:
		return Abandoned
	case to.forming():
		return to
	case left < 2:
		return Disaggregating
	case to == Lapsed:
		return to
	case stay < 2:
		return NoticeGiven
	}
	return Live
}
