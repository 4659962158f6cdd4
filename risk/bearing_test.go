package risk_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
)

// shares reads pairs like "harrow 2/3 barnet 1/3".
func shares(text string) []partnership.Share {
	var all []partnership.Share
	words := strings.Fields(text)
	for i := 0; i < len(words); i += 2 {
		all = append(all, partnership.Share{Org: partnership.OrgID(words[i]), Fraction: partnership.MustFraction(words[i+1])})
	}
	return all
}

// caps reads triples like "barnet 100.00 harrow": who, how much, and who the rest.
func caps(text string) []risk.Cap {
	var all []risk.Cap
	words := strings.Fields(text)
	for i := 0; i < len(words); i += 3 {
		all = append(all, risk.Cap{
			Org: partnership.OrgID(words[i]), Most: pounds(words[i+1]), RestTo: partnership.OrgID(words[i+2]),
		})
	}
	return all
}

// borne writes charges as "harrow 65.00, barnet 35.00".
func borne(charges []costing.Portion) string {
	texts := make([]string, len(charges))
	for i, c := range charges {
		texts[i] = fmt.Sprintf("%s %v", c.Org, c.Amount)
	}
	return strings.Join(texts, ", ")
}

// agreed is a bearing with everything that one can have.
func agreed() risk.Bearing {
	return risk.Bearing{
		Clause:    "17.3",
		Shares:    shares("harrow 1/2 barnet 1/3 brent 1/6"),
		Caps:      caps("brent 10000.00 barnet barnet 40000.00 harrow"),
		AtFault:   []risk.FaultKind{risk.BreachOfAgreement, risk.GrossNegligence},
		Insurance: []risk.Insurance{{Insurer: "Municipal Mutual", Deductible: pounds("100000.00"), Limit: pounds("500000.00")}},
	}
}

// Of £120,000 the insurer pays £20,000. Of the £100,000 left brent's sixth is
// £16,666.67: £10,000 and £6,666.67 to barnet, who with its third, £33,333.33, comes to
// £40,000 exactly.
func TestSplitByHand(t *testing.T) {
	t.Parallel()
	split := func(b risk.Bearing, loss risk.Loss) risk.LossSplit {
		s, err := b.Split(loss)
		require.NoError(t, err)
		require.NoError(t, s.Validate())
		return s
	}
	only := func(change func(b *risk.Bearing)) risk.Bearing {
		b := agreed()
		change(&b)
		return b
	}
	plain := only(func(b *risk.Bearing) { b.Caps, b.Insurance, b.AtFault = nil, nil, nil })
	uninsured := only(func(b *risk.Bearing) { b.Insurance = nil })
	for _, test := range []struct {
		name    string
		bearing risk.Bearing
		loss    risk.Loss
		insured string
		want    string
		steps   string
	}{
		{"shares", plain, risk.Loss{Amount: pounds("100000.00")}, "0.00", "harrow 50000.00, barnet 33333.33, brent 16666.67", "Shares"},
		{"a spare penny", plain, risk.Loss{Amount: pounds("0.01")}, "0.00", "harrow 0.01, barnet 0.00, brent 0.00", "Shares"},
		{"nothing", plain, risk.Loss{Amount: costing.Pence(0)}, "0.00", "harrow 0.00, barnet 0.00, brent 0.00", "Shares"},
		{"caps", uninsured, risk.Loss{Amount: pounds("100000.00")}, "0.00", "harrow 50000.00, barnet 40000.00, brent 10000.00", "Shares Cap"},
		{"a cap that leads to a cap", uninsured, risk.Loss{Amount: pounds("120000.00")}, "0.00", "harrow 70000.00, barnet 40000.00, brent 10000.00", "Shares Cap Cap"},
		{"a cap just reached", uninsured, risk.Loss{Amount: pounds("60000.00")}, "0.00", "harrow 30000.00, barnet 20000.00, brent 10000.00", "Shares"},
		{"below the deductible", agreed(), risk.Loss{Amount: pounds("60000.00")}, "0.00", "harrow 30000.00, barnet 20000.00, brent 10000.00", "Insurance Shares"},
		{"the insurer pays", agreed(), risk.Loss{Amount: pounds("120000.00")}, "20000.00", "harrow 50000.00, barnet 40000.00, brent 10000.00", "Insurance Shares Cap"},
		{"the insurer pays its limit", agreed(), risk.Loss{Amount: pounds("650000.00")}, "500000.00", "harrow 100000.00, barnet 40000.00, brent 10000.00", "Insurance Shares Cap Cap"},
		{"fault", agreed(), risk.Loss{Amount: pounds("120000.00"), Fault: risk.GrossNegligence, AtFault: shares("barnet 1/1")}, "20000.00", "barnet 100000.00", "Insurance Fault"},
		{"fault of somebody else", uninsured, risk.Loss{Amount: pounds("1.00"), Fault: risk.BreachOfAgreement, AtFault: shares("capita 1/1")}, "0.00", "capita 1.00", "Fault"},
		{"fault that does not count", plain, risk.Loss{Amount: pounds("6.00"), Fault: risk.BreachOfAgreement, AtFault: shares("brent 1/1")}, "0.00", "harrow 3.00, barnet 2.00, brent 1.00", "Shares"},
		{"somebody without a share bears what is above", only(func(b *risk.Bearing) {
			b.Caps, b.Insurance = caps("harrow 1.00 pool brent 0.00 pool"), nil
		}), risk.Loss{Amount: pounds("6.00")}, "0.00", "harrow 1.00, barnet 2.00, brent 0.00, pool 3.00", "Shares Cap Cap"},
	} {
		s := split(test.bearing, test.loss)
		var steps []string
		for _, step := range s.Steps {
			steps = append(steps, step.Name)
			assert.Equal(t, "17.3", step.Clause)
		}
		assert.Equal(t, test.want, borne(s.Charges), test.name)
		assert.Equal(t, test.insured, s.Insured.String(), test.name)
		assert.Equal(t, test.steps, strings.Join(steps, " "), test.name)
	}
}

