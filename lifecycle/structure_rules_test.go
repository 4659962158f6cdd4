package lifecycle_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// signing is the signature of a structure about which everything is known and in
// order.
func signing(structure partnership.Structure, on string) *lifecycle.Matter {
	m := matterOf(lifecycle.Sign, lifecycle.FullCase, on)
	m.Event.Structure = structure
	m.Dossier.Arrangement = lifecycle.Arrangement{
		CommercialPurpose: lifecycle.No, CommitteeEmploys: lifecycle.No, PrivateCapital: lifecycle.No,
		OfficersConsulted:   day(on).AddDays(-1),
		ControllersActivity: partnership.MustQuantity("92.5"), MarketActivity: partnership.MustQuantity("3"),
	}
	return m
}

// fact changes the facts about the structure.
func fact(how func(*lifecycle.Arrangement)) change {
	return func(m *lifecycle.Matter) { how(&m.Dossier.Arrangement) }
}

func noFacts(m *lifecycle.Matter) { m.Dossier.Arrangement = lifecycle.Arrangement{} }

// voting changes how the members decide.
func voting(threshold string, vetoes ...partnership.OrgID) change {
	return terms(func(t *partnership.Terms) {
		t.Voting = partnership.Voting{Rule: partnership.EqualVotes, Threshold: partnership.MustThreshold(threshold), Vetoes: vetoes}
	})
}

// controllers is the percentage of the activities of a company for its owners.
func controllers(percent string) change {
	return fact(func(a *lifecycle.Arrangement) { a.ControllersActivity = partnership.MustQuantity(percent) })
}

// market is the percentage of the activities of a cooperation on the open market.
func market(percent string) change {
	return fact(func(a *lifecycle.Arrangement) { a.MarketActivity = partnership.MustQuantity(percent) })
}

// aboutOneStructure is what each rule that is about one structure says on its first
// day, and where it looks. The days: the Local Government Act 1972 is in force from
// 1 April 1974, the judgment is of 30 July 2010, the Regulations are in force from
// 26 February 2015 and the Act of 2023 from 24 February 2025.
func aboutOneStructure() []ruleCase {
	var cases []ruleCase
	for _, row := range table(`
structure-employer        joint-committee        1974-04-01 /dossier/arrangement/committee_employs
structure-majority        joint-committee        1974-04-01 /dossier/partnership/agreement/terms/voting/threshold
structure-veto            joint-committee        2010-07-30 /dossier/partnership/agreement/terms/voting
structure-consultation    staff-made-available   1974-04-01 /dossier/arrangement/officers_consulted
structure-activity        joint-company          2015-02-26 /dossier/arrangement/controllers_activity
structure-activity        joint-company          2025-02-24 /dossier/arrangement/controllers_activity
structure-private-capital joint-company          2015-02-26 /dossier/arrangement/private_capital
structure-private-capital joint-company          2025-02-24 /dossier/arrangement/private_capital
structure-market          horizontal-cooperation 2015-02-26 /dossier/arrangement/market_activity
`) {
		rule, structure, on, at := policy.RuleID(row[0]), partnership.Structure(row[1]), row[2], policy.Pointer(row[3])
		before := ruleCase{Name: row[0] + " before " + on, AsOf: day(on).AddDays(-1), Rule: rule, Value: signing(structure, on), Want: policytest.NotInForce}
		if on == "2025-02-24" {
			before.Want, before.From = policy.Pass, day("2015-02-26")
		}
		cases = append(
			cases, before,
			ruleCase{Name: row[0] + " in order on " + on, AsOf: day(on), Rule: rule, Value: signing(structure, on), Want: policy.Pass, From: day(on)},
			ruleCase{Name: row[0] + " of nobody knows what on " + on, AsOf: day(on), Rule: rule, Value: but(signing(structure, on), noFacts, noTerms), Want: policy.Unknown, Paths: places(at), From: day(on)},
			ruleCase{Name: row[0] + " of no structure on " + on, AsOf: day(on), Rule: rule, Value: signing("", on), Want: policy.Unknown, Paths: places("/event/structure"), From: day(on)},
		)
		for _, other := range partnership.Structures() {
			if other != structure {
				name := fmt.Sprintf("%s of a %s on %s", row[0], other, on)
				cases = append(cases, ruleCase{Name: name, AsOf: day(on), Rule: rule, Value: signing(other, on), Want: policy.NotApplicable})
			}
		}
	}
	return cases
}

