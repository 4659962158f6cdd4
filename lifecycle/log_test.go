package lifecycle_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// told is a log of Harrow and Barnet in which a wrong expiry of notice was recorded
// and then corrected, and a client's joining was recorded late.
func told() lifecycle.Log {
	log := logOf(append(formation("harrow", "barnet"), notice("2014-01-10", "barnet", "2014-12-31"))...)
	right := notice("2014-01-10", "barnet", "2015-03-31")
	log.Entries = append(
		log.Entries,
		lifecycle.LogEntry{Event: right, Recorded: day("2014-02-01"), Corrects: 7, Reason: "twelve months to 31 March, not to 31 December"},
		lifecycle.LogEntry{Event: lifecycle.Event{Kind: lifecycle.ClientJoins, On: day("2013-09-01"), Org: "school"}, Recorded: day("2014-03-01"), Reason: "the contract was found in the file"},
		lifecycle.LogEntry{Recorded: day("2014-04-01"), Corrects: 8, Reason: "the letter was not from the council"},
	)
	return log
}

func TestLog_StateOnADayAsKnownOnAnother(t *testing.T) {
	log := told()
	require.NoError(t, log.Validate())
	for _, row := range table(`
# as of      known on     stage         until        members
2012-08-31   2014-05-01   mobilising    -            2
2012-09-01   2014-05-01   live          -            2
2014-01-10   2014-01-09   live          -            2
2014-01-10   2014-01-10   notice-given  2014-12-31   2
2014-01-09   2014-01-31   live          -            2
2014-06-01   2014-01-31   notice-given  2014-12-31   2
2014-06-01   2014-02-01   notice-given  2015-03-31   2
2013-09-01   2014-02-28   live          -            2
2013-08-31   2014-03-01   live          -            2
2013-09-01   2014-03-01   live          -            3
2014-06-01   2014-03-01   live          2015-03-31   3
2014-06-01   2014-04-01   live          -            3
`)[1:] {
		state, err := log.StateOn(day(row[0]), day(row[1]))
		require.NoError(t, err)
		assert.Equal(t, lifecycle.Stage(row[2]), state.Stage, "%v", row)
		line, _ := state.Line("legal")
		until := "-"
		if len(line.Notices) > 0 {
			until = line.Notices[0].Expires.String()
		}
		assert.Equal(t, row[3], until, "%v", row)
		assert.Len(t, line.Members, int(row[4][0]-'0'), "%v", row)
	}
	before, err := log.StateOn(day("2011-05-31"), day("2014-04-01"))
	require.NoError(t, err)
	assert.Empty(t, before.Stage)
	_, err = log.StateOn(calendar.Date{}, calendar.Date{})
	assert.EqualError(t, err, "day: required\nknown: required")
}

// A second way to the same answer: keep what was known, put it in order, and record
// it anew.
func TestLog_StateOnIsTheStateOfTheLogThatWasKnown(t *testing.T) {
	log := told()
	for known := day("2011-01-01"); known.Before(day("2014-05-01")); known = known.AddDays(13) {
		for on := day("2011-01-01"); on.Before(day("2014-05-01")); on = on.AddDays(31) {
			var events []lifecycle.Event
			for i, s := range log.Entries {
				replaced := slices.ContainsFunc(log.Entries[i:], func(later lifecycle.LogEntry) bool { return later.Corrects == i+1 && !later.Recorded.After(known) })
				if !s.Recorded.After(known) && !replaced && s.Event.Kind != "" && !s.Event.On.After(on) {
					events = append(events, s.Event)
				}
			}
			slices.SortStableFunc(events, func(a, b lifecycle.Event) int { return a.On.Compare(b.On) })
			want := stateOf(t, events...)
			got, err := log.StateOn(on, known)
			require.NoError(t, err)
			assert.Equal(t, want, got, "as of %v known on %v", on, known)
		}
	}
}

