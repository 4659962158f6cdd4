package field

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// The rules that a value can break. Every error of this module that is about a
// value wraps one of them, so that a program can ask with errors.Is which rule
// it was, and with errors.As and *FieldError where.
var (
	// ErrRequired says that a value that must be there is not set.
	ErrRequired = errors.New("required")
	// ErrInvalid says that a value is not what its type or its field allows.
	ErrInvalid = errors.New("invalid")
	// ErrDuplicate says that a value that must be unique stands twice.
	ErrDuplicate = errors.New("duplicate")
	// ErrNotFound says that a reference names nothing that is there.
	ErrNotFound = errors.New("not found")
	// ErrOrder says that one value comes before another that it must follow.
	ErrOrder = errors.New("out of order")
	// ErrOverlap says that two terms share a day and must not.
	ErrOverlap = errors.New("overlap")
	// ErrRange says that a value lies outside what can be answered or held.
	ErrRange = errors.New("out of range")
	// ErrSum says that parts do not add up to their whole.
	ErrSum = errors.New("does not add up")
)

// FieldError is an error and the place of the value that it is about.
//
// Path is the way to the value in the names of its JSON form, with the places
// of list entries counted from 0: "members[1].org".
type Error struct {
	Path string // where, such as "members[1].org"; "" is the whole value
	Err  error  // what was found there, and which rule it breaks
}

// Error returns the path, a colon and the error.
func (e *Error) Error() string {
	if e.Path == "" {
		return e.Err.Error()
	}
	return e.Path + ": " + e.Err.Error()
}

// Unwrap returns the error without its place.
func (e *Error) Unwrap() error { return e.Err }

// At returns err as found at path: a *FieldError, or nil if err is nil.
//
// An error that has a path already gets a longer one: At("members[1]",
// At("org", err)) is at members[1].org. Of errors that were joined with
// errors.Join each gets the path, and they stay joined in their order.
func At(path string, err error) error {
	if err == nil {
		return nil
	}
	if joined(err) != nil {
		var placed []error
		for _, part := range flat(err) {
			placed = append(placed, At(path, part))
		}
		return errors.Join(placed...)
	}
	if inner, ok := err.(*Error); ok {
		return &Error{Path: join(path, inner.Path), Err: inner.Err}
	}
	return &Error{Path: path, Err: err}
}

// Each returns the errors that check finds in items, each at its place in the
// list that path names, in the order of the list.
//
//	field.Each("members", p.Members, partnership.Member.Validate)
func Each[T any](path string, items []T, check func(T) error) error {
	var errs []error
	for i, item := range items {
		if err := check(item); err != nil {
			errs = append(errs, At(Index(path, i), err))
		}
	}
	return errors.Join(errs...)
}

// Unique returns ErrDuplicate for each item whose key an earlier one has, at the
// field of the key in the list that path names, in the order of the list. field is ""
// if the item is its key. A key that is not set is passed over.
//
//	field.Unique("members", "org", p.Members, func(m Member) OrgID { return m.Org })
func Unique[T any, K ~string](path, field string, items []T, key func(T) K) error {
	if len(items) < 2 {
		return nil
	}
	var errs []error
	first := make(map[K]int, len(items))
	for i, item := range items {
		k := key(item)
		j, twice := first[k]
		switch {
		case k == "":
		case twice:
			err := fmt.Errorf("%.80s is at %s already: %w", string(k), Index(path, j), ErrDuplicate)
			errs = append(errs, At(Index(path, i), At(field, err)))
		default:
			first[k] = i
		}
	}
	return errors.Join(errs...)
}

// FieldErrors returns every *FieldError that err holds, in order, for a program
// that shows each beside the field it is about. Errors without a place are left
// out; err itself still has them.
func Errors(err error) []*Error {
	var placed []*Error
	for _, e := range flat(err) {
		if found, ok := e.(*Error); ok {
			placed = append(placed, found)
		}
	}
	return placed
}

// flat returns the errors that were joined in err, err itself if none were, and
// none if it is nil.
func flat(err error) []error {
	if err == nil {
		return nil
	}
	parts := joined(err)
	if parts == nil {
		return []error{err}
	}
	var all []error
	for _, part := range parts {
		all = append(all, flat(part)...)
	}
	return all
}

// joined returns the parts of an error made by errors.Join, and nil for any
// other. An error that wraps several in words of its own is not taken apart.
func joined(err error) []error {
	many, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return nil
	}
	parts := many.Unwrap()
	lines := make([]string, len(parts))
	for i, part := range parts {
		if part == nil {
			return nil // errors.Join leaves none in
		}
		lines[i] = part.Error()
	}
	if err.Error() != strings.Join(lines, "\n") {
		return nil
	}
	return parts
}

// join puts a path in front of another.
func join(outer, inner string) string {
	if outer == "" || inner == "" || strings.HasPrefix(inner, "[") {
		return outer + inner
	}
	return outer + "." + inner
}

// index returns the path of entry i of the list at path.
func Index(path string, i int) string {
	return path + "[" + strconv.Itoa(i) + "]"
}
