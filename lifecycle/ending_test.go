package lifecycle_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// three is a line that Harrow leads and Barnet and Brent share, with a provider.
func three() []lifecycle.Event {
	all := shared("legal", "2012-09-01", "2022-08-31", "harrow", "barnet", "brent")
	all[0].Members = append(all[0].Members, lifecycle.OrgRole{Org: "capita", Role: partnership.ProviderRole})
	return all
}

// against is notice of some against one.
func against(on string, org partnership.OrgID, expires string, by ...partnership.OrgID) lifecycle.Event {
	e := notice(on, org, expires)
	e.By = by
	return e
}

// written is an event that came as JSON.
func written(t testing.TB, text string) (lifecycle.Event, error) {
	t.Helper()
	return field.Decode[lifecycle.Event]([]byte(text))
}

// What cannot be is refused, with the place of what is wrong; by the form of the event, or
// by the lines that it is about.
func TestRulebook_DecideRefusesEndingsThatCannotBe(t *testing.T) {
	withdrawn := lifecycle.Event{Kind: lifecycle.LineWithdrawn, On: day("2014-01-01"), Lines: lines("legal")}
	for name, c := range map[string]struct {
		before []lifecycle.Event
		event  string
		want   string
	}{
		"notice against itself": {
			nil, `{"kind":"notice-served","on":"2014-01-01","org":"brent","expires":"2015-03-31","by":["harrow","brent"]}`,
			`by[1]: "brent" cannot serve notice against itself: invalid`,
		},
		"notice against all": {
			nil, `{"kind":"notice-served","on":"2014-01-01","expires":"2015-03-31","by":["harrow","barnet","brent"]}`,
			"org: required",
		},
		"notice by somebody twice": {
			nil, `{"kind":"notice-served","on":"2014-01-01","org":"brent","expires":"2015-03-31","by":["harrow","harrow",""]}`,
			"by[2]: required\nby[1]: duplicate: \"harrow\" is already by[0]",
		},
		"notice by one that is not a member": {
			nil, `{"kind":"notice-served","on":"2014-01-01","org":"brent","expires":"2015-03-31","by":["enfield"]}`,
			"/by it does not share the line: enfield, want those who share legal",
		},
		"notice by the provider": {
			nil, `{"kind":"notice-served","on":"2014-01-01","org":"brent","expires":"2015-03-31","by":["capita","harrow"]}`,
			"/by it does not share the line: capita, want those who share legal",
		},
		"notice against one that is not a member": {
			nil, `{"kind":"notice-served","on":"2014-01-01","lines":["legal"],"org":"enfield","expires":"2015-03-31","by":["harrow"]}`,
			"/org it is not a member of the line: enfield, want a member of legal",
		},
		"a second notice against one": {
			[]lifecycle.Event{against("2013-01-01", "brent", "2014-03-31", "harrow")},
			`{"kind":"notice-served","on":"2014-01-01","org":"brent","expires":"2015-03-31","by":["barnet"]}`,
			"/org notice to leave legal runs already: 2013-01-01 to 2014-03-31, want ",
		},
		"a term that one alone extends": {
			nil, `{"kind":"extend-term","on":"2020-01-01","term":{"first":"2012-09-01","last":"2027-08-31"},"by":["harrow"]}`,
			"/by too few extend the term to share the line: 1 in legal, want at least 2",
		},
		"a term that one and one that leaves extend": {
			[]lifecycle.Event{notice("2019-01-01", "barnet", "2020-03-31")},
			`{"kind":"extend-term","on":"2020-01-01","term":{"first":"2012-09-01","last":"2027-08-31"},"by":["harrow","barnet"]}`,
			"/by too few extend the term to share the line: 1 in legal, want at least 2",
		},
		"a term that others extend": {
			nil, `{"kind":"extend-term","on":"2020-01-01","term":{"first":"2012-09-01","last":"2027-08-31"},"by":["harrow","barnet","enfield"]}`,
			"/by it does not share the line: enfield, want those who share legal",
		},
		"a line that others withdraw": {
			nil, `{"kind":"line-withdrawn","on":"2020-01-01","lines":["legal"],"by":["harrow","enfield"]}`,
			"/by it does not share the line: enfield, want those who share legal",
		},
		"an intention of one that is not a member": {
			nil, `{"kind":"intention-stated","on":"2014-01-01","lines":["legal"],"org":"enfield"}`,
			"/org it is not a member of the line: enfield, want a member of legal",
		},
		"an intention to decide before it is stated": {
			nil, `{"kind":"intention-stated","on":"2014-01-01","org":"brent","expires":"2013-12-31"}`,
			"expires: 2013-12-31 is before the intention, 2014-01-01: out of order",
		},
		"an intention stated twice": {
			[]lifecycle.Event{{Kind: lifecycle.IntentionStated, On: day("2013-06-01"), Org: "brent"}},
			`{"kind":"intention-stated","on":"2014-01-01","org":"brent"}`,
			"/org it has stated its intention to leave legal already: 2013-06-01, want ",
		},
		"an intention after notice": {
			[]lifecycle.Event{notice("2013-06-01", "brent", "2014-09-30")},
			`{"kind":"intention-stated","on":"2014-01-01","org":"brent"}`,
			"/org notice to leave legal runs already: 2013-06-01 to 2014-09-30, want ",
		},
		"no intention withdrawn": {
			nil, `{"kind":"intention-withdrawn","on":"2014-01-01","org":"brent"}`,
			"/org it has no intention to withdraw: brent, want an intention to leave legal",
		},
		"split into one": {
			nil, `{"kind":"line-split","on":"2014-01-01","lines":["legal"],"into":["advice"]}`, "into: 1 line, want at least 2: required",
		},
		"split into nothing": {
			nil, `{"kind":"line-split","on":"2014-01-01","lines":["legal"]}`, "into: required",
		},
		"split into itself": {
			nil, `{"kind":"line-split","on":"2014-01-01","lines":["legal"],"into":["advice","legal"]}`, `into[1]: "legal" is the line that is split: duplicate`,
		},
		"split into the same twice": {
			nil, `{"kind":"line-split","on":"2014-01-01","lines":["legal"],"into":["advice","advice"]}`, `into[1]: duplicate: "advice" is already into[0]`,
		},
		"several split at once": {
			nil, `{"kind":"line-split","on":"2014-01-01","lines":["legal","hr"],"into":["advice","payroll"]}`, "into: 2 lines are split, want one: invalid",
		},
		"split into a line that is there": {
			[]lifecycle.Event{{Kind: lifecycle.Propose, On: day("2013-01-01"), Lines: lines("hr"), Members: members("harrow", "barnet")}},
			`{"kind":"line-split","on":"2014-01-01","lines":["legal"],"into":["advice","hr"]}`, "event.into[1]: hr is one of the lines already: duplicate",
		},
		"transferred to somebody twice": {
			[]lifecycle.Event{withdrawn},
			`{"kind":"line-transferred","on":"2014-06-01","lines":["legal"],"to":["harrow","harrow"]}`,
			`to[1]: duplicate: "harrow" is already to[0]`,
		},
	} {
		event, err := written(t, c.event)
		if err != nil {
			assert.EqualError(t, err, c.want, name)
			continue
		}
		d, err := lifecycle.Rulebook{}.Decide(stateOf(t, append(three(), c.before...)...), event, lifecycle.Dossier{}, event.On)
		if err != nil {
			assert.EqualError(t, err, c.want, name)
			continue
		}
		require.False(t, d.Allowed, name)
		f := d.Unmet[0]
		assert.Equal(t, c.want, fmt.Sprintf("%s %s: %s, want %s", f.Path, f.Message, f.Found, f.Wanted), name)
	}
}