func TestLog_TwoEventsOfOneDayStayInTheirOrder(t *testing.T) {
	all := append(formation("harrow", "barnet"), notice("2014-01-01", "barnet", "2015-03-31"), rescinds("2014-01-01", "barnet"))
	assert.Equal(t, lifecycle.Live, stateOf(t, all...).Stage)
	log := logOf(all...)
	log.Entries = append(log.Entries, lifecycle.LogEntry{ // in the place of the notice, so before the rescission
		Event: notice("2014-01-01", "barnet", "2015-06-30"), Recorded: day("2014-02-01"), Corrects: 7, Reason: "to the end of June",
	})
	state, err := log.State()
	require.NoError(t, err)
	assert.Equal(t, lifecycle.Live, state.Stage)
	assert.Equal(t, 9, state.Entries)
}

func TestLog_ValidateFindsEverythingAtOnce(t *testing.T) {
	log := told()
	log.Partnership = uuid.UUID{}
	log.Entries[1].Recorded = calendar.Date{}
	log.Entries[2].Recorded = day("2011-05-01")
	log.Entries[3].Event.Kind = "merge"
	log.Entries[8].Reason = " "
	log.Entries[9].Corrects = 7
	log.Entries = append(log.Entries,
		lifecycle.LogEntry{Event: asked(lifecycle.Review), Recorded: day("2020-01-02"), Corrects: 11, Reason: "itself"},
		lifecycle.LogEntry{Event: asked(lifecycle.Review), Recorded: day("2020-01-02"), Corrects: -1})
	err := log.Validate()
	assert.EqualError(t, err, strings.Join([]string{
		`partnership: required`,
		`entries[1].recorded: required`,
		`entries[2].recorded: 2011-05-01 is before an entry recorded on 2011-06-01: out of order`,
		`entries[3].event.kind: "merge" is not a kind of event (propose, approve-case, sign, mobilise, go-live, abandon, review, extend-term, vary-shares, change-structure, change-lead, member-joins, client-joins, intention-stated, intention-withdrawn, notice-served, notice-rescinded, notice-extended, member-leaves, line-withdrawn, line-split, line-kept, council-succeeded, shared-by-order, term-lapses, line-transferred, residual-arrangement, close): invalid`,
		`entries[8].reason: required`,
		`entries[9].corrects: 7 was corrected before: duplicate`,
		`entries[10].corrects: 11 is not one of the 10 entries above: not found`,
		`entries[11].reason: required`,
		`entries[11].corrects: -1 is not one of the 11 entries above: not found`,
	}, "\n"))
}

func TestLog_ValidateFindsWhatDoesNotFollow(t *testing.T) {
	all := formation("harrow", "barnet")
	wrong := []lifecycle.Event{
		{Kind: lifecycle.GoLive, On: day("2012-09-02")},
		{Kind: lifecycle.GoLive, On: day("2012-09-02"), Lines: lines("hr")},
		{Kind: lifecycle.Propose, On: day("2012-09-02"), Lines: lines("legal"), Members: members("a", "b")},
		leaves("2012-09-02", "barnet"),
		leaves("2012-09-02", "brent"),
		joins("2012-09-02", "barnet"),
		rescinds("2012-09-02", "barnet"),
		{Kind: lifecycle.TermLapses, On: day("2017-08-31")},
		{Kind: lifecycle.ExtendTerm, On: day("2017-08-31"), Term: term("2012-10-01", "2019-08-31")},
		{Kind: lifecycle.ExtendTerm, On: day("2017-08-31"), Term: term("2012-09-01", "2017-08-31")},
		{Kind: lifecycle.MemberLeaves, On: day("2017-08-31"), Org: "brent", Lines: lines("legal")},
	}
	log := logOf(append(all, wrong...)...)
	err := log.Validate()
	assert.EqualError(t, err, strings.Join([]string{
		`entries[6].event: go-live: legal is live (what can happen: review, extend-term, vary-shares, change-structure, change-lead, member-joins, client-joins, intention-stated, intention-withdrawn, notice-served, notice-rescinded, notice-extended, member-leaves, line-withdrawn, line-split, council-succeeded, term-lapses): no such move`,
		`entries[7].event.lines[0]: "hr" is not one of the lines: not found`,
		`entries[8].event.lines[0]: legal was proposed before: duplicate`,
		`entries[9].event.org: member-leaves: barnet: it has not served notice, and nobody agreed to do without, want notice to leave legal: denied`,
		`entries[10].event.org: "brent" is not a member of any line that has not ended: not found`,
		`entries[11].event.org: member-joins: barnet in legal: it is a member of the line already: denied`,
		`entries[12].event.org: notice-rescinded: barnet: it has no notice to rescind, want notice to leave legal: denied`,
		`entries[13].event.on: term-lapses: 2017-08-31: the term has not run out, want after 2017-08-31: denied`,
		`entries[14].event.term.first: extend-term: 2012-10-01: an extended term keeps its first day, want 2012-09-01: denied`,
		`entries[15].event.term.last: extend-term: 2017-08-31: the term does not end later, want after 2017-08-31: denied`,
		`entries[16].event.org: member-leaves: brent: it is not a member of the line, want a member of legal: denied`,
	}, "\n"))
	var undeclared *lifecycle.UndeclaredError
	require.ErrorAs(t, err, &undeclared)
	assert.Equal(t, lifecycle.GoLive, undeclared.Event.Kind)
	require.ErrorIs(t, err, lifecycle.ErrDenied)
	state, again := log.State()
	assert.EqualError(t, again, err.Error())
	want := stateOf(t, all...)
	want.Entries = len(log.Entries)
	assert.Equal(t, want, state, "what does not follow is left out")
}

