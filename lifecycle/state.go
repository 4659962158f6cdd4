package lifecycle

import (
	"slices"
	"sort"
	"strings"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// State is where a partnership stands after the entries of a Log. Its slices belong
// to it and must not be changed.
type State struct {
	Partnership uuid.UUID     `json:"partnership"`        // whose state it is
	Entries     int           `json:"entries"`            // after how many entries of the log
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
	Members      []Member              `json:"members"`                // who has a part in it, in the order in which they joined
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

// Member returns an organisation and its role in the line; ok is false if it is not
// a member.
func (l LineState) Member(org partnership.OrgID) (member Member, ok bool) {
	for _, m := range l.Members {
		if m.Org == org {
			return m, true
		}
	}
	return Member{}, false
}

// Notice returns the notice of an organisation that has not ended; ok is false if
// it has served none.
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

// has reports whether an organisation is a member of the line.
func (l *LineState) has(org partnership.OrgID) bool {
	return slices.ContainsFunc(l.Members, func(m Member) bool { return m.Org == org })
}

// rescinded reports whether an organisation has rescinded notice before.
func (l *LineState) rescinded(org partnership.OrgID) bool { return slices.Contains(l.Rescinded, org) }

// leaves reports whether an organisation has a notice that runs.
func (l *LineState) leaves(org partnership.OrgID) bool {
	return slices.ContainsFunc(l.Notices, func(n ServedNotice) bool { return n.Org == org })
}
