package partnership

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// markup is what may mean something to Markdown.
const markup = "\\`*_[]<>|~&"

// EscapeMarkdown returns text as GitHub Flavored Markdown that shows it as it is, on
// one line, in a cell of a table too, with one space for all white space between
// words. An underscore inside a word is no markup, and is left.
func EscapeMarkdown(text string) string {
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	if !strings.ContainsAny(text, markup) {
		return text
	}
	var b strings.Builder
	var before rune
	for i, r := range text {
		if strings.ContainsRune(markup, r) && !(r == '_' && wordy(before) && wordy(first(text[i+1:]))) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// first returns the first character of a text.
func first(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// wordy reports whether r is a letter or a digit of a word.
func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
