package costing_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// terms reads terms like "calls 2 points", of a driver, how many times, and their unit.
func terms(texts ...string) []costing.DriverTerm {
	var all []costing.DriverTerm
	for _, text := range texts {
		words := strings.Fields(text)
		t := costing.DriverTerm{Driver: costing.Driver(words[0])}
		if len(words) > 1 {
			t.Times = qty(words[1])
		}
		if len(words) > 2 {
			t.Unit = words[2]
		}
		all = append(all, t)
	}
	return all
}

// lines returns the errors of err, one each.
func lines(err error) []string {
	var all []string
	for _, e := range field.Errors(err) {
		all = append(all, e.Error())
	}
	return all
}

func TestDerivedDriver_Errors(t *testing.T) {
	t.Parallel()
	scheme := simple(byDriver("points"))
	for _, c := range []struct {
		name    string
		drivers []costing.DerivedDriver
		want    []string
	}{
		{"nothing", []costing.DerivedDriver{{}}, []string{"drivers[0].driver: required", "drivers[0].kind: required", "drivers[0].of: required"}},
		{"unlike units", []costing.DerivedDriver{{Driver: "points", Clause: "3", Kind: costing.SumOfTerms, Of: terms("area 1 hectares", "people 1 people", "homes")}}, []string{
			`drivers[0].of[1].unit: clause 3: "people" is added to "hectares", and the driver does not say that they are unlike: invalid`,
			"drivers[0].of[2].unit: clause 3: a term that is added needs its unit: required",
		}},
		{"a quotient of three", []costing.DerivedDriver{{Driver: "points", Kind: costing.QuotientOfTerms, Of: terms("a", "b", "c"), Lowest: 1, Unlike: true, RoundedTo: qty("0")}}, []string{
			"drivers[0].of: a quotient has 2 terms, not 3: invalid",
			"drivers[0].lowest: only used by a sum or a mean: invalid",
			"drivers[0].unlike: only used by a sum or a mean: invalid",
			"drivers[0].rounded_to: 0 is not above 0: out of range",
		}},
		{"both ends", []costing.DerivedDriver{{Driver: "points", Kind: costing.MeanOfTerms, Of: terms("a 1 x", "b -1 x"), Lowest: 3, Highest: 1}}, []string{
			"drivers[0].lowest: 3 of 2 terms: out of range",
			"drivers[0].highest: not used beside the lowest: invalid",
		}},
		{"of itself and of a later one", []costing.DerivedDriver{
			{Driver: "points", Clause: "3", Kind: costing.ProductOfTerms, Of: terms("a", "points", "later")},
			{Driver: "later", Kind: costing.SumOfTerms, Of: terms("points")},
			{Driver: "later", Kind: costing.SumOfTerms, Of: terms("a"), Highest: -1},
		}, []string{
			"drivers[0].of[1].driver: clause 3: points is made of itself: invalid",
			"drivers[0].of[2].driver: clause 3: later is derived after points: out of order",
			"drivers[2].highest: -1 of 1 terms: out of range",
			`drivers[2].driver: duplicate: "later" is already drivers[1]`,
		}},
		{"too many terms", []costing.DerivedDriver{{Driver: "points", Kind: costing.ProductOfTerms, Of: make([]costing.DriverTerm, 101)}}, []string{
			"drivers[0].of: 101 terms are more than 100: out of range",
		}},
		{"too many drivers", make([]costing.DerivedDriver, 101), []string{"drivers: 101 derived drivers are more than 100: out of range"}},
	} {
		scheme.Drivers = c.drivers
		assert.Equal(t, c.want, lines(scheme.Validate()), c.name)
	}
	_, err := field.Decode[costing.DerivedDriver]([]byte(`{"driver":"points","kind":"median","of":[{"driver":"a"}]}`))
	require.ErrorIs(t, err, field.ErrInvalid)
}

// What only the figures tell is an error at the driver, with its clause.
func TestDerivedDriver_FigureErrors(t *testing.T) {
	t.Parallel()
	f := facts("big a 999999999999 b 1", "small a 0.000001 b 0", "points a 1", "odd a 3 b 7")
	long := costing.DerivedDriver{Driver: "long", Kind: costing.ProductOfTerms}
	for range 99 {
		long.Of = append(long.Of, costing.DriverTerm{Driver: "small"})
	}
	for _, c := range []struct {
		name   string
		driver costing.DerivedDriver
		want   []string
	}{
		{"no figure", costing.DerivedDriver{Driver: "d", Kind: costing.SumOfTerms, Of: terms("none")}, []string{
			"drivers[0].of[0].driver: line legal: clause 3: there is no figure of none for a: not found",
			"drivers[0].of[0].driver: line legal: clause 3: there is no figure of none for b: not found",
		}},
		{"by nothing", costing.DerivedDriver{Driver: "d", Kind: costing.QuotientOfTerms, Of: terms("big", "small")}, []string{
			"drivers[0]: line legal: clause 3: it is more for a than a figure can be: out of range",
			"drivers[0].of[1]: line legal: clause 3: it is 0 for b, and nothing can be divided by it: invalid",
		}},
		{"a figure of it", costing.DerivedDriver{Driver: "points", Kind: costing.SumOfTerms, Of: terms("odd")}, []string{
			"drivers[0].driver: line legal: clause 3: points is derived, and there is a figure of it for a: duplicate",
		}},
		{"too long", long, []string{
			"drivers[0]: line legal: clause 3: the exact value for a is a fraction that is too long; set rounded_to: out of range",
		}},
	} {
		c.driver.Clause = "3"
		scheme := simple(byDriver(c.driver.Driver))
		scheme.Drivers = []costing.DerivedDriver{c.driver}
		require.NoError(t, scheme.Validate(), c.name)
		_, err := scheme.Statement(year("1.00"), orgs("a b"), f)
		assert.Equal(t, c.want, lines(err)[:len(c.want)], c.name)
	}
	// rounded, it is as long as it need be
	long.RoundedTo, long.Of[0].Driver = qty("0.01"), "odd"
	scheme := simple(byDriver("long"))
	scheme.Drivers = []costing.DerivedDriver{long}
	_, err := scheme.Statement(year("1.00"), orgs("a"), facts("small a 1", "odd a 3"))
	require.NoError(t, err)
}

