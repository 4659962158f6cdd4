package appraisal_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// Each is one fault in the textbook appraisal, with where it is found and by which rule.
func TestAppraisal_Refuses(t *testing.T) {
	t.Parallel()
	type change = func(a *appraisal.Appraisal)
	flow := func(do func(f *appraisal.Flow)) change {
		return func(a *appraisal.Appraisal) { do(&a.Options[1].Flows[1]) }
	}
	cost := func(do func(f *appraisal.Flow)) change {
		return func(a *appraisal.Appraisal) { do(&a.Options[1].Flows[0]) }
	}
	bands := func(do func(s *appraisal.DiscountSchedule)) change {
		return func(a *appraisal.Appraisal) { do(&a.Schedule) }
	}
	bias := func(b appraisal.Bias) change { return cost(func(f *appraisal.Flow) { f.Bias = b }) }
	good := appraisal.OptimismBiasFigures()[0].Bias()
	parts := func(p ...appraisal.BiasPart) appraisal.Bias { b := good; b.Parts = p; return b }
	for want, do := range map[string]change{
		"name: required":            func(a *appraisal.Appraisal) { a.Name = " " },
		"on: required":              func(a *appraisal.Appraisal) { a.On = calendar.Date{} },
		"first: required":           func(a *appraisal.Appraisal) { a.First = costing.FinancialYear{} },
		"years: required":           func(a *appraisal.Appraisal) { a.Years = 0 },
		"years: out of range":       func(a *appraisal.Appraisal) { a.Years = 301 },
		"years: out of range ":      func(a *appraisal.Appraisal) { a.Years = -1 },
		"options: required":         func(a *appraisal.Appraisal) { a.Options = nil },
		"options[1].id: duplicate":  func(a *appraisal.Appraisal) { a.Options[1].ID = "as-is" },
		"options[1].id: invalid":    func(a *appraisal.Appraisal) { a.Options[1].ID = "to share" },
		"options[1].name: required": func(a *appraisal.Appraisal) { a.Options[1].Name = "" },
		"options[1].kind: invalid":  func(a *appraisal.Appraisal) { a.Options[1].Kind = "merge" },
		"options[1].kind: required": func(a *appraisal.Appraisal) { a.Options[1].Kind = "" },
		"partners[1]: duplicate":    func(a *appraisal.Appraisal) { a.Partners = []partnership.OrgID{"a", "a"} },
		"risk_items[0]: required":   func(a *appraisal.Appraisal) { a.RiskItems = []string{""} },
		"schedule: out of range":    func(a *appraisal.Appraisal) { a.On = calendar.MustDate("2026-12-01") },
		"schedule: out of range ":   func(a *appraisal.Appraisal) { a.On = calendar.MustDate("2026-04-27") },
		"schedule: out of range  ":  func(a *appraisal.Appraisal) { a.Schedule = appraisal.DiscountReview2026() },
		"schedule.term: required":   bands(func(s *appraisal.DiscountSchedule) { s.Term = calendar.Term{} }),
		"schedule.term.last: out of order": bands(func(s *appraisal.DiscountSchedule) {
			s.Term.First, s.Term.Last = s.Term.Last, s.Term.First
			s.Announced = calendar.MustDate("2026-01-01")
		}),
		"schedule.name: required":                  bands(func(s *appraisal.DiscountSchedule) { s.Name = "" }),
		"schedule.edition: required":               bands(func(s *appraisal.DiscountSchedule) { s.Edition = "" }),
		"schedule.source: required":                bands(func(s *appraisal.DiscountSchedule) { s.Source = "" }),
		"schedule.bands: required":                 bands(func(s *appraisal.DiscountSchedule) { s.Bands = nil }),
		"schedule.bands[1].from: invalid":          bands(func(s *appraisal.DiscountSchedule) { s.Bands[1].From = 32 }),
		"schedule.bands[1].from: overlap":          bands(func(s *appraisal.DiscountSchedule) { s.Bands[1].From = 30 }),
		"schedule.bands[0].from: invalid":          bands(func(s *appraisal.DiscountSchedule) { s.Bands[0].From = 1 }),
		"schedule.bands[5].to: invalid":            bands(func(s *appraisal.DiscountSchedule) { s.Bands[5].To = 300 }),
		"schedule.bands[5].to: out of range":       bands(func(s *appraisal.DiscountSchedule) { s.Bands[5].To = 1001 }),
		"schedule.bands[0].percent: required":      bands(func(s *appraisal.DiscountSchedule) { s.Bands[0].Percent = partnership.Quantity{} }),
		"schedule.bands[0].percent: out of range":  bands(func(s *appraisal.DiscountSchedule) { s.Bands[0].Percent = qty("-0.000001") }),
		"schedule.bands[0].percent: out of range ": bands(func(s *appraisal.DiscountSchedule) { s.Bands[0].Percent = qty("100.000001") }),
		"schedule.bands: out of range": bands(func(s *appraisal.DiscountSchedule) {
			s.Bands = s.Bands[:1]
			s.Bands[0].To = 4
		}),
		"schedule.nominal: invalid": bands(func(s *appraisal.DiscountSchedule) { s.Nominal = true }),

		"options[1].flows[1].name: required":         flow(func(f *appraisal.Flow) { f.Name = "" }),
		"options[1].flows[1].name: duplicate":        flow(func(f *appraisal.Flow) { f.Name = "Set up" }),
		"options[1].flows[1].line: invalid":          flow(func(f *appraisal.Flow) { f.Line = "the line" }),
		"options[1].flows[1].kind.side: required":    flow(func(f *appraisal.Flow) { f.Kind.Side = "" }),
		"options[1].flows[1].kind.timing: invalid":   flow(func(f *appraisal.Flow) { f.Kind.Timing = "weekly" }),
		"options[1].flows[1].kind.funding: required": flow(func(f *appraisal.Flow) { f.Kind.Funding = "" }),
		"options[1].flows[1].kind.cash: required":    flow(func(f *appraisal.Flow) { f.Kind.Cash = "" }),
		"options[1].flows[1].kind.purpose: required": flow(func(f *appraisal.Flow) { f.Kind.Purpose = "" }),
		"options[1].flows[1].prices: required":       flow(func(f *appraisal.Flow) { f.Prices = appraisal.Prices{} }),
		"options[1].flows[1].prices: invalid":        flow(func(f *appraisal.Flow) { f.Prices = appraisal.NominalPrices() }),
		"options[1].flows[1].prices: invalid ":       flow(func(f *appraisal.Flow) { f.Prices = appraisal.MustPrices("real 2025/26") }),
		"options[1].flows[1].from: out of range":     flow(func(f *appraisal.Flow) { f.From = year("2032/33") }),
		"options[1].flows[1].from: out of range ":    flow(func(f *appraisal.Flow) { f.From = year("2025/26") }),
		"options[1].flows[1].from: invalid":          flow(func(f *appraisal.Flow) { f.From = year("2027-01/2027-12") }),
		"options[1].flows[1].until: out of range":    flow(func(f *appraisal.Flow) { f.Until = year("2032/33") }),
		"options[1].flows[1].until: out of order":    flow(func(f *appraisal.Flow) { f.Until = year("2026/27") }),
		"options[1].flows[0].until: invalid":         cost(func(f *appraisal.Flow) { f.Until = year("2027/28") }),
		"options[1].flows[1].until: invalid": flow(func(f *appraisal.Flow) {
			f.Until, f.Amount, f.Amounts = year("2028/29"), costing.Money{}, []costing.Money{pounds(1)}
		}),
		"options[1].flows[1].amounts: invalid": flow(func(f *appraisal.Flow) { f.Amounts = []costing.Money{pounds(1)} }),
		"options[1].flows[1].amounts: invalid ": flow(func(f *appraisal.Flow) {
			f.Amount, f.Amounts, f.Ramp = costing.Money{}, []costing.Money{pounds(1)}, ramp("100%")
		}),
		"options[1].flows[1].amounts: out of range":     flow(func(f *appraisal.Flow) { f.Amount, f.Amounts = costing.Money{}, make([]costing.Money, 6) }),
		"options[1].flows[0].ramp: out of range":        cost(func(f *appraisal.Flow) { f.From, f.Ramp = year("2031/32"), ramp("50% 50%") }),
		"options[1].flows[1].ramp: does not add up":     flow(func(f *appraisal.Flow) { f.Ramp = ramp("10% 40% 40%") }),
		"options[1].flows[1].ramp: required":            flow(func(f *appraisal.Flow) { f.Ramp = make([]partnership.Fraction, 2) }),
		"options[1].flows[1].realised.source: required": flow(func(f *appraisal.Flow) { f.Realised.Share = part("75%") }),
		"options[1].flows[1].realised.share: required":  flow(func(f *appraisal.Flow) { f.Realised.Source = "a guess" }),
		"options[1].flows[0].realised: invalid":         cost(func(f *appraisal.Flow) { f.Realised = appraisal.Realisation{Share: part("75%"), Source: "a guess"} }),
		"options[1].flows[1].bias: invalid":             flow(func(f *appraisal.Flow) { f.Bias = good }),
		"options[1].flows[1].shares: does not add up": func(a *appraisal.Appraisal) {
			a.Partners, a.Options[1].Flows[1].Shares = []partnership.OrgID{"a"}, shares("a 50%")
		},
		"options[1].flows[1].shares[0].org: not found":              flow(func(f *appraisal.Flow) { f.Shares = shares("a 100%") }),
		"options[1].flows[1].item: invalid":                         flow(func(f *appraisal.Flow) { f.Item = "a\u200b" }),
		"options[1].flows[1].source: out of range":                  flow(func(f *appraisal.Flow) { f.Source = strings.Repeat("x", 4001) }),
		"options[1].flows[0].bias.percent: required":                bias(appraisal.Bias{Source: "a guess"}),
		"options[1].flows[0].bias.percent: out of range":            bias(appraisal.Bias{Source: "a guess", Percent: qty("1000.1")}),
		"options[1].flows[0].bias.source: required":                 bias(appraisal.Bias{Percent: qty("10")}),
		"options[1].flows[0].bias.lower: out of range":              bias(appraisal.Bias{Percent: qty("10"), Lower: qty("11"), Source: "a guess"}),
		"options[1].flows[0].bias.lower: out of range ":             bias(appraisal.Bias{Percent: qty("10"), Lower: qty("-1"), Source: "a guess"}),
		"options[1].flows[0].bias.type: invalid":                    bias(appraisal.Bias{Type: "ships", Percent: qty("10"), Source: "a guess"}),
		"options[1].flows[0].bias.parts: does not add up":           bias(parts(appraisal.BiasPart{Name: "a", Share: part("50%")})),
		"options[1].flows[0].bias.parts[0].evidence: required":      bias(parts(appraisal.BiasPart{Name: "a", Share: part("100%"), Mitigation: part("1%")})),
		"options[1].flows[0].bias.parts[0].share: required":         bias(parts(appraisal.BiasPart{Name: "a"})),
		"options[1].flows[0].bias.parts[0].name: required":          bias(parts(appraisal.BiasPart{Share: part("100%")})),
		"options[1].flows[0].bias.parts[1].name: duplicate":         bias(parts(appraisal.BiasPart{Name: "a", Share: part("50%")}, appraisal.BiasPart{Name: "a", Share: part("50%")})),
		"options[1].flows[0].bias.parts[0].evidence: out of range ": bias(parts(appraisal.BiasPart{Name: "a", Share: part("100%"), Evidence: strings.Repeat("x", 4001)})),
	} {
		a := textbook()
		a.Schedule.Bands = append([]appraisal.DiscountBand{}, a.Schedule.Bands...)
		do(&a)
		_, err := a.Evaluate()
		assert.Equal(t, []string{strings.TrimSpace(want)}, fieldtest.Faults(err))
		_, oneWay := a.OneWay("share", "as-is", nil)
		_, switching := a.SwitchingValues("share", "as-is", nil)
		_, scenarios := a.Scenarios(nil)
		assert.Equal(t, []error{err, err, err}, []error{oneWay, switching, scenarios})
	}
	_, err := appraisal.Appraisal{}.Evaluate()
	assert.Equal(t, []string{
		"name: required", "on: required", "prices: required", "first: required", "years: required", "schedule.name: required",
		"schedule.edition: required", "schedule.source: required", "schedule.term: required", "schedule.bands: required", "options: required",
	}, fieldtest.Faults(err))
}

