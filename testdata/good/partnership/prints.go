package partnership

import (
	"errors"
	"fmt"
)

type named interface {
	fmt.Stringer
	size() int
}

type set[K comparable] map[K]bool

// Prints prints what says itself how it is written, and asks what is in an error.
func Prints(n named, all []named, err error, day Day) string {
	if in, ok := err.(interface{ Unwrap() error }); ok {
		err = in.Unwrap()
	}
	seen := set[string]{n.String(): true}
	said := struct {
		Of    named
		Err   error
		month fmt.Stringer
	}{n, err, nil}
	return fmt.Sprint(n, all, seen, said.Of, day.Start.Month().String()) + fmt.Sprintf("%+d%%", n.size()) + errors.Join(said.Err).Error()
}
