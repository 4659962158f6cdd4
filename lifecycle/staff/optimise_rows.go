package staff

import (
	"cmp"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// A measure is what a row counts of the posts at a member.
type measure int

const (
	heads    measure = iota
	fullTime         // in millionths
	cost             // in pence
	leavers          // posts that leave their employer, at any member
)

// An account is what one row counts: a measure of a grade at a member. The grade after the
// last one stands for all grades together.
type account struct {
	measure   measure
	grade, at int
}

// open opens a row for each account that a band limits or that should come close to a
// share, and for how many leave: for no others.
func (m *model) open() {
	m.book = map[account]int{}
	enter := func(a account) {
		if _, known := m.book[a]; !known {
			m.book[a] = len(m.book)
		}
	}
	enter(account{measure: leavers})
	for _, b := range m.limits.Bands {
		for _, side := range m.sides(b) {
			enter(side.account)
		}
	}
	for p := range m.members {
		if m.costed {
			enter(account{cost, len(m.grades), p})
		}
		enter(account{fullTime, len(m.grades), p})
		for grade := range m.grades {
			enter(account{heads, grade, p})
		}
	}
}

// A side is one account that a band limits, and how.
type side struct {
	account   // what is limited
	low, high int64
}

// sides returns what a band limits: nothing if nobody has its grade. A limit beyond what
// all can come to is brought down to that, or to one more, which no sum reaches.
func (m *model) sides(b Band) []side {
	var sides []side
	grade := m.gradeOf(b)
	if grade < 0 {
		return nil
	}
	p, _ := slices.BinarySearch(m.members, b.Org)
	add := func(of measure, most, low int64, hasLow bool, high int64, hasHigh bool) {
		s := side{account: account{of, grade, p}, high: far}
		if hasLow {
			s.low = min(low, most+1)
		}
		if hasHigh {
			s.high = min(high, most)
		}
		if hasLow || hasHigh {
			sides = append(sides, s)
		}
	}
	posts := int64(len(m.posts))
	add(heads, posts, int64(count(b.MinHeads, 0)), b.MinHeads.Known(), int64(count(b.MaxHeads, 0)), b.MaxHeads.Known())
	low, hasLow := b.MinFTE.Millionths()
	high, hasHigh := b.MaxFTE.Millionths()
	add(fullTime, posts*1_000_000, low, hasLow, high, hasHigh)
	add(cost, maxCost, b.MinCost.KnownPence(), b.MinCost.Known(), b.MaxCost.KnownPence(), b.MaxCost.Known())
	return sides
}

// rows returns the limits of every row, where so many may leave at most, and the targets.
func (m *model) rows(leaving int64) ([]row, []target) {
	rows := make([]row, len(m.book))
	for i := range rows {
		rows[i].high = far
	}
	rows[m.book[account{measure: leavers}]].high = leaving
	for _, b := range m.limits.Bands {
		for _, s := range m.sides(b) {
			rows[m.book[s.account]] = row{low: s.low, high: s.high}
		}
	}
	if m.limitsOnly {
		return rows, nil
	}
	return rows, m.targets()
}

// targets returns what should come close to the shares: the cost at each member, the FTE,
// and the heads of each grade.
func (m *model) targets() []target {
	var targets []target
	parts, whole := m.shares()
	total, fte := int64(0), int64(0)
	for _, post := range m.posts {
		n, _ := post.FTE.Millionths()
		total, fte = total+post.AnnualCost.KnownPence(), fte+n
	}
	ofGrade := make([]int64, len(m.grades))
	for _, grade := range m.grade {
		ofGrade[grade]++
	}
	for p, part := range parts {
		if m.costed {
			targets = append(targets, target{row: m.book[account{cost, len(m.grades), p}], times: whole, aim: part * total})
		}
		targets = append(targets, target{row: m.book[account{fullTime, len(m.grades), p}], times: whole, aim: part * fte, rank: 1})
		for grade, n := range ofGrade {
			targets = append(targets, target{row: m.book[account{heads, grade, p}], times: whole, aim: part * n, rank: 2})
		}
	}
	slices.SortStableFunc(targets, func(a, b target) int { return cmp.Compare(a.rank, b.rank) })
	return targets
}

// entries returns what a group puts into the rows at a member.
func (m *model) entries(group []int, p int) []entry {
	var entries []entry
	for _, i := range group {
		entries = m.appendEntries(entries, i, p)
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.row, b.row) })
	merged := entries[:0]
	for _, e := range entries {
		if last := len(merged) - 1; last >= 0 && merged[last].row == e.row {
			merged[last].weight += e.weight
		} else {
			merged = append(merged, e)
		}
	}
	return merged
}

// appendEntries appends what a post puts into the rows at a member.
func (m *model) appendEntries(entries []entry, i, p int) []entry {
	post := m.posts[i]
	add := func(a account, weight int64) {
		if row, known := m.book[a]; known && weight > 0 {
			entries = append(entries, entry{row, weight})
		}
	}
	fte, _ := post.FTE.Millionths()
	amount := post.costAt(m.members[p]).KnownPence()
	for _, grade := range []int{m.grade[i], len(m.grades)} {
		add(account{heads, grade, p}, 1)
		add(account{fullTime, grade, p}, fte)
		add(account{cost, grade, p}, amount)
	}
	add(account{measure: leavers}, m.leaving[i*len(m.members)+p])
	return entries
}

// measured returns the FTE of a post in millionths, or what it costs at a member in pence.
func (p Post) measured(of measure, org partnership.OrgID) int64 {
	if of == cost {
		return p.costAt(org).KnownPence()
	}
	n, _ := p.FTE.Millionths()
	return n
}
