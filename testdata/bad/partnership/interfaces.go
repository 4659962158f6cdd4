package partnership

import (
	"fmt"
	clock "time"
)

// Place has a method that a time has.
type Place interface {
	Local() clock.Time // where it is
}

// Here is a place, and its time is put there as a part.
type Here struct {
	Place        // the place
	Any   any    // what it is
	Names []any  // and its names
	Start Placed // a time that is embedded
}

// Placed has the methods of a time.
type Placed struct {
	clock.Time // the time
}

func local(place Place) clock.Time                  { return place.Local() }
func locals[P Place](place P) clock.Time            { return place.Local() }
func unknown[T any](T) any                          { return nil }
func pair(d Day) (clock.Time, error)                { return d.Start, nil }
func both(place Place, err error) (Place, error)    { return place, err }
func every(yield func(clock.Time) bool)             { yield(clock.Time{}) }
func each(places ...Place) (first Place, other any) { return places[0], nil }

// Convert puts a time into an interface in every way.
func Convert(d Day) (Place, any) {
	place := Place(d.Start)               // want "interfaces: time.Time is put into .*Place"
	var other Place = d.Start             // want "interfaces: time.Time is put into .*Place"
	other = d.Start                       // want "interfaces: time.Time is put into .*Place"
	local(d.Start)                        // want "interfaces: time.Time is put into .*Place"
	local(&d.Start)                       // want "interfaces: .time.Time is put into .*Place"
	locals(d.Start)                       // want "interfaces: time.Time is put into .*Place"
	_ = locals[clock.Time]                // want "interfaces: time.Time is put into .*Place"
	unknown(d.Start)                      // want "interfaces: time.Time is put into any"
	local(d.start())                      // want "interfaces: .*Placed is put into .*Place"
	each(place, d.Start)                  // want "interfaces: time.Time is put into .*Place"
	_ = Here{Place: d.Start}              // want "interfaces: time.Time is put into .*Place"
	_ = Here{d.Start, nil, nil, Placed{}} // want "interfaces: time.Time is put into .*Place"
	_ = []Place{d.Start}                  // want "interfaces: time.Time is put into .*Place"
	_ = map[Place]any{d.Start: place}     // want "interfaces: time.Time is put into .*Place" "addresses: .*Place is put into any"
	_ = map[any]int{}[d.Start]            // want "interfaces: time.Time is put into any"
	_, _ = both(pair(d))                  // want "interfaces: time.Time is put into .*Place"
	other, _ = pair(d)                    // want "interfaces: time.Time is put into .*Place"
	for other = range every {             // want "interfaces: time.Time is put into .*Place"
		_ = other == d.Start // want "interfaces: time.Time is put into .*Place"
	}
	for _, other = range []clock.Time{} { // want "interfaces: time.Time is put into .*Place"
		_ = fmt.Sprint([]clock.Time{}) // want "interfaces: ..time.Time is put into any"
	}
	return func() Place { return d.Start }(), d.Start // want "interfaces: time.Time is put into .*Place" "interfaces: time.Time is put into any"
}

func (d Day) start() Placed { return Placed{d.Start} }
