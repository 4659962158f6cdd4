package exit_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// procurementPlan is how Brent and then Buckinghamshire left the procurement that they
// shared with Harrow. The days are made up.
func procurementPlan() exit.Plan {
	on := calendar.MustDate
	clause := partnership.Notice{Months: 6}
	return exit.Plan{
		Name: "Procurement", Manager: "Head of Procurement", Agreed: on("2014-06-02"), Reviews: []calendar.Date{on("2015-06-01")},
		Term:    calendar.Term{First: on("2014-04-01"), Last: on("2018-03-31")},
		Members: []partnership.OrgID{"brent", "harrow", "buckinghamshire"},
		Withdrawals: []exit.Withdrawal{
			{Org: "buckinghamshire", Notice: clause, Served: on("2016-10-03"), AgreedLast: on("2017-03-31"), AgreedBy: []partnership.OrgID{"harrow"}},
			{Org: "brent", Notice: clause, Served: on("2016-03-31"), AuthorisedBy: partnership.Executive},
		},
	}
}

// What the plan says happens can happen: the record takes every event.
func TestPlan_EventsGoIntoTheRecord(t *testing.T) {
	events, err := procurementPlan().Events()
	require.NoError(t, err)
	on := calendar.MustDate
	parties := []lifecycle.OrgRole{
		{Org: "brent", Role: partnership.LeadRole}, {Org: "harrow", Role: partnership.MemberRole}, {Org: "buckinghamshire", Role: partnership.MemberRole},
	}
	journal, err := lifecycle.NewJournal(lifecycle.Log{Partnership: uuid.UUID{4}})
	require.NoError(t, err)
	stages := ""
	for _, e := range append([]lifecycle.Event{
		{Kind: lifecycle.Propose, On: on("2013-06-03"), Lines: []partnership.LineID{"sourcing"}, Members: parties},
		{Kind: lifecycle.ApproveCase, On: on("2013-09-02")},
		{Kind: lifecycle.ApproveCase, On: on("2013-11-18")},
		{Kind: lifecycle.Sign, On: on("2014-02-01"), Structure: partnership.StaffMadeAvailable, Term: procurementPlan().Term},
		{Kind: lifecycle.Mobilise, On: on("2014-02-01")},
		{Kind: lifecycle.GoLive, On: on("2014-04-01")},
	}, events...) {
		require.NoError(t, e.Validate())
		d, err := lifecycle.Rulebook{}.Decide(journal.State(), e, lifecycle.Dossier{}, e.On)
		require.NoError(t, err)
		journal, err = journal.Append(d, "Committee clerk")
		require.NoError(t, err)
		stages += string(d.To) + " "
	}
	assert.Equal(t, "exploring outline-case full-case agreed mobilising live live live notice-given disaggregating ", stages)
}

func TestPlan_EventsThatAreNotKnownOrNotNeeded(t *testing.T) {
	p := procurementPlan()
	p.Withdrawals[0].Conditions = []exit.Condition{{Name: "the leaver has paid"}}
	p.Withdrawals[1].Served = calendar.MustDate("2017-11-01") // six months end after the term
	events, err := p.Events()
	require.NoError(t, err)
	require.Len(t, events, 2)
	for _, e := range events {
		assert.Equal(t, lifecycle.NoticeServed, e.Kind)
	}
	assert.Equal(t, calendar.MustDate("2018-05-01"), events[1].Expires)
	p.Withdrawals[1].Org = ""
	_, err = p.Events()
	assert.EqualError(t, err, "withdrawals[1].org: required")
}

// An exit plan that the members agreed is what the gate asks for, until it is a year
// old.
func TestPlan_EvidencePassesTheGate(t *testing.T) {
	p, id := procurementPlan(), uuid.UUID{4}
	dossier := lifecycle.Dossier{Partnership: partnership.Partnership{ID: id}, Evidence: p.Evidence(id)}
	for _, e := range dossier.Evidence {
		require.NoError(t, e.Validate())
	}
	for day, want := range map[string]lifecycle.EvidenceState{
		"2014-06-01": lifecycle.DatedAfter, "2014-06-02": lifecycle.Current, "2015-06-02": lifecycle.Current,
		"2016-06-01": lifecycle.Current, "2016-06-02": lifecycle.Stale,
	} {
		_, standing := dossier.EvidenceOn(lifecycle.ExitPlan, calendar.MustDate(day))
		assert.Equal(t, want, standing, day)
	}
	p.Manager = ""
	require.NoError(t, p.Validate())
	assert.Empty(t, p.Evidence(id), "nobody is the author")
	p.Manager, p.Agreed = "Head of Procurement", calendar.Date{}
	assert.Empty(t, p.Evidence(id))
}

// What outlives the exit is an event too, if it is known of which lines and in which form.
func TestPlan_EventsOfWhatGoesOn(t *testing.T) {
	p := procurementPlan()
	p.Withdrawals = nil
	term := calendar.Term{First: calendar.MustDate("2017-04-01"), Last: calendar.MustDate("2019-03-31")}
	p.Continuations = []exit.Continuation{
		{Name: "some officers", Lines: []partnership.LineID{"sourcing"}, Structure: partnership.StaffMadeAvailable, Term: term},
		{Name: "advice", Term: term},
	}
	events, err := p.Events()
	require.NoError(t, err)
	assert.Equal(t, []lifecycle.Event{{
		Kind: lifecycle.ResidualArrangement, On: term.First, Lines: []partnership.LineID{"sourcing"}, Structure: partnership.StaffMadeAvailable, Term: term,
	}}, events)
	require.NoError(t, events[0].Validate())
}

func ExamplePlan_Events() {
	events, err := procurementPlan().Events()
	for _, e := range events {
		fmt.Printf("%v %s %s %q\n", e.On, e.Kind, e.Org, e.Agreed)
	}
	fmt.Println(err)
	// Output:
	// 2016-03-31 notice-served brent ""
	// 2016-10-01 member-leaves brent ""
	// 2016-10-03 notice-served buckinghamshire "agreed by harrow: until 2017-03-31"
	// 2017-04-01 member-leaves buckinghamshire "agreed by harrow: until 2017-03-31"
	// <nil>
}

func ExamplePlan_Evidence() {
	for _, e := range procurementPlan().Evidence(uuid.UUID{4}) {
		fmt.Println(e.Kind, "of", e.On, "to be reviewed by", e.ReviewBy)
	}
	// Output:
	// exit-plan of 2014-06-02 to be reviewed by 2015-06-02
	// exit-plan of 2015-06-01 to be reviewed by 2016-06-01
}
