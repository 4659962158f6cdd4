package staff

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// The largest task that Allocate takes.
const (
	maxPosts   = 2_000
	maxMembers = 50
	maxCost    = 900_000_000_00 // together, in pence
	maxWhole   = 100_000_000    // parts of the shares, so that a part of a cost fits
	maxCells   = 50_000_000     // posts × grades × members
)

// A model is the task in numbers: posts and members in the order of their ids, so
// that the order in which they are given changes nothing.
type model struct {
	posts   []Post
	place   []int // of each post in the establishment that was given
	members []partnership.OrgID
	limits  Limits
	grades  []string
	grade   []int   // of each post
	groups  [][]int // the posts that go to one member, each post in one group
	network network
	book    map[account]int // the rows by what they count
	leaving []int64         // 1 where a post leaves its employer
	loss    []int64         // the part of a post's time that is worked for others, in millionths of a per cent
	unmet   []int64         // 1 where a preference is not met

	costed     bool // whether the cost of every post is known
	limitsOnly bool // whether only the limits count, and how good an allocation is does not
}

// newModel returns the model of a task whose parts are valid.
func newModel(posts Establishment, limits Limits) (*model, error) {
	m := &model{limits: limits, members: slices.Sorted(slices.Values(limits.Members)), place: make([]int, len(posts))}
	for i := range posts {
		m.place[i] = i
	}
	slices.SortFunc(m.place, func(i, j int) int { return cmp.Compare(posts[i].ID, posts[j].ID) })
	for _, i := range m.place {
		m.posts = append(m.posts, posts[i])
		m.grades = append(m.grades, posts[i].Grade)
	}
	slices.Sort(m.grades)
	m.grades = slices.Compact(m.grades)
	if err := m.checkSize(); err != nil {
		return nil, err
	}
	m.costed = !slices.ContainsFunc(m.posts, func(p Post) bool { return !p.AnnualCost.Known() })
	m.group()
	m.weigh()
	m.connect()
	m.open()
	return m, errors.Join(m.checkChoices(posts), m.checkGrades(), m.checkShares())
}

// checkSize returns ErrRange for a task that is too large.
func (m *model) checkSize() error {
	switch {
	case len(m.posts) > maxPosts:
		return field.At("posts", fmt.Errorf("%d posts are more than %d: %w", len(m.posts), maxPosts, field.ErrRange))
	case len(m.members) > maxMembers:
		return field.At("limits.members", fmt.Errorf("%d members are more than %d: %w", len(m.members), maxMembers, field.ErrRange))
	case len(m.posts)*len(m.grades)*len(m.members) > maxCells:
		return field.At("posts", fmt.Errorf("%d posts × %d grades × %d members are more than %d: %w", len(m.posts), len(m.grades), len(m.members), maxCells, field.ErrRange))
	case m.whole() > maxWhole:
		return field.At("limits.shares", fmt.Errorf("they have no common denominator up to %d: %w", maxWhole, field.ErrRange))
	}
	sum := int64(0)
	for _, p := range m.posts {
		if sum += min(p.greatestCost(), maxCost+1); sum > maxCost {
			return field.At("posts", fmt.Errorf("they cost more than £900,000,000 a year: %w", field.ErrRange))
		}
	}
	return nil
}

// whole returns into how many parts the shares divide a whole.
func (m *model) whole() int64 {
	_, whole := m.shares()
	return whole
}

// checkChoices returns what keeps posts from having a member to go to, and ErrRequired
// for each unknown cost that a band counts, in the order in which the posts were given.
func (m *model) checkChoices(posts Establishment) error {
	closed := make([]bool, len(posts))
	for i := range m.posts {
		row := m.network.open[i*len(m.members) : (i+1)*len(m.members)]
		closed[m.place[i]] = !slices.Contains(row, true)
	}
	i, members := -1, partnership.RollOf(m.members)
	return field.Each("posts", posts, func(p Post) error {
		i++
		var none, cost error
		if closed[i] {
			none = fmt.Errorf("no member is left that it can go to: %w", ErrInfeasible)
		}
		counted := func(b Band) bool { return b.onCost() && b.covers(p) && !p.costAt(b.Org).Known() }
		if j := slices.IndexFunc(m.limits.Bands, counted); j >= 0 {
			cost = fmt.Errorf("limits.bands[%d] counts it: %w", j, field.ErrRequired)
		}
		return errors.Join(
			field.At("annual_cost", cost),
			field.At("pinned", members.Check(p.Pinned)),
			field.Each("excluded", p.Excluded, members.Check),
			field.Each("costs", p.Costs, func(c CostAt) error { return field.At("org", members.Check(c.Org)) }),
			field.At("preference", members.Check(p.Preference)),
			none,
		)
	})
}