func TestPart_PortionErrors(t *testing.T) {
	t.Parallel()
	equal := costing.Basis{Kind: costing.EqualShares}
	metered := costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("10")}
	for _, c := range []struct {
		name  string
		parts []costing.Part
		want  []string
	}{
		{"a sum and a share", []costing.Part{{Share: percent("50"), Amount: pounds("1.00"), Basis: equal}, {Amount: pounds("10000000000000.01"), Basis: equal}, {Amount: pounds("1.00"), Basis: metered}, {Basis: equal}}, []string{
			"parts[0].amount: not used beside a share: invalid",
			"parts[1].amount: 10000000000000.01 is beyond 10000000000000.00: out of range",
			`parts[2].amount: a "metered" basis says what it charges: invalid`,
		}},
		{"a size and a share", []costing.Part{{Share: percent("50"), Size: "people", Basis: equal}, {Size: "people", Basis: metered}, {Size: "no driver", Basis: equal}}, []string{
			"parts[0].size: not used beside a share or an amount: invalid",
			`parts[1].size: a "metered" basis says what it charges: invalid`,
			`parts[2].size: "no driver" is not a driver id (1 to 64 letters, digits and -_.:/): invalid`,
		}},
		{"after the rest", []costing.Part{{Basis: equal}, {Amount: pounds("1.00"), Basis: equal}}, []string{
			"parts: part 1 takes the rest and is not the last of 2: out of order",
		}},
		{"after a size", []costing.Part{{Size: "people", Basis: equal}, {Size: "homes", Basis: equal}}, []string{
			"parts: part 1 takes the rest and is not the last of 2: out of order",
		}},
		{"the rest and a head", []costing.Part{{Basis: equal}, {Head: "waste", Basis: equal}}, []string{
			"parts: part 1 takes the rest and is not the last of 2: out of order",
		}},
		{"after the rest of a head", []costing.Part{{Head: "waste", Basis: equal}, {Head: "parks", Basis: equal}, {Head: "waste", Share: percent("10"), Basis: equal}}, []string{
			`parts: part 1 of "waste" takes the rest and is not the last of 2: out of order`,
		}},
		{"no rest beside a sum", []costing.Part{{Amount: pounds("1.00"), Basis: equal}}, []string{
			"parts: parts that are amounts or heads, or have a ladder or a most, leave a rest, and no part takes it: does not add up",
		}},
		{"no rest of a head", []costing.Part{{Head: "waste", Share: percent("60"), Basis: equal}, {Head: "waste", Share: percent("30"), Basis: equal}, {Share: percent("100"), Basis: equal}}, []string{
			`parts: the parts of "waste" make 90%, not 100%: does not add up`,
			"parts: parts that are amounts or heads, or have a ladder or a most, leave a rest, and no part takes it: does not add up",
		}},
		{"no head", []costing.Part{{Head: "no head", Basis: equal}}, []string{
			`parts[0].head: "no head" is not a service line id (1 to 64 letters, digits and -_.:/): invalid`,
		}},
		{"inside a composite", []costing.Part{{Basis: costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{{Head: "waste", Basis: equal}, {Amount: pounds("1.00"), Basis: equal}}}}}, []string{
			"parts[0].basis.of[0].head: only a part of a scheme is of a head: invalid",
			"parts[0].basis.of[1].amount: only a part of a scheme is a fixed sum: invalid",
		}},
	} {
		for i := range c.parts {
			c.parts[i].Name = "part"
		}
		got := lines(costing.Scheme{Name: "s", Parts: c.parts}.Validate())
		assert.Equal(t, c.want, got[:min(len(got), len(c.want))], c.name)
	}
}

func TestCost_HeadErrors(t *testing.T) {
	t.Parallel()
	cost := year("100.00")
	cost.Heads = []costing.Head{{Head: "waste", Total: pounds("60.00")}, {Head: "waste", Total: pounds("30.00")}, {}}
	assert.Equal(t, []string{
		"heads[2].head: required", "heads[2].total: required", `heads[1].head: duplicate: "waste" is already heads[0]`,
	}, lines(cost.Validate()))
	cost.Heads = []costing.Head{{Head: "waste", Total: pounds("60.00")}, {Head: "parks", Total: pounds("30.00")}}
	assert.Equal(t, []string{"heads: they make 90.00, not the total of 100.00: does not add up"}, lines(cost.Validate()))
	cost.Heads = make([]costing.Head, 1001)
	for i := range cost.Heads {
		cost.Heads[i] = costing.Head{Head: partnership.LineID(fmt.Sprint("h", i)), Total: costing.Pence(0)}
	}
	assert.Contains(t, lines(cost.Validate()), "heads: 1001 heads are more than 1000: out of range")
	cost.Heads = []costing.Head{{Head: "waste", Total: pounds("60.00")}, {Head: "parks", Total: pounds("40.00")}}
	scheme := costing.Scheme{Name: "s", Parts: []costing.Part{
		{Name: "w", Head: "waste", Basis: costing.Basis{Kind: costing.EqualShares}}, {Name: "r", Head: "roads", Basis: costing.Basis{Kind: costing.EqualShares}},
	}}
	_, err := scheme.Statement(cost, orgs("a b"), costing.Facts{})
	assert.Equal(t, []string{
		`parts[1].head: line legal: the cost has no head "roads": not found`,
		`parts: line legal: no part is of the head "parks" or takes the rest: required`,
	}, lines(err))
	scheme.Parts[1].Head = "parks"
	assert.Equal(t, "a 50.00, b 50.00", paid(state(t, scheme, cost, "a b", costing.Facts{})))
	s := state(t, scheme, cost, "a b", costing.Facts{})
	s.Heads[0].Total = pounds("61.00")
	assert.Equal(t, []string{"heads: they make 101.00, not the total of 100.00: does not add up"}, lines(s.Validate()))
}

