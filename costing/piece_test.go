package costing_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// halves are entries from 1 April and from 1 October 2025: 183 and 182 days of 365.
func halves(members, percentages [2]string, change func(i int, s *costing.Scheme)) costing.Schedule {
	var schedule costing.Schedule
	for i, day := range days("2025-04-01 2025-10-01") {
		scheme := fixed([]string{"first", "second"}[i], percentages[i])
		if change != nil {
			change(i, &scheme)
		}
		schedule.Entries = append(schedule.Entries, costing.ScheduleEntry{Line: "legal", From: day, Members: orgs(members[i]), Scheme: scheme})
	}
	return schedule
}

// with adds adjustments to both halves.
func with(adjustments ...costing.Adjustment) func(int, *costing.Scheme) {
	return func(_ int, s *costing.Scheme) { s.Adjustments = append(s.Adjustments, adjustments...) }
}

// byDays returns, to the nearest penny, 183 days at a rate of pence for the whole term and
// 182 at another.
func byDays(first, second *big.Rat) int64 {
	sum := new(big.Rat).Mul(first, big.NewRat(183, 365))
	sum.Add(sum, new(big.Rat).Mul(second, big.NewRat(182, 365)))
	twice := sum.Mul(sum, big.NewRat(2, 1)).Add(sum, big.NewRat(1, 1))
	return new(big.Int).Quo(twice.Num(), new(big.Int).Mul(twice.Denom(), big.NewInt(2))).Int64()
}

// chargeOf is what an organisation pays.
func chargeOf(t *testing.T, s costing.Statement, org partnership.OrgID) int64 {
	t.Helper()
	for _, c := range s.Charges {
		if c.Org == org {
			return pence(c.Amount)
		}
	}
	t.Fatalf("%s has no charge", org)
	return 0
}

// b pays nothing from 1 October, when it would have 90 %: 10 % × 183 ÷ 365 of £10,000. No
// limit that does not bind, no credit of nothing and no rounding changes that.
func TestSchedule_PhaseOutIsOfItsDays(t *testing.T) {
	t.Parallel()
	both, fixed := [2]string{"a b", "a b"}, [2]string{"a 90 b 10", "a 10 b 90"}
	leaving := costing.Adjustment{Kind: costing.PhaseOut, Name: "Leaving", Among: orgs("b"), Ladder: rungs("2025-04-01 100 2025-10-01 0")}
	idle := costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Among: orgs("a"), Amount: pounds("9999.00")}
	credit := costing.Adjustment{Kind: costing.Credit, Name: "Credit", Amount: pounds("0.00")}
	want := byDays(big.NewRat(100_000, 1), new(big.Rat))
	require.EqualValues(t, 501_37, want)
	for name, change := range map[string]func(int, *costing.Scheme){
		"alone": with(leaving), "cap after": with(leaving, idle), "cap before": with(idle, leaving), "credit": with(leaving, credit), "credit before": with(credit, leaving),
		"pound": func(_ int, s *costing.Scheme) {
			s.Adjustments, s.Rounding = []costing.Adjustment{leaving}, costing.ToPound
		},
	} {
		s := joinedYear(t, halves(both, fixed, change), year("10000.00"), costing.Facts{})
		if name == "pound" {
			assert.Equal(t, "a 9499.00, b 501.00", paid(s))
			continue
		}
		assert.Equal(t, want, chargeOf(t, s, "b"), name)
		assert.Equal(t, 1_000_000-want, chargeOf(t, s, "a"), name)
	}
	// £100 a day: £10 × 50 % for 183 days and £90 for 182
	f := facts("d1 a 9 b 1", "d2 a 1 b 9")
	arriving := costing.Adjustment{Kind: costing.PhaseOut, Name: "Arriving", Among: orgs("b"), Ladder: rungs("2025-04-01 50 2025-10-01 100")}
	idle.Amount = pounds("1000000.00")
	for _, adjustments := range [][]costing.Adjustment{{arriving}, {arriving, idle}, {idle, arriving}} {
		schedule := amended(orgs("a b"), days("2025-04-01 2025-10-01"), func(i int) costing.Scheme {
			return simple(byDriver([]costing.Driver{"d1", "d2"}[i]), adjustments...)
		})
		assert.Equal(t, "a 19205.00, b 17295.00", paid(joinedYear(t, schedule, year("36500.00"), f)))
	}
}

