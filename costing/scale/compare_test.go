package scale_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// number is a quantity as a float.
func number(q partnership.Quantity) float64 {
	n, _ := q.Millionths()
	return float64(n) / 1e6
}

// amount is pounds as a float.
func amount(m costing.Money) float64 {
	n, _ := m.Pence()
	return float64(n) / 100
}

// compared is what the options of a valid case come to, by option.
func compared(t testing.TB, c scale.ServiceModel) map[appraisal.OptionKind]scale.OptionOutcome {
	t.Helper()
	comparison, err := c.Compare()
	require.NoError(t, err)
	all := map[appraisal.OptionKind]scale.OptionOutcome{}
	for _, o := range comparison.Outcomes {
		all[o.Option] = o
	}
	return all
}

// byHand is what the package says that a case by parts comes to, worked out by following the
// work round and round.
func byHand(c scale.ServiceModel, o appraisal.OptionKind) (total float64, each []float64) {
	total = 0
	pool := 0.0
	for _, p := range c.Partners {
		pool += number(p.Volume)
	}
	sharing, improving := o == appraisal.Share || o == appraisal.ShareAndImprove, o == appraisal.ImproveAtHome || o == appraisal.ShareAndImprove
	rework := func(p scale.ServicePartner, prevented float64) float64 {
		rate := number(p.ErrorRate)
		if sharing {
			rate += number(c.Errors.PerDoubling)*math.Log2(pool/number(p.Volume)) + number(c.Errors.PerKilometre)*number(p.Kilometres)
		}
		rate *= 1 - prevented
		again := rate
		if c.Errors.Again.Known() {
			again = number(c.Errors.Again)
		}
		handled, round := number(p.Volume), number(p.Volume)*rate
		for range 5000 {
			handled += round
			round *= again
		}
		return handled
	}
	site := func(handled float64) float64 {
		cost := amount(c.Parts.Fixed) + amount(c.Parts.Variable)*handled
		for left := handled - 1e-6; c.Parts.StepOf.Known() && left > 0; left -= number(c.Parts.StepOf) {
			cost += amount(c.Parts.Step)
		}
		return cost
	}
	minutes := 0.0
	for _, s := range c.Improvement.Steps {
		minutes += number(s.Now) - number(s.After)
	}
	run := func(before, after float64) float64 {
		cost := site(before)
		if improving {
			freed := site(before) - site(after) + after*minutes/60*amount(c.Improvement.HourlyCost)
			cost += amount(c.Improvement.Cost) - freed*number(c.Improvement.Cashable)
		}
		return cost
	}
	before, after := 0.0, 0.0
	for _, p := range c.Partners {
		prevented := 0.0
		if improving {
			prevented = number(c.Improvement.Prevented)
		}
		b, a := rework(p, 0), rework(p, prevented)
		before, after = before+b, after+a
		each = append(each, a)
		if !sharing {
			total += run(b, a)
		}
	}
	if sharing {
		total = run(before, after) + amount(c.SharingCost)
	}
	return total, each
}

func TestServiceModel_Compare_IsWhatIsWorkedOutByHand(t *testing.T) {
	t.Parallel()
	again := full()
	again.Errors.Again = partnership.Quantity{}
	near := full()
	near.Parts.Step, near.Parts.StepOf = costing.Money{}, partnership.Quantity{}
	for _, c := range []scale.ServiceModel{full(), again, near, byFlow("0.15", "0.25"), byFlow("-0.05", "0")} {
		before := full()
		all := compared(t, c)
		for _, o := range scale.Options() {
			want, handled := byHand(c, o)
			assert.InDelta(t, want, amount(all[o].Cost), 0.011, o)
			sum := costing.Pence(0)
			for i, p := range all[o].ByPartner {
				sum = sum.Plus(p.Cost)
				assert.InDelta(t, handled[i], number(p.Value)+number(p.Failure), 1e-5, o)
			}
			assert.Equal(t, all[o].Cost, sum, "the partners bear all of it")
		}
		assert.Equal(t, full(), before)
	}
}

// A partner of which the work comes back more often pays more of a shared site.
func TestServiceModel_Compare_SharesByHandledVolume(t *testing.T) {
	t.Parallel()
	c := byErrors("0")
	c.Partners[1].ErrorRate = qty("0.55")
	share := compared(t, c)[appraisal.Share]
	// 9,000/(1−0.1) and 9,000/(1−0.55)
	assert.Equal(t, "1000 11000", share.ByPartner[0].Failure.String()+" "+share.ByPartner[1].Failure.String())
	assert.Equal(t, "106666.67 213333.33", share.ByPartner[0].Cost.String()+" "+share.ByPartner[1].Cost.String())
}