// A head is divided as a cost is: sums, percentages and amounts come out of its rest, and may
// not be more than it.
func TestScheme_HeadsAreDividedByThemselves(t *testing.T) {
	t.Parallel()
	cost := year("100.00")
	cost.Heads = []costing.Head{{Head: "waste", Total: pounds("-20.00")}, {Head: "parks", Total: pounds("70.00")}, {Head: "roads", Total: pounds("50.00")}}
	only := func(org string) costing.Basis {
		return costing.Basis{Kind: costing.FixedShares, Shares: shares(org + " 100")}
	}
	scheme := costing.Scheme{Name: "s", Parts: []costing.Part{
		{Name: "income", Head: "waste", Among: orgs("a"), Basis: only("a")},
		{Name: "sum", Head: "parks", Amount: pounds("15.00"), Among: orgs("b"), Basis: only("b")},
		{Name: "tenth", Head: "parks", Share: percent("10"), Among: orgs("c"), Basis: only("c")},
		{Name: "hours", Head: "parks", Among: orgs("d"), Basis: costing.Basis{Kind: costing.Metered, Driver: "hours", Rate: qty("2")}},
		{Name: "parks", Head: "parks", Among: orgs("e"), Basis: only("e")},
		{Name: "fifth", Share: percent("20"), Among: orgs("f"), Basis: only("f")},
		{Name: "rest", Among: orgs("g"), Basis: only("g")},
	}}
	s := state(t, scheme, cost, "a b c d e f g", facts("hours d 4"))
	assert.Equal(t, "a -20.00, b 15.00, c 7.00, d 8.00, e 40.00, f 20.00, g 30.00", paid(s), "a fifth is of 100, the rest is 50 less that")
	assert.Equal(t, []string{
		"all of ‹waste› by agreed shares", "£15.00 of ‹parks› by agreed shares", "10% of ‹parks› by agreed shares", "“hours” at £2.00, of ‹parks›",
		"the rest of ‹parks› by agreed shares", "20% by agreed shares", "the rest by agreed shares",
	}, whats(s))
	_, err := scheme.Statement(cost, orgs("a b c d e f g"), facts("hours d 24.01"))
	assert.Equal(t, []string{"parts[4]: line legal: the parts before it come to 70.02, which is more than the total of 70.00: out of range"}, lines(err))
	scheme.Parts[4].Surplus = true
	assert.Contains(t, paid(state(t, scheme, cost, "a b c d e f g", facts("hours d 24.01"))), "d 48.02, e -0.02")
	scheme.Parts[5].Share = percent("50.01")
	_, err = scheme.Statement(cost, orgs("a b c d e f g"), facts("hours d 4"))
	assert.Equal(t, []string{"parts[6]: line legal: the parts before it come to 100.01, which is more than the total of 100.00: out of range"}, lines(err))
}

// whats returns what the steps of a statement did.
func whats(s costing.Statement) []string {
	var all []string
	for _, step := range s.Steps {
		all = append(all, step.What)
	}
	return all
}

func TestAdjustment_ProportionErrors(t *testing.T) {
	t.Parallel()
	cap := costing.Adjustment{Kind: costing.ChargeCap, Name: "a"}
	with := func(change func(a *costing.Adjustment)) costing.Adjustment {
		a := cap
		change(&a)
		return a
	}
	for _, c := range []struct {
		name string
		a    costing.Adjustment
		want []string
	}{
		{"unknown", with(func(a *costing.Adjustment) { a.Amount, a.Proportion = pounds("1.00"), "luck" }), []string{
			`adjustments[0].proportion: "luck" is not a proportion (charge, gain, equal, driver): invalid`,
		}},
		{"no driver", with(func(a *costing.Adjustment) { a.Amount, a.Proportion = pounds("1.00"), costing.ByDriver }), []string{
			`adjustments[0].proportion_driver: the proportion "driver" needs it: required`,
		}},
		{"gains on nothing", with(func(a *costing.Adjustment) { a.Amount, a.Proportion = pounds("1.00"), costing.ByGain }), []string{
			`adjustments[0].proportion_driver: the proportion "gain" needs it: required`,
		}},
		{"a driver of equal shares", with(func(a *costing.Adjustment) {
			a.Amount, a.Proportion, a.ProportionDriver = pounds("1.00"), costing.Equally, "d"
		}), []string{
			`adjustments[0].proportion_driver: only used by the proportions "driver" and "gain": invalid`,
		}},
		{"nobody", with(func(a *costing.Adjustment) { a.Amount, a.Proportion, a.Unborne = pounds("1.00"), costing.Equally, true }), []string{
			`adjustments[0].proportion: nobody bears the difference: invalid`,
		}},
		{"a malformed driver", with(func(a *costing.Adjustment) {
			a.Amount, a.Proportion, a.ProportionDriver = pounds("1.00"), costing.ByDriver, "no driver"
		}), []string{
			`adjustments[0].proportion_driver: "no driver" is not a driver id (1 to 64 letters, digits and -_.:/): invalid`,
		}},
		{"a percentage of an amount", with(func(a *costing.Adjustment) { a.Amount, a.PercentOf = pounds("1.00"), costing.OfTotal }), []string{
			"adjustments[0].amount: not used beside a percentage: invalid",
		}},
		{"no percentage", with(func(a *costing.Adjustment) { a.PercentOf = costing.OfTotal }), []string{
			"adjustments[0].percent: a limit in per cent needs it: required",
		}},
		{"of what", with(func(a *costing.Adjustment) { a.Percent, a.PercentOf = qty("1"), "tax" }), []string{
			`adjustments[0].percent_of: "tax" is not a base of a percentage (total, parts): invalid`,
		}},
		{"of both", with(func(a *costing.Adjustment) { a.Percent, a.PercentOf, a.Driver = qty("1"), costing.OfTotal, "d" }), []string{
			"adjustments[0].percent_of: not used beside a driver: invalid",
		}},
	} {
		assert.Equal(t, c.want, lines(simple(costing.Basis{Kind: costing.EqualShares}, c.a).Validate()), c.name)
	}
}

