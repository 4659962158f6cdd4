package field

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Pointer returns the place of the value as a JSON Pointer (RFC 6901): "/members/1/org".
// It is "" for the whole value. It has only the beginning of a key longer than 60
// characters.
func (e *Error) Pointer() string {
	var pointer strings.Builder
	escape := strings.NewReplacer("~", "~0", "/", "~1")
	for _, key := range keys(e.Path) {
		pointer.WriteString("/" + escape.Replace(key))
	}
	return pointer.String()
}

// keys returns the keys and the places in lists that a path is made of.
func keys(path string) []string {
	var all []string
	for path != "" {
		var key string
		key, path = cutKey(strings.TrimPrefix(path, "["))
		all = append(all, key)
	}
	return all
}

// cutKey cuts a path after its first key.
func cutKey(path string) (key, rest string) {
	if quoted, err := strconv.QuotedPrefix(path); err == nil && path[0] == '"' {
		key, _ = strconv.Unquote(quoted)
		rest = strings.TrimPrefix(path[len(quoted):], "…")
	} else {
		end := strings.IndexAny(path+".", ".[]")
		key, rest = path[:end], strings.TrimPrefix(path[end:], "]")
	}
	return key, strings.TrimPrefix(rest, ".")
}

// Key returns a key as it stands in a path: in quotation marks unless it is a
// short plain name, so that it is not taken for the place of another value. It is for keys
// that are not written in the program, such as the headings of a spreadsheet.
func Key(key string) string {
	plain := func(r rune) bool { return r == '_' || r == '-' || r < utf8.RuneSelf && alphanumeric(byte(r)) }
	if key == "" || len(key) > MaxID || strings.TrimFunc(key, plain) != "" {
		return Quote(key)
	}
	return key
}
