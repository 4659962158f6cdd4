package appraisal_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// realisedOn is what has come of a plan by a day.
func realisedOn(t testing.TB, p appraisal.BenefitsPlan, day string) appraisal.BenefitRealisation {
	t.Helper()
	r, err := p.Realisation(benefitDay(day))
	require.NoError(t, err)
	return r
}

// sumsOf writes a sum: planned, due, realised, difference and outlook.
func sumsOf(s appraisal.BenefitSum) []string {
	parts := []string{}
	for _, t := range []costing.Total{s.Planned, s.Due, s.Realised} {
		parts = append(parts, t.Sterling())
	}
	return append(parts, s.Difference.Sterling(), s.Outlook.Sterling())
}

// placesOf returns the concerns, each as its place and kind.
func placesOf(all appraisal.Concerns) []string {
	lines := []string{}
	for _, c := range all {
		lines = append(lines, c.Path+": "+string(c.Kind))
	}
	return lines
}

// Planned 200,000 of staff less 10,000 of travel and 80,000 of programme; so far 100,000, 5,000
// and 80,000, and recorded 90,000, 7,000 and 95,000.
func TestBenefitsPlan_RealisedAgainstPlanned(t *testing.T) {
	r := realisedOn(t, payrollPlan(), "2028-04-30")
	assert.Equal(t, []string{"£110,000.00", "£15,000.00", "−£12,000.00", "−£27,000.00", "£78,000.00"}, sumsOf(r.Cashable))
	assert.Equal(t, []string{"£200,000.00", "£100,000.00", "£90,000.00", "−£10,000.00", "£185,000.00"}, sumsOf(r.Benefits[0].Sum))
	assert.Equal(t, []string{"−£10,000.00", "−£5,000.00", "−£7,000.00", "−£2,000.00", "−£12,000.00"}, sumsOf(r.Benefits[1].Sum))
	assert.Equal(t, []string{"−£80,000.00", "−£80,000.00", "−£95,000.00", "−£15,000.00", "−£95,000.00"}, sumsOf(r.Benefits[2].Sum))
	assert.Equal(t, r.Benefits[1].Sum, r.Disputed)
	assert.Equal(t, []string{"two posts were kept"}, r.Benefits[0].Reasons)
	assert.Equal(t, []appraisal.BenefitDispute{{Org: "barnet", Reason: "the host should bear it"}}, r.Benefits[1].Disputed)
	assert.Equal(t, []partnership.OrgID{"barnet"}, r.Benefits[3].Missing)
	assert.Equal(t, []appraisal.RealisedMeasure{
		{Year: benefitYear("2026/27"), Target: partnership.MustQuantity("1.5"), Attainment: partnership.AttainmentUnknown},
		{Year: benefitYear("2027/28"), Target: partnership.MustQuantity("1"), Actual: partnership.MustQuantity("1.2"), Attainment: partnership.TargetMissed},
	}, r.Benefits[4].Measures)
	r = realisedOn(t, payrollPlan(), "2028-03-31") // the last day of the second year
	assert.Len(t, r.Benefits[4].Measures, 1)
}

// A baseline has to be from before the benefit: of the first day at the latest.
func TestBenefitsPlan_LateBaseline(t *testing.T) {
	p := payrollPlan()
	p.Benefits[0].Measure.On, p.Benefits[4].Measure.On = benefitDay("2026-04-01"), benefitDay("2026-04-02")
	concerns, err := p.Concerns(benefitDay("2026-04-02"), report.Names{})
	require.NoError(t, err)
	var late appraisal.Concerns
	for _, c := range concerns {
		if c.Kind == appraisal.LateBaseline {
			late = append(late, c)
		}
	}
	assert.Equal(t, appraisal.Concerns{{
		Kind: appraisal.LateBaseline, Path: "benefits[4].measure.on", Text: "Fewer errors: the baseline is of 2026-04-02, and the first year began on 2026-04-01",
	}}, late)
}

