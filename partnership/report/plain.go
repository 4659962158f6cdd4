package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain returns text as all forms show it: on one line and with nothing in it that acts
// on what is around it. The package comment says how.
func plain(text string) string {
	if isPlain(text) {
		return text
	}
	var b strings.Builder
	space := false
	for _, r := range text { // what is not UTF-8 comes as U+FFFD
		switch {
		case isSpace(r):
			space = true
			continue
		case isInvisible(r):
			continue
		case isDisruptive(r):
			r = utf8.RuneError
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// isPlain reports whether plain need not change anything.
func isPlain(text string) bool {
	before := ' '
	for _, r := range text {
		if r == utf8.RuneError || r != ' ' && isSpace(r) || r == ' ' && before == ' ' || isInvisible(r) || isDisruptive(r) {
			return false
		}
		before = r
	}
	return text == "" || before != ' '
}

// isSpace reports whether r separates words: white space or a control character.
func isSpace(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// isInvisible reports whether r cannot be seen and is not part of a spelling: the soft
// hyphen, the zero-width space, the word joiner, the invisible signs of mathematics, the
// byte order mark and the tags.
func isInvisible(r rune) bool {
	return r == 0xAD || r == 0x200B || r >= 0x2060 && r <= 0x2064 || r == 0xFEFF || r >= 0xE0000 && r <= 0xE007F
}

// isDisruptive reports whether r must not be in a text that is shown: a mark, embedding,
// override or isolate of direction, a mark of annotation, or what XML may not hold.
func isDisruptive(r rune) bool {
	switch r {
	case 0x61C, 0x200E, 0x200F, 0xFFFE, 0xFFFF:
		return true
	}
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x206F || r >= 0xFFF9 && r <= 0xFFFB
}

// isWord reports whether r is a letter or a digit.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isWebAddress reports whether text is an address that may be made a link.
func isWebAddress(text string) bool {
	if !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") {
		return false
	}
	for _, r := range text {
		if r <= ' ' || r > '~' || strings.ContainsRune("\"'`<>\\|", r) {
			return false
		}
	}
	return true
}
