package lifecycle_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func TestProgramme_Texts(t *testing.T) {
	schedule := planSchedule(t, companyPlan(t), "2026-10-01", planLocks()...)
	assert.Equal(t, planGolden(t, "programme.mmd"), schedule.Mermaid())
	golden(t, "programme.md", []byte(schedule.Table(noNames).Markdown()))
	assert.Equal(t, schedule.Mermaid(), schedule.Mermaid(), "the same bytes")
	assert.Equal(t, schedule.Table(noNames).Markdown(), schedule.Table(noNames).Markdown(), "the same bytes")
}

// namedTask returns the schedule of one task that is called and owned so.
func namedTask(t *testing.T, what, owner string) lifecycle.Programme {
	t.Helper()
	plan := planOf(t, "2026-04-01", "a 30d")
	plan.Tasks[0].What, plan.Tasks[0].Owner = what, owner
	return planSchedule(t, plan, "2026-04-01")
}

// What Mermaid shows is the text, whatever is in it, and nothing but it stands
// before the colon. In no version of the grammar can # ; % { } or a line break in
// a name be told from markup, and a name may begin with a keyword or a date.
func TestProgramme_MermaidKeepsEveryNameInItsPlace(t *testing.T) {
	line := regexp.MustCompile(`^    1\. ([^:;#%{}<>"\x00-\x1f]|#[0-9]+;)* :crit, 2026-04-01, 2026-04-30$`)
	for what, want := range map[string]string{
		"Section 113 agreement":      "Section 113 agreement",
		"title deeds":                "title deeds",
		"2026-04-01 cut-over":        "2026-04-01 cut-over",
		"a:b;c#d":                    "a#58;b#59;c#35;d",
		"50% done %% comment":        "50#37; done #37;#37; comment",
		"%%{init: {}}%%":             "#37;#37;#123;init#58; #123;#125;#125;#37;#37;",
		"<b>&amp;\"</b>":             "#60;b#62;#38;amp#59;#34;#60;/b#62;",
		"#35;":                       "#35;35#59;",
		"after x, crit, 2026-01-01":  "after x, crit, 2026-01-01",
		"Cynnal a chadw – tŷ (£5m)":  "Cynnal a chadw #8211; tŷ (#163;5m)",
		"style: #fff;":               "style#58; #35;fff#59;",
		"click me, call you() href.": "click me, call you() href.",
	} {
		text := namedTask(t, what, "").Mermaid()
		lines := strings.Split(text, "\n")
		require.Len(t, lines, 8, "%q", what)
		assert.Equal(t, "    1. "+want+" :crit, 2026-04-01, 2026-04-30", lines[4], "%q", what)
		assert.Regexp(t, line, lines[4])
	}
}

// FuzzProgrammeTexts puts any text into the name and owner of a task: the chart and
// the table keep their shape, and the chart shows the text as it is.
func FuzzProgrammeTexts(f *testing.F) {
	for _, text := range []string{"a|b", "*b* _c_ `d`", "a:b;c#d", "\\|", "%%{init}%%", "<br>", "ﬂ°°58¶ß", "\u202e\u200b\u0301"} {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, what, owner string) {
		if field.CheckName(what) != nil || field.OptionalName("owner", owner) != nil || len(what)+len(owner) > 1000 {
			return
		}
		s := namedTask(t, what, owner)
		chart := strings.Split(s.Mermaid(), "\n")
		require.Len(t, chart, 8)
		label, rest, _ := strings.Cut(chart[4], ":")
		require.Equal(t, "crit, 2026-04-01, 2026-04-30", rest)
		shown := regexp.MustCompile(`#[0-9]+;`).ReplaceAllString(label, "")
		require.NotContains(t, shown, "#")
		require.NotContains(t, shown, ";")
		require.NotContains(t, shown, "%")

		require.Equal(t, []string{"1", what, owner}, s.Table(noNames).Rows[0][:3])
	})
}

func TestProgramme_TableKeepsTextsAsTheyAre(t *testing.T) {
	row := namedTask(t, "Sign | *seal* [deliver]", "a_b `c` <d>").Table(noNames).Rows[0]
	assert.Equal(t, []string{"1", "Sign | *seal* [deliver]", "a_b `c` <d>", "2026-04-01", "2026-04-30", "none"}, row)
}

func TestProgramme_TableSaysHowLate(t *testing.T) {
	plan := planOf(t, "2026-04-01", "a 30d\nb 29d")
	for promised, want := range map[string]string{
		"":           "Earliest start: 2026-05-01, as known on 2026-04-01.",
		"2026-04-30": "Earliest start: 2026-05-01, as known on 2026-04-01. It was promised for 2026-04-30, 1 day earlier.",
		"2026-04-21": "Earliest start: 2026-05-01, as known on 2026-04-01. It was promised for 2026-04-21, 10 days earlier.",
		"2026-05-01": "Earliest start: 2026-05-01, as known on 2026-04-01. It is promised for that day.",
		"2026-05-02": "Earliest start: 2026-05-01, as known on 2026-04-01. It is promised for 2026-05-02, 1 day later.",
	} {
		plan.Promised = calendar.Date{}
		if promised != "" {
			plan.Promised = calendar.MustDate(promised)
		}
		table := planSchedule(t, plan, "2026-04-01").Table(noNames)
		assert.Equal(t, want, table.Summary)
		assert.Equal(t, []string{"2026-04-29", "1 day"}, table.Rows[0][4:])
	}
}

// A schedule that is not known says so wherever it gives a day.
func TestProgramme_SaysThatADayMayBeLater(t *testing.T) {
	s := planSchedule(t, planOf(t, "2026-04-01", "a ?\nb 2d after=a\nc 2d"), "2026-04-01")
	assert.Equal(t, "Earliest start (or later): 2026-04-04, as known on 2026-04-01.", s.Table(noNames).Summary)
	assert.Equal(t, []string{"Tasks that nobody knows how long they last: a."}, s.Table(noNames).Notes)
	assert.Equal(t, 2, strings.Count(s.Table(noNames).Markdown(), " (or later) |"))
	assert.Contains(t, s.Mermaid(), "Do a (or later) :crit,")
	assert.Contains(t, s.Mermaid(), "Do b (or later) :crit,")
	assert.Contains(t, s.Mermaid(), "Do c :2026-04-01, 2026-04-02\n")
	assert.Contains(t, s.Mermaid(), "Earliest start (or later) :milestone, 2026-04-04, 0d\n")
	assert.NotContains(t, s.Mermaid(), "Promised")
}

// Who recorded that a task is done stands beside it.
func TestProgramme_TableSaysWhoRecorded(t *testing.T) {
	plan := lifecycle.WorkPlan{From: day("2026-04-01"), Tasks: []lifecycle.Task{
		{ID: "a", What: "one", Days: days(5), Done: day("2026-04-04"), RecordedBy: clerk},
		{ID: "b", What: "two", Days: days(5), RecordedBy: clerk},
	}}
	programme, err := plan.Programme(nil, day("2026-04-10"))
	require.NoError(t, err)
	assert.Equal(t, clerk, programme.Tasks[0].RecordedBy)
	text := programme.Table(noNames).Markdown()
	assert.Contains(t, text, "| one |  | 2026-04-01 | 2026-04-04 | done, as recorded by Committee clerk |")
	assert.Contains(t, text, "| two |  | 2026-04-01 | 2026-04-10 | none |")
	plan.Tasks[0].RecordedBy = strings.Repeat("n", 301)
	assert.ErrorContains(t, plan.Validate(), "tasks[0].recorded_by: ")
}
