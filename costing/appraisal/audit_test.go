package appraisal_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// audited audits a table with the usual candidates.
func audited(t testing.TB, table appraisal.PublishedTable) appraisal.TableAudit {
	t.Helper()
	audit, err := table.Audit(appraisal.DefaultAuditCandidates())
	require.NoError(t, err)
	return audit
}

// found returns the findings of an audit, each as its place and kind, with a question mark
// unless it is sure.
func found(audit appraisal.TableAudit) []string {
	all := []string{}
	for _, f := range audit.Findings {
		line := f.Path + ": " + string(f.Kind)
		if !f.Sure {
			line += "?"
		}
		all = append(all, line)
	}
	return all
}

// workingOf returns the working of the first finding of a kind at a place.
func workingOf(audit appraisal.TableAudit, path string, kind appraisal.AuditFindingKind) string {
	for _, f := range audit.Findings {
		if f.Path == path && f.Kind == kind {
			return f.Working
		}
	}
	return "not found"
}

// In every row the net is five times the saving less the costs: full savings from the first
// day and no discounting. Of the middle row alone that is not sure; of the table it is.
func TestAudit_LancashireHasNoRamp(t *testing.T) {
	audit := audited(t, lancashire())
	assert.Equal(t, []string{
		"options[0].net: no-ramp", "options[0].net: no-discounting",
		"options[1].net: no-ramp?", "options[1].net: ramp?", "options[1].net: no-discounting?", "options[1].net: discounted?", "options[1].net: discounted?",
		"options[1].net: cost-left-out?", "options[1].net: cost-left-out?", "options[1].net: several-fit",
		"options[2].net: no-ramp", "options[2].net: no-discounting",
		"options: no-ramp", "options: no-discounting",
	}, found(audit))
	assert.Equal(t, "5 × 170 − 48 − 47 = 755", workingOf(audit, "options[0].net", appraisal.NoRamp))
	assert.Equal(t, "5 × 140 − 62 − 54 = 584", workingOf(audit, "options[1].net", appraisal.NoRamp))
	assert.Equal(t, "5 × 99 − 76 − 59 = 360", workingOf(audit, "options[2].net", appraisal.NoRamp))
	require.Len(t, audit.Common, 1)
	assert.Equal(t, "full from the first day, not discounted, 5 years", audit.Common[0].Assumptions.String())
}

// 22.2 and 28.6 are earned back within five years, 35 at 6.4 a year is not: 5.47 years.
func TestAudit_ThirdOptionIsNotEarnedBack(t *testing.T) {
	audit := audited(t, lancashireEarlier())
	assert.Equal(t, []string{
		"options[0]: not-checkable", "options[1]: not-checkable", "options[2].costs: no-payback", "options[2]: not-checkable",
	}, found(audit))
	assert.Equal(t, "35 of costs against 6.4 a year (full from the first day) = 5.4688 years", workingOf(audit, "options[2].costs", appraisal.NoPayback))
	assert.Equal(t, "the paper does not print: net and payback", audit.Findings[0].Text)
}

func TestAudit_SurreyAddsUpAndLeavesOutTransformation(t *testing.T) {
	audit := audited(t, surrey())
	assert.Equal(t, []string{
		"options[0].saving: transformation-left-out", "options[0]: not-checkable", "options[1]: not-checkable",
		"sums[0].total: adds-up", "sums[1].total: adds-up", "sums[2].total: adds-up", "sums[3].total: adds-up",
		"sums[4].total: adds-up", "sums[5].total: adds-up", "sums[6].total: adds-up", "sums[7].total: adds-up",
	}, found(audit))
	assert.Equal(t, "10.6 + 9.5 + 23.2 + 1.3 + 3.0 + 2.8 + 1.9 + 3.3 = 55.6", audit.Findings[3].Working)
	assert.Equal(t, "0.67 × 18 = 12.06", audit.Findings[9].Working)
	assert.Equal(t, "the saving of 39.9 a year is without 46.2 a year from transformation", audit.Findings[0].Text)
}

// 71.592 − 42.582 is 29.010. With 29 a year, that is two and a half full years out of four: a
// ramp, and more than one fits. That the saving a year is the net of four years is odd.
func TestAudit_CornwallHasRampAndOneFigureTwice(t *testing.T) {
	audit := audited(t, cornwall())
	assert.Equal(t, []string{
		"options[0].net: ramp?", "options[0].net: ramp?", "options[0].net: no-discounting", "options[0].net: several-fit",
		"options[0].net: adds-up", "options[0].saving: same-figure-twice", "sums[0].total: adds-up",
	}, found(audit))
	assert.Equal(t, "71.592 − 42.582 = 29.01", workingOf(audit, "options[0].net", appraisal.AddsUp))
	for _, fit := range audit.Options[0].Net {
		assert.False(t, fit.Exact) // 2.5 × 29 is 72.5
	}
}