func TestLog_ConditionsOfNoticeAndTerm(t *testing.T) {
	live := formation("harrow", "barnet")
	served := append(slices.Clip(live), notice("2014-01-01", "barnet", "2015-03-31"))
	rescinded := append(slices.Clip(served), rescinds("2014-02-01", "barnet"), notice("2014-03-01", "barnet", "2015-03-31"))
	open := slices.Clone(live)
	open[3].Term.Last = calendar.Date{}
	agreed := leaves("2014-06-01", "barnet")
	agreed.Agreed = "Joint board, 1 May 2014"
	early := slices.Clone(live[:5])
	for name, c := range map[string]struct {
		before []lifecycle.Event
		event  lifecycle.Event
		want   string
	}{
		"twice":              {served, notice("2014-02-01", "barnet", "2016-03-31"), "org: notice-served: 2014-01-01 to 2015-03-31: notice to leave legal runs already: denied"},
		"on the last day":    {served, rescinds("2015-03-31", "barnet"), ""},
		"the day after":      {served, rescinds("2015-04-01", "barnet"), "on: notice-rescinded: 2015-04-01: the notice has expired, want at the latest 2015-03-31: denied"},
		"a second time":      {rescinded, rescinds("2014-04-01", "barnet"), "org: notice-rescinded: barnet in legal: it has rescinded notice before, want once: denied"},
		"second and late":    {rescinded, rescinds("2015-04-01", "barnet"), "on: notice-rescinded: 2015-04-01: the notice has expired, want at the latest 2015-03-31: denied\norg: notice-rescinded: barnet in legal: it has rescinded notice before, want once: denied"},
		"before it expires":  {served, leaves("2015-03-31", "barnet"), "on: member-leaves: 2015-03-31: its notice has not expired, want after 2015-03-31: denied"},
		"after it expires":   {served, leaves("2015-04-01", "barnet"), ""},
		"as agreed":          {live, agreed, ""},
		"open-ended":         {open, lifecycle.Event{Kind: lifecycle.TermLapses, On: day("2020-01-01")}, "on: term-lapses: from 2012-09-01: the term has no last day: denied"},
		"nothing to extend":  {open, lifecycle.Event{Kind: lifecycle.ExtendTerm, On: day("2020-01-01"), Term: term("2012-09-01", "2022-08-31")}, "term.last: extend-term: from 2012-09-01: the term has no last day to extend: denied"},
		"extended for good":  {live, lifecycle.Event{Kind: lifecycle.ExtendTerm, On: day("2016-01-01"), Term: calendar.Term{First: day("2012-09-01")}}, ""},
		"too early":          {early, lifecycle.Event{Kind: lifecycle.GoLive, On: day("2012-08-31")}, "on: go-live: 2012-08-31: the day is not in the term of the agreement, want 2012-09-01 to 2017-08-31: denied"},
		"succeeded stranger": {live, succession("2020-04-01", "brent", "north 100"), `succession.predecessor: "brent" is not a member of any line that has not ended: not found`},
	} {
		log := logOf(append(slices.Clip(c.before), c.event)...)
		err := log.Validate()
		if c.want == "" {
			assert.NoError(t, err, name)
			continue
		}
		want := []string{}
		for _, line := range strings.Split(c.want, "\n") {
			want = append(want, fmt.Sprintf("entries[%d].event.%s", len(c.before), line))
		}
		assert.EqualError(t, err, strings.Join(want, "\n"), name)
	}
	stranger := succession("2020-04-01", "brent", "north 100")
	stranger.Lines = lines("legal")
	assert.ErrorContains(t, logOf(append(slices.Clip(live), stranger)...).Validate(), "event.succession.predecessor: council-succeeded: brent: it is not a member of the line")
	hollow := lifecycle.Log{Partnership: id(), Entries: []lifecycle.LogEntry{{Event: lifecycle.Event{Kind: lifecycle.CouncilSucceeded}}}}
	_, err := hollow.State()
	assert.EqualError(t, err, "entries[0].event.succession: required")
}

