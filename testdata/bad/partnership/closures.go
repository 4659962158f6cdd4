package partnership

import (
	"maps"
	"slices"
)

type kept struct {
	next func() int
}

// Next returns another number every time.
func Next() func() int {
	n := 0
	return func() int { // want "closures: a function that is kept changes what is around it"
		n++
		return n
	}
}

// keeps keeps such functions in every way.
func keeps(l []int, m map[string]int) (kept, []func(), map[string]func(), func()) {
	n, c, names := 0, &counter{}, kept{}
	first := func() int { n += 2; return n } // want "closures: a function that is kept changes what is around it"
	var second func() int
	second = first
	names.next = second
	third := func() { // want "closures: a function that is kept changes what is around it"
		c.count()
	}
	p := &n
	fourth := func() { *p++ }        // want "closures: a function that is kept changes what is around it"
	list := []func(){third, func() { // want "closures: a function that is kept changes what is around it"
		for n = range 2 {
			fourth()
		}
	}}
	seen := map[string]func(){"a": func() { m["x"]++ }} // want "closures: a function that is kept changes what is around it"
	list[0] = c.count                                   // want "closures: count is kept, and changes what it is of"
	list = append(list, func() { slices.Sort(l) })      // want "closures: a function that is kept changes what is around it"
	count := func() { n++ }                             // want "closures: a function that is kept changes what is around it"
	return kept{next: func() int {                      // want "closures: a function that is kept changes what is around it"
		delete(m, "x")
		return change2(l)
	}}, list, seen, wrapped(func() { // want "closures: a function that is kept changes what is around it"
		count()
		maps.Copy(m, m)
	})
}

// Named returns another number every time.
func Named() (next func() int) {
	n := 0
	next = func() int { // want "closures: a function that is kept changes what is around it"
		n++
		return n
	}
	return
}

func change2(l []int) int { l[0]++; return l[0] }

func wrapped(f func()) func() { return f }

// Numerals gives another number every time.
type Numerals interface{ next() int }

type numbering struct{ n int }

func (n *numbering) next() int { n.n++; return n.n }

// Numbering returns what changes with every call, behind an interface.
func Numbering() Numerals {
	return &numbering{} // want "closures: .*numbering is kept in .*Numerals, and next changes it"
}

type holder struct{ of Numerals }

// hold puts such values into what is kept.
func hold() (holder, []Numerals, Numerals, func() Numerals) {
	var n Numerals = &numbering{}   // want "closures: .*numbering is kept in .*Numerals, and next changes it"
	all := []Numerals{&numbering{}} // want "closures: .*numbering is kept in .*Numerals, and next changes it"
	by := holder{}
	by.of = &numbering{} // want "closures: .*numbering is kept in .*Numerals, and next changes it"
	return by, all, n, func() Numerals {
		return wrapper{&numbering{}} // want "closures: .*wrapper is kept in .*Numerals, and next changes it"
	}
}

type wrapper struct {
	*numbering // what is wrapped
}
