package account_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// Four equal instalments of £1,000.03: the first three are a penny more.
func ExampleInstalments() {
	postings, err := account.Instalments(
		costing.Statement{Charges: []costing.Portion{{Org: "harrow", Amount: costing.MustMoney("1000.03")}}}, account.EqualInstalments(quarters()...), "schedule 3",
	)
	for _, p := range postings {
		fmt.Println(p.On, p.Kind, p.Org, p.Amount)
	}
	fmt.Println(err)
	// Output:
	// 2025-04-15 contribution harrow 250.01
	// 2025-07-15 contribution harrow 250.01
	// 2025-10-15 contribution harrow 250.01
	// 2026-01-15 contribution harrow 250.00
	// <nil>
}

// halfFirst is a plan of a half in April and quarters in October and January.
func halfFirst() []account.Instalment {
	return []account.Instalment{
		{On: calendar.MustDate("2025-04-15"), Share: partnership.MustFraction("50%")},
		{On: calendar.MustDate("2025-10-15"), Share: partnership.MustFraction("25%")},
		{On: calendar.MustDate("2026-01-15"), Share: partnership.MustFraction("25%")},
	}
}

// A service contract is paid by a half on 15 April and a quarter each on 15 October and
// 15 January. Of £1,000.03 that is £500.015, £250.0075 and £250.0075: the two pence that are
// left over go to the largest remainders.
func ExampleInstalments_unequal() {
	postings, err := account.Instalments(costing.Statement{Charges: []costing.Portion{{Org: "harrow", Amount: costing.MustMoney("1000.03")}}}, halfFirst(), "schedule 3")
	for _, p := range postings {
		fmt.Println(p.On, p.Org, p.Amount)
	}
	fmt.Println(err)
	// Output:
	// 2025-04-15 harrow 500.01
	// 2025-10-15 harrow 250.01
	// 2026-01-15 harrow 250.01
	// <nil>
}

func ExampleEqualInstalments() {
	for _, i := range account.EqualInstalments(quarters()...) {
		fmt.Println(i.On, i.Share)
	}
	// Output:
	// 2025-04-15 1/4
	// 2025-07-15 1/4
	// 2025-10-15 1/4
	// 2026-01-15 1/4
}

// The plan is data of an agreement.
func TestGoldenInstalments(t *testing.T) {
	fieldtest.Written(t, "testdata/golden/instalments.json", halfFirst())
	fieldtest.Golden(t, "testdata/golden/instalment.json", halfFirst()[0])
}

// Each instalment is less than a penny away from its part, worked out in whole hundredths
// of a penny, and what each pays adds up.
func TestInstalments_UnequalAddUp(t *testing.T) {
	percents := []int64{50, 25, 25}
	for amount := int64(-300); amount < 300; amount++ {
		postings, err := account.Instalments(costing.Statement{Charges: []costing.Portion{{Org: "a", Amount: costing.Pence(amount)}, {Org: "b", Amount: costing.Pence(-amount)}}}, halfFirst(), "")
		require.NoError(t, err)
		paid := map[partnership.OrgID][]int64{"a": make([]int64, 3), "b": make([]int64, 3)}
		for _, p := range postings {
			i := slices.IndexFunc(halfFirst(), func(i account.Instalment) bool { return i.On == p.On })
			paid[p.Org][i] = pence(p.Amount)
		}
		sum := int64(0)
		for i, n := range paid["a"] {
			sum += n
			require.Equal(t, -n, paid["b"][i], "a credit is a charge with its sign changed")
			off := 100*n - amount*percents[i]
			require.Less(t, max(off, -off), int64(100))
		}
		require.Equal(t, amount, sum)
	}
}

// joinedInOctober is a year of a service at £1,500 a day, shared equally by two members,
// and by three from 1 October.
func joinedInOctober(t testing.TB) []costing.Statement {
	t.Helper()
	statements, err := october().Statements(year("547500.00"), costing.Facts{})
	require.NoError(t, err)
	return statements
}