func TestLog_TwoBranchesNeverTouch(t *testing.T) {
	base := logOf(formation("harrow", "barnet")...)
	base.Entries = slices.Grow(base.Entries, 8)
	text, err := json.Marshal(base)
	require.NoError(t, err)
	state, err := base.State()
	require.NoError(t, err)
	before, err := json.Marshal(state)
	require.NoError(t, err)
	journal := journalOf(t, base)
	var branches []lifecycle.Log
	for _, e := range []lifecycle.Event{joins("2013-01-01", "brent"), notice("2013-01-01", "harrow", "2014-03-31"), succession("2013-01-01", "barnet", "west 100")} {
		d, err := lifecycle.Rulebook{}.Decide(state, e, lifecycle.Dossier{}, e.On)
		require.NoError(t, err)
		longer, err := journal.Append(d, clerk)
		require.NoError(t, err)
		branch := longer.Log()
		assert.Equal(t, d.State, longer.State())
		after, err := branch.State()
		require.NoError(t, err)
		assert.Equal(t, d.State, after, "the state of a decision is that of the log with it")
		branches = append(branches, branch)
	}
	for i, kind := range []lifecycle.EventKind{lifecycle.MemberJoins, lifecycle.NoticeServed, lifecycle.CouncilSucceeded} {
		assert.Equal(t, kind, branches[i].Entries[6].Event.Kind)
	}
	after, err := json.Marshal(base)
	require.NoError(t, err)
	assert.Equal(t, string(text), string(after))
	unchanged, err := json.Marshal(state)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(unchanged))
}

func TestJournal_AppendRefusesWhatWasNotDecidedOnIt(t *testing.T) {
	log := logOf(formation("harrow", "barnet")...)
	journal := journalOf(t, log)
	state := journal.State()
	decide := func(e lifecycle.Event, asOf string) lifecycle.Decision {
		d, err := lifecycle.Rulebook{}.Decide(state, e, lifecycle.Dossier{}, day(asOf))
		require.NoError(t, err)
		return d
	}
	good := decide(joins("2013-01-01", "brent"), "2013-01-01")
	longer, err := journal.Append(good, clerk)
	require.NoError(t, err)
	assert.Equal(t, clerk, longer.Log().Entries[6].RecordedBy)
	_, err = longer.Append(good, clerk)
	require.ErrorIs(t, err, field.ErrOrder)
	require.EqualError(t, err, "entries: 7: the decision was made after 6: out of order")
	_, err = journal.Append(decide(joins("2013-01-01", "brent"), "2012-08-01"), clerk)
	require.EqualError(t, err, "entries: the decision of 2012-08-01 is before the last entry was recorded, 2012-09-01: out of order")
	other := log
	other.Partnership = uuid.UUID{1}
	_, err = journalOf(t, other).Append(good, clerk)
	require.ErrorIs(t, err, field.ErrInvalid)
	_, err = journal.Append(good, " ")
	require.EqualError(t, err, "recorded_by: required")
	forged := good
	forged.Event.Org = "barnet"
	_, err = journal.Append(forged, clerk)
	require.EqualError(t, err, "entries[6].event.org: member-joins: barnet in legal: it is a member of the line already: denied")
	_, err = journal.Append(decide(leaves("2013-01-01", "barnet"), "2013-01-01"), clerk)
	var denied *lifecycle.DeniedError
	require.ErrorAs(t, err, &denied)
	require.ErrorIs(t, err, lifecycle.ErrDenied)
	assert.Len(t, denied.Decision.Against(), 1)
	assert.EqualError(t, err, "member-leaves on 2013-01-01 has 1 finding against it: denied")
}

