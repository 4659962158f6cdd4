package costing_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// inTiers is the first £60,000 equally, the next £50,000 by calls and the rest by use.
func inTiers() costing.Scheme {
	return costing.Scheme{Name: "schedule 1", Parts: []costing.Part{
		{Name: "First", Most: pounds("60000.00"), Basis: costing.Basis{Kind: costing.EqualShares}},
		{Name: "Second", Most: pounds("50000.00"), Basis: byDriver("calls")},
		{Name: "Rest", Basis: byDriver("use")},
	}}
}

// A tier takes what is left of the cost, up to its most, and the print says so.
func TestPart_MostOfTiers(t *testing.T) {
	t.Parallel()
	f := facts("calls a 1 b 4", "use a 3 b 2")
	for _, c := range []struct{ total, paid, second string }{
		{"210000.00", "a 100000.00, b 110000.00", "up to £50,000.00 by “calls”"}, // 30 + 10 + 60, 30 + 40 + 40
		{"110000.00", "a 40000.00, b 70000.00", "up to £50,000.00 by “calls”"},
		{"85000.00", "a 35000.00, b 50000.00", "up to £50,000.00 by “calls”; only £25,000.00 is left"},
		{"60000.00", "a 30000.00, b 30000.00", "up to £50,000.00 by “calls”; only £0.00 is left"},
		{"40000.00", "a 20000.00, b 20000.00", "up to £50,000.00 by “calls”; only £0.00 is left"},
		{"0.00", "a 0.00, b 0.00", "up to £50,000.00 by “calls”; only £0.00 is left"},
		{"-85000.00", "a -35000.00, b -50000.00", "up to £50,000.00 by “calls”; only −£25,000.00 is left"},
	} {
		s := state(t, inTiers(), year(c.total), "a b", f)
		require.NoError(t, s.Validate())
		assert.Equal(t, c.paid, paid(s))
		assert.Equal(t, c.second, s.Steps[1].What)
	}
	// Amounts, fixed sums and shares are taken before the tiers, wherever they stand.
	scheme := inTiers()
	scheme.Parts = append([]costing.Part{scheme.Parts[0], {Name: "Half", Share: percent("50"), Among: orgs("b"), Basis: costing.Basis{Kind: costing.EqualShares}}}, scheme.Parts[1:]...)
	s := state(t, scheme, year("160000.00"), "a b", f)
	assert.Equal(t, "a 34000.00, b 126000.00", paid(s)) // 30 + 4; 80 + 30 + 16
	assert.Equal(t, "up to £50,000.00 by “calls”; only £20,000.00 is left", s.Steps[2].What)
	// A fixed sum is owed, whether or not it is left.
	scheme.Parts[2].Amount, scheme.Parts[2].Most = scheme.Parts[2].Most, costing.Money{}
	_, err := scheme.Statement(year("60000.00"), orgs("a b"), f)
	require.ErrorIs(t, err, field.ErrRange)
}

// In a part of the year a tier is as large as its days: it is for the term. The parts of a year
// in which nothing else changes make what the year does.
func TestPart_MostInPartOfTheYear(t *testing.T) {
	t.Parallel()
	f, later := facts("calls a 1 b 4", "use a 3 b 2"), inTiers()
	later.Name, later.ByMonths = "schedule 2", true
	later.Parts[1].Most = pounds("90000.00")
	first := inTiers()
	first.ByMonths = true
	schedule := costing.Schedule{Entries: []costing.ScheduleEntry{
		{Line: "legal", From: date("2025-04-01"), Scheme: first, Members: orgs("a b")},
		{Line: "legal", From: date("2025-10-01"), Scheme: later, Members: orgs("a b")},
	}}
	statements, err := schedule.Statements(year("140000.00"), f)
	require.NoError(t, err)
	joined, err := costing.Join(statements)
	require.NoError(t, err)
	// 30 + 5 + 9 of 15, and 30 + 8 + 0: halves of 58 and 38 and of 82 and 102, in £k.
	assert.Equal(t, "a 52000.00, b 88000.00", paid(joined))
	assert.Contains(t, joined.Tables(report.Names{}).Markdown(), "up to £90,000.00 by calls; only £40,000.00 is left")
	later.Parts[1].Most = pounds("50000.00")
	schedule.Entries[1].Scheme = later
	statements, err = schedule.Statements(year("85000.01"), f)
	require.NoError(t, err)
	joined, err = costing.Join(statements)
	require.NoError(t, err)
	assert.Equal(t, paid(state(t, first, year("85000.01"), "a b", f)), paid(joined))
}

