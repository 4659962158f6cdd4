package risk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
)

func TestRiskValidates(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change func(*risk.Risk)
		want   string
	}{
		{"sound", func(*risk.Risk) {}, ""},
		{"nothing", func(r *risk.Risk) { *r = risk.Risk{} }, lines("id: required", "title: required", "nature: required", "status: required")},
		{"nobody's, not assessed, two of one control", func(r *risk.Risk) {
			r.Owner, r.Current, r.Controls[1].ID = "", risk.Assessment{}, "locums"
		}, ""},
		{"no such categories", func(r *risk.Risk) {
			r.ID, r.Nature, r.Treatment, r.Velocity, r.Status = "r 1", "Threat", "hope", 9, "new"
		}, lines(`id: "r 1" is not a risk id (1 to 64 letters, digits and -_.:/): invalid`, `nature: "Threat" is not a nature of a risk (threat, opportunity): invalid`,
			`treatment: "hope" is not a treatment (tolerate, treat, transfer, terminate, take): invalid`, "velocity: velocity found: 9, wanted: 1 to 5: invalid",
			`status: "new" is not a status of a risk (open, closed, merged): invalid`)},
		{"a threat to take", func(r *risk.Risk) { r.Treatment = risk.Take }, "treatment: \"take\" does not fit a threat: invalid"},
		{"an opportunity to treat", func(r *risk.Risk) { r.Nature = risk.Opportunity }, "treatment: \"treat\" does not fit an opportunity: invalid"},
		{"an opportunity to end", func(r *risk.Risk) { r.Nature, r.Treatment = risk.Opportunity, risk.Terminate }, "treatment: \"terminate\" does not fit an opportunity: invalid"},
		{"an opportunity to take", func(r *risk.Risk) { r.Nature, r.Treatment = risk.Opportunity, risk.Take }, ""},
		{"an opportunity to share", func(r *risk.Risk) { r.Nature, r.Treatment = risk.Opportunity, risk.Transfer }, ""},
		{"whom and what it concerns", func(r *risk.Risk) {
			r.Members, r.Lines = orgs("harrow ! harrow"), []partnership.LineID{"hr", "hr", ""}
		}, lines(`members[1]: "!" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid`, "members[2]: duplicate: \"harrow\" is already members[0]",
			"lines[2]: required", "lines[1]: duplicate: \"hr\" is already lines[0]")},
		{"who bears it and how much", func(r *risk.Risk) {
			r.Bearing, r.Estimate = risk.Bearing{Clause: "17.3"}, risk.Estimate{Least: pounds("2.00"), Most: pounds("1.00")}
		}, lines("bearing.shares: required", "estimate.probability: required", "estimate.most: 1.00 is below the least, 2.00: out of order")},
		{"an estimate", func(r *risk.Risk) {
			r.Estimate = risk.Estimate{Probability: qty("1.01"), Least: pounds("-2.00"), Most: pounds("-1.00")}
		}, lines("estimate.probability: 1.01 is not from 0 to 1: out of range", "estimate.least: -2.00 is less than 0.00: invalid", "estimate.most: -1.00 is less than 0.00: invalid")},
		{"controls and actions", func(r *risk.Risk) {
			r.Controls[0].Status = ""
			r.Actions = append(r.Actions, risk.Action{ID: "market", Cost: pounds("-1.00"), Expected: risk.Assessment{Likelihood: "2"}})
		}, lines("controls[0].status: required", "actions[1].what: required", "actions[1].cost: -1.00 is less than 0.00: invalid", "actions[1].id: duplicate: \"market\" is already actions[0]")},
		{"accepted until before", accept("2026-05-01", "2026-04-30"), "acceptance.until: 2026-04-30 is before the approval on 2026-05-01: out of order"},
		{"accepted for a day", accept("2026-05-01", "2026-05-01"), ""},
		{"accepted by nobody", func(r *risk.Risk) { r.Acceptance.Reason = "Minute 7" }, ""},
		{"indicators", func(r *risk.Risk) {
			r.Indicators = append(r.Indicators, r.Indicators[0])
			r.Indicators[1].Measure = ""
		}, lines("indicators[1].measure: required", "indicators[1].id: duplicate: \"vacancies\" is already indicators[0]")},
		{"itself", func(r *risk.Risk) {
			r.CausedBy, r.Related = []risk.RiskID{"r1", "r2", "r2"}, []risk.RiskID{"", "r1"}
		}, lines("caused_by[0]: r1 is the risk itself: invalid", "caused_by[2]: duplicate: \"r2\" is already caused_by[1]", "related[0]: required", "related[1]: r1 is the risk itself: invalid")},
		{"closed", func(r *risk.Risk) { r.Status, r.Ended = risk.ClosedRisk, day("2026-06-30") }, ""},
		{"closed on no day", func(r *risk.Risk) { r.Status = risk.ClosedRisk }, "ended: required"},
		{"closed before it was raised", func(r *risk.Risk) { r.Status, r.Ended = risk.ClosedRisk, day("2025-06-29") }, "ended: 2025-06-29 is before it was raised, 2025-06-30: out of order"},
		{"ended and open", func(r *risk.Risk) { r.Ended, r.MergedInto = day("2026-06-30"), "r2" }, lines(
			"ended: 2026-06-30, and the risk is open: invalid", `merged_into: "r2", and the risk is not merged: invalid`)},
		{"merged", func(r *risk.Risk) { *r = merged("r1", "r2") }, ""},
		{"merged into nothing", func(r *risk.Risk) { *r = merged("r1", ""); r.Ended = calendar.Date{} }, lines("ended: required", "merged_into: required")},
		{"merged with an action", func(r *risk.Risk) {
			*r = merged("r1", "r2")
			r.Actions = sound("r1").Actions
		}, "actions[0]: the risk is merged, and the action is not done: move it to r2: invalid"},
		{"merged with an action that is done", func(r *risk.Risk) {
			*r = merged("r1", "r2")
			r.Actions = sound("r1").Actions
			r.Actions[0].Done = day("2026-05-31")
		}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			err := changed(c.change).Validate()
			if c.want == "" {
				require.NoError(t, err)
				return
			}
			require.EqualError(t, err, c.want)
		})
	}
}

func TestActionsOverdue(t *testing.T) {
	t.Parallel()
	a := risk.Action{Due: day("2026-06-30")}
	assert.False(t, a.Overdue(day("2026-06-30")))
	assert.True(t, a.Overdue(day("2026-07-01")))
	a.Done = day("2026-07-02")
	assert.True(t, a.Overdue(day("2026-07-01")), "it was not done yet")
	assert.False(t, a.Overdue(day("2026-07-02")))
	assert.False(t, risk.Action{}.Overdue(day("2026-07-01")))
}

func TestAcceptanceHolds(t *testing.T) {
	t.Parallel()
	a := changed(accept("2026-04-01", "2026-12-31")).Acceptance
	for on, want := range map[string]bool{"2026-03-31": false, "2026-04-01": true, "2026-12-31": true, "2027-01-01": false} {
		assert.Equal(t, want, a.Holds(day(on)), on)
	}
	for _, change := range []func(*risk.Acceptance){
		func(a *risk.Acceptance) { a.By = " " },
		func(a *risk.Acceptance) { a.On = calendar.Date{} },
		func(a *risk.Acceptance) { a.Until = calendar.Date{} },
	} {
		poor := a
		change(&poor)
		assert.False(t, poor.Holds(day("2026-06-30")))
		assert.False(t, poor.IsZero())
	}
	assert.True(t, risk.Acceptance{}.IsZero())
	assert.False(t, risk.Acceptance{}.Holds(calendar.Date{}))
}