// byDefinition is what each bears by the words of the agreement: what comes to it is its
// share and what others pass on, and it passes on what is above its cap. It needs no
// order.
func byDefinition(b risk.Bearing, split risk.LossSplit) map[partnership.OrgID]int64 {
	own := map[partnership.OrgID]int64{}
	for _, step := range split.Steps {
		if step.Name == "Shares" {
			for _, w := range step.Workings {
				own[w.Org] = pence(w.Amount)
			}
		}
	}
	var comes func(org partnership.OrgID) int64
	comes = func(org partnership.OrgID) int64 {
		bears := own[org]
		for _, c := range b.Caps {
			if c.RestTo == org {
				bears += max(0, comes(c.Org)-pence(c.Most))
			}
		}
		return bears
	}
	bears := map[partnership.OrgID]int64{}
	for _, c := range split.Charges {
		bears[c.Org] = comes(c.Org)
		for _, limit := range b.Caps {
			if limit.Org == c.Org {
				bears[c.Org] = min(bears[c.Org], pence(limit.Most))
			}
		}
	}
	return bears
}

// randomBearing returns a bearing of up to eight, whose caps lead to later ones only.
func randomBearing(r *rand.Rand) risk.Bearing {
	n := 1 + r.IntN(8)
	parts := make([]int, n)
	total := 0
	for i := range parts {
		parts[i] = r.IntN(50)
		total += parts[i]
	}
	parts[0] += 1
	total++
	var b risk.Bearing
	name := func(i int) partnership.OrgID { return partnership.OrgID(fmt.Sprintf("p%d", i)) }
	for i := range n {
		b.Shares = append(b.Shares, partnership.Share{Org: name(i), Fraction: partnership.MustFraction(fmt.Sprintf("%d/%d", parts[i], total))})
		if r.IntN(2) == 0 {
			b.Caps = append(b.Caps, risk.Cap{Org: name(i), Most: costing.Pence(r.Int64N(5000)), RestTo: name(i + 1 + r.IntN(n-i))})
		}
	}
	from := r.Int64N(9000)
	for range r.IntN(3) {
		limit := 1 + r.Int64N(9000)
		b.Insurance = append(b.Insurance, risk.Insurance{Insurer: "x", Deductible: costing.Pence(from), Limit: costing.Pence(limit)})
		from += limit + r.Int64N(2)*r.Int64N(500)
	}
	return b
}

