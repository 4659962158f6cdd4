package partnership

import (
	"iter"
	"maps"
	"slices"
)

func apply[T any](value T, to func(T))         { to(value) }
func mapped[T, U any](value T, by func(T) U) U { return by(value) }
func copyOf(r Rota) []string                   { return slices.Clone(r.Names) }
func keepIn(r *Rota, l []string)               { r.Names = l }
func entries[T any](all []T) iter.Seq[T]       { return slices.Values(all) }

type stack[T any] struct{ all []T }

func (s *stack[T]) add(value T) { s.all = append(s.all, value) }

// Values changes what is its own by functions that are values.
func Values(l []string, r Rota, days []Day) (func() []string, iter.Seq[string]) {
	own := slices.Clone(l)
	apply(own, slices.Sort)
	sorts := []func([]string){slices.Sort[[]string]}
	sorts[0](own)
	copyOf(r)[0] = "x"
	for day := range entries(days) {
		day.Owner[0]++
	}
	count := mapped(r, func(r Rota) int { return len(r.Names) })
	count++
	names := slices.Clone(own)
	return func() []string { return slices.Clone(names) }, slices.Values(names)
}

// Stores puts copies into records and lists of its own, and changes them there.
func Stores(l []string, m map[string]int) Rota {
	var out []string
	func() { out = slices.Clone(l) }()
	out[0] = "x"
	var r Rota
	keepIn(&r, slices.Clone(l))
	r.Names[0] = "x"
	var s stack[[]string]
	s.add(out)
	s.all[0][0] = "x"
	copied := make([]string, len(l))
	copy(copied, l)
	copied[0] = "x"
	r.Of = map[string]int{}
	maps.Copy(r.Of, m)
	r.Of["x"]++
	return r
}