// 5 × 29 less 120 leaves 25 of costs, which 29 a year earn back in 0.86 years: under one. With
// 10/40/40/10 the savings are 101.5, and no costs can make 120 of that.
func TestAudit_NorfolkImpliesItsCosts(t *testing.T) {
	audit := audited(t, norfolk())
	assert.Contains(t, found(audit), "options[0].costs: implied-costs?")
	first := audit.Options[0].Net[0]
	assert.Equal(t, "25", first.Implied.String())
	assert.Equal(t, "5 × 29 = 145, so that the costs not printed are 25, earned back in 0.8621 years", first.Working)
	for _, fit := range audit.Options[0].Net {
		assert.NotContains(t, fit.Assumptions.Ramp.Name, "10/40/40/10")
	}
	assert.Equal(t, 21, audit.Options[0].TriedNet)
}

func TestAudit_SingleFiguresCannotBeChecked(t *testing.T) {
	for _, table := range []appraisal.PublishedTable{singleFigures(), newton()} {
		audit := audited(t, table)
		require.Len(t, audit.Findings, len(table.Options))
		for i, f := range audit.Findings {
			assert.Equal(t, appraisal.NotCheckable, f.Kind)
			assert.Equal(t, fmt.Sprintf("options[%d]", i), f.Path)
		}
	}
}

// Of England in 2016 a net and a payback are printed, and neither the saving nor the costs. Each
// ramp has a pair that gives both. With full savings from the first day 5 S − C is the net, and C
// is 2.17 S: 2,369.5 ÷ (5 − 2.165) is 835.8, of which 2.165 years are 1,809.5; and 2,860.5 ÷ (5 −
// 2.175) is 1,012.6, and 2,202.3. What can be checked is that 59 % of 2,860 is 1,700, as rounded.
func TestAudit_EnglandOf2016(t *testing.T) {
	audit := audited(t, singleFigures())
	assert.Equal(t, "the paper does not print: saving a year and one-off costs; with full savings from the first day and no discounting it would take a saving of 835.8 to 1,012.6 a year "+
		"and costs of 1,809.5 to 2,202.3, and with any other ramp another pair", audit.Findings[0].Text)
	for _, f := range audit.Findings[1:] {
		assert.NotContains(t, f.Text, "would take", "the payback may be after the last year, or is not printed")
	}
	for _, net := range []string{"-5", "0"} {
		table := singleFigures()
		table.Options[0].Net = appraisal.MustPublished(net)
		assert.NotContains(t, audited(t, table).Findings[0].Text, "would take")
	}
	table := singleFigures()
	table.Options[0].Payback = appraisal.MustPublished("5")
	assert.NotContains(t, audited(t, table).Findings[0].Text, "would take")
	sum := audited(t, englandSum())
	assert.Equal(t, []string{"sums[0].total: adds-up"}, found(sum))
	assert.Equal(t, "28.6 × 59 = 1,687.4", sum.Findings[0].Working)
}

// Every ramp, discount and phasing makes a net of its own; that of a net, worked in another
// way with floating point, is among what reproduces it.
func TestAudit_FindsWhatMadeTheNet(t *testing.T) {
	all := appraisal.DefaultAuditCandidates()
	for _, ramp := range all.Ramps {
		for _, discount := range all.Discounts {
			for _, phasing := range all.Phasings {
				for _, years := range []int{5} {
					gains, spent := 0.0, 0.0
					for y := range years {
						worth := 1.0
						if discount.Percent.Sign() > 0 {
							late := float64(y)
							if discount.FirstYearToo {
								late++
							}
							worth = math.Pow(1.035, -late)
						}
						gains += worth * percentOf(ramp.Shares[min(y, len(ramp.Shares)-1)])
						if y < len(phasing.Shares) {
							spent += worth * percentOf(phasing.Shares[y])
						}
					}
					net := math.Round((123.4*gains-56.7*spent)*1000) / 1000
					table := lancashire()
					o := optionRow("X", "made", "123.4", "all 56.7", years, fmt.Sprintf("%.3f", net), "")
					table.Options = []appraisal.PublishedOption{o}
					exact := false
					for _, fit := range audited(t, table).Options[0].Net {
						same := fit.Assumptions.Ramp.Name == ramp.Name && fit.Assumptions.Discount == discount &&
							(fit.Assumptions.Phasing.IsZero() || fit.Assumptions.Phasing.Name == phasing.Name) && len(fit.Assumptions.LeftOut) == 0
						exact = exact || same && fit.Exact
					}
					assert.Truef(t, exact, "%s, %v, %s, %d years: %v", ramp.Name, discount, phasing.Name, years, net)
				}
			}
		}
	}
}

// percentOf is a fraction as a floating-point number.
func percentOf(f partnership.Fraction) float64 {
	of, in, _ := f.Terms()
	return float64(of) / float64(in)
}

