package risk_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
)

// yearOf2025 is the year of the agreement.
func yearOf2025() calendar.Term {
	return calendar.Term{First: day("2025-04-01"), Last: day("2026-03-31")}
}

// flooded is a register with a risk that has happened five times, one time before the
// year and one after it, and with one that nobody has agreed to bear.
func flooded() risk.Register {
	flood, fire := sound("flood"), sound("fire")
	flood.Title, fire.Title = "The depot floods", "The depot burns"
	flood.Bearing = halves()
	loss := func(on, amount string) risk.Occurrence {
		return risk.Occurrence{On: day(on), What: "Water", Loss: risk.Loss{Amount: pounds(amount)}}
	}
	flood.Occurrences = []risk.Occurrence{loss("2025-03-31", "7.00"), loss("2025-04-01", "100.00"), {On: day("2025-09-01"), What: "More water"}, loss("2026-03-31", "50.01"), loss("2026-04-01", "9.00")}
	fire.Occurrences = []risk.Occurrence{loss("2025-05-01", "10.00")}
	return register(flood, fire)
}

// What counts is of the year; an amount that is not known is not £0; and what nobody has
// agreed to bear is not borne by anybody.
func TestRegister_Losses(t *testing.T) {
	t.Parallel()
	losses, err := flooded().Losses(yearOf2025())
	require.NoError(t, err)
	total, err := losses.Total()
	require.NoError(t, err)
	assert.False(t, total.Known())
	assert.Equal(t, "160.01", total.AtLeast.String())
	assert.Equal(t, `## Losses recorded, 2025-04-01 to 2026-03-31

| Risk | Day | What happened | Loss | Insurers | Harrow | barnet |
|---|---|---|---:|---:|---:|---:|
| The depot floods | 2025-04-01 | Water | £100.00 | £0.00 | £50.00 | £50.00 |
| The depot floods | 2025-09-01 | More water | not known | not known | not known | not known |
| The depot floods | 2026-03-31 | Water | £50.01 | £0.00 | £25.00 | £25.01 |
| The depot burns | 2025-05-01 | Water | £10.00 | not known | not known | not known |
| **Total** |  |  | **at least £160.01** | **at least £0.00** | **at least £75.00** | **at least £75.01** |
`, losses.Table(report.NewNames(report.Entry{Noun: report.Organisation, ID: "harrow", Name: "Harrow"})).Markdown())

	golden(t, "losses", losses)
	reg := flooded()
	reg.Risks[1].Bearing = risk.Bearing{Shares: shares("brent 1/1")}
	all, err := reg.Losses(yearOf2025())
	require.NoError(t, err)
	assert.Equal(t, []string{"Total", "", "", "at least £160.01", "at least £0.00", "at least £75.00", "at least £75.01", "at least £10.00"}, all.Table(report.Names{}).Totals[0])
	losses.Losses[0].Split.Charges[0].Amount, losses.Losses[0].Occurrence.Loss.Amount = pounds("51.00"), pounds("101.00")
	require.EqualError(t, losses.Validate(), lines(
		"losses[0].split.charges[0].amount: harrow bears 51.00, the steps make 50.00: does not add up",
		"losses[0].split.charges: the charges and the insurers make 101.00, not 100.00: does not add up",
		"losses[0].split.loss: 100.00 is split, and the loss is 101.00: does not add up",
	))
	none, err := register().Losses(yearOf2025())
	require.NoError(t, err)
	assert.Equal(t, []risk.BorneLoss{}, none.Losses)
}

