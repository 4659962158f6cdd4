package field

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"
)

// Decode reads one record from its JSON form, strictly, and validates it. It
// returns every error at once, each at its place: first what could not be read,
// in the order of the document, then what does not hold, in the order of the
// fields, but for what is only wrong because it could not be read.
//
// T is a struct whose fields have names in JSON tags. Each field is a text, a
// whole number, true or false, a type with a text or JSON form of its own, or a
// struct, a pointer or a slice of such.
//
// It takes nothing that encoding/json would pass over in silence: a key that the
// record does not have (ErrInvalid; upper and lower case differ), a key that is
// there twice (ErrDuplicate; the first stands), text after the document, text
// that is not UTF-8, an escape that is half of a character, a UUID in another form
// than its usual one. null is a value that is not set, and no document
// (ErrRequired).
//
// A document that is not JSON gives one error, whose path is where it was seen:
// "line 3, column 11". The record holds what could be read, even if there are
// errors.
func Decode[T interface{ Validate() error }](data []byte) (T, error) {
	var record T
	if err := checkSyntax(data); err != nil {
		return record, err
	}
	document := reader{json.NewDecoder(bytes.NewReader(data)), data}
	if document.next() == 'n' {
		return record, At("", fmt.Errorf("the document is null: %w", ErrRequired))
	}
	unread := At("", document.into(reflect.ValueOf(&record).Elem()))
	return record, errors.Join(unread, without(record.Validate(), Errors(unread)))
}

// A reader reads a JSON document value by value. Its syntax has been checked.
type reader struct {
	*json.Decoder // of data
	data          []byte
}

// next returns what the next value begins with.
func (r reader) next() byte { return bytes.TrimLeft(r.data[r.InputOffset():], " \t\r\n,:")[0] }

// raw reads the next value as it stands.
func (r reader) raw() json.RawMessage {
	var value json.RawMessage
	_ = r.Decode(&value)
	return value
}

// into reads the next value into v, and returns every error in it.
func (r reader) into(v reflect.Value) error {
	if r.next() == 'n' {
		_ = r.raw() // null: not set
		return nil
	}
	switch itself := v.Addr().Interface().(type) {
	case json.Unmarshaler:
		return ruled(itself.UnmarshalJSON(r.raw()))
	case encoding.TextUnmarshaler:
		var text string
		if data := r.raw(); json.Unmarshal(data, &text) != nil {
			return mistyped(data, "a text")
		}
		return ruled(decodeText(text, itself))
	}
	switch kind := v.Kind(); {
	case kind == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return r.into(v.Elem())
	case kind == reflect.Struct && r.next() == '{':
		return r.object(v)
	case kind == reflect.Slice && r.next() == '[':
		return r.list(v)
	}
	return decodePlain(r.raw(), v)
}

// decodeText reads a text into v. Of the ways to write a UUID it takes the one of
// RFC 9562 only, in small letters: package uuid would read others as the same.
func decodeText(text string, v encoding.TextUnmarshaler) error {
	err := v.UnmarshalText([]byte(text))
	if id, ok := v.(*uuid.UUID); ok && (err != nil || id.String() != text) {
		*id = uuid.UUID{}
		return fmt.Errorf("%.60q is not a UUID like 0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01: %w", text, ErrInvalid)
	}
	return err
}

// object reads a JSON object into a struct, key by key.
func (r reader) object(v reflect.Value) error {
	fields, seen := fieldsOf(v), map[string]bool{}
	var errs []error
	_, _ = r.Token() // the brace
	for r.More() {
		token, _ := r.Token()
		key, _ := token.(string)
		field, known := fields[key]
		switch {
		case seen[key]:
			errs = append(errs, At(place(key), fmt.Errorf("the key is there already: %w", ErrDuplicate)))
			_ = r.raw()
		case !known:
			errs = append(errs, At(place(key), fmt.Errorf("there is no such key here: %w", ErrInvalid)))
			_ = r.raw()
		default:
			errs = append(errs, At(key, r.into(field)))
		}
		seen[key] = true
	}
	_, _ = r.Token()
	return errors.Join(errs...)
}

