package risk_test

import (
	"encoding"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
)

// holds reads every value of a category back as itself, and refuses another.
func holds[T ~string, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, all []T, n int) {
	t.Helper()
	assert.Len(t, all, n)
	for _, value := range all {
		var back T
		require.NoError(t, P(&back).UnmarshalText([]byte(value)))
		assert.Equal(t, value, back)
	}
	back := all[0]
	require.ErrorIs(t, P(&back).UnmarshalText([]byte("Other")), field.ErrInvalid)
	assert.Empty(t, back)
	require.NoError(t, P(&back).UnmarshalText(nil), "no text is no value")
	assert.Empty(t, back)
}

func TestCategoriesAreReadLetterForLetter(t *testing.T) {
	t.Parallel()
	holds(t, risk.Natures(), 2)
	holds(t, risk.Categories(), 13)
	holds(t, risk.Treatments(), 5)
	holds(t, risk.Statuses(), 3)
	holds(t, risk.ControlStatuses(), 3)
	holds(t, risk.Signals(), 4)
	holds(t, risk.AppetiteFits(), 3)
	holds(t, risk.Groupings(), 4)
	holds(t, risk.ChangeKinds(), 9)
	holds(t, risk.Aspects(), 3)
	holds(t, risk.Trends(), 3)
}

func TestVelocitiesAreAScale(t *testing.T) {
	t.Parallel()
	texts := []string{"years", "months", "weeks", "days", "hours"}
	for i, v := range risk.Velocities() {
		text, err := v.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, texts[i], string(text))
		assert.Equal(t, texts[i], v.String())
		var back risk.Velocity
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, v, back)
	}
	assert.Equal(t, "not known", risk.Velocity(0).String())
	assert.Equal(t, "not known", risk.Velocity(6).String())
	text, err := risk.Velocity(0).MarshalText()
	require.NoError(t, err)
	assert.Empty(t, text)
	_, err = risk.Velocity(6).MarshalText()
	require.EqualError(t, err, "velocity found: 6, wanted: 1 to 5: invalid")
	back := risk.WithinDays
	require.ErrorIs(t, back.UnmarshalText([]byte("minutes")), field.ErrInvalid)
	assert.Zero(t, back)
	back = risk.WithinDays
	require.NoError(t, back.UnmarshalText(nil))
	assert.Zero(t, back)
}

func TestAppetitesAreAScale(t *testing.T) {
	t.Parallel()
	texts := []string{"averse", "minimal", "cautious", "open", "eager"}
	for i, a := range risk.Appetites() {
		text, err := a.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, texts[i], string(text))
		var back risk.Appetite
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, a, back)
	}
	assert.Equal(t, "not stated", risk.Appetite(0).String())
	_, err := risk.Appetite(-1).MarshalText()
	require.ErrorIs(t, err, field.ErrInvalid)
	var back risk.Appetite
	require.ErrorIs(t, back.UnmarshalText([]byte("hungry")), field.ErrInvalid)
}

func TestIDsAreReadLetterForLetter(t *testing.T) {
	t.Parallel()
	var id risk.RiskID
	require.NoError(t, id.UnmarshalText([]byte("SS-01")))
	require.ErrorIs(t, id.UnmarshalText([]byte("S S")), field.ErrInvalid)
	assert.Empty(t, id)
	var plan risk.PlanID
	require.ErrorIs(t, plan.UnmarshalText([]byte("!")), field.ErrInvalid)
}
