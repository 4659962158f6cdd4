package coop

import (
	"slices"
)

// foremost keeps the first few of many values in an order in which no two are equal. It holds at
// most twice as many as it keeps, and sorts only when it is full.
type foremost[T any] struct {
	most  int              // how many it keeps, above 0
	order func(a, b T) int // which of two comes first, as cmp.Compare says
	all   []T              // sorted up to the last cut
	cut   bool             // whether all[most-1] is a value that a later one must come before
}

// takes reports whether a value may be among the first.
func (f *foremost[T]) takes(value T) bool { return !f.cut || f.order(value, f.all[f.most-1]) < 0 }

// add adds a value that is taken.
func (f *foremost[T]) add(value T) {
	f.all = append(f.all, value)
	if len(f.all)/2 > f.most {
		f.first()
		f.cut = true
	}
}

// first returns the first values, in their order.
func (f *foremost[T]) first() []T {
	slices.SortFunc(f.all, f.order)
	f.all = f.all[:min(f.most, len(f.all))]
	return f.all
}
