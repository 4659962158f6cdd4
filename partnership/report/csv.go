package report

import (
	"strconv"
	"strings"
)

// CSV returns the table as comma-separated values by RFC 4180, in UTF-8: a line with the
// title, one with the summary, one with the headings and their units, one for each row and
// each total, and one for each note with its number. Every line ends with CR LF and has as
// many fields as the widest. For the figures alone, leave out the title, the summary and
// the notes. The address of a link stands behind its text.
//
// A text that begins with = + - or @, or with the wide form of one, is a formula to a
// spreadsheet. It gets an apostrophe in front, which makes it text. So does a text that already
// has apostrophes before the sign: field.ReadCSV takes one apostrophe away, and so reads both
// texts as they were. A number or an amount, such as −12.50 or −£12.50, stays a number, and its
// minus sign is written as a hyphen, the only sign that a spreadsheet reads as one.
//
// There is no byte order mark. Excel needs one to see that a file is UTF-8: put "\ufeff" in
// front of what goes into it.
func (t Table) CSV() string { return Tables{t}.CSV() }

// CSV returns each table as Table.CSV does, with a line of empty fields between them. All
// lines have as many fields as the widest of all.
func (all Tables) CSV() string {
	var records [][]string
	for _, t := range all {
		if t = t.shown(); t.isEmpty() {
			continue
		}
		if len(records) > 0 {
			records = append(records, nil)
		}
		records = append(records, t.records()...)
	}
	width := 0
	for _, record := range records {
		width = max(width, len(record))
	}
	var b strings.Builder
	for _, record := range records {
		writeRecord(&b, record, width)
	}
	return b.String()
}

// records returns the lines of the table as fields.
func (t Table) records() [][]string {
	var records [][]string
	for _, text := range []string{t.Title, t.Summary} {
		if text != "" {
			records = append(records, []string{text})
		}
	}
	if len(t.Columns) > 0 {
		headings := make([]string, len(t.Columns))
		for i, column := range t.Columns {
			headings[i] = column.text()
		}
		records = append(records, headings)
	}
	for _, rows := range [][][]string{t.Rows, t.Totals} {
		for _, row := range rows {
			records = append(records, t.linked(row))
		}
	}
	for i, note := range t.linked(t.Notes) {
		records = append(records, []string{strconv.Itoa(i+1) + ". " + note})
	}
	return records
}

// linked returns texts, with the address after each that is a link.
func (t Table) linked(texts []string) []string {
	if len(t.Links) == 0 {
		return texts
	}
	linked := make([]string, len(texts))
	for i, text := range texts {
		linked[i] = text
		if address := t.address(text); address != "" {
			linked[i] += " (" + address + ")"
		}
	}
	return linked
}

// writeRecord writes a line of width fields. One empty field is put in quotation marks, because
// readers of CSV pass over an empty line.
func writeRecord(b *strings.Builder, record []string, width int) {
	for i := range width {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(csvField(cell(record, i)))
	}
	if width == 1 && cell(record, 0) == "" {
		b.WriteString(`""`)
	}
	b.WriteString("\r\n")
}

// csvField returns text as a field.
func csvField(text string) string {
	text = plain(text)
	switch {
	case isNumber(text):
		text = strings.Replace(text, "−", "-", 1)
	case strings.ContainsRune("=+-@＝＋－＠", first(strings.TrimLeft(text, "'"))):
		text = "'" + text
	}
	if strings.ContainsAny(text, `",`) {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}

// isNumber reports whether text is a number or an amount as people write it: digits, which
// may have commas, a point, a sign, £ or %.
func isNumber(text string) bool {
	text = strings.TrimSuffix(strings.TrimSuffix(text, "%"), " ")
	for _, sign := range []string{"+", "-", "−"} {
		if rest, ok := strings.CutPrefix(text, sign); ok {
			text = rest
			break
		}
	}
	whole, part, point := strings.Cut(strings.TrimPrefix(text, "£"), ".")
	return digits(strings.ReplaceAll(whole, ",", "")) && (!point || digits(part))
}

// digits reports whether text is digits, and has one.
func digits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }
