package costing_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// The tests of this file divide the term of a cost by days.

// amended is a schedule whose entries take effect on the days, each with its scheme.
func amended(members []partnership.OrgID, days []calendar.Date, scheme func(i int) costing.Scheme) costing.Schedule {
	var schedule costing.Schedule
	for i, day := range days {
		schedule.Entries = append(schedule.Entries, costing.ScheduleEntry{Line: "legal", From: day, Members: members, Scheme: scheme(i)})
	}
	return schedule
}

// joinedYear is the statement of a year's cost under a schedule.
func joinedYear(t testing.TB, schedule costing.Schedule, cost costing.Cost, f costing.Facts) costing.Statement {
	t.Helper()
	statements, err := schedule.Statements(cost, f)
	require.NoError(t, err)
	joined, err := costing.Join(statements)
	require.NoError(t, err)
	require.NoError(t, joined.Validate())
	require.Equal(t, cost.Total, joined.Total)
	return joined
}

// Entries that say the same, on whatever days, give the bills of the year: with
// metered parts, limits, fees and all.
func TestAmendmentThatChangesNothing(t *testing.T) {
	t.Parallel()
	cost := year("25000.63")
	for seed := range uint64(200) {
		members, f := many(t, 2+int(seed%7))
		g := generator{rand.New(rand.NewPCG(seed, 11)), members}
		scheme := g.scheme(seed%2 == 0)
		whole, err := scheme.Statement(cost, members, f)
		if err != nil {
			continue // limits in conflict
		}
		days := []calendar.Date{date("2020-04-01")}
		for day := date("2025-04-01").AddDays(g.IntN(60)); day.Before(date("2026-06-01")); day = day.AddDays(1 + g.IntN(200)) {
			days = append(days, day)
		}
		year := joinedYear(t, amended(members, days, func(int) costing.Scheme { return scheme }), cost, f)
		require.Equal(t, whole, year, "seed %d: %v", seed, days)
	}
}

// An amendment of the shares leaves what is not shared as it was: the quantities,
// the agreed amounts and the limits of the parts of the year make those of the year.
func TestAmountsOfAYearAddUp(t *testing.T) {
	t.Parallel()
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2026/27").Term(), Total: pounds("35000.00")}
	f := facts("hours a 400.01 b 33.333333", "limit c 5006.57")
	scheme := func(i int) costing.Scheme {
		return costing.Scheme{Name: fmt.Sprint(i), Parts: []costing.Part{
			{Name: "Hours", Among: orgs("a b"), Basis: costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("62.5")}},
			{Name: "Charge", Among: orgs("d"), Basis: costing.Basis{Kind: costing.FixedAmounts, Amounts: []costing.Portion{{Org: "d", Amount: pounds("100.01")}}}},
			{Name: "Rest", Among: orgs("c"), Basis: costing.Basis{Kind: costing.EqualShares}},
		}, Adjustments: []costing.Adjustment{{
			Kind: costing.ChargeCap, Name: "Cap", Among: orgs("c"), Percent: qty("100"), Driver: "limit", BorneBy: orgs("e"),
		}, {
			Kind: costing.MinimumCharge, Name: "Minimum", Among: orgs("f"), Amount: pounds("9.99"), Unborne: true,
		}}}
	}
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 12))
		days := []calendar.Date{date("2020-04-01")}
		for range 1 + r.IntN(9) {
			days = append(days, date("2026-04-01").AddDays(r.IntN(365)))
		}
		slices.SortFunc(days, calendar.Date.Compare)
		days = slices.Compact(days)
		entries := amended(orgs("a b c d e f"), days, func(i int) costing.Scheme {
			s := scheme(i)
			s.Parts = append(s.Parts[:2:2], costing.Part{Name: "Rest", Among: orgs("c e f"), Basis: costing.Basis{Kind: costing.FixedShares, Shares: shares("c 100 e 0 f 0")}})
			return s
		})
		s := joinedYear(t, entries, cost, f)
		// 400.01 × 62.5 = 25,000.625 and 33.333333 × 62.5 = 2,083.33331
		assert.Equal(t, "a 25000.63, b 2083.33, c 5006.57, d 100.01, e 2809.46, f 9.99", paid(s), days)
		assert.Equal(t, pounds("-9.99"), s.Residual)
	}
}

