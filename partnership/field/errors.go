package field

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// MaxErrors is how many errors the text of an error shows at most, before it says how
// many more there are. After so many Each checks no further, and Decode reads no further;
// in a small document Decode stops sooner.
const MaxErrors = 1000

// Error is an error and the place of the value that it is about.
//
// Path is the way to the value in the names of its JSON form, with the places
// of list entries counted from 0: "members[1].org". A key that is not a short plain
// name stands in quotation marks. Line and Column are counted from 1.
type Error struct {
	Path   string // where, such as "members[1].org"; "" is the whole value
	Err    error  // what was found there, and which rule it breaks
	Line   int    // where a document is not JSON; 0 in every other error
	Column int    // and where in the line, in characters; 0 in every other error
}

// Error returns the path, the line and column if they are set, and the error,
// with colons between. An Error whose Err is nil says that no error is set.
func (e *Error) Error() string { return string(e.append(nil, place{})) }

// append adds the text of the error to another, as it is below a place.
func (e Error) append(text []byte, below place) []byte {
	start := len(text)
	text = append(text, below.path...)
	if len(text) > start && e.Path != "" && e.Path[0] != '[' {
		text = append(text, '.')
	}
	text = append(text, e.Path...)
	if len(text) > start {
		text = append(text, ": "...)
	}
	if e.Line > 0 {
		text = fmt.Appendf(text, "line %d, column %d: ", e.Line, e.Column)
	}
	text = append(text, below.words...)
	if e.Err == nil {
		return append(text, e.message()...)
	}
	return appendError(text, e.Err)
}

// appendError adds what an error says to a text.
func appendError(text []byte, err error) []byte {
	if b, ok := err.(brief); ok {
		return b.appendTo(text)
	}
	return append(text, err.Error()...)
}

// A brief error can add its text to another without making a string first. The errors that
// Decode may find very often are brief.
type brief interface{ appendTo(text []byte) []byte }

// message returns what the error says without its place.
func (e Error) message() string {
	if e.Err == nil {
		return "no error is set"
	}
	return e.Err.Error()
}

// Unwrap returns the error without its place.
func (e *Error) Unwrap() error { return e.Err }

// Code returns the code of the rule that is broken: see the package comment. It is
// "" if the error wraps no rule of this package.
func (e *Error) Code() string {
	for _, rule := range rules() {
		if errors.Is(e.Err, rule.err) {
			return rule.code
		}
	}
	return ""
}

// MarshalJSON returns the error as a program shows it to the person who wrote the
// document: path, pointer, code, message, and line and column if they are set.
func (e *Error) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Path    string `json:"path"`
		Pointer string `json:"pointer"`
		Code    string `json:"code"`
		Message string `json:"message"`
		Line    int    `json:"line,omitzero"`
		Column  int    `json:"column,omitzero"`
	}{e.Path, e.Pointer(), e.Code(), e.message(), e.Line, e.Column})
}

// A tree puts a path in front of the paths of errors, and words in front of their texts. The
// full paths and texts are only made when somebody asks for them.
type tree struct {
	path, words string
	err         error
	n           int // how many errors there are in err
	shown       int // how many of them its text shows; 0: MaxErrors
}

// A list holds errors of entries of the list at a path. It keeps them in blocks, because one
// slice would be copied again and again as it grows.
type list struct {
	path   string
	blocks [][]entryError
	n      int // how many errors there are in it
}

// An entryError is an error of entry i of a list. Where the entries after it break the same rule
// and nothing more is said of them, it is the error of more of them.
type entryError struct {
	i, more int32
	err     error
}

// add returns the list, which is made if there is none yet, with the error of entry i.
func (l *list) add(path string, i int, err error) *list {
	if l == nil {
		l = &list{path: path}
	}
	l.n += count(err)
	last := len(l.blocks) - 1
	if last >= 0 {
		end := &l.blocks[last][len(l.blocks[last])-1]
		if int(end.i+end.more)+1 == i && isRule(err) && isRule(end.err) && err == end.err {
			end.more++
			return l
		}
	}
	if last < 0 || len(l.blocks[last]) == cap(l.blocks[last]) {
		size := 1 // many lists have one bad entry
		if last >= 0 {
			size = min(max(2*cap(l.blocks[last]), 4), 64)
		}
		l.blocks, last = append(l.blocks, make([]entryError, 0, size)), last+1
	}
	l.blocks[last] = append(l.blocks[last], entryError{i: int32(i), err: err})
	return l
}

