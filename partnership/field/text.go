package field

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The greatest lengths of texts.
const (
	MaxID   = 64   // of an id, in characters
	MaxName = 300  // of a name, in characters
	MaxNote = 4000 // of a note, in characters
)

const (
	maxQuote   = 60  // how many characters of a text an error shows
	maxForeign = 200 // and of an error that another module made
	maxMarks   = 8   // how many accents and the like a letter may have
)

// inNotes is what a note may have, though it cannot be seen.
const inNotes = "\n\t\r\u2028\u2029\u200c\u200d\ufe0e\ufe0f"

// Quote returns a text as an error shows it: in quotation marks, with each character that
// cannot be seen written as an escape of Go. Of a text longer than 60 characters it shows the
// first 60, and "…" after the closing mark.
func Quote[T ~string](text T) string {
	shown, more := cut(string(text), maxQuote)
	return strconv.Quote(shown) + more
}

// cut returns the first so many characters of a text, and "…" if there are more.
func cut(text string, most int) (shown, more string) {
	n := 0
	for i := range text {
		if n++; n > most {
			return text[:i], "…"
		}
	}
	return text, ""
}

// OneOf returns the one of all that has this text, where all are the values of a category.
// Nothing is normalised: the text must be the value, letter for letter. The error wraps
// ErrRequired if text is empty, and otherwise ErrInvalid. It lists the values that were wanted,
// and calls the category by what.
func OneOf[T ~string](what, text string, all []T) (T, error) {
	if text == "" {
		return "", ErrRequired
	}
	if slices.Contains(all, T(text)) {
		return T(text), nil
	}
	return "", &oneOfError{what, text, texts(all)}
}

// CheckOneOf returns the error of OneOf for a value, at path.
func CheckOneOf[T ~string](path, what string, value T, all []T) error {
	_, err := OneOf(what, string(value), all)
	return At(path, err)
}

// OptionalOneOf is CheckOneOf for a value that need not be set.
func OptionalOneOf[T ~string](path, what string, value T, all []T) error {
	if value == "" {
		return nil
	}
	return CheckOneOf(path, what, value, all)
}

// CheckName returns what is wrong with a name or title that must be set:
//
//   - ErrRequired: nothing but white space
//   - ErrRange: more than MaxName characters
//   - ErrInvalid: a character that cannot be seen, as IsHidden says; more than
//     8 accents and the like on one letter; text that is not UTF-8
//
// The two joiners (U+200C and U+200D) are allowed where scripts are written with them:
// between characters of Arabic, Persian and the scripts of South and South-East Asia. An
// emoji that is put together with a joiner or a variation selector is refused.
func CheckName(text string) error {
	if strings.TrimSpace(text) == "" {
		return ErrRequired
	}
	return checkCharacters(text, MaxName, "")
}

// CheckNote returns what is wrong with a longer text that need not be set: the
// errors of CheckName, but for ErrRequired; with MaxNote in place of MaxName, and
// with line breaks, tabs, joiners and the variation selectors of emoji (U+FE0E and U+FE0F)
// allowed.
func CheckNote(text string) error { return checkCharacters(text, MaxNote, inNotes) }

// CheckText is CheckNote for a text that must be set: it returns ErrRequired for
// nothing but white space and what is hidden.
func CheckText(text string) error {
	if strings.IndexFunc(text, isSeen) < 0 {
		return ErrRequired
	}
	return CheckNote(text)
}

// isSeen reports whether a character of a note is more than white space or a joiner.
func isSeen(char rune) bool { return !unicode.IsSpace(char) && !strings.ContainsRune(inNotes, char) }

// Required returns the error of CheckName at path.
func Required(path, name string) error { return At(path, CheckName(name)) }

// RequiredValue returns ErrRequired at path for a value that is not set: a day, an amount, a
// term.
func RequiredValue[T interface{ IsZero() bool }](path string, value T) error {
	if value.IsZero() {
		return At(path, ErrRequired)
	}
	return nil
}

// OptionalName is Required for a name that need not be set.
func OptionalName(path, name string) error {
	if name == "" {
		return nil
	}
	return Required(path, name)
}

// RequiredNote returns the error of CheckText at path.
func RequiredNote(path, note string) error { return At(path, CheckText(note)) }

// OptionalNote returns the error of CheckNote at path.
func OptionalNote(path, note string) error { return At(path, CheckNote(note)) }

