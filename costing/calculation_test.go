package costing_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// parted is a scheme of parts that one member pays each, with percentages such as
// "a 25 b 75"; "rest" takes what is left.
func parted(percentages string) costing.Scheme {
	scheme := costing.Scheme{Name: "parts"}
	words := strings.Fields(percentages)
	for i := 0; i < len(words); i += 2 {
		p := costing.Part{Name: words[i], Among: orgs(words[i]), Basis: costing.Basis{Kind: costing.EqualShares}}
		if words[i+1] != "rest" {
			p.Share = percent(words[i+1])
		}
		scheme.Parts = append(scheme.Parts, p)
	}
	return scheme
}

func TestPortionsByLargestRemainder(t *testing.T) {
	t.Parallel()
	tenths := "a 10 b 10 c 10 d 10 e 10 f 10 g 10 h 10 i 10 j 10"
	for _, c := range []struct{ parts, members, total, want string }{
		{"a 25 b 25 c 25 d 25", "a b c d", "0.02", "a 0.01, b 0.01, c 0.00, d 0.00"},
		{"d 25 c 25 b 25 a 25", "a b c d", "0.02", "a 0.00, b 0.00, c 0.01, d 0.01"}, // the first parts
		{"a 25 b 25 c 25 d 25", "a b c d", "100.02", "a 25.01, b 25.01, c 25.00, d 25.00"},
		{"a 25 b 25 c 25 d 25", "a b c d", "-100.02", "a -25.01, b -25.01, c -25.00, d -25.00"},
		{"a 25 b 25 c 25 d rest", "a b c d", "100.02", "a 25.01, b 25.01, c 25.00, d 25.00"},
		{tenths, "a b c d e f g h i j", "1000.05", "a 100.01, b 100.01, c 100.01, d 100.01, e 100.01, f 100.00, g 100.00, h 100.00, i 100.00, j 100.00"},
		{"a 33.3 b 33.3 c rest", "a b c", "1.00", "a 0.33, b 0.33, c 0.34"}, // 33.3, 33.3, 33.4
		{"a 0 b 100", "a b", "0.01", "a 0.00, b 0.01"},
	} {
		assert.Equal(t, c.want, paid(state(t, parted(c.parts), year(c.total), c.members, costing.Facts{})), c)
	}
	metered := parted("a 50 b 25 c rest")
	metered.Parts = slices.Insert(metered.Parts, 1, costing.Part{Name: "own", Among: orgs("d"), Basis: costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("0.01")}})
	// 1.01 less 0.05: 0.505, 0.2525 and 0.2025 are left to share, and the penny goes to the half.
	assert.Equal(t, "a 0.51, b 0.25, c 0.20, d 0.05", paid(state(t, metered, year("1.01"), "a b c d", facts("hours d 5"))))
}

// Whatever the percentages, the total and the metered part: the portions add up,
// each is less than a penny away from the exact one, and the order of the parts
// changes none whose remainder is its own.
func TestPortionsLaws(t *testing.T) {
	t.Parallel()
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 9))
		n, left, text := 2+r.IntN(12), int64(10_000), ""
		hundredths := make(map[partnership.OrgID]int64)
		for i := range n - 1 {
			part := r.Int64N(left/2 + 1)
			left -= part
			hundredths[partnership.OrgID(fmt.Sprintf("m%d", i))] = part
			text += fmt.Sprintf(" m%d %d.%02d", i, part/100, part%100)
		}
		total := r.Int64N(1_000_000)
		own := r.Int64N(total*left/10_000 + 1)
		members := "own rest"
		for org := range hundredths {
			members += " " + string(org)
		}
		made := func(scheme costing.Scheme) map[partnership.OrgID]int64 {
			metered := costing.Part{Name: "own", Among: orgs("own"), Basis: costing.Basis{Kind: costing.Metered, Driver: "pence", Rate: qty("0.01")}}
			scheme.Parts = slices.Insert(slices.Clone(scheme.Parts), r.IntN(len(scheme.Parts)), metered)
			s := state(t, scheme, year(costing.Pence(total).String()), members, facts(fmt.Sprintf("pence own %d", own)))
			require.Equal(t, costing.Pence(0), s.Residual)
			charges := make(map[partnership.OrgID]int64)
			for _, c := range s.Charges {
				charges[c.Org] = pence(c.Amount)
			}
			return charges
		}
		scheme := parted(text + " rest rest")
		charges := made(scheme)
		mixed := costing.Scheme{Name: scheme.Name, Parts: slices.Clone(scheme.Parts)}
		r.Shuffle(n-1, func(i, j int) { mixed.Parts[i], mixed.Parts[j] = mixed.Parts[j], mixed.Parts[i] })
		others := made(mixed)

		exact, remainders := map[partnership.OrgID]int64{"rest": total*left - own*10_000}, map[int64]int{}
		for org, part := range hundredths {
			exact[org] = total * part
		}
		for _, ten := range exact {
			remainders[ten%10_000]++
		}
		for org, ten := range exact {
			require.Less(t, abs(charges[org]*10_000-ten), int64(10_000), "seed %d: %s", seed, org)
			if remainders[ten%10_000] == 1 {
				require.Equal(t, charges[org], others[org], "seed %d: %s", seed, org)
			}
		}
	}
}