// One line is extended by some before it is shared: there is nothing to renew yet.
func TestRulebook_DecideExtendsForSomeOnlyWhatIsShared(t *testing.T) {
	extend := lifecycle.Event{Kind: lifecycle.ExtendTerm, On: day("2012-08-01"), Term: term("2012-09-01", "2027-08-31"), By: orgs("harrow", "barnet")}
	d, err := lifecycle.Rulebook{}.Decide(stateOf(t, three()[:5]...), extend, lifecycle.Dossier{}, extend.On)
	require.NoError(t, err)
	require.Len(t, d.Unmet, 1)
	assert.Equal(t, "a line that is not shared yet is extended by all", d.Unmet[0].Message)
	extend.By = nil
	d, err = lifecycle.Rulebook{}.Decide(stateOf(t, three()[:5]...), extend, lifecycle.Dossier{}, extend.On)
	require.NoError(t, err)
	assert.True(t, d.Allowed)
}

func TestState_WhoEndsWhosePart(t *testing.T) {
	extend := lifecycle.Event{Kind: lifecycle.ExtendTerm, On: day("2021-03-01"), Term: term("2012-09-01", "2027-08-31"), By: orgs("harrow", "barnet")}
	notRenewed := lifecycle.ServedNotice{Org: "brent", Served: extend.On, Expires: day("2022-08-31"), NotRenewed: true}
	served := lifecycle.ServedNotice{Org: "brent", Served: day("2021-01-04")}
	until := func(expires string) lifecycle.ServedNotice {
		n := served
		n.Expires = day(expires)
		return n
	}
	by := func(org partnership.OrgID, others ...partnership.OrgID) lifecycle.ServedNotice {
		return lifecycle.ServedNotice{Org: org, By: others, Served: day("2021-01-04"), Expires: day("2022-03-31")}
	}
	taken := func(n lifecycle.ServedNotice) lifecycle.ServedNotice {
		n.Taken = day("2021-04-01")
		return n
	}
	put := func(org partnership.OrgID, others ...partnership.OrgID) lifecycle.Event {
		return against("2021-01-04", org, "2022-03-31", others...)
	}
	lapse := lifecycle.Event{Kind: lifecycle.TermLapses, On: day("2022-09-01")}
	late := extend
	late.On = day("2022-10-01")
	goesOn := succession("2021-04-01", "harrow", "harrow 90", "north 10")
	goesOn.Succession.GoesOn = true
	for name, c := range map[string]struct {
		events  []lifecycle.Event
		notices []lifecycle.ServedNotice
		stage   lifecycle.Stage
	}{
		"one does not renew":                      {[]lifecycle.Event{extend}, []lifecycle.ServedNotice{notRenewed}, lifecycle.Live},
		"one does not renew, and then does":       {[]lifecycle.Event{extend, rescinds("2021-04-01", "brent")}, nil, lifecycle.Live},
		"notice that ends sooner":                 {[]lifecycle.Event{notice("2021-01-04", "brent", "2022-08-31"), extend}, []lifecycle.ServedNotice{until("2022-08-31")}, lifecycle.Live},
		"notice that would outlast the term":      {[]lifecycle.Event{notice("2021-01-04", "brent", "2022-09-01"), extend}, []lifecycle.ServedNotice{notRenewed}, lifecycle.Live},
		"renewed after the term ran out":          {[]lifecycle.Event{lapse, late}, []lifecycle.ServedNotice{{Org: "brent", Served: late.On, Expires: day("2022-08-31"), NotRenewed: true}}, lifecycle.Live},
		"and the one that does not leaves":        {[]lifecycle.Event{lapse, late, leaves("2022-10-01", "brent")}, nil, lifecycle.Live},
		"two against one":                         {[]lifecycle.Event{put("brent", "harrow", "barnet")}, []lifecycle.ServedNotice{by("brent", "harrow", "barnet")}, lifecycle.Live},
		"one against each of two":                 {[]lifecycle.Event{put("brent", "harrow"), put("barnet", "harrow")}, []lifecycle.ServedNotice{by("brent", "harrow"), by("barnet", "harrow")}, lifecycle.NoticeGiven},
		"taken back":                              {[]lifecycle.Event{put("brent", "harrow"), rescinds("2021-02-01", "brent")}, nil, lifecycle.Live},
		"one that served it is succeeded":         {[]lifecycle.Event{put("brent", "harrow", "barnet"), succession("2021-04-01", "harrow", "north 60", "barnet 40")}, []lifecycle.ServedNotice{by("brent", "north", "barnet")}, lifecycle.Live},
		"by the one that it is served against":    {[]lifecycle.Event{put("brent", "harrow"), succession("2021-04-01", "harrow", "brent 100")}, nil, lifecycle.Live},
		"and there is another that served it":     {[]lifecycle.Event{put("brent", "harrow", "barnet"), succession("2021-04-01", "harrow", "brent 100")}, []lifecycle.ServedNotice{by("brent", "barnet")}, lifecycle.NoticeGiven},
		"one that served it goes on":              {[]lifecycle.Event{put("brent", "harrow"), goesOn}, []lifecycle.ServedNotice{by("brent", "harrow")}, lifecycle.Live},
		"the one that it is against is succeeded": {[]lifecycle.Event{put("brent", "harrow"), succession("2021-04-01", "brent", "north 60", "west 40")}, []lifecycle.ServedNotice{taken(by("north", "harrow")), taken(by("west", "harrow"))}, lifecycle.Live},
	} {
		line := legalLine(t, append(three(), c.events...)...)
		assert.Equal(t, c.stage, line.Stage, name)
		assert.ElementsMatch(t, c.notices, line.Notices, name)
		assert.Empty(t, line.Rescinded, "%s: it is not its own notice that was taken back", name)
	}
}