// A rebate may not be more than the charge that it is off.
func TestScheme_CreditIsNotMoreThanTheCharge(t *testing.T) {
	t.Parallel()
	equal := costing.Basis{Kind: costing.EqualShares}
	rebate := costing.Adjustment{Kind: costing.Credit, Name: "Rebate", Clause: "7", Among: orgs("a"), Amount: pounds("50.00")}
	assert.Equal(t, "a 0.00, b 100.00", paid(state(t, simple(equal, rebate), year("100.00"), "a b", costing.Facts{})))
	assert.Equal(t, "a 0.00, b -100.00", paid(state(t, simple(equal, rebate), year("-100.00"), "a b", costing.Facts{})))
	rebate.Amount = pounds("50.01")
	_, err := simple(equal, rebate).Statement(year("100.00"), orgs("a b"), costing.Facts{})
	assert.Equal(t, []string{"adjustments[0]: line legal: clause 7: a credit of 50.01 is more than the charge of a, which is 50.00: out of range"}, lines(err))
	rebate.Amount, rebate.Percent, rebate.PercentOf = costing.Money{}, qty("10"), costing.OfTotal
	s := state(t, simple(equal, rebate), year("100.00"), "a b", costing.Facts{})
	assert.Equal(t, "a 40.00, b 60.00", paid(s))
	assert.Equal(t, "10% of the total off the charge for ‘a’, the difference borne by the others in proportion to their charges", s.Steps[1].What)
}

// Nobody bears more than it gains: what is over all gains is the residual.
func TestScheme_GainsDoNotBecomeLosses(t *testing.T) {
	t.Parallel()
	f := facts("use a 160 b 95 c 45", "before a 100 b 100 c 100", "other a 0 b 100 c 46")
	for _, c := range []struct {
		change         func(a *costing.Adjustment)
		want, residual string
		what           string
	}{
		{func(*costing.Adjustment) {}, "a 105.00, b 99.58, c 95.42", "0.00", "the others in proportion to their gains on “before”"}, // 55 of gains of 5 and 55
		{func(a *costing.Adjustment) { a.ProportionDriver = "other" }, "a 105.00, b 100.00, c 46.00", "49.00", "the others in proportion to their gains on “other”"},
		{func(a *costing.Adjustment) { a.BorneBy = orgs("c") }, "a 105.00, b 95.00, c 100.00", "0.00", "‘c’ up to its gain on “before”"},
		{func(a *costing.Adjustment) { a.BorneBy = orgs("b a") }, "a 105.00, b 100.00, c 45.00", "50.00", "‘b’, ‘a’ in proportion to their gains on “before”"},
		{func(a *costing.Adjustment) { a.Proportion, a.BorneBy = costing.Equally, orgs("b c") }, "a 105.00, b 105.00, c 90.00", "0.00", "‘b’, ‘c’ equally"},
		{func(a *costing.Adjustment) { a.Proportion, a.ProportionDriver = costing.ByDriver, "other" }, "a 105.00, b 105.00, c 90.00", "0.00", "the others in proportion to “other”"},
	} {
		cap := costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Percent: qty("105"), Driver: "before", Proportion: costing.ByGain}
		c.change(&cap)
		s := state(t, simple(byDriver("use"), cap), year("300.00"), "a b c", f)
		assert.Equal(t, c.want, paid(s), c.what)
		assert.Equal(t, pounds(c.residual), s.Residual, c.what)
		assert.Equal(t, "at most 105% of “before”, the difference borne by "+c.what, s.Steps[1].What)
	}
	// the reverse: nobody gains more than 5 %, and what that saves goes to those who lose
	floor := costing.Adjustment{Kind: costing.MinimumCharge, Name: "Floor", Percent: qty("95"), Driver: "before", Proportion: costing.ByGain}
	s := state(t, simple(byDriver("use"), floor), year("300.00"), "a b c", facts("use a 130 b 104 c 66", "before a 100 b 100 c 100"))
	assert.Equal(t, "a 104.41, b 100.59, c 95.00", paid(s), "29 by losses of 30 and 4: 25.59 and 3.41")
}

// A limit may be a percentage of a driver that is derived, and of another statement.
func TestStatement_FiguresAreLimits(t *testing.T) {
	t.Parallel()
	f := figures("use a 70 b 30", "calls a 100 b 100", "half a 60 b 60")
	known, err := costing.NewFacts(f)
	require.NoError(t, err)
	formula := state(t, simple(byDriver("use")), year("100.00"), "a b", known)
	charges, err := formula.Figures("formula", "Schedule 1, 2025/26", date("2025-04-01"))
	require.NoError(t, err)
	assert.Equal(t, qty("30"), charges[1].Value)
	known, err = costing.NewFacts(append(f, charges...))
	require.NoError(t, err)
	cap := costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Percent: qty("120"), Driver: "formula"}
	assert.Equal(t, "a 64.00, b 36.00", paid(state(t, simple(byDriver("calls"), cap), year("100.00"), "a b", known)))
	scheme := simple(byDriver("use"), costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Percent: qty("100"), Driver: "twice"})
	scheme.Drivers = []costing.DerivedDriver{{Driver: "twice", Kind: costing.SumOfTerms, Of: terms("half 1.00001")}}
	assert.Equal(t, "a 60.00, b 40.00", paid(state(t, scheme, year("100.00"), "a b", known)))
	scheme.Adjustments[0].Percent = qty("10000")
	scheme.Drivers[0].Of[0].Times = qty("10000000000")
	_, err = scheme.Statement(year("100.00"), orgs("a b"), known)
	assert.Contains(t, lines(err), "adjustments[0].percent: line legal: it comes to more than 10000000000000.00: out of range")

	_, err = costing.Statement{Charges: []costing.Portion{{Org: "a", Amount: pounds("-1.00")}, {Org: "b"}, {Org: "c", Amount: pounds("1000000000000.00")}}}.Figures("d", "s", date("2025-04-01"))
	assert.Equal(t, []string{"charges[0].amount: -1.00 is less than 0.00: invalid", "charges[2].amount: 1000000000000.00 is more than a figure can be: out of range"}, lines(err))
	unknown, err := costing.Statement{Charges: []costing.Portion{{Org: "b"}}}.Figures("d", "s", date("2025-04-01"))
	require.NoError(t, err)
	assert.False(t, unknown[0].Value.Known())
}

