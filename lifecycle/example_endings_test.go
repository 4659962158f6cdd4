package lifecycle_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// shared is events by which a line is shared under one lead from a day, in a term up to
// another. What came before is left out.
func shared(line partnership.LineID, first, last string, lead partnership.OrgID, others ...partnership.OrgID) []lifecycle.Event {
	on := calendar.MustDate(first)
	term := calendar.Term{First: on}
	if last != "" {
		term.Last = calendar.MustDate(last)
	}
	all := append([]lifecycle.OrgRole{{Org: lead, Role: partnership.LeadRole}}, members(others...)...)
	before := on.AddMonths(-6)
	return []lifecycle.Event{
		{Kind: lifecycle.Propose, On: before, Lines: []partnership.LineID{line}, Members: all},
		{Kind: lifecycle.ApproveCase, On: before},
		{Kind: lifecycle.ApproveCase, On: before},
		{Kind: lifecycle.Sign, On: before, Structure: partnership.LeadAuthority, Term: term},
		{Kind: lifecycle.Mobilise, On: before},
		{Kind: lifecycle.GoLive, On: on},
	}
}

// tell prints what has happened from the start of the service on, and what is due on a day
// about notices, intentions and what is to come; and returns the state.
func tell(asOf string, events ...lifecycle.Event) lifecycle.State {
	state, err := logOf(events...).State()
	if err != nil {
		fmt.Println(err)
	}
	for _, row := range logOf(events...).Table(report.Names{}).Rows[5:] {
		fmt.Printf("%s  %s  [%s]\n", row[1], row[2], row[4])
	}
	then, _ := logOf(events...).StateOn(calendar.MustDate(asOf), calendar.MustDate(asOf))
	due, err := lifecycle.Due(then, lifecycle.Dossier{Partnership: partnership.Partnership{ID: id()}}, calendar.MustDate(asOf))
	if err != nil {
		fmt.Println(err)
	}
	for _, d := range due {
		if d.Kind != lifecycle.TermEnd {
			fmt.Printf("due %v: %s\n", d.Day, d.Words(report.Names{}))
		}
	}
	return state
}

// Tri-borough: on 27 March 2017 two councils served notice on the third, and went on as
// two. Which service and what came before is made up.
func Example_putOutByTheOthers() {
	state := tell("2017-06-01", append(
		shared("childrens-services", "2012-04-01", "", "westminster", "kensington-and-chelsea", "hammersmith-and-fulham"),
		lifecycle.Event{
			Kind: lifecycle.NoticeServed, On: day("2017-03-27"), Org: "hammersmith-and-fulham", Expires: day("2018-03-31"),
			By: []partnership.OrgID{"westminster", "kensington-and-chelsea"}, Reference: "Cabinets of 27 March 2017",
		},
		lifecycle.Event{Kind: lifecycle.MemberLeaves, On: day("2018-04-01"), Org: "hammersmith-and-fulham"},
	)...)
	fmt.Println(state.Lines[0].Members)
	// Output:
	// 2012-04-01  Go live  [Mobilising → Live]
	// 2017-03-27  Notice served: by westminster and kensington-and-chelsea against hammersmith-and-fulham, to 2018-03-31  [Live]
	// 2018-04-01  Member leaves: hammersmith-and-fulham  [Live]
	// due 2018-03-31: the notice of westminster and kensington-and-chelsea against hammersmith-and-fulham for childrens-services expires
	// [{westminster lead} {kensington-and-chelsea member}]
}