// list reads a JSON array into a slice, entry by entry.
func (r reader) list(v reflect.Value) error {
	v.Set(reflect.MakeSlice(v.Type(), 0, 0)) // an empty list is not null
	var errs []error
	_, _ = r.Token() // the bracket
	for i := 0; r.More(); i++ {
		entry := reflect.New(v.Type().Elem()).Elem()
		errs = append(errs, At(Index("", i), r.into(entry)))
		v.Set(reflect.Append(v, entry))
	}
	_, _ = r.Token()
	return errors.Join(errs...)
}

// decodePlain reads a JSON value into v as encoding/json does.
func decodePlain(data []byte, v reflect.Value) error {
	err := json.Unmarshal(data, v.Addr().Interface())
	var mismatch *json.UnmarshalTypeError
	switch {
	case !errors.As(err, &mismatch):
		return ruled(err)
	case v.CanInt() && len(bytes.Trim(data, "-0123456789")) == 0:
		return fmt.Errorf("the number %.40s is beyond what can be held: %w", data, ErrRange)
	}
	return mistyped(data, wanted(v))
}

// ruled returns an error that says which rule is broken: err, or err as invalid
// if the type it comes from has other rules than those of this module.
func ruled(err error) error {
	rules := []error{ErrRequired, ErrInvalid, ErrDuplicate, ErrNotFound, ErrOrder, ErrOverlap, ErrRange, ErrSum}
	if err == nil || slices.ContainsFunc(rules, func(rule error) bool { return errors.Is(err, rule) }) {
		return err
	}
	return fmt.Errorf("%w: %w", err, ErrInvalid)
}

// place returns a key as it stands in a path: in quotation marks unless it is a
// short plain name, so that it is not taken for the place of another value.
func place(key string) string {
	plain := func(r rune) bool { return r == '_' || r == '-' || r < utf8.RuneSelf && alphanumeric(byte(r)) }
	if key == "" || len(key) > MaxID || strings.TrimFunc(key, plain) != "" {
		return fmt.Sprintf("%.60q", key)
	}
	return key
}

// fieldsOf returns the fields of a struct by their JSON names.
func fieldsOf(v reflect.Value) map[string]reflect.Value {
	fields := make(map[string]reflect.Value, v.NumField())
	for i := range v.NumField() {
		field := v.Type().Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name != "" && name != "-" && field.IsExported() {
			fields[name] = v.Field(i)
		}
	}
	return fields
}

// mistyped is the error for a JSON value of the wrong type.
func mistyped(data []byte, want string) error {
	return fmt.Errorf("found %s, wanted %s: %w", jsonType(data), want, ErrInvalid)
}

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
		return fmt.Sprintf("the number %.40s", data)
	}
}

// wanted names the type of the JSON value that v is read from.
func wanted(v reflect.Value) string {
	switch v.Kind() {
	case reflect.String:
		return "a text"
	case reflect.Struct:
		return "an object"
	case reflect.Slice:
		return "a list"
	case reflect.Bool:
		return "true or false"
	default:
		return "a whole number"
	}
}

// without returns the errors in err but for those at a place, or below one, that
// could not be read. What stands there twice has been read.
func without(err error, others []*Error) error {
	unread := make(map[string]bool, len(others))
	for _, other := range others {
		unread[other.Path] = unread[other.Path] || !errors.Is(other, ErrDuplicate)
	}
	if unread[""] {
		return nil
	}
	rest := slices.DeleteFunc(flat(err), func(e error) bool {
		found, ok := e.(*Error)
		return ok && within(unread, found.Path)
	})
	return errors.Join(rest...)
}

// within reports whether a path, or one that it is below, is among paths.
func within(paths map[string]bool, path string) bool {
	for i := range path {
		if (path[i] == '.' || path[i] == '[') && paths[path[:i]] {
			return true
		}
	}
	return paths[path]
}
