package lifecycle_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// due writes deadlines as lines.
func due(t testing.TB, state lifecycle.State, dossier lifecycle.Dossier, asOf string) string {
	deadlines, err := lifecycle.Due(state, dossier, day(asOf))
	require.NoError(t, err)
	names := dossier.Names()
	rows := []string{}
	for _, d := range deadlines {
		mark := ""
		if d.Overdue {
			mark = " OVERDUE"
		}
		rows = append(rows, fmt.Sprintf("%v %s: %s%s", d.Day, d.Kind, d.Words(names), mark))
	}
	return strings.Join(rows, "\n")
}

func TestDue_OfAPartnershipThatIsLive(t *testing.T) {
	state := stateOf(t, append(formation("harrow", "barnet"), lifecycle.Event{Kind: lifecycle.Review, On: day("2013-09-02")})...)
	dossier := ready(day("2014-01-10"))
	dossier.Evidence = dossier.Evidence[:1]
	dossier.Waivers = []policy.Waiver{
		{Rule: "ogc-2008-7", By: "a", Reason: "b", Term: term("2014-01-01", "2014-03-01")},
		{Rule: "ogc-2008-7", By: "a", Reason: "lapsed", Term: term("2013-01-01", "2013-03-01")},
	}
	dossier.Plan.Promised = day("2012-04-01")
	dossier.Arrangement.AnyPrerequisites = lifecycle.Yes
	dossier.Partnership.Prerequisites = []partnership.Prerequisite{{ID: "it", Kind: partnership.ITPlatform, What: "one system", Due: day("2012-04-01")}}
	assert.Equal(t, strings.Join([]string{
		"2014-03-01 waiver: the waiver of the rule ‘ogc-2008-7’ lapses",
		"2014-03-31 notice-window: last day to serve notice that ends on 2015-03-31",
		"2014-07-09 evidence: review of the business case of 2013-12-01",
		"2014-09-02 review: review of the arrangement, last on 2013-09-02",
		"2016-03-31 notice-window: last day to serve notice that ends on 2017-03-31",
		"2017-08-31 term-end: the term of the agreement ends",
	}, "\n"), due(t, state, dossier, "2014-02-01"))
	assert.Equal(t, strings.Join([]string{
		"2014-07-09 evidence: review of the business case of 2013-12-01 OVERDUE",
		"2014-09-02 review: review of the arrangement, last on 2013-09-02 OVERDUE",
		"2017-08-31 term-end: the term of the agreement ends OVERDUE",
	}, "\n"), due(t, state, dossier, "2017-09-01"))
}

func TestDue_OfAFormation(t *testing.T) {
	dossier := ready(day("2012-03-01"))
	dossier.Evidence = nil
	dossier.Plan.Promised = day("2012-04-01")
	dossier.Arrangement.AnyPrerequisites = lifecycle.Yes
	dossier.Partnership.Prerequisites = []partnership.Prerequisite{
		{ID: "it", Kind: partnership.ITPlatform, What: "one system", Due: day("2012-05-01")},
		{ID: "data", Kind: partnership.DataReady, What: "clean files", Due: day("2012-05-01"), Done: day("2012-02-01")},
		{ID: "lock", Kind: partnership.ContractLock, What: "old supplier", LockedUntil: day("2012-08-31")},
	}
	state := stateOf(t, formation("harrow", "barnet")[:3]...)
	assert.Equal(t, strings.Join([]string{
		"2012-04-01 promised-start: the service was promised to start OVERDUE",
		"2012-05-01 prerequisite: one system",
		"2012-08-31 lock-end: old supplier ends and no longer holds back the start",
	}, "\n"), due(t, state, dossier, "2012-04-04"))
	dossier.Partnership.Prerequisites[0].Done = day("2012-06-30")
	assert.Contains(t, due(t, state, dossier, "2012-06-29"), "prerequisite: one system OVERDUE", "it was done a day later")
	assert.NotContains(t, due(t, state, dossier, "2012-06-30"), "one system")
	assert.Empty(t, due(t, stateOf(t, reached(lifecycle.Abandoned)...), dossier, "2012-04-04"))
}

