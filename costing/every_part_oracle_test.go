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

// A plainScheme calculates the parts of a scheme again in rational numbers, straight from
// their definitions.
type plainScheme struct {
	costing.Scheme
	members []partnership.OrgID
	facts   costing.Facts
}

// value returns what a driver is for a member, made of others or measured.
func (p plainScheme) value(driver costing.Driver, org partnership.OrgID) *big.Rat {
	i := slices.IndexFunc(p.Drivers, func(d costing.DerivedDriver) bool { return d.Driver == driver })
	if i < 0 {
		figure, ok := p.facts.Figure(driver, org)
		if !ok {
			panic(driver)
		}
		return rational(figure.Value)
	}
	d, of := p.Drivers[i], []*big.Rat{}
	for _, t := range d.Of {
		term := new(big.Rat)
		for _, member := range p.members {
			if t.Total || member == org {
				term.Add(term, p.value(t.Driver, member))
			}
		}
		if t.Times.Known() {
			term.Mul(term, rational(t.Times))
		}
		of = append(of, term)
	}
	return toMultiple(combinedPlainly(d, of), d.RoundedTo)
}

// combinedPlainly makes a value of terms.
func combinedPlainly(d costing.DerivedDriver, of []*big.Rat) *big.Rat {
	switch d.Kind {
	case costing.ProductOfTerms:
		product := big.NewRat(1, 1)
		for _, term := range of {
			product.Mul(product, term)
		}
		return product
	case costing.QuotientOfTerms:
		return new(big.Rat).Quo(of[0], of[1])
	}
	for len(of) > d.Lowest && d.Lowest > 0 {
		of = without(of, 1)
	}
	for len(of) > d.Highest && d.Highest > 0 {
		of = without(of, -1)
	}
	sum := added(of)
	if d.Kind == costing.MeanOfTerms {
		sum.Quo(sum, big.NewRat(int64(len(of)), 1))
	}
	return sum
}

// without takes the greatest number away (sign 1), or the least (-1).
func without(list []*big.Rat, sign int) []*big.Rat {
	at := 0
	for i, n := range list {
		if n.Cmp(list[at]) == sign {
			at = i
		}
	}
	return slices.Delete(slices.Clone(list), at, at+1)
}

// toMultiple rounds to the nearest multiple, half up.
func toMultiple(n *big.Rat, multiple partnership.Quantity) *big.Rat {
	if !multiple.Known() {
		return n
	}
	unit := rational(multiple)
	return unit.Mul(unit, nearestWhole(new(big.Rat).Quo(n, unit)))
}

// measured returns the figures of a basis for members, between its minimum and maximum.
func (p plainScheme) measured(b costing.Basis, members []partnership.OrgID) []*big.Rat {
	all := make([]*big.Rat, len(members))
	for i, org := range members {
		all[i] = p.value(b.Driver, org)
		if b.Minimum != "" {
			all[i] = slices.MaxFunc([]*big.Rat{all[i], p.value(b.Minimum, org)}, (*big.Rat).Cmp)
		}
		if b.Maximum != "" {
			all[i] = slices.MinFunc([]*big.Rat{all[i], p.value(b.Maximum, org)}, (*big.Rat).Cmp)
		}
	}
	return all
}

// shares returns the shares of a basis, of the whole.
func (p plainScheme) shares(b costing.Basis, members []partnership.OrgID) []*big.Rat {
	one := big.NewRat(1, 1)
	switch b.Kind {
	case costing.DriverShares:
		return pro(one, p.measured(b, members))
	case costing.RoundedShares:
		unit := frac("0.01")
		for range b.Decimals {
			unit.Quo(unit, big.NewRat(10, 1))
		}
		shares := pro(one, p.measured(b, members))
		for i, share := range shares {
			shares[i] = new(big.Rat).Mul(unit, nearestWhole(share.Quo(share, unit)))
		}
		return shares
	case costing.CompositeShares:
		return p.divided(1, one, b.Of, members)
	}
	return exactly(b, members, p.facts)
}

