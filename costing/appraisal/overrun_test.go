package appraisal_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// overrun are works of so many months, late by so many per cent.
func overrun(months, percent string) appraisal.Overrun {
	return appraisal.Overrun{Months: qty(months), Bias: appraisal.Bias{Percent: qty(percent), Source: "test"}}
}

// Works of two years that take half as long again: a saving that waits for them comes a year
// later. Of works of 18 months, nine months later: a quarter of it comes in its own year.
func TestOverrun_MakesAFlowLate(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		flow    appraisal.Flow
		overrun appraisal.Overrun
		want    string // by year
	}{
		{saving("A", pounds(100)), appraisal.Overrun{}, "0 100 100 100"},
		{saving("A", pounds(100)), overrun("24", "0"), "0 100 100 100"},
		{saving("A", pounds(100)), overrun("24", "50"), "0 0 100 100"},
		{saving("A", pounds(100)), overrun("18", "50"), "0 25 100 100"},
		{saving("A", pounds(100)), overrun("30", "50"), "0 0 75 100"},
		{saving("A", pounds(100)), overrun("60", "100"), "0 0 0 0"},
		{appraisal.Flow{Name: "A", Kind: saving("", pounds(0)).Kind, Prices: prices(), Amounts: []costing.Money{pounds(40), pounds(80), pounds(80), pounds(80)}}, overrun("18", "50"), "10 50 80 80"},
		{appraisal.Flow{Name: "A", Kind: saving("", pounds(0)).Kind, Prices: prices(), Amount: pounds(100), Until: year("2027/28")}, overrun("18", "50"), "25 100 75 0"},
		{outlay("A", pounds(100)), overrun("18", "50"), "25 75 0 0"},
	} {
		c.flow.Overrun = c.overrun
		var got []string
		for _, y := range evaluate(t, over(4, asIs(), share(c.flow))).Options[1].Years {
			sum := y.Costs.Amount
			if c.flow.Kind.Side == appraisal.BenefitFlow {
				sum = y.Benefits.Amount
			}
			got = append(got, strings.TrimSuffix(sum.String(), ".00"))
		}
		assert.Equal(t, c.want, strings.Join(got, " "), "%v months at %v%%", c.overrun.Months, c.overrun.Bias.Percent)
	}
}

// A delay of any length against the flow year by year, with fractions.
func TestOverrun_AgreesWithFractions(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 5))
	for range 200 {
		f := saving("A", costing.Pence(r.Int64N(1_000_000_00)))
		f.From = costing.FinancialYear{}
		f.Overrun = overrun(fmt.Sprint(r.IntN(40)), fmt.Sprintf("%d.%02d", r.IntN(150), r.IntN(100)))
		f.Overrun.Bias.Parts = []appraisal.BiasPart{{Name: "a", Share: part("1/3"), Mitigation: part("3/7"), Evidence: "test"}, {Name: "b", Share: part("2/3")}}
		delay := new(big.Rat).Mul(ratOf(f.Overrun.Months), ratOf(f.Overrun.Bias.Percent))
		delay.Mul(delay, big.NewRat(6, 7)).Mul(delay, big.NewRat(1, 1200)) // 1 − 1/3 × 3/7, of months and per cent
		pence, _ := f.Amount.Pence()
		for i, y := range evaluate(t, over(8, asIs(), share(f))).Options[1].Years {
			there := new(big.Rat).Sub(big.NewRat(int64(i+1), 1), delay) // how much of the year it is there
			if there.Sign() < 0 {
				there = new(big.Rat)
			}
			if there.Cmp(big.NewRat(1, 1)) > 0 {
				there = big.NewRat(1, 1)
			}
			want := there.Mul(there, big.NewRat(pence, 100)).FloatString(2)
			require.Equal(t, want, y.Benefits.Amount.String(), "year %d of %v", i, f.Overrun)
		}
	}
}

// ratOf is a quantity as a fraction.
func ratOf(q partnership.Quantity) *big.Rat {
	n, _ := q.Millionths()
	return big.NewRat(n, 1_000_000)
}

func TestOverrun_Delay(t *testing.T) {
	t.Parallel()
	o := overrun("24", "39")
	assert.Equal(t, qty("9.36"), o.Delay())
	o.Bias.Parts = []appraisal.BiasPart{{Name: "Design", Share: part("1/3"), Mitigation: part("100%"), Evidence: "Design is done"}, {Name: "Rest", Share: part("2/3")}}
	assert.Equal(t, qty("6.24"), o.Delay())
	assert.False(t, appraisal.Overrun{Months: qty("24")}.Delay().Known())
	assert.False(t, appraisal.Overrun{Bias: o.Bias}.Delay().Known())
}

