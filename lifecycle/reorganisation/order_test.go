package reorganisation_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// but returns Northamptonshire's order with a change.
func but(change func(*reorganisation.Order)) reorganisation.Order {
	order := northamptonshire()
	change(&order)
	return order
}

func TestOrder_SharesOfADividedCounty(t *testing.T) {
	order := northamptonshire()
	require.NoError(t, order.Validate())
	for driver, want := range map[costing.Driver][]partnership.Share{
		"population": shares("north 46%", "west 54%"), "tax-base": shares("north 44%", "west 56%"),
	} {
		got, err := order.Shares("county", driver)
		require.NoError(t, err)
		assert.Equal(t, want, got, driver)
	}
	got, err := order.Shares("corby-borough", "anything")
	require.NoError(t, err)
	assert.Equal(t, shares("north 100%"), got, "a council that passes as a whole needs no measure")
	got, err = order.Shares("west", "")
	require.NoError(t, err)
	assert.Equal(t, shares("west 100%"), got)
	_, err = order.Shares("rutland", "population")
	assert.EqualError(t, err, `org: "rutland" is not one of the councils of The Northamptonshire (Structural Changes) Order 2020: not found`)
	_, err = order.Shares("county", "caseload")
	assert.EqualError(t, err, `driver: county has no parts measured by "caseload": not found`)
	none := but(func(o *reorganisation.Order) {
		for i := range o.Councils[0].Parts {
			o.Councils[0].Parts[i].Measures[1].Value = number("0")
		}
		o.Councils[0].Totals[1].Value = number("0")
	})
	_, err = none.Shares("county", "tax-base")
	assert.EqualError(t, err, "driver: every part of county has 0 of tax-base: required")
}

func TestOrder_Successions(t *testing.T) {
	all, err := northamptonshire().Successions("population")
	require.NoError(t, err)
	require.Len(t, all, 8)
	for _, s := range all {
		assert.NoError(t, s.Validate())
	}
	_, err = northamptonshire().Successions("caseload")
	assert.ErrorContains(t, err, "councils[0].driver: ")
}

// A parish of a council that goes on moves to another.
func moving() reorganisation.Order {
	return reorganisation.Order{
		Name: "The Boundary Order", Area: "Wexcombe", Vesting: day("2026-04-01"), Basis: "population", Steps: made("2025-01-01", "2025-09-01"),
		Councils: []reorganisation.Council{
			{
				Org: "upper", Change: reorganisation.GoesOn, Totals: []reorganisation.Measure{{Driver: "population", Value: number("100")}, {Driver: "tax-base", Value: number("40")}},
				Parts: []reorganisation.CouncilPart{part("hill", "upper", "90", "30"), part("ford", "lower", "10", "10")},
			},
			{Org: "lower", Change: reorganisation.GoesOn},
		},
	}
}

func TestOrder_APartOfACouncilMoves(t *testing.T) {
	order := moving()
	require.NoError(t, order.Validate())
	all, err := order.Successions("population")
	require.NoError(t, err)
	require.Len(t, all, 1)
	assert.NoError(t, all[0].Validate())
	assert.True(t, all[0].GoesOn)
	assert.Equal(t, shares("upper 90%", "lower 10%"), all[0].Successors)

	file := fileOf(t, 'w', "upper", "bourne")
	file.Assets = []reorganisation.MemberAsset{{ID: "ford-depot", Name: "Depot", Holder: "upper", In: "ford"}, {ID: "hall", Name: "Hall", Holder: "upper", In: "hill"}, {ID: "van", Name: "Van", Holder: "upper"}}
	file.Contracts = []reorganisation.MemberContract{{ID: "ferry", Name: "Ferry", Holder: "upper", Serves: []reorganisation.PartID{"ford"}}, {ID: "all", Name: "All", Holder: "upper"}}
	file.Debts = []reorganisation.MemberDebt{{Name: "loan", Debtor: "upper", Amount: pounds("10.00")}}
	c, err := reorganisation.Carry(order, file, day("2025-12-01"))
	require.NoError(t, err)
	assert.False(t, c.Untouched)
	assert.Equal(t, reorganisation.Untouched, c.Lines[0].Fate)
	assert.Equal(t, []string{"upper loses ford to lower: whether its share changes, and whether the service goes on there"}, c.Unsettled)
	text := ""
	for _, p := range c.Pieces {
		text += fmt.Sprintf("%s %v %s, ", p.ID, p.To, p.Reason)
	}
	assert.Equal(t, "ford-depot [lower] part, hall [upper] part, van [upper] not-concerned, ferry [lower] part, all [upper] not-concerned, loan [upper] not-concerned, ", text)
}

