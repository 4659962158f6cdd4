package waterfall_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// populations are weights of a, b, c….
func populations(t testing.TB, numbers ...int64) []costing.Weight {
	t.Helper()
	all := make([]costing.Weight, len(numbers))
	for i, n := range numbers {
		value, err := partnership.NewQuantity(n)
		require.NoError(t, err)
		all[i] = costing.Weight{Org: partnership.OrgID(rune('a' + i)), Value: value}
	}
	return all
}

// readUnits reads a file of figures.
func readUnits[T any](t testing.TB, name string) (all T) {
	t.Helper()
	data, err := os.ReadFile("testdata/units/" + name)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &all))
	return all
}

// allotted is how many units each has.
func allotted(t testing.TB, rule waterfall.UnitsRule, units int64, numbers []int64) (has []int64) {
	t.Helper()
	all, err := rule.Allot(units, populations(t, numbers...))
	require.NoError(t, err)
	sum := int64(0)
	for i, u := range all {
		require.Equal(t, partnership.OrgID(rune('a'+i)), u.Org)
		has, sum = append(has, u.Units), sum+u.Units
	}
	require.Equal(t, units, sum)
	return has
}

// seats are the names of the rules in the file.
func seats() map[string]waterfall.UnitsRule {
	return map[string]waterfall.UnitsRule{
		"hamilton_largest_remainder": waterfall.Hamilton, "jefferson_dhondt": waterfall.Jefferson, "webster_sainte_lague": waterfall.Webster,
		"huntington_hill": waterfall.HuntingtonHill, "adams": waterfall.Adams, "dean": waterfall.Dean,
		"hill": waterfall.HuntingtonHill, "jefferson": waterfall.Jefferson, "webster": waterfall.Webster,
	}
}

func TestUnitsRule_Published(t *testing.T) {
	for _, p := range readUnits[[]struct {
		ID       string
		Weights  []int64
		Seats    int64
		Computed map[string][]int64
	}](t, "apportionment.json") {
		require.Len(t, p.Computed, 6)
		for name, want := range p.Computed {
			assert.Equalf(t, want, allotted(t, seats()[name], p.Seats, p.Weights), "%s %s", p.ID, name)
		}
	}
}

// A member with a whole unit more than its exact share is off it. One whose share is rounded to the
// next unit is not. Of 10 units the exact shares are 8, 0.9, 0.6 and 0.5. Jefferson's rule gives a
// its ninth unit at 80/9, before c its first at 6/1.
func TestUnitsRule_AUnitOffAWholeShare(t *testing.T) {
	shares := weights("a 80 b 9 c 6 d 5")
	found, err := waterfall.Jefferson.Paradoxes(10, shares)
	require.NoError(t, err)
	assert.Equal(t, []int64{9, 1, 0, 0}, allotted(t, waterfall.Jefferson, 10, []int64{80, 9, 6, 5}))
	assert.Equal(t, []waterfall.Paradox{{Kind: waterfall.QuotaViolation, Org: "a"}}, found)
	found, err = waterfall.Webster.Paradoxes(10, shares)
	require.NoError(t, err)
	assert.Equal(t, []waterfall.Paradox{}, found)
}

func TestUnitsRule_PublishedParadoxes(t *testing.T) {
	for name, p := range readUnits[map[string]struct {
		Weights    []int64
		Seats      int64
		Allocation []int64
	}](t, "apportionment_quota_violations.json") {
		assert.Equal(t, p.Allocation, allotted(t, seats()[name], p.Seats, p.Weights), name)
		found, err := seats()[name].Paradoxes(p.Seats, populations(t, p.Weights...))
		require.NoError(t, err)
		assert.True(t, slices.ContainsFunc(found, func(x waterfall.Paradox) bool { return x.Kind == waterfall.QuotaViolation }), name)
	}
	p := readUnits[struct {
		Before, After, A, B []int64
		Seats               int64
	}](t, "hamilton_population_paradox.json")
	assert.Equal(t, p.A, allotted(t, waterfall.Hamilton, p.Seats, p.Before))
	assert.Equal(t, p.B, allotted(t, waterfall.Hamilton, p.Seats, p.After))
	found, err := waterfall.Hamilton.PopulationParadoxes(p.Seats, populations(t, p.Before...), populations(t, p.After...))
	require.NoError(t, err)
	assert.Equal(t, []waterfall.Paradox{{Kind: waterfall.PopulationParadox, Org: "a", To: "c"}}, found)
	for _, rule := range waterfall.UnitsRules()[1:] {
		found, err := rule.PopulationParadoxes(p.Seats, populations(t, p.Before...), populations(t, p.After...))
		require.NoError(t, err)
		assert.Empty(t, found)
	}
}

