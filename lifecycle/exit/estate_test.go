package exit_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// budgets are three in which Orono, as an example, funded 50, 40 and 36%.
func budgets() []exit.Budget {
	var all []exit.Budget
	for i, percent := range []int{50, 40, 36} {
		all = append(all, exit.Budget{
			Year:   costing.MustFinancialYear([]string{"2022/23", "2023/24", "2024/25"}[i]),
			Shares: []partnership.Share{{Org: "orono", Fraction: pc(percent)}, {Org: "others", Fraction: pc(100 - percent)}},
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

// The average of 50, 40 and 36% is 42%.
func TestEstate_Divide(t *testing.T) {
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
	assert.Equal(t, " orono not known others not known", split(d.Rest), "a van and a claim of nobody knows how much")
	assert.Equal(t, []string{"gritter", "van", "claim"}, d.Unknown)

	estate.Assets, estate.Debts = estate.Assets[:4], estate.Debts[:1]
	d, err = estate.Divide()
	require.NoError(t, err)
	assert.Equal(t, " orono 420.00 others 580.00", split(d.Rest), "a gritter that goes to others is no part of it")

	estate.Debts[0].Amount = pounds(4000)
	d, err = estate.Divide()
	require.NoError(t, err)
	assert.Equal(t, " orono -420.00 others -580.00", split(d.Rest), "debts above the proceeds are shared too")

	late := exit.Budget{Year: costing.MustFinancialYear("2025/26"), Shares: []partnership.Share{{Org: "new", Fraction: pc(100)}}}
	d, err = exit.Estate{Debts: estate.Debts[:1], Budgets: append(budgets(), late)}.Divide()
	require.NoError(t, err)
	assert.Equal(t, " orono -1260.00 others -1740.00 new -1000.00", split(d.Rest), "126, 174 and 100 of 400 %")

	d, err = exit.Estate{Assets: estate.Assets[:2]}.Divide()
	require.NoError(t, err)
	assert.Equal(t, []costing.Portion{}, d.Rest)
}

func TestEstate_Errors(t *testing.T) {
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
assets[1].value: -1.00 is less than 0.00: invalid
assets[1].basis: "luck" is not a basis of an asset (location, need, funding, sale): invalid
assets[2].to: required
assets[3].to: nobody gets it whole on the basis of sale: invalid
assets[3].to: "a b" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
assets[2].id: duplicate: "a" is already assets[1]
debts[0].name: required
debts[0].amount: -1.00 is less than 0.00: invalid
budgets: required`, field.ErrRequired, field.ErrInvalid, field.ErrDuplicate)

	twice := append(budgets()[:1], budgets()[0], exit.Budget{}, exit.Budget{Shares: []partnership.Share{{Org: "a", Fraction: pc(99)}}})
	wantErrors(t, exit.Estate{Budgets: twice}.Validate(), `budgets[2].year: required
budgets[2].shares: required
budgets[3].year: required
budgets[3].shares: they make 99%, not the whole: does not add up
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

// Budgets are required by whatever is split by funding: an asset that is, one that is sold,
// or a debt. What goes to one member whole needs none.
func TestEstate_NeedsBudgetsOnlyToSplit(t *testing.T) {
	asset := func(basis exit.AssetBasis, to partnership.OrgID) exit.Estate {
		return exit.Estate{Assets: []exit.Asset{{ID: "a", Name: "van", Basis: basis, To: to, Value: pounds(18)}}}
	}
	for name, e := range map[string]exit.Estate{
		"funding": asset(exit.ByFunding, ""), "sale": asset(exit.BySale, ""), "a debt": {Debts: []exit.Debt{{Name: "loan", Amount: pounds(1)}}},
	} {
		require.EqualError(t, e.Validate(), "budgets: required", name)
		require.ErrorIs(t, e.Validate(), field.ErrRequired, name)
		e.Budgets = budgets()
		assert.NoError(t, e.Validate(), name)
	}
	for _, e := range []exit.Estate{{}, asset(exit.ByNeed, "a"), asset(exit.ByLocation, "a")} {
		assert.NoError(t, e.Validate())
	}
}

// What is divided adds up to what there was, and the order of assets changes nothing.
func TestEstate_DivideAddsUp(t *testing.T) {
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

func TestContract_Validate(t *testing.T) {
	day := date("2026-03-31")
	for name, c := range map[string]struct {
		contract exit.Contract
		want     string
	}{
		"empty":                    {exit.Contract{}, "id: required\nname: required\naction: required\nlast_day: required"},
		"assigned to one":          {exit.Contract{ID: "c", Name: "x", Action: exit.AssignContract, To: orgsOf("a"), LastDay: day, Consent: exit.ConsentNotNeeded}, ""},
		"assigned to nobody":       {exit.Contract{ID: "c", Name: "x", Action: exit.AssignContract, LastDay: day}, "to: a contract to assign goes to one organisation, not to 0: invalid"},
		"split between one":        {exit.Contract{ID: "c", Name: "x", Action: exit.SplitContract, To: orgsOf("a"), LastDay: day}, "to: a contract to split goes to two or more, not to 1: invalid"},
		"split between three":      {exit.Contract{ID: "c", Name: "x", Action: exit.SplitContract, To: orgsOf("a b c"), LastDay: day}, ""},
		"split, one twice":         {exit.Contract{ID: "c", Name: "x", Action: exit.SplitContract, To: orgsOf("a a"), LastDay: day}, `to[1]: duplicate: "a" is already to[0]`},
		"novated without consent":  {exit.Contract{ID: "c", Name: "x", Action: exit.NovateContract, To: orgsOf("a"), LastDay: day, Consent: exit.ConsentNotNeeded}, "consent: a novation needs the consent of all: invalid"},
		"novated":                  {exit.Contract{ID: "c", Name: "x", Action: exit.NovateContract, To: orgsOf("a"), LastDay: day, Consent: exit.ConsentGiven}, ""},
		"passed to one":            {exit.Contract{ID: "c", Name: "x", Action: exit.PassContract, To: orgsOf("a"), LastDay: day}, ""},
		"passed to two jointly":    {exit.Contract{ID: "c", Name: "x", Action: exit.PassContract, To: orgsOf("a b"), LastDay: day, Consent: exit.ConsentNotNeeded}, ""},
		"passed to nobody":         {exit.Contract{ID: "c", Name: "x", Action: exit.PassContract, LastDay: day}, "to: a contract to pass goes to one or more, not to 0: invalid"},
		"passed by consent":        {exit.Contract{ID: "c", Name: "x", Action: exit.PassContract, To: orgsOf("a"), LastDay: day, Consent: exit.ConsentRefused}, "consent: a contract that passes by order needs none: invalid"},
		"ended and given away":     {exit.Contract{ID: "c", Name: "x", Action: exit.EndContract, To: orgsOf("a"), LastDay: day}, "to: a contract to end goes to nobody, not to 1: invalid"},
		"used after its term":      {exit.Contract{ID: "c", Name: "x", Action: exit.EndContract, LastDay: day, Ends: date("2026-03-30")}, "last_day: 2026-03-31 is after the last day of the contract, 2026-03-30: out of order"},
		"used to the end":          {exit.Contract{ID: "c", Name: "x", Action: exit.EndContract, LastDay: day, Ends: day}, ""},
		"categories that are none": {exit.Contract{ID: "c", Name: "x", Action: "lose", LastDay: day, Consent: "maybe"}, "action: \"lose\" is not a contract action (assign, split, novate, end, pass): invalid\nconsent: \"maybe\" is not a state of consent (not-needed, awaited, given, refused): invalid"},
	} {
		err := c.contract.Validate()
		if c.want == "" {
			assert.NoError(t, err, name)
			continue
		}
		assert.EqualError(t, err, c.want, name)
	}
}

func TestData_Validate(t *testing.T) {
	day := date("2026-03-31")
	for want, d := range map[string]exit.Data{
		"id: required\nname: required\nreturn_to: the data is neither returned nor retained: required": {},
		"return_by: required":      {ID: "d", Name: "x", ReturnTo: orgsOf("a")},
		"retained_until: required": {ID: "d", Name: "x", RetainedBy: "a"},
		"retained_until: 2026-03-31 is set although this is not planned: invalid":   {ID: "d", Name: "x", ReturnTo: orgsOf("a"), ReturnBy: day, RetainedUntil: day},
		"return_by: 2026-03-31 is set although this is not planned: invalid":        {ID: "d", Name: "x", ReturnBy: day, RetainedBy: "a", RetainedUntil: day},
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
		Successors: []partnership.Share{{Org: "north", Fraction: pc(45)}, {Org: "west", Fraction: pc(55)}},
	}
}

func TestSucceedShares_AndPortions(t *testing.T) {
	shares := []partnership.Share{{Org: "cambridge", Fraction: pc(40)}, {Org: "county", Fraction: pc(50)}, {Org: "west", Fraction: pc(10)}}
	got, err := exit.SucceedShares(shares, northamptonshire())
	require.NoError(t, err)
	want := []partnership.Share{{Org: "cambridge", Fraction: pc(40)}, {Org: "north", Fraction: partnership.MustFraction("22.5%")}, {Org: "west", Fraction: partnership.MustFraction("37.5%")}}
	assert.Equal(t, want, got)
	assert.Equal(t, partnership.OrgID("county"), shares[1].Org)
	again, err := exit.SucceedShares(got, northamptonshire())
	require.NoError(t, err)
	assert.Equal(t, want, again, "the predecessor is gone")

	charges, err := exit.SucceedPortions([]costing.Portion{{Org: "county", Amount: costing.Pence(-101)}, {Org: "milton-keynes", Amount: costing.Pence(101)}}, northamptonshire())
	require.NoError(t, err)
	assert.Equal(t, " north -0.45 west -0.56 milton-keynes 1.01", paid(charges))
	one := partnership.Succession{Predecessor: "county", On: date("2020-04-01"), Successors: []partnership.Share{{Org: "unitary", Fraction: pc(100)}}}
	charges, err = exit.SucceedPortions([]costing.Portion{{Org: "county", Amount: costing.Pence(7)}}, one)
	require.NoError(t, err)
	assert.Equal(t, " unitary 0.07", paid(charges), "Buckinghamshire: one for one")
}

// fractionOf returns the fraction that s writes.
func fractionOf(s string) partnership.Fraction { return partnership.MustFraction(s) }

// sharesOf returns shares from text: "county 1/2, west 1/2".
func sharesOf(text string) []partnership.Share {
	var shares []partnership.Share
	for _, part := range strings.Split(text, ", ") {
		org, fraction, _ := strings.Cut(part, " ")
		shares = append(shares, partnership.Share{Org: partnership.OrgID(org), Fraction: fractionOf(fraction)})
	}
	return shares
}

// written writes shares as sharesOf reads them.
func written(shares []partnership.Share) string {
	texts := make([]string, len(shares))
	for i, s := range shares {
		texts[i] = fmt.Sprintf("%s %v", s.Org, s.Fraction)
	}
	return strings.Join(texts, ", ")
}

// North gets 45% and West 55% of what the county had.
func TestSucceedShares_ExactOrRoundedOnce(t *testing.T) {
	for before, want := range map[string]string{
		"county 1/2, other 2/4":                "north 22.5%, west 27.5%, other 2/4",              // who is not concerned stays as written
		"county 1/3, other 2/3":                "north 15%, west 11/60, other 2/3",                // 55/300
		"county 0%, other 100%":                "north 0%, west 0%, other 100%",                   //
		"west 1/3, county 1/3, other 1/3":      "west 31/60, north 15%, other 1/3",                // 1/3 + 11/60
		"county 1/999983, other 999982/999983": "north 0.000045%, west 0.000055%, other 99.9999%", // 20 × 999983 is too much to write
		"other 999982/999983, county 1/999983": "other 99.9999%, north 0.000045%, west 0.000055%",
	} {
		shares := sharesOf(before)
		got, err := exit.SucceedShares(shares, northamptonshire())
		require.NoError(t, err, before)
		assert.Equal(t, want, written(got), before)
		assert.NoError(t, partnership.CheckShares("shares", got), before)
		assert.Equal(t, before, written(shares))
	}
}

// Half of 33.333333% is 16.6666665%, which no Fraction can hold, for b and for c. The
// millionth that is left over goes to the first of them by the ids.
func TestSucceedShares_SpareMillionthsGoToTheLargestRemainders(t *testing.T) {
	third := partnership.Succession{Predecessor: "county", On: date("2021-04-01"), Successors: []partnership.Share{
		{Org: "c", Fraction: partnership.MustFraction("33.333333%")}, {Org: "b", Fraction: partnership.MustFraction("33.333333%")}, {Org: "a", Fraction: partnership.MustFraction("33.333334%")},
	}}
	got, err := exit.SucceedShares(sharesOf("county 1/2, other 1/2"), third)
	require.NoError(t, err)
	assert.Equal(t, "c 16.666666%, b 16.666667%, a 16.666667%, other 50%", written(got))
}

// A part that nobody knows is not known of the successors, and never £0.
func TestSucceedPortions_UnknownStaysUnknown(t *testing.T) {
	got, err := exit.SucceedPortions([]costing.Portion{{Org: "west", Amount: pounds(1)}, {Org: "county"}}, northamptonshire())
	require.NoError(t, err)
	assert.Equal(t, []costing.Portion{{Org: "west"}, {Org: "north"}}, got)
}

// Thirds of two budgets and halves of one more: 7/18 and 11/18 of £18.
func TestEstate_DivideIsExact(t *testing.T) {
	estate := exit.Estate{Assets: []exit.Asset{{ID: "a", Name: "van", Basis: exit.ByFunding, Value: pounds(18)}}}
	for i, shares := range []string{"a 1/3, b 2/3", "a 1/3, b 2/3", "a 50%, b 1/2"} {
		estate.Budgets = append(estate.Budgets, exit.Budget{Year: costing.MustFinancialYear(fmt.Sprintf("20%d/%d", 22+i, 23+i)), Shares: sharesOf(shares)})
	}
	d, err := estate.Divide()
	require.NoError(t, err)
	assert.Equal(t, " a 7.00 b 11.00", split(d.Assets[0].Portions))
}

func TestEstate_BudgetsThatCannotBeAdded(t *testing.T) {
	var estate exit.Estate
	for i, shares := range []string{"a 1/999983, b 999982/999983", "a 1/999979, b 999978/999979", "a 1/999961, b 999960/999961"} {
		estate.Budgets = append(estate.Budgets, exit.Budget{Year: costing.MustFinancialYear(fmt.Sprintf("20%d/%d", 22+i, 23+i)), Shares: sharesOf(shares)})
	}
	wantErrors(t, estate.Validate(), "budgets: the denominators of their shares have no common multiple: out of range", field.ErrRange)
	estate.Budgets = nil
	for i := range 101 {
		estate.Budgets = append(estate.Budgets, exit.Budget{Year: costing.FinancialYearOf(date("1900-04-01").AddMonths(12 * i)), Shares: sharesOf("a 1/3, b 2/3")})
	}
	wantErrors(t, estate.Validate(), "budgets: 101 budgets are more than 100: out of range", field.ErrRange)
	estate.Budgets = estate.Budgets[:100]
	require.NoError(t, estate.Validate())
}

func TestSucceedShares_Errors(t *testing.T) {
	_, err := exit.SucceedShares([]partnership.Share{{Org: "a", Fraction: pc(9)}}, partnership.Succession{Predecessor: "b", On: date("2021-04-01")})
	wantErrors(t, err, "shares: they make 9%, not the whole: does not add up\nsuccession.successors: required", field.ErrSum, field.ErrRequired)
	_, err = exit.SucceedPortions([]costing.Portion{{}, {Org: "a"}, {Org: "a"}}, partnership.Succession{})
	wantErrors(t, err, `portions[0].org: required
portions[2].org: duplicate: "a" is already portions[1]
succession.predecessor: required
succession.on: required
succession.successors: required`, field.ErrRequired, field.ErrDuplicate)
	most := costing.Pence(math.MaxInt64)
	_, err = exit.SucceedPortions([]costing.Portion{{Org: "county", Amount: most}, {Org: "west", Amount: most}}, northamptonshire())
	wantErrors(t, err, "portions: west: the sum of 2 amounts is more than an amount of money can be: out of range", field.ErrRange)
}

// A third can be held exactly, and a share of 1,000,003 cannot: it is cut, and nothing is lost.
func TestSharesOf_MakeTheWhole(t *testing.T) {
	weigh := func(rows ...string) (all []costing.Weight) {
		for i, n := range rows {
			all = append(all, costing.Weight{Org: partnership.OrgID(fmt.Sprintf("c%d", i)), Value: partnership.MustQuantity(n)})
		}
		return all
	}
	shares, err := exit.SharesOf(weigh("1", "2"))
	require.NoError(t, err)
	assert.Equal(t, "1/3 2/3", fmt.Sprint(shares[0].Fraction, " ", shares[1].Fraction))
	shares, err = exit.SharesOf(weigh("500001", "500002"))
	require.NoError(t, err)
	assert.NoError(t, partnership.CheckShares("shares", shares))
	assert.Equal(t, "49.99995%", shares[0].Fraction.String())
	_, err = exit.SharesOf(weigh("0", "0"))
	assert.EqualError(t, err, "weights: all are 0, so that nobody has a share: invalid")
}

func ExampleSharesOf() {
	shares, _ := exit.SharesOf([]costing.Weight{
		{Org: "north", Value: partnership.MustQuantity("359500")}, {Org: "west", Value: partnership.MustQuantity("425700")},
	})
	fmt.Println(shares[0].Fraction, shares[1].Fraction)
	// Output: 3595/7852 4257/7852
}
