package lifecycle_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// What is missing before a partnership can go live, and what can be done instead.
func ExampleRulebook_Decide() {
	log := logOf(formation("harrow", "barnet")[:5]...)
	state, err := log.State()
	if err != nil {
		fmt.Println(err)
		return
	}
	goLive := lifecycle.Event{Kind: lifecycle.GoLive, On: calendar.MustDate("2012-09-01")}
	dossier := lifecycle.Dossier{Partnership: legal()}
	book := lifecycle.Rulebook{Edition: "lessons", Rules: map[lifecycle.EventKind]policy.Set[*lifecycle.Matter]{
		lifecycle.GoLive: policy.MustSet(lifecycle.LessonRules()...),
	}}

	decision, err := book.Decide(state, goLive, dossier, calendar.MustDate("2012-08-20"))
	fmt.Println("allowed:", decision.Allowed, err)
	for _, against := range decision.Against() {
		fmt.Println("-", against.Finding.Message, "–", against.Source.Clause)
	}
	// Output:
	// allowed: false <nil>
	// - there is no business case – lesson 1
	// - there is no benefits realisation plan – lesson 2
	// - there is no resource plan – lesson 3
	// - there is no record of stakeholder buy-in – lesson 4
	// - there is no service level agreement – lesson 5
	// - there is no migration and transition plan – lesson 6
	// - there is no plan of communication with staff – lesson 7
	// - there is no contingency plan – lesson 8
}

// The state of a day, as it was known on another.
func ExampleLog_StateOn() {
	log := told() // of notice that was served on 10 January 2014, and struck out on 1 April
	day := calendar.MustDate("2014-02-15")
	for _, known := range []string{"2014-02-15", "2014-04-01"} {
		state, _ := log.StateOn(day, calendar.MustDate(known))
		fmt.Println("on", day, "as known on", known, "it was", state.Stage)
	}
	// Output:
	// on 2014-02-15 as known on 2014-02-15 it was notice-given
	// on 2014-02-15 as known on 2014-04-01 it was live
}

// A log is read once; then each decision is taken on the state after it, and appended.
func ExampleJournal() {
	journal, err := lifecycle.NewJournal(logOf(formation("harrow", "barnet")...))
	if err != nil {
		fmt.Println(err)
		return
	}
	review := lifecycle.Event{Kind: lifecycle.Review, On: calendar.MustDate("2013-09-02"), ApprovedBy: partnership.Executive}
	decision, err := lifecycle.Rulebook{}.Decide(journal.State(), review, lifecycle.Dossier{}, review.On)
	if err != nil {
		fmt.Println(err)
		return
	}
	journal, err = journal.Append(decision, "Committee clerk")
	entries := journal.Log().Entries
	fmt.Println(len(entries), entries[6].Event.Kind, entries[6].RecordedBy, err)
	// Output: 7 review Committee clerk <nil>
}

func ExampleNewJournal() {
	journal, err := lifecycle.NewJournal(logOf(formation("harrow", "barnet")...))
	fmt.Println(journal.State().Stage, err)
	_, err = lifecycle.NewJournal(lifecycle.Log{})
	fmt.Println(err)
	// Output:
	// live <nil>
	// partnership: required
}

func ExampleJournal_Append() {
	journal, _ := lifecycle.NewJournal(logOf(formation("harrow", "barnet")...))
	leaves := lifecycle.Event{Kind: lifecycle.MemberLeaves, On: calendar.MustDate("2014-04-01"), Org: "barnet"}
	decision, _ := lifecycle.Rulebook{}.Decide(journal.State(), leaves, lifecycle.Dossier{}, leaves.On)
	_, err := journal.Append(decision, "Committee clerk")
	fmt.Println(err)
	var denied *lifecycle.DeniedError
	if errors.As(err, &denied) {
		fmt.Println(denied.Decision.Against()[0].Finding.Message)
	}
	// Output:
	// member-leaves on 2014-04-01 has 1 finding against it: denied
	// it has not served notice, and nobody agreed to do without
}