// With less play in the figures there is never more that fits, and what fits still does with
// more play.
func TestAudit_MorePlayNeverFitsLess(t *testing.T) {
	for _, net := range []string{"584", "586.5", "530", "460"} {
		var before []string
		for _, step := range []string{"0.001", "0.1", "1", "10"} {
			table := lancashire()
			table.Options = table.Options[1:2]
			table.Options[0].Net = asPrinted(net)
			table.Options[0].Net.RoundedTo = partnership.MustQuantity(step)
			var names []string
			for _, fit := range audited(t, table).Options[0].Net {
				names = append(names, fit.Assumptions.String())
			}
			for _, name := range before {
				assert.Contains(t, names, name)
			}
			before = names
		}
		assert.NotEmpty(t, before)
	}
}

// optionAudit audits one option and returns its findings.
func optionAudit(t testing.TB, o appraisal.PublishedOption) (appraisal.TableAudit, []string) {
	t.Helper()
	audit := audited(t, appraisal.PublishedTable{Title: "one option", Source: "a report", Unit: "£m", Options: []appraisal.PublishedOption{o}})
	return audit, found(audit)
}

func TestAudit_NetThatNothingGives(t *testing.T) {
	audit, findings := optionAudit(t, optionRow("A", "one", "10.00", "all 20.00", 5, "47.99", ""))
	assert.Equal(t, []string{"options[0].net: not-reproduced"}, findings)
	assert.Equal(t, "none of 56 sets of assumptions gives 47.99; the nearest is full from the first day, discounted by 3.5% a year, from the second year on, 5 years, without all",
		audit.Findings[0].Text)
	assert.Equal(t, "4.6731 × 10.00 = 46.7308", audit.Findings[0].Working)
	assert.Empty(t, audit.Options[0].Net)
	assert.Equal(t, "46.707427", audit.Options[0].Nearest.Low.String()) // 9.995 × 4.673079…
	assert.Equal(t, "46.754157", audit.Options[0].Nearest.High.String())
}

func TestAudit_ASavingOfNothingTellsNothing(t *testing.T) {
	t.Parallel()
	audit, findings := optionAudit(t, optionRow("A", "one", "0", "transition 30", 5, "-30", "2"))
	assert.Equal(t, []string{"options[0].saving: not-checkable", "options[0].payback: payback-does-not-follow", "options[0].costs: no-payback"}, findings)
	assert.Equal(t, "a saving of 0 is the same under any ramp, discount or growth: nothing can be told from the net of −30", audit.Findings[0].Text)
	_, findings = optionAudit(t, optionRow("A", "one", "0", "transition 30", 5, "100", ""))
	assert.Equal(t, []string{"options[0].net: not-reproduced", "options[0].costs: no-payback"}, findings)
}

func TestAudit_CostLeftOut(t *testing.T) {
	_, findings := optionAudit(t, optionRow("A", "one", "10.00", "transition 18.63 transformation 7.00", 5, "31.37", ""))
	assert.Equal(t, []string{"options[0].net: no-ramp", "options[0].net: no-discounting", "options[0].net: cost-left-out"}, findings)
}

func TestAudit_DiscountedCostsInOneYear(t *testing.T) {
	// 10 a year at 3.5 % is 46.7308 with the first year in full; 20 at once leave 26.731.
	audit, findings := optionAudit(t, optionRow("A", "one", "10.000", "all 20.000", 5, "26.731", ""))
	assert.Equal(t, []string{"options[0].net: no-ramp", "options[0].net: discounted", "options[0].net: costs-in-one-year"}, findings)
	assert.Equal(t, "4.6731 × 10.000 − 20.000 = 26.7308", audit.Findings[0].Working)
	// With the costs over three years, 0.3 + 0.5 ÷ 1.035 + 0.2 ÷ 1.035² is 0.9698.
	audit, findings = optionAudit(t, optionRow("A", "one", "10.000", "all 20.000", 5, "27.335", ""))
	assert.Equal(t, []string{"options[0].net: no-ramp", "options[0].net: discounted"}, findings)
	assert.Equal(t, "4.6731 × 10.000 − 0.9698 × 20.000 = 27.3349", audit.Findings[0].Working)
}

func TestAudit_TransformationInOrOut(t *testing.T) {
	o := optionRow("A", "one", "10.00", "all 18.63", 5, "31.37", "")
	o.Transformation = asPrinted("4.00")
	_, findings := optionAudit(t, o)
	assert.Equal(t, []string{"options[0].net: no-ramp", "options[0].net: no-discounting", "options[0].net: transformation-left-out"}, findings)
	o.Net = asPrinted("51.37")
	audit, findings := optionAudit(t, o)
	assert.Equal(t, []string{"options[0].net: no-ramp", "options[0].net: no-discounting"}, findings)
	assert.Equal(t, "5 × (10.00 + 4.00) − 18.63 = 51.37", audit.Options[0].Net[0].Working)
	assert.Equal(t, "full from the first day, not discounted, 5 years, with transformation", audit.Options[0].Net[0].Assumptions.String())
	o.Costs = nil
	audit, findings = optionAudit(t, o)
	assert.Contains(t, findings, "options[0].costs: implied-costs?")
	assert.Equal(t, 42, audit.Options[0].TriedNet)
	for _, fit := range audit.Options[0].Net {
		assert.True(t, fit.Assumptions.Transformation) // 5 × 10 is less than the net
	}
}

