package report

import (
	"slices"
	"strconv"
	"strings"
)

// What a table shows in place of a text that is not there: cmp.Or(r.Owner, report.NotRecorded).
// Write "none" only where somebody has looked: for a list that is known to be empty.
const (
	NotRecorded = "not recorded" // nobody has written it down: an owner, a reason, a category
	NotKnown    = "not known"    // nobody knows it: an amount, a day, a level
)

// Count returns a number with its noun: "1 post", "3 posts", "0 posts".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// List returns texts as a list in a sentence: "Barnet, Brent and Harrow". If one of them
// has a comma or an "and" in it, semicolons show where each ends: "Hammersmith and Fulham; and Harrow".
func List[T ~string](texts []T) string {
	comma, and := ", ", " and "
	if slices.ContainsFunc(texts, func(text T) bool {
		return strings.Contains(string(text), ",") || strings.Contains(string(text), " and ")
	}) {
		comma, and = "; ", "; and "
	}
	var b strings.Builder
	for i, text := range texts {
		switch i {
		case 0:
		case len(texts) - 1:
			b.WriteString(and)
		default:
			b.WriteString(comma)
		}
		b.WriteString(string(text))
	}
	return b.String()
}

// Signed returns a number or an amount as a difference: with its sign in front, a minus
// sign being U+2212. Zero, and what is not a number, is returned unchanged.
func Signed(number string) string {
	if rest, ok := strings.CutPrefix(number, "-"); ok && isNumber(number) {
		return "−" + rest
	}
	digit := strings.HasPrefix(number, "£") || number != "" && digits(number[:1])
	if !digit || !isNumber(number) || strings.Trim(number, "£0.,% ") == "" {
		return number
	}
	return "+" + number
}

// Words returns a key of JSON or a category in words: "service levels" for
// "service_levels", "not known" for "not-known".
func Words[T ~string](key T) string {
	return strings.ReplaceAll(strings.ReplaceAll(string(key), "_", " "), "-", " ")
}

// Grouped returns a number that is written in digits with commas between its thousands:
// "41,250.5" for "41250.5". Other text, such as "not known", is returned unchanged.
func Grouped(number string) string {
	if strings.Trim(number, "-.0123456789") != "" {
		return number
	}
	end := strings.IndexByte(number, '.')
	if end < 0 {
		end = len(number)
	}
	for i := end - 3; i > 0 && number[i-1] != '-'; i -= 3 {
		number = number[:i] + "," + number[i:]
	}
	return number
}