// october is the schedule of that service.
func october() costing.Schedule {
	equally := simple(costing.Basis{Kind: costing.EqualShares})
	return costing.Schedule{Entries: []costing.ScheduleEntry{
		{Line: "legal", From: date("2020-04-01"), Members: orgs("harrow barnet"), Scheme: equally},
		{Line: "legal", From: date("2025-10-01"), Members: orgs("harrow barnet brent"), Scheme: equally},
	}}
}

// Brent joins on 1 October: the year is of 183 and 182 days at £1,500, and what is paid for
// each falls due on the days of the plan that are in it. So Brent pays nothing before.
func ExampleInstalments_joiner() {
	statements, err := october().Statements(year("547500.00"), costing.Facts{})
	if err != nil {
		fmt.Println(err)
		return
	}
	statement, err := costing.Join(statements)
	if err != nil {
		fmt.Println(err)
		return
	}
	postings, err := account.Instalments(statement, account.EqualInstalments(quarters()...), "schedule 3")
	for _, p := range postings {
		fmt.Println(p.On, p.Org, p.Amount)
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	// Output:
	// 2025-04-15 harrow 68625.00
	// 2025-04-15 barnet 68625.00
	// 2025-07-15 harrow 68625.00
	// 2025-07-15 barnet 68625.00
	// 2025-10-15 harrow 45500.00
	// 2025-10-15 barnet 45500.00
	// 2025-10-15 brent 45500.00
	// 2026-01-15 harrow 45500.00
	// 2026-01-15 barnet 45500.00
	// 2026-01-15 brent 45500.00
}

// capped is the schedule of that service in which Barnet pays £182,600.00 a year at most, and
// the others bear the difference equally.
func capped() costing.Schedule {
	schedule := october()
	for i := range schedule.Entries {
		schedule.Entries[i].Scheme.Adjustments = []costing.Adjustment{{
			Kind: costing.ChargeCap, Name: "Cap", Among: orgs("barnet"), Amount: pounds("182600.00"), Proportion: costing.Equally,
		}}
	}
	return schedule
}

// Without the cap, Harrow and Barnet pay 183 days at £750 and 182 at £500: £137,250 and
// £91,000, together £228,250. Brent pays £91,000. The cap takes a fifth off Barnet: £45,650, of
// which the others bear £22,825.00 each. That is a tenth more for Harrow, on all its days:
// £150,975 and £100,100; and Brent bears it for the days on which it is a member.
func TestInstalments_JoinerUnderALimit(t *testing.T) {
	t.Parallel()
	statements, err := capped().Statements(year("547500.00"), costing.Facts{})
	require.NoError(t, err)
	require.Len(t, statements, 1)
	assert.Equal(t, []costing.TermCharges{
		{Term: calendar.Term{First: date("2025-04-01"), Last: date("2025-09-30")}, Charges: []costing.Portion{
			{Org: "harrow", Amount: pounds("150975.00")}, {Org: "barnet", Amount: pounds("109800.00")},
		}},
		{Term: calendar.Term{First: date("2025-10-01"), Last: date("2026-03-31")}, Charges: []costing.Portion{
			{Org: "harrow", Amount: pounds("100100.00")}, {Org: "barnet", Amount: pounds("72800.00")}, {Org: "brent", Amount: pounds("113825.00")},
		}},
	}, statements[0].Periods)
	assert.Equal(t, []string{
		"2025-04-15 harrow 75487.50", "2025-04-15 barnet 54900.00",
		"2025-07-15 harrow 75487.50", "2025-07-15 barnet 54900.00",
		"2025-10-15 harrow 50050.00", "2025-10-15 barnet 36400.00", "2025-10-15 brent 56912.50",
		"2026-01-15 harrow 50050.00", "2026-01-15 barnet 36400.00", "2026-01-15 brent 56912.50",
	}, dueTexts(t, statements[0], account.EqualInstalments(quarters()...)))
}

// dueTexts returns the instalments of a statement as texts.
func dueTexts(t testing.TB, s costing.Statement, plan []account.Instalment) []string {
	t.Helper()
	postings, err := account.Instalments(s, plan, "")
	require.NoError(t, err)
	var texts []string
	for _, p := range postings {
		texts = append(texts, fmt.Sprint(p.On, " ", p.Org, " ", p.Amount))
	}
	return texts
}

// A day before the year is in its first period, and one after it in its last: a bill in advance
// and one in arrears. A part of nothing is no day of the plan. What is charged for a period
// without a day of the plan falls due on the next one, or else on its own first day; on a day
// on which something falls due for two periods, that is one posting.
func TestInstalments_PeriodsWithoutADay(t *testing.T) {
	t.Parallel()
	term := func(first, last string) calendar.Term { return calendar.Term{First: date(first), Last: date(last)} }
	portions := func(pence ...int64) (all []costing.Portion) {
		for i, n := range pence {
			all = append(all, costing.Portion{Org: orgs("a b")[i], Amount: costing.Pence(n)})
		}
		return all
	}
	s := costing.Statement{
		Periods: []costing.TermCharges{
			{Term: term("2025-04-01", "2025-06-30"), Charges: portions(100)},
			{Term: term("2025-07-01", "2025-12-31"), Charges: portions(20, 3)},
			{Term: term("2026-01-01", "2026-03-31"), Charges: portions(-1, 5)},
		},
		Charges: portions(119, 8),
	}
	plan := func(shares string, days ...string) (all []account.Instalment) {
		for i, share := range strings.Fields(shares) {
			all = append(all, account.Instalment{On: date(days[i]), Share: partnership.MustFraction(share)})
		}
		return all
	}
	for _, c := range []struct {
		plan []account.Instalment
		want []string
	}{
		{plan("1/2 1/2", "2025-03-01", "2026-05-01"), []string{"2025-03-01 a 1.00", "2026-05-01 a 0.19", "2026-05-01 b 0.08"}},
		{plan("0% 1/4 3/4", "2025-05-01", "2025-07-01", "2025-12-31"), []string{
			"2025-07-01 a 1.05", "2025-07-01 b 0.01", "2025-12-31 a 0.15", "2025-12-31 b 0.02", "2026-01-01 a -0.01", "2026-01-01 b 0.05",
		}},
		{plan("100%", "2025-06-30"), []string{"2025-06-30 a 1.00", "2025-07-01 a 0.20", "2025-07-01 b 0.03", "2026-01-01 a -0.01", "2026-01-01 b 0.05"}},
	} {
		assert.Equal(t, c.want, dueTexts(t, s, c.plan), c.plan)
	}

	wrong := costing.Statement{Charges: s.Charges, Periods: []costing.TermCharges{
		{Term: term("2025-04-01", "2025-06-30"), Charges: portions(100)},
		{Term: term("2025-06-30", "2025-12-31"), Charges: append(portions(19, 8), costing.Portion{Org: "c", Amount: costing.Pence(0)}, costing.Portion{})},
		{},
	}}
	_, err := account.Instalments(wrong, nil, "")
	require.EqualError(t, err, `periods[1].charges[3].org: required
periods[1].charges[3].amount: required
periods[1].term.first: 2025-06-30 is not after 2025-06-30: out of order
periods[2].term.first: required
periods[2].term.last: required
plan: required`)
	wrong.Periods[1] = costing.TermCharges{Term: term("2025-07-01", "2025-12-31"), Charges: append(portions(20, 8), costing.Portion{Org: "c", Amount: costing.Pence(0)})}
	wrong.Periods = wrong.Periods[:2]
	_, err = account.Instalments(wrong, plan("100%", "2025-06-30"), "")
	require.EqualError(t, err, `charges[0].amount: a pays 1.19, the periods make 1.20: does not add up
periods: 1 organisation pays for periods without a charge: does not add up`)
}

func TestInstalmentsAddUp(t *testing.T) {
	days := quarters()
	for amount := int64(-100); amount < 100; amount++ {
		for n := range days {
			postings, err := account.Instalments(costing.Statement{Charges: []costing.Portion{{Org: "b", Amount: costing.Pence(amount)}, {Org: "a", Amount: costing.Pence(7)}}}, account.EqualInstalments(days[:n+1]...), "x")
			require.NoError(t, err)
			sums := map[partnership.OrgID]int64{}
			for _, p := range postings {
				require.Contains(t, days[:n+1], p.On)
				sums[p.Org] += pence(p.Amount)
				if exact := float64(amount) / float64(n+1); p.Org == "b" {
					require.InDelta(t, exact, pence(p.Amount), 0.999)
				}
			}
			require.Equal(t, int64(7), sums["a"])
			require.Equal(t, amount, sums["b"])
		}
	}
}

// What is paid to a member falls due like what a member pays: the first instalments are
// a penny more, and £0 is left out.
func TestInstalmentsOfACredit(t *testing.T) {
	postings, err := account.Instalments(costing.Statement{Charges: []costing.Portion{
		{Org: "host", Amount: costing.Pence(-1002)}, {Org: "a", Amount: costing.Pence(2)}, {Org: "b", Amount: costing.Pence(0)},
	}}, account.EqualInstalments(quarters()...), "")
	require.NoError(t, err)
	var amounts []string
	for _, p := range postings {
		amounts = append(amounts, fmt.Sprintf("%v %s %v", p.On.Month(), p.Org, p.Amount))
	}
	assert.Equal(t, []string{
		"April host -2.51", "April a 0.01", "July host -2.51", "July a 0.01", "October host -2.50", "January host -2.50",
	}, amounts)
	mustPost(account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("host a b")}, postings...)
}