// Whose own notice was taken back cannot take back another; the others can.
func TestState_NoticeOfOthersIsTakenBackAgain(t *testing.T) {
	events := append(three(),
		notice("2014-01-06", "brent", "2015-03-31"), rescinds("2014-02-03", "brent"),
		against("2014-03-03", "brent", "2015-03-31", "harrow"), rescinds("2014-04-01", "brent"),
		against("2014-05-01", "brent", "2015-03-31", "harrow"), rescinds("2014-06-02", "brent"))
	assert.Equal(t, orgs("brent"), legalLine(t, events...).Rescinded)
	own := append(events, notice("2014-07-01", "brent", "2015-09-30"))
	again := rescinds("2014-08-01", "brent")
	d, err := lifecycle.Rulebook{}.Decide(stateOf(t, own...), again, lifecycle.Dossier{}, again.On)
	require.NoError(t, err)
	assert.Equal(t, "it has rescinded notice before", d.Unmet[0].Message)
}

// A member whose term is not renewed is not asked for notice when it leaves, and one that
// is put out is.
func TestLeavingRules_NoticeOfTheOthersIsAsLongAsAgreed(t *testing.T) {
	length := func(n lifecycle.ServedNotice) []string {
		m := leavingByNotice("2025-10-01", "2026-03-31")
		n.Org, n.Served, n.Expires = "barnet", day("2025-10-01"), day("2026-03-31")
		m.State.Lines[0].Notices = []lifecycle.ServedNotice{n}
		d := lifecycle.Decision{Report: lifecycle.DefaultRulebook().Rules[lifecycle.MemberLeaves].Judge(m, m.Event.On)}
		return found(d, "notice-length")
	}
	assert.Empty(t, length(lifecycle.ServedNotice{NotRenewed: true}))
	assert.Equal(t, []string{"the notice is too short: 2026-03-31"}, length(lifecycle.ServedNotice{By: orgs("harrow")}))
}

