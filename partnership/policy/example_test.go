package policy_test

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// A rule is five lines of Go about a type of your own. It says what it must know and
// what is wrong. Pass, fail or unknown follows from that.
func Example() {
	type Agreement struct {
		Veto string // whether a member has a veto, yes or no; not set: nobody has looked
	}
	rules := policy.MustSet(policy.Rule[Agreement]{
		ID: "no-veto", Title: "No member of a joint committee has a veto",
		Source:   policy.Source{Document: "R v South Norfolk DC ex p Friends of Hethel [2010] EWCA Civ 894"},
		Severity: policy.Blocking, InForce: calendar.Term{First: calendar.MustDate("2010-07-30")},
		Check: func(h policy.Hearing, a Agreement) {
			if h.Given("/veto", a.Veto != "") && a.Veto == "yes" {
				h.Fail("/veto", "a member can block the others", "a veto", "a simple majority")
			}
		},
	})

	today := calendar.MustDate("2026-04-01")
	for _, agreement := range []Agreement{{Veto: "no"}, {Veto: "yes"}, {}} {
		report := rules.Judge(agreement, today)
		fmt.Println(report.Outcome, "blocked:", report.Blocked())
		for _, finding := range report.Results[0].Findings {
			fmt.Printf("  at %s: %s\n", finding.Path, finding.Message)
		}
	}
	// Output:
	// pass blocked: false
	// fail blocked: true
	//   at /veto: a member can block the others
	// unknown blocked: true
	//   at /veto: not known
}

// Any struct of a program can be judged, here what one team has on file about its shared
// service. A field that is not set is evidence that nobody has.
func ExampleSet_yourOwnEvidence() {
	type audit struct {
		Title string        `json:"title"`
		On    calendar.Date `json:"on"`
	}
	type evidence struct {
		Audits []audit `json:"audits"`
	}
	audited := policy.Rule[evidence]{
		ID: "audited", Title: "Every audit is less than a year old", Severity: policy.Blocking,
		Source:  policy.Source{Document: "Shared service agreement", Clause: "clause 14.2"},
		InForce: calendar.Term{First: calendar.MustDate("2024-04-01")},
		Check: func(h policy.Hearing, e evidence) {
			h.Given("/audits", len(e.Audits) > 0)
			for i, a := range e.Audits {
				entry := h.Entry("/audits", i)
				if entry.Given("/on", !a.On.IsZero()) && !a.On.After(h.AsOf().AddMonths(-12)) {
					entry.Fail("/on", "out of date", a.On.String(), "after "+h.AsOf().AddMonths(-12).String())
				}
			}
		},
	}
	judged := policy.MustSet(audited).Judge(evidence{Audits: []audit{
		{Title: "Payroll", On: calendar.MustDate("2025-06-30")},
		{Title: "Pensions", On: calendar.MustDate("2024-06-30")},
		{Title: "IT"},
	}}, calendar.MustDate("2026-04-01"))

	fmt.Println(judged.Outcome, "blocked:", judged.Blocked())
	for _, f := range judged.Results[0].Findings {
		fmt.Println(f.Outcome, "at", f.Place+":", f.Message, f.Found)
	}
	// Output:
	// fail blocked: true
	// fail at audit 'Pensions', on: out of date 2024-06-30
	// unknown at audit 'IT', on: not known
}

// A rule changes by a second version under the same id. Each day is judged by the
// version that was in force on it.
func ExampleNewSet() {
	version := func(months int, inForce calendar.Term) policy.Rule[Committee] {
		rule := exitPlan()
		rule.Title = fmt.Sprintf("An exit plan is agreed within %d months", months)
		rule.InForce = inForce
		rule.Check = func(h policy.Hearing, c Committee) {
			if h.Given("/exit_plan", !c.ExitPlan.IsZero()) && c.ExitPlan.After(c.Start.AddMonths(months)) {
				h.Fail("/exit_plan", "the exit plan is late", c.ExitPlan.String(), "")
			}
		}
		return rule
	}
	six, three := version(6, term("2020-04-01", "2024-03-31")), version(3, from("2024-04-01"))

	rules, err := policy.NewSet(three, six)
	fmt.Println(err)
	late := Committee{Start: day("2023-10-01"), ExitPlan: day("2024-02-01")}
	for _, asOf := range []string{"2020-03-31", "2024-03-31", "2024-04-01"} {
		report := rules.Judge(late, day(asOf))
		for _, result := range report.Results {
			fmt.Printf("%s: %s: %s\n", asOf, result.Title, result.Outcome)
		}
		fmt.Printf("%s: not in force: %v\n", asOf, report.NotInForce)
	}

	six.InForce.Last = day("2024-04-01")
	_, err = policy.NewSet(three, six)
	fmt.Println(err)
	// Output:
	// <nil>
	// 2020-03-31: not in force: [exit-plan]
	// 2024-03-31: An exit plan is agreed within 6 months: pass
	// 2024-03-31: not in force: []
	// 2024-04-01: An exit plan is agreed within 3 months: fail
	// 2024-04-01: not in force: []
	// rules[1].in_force: overlap: 2020-04-01 to 2024-04-01 shares days with rules[0], in force from 2024-04-01
}