// Five Councils: four extend a line of the contract of 2016 beyond 2028, and one does not.
// Which one, and the days, are made up.
func Example_oneDoesNotRenew() {
	state := tell("2027-06-01", append(
		shared("exchequer", "2018-04-01", "2028-03-31", "hart", "havant", "mendip", "south-oxfordshire", "vale-of-white-horse"),
		lifecycle.Event{
			Kind: lifecycle.ExtendTerm, On: day("2027-03-01"), Term: term("2018-04-01", "2033-03-31"),
			By: []partnership.OrgID{"hart", "mendip", "south-oxfordshire", "vale-of-white-horse"},
		},
		lifecycle.Event{Kind: lifecycle.MemberLeaves, On: day("2028-04-01"), Org: "havant"},
	)...)
	fmt.Println(state.Lines[0].Stage, len(state.Lines[0].Members), "members", state.Lines[0].Term)
	// Output:
	// 2018-04-01  Go live  [Mobilising → Live]
	// 2027-03-01  Extend term: 2018-04-01 to 2033-03-31, for hart, mendip, south-oxfordshire and vale-of-white-horse only  [Live]
	// 2028-04-01  Member leaves: havant  [Live]
	// due 2028-03-31: the term of havant, which does not renew it, for exchequer ends
	// live 4 members 2018-04-01 to 2033-03-31
}

// Havant and East Hampshire, January 2022: all agreed to end what they shared, without
// notice. The days are made up.
func Example_mutualConsent() {
	events := append(
		shared("management", "2009-10-01", "", "east-hampshire", "havant"),
		lifecycle.Event{
			Kind: lifecycle.LineWithdrawn, On: day("2022-04-01"), Lines: lines("management"), By: []partnership.OrgID{"east-hampshire", "havant"},
			Agreed: "Deed of 20 January 2022", ApprovedBy: partnership.Leader,
		},
	)
	log := logOf(events...)
	log.Entries[6].Recorded = day("2022-01-20") // in advance
	state, err := log.State()
	due, _ := lifecycle.Due(state, lifecycle.Dossier{Partnership: partnership.Partnership{ID: id()}}, day("2022-02-01"))
	fmt.Println(state.Stage, err)
	fmt.Println(due[0].Day, due[0].Words(report.Names{}))

	book := lifecycle.DefaultRulebook()
	before, _ := logOf(events[:6]...).State()
	one := events[6]
	one.By = one.By[:1]
	decision, err := book.Decide(before, one, lifecycle.Dossier{Partnership: partnership.Partnership{
		ID: id(), Name: "Joint management", Members: []partnership.Member{{Org: "east-hampshire", Role: partnership.LeadRole}, {Org: "havant", Role: partnership.MemberRole}},
		Services:  []partnership.Service{{ID: "management", Name: "Management", Lines: []partnership.Line{{ID: "management", Name: "Management"}}}},
		Agreement: partnership.Agreement{Terms: partnership.Terms{Structure: partnership.LeadAuthority, Term: calendar.Term{First: day("2009-10-01")}}},
	}}, one.On)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range decision.Against() {
		fmt.Println(o.Rule+":", o.Finding.Message)
	}
	// Output:
	// live <nil>
	// 2022-04-01 line withdrawn, by east-hampshire and havant, for management
	// exit-plan: there is no exit plan
	// withdrawal-agreed: a member did not agree to withdraw the line
}

// East Kent Housing: four councils took the service of their company back on 1 October
// 2020, each its own part. When they decided is made up.
func Example_takenBackInParts() {
	councils := []partnership.OrgID{"canterbury", "dover", "folkestone-and-hythe", "thanet"}
	state := tell("2020-06-01", append(
		shared("housing", "2011-04-01", "", councils[0], councils[1:]...),
		lifecycle.Event{Kind: lifecycle.LineWithdrawn, On: day("2020-02-20"), Lines: lines("housing"), By: councils},
		lifecycle.Event{Kind: lifecycle.LineTransferred, On: day("2020-10-01"), Lines: lines("housing"), To: councils},
	)...)
	fmt.Println(state.Stage)
	// Output:
	// 2011-04-01  Go live  [Mobilising → Live]
	// 2020-02-20  Line withdrawn: as agreed by canterbury, dover, folkestone-and-hythe and thanet  [Live → Disaggregating]
	// 2020-10-01  Line transferred: to canterbury, dover, folkestone-and-hythe and thanet  [Disaggregating → Closed]
	// closed
}

