package appraisal_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// The saving falls by 30,000 and by 20,000, and the cost comes to be known.
func TestBusinessCase_WhatChangedAndWhy(t *testing.T) {
	changes, err := payrollCase().Changes("0.1", "1.0")
	require.NoError(t, err)
	require.Len(t, changes.Figures, 4)
	saving, posts, cost, payback := changes.Figures[0], changes.Figures[1], changes.Figures[2], changes.Figures[3]
	assert.Equal(t, "-30000.00", saving.Amount.String())
	assert.Equal(t, []string{"the licences stay"}, saving.Reasons)
	assert.Equal(t, "-2", posts.Value.String())
	assert.Equal(t, []string{}, posts.Reasons)
	assert.Equal(t, appraisal.FigureMoved, cost.Kind)
	assert.False(t, cost.Amount.Known()) // from not known to £80,000 is no difference
	assert.Equal(t, appraisal.FigureNew, payback.Kind)
	assert.Equal(t, 0, changes.Unchanged)
	assert.Equal(t, []appraisal.FiveCase{appraisal.EconomicCase}, changes.Rewritten)
	assert.Equal(t, []appraisal.FiveCase{appraisal.CommercialCase, appraisal.FinancialCase}, changes.Written)
}

// Over two versions the reasons of both are given, and the figures of the first and the last
// are compared.
func TestBusinessCase_ChangesOverTwoVersions(t *testing.T) {
	c := payrollCase()
	changes, err := c.Changes("0.1", "2.0")
	require.NoError(t, err)
	saving := changes.Figures[0]
	assert.Equal(t, "-50000.00", saving.Amount.String())
	assert.Equal(t, []string{"the licences stay", "two posts are kept"}, saving.Reasons)
	last := changes.Figures[len(changes.Figures)-1]
	assert.Equal(t, appraisal.FigureDropped, last.Kind)
	assert.Equal(t, "posts", last.Figure)
	changes, err = c.Changes("1.0", "2.0")
	require.NoError(t, err)
	assert.Equal(t, 1, changes.Unchanged) // the cost
	assert.Equal(t, "payback", changes.Figures[1].Figure)
	assert.False(t, changes.Figures[1].Value.Known()) // years against months
	c.Versions[2].Cases = nil
	changes, _ = c.Changes("1.0", "2.0")
	assert.Len(t, changes.Dropped, 4)
}

func TestBusinessCase_ChangesFaults(t *testing.T) {
	c := payrollCase()
	_, err := c.Changes("0.2", "3")
	assert.Equal(t, []string{"from: not found", "to: not found"}, fieldtest.Faults(err))
	_, err = c.Changes("1.0", "1.0")
	assert.Equal(t, []string{"to: out of order"}, fieldtest.Faults(err))
	_, err = c.Changes("2.0", "1.0")
	assert.Equal(t, []string{"to: out of order"}, fieldtest.Faults(err))
	c.Title = ""
	_, err = c.Changes("0.1", "1.0")
	assert.Equal(t, []string{"title: required"}, fieldtest.Faults(err))
}

func TestBusinessCase_Concerns(t *testing.T) {
	c := payrollCase()
	on := func(day string) []string {
		concerns, err := c.Concerns(benefitDay(day), report.Names{})
		require.NoError(t, err)
		return placesOf(concerns)
	}
	none, err := c.Concerns(benefitDay("2025-06-01"), report.Names{}) // before the first version
	require.NoError(t, err)
	assert.Equal(t, appraisal.Concerns{}, none)
	assert.Equal(t, []string{
		"versions[0].cases: case-not-written", "versions[0].cases: case-not-written", "versions[0].cases: case-not-written",
		"versions[0].figures[2]: not-known", "versions[0].approvals: approval-missing",
	}, on("2025-06-20"))
	assert.Equal(t, []string{
		"versions[1].reasons: reason-missing", "versions[1].cases: case-not-written", "versions[1].approvals: approval-refused",
	}, on("2025-11-24"))
	assert.Equal(t, []string{"versions[1].reasons: reason-missing"}, on("2027-02-01"))
	assert.Equal(t, []string{"versions[1].reasons: reason-missing", "versions[2].review_by: review-overdue"}, on("2027-02-02"))
	concerns, _ := c.Concerns(benefitDay("2027-02-02"), report.Names{})
	assert.Equal(t, `1.0: "Posts" has moved from 11 posts to 9 posts, and nobody says why`, concerns[0].Text)
	assert.Equal(t, "the review was due by 2027-02-01", concerns[1].Text)
	c.Versions[2].Reasons = nil
	c.Versions[2].Stage, c.Versions[2].ReviewBy = appraisal.StrategicOutlineCase, appraisal.CaseVersion{}.ReviewBy
	concerns, _ = c.Concerns(benefitDay("2027-02-02"), report.Names{})
	assert.Equal(t, []string{
		"versions[1].reasons: reason-missing", "versions[2].stage: back-to-earlier", "versions[2].reasons: reason-missing", "versions[2].reasons: reason-missing",
		"versions[2].reasons: reason-missing", "versions[2].review_by: no-review-day",
	}, placesOf(concerns))
	assert.Equal(t, `2.0: "Posts" was dropped: it was 9 posts, and nobody says why`, concerns[4].Text)
	_, err = c.Concerns(appraisal.CaseVersion{}.On, report.Names{})
	assert.Equal(t, []string{"day: required"}, fieldtest.Faults(err))
}