func TestDue_OfNotice(t *testing.T) {
	state := stateOf(t, append(formation("harrow", "barnet"), notice("2014-01-01", "barnet", "2015-03-31"))...)
	dossier := ready(day("2014-01-10"))
	dossier.Evidence, dossier.Partnership.Agreement.Terms.Notice = nil, partnership.Notice{}
	dossier.Partnership.Agreement.Terms.ReviewMonths = 0
	assert.Equal(t, strings.Join([]string{
		"2015-03-31 notice-expiry: the notice of barnet to leave Legal advice expires",
		"2017-08-31 term-end: the term of the agreement ends",
	}, "\n"), due(t, state, dossier, "2015-03-31"))
	assert.Contains(t, due(t, state, dossier, "2015-04-01"), "expires OVERDUE")
}

// Notice that can be served in some months only: the window is the next.
func TestDue_OfAWindowThatIsClosed(t *testing.T) {
	state := stateOf(t, formation("harrow", "barnet")...)
	state.Lines[0].Term.Last = calendar.Date{}
	dossier := ready(day("2014-01-10"))
	dossier.Evidence, dossier.Partnership.Agreement.Terms.ReviewMonths = nil, 0
	clause := &dossier.Partnership.Agreement.Terms.Notice
	*clause = partnership.Notice{Months: 36, Served: calendar.Window{Month: 1}}
	assert.Equal(t, "2014-01-31 notice-window: last day to serve notice that ends on 2017-01-31", due(t, state, dossier, "2014-01-31"))
	assert.Equal(t, "2015-01-31 notice-window: last day to serve notice that ends on 2018-01-31", due(t, state, dossier, "2014-02-01"))
	*clause = partnership.Notice{Months: 12, Expires: calendar.Window{Listed: []calendar.Date{day("2013-05-20")}}}
	_, err := lifecycle.Due(state, dossier, day("2014-02-01"))
	require.ErrorIs(t, err, field.ErrRange)
	assert.ErrorContains(t, err, "dossier.partnership.agreement.terms.notice: ")
	*clause = partnership.Notice{Months: 12, Served: calendar.Window{Listed: []calendar.Date{day("2013-05-20")}}}
	_, err = lifecycle.Due(state, dossier, day("2014-02-01"))
	assert.ErrorIs(t, err, field.ErrRange)
}

// noticeOnly is a dossier whose agreement has a notice clause, and nothing else is due.
func noticeOnly(clause partnership.Notice) lifecycle.Dossier {
	return lifecycle.Dossier{Partnership: partnership.Partnership{ID: id(), Agreement: partnership.Agreement{Terms: partnership.Terms{Notice: clause}}}}
}

// Twelve months to 31 March, where the term ends on 31 August 2017: nobody can leave by
// notice after 31 March 2017, so there is no last day to serve it for 2018.
func TestDue_NoWindowBeyondTheTerm(t *testing.T) {
	state := stateOf(t, formation("harrow", "barnet")...)
	dossier := noticeOnly(partnership.Notice{Months: 12, Expires: calendar.Window{Month: 3, Day: 31}})
	end := "\n2017-08-31 term-end: the term of the agreement ends"
	assert.Equal(t, "2016-03-31 notice-window: last day to serve notice that ends on 2017-03-31"+end, due(t, state, dossier, "2016-03-31"))
	assert.Equal(t, strings.TrimPrefix(end, "\n"), due(t, state, dossier, "2016-04-01"))
	// The other line goes on to 2020.
	state.Lines = append(state.Lines, state.Lines[0])
	state.Lines[1].Line, state.Lines[1].Term.Last = "procurement", day("2020-08-31")
	assert.Equal(t, strings.Join([]string{
		"2017-03-31 notice-window: last day to serve notice that ends on 2018-03-31 for procurement",
		"2017-08-31 term-end: the term of the agreement ends for legal",
		"2019-03-31 notice-window: last day to serve notice that ends on 2020-03-31 for procurement",
		"2020-08-31 term-end: the term of the agreement ends for procurement",
	}, "\n"), due(t, state, dossier, "2016-04-01"))
	state.Lines[0].Stage = lifecycle.Lapsed
	assert.NotContains(t, due(t, state, dossier, "2017-09-01"), "for legal", "it has lapsed")
	assert.Contains(t, due(t, state, dossier, "2017-09-01"), "2020-08-31 term-end: the term of the agreement ends for procurement")
}

