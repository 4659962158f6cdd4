package risk_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// eachField calls visit with a copy of base for each of its fields, in which that field
// alone is another. Every field must have a value of its own in other.
func eachField[T any](t *testing.T, base, other T, visit func(field string, changed T)) {
	t.Helper()
	for i := range reflect.TypeFor[T]().NumField() {
		field := reflect.TypeFor[T]().Field(i).Name
		from := reflect.ValueOf(other).Field(i)
		changed := base
		to := reflect.ValueOf(&changed).Elem().Field(i)
		require.False(t, reflect.DeepEqual(to.Interface(), from.Interface()), "the test changes %s", field)
		to.Set(from)
		visit(field, changed)
	}
}

// otherRisk is a risk that differs from a sound one in every field.
func otherRisk() risk.Risk {
	return risk.Risk{
		ID: "other", Ref: "Corp 1", Objectives: []string{"x"}, Source: "clause 21", Title: "Too few solicitors", Cause: "Rents rise", Event: "Solicitors leave", Consequence: "Cases are lost",
		Nature: risk.Opportunity, Category: risk.LegalRisk, Treatment: risk.Transfer,
		Owner: "Head of Practice", ActionOwner: "Clerk", Raised: day("2025-07-01"), Reviewed: day("2026-03-01"), Proximity: day("2027-01-01"),
		Velocity: risk.WithinDays, Members: orgs("harrow"), Lines: []partnership.LineID{"litigation"}, Bearing: halves(),
		Estimate: risk.Estimate{Probability: qty("0.5"), Least: pounds("1.00"), Most: pounds("2.00")},
		Inherent: assessed("2025-06-30", "5 5", "x"), Current: assessed("2026-03-20", "4 3", "x"), Target: assessed("2027-03-31", "1 1", "x"),
		Acceptance: risk.Acceptance{By: "Board", On: day("2026-01-01"), Until: day("2027-01-01")},
		AlsoIn:     []risk.Category{risk.SecurityRisk}, SharedControls: []string{"agency"}, Occurrences: []risk.Occurrence{{On: day("2026-01-01")}},
		CausedBy: []risk.RiskID{"r2"}, Related: []risk.RiskID{"r2"},
		Status: risk.ClosedRisk, Ended: day("2026-01-01"), EndReason: "over", MergedInto: "r2", SplitFrom: "r2",
	}
}

// report of one risk that was so before and is so now.
func reported(t *testing.T, before, now risk.Risk) risk.ChangeReport {
	t.Helper()
	q := quarters()
	r2 := sound("r2")
	found, err := risk.Changes([]risk.Register{at(q[0], before, r2), at(q[1], now, r2)})
	require.NoError(t, err)
	return found
}

// No field of a risk is forgotten by the report of changes.
func TestChanges_CompareEveryFieldOfARisk(t *testing.T) {
	t.Parallel()
	eachField(t, sound("r1"), otherRisk(), func(field string, changed risk.Risk) {
		found := reported(t, sound("r1"), changed).Changes
		said := len(found) != 2 || found[0].Kind != risk.ChangeKept || found[0].Shift != matrix.NoShift || len(found[0].Details) > 0
		assert.True(t, said, field)
	})
	over := sound("r1")
	over.Status, over.Ended, over.EndReason, over.MergedInto = risk.MergedRisk, day("2026-02-01"), "why", "r3"
	assert.Len(t, reported(t, over, over).Changes, 1)
	for _, change := range []func(*risk.Risk){
		func(r *risk.Risk) { r.Ended = day("2026-02-02") },
		func(r *risk.Risk) { r.EndReason = "another" },
		func(r *risk.Risk) { r.MergedInto = "r2" },
		func(r *risk.Risk) { r.Status, r.MergedInto = risk.ClosedRisk, "" },
	} {
		now := over
		change(&now)
		found := reported(t, over, now).Changes
		require.Len(t, found, 2)
		assert.Equal(t, risk.ChangeOver, found[0].Kind)
		assert.NotEmpty(t, found[0].Details)
	}
}