// A guide was withdrawn on 31 March and came back on 1 June. In between, its rule blocks
// nothing. A set refuses that, until the rule says why.
func ExampleNewSet_gap() {
	before, after := exitPlan(), exitPlan()
	before.InForce, after.InForce = term("2024-04-01", "2026-03-31"), from("2026-06-01")
	_, err := policy.NewSet(before, after)
	fmt.Println(err)

	after.AfterGap = "the guide was withdrawn, and nothing took its place"
	rules, err := policy.NewSet(before, after)
	fmt.Println(err)
	fmt.Println(rules.Table().Notes[0])
	// Output:
	// rules[1].after_gap: no version of "exit-plan" is in force from 2026-04-01 to 2026-05-31, and no reason is given: required
	// <nil>
	// exit-plan is not in force from 2026-04-01 to 2026-05-31: the guide was withdrawn, and nothing took its place
}

// A report says which rules are announced, and for which day.
func ExampleSet_Judge_announced() {
	stricter := exitPlan()
	stricter.Title = "An exit plan is agreed before the start"
	stricter.InForce = from("2027-04-01")
	for _, a := range policy.MustSet(stricter).Explain(sound(), day("2026-09-01")).Announced {
		fmt.Printf("%s from %v: %s\n", a.Rule, a.First, a.Title)
	}
	// Output: exit-plan from 2027-04-01: An exit plan is agreed before the start
}

func ExampleMustSet() {
	rules := policy.MustSet(exitPlan(), review())
	fmt.Println(len(rules.Rules()), "rules")
	// Output: 2 rules
}

// A set with one rule replaced by a stricter one.
func ExampleSet_Rules() {
	rules := policy.MustSet(committeeRules()...)
	stricter := review()
	stricter.Severity = policy.Blocking

	others := slices.DeleteFunc(rules.Rules(), func(r policy.Rule[Committee]) bool { return r.ID == stricter.ID })
	changed, err := policy.NewSet(append(others, stricter)...)
	fmt.Println(err)
	for _, rule := range changed.Rules() {
		fmt.Println(rule.ID, rule.Severity)
	}
	// Output:
	// <nil>
	// exit-plan blocking
	// no-veto blocking
	// ogc-2008-1 blocking
}

// A rule passes, fails or cannot tell. There is one result for each rule, in the order of
// the ids.
func ExampleSet_Judge() {
	rules := policy.MustSet(committeeRules()...)
	committee := sound()
	committee.Members[1].Veto = yes()
	committee.ExitPlan = calendar.Date{}

	report := rules.Judge(committee, day("2025-09-01"))
	for _, result := range report.Results {
		fmt.Println(result.Rule, result.Outcome)
		for _, f := range result.Findings {
			fmt.Printf("  %s: %s\n", f.Path, f.Message)
		}
	}
	fmt.Println("overall", report.Outcome)
	// Output:
	// exit-plan unknown
	//   /exit_plan: not known
	// no-veto fail
	//   /members/1/veto: Harrow can block the others
	// ogc-2008-1 pass
	// overall fail
}

// Explain says what each rule looked at, even if it passes or does not apply.
func ExampleSet_Explain() {
	rules := policy.MustSet(committeeRules()...)
	committee := sound()
	committee.Structure = "company"

	for _, result := range rules.Explain(committee, day("2025-09-01")).Results {
		fmt.Println(result.Rule, result.Outcome, result.Evidence)
	}
	// Output:
	// exit-plan pass [/start /exit_plan]
	// no-veto pass [/members /members/0/veto /members/1/veto]
	// ogc-2008-1 not-applicable [/structure]
}

