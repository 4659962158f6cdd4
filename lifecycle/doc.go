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
// apart. A term that ran out has lapsed, which is not the same as notice given.
//
// # A decision, and the record
//
// A Log is what has happened, and folds to a State. Rulebook.Decide says whether an
// event may happen in a state, as of a day, and everything that is against it;
// Log.Append records it:
//
//	state, err := log.State()
//	decision, err := book.Decide(state, event, dossier, today)
//	log, err = log.Append(decision)
//
// An event that cannot happen in a stage is an error, an *UndeclaredError. One that
// can and may not is a decision that denies it, with its findings; appended, it is a
// *DeniedError. Each entry of a log has the day on which it holds and the day on which
// it was recorded, so that Log.StateOn gives the state of any day, as known on any
// other. Nothing is taken out of a log: a further entry corrects what was wrong. Each
// entry keeps the report of the rules that let it through, with their versions; rules
// that change later change nothing about it.
//
// # What the rules look at
//
// A Dossier is what is put forward: the partnership, its Evidence, gateway reviews,
// the WorkPlan of its formation, the risk register, and waivers. The rules of DefaultRulebook are those
// that this package knows sources for: the eight lessons of the Office of Government
// Commerce, what other authorities learned, contingency plans for the threats in the
// register, the limits of each structure, notice and the transfer of staff. They are values of package policy: add your own, take some
// out, or waive one for a time.
//
// Evidence that is missing, that is out of date, and that was written after the day
// are three answers, and none of them is a pass.
//
// # Time
//
// WorkPlan.Schedule gives the earliest realistic start and what binds it.
// Deadlines lists what is due, as of a day. Nothing here knows what day it is.
package lifecycle