// An intention ends with the part of the member, with its notice, and with the service.
func TestState_AnIntentionEnds(t *testing.T) {
	minded := lifecycle.Event{Kind: lifecycle.IntentionStated, On: day("2014-01-01"), Org: "brent", Expires: day("2014-03-31")}
	before := append(three(), minded)
	assert.Equal(t, []lifecycle.StatedIntention{{Org: "brent", Stated: minded.On, DecideBy: minded.Expires}}, legalLine(t, before...).Intentions)
	assert.Equal(t, lifecycle.Live, legalLine(t, before...).Stage, "no notice runs")
	agreed := leaves("2014-02-01", "brent")
	agreed.Agreed = "Board"
	for _, e := range []lifecycle.Event{
		notice("2014-02-01", "brent", "2015-03-31"), against("2014-02-01", "brent", "2015-03-31", "harrow"), agreed,
		{Kind: lifecycle.IntentionWithdrawn, On: day("2014-02-01"), Org: "brent"},
		{Kind: lifecycle.LineWithdrawn, On: day("2014-02-01"), Lines: lines("legal")},
		{Kind: lifecycle.ExtendTerm, On: day("2014-02-01"), Term: term("2012-09-01", "2027-08-31"), By: orgs("harrow", "barnet")},
	} {
		assert.Empty(t, legalLine(t, append(before, e)...).Intentions, e.Kind)
	}
	other := notice("2014-02-01", "barnet", "2015-03-31")
	assert.Len(t, legalLine(t, append(before, other)...).Intentions, 1, "that of another stands")
	divided := legalLine(t, append(before, succession("2014-04-01", "brent", "north 60", "harrow 40"))...)
	assert.Equal(t, []lifecycle.StatedIntention{{Org: "north", Stated: minded.On, DecideBy: minded.Expires, Taken: day("2014-04-01")}}, divided.Intentions, "who is a member already has its own")
}

