// Package exit says how a partnership comes apart: notice, staff, assets,
// contracts, liabilities, cost.
//
// # The plan
//
// A [Plan] holds all of an exit. [PlanRules] judge it, Plan.Tables writes it for a report,
// and Plan.Mermaid draws it. Plan.Evidence is what the gates of package lifecycle ask for,
// and Plan.Events are what they decide.
//
// Its parts can be used alone:
//
//   - [Withdrawal] finds the last day: by notice of the leaver or of the others, by
//     agreement, or when the term runs out; [Intention] comes before notice, and
//     [Termination] is an end that all agree;
//   - [Costs] says who pays what if some members leave, the [Settlement], and when leaving
//     has paid for itself; an [AgreedSettlement] takes its place, and shows by how much;
//   - [Stranded] is what a leaver pays for overheads that the others cannot shed at once;
//   - [Estate] divides what the members own, debts first;
//   - [Contract] and [Data] say what becomes of each;
//   - [Timetable] lists what has to be done by when.
//
// Where the staff goes is worked out by package lifecycle/staff; the plan holds its
// answer.
//
// # Lines and councils that change
//
// When a service line is split, Plan.SplitLine puts its parts in its place.
//
// When councils are replaced by others, [SucceedShares] and [SucceedPortions] put the
// successors in their place.
//
// # Not known
//
// A cost that is not known is not £0. Each answer says what it could not know.
package exit
