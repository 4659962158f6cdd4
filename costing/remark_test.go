package costing_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// unmet is the remark of an adjustment that leaves something to nobody.
func unmet(step, amount string) costing.Remark {
	return costing.Remark{Kind: costing.UnmetLimits, Step: step, Orgs: []partnership.OrgID{}, Amount: pounds(amount)}
}

// over is the remark of members that pay more than the whole cost.
func over(members, amount string) costing.Remark {
	return costing.Remark{Kind: costing.OverCost, Orgs: append([]partnership.OrgID{}, orgs(members)...), Amount: pounds(amount)}
}

// portions reads pairs like "a -2000.00 b 0.00".
func portions(text string) []costing.Portion {
	var all []costing.Portion
	words := strings.Fields(text)
	for i := 0; i < len(words); i += 2 {
		all = append(all, costing.Portion{Org: partnership.OrgID(words[i]), Amount: pounds(words[i+1])})
	}
	return all
}

// What limits leave to nobody is found, and what an agreement leaves to nobody is not.
func TestStatement_FindsLimitsThatCannotBeMet(t *testing.T) {
	t.Parallel()
	equal := costing.Basis{Kind: costing.EqualShares}
	adjustment := func(kind costing.AdjustmentKind, change func(a *costing.Adjustment)) costing.Adjustment {
		a := costing.Adjustment{Kind: kind, Name: "A"}
		change(&a)
		return a
	}
	minimum := func(a *costing.Adjustment) { a.Percent, a.PercentOf = qty("101"), costing.OfTotal }
	for _, c := range []struct {
		name  string
		total string
		basis costing.Basis
		a     costing.Adjustment
		want  []costing.Remark
	}{
		// three of £1,010 make £3,030
		{"minima above the cost", "1000.00", equal, adjustment(costing.MinimumCharge, minimum), []costing.Remark{unmet("A", "-2030.00")}},
		{"of a refund", "-1000.00", equal, adjustment(costing.MinimumCharge, minimum), []costing.Remark{unmet("A", "2030.00")}},
		// a mean burden of 32.69: nine tenths of it on 1, 100 and 100 make £5,912.95
		{"a collar around a plain mean", "100.00", byDriver("use"), adjustment(costing.Collar, func(a *costing.Adjustment) {
			a.Percent, a.Driver, a.Mean = qty("10"), "budget", costing.PlainMean
		}), []costing.Remark{unmet("A", "-5812.95")}},
		{"a cap on everybody", "100.00", equal, adjustment(costing.ChargeCap, func(a *costing.Adjustment) { a.Amount = pounds("30.00") }), []costing.Remark{unmet("A", "10.00")}},
		{"gains that do not do", "300.00", equal, adjustment(costing.ChargeCap, func(a *costing.Adjustment) {
			a.Among, a.Amount, a.Proportion, a.ProportionDriver = orgs("a"), pounds("40.00"), costing.ByGain, "before"
		}), []costing.Remark{unmet("A", "40.00")}},
		{"a credit to everybody", "90.00", equal, adjustment(costing.Credit, func(a *costing.Adjustment) { a.Amount = pounds("5.00") }), []costing.Remark{unmet("A", "15.00")}},
		{"left to nobody", "90.00", equal, adjustment(costing.Credit, func(a *costing.Adjustment) { a.Amount, a.Unborne = pounds("5.00"), true }), nil},
		{"met", "90.00", equal, adjustment(costing.ChargeCap, func(a *costing.Adjustment) { a.Amount, a.Among = pounds("5.00"), orgs("b") }), nil},
		{"a residual of amounts", "90.00", costing.Basis{Kind: costing.Metered, Driver: "use", Rate: qty("1")}, adjustment(costing.ChargeCap, func(a *costing.Adjustment) { a.Amount = pounds("200.00") }), nil},
	} {
		s := state(t, simple(c.basis, c.a), year(c.total), "a b c", facts("use a 100 b 1 c 1", "budget a 1 b 100 c 100", "before a 100 b 110 c 110"))
		assert.Equal(t, c.want, s.Remarks, c.name)
		if len(c.want) > 0 {
			assert.Equal(t, c.want[0].Amount, s.Residual, c.name)
		}
	}
}