// Nor is a field of what a risk has.
func TestChanges_CompareEveryFieldOfItsParts(t *testing.T) {
	t.Parallel()
	holds := func(field string, change func(*risk.Risk)) {
		t.Helper()
		base, now := sound("r1"), sound("r1")
		base.Bearing, now.Bearing = agreed(), agreed()
		change(&now)
		assert.NotEmpty(t, reported(t, base, now).Changes[0].Details, field)
	}
	assessment := risk.Assessment{
		On: day("2026-01-01"), By: "another", Reason: "another", Likelihood: "1", Impact: "1", Score: qty("1"), Rating: "amber",
		Impacts: []matrix.CriterionImpact{{Criterion: "money", Impact: "1"}},
	}
	eachField(t, sound("r1").Inherent, assessment, func(field string, a risk.Assessment) {
		holds("inherent."+field, func(r *risk.Risk) { r.Inherent = a })
	})
	eachField(t, sound("r1").Target, assessment, func(field string, a risk.Assessment) {
		holds("target."+field, func(r *risk.Risk) { r.Target = a })
	})
	eachField(t, sound("r1").Actions[0].Expected, assessment, func(field string, a risk.Assessment) {
		holds("expected."+field, func(r *risk.Risk) { r.Actions[0].Expected = a })
	})
	eachField(t, sound("r1").Actions[0], risk.Action{
		ID: "b", What: "x", Owner: "x", Due: day("2026-01-01"), Cost: pounds("1.00"), CostMost: pounds("99999.00"), Ongoing: true, Progress: qty("0.6"), Expected: assessment, Done: day("2026-01-01"),
	}, func(field string, a risk.Action) { holds("action."+field, func(r *risk.Risk) { r.Actions[0] = a }) })
	eachField(t, sound("r1").Controls[0], risk.Control{
		ID: "b", Title: "x", Owner: "x", Effectiveness: qty("0.9"), Status: risk.Failed, From: day("2025-01-01"),
		Kind: risk.Detective, Strength: risk.WeakControl, Tested: day("2026-01-01"), Evidence: "x",
	}, func(field string, c risk.Control) { holds("control."+field, func(r *risk.Risk) { r.Controls[0] = c }) })
	eachField(t, sound("r1").Indicators[0], risk.Indicator{
		ID: "b", Measure: "x", Better: partnership.HigherIsBetter, Warning: qty("7"), Limit: qty("14"), Readings: []risk.Reading{{On: day("2026-03-01"), Value: qty("11")}},
	}, func(field string, i risk.Indicator) {
		holds("indicator."+field, func(r *risk.Risk) { r.Indicators[0] = i })
	})
	happened := risk.Occurrence{On: day("2026-01-05"), What: "A flood", Loss: risk.Loss{Amount: pounds("1.00")}, Booked: "J14"}
	eachField(t, happened, risk.Occurrence{On: day("2026-01-06"), What: "x", Loss: risk.Loss{Amount: pounds("2.00")}, Booked: "x"}, func(field string, o risk.Occurrence) {
		base, now := sound("r1"), sound("r1")
		base.Occurrences, now.Occurrences = []risk.Occurrence{happened}, []risk.Occurrence{o}
		assert.NotEmpty(t, reported(t, base, now).Changes[0].Details, field)
		assert.NotEmpty(t, reported(t, base, sound("r1")).Changes[0].Details, field)
	})
	eachField(t, happened.Loss, risk.Loss{Amount: pounds("2.00"), Fault: risk.UnlawfulAct, AtFault: shares("harrow 1/1")}, func(field string, l risk.Loss) {
		base, now := sound("r1"), sound("r1")
		base.Occurrences, now.Occurrences = []risk.Occurrence{happened}, []risk.Occurrence{happened}
		now.Occurrences[0].Loss = l
		assert.NotEmpty(t, reported(t, base, now).Changes[0].Details, field)
	})
	eachField(t, agreed(), risk.Bearing{
		Clause: "another", Shares: halves().Shares, Caps: []risk.Cap{{Org: "harrow", Most: pounds("1.00"), RestTo: "barnet"}},
		AtFault: []risk.FaultKind{risk.GrossNegligence}, Insurance: []risk.Insurance{{Insurer: "another"}},
	}, func(field string, b risk.Bearing) { holds("bearing."+field, func(r *risk.Risk) { r.Bearing = b }) })
}

