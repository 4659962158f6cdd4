package lifecycle_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// led is a formation whose first member is the lead.
func led(orgs ...partnership.OrgID) []lifecycle.Event {
	all := formation(orgs...)
	all[0].Members[0].Role = partnership.LeadRole
	return all
}

// legalLine is the line of a state after events.
func legalLine(t testing.TB, events ...lifecycle.Event) lifecycle.LineState {
	t.Helper()
	line, ok := stateOf(t, events...).Line("legal")
	require.True(t, ok)
	return line
}

// decided is the decision on the last of some events, on its day.
func decided(t testing.TB, events ...lifecycle.Event) lifecycle.Decision {
	t.Helper()
	last := events[len(events)-1]
	dossier := lifecycle.Dossier{Partnership: tested(t).Partnership}
	d, err := lifecycle.DefaultRulebook().Decide(stateOf(t, events[:len(events)-1]...), last, dossier, last.On)
	require.NoError(t, err)
	return d
}

// tested is the dossier of the other tests.
func tested(t testing.TB) lifecycle.Dossier {
	_, _, dossier := starting(t)
	return dossier
}

// found returns the findings of a rule that fails.
func found(d lifecycle.Decision, rule policy.RuleID) (all []string) {
	result, _ := d.Report.Result(rule)
	for _, f := range result.Findings {
		if f.Outcome == policy.Fail {
			all = append(all, f.Message+": "+f.Found)
		}
	}
	return all
}

// Mendip gives notice and becomes a part of Somerset, which is a member that gave none.
func TestState_NoticeDoesNotSpreadToASuccessorThatIsAMember(t *testing.T) {
	events := append(led("devon", "somerset", "mendip"), notice("2022-06-01", "mendip", "2023-06-30"), succession("2023-04-01", "mendip", "somerset 100"))
	line := legalLine(t, events...)
	assert.Empty(t, line.Notices)
	assert.Equal(t, lifecycle.Live, line.Stage)
	assert.Equal(t, []string{"a part of what the member has from now on was under notice: somerset, to 2023-06-30"}, found(decided(t, events...), "succession-notice"))

	out := leaves("2023-07-01", "somerset")
	d, err := lifecycle.Rulebook{}.Decide(stateOf(t, events...), out, lifecycle.Dossier{}, out.On)
	require.NoError(t, err)
	assert.False(t, d.Allowed, "somerset has not served notice")

	own := notice("2022-01-01", "somerset", "2023-12-31")
	line = legalLine(t, append(led("devon", "somerset", "mendip"), own, notice("2022-06-01", "mendip", "2023-06-30"), succession("2023-04-01", "mendip", "somerset 100"))...)
	assert.Equal(t, []lifecycle.ServedNotice{{Org: "somerset", Served: day("2022-01-01"), Expires: day("2023-12-31")}}, line.Notices, "its own")
}

// Both successors of a council that is divided inherit its notice, and are told.
func TestState_BothSuccessorsInheritNoticeAndAreTold(t *testing.T) {
	events := append(led("devon", "somerset", "mendip"), notice("2022-06-01", "mendip", "2023-06-30"), succession("2023-04-01", "mendip", "east 60", "west 40"))
	line := legalLine(t, events...)
	assert.Len(t, line.Notices, 2)
	assert.Equal(t, []string{
		"the notice of the council that ends becomes that of its successor: east, to 2023-06-30",
		"the notice of the council that ends becomes that of its successor: west, to 2023-06-30",
	}, found(decided(t, events...), "succession-notice"))
	d := decided(t, append(led("devon", "somerset", "mendip"), succession("2023-04-01", "mendip", "east 60", "west 40"))...)
	assert.Empty(t, found(d, "succession-notice"), "no notice runs")
}