// A start that was minuted a month too early is corrected. The rules are asked as on the
// day of the event, and what they say is kept with the entry.
func ExampleJournal_Correct() {
	journal, _ := lifecycle.NewJournal(logOf(formation("harrow", "barnet")...))
	book, _ := lifecycle.Rulebook{Edition: "lessons"}.With(lifecycle.LessonRules()[0], lifecycle.GoLive)
	journal, err := journal.Correct(book, lifecycle.LogEntry{
		Event:    lifecycle.Event{Kind: lifecycle.GoLive, On: calendar.MustDate("2012-10-01")},
		Recorded: calendar.MustDate("2012-11-05"), RecordedBy: "Committee clerk",
		Corrects: 6, Reason: "the case system was late; the start was a month later than minuted",
	}, lifecycle.Dossier{Partnership: legal()})
	fmt.Println(journal.State().LiveFrom, err)
	fmt.Println(journal.Log().Entries[6].Report.Results[0].Findings[0].Message)
	// Output:
	// 2012-10-01 <nil>
	// there is no business case
}

func ExampleLog_State() {
	state, err := logOf(formation("harrow", "barnet")...).State()
	fmt.Println(state.Stage, state.LiveFrom, err)
	// Output: live 2012-09-01 <nil>
}

func ExampleLog_Validate() {
	log := logOf(formation("harrow", "barnet")[:2]...)
	log.Entries = append(log.Entries, lifecycle.LogEntry{
		Event: lifecycle.Event{Kind: lifecycle.GoLive, On: calendar.MustDate("2012-09-01")}, Recorded: calendar.MustDate("2012-09-01"),
	})
	fmt.Println(log.Validate())
	// Output: entries[2].event: go-live: legal is outline-case (what can happen: approve-case, abandon, review, change-lead, member-joins, client-joins, member-leaves, council-succeeded): no such move
}

func ExampleLog_Table() {
	fmt.Print(logOf(formation("harrow", "barnet")[:2]...).Table(noNames).Markdown())
	// Output:
	// ## What has happened
	//
	// | Entry | Day | Event | Lines | Stage | Rules | Reference | Recorded |
	// |---:|---|---|---|---|---|---|---|
	// | 1 | 2011-06-01 | Propose: harrow (member) and barnet (member) | legal | Exploring | not asked |  | 2011-06-01 |
	// | 2 | 2011-09-01 | Approve case | all | Exploring → Outline case | not asked |  | 2011-09-01 |
}

func ExampleDecision_Against() {
	state, _ := logOf(formation("harrow", "barnet")...).State()
	rescinds := lifecycle.Event{Kind: lifecycle.NoticeRescinded, On: calendar.MustDate("2014-04-01"), Org: "barnet"}
	decision, _ := lifecycle.Rulebook{}.Decide(state, rescinds, lifecycle.Dossier{}, rescinds.On)
	for _, against := range decision.Against() {
		fmt.Println(against.Finding.Path, against.Finding.Message)
	}
	// Output: /org it has no notice to rescind
}

func ExampleDecision_Tables() {
	state, _ := logOf(formation("harrow", "barnet")...).State()
	lapses := lifecycle.Event{Kind: lifecycle.TermLapses, On: calendar.MustDate("2017-09-01")}
	decision, _ := lifecycle.Rulebook{}.Decide(state, lapses, lifecycle.Dossier{}, lapses.On)
	fmt.Print(decision.Tables(noNames).Markdown())
	// Output:
	// ## Term lapses on 2017-09-01
	//
	// Allowed, decided on 2017-09-01.
	//
	// | Line | From | To |
	// |---|---|---|
	// | legal | Live | Lapsed |
}

func ExampleStage_Mermaid() {
	lines := strings.Split(lifecycle.Live.Mermaid(), "\n")
	fmt.Println(lines[0])
	fmt.Println(lines[16])
	fmt.Println(lines[len(lines)-2])
	// Output:
	// stateDiagram-v2
	//     exploring --> outline_case: approve case
	//     class live current
}

func ExampleStage_DOT() {
	fmt.Println(lifecycle.Live.DOT()[:14])
	// Output: digraph stages
}