// Amounts that Money cannot hold together are an error, never a wrong sum.
func TestAppraisal_RefusesWhatMoneyCannotHold(t *testing.T) {
	t.Parallel()
	a := textbook()
	a.Options[1].Flows[1].Amount = costing.MustMoney("92233720368547758.00")
	_, err := a.Evaluate()
	assert.Equal(t, []string{"options[1]: out of range"}, fieldtest.Faults(err))
	_, err = a.OneWay("share", "as-is", nil)
	assert.Equal(t, []string{"options[1]: out of range"}, fieldtest.Faults(err))
	_, err = a.Scenarios([]appraisal.Scenario{{Name: "Again"}})
	require.ErrorContains(t, err, "more than an amount of money can be")
}

func TestInputs_AreRefused(t *testing.T) {
	t.Parallel()
	good := appraisal.Input{Name: "Savings", Flows: appraisal.FlowChoice{Option: "share", Flow: "Fewer managers"}, Lever: appraisal.AmountLever, Low: qty("80"), High: qty("120")}
	for want, do := range map[string]func(i *appraisal.Input){
		"inputs[0].name: required":          func(i *appraisal.Input) { i.Name = "" },
		"inputs[0].lever: required":         func(i *appraisal.Input) { i.Lever = "" },
		"inputs[0].low: required":           func(i *appraisal.Input) { i.Low = partnership.Quantity{} },
		"inputs[0].low: out of range":       func(i *appraisal.Input) { i.Low = qty("-1") },
		"inputs[0].high: out of range":      func(i *appraisal.Input) { i.High = qty("1000.5") },
		"inputs[0].high: out of range ":     func(i *appraisal.Input) { i.Lever = appraisal.RealisationLever },
		"inputs[0].high: out of order":      func(i *appraisal.Input) { i.High = qty("79") },
		"inputs[0].low: invalid":            func(i *appraisal.Input) { i.Lever, i.Low = appraisal.DelayLever, qty("0.5") },
		"inputs[0].high: out of range  ":    func(i *appraisal.Input) { i.Lever, i.High = appraisal.DelayLever, qty("301") },
		"inputs[0].flows.option: not found": func(i *appraisal.Input) { i.Flows.Option = "merge" },
		"inputs[0].flows.flow: not found":   func(i *appraisal.Input) { i.Flows.Flow = "Fewer chiefs" },
		"inputs[0].flows.flow: not found ":  func(i *appraisal.Input) { i.Flows.Option = "as-is" },
		"inputs[0].flows.side: invalid":     func(i *appraisal.Input) { i.Flows.Side = "both" },
		"inputs[0].flows.purpose: invalid":  func(i *appraisal.Input) { i.Flows.Purpose = "fun" },
		"inputs[0].flows.timing: invalid":   func(i *appraisal.Input) { i.Flows.Timing = "soon" },
	} {
		i := good
		do(&i)
		_, err := textbook().OneWay("share", "as-is", []appraisal.Input{i})
		assert.Contains(t, fieldtest.Faults(err), strings.TrimSpace(want))
	}
	_, err := textbook().OneWay("merge", "split", []appraisal.Input{good, good})
	assert.Equal(t, []string{"option: not found", "against: not found", "inputs[1].name: duplicate"}, fieldtest.Faults(err))
	_, err = textbook().SwitchingValues("merge", "as-is", nil)
	assert.Equal(t, []string{"option: not found"}, fieldtest.Faults(err))
}

