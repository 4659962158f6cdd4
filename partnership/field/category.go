package field

import (
	"strings"
	"unicode/utf8"
)

// ReadOneOf reads the text of a value of a category as OneOf does. No text is a value that
// is not set, so that a draft is read back as it was written.
func ReadOneOf[T ~string](what string, text []byte, all []T) (T, error) {
	if len(text) == 0 {
		return "", nil
	}
	return OneOf(what, string(text), all)
}

// ReadID reads a text as an id, and returns the error of its Validate. No text is an id that is
// not set, so that a draft is read back as it was written.
func ReadID[ID interface {
	~string
	Validate() error
}](text []byte) (ID, error) {
	if len(text) == 0 {
		return "", nil
	}
	id := ID(text)
	if err := id.Validate(); err != nil {
		return "", err
	}
	return id, nil
}

// Title returns the text of a value of a category as a form or a report shows it: its
// words with spaces between them and a capital at the beginning, "Joint committee" for
// "joint-committee". No text has the title "".
func Title[T ~string](value T) string {
	text := strings.ReplaceAll(string(value), "-", " ")
	if text == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(text)
	return strings.ToUpper(string(first)) + text[size:]
}
