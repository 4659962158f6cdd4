package partnership

import (
	"cmp"
	"math/big"
	"slices"
	"strings"
)

// Ordered returns lists of its own, of any type.
func Ordered[T ~[]E, E cmp.Ordered, P *Rota | *Tag](l T, a E, x *big.Int, of [2]T) (T, [2]T, *big.Int) {
	sorted := slices.Clone(l)
	slices.Sort(sorted)
	sorted[0] = max(a, sorted[0])
	of[0] = sorted
	var fresh [1]T
	fresh[0] = sorted
	fresh[0][0] = a
	z := new(big.Int).Set(x)
	z.Add(z, x)
	var y big.Int
	y.Mul(x, x)
	return sorted, [2]T{sorted, nil}, z.Add(z, &y)
}

// Pairs puts values of any type into a list of its own.
func Pairs[K comparable, V any](keys []K, values map[K]V) (all []V) {
	for _, key := range keys {
		all = append(all, values[key])
	}
	made := map[K][]V{}
	for i, key := range keys {
		made[key] = append(made[key], all[i])
	}
	return all
}

// shape is an interface, and what is behind it fills its own.
type shape interface {
	words(into []string) []string
}

type plain struct{ text string }

func (p plain) words(into []string) []string { return append(slices.Clip(into), p.text) }

// Shaped asks what is behind an interface, and by functions in a list.
func Shaped(l []string, by shape) (n int) {
	steps := []func([]string) int{func(l []string) int { return len(l) }}
	for _, f := range steps {
		n += f(l)
	}
	var b strings.Builder
	b.WriteString(strings.Join(by.words(l), ""))
	return n + b.Len()
}
