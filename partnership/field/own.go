package field

import "strings"

// IsOwn reports whether text is a category of a body's own, beside those that a package
// knows: a prefix of two or three lower-case letters, which says whose it is, a hyphen,
// and a name as IsKebab has it: "hrw-call-in". It has at most MaxID characters. No
// category of this module that a body can add to begins with so short a word, or ever
// will.
func IsOwn[T ~string](text T) bool {
	prefix, name, _ := strings.Cut(string(text), "-")
	return len(prefix) >= 2 && len(prefix) <= 3 && strings.Trim(prefix, letters) == "" && len(text) <= MaxID && IsKebab(name)
}

// IsKebab reports whether text is lower-case words and numbers of ASCII with hyphens
// between: "call-in-2".
func IsKebab(text string) bool {
	for word := range strings.SplitSeq(text, "-") {
		if word == "" || strings.Trim(word, letters+"0123456789") != "" {
			return false
		}
	}
	return true
}

// letters are those of a category.
const letters = "abcdefghijklmnopqrstuvwxyz"

// OwnTitle returns a category of a body's own in plain words, and whose it is: "Call in
// (HRW)".
func OwnTitle[T ~string](own T) string {
	prefix, name, _ := strings.Cut(string(own), "-")
	return Title(name) + " (" + strings.ToUpper(prefix) + ")"
}