// atMost returns an amount within the most of a part, of which a refund is the mirror.
func atMost(part costing.Part, amount *big.Rat) *big.Rat {
	if !part.Most.Known() {
		return amount
	}
	if most := new(big.Rat).SetInt64(pence(part.Most)); new(big.Rat).Abs(amount).Cmp(most) > 0 {
		return most.Mul(most, big.NewRat(int64(amount.Sign()), 1))
	}
	return amount
}

// divided returns what parts that share an amount give each of the members. The sign is
// that of the total.
func (p plainScheme) divided(sign int, amount *big.Rat, parts []costing.Part, members []partnership.OrgID) []*big.Rat {
	all, left, sizes := times(ones(len(members)), new(big.Rat)), new(big.Rat).Set(amount), new(big.Rat)
	portions := make([]*big.Rat, len(parts))
	for i, part := range parts {
		of, in, known := part.Share.Terms()
		switch {
		case known:
			portions[i] = atMost(part, new(big.Rat).Mul(amount, big.NewRat(of, in)))
			left.Sub(left, portions[i])
		case part.Amount.Known():
			portions[i] = big.NewRat(pence(part.Amount), 1)
			left.Sub(left, portions[i])
		case part.Basis.Kind == costing.Metered, part.Basis.Kind == costing.FixedAmounts:
			charged := p.charged(part.Basis, members)
			if sum := added(charged); sum.Sign() != 0 {
				charged = times(charged, new(big.Rat).Quo(atMost(part, sum), sum))
			}
			all = plus(all, charged)
			left.Sub(left, added(charged))
		case part.Size != "":
			sizes.Add(sizes, p.size(part, members))
		}
	}
	for i, part := range parts {
		if part.Most.Known() && portions[i] == nil && part.Basis.Kind != costing.Metered && part.Basis.Kind != costing.FixedAmounts {
			portions[i] = new(big.Rat)
			if left.Sign() == sign {
				portions[i] = atMost(part, left)
			}
			left = less(left, portions[i])
		}
	}
	for i, part := range parts {
		switch {
		case part.Basis.Kind == costing.Metered, part.Basis.Kind == costing.FixedAmounts:
			continue
		case part.Size != "":
			size := p.size(part, members)
			portions[i] = size.Mul(size.Quo(size, sizes), left)
		case portions[i] == nil:
			portions[i] = left
		}
		among := part.Among
		if among == nil {
			among = members
		}
		for k, share := range p.shares(part.Basis, among) {
			at := slices.Index(members, among[k])
			all[at].Add(all[at], share.Mul(share, portions[i]))
		}
	}
	return all
}

// size returns the figures of the size of a part together.
func (p plainScheme) size(part costing.Part, members []partnership.OrgID) *big.Rat {
	sum := new(big.Rat)
	for _, org := range members {
		if part.Among == nil || slices.Contains(part.Among, org) {
			sum.Add(sum, p.value(part.Size, org))
		}
	}
	return sum
}

// ones returns n times 1.
func ones(n int) []*big.Rat {
	all := make([]*big.Rat, n)
	for i := range all {
		all[i] = big.NewRat(1, 1)
	}
	return all
}

// charged returns what a basis charges, in pence.
func (p plainScheme) charged(b costing.Basis, members []partnership.OrgID) []*big.Rat {
	all := make([]*big.Rat, len(members))
	for i, org := range members {
		if b.Kind == costing.FixedAmounts {
			at := slices.IndexFunc(b.Amounts, func(c costing.Portion) bool { return c.Org == org })
			all[i] = big.NewRat(pence(b.Amounts[at].Amount), 1)
			continue
		}
		units := p.measured(b, []partnership.OrgID{org})[0]
		switch {
		case b.RateOf != "":
			all[i] = units.Mul(units, p.value(b.RateOf, org))
		default:
			all[i] = new(big.Rat)
			for k, band := range b.Bands {
				above, until := new(big.Rat), units
				if k > 0 {
					above = rational(b.Bands[k-1].UpTo)
				}
				if band.UpTo.Known() {
					until = slices.MinFunc([]*big.Rat{units, rational(band.UpTo)}, (*big.Rat).Cmp)
				}
				if until.Cmp(above) > 0 {
					inside := less(until, above)
					all[i].Add(all[i], inside.Mul(inside, rational(band.Rate)))
				}
			}
		}
		all[i].Mul(all[i], big.NewRat(100, 1))
	}
	return all
}