// The parts of a line have all that it had, and nothing that happens to one happens to
// another. The history before the split is as it was.
func TestState_ALineThatIsSplitGoesOnAsItsParts(t *testing.T) {
	minded := lifecycle.Event{Kind: lifecycle.IntentionStated, On: day("2014-01-01"), Org: "barnet"}
	before := append(three(), minded, against("2014-02-03", "brent", "2015-03-31", "harrow", "barnet"))
	split := lifecycle.Event{Kind: lifecycle.LineSplit, On: day("2014-06-01"), Lines: lines("legal"), Into: lines("litigation", "advice")}
	whole, state := legalLine(t, before...), stateOf(t, append(before, split)...)
	require.Len(t, state.Lines, 3)
	for _, part := range []lifecycle.LineState{state.Lines[0], state.Lines[2]} {
		want := whole
		want.Line, want.On, want.SplitFrom = part.Line, split.On, "legal"
		assert.Equal(t, want, part)
	}
	assert.Equal(t, lifecycle.Live, state.Stage)
	old := state.Lines[1]
	assert.Equal(t, []any{lifecycle.Split, split.On, split.Into, 4, 0, 0}, []any{old.Stage, old.From, old.SplitInto, len(old.Members), len(old.Notices), len(old.Intentions)})

	after := append(before, split, leavesLine("2015-04-01", "brent", "advice"))
	advice, _ := stateOf(t, after...).Line("advice")
	litigation, _ := stateOf(t, after...).Line("litigation")
	assert.Equal(t, [2]int{3, 4}, [2]int{len(advice.Members), len(litigation.Members)})
	log := logOf(after...)
	log.Entries[len(log.Entries)-1].Recorded = day("2015-04-01")
	then, err := log.StateOn(day("2014-05-31"), day("2020-01-01"))
	require.NoError(t, err)
	assert.Equal(t, []lifecycle.LineState{whole}, then.Lines)

	d, err := lifecycle.Rulebook{}.Decide(stateOf(t, before...), split, lifecycle.Dossier{}, split.On)
	require.NoError(t, err)
	assert.Equal(t, []lifecycle.Move{
		{Line: "legal", From: lifecycle.Live, To: lifecycle.Split},
		{Line: "litigation", From: lifecycle.Live, To: lifecycle.Live},
		{Line: "advice", From: lifecycle.Live, To: lifecycle.Live},
	}, d.Moves)
	fieldtest.RoundTrip(t, d)
	earlier := leavesLine("2014-05-31", "brent", "advice")
	_, err = lifecycle.Rulebook{}.Decide(state, earlier, lifecycle.Dossier{}, day("2020-01-01"))
	assert.ErrorIs(t, err, field.ErrOrder, "it was not there yet")
	residual := lifecycle.Event{Kind: lifecycle.ResidualArrangement, On: day("2022-09-01"), Lines: lines("legal"), Structure: partnership.StaffMadeAvailable, Term: term("2022-09-01", "2023-08-31")}
	split.On = day("2022-10-01")
	state = stateOf(t, append(three(), lifecycle.Event{Kind: lifecycle.TermLapses, On: day("2022-09-01")}, residual, split)...)
	assert.Equal(t, partnership.StaffMadeAvailable, state.Lines[0].ResidualArrangement)
	assert.Empty(t, state.Lines[1].ResidualArrangement, "its parts have it")
	assert.True(t, state.Lines[1].ResidualArrangementTerm.IsZero())
}

