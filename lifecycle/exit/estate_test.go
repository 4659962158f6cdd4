package exit_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// budgets are three in which Orono, as an example, funded 50, 40 and 36 %.
func budgets() []exit.Budget {
	var all []exit.Budget
	for i, percent := range []int{50, 40, 36} {
		all = append(all, exit.Budget{
			Year:   costing.MustFinancialYear([]string{"2022/23", "2023/24", "2024/25"}[i]),
			Shares: []exit.Share{{Org: "orono", Percent: number(percent)}, {Org: "others", Percent: number(100 - percent)}},
		})
	}
	return all
}

// split writes portions.
func split(portions []costing.Portion) string {
	text := ""
	for _, p := range portions {
		text += fmt.Sprintf(" %s %v", p.Org, p.Amount)
	}
	return text
}

// The average of 50, 40 and 36 % is 42 %.
func TestDivide(t *testing.T) {
	estate := exit.Estate{
		Assets: []exit.Asset{
			{ID: "a1", Name: "depot", Basis: exit.ByLocation, To: "orono", Value: pounds(500)},
			{ID: "a2", Name: "gritter", Basis: exit.ByNeed, To: "others"},
			{ID: "a3", Name: "licences", Basis: exit.ByFunding, Value: pounds(1000)},
			{ID: "a4", Name: "lorry", Basis: exit.BySale, Value: pounds(3000)},
			{ID: "a5", Name: "van", Basis: exit.BySale},
		},
		Debts:   []exit.Debt{{Name: "lease", Amount: pounds(2000)}, {Name: "claim"}},
		Budgets: budgets(),
	}
	d, err := estate.Divide()
	require.NoError(t, err)
	got := ""
	for _, a := range d.Assets {
		got += fmt.Sprintf("%s %s:%s\n", a.Asset, a.Basis, split(a.Portions))
	}
	assert.Equal(t, `a1 location: orono 500.00
a2 need:
a3 funding: orono 420.00 others 580.00
a4 sale:
a5 sale:
`, got)
	assert.Equal(t, "3000.00 2000.00", d.Proceeds.Least().String()+" "+d.Debts.Least().String())
	assert.Equal(t, " orono 420.00 others 580.00", split(d.Rest))
	assert.Equal(t, []string{"gritter", "van", "claim"}, d.Unknown)

	estate.Debts[0].Amount = pounds(4000)
	d, err = estate.Divide()
	require.NoError(t, err)
	assert.Equal(t, " orono -420.00 others -580.00", split(d.Rest), "debts above the proceeds are shared too")

	late := exit.Budget{Year: costing.MustFinancialYear("2025/26"), Shares: []exit.Share{{Org: "new", Percent: number(100)}}}
	d, err = exit.Estate{Debts: estate.Debts[:1], Budgets: append(budgets(), late)}.Divide()
	require.NoError(t, err)
	assert.Equal(t, " orono -1260.00 others -1740.00 new -1000.00", split(d.Rest), "126, 174 and 100 of 400 %")

	d, err = exit.Estate{Assets: estate.Assets[:2]}.Divide()
	require.NoError(t, err)
	assert.Equal(t, []costing.Portion{}, d.Rest)
}

func TestEstateErrors(t *testing.T) {
	_, err := exit.Estate{
		Assets: []exit.Asset{
			{},
			{ID: "a", Name: "x", Basis: "luck", Value: pounds(-1)},
			{ID: "a", Name: "x", Basis: exit.ByNeed},
			{ID: "b", Name: "x", Basis: exit.BySale, To: "a b"},
		},
		Debts: []exit.Debt{{Amount: pounds(-1)}},
	}.Divide()
	wantErrors(t, err, `assets[0].id: required
assets[0].name: required
assets[0].basis: required
assets[1].value: -1.00 is below 0.00: out of range
assets[1].basis: "luck" is not a basis of an asset (location, need, funding, sale): invalid
assets[2].to: required
assets[3].to: nobody gets it whole on the basis of sale: invalid
assets[3].to: "a b" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
assets[2].id: duplicate: "a" is already assets[1]
debts[0].name: required
debts[0].amount: -1.00 is below 0.00: out of range
budgets: required`, field.ErrRequired, field.ErrInvalid, field.ErrRange, field.ErrDuplicate)

	twice := append(budgets()[:1], budgets()[0], exit.Budget{}, exit.Budget{Shares: []exit.Share{{Org: "a", Percent: number(99)}}})
	wantErrors(t, exit.Estate{Budgets: twice}.Validate(), `budgets[2].year: required
budgets[2].shares: required
budgets[3].year: required
budgets[3].shares: the shares are 99 % together, not 100 %: does not add up
budgets[1].year: duplicate: "2022/23" is already budgets[0]`, field.ErrRequired, field.ErrSum, field.ErrDuplicate)

	most := costing.Pence(math.MaxInt64)
	lorry := exit.Asset{ID: "a", Name: "x", Basis: exit.BySale, Value: most}
	van := lorry
	van.ID = "b"
	_, err = exit.Estate{
		Assets: []exit.Asset{lorry, van}, Budgets: budgets(),
		Debts: []exit.Debt{{Name: "x", Amount: most}, {Name: "y", Amount: most}},
	}.Divide()
	wantErrors(t, err, `assets: the sum of 2 amounts is more than an amount of money can be: out of range
debts: the sum of 2 amounts is more than an amount of money can be: out of range`, field.ErrRange)
}