func TestJournal_Correct(t *testing.T) {
	log := logOf(formation("harrow", "barnet")...)
	journal := journalOf(t, log)
	correct := func(entry lifecycle.LogEntry) (lifecycle.Journal, error) {
		entry.RecordedBy = clerk
		return journal.Correct(lifecycle.Rulebook{}, entry, lifecycle.Dossier{})
	}
	longer, err := correct(lifecycle.LogEntry{Event: joins("2012-09-15", "brent"), Recorded: day("2013-01-01"), Reason: "minuted late"})
	require.NoError(t, err)
	assert.Len(t, longer.Log().Entries, 7)
	assert.Len(t, journal.Log().Entries, 6)
	_, err = correct(lifecycle.LogEntry{Event: joins("2011-09-15", "brent"), Recorded: day("2013-01-01")})
	require.EqualError(t, err, "entries[6].reason: required")
	_, err = correct(lifecycle.LogEntry{Event: joins("2012-09-15", "brent"), Recorded: day("2012-09-15")})
	require.EqualError(t, err, "entries[6].corrects: required\nentries[6].reason: required", "the rules are to be asked")
	_, err = correct(lifecycle.LogEntry{Event: lifecycle.Event{Lines: lines("legal")}, Recorded: day("2013-01-01"), Corrects: 6, Reason: "a slip"})
	require.ErrorContains(t, err, "entries[6].event.kind: required", "half of an event strikes nothing out")
	_, err = correct(lifecycle.LogEntry{Recorded: day("2013-01-01"), Corrects: 4, Reason: "never signed"})
	require.ErrorIs(t, err, lifecycle.ErrUndeclared, "what followed does not follow any more")
	require.EqualError(t, err, "entries[6].corrects: entry 5, mobilise on 2012-07-02, would no longer follow (and 1 more): "+
		"mobilise: legal is full-case (what can happen: sign, abandon, review, change-lead, member-joins, client-joins, member-leaves, council-succeeded): no such move", "one error for the cause")
	var undeclared *lifecycle.UndeclaredError
	require.ErrorAs(t, err, &undeclared)
	_, err = correct(lifecycle.LogEntry{Event: lifecycle.Event{Kind: lifecycle.Abandon, On: day("2012-08-15")}, Recorded: day("2013-01-01"), Reason: "a slip"})
	require.EqualError(t, err, "entries[6].event: entry 6, go-live on 2012-09-01, would no longer follow: go-live: no line is left (what can happen: propose, shared-by-order): no such move")
	_, err = correct(lifecycle.LogEntry{Recorded: day("2012-08-01"), Corrects: 7, Reason: "a slip"})
	require.EqualError(t, err, "entries[6].recorded: 2012-08-01 is before an entry recorded on 2012-09-01: out of order\nentries[6].corrects: 7 is not one of the 6 entries above: not found")
	_, err = journal.Correct(lifecycle.Rulebook{}, lifecycle.LogEntry{Recorded: day("2013-01-01"), Corrects: 6, Reason: "a slip"}, lifecycle.Dossier{})
	require.EqualError(t, err, "entries[6].recorded_by: required")
	journal, err = correct(lifecycle.LogEntry{Recorded: day("2013-01-01"), Corrects: 6, Reason: "a slip"})
	require.NoError(t, err)
	_, err = correct(lifecycle.LogEntry{Recorded: day("2013-01-01"), Corrects: 6, Reason: "a slip"})
	require.EqualError(t, err, "entries[7].corrects: 6 was corrected before: duplicate")
	_, err = lifecycle.NewJournal(lifecycle.Log{})
	require.EqualError(t, err, "partnership: required")
	assert.Equal(t, id(), journal.Partnership())
}