// Nor is what the register holds beside its risks.
func TestChanges_CompareEveryFieldOfARegister(t *testing.T) {
	t.Parallel()
	q := quarters()
	before, now := at(q[0], sound("r1")), at(q[1], sound("r1"))
	before.Plans, now.Plans = []risk.ContingencyPlan{exitPlan()}, []risk.ContingencyPlan{exitPlan()}
	labelled := now.Matrix.Clone()
	labelled.Likelihood[4].Label = "Almost certain"
	elsewhere := map[string]bool{"Partnership": true, "Member": true, "AsOf": true, "Risks": true, "OpportunityMatrix": true} // errors, days and changes
	eachField(t, now, risk.Register{
		Partnership: [16]byte{1}, Member: "harrow", Title: "x", AsOf: q[2], Members: orgs("harrow"), Matrix: labelled, PlansFrom: "amber",
		ReviewMonths: []int{3, 2, 1}, ReviewWeeks: []int{3, 2, 1}, AppetiteRatings: []matrix.Rating{"green", "green", "green", "green", "green"},
		Appetites: []risk.AppetiteStatement{{Appetite: risk.Eager}}, Risks: []risk.Risk{sound("r2")},
		Controls: []risk.Control{{ID: "agency", Title: "Agency framework", Status: risk.Working}}, OpportunityMatrix: gains(),
	}, func(field string, changed risk.Register) {
		found, err := risk.Changes([]risk.Register{before, changed})
		if elsewhere[field] {
			return
		}
		require.NoError(t, err, field)
		assert.NotEmpty(t, found.Details, field)
	})
	same, err := risk.Changes([]risk.Register{before, now})
	require.NoError(t, err)
	assert.Empty(t, same.Details)
	before.OpportunityMatrix, now.OpportunityMatrix = gains(), gains()
	now.OpportunityMatrix.Impact[0].Label = "Hardly any benefit"
	called, err := risk.Changes([]risk.Register{before, now})
	require.NoError(t, err)
	assert.Len(t, called.Details, 1)

	eachField(t, exitPlan(), risk.ContingencyPlan{
		ID: "b", Function: "x", Risks: []risk.RiskID{"r1"}, Exit: false, Trigger: "x", Warning: qty("1"), Owner: "x", Steps: []risk.PlanStep{{What: "x"}},
		Prepare: pounds("1.00"), Implement: pounds("1.00"), StandDown: pounds("1.00"), Funding: []partnership.Share{}, TestMonths: 1,
		Moves: []risk.PlanMove{{To: risk.DraftPlan, On: day("2025-09-01")}}, RetireWhen: "x", Tests: []risk.PlanTest{{How: "x"}},
	}, func(field string, p risk.ContingencyPlan) {
		after := now
		after.Plans = []risk.ContingencyPlan{p}
		found, err := risk.Changes([]risk.Register{before, after})
		require.NoError(t, err)
		assert.NotEmpty(t, found.Details, field)
	})
}

// From half each to one alone is the first thing that is said, and no risk is unchanged of
// which something else has changed.
func TestChanges_SayFirstWhoBearsIt(t *testing.T) {
	t.Parallel()
	q := quarters()
	before, now := sound("r1"), sound("r1")
	before.Bearing = halves()
	now.Bearing = risk.Bearing{Shares: []partnership.Share{{Org: "harrow", Fraction: partnership.MustFraction("100%")}}}
	now.Title, now.Members = "Too few solicitors", orgs("harrow")
	first, second := at(q[0], before), at(q[1], now)
	armed := exitPlan()
	armed.Moves = append(armed.Moves, risk.PlanMove{To: risk.ArmedPlan, On: day("2026-01-01")})
	invoked := armed
	invoked.Moves = append(invoked.Moves, risk.PlanMove{To: risk.InvokedPlan, On: day("2026-06-20")})
	first.Plans, second.Plans = []risk.ContingencyPlan{armed}, []risk.ContingencyPlan{invoked}
	found, err := risk.Changes([]risk.Register{first, second})
	require.NoError(t, err)
	assert.Equal(t, []string{
		"bearing harrow 100% (was harrow 1/2, barnet 1/2)",
		"concerns harrow (was all members)",
		"title Too few solicitors (was Too few lawyers)",
	}, details(found.Changes[0]))
	assert.Equal(t, "contingency plan invoked (was armed): exit", found.Details[0].Text(noNames))
	names := report.NewNames(report.Entry{Noun: report.Organisation, ID: "harrow", Name: "Harrow"})
	assert.Equal(t, "bearing Harrow 100% (was Harrow 1/2, barnet 1/2)", found.Changes[0].Details[0].Text(names))
	tables := found.Tables(report.Join(second.Names(), names))
	assert.Equal(t, "2026-03-31 to 2026-06-30: 1 changed otherwise", tables[0].Summary)
	assert.Contains(t, tables.Markdown(), "| The register | contingency plan invoked (was armed): Legal advice to both boroughs |")
}

