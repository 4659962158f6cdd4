package partnership

import (
	"fmt"
	clock "time"

	"github.com/google/uuid"
)

// Day is a day.
type Day struct {
	Start clock.Time // when it begins
}

// Today asks the machine, under whatever name.
func Today() Day {
	fmt.Println(uuid.Nil)            // want "names: fmt: Println" "names: .*uuid: Nil"
	now := clock.Now                 // want "names: time: Now"
	return Day{Start: now().Local()} // want "names: time: .Local"
}

// Begin is at midnight where the machine is.
func Begin() clock.Time {
	unix := clock.Unix // want "names: time.Unix without UTC"
	_ = unix
	return clock.Unix(0, 0) // want "names: time.Unix without UTC"
}

// NewID is another every time.
func NewID() uuid.UUID {
	return uuid.New() // want "names: .*uuid: New"
}