// With 10, 50 and 90 % of 10 a year, 15 are there after three years, and the other 6.37 after
// 0.637 of the fourth.
func TestAudit_Payback(t *testing.T) {
	back := func(payback string) (appraisal.TableAudit, []string) {
		return optionAudit(t, optionRow("A", "one", "10.000", "all 21.370", 5, "", payback))
	}
	audit, findings := back("3.637")
	assert.Equal(t, []string{
		"options[0].payback: ramp?", "options[0].payback: ramp?", "options[0].payback: ramp?", "options[0].payback: no-discounting",
		"options[0].payback: several-fit", "options[0].payback: payback-counted?", "options[0].payback: payback-counted?",
	}, findings)
	var names []string
	for _, fit := range audit.Options[0].Payback {
		names = append(names, fit.Assumptions.String())
	}
	assert.Equal(t, []string{
		"half in the first year, not discounted, from a year before the first saving",
		"10/40/40/10, not discounted, from the first day of savings",
		"25/25/25/25, not discounted, from the first day of savings",
	}, names)
	audit, findings = back("9.000")
	assert.Equal(t, []string{"options[0].payback: payback-does-not-follow"}, findings)
	assert.Equal(t, "21.37 of costs against 10 a year (full from the first day) = 2.137 years", audit.Findings[0].Working)
	assert.Equal(t, 63, audit.Options[0].TriedPayback)
}

// 20 at 10 a year is two years from the first saving, and three from the year before.
func TestAudit_PaybackFromWhen(t *testing.T) {
	audit, _ := optionAudit(t, optionRow("A", "one", "10.000", "all 20.000", 0, "", "2.000"))
	var counts []appraisal.PaybackCount
	for _, fit := range audit.Options[0].Payback {
		counts = append(counts, fit.Assumptions.Count)
	}
	assert.Equal(t, []appraisal.PaybackCount{appraisal.ElapsedYears, appraisal.WholeYears}, counts)
	audit, findings := optionAudit(t, optionRow("A", "one", "40.000", "all 50.000", 0, "", "2.250"))
	assert.Contains(t, findings, "options[0].payback: payback-counted?")
	assert.Equal(t, appraisal.PreparationYear, audit.Options[0].Payback[0].Assumptions.Count)
	assert.Equal(t, "50 of costs against 40 a year (full from the first day; from a year before the first saving) = 2.25 years", audit.Options[0].Payback[0].Working)
}

// The net has full savings from the first day, and the payback half of them in the first year.
func TestAudit_PaybackThatDoesNotGoWithTheNet(t *testing.T) {
	_, findings := optionAudit(t, optionRow("A", "one", "10.000", "all 18.630", 5, "31.370", "2.363"))
	assert.Contains(t, findings, "options[0].net: no-ramp")
	assert.Contains(t, findings, "options[0].payback: payback-does-not-follow")
	_, findings = optionAudit(t, optionRow("A", "one", "10.000", "all 18.630", 5, "31.370", "1.863"))
	assert.NotContains(t, findings, "options[0].payback: payback-does-not-follow")
}

func TestAudit_NoSavingNeverPaysBack(t *testing.T) {
	audit, findings := optionAudit(t, optionRow("A", "one", "-10.000", "all 20.000", 5, "-70.000", "3.000"))
	assert.Equal(t, []string{
		"options[0].net: no-ramp", "options[0].net: no-discounting", "options[0].payback: payback-does-not-follow", "options[0].costs: no-payback",
	}, findings)
	assert.Equal(t, "5 × −10.000 − 20.000 = −70", audit.Findings[0].Working)
	assert.Equal(t, "no saving in 60 years earns the costs back", audit.Findings[2].Working)
}

func TestAudit_SumsThatDoNotAddUp(t *testing.T) {
	table := surrey()
	table.Sums = append(table.Sums[:1:1], surreyCosts("wrong", "10.6 9.5 23.2", "44.3"), surreyCosts("rounded", "0.4 0.4", "0.9"))
	table.Options = []appraisal.PublishedOption{optionRow("A", "one", "20", "all 20.0", 4, "31.0", "")}
	table.Options[0].Savings = asPrinted("50.0")
	audit := audited(t, table)
	assert.Equal(t, "50.0 − 20 = 30", workingOf(audit, "options[0].net", appraisal.DoesNotAddUp))
	assert.Equal(t, "10.6 + 9.5 + 23.2 = 43.3", workingOf(audit, "sums[1].total", appraisal.DoesNotAddUp))
	last := audit.Findings[len(audit.Findings)-1]
	assert.Equal(t, appraisal.AddsUp, last.Kind)
	assert.Equal(t, "its parts make 0.9, given how they are rounded", last.Text)
}

