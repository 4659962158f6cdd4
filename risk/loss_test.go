package risk_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
)

// layered is a bearing with two layers of insurance, of which two insurers share the lower
// one.
func layered() risk.Bearing {
	return risk.Bearing{
		Shares: shares("harrow 1/2 barnet 1/2"),
		Insurance: []risk.Insurance{
			{Insurer: "Mutual", Deductible: pounds("100000.00"), Limit: pounds("400000.00"), Part: partnership.MustFraction("60%")},
			{Insurer: "Second", Deductible: pounds("100000.00"), Limit: pounds("400000.00"), Part: partnership.MustFraction("1/3")},
			{Insurer: "Excess", Deductible: pounds("500000.00"), Limit: pounds("1500000.00")},
		},
	}
}

// Of £700,000, £400,000 lies in the lower layer: 60% is £240,000 and a third £133,333.33,
// and nobody insures the rest of it; £200,000 lies in the upper. £126,666.67 is left.
func TestBearing_LayersAndCoInsurance(t *testing.T) {
	t.Parallel()
	split, err := layered().Split(risk.Loss{Amount: pounds("700000.00")})
	require.NoError(t, err)
	require.NoError(t, split.Validate())
	assert.Equal(t, "573333.33", split.Insured.String())
	assert.Equal(t, "harrow 63333.33, barnet 63333.34", borne(split.Charges))
	assert.Equal(t, `## Who bears the loss

| Borne by | Amount |
|---|---:|
| Insurers | £573,333.33 |
| harrow | £63,333.33 |
| barnet | £63,333.34 |
| **Loss** | **£700,000.00** |

1. Insurance: Mutual pays £240,000.00: 60% of what is above £100,000.00 of the loss, up to £400,000.00
2. Insurance: Second pays £133,333.33: 1/3 of what is above £100,000.00 of the loss, up to £400,000.00
3. Insurance: Excess pays £200,000.00: what is above £500,000.00 of the loss, up to £1,500,000.00
4. Shares: £126,666.67 by shares: harrow £63,333.33 (50%); barnet £63,333.34 (50%)
`, split.Table(report.Names{}).Markdown())
}

// A cap of £30,000 a loss and £50,000 a year, and an insurer that pays £60,000 a year. Of
// three losses of £100,000: £40,000, then £20,000, then nothing is insured; barnet bears
// half of £60,000, then its last £20,000 of £40,000, then nothing of £50,000.
func TestBearing_LimitsOfAYear(t *testing.T) {
	t.Parallel()
	b := risk.Bearing{
		Shares:    shares("harrow 1/2 barnet 1/2"),
		Caps:      []risk.Cap{{Org: "barnet", Most: pounds("30000.00"), MostInYear: pounds("50000.00"), RestTo: "harrow"}},
		Insurance: []risk.Insurance{{Insurer: "Mutual", Deductible: pounds("60000.00"), Limit: pounds("90000.00"), MostInYear: pounds("60000.00")}},
	}
	loss := risk.Loss{Amount: pounds("100000.00")}
	splits, err := b.SplitYear([]risk.Loss{loss, loss, loss})
	require.NoError(t, err)
	var insured, charges []string
	for _, s := range splits {
		require.NoError(t, s.Validate())
		insured, charges = append(insured, s.Insured.String()), append(charges, borne(s.Charges))
	}
	assert.Equal(t, []string{"40000.00", "20000.00", "0.00"}, insured)
	assert.Equal(t, []string{
		"harrow 30000.00, barnet 30000.00", "harrow 60000.00, barnet 20000.00", "harrow 100000.00, barnet 0.00",
	}, charges)
	assert.Equal(t, "Mutual pays £20,000.00: what is above £60,000.00 of the loss, as far as its £60,000.00 of the year go", splits[1].Steps[0].What)
	assert.Equal(t, "what is above what is left of the cap of £50,000.00 for the year, £20,000.00, goes to another", splits[1].Steps[2].What)

	b.Caps[0].Most = costing.Money{}
	splits, err = b.SplitYear([]risk.Loss{{Amount: pounds("90000.00")}, {Amount: pounds("40000.00")}})
	require.NoError(t, err)
	assert.Equal(t, "harrow 30000.00, barnet 30000.00", borne(splits[0].Charges))
	assert.Equal(t, "harrow 20000.00, barnet 20000.00", borne(splits[1].Charges), "£50,000 in all is its cap exactly")
}

