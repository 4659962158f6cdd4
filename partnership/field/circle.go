package field

// Circles returns which keys lead back to themselves, by way of others or not: of entries that
// must come one after another, those are wrong. next returns the keys to which one leads; it is
// called once for each of the keys and for each that can be reached from them. A key that only
// leads into a circle is not in one.
//
// The time grows with the number of keys and of links between them (Tarjan, "Depth-first search
// and linear graph algorithms", 1972).
func Circles[K comparable](keys []K, next func(K) []K) map[K]bool {
	circles, seen, low, done := map[K]bool{}, map[K]int{}, map[K]int{}, map[K]bool{}
	var trail []K // the keys that were seen and are not done, in order
	var visit func(K)
	visit = func(key K) {
		seen[key] = len(seen) + 1
		low[key] = seen[key] // the first seen of the keys that it leads back to
		start := len(trail)
		trail = append(trail, key)
		for _, other := range next(key) {
			if seen[other] == 0 {
				visit(other)
			}
			if !done[other] {
				low[key] = min(low[key], low[other])
			}
			if other == key {
				circles[key] = true
			}
		}
		if low[key] < seen[key] {
			return
		}
		for _, one := range trail[start:] {
			done[one] = true
			if len(trail)-start > 1 {
				circles[one] = true
			}
		}
		trail = trail[:start]
	}
	for _, key := range keys {
		if seen[key] == 0 {
			visit(key)
		}
	}
	return circles
}