// A metered part with a most is lowered in proportion, to the penny; exact figures are not
// rounded before.
func TestPart_MostOfAmounts(t *testing.T) {
	t.Parallel()
	scheme := costing.Scheme{Name: "schedule 1", Parts: []costing.Part{
		{Name: "Calls", Most: pounds("100.00"), Basis: costing.Basis{Kind: costing.Metered, Driver: "calls", Rate: qty("0.335")}},
		{Name: "Rest", Basis: costing.Basis{Kind: costing.EqualShares}},
	}}
	for _, c := range []struct{ calls, paid, what string }{
		{"calls a 100 b 100 c 98", "a 33.56, b 33.56, c 32.88", "“calls” at £0.335, in all at most £100.00"}, // and a third of 17p
		{"calls a 200 b 100 c 100", "a 50.00, b 25.00, c 25.00", "“calls” at £0.335, in all at most £100.00; it would be £134.00"},
		{"calls a 200 b 200 c 200", "a 33.34, b 33.33, c 33.33", "“calls” at £0.335, in all at most £100.00; it would be £201.00"},
		{"calls a 0 b 0 c 900", "a 0.00, b 0.00, c 100.00", "“calls” at £0.335, in all at most £100.00; it would be £301.50"},
	} {
		s := state(t, scheme, year("100.00"), "a b c", facts(c.calls))
		assert.Equal(t, c.what, s.Steps[0].What)
		assert.Equal(t, c.paid, paid(s))
	}
	// 33.335 three times is £100.005, which rounds to £100.01 and half pennies to £100.02: the
	// charges are £100.00, and not a penny more.
	scheme.Parts[0].Basis.Rate = qty("33.335")
	s := state(t, scheme, year("100.00"), "a b c", facts("calls a 1 b 1 c 1"))
	assert.Equal(t, "a 33.34, b 33.33, c 33.33", paid(s))
	// 3 × 33.333 + 0.001 is £100.00 just; each by itself would be rounded to less.
	scheme.Parts[0].Basis.Rate = qty("11.115")
	scheme.Parts[0].Most = pounds("33.35")
	s = state(t, scheme, year("33.35"), "a b c", facts("calls a 1 b 1 c 1")) // £33.345, rounded each £33.36
	assert.Equal(t, "“calls” at £11.115, in all at most £33.35; it would be £33.345", s.Steps[0].What)
	assert.Equal(t, "a 11.12, b 11.12, c 11.11", paid(s))
	// Credits are limited as charges are.
	scheme.Parts[0].Basis.Rate, scheme.Parts[0].Most = qty("-10"), pounds("30.00")
	s = state(t, scheme, year("60.00"), "a b c", facts("calls a 1 b 2 c 3"))
	assert.Equal(t, "a 25.00, b 20.00, c 15.00", paid(s)) // 30 each less 5, 10 and 15
	assert.Equal(t, "“calls” at −£10.00, in all at most £30.00; it would be −£60.00", s.Steps[0].What)
}

// Of less than nothing a tier takes nothing: who takes the rest has it back.
func TestPart_MostOfASurplus(t *testing.T) {
	t.Parallel()
	s := state(t, costing.Scheme{Name: "schedule 1", Parts: []costing.Part{
		{Name: "Calls", Among: orgs("a"), Basis: costing.Basis{Kind: costing.Metered, Driver: "calls", Rate: qty("120")}},
		{Name: "Tier", Most: pounds("50.00"), Among: orgs("b"), Basis: costing.Basis{Kind: costing.EqualShares}},
		{Name: "Rest", Surplus: true, Among: orgs("c"), Basis: costing.Basis{Kind: costing.EqualShares}},
	}}, year("100.00"), "a b c", facts("calls a 1"))
	assert.Equal(t, "a 120.00, b 0.00, c -20.00", paid(s))
	assert.Equal(t, "up to £50.00 equally; only £0.00 is left", s.Steps[1].What)
}

// What comes to the most just is not lowered.
func TestPart_MostThatIsMetJust(t *testing.T) {
	t.Parallel()
	s := state(t, costing.Scheme{Name: "schedule 1", Parts: []costing.Part{
		{Name: "Calls", Most: pounds("90.00"), Basis: costing.Basis{Kind: costing.Metered, Driver: "calls", Rate: qty("30")}},
		{Name: "Rest", Basis: costing.Basis{Kind: costing.EqualShares}},
	}}, year("100.00"), "a b", facts("calls a 1 b 2"))
	assert.Equal(t, "“calls” at £30.00, in all at most £90.00", s.Steps[0].What)
	assert.Equal(t, "a 35.00, b 65.00", paid(s))
}

