package matrix_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// probable returns a matrix of six likelihoods with these bands of probability.
func probable(bands ...matrix.ProbabilityBand) matrix.Matrix {
	m := matrix.LettersAndNumbers()
	for i := range m.Likelihood {
		m.Likelihood[i].Probability = bands[i]
	}
	return m
}

// The West London Alliance as it writes its likelihoods, each with both ends: 80 % is
// in two, and nothing is between 50 % and 51 %.
func TestPublishedBandsWithGapsAndOverlapsAreRefused(t *testing.T) {
	t.Parallel()
	both := func(from, to string) matrix.ProbabilityBand {
		return matrix.ProbabilityBand{From: qty(from), To: qty(to), Closed: matrix.BothEnds}
	}
	m := probable(both("0", "0.02"), both("0.03", "0.09"), both("0.1", "0.24"), both("0.25", "0.5"), both("0.51", "0.8"), both("0.8", "1"))
	assert.EqualError(t, m.Validate(), lines(
		"likelihood[1].probability.from: the bands leave a gap from 0.02 to 0.03: out of range",
		"likelihood[2].probability.from: the bands leave a gap from 0.09 to 0.1: out of range",
		"likelihood[3].probability.from: the bands leave a gap from 0.24 to 0.25: out of range",
		"likelihood[4].probability.from: the bands leave a gap from 0.5 to 0.51: out of range",
		"likelihood[5].probability.from: 0.8 is in two bands: overlap",
	))
}

func TestBandsAreContiguous(t *testing.T) {
	t.Parallel()
	band := func(from, to string, closed matrix.Ends) matrix.ProbabilityBand {
		b := matrix.ProbabilityBand{Closed: closed}
		if from != "" {
			b.From = qty(from)
		}
		if to != "" {
			b.To = qty(to)
		}
		return b
	}
	good := []matrix.ProbabilityBand{
		band("", "0.1", matrix.NeitherEnd), band("0.1", "0.2", matrix.BothEnds), band("0.2", "0.3", matrix.NeitherEnd),
		band("0.3", "0.4", matrix.LowerEnd), band("0.4", "0.5", matrix.BothEnds), band("0.5", "", matrix.UpperEnd),
	}
	require.NoError(t, probable(good...).Validate())
	for _, test := range []struct {
		i    int
		band matrix.ProbabilityBand
		want string
	}{
		{0, band("0", "0.1", matrix.NeitherEnd), ""},
		{5, band("0.5", "1", matrix.UpperEnd), ""},
		{0, band("0.05", "0.1", matrix.NeitherEnd), "likelihood[0].probability.from: the first band begins at 0.05, not 0: out of range"},
		{5, band("0.5", "0.9", matrix.UpperEnd), "likelihood[5].probability.to: the last band ends at 0.9, and has to reach the end of the scale: out of range"},
		{5, band("0.5", "1.2", matrix.UpperEnd), "likelihood[5].probability.to: the last band ends at 1.2, and has to reach the end of the scale: out of range"},
		{1, band("0.1", "0.2", matrix.UpperEnd), "likelihood[1].probability.from: 0.1 is in no band: out of range"},
		{1, band("0.1", "0.2", ""), lines(
			"likelihood[1].probability.from: 0.1 is in no band: out of range",
			"likelihood[1].probability.closed: required",
			"likelihood[2].probability.from: 0.2 is in no band: out of range",
		)},
		{1, band("0.05", "0.2", matrix.BothEnds), "likelihood[1].probability.from: the bands overlap from 0.05 to 0.1: overlap"},
		{2, band("0.2", "0.3", matrix.LowerEnd), "likelihood[2].probability.from: 0.2 is in two bands: overlap"},
		{2, band("", "0.3", matrix.NeitherEnd), "likelihood[2].probability.from: required"},
		{2, band("0.2", "", matrix.NeitherEnd), "likelihood[2].probability.to: required"},
		{2, band("0.2", "0.2", matrix.NeitherEnd), lines(
			"likelihood[2].probability.to: 0.2 is not above 0.2: out of order",
			"likelihood[3].probability.from: the bands leave a gap from 0.2 to 0.3: out of range",
		)},
		{3, band("0.3", "0.4", "left"), lines(
			"likelihood[3].probability.from: 0.3 is in no band: out of range",
			`likelihood[3].probability.closed: "left" is not a choice of ends (lower, upper, both, neither): invalid`,
		)},
		{3, matrix.ProbabilityBand{}, lines(
			"likelihood[3].probability.from: required", "likelihood[3].probability.to: required",
			"likelihood[3].probability.closed: required",
		)},
		{5, band("1.2", "", matrix.UpperEnd), lines(
			"likelihood[5].probability.from: the bands leave a gap from 0.5 to 1.2: out of range",
			"likelihood[5].probability.to: 1 is not above 1.2: out of order",
		)},
		{0, band("-0.1", "0.1", matrix.NeitherEnd), "likelihood[0].probability.from: the first band begins at -0.1, not 0: out of range"},
	} {
		bands := append([]matrix.ProbabilityBand{}, good...)
		bands[test.i] = test.band
		if err := probable(bands...).Validate(); test.want == "" {
			assert.NoError(t, err)
		} else {
			assert.EqualError(t, err, test.want)
		}
	}
}

func TestLossBandsAreContiguous(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		change func(bands []matrix.LossBand)
		want   string
	}{
		{func(b []matrix.LossBand) { b[0].From = pounds("0.01") }, "losses[0].bands[0].from: the first band begins at 0.01, not 0.00: out of range"},
		{func(b []matrix.LossBand) { b[3].To = pounds("1000000.00") }, "losses[0].bands[3].to: the last band ends at 1000000.00, and has to reach the end of the scale: out of range"},
		{func(b []matrix.LossBand) { b[1].From = costing.Money{} }, "losses[0].bands[1].from: required"},
		{func(b []matrix.LossBand) { b[1].Closed = matrix.NeitherEnd }, "losses[0].bands[1].from: 50000.00 is in no band: out of range"},
		{func(b []matrix.LossBand) { b[1].To = pounds("250000.01") }, "losses[0].bands[2].from: the bands overlap from 250000.00 to 250000.01: overlap"},
	} {
		m := weighted()
		test.change(m.Losses[0].Bands)
		assert.EqualError(t, m.Validate(), test.want)
	}
}

// Every probability of six decimals near a limit, and every loss, is in one level, and
// a higher one is never in a lower level.
func TestLevelsRiseWithProbability(t *testing.T) {
	t.Parallel()
	for _, m := range []matrix.Matrix{matrix.NationalRiskRegister(), matrix.LettersAndNumbers(), weighted()} {
		last := 0
		for n := int64(0); n <= 1_000_000; n += 50 {
			q, err := partnership.QuantityOfMillionths(n)
			require.NoError(t, err)
			code, err := m.LikelihoodOf(q)
			require.NoError(t, err)
			place := 0
			for i, l := range m.Likelihood {
				if l.Code == code {
					place = i
				}
			}
			require.GreaterOrEqual(t, place, last)
			last = place
		}
		assert.Equal(t, len(m.Likelihood)-1, last)
	}
}
