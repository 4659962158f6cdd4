package field

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"
)

// MaxEntries is how many entries the lists of a document may have, all together.
const MaxEntries = 100_000

// Decode reads one record from its JSON form, strictly, and validates it. It returns every
// error at once, each at its place: first what could not be read, in the order of the document,
// then what Validate finds, in the order of the fields. It leaves out an error of Validate that
// is there only because a value could not be read.
//
// T is a struct whose fields have names in JSON tags; the fields of an embedded struct without
// a name count as fields of T. Each field is a text, a number, true or false, a type with a
// text or JSON form of its own, or a struct, a pointer, a slice or a map of such. The keys of a
// map are texts, or of a type with a text form. Bytes are a text in base64, as encoding/json
// writes them.
//
// null is a value that is not set, in a list too: there it is the zero value of an entry. A
// type with a text form of its own is given every text as it is, even "".
//
// It takes nothing that encoding/json would pass over in silence:
//
//   - ErrInvalid: a key that the record does not have (upper and lower case
//     differ); a byte order mark, text that is not UTF-8, an escape that is half
//     of a character; text after the document; a UUID in another form than its
//     usual one
//   - ErrDuplicate: a key that occurs twice; its first value counts
//   - ErrRequired: a document that is null; an entry of a list that should be an
//     object and is null or has no key
//
// It refuses cheaply what nobody wrote, with ErrRange: objects and lists nested more than
// MaxDepth deep, and more than MaxEntries entries of lists. After MaxErrors errors, and after
// the last entry allowed, it reads no further, says so in a last error about the whole value,
// and does not validate the record. In a document of less than 40 kB it stops sooner, after one
// error for every 40 bytes, but never before 50 errors: a person makes fewer. In a document of
// any size it stops after 50 errors once the entries of the lists take twelve times the memory
// of the document. The text of the error shows as many errors as that.
//
// The entries of long lists are validated as they are read, so that these limits hold for what
// can be read too. Decode calls their Validate or, if they have none, their ValidateEntry. An
// entry has a ValidateEntry if it cannot be validated alone: the method returns what is wrong
// with the entry, whatever record holds it.
//
// A document that is not JSON gives one error, with its line and column. An error of Validate
// without a place is about the whole value. The record holds what could be read, even if there
// are errors. There is one exception: a list that would take twelve times the memory of the
// document, and whose entries have 50 errors, is checked and not kept.
func Decode[T interface{ Validate() error }](data []byte) (T, error) {
	var record T
	if err := checkSyntax(data); err != nil {
		return record, err
	}
	document := reader{data: data, most: mostErrors(len(data))}
	if document.next() == 'n' {
		return record, At("", fmt.Errorf("the document is null: %w", ErrRequired))
	}
	document.into(reflect.ValueOf(&record).Elem())
	invalid := document.stopped()
	if invalid == nil {
		invalid = without(record.Validate(), &document.unread)
	}
	err := errors.Join(document.unread.asError(), invalid)
	if err == nil {
		return record, nil
	}
	return record, &tree{err: err, n: count(err), shown: document.most}
}

// FromVersion returns an error of Decode about a document that another version of a program wrote. If
// the document has keys that are not known, it says so first, with the first of them and both
// versions: a newer program knows more keys, and nothing is lost by leaving the document as it
// is. Keep the version of the program that writes a document beside it. Any other error is returned
// unchanged, and so is one of the same version or of a version that is not known.
func FromVersion(err error, written, known string) error {
	if written == "" || written == known {
		return err
	}
	for e := range All(err) {
		if key, unknown := e.Err.(keyError); unknown && !key.twice {
			first := fmt.Errorf("the document is of version %s, and this is %s, which does not know the key %s: %w",
				Quote(written), Quote(known), e.Path, ErrInvalid)
			return At("", errors.Join(first, err))
		}
	}
	return err
}

// ruled reports whether an error wraps a rule of this package.
func ruled(err error) bool { return (&Error{Err: err}).Code() != "" }

// A foreign error was made by another module. Such errors often repeat what they found in full,
// however long it is, so only the beginning is shown.
type foreign struct{ err error }