// a has 60 % for 183 days and 90 % for 182, £7,495.89, which is below a cap of £8,000:
// whoever joins, however the members are listed and the cap is called, and beside a rise.
func TestSchedule_LimitsAreOfTheYear(t *testing.T) {
	t.Parallel()
	want := byDays(big.NewRat(600_000, 1), big.NewRat(900_000, 1))
	require.EqualValues(t, 7495_89, want)
	cap := func(name, amount string) costing.Adjustment {
		return costing.Adjustment{Kind: costing.ChargeCap, Name: name, Among: orgs("a"), Amount: pounds(amount)}
	}
	prices := costing.Adjustment{Kind: costing.Indexation, Name: "Prices", From: date("2025-10-01"), Percent: qty("0")}
	same, joins := [2]string{"a b", "a b"}, [2]string{"a b", "a b c"}
	for name, schedule := range map[string]costing.Schedule{
		"same members": halves(same, [2]string{"a 60 b 40", "a 90 b 10"}, with(cap("Cap", "8000.00"))),
		"joiner":       halves(joins, [2]string{"a 60 b 40", "a 90 b 5 c 5"}, with(cap("Cap", "8000.00"))),
		"other order":  halves([2]string{"a b", "b a"}, [2]string{"a 60 b 40", "a 90 b 10"}, with(cap("Cap", "8000.00"))),
		"renamed": halves(same, [2]string{"a 60 b 40", "a 90 b 10"}, func(i int, s *costing.Scheme) {
			s.Adjustments = []costing.Adjustment{cap([]string{"cap", "Most"}[i], "8000.00")}
			s.Adjustments[0].Clause = []string{"4.1", "5.1"}[i]
		}),
		"indexed":        halves(same, [2]string{"a 60 b 40", "a 90 b 10"}, with(cap("Cap", "8000.00"), prices)),
		"indexed before": halves(same, [2]string{"a 60 b 40", "a 90 b 10"}, with(prices, cap("Cap", "8000.00"))),
		"8,001": halves(same, [2]string{"a 60 b 40", "a 90 b 10"}, func(i int, s *costing.Scheme) {
			s.Adjustments = []costing.Adjustment{cap("Cap", []string{"8000.00", "8001.00"}[i])}
		}),
	} {
		s := joinedYear(t, schedule, year("10000.00"), costing.Facts{})
		assert.Equal(t, want, chargeOf(t, s, "a"), name)
		assert.Equal(t, costing.Pence(0), s.Residual, name)
	}
	// a limit that differs is the mean of the days: 7,000 and 7,001
	s := joinedYear(t, halves(joins, [2]string{"a 60 b 40", "a 90 b 5 c 5"}, func(i int, s *costing.Scheme) {
		s.Adjustments = []costing.Adjustment{cap("Cap", []string{"7000.00", "7001.00"}[i])}
	}), year("10000.00"), costing.Facts{})
	assert.Equal(t, byDays(big.NewRat(700_000, 1), big.NewRat(700_100, 1)), chargeOf(t, s, "a"))
	assert.Equal(t, "at most £7,000.00 for ‘a’, days 1 to 183 of 365, the difference borne by the others in proportion to their charges; "+
		"at most £7,001.00 for ‘a’, days 184 to 365 of 365, the difference borne by the others in proportion to their charges", s.Steps[2].What)
	// one that an entry does not have is of the days of the other: 8,000 × 182 ÷ 365 in place of 9,000
	s = joinedYear(t, halves(joins, [2]string{"a 60 b 40", "a 90 b 5 c 5"}, func(i int, s *costing.Scheme) {
		if i == 1 {
			s.Adjustments = []costing.Adjustment{cap("Cap", "8000.00")}
		}
	}), year("10000.00"), costing.Facts{})
	assert.Equal(t, byDays(big.NewRat(600_000, 1), big.NewRat(800_000, 1)), chargeOf(t, s, "a"))
	assert.Equal(t, byDays(new(big.Rat), big.NewRat(100_000, 1)), chargeOf(t, s, "c"), "half of what the cap takes, and so as much as b, of these days")
}

// A minimum of £3,000 for b, which leaves, is that of its 183 days: £1,504.11.
func TestSchedule_LimitOfALeaver(t *testing.T) {
	t.Parallel()
	floor := costing.Adjustment{Kind: costing.MinimumCharge, Name: "Minimum", Amount: pounds("3000.00")}
	s := joinedYear(t, halves([2]string{"a b c", "a c"}, [2]string{"a 50 b 25 c 25", "a 50 c 50"}, with(floor)), year("10000.00"), costing.Facts{})
	b := byDays(big.NewRat(300_000, 1), new(big.Rat))
	require.EqualValues(t, 1504_11, b)
	assert.Equal(t, b, chargeOf(t, s, "b"))
	// a has 5,000 and c 3,746.58, and they save b's 250.69 in proportion
	a, c := big.NewRat(500_000, 1), big.NewRat(250_000*183+500_000*182, 365)
	saved := new(big.Rat).Sub(big.NewRat(b, 1), big.NewRat(250_000*183, 365))
	part := new(big.Rat).Quo(a, new(big.Rat).Add(a, c))
	exact, _ := new(big.Rat).Sub(a, part.Mul(part, saved)).Float64()
	assert.InDelta(t, exact, float64(chargeOf(t, s, "a")), 0.5)
	assert.Equal(t, "a 4856.70, b 1504.11, c 3639.19", paid(s))
}

