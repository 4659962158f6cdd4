package lifecycle

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Phase is one of the three parts of the life of a partnership.
type Phase string

// The phases, in order.
const (
	Formation      Phase = "formation"
	Operation      Phase = "operation"
	Disaggregation Phase = "disaggregation"
)

// Phases returns every Phase, in order.
func Phases() []Phase { return []Phase{Formation, Operation, Disaggregation} }

// UnmarshalText reads one of Phases; the error wraps field.ErrInvalid.
func (p *Phase) UnmarshalText(text []byte) (err error) {
	*p, err = field.ReadOneOf("phase", text, Phases())
	return err
}

// Title returns the phase as a form or a report shows it.
func (p Phase) Title() string { return field.Title(p) }

// Stage is how far a service line, or the partnership as a whole, has got.
type Stage string

// The stages, in order.
const (
	Exploring      Stage = "exploring"      // organisations talk, and make an outline business case
	OutlineCase    Stage = "outline-case"   // the outline business case is approved
	FullCase       Stage = "full-case"      // the full business case is approved
	Agreed         Stage = "agreed"         // the agreement is signed
	Mobilising     Stage = "mobilising"     // staff, systems and contracts are moved
	Live           Stage = "live"           // the service is shared
	NoticeGiven    Stage = "notice-given"   // the service is shared until the notices expire; fewer than two then share it
	Lapsed         Stage = "lapsed"         // the term ran out; nobody gave notice
	Disaggregating Stage = "disaggregating" // it is taken apart
	Split          Stage = "split"          // it goes on as the lines that it was split into
	Closed         Stage = "closed"         // it has been taken apart
	InHouse        Stage = "in-house"       // everybody who shared it has become one council, whose own service it is
	Abandoned      Stage = "abandoned"      // it was given up before it was live
)

// Stages returns every Stage, in order.
func Stages() []Stage {
	return []Stage{
		Exploring, OutlineCase, FullCase, Agreed, Mobilising, Live,
		NoticeGiven, Lapsed, Disaggregating, Split, Closed, InHouse, Abandoned,
	}
}

// UnmarshalText reads one of Stages; the error wraps field.ErrInvalid.
func (s *Stage) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("stage", text, Stages())
	return err
}

// Title returns the stage as a form or a report shows it.
func (s Stage) Title() string { return field.Title(s) }

// Phase returns the phase that the stage is in, and "" for an unknown stage.
// A partnership that was abandoned never left its formation, and a line that was split
// is still operated, as others.
func (s Stage) Phase() Phase {
	switch s {
	case Exploring, OutlineCase, FullCase, Agreed, Mobilising, Abandoned:
		return Formation
	case Live, Split:
		return Operation
	case NoticeGiven, Lapsed, Disaggregating, Closed, InHouse:
		return Disaggregation
	}
	return ""
}

// Ended reports whether nothing is left of the line itself to be shared or taken apart:
// whether the stage is Split, Closed, InHouse or Abandoned.
func (s Stage) Ended() bool { return s == Split || s == Closed || s == InHouse || s == Abandoned }

// forming reports whether a service is on the way to being shared.
func (s Stage) forming() bool { return s.Phase() == Formation && s != Abandoned }

// shared reports whether a service is being shared.
func (s Stage) shared() bool { return s == Live || s == NoticeGiven }

// Events returns the kinds of event that can happen to a line in the stage, in
// the order of EventKinds. For no stage, "", they are Propose and SharedByOrder.
func (s Stage) Events() []EventKind {
	return slices.DeleteFunc(EventKinds(), func(k EventKind) bool {
		_, ok := s.After(k)
		return !ok
	})
}

// After returns the stage that an event leads to from this one; ok is false, and
// the stage "", if it cannot happen there.
//
// After does not know who is left. A service that fewer than two still share goes on
// to Abandoned or Disaggregating, and one that fewer than two will share when the
// notices served have expired to NoticeGiven. One whose members have all become one
// council is InHouse.
func (s Stage) After(kind EventKind) (to Stage, ok bool) {
	if to, ok = s.leadsTo(kind); !ok {
		return "", false
	}
	return to, true
}

// leadsTo is After; if ok is false, the stage means nothing.
func (s Stage) leadsTo(kind EventKind) (to Stage, ok bool) {
	switch kind {
	case Propose:
		return Exploring, s == ""
	case SharedByOrder:
		return Live, s == ""
	case ApproveCase:
		return s.afterCase()
	case Sign:
		return Agreed, s == FullCase
	case Mobilise:
		return Mobilising, s == Agreed
	case GoLive:
		return Live, s == Mobilising
	case Abandon:
		return Abandoned, s.forming()
	}
	return s.operatedTo(kind)
}

// operatedTo is leadsTo for the kinds of event by which a service changes, and their members.
func (s Stage) operatedTo(kind EventKind) (to Stage, ok bool) {
	switch kind {
	case Review, ChangeLead, MemberLeaves, CouncilSucceeded:
		return s, s.Phase() != "" && !s.Ended()
	case ExtendTerm:
		if s == Lapsed {
			return Live, true
		}
		return s, s == Agreed || s == Mobilising || s == Live
	case VaryShares, ChangeStructure:
		return s, s == Agreed || s == Mobilising || s.shared()
	case MemberJoins, ClientJoins:
		return s, s.forming() || s.shared()
	case IntentionStated, IntentionWithdrawn, NoticeServed, NoticeRescinded, NoticeExtended:
		return s, s.shared()
	case LineSplit:
		return Split, s.shared() || s == Lapsed || s == Disaggregating
	}
	return s.takenApartTo(kind)
}

// takenApartTo is leadsTo for the kinds of event by which a service ends.
func (s Stage) takenApartTo(kind EventKind) (to Stage, ok bool) {
	switch kind {
	case LineWithdrawn:
		return Disaggregating, s.shared() || s == Lapsed
	case LineKept:
		return Live, s == Disaggregating
	case TermLapses:
		return Lapsed, s.shared()
	case LineTransferred:
		return Closed, s == Disaggregating
	case ResidualArrangement:
		return s, s == Lapsed || s == Disaggregating || s == Closed
	case Close:
		return Closed, s == Lapsed || s == Disaggregating
	}
	return s, false
}

// afterCase returns the stage after a case is approved.
func (s Stage) afterCase() (to Stage, ok bool) {
	switch s {
	case Exploring:
		return OutlineCase, true
	case OutlineCase:
		return FullCase, true
	}
	return s, false
}
