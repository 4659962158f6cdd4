package partnership

import (
	"encoding/json"
	"errors"
	"fmt"
)

// FaultError is an error with a pointer, and a text of its own.
type FaultError struct {
	// At is where it is.
	At *int
}

// Error returns the text of the fault.
func (f *FaultError) Error() string { return "a fault: 100 %" }

// As makes another error of the fault.
func (f *FaultError) As(target any) bool {
	into, ok := target.(*error)
	if ok {
		*into = ErrInvalid
	}
	return ok
}

// rate speaks of no address.
const rate = "20 %% per year, 100%" + " paid"

func note(format string, args ...any) string { return fmt.Sprintf(format, args...) }

func quoted[T ~string](value T) string          { return fmt.Sprintf("%q", value) }
func written[T fmt.Stringer](value T) string    { return fmt.Sprint(value) }
func listed[T ~[]string | ~int](value T) string { return fmt.Sprint(value) }

// Texts prints values, and no addresses. The others do not print what they get.
func Texts(n *int, names []string, fault *FaultError) (string, error) {
	if err := errors.Join(fault); errors.As(err, &fault) {
		return note("%v %d %q, %s", fault, *n, names, rate), fmt.Errorf("%d %% paid: %w", *n, err)
	}
	data, err := json.Marshal(n)
	return string(data), err
}
