package appraisal_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// inOneYear is a flow of the first year, of Harrow or Brent, or of nobody yet.
func inOneYear(name string, side appraisal.FlowSide, amount costing.Money, of string) appraisal.Flow {
	f := appraisal.Flow{Name: name, Kind: kind(side, appraisal.RecurringFlow, appraisal.RunningFlow), Prices: prices(), Amount: amount}
	if of != "" {
		f.Shares = shares(of + " 100%")
	}
	return f
}

// between is sharing against going on as is, in one year, for Harrow and Brent.
func between(now, shared []appraisal.Flow) appraisal.Appraisal {
	a := over(1, asIs(), share(shared...))
	a.Options[0].Flows, a.Partners = now, []partnership.OrgID{"harrow", "brent"}
	return a
}

// While a flow of either option is of nobody, no side payment is worked out and no verdict is
// given: £1,000 that nobody has divided may be anybody's.
func TestEvaluate_NoSidePaymentsWhileEitherOptionIsNotDivided(t *testing.T) {
	t.Parallel()
	gain, loss := inOneYear("Gain", appraisal.BenefitFlow, pounds(400), "harrow"), inOneYear("Loss", appraisal.CostFlow, pounds(50), "brent")
	for _, c := range []struct {
		now, shared []appraisal.Flow
		rank, note  string
	}{
		{
			[]appraisal.Flow{inOneYear("Grant", appraisal.BenefitFlow, pounds(1000), "")},
			[]appraisal.Flow{gain, loss},
			"Share: £650.00 behind the best; leaves brent worse off as far as is agreed, and nobody has agreed who bears or gets Grant.",
			"As is: nobody has agreed who bears or gets Grant.",
		},
		{
			[]appraisal.Flow{inOneYear("Rent", appraisal.CostFlow, pounds(1000), "")},
			[]appraisal.Flow{loss},
			"Share: worth most, +£950.00 compared with As is; leaves brent worse off as far as is agreed, and nobody has agreed who bears or gets Rent.",
			"As is: nobody has agreed who bears or gets Rent.",
		},
		{
			[]appraisal.Flow{inOneYear("Rent", appraisal.CostFlow, costing.Money{}, "")},
			[]appraisal.Flow{gain, loss},
			"Share: worth most, at least £350.00 compared with As is, since Rent is not known; leaves brent worse off as far as is agreed, and nobody has agreed who bears or gets Rent.",
			"As is: nobody has agreed who bears or gets Rent.",
		},
		{
			[]appraisal.Flow{inOneYear("Rent", appraisal.CostFlow, pounds(10), "")},
			[]appraisal.Flow{inOneYear("Grant", appraisal.BenefitFlow, pounds(90), ""), loss},
			"Share: worth most, +£50.00 compared with As is; leaves brent worse off as far as is agreed, and nobody has agreed who bears or gets Grant and Rent.",
			"Share: nobody has agreed who bears or gets Grant.",
		},
	} {
		r := evaluate(t, between(c.now, c.shared))
		o, rank := r.Options[1], rankOf(r, "share")
		for _, p := range o.Partners {
			assert.False(t, p.SidePayment.Known())
		}
		assert.NotEmpty(t, o.Undivided.Years)
		assert.False(t, rank.Curable)
		assert.Equal(t, c.rank, rank.Text(report.Names{}))
		assert.Contains(t, r.PartnersSVG("Who gains", report.Names{}), ">Share: not divided<")
		page := r.Tables(report.Names{})[1].Markdown()
		assert.Contains(t, page, "| Share | Not divided |")
		assert.Contains(t, page, c.note)
		assert.NotContains(t, page, "nobody is worse off")
		assert.NotContains(t, page, "do not gain enough")
	}
}

// Nobody knows whether what Harrow gains makes good what Brent loses. If only more costs are not
// known, it is known that it does not.
func TestEvaluate_SidePaymentThatIsNotKnown(t *testing.T) {
	t.Parallel()
	loss := inOneYear("Loss", appraisal.CostFlow, pounds(50), "brent")
	r := evaluate(t, between(nil, []appraisal.Flow{inOneYear("Gain", appraisal.BenefitFlow, costing.Money{}, "harrow"), loss}))
	assert.NotContains(t, r.PartnersSVG("Who gains", report.Names{}), "not divided")
	assert.Contains(t, rankOf(r, "share").Text(report.Names{}), "; leaves brent worse off, and whether a side payment would make that good is not known.")
	assert.Contains(t, r.Tables(report.Names{})[1].Markdown(), "Share: brent worse off, and whether the others gain enough to make it good is not known.")

	r = evaluate(t, between(nil, []appraisal.Flow{inOneYear("More", appraisal.CostFlow, costing.Money{}, "harrow"), loss}))
	assert.Contains(t, rankOf(r, "share").Text(report.Names{}), "; leaves brent worse off, and no side payment would make that good.")
	assert.Contains(t, r.Tables(report.Names{})[1].Markdown(), "Share: brent worse off, and the others do not gain enough to make it good.")
}

// rankOf returns the rank of an option.
func rankOf(r appraisal.Summary, option appraisal.OptionID) appraisal.Rank {
	for _, rank := range r.Ranking {
		if rank.Option == option {
			return rank
		}
	}
	return appraisal.Rank{}
}
