package report_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sample is a report with every part, and texts that are awkward in one form or another.
func sample() report.Tables {
	return report.Tables{
		{
			Title:   "Who pays what & why",
			Summary: "Legal services <shared>, 2026/27: £1,237.50",
			Columns: append(report.TextColumns("Organisation"), append(report.NumberColumns("£", "Before", "After"), report.NumberColumns("", "Change")...)...),
			Rows: [][]string{
				{"Harrow | Barnet", "1,000.00", "1,250.00", "+250.00"},
				{`=HYPERLINK("http://evil.example")`, "0.00", "−12.50", "−12.50"},
				{"King's Lynn *and* West Norfolk", "", "not known"},
				{"clerk@example.org"},
			},
			Totals: [][]string{{"Total", "1,000.00", "1,237.50", "+237.50"}, {"Residual, paid by nobody", "", "0.00"}},
			Notes:  []string{"Clause 7.1: by usage", "Local Government Act 1972, section 113"},
			Links:  []report.Link{{Text: "Local Government Act 1972, section 113", Address: "https://www.legislation.gov.uk/ukpga/1972/70/section/113?view=plain&x=1"}},
		},
		{},
		{Title: "Decision", Level: 3, Summary: "Denied.", Notes: []string{"- 1 rule fails", "see\nwww.gov.uk"}},
		{Notes: []string{"A note of its own"}},
		{Rows: [][]string{{"\u202eevil", "12 %"}, {"a\u200bb\x00\xff"}}},
	}
}

// golden fails unless text is what the file holds.
func golden(t *testing.T, name, text string) {
	t.Helper()
	want, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	assert.Equal(t, string(want), text)
}

func TestTables_Golden(t *testing.T) {
	golden(t, "sample.md", sample().Markdown())
	golden(t, "sample.csv", sample().CSV())
	golden(t, "sample.html", sample().HTML())
}

func TestTable_WithoutAnythingIsEmpty(t *testing.T) {
	for _, empty := range []report.Table{{}, {Level: 4}, {Title: "\u200b", Summary: " \n"}, {Rows: [][]string{{}}}} {
		assert.Empty(t, empty.Markdown())
		assert.Empty(t, empty.CSV())
		assert.Empty(t, empty.HTML())
	}
	assert.Empty(t, report.Tables(nil).Markdown()+report.Tables(nil).CSV()+report.Tables(nil).HTML())
}

func TestTable_Levels(t *testing.T) {
	for level, want := range map[int]string{-1: "#", 0: "##", 1: "#", 2: "##", 3: "###", 6: "######", 7: "######"} {
		table := report.Table{Title: "A", Level: level}
		assert.Equal(t, want+" A\n", table.Markdown())
		assert.Contains(t, table.HTML(), "<h"+string(rune('0'+len(want)))+">A</h")
	}
	all := report.Tables{{Title: "A"}, {Title: "B", Level: 1}, {Title: "C", Level: 6}}
	assert.Equal(t, "### A\n\n## B\n\n###### C\n", all.Nested().Markdown())
	assert.Equal(t, "## A\n\n# B\n\n###### C\n", all.Markdown(), "the argument is not changed")
}

func TestTable_WithoutEmptyColumns(t *testing.T) {
	table := report.Table{
		Columns: report.TextColumns("", "a", "b", "c"),
		Rows:    [][]string{{"", "", "", "x"}, {}, {"", "", "", "", "", "y"}},
		Totals:  [][]string{{"", "1"}},
	}
	before := table.Markdown()
	less := table.WithoutEmptyColumns()
	assert.Equal(t, report.TextColumns("", "a", "c"), less.Columns)
	assert.Equal(t, [][]string{{"", "", "x"}, {}, {"", "", "", "y"}}, less.Rows)
	assert.Equal(t, [][]string{{"", "1"}}, less.Totals)
	assert.Equal(t, before, table.Markdown(), "the table is not changed")
	assert.Equal(t, report.Table{}, report.Table{}.WithoutEmptyColumns())
	assert.Equal(t, report.TextColumns("a"), report.Table{Columns: report.TextColumns("a", "b")}.WithoutEmptyColumns().Columns)
}