// A management charge of £24,000 each, and £5,000 by the host.
func TestFixedAmounts(t *testing.T) {
	t.Parallel()
	each := costing.Part{Name: "Management", Clause: "6", Basis: costing.Basis{Kind: costing.FixedAmounts, Amounts: []costing.Portion{{Org: "a", Amount: pounds("24000.00")}, {Org: "b", Amount: pounds("24000.00")}}}}
	host := costing.Part{Name: "Host", Among: orgs("a"), Basis: costing.Basis{Kind: costing.FixedAmounts, Amounts: []costing.Portion{{Org: "a", Amount: pounds("5000.00")}}}}
	rest := costing.Part{Name: "Rest", Basis: byDriver("use")}
	scheme := costing.Scheme{Name: "s", Parts: []costing.Part{each, host, rest}}
	s := state(t, scheme, year("93000.00"), "a b", facts("use a 3 b 1"))
	assert.Equal(t, "a 59000.00, b 34000.00", paid(s)) // 40,000 are left: 30,000 and 10,000
	assert.Equal(t, "£24,000.00 each", plain(s.Steps[0]))

	half := costing.ScheduleEntry{Line: "legal", From: date("2025-10-01"), Members: orgs("a b"), Scheme: costing.Scheme{Name: "s", Parts: []costing.Part{rest}}}
	schedule := costing.Schedule{Entries: []costing.ScheduleEntry{{Line: "legal", From: date("2025-04-01"), Members: orgs("a b"), Scheme: scheme}, half}}
	statements, err := schedule.Statements(year("93000.00"), facts("use a 3 b 1"))
	require.NoError(t, err)
	assert.Equal(t, "a 12032.88, b 12032.88", worked(statements[0].Steps[0])) // 24,000 × 183 ÷ 365
	assert.Equal(t, "£24,000.00 each, days 1 to 183 of 365", plain(statements[0].Steps[0]))

	each.Basis.Amounts[1].Amount, each.Share = pounds("8000.00"), percent("12.5")
	s = state(t, costing.Scheme{Name: "s", Parts: []costing.Part{each}}, year("4001.00"), "a b", costing.Facts{})
	assert.Equal(t, "a 3000.00, b 1000.00", paid(s))
	assert.Equal(t, "12.5% of a £24,000.00, b £8,000.00", plain(s.Steps[0]))
	assert.Equal(t, pounds("1.00"), s.Residual)
}

// A cost of £10,000 has no rest after a fee of 2 × £24,000.
func TestNothingLeftToShare(t *testing.T) {
	t.Parallel()
	scheme := costing.Scheme{Name: "s", Parts: []costing.Part{
		{Name: "Fee", Basis: costing.Basis{Kind: costing.Metered, Driver: "fees", Rate: qty("24000")}},
		{Name: "Tenth", Share: percent("10"), Basis: costing.Basis{Kind: costing.EqualShares}},
		{Name: "Rest", Clause: "4.2", Basis: byDriver("use")},
	}}
	f := facts("fees a 1 b 1", "use a 3 b 1")
	_, err := scheme.Statement(year("10000.00"), orgs("a b"), f)
	require.ErrorIs(t, err, field.ErrRange)
	require.EqualError(t, err, "parts[2]: line legal: clause 4.2: the parts before it come to 49000.00, which is more than the total of 10000.00: out of range")
	scheme.Parts[2].Surplus = true
	s := state(t, scheme, year("10000.00"), "a b", f)
	assert.Equal(t, "a -29250.00 (3), b -9750.00 (1)", worked(s.Steps[2])) // 39,000 too much, paid back 3 : 1
	assert.Equal(t, "a -4750.00, b 14750.00", paid(s))
	scheme.Parts[2].Surplus = false
	s = state(t, scheme, year("53333.34"), "a b", f)
	assert.Equal(t, "a 0.00 (3), b 0.01 (1)", worked(s.Steps[2]), "53,333.34 less 48,000 and 5,333.33: just enough, and a has a penny of the tenth")
	s = state(t, scheme, year("-1000.00"), "a b", f)
	assert.Equal(t, "a -36675.00 (3), b -12225.00 (1)", worked(s.Steps[2]), "a refund is shared with what the fees bring: 48,900")
}