func TestBasis_MaximumAndRates(t *testing.T) {
	t.Parallel()
	hours := costing.Basis{Kind: costing.Metered, Driver: "hours", Minimum: "least", Maximum: "most", RateOf: "rate"}
	f := facts("hours a 5 b 20 c 10", "least a 8 b 8 c 8", "most a 12 b 12 c 12", "rate a 10 b 20 c 30")
	s := state(t, simple(hours), year("700.00"), "a b c", f)
	assert.Equal(t, "a 80.00 (8), b 240.00 (12), c 300.00 (10)", worked(s.Steps[0]))
	assert.Equal(t, "hours, at least least, at most most at rate, in pounds", plain(s.Steps[0]))
	one, err := costing.NewFacts(append(figures("hours a 5 b 20 c 10", "least a 8 b 8 c 8", "most a 12 b 12 c 12"),
		costing.Figure{Driver: "rate", Value: qty("10"), Source: "tariff", On: date("2025-04-01")}))
	require.NoError(t, err)
	s = state(t, simple(hours), year("300.00"), "a b c", one)
	assert.Equal(t, "a 80.00, b 120.00, c 100.00", paid(s), "one rate for all")
	for _, driver := range []costing.Driver{"most", "derived"} {
		wrong := simple(costing.Basis{Kind: costing.DriverShares, Driver: "hours", Minimum: "least", Maximum: driver})
		wrong.Drivers = []costing.DerivedDriver{{Driver: "derived", Kind: costing.SumOfTerms, Of: terms("most")}}
		_, err = wrong.Statement(year("1.00"), orgs("a b"), facts("hours a 5 b 20", "least a 8 b 8", "most a 12 b 7"))
		assert.Equal(t, []string{"parts[0].basis.maximum: line legal: clause 4.1: for b it is less than the minimum: invalid"}, lines(err))
	}
	bands := simple(costing.Basis{Kind: costing.Metered, Driver: "hours", Bands: []costing.RateBand{{Rate: qty("-2")}}})
	s = state(t, bands, year("-70.00"), "a b c", f)
	assert.Equal(t, "a -10.00, b -40.00, c -20.00", paid(s))
	assert.Equal(t, "hours: at −£2.00", plain(s.Steps[0]))
	bands.Parts[0].Basis.Bands[0].Rate = qty("999999999999")
	_, err = bands.Statement(year("1.00"), orgs("a b"), f)
	assert.Equal(t, []string{"parts[0].basis.bands: line legal: clause 4.1: it comes to more than 10000000000000.00: out of range"}, lines(err)[:1])
	all := simple(byDriver("none"))
	all.Drivers = []costing.DerivedDriver{{Driver: "none", Kind: costing.SumOfTerms, Of: terms("hours 0")}}
	_, err = all.Statement(year("1.00"), orgs("a b"), f)
	assert.Equal(t, []string{"parts[0].basis.driver: line legal: clause 4.1: the figures of none are all 0, so that nobody has a share: invalid"}, lines(err))
}

// The parts of a composite, too, may be as large as the figures of their members.
func TestPart_SizesInAComposite(t *testing.T) {
	t.Parallel()
	equal := costing.Basis{Kind: costing.EqualShares}
	composite := simple(costing.Basis{Kind: costing.CompositeShares, Of: []costing.Part{
		{Share: percent("40"), Basis: equal},
		{Size: "people", Among: orgs("a b"), Basis: equal},
		{Size: "people", Among: orgs("c"), Basis: equal},
	}})
	f := facts("people a 1 b 2 c 7")
	s := state(t, composite, year("300.00"), "a b c", f)
	assert.Equal(t, "a 67.00, b 67.00, c 166.00", paid(s), "40 each, and 180 as 54 and 126")
	assert.Contains(t, s.Steps[0].What, "; “people” here is 3 of 10; “people” here is 7 of 10")
	_, err := composite.Statement(year("1.00"), orgs("a b c"), facts("people a 0 b 0 c 0"))
	assert.Equal(t, []string{"parts[0].basis.of[1].size: line legal: clause 4.1: the figures of people are all 0, so that no part has a size: invalid"}, lines(err))
	_, err = composite.Statement(year("1.00"), orgs("a b c"), facts("people a 0 b 0"))
	assert.Equal(t, "parts[0].basis.of[2].size: line legal: clause 4.1: there is no figure of people for c: not found", lines(err)[0])
}

// Whole pounds that add up make the sum of the charges, rounded.
func TestRounding_AddsUp(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		use, total, want, residual string
		rounding                   costing.Rounding
	}{
		{"a 1 b 1 c 1", "10.00", "a 4.00, b 3.00, c 3.00", "0.00", costing.ToPound},
		{"a 1 b 1 c 1", "-10.00", "a -4.00, b -3.00, c -3.00", "0.00", costing.ToPound},
		{"a 1 b 1 c 1", "10.49", "a 4.00, b 3.00, c 3.00", "0.49", costing.ToPound},
		{"a 1 b 1 c 1", "10.50", "a 4.00, b 4.00, c 3.00", "-0.50", costing.ToPound},
		{"a 2 b 1 c 1", "150.00", "a 100.00, b 0.00, c 0.00", "50.00", costing.ToHundredHalfDown},
		{"a 2 b 1 c 1", "250.00", "a 100.00, b 100.00, c 0.00", "50.00", costing.ToHundredHalfDown},
		{"a 1 b 1 c 1", "10000.00", "a 4000.00, b 3000.00, c 3000.00", "0.00", costing.ToThousand},
	} {
		scheme := simple(byDriver("use"))
		scheme.Rounding, scheme.AddsUp = c.rounding, true
		s := state(t, scheme, year(c.total), "a b c", facts("use "+c.use))
		assert.Equal(t, c.want, paid(s), c.total)
		assert.Equal(t, pounds(c.residual), s.Residual, c.total)
	}
	scheme := simple(costing.Basis{Kind: costing.EqualShares})
	scheme.AddsUp = true
	assert.Equal(t, []string{"adds_up: charges to the penny always add up: invalid"}, lines(scheme.Validate()))
	scheme.AddsUp, scheme.Carry, scheme.Rounding = false, true, costing.ToPound
	assert.Equal(t, []string{"carry: only remainders of a penny are carried: invalid"}, lines(scheme.Validate()))
}

