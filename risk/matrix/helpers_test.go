package matrix_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// qty is a quantity.
func qty(s string) partnership.Quantity { return partnership.MustQuantity(s) }

// pounds is an amount.
func pounds(s string) costing.Money { return costing.MustMoney(s) }

// lines is what errors say, one to a line.
func lines(texts ...string) string { return strings.Join(texts, "\n") }

// golden holds the JSON form of a record to testdata/golden/name.json, and reads it
// back as it was.
func golden[T interface{ Validate() error }](t *testing.T, name string, record T) {
	t.Helper()
	fieldtest.Golden(t, filepath.Join("testdata", "golden", name+".json"), record)
}

// rated writes what a matrix says of a pair of levels: "red 15".
func rated(t testing.TB, m matrix.Matrix, likelihood, impact matrix.LevelCode) string {
	t.Helper()
	r, err := m.Rate(likelihood, impact)
	require.NoError(t, err)
	if !r.Score.Known() {
		return string(r.Rating)
	}
	return fmt.Sprintf("%s %v", r.Rating, r.Score)
}
