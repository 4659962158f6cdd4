package staff

import "fmt"

// An answer is what the search came to: the member of each post, a bound on how many
// leave and on the cost by the next two objectives, whether it is proved, and whether no
// exchange of up to three posts, or groups of posts, betters it.
type answer struct {
	at              []int
	leaving, work   int64
	proved, settled bool
}

// solve finds the best allocation.
func (m *model) solve() (answer, error) {
	cost, worth := m.packed()
	root, err := m.root(cost)
	if err != nil {
		return answer{}, err
	}
	if err := m.checkWeighed(); err != nil {
		return answer{}, err
	}
	first, least := m.free(cost, root)
	most := m.mostLeaving()
	if leaving := least / worth; leaving > most && least < far {
		return answer{}, m.tooMany()
	}
	if m.network.meter.out() && m.holds(first) { // there are no steps to make a search for
		return m.polish(answer{at: first, leaving: least / worth, work: least % worth}, nil), nil
	}
	if m.weighs() && !m.holds(first) {
		return m.weighed(answer{leaving: least / worth, work: least % worth}, most)
	}
	return m.searched(root, first, least)
}

// searched finds the best allocation by a search. first is the best without the bands on FTE
// and cost and the targets, or nil, and no allocation costs less than least.
func (m *model) searched(root branch, first []int, least int64) (answer, error) {
	cost, worth := m.packed()
	most := m.mostLeaving()
	limits, targets := m.rows(most)
	s := newSearch(m.puzzle(cost, limits, targets), m.network.meter.part(searching))
	if first != nil {
		s.offer(first)
	}
	limit := s.limit
	s.limit = min(limit, easySteps)
	proved, done := m.explore(s, root)
	if s.limit = limit; s.best != nil && s.standing.cost == least {
		s.limit = limit / halving // only the balance is open, and exchanges are better at it
	}
	start := m.start(s, root, first != nil && !done)
	if !done && !s.out() {
		proved, done = m.explore(s, root)
	}
	if s.best == nil && !done {
		return m.weighed(answer{leaving: least / worth, work: least % worth}, most)
	}
	if s.best == nil {
		return answer{}, m.nothing(done)
	}
	proved = max(proved, least)
	return m.polish(answer{at: s.best, leaving: proved / worth, work: proved % worth, proved: done}, start), nil
}

// start returns another start for exchanges than what a search found: nil if none is wanted,
// or no step is left for it.
func (m *model) start(s *search, root branch, wanted bool) []int {
	if !wanted || m.network.meter.out() {
		return nil
	}
	start := s.largestFirst(root.add)
	m.network.meter.spend(len(start) * s.members)
	s.offer(start)
	return start
}

// mostLeaving returns how many posts may leave their employer.
func (m *model) mostLeaving() int64 { return int64(count(m.limits.MaxLeaving, len(m.posts))) }

// weighs reports whether a band is on FTE or on cost.
func (m *model) weighs() bool {
	for _, b := range m.limits.Bands {
		if b.onFTE() || b.onCost() {
			return true
		}
	}
	return false
}

// free returns the best allocation without the bands on FTE and cost, the targets, and the
// most that may leave, and what every allocation costs at least. If there are such bands, it
// does not search for one that keeps groups together.
func (m *model) free(cost []int64, root branch) (first []int, least int64) {
	if root.split < 0 {
		return m.ofGroups(root.at), root.least
	}
	if m.weighs() {
		return nil, root.least
	}
	limits, _ := m.rows(far)
	s := newSearch(m.puzzle(cost, limits, nil), m.network.meter.part(freeing))
	least, _ = m.explore(s, root)
	return s.best, least
}

// nothing returns the error of a search that found no allocation: ErrInfeasible if
// it is done, and ErrUndecided if it ran out of steps.
func (m *model) nothing(done bool) error {
	if !done {
		return fmt.Errorf("no allocation found in %d steps: %w", m.network.meter.limit, ErrUndecided)
	}
	return m.together(m.everyLimit())
}

// holds reports whether the limits hold if groups go to these members.
func (m *model) holds(at []int) bool {
	if at == nil {
		return false
	}
	limits, _ := m.rows(m.mostLeaving())
	sums := make([]int64, len(limits))
	for g, group := range m.groups {
		for _, e := range m.entries(group, at[g]) {
			sums[e.row] += e.weight
		}
	}
	for i, r := range limits {
		if !r.holds(sums[i]) {
			return false
		}
	}
	return true
}

// polish improves an answer by exchanges, unless it is proved; and where another start leads
// to a better one, takes that. The other start may be nil.
func (m *model) polish(found answer, start []int) answer {
	groups := found.at
	found.settled = found.proved
	if !found.proved && !m.network.meter.out() {
		cost, _ := m.packed()
		limits, targets := m.rows(m.mostLeaving())
		z, left := m.puzzle(cost, limits, targets), m.network.meter.part(everything)
		if m.holds(start) {
			start = z.descend(m.openGroups(), start, left.part(halving))
		} else {
			start = nil
		}
		groups, found.settled = z.exchanged(m.openGroups(), groups, start, left)
	}
	found.at = m.ofPosts(groups)
	return found
}

// openGroups returns whether each group can go to each member.
func (m *model) openGroups() []bool {
	open := make([]bool, 0, len(m.groups)*len(m.members))
	for _, group := range m.groups {
		first := group[0] * len(m.members)
		open = append(open, m.network.open[first:first+len(m.members)]...)
	}
	return open
}