// checkGrades returns ErrNotFound for a band on a grade that nobody has: it would limit
// nothing. If it wants posts, FTE or cost, it is ErrInfeasible.
func (m *model) checkGrades() error {
	return field.Each("limits.bands", m.limits.Bands, func(b Band) error {
		var err error
		switch {
		case m.gradeOf(b) >= 0:
		case b.wantsSome():
			err = fmt.Errorf("nobody is of grade %s: %w", field.Quote(b.Grade), ErrInfeasible)
		default:
			err = fmt.Errorf("nobody is of grade %s: %w", field.Quote(b.Grade), field.ErrNotFound)
		}
		return field.At("grade", err)
	})
}

// checkShares returns ErrInfeasible for a share above 0 of a member that no post can go to.
func (m *model) checkShares() error {
	return field.Each("limits.shares", m.limits.Shares, func(s partnership.Share) error {
		p, _ := slices.BinarySearch(m.members, s.Org)
		if s.Fraction.Compare(nothing()) <= 0 || len(m.posts) == 0 {
			return nil
		}
		if i := slices.IndexFunc(m.limits.Bands, func(b Band) bool { return b.Org == s.Org && b.forbids() }); i >= 0 {
			return fmt.Errorf("limits.bands[%d] lets no post go to %s: %w", i, s.Org, ErrInfeasible)
		}
		for i := range m.posts {
			if m.network.open[i*len(m.members)+p] {
				return nil
			}
		}
		return fmt.Errorf("no post can go to %s: %w", s.Org, ErrInfeasible)
	})
}

// group makes the groups of posts that are kept together.
func (m *model) group() {
	first := map[string]int{}
	for i, p := range m.posts {
		if g, known := first[p.Together]; known && p.Together != "" {
			m.groups[g] = append(m.groups[g], i)
			continue
		}
		first[p.Together] = len(m.groups)
		m.groups = append(m.groups, []int{i})
	}
}

// weigh finds what each post adds to each objective at each member.
func (m *model) weigh() {
	size := len(m.posts) * len(m.members)
	m.leaving, m.loss, m.unmet = make([]int64, size), make([]int64, size), make([]int64, size)
	for i, post := range m.posts {
		employed := slices.Contains(m.members, post.Employer)
		for p, org := range m.members {
			at := i*len(m.members) + p
			if employed && post.Employer != org {
				m.leaving[at] = 1
			}
			m.loss[at] = post.lossAt(org)
			if post.Preference != "" && post.Preference != org {
				m.unmet[at] = 1
			}
		}
	}
}

// connect makes the network with the bands on heads. Only the grades that such a band
// names are told apart in it. A post of a group can go where every post of the group can.
func (m *model) connect() {
	named := make([]int, len(m.grades))
	for _, b := range m.limits.Bands {
		if grade := m.gradeOf(b); b.onHeads() && grade >= 0 && grade < len(m.grades) {
			named[grade] = 1
		}
	}
	cells := 0
	for grade := range named {
		if cells += named[grade]; named[grade] > 0 {
			named[grade] = cells
		}
	}
	n := network{members: len(m.members), named: named, ofGrade: make([][]int, cells+1), open: make([]bool, len(m.leaving)), meter: m.newMeter()}
	for i, post := range m.posts {
		grade, _ := slices.BinarySearch(m.grades, post.Grade)
		m.grade = append(m.grade, grade)
		n.grade = append(n.grade, named[grade])
		n.ofGrade[named[grade]] = append(n.ofGrade[named[grade]], i)
	}
	for _, group := range m.groups {
		m.allow(n, group)
	}
	n.low, n.high = make([]int, n.end()), make([]int, n.end())
	for node := range n.high {
		n.high[node] = len(m.posts)
	}
	m.network = n
	for _, b := range m.limits.Bands {
		if node := m.node(b); node >= 0 {
			n.low[node], n.high[node] = count(b.MinHeads, 0), min(len(m.posts), count(b.MaxHeads, len(m.posts)))
		}
	}
}

