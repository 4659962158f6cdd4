package appraisal_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// random is an appraisal with flows of all sorts, all amounts known and all shared.
func random(r *rand.Rand) appraisal.Appraisal {
	years := 1 + r.IntN(70)
	a := over(years)
	for i := range 1 + r.IntN(5) {
		a.Partners = append(a.Partners, partnership.OrgID(fmt.Sprint("c", (i*7)%10)))
	}
	first := a.First.Term().First
	at := func(n int) costing.FinancialYear { return costing.FinancialYearOf(first.AddMonths(12 * n)) }
	amount := func() costing.Money {
		return costing.Pence(r.Int64N([]int64{10, 1_000_00, 1_000_000_000_00}[r.IntN(3)]) - 3)
	}
	for o := range 1 + r.IntN(4) {
		option := appraisal.ShortlistedOption{ID: appraisal.OptionID(fmt.Sprint("o", o)), Name: fmt.Sprint("O", o), Kind: appraisal.OptionKinds()[o]}
		for n := range r.IntN(8) {
			from := r.IntN(years)
			f := appraisal.Flow{Name: fmt.Sprint(n), Prices: prices(), From: at(from), Shares: randomShares(r, a.Partners)}
			f.Kind = kind(appraisal.FlowSides()[r.IntN(2)], appraisal.FlowTimings()[r.IntN(2)], appraisal.FlowPurposes()[r.IntN(4)])
			f.Kind.Cash = appraisal.FlowCashes()[r.IntN(2)]
			switch shape := r.IntN(3); {
			case shape == 0:
				for range 1 + r.IntN(years-from) {
					f.Amounts = append(f.Amounts, amount())
				}
			case shape == 1 && years-from >= 4:
				f.Amount, f.Ramp = amount(), ramp([]string{"10% 40% 40% 10%", "1/3 1/3 1/3", "33.333333% 66.666667%", "0% 1/7 6/7 0%"}[r.IntN(4)])
			default:
				f.Amount = amount()
				if f.Kind.Timing == appraisal.RecurringFlow {
					f.Until = at(from + r.IntN(years-from))
				}
			}
			if f.Kind.Side == appraisal.BenefitFlow && r.IntN(2) == 0 {
				f.Realised = appraisal.Realisation{Share: part([]string{"75%", "2/3", "0%"}[r.IntN(3)]), Source: "test"}
			}
			if f.Kind.Side == appraisal.CostFlow && r.IntN(2) == 0 {
				f.Bias = appraisal.Bias{Percent: qty("24.000001"), Source: "test", Parts: []appraisal.BiasPart{
					{Name: "a", Share: part("1/3"), Mitigation: part("5/7"), Evidence: "test"}, {Name: "b", Share: part("2/3")},
				}}
			}
			option.Flows = append(option.Flows, f)
		}
		a.Options = append(a.Options, option)
	}
	return a
}

// randomShares are shares of some members that make a whole.
func randomShares(r *rand.Rand, orgs []partnership.OrgID) (all []partnership.Share) {
	whole := len(orgs) * 997
	for i, org := range orgs {
		n := 1 + r.IntN(whole/len(orgs))
		if i == len(orgs)-1 {
			n = whole
		}
		whole -= n
		all = append(all, partnership.Share{Org: org, Fraction: part(fmt.Sprintf("%d/%d", n, len(orgs)*997))})
	}
	return all
}

// rat is a fraction as a number.
func rat(f partnership.Fraction) *big.Rat {
	of, in, _ := f.Terms()
	return big.NewRat(of, in)
}

// exactFlow works out, year by year and in the plainest way, what a flow comes to in pence.
func exactFlow(a appraisal.Appraisal, f appraisal.Flow) []*big.Rat {
	place := func(y costing.FinancialYear, usual int) int {
		if y.IsZero() {
			return usual
		}
		return y.Term().First.Year() - a.First.Term().First.Year()
	}
	years, from, until := make([]*big.Rat, a.Years), place(f.From, 0), place(f.Until, a.Years-1)
	for year := range years {
		years[year] = new(big.Rat)
		n := year - from
		amount, reached := f.Amount, new(big.Rat)
		switch {
		case n < 0:
			continue
		case len(f.Amounts) > 0 && n < len(f.Amounts):
			amount, reached = f.Amounts[n], big.NewRat(1, 1)
		case len(f.Amounts) > 0:
		case f.Kind.Timing == appraisal.OneOffFlow && len(f.Ramp) == 0 && n == 0, f.Kind.Timing == appraisal.RecurringFlow && len(f.Ramp) == 0 && year <= until:
			reached = big.NewRat(1, 1)
		case f.Kind.Timing == appraisal.OneOffFlow && n < len(f.Ramp):
			reached = rat(f.Ramp[n])
		case f.Kind.Timing == appraisal.RecurringFlow && year <= until:
			for i := 0; i <= n && i < len(f.Ramp); i++ {
				reached.Add(reached, rat(f.Ramp[i]))
			}
		}
		pence, _ := amount.Pence()
		years[year].Mul(big.NewRat(pence, 1), reached)
		if f.Realised.Share.Known() {
			years[year].Mul(years[year], rat(f.Realised.Share))
		}
		if f.Bias.Percent.Known() {
			// 24.000001 % with 1/3 × 5/7 of it taken away
			left := big.NewRat(16, 21)
			years[year].Mul(years[year], left.Add(big.NewRat(1, 1), left.Mul(left, big.NewRat(24_000_001, 100_000_000))))
		}
		if f.Kind.Side == appraisal.CostFlow {
			years[year].Neg(years[year])
		}
	}
	return years
}

