package policy_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

func TestReport_Tables(t *testing.T) {
	want, err := os.ReadFile("testdata/report.md")
	require.NoError(t, err)
	assert.Equal(t, string(want), goldenReport(t).Tables(noNames).Markdown())
}

func TestReport_TablesOfNothing(t *testing.T) {
	got := policy.Set[int]{}.Judge(0, calendar.Date{}).Tables(noNames).Markdown()
	assert.Equal(t, got, "## What the rules say as of no date\n\nOutcome: unknown. This blocks. "+
		"Rules in force: 0 (0 pass, 0 fail, 0 not applicable, 0 unknown).\n")
}

func TestReport_TablesSayWhatFollowsInWords(t *testing.T) {
	row := func(outcome policy.Outcome, severity policy.Severity, waived bool) string {
		judged := policy.Report{Results: []policy.Result{{
			Outcome: outcome, Severity: severity, Findings: []policy.Finding{{Outcome: outcome, Waived: waived}},
		}}}
		return strings.Split(strings.Split(judged.Tables(noNames).Markdown(), "\n")[6], " | ")[0]
	}
	assert.Equal(t, "| Fail (blocks)", row(policy.Fail, policy.Blocking, false))
	assert.Equal(t, "| Unknown (blocks)", row(policy.Unknown, policy.Blocking, false))
	assert.Equal(t, "| Fail (waived)", row(policy.Fail, policy.Blocking, true))
	assert.Equal(t, "| Unknown (advisory)", row(policy.Unknown, policy.Advisory, false))
}

func TestReport_TablesShowTextAsItIs(t *testing.T) {
	for text, want := range map[string]string{
		"exit_plan":      "exit_plan",
		"_x_":            `\_x\_`,
		"a_":             `a\_`,
		"_a":             `\_a`,
		"a_*":            `a\_\*`,
		"a__b":           `a\_\_b`,
		"é_9":            "é_9",
		"a\nb":           "a b",
		"a\x00b":         "a b",
		"a\u2028b":       "a b",
		"a|b":            `a\|b`,
		`a\b`:            `a\\b`,
		"<b> & [c](d) ~": `\<b\> \& \[c\](d) \~`,
		"12.5 % – £3":    "12.5 % – £3",
	} {
		judged := policy.Report{Results: []policy.Result{{Rule: "r", Title: text}}}
		assert.Contains(t, judged.Tables(noNames).Markdown(), "| "+want+" (r) |", "%q", text)
	}
}

func TestReport_TablesShowWhatWasLookedAt(t *testing.T) {
	for looked, evidence := range map[string][]policy.Pointer{
		"|  |":                              {},
		"| looked at a |":                   {"/a"},
		"| looked at a; the whole record |": {"/a", ""},
		"| looked at a b; member 1, a veto; member 2; c/d |": {"/a_b", "/members/0/a_veto", "/members/1", "/c~1d"},
	} {
		judged := policy.Report{Results: []policy.Result{{Outcome: policy.Pass, Evidence: evidence}}}
		assert.Contains(t, judged.Tables(noNames).Markdown(), looked)
	}
}

func TestReport_TablesLinkToWebPagesOnly(t *testing.T) {
	judged := policy.Report{Results: []policy.Result{{
		Outcome: policy.Pass, Source: policy.Source{Document: "A [document]", Address: "javascript:alert(1)"},
	}}}
	assert.NotContains(t, judged.Tables(noNames).Markdown(), "javascript")
	judged.Results[0].Source.Address = "https://example.org/a?b=c"
	assert.Contains(t, judged.Tables(noNames).Markdown(), `[A \[document\]](<https://example.org/a?b=c>)`)
}

// FuzzReport_Tables puts any text where text can be, and finds it unchanged in its cell.
// Package report makes it harmless.
func FuzzReport_Tables(f *testing.F) {
	f.Add("a | b", "line\nline", `back\slash`, "https://example.org/a|b")
	f.Add("**bold** _x_ a_b", "<script>", "[link](x) `code`", "")
	f.Fuzz(func(t *testing.T, title, message, wanted, address string) {
		finding := policy.Finding{Outcome: policy.Fail, Path: policy.Pointer(wanted), Message: message, Wanted: wanted}
		judged := policy.Report{
			Results: []policy.Result{
				{Rule: "r", Title: title, Source: policy.Source{Document: wanted, Address: address}, Findings: []policy.Finding{finding}},
				{Rule: "s", Title: title, Evidence: []policy.Pointer{policy.Pointer(message)}},
			},
			NotInForce: []policy.RuleID{policy.RuleID(title)},
			Waivers:    []policy.Waiver{{Rule: "r", By: message, Reason: title, Term: term("2025-01-01", "2025-12-31")}},
		}
		tables := judged.Tables(noNames)
		require.Len(t, tables, 2)
		require.Len(t, tables[0].Rows, 2)
		row := tables[0].Rows[0]
		require.Equal(t, []string{"Fail (blocks)", title + " (r)"}, row[:2])
		require.Equal(t, []string{message, wanted, wanted}, row[3:])
		rule := judged.Names().Of(report.Rule, "r")
		require.Equal(t, []string{rule, "the whole record", message, "2025-01-01 to 2025-12-31", title}, tables[1].Rows[0][:5])
	})
}

