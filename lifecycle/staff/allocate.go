package staff

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Allocation is where each post goes, and how good that is.
type Allocation struct {
	Placements Placements `json:"placements"` // one for each post, in the order of the establishment
	Score      Score      `json:"score"`      // how good it is
	Bound      Score      `json:"bound"`      // no allocation within the limits is better than this
	Optimal    bool       `json:"optimal"`    // whether it is proved that none is better
	Steps      int        `json:"steps"`      // how many steps the search took: MaxSteps at most
}

// Score is how good an allocation is. Its fields are compared in their order: the
// second counts only between allocations that are equal in the first.
type Score struct {
	Leaving     int                  `json:"leaving"`             // posts that leave an employer who is a member; fewer is better
	Continuity  partnership.Quantity `json:"continuity,omitzero"` // the per cent of each post's time worked for the member that it goes to, added up; more is better
	Preferences int                  `json:"preferences"`         // preferences that are met; more is better
	CostGap     costing.Money        `json:"cost_gap,omitzero"`   // how far the annual cost is from its share, at the member that is furthest off, cut to pence; less is better; not known if the cost of a post is not
	GradeGap    partnership.Quantity `json:"grade_gap,omitzero"`  // how far the posts of a grade at a member are from its share, where that is furthest, cut to six decimals; less is better
}

// Allocate returns where each post goes within the limits so that, in this order:
//
//  1. as few posts as possible leave an employer who is a member;
//  2. as much as possible of the time worked in them was worked for the member that they
//     go to; a post whose time is not recorded is the same anywhere;
//  3. as many preferences as possible are met;
//  4. the annual cost of the member that is furthest from its share is as close to that
//     share as possible; if the cost of a post is not known, nobody can tell, and this is
//     left out;
//  5. the number of posts of a grade at a member, where it is furthest from its share, is as
//     close to that share as possible.
//
// The answer is exact if Optimal. Without bands on cost and without groups the first three
// are a flow of least cost, found and proved at once. Otherwise, and for the last two, a
// search goes through what could be better. If it reaches Limits.MaxSteps, its best answer
// is improved by moves and exchanges of posts, at most four times as many. Then Optimal is
// false, and Bound is a score that no answer can beat; its gaps are 0.
//
// The order of posts, members and bands does not matter. Of allocations that are equally
// good one is taken by the ids. The errors are:
//
//   - those of Establishment at "posts" and of Limits at "limits";
//   - at a post, ErrNotFound for a pin, an exclusion or a preference that is not a member,
//     and ErrRequired for an unknown cost that a band counts;
//   - ErrInfeasible at a post that no member is left for, or at the first of the limits
//     that cannot hold together, with the others named;
//   - ErrUndecided if no allocation was found in Limits.MaxSteps steps;
//   - ErrRange for more than 2,000 posts, 50 members, or £900,000,000 a year in all.
func Allocate(posts Establishment, limits Limits) (Allocation, error) {
	err := errors.Join(posts.check("posts"), field.At("limits", limits.Validate()))
	if err != nil {
		return Allocation{}, err
	}
	m, err := newModel(posts, limits)
	if err != nil {
		return Allocation{}, err
	}
	found, err := m.solve()
	if err != nil {
		return Allocation{}, err
	}
	allocation := m.allocation(found)
	return allocation, allocation.Check(posts, limits)
}

// An answer is what the search came to: the member of each post, a bound on how many
// leave and on the cost by the next two objectives, and whether it is proved.
type answer struct {
	at            []int
	leaving, work int64
	proved        bool
}

// solve finds the best allocation.
func (m *model) solve() (answer, error) {
	if err := m.vacant(); err != nil {
		return answer{}, err
	}
	cost, worth := m.packed()
	if conflict := newFlow(&m.network, cost).settle(); conflict != nil {
		return answer{}, m.together(m.onNodes(conflict))
	}
	rows := m.costRows()
	if err := m.checkCosts(rows); err != nil {
		return answer{}, err
	}
	free, least := m.free(cost)
	most := m.mostLeaving()
	if leaving := least / worth; leaving > most && least < far {
		return answer{}, m.tooMany()
	}
	if free.best != nil && !m.holds(m.ofPosts(free.best), rows) {
		return m.search(rows, free, answer{leaving: least / worth, work: least % worth}, most)
	}
	limits, targets := m.rows(most)
	s := newSearch(m.puzzle(cost, limits, targets), m.network.meter)
	if free.best != nil {
		s.offer(free.best)
	}
	root := m.root(pricing{cost: cost})
	proved, done := m.explore(s, root)
	if s.best == nil && !done {
		s.repair(root, m.ofGroups(root.at), m.newTries())
	}
	if s.best == nil {
		return answer{}, m.nothing(done)
	}
	proved = max(proved, least)
	return answer{m.ofPosts(s.best), proved / worth, proved % worth, done}, nil
}

// mostLeaving returns how many posts may leave their employer.
func (m *model) mostLeaving() int64 { return int64(count(m.limits.MaxLeaving, len(m.posts))) }

// free returns the search for the best allocation without the bands on cost, the
// targets, and the most that may leave, and what every allocation costs at least.
func (m *model) free(cost []int64) (s *search, least int64) {
	limits, _ := m.rows(far)
	for r := range limits {
		if m.costs(r) {
			limits[r] = row{high: far}
		}
	}
	s = newSearch(m.puzzle(cost, limits, nil), m.network.meter)
	least, _ = m.explore(s, m.root(pricing{cost: cost}))
	return s, least
}

