package costing_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// requireRefused requires that a document is refused as a record, by what is required
// at the paths and nothing else.
func requireRefused[T interface{ Validate() error }](t *testing.T, document string, want ...string) {
	t.Helper()
	_, err := field.Decode[T]([]byte(document))
	require.Equal(t, want, paths(err), document)
	for _, found := range field.Errors(err) {
		require.ErrorIs(t, found, field.ErrRequired)
	}
}

// unmarshalled returns what a document says, which nothing has validated.
func unmarshalled[T any](t *testing.T, document string) T {
	t.Helper()
	var value T
	require.NoError(t, json.Unmarshal([]byte(document), &value))
	return value
}

// An agreed amount that is left out is not £0: nobody is billed by such a scheme.
func TestUnknown_AgreedAmount(t *testing.T) {
	for _, amount := range []string{"", `, "amount": null`, `, "amount": ""`} {
		basis := `{"kind": "amounts", "amounts": [{"org": "a"` + amount + `}, {"org": "b", "amount": "5.00"}]}`
		requireRefused[costing.Basis](t, basis, "amounts[0].amount")
		scheme := unmarshalled[costing.Scheme](t, `{"name": "s", "parts": [{"name": "p", "basis": `+basis+`}]}`)
		_, err := scheme.Statement(year("5.00"), orgs("a b"), costing.Facts{})
		require.EqualError(t, err, "parts[0].basis.amounts[0].amount: line legal: required")
	}
	requireRefused[costing.Basis](t, `{"kind": "amounts", "amounts": [{"org": "a", "amount": "0.00"}, null]}`, "amounts[1]")
	_, err := field.Decode[costing.Basis]([]byte(`{"kind": "amounts", "amounts": [{"org": "a", "amount": "0.00"}]}`))
	require.NoError(t, err, "£0 is an amount")
}

// A limit that is left out limits nothing and does not take all.
func TestUnknown_Adjustment(t *testing.T) {
	for _, kind := range []costing.AdjustmentKind{costing.ChargeCap, costing.MinimumCharge} {
		for _, amount := range []string{"", `, "amount": null`, `, "amount": ""`} {
			requireRefused[costing.Adjustment](t, `{"kind": "`+string(kind)+`", "name": "Limit"`+amount+`}`, "amount")
		}
	}
	requireRefused[costing.Adjustment](t, `{"kind": "fee", "name": "Host fee", "host": "a"}`, "percent")
}

// Every amount of a statement is required, but for what a working found and its limits.
func TestUnknown_Statement(t *testing.T) {
	const head, charges = `{"scheme": "s", "line": "legal", "term": {"first": "2025-04-01", "last": "2026-03-31"}`,
		`, "charges": [{"org": "a", "amount": "5.00"}], "steps": [{"name": "p", "what": "all", "workings": [{"org": "a", "amount": "5.00"}]}]`
	requireRefused[costing.Statement](t, head+`, "total": "5.00", "added": "0.00"`+charges+`}`, "residual")
	requireRefused[costing.Statement](t, head+`, "total": "5.00"`+charges+`, "residual": "0.00"}`, "added")
	requireRefused[costing.Statement](t, head+`, "added": "0.00"`+charges+`, "residual": "0.00"}`, "total")
	requireRefused[costing.Statement](t, head+`, "charges": [{"org": "a"}], "steps": [{"name": "p", "what": "all", "workings": [{"org": "a"}]}]}`,
		"total", "added", "charges[0].amount", "steps[0].workings[0].amount", "residual")
	_, err := field.Decode[costing.Statement]([]byte(head + `, "total": "5.00", "added": "0.00"` + charges + `, "residual": "0.00"}`))
	require.NoError(t, err)

	draft := unmarshalled[costing.Statement](t, head+`, "charges": [{"org": "a", "amount": "-5.00"}, {"org": "b"}]}`)
	assert.Contains(t, draft.Tables(report.Names{}).Markdown(), "Cost: not known, and not known added to it.")
	assert.Contains(t, draft.Tables(report.Names{}).Markdown(), "| b | not known |\n| **Total** | **not known** |\n| **Residual, paid by nobody** | **not known** |")
	joined, err := costing.Join([]costing.Statement{draft})
	require.NoError(t, err)
	assert.Equal(t, draft.Charges, joined.Charges)
	assert.False(t, joined.Total.Known() || joined.Added.Known() || joined.Residual.Known())
}

// A change from what is not known, or to it, is not known, and nor is the total.
func TestUnknown_Difference(t *testing.T) {
	of := func(charges ...costing.Portion) costing.Statement { return costing.Statement{Charges: charges} }
	five := pounds("5.00")
	changes, err := costing.Compare(
		of(costing.Portion{Org: "a"}, costing.Portion{Org: "b", Amount: five}, costing.Portion{Org: "left", Amount: five}),
		of(costing.Portion{Org: "a", Amount: five}, costing.Portion{Org: "b"}, costing.Portion{Org: "new", Amount: five}),
	)
	require.NoError(t, err)
	assert.Equal(t, costing.Differences{
		{Org: "a", After: five},
		{Org: "b", Before: five},
		{Org: "left", Left: true, Before: five, Amount: pounds("-5.00"), Percent: qty("-100")},
		{Org: "new", Joined: true, After: five, Amount: five},
	}, changes)
	assert.Contains(t, changes.Table(report.Names{}).Markdown(), "| a | not known | £5.00 | not known | not known |\n| b | £5.00 | not known | not known | not known |\n| left | £5.00 | – | −£5.00 | −100 |\n| new | – | £5.00 | +£5.00 | – |\n")
	assert.Contains(t, changes.Table(report.Names{}).Markdown(), "| **Total** | **not known** | **not known** | **not known** |  |")
	assert.Contains(t, changes[2:].Table(report.Names{}).Markdown(), "| **Total** | **£5.00** | **£5.00** | **£0.00** |  |")
}

// What is to be divided must be known.
func TestUnknown_Amount(t *testing.T) {
	_, err := costing.Apportion(costing.Money{}, []costing.Weight{{Org: "a"}})
	require.EqualError(t, err, "total: required\nweights[0].value: required")
	for _, n := range []string{"a 1", "a 1 b 2"} {
		_, err = costing.Apportion(costing.Money{}, weights(n))
		require.EqualError(t, err, "total: required")
	}
}