// A member that pays more than the whole, because others are paid, is found.
func TestStatement_FindsMoreThanTheWholeCost(t *testing.T) {
	t.Parallel()
	amounts := func(text string) costing.Part {
		return costing.Part{Name: "Agreed", Basis: costing.Basis{Kind: costing.FixedAmounts, Amounts: portions(text)}}
	}
	rest := costing.Part{Name: "The rest", Surplus: true, Basis: costing.Basis{Kind: costing.EqualShares}}
	fee := costing.Adjustment{Kind: costing.Fee, Name: "Fee", Percent: qty("10"), Host: "a"}
	for _, c := range []struct {
		name   string
		total  string
		scheme costing.Scheme
		paid   string
		want   []costing.Remark
	}{
		{"amounts below £0", "1000.00", costing.Scheme{Parts: []costing.Part{amounts("a -2000.00 b 0.00"), rest}}, "a -500.00, b 1500.00", []costing.Remark{over("b", "500.00")}},
		{"a residual above the cost", "1000.00", costing.Scheme{Parts: []costing.Part{amounts("a -2000.00 b 0.00")}}, "a -2000.00, b 0.00", []costing.Remark{over("", "2000.00")}},
		{"of a refund", "-1000.00", costing.Scheme{Parts: []costing.Part{amounts("a 2000.00 b 0.00"), rest}}, "a 500.00, b -1500.00", []costing.Remark{over("b", "-500.00")}},
		{"all of the cost", "1000.00", costing.Scheme{Parts: []costing.Part{amounts("a -1000.00 b 0.00"), rest}}, "a 0.00, b 1000.00", nil},
		{"a penny more", "1000.00", costing.Scheme{Parts: []costing.Part{amounts("a -1000.02 b 0.00"), rest}}, "a -0.01, b 1000.01", []costing.Remark{over("b", "0.01")}},
		{"a fee to a host", "1000.00", costing.Scheme{Parts: []costing.Part{amounts("a 0.00 b 1000.00")}, Adjustments: []costing.Adjustment{fee}}, "a -100.00, b 1100.00", nil},
		{"metered, and nobody is paid", "1000.00", costing.Scheme{Parts: []costing.Part{amounts("a 0.00 b 1500.00")}}, "a 0.00, b 1500.00", nil},
		{"nothing but credits", "0.00", costing.Scheme{Parts: []costing.Part{amounts("a -10.00 b 10.00")}}, "a -10.00, b 10.00", nil},
		{"to whole thousands", "600.00", costing.Scheme{Parts: []costing.Part{amounts("a -20.00 b 600.00")}, Rounding: costing.ToThousand}, "a 0.00, b 1000.00", nil},
	} {
		c.scheme.Name = "s"
		s := state(t, c.scheme, year(c.total), "a b", costing.Facts{})
		assert.Equal(t, c.paid, paid(s), c.name)
		assert.Equal(t, c.want, s.Remarks, c.name)
	}
}

