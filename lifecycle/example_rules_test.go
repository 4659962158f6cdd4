package lifecycle_test

import (
	"fmt"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// Two pieces of evidence were put forward for a start on 1 September: a business
// case whose review was due three weeks before, and a contingency plan that is to
// be written two weeks after.
func ExampleLessonRules() {
	rules := policy.MustSet(lifecycle.LessonRules()...)
	dossier := lifecycle.Dossier{Evidence: []lifecycle.Evidence{
		{Kind: lifecycle.BusinessCase, On: calendar.MustDate("2026-02-10"), ReviewBy: calendar.MustDate("2026-08-10")},
		{Kind: lifecycle.ContingencyPlan, On: calendar.MustDate("2026-09-15")},
	}}
	report := rules.Judge(&lifecycle.Matter{Dossier: dossier}, calendar.MustDate("2026-09-01"))
	for _, result := range report.Results {
		fmt.Printf("%s %s: %s\n", result.Rule, result.Outcome, result.Findings[0].Message)
	}
	// Output:
	// ogc-2008-1 unknown: the business case is out of date
	// ogc-2008-2 unknown: there is no benefits realisation plan
	// ogc-2008-3 unknown: there is no resource plan
	// ogc-2008-4 unknown: there is no record of stakeholder buy-in
	// ogc-2008-5 unknown: there is no service level agreement
	// ogc-2008-6 unknown: there is no migration and transition plan
	// ogc-2008-7 unknown: there is no plan of communication with staff
	// ogc-2008-8 unknown: the contingency plan was written after the day
}

// A joint committee in which one council can block the others.
func ExampleStructureRules() {
	matter := &lifecycle.Matter{
		Event: lifecycle.Event{Kind: lifecycle.Sign, On: calendar.MustDate("2026-09-01"), Structure: partnership.JointCommittee},
		Dossier: lifecycle.Dossier{
			Partnership: partnership.Partnership{Agreement: partnership.Agreement{Terms: partnership.Terms{Voting: partnership.Voting{
				Rule: partnership.EqualVotes, Threshold: partnership.MustThreshold("more than 1/2"), Vetoes: []partnership.OrgID{"harrow"},
			}}}},
			Arrangement: lifecycle.Arrangement{CommercialPurpose: lifecycle.No},
		},
	}
	report := policy.MustSet(lifecycle.StructureRules()...).Judge(matter, matter.Event.On)
	for _, result := range report.Results {
		fmt.Println(result.Rule, result.Outcome)
	}
	veto, _ := report.Result("structure-veto")
	fmt.Println(veto.Source)
	// Output:
	// structure-activity not-applicable
	// structure-commercial pass
	// structure-consultation not-applicable
	// structure-employer unknown
	// structure-majority pass
	// structure-market not-applicable
	// structure-private-capital not-applicable
	// structure-veto fail
	// R v South Norfolk District Council ex p Friends of Hethel [2010] EWCA Civ 894
}

// Exactly 80 % is not more than 80 %. The rule was in regulations, and is in an Act
// since 24 February 2025.
func ExampleStructureRules_company() {
	matter := &lifecycle.Matter{
		Event: lifecycle.Event{Kind: lifecycle.Sign, Structure: partnership.JointCompany},
		Dossier: lifecycle.Dossier{
			Arrangement: lifecycle.Arrangement{ControllersActivity: partnership.MustQuantity("80")},
		},
	}
	rules := policy.MustSet(lifecycle.StructureRules()...)
	for _, day := range []string{"2025-02-23", "2025-02-24"} {
		result, _ := rules.Judge(matter, calendar.MustDate(day)).Result("structure-activity")
		finding := result.Findings[0]
		fmt.Printf("%s: %s is not %s (%s)\n", day, finding.Found, finding.Wanted, result.Source)
	}
	// Output:
	// 2025-02-23: 80 % is not more than 80/100 (Public Contracts Regulations 2015, reg 12(4))
	// 2025-02-24: 80 % is not more than 80/100 (Procurement Act 2023, Schedule 2)
}

// A contract that lasts until 31 March holds back a start in January.
func ExampleFormationRules() {
	matter := &lifecycle.Matter{
		Event: lifecycle.Event{Kind: lifecycle.GoLive, On: calendar.MustDate("2027-01-01")},
		Dossier: lifecycle.Dossier{Partnership: partnership.Partnership{
			ID: uuid.MustParse("4c656761-6c00-0000-0000-000000000000"),
			Prerequisites: []partnership.Prerequisite{{
				ID: "casework", Kind: partnership.ContractLock, What: "Casework system", LockedUntil: calendar.MustDate("2027-03-31"),
			}},
		}},
	}
	report := policy.MustSet(lifecycle.FormationRules()...).Judge(matter, calendar.MustDate("2026-09-01"))
	result, _ := report.Result("prerequisites")
	for _, finding := range result.Findings {
		fmt.Printf("%s: %s, want %s\n", finding.Message, finding.Found, finding.Wanted)
	}
	// Output: these hold back the start: Casework system: 2027-01-01, want no earlier than 2027-04-01
}

// The agreement asks for a review every twelve months.
func ExampleStayingLiveRules() {
	matter := &lifecycle.Matter{
		State:   lifecycle.State{LiveFrom: calendar.MustDate("2022-09-01"), Reviewed: calendar.MustDate("2025-05-20")},
		Dossier: lifecycle.Dossier{Partnership: partnership.Partnership{Agreement: partnership.Agreement{Terms: partnership.Terms{ReviewMonths: 12}}}},
	}
	rules := policy.MustSet(lifecycle.StayingLiveRules()...)
	for _, day := range []string{"2026-05-20", "2026-05-21"} {
		result, _ := rules.Judge(matter, calendar.MustDate(day)).Result("regular-review")
		fmt.Println(day, result.Outcome)
	}
	// Output:
	// 2026-05-20 pass
	// 2026-05-21 fail
}

// Twelve months to 31 March: notice that is served a day late is a year too short.
func ExampleLeavingRules() {
	matter := &lifecycle.Matter{
		Event: lifecycle.Event{Kind: lifecycle.NoticeServed, Org: "barnet", Expires: calendar.MustDate("2026-03-31")},
		Dossier: lifecycle.Dossier{Partnership: partnership.Partnership{Agreement: partnership.Agreement{Terms: partnership.Terms{
			Notice: partnership.Notice{Months: 12, Expires: calendar.Window{Month: 3, Day: 31}},
		}}}},
	}
	rules := policy.MustSet(lifecycle.LeavingRules()...)
	for _, served := range []string{"2025-03-31", "2025-04-01"} {
		matter.Event.On = calendar.MustDate(served)
		result, _ := rules.Judge(matter, matter.Event.On).Result("notice-length")
		fmt.Println(served, result.Outcome)
		for _, finding := range result.Findings {
			fmt.Printf("%s: %s, want %s\n", finding.Message, finding.Found, finding.Wanted)
		}
	}
	// Output:
	// 2025-03-31 pass
	// 2025-04-01 fail
	// the notice is too short: 2026-03-31, want 2027-03-31
}

// The rules that a start is judged by.
func ExampleDefaultRulebook() {
	book := lifecycle.DefaultRulebook()
	for _, rule := range book.Rules[lifecycle.GoLive].Rules() {
		fmt.Printf("%s: %s\n", rule.ID, rule.Title)
	}
	// Output:
	// exit-plan: There is an exit plan, reviewed every year
	// exit-strategy: The agreement says how it comes apart
	// gateway-order: Each gateway was reviewed before those that follow it
	// ogc-2008-1: A sound business case supports the decision and is kept under regular review
	// ogc-2008-2: A realistic benefits realisation plan has the unequivocal buy-in of every member
	// ogc-2008-3: There are the capacity, capability and resources to deliver, in a realistic time
	// ogc-2008-4: Stakeholders bought in from the outset and still do
	// ogc-2008-5: Service level agreements are practical and realistic
	// ogc-2008-6: Migration and transition plans are sound, with data migration and cleansing
	// ogc-2008-7: Staff sensitivities are foreseen and managed by communication
	// ogc-2008-8: There is a contingency plan within the wider risk management strategy
	// political-control: The same party controls every council
	// political-drive: Every member has the political drive to share
	// prerequisites: No contract and no work that must come first holds back the start
	// readiness: Gateway review 4, readiness for service, was held and is not red
	// realistic-time: The work can be done by the start
	// risk-plans: Every shared threat from the rating set has a contingency plan to rely on
	// site-visits: Others who share the service were visited, and something was learned
	// staff-information: The new employer has the information on the staff in time before they transfer
	// usual-time: The formation takes no less time than others took for the same structure
}

// A council adds a rule of its own to those for leaving.
func ExampleRulebook() {
	book := lifecycle.DefaultRulebook()
	mine := policy.Rule[*lifecycle.Matter]{
		ID: "minute", Title: "The minute of the decision is known", Severity: policy.Advisory,
		Source:  policy.Source{Document: "Harrow Council, constitution"},
		InForce: calendar.Term{First: calendar.MustDate("2026-04-01")},
		Check:   func(h policy.Hearing, m *lifecycle.Matter) { h.Given("/event/reference", m.Event.Reference != "") },
	}
	book, err := book.With(mine, lifecycle.NoticeServed, lifecycle.MemberLeaves)
	if err != nil {
		fmt.Println(err)
		return
	}
	result, _ := book.Rules[lifecycle.MemberLeaves].Judge(&lifecycle.Matter{}, calendar.MustDate("2026-09-01")).Result("minute")
	fmt.Println(result.Rule, result.Outcome)
	// Output: minute unknown
}

// The rules that are asked when shares are varied or notice is taken back.
func ExampleRulebook_Table() {
	all := lifecycle.DefaultRulebook()
	few := lifecycle.Rulebook{Edition: all.Edition, Rules: map[lifecycle.EventKind]policy.Set[*lifecycle.Matter]{}}
	for _, kind := range []lifecycle.EventKind{lifecycle.VaryShares, lifecycle.NoticeRescinded} {
		few.Rules[kind] = all.Rules[kind]
	}
	for _, row := range few.Table().Rows {
		if row[1] != "no rules" {
			fmt.Printf("%s: %s: %s\n", row[0], row[2], row[1])
		}
	}
	// Output:
	// Vary shares: Advice: The body that changed the shares is on record (shares-trail)
	// Notice rescinded: Advice: Notice is taken back by the authority that must decide to give it (rescission-authority)
}

// The agreement is extended by an amendment.
func ExampleMatter_Terms() {
	term := func(last string) partnership.Terms {
		return partnership.Terms{Term: calendar.Term{First: calendar.MustDate("2012-09-01"), Last: calendar.MustDate(last)}}
	}
	matter := &lifecycle.Matter{Dossier: lifecycle.Dossier{Partnership: partnership.Partnership{Agreement: partnership.Agreement{
		Terms:      term("2017-08-31"),
		Amendments: []partnership.Amendment{{From: calendar.MustDate("2016-10-01"), Terms: term("2022-08-31")}},
	}}}}
	for _, day := range []string{"2016-09-30", "2016-10-01"} {
		matter.Event.On = calendar.MustDate(day)
		fmt.Println(day, matter.Terms().Term)
	}
	// Output:
	// 2016-09-30 2012-09-01 to 2017-08-31
	// 2016-10-01 2012-09-01 to 2022-08-31
}

// An exit plan of March 2025 that was to be reviewed within a year.
func ExampleDossier_EvidenceOn() {
	dossier := lifecycle.Dossier{Evidence: []lifecycle.Evidence{
		{Kind: lifecycle.ExitPlan, On: calendar.MustDate("2025-03-10"), ReviewBy: calendar.MustDate("2026-03-09")},
	}}
	for _, day := range []string{"2025-03-09", "2025-03-10", "2026-03-09", "2026-03-10"} {
		_, standing := dossier.EvidenceOn(lifecycle.ExitPlan, calendar.MustDate(day))
		fmt.Println(day, standing)
	}
	_, standing := dossier.EvidenceOn(lifecycle.BusinessCase, calendar.MustDate("2026-03-10"))
	fmt.Println("a business case is", standing)
	// Output:
	// 2025-03-09 dated-after
	// 2025-03-10 current
	// 2026-03-09 current
	// 2026-03-10 stale
	// a business case is missing
}

// Nobody answers for the plan, and it was to be reviewed before it was written.
func ExampleEvidence_Validate() {
	err := lifecycle.Evidence{
		Kind: lifecycle.ExitPlan, Partnership: uuid.MustParse("4c656761-6c00-0000-0000-000000000000"),
		On: calendar.MustDate("2026-03-10"), ReviewBy: calendar.MustDate("2025-03-10"),
	}.Validate()
	fmt.Println(err)
	// Output:
	// author: required
	// review_by: 2025-03-10 is before it was written, 2026-03-10: out of order
}

// What is wrong with the dossier stands at its place, and so it is for each of its
// parts.
func ExampleDossier_Validate() {
	dossier := ready(calendar.MustDate("2026-09-01"))
	dossier.Arrangement.ControllersActivity = partnership.MustQuantity("120")
	dossier.Evidence[4].Author = ""
	fmt.Println(dossier.Validate())
	// Output:
	// arrangement.controllers_activity: 120 is not between 0 and 100: out of range
	// evidence[4].author: required
}

// A percentage is from 0 to 100; what is not set is not known, and not wrong.
func ExampleArrangement_Validate() {
	fmt.Println(lifecycle.Arrangement{}.Validate())
	fmt.Println(lifecycle.Arrangement{MarketActivity: partnership.MustQuantity("-3")}.Validate())
	// Output:
	// <nil>
	// market_activity: -3 is not between 0 and 100: out of range
}

func ExampleEvidenceKinds() {
	for _, kind := range lifecycle.EvidenceKinds() {
		fmt.Println(kind)
	}
	// Output:
	// business-case
	// benefits-plan
	// resource-plan
	// stakeholder-buy-in
	// service-level-agreement
	// transition-plan
	// staff-communications
	// contingency-plan
	// political-support
	// exit-plan
	// exit-settlement
	// staff-information
}

func ExampleTopics() {
	fmt.Println(lifecycle.Topics())
	// Output: [capacity capability resources data-migration data-cleansing]
}

func ExampleEvidenceStates() {
	fmt.Println(lifecycle.EvidenceStates())
	// Output: [current missing stale dated-after]
}

func ExampleAnswers() {
	fmt.Println(lifecycle.Answers())
	// Output: [yes no]
}

// The information on the staff who transfer on the first day with the new employer.
func ExampleStaffInformationDue() {
	for _, transfer := range []string{"2006-04-19", "2014-04-30", "2014-05-01", "2026-04-01"} {
		fmt.Println(transfer, lifecycle.StaffInformationDue(calendar.MustDate(transfer)))
	}
	// Output:
	// 2006-04-19 no date
	// 2014-04-30 2014-04-16
	// 2014-05-01 2014-04-03
	// 2026-04-01 2026-03-04
}

// A kind of one's own is told by its prefix.
func ExampleEvidenceKind_Own() {
	for _, kind := range []lifecycle.EvidenceKind{"hrw-call-in", lifecycle.ExitPlan, "call-in"} {
		fmt.Println(kind.Own(), kind.Title())
	}
	// Output:
	// true Call in (HRW)
	// false Exit plan
	// false Call in
}

// A decision is called in for scrutiny until a day. The rule asks for the day.
func ExampleEvidence_Fact() {
	callIn := lifecycle.Evidence{Kind: "hrw-call-in", Facts: []lifecycle.Fact{
		{Name: "called-in", Answer: lifecycle.No},
		{Name: "period-ends", Day: calendar.MustDate("2026-08-31")},
	}}
	at, ends := callIn.Fact("period-ends")
	fmt.Println(at, ends.Day)
	at, chair := callIn.Fact("chair-agreed")
	fmt.Println(at, chair.Answer == "")
	// Output:
	// /facts/1 2026-08-31
	// /facts true
}

// A fact says one thing.
func ExampleFact_Validate() {
	fmt.Println(lifecycle.Fact{Name: "signed-off", Answer: lifecycle.Yes}.Validate())
	fmt.Println(lifecycle.Fact{Name: "signed-off"}.Validate())
	// Output:
	// <nil>
	// an answer, a day or a number: required
}

// A rule that finds evidence of its own as the rules of this package find theirs.
func ExampleMatter_Current() {
	rules := policy.MustSet(policy.Rule[*lifecycle.Matter]{
		ID: "hrw-s151", Title: "The section 151 officer has signed off the cost", Severity: policy.Blocking,
		Source:  policy.Source{Document: "Harrow Council, financial regulations"},
		InForce: calendar.Term{First: calendar.MustDate("2026-04-01")},
		Check: func(h policy.Hearing, m *lifecycle.Matter) {
			signOff, heard, ok := m.Current(h, "hrw-s151-sign-off")
			if !ok {
				return
			}
			at, given := signOff.Fact("given")
			if heard.Given(at, given.Answer != "") && given.Answer == lifecycle.No {
				heard.Fail(at, "the officer has refused", "no", "yes")
			}
		},
	})
	report := rules.Judge(&lifecycle.Matter{}, calendar.MustDate("2026-09-01"))
	fmt.Println(report.Outcome, report.Results[0].Findings[0].Message)
	// Output: unknown there is no s151 sign off (HRW)
}

// A council adds a rule to those for signing and for going live.
func ExampleRulebook_With() {
	mine := policy.Rule[*lifecycle.Matter]{
		ID: "hrw-dpia", Title: "A data protection impact assessment is in date", Severity: policy.Blocking,
		Source:  policy.Source{Document: "UK GDPR", Clause: "article 35"},
		InForce: calendar.Term{First: calendar.MustDate("2018-05-25")},
		Check:   func(h policy.Hearing, m *lifecycle.Matter) { m.Current(h, "hrw-dpia") },
	}
	book, err := lifecycle.DefaultRulebook().With(mine, lifecycle.Sign, lifecycle.GoLive)
	fmt.Println(len(book.Rules[lifecycle.Sign].Rules())-len(lifecycle.DefaultRulebook().Rules[lifecycle.Sign].Rules()), err)
	// Output: 1 <nil>
}