// A plan of thirds is exact, and an instalment of nothing is left out.
func TestInstalments_OfThirds(t *testing.T) {
	plan := account.EqualInstalments(quarters()[:3]...)
	plan = append(plan, account.Instalment{On: date("2026-01-15"), Share: partnership.MustFraction("0%")})
	postings, err := account.Instalments(costing.Statement{Charges: []costing.Portion{{Org: "a", Amount: pounds("300000000.00")}}}, plan, "")
	require.NoError(t, err)
	require.Len(t, postings, 3)
	for _, p := range postings {
		assert.Equal(t, pounds("100000000.00"), p.Amount)
	}
}

// FuzzInstalments states the laws of a plan: what each pays adds up, each instalment is less
// than a penny away from its part, and no part of 0 is asked for.
func FuzzInstalments(f *testing.F) {
	f.Add(int64(100003), uint16(50), uint16(25), uint16(25))
	f.Fuzz(func(t *testing.T, amount int64, a, b, c uint16) {
		parts := []int64{int64(a), int64(b), int64(c)}
		whole := parts[0] + parts[1] + parts[2]
		if amount < -1<<40 || amount > 1<<40 || whole == 0 {
			t.Skip("products would not fit")
		}
		var plan []account.Instalment
		for i, n := range parts {
			plan = append(plan, account.Instalment{On: quarters()[i], Share: partnership.MustFraction(fmt.Sprintf("%d/%d", n, whole))})
		}
		postings, err := account.Instalments(costing.Statement{Charges: []costing.Portion{{Org: "a", Amount: costing.Pence(amount)}}}, plan, "")
		require.NoError(t, err)
		sum := int64(0)
		for _, p := range postings {
			n := parts[slices.Index(quarters(), p.On)]
			require.Positive(t, n)
			off := pence(p.Amount)*whole - amount*n
			require.Less(t, max(off, -off), whole)
			sum += pence(p.Amount)
		}
		require.Equal(t, amount, sum)
	})
}

