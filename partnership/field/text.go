package field

import (
	"fmt"
	"slices"
	"strings"
)

// OneOf returns the value of a category that text names, out of all that there
// are. Nothing is normalised: the text must be the value, letter for letter. The
// error wraps ErrRequired for no text and ErrInvalid for any other, and lists
// what was wanted; what names the category in it.
func OneOf[T ~string](what, text string, all []T) (T, error) {
	if text == "" {
		return "", ErrRequired
	}
	if slices.Contains(all, T(text)) {
		return T(text), nil
	}
	names := make([]string, len(all))
	for i, value := range all {
		names[i] = string(value)
	}
	article := "a"
	if strings.IndexByte("aeiou", (what + " ")[0]) >= 0 {
		article = "an"
	}
	return "", fmt.Errorf("%.60q is not %s %s (%s): %w", text, article, what, strings.Join(names, ", "), ErrInvalid)
}

// checkOneOf returns the error of OneOf for a value, at path.
func CheckOneOf[T ~string](path, what string, value T, all []T) error {
	_, err := OneOf(what, string(value), all)
	return At(path, err)
}

// optionalOneOf is checkOneOf for a value that need not be set.
func OptionalOneOf[T ~string](path, what string, value T, all []T) error {
	if value == "" {
		return nil
	}
	return CheckOneOf(path, what, value, all)
}

// CheckText returns ErrRequired unless text has more than white space.
func CheckText(text string) error {
	if strings.TrimSpace(text) == "" {
		return ErrRequired
	}
	return nil
}

// required returns the error of CheckText at path.
func Required(path, text string) error { return At(path, CheckText(text)) }

// maxID is how many bytes an id may have.
const MaxID = 64

// CheckID returns an error unless text is a short id, such as that of an
// organisation: 1 to 64 letters, digits and - _ . : / of ASCII, the first a letter
// or a digit. The error wraps ErrRequired for no text and ErrInvalid for any other;
// what says in it what the id is of, with its article: "an organisation".
func CheckID(what, text string) error {
	if text == "" {
		return ErrRequired
	}
	ok := len(text) <= MaxID && alphanumeric(text[0])
	for i := 1; ok && i < len(text); i++ {
		ok = alphanumeric(text[i]) || strings.IndexByte("-_.:/", text[i]) >= 0
	}
	if !ok {
		return fmt.Errorf("%.80q is not %s id (1 to %d letters, digits and -_.:/): %w", text, what, MaxID, ErrInvalid)
	}
	return nil
}

// alphanumeric reports whether c is a letter or a digit of ASCII.
func alphanumeric(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
