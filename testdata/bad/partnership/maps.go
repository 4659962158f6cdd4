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
	return names
}