// The remarks of the parts of a term are added up, those of each adjustment by themselves.
func TestJoin_AddsRemarksUp(t *testing.T) {
	t.Parallel()
	cap := costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Amount: pounds("36.50")}
	lower := cap
	lower.Amount = pounds("18.25")
	schedule := amended(orgs("a b"), days("2025-04-01 2025-04-11"), func(i int) costing.Scheme {
		s := simple(costing.Basis{Kind: costing.EqualShares}, cap, lower)
		s.Name, s.ByPart = fmt.Sprint(i), true
		return s
	})
	// £2 of £10 are above two caps of £1 × 4 in ten days, and half of the rest above two of half
	s := joinedYear(t, schedule, year("365.00"), costing.Facts{})
	assert.Equal(t, []costing.Remark{unmet("Cap", "292.00"), unmet("Cap", "36.50")}, s.Remarks)
	assert.Equal(t, pounds("328.50"), s.Residual)

	portion := func(org string) []costing.Remark { return []costing.Remark{over(org, "1.00")} }
	half := func(first, last, org string) costing.Statement {
		s := costing.Statement{Line: "x", Total: pounds("0.00"), Remarks: portion(org)}
		s.Term.First, s.Term.Last = date(first), date(last)
		return s
	}
	one, two, three := half("2025-04-01", "2025-09-30", "a"), half("2025-10-01", "2025-12-31", "b"), half("2026-01-01", "2026-03-31", "a")
	joined, err := costing.Join([]costing.Statement{one, two, three})
	require.NoError(t, err)
	assert.Equal(t, []costing.Remark{over("a b", "3.00")}, joined.Remarks)
	assert.Equal(t, portion("a"), one.Remarks, "joining changes nothing")
	one.Remarks[0].Amount = costing.Pence(1<<63 - 1)
	_, err = costing.Join([]costing.Statement{one, two, three})
	require.ErrorIs(t, err, field.ErrRange)
	assert.Contains(t, paths(err), "statements[1].remarks")
}

// A statement shows what was found, with the names of organisations.
func TestStatement_ShowsRemarks(t *testing.T) {
	t.Parallel()
	scheme := costing.Scheme{Name: "s", Parts: []costing.Part{
		{Name: "Disinvestment", Basis: costing.Basis{Kind: costing.FixedAmounts, Amounts: portions("a -2000.00 b 0.00")}},
		{Name: "Core", Basis: byDriver("use")},
	}, Adjustments: []costing.Adjustment{{Kind: costing.ChargeCap, Name: "Cap", Amount: pounds("1300.00")}}}
	s := state(t, scheme, year("1000.00"), "a b", facts("use a 1 b 1"))
	fieldtest.Golden(t, "testdata/golden/statement-remarks.json", s)
	tables := s.Tables(report.NewNames(report.Entry{Noun: report.Organisation, ID: "b", Name: "Barnet"}))
	assert.Equal(t, `### Charges to look at

| Remark | Step | Of | Amount |
|---|---|---|---:|
| Limits leave nobody to bear or save it | Cap |  | £200.00 |
| More than the whole cost |  | Barnet | £300.00 |
`, tables[len(tables)-1].Markdown())
}

// What is saved is saved of rises, and what is borne of gains.
func TestAdjustment_SaysGainsOrRises(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a     costing.Adjustment
		total string
		want  string
	}{
		{costing.Adjustment{Kind: costing.MinimumCharge, Percent: qty("95"), Driver: "before"}, "300.00", "saved by the others in proportion to their rises on “before”"},
		{costing.Adjustment{Kind: costing.MinimumCharge, Percent: qty("95"), Driver: "before", BorneBy: orgs("a")}, "300.00", "saved by ‘a’ up to its rise on “before”"},
		{costing.Adjustment{Kind: costing.MinimumCharge, Percent: qty("95"), Driver: "before"}, "-300.00", "borne by the others in proportion to their gains on “before”"},
		{costing.Adjustment{Kind: costing.ChargeCap, Percent: qty("105"), Driver: "before", BorneBy: orgs("a b")}, "300.00", "borne by ‘a’, ‘b’ in proportion to their gains on “before”"},
		{costing.Adjustment{Kind: costing.Collar, Percent: qty("5"), Driver: "before"}, "300.00", "borne or saved by the others in proportion to their gains or rises on “before”"},
	} {
		c.a.Name, c.a.Proportion = "A", costing.ByGain
		s := state(t, simple(byDriver("use"), c.a), year(c.total), "a b c", facts("use a 130 b 104 c 66", "before a 110 b 100 c 90"))
		assert.Contains(t, s.Steps[1].What, ", the difference "+c.want)
	}
}