// A waiver is shown with the title of its rule and the place of the finding that it waives.
func TestReport_TablesNameWhatIsWaived(t *testing.T) {
	committee := sound()
	committee.Members[1].Veto = ""
	rules := policy.MustSet(committeeRules()...)
	judged := rules.Judge(committee, day("2025-08-01"))
	for at, want := range map[policy.Pointer]string{
		"":                  "the whole record",
		"/members":          "members",
		"/members/0":        "member 1",
		"/members/1":        "member 'Harrow'",
		"/members/1/veto":   "member 'Harrow', veto",
		"/members/1/veto/x": "member 2, veto x",
	} {
		waived, err := judged.Waive(waiver("no-veto", at))
		require.NoError(t, err)
		table := waived.Tables(noNames)[1]
		assert.Equal(t, []string{"No member of a joint committee has a veto", want}, table.Rows[0][:2], "%q", string(at))
	}
}

func TestReport_TablesPlaceWhatHasNoWordsYet(t *testing.T) {
	at := policy.Pointer("/members/1/veto")
	judged := policy.Report{
		AsOf:    day("2025-08-01"),
		Results: []policy.Result{{Rule: "r", Outcome: policy.Fail, Findings: []policy.Finding{{Outcome: policy.Fail, Path: at}, {Outcome: policy.Fail}}}},
		Waivers: []policy.Waiver{waiver("r", at), waiver("r", "/members/1"), waiver("r", "")},
	}
	tables := judged.Tables(noNames)
	assert.Equal(t, "member 2, veto", tables[0].Rows[0][2])
	assert.Equal(t, "the whole record", tables[0].Rows[1][2])
	for i, want := range []string{"member 2, veto", "member 2", "the whole record"} {
		assert.Equal(t, want, tables[1].Rows[i][1])
		assert.Equal(t, "in force", tables[1].Rows[i][5])
	}
}

func TestReport_TablesNameTheRulesThatAreNotInForce(t *testing.T) {
	old := exitPlan()
	old.InForce = term("1998-04-01", "2008-03-31")
	old.Title = "An exit plan is agreed"
	next := exitPlan()
	next.AfterGap = "the guide was withdrawn"
	rules := policy.MustSet(next, old, review())
	judged := rules.Judge(sound(), day("2010-01-01"))
	announced := "In force from 2024-04-01: An exit plan is agreed within three months of the start (exit-plan)."
	assert.Equal(t, []string{"Not in force on that day: exit-plan.", announced}, judged.Tables(noNames)[0].Notes)
	assert.Equal(t, []string{"Not in force on that day: An exit plan is agreed within three months of the start.", announced},
		judged.Tables(rules.Names())[0].Notes)
	mine := report.NewNames(report.Entry{Noun: report.Rule, ID: "ogc-2008-1", Name: "Yearly review"})
	waived, err := judged.Waive(waiver("ogc-2008-1", ""))
	require.NoError(t, err)
	assert.Equal(t, "Yearly review", waived.Tables(mine)[1].Rows[0][0])
}

func TestSet_TableLinksTheSources(t *testing.T) {
	linked, plain, wrong := dated("a", from("2020-01-01")), dated("b", from("2020-01-01")), policy.Result{Source: policy.Source{Document: "D", Address: "x"}}
	linked.Source.Address = "https://example.org/a"
	assert.Equal(t, []report.Link{{Text: "A document", Address: "https://example.org/a"}}, policy.MustSet(linked, plain).Table().Links)
	assert.Empty(t, policy.Report{Results: []policy.Result{wrong}}.Tables(noNames)[0].Links)
	assert.Empty(t, policy.Set[int]{}.Table().Rows)
}

// A report that nobody has made has no outcome that is known, and blocks.
func TestReport_TablesOfTheZeroReport(t *testing.T) {
	t.Parallel()
	table := policy.Report{}.Tables(report.Names{})[0]
	assert.Equal(t, "Outcome: not known. This blocks. Rules in force: 0 (0 pass, 0 fail, 0 not applicable, 0 unknown).", table.Summary)
	assert.Equal(t, "What the rules say as of no date", table.Title)
}