// Two councils become one on the same day. What only one of them had said binds it in no order.
func TestState_ASuccessorOfTwoIsBoundOnlyByWhatBothHadSaid(t *testing.T) {
	intends := func(org partnership.OrgID) lifecycle.Event {
		return lifecycle.Event{Kind: lifecycle.IntentionStated, On: day("2022-06-01"), Org: org, Expires: day("2023-12-31")}
	}
	leaving := func(org partnership.OrgID) lifecycle.Event { return notice("2022-06-01", org, "2023-06-30") }
	stands := lifecycle.ServedNotice{Org: "somerset", Served: day("2022-06-01"), Expires: day("2023-06-30"), Taken: day("2023-04-01")}
	means := lifecycle.StatedIntention{Org: "somerset", Stated: day("2022-06-01"), DecideBy: day("2023-12-31"), Taken: day("2023-04-01")}
	put := leaving("mendip")
	put.By = []partnership.OrgID{"devon", "sedgemoor"}
	for name, c := range map[string]struct {
		said       []lifecycle.Event
		notices    []lifecycle.ServedNotice
		intentions []lifecycle.StatedIntention
	}{
		"notice of one":                        {[]lifecycle.Event{leaving("mendip")}, nil, nil},
		"notice of both":                       {[]lifecycle.Event{leaving("mendip"), leaving("sedgemoor")}, []lifecycle.ServedNotice{stands}, nil},
		"intention of one":                     {[]lifecycle.Event{intends("mendip")}, nil, nil},
		"intention of both":                    {[]lifecycle.Event{intends("mendip"), intends("sedgemoor")}, nil, []lifecycle.StatedIntention{means}},
		"notice of one, and the other intends": {[]lifecycle.Event{leaving("mendip"), intends("sedgemoor")}, nil, []lifecycle.StatedIntention{means}},
		"notice of the other against it":       {[]lifecycle.Event{put}, nil, nil},
	} {
		for _, order := range [][]partnership.OrgID{{"mendip", "sedgemoor"}, {"sedgemoor", "mendip"}} {
			events := append(led("devon", "dorset", "mendip", "sedgemoor"), c.said...)
			for _, org := range order {
				events = append(events, succession("2023-04-01", org, "somerset 100"))
			}
			line := legalLine(t, events...)
			assert.ElementsMatch(t, c.notices, line.Notices, "%s: %v", name, order)
			assert.ElementsMatch(t, c.intentions, line.Intentions, "%s: %v", name, order)
			assert.Equal(t, lifecycle.Live, line.Stage, name)
		}
	}
	events := append(led("devon", "mendip", "sedgemoor"), leaving("mendip"), succession("2023-04-01", "mendip", "somerset 100"), succession("2023-04-01", "sedgemoor", "somerset 100"))
	assert.Equal(t, []string{
		"the notice that the successor took over falls away, since another council of which it takes the place gave none: somerset, to 2023-06-30",
	}, found(decided(t, events...), "succession-notice"))
	later := append(events[:len(events)-1:len(events)-1], succession("2024-04-01", "sedgemoor", "somerset 100"))
	assert.Empty(t, found(decided(t, later...), "succession-notice"))
	assert.Len(t, legalLine(t, later...).Notices, 1, "it had notice of its own by then")
}

func TestState_OfSeveralSuccessorsOfALeadOnlyTheNamedOneLeads(t *testing.T) {
	roles := func(line lifecycle.LineState) (all string) {
		for _, m := range line.Members {
			all += fmt.Sprintf("%s %s, ", m.Org, m.Role)
		}
		return all
	}
	divided := succession("2021-04-01", "northamptonshire", "north 45", "west 55")
	events := append(led("northamptonshire", "milton-keynes"), divided)
	line := legalLine(t, events...)
	assert.Equal(t, "milton-keynes member, north member, west member, ", roles(line))
	assert.True(t, line.LacksLead())
	assert.Equal(t, []string{"nobody leads the line any more: Legal advice"}, found(decided(t, events...), "line-lead"))

	named := divided
	named.Org = "west"
	line = legalLine(t, append(led("northamptonshire", "milton-keynes"), named)...)
	assert.Equal(t, "milton-keynes member, north member, west lead, ", roles(line))
	assert.False(t, line.LacksLead())

	line = legalLine(t, append(led("mendip", "somerset", "devon"), succession("2023-04-01", "mendip", "somerset 100"))...)
	assert.Equal(t, "somerset lead, devon member, ", roles(line), "the only successor leads, and was a member")

	part := divided
	part.Succession = partnership.Succession{Predecessor: "northamptonshire", On: part.On, GoesOn: true, Successors: []partnership.Share{
		{Org: "northamptonshire", Fraction: partnership.MustFraction("90%")}, {Org: "west", Fraction: partnership.MustFraction("10%")},
	}}
	line = legalLine(t, append(led("northamptonshire", "milton-keynes"), part)...)
	assert.Equal(t, "northamptonshire lead, milton-keynes member, west member, ", roles(line), "a council that goes on leads on")

	named.Org = "milton-keynes"
	assert.EqualError(t, named.Validate(), `org: "milton-keynes" is not one of the successors: not found`)
}