func TestOrder_BadInput(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*reorganisation.Order)
		want   string
		rule   error
	}{
		"weights that do not cover a council": {
			func(o *reorganisation.Order) { o.Councils[0].Totals[0].Value = number("750001") },
			"councils[0].totals[0].value: the parts make 750000 of population, not 750001: they do not cover county: does not add up", field.ErrSum,
		},
		"a part without a measure": {
			func(o *reorganisation.Order) { o.Councils[0].Parts[2].Measures = o.Councils[0].Parts[2].Measures[:1] },
			"councils[0].parts[2].measures: tax-base: required", field.ErrRequired,
		},
		"a measure that is no total": {
			func(o *reorganisation.Order) { o.Councils[0].Totals = o.Councils[0].Totals[:1] },
			"councils[0].parts[0].measures[1].driver: \"tax-base\" is not one of the totals: not found", field.ErrNotFound,
		},
		"a basis that is no total": {
			func(o *reorganisation.Order) { o.Basis = "caseload" },
			"councils[0].totals: caseload, the basis of the order, is not one of them: not found", field.ErrNotFound,
		},
		"no basis": {func(o *reorganisation.Order) { o.Basis = "" }, "basis: required", field.ErrRequired},
		"a successor that ends too": {
			func(o *reorganisation.Order) { o.Councils[3].To = "east-district" },
			"councils[3].to: \"east-district\" ends too: invalid", field.ErrInvalid,
		},
		"a circle": {
			func(o *reorganisation.Order) { o.Councils[3].To, o.Councils[4].To = "east-district", "corby-borough" },
			"councils[3].to: what goes to \"east-district\" comes back to it: invalid\ncouncils[4].to: what goes to \"corby-borough\" comes back to it: invalid", field.ErrInvalid,
		},
		"its own successor": {
			func(o *reorganisation.Order) { o.Councils[3].To = "corby-borough" },
			"councils[3].to: \"corby-borough\" cannot succeed itself: invalid\ncouncils[3].to: \"corby-borough\" ends too: invalid", field.ErrInvalid,
		},
		"a successor that is nobody": {
			func(o *reorganisation.Order) { o.Councils[3].To = "milton-keynes" },
			"councils[3].to: \"milton-keynes\" is not one of the councils: not found", field.ErrNotFound,
		},
		"nobody takes its place": {func(o *reorganisation.Order) { o.Councils[3].To = "" }, "councils[3].to: nobody takes its place: required", field.ErrRequired},
		"a council twice": {
			func(o *reorganisation.Order) { o.Councils = append(o.Councils, o.Councils[3]) },
			"councils[10].org: duplicate: \"corby-borough\" is already councils[3]", field.ErrDuplicate,
		},
		"both a successor and parts":  {func(o *reorganisation.Order) { o.Councils[0].To = "north" }, "councils[0].to: the council is divided by its parts: invalid", field.ErrInvalid},
		"a successor of what goes on": {func(o *reorganisation.Order) { o.Councils[3].Change = reorganisation.GoesOn }, "councils[3].to: the council does not end: invalid", field.ErrInvalid},
		"parts of what begins": {
			func(o *reorganisation.Order) { o.Councils[0].Change = reorganisation.Begins },
			"councils[0].parts: the council begins, and has nothing to divide: invalid\ncouncils[0].org: nothing goes to \"county\": required", field.ErrInvalid,
		},
		"a part that stays with what ends": {
			func(o *reorganisation.Order) { o.Councils[0].Parts[0].To = "county" },
			"councils[0].parts: \"county\" ends, and keeps no part: invalid\ncouncils[0].parts[0].to: \"county\" ends too: invalid", field.ErrInvalid,
		},
		"what goes on keeps nothing": {
			func(o *reorganisation.Order) { o.Councils[0].Change = reorganisation.GoesOn },
			"councils[0].parts: \"county\" goes on, and keeps no part: required", field.ErrRequired,
		},
		"no totals": {
			func(o *reorganisation.Order) { o.Councils[0].Totals = nil },
			"councils[0].totals: required", field.ErrRequired,
		},
		"a part twice": {
			func(o *reorganisation.Order) { o.Councils[0].Parts[1].ID = "corby" },
			"councils[0].parts[1].id: duplicate: \"corby\" is already parts[0]", field.ErrDuplicate,
		},
		"a new council that gets nothing": {func(o *reorganisation.Order) {
			o.Councils = append(o.Councils, reorganisation.Council{Org: "third", Change: reorganisation.Begins})
		}, "councils[10].org: nothing goes to \"third\": required", field.ErrRequired},
		"less than nothing": {
			func(o *reorganisation.Order) { o.Councils[0].Parts[0].Measures[0].Value = number("-1") },
			"councils[0].parts[0].measures[0].value: -1 is less than 0: out of range\ncouncils[0].totals[0].value: the parts make 679999 of population, not 750000: they do not cover county: does not add up", field.ErrRange,
		},
	} {
		err := but(c.change).Validate()
		assert.ErrorIs(t, err, c.rule, name)
		assert.Contains(t, err.Error(), c.want, name)
	}
	assert.EqualError(t, reorganisation.Order{}.Validate(), "name: required\narea: required\nvesting: required\ncouncils: required\nsteps: required")
	twice := but(func(o *reorganisation.Order) {
		o.Councils[3].To, o.Councils[3].Totals, o.Councils[3].Parts = "", []reorganisation.Measure{{Driver: "population", Value: number("1")}, {Driver: "tax-base", Value: number("1")}}, []reorganisation.CouncilPart{part("corby", "north", "1", "1")}
	})
	assert.EqualError(t, twice.Validate(), `councils[3].parts[0].id: duplicate: "corby" is a part of county already`)
}

