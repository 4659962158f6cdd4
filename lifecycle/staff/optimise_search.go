package staff

import (
	"cmp"
	"slices"
	"strconv"
)

// A search goes through the allocations depth first, those that add least first.
// It looks no further where a row can no longer hold, where more is added than the
// allowance, or where nothing better can come.
type search struct {
	*puzzle              // what to solve
	*meter               // how long it may take
	relaxed  *relaxation // prices of rows, to bound what is left; nil: none
	first    bool        // whether it ends with the first allocation that it finds
	cap      int64       // the most that an allocation may cost
	best     []int       // the best allocation so far; nil: none
	standing standing    // how good it is
	kinds    []int       // units of one kind have the same cost and entries
	grain    grain       // what allocations can cost
	plain    int         // how many rows are no cuts, once cuts have been looked for

	// In the branch that is searched:
	least     int64     // what all cost at least
	add       []int64   // what each unit adds at each member at least
	classes   []int     // units of one class are alike in all that the search looks at
	allowance int64     // how much may be added to the least cost
	next      int64     // the least that was too much
	order     []int     // the units, those with least choice first
	free      int       // how many of them have one choice
	choices   [][]int   // the members that the allowance leaves to each unit
	spans     [][]span  // what each unit puts into each row that it can be in
	fewest    []int64   // what the units to come can put into each row at least
	most      []int64   // and at most
	sums      []int64   // of the rows
	before    []int64   // of the rows of the relaxation
	ladder    [][]int64 // the prices at each depth
	at        []int     // the member of each unit
}

// A span is the least and the most that a unit can put into a row.
type span struct {
	row          int
	fewest, most int64
}

// newSearch returns the search for a puzzle.
func newSearch(z *puzzle, m *meter) *search {
	units := len(z.cost) / z.members
	s := &search{
		puzzle: z, meter: m, cap: far - 1, grain: grainOf(z.cost),
		at: make([]int, units), sums: make([]int64, len(z.rows)),
		fewest: make([]int64, len(z.rows)), most: make([]int64, len(z.rows)),
	}
	s.spend(len(z.cost) / perStep)
	s.kinds = alike(units, func(key []byte, u int) []byte {
		for i := u * z.members; i < (u+1)*z.members; i++ {
			key = appendNumber(appendNumber(key, z.cost[i]), int64(len(z.entries[i])))
			for _, e := range z.entries[i] {
				key = appendNumber(appendNumber(key, int64(e.row)), e.weight)
			}
		}
		return key
	})
	return s
}

// enter sets the search to a branch.
func (s *search) enter(least int64, add []int64) {
	s.least, s.add, s.allowance = least, add, 0
	s.spend(len(s.kinds))
	s.classes = alike(len(s.kinds), func(key []byte, u int) []byte {
		key = appendNumber(key, int64(s.kinds[u]))
		for _, more := range s.add[u*s.members : (u+1)*s.members] {
			key = appendNumber(key, more)
		}
		return key
	})
}

// appendNumber appends a number to a key, and where it ends.
func appendNumber(key []byte, n int64) []byte { return append(strconv.AppendInt(key, n, 36), ' ') }

// alike numbers units, in the order in which they come, so that those with the same key
// have the same number. appendKey appends the key of a unit.
func alike(units int, appendKey func(key []byte, u int) []byte) []int {
	numbers, known := make([]int, units), make(map[string]int, units)
	var key []byte
	for u := range numbers {
		key = appendKey(key[:0], u)
		number, there := known[string(key)]
		if !there {
			number = len(known)
			known[string(key)] = number
		}
		numbers[u] = number
	}
	return numbers
}

// solve searches the branch until the best allocation is found and proved, nothing is
// left to look at, or the steps run out. It goes through all that an allowance allows,
// and then lets it grow (iterative deepening; Korf, Artificial Intelligence 27, 1985).
// proved is what every allocation of the branch costs at least, and done whether the
// search went through all that could be better than the best.
func (s *search) solve() (proved int64, done bool) {
	for proved = s.least; ; {
		s.next = far
		s.arrange()
		if s.possible() {
			s.visit(0, 0, 0)
		}
		switch {
		case s.out():
			return proved, false
		case s.next > s.room():
			return min(s.least+s.room(), far), true
		}
		proved = s.least + s.next
		s.allowance = min(max(s.next, 2*s.allowance), s.room())
	}
}