// c leaves in the middle of 2027/28: a has 25 % for 183 days and 50 % for 183, £3,750, which
// is below its cap of £4,000.
func TestCompareSchemes_CapInTheYearOfALeaver(t *testing.T) {
	t.Parallel()
	capped := simple(byDriver("use"), costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Among: orgs("a"), Amount: pounds("4000.00")})
	compared, err := costing.CompareSchemes(costing.Projection{
		Line: "legal", First: date("2026-04-01"),
		Years:   []costing.ProjectedYear{{Cost: pounds("10000.00"), Facts: facts("use a 1 b 1 c 2")}, {Inflation: qty("0")}},
		Members: []costing.ProjectedMember{{Org: "a"}, {Org: "b"}, {Org: "c", Leaves: date("2027-09-30"), Avoidable: pounds("0.00")}},
		Options: []costing.Option{{Scheme: capped}},
	})
	require.NoError(t, err)
	assert.Equal(t, "a 3750.00, b 3750.00, c 2500.00", paid(compared.Options[0].Statements[1]))
}

// A rounding is of the year, once and from the exact figure.
func TestSchedule_RoundsTheYearOnce(t *testing.T) {
	t.Parallel()
	same, joins := [2]string{"a b", "a b"}, [2]string{"a b", "a b c"}
	rounding := func(r costing.Rounding, adjustments ...costing.Adjustment) func(int, *costing.Scheme) {
		return func(i int, s *costing.Scheme) {
			s.Rounding, s.Adjustments, s.Parts[0].Clause = r, adjustments, []string{"3", "4"}[i]
		}
	}
	prices := costing.Adjustment{Kind: costing.Indexation, Name: "Prices", From: date("2025-10-01"), Percent: qty("0")}
	for _, c := range []struct {
		schedule    costing.Schedule
		total, want string
	}{
		{halves(same, [2]string{"a 50 b 50", "a 50 b 50"}, rounding(costing.ToPound, prices)), "2.00", "a 1.00, b 1.00"},
		{halves(joins, [2]string{"a 50 b 50", "a 50 b 25 c 25"}, rounding(costing.ToHundredHalfDown)), "198.00", "a 100.00, b 100.00, c 0.00"}, // 99.00, 74.32 and 24.68
		{halves(same, [2]string{"a 0 b 100", "a 100 b 0"}, rounding(costing.ToHundredHalfDown)), "99.73", "a 0.00, b 100.00"},                  // 49.72836 and 50.00164
		{halves(same, [2]string{"a 90 b 10", "a 10 b 90"}, rounding(costing.ToHundredHalfDown)), "100.22", "a 100.00, b 100.00"},               // b 50.00017
	} {
		assert.Equal(t, c.want, paid(joinedYear(t, c.schedule, year(c.total), costing.Facts{})), c.total)
	}
	require.Equal(t, 1, new(big.Rat).Mul(big.NewRat(9973, 1), big.NewRat(183, 365)).Cmp(big.NewRat(5000, 1)))
	require.Equal(t, 1, big.NewRat(10022*(10*183+90*182), 100*365).Cmp(big.NewRat(5000, 1)))
}

