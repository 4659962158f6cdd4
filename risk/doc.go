// Package risk says what could go wrong, or right, how likely and how bad it is, who
// bears it, what is done about it, and what plan B is.
//
// # Registers
//
// A Register is the risks of a partnership, or of one member, as they stood on a day,
// with the [matrix.Matrix] that rates them. A Risk has a cause, an event and a
// consequence; an inherent, a current and a target assessment; controls, actions and
// indicators; an owner, and a treatment. Standings says where each stands and whether it
// is within the strictest appetite of the members that it concerns, Tallies counts them, Join joins registers, Changes says what has changed
// between one report and the next and why, and Escalate whom it must be brought to.
//
// Validate finds what does not fit together. Checks are the rules for a register that is
// a good one, to be extended and waived as package policy lets do.
//
// Barriers are the risks that new shared services commonly meet, and Propose those that a
// partnership should think of on a day, with the reason.
//
// # Losses
//
// A Bearing is who bears a loss: shares that make exactly one, caps with a bearer of the
// rest, the member at fault, an insurer. It need not be who pays the cost of the
// service. Split divides a loss by it, to the penny, with its working.
//
// # Plan B
//
// A Plan is what is done if a risk happens all the same: with what trigger, in how many
// days, at what cost, paid by whom, tested when. Gaps says why one cannot be relied on,
// and Coverage which of the shared threats have none that can.
//
// # Not known
//
// What is not assessed has no level, no score and no rating; it is never a number. A
// cost that nobody knows is not £0, and a lead time that nobody knows is not short.
//
// # Errors and text
//
// Errors are those of package field: a sentinel for the rule that is broken, with
// the place of the value in the names of its JSON form. In JSON a share is a fraction,
// "1/3", and a score a string, "12".
package risk
