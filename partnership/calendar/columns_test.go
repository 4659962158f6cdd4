package calendar_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(calendar.Date), new(calendar.MonthRounding), new(calendar.Parity),
	)
}