// allow opens to the posts of a group the members that every one of them can go to.
func (m *model) allow(n network, group []int) {
	for p, org := range m.members {
		closed := slices.ContainsFunc(group, func(i int) bool {
			return m.posts[i].Pinned != "" && m.posts[i].Pinned != org || slices.Contains(m.posts[i].Excluded, org)
		})
		for _, i := range group {
			n.open[i*len(m.members)+p] = !closed
		}
	}
}

// gradeOf returns the number of the grade that a band is on, len(grades) for all of them
// together, or -1 if nobody has its grade.
func (m *model) gradeOf(b Band) int {
	if b.Grade == "" {
		return len(m.grades)
	}
	grade, found := slices.BinarySearch(m.grades, b.Grade)
	if !found {
		return -1
	}
	return grade
}

// node returns the node of the network that a band on heads is on, or -1 if it is not on
// heads or nobody has its grade.
func (m *model) node(b Band) int {
	p, _ := slices.BinarySearch(m.members, b.Org)
	switch grade := m.gradeOf(b); {
	case !b.onHeads() || grade < 0:
		return -1
	case grade == len(m.grades):
		return m.network.cells() + p
	default:
		return m.network.named[grade]*len(m.members) + p
	}
}

// work returns what each post costs at each member by the second and the third objective
// in one number: worth for each millionth of lost continuity, and 1 for a preference that
// is not met. worth is more than the number of preferences, so that the smallest loss
// outweighs them all.
func (m *model) work() (cost []int64, worth int64) {
	worth = 1
	for _, post := range m.posts {
		if post.Preference != "" {
			worth++
		}
	}
	cost = make([]int64, len(m.loss))
	for i := range cost {
		cost[i] = m.loss[i]*worth + m.unmet[i]
	}
	return cost, worth
}

// packed returns what each post costs at each member by the first three objectives in one
// number: worth for leaving its employer, and what work returns. worth is more than all
// of that can come to.
func (m *model) packed() (cost []int64, worth int64) {
	cost, _ = m.work()
	worth = 1
	for i := range m.posts {
		worth += greatest(cost[i*len(m.members) : (i+1)*len(m.members)])
	}
	for i := range cost {
		cost[i] += m.leaving[i] * worth
	}
	return cost, worth
}

// extremes returns the least and the greatest sum of a side of a band within the bands on
// heads. They are not known if the steps run out.
func (m *model) extremes(b Band, s side) (least, most int64, known bool) {
	weight, negative := make([]int64, len(m.leaving)), make([]int64, len(m.leaving))
	for i, post := range m.posts {
		if b.covers(post) {
			at := i*len(m.members) + s.at
			weight[at] = post.measured(s.measure, m.members[s.at])
			negative[at] = -weight[at]
		}
	}
	lowest, highest := newFlow(&m.network, weight), newFlow(&m.network, negative)
	_ = lowest.settle() // it has been settled at other costs
	_ = highest.settle()
	return lowest.total(), -highest.total(), !lowest.halted && !highest.halted
}

// puzzle returns what there is to search at a cost of each post within the rows.
func (m *model) puzzle(cost []int64, rows []row, targets []target) *puzzle {
	z := &puzzle{members: len(m.members), cost: make([]int64, len(m.groups)*len(m.members)), rows: rows, targets: targets}
	for g, group := range m.groups {
		for p := range m.members {
			for _, i := range group {
				z.cost[g*len(m.members)+p] += cost[i*len(m.members)+p]
			}
			z.entries = append(z.entries, m.entries(group, p))
		}
	}
	return z
}

// shares returns the part of each member in a whole, in lowest terms.
func (m *model) shares() (parts []int64, whole int64) {
	if len(m.limits.Shares) == 0 {
		for range m.members {
			parts = append(parts, 1)
		}
		return parts, int64(len(m.members))
	}
	all, whole, _ := partnership.Parts(m.limits.Shares) // CheckShares has seen that it can
	parts = make([]int64, len(m.members))
	for i, s := range m.limits.Shares {
		p, _ := slices.BinarySearch(m.members, s.Org)
		parts[p] = all[i]
	}
	return parts, whole
}