// What is divided adds up to what there was, and the order of assets changes nothing.
func TestDivideAddsUp(t *testing.T) {
	for amount := int64(1); amount < 200; amount += 7 {
		value := costing.Pence(amount)
		d, err := exit.Estate{
			Assets:  []exit.Asset{{ID: "a", Name: "x", Basis: exit.ByFunding, Value: value}, {ID: "b", Name: "y", Basis: exit.BySale, Value: value}},
			Budgets: budgets(),
		}.Divide()
		require.NoError(t, err)
		for _, portions := range [][]costing.Portion{d.Assets[0].Portions, d.Rest} {
			sum, _ := portions[0].Amount.Add(portions[1].Amount)
			assert.Equal(t, value, sum)
			assert.InDelta(t, float64(amount)*0.42, float64(pence(portions[0].Amount)), 1)
		}
	}
}

func TestContractValidate(t *testing.T) {
	day := date("2026-03-31")
	for name, c := range map[string]struct {
		contract exit.Contract
		want     string
	}{
		"empty":                    {exit.Contract{}, "id: required\nname: required\naction: required\nlast_day: required"},
		"assigned to one":          {exit.Contract{ID: "c", Name: "x", Action: exit.AssignContract, To: orgsOf("a"), LastDay: day, Consent: exit.ConsentNotNeeded}, ""},
		"assigned to nobody":       {exit.Contract{ID: "c", Name: "x", Action: exit.AssignContract, LastDay: day}, "to: a contract to assign goes to 0: invalid"},
		"split between one":        {exit.Contract{ID: "c", Name: "x", Action: exit.SplitContract, To: orgsOf("a"), LastDay: day}, "to: a contract to split goes to 1: invalid"},
		"split between three":      {exit.Contract{ID: "c", Name: "x", Action: exit.SplitContract, To: orgsOf("a b c"), LastDay: day}, ""},
		"split, one twice":         {exit.Contract{ID: "c", Name: "x", Action: exit.SplitContract, To: orgsOf("a a"), LastDay: day}, `to[1]: duplicate: "a" is already to[0]`},
		"novated without consent":  {exit.Contract{ID: "c", Name: "x", Action: exit.NovateContract, To: orgsOf("a"), LastDay: day, Consent: exit.ConsentNotNeeded}, "consent: a novation needs the consent of all: invalid"},
		"novated":                  {exit.Contract{ID: "c", Name: "x", Action: exit.NovateContract, To: orgsOf("a"), LastDay: day, Consent: exit.ConsentGiven}, ""},
		"ended and given away":     {exit.Contract{ID: "c", Name: "x", Action: exit.EndContract, To: orgsOf("a"), LastDay: day}, "to: a contract to end goes to 1: invalid"},
		"used after its term":      {exit.Contract{ID: "c", Name: "x", Action: exit.EndContract, LastDay: day, Ends: date("2026-03-30")}, "last_day: 2026-03-31 is after the last day of the contract, 2026-03-30: out of order"},
		"used to the end":          {exit.Contract{ID: "c", Name: "x", Action: exit.EndContract, LastDay: day, Ends: day}, ""},
		"categories that are none": {exit.Contract{ID: "c", Name: "x", Action: "lose", LastDay: day, Consent: "maybe"}, "action: \"lose\" is not a contract action (assign, split, novate, end): invalid\nconsent: \"maybe\" is not a state of consent (not-needed, awaited, given, refused): invalid"},
	} {
		err := c.contract.Validate()
		if c.want == "" {
			assert.NoError(t, err, name)
			continue
		}
		assert.EqualError(t, err, c.want, name)
	}
}

