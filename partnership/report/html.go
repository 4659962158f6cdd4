package report

import (
	"strconv"
	"strings"
)

// HTML returns the table as a section of a page: the title as a heading of its level, the
// table with the summary as its caption, and the notes as a numbered list. The first
// cell of a row is its heading. Every heading has a scope: "col" or "row".
// A table without a caption has the title as its label. Columns of numbers have the class
// "number"; there is no other style. It ends with a line break, unless it is "".
func (t Table) HTML() string { return Tables{t}.HTML() }

// HTML returns the sections of the tables, one after the other.
func (all Tables) HTML() string {
	var b strings.Builder
	for _, t := range all {
		if t = t.shown(); !t.isEmpty() {
			t.writeHTML(&b)
		}
	}
	return b.String()
}

// writeHTML writes the section of the table.
func (t Table) writeHTML(b *strings.Builder) {
	b.WriteString("<section>\n")
	if t.Title != "" {
		writeElement(b, "h"+strconv.Itoa(t.level()), "", EscapeHTML(t.Title))
		b.WriteByte('\n')
	}
	if t.width() > 0 {
		t.writeHTMLTable(b)
	} else if t.Summary != "" {
		writeElement(b, "p", "", EscapeHTML(t.Summary))
		b.WriteByte('\n')
	}
	if len(t.Notes) > 0 {
		b.WriteString("<ol>\n")
		for _, note := range t.Notes {
			writeElement(b, "li", "", t.html(note))
			b.WriteByte('\n')
		}
		b.WriteString("</ol>\n")
	}
	b.WriteString("</section>\n")
}

// writeHTMLTable writes the table with its caption or label.
func (t Table) writeHTMLTable(b *strings.Builder) {
	switch {
	case t.Summary != "":
		b.WriteString("<table>\n<caption>" + EscapeHTML(t.Summary) + "</caption>\n")
	case t.Title != "":
		b.WriteString(`<table aria-label="` + EscapeHTML(t.Title) + "\">\n")
	default:
		b.WriteString("<table>\n")
	}
	width := t.width()
	if len(t.Columns) > 0 {
		b.WriteString("<thead>\n<tr>")
		for i := range width {
			writeCell(b, "col", t.column(i).Number, EscapeHTML(t.column(i).text()))
		}
		b.WriteString("</tr>\n</thead>\n")
	}
	t.writeHTMLRows(b, "tbody", t.Rows, width)
	t.writeHTMLRows(b, "tfoot", t.Totals, width)
	b.WriteString("</table>\n")
}

// writeHTMLRows writes rows, if there are any, as a part of the table.
func (t Table) writeHTMLRows(b *strings.Builder, part string, rows [][]string, width int) {
	if len(rows) == 0 {
		return
	}
	b.WriteString("<" + part + ">\n")
	for _, row := range rows {
		b.WriteString("<tr>")
		for i := range width {
			scope := ""
			if i == 0 {
				scope = "row"
			}
			writeCell(b, scope, t.column(i).Number, t.html(cell(row, i)))
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</" + part + ">\n")
}

// writeCell writes a cell, as a heading if it has a scope and says anything.
func writeCell(b *strings.Builder, scope string, number bool, html string) {
	name, attributes := "td", ""
	if scope != "" && html != "" {
		name, attributes = "th", ` scope="`+scope+`"`
	}
	if number {
		attributes += ` class="number"`
	}
	writeElement(b, name, attributes, html)
}

// writeElement writes an element with its attributes and what is in it.
func writeElement(b *strings.Builder, name, attributes, html string) {
	for _, piece := range []string{"<", name, attributes, ">", html, "</", name, ">"} {
		b.WriteString(piece)
	}
}

// html returns a cell or a note, as a link if it is one.
func (t Table) html(text string) string {
	if address := t.address(text); address != "" {
		return `<a href="` + EscapeHTML(address) + `">` + EscapeHTML(text) + "</a>"
	}
	return EscapeHTML(text)
}

// EscapeHTML returns HTML or XML that shows text as it is, on one line. It may stand between
// two tags, or in quotes as the value of an attribute.
func EscapeHTML(text string) string {
	text = plain(text)
	if !strings.ContainsAny(text, `&<>"'`) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '"':
			b.WriteString("&#34;")
		case '\'':
			b.WriteString("&#39;")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
