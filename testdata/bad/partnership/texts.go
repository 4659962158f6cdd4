package partnership

import (
	"fmt"
)

type node struct {
	next *node
}

type spot struct{ n int }

type hidden struct {
	day *spot
}

// String prints where it is.
func (n *node) String() string { return fmt.Sprintf("%p", n) } // want "addresses: .%p." "addresses: %p prints"

func note(format string, args ...any) string { return fmt.Sprintf(format, args...) }

func textOf[T any](value T) string            { return fmt.Sprint(value) }    // want "addresses: T is put into any"
func texted[T interface{ Day() }](v T) string { return fmt.Sprint([]any{v}) } // want "addresses: T is put into any"

// Addresses prints where its values are.
func Addresses(n int, days []*spot, verb string) string {
	const address = "%" + "#p"            // want "addresses: .%#p."
	_ = fmt.Sprintf(address, days)        // want "addresses: .%#p." "addresses: %#p prints" "addresses: ....*spot is put into any"
	_ = fmt.Sprint(&n)                    // want "addresses: .int is put into any"
	_ = fmt.Sprint(note)                  // want "addresses: func.* is put into any"
	_ = note("%v", hidden{})              // want "addresses: .*hidden is put into any"
	_ = fmt.Errorf("%v", []any{&n})       // want "addresses: .int is put into any"
	_ = fmt.Sprint(map[*int]bool{})       // want "addresses: map.* is put into any"
	return fmt.Sprintf("%"+verb, days[0]) // want "addresses: fmt.Sprintf of a format" "addresses: .*spot is put into any"
}

// Ratio is a decimal with a text of its own.
type Ratio struct{ of *spot }

// String returns the rate.
func (r Ratio) String() string { return "rate" }

type ratios map[string][]Ratio

type titled interface {
	fmt.Stringer // it has a text
}

// Verbs prints what is in a value that has a text, by verbs that do not ask for it.
func Verbs(r Ratio, p *Ratio, by titled, all ratios, n int) string {
	_ = fmt.Sprintf("%d", r)                  // want "addresses: %d prints what is in .*Ratio"
	_ = fmt.Sprintf("%v %5.2f%% %t", n, r, p) // want "addresses: %5.2f prints what is in .*Ratio" "addresses: %t prints what is in .*Ratio"
	_ = fmt.Errorf("%#v", by)                 // want "addresses: %#v prints what is in .*titled"
	_ = fmt.Appendf(nil, "%[2]d", n, all)     // want "addresses: %.2.d prints what is in .*ratios"
	_ = fmt.Sprintf("%*d", n, r)              // want "addresses: %.d prints what is in .*Ratio"
	return note("%x %d", r, r)                // want "addresses: %d prints what is in .*Ratio"
}
