package calendar_test

import (
	"testing"
	"time"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// faults is what the tests here compare errors as.
func faults(err error) []string { return fieldtest.Faults(err) }

func TestRecords_Golden(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/term.json", term("2012-09-01", "2017-08-31"))
	fieldtest.Golden(t, "testdata/golden/working-days.json", calendar.EnglandAndWales())
	fieldtest.Golden(t, "testdata/golden/window.json", calendar.Window{Month: time.December, Day: 31, Years: calendar.OddYears})
}
