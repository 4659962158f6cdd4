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
)

// State is where a partnership stands after the entries of a Log. Its slices belong
// to it and must not be changed.
type State struct {
	Partnership uuid.UUID     `json:"partnership"`           // whose state it is
	Entries     int           `json:"entries"`               // after how many entries of the log
	On          calendar.Date `json:"on,omitzero"`           // the day of the last event that has happened
	AllLinesOn  calendar.Date `json:"all_lines_on,omitzero"` // the day of the last event that has happened and named no lines
	Stage       Stage         `json:"stage,omitzero"`        // of the partnership; not set: nothing has happened
	LiveFrom    calendar.Date `json:"live_from,omitzero"`    // the day the first line went live
	Reviewed    calendar.Date `json:"reviewed,omitzero"`     // the day of the last review
	Lines       []LineState   `json:"lines"`                 // by id
	// Coming is the events that were recorded in advance and have not happened yet, by
	// day, such as an order for the next 1 April. Decide and Due look at them.
	Coming []Event `json:"coming,omitempty"`
}

// LineState is where a service line stands.
type LineState struct {
	Line                    partnership.LineID    `json:"line"`                               // which line
	Stage                   Stage                 `json:"stage"`                              // how far it has got
	From                    calendar.Date         `json:"from"`                               // the first day in the stage
	On                      calendar.Date         `json:"on,omitzero"`                        // the day of the last event that happened to it
	Structure               partnership.Structure `json:"structure,omitzero"`                 // as signed or changed to
	Term                    calendar.Term         `json:"term,omitzero"`                      // as signed or extended
	Members                 []OrgRole             `json:"members"`                            // who has a part in it, in the order in which they joined
	Intentions              []StatedIntention     `json:"intentions,omitempty"`               // of members that mean to leave and have not served notice, in the order in which they were stated
	Notices                 []ServedNotice        `json:"notices,omitempty"`                  // running notices to leave, in the order in which they were served
	Rescinded               []partnership.OrgID   `json:"rescinded,omitempty"`                // who has rescinded notice
	ResidualArrangement     partnership.Structure `json:"residual_arrangement,omitzero"`      // the form of the arrangement that outlives the sharing of the line; not set: there is none
	ResidualArrangementTerm calendar.Term         `json:"residual_arrangement_term,omitzero"` // the term of that arrangement; not set: not agreed
	SplitFrom               partnership.LineID    `json:"split_from,omitzero"`                // the line that was split into this one and others; it has the history before that
	SplitInto               []partnership.LineID  `json:"split_into,omitempty"`               // the lines that replaced it
}

// StatedIntention is a member's statement that it means to leave a line. It is not notice:
// the member stays until it serves notice, and that expires.
type StatedIntention struct {
	Org      partnership.OrgID `json:"org"`                // who means to leave
	Stated   calendar.Date     `json:"stated"`             // the day on which it said so
	DecideBy calendar.Date     `json:"decide_by,omitzero"` // the day by which it is to decide whether it serves notice; not set: not said
	Taken    calendar.Date     `json:"taken,omitzero"`     // the day on which Org took it over from a council that ended; not set: it did not
}

// ServedNotice is how a member's part in a line comes to its end: by its own notice, by
// that of others against it, or because it does not renew its term.
type ServedNotice struct {
	Org        partnership.OrgID   `json:"org"`                  // who leaves
	By         []partnership.OrgID `json:"by,omitempty"`         // the others who served it; empty: Org served it, or nobody did
	Served     calendar.Date       `json:"served"`               // the day on which it was received, or on which the others extended the term
	Expires    calendar.Date       `json:"expires"`              // its last day
	NotRenewed bool                `json:"not_renewed,omitzero"` // nobody served it: the others extended the term without Org
	Agreed     string              `json:"agreed,omitempty"`     // where the others agreed to its length
	Taken      calendar.Date       `json:"taken,omitzero"`       // the day on which Org took it over from a council that ended; not set: it did not
}

// own reports whether the member served the notice itself.
func (n ServedNotice) own() bool { return len(n.By) == 0 && !n.NotRenewed }

