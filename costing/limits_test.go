package costing_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// nested is a basis so many levels deep.
func nested(levels int) costing.Basis {
	basis := costing.Basis{Kind: costing.EqualShares}
	for range levels - 1 {
		basis = costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{{Clause: "4", Basis: basis}}}
	}
	return basis
}

func TestBasis_NestsTenLevelsDeep(t *testing.T) {
	t.Parallel()
	s := state(t, simple(nested(10)), year("10.00"), "a b", costing.Facts{})
	assert.Equal(t, "a 5.00, b 5.00", paid(s))

	within := "parts[0].basis" + strings.Repeat(".of[0].basis", 9)
	for _, levels := range []int{11, 100_000} {
		err := simple(nested(levels)).Validate()
		assert.Equal(t, []string{within + ".of: out of range"}, fieldtest.Faults(err))
	}
	_, err := field.Decode[costing.Basis]([]byte(strings.Repeat(`{"q":1,"of":[{"basis":`, 400) + "{}" + strings.Repeat("}]}", 400)))
	require.ErrorIs(t, err, field.ErrRange)
	assert.Less(t, len(err.Error()), 100_000)
}

// Lists of a hundred thousand are no work: every check looks at each entry once.
func TestChecks_TakeLongLists(t *testing.T) {
	t.Parallel()
	const n = 100_000
	weights, charges, members, portions := make([]costing.Weight, n), make([]costing.Portion, n), make([]partnership.OrgID, n), make([]partnership.Share, n)
	for i := range n {
		members[i] = shortName(i)
		weights[i] = costing.Weight{Org: members[i], Value: quantity(1)}
		charges[i] = costing.Portion{Org: members[i], Amount: costing.Pence(1)}
		portions[i] = partnership.Share{Org: members[i], Fraction: partnership.MustFraction("0.001%")}
	}
	require.NoError(t, costing.CheckWeights("weights", weights))
	require.NoError(t, costing.CheckAmounts("charges", charges))
	require.NoError(t, costing.CheckMembers(members))
	basis := costing.Basis{Kind: costing.FixedShares, Shares: portions}
	require.NoError(t, basis.Validate())
	s, err := simple(basis).Statement(year("1000.00"), members, costing.Facts{})
	require.NoError(t, err)
	require.NoError(t, s.Validate())
	assert.Equal(t, costing.Pence(1), s.Charges[n-1].Amount)
	again, err := costing.Compare(s, s)
	require.NoError(t, err)
	assert.Len(t, again, n)
}

func TestScheme_HasAThousandParts(t *testing.T) {
	t.Parallel()
	scheme := costing.Scheme{Name: "s"}
	for range 1001 {
		scheme.Parts = append(scheme.Parts, costing.Part{Name: "p", Share: percent("1/1000"), Basis: byDriver("use")})
	}
	require.EqualError(t, scheme.Validate(), "parts: 1001 parts are more than 1000: out of range")
	scheme.Parts = scheme.Parts[1:]
	assert.Equal(t, "a 30.00, b 70.00", paid(state(t, scheme, year("100.00"), "a b", facts("use a 3 b 7"))))
}

// A clause is checked as a text, and an error does not show one that is too long.
func TestScheme_ClauseIsShort(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("4.1 and ", 10_000)
	scheme := simple(costing.Basis{Kind: costing.DriverShares}, costing.Adjustment{Kind: costing.Fee, Name: "Fee", Clause: "4\n5"})
	scheme.Parts[0].Clause = long
	err := scheme.Validate()
	assert.Equal(t, []string{
		"parts[0].clause: out of range", "parts[0].basis.driver: required", "adjustments[0].clause: invalid", "adjustments[0].percent: required",
	}, fieldtest.Faults(err))
	assert.Less(t, len(err.Error()), 1000)
}

// What a statement says of its figures is checked, so that what is read can be written.
func TestStatement_ChecksItsFigures(t *testing.T) {
	t.Parallel()
	s := state(t, simple(byDriver("use")), year("10.00"), "a b", facts("use a 1 b 1"))
	s.Steps[0].Figures[1].Driver = ""
	s.Steps[0].Workings[0].Org = "two words"
	assert.Equal(t, []string{
		"charges[0].amount: does not add up", "steps: does not add up", "steps[0].figures[1].driver: required", "steps[0].workings[0].org: invalid",
	}, fieldtest.Faults(s.Validate()))
	fieldtest.RoundTrip(t, costing.Statement{Steps: []costing.Step{{Figures: []costing.Figure{{}}, Workings: []costing.Working{{}}}}})
}

// A statement keeps nothing of what it is made from, and changes none of it.
func TestScheme_StatementKeepsItsArguments(t *testing.T) {
	t.Parallel()
	scheme := adjusted(costing.Basis{Kind: costing.FixedShares, Shares: shares("council-000 1/3 council-001 2/3")})
	scheme.Rounding = costing.ToPound
	members, f := many(t, 2)
	fieldtest.Unchanged(t, []any{scheme, members, f}, func() {
		s, err := scheme.Statement(year("1000.00"), members, f)
		require.NoError(t, err)
		clear(s.Charges)
		for _, step := range s.Steps {
			clear(step.Workings)
			clear(step.Figures)
		}
	})
}

// Adjustments are limited in number, as each looks at the limits of those before it: 1000 in a
// scheme, and 2000 in the entries of one term.
func TestLimits_Adjustments(t *testing.T) {
	scheme := func(n int, percent string) costing.Scheme {
		s := costing.Scheme{Name: "s", Parts: []costing.Part{{Name: "all", Basis: costing.Basis{Kind: costing.EqualShares}}}}
		for range n {
			s.Adjustments = append(s.Adjustments, costing.Adjustment{Kind: costing.Fee, Name: "f", Percent: partnership.MustQuantity(percent)})
		}
		return s
	}
	require.NoError(t, scheme(1000, "0").Validate())
	require.EqualError(t, scheme(1001, "0").Validate(), "adjustments: 1001 adjustments are more than 1000: out of range")

	schedule := func(first, second int) (s costing.Schedule) {
		for i, n := range []int{first, second} {
			s.Entries = append(s.Entries, costing.ScheduleEntry{
				Line: "it", From: calendar.MustDate("2025-04-01").AddDays(100 * i), Members: []partnership.OrgID{"a"}, Scheme: scheme(n, []string{"0", "0.0001"}[i]),
			})
		}
		return s
	}
	cost := costing.Cost{Line: "it", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("100.00")}
	third := schedule(1000, 1000)
	third.Entries = append(third.Entries, third.Entries[1])
	third.Entries[2].From, third.Entries[2].Scheme = calendar.MustDate("2025-10-01"), scheme(1, "1")
	_, err := third.Statements(cost, costing.Facts{})
	require.EqualError(t, err, "entries: line it: 2001 adjustments in one term are more than 2000: out of range")
	third.Entries[2].Scheme = scheme(0, "0")
	_, err = third.Statements(cost, costing.Facts{})
	require.NoError(t, err)
}