// Six months that end on any day can be served on any day: none is the last, but for the
// one after which notice would end later than the term.
func TestDue_NoticeOfAnyDayIsNotDueEveryDay(t *testing.T) {
	state := stateOf(t, formation("harrow", "barnet")...)
	dossier := noticeOnly(partnership.Notice{Months: 6})
	for _, on := range []string{"2014-02-01", "2014-02-02", "2017-02-28"} {
		assert.Equal(t, "2017-02-28 notice-window: last day to serve notice that ends on 2017-08-28\n2017-08-31 term-end: the term of the agreement ends", due(t, state, dossier, on))
	}
	assert.Equal(t, "2017-08-31 term-end: the term of the agreement ends", due(t, state, dossier, "2017-03-01"))
	state.Lines[0].Term.Last = calendar.Date{}
	assert.Empty(t, due(t, state, dossier, "2014-02-01"))
}

// An evergreen term rolls on if nobody gives notice in time.
func TestDue_EvergreenTermRollsOn(t *testing.T) {
	state := stateOf(t, formation("harrow", "barnet")...)
	dossier := noticeOnly(partnership.Notice{Months: 6})
	dossier.Partnership.Agreement.Terms.RollsMonths = 12
	assert.Equal(t, "2017-02-28 term-roll: last day to serve notice before the term of 2017-08-31 rolls on", due(t, state, dossier, "2014-02-01"))
	for asOf, want := range map[string]string{
		"2017-02-28": "2017-02-28 term-roll: last day to serve notice before the term of 2017-08-31 rolls on",
		"2017-03-01": "2018-02-28 term-roll: last day to serve notice before the term of 2018-08-31 rolls on",
		"2018-02-28": "2018-02-28 term-roll: last day to serve notice before the term of 2018-08-31 rolls on",
		"2018-03-01": "2019-02-28 term-roll: last day to serve notice before the term of 2019-08-31 rolls on",
		"2026-09-01": "2027-02-28 term-roll: last day to serve notice before the term of 2027-08-31 rolls on",
	} {
		assert.Equal(t, want, due(t, state, dossier, asOf), asOf)
	}
	dossier.Partnership.Agreement.Terms.Notice.Expires = calendar.Window{Month: 3, Day: 31}
	assert.Equal(t, "2026-09-30 notice-window: last day to serve notice that ends on 2027-03-31\n"+
		"2026-09-30 term-roll: last day to serve notice before the term of 2027-08-31 rolls on", due(t, state, dossier, "2026-09-01"))
	dossier.Partnership.Agreement.Terms.Notice = partnership.Notice{}
	assert.Equal(t, "2017-08-31 term-roll: last day to serve notice before the term of 2017-08-31 rolls on", due(t, state, dossier, "2014-02-01"))
	state.Lines[0].Term.Last = calendar.Date{}
	assert.Empty(t, due(t, state, dossier, "2014-02-01"))
}

// The contract that holds back the start ends: there is something to do the day after.
func TestDue_LockEnds(t *testing.T) {
	state := stateOf(t, formation("harrow", "barnet")[:3]...)
	dossier := noticeOnly(partnership.Notice{})
	dossier.Partnership.Prerequisites = []partnership.Prerequisite{{ID: "lock", Kind: partnership.ContractLock, What: "old supplier", LockedUntil: day("2012-08-31")}}
	assert.Equal(t, "2012-08-31 lock-end: old supplier ends and no longer holds back the start", due(t, state, dossier, "2012-08-31"))
	assert.Empty(t, due(t, state, dossier, "2012-09-01"))
	dossier.Partnership.Prerequisites[0].Done = day("2012-06-30")
	assert.Empty(t, due(t, state, dossier, "2012-07-01"), "it ended early")
}