// Line returns the state of a line; ok is false if it was never proposed.
func (s State) Line(id partnership.LineID) (line LineState, ok bool) {
	i, ok := s.find(id)
	if !ok {
		return LineState{}, false
	}
	return s.Lines[i].clone(), true
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

// Member returns an organisation and its role in the line; ok is false if it is not
// a member.
func (l LineState) Member(org partnership.OrgID) (member OrgRole, ok bool) {
	for _, m := range l.Members {
		if m.Org == org {
			return m, true
		}
	}
	return OrgRole{}, false
}

// Intention returns the intention of an organisation to leave; ok is false if it has none.
func (l LineState) Intention(org partnership.OrgID) (intention StatedIntention, ok bool) {
	for _, i := range l.Intentions {
		if i.Org == org {
			return i, true
		}
	}
	return StatedIntention{}, false
}

// Notice returns the running notice of an organisation; ok is false if it has none.
func (l LineState) Notice(org partnership.OrgID) (notice ServedNotice, ok bool) {
	for _, n := range l.Notices {
		if n.Org == org {
			n.By = slices.Clone(n.By)
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
		return 12
	case NoticeGiven:
		return 11
	case Lapsed:
		return 10
	case Disaggregating:
		return 9
	case Mobilising:
		return 8
	case Agreed:
		return 7
	case FullCase:
		return 6
	case OutlineCase:
		return 5
	case Exploring:
		return 4
	case InHouse:
		return 3
	case Closed:
		return 2
	case Abandoned:
		return 1
	}
	return 0
}

// has reports whether an organisation is a member of the line.
func (l *LineState) has(org partnership.OrgID) bool {
	return slices.ContainsFunc(l.Members, func(m OrgRole) bool { return m.Org == org })
}

// rescinded reports whether an organisation has rescinded notice before.
func (l *LineState) rescinded(org partnership.OrgID) bool { return slices.Contains(l.Rescinded, org) }

// clone returns a state that holds nothing of this one.
func (s *State) clone() State {
	lines := make([]LineState, len(s.Lines))
	for i := range s.Lines {
		s.Lines[i].cloneTo(&lines[i], nil)
	}
	return s.with(lines)
}

// with returns the state with other lines, and nothing else of this one.
func (s *State) with(lines []LineState) State {
	other := *s
	other.Lines, other.Coming = lines, nil
	for i := range s.Coming {
		other.Coming = append(other.Coming, s.Coming[i].clone())
	}
	return other
}

// moved is what a decision holds of a partnership of one line with few members: in one
// piece, because asking for three takes a third of a bare move.
type moved struct {
	lines   [1]LineState
	members [3]OrgRole
	moves   [1]Move
}

// cloneFor is clone with a list that has room for moves and no entries yet.
func (s *State) cloneFor(moves int) (State, []Move) {
	if len(s.Lines) != 1 || moves != 1 {
		return s.clone(), make([]Move, 0, moves)
	}
	m := &moved{}
	s.Lines[0].cloneTo(&m.lines[0], m.members[:0])
	return s.with(m.lines[:]), m.moves[:0]
}

// happen carries out the events to come up to a day, and takes them off the list. The
// error is at the first that does not follow from what was before.
func (s *State) happen(day calendar.Date) error {
	n := 0
	for n < len(s.Coming) && !s.Coming[n].On.After(day) {
		if err := s.advance(&s.Coming[n]); err != nil {
			return field.At(field.Index("coming", n), err)
		}
		n++
	}
	if n > 0 {
		s.Coming, s.Stage = slices.Clone(s.Coming[n:]), whole(s.Lines)
	}
	return nil
}

// expect puts an event on the list of those to come, after those of its day.
func (s *State) expect(e Event) {
	place := slices.IndexFunc(s.Coming, func(later Event) bool { return later.On.After(e.On) })
	if place < 0 {
		place = len(s.Coming)
	}
	s.Coming = slices.Insert(slices.Clone(s.Coming), place, e.clone())
}

// checkOrder returns ErrOrder for an event before the last one that happened to one of
// its lines. An event that names no lines is about all of them, before and after it.
func (s *State) checkOrder(e *Event) error {
	last, of := s.AllLinesOn, ""
	if len(e.Lines) == 0 {
		last = s.On
	}
	for _, id := range e.Lines {
		if place, found := s.find(id); found && s.Lines[place].On.After(last) {
			last, of = s.Lines[place].On, " of "+string(id)
		}
	}
	if !e.On.Before(last) {
		return nil
	}
	return fmt.Errorf("%v is before the last event%s, %v: %w", e.On, of, last, field.ErrOrder)
}