// Rounded to pounds, a tier takes what exact amounts leave: £50.496, and not the £50.50 that
// amounts in pence do.
func TestPart_MostIsExactBeforePounds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ total, paid string }{{"100.00", "a 50.00, b 50.00"}, {"-1.00", "a 50.00, b -51.00"}} { // £-50.504
		s := state(t, costing.Scheme{Name: "schedule 1", Rounding: costing.ToPound, Parts: []costing.Part{
			{Name: "Calls", Among: orgs("a"), Basis: costing.Basis{Kind: costing.Metered, Driver: "calls", Rate: qty("49.504")}},
			{Name: "Tier", Most: pounds("1000.00"), Among: orgs("b"), Basis: costing.Basis{Kind: costing.EqualShares}},
			{Name: "Rest", Among: orgs("a"), Basis: costing.Basis{Kind: costing.EqualShares}},
		}}, year(c.total), "a b", facts("calls a 1"))
		assert.Equal(t, c.paid, paid(s))
	}
}

// Members with the same calls and the same share differ by a penny, also if the calls are
// lowered to a most.
func TestPart_MostGoesRound(t *testing.T) {
	t.Parallel()
	scheme := costing.Scheme{Name: "schedule 1", Parts: []costing.Part{
		{Name: "Calls", Most: pounds("100.00"), Basis: costing.Basis{Kind: costing.Metered, Driver: "calls", Rate: qty("50")}},
		{Name: "Rest", Basis: costing.Basis{Kind: costing.EqualShares}},
	}}
	s := state(t, scheme, year("200.00"), "a b c", facts("calls a 1 b 1 c 1"))
	assert.Equal(t, "a 66.67, b 66.67, c 66.66", paid(s))
}

// A percentage is no more than its most, and the rest bears what is over.
func TestPart_MostOfAShare(t *testing.T) {
	t.Parallel()
	scheme := costing.Scheme{Name: "schedule 1", Parts: []costing.Part{
		{Name: "Grant", Share: percent("60"), Most: pounds("30.00"), Among: orgs("a"), Basis: costing.Basis{Kind: costing.EqualShares}},
		{Name: "Fixed", Amount: pounds("45.00"), Among: orgs("b"), Basis: costing.Basis{Kind: costing.EqualShares}},
		{Name: "Rest", Among: orgs("b"), Basis: costing.Basis{Kind: costing.EqualShares}},
	}}
	s := state(t, scheme, year("100.00"), "a b", costing.Facts{})
	assert.Equal(t, "a 30.00, b 70.00", paid(s), "60 and 45 would be more than there is")
	assert.Equal(t, "60% equally, in all at most £30.00; it would be £60.00", s.Steps[0].What)
	_, err := scheme.Statement(year("70.00"), orgs("a b"), costing.Facts{})
	require.EqualError(t, err, "parts[2]: line legal: the parts before it come to 75.00, which is more than the total of 70.00: out of range")
}

// What is wrong with a most is at its place, all at once.
func TestPart_MostThatIsWrong(t *testing.T) {
	t.Parallel()
	equal := costing.Basis{Kind: costing.EqualShares}
	scheme := costing.Scheme{Name: "schedule 1", Parts: []costing.Part{
		{Name: "Less", Most: pounds("-0.01"), Basis: equal},
		{Name: "Sum", Most: pounds("1.00"), Amount: pounds("1.00"), Basis: equal},
		{Name: "Large", Most: pounds("10000000000000.01"), Basis: equal},
		{Name: "Inner", Share: percent("10"), Basis: costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{{Most: pounds("1.00"), Share: percent("50"), Basis: equal}, {Basis: equal}}}},
		{Name: "Size", Most: pounds("1.00"), Size: "use", Basis: equal},
		{Name: "Rest", Most: pounds("1.00"), Surplus: true, Basis: equal},
	}}
	err := scheme.Validate()
	var found []string
	for _, e := range field.Errors(err) {
		found = append(found, e.Error())
	}
	assert.Equal(t, []string{
		"parts[0].most: -0.01 is less than 0.00: invalid",
		"parts[1].most: not used beside an amount or a size: invalid",
		"parts[2].most: 10000000000000.01 is beyond 10000000000000.00: out of range",
		"parts[3].basis.of[0].most: only a part of a scheme may have a most: invalid",
		"parts[4].most: not used beside an amount or a size: invalid",
		"parts[5].surplus: only a part for the rest of a scheme may have a surplus: invalid",
		"parts: parts that are amounts or heads, or have a ladder or a most, leave a rest, and no part takes it: does not add up",
	}, found)
}
