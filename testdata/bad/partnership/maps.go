package partnership

import (
	"maps"
	"slices"
)

// Names returns the names in no order.
func Names[M ~map[string]int](all map[string]bool, some M) (names []string) {
	for name := range all { // want "maps: range over map"
		names = append(names, name)
	}
	for name := range some { // want "maps: range over M"
		names = append(names, name)
	}
	names = slices.AppendSeq(names, maps.Keys(all)) // want "maps: maps.Keys outside slices.Sorted"
	slices.Sorted(maps.Values(map[int]string{}))    // want "names: maps: Values"
	maps.EqualFunc(all, all, func(a, b bool) bool { // want "names: maps: EqualFunc"
		names = append(names, "x")
		return a == b
	})
	for range maps.All(all) { // want "names: maps: All"
		keys := maps.Keys[map[string]bool] // want "maps: maps.Keys outside slices.Sorted"
		_ = slices.Collect(keys(all))
	}
	return slices.Sorted(slices.Values(slices.Collect(maps.Keys(all)))) // want "maps: maps.Keys outside slices.Sorted"
}

type scores map[int]int

// either is one map or another.
type either interface {
	scores | map[int]int
}

// Sum adds up in some order.
func Sum[E either, L ~map[int]string, M interface{ either }](e E, l L, m M) (n int) {
	for _, v := range e { // want "maps: range over E"
		n = n*2 + v
	}
	for k := range l { // want "maps: range over L"
		n = n*2 + k
	}
	for k := range m { // want "maps: range over M"
		n = n*2 + k
	}
	return n
}