func TestBusinessCase_NewFigureNeedsAReason(t *testing.T) {
	c := payrollCase()
	c.Versions[1].Reasons = c.Versions[1].Reasons[:2]
	concerns, err := c.Concerns(benefitDay("2025-11-24"), report.Names{})
	require.NoError(t, err)
	assert.Equal(t, `1.0: "Payback" is new: 0.7 years, and nobody says why`, concerns[1].Text)
}

func TestBusinessCase_GateFacts(t *testing.T) {
	c := payrollCase()
	_, ok := c.GateFacts(benefitDay("2025-06-01"))
	assert.False(t, ok)
	facts, ok := c.GateFacts(benefitDay("2026-02-20"))
	assert.True(t, ok)
	assert.Equal(t, appraisal.GateFacts{
		On: benefitDay("2026-02-02"), Author: "Head of finance", ReviewBy: benefitDay("2027-02-01"), AgreedBy: []partnership.OrgID{"harrow"}, Reference: "Appendix A",
	}, facts)
	facts, _ = c.GateFacts(benefitDay("2026-02-23"))
	assert.Equal(t, []partnership.OrgID{"harrow", "barnet"}, facts.AgreedBy)
	// Who has approved another version does not stand by this one.
	facts, _ = c.GateFacts(benefitDay("2025-11-03"))
	assert.Equal(t, []partnership.OrgID{}, facts.AgreedBy)
	place, ok := c.VersionOn(benefitDay("2025-11-03"))
	assert.True(t, ok)
	assert.Equal(t, 1, place)
	_, ok = appraisal.BusinessCase{Versions: []appraisal.CaseVersion{{}}}.VersionOn(benefitDay("2025-11-03"))
	assert.False(t, ok) // a draft without a day
}

// A later decision takes the place of an earlier one, on its day.
func TestBusinessCase_LaterDecisionCounts(t *testing.T) {
	c := payrollCase()
	c.Versions[1].Approvals = append(c.Versions[1].Approvals, appraisal.CaseApproval{Org: "barnet", By: "Council", On: benefitDay("2025-12-09"), Decision: appraisal.CaseApproved})
	facts, _ := c.GateFacts(benefitDay("2025-12-08"))
	assert.Equal(t, []partnership.OrgID{"harrow"}, facts.AgreedBy)
	facts, _ = c.GateFacts(benefitDay("2025-12-09"))
	assert.Equal(t, []partnership.OrgID{"harrow", "barnet"}, facts.AgreedBy)
}

