package costing_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// Charges are rounded once, from the exact figure: b is £50.00333… of £150.01, which is
// more than £50, and so £100 by the Local Government Finance Act 1988, Schedule 8,
// paragraph 12. And b is 49.67p of £1.49, which is no pound.
func TestRounding_IsOfTheExactFigure(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		use, total, want, residual string
		rounding                   costing.Rounding
	}{
		{"a 2 b 1", "150.01", "a 100.00, b 100.00", "-49.99", costing.ToHundredHalfDown},
		{"a 2 b 1", "150.00", "a 100.00, b 0.00", "50.00", costing.ToHundredHalfDown},
		{"a 2 b 1", "-150.01", "a -100.00, b -100.00", "49.99", costing.ToHundredHalfDown},
		{"a 3 b 2 c 1", "1.49", "a 1.00, b 0.00, c 0.00", "0.49", costing.ToPound},
		{"a 3 b 2 c 1", "1.50", "a 1.00, b 1.00, c 0.00", "-0.50", costing.ToPound},
		{"a 1 b 1", "1.00", "a 1.00, b 1.00", "-1.00", costing.ToPound},
		{"a 1 b 1", "1000.00", "a 1000.00, b 1000.00", "-1000.00", costing.ToThousand},
		{"a 1 b 1", "999.99", "a 0.00, b 0.00", "999.99", costing.ToThousand},
	} {
		scheme := simple(byDriver("use"))
		scheme.Rounding = c.rounding
		members := "a b"
		if len(c.use) > len("a 2 b 1") {
			members = "a b c"
		}
		s := state(t, scheme, year(c.total), members, facts("use "+c.use))
		assert.Equal(t, c.want, paid(s), c.total)
		assert.Equal(t, pounds(c.residual), s.Residual, c.total)
	}
	scheme := simple(byDriver("use"))
	scheme.Rounding = costing.ToHundredHalfDown
	s := state(t, scheme, year("150.01"), "a b", facts("use a 2 b 1"))
	assert.Equal(t, qty("50.003333"), s.Steps[1].Workings[1].Actual, "what was rounded")
	scheme.Rounding, scheme.Parts[0].Basis = costing.ToPound, costing.Basis{Kind: costing.Metered, Driver: "use", Rate: qty("0.495")}
	s = state(t, scheme, year("1.00"), "a b", facts("use a 1 b 2"))
	assert.Equal(t, "a 0.00, b 1.00", paid(s), "49.5p is charged as 50p, and is no pound")
}

// Members with equal shares pay the same, to the penny, however many parts there are.
func TestScheme_EqualMembersPayTheSame(t *testing.T) {
	t.Parallel()
	scheme := costing.Scheme{Name: "s"}
	for range 20 {
		scheme.Parts = append(scheme.Parts, costing.Part{Name: "p", Share: percent("5"), Basis: costing.Basis{Kind: costing.EqualShares}})
	}
	assert.Equal(t, "a 6.67, b 6.67, c 6.66", paid(state(t, scheme, year("20.00"), "a b c", costing.Facts{})))
	assert.Equal(t, "a -6.67, b -6.67, c -6.66", paid(state(t, scheme, year("-20.00"), "a b c", costing.Facts{})))
	fee := costing.Adjustment{Kind: costing.Fee, Name: "Fee", Percent: qty("8")}
	assert.Equal(t, "a 36.00, b 36.00, c 36.00", paid(state(t, simple(costing.Basis{Kind: costing.EqualShares}, fee), year("100.00"), "a b c", costing.Facts{})))
}

// An exactScheme calculates a scheme again in rational numbers, straight from its
// definition: parts, then adjustments, with nothing rounded but limits in pence.
type exactScheme struct {
	members []partnership.OrgID
	charges []*big.Rat
	lo, hi  []*big.Rat
	days    []*big.Rat // on which part of the days each is a member; nil: on all
}

