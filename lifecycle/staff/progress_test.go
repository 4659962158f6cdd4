package staff_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
)

// What progress does, even to the posts and the limits, changes nothing in the answer. It is
// told ever more steps, never more than are taken, and the same each time.
func TestAllocateWithProgress_ChangesNothing(t *testing.T) {
	for _, e := range []exit{{3, 200, 5, false}, {1, 60, 50, true}, {13, 200, 10, true}} {
		posts, limits := e.task()
		limits.MaxSteps = 400_000
		want, err := staff.Allocate(posts, limits)
		require.NoError(t, err)
		var told [2][]int
		for i := range told {
			posts, limits := e.task()
			limits.MaxSteps = 400_000
			got, err := staff.AllocateWithProgress(posts, limits, func(steps int) {
				told[i] = append(told[i], steps)
				for j := range posts {
					posts[j].Employer, posts[j].Pinned = "c", ""
					clear(posts[j].Time)
				}
				clear(limits.Bands)
				clear(limits.Members)
				limits.MaxSteps = 1
			})
			require.NoError(t, err)
			assert.Equal(t, want, got)
		}
		assert.Equal(t, told[0], told[1])
		assert.True(t, slices.IsSorted(told[0]))
		assert.Len(t, slices.Compact(slices.Clone(told[0])), len(told[0]), "never the same twice")
		assert.LessOrEqual(t, len(told[0]), 100)
		require.NotEmpty(t, told[0])
		assert.LessOrEqual(t, slices.Max(told[0]), want.Steps)
		if want.Steps == limits.MaxSteps {
			assert.Greater(t, len(told[0]), 50)
			for i, steps := range told[0][1:] {
				assert.Less(t, steps-told[0][i], limits.MaxSteps/10, "it is told all the time")
			}
		}
	}
}

// A panic of progress is the caller's: it comes out as it went in, and the next answer is as
// if nothing had been.
func TestAllocateWithProgress_Panics(t *testing.T) {
	posts, limits := exit{3, 200, 5, false}.task()
	limits.MaxSteps = 400_000
	want, err := staff.Allocate(posts, limits)
	require.NoError(t, err)
	for _, after := range []int{1, 10_000, 200_000, 280_000} {
		assert.PanicsWithValue(t, "enough", func() {
			_, _ = staff.AllocateWithProgress(posts, limits, func(steps int) {
				if steps >= after {
					panic("enough")
				}
			})
		})
		got, err := staff.Allocate(posts, limits)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
}

// Nobody need be told, and what is wrong is said without a step.
func TestAllocateWithProgress_OfNothing(t *testing.T) {
	posts, limits := threeToTwo()
	want, err := staff.Allocate(posts, limits)
	require.NoError(t, err)
	got, err := staff.AllocateWithProgress(posts, limits, nil)
	require.NoError(t, err)
	assert.Equal(t, want, got)
	_, err = staff.AllocateWithProgress(posts, staff.Limits{}, func(int) { t.Error("told") })
	require.Error(t, err)
}