// The pennies of a year are given once, so that equal members differ by one at most.
func TestSchedule_PenniesOfTheYear(t *testing.T) {
	t.Parallel()
	equal := func(i int) costing.Scheme {
		s := simple(costing.Basis{Kind: costing.EqualShares})
		s.Name = fmt.Sprint(i)
		return s
	}
	months := []calendar.Date{date("2025-04-01")}
	for m := range 11 {
		months = append(months, date("2025-05-01").AddMonths(m))
	}
	rest := func(i int) costing.Scheme {
		s := equal(i)
		s.Parts = []costing.Part{
			{Name: "Metered", Basis: costing.Basis{Kind: costing.Metered, Driver: "units", Rate: qty("0.01")}},
			{Name: "Rest", Basis: costing.Basis{Kind: costing.EqualShares}},
		}
		return s
	}
	f := facts("units a 1 b 1 c 0", "one a 1 b 1 c 1 d 1 e 1 f 1 g 1")
	for _, c := range []struct {
		members, total, want string
		days                 []calendar.Date
		scheme               func(int) costing.Scheme
	}{
		{"a b c", "20.00", "a 6.67, b 6.67, c 6.66", months, equal},
		{"a b c", "1.00", "a 0.34, b 0.33, c 0.33", months, equal},
		{"a b c d e f g", "1000.03", "a 142.87, b 142.86, c 142.86, d 142.86, e 142.86, f 142.86, g 142.86", days("2025-04-01 2025-10-01"), equal},
		{"a b c", "10.01", "a 3.34, b 3.34, c 3.33", days("2025-04-01 2025-08-01 2025-12-01"), equal},
		{"a b c", "10.00", "a 3.34, b 3.34, c 3.32", days("2025-04-01 2025-10-01"), rest}, // two thirds of a penny more each
	} {
		s := joinedYear(t, amended(orgs(c.members), c.days, c.scheme), year(c.total), f)
		assert.Equal(t, c.want, paid(s))
		// and if the entries share on another basis that comes to the same
		s = joinedYear(t, amended(orgs(c.members), c.days, func(i int) costing.Scheme {
			scheme := c.scheme(i)
			if last := len(scheme.Parts) - 1; i%2 == 1 {
				scheme.Parts[last].Basis = byDriver("one")
			}
			return scheme
		}), year(c.total), f)
		assert.Equal(t, c.want, paid(s))
	}
}

// A phase-out that those who gain bear is of the year too: a cut moves no penny of it.
func TestSchedule_CutOfAPhaseOutBorneByGain(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		members, f := many(t, 3+int(seed%5))
		g := generator{rand.New(rand.NewPCG(seed, 31)), members}
		leaving := costing.Adjustment{
			Kind: costing.PhaseOut, Name: "Leaving", Among: members[1:2], Ladder: rungs("2025-04-01 80 2025-10-01 50"),
			Proportion: costing.ByGain, ProportionDriver: "paid-2024",
		}
		scheme := costing.Scheme{Name: "s", Adjustments: []costing.Adjustment{leaving}, Parts: []costing.Part{
			{Name: "p", Share: g.share(40), Basis: byDriver("use")}, {Name: "q", Share: g.share(40), Basis: byDriver("calls")}, {Name: "rest", Basis: byDriver("population")},
		}}
		cost := year(costing.Pence(100 + g.Int64N(2_000_000)).String())
		whole := state(t, scheme, cost, ids(members), f)
		s := joinedYear(t, amended(members, days("2020-04-01 2025-08-11"), func(i int) costing.Scheme {
			cut := scheme
			cut.Name = fmt.Sprint(i)
			return cut
		}), cost, f)
		require.Equal(t, whole.Charges, s.Charges)
		require.Equal(t, whole.Residual, s.Residual)
	}
}

// twoEntries returns a schedule of two random schemes with everything, of which the second
// has other members, or the same adjustments as the first.
func twoEntries(g generator, total int64, charges bool) (costing.Schedule, []costing.Head) {
	first, heads := g.everyPart(total, charges)
	later := g
	if g.IntN(2) == 0 && len(g.members) > 2 {
		later.members = g.members[1:]
	}
	second, _ := later.everyPart(total, charges)
	if len(later.members) == len(g.members) && g.IntN(2) == 0 {
		second.Adjustments, second.Drivers = slices.Clone(first.Adjustments), first.Drivers
	}
	return costing.Schedule{Entries: []costing.ScheduleEntry{
		{Line: "legal", From: date("2020-04-01"), Members: g.members, Scheme: first},
		{Line: "legal", From: date("2025-04-01").AddDays(1 + g.IntN(364)), Members: later.members, Scheme: second},
	}}, heads
}

// joinedOrNot is joinedYear, or nil if limits conflict or credits are above the charges.
func joinedOrNot(t *testing.T, schedule costing.Schedule, cost costing.Cost, f costing.Facts) *costing.Statement {
	t.Helper()
	statements, err := schedule.Statements(cost, f)
	if err != nil {
		for _, e := range field.Errors(err) {
			require.Regexp(t, "at most and|no mean burden|a credit of|are all 0|are 0 for all who can bear|everyone who bears the difference is at a limit|come to more|is less than the minimum", e.Err.Error(), e.Path)
		}
		return nil
	}
	s, err := costing.Join(statements)
	require.NoError(t, err)
	require.NoError(t, s.Validate())
	require.Equal(t, cost.Total, s.Total)
	return &s
}