// The charges and the insurer make the loss; nobody bears more than its cap; the order
// of shares and caps changes nothing; it is what the words of the agreement say; and a
// larger loss costs nobody less, but for a penny.
func TestSplitLaws(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 2026))
	for range 3000 {
		b := randomBearing(r)
		loss := risk.Loss{Amount: costing.Pence(r.Int64N(30000))}
		before, err := json.Marshal(b)
		require.NoError(t, err)
		split, err := b.Split(loss)
		require.NoError(t, err)
		require.NoError(t, split.Validate())

		charges := map[partnership.OrgID]int64{}
		sum := pence(split.Insured)
		for _, c := range split.Charges {
			charges[c.Org] = pence(c.Amount)
			sum += pence(c.Amount)
			require.GreaterOrEqual(t, c.Amount.Sign(), 0)
		}
		require.Equal(t, pence(loss.Amount), sum)
		require.Equal(t, byDefinition(b, split), charges)

		after, err := json.Marshal(b)
		require.NoError(t, err)
		require.Equal(t, string(before), string(after), "the bearing is changed")

		moved := risk.Bearing{Shares: slices.Clone(b.Shares), Caps: slices.Clone(b.Caps), Insurance: b.Insurance}
		r.Shuffle(len(moved.Shares), func(i, j int) { moved.Shares[i], moved.Shares[j] = moved.Shares[j], moved.Shares[i] })
		r.Shuffle(len(moved.Caps), func(i, j int) { moved.Caps[i], moved.Caps[j] = moved.Caps[j], moved.Caps[i] })
		again, err := moved.Split(loss)
		require.NoError(t, err)
		for _, c := range again.Charges {
			require.Equal(t, charges[c.Org], pence(c.Amount))
		}

		more, err := b.Split(risk.Loss{Amount: costing.Pence(pence(loss.Amount) + 100)})
		require.NoError(t, err)
		for _, c := range more.Charges {
			require.GreaterOrEqual(t, pence(c.Amount), charges[c.Org]-int64(len(b.Shares)))
		}
	}
}

func TestBearingFindsEverythingAtOnce(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		bearing risk.Bearing
		want    string
	}{
		{risk.Bearing{}, "shares: required"},
		{risk.Bearing{Shares: []partnership.Share{{}, {Org: "a b"}}}, lines(
			"shares[0].org: required", "shares[0].share: required",
			`shares[1].org: "a b" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid`, "shares[1].share: required",
		)},
		{risk.Bearing{Shares: shares("a 1/2 a 1/2")}, "shares[1].org: duplicate: \"a\" is already shares[0]"},
		{risk.Bearing{Shares: shares("a 1/2 b 1/3")}, "shares: they make 5/6, not the whole: does not add up"},
		{risk.Bearing{Shares: shares("a 1/2 b 2/3")}, "shares: they make 7/6, not the whole: does not add up"},
		{risk.Bearing{Shares: shares("a 0/1 b 0/2")}, "shares: they make 0/1, not the whole: does not add up"},
		{
			risk.Bearing{Shares: shares("a 1/999983 b 1/999979 c 1/999961")},
			"shares: their denominators have no common multiple up to 1000000000000000: out of range",
		},
		{risk.Bearing{Shares: shares("a 1/2 b 1/2"), Caps: []risk.Cap{
			{}, {Org: "a", Most: pounds("-1.00"), RestTo: "b"}, {Org: "a", Most: costing.Pence(0), RestTo: "c"}, {Org: "d", Most: costing.Pence(0), RestTo: "b b"},
		}}, lines(
			"caps[0].org: required", "caps[0].most: required", "caps[0].rest_to: required",
			"caps[1].most: -1.00 is less than 0.00: invalid",
			"caps[3].org: d bears nothing that could be capped: not found",
			`caps[3].rest_to: "b b" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid`,
			"caps[2].org: duplicate: \"a\" is already caps[1]",
		)},
		{risk.Bearing{Shares: shares("a 1/1"), Caps: caps("a 1.00 a")}, "caps[0].rest_to: what a does not bear goes to a, and comes back to it: invalid"},
		{risk.Bearing{Shares: shares("a 1/1"), Caps: caps("a 1.00 b b 1.00 c c 1.00 b")}, lines(
			"caps[1].rest_to: what b does not bear goes to c, and comes back to it: invalid",
			"caps[2].rest_to: what c does not bear goes to b, and comes back to it: invalid",
		)},
		{risk.Bearing{
			Shares: shares("a 1/1"), AtFault: []risk.FaultKind{"breach", "bad luck", "breach", ""},
			Insurance: []risk.Insurance{{Deductible: pounds("-0.01")}},
		}, lines(
			`at_fault[1]: "bad luck" is not a fault (breach, gross-negligence, unlawful-act, persistent-failure): invalid`,
			"at_fault[3]: required",
			"at_fault[2]: duplicate: \"breach\" is already at_fault[0]",
			"insurance[0].insurer: required",
			"insurance[0].deductible: -0.01 is less than 0.00: invalid",
			"insurance[0].limit: required",
		)},
		{risk.Bearing{
			Shares: shares("a 1/2 b 1/2"), Caps: []risk.Cap{{Org: "a", RestTo: "b", MostInYear: pounds("-1.00")}, {Org: "b", RestTo: "c", Most: pounds("-2.00"), MostInYear: pounds("5.00")}},
			Insurance: []risk.Insurance{
				{Insurer: "x", Deductible: pounds("100.00"), Limit: pounds("400.00"), Part: partnership.MustFraction("60%")},
				{Insurer: "y", Deductible: pounds("499.99"), Limit: pounds("100.00"), Part: partnership.MustFraction("1/2"), MostInYear: pounds("-3.00")},
				{Insurer: "z", Deductible: pounds("499.99"), Limit: pounds("100.00"), Part: partnership.MustFraction("1/2")},
				{Insurer: "w", Deductible: pounds("599.99"), Limit: pounds("1.00")},
			},
		}, lines(
			"caps[0].most_in_year: -1.00 is less than 0.00: invalid",
			"caps[1].most: -2.00 is less than 0.00: invalid",
			"insurance[1].most_in_year: -3.00 is less than 0.00: invalid",
			"insurance[2]: the insurers pay 8/5 of what is above £499.99, wanted: at most all of it: out of range",
		)},
		{
			risk.Bearing{Shares: shares("a 1/1"), Insurance: make([]risk.Insurance, 51)},
			"insurance: insurers found: 51, wanted: at most 50: out of range",
		},
		{
			risk.Bearing{Shares: shares("a 1/1"), Insurance: []risk.Insurance{{Insurer: "x", Limit: pounds("-5.00")}}},
			"insurance[0].deductible: required\ninsurance[0].limit: -5.00 is less than 0.00: invalid",
		},
	} {
		assert.EqualError(t, test.bearing.Validate(), test.want)
	}
	_, err := risk.Bearing{Shares: shares("a 1/2")}.Split(risk.Loss{Amount: pounds("-1.00"), AtFault: []partnership.Share{{Org: "b c"}}})
	assert.EqualError(t, err, lines(
		"shares: they make 1/2, not the whole: does not add up",
		"loss.amount: -1.00 is less than 0.00: invalid",
		"loss.fault: required",
		`loss.at_fault[0].org: "b c" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid`,
		"loss.at_fault[0].share: required",
	))
	assert.EqualError(t, risk.Loss{Fault: "accident"}.Validate(), lines(
		"amount: required", `fault: "accident" is not a fault (breach, gross-negligence, unlawful-act, persistent-failure): invalid`, "at_fault: required",
	))
}

