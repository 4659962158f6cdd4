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

// Decode reads one record from its JSON form, strictly, and validates it. It returns
// every error at once, each at its place: first what could not be read, in the order of
// the document, then what Validate finds, in the order of the fields, without what is
// only wrong because it could not be read.
//
// T is a struct whose fields have names in JSON tags; those of an embedded struct without a
// name are its own. Each field is a text, a number, true or false, a type with a text or
// JSON form of its own, or a struct, a pointer, a slice or a map of such. The keys of a map
// are texts, or of a type with a text form. Bytes are a text in base64, as encoding/json writes them.
//
// null is a value that is not set, in a list too: there it is the zero value of an
// entry. A text, even "", goes to a type with a text form of its own as it is.
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
// MaxDepth deep, and more than MaxEntries entries of lists. After MaxErrors errors, and
// after the last entry allowed, it reads no further, says so in a last error about the
// whole value, and does not validate the record. In a document of less than 40 kB it
// stops sooner, after one error for every 40 bytes, but never before 50 errors: a person
// makes fewer. Once the entries of its lists take twelve times its own memory, 50 errors are
// enough in any document. The text of the error shows as many. The entries of long lists are
// validated as they are read, if they have a Validate of their own, so that these limits
// hold for what can be read too.
//
// A document that is not JSON gives one error, with its line and column. An error of
// Validate without a place is about the whole value. The record holds what could be
// read, even if there are errors.
func Decode[T interface{ Validate() error }](data []byte) (T, error) {
	var record T
	if err := checkSyntax(data); err != nil {
		return record, err
	}
	document := reader{data: data, most: mostErrors(len(data)), types: map[reflect.Type]keyed{}}
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

// fewestErrors is how many errors of a document are always told: a person makes fewer.
const fewestErrors = 50

// mostErrors returns how many errors end the reading of a document with so many bytes: one for
// every 40 bytes, but at least fewestErrors and at most MaxErrors.
func mostErrors(size int) int { return min(max(size/40, fewestErrors), MaxErrors) }

// A reader reads a JSON document value by value. Its syntax has been checked.
type reader struct {
	data    []byte
	at      int                    // how much of it has been read
	path    []byte                 // where that is
	most    int                    // how many errors are enough to read no further
	entries int                    // how many entries of lists were read
	taken   int                    // how many bytes of memory they take
	unread  trail                  // what could not be read
	bad     trail                  // what does not hold in entries of lists
	types   map[reflect.Type]keyed // the structs that it met
}

// full reports whether enough was found to refuse the document without reading on.
func (r *reader) full() bool {
	found := r.found()
	return found >= r.most || found >= fewestErrors && r.taken > r.plenty() || r.entries > MaxEntries
}

// found returns how many errors there are so far, of the kind of which there are more.
func (r *reader) found() int { return max(r.unread.n, r.bad.n) }

// plenty is how much memory the entries of a document with many errors may take.
func (r *reader) plenty() int { return 12 * len(r.data) }

// stopped returns nil if the document was read to its end. If not, it returns what does not
// hold in the entries that were read, and why the reader stopped.
func (r *reader) stopped() error {
	why := grouped(min(r.most, r.found())) + " errors or more"
	switch {
	case !r.full():
		return nil
	case r.entries > MaxEntries:
		why = "more than " + grouped(MaxEntries) + " entries of lists"
	}
	return errors.Join(r.bad.asError(), fmt.Errorf("%s, the rest was not read: %w", why, ErrRange))
}

// report adds the errors in err at the place where the reader is. An error that wraps no rule
// of this package gets ErrInvalid.
func (r *reader) report(err error) {
	if err == nil {
		return
	}
	if !placed(err) && ruled(err) {
		r.unread.add(r.path, err)
		return
	}
	for e := range All(At("", err)) {
		if e.Code() == "" {
			e.Err = fmt.Errorf("%w: %w", foreign{e.Err}, ErrInvalid)
		}
		r.unread.add(r.path, e)
	}
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

// next returns what the next value, key or end of an object or list begins with.
func (r *reader) next() byte {
	for {
		switch c := r.data[r.at]; c {
		case ' ', '\t', '\r', '\n', ',', ':':
			r.at++
		default:
			return c
		}
	}
}

// raw reads the next value as it stands.
func (r *reader) raw() []byte {
	r.next()
	start := r.at
	for depth := 0; ; {
		switch r.data[r.at] {
		case '{', '[':
			depth++
			r.at++
		case '}', ']':
			depth--
			r.at++
		case '"':
			r.at = textEnd(r.data, r.at)
		default:
			r.at = wordEnd(r.data, r.at)
		}
		if depth == 0 {
			return r.data[start:r.at:r.at]
		}
		r.next()
	}
}

// wordEnd returns the place after the number or word that begins at i.
func wordEnd(data []byte, i int) int {
	if end := bytes.IndexAny(data[i:], " \t\r\n,:]}"); end >= 0 {
		return i + end
	}
	return len(data)
}

// into reads the next value into v.
func (r *reader) into(v reflect.Value) {
	next := r.next()
	itself := v.Addr().Interface()
	own, hasOwn := itself.(json.Unmarshaler)
	text, hasText := itself.(encoding.TextUnmarshaler)
	switch kind := v.Kind(); {
	case next == 'n':
		if kind == reflect.Struct && !hasOwn && !hasText {
			r.reportEmpty()
		}
		r.raw() // not set
	case hasOwn:
		r.report(own.UnmarshalJSON(r.raw()))
	case hasText:
		r.report(decodeText(r.raw(), text))
	case kind == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		r.into(v.Elem())
	case kind == reflect.Struct && next == '{':
		r.object(v)
	case isBytes(v.Type()) && next != '"':
		r.report(mistyped(r.raw(), "a text in base64"))
	case kind == reflect.Slice && next == '[':
		r.list(v)
	case kind == reflect.Map && next == '{' && namedByText(v.Type().Key()):
		r.mapping(v)
	default:
		r.report(decodePlain(r.raw(), v))
	}
}

// isBytes reports whether a type is a list of bytes, which are written as one text.
func isBytes(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8 && !reflect.PointerTo(t.Elem()).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// reportEmpty adds the error for a record that says nothing, if it is an entry of a list. Then
// its path ends in a bracket.
func (r *reader) reportEmpty() {
	if len(r.path) > 0 && r.path[len(r.path)-1] == ']' {
		r.report(emptyError{})
	}
}

// An emptyError is about an entry of a list that says nothing.
type emptyError struct{}

// Error returns what is wrong with the entry.
func (e emptyError) Error() string { return string(e.appendTo(nil)) }

// appendTo adds that to a text.
func (emptyError) appendTo(text []byte) []byte {
	return append(append(text, "an entry that says nothing: "...), ErrRequired.Error()...)
}

// Unwrap returns the rule.
func (emptyError) Unwrap() error { return ErrRequired }

// A keyError is about a key that the record does not have, or that it has already.
type keyError struct{ twice bool }

// Error returns what is wrong with the key.
func (k keyError) Error() string { return string(k.appendTo(nil)) }

// appendTo adds that to a text.
func (k keyError) appendTo(text []byte) []byte {
	if k.twice {
		return append(append(text, ErrDuplicate.Error()...), " key"...)
	}
	return append(append(text, "unknown key: "...), ErrInvalid.Error()...)
}

// Unwrap returns the rule.
func (k keyError) Unwrap() error {
	if k.twice {
		return ErrDuplicate
	}
	return ErrInvalid
}

// object reads a JSON object into a struct, key by key.
func (r *reader) object(v reflect.Value) {
	fields, here := r.keys(v.Type()), len(r.path)
	seen, strange := make([]bool, v.NumField()+len(fields.embedded)), map[string]bool{}
	r.at++ // the brace
	if r.next() == '}' {
		r.reportEmpty()
	}
	for !r.full() && r.next() != '}' {
		name := textOf(r.raw())
		key, known := fields.places[name]
		r.path = join(r.path, Key(name))
		switch {
		case known && seen[key] || strange[name]:
			r.report(keyError{twice: true})
			r.raw()
		case known:
			seen[key] = true
			r.into(fields.in(v, key))
		default:
			strange[name] = true
			r.report(keyError{})
			r.raw()
		}
		r.path = r.path[:here]
	}
	r.at++
}

// namedByText reports whether the keys of a map of a type are read from the names of an object.
func namedByText(key reflect.Type) bool {
	return key.Kind() == reflect.String || reflect.PointerTo(key).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// mapping reads a JSON object into a map, key by key. Its keys count as entries of a list.
func (r *reader) mapping(v reflect.Value) {
	t, here := v.Type(), len(r.path)
	v.Set(reflect.MakeMap(t))
	seen := map[string]bool{}
	r.at++ // the brace
	for !r.full() && r.next() != '}' {
		if r.entries++; r.full() {
			return
		}
		r.taken += int(t.Key().Size() + t.Elem().Size())
		name := textOf(r.raw())
		r.path = join(r.path, Key(name))
		key, value, unread := reflect.New(t.Key()), reflect.New(t.Elem()).Elem(), r.unread.n
		if seen[name] {
			r.report(keyError{twice: true})
		} else if text, ok := key.Interface().(encoding.TextUnmarshaler); ok {
			r.report(readText([]byte(name), text))
		} else {
			key.Elem().SetString(name)
		}
		seen[name] = true
		if r.unread.n > unread {
			r.raw()
		} else {
			r.into(value)
			v.SetMapIndex(key.Elem(), value)
		}
		r.path = r.path[:here]
	}
	r.at++
}

// list reads a JSON array into a slice, entry by entry.
func (r *reader) list(v reflect.Value) {
	here, n := len(r.path), 0
	r.at++ // the bracket
	if r.next() == ']' {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0)) // an empty list is not null
	}
	record := isRecord(v.Type().Elem())
	for ; !r.full() && r.next() != ']'; n++ {
		if r.entries++; r.full() {
			return
		}
		r.path = append(strconv.AppendInt(append(r.path, '['), int64(n), 10), ']')
		if record && r.saysNothing() {
			r.reportEmpty() // it takes memory only if something follows that says more
			r.raw()
		} else {
			if n >= v.Cap() {
				v.Grow(n - v.Len() + r.room(n, int(v.Type().Elem().Size())))
			}
			r.extend(v, n+1)
			r.entry(v, n)
		}
		r.path = r.path[:here]
	}
	if !r.full() {
		v.Grow(n - v.Len())
		r.extend(v, n)
	}
	r.at++
}

// entry reads the next value into entry i of a list, and validates it if it is time to.
func (r *reader) entry(v reflect.Value, i int) {
	unread, bad := r.unread.n, r.bad.n
	r.into(v.Index(i))
	if r.sifts(i) && r.unread.n == unread && r.bad.n == bad {
		r.sift(v.Index(i))
	}
}

// extend makes a list n entries long, for which it has the memory.
func (r *reader) extend(v reflect.Value, n int) {
	r.taken += (n - v.Len()) * int(v.Type().Elem().Size())
	v.SetLen(n)
}

// isRecord reports whether a type is read key by key from an object.
func isRecord(t reflect.Type) bool {
	pointer := reflect.PointerTo(t)
	return t.Kind() == reflect.Struct && !pointer.Implements(reflect.TypeFor[json.Unmarshaler]()) &&
		!pointer.Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// saysNothing reports whether the next value is null or an object without a key.
func (r *reader) saysNothing() bool {
	switch r.next() {
	case 'n':
		return true
	case '{':
		return bytes.HasPrefix(bytes.TrimLeft(r.data[r.at+1:], " \t\r\n"), []byte("}"))
	}
	return false
}

// room returns for how many more entries of a size to take memory when i of a list have been
// read. That is for all that are left. But a list that is long, or whose entries are large, may
// be full of bad ones: at first it is for only as many as would end the reading, and then for
// as many again.
func (r *reader) room(i, size int) int {
	all, errors, plenty := r.left(MaxEntries), r.most+r.unsifted()+1, r.plenty()/max(size, 1)
	switch {
	case i > 0 && all > 2*plenty:
		return min(all, max(i, plenty))
	case i == 0 && (all > 2*errors || all > 2*plenty):
		return min(all, errors, max(plenty, fewestErrors/2)+1)
	}
	return all
}

// left counts the entries of the list from the one at which the reader is, and stops at most.
func (r *reader) left(most int) int {
	n, depth := 1, 0
	for at := r.at; n < most && depth >= 0; at++ {
		switch r.data[at] {
		case '"':
			at = textEnd(r.data, at) - 1
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case ',':
			if depth == 0 {
				n++
			}
		}
	}
	return n
}

// sifts reports whether entry i of a list is validated as soon as it is read. That is so when
// many entries were read before it, in the list or in all lists of a small document, or when
// they take much memory.
func (r *reader) sifts(i int) bool {
	return i >= r.most || r.taken > r.plenty()/2 || r.most < MaxErrors && r.entries > r.unsifted()
}

// unsifted is how many entries of a small document are read before any is validated, and how
// many of a large one may be read beyond those that would end the reading.
func (r *reader) unsifted() int {
	if r.most < MaxErrors {
		return r.most / 8
	}
	return r.most / 4
}

// sift adds what does not hold in an entry of a list by itself.
func (r *reader) sift(entry reflect.Value) {
	if record, ok := entry.Addr().Interface().(interface{ Validate() error }); ok {
		if err := record.Validate(); err != nil {
			r.bad.add(r.path, err)
		}
	}
}

// A keyed struct is its fields by their JSON names: places of its own fields, and beyond those of
// the fields of structs that are embedded in it.
type keyed struct {
	places   map[string]int
	embedded [][]int
}

// keys returns the fields of a struct, once found.
func (r *reader) keys(t reflect.Type) keyed {
	fields, met := r.types[t]
	if !met {
		fields = fieldsOf(t)
		r.types[t] = fields
	}
	return fields
}

// in returns the field of a struct at a place, with the memory for what it is embedded in.
func (k keyed) in(v reflect.Value, place int) reflect.Value {
	own := v.NumField()
	if place < own {
		return v.Field(place)
	}
	for _, i := range k.embedded[place-own] {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

// fieldsOf returns the fields of a struct by their JSON names, and those of the structs that are
// embedded in it. Of several with one name it has the first that is embedded least deeply.
func fieldsOf(t reflect.Type) keyed {
	all := keyed{places: make(map[string]int, t.NumField())}
	for i := range t.NumField() {
		if key := keyOf(t.Field(i)); key != "" {
			all.places[key] = i
		}
	}
	met := []reflect.Type{t}
	for level := innerOf(t, nil); len(level) > 0; level = level[1:] {
		inner := indirect(t.FieldByIndex(level[0]).Type)
		if slices.Contains(met, inner) {
			continue
		}
		met = append(met, inner)
		for i := range inner.NumField() {
			key := keyOf(inner.Field(i))
			if _, twice := all.places[key]; key != "" && !twice {
				all.places[key] = t.NumField() + len(all.embedded)
				all.embedded = append(all.embedded, append(slices.Clone(level[0]), i))
			}
		}
		level = append(level, innerOf(inner, level[0])...)
	}
	return all
}

// innerOf returns where the structs are whose fields are those of a struct that is at a place.
func innerOf(t reflect.Type, at []int) (all [][]int) {
	for i := range t.NumField() {
		f := t.Field(i)
		settable := f.IsExported() || f.Type.Kind() != reflect.Pointer
		if f.Anonymous && settable && f.Tag.Get("json") == "" && isRecord(indirect(f.Type)) {
			all = append(all, append(slices.Clone(at), i))
		}
	}
	return all
}

// indirect returns what a type points to, or the type if it is no pointer.
func indirect(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// keyOf returns the key that a field of a struct has in JSON, and "" if it has none.
func keyOf(field reflect.StructField) string {
	key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	if key == "-" || !field.IsExported() {
		return ""
	}
	return key
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
		return &typeError{jsonType(data), "a text", reflect.TypeOf(v).Elem()}
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
func mistyped(data []byte, want string) error { return &typeError{found: jsonType(data), want: want} }

// A typeError says what JSON value was found where another was wanted.
type typeError struct {
	found, want string
	scalar      reflect.Type // what the text is the form of; nil if it may be any
}

// Error returns both.
func (t *typeError) Error() string { return string(t.appendTo(nil)) }

// appendTo adds that to a text.
func (t *typeError) appendTo(text []byte) []byte {
	text = append(append(text, "found "...), t.found...)
	text = append(append(text, ", wanted "...), t.want...)
	text = append(text, t.form()...)
	return append(append(text, ": "...), ErrInvalid.Error()...)
}

// form returns, for a number where the text of a scalar was wanted, in which form the scalar is
// written: the number in quotation marks, if that is it, and otherwise what the scalar says of
// such a text.
func (t *typeError) form() string {
	number, isNumber := strings.CutPrefix(t.found, numberFound)
	if t.scalar == nil || !isNumber || len(number) >= maxNumber {
		return ""
	}
	err := readText([]byte(number), reflect.New(t.scalar).Interface().(encoding.TextUnmarshaler))
	if err == nil {
		return ` like "` + number + `"`
	}
	if _, wanted := (&Error{Err: err}).Mismatch(); wanted != "" {
		return ", " + wanted
	}
	return ""
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
	unread := map[string]bool{}
	walk(place{}, others, true, func(below place, leaf Error) bool {
		if _, key := leaf.Err.(keyError); !key && !errors.Is(leaf.Err, ErrDuplicate) {
			unread[leaf.at(below).Path] = true
		}
		return true
	})
	if len(unread) == 0 {
		return err
	}
	if unread[""] {
		return nil
	}
	rest := &trail{}
	walk(place{}, err, true, func(below place, leaf Error) bool {
		if found := leaf.at(below); !within(unread, found.Path) {
			rest.add([]byte(found.Path), found.withoutPlace())
		}
		return true
	})
	return rest.asError()
}

// within reports whether a path is one of paths, or below one.
func within(paths map[string]bool, path string) bool {
	for i := range path {
		if (path[i] == '.' || path[i] == '[') && paths[path[:i]] {
			return true
		}
	}
	return paths[path]
}
