package partnership

import (
	"maps"
	"slices"
)

// list is a list of some kind.
type list interface {
	~[]int
}

// Names returns the names in order, and how many there are in a list.
func Names[L list](all map[string]bool, some L) ([]string, int) {
	n := 0
	for range some {
		n++
	}
	if maps.Equal(all, maps.Clone(all)) {
		n += len(all)
	}
	return slices.Sorted(maps.Keys(all)), n
}