func TestLossSplitProvesItsSum(t *testing.T) {
	t.Parallel()
	good, err := agreed().Split(risk.Loss{Amount: pounds("120000.00")})
	require.NoError(t, err)
	for _, test := range []struct {
		change func(s *risk.LossSplit)
		want   string
	}{
		{func(s *risk.LossSplit) { s.Charges[0].Amount = pounds("50000.01") }, lines(
			"charges[0].amount: harrow bears 50000.01, the steps make 50000.00: does not add up",
			"charges: the charges and the insurers make 120000.01, not 120000.00: does not add up",
		)},
		{func(s *risk.LossSplit) { s.Insured = costing.Pence(0) }, "charges: the charges and the insurers make 100000.00, not 120000.00: does not add up"},
		{func(s *risk.LossSplit) { s.Insured = costing.Money{} }, "insured: required"},
		{func(s *risk.LossSplit) { s.Loss = costing.Money{} }, "loss: required"},
		{func(s *risk.LossSplit) { s.Charges[1].Amount = costing.Money{} }, "charges[1].amount: required"},
		{func(s *risk.LossSplit) { s.Charges = s.Charges[:2] }, lines(
			"steps: organisations with workings and no charge: 1: does not add up",
			"charges: the charges and the insurers make 110000.00, not 120000.00: does not add up",
		)},
		{func(s *risk.LossSplit) { s.Insured = costing.Pence(1<<63 - 1) }, "charges: the sum of 4 amounts is more than an amount of money can be: out of range"},
	} {
		s := good
		s.Charges = slices.Clone(good.Charges)
		test.change(&s)
		assert.EqualError(t, s.Validate(), test.want)
	}
}