func TestAudit_StatedAssumptions(t *testing.T) {
	o := optionRow("A", "one", "10.000", "all 18.630", 5, "31.370", "")
	o.Stated.Ramp = appraisal.AuditRamp{Name: "ours", Shares: auditFractions("10% 50% 90% 100%")}
	o.Stated.Discount.Percent = partnership.MustQuantity("3.5")
	_, findings := optionAudit(t, o)
	assert.Equal(t, []string{
		"options[0].net: no-ramp", "options[0].net: no-discounting", "options[0].net: not-as-stated", "options[0].net: not-as-stated",
	}, findings)
	// A ramp and a rate of its own are tried too: 10 × (0.2 + 0.7 ÷ 1.04 + 3 years) − 20.
	o.Stated.Ramp.Shares = auditFractions("20% 70%")
	o.Stated.Discount.Percent = partnership.MustQuantity("4")
	o.Years, o.Net = 2, asPrinted("-9.899")
	audit, findings := optionAudit(t, o)
	assert.Equal(t, []string{"options[0].net: ramp", "options[0].net: discounted", "options[0].net: costs-in-one-year", "options[0].costs: no-payback"}[:3], findings[:3])
	assert.Equal(t, "0.8731 × 10.000 − 18.630 = −9.8992", audit.Findings[0].Working)
	assert.NotContains(t, findings, "options[0].net: not-as-stated", "it is as stated")
}

// 10 a year for five years, 2 % more each year, is 52.0404; discounted at 3.5 % as if there were no
// inflation, 48.5716: 1.8408 more than the 46.7308 of savings that do not grow.
func TestAudit_InflatedSavingsAtARealRate(t *testing.T) {
	candidates := appraisal.DefaultAuditCandidates()
	candidates.Growths = append(candidates.Growths, partnership.MustQuantity("2"))
	table := lancashire()
	table.Options = []appraisal.PublishedOption{optionRow("A", "one", "10.0000", "all 18.6300", 5, "29.9416", "1.8757")}
	audit, err := table.Audit(candidates)
	require.NoError(t, err)
	require.NotEmpty(t, audit.Options[0].Net)
	assert.Equal(t, "full from the first day, discounted by 3.5% a year, from the second year on, growing by 2% a year, costs all in the first year, 5 years", audit.Options[0].Net[0].Assumptions.String())
	assert.Contains(t, found(audit), "options[0].net: inflated-savings")
	assert.Contains(t, found(audit), "options[0].payback: inflated-savings")
	assert.NotContains(t, found(audit), "options[0].payback: payback-does-not-follow")
	assert.NotContains(t, found(audited(t, table)), "options[0].net: inflated-savings")
}

// A stated ramp is known by its shares, and not by a name that another has.
func TestAudit_StatedRampWithTheNameOfAnother(t *testing.T) {
	o := optionRow("A", "one", "10.000", "all 18.630", 5, "17.370", "3.363") // 10 × (0.2 + 0.4 + 3) and 18.63
	o.Stated.Ramp = appraisal.AuditRamp{Name: "10/40/40/10", Shares: auditFractions("20% 40% 100%")}
	audit, findings := optionAudit(t, o)
	assert.Equal(t, []string{"options[0].net: ramp", "options[0].net: no-discounting"}, findings[:2])
	assert.NotContains(t, findings, "options[0].net: not-as-stated")
	assert.Contains(t, findings, "options[0].payback: payback-does-not-follow")
	assert.Equal(t, "3.6 × 10.000 − 18.630 = 17.37", audit.Findings[0].Working)
}

func TestAudit_OptionsWorkedInDifferentWays(t *testing.T) {
	table := lancashire()
	table.Options[0].Net = asPrinted("500.0") // a half, a whole …: 3.5 × 170 − 95
	table.Options[0].Years = 4
	audit := audited(t, table)
	assert.Contains(t, found(audit), "options: different-assumptions")
	assert.Empty(t, audit.Common)
}

// Without a stated horizon each is tried.
func TestAudit_HorizonThatIsNotPrinted(t *testing.T) {
	o := optionRow("A", "one", "17.000", "all 20.000", 0, "150.000", "")
	audit, findings := optionAudit(t, o)
	assert.Equal(t, []string{"options[0].net: no-ramp", "options[0].net: no-discounting"}, findings)
	assert.Equal(t, 10, audit.Options[0].Net[0].Assumptions.Years)
}