// A member with less to say than the council whose place it takes gets what that had.
func TestState_ASuccessorIsAtLeastWhatThePredecessorWas(t *testing.T) {
	all := led("harrow", "barnet")
	all[0].Members = append(all[0].Members, lifecycle.OrgRole{Org: "brent", Role: partnership.ClientRole}, lifecycle.OrgRole{Org: "bucks", Role: partnership.ProviderRole})
	line := legalLine(t, append(all, succession("2020-04-01", "barnet", "brent 100"), succession("2020-04-02", "brent", "bucks 100"))...)
	bucks, _ := line.Member("bucks")
	assert.Equal(t, partnership.MemberRole, bucks.Role)
	client := legalLine(t, append(all, succession("2020-04-01", "brent", "barnet 100"))...)
	barnet, _ := client.Member("barnet")
	assert.Equal(t, partnership.MemberRole, barnet.Role)
}

func TestState_ALeadThatLeavesIsMissed(t *testing.T) {
	all := append(led("harrow", "barnet", "brent"), notice("2014-01-01", "harrow", "2015-03-31"))
	events := append(all, leaves("2015-04-01", "harrow"))
	line := legalLine(t, events...)
	assert.Equal(t, lifecycle.Live, line.Stage)
	assert.True(t, line.LacksLead())
	assert.Equal(t, []string{"nobody leads the line any more: Legal advice"}, found(decided(t, events...), "line-lead"))

	handover := lifecycle.Event{Kind: lifecycle.ChangeLead, On: day("2015-03-01"), Org: "brent"}
	events = append(all, handover, leaves("2015-04-01", "harrow"))
	line = legalLine(t, events...)
	lead, ok := line.Lead()
	assert.True(t, ok)
	assert.Equal(t, lifecycle.OrgRole{Org: "brent", Role: partnership.LeadRole}, lead)
	assert.Empty(t, found(decided(t, events...), "line-lead"))

	company := append(all, lifecycle.Event{Kind: lifecycle.ChangeStructure, On: day("2015-01-01"), Structure: partnership.JointCompany}, leaves("2015-04-01", "harrow"))
	assert.False(t, legalLine(t, company...).LacksLead(), "a company employs and holds by itself")
}

func TestRulebook_DecideWhoCanBecomeTheLead(t *testing.T) {
	all := led("harrow", "barnet")
	all[0].Members = append(all[0].Members, lifecycle.OrgRole{Org: "capita", Role: partnership.ProviderRole})
	for org, want := range map[partnership.OrgID]string{
		"barnet": "", "harrow": "it is the lead already", "capita": "it does not share the line", "brent": "it does not share the line",
	} {
		d, err := lifecycle.Rulebook{}.Decide(stateOf(t, all...), lifecycle.Event{Kind: lifecycle.ChangeLead, On: day("2014-01-01"), Org: org}, lifecycle.Dossier{}, day("2014-01-01"))
		require.NoError(t, err)
		assert.Equal(t, want == "", d.Allowed, org)
		for _, f := range d.Unmet {
			assert.Equal(t, want, f.Message)
		}
	}
}