func TestCheckOrders_AgainstEachOther(t *testing.T) {
	known := day("2021-01-01")
	assert.NoError(t, reorganisation.CheckOrders([]reorganisation.Order{northamptonshire(), moving()}, known))
	second := func(vesting string, councils ...reorganisation.Council) []reorganisation.Order {
		return []reorganisation.Order{northamptonshire(), {Name: "Second", Area: "x", Vesting: day(vesting), Councils: councils, Steps: made("2020-01-01", "2020-06-01")}}
	}
	one := reorganisation.Council{Org: "one", Change: reorganisation.Begins}
	err := reorganisation.CheckOrders(second("2021-04-01", reorganisation.Council{Org: "corby-borough", Change: reorganisation.Ends, To: "one"}, one), known)
	assert.ErrorIs(t, err, field.ErrDuplicate)
	assert.EqualError(t, err, `orders[0].councils[3].org: duplicate: "corby-borough" is in Second of the same day too
orders[1].councils[0].org: duplicate: "corby-borough" is in The Northamptonshire (Structural Changes) Order 2020 of the same day too`)
	err = reorganisation.CheckOrders(second("2023-04-01", reorganisation.Council{Org: "rutland", Change: reorganisation.Ends, To: "county"}, reorganisation.Council{Org: "county", Change: reorganisation.GoesOn}), known)
	assert.EqualError(t, err, `orders[1].councils[0].to: "county" ends on 2021-04-01: out of order
orders[1].councils[1].org: "county" ends on 2021-04-01: out of order`)
	quashed := second("2021-04-01", reorganisation.Council{Org: "corby-borough", Change: reorganisation.Ends, To: "one"}, one)
	quashed[1].Steps = append(quashed[1].Steps, reorganisation.OrderStep{Status: reorganisation.Quashed, On: day("2020-12-01")})
	assert.NoError(t, reorganisation.CheckOrders(quashed, known), "what was quashed does not count")
	assert.Error(t, reorganisation.CheckOrders(quashed, day("2020-11-30")), "nobody knew of it then")
}

func TestOrder_StatusAsKnown(t *testing.T) {
	order := northamptonshire()
	order.Steps = append(order.Steps, reorganisation.OrderStep{Status: reorganisation.Quashed, On: day("2020-12-01"), Recorded: day("2020-12-10")})
	for _, row := range []string{"2019-10-31 -", "2019-11-01 proposed", "2020-02-13 made", "2020-02-14 in-force", "2020-12-09 in-force", "2020-12-10 quashed"} {
		words := strings.Fields(row)
		status, ok := order.StatusOn(day(words[0]), day(words[0]))
		assert.Equal(t, words[1] != "-", ok, row)
		if ok {
			assert.Equal(t, words[1], string(status), row)
		}
	}
}

