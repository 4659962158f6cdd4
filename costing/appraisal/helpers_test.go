package appraisal_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// qty is a quantity.
func qty(s string) partnership.Quantity { return partnership.MustQuantity(s) }

// part is a fraction.
func part(s string) partnership.Fraction { return partnership.MustFraction(s) }

// pounds is an amount in whole pounds.
func pounds(n int64) costing.Money { return costing.Pence(100 * n) }

// year is a financial year.
func year(s string) costing.FinancialYear { return costing.MustFinancialYear(s) }

// ramp is a ramp with spaces between its parts.
func ramp(text string) (all []partnership.Fraction) {
	for _, s := range strings.Fields(text) {
		all = append(all, part(s))
	}
	return all
}

// shares are shares like "harrow 60% barnet 40%".
func shares(text string) (all []partnership.Share) {
	words := strings.Fields(text)
	for i := 0; i < len(words); i += 2 {
		all = append(all, partnership.Share{Org: partnership.OrgID(words[i]), Fraction: part(words[i+1])})
	}
	return all
}

// kind is a kind of flow in cash, of revenue.
func kind(side appraisal.FlowSide, timing appraisal.FlowTiming, purpose appraisal.FlowPurpose) appraisal.FlowKind {
	return appraisal.FlowKind{Side: side, Timing: timing, Funding: appraisal.RevenueFlow, Cash: appraisal.CashableFlow, Purpose: purpose}
}

// prices are those of the appraisals of the tests.
func prices() appraisal.Prices { return appraisal.MustPrices("real 2026/27") }

// outlay is a one-off cost of transition in the first year.
func outlay(name string, amount costing.Money) appraisal.Flow {
	return appraisal.Flow{Name: name, Kind: kind(appraisal.CostFlow, appraisal.OneOffFlow, appraisal.TransitionFlow), Prices: prices(), Amount: amount}
}

// saving is a benefit in every year from 2027/28.
func saving(name string, amount costing.Money) appraisal.Flow {
	return appraisal.Flow{
		Name: name, Kind: kind(appraisal.BenefitFlow, appraisal.RecurringFlow, appraisal.RunningFlow), Prices: prices(), From: year("2027/28"), Amount: amount,
	}
}

// asIs is an option in which nothing changes.
func asIs() appraisal.ShortlistedOption {
	return appraisal.ShortlistedOption{ID: "as-is", Name: "As is", Kind: appraisal.AsIs}
}

// share is the option to share, with flows.
func share(flows ...appraisal.Flow) appraisal.ShortlistedOption {
	return appraisal.ShortlistedOption{ID: "share", Name: "Share", Kind: appraisal.Share, Flows: flows}
}

// over is an appraisal over so many years.
func over(years int, options ...appraisal.ShortlistedOption) appraisal.Appraisal {
	return appraisal.Appraisal{
		Name: "Legal service", On: calendar.MustDate("2026-11-02"), Prices: prices(), First: year("2026/27"), Years: years,
		Schedule: appraisal.GreenBook2026Standard(), Options: options,
	}
}

// textbook is −£100 now and £30 a year for five years.
func textbook() appraisal.Appraisal {
	return over(6, asIs(), share(outlay("Set up", pounds(100)), saving("Fewer managers", pounds(30))))
}

// evaluate evaluates a valid appraisal.
func evaluate(t testing.TB, a appraisal.Appraisal) appraisal.Summary {
	t.Helper()
	r, err := a.Evaluate()
	require.NoError(t, err)
	return r
}
