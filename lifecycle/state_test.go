package lifecycle_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Each row is what happens, one event after the other, to a line that went live with
// some members, and the stage after each.
func TestState_WhoIsLeftDecidesTheStage(t *testing.T) {
	for name, story := range map[string][]struct {
		event lifecycle.Event
		stage lifecycle.Stage
	}{
		"two become one": {
			{notice("2014-01-01", "barnet", "2015-03-31"), lifecycle.NoticeGiven},
			{leaves("2015-04-01", "barnet"), lifecycle.Disaggregating},
			{leaves("2015-04-02", "harrow"), lifecycle.Disaggregating},
		},
		"three become two, and one": {
			{joins("2013-01-01", "brent"), lifecycle.Live},
			{notice("2014-01-01", "barnet", "2015-03-31"), lifecycle.Live},
			{leaves("2015-04-01", "barnet"), lifecycle.Live},
			{notice("2016-01-01", "brent", "2017-03-31"), lifecycle.NoticeGiven},
			{leaves("2017-04-01", "brent"), lifecycle.Disaggregating},
		},
		"two of three mean to leave": {
			{joins("2013-01-01", "brent"), lifecycle.Live},
			{notice("2014-01-01", "barnet", "2015-03-31"), lifecycle.Live},
			{notice("2014-02-01", "brent", "2015-03-31"), lifecycle.NoticeGiven},
			{rescinds("2014-03-01", "barnet"), lifecycle.Live},
			{leaves("2015-04-01", "brent"), lifecycle.Live},
		},
		"one joins while the other means to leave": {
			{notice("2014-01-01", "barnet", "2015-03-31"), lifecycle.NoticeGiven},
			{lifecycle.Event{Kind: lifecycle.ClientJoins, On: day("2014-06-01"), Org: "school"}, lifecycle.Live},
			{leaves("2015-04-01", "barnet"), lifecycle.Live},
		},
		"it lapses, and is renewed": {
			{notice("2017-01-01", "barnet", "2018-03-31"), lifecycle.NoticeGiven},
			{lifecycle.Event{Kind: lifecycle.TermLapses, On: day("2017-09-01")}, lifecycle.Lapsed},
			{lifecycle.Event{Kind: lifecycle.ExtendTerm, On: day("2017-10-01"), Term: term("2012-09-01", "2022-08-31")}, lifecycle.Live},
		},
		"it lapses, and something is left": {
			{lifecycle.Event{Kind: lifecycle.TermLapses, On: day("2017-09-01")}, lifecycle.Lapsed},
			{lifecycle.Event{Kind: lifecycle.ResidualArrangement, On: day("2017-09-01"), Lines: lines("legal"), Structure: partnership.StaffMadeAvailable}, lifecycle.Lapsed},
			{lifecycle.Event{Kind: lifecycle.Close, On: day("2018-03-31")}, lifecycle.Closed},
		},
		"the members merge": {
			{succession("2020-04-01", "barnet", "harrow 100"), lifecycle.InHouse},
		},
		"one becomes two": {
			{succession("2020-04-01", "barnet", "north 60", "west 40"), lifecycle.Live},
		},
	} {
		log := logOf(formation("harrow", "barnet")...)
		for i, step := range story {
			log.Entries = append(log.Entries, lifecycle.LogEntry{Event: step.event, Recorded: step.event.On})
			state, err := log.State()
			require.NoError(t, err, "%s %d", name, i)
			assert.Equal(t, step.stage, state.Stage, "%s %d: %s", name, i, step.event.Kind)
			assert.Equal(t, step.event.On, state.On)
		}
	}
}

func notice(on string, org partnership.OrgID, expires string) lifecycle.Event {
	return lifecycle.Event{Kind: lifecycle.NoticeServed, On: day(on), Org: org, Expires: day(expires)}
}

func rescinds(on string, org partnership.OrgID) lifecycle.Event {
	return lifecycle.Event{Kind: lifecycle.NoticeRescinded, On: day(on), Org: org}
}

func leaves(on string, org partnership.OrgID) lifecycle.Event {
	return lifecycle.Event{Kind: lifecycle.MemberLeaves, On: day(on), Org: org}
}

func joins(on string, org partnership.OrgID) lifecycle.Event {
	return lifecycle.Event{Kind: lifecycle.MemberJoins, On: day(on), Org: org}
}

// succession is the end of a council; successors are written "west 40".
func succession(on string, predecessor partnership.OrgID, successors ...string) lifecycle.Event {
	s := partnership.Succession{Predecessor: predecessor, On: day(on)}
	for _, row := range successors {
		words := table(row)[0]
		s.Successors = append(s.Successors, partnership.Share{Org: partnership.OrgID(words[0]), Fraction: partnership.MustFraction(words[1] + "%")})
	}
	return lifecycle.Event{Kind: lifecycle.CouncilSucceeded, On: day(on), Succession: s}
}