func TestCarry_UnderAnOrderThatIsQuashed(t *testing.T) {
	file := fileOf(t, 'q', "county", "milton-keynes")
	before := carried(t, file)
	order := northamptonshire()
	order.Steps = append(order.Steps, reorganisation.OrderStep{Status: reorganisation.Quashed, On: day("2021-01-20")})
	assert.NoError(t, before.Check(order, day("2021-01-19")))
	err := before.Check(order, day("2021-01-20"))
	assert.ErrorIs(t, err, field.ErrInvalid)
	assert.EqualError(t, err, "order: The Northamptonshire (Structural Changes) Order 2020 was quashed, and 2 pieces of Partnership q had been carried under it: invalid")
	_, err = reorganisation.Carry(order, file, day("2021-01-20"))
	assert.EqualError(t, err, "order.steps: The Northamptonshire (Structural Changes) Order 2020 was quashed, as known on 2021-01-20: invalid")
	_, err = reorganisation.Carry(order, file, day("2019-10-31"))
	assert.EqualError(t, err, "order.steps: nothing of The Northamptonshire (Structural Changes) Order 2020 was known on 2019-10-31: not found")
	area, err := reorganisation.CarryAll(northamptonshire(), []reorganisation.File{file}, nil, day("2020-12-31"))
	require.NoError(t, err)
	area.Order = order
	assert.ErrorContains(t, area.Check(day("2021-01-20")), "files[0].order: ")
	assert.ErrorContains(t, before.Check(moving(), day("2021-01-20")), "order: The Northamptonshire (Structural Changes) Order 2020, and not \"The Boundary Order\"")
}

func TestCarryAll_BadInput(t *testing.T) {
	file := fileOf(t, 'b', "county", "milton-keynes")
	_, err := reorganisation.CarryAll(northamptonshire(), []reorganisation.File{file, file}, []reorganisation.OwnService{{}}, day("2020-12-31"))
	assert.EqualError(t, err, strings.Join([]string{
		"files[1].partnership.id: duplicate: 62000000-0000-0000-0000-000000000000 is listed before",
		"own[0].partnership: required", "own[0].org: required", "own[0].name: required", "own[0].lines: required",
	}, "\n"))
	file.Assets = []reorganisation.MemberAsset{{}}
	_, err = reorganisation.CarryAll(reorganisation.Order{}, []reorganisation.File{file}, nil, noDay)
	for _, want := range []string{"order.name: required", "known: required", "files[0].assets[0].id: required"} {
		assert.ErrorContains(t, err, want)
	}
	late := fileOf(t, 'b', "county", "milton-keynes")
	late.State.On, late.State.AllLinesOn = day("2021-05-01"), day("2021-05-01")
	_, err = reorganisation.Carry(northamptonshire(), late, day("2020-12-31"))
	assert.ErrorContains(t, err, "file.state.event.on: 2021-04-01 is before the last event, 2021-05-01: out of order")
}

func TestFile_BadInput(t *testing.T) {
	file := fileOf(t, 'z', "county", "milton-keynes")
	file.Assets = []reorganisation.MemberAsset{{ID: "a", Name: "x", Holder: "county"}, {ID: "a", Value: pounds("-1.00")}}
	file.Contracts = []reorganisation.MemberContract{{ID: "c", Name: "x", Holder: "county", To: orgs("north"), Parts: shares("west 100%")}, {Serves: []reorganisation.PartID{"x", "x"}}}
	file.Debts = []reorganisation.MemberDebt{{Name: "d", Debtor: "county"}, {Name: "d"}}
	file.Serving = []reorganisation.Serving{{Post: "p", Parts: []reorganisation.PartShare{{Part: "corby", Fraction: partnership.MustFraction("90%")}}}, {Post: "p", Parts: []reorganisation.PartShare{{Part: "corby", Fraction: partnership.MustFraction("100%")}}}}
	file.DivisionBases = []reorganisation.DivisionBasis{{Kind: "people"}}
	file.Agreements = []reorganisation.SuccessorAgreement{{Decision: "perhaps"}}
	assert.EqualError(t, file.Validate(), strings.Join([]string{
		"serving[0].parts: they make 90%, not the whole: does not add up",
		"serving[1].post: \"p\" is not among the posts: not found",
		"serving[1].post: duplicate: \"p\" is already serving[0]",
		"assets[1].name: required",
		"assets[1].value: -1.00 is less than 0.00: invalid",
		"assets[1].id: duplicate: \"a\" is already assets[0]",
		"contracts[0].parts: it passes to some jointly, as to says: invalid",
		"contracts[1].id: required",
		"contracts[1].name: required",
		"contracts[1].holder: required",
		"contracts[1].serves[1]: duplicate: \"x\" is already serves[0]",
		"debts[1].debtor: required",
		"debts[1].name: duplicate: \"d\" is already debts[0]",
		`division_bases[0].kind: "people" is not a kind of piece (membership, notice, vote, share, figure, risk, appetite, exit-plan, posting, evidence, post, asset, contract, debt): invalid`,
		"division_bases[0].driver: required",
		"agreements[0].line: required",
		`agreements[0].decision: "perhaps" is not a decision (keep, take-apart): invalid`,
		"agreements[0].on: required",
	}, "\n"))
}