// Error returns the beginning of the error.
func (f foreign) Error() string {
	shown, more := cut((&Error{Err: f.err}).message(), maxForeign)
	return shown + more
}

// Unwrap returns the error as it was made.
func (f foreign) Unwrap() error { return f.err }

// decodeValue reads a JSON value into v.
func decodeValue(data []byte, v reflect.Value) error {
	switch itself := v.Addr().Interface().(type) {
	case json.Unmarshaler:
		return itself.UnmarshalJSON(data)
	case encoding.TextUnmarshaler:
		return decodeText(data, itself)
	}
	if isBytes(v.Type()) && data[0] != '"' {
		return mistyped(data, "a text in base64")
	}
	return decodePlain(data, v)
}

// isBytes reports whether a type is a list of bytes, which are written as one text.
func isBytes(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8 && !reflect.PointerTo(t.Elem()).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// textOf returns the text that a JSON text says.
func textOf(data []byte) string {
	if bytes.IndexByte(data, '\\') < 0 {
		return string(data[1 : len(data)-1])
	}
	var text string
	_ = json.Unmarshal(data, &text)
	return text
}

// decodeText reads a JSON text into v.
func decodeText(data []byte, v encoding.TextUnmarshaler) error {
	if data[0] != '"' {
		return &typeError{jsonType(data), wantedText(data, v)}
	}
	text := data[1 : len(data)-1 : len(data)-1]
	if bytes.IndexByte(text, '\\') >= 0 {
		text = []byte(textOf(data))
	}
	return readText(text, v)
}

// readText reads a text into v. Of the ways to write a UUID it takes the one of RFC 9562 only,
// in small letters: package uuid would read others as the same.
func readText(text []byte, v encoding.TextUnmarshaler) error {
	id, isID := v.(*uuid.UUID)
	err := v.UnmarshalText(text)
	if isID && (err != nil || id.String() != string(text)) {
		*id = uuid.UUID{}
		return Malformed(string(text), "a UUID like "+uuidExample, uuidForm)
	}
	return err
}

// decodePlain reads a JSON value into v as encoding/json does.
func decodePlain(data []byte, v reflect.Value) error {
	whole := len(bytes.Trim(data, "-0123456789")) == 0
	number := v.CanFloat() || v.CanUint() && whole
	switch {
	case v.Kind() == reflect.String && data[0] == '"' && v.Type() != reflect.TypeFor[json.Number]():
		v.SetString(textOf(data))
		return nil
	case v.Kind() == reflect.Struct: // an object is read key by key
		return mistyped(data, wanted(v))
	case v.CanInt() && whole:
		n, err := strconv.ParseInt(string(data), 10, v.Type().Bits())
		if err != nil {
			return beyondHeld(data)
		}
		v.SetInt(n)
		return nil
	}
	err := json.Unmarshal(data, v.Addr().Interface())
	mismatch := (*json.UnmarshalTypeError)(nil)
	switch {
	case err != nil && isBytes(v.Type()):
		return fmt.Errorf("%s is not a text in base64: %w", Quote(textOf(data)), ErrInvalid)
	case !errors.As(err, &mismatch):
		return err
	case number && strings.IndexByte("-0123456789", data[0]) >= 0:
		return beyondHeld(data)
	}
	return mistyped(data, wanted(v))
}

// beyondHeld is the error for a number that is too large, or below 0 where that cannot be held.
func beyondHeld(data []byte) error {
	return fmt.Errorf("the number %.40s is beyond what can be held: %w", data, ErrRange)
}

// mistyped is the error for a JSON value of the wrong type.
func mistyped(data []byte, want string) error { return &typeError{jsonType(data), want} }

// A typeError says what JSON value was found where another was wanted.
type typeError struct{ found, want string }

// Error returns both.
func (t *typeError) Error() string { return string(t.appendTo(nil)) }

// appendTo adds that to a text.
func (t *typeError) appendTo(text []byte) []byte {
	text = append(append(text, "found "...), t.found...)
	text = append(append(text, ", wanted "...), t.want...)
	return append(append(text, ": "...), ErrInvalid.Error()...)
}

// wantedText returns what was wanted where a JSON value was found and not the text of a scalar.
// For a number it says in which form the scalar is written: the number in quotation marks, if
// that is it, and otherwise what the scalar says of such a text.
func wantedText(data []byte, scalar encoding.TextUnmarshaler) string {
	const wanted = "a text"
	if !strings.HasPrefix(jsonType(data), numberFound) || len(data) >= maxNumber {
		return wanted
	}
	err := readText(data, reflect.New(reflect.TypeOf(scalar).Elem()).Interface().(encoding.TextUnmarshaler))
	if err == nil {
		return wanted + ` like "` + string(data) + `"`
	}
	if _, form := (&Error{Err: err}).Mismatch(); form != "" {
		return wanted + ", " + form
	}
	return wanted
}

const (
	numberFound = "the number " // what a typeError found
	maxNumber   = 40            // how much of a number it shows, in bytes
)

// Unwrap returns the rule.
func (t *typeError) Unwrap() error { return ErrInvalid }

// jsonType names the type of a JSON value.
func jsonType(data []byte) string {
	switch data[0] {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case '"':
		return "a text"
	case 't', 'f':
		return "true or false"
	default:
		return numberFound + string(data[:min(len(data), maxNumber)])
	}
}

// wanted names the type of the JSON value that v is read from.
func wanted(v reflect.Value) string {
	switch v.Kind() {
	case reflect.String:
		return "a text"
	case reflect.Struct, reflect.Map:
		return "an object"
	case reflect.Slice:
		return "a list"
	case reflect.Bool:
		return "true or false"
	case reflect.Float32, reflect.Float64:
		return "a number"
	default:
		return "a whole number"
	}
}

// without returns the errors in err except those at or below a place that could not be read.
// A value with a duplicate was read, and an unknown key is not a place in the record.
func without(err error, others *trail) error {
	if err == nil {
		return nil
	}
	var unread places
	walk(place{}, others, true, func(below place, leaf Error) bool {
		if _, key := leaf.Err.(keyError); !key && !errors.Is(leaf.Err, ErrDuplicate) {
			unread.add(below.path, leaf.Path)
		}
		return true
	})
	if len(unread.ends) == 0 {
		return err
	}
	unread.sort()
	rest, path := &trail{}, []byte(nil)
	walk(place{}, err, true, func(below place, leaf Error) bool {
		path = join(append(path[:0], below.path...), leaf.Path)
		if !unread.cover(path) {
			if len(below.words) > 0 {
				leaf = *leaf.at(below)
			}
			rest.add(path, leaf.withoutPlace())
		}
		return true
	})
	return rest.asError()
}

// Places are paths, one after another in one text.
type places struct {
	text  []byte
	ends  []int32
	order []int32 // in which they are sorted
}

// add adds the place of a path below another.
func (p *places) add(below []byte, path string) {
	p.text = append(p.text, below...)
	if len(below) > 0 && path != "" && path[0] != '[' {
		p.text = append(p.text, '.')
	}
	p.text = append(p.text, path...)
	p.ends = append(p.ends, int32(len(p.text)))
}

// at returns place i.
func (p *places) at(i int32) []byte {
	if i == 0 {
		return p.text[:p.ends[0]]
	}
	return p.text[p.ends[i-1]:p.ends[i]]
}

// sort makes the places ready for cover.
func (p *places) sort() {
	p.order = make([]int32, len(p.ends))
	for i := range p.order {
		p.order[i] = int32(i)
	}
	slices.SortFunc(p.order, func(i, j int32) int { return bytes.Compare(p.at(i), p.at(j)) })
}

// cover reports whether a path is one of the places, or below one. The place "" is the whole value.
func (p *places) cover(path []byte) bool {
	if p.has(nil) || p.has(path) {
		return true
	}
	for i, c := range path {
		if (c == '.' || c == '[') && p.has(path[:i]) {
			return true
		}
	}
	return false
}

// has reports whether a path is one of the places.
func (p *places) has(path []byte) bool {
	_, found := slices.BinarySearchFunc(p.order, path, func(i int32, path []byte) int { return bytes.Compare(p.at(i), path) })
	return found
}
