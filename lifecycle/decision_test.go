package lifecycle_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// starting is a partnership about to go live on 1 September 2026, with all that the
// default rules ask for.
func starting(t testing.TB) (lifecycle.State, lifecycle.Event, lifecycle.Dossier) {
	state := stateOf(t, formation("harrow", "barnet")[:5]...)
	state.Lines[0].Term.Last = calendar.Date{}
	on := day("2026-09-01")
	return state, lifecycle.Event{Kind: lifecycle.GoLive, On: on}, ready(on)
}

func TestDossier_ReadyIsValid(t *testing.T) {
	_, _, dossier := starting(t)
	require.NoError(t, dossier.Validate())
}

func TestRulebook_DecideGoingLiveWithEverything(t *testing.T) {
	state, event, dossier := starting(t)
	d, err := lifecycle.DefaultRulebook().Decide(state, event, dossier, event.On)
	require.NoError(t, err)
	assert.True(t, d.Allowed, d.Tables(noNames).Markdown())
	assert.Empty(t, d.Against())
	assert.Nil(t, d.Permitted)
	assert.Equal(t, []lifecycle.Move{{Line: "legal", From: lifecycle.Mobilising, To: lifecycle.Live}}, d.Moves)
	assert.Equal(t, lifecycle.Live, d.To)
	for _, r := range d.Report.Results {
		assert.Equal(t, policy.Pass, r.Outcome, r.Rule)
	}
}

func TestRulebook_DecideGoingLiveWithTheEightLessonsMissing(t *testing.T) {
	state, event, dossier := starting(t)
	lessons := lifecycle.EvidenceKinds()[:8]
	dossier.Evidence = slices.DeleteFunc(dossier.Evidence, func(e lifecycle.Evidence) bool { return slices.Contains(lessons, e.Kind) })
	d, err := lifecycle.DefaultRulebook().Decide(state, event, dossier, event.On)
	require.NoError(t, err)
	assert.False(t, d.Allowed)
	messages := []string{}
	for _, against := range d.Against() {
		assert.Equal(t, policy.Unknown, against.Finding.Outcome)
		messages = append(messages, against.Finding.Message)
	}
	assert.Equal(t, []string{
		"there is no business case", "there is no benefits realisation plan", "there is no resource plan",
		"there is no record of stakeholder buy-in", "there is no service level agreement",
		"there is no migration and transition plan", "there is no plan of communication with staff", "there is no contingency plan",
	}, messages)
	instead := slices.DeleteFunc(lifecycle.Mobilising.Events(), func(k lifecycle.EventKind) bool { return k == lifecycle.GoLive })
	assert.Equal(t, instead, d.Permitted)
}

func TestRulebook_DecideGoingLiveWithOneLessonMissing(t *testing.T) {
	for i, kind := range lifecycle.EvidenceKinds()[:8] {
		state, event, dossier := starting(t)
		dossier.Evidence = slices.DeleteFunc(dossier.Evidence, func(e lifecycle.Evidence) bool { return e.Kind == kind })
		d, err := lifecycle.DefaultRulebook().Decide(state, event, dossier, event.On)
		require.NoError(t, err)
		assert.False(t, d.Allowed)
		require.Len(t, d.Against(), 1, kind)
		result, ok := d.Report.Result(policy.RuleID(fmt.Sprintf("ogc-2008-%d", i+1)))
		require.True(t, ok)
		assert.Equal(t, policy.Unknown, result.Outcome)
	}
}

func TestRulebook_DecideSaysMissingStaleAndDatedAfter(t *testing.T) {
	state, event, dossier := starting(t)
	for _, c := range []struct {
		change  func(*lifecycle.Evidence)
		message string
	}{
		{func(e *lifecycle.Evidence) { e.ReviewBy = event.On.AddDays(-1) }, "the business case is out of date"},
		{func(e *lifecycle.Evidence) { e.ReviewBy = event.On }, ""},
		{func(e *lifecycle.Evidence) { e.On = event.On.AddDays(1) }, "the business case was written after the day"},
		{func(e *lifecycle.Evidence) { e.On = event.On }, ""},
		{func(e *lifecycle.Evidence) { e.Kind = lifecycle.ExitPlan }, "there is no business case"},
	} {
		changed := dossier
		changed.Evidence = slices.Clone(dossier.Evidence)
		c.change(&changed.Evidence[0])
		d, err := lifecycle.DefaultRulebook().Decide(state, event, changed, event.On)
		require.NoError(t, err)
		result, _ := d.Report.Result("ogc-2008-1")
		if c.message == "" {
			assert.Equal(t, policy.Pass, result.Outcome)
			continue
		}
		require.Len(t, result.Findings, 1)
		assert.Equal(t, c.message, result.Findings[0].Message)
	}
}

