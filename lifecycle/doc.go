// Package lifecycle says how far a partnership has got, what the next move needs,
// and what the answer was on any day.
//
// # Stages and events
//
// Each service line passes through stages, in three phases: formation, operation
// and disaggregation. The stage of the partnership follows from those of its lines.
// An Event moves lines from stage to stage, or leaves them where they are: a
// signature, a start, a member that joins, notice, a term that runs out. Only some
// events can happen in a stage, and who is left decides where they lead: when one
// of three leaves, the other two go on; when one of two leaves, the service is taken
// apart. A partnership whose term ran out is Lapsed, and not NoticeGiven: nobody has
// served notice.
//
// # A decision, and the record
//
// A Log is what has happened, and its events lead to a State. Rulebook.Decide says
// whether an event may happen in a state, as of a day, and everything that is against
// it; Log.Append records it:
//
//	state, err := log.State()
//	decision, err := book.Decide(state, event, dossier, today)
//	log, err = log.Append(decision)
//
// For an event that cannot happen in a stage, Decide returns an error, an
// *UndeclaredError. For one that could happen and may not, it returns a decision that
// denies it, with its findings; Append refuses that with a *DeniedError.
//
// Each entry of a log has the day on which its event holds and the day on which it was
// recorded, so that Log.StateOn gives the state of any day, as known on any other.
// Nothing is taken out of a log: a further entry corrects what was wrong. Each entry
// keeps the report of the rules that allowed it, with their versions; rules that
// change later change nothing about it.
//
// # What the rules look at
//
// A Dossier is what is put forward: the partnership, its Evidence, gateway reviews,
// the WorkPlan of its formation, the risk register, and waivers. DefaultRulebook has
// the rules for which this package knows a source: the eight lessons of the Office of
// Government Commerce, what other authorities learned, contingency plans for the
// threats in the register, the limits of each structure, notice and the transfer of
// staff. They are values of package policy: add your own, take some out, or waive one
// for a time.
//
// Evidence that is missing, out of date, or written after the day never passes, and
// the finding says which of these it is.
//
// # Time
//
// WorkPlan.Programme gives the earliest realistic start and what binds it. Due lists
// the deadlines, as of a day. Nothing here knows what day it is.
//
// # Limits
//
// An event has up to 1,000 lines and 1,000 members, a partnership up to 1,000 lines,
// and a line up to 1,000 members.
package lifecycle