// Random stories: what can happen folds, as the decisions said.
func TestLog_RandomStoriesFollow(t *testing.T) {
	for seed := range uint64(300) {
		log, state := randomStory(t, rand.New(rand.NewPCG(seed, 4)), nil, lines("x", "y"), func(lifecycle.Decision) {})
		require.NoError(t, log.Validate())
		folded, err := log.State()
		require.NoError(t, err)
		assert.Equal(t, state, folded, "seed %d", seed)
	}
}

// randomStory asks for events at random after others, and records those that can
// happen.
func randomStory(t *testing.T, r *rand.Rand, before []lifecycle.Event, on []partnership.LineID, each func(lifecycle.Decision)) (lifecycle.Log, lifecycle.State) {
	orgs := []partnership.OrgID{"a", "b", "c", "d", "e"}
	journal := journalOf(t, logOf(before...))
	state := journal.State()
	today := day("2012-09-01")
	for range 60 {
		today = today.AddDays(r.IntN(100))
		about := on[r.IntN(len(on)):][:1]
		if n := len(state.Lines); n > 0 && r.IntN(2) > 0 {
			about = lines(state.Lines[r.IntN(n)].Line) // the parts of one that was split, too
		}
		line, _ := state.Line(about[0])
		kinds := line.Stage.Events()
		if len(kinds) == 0 || r.IntN(10) == 0 {
			kinds = lifecycle.EventKinds()
		}
		e := asked(kinds[r.IntN(len(kinds))])
		e.On, e.Lines = today, about
		org := orgs[r.IntN(len(orgs))]
		if n := len(line.Members); n > 0 && r.IntN(3) > 0 {
			org = line.Members[r.IntN(n)].Org
		}
		switch e.Kind {
		case lifecycle.Propose:
			e.Members = members(orgs[:2+r.IntN(3)]...)
		case lifecycle.CouncilSucceeded:
			shares := []string{"100", "50 50", "40 30 30"}[r.IntN(3)]
			e.Succession = partnership.Succession{Predecessor: org, On: today}
			for i, share := range strings.Fields(shares) {
				successor := orgs[(slices.Index(orgs, org)+1+i)%len(orgs)]
				e.Succession.Successors = append(e.Succession.Successors, partnership.Share{Org: successor, Fraction: partnership.MustFraction(share + "%")})
			}
		case lifecycle.NoticeServed:
			e.Org, e.Expires = org, today.AddDays(r.IntN(300))
			if by := orgs[r.IntN(len(orgs))]; by != org && r.IntN(2) > 0 {
				e.By = append(e.By, by)
			}
		case lifecycle.LineSplit:
			e.Into = lines(about[0]+"-1", about[0]+"-2")
		case lifecycle.NoticeExtended:
			e.Org, e.Expires = org, today.AddDays(r.IntN(300))
		case lifecycle.MemberLeaves:
			e.Org, e.Agreed = org, []string{"", "Board"}[r.IntN(2)]
		case lifecycle.VaryShares:
			e.Reference = "minute"
		case lifecycle.Sign:
			e.Term = calendar.Term{First: today, Last: today.AddDays(900)}
		case lifecycle.ExtendTerm:
			if len(state.Lines) == 0 || state.Lines[0].Term.IsZero() {
				continue
			}
			e.Term = calendar.Term{First: state.Lines[0].Term.First, Last: state.Lines[0].Term.Last.AddDays(r.IntN(500))}
			for _, m := range line.Members {
				if r.IntN(4) > 0 {
					e.By = append(e.By, m.Org)
				}
			}
		case lifecycle.MemberJoins, lifecycle.ClientJoins, lifecycle.NoticeRescinded, lifecycle.IntentionStated, lifecycle.IntentionWithdrawn:
			e.Org = org
		}
		d, err := lifecycle.Rulebook{}.Decide(state, e, lifecycle.Dossier{}, today)
		if err != nil || !d.Allowed {
			continue
		}
		each(d)
		journal, err = journal.Append(d, clerk)
		require.NoError(t, err)
		state = d.State
	}
	return journal.Log(), state
}