func TestRulebook_DecideSaysAllRulesAndConditions(t *testing.T) {
	state, event, dossier := starting(t)
	state.Lines[0].Term.First = day("2026-10-01")
	dossier.Partnership.Agreement.Terms.Exit = partnership.ExitNotAgreed
	d, err := lifecycle.DefaultRulebook().Decide(state, event, dossier, event.On)
	require.NoError(t, err)
	require.Len(t, d.Against(), 2)
	assert.Equal(t, policy.Pointer("/on"), d.Against()[0].Finding.Path)
	assert.Equal(t, policy.Pointer("/dossier/partnership/agreement/terms/exit"), d.Against()[1].Finding.Path)
}

func TestRulebook_DecideWaives(t *testing.T) {
	state, event, dossier := starting(t)
	dossier.Evidence[6].ReviewBy = day("2026-08-01")
	waiver := policy.Waiver{Rule: "ogc-2008-7", By: "Joint board", Reason: "the plan is renewed next week", Term: term("2026-08-20", "2026-09-10")}
	other := policy.Waiver{Rule: "notice-length", By: "Joint board", Reason: "for another gate", Term: term("2026-08-20", "2026-09-10")}
	book := lifecycle.DefaultRulebook()
	dossier.Waivers = []policy.Waiver{other, waiver}
	d, err := book.Decide(state, event, dossier, event.On)
	require.NoError(t, err)
	assert.True(t, d.Allowed)
	assert.Equal(t, []policy.Waiver{waiver}, d.Report.Waivers, "the step keeps it")
	log := logOf(formation("harrow", "barnet")[:5]...)
	log.Entries[3].Event.Term.Last = calendar.Date{}
	journal, err := journalOf(t, log).Append(d, clerk)
	require.NoError(t, err)
	longer := journal.Log()
	assert.Equal(t, d.Report, longer.Entries[5].Report)
	assert.Equal(t, book.Edition, longer.Entries[5].Edition)

	d, err = book.Decide(state, lifecycle.Event{Kind: lifecycle.GoLive, On: day("2026-09-11")}, dossier, day("2026-09-11"))
	require.NoError(t, err)
	assert.False(t, d.Allowed, "the waiver has lapsed")

	dossier.Waivers = []policy.Waiver{{Rule: "ogc-2008-9", By: "a", Reason: "b", Term: other.Term}}
	_, err = book.Decide(state, event, dossier, event.On)
	assert.EqualError(t, err, "dossier.waivers[0].rule: \"ogc-2008-9\" is not a rule of the rulebook: not found")
	dossier.Waivers = []policy.Waiver{{Rule: "ogc-2008-7", Reason: "b", Term: other.Term}}
	_, err = book.Decide(state, event, dossier, event.On)
	assert.EqualError(t, err, "dossier.waivers[0].by: required")
}