func TestState_FormationThatFewerThanTwoShareIsAbandoned(t *testing.T) {
	state := stateOf(t, append(formation("harrow", "barnet")[:3], leaves("2012-05-01", "barnet"))...)
	assert.Equal(t, lifecycle.Abandoned, state.Stage)
	assert.Equal(t, day("2012-05-01"), state.Lines[0].From)
}

func TestState_AProviderDoesNotShare(t *testing.T) {
	all := formation("harrow", "barnet")
	all[0].Members = append(all[0].Members, lifecycle.OrgRole{Org: "capita", Role: partnership.ProviderRole})
	state := stateOf(t, append(all, notice("2014-01-01", "barnet", "2015-03-31"))...)
	assert.Equal(t, lifecycle.NoticeGiven, state.Stage)
}

// The one that is a member already keeps its own standing; the other takes over the notice.
func TestState_SuccessorsTakeThePlaceAndTheNotice(t *testing.T) {
	state := stateOf(t, append(formation("harrow", "barnet"), joins("2013-01-01", "north"), notice("2019-06-01", "barnet", "2020-06-30"),
		succession("2020-04-01", "barnet", "north 60", "west 40"))...)
	line, ok := state.Line("legal")
	require.True(t, ok)
	assert.Equal(t, members("harrow", "north", "west"), line.Members)
	assert.Equal(t, []lifecycle.ServedNotice{{Org: "west", Served: day("2019-06-01"), Expires: day("2020-06-30"), Taken: day("2020-04-01")}}, line.Notices)
	assert.Equal(t, lifecycle.Live, state.Stage)
	_, ok = state.Line("hr")
	assert.False(t, ok)
}

// LGSS and oneSource were left line by line.
func TestState_StageFollowsFromTheLines(t *testing.T) {
	all := formation("cambridgeshire", "northamptonshire")
	all[0].Lines = lines("finance", "hr", "it")
	one := func(kind lifecycle.EventKind, on string, ids ...partnership.LineID) lifecycle.Event {
		return lifecycle.Event{Kind: kind, On: day(on), Lines: ids}
	}
	steps := []struct {
		event lifecycle.Event
		lines string // stages of finance, hr, it
		whole lifecycle.Stage
	}{
		{one(lifecycle.LineWithdrawn, "2013-01-01", "it"), "live live disaggregating", lifecycle.Live},
		{one(lifecycle.LineTransferred, "2013-04-01", "it"), "live live closed", lifecycle.Live},
		{notice("2014-01-01", "northamptonshire", "2014-12-31"), "notice-given notice-given closed", lifecycle.NoticeGiven},
		{func() lifecycle.Event {
			e := leaves("2015-01-01", "northamptonshire")
			e.Lines = lines("hr")
			return e
		}(), "notice-given disaggregating closed", lifecycle.NoticeGiven},
		{leaves("2015-02-01", "northamptonshire"), "disaggregating disaggregating closed", lifecycle.Disaggregating},
		{one(lifecycle.Propose, "2015-02-01", "audit"), "disaggregating disaggregating closed", lifecycle.Disaggregating},
		{one(lifecycle.Close, "2015-03-01", "finance", "hr"), "closed closed closed", lifecycle.Exploring},
		{one(lifecycle.Abandon, "2015-03-02", "audit"), "closed closed closed", lifecycle.Closed},
	}
	steps[5].event.Members = members("cambridgeshire", "rutland")
	for i, step := range steps {
		all = append(all, step.event)
		state := stateOf(t, all...)
		for j, want := range table(step.lines)[0] {
			line, ok := state.Line(lines("finance", "hr", "it")[j])
			require.True(t, ok)
			assert.Equal(t, lifecycle.Stage(want), line.Stage, "step %d", i)
		}
		assert.Equal(t, step.whole, state.Stage, "step %d", i)
		assert.True(t, slices.IsSortedFunc(state.Lines, func(a, b lifecycle.LineState) int {
			return map[bool]int{true: -1, false: 1}[a.Line < b.Line]
		}))
	}
}

func TestState_StageOfEveryPairOfLines(t *testing.T) {
	order := []lifecycle.Stage{
		lifecycle.Live, lifecycle.NoticeGiven, lifecycle.Lapsed, lifecycle.Disaggregating, lifecycle.Mobilising,
		lifecycle.Agreed, lifecycle.FullCase, lifecycle.OutlineCase, lifecycle.Exploring, lifecycle.InHouse, lifecycle.Closed, lifecycle.Abandoned,
	}
	for i, first := range order {
		for _, second := range order[i:] {
			all := reached(first)
			for _, e := range reached(second) {
				e.Lines = lines("other")
				all = append(all, e)
			}
			for k := range reached(first) {
				if k > 0 {
					all[k].Lines = lines("legal")
				}
			}
			slices.SortStableFunc(all, func(a, b lifecycle.Event) int { return a.On.Compare(b.On) })
			assert.Equal(t, first, stateOf(t, all...).Stage, "%s and %s", first, second)
		}
	}
}