func TestBenefitsPlan_ByPartnerAndYear(t *testing.T) {
	r := realisedOn(t, payrollPlan(), "2028-04-30")
	require.Len(t, r.Members, 3)
	assert.Equal(t, partnership.OrgID("harrow"), r.Members[0].Org)
	assert.Equal(t, []string{"£120,000.00", "£60,000.00", "£50,000.00", "−£10,000.00", "£105,000.00"}, sumsOf(r.Members[0].Cashable))
	assert.Equal(t, []string{"£70,000.00", "£35,000.00", "£33,000.00", "−£2,000.00", "£68,000.00"}, sumsOf(r.Members[1].Cashable))
	assert.Equal(t, partnership.OrgID(""), r.Members[2].Org)
	assert.Equal(t, []string{"−£80,000.00", "−£80,000.00", "−£95,000.00", "−£15,000.00", "−£95,000.00"}, sumsOf(r.Members[2].Cashable))
	require.Len(t, r.Years, 3)
	assert.Equal(t, []string{"−£80,000.00", "−£80,000.00", "−£95,000.00", "−£15,000.00", "−£95,000.00"}, sumsOf(r.Years[0].Cashable))
	assert.Equal(t, []string{"£95,000.00", "£95,000.00", "£83,000.00", "−£12,000.00", "£83,000.00"}, sumsOf(r.Years[1].Cashable))
	assert.Equal(t, []string{"£95,000.00", "£0.00", "£0.00", "£0.00", "£90,000.00"}, sumsOf(r.Years[2].Cashable))
}

// Nobody has recorded what became of the time of managers.
func TestBenefitsPlan_NothingUnrecordedCountsAsRealised(t *testing.T) {
	r := realisedOn(t, payrollPlan(), "2028-04-30")
	assert.Equal(t, []string{"£10,000.00", "£10,000.00", "at least £0.00", "not known", "at least £0.00"}, sumsOf(r.NonCashable))
	// The day before the readings of April 2028 are recorded, the year has ended.
	r = realisedOn(t, payrollPlan(), "2028-04-01")
	assert.False(t, r.Cashable.Realised.Known())
	assert.Equal(t, costing.MustMoney("-95000.00"), r.Cashable.Realised.AtLeast)
	assert.Contains(t, r.Tables(report.Names{}).Markdown(), "not known (−£95,000.00 recorded)")
	// On its last day it has not, and the programme is as it was known then.
	r = realisedOn(t, payrollPlan(), "2028-03-31")
	assert.Equal(t, []string{"£110,000.00", "−£80,000.00", "−£95,000.00", "−£15,000.00"}, sumsOf(r.Cashable)[:4])
	r = realisedOn(t, payrollPlan(), "2028-01-14")
	assert.Equal(t, "−£90,000.00", r.Cashable.Realised.Sterling())
}

// Central government planned that its shared services would save £159m, and they cost £255m net.
func TestBenefitsPlan_NetLossShows(t *testing.T) {
	p := payrollPlan()
	p.Members, p.Benefits = p.Members[:1], p.Benefits[:1]
	p.Benefits[0].Profile, p.Benefits[0].Measure.On = benefitTargets("2010/11 harrow 159000000.00"), benefitDay("2004-03-31")
	p.Benefits[0].Readings = benefitReadings("2012-03-31 realised 2010/11 harrow -255000000.00 fewer customers joined than planned")
	p.Benefits[0].Agreements = bothAgree()[:1]
	r := realisedOn(t, p, "2012-04-30")
	assert.Equal(t, []string{"£159,000,000.00", "£159,000,000.00", "−£255,000,000.00", "−£414,000,000.00", "−£255,000,000.00"}, sumsOf(r.Cashable))
	concerns, err := p.Concerns(benefitDay("2028-04-30"), report.Names{})
	require.NoError(t, err)
	assert.Equal(t, []string{
		"benefits: net-loss", "benefits: net-loss", "members[0]: member-loses", "members[0]: member-loses",
	}, placesOf(concerns))
	assert.Equal(t, "all benefits together, cashable, as realised so far: −£255,000,000.00", concerns[0].Text)
}