// nothing returns the error of a search that found no allocation: ErrInfeasible if
// it is done, and ErrUndecided if it ran out of steps.
func (m *model) nothing(done bool) error {
	if !done {
		return fmt.Errorf("no allocation found in %d steps: %w", m.network.meter.steps, ErrUndecided)
	}
	return m.together(m.everyLimit())
}

// holds reports whether the rows hold if posts go to these members.
func (m *model) holds(at []int, rows []row) bool {
	for _, r := range rows {
		if !r.holds(r.sum(at, len(m.members))) {
			return false
		}
	}
	return true
}

// search finds the best allocation where bands on cost rule out the cheapest. It lets as
// few posts leave their employer as may be enough, and then one more at a time. free has
// found the best without those bands, and least is a bound on it.
func (m *model) search(rows []row, free *search, least answer, most int64) (answer, error) {
	cost, shift := m.scaled(m.leaving)
	root := m.root(m.network.price(cost, rows))
	found := answer{leaving: max(least.leaving, up(root.least, shift))}
	work, _ := m.work()
	cost, shift = m.scaled(work)
	for ; found.leaving <= most; found.leaving++ {
		limits, targets := m.rows(found.leaving)
		s := newSearch(m.puzzle(cost, limits, targets), m.network.meter)
		root := m.root(m.network.price(cost, append(slices.Clone(rows), row{weight: m.leaving, high: found.leaving})))
		if root.least > s.greatest() {
			continue // the prices show that nothing is within the limits
		}
		cheapest, proved := m.explore(s, root)
		found.work, found.proved = max(0, up(cheapest, shift)), proved
		if found.leaving == least.leaving {
			found.work = max(found.work, least.work)
		}
		if !proved {
			s = m.mend(s, root, free.best, found.leaving, most)
		}
		switch {
		case s.best != nil:
			found.at = m.ofPosts(s.best)
			return found, nil
		case !proved:
			return answer{}, m.nothing(false)
		}
	}
	return answer{}, m.together(m.everyLimit())
}

// mend repairs what a search that ran out of steps has found, or first if it found
// nothing. If nothing comes of it, more posts may leave their employer: one more, and
// then ever more at once.
func (m *model) mend(s *search, root branch, first []int, leaving, most int64) *search {
	tries := m.newTries()
	s.repair(root, first, tries)
	for more := leaving + 1; s.best == nil && more <= most && !tries.out(); more += 1 + (more-leaving)/2 {
		limits, targets := m.rows(more)
		z := *s.puzzle
		z.rows, z.targets = limits, targets
		first = s.at
		s = newSearch(&z, s.meter)
		s.repair(root, first, tries)
	}
	return s
}

// newTries returns a meter for what is tried to repair: four times as many steps.
func (m *model) newTries() *meter { return &meter{limit: 4 * min(m.newMeter().limit, math.MaxInt/4)} }

// newMeter returns a meter for as many steps as a search may take.
func (m *model) newMeter() *meter {
	if m.limits.MaxSteps == 0 {
		return &meter{limit: DefaultSteps}
	}
	return &meter{limit: m.limits.MaxSteps}
}

// scaled returns a cost times 2 to the power of shift, so that prices can be small and
// sums still fit.
func (m *model) scaled(cost []int64) (scaled []int64, shift uint) {
	shift = uint(max(0, 50-bits.Len64(uint64(greatest(cost)))-bits.Len(uint(len(m.posts)))))
	scaled = make([]int64, len(cost))
	for i := range cost {
		scaled[i] = cost[i] << shift
	}
	return scaled, shift
}

// up returns n divided by 2 to the power of shift, rounded up.
func up(n int64, shift uint) int64 { return -(-n >> shift) }

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

// allocation returns the answer for the posts in the order in which they were
// given.
func (m *model) allocation(found answer) Allocation {
	r := m.reasons(found.at)
	a := Allocation{Placements: make(Placements, len(m.posts)), Score: r.score(), Optimal: found.proved, Steps: m.network.meter.steps}
	for i := range m.posts {
		a.Placements[m.place[i]] = r.placement(i)
	}
	a.Bound = a.Score
	if !found.proved {
		a.Bound = m.limit(found)
	}
	return a
}

// scoreOf returns a score with its first three fields, and gaps of 0; that of cost is not
// known if a cost is not.
func (m *model) scoreOf(leaving, loss, unmet int64) Score {
	recorded, preferences := int64(0), int64(0)
	for _, post := range m.posts {
		if len(post.Time) > 0 {
			recorded += hundredPercent
		}
		if post.Preference != "" {
			preferences++
		}
	}
	score := Score{Leaving: int(leaving), Continuity: quantity(recorded - loss), Preferences: int(preferences - unmet), GradeGap: quantity(0)}
	if m.costed {
		score.CostGap = costing.Pence(0)
	}
	return score
}

// limit returns the bound of an answer that is not proved: no allocation has a better
// score.
func (m *model) limit(found answer) Score {
	_, worth := m.work()
	return m.scoreOf(found.leaving, found.work/worth, found.work%worth)
}