// Brent, Lewisham and Southwark: that one means to leave the shared technology service was
// noted in November 2025, before any notice. Which one, and what follows, is made up.
func Example_mindedToLeave() {
	minded := lifecycle.Event{
		Kind: lifecycle.IntentionStated, On: day("2025-11-12"), Org: "southwark", Expires: day("2026-03-31"),
		ApprovedBy: partnership.Executive, Reference: "Cabinet, minded to leave",
	}
	events := append(shared("technology", "2016-11-01", "", "brent", "lewisham"), joins("2017-04-01", "southwark"), minded)
	state := tell("2026-01-05", events...)
	intention, ok := state.Lines[0].Intention("southwark")
	fmt.Println(intention.Org, intention.Stated, intention.DecideBy, ok)
	state = tell("2026-01-05", append(events, lifecycle.Event{Kind: lifecycle.IntentionWithdrawn, On: day("2025-12-20"), Org: "southwark"})...)
	fmt.Println(state.Stage, len(state.Lines[0].Intentions), "intentions")
	// Output:
	// 2016-11-01  Go live  [Mobilising → Live]
	// 2017-04-01  Member joins: southwark  [Live]
	// 2025-11-12  Intention stated: southwark, to decide by 2026-03-31  [Live]
	// due 2026-03-31: southwark, which means to leave technology, is to decide whether it serves notice
	// southwark 2025-11-12 2026-03-31 true
	// 2016-11-01  Go live  [Mobilising → Live]
	// 2017-04-01  Member joins: southwark  [Live]
	// 2025-11-12  Intention stated: southwark, to decide by 2026-03-31  [Live]
	// 2025-12-20  Intention withdrawn: southwark  [Live]
	// live 0 intentions
}

// A line that is split goes on as two: each has its members, its client, its term and the
// notice that runs, and can end by itself. The story is made up.
func Example_lineSplit() {
	state := tell("2024-06-01", append(
		shared("people", "2018-04-01", "2028-03-31", "harrow", "barnet", "brent"),
		lifecycle.Event{Kind: lifecycle.ClientJoins, On: day("2020-09-01"), Org: "academy"},
		notice("2023-09-29", "brent", "2024-09-30"),
		lifecycle.Event{Kind: lifecycle.LineSplit, On: day("2024-04-01"), Lines: lines("people"), Into: lines("payroll", "hr")},
		lifecycle.Event{Kind: lifecycle.NoticeRescinded, On: day("2024-05-01"), Lines: lines("hr"), Org: "brent"},
		lifecycle.Event{Kind: lifecycle.MemberLeaves, On: day("2024-10-01"), Lines: lines("payroll"), Org: "brent"},
	)...)
	for _, line := range state.Lines {
		fmt.Println(line.Line, line.Stage, "since", line.From, "with", len(line.Members), "from", line.SplitFrom, "into", line.SplitInto, line.Term.Last)
	}
	// Output:
	// 2018-04-01  Go live  [Mobilising → Live]
	// 2020-09-01  Client joins: academy  [Live]
	// 2023-09-29  Notice served: brent, to 2024-09-30  [Live]
	// 2024-04-01  Line split: into payroll and hr  [Live]
	// 2024-05-01  Notice rescinded: brent  [Live]
	// 2024-10-01  Member leaves: brent  [Live]
	// due 2024-09-30: the notice of brent to leave payroll expires
	// hr live since 2018-04-01 with 4 from people into [] 2028-03-31
	// payroll live since 2018-04-01 with 3 from people into [] 2028-03-31
	// people split since 2024-04-01 with 4 from  into [payroll hr] 2028-03-31
}

func ExampleLineState_Intention() {
	log := logOf(append(formation("harrow", "barnet"), lifecycle.Event{Kind: lifecycle.IntentionStated, On: day("2014-01-06"), Org: "barnet", Expires: day("2014-03-31")})...)
	state, _ := log.State()
	line, _ := state.Line("legal")
	intention, ok := line.Intention("barnet")
	fmt.Println(line.Stage, intention.Org, "decides by", intention.DecideBy, ok)
	// Output: live barnet decides by 2014-03-31 true
}
