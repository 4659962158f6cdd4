package quant

// node is a sum of parts: of two smaller sums, or of one part only.
type node struct {
	sum         lattice
	left, right *node
	part        int // its place in the block, if it is one part
	low, high   int // the lowest and highest of its own totals that its parts may need
}

// tree adds up the parts of a block in a state, as adder.sum does, and keeps every sum.
func (q *problem) tree(b block, costs []lattice, first int) *node {
	if len(costs) == 1 {
		p := &q.parts[b.parts[first]]
		n := &node{sum: costs[0], part: first, low: min(0, p.event.low), high: max(0, p.event.high())}
		if p.often.repeats { // one more event, besides all others of its own
			n.low, n.high = n.low+n.sum.low, n.high+n.sum.high()
		}
		return n
	}
	half := len(costs) / 2
	n := &node{left: q.tree(b, costs[:half], first), right: q.tree(b, costs[half:], first+half)}
	n.sum = q.adder.add(n.left.sum, n.right.sum)
	n.low = min(n.left.low+n.right.sum.low, n.right.low+n.left.sum.low)
	n.high = max(n.left.high+n.right.sum.high(), n.right.high+n.left.sum.high())
	return n
}

// inTail calls visit for every part and state with, for each step that one event may have,
// how much the total is in its tail if the event has that step; and with how many such events
// there are, times the probability of the state.
//
// It goes from the whole to the parts: how much the whole is in the tail at each of its
// totals is known, and averaging over one half gives the same for the other half. sums
// are those of the blocks. An event that may repeat is looked at together with all other
// events of its own risk: the mean over a Poisson number of events is that of one more
// event, times their mean number.
func (q *problem) inTail(sums []lattice, edge int, share float64, visit func(p *part, events float64, v lattice)) {
	for i, b := range q.blocks {
		others := nothing()
		for j, sum := range sums {
			if j != i {
				others = q.adder.add(others, sum)
			}
		}
		for _, s := range b.states {
			n := q.tree(b, q.costs(b, s, together), 0)
			q.fromTop(n, others, edge, share, func(at int, sum, v lattice) {
				p := &q.parts[b.parts[at]]
				if p.often.repeats {
					v = q.over(v, sum, min(0, p.event.low), max(0, p.event.high()))
				}
				visit(p, float64(s.weight*s.often[at]), v)
			})
		}
	}
}

// fromTop goes from the whole of a block to its parts; others is what all other blocks
// cost.
func (q *problem) fromTop(n *node, others lattice, edge int, share float64, visit func(at int, sum, v lattice)) {
	if n.left == nil {
		visit(n.part, n.sum, beyond(others, edge, share, n.low, n.high))
		return
	}
	left, right := q.adder.add(others, n.right.sum), q.adder.add(others, n.left.sum)
	q.down(n.left, beyond(left, edge, share, n.left.low, n.left.high), visit)
	q.down(n.right, beyond(right, edge, share, n.right.low, n.right.high), visit)
}

// down goes from a sum to its parts. v says how much the total is in the tail at each total of
// the sum.
func (q *problem) down(n *node, v lattice, visit func(at int, sum, v lattice)) {
	if n.left == nil {
		visit(n.part, n.sum, v)
		return
	}
	q.down(n.left, q.over(v, n.right.sum, n.left.low, n.left.high), visit)
	q.down(n.right, q.over(v, n.left.sum, n.right.low, n.right.high), visit)
}

// beyond returns for each step from low to high how much the total is in the tail,
// averaged over what others cost: a total above the edge is wholly in it, and one at the
// edge by a share.
func beyond(others lattice, edge int, share float64, low, high int) lattice {
	above := make([]float64, len(others.p)+1) // the probability of others from each step up
	for i := len(others.p) - 1; i >= 0; i-- {
		above[i] = above[i+1] + others.p[i]
	}
	v := lattice{low: low, p: make([]float64, high-low+1)}
	for i := range v.p {
		at := edge - low - i
		from := min(max(0, at+1-others.low), len(others.p))
		v.p[i] = above[from] + float64(share*others.at(at))
	}
	return v
}

// over returns for each step from low to high the mean of v over what is added to the
// step.
func (q *problem) over(v, added lattice, low, high int) lattice {
	mirror := make([]float64, len(added.p))
	for i, p := range added.p {
		mirror[len(mirror)-1-i] = p
	}
	p := q.adder.product(v.p, mirror)
	from := low - (v.low - added.high())
	return lattice{low: low, p: p[from : from+high-low+1]}
}