// A cost that is listed and not known follows from the net.
func TestAudit_CostThatIsNotKnown(t *testing.T) {
	o := optionRow("A", "one", "10.000", "known 5.000", 5, "40.000", "")
	o.Costs = append(o.Costs, appraisal.PublishedCost{Name: "another"})
	audit, findings := optionAudit(t, o)
	assert.Contains(t, findings, "options[0].costs: implied-costs?")
	assert.Equal(t, "5 × 10.000 − 5.000 = 45, so that the costs not printed are 5", audit.Options[0].Net[0].Working)
	assert.Equal(t, "5", audit.Options[0].Net[0].Implied.String())
}

func TestAudit_ChangesNothing(t *testing.T) {
	tables, candidates := publishedTables(), appraisal.DefaultAuditCandidates()
	fieldtest.Unchanged(t, struct {
		tables     []appraisal.PublishedTable
		candidates appraisal.AuditCandidates
	}{tables, candidates}, func() {
		for _, table := range tables {
			audit, err := table.Audit(candidates)
			require.NoError(t, err)
			audit.Tables()
		}
	})
}

func TestPublishedTable_Faults(t *testing.T) {
	bad := appraisal.PublishedTable{
		Options: []appraisal.PublishedOption{
			{
				ID: "a b", Years: 61, Saving: appraisal.Published{Low: partnership.MustQuantity("2"), High: partnership.MustQuantity("1")},
				Costs: []appraisal.PublishedCost{{Amount: asPrinted("-1")}, {Name: "x"}, {Name: "x"}}, Payback: asPrinted("-2"),
				Transformation: appraisal.Published{RoundedTo: partnership.MustQuantity("0")},
				Stated: appraisal.StatedAssumptions{
					Ramp:     appraisal.AuditRamp{Name: "r", Shares: []partnership.Fraction{{}}},
					Discount: appraisal.AuditDiscount{FirstYearToo: true},
				},
			},
			{ID: "b", Title: "b", Years: -1, Costs: make([]appraisal.PublishedCost, 7), Savings: appraisal.Published{RoundedTo: partnership.MustQuantity("-1")}, Net: appraisal.Published{RoundedTo: partnership.MustQuantity("-1")}},
			{ID: "b", Title: "b"},
		},
		Sums: []appraisal.PublishedSum{{}, {Title: "s", Terms: []appraisal.PublishedTerm{{Figure: asPrinted("<1")}}, Total: asPrinted("1")}},
	}
	faults := fieldtest.Faults(bad.Validate())
	assert.Equal(t, []string{
		"title: required", "source: required", "unit: required", "options[0].id: invalid", "options[0].title: required",
	}, faults[:5])
	assert.Equal(t, []string{
		"options[0].saving.high: out of order", "options[0].transformation.rounded_to: out of range", "options[0].costs[0].name: required",
		"options[0].costs[0].amount: invalid", "options[0].costs[2].name: duplicate", "options[0].years: out of range", "options[0].payback: invalid",
		"options[0].stated.ramp.shares[0]: required", "options[0].stated.discount.percent: required", "options[1].costs: out of range",
	}, faults[5:15])
	assert.Equal(t, []string{
		"options[1].years: out of range", "options[1].savings.rounded_to: out of range", "options[1].net.rounded_to: out of range", "options[2].id: duplicate",
		"sums[0].title: required", "sums[0].terms: required", "sums[0].total.low: required", "sums[1].terms[0].name: required", "sums[1].terms[0].figure.low: required",
	}, faults[len(faults)-9:])
	_, err := bad.Audit(appraisal.AuditCandidates{})
	assert.Equal(t, []string{
		"candidates.ramps: required", "candidates.phasings: required", "candidates.discounts: required", "candidates.growths: required", "candidates.years: required", "candidates.counts: required",
	}, fieldtest.Faults(err)[len(faults):])
}

