package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

func TestRunPrintsTheDecision(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(&out))
	golden := filepath.Join("testdata", "wexcombe.md")
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(golden, out.Bytes(), 0o600))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), out.String())
}

func day(s string) calendar.Date { return calendar.MustDate(s) }

func number(s string) partnership.Quantity { return partnership.MustQuantity(s) }

func TestNoVeto(t *testing.T) {
	on, first, before := day("2026-09-01"), day("2026-04-01"), day("2026-03-31")
	majority := partnership.Voting{Rule: partnership.EqualVotes, Threshold: partnership.MustThreshold("more than 1/2")}
	veto := majority
	veto.Vetoes = []partnership.OrgID{"wexcombe"}
	const joint = partnership.JointCommittee
	policytest.Run(t, policy.MustSet(noVeto()), []policytest.Case[Committee]{
		{Name: "a majority", AsOf: on, Value: Committee{joint, majority}, Want: policy.Pass},
		{Name: "a veto", AsOf: on, Value: Committee{joint, veto}, Want: policy.Fail, Severity: policy.Blocking, Paths: []policy.Pointer{"/voting"}},
		{Name: "a veto in a company", AsOf: on, Value: Committee{partnership.JointCompany, veto}, Want: policy.NotApplicable},
		{Name: "nobody knows in what", AsOf: on, Value: Committee{"", veto}, Want: policy.Unknown, Paths: []policy.Pointer{"/structure"}},
		{Name: "nobody knows how they decide", AsOf: on, Value: Committee{joint, partnership.Voting{}}, Want: policy.Unknown, Paths: []policy.Pointer{"/voting"}},
		{Name: "the first day", AsOf: first, Value: Committee{joint, veto}, Want: policy.Fail},
		{Name: "the day before", AsOf: before, Value: Committee{joint, veto}, Want: policytest.NotInForce},
	})
}

func TestSocialValue(t *testing.T) {
	on, first, before := day("2026-09-01"), day("2026-04-01"), day("2026-03-31")
	policytest.Run(t, policy.MustSet(socialValue()), []policytest.Case[Tender]{
		{Name: "£100,000 and 10 %", AsOf: on, Value: Tender{number("100000"), number("10")}, Want: policy.Pass},
		{Name: "£100,000 and less than 10 %", AsOf: on, Value: Tender{number("100000"), number("9.999999")}, Want: policy.Fail, Severity: policy.Blocking, Paths: []policy.Pointer{"/social_value"}},
		{Name: "a penny less than £100,000", AsOf: on, Value: Tender{number("99999.99"), number("9.999999")}, Want: policy.NotApplicable},
		{Name: "nobody knows how much", AsOf: on, Value: Tender{SocialValue: number("10")}, Want: policy.Unknown, Paths: []policy.Pointer{"/value"}},
		{Name: "nobody knows the weight", AsOf: on, Value: Tender{Value: number("100000")}, Want: policy.Unknown, Paths: []policy.Pointer{"/social_value"}},
		{Name: "the first day", AsOf: first, Value: Tender{number("100000"), number("9.999999")}, Want: policy.Fail},
		{Name: "the day before", AsOf: before, Value: Tender{number("100000"), number("9.999999")}, Want: policytest.NotInForce},
	})
}

// with is a matter of a day with one piece of evidence that says something.
func with(on string, kind lifecycle.EvidenceKind, facts ...lifecycle.Fact) *lifecycle.Matter {
	m := &lifecycle.Matter{Event: lifecycle.Event{Kind: lifecycle.Sign, On: day(on)}, State: lifecycle.State{LiveFrom: day("2026-01-01")}}
	if kind != "" {
		m.Dossier.Evidence = []lifecycle.Evidence{{Kind: kind, Partnership: id(), On: day("2026-03-02"), Author: "officer", Facts: facts}}
	}
	return m
}

// written is a matter whose evidence was written on a day.
func written(m *lifecycle.Matter, on string) *lifecycle.Matter {
	m.Dossier.Evidence[0].On = day(on)
	return m
}

// matterCases is what is said of a rule over evidence: of what a fact says, good and bad,
// and of what is missing.
func matterCases(kind lifecycle.EvidenceKind, good, bad lifecycle.Fact) []policytest.Case[*lifecycle.Matter] {
	const on = "2026-09-01"
	asOf := day(on)
	fact := []policy.Pointer{"/dossier/evidence/0/facts/0"}
	stale := with(on, kind, good)
	stale.Dossier.Evidence[0].ReviewBy = day("2026-08-31")
	later := with(on, kind, good)
	later.Dossier.Evidence[0].On = day("2026-09-02")
	undated := with(on, kind, good)
	undated.Dossier.Evidence[0].On = calendar.Date{}
	return []policytest.Case[*lifecycle.Matter]{
		{Name: "good", AsOf: asOf, Value: with(on, kind, good), Want: policy.Pass},
		{Name: "bad", AsOf: asOf, Value: with(on, kind, bad), Want: policy.Fail, Severity: policy.Blocking, Paths: fact},
		{Name: "says nothing", AsOf: asOf, Value: with(on, kind, lifecycle.Fact{Name: good.Name}), Want: policy.Unknown, Paths: fact},
		{Name: "says something else", AsOf: asOf, Value: with(on, kind, lifecycle.Fact{Name: "other", Answer: lifecycle.Yes}), Want: policy.Unknown, Paths: []policy.Pointer{"/dossier/evidence/0/facts"}},
		{Name: "is missing", AsOf: asOf, Value: with(on, ""), Want: policy.Unknown, Paths: []policy.Pointer{"/dossier/evidence"}},
		{Name: "is out of date", AsOf: asOf, Value: stale, Want: policy.Unknown, Paths: []policy.Pointer{"/dossier/evidence/0"}},
		{Name: "was written later", AsOf: asOf, Value: later, Want: policy.Unknown, Paths: []policy.Pointer{"/dossier/evidence/0"}},
		{Name: "was written on the day", AsOf: asOf, Value: written(with(on, kind, good), on), Want: policy.Pass},
		{Name: "has no day", AsOf: asOf, Value: undated, Want: policy.Unknown, Paths: []policy.Pointer{"/dossier/evidence/0/on"}},
		{Name: "bad on the first day", AsOf: day("2026-04-01"), Value: with("2026-04-01", kind, bad), Want: policy.Fail},
		{Name: "bad the day before", AsOf: day("2026-03-31"), Value: with("2026-03-31", kind, bad), Want: policytest.NotInForce},
	}
}

