package appraisal_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// −£100 now and £30 a year for five years at 3.5 % is £35.4516.
func TestAppraisal_TextbookFigure(t *testing.T) {
	t.Parallel()
	a := textbook()
	a.Options[1].Flows[0].Amount, a.Options[1].Flows[1].Amount = pounds(100_00), pounds(30_00)
	r := evaluate(t, a).Options[1]
	assert.Equal(t, "3545.16", r.Net.Amount.String())
	assert.Equal(t, "3545.16", r.Difference.Amount.String())
	assert.Equal(t, "10000.00", r.Costs.Amount.String())
	assert.Equal(t, "13545.16", r.Benefits.Amount.String())
	assert.Equal(t, qty("1.354516"), r.Ratio)
	assert.Equal(t, appraisal.Payback{State: appraisal.PaidBack, Year: year("2030/31"), Whole: 4, Evenly: qty("3.333333")}, r.Payback)
	assert.Equal(t, "-642.81", r.AnnualCost.Amount.String())
}

// The four decimals that HM Treasury publishes for 3.5 %, years 0 to 30.
func TestGreenBook2026Standard_PublishedFactors(t *testing.T) {
	t.Parallel()
	published := []int64{
		10000, 9662, 9335, 9019, 8714, 8420, 8135, 7860, 7594, 7337, 7089, 6849, 6618, 6394, 6178, 5969, 5767, 5572, 5384,
		5202, 5026, 4856, 4692, 4533, 4380, 4231, 4088, 3950, 3817, 3687, 3563,
	}
	factors, err := appraisal.GreenBook2026Standard().Factors(30)
	require.NoError(t, err)
	for i, want := range published {
		millionths, _ := factors[i].Millionths()
		assert.InDelta(t, want*100, millionths, 50, "year %d", i)
		assert.Equal(t, want, (millionths+50)/100, "year %d", i)
	}
}

// Every schedule against fractions that are multiplied year by year: £1,000,000 in a year, to
// the penny, is its factor at 8 places.
func TestDiscountSchedules_AgreeWithExactFractions(t *testing.T) {
	t.Parallel()
	for _, s := range []appraisal.DiscountSchedule{
		appraisal.GreenBook2026Standard(), appraisal.GreenBook2026Health(), appraisal.GreenBook2026Sensitivity(),
	} {
		factor := big.NewRat(1, 1)
		f := outlay("One", pounds(1_000_000))
		for i := range 126 {
			if i > 0 {
				factor.Quo(factor, new(big.Rat).Add(big.NewRat(1, 1), rateOf(t, s, i)))
			}
			if i > 31 && i%25 > 1 {
				continue
			}
			a := over(126, share(f))
			a.Schedule, a.Options[0].Flows[0].From = s, costing.FinancialYearOf(a.First.Term().First.AddMonths(12*i))
			want := new(big.Rat).Mul(factor, big.NewRat(1_000_000, 1)).FloatString(2)
			assert.Equalf(t, want, evaluate(t, a).Options[0].Costs.Amount.String(), "%s, year %d", s.Name, i)
		}
	}
}

// rateOf is the rate of a year as a part of 1.
func rateOf(t *testing.T, s appraisal.DiscountSchedule, year int) *big.Rat {
	t.Helper()
	for _, b := range s.Bands {
		if b.From <= year && year <= b.To {
			millionths, _ := b.Percent.Millionths()
			return big.NewRat(millionths, 100_000_000)
		}
	}
	t.Fatalf("no rate for year %d", year)
	return nil
}

// The factor of year 31 is that of year 30 ÷ 1.03.
func TestDiscountSchedule_RateChangesInYear31(t *testing.T) {
	t.Parallel()
	factors, err := appraisal.GreenBook2026Standard().Factors(31)
	require.NoError(t, err)
	assert.Equal(t, qty("0.356278"), factors[30])
	assert.Equal(t, qty("0.345901"), factors[31])
}

