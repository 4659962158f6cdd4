package waterfall_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Savings of £200.00 arrived; three councils had been promised £100.00, £200.00 and
// £300.00.
func ExampleClaimsRule_Award() {
	claims := []costing.Portion{
		{Org: "barnet", Amount: costing.MustMoney("100.00")},
		{Org: "brent", Amount: costing.MustMoney("200.00")},
		{Org: "harrow", Amount: costing.MustMoney("300.00")},
	}
	for _, rule := range waterfall.ClaimsRules() {
		awards, err := rule.Award(costing.MustMoney("200.00"), claims)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(rule, awards[0].Amount, awards[1].Amount, awards[2].Amount)
	}
	// Output:
	// proportional 33.33 66.67 100.00
	// constrained-equal-awards 66.67 66.67 66.66
	// constrained-equal-losses 0.00 50.00 150.00
	// talmud 50.00 75.00 75.00
	// average 33.34 58.33 108.33
	// reverse-talmud 16.67 66.67 116.66
	// piniles 50.00 75.00 75.00
	// constrained-egalitarian 50.00 75.00 75.00
	// adjusted-proportional 40.00 80.00 80.00
	// random-arrival 33.34 83.33 83.33
	// minimal-overlap 33.34 83.33 83.33
	// dominguez-thomson 44.44 77.78 77.78
	// average-of-awards 44.44 77.78 77.78
}

// promised returns claims of so many pence by organisations a, b, c….
func promised(pence ...int64) []costing.Portion {
	claims := make([]costing.Portion, len(pence))
	for i, n := range pence {
		claims[i] = costing.Portion{Org: partnership.OrgID(rune('a' + i)), Amount: costing.Pence(n)}
	}
	return claims
}

// penceOf returns the amounts of the portions.
func penceOf(portions []costing.Portion) []int64 {
	amounts := make([]int64, len(portions))
	for i, p := range portions {
		amounts[i] = pence(p.Amount)
	}
	return amounts
}

// awarded is what a rule awards to claims that must be valid.
func awarded(t testing.TB, rule waterfall.ClaimsRule, estate int64, claims []costing.Portion) []int64 {
	t.Helper()
	awards, err := rule.Award(costing.Pence(estate), claims)
	require.NoError(t, err)
	for i, award := range awards {
		require.Equal(t, claims[i].Org, award.Org)
	}
	return penceOf(awards)
}

// The estates of 100, 200 and 300 are those of the Mishnah, Kethubot 93a, as in
// Aumann and Maschler (1985); the garment is that of Baba Metzia 2a. The others follow
// from the definitions of the rules.
func TestClaimsRulesOnPublishedEstates(t *testing.T) {
	for _, test := range []struct {
		rule   waterfall.ClaimsRule
		estate int64
		claims []int64
		want   []int64
	}{
		{waterfall.TalmudRule, 10000, []int64{10000, 20000, 30000}, []int64{3334, 3333, 3333}},
		{waterfall.TalmudRule, 20000, []int64{10000, 20000, 30000}, []int64{5000, 7500, 7500}},
		{waterfall.TalmudRule, 30000, []int64{10000, 20000, 30000}, []int64{5000, 10000, 15000}},
		{waterfall.TalmudRule, 40000, []int64{10000, 20000, 30000}, []int64{5000, 12500, 22500}},
		{waterfall.EqualLossesRule, 20000, []int64{30000, 10000, 20000}, []int64{15000, 0, 5000}},
		{waterfall.EqualAwardsRule, 40000, []int64{30000, 10000, 20000}, []int64{15000, 10000, 15000}},
		{waterfall.ProportionalRule, 30000, []int64{10000, 20000, 30000}, []int64{5000, 10000, 15000}},
		// The garment: one claims all of it, one half.
		{waterfall.TalmudRule, 10000, []int64{10000, 5000}, []int64{7500, 2500}},
		// Nothing, all, and claims of nothing.
		{waterfall.ProportionalRule, 0, []int64{0, 0}, []int64{0, 0}},
		{waterfall.EqualAwardsRule, 0, []int64{5, 0}, []int64{0, 0}},
		{waterfall.EqualLossesRule, 5, []int64{5, 0}, []int64{5, 0}},
		{waterfall.TalmudRule, 5, []int64{5, 0}, []int64{5, 0}},
		// One penny: to the first by id of those with the largest remainder.
		{waterfall.EqualAwardsRule, 1, []int64{7, 7, 7}, []int64{1, 0, 0}},
		{waterfall.EqualLossesRule, 1, []int64{7, 7, 7}, []int64{1, 0, 0}},
		{waterfall.TalmudRule, 1, []int64{1, 1}, []int64{1, 0}},
	} {
		t.Run(fmt.Sprint(test.rule, test.estate, test.claims), func(t *testing.T) {
			assert.Equal(t, test.want, awarded(t, test.rule, test.estate, promised(test.claims...)))
		})
	}
}