func TestStructureRules_Cases(t *testing.T) {
	on := day("2026-09-01")
	committee := func(how change) *lifecycle.Matter { return but(signing(partnership.JointCommittee, "2026-09-01"), how) }
	staff := func(how change) *lifecycle.Matter {
		return but(signing(partnership.StaffMadeAvailable, "2026-09-01"), how)
	}
	cooperation := func(how change) *lifecycle.Matter {
		return but(signing(partnership.HorizontalCooperation, "2026-09-01"), how)
	}

	employs := fact(func(a *lifecycle.Arrangement) { a.CommitteeEmploys = lifecycle.Yes })
	consulted := func(s string) change {
		return fact(func(a *lifecycle.Arrangement) { a.OfficersConsulted = day(s) })
	}
	const vetoes = policy.Pointer("/dossier/partnership/agreement/terms/voting/vetoes")
	const threshold = policy.Pointer("/dossier/partnership/agreement/terms/voting/threshold")
	consultedAt := places("/dossier/arrangement/officers_consulted")
	marketAt := places("/dossier/arrangement/market_activity")
	cases := append(
		aboutOneStructure(),
		ruleCase{Name: "a committee that employs", AsOf: on, Rule: "structure-employer", Value: committee(employs), Want: policy.Fail, Paths: places("/dossier/arrangement/committee_employs")},

		ruleCase{Name: "two thirds", AsOf: on, Rule: "structure-majority", Value: committee(voting("at least 2/3")), Want: policy.Fail, Paths: places(threshold)},
		ruleCase{Name: "half of all members", AsOf: on, Rule: "structure-majority", Value: committee(terms(func(t *partnership.Terms) { t.Voting.Base = partnership.AllMembers })), Want: policy.Fail, Paths: places(threshold)},
		ruleCase{
			Name: "two thirds of all members", AsOf: on, Rule: "structure-majority", Want: policy.Fail, Paths: places(threshold, threshold),
			Value: committee(func(m *lifecycle.Matter) {
				voting("at least 2/3")(m)
				m.Dossier.Partnership.Agreement.Terms.Voting.Base = partnership.AllMembers
			}),
		},
		ruleCase{Name: "half is enough", AsOf: on, Rule: "structure-majority", Value: committee(voting("at least 1/2")), Want: policy.Fail, Paths: places(threshold)},
		ruleCase{Name: "unanimity", AsOf: on, Rule: "structure-majority", Value: committee(voting("at least 1/1")), Want: policy.Fail, Paths: places(threshold)},
		ruleCase{Name: "51 %", AsOf: on, Rule: "structure-majority", Value: committee(voting("at least 51/100")), Want: policy.Fail, Paths: places(threshold)},
		ruleCase{Name: "the least above half that can be written", AsOf: on, Rule: "structure-majority", Value: committee(voting("at least 500000/999999")), Want: policy.Fail, Paths: places(threshold)},
		ruleCase{Name: "more than 50 %", AsOf: on, Rule: "structure-majority", Value: committee(voting("more than 50/100")), Want: policy.Pass},

		ruleCase{Name: "a veto", AsOf: on, Rule: "structure-veto", Value: committee(voting("more than 1/2", "harrow")), Want: policy.Fail, Paths: places(vetoes + "/0")},
		ruleCase{Name: "a veto each", AsOf: on, Rule: "structure-veto", Value: committee(voting("more than 1/2", "harrow", "barnet")), Want: policy.Fail, Paths: places(vetoes+"/0", vetoes+"/1")},

		ruleCase{Name: "officers consulted the day before", AsOf: on, Rule: "structure-consultation", Value: staff(consulted("2026-08-31")), Want: policy.Pass},
		ruleCase{Name: "officers consulted on the day", AsOf: on, Rule: "structure-consultation", Value: staff(consulted("2026-09-01")), Want: policy.Fail, Paths: consultedAt},
		ruleCase{Name: "officers to be consulted", AsOf: on, Rule: "structure-consultation", Value: staff(consulted("2026-09-02")), Want: policy.Fail, Paths: consultedAt},
		ruleCase{Name: "officers consulted before nobody knows what", AsOf: on, Rule: "structure-consultation", Value: staff(noEvent), Want: policy.Unknown, Paths: places("/event/on")},

		ruleCase{Name: "19.999999 % on the market", AsOf: on, Rule: "structure-market", Value: cooperation(market("19.999999")), Want: policy.Pass},
		ruleCase{Name: "20 % on the market", AsOf: on, Rule: "structure-market", Value: cooperation(market("20")), Want: policy.Fail, Paths: marketAt},
		ruleCase{Name: "0 % on the market", AsOf: on, Rule: "structure-market", Value: cooperation(market("0")), Want: policy.Pass},
		ruleCase{Name: "-1 % on the market", AsOf: on, Rule: "structure-market", Value: cooperation(market("-1")), Want: policy.Unknown, Paths: marketAt},
	)
	// Under the Regulations and under the Act.
	for _, on := range []string{"2020-01-01", "2026-09-01"} {
		company := func(how change) *lifecycle.Matter { return but(signing(partnership.JointCompany, on), how) }
		capital := fact(func(a *lifecycle.Arrangement) { a.PrivateCapital = lifecycle.Yes })
		activity := places("/dossier/arrangement/controllers_activity")
		cases = append(
			cases,
			ruleCase{Name: "80 % for the owners, " + on, AsOf: day(on), Rule: "structure-activity", Value: company(controllers("80")), Want: policy.Fail, Paths: activity},
			ruleCase{Name: "80.000001 % for the owners, " + on, AsOf: day(on), Rule: "structure-activity", Value: company(controllers("80.000001")), Want: policy.Pass},
			ruleCase{Name: "100 % for the owners, " + on, AsOf: day(on), Rule: "structure-activity", Value: company(controllers("100")), Want: policy.Pass},
			ruleCase{Name: "101 % for the owners, " + on, AsOf: day(on), Rule: "structure-activity", Value: company(controllers("101")), Want: policy.Unknown, Paths: activity},
			ruleCase{Name: "private capital, " + on, AsOf: day(on), Rule: "structure-private-capital", Value: company(capital), Want: policy.Fail, Paths: places("/dossier/arrangement/private_capital")},
		)
	}
	// Who has a veto is known if it is known how the members decide: an agreement on
	// voting that names nobody gives it to nobody.
	policytest.Run(
		t, policy.MustSet(lifecycle.StructureRules()...), severe(append(cases, commercialCases()...)),
		"structure-veto fails /dossier/partnership/agreement/terms/voting/vetoes/* without asking whether it is known",
	)
}