func TestRulebook_DecideRefusesWhatCannotBeDecided(t *testing.T) {
	state, event, dossier := starting(t)
	book := lifecycle.DefaultRulebook()
	for want, ask := range map[string]func() error{
		"event.kind: required\nevent.on: required\nas_of: required": func() error {
			_, err := book.Decide(state, lifecycle.Event{}, dossier, calendar.Date{})
			return err
		},
		"as_of: required": func() error {
			_, err := book.Decide(state, event, dossier, calendar.Date{})
			return err
		},
		"event.on: 2012-07-01 is before the last event, 2012-07-02: out of order": func() error {
			_, err := book.Decide(state, lifecycle.Event{Kind: lifecycle.GoLive, On: day("2012-07-01")}, dossier, event.On)
			return err
		},
		"event: sign: legal is mobilising (what can happen: go-live, abandon, review, extend-term, vary-shares, change-structure, change-lead, member-joins, client-joins, member-leaves, council-succeeded): no such move": func() error {
			e := asked(lifecycle.Sign)
			_, err := book.Decide(state, e, dossier, e.On)
			return err
		},
		"dossier.partnership.id: 01000000-0000-0000-0000-000000000000: want 4c656761-6c00-0000-0000-000000000000: invalid": func() error {
			other := dossier
			other.Partnership.ID = uuid.UUID{1}
			_, err := book.Decide(state, event, other, event.On)
			return err
		},
		"dossier.register.partnership: 01000000-0000-0000-0000-000000000000: want 4c656761-6c00-0000-0000-000000000000: invalid": func() error {
			other := dossier
			other.Register = register(event.On)
			other.Register.Partnership = uuid.UUID{1}
			require.ErrorIs(t, other.Validate(), field.ErrInvalid)
			_, err := book.Decide(state, event, other, event.On)
			return err
		},
		"dossier.evidence[2].partnership: 01000000-0000-0000-0000-000000000000: want 4c656761-6c00-0000-0000-000000000000: invalid": func() error {
			other := dossier
			other.Evidence = slices.Clone(dossier.Evidence)
			other.Evidence[2].Partnership = uuid.UUID{1}
			require.ErrorIs(t, other.Validate(), field.ErrInvalid)
			_, err := book.Decide(state, event, other, event.On)
			return err
		},
	} {
		assert.EqualError(t, ask(), want)
	}
	closed := stateOf(t, reached(lifecycle.Closed)...)
	_, err := book.Decide(closed, lifecycle.Event{Kind: lifecycle.Review, On: day("2020-01-01")}, dossier, day("2020-01-01"))
	assert.EqualError(t, err, "event: review: no line is left (what can happen: propose, shared-by-order): no such move")
	e := asked(lifecycle.Review)
	_, err = book.Decide(closed, e, dossier, e.On)
	assert.EqualError(t, err, "event: review: legal is closed (what can happen: residual-arrangement): no such move")
	_, err = book.Decide(stateOf(t, reached(lifecycle.Abandoned)...), e, dossier, e.On)
	assert.EqualError(t, err, "event: review: legal is abandoned (nothing can happen): no such move")
}

// A review that finds something has still been held.
func TestRulebook_DecideNeverDeniesAReview(t *testing.T) {
	state := stateOf(t, formation("harrow", "barnet")...)
	state.Lines[0].Term.Last = calendar.Date{}
	dossier := ready(day("2026-09-01"))
	book := lifecycle.DefaultRulebook()
	review := lifecycle.Event{Kind: lifecycle.Review, On: day("2027-12-01")}
	d, err := book.Decide(state, review, dossier, review.On)
	require.NoError(t, err)
	assert.True(t, d.Allowed)
	assert.True(t, d.Report.Blocked(), "its evidence is stale")
	assert.Equal(t, review.On, d.State.Reviewed)
	extend := lifecycle.Event{Kind: lifecycle.ExtendTerm, On: day("2027-12-01"), Term: calendar.Term{First: day("2012-09-01")}}
	state.Lines[0].Term.Last = day("2028-08-31")
	d, err = book.Decide(state, extend, dossier, extend.On)
	require.NoError(t, err)
	assert.False(t, d.Allowed)
}

// A rule that is not in force yet, or is suspended, denies nothing, also if it is the only
// one; and a decision that denies says why.
func TestRulebook_DecideByNoRuleInForce(t *testing.T) {
	state := stateOf(t, formation("harrow", "barnet")...)
	rule := hrw("hrw-scrutiny", "hrw-call-in")
	rule.InForce = calendar.Term{First: day("2026-06-01")}
	book, err := lifecycle.Rulebook{}.With(rule, lifecycle.VaryShares)
	require.NoError(t, err)
	for on, allowed := range map[string]bool{"2026-05-31": true, "2026-06-01": false} {
		vary := lifecycle.Event{Kind: lifecycle.VaryShares, On: day(on), Reference: "Joint board, minute 7"}
		d, err := book.Decide(state, vary, ready(day(on)), vary.On)
		require.NoError(t, err)
		assert.Equal(t, allowed, d.Allowed, on)
		assert.Equal(t, allowed, len(d.Against()) == 0, on)
		assert.Equal(t, allowed, len(d.Announced) == 1, on)
	}
}

