package appraisal

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// ChargeFlows returns what everyone pays by one of the schemes of a comparison, as the flows of an
// option: a recurring cost for each organisation, which bears all of it, and the flow is called by
// the name of the organisation. A comparison with inflation in it is in nominal money;
// Deflator.Convert brings its flows to real prices.
//
// In a year in which an organisation is not a member, it pays £0 by the scheme. What it pays
// elsewhere instead is not in the comparison: add it as a flow of its own.
//
// The errors are
//
//   - ErrNotFound at "scheme" for a scheme that the comparison does not have
//   - ErrRequired at "years" for a comparison without years, and ErrInvalid for years that do
//     not begin on the first day of a month
//   - ErrRequired at "prices"
func ChargeFlows(c costing.SchemeComparison, scheme string, prices Prices, names report.Names) ([]Flow, error) {
	place := -1
	for i, option := range c.Options {
		if option.Name == scheme {
			place = i
		}
	}
	if place < 0 {
		return nil, field.At("scheme", fmt.Errorf("there is no scheme %s: %w", field.Quote(scheme), field.ErrNotFound))
	}
	if len(c.Years) == 0 || prices.IsZero() {
		return nil, errors.Join(needsEntries("years", c.Years), field.RequiredValue("prices", prices))
	}
	day := c.Years[0].Term.First
	from := costing.FinancialYearFrom(day.Month(), day)
	if from.IsZero() || from.Term().First != day {
		return nil, field.At("years", fmt.Errorf("%v is not the first day of a month: %w", day, field.ErrInvalid))
	}
	all, _ := partnership.ParseFraction("100%")
	flows := make([]Flow, len(c.Options[place].Differences))
	for i, d := range c.Options[place].Differences {
		flows[i] = Flow{
			Name: "Charges of " + d.Org.Name(names), Line: c.Line, Prices: prices, From: from,
			Kind:   FlowKind{Side: CostFlow, Timing: RecurringFlow, Funding: RevenueFlow, Cash: CashableFlow, Purpose: RunningFlow},
			Shares: []partnership.Share{{Org: d.Org, Fraction: all}}, Source: "Charges by the scheme " + scheme,
		}
	}
	for _, statement := range c.Options[place].Statements {
		charges := costing.AmountsByOrg(statement.Charges)
		for i, d := range c.Options[place].Differences {
			amount, member := charges[d.Org]
			if !member {
				amount = costing.Pence(0)
			}
			flows[i].Amounts = append(flows[i].Amounts, amount)
		}
	}
	return flows, nil
}
