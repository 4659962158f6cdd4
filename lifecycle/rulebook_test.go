package lifecycle_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// hrw is a rule of one council that asks for evidence of its own.
func hrw(id policy.RuleID, kind lifecycle.EvidenceKind) policy.Rule[*lifecycle.Matter] {
	return policy.Rule[*lifecycle.Matter]{
		ID: id, Title: "There is a " + string(kind), Severity: policy.Blocking, Source: policy.Source{Document: "Harrow Council, constitution"},
		InForce: calendar.Term{First: day("2011-01-01")},
		Check:   func(h policy.Hearing, m *lifecycle.Matter) { m.Current(h, kind) },
	}
}

// A rule is given a pointer to the matter, and could change it for the rules after it.
func TestMatter_ARuleThatChangesItIsFound(t *testing.T) {
	for at, change := range map[string]func(*lifecycle.Matter){
		"/event/on":            func(m *lifecycle.Matter) { m.Event.On = m.Event.On.AddDays(1) },
		"/state/lines/0/stage": func(m *lifecycle.Matter) { m.State.Lines[0].Stage = lifecycle.Closed },
		"/dossier/evidence":    func(m *lifecycle.Matter) { m.Dossier.Evidence = m.Dossier.Evidence[1:] },
	} {
		rule := hrw("hrw-call-in", lifecycle.BusinessCase)
		rule.Check = func(h policy.Hearing, m *lifecycle.Matter) {
			if m.Current(h, lifecycle.BusinessCase); len(m.State.Lines) > 0 {
				change(m)
			}
		}
		audit := policytest.Examine(policy.MustSet(rule), []ruleCase{
			{Name: "in date", AsOf: day("2026-09-01"), Value: goingLive("2026-09-01"), Want: policy.Pass},
		})
		require.Len(t, audit.Failures, 1, at)
		assert.Equal(t, "hrw-call-in on 2026-09-01 changes "+at+", and a rule must not change the value", audit.Failures[0].Text)
	}
}

func TestRulebook_With(t *testing.T) {
	rule := hrw("hrw-scrutiny", "hrw-call-in")
	book, err := lifecycle.Rulebook{Edition: "1"}.With(rule, lifecycle.EventKinds()...)
	require.NoError(t, err)
	assert.Equal(t, "1", book.Edition)
	for _, kind := range lifecycle.EventKinds() {
		assert.Len(t, book.Rules[kind].Rules(), 1, "every event can have rules: %s", kind)
	}
	base := lifecycle.DefaultRulebook()
	before := base.Table().Markdown()
	more, err := base.With(rule, lifecycle.Sign, lifecycle.Abandon)
	require.NoError(t, err)
	assert.Equal(t, before, base.Table().Markdown(), "the rulebook itself stays as it is")
	assert.Equal(t, strings.Count(before, "\n")+1, strings.Count(more.Table().Markdown(), "\n"), "a row for sign, and one in place of no rules")
	assert.Equal(t, rule.Title, more.Names().Of("rule", "hrw-scrutiny"))

	linked := rule
	linked.ID, linked.Source.Address = "hrw-linked", "https://example.org/constitution"
	more, err = more.With(linked, lifecycle.Sign)
	require.NoError(t, err)
	assert.Contains(t, more.Table().Markdown(), "https://example.org/constitution")
	assert.Contains(t, more.Table().Markdown(), "| Abandon | There is a hrw-call-in (hrw-scrutiny) | Blocks | from 2011-01-01 |")

	_, err = base.With(rule)
	require.EqualError(t, err, "kinds: required")
	_, err = base.With(rule, lifecycle.Sign, "merge", lifecycle.Sign)
	require.ErrorIs(t, err, field.ErrInvalid)
	require.ErrorIs(t, err, field.ErrDuplicate)
	_, err = more.With(rule, lifecycle.GoLive, lifecycle.Sign)
	require.ErrorIs(t, err, field.ErrDuplicate)
	assert.ErrorContains(t, err, "sign: rules[")
}

