package partnership

import (
	"errors"
	"fmt"
	"slices"
	clock "time"
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
	known                  = []string{"a"}    // want "variables: the variable known"
	_       fmt.Stringer   = nil              // want "variables: the variable _"
	invalid                = errors.New("no") // want "variables: the variable invalid"
	tally   int                               // want "variables: the variable tally"
	counted counter                           // want "variables: the variable counted"
	listed  = &known                          // want "variables: the variable listed" "variables: known is changed"
	named   map[string]int                    // want "variables: the variable named"
)

// Change changes what others compare with.
func Change() []string {
	ErrInvalid = invalid            // want "variables: ErrInvalid is changed"
	ErrInvalid, known[0] = nil, "b" // want "variables: ErrInvalid is changed" "variables: known is changed"
	pointer := &ErrInvalid          // want "variables: ErrInvalid is changed"
	*pointer = invalid
	for _, ErrInvalid = range []error{} { // want "variables: ErrInvalid is changed"
		tally++ // want "variables: tally is changed"
	}
	for tally = range 3 { // want "variables: tally is changed"
		counted.count() // want "variables: counted is changed"
	}
	slices.Sort(known)      // want "variables: known is handed on"
	keep(known[1:])         // want "variables: known is handed on"
	keep(*listed)           // want "variables: listed is handed on"
	delete(named, "a")      // want "variables: named is handed on"
	*clock.UTC = *clock.UTC // want "variables: UTC is changed"
	move(clock.UTC)         // want "variables: UTC is handed on"
	return known
}

func keep([]string) {}

func move(*clock.Location) {} // want "names: time: Location"

type counter struct{ n int }

func (c *counter) count() { c.n++ }

// ErrComputed runs a function before any is called.
var ErrComputed = errors.New(text()) // want "variables: the variable ErrComputed"

func text() string { return "x" }