// asError returns the list, or nil if there is no error in it.
func (l *list) asError() error {
	if l == nil {
		return nil
	}
	return l
}

// Error returns what the tree around the list says.
func (l *list) Error() string { return (&tree{err: l, n: l.n}).Error() }

// As gives errors.As the first error with its full path.
func (l *list) As(target any) bool { return asFirst(l, target) }

// Unwrap returns the same without the path in front.
func (l *list) Unwrap() error { return (*entryErrors)(l) }

// The entryErrors of a list are its errors for errors.Is.
type entryErrors list

// Error returns what the list says.
func (l *entryErrors) Error() string { return (*list)(l).Error() }

// Unwrap returns the errors without their places.
func (l *entryErrors) Unwrap() []error {
	all := make([]error, 0, l.n)
	for _, block := range l.blocks {
		for _, e := range block {
			for range 1 + e.more {
				all = append(all, e.err)
			}
		}
	}
	return all
}

// walk visits each error in the list, as the function walk does.
func (l *list) walk(below place, visit func(place, Error) bool) bool {
	path := slices.Grow(join(below.path, l.path), len("[100000]."))
	for _, block := range l.blocks {
		for _, e := range block {
			for i := e.i; i <= e.i+e.more; i++ {
				in := place{append(strconv.AppendInt(append(path, '['), int64(i), 10), ']'), below.words}
				if !walk(in, e.err, true, visit) {
					return false
				}
			}
		}
	}
	return true
}

// A trail holds errors with their places, in the order of the document. Places that follow one
// another often begin alike, so it keeps only the part of each that differs from the one before.
type trail struct {
	found []placedError
	ends  []byte // the part of each place that differs from the one before
	last  []byte // the place of the last error
	n     int    // how many errors there are in it
}

// A placedError is an error of a trail. Its place is the first begin bytes of the place before
// it, followed by the next end bytes of the ends of the trail.
type placedError struct {
	begin, end int32
	err        error
}

// add adds an error that was found at a place.
func (t *trail) add(path []byte, err error) {
	same := 0
	for same < min(len(path), len(t.last)) && path[same] == t.last[same] {
		same++
	}
	switch n := len(t.found); { // few trails have more errors than a person makes
	case n < cap(t.found):
	case n == 0:
		t.found = make([]placedError, 0, 8)
	case n < fewestErrors:
		t.found = append(make([]placedError, 0, fewestErrors+8), t.found...)
	default:
		t.found = slices.Grow(t.found, n)
	}
	t.ends = append(t.ends, path[same:]...)
	t.last = append(t.last[:same], path[same:]...)
	t.found = append(t.found, placedError{int32(same), int32(len(path) - same), err})
	t.n += count(err)
}

// asError returns the trail, or nil if there is no error in it.
func (t *trail) asError() error {
	if t.n == 0 {
		return nil
	}
	return t
}

// Error returns what the tree around the trail says.
func (t *trail) Error() string { return (&tree{err: t, n: t.n}).Error() }

// Unwrap returns the errors without their places.
func (t *trail) Unwrap() []error {
	all := make([]error, len(t.found))
	for i, f := range t.found {
		all[i] = f.err
	}
	return all
}

// walk visits each error on the trail, as the function walk does.
func (t *trail) walk(below place, visit func(place, Error) bool) bool {
	path, at := make([]byte, 0, 128), 0
	for _, f := range t.found {
		path = append(path[:f.begin], t.ends[at:at+int(f.end)]...)
		at += int(f.end)
		in := place{path, below.words}
		if len(below.path) > 0 {
			in.path = join(below.path, string(path))
		}
		if !walk(in, f.err, true, visit) {
			return false
		}
	}
	return true
}

// A place is what trees put in front of an error.
type place struct{ path, words []byte }