// £5,006.57 with entries from 1 April, 25 May and 16 September that say the same.
func TestCapOfThreeEntries(t *testing.T) {
	t.Parallel()
	capped := func(int) costing.Scheme {
		return simple(costing.Basis{Kind: costing.EqualShares}, costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Among: orgs("a"), Amount: pounds("5006.57")})
	}
	schedule := amended(orgs("a b"), []calendar.Date{date("2026-04-01"), date("2026-05-25"), date("2026-09-16")}, capped)
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2026/27").Term(), Total: pounds("20000.00")}
	assert.Equal(t, "a 5006.57, b 14993.43", paid(joinedYear(t, schedule, cost, costing.Facts{})))
	schedule.Entries[1].Members = orgs("b a")
	assert.Equal(t, "a 5006.57, b 14993.43", paid(joinedYear(t, schedule, cost, costing.Facts{})))
	// An agreement may limit each part by itself. After 54, 168 and 365 days 740.70,
	// 2,304.39 and 5,006.57 have run up.
	for i := range schedule.Entries {
		schedule.Entries[i].Scheme.ByPart = true
	}
	schedule.Entries[1].Members = orgs("b a c")
	equal := costing.Basis{Kind: costing.EqualShares}
	schedule.Entries[1].Scheme.Parts = []costing.Part{{Name: "c", Among: orgs("c"), Share: percent("0"), Basis: equal}, {Name: "rest", Among: orgs("a b"), Basis: equal}}
	s := joinedYear(t, schedule, cost, costing.Facts{})
	assert.Equal(t, "a 5006.57, b 14993.43, c 0.00", paid(s))
	var limits []string
	for _, step := range []int{1, 4, 6} {
		for _, w := range s.Steps[step].Workings {
			if w.AtMost.Known() {
				limits = append(limits, w.AtMost.String())
			}
		}
	}
	assert.Equal(t, []string{"740.70", "1563.69", "2702.18"}, limits)
}

// Who has 60 % of £10,000 for half a year and 90 % for the other is charged £7,500: less
// than a cap of £8,000, in whichever order. The agreement may limit each part by itself.
func TestSchedule_CapIsOfTheYear(t *testing.T) {
	t.Parallel()
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2023/24").Term(), Total: pounds("10000.00")} // 183 days and 183
	for _, c := range []struct {
		cap, want string
		byPart    bool
	}{
		{"8000.00", "a 7500.00, b 2500.00", false},
		{"7000.00", "a 7000.00, b 3000.00", false},
		{"8000.00", "a 7000.00, b 3000.00", true}, // £3,000 and, in place of £4,500, £4,000
	} {
		for _, percentages := range [][]string{{"a 60 b 40", "a 90 b 10"}, {"a 90 b 10", "a 60 b 40"}} {
			schedule := amended(orgs("a b"), []calendar.Date{date("2023-04-01"), date("2023-10-01")}, func(i int) costing.Scheme {
				scheme := simple(costing.Basis{Kind: costing.FixedShares, Shares: shares(percentages[i])},
					costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Among: orgs("a"), Amount: pounds(c.cap)})
				scheme.ByPart = c.byPart
				return scheme
			})
			assert.Equal(t, c.want, paid(joinedYear(t, schedule, cost, costing.Facts{})), c)
		}
	}
}

// The year is rounded once too, and its steps say for which days they are.
func TestSchedule_RoundingIsOfTheYear(t *testing.T) {
	t.Parallel()
	percentages := []string{"a 50 b 50", "a 51 b 49"}
	schedule := amended(orgs("a b"), []calendar.Date{date("2023-04-01"), date("2023-10-01")}, func(i int) costing.Scheme {
		scheme := fixed([]string{"first", "second"}[i], percentages[i])
		scheme.Rounding = costing.ToPound
		return scheme
	})
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2023/24").Term(), Total: pounds("100.00")}
	statements, err := schedule.Statements(cost, costing.Facts{})
	require.NoError(t, err)
	require.Len(t, statements, 1)
	s := statements[0]
	require.NoError(t, s.Validate())
	assert.Equal(t, "a 51.00, b 50.00", paid(s)) // 25 and 25.50, which is 50.50; and 49.50
	assert.Equal(t, "first; second", s.Scheme)
	assert.Equal(t, "2023-04-01 to 2023-09-30", s.Steps[0].Term.String())
	assert.Equal(t, "2023-10-01 to 2024-03-31", s.Steps[1].Term.String())
	assert.True(t, s.Steps[2].Term.IsZero())
	schedule.Entries[1].Scheme.Parts[0].Basis = byDriver("none")
	_, err = schedule.Statements(cost, costing.Facts{})
	assert.Equal(t, []string{"entries[1].scheme.parts[0].basis.driver", "entries[1].scheme.parts[0].basis.driver"}, paths(err)[:2])
}

