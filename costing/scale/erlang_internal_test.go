package scale

import (
	"fmt"
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// qty is a quantity.
func qty(s string) partnership.Quantity { return partnership.MustQuantity(s) }

// exactDelay is Erlang C by its sums, with fractions.
func exactDelay(n int, load *big.Rat) float64 {
	term, sum := big.NewRat(1, 1), new(big.Rat)
	for k := range n {
		sum.Add(sum, term)
		term.Mul(term, new(big.Rat).Quo(load, big.NewRat(int64(k+1), 1)))
	}
	agents := big.NewRat(int64(n), 1)
	term.Mul(term, agents).Quo(term, new(big.Rat).Sub(agents, load))
	wait, _ := new(big.Rat).Quo(term, sum.Add(sum, term)).Float64()
	return wait
}

func TestDelayed_IsThatOfTheSums(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		n    int
		load *big.Rat
	}{
		{1, big.NewRat(1, 2)},
		{1, big.NewRat(1, 1_000_000)},
		{2, big.NewRat(19, 10)},
		{14, big.NewRat(10, 1)},
		{24, big.NewRat(20, 1)},
		{55, big.NewRat(48, 1)},
		{60, big.NewRat(48, 1)},
		{120, big.NewRat(100, 1)},
		{320, big.NewRat(300, 1)},
		{200, big.NewRat(1, 3)},
	} {
		load, _ := test.load.Float64()
		n := float64(test.n)
		want := exactDelay(test.n, test.load)
		got := delayed(n, load, delayInverse(n, load))
		assert.InEpsilonf(t, want+1e-300, got+1e-300, 1e-12, "%d agents, %v erlangs", test.n, test.load)
	}
	assert.InDelta(t, 0.5, delayed(1, 0.5, delayInverse(1, 0.5)), 1e-15, "of one agent, the share of time that it is busy")
	assert.Zero(t, delayed(1000, 0.001, delayInverse(1000, 0.001)), "what is beyond all numbers is 0 and not NaN")
	assert.False(t, math.IsNaN(delayed(100_001, 100_000, delayInverse(100_001, 100_000))))
}

// The continuous extension is ∫ e^(−x) (1+x/load)^n dx, here by midpoints.
func TestDelayInverse_OfAgentsThatAreNotWhole(t *testing.T) {
	t.Parallel()
	for _, n := range []float64{0.25, 0.999, 1, 1.5, 3, 7.75, 12.01} {
		for _, load := range []float64{0.05, 0.7, 1.9, 2.6, 3.4, 10} {
			const steps = 30_000
			sum := 0.0
			for i := range steps {
				x := 90 * (float64(i) + 0.5) / steps
				sum += math.Exp(-x) * math.Pow(1+x/load, n) * 90 / steps
			}
			assert.InEpsilonf(t, sum, delayInverse(n, load), 1e-4, "%v agents, %v erlangs", n, load)
		}
	}
	// Where one part ends and the next begins, nothing jumps.
	for _, load := range []float64{0.05, 1, 2.5, 20} {
		assert.InEpsilon(t, delayInverse(4-1e-9, load), delayInverse(4, load), 1e-7)
		assert.InEpsilon(t, delayInverse(4+1e-9, load), delayInverse(4, load), 1e-7)
	}
	// Γ(1.5, x) is √x e^(−x) + √π/2 erfc(√x), by both methods.
	for _, x := range []float64{0.01, 0.5, 2.49, 2.51, 5, 40} {
		root := math.Sqrt(x)
		want := math.Exp(x) / root * (root*math.Exp(-x) + math.Sqrt(math.Pi)/2*math.Erfc(root))
		assert.InEpsilonf(t, want, fractional(0.5, x), 1e-12, "%v", x)
	}
}

// chain works a queue with impatience out as a chain of births and deaths that is cut off.
func chain(n int, arrivals, serve, leave float64) (waits, abandoned, mean float64, states []float64) {
	states = []float64{1}
	sum := 1.0
	for k := 1; k < 4000 && (k <= n || states[k-1] > 1e-18*sum); k++ {
		rate := float64(min(k, n))*serve + float64(max(0, k-n))*leave
		states = append(states, states[k-1]*arrivals/rate)
		sum += states[k]
		if sum > 1e200 {
			for i := range states {
				states[i] /= sum
			}
			sum = 1
		}
	}
	for k := range states {
		states[k] /= sum
		if k >= n {
			waits += states[k]
			mean += states[k] * float64(k-n)
		}
	}
	return waits, mean * leave / arrivals, mean / arrivals, states
}