// Each amount is cut to pennies by itself, so that those of a part of the year may
// come to pennies more than its part of the total. That is no surplus.
func TestPenniesAreNoSurplus(t *testing.T) {
	t.Parallel()
	scheme := func(name string, rest costing.Basis) costing.Scheme {
		return costing.Scheme{Name: name, Parts: []costing.Part{
			{Name: "Own", Basis: costing.Basis{Kind: costing.Metered, Driver: "own", Rate: qty("1")}},
			{Name: "Rest", Basis: rest},
		}}
	}
	schedule := costing.Schedule{Entries: []costing.ScheduleEntry{
		{Line: "legal", From: date("2025-04-01"), Members: orgs("a b c"), Scheme: scheme("first", costing.Basis{Kind: costing.EqualShares})},
		{Line: "legal", From: date("2025-10-01"), Members: orgs("a b c"), Scheme: scheme("second", byDriver("own"))},
	}}
	// 183 ÷ 365 of 0.01 is half a penny and more: three times a penny, of a total of 0.02.
	statements, err := schedule.Statements(year("0.03"), facts("own a 0.01 b 0.01 c 0.01"))
	require.NoError(t, err)
	assert.Equal(t, "a 0.01 (0.01), b 0.01 (0.01), c 0.01 (0.01)", worked(statements[0].Steps[0]))
	assert.Equal(t, pounds("0.02"), statements[0].Total)
	joined, err := costing.Join(statements)
	require.NoError(t, err)
	require.NoError(t, joined.Validate())
	assert.Equal(t, costing.Pence(0), joined.Residual)
}

// From one metered rate to shares in three years: two thirds, one third, nothing of
// what the hours come to, and shares of the rest.
func TestRateBlendsIntoShares(t *testing.T) {
	t.Parallel()
	scheme := costing.Scheme{Name: "s", Parts: []costing.Part{
		{Name: "Old", Ladder: rungs("2025-04-01 66.6 2026-04-01 33.3 2027-04-01 0"), Basis: costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("62.5")}},
		{Name: "New", Basis: costing.Basis{Kind: costing.EqualShares}},
	}}
	f := facts("hours a 12 b 4")
	for name, want := range map[string]string{
		"2025/26": "a 666.50, b 333.50", // 0.666 × 750 + 167, 0.666 × 250 + 167
		"2026/27": "a 583.25, b 416.75",
		"2027/28": "a 500.00, b 500.00",
	} {
		cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear(name).Term(), Total: pounds("1000.00")}
		assert.Equal(t, want, paid(state(t, scheme, cost, "a b", f)), name)
	}
	s := state(t, scheme, year("1000.00"), "a b", f)
	assert.Equal(t, "66.6% (since 2025-04-01) of hours at £62.50", plain(s.Steps[0]))
	_, err := scheme.Statement(costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2024/25").Term(), Total: pounds("1.00")}, orgs("a b"), f)
	require.EqualError(t, err, "parts[0].ladder: line legal: it begins after 2024-04-01: out of range")
}

// Whole percentages of a composite: a has 50% × 1 ÷ 3 + 50% × 3 ÷ 7 = 38.095…
func TestRoundedComposite(t *testing.T) {
	t.Parallel()
	of := []costing.Part{{Share: percent("50"), Basis: byDriver("calls")}, {Basis: byDriver("value")}}
	rounded := costing.Basis{Kind: costing.RoundedShares, Of: of}
	f := facts("calls a 1 b 2", "value a 3 b 4")
	s := state(t, simple(rounded), year("1000.00"), "a b", f)
	assert.Equal(t, "a 380.00 (38), b 620.00 (62)", worked(s.Steps[0]))
	assert.Equal(t, qty("38.095238"), s.Steps[0].Workings[0].Actual)
	assert.Equal(t, "all by rounded percentages of (50% by calls and the rest by value)", plain(s.Steps[0]))
	rounded.Decimals, rounded.DeadBand, rounded.InUse = 1, qty("2"), shares("a 36.1 b 63.9")
	s = state(t, simple(rounded), year("1000.00"), "a b", f)
	assert.Equal(t, "a 361.00 (36.1), b 639.00 (63.9)", worked(s.Steps[0]), "1.995 points off")
	rounded.InUse = shares("a 36 b 64")
	inside := costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{{Basis: rounded}}}
	s = state(t, simple(inside), year("1000.00"), "a b", f)
	assert.Equal(t, "a 381.00 (38.1), b 619.00 (61.9)", worked(s.Steps[0]), "2.095 points off, and the remark is not lost")
	assert.Equal(t, "all (all by percentages, to 1 decimal, of (50% by calls and the rest by value))"+
		"; the shares in use, a 36%, b 64%, are beyond 2 points and are not kept", plain(s.Steps[0]))
}

func TestClausesInWords(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		"4.1": "Clause 4.1: ", "4.1(b)": "Clause 4.1(b): ", "S2": "Clause S2: ", "b": "Clause b: ", "iv": "Clause iv: ", "XII": "Clause XII: ",
		"clause 19.1": "1. clause 19.1: ", "Schedule 2, paragraph 3": "1. Schedule 2, paragraph 3: ", "preamble": "1. preamble: ", "§ 3": "Clause § 3: ",
	} {
		scheme := simple(costing.Basis{Kind: costing.EqualShares})
		scheme.Parts[0].Clause = given
		assert.Contains(t, state(t, scheme, year("1.00"), "a", costing.Facts{}).Tables(report.Names{}).Markdown(), want)
	}
	scheme := simple(costing.Basis{Kind: costing.DriverShares})
	scheme.Parts[0].Clause = "schedule 2"
	require.EqualError(t, scheme.Validate(), "parts[0].basis.driver: schedule 2: a \"driver\" basis needs it: required")
}