// commercialCases is what is said of a purpose of profit: a company of the councils
// or of others may have it. The section is in force from 18 February 2012.
func commercialCases() []ruleCase {
	const rule = policy.RuleID("structure-commercial")
	first := day("2012-02-18")
	profit := fact(func(a *lifecycle.Arrangement) { a.CommercialPurpose = lifecycle.Yes })
	lead := func(changes ...change) *lifecycle.Matter {
		return but(signing(partnership.LeadAuthority, "2012-02-18"), changes...)
	}
	cases := []ruleCase{
		{Name: "no profit on the first day", AsOf: first, Rule: rule, Value: lead(), Want: policy.Pass},
		{Name: "no profit before the first day", AsOf: first.AddDays(-1), Rule: rule, Value: lead(), Want: policytest.NotInForce},
		{Name: "nobody knows whether for profit", AsOf: first, Rule: rule, Value: lead(noFacts), Want: policy.Unknown, Paths: places("/dossier/arrangement/commercial_purpose")},
		{Name: "for profit by nobody knows whom", AsOf: first, Rule: rule, Value: but(signing("", "2012-02-18"), profit), Want: policy.Unknown, Paths: places("/event/structure")},
	}
	for _, structure := range partnership.Structures() {
		c := ruleCase{
			Name: "for profit by a " + string(structure), AsOf: first, Rule: rule, Want: policy.Fail, Paths: places("/event/structure"),
			Value: but(signing(structure, "2012-02-18"), profit),
		}
		if structure == partnership.JointCompany || structure == partnership.Contractor {
			c.Want, c.Paths = policy.Pass, nil
		}
		cases = append(cases, c)
	}
	return cases
}