func TestScheme_CarriedErrors(t *testing.T) {
	t.Parallel()
	scheme, cost := simple(costing.Basis{Kind: costing.EqualShares}), year("1.00")
	cost.Carried = []costing.Remainder{{Org: "a", Pence: qty("0.5")}}
	_, err := scheme.Statement(cost, orgs("a b"), costing.Facts{})
	assert.Equal(t, []string{"cost.carried: line legal: the scheme carries no remainders: invalid"}, lines(err))
	scheme.Carry = true
	cost.Carried = []costing.Remainder{{Org: "a"}, {Org: "a", Pence: qty("1")}, {Org: "b", Pence: qty("1000000")}, {Org: "c", Pence: qty("-2000.000001")}, {Org: "d", Pence: qty("-2000")}}
	assert.Equal(t, []string{
		"carried[0].pence: required",
		"carried[2].pence: 1000000 is not from -2000 to 2000: out of range",
		"carried[3].pence: -2000.000001 is not from -2000 to 2000: out of range",
		`carried[1].org: duplicate: "a" is already carried[0]`,
	}, lines(cost.Validate()))
}

// The remainder of who has left is kept, so that the remainders go on making nothing
// together, and counts again when it comes back.
func TestScheme_RemaindersOfLeavers(t *testing.T) {
	t.Parallel()
	scheme, cost := simple(costing.Basis{Kind: costing.EqualShares}), year("0.01")
	scheme.Carry = true
	first := state(t, scheme, cost, "a b c", costing.Facts{})
	assert.Equal(t, "a 0.01, b 0.00, c 0.00", paid(first))
	cost.Carried = first.Carried
	second := state(t, scheme, cost, "a b", costing.Facts{})
	assert.Equal(t, "a 0.00, b 0.01", paid(second))
	assert.Equal(t, []costing.Remainder{{Org: "a", Pence: qty("-0.166667")}, {Org: "b", Pence: qty("-0.166667")}, {Org: "c", Pence: qty("0.333333")}}, second.Carried)
	cost.Carried = second.Carried
	assert.Equal(t, "a 0.00, b 0.00, c 0.01", paid(state(t, scheme, cost, "a b c", costing.Facts{})))
}

// In a schedule the remainders are of the whole term. Of 4p, 183 days of 365 are shared by
// three and 182 by two: a 0.668493p, b and c 1.665753p.
func TestSchedule_CarriesRemainders(t *testing.T) {
	t.Parallel()
	scheme := func(name string) costing.Scheme {
		s := simple(costing.Basis{Kind: costing.EqualShares})
		s.Name, s.Carry = name, true
		return s
	}
	schedule := costing.Schedule{Entries: []costing.ScheduleEntry{
		{Line: "legal", From: date("2020-04-01"), Members: orgs("a b c"), Scheme: scheme("first")},
		{Line: "legal", From: date("2025-10-01"), Members: orgs("b c"), Scheme: scheme("second")},
	}}
	cost := year("0.04") // two pence and two
	cost.Carried = []costing.Remainder{{Org: "c", Pence: qty("0.9")}, {Org: "b", Pence: qty("-0.9")}}
	s := joinedYear(t, schedule, cost, costing.Facts{})
	assert.Equal(t, "a 0.01, b 0.01, c 0.02", paid(s))
	assert.Equal(t, []costing.Remainder{{Org: "a", Pence: qty("-0.331507")}, {Org: "b", Pence: qty("-0.234247")}, {Org: "c", Pence: qty("0.565753")}}, s.Carried)
}

// A limit is of the year although the parts derive their drivers anew, and by part only if
// the limit itself does. The next part need not carry.
func TestSchedule_DerivedDriversOfLimits(t *testing.T) {
	t.Parallel()
	f := facts("use a 90 b 10", "calls a 60 b 40", "limit a 80 b 100")
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2023/24").Term(), Total: pounds("100.00")} // 183 days and 183
	for _, c := range []struct {
		limit costing.Driver
		want  string
	}{
		{"limit", "a 75.00, b 25.00"},
		{"points", "a 75.00, b 25.00"}, // 45 of 90 by use and 30 of 60 by calls, which are at their limits
		{"half", "a 37.50, b 12.50"},   // half of each, part by part
	} {
		schedule := amended(orgs("a b"), days("2020-04-01 2023-10-01"), func(i int) costing.Scheme {
			scheme := simple(byDriver("points"), costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Percent: qty("100"), Driver: c.limit, Unborne: true})
			use := []string{"use", "calls"}[i]
			scheme.Drivers = []costing.DerivedDriver{{Driver: "points", Kind: costing.SumOfTerms, Of: terms(use)}, {Driver: "half", Kind: costing.SumOfTerms, Of: terms(use + " 0.5")}}
			scheme.Name, scheme.Carry = fmt.Sprint(i), i == 0
			return scheme
		})
		statements, err := schedule.Statements(cost, f)
		require.NoError(t, err)
		joined, err := costing.Join(statements)
		require.NoError(t, err)
		assert.Equal(t, c.want, paid(joined), c.limit)
	}
}