// answeredBy is the share of calls that is answered in time by the same chain: one who finds j
// waiting needs j+1 departures, and may leave before. The equations are solved by Runge and
// Kutta's rule.
func answeredBy(n int, serve, leave, within float64, states []float64) float64 {
	served := make([]float64, len(states)-n)
	slope := func(f []float64) []float64 {
		d := make([]float64, len(f))
		for j := range f {
			before, rate := 1.0, float64(n)*serve+float64(j)*leave
			if j > 0 {
				before = f[j-1]
			}
			d[j] = rate*before - (rate+leave)*f[j]
		}
		return d
	}
	plus := func(f, d []float64, h float64) []float64 {
		g := make([]float64, len(f))
		for j := range f {
			g[j] = f[j] + h*d[j]
		}
		return g
	}
	const steps = 2000
	h := within / steps
	for range steps {
		a := slope(served)
		b := slope(plus(served, a, h/2))
		c := slope(plus(served, b, h/2))
		d := slope(plus(served, c, h))
		for j := range served {
			served[j] += h / 6 * (a[j] + 2*b[j] + 2*c[j] + d[j])
		}
	}
	total := 0.0
	for k, p := range states {
		if k < n {
			total += p
		} else {
			total += p * served[k-n]
		}
	}
	return total
}

func TestQueue_ImpatientIsThatOfTheChain(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		calls, handling, patience, within string
		n                                 int
	}{
		{"200", "180", "120", "20", 10},
		{"200", "180", "60", "20", 5},
		{"200", "180", "3600", "30", 12},
		{"200", "180", "86400", "10", 11},
		{"1", "60", "1", "5", 1},
		{"720", "240", "300", "15", 46},
		{"720", "240", "300", "15", 55},
		{"30", "600", "1800", "300", 3},
	} {
		t.Run(fmt.Sprint(test), func(t *testing.T) {
			t.Parallel()
			q := Queue{Calls: qty(test.calls), Minutes: qty("60"), Handling: qty(test.handling), Patience: qty(test.patience)}
			agents, err := partnership.NewQuantity(int64(test.n))
			require.NoError(t, err)
			got, err := q.AnsweredBy(agents, qty(test.within))
			require.NoError(t, err)
			serve, leave := 1/number(q.Handling), 1/number(q.Patience)
			waits, abandoned, mean, states := chain(test.n, q.arrivals(), serve, leave)
			assert.InDelta(t, waits, number(got.Waits), 1e-6)
			assert.InDelta(t, abandoned, number(got.Abandoned), 1e-6)
			assert.InDelta(t, mean, number(got.Average), 2e-6)
			assert.InDelta(t, answeredBy(test.n, serve, leave, number(qty(test.within)), states), number(got.Answered), 2e-6)
			busy := q.offered() * (1 - abandoned) / float64(test.n)
			assert.InDelta(t, busy, number(got.Occupied), 1e-6)
		})
	}
}

// A queue of very patient callers is one in which nobody gives up.
func TestQueue_PatienceWithoutEndIsErlangC(t *testing.T) {
	t.Parallel()
	q := Queue{Calls: qty("20"), Minutes: qty("60"), Handling: qty("180")}
	c, err := q.AnsweredBy(qty("3"), qty("20"))
	require.NoError(t, err)
	q.Patience = qty("86400")
	a, err := q.AnsweredBy(qty("3"), qty("20"))
	require.NoError(t, err)
	assert.InDelta(t, number(c.Waits), number(a.Waits), 1e-3)
	assert.InDelta(t, number(c.Average), number(a.Average), 0.2)
	assert.InDelta(t, number(c.Answered), number(a.Answered), 1e-3)
}

func TestLogSum_DoesNotOverflow(t *testing.T) {
	t.Parallel()
	assert.InDelta(t, math.Log(math.E-1), logSum(1, 1), 1e-14, "1 + 1/2! + 1/3! + …")
	// With x = 0 the sum is e^y.
	assert.InEpsilon(t, 20_000.0, logSum(0, 20_000), 1e-12)
	assert.InDelta(t, 0, logSum(1e9, 1e-9), 1e-15)
}

func TestIntegral_OfWhatIsKnown(t *testing.T) {
	t.Parallel()
	assert.InDelta(t, 1-math.Exp(-3), integral(func(x float64) float64 { return math.Exp(-x) }, 3), 1e-13)
	assert.InEpsilon(t, 1024.0/10, integral(func(x float64) float64 { return math.Pow(x, 9) }, 2), 1e-12)
	assert.Zero(t, integral(math.Exp, 0))
}
