package costing_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// derived returns drivers of every kind, the last of which is made of the others.
func (g generator) derived() []costing.DerivedDriver {
	one := func() costing.DriverTerm {
		return costing.DriverTerm{Driver: g.driver(), Unit: "points", Times: g.percent(9)}
	}
	sum := costing.DerivedDriver{Driver: "sum", Kind: costing.SumOfTerms, Of: []costing.DriverTerm{{Driver: g.driver(), Unit: "points"}, one(), one()}, RoundedTo: qty("0.5")}
	switch g.IntN(3) {
	case 0:
		sum.Lowest, sum.Of[1].Times, sum.Of[2].Times = 2, qty("1"), qty("2")
	case 1:
		sum.Highest = 1 + g.IntN(3)
	}
	return []costing.DerivedDriver{
		sum,
		{Driver: "mean", Kind: costing.MeanOfTerms, Of: []costing.DriverTerm{{Driver: "sum", Unit: "a"}, {Driver: g.driver(), Unit: "b"}}, Unlike: true},
		{Driver: "product", Kind: costing.ProductOfTerms, Of: []costing.DriverTerm{{Driver: g.driver()}, {Driver: "mean", Times: qty("0.01")}}},
		{Driver: "quotient", Kind: costing.QuotientOfTerms, Of: []costing.DriverTerm{{Driver: "product"}, {Driver: g.driver(), Total: true}}},
	}
}

// any returns a driver with figures, or a derived one.
func (g generator) any() costing.Driver {
	return []costing.Driver{g.driver(), "sum", "mean", "product", "quotient"}[g.IntN(5)]
}

// sharing returns a basis that divides, with any of the fields.
func (g generator) sharing() costing.Basis {
	switch g.IntN(4) {
	case 0:
		return costing.Basis{Kind: costing.DriverShares, Driver: g.any(), Minimum: g.any()}
	case 1:
		return costing.Basis{Kind: costing.RoundedShares, Driver: g.any(), Decimals: g.IntN(3), Nearest: true}
	case 2:
		return costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{
			{Share: g.share(90), Basis: g.basis(2)},
			{Size: "use", Among: g.members[:1], Basis: costing.Basis{Kind: costing.EqualShares}},
			{Size: "use", Basis: g.basis(2)},
		}}
	}
	return g.basis(1)
}

// charging returns a basis that charges amounts, or credits them.
func (g generator) charging() costing.Basis {
	switch g.IntN(3) {
	case 0:
		return costing.Basis{Kind: costing.Metered, Driver: g.any(), Bands: []costing.RateBand{{UpTo: qty("700.5"), Rate: g.percent(3)}, {UpTo: qty("1200"), Rate: qty("-0.5")}, {Rate: g.percent(2)}}}
	case 1:
		return costing.Basis{Kind: costing.Metered, Driver: g.driver(), Maximum: "use", RateOf: "quotient"}
	}
	b := costing.Basis{Kind: costing.FixedAmounts}
	for _, org := range g.members {
		b.Amounts = append(b.Amounts, costing.Portion{Org: org, Amount: costing.Pence(g.Int64N(4_000) - 2_000)})
	}
	return b
}

// most returns the most that a part comes to, of a scale, or often none.
func (g generator) most(scale int64) costing.Money {
	if g.IntN(2) == 0 {
		return costing.Money{}
	}
	return costing.Pence(g.Int64N(max(scale, -scale)/2 + 1))
}

// everyPart returns a scheme with parts of every kind, and the heads of a total.
func (g generator) everyPart(total int64, charges bool) (costing.Scheme, []costing.Head) {
	s := costing.Scheme{Name: "random", Drivers: g.derived(), Rounding: costing.Roundings()[g.IntN(6)]}
	s.AddsUp, s.Carry = s.Rounding != costing.ToPenny && g.IntN(2) == 0, s.Rounding == costing.ToPenny && g.IntN(2) == 0
	heads := []costing.Head{{Head: "first", Total: costing.Pence(total / 2)}, {Head: "second", Total: costing.Pence(total / 3)}, {Head: "third", Total: costing.Pence(total - total/2 - total/3)}}
	s.Parts = append(s.Parts, costing.Part{Name: "p", Head: "first", Share: g.share(100), Most: g.most(total), Basis: g.sharing()})
	if tier := g.most(total); tier.Known() {
		s.Parts = append(s.Parts, costing.Part{Name: "t", Head: "first", Most: tier, Basis: g.sharing()})
	}
	s.Parts = append(s.Parts, costing.Part{Name: "p", Head: "first", Basis: g.sharing()})
	if charges {
		s.Parts = append(s.Parts,
			costing.Part{Name: "m", Head: "second", Most: g.most(2_000_000), Basis: g.charging()},
			costing.Part{Name: "f", Head: "second", Amount: costing.Pence(g.Int64N(50_000) - 10_000), Basis: g.sharing()})
	}
	s.Parts = append(s.Parts, costing.Part{Name: "p", Head: "second", Surplus: true, Basis: g.sharing()})
	if tier := g.most(total); tier.Known() {
		s.Parts = append(s.Parts, costing.Part{Name: "t", Most: tier, Basis: g.sharing()})
	}
	if charges {
		s.Parts = append(s.Parts, costing.Part{Name: "m", Most: g.most(20_000), Basis: g.charging()})
	}
	s.Parts = append(s.Parts, costing.Part{Name: "rest", Surplus: true, Basis: g.sharing()})
	for range g.IntN(3) {
		a := costing.Adjustment{Kind: costing.Indexation, Name: "h", Head: []partnership.LineID{"first", "second"}[g.IntN(2)], Percent: g.percent(20), From: date("2025-01-01").AddMonths(g.IntN(20))}
		if g.IntN(3) == 0 {
			a.Kind, a.Host, a.From = costing.Fee, g.members[0], calendar.Date{}
		}
		s.Adjustments = append(s.Adjustments, a)
	}
	for range g.IntN(4) {
		s.Adjustments = append(s.Adjustments, g.everyAdjustment())
	}
	return s, heads
}

