package catalogue_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(catalogue.AmountForm), new(catalogue.ChangeKind), new(catalogue.Coverage), new(catalogue.DateForm), new(catalogue.EntryID), new(catalogue.FindingKind), new(catalogue.Reason), new(catalogue.Sameness), new(catalogue.SavingKind), new(catalogue.Timing),
	)
}
