package staff

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
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
)

// A model is the task in numbers: posts and members in the order of their ids, so
// that the order in which they are given changes nothing.
type model struct {
	posts   []Post
	place   []int // of each post in the establishment that was given
	members []partnership.OrgID
	limits  Limits
	grades  []string
	groups  [][]int // the posts that go to one member, each post in one group
	network network
	leaving []int64 // 1 where a post leaves its employer
	loss    []int64 // the part of a post's time that is worked for others, in millionths of a per cent
	unmet   []int64 // 1 where a preference is not met

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
	m.costed = !slices.ContainsFunc(m.posts, func(p Post) bool { return !p.AnnualCost.Known() })
	m.group()
	m.weigh()
	m.connect()
	return m, errors.Join(m.checkSize(), m.checkChoices(posts))
}

// checkSize returns ErrRange for a task that is too large.
func (m *model) checkSize() error {
	switch {
	case len(m.posts) > maxPosts:
		return field.At("posts", fmt.Errorf("%d posts are more than %d: %w", len(m.posts), maxPosts, field.ErrRange))
	case len(m.members) > maxMembers:
		return field.At("limits.members", fmt.Errorf("%d members are more than %d: %w", len(m.members), maxMembers, field.ErrRange))
	case m.whole() > maxWhole:
		return field.At("limits.shares", fmt.Errorf("they have no common denominator up to %d: %w", maxWhole, field.ErrRange))
	}
	sum := int64(0)
	for _, p := range m.posts {
		if sum += min(p.AnnualCost.KnownPence(), maxCost+1); sum > maxCost {
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
	i, members := -1, rollOf(m.members)
	return field.Each("posts", posts, func(p Post) error {
		i++
		var none, cost error
		if closed[i] {
			none = fmt.Errorf("no member is left that it can go to: %w", ErrInfeasible)
		}
		counted := func(b Band) bool { return b.onCost() && b.covers(p) }
		if j := slices.IndexFunc(m.limits.Bands, counted); !p.AnnualCost.Known() && j >= 0 {
			cost = fmt.Errorf("limits.bands[%d] counts it: %w", j, field.ErrRequired)
		}
		return errors.Join(
			field.At("annual_cost", cost),
			field.At("pinned", members.check(p.Pinned)),
			field.Each("excluded", p.Excluded, members.check),
			field.At("preference", members.check(p.Preference)),
			none,
		)
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

// connect makes the network with the bands on heads. A post of a group can go where every
// post of the group can.
func (m *model) connect() {
	n := network{members: len(m.members), ofGrade: make([][]int, len(m.grades)), open: make([]bool, len(m.leaving)), meter: m.newMeter()}
	for i, post := range m.posts {
		grade, _ := slices.BinarySearch(m.grades, post.Grade)
		n.grade = append(n.grade, grade)
		n.ofGrade[grade] = append(n.ofGrade[grade], i)
	}
	for _, group := range m.groups {
		for p, org := range m.members {
			closed := slices.ContainsFunc(group, func(i int) bool {
				return m.posts[i].Pinned != "" && m.posts[i].Pinned != org || slices.Contains(m.posts[i].Excluded, org)
			})
			for _, i := range group {
				n.open[i*len(m.members)+p] = !closed
			}
		}
	}
	n.low, n.high = make([]int, n.end()), make([]int, n.end())
	for node := range n.high {
		n.high[node] = len(m.posts)
	}
	for _, b := range m.limits.Bands {
		if node := m.node(b); node >= 0 {
			n.low[node], n.high[node] = count(b.MinHeads, 0), min(len(m.posts), count(b.MaxHeads, len(m.posts)))
		}
	}
	m.network = n
}

// node returns the node of the network that a band is on, or -1 if nobody has its grade.
func (m *model) node(b Band) int {
	p, _ := slices.BinarySearch(m.members, b.Org)
	if b.Grade == "" {
		return len(m.grades)*len(m.members) + p
	}
	grade, found := slices.BinarySearch(m.grades, b.Grade)
	if !found {
		return -1
	}
	return grade*len(m.members) + p
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

// costRow returns the row of a band on cost. A limit beyond maxCost is brought down to
// it, or to a penny more, which no sum reaches.
func (m *model) costRow(b Band) row {
	r := row{weight: make([]int64, len(m.leaving)), high: maxCost}
	p, _ := slices.BinarySearch(m.members, b.Org)
	for i, post := range m.posts {
		if b.covers(post) {
			r.weight[i*len(m.members)+p] = post.AnnualCost.KnownPence()
		}
	}
	if b.MinCost.Known() {
		r.low = min(b.MinCost.KnownPence(), maxCost+1)
	}
	if b.MaxCost.Known() {
		r.high = min(b.MaxCost.KnownPence(), maxCost)
	}
	return r
}

// costRows returns the rows of the bands on cost, in their order.
func (m *model) costRows() []row {
	var rows []row
	for _, b := range m.limits.Bands {
		if b.onCost() {
			rows = append(rows, m.costRow(b))
		}
	}
	return rows
}

// extremes returns the least and the greatest sum of a row within the bands on heads.
func (m *model) extremes(r row) (least, most int64) {
	lowest := newFlow(&m.network, r.weight)
	_ = lowest.settle() // it has been settled at other costs
	negative := make([]int64, len(r.weight))
	for i, weight := range r.weight {
		negative[i] = -weight
	}
	highest := newFlow(&m.network, negative)
	_ = highest.settle()
	return lowest.total(), -highest.total()
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

// rowAt returns the place of the row of the heads of a grade at a member. The row of
// their cost is the next. The grade after the last one stands for all grades together.
func (m *model) rowAt(grade, p int) int { return 2 * (grade*len(m.members) + p) }

// rows returns the limits of every row: the heads and the cost of each grade, and of all
// grades, at each member, and last how many leave. The targets are the cost at each
// member, and the heads of each grade.
func (m *model) rows(leaving int64) ([]row, []target) {
	rows := make([]row, m.rowAt(len(m.grades)+1, 0)+1)
	var targets []target
	for i := range rows {
		rows[i].high = far
	}
	rows[len(rows)-1].high = leaving
	for _, b := range m.limits.Bands {
		if node := m.node(b); node >= 0 {
			heads, cost := &rows[2*node], m.costRow(b)
			heads.low, heads.high = int64(m.network.low[node]), int64(m.network.high[node])
			rows[2*node+1].low, rows[2*node+1].high = cost.low, cost.high
		}
	}
	if m.limitsOnly {
		return rows, nil
	}
	parts, whole := m.shares()
	total := int64(0)
	for _, post := range m.posts {
		total += post.AnnualCost.KnownPence()
	}
	for p, part := range parts {
		if m.costed {
			targets = append(targets, target{row: m.rowAt(len(m.grades), p) + 1, times: whole, aim: part * total})
		}
		for grade, posts := range m.network.ofGrade {
			targets = append(targets, target{row: m.rowAt(grade, p), times: whole, aim: part * int64(len(posts)), lesser: true})
		}
	}
	return rows, targets
}

// costs reports whether a row is of a cost.
func (m *model) costs(row int) bool { return row%2 == 1 }

// entries returns what a group puts into the rows at a member.
func (m *model) entries(group []int, p int) []entry {
	sums := map[int]int64{}
	leaving := m.rowAt(len(m.grades)+1, 0)
	for _, i := range group {
		for _, grade := range []int{m.network.grade[i], len(m.grades)} {
			sums[m.rowAt(grade, p)]++
			sums[m.rowAt(grade, p)+1] += m.posts[i].AnnualCost.KnownPence()
		}
		sums[leaving] += m.leaving[i*len(m.members)+p]
	}
	var entries []entry
	for _, r := range slices.Sorted(maps.Keys(sums)) {
		if sums[r] > 0 {
			entries = append(entries, entry{r, sums[r]})
		}
	}
	return entries
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