// checkCharacters returns ErrRange for a text longer than most characters, and
// ErrInvalid for one with a hidden character other than those that are allowed.
func checkCharacters(text string, most int, allowed string) error {
	if len(text) <= most && plain(text) {
		return nil
	}
	if !utf8.ValidString(text) {
		return fmt.Errorf("%s is not UTF-8 text: %w", Quote(text), ErrInvalid)
	}
	if n := utf8.RuneCountInString(text); n > most {
		return fmt.Errorf("%s characters (at most %s): %w", grouped(n), grouped(most), ErrRange)
	}
	var before rune
	marks := 0
	for i, char := range text {
		if marks++; !isMark(char) {
			marks = 0
		}
		if marks > maxMarks {
			return fmt.Errorf("%s has more than %d accents on one letter: %w", Quote(text), maxMarks, ErrInvalid)
		}
		last := before
		before = char
		if IsHidden(char) && !strings.ContainsRune(allowed, char) && !joins(last, char, text[i+utf8.RuneLen(char):]) {
			return fmt.Errorf("%s has %U, which cannot be seen, as character %d: %w",
				Quote(text), char, 1+utf8.RuneCountInString(text[:i]), ErrInvalid)
		}
	}
	return nil
}

// plain reports whether a text is of the characters of ASCII that can be seen, and spaces.
func plain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

// IsHidden reports whether a character cannot be seen, and so could make two names look
// the same, or one look empty or like what it is not:
//
//   - control characters, line breaks and interlinear annotation marks
//   - Default_Ignorable_Code_Point of DerivedCoreProperties.txt, Unicode 15: joiners,
//     spaces of no width, marks of direction, variation selectors, fillers and tags
//   - U+2800, a pattern of Braille without dots
//   - noncharacters, which stand for nothing
//
// Spaces that have a width are not hidden.
func IsHidden(char rune) bool {
	switch char {
	case 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xfeff, 0xffa0:
		return true
	}
	return unicode.IsControl(char) ||
		char >= 0x180b && char <= 0x180f || // of Mongolian
		char >= 0x200b && char <= 0x200f || // spaces of no width, joiners, direction
		char >= 0x2028 && char <= 0x202e || // breaks of lines and paragraphs, direction
		char >= 0x2060 && char <= 0x206f || // joiners of words, invisible signs, direction
		char >= 0xfdd0 && char <= 0xfdef || char&0xfffe == 0xfffe || // noncharacters
		char >= 0xfe00 && char <= 0xfe0f || // variation selectors
		char >= 0xfff0 && char <= 0xfffb || // not assigned, and marks of notes between lines
		char >= 0x1bca0 && char <= 0x1bca3 || // of shorthand
		char >= 0x1d173 && char <= 0x1d17a || // of music
		char >= 0xe0000 && char <= 0xe0fff // tags, variation selectors, not assigned
}

// joins reports whether a hidden character is a joiner between two characters of the
// scripts that are written with joiners, which Unicode has together.
func joins(before, char rune, rest string) bool {
	of := func(r rune) bool { return r >= 0x600 && r < 0x1800 && !IsHidden(r) }
	after, _ := utf8.DecodeRuneInString(rest)
	return (char == 0x200c || char == 0x200d) && of(before) && of(after)
}

// isMark reports whether a character is in one of the blocks of Unicode for combining
// diacritical marks.
func isMark(char rune) bool {
	return char >= 0x300 && char <= 0x36f || char >= 0x1ab0 && char <= 0x1aff || char >= 0x1dc0 && char <= 0x1dff ||
		char >= 0x20d0 && char <= 0x20ff || char >= 0xfe20 && char <= 0xfe2f
}

// CheckID returns an error unless text is a short id, such as that of an organisation: 1 to 64
// letters, digits and - _ . : / of ASCII, the first a letter or a digit. The error wraps
// ErrRequired if text is empty, and otherwise ErrInvalid. In the error, what names the thing
// that the id belongs to, with its article: "an organisation".
func CheckID(what, text string) error {
	if text == "" {
		return ErrRequired
	}
	ok := len(text) <= MaxID && alphanumeric(text[0])
	for i := 1; ok && i < len(text); i++ {
		ok = alphanumeric(text[i]) || strings.IndexByte("-_.:/", text[i]) >= 0
	}
	if !ok {
		return &idError{what, text}
	}
	return nil
}

// OptionalID returns the error of CheckID at path, for an id that need not be set.
func OptionalID[T ~string](path, what string, id T) error {
	if id == "" {
		return nil
	}
	return At(path, CheckID(what, string(id)))
}

// alphanumeric reports whether c is a letter or a digit of ASCII.
func alphanumeric(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
