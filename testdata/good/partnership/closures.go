package partnership

import (
	"iter"
	"slices"
)

type rule struct {
	holds func(int) bool
}

// Sorted changes what is around its functions while it runs, and keeps none of them.
func Sorted(l []int) ([]int, int) {
	sorted, compared := slices.Clone(l), 0
	slices.SortFunc(sorted, func(a, b int) int {
		compared++
		return a - b
	})
	var visit func(n int)
	visit = func(n int) {
		if compared++; n > 0 {
			visit(n - 1)
		}
	}
	visit(3)
	add := func(n int) { sorted = append(sorted, n) }
	for n := range Evens(4) {
		add(n)
	}
	func() { compared++ }()
	each(sorted, add)
	return sorted, compared
}

func each(l []int, visit func(int)) {
	for _, n := range l {
		visit(n)
	}
}

// Evens returns even numbers, from the first every time.
func Evens(most int) iter.Seq[int] {
	return func(yield func(int) bool) {
		n := 0
		for n < most && yield(n) {
			n += 2
		}
	}
}

// Above returns a rule that looks at what is around it.
func Above(least int, but []int) (rule, func(int) bool) {
	least++
	r := rule{func(n int) bool { return n > least && !slices.Contains(but, n) }}
	return r, r.above
}

func (r rule) above(n int) bool { return r.holds(n) }

type walker interface{ step() bool }

type walk struct{ n int }

func (w *walk) step() bool { w.n++; return w.n < 3 }

// Walked changes what is behind an interface while it runs, and keeps none of it.
func Walked() (n int) {
	for walkOn(&walk{}) {
		n++
	}
	return n
}

func walkOn(by walker) bool { return by.step() }
