package reorganisation_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// direction is one for the two councils a and b, in the limits of the Act.
func direction() reorganisation.Control {
	return reorganisation.Control{
		Councils: orgs("a b"), By: "shadow", From: day("2025-06-01"), Past: day("2026-03-31"), Limits: reorganisation.Section24Limits(),
	}
}

// deal is a contract of a council for some pounds that runs past the day.
func deal(id, council, value, on string) reorganisation.Deal {
	d := reorganisation.Deal{ID: id, Name: id, Kind: reorganisation.OtherContract, Org: orgs(council)[0], On: day(on), RunsTo: day("2027-03-31")}
	if value != "" {
		d.Value = pounds(value)
	}
	return d
}

// answers returns the answer for each deal.
func answers(t *testing.T, c reorganisation.Control, deals ...reorganisation.Deal) (text string) {
	t.Helper()
	all, err := reorganisation.ConsentNeeded(c, deals)
	require.NoError(t, err)
	for _, f := range all {
		text += fmt.Sprintf("%s ", f.Answer)
	}
	return text
}

func TestConsentNeeded_TheLimitsAreStrict(t *testing.T) {
	over := deal("over", "a", "100000.01", "2025-07-01")
	assert.Equal(t, "not-needed missing ", answers(t, direction(), deal("just", "a", "100000.00", "2025-07-01"), over))
	over.RunsTo = day("2026-03-31")
	assert.Equal(t, "not-needed ", answers(t, direction(), over), "it ends with the day")
	over.RunsTo = noDay
	assert.Equal(t, "not-known ", answers(t, direction(), over))
	assert.Equal(t, "not-known ", answers(t, direction(), deal("x", "a", "", "2025-07-01")))
	assert.Equal(t, "not-needed not-needed ", answers(t, direction(), deal("other", "c", "900000.00", "2025-07-01"), deal("before", "a", "900000.00", "2025-05-31")))

	capital := func(value string, varies lifecycle.Answer) reorganisation.Deal {
		d := deal("capital "+value+string(varies), "b", value, "2025-07-01")
		d.Kind, d.Varies = reorganisation.CapitalContract, varies
		return d
	}
	assert.Equal(t, "not-needed missing missing not-known missing ", answers(t, direction(),
		capital("1000000.00", lifecycle.No), capital("1000000.01", lifecycle.No), capital("1.00", lifecycle.Yes), capital("2.00", ""), capital("", lifecycle.Yes)))
}

// Ten contracts of £40,000 with one person are £400,000; disposals always count together.
func TestConsentNeeded_EarlierDealsCountTogether(t *testing.T) {
	first, second, third := deal("1", "a", "40000.00", "2025-07-01"), deal("2", "a", "40000.00", "2025-08-01"), deal("3", "a", "40000.00", "2025-09-01")
	first.With, second.With, third.With = "Brightly", "Brightly", "Brightly"
	assert.Equal(t, "not-needed not-needed missing ", answers(t, direction(), first, second, third))
	all, err := reorganisation.ConsentNeeded(direction(), []reorganisation.Deal{third, first, second})
	require.NoError(t, err)
	assert.Equal(t, []string{"1", "2"}, all[0].With)
	assert.Equal(t, pounds("120000.00"), all[0].Counted.Amount)
	second.With, second.Matter, first.Matter = "Another", "cleaning", "cleaning"
	third.Matter = "cleaning"
	assert.Equal(t, "not-needed not-needed missing ", answers(t, direction(), first, second, third), "the same matter")
	third.Matter, third.With = "catering", "A third"
	assert.Equal(t, "not-needed not-needed not-needed ", answers(t, direction(), first, second, third))
	old := deal("old", "a", "90000.00", "2006-12-31")
	old.With = "Brightly"
	assert.Equal(t, "not-needed not-needed ", answers(t, direction(), old, first), "made before 2007")
	old.On = day("2007-01-01")
	assert.Equal(t, "not-needed missing ", answers(t, direction(), old, first))
	land := func(id, value, on string) reorganisation.Deal {
		d := deal(id, "a", value, on)
		d.Kind = reorganisation.LandDisposal
		return d
	}
	assert.Equal(t, "not-needed missing not-known ", answers(t, direction(), land("x", "60000.00", "2025-07-01"), land("y", "60000.00", "2025-07-02"), deal("z", "a", "", "2025-07-01")))
}