func TestExitPlan(t *testing.T) {
	// Live on 1 January: three months end on 1 April.
	cases := matterCases(exitPlanAgreed, lifecycle.Fact{Name: "agreed-on", Day: day("2026-04-01")}, lifecycle.Fact{Name: "agreed-on", Day: day("2026-04-02")})
	never := with("2026-09-01", exitPlanAgreed, lifecycle.Fact{Name: "agreed-on", Day: day("2026-04-01")})
	never.State.LiveFrom = calendar.Date{}
	cases = append(cases, policytest.Case[*lifecycle.Matter]{
		Name: "it was never live", AsOf: day("2026-09-01"), Value: never, Want: policy.Unknown, Paths: []policy.Pointer{"/state/live_from"},
	})
	policytest.Run(t, policy.MustSet(exitPlan()), cases)
}

func TestScrutiny(t *testing.T) {
	cases := matterCases(callIn, lifecycle.Fact{Name: "period-ends", Day: day("2026-08-31")}, lifecycle.Fact{Name: "period-ends", Day: day("2026-09-01")})
	for i := range cases {
		if cases[i].Name == "bad on the first day" {
			cases[i].Value = with("2026-04-01", callIn, lifecycle.Fact{Name: "period-ends", Day: day("2026-04-01")})
		}
	}
	never := with("2026-09-01", callIn, lifecycle.Fact{Name: "period-ends", Day: day("2026-08-31")})
	never.Event.On = calendar.Date{}
	dayBefore := with("2026-09-01", callIn, lifecycle.Fact{Name: "period-ends", Day: day("2026-08-31")})
	dayBefore.Event.On = day("2026-08-31")
	cases = append(cases, policytest.Case[*lifecycle.Matter]{
		Name: "signed on the last day of the period", AsOf: day("2026-09-01"), Value: dayBefore, Want: policy.Fail,
	}, policytest.Case[*lifecycle.Matter]{
		Name: "signed on no day", AsOf: day("2026-09-01"), Value: never, Want: policy.Unknown, Paths: []policy.Pointer{"/event/on"},
	})
	policytest.Run(t, policy.MustSet(scrutiny()), cases)
}

func TestFinanceOfficer(t *testing.T) {
	policytest.Run(t, policy.MustSet(financeOfficer()), matterCases(signOff,
		lifecycle.Fact{Name: "signed-off", Answer: lifecycle.Yes}, lifecycle.Fact{Name: "signed-off", Answer: lifecycle.No}))
}

func TestDataProtection(t *testing.T) {
	policytest.Run(t, policy.MustSet(dataProtection()), matterCases(assessment,
		lifecycle.Fact{Name: "high-risk-left", Answer: lifecycle.No}, lifecycle.Fact{Name: "high-risk-left", Answer: lifecycle.Yes}))
}

// A rule over a type of one's own says of a matter what it says of the type.
func TestOwnTypes_AreJudgedInAMatter(t *testing.T) {
	m := &lifecycle.Matter{Event: signature(), Dossier: put()}
	outcome := func(rule policy.Rule[*lifecycle.Matter]) policy.Outcome {
		return policy.MustSet(rule).Judge(m, m.Event.On).Results[0].Outcome
	}
	assert.Equal(t, policy.Pass, outcome(policy.At(terms, committeeOf, noVeto())[0]))
	assert.Equal(t, policy.Pass, outcome(overEvidence(tender, tenderOf, socialValue())))
	m.Dossier.Partnership.Agreement.Terms.Voting.Vetoes = []partnership.OrgID{"wexcombe"}
	m.Dossier.Evidence[2].Facts[1].Number = number("5")
	vetoed := policy.MustSet(policy.At(terms, committeeOf, noVeto())...).Judge(m, m.Event.On).Results[0]
	assert.Equal(t, policy.Fail, vetoed.Outcome)
	assert.Equal(t, terms+"/voting", vetoed.Findings[0].Path, "where the matter has it")
	assert.Equal(t, policy.Fail, outcome(overEvidence(tender, tenderOf, socialValue())))
	m.Dossier.Evidence[2].Facts[0].Number = number("90000")
	assert.Equal(t, policy.NotApplicable, outcome(overEvidence(tender, tenderOf, socialValue())))
	m.Dossier = lifecycle.Dossier{}
	assert.Equal(t, policy.Unknown, outcome(policy.At(terms, committeeOf, noVeto())[0]))
	assert.Equal(t, policy.Unknown, outcome(overEvidence(tender, tenderOf, socialValue())))
}

// What was put forward is stored and read back, with the council's own evidence.
func TestDossierIsReadBack(t *testing.T) {
	text, err := json.Marshal(put())
	require.NoError(t, err)
	back, err := field.Decode[lifecycle.Dossier](text)
	require.NoError(t, err)
	assert.Equal(t, put(), back)
}