// A loss shows although one year of another benefit was not recorded, and a year to come not
// forecast: what is known of it, once.
func TestBenefitsPlan_NetLossShowsInWhatIsKnown(t *testing.T) {
	p := payrollPlan()
	p.Benefits = p.Benefits[:2]
	p.Benefits[0].Profile, p.Benefits[0].Readings = benefitTargets("2026/27 harrow 100.00", "2026/27 barnet 100.00", "2027/28 harrow 100.00"), nil
	p.Benefits[1].Profile, p.Benefits[1].Readings = benefitTargets("2026/27 harrow -10.00"), benefitReadings("2027-04-10 realised 2026/27 harrow -300.00 trips")
	texts := func() (losses []string) {
		concerns, err := p.Concerns(benefitDay("2027-05-01"), report.Names{})
		require.NoError(t, err)
		for _, c := range concerns {
			if c.Kind == appraisal.NetLoss || c.Kind == appraisal.MemberLoses {
				losses = append(losses, c.Text)
			}
		}
		return losses
	}
	assert.Equal(t, []string{
		"all benefits together, cashable, as realised so far, without what nobody has recorded: −£300.00",
		"the benefits of harrow, cashable, as realised so far, without what nobody has recorded: −£300.00",
	}, texts())
	p.Benefits[0].Readings = benefitReadings("2027-04-10 realised 2026/27 harrow 20.00 late", "2027-04-10 forecast 2027/28 harrow 30.00 late")
	p.Benefits[0].Profile[1].Amount, p.Benefits[0].Profile[0].Amount = costing.Money{}, pounds(0)
	p.Benefits[0].Profile[2].Amount = pounds(5)
	assert.Equal(t, []string{
		"all benefits together, cashable, as planned, without what has no amount: −£5.00",
		"all benefits together, cashable, as realised so far, without what nobody has recorded: −£280.00",
		"all benefits together, cashable, as now expected, without what nobody has forecast: −£250.00",
		"the benefits of harrow, cashable, as planned: −£5.00",
		"the benefits of harrow, cashable, as realised so far: −£280.00",
		"the benefits of harrow, cashable, as now expected: −£250.00",
	}, texts())
	p.Benefits[0].Readings = p.Benefits[0].Readings[:1]
	assert.Contains(t, texts(), "the benefits of harrow, cashable, as realised so far: −£280.00")
	assert.Len(t, texts(), 4, "what is realised is not said again as what is expected")
}

func TestBenefitsPlan_Concerns(t *testing.T) {
	concerns, err := payrollPlan().Concerns(benefitDay("2028-04-30"), report.Names{})
	require.NoError(t, err)
	assert.Equal(t, []string{
		"benefits[1].agreements: in-dispute",
		"benefits[3].agreements: not-agreed", "benefits[3].profile[0]: nothing-recorded",
		"benefits[4].profile[0]: nothing-recorded",
		"benefits: net-loss",
	}, placesOf(concerns))
	p := payrollPlan()
	p.ReviewBy = benefitDay("2028-04-29")
	p.Benefits[0].Readings[2].Reason, p.Benefits[4].Readings[0].Reason = "", ""
	p.Benefits[0].Profile[4].Amount = costing.Money{}
	concerns, err = p.Concerns(benefitDay("2028-04-30"), report.Names{})
	require.NoError(t, err)
	assert.Equal(t, []string{
		"review_by: review-overdue", "benefits[0].profile[2]: reason-missing", "benefits[0].profile[4].amount: not-quantified",
		"benefits[1].agreements: in-dispute", "benefits[3].agreements: not-agreed", "benefits[3].profile[0]: nothing-recorded",
		"benefits[4].profile[0]: nothing-recorded", "benefits[4].profile[1]: reason-missing", "benefits: net-loss",
	}, placesOf(concerns))
	assert.Equal(t, "Fewer posts: 2027/28 of harrow is £50,000.00, not £60,000.00 as planned, and nobody says why", concerns[1].Text)
	assert.Equal(t, "Fewer errors: 2027/28 is 1.2, not 1 as planned, and nobody says why", concerns[7].Text)
	p.Benefits[0].Profile[2].Value, p.Benefits[0].Readings[2].Value = partnership.MustQuantity("300000"), partnership.MustQuantity("340000")
	concerns, _ = p.Concerns(benefitDay("2028-04-30"), report.Names{})
	assert.Contains(t, concerns[1].Text, "is £50,000.00 (measure 340000), not £60,000.00 (measure 300000) as planned")
	p.ReviewBy = p.On
	concerns, _ = p.Concerns(p.On, report.Names{})
	assert.NotContains(t, placesOf(concerns), "review_by: review-overdue")
	p = payrollPlan()
	p.ReviewBy = appraisal.BenefitsPlan{}.ReviewBy
	concerns, _ = p.Concerns(p.On, report.Names{})
	assert.Equal(t, "review_by: no-review-day", placesOf(concerns)[0])
}

func TestBenefitsPlan_AgreedByThoseWhoStandByAll(t *testing.T) {
	p := payrollPlan()
	assert.Equal(t, []partnership.OrgID{}, p.AgreedBy(benefitDay("2026-03-01")))
	assert.Equal(t, []partnership.OrgID{"harrow"}, p.AgreedBy(benefitDay("2026-03-02")))
	p.Benefits[3].Agreements = bothAgree()
	assert.Equal(t, []partnership.OrgID{"harrow", "barnet"}, p.AgreedBy(benefitDay("2028-04-24")))
	assert.Equal(t, []partnership.OrgID{"harrow"}, p.AgreedBy(benefitDay("2028-04-25"))) // barnet disputes
	assert.Equal(t, appraisal.GateFacts{
		On: p.On, Author: "Head of finance", ReviewBy: p.ReviewBy, AgreedBy: []partnership.OrgID{"harrow"}, Reference: "Appendix C",
	}, p.GateFacts(benefitDay("2028-04-25")))
	p.Benefits = nil
	assert.Equal(t, []partnership.OrgID{}, p.AgreedBy(benefitDay("2028-04-25")))
}

