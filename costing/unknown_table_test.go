package costing_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A charge that is not known is neither a dash, which means that there is none, nor £0: a year
// in which the first scheme's charge is not known is no year in which somebody is worse off.
func TestSchemeComparison_ChargeNotKnown(t *testing.T) {
	shares := func(name string) costing.Option {
		return costing.Option{Scheme: costing.Scheme{Name: name, Parts: []costing.Part{{Name: "all", Basis: costing.Basis{Kind: costing.EqualShares}}}}}
	}
	compared, err := costing.CompareSchemes(costing.Projection{
		Line: "it", First: calendar.MustDate("2025-04-01"), Years: []costing.ProjectedYear{{Cost: costing.MustMoney("100.00")}},
		Members: []costing.ProjectedMember{{Org: "a"}, {Org: "b"}}, Options: []costing.Option{shares("first"), shares("second")},
	})
	require.NoError(t, err)
	compared.Options[0].Statements[0].Charges[0].Amount = costing.Money{}
	compared.Options[1].Statements[0].Charges[1].Amount = costing.MustMoney("60.00")
	text := compared.Tables(report.Names{})[0].Markdown()
	assert.Contains(t, text, "| first | a | not known | £50.00 |")
	assert.Contains(t, text, "| second | a | £50.00 | £50.00 | £0.00 | 0 | 0 of 1 year |")
	assert.Contains(t, text, "| second | b | £60.00 | £50.00 | £0.00 | 0 | 1 of 1 year |")
}

// A figure that a total of all members needs is missing for all of them alike, and is said to
// be missing once.
func TestDerivedDriver_MissingFigureOfATotal(t *testing.T) {
	hours := func(org partnership.OrgID) costing.Figure {
		return costing.Figure{Driver: "hours", Org: org, Value: partnership.MustQuantity("5"), Source: "x", On: calendar.MustDate("2025-03-31")}
	}
	facts, err := costing.NewFacts([]costing.Figure{hours("a"), hours("b")})
	require.NoError(t, err)
	scheme := costing.Scheme{
		Name: "s", Parts: []costing.Part{{Name: "all", Basis: costing.Basis{Kind: costing.DriverShares, Driver: "part"}}},
		Drivers: []costing.DerivedDriver{{Driver: "part", Kind: costing.QuotientOfTerms, Of: []costing.DriverTerm{{Driver: "hours"}, {Driver: "hours", Total: true}}}},
	}
	cost := costing.Cost{Line: "it", Term: costing.MustFinancialYear("2025/26").Term(), Total: costing.MustMoney("100.00")}
	statement, err := scheme.Statement(cost, []partnership.OrgID{"a", "b"}, facts)
	require.NoError(t, err)
	assert.Equal(t, costing.MustMoney("50.00"), statement.Charges[0].Amount)
	require.Len(t, statement.Drivers, 1)
	assert.Equal(t, "0.5", statement.Drivers[0].Values[1].Value.String())
	assert.Len(t, statement.Drivers[0].Figures, 2, "each figure once")

	_, err = scheme.Statement(cost, []partnership.OrgID{"a", "c", "b"}, facts)
	require.EqualError(t, err, "drivers[0].of[1].driver: line it: there is no figure of hours for c: not found\n"+
		"drivers[0].of[0].driver: line it: there is no figure of hours for c: not found")
}