// With a limit of the year, who bears what comes after a loss that nobody knows is not
// known either; what came before is.
func TestRegister_LossesOfAYearWithALimit(t *testing.T) {
	t.Parallel()
	for _, limit := range []func(*risk.Bearing){
		func(b *risk.Bearing) {
			b.Caps = []risk.Cap{{Org: "harrow", MostInYear: pounds("60.00"), RestTo: "barnet"}}
		},
		func(b *risk.Bearing) {
			b.Insurance = []risk.Insurance{{Insurer: "Mutual", Deductible: pounds("100.00"), Limit: pounds("9.00"), MostInYear: pounds("9.00")}}
		},
	} {
		reg := flooded()
		limit(&reg.Risks[0].Bearing)
		losses, err := reg.Losses(yearOf2025())
		require.NoError(t, err)
		assert.Equal(t, "harrow 50.00, barnet 50.00", borne(losses.Losses[0].Split.Charges))
		assert.Equal(t, risk.LossSplit{}, losses.Losses[2].Split)

		reg.Risks[0].Occurrences[2].Loss.Amount = pounds("30.00")
		losses, err = reg.Losses(yearOf2025())
		require.NoError(t, err)
		require.NoError(t, losses.Losses[2].Split.Validate())
	}
	reg := flooded()
	reg.Risks[0].Bearing.Caps = []risk.Cap{{Org: "harrow", Most: pounds("40.00"), RestTo: "barnet"}}
	losses, err := reg.Losses(yearOf2025())
	require.NoError(t, err)
	assert.Equal(t, "harrow 25.00, barnet 25.01", borne(losses.Losses[2].Split.Charges), "a limit of each loss waits for nobody")
}

// insured is a register of three risks that one policy covers, with at most £60.00 in a
// year. The first two are under one clause, with a cap of £30.00 in a year for Harrow.
func insured() risk.Register {
	policy := risk.Insurance{Insurer: "Mutual", Deductible: pounds("10.00"), Limit: pounds("50.00"), MostInYear: pounds("60.00")}
	var risks []risk.Risk
	for i, id := range []risk.RiskID{"fire", "flood", "theft"} {
		r := sound(id)
		r.Title, r.Bearing = string(id), halves()
		r.Bearing.Clause = []string{"17", "17", "18"}[i]
		r.Bearing.Insurance = []risk.Insurance{policy}
		r.Bearing.Caps = []risk.Cap{{Org: "harrow", MostInYear: pounds("30.00"), RestTo: "barnet"}}
		risks = append(risks, r)
	}
	happened := func(on, amount string) risk.Occurrence {
		return risk.Occurrence{On: day(on), Loss: risk.Loss{Amount: pounds(amount)}}
	}
	risks[0].Occurrences = []risk.Occurrence{happened("2025-06-01", "100.00"), happened("2025-09-01", "40.00")}
	risks[1].Occurrences = []risk.Occurrence{happened("2025-07-01", "30.00"), happened("2025-09-01", "20.00")}
	risks[2].Occurrences = []risk.Occurrence{happened("2025-08-01", "20.00")}
	return register(risks...)
}