func TestAuditCandidates_Faults(t *testing.T) {
	bad := appraisal.AuditCandidates{
		Ramps:     []appraisal.AuditRamp{{}, {Name: "twice", Shares: auditFractions("100%")}, {Name: "twice", Shares: auditFractions("50%")}},
		Phasings:  []appraisal.AuditPhasing{{Name: "short", Shares: auditFractions("30% 50%")}, {Name: "none"}, {Name: "none", Shares: auditFractions("100%")}},
		Discounts: []appraisal.AuditDiscount{{Percent: partnership.MustQuantity("100.1")}, {Percent: partnership.MustQuantity("-0.000001")}, {Percent: partnership.MustQuantity("100")}, {}},
		Growths:   []partnership.Quantity{{}, partnership.MustQuantity("-1"), partnership.MustQuantity("0"), partnership.MustQuantity("100"), partnership.MustQuantity("101")},
		Years:     []int{0, 1, 60, 61},
		Counts:    []appraisal.PaybackCount{"weeks", appraisal.WholeYears, appraisal.WholeYears},
	}
	assert.Equal(t, []string{
		"ramps[0].name: required", "ramps[0].shares: required", "ramps[2].name: duplicate",
		"phasings[0].shares: does not add up", "phasings[1].shares: required", "phasings[2].name: duplicate",
		"discounts[0].percent: out of range", "discounts[1].percent: out of range", "discounts[3].percent: required",
		"growths[0]: required", "growths[1]: out of range", "growths[4]: out of range", "years[0]: out of range", "years[3]: out of range",
		"counts[0]: invalid", "counts[2]: duplicate",
	}, fieldtest.Faults(bad.Validate()))
	long := appraisal.AuditRamp{Name: "long", Shares: make([]partnership.Fraction, 61)}
	for i := range long.Shares {
		long.Shares[i] = partnership.MustFraction("1/61")
	}
	assert.Equal(t, []string{"shares: out of range"}, fieldtest.Faults(long.Validate()))
	assert.Equal(t, []string{"shares: out of range"}, fieldtest.Faults(appraisal.AuditPhasing(long).Validate()))
	long.Shares = long.Shares[:60]
	require.NoError(t, long.Validate())
	many := appraisal.DefaultAuditCandidates()
	many.Years = make([]int, 24)
	for i := range many.Years {
		many.Years[i] = 1
	}
	assert.Equal(t, []string{"?: out of range"}, fieldtest.Faults(many.Validate())) // 7 × 2 × 3 × 24 is 1,008
	many.Years = many.Years[:23]
	require.NoError(t, many.Validate())
}

func TestParsePublished_Forms(t *testing.T) {
	for _, test := range []struct{ text, shown, step string }{
		{"48", "48", "1"},
		{"29.010", "29.010", "0.001"},
		{"2370..2860", "2,370 to 2,860", "1"},
		{"1..2.25", "1.00 to 2.25", "0.01"},
		{"<1", "under 1", "1"},
		{"<1.5", "under 1.5", "0.1"},
		{"-270", "−270", "1"},
		{"1.000000", "1.000000", "0.000001"},
		{"3..3", "3", "1"},
	} {
		p, err := appraisal.ParsePublished(test.text)
		require.NoError(t, err, test.text)
		assert.Equal(t, test.shown, p.String(), test.text)
		assert.Equal(t, test.step, p.RoundedTo.String(), test.text)
		fieldtest.RoundTrip(t, p)
	}
	for _, text := range []string{"", "x", "1..", "..1", "<", "<<1", "2..1", "1e3", "1..2..3", "1.0000000"} {
		_, err := appraisal.ParsePublished(text)
		assert.Error(t, err, text)
		assert.Panics(t, func() { appraisal.MustPublished(text) }, text)
	}
	assert.Equal(t, "not published", appraisal.Published{}.String())
	assert.Equal(t, "2.5", appraisal.Published{Low: partnership.MustQuantity("2.5")}.String())
}

// A figure without a step is rounded to the last place that it needs.
func TestPublished_StepThatIsNotSet(t *testing.T) {
	o := optionRow("A", "one", "10", "all 20", 5, "", "")
	o.Saving, o.Costs[0].Amount = appraisal.Published{Low: partnership.MustQuantity("10.25")}, appraisal.Published{Low: partnership.MustQuantity("20.5")}
	o.Net = appraisal.Published{Low: partnership.MustQuantity("30.8")} // 51.25 − 20.5 is 30.75
	audit, _ := optionAudit(t, o)
	assert.Equal(t, "30.675", audit.Options[0].Net[0].Low.String())
	assert.Equal(t, "30.825", audit.Options[0].Net[0].High.String())
	assert.True(t, audit.Options[0].Net[0].Exact)
}

// A saving that is printed as a range makes a net that is one: 5 × 8 − 20 to 5 × 12 − 20.
func TestAudit_RangesAndLimits(t *testing.T) {
	o := optionRow("A", "one", "8.00..12.00", "all 20.00", 5, "19.50..41.00", "")
	audit, findings := optionAudit(t, o)
	assert.Contains(t, findings, "options[0].net: no-ramp?")
	first := audit.Options[0].Net[0]
	assert.Equal(t, "5 × 8.00 to 12.00 − 20.00 = 20 to 40", first.Working)
	assert.Equal(t, []string{"19.97", "40.03"}, []string{first.Low.String(), first.High.String()})
	// A saving under a limit says too little.
	o.Saving = asPrinted("<12")
	_, findings = optionAudit(t, o)
	assert.Equal(t, []string{"options[0]: not-checkable"}, findings)
	// So does a cost: it follows from the net.
	o.Saving, o.Net, o.Costs[0].Amount = asPrinted("10.00"), asPrinted("31.00"), asPrinted("<30")
	audit, _ = optionAudit(t, o)
	assert.Equal(t, "19", audit.Options[0].Net[0].Implied.String())
}