// newExactScheme divides total pence into the parts of a scheme without metered parts.
func newExactScheme(s costing.Scheme, total int64, members []partnership.OrgID, f costing.Facts) *exactScheme {
	x := &exactScheme{members: members, charges: make([]*big.Rat, len(members))}
	for i := range x.charges {
		x.charges[i] = new(big.Rat)
	}
	left := big.NewRat(1, 1)
	for _, p := range s.Parts {
		part := new(big.Rat).Set(left)
		if of, in, known := p.Share.Terms(); known {
			part.SetFrac64(of, in)
		}
		left.Sub(left, part)
		part.Mul(part, big.NewRat(total, 1))
		for i, share := range exactly(p.Basis, members, f) {
			x.charges[i].Add(x.charges[i], share.Mul(share, part))
		}
	}
	x.unlimited()
	return x
}

func (x *exactScheme) unlimited() {
	x.lo, x.hi = make([]*big.Rat, len(x.members)), make([]*big.Rat, len(x.members))
}

// uplift adds percent of each charge, but that of the host, and takes it from the host.
func (x *exactScheme) uplift(a costing.Adjustment) {
	x.unlimited()
	for i, org := range x.members {
		if org == a.Host {
			continue
		}
		fee := new(big.Rat).Mul(positive(x.charges[i]), rational(a.Percent))
		fee.Quo(fee, big.NewRat(100, 1))
		x.charges[i].Add(x.charges[i], fee)
		if a.Host != "" {
			host := x.charges[slices.Index(x.members, a.Host)]
			host.Sub(host, fee)
		}
	}
}

// limit applies a minimum or a cap of an amount, or a phase-out: what the others bear is
// found by halving, as the factor by which they all rise or fall up to their limits.
func (x *exactScheme) limit(a costing.Adjustment) {
	amount := new(big.Rat)
	if a.Amount.Known() {
		amount.SetInt64(pence(a.Amount))
	}
	for i, org := range x.members {
		if a.Among != nil && !slices.Contains(a.Among, org) {
			continue
		}
		limit := new(big.Rat).Set(amount)
		if x.days != nil && a.Kind != costing.PhaseOut {
			limit.SetInt64(roundedTo(limit.Mul(limit, x.days[i]).Mul(limit, big.NewRat(100, 1)), costing.ToPound) / 100)
		}
		if a.Kind == costing.PhaseOut {
			of, in, _ := a.Ladder[0].Share.Terms()
			limit.Mul(positive(x.charges[i]), big.NewRat(of, in))
		}
		if a.Kind == costing.MinimumCharge {
			if x.lo[i] == nil || x.lo[i].Cmp(limit) < 0 {
				x.lo[i] = limit
			}
		} else if x.hi[i] == nil || x.hi[i].Cmp(limit) > 0 {
			x.hi[i] = limit
		}
	}
	left := new(big.Rat)
	for i, charge := range x.charges {
		clamped := x.clamp(i, charge)
		left.Add(left, charge).Sub(left, clamped)
		x.charges[i] = clamped
	}
	if !a.Unborne {
		x.level(left)
	}
}

// clamp returns a charge within its limits.
func (x *exactScheme) clamp(i int, charge *big.Rat) *big.Rat {
	if x.hi[i] != nil && charge.Cmp(x.hi[i]) > 0 {
		charge = x.hi[i]
	}
	if x.lo[i] != nil && charge.Cmp(x.lo[i]) < 0 {
		charge = x.lo[i]
	}
	return new(big.Rat).Set(charge)
}

// level shares what is left in proportion to the charges, round by round: in each, who
// would pass a limit stops there and the rest is shared again.
func (x *exactScheme) level(left *big.Rat) {
	weights := make([]*big.Rat, len(x.charges))
	for i, charge := range x.charges {
		weights[i] = positive(charge)
	}
	for left.Sign() != 0 {
		sum := new(big.Rat)
		for i, w := range weights {
			if x.room(i, left.Sign()).Sign() <= 0 {
				w.SetInt64(0)
			}
			sum.Add(sum, w)
		}
		if sum.Sign() == 0 {
			return
		}
		each, stopped := new(big.Rat).Quo(left, sum), false
		for i, w := range weights {
			move, room := new(big.Rat).Mul(w, each), x.room(i, left.Sign())
			if w.Sign() > 0 && new(big.Rat).Abs(move).Cmp(room) > 0 {
				room.Mul(room, big.NewRat(int64(left.Sign()), 1))
				x.charges[i].Add(x.charges[i], room)
				left.Sub(left, room)
				stopped = true
				break
			}
		}
		if stopped {
			continue
		}
		for i, w := range weights {
			x.charges[i].Add(x.charges[i], w.Mul(w, each))
		}
		return
	}
}

