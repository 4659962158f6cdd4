package report

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Markdown returns the table in GitHub Flavored Markdown: the title as a heading of its
// level, the summary as a paragraph, the table with its totals in bold, and the notes as
// a numbered list, with an empty line between these. Columns of numbers are aligned to the
// right. It ends with a line break, unless it is "".
func (t Table) Markdown() string { return Tables{t}.Markdown() }

// Markdown returns each table as Table.Markdown does, with an empty line between them.
func (all Tables) Markdown() string {
	var b strings.Builder
	afterNotes := false
	for _, t := range all {
		t = t.shown()
		if afterNotes && t.onlyNotes() {
			b.WriteString("\n<!-- -->\n") // or the notes would be numbered on
		}
		t.writeMarkdown(&b)
		afterNotes = len(t.Notes) > 0 || afterNotes && t.isEmpty()
	}
	return b.String()
}

// onlyNotes reports whether the table has notes and nothing else.
func (t Table) onlyNotes() bool {
	return len(t.Notes) > 0 && t.Title == "" && t.Summary == "" && t.width() == 0
}

// writeMarkdown writes the parts of the table, with an empty line between them and
// before the first if there is something above it.
func (t Table) writeMarkdown(b *strings.Builder) {
	part := func() {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
	}
	if t.Title != "" {
		part()
		b.WriteString(strings.Repeat("#", t.level()) + " " + EscapeMarkdown(t.Title) + "\n")
	}
	if t.Summary != "" {
		part()
		b.WriteString(EscapeMarkdown(t.Summary) + "\n")
	}
	if t.width() > 0 {
		part()
		t.writeMarkdownTable(b)
	}
	for i, note := range t.Notes {
		if i == 0 {
			part()
		}
		b.WriteString(strconv.Itoa(i+1) + ". " + t.markdown(note) + "\n")
	}
}

// writeMarkdownTable writes the table without what is around it.
func (t Table) writeMarkdownTable(b *strings.Builder) {
	width := t.width()
	for i := range width {
		b.WriteString("| " + EscapeMarkdown(t.column(i).text()) + " ")
	}
	b.WriteString("|\n")
	for i := range width {
		if t.column(i).Number {
			b.WriteString("|---:")
			continue
		}
		b.WriteString("|---")
	}
	b.WriteString("|\n")
	for _, row := range t.Rows {
		t.writeMarkdownRow(b, row, width, "")
	}
	for _, row := range t.Totals {
		t.writeMarkdownRow(b, row, width, "**")
	}
}

// writeMarkdownRow writes a row, with marks around each text in it.
func (t Table) writeMarkdownRow(b *strings.Builder, row []string, width int, marks string) {
	for i := range width {
		b.WriteString("| ")
		if text := t.markdown(cell(row, i)); text != "" {
			b.WriteString(marks)
			b.WriteString(text)
			b.WriteString(marks)
		}
		b.WriteByte(' ')
	}
	b.WriteString("|\n")
}

// markdown returns a cell or a note, as a link if it is one.
func (t Table) markdown(text string) string {
	if address := t.address(text); address != "" {
		return "[" + EscapeMarkdown(text) + "](<" + strings.ReplaceAll(address, "&", "&amp;") + ">)"
	}
	return EscapeMarkdown(text)
}

// markup is what may mean something to Markdown.
const markup = "\\`*_[]<>|~&#$"

// EscapeMarkdown returns GitHub Flavored Markdown that shows text as it is, on one line. It may
// stand in a paragraph, a heading, an item of a list or a cell of a table. A word that would
// become a link or a picture, such as www.example.org, clerk@example.org, @clerk, :smile: or
// 0a1da6b, which may be a commit, is set as code, because some programs change it even if it is
// escaped. An underscore inside a word is not markup, and is not escaped.
func EscapeMarkdown(text string) string {
	text = plain(text)
	mark := blockMark(text)
	if mark < 0 && !strings.ContainsAny(text, markup+".:@") && !strings.ContainsAny(text, "0123456789") {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 8)
	rest := text
	if mark >= 0 {
		b.WriteString(text[:mark] + `\` + text[mark:mark+1])
		rest = text[mark+1:]
	}
	for rest != "" {
		end := strings.IndexAny(rest, " `|")
		if end < 0 {
			end = len(rest)
		}
		writeWord(&b, rest[:end])
		if rest = rest[end:]; rest != "" {
			writeEscaped(&b, rest[:1])
			rest = rest[1:]
		}
	}
	return b.String()
}

// writeWord writes a word without spaces, backticks or vertical bars. A word that could become a
// link is written as code, without the punctuation around it. Any other word is escaped.
func writeWord(b *strings.Builder, word string) {
	if !isLinked(word) && !isMention(word) && !isEmoji(word) && !isCommit(word) {
		writeEscaped(b, word)
		return
	}
	const punctuation = `.,:;!?()'"`
	code := strings.Trim(word, punctuation)
	before, after, _ := strings.Cut(word, code)
	b.WriteString(before + "`" + code + "`" + after)
}

// isLinked reports whether some readers of Markdown make a link of a word or of a part of it:
// the address of a web page, with or without https, or of an email.
func isLinked(word string) bool {
	if strings.Contains(word, "://") || strings.Contains(strings.ToLower(word), "www.") {
		return true
	}
	name, host, _ := strings.Cut(strings.TrimLeft(word, "@"), "@")
	return name != "" && strings.Contains(host, ".")
}

// isMention reports whether a word names an account, as @clerk does.
func isMention(word string) bool {
	var before rune
	for i, r := range word {
		if r == '@' && !isWord(before) && isWord(first(word[i+1:])) {
			return true
		}
		before = r
	}
	return false
}

// isEmoji reports whether a word has the name of a picture in it, as :smile: is. A time,
// 10:30:00, has none.
func isEmoji(word string) bool {
	before, rest, found := strings.Cut(word, ":")
	for found {
		var name string
		last, _ := utf8.DecodeLastRuneInString(before)
		name, rest, found = strings.Cut(rest, ":")
		other := func(r rune) bool { return !isWord(r) && !strings.ContainsRune("_+-", r) }
		if found && name != "" && !isWord(last) && strings.IndexFunc(name, other) < 0 {
			return true
		}
		before = name
	}
	return false
}

// isCommit reports whether a word has the form of the id of a commit in it: 7 to 40 digits
// and letters from a to f, with some of both.
func isCommit(word string) bool {
	for part := range strings.FieldsFuncSeq(word, func(r rune) bool { return !isWord(r) }) {
		hex := strings.Trim(part, "0123456789abcdef") == ""
		if hex && len(part) >= 7 && len(part) <= 40 && strings.ContainsAny(part, "0123456789") && strings.ContainsAny(part, "abcdef") {
			return true
		}
	}
	return false
}

// writeEscaped writes text with a backslash before each character of markup.
func writeEscaped(b *strings.Builder, text string) {
	var before rune
	for i, r := range text {
		if strings.ContainsRune(markup, r) && !(r == '_' && isWord(before) && isWord(first(text[i+1:]))) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		before = r
	}
}

// first returns the first character of a text.
func first(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// blockMark returns the place of the character that makes text an item of a list ("- a",
// "1. a"), a rule ("---") or an underline, and -1 if there is no such character.
func blockMark(text string) int {
	mark := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if mark == len(text) {
		return -1
	}
	next := text[mark+1:]
	ends := next == "" || next[0] == ' '
	switch text[mark] {
	case '.', ')':
		if mark > 0 && ends {
			return mark
		}
	case '+', '-', '=':
		if mark == 0 && (ends || next[0] == text[0]) {
			return 0
		}
	}
	return -1
}
