// Package policytest is what a policy author uses to unit-test rules: cases, their
// coverage of the rules, and mutants of the rules.
//
// A [Case] is a value, a day, and what a rule must say of it. [Run] runs cases as
// subtests, and then fails for what no case tests:
//
//	func TestRules(t *testing.T) {
//		policytest.Run(t, rules, cases)
//	}
//
// # What no case tests
//
// Run changes the rules in small ways, one at a time, and sees whether a case notices.
// Such a changed rule is a mutant. One that no case notices is a mistake that could be
// made in the rule without a test failing. The mutants of each version of a rule:
//
//   - never fires: where it failed, it passes
//   - always fires: where it passed, it fails
//   - is never unknown: where it was unknown, it passes; with evidence missing at any
//     place, and then at one place at a time
//   - ignores Applies, if it has an Applies
//   - starts a day early, starts a day late
//   - ends a day early, ends a day late, if it has a last day; if another version
//     begins on the day after, the two change over a day early and a day late
//
// A case that wants fail notices a rule that never fires, a case on the first day in
// force notices a rule that starts a day late, and so on. So cases for each outcome and
// each boundary leave no mutant unnoticed. A case that does not hold notices nothing.
//
// # What a rule takes for granted
//
// Run gives every rule the zero value of T, of which nothing is known. A rule that then
// answers anything but unknown has an answer without evidence.
//
// Run also looks at where a rule fails in the cases. The place must be a JSON Pointer.
// The rule must have asked with Given for evidence there or inside: otherwise it could
// take what is missing for what is in order.
//
// Test the rules that policy.Each makes twice: as rules over one entry, which shows
// what their Applies does, and over the whole.
//
// [Examine] does the same outside a test, and returns an [Audit] to print.
package policytest
