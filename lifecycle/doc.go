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
// A member leaves a line by its own notice, by notice of the others against it, or because
// the others extend the term without it. Before it serves notice, it may state that it means
// to leave. A line can end because all agree, and is then transferred to one organisation or to
// several. A line that is split is replaced by two or more lines, which each begin with its
// stage, structure, term, members and notices.
//
// # A decision, and the record
//
// A Log is what has happened, and its events lead to a State. A Journal is a log together
// with the state after it. Rulebook.Decide says whether an event may happen in a
// state, as of a day, and everything that is against it; Journal.Append records it:
//
//	journal, err := lifecycle.NewJournal(log)
//	decision, err := book.Decide(journal.State(), event, dossier, today)
//	journal, err = journal.Append(decision, "Committee clerk")
//
// For an event that cannot happen in a stage, Decide returns an error, an
// *UndeclaredError. For one that could happen and may not, it returns a decision that
// denies it, with its findings; Append refuses that with a *DeniedError.
//
// Each entry of a log has the day on which its event holds and the day on which it was
// recorded, so that Log.StateOn gives the state of any day, as known on any other.
// Nothing is taken out of a log: a further entry corrects what was wrong, or tells late
// news, by Journal.Correct. Each entry keeps the report of the rules that judged it, with
// their versions; rules that change later change nothing about it.
//
// An event can be recorded in advance, such as an order for the next 1 April. Until its day
// it is to come: the state lists it, and other events still happen before it.
//
// # What the rules look at
//
// A Dossier is what is put forward: the partnership, its Evidence, gateway reviews,
// the WorkPlan of its formation, the risk register, and waivers. A Rulebook has the
// rules for each kind of event, and Rulebook.Table lists them. DefaultRulebook has those
// for which this package knows a source: the eight lessons of the Office of Government
// Commerce, what other authorities learned, contingency plans for the threats in the
// register, gateway reviews and their order, the limits of each structure, notice and
// the transfer of staff. They are values of package policy: add your own with
// Rulebook.With, take some out, or waive one for a time.
//
// Evidence can be of a kind of your own, with a prefix that says whose it is: "hrw-call-in".
// What your rules ask for, it holds as facts. Matter.Current finds it like any other:
//
//	callIn, heard, ok := m.Current(h, "hrw-call-in")
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