// twiceOf returns what two benefits of the plan both claim, if the second is like the first but
// for what change does.
func twiceOf(change func(b *appraisal.Benefit)) []appraisal.DoubleCount {
	p := payrollPlan()
	second := p.Benefits[0]
	second.ID, second.Readings = "again", nil
	second.Profile = benefitTargets("2028/29 harrow 20000.00", "2028/29 barnet 70000.00", "2029/30 harrow 5.00", "2026/27 harrow 9.00")
	change(&second)
	p.Benefits = append(p.Benefits, second)
	return p.DoubleCounts()
}

func TestBenefitsPlan_DoubleCounts(t *testing.T) {
	want := []appraisal.DoubleCount{{
		First: "staff", Second: "again", Measure: "Cost of payroll staff", Years: []costing.FinancialYear{benefitYear("2028/29")}, Least: costing.MustMoney("60000.00"),
	}}
	assert.Equal(t, want, twiceOf(func(*appraisal.Benefit) {})) // 20,000 of harrow and 40,000 of barnet
	assert.Equal(t, want, twiceOf(func(b *appraisal.Benefit) { b.Line, b.Measure.Name = "", "cost of  PAYROLL staff" }))
	for name, change := range map[string]func(b *appraisal.Benefit){
		"line":    func(b *appraisal.Benefit) { b.Line = "pensions" },
		"measure": func(b *appraisal.Benefit) { b.Measure.Name = "Cost of pensions staff" },
		"effect":  func(b *appraisal.Benefit) { b.Effect = appraisal.DisbenefitEffect },
		"years":   func(b *appraisal.Benefit) { b.Profile = b.Profile[2:] },
		"org":     func(b *appraisal.Benefit) { b.Profile = benefitTargets("2028/29 brent 20000.00") },
		"nothing": func(b *appraisal.Benefit) { b.Profile = benefitTargets("2028/29 harrow 0.00") },
		"unnamed": func(b *appraisal.Benefit) { b.Measure.Name = "" },
	} {
		assert.Emptyf(t, twiceOf(change), "%s", name)
	}
	together := twiceOf(func(b *appraisal.Benefit) { b.Profile = benefitTargets("2028/29 - 70000.00", "2027/28 - 400000.00") })
	require.Len(t, together, 1)
	assert.Equal(t, "170000.00", together[0].Least.String()) // 70,000, and 100,000 of both
	assert.Equal(t, []costing.FinancialYear{benefitYear("2027/28"), benefitYear("2028/29")}, together[0].Years)
	unknown := twiceOf(func(b *appraisal.Benefit) { b.Profile[0].Amount = costing.Money{} })
	require.Len(t, unknown, 1)
	assert.False(t, unknown[0].Least.Known())
	quality := payrollPlan()
	again := quality.Benefits[4]
	again.ID = "again"
	quality.Benefits = append(quality.Benefits, again)
	concerns, err := quality.Concerns(benefitDay("2026-03-10"), report.Names{})
	require.NoError(t, err)
	assert.Contains(t, concerns, appraisal.Concern{
		Kind: appraisal.CountedTwice, Path: "benefits[5]",
		Text: fmt.Sprintf("%q and %q both claim %q in 2026/27 and 2027/28", quality.Benefits[4].Title, quality.Benefits[5].Title, "Payslips with an error"),
	})
}

// The order in which benefits are listed changes no sum.
func TestBenefitsPlan_OrderChangesNoSum(t *testing.T) {
	p, turned := payrollPlan(), payrollPlan()
	for i, b := range p.Benefits {
		turned.Benefits[len(p.Benefits)-1-i] = b
	}
	r, s := realisedOn(t, p, "2028-04-30"), realisedOn(t, turned, "2028-04-30")
	assert.Equal(t, r.Cashable, s.Cashable)
	assert.Equal(t, r.Years, s.Years)
	assert.Equal(t, r.Members, s.Members)
}