// A vesting day comes. After it, notice is that of the successor.
func TestDue_VestingDay(t *testing.T) {
	log := logOf(append(formation("harrow", "barnet"), notice("2015-01-05", "barnet", "2017-03-31"))...)
	log.Entries = append(log.Entries, lifecycle.LogEntry{Event: succession("2016-04-01", "barnet", "north 100"), Recorded: day("2015-05-14")})
	state, err := log.State()
	require.NoError(t, err)
	dossier := noticeOnly(partnership.Notice{})
	assert.Equal(t, strings.Join([]string{
		"2016-04-01 event: council succeeded: barnet",
		"2017-03-31 notice-expiry: the notice of barnet to leave legal expires",
		"2017-08-31 term-end: the term of the agreement ends",
	}, "\n"), due(t, state, dossier, "2016-03-31"))
	assert.Equal(t, strings.Join([]string{
		"2017-03-31 notice-expiry: the notice of north to leave legal expires",
		"2017-08-31 term-end: the term of the agreement ends",
	}, "\n"), due(t, state, dossier, "2016-04-01"))
	state.Coming[0].Succession.Predecessor = "surrey"
	_, err = lifecycle.Due(state, dossier, day("2016-04-01"))
	assert.ErrorContains(t, err, "state.coming[0]")
}

// Evidence of one's own is reviewed as that of this package.
func TestDue_OfEvidenceOfOnesOwn(t *testing.T) {
	state := stateOf(t, formation("harrow", "barnet")[:3]...)
	dossier := noticeOnly(partnership.Notice{})
	for _, on := range []string{"2012-05-01", "2012-05-20"} {
		dossier.Evidence = append(dossier.Evidence, lifecycle.Evidence{Kind: "hrw-call-in", Partnership: id(), On: day(on), Author: "a", ReviewBy: day("2012-12-01")})
	}
	assert.Equal(t, "2012-12-01 evidence: review of the call in (HRW) of 2012-05-20", due(t, state, dossier, "2012-06-01"))
}

// An exit plan is to be reviewed after a year, as its rule says, whatever it says itself.
func TestDue_OfAnExitPlan(t *testing.T) {
	dossier := lifecycle.Dossier{Partnership: partnership.Partnership{ID: id()}}
	state := stateOf(t, formation("harrow", "barnet")...)
	state.Lines[0].Term.Last = calendar.Date{}
	for by, want := range map[string]string{"2027-02-01": "2026-02-01", "": "2026-02-01", "2025-08-01": "2025-08-01"} {
		plan := lifecycle.Evidence{Kind: lifecycle.ExitPlan, Partnership: id(), On: day("2025-02-01"), Author: "a"}
		if by != "" {
			plan.ReviewBy = day(by)
		}
		dossier.Evidence = []lifecycle.Evidence{plan}
		assert.Contains(t, due(t, state, dossier, "2025-03-01"), want+" evidence: review of the exit plan of 2025-02-01")
	}
}

func TestDue_AsksForADayAndItsOwnDossier(t *testing.T) {
	state := stateOf(t, formation("harrow", "barnet")...)
	dossier := ready(day("2014-01-10"))
	dossier.Partnership.ID = uuid.UUID{1}
	_, err := lifecycle.Due(state, dossier, calendar.Date{})
	assert.EqualError(t, err, "as_of: required\ndossier.partnership.id: 01000000-0000-0000-0000-000000000000: want 4c656761-6c00-0000-0000-000000000000: invalid")
}

// A draft is reminded of what is due, whatever else is wrong with it.
func TestDue_OfADraft(t *testing.T) {
	state := stateOf(t, formation("harrow", "barnet")...)
	dossier := noticeOnly(partnership.Notice{})
	dossier.Evidence = []lifecycle.Evidence{{Kind: lifecycle.BusinessCase, On: day("2012-05-01"), ReviewBy: day("2012-12-01")}}
	assert.Contains(t, due(t, state, dossier, "2012-10-01"), "2012-12-01 evidence: review of the business case of 2012-05-01")
	dossier.Evidence[0].Partnership = uuid.UUID{1}
	_, err := lifecycle.Due(state, dossier, day("2012-10-01"))
	assert.ErrorContains(t, err, "dossier.evidence[0].partnership: 01000000-0000-0000-0000-000000000000: want ")
}