// toPence rounds half away from 0.
func toPence(x *big.Rat) costing.Money {
	text := x.FloatString(0)
	var n int64
	_, _ = fmt.Sscan(text, &n)
	return costing.Pence(n)
}

// Random appraisals against sums of fractions that are multiplied out year by year.
func TestEvaluate_AgreesWithPlainFractions(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		a := random(rand.New(rand.NewPCG(seed, 1)))
		r := evaluate(t, a)
		factors := []*big.Rat{big.NewRat(1, 1)}
		for year := 1; year < a.Years; year++ {
			factors = append(factors, new(big.Rat).Quo(factors[year-1], new(big.Rat).Add(big.NewRat(1, 1), rateOf(t, a.Schedule, year))))
		}
		var first []*big.Rat
		var firstOf []*big.Rat
		for i, o := range a.Options {
			net, byPartner := make([]*big.Rat, a.Years), make([]*big.Rat, len(a.Partners))
			for year := range net {
				net[year] = new(big.Rat)
			}
			for p := range byPartner {
				byPartner[p] = new(big.Rat)
			}
			for _, f := range o.Flows {
				for year, amount := range exactFlow(a, f) {
					net[year].Add(net[year], amount)
					for p, s := range f.Shares {
						term := new(big.Rat).Mul(amount, rat(s.Fraction))
						byPartner[p].Add(byPartner[p], term.Mul(term, factors[year]))
					}
				}
			}
			if i == 0 {
				first, firstOf = net, byPartner
			}
			checkOption(t, seed, r.Options[i], net, first, factors)
			sum := costing.Pence(0)
			for p, partner := range r.Options[i].Partners {
				want := new(big.Rat).Sub(byPartner[p], firstOf[p])
				pence, _ := partner.Difference.Pence()
				off := want.Sub(want, big.NewRat(pence, 1))
				assert.Negativef(t, off.Abs(off).Cmp(big.NewRat(3, 2)), "seed %d, %s, partner %d", seed, o.ID, p)
				sum = sum.Plus(partner.Difference)
			}
			require.Equalf(t, r.Options[i].Difference.Amount, sum, "seed %d, %s: partners add up", seed, o.ID)
		}
	}
}

// checkOption holds the figures of an option that are rounded once to exact ones.
func checkOption(t *testing.T, seed uint64, o appraisal.OptionResult, net, first, factors []*big.Rat) {
	t.Helper()
	worth, difference, cumulative, annuity := new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)
	for year, n := range net {
		present := new(big.Rat).Mul(n, factors[year])
		off := new(big.Rat).Sub(n, first[year])
		cumulative.Add(cumulative, off)
		require.Equalf(t, appraisal.Net{Amount: toPence(n)}, o.Years[year].Net, "seed %d, %s, year %d", seed, o.Option, year)
		require.Equalf(t, toPence(present), o.Years[year].Present.Amount, "seed %d, %s, year %d", seed, o.Option, year)
		require.Equalf(t, toPence(off), o.Years[year].Difference.Amount, "seed %d, %s, year %d", seed, o.Option, year)
		require.Equalf(t, toPence(cumulative), o.Years[year].Cumulative.Amount, "seed %d, %s, year %d", seed, o.Option, year)
		sum := costing.Pence(0)
		for _, p := range o.Partners {
			sum = sum.Plus(p.Years[year])
		}
		require.Equalf(t, o.Years[year].Difference.Amount, sum, "seed %d, %s, year %d: partners add up", seed, o.Option, year)
		worth.Add(worth, present)
		difference.Add(difference, off.Mul(off, factors[year]))
		annuity.Add(annuity, factors[year])
	}
	require.Equalf(t, toPence(worth), o.Net.Amount, "seed %d, %s", seed, o.Option)
	require.Equalf(t, toPence(difference), o.Difference.Amount, "seed %d, %s", seed, o.Option)
	require.Equalf(t, toPence(worth.Neg(worth.Quo(worth, annuity))), o.AnnualCost.Amount, "seed %d, %s", seed, o.Option)
}