// Three partners of Dorset became one council; the fourth went elsewhere.
func TestState_AServiceOfOneCouncilComesInHouse(t *testing.T) {
	three := led("west-dorset", "north-dorset", "weymouth")
	merging := []lifecycle.Event{
		succession("2019-04-01", "west-dorset", "dorset 100"), succession("2019-04-01", "north-dorset", "dorset 100"), succession("2019-04-01", "weymouth", "dorset 100"),
	}
	line := legalLine(t, append(three, merging...)...)
	assert.Equal(t, lifecycle.InHouse, line.Stage)
	assert.True(t, line.Stage.Ended())
	assert.Equal(t, []lifecycle.OrgRole{{Org: "dorset", Role: partnership.LeadRole}}, line.Members)
	assert.False(t, line.LacksLead())

	with := append(led("west-dorset", "north-dorset", "weymouth", "devon"), merging...)
	assert.Equal(t, lifecycle.Live, legalLine(t, with...).Stage, "devon shares it still")

	apart := append(led("christchurch", "east-dorset"), succession("2019-04-01", "christchurch", "bcp 100"), succession("2019-04-01", "east-dorset", "dorset 100"),
		lifecycle.Event{Kind: lifecycle.LineWithdrawn, On: day("2019-04-01"), Lines: lines("legal")})
	assert.Equal(t, lifecycle.Disaggregating, legalLine(t, apart...).Stage)

	taken := append(led("west-dorset", "north-dorset"), lifecycle.Event{Kind: lifecycle.LineWithdrawn, On: day("2018-04-01"), Lines: lines("legal")}, merging[0], merging[1])
	assert.Equal(t, lifecycle.InHouse, legalLine(t, taken...).Stage, "nobody has to take it apart any more")
	forming := append(led("west-dorset", "north-dorset")[:5], merging[0], merging[1])
	assert.Equal(t, lifecycle.Abandoned, legalLine(t, forming...).Stage, "it never was shared")
}

// Cumbria: services that the county ran alone are shared because the county was divided.
func TestState_ServicesAreSharedByOrder(t *testing.T) {
	born := lifecycle.Event{
		Kind: lifecycle.SharedByOrder, On: day("2023-04-01"), Lines: lines("highways-laboratory", "archives"), Structure: partnership.LeadAuthority,
		Members:   []lifecycle.OrgRole{{Org: "cumberland", Role: partnership.LeadRole}, {Org: "westmorland-furness", Role: partnership.MemberRole}},
		Reference: "The Cumbria (Structural Changes) Order 2022",
	}
	require.NoError(t, born.Validate())
	state := stateOf(t, born)
	assert.Equal(t, lifecycle.Live, state.Stage)
	assert.Equal(t, day("2023-04-01"), state.LiveFrom)
	require.Len(t, state.Lines, 2)
	assert.Equal(t, lifecycle.LineState{
		Line: "archives", Stage: lifecycle.Live, From: born.On, On: born.On, Structure: partnership.LeadAuthority, Members: born.Members,
	}, state.Lines[0])
	d, err := lifecycle.DefaultRulebook().Decide(lifecycle.State{Partnership: id(), Lines: []lifecycle.LineState{}}, born, tested(t), born.On)
	require.NoError(t, err)
	assert.True(t, d.Allowed)
	assert.Equal(t, lifecycle.Move{Line: "highways-laboratory", To: lifecycle.Live}, d.Moves[0])
	assert.Empty(t, found(d, "line-lead"))
	unled := born
	unled.Members = members("cumberland", "westmorland-furness")
	assert.Equal(t, []string{"nobody leads the lines: highways-laboratory and archives"},
		found(decided(t, unled), "line-lead"))
	alone := born
	alone.Members = alone.Members[:1]
	assert.ErrorIs(t, alone.Validate(), field.ErrRequired)
}

func ExampleLineState_LacksLead() {
	log := logOf(append(led("northamptonshire", "milton-keynes"), succession("2021-04-01", "northamptonshire", "north 45", "west 55"))...)
	state, _ := log.State()
	line, _ := state.Line("legal")
	fmt.Println(line.LacksLead())
	log = logOf(append(led("northamptonshire", "milton-keynes"), succession("2021-04-01", "northamptonshire", "north 45", "west 55"),
		lifecycle.Event{Kind: lifecycle.ChangeLead, On: day("2021-04-01"), Org: "west"})...)
	state, _ = log.State()
	line, _ = state.Line("legal")
	lead, _ := line.Lead()
	fmt.Println(line.LacksLead(), lead.Org)
	// Output:
	// true
	// false west
}