// charges are what each organisation pays.
func chargesOf(s costing.Statement) map[partnership.OrgID]costing.Money {
	all := make(map[partnership.OrgID]costing.Money)
	for _, c := range s.Charges {
		all[c.Org] = c.Amount
	}
	return all
}

// FuzzEntries makes years of two random schemes. The order of the members, a limit that does
// not bind, and a cut by an entry that differs in its name change nobody's charge, and a
// refund is the charge with the signs changed.
func FuzzEntries(f *testing.F) {
	for seed := range uint64(300) {
		f.Add(seed, int64(seed*seed*seed*977), uint8(seed%12))
	}
	f.Add(uint64(20), int64(7816000), uint8(15)) // a limit that does not bind, and a penny
	f.Fuzz(func(t *testing.T, seed uint64, total int64, n uint8) {
		members, facts := many(t, 1+int(n%12))
		g := generator{rand.New(rand.NewPCG(seed, 33)), members}
		total %= 1_000_000_000_000
		charges := seed%3 == 0
		schedule, heads := twoEntries(g, total, charges)
		cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.Pence(total), Heads: heads}
		s := joinedOrNot(t, schedule, cost, facts)
		if s == nil {
			return
		}
		same := func(change func(e []costing.ScheduleEntry) []costing.ScheduleEntry, what string) {
			changed := costing.Schedule{Entries: change(slices.Clone(schedule.Entries))}
			other := joinedOrNot(t, changed, cost, facts)
			require.NotNil(t, other, what)
			require.Equal(t, chargesOf(*s), chargesOf(*other), what)
			require.Equal(t, s.Residual, other.Residual, what)
		}
		same(func(e []costing.ScheduleEntry) []costing.ScheduleEntry {
			e[1].Members = slices.Clone(e[1].Members)
			g.Shuffle(len(e[1].Members), func(i, j int) {
				e[1].Members[i], e[1].Members[j] = e[1].Members[j], e[1].Members[i]
			})
			return e
		}, "order")
		same(func(e []costing.ScheduleEntry) []costing.ScheduleEntry {
			idle := costing.Adjustment{Kind: costing.ChargeCap, Name: "Idle", Amount: pounds("10000000000000.00"), Unborne: true}
			for i := range e {
				place := slices.IndexFunc(e[i].Scheme.Adjustments, func(a costing.Adjustment) bool { return a.Head == "" })
				if place < 0 || seed%2 == 1 {
					place = len(e[i].Scheme.Adjustments)
				}
				e[i].Scheme.Adjustments = slices.Insert(slices.Clone(e[i].Scheme.Adjustments), place, idle)
			}
			return e
		}, "idle")
		same(func(e []costing.ScheduleEntry) []costing.ScheduleEntry {
			cut := e[0]
			cut.From, cut.Scheme.Name = date("2025-04-01"), "cut"
			last := e[1]
			last.From, last.Scheme.Name = last.From.AddDays(3), "cut"
			return []costing.ScheduleEntry{e[0], cut, e[1], last}
		}, "cut")
		if charges || total == 0 {
			return
		}
		cost.Total, cost.Heads = costing.Pence(-total), slices.Clone(heads)
		for i := range heads {
			cost.Heads[i].Total = heads[i].Total.Neg()
		}
		refund := joinedOrNot(t, schedule, cost, facts)
		require.NotNil(t, refund)
		for org, amount := range chargesOf(*s) {
			require.Equal(t, pence(amount), -pence(chargesOf(*refund)[org]))
		}
	})
}