// A rule over one member judges every member of a committee.
func ExampleEach() {
	members := func(c Committee) ([]Member, bool) { return c.Members, len(c.Members) > 0 }
	rules := policy.MustSet(policy.Each("/members", members, noVeto())...)

	for _, committee := range []Committee{
		{Members: []Member{{"Barnet", no()}, {"Harrow", no()}}},
		{Members: []Member{{"Barnet", no()}, {"Harrow", ""}}},
		{Members: []Member{{"Barnet", yes()}, {"Harrow", ""}}},
		{},
	} {
		result := rules.Judge(committee, day("2025-09-01")).Results[0]
		fmt.Println(result.Outcome)
		for _, f := range result.Findings {
			fmt.Printf("  %s %s\n", f.Path, f.Message)
		}
	}
	// Output:
	// pass
	// unknown
	//   /members/1/veto not known
	// fail
	//   /members/0/veto Barnet can block the others
	//   /members/1/veto not known
	// unknown
	//   /members not known
}

// A council has rules over evidence of its own, a struct that knows nothing of what it
// will be a part of. At lifts them to the whole dossier.
func ExampleAt() {
	type callIn struct {
		Asked calendar.Date `json:"asked"`
	}
	type dossier struct {
		CallIn *callIn `json:"call_in"`
	}
	asked := ruleOf("call-in", func(h policy.Hearing, c callIn) {
		if h.Given("/asked", !c.Asked.IsZero()) && c.Asked.After(h.AsOf()) {
			h.Fail("/asked", "scrutiny has not been asked yet", c.Asked.String(), "")
		}
	})
	rules := policy.MustSet(policy.At("/call_in", func(d dossier) (callIn, bool) {
		if d.CallIn == nil {
			return callIn{}, false
		}
		return *d.CallIn, true
	}, asked)...)

	for _, d := range []dossier{{}, {&callIn{}}, {&callIn{day("2025-09-02")}}, {&callIn{day("2025-09-01")}}} {
		result := rules.Judge(d, day("2025-09-01")).Results[0]
		fmt.Println(result.Outcome)
		for _, f := range result.Findings {
			fmt.Printf("  %s %s\n", f.Path, f.Message)
		}
	}
	// Output:
	// unknown
	//   /call_in not known
	// unknown
	//   /call_in/asked not known
	// fail
	//   /call_in/asked scrutiny has not been asked yet
	// pass
}

// If the evidence is missing, a rule is unknown: one that looks for something good, and
// one that looks for something bad.
func ExampleHearing_Given() {
	has := ruleOf("has-a-sponsor", func(h policy.Hearing, sponsor string) {
		if h.Given("/sponsor", sponsor != "") && sponsor == "no" {
			h.Fail("/sponsor", "nobody sponsors it", "none", "a sponsor")
		}
	})
	hasNot := ruleOf("has-no-veto", func(h policy.Hearing, veto string) {
		if h.Given("/veto", veto != "") && veto == "yes" {
			h.Fail("/veto", "a member can block the others", "a veto", "none")
		}
	})
	for _, rule := range []policy.Rule[string]{has, hasNot} {
		fmt.Println(rule.ID, judge(rule, "yes").Outcome, judge(rule, "no").Outcome, judge(rule, "").Outcome)
	}
	// Output:
	// has-a-sponsor pass fail unknown
	// has-no-veto fail pass unknown
}

// One document of several is enough. The report says which one the rule looked at.
func ExampleHearing_Entry() {
	type document struct{ kind, author string }
	rule := ruleOf("business-case", func(h policy.Hearing, documents []document) {
		i := slices.IndexFunc(documents, func(d document) bool { return d.kind == "business-case" })
		if h.Given("/documents", i >= 0) {
			h.Entry("/documents", i).Given("/author", documents[i].author != "")
		}
	})
	result := judge(rule, []document{{"minutes", "Clerk"}, {"business-case", ""}})
	fmt.Println(result.Outcome, result.Findings[0].Path, result.Findings[0].Message)
	// Output: unknown /documents/1/author not known
}

