package costing_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/costing/overhead"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership/report"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
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
	requireRefused[costing.Basis](t, `{"kind": "amounts", "amounts": [{"org": "a", "amount": "0.00"}, null]}`, "amounts[1].org", "amounts[1].amount")
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

// A maximum that is left out is neither £0 nor no limit.
func TestUnknown_PooledFund(t *testing.T) {
	const lines = `{"lines": [{"line": "care", "budget": "100.00", "outturn": "160.00"}], "outside": [{"org": "icb", "value": "1"}]`
	requireRefused[waterfall.PooledFund](t, lines+`, "risk_pool": "0.00", "uncommitted": "0.00", "maximums": [{"org": "icb"}]}`, "maximums[0].amount")
	requireRefused[waterfall.PooledFund](t, lines+`}`, "risk_pool", "uncommitted")
	requireRefused[waterfall.PoolLine](t, `{"line": "care"}`, "budget", "outturn")
	fund := unmarshalled[waterfall.PooledFund](t, lines+`, "uncommitted": "0.00"}`)
	_, err := fund.Settle()
	require.EqualError(t, err, "risk_pool: required")
}

// Without the reserve brought forward the reserve is not known, and all else is.
func TestUnknown_Opening(t *testing.T) {
	ledger, err := field.Decode[account.Account]([]byte(`{"year": "2026/27", "members": ["a"], "postings": [
		{"on": "2026-04-01", "kind": "contribution", "org": "a", "amount": "100.00"},
		{"on": "2026-04-01", "kind": "payment", "org": "a", "amount": "100.00"},
		{"on": "2026-04-02", "kind": "to-reserve", "amount": "30.00"},
		{"on": "2026-04-03", "kind": "from-reserve", "amount": "40.00"}]}`))
	require.NoError(t, err)
	balance, err := ledger.Balance(date("2026-04-30"))
	require.NoError(t, err)
	require.NoError(t, balance.Validate())
	unknown := []string{}
	for i, value := 0, reflect.ValueOf(balance); i < value.NumField(); i++ {
		if amount, ok := value.Field(i).Interface().(costing.Money); ok && !amount.Known() {
			unknown = append(unknown, value.Type().Field(i).Name)
		}
	}
	assert.Equal(t, []string{"Opening", "Reserve"}, unknown)
	assert.Equal(t, pounds("-10.00"), balance.Aside)
	assert.Equal(t, pounds("-10.00"), balance.Outturn)
	assert.Equal(t, pounds("110.00"), balance.Held)
	assert.Contains(t, balance.Tables(report.Names{}).Markdown(), "| Reserve brought forward | not known |")
	assert.Contains(t, balance.Tables(report.Names{}).Markdown(), "| Reserve | not known |")

	text, err := json.Marshal(balance)
	require.NoError(t, err)
	read, err := field.Decode[account.Balance](text)
	require.NoError(t, err)
	assert.Equal(t, balance, read)
	balance.Reserve = pounds("1.00")
	require.EqualError(t, balance.Validate(), "reserve: 1.00, but what was brought forward is not known: does not add up")

	// With it, it is too much to take out.
	ledger.Opening = pounds("9.99")
	require.EqualError(t, ledger.Validate(), "postings[3].amount: a from-reserve of 40.00 is more than there is: out of range")
	ledger.Opening = pounds("10.00")
	balance, err = ledger.Balance(date("2026-04-30"))
	require.NoError(t, err)
	assert.Equal(t, costing.Pence(0), balance.Reserve)
	balance.Reserve = costing.Money{}
	require.EqualError(t, balance.Validate(), "reserve: required")
}

// A claim for nobody knows how much is not one for nothing.
func TestUnknown_Claim(t *testing.T) {
	requireRefused[waterfall.Tier](t, `{"name": "promised", "rule": "talmud", "claims": [{"org": "a"}, {"org": "b", "amount": null}, {"org": "c", "amount": "0.00"}]}`,
		"claims[0].amount", "claims[1].amount")
	tiers := []waterfall.Tier{unmarshalled[waterfall.Tier](t, `{"name": "promised", "rule": "talmud", "claims": [{"org": "a"}]}`)}
	_, err := waterfall.Distribute(costing.Money{}, tiers)
	require.EqualError(t, err, "estate: required\ntiers[0].claims[0].amount: required")
	_, err = waterfall.TalmudRule.Award(costing.Pence(0), tiers[0].Claims)
	require.EqualError(t, err, "claims[0].amount: required")
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
	assert.Contains(t, draft.Markdown(), "2026-03-31: not known and not known added to it")
	assert.Contains(t, draft.Markdown(), "| b | not known |\n| Total | not known |\n| Residual, paid by nobody | not known |")
	joined, err := costing.Join([]costing.Statement{draft})
	require.NoError(t, err)
	assert.Equal(t, draft.Charges, joined.Charges)
	assert.False(t, joined.Total.Known() || joined.Added.Known() || joined.Residual.Known())
}

