package account_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/overhead"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// requireDocument holds a value against its JSON document in testdata, byte for byte,
// and reads it back.
func requireDocument[T any](t *testing.T, name string, value T) {
	t.Helper()
	want, err := os.ReadFile("testdata/golden/" + name + ".json")
	require.NoError(t, err)
	compact, err := json.Marshal(value)
	require.NoError(t, err)
	var got bytes.Buffer
	require.NoError(t, json.Indent(&got, compact, "", "  "))
	assert.Equal(t, string(want), got.String()+"\n")
	var read T
	require.NoError(t, json.Unmarshal(want, &read))
	assert.Equal(t, value, read)
}

// requireRecord is requireDocument for a record, which is read strictly too.
func requireRecord[T interface{ Validate() error }](t *testing.T, name string, record T) {
	t.Helper()
	requireDocument(t, name, record)
	text, err := os.ReadFile("testdata/golden/" + name + ".json")
	require.NoError(t, err)
	read, err := field.Decode[T](text)
	require.NoError(t, err)
	assert.Equal(t, record, read)
}

func TestGoldenAccount(t *testing.T) {
	ledger := legalAccount()
	requireRecord(t, "account", ledger)
	balance, err := ledger.Balance(calendar.MustDate("2026-03-31"))
	require.NoError(t, err)
	requireRecord(t, "balance", balance)
	requireDocument(t, "final-charges", reconciled(t, ledger, sixtyForty(), partnership.Quantity{}))
}

func TestGoldenClaims(t *testing.T) {
	tier := waterfall.Tier{Name: "promised savings", Rule: waterfall.TalmudRule, Claims: promised(10000, 20000, 30000)}
	requireRecord(t, "tier", tier)
	tranches, err := waterfall.Distribute(costing.MustMoney("200.00"), []waterfall.Tier{tier})
	require.NoError(t, err)
	requireDocument(t, "tranches", tranches)
	requireRecord(t, "gain-part", waterfall.GainPart{Name: "population", Percent: partnership.MustQuantity("25"), Weights: sixtyForty()})
	requireRecord(t, "gain-part-kept", waterfall.GainPart{Name: "kept by the pool", Percent: partnership.MustQuantity("50")})
}

func TestGoldenPooledFund(t *testing.T) {
	requireRecord(t, "pooled-fund", overspentFund())
	tranches, err := overspentFund().Settle()
	require.NoError(t, err)
	requireDocument(t, "pooled-fund-tranches", tranches)
}

func TestGoldenCentres(t *testing.T) {
	requireDocument(t, "centres", supportAndFrontLine())
	costs, err := overhead.Reciprocal(supportAndFrontLine())
	require.NoError(t, err)
	requireDocument(t, "centre-costs", costs)
}

func TestGoldenCost(t *testing.T) {
	requireRecord(t, "cost", year("1250.00"))
}

// A member pays more, one has left and one has joined.
func TestGoldenChanges(t *testing.T) {
	statement := func(charges ...costing.Charge) costing.Statement { return costing.Statement{Charges: charges} }
	changes, err := costing.Compare(
		statement(costing.Charge{Org: "harrow", Amount: pounds("600.00")}, costing.Charge{Org: "brent", Amount: pounds("400.00")}),
		statement(costing.Charge{Org: "harrow", Amount: pounds("650.00")}, costing.Charge{Org: "barnet", Amount: pounds("380.00")}),
	)
	require.NoError(t, err)
	requireDocument(t, "changes", changes)
}