// What is not known cannot be wrong.
func ExampleHearing_Fail() {
	rule := ruleOf("exit-plan", func(h policy.Hearing, plan calendar.Date) {
		if h.Given("/exit_plan", !plan.IsZero()) && plan.Before(day("2025-07-02")) {
			return
		}
		h.Fail("/exit_plan", "late", plan.String(), "no later than 2025-07-01")
	})
	fmt.Println(judge(rule, day("2025-07-01")).Outcome)
	fmt.Println(judge(rule, day("2025-07-02")).Outcome)
	fmt.Println(judge(rule, calendar.Date{}).Outcome)
	// Output:
	// pass
	// fail
	// unknown
}

// Missing, out of date, and dated after the day asked about are three answers.
func ExampleHearing_Unknown() {
	asOf := day("2025-09-01")
	rules := policy.MustSet(review())
	for _, reviewed := range []calendar.Date{{}, day("2024-08-31"), day("2024-09-01"), day("2025-09-02")} {
		result := rules.Judge(Committee{Structure: "joint-committee", Reviewed: reviewed}, asOf).Results[0]
		fmt.Println(reviewed, result.Outcome)
		for _, f := range result.Findings {
			fmt.Println(" ", f.Message)
		}
	}
	// Output:
	// no date unknown
	//   not known
	// 2024-08-31 fail
	//   out of date
	// 2024-09-01 pass
	// 2025-09-02 unknown
	//   dated after the day asked about
}

// A rule that depends on the day uses the one it is asked about.
func ExampleHearing_AsOf() {
	rule := ruleOf("notice", func(h policy.Hearing, ends calendar.Date) {
		if h.Given("/ends", !ends.IsZero()) && h.AsOf().AddMonths(12).After(ends) {
			h.Fail("/ends", "less than twelve months' notice", h.AsOf().String(), "no later than 2025-03-31")
		}
	})
	rules := policy.MustSet(rule)
	ends := day("2026-03-31")
	fmt.Println(rules.Judge(ends, day("2025-03-31")).Outcome)
	fmt.Println(rules.Judge(ends, day("2025-04-01")).Outcome)
	// Output:
	// pass
	// fail
}

func ExamplePointer_Key() {
	fmt.Println(policy.Pointer("").Key("services").Key("HR/payroll").Key("cost"))
	// Output: /services/HR~1payroll/cost
}

func ExamplePointer_Index() {
	fmt.Println(policy.Pointer("/members").Index(1) + "/veto")
	// Output: /members/1/veto
}

func ExamplePointer_Covers() {
	member := policy.Pointer("/members/1")
	fmt.Println(member.Covers("/members/1/veto"), member.Covers("/members/12/veto"), policy.Pointer("").Covers(member))
	// Output: true false true
}

func ExamplePointer_Validate() {
	fmt.Println(policy.Pointer("members[1]").Validate())
	// Output: "members[1]" is not a JSON Pointer like /members/1/veto: invalid
}

func ExampleRule_Validate() {
	fmt.Println(policy.Rule[Committee]{ID: "exit plan", Severity: "high"}.Validate())
	// Output:
	// id: "exit plan" is not a rule id (1 to 64 letters, digits and -_.:/): invalid
	// title: required
	// source.document: required
	// severity: "high" is not a severity (blocking, advisory): invalid
	// in_force.first: required
	// check: required
}

func ExampleRuleID_Validate() {
	fmt.Println(policy.RuleID("ogc-2008-1").Validate(), policy.RuleID("lesson 1").Validate())
	// Output: <nil> "lesson 1" is not a rule id (1 to 64 letters, digits and -_.:/): invalid
}

func ExampleSource_String() {
	fmt.Println(policy.Source{Document: "Local Government Act 1972", Clause: "s.102"})
	// Output: Local Government Act 1972, s.102
}

func ExampleSource_Validate() {
	fmt.Println(policy.Source{Document: "Minutes", Address: "page 4"}.Validate())
	// Output: address: "page 4" is not a web address like https://www.legislation.gov.uk/ukpga/1972/70: invalid
}