// positive returns a charge, or 0 for one below it: who is paid bears nothing.
func positive(charge *big.Rat) *big.Rat {
	if charge.Sign() < 0 {
		return new(big.Rat)
	}
	return new(big.Rat).Set(charge)
}

// room returns by how much a charge may rise (sign 1) or fall (-1).
func (x *exactScheme) room(i, sign int) *big.Rat {
	switch {
	case sign > 0 && x.hi[i] == nil:
		return big.NewRat(1<<60, 1)
	case sign > 0:
		return new(big.Rat).Sub(x.hi[i], x.charges[i])
	case x.lo[i] != nil && x.lo[i].Sign() > 0:
		return new(big.Rat).Sub(x.charges[i], x.lo[i])
	}
	return new(big.Rat).Set(x.charges[i])
}

// roundedTo returns an exact charge in pence, rounded to a unit.
func roundedTo(charge *big.Rat, r costing.Rounding) int64 {
	unit := map[costing.Rounding]int64{costing.ToPound: 100, costing.ToTen: 1_000, costing.ToHundred: 10_000, costing.ToHundredHalfDown: 10_000, costing.ToThousand: 100_000}[r]
	units := new(big.Rat).Quo(charge, big.NewRat(unit, 1))
	if units.Sign() < 0 {
		return -roundedTo(new(big.Rat).Neg(charge), r)
	}
	whole := new(big.Int).Quo(units.Num(), units.Denom())
	over := units.Sub(units, new(big.Rat).SetInt(whole))
	if c := over.Cmp(big.NewRat(1, 2)); c > 0 || c == 0 && r != costing.ToHundredHalfDown {
		return (whole.Int64() + 1) * unit
	}
	return whole.Int64() * unit
}

// plainBasis returns a basis that exactly knows.
func (g generator) plainBasis() costing.Basis {
	for {
		if b := g.basis(2); b.Kind != costing.RoundedShares {
			return b
		}
	}
}

// plainAdjustment returns an adjustment that exactScheme knows, which conflicts with none.
func (g generator) plainAdjustment() costing.Adjustment {
	for {
		a := g.adjustment()
		switch {
		case a.Kind == costing.Fee, a.Kind == costing.PhaseOut, a.Kind == costing.ChargeCap && a.BorneBy == nil, a.Kind == costing.MinimumCharge:
			return a
		}
	}
}

// Whatever the scheme: rounded to whole pounds, every charge is the exact one rounded
// once; to the penny, it is less than a penny away and equal charges differ by at most
// one.
func TestScheme_AgainstRationals(t *testing.T) {
	t.Parallel()
	checked := 0
	for seed := range uint64(1500) {
		members, f := many(t, 2+int(seed%9))
		g := generator{rand.New(rand.NewPCG(seed, 6)), members}
		scheme := costing.Scheme{Name: "random", Rounding: costing.Roundings()[g.IntN(6)]}
		if g.IntN(2) == 0 {
			scheme.Parts = append(scheme.Parts, costing.Part{Name: "p", Share: g.share(90), Basis: g.plainBasis()})
		}
		scheme.Parts = append(scheme.Parts, costing.Part{Name: "rest", Basis: g.plainBasis()})
		for range g.IntN(4) {
			scheme.Adjustments = append(scheme.Adjustments, g.plainAdjustment())
		}
		total := g.Int64N(2_000_000)
		s, err := scheme.Statement(year(costing.Pence(total).String()), members, f)
		if err != nil {
			continue // a cap below a minimum
		}
		checked++
		require.NoError(t, s.Validate())
		x := newExactScheme(scheme, total, members, f)
		for _, a := range scheme.Adjustments {
			if a.Kind == costing.Fee {
				x.uplift(a)
			} else {
				x.limit(a)
			}
		}
		for i, c := range s.Charges {
			if scheme.Rounding == costing.ToPenny {
				off := new(big.Rat).Sub(x.charges[i], big.NewRat(pence(c.Amount), 1))
				most := big.NewRat(int64(len(scheme.Parts)), 1) // a part is cut to pennies too
				require.Negative(t, off.Abs(off).Cmp(most), "seed %d: %s pays %v, exactly %v", seed, c.Org, c.Amount, x.charges[i].FloatString(4))
				continue
			}
			require.Equal(t, roundedTo(x.charges[i], scheme.Rounding), pence(c.Amount), "seed %d: %s, exactly %v", seed, c.Org, x.charges[i].FloatString(6))
		}
	}
	assert.Greater(t, checked, 1000)
}

