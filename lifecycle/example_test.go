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
	dossier := lifecycle.Dossier{Partnership: partnership.Partnership{ID: log.Partnership}}
	book := lifecycle.Rulebook{Edition: "lessons", GoingLive: policy.MustSet(lifecycle.LessonRules()...)}

	decision, err := book.Decide(state, goLive, dossier, calendar.MustDate("2012-08-20"))
	fmt.Println("allowed:", decision.Allowed, err)
	for _, finding := range decision.Against() {
		fmt.Println("-", finding.Message)
	}
	// Output:
	// allowed: false <nil>
	// - there is no business case
	// - there is no benefits realisation plan
	// - there is no resource plan
	// - there is no record of stakeholder buy-in
	// - there is no service level agreement
	// - there is no migration and transition plan
	// - there is no plan of communication with staff
	// - there is no contingency plan
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

func ExampleLog_Append() {
	log := logOf(formation("harrow", "barnet")...)
	state, _ := log.State()
	leaves := lifecycle.Event{Kind: lifecycle.MemberLeaves, On: calendar.MustDate("2014-04-01"), Org: "barnet"}
	decision, _ := lifecycle.Rulebook{}.Decide(state, leaves, lifecycle.Dossier{}, leaves.On)
	_, err := log.Append(decision)
	fmt.Println(err)
	var denied *lifecycle.DeniedError
	if errors.As(err, &denied) {
		fmt.Println(denied.Decision.Against()[0].Message)
	}
	// Output:
	// member-leaves on 2014-04-01 has 1 finding against it: denied
	// it has not served notice, and nobody agreed to do without
}

func ExampleLog_Correct() {
	log := logOf(formation("harrow", "barnet")...)
	log, err := log.Correct(lifecycle.Entry{
		Event:    lifecycle.Event{Kind: lifecycle.GoLive, On: calendar.MustDate("2012-10-01")},
		Recorded: calendar.MustDate("2012-11-05"),
		Corrects: 6, Reason: "the case system was late; the start was a month later than minuted",
	})
	state, _ := log.State()
	fmt.Println(state.LiveFrom, err)
	// Output: 2012-10-01 <nil>
}

func ExampleLog_State() {
	state, err := logOf(formation("harrow", "barnet")...).State()
	fmt.Println(state.Stage, state.LiveFrom, err)
	// Output: live 2012-09-01 <nil>
}

func ExampleLog_Validate() {
	log := logOf(formation("harrow", "barnet")[:2]...)
	log.Entries = append(log.Entries, lifecycle.Entry{
		Event: lifecycle.Event{Kind: lifecycle.GoLive, On: calendar.MustDate("2012-09-01")}, Recorded: calendar.MustDate("2012-09-01"),
	})
	fmt.Println(log.Validate())
	// Output: entries[2].event: go-live: legal is outline-case (what can happen: approve-case, abandon, review, member-joins, client-joins, member-leaves, council-succeeded): no such move
}

func ExampleLog_Table() {
	fmt.Print(logOf(formation("harrow", "barnet")[:2]...).Table(noNames).Markdown())
	// Output:
	// ## What has happened
	//
	// | Entry | Day | Event | Lines | Stage | Reference | Recorded |
	// |---:|---|---|---|---|---|---|
	// | 1 | 2011-06-01 | Propose: harrow (member) and barnet (member) | legal | Exploring |  | 2011-06-01 |
	// | 2 | 2011-09-01 | Approve case | all | Exploring → Outline case |  | 2011-09-01 |
}

func ExampleDecision_Against() {
	state, _ := logOf(formation("harrow", "barnet")...).State()
	rescinds := lifecycle.Event{Kind: lifecycle.NoticeRescinded, On: calendar.MustDate("2014-04-01"), Org: "barnet"}
	decision, _ := lifecycle.Rulebook{}.Decide(state, rescinds, lifecycle.Dossier{}, rescinds.On)
	for _, f := range decision.Against() {
		fmt.Println(f.Path, f.Message)
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
	fmt.Println(lines[13])
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
