package risk_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
)

// noNames is a directory with no names, so that ids show.
var noNames report.Names

// qty is a quantity.
func qty(s string) partnership.Quantity { return partnership.MustQuantity(s) }

// day is a date.
func day(s string) calendar.Date { return calendar.MustDate(s) }

// pounds is an amount.
func pounds(s string) costing.Money { return costing.MustMoney(s) }

// pence returns the pence of an amount that is known.
func pence(amount costing.Money) int64 {
	n, known := amount.Pence()
	if !known {
		panic("the amount is not known")
	}
	return n
}

// lines is what errors say, one to a line.
func lines(texts ...string) string { return strings.Join(texts, "\n") }

// golden holds a record against testdata/golden/name.json, which UPDATE=1 writes.
func golden[T interface{ Validate() error }](t *testing.T, name string, record T) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name+".json")
	if os.Getenv("UPDATE") != "" {
		written, err := json.MarshalIndent(record, "", "  ")
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(path, append(written, '\n'), 0o600))
	}
	fieldtest.Golden(t, path, record)
}

// became says in a word what has happened to a risk: how it has moved if it was kept.
func became(c risk.Change) string {
	if c.Shift != "" {
		return string(c.Shift)
	}
	return string(c.Kind)
}

// goldenText holds a text to testdata/golden/name, which UPDATE=1 writes.
func goldenText(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), text)
}