// Two are at fault, two thirds and a third: they bear all that the insurer does not, and
// have no cap; what they bear for their fault leaves the cap of the year as it was.
func TestBearing_TwoAtFault(t *testing.T) {
	t.Parallel()
	b := risk.Bearing{
		Shares:  shares("harrow 1/2 barnet 1/2"),
		Caps:    []risk.Cap{{Org: "barnet", MostInYear: pounds("40.00"), RestTo: "harrow"}},
		AtFault: []risk.FaultKind{risk.UnlawfulAct},
	}
	splits, err := b.SplitYear([]risk.Loss{
		{Amount: pounds("100.00"), Fault: risk.UnlawfulAct, AtFault: shares("barnet 2/3 capita 1/3")},
		{Amount: pounds("100.00"), Fault: risk.PersistentFailure, AtFault: shares("barnet 1/1")},
	})
	require.NoError(t, err)
	assert.Equal(t, "barnet 66.67, capita 33.33", borne(splits[0].Charges))
	assert.Equal(t, "harrow 60.00, barnet 40.00", borne(splits[1].Charges))
	assert.Equal(t, "Fault", splits[0].Steps[0].Name)
	for _, s := range splits {
		require.NoError(t, s.Validate())
	}
}

func TestBearing_SplitYearBadInput(t *testing.T) {
	t.Parallel()
	most := costing.Pence(1<<63 - 1)
	_, err := layered().SplitYear([]risk.Loss{{Amount: most}, {Amount: most}})
	require.EqualError(t, err, "losses: the sum of 2 amounts is more than an amount of money can be: out of range")
	_, err = risk.Bearing{Shares: shares("a 1/2")}.SplitYear([]risk.Loss{{Amount: pounds("1.00")}, {Fault: risk.BreachOfAgreement, AtFault: shares("a 1/2")}})
	require.EqualError(t, err, lines(
		"shares: they make 1/2, not the whole: does not add up",
		"losses[1].amount: required",
		"losses[1].at_fault: they make 1/2, not the whole: does not add up",
	))
	splits, err := layered().SplitYear(nil)
	require.NoError(t, err)
	assert.Equal(t, []risk.LossSplit{}, splits)
}

// Laws of a year: every loss adds up; no member bears more in a year than its limit, and
// no insurer pays more; a loss by itself is split as the first of a year; and without
// limits of a year every loss of it is split as if it were the first.
func TestBearing_YearLaws(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(15, 2026))
	for range 1000 {
		b := randomBearing(r)
		losses := make([]risk.Loss, 1+r.IntN(5))
		for i := range losses {
			losses[i].Amount = costing.Pence(r.Int64N(30000))
		}
		unlimited, err := b.SplitYear(losses)
		require.NoError(t, err)
		for i, split := range unlimited {
			alone, err := b.Split(losses[i])
			require.NoError(t, err)
			require.Equal(t, alone, split)
		}
		for i := range b.Caps {
			b.Caps[i].MostInYear = costing.Pence(r.Int64N(20000))
		}
		paid := int64(0)
		for i := range b.Insurance {
			b.Insurance[i].MostInYear = costing.Pence(r.Int64N(20000))
			paid += pence(b.Insurance[i].MostInYear)
		}
		splits, err := b.SplitYear(losses)
		require.NoError(t, err)
		borne, insured := map[partnership.OrgID]int64{}, int64(0)
		for i, split := range splits {
			require.NoError(t, split.Validate())
			insured += pence(split.Insured)
			for _, c := range split.Charges {
				require.GreaterOrEqual(t, c.Amount.Sign(), 0)
				borne[c.Org] += pence(c.Amount)
			}
			if i == 0 {
				first, err := b.Split(losses[0])
				require.NoError(t, err)
				require.Equal(t, first, split)
			}
		}
		require.LessOrEqual(t, insured, paid)
		for _, c := range b.Caps {
			require.LessOrEqual(t, borne[c.Org], pence(c.MostInYear))
		}
	}
}

