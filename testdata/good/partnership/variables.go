package partnership

import "errors"

type counted struct{ n int }

func (c *counted) count() { c.n++ }

// Count has variables of its own, and asks which rule is broken.
func Count(err error) int {
	var c counted
	ErrInvalid := []int{1, 2}
	for ErrInvalid[0] = range 3 {
		c.count()
	}
	for _, ErrRequired := range ErrInvalid {
		c.n += ErrRequired
	}
	p := &c
	p.n++
	if errors.Is(err, ErrRange) {
		return 0
	}
	return c.n
}