// A waiver lets the members go on for a time. It stays visible, and lapses.
func ExampleReport_Waive() {
	rules := policy.MustSet(exitPlan())
	late := Committee{Start: day("2025-04-01"), ExitPlan: day("2025-07-15")}
	waiver := policy.Waiver{
		Rule: "exit-plan", By: "the Monitoring Officer", Reason: "counsel advised on pensions in July",
		Term: term("2025-07-02", "2025-09-30"),
	}
	for _, asOf := range []string{"2025-09-30", "2025-10-01"} {
		report, err := rules.Judge(late, day(asOf)).Waive(waiver)
		fmt.Println(asOf, report.Results[0].Outcome, "blocked:", report.Blocked(), err)
	}

	waiver.Rule = "exit-plna"
	_, err := rules.Judge(late, day("2025-09-30")).Waive(waiver)
	fmt.Println(err)
	// Output:
	// 2025-09-30 fail blocked: false <nil>
	// 2025-10-01 fail blocked: true <nil>
	// waivers[0].rule: no rule of this report is called "exit-plna": not found
}

func ExampleWaiver_Validate() {
	fmt.Println(policy.Waiver{Rule: "exit-plan", By: "the Monitoring Officer", Term: from("2025-07-02")}.Validate())
	// Output:
	// reason: required
	// term.last: required
}

func ExampleReport_Blocked() {
	rules := policy.MustSet(review()) // advisory
	report := rules.Judge(Committee{Structure: "joint-committee", Reviewed: day("2020-01-01")}, day("2025-09-01"))
	fmt.Println(report.Results[0].Outcome, report.Blocked())
	// Output: fail false
}

func ExampleReport_Result() {
	report := policy.MustSet(committeeRules()...).Judge(sound(), day("2025-09-01"))
	result, ok := report.Result("no-veto")
	fmt.Println(result.Outcome, ok)
	_, ok = report.Result("no-vote")
	fmt.Println(ok)
	// Output:
	// pass true
	// false
}

func ExampleResult_Blocks() {
	report := policy.MustSet(committeeRules()...).Judge(Committee{}, day("2025-09-01"))
	for _, result := range report.Results {
		fmt.Println(result.Rule, result.Severity, result.Outcome, result.Blocks())
	}
	// Output:
	// exit-plan blocking unknown true
	// no-veto blocking unknown true
	// ogc-2008-1 advisory unknown false
}

func ExampleResult_Waived() {
	waiver := policy.Waiver{
		Rule: "no-veto", Path: "/members/1", By: "the Monitoring Officer", Reason: "the constitution is being amended",
		Term: term("2025-07-02", "2025-09-30"),
	}
	members := func(c Committee) ([]Member, bool) { return c.Members, len(c.Members) > 0 }
	rules := policy.MustSet(policy.Each("/members", members, noVeto())...)
	one := Committee{Members: []Member{{"Barnet", no()}, {"Harrow", yes()}}}
	both := Committee{Members: []Member{{"Barnet", yes()}, {"Harrow", yes()}}}
	for _, committee := range []Committee{one, both} {
		report, err := rules.Judge(committee, day("2025-09-01")).Waive(waiver)
		fmt.Println(report.Results[0].Waived(), report.Blocked(), err)
	}
	// Output:
	// true false <nil>
	// false true <nil>
}

// A report to paste into a committee report.
func ExampleReport_Tables() {
	committee := sound()
	committee.Members[1].Veto = yes()
	committee.Reviewed = day("2023-11-20")
	rules := policy.MustSet(committeeRules()...)
	report, _ := rules.Judge(committee, day("2025-09-01")).Waive(policy.Waiver{
		Rule: "no-veto", By: "the Monitoring Officer", Reason: "the constitution is amended at the annual meeting",
		Term: term("2025-05-01", "2025-08-31"),
	})
	fmt.Print(report.Tables(noNames).Markdown())
	// Output:
	// ## What the rules say as of 2025-09-01
	//
	// Outcome: fail. This blocks. Rules in force: 3 (1 pass, 2 fail, 0 not applicable, 0 unknown).
	//
	// | Outcome | Rule | Where | Found | Wanted | Source |
	// |---|---|---|---|---|---|
	// | Pass | An exit plan is agreed within three months of the start (exit-plan) |  |  |  | Joint committee agreement, clause 19.1 |
	// | Fail (blocks) | No member of a joint committee has a veto (no-veto) | member 'Harrow', veto | Harrow can block the others: a veto | a simple majority | [R v South Norfolk DC ex p Friends of Hethel \[2010\] EWCA Civ 894](<https://caselaw.nationalarchives.gov.uk/ewca/civ/2010/894>) |
	// | Fail (advisory) | The business case is reviewed every year (ogc-2008-1) | reviewed | out of date: 2023-11-20 | on or after 2024-09-01 | Office of Government Commerce, shared services reviews (2008), lesson 1 |
	//
	// ## Waivers
	//
	// | Rule | Where | Waived by | Days | Reason | On 2025-09-01 |
	// |---|---|---|---|---|---|
	// | No member of a joint committee has a veto | the whole record | the Monitoring Officer | 2025-05-01 to 2025-08-31 | the constitution is amended at the annual meeting | lapsed |
}

