package staff

import (
	"math"
	"slices"
)

// A network is the posts on their way to members, as a flow: from each post to a
// cell, which is one grade at one member, from the cell to the member, and from
// the member to the end. How many pass is bounded from each cell and from each
// member.
//
// Its nodes are the cells, grade by grade, then the members, then the end. The
// way out of a node has the node's number, and so have its bounds.
type network struct {
	members int
	named   []int   // of each grade of the task, its number here: 0 for all that no band names
	grade   []int   // of each post, by that number
	ofGrade [][]int // the posts of each grade
	open    []bool  // whether each post can go to each member
	meter   *meter  // counts what its flows take
	low     []int   // the fewest that pass
	high    []int   // the most that pass
}

// far is more than any distance, and less than half of what an int64 holds.
const far = math.MaxInt64 / 4

// cells returns how many cells there are, which is the number of the first member.
func (n *network) cells() int { return len(n.ofGrade) * n.members }

// end returns the number of the end.
func (n *network) end() int { return n.cells() + n.members }

// head returns the node to which the way out of a node leads.
func (n *network) head(node int) int {
	if node < n.cells() {
		return n.cells() + node%n.members
	}
	return n.end()
}

// A flow is where each post goes in a network, at the least cost of those that are
// within the bounds so far.
type flow struct {
	*network         // its bounds
	cost     []int64 // of each post at each member
	at       []int   // the member of each post
	passing  []int   // how many leave each node
	cheapest []int   // for each cell and member, the post that moves there from the cell at least cost; -1: none
	distance []int64 // of each node
	before   []int   // the node before, on the shortest way
	looks    int     // how many steps it has taken
	halted   bool    // whether it ran out of steps before it was within the bounds
}

// flowSteps is how many steps a flow may take even if no step is left, so that a small task
// is settled in any case.
const flowSteps = 10_000

// spend counts the steps of a flow.
func (f *flow) spend(steps int) {
	f.looks += steps
	f.meter.spend(steps)
}

// out reports whether a flow has to end.
func (f *flow) out() bool { return f.looks > flowSteps && f.meter.out() }

// newFlow returns the flow in which each post goes where it costs least. Nothing
// else is cheaper, but it may be out of bounds.
func newFlow(n *network, cost []int64) *flow {
	f := &flow{
		network: n, cost: cost, at: make([]int, len(n.grade)), passing: make([]int, n.end()),
		cheapest: make([]int, n.cells()*n.members), distance: make([]int64, n.end()+1), before: make([]int, n.end()+1),
	}
	for i, grade := range n.grade {
		best := int64(far)
		for p := range n.members {
			if n.open[i*n.members+p] && cost[i*n.members+p] < best {
				best, f.at[i] = cost[i*n.members+p], p
			}
		}
		f.passing[grade*n.members+f.at[i]]++
		f.passing[n.cells()+f.at[i]]++
	}
	for grade := range n.ofGrade {
		f.rank(grade)
	}
	f.spend(1 + (2*len(f.cost)+len(f.cheapest))/perStep)
	return f
}

// rank finds the cheapest moves between the cells of a grade.
func (f *flow) rank(grade int) {
	from, to := grade*f.members, (grade+1)*f.members
	for move := from * f.members; move < to*f.members; move++ {
		f.cheapest[move] = -1
	}
	for _, i := range f.ofGrade[grade] {
		row := i * f.members
		here := f.cost[row+f.at[i]]
		for p := range f.members {
			if p == f.at[i] || !f.open[row+p] {
				continue
			}
			move := (from+f.at[i])*f.members + p
			j := f.cheapest[move]
			if j < 0 || f.cost[row+p]-here < f.cost[j*f.members+p]-f.cost[j*f.members+f.at[i]] {
				f.cheapest[move] = i
			}
		}
	}
}

// settle brings the flow within its bounds, one post at a time and each time at the least
// cost. If that cannot be done, it returns the nodes whose bounds together forbid it.
// Sending one more along the shortest way keeps a flow the cheapest for what it carries
// (successive shortest paths; Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 9).
func (f *flow) settle() (conflict []int) {
	for node := range f.end() {
		for f.passing[node] > f.high[node] {
			if !f.send(node, f.head(node)) {
				return f.cut(node)
			}
			f.passing[node]--
		}
		for f.passing[node] < f.low[node] {
			if !f.send(f.head(node), node) {
				return f.cut(node)
			}
			f.passing[node]++
		}
	}
	return nil
}