func FuzzLog(f *testing.F) {
	ahead := logOf(append(formation("harrow", "barnet"), succession("2020-04-01", "barnet", "north 60", "west 40"))...)
	ahead.Entries[6].Recorded = day("2019-05-14")
	for _, log := range []lifecycle.Log{told(), longLog(30), twoLines(), ahead, {}} {
		text, err := json.Marshal(log)
		require.NoError(f, err)
		f.Add(text)
	}
	f.Add([]byte(`{"entries":[{"event":{"kind":"council-succeeded"}},{"corrects":1},{"corrects":99}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		log, err := field.Decode[lifecycle.Log](data)
		state, folds := log.State()
		_ = log.Table(noNames).Markdown()
		if err != nil {
			return
		}
		require.NoError(t, folds)
		journal, err := lifecycle.NewJournal(log)
		require.NoError(t, err)
		require.Equal(t, state, journal.State())
		text, err := json.Marshal(log)
		require.NoError(t, err)
		back, err := field.Decode[lifecycle.Log](text)
		require.NoError(t, err)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(text), string(again))
	})
}

// An unknown stage counts for nothing in the stage of the whole.
func TestState_UnknownStageCountsForNothing(t *testing.T) {
	state := stateOf(t, formation("harrow", "barnet")...)
	state.Lines = append(state.Lines, lifecycle.LineState{Line: "odd", Stage: "odd"})
	review := lifecycle.Event{Kind: lifecycle.Review, On: day("2013-01-01"), Lines: lines("legal")}
	d, err := lifecycle.Rulebook{}.Decide(state, review, lifecycle.Dossier{}, review.On)
	require.NoError(t, err)
	assert.Equal(t, lifecycle.Live, d.To)
}

// An entry that says only that an earlier one was wrong has no event at all. One with a field of
// an event, or with two, has one, which is not whole.
func TestLog_ACorrectionWithPartsOfAnEventIsNoDeletion(t *testing.T) {
	parts := []func(*lifecycle.Event){
		func(e *lifecycle.Event) { e.Lines = lines("a") },
		func(e *lifecycle.Event) { e.Members = members("a") },
		func(e *lifecycle.Event) { e.By = []partnership.OrgID{"a"} },
		func(e *lifecycle.Event) { e.To = []partnership.OrgID{"a"} },
		func(e *lifecycle.Event) { e.Into = lines("a") },
		func(e *lifecycle.Event) { e.On = day("2014-01-01") },
		func(e *lifecycle.Event) { e.Org = "a" },
		func(e *lifecycle.Event) { e.Structure = partnership.JointCommittee },
		func(e *lifecycle.Event) { e.Term = calendar.Term{First: day("2014-01-01")} },
		func(e *lifecycle.Event) { e.Expires = day("2014-01-01") },
		func(e *lifecycle.Event) { e.Succession.On = day("2014-01-01") },
		func(e *lifecycle.Event) { e.Agreed = "a" },
		func(e *lifecycle.Event) { e.ApprovedBy = partnership.FullCouncil },
		func(e *lifecycle.Event) { e.Reference = "a" },
	}
	log := func(set ...func(*lifecycle.Event)) lifecycle.Log {
		log := logOf(formation("harrow", "barnet")...)
		log.Entries = append(log.Entries, lifecycle.LogEntry{Corrects: 6, Recorded: day("2015-01-01"), RecordedBy: "clerk", Reason: "it did not happen"})
		for _, part := range set {
			part(&log.Entries[6].Event)
		}
		return log
	}
	require.NoError(t, log().Validate())
	for i, one := range parts {
		assert.ErrorContains(t, log(one).Validate(), "entries[6].event.kind: required", "part %d", i)
		for j, other := range parts[:i] {
			assert.ErrorContains(t, log(one, other).Validate(), "entries[6].event.kind: required", "parts %d and %d", i, j)
		}
	}
}
