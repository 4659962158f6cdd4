package field

import (
	"cmp"
	"reflect"
	"strconv"
	"strings"
)

// Words returns in words where a JSON Pointer leads in a record: "/risks/3/acceptance/by" is
// "risk 'A member leaves', acceptance by".
//
// A key has spaces in place of underscores. An entry of a list is called by the key of
// the list in the singular followed by the first of these that it has:
//
//   - its title, name, what or measure, in quotation marks
//   - its function in quotation marks, with its id in brackets: several may have one function
//   - its id, org, post or line
//   - its number, from 1, with its kind in brackets: "evidence 12 (exit plan)"
//
// name returns the name that goes with an id, or "" for none; it may be nil. Where the record
// has no such value, the keys and numbers alone are used: struct{}{} does for a record that is
// not at hand. The pointer "" is "the whole record".
func Words[T any](record T, pointer string, name func(id string) string) string {
	if pointer == "" {
		return "the whole record"
	}
	if name == nil {
		name = func(string) string { return "" }
	}
	s := speaker{name: name}
	at := reflect.ValueOf(&record).Elem()
	for key := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		at = s.say(at, unescaped(key))
	}
	return strings.Join(s.words, " ")
}

// unescaped returns what a step of a JSON Pointer stands for.
func unescaped(step string) string {
	if !strings.Contains(step, "~") {
		return step
	}
	return strings.NewReplacer("~1", "/", "~0", "~").Replace(step)
}

// A speaker puts together the words for a place.
type speaker struct {
	name  func(id string) string
	words []string
	entry bool // whether the last of them are about an entry of a list
}

// say adds the words for a key of the value at which the speaker is, and returns
// what is there. A value that is not known is the zero reflect.Value.
func (s *speaker) say(at reflect.Value, key string) reflect.Value {
	for at.Kind() == reflect.Pointer || at.Kind() == reflect.Interface {
		at = at.Elem()
	}
	isList := at.Kind() == reflect.Slice || at.Kind() == reflect.Array
	if i, isIndex := index(key); isIndex && (isList || !at.IsValid()) {
		return s.sayEntry(at, i)
	}
	if s.entry {
		s.words[len(s.words)-1] += ","
	}
	s.words, s.entry = append(s.words, strings.ReplaceAll(key, "_", " ")), false
	if at.Kind() == reflect.Struct {
		if i, known := fieldNamed(at.Type(), key); known {
			return at.Field(i)
		}
	}
	return reflect.Value{}
}

// sayEntry adds the words for an entry of a list.
func (s *speaker) sayEntry(list reflect.Value, i int) reflect.Value {
	last := len(s.words) - 1
	switch {
	case last < 0:
		s.words = []string{"entry"}
	case s.entry:
		s.words[last] += ","
		s.words = append(s.words, "entry")
	default:
		s.words[last] = singular(s.words[last])
	}
	var entry reflect.Value
	if list.IsValid() && i < list.Len() {
		entry = list.Index(i)
	}
	s.words, s.entry = append(s.words, s.told(entry, i)), true
	return entry
}

// told returns what an entry of a list is called.
func (s *speaker) told(entry reflect.Value, i int) string {
	for entry.Kind() == reflect.Pointer {
		entry = entry.Elem()
	}
	texts := textsOf(entry)
	if text, ok := texts.first("title", "name", "what", "measure"); ok {
		return called(text)
	}
	id := s.identified(texts)
	function, ok := texts.first("function")
	switch {
	case ok && id != "":
		return called(function) + " (" + id + ")"
	case ok:
		return called(function)
	case id != "":
		return id
	}
	if kind, ok := texts.first("kind"); ok {
		shown, more := cut(strings.ReplaceAll(kind, "-", " "), maxQuote)
		return strconv.Itoa(i+1) + " (" + shown + more + ")"
	}
	return strconv.Itoa(i + 1)
}

// called returns a text as what something is called.
func called(text string) string {
	shown, more := cut(text, maxQuote)
	return "'" + shown + more + "'"
}

// identified returns the id of an entry of a list, or the name that goes with it; "": none.
func (s *speaker) identified(texts keyedTexts) string {
	id, ok := texts.first("", "id", "org", "post", "line")
	if !ok {
		return ""
	}
	shown, more := cut(cmp.Or(s.name(id), id), maxQuote)
	return shown + more
}

// keyedTexts are the texts in a struct that are not empty, each with its key, or the text of
// a value that is one, with the key "".
type keyedTexts []struct{ key, text string }

// textsOf returns the texts in a value.
func textsOf(v reflect.Value) keyedTexts {
	switch {
	case v.Kind() == reflect.String && v.Len() > 0:
		return keyedTexts{{"", v.String()}}
	case v.Kind() != reflect.Struct:
		return nil
	}
	var all keyedTexts
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() != reflect.String || f.Len() == 0 {
			continue
		}
		if key := keyOf(v.Type().Field(i)); key != "" {
			all = append(all, struct{ key, text string }{key, f.String()})
		}
	}
	return all
}

// first returns the text of the first of some keys that has one.
func (texts keyedTexts) first(keys ...string) (text string, ok bool) {
	for _, key := range keys {
		for _, t := range texts {
			if t.key == key {
				return t.text, true
			}
		}
	}
	return "", false
}

// index returns the place in a list that a key is, if it is one.
func index(key string) (i int, ok bool) {
	if key == "" || key[0] < '0' || key[0] > '9' {
		return 0, false // without making an error of it
	}
	i, err := strconv.Atoi(key)
	return i, err == nil && strconv.Itoa(i) == key
}

// singular returns the words for one of what a key of a list names. The last word is put in
// the singular; one that does not end as a plural does is returned unchanged.
func singular(words string) string {
	before, last := "", words
	if i := strings.LastIndexByte(words, ' '); i >= 0 {
		before, last = words[:i+1], words[i+1:]
	}
	if one, irregular := irregularSingular(last); irregular {
		return before + one
	}
	for _, ending := range []struct{ plural, one string }{
		{"statuses", "status"},
		{"analyses", "analysis"},
		{"criteria", "criterion"},
		{"matrices", "matrix"},
		{"appendices", "appendix"},
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
		if stem, found := strings.CutSuffix(last, ending.plural); found {
			return before + stem + ending.one
		}
	}
	return words
}

// irregularSingular returns the singular of a word that does not follow the endings of
// singular: "areas" is a plural, and "as" is none; "parties" is of "party", and "ties" of "tie".
func irregularSingular(word string) (one string, irregular bool) {
	switch word {
	case "as", "has", "was", "yes", "bias", "gas", "canvas", "means", "news", "series", "premises", "arrears", "proceeds", "headquarters":
		return word, true
	case "bases":
		return "basis", true
	case "ties":
		return "tie", true
	case "people":
		return "person", true
	case "children":
		return "child", true
	}
	return "", false
}

// fieldNamed returns which field of a struct has a key in JSON.
func fieldNamed(t reflect.Type, key string) (place int, known bool) {
	for i := range t.NumField() {
		if key != "" && keyOf(t.Field(i)) == key {
			return i, true
		}
	}
	return 0, false
}
