package staff_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func holder(born, since string) staff.Post {
	p := clerk("p1", "boston")
	p.Born, p.EmployedFrom = date(born), date(since)
	return p
}

func TestRedundancy_CaseByCase(t *testing.T) {
	const cases = `
born        since       end         week     years counted weeks pay        what
1960-01-01  2005-04-06  2025-04-06  719.00   20    20      30    21570.00   the greatest from 6 April 2025
1960-01-01  1990-01-01  2025-04-06  2000.00  35    20      30    21570.00   capped, and 20 years at most
1960-01-01  1990-01-01  2025-04-05  2000.00  35    20      30    21000.00   a day earlier: £700
1960-01-01  1990-01-01  2024-04-05  2000.00  34    20      30    19290.00   £643
1960-01-01  1990-01-01  2023-04-05  2000.00  33    20      30    17130.00   £571
1960-01-01  1990-01-01  2021-04-06  2000.00  31    20      30    16320.00   £544
1990-01-01  2020-01-01  2025-12-31  500.00   6     6       6     3000.00    complete on the last day of the sixth year
1990-01-01  2020-01-01  2025-12-30  500.00   5     5       5     2500.00    a day short
1990-01-01  2024-01-01  2025-12-31  500.00   2     2       2     1000.00    two years
1990-01-01  2024-01-01  2025-12-30  500.00   1     0       0     0.00       a day short of two: nothing
2002-07-01  2023-06-30  2025-06-29  400.00   2     2       1     400.00     21 on the first day of the last year, 30 June 2024
2002-06-30  2023-06-30  2025-06-29  400.00   2     2       1.5   600.00     22 on that day
1960-01-01  2006-04-06  2026-04-06  800.00   20    20      30    22530.00   the greatest from 6 April 2026, as GOV.UK has it
1984-07-01  2021-07-01  2025-06-30  719.01   4     4       4     2876.00    the week is capped at 719.00; 40 throughout
1983-07-01  2021-07-01  2025-06-30  719.00   4     4       4.5   3235.50    41 from 1 July 2024: one year at 1.5
1983-07-02  2021-07-01  2025-06-30  719.00   4     4       4     2876.00    41 a day into the year, which is not the whole year
1984-02-29  2020-03-01  2026-02-28  0.01     6     6       6.5   0.07       41 on 1 March 2025; 6.5 pence rounded up
1984-02-29  2020-02-29  2026-02-28  100.00   6     6       6.5   650.00     a year from 29 February is complete on 28 February
`
	rows := strings.Split(strings.TrimSpace(cases), "\n")[1:]
	require.Len(t, rows, 18)
	for _, line := range rows {
		c := strings.Fields(line)
		got, err := staff.Redundancy(staff.RedundancyTables(), holder(c[0], c[1]), date(c[2]), costing.MustMoney(c[3]))
		require.NoError(t, err, line)
		assert.Equal(t, c[4:8], []string{number(got.Years).String(), number(got.Counted).String(), got.Weeks.String(), got.Pay.String()}, line)
	}
}

// The government's ready reckoner gives weeks for whole ages and years of service:
// the weeks of each year, from the age before the last birthday down.
func TestRedundancy_AgainstTheReadyReckoner(t *testing.T) {
	end := date("2025-12-31")
	for age := 18; age <= 66; age++ {
		for years := 2; years <= min(20, age-15); years++ {
			halves := 0
			for year := 1; year <= years; year++ {
				switch at := age - year; {
				case at >= 41:
					halves += 3
				case at >= 22:
					halves += 2
				default:
					halves++
				}
			}
			p := clerk("p1", "boston")
			p.Born, p.EmployedFrom = end.AddDays(1).AddMonths(-12*age), end.AddDays(1).AddMonths(-12*years)
			got, err := staff.Redundancy(staff.RedundancyTables(), p, end, costing.MustMoney("2.00"))
			require.NoError(t, err)
			assert.Equal(t, int64(halves*100), pence(got.Pay), "age %d, %d years", age, years)
		}
	}
}