func TestInstalmentsFindEveryError(t *testing.T) {
	day, half := calendar.MustDate("2025-07-15"), partnership.MustFraction("50%")
	_, err := account.Instalments(costing.Statement{Charges: []costing.Portion{{Org: "a", Amount: costing.Pence(-1)}, {Org: "a"}, {}}}, []account.Instalment{
		{On: day, Share: half},
		{On: day, Share: half},
		{},
		{On: day.AddDays(-1), Share: half},
		{On: day.AddDays(-1)},
	}, "")
	require.EqualError(t, err, `charges[1].amount: required
charges[2].org: required
charges[2].amount: required
charges[1].org: duplicate: "a" is already charges[0]
plan[1].on: 2025-07-15 is not after 2025-07-15: out of order
plan[2].on: required
plan[2].share: required
plan[3].on: 2025-07-14 is not after 2025-07-15: out of order
plan[4].share: required
plan[4].on: 2025-07-14 is not after 2025-07-15: out of order`)

	_, err = account.Instalments(costing.Statement{}, nil, "")
	require.EqualError(t, err, "plan: required")
	_, err = account.Instalments(costing.Statement{}, []account.Instalment{{On: day, Share: half}, {On: day.AddDays(1), Share: partnership.MustFraction("1/3")}}, "")
	require.EqualError(t, err, "plan: they make 83.333333%, not the whole: does not add up")
	assert.Empty(t, account.EqualInstalments())
	_, err = account.Instalments(costing.Statement{}, account.EqualInstalments(day), "")
	require.NoError(t, err, "all at once")
}