// A rebate is of the year: half of it may be more than the charge of a part.
func TestSchedule_CreditIsOfTheYear(t *testing.T) {
	t.Parallel()
	cost := costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2023/24").Term(), Total: pounds("100.00")}
	schedule := amended(orgs("a b"), days("2020-04-01 2023-10-01"), func(i int) costing.Scheme {
		return simple(costing.Basis{Kind: costing.FixedShares, Shares: shares([]string{"a 0 b 100", "a 100 b 0"}[i])},
			costing.Adjustment{Kind: costing.Credit, Name: "Rebate", Among: orgs("a"), Amount: pounds("20.00")})
	})
	assert.Equal(t, "a 30.00, b 70.00", paid(joinedYear(t, schedule, cost, costing.Facts{})))
}

// Time counts in months where the scheme says so, in ladders and rises too.
func TestScheme_CountsInMonths(t *testing.T) {
	t.Parallel()
	equal := costing.Basis{Kind: costing.EqualShares}
	scheme := costing.Scheme{Name: "s", ByMonths: true, Parts: []costing.Part{
		{Name: "new", Among: orgs("a"), Ladder: rungs("2020-04-01 0 2025-07-01 100"), Basis: equal},
		{Name: "old", Among: orgs("b"), Basis: equal},
	}, Adjustments: []costing.Adjustment{{Kind: costing.Indexation, Name: "Inflation", From: date("2025-10-01"), Percent: qty("4")}}}
	s := state(t, scheme, year("1200.00"), "a b", costing.Facts{})
	assert.Equal(t, "a 918.00, b 306.00", paid(s), "nine twelfths and three, and 2% of each")
	assert.Equal(t, "(0% on 3 months from 2020-04-01 and 100% on 9 months from 2025-07-01) equally", plain(s.Steps[0]))
	assert.Equal(t, "by 4% on 2025-10-01 and each year after; rises so far by months: 0 on 6, 1 on 6", s.Steps[2].What)
	assert.True(t, s.ByMonths)
	scheme.Parts[0].Ladder, scheme.Adjustments[0].From = rungs("2020-04-15 0 2025-07-02 100"), date("2024-10-02")
	_, err := scheme.Statement(year("1.00"), orgs("a b"), costing.Facts{})
	assert.Equal(t, []string{
		"parts[0].ladder: line legal: 2025-07-02 does not begin a month, and time counts in months: invalid",
		"adjustments[0].from: line legal: 2025-10-02 does not begin a month, and time counts in months: invalid",
	}, lines(err))
	cost := year("1.00")
	cost.Term.Last = date("2026-03-30")
	_, err = scheme.Statement(cost, orgs("a b"), costing.Facts{})
	assert.Equal(t, []string{"cost.term: line legal: 2025-04-01 to 2026-03-30 is not a whole number of months, and time counts in months: invalid"}, lines(err))
	scheme.Parts[0].Ladder, scheme.Adjustments[0].From = rungs("2020-04-15 50"), date("1990-10-02")
	_, err = scheme.Statement(year("1.00"), orgs("a b"), costing.Facts{})
	assert.Equal(t, []string{"adjustments[0].from: line legal: 2025-10-02 does not begin a month, and time counts in months: invalid"}, lines(err))
}

func TestSchedule_CountsInMonths(t *testing.T) {
	t.Parallel()
	months := func(name, amount string) costing.Scheme {
		s := simple(costing.Basis{Kind: costing.FixedAmounts, Amounts: []costing.Portion{{Org: "a", Amount: pounds(amount)}}})
		s.Name, s.ByMonths = name, true
		return s
	}
	entry := func(from string, s costing.Scheme) costing.ScheduleEntry {
		return costing.ScheduleEntry{Line: "legal", From: date(from), Members: orgs("a"), Scheme: s}
	}
	schedule := costing.Schedule{Entries: []costing.ScheduleEntry{entry("2020-04-01", months("first", "1200.00")), entry("2026-02-01", months("second", "2400.00"))}}
	s := joinedYear(t, schedule, year("1200.00"), costing.Facts{})
	assert.Equal(t, pounds("1000.00"), s.Steps[0].Workings[0].Amount, "ten months")
	assert.Equal(t, "‘a’ £1,200.00, months 1 to 10 of 12", s.Steps[0].What)
	assert.Contains(t, s.Tables(report.Names{}).Markdown(), "2026-02-01 to 2026-03-31, 2 of 12 months")
	schedule.Entries[1].From = date("2026-02-02")
	schedule.Entries = append(schedule.Entries, entry("2026-03-01", simple(costing.Basis{Kind: costing.EqualShares})))
	_, err := schedule.Statements(year("1200.00"), costing.Facts{})
	assert.Equal(t, []string{
		"entries[1].from: line legal: 2026-02-02 does not begin a month, and time counts in months: invalid",
		"entries[2].scheme.by_months: line legal: the entries of one term must all count days, or all months: invalid",
	}, lines(err))
	cost := year("1.00")
	cost.Term.First = date("2025-04-02")
	_, err = schedule.Statements(cost, costing.Facts{})
	assert.Contains(t, lines(err), "cost.term: line legal: 2025-04-02 to 2026-03-31 is not a whole number of months, and time counts in months: invalid")
	days, err := costing.Join([]costing.Statement{s, s})
	require.ErrorIs(t, err, field.ErrOrder)
	assert.False(t, days.ByMonths)
}