// A structure is looked at on the day of the event, with the terms amended by then.
func TestStructureRules_ReadTheTermsOfTheDay(t *testing.T) {
	m := but(signing(partnership.JointCommittee, "2026-09-01"), voting("at least 2/3"))
	m.Dossier.Partnership.Agreement.Amendments = []partnership.Amendment{{
		From:  day("2026-09-01"),
		Terms: partnership.Terms{Voting: partnership.Voting{Rule: partnership.EqualVotes, Threshold: partnership.MustThreshold("more than 1/2")}},
	}}
	rules := policy.MustSet(lifecycle.StructureRules()...)
	for on, want := range map[string]policy.Outcome{"2026-08-31": policy.Fail, "2026-09-01": policy.Pass} {
		m.Event.On = day(on)
		result, _ := rules.Judge(m, day("2026-09-01")).Result("structure-majority")
		assert.Equal(t, want, result.Outcome, on)
	}
}

// The grants scheme of London Councils is decided by two thirds of the councils
// (Local Government Act 1985, s.48). The rule says so, the waiver says why, and both
// are kept.
func TestStructureRules_TwoThirdsOfLondonCouncils(t *testing.T) {
	m := but(signing(partnership.JointCommittee, "2026-09-01"), voting("at least 2/3"))
	m.Event.Term = calendar.Term{First: day("2026-09-01")}
	waiver := policy.Waiver{
		Rule: "structure-majority", By: "Leaders' Committee", Reason: "Local Government Act 1985, s.48: two thirds of the constituent councils",
		Term: term("2026-04-01", "2027-03-31"),
	}
	book := lifecycle.DefaultRulebook()

	d, err := book.Decide(m.State, m.Event, m.Dossier, m.Event.On)
	require.NoError(t, err)
	assert.False(t, d.Allowed)
	assert.Equal(t, []lifecycle.Objection{{
		Finding: policy.Finding{
			Outcome: policy.Fail, Path: "/dossier/partnership/agreement/terms/voting/threshold", Place: "partnership agreement terms voting threshold",
			Message: "the joint committee decides by another majority", Found: "at least 2/3", Wanted: "more than 1/2",
		},
		Rule: "structure-majority", Title: "A joint committee decides by a simple majority",
		Source: policy.Source{Document: "Local Government Act 1972", Clause: "Schedule 12, paragraph 39"},
	}}, d.Against())

	m.Dossier.Waivers = []policy.Waiver{waiver}
	d, err = book.Decide(m.State, m.Event, m.Dossier, m.Event.On)
	require.NoError(t, err)
	assert.True(t, d.Allowed)
	assert.Equal(t, []policy.Waiver{waiver}, d.Report.Waivers)
	result, _ := d.Report.Result("structure-majority")
	assert.Equal(t, policy.Fail, result.Outcome, "it stays a failure")
	assert.True(t, result.Waived())

	d, err = book.Decide(m.State, m.Event, m.Dossier, day("2027-04-01"))
	require.NoError(t, err)
	assert.False(t, d.Allowed, "the waiver has lapsed")
}