// A fee of £1,000 a year and a cap of £30,000 are for the year. So the year is
// stated once, and its quarters are instalments: four costs of a quarter would
// charge the fee four times and reach the cap never.
func ExampleInstalments_quarters() {
	members := []partnership.OrgID{"harrow", "barnet"}
	schedule := costing.Schedule{Entries: []costing.ScheduleEntry{{
		Line: "legal", From: calendar.MustDate("2025-04-01"), Members: members,
		Scheme: costing.Scheme{
			Name: "Schedule 2",
			Parts: []costing.Part{
				{Name: "Fee", Among: members[1:], Basis: costing.Basis{Kind: costing.FixedAmounts, Amounts: []costing.Portion{{Org: "barnet", Amount: costing.MustMoney("1000.00")}}}},
				{Name: "Shares", Basis: costing.Basis{Kind: costing.EqualShares}},
			},
			Adjustments: []costing.Adjustment{
				{Kind: costing.ChargeCap, Name: "Cap", Among: members[1:], Amount: costing.MustMoney("30000.00")},
			},
		},
	}}}
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("80000.00")}
	statements, err := schedule.Statements(cost, costing.Facts{})
	if err != nil {
		fmt.Println(err)
		return
	}
	quarters := []calendar.Date{
		calendar.MustDate("2025-04-01"), calendar.MustDate("2025-07-01"), calendar.MustDate("2025-10-01"), calendar.MustDate("2026-01-01"),
	}
	postings, err := account.Instalments(statements[0], account.EqualInstalments(quarters...), "2025/26")
	for _, p := range postings {
		fmt.Println(p.On, p.Org, p.Amount)
	}
	fmt.Println(statements[0].Charges, err)
	// Output:
	// 2025-04-01 harrow 12500.00
	// 2025-04-01 barnet 7500.00
	// 2025-07-01 harrow 12500.00
	// 2025-07-01 barnet 7500.00
	// 2025-10-01 harrow 12500.00
	// 2025-10-01 barnet 7500.00
	// 2026-01-01 harrow 12500.00
	// 2026-01-01 barnet 7500.00
	// [{harrow 50000.00} {barnet 30000.00}] <nil>
}

// What two members are charged after the outturn, as postings: £0 is left out.
func ExamplePostings() {
	charges := []costing.Portion{{Org: "harrow", Amount: costing.MustMoney("12.50")}, {Org: "barnet", Amount: costing.Pence(0)}}
	for _, p := range account.Postings(account.PostReconciliation, calendar.MustDate("2026-05-31"), "minute 9", charges) {
		fmt.Println(p.On, p.Kind, p.Org, p.Amount, p.Reference)
	}
	// Output: 2026-05-31 reconciliation harrow 12.50 minute 9
}
