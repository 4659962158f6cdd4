package partnership

import (
	"errors"
	"fmt"
)

// ErrInvalid is as it should be, until it is changed.
var ErrInvalid = errors.New("invalid")

// ErrMade is made by another function, and ErrUnset by none.
var (
	// ErrMade has a cause.
	ErrMade = fmt.Errorf("made") // want "variables: the variable ErrMade"
	// ErrUnset is nil.
	ErrUnset error // want "variables: the variable ErrUnset"
)

var (
	known                = []string{"a"}    // want "variables: the variable known"
	_       fmt.Stringer = nil              // want "variables: the variable _"
	invalid              = errors.New("no") // want "variables: the variable invalid"
)

// Change changes what others compare with.
func Change() []string {
	ErrInvalid = invalid // want "variables: ErrInvalid is changed"
	return known
}