// everyAdjustment returns an adjustment with a proportion or a percentage.
func (g generator) everyAdjustment() costing.Adjustment {
	a := g.adjustment()
	if g.IntN(3) == 0 {
		a = costing.Adjustment{Name: "a", Kind: costing.Credit, Percent: g.percent(40), PercentOf: costing.OfParts}
	}
	if a.Kind == costing.ChargeCap && g.IntN(2) == 0 {
		a.Amount, a.Percent, a.PercentOf = costing.Money{}, qty("100"), costing.OfParts
		if g.IntN(2) == 0 {
			a.Percent, a.PercentOf, a.Driver = qty("104.5"), "", "paid-2024"
		}
	}
	if a.Kind == costing.Fee || a.Kind == costing.Indexation || a.Unborne {
		return a
	}
	switch a.Proportion = append(costing.Proportions(), "")[g.IntN(5)]; a.Proportion {
	case costing.ByGain:
		a.ProportionDriver = "paid-2024"
	case costing.ByDriver:
		a.ProportionDriver = g.any()
	}
	return a
}

// stateEveryPart states a random scheme, or returns nil if its limits conflict, nobody
// can bear them or its credits are above the charges.
func stateEveryPart(t *testing.T, scheme costing.Scheme, cost costing.Cost, members []partnership.OrgID, facts costing.Facts) *costing.Statement {
	t.Helper()
	require.NoError(t, scheme.Validate())
	s, err := scheme.Statement(cost, members, facts)
	if err != nil {
		for _, e := range field.Errors(err) {
			require.Regexp(t, "at most and|no mean burden|is at a limit|for all who can bear|a credit of|are all 0|come to more|is less than the minimum", e.Err.Error(), e.Path)
		}
		return nil
	}
	require.NoError(t, s.Validate())
	return &s
}

// FuzzEveryPart makes random schemes of parts of heads, sums, sizes, credits, derived drivers
// and limits that are borne in every way. No penny is lost, the order of the members changes
// nobody's charge, and a refund is the charge with the signs changed.
func FuzzEveryPart(f *testing.F) {
	for seed := range uint64(400) {
		f.Add(seed, int64(seed*seed*seed*977), uint8(seed%12))
	}
	f.Fuzz(func(t *testing.T, seed uint64, total int64, n uint8) {
		members, facts := many(t, 1+int(n%20))
		g := generator{rand.New(rand.NewPCG(seed, 21)), members}
		total %= 1_000_000_000_000
		charges := seed%3 == 0
		scheme, heads := g.everyPart(total, charges)
		cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.Pence(total), Heads: heads}
		s := stateEveryPart(t, scheme, cost, members, facts)
		if s == nil {
			return
		}
		mixed := slices.Clone(members)
		g.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		other := stateEveryPart(t, scheme, cost, mixed, facts)
		require.NotNil(t, other)
		for i, c := range s.Charges {
			require.Equal(t, c, other.Charges[slices.Index(mixed, members[i])])
		}
		for _, r := range s.Carried {
			off, _ := r.Pence.Millionths()
			require.Less(t, max(off, -off), int64(2_000_000*len(scheme.Parts)))
		}
		if charges || total == 0 {
			return
		}
		cost.Total, cost.Heads = costing.Pence(-total), slices.Clone(heads)
		for i := range heads {
			cost.Heads[i].Total = heads[i].Total.Neg()
		}
		refund := stateEveryPart(t, scheme, cost, members, facts)
		require.NotNil(t, refund)
		for i, c := range s.Charges {
			require.Equal(t, pence(c.Amount), -pence(refund.Charges[i].Amount))
		}
	})
}

