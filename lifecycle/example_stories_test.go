package lifecycle_test

import (
	"fmt"

	"github.com/google/uuid"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// run decides and records events one after the other, as things stood on their
// days, and prints what each did to the whole.
func run(log lifecycle.Log, events ...lifecycle.Event) lifecycle.Log {
	book := lifecycle.Rulebook{} // what happened, happened: no rules are asked
	journal, err := lifecycle.NewJournal(log)
	if err != nil {
		fmt.Println(err)
		return log
	}
	for _, event := range events {
		decision, err := book.Decide(journal.State(), event, lifecycle.Dossier{}, event.On)
		if err != nil {
			fmt.Println(err)
			return log
		}
		if !decision.Allowed {
			fmt.Println(event.On, event.Kind, "denied:", decision.Against()[0].Finding.Message)
			continue
		}
		journal, err = journal.Append(decision, "Committee clerk")
		if err != nil {
			fmt.Println(err)
			return log
		}
		line := decision.State.Lines[0]
		fmt.Println(event.On, event.Kind, decision.To, len(line.Members), "members", line.Term)
	}
	return journal.Log()
}

// HB Public Law: Harrow's and Barnet's legal teams from 1 September 2012, for five
// years; extended in 2016 to 31 August 2022, and then to 2027; clients came. The
// days before the start, of the clients and of the second extension are made up.
func Example_hbPublicLaw() {
	on := calendar.MustDate
	term := func(last string) calendar.Term {
		return calendar.Term{First: on("2012-09-01"), Last: on(last)}
	}
	log := run(
		lifecycle.Log{Partnership: uuid.UUID{1}},
		lifecycle.Event{Kind: lifecycle.Propose, On: on("2011-10-03"), Lines: []partnership.LineID{"legal"}, Members: []lifecycle.OrgRole{
			{Org: "harrow", Role: partnership.LeadRole}, {Org: "barnet", Role: partnership.MemberRole},
		}},
		lifecycle.Event{Kind: lifecycle.ApproveCase, On: on("2012-01-16")},
		lifecycle.Event{Kind: lifecycle.ApproveCase, On: on("2012-04-04"), Reference: "Cabinet Resources Committee"},
		lifecycle.Event{Kind: lifecycle.Sign, On: on("2012-06-11"), Structure: partnership.LeadAuthority, Term: term("2017-08-31")},
		lifecycle.Event{Kind: lifecycle.Mobilise, On: on("2012-06-12")},
		lifecycle.Event{Kind: lifecycle.GoLive, On: on("2012-09-01")},
		lifecycle.Event{Kind: lifecycle.ClientJoins, On: on("2014-04-01"), Org: "hounslow-homes"},
		lifecycle.Event{Kind: lifecycle.ExtendTerm, On: on("2016-07-14"), Term: term("2022-08-31")},
		lifecycle.Event{Kind: lifecycle.ClientJoins, On: on("2018-09-01"), Org: "riverside-academies"},
		lifecycle.Event{Kind: lifecycle.ExtendTerm, On: on("2022-03-17"), Term: term("2027-08-31")},
	)
	then, err := log.StateOn(on("2016-07-13"), on("2026-04-01"))
	fmt.Println(then.Stage, then.LiveFrom, then.Lines[0].Term, err)
	// Output:
	// 2011-10-03 propose exploring 2 members no term
	// 2012-01-16 approve-case outline-case 2 members no term
	// 2012-04-04 approve-case full-case 2 members no term
	// 2012-06-11 sign agreed 2 members 2012-09-01 to 2017-08-31
	// 2012-06-12 mobilise mobilising 2 members 2012-09-01 to 2017-08-31
	// 2012-09-01 go-live live 2 members 2012-09-01 to 2017-08-31
	// 2014-04-01 client-joins live 3 members 2012-09-01 to 2017-08-31
	// 2016-07-14 extend-term live 3 members 2012-09-01 to 2022-08-31
	// 2018-09-01 client-joins live 4 members 2012-09-01 to 2022-08-31
	// 2022-03-17 extend-term live 4 members 2012-09-01 to 2027-08-31
	// live 2012-09-01 2012-09-01 to 2017-08-31 <nil>
}

// Harrow joined the HR service of Buckinghamshire County Council on 1 April 2017.
// On 1 April 2020 the county was succeeded by one Buckinghamshire Council; the
// service goes on. That a school was a client, and how it ends, is made up.
func Example_humanResources() {
	on := calendar.MustDate
	run(
		lifecycle.Log{Partnership: uuid.UUID{2}},
		lifecycle.Event{Kind: lifecycle.Propose, On: on("2014-01-06"), Lines: []partnership.LineID{"hr"}, Members: []lifecycle.OrgRole{
			{Org: "buckinghamshire-county", Role: partnership.LeadRole}, {Org: "a-school", Role: partnership.ClientRole},
		}},
		lifecycle.Event{Kind: lifecycle.ApproveCase, On: on("2014-02-03")},
		lifecycle.Event{Kind: lifecycle.ApproveCase, On: on("2014-03-03")},
		lifecycle.Event{Kind: lifecycle.Sign, On: on("2014-03-31"), Structure: partnership.LeadAuthority, Term: calendar.Term{First: on("2014-04-01")}},
		lifecycle.Event{Kind: lifecycle.Mobilise, On: on("2014-03-31")},
		lifecycle.Event{Kind: lifecycle.GoLive, On: on("2014-04-01")},
		lifecycle.Event{Kind: lifecycle.ClientJoins, On: on("2017-04-01"), Org: "harrow"},
		lifecycle.Event{Kind: lifecycle.CouncilSucceeded, On: on("2020-04-01"), Succession: partnership.Succession{
			Predecessor: "buckinghamshire-county", On: on("2020-04-01"),
			Successors: []partnership.Share{{Org: "buckinghamshire", Fraction: partnership.MustFraction("100%")}},
		}},
		lifecycle.Event{Kind: lifecycle.NoticeServed, On: on("2024-09-30"), Org: "harrow", Expires: on("2025-03-31")},
		lifecycle.Event{Kind: lifecycle.MemberLeaves, On: on("2025-04-01"), Org: "harrow"},
		lifecycle.Event{Kind: lifecycle.NoticeServed, On: on("2025-09-30"), Org: "a-school", Expires: on("2026-03-31")},
		lifecycle.Event{Kind: lifecycle.MemberLeaves, On: on("2026-03-31"), Org: "a-school"},
		lifecycle.Event{Kind: lifecycle.MemberLeaves, On: on("2026-04-01"), Org: "a-school"},
	)
	// Output:
	// 2014-01-06 propose exploring 2 members no term
	// 2014-02-03 approve-case outline-case 2 members no term
	// 2014-03-03 approve-case full-case 2 members no term
	// 2014-03-31 sign agreed 2 members from 2014-04-01
	// 2014-03-31 mobilise mobilising 2 members from 2014-04-01
	// 2014-04-01 go-live live 2 members from 2014-04-01
	// 2017-04-01 client-joins live 3 members from 2014-04-01
	// 2020-04-01 council-succeeded live 3 members from 2014-04-01
	// 2024-09-30 notice-served live 3 members from 2014-04-01
	// 2025-04-01 member-leaves live 2 members from 2014-04-01
	// 2025-09-30 notice-served notice-given 2 members from 2014-04-01
	// 2026-03-31 member-leaves denied: its notice has not expired
	// 2026-04-01 member-leaves disaggregating 1 members from 2014-04-01
}

// Public health was shared with Barnet and taken apart again, one line after the
// other. Its days are made up.
func Example_publicHealth() {
	on := calendar.MustDate
	lines := func(ids ...partnership.LineID) []partnership.LineID { return ids }
	log := run(
		lifecycle.Log{Partnership: uuid.UUID{3}},
		lifecycle.Event{Kind: lifecycle.Propose, On: on("2012-05-21"), Lines: lines("commissioning", "intelligence"), Members: []lifecycle.OrgRole{
			{Org: "harrow", Role: partnership.LeadRole}, {Org: "barnet", Role: partnership.MemberRole},
		}},
		lifecycle.Event{Kind: lifecycle.ApproveCase, On: on("2012-09-10")},
		lifecycle.Event{Kind: lifecycle.ApproveCase, On: on("2012-12-03")},
		lifecycle.Event{Kind: lifecycle.Sign, On: on("2013-02-14"), Structure: partnership.LeadAuthority, Term: calendar.Term{First: on("2013-04-01"), Last: on("2016-03-31")}},
		lifecycle.Event{Kind: lifecycle.Mobilise, On: on("2013-02-15")},
		lifecycle.Event{Kind: lifecycle.GoLive, On: on("2013-04-01")},
		lifecycle.Event{Kind: lifecycle.LineWithdrawn, On: on("2015-10-01"), Lines: lines("commissioning")},
		lifecycle.Event{Kind: lifecycle.LineTransferred, On: on("2015-12-01"), Lines: lines("commissioning"), To: []partnership.OrgID{"barnet"}},
		lifecycle.Event{Kind: lifecycle.TermLapses, On: on("2016-04-01")},
		lifecycle.Event{Kind: lifecycle.ResidualArrangement, On: on("2016-04-01"), Lines: lines("intelligence"), Structure: partnership.StaffMadeAvailable},
		lifecycle.Event{Kind: lifecycle.Close, On: on("2016-10-01")},
	)
	state, _ := log.State()
	for _, line := range state.Lines {
		fmt.Printf("%s %s since %v, left over: %q\n", line.Line, line.Stage, line.From, line.ResidualArrangement)
	}
	// Output:
	// 2012-05-21 propose exploring 2 members no term
	// 2012-09-10 approve-case outline-case 2 members no term
	// 2012-12-03 approve-case full-case 2 members no term
	// 2013-02-14 sign agreed 2 members 2013-04-01 to 2016-03-31
	// 2013-02-15 mobilise mobilising 2 members 2013-04-01 to 2016-03-31
	// 2013-04-01 go-live live 2 members 2013-04-01 to 2016-03-31
	// 2015-10-01 line-withdrawn live 2 members 2013-04-01 to 2016-03-31
	// 2015-12-01 line-transferred live 2 members 2013-04-01 to 2016-03-31
	// 2016-04-01 term-lapses lapsed 2 members 2013-04-01 to 2016-03-31
	// 2016-04-01 residual-arrangement lapsed 2 members 2013-04-01 to 2016-03-31
	// 2016-10-01 close closed 2 members 2013-04-01 to 2016-03-31
	// commissioning closed since 2015-12-01, left over: ""
	// intelligence closed since 2016-10-01, left over: "staff-made-available"
}

// Procurement was shared with Brent; Buckinghamshire joined; Brent left, then
// Buckinghamshire, and that ended it before its term. The days are made up.
func Example_procurement() {
	on := calendar.MustDate
	log := run(
		lifecycle.Log{Partnership: uuid.UUID{4}},
		lifecycle.Event{Kind: lifecycle.Propose, On: on("2013-06-03"), Lines: []partnership.LineID{"sourcing"}, Members: []lifecycle.OrgRole{
			{Org: "brent", Role: partnership.LeadRole}, {Org: "harrow", Role: partnership.MemberRole},
		}},
		lifecycle.Event{Kind: lifecycle.ApproveCase, On: on("2013-09-02")},
		lifecycle.Event{Kind: lifecycle.ApproveCase, On: on("2013-11-18")},
		lifecycle.Event{Kind: lifecycle.Sign, On: on("2014-02-01"), Structure: partnership.StaffMadeAvailable, Term: calendar.Term{First: on("2014-04-01"), Last: on("2018-03-31")}},
		lifecycle.Event{Kind: lifecycle.Mobilise, On: on("2014-02-01")},
		lifecycle.Event{Kind: lifecycle.GoLive, On: on("2014-04-01")},
		lifecycle.Event{Kind: lifecycle.MemberJoins, On: on("2015-04-01"), Org: "buckinghamshire"},
		lifecycle.Event{Kind: lifecycle.NoticeServed, On: on("2016-03-31"), Org: "brent", Expires: on("2016-09-30")},
		lifecycle.Event{Kind: lifecycle.MemberLeaves, On: on("2016-10-01"), Org: "brent"},
		lifecycle.Event{Kind: lifecycle.NoticeServed, On: on("2016-10-03"), Org: "buckinghamshire", Expires: on("2017-04-03")},
		lifecycle.Event{Kind: lifecycle.MemberLeaves, On: on("2017-04-01"), Org: "buckinghamshire", Agreed: "Harrow's letter of 6 March 2017"},
		lifecycle.Event{Kind: lifecycle.LineTransferred, On: on("2017-04-01"), Lines: []partnership.LineID{"sourcing"}, To: []partnership.OrgID{"harrow"}},
	)
	state, _ := log.State()
	fmt.Println(state.Lines[0].Members)
	// Output:
	// 2013-06-03 propose exploring 2 members no term
	// 2013-09-02 approve-case outline-case 2 members no term
	// 2013-11-18 approve-case full-case 2 members no term
	// 2014-02-01 sign agreed 2 members 2014-04-01 to 2018-03-31
	// 2014-02-01 mobilise mobilising 2 members 2014-04-01 to 2018-03-31
	// 2014-04-01 go-live live 2 members 2014-04-01 to 2018-03-31
	// 2015-04-01 member-joins live 3 members 2014-04-01 to 2018-03-31
	// 2016-03-31 notice-served live 3 members 2014-04-01 to 2018-03-31
	// 2016-10-01 member-leaves live 2 members 2014-04-01 to 2018-03-31
	// 2016-10-03 notice-served notice-given 2 members 2014-04-01 to 2018-03-31
	// 2017-04-01 member-leaves disaggregating 1 members 2014-04-01 to 2018-03-31
	// 2017-04-01 line-transferred closed 1 members 2014-04-01 to 2018-03-31
	// [{harrow member}]
}