func TestBearingJSON(t *testing.T) {
	t.Parallel()
	golden(t, "bearing", agreed())
	loss := risk.Loss{Amount: pounds("120000.00"), Fault: risk.GrossNegligence, AtFault: shares("barnet 1/1")}
	golden(t, "loss", loss)
	split, err := agreed().Split(risk.Loss{Amount: pounds("150000.00")})
	require.NoError(t, err)
	golden(t, "loss-split", split)
	var fault risk.FaultKind
	require.ErrorIs(t, fault.UnmarshalText([]byte("negligence")), field.ErrInvalid)
	assert.Equal(t, []risk.FaultKind{"breach", "gross-negligence", "unlawful-act", "persistent-failure"}, risk.FaultKinds())
}

func BenchmarkBearingSplit(b *testing.B) {
	bearing, loss := agreed(), risk.Loss{Amount: pounds("650000.00")}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := bearing.Split(loss); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleBearing_Split() {
	bearing := risk.Bearing{
		Clause: "17.3",
		Shares: []partnership.Share{
			{Org: "harrow", Fraction: partnership.MustFraction("1/2")},
			{Org: "barnet", Fraction: partnership.MustFraction("1/3")},
			{Org: "brent", Fraction: partnership.MustFraction("1/6")},
		},
		Caps:      []risk.Cap{{Org: "brent", Most: costing.MustMoney("10000.00"), RestTo: "harrow"}},
		AtFault:   []risk.FaultKind{risk.GrossNegligence},
		Insurance: []risk.Insurance{{Insurer: "Municipal Mutual", Deductible: costing.MustMoney("100000.00"), Limit: costing.MustMoney("500000.00")}},
	}
	split, err := bearing.Split(risk.Loss{Amount: costing.MustMoney("120000.00")})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, step := range split.Steps {
		fmt.Printf("%s: %s\n", step.Name, step.What)
		for _, w := range step.Workings {
			fmt.Printf("  %-7s %11s\n", w.Org, w.Amount)
		}
	}
	for _, c := range split.Charges {
		fmt.Printf("%s bears %s\n", c.Org, c.Amount.Sterling())
	}
	// Output:
	// Insurance: Municipal Mutual pays £20,000.00: what is above £100,000.00 of the loss, up to £500,000.00
	// Shares: £100,000.00 by shares
	//   harrow     50000.00
	//   barnet     33333.33
	//   brent      16666.67
	// Cap: what is above the cap of £10,000.00 goes to another
	//   brent      -6666.67
	//   harrow      6666.67
	// harrow bears £56,666.67
	// barnet bears £33,333.33
	// brent bears £10,000.00
}

// Caps whose rests lead from one to the next are looked at in that order, however they
// are listed.
func TestBearing_SplitAlongAChainOfCaps(t *testing.T) {
	t.Parallel()
	const n = 10_000
	bearing := risk.Bearing{Shares: shares("p0 1/1")}
	for i := range n {
		bearing.Caps = append(bearing.Caps, risk.Cap{
			Org: partnership.OrgID(fmt.Sprint("p", i)), Most: costing.Pence(1), RestTo: partnership.OrgID(fmt.Sprint("p", i+1)),
		})
	}
	slices.Reverse(bearing.Caps)
	split, err := bearing.Split(risk.Loss{Amount: costing.Pence(n + 5)})
	require.NoError(t, err)
	require.Len(t, split.Charges, n+1)
	require.NoError(t, split.Validate())
	for _, c := range split.Charges {
		if c.Org == "p10000" {
			assert.Equal(t, costing.Pence(5), c.Amount)
		} else {
			require.Equal(t, costing.Pence(1), c.Amount)
		}
	}
	bearing.Caps[0].RestTo = "p9950"
	assert.Len(t, field.Errors(bearing.Validate()), 50, "those that lead to the circle are not in it")
	bearing.Caps[0].RestTo = "p7"
	assert.Len(t, field.Errors(bearing.Validate()), field.MaxErrors+1, "the rest was not checked")
}

func BenchmarkBearing_SplitManyCaps(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		bearing := risk.Bearing{Shares: shares("p0 1/1")}
		for i := range n {
			bearing.Caps = append(bearing.Caps, risk.Cap{
				Org: partnership.OrgID(fmt.Sprint("p", i)), Most: costing.Pence(1), RestTo: partnership.OrgID(fmt.Sprint("p", i+1)),
			})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := bearing.Split(risk.Loss{Amount: costing.Pence(5)}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
