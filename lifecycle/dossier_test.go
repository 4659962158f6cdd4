package lifecycle_test

import (
	"maps"
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

// Everything that is wrong, in the order of the fields.
func TestDossier_ValidateFindsEverythingAtOnce(t *testing.T) {
	dossier := ready(day("2026-09-01"))
	dossier.Partnership.Name = ""
	dossier.Organisations[1].Name = ""
	dossier.Organisations = append(dossier.Organisations, council("harrow"))
	dossier.Arrangement = lifecycle.Arrangement{PrivateCapital: "perhaps", MarketActivity: partnership.MustQuantity("100.1")}
	dossier.Evidence = dossier.Evidence[:3]
	dossier.Evidence[1].Author = ""
	dossier.Evidence[1].Partnership = uuid.UUID{1}
	dossier.Evidence[2].Partnership = uuid.UUID{}
	dossier.Gateways[0].Team = ""
	dossier.Plan.From = calendar.Date{}
	dossier.Waivers = []policy.Waiver{
		{Rule: "exit-plan", By: "Joint board", Reason: "it is agreed in May", Term: term("2026-04-01", "2026-05-31")},
		{Rule: "exit-plan", By: "Joint board", Term: term("2026-04-01", "2026-05-31")},
	}
	err := dossier.Validate()
	assert.EqualError(t, err, strings.TrimSpace(`
partnership.name: required
organisations[1].name: required
organisations[2].id: duplicate: "harrow" is already organisations[0]
arrangement.private_capital: "perhaps" is not a yes-or-no answer (yes, no): invalid
arrangement.market_activity: 100.1 is not between 0 and 100: out of range
evidence[1].author: required
evidence[1].partnership: 01000000-0000-0000-0000-000000000000: want 4c656761-6c00-0000-0000-000000000000: invalid
evidence[2].partnership: required
gateways[0].team: required
plan.from: required
waivers[1].reason: required
`))
	for _, sentinel := range []error{field.ErrRequired, field.ErrDuplicate, field.ErrInvalid, field.ErrRange} {
		assert.ErrorIs(t, err, sentinel)
	}
	assert.Len(t, field.Errors(err), 11, "each has a place")
}

// A dossier in which only the partnership is put forward is in order: the rules say
// what they miss.
func TestDossier_NeedsOnlyItsPartnership(t *testing.T) {
	assert.NoError(t, lifecycle.Dossier{Partnership: ready(day("2026-09-01")).Partnership}.Validate())
	assert.ErrorIs(t, lifecycle.Dossier{}.Validate(), field.ErrRequired)
}

func TestArrangement_ValidateFindsEverythingAtOnce(t *testing.T) {
	err := lifecycle.Arrangement{
		AnyPrerequisites: "some", StaffTransfer: "a few", CommercialPurpose: "Yes", CommitteeEmploys: "maybe", PrivateCapital: "n/a",
		ControllersActivity: partnership.MustQuantity("-0.000001"), MarketActivity: partnership.MustQuantity("100.000001"),
	}.Validate()
	assert.EqualError(t, err, strings.TrimSpace(`
any_prerequisites: "some" is not a yes-or-no answer (yes, no): invalid
staff_transfer: "a few" is not a yes-or-no answer (yes, no): invalid
commercial_purpose: "Yes" is not a yes-or-no answer (yes, no): invalid
committee_employs: "maybe" is not a yes-or-no answer (yes, no): invalid
private_capital: "n/a" is not a yes-or-no answer (yes, no): invalid
controllers_activity: -0.000001 is not between 0 and 100: out of range
market_activity: 100.000001 is not between 0 and 100: out of range
`))
}

// That nothing must come first is said of a partnership that lists nothing.
func TestDossier_ValidateHoldsPrerequisitesAgainstTheAnswer(t *testing.T) {
	m := but(goingLive("2026-09-01"), lock("2026-08-31"))
	for answer, want := range map[lifecycle.Answer]string{"": "", lifecycle.Yes: "", lifecycle.No: "arrangement.any_prerequisites: no, and the partnership lists 1: invalid"} {
		m.Dossier.Arrangement.AnyPrerequisites = answer
		if err := m.Dossier.Validate(); want == "" {
			assert.NoError(t, err)
		} else {
			assert.EqualError(t, err, want)
		}
	}
}

// Nothing need be known, and each end of a percentage is one.
func TestArrangement_TakesWhatIsKnown(t *testing.T) {
	require.NoError(t, lifecycle.Arrangement{}.Validate())
	require.NoError(t, lifecycle.Arrangement{
		CommercialPurpose: lifecycle.Yes, CommitteeEmploys: lifecycle.No, PrivateCapital: lifecycle.No, OfficersConsulted: day("2012-05-01"),
		ControllersActivity: partnership.MustQuantity("100"), MarketActivity: partnership.MustQuantity("0"),
	}.Validate())
}

// What nobody recorded is unknown. No rule passes or fails an event of which no more than
// its kind is known; and none that looks at the dossier passes a whole event in a whole
// state for a dossier that has an id and a name and nothing else.
func TestDefaultRulebook_WhatNobodyRecordedIsUnknown(t *testing.T) {
	book := lifecycle.DefaultRulebook()
	nothing := lifecycle.Dossier{Partnership: partnership.Partnership{ID: id(), Name: "HB Public Law"}}
	eventOnly := []policy.RuleID{"shares-trail", "rescission-authority", "succession-order", "succession-notice", "birth-order", "line-lead", "intention-authority", "intention-decision", "transfer-takers"}
	for _, kind := range lifecycle.EventKinds() {
		for _, on := range []string{"2009-01-01", "2026-09-01"} {
			for _, result := range book.Rules[kind].Judge(&lifecycle.Matter{Event: lifecycle.Event{Kind: kind}}, day(on)).Results {
				assert.Contains(t, []policy.Outcome{policy.Unknown, policy.NotApplicable}, result.Outcome, "%s: %s", kind, result.Rule)
			}
			whole := matterOf(kind, lifecycle.Live, on)
			whole.Event, whole.Dossier = asked(kind), nothing
			for _, result := range book.Rules[kind].Judge(whole, day(on)).Results {
				if !slices.Contains(eventOnly, result.Rule) {
					assert.Contains(t, []policy.Outcome{policy.Unknown, policy.NotApplicable}, result.Outcome, "%s: %s", kind, result.Rule)
				}
			}
		}
	}
}

// Rules of one edition keep their ids: waivers and histories name them.
func TestDefaultRulebook_HasItsRules(t *testing.T) {
	book := lifecycle.DefaultRulebook()
	assert.Equal(t, "2026-11", book.Edition)
	golden(t, "rulebook.md", []byte(book.Table().Markdown()))
	for _, kind := range lifecycle.EventKinds() {
		_, judged := book.Rules[kind]
		assert.Equal(t, !slices.Contains([]lifecycle.EventKind{lifecycle.Abandon, lifecycle.LineKept}, kind), judged, kind)
	}
}

// Advice is shown and stops nothing.
func TestDefaultRulebook_SaysWhichRulesAreAdvice(t *testing.T) {
	advice := map[policy.RuleID]bool{}
	for _, rules := range lifecycle.DefaultRulebook().Rules {
		for _, r := range rules.Rules() {
			if r.Severity == policy.Advisory {
				advice[r.ID] = true
			}
		}
	}
	assert.Equal(t, []policy.RuleID{
		"business-justification", "exit-settlement", "gateway-order", "intention-authority", "intention-decision", "intention-risk", "investment-decision",
		"line-lead", "line-parts", "notice-against", "operations-review", "political-control",
		"promised-start", "readiness", "rescission-authority", "shares-rebased", "shares-trail", "site-visits", "strategic-assessment",
		"structure-private-capital", "succession-notice", "term-renewed", "transfer-takers", "usual-time",
	}, slices.Sorted(maps.Keys(advice)))
}
