// Package policy holds rules over any value, and the verdict they give: what
// was found, where, and under which source.
//
// A [Rule] is a record with plain Go functions over a type of your own. A [Set]
// of rules judges a value as of a day and gives a [Report] with one [Result]
// for each rule that was in force on that day.
//
// # How a rule speaks
//
// A rule's functions get a [Hearing] and the value. There are three things to
// say to a Hearing, and each names its place in the value by a JSON [Pointer]:
//
//	h.Given("/exit_plan", !a.ExitPlan.IsZero())    // is this known?
//	h.Fail("/exit_plan", "late", found, wanted)   // this breaks the rule
//	h.Unknown("/audit", "stale", found, wanted)   // this does not let me tell
//
// Of an entry of a list speaks h.Entry("/documents", 2), with places in the entry.
//
// There is no way to say that a rule passes. It passes if it knew something,
// missed nothing that it asked for, and found no failure. So a condition on
// evidence that is not there is [Unknown], whether it asks for something good or
// for something bad, and whether or not the author thought of it:
//
//   - a check that is silent, because a list was empty or a field had its zero
//     value, has looked at nothing: unknown;
//   - a check that asks for evidence that is missing: unknown;
//   - a check that fails a place it has just called not known: unknown;
//   - a check that panics: unknown, and the other rules still run.
//
// Unknown blocks as [Fail] does, if the rule is [Blocking].
//
// What is left to the author is to ask for each piece of evidence: a check that
// asks for one and looks at another that is missing takes it for what its zero
// value says. Package policytest finds that in the cases in which the rule fails.
//
// Ask only for evidence that the answer depends on. Where either of two
// documents would do, ask once: h.Given("/minute", minuted || sealed). Where each
// of two is needed, ask for both before you look at either, so that the report
// names both if both are missing.
//
// # Time
//
// The day is always given, never read from a clock. A rule has the days on
// which it is in force; a changed rule is a second version under the same id
// with later days, and every Result keeps the version that it was judged by.
package policy