// A change from what is not known, or to it, is not known, and nor is the total.
func TestUnknown_Change(t *testing.T) {
	of := func(charges ...costing.Charge) costing.Statement { return costing.Statement{Charges: charges} }
	five := pounds("5.00")
	changes, err := costing.Compare(
		of(costing.Charge{Org: "a"}, costing.Charge{Org: "b", Amount: five}, costing.Charge{Org: "left", Amount: five}),
		of(costing.Charge{Org: "a", Amount: five}, costing.Charge{Org: "b"}, costing.Charge{Org: "new", Amount: five}),
	)
	require.NoError(t, err)
	assert.Equal(t, costing.Changes{
		{Org: "a", After: five},
		{Org: "b", Before: five},
		{Org: "left", Before: five, Difference: pounds("-5.00"), Percent: qty("-100")},
		{Org: "new", After: five, Difference: five},
	}, changes)
	assert.Contains(t, changes.Markdown(), "| a | – | £5.00 | not known | – |\n")
	assert.Contains(t, changes.Markdown(), "| Total | not known | not known | not known |  |")
	assert.Contains(t, changes[2:].Markdown(), "| Total | £5.00 | £5.00 | £0.00 |  |")
}

// A centre whose cost was left out is not free.
func TestUnknown_Centre(t *testing.T) {
	centres := unmarshalled[[]overhead.Centre](t, `[{"line": "hr", "serves": [{"line": "waste", "value": "1"}]}, {"line": "waste", "cost": "1.00"}, {"line": "legal", "cost": null}]`)
	for _, allocate := range []func([]overhead.Centre) (overhead.Costs, error){
		overhead.Direct, overhead.StepDown, overhead.Reciprocal,
	} {
		_, err := allocate(centres)
		require.EqualError(t, err, "centres[0].cost: required\ncentres[2].cost: required")
	}
}

// What is to be divided must be known, and so must what is compared or billed.
func TestUnknown_Amount(t *testing.T) {
	_, err := costing.Apportion(costing.Money{}, []costing.Weight{{Org: "a"}})
	require.EqualError(t, err, "total: required\nweights[0].value: required")
	for _, n := range []string{"a 1", "a 1 b 2"} {
		_, err = costing.Apportion(costing.Money{}, weights(n))
		require.EqualError(t, err, "total: required")
	}
	_, err = waterfall.ShareGain(costing.Money{}, nil)
	require.EqualError(t, err, "gain: required\nparts: required")

	charges := unmarshalled[[]costing.Charge](t, `[{"org": "a"}]`)
	known := []costing.Charge{{Org: "a", Amount: costing.Pence(1)}}
	_, err = account.Instalments(charges, quarters(), "")
	require.EqualError(t, err, "contributions[0].amount: required")
	_, err = account.HeldBack(charges, known, orgs("a"))
	require.EqualError(t, err, "charges[0].amount: required")
	_, err = account.HeldBack(known, charges, orgs("a"))
	require.EqualError(t, err, "last_year[0].amount: required")
	_, err = waterfall.NoWorseOff(charges, known)
	require.EqualError(t, err, "before[0].amount: required")
	_, err = waterfall.NoWorseOff(known, charges)
	require.EqualError(t, err, "after[0].amount: required")
	ledger := account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("a")}
	_, err = ledger.Reconcile(charges, costing.Money{}, partnership.Quantity{})
	require.EqualError(t, err, "final[0].amount: required\nresidual: required")

	statement := costing.Statement{Charges: known}
	_, err = account.Bill(statement, "a", []account.Posting{{Org: "a", Amount: costing.Pence(1)}, {Org: "a"}})
	require.EqualError(t, err, "instalments: required")
	_, err = account.Bill(costing.Statement{Charges: charges}, "a", []account.Posting{{Org: "a", Amount: costing.Pence(1)}})
	require.EqualError(t, err, "instalments: they make 0.01, not the charge of not known: does not add up")
	bill, err := account.Bill(costing.Statement{Charges: charges}, "a", nil)
	require.NoError(t, err)
	assert.Contains(t, bill, "| Total |  |  | not known |")
}

// What a gain leaves is said where it is £0 too, and postings of what is not known are
// refused.
func TestUnknown_Tranche(t *testing.T) {
	tranches, err := waterfall.ShareGain(pounds("1.00"), []waterfall.GainPart{
		{Name: "members", Percent: qty("60"), Weights: weights("a 1")}, {Name: "kept", Percent: qty("40")},
	})
	require.NoError(t, err)
	assert.Equal(t, costing.Pence(0), tranches[0].Left)
	assert.Equal(t, costing.Pence(0), tranches[1].Met)
	ledger := account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("a"), Opening: costing.Pence(0)}
	postings := account.Distribution(tranches, date("2025-05-01"), "")
	require.Len(t, postings, 2)
	_, err = ledger.Post(postings...)
	require.NoError(t, err)

	unknown := unmarshalled[waterfall.Tranches](t, `[{"name": "members", "portions": [{"org": "a"}]}]`)
	_, err = ledger.Post(account.Distribution(unknown, date("2025-05-01"), "")...)
	require.EqualError(t, err, "postings[0].amount: required\npostings[1].amount: required")
	assert.Contains(t, unknown.Table(report.Names{}).Markdown(), "| members | not known | not known | not known |\n| – a |  | not known |  |")
}
