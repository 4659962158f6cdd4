package catalogue

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// Days are numbered as the calendar counts them: all of four hundred years, and the first and
// the last that there are.
func TestOrdinal_IsThatOfTheCalendar(t *testing.T) {
	first := calendar.MustDate("0001-01-01")
	for _, from := range []string{"0001-01-01", "1800-01-01", "9990-01-01"} {
		day := calendar.MustDate(from)
		before, ok := first.DaysUntil(day)
		require.True(t, ok)
		for n := before + 1; !day.IsZero() && n <= before+400*365+97; n++ {
			require.Equal(t, n, ordinal(day.Year(), int(day.Month()), day.Day()), day)
			y, m, d := civil(n)
			require.Equal(t, []int{day.Year(), int(day.Month()), day.Day()}, []int{y, m, d}, n)
			day = day.AddDays(1)
		}
	}
}
