package partnership

import (
	"errors"
	"fmt"
	clock "time"

	"github.com/google/uuid"
)

// The rules that a day can break.
var (
	// ErrInvalid says that a value is not what its type allows.
	ErrInvalid = errors.New("invalid")
	// ErrRequired says that a value is not set.
	ErrRequired, ErrRange = errors.New("required"), errors.New("out of range")
)

// Day is a day, and whose it is.
type Day struct {
	// Owner is the id of whoever has the day.
	Owner uuid.UUID
	Start clock.Time // midnight UTC

	cache map[string]int
}

// The days of the weekend.
const (
	Saturday = clock.Saturday
	Sunday   = clock.Sunday // and the other
)

// Dated is what has a day.
type Dated interface {
	fmt.Stringer
	Day() Day // the day that it has
}

// Set is a set of days; its parameter is no field.
type Set[T any] struct {
	members []T
}

// NewDay returns a day. Its time is no package, and its init, panic and float64
// are its own.
func NewDay(year int) Day {
	time := struct{ Now func() int }{func() int { return year }}
	panic := func(int) {}
	panic(time.Now())
	type float64 int
	init := float64(1)
	return Day{Start: clock.Date(time.Now(), clock.April, int(init), 0, 0, 0, 0, clock.UTC)}
}

// MustDay returns a day, and panics before the year 1.
func MustDay(year int) Day {
	if year < 1 {
		panic(func() error { return fmt.Errorf("the year %d: %w", year, ErrRange) }())
	}
	return NewDay(year)
}

// Known returns a day that is written here.
func Known() Day { return MustDay(2026) }

// mustText returns the day of a text.
func mustText(text string) Day { return MustText(text) }

// MustText returns the day of a text, and panics for none.
func MustText(text string) Day { return MustDay(len(text)) }

// Holiday returns a day whose text is written here.
func Holiday() Day { return mustText("2026") }

// Epoch returns the first day of Unix time.
func Epoch() Day { return Day{Start: clock.Unix(0, 0).UTC()} }

// init is a method, and nothing calls it before others do.
func (d Day) init() Day { return d }

// Day returns the day itself.
func (d Day) Day() Day { return d }

// String returns the year.
func (d Day) String() string {
	var ErrInvalid error
	ErrInvalid = ErrRange // a variable of the function
	var dated Dated = d
	if dated == nil {
		return dated.String()
	}
	return fmt.Sprintf("%d %v", d.Start.Year(), ErrInvalid)
}