// in returns the place of the errors in a tree that is itself below a place.
func (p place) in(t *tree) place {
	return place{join(p.path, t.path), append(p.words, t.words...)}
}

// Error returns the text of each error on a line of its own: of the first
// MaxErrors, or of fewer if Decode stopped after fewer, and then how many more there are.
func (t *tree) Error() string {
	var text strings.Builder
	more := ""
	if most := cmp.Or(t.shown, MaxErrors); t.n > most {
		more = "\nand " + grouped(t.n-most) + " more"
	}
	size := len(more)
	t.lines(func(line []byte) { size += len(line) })
	text.Grow(size)
	t.lines(func(line []byte) { text.Write(line) })
	text.WriteString(more)
	return text.String()
}

// lines gives each line of the text to a function, which must not keep it.
func (t *tree) lines(add func(line []byte)) {
	line, n := make([]byte, 0, 128), 0
	walk(place{path: make([]byte, 0, 128)}, t, true, func(below place, leaf Error) bool {
		if n++; n > cmp.Or(t.shown, MaxErrors) {
			return false
		}
		line = line[:0]
		if n > 1 {
			line = append(line, '\n')
		}
		line = leaf.append(line, below)
		add(line)
		return true
	})
}

// As gives errors.As the first error with its full path.
func (t *tree) As(target any) bool { return asFirst(t, target) }

// asFirst sets a target of errors.As to the first error in err with its full path, if it is one
// for such an error.
func asFirst(err error, target any) bool {
	first, ok := target.(**Error)
	if !ok {
		return false
	}
	for e := range All(err) {
		*first = e
		break
	}
	return true
}

// Unwrap returns the errors without the path that is in front of theirs.
func (t *tree) Unwrap() error { return t.err }

// At returns err as found at path, or nil if err is nil.
//
// An error that has a path already gets a longer one: At("members[1]", At("org", err)) is
// at members[1].org. Each of the errors that were joined with errors.Join gets the path.
// So does each error with a path that a caller has wrapped in words with %w; the words
// are left out. To see what At returns, use Errors, All, errors.As or its text.
func At(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case len(joined(err)) > 0 || placed(err):
		return &tree{path: path, err: err, n: count(err)}
	}
	return &Error{Path: path, Err: err}
}

// Prefix returns err with words and a colon in front of what each of its errors says, such as
// the clause of an agreement that a value is from. The places stay the same. It shows at most
// 60 characters of the words. If words is empty, err is returned unchanged.
func Prefix(words string, err error) error {
	if words == "" || err == nil {
		return err
	}
	shown, more := cut(words, maxQuote)
	return &tree{words: shown + more + ": ", err: err, n: count(err)}
}

// Each returns the errors that check finds in items, each at its place in the
// list that path names, in the order of the list. After MaxErrors errors it checks no
// further entries, and the last error, at the list, says so: ErrRange.
//
//	field.Each("members", p.Members, partnership.Member.Validate)
func Each[T any](path string, items []T, check func(T) error) error {
	var found *list
	for i, item := range items {
		if found != nil && found.n >= MaxErrors {
			rest := fmt.Errorf("%s errors or more, the rest was not checked: %w", grouped(MaxErrors), ErrRange)
			return At("", errors.Join(found, &Error{Path: path, Err: rest}))
		}
		if err := check(item); err != nil {
			found = found.add(path, i, err)
		}
	}
	return found.asError()
}

// count returns how many errors walk visits in an error.
func count(err error) int {
	n := 0
	switch e := err.(type) {
	case nil:
		return 0
	case *tree:
		return e.n
	case *list:
		return e.n
	case *trail:
		return e.n
	case *duplicates:
		return len(e.all)
	case *Error:
		if placed(e.Err) {
			return count(e.Err)
		}
		return 1
	}
	parts := joined(err)
	if len(parts) == 0 && placed(err) {
		parts = inner(err)
	}
	for _, part := range parts {
		n += count(part)
	}
	return max(n, 1)
}