// A report as JSON.
func ExampleReport_json() {
	rules := policy.MustSet(exitPlan())
	late := Committee{Start: day("2025-04-01"), ExitPlan: day("2025-07-15")}
	text, err := json.MarshalIndent(rules.Judge(late, day("2025-09-01")), "", "  ")
	fmt.Println(string(text), err)
	// Output:
	// {
	//   "as_of": "2025-09-01",
	//   "outcome": "fail",
	//   "results": [
	//     {
	//       "rule": "exit-plan",
	//       "title": "An exit plan is agreed within three months of the start",
	//       "source": {
	//         "document": "Joint committee agreement",
	//         "clause": "clause 19.1"
	//       },
	//       "severity": "blocking",
	//       "in_force": {
	//         "first": "2024-04-01"
	//       },
	//       "outcome": "fail",
	//       "findings": [
	//         {
	//           "outcome": "fail",
	//           "path": "/exit_plan",
	//           "place": "exit plan",
	//           "message": "the exit plan is late",
	//           "found": "2025-07-15",
	//           "wanted": "no later than 2025-07-01"
	//         }
	//       ]
	//     }
	//   ],
	//   "not_in_force": [],
	//   "waivers": []
	// } <nil>
}

func ExampleOutcomes() {
	fmt.Println(policy.Outcomes())
	// Output: [pass fail not-applicable unknown]
}

func ExampleSeverities() {
	fmt.Println(policy.Severities())
	// Output: [blocking advisory]
}

func ExampleSet_IsZero() {
	var none policy.Set[Committee]
	fmt.Println(none.IsZero(), policy.MustSet(committeeRules()...).IsZero())
	// Output: true false
}

// The rules of a set as a table that a committee can read. One of them is announced and
// not yet in force.
func ExampleSet_Table() {
	announced := exitPlan()
	announced.Title = "An exit plan is agreed before the start"
	announced.InForce = from("2027-04-01")
	now := exitPlan()
	now.InForce = term("2024-04-01", "2027-03-31")
	fmt.Print(policy.MustSet(announced, now, review()).Table().Markdown())
	// Output:
	// ## Rules
	//
	// | Rule | Severity | In force | Source |
	// |---|---|---|---|
	// | An exit plan is agreed within three months of the start (exit-plan) | Blocking | 2024-04-01 to 2027-03-31 | Joint committee agreement, clause 19.1 |
	// | An exit plan is agreed before the start (exit-plan) | Blocking | from 2027-04-01 | Joint committee agreement, clause 19.1 |
	// | The business case is reviewed every year (ogc-2008-1) | Advisory | from 2008-01-01 | Office of Government Commerce, shared services reviews (2008), lesson 1 |
}

// The titles of all rules of a set, for tables that name rules by their ids.
func ExampleSet_Names() {
	names := policy.MustSet(committeeRules()...).Names()
	fmt.Println(names.Of(report.Rule, "ogc-2008-1"))
	// Output: The business case is reviewed every year
}

func ExampleReport_Names() {
	judged := policy.MustSet(exitPlan()).Judge(sound(), day("2025-09-01"))
	fmt.Println(judged.Names().Of(report.Rule, "exit-plan"))
	// Output: An exit plan is agreed within three months of the start
}

// A copy may be changed, and the report stays as it was.
func ExampleReport_Clone() {
	judged := policy.MustSet(exitPlan()).Judge(Committee{}, day("2025-09-01"))
	mine := judged.Clone()
	mine.Results[0].Findings[0].Message = "nobody remembers the start"
	fmt.Println(judged.Results[0].Findings[0].Message)
	// Output: not known
}

func ExampleOutcome_Title() {
	fmt.Println(policy.NotApplicable.Title())
	// Output: Not applicable
}

func ExampleSeverity_Title() {
	fmt.Println(policy.Advisory.Title())
	// Output: Advisory
}