// out reports whether the search ends here: no step is left, or the first allocation is all
// that it looks for.
func (s *search) out() bool { return s.meter.out() || s.first && s.best != nil }

// offer takes an allocation as the best if the rows hold in it and it is better.
func (s *search) offer(at []int) {
	for u, p := range at {
		s.at[u] = p
		s.put(u, p, 1)
	}
	holds := true
	for r := range s.rows {
		holds = holds && s.rows[r].holds(s.sums[r])
	}
	if holds {
		s.arrive()
	}
	clear(s.sums)
}

// room returns what an allocation may add to the least cost and be no worse than
// the best so far.
func (s *search) room() int64 {
	if s.best == nil {
		return s.cap - s.least
	}
	return min(s.cap, s.standing.cost) - s.least
}

// arrange finds the choices that the allowance leaves to each unit, puts the units
// in order, and sums what those after each depth put into every row.
func (s *search) arrange() {
	s.spend(len(s.add))
	s.choices, s.order = make([][]int, len(s.classes)), make([]int, len(s.classes))
	s.allowance = min(s.allowance, s.room())
	for u := range s.classes {
		s.order[u] = u
		add := s.add[u*s.members : (u+1)*s.members]
		for p := range add {
			switch {
			case add[p] <= s.allowance:
				s.choices[u] = append(s.choices[u], p)
			default:
				s.next = min(s.next, add[p])
			}
		}
		slices.SortStableFunc(s.choices[u], func(p, q int) int { return cmp.Compare(add[p], add[q]) })
	}
	slices.SortStableFunc(s.order, func(u, v int) int {
		return cmp.Or(
			cmp.Compare(min(2, len(s.choices[u])), min(2, len(s.choices[v]))),
			cmp.Compare(s.regret(v), s.regret(u)),
			cmp.Compare(s.classes[u], s.classes[v]),
		)
	})
	s.free = 0
	for s.free < len(s.order) && len(s.choices[s.order[s.free]]) == 1 {
		s.free++
	}
	s.reach()
	s.narrow()
}

// possible reports whether the choices leave something to each unit, and can bring every row
// within its limits: those, too, that no choice puts anything into.
func (s *search) possible() bool {
	for _, choices := range s.choices {
		if len(choices) == 0 {
			return false
		}
	}
	for i, r := range s.rows {
		if s.fewest[i] > r.high || s.most[i] < r.low {
			return false
		}
	}
	return true
}

// regret returns what a unit adds at least at its second choice.
func (s *search) regret(u int) int64 {
	if len(s.choices[u]) < 2 {
		return far
	}
	return s.add[u*s.members+s.choices[u][1]]
}

// reach finds what each unit can put into every row, and all of them together.
func (s *search) reach() {
	clear(s.fewest)
	clear(s.most)
	s.spans = make([][]span, len(s.classes))
	for u := range s.classes {
		s.spans[u] = s.spansOf(u)
		s.spend(1 + len(s.spans[u])*len(s.choices[u])/perStep)
		for _, e := range s.spans[u] {
			s.fewest[e.row] += e.fewest
			s.most[e.row] += e.most
		}
	}
}

// spansOf returns what a unit can put into each row that it can be in.
func (s *search) spansOf(u int) []span {
	var spans []span
	for _, p := range s.choices[u] {
		for _, e := range s.entries[u*s.members+p] {
			spans = append(spans, span{e.row, e.weight, e.weight})
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.row, b.row) })
	merged, times := spans[:0], 0
	for i, e := range spans {
		if last := len(merged) - 1; last >= 0 && merged[last].row == e.row {
			merged[last].fewest, merged[last].most = min(merged[last].fewest, e.fewest), max(merged[last].most, e.most)
			times++
		} else {
			merged, times = append(merged, e), 1
		}
		if ends := i+1 == len(spans) || spans[i+1].row != e.row; ends && times < len(s.choices[u]) {
			merged[len(merged)-1].fewest = 0 // it can go where it is not in the row
		}
	}
	return merged
}

