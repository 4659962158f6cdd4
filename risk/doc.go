// Package risk says what could go wrong, or right, how likely and how bad it is, who
// bears it, what is done about it, and what plan B is.
//
// # Registers
//
// A [Register] is the risks of a partnership, or of one member, as they stood on a day,
// with the [matrix.Matrix] that rates them. A [Risk] has a cause, an event and a
// consequence; an inherent, a current and a target assessment; controls, actions and
// indicators; an owner, and a treatment.
//
//   - [Register.Validate] finds what does not fit together, and [Checks] are the rules
//     for a good register.
//   - [Register.Standings] says where each risk stands, and whether it is within the
//     strictest appetite of the members that it concerns; [Register.Tallies] counts them.
//   - [Changes] says what has changed since the last report and why, [ChangesOver] does
//     so for each pair of registers that follow one another, and [SeriesOf] shows each
//     risk over all of them.
//   - [Escalate] says which risks go to whom, and [Deescalate] which come back down.
//   - [Join] makes one register of several, and [Register.Translate] takes one to another
//     matrix.
//   - [Barriers] are the risks that new shared services commonly meet; [Propose] returns
//     those that a partnership points to on a day, with the reasons.
//
// Each result has a Table or Tables, for a report that shows names in place of ids:
// [Register.Names] has those of its risks and plans.
//
// # Losses
//
// A [Bearing] is who bears a loss: shares that make exactly one, caps with a bearer of
// the rest, those at fault, insurers by layer. It is agreed apart from who pays the cost
// of the service. [Bearing.Split] divides a loss by it, to the penny, with its working,
// and [Bearing.SplitYear] all losses of a year, with the limits for the year.
//
// An [Estimate] says how often a risk happens, and how much it costs or brings each time:
// its shape, what its ends mean, and for which time. Package quant adds estimates up.
//
// # Plan B
//
// A [ContingencyPlan] is what is done if a risk happens all the same: with what trigger,
// in how many days, at what cost, paid by whom, tested when. Its Gaps say why it cannot
// be relied on, and [Register.Coverage] which shared threats have no plan that can be
// relied on.
//
// # Not known
//
// What is not assessed has no level, no score and no rating; it is never a number. A cost
// that nobody knows is not £0, a lead time that nobody knows is not short, and a test
// whose outcome nobody knows was not passed.
//
// # Errors and text
//
// Errors are those of package field: a sentinel for the rule that is broken, with
// the place of the value in the names of its JSON form. In JSON a share is a fraction,
// "1/3" or "65%", and a score a string, "12".
package risk
