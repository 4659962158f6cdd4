package staff

import (
	"cmp"
	"slices"
)

// A branch is the allocations in which some groups go where it has been decided, and the
// others anywhere. It has the cheapest flow, in which the posts of an undecided group may
// go to different members, and a bound on what its allocations cost.
type branch struct {
	*flow // the cheapest
	least int64
	add   []int64 // what each group adds at each member; nil: not kept
	split int     // the group to decide next; -1: no group pulls apart
}

// branch returns the branch of the allocations that a network allows. ok is false if its
// bounds cannot hold.
func (m *model) branch(n network, cost []int64) (b branch, ok bool) {
	b = branch{flow: newFlow(&n, cost), split: -1}
	if b.settle() != nil || b.halted {
		return b, false
	}
	b.least = b.total()
	b.spend(1 + 2*len(b.cost)/perStep)
	b.lift(m.groups)
	return b, true
}

// root returns the branch of all allocations. The error says why there is none.
func (m *model) root(cost []int64) (branch, error) {
	b, ok := m.branch(m.network, cost)
	switch {
	case ok:
		return b, nil
	case b.halted:
		return branch{}, m.nothing(false)
	}
	return branch{}, m.together(m.onNodes(newFlow(&m.network, cost).settle()))
}

// lift raises the bound by what it costs at least to keep groups together. In the flow
// the posts of a group may go to different members; wherever they go together, that adds
// something. The next group to decide is the one that adds most, of those whose posts do
// go to different members.
func (b *branch) lift(groups [][]int) {
	reduced, most := b.reduced(), int64(-1)
	b.add = make([]int64, len(groups)*b.members)
	for g, group := range groups {
		add, apart := b.add[g*b.members:(g+1)*b.members], false
		for _, i := range group {
			for p := range add {
				add[p] = min(far, add[p]+reduced[i*b.members+p])
			}
			apart = apart || b.at[i] != b.at[group[0]]
		}
		lowest := slices.Min(add)
		for p := range add {
			if add[p] < far {
				add[p] -= lowest
			}
		}
		b.least += lowest
		if apart && lowest > most {
			b.split, most = g, lowest
		}
	}
}

// decide returns the branches in which a group goes to each member that is open to
// it, the one with the lowest bound first. Some may be missing if the steps run out.
func (m *model) decide(b branch, meter *meter) []branch {
	var branches []branch
	for p := range m.members {
		if !b.open[m.groups[b.split][0]*b.members+p] {
			continue
		}
		if meter.out() {
			break
		}
		n := *b.network
		n.meter = meter
		n.open = slices.Clone(n.open)
		for _, i := range m.groups[b.split] {
			for q := range m.members {
				n.open[i*b.members+q] = p == q
			}
		}
		if next, ok := m.branch(n, b.cost); ok {
			if next.split >= 0 {
				next.add = nil // only a branch without more to decide needs it, and many are kept
			}
			branches = append(branches, next)
		}
	}
	slices.SortStableFunc(branches, func(a, b branch) int { return cmp.Compare(a.least, b.least) })
	return branches
}

// explore searches a branch: group by group until all are kept together, and then post by
// post. It returns what every allocation of the branch costs at least, and whether the
// search went through all that could be better than the best.
func (m *model) explore(s *search, b branch) (proved int64, done bool) {
	if s.best != nil && b.least > s.standing.cost {
		return b.least, true
	}
	if b.split < 0 {
		s.enter(b.least, b.add)
		s.offer(m.ofGroups(b.at))
		return s.solve()
	}
	if s.out() {
		return b.least, false
	}
	branches := m.decide(b, s.meter)
	if s.out() {
		return b.least, false // some branches may be missing
	}
	proved, done = far, true
	for _, next := range branches {
		if s.out() {
			return min(proved, b.least), false
		}
		least, all := m.explore(s, next)
		proved, done = min(proved, least), done && all
	}
	return max(proved, b.least), done
}