func leavesLine(on string, org partnership.OrgID, line partnership.LineID) lifecycle.Event {
	e := leaves(on, org)
	e.Lines = lines(line)
	return e
}

// A split that was never one loses no line, whatever a log says that nobody validated.
func TestLog_StateLeavesOutASplitThatIsNone(t *testing.T) {
	for _, split := range []lifecycle.Event{
		{Kind: lifecycle.LineSplit, On: day("2014-06-01")},
		{Kind: lifecycle.LineSplit, On: day("2014-06-01"), Lines: lines("legal")},
		{Kind: lifecycle.LineSplit, On: day("2014-06-01"), Lines: lines("legal"), Into: lines("advice", "advice")},
	} {
		state, err := logOf(append(three(), split)...).State()
		require.Error(t, err)
		require.Len(t, state.Lines, 1)
		assert.Equal(t, lifecycle.Live, state.Lines[0].Stage)
	}
}

// A split that was recorded by mistake is corrected, and what happened to the parts after
// it no longer follows.
func TestJournal_CorrectASplit(t *testing.T) {
	split := lifecycle.Event{Kind: lifecycle.LineSplit, On: day("2014-06-01"), Lines: lines("legal"), Into: lines("litigation", "advice")}
	strike := lifecycle.LogEntry{Recorded: day("2015-01-01"), RecordedBy: clerk, Corrects: 7, Reason: "decided, and called in"}
	journal := journalOf(t, logOf(append(three(), split)...))
	corrected, err := journal.Correct(lifecycle.Rulebook{}, strike, lifecycle.Dossier{})
	require.NoError(t, err)
	state := corrected.State()
	assert.Equal(t, stateOf(t, three()...).Lines, state.Lines)
	want, err := corrected.Log().State()
	require.NoError(t, err)
	assert.Equal(t, want, state)

	review := lifecycle.Event{Kind: lifecycle.Review, On: day("2014-07-01"), Lines: lines("advice")}
	journal = journalOf(t, logOf(append(three(), split, review)...))
	_, err = journal.Correct(lifecycle.Rulebook{}, strike, lifecycle.Dossier{})
	assert.ErrorIs(t, err, field.ErrNotFound)
	late := lifecycle.LogEntry{Event: lifecycle.Event{Kind: lifecycle.Review, On: day("2014-06-15"), Lines: lines("advice")}, Recorded: day("2015-01-01"), RecordedBy: clerk, Reason: "found"}
	journal, err = journal.Correct(lifecycle.Rulebook{}, late, lifecycle.Dossier{})
	require.NoError(t, err)
	assert.Error(t, lifecycle.Log{Partnership: id(), Entries: append(logOf(append(three(), split, review)...).Entries, lifecycle.LogEntry{Event: late.Event, Recorded: late.Recorded})}.Validate(), "it is late for the part, and says why")
	assert.NoError(t, journal.Log().Validate())
}

// An event of a line that is to be split cannot be left to come: its part must be named.
func TestRulebook_DecideASplitBeforeWhatIsToCome(t *testing.T) {
	ahead := leavesLine("2015-04-01", "brent", "legal")
	ahead.Agreed = "Board"
	log := logOf(append(three(), ahead)...)
	log.Entries[6].Recorded = day("2014-01-01")
	split := lifecycle.Event{Kind: lifecycle.LineSplit, On: day("2014-06-01"), Lines: lines("legal"), Into: lines("litigation", "advice")}
	state, err := log.State()
	require.NoError(t, err)
	d, err := lifecycle.Rulebook{}.Decide(state, split, lifecycle.Dossier{}, split.On)
	require.NoError(t, err)
	require.Len(t, d.Unmet, 1)
	assert.Equal(t, "an event that is recorded for a later day could not happen any more", d.Unmet[0].Message)
}