// FuzzCut cuts a year into parts that say the same: no penny moves of what is metered or
// agreed, of sums, heads and limits, counted in days or in months.
func FuzzCut(f *testing.F) {
	for seed := range uint64(100) {
		f.Add(seed, int64(seed*seed*977+5))
	}
	f.Fuzz(func(t *testing.T, seed uint64, total int64) {
		g := generator{rand.New(rand.NewPCG(seed, 22)), orgs("a b c")}
		total = max(total%1_000_000_000, -(total % 1_000_000_000))
		amounts := costing.Basis{Kind: costing.FixedAmounts}
		for _, org := range g.members {
			amounts.Amounts = append(amounts.Amounts, costing.Portion{Org: org, Amount: costing.Pence(g.Int64N(100_000) - 30_000)})
		}
		alone := func(org string) costing.Basis {
			return costing.Basis{Kind: costing.FixedShares, Shares: shares(org + " 100")}
		}
		scheme := costing.Scheme{Name: "s", ByMonths: seed%2 == 0, Parts: []costing.Part{
			{Name: "agreed", Head: "one", Most: g.most(50_000), Basis: amounts},
			{Name: "sum", Head: "one", Amount: costing.Pence(g.Int64N(90_000) - 20_000), Among: orgs("a"), Basis: alone("a")},
			{Name: "rest", Head: "one", Among: orgs("b"), Surplus: true, Basis: alone("b")},
			{Name: "part", Share: g.share(90), Most: g.most(total), Among: orgs("b"), Basis: alone("b")},
			{Name: "tier", Most: costing.Pence(g.Int64N(total + 1)), Among: orgs("a"), Basis: alone("a")},
			{Name: "all", Surplus: true, Among: orgs("c"), Basis: alone("c")},
		}, Adjustments: []costing.Adjustment{
			{Kind: costing.Indexation, Name: "Prices", Head: "one", Percent: g.percent(20), From: date("2025-10-01")},
			{Kind: costing.ChargeCap, Name: "Cap", Among: orgs("a"), Amount: costing.Pence(g.Int64N(80_000)), BorneBy: orgs("c")},
		}}
		cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.Pence(total), Heads: []costing.Head{
			{Head: "one", Total: costing.Pence(total / 3)}, {Head: "two", Total: costing.Pence(total - total/3)},
		}}
		whole, err := scheme.Statement(cost, g.members, costing.Facts{})
		require.NoError(t, err)
		days := []calendar.Date{date("2020-04-01")}
		for m := range 11 {
			if day := date("2025-05-01").AddMonths(m); g.IntN(3) == 0 {
				if !scheme.ByMonths {
					day = day.AddDays(g.IntN(28))
				}
				days = append(days, day)
			}
		}
		schedule := amended(g.members, days, func(i int) costing.Scheme {
			cut := scheme
			cut.Name = []string{"odd", "even"}[i%2]
			return cut
		})
		joined := joinedYear(t, schedule, cost, costing.Facts{})
		require.Equal(t, whole.Charges, joined.Charges)
		require.Equal(t, whole.Residual, joined.Residual)
		require.Equal(t, whole.Heads, joined.Heads)
	})
}

// A series of bills with remainders carried: equal members never differ by more than a penny
// in all, and each bill is less than a penny from the exact one.
func TestScheme_CarriesRemainders(t *testing.T) {
	t.Parallel()
	fee := costing.Adjustment{Kind: costing.Fee, Name: "Fee", Percent: qty("8.3")}
	for name, adjustments := range map[string][]costing.Adjustment{"parts": nil, "fee": {fee}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(3, 4))
			scheme := simple(byDriver("use"), adjustments...)
			scheme.Carry = true
			f := facts("use a 3 b 3 c 3 d 5")
			var carried []costing.Remainder
			charged, exact := make([]int64, 4), []*big.Rat{new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)}
			for range 500 {
				cost := year(costing.Pence(r.Int64N(1000) - 200).String())
				cost.Carried = carried
				s, err := scheme.Statement(cost, orgs("a b c d"), f)
				require.NoError(t, err)
				require.NoError(t, s.Validate())
				carried = s.Carried
				due := big.NewRat(pence(cost.Total), 14)
				for i, share := range []int64{3, 3, 3, 5} {
					charged[i] += pence(s.Charges[i].Amount)
					bill := new(big.Rat).Mul(due, big.NewRat(share, 1))
					exact[i].Add(exact[i], bill)
				}
				require.LessOrEqual(t, slices.Max(charged[:3])-slices.Min(charged[:3]), int64(1))
				if name != "parts" {
					continue
				}
				for i, sum := range exact {
					off := new(big.Rat).Sub(sum, big.NewRat(charged[i], 1))
					require.Negative(t, new(big.Rat).Abs(off).Cmp(big.NewRat(2, 1)), "%v: %v", i, off)
					millionths, _ := carried[i].Pence.Millionths()
					off.Sub(off, big.NewRat(millionths, 1_000_000))
					require.Negative(t, off.Abs(off).Cmp(big.NewRat(1, 1000)), "what is carried is the difference")
				}
			}
			// without them the first by id has each spare penny
			scheme.Carry = false
			s := state(t, scheme, year("0.01"), "a b c d", facts("use a 1 b 1 c 1 d 1"))
			assertFirst(t, s)
		})
	}
}

// assertFirst holds that the first of the charges is the largest.
func assertFirst(t *testing.T, s costing.Statement) {
	t.Helper()
	for _, c := range s.Charges[1:] {
		require.Greater(t, pence(s.Charges[0].Amount), pence(c.Amount))
	}
}
