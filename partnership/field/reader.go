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
)

// fewestErrors is how many errors of a document are always told: a person makes fewer.
const fewestErrors = 50

// mostErrors returns how many errors end the reading of a document with so many bytes: one for
// every 40 bytes, but at least fewestErrors and at most MaxErrors.
func mostErrors(size int) int { return min(max(size/40, fewestErrors), MaxErrors) }

// A reader reads a JSON document value by value. Its syntax has been checked.
type reader struct {
	data    []byte
	at      int       // how much of it has been read
	path    []byte    // where that is
	most    int       // how many errors are enough to read no further
	entries int       // how many entries of lists were read
	taken   int       // how many bytes of memory they take
	unread  trail     // what could not be read
	bad     trail     // what does not hold in entries of lists
	tries   bool      // whether it is in a list that was tried, or is being tried
	refuses bool      // whether a list that was tried is enough to refuse the document
	types   []keyed   // the structs that it met
	seen    []bool    // of each object that it is in, which keys it met
	failed  []failure // the last values that could not be read
}

// A failure is a value that could not be read. The same value often comes again.
type failure struct {
	t   reflect.Type // what it was read as
	raw []byte
	err error
}

// maxFailures is how many failures a reader remembers.
const maxFailures = 4

// full reports whether enough was found to refuse the document without reading on.
func (r *reader) full() bool {
	found := r.found()
	return r.refuses || found >= r.most || found >= fewestErrors && r.taken > r.plenty() || r.entries > MaxEntries
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
	_, hasOwn := itself.(json.Unmarshaler)
	_, hasText := itself.(encoding.TextUnmarshaler)
	switch kind := v.Kind(); {
	case next == 'n':
		if kind == reflect.Struct && !hasOwn && !hasText {
			r.reportEmpty()
		}
		r.raw() // not set
	case hasOwn || hasText:
		r.value(v)
	case kind == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		r.into(v.Elem())
	case kind == reflect.Struct && next == '{':
		r.object(v)
	case kind == reflect.Slice && next == '[' && !isBytes(v.Type()):
		r.list(v)
	case kind == reflect.Map && next == '{' && namedByText(v.Type().Key()):
		r.mapping(v)
	default:
		r.value(v)
	}
}

// value reads the next value into v as a whole. A value that could not be read before is not
// tried again: the error is the same.
func (r *reader) value(v reflect.Value) {
	raw, t := r.raw(), v.Type()
	for _, f := range r.failed {
		if f.t == t && bytes.Equal(f.raw, raw) {
			r.report(f.err)
			return
		}
	}
	err := decodeValue(raw, v)
	if err == nil {
		return
	}
	r.report(err)
	if len(r.failed) == maxFailures {
		r.failed = append(r.failed[:0], r.failed[1:]...)
	}
	r.failed = append(r.failed, failure{t, raw, err})
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
	fields, here, met := r.keys(v.Type()), len(r.path), len(r.seen)
	r.seen = append(r.seen, make([]bool, len(fields.names))...)
	var strange []string
	r.at++ // the brace
	if r.next() == '}' {
		r.reportEmpty()
	}
	for !r.full() && r.next() != '}' {
		raw := r.raw()
		key := fields.find(raw)
		if key >= 0 {
			r.path = join(r.path, fields.names[key])
			r.known(fields.in(v, key), met+key)
		} else {
			name := textOf(raw)
			r.path = join(r.path, Key(name))
			r.report(keyError{twice: slices.Contains(strange, name)})
			r.raw()
			strange = append(strange, name) // at most one for each error
		}
		r.path = r.path[:here]
	}
	r.seen = r.seen[:met]
	r.at++
}

// known reads the next value into the field with a key that the struct has, unless the key was
// met before.
func (r *reader) known(v reflect.Value, key int) {
	if r.seen[key] {
		r.report(keyError{twice: true})
		r.raw()
		return
	}
	r.seen[key] = true
	r.into(v)
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

// list reads a JSON array into a slice. If the entries would take much more memory than the
// document, it tries them first, and takes that memory only if they are not bad enough. One entry
// is not tried: that would take as much.
func (r *reader) list(v reflect.Value) {
	entry, count := v.Type().Elem(), r.count()
	if count == 1 || r.tries || r.taken+count*int(entry.Size()) <= r.plenty() {
		r.fill(v, count)
		return
	}
	r.tries = true
	if !r.refuse(entry) {
		r.fill(v, count)
	}
	r.tries = false
}

// fill reads a JSON array into a slice, entry by entry. It has count entries.
func (r *reader) fill(v reflect.Value, count int) {
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
				v.Grow(r.room(n, count) - v.Len())
			}
			r.extend(v, n+1)
			r.entry(v.Index(n), r.sifts(n))
		}
		r.path = r.path[:here]
	}
	if !r.full() {
		v.Grow(n - v.Len())
		r.extend(v, n)
	}
	r.at++
}

