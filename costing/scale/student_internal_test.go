package scale

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Percentage points of the t distribution as tables print them (e.g. NIST/SEMATECH
// e-Handbook of Statistical Methods, 1.3.6.7.2).
func TestStudentAt_IsThatOfTheTables(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ freedom, p95, p975, p99, p995, p999 float64 }{
		{1, 6.314, 12.706, 31.821, 63.657, 318.313},
		{2, 2.920, 4.303, 6.965, 9.925, 22.327},
		{3, 2.353, 3.182, 4.541, 5.841, 10.215},
		{5, 2.015, 2.571, 3.365, 4.032, 5.893},
		{10, 1.812, 2.228, 2.764, 3.169, 4.144},
		{13, 1.771, 2.160, 2.650, 3.012, 3.852},
		{30, 1.697, 2.042, 2.457, 2.750, 3.385},
		{60, 1.671, 2.000, 2.390, 2.660, 3.232},
		{100, 1.660, 1.984, 2.364, 2.626, 3.174},
	} {
		for p, want := range map[float64]float64{0.95: row.p95, 0.975: row.p975, 0.99: row.p99, 0.995: row.p995, 0.999: row.p999} {
			got := studentAt(p, row.freedom)
			assert.InDeltaf(t, want, got, 0.00051+want*2e-5, "%v of %v", p, row.freedom)
			assert.InDelta(t, -got, studentAt(1-p, row.freedom), 1e-6*got)
			assert.InDelta(t, p, studentBelow(got, row.freedom), 1e-12)
		}
	}
	assert.InDelta(t, 1.959964, studentAt(0.975, 1e8), 1e-5, "the normal distribution")
	assert.InDelta(t, 0, studentAt(0.5, 7), 1e-15)
}

func TestStudentBelow_InClosedForm(t *testing.T) {
	t.Parallel()
	for _, x := range []float64{-300, -5, -1, -0.01, 0, 0.3, 1, 2.5, 40, 1e6} {
		assert.InDelta(t, 0.5+math.Atan(x)/math.Pi, studentBelow(x, 1), 1e-14, x)
		assert.InDelta(t, 0.5+x/(2*math.Sqrt(2+x*x)), studentBelow(x, 2), 1e-14, x)
	}
	assert.InEpsilon(t, 0.5-1e5/(2*math.Sqrt(2+1e10)), studentBelow(-1e5, 2), 1e-5, "a tail keeps its digits")
	assert.Zero(t, studentBelow(math.Inf(-1), 4))
	assert.Equal(t, 1.0, studentBelow(math.Inf(1), 4))
}

// The incomplete beta function of whole numbers is a binomial tail.
func TestBetaBelow_IsABinomialTail(t *testing.T) {
	t.Parallel()
	for _, x := range []float64{0.001, 0.2, 0.5, 0.77, 0.99} {
		for a := 1; a <= 6; a++ {
			sum, n := 0.0, 8
			for k := a; k <= n; k++ {
				ways := 1.0
				for i := range k {
					ways *= float64(n-i) / float64(i+1)
				}
				sum += ways * math.Pow(x, float64(k)) * math.Pow(1-x, float64(n-k))
			}
			assert.InDelta(t, sum, betaBelow(float64(a), float64(n-a+1), x, 1-x), 1e-13, fmt.Sprint(a, x))
		}
	}
	assert.Zero(t, betaBelow(1, 1, 0, 1))
	assert.Equal(t, 1.0, betaBelow(1, 1, 1, 0))
}

func TestQuantity_OfWhatIsNoNumberIsNotKnown(t *testing.T) {
	t.Parallel()
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e13} {
		assert.False(t, quantity(x).Known(), x)
		assert.Equal(t, math.Abs(x) < 1e14, money(x).Known(), x)
	}
	assert.Equal(t, qty("-0.333333"), quantity(-1.0/3))
	assert.Equal(t, "0.01", money(0.5-1e-9).String(), "what a machine may calculate differently is dropped")
	assert.Equal(t, "0.00", money(0.4999).String())
	assert.Equal(t, "1000000000.01", money(1e11+0.6).String())
}
