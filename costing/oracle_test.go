package costing_test

import (
	"cmp"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// The tests of this file calculate in another, slower way and compare.

// rational returns a quantity as a rational number.
func rational(q partnership.Quantity) *big.Rat {
	n, _ := q.Millionths()
	return big.NewRat(n, 1_000_000)
}

// exactly returns the exact share of each member by a basis without rounded
// percentages, straight from its definition.
func exactly(b costing.Basis, members []partnership.OrgID, f costing.Facts) []*big.Rat {
	shares := make([]*big.Rat, len(members))
	sum := new(big.Rat)
	for i, org := range members {
		switch b.Kind {
		case costing.EqualShares:
			shares[i] = big.NewRat(1, 1)
		case costing.FixedShares:
			at := slices.IndexFunc(b.Shares, func(s partnership.Share) bool { return s.Org == org })
			of, in, _ := b.Shares[at].Fraction.Terms()
			shares[i] = big.NewRat(of, in)
		case costing.DriverShares:
			figure, _ := f.Figure(b.Driver, org)
			shares[i] = rational(figure.Value)
		case costing.CompositeShares:
			shares[i] = new(big.Rat)
		}
		sum.Add(sum, shares[i])
	}
	if b.Kind != costing.CompositeShares {
		for _, share := range shares {
			share.Quo(share, sum)
		}
		return shares
	}
	left := big.NewRat(100, 1)
	for _, p := range b.Of {
		percent := new(big.Rat).Set(left)
		if of, in, known := p.Share.Terms(); known {
			percent = big.NewRat(100*of, in)
		}
		left.Sub(left, percent)
		for i, share := range exactly(p.Basis, members, f) {
			share.Mul(share, percent)
			shares[i].Add(shares[i], share.Quo(share, big.NewRat(100, 1)))
		}
	}
	return shares
}

// remaindersOf divides pence by exact shares: whole pence, then one each to the largest
// remainders, the first ids of equal ones.
func remaindersOf(pence int64, shares []*big.Rat, members []partnership.OrgID) []int64 {
	charges, remainders, order := make([]int64, len(shares)), make([]*big.Rat, len(shares)), make([]int, len(shares))
	spare := pence
	for i, share := range shares {
		exact := new(big.Rat).Mul(share, big.NewRat(pence, 1))
		whole := new(big.Int).Quo(exact.Num(), exact.Denom())
		charges[i] = whole.Int64()
		remainders[i] = exact.Sub(exact, new(big.Rat).SetInt(whole))
		spare -= charges[i]
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(remainders[j].Cmp(remainders[i]), cmp.Compare(members[i], members[j]))
	})
	for _, i := range order[:spare] {
		charges[i]++
	}
	return charges
}

func TestSharesAgainstRationals(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		members, f := many(t, 1+int(seed%17))
		g := generator{rand.New(rand.NewPCG(seed, 3)), members}
		basis := costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{
			{Share: g.share(50), Basis: byDriver(g.driver())},
			{Share: g.share(40), Basis: costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{
				{Share: g.share(100), Basis: costing.Basis{Kind: costing.FixedShares, Shares: g.percentages()}},
				{Basis: byDriver(g.driver())},
			}}},
			{Basis: costing.Basis{Kind: costing.EqualShares}},
		}}
		total := g.Int64N(10_000_000_000)
		s := state(t, simple(basis), year(costing.Pence(total).String()), ids(members), f)
		want := remaindersOf(total, exactly(basis, members, f), members)
		for i, c := range s.Charges {
			require.Equal(t, want[i], pence(c.Amount), "seed %d", seed)
		}
	}
}

// A composite of one driver is that driver.
func TestCompositeOfOneIsThatOne(t *testing.T) {
	t.Parallel()
	members, f := many(t, 23)
	for pence := range int64(400) {
		cost := year(costing.Pence(pence * pence * 31).String())
		plain := state(t, simple(byDriver("use")), cost, ids(members), f)
		composite := state(t, simple(costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{{Basis: byDriver("use")}}}), cost, ids(members), f)
		require.Equal(t, plain.Charges, composite.Charges)
	}
}

// penceLevel moves a penny at a time to whoever has least for its weight, and
// still has room: what a cap, a minimum or a collar comes to, within a penny.
func penceLevel(charges, lo, hi, weights []int64) []int64 {
	now := make([]int64, len(charges))
	var difference int64
	for i, charge := range charges {
		now[i] = max(min(charge, hi[i]), lo[i])
		difference += charge - now[i]
	}
	start := slices.Clone(now)
	sign := int64(cmp.Compare(difference, 0))
	for ; difference != 0; difference -= sign {
		best := -1
		for i := range now {
			next := now[i] + sign
			if weights[i] == 0 || next > hi[i] || next < max(lo[i], 0) {
				continue
			}
			if best < 0 || (abs(now[i]-start[i])+1)*weights[best] < (abs(now[best]-start[best])+1)*weights[i] {
				best = i
			}
		}
		if best < 0 {
			break
		}
		now[best] += sign
	}
	return now
}

func abs(n int64) int64 { return max(n, -n) }