// What the members have and what is not divided make the whole; so do the years.
func TestBenefitsPlan_PartsMakeTheWhole(t *testing.T) {
	for _, day := range []string{"2026-03-01", "2027-06-30", "2028-04-30", "2029-06-30"} {
		r := realisedOn(t, payrollPlan(), day)
		byMember, byYear := costing.Pence(0), costing.Pence(0)
		for _, m := range r.Members {
			byMember = byMember.Plus(m.Cashable.Outlook.Least())
		}
		for _, y := range r.Years {
			byYear = byYear.Plus(y.Cashable.Outlook.Least())
		}
		assert.Equal(t, r.Cashable.Outlook.Least(), byMember, day)
		assert.Equal(t, r.Cashable.Outlook.Least(), byYear, day)
	}
}

func TestBenefitsPlan_Faults(t *testing.T) {
	assert.Equal(t, []string{"title: required", "on: required", "author: required", "members: required", "benefits: required"},
		fieldtest.Faults(appraisal.BenefitsPlan{}.Validate()))
	for _, test := range []struct {
		name   string
		change func(p *appraisal.BenefitsPlan)
		want   []string
	}{
		{"no owner", func(p *appraisal.BenefitsPlan) { p.Benefits[0].Owner = "" }, []string{"benefits[0].owner: required"}},
		{"no baseline", func(p *appraisal.BenefitsPlan) { p.Benefits[0].Measure.Baseline = partnership.Quantity{} }, []string{"benefits[0].measure.baseline: required"}},
		{"no measure", func(p *appraisal.BenefitsPlan) { p.Benefits[0].Measure = appraisal.BenefitMeasure{} }, []string{
			"benefits[0].measure.name: required", "benefits[0].measure.unit: required", "benefits[0].measure.better: required",
			"benefits[0].measure.baseline: required", "benefits[0].measure.on: required", "benefits[0].measure.source: required",
		}},
		{"half a measure of a cost", func(p *appraisal.BenefitsPlan) { p.Benefits[2].Measure.Name = "x" }, []string{
			"benefits[2].measure.unit: required", "benefits[2].measure.better: required",
			"benefits[2].measure.baseline: required", "benefits[2].measure.on: required", "benefits[2].measure.source: required",
		}},
		{"no profile", func(p *appraisal.BenefitsPlan) { p.Benefits[3].Profile = nil }, []string{"benefits[3].profile: required"}},
		{"empty", func(p *appraisal.BenefitsPlan) {
			p.Benefits[3] = appraisal.Benefit{Profile: []appraisal.BenefitTarget{{}}, Agreements: []appraisal.BenefitAgreement{{}}, Readings: []appraisal.BenefitReading{{}}}
		}, []string{
			"benefits[3].id: required", "benefits[3].title: required", "benefits[3].effect: required", "benefits[3].kind: required", "benefits[3].owner: required",
			"benefits[3].measure.name: required", "benefits[3].measure.unit: required", "benefits[3].measure.better: required",
			"benefits[3].measure.baseline: required", "benefits[3].measure.on: required", "benefits[3].measure.source: required",
			"benefits[3].profile[0].year: required",
			"benefits[3].agreements[0].org: required", "benefits[3].agreements[0].answer: required", "benefits[3].agreements[0].on: required", "benefits[3].agreements[0].by: required",
			"benefits[3].readings[0].kind: required", "benefits[3].readings[0].amount: required", "benefits[3].readings[0].on: required", "benefits[3].readings[0].source: required",
		}},
		{"wrong signs", func(p *appraisal.BenefitsPlan) {
			p.Benefits[0].Profile[2].Amount, p.Benefits[1].Profile[0].Amount, p.Benefits[2].Profile[0].Amount = costing.Pence(-1), costing.Pence(1), costing.Pence(1)
		}, []string{"benefits[0].profile[2].amount: invalid", "benefits[1].profile[0].amount: invalid", "benefits[2].profile[0].amount: invalid"}},
		{"quality in money", func(p *appraisal.BenefitsPlan) {
			p.Benefits[4].Profile[0] = appraisal.BenefitTarget{Year: benefitYear("2026/27"), Amount: costing.Pence(1)}
			p.Benefits[4].Readings[0].Amount, p.Benefits[4].Readings[0].Value = costing.Pence(1), partnership.Quantity{}
		}, []string{
			"benefits[4].profile[0].amount: invalid", "benefits[4].profile[0].value: required", "benefits[4].readings[0].amount: invalid", "benefits[4].readings[0].value: required",
		}},
		{"strangers", func(p *appraisal.BenefitsPlan) {
			p.Benefits[0].Profile[0].Org, p.Benefits[0].Agreements[0].Org, p.Benefits[0].Line = "brent", "brent", "a b"
			p.Benefits[1].Profile[0].Org = "a b"
		}, []string{
			"benefits[0].line: invalid", "benefits[0].profile[0].org: not found", "benefits[0].agreements[0].org: not found", "benefits[0].readings[0].year: not found",
			"benefits[1].profile[0].org: invalid", "benefits[1].readings[0].year: not found",
		}},
		{"planned twice", func(p *appraisal.BenefitsPlan) {
			p.Benefits[0].Profile = benefitTargets("2026/27 harrow 0.00", "2026/27 harrow 1.00", "2027/28 - 1.00", "2027/28 barnet 1.00", "2028/29 barnet 1.00", "2028/29 - 1.00")
			p.Benefits[0].Readings = nil
		}, []string{"benefits[0].profile[1].year: duplicate", "benefits[0].profile[3].year: duplicate", "benefits[0].profile[5].year: duplicate"}},
		{"listed twice", func(p *appraisal.BenefitsPlan) { p.Benefits[3].ID, p.Members[1] = "staff", "harrow" }, []string{
			"members[1]: duplicate",
		}},
		{"recorded before the end", func(p *appraisal.BenefitsPlan) { p.Benefits[0].Readings[2].On = benefitDay("2028-03-31") }, []string{"benefits[0].readings[2].on: out of order"}},
		{"a dispute without a reason", func(p *appraisal.BenefitsPlan) { p.Benefits[1].Agreements[2].Reason = " " }, []string{"benefits[1].agreements[2].reason: required"}},
		{"a review before the plan", func(p *appraisal.BenefitsPlan) { p.ReviewBy = benefitDay("2026-02-28") }, []string{"review_by: out of order"}},
		{"too much", func(p *appraisal.BenefitsPlan) {
			p.Benefits[0].Profile[0].Amount, p.Benefits[0].Profile[1].Amount = costing.MustMoney("92233720368547758.07"), costing.MustMoney("92233720368547758.07")
		}, []string{"benefits: out of range"}},
		{"too much recorded", func(p *appraisal.BenefitsPlan) {
			p.Benefits[0].Readings[0].Amount, p.Benefits[0].Readings[1].Amount = costing.MustMoney("-92233720368547758.07"), costing.MustMoney("-92233720368547758.07")
		}, []string{"benefits: out of range"}},
	} {
		p := payrollPlan()
		test.change(&p)
		faults := fieldtest.Faults(p.Validate())
		if test.name == "listed twice" {
			assert.Contains(t, faults, "members[1]: duplicate")
			assert.Contains(t, faults, "benefits[3].id: duplicate")
			continue
		}
		assert.Equal(t, test.want, faults, test.name)
	}
	_, err := payrollPlan().Realisation(benefitDay("2028-04-30").AddDays(1 << 30))
	assert.Equal(t, []string{"day: required"}, fieldtest.Faults(err))
	_, err = appraisal.BenefitsPlan{}.Concerns(benefitDay("2028-04-30"), report.Names{})
	assert.Error(t, err)
}

