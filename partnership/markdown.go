package partnership

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// EscapeMarkdown returns text as GitHub Flavored Markdown that shows it as it is,
// on one line, in a cell of a table too. An underscore inside a word is no markup,
// and is left.
func EscapeMarkdown(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	before := rune(0)
	for i, r := range text {
		switch {
		case unicode.IsControl(r) || unicode.IsSpace(r):
			r = ' '
		case r == '_' && wordy(before) && wordy(first(text[i+1:])):
		case strings.ContainsRune("\\`*_[]<>|~&", r):
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