// send sends one more from a node to another along the shortest way, and reports
// whether there is one.
func (f *flow) send(from, to int) bool {
	for node := range f.distance {
		f.distance[node], f.before[node] = far, -1
	}
	f.distance[from] = 0
	f.relax()
	if f.halted || f.distance[to] == far {
		return false
	}
	moved := []int{} // the grades; they are ranked again only when all have moved
	for node := to; node != from; node = f.before[node] {
		if grade := f.step(f.before[node], node); grade >= 0 {
			moved = append(moved, grade)
		}
	}
	slices.Sort(moved)
	for _, grade := range slices.Compact(moved) {
		f.rank(grade)
	}
	return true
}

// step sends one more from a node to the next. If a post moves, it returns its
// grade, and otherwise -1.
func (f *flow) step(from, to int) int {
	switch {
	case from < f.cells() && to < f.cells():
		p := to % f.members
		i := f.cheapest[from*f.members+p]
		f.at[i] = p
		return f.grade[i]
	case from < to:
		f.passing[from]++
	default:
		f.passing[to]--
	}
	return -1
}

// relax shortens the distances until each is the shortest.
func (f *flow) relax() {
	for changed := true; changed; {
		if f.halted = f.out(); f.halted {
			return
		}
		changed = false
		f.spend(1 + len(f.distance)*f.members/perStep)
		for node, distance := range f.distance {
			if distance == far {
				continue
			}
			if node < f.cells() && f.relaxMoves(node) {
				changed = true
			}
			if node < f.end() && f.passing[node] < f.high[node] && f.shorten(node, f.head(node), 0) {
				changed = true
			}
			if node >= f.cells() && f.relaxBack(node) {
				changed = true
			}
		}
	}
}

// relaxMoves shortens the ways from a cell to the others of its grade.
func (f *flow) relaxMoves(cell int) (changed bool) {
	first := cell - cell%f.members
	for p := range f.members {
		i := f.cheapest[cell*f.members+p]
		if i >= 0 && f.shorten(cell, first+p, f.cost[i*f.members+p]-f.cost[i*f.members+f.at[i]]) {
			changed = true
		}
	}
	return changed
}

// relaxBack shortens the ways from a member, or from the end, back to the nodes from
// which fewer could come.
func (f *flow) relaxBack(node int) (changed bool) {
	first, last, stride := node-f.cells(), f.cells(), f.members
	if node == f.end() {
		first, last, stride = f.cells(), f.end(), 1
	}
	for from := first; from < last; from += stride {
		if f.passing[from] > f.low[from] && f.shorten(node, from, 0) {
			changed = true
		}
	}
	return changed
}

// shorten takes the way to a node through another, if that is shorter.
func (f *flow) shorten(from, to int, length int64) bool {
	if f.distance[from]+length >= f.distance[to] {
		return false
	}
	f.distance[to], f.before[to] = f.distance[from]+length, from
	return true
}

// cut returns the nodes whose bounds keep one more from passing, after a search that did
// not arrive: the node that is out of bounds, and those on the edge of what the search
// reached. If the search was halted, nothing is known.
func (f *flow) cut(node int) []int {
	if f.halted {
		return nil
	}
	conflict := []int{}
	for other := range f.end() {
		reached, beyond := f.distance[other] < far, f.distance[f.head(other)] < far
		if other == node || reached != beyond {
			conflict = append(conflict, other)
		}
	}
	return conflict
}

// total returns what the flow costs.
func (f *flow) total() int64 {
	sum := int64(0)
	for i, p := range f.at {
		sum += f.cost[i*f.members+p]
	}
	return sum
}

// reduced returns what it adds to the least cost, at least, to send each post to each
// member: 0 where the post goes. The flow is within its bounds. Every allocation within
// them costs the least cost and what its posts add, or more.
func (f *flow) reduced() []int64 {
	clear(f.distance)
	f.relax()
	add := make([]int64, len(f.cost))
	for i, grade := range f.grade {
		row, cell := i*f.members, grade*f.members
		here := f.cost[row+f.at[i]] - f.distance[cell+f.at[i]]
		for p := range f.members {
			add[row+p] = far
			switch {
			case f.open[row+p] && f.halted:
				add[row+p] = 0 // the distances are not the shortest, and prove nothing
			case f.open[row+p]:
				add[row+p] = f.cost[row+p] - f.distance[cell+p] - here
			}
		}
	}
	return add
}