// charges returns what all parts charge of heads: each head by its parts, and of the whole
// what they leave.
func (p plainScheme) charges(heads []costing.Head) []*big.Rat {
	all, left, total := times(ones(len(p.members)), new(big.Rat)), new(big.Rat), int64(0)
	for _, h := range heads {
		total += pence(h.Total)
		var parts []costing.Part
		for _, part := range p.Parts {
			if part.Head == h.Head {
				parts = append(parts, part)
			}
		}
		if total := big.NewRat(pence(h.Total), 1); len(parts) > 0 {
			all = plus(all, p.divided(total.Sign(), total, parts, p.members))
		} else {
			left.Add(left, total)
		}
	}
	var rest []costing.Part
	for _, part := range p.Parts {
		if part.Head == "" {
			rest = append(rest, part)
		}
	}
	return plus(all, p.divided(big.NewRat(total, 1).Sign(), left, rest, p.members))
}

// Rounded to whole pounds, the charges of every kind of part are the exact ones of plain
// fractions, rounded once. To the penny they are less than a penny for each part away.
func TestEveryPart_AgainstRationals(t *testing.T) {
	t.Parallel()
	for seed := range uint64(1500) {
		members, facts := many(t, 1+int(seed%9))
		g := generator{rand.New(rand.NewPCG(seed, 23)), members}
		total := g.Int64N(5_000_000) + 100
		scheme, heads := g.everyPart(total, seed%2 == 0)
		scheme.Adjustments, scheme.AddsUp, scheme.Carry = nil, false, false
		for i := range scheme.Parts {
			if b := &scheme.Parts[i].Basis; b.Kind == costing.RoundedShares && !b.Nearest {
				b.Nearest, b.DeadBand, b.InUse = true, partnership.Quantity{}, nil
			}
		}
		if roundedInside(scheme.Parts) {
			continue
		}
		s, err := scheme.Statement(costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.Pence(total), Heads: heads}, members, facts)
		require.NoError(t, err)
		for i, want := range (plainScheme{scheme, members, facts}).charges(heads) {
			charge := pence(s.Charges[i].Amount)
			if scheme.Rounding != costing.ToPenny {
				require.Equal(t, roundedTo(want, scheme.Rounding), charge, "seed %d: exactly %s", seed, want.FloatString(6))
				continue
			}
			off := less(want, big.NewRat(charge, 1))
			require.Negative(t, off.Abs(off).Cmp(big.NewRat(int64(len(scheme.Parts)+1), 1)), "seed %d: %d, exactly %s", seed, charge, want.FloatString(6))
		}
	}
}

// roundedInside reports whether percentages are rounded inside a composite, where they make 100.
func roundedInside(parts []costing.Part) bool {
	return slices.ContainsFunc(parts, func(p costing.Part) bool {
		return slices.ContainsFunc(p.Basis.Of, func(q costing.Part) bool {
			return q.Basis.Kind == costing.RoundedShares || roundedInside([]costing.Part{q})
		})
	})
}

// A remainder is of somebody, and known.
func TestRemainder_Validate(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []string{"org: required", "pence: required"}, lines(costing.Remainder{}.Validate()))
}

