package costing_test

import (
	"math/big"
)

// moreClauses are clauses of precepts and levies, of agreements between English councils, and
// of American joint-powers agreements.
func moreClauses() map[string]func(d clauseDocument) []*big.Rat {
	thirds, percentages := fracs("1/3 2/3 1"), fracs("2/5 7/20 1/4")
	penny := func(list []*big.Rat) []*big.Rat {
		rounded := make([]*big.Rat, len(list))
		for i, n := range list {
			rounded[i] = nearestWhole(n)
		}
		return rounded
	}
	pence := func(list []*big.Rat) []*big.Rat { return times(list, frac("100")) }
	return map[string]func(d clauseDocument) []*big.Rat{
		// The precept ÷ the tax base of all is rounded to the penny, for Band D: each pays that ×
		// its own. What the penny makes is the residual.
		"band-d-precept": func(d clauseDocument) []*big.Rat {
			bandD := nearestWhole(new(big.Rat).Quo(d.total(), added(d.of("tax-base"))))
			return penny(times(d.of("tax-base"), bandD))
		},
		// In the second of three years two thirds are by the new formula.
		"transition-blend": func(d clauseDocument) []*big.Rat {
			return plus(pro(new(big.Rat).Mul(d.total(), thirds[1]), d.of("population")), times(fracs("1/2 3/10 1/5"), new(big.Rat).Mul(d.total(), thirds[0])))
		},
		// A sub-district pays a part of the rate in the pound.
		"drainage-differential": func(d clauseDocument) []*big.Rat {
			return pro(d.total(), products(d.of("annual-value"), d.of("ratio")))
		},
		// Nobody less than £10,000, and the others save half each of what that brings.
		"port-health-minimum": func(d clauseDocument) []*big.Rat {
			levy := pro(d.total(), d.of("rateable-value"))
			saved := new(big.Rat).Quo(less(frac("1000000"), levy[2]), frac("2"))
			return []*big.Rat{less(levy[0], saved), less(levy[1], saved), frac("1000000")}
		},
		// The latest of three years counts three times, the one before twice.
		"cremations-three-two-one": func(d clauseDocument) []*big.Rat {
			return pro(d.total(), plus(times(d.of("cremations-2024"), frac("3")), times(d.of("cremations-2023"), frac("2")), d.of("cremations-2022")))
		},
		// Nobody less than 95 % of what it paid, in the prices of today.
		"real-terms-floor": func(d clauseDocument) []*big.Rat {
			floor := pence(times(d.of("paid-2024"), new(big.Rat).Mul(d.price("uplift"), frac("19/20"))))
			charges := pro(d.total(), d.of("population"))
			gets := less(floor[2], charges[2])
			charges[2] = new(big.Rat)
			charges = plus(charges, times(pro(gets, charges), frac("-1")))
			if gets.Sign() <= 0 || charges[0].Cmp(floor[0]) < 0 || charges[1].Cmp(floor[1]) < 0 {
				panic("the floor holds others, or nobody")
			}
			charges[2] = floor[2]
			return charges
		},
		// The hours committed at £72, used or not, and hours beyond them at £85.50; the rest by
		// percentages. Birch does not use its hours.
		"hours-bank": func(d clauseDocument) []*big.Rat {
			hours := plus(times(d.of("committed"), frac("72")), times(fracs("240.5 0 0"), frac("85.5")))
			return plus(pence(hours), times(percentages, less(d.total(), pence([]*big.Rat{added(hours)})[0])))
		},
		// The first £100,000 equally, the next £200,000 by valuation, the rest by calls.
		"three-tiers": func(d clauseDocument) []*big.Rat {
			return plus(pro(frac("10000000"), fracs("1 1 1")), pro(frac("20000000"), d.of("valuation")), pro(less(d.total(), frac("30000000")), d.of("calls")))
		},
		// Nobody more than 40 %: of 50, 30 and 20 per cent the 10 over are borne 3 to 2.
		"forty-per-cent-at-most": func(d clauseDocument) []*big.Rat { return times(fracs("2/5 9/25 6/25"), d.total()) },
		// £3.15 a head, and £5,000 at least, which lowers no other fee.
		"per-head-with-minimum": func(d clauseDocument) []*big.Rat {
			fees := penny(pence(times(d.of("population"), frac("3.15"))))
			fees[2] = frac("500000")
			return fees
		},
		// Prices rose by 7 %, of which 5 count.
		"inflation-capped": func(d clauseDocument) []*big.Rat {
			return times(percentages, new(big.Rat).Mul(d.total(), frac("1.05")))
		},
		// Prices rose by 4 %, less 1.
		"inflation-less-one": func(d clauseDocument) []*big.Rat {
			return times(percentages, new(big.Rat).Mul(d.total(), frac("1.03")))
		},
		// The host has 10 % off its £400, and the others bear the £40 by their £350 and £250.
		"host-discount": func(clauseDocument) []*big.Rat {
			return plus(fracs("36000 35000 25000"), pro(frac("4000"), fracs("0 350 250")))
		},
		// Cedar buys itself in, and the founders have what it pays.
		"joining-fee": func(d clauseDocument) []*big.Rat {
			return plus(fracs("-2000000 -1000000 3000000"), pro(d.total(), d.of("population")))
		},
		"nearest-ten": func(clauseDocument) []*big.Rat { return fracs("3334000 3333000 3333000") },
		// £150 is rounded up, £105 and £45 down.
		"nearest-hundred": func(clauseDocument) []*big.Rat { return fracs("20000 10000 0") },
		// A twentieth of the income of each, and the rest by pupils.
		"top-slice": func(d clauseDocument) []*big.Rat {
			slice := penny(pence(times(d.of("income"), frac("0.05"))))
			return plus(slice, pro(less(d.total(), added(slice)), d.of("pupils")))
		},
		"lane-miles": func(d clauseDocument) []*big.Rat {
			return pro(d.total(), products(d.of("lane-miles"), d.of("runs")))
		},
		// The health body's contribution rises by 1.7 %, the council's by 3 %.
		"two-uplifts": func(d clauseDocument) []*big.Rat {
			return products(times(fracs("2/5 3/5"), d.total()), fracs("1.03 1.017"))
		},
		// £38.50 a call, of which 3,000 would be £115,500, but £100,000 in all at most.
		"fee-at-most": func(d clauseDocument) []*big.Rat {
			return plus(pro(frac("10000000"), d.of("calls")), times(percentages, less(d.total(), frac("10000000"))))
		},
		// Only the rent rises with inflation, by 4.5 %.
		"rent-indexed": func(d clauseDocument) []*big.Rat {
			rent := times(pro(frac("6134000"), d.of("desks")), new(big.Rat).Quo(d.price("cpi-2025"), d.price("cpi-2024")))
			return plus(times(percentages, frac("35100566")), rent)
		},
		// The host has 7.5 % of what the others pay for staff, and not of their rent.
		"fee-on-staff": func(d clauseDocument) []*big.Rat {
			fees := times(fracs("-3/5 7/20 1/4"), frac("2632542.45"))
			return plus(times(percentages, frac("35100566")), pro(frac("6134001"), d.of("desks")), fees)
		},
		// The first tier takes £100,000, and the second what is left, which is less than £200,000.
		"tiers-up-to": func(d clauseDocument) []*big.Rat {
			return plus(pro(frac("10000000"), fracs("1 1 1")), pro(less(d.total(), frac("10000000")), d.of("valuation")))
		},
		// The host pays half, but no more than £150,000; all pay the rest by calls.
		"half-at-most": func(d clauseDocument) []*big.Rat {
			return plus(fracs("15000000 0 0"), pro(less(d.total(), frac("15000000")), d.of("calls")))
		},
		// Of 130 / 92 / 78 (£k) after 100 each, birch and cedar may not fall below 95; the host
		// saves what they pay more.
		"within-five-per-cent": func(clauseDocument) []*big.Rat { return fracs("11000000 9500000 9500000") },
	}
}
