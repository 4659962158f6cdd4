package risk

import (
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// rounded reports whether the recorded score is that of means before they were rounded for
// the register: 4.30 × 4.70 is what means from 4.295 to 4.305 and from 4.695 to 4.705 are
// written as, whose scores are from 20.165 to 20.255.
func (a *Assessment) rounded(m *matrix.Matrix) bool {
	if !m.Means || len(a.Impacts) > 0 {
		return false
	}
	leastLikely, mostLikely := ends(a.Likelihood, m.Likelihood)
	leastBad, mostBad := ends(a.Impact, m.Impact)
	least, err := m.Rate(leastLikely, leastBad)
	most, errMost := m.Rate(mostLikely, mostBad)
	return err == nil && errMost == nil && a.Score.Compare(least.Score) >= 0 && a.Score.Compare(most.Score) <= 0
}

// ends returns the least and the greatest mean that is written as a code, on a scale. A code
// without one or two decimals is not rounded.
func ends(code matrix.LevelCode, scale matrix.Scale) (least, most matrix.LevelCode) {
	_, decimals, _ := strings.Cut(string(code), ".")
	half := map[int]int64{1: 50_000, 2: 5_000}[len(decimals)]
	mean, err := partnership.ParseQuantity(string(code))
	n, known := mean.Millionths()
	if half == 0 || err != nil || !known || len(scale) == 0 {
		return code, code
	}
	low, _ := scale[0].Score.Millionths()
	high, _ := scale[len(scale)-1].Score.Millionths()
	return meanCode(max(n-half, low)), meanCode(min(n+half, high))
}

// meanCode returns a mean in millionths as a code.
func meanCode(n int64) matrix.LevelCode {
	q, _ := partnership.QuantityOfMillionths(n)
	return matrix.LevelCode(q.String())
}