// An insurer pays its annual aggregate once, for whatever risks it is, and a member bears
// what its cap allows in a year of all losses under one clause: in order of time, and of one
// day in the order of the register.
func TestRegister_LossesShareLimits(t *testing.T) {
	t.Parallel()
	losses, err := insured().Losses(yearOf2025())
	require.NoError(t, err)
	require.NoError(t, losses.Validate())
	var got []string
	for _, l := range losses.Losses {
		got = append(got, fmt.Sprint(l.Risk, " ", l.Split.Insured, " ", borne(l.Split.Charges)))
	}
	assert.Equal(t, []string{
		"fire 50.00 harrow 25.00, barnet 25.00", // first: 50 of 60
		"fire 0.00 harrow 0.00, barnet 40.00",   // fourth: nothing is left of either
		"flood 10.00 harrow 5.00, barnet 15.00", // second: 10 left of the policy, 5 of the cap
		"flood 0.00 harrow 0.00, barnet 20.00",  // of the same day as the fourth, and after it
		"theft 0.00 harrow 10.00, barnet 10.00", // third: a cap of its own, under another clause
	}, got)

	// Two policies that are alike in one bearing are two, and each is shared with its like.
	reg := insured()
	for i := range reg.Risks {
		n := reg.Risks[i].Bearing.Insurance[0]
		n.Part = partnership.MustFraction("1/2")
		n.MostInYear = pounds("30.00")
		reg.Risks[i].Bearing.Insurance = []risk.Insurance{n, n}
	}
	again, err := reg.Losses(yearOf2025())
	require.NoError(t, err)
	for i, l := range losses.Losses {
		assert.Equal(t, l.Split.Insured, again.Losses[i].Split.Insured, i)
	}

	// What is not known leaves open what comes after it under the same limits, and no more.
	reg = insured()
	reg.Risks[1].Occurrences[0].Loss.Amount = costing.Money{}
	reg.Risks[2].Bearing.Insurance[0].Insurer = "Another"
	open, err := reg.Losses(yearOf2025())
	require.NoError(t, err)
	var known []bool
	for _, l := range open.Losses {
		known = append(known, l.Split.Loss.Known())
	}
	assert.Equal(t, []bool{true, false, false, false, true}, known)
	reg.Risks[1].Bearing.Clause = "19"
	reg.Risks[2].Bearing = reg.Risks[0].Bearing
	reg.Risks[2].Bearing.Insurance = nil
	open, err = reg.Losses(yearOf2025())
	require.NoError(t, err)
	assert.True(t, open.Losses[4].Split.Loss.Known(), "of August, before the loss of September that the policy leaves open")
	reg.Risks[2].Occurrences[0].On = day("2025-10-01")
	open, err = reg.Losses(yearOf2025())
	require.NoError(t, err)
	assert.False(t, open.Losses[4].Split.Loss.Known(), "the cap shares what is open with the policy")
}

func TestRegister_LossesBadInput(t *testing.T) {
	t.Parallel()
	reg := flooded()
	for _, test := range []struct {
		year calendar.Term
		want string
	}{
		{calendar.Term{}, "year.first: required"},
		{calendar.Term{First: day("2025-04-01")}, "year: from 2025-04-01 is longer than 366 days: out of range"},
		{calendar.Term{First: day("2025-04-01"), Last: day("2026-04-02")}, "year: 2025-04-01 to 2026-04-02 is longer than 366 days: out of range"},
	} {
		_, err := reg.Losses(test.year)
		assert.EqualError(t, err, test.want)
	}
	_, err := reg.Losses(calendar.Term{First: day("2025-04-01"), Last: day("2026-04-01")})
	require.NoError(t, err, "366 days")

	most := costing.Pence(1<<63 - 1)
	reg.Risks[0].Occurrences[1].Loss.Amount = most
	_, err = reg.Losses(yearOf2025())
	require.EqualError(t, err, "risks[0].losses: the sum of 2 amounts is more than an amount of money can be: out of range")
	reg.Risks[1].Occurrences[0].Loss.Amount, reg.Risks[0].Occurrences = most, reg.Risks[0].Occurrences[:2]
	losses, err := reg.Losses(yearOf2025())
	require.NoError(t, err)
	_, err = losses.Total()
	require.Error(t, err)
	assert.Equal(t, "more than can be shown", losses.Table(report.Names{}).Totals[0][3])

	reg.Risks[0].Occurrences = []risk.Occurrence{{On: day("2026-07-01")}, {On: day("2026-06-30"), What: "\x00", Loss: risk.Loss{Amount: pounds("-1.00"), Fault: "x"}, Booked: "\x00"}, {}}
	reg.Risks[0].SharedControls = []string{"agency", "agency", "no id"}
	reg.Controls = []risk.Control{{ID: "agent", Title: "x", Status: risk.Working, From: day("2026-07-01"), Tested: day("2026-07-02"), Kind: "magic", Strength: "iron"}, {ID: "agent", Title: "x", Status: risk.Planned, From: day("2026-07-01")}}
	_, err = reg.Losses(yearOf2025())
	require.EqualError(t, err, lines(
		`controls[0].kind: "magic" is not a kind of control (preventive, corrective, directive, detective): invalid`,
		`controls[0].strength: "iron" is not a strength of a control (strong, adequate, weak): invalid`,
		`controls[1].id: duplicate: "agent" is already controls[0]`,
		"controls[0].from: 2026-07-01 is after the day of the register, 2026-06-30: out of order",
		"controls[0].tested: 2026-07-02 is after the day of the register, 2026-06-30: out of order",
		`risks[0].shared_controls[2]: "no id" is not a control id (1 to 64 letters, digits and -_.:/): invalid`,
		`risks[0].shared_controls[1]: duplicate: "agency" is already shared_controls[0]`,
		"risks[0].occurrences[1].on: 2026-06-30 is listed after 2026-07-01: out of order",
		`risks[0].occurrences[1].what: "\x00" has U+0000, which cannot be seen, as character 1: invalid`,
		"risks[0].occurrences[1].loss.amount: -1.00 is less than 0.00: invalid",
		`risks[0].occurrences[1].loss.fault: "x" is not a fault (breach, gross-negligence, unlawful-act, persistent-failure): invalid`,
		"risks[0].occurrences[1].loss.at_fault: required",
		`risks[0].occurrences[1].booked: "\x00" has U+0000, which cannot be seen, as character 1: invalid`,
		"risks[0].occurrences[2].on: required",
		"risks[0].occurrences[0].on: 2026-07-01 is after the day of the register, 2026-06-30: out of order",
		`risks[0].shared_controls[0]: "agency" is not a control of the register: not found`,
		`risks[0].shared_controls[1]: "agency" is not a control of the register: not found`,
	))
}

