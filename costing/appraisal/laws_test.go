package appraisal_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// undiscounted is a schedule of 0 %.
func undiscounted() appraisal.DiscountSchedule {
	s := appraisal.GreenBook2026Standard()
	s.Name, s.Bands = "none", []appraisal.DiscountBand{{From: 0, To: 300, Percent: qty("0")}}
	return s
}

// At 0 % the present value is the sum.
func TestLaw_NotDiscountedIsTheSum(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		a := random(rand.New(rand.NewPCG(seed, 2)))
		a.Schedule = undiscounted()
		for _, o := range evaluate(t, a).Options {
			assert.Equal(t, o.Years[a.Years-1].Cumulative, o.Difference)
			for _, k := range o.Kinds {
				assert.Equal(t, k.Sum, k.Present)
			}
			assert.Equal(t, o.Payback, o.Discounted)
		}
	}
}

// The flows of all options together are worth what the options are worth, to a penny of
// rounding each.
func TestLaw_NetPresentValueIsLinear(t *testing.T) {
	t.Parallel()
	for seed := range uint64(10) {
		a := random(rand.New(rand.NewPCG(seed, 3)))
		two := a
		together := appraisal.ShortlistedOption{ID: "all", Name: "All", Kind: "hrw-all"}
		var sum int64
		for i, o := range evaluate(t, a).Options {
			n, _ := o.Net.Amount.Pence()
			sum += n
			for _, f := range a.Options[i].Flows {
				f.Name = string(o.Option) + f.Name
				together.Flows = append(together.Flows, f)
			}
		}
		two.Options = []appraisal.ShortlistedOption{together}
		all, _ := evaluate(t, two).Options[0].Net.Amount.Pence()
		assert.InDelta(t, sum, all, float64(len(a.Options)))
	}
}

// Side payments add up to £0, and with them nobody is worse off.
func TestLaw_SidePayments(t *testing.T) {
	t.Parallel()
	some := 0
	for seed := range uint64(60) {
		a := random(rand.New(rand.NewPCG(seed, 5)))
		for _, o := range evaluate(t, a).Options {
			sum := costing.Pence(0)
			for _, p := range o.Partners {
				if o.Difference.Amount.Sign() < 0 {
					assert.False(t, p.SidePayment.Known(), "all together lose")
					continue
				}
				sum = sum.Plus(p.SidePayment)
				assert.GreaterOrEqual(t, p.Difference.Plus(p.SidePayment).Sign(), 0)
				if p.SidePayment.Sign() > 0 {
					some++
					assert.Equal(t, costing.Pence(0), p.Difference.Plus(p.SidePayment))
				}
			}
			assert.Equal(t, costing.Pence(0), sum)
		}
	}
	assert.Positive(t, some)
}

// The order of the partners changes nobody's figures.
func TestLaw_OrderOfPartners(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		a := random(rand.New(rand.NewPCG(seed, 6)))
		b := a
		b.Partners = slices.Clone(a.Partners)
		slices.Reverse(b.Partners)
		mine, other := evaluate(t, a), evaluate(t, b)
		for i := range mine.Options {
			slices.Reverse(other.Options[i].Partners)
			assert.Equal(t, mine.Options[i], other.Options[i])
		}
	}
}

// A later flow is worth less, and a delay of 0 years changes nothing.
func TestLaw_LaterIsLess(t *testing.T) {
	t.Parallel()
	a := textbook()
	delay := appraisal.Input{Name: "Later", Flows: appraisal.FlowChoice{Side: appraisal.BenefitFlow}, Lever: appraisal.DelayLever, Low: qty("0"), High: qty("5")}
	tornado, err := a.OneWay("share", "as-is", []appraisal.Input{delay})
	require.NoError(t, err)
	assert.Equal(t, tornado.Base, tornado.Bars[0].AtLow)
	assert.Equal(t, "-100.00", tornado.Bars[0].AtHigh.Amount.String(), "all of it falls after the last year")
}

func TestResults_AreOnesOwn(t *testing.T) {
	t.Parallel()
	a := legal()
	deflator := prices2()
	fieldtest.Unchanged(t, []appraisal.Appraisal{a}, func() {
		r, err := a.Evaluate()
		require.NoError(t, err)
		r.Partners[0], r.Options[0].Partners[0].Org = "spoilt", "spoilt"
		_, _ = a.OneWay("share", "home", inputs())
		_, _ = a.SwitchingValues("share", "home", inputs())
		_, _ = a.Scenarios([]appraisal.Scenario{late()})
		f, err := deflator.Convert(a, a.Options[3].Flows[3], appraisal.MustPrices("real 2027/28"))
		require.NoError(t, err)
		f.Ramp[0] = part("1%")
	})
	fieldtest.Unchanged(t, []appraisal.Deflator{deflator}, func() { deflator.InYearsFrom(1).Years[0].Index = qty("1") })
}