func TestBenefit_ValidatesByItself(t *testing.T) {
	b := payrollPlan().Benefits[0]
	require.NoError(t, b.Validate())
	b.Profile[0].Org = "brent" // whose plan it is in, a benefit does not know
	b.Readings = nil
	require.NoError(t, b.Validate())
	require.NoError(t, b.Agreements[0].Validate())
	assert.Equal(t, []string{"by: required"}, fieldtest.Faults(appraisal.BenefitAgreement{Org: "x", Answer: appraisal.BenefitAgreed, On: benefitDay("2026-03-02")}.Validate()))
}

func TestBenefitsPlan_AgainstBaseline(t *testing.T) {
	p, b := payrollPlan(), payrollBaseline()
	concerns, err := p.AgainstBaseline(b)
	require.NoError(t, err)
	assert.Equal(t, appraisal.Concerns{{Kind: appraisal.AnotherBaseline, Path: "benefits[4].measure.baseline", Text: "1.8, and 2.1 in the baseline of the service"}}, concerns)
	b.Measures[0].Value = partnership.MustQuantity("1.8")
	against := func(barnet string) appraisal.Concerns {
		p.Benefits[0].Profile[3].Amount = costing.MustMoney(barnet)
		concerns, err := p.AgainstBaseline(b)
		require.NoError(t, err)
		return concerns
	}
	assert.Empty(t, against("999000.00")) // nobody knows what the service costs
	b.Costs[2].Amount, b.Costs[2].On, b.Costs[2].Source = costing.MustMoney("9000.00"), benefitDay("2025-04-30"), "invoice"
	assert.Empty(t, against("349000.00")) // with 60,000, the 409,000 that it costs
	concerns = against("349000.01")
	assert.Equal(t, appraisal.Concerns{
		{Kind: appraisal.MoreThanBaseline, Path: "benefits[3]", Text: "savings of £409,000.01 in 2027/28, and the baseline is £409,000.00"},
		{Kind: appraisal.MoreThanBaseline, Path: "benefits[4]", Text: "savings of £409,000.01 in 2027/28, and the baseline is £409,000.00"},
	}, concerns)

	// The lines of the plan are not those of the baseline: all of them together are compared.
	p.Benefits[3].Line, p.Benefits[4].Line = "pensions", "pensions"
	for i := range p.Benefits[:3] {
		p.Benefits[i].Line = "payroll"
	}
	b.Costs[2].Line = "legal"
	assert.Equal(t, appraisal.Concerns{
		{Kind: appraisal.MoreThanBaseline, Path: "benefits[2]", Text: "savings of £409,000.01 in 2027/28, and the baseline is £400,000.00"},
		{Kind: appraisal.MoreThanBaseline, Path: "benefits", Text: "savings of £409,000.01 in 2027/28, and the baseline is £409,000.00"},
	}, against("349000.01"))
	p.Benefits = p.Benefits[:3]
	assert.Len(t, against("349000.01"), 2, "one line in the plan, and another in the baseline")
	b.Costs[2].Line = "payroll"
	assert.Len(t, against("349000.01"), 1, "one and the same line is compared once")
	p.Benefits[0].Profile[2].Amount = costing.Money{}
	assert.Equal(t, "savings of at least £409,000.01 in 2027/28, and the baseline is £409,000.00", against("409000.01")[0].Text)
	_, err = appraisal.BenefitsPlan{}.AgainstBaseline(appraisal.Baseline{})
	assert.Equal(t, []string{"baseline.title: required", "baseline.on: required"}, fieldtest.Faults(err)[5:])
}

