package field

import "errors"

// The rules that a value can break. Every error of this module that is about a
// value wraps one of them, so that a program can ask with errors.Is which rule
// it was, and with errors.As and *Error where.
var (
	// ErrRequired says that a value that must be there is not set.
	ErrRequired = errors.New("required")
	// ErrInvalid says that a value is not what its type or its field allows.
	ErrInvalid = errors.New("invalid")
	// ErrDuplicate says that a value that must be unique occurs twice.
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

// A rule is what a value can break, and its code.
type rule struct {
	err  error
	code string
}

// rules lists every rule, as Codes does without making a list.
func rules() [8]rule {
	return [8]rule{
		{ErrRequired, "required"},
		{ErrInvalid, invalidCode},
		{ErrDuplicate, "duplicate"},
		{ErrNotFound, "not-found"},
		{ErrOrder, "order"},
		{ErrOverlap, "overlap"},
		{ErrRange, "range"},
		{ErrSum, "sum"},
	}
}