// A rise is of the days after it: parts with one are adjusted by themselves.
func TestSchedule_RisesAreByPart(t *testing.T) {
	t.Parallel()
	percentages := []string{"a 100 b 0", "a 0 b 100"}
	schedule := amended(orgs("a b"), []calendar.Date{date("2023-04-01"), date("2023-10-01")}, func(i int) costing.Scheme {
		return simple(costing.Basis{Kind: costing.FixedShares, Shares: shares(percentages[i])},
			costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Amount: pounds("10000.00")},
			costing.Adjustment{Kind: costing.Indexation, Name: "Prices", From: date("2023-10-01"), Percent: qty("3")})
	})
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2023/24").Term(), Total: pounds("2000.00")}
	assert.Equal(t, "a 1000.00, b 1030.00", paid(joinedYear(t, schedule, cost, costing.Facts{})))
}

// A ladder that changes in the year counts by days: 50 % for half of it and 100 % for the
// other are 75 %.
func TestScheme_LadderCountsByDays(t *testing.T) {
	t.Parallel()
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2023/24").Term(), Total: pounds("1000.00")}
	ladder := rungs("2020-04-01 10 2023-04-01 50 2023-10-01 100")
	scheme := costing.Scheme{Name: "s", Parts: []costing.Part{
		{Name: "new", Among: orgs("a"), Ladder: ladder, Basis: costing.Basis{Kind: costing.EqualShares}},
		{Name: "old", Among: orgs("b"), Basis: costing.Basis{Kind: costing.EqualShares}},
	}}
	s := state(t, scheme, cost, "a b", costing.Facts{})
	assert.Equal(t, "a 750.00, b 250.00", paid(s))
	assert.Equal(t, "(50% on 183 days from 2023-04-01 and 100% on 183 days from 2023-10-01) equally", plain(s.Steps[0]))
	leaving := simple(costing.Basis{Kind: costing.EqualShares},
		costing.Adjustment{Kind: costing.PhaseOut, Name: "Leaving", Among: orgs("a"), Ladder: ladder})
	assert.Equal(t, "a 375.00, b 625.00", paid(state(t, leaving, cost, "a b", costing.Facts{})))
	leaving.Adjustments[0].Ladder = ladder[2:]
	_, err := leaving.Statement(cost, orgs("a b"), costing.Facts{})
	require.ErrorIs(t, err, field.ErrRange, "the ladder begins in the term")
}

// A minimum and a cap near each other are no conflict on single days, although each
// is cut to pennies by itself.
func TestNarrowLimitsOnSingleDays(t *testing.T) {
	t.Parallel()
	f := facts("limit a 11 b 9")
	var days []calendar.Date
	for i := range 365 {
		days = append(days, date("2025-04-01").AddDays(i))
	}
	schedule := amended(orgs("a b"), days, func(i int) costing.Scheme {
		s := simple(costing.Basis{Kind: costing.EqualShares},
			costing.Adjustment{Kind: costing.MinimumCharge, Name: "Minimum", Percent: qty("95"), Driver: "limit"},
			costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Percent: qty("105"), Driver: "limit"})
		s.Name, s.ByPart = fmt.Sprint(i), true
		return s
	})
	s := joinedYear(t, schedule, year("20.00"), f)
	for i, limit := range []int64{1100, 900} {
		charge := pence(s.Charges[i].Amount)
		assert.True(t, charge >= limit*95/100-1 && charge <= limit*105/100+1, paid(s))
	}
}

// Shares that were never right are put right from the day on which they took effect.
func TestEntryPutRight(t *testing.T) {
	t.Parallel()
	schedule := costing.Schedule{Entries: []costing.ScheduleEntry{
		{Line: "hr", From: date("2020-04-01"), Members: orgs("a b"), Scheme: fixed("constitution", "a 60 b 40"), Agreed: date("2020-02-03")},
		{Line: "hr", From: date("2020-04-01"), Members: orgs("a b"), Scheme: fixed("minute 12", "a 65 b 35"), Agreed: date("2022-06-01")},
		{Line: "hr", From: date("2025-10-01"), Members: orgs("a b"), Scheme: fixed("wrong", "a 10 b 90"), Agreed: date("2025-06-01")},
		{Line: "hr", From: date("2025-10-01"), Members: orgs("a b"), Scheme: fixed("right", "a 70 b 30"), Agreed: date("2025-07-01")},
	}}
	require.NoError(t, schedule.Validate())
	for name, want := range map[string]string{
		"2021/22": "a 237.25, b 127.75", // 65% of 365.00
		"2025/26": "a 246.35, b 118.65", // 65% of 183.00 and 70% of 182.00
		"2026/27": "a 255.50, b 109.50", // 70%
	} {
		cost := costing.Cost{Line: "hr", Term: costing.MustFinancialYear(name).Term(), Total: pounds("365.00")}
		s := joinedYear(t, schedule, cost, costing.Facts{})
		assert.Equal(t, want, paid(s), name)
		assert.NotContains(t, s.Scheme, "wrong")
	}
	broken := schedule
	broken.Entries = slices.Clone(schedule.Entries)
	broken.Entries[1].Agreed = calendar.Date{}
	require.ErrorIs(t, broken.Validate(), field.ErrOverlap)
}

