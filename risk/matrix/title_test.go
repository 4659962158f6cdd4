package matrix_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// TestTitles holds that a form can show every value of every category.
func TestTitles(t *testing.T) {
	fieldtest.Titles(t, matrix.EndChoices())
	fieldtest.Titles(t, matrix.CoxConditions())
	fieldtest.Titles(t, matrix.Combinations())
	fieldtest.Titles(t, matrix.Formulas())
	fieldtest.Titles(t, matrix.Shifts())
}