func TestOverrun_Refuses(t *testing.T) {
	t.Parallel()
	out := appraisal.OptimismBiasFigures()[5].DurationBias()
	for want, do := range map[string]func(f *appraisal.Flow){
		"options[1].flows[1].overrun.months: required":       func(f *appraisal.Flow) { f.Overrun.Months = partnership.Quantity{} },
		"options[1].flows[1].overrun.months: out of range":   func(f *appraisal.Flow) { f.Overrun.Months = qty("600.1") },
		"options[1].flows[1].overrun.months: out of range ":  func(f *appraisal.Flow) { f.Overrun.Months = qty("-1") },
		"options[1].flows[1].overrun.bias.source: required":  func(f *appraisal.Flow) { f.Overrun.Bias.Source = "" },
		"options[1].flows[1].overrun.bias.percent: required": func(f *appraisal.Flow) { f.Overrun.Bias = out },
		"options[1].flows[1].overrun: out of range": func(f *appraisal.Flow) {
			f.Kind.Timing, f.From, f.Overrun = appraisal.OneOffFlow, year("2031/32"), overrun("1", "1")
		},
		"options[1].flows[1].overrun: out of range ": func(f *appraisal.Flow) {
			f.Kind.Timing, f.From, f.Ramp, f.Overrun = appraisal.OneOffFlow, year("2029/30"), ramp("50% 50%"), overrun("24", "51")
		},
	} {
		a := textbook()
		a.Options[1].Flows[1].Overrun = overrun("24", "50")
		do(&a.Options[1].Flows[1])
		assert.Equal(t, []string{strings.TrimSpace(want)}, fieldtest.Faults(a.Validate()))
	}
	a := textbook()
	f := &a.Options[1].Flows[1]
	f.Kind.Timing, f.From, f.Ramp, f.Overrun = appraisal.OneOffFlow, year("2029/30"), ramp("50% 50%"), overrun("24", "50")
	require.NoError(t, a.Validate(), "it comes in the last two years")
}

// What somebody should look at: a bias of duration on an item that is a risk too, one below its
// lower figure, and a saving that is not there in full by the last year.
func TestOverrun_Concerns(t *testing.T) {
	t.Parallel()
	kinds := func(a appraisal.Appraisal) (kinds []appraisal.ConcernKind) {
		for _, c := range evaluate(t, a).Concerns {
			kinds = append(kinds, c.Kind)
		}
		return kinds
	}
	a := textbook()
	a.RiskItems = []string{"building"}
	f := &a.Options[1].Flows[1]
	f.Item, f.Overrun = "building", overrun("12", "20")
	assert.Equal(t, []appraisal.ConcernKind{appraisal.BiasOnRisk}, kinds(a))
	assert.Equal(t, []string{"building"}, a.BiasedItems())

	f.Item, f.Overrun.Bias.Lower = "", qty("10")
	f.Overrun.Bias.Parts = []appraisal.BiasPart{{Name: "all", Share: part("100%"), Mitigation: part("51%"), Evidence: "test"}}
	assert.Equal(t, []appraisal.ConcernKind{appraisal.BiasBelowLower}, kinds(a))
	f.Overrun.Bias.Parts[0].Mitigation = part("50%")
	assert.Empty(t, kinds(a))

	f.From, f.Overrun = year("2030/31"), overrun("24", "50") // comes in 2031/32, the last year
	assert.Empty(t, kinds(a))
	f.Overrun = overrun("24", "50.1")
	assert.Equal(t, []appraisal.ConcernKind{appraisal.RampCutOff}, kinds(a))

	f.From, f.Overrun = costing.FinancialYear{}, overrun("24", "0")
	assert.Equal(t, []appraisal.ConcernKind{appraisal.FullAtOnce}, kinds(a))
	f.Overrun = overrun("24", "1")
	assert.Empty(t, kinds(a), "it is not there in full in the first year")
}

// An amount that is not known makes both years unknown in which it comes.
func TestOverrun_NotKnown(t *testing.T) {
	t.Parallel()
	f := saving("A", costing.Money{})
	f.Until, f.Overrun = year("2027/28"), overrun("6", "100")
	r := evaluate(t, over(5, asIs(), share(f))).Options[1]
	var known []bool
	for _, y := range r.Years {
		known = append(known, y.Net.Known())
	}
	assert.Equal(t, []bool{true, false, false, true, true}, known)
	assert.Equal(t, []string{"A"}, r.NotKnown)
}