func ExampleRegister_Losses() {
	reg := flooded()
	losses, err := reg.Losses(calendar.Term{First: calendar.MustDate("2026-04-01"), Last: calendar.MustDate("2027-03-31")})
	if err != nil {
		panic(err)
	}
	for _, l := range losses.Losses {
		fmt.Println(l.Title, l.Occurrence.On, l.Occurrence.Loss.Amount, l.Split.Charges[0].Org, l.Split.Charges[0].Amount)
	}
	// Output: The depot floods 2026-04-01 9.00 harrow 4.50
}

func ExampleLosses_Total() {
	losses, err := flooded().Losses(calendar.Term{First: calendar.MustDate("2026-04-01"), Last: calendar.MustDate("2027-03-31")})
	if err != nil {
		panic(err)
	}
	fmt.Println(losses.Total())
	// Output: {9.00 not known} <nil>
}

func ExampleLosses_Validate() {
	losses, err := flooded().Losses(calendar.Term{First: calendar.MustDate("2026-04-01"), Last: calendar.MustDate("2027-03-31")})
	if err != nil {
		panic(err)
	}
	fmt.Println(losses.Validate())
	// Output: <nil>
}

func ExampleLosses_Table() {
	losses, err := flooded().Losses(calendar.Term{First: calendar.MustDate("2026-04-01"), Last: calendar.MustDate("2027-03-31")})
	if err != nil {
		panic(err)
	}
	fmt.Print(losses.Table(report.Names{}).Markdown())
	// Output:
	// ## Losses recorded, 2026-04-01 to 2027-03-31
	//
	// | Risk | Day | What happened | Loss | Insurers | harrow | barnet |
	// |---|---|---|---:|---:|---:|---:|
	// | The depot floods | 2026-04-01 | Water | £9.00 | £0.00 | £4.50 | £4.50 |
	// | **Total** |  |  | **£9.00** | **£0.00** | **£4.50** | **£4.50** |
}

func ExampleRegister_ControlsOf() {
	reg := fullRegister()
	for _, c := range reg.ControlsOf(reg.Risks[0]) {
		fmt.Println(c.Title, c.Status.Title())
	}
	// Output:
	// Framework for locums Working
	// Trainee scheme Planned
	// One contract with the agencies Working
}

func ExampleControlKinds() {
	for _, k := range risk.ControlKinds() {
		fmt.Println(k.Title())
	}
	// Output:
	// Preventive
	// Corrective
	// Directive
	// Detective
}

func ExampleControlStrengths() {
	for _, s := range risk.ControlStrengths() {
		fmt.Println(s.Title())
	}
	// Output:
	// Strong
	// Adequate
	// Weak
}