func TestBenefitsPlan_Tables(t *testing.T) {
	names := report.NewNames(report.Entry{Noun: report.Organisation, ID: "harrow", Name: "Harrow"})
	page := payrollPlan().Table(names, benefitDay("2028-04-30")).Markdown()
	assert.Contains(t, page, "| Fewer posts | Benefit | Cashable | payroll | Payroll manager | Cost of payroll staff | 400,000 £ a year (2025-03-31) | 2026/27 to 2028/29 | £200,000.00 | Harrow and barnet |  |  |")
	assert.Contains(t, page, "| Longer journeys | Dis-benefit | Cashable |")
	assert.Contains(t, page, "| −£10,000.00 | Harrow | barnet |  |")
	assert.Contains(t, page, "| Programme | Cost of delivery | Cashable |  | Programme manager |  |  | 2026/27 | −£80,000.00 |")
	assert.Contains(t, page, "| 1 % |")
	assert.Contains(t, page, "| Harrow |  | barnet |")
	pages := realisedOn(t, payrollPlan(), "2028-04-30").Tables(names).Markdown()
	assert.Contains(t, pages, "| **Net, cashable** |  |  |  | **£110,000.00** | **£15,000.00** | **−£12,000.00** | **−£27,000.00** | **£78,000.00** |")
	assert.Contains(t, pages, "| **Of the cashable, disputed** |")
	assert.Contains(t, pages, "| **Net, not cashable** |")
	assert.Contains(t, pages, "| Harrow | Cashable | £120,000.00 |")
	assert.Contains(t, pages, "| Not divided | Cashable |")
	assert.Contains(t, pages, "| Not divided | Not cashable | £10,000.00 | £10,000.00 | not known | not known | not known |")
	assert.Contains(t, pages, "| 2027/28 | Not cashable |")
	assert.NotContains(t, pages, "| Harrow | Not cashable |")
	assert.NotContains(t, pages, "| 2026/27 | Not cashable |")
	assert.Contains(t, pages, "| Fewer errors | 2027/28 | 1 | 1.2 |")
	p := payrollPlan()
	p.Benefits = p.Benefits[:1]
	pages = realisedOn(t, p, "2028-04-30").Tables(names).Markdown()
	for _, absent := range []string{"Not cashable", "not cashable", "disputed", "Measures", "Not divided"} {
		assert.NotContains(t, pages, absent)
	}
	empty := appraisal.BenefitsPlan{Members: p.Members, Benefits: []appraisal.Benefit{{}}}
	assert.Contains(t, empty.Table(names, benefitDay("2028-04-30")).Markdown(), "Harrow and barnet")
}

