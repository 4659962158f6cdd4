package policy_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

func TestReportMarkdown(t *testing.T) {
	golden(t, "report.md", []byte(goldenReport(t).Tables(noNames).Markdown()))
}

func TestReportMarkdownOfNothing(t *testing.T) {
	got := policy.Set[int]{}.Judge(0, calendar.Date{}).Tables(noNames).Markdown()
	assert.Contains(t, got, "## What the rules say as of no date\n\nOutcome: unknown. This blocks. "+
		"Rules in force: 0 (0 pass, 0 fail, 0 not applicable, 0 unknown).\n")
}

func TestReportMarkdownSaysWhatFollowsInWords(t *testing.T) {
	row := func(outcome policy.Outcome, severity policy.Severity, waived bool) string {
		report := policy.Report{Results: []policy.Result{{
			Outcome: outcome, Severity: severity, Findings: []policy.Finding{{Outcome: outcome, Waived: waived}},
		}}}
		return strings.Split(strings.Split(report.Tables(noNames).Markdown(), "\n")[6], " | ")[0]
	}
	assert.Equal(t, "| Fail (blocks)", row(policy.Fail, policy.Blocking, false))
	assert.Equal(t, "| Unknown (blocks)", row(policy.Unknown, policy.Blocking, false))
	assert.Equal(t, "| Fail (waived)", row(policy.Fail, policy.Blocking, true))
	assert.Equal(t, "| Unknown (advisory)", row(policy.Unknown, policy.Advisory, false))
}

func TestReportMarkdownShowsTextAsItIs(t *testing.T) {
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
		report := policy.Report{Results: []policy.Result{{Rule: "r", Title: text}}}
		assert.Contains(t, report.Tables(noNames).Markdown(), "| "+want+" (r) |", "%q", text)
	}
}

func TestReportMarkdownShowsWhatWasLookedAt(t *testing.T) {
	for looked, evidence := range map[string][]policy.Pointer{
		"|  |":                                  {},
		"| looked at /a |":                      {"/a"},
		"| looked at /a, the whole value |":     {"/a", ""},
		"| looked at /a, /b/0, /b/1, /c\\~1d |": {"/a", "/b/0", "/b/1", "/c~1d"},
	} {
		report := policy.Report{Results: []policy.Result{{Outcome: policy.Pass, Evidence: evidence}}}
		assert.Contains(t, report.Tables(noNames).Markdown(), looked)
	}
}

func TestReportMarkdownLinksToWebPagesOnly(t *testing.T) {
	report := policy.Report{Results: []policy.Result{{
		Outcome: policy.Pass, Source: policy.Source{Document: "A [document]", Address: "javascript:alert(1)"},
	}}}
	assert.NotContains(t, report.Tables(noNames).Markdown(), "javascript")
	report.Results[0].Source.Address = "https://example.org/a?b=c"
	assert.Contains(t, report.Tables(noNames).Markdown(), `[A \[document\]](<https://example.org/a?b=c>)`)
}

// FuzzReportTables puts any text where text can be, and finds it whole in its cell:
// to make it harmless is for package report.
func FuzzReportTables(f *testing.F) {
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
		require.Equal(t, []string{"r", "the whole value", message, "2025-01-01 to 2025-12-31", title}, tables[1].Rows[0][:5])
	})
}