// exactAward is an award worked out by halving: it looks for the level at which the
// awards add up to the estate, among those that can be the answer.
func exactAward(rule waterfall.ClaimsRule, estate int64, claims []int64) []*big.Rat {
	sum := int64(0)
	for _, c := range claims {
		sum += c
	}
	award := func(level *big.Rat) []*big.Rat {
		awards := make([]*big.Rat, len(claims))
		for i, c := range claims {
			claim := big.NewRat(c, 1)
			switch rule {
			case waterfall.ProportionalRule:
				awards[i] = new(big.Rat).Mul(claim, level)
			case waterfall.EqualAwardsRule:
				awards[i] = smaller(claim, level)
			case waterfall.EqualLossesRule:
				awards[i] = larger(new(big.Rat), new(big.Rat).Sub(claim, level))
			default: // half is conceded first, and the other half last
				awards[i] = smaller(big.NewRat(c, 2), level)
				if over := new(big.Rat).Sub(level, big.NewRat(sum, 2)); over.Sign() >= 0 {
					awards[i] = larger(big.NewRat(c, 2), new(big.Rat).Sub(claim, new(big.Rat).Sub(big.NewRat(sum, 1), level)))
				}
			}
		}
		return awards
	}
	// A level is a whole number of parts of 1, 2, … 2 × len(claims), or of the sum.
	denominators := []int64{max(sum, 1)}
	if rule != waterfall.ProportionalRule {
		denominators = []int64{1, 2, 3, 4, 5, 6}[:2*len(claims)]
	}
	for _, d := range denominators {
		for n := int64(0); n <= d*sum; n++ {
			awards, total := award(big.NewRat(n, d)), new(big.Rat)
			for _, a := range awards {
				total.Add(total, a)
			}
			if total.Cmp(big.NewRat(estate, 1)) == 0 {
				return awards
			}
		}
	}
	panic("no level")
}

// smaller and larger return one of two.
func smaller(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func larger(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}

// rounded rounds exact awards: the spare pennies to the largest remainders, ties to
// the first.
func rounded(estate int64, exact []*big.Rat) []int64 {
	amounts := make([]int64, len(exact))
	for i, a := range exact {
		amounts[i] = new(big.Int).Quo(a.Num(), a.Denom()).Int64()
		estate -= amounts[i]
	}
	for ; estate > 0; estate-- {
		best, most := -1, new(big.Rat)
		for i, a := range exact {
			if rest := new(big.Rat).Sub(a, big.NewRat(amounts[i], 1)); best < 0 || rest.Cmp(most) > 0 {
				best, most = i, rest
			}
		}
		amounts[best]++
	}
	return amounts
}

// Every estate of every three claims of up to 4 pence, against a search.
func TestClaimsRulesAgainstSearch(t *testing.T) {
	const most = 4
	for code := range (most + 1) * (most + 1) * (most + 1) {
		claims := []int64{int64(code % 5), int64(code / 5 % 5), int64(code / 25)}
		for estate := range claims[0] + claims[1] + claims[2] + 1 {
			for _, rule := range waterfall.ClaimsRules()[:4] {
				want := rounded(estate, exactAward(rule, estate, claims))
				require.Equal(t, want, awarded(t, rule, estate, promised(claims...)), "%s %d %v", rule, estate, claims)
			}
		}
	}
}

// contested is the garment of two claims: each has what the other does not claim, and
// half of the rest.
func contested(estate, a, b *big.Rat) *big.Rat {
	conceded := larger(new(big.Rat), new(big.Rat).Sub(estate, b))
	other := larger(new(big.Rat), new(big.Rat).Sub(estate, a))
	rest := new(big.Rat).Sub(estate, new(big.Rat).Add(conceded, other))
	return rest.Add(rest.Quo(rest, big.NewRat(2, 1)), conceded)
}

// Aumann and Maschler (1985), theorem A: the Talmud rule is the only one by which any
// two share what they get together as a contested garment. Claims are multiples of 120
// so that the awards to five or fewer are whole pence.
func TestTalmudIsConsistentWithTheContestedGarment(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		claims, sum := make([]int64, 2+random.IntN(4)), int64(0)
		for i := range claims {
			claims[i] = 120 * random.Int64N(50)
			sum += claims[i]
		}
		estate := 120 * random.Int64N(sum/120+1)
		awards := awarded(t, waterfall.TalmudRule, estate, promised(claims...))
		for i := range claims {
			for j := range claims {
				if i != j {
					two := big.NewRat(awards[i]+awards[j], 1)
					want := contested(two, big.NewRat(claims[i], 1), big.NewRat(claims[j], 1))
					require.Zero(t, want.Cmp(big.NewRat(awards[i], 1)), "%d %v %v", estate, claims, awards)
				}
			}
		}
	}
}

