// Package policytest is what a policy author uses to unit-test rules: cases,
// coverage of rules, mutants of rules.
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
// Run changes the rules in small ways, one at a time, and asks whether any case
// notices. Such a changed rule is a mutant; one that no case notices shows a
// mistake that could be made in the rule without a test failing. The mutants of
// each version of a rule are these:
//
//   - never fires: what it fails, passes;
//   - always fires: what it passes, fails;
//   - is never unknown: what it cannot tell, passes, for missing evidence at every
//     place, and then at one place at a time;
//   - ignores Applies, if it has an Applies;
//   - starts a day early, starts a day late, and, if it has a last day, ends a day
//     early, ends a day late. Where another version begins on the day after, the
//     two change over a day early and a day late.
//
// A case that wants fail of a rule notices that it never fires, one on the first
// day in force notices that it starts a day late, and so on: a set of cases with
// each outcome and each boundary leaves no mutant unnoticed. Only a case that
// holds, and only what it wants, can notice anything.
//
// # What a rule takes for granted
//
// Run gives every rule the zero value of T, of which nothing is known. A rule that
// answers anything but unknown has found an answer in nothing.
//
// Run also looks at where a rule fails in the cases: the place must be a JSON Pointer,
// which an officer can follow. A rule that fails a place, and has not asked by Given
// whether it is known there or inside, would take what is missing for what is in order.
//
// Rules made by policy.Each are best tested twice: as rules over one entry, where
// their Applies is seen, and over the whole.
//
// [Examine] does the same outside a test, and returns an [Audit] to print.
package policytest
