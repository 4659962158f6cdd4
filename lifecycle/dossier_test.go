package lifecycle_test

import (
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
		CommercialPurpose: "Yes", CommitteeEmploys: "maybe", PrivateCapital: "n/a",
		ControllersActivity: partnership.MustQuantity("-0.000001"), MarketActivity: partnership.MustQuantity("100.000001"),
	}.Validate()
	assert.EqualError(t, err, strings.TrimSpace(`
commercial_purpose: "Yes" is not a yes-or-no answer (yes, no): invalid
committee_employs: "maybe" is not a yes-or-no answer (yes, no): invalid
private_capital: "n/a" is not a yes-or-no answer (yes, no): invalid
controllers_activity: -0.000001 is not between 0 and 100: out of range
market_activity: 100.000001 is not between 0 and 100: out of range
`))
}

// Nothing need be known, and each end of a percentage is one.
func TestArrangement_TakesWhatIsKnown(t *testing.T) {
	require.NoError(t, lifecycle.Arrangement{}.Validate())
	require.NoError(t, lifecycle.Arrangement{
		CommercialPurpose: lifecycle.Yes, CommitteeEmploys: lifecycle.No, PrivateCapital: lifecycle.No, OfficersConsulted: day("2012-05-01"),
		ControllersActivity: partnership.MustQuantity("100"), MarketActivity: partnership.MustQuantity("0"),
	}.Validate())
}

// Of an event of which no more than its kind is known no rule says that it is in
// order, or that it is not.
func TestDossier_EmptyIsUnknown(t *testing.T) {
	book := lifecycle.DefaultRulebook()
	for _, kind := range lifecycle.EventKinds() {
		rules, judged := book.For(kind)
		if !judged {
			assert.True(t, rules.IsZero(), kind)
			continue
		}
		for _, result := range rules.Judge(lifecycle.Matter{Event: lifecycle.Event{Kind: kind}}, day("2026-09-01")).Results {
			assert.NotEqual(t, policy.Pass, result.Outcome, "%s: %s", kind, result.Rule)
			assert.NotEqual(t, policy.Fail, result.Outcome, "%s: %s", kind, result.Rule)
		}
	}
}

// Rules of one edition keep their ids: waivers and histories name them.
func TestDefaultRulebook_HasItsRules(t *testing.T) {
	book := lifecycle.DefaultRulebook()
	assert.Equal(t, "2026-11", book.Edition)
	for want, rules := range map[string]policy.Set[lifecycle.Matter]{
		"promised-start structure-activity structure-commercial structure-consultation structure-employer structure-majority structure-market " +
			"structure-private-capital structure-veto": book.Signing,
		"exit-plan exit-strategy ogc-2008-1 ogc-2008-2 ogc-2008-3 ogc-2008-4 ogc-2008-5 ogc-2008-6 ogc-2008-7 ogc-2008-8 " +
			"political-control political-drive prerequisites readiness realistic-time risk-plans site-visits usual-time": book.GoingLive,
		"exit-plan ogc-2008-1 ogc-2008-4 regular-review":                             book.StayingLive,
		"exit-plan exit-settlement notice-authority notice-length staff-information": book.Leaving,
	} {
		ids := []string{}
		for _, result := range rules.Judge(lifecycle.Matter{}, day("2026-11-01")).Results {
			assert.Equal(t, policy.Unknown, result.Outcome, result.Rule)
			ids = append(ids, string(result.Rule))
		}
		assert.Equal(t, want, strings.Join(ids, " "))
	}
}

// Advice is shown and stops nothing.
func TestDefaultRulebook_SaysWhichRulesAreAdvice(t *testing.T) {
	advice := []string{}
	book := lifecycle.DefaultRulebook()
	for _, rules := range []policy.Set[lifecycle.Matter]{book.Signing, book.GoingLive, book.StayingLive, book.Leaving} {
		for _, r := range rules.Rules() {
			if r.Severity == policy.Advisory {
				advice = append(advice, string(r.ID))
			}
		}
	}
	assert.Equal(t, []string{"promised-start", "structure-private-capital", "political-control", "readiness", "site-visits", "usual-time", "exit-settlement"}, advice)
}