// What is allowed can be stored and read, whatever it rests on.
func TestRulebook_DecideRestsOnWhatCanBeStored(t *testing.T) {
	book, err := lifecycle.Rulebook{Edition: "own"}.With(hrw("hrw-scrutiny", "hrw-call-in"), lifecycle.Sign)
	require.NoError(t, err)
	state := stateOf(t, formation("harrow", "barnet")[:3]...)
	sign := formation("harrow", "barnet")[3]
	written := lifecycle.Evidence{Kind: "hrw-call-in", Partnership: id(), On: day("2012-06-01"), Author: "Head of Scrutiny"}
	dossier := lifecycle.Dossier{Partnership: legal(), Evidence: []lifecycle.Evidence{written}}
	d, err := book.Decide(state, sign, dossier, sign.On)
	require.NoError(t, err)
	require.True(t, d.Allowed)
	text, err := json.Marshal(dossier)
	require.NoError(t, err)
	back, err := field.Decode[lifecycle.Dossier](text)
	require.NoError(t, err)
	assert.Equal(t, dossier, back)
	fieldtest.RoundTrip(t, d)
	text, err = json.Marshal(d)
	require.NoError(t, err)
	record, err := field.Decode[lifecycle.Decision](text)
	require.NoError(t, err)
	assert.Equal(t, d.Report, record.Report)
	record.Unmet, record.AsOf, record.Event.Kind, record.Edition = make([]policy.Finding, 2), calendar.Date{}, "", strings.Repeat("n", 301)
	assert.Equal(t, []string{"event.kind: required", "as_of: required", "edition: out of range", "allowed: invalid"}, fieldtest.Faults(record.Validate()))
	record = d
	record.Unmet, record.Allowed = make([]policy.Finding, 2), false
	require.NoError(t, record.Validate(), "a decision that denies is a record, too")

	for name, c := range map[string]struct {
		how  func(*lifecycle.Dossier)
		want string
	}{
		"a kind that cannot be read": {func(d *lifecycle.Dossier) { d.Evidence[0].Kind = "call-in" }, "dossier.evidence[0].kind: invalid"},
		"evidence of nobody":         {func(d *lifecycle.Dossier) { d.Evidence[0].Author = "" }, "dossier.evidence[0].author: required"},
		"an id and a name and nothing else": {
			func(d *lifecycle.Dossier) { d.Partnership = partnership.Partnership{ID: id(), Name: "HB Public Law"} },
			"dossier.partnership.services: required,dossier.partnership.members: required," +
				"dossier.partnership.agreement.terms.structure: required,dossier.partnership.agreement.terms.term.first: required",
		},
		"a register that is wrong": {func(d *lifecycle.Dossier) { d.Register = register(sign.On); d.Register.Title = "" }, "dossier.register.title: required"},
	} {
		spoilt := lifecycle.Dossier{Partnership: legal(), Evidence: []lifecycle.Evidence{written}}
		c.how(&spoilt)
		_, err := book.Decide(state, sign, spoilt, sign.On)
		assert.Equal(t, c.want, strings.Join(fieldtest.Faults(err), ","), name)
	}
	book.Edition = strings.Repeat("n", 301)
	_, err = book.Decide(state, sign, dossier, sign.On)
	assert.Equal(t, []string{"edition: out of range"}, fieldtest.Faults(err), "it would be kept with the entry")
}

// Before the signature a partnership may be a draft; what it says must still be right.
func TestRulebook_DecideOnADraft(t *testing.T) {
	state := stateOf(t, formation("harrow", "barnet")[:1]...)
	approve := formation("harrow", "barnet")[1]
	draft := lifecycle.Dossier{
		Partnership: partnership.Partnership{ID: id(), Name: "HB Public Law"},
		Evidence:    []lifecycle.Evidence{{Kind: lifecycle.BusinessCase, Partnership: id(), On: day("2011-08-01"), Author: "a", ReviewBy: day("2012-01-01")}},
	}
	d, err := lifecycle.DefaultRulebook().Decide(state, approve, draft, approve.On)
	require.NoError(t, err)
	assert.True(t, d.Allowed, d.Tables(noNames).Markdown())
	draft.Evidence[0].Author = ""
	draft.Partnership.Agreement.Terms.Structure = "club"
	_, err = lifecycle.DefaultRulebook().Decide(state, approve, draft, approve.On)
	assert.Equal(t, []string{"dossier.partnership.agreement.terms.structure: invalid", "dossier.evidence[0].author: required"}, fieldtest.Faults(err))
	abandoned := stateOf(t, reached(lifecycle.Abandoned)...)
	_, err = lifecycle.DefaultRulebook().Decide(abandoned, lifecycle.Event{Kind: lifecycle.Propose, On: day("2021-01-01"), Lines: lines("hr"), Members: members("a", "b")}, lifecycle.Dossier{Partnership: partnership.Partnership{ID: id()}}, day("2021-01-01"))
	assert.NoError(t, err)
	live := stateOf(t, formation("harrow", "barnet")...)
	vary := lifecycle.Event{Kind: lifecycle.VaryShares, On: day("2014-04-01"), Reference: "minute 7"}
	_, err = lifecycle.DefaultRulebook().Decide(live, vary, lifecycle.Dossier{Partnership: partnership.Partnership{ID: id(), Name: "n"}}, vary.On)
	assert.ErrorIs(t, err, field.ErrRequired, "it is signed")
}

