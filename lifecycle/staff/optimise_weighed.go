package staff

import (
	"math/bits"
)

// descents is how often the prices of the rows are changed before a search.
const descents = 3_000

// weighed finds the best allocation where bands on FTE or cost rule out the cheapest. It
// finds how few can leave their employer, and then the best with as few. least is a bound
// on what every allocation costs.
func (m *model) weighed(least answer, most int64) (answer, error) {
	found, first, proved, err := m.fewest(least.leaving, most)
	switch {
	case err != nil:
		return answer{}, err
	case first == nil:
		return answer{}, m.nothing(true)
	}
	work, _ := m.work()
	cost, shift := m.scaled(work)
	limits, targets := m.rows(found)
	s := m.relaxedSearch(cost, limits, targets)
	s.grain = m.grain(shift)
	s.offer(first)
	s.repairAll(s.part(repairing))
	cheapest, done := m.solveIn(s)
	a := answer{at: s.best, leaving: proved, proved: done && proved == found}
	if proved == found {
		a.work = max(0, up(cheapest, shift))
	}
	if proved == found && found == least.leaving {
		a.work = max(a.work, least.work)
	}
	return m.polish(a, nil), nil
}

// relaxedSearch returns a search of the groups with prices of the rows.
func (m *model) relaxedSearch(cost []int64, limits []row, targets []target) *search {
	s := newSearch(m.puzzle(cost, limits, targets), m.network.meter.part(searching))
	s.relaxed = s.relax(m.openGroups(), s.meter)
	s.relaxed.lift(descents, 3, s.relaxed.most/16)
	s.enter(s.relaxed.bound, s.relaxed.adds())
	return s
}

// easySteps is how many steps a search takes before cuts are looked for, which take longer.
const easySteps = 500_000

// solveIn solves a search: without cuts if that is soon done, and else with them.
func (m *model) solveIn(s *search) (proved int64, done bool) {
	limit := s.limit
	if s.plain == 0 {
		s.limit = min(limit, s.steps+easySteps)
		proved, done = s.solve()
		s.limit = limit
		if done || s.out() {
			return proved, done
		}
		m.cutInto(s)
	}
	more, done := s.solve()
	return max(proved, more), done
}

// cutInto adds cuts to the puzzle of a search.
func (m *model) cutInto(s *search) {
	s.plain = len(s.rows)
	fresh := s.relax(m.openGroups(), s.meter) // the search has narrowed its own
	fresh.follow(s.relaxed, nil)
	fresh.descend(1, fresh.most/1024)
	copy(fresh.often, s.relaxed.often)
	z, relaxed := s.strengthen(fresh, m.openGroups())
	t := newSearch(z, s.meter)
	t.relaxed, t.grain, t.first, t.cap, t.plain = relaxed, s.grain, s.first, s.cap, s.plain
	if s.best != nil {
		t.offer(s.best)
	}
	t.enter(relaxed.bound, relaxed.adds())
	*s = *t
}

// fewest finds how few can leave their employer: an allocation with as few, and a bound. If
// it is proved that nothing is within the limits, there is neither an allocation nor an error.
func (m *model) fewest(bound, most int64) (found int64, at []int, proved int64, err error) {
	cost, shift := m.scaled(m.leaving)
	limits, _ := m.rows(most)
	s := m.relaxedSearch(cost, limits, nil)
	s.repairAll(s.part(repairing))
	found = most + 1
	if s.best != nil {
		at, found = s.best, s.standing.cost>>shift
	}
	s.first = true
	for proved = max(bound, up(s.relaxed.bound, shift)); proved < found && s.relaxed.bound < far/2; proved++ {
		s.best, s.cap = nil, proved<<shift
		_, done := m.solveIn(s)
		switch {
		case s.best != nil:
			return proved, s.best, proved, nil
		case !done && at == nil:
			return m.lastResort(s, proved, most<<shift, shift)
		case !done:
			return found, at, proved, nil
		}
	}
	return found, at, found, nil
}

// lastResort looks for any allocation when a search has come to its end without one.
func (m *model) lastResort(s *search, bound, most int64, shift uint) (found int64, at []int, proved int64, err error) {
	s.cap = most
	s.repairAll(m.network.meter.part(searching))
	if s.best == nil {
		return 0, nil, 0, m.nothing(false)
	}
	return s.standing.cost >> shift, s.best, bound, nil
}

// repairAll repairs the relaxed solution, in two ways rounded, and the best so far.
func (s *search) repairAll(tries *meter) {
	starts := [][]int{s.relaxed.rounded, s.relaxed.cheapestOfAll()}
	if s.best != nil {
		starts = append(starts, s.best)
	}
	for i, first := range starts {
		s.repair(s.add, first, &meter{limit: (tries.limit - tries.steps) / (len(starts) - i), whole: tries})
	}
}

// scaled returns a cost times 2 to the power of shift, so that prices can be small and
// sums still fit.
func (m *model) scaled(cost []int64) (scaled []int64, shift uint) {
	shift = uint(max(0, 52-bits.Len64(uint64(greatest(cost)))-bits.Len(uint(len(m.posts)))))
	scaled = make([]int64, len(cost))
	for i := range cost {
		scaled[i] = cost[i] << shift
	}
	return scaled, shift
}

// up returns n divided by 2 to the power of shift, rounded up.
func up(n int64, shift uint) int64 { return -(-n >> shift) }

// grain returns what allocations can cost by the second and the third objective: whole
// parts of continuity, and up to as many more as there are preferences.
func (m *model) grain(shift uint) grain {
	_, worth := m.work()
	g := grainOf(m.loss)
	return grain{unit: 1 << shift, period: g.unit * worth << shift, width: (worth - 1) << shift}
}

// ofGroups returns the member of each group from those of the posts.
func (m *model) ofGroups(at []int) []int {
	groups := make([]int, len(m.groups))
	for g, group := range m.groups {
		groups[g] = at[group[0]]
	}
	return groups
}

// ofPosts returns the member of each post from those of the groups.
func (m *model) ofPosts(at []int) []int {
	posts := make([]int, len(m.posts))
	for g, group := range m.groups {
		for _, i := range group {
			posts[i] = at[g]
		}
	}
	return posts
}
