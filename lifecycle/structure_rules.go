package lifecycle

import (
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// StructureRules returns the rules on what is at odds with a structure. They look at the
// structure that an event signs, changes to or keeps as a residual arrangement, or that a
// member or client joins:
//
//   - a joint committee in which somebody has a veto, that decides by another majority than
//     more than half of the votes, or that is named as an employer: structure-veto,
//     structure-majority, structure-employer
//   - a company or a cooperation that does not keep to the activities of its
//     procurement route: structure-activity, structure-market
//   - private capital in a company, as advice from 24 February 2025:
//     structure-private-capital
//   - officers made available without consultation: structure-consultation
//   - a commercial purpose without a company: structure-commercial
//
// A rule says what its source says. It never says that an arrangement is lawful.
func StructureRules() []policy.Rule[*Matter] {
	return []policy.Rule[*Matter]{
		structureRule("structure-employer", "A joint committee, which has no legal personality, is not named as an employer",
			"Local Government Act 1972", "s.101(5), s.102", from("1974-04-01"), partnership.JointCommittee, checkEmployer),
		structureRule("structure-majority", "A joint committee decides by a simple majority",
			"Local Government Act 1972", "Schedule 12, paragraph 39", from("1974-04-01"), partnership.JointCommittee, checkMajority),
		structureRule("structure-veto", "No member of a joint committee has a veto in it",
			"R v South Norfolk District Council ex p Friends of Hethel [2010] EWCA Civ 894", "", from("2010-07-30"), partnership.JointCommittee, checkVeto),
		structureRule("structure-consultation", "Officers were consulted before they are made available",
			"Local Government Act 1972", "s.113(1)", from("1974-04-01"), partnership.StaffMadeAvailable, checkConsultation),
		companyRule("structure-activity", "A jointly owned company carries out more than 80 % of its activities for those who control it",
			checkControllersActivity, "2015-02-26", "2025-02-23", "Public Contracts Regulations 2015", "reg 12(4)"),
		companyRule("structure-activity", "A jointly owned company carries out more than 80 % of its activities for those who control it",
			checkControllersActivity, "2025-02-24", "", "Procurement Act 2023", "Schedule 2"),
		companyRule("structure-private-capital", "A jointly owned company has no private capital",
			checkPrivateCapital, "2015-02-26", "2025-02-23", "Public Contracts Regulations 2015", "reg 12(4)"),
		decisiveInfluenceRule(),
		structureRule("structure-market", "The members of a cooperation carry out less than 20 % of its activities on the open market",
			"Public Contracts Regulations 2015", "reg 12(7), carried into the Procurement Act 2023, Schedule 2", from("2015-02-26"), partnership.HorizontalCooperation, checkMarketActivity),
		{
			ID: "structure-commercial", Title: "A commercial purpose is pursued through a company", Severity: policy.Blocking,
			Source: policy.Source{Document: "Localism Act 2011", Clause: "s.4"}, InForce: from("2012-02-18"),
			Check: checkCommercial,
		},
	}
}

// structureRule returns a rule about one structure.
func structureRule(id policy.RuleID, title, document, clause string, inForce calendar.Term, structure partnership.Structure, check func(policy.Hearing, *Matter)) policy.Rule[*Matter] {
	return policy.Rule[*Matter]{
		ID: id, Title: title, Severity: policy.Blocking,
		Source: policy.Source{Document: document, Clause: clause}, InForce: inForce,
		Applies: func(h policy.Hearing, m *Matter) bool {
			asked, at, known := m.asked()
			return h.Given(at, known) && asked == structure
		},
		Check: check,
	}
}

// companyRule returns a version of a rule about jointly owned companies.
func companyRule(id policy.RuleID, title string, check func(policy.Hearing, *Matter), first, last, document, clause string) policy.Rule[*Matter] {
	inForce := from(first)
	if last != "" {
		inForce.Last = calendar.MustDate(last)
	}
	return structureRule(id, title, document, clause, inForce, partnership.JointCompany, check)
}

// decisiveInfluenceRule returns the version of structure-private-capital since the
// Procurement Act 2023, which does not name private capital and asks that nobody but
// the controllers has a decisive influence: capital is a reason to look, and no more.
func decisiveInfluenceRule() policy.Rule[*Matter] {
	rule := companyRule("structure-private-capital", "Nobody but its controllers has a decisive influence on a jointly owned company",
		checkPrivateCapital, "2025-02-24", "", "Procurement Act 2023", "Schedule 2, paragraph 2")
	rule.Severity = policy.Advisory
	return rule
}

// arrangement is the place of the facts about the structure in a matter.
const arrangement = policy.Pointer("/dossier/arrangement")

func checkEmployer(h policy.Hearing, m *Matter) {
	answer := m.Dossier.Arrangement.CommitteeEmploys
	if h.Given(arrangement+"/committee_employs", answer != "") && answer == Yes {
		h.Fail(arrangement+"/committee_employs", "the joint committee is named as an employer", "yes", "a member that employs the staff")
	}
}

func checkMajority(h policy.Hearing, m *Matter) {
	voting := m.terms().Voting
	at := agreement + "/terms/voting"
	if !h.Given(at+"/threshold", !voting.Threshold.IsZero()) {
		return
	}
	if !simpleMajority(voting.Threshold) {
		h.Fail(at+"/threshold", "the joint committee decides by another majority", voting.Threshold.String(), "more than 1/2")
	}
	if voting.Base == partnership.AllMembers {
		h.Fail(at+"/threshold", "the joint committee decides by the votes of all members", "all members", "those present and voting")
	}
}

// simpleMajority reports whether a threshold is more than half of the votes: whether half
// of them do not meet it, and the next greater number does.
func simpleMajority(threshold partnership.Threshold) bool {
	votes := partnership.MustQuantity("1000000")
	half, _ := threshold.Met(partnership.MustQuantity("500000"), votes)
	more, _ := threshold.Met(partnership.MustQuantity("500000.000001"), votes)
	return more && !half
}

func checkVeto(h policy.Hearing, m *Matter) {
	voting := m.terms().Voting
	at := agreement + "/terms/voting"
	if !h.Given(at, voting.Rule != "") {
		return
	}
	for i, org := range report.NamesOf(m.Dossier.Names(), report.Organisation, voting.Vetoes) {
		h.Fail(at.Key("vetoes").Index(i), "a member can block the others", org, "no veto")
	}
}

func checkConsultation(h policy.Hearing, m *Matter) {
	consulted := m.Dossier.Arrangement.OfficersConsulted
	at := arrangement + "/officers_consulted"
	if h.Given(at, !consulted.IsZero()) && h.Given("/event/on", !m.Event.On.IsZero()) && !consulted.Before(m.Event.On) {
		h.Fail(at, "the officers are consulted too late", consulted.String(), "before "+m.Event.On.String())
	}
}

func checkControllersActivity(h policy.Hearing, m *Matter) {
	checkActivity(h, arrangement+"/controllers_activity", m.Dossier.Arrangement.ControllersActivity, partnership.VerticalRoute)
}

func checkMarketActivity(h policy.Hearing, m *Matter) {
	checkActivity(h, arrangement+"/market_activity", m.Dossier.Arrangement.MarketActivity, partnership.HorizontalRoute)
}

// checkActivity holds a percentage of activities against the test of a procurement
// route.
func checkActivity(h policy.Hearing, at policy.Pointer, percent partnership.Quantity, route partnership.ProcurementRoute) {
	if !h.Given(at, percent.Known()) {
		return
	}
	test, _ := route.Test()
	met, err := test.Activity.Met(percent, partnership.MustQuantity("100"))
	switch {
	case err != nil:
		h.Unknown(at, "the percentage is out of range", percent.String(), "0 to 100")
	case !met:
		h.Fail(at, "the activities do not keep to the "+string(route)+" route of procurement", percent.String()+" %", test.Activity.String())
	}
}

func checkPrivateCapital(h policy.Hearing, m *Matter) {
	answer := m.Dossier.Arrangement.PrivateCapital
	if h.Given(arrangement+"/private_capital", answer != "") && answer == Yes {
		h.Fail(arrangement+"/private_capital", "the company has private capital", "yes", "no")
	}
}

func checkCommercial(h policy.Hearing, m *Matter) {
	answer := m.Dossier.Arrangement.CommercialPurpose
	structure, at, known := m.asked()
	if !h.Given(at, known) || !h.Given(arrangement+"/commercial_purpose", answer != "") {
		return
	}
	if answer == Yes && structure != partnership.JointCompany && structure != partnership.Contractor {
		h.Fail(at, "the service has a commercial purpose and no company", inText(structure), inText(partnership.JointCompany))
	}
}