// Figures that divide a cost and are much older, or younger, are remarks and no errors. A
// price index, and last year's charges, divide nothing.
func TestStatement_Remarks(t *testing.T) {
	t.Parallel()
	figure := func(driver costing.Driver, org partnership.OrgID, on string) costing.Figure {
		return costing.Figure{Driver: driver, Org: org, Value: qty("100"), Source: "return", On: date(on)}
	}
	f, err := costing.NewFacts([]costing.Figure{
		figure("use", "a", "2024-04-01"), figure("use", "b", "2024-03-31"), figure("calls", "a", "2026-03-31"), figure("calls", "b", "2026-04-01"),
		figure("paid", "a", "2011-03-27"), figure("paid", "b", "2011-03-27"), figure("price", "", "1999-01-01"),
	})
	require.NoError(t, err)
	scheme := costing.Scheme{Name: "s", Drivers: []costing.DerivedDriver{{Driver: "priced", Kind: costing.ProductOfTerms, Of: terms("calls", "price")}}, Parts: []costing.Part{
		{Name: "use", Share: percent("50"), Basis: byDriver("use")}, {Name: "calls", Basis: byDriver("priced")},
	}, Adjustments: []costing.Adjustment{{Kind: costing.ChargeCap, Name: "Cap", Percent: qty("100"), Driver: "paid"}}}
	want := []costing.Remark{
		{Kind: costing.YoungerFigures, Driver: "calls", On: date("2026-04-01"), Days: 1, Orgs: orgs("b")},
		{Kind: costing.OlderFigures, Driver: "price", On: date("1999-01-01"), Days: 9587, Orgs: []partnership.OrgID{}},
		{Kind: costing.OlderFigures, Driver: "use", On: date("2024-03-31"), Days: 366, Orgs: orgs("b")},
	}
	s := state(t, scheme, year("100.00"), "a b", f)
	assert.Equal(t, want, s.Remarks)
	assert.Contains(t, s.Tables(report.Names{}).Markdown(), "| price |  | 1999-01-01 | More than a year older than the term | 9,587 |")
	// what is joined is of the joined term
	schedule := amended(orgs("a b"), days("2020-04-01 2025-10-01"), func(i int) costing.Scheme {
		s := scheme
		s.Name = fmt.Sprint(i)
		return s
	})
	assert.Equal(t, want, joinedYear(t, schedule, year("100.00"), f).Remarks)
}

// Half a penny that a member pays and half that nobody does: the member has the penny.
func TestScheme_NobodyComesLast(t *testing.T) {
	t.Parallel()
	leaving := costing.Adjustment{Kind: costing.PhaseOut, Name: "Leaving", Ladder: rungs("2020-04-01 50"), Unborne: true}
	s := state(t, simple(costing.Basis{Kind: costing.EqualShares}, leaving), year("0.01"), "a", costing.Facts{})
	assert.Equal(t, "a 0.01", paid(s))
	assert.Equal(t, pounds("0.00"), s.Residual)
}

// A percentage of the total is checked as an amount is.
func TestAdjustment_PercentageIsNotTooMuch(t *testing.T) {
	t.Parallel()
	minimum := costing.Adjustment{Kind: costing.MinimumCharge, Name: "Minimum", Percent: qty("100.01"), PercentOf: costing.OfTotal, Unborne: true}
	_, err := simple(costing.Basis{Kind: costing.EqualShares}, minimum).Statement(year("10000000000000.00"), orgs("a"), costing.Facts{})
	assert.Equal(t, []string{"adjustments[0].percent: line legal: it comes to more than 10000000000000.00: out of range"}, lines(err)[:1])
}

// The greatest limit is £10 trillion.
func TestAdjustment_GreatestLimit(t *testing.T) {
	t.Parallel()
	cap := costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Percent: qty("10000"), Driver: "limit"}
	s := state(t, simple(costing.Basis{Kind: costing.EqualShares}, cap), year("10000000000000.00"), "a", facts("limit a 100000000000"))
	assert.Equal(t, pounds("10000000000000.00"), s.Steps[1].Workings[0].AtMost)
	assert.Equal(t, "a 10000000000000.00", paid(s))
	_, err := simple(costing.Basis{Kind: costing.EqualShares}, cap).Statement(year("1.00"), orgs("a"), facts("limit a 100000000000.000001"))
	require.NoError(t, err, "a ten thousandth of a penny more is rounded")
	_, err = simple(costing.Basis{Kind: costing.EqualShares}, cap).Statement(year("1.00"), orgs("a"), facts("limit a 100000000000.00005"))
	require.ErrorIs(t, err, field.ErrRange)
	half := simple(costing.Basis{Kind: costing.EqualShares}, cap)
	half.Drivers = []costing.DerivedDriver{{Driver: "limit", Kind: costing.SumOfTerms, Of: terms("of 1")}}
	assert.Equal(t, "a 10000000000000.00", paid(state(t, half, year("10000000000000.00"), "a", facts("of a 100000000000"))))
	half.Adjustments[0].Percent, half.Adjustments[0].PercentOf, half.Adjustments[0].Driver = qty("100"), costing.OfTotal, ""
	assert.Equal(t, "a 10000000000000.00", paid(state(t, half, year("10000000000000.00"), "a", costing.Facts{})))
}

// Heads are joined by their names; what has none has none together.
func TestJoin_AddsHeads(t *testing.T) {
	t.Parallel()
	part := func(first, last string, heads ...costing.Head) costing.Statement {
		cost := year("10.00")
		cost.Term, cost.Heads = calendar.Term{First: date(first), Last: date(last)}, heads
		return state(t, simple(costing.Basis{Kind: costing.EqualShares}), cost, "a", costing.Facts{})
	}
	april := part("2025-04-01", "2025-04-30", costing.Head{Head: "waste", Total: pounds("6.00")}, costing.Head{Head: "parks", Total: pounds("4.00")})
	may := part("2025-05-01", "2025-05-31", costing.Head{Head: "roads", Total: pounds("1.00")}, costing.Head{Head: "waste", Total: pounds("9.00")})
	joined, err := costing.Join([]costing.Statement{april, may})
	require.NoError(t, err)
	assert.Equal(t, []costing.Head{{Head: "waste", Total: pounds("15.00")}, {Head: "parks", Total: pounds("4.00")}, {Head: "roads", Total: pounds("1.00")}}, joined.Heads)
	assert.Equal(t, pounds("6.00"), april.Heads[0].Total, "the statement that was joined")
	joined, err = costing.Join([]costing.Statement{april, part("2025-05-01", "2025-05-31")})
	require.NoError(t, err)
	assert.Empty(t, joined.Heads)
}