// A term that ran out has run out, and an order needs no leave: what the rules say is kept.
func TestRulebook_DecideNeverDeniesWhatHappensAnyway(t *testing.T) {
	state := stateOf(t, formation("harrow", "barnet")...)
	for _, e := range []lifecycle.Event{{Kind: lifecycle.TermLapses, On: day("2017-09-01")}, succession("2020-04-01", "barnet", "north 100")} {
		d, err := lifecycle.DefaultRulebook().Decide(state, e, lifecycle.Dossier{Partnership: legal()}, e.On)
		require.NoError(t, err)
		assert.True(t, d.Allowed, e.Kind)
		assert.True(t, d.Report.Blocked(), e.Kind)
		assert.Empty(t, d.Against(), e.Kind)
	}
}

// A start that was let through by waivers says so in the timeline.
func TestLog_TableShowsWaivers(t *testing.T) {
	state, event, dossier := starting(t)
	dossier.Evidence, dossier.Plan, dossier.Register, dossier.Gateways = nil, lifecycle.WorkPlan{}, risk.Register{}, nil
	book := lifecycle.DefaultRulebook()
	for _, r := range book.Rules[lifecycle.GoLive].Rules() {
		dossier.Waivers = append(dossier.Waivers, policy.Waiver{Rule: r.ID, By: "Joint board", Reason: "the old contract has ended", Term: term("2026-08-20", "2026-12-31")})
	}
	dossier.Waivers = append(dossier.Waivers, policy.Waiver{Rule: "exit-plan", By: "Leader", Reason: "too early", Term: term("2026-09-02", "2026-12-31")})
	d, err := book.Decide(state, event, dossier, event.On)
	require.NoError(t, err)
	require.True(t, d.Allowed, d.Tables(noNames).Markdown())
	log := logOf(formation("harrow", "barnet")[:5]...)
	log.Entries[3].Event.Term.Last = calendar.Date{}
	journal, err := journalOf(t, log).Append(d, clerk)
	require.NoError(t, err)
	log = journal.Log()
	golden(t, "timeline-waived.md", []byte(log.Table(noNames).Markdown()))
	log.Entries[5].Report.Results[0].Findings[0].Waived = false
	assert.Contains(t, log.Table(noNames).Markdown(), "| 1 rule is not met |")
	log.Entries[5].Report.Results, log.Entries[5].Report.Waivers = log.Entries[5].Report.Results[:0], nil
	assert.Contains(t, log.Table(noNames).Markdown(), "| met |")
}

// A rule that is announced is shown with its day.
func TestDecision_TablesShowAnnouncedRules(t *testing.T) {
	soon := hrw("hrw-scrutiny", "hrw-call-in")
	soon.InForce.First = day("2012-10-01")
	book, err := lifecycle.Rulebook{}.With(soon, lifecycle.Mobilise)
	require.NoError(t, err)
	state := stateOf(t, formation("harrow", "barnet")[:4]...)
	for on, want := range map[string]int{"2012-07-02": 1, "2012-09-30": 1, "2012-10-01": 0} {
		mobilise := lifecycle.Event{Kind: lifecycle.Mobilise, On: day(on)}
		d, err := book.Decide(state, mobilise, lifecycle.Dossier{Partnership: legal()}, mobilise.On)
		require.NoError(t, err)
		require.Len(t, d.Announced, want, on)
		if want > 0 {
			assert.Equal(t, []string{"Announced: ‘There is a hrw-call-in’, in force from 2012-10-01 (Harrow Council, constitution)."}, d.Tables(noNames)[0].Notes[len(d.Tables(noNames)[0].Notes)-1:])
		}
	}
}
