package risk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/risk"
)

func TestSignals(t *testing.T) {
	t.Parallel()
	lower := risk.Indicator{Better: partnership.LowerIsBetter, Warning: qty("8"), Limit: qty("15")}
	higher := risk.Indicator{Better: partnership.HigherIsBetter, Warning: qty("95"), Limit: qty("90")}
	for _, c := range []struct {
		indicator risk.Indicator
		value     string
		want      risk.Signal
	}{
		{lower, "7.999999", risk.Clear},
		{lower, "8", risk.Warning},
		{lower, "14.999999", risk.Warning},
		{lower, "15", risk.Breached},
		{higher, "95.000001", risk.Clear},
		{higher, "95", risk.Warning},
		{higher, "90", risk.Breached},
		{higher, "0", risk.Breached},
		{risk.Indicator{Better: partnership.LowerIsBetter, Limit: qty("15")}, "14", risk.Clear},
		{risk.Indicator{Better: partnership.LowerIsBetter, Warning: qty("8")}, "99", risk.SignalUnknown},
		{risk.Indicator{Limit: qty("15")}, "99", risk.SignalUnknown},
		{risk.Indicator{Better: "sideways", Limit: qty("15")}, "99", risk.SignalUnknown},
	} {
		c.indicator.Readings = []risk.Reading{{On: day("2026-06-30"), Value: qty(c.value)}}
		assert.Equal(t, c.want, c.indicator.Signal(day("2026-06-30")), c.value)
		assert.Equal(t, risk.SignalUnknown, c.indicator.Signal(day("2026-06-29")), "before the reading")
	}
}

// The last reading is what counts, also if it could not be taken.
func TestTheLastReadingCounts(t *testing.T) {
	t.Parallel()
	i := sound("r1").Indicators[0]
	assert.Equal(t, risk.Warning, i.Signal(day("2026-06-30")))
	i.Readings = append(i.Readings, risk.Reading{On: day("2026-06-30")})
	assert.Equal(t, risk.Warning, i.Signal(day("2026-06-29")))
	assert.Equal(t, risk.SignalUnknown, i.Signal(day("2026-06-30")))
}

func TestIndicatorValidates(t *testing.T) {
	t.Parallel()
	require.NoError(t, sound("r1").Indicators[0].Validate())
	i := risk.Indicator{ID: "a", Measure: "b", Better: partnership.HigherIsBetter, Warning: qty("90"), Limit: qty("90")}
	require.NoError(t, i.Validate())
	i.Warning = qty("89")
	require.EqualError(t, i.Validate(), "warning: 89 is beyond the limit, 90: out of order")
	require.EqualError(t, risk.Indicator{Readings: []risk.Reading{{On: day("2026-02-01")}, {On: day("2026-02-01")}, {On: day("2026-01-01")}, {}}}.Validate(), lines(
		"id: required", "measure: required", "better: required",
		"readings[1].on: 2026-02-01 is the day of the reading before: duplicate",
		"readings[2].on: 2026-01-01 is listed after 2026-02-01: out of order",
		"readings[3].on: required"))
}