// someClaims returns up to twelve claims, in no order of size, and an estate.
func someClaims(random *rand.Rand) (estate int64, claims []costing.Portion) {
	amounts, sum := make([]int64, 1+random.IntN(12)), int64(0)
	for i := range amounts {
		amounts[i] = random.Int64N(1 + random.Int64N(1000))
		sum += amounts[i]
	}
	return random.Int64N(sum + 1), promised(amounts...)
}

func TestClaimsRulesKeepTheirLaws(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	dual := map[waterfall.ClaimsRule]waterfall.ClaimsRule{
		waterfall.ProportionalRule: waterfall.ProportionalRule,
		waterfall.EqualAwardsRule:  waterfall.EqualLossesRule,
		waterfall.EqualLossesRule:  waterfall.EqualAwardsRule,
		waterfall.TalmudRule:       waterfall.TalmudRule,
	}
	for _, own := range []waterfall.ClaimsRule{
		waterfall.AverageRule, waterfall.ReverseTalmudRule, waterfall.AdjustedProportionalRule, waterfall.RandomArrivalRule, waterfall.AverageOfAwardsRule,
	} {
		dual[own] = own
	}
	for range 400 {
		estate, claims := someClaims(random)
		all := int64(0)
		for _, c := range claims {
			all += pence(c.Amount)
		}
		for _, rule := range waterfall.ClaimsRules() {
			if len(claims) > 6 && (rule == waterfall.RandomArrivalRule || rule == waterfall.AverageOfAwardsRule) {
				continue // they look at every group
			}
			awards, losses := awarded(t, rule, estate, claims), []int64{}
			if dual[rule] != "" {
				losses = awarded(t, dual[rule], all-estate, claims)
			}
			more := awards
			if estate < all {
				more = awarded(t, rule, estate+1, claims)
			}
			slack := int64(1) // a penny that a rounding may move
			if rule == waterfall.EqualAwardsRule || rule == waterfall.EqualLossesRule {
				slack = 0
			}
			sum := int64(0)
			for i, award := range awards {
				claim := pence(claims[i].Amount)
				sum += award
				require.True(t, award >= 0 && award <= claim, "an award is between nothing and the claim")
				require.LessOrEqual(t, award-slack, more[i], "%s: nobody gets less of more", rule)
				if dual[rule] != "" {
					require.LessOrEqual(t, max(award+losses[i]-claim, claim-award-losses[i]), int64(1), "%s: what is lost is awarded by the dual", rule)
				}
				for j := range awards {
					if claim >= pence(claims[j].Amount) {
						require.GreaterOrEqual(t, award+1, awards[j], "%s: order is kept to the penny", rule)
						require.GreaterOrEqual(t, claim-award+1, pence(claims[j].Amount)-awards[j], "%s: and of losses", rule)
					}
				}
			}
			require.Equal(t, estate, sum)
			requireSameInAnyOrder(t, random, rule, estate, claims, awards)
		}
	}
}