// 10 a year never earn 400 back at 3.5 %: all of them together are worth 295.7.
func TestAudit_DiscountedPaybackThatNeverComes(t *testing.T) {
	o := optionRow("A", "one", "10.00", "", 5, "-350.00", "40.00")
	audit, _ := optionAudit(t, o)
	require.Len(t, audit.Options[0].Net, 7) // every ramp, as what it saves less there is less to earn back
	for _, fit := range audit.Options[0].Net {
		assert.Equal(t, "0", fit.Assumptions.Discount.Percent.String())
		assert.Equal(t, "40", fit.Payback.String())
	}
}

func TestAudit_FiguresBeyondAQuantity(t *testing.T) {
	o := optionRow("A", "one", "999999999999", "all 1", 60, "1", "")
	audit, findings := optionAudit(t, o)
	assert.Equal(t, []string{"options[0].net: not-reproduced"}, findings)
	assert.False(t, audit.Options[0].Nearest.High.Known() && audit.Options[0].Nearest.Low.Known())
}

func TestAudit_TablesShowWhatFits(t *testing.T) {
	table := lancashire()
	table.Options = []appraisal.PublishedOption{
		optionRow("A", "one", "10.000", "all 21.370", 5, "47.990", "3.637"), optionRow("B", "two", "29", "all 42.582", 4, "29.010", ""),
	}
	page := audited(t, table).Tables().Markdown()
	assert.Contains(t, page, "| one | Net | full from the first day, discounted by 3.5% a year, from the second year on, 5 years, without all | 56 | 46.7285 | 46.7331 | nearest, and does not fit |")
	assert.Contains(t, page, "| one | Payback (years) | 10/40/40/10, not discounted, from the first day of savings | 63 | 3.6368 | 3.6372 | as printed |")
	assert.Contains(t, page, "| two | Net | 10/40/40/10, not discounted, 4 years | 56 | 28.6675 | 31.1685 | within the rounding |")
	assert.Contains(t, page, "| one | Nothing that was tried gives the figure | sure |")
	assert.Contains(t, page, "| options for Lancashire | The options were not worked in one way | sure | no one set of assumptions gives the nets of all 2 options |")
	assert.Equal(t, "not known", appraisal.AuditDiscount{}.String())
}

// Under a limit means below it: 20 at 20 a year are earned back in one year, which is not under
// one.
func TestAudit_UnderALimitIsBelowIt(t *testing.T) {
	o := optionRow("A", "one", "20", "all 20", 0, "", "<1")
	o.Saving.RoundedTo, o.Costs[0].Amount.RoundedTo = partnership.MustQuantity("0.000001"), partnership.MustQuantity("0.000001")
	o.Saving.High, o.Costs[0].Amount.High = o.Saving.Low, o.Costs[0].Amount.Low
	_, findings := optionAudit(t, o)
	assert.Contains(t, findings, "options[0].payback: no-ramp") // 19.9999995 at 20.0000005
	o.Saving = asPrinted("19")
	_, findings = optionAudit(t, o)
	assert.Equal(t, []string{"options[0].payback: payback-does-not-follow"}, findings)
}

// With no count of years that fits, costs that are not printed cannot follow.
func TestAudit_ImpliedCostsGoWithThePayback(t *testing.T) {
	audit, findings := optionAudit(t, optionRow("N", "one", "29.000", "", 5, "120.000", "0.862"))
	require.Len(t, audit.Options[0].Net, 1)
	assert.Contains(t, findings, "options[0].costs: implied-costs")
	assert.Equal(t, "one-off costs of 25 are not printed", audit.Findings[len(audit.Findings)-1].Text)
	audit, findings = optionAudit(t, optionRow("N", "one", "29.000", "", 5, "120.000", "0.500"))
	assert.Empty(t, audit.Options[0].Net)
	assert.Equal(t, []string{"options[0].net: not-reproduced"}, findings)
	assert.Equal(t, "no costs of 0 or more go with the saving, the net of 120.000 and a payback of 0.500 under any of 21 sets of assumptions", audit.Findings[0].Text)
}

// A saving of 1 may be 0.5, which never earns back 25 at 3.5 %, and 1.5, which does.
func TestAudit_PaybackThatMayNeverCome(t *testing.T) {
	audit, _ := optionAudit(t, optionRow("A", "one", "1", "all 25.0", 0, "", "<30"))
	require.NotEmpty(t, audit.Options[0].Payback)
	for _, fit := range audit.Options[0].Payback {
		assert.Equal(t, "0", fit.Assumptions.Discount.Percent.String())
	}
}

// An option whose net is not printed does not keep the others from having been worked in one way.
func TestAudit_CommonWithoutTheOptionsThatCannotBeWorked(t *testing.T) {
	table := lancashire()
	table.Options = append(table.Options, optionRow("L4", "four", "70", "transition 90", 5, "", ""))
	assert.Len(t, audited(t, table).Common, 1)
}
