package calendar_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// TestTitles holds that a form can show every value of every category.
func TestTitles(t *testing.T) {
	fieldtest.Titles(t, calendar.MonthRoundings())
	fieldtest.Titles(t, calendar.Parities())
	assert.Equal(t, "Fiscal month", calendar.MonthRounding("fiscal-month").Title(), "an unknown one has its words")
	assert.Equal(t, "Leap years", calendar.Parity("leap-years").Title())
}