func TestScenarios_AreRefused(t *testing.T) {
	t.Parallel()
	change := appraisal.LeverChange{Flows: appraisal.FlowChoice{Option: "merge"}, Lever: appraisal.AmountLever, Value: qty("1001")}
	gap := appraisal.DiscountReview2026()
	gap.Bands[0].To = 3
	nominal := appraisal.DiscountReview2026()
	nominal.Nominal = true
	_, err := textbook().Scenarios([]appraisal.Scenario{
		{Changes: []appraisal.LeverChange{change}}, {Name: "a", Schedule: gap}, {Name: "a", Schedule: nominal}, {Name: "b", Changes: []appraisal.LeverChange{{}}},
	})
	assert.Equal(t, []string{
		"scenarios[0].name: required", "scenarios[0].changes[0].value: out of range", "scenarios[0].changes[0].flows.option: not found",
		"scenarios[1].schedule.bands: out of range", "scenarios[2].schedule.nominal: invalid",
		"scenarios[3].changes[0].lever: required", "scenarios[3].changes[0].value: required", "scenarios[2].name: duplicate",
	}, fieldtest.Faults(err))
}

// All errors at once: one flow that is wrong by itself hides neither what else is wrong with it
// in the appraisal nor another flow.
func TestAppraisal_AllErrorsOfItsFlowsAtOnce(t *testing.T) {
	t.Parallel()
	a := textbook()
	a.Partners = []partnership.OrgID{"harrow"}
	first, second := &a.Options[1].Flows[0], &a.Options[1].Flows[1]
	first.Ramp, first.Prices, first.Shares = ramp("50% 40%"), appraisal.NominalPrices(), shares("brent 100%")
	second.From = year("2040/41")
	a.Options[0].Name = ""
	assert.Equal(t, []string{
		"options[0].name: required",
		"options[1].flows[0].prices: invalid",
		"options[1].flows[0].ramp: does not add up",
		"options[1].flows[0].shares[0].org: not found",
		"options[1].flows[1].from: out of range",
	}, fieldtest.Faults(a.Validate()))
}