func ExampleSuccessionRules() {
	for _, rule := range lifecycle.SuccessionRules() {
		fmt.Println(rule.ID, rule.Severity)
	}
	// Output:
	// birth-order blocking
	// succession-notice advisory
	// line-lead advisory
}

// What nobody recorded is not passed over.
func TestSuccessionRules_WithoutASuccession(t *testing.T) {
	rules := policy.MustSet(lifecycle.SuccessionRules()...)
	m := matterOf(lifecycle.CouncilSucceeded, lifecycle.Live, "2027-04-01")
	for _, result := range rules.Judge(m, m.Event.On).Results {
		assert.Contains(t, []policy.Outcome{policy.Unknown, policy.NotApplicable}, result.Outcome, result.Rule)
	}
}

// Northamptonshire's sensory impairment service was to be taken apart, and was kept.
func TestState_WhatWasToBeTakenApartIsKept(t *testing.T) {
	withdrawn := lifecycle.Event{Kind: lifecycle.LineWithdrawn, On: day("2021-04-01"), Lines: lines("legal")}
	kept := lifecycle.Event{Kind: lifecycle.LineKept, On: day("2021-09-01"), Lines: lines("legal")}
	assert.Equal(t, lifecycle.Live, legalLine(t, append(led("north", "west"), withdrawn, kept)...).Stage)
	left := lifecycle.Event{Kind: lifecycle.MemberLeaves, On: day("2021-05-01"), Org: "west"}
	d, err := lifecycle.Rulebook{}.Decide(stateOf(t, append(led("north", "west"), withdrawn, left)...), kept, lifecycle.Dossier{}, kept.On)
	require.NoError(t, err)
	assert.False(t, d.Allowed)
	assert.Equal(t, "too few are left to share the line", d.Unmet[0].Message)
}

// West Mercia and Warwickshire: notice of 8 October 2018 was postponed by direction.
func TestState_NoticeIsExtended(t *testing.T) {
	all := append(led("west-mercia", "warwickshire"), notice("2018-10-08", "west-mercia", "2019-10-08"))
	longer := lifecycle.Event{Kind: lifecycle.NoticeExtended, On: day("2019-09-30"), Org: "west-mercia", Expires: day("2020-03-31"), Agreed: "Direction of the Home Secretary"}
	line := legalLine(t, append(all, longer)...)
	assert.Equal(t, []lifecycle.ServedNotice{{Org: "west-mercia", Served: day("2018-10-08"), Expires: day("2020-03-31"), Agreed: "Direction of the Home Secretary"}}, line.Notices)
	for want, change := range map[string]func(*lifecycle.Event){
		"it has no notice to extend":    func(e *lifecycle.Event) { e.Org = "warwickshire" },
		"the notice has expired":        func(e *lifecycle.Event) { e.On = day("2019-10-09") },
		"the notice does not end later": func(e *lifecycle.Event) { e.Expires = day("2019-10-08") },
	} {
		e := longer
		change(&e)
		d, err := lifecycle.Rulebook{}.Decide(stateOf(t, all...), e, lifecycle.Dossier{}, e.On)
		require.NoError(t, err)
		require.Len(t, d.Unmet, 1)
		assert.Equal(t, want, d.Unmet[0].Message)
	}
}

// A council that is in no line by what is recorded may be in one that is not: nobody knows what
// becomes of its notice, or whether a lead is left.
func TestSuccessionRules_OfNoLine(t *testing.T) {
	m := matterOf(lifecycle.CouncilSucceeded, lifecycle.Live, "2027-04-01")
	m.Event.Succession = partnership.Succession{Predecessor: "barnet", Source: "an order"}
	m.State.Lines = nil
	report := lifecycle.DefaultRulebook().Rules[lifecycle.CouncilSucceeded].Judge(m, day("2027-04-01"))
	for _, rule := range []policy.RuleID{"succession-notice", "line-lead"} {
		result, found := report.Result(rule)
		require.True(t, found, rule)
		assert.Equal(t, policy.Unknown, result.Outcome, rule)
		require.Len(t, result.Findings, 1, rule)
		assert.Equal(t, policy.Pointer("/state/lines"), result.Findings[0].Path, rule)
	}
}
