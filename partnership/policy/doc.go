// Package policy holds rules over any value, and the verdict they give: what was
// found, where, and under which source.
//
// A [Rule] is a record with plain Go functions over a type of your own. A [Set] of
// rules judges a value as of a day and gives a [Report], with one [Result] for each
// rule that was in force on that day.
//
// # A rule over your own evidence
//
// The value that rules judge can be any type: one of this module, one of your program,
// or a struct that holds both. To write a rule:
//
//  1. Collect the evidence in a struct, with JSON names, and with a type for each field
//     whose zero value means "not known": a date, an id, "yes" or "no" as a text.
//  2. Write a [Rule] over it, with a source and the days on which it is in force. Its
//     Check asks for each piece of evidence with Given, and calls Fail for what is wrong.
//  3. Make a [Set] with [NewSet], or with [MustSet] for rules in a program, and call
//     [Set.Judge]. For rules over the entries of a list use [Each], and for rules over
//     a part of a larger value [At].
//  4. Test the rules with package policytest, which shows what no case tests.
//
// The example of [Set], "your own evidence", is such a rule in full. For people
// [Report.Tables] has the answer with each place in words, such as "member 'Harrow',
// veto". These words come from the JSON names, and from the title or the name of an
// entry of a list; a field without a JSON name is called what the rule calls it.
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
// To speak of one entry of a list, use h.Entry("/documents", 2): its places are those
// in the entry.
//
// There is no way to say that a rule passes. It passes if something was known, nothing
// that it asked for was missing, and it found no failure. So a condition on evidence
// that is missing is [Unknown], whether it looks for something good or something bad,
// and even if its author forgot that it could be missing:
//
//   - a check that says nothing, because a list was empty or a field had its zero
//     value, has looked at nothing: unknown
//   - a check that asks for evidence that is missing: unknown
//   - a check that fails a place that it has just called not known: unknown
//   - a check that panics: unknown, and the other rules still run
//
// Unknown blocks as [Fail] does, if the rule is [Blocking].
//
// What is left to the author is to ask for each piece of evidence. A check that asks
// for one piece and looks at another takes the zero value of the other for an answer.
// Package policytest finds that in the cases in which the rule fails.
//
// Ask only for evidence that the answer depends on. Where one of two documents is
// enough, ask once: h.Given("/minute", minuted || sealed). Where both are needed, ask
// for both before you look at either, so that the report names both if both are missing.
//
// # Time
//
// The day is always given, never read from a clock. A rule has days on which it is in
// force. When it changes, it gets a second version under the same id with later days, and
// every Result has the days of the version that judged. On days between two versions
// nothing is blocked: [NewSet] refuses such a gap, unless the later version says in
// AfterGap why it is wanted.
package policy
