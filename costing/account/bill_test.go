package account_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// The bill of one member: 1,200 of 2,000 hours are £600 of £1,000, and 8% of that goes
// to the host.
func ExampleBill() {
	scheme := simple(
		byDriver("hours"),
		costing.Adjustment{Kind: costing.Fee, Name: "Host fee", Clause: "6", Percent: qty("8"), Host: "barnet"},
	)
	statement, err := scheme.Statement(year("1000.00"), orgs("harrow barnet"), facts("hours harrow 1200 barnet 800"))
	if err != nil {
		fmt.Println(err)
		return
	}
	instalments, err := account.Instalments(statement, account.EqualInstalments(quarters()...), "schedule 3")
	if err != nil {
		fmt.Println(err)
		return
	}
	bill, err := account.Bill(statement, "harrow", instalments, report.NewNames(
		report.Entry{Noun: report.Organisation, ID: "harrow", Name: "Harrow"}, report.Entry{Noun: report.Organisation, ID: "barnet", Name: "Barnet"},
		report.Entry{Noun: report.Driver, ID: "hours", Name: "hours worked"}, report.Entry{Noun: report.Line, ID: "legal", Name: "Legal advice"},
	))
	fmt.Print(bill.Markdown())
	fmt.Println(err)
	// Output:
	// ## schedule 1: Legal advice, 2025-04-01 to 2026-03-31: Harrow
	//
	// | For | Clause | Working | Amount |
	// |---|---|---|---:|
	// | Share | 4.1 | all by hours worked (1,200 hours worked) | £600.00 |
	// | Host fee | 6 | 8% to Barnet (before £600.00; after £648.00) | £48.00 |
	// | **Total** |  |  | **£648.00** |
	//
	// ### When to pay
	//
	// | Due | Reference | Amount |
	// |---|---|---:|
	// | 2025-04-15 | schedule 3 | £162.00 |
	// | 2025-07-15 | schedule 3 | £162.00 |
	// | 2025-10-15 | schedule 3 | £162.00 |
	// | 2026-01-15 | schedule 3 | £162.00 |
	// | **Total** |  | **£648.00** |
	// <nil>
}

// The bill of a joined statement says for which days each step is, and is silent on
// steps of others.
func TestBillOfAJoiner(t *testing.T) {
	t.Parallel()
	statements := joinedInOctober(t)
	joined, err := costing.Join(statements)
	require.NoError(t, err)
	bill, err := account.Bill(joined, "brent", nil, report.Names{})
	require.NoError(t, err)
	assert.Equal(t, `## schedule 1: legal, 2025-04-01 to 2026-03-31: brent

| For | Clause | Working | Amount |
|---|---|---|---:|
| Share | 4.1 | all equally; 2025-10-01 to 2026-03-31, 182 of 365 days | £91,000.00 |
| **Total** |  |  | **£91,000.00** |
`, bill.Markdown())
}

// The host of a fee is paid: its bill is a credit, in instalments of less than £0.
func TestBillOfACredit(t *testing.T) {
	t.Parallel()
	s := state(t, simple(
		costing.Basis{Kind: costing.DriverShares, Driver: "use"},
		costing.Adjustment{Kind: costing.Fee, Name: "Host fee", Percent: qty("10"), Host: "host"},
	), year("1000.00"), "user host", facts("use user 100 host 0"))
	due, err := account.Instalments(s, halfFirst(), "schedule 3")
	require.NoError(t, err)
	bill, err := account.Bill(s, "host", due, report.Names{})
	require.NoError(t, err)
	assert.Contains(t, bill.Markdown(), `### When the credit is paid out

| Due | Reference | Amount |
|---|---|---:|
| 2025-04-15 | schedule 3 | −£50.00 |
| 2025-10-15 | schedule 3 | −£25.00 |
| 2026-01-15 | schedule 3 | −£25.00 |
| **Total** |  | **−£100.00** |
`)
}

func TestBillFindsEveryError(t *testing.T) {
	t.Parallel()
	s := state(t, simple(costing.Basis{Kind: costing.EqualShares}), year("10.00"), "a b", costing.Facts{})
	_, err := account.Bill(s, "c", nil, report.Names{})
	require.EqualError(t, err, `org: "c" has no charge: not found`)
	due := []account.Posting{{Org: "a", Amount: pounds("4.99")}, {Org: "b", Amount: pounds("0.01")}}
	_, err = account.Bill(s, "a", due, report.Names{})
	require.EqualError(t, err, "instalments: they make 4.99, not the charge of 5.00: does not add up")
	most := account.Posting{Org: "a", Amount: costing.Pence(1<<63 - 1)}
	_, err = account.Bill(s, "a", append(due, most), report.Names{})
	require.ErrorIs(t, err, field.ErrRange)
	assert.Equal(t, partnership.OrgID("b"), due[1].Org, "what was given stays as it is")
}