func TestStructureRules_Findings(t *testing.T) {
	m := but(
		signing("", "2026-09-01"), voting("at least 2/3", "harrow"), controllers("80"), market("20"),
		fact(func(a *lifecycle.Arrangement) {
			a.CommercialPurpose, a.CommitteeEmploys, a.PrivateCapital = lifecycle.Yes, lifecycle.Yes, lifecycle.Yes
			a.OfficersConsulted = day("2026-09-01")
		}),
	)
	for _, c := range []struct {
		structure partnership.Structure
		rule      policy.RuleID
		want      string
	}{
		{partnership.JointCommittee, "structure-employer", "/dossier/arrangement/committee_employs: the joint committee is named as an employer: yes, want a member that employs the staff"},
		{partnership.JointCommittee, "structure-majority", "/dossier/partnership/agreement/terms/voting/threshold: the joint committee decides by another majority: at least 2/3, want more than 1/2"},
		{partnership.JointCommittee, "structure-veto", "/dossier/partnership/agreement/terms/voting/vetoes/0: a member can block the others: harrow, want no veto"},
		{partnership.JointCommittee, "structure-commercial", "/event/structure: the service has a commercial purpose and no company: joint committee, want joint company"},
		{partnership.StaffMadeAvailable, "structure-consultation", "/dossier/arrangement/officers_consulted: the officers are consulted too late: 2026-09-01, want before 2026-09-01"},
		{partnership.JointCompany, "structure-activity", "/dossier/arrangement/controllers_activity: the activities do not keep to the vertical route of procurement: 80 %, want more than 80/100"},
		{partnership.JointCompany, "structure-private-capital", "/dossier/arrangement/private_capital: the company has private capital: yes, want no"},
		{partnership.HorizontalCooperation, "structure-market", "/dossier/arrangement/market_activity: the activities do not keep to the horizontal route of procurement: 20 %, want less than 20/100"},
	} {
		m.Event.Structure = c.structure
		assert.Equal(t, "fail "+c.want+"\n", findings(lifecycle.StructureRules(), c.rule, m, "2026-09-01"))
	}
}

// A client that joins is judged by the structure of the lines that it joins.
func TestStructureRules_JudgeWhoJoins(t *testing.T) {
	joins := func(kind lifecycle.EventKind, structure partnership.Structure, change func(*lifecycle.Arrangement)) string {
		m := matterOf(kind, lifecycle.Live, "2026-09-01")
		m.Event.Org, m.State.Lines[0].Structure = "academy", structure
		change(&m.Dossier.Arrangement)
		text := ""
		for _, r := range lifecycle.DefaultRulebook().Rules[kind].Judge(m, m.Event.On).Results {
			if r.Outcome != policy.NotApplicable && r.Rule != "shares-rebased" {
				text += string(r.Rule) + " " + string(r.Outcome) + "; "
			}
		}
		return text
	}
	profit := func(a *lifecycle.Arrangement) {
		a.CommercialPurpose, a.ControllersActivity, a.MarketActivity = lifecycle.Yes, partnership.MustQuantity("80"), partnership.MustQuantity("20")
	}
	assert.Equal(t, "structure-commercial fail; ", joins(lifecycle.ClientJoins, partnership.LeadAuthority, profit))
	assert.Equal(t, "structure-activity fail; structure-commercial pass; ", joins(lifecycle.ClientJoins, partnership.JointCompany, profit))
	assert.Equal(t, "structure-commercial fail; structure-market fail; ", joins(lifecycle.ClientJoins, partnership.HorizontalCooperation, profit))
	assert.Equal(t, "structure-commercial unknown; ", joins(lifecycle.ClientJoins, partnership.LeadAuthority, func(*lifecycle.Arrangement) {}))
	assert.Equal(t, "staff-information pass; structure-activity unknown; structure-private-capital unknown; ", joins(lifecycle.MemberJoins, partnership.JointCompany, func(*lifecycle.Arrangement) {}))
	assert.Equal(t, "structure-consultation unknown; ", joins(lifecycle.MemberJoins, partnership.StaffMadeAvailable, func(*lifecycle.Arrangement) {}))
}