// narrow leaves to the relaxation only the choices that the allowance leaves.
func (s *search) narrow() {
	if s.relaxed == nil {
		return
	}
	for u, choices := range s.choices {
		for p := range s.members {
			cell := u*s.members + p
			s.relaxed.cost[cell] = far
			if slices.Contains(choices, p) {
				s.relaxed.cost[cell] = s.cost[cell]
			}
		}
	}
	s.before = make([]int64, len(s.relaxed.low))
}

// visit goes through where the units from a depth on can go. added is what the units
// before have added, and cost what they cost.
func (s *search) visit(depth int, added, cost int64) {
	if depth == len(s.order) {
		s.arrive()
		return
	}
	u := s.order[depth]
	choices := s.choices[u]
	if depth > 0 && s.classes[s.order[depth-1]] == s.classes[u] {
		choices = choices[slices.Index(choices, s.at[s.order[depth-1]]):] // the others are the same in another order
	}
	s.take(u, -1)
	for _, p := range choices {
		if s.out() {
			break
		}
		s.spend(1)
		more, cell := added+s.add[u*s.members+p], u*s.members+p
		if more > s.allowance {
			s.next = min(s.next, more)
			break // and so do all choices that follow
		}
		s.at[u] = p
		s.put(u, p, 1)
		if s.canHold(u) && s.canImprove(more) && s.canAfford(depth+1, cost+s.cost[cell]) {
			s.visit(depth+1, more, cost+s.cost[cell])
		}
		s.put(u, p, -1)
	}
	s.take(u, 1)
}

// take adds what a unit can put into the rows to what the units to come can, or with -1
// takes it away.
func (s *search) take(u int, times int64) {
	for _, e := range s.spans[u] {
		s.fewest[e.row] += times * e.fewest
		s.most[e.row] += times * e.most
	}
}

// put adds a unit to the rows at a member, or with -1 takes it away.
func (s *search) put(u, p int, times int64) {
	for _, e := range s.entries[u*s.members+p] {
		s.sums[e.row] += times * e.weight
	}
}

// canHold reports whether the rows that a unit can be in can still hold, whatever the
// units to come do best.
func (s *search) canHold(u int) bool {
	for _, e := range s.spans[u] {
		if s.sums[e.row]+s.fewest[e.row] > s.rows[e.row].high || s.sums[e.row]+s.most[e.row] < s.rows[e.row].low {
			return false
		}
	}
	return true
}

// The units left for which prices are sought at a node, and how often they are changed.
const (
	climbUnits  = 5
	climbRounds = 10
)

// canAfford reports whether prices of the rows allow the units from a depth on within the
// allowance. The prices begin with those of the depth before.
func (s *search) canAfford(depth int, cost int64) bool {
	if s.relaxed == nil || depth < s.free || len(s.order)-depth < climbUnits {
		return true
	}
	r := s.relaxed
	for k, from := range r.from {
		s.before[k] = s.sums[from]
	}
	for len(s.ladder) <= depth {
		s.ladder = append(s.ladder, slices.Clone(r.root))
	}
	start := r.root
	if depth > s.free {
		start = s.ladder[depth-1]
	}
	copy(r.prices, start)
	r.bound = -far
	reached := r.climb(s.order[depth:], s.before, s.grain.floor(s.least+s.allowance)+1-cost, climbRounds)
	copy(s.ladder[depth], r.best)
	if reached {
		s.next = min(s.next, max(s.allowance+1, cost+r.bound-s.least))
	}
	return !reached
}

// canImprove reports whether the units to come can make something better than the best.
// added is what the units before have added.
func (s *search) canImprove(added int64) bool {
	if s.best == nil || s.least+added < s.standing.cost {
		return true
	}
	s.spend(len(s.targets) / perStep)
	miss := missed(s.targets, s.sums, s.fewest, s.most)
	return standing{s.standing.cost, miss}.compare(s.standing) < 0
}

// arrive takes the allocation as the best if it is better, and from then on allows
// no more than it costs.
func (s *search) arrive() {
	found := standing{miss: missed(s.targets, s.sums, nil, nil)}
	for u, p := range s.at {
		found.cost += s.cost[u*s.members+p]
	}
	if found.cost > s.cap {
		s.next = min(s.next, found.cost-s.least)
		return
	}
	if s.best == nil || found.compare(s.standing) < 0 {
		s.best, s.standing = slices.Clone(s.at), found
		s.allowance = min(s.allowance, s.room())
	}
}