// £1,000 from 1 April; 3% from 1 October is 3% × 182 ÷ 365 of it.
func TestIndexationInsideTheTerm(t *testing.T) {
	t.Parallel()
	f, err := costing.NewFacts([]costing.Figure{
		{Driver: "cpi-now", Value: qty("126"), Source: "ONS D7BT", On: date("2025-09-30")},
		{Driver: "cpi-then", Value: qty("120"), Source: "ONS D7BT", On: date("2020-09-30")},
	})
	require.NoError(t, err)
	for _, c := range []struct{ first, last, from, rise, want, what string }{
		{"2026-04-01", "2027-03-31", "2026-10-01", "3", "14.96", "by 3% on 2026-10-01 and each year after; rises so far by days: 0 on 183, 1 on 182"},
		// (183 × 0.03 + 182 × 0.0609) ÷ 365
		{"2026-04-01", "2027-03-31", "2025-10-01", "3", "45.41", "by 3% on 2025-10-01 and each year after; rises so far by days: 1 on 183, 2 on 182"},
		{"2026-04-01", "2027-03-31", "2027-03-31", "3", "0.08", "by 3% on 2027-03-31 and each year after; rises so far by days: 0 on 364, 1 on 1"},
		{"2026-04-01", "2027-03-31", "2027-04-01", "3", "0.00", "by 3% on 2027-04-01 and each year after; rises so far by days: 0 on 365"},
		{"2026-04-01", "2027-03-31", "2026-04-01", "3", "30.00", "by 3% on 2026-04-01 and each year after; rises so far by days: 1 on 365"},
		// Two years: (183 × 0 + 365 × 0.03 + 182 × 0.0609) ÷ 730
		{"2025-04-01", "2027-03-31", "2025-10-01", "3", "30.18", "by 3% on 2025-10-01 and each year after; rises so far by days: 0 on 183, 1 on 365, 2 on 182"},
		// 2% less from halfway: 0.98 on 182 days
		{"2026-04-01", "2027-03-31", "2026-10-01", "-2", "-9.97", "by -2% on 2026-10-01 and each year after; rises so far by days: 0 on 183, 1 on 182"},
		{"2026-04-01", "2027-03-31", "2025-04-01", "-100", "-1000.00", "by -100% on 2025-04-01 and each year after; rises so far by days: 2 on 365"},
		// 5% on 182 days, and never again
		{"2026-04-01", "2027-03-31", "2026-10-01", "", "24.93", "from 2026-10-01 by cpi-now over cpi-then; rises so far by days: 0 on 183, 1 on 182"},
		{"2026-04-01", "2027-03-31", "1900-10-01", "", "50.00", "from 1900-10-01 by cpi-now over cpi-then; rises so far by days: 1 on 365"},
		{"9999-01-01", "9999-12-31", "9999-07-02", "100", "501.37", "by 100% on 9999-07-02 and each year after; rises so far by days: 0 on 182, 1 on 183"},
		// 1.01^100 is 2.704814 to six places
		{"2026-04-01", "2027-03-31", "1927-04-01", "1", "1704.81", "by 1% on 1927-04-01 and each year after; rises so far by days: 100 on 365"},
	} {
		a := costing.Adjustment{Kind: costing.Indexation, Name: "Prices", From: date(c.from), Driver: "cpi-now", Base: "cpi-then"}
		if c.rise != "" {
			a.Percent, a.Driver, a.Base = qty(c.rise), "", ""
		}
		cost := costing.Cost{Line: "legal", Term: calendar.Term{First: date(c.first), Last: date(c.last)}, Total: pounds("1000.00")}
		s := state(t, simple(costing.Basis{Kind: costing.EqualShares}, a), cost, "a", f)
		assert.Equal(t, c.want, s.Added.String(), c)
		assert.Equal(t, c.what, plain(s.Steps[1]))
	}
	long := costing.Adjustment{Kind: costing.Indexation, Name: "Prices", From: date("1900-04-01"), Percent: qty("1")}
	_, err = simple(costing.Basis{Kind: costing.EqualShares}, long).Statement(year("100.00"), orgs("a"), f)
	require.ErrorIs(t, err, field.ErrRange)
	require.EqualError(t, err, "adjustments[0].from: line legal: from 1900-04-01 there are more than 100 yearly rises by 2026-03-31: out of range")
	long.Percent = qty("-100.1")
	require.ErrorIs(t, long.Validate(), field.ErrRange)
}
