// Package policy holds rules over any value, and the verdict that they give: what was found,
// where, and under which source.
//
// A [Rule] is a record with plain Go functions over a type of your own. A [Set] of
// rules judges a value as of a day and gives a [Report], with one [Result] for each
// rule that was in force on that day.
//
// # A rule over your own evidence
//
// Rules can judge a value of any type: one of this module, one of your program, or a struct
// that holds both. To write a rule:
//
//  1. Collect the evidence in a struct with JSON names. Give each field a type whose zero value
//     means "not known": a date, an id, "yes" or "no" as a text.
//  2. Write a [Rule] over it, with a source and the days on which it is in force. Its
//     Check asks for each piece of evidence with Given, and calls Fail if something is wrong.
//  3. Make a [Set] with [NewSet], or with [MustSet] for rules in a program, and call
//     [Set.Judge]. For rules over the entries of a list use [Each], and for rules over
//     a part of a larger value [At].
//  4. Test the rules with package policytest, which shows what no test case tries.
//
// The example of [Set], "your own evidence", is such a rule in full. For people,
// [Report.Tables] gives the answer with each place in words, such as "member 'Harrow', veto".
// The words come from the JSON names, and from the title or name of an entry of a list. If a
// field has no JSON name, they come from the pointer that the rule uses.
//
// # What a rule says
//
// The functions of a rule are given a [Hearing] and the value. They can say three
// things, each with a place in the value as a JSON [Pointer]:
//
//	h.Given("/exit_plan", !a.ExitPlan.IsZero())   // is this known?
//	h.Fail("/exit_plan", "late", found, wanted)   // this breaks the rule
//	h.Unknown("/audit", "stale", found, wanted)   // the rule cannot tell from this
//
// To speak of one entry of a list, use h.Entry("/documents", 2): its places are places in
// that entry.
//
// A rule cannot say that it passes. It passes if something was known, nothing that it asked for
// was missing, and it found no failure. So if evidence is missing, the outcome is [Unknown],
// whether the rule looks for something good or something bad, and even if its author forgot
// that the evidence could be missing. The outcome is unknown if a check
//
//   - says nothing, because a list was empty or a field had its zero value
//   - asks for evidence that is missing
//   - fails a place that it has just called not known
//   - panics; the other rules still run
//
// Unknown blocks as [Fail] does, if the rule is [Blocking].
//
// The author must ask for each piece of evidence. A check that asks for one piece and looks at
// another takes the zero value of the other for an answer. Package policytest finds this
// mistake in the cases in which the rule fails.
//
// Ask only for evidence that the answer depends on. If one of two documents is enough, ask
// once: h.Given("/minute", minuted || sealed). If both are needed, ask for both before you look
// at either, so that the report names both if both are missing.
//
// # Time
//
// The caller gives the day; it is never read from a clock. A rule is in force on certain days.
// A changed rule is a second version under the same id, in force on later days, and every
// Result has the days of the version that judged. On days between two versions the rule blocks
// nothing. [NewSet] refuses such a gap, unless the later version gives a reason in AfterGap.
package policy