// Whatever the entries: rounded to whole pounds, every charge is that of the exact charges
// for the days of each, limited by the days of each member, and rounded once; to the penny,
// it is less than a penny away.
func TestSchedule_AgainstRationals(t *testing.T) {
	t.Parallel()
	checked := 0
	for seed := range uint64(1500) {
		members, f := many(t, 3+int(seed%8))
		g := generator{rand.New(rand.NewPCG(seed, 34)), members}
		var adjustments []costing.Adjustment
		for range 1 + g.IntN(3) {
			a := g.plainAdjustment()
			second := a.Kind == costing.Fee && slices.ContainsFunc(adjustments, func(b costing.Adjustment) bool { return b.Kind == costing.Fee })
			if a.Kind != costing.PhaseOut && a.Among == nil && !second { // a second fee is not of a host that is paid on some days
				adjustments = append(adjustments, a)
			}
		}
		rounding, total := costing.Roundings()[g.IntN(6)], g.Int64N(2_000_000)
		x := &exactScheme{members: members}
		x.unlimited()
		for range members {
			x.charges, x.days = append(x.charges, new(big.Rat)), append(x.days, new(big.Rat))
		}
		var schedule costing.Schedule
		first := date("2025-04-01")
		for i, length := range []int64{100, 65, 200} {
			some := generator{g.Rand, slices.Concat(members[:1], members[1+g.IntN(2):])} // the host of a fee stays
			scheme := costing.Scheme{Name: fmt.Sprint(i), Rounding: rounding, Adjustments: adjustments, Parts: []costing.Part{
				{Name: "p", Share: some.share(90), Basis: some.plainBasis()}, {Name: "rest", Basis: some.plainBasis()},
			}}
			schedule.Entries = append(schedule.Entries, costing.ScheduleEntry{Line: "legal", From: first, Members: some.members, Scheme: scheme})
			first = first.AddDays(int(length))
			part := newExactScheme(scheme, total, some.members, f)
			for k, org := range some.members {
				place := slices.Index(members, org)
				x.charges[place].Add(x.charges[place], part.charges[k].Mul(part.charges[k], big.NewRat(length, 365)))
				x.days[place].Add(x.days[place], big.NewRat(length, 365))
			}
		}
		statements, err := schedule.Statements(year(costing.Pence(total).String()), f)
		if err != nil {
			continue // a cap below a minimum
		}
		checked++
		s, err := costing.Join(statements)
		require.NoError(t, err)
		require.NoError(t, s.Validate())
		for _, a := range adjustments {
			if a.Kind == costing.Fee {
				x.uplift(a)
			} else {
				x.limit(a)
			}
		}
		for i, org := range members {
			charge := chargesOf(s)[org]
			if !charge.Known() {
				require.Zero(t, x.charges[i].Sign())
				continue
			}
			if rounding == costing.ToPenny {
				off := new(big.Rat).Sub(x.charges[i], big.NewRat(pence(charge), 1))
				require.Negative(t, off.Abs(off).Cmp(big.NewRat(2, 1)), "seed %d: %s pays %v, exactly %v", seed, org, charge, x.charges[i].FloatString(4))
				continue
			}
			require.Equal(t, roundedTo(x.charges[i], rounding), pence(charge), "seed %d: %s, exactly %v", seed, org, x.charges[i].FloatString(6))
		}
	}
	assert.Greater(t, checked, 1000)
}

// A joiner that pays a fee is in a statement of its own days, and what the fees add is
// rounded once: 8 % of £10.00 is 80p in the year. With 3 % more from 1 January each piece
// rises by its own days.
func TestSchedule_FeesAreOfTheDays(t *testing.T) {
	t.Parallel()
	fee := costing.Adjustment{Kind: costing.Fee, Name: "Fee", Percent: qty("8")}
	schedule := halves([2]string{"a b", "a b c"}, [2]string{"a 50 b 50", "a 40 b 40 c 20"}, with(fee))
	statements, err := schedule.Statements(year("10.00"), costing.Facts{})
	require.NoError(t, err)
	require.Len(t, statements, 2)
	s := joinedYear(t, schedule, year("10.00"), costing.Facts{})
	assert.Equal(t, "a 4.86, b 4.86, c 1.08", paid(s)) // 10.80 × (50 % × 183 + 40 % × 182) ÷ 365 = 4.8615, and 1.0771
	assert.Equal(t, pounds("0.80"), s.Added)
	prices := costing.Adjustment{Kind: costing.Indexation, Name: "Prices", From: date("2026-01-01"), Percent: qty("3")}
	schedule = halves([2]string{"a b", "b c"}, [2]string{"a 50 b 50", "b 50 c 50"}, with(prices))
	s = joinedYear(t, schedule, year("36500.00"), costing.Facts{})
	// £50 a day each: 183 days; 365 days, of which 90 are 3 % more; and 182, of which 90 are
	assert.Equal(t, "a 9150.00, b 18385.00, c 9235.00", paid(s))
	assert.Equal(t, pounds("270.00"), s.Added)
	// a joiner is phased in by those who are members then: 50 % of £20.00 a day for 182 days
	arriving := costing.Adjustment{Kind: costing.PhaseOut, Name: "Arriving", Among: orgs("c"), Ladder: rungs("2025-04-01 50")}
	schedule = halves([2]string{"a d", "a c"}, [2]string{"a 50 d 50", "a 80 c 20"}, func(i int, s *costing.Scheme) {
		if i == 1 {
			s.Adjustments = []costing.Adjustment{arriving}
		}
	})
	s = joinedYear(t, schedule, year("36500.00"), costing.Facts{})
	assert.Equal(t, "a 25530.00, d 9150.00, c 1820.00", paid(s))
	// also beside a limit of the year
	idle := costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Amount: pounds("30000.00")}
	for i := range schedule.Entries {
		schedule.Entries[i].Scheme.Adjustments = append(schedule.Entries[i].Scheme.Adjustments, idle)
	}
	s = joinedYear(t, schedule, year("36500.00"), costing.Facts{})
	assert.Equal(t, "a 25530.00, d 9150.00, c 1820.00", paid(s))
}

