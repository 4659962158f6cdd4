package risk

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// A reduction is rounded to a tenth of a per cent, half up: −0.15 % is −0.1 %.
func TestReduction_IsRoundedHalfUp(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ from, to, want string }{
		{"20", "20", "0"},
		{"20", "19.99", "0.1"},   // 0.05 %
		{"20", "19.991", "0"},    // 0.045 %
		{"20", "20.01", "0"},     // −0.05 %
		{"20", "20.011", "-0.1"}, // −0.055 %
		{"20", "20.03", "-0.1"},  // −0.15 %
		{"20", "20.031", "-0.2"}, // −0.155 %
		{"20", "0", "100"},
		{"20", "40", "-100"},
		{"3", "2", "33.3"},
		{"3", "1", "66.7"},
	} {
		assert.Equal(t, c.want, reduction(partnership.MustQuantity(c.from), partnership.MustQuantity(c.to)).String(), "%s to %s", c.from, c.to)
	}
	assert.False(t, reduction(partnership.MustQuantity("0"), partnership.MustQuantity("0")).Known())
	assert.False(t, reduction(partnership.Quantity{}, partnership.MustQuantity("1")).Known())
	assert.False(t, reduction(partnership.MustQuantity("1"), partnership.Quantity{}).Known())
}
