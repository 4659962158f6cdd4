package account_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/costing/waterfall"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// unmarshalled returns what a document says, which nothing has validated.
func unmarshalled[T any](t *testing.T, document string) T {
	t.Helper()
	var value T
	require.NoError(t, json.Unmarshal([]byte(document), &value))
	return value
}

// Without the reserve brought forward the reserve is not known, and all else is.
func TestUnknown_Opening(t *testing.T) {
	book, err := field.Decode[account.Account]([]byte(`{"year": "2026/27", "members": ["a"], "postings": [
		{"on": "2026-04-01", "kind": "contribution", "org": "a", "amount": "100.00"},
		{"on": "2026-04-01", "kind": "payment", "org": "a", "amount": "100.00"},
		{"on": "2026-04-02", "kind": "to-reserve", "amount": "30.00"},
		{"on": "2026-04-03", "kind": "from-reserve", "amount": "40.00"}]}`))
	require.NoError(t, err)
	balance, err := book.Balance(date("2026-04-30"))
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
	book.Opening = pounds("9.99")
	require.EqualError(t, book.Validate(), "postings[3].amount: a from-reserve of 40.00 is more than there is: out of range")
	book.Opening = pounds("10.00")
	balance, err = book.Balance(date("2026-04-30"))
	require.NoError(t, err)
	assert.Equal(t, costing.Pence(0), balance.Reserve)
	balance.Reserve = costing.Money{}
	require.EqualError(t, balance.Validate(), "reserve: required")
}

// What a gain leaves is said where it is £0 too, and postings of what is not known are
// refused.
func TestUnknown_Tranche(t *testing.T) {
	tranches, err := waterfall.ShareGain(pounds("1.00"), []waterfall.GainPart{
		{Name: "members", Share: partnership.MustFraction("60%"), Weights: weights("a 1")}, {Name: "kept", Share: partnership.MustFraction("40%")},
	})
	require.NoError(t, err)
	assert.Equal(t, costing.Pence(0), tranches[0].Kept)
	assert.Equal(t, costing.Pence(0), tranches[1].Met)
	book := account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("a"), Opening: costing.Pence(0)}
	postings := account.Distribution(tranches, date("2025-05-01"), "")
	require.Len(t, postings, 2)
	_, err = book.Post(postings...)
	require.NoError(t, err)

	unknown := unmarshalled[waterfall.Tranches](t, `[{"name": "members", "portions": [{"org": "a"}]}]`)
	_, err = book.Post(account.Distribution(unknown, date("2025-05-01"), "")...)
	require.EqualError(t, err, "postings[0].amount: required\npostings[1].amount: required\npostings[2].amount: required")
	assert.Contains(t, unknown.Table(report.Names{}).Markdown(), "| members |  | not known | not known | not known | not known |\n| members | a |  | not known |  |  |")
}

// A weight and a most that are not known are said to be so: neither is a blank cell.
func TestUnknown_TrancheTable(t *testing.T) {
	drafts := unmarshalled[waterfall.Tranches](t, `[{"name": "x", "amount": "3.00", "met": "3.00", "kept": "0.00", "left": "0.00",
		"weights": [{"org": "a"}], "limits": [{"org": "b"}], "portions": [{"org": "a", "amount": "1.00"}, {"org": "b", "amount": "2.00"}]}]`)
	text := drafts.Table(report.Names{}).Markdown()
	assert.Contains(t, text, "| Tranche | Organisation | Weight | At most | Amount | Met | Left |")
	assert.Contains(t, text, "| x | a | not known |  |  | £1.00 |  |\n| x | b |  | not known |  | £2.00 |  |")
}

// A draft is written and read back as it is.
func TestUnknown_Draft(t *testing.T) {
	fieldtest.RoundTrip(t, account.Account{Members: orgs("a"), Postings: []account.Posting{{Org: "a"}, {Kind: account.PostBudget, Amount: costing.Pence(0)}}})
}

// What is compared or billed must be known.
func TestUnknown_Amount(t *testing.T) {
	charges := unmarshalled[[]costing.Portion](t, `[{"org": "a"}]`)
	known := []costing.Portion{{Org: "a", Amount: costing.Pence(1)}}
	_, err := account.Instalments(costing.Statement{Charges: charges}, account.EqualInstalments(quarters()...), "")
	require.EqualError(t, err, "charges[0].amount: required")
	_, err = account.HeldBack(charges, known, orgs("a"))
	require.EqualError(t, err, "charges[0].amount: required")
	_, err = account.HeldBack(known, charges, orgs("a"))
	require.EqualError(t, err, "last_year[0].amount: required")
	book := account.Account{Year: costing.MustFinancialYear("2025/26"), Members: orgs("a")}
	_, err = book.Reconcile(charges, costing.Money{}, partnership.Quantity{})
	require.EqualError(t, err, "final[0].amount: required\nresidual: required\ndead_band: required")

	statement := costing.Statement{Charges: known}
	_, err = account.Bill(statement, "a", []account.Posting{{Org: "a", Amount: costing.Pence(1)}, {Org: "a"}}, report.Names{})
	require.EqualError(t, err, "instalments: required")
	_, err = account.Bill(costing.Statement{Charges: charges}, "a", []account.Posting{{Org: "a", Amount: costing.Pence(1)}}, report.Names{})
	require.EqualError(t, err, "instalments: they make 0.01, not the charge of not known: does not add up")
	bill, err := account.Bill(costing.Statement{Charges: charges}, "a", nil, report.Names{})
	require.NoError(t, err)
	assert.Contains(t, bill.Markdown(), "| **Total** |  |  | **not known** |")
}