// requireSameInAnyOrder shuffles the claims, and requires that it changes nobody's
// award.
func requireSameInAnyOrder(t *testing.T, random *rand.Rand, rule waterfall.ClaimsRule, estate int64, claims []costing.Portion, awards []int64) {
	t.Helper()
	shuffled := slices.Clone(claims)
	random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	before := slices.Clone(shuffled)
	other := awarded(t, rule, estate, shuffled)
	require.Equal(t, before, shuffled, "the claims given stay as they are")
	for i, claim := range claims {
		require.Equal(t, awards[i], other[slices.Index(shuffled, claim)])
	}
}

func TestClaimsRulesWithTheGreatestAmounts(t *testing.T) {
	const most = 1<<63 - 1
	for _, rule := range waterfall.ClaimsRules() {
		assert.Equal(t, []int64{most, 0}, awarded(t, rule, most, promised(most, 0)), rule)
		halves := awarded(t, rule, most-2, promised(most/2, most/2))
		assert.Equal(t, int64(most-2), halves[0]+halves[1], rule)
		assert.Equal(t, int64(most/2), halves[0], rule)
	}
}

func TestClaimsRuleFindsEveryError(t *testing.T) {
	claims := promised(1, -2)
	claims = append(claims, costing.Portion{Org: "a"}, costing.Portion{})
	_, err := waterfall.ClaimsRule("fair").Award(costing.Pence(-1), claims)
	require.EqualError(t, err, `rule: "fair" is not a rule for claims (proportional, constrained-equal-awards, constrained-equal-losses, talmud, average, reverse-talmud, piniles, constrained-egalitarian, adjusted-proportional, random-arrival, minimal-overlap, dominguez-thomson, average-of-awards): invalid
estate: -0.01 is less than 0.00: invalid
claims[1].amount: -0.02 is less than 0.00: invalid
claims[2].amount: required
claims[3].org: required
claims[3].amount: required
claims[2].org: duplicate: "a" is already claims[0]`)

	_, err = waterfall.TalmudRule.Award(costing.Money{}, promised(1, 2))
	require.EqualError(t, err, "estate: required")

	_, err = waterfall.TalmudRule.Award(costing.Pence(4), promised(1, 2))
	require.EqualError(t, err, "estate: 0.04 is more than all claims, 0.03: out of range")
	require.ErrorIs(t, err, field.ErrRange)

	_, err = waterfall.TalmudRule.Award(costing.Pence(4), nil)
	require.EqualError(t, err, "claims: required")

	_, err = waterfall.TalmudRule.Award(costing.Pence(4), promised(1<<62, 1<<62))
	require.EqualError(t, err, "claims: the sum of 2 amounts is more than an amount of money can be: out of range")
}

func TestClaimsRuleText(t *testing.T) {
	for _, rule := range waterfall.ClaimsRules() {
		text, err := json.Marshal(rule)
		require.NoError(t, err)
		var read waterfall.ClaimsRule
		require.NoError(t, json.Unmarshal(text, &read))
		assert.Equal(t, rule, read)
	}
	var read waterfall.ClaimsRule
	require.ErrorIs(t, json.Unmarshal([]byte(`"Talmud"`), &read), field.ErrInvalid)
}

// No penny is lost, and no award is out of bounds, whatever is claimed.
func FuzzClaimsRule(f *testing.F) {
	f.Add(uint64(20000), uint64(10000), uint64(20000), uint64(30000))
	f.Add(uint64(1), uint64(1), uint64(0), uint64(1<<62-1))
	f.Fuzz(func(t *testing.T, estate, a, b, c uint64) {
		claims := promised(int64(a>>3), int64(b>>3), int64(c>>3))
		all := int64(a>>3) + int64(b>>3) + int64(c>>3)
		share := int64(estate >> 1)
		if all < 1<<63-1 {
			share %= all + 1
		}
		for _, rule := range waterfall.ClaimsRules() {
			sum := int64(0)
			for i, award := range awarded(t, rule, share, claims) {
				require.True(t, award >= 0 && award <= pence(claims[i].Amount))
				sum += award
			}
			require.Equal(t, share, sum)
		}
	})
}