func TestDataValidate(t *testing.T) {
	day := date("2026-03-31")
	for want, d := range map[string]exit.Data{
		"id: required\nname: required\nreturn_to: it is neither returned nor retained: required": {},
		"return_by: required":      {ID: "d", Name: "x", ReturnTo: orgsOf("a")},
		"retained_until: required": {ID: "d", Name: "x", RetainedBy: "a"},
		"retained_until: 2026-03-31 is the day of nothing: invalid":                 {ID: "d", Name: "x", ReturnTo: orgsOf("a"), ReturnBy: day, RetainedUntil: day},
		"return_by: 2026-03-31 is the day of nothing: invalid":                      {ID: "d", Name: "x", ReturnBy: day, RetainedBy: "a", RetainedUntil: day},
		"retained_until: 2026-03-30 is before the return, 2026-03-31: out of order": {ID: "d", Name: "x", ReturnTo: orgsOf("a"), ReturnBy: day, RetainedBy: "a", RetainedUntil: date("2026-03-30")},
		`return_to[1]: duplicate: "a" is already return_to[0]`:                      {ID: "d", Name: "x", ReturnTo: orgsOf("a a"), ReturnBy: day},
	} {
		assert.EqualError(t, d.Validate(), want)
	}
	assert.NoError(t, exit.Data{ID: "d", Name: "x", ReturnTo: orgsOf("a b"), ReturnBy: day, RetainedBy: "c", RetainedUntil: day}.Validate())
}

// northamptonshire ends the county council; the shares are made up.
func northamptonshire() partnership.Succession {
	return partnership.Succession{
		Predecessor: "county", On: date("2021-04-01"),
		Successors: []partnership.SuccessorShare{{Org: "north", Percent: number(45)}, {Org: "west", Percent: number(55)}},
	}
}

func TestSucceed(t *testing.T) {
	shares := []exit.Share{{Org: "cambridge", Percent: number(40)}, {Org: "county", Percent: number(50)}, {Org: "west", Percent: number(10)}}
	got, err := exit.SucceedShares(shares, northamptonshire())
	require.NoError(t, err)
	want := []exit.Share{{Org: "cambridge", Percent: number(40)}, {Org: "north", Percent: partnership.MustQuantity("22.5")}, {Org: "west", Percent: partnership.MustQuantity("37.5")}}
	assert.Equal(t, want, got)
	assert.Equal(t, partnership.OrgID("county"), shares[1].Org)
	again, err := exit.SucceedShares(got, northamptonshire())
	require.NoError(t, err)
	assert.Equal(t, want, again, "the predecessor is gone")

	charges, err := exit.SucceedCharges([]costing.Portion{{Org: "county", Amount: costing.Pence(-101)}, {Org: "milton-keynes", Amount: costing.Pence(101)}}, northamptonshire())
	require.NoError(t, err)
	assert.Equal(t, " north -0.45 west -0.56 milton-keynes 1.01", paid(charges))
	one := partnership.Succession{Predecessor: "county", On: date("2020-04-01"), Successors: []partnership.SuccessorShare{{Org: "unitary", Percent: number(100)}}}
	charges, err = exit.SucceedCharges([]costing.Portion{{Org: "county", Amount: costing.Pence(7)}}, one)
	require.NoError(t, err)
	assert.Equal(t, " unitary 0.07", paid(charges), "Buckinghamshire: one for one")
}

func TestSucceedErrors(t *testing.T) {
	_, err := exit.SucceedShares([]exit.Share{{Org: "a", Percent: number(9)}}, partnership.Succession{Predecessor: "b", On: date("2021-04-01")})
	wantErrors(t, err, "shares: the shares are 9 % together, not 100 %: does not add up\nsuccession.successors: required", field.ErrSum, field.ErrRequired)
	_, err = exit.SucceedCharges([]costing.Portion{{}, {Org: "a"}, {Org: "a"}}, partnership.Succession{})
	wantErrors(t, err, `charges[0].org: required
charges[2].org: duplicate: "a" is already charges[1]
succession.predecessor: required
succession.on: required
succession.successors: required`, field.ErrRequired, field.ErrDuplicate)
	most := costing.Pence(math.MaxInt64)
	_, err = exit.SucceedCharges([]costing.Portion{{Org: "county", Amount: most}, {Org: "west", Amount: most}}, northamptonshire())
	require.ErrorIs(t, err, field.ErrRange)
	_, err = exit.SuccessionLimits(partnership.Succession{})
	require.ErrorIs(t, err, field.ErrRequired)
}
