package appraisal_test

import (
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// benefitDay is a day.
func benefitDay(text string) calendar.Date { return calendar.MustDate(text) }

// benefitYear is a financial year.
func benefitYear(text string) costing.FinancialYear { return costing.MustFinancialYear(text) }

// benefitTargets reads lines like "2027/28 harrow 60000.00"; the organisation "-" is none.
func benefitTargets(lines ...string) []appraisal.BenefitTarget {
	var targets []appraisal.BenefitTarget
	for _, line := range lines {
		words := strings.Fields(line)
		org := partnership.OrgID(strings.Trim(words[1], "-"))
		targets = append(targets, appraisal.BenefitTarget{Year: benefitYear(words[0]), Org: org, Amount: costing.MustMoney(words[2])})
	}
	return targets
}

// benefitReadings reads lines like "2028-04-20 realised 2027/28 harrow 50000.00 two posts were kept".
func benefitReadings(lines ...string) []appraisal.BenefitReading {
	var readings []appraisal.BenefitReading
	for _, line := range lines {
		words := strings.SplitN(line, " ", 6)
		r := appraisal.BenefitReading{
			On: benefitDay(words[0]), Kind: appraisal.ReadingKind(words[1]), Year: benefitYear(words[2]),
			Org: partnership.OrgID(strings.Trim(words[3], "-")), Amount: costing.MustMoney(words[4]), Source: "ledger",
		}
		if len(words) > 5 {
			r.Reason = words[5]
		}
		readings = append(readings, r)
	}
	return readings
}

// bothAgree are the agreements of both partners of payrollPlan.
func bothAgree() []appraisal.BenefitAgreement {
	return []appraisal.BenefitAgreement{
		{Org: "harrow", Answer: appraisal.BenefitAgreed, On: benefitDay("2026-03-02"), By: "Cabinet"},
		{Org: "barnet", Answer: appraisal.BenefitAgreed, On: benefitDay("2026-03-09"), By: "Cabinet"},
	}
}

// payrollPlan is a plan of two partners, tracked to April 2028.
func payrollPlan() appraisal.BenefitsPlan {
	staff := appraisal.BenefitMeasure{
		Name: "Cost of payroll staff", Unit: "£ a year", Better: partnership.LowerIsBetter,
		Baseline: partnership.MustQuantity("400000"), On: benefitDay("2025-03-31"), Source: "outturn 2024/25",
	}
	travel, time, errors := staff, staff, staff
	travel.Name, travel.Baseline = "Cost of travel", partnership.MustQuantity("2000")
	time.Name, time.Unit, time.Baseline = "Hours of managers", "hours a year", partnership.MustQuantity("900")
	errors.Name, errors.Unit, errors.Baseline = "Payslips with an error", "%", partnership.MustQuantity("1.8")
	return appraisal.BenefitsPlan{
		Title: "Benefits of shared payroll", On: benefitDay("2026-03-01"), Author: "Head of finance", ReviewBy: benefitDay("2028-09-30"),
		Members: []partnership.OrgID{"harrow", "barnet"}, Reference: "Appendix C",
		Benefits: []appraisal.Benefit{
			{
				ID: "staff", Title: "Fewer posts", Effect: appraisal.GainEffect, Kind: appraisal.CashableBenefit, Line: "payroll", Owner: "Payroll manager", Measure: staff,
				Profile: benefitTargets(
					"2026/27 harrow 0.00", "2026/27 barnet 0.00", "2027/28 harrow 60000.00", "2027/28 barnet 40000.00", "2028/29 harrow 60000.00", "2028/29 barnet 40000.00",
				),
				Agreements: bothAgree(),
				Readings: benefitReadings(
					"2027-04-20 realised 2026/27 harrow 0.00", "2027-04-20 realised 2026/27 barnet 0.00",
					"2028-04-20 realised 2027/28 harrow 50000.00 two posts were kept", "2028-04-20 realised 2027/28 barnet 40000.00",
					"2028-04-20 forecast 2028/29 harrow 55000.00", "2028-04-20 forecast 2028/29 barnet 40000.00",
				),
			},
			{
				ID: "travel", Title: "Longer journeys", Effect: appraisal.DisbenefitEffect, Kind: appraisal.CashableBenefit, Line: "payroll", Owner: "Payroll manager", Measure: travel,
				Profile: benefitTargets("2027/28 barnet -5000.00", "2028/29 barnet -5000.00"),
				Agreements: append(bothAgree(), appraisal.BenefitAgreement{
					Org: "barnet", Answer: appraisal.BenefitDisputed, On: benefitDay("2028-04-25"), By: "Director of finance", Reason: "the host should bear it",
				}),
				Readings: benefitReadings("2028-04-20 realised 2027/28 barnet -7000.00 more visits than thought", "2028-04-20 forecast 2028/29 barnet -5000.00"),
			},
			{
				ID: "programme", Title: "Programme", Effect: appraisal.DeliveryCostEffect, Kind: appraisal.CashableBenefit, Owner: "Programme manager",
				Profile: benefitTargets("2026/27 - -80000.00"), Agreements: bothAgree(),
				Readings: benefitReadings("2027-05-10 realised 2026/27 - -90000.00", "2028-01-15 realised 2026/27 - -95000.00 data cleansing took longer"),
			},
			{
				ID: "time", Title: "Time of managers", Effect: appraisal.GainEffect, Kind: appraisal.NonCashableBenefit, Owner: "Payroll manager", Measure: time,
				Profile: benefitTargets("2027/28 - 10000.00"), Agreements: bothAgree()[:1],
			},
			{
				ID: "errors", Title: "Fewer errors", Effect: appraisal.GainEffect, Kind: appraisal.QualityBenefit, Line: "payroll", Owner: "Payroll manager", Measure: errors,
				Profile:    []appraisal.BenefitTarget{{Year: benefitYear("2026/27"), Value: partnership.MustQuantity("1.5")}, {Year: benefitYear("2027/28"), Value: partnership.MustQuantity("1")}},
				Agreements: bothAgree(),
				Readings: []appraisal.BenefitReading{{
					Year: benefitYear("2027/28"), Kind: appraisal.RealisedReading, Value: partnership.MustQuantity("1.2"), On: benefitDay("2028-04-05"), Source: "sample of 500", Reason: "one system was late",
				}},
			},
		},
	}
}

// payrollBaseline is what the service cost and did before.
func payrollBaseline() appraisal.Baseline {
	return appraisal.Baseline{
		Title: "payroll", On: benefitDay("2025-09-30"),
		Costs: []appraisal.BaselineCost{
			{Name: "Staff", Line: "payroll", Org: "harrow", Year: benefitYear("2024/25"), Amount: costing.MustMoney("250000.00"), On: benefitDay("2025-03-31"), Source: "outturn"},
			{Name: "Staff", Line: "payroll", Org: "barnet", Year: benefitYear("2024/25"), Amount: costing.MustMoney("150000.00"), On: benefitDay("2025-03-31"), Source: "outturn"},
			{Name: "Licences", Line: "payroll", Year: benefitYear("2024/25")},
		},
		Volumes: []appraisal.BaselineFigure{
			{Name: "Payslips", Line: "payroll", Unit: "a year", Value: partnership.MustQuantity("96000"), On: benefitDay("2025-03-31"), Source: "payroll system"},
		},
		Measures: []appraisal.BaselineFigure{
			{Name: "Payslips with an error", Line: "payroll", Unit: "%", Better: partnership.LowerIsBetter, Value: partnership.MustQuantity("2.1"), On: benefitDay("2024-03-31"), Source: "sample of 500"},
		},
	}
}

// fiveCases are the five cases, as they are written.
func fiveCases(texts ...string) []appraisal.WrittenCase {
	var written []appraisal.WrittenCase
	for i, text := range texts {
		if text != "" {
			written = append(written, appraisal.WrittenCase{Case: appraisal.FiveCases()[i], Text: text})
		}
	}
	return written
}

// payrollCase is a business case in three versions.
func payrollCase() appraisal.BusinessCase {
	money := func(id, title, amount string) appraisal.CaseFigure {
		f := appraisal.CaseFigure{ID: id, Title: title}
		if amount != "" {
			f.Amount = costing.MustMoney(amount)
		}
		return f
	}
	number := func(id, title, value, unit string) appraisal.CaseFigure {
		return appraisal.CaseFigure{ID: id, Title: title, Value: partnership.MustQuantity(value), Unit: unit}
	}
	approved := func(org partnership.OrgID, on string, decision appraisal.CaseDecision) appraisal.CaseApproval {
		return appraisal.CaseApproval{Org: org, By: "Cabinet", On: benefitDay(on), Decision: decision, Reference: "minute 12"}
	}
	return appraisal.BusinessCase{
		Title: "Shared payroll", Members: []partnership.OrgID{"harrow", "barnet"},
		Versions: []appraisal.CaseVersion{
			{
				Version: "0.1", Stage: appraisal.StrategicOutlineCase, On: benefitDay("2025-06-02"), Author: "Head of finance", ReviewBy: benefitDay("2025-12-31"),
				Cases:     fiveCases("two payrolls do the same work", "share or improve", "", "", ""),
				Figures:   []appraisal.CaseFigure{money("saving", "Saving a year", "150000.00"), number("posts", "Posts", "11", "posts"), money("cost", "One-off cost", "")},
				Approvals: []appraisal.CaseApproval{approved("harrow", "2025-06-20", appraisal.CaseApproved), approved("barnet", "2025-06-23", appraisal.CaseApproved)},
			},
			{
				Version: "1.0", Stage: appraisal.OutlineBusinessCase, On: benefitDay("2025-11-03"), Author: "Head of finance", ReviewBy: benefitDay("2026-06-30"),
				Cases: fiveCases("two payrolls do the same work", "sharing is best", "lead authority", "both can afford it", ""),
				Figures: []appraisal.CaseFigure{
					money("saving", "Saving a year", "120000.00"), number("posts", "Posts", "9", "posts"), money("cost", "One-off cost", "80000.00"), number("payback", "Payback", "0.7", "years"),
				},
				Reasons: []appraisal.FigureReason{
					{Figure: "saving", Reason: "the licences stay"}, {Figure: "cost", Reason: "quoted by the supplier"}, {Figure: "payback", Reason: "asked for by the board"},
				},
				Approvals: []appraisal.CaseApproval{approved("harrow", "2025-11-20", appraisal.CaseApproved), approved("barnet", "2025-11-24", appraisal.CaseRefused)},
			},
			{
				Version: "2.0", Stage: appraisal.FullBusinessCase, On: benefitDay("2026-02-02"), Author: "Head of finance", ReviewBy: benefitDay("2027-02-01"), Reference: "Appendix A",
				Cases:   fiveCases("two payrolls do the same work", "sharing is best, after improving at home", "lead authority", "both can afford it", "one programme manager"),
				Figures: []appraisal.CaseFigure{money("saving", "Saving a year", "100000.00"), money("cost", "One-off cost", "80000.00"), number("payback", "Payback", "10", "months")},
				Reasons: []appraisal.FigureReason{
					{Figure: "saving", Reason: "two posts are kept"}, {Figure: "posts", Reason: "now in the plan of staff"}, {Figure: "payback", Reason: "the saving is less"},
				},
				Approvals: []appraisal.CaseApproval{approved("harrow", "2026-02-19", appraisal.CaseApproved), approved("barnet", "2026-02-23", appraisal.CaseApproved)},
			},
		},
	}
}