func ExampleDue() {
	log := logOf(formation("harrow", "barnet")...)
	state, _ := log.State()
	dossier := lifecycle.Dossier{Partnership: partnership.Partnership{ID: state.Partnership, Agreement: partnership.Agreement{Terms: partnership.Terms{
		ReviewMonths: 12,
		Notice:       partnership.Notice{Months: 12, Expires: calendar.Window{Month: 3, Day: 31}},
	}}}}
	deadlines, err := lifecycle.Due(state, dossier, calendar.MustDate("2013-09-02"))
	for _, d := range deadlines {
		fmt.Println(d.Day, d.Kind, d.Overdue)
	}
	fmt.Println(err)
	// Output:
	// 2013-09-01 review true
	// 2014-03-31 notice-window false
	// 2016-03-31 notice-window false
	// 2017-08-31 term-end false
	// <nil>
}

func TestDeadlines_TableSaysNames(t *testing.T) {
	names := report.NewNames(
		report.Entry{Noun: report.Organisation, ID: "barnet", Name: "London Borough of Barnet"},
		report.Entry{Noun: report.Line, ID: "legal", Name: "Legal advice"},
		report.Entry{Noun: report.Prerequisite, ID: "it", Name: "One case system"},
		report.Entry{Noun: report.Rule, ID: "exit-plan", Name: "There is an exit plan"},
	)
	on := day("2026-03-31")
	all := lifecycle.Deadlines{
		{Kind: lifecycle.ReviewDue, Day: on, Overdue: true},
		{Kind: lifecycle.ReviewDue, Day: on, Of: day("2025-03-31")},
		{Kind: lifecycle.EvidenceReview, Day: on, Evidence: lifecycle.ExitPlan, Of: day("2025-03-31")},
		{Kind: lifecycle.PrerequisiteDue, Day: on, Prerequisite: "it"},
		{Kind: lifecycle.PromisedStart, Day: on},
		{Kind: lifecycle.NoticeWindow, Day: on, Of: day("2027-03-31"), Lines: lines("legal", "hr")},
		{Kind: lifecycle.NoticeExpiry, Day: on, Org: "barnet", Lines: lines("legal")},
		{Kind: lifecycle.TermEnd, Day: on, Lines: lines("legal")},
		{Kind: lifecycle.ResidualArrangementEnd, Day: on, Lines: lines("legal")},
		{Kind: lifecycle.WaiverLapse, Day: on, Rule: "exit-plan"},
		{Kind: lifecycle.LockEnd, Day: on, Prerequisite: "it"},
		{Kind: lifecycle.TermRoll, Day: on, Of: day("2027-03-31"), Lines: lines("legal")},
		{Kind: lifecycle.EventDay, Day: on, Event: lifecycle.CouncilSucceeded, Org: "barnet"},
		{Kind: lifecycle.EventDay, Day: on, Event: lifecycle.VaryShares, Lines: lines("legal")},
		{Kind: "picnic", Day: on},
	}
	golden(t, "deadlines.md", []byte(all.Table(names).Markdown()))
}

func BenchmarkDue(b *testing.B) {
	for _, n := range []int{100, 1000} {
		state := lifecycle.State{Partnership: id(), Stage: lifecycle.Live, LiveFrom: day("2012-09-01")}
		for i, line := range many[partnership.LineID]("line", n) {
			ends := calendar.Term{First: day("2012-09-01"), Last: day("2020-03-31").AddDays(i)}
			state.Lines = append(state.Lines, lifecycle.LineState{Line: line, Stage: lifecycle.Live, Term: ends})
		}
		dossier := ready(day("2014-01-10"))
		b.Run(fmt.Sprintf("%d lines", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := lifecycle.Due(state, dossier, day("2014-01-10")); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