// A member that a limit does not move keeps its pence as long as they still add up. Two
// pennies among three are 0.67 each. If the third of each three pays nothing, the others
// pay 2.67 of the 4 pennies together, which is 3 and not 4.
func TestScheme_PenniesStayWhereTheyAre(t *testing.T) {
	t.Parallel()
	equal := costing.Basis{Kind: costing.EqualShares}
	scheme := costing.Scheme{Name: "s", Parts: []costing.Part{
		{Name: "north", Share: percent("50"), Among: orgs("a b c"), Basis: equal}, {Name: "south", Share: percent("50"), Among: orgs("d e f"), Basis: equal},
	}}
	scheme.Adjustments = []costing.Adjustment{{Kind: costing.ChargeCap, Name: "Cap", Among: orgs("a b"), Amount: costing.Pence(0), Unborne: true}}
	s := state(t, scheme, year("0.04"), "a b c d e f", costing.Facts{})
	assert.Equal(t, "a 0.00, b 0.00, c 0.00, d 0.01, e 0.01, f 0.00", paid(s))
	assert.Equal(t, costing.Pence(2), s.Residual)
	scheme.Adjustments[0].Among = orgs("c f")
	s = state(t, scheme, year("0.04"), "a b c d e f", costing.Facts{})
	assert.Equal(t, "a 0.01, b 0.01, c 0.00, d 0.01, e 0.00, f 0.00", paid(s))
	assert.Equal(t, costing.Pence(1), s.Residual)
}

// However many limits there are in a row, they are calculated in little memory.
func TestScheme_ManyLimitsInARow(t *testing.T) {
	t.Parallel()
	members, f := many(t, 12)
	scheme := simple(byDriver("use"))
	for i := range 40 {
		scheme.Adjustments = append(scheme.Adjustments, costing.Adjustment{
			Kind: costing.PhaseOut, Name: "Less", Among: members[i%11 : i%11+1], Ladder: rungs("2020-04-01 99.5"),
		})
	}
	s := state(t, scheme, year("1000.00"), ids(members), f)
	sum, err := costing.TotalOf(amountsIn(s.Charges)...)
	require.NoError(t, err)
	assert.Equal(t, pounds("1000.00"), sum.Amount)
	assert.Equal(t, costing.Pence(0), s.Residual)
	for _, c := range s.Charges {
		assert.Positive(t, c.Amount.Sign())
	}
}

// amountsIn returns the amounts of portions.
func amountsIn(portions []costing.Portion) []costing.Money {
	amounts := make([]costing.Money, len(portions))
	for i, p := range portions {
		amounts[i] = p.Amount
	}
	return amounts
}