func TestTables_NestedShareNoList(t *testing.T) {
	all := report.Tables{{
		Columns: report.TextColumns("a"), Rows: [][]string{{"b"}}, Totals: [][]string{{"c"}},
		Notes: []string{"d"}, Links: []report.Link{{Text: "b", Address: "https://example.org"}},
	}}
	before := all.Markdown()
	nested := all.Nested()
	assert.Equal(t, before, nested.Markdown())
	nested[0].Columns[0].Heading, nested[0].Rows[0][0], nested[0].Totals[0][0] = "X", "X", "X"
	nested[0].Notes[0], nested[0].Links[0].Address = "X", "X"
	assert.Equal(t, before, all.Markdown())
}

// A row with too few cells is filled, one with too many widens the table, and no cell is
// lost.
func TestTable_RaggedRows(t *testing.T) {
	table := report.Table{
		Columns: report.NumberColumns("£", "A"),
		Rows:    [][]string{nil, {"1", "2"}},
		Totals:  [][]string{{"3", "4", "5"}},
	}
	assert.Equal(t, "| A (£) |  |  |\n|---:|---|---|\n|  |  |  |\n| 1 | 2 |  |\n| **3** | **4** | **5** |\n", table.Markdown())
	assert.Equal(t, "A (£),,\r\n,,\r\n1,2,\r\n3,4,5\r\n", table.CSV())
	assert.Equal(t, `<section>
<table>
<thead>
<tr><th scope="col" class="number">A (£)</th><td></td><td></td></tr>
</thead>
<tbody>
<tr><td class="number"></td><td></td><td></td></tr>
<tr><th scope="row" class="number">1</th><td>2</td><td></td></tr>
</tbody>
<tfoot>
<tr><th scope="row" class="number">3</th><td>4</td><td>5</td></tr>
</tfoot>
</table>
</section>
`, table.HTML())
}

func TestColumn_UnitWithoutHeading(t *testing.T) {
	assert.Equal(t, "(£)\r\n", report.Table{Columns: report.NumberColumns("£", "")}.CSV())
}

func TestTable_LinksOnlySafeAddresses(t *testing.T) {
	link := func(text, address string) string {
		table := report.Table{Rows: [][]string{{text}}, Links: []report.Link{{Text: "Act", Address: address}}}
		return table.Markdown() + table.CSV() + table.HTML()
	}
	for _, address := range []string{"https://a.example/?b=1&c=~2", "http://a.example"} {
		text := link("Act", address)
		escaped := strings.ReplaceAll(address, "&", "&amp;")
		assert.Contains(t, text, "| [Act](<"+escaped+">) |")
		assert.Contains(t, text, "Act ("+address+")\r\n")
		assert.Contains(t, text, `<th scope="row"><a href="`+escaped+`">Act</a></th>`)
		assert.Equal(t, link("An Act", ""), link("An Act", address), "the text is not all of the cell")
	}
	for _, address := range []string{
		"", "javascript:alert(1)", "www.a.example", "https:/a", "https://a b", "https://a\nb", "https://a\"b", "https://a'b",
		"https://a`b", "https://a<b", "https://a>b", `https://a\b`, "https://a|b", "https://é", "https://a\x7f",
	} {
		assert.Equal(t, link("Act", ""), link("Act", address), "%q", address)
	}
	assert.NotContains(t, report.Table{Rows: [][]string{{""}}, Links: []report.Link{{Address: "https://a"}}}.HTML(), "href")
}

func TestTables_NotesAreNumberedFromOneInEach(t *testing.T) {
	notes := report.Table{Notes: []string{"a"}}
	for _, between := range []report.Tables{{notes, notes}, {notes, {}, notes}} {
		assert.Equal(t, "1. a\n\n<!-- -->\n\n1. a\n", between.Markdown())
	}
	titled := report.Table{Title: "T", Notes: []string{"b"}}
	assert.Equal(t, "1. a\n\n## T\n\n1. b\n", report.Tables{notes, titled}.Markdown())
	assert.Equal(t, "S\n\n1. a\n", report.Tables{{Summary: "S"}, notes}.Markdown())
	assert.Equal(t, "1. a\n\nS\n", report.Tables{notes, {Summary: "S"}}.Markdown())
}

