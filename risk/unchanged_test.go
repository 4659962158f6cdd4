package risk_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// spoilRisk changes all that a risk leads to.
func spoilRisk(r *risk.Risk) {
	fillWith(r.Members, "spoilt")
	fillWith(r.Lines, "spoilt")
	fillWith(r.CausedBy, "spoilt")
	fillWith(r.Related, "spoilt")
	fillWith(r.Controls, risk.Control{})
	fillWith(r.Bearing.AtFault, "spoilt")
	for i := range r.Indicators {
		fillWith(r.Indicators[i].Readings, risk.Reading{})
	}
	fillWith(r.Indicators, risk.Indicator{})
	fillWith(r.Actions, risk.Action{})
}

// fillWith sets every entry of a list.
func fillWith[T any](list []T, value T) {
	for i := range list {
		list[i] = value
	}
}

// Nothing that is returned leads back to what was given: whoever changes a result
// changes nothing else, and no call changes its arguments.
func TestResultsAreOnesOwn(t *testing.T) {
	t.Parallel()
	before, now := written(), written()
	before.AsOf = day("2026-06-20")
	before.Risks[4] = sound("double")
	both := []risk.Register{before, now}
	plan := now.Plans[0]
	for name, call := range map[string]func(t *testing.T){
		"Changes": func(t *testing.T) {
			changes, err := risk.Changes(both)
			require.NoError(t, err)
			for _, c := range changes.Changes {
				for _, f := range c.Details {
					fillWith(f.Refs, risk.DetailRef{})
				}
				fillWith(c.Details, risk.ChangeDetail{})
				fillWith(c.MergedFrom, "spoilt")
			}
			fillWith(changes.Changes, risk.Change{})
		},
		"Standings": func(*testing.T) {
			fillWith(now.Standings(), risk.Standing{})
			fillWith(now.Concerning("harrow"), risk.Standing{})
			fillWith(now.OnLine("litigation"), risk.Standing{})
		},
		"Tallies": func(*testing.T) {
			tallies := now.Tallies(risk.ByMember)
			fillWith(tallies.Ratings, "spoilt")
			for _, x := range tallies.Groups {
				fillWith(x.Rated, 77)
			}
		},
		"Coverage": func(t *testing.T) {
			coverages, err := now.Coverage(now.AsOf)
			require.NoError(t, err)
			for _, c := range coverages {
				for _, p := range c.Plans {
					fillWith(p.Gaps, "spoilt")
				}
				fillWith(c.Missing, "spoilt")
			}
		},
		"Escalate": func(t *testing.T) {
			found, err := risk.Escalate([]risk.EscalationRule{{To: "a", Source: "b", Overdue: true}}, both)
			require.NoError(t, err)
			for _, e := range found {
				fillWith(e.Reasons, "spoilt")
			}
		},
		"Join": func(t *testing.T) {
			joined, err := risk.Join([]risk.Register{now})
			require.NoError(t, err)
			fillWith(joined.Members, "spoilt")
			fillWith(joined.Matrix.Ratings, "spoilt")
			fillWith(joined.AppetiteRatings, "spoilt")
			fillWith(joined.Appetites, risk.AppetiteStatement{})
			fillWith(joined.ReviewMonths, 77)
			for i := range joined.Risks {
				spoilRisk(&joined.Risks[i])
			}
			fillWith(joined.Plans[0].Steps, risk.PlanStep{})
		},
		"Translate": func(t *testing.T) {
			to := toWords()
			moved, _, err := now.Translate(matrix.FourByFour(), to)
			require.NoError(t, err)
			for i := range moved.Risks {
				spoilRisk(&moved.Risks[i])
			}
			fillWith(moved.Members, "spoilt")
		},
		"Risk": func(*testing.T) {
			r, _ := now.Risk("locums")
			spoilRisk(&r)
			fillWith(now.MembersOf(now.Risks[0]), "spoilt")
			fillWith(now.MembersOf(risk.Risk{}), "spoilt")
		},
		"ContingencyPlan": func(t *testing.T) {
			moved, err := plan.Move(risk.InvokedPlan, day("2026-06-30"), "The board")
			require.NoError(t, err)
			fillWith(moved.Moves, risk.PlanMove{})
			fillWith(moved.Tests, risk.PlanTest{})
			fillWith(moved.Risks, "spoilt")
			fillWith(plan.Gaps(now.AsOf), "spoilt")
		},
		"HeatMap": func(t *testing.T) {
			h := now.HeatMap()
			fillWith(h.Matrix.Ratings, "spoilt")
			fillWith(h.Risks, matrix.Marker{})
		},
		"Tables": func(*testing.T) {
			for _, table := range now.Tables(report.Names{}) {
				for _, row := range table.Rows {
					fillWith(row, "spoilt")
				}
			}
		},
		"Checks": func(*testing.T) {
			results := risk.Checks().Judge(now, now.AsOf).Results
			for _, r := range results {
				for i := range r.Findings {
					r.Findings[i].Found = "spoilt"
				}
			}
		},
		"Validate": func(t *testing.T) { assert.NoError(t, now.Validate()) },
	} {
		t.Run(name, func(t *testing.T) { fieldtest.Unchanged(t, both, func() { call(t) }) })
	}
}

func TestBearing_SplitIsOnesOwn(t *testing.T) {
	t.Parallel()
	bearing := agreed()
	fieldtest.Unchanged(t, bearing, func() {
		split, err := bearing.Split(risk.Loss{Amount: pounds("900000.00")})
		require.NoError(t, err)
		fillWith(split.Charges, split.Charges[0])
		for _, step := range split.Steps {
			fillWith(step.Workings, costing.Working{})
		}
	})
}

func TestPropose_IsOnesOwn(t *testing.T) {
	t.Parallel()
	p, orgs := settled()
	orgs[1].Control = nil
	fieldtest.Unchanged(t, []any{p, orgs}, func() {
		for _, x := range risk.Propose(p, orgs, day("2026-06-30")) {
			fillWith(x.Reasons, "spoilt")
			fillWith(x.Indicators, "spoilt")
			fillWith(x.Treatments, "spoilt")
		}
	})
	fillWith(risk.Barriers()[0].Indicators, "spoilt")
	assert.NotEqual(t, "spoilt", risk.Barriers()[0].Indicators[0])
}
