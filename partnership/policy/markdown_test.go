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
	golden(t, "report.md", []byte(goldenReport(t).Markdown()))
}

func TestReportMarkdownOfNothing(t *testing.T) {
	got := policy.Set[int]{}.Judge(0, calendar.Date{}).Markdown()
	assert.Equal(t, "Outcome: **unknown** (blocks) as of no date. "+
		"Rules in force: 0 (0 pass, 0 fail, 0 not-applicable, 0 unknown).\n", got)
}

func TestReportMarkdownSaysWhatFollowsInWords(t *testing.T) {
	row := func(outcome policy.Outcome, severity policy.Severity, waived bool) string {
		report := policy.Report{Results: []policy.Result{{
			Outcome: outcome, Severity: severity, Findings: []policy.Finding{{Outcome: outcome, Waived: waived}},
		}}}
		return strings.Split(strings.Split(report.Markdown(), "\n")[4], " | ")[0]
	}
	assert.Equal(t, "| **fail** (blocks)", row(policy.Fail, policy.Blocking, false))
	assert.Equal(t, "| **unknown** (blocks)", row(policy.Unknown, policy.Blocking, false))
	assert.Equal(t, "| fail (waived)", row(policy.Fail, policy.Blocking, true))
	assert.Equal(t, "| unknown (advisory)", row(policy.Unknown, policy.Advisory, false))
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
		assert.Contains(t, report.Markdown(), "| "+want+" (r) |", "%q", text)
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
		assert.Contains(t, report.Markdown(), looked)
	}
}

func TestReportMarkdownLinksToWebPagesOnly(t *testing.T) {
	report := policy.Report{Results: []policy.Result{{
		Outcome: policy.Pass, Source: policy.Source{Document: "A [document]", Address: "javascript:alert(1)"},
	}}}
	assert.NotContains(t, report.Markdown(), "javascript")
	report.Results[0].Source.Address = "https://example.org/a>b|c"
	assert.Contains(t, report.Markdown(), `[A \[document\]](<https://example.org/a\>b\|c>)`)
}

// cells takes a table row apart as GitHub Flavored Markdown does: at each bar that
// no backslash stands before.
func cells(row string) []string {
	var all []string
	var b strings.Builder
	for i := 0; i < len(row); i++ {
		switch {
		case row[i] == '\\' && i+1 < len(row):
			i++
			b.WriteByte(row[i])
		case row[i] == '|':
			all = append(all, strings.TrimSpace(b.String()))
			b.Reset()
		default:
			b.WriteByte(row[i])
		}
	}
	return append(all, strings.TrimSpace(b.String()))
}

// FuzzReportMarkdown puts any text where text can be, and finds the table whole:
// every row with six cells, and the texts in them as they were but for spaces.
func FuzzReportMarkdown(f *testing.F) {
	f.Add("a | b", "line\nline", `back\slash`, "https://example.org/a|b")
	f.Add("**bold** _x_ a_b", "<script>", "[link](x) `code`", "")
	f.Add("a_", "_", "_a", "")
	f.Add(`ends with \`, "\u2028\x00\x85", "~~ &lt;", "http://x/<>")
	f.Fuzz(func(t *testing.T, title, message, wanted, address string) {
		finding := policy.Finding{Outcome: policy.Fail, Path: policy.Pointer(wanted), Message: message, Wanted: wanted}
		report := policy.Report{
			Results: []policy.Result{
				{Rule: "r", Title: title, Source: policy.Source{Document: wanted, Address: address}, Findings: []policy.Finding{finding}},
				{Rule: "s", Title: title, Evidence: []policy.Pointer{policy.Pointer(message)}},
			},
			NotInForce: []policy.RuleID{policy.RuleID(title)},
			Waivers:    []policy.Waiver{{Rule: "r", By: message, Reason: title, Term: term("2025-01-01", "2025-12-31")}},
		}
		lines := strings.Split(report.Markdown(), "\n")
		require.Len(t, lines, 13)
		row := cells(lines[4])
		require.Len(t, row, 8)
		require.Equal(t, words(title+" (r)"), words(row[2]))
		require.Equal(t, words(message), words(row[4]))
		require.Equal(t, words(wanted), words(row[5]))
		require.Len(t, cells(lines[5]), 8)
	})
}

// words returns text with one space for what is not to be seen.
func words(text string) string {
	space := func(r rune) rune {
		if r < ' ' || r >= 0x7f && r <= 0xa0 {
			return ' '
		}
		return r
	}
	return strings.Join(strings.Fields(strings.Map(space, string([]rune(text)))), " ")
}