func TestTable_MayHoldNoColumnsOrNoRows(t *testing.T) {
	assert.Equal(t, "<section>\n<p>a &lt; b</p>\n</section>\n", report.Table{Summary: "a < b"}.HTML())
	assert.Equal(t, "<section>\n<table>\n<thead>\n<tr><th scope=\"col\">A</th></tr>\n</thead>\n</table>\n</section>\n", report.Table{Columns: report.TextColumns("A")}.HTML())
	assert.Equal(t, "<section>\n<h2>T</h2>\n<table aria-label=\"T\">\n<tbody>\n<tr><th scope=\"row\">1</th></tr>\n</tbody>\n</table>\n</section>\n",
		report.Table{Title: "T", Rows: [][]string{{"1"}}}.HTML())
	assert.Equal(t, "S\n\n| A |\n|---|\n", report.Table{Summary: "S", Columns: report.TextColumns("A")}.Markdown())
}

func TestTable_JSON(t *testing.T) {
	for _, table := range sample()[:4] {
		data, err := json.Marshal(table)
		require.NoError(t, err)
		var back report.Table
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, table, back)
	}
	data, err := json.Marshal(report.Tables{{Title: "A", Columns: report.NumberColumns("£", "B")}, {}})
	require.NoError(t, err)
	assert.JSONEq(t, `[{"title":"A","columns":[{"heading":"B","unit":"£","number":true}]},{}]`, string(data))
}

func TestCSV_FormulasAreTextAndNumbersNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1":                       "'=1+1",
		"'=1+1":                      "''=1+1",
		"''@":                        "'''@",
		"'a=1":                       "'a=1",
		"+1+1":                       "'+1+1",
		"-1+1":                       "'-1+1",
		"-":                          "'-",
		"@SUM(A1)":                   "'@SUM(A1)",
		"\t=1":                       "'=1",
		"\r\n@a":                     "'@a",
		"\u200b=1":                   "'=1",
		"＝1＋1":                       "'＝1＋1",
		"＋1":                         "'＋1",
		"－1":                         "'－1",
		"＠a":                         "'＠a",
		`=A1,"b"`:                    `"'=A1,""b"""`,
		"-12.50":                     "-12.50",
		"−12.50":                     "-12.50",
		"−£12.50":                    "-£12.50",
		"-£1,250.00":                 `"-£1,250.00"`,
		"+5 %":                       "+5 %",
		"-5%":                        "-5%",
		"£0.00":                      "£0.00",
		"+":                          "'+",
		"-£":                         "'-£",
		"-1.":                        "'-1.",
		"-.5":                        "'-.5",
		"-1.2.3":                     "'-1.2.3",
		"--1":                        "'--1",
		"-1e5":                       "'-1e5",
		"−a":                         "−a",
		"a−1":                        "a−1",
		"–":                          "–",
		"a=b":                        "a=b",
		"2026-04-01":                 "2026-04-01",
		`say "no"`:                   `"say ""no"""`,
		"one\ntwo":                   "one two",
		"Barnet, Brent":              `"Barnet, Brent"`,
		"":                           `""`,
		"\u202e":                     "\ufffd",
		"Act (https://a.example/=1)": "Act (https://a.example/=1)",
	} {
		assert.Equal(t, want+"\r\n", report.Table{Rows: [][]string{{text}}}.CSV(), "%q", text)
	}
}

// The figures alone are a file of one table.
func TestCSV_FiguresAlone(t *testing.T) {
	table := sample()[0]
	alone := report.Table{Columns: table.Columns, Rows: table.Rows, Totals: table.Totals}
	records, err := csv.NewReader(strings.NewReader(alone.CSV())).ReadAll()
	require.NoError(t, err)
	assert.Equal(t, []string{"Organisation", "Before (£)", "After (£)", "Change"}, records[0])
	assert.Equal(t, []string{"Harrow | Barnet", "1,000.00", "1,250.00", "+250.00"}, records[1])
	assert.Len(t, records, 7)
}

// readCSV returns the records of a text, which all have as many fields.
func readCSV(t *testing.T, text string) [][]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(t, err, text)
	assert.Equal(t, strings.Count(text, "\n"), len(records), "no line is passed over")
	assert.Equal(t, strings.Count(text, "\n"), strings.Count(text, "\r\n"))
	return records
}

// readXML returns the texts of the elements of a name, of a text that must be balanced.
func readXML(t *testing.T, text string, names ...string) []string {
	t.Helper()
	texts, open := []string{}, 0
	decoder := xml.NewDecoder(strings.NewReader("<all>" + text + "</all>"))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		require.NoError(t, err, text)
		switch token := token.(type) {
		case xml.StartElement:
			for _, name := range names {
				if token.Name.Local == name {
					texts, open = append(texts, ""), open+1
				}
			}
		case xml.EndElement:
			for _, name := range names {
				if token.Name.Local == name {
					open--
				}
			}
		case xml.CharData:
			if open > 0 {
				texts[len(texts)-1] += string(token)
			}
		}
	}
}