// reorganised is a public model of a reorganisation: £126m a year, of which 75 % is counted, that
// comes in over six years, and £62.1m of transition. Its years are −1, 1, 2, …, 11; money of
// year −1 is not discounted, and that of year 1 for one year.
func reorganised(savings appraisal.Prices) appraisal.Appraisal {
	cost := func(name string, millions int64, parts string) appraisal.Flow {
		f := outlay(name, pounds(millions))
		f.Ramp = ramp(parts)
		return f
	}
	saved := saving("Savings", pounds(126_000_000))
	saved.Prices, saved.Ramp = savings, ramp("10% 15% 25% 25% 15% 10%")
	saved.Realised = appraisal.Realisation{Share: part("75%"), Source: "the model's assumption"}
	return over(12, asIs(), share(
		cost("IT", 30_000_000, "10% 40% 35% 15%"), cost("Redundancy", 20_000_000, "0% 60% 40%"),
		cost("Programme", 8_100_000, "15% 30% 30% 20% 5%"), cost("Legal", 4_000_000, "20% 50% 30%"), saved,
	))
}

// prices2 is an index of prices that rises by 2 % a year from 2026/27.
func prices2() appraisal.Deflator {
	d := appraisal.Deflator{Name: "target", Edition: "test", Source: "2 % a year"}
	index, y := big.NewRat(100, 1), year("2026/27")
	for range 12 {
		d.Years = append(d.Years, appraisal.DeflatorYear{Year: y, Index: qty(index.FloatString(6))})
		index.Mul(index, big.NewRat(102, 100))
		y = y.Next()
	}
	return d
}

// A public model raises savings by 2 % inflation and discounts them at the real 3.5 %: its net
// present value is £665m, where it should be £572m. That is 16.3 % too much. The library
// refuses the mixture, and converted amounts give the right figure.
func TestAppraisal_InflatedSavingsAtARealRate(t *testing.T) {
	t.Parallel()
	right := evaluate(t, reorganised(prices())).Options[1].Net.Amount
	assert.Equal(t, "572133812.81", right.String())

	_, err := reorganised(appraisal.NominalPrices()).Evaluate()
	assert.Equal(t, []string{"options[1].flows[4].prices: invalid"}, fieldtest.Faults(err))
	assert.ErrorContains(t, err, "amounts in nominal money cannot be added to amounts at 2026/27 prices")

	// What the model does: the inflated amounts passed off as real ones.
	a := reorganised(prices())
	nominal, err := prices2().Convert(a, a.Options[1].Flows[4], appraisal.NominalPrices())
	require.NoError(t, err)
	passedOff := nominal
	passedOff.Prices = prices()
	a.Options[1].Flows[4] = passedOff
	wrong := evaluate(t, a).Options[1].Net.Amount
	w, _ := wrong.Pence()
	r, _ := right.Pence()
	assert.Equal(t, "1.163", big.NewRat(w, r).FloatString(3))

	// Brought back to the prices of 2026/27, they give the right figure, to a few pence of
	// rounding each year.
	back, err := prices2().Convert(a, nominal, prices())
	require.NoError(t, err)
	a.Options[1].Flows[4] = back
	again, _ := evaluate(t, a).Options[1].Net.Amount.Pence()
	assert.InDelta(t, r, again, 100)
}

// Each factor to year 125 is that of exact fractions at eight places.
func TestDiscountSchedule_FactorTo_ExactToYear125(t *testing.T) {
	t.Parallel()
	s, exact := appraisal.GreenBook2026Standard(), big.NewRat(1, 1)
	for year := range 126 {
		rate := big.NewRat(1025, 1000)
		switch {
		case year == 0:
			rate = big.NewRat(1, 1)
		case year <= 30:
			rate = big.NewRat(1035, 1000)
		case year <= 75:
			rate = big.NewRat(103, 100)
		}
		exact.Quo(exact, rate)
		for _, places := range []int{0, 8, 30} {
			factor, err := s.FactorTo(year, places)
			require.NoError(t, err)
			assert.Equal(t, exact.FloatString(places), factor.StringFixed(int32(places)), year)
		}
	}
	_, err := s.FactorTo(-1, 31)
	require.ErrorIs(t, err, field.ErrRange)
	assert.Equal(t, "year: -1 is not from 0 to 1000: out of range\nplaces: 31 is not from 0 to 30: out of range", err.Error())
	_, err = s.FactorTo(0, -1)
	require.ErrorIs(t, err, field.ErrRange)
}