// refuse reads and validates the entries of a JSON array one after another in the memory of one,
// and reports whether there are enough errors to refuse the document. If not, the reader is where
// it was before.
func (r *reader) refuse(entry reflect.Type) bool {
	before := r.bookmark()
	v, here := reflect.New(entry).Elem(), len(r.path)
	r.at++ // the bracket
	for i := int64(0); !r.full() && r.next() != ']'; i++ {
		if r.entries++; r.full() {
			break
		}
		r.path = append(strconv.AppendInt(append(r.path, '['), i, 10), ']')
		v.SetZero()
		if isRecord(entry) && r.saysNothing() {
			r.reportEmpty()
			r.raw()
		} else {
			r.entry(v, true)
		}
		r.path = r.path[:here]
	}
	if r.refuses = r.full() || r.found() >= fewestErrors; !r.refuses {
		r.at, r.entries, r.taken, r.unread, r.bad = before.at, before.entries, before.taken, before.unread, before.bad
	}
	return r.refuses
}

// bookmark returns a copy of the reader that reading on does not change.
func (r *reader) bookmark() reader {
	mark := *r
	mark.unread.last, mark.bad.last = slices.Clone(r.unread.last), slices.Clone(r.bad.last)
	return mark
}

// entry reads the next value into v, an entry of a list, and validates it if it is time to.
func (r *reader) entry(v reflect.Value, sift bool) {
	unread, bad := len(r.unread.found), r.bad.n
	r.into(v)
	if sift && r.bad.n == bad && !slices.ContainsFunc(r.unread.found[unread:], isUnread) {
		r.sift(v)
	}
}

// isUnread reports whether an error says that a value of a record could not be read. One about a
// key does not.
func isUnread(e placedError) bool {
	_, key := e.err.(keyError)
	return !key
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

// room returns for how many entries in all to take memory when i of a list of count have been
// read. A long list may be full of bad ones: at first it has room for only as many as would end
// the reading.
func (r *reader) room(i, count int) int {
	if errors := r.most + r.unsifted() + 1; i == 0 && !r.tries && count > 2*errors {
		return errors
	}
	return count
}

// count counts the entries of the list that is next, and stops at MaxEntries.
func (r *reader) count() int {
	n, depth := 1, 0
	for at := r.at + 1; n < MaxEntries && depth >= 0; at++ {
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
	var err error
	switch record := entry.Addr().Interface().(type) {
	case interface{ Validate() error }:
		err = record.Validate()
	case interface{ ValidateEntry() error }:
		err = record.ValidateEntry()
	}
	if err != nil {
		r.bad.add(r.path, err)
	}
}

// A keyed struct is its fields by their JSON names: first its own fields, in their order, and
// then those of the structs that are embedded in it.
type keyed struct {
	t        reflect.Type
	names    []string // "" for a field that is not read
	embedded [][]int  // where each of the fields is that are not its own
}

// keys returns the fields of a struct, once found.
func (r *reader) keys(t reflect.Type) keyed {
	for _, fields := range r.types {
		if fields.t == t {
			return fields
		}
	}
	fields := fieldsOf(t)
	r.types = append(r.types, fields)
	return fields
}

// find returns which field has the name that a JSON text says, and -1 if none has.
func (k keyed) find(raw []byte) int {
	name := raw[1 : len(raw)-1]
	if bytes.IndexByte(name, '\\') >= 0 {
		name = []byte(textOf(raw))
	}
	if len(name) == 0 {
		return -1
	}
	return slices.IndexFunc(k.names, func(known string) bool { return known == string(name) })
}

// in returns a field of a struct, with the memory for what it is embedded in.
func (k keyed) in(v reflect.Value, key int) reflect.Value {
	own := v.NumField()
	if key < own {
		return v.Field(key)
	}
	for _, i := range k.embedded[key-own] {
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
	all := keyed{t: t, names: make([]string, t.NumField())}
	for i := range all.names {
		all.names[i] = keyOf(t.Field(i))
	}
	met := []reflect.Type{t}
	for level := innerOf(t, nil); len(level) > 0; level = level[1:] {
		inner := indirect(t.FieldByIndex(level[0]).Type)
		if slices.Contains(met, inner) {
			continue
		}
		met = append(met, inner)
		for i := range inner.NumField() {
			if key := keyOf(inner.Field(i)); key != "" && !slices.Contains(all.names, key) {
				all.names = append(all.names, key)
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