func TestConsentNeeded_ConsentIsEvidence(t *testing.T) {
	for _, c := range []struct {
		by, on, upTo string
		want         string
	}{
		{"shadow", "2025-07-01", "", "held "},
		{"shadow", "2025-07-02", "", "faulty "},
		{"county", "2025-07-01", "", "faulty "},
		{"shadow", "2025-06-30", "200000.00", "held "},
		{"shadow", "2025-06-30", "199999.99", "faulty "},
	} {
		control := direction()
		consent := reorganisation.DealConsent{Deal: "d", By: orgs(c.by)[0], On: day(c.on)}
		if c.upTo != "" {
			consent.UpTo = pounds(c.upTo)
		}
		control.Consents = []reorganisation.DealConsent{{Deal: "another", By: "shadow", On: day("2025-06-01")}, consent}
		assert.Equal(t, c.want, answers(t, control, deal("d", "a", "200000.00", "2025-07-01")), c)
	}
}

func TestConsentNeeded_BadInput(t *testing.T) {
	_, err := reorganisation.ConsentNeeded(direction(), []reorganisation.Deal{deal("d", "a", "1.00", "2026-05-14")})
	assert.ErrorIs(t, err, field.ErrRange)
	assert.EqualError(t, err, "deals[0].on: no limit of a other-contract is known on 2026-05-14: out of range")
	_, err = reorganisation.ConsentNeeded(reorganisation.Control{Limits: []reorganisation.Limit{{}}}, []reorganisation.Deal{{}, {ID: "x"}})
	for _, want := range []string{
		"control.councils: required", "control.from: required", "control.past: required", "control.limits[0].kind: required", "control.limits[0].above: required",
		"control.limits[0].in_force.first: required", "control.limits[0].in_force.last: required", "control.limits[0].edition: required", "deals[0].id: required", "deals[1].on: required",
	} {
		assert.ErrorContains(t, err, want)
	}
	_, err = reorganisation.ConsentNeeded(reorganisation.Control{}, nil)
	assert.ErrorContains(t, err, "control.limits: required")
}

func TestDeadlines_FromTheOrderToTheDay(t *testing.T) {
	order := northamptonshire()
	order.Elections = day("2020-05-07")
	all, err := reorganisation.Deadlines(order, reorganisation.DefaultMilestones(), day("2020-12-31"))
	require.NoError(t, err)
	days := map[string]string{}
	for i, m := range all {
		days[m.Milestone.ID] = fmt.Sprint(m.Due, " ", m.Overdue)
		assert.True(t, i == 0 || !m.Due.Before(all[i-1].Due))
	}
	assert.Equal(t, "2020-02-27 true", days["joint-committee"])
	assert.Equal(t, "2020-05-21 true", days["first-meeting"])
	assert.Equal(t, "2021-03-04 false", days["staff-information"])
	assert.Equal(t, lifecycle.StaffInformationDue(order.Vesting).String()+" false", days["staff-information"])
	assert.Equal(t, "2021-03-11 false", days["council-tax"], "by 11 March")
	plan := all.WorkPlan()
	require.NoError(t, plan.Validate())
	assert.Len(t, plan.Tasks, len(all))
	early, err := reorganisation.Deadlines(order, reorganisation.DefaultMilestones(), day("2020-02-01"))
	require.NoError(t, err)
	assert.True(t, early[len(early)-1].Due.IsZero(), "the order was not made")
	assert.Contains(t, early.Table().Markdown(), "| not known | The joint committee of the old councils meets |")
	assert.Len(t, early.WorkPlan().Tasks, len(all)-3)
	_, err = reorganisation.Deadlines(order, []reorganisation.Milestone{{Days: 4000}}, noDay)
	assert.EqualError(t, err, "known: required\nmilestones[0].id: required\nmilestones[0].what: required\nmilestones[0].owner: required\nmilestones[0].from: required\nmilestones[0].days: 4000 is not from -3660 to 3660: out of range")
}
