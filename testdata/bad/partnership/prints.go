package partnership

import "fmt"

type (
	spots   []*spot
	sized   interface{ size() int }
	failed  struct{ err error }
	spotted struct{ of spots }
	said    struct{ at *spot }
)

// String returns a word.
func (s spots) String() string { return "spots" }

// String returns a word.
func (said) String() string { return "said" }

// Prints prints addresses that are behind an interface, in a field that is not exported, or
// asked for in a way of Go's own.
func Prints(s sized, all []sized, err error, c map[string]int, day Day) {
	_ = fmt.Sprint(s)                    // want "addresses: .*sized is put into any"
	_ = fmt.Sprint(all)                  // want "addresses: .*sized is put into any"
	_ = fmt.Sprint(struct{ s sized }{s}) // want "addresses: struct.* is put into any"
	_ = fmt.Sprint(failed{err})          // want "addresses: .*failed is put into any"
	_ = fmt.Sprint(spotted{})            // want "addresses: .*spotted is put into any"
	_ = fmt.Sprintf("%#+v", said{})      // want "addresses: %#.v prints what is in .*said"
	_ = fmt.Sprintf("% p", c)            // want "addresses: % p prints what is in map"
	_ = fmt.Sprintf("%[2]*[1]p", c, 1)   // want "addresses: .%.2..*.1.p." "addresses: .*p prints what is in map"
	_ = fmt.Sprint(day.Start.String())   // want "names: time: .String"
}
