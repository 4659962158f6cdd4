package catalogue_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestColumns_HoldEveryText(t *testing.T) {
	fieldtest.Columns(t,
		new(catalogue.AmountForm), new(catalogue.EditionChangeKind), new(catalogue.Completeness), new(catalogue.DateForm), new(catalogue.EntryID), new(catalogue.DoubtKind), new(catalogue.CountReason), new(catalogue.Sameness), new(catalogue.SavingKind), new(catalogue.Timing),
	)
}