func ExampleState_Line() {
	log := logOf(append(formation("harrow", "barnet"), notice("2014-01-01", "barnet", "2015-03-31"))...)
	state, _ := log.State()
	line, _ := state.Line("legal")
	served, _ := line.Notice("barnet")
	harrow, _ := line.Member("harrow")
	fmt.Println(line.Stage, "since", line.From, "because of", served.Org, "to", served.Expires)
	fmt.Println(harrow.Org, "is a", harrow.Role)
	// Output:
	// notice-given since 2014-01-01 because of barnet to 2015-03-31
	// harrow is a member
}

// A second line is signed for a term and a structure of its own: those of the first
// stay as they were.
func TestState_LinesHaveTermsOfTheirOwn(t *testing.T) {
	one := func(kind lifecycle.EventKind, on string) lifecycle.Event {
		return lifecycle.Event{Kind: kind, On: day(on), Lines: lines("hr")}
	}
	sign := one(lifecycle.Sign, "2013-04-01")
	sign.Structure, sign.Term = partnership.JointCommittee, term("2013-05-01", "2014-04-30")
	propose := one(lifecycle.Propose, "2013-01-01")
	propose.Members = members("harrow", "barnet")
	events := append(formation("harrow", "barnet"), propose, one(lifecycle.ApproveCase, "2013-02-01"), one(lifecycle.ApproveCase, "2013-03-01"), sign)
	state := stateOf(t, events...)
	legal, _ := state.Line("legal")
	hr, _ := state.Line("hr")
	assert.Equal(t, term("2012-09-01", "2017-08-31"), legal.Term)
	assert.Equal(t, partnership.LeadAuthority, legal.Structure)
	assert.Equal(t, sign.Term, hr.Term)
	assert.Equal(t, partnership.JointCommittee, hr.Structure)

	lapses := lifecycle.Event{Kind: lifecycle.TermLapses, On: day("2014-05-01"), Lines: lines("legal")}
	d, err := lifecycle.Rulebook{}.Decide(state, lapses, lifecycle.Dossier{}, lapses.On)
	require.NoError(t, err)
	require.False(t, d.Allowed, "the term of legal runs for three years more")
	assert.Equal(t, "after 2017-08-31", d.Unmet[0].Wanted)
	extend := lifecycle.Event{Kind: lifecycle.ExtendTerm, On: day("2014-01-01"), Lines: lines("legal"), Term: term("2012-09-01", "2020-08-31")}
	d, err = lifecycle.Rulebook{}.Decide(state, extend, lifecycle.Dossier{}, extend.On)
	require.NoError(t, err)
	assert.True(t, d.Allowed, d.Tables(noNames).Markdown())

	dossier := lifecycle.Dossier{Partnership: partnership.Partnership{ID: id()}}
	hr.Line = "it"
	state.Lines = append(state.Lines, hr)
	assert.Equal(t, strings.Join([]string{
		"2014-04-30 term-end: the term of the agreement ends for hr and it",
		"2017-08-31 term-end: the term of the agreement ends for legal",
	}, "\n"), due(t, state, dossier, "2013-04-01"))
}

// Two lines with one term that has not run out: one finding says so, and not two.
func TestRulebook_DecideFindsTheSameOnce(t *testing.T) {
	events := formation("harrow", "barnet")
	events[0].Lines = lines("legal", "hr")
	lapses := lifecycle.Event{Kind: lifecycle.TermLapses, On: day("2017-08-31")}
	d, err := lifecycle.Rulebook{}.Decide(stateOf(t, events...), lapses, lifecycle.Dossier{}, lapses.On)
	require.NoError(t, err)
	assert.Len(t, d.Unmet, 1)
}

// What outlives the sharing of a line has a term, and its end is a deadline although the
// line has ended.
func TestState_ResidualArrangementHasATerm(t *testing.T) {
	residual := lifecycle.Event{
		Kind: lifecycle.ResidualArrangement, On: day("2020-01-01"), Lines: lines("legal"),
		Structure: partnership.JointCommittee, Term: term("2020-01-01", "2022-12-31"),
	}
	state := stateOf(t, append(reached(lifecycle.Closed), residual)...)
	line, _ := state.Line("legal")
	assert.Equal(t, residual.Term, line.ResidualArrangementTerm)
	assert.Contains(t, due(t, state, lifecycle.Dossier{Partnership: partnership.Partnership{ID: id()}}, "2020-01-01"),
		"2022-12-31 residual-arrangement-end: what outlives the sharing of legal ends")
}
