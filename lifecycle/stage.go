package lifecycle

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
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

// Stage is how far a partnership has got.
type Stage string

// The stages, in order.
const (
	Exploring      Stage = "exploring"      // partners talk
	OutlineCase    Stage = "outline-case"   // an outline business case is made
	FullCase       Stage = "full-case"      // a full business case is made
	Agreed         Stage = "agreed"         // the agreement is signed
	Mobilising     Stage = "mobilising"     // staff, systems and contracts are moved
	Live           Stage = "live"           // the service is shared
	NoticeGiven    Stage = "notice-given"   // notice to end it was served and has not expired
	Lapsed         Stage = "lapsed"         // the term ran out; nobody gave notice
	Disaggregating Stage = "disaggregating" // it is taken apart
	Closed         Stage = "closed"         // it has been taken apart
	Abandoned      Stage = "abandoned"      // it was given up before it was live
)

// Stages returns every Stage, in order.
func Stages() []Stage {
	return []Stage{
		Exploring, OutlineCase, FullCase, Agreed, Mobilising, Live,
		NoticeGiven, Lapsed, Disaggregating, Closed, Abandoned,
	}
}

// UnmarshalText reads one of Stages; the error wraps partnership.ErrInvalid.
func (s *Stage) UnmarshalText(text []byte) (err error) {
	*s, err = partnership.OneOf("stage", string(text), Stages())
	return err
}

// Phase returns the phase that the stage is in, and "" for a stage that is none.
// A partnership that was abandoned never left its formation.
func (s Stage) Phase() Phase {
	switch s {
	case Exploring, OutlineCase, FullCase, Agreed, Mobilising, Abandoned:
		return Formation
	case Live:
		return Operation
	case NoticeGiven, Lapsed, Disaggregating, Closed:
		return Disaggregation
	}
	return ""
}

// Next returns the stages that a partnership can move to from this one, in the
// order of Stages: none from Closed and Abandoned. Notice can be rescinded, which
// leads from NoticeGiven back to Live; so can a term that lapsed be renewed.
func (s Stage) Next() []Stage {
	switch s {
	case Exploring:
		return []Stage{OutlineCase, Abandoned}
	case OutlineCase:
		return []Stage{FullCase, Abandoned}
	case FullCase:
		return []Stage{Agreed, Abandoned}
	case Agreed:
		return []Stage{Mobilising, Abandoned}
	case Mobilising:
		return []Stage{Live, Abandoned}
	case Live:
		return []Stage{NoticeGiven, Lapsed, Disaggregating}
	case NoticeGiven:
		return []Stage{Live, Disaggregating}
	case Lapsed:
		return []Stage{Live, Disaggregating, Closed}
	case Disaggregating:
		return []Stage{Closed}
	}
	return []Stage{}
}

// CanMoveTo reports whether to is one of Next.
func (s Stage) CanMoveTo(to Stage) bool { return slices.Contains(s.Next(), to) }