// A matrix that rates as before may be called otherwise, and so may its levels and its
// criteria; a plan that comes and one that goes are said.
func TestChanges_SayWhatIsCalledOtherwise(t *testing.T) {
	t.Parallel()
	q := quarters()
	before, now := at(q[0]), at(q[1])
	before.Matrix.Criteria = []matrix.Criterion{{ID: "money", Name: "Money"}, {ID: "service", Name: "Service"}}
	before.Matrix.Combine = matrix.WorstImpact
	now.Matrix = before.Matrix.Clone()
	now.Matrix.Name, now.Matrix.Source, now.Matrix.Criteria[1].Name = "Our matrix", "Strategy", "Services"
	now.Matrix.Likelihood[4].Label, now.Matrix.Impact[0].Label = "Certain", "Small"
	require.NoError(t, now.Validate())
	gone := exitPlan()
	gone.ID = "gone"
	begun := exitPlan()
	begun.Moves = nil
	before.Plans, now.Plans = []risk.ContingencyPlan{gone}, []risk.ContingencyPlan{begun}
	found, err := risk.Changes([]risk.Register{before, now})
	require.NoError(t, err)
	got := []string{}
	for _, d := range found.Details {
		got = append(got, d.String())
	}
	assert.Equal(t, []string{
		"matrix Our matrix (was Tri-borough shared services)",
		"source of the matrix Strategy (was " + before.Matrix.Source + ")",
		"likelihood 5 is called Certain (was not recorded)",
		"impact 1 is called Small (was not recorded)",
		"criterion service is called Services (was Service)",
		"new contingency plan, not begun: exit",
		"contingency plan taken out: gone",
	}, got)
}

// A move that was entered with a wrong day, and a step that takes one day.
func TestChanges_SayWhatWasCorrected(t *testing.T) {
	t.Parallel()
	q := quarters()
	first, second := at(q[0]), at(q[1])
	was, is := exitPlan(), exitPlan()
	is.Moves = slices.Clone(is.Moves)
	is.Moves[0].On = is.Moves[0].On.AddDays(-1)
	was.Steps = []risk.PlanStep{{What: "Call", Owner: "Ann", Lead: qty("2")}}
	is.Steps = []risk.PlanStep{{What: "Call", Owner: "Ann", Lead: qty("1")}}
	first.Plans, second.Plans = []risk.ContingencyPlan{was}, []risk.ContingencyPlan{is}
	found, err := risk.Changes([]risk.Register{first, second})
	require.NoError(t, err)
	require.Len(t, found.Details, 2)
	assert.Equal(t, "moves of the contingency plan corrected: exit", found.Details[0].String())
	assert.Contains(t, found.Details[1].String(), "Call by Ann within 1 day (was Call by Ann within 2 days)")
}

// What was over, and of which something is recorded otherwise, is counted apart.
func TestChangeReport_CountsWhatIsOver(t *testing.T) {
	t.Parallel()
	q := quarters()
	later := closed("r1")
	later.EndReason = "The posts were cut"
	found, err := risk.Changes([]risk.Register{at(q[0], closed("r1")), at(q[1], later)})
	require.NoError(t, err)
	tables := found.Tables(noNames)
	assert.Equal(t, "2026-03-31 to 2026-06-30: 1 over, and changed", tables[0].Summary)
	assert.Equal(t, [][]string{{"Too few lawyers", "reason of the end The posts were cut (was The posts are filled)"}}, tables[1].Rows)
}

// To look at a risk again and leave it as it was is no change of it.
func TestChanges_LookingAgainChangesNothing(t *testing.T) {
	t.Parallel()
	now := sound("r1")
	now.Reviewed, now.Current.On, now.Current.Reason = day("2026-06-20"), day("2026-06-20"), "Still seven"
	found := reported(t, sound("r1"), now)
	assert.Equal(t, []string{"reviewed on 2026-06-20 (was no date)", "assessed again on 2026-06-20: Still seven"}, details(found.Changes[0]))
	assert.Equal(t, "2026-03-31 to 2026-06-30: 2 unchanged", found.Tables(noNames)[0].Summary)
}

// A reference to a place where its text is not changes nothing.
func TestChangeDetail_TextOfADamagedReference(t *testing.T) {
	t.Parallel()
	for _, at := range []int{-1, 3, 99} {
		d := risk.ChangeDetail{What: "owner a", Refs: []risk.DetailRef{{At: at, Noun: report.Organisation, ID: "a"}}}
		assert.Equal(t, "owner a", d.Text(report.NewNames(report.Entry{Noun: report.Organisation, ID: "a", Name: "Ashford"})))
	}
}

