package staff

import (
	"cmp"
	"slices"
	"strconv"
)

// An entry is what a unit puts into a row at a member.
type entry struct {
	row    int
	weight int64
}

// A puzzle is what the search has to solve: to send each unit, which is a post or a
// group of posts, to one member at the least cost such that the rows hold and, of
// all that cost the same, to come closest to the targets.
type puzzle struct {
	members int
	cost    []int64   // of each unit at each member
	entries [][]entry // of each unit at each member, by row
	rows    []row     // the limits; the weights are in the entries
	targets []target  // what some rows should come close to
}

// A target is what a row should come close to: times its sum should be aim. Of the
// targets of one rank the one that is missed by most counts.
type target struct {
	row        int
	times, aim int64
	lesser     bool // of the second rank
}

// A standing is how good an allocation is: its cost, then how far the targets of
// each rank are missed. Less is better.
type standing struct {
	cost int64
	miss [2]int64
}

// compare compares two standings.
func (s standing) compare(other standing) int {
	return cmp.Or(cmp.Compare(s.cost, other.cost), cmp.Compare(s.miss[0], other.miss[0]), cmp.Compare(s.miss[1], other.miss[1]))
}

// A search goes through the allocations depth first, those that add least first.
// It looks no further where a row can no longer hold, where more is added than the
// allowance, or where nothing better can come.
type search struct {
	*puzzle           // what to solve
	*meter            // how long it may take
	first    bool     // whether it ends with the first allocation that it finds
	best     []int    // the best allocation so far; nil: none
	standing standing // how good it is
	kinds    []int    // units of one kind have the same cost and entries

	// In the branch that is searched:
	least        int64     // what all cost at least
	add          []int64   // what each unit adds at each member at least
	classes      []int     // units of one class are alike in all that the search looks at
	allowance    int64     // how much may be added to the least cost
	next         int64     // the least that was too much
	order        []int     // the units, those with least choice first
	choices      [][]int   // the members that the allowance leaves to each unit
	touched      [][]int   // the rows that each unit can be in
	fewest, most [][]int64 // what the units from each depth on can put into each row
	sums         []int64   // of the rows
	at           []int     // the member of each unit
}

// newSearch returns the search for a puzzle.
func newSearch(z *puzzle, m *meter) *search {
	units := len(z.cost) / z.members
	s := &search{
		puzzle: z, meter: m,
		at: make([]int, units), sums: make([]int64, len(z.rows)), touched: make([][]int, units),
	}
	s.kinds = alike(units, func(key []byte, u int) []byte {
		for i := u * z.members; i < (u+1)*z.members; i++ {
			key = appendNumber(appendNumber(key, z.cost[i]), int64(len(z.entries[i])))
			for _, e := range z.entries[i] {
				key = appendNumber(appendNumber(key, int64(e.row)), e.weight)
			}
		}
		return key
	})
	for u := range s.touched {
		for _, entries := range z.entries[u*z.members : (u+1)*z.members] {
			for _, e := range entries {
				s.touched[u] = append(s.touched[u], e.row)
			}
		}
		slices.Sort(s.touched[u])
		s.touched[u] = slices.Compact(s.touched[u])
	}
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
		s.visit(0, 0)
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
		return far - 1
	}
	return s.standing.cost - s.least
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
	s.sumAfter()
}

// regret returns what a unit adds at least at its second choice.
func (s *search) regret(u int) int64 {
	if len(s.choices[u]) < 2 {
		return far
	}
	return s.add[u*s.members+s.choices[u][1]]
}

// sumAfter finds the fewest and the most that the units from each depth on can put into
// every row.
func (s *search) sumAfter() {
	last, rows := len(s.order), len(s.rows)
	s.fewest, s.most = grid(last+1, rows), grid(last+1, rows)
	s.spend(last * rows / perStep)
	for depth := last - 1; depth >= 0; depth-- {
		u, fewest, most := s.order[depth], s.fewest[depth], s.most[depth]
		copy(fewest, s.fewest[depth+1])
		copy(most, s.most[depth+1])
		for _, r := range s.touched[u] {
			low, high := int64(far), int64(0)
			for _, p := range s.choices[u] {
				weight := s.weight(u, p, r)
				low, high = min(low, weight), max(high, weight)
			}
			fewest[r], most[r] = fewest[r]+low, most[r]+high
		}
	}
}