// A collar, a gain and a percentage of the total or of the parts are of the year: two entries
// of 183 days each charge a 7,000 and b 3,000, or a 160, b 95 and c 45.
func TestSchedule_EveryLimitIsOfTheYear(t *testing.T) {
	t.Parallel()
	leap := func(total string) costing.Cost {
		return costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2023/24").Term(), Total: pounds(total)}
	}
	halved := func(bases [2]costing.Basis, adjustments func(i int) []costing.Adjustment) costing.Schedule {
		return amended(orgs("a b c"), days("2023-04-01 2023-10-01"), func(i int) costing.Scheme { return simple(bases[i], adjustments(i)...) })
	}
	agreed := func(i int) costing.Basis {
		amounts := []string{"170.00 90.00 40.00", "150.00 100.00 50.00"}[i]
		b := costing.Basis{Kind: costing.FixedAmounts}
		for k, amount := range strings.Fields(amounts) {
			b.Amounts = append(b.Amounts, costing.Portion{Org: orgs("a b c")[k], Amount: pounds(amount)})
		}
		return b
	}
	both := [2]costing.Basis{agreed(0), agreed(1)}
	f := facts("budget a 100 b 100 c 100", "before a 100 b 100 c 100")
	for _, c := range []struct {
		what, want string
		adjust     func(i int) costing.Adjustment
	}{
		{"collar", "a 120.00, b 97.50, c 82.50", func(i int) costing.Adjustment { // 20 % around 100: 40 less 35 to bear
			return costing.Adjustment{Kind: costing.Collar, Name: "Collar", Percent: qty([]string{"30", "10"}[i]), Driver: "budget"}
		}},
		{"plain collar", "a 120.00, b 97.50, c 82.50", func(int) costing.Adjustment {
			return costing.Adjustment{Kind: costing.Collar, Name: "Collar", Percent: qty("20"), Driver: "budget", Mean: costing.PlainMean}
		}},
		{"gain", "a 105.00, b 99.58, c 95.42", func(int) costing.Adjustment {
			return costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Percent: qty("105"), Driver: "before", Proportion: costing.ByGain}
		}},
		{"driver", "a 105.00, b 122.50, c 72.50", func(int) costing.Adjustment {
			return costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Among: orgs("a"), Percent: qty("105"), Driver: "before", Proportion: costing.ByDriver, ProportionDriver: "budget"}
		}},
		{"of the total", "a 150.00, b 101.79, c 48.21", func(int) costing.Adjustment { // 10 by 95 : 45
			return costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Among: orgs("a"), Percent: qty("50"), PercentOf: costing.OfTotal}
		}},
		{"of the parts", "a 144.00, b 95.00, c 61.00", func(int) costing.Adjustment {
			return costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Among: orgs("a"), Percent: qty("90"), PercentOf: costing.OfParts, BorneBy: orgs("c")}
		}},
		{"borne by others later", "a 144.00, b 105.86, c 50.14", func(i int) costing.Adjustment { // 16 by 95 : 45
			return costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Among: orgs("a"), Amount: pounds("144.00"), BorneBy: orgs([]string{"b", "c"}[i])}
		}},
		{"for others later", "a 150.00, b 101.79, c 48.21", func(i int) costing.Adjustment { // a: 75 in place of 85, and 75
			return costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Among: orgs([]string{"a", "b"}[i]), Amount: pounds("150.00")}
		}},
		{"unborne later", "a 130.00, b 108.85, c 51.15", func(i int) costing.Adjustment { // 20 by 45 : 20, and 10 by nobody
			return costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Among: orgs("a"), Amount: pounds("130.00"), Unborne: i == 1}
		}},
	} {
		s := joinedYear(t, halved(both, func(i int) []costing.Adjustment { return []costing.Adjustment{c.adjust(i)} }), leap("300.00"), f)
		assert.Equal(t, c.want, paid(s), c.what)
	}
}