// Six districts share 25 posts, and would share 26.
func ExampleUnitsRule_Paradoxes() {
	weights := []costing.Weight{}
	for i, n := range []string{"1500", "1500", "900", "500", "500", "200"} {
		weights = append(weights, costing.Weight{Org: partnership.OrgID(rune('a' + i)), Value: partnership.MustQuantity(n)})
	}
	for _, rule := range waterfall.UnitsRules() {
		units, err := rule.Allot(25, weights)
		if err != nil {
			fmt.Println(err)
		}
		found, err := rule.Paradoxes(25, weights)
		fmt.Println(rule, units, found, err)
	}
	// Output:
	// hamilton [{a 7} {b 7} {c 4} {d 3} {e 3} {f 1}] [{alabama d } {alabama e }] <nil>
	// jefferson [{a 8} {b 8} {c 4} {d 2} {e 2} {f 1}] [] <nil>
	// webster [{a 8} {b 8} {c 4} {d 2} {e 2} {f 1}] [] <nil>
	// huntington-hill [{a 7} {b 7} {c 4} {d 3} {e 3} {f 1}] [] <nil>
	// adams [{a 7} {b 7} {c 4} {d 3} {e 3} {f 1}] [] <nil>
	// dean [{a 7} {b 7} {c 4} {d 3} {e 3} {f 1}] [] <nil>
}

// Divisor rules never take a unit away as there are more; Hamilton keeps within the quota; the
// order of the weights changes nothing, and a weight of 0 has none.
func TestUnitsRule_Laws(t *testing.T) {
	for seed := range int64(60) {
		weights := populations(t, seed*seed%97, 1+seed*31%83, seed*17%59, 1+seed%7)
		for _, rule := range waterfall.UnitsRules() {
			before := []waterfall.Units{}
			for units := range int64(20) {
				has, err := rule.Allot(units, weights)
				require.NoError(t, err)
				found, err := rule.Paradoxes(units, weights)
				require.NoError(t, err)
				for _, x := range found {
					require.False(t, rule == waterfall.Hamilton && x.Kind == waterfall.QuotaViolation)
					require.False(t, rule != waterfall.Hamilton && x.Kind == waterfall.AlabamaParadox)
				}
				for i, u := range has {
					require.False(t, weights[i].Value.Sign() == 0 && u.Units > 0)
					if rule != waterfall.Hamilton && units > 0 {
						require.GreaterOrEqual(t, u.Units, before[i].Units)
					}
				}
				shuffled := slices.Clone(weights)
				slices.Reverse(shuffled)
				back, err := rule.Allot(units, shuffled)
				require.NoError(t, err)
				slices.Reverse(back)
				require.Equal(t, has, back)
				before = has
			}
		}
	}
}

func TestUnitsRule_Faults(t *testing.T) {
	_, err := waterfall.UnitsRule("").Allot(-1, nil)
	require.EqualError(t, err, "rule: required\nunits: -1 is not from 0 to 10000: out of range\nweights: required")
	_, err = waterfall.Adams.Paradoxes(10_001, populations(t, 1))
	require.EqualError(t, err, "units: 10001 is not from 0 to 10000: out of range")
	_, err = waterfall.Adams.PopulationParadoxes(1, nil, populations(t, 1))
	require.EqualError(t, err, "before: required\nafter: they are not the organisations of before, in their order: invalid")
	fieldtest.Titles(t, waterfall.UnitsRules())
	fieldtest.Titles(t, waterfall.ParadoxKinds())
	var rule waterfall.UnitsRule
	require.Error(t, json.Unmarshal([]byte(`"largest"`), &rule))
	var kind waterfall.ParadoxKind
	require.NoError(t, json.Unmarshal([]byte(`"alabama"`), &kind))
}

// TestUnitsRules_OneByOne looks at everybody for each unit, and compares weight ÷ divisor in
// floating point, which is exact enough for such small numbers but for ties: those have one
// divisor and one weight, and go by the id.
func TestUnitsRules_OneByOne(t *testing.T) {
	divisors := map[waterfall.UnitsRule]func(k float64) float64{
		waterfall.Jefferson:      func(k float64) float64 { return k + 1 },
		waterfall.Webster:        func(k float64) float64 { return k + 0.5 },
		waterfall.HuntingtonHill: func(k float64) float64 { return math.Sqrt(k * (k + 1)) },
		waterfall.Adams:          func(k float64) float64 { return k },
		waterfall.Dean:           func(k float64) float64 { return k * (k + 1) / (k + 0.5) },
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		numbers := make([]int64, 2+r.IntN(20))
		for i := range numbers {
			numbers[i] = []int64{0, 7, 11, 1013, 10007, 99991}[r.IntN(6)]
		}
		numbers[r.IntN(len(numbers))] = 13
		for rule, divisor := range divisors {
			has, units := make([]int64, len(numbers)), r.Int64N(60)
			for range units {
				next, best := -1, 0.0
				for i, n := range numbers {
					if quotient := float64(n) / divisor(float64(has[i])); n > 0 && (next < 0 || quotient > best || math.IsInf(best, 1) && math.IsInf(quotient, 1) && n > numbers[next]) {
						next, best = i, quotient
					}
				}
				has[next]++
			}
			require.Equalf(t, has, allotted(t, rule, units, numbers), "%s %d %v", rule, units, numbers)
		}
	}
}
