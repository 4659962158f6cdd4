package report

import (
	"slices"
	"strconv"
	"strings"
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

// Singular returns the key of a list, or its words, for one of its entries: "service
// level" for "service levels". A text that ends as no plural does is returned unchanged.
func Singular(plural string) string {
	for _, ending := range []struct{ plural, singular string }{
		{"series", "series"},
		{"premises", "premises"},
		{"criteria", "criterion"},
		{"people", "person"},
		{"ies", "y"},
		{"sses", "ss"},
		{"xes", "x"},
		{"ches", "ch"},
		{"shes", "sh"},
		{"oes", "o"},
		{"ss", "ss"},
		{"us", "us"},
		{"is", "is"},
		{"s", ""},
	} {
		if stem, ok := strings.CutSuffix(plural, ending.plural); ok {
			return stem + ending.singular
		}
	}
	return plural
}

// Place returns in words where a JSON Pointer points: "/risks/3/acceptance/by" is "risk 4,
// acceptance by". If name is not nil, it is asked for the name of each entry of a list, by
// the pointer to the entry, here "/risks/3"; what has one is called by it: "risk ‘A partner
// leaves’, acceptance by". The pointer "" is "the whole record". A text that is not a
// pointer is returned unchanged.
func Place(pointer string, name func(entry string) string) string {
	if pointer == "" {
		return "the whole record"
	}
	if pointer[0] != '/' {
		return pointer
	}
	var phrases []string
	key, at := "", ""
	for token := range strings.SplitSeq(pointer[1:], "/") {
		at += "/" + token
		if !isIndex(token) {
			key = strings.TrimPrefix(key+" "+Words(unescape(token)), " ")
			continue
		}
		phrases = append(phrases, entryText(key, token, at, name))
		key = ""
	}
	if key != "" {
		phrases = append(phrases, key)
	}
	return strings.Join(phrases, ", ")
}

// entryText returns in words an entry of the list that has a key.
func entryText(key, index, at string, name func(string) string) string {
	if key = Singular(key); key == "" {
		key = "entry"
	}
	if name != nil {
		if called := name(at); called != "" {
			return key + " ‘" + called + "’"
		}
	}
	i, _ := strconv.Atoi(index)
	return key + " " + strconv.Itoa(i+1)
}

// isIndex reports whether a token of a pointer is a place in a list.
func isIndex(token string) bool {
	return token == "0" || digits(token) && token[0] != '0' && len(token) < len("1000000000")
}

// unescape returns a token of a pointer as the key that it stands for.
func unescape(token string) string {
	return strings.ReplaceAll(strings.ReplaceAll(token, "~1", "/"), "~0", "~")
}

// Grouped returns a number that is written in digits with commas between its thousands:
// "41,250.5" for "41250.5".
func Grouped(number string) string {
	end := strings.IndexByte(number, '.')
	if end < 0 {
		end = len(number)
	}
	for i := end - 3; i > 0 && number[i-1] != '-'; i -= 3 {
		number = number[:i] + "," + number[i:]
	}
	return number
}
