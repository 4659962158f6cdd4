// Package policytest is for unit tests of rules: cases, mutants of the rules, and the values
// that no case tries. If [Run] passes, every case has the outcome that it wants, and a small
// mistake in a rule, of the kinds below, would make a case fail. It does not prove that a rule
// says what its source says: for that, somebody must read the cases beside the source, in the
// table that [Decisions] makes of them. It does not find a mistake that shows only with a text
// that no case has, or with several values changed at once.
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
// Run changes the rules in small ways, one at a time, and sees whether a case fails. Such a
// changed rule is a mutant. A mutant that no case notices is a mistake that somebody could make
// in the rule without a failing test. These are the mutants of each version of a rule:
//
//   - it never fires: it passes instead of failing, everywhere or at one place
//   - it always fires: it fails instead of passing
//   - it fails at another place, or fails at a place only if nothing else is wrong: a case that
//     states its Paths notices this
//   - it is never unknown: it passes instead, everywhere or with evidence missing at one place
//   - it is advisory instead of blocking, or the reverse: a case that states its Severity
//     notices this
//   - it ignores Applies, if it has an Applies
//   - it starts a day early or a day late, or is in force in the gap before it
//   - it ends a day early or a day late, if it has a last day. If another version begins on the
//     day after, the change from one to the other is a day early or a day late
//
// A case that wants fail notices a rule that never fires, a case on the first day in force
// notices a rule that starts a day late, and so on. A case that fails itself notices nothing.
//
// # Values that no case tries
//
// Run also changes the values of the cases, one field at a time, and sees what the rule then
// says. Without reading the source of the rule it finds conditions that are not tested:
//
//   - the answer changes at a number or a date, and no two cases are on either side of the
//     change: 80 and 81 per cent, or three months and three months and a day. Run looks for such
//     a change between two cases that differ only in that number.
//   - no two cases show that the answer depends on one field: they differ in other fields too,
//     so the rule could look at the wrong one, or take "and" for "or".
//   - no two cases differ in a field that the rule reads.
//   - the rule can fail at one place alone, but in the cases it fails there only together with
//     other places. Or the reverse: the rule could stop at the first failure.
//
// Numbers are integers, dates, and scalars whose text is a decimal number, such as
// partnership.Quantity or an amount of money. Fields that are not exported are compared but not
// changed. Floats and the entries of maps are not tried.
//
// # What a rule takes for granted
//
// Run gives every rule the zero value of T (or, if T points to a struct, the zero struct), of
// which nothing is known. A rule that answers anything but unknown has an answer without
// evidence.
//
// Run also looks at the places where a rule fails in the cases. Such a place must be a JSON
// Pointer, and the rule must have asked with Given for evidence there or inside: otherwise it
// could pass when that evidence is missing. A case fails if a rule changes the value, behind a
// slice, a map or a pointer.
//
// Test rules made by policy.Each twice: as rules over one entry, which shows what their Applies
// does, and as rules over the whole.
//
// [Examine] does the same outside a test, and returns an [Audit] to print.
package policytest
