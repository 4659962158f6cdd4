package partnership

import "fmt"

type node struct {
	next *node
}

type spot struct{ n int }

type hidden struct {
	day *spot
}

// String prints where it is.
func (n *node) String() string { return fmt.Sprintf("%p", n) } // want "addresses: .%p."

func note(format string, args ...any) string { return fmt.Sprintf(format, args...) }

func textOf[T any](value T) string            { return fmt.Sprint(value) }    // want "addresses: T is put into any"
func texted[T interface{ Day() }](v T) string { return fmt.Sprint([]any{v}) } // want "addresses: T is put into any"

// Addresses prints where its values are.
func Addresses(n int, days []*spot, verb string) string {
	const address = "%" + "#p"            // want "addresses: .%#p."
	_ = fmt.Sprintf(address, days)        // want "addresses: .%#p." "addresses: ....*spot is put into any"
	_ = fmt.Sprint(&n)                    // want "addresses: .int is put into any"
	_ = fmt.Sprint(note)                  // want "addresses: func.* is put into any"
	_ = note("%v", hidden{})              // want "addresses: .*hidden is put into any"
	_ = fmt.Errorf("%v", []any{&n})       // want "addresses: .int is put into any"
	_ = fmt.Sprint(map[*int]bool{})       // want "addresses: map.* is put into any"
	return fmt.Sprintf("%"+verb, days[0]) // want "addresses: fmt.Sprintf of a format" "addresses: .*spot is put into any"
}