// The greatest amounts are exact too, and what is too much is an error.
func TestScheme_GreatestAmounts(t *testing.T) {
	t.Parallel()
	scheme := simple(byDriver("use"))
	scheme.Rounding = costing.ToPound
	s := state(t, scheme, year("9999999999999.99"), "a b", facts("use a 97 b 3"))
	assert.Equal(t, "a 9700000000000.00, b 300000000000.00", paid(s))
	assert.False(t, s.Steps[1].Workings[0].Actual.Known(), "more than a Quantity holds")
	assert.Equal(t, qty("299999999999.9997"), s.Steps[1].Workings[1].Actual)

	limit := simple(byDriver("use"), costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Percent: qty("10000"), Driver: "use"})
	_, err := limit.Statement(year("1.00"), orgs("a"), facts("use a 999999999999"))
	require.EqualError(t, err, "adjustments[0].percent: line legal: it comes to more than 10000000000000.00: out of range")

	members, _ := many(t, 10_000)
	amounts := costing.Basis{Kind: costing.FixedAmounts}
	for _, org := range members {
		amounts.Amounts = append(amounts.Amounts, costing.Portion{Org: org, Amount: pounds("10000000000000.00")})
	}
	many := costing.Scheme{Name: "s", Parts: []costing.Part{{Name: "each", Basis: amounts}, {Name: "rest", Basis: costing.Basis{Kind: costing.EqualShares}}}}
	_, err = many.Statement(year("1.00"), members, costing.Facts{})
	require.ErrorContains(t, err, "the parts before it come to more than an amount of money can be, which is more than the total of 1.00")
	many.Parts = many.Parts[:1]
	_, err = many.Statement(year("1.00"), members, costing.Facts{})
	require.EqualError(t, err, "parts: line legal: the charges come to more than an amount of money can be: out of range")
	members = members[:9224]
	most := costing.Basis{Kind: costing.FixedAmounts, Amounts: amounts.Amounts[:9224]}
	most.Amounts[9223].Amount = costing.Pence(372_036_854_775_807)
	s = state(t, simple(most), year("0.00"), ids(members), costing.Facts{})
	assert.Equal(t, pounds("-92233720368547758.07"), s.Residual, "the most that an amount can be")
}

// Who has a limit bears up to it, and who has none bears the rest, in whichever order.
func TestScheme_LimitedAndUnlimitedBearTogether(t *testing.T) {
	t.Parallel()
	for _, members := range []string{"a b c", "c b a", "b a c"} {
		s := state(t, simple(byDriver("use"),
			costing.Adjustment{Kind: costing.ChargeCap, Name: "b", Among: orgs("b"), Amount: pounds("21.00")},
			costing.Adjustment{Kind: costing.ChargeCap, Name: "a", Among: orgs("a"), Amount: pounds("40.00")},
		), year("100.00"), members, facts("use a 60 b 20 c 20"))
		want := map[partnership.OrgID]costing.Money{"a": pounds("40.00"), "b": pounds("21.00"), "c": pounds("39.00")}
		for _, c := range s.Charges {
			assert.Equal(t, want[c.Org], c.Amount, members)
		}
	}
}

// Amounts, percentages and a rest go together: £12.00 of hours, 10 % of £100.00, and the
// rest of £78.00; with a fee on top, and of a refund and of £0 too.
func TestScheme_AmountsPercentagesAndARest(t *testing.T) {
	t.Parallel()
	scheme := costing.Scheme{Name: "s", Parts: []costing.Part{
		{Name: "hours", Basis: costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("2")}, Share: percent("50")},
		{Name: "tenth", Share: percent("10"), Basis: costing.Basis{Kind: costing.EqualShares}},
		{Name: "rest", Surplus: true, Basis: byDriver("use")},
	}, Adjustments: []costing.Adjustment{{Kind: costing.Fee, Name: "Fee", Percent: qty("10")}}}
	f := facts("hours a 10 b 2", "use a 1 b 3")
	for _, c := range []struct{ total, want, added string }{
		{"100.00", "a 37.95, b 72.05", "10.00"},     // 10 + 5 + 19.50, and 2 + 5 + 58.50; and a tenth more
		{"-100.00", "a -22.55, b -87.45", "-10.00"}, // 10 − 5 − 25.50, and 2 − 5 − 76.50; and a tenth more
		{"0.00", "a 7.70, b -7.00", "0.70"},         // 10 − 3, 2 − 9; the fee is on what is charged
	} {
		s := state(t, scheme, year(c.total), "a b", f)
		assert.Equal(t, c.want, paid(s), c.total)
		assert.Equal(t, pounds(c.added), s.Added, c.total)
		assert.Equal(t, costing.Pence(0), s.Residual, c.total)
	}
}