// Unique returns ErrDuplicate for each item whose key an earlier one has, at the
// field of the key in the list that path names, in the order of the list. field is ""
// if the item is its key. A key that is not set is passed over. After MaxErrors
// duplicates the last error, at the list, says how many more there are.
//
//	field.Unique("members", "org", p.Members, func(m Member) OrgID { return m.Org })
func Unique[T any, K ~string](path, field string, items []T, key func(T) K) error {
	if len(items) <= fewItems && !repeats(items, key) {
		return nil
	}
	firsts, n := firstsOf(items, key)
	if n == 0 {
		return nil
	}
	found := &duplicates{path: path, key: field, all: make([]duplicate, 0, min(n, MaxErrors))}
	for i, first := range firsts {
		if int(first) != i && len(found.all) < MaxErrors {
			found.add(int32(i), first, string(key(items[i])))
		}
	}
	err := error(&tree{err: found, n: len(found.all)})
	if n > MaxErrors {
		rest := fmt.Errorf("%w: %s more", ErrDuplicate, grouped(n-MaxErrors))
		err = At("", errors.Join(err, &Error{Path: path, Err: rest}))
	}
	return err
}

// firstsOf returns for each item which is the first with its key, itself if it has none, and how
// many are not the first. It sorts the items by their keys, because a map of them would take many
// times the memory of short ones.
func firstsOf[T any, K ~string](items []T, key func(T) K) (firsts []int32, n int) {
	order := make([]int32, len(items))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int {
		return cmp.Or(strings.Compare(string(key(items[i])), string(key(items[j]))), cmp.Compare(i, j))
	})
	firsts = make([]int32, len(items))
	first, last := int32(0), K("")
	for _, i := range order {
		k := key(items[i])
		if k == "" || k != last {
			first, last = i, k
		} else {
			n++
		}
		firsts[i] = first
	}
	return firsts, n
}

// duplicates are the entries of the list at a path that have the key of an earlier one.
type duplicates struct {
	path  string
	key   string // the field of the key
	all   []duplicate
	known []knownKey
}

// A knownKey is a key that several entries of a list have, and the first of them.
type knownKey struct {
	text  string
	first int32
}

// add adds entry i, which has the same key as an earlier one.
func (r *duplicates) add(i, first int32, key string) {
	at := len(r.known) - 1 // where the key is that the entry before it has
	if at < 0 || r.known[at].first != first {
		r.known, at = append(r.known, knownKey{key, first}), at+1
	}
	r.all = append(r.all, duplicate{r, i, int32(at)})
}

// Error returns what the tree around the duplicates says.
func (r *duplicates) Error() string { return (&tree{err: r, n: len(r.all)}).Error() }

// Unwrap returns the rule.
func (r *duplicates) Unwrap() error { return ErrDuplicate }

// walk visits each duplicate, as the function walk does.
func (r *duplicates) walk(below place, visit func(place, Error) bool) bool {
	path := slices.Grow(join(below.path, r.path), len("[100000]."))
	for i := range r.all {
		d := &r.all[i]
		in := place{append(strconv.AppendInt(append(path, '['), int64(d.i), 10), ']'), below.words}
		if !visit(in, Error{Path: r.key, Err: d}) {
			return false
		}
	}
	return true
}

// A duplicate says that entry i of a list has the same key as an earlier one, the first that
// has it. Its text is made when somebody asks for it.
type duplicate struct {
	in     *duplicates
	i, key int32
}

// Error returns what the error says without its place.
func (d *duplicate) Error() string { return string(d.appendTo(nil)) }

// appendTo adds that to a text.
func (d *duplicate) appendTo(text []byte) []byte {
	known := d.in.known[d.key]
	text = append(append(text, ErrDuplicate.Error()...), ": "...)
	text = append(appendQuoted(text, known.text), " is already "...)
	text = append(append(text, d.in.path...), '[')
	return append(strconv.AppendInt(text, int64(known.first), 10), ']')
}

// Unwrap returns the rule.
func (d *duplicate) Unwrap() error { return ErrDuplicate }

// fewItems is up to how many items it is quicker to compare each with each than to use a map.
const fewItems = 8

