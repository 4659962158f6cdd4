// Package policytest is what a policy author uses to unit-test rules: cases, mutants of
// the rules, and the values that no case tries. A green [Run] proves that every case
// comes out as it wants, and that a small mistake in a rule, of the kinds below, would
// make a case fail. It does not prove that a rule says what its source says: for that
// somebody reads the cases beside the source, in the table that [Decisions] makes of
// them. Nor does it find a mistake that shows only with a text that no case has, or with
// several values changed at once.
//
// A [Case] is a value, a day, and what a rule must say of it. [Run] runs cases as
// subtests, and then fails for what no case tests:
//
//	func TestRules(t *testing.T) {
//		policytest.Run(t, rules, cases)
//	}
//
// # Changes of a rule that no case notices
//
// Run changes the rules in small ways, one at a time, and sees whether a case notices.
// Such a changed rule is a mutant. One that no case notices is a mistake that could be
// made in the rule without a test failing. The mutants of each version of a rule:
//
//   - never fires: where it failed, it passes; and at one place at a time
//   - always fires: where it passed, it fails
//   - fails at another place than before, and fails at a place only if nothing else is
//     wrong: a case that says its Paths notices these
//   - is never unknown: where it was unknown, it passes; with evidence missing at any
//     place, and then at one place at a time
//   - is advisory in place of blocking, or the reverse: a case that says its Severity
//     notices it
//   - ignores Applies, if it has an Applies
//   - starts a day early, starts a day late; is in force in the gap before it
//   - ends a day early, ends a day late, if it has a last day; if another version
//     begins on the day after, the two change over a day early and a day late
//
// A case that wants fail notices a rule that never fires, a case on the first day in
// force notices a rule that starts a day late, and so on. A case that does not hold
// notices nothing.
//
// # Values that no case tries
//
// Run also changes the values of the cases, one field at a time, and sees what the rule
// then says. It does not read the source of the rule, and finds mistakes inside a
// condition:
//
//   - the answer changes at a number or a date, and no two cases try it and the one
//     before it: 80 and 81 per cent, three months, and three months and a day. Run looks
//     for it between two cases that differ in that number only.
//   - no two cases show that the rule turns on a field alone: they differ in others too,
//     so that the rule could go by the wrong one, or take "and" for "or".
//   - no two cases differ in a field that the rule reads.
//   - the rule can fail at a place alone, and in the cases does so only together with
//     others; or the reverse, so that it could stop at the first failure.
//
// Numbers are integers, dates, and scalars whose text is a decimal number, such as
// partnership.Quantity or an amount of money. Fields that are not exported are compared
// and not changed; floats and the entries of maps are not tried.
//
// # What a rule takes for granted
//
// Run gives every rule the zero value of T, of which nothing is known, or if T points to a
// struct the zero struct. A rule that then answers anything but unknown has an answer without
// evidence.
//
// Run also looks at where a rule fails in the cases. The place must be a JSON Pointer.
// The rule must have asked with Given for evidence there or inside: otherwise it could
// take what is missing for what is in order. A case fails if a rule changes what is in
// its value, behind a slice, a map or a pointer.
//
// Test rules made by policy.Each in two ways: as rules over one entry, which shows what
// their Applies does, and over the whole.
//
// [Examine] does the same outside a test, and returns an [Audit] to print.
package policytest