func TestLimitsAgainstPennyByPenny(t *testing.T) {
	t.Parallel()
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 4))
		n := 2 + r.IntN(6)
		members, _ := many(t, n)
		charges, lo, hi := make([]int64, n), make([]int64, n), make([]int64, n)
		var total int64
		lines := [3]string{"use", "least", "most"}
		for i, org := range members {
			charges[i], lo[i] = 1+r.Int64N(300), r.Int64N(100)
			hi[i] = lo[i] + r.Int64N(300)
			total += charges[i]
			for k, value := range []int64{charges[i], lo[i], hi[i]} {
				lines[k] += fmt.Sprintf(" %s %d.%02d", org, value/100, value%100)
			}
		}
		a := costing.Adjustment{Kind: costing.MinimumCharge, Name: "limit", Percent: qty("100"), Driver: "least"}
		none := make([]int64, n)
		most := slices.Repeat([]int64{1 << 40}, n)
		want := penceLevel(charges, lo, most, afterClamp(charges, lo, most))
		if seed%2 == 1 {
			a.Kind, a.Driver = costing.ChargeCap, "most"
			want = penceLevel(charges, none, hi, afterClamp(charges, none, hi))
		}
		s := state(t, simple(byDriver("use"), a), year(costing.Pence(total).String()), ids(members), facts(lines[:]...))
		var left int64
		for i, c := range s.Charges {
			require.LessOrEqual(t, abs(want[i]-pence(c.Amount)), int64(2), "seed %d %s: want about %d, found %v", seed, c.Org, want[i], c.Amount)
			left += want[i]
		}
		require.Equal(t, total-left, pence(s.Residual), "seed %d", seed)
	}
}

// afterClamp returns the charges within their limits: the weights of who bears.
func afterClamp(charges, lo, hi []int64) []int64 {
	now := make([]int64, len(charges))
	for i, charge := range charges {
		now[i] = max(min(charge, hi[i]), lo[i])
	}
	return now
}

// However often a scheme changes in a year, the year comes to its total.
func TestScheduleLosesNoPenny(t *testing.T) {
	t.Parallel()
	term := costing.MustFinancialYear("2023/24").Term()
	for seed := range uint64(100) {
		members, f := many(t, 2+int(seed%9))
		g := generator{rand.New(rand.NewPCG(seed, 5)), members}
		var schedule costing.Schedule
		day := date("2022-12-01")
		for range 1 + g.IntN(8) {
			entry := costing.ScheduleEntry{Line: "legal", From: day, Members: members, Scheme: simple(g.basis(1))}
			schedule.Entries = append(schedule.Entries, entry)
			day = day.AddDays(1 + g.IntN(150))
		}
		require.NoError(t, schedule.Validate())
		cost := costing.Cost{Line: "legal", Term: term, Total: costing.Pence(g.Int64N(2_000_000_000) - 1_000_000_000)}
		statements, err := schedule.Statements(cost, f)
		require.NoError(t, err)
		joined, err := costing.Join(statements)
		require.NoError(t, err)
		require.NoError(t, joined.Validate())
		assert.Equal(t, cost.Total, joined.Total)
		assert.Equal(t, term, joined.Term)
		assert.Equal(t, costing.Pence(0), joined.Residual)
		days := 0
		for i, s := range statements {
			require.NoError(t, s.Validate())
			n, _ := s.Term.Days()
			days += n
			if i > 0 {
				assert.Equal(t, statements[i-1].Term.Last.AddDays(1), s.Term.First)
			}
		}
		assert.Equal(t, 366, days)
	}
}

// Documents are read strictly: every error has its place.
func TestSchemeDocumentErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		document string
		want     []string
	}{
		{`{"name":"s","parts":[{"name":"p","basis":{"kind":"equally"}}]}`, []string{"parts[0].basis.kind"}},
		{`{"name":"s","parts":[{"name":"p","basis":{"kind":"driver","driver":"two words"}}]}`, []string{"parts[0].basis.driver"}},
		{`{"name":"s","parts":[{"name":"p","basis":{"kind":"metered","driver":"hours","rate":62.5}}]}`, []string{"parts[0].basis.rate"}},
		{`{"name":"s","parts":[{"name":"p","basis":{"kind":"fixed","shares":[{"org":"a","share":"1e2%"}]}}]}`, []string{"parts[0].basis.shares[0].share"}},
		{`{"name":"s","parts":[{"name":"p","basis":{"kind":"equal","weight":"1"}}]}`, []string{"parts[0].basis.weight"}},
		{`{"name":"s","parts":[{"name":"p","basis":{"kind":"equal"}}],"rounding":"bankers"}`, []string{"rounding"}},
		{`{"name":"s","parts":[{"name":"p","basis":{"kind":"equal"}}],"adjustments":[{"kind":"cap","name":"c","amount":500}]}`, []string{"adjustments[0].amount"}},
		{`{"name":"s","parts":[{"name":"p","basis":{"kind":"equal"}}],"adjustments":[{"kind":"indexation","name":"c","from":"1 April 2025","percent":"3"}]}`, []string{"adjustments[0].from"}},
		{`{"name":"s","parts":[{"name":"p","share":"101%","basis":{"kind":"equal"}}]}`, []string{"parts[0].share"}},
		{`{"name":"s","parts":[{"name":"p","share":"100","basis":{"kind":"equal"}}]}`, []string{"parts[0].share"}},
		{`{"name":"s","parts":[{"name":"p","basis":{"kind":"fixed","shares":[{"org":"a","value":"100"}]}}]}`, []string{"parts[0].basis.shares[0].value", "parts[0].basis.shares[0].share"}},
	} {
		_, err := field.Decode[costing.Scheme]([]byte(c.document))
		require.ErrorIs(t, err, field.ErrInvalid, c.document)
		assert.Equal(t, c.want, paths(err), c.document)
	}
}