func TestRedundancyTables_FollowEachOther(t *testing.T) {
	tables := staff.RedundancyTables()
	caps := []string{"544.00", "571.00", "643.00", "700.00", "719.00", "751.00"}
	require.Len(t, tables, len(caps))
	for i, table := range tables {
		require.NoError(t, table.Validate())
		assert.Equal(t, caps[i], table.WeekCap.String())
		if i > 0 {
			assert.Equal(t, tables[i-1].Term.Last.AddDays(1), table.Term.First)
		}
	}
	assert.Equal(t, "2021-04-06 to 2022-04-05", tables[0].Term.String())
	assert.Equal(t, "2025-04-06 to 2026-04-05", tables[4].Term.String())
	assert.Equal(t, "2026-04-06 to 2027-04-05", tables[5].Term.String())
	assert.Equal(t, "Employment Rights (Increase of Limits) Order 2025", tables[4].Edition)
}

func TestRedundancy_Refuses(t *testing.T) {
	pay := func(p staff.Post, end calendar.Date, week string) error {
		_, err := staff.Redundancy(staff.RedundancyTables(), p, end, costing.MustMoney(week))
		return err
	}
	wantErrors(t, pay(staff.Post{}, calendar.Date{}, "-1.00"), `
born: required
employed_from: required
end: required
week_pay: -1.00 is less than 0.00: invalid
`, field.ErrRequired, field.ErrInvalid)
	wantErrors(t, pay(holder("2000-01-02", "2000-01-01"), date("2027-04-06"), "1.00"), `
employed_from: 2000-01-01 is not after the birth, 2000-01-02: out of order
end: no table of redundancy pay covers 2027-04-06: out of range
`, field.ErrOrder)
	wantErrors(t, pay(holder("2000-01-02", "2025-01-02"), date("2025-01-01"), "1.00"), "end: 2025-01-01 is before the employment, 2025-01-02: out of order")
	wantErrors(t, pay(holder("2000-01-02", "2020-01-02"), date("2021-04-05"), "1.00"), "end: no table of redundancy pay covers 2021-04-05: out of range")
	_, err := staff.Redundancy([]staff.RedundancyTable{{}, {Edition: "x", Term: year(), WeekCap: costing.MustMoney("1000000.01")}}, holder("2000-01-02", "2020-01-02"), date("2025-04-05"), costing.Money{})
	wantErrors(t, err, `
tables[0].edition: required
tables[0].term.first: required
tables[0].week_cap: required
tables[1].week_cap: 1000000.01 is not above 0.00 and at most 1000000.00: out of range
week_pay: required
`)
}

// Somebody older, with longer service, more pay or a later end within the table gets
// no less; and nobody gets less than half a week or more than one and a half for a
// year that counts.
func TestRedundancy_Grows(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 18))
	pay := func(p staff.Post, end calendar.Date, week int64) staff.RedundancyPay {
		got, err := staff.Redundancy(staff.RedundancyTables(), p, end, costing.Pence(week))
		require.NoError(t, err)
		return got
	}
	for range 2000 {
		p := holder("1955-01-01", "2025-04-06")
		p.Born = p.Born.AddDays(r.IntN(40 * 365))
		p.EmployedFrom = p.Born.AddDays(16*365 + r.IntN(12_000))
		end, week := date("2025-04-06").AddDays(r.IntN(200)), r.Int64N(100_000)
		if p.EmployedFrom.After(end) {
			continue
		}
		got := pay(p, end, week)
		halves := millionths(got.Weeks) / 500_000
		assert.GreaterOrEqual(t, halves, int64(got.Counted))
		assert.LessOrEqual(t, halves, int64(3*got.Counted))
		assert.Equal(t, (min(week, 71_900)*halves+1)/2, pence(got.Pay))
		older, longer := p, p
		older.Born = p.Born.AddDays(-r.IntN(3000))
		days, _ := p.Born.DaysUntil(p.EmployedFrom)
		longer.EmployedFrom = p.Born.AddDays(1 + r.IntN(days))
		for _, more := range []staff.RedundancyPay{
			pay(older, end, week), pay(longer, end, week), pay(p, end.AddDays(r.IntN(100)), week), pay(p, end, week+r.Int64N(1000)),
		} {
			assert.GreaterOrEqual(t, more.Pay.Compare(got.Pay), 0, "%v to %v, born %v: %v, then %v", p.EmployedFrom, end, p.Born, got.Pay, more.Pay)
		}
	}
}