// Real money that comes late is paid at the prices of the year in which it comes. £100 from
// 2027/28 that is half a year late, with prices that rise by 2 % a year.
func TestDeflator_ConvertsWhatIsLate(t *testing.T) {
	t.Parallel()
	f := saving("A", pounds(100))
	f.Overrun = overrun("12", "50")
	a := over(4, asIs(), share(f))
	nominal, err := prices2().Convert(a, f, appraisal.NominalPrices())
	require.NoError(t, err)
	assert.Equal(t, []costing.Money{costing.Pence(51_00), costing.Pence(104_04), costing.Pence(106_12)}, nominal.Amounts)
	assert.Equal(t, appraisal.Overrun{}, nominal.Overrun)
	back, err := prices2().Convert(a, nominal, prices())
	require.NoError(t, err)
	assert.Equal(t, []costing.Money{pounds(50), pounds(100), pounds(100)}, back.Amounts)
}

// Nominal money that comes late is the same number of pounds: £51.00, £104.04 and £106.12 half a
// year late are £25.50, £77.52 and £105.08. At the prices of 2026/27 these are £25.00, £74.51 and
// £99.02, whether what is evaluated is converted, or what is converted evaluated.
func TestDeflator_ConvertsNominalMoneyThatIsLate(t *testing.T) {
	t.Parallel()
	f := saving("A", costing.Money{})
	f.Prices, f.Amounts, f.Overrun = appraisal.NominalPrices(), []costing.Money{costing.Pence(51_00), costing.Pence(104_04), costing.Pence(106_12)}, overrun("12", "50")
	a := over(4, asIs(), share(f))
	converted, err := prices2().Convert(a, f, prices())
	require.NoError(t, err)
	assert.Equal(t, appraisal.Overrun{}, converted.Overrun, "it is late already")
	assert.Equal(t, []costing.Money{costing.Pence(25_00), costing.Pence(74_51), costing.Pence(99_02)}, converted.Amounts)
	a.Prices, a.Schedule.Nominal = appraisal.NominalPrices(), true
	var nominal []costing.Money
	for _, y := range evaluate(t, a).Options[1].Years[1:] {
		nominal = append(nominal, y.Benefits.Amount)
	}
	assert.Equal(t, []costing.Money{costing.Pence(25_50), costing.Pence(77_52), costing.Pence(105_08)}, nominal)
}

// A building that is not a standard one takes two years. Such works took up to 39 % longer, and
// a third of that is dealt with: what is saved once it is there comes half a year later.
func ExampleOverrun() {
	bias := appraisal.OptimismBiasFigures()[1].DurationBias()
	bias.Parts = []appraisal.BiasPart{
		{Name: "Design", Share: part("1/3"), Mitigation: part("100%"), Evidence: "The design is agreed and costed"},
		{Name: "Site and contractor", Share: part("2/3")},
	}
	saved := saving("One building in place of three", pounds(120_000))
	saved.Overrun = appraisal.Overrun{Months: qty("24"), Bias: bias}
	result, err := over(4, asIs(), share(saved)).Evaluate()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(saved.Overrun.Delay(), "months late")
	for i, y := range result.Options[1].Years {
		fmt.Println(result.Years[i], y.Benefits.Sterling())
	}
	// Output:
	// 6.24 months late
	// 2026/27 £0.00
	// 2027/28 £57,600.00
	// 2028/29 £120,000.00
	// 2029/30 £120,000.00
}

func ExampleOverrun_Delay() {
	o := appraisal.Overrun{Months: qty("18"), Bias: appraisal.OptimismBiasFigures()[4].DurationBias()}
	fmt.Println(o.Delay(), "months")
	// Output: 9.72 months
}

func ExampleBiasFigures_DurationBias() {
	for _, f := range appraisal.OptimismBiasFigures() {
		fmt.Println(f.Type.Title()+":", f.DurationBias().Percent)
	}
	// Output:
	// Standard buildings: 4
	// Non-standard buildings: 39
	// Standard civil engineering: 20
	// Non-standard civil engineering: 25
	// Equipment and development: 54
	// Outsourcing: not known
}

// Whatever is set of a bias, and if only that, the rest is asked for: half a bias is never left out.
func TestFlow_HalfABiasIsNotLeftOut(t *testing.T) {
	t.Parallel()
	for _, half := range []appraisal.Bias{
		{Percent: qty("24")},
		{Lower: qty("2")},
		{Type: appraisal.StandardBuildings},
		{Source: "guidance"},
		{Parts: []appraisal.BiasPart{{Name: "all", Share: part("100%")}}},
	} {
		f := outlay("Works", pounds(1))
		f.Bias = half
		require.ErrorIs(t, f.Validate(), field.ErrRequired, "%+v", half)
		f.Bias, f.Overrun.Bias = appraisal.Bias{}, half
		require.ErrorIs(t, f.Validate(), field.ErrRequired, "%+v", half)
	}
}
