package risk

// inCircles returns the places of the risks that lead back to themselves, in their order;
// next returns the risks to which one leads. A risk that only leads into such a circle is
// not in it. The time grows with the number of risks and of links between them (Tarjan,
// "Depth-first search and linear graph algorithms", 1972).
func (reg *Register) inCircles(next func(*Risk) []RiskID) []int {
	n := len(reg.Risks)
	w := walk{reg: reg, next: next, places: reg.places(), seen: make([]int, n), low: make([]int, n), done: make([]bool, n), circle: make([]bool, n)}
	for i := range reg.Risks {
		if w.seen[i] == 0 {
			w.visit(i)
		}
	}
	found := []int{}
	for i, in := range w.circle {
		if in {
			found = append(found, i)
		}
	}
	return found
}

// walk is a walk from risks to those that they lead to.
type walk struct {
	reg    *Register
	next   func(*Risk) []RiskID
	places map[RiskID]int
	count  int    // how many risks were seen
	seen   []int  // the number in the order of visits, from 1; 0: not visited yet
	low    []int  // the lowest such number among the risks that it leads back to
	done   []bool // whether all that it leads to was seen
	circle []bool // whether it is in a circle
	trail  []int  // those seen and not done, in order
}

// visit visits a risk and all that it leads to.
func (w *walk) visit(i int) {
	w.count++
	w.seen[i], w.low[i] = w.count, w.count
	start := len(w.trail)
	w.trail = append(w.trail, i)
	for _, id := range w.next(&w.reg.Risks[i]) {
		j, there := w.places[id]
		switch {
		case !there || w.done[j]:
			continue
		case j == i:
			w.circle[i] = true
		case w.seen[j] == 0:
			w.visit(j)
		}
		w.low[i] = min(w.low[i], w.low[j])
	}
	if w.low[i] < w.seen[i] {
		return
	}
	for _, j := range w.trail[start:] {
		w.done[j] = true
		w.circle[j] = w.circle[j] || len(w.trail)-start > 1
	}
	w.trail = w.trail[:start]
}