// A loss that an insurer pays in layers that follow on each other is paid as by one insurer
// of the whole.
func TestBearing_LayersThatFollowAreOne(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(16, 2026))
	for range 1000 {
		from, lower, upper := r.Int64N(5000), r.Int64N(5000), r.Int64N(5000)
		loss := risk.Loss{Amount: costing.Pence(r.Int64N(20000))}
		one := risk.Bearing{Shares: shares("a 1/3 b 2/3"), Insurance: []risk.Insurance{{Insurer: "x", Deductible: costing.Pence(from), Limit: costing.Pence(lower + upper)}}}
		two := one
		two.Insurance = []risk.Insurance{
			{Insurer: "x", Deductible: costing.Pence(from + lower), Limit: costing.Pence(upper)},
			{Insurer: "x", Deductible: costing.Pence(from), Limit: costing.Pence(lower)},
		}
		whole, err := one.Split(loss)
		require.NoError(t, err)
		parts, err := two.Split(loss)
		require.NoError(t, err)
		require.Equal(t, whole.Insured, parts.Insured)
		require.Equal(t, whole.Charges, parts.Charges)
	}
}

func TestInsurance_JSON(t *testing.T) {
	t.Parallel()
	all := layered()
	all.Caps = []risk.Cap{{Org: "barnet", Most: pounds("1.00"), MostInYear: pounds("2.00"), RestTo: "harrow"}}
	all.Insurance[2].MostInYear = pounds("3000000.00")
	golden(t, "bearing-of-a-year", all)
	_, err := field.Decode[risk.Bearing]([]byte(`{"shares":[{"org":"a","share":"1/1"}],"insurance":{"insurer":"x"}}`))
	require.ErrorIs(t, err, field.ErrInvalid)
}

// The change report says what is agreed for a loss and for a year.
func TestChanges_TellLimitsOfAYear(t *testing.T) {
	t.Parallel()
	before, now := sound("r1"), sound("r1")
	now.Bearing = layered()
	now.Bearing.Insurance = now.Bearing.Insurance[1:2]
	now.Bearing.Insurance[0].MostInYear = pounds("3000000.00")
	now.Bearing.Caps = []risk.Cap{{Org: "barnet", MostInYear: pounds("2.00"), RestTo: "harrow"}, {Org: "brent", Most: pounds("1.00"), MostInYear: pounds("2.00"), RestTo: "harrow"}}
	assert.Equal(t, "bearing harrow 1/2, barnet 1/2, barnet at most £2.00 in a year, the rest to harrow, "+
		"brent at most £1.00, and £2.00 in a year, the rest to harrow, "+
		"insured by Second for 1/3 of what is above £100,000.00, at most £400,000.00, at most £3,000,000.00 in a year (was not agreed)",
		reported(t, before, now).Changes[0].Details[0].What)
}

func ExampleBearing_SplitYear() {
	bearing := risk.Bearing{
		Shares:    []partnership.Share{{Org: "harrow", Fraction: partnership.MustFraction("50%")}, {Org: "barnet", Fraction: partnership.MustFraction("50%")}},
		Insurance: []risk.Insurance{{Insurer: "Mutual", Deductible: costing.MustMoney("10000.00"), Limit: costing.MustMoney("90000.00"), MostInYear: costing.MustMoney("50000.00")}},
	}
	splits, err := bearing.SplitYear([]risk.Loss{{Amount: costing.MustMoney("50000.00")}, {Amount: costing.MustMoney("40000.00")}})
	if err != nil {
		panic(err)
	}
	for _, s := range splits {
		fmt.Println("insured", s.Insured, "harrow", s.Charges[0].Amount, "barnet", s.Charges[1].Amount)
	}
	// Output:
	// insured 40000.00 harrow 5000.00 barnet 5000.00
	// insured 10000.00 harrow 15000.00 barnet 15000.00
}