// grid returns rows of zeros.
func grid(rows, columns int) [][]int64 {
	cells := make([]int64, rows*columns)
	lines := make([][]int64, rows)
	for i := range lines {
		lines[i] = cells[i*columns : (i+1)*columns : (i+1)*columns]
	}
	return lines
}

// weight returns what a unit puts into a row at a member.
func (s *search) weight(u, p, r int) int64 {
	for _, e := range s.entries[u*s.members+p] {
		if e.row == r {
			return e.weight
		}
	}
	return 0
}

// visit goes through where the units from a depth on can go. added is what the units
// before have added.
func (s *search) visit(depth int, added int64) {
	if depth == len(s.order) {
		s.arrive()
		return
	}
	u := s.order[depth]
	choices := s.choices[u]
	if depth > 0 && s.classes[s.order[depth-1]] == s.classes[u] {
		choices = choices[slices.Index(choices, s.at[s.order[depth-1]]):] // the others are the same in another order
	}
	for _, p := range choices {
		if s.out() {
			return
		}
		s.spend(1)
		more := added + s.add[u*s.members+p]
		if more > s.allowance {
			s.next = min(s.next, more)
			break // and so do all choices that follow
		}
		s.at[u] = p
		s.put(u, p, 1)
		if s.canHold(u, depth+1) && s.canImprove(depth+1, more) {
			s.visit(depth+1, more)
		}
		s.put(u, p, -1)
	}
}

// put adds a unit to the rows at a member, or with -1 takes it away.
func (s *search) put(u, p int, times int64) {
	for _, e := range s.entries[u*s.members+p] {
		s.sums[e.row] += times * e.weight
	}
}

// canHold reports whether the rows that a unit can be in can still hold, whatever the
// units from a depth on do best.
func (s *search) canHold(u, depth int) bool {
	for _, r := range s.touched[u] {
		if s.sums[r]+s.fewest[depth][r] > s.rows[r].high || s.sums[r]+s.most[depth][r] < s.rows[r].low {
			return false
		}
	}
	return true
}

// canImprove reports whether the units from a depth on can make something better than the
// best. added is what the units before have added.
func (s *search) canImprove(depth int, added int64) bool {
	if s.best == nil || s.least+added < s.standing.cost {
		return true
	}
	miss := missed(s.targets, s.sums, s.fewest[depth], s.most[depth])
	return standing{s.standing.cost, miss}.compare(s.standing) < 0
}

// missed returns by how much the targets of each rank are missed at least, if between the
// fewest and the most are still added to the sums of the rows. If fewest is nil, nothing
// is added.
func missed(targets []target, sums, fewest, most []int64) (miss [2]int64) {
	for _, t := range targets {
		low, high := sums[t.row], sums[t.row]
		if fewest != nil {
			low, high = low+fewest[t.row], high+most[t.row]
		}
		rank := 0
		if t.lesser {
			rank = 1
		}
		miss[rank] = max(miss[rank], t.times*low-t.aim, t.aim-t.times*high)
	}
	return miss
}

// arrive takes the allocation as the best if it is better, and from then on allows
// no more than it costs.
func (s *search) arrive() {
	found := standing{miss: missed(s.targets, s.sums, nil, nil)}
	for u, p := range s.at {
		found.cost += s.cost[u*s.members+p]
	}
	if s.first {
		s.limit = s.steps
	}
	if s.best == nil || found.compare(s.standing) < 0 {
		s.best, s.standing = slices.Clone(s.at), found
		s.allowance = min(s.allowance, s.room())
	}
}

// greatest returns the most that an allocation can cost.
func (z *puzzle) greatest() int64 {
	sum := int64(0)
	for first := 0; first < len(z.cost); first += z.members {
		sum += greatest(z.cost[first : first+z.members])
	}
	return sum
}