// What is wrong with the entries of a year comes to light all at once.
func TestSchedule_ErrorsOfAllEntries(t *testing.T) {
	t.Parallel()
	cap := costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Clause: "7", Percent: qty("100"), Driver: "limit", BorneBy: orgs("c")}
	fee := costing.Adjustment{Kind: costing.Fee, Name: "Fee", Percent: qty("8"), Host: "c"}
	schedule := halves([2]string{"a c", "a b"}, [2]string{"a 50 c 50", "a 50 b 50"}, with(cap, fee))
	_, err := schedule.Statements(year("100.00"), facts("limit a 40 c 60"))
	assert.Equal(t, []string{
		`entries[1].scheme.adjustments[0].borne_by[0]: line legal: clause 7: "c" is not a member: not found`,
		`entries[1].scheme.adjustments[1].host: line legal: "c" is not a member: not found`,
	}, lines(err))
	schedule.Entries[1].Scheme.Parts[0].Basis = byDriver("use")
	_, err = schedule.Statements(year("100.00"), facts("limit a 40 c 60"))
	assert.Equal(t, []string{
		"entries[1].scheme.parts[0].basis.driver", "entries[1].scheme.parts[0].basis.driver", "entries[1].scheme.adjustments[0].driver",
		"entries[1].scheme.adjustments[0].borne_by[0]", "entries[1].scheme.adjustments[1].host",
	}, paths(err))
}

// The charges of a year are the exact ones rounded as Split does, also of members who are
// never members together, and every entry still makes its own total.
func TestSchedule_PenniesOfJoinersAndLeavers(t *testing.T) {
	t.Parallel()
	for total := range int64(400) {
		schedule := halves([2]string{"c b d", "b a d"}, [2]string{"c 45 b 35 d 20", "b 35 a 45 d 20"}, nil)
		cost := year(costing.Pence(total).String())
		statements, err := schedule.Statements(cost, costing.Facts{})
		require.NoError(t, err)
		require.Len(t, statements, 2)
		for _, s := range statements {
			require.NoError(t, s.Validate())
			require.Equal(t, costing.Pence(0), s.Residual)
		}
		s := joinedYear(t, schedule, cost, costing.Facts{})
		exact := []*big.Int{big.NewInt(45 * 182 * total), big.NewInt(35 * 365 * total), big.NewInt(45 * 183 * total), big.NewInt(20 * 365 * total)}
		split, err := costing.Split(cost.Total, exact, big.NewInt(36_500), func(i, j int) int { return i - j })
		require.NoError(t, err)
		for i, org := range orgs("a b c d") {
			require.Equal(t, split[i], chargesOf(s)[org], "%d of %s", i, cost.Total)
		}
	}
}

// Two caps of the same members are one limit of the year if they have one name, or say the
// same: a new name alone changes no charge. a pays half of £10,000 on 183 and 182 days,
// £2,506.85 and £2,493.15. A cap of £2,000 for the first days is £1,002.74 of them, and
// one of £8,000 for the others £3,989.04. As two limits they make a pay £1,002.74 and
// £2,493.15; as one of £4,991.78, that. With a cap of £2,000 in the other's place, which is
// £997.26 of the second days, those of one name are still one.
func TestSchedule_LimitsAreMatchedByName(t *testing.T) {
	t.Parallel()
	capOf := func(name, amount string) costing.Adjustment {
		return costing.Adjustment{Kind: costing.ChargeCap, Name: name, Among: orgs("a"), Amount: pounds(amount)}
	}
	for _, c := range []struct {
		name          string
		first, second []costing.Adjustment
		want          string
		steps         int
	}{
		{"one name", []costing.Adjustment{capOf("Cap", "2000.00")}, []costing.Adjustment{capOf("CAP", "8000.00")}, "4991.78", 1},
		{"two names", []costing.Adjustment{capOf("Opening cap", "2000.00")}, []costing.Adjustment{capOf("Cap", "8000.00")}, "3495.89", 2},
		{"a new name", []costing.Adjustment{capOf("Opening cap", "4000.00")}, []costing.Adjustment{capOf("Cap", "4000.00")}, "4000.00", 1},
		{"one of two", []costing.Adjustment{capOf("A", "2000.00")}, []costing.Adjustment{capOf("B", "2000.00"), capOf("A", "8000.00")}, "3504.11", 2},
	} {
		s := joinedYear(t, halves([2]string{"a b", "a b"}, [2]string{"a 50 b 50", "a 50 b 50"}, func(i int, s *costing.Scheme) {
			if i == 0 {
				s.Parts[0].Basis = costing.Basis{Kind: costing.EqualShares} // so that the entries differ
			}
			s.Adjustments = [][]costing.Adjustment{c.first, c.second}[i]
		}), year("10000.00"), costing.Facts{})
		assert.Equal(t, pence(pounds(c.want)), chargeOf(t, s, "a"), c.name)
		assert.Len(t, s.Steps, 2+c.steps, c.name)
	}
}