func TestRulebook_ZeroAllowsWhatCanHappen(t *testing.T) {
	state, event, _ := starting(t)
	d, err := lifecycle.Rulebook{}.Decide(state, event, lifecycle.Dossier{}, event.On)
	require.NoError(t, err)
	assert.True(t, d.Allowed)
	assert.Empty(t, d.Edition)
	assert.Empty(t, d.Report)
}

func TestDefaultRulebook_AsksRulesOfEvents(t *testing.T) {
	book := lifecycle.DefaultRulebook()
	for _, row := range table(`
structure-veto    sign change-structure residual-arrangement shared-by-order
structure-market  sign change-structure residual-arrangement member-joins client-joins shared-by-order
line-lead         change-structure member-leaves council-succeeded shared-by-order
ogc-2008-1        approve-case go-live extend-term review
ogc-2008-3        mobilise go-live
notice-length     notice-served member-leaves
staff-information go-live change-structure change-lead member-joins member-leaves council-succeeded line-transferred close
gateway-order     approve-case sign mobilise go-live extend-term review
exit-strategy     sign change-structure go-live
`) {
		for _, kind := range lifecycle.EventKinds() {
			has := slices.ContainsFunc(book.Rules[kind].Rules(), func(r policy.Rule[*lifecycle.Matter]) bool { return string(r.ID) == row[0] })
			assert.Equal(t, slices.Contains(row[1:], string(kind)), has, "%s for %s", row[0], kind)
		}
	}
}

// golden compares a value as JSON with a document in testdata, which UPDATE=1 writes.
func golden(t *testing.T, name string, text []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, text, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, strings.ReplaceAll(string(want), "\r", ""), string(text))
}

// roundTrip compares a record with its golden document, and reads it back.
func roundTrip[T any](t *testing.T, name string, value T) {
	t.Helper()
	text, err := json.MarshalIndent(value, "", "  ")
	require.NoError(t, err)
	golden(t, name, append(text, '\n'))
	var back T
	require.NoError(t, json.Unmarshal(text, &back))
	again, err := json.MarshalIndent(back, "", "  ")
	require.NoError(t, err)
	assert.Equal(t, string(text), string(again))
}

func TestRecords_HaveGoldenDocuments(t *testing.T) {
	state, event, dossier := starting(t)
	dossier.Arrangement = lifecycle.Arrangement{
		CommercialPurpose: lifecycle.No, CommitteeEmploys: lifecycle.No, OfficersConsulted: day("2012-05-01"), PrivateCapital: lifecycle.No,
		ControllersActivity: partnership.MustQuantity("92.5"), MarketActivity: partnership.MustQuantity("3"),
	}
	dossier.Evidence = dossier.Evidence[:2]
	dossier.Waivers = []policy.Waiver{{Rule: "ogc-2008-7", By: "Joint board", Reason: "next week", Term: term("2026-08-20", "2026-09-10")}}
	roundTrip(t, "dossier.json", dossier)
	d, err := lifecycle.DefaultRulebook().Decide(state, event, dossier, event.On)
	require.NoError(t, err)
	d.Report.Results = d.Report.Results[:2]
	roundTrip(t, "decision.json", d)
	roundTrip(t, "log.json", told())
	all := append(formation("harrow", "barnet"), notice("2014-01-01", "barnet", "2015-03-31"), rescinds("2014-02-01", "barnet"),
		succession("2020-04-01", "barnet", "north 60", "west 40"), notice("2020-06-01", "north", "2021-03-31"))
	roundTrip(t, "state.json", stateOf(t, all...))
	for _, kind := range lifecycle.EventKinds() {
		roundTrip(t, "event-"+string(kind)+".json", asked(kind))
	}
	deadlines, err := lifecycle.Due(stateOf(t, formation("harrow", "barnet")...), dossier, day("2016-09-01"))
	require.NoError(t, err)
	roundTrip(t, "deadlines.json", deadlines)
}

func TestRulebook_DecideAllocatesOnlyItsResult(t *testing.T) {
	state := stateOf(t, formation("harrow", "barnet")...)
	book := lifecycle.Rulebook{}
	event := lifecycle.Event{Kind: lifecycle.VaryShares, On: day("2014-04-01"), Reference: "minute 7"}
	dossier := lifecycle.Dossier{}
	allocations := testing.AllocsPerRun(100, func() { _, _ = book.Decide(state, event, dossier, event.On) })
	assert.LessOrEqual(t, allocations, 3.0, "the lines, their members and the moves of the result")
}
