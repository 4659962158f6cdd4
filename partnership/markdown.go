package partnership

import (
	"strings"
	"unicode"
)

// EscapeMarkdown returns text as GitHub Flavored Markdown that shows it as it is,
// on one line, in a cell of a table too. An underscore inside a word is no markup,
// and is left.
func EscapeMarkdown(text string) string {
	var b strings.Builder
	var before rune
	runes := []rune(text)
	for i, r := range runes {
		switch {
		case unicode.IsControl(r) || unicode.IsSpace(r):
			r = ' '
		case r == '_' && wordy(before) && i+1 < len(runes) && wordy(runes[i+1]):
		case strings.ContainsRune("\\`*_[]<>|~&", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// wordy reports whether r is a letter or a digit of a word.
func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
