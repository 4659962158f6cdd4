package partnership

import (
	"cmp"
	"fmt"
	"slices"
	clock "time"
)

// Starter has a start, and what is put into it has no method of a time.
type Starter interface {
	Begin() clock.Time // when it begins
}

// Begin returns when the day begins.
func (d Day) Begin() clock.Time { return d.Start }

// First returns the first day, and a text with the month and the day of the week,
// which are numbers. The times of a list are sorted as they are.
func First(days []Day) (Starter, string) {
	first := slices.MinFunc(days, func(a, b Day) int { return cmp.Compare(a.Start.Unix(), b.Start.Unix()) })
	times := []clock.Time{first.Start}
	times = append(times, first.Start)
	slices.SortFunc(times, func(a, b clock.Time) int { return cmp.Compare(a.Unix(), b.Unix()) })
	return first, fmt.Sprint(first, times[0].Month(), times[0].Weekday())
}