func TestBusinessCase_Faults(t *testing.T) {
	assert.Equal(t, []string{"title: required", "members: required", "versions: required"}, fieldtest.Faults(appraisal.BusinessCase{}.Validate()))
	c := payrollCase()
	c.Versions[0] = appraisal.CaseVersion{
		Cases:     []appraisal.WrittenCase{{}, {Case: "sixth", Text: "x"}},
		Figures:   []appraisal.CaseFigure{{}, {ID: "both", Title: "Both", Amount: costing.Pence(1), Value: partnership.MustQuantity("1")}},
		Reasons:   []appraisal.FigureReason{{}, {Figure: "other", Reason: "x"}},
		Approvals: []appraisal.CaseApproval{{}, {Org: "brent", By: "x", On: benefitDay("2025-06-20"), Decision: "yes"}},
	}
	v := &c.Versions[1]
	v.ReviewBy, v.Approvals[0].On = benefitDay("2025-11-02"), benefitDay("2025-11-02")
	v.Cases, v.Figures, v.Reasons = append(v.Cases, v.Cases[0]), append(v.Figures, v.Figures[0]), append(v.Reasons, v.Reasons[0])
	c.Versions[2].On, c.Versions[2].Version = benefitDay("2025-11-02"), "1.0"
	assert.Equal(t, []string{
		"versions[0].version: required", "versions[0].stage: required", "versions[0].on: required", "versions[0].author: required",
		"versions[0].cases[0].case: required", "versions[0].cases[0].text: required", "versions[0].cases[1].case: invalid",
		"versions[0].figures[0].id: required", "versions[0].figures[0].title: required", "versions[0].figures[1].value: invalid", "versions[0].figures[1].unit: required",
		"versions[0].reasons[0].figure: required", "versions[0].reasons[0].reason: required", "versions[0].reasons[1].figure: not found",
		"versions[0].approvals[0].org: required", "versions[0].approvals[0].by: required", "versions[0].approvals[0].on: required", "versions[0].approvals[0].decision: required",
		"versions[0].approvals[1].org: not found", "versions[0].approvals[1].decision: invalid",
		"versions[1].review_by: out of order", "versions[1].cases[4].case: duplicate", "versions[1].figures[4].id: duplicate", "versions[1].reasons[3].figure: duplicate",
		"versions[1].approvals[0].on: out of order",
		"versions[2].on: out of order", "versions[2].version: duplicate",
	}, fieldtest.Faults(c.Validate()))
}

func TestBusinessCase_Tables(t *testing.T) {
	names := report.NewNames(report.Entry{Noun: report.Organisation, ID: "harrow", Name: "Harrow"})
	c := payrollCase()
	assert.Equal(t, `## Shared payroll

Versions as of 2026-07-01

| Version | Stage | Day | Author | Review by | Approved by | Refused by |
|---|---|---|---|---|---|---|
| 0.1 | Strategic outline case (SOC) | 2025-06-02 | Head of finance | 2025-12-31 (overdue) | Harrow and barnet |  |
| 1.0 | Outline business case (OBC) | 2025-11-03 | Head of finance | 2026-06-30 (overdue) | Harrow | barnet |
| 2.0 | Full business case (FBC) | 2026-02-02 | Head of finance | 2027-02-01 | Harrow and barnet |  |
`, c.Table(names, benefitDay("2026-07-01")).Markdown())
	assert.Len(t, c.Table(names, benefitDay("2026-02-01")).Rows, 2)
	changes, err := c.Changes("1.0", "2.0")
	require.NoError(t, err)
	assert.Equal(t, `## Shared payroll: version 2.0 against 1.0

Full business case (FBC) of 2026-02-02, against Outline business case (OBC) of 2025-11-03. 1 figure has not moved.

| Figure | Change | Before | Now | Difference | Reason |
|---|---|---:|---:|---:|---|
| Saving a year | Moved | £120,000.00 | £100,000.00 | −£20,000.00 | two posts are kept |
| Payback | Moved | 0.7 years | 10 months |  | the saving is less |
| Posts | Dropped | 9 posts |  |  | now in the plan of staff |

### The five cases

2 of the five cases changed.

| Case | Change |
|---|---|
| Economic case | Rewritten |
| Management case | Written |
`, changes.Tables().Markdown())
	changes, _ = c.Changes("0.1", "1.0")
	page := changes.Tables().Markdown()
	assert.Contains(t, page, "| Posts | Moved | 11 posts | 9 posts | −2 | no reason is stated |")
	assert.Contains(t, page, "| One-off cost | Moved | not known | £80,000.00 |  | quoted by the supplier |")
	assert.Contains(t, page, "| Payback | New |  | 0.7 years |  | asked for by the board |")
	assert.Contains(t, page, "0 figures have not moved.")
}

func TestBusinessCase_ChangesNothing(t *testing.T) {
	c := payrollCase()
	fieldtest.Unchanged(t, c, func() {
		changes, err := c.Changes("0.1", "2.0")
		require.NoError(t, err)
		changes.Tables()
		_, err = c.Concerns(benefitDay("2026-07-01"), report.Names{})
		require.NoError(t, err)
		c.GateFacts(benefitDay("2026-07-01"))
		c.Table(report.Names{}, benefitDay("2026-07-01"))
	})
}

func TestCaseChanges_TablesOfNothing(t *testing.T) {
	tables := appraisal.CaseChanges{}.Tables()
	assert.Equal(t, "None of the five cases was written anew.", tables[1].Summary)
}