// Whoever bears a cap, in whichever proportion: who has the least room for its weight is
// filled first, one after the other, until what is left divides among the rest.
func TestProportion_AgainstFillingOneByOne(t *testing.T) {
	t.Parallel()
	for seed := range uint64(600) {
		r := rand.New(rand.NewPCG(seed, 24))
		n := 2 + r.IntN(9)
		members, _ := many(t, n)
		lists := map[string][]int64{"charge": nil, "before": nil, "use": nil}
		for range n {
			lists["charge"] = append(lists["charge"], r.Int64N(1000)*100)
			lists["before"] = append(lists["before"], r.Int64N(1000)*100)
			lists["use"] = append(lists["use"], r.Int64N(5))
		}
		lists["use"][0] = max(lists["use"][0], 1) // of figures that are all 0 nobody bears anything
		var figuresOf []costing.Figure
		total := int64(0)
		for i, org := range members {
			total += lists["charge"][i]
			for _, driver := range []string{"charge", "before", "use"} {
				scale := int64(10_000) // pounds of pence
				if driver == "use" {
					scale = 1_000_000
				}
				value, err := partnership.QuantityOfMillionths(lists[driver][i] * scale)
				require.NoError(t, err)
				figuresOf = append(figuresOf, costing.Figure{Driver: costing.Driver(driver), Org: org, Value: value, Source: "s", On: date("2025-03-31")})
			}
		}
		if total == 0 {
			continue
		}
		facts, err := costing.NewFacts(figuresOf)
		require.NoError(t, err)
		cap := costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Percent: qty("105"), Driver: "before", Proportion: costing.Proportions()[seed%4]}
		if cap.Proportion == costing.ByDriver {
			cap.ProportionDriver = "use"
		}
		s := state(t, simple(byDriver("charge"), cap), year(costing.Pence(total).String()), ids(members), facts)
		want := filled(cap.Proportion, lists["charge"], lists["before"], lists["use"])
		for i, c := range s.Charges {
			off := less(want[i], big.NewRat(pence(c.Amount), 1))
			require.Negative(t, off.Abs(off).Cmp(big.NewRat(1, 1)), "seed %d, %s: %v is %v, exactly %s", seed, cap.Proportion, c.Org, c.Amount, want[i].FloatString(3))
		}
	}
}

// filled caps charges at 105 % of those before, and puts what is over on the others.
func filled(by costing.Proportion, charges, before, use []int64) []*big.Rat {
	n := len(charges)
	now, room, weight, left := make([]*big.Rat, n), make([]*big.Rat, n), make([]*big.Rat, n), new(big.Rat)
	for i := range now {
		now[i] = big.NewRat(charges[i], 1)
		limit := new(big.Rat).SetInt(nearestWhole(big.NewRat(before[i]*105, 100)).Num())
		if over := less(now[i], limit); over.Sign() > 0 {
			left.Add(left, over)
			now[i] = limit
		}
		room[i] = less(limit, now[i])
		switch by {
		case costing.ByGain:
			weight[i] = less(big.NewRat(before[i], 1), now[i])
			room[i] = slices.MinFunc([]*big.Rat{room[i], weight[i]}, (*big.Rat).Cmp)
		case costing.Equally:
			weight[i] = big.NewRat(int64(now[i].Sign()), 1)
		case costing.ByDriver:
			weight[i] = big.NewRat(use[i], 1)
		default:
			weight[i] = now[i]
		}
	}
	bears := func(i int) bool { return weight[i].Sign() > 0 && room[i].Sign() > 0 }
	for left.Sign() > 0 {
		first, sum := -1, new(big.Rat)
		for i := range now {
			if !bears(i) {
				continue
			}
			sum.Add(sum, weight[i])
			if first < 0 || new(big.Rat).Mul(room[i], weight[first]).Cmp(new(big.Rat).Mul(room[first], weight[i])) < 0 {
				first = i
			}
		}
		if first < 0 {
			break
		}
		each := new(big.Rat).Quo(room[first], weight[first]) // how far all can go together
		if whole := new(big.Rat).Quo(left, sum); whole.Cmp(each) < 0 {
			each = whole
		}
		for i := range now {
			if bears(i) {
				move := new(big.Rat).Mul(weight[i], each)
				now[i] = new(big.Rat).Add(now[i], move)
				room[i] = less(room[i], move)
				left.Sub(left, move)
			}
		}
	}
	return now
}