// columnsOf returns how many cells a row of a Markdown table has: an escaped bar
// does not count.
func columnsOf(line string) int {
	bars, escaped := 0, false
	for _, r := range line {
		if r == '|' && !escaped {
			bars++
		}
		escaped = r == '\\' && !escaped
	}
	return bars - 1
}

// checkForms states the laws of all forms for a table of four cells and a note.
func checkForms(t *testing.T, a, b, c, d string) {
	t.Helper()
	table := report.Table{
		Title: a, Summary: b, Columns: report.TextColumns("first "+c, "second"),
		Rows: [][]string{{a, b}, {c, d}}, Totals: [][]string{{d, a}}, Notes: []string{b},
	}
	cells := []string{a, b, c, d, d, a}

	lines := strings.Split(strings.TrimSuffix(report.Table{Columns: table.Columns, Rows: table.Rows, Totals: table.Totals}.Markdown(), "\n"), "\n")
	require.Len(t, lines, 5)
	for _, line := range lines {
		assert.Equal(t, 2, columnsOf(line), line)
		assert.True(t, strings.HasPrefix(line, "|") && strings.HasSuffix(line, "|"), line)
	}

	records := readCSV(t, table.CSV())
	rows := records[len(records)-4 : len(records)-1]
	for i, want := range cells {
		got := rows[i/2][i%2]
		assert.Contains(t, []string{shown(want), "'" + shown(want), strings.Replace(shown(want), "−", "-", 1)}, got)
		assert.False(t, strings.HasPrefix(got, "=") || strings.HasPrefix(got, "@"), got)
	}

	html := table.HTML()
	found := readXML(t, html, "th", "td")
	require.Len(t, found, 8)
	for i, want := range cells {
		assert.Equal(t, shown(want), found[i+2])
	}
	for _, form := range []string{table.Markdown(), html, table.CSV()} {
		assert.NotContains(t, form, "\u202e")
		assert.NotContains(t, form, "\x00")
		assert.Equal(t, strings.ToValidUTF8(form, "?"), form)
	}
	assert.Equal(t, table.Markdown(), report.Tables{table}.Markdown())
}

// shown returns a text as the forms show it, done by what escapes nothing.
func shown(text string) string {
	html := report.EscapeHTML(text)
	for _, pair := range [][2]string{{"&lt;", "<"}, {"&gt;", ">"}, {"&#34;", `"`}, {"&#39;", "'"}, {"&amp;", "&"}} {
		html = strings.ReplaceAll(html, pair[0], pair[1])
	}
	return html
}

func FuzzForms(f *testing.F) {
	f.Add("Harrow | Barnet", `=1,"a"`, "−£12.50", "")
	f.Add("\\|", "`a|b`@c.d", "www.a|b.c", "a\r\nb\x00\u202e\xff\ufeff")
	f.Add("<b>&amp;</b>", "'=1", "1. a", "# a #")
	f.Fuzz(checkForms)
}

func TestForms_HoldWhateverTheCellsHold(t *testing.T) {
	awkward := []string{
		"", " ", "|", `\`, `\|`, "`", "``a``|", "a@b.c|d@e.f", `http://a\|b`, "'=1", "=1", "-1", "−1", "\r\n", "\x00", "\xff\xfe", "\u202e", "\ufeff",
		"<td>", "&lt;", "]]>", `"`, `""`, ",", "**", "__a__", "\uffff", "1.", "- ", "---|---", "\u2028", "👩\u200d👧", "'", "''=1",
	}
	for i := range awkward {
		for k := range awkward {
			checkForms(t, awkward[i], awkward[k], awkward[(i+k)%len(awkward)], awkward[len(awkward)-1-k])
		}
	}
}

func BenchmarkTable(b *testing.B) {
	table := report.Table{Title: "Charges", Columns: append(report.TextColumns("Organisation"), report.NumberColumns("£", "Before", "After")...)}
	for range 1000 {
		table.Rows = append(table.Rows, []string{"King's Lynn & West Norfolk", "£1,000.00", "−£1,250.00"})
	}
	for name, form := range map[string]func() string{"Markdown": table.Markdown, "CSV": table.CSV, "HTML": table.HTML} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				form()
			}
		})
	}
}
