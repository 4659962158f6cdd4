package reorganisation_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// direction is one for the two councils a and b, in the limits of the Act.
func direction() reorganisation.Section24Direction {
	return reorganisation.Section24Direction{
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
func answers(t *testing.T, c reorganisation.Section24Direction, deals ...reorganisation.Deal) (text string) {
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
		d.Kind, d.Varies, d.With = reorganisation.CapitalContract, varies, d.ID
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
		under := direction()
		consent := reorganisation.DealConsent{Deal: "d", By: orgs(c.by)[0], On: day(c.on)}
		if c.upTo != "" {
			consent.UpTo = pounds(c.upTo)
		}
		under.Consents = []reorganisation.DealConsent{{Deal: "another", By: "shadow", On: day("2025-06-01")}, consent}
		another := deal("another", "c", "1.00", "2025-07-01")
		assert.Equal(t, "not-needed "+c.want, answers(t, under, another, deal("d", "a", "200000.00", "2025-07-01")), c)
	}
}

// What is not recorded is not taken for consent.
func TestConsentNeeded_WhatIsNotRecordedIsNotKnown(t *testing.T) {
	capital := deal("d", "a", "", "2025-07-01")
	capital.Kind, capital.Varies = reorganisation.CapitalContract, lifecycle.Yes
	under := direction()
	consent := reorganisation.DealConsent{Deal: "d", By: "shadow", On: day("2025-06-30"), UpTo: pounds("50000.00")}
	under.Consents = []reorganisation.DealConsent{consent}
	all, err := reorganisation.ConsentNeeded(under, []reorganisation.Deal{capital})
	require.NoError(t, err)
	assert.Equal(t, reorganisation.ConsentUnknown, all[0].Answer)
	assert.Equal(t, "its price may be varied; consent is up to £50,000.00, and its value is not known", all[0].Why)
	late := consent
	late.On = day("2025-07-02")
	under.Consents = append(under.Consents, late)
	assert.Equal(t, "not-known ", answers(t, under, capital), "another consent is faulty")

	under.Consents = []reorganisation.DealConsent{{Deal: "d", By: "anybody", On: day("2025-06-30")}}
	under.By = ""
	assert.Equal(t, "not-known ", answers(t, under, deal("d", "a", "200000.00", "2025-07-01")), "nobody knows who has to consent")

	first, second := deal("1", "a", "60000.00", "2025-07-01"), deal("2", "a", "60000.00", "2025-07-02")
	assert.Equal(t, "not-needed not-known ", answers(t, direction(), first, second), "they may be with one person")
	first.With = "Brightly Ltd"
	assert.Equal(t, "not-needed not-known ", answers(t, direction(), first, second))
	second.With = "BRIGHTLY LTD"
	assert.Equal(t, "not-needed missing ", answers(t, direction(), first, second))
	second.With = "Another"
	assert.Equal(t, "not-needed not-needed ", answers(t, direction(), first, second))
}

func TestConsentNeeded_TheConsentThatHoldsCounts(t *testing.T) {
	under := direction()
	for _, upTo := range []string{"50000.00", "500000.00"} {
		under.Consents = append(under.Consents, reorganisation.DealConsent{Deal: "d", By: "shadow", On: day("2025-06-30"), UpTo: pounds(upTo)})
	}
	all, err := reorganisation.ConsentNeeded(under, []reorganisation.Deal{deal("d", "a", "200000.00", "2025-07-01")})
	require.NoError(t, err)
	assert.Equal(t, reorganisation.ConsentHeld, all[0].Answer)
	assert.Equal(t, "£200,000.00 is above £100,000.00", all[0].Why)
}

func TestConsentNeeded_SlipsAreErrors(t *testing.T) {
	slip := deal("d", "a", "200000.00", "2026-01-01")
	slip.RunsTo = day("2020-01-01")
	_, err := reorganisation.ConsentNeeded(direction(), []reorganisation.Deal{slip})
	assert.ErrorIs(t, err, field.ErrOrder)
	assert.ErrorContains(t, err, "deals[0].runs_to: it ends on 2020-01-01, before it is entered into on 2026-01-01")
	under := direction()
	under.Consents = []reorganisation.DealConsent{{Deal: "typo", By: "shadow", On: day("2025-06-30")}}
	_, err = reorganisation.ConsentNeeded(under, []reorganisation.Deal{deal("d", "a", "200000.00", "2026-01-01")})
	assert.ErrorIs(t, err, field.ErrNotFound)
	assert.ErrorContains(t, err, "direction.consents[0].deal: \"typo\" is not among the deals")
}

// A capital contract with the same person counts with one that is not, and land counts with land
// only (s.27).
func TestConsentNeeded_ContractsOfBothKindsCountTogether(t *testing.T) {
	capital, other, land := deal("capital", "a", "60000.00", "2025-07-01"), deal("other", "a", "50000.00", "2025-08-01"), deal("land", "a", "90000.00", "2025-07-15")
	capital.Kind, capital.Varies, capital.With, other.With = reorganisation.CapitalContract, lifecycle.No, "Brightly", "Brightly"
	land.Kind, land.With = reorganisation.LandDisposal, "Brightly"
	all, err := reorganisation.ConsentNeeded(direction(), []reorganisation.Deal{capital, other, land})
	require.NoError(t, err)
	assert.Equal(t, []string{"capital"}, all[1].With)
	assert.Equal(t, reorganisation.ConsentMissing, all[1].Answer)
	assert.Empty(t, all[2].With)
}

// The amounts of the Act are known to the day on which they were last seen unchanged.
func TestSection24Limits_AreKnownToADay(t *testing.T) {
	deals := []reorganisation.Deal{deal("d", "a", "100000.01", "2026-06-24"), deal("e", "stranger", "1.00", "2026-06-24")}
	all, err := reorganisation.ConsentNeeded(direction(), deals)
	require.NoError(t, err)
	assert.Equal(t, reorganisation.Section24Limits()[2], all[0].Limit)
	assert.Zero(t, all[1].Limit)
	assert.Contains(t, all.Table(deals, noNames).Markdown(), "1. Other contract: above £100,000.00, as enacted; an amending order was in draft on 24 June 2026, for deals of 2007-11-01 to 2026-06-24.\n")
}

func TestConsentNeeded_BadInput(t *testing.T) {
	_, err := reorganisation.ConsentNeeded(direction(), []reorganisation.Deal{deal("d", "a", "1.00", "2026-06-25")})
	assert.ErrorIs(t, err, field.ErrRange)
	assert.EqualError(t, err, "deals[0].on: no limit of kind other-contract is known on 2026-06-25: out of range")
	_, err = reorganisation.ConsentNeeded(reorganisation.Section24Direction{Limits: []reorganisation.Limit{{}}}, []reorganisation.Deal{{}, {ID: "x"}})
	for _, want := range []string{
		"direction.councils: required", "direction.from: required", "direction.past: required", "direction.limits[0].kind: required", "direction.limits[0].above: required",
		"direction.limits[0].in_force.first: required", "direction.limits[0].in_force.last: required", "direction.limits[0].edition: required", "deals[0].id: required", "deals[1].on: required",
	} {
		assert.ErrorContains(t, err, want)
	}
	_, err = reorganisation.ConsentNeeded(reorganisation.Section24Direction{}, nil)
	assert.ErrorContains(t, err, "direction.limits: required")
	assert.Contains(t, reorganisation.DealFindings{}.Table(nil, report.Names{}).Markdown(), "None is recorded.")
}

func TestDeadlines_FromTheOrderToTheDay(t *testing.T) {
	order := northamptonshire()
	order.Elections = day("2020-05-07") // as the order was made
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
	assert.Equal(t, day("2020-02-14"), plan.From, "fourteen days to the 27th")
	for i, task := range plan.Tasks {
		assert.Equal(t, all[i].Milestone.Takes, task.Days)
		days, known := task.Days.Millionths()
		require.True(t, known)
		assert.Equal(t, all[i].Due, task.NotBefore.AddDays(max(int(days/1_000_000), 1)-1), task.ID)
	}
	early, err := reorganisation.Deadlines(order, reorganisation.DefaultMilestones(), day("2020-02-01"))
	require.NoError(t, err)
	assert.True(t, early[len(early)-1].Due.IsZero(), "the order was not made")
	assert.Contains(t, early.Table().Markdown(), "| not known | not known | 14 | 11: The joint committee of the old councils meets |  | Chief executives |")
	assert.Len(t, early.WorkPlan().Tasks, len(all)-3)
	_, err = reorganisation.Deadlines(order, []reorganisation.ProgrammeMilestone{{Days: 4000}}, noDay)
	assert.EqualError(t, err, "known: required\nmilestones[0].id: required\nmilestones[0].what: required\nmilestones[0].owner: required\nmilestones[0].from: required\nmilestones[0].days: 4000 is not from -3660 to 3660: out of range")
}

// The elections of May 2020 were postponed by a year: the councillors of Northamptonshire's old
// councils were the shadow authorities, and the new councils, which began on 1 April 2021, were
// elected on 6 May 2021.
func TestDeadlines_ElectionsAfterTheVestingDay(t *testing.T) {
	order := northamptonshire()
	for _, elections := range []string{"2021-04-01", "2021-05-06"} {
		order.Elections = day(elections)
		require.NoError(t, order.Validate())
		all, err := reorganisation.Deadlines(order, reorganisation.DefaultMilestones(), day("2020-06-01"))
		require.NoError(t, err)
		for _, m := range all {
			assert.Equal(t, m.Milestone.From == reorganisation.FromElections, m.Due.IsZero(), "%s is counted from elections of a shadow authority", m.Milestone.ID)
		}
		assert.Contains(t, all.Table().Markdown(), "| not known | not known | 14 | 12: The shadow authority meets for the first time |")
		_, err = all.WorkPlan().Programme(nil, day("2020-06-01"))
		require.NoError(t, err)
	}
	order.Elections = day("2021-03-31")
	all, err := reorganisation.Deadlines(order, reorganisation.DefaultMilestones(), day("2020-06-01"))
	require.NoError(t, err)
	assert.False(t, all[len(all)-1].Due.IsZero(), "the last day for elections of a shadow authority is the day before")

	// The first meeting can be counted from the order in place of elections.
	list := reorganisation.DefaultMilestones()
	list[3].From, list[3].Days = reorganisation.FromMade, 98
	order.Elections = day("2021-05-06")
	all, err = reorganisation.Deadlines(order, list, day("2020-06-01"))
	require.NoError(t, err)
	assert.Contains(t, all.Table().Markdown(), "| 2020-05-08 | 2020-05-21 | 14 | 4: The shadow authority meets for the first time |")
	_, err = reorganisation.Carry(order, fileOf(t, 'n', "county", "corby-borough"), day("2020-12-31"))
	require.NoError(t, err)
}

// A user changes how long something takes, and what it comes after; the plan follows.
func TestDeadlines_AWorkPlanThatAUserChanges(t *testing.T) {
	step := func(id string, days int, takes string, after ...string) reorganisation.ProgrammeMilestone {
		m := reorganisation.ProgrammeMilestone{ID: id, What: "It", Owner: "Board", From: reorganisation.FromVesting, Days: days, After: after}
		if takes != "" {
			m.Takes = number(takes)
		}
		return m
	}
	list := []reorganisation.ProgrammeMilestone{step("last", 0, "0", "first", "middle"), step("first", -60, "30"), step("middle", -30, "", "first"), step("undated", 0, "1", "first")}
	list[3].From = reorganisation.FromElections
	list = append(list, step("after-undated", 10, "10", "undated", "last"))
	all, err := reorganisation.Deadlines(northamptonshire(), list, day("2021-01-02"))
	require.NoError(t, err)
	assert.Equal(t, day("2021-01-02"), all[0].Begin, "30 days to 31 January")
	assert.False(t, all[0].Late)
	assert.Zero(t, all[1].Begin)
	assert.Equal(t, day("2021-04-01"), all[2].Begin)
	page := all.Table().Markdown()
	for _, want := range []string{
		"| 2021-01-02 | 2021-01-31 | 30 | 1: It |  | Board | practice | to come |", "| not known | 2021-03-02 | not known | 2: It | 1 |",
		"| 2021-04-01 | 2021-04-01 | 0 | 3: It | 1, 2 |", "| 2021-04-02 | 2021-04-11 | 10 | 4: It | 5, 3 |",
		"| not known | not known | 1 | 5: It | 1 | Board | practice | the day from which it is counted is not known |",
	} {
		assert.Contains(t, page, want)
	}
	late, err := reorganisation.Deadlines(northamptonshire(), list, day("2021-01-03"))
	require.NoError(t, err)
	assert.True(t, late[0].Late)
	assert.Contains(t, late.Table().Markdown(), "| 1: It |  | Board | practice | its last day to begin has passed |")

	plan := all.WorkPlan()
	assert.Equal(t, []string{"last"}, plan.Tasks[3].After, "what has no day is left out")
	programme, err := plan.Programme(nil, day("2021-01-02"))
	require.NoError(t, err)
	finish := map[string]calendar.Date{}
	for _, task := range programme.Tasks {
		finish[task.ID] = task.Finish
	}
	assert.Equal(t, map[string]calendar.Date{"first": day("2021-01-31"), "middle": day("2021-03-02"), "last": day("2021-04-01"), "after-undated": day("2021-04-11")}, finish)
	programme, err = plan.Programme(nil, day("2021-02-15"))
	require.NoError(t, err)
	assert.Equal(t, day("2021-02-15"), programme.Tasks[0].Finish, "it is late")

	list[1].After, list[1].Takes = []string{"last", "nowhere", "last"}, number("1.5")
	list[2].Takes = number("-1")
	_, err = reorganisation.Deadlines(northamptonshire(), list, day("2021-01-01"))
	assert.ErrorIs(t, err, field.ErrOrder)
	for _, want := range []string{
		"milestones[1].takes: 1.5 is not a whole number of days: invalid", "milestones[1].after[2]: duplicate", "milestones[2].takes: -1 is not from 0 to 3660 days: out of range",
		`milestones[0].after: "last" comes after itself: out of order`, `milestones[1].after: "first" comes after itself: out of order`, `milestones[1].after[1]: "nowhere" is not one of the milestones: not found`,
	} {
		assert.ErrorContains(t, err, want)
	}
}