func TestBenefits_ChangeNothing(t *testing.T) {
	p, b := payrollPlan(), payrollBaseline()
	fieldtest.Unchanged(t, struct {
		p appraisal.BenefitsPlan
		b appraisal.Baseline
	}{p, b}, func() {
		day := benefitDay("2028-04-30")
		_, err := p.Concerns(day, report.Names{})
		require.NoError(t, err)
		_, err = p.AgainstBaseline(b)
		require.NoError(t, err)
		realisedOn(t, p, "2028-04-30").Tables(report.Names{})
		p.Table(report.Names{}, day)
		p.GateFacts(day)
		b.Tables(report.Names{})
		b.Concerns()
	})
}

// Whoever a concern is about is called by name, wherever a directory knows it.
func TestConcerns_CallPeopleByName(t *testing.T) {
	named := report.NewNames(
		report.Entry{Noun: report.Organisation, ID: "harrow", Name: "London Borough of Harrow"},
		report.Entry{Noun: report.Organisation, ID: "barnet", Name: "London Borough of Barnet"},
	)
	p := payrollPlan()
	p.Benefits[0].Readings[2].Reason, p.Benefits[0].Profile[4].Amount = "", costing.Money{}
	concerns, err := p.Concerns(benefitDay("2028-04-30"), named)
	require.NoError(t, err)
	c := payrollCase()
	c.Versions[2].Approvals = c.Versions[2].Approvals[:1]
	more, err := c.Concerns(benefitDay("2027-02-02"), named)
	require.NoError(t, err)
	lost := payrollPlan()
	lost.Members, lost.Benefits = lost.Members[:1], lost.Benefits[:1]
	lost.Benefits[0].Effect, lost.Benefits[0].Profile = appraisal.DisbenefitEffect, benefitTargets("2026/27 harrow -5.00")
	lost.Benefits[0].Agreements, lost.Benefits[0].Readings = nil, nil
	loss, err := lost.Concerns(benefitDay("2026-04-30"), named)
	require.NoError(t, err)
	page := append(append(concerns, more...), loss...).Table().Markdown()
	for _, id := range []string{"harrow", "barnet"} {
		assert.NotContains(t, page, id)
	}
	for _, sentence := range []string{
		"London Borough of Barnet disputes", "2027/28 of London Borough of Harrow is £50,000.00", "no agreement of London Borough of Harrow is recorded",
		"by London Borough of Barnet is recorded", "the benefits of London Borough of Harrow, cashable, as planned: −£5.00",
	} {
		assert.Contains(t, page, sentence)
	}
	assert.Contains(t, appraisal.Concerns{}.Table().Markdown(), "Nothing was found that somebody should settle.")
}

// A table tells in words where a concern is, as people count, and shows no path.
func TestConcerns_TableTellsPlacesInWords(t *testing.T) {
	places := map[string]string{
		"benefits[4].agreements": "benefit 5, agreements", "benefits[4].measure.on": "benefit 5, measure on", "review_by": "review by",
		"options[1].flows[0]": "option 2, flow 1", "costs[1].year": "cost 2, year", "benefits": "benefits", "": "the whole record",
	}
	for path, want := range places {
		table := appraisal.Concerns{{Kind: appraisal.InDispute, Path: path, Text: "x"}}.Table()
		assert.Equal(t, [][]string{{"In dispute", "x", want}}, table.Rows)
	}
}

// A benefit of quality that has no profile yet is shown without a target.
func TestBenefitsPlan_TableOfADraft(t *testing.T) {
	p := payrollPlan()
	p.Benefits = p.Benefits[4:5]
	p.Benefits[0].Profile, p.Benefits[0].Readings = nil, nil
	assert.NotPanics(t, func() {
		assert.Contains(t, p.Table(report.Names{}, p.On).Markdown(), "Fewer errors")
	})
}

// How much may be counted twice is said where it is known.
func TestConcerns_SayHowMuchIsCountedTwice(t *testing.T) {
	p := payrollPlan()
	again := p.Benefits[0]
	again.ID, again.Title = "again", "Fewer managers"
	p.Benefits = append(p.Benefits, again)
	concerns, err := p.Concerns(benefitDay("2026-03-10"), report.Names{})
	require.NoError(t, err)
	least := p.DoubleCounts()[0].Least
	require.True(t, least.Known())
	found := ""
	for _, c := range concerns {
		if c.Kind == appraisal.CountedTwice {
			found = c.Text
		}
	}
	assert.Contains(t, found, `"Fewer posts" and "Fewer managers" both claim `)
	assert.True(t, strings.HasSuffix(found, ": up to "+least.Sterling()), found)
}
