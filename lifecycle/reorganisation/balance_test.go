package reorganisation_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// balances are those of Northamptonshire: £40m was still not divided three years later.
func balances() []reorganisation.ClosingBalance {
	return []reorganisation.ClosingBalance{
		{Name: "General balance", Kind: reorganisation.GeneralBalance, Org: "county", Amount: pounds("40000000.01"), Claims: []reorganisation.Claim{{By: "north", Driver: "population"}, {By: "west", Driver: "tax-base"}}},
		{Name: "Insurance reserve", Kind: reorganisation.EarmarkedReserve, Org: "county", Amount: pounds("100.00"), Driver: "tax-base"},
		{Name: "Loans", Kind: reorganisation.BorrowedMoney, Org: "county", Amount: pounds("1000.00")},
		{Name: "Corby's balance", Kind: reorganisation.GeneralBalance, Org: "corby-borough", Amount: pounds("7.00")},
	}
}

func TestDivideBalances_WhatIsContestedIsARange(t *testing.T) {
	v, err := reorganisation.DivideBalances(northamptonshire(), balances())
	require.NoError(t, err)
	text := ""
	for _, line := range v.Lines {
		text += fmt.Sprintf("%s %v %v\n", line.Balance.Name, line.Contested, line.Parts)
	}
	assert.Equal(t, `General balance true [{north 17600000.00 18400000.00} {west 21600000.01 22400000.01}]
Insurance reserve false [{north 44.00 44.00} {west 56.00 56.00}]
Loans false [{north 460.00 460.00} {west 540.00 540.00}]
Corby's balance false [{north 7.00 7.00}]
`, text)
	assert.Equal(t, "[{north 17599591.00 18399591.00} {west 21599516.01 22399516.01}]", fmt.Sprint(v.Net))
	assert.Contains(t, v.Table(noNames).Markdown(), "| General balance (contested) | county | General balance | north | 17,600,000.00 | 18,400,000.00 |")
	same := balances()
	same[0].Claims[1].Driver = "population"
	v, err = reorganisation.DivideBalances(northamptonshire(), same)
	require.NoError(t, err)
	assert.False(t, v.Lines[0].Contested, "both claim the same")
}

func TestDivideBalances_UnknownStaysUnknown(t *testing.T) {
	all := append(balances(), reorganisation.ClosingBalance{Name: "Pension", Kind: reorganisation.PensionDeficit, Org: "county"})
	v, err := reorganisation.DivideBalances(northamptonshire(), all)
	require.NoError(t, err)
	assert.Equal(t, "[{north not known not known} {west not known not known}]", fmt.Sprint(v.Net))
}

func TestDivideBalances_BadInput(t *testing.T) {
	_, err := reorganisation.DivideBalances(reorganisation.Order{}, []reorganisation.ClosingBalance{{Amount: pounds("-1.00"), Claims: []reorganisation.Claim{{}}}})
	for _, want := range []string{"order.name: required", "balances[0].name: required", "balances[0].kind: required", "balances[0].org: required", "balances[0].amount: -1.00 is less than 0.00: invalid", "balances[0].claims[0].by: required"} {
		assert.ErrorContains(t, err, want)
	}
	one := balances()[:1]
	one[0].Org = "north"
	_, err = reorganisation.DivideBalances(northamptonshire(), one)
	assert.EqualError(t, err, `balances[0].org: "north" does not end: invalid`)
	one[0].Org, one[0].Claims, one[0].Driver = "county", nil, "caseload"
	_, err = reorganisation.DivideBalances(northamptonshire(), one)
	assert.EqualError(t, err, `balances[0].driver: county has no parts measured by "caseload": not found`)
	most := reorganisation.ClosingBalance{Name: "x", Kind: reorganisation.GeneralBalance, Org: "corby-borough", Amount: pounds("92233720368547758.07")}
	_, err = reorganisation.DivideBalances(northamptonshire(), []reorganisation.ClosingBalance{most, most})
	assert.ErrorContains(t, err, "balances[1].amount: ")
}

func ExampleDivideBalances() {
	v, _ := reorganisation.DivideBalances(northamptonshire(), balances())
	for _, r := range v.Net {
		fmt.Println(r.Org, "starts with", r.Least.Sterling(), "to", r.Most.Sterling())
	}
	// Output:
	// north starts with £17,599,591.00 to £18,399,591.00
	// west starts with £21,599,516.01 to £22,399,516.01
}