// A partnership has up to 1,000 lines, however they began.
func TestRulebook_DecideASplitIntoTooManyLines(t *testing.T) {
	all := three()
	for i := range 998 {
		all[0].Lines = append(all[0].Lines, partnership.LineID(fmt.Sprintf("l%d", i)))
	}
	split := lifecycle.Event{Kind: lifecycle.LineSplit, On: day("2014-06-01"), Lines: lines("legal"), Into: lines("litigation", "advice")}
	state := stateOf(t, all...)
	d, err := lifecycle.Rulebook{}.Decide(state, split, lifecycle.Dossier{}, split.On)
	require.NoError(t, err)
	require.Len(t, d.Unmet, 1)
	assert.Equal(t, "/into the partnership has too many lines 1001 at most 1000", fmt.Sprint(d.Unmet[0].Path, " ", d.Unmet[0].Message, " ", d.Unmet[0].Found, " ", d.Unmet[0].Wanted))
}

// The rule on intentions asks for the risk that package risk proposes.
func TestLeavingRules_TheRiskOfALeaverIsProposed(t *testing.T) {
	ids := []risk.RiskID{}
	for _, p := range risk.Barriers() {
		ids = append(ids, p.Risk.ID)
	}
	m := together(lifecycle.IntentionStated)("2026-09-01")
	assert.Contains(t, ids, m.Dossier.Register.Risks[1].ID)
}

// The timeline says where each event is on record, and where it was agreed.
func TestLog_TableSaysWhereItWasAgreed(t *testing.T) {
	for want, how := range map[string]func(*lifecycle.Event){
		"":                 func(*lifecycle.Event) {},
		"minute 7":         func(e *lifecycle.Event) { e.Reference = "minute 7" },
		"deed 8":           func(e *lifecycle.Event) { e.Agreed = "deed 8" },
		"minute 7; deed 8": func(e *lifecycle.Event) { e.Reference, e.Agreed = "minute 7", "deed 8" },
	} {
		e := leaves("2014-02-01", "brent")
		how(&e)
		rows := logOf(append(three(), e)...).Table(noNames).Rows
		assert.Equal(t, want, rows[len(rows)-1][6])
	}
}

// Every deadline of the new kinds is written and read.
func TestDue_EndingsAreDue(t *testing.T) {
	minded := lifecycle.Event{Kind: lifecycle.IntentionStated, On: day("2014-01-01"), Org: "barnet", Expires: day("2014-03-31")}
	taken := lifecycle.Event{Kind: lifecycle.LineTransferred, On: day("2015-04-01"), Lines: lines("legal"), To: orgs("harrow", "barnet")}
	log := logOf(append(three(), minded, against("2014-02-03", "brent", "2015-03-31", "harrow", "barnet"))...)
	state, err := log.State()
	require.NoError(t, err)
	state.Coming = []lifecycle.Event{{Kind: lifecycle.LineWithdrawn, On: day("2015-03-31"), Lines: lines("legal"), By: orgs("harrow", "barnet")}, taken}
	dossier := lifecycle.Dossier{Partnership: partnership.Partnership{ID: id()}}
	due, err := lifecycle.Due(state, dossier, day("2014-04-01"))
	require.NoError(t, err)
	words := []string{}
	for _, d := range due {
		words = append(words, fmt.Sprint(d.Day, " ", d.Kind, " ", d.Overdue, ": ", d.Words(noNames)))
	}
	assert.Equal(t, []string{
		"2014-03-31 intention true: barnet, which means to leave legal, is to decide whether it serves notice",
		"2015-03-31 notice-expiry false: the notice of harrow and barnet against brent for legal expires",
		"2015-03-31 event false: line withdrawn, by harrow and barnet, for legal",
		"2015-04-01 event false: line transferred to harrow and barnet, for legal",
		"2022-08-31 term-end false: the term of the agreement ends",
	}, words)
	text, err := json.Marshal(due)
	require.NoError(t, err)
	var back lifecycle.Deadlines
	require.NoError(t, json.Unmarshal(text, &back))
	assert.Equal(t, due, back)
	due[1].By[0] = "spoilt"
	assert.Equal(t, orgs("harrow", "barnet"), state.Lines[0].Notices[0].By, "the deadlines have lists of their own")
}