func TestServiceModel_Compare_ByElasticity(t *testing.T) {
	t.Parallel()
	// Three times the volume costs 3^0.7 as much.
	c := byScale("0.7")
	c.Partners[1].Volume, c.Partners[1].Cost = qty("20000"), pounds(300_000)
	all := compared(t, c)
	want := 200_000.0/3*math.Pow(3, 0.7) + 300_000.0*2/3*math.Pow(1.5, 0.7) + 20_000
	assert.InDelta(t, want, amount(all[appraisal.Share].Cost), 0.006)
	assert.Equal(t, pounds(500_000), all[appraisal.AsIs].Cost)
	assert.Equal(t, "£16.67", all[appraisal.AsIs].UnitCost.Sterling())

	// With an elasticity of 1 nothing but the cost of sharing changes, whatever the volumes.
	c.Elasticity = qty("1")
	assert.Equal(t, pounds(520_000), compared(t, c)[appraisal.Share].Cost)
	// With 0 the cost is that of the mean partner, weighted by volume.
	c.Elasticity = qty("0")
	assert.InDelta(t, 200_000.0/3+300_000.0*2/3+20_000, amount(compared(t, c)[appraisal.Share].Cost), 0.006)

	// Errors raise cost by the power of the handled volume: 1/(1−0.2) of it.
	c = byScale("0.5")
	c.Errors.PerKilometre = qty("0.01")
	c.Partners[0].Kilometres, c.Partners[1].Kilometres = qty("20"), qty("20")
	assert.InDelta(t, 200_000*math.Sqrt(2/0.8)+20_000, amount(compared(t, c)[appraisal.Share].Cost), 0.006)
	c.Improvement = flow("1")
	c.Improvement.Prevented = qty("1")
	both := compared(t, c)[appraisal.ShareAndImprove]
	assert.Equal(t, "0", both.Failure.String())
	assert.InDelta(t, 200_000*math.Sqrt(2)-20_000/6.0*18+30_000, amount(both.Cost), 0.006)
}

func TestServiceModel_Compare_Laws(t *testing.T) {
	t.Parallel()
	all := compared(t, byFlow("0", "0"))
	assert.Equal(t, pounds(300_000), all[appraisal.ImproveAtHome].Cost, "what is not cashed saves nothing")
	assert.Equal(t, "£66,315.79", all[appraisal.ImproveAtHome].Capacity.Sterling(), "and is capacity")
	half := compared(t, byFlow("0", "0.5"))
	assert.InDelta(t, amount(half[appraisal.ImproveAtHome].Capacity), amount(half[appraisal.ImproveAtHome].Saving)+20_000, 0.011)
	assert.Equal(t, all[appraisal.ImproveAtHome].Hours, half[appraisal.ImproveAtHome].Hours)
	assert.Equal(t, "3684.210526", half[appraisal.ImproveAtHome].Hours.String())
	assert.Equal(t, "2.45614", half[appraisal.ImproveAtHome].Posts.String())

	better := byErrors("-0.2")
	assert.Equal(t, "0", compared(t, better)[appraisal.Share].Failure.String(), "an error rate is not below 0")

	same := byErrors("0")
	same.SharingCost = pounds(50_000)
	same.Improvement = flow("0")
	same.Improvement.Cost = pounds(0)
	comparison, err := same.Compare()
	require.NoError(t, err)
	assert.Equal(t, appraisal.AsIs, comparison.Best, "of two that cost the same, the one that changes less")
	assert.Equal(t, "No option costs less than as is.", comparison.Table().Summary)
	assert.Equal(t, "Who gains and who loses in a year", comparison.PartnerTable(report.Names{}).Title)
}

func TestServiceModel_Compare_StepsDoNotBeginEarly(t *testing.T) {
	t.Parallel()
	c := byErrors("0")
	c.Parts.Step, c.Parts.StepOf = pounds(1_000), qty("10000") // 9,000/(1−0.1) is 10,000 and no more
	assert.Equal(t, pounds(2*141_000), compared(t, c)[appraisal.AsIs].Cost)
	c.Partners[0].Volume = qty("9000.01")
	assert.Equal(t, "£283,000.10", compared(t, c)[appraisal.AsIs].Cost.Sterling())
}

func TestServiceModel_ChangesNothing(t *testing.T) {
	t.Parallel()
	c := full()
	fieldtest.Unchanged(t, c, func() {
		_, err := c.Compare()
		require.NoError(t, err)
		_, err = c.Crossover(scale.FactorRange{Factor: scale.TotalVolume}, appraisal.Share, appraisal.AsIs)
		require.NoError(t, err)
		_, err = c.UnitCosts(qty("100"), qty("1000"), appraisal.ShareAndImprove, appraisal.ImproveAtHome)
		require.NoError(t, err)
	})
	observations := councilTax()
	fieldtest.Unchanged(t, observations, func() {
		_, err := scale.LeaveOneOut(observations, qty("90"))
		require.NoError(t, err)
	})
}
