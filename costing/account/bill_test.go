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
	instalments, err := account.Instalments(statement.Charges, quarters(), "schedule 3")
	if err != nil {
		fmt.Println(err)
		return
	}
	bill, err := account.Bill(statement, "harrow", instalments)
	fmt.Print(bill)
	fmt.Println(err)
	// Output:
	// **schedule 1**, legal, 2025-04-01 to 2026-03-31: harrow
	//
	// | For | Clause | Working | Amount |
	// |---|---|---|---:|
	// | Share | 4.1 | all by hours (1,200 hours) | £600.00 |
	// | Host fee | 6 | 8% to barnet (before £600.00; after £648.00) | £48.00 |
	// | Total |  |  | £648.00 |
	//
	// | Due | Reference | Amount |
	// |---|---|---:|
	// | 2025-04-15 | schedule 3 | £162.00 |
	// | 2025-07-15 | schedule 3 | £162.00 |
	// | 2025-10-15 | schedule 3 | £162.00 |
	// | 2026-01-15 | schedule 3 | £162.00 |
	// | Total |  | £648.00 |
	// <nil>
}

// The bill of a joined statement says for which days each step is, and is silent on
// steps of others.
func TestBillOfAJoiner(t *testing.T) {
	t.Parallel()
	statements := joinedInOctober(t)
	joined, err := costing.Join(statements)
	require.NoError(t, err)
	bill, err := account.Bill(joined, "brent", nil)
	require.NoError(t, err)
	assert.Equal(t, `**schedule 1**, legal, 2025-04-01 to 2026-03-31: brent

| For | Clause | Working | Amount |
|---|---|---|---:|
| Share | 4.1 | all equally, 2025-10-01 to 2026-03-31 | £91,000.00 |
| Total |  |  | £91,000.00 |
`, bill)
}

func TestBillFindsEveryError(t *testing.T) {
	t.Parallel()
	s := state(t, simple(costing.Basis{Kind: costing.EqualShares}), year("10.00"), "a b", costing.Facts{})
	_, err := account.Bill(s, "c", nil)
	require.EqualError(t, err, `org: "c" has no charge: not found`)
	due := []account.Posting{{Org: "a", Amount: pounds("4.99")}, {Org: "b", Amount: pounds("0.01")}}
	_, err = account.Bill(s, "a", due)
	require.EqualError(t, err, "instalments: they make 4.99, not the charge of 5.00: does not add up")
	most := account.Posting{Org: "a", Amount: costing.Pence(1<<63 - 1)}
	_, err = account.Bill(s, "a", append(due, most))
	require.ErrorIs(t, err, field.ErrRange)
	assert.Equal(t, partnership.OrgID("b"), due[1].Org, "what was given stays as it is")
}