// repeats reports whether two of some items have the same key.
func repeats[T any, K ~string](items []T, key func(T) K) bool {
	for i, item := range items {
		k := key(item)
		if k != "" && slices.ContainsFunc(items[:i], func(earlier T) bool { return key(earlier) == k }) {
			return true
		}
	}
	return false
}

// EachOnce returns what Each finds with check in a list of ids or of values of a category,
// then the duplicates that Unique finds.
//
//	field.EachOnce("vetoes", v.Vetoes, OrgID.Validate)
func EachOnce[K ~string](path string, items []K, check func(K) error) error {
	return errors.Join(Each(path, items, check), Unique(path, "", items, func(item K) K { return item }))
}

// Errors returns every error with a place that err holds, in order, for a program
// that shows each beside the field it is about. It finds them in errors that were
// joined, or wrapped with %w. Errors without a place are left out; err itself still
// has them.
func Errors(err error) []*Error {
	var all []*Error
	for e := range All(err) {
		all = append(all, e)
	}
	return all
}

// All yields what Errors returns, one by one, for a caller that wants only the first few
// of very many.
func All(err error) iter.Seq[*Error] {
	return func(yield func(*Error) bool) {
		walk(place{}, err, false, func(below place, leaf Error) bool { return yield(leaf.at(below)) })
	}
}

// walk visits each error in err, in order, with the place that it is below. It stops when visit
// returns false, and reports whether visit never did. An error without a place is only visited
// if it is inside a tree, which gives it one.
func walk(below place, err error, inside bool, visit func(place, Error) bool) bool {
	switch e := err.(type) {
	case nil:
		return true
	case *tree:
		return walk(below.in(e), e.err, true, visit)
	case *list:
		return e.walk(below, visit)
	case *trail:
		return e.walk(below, visit)
	case *duplicates:
		return e.walk(below, visit)
	case *Error:
		if !placed(e.Err) {
			return visit(below, *e)
		}
		return walk(below.in(&tree{path: e.Path}), e.Err, true, visit)
	}
	parts := joined(err)
	if len(parts) == 0 && placed(err) {
		parts, inside = inner(err), false // words, and what they are about
	}
	for _, part := range parts {
		if !walk(below, part, inside, visit) {
			return false
		}
	}
	return len(parts) > 0 || !inside || visit(below, Error{Err: err})
}

// at returns the error as it is below a place.
func (e Error) at(below place) *Error {
	if len(below.path) > 0 {
		e.Path = string(join(below.path, e.Path))
	}
	if len(below.words) > 0 && e.Err != nil {
		e.Err = fmt.Errorf("%s%w", below.words, e.Err)
	}
	return &e
}

// withoutPlace returns the error that was found, and where it is in a document that is not JSON.
func (e Error) withoutPlace() error {
	if e.Line == 0 && e.Err != nil {
		return e.Err
	}
	e.Path = ""
	return &e
}

// placed reports whether err is an error with a place or wraps one.
func placed(err error) bool {
	switch e := err.(type) {
	case *tree, *list, *trail, *duplicates, *Error:
		return true
	case interface{ Unwrap() error }:
		return placed(e.Unwrap())
	case interface{ Unwrap() []error }:
		return slices.ContainsFunc(e.Unwrap(), placed)
	}
	return false
}

// inner returns the errors that err wraps.
func inner(err error) []error {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		return many.Unwrap()
	}
	return []error{errors.Unwrap(err)}
}

// joined returns the parts of an error that errors.Join made, and nil for any other error. One
// that wraps several in words of its own counts as one.
func joined(err error) []error {
	many, ok := err.(interface{ Unwrap() []error })
	if !ok || reflect.TypeOf(err).String() != "*errors.joinError" { // to make one to compare takes memory
		return nil
	}
	return many.Unwrap()
}

// join puts a path in front of another.
func join(outer []byte, path string) []byte {
	if len(outer) > 0 && path != "" && path[0] != '[' {
		outer = append(outer, '.')
	}
	return append(outer, path...)
}

// Index returns the path of entry i of the list at path.
func Index(path string, i int) string {
	return path + "[" + strconv.Itoa(i) + "]"
}

// grouped returns a number with its thousands set apart: "98,234".
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