// What was closed, then dropped, and is back is open again; what was open and dropped is
// back; and a risk that was split has parts.
func TestChanges_LookFurtherBack(t *testing.T) {
	t.Parallel()
	q := quarters()
	for _, c := range []struct {
		first risk.Risk
		third risk.Risk
		want  risk.ChangeKind
	}{
		{closed("r1"), sound("r1"), risk.ChangeReopened},
		{sound("r1"), sound("r1"), risk.ChangeBack},
		{sound("r9"), sound("r1"), risk.ChangeNew},
		{sound("r1"), closed("r1"), risk.ChangeClosed},
	} {
		assert.Equal(t, c.want, only(t, at(q[0], c.first), at(q[1]), at(q[2], c.third)).Kind)
	}
	found, err := risk.Changes([]risk.Register{at(q[0], closed("r1")), at(q[1]), at(q[2], closed("r1"))})
	require.NoError(t, err)
	assert.Empty(t, found.Changes)

	part, other := sound("part"), sound("other")
	part.SplitFrom, other.SplitFrom = "r1", "r1"
	split, err := risk.Changes([]risk.Register{at(q[0], sound("r1")), at(q[1], sound("r1"), part, other)})
	require.NoError(t, err)
	assert.Equal(t, []risk.RiskID{"part", "other"}, split.Changes[0].SplitInto)
	assert.Equal(t, risk.ChangeSplit, split.Changes[1].Kind)
	assert.Equal(t, risk.RiskID("r1"), split.Changes[1].SplitFrom)
	text := split.Tables(noNames).Markdown()
	assert.Contains(t, text, "| Too few lawyers (r1) | unchanged, split into Too few lawyers (part) and Too few lawyers (other) |")
	assert.Contains(t, text, "| Too few lawyers (part) | split off from Too few lawyers (r1) |")
}

// Each pair of many registers has its report, and the last is that of Changes.
func TestChangesOver_ReportsEveryPair(t *testing.T) {
	t.Parallel()
	q := quarters()
	three := []risk.Register{at(q[0], levels("r1", q[0], "2 2")), at(q[1], levels("r1", q[1], "3 2")), at(q[2], levels("r1", q[2], "4 2"))}
	reports, err := risk.ChangesOver(three)
	require.NoError(t, err)
	require.Len(t, reports, 2)
	first, err := risk.Changes(three[:2])
	require.NoError(t, err)
	last, err := risk.Changes(three)
	require.NoError(t, err)
	assert.Equal(t, []risk.ChangeReport{first, last}, reports)
	_, err = risk.ChangesOver(three[:1])
	require.EqualError(t, err, "registers: registers found: 1, wanted: 2 or more: required")
}

func ExampleChangesOver() {
	q := quarters()
	reports, err := risk.ChangesOver([]risk.Register{
		at(q[0], levels("r1", q[0], "2 2")), at(q[1], levels("r1", q[1], "3 2")), at(q[2], levels("r1", q[2], "3 1")),
	})
	for _, r := range reports {
		fmt.Println(r.From, r.To, r.Changes[0].Shift)
	}
	fmt.Println(err)
	// Output:
	// 2026-03-31 2026-06-30 up
	// 2026-06-30 2026-09-30 down
	// <nil>
}

func ExampleChangeDetail_Text() {
	d := risk.ChangeDetail{What: "concerns harrow (was all members)", Refs: []risk.DetailRef{{At: 9, Noun: report.Organisation, ID: "harrow"}}}
	fmt.Println(d.Text(report.NewNames(report.Entry{Noun: report.Organisation, ID: "harrow", Name: "London Borough of Harrow"})))
	// Output: concerns London Borough of Harrow (was all members)
}

// How often a plan is tested is not recorded, which is not every 0 months; and the members
// and the funding that are left out were not recorded, and not agreed.
func TestChanges_WhatIsNotRecordedIsNotNone(t *testing.T) {
	t.Parallel()
	q := quarters()
	first, second := at(q[0], sound("r1")), at(q[1], sound("r1"))
	was, is := exitPlan(), exitPlan()
	was.Risks = []risk.RiskID{"r1"}
	is.TestMonths, is.Funding, is.Risks = 0, nil, nil
	first.Plans, second.Plans = []risk.ContingencyPlan{was}, []risk.ContingencyPlan{is}
	second.Members = nil
	first.Risks[0].Bearing = risk.Bearing{Shares: shares("harrow 1/2 barnet 1/2")}
	found, err := risk.Changes([]risk.Register{first, second})
	require.NoError(t, err)
	var got []string
	for _, d := range found.Details {
		got = append(got, d.String())
	}
	assert.Equal(t, []string{
		"members none recorded (was harrow, barnet)",
		"contingency plan, who pays not agreed (was harrow 1/2, barnet 1/2): exit",
		"contingency plan, risks none recorded (was r1): exit",
		"contingency plan, months to the next test not recorded (was 24): exit",
	}, got)
	assert.Equal(t, []string{"bearing not agreed (was harrow 1/2, barnet 1/2)"}, details(found.Changes[0]))
}
