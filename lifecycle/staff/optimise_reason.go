package staff

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// A reasoner says of an allocation why each post goes where it does, and what would change
// if it went elsewhere.
type reasoner struct {
	*model  // the task
	at      []int
	rows    []row
	targets []target
	whole   int64         // the parts into which the shares divide a whole
	sums    []int64       // of the rows
	entries [][]entry     // of each post at each member
	worst   [ranks][]int  // the targets of each rank, those that are missed by most first: as many as a post can change, and one
	group   []int         // how many are in the group of each post
	bands   map[int][]int // the bands on each row
	byRow   map[int]target
}

// reasons returns the reasoner of an allocation.
func (m *model) reasons(at []int) *reasoner {
	r := &reasoner{model: m, at: at, entries: make([][]entry, len(m.leaving))}
	r.rows, r.targets = m.rows(int64(count(m.limits.MaxLeaving, len(m.posts))))
	_, r.whole = m.shares()
	r.sums = make([]int64, len(r.rows))
	for i, p := range at {
		for q := range m.members {
			r.entries[i*len(m.members)+q] = m.entries([]int{i}, q)
		}
		r.put(i, p, 1)
	}
	r.rank()
	r.byRow = make(map[int]target, len(r.targets))
	for _, t := range r.targets {
		r.byRow[t.row] = t
	}
	r.group = make([]int, len(m.posts))
	for _, group := range m.groups {
		for _, i := range group {
			r.group[i] = len(group)
		}
	}
	r.bands = map[int][]int{}
	for j, b := range m.limits.Bands {
		for _, s := range m.sides(b) {
			r.bands[m.book[s.account]] = append(r.bands[m.book[s.account]], j)
		}
	}
	return r
}

// changed is how many targets of one rank a post changes when it goes elsewhere: those at
// two members.
const changed = 2

// rank finds the targets that are missed by most.
func (r *reasoner) rank() {
	of := func(i int) int64 { return r.targets[i].missed(r.sums[r.targets[i].row], r.sums[r.targets[i].row]) }
	for i := range r.targets {
		worst := &r.worst[r.targets[i].rank]
		at, _ := slices.BinarySearchFunc(*worst, i, func(a, b int) int { return cmp.Compare(of(b), of(a)) })
		if *worst = slices.Insert(*worst, at, i); len(*worst) > changed+1 {
			*worst = (*worst)[:changed+1]
		}
	}
}

// missed returns by how much the targets of each rank are missed now that a post has left
// one member for another: one of the worst before, or one that has changed.
func (r *reasoner) missed(i int, members ...int) (miss [ranks]int64) {
	look := func(t target) { miss[t.rank] = max(miss[t.rank], t.missed(r.sums[t.row], r.sums[t.row])) }
	for _, worst := range r.worst {
		for _, at := range worst {
			look(r.targets[at])
		}
	}
	for _, p := range members {
		for _, e := range r.entries[i*len(r.members)+p] {
			if t, counts := r.byRow[e.row]; counts {
				look(t)
			}
		}
	}
	return miss
}

// put adds a post to the sums at a member, or with -1 takes it away.
func (r *reasoner) put(i, p int, times int64) {
	for _, e := range r.entries[i*len(r.members)+p] {
		r.sums[e.row] += times * e.weight
	}
}

// gaps sets the gaps of a score to how far the targets are missed.
func (r *reasoner) gaps(s Score, miss [ranks]int64) Score {
	if r.costed {
		s.CostGap = costing.Pence(miss[0] / r.whole)
	}
	s.FTEGap = quantity(miss[1] / r.whole)
	s.GradeGap = quantity(miss[2]/r.whole*1_000_000 + miss[2]%r.whole*1_000_000/r.whole)
	return s
}

// score returns the score of the allocation.
func (r *reasoner) score() Score {
	leaving, loss, unmet := int64(0), int64(0), int64(0)
	for i, p := range r.at {
		cell := i*len(r.members) + p
		leaving, loss, unmet = leaving+r.leaving[cell], loss+r.loss[cell], unmet+r.unmet[cell]
	}
	return r.gaps(r.scoreOf(leaving, loss, unmet), r.missed(0))
}

// placement returns where a post goes, why, and where else it could.
func (r *reasoner) placement(i int) Placement {
	placed := Placement{Post: r.posts[i].ID, Org: r.members[r.at[i]], Reason: r.reason(i)}
	now := r.gaps(Score{}, r.missed(i))
	for q := range r.members {
		if q != r.at[i] {
			placed.Alternatives = append(placed.Alternatives, r.alternative(i, q, now))
		}
	}
	return placed
}

// reason returns why a post goes where it does.
func (r *reasoner) reason(i int) PlacementReason {
	post, org := r.posts[i], r.members[r.at[i]]
	left := len(r.members) - len(post.Excluded) // nobody else is excluded
	switch employed := slices.Contains(r.members, post.Employer); {
	case post.Pinned != "":
		return AsPinned
	case left == 1 && len(r.members) > 1:
		return OnlyMember
	case post.Employer == org:
		return ToEmployer
	case !employed && r.worksMost(i) != "":
		return r.worksMost(i)
	case !employed && post.Preference == org:
		return AsPreferred
	case r.grouped(i):
		return WithGroup
	case len(r.members) == 1:
		return OnlyMember
	case employed || len(r.limits.Bands) > 0:
		return WithinLimits
	}
	return ForBalance
}

// worksMost returns the reason of a post that goes where more of its time was worked than
// for any other member. It is empty for any other post.
func (r *reasoner) worksMost(i int) PlacementReason {
	time := r.posts[i].Time
	here := shareOf(time, r.members[r.at[i]])
	for p, org := range r.members {
		if p != r.at[i] && shareOf(time, org).Compare(here) >= 0 {
			return ""
		}
	}
	switch {
	case here.Compare(nothing()) <= 0:
		return ""
	case here.Compare(half()) > 0:
		return WithWork
	}
	return WithMoreWork
}

// grouped reports whether a post is in a group with others.
func (r *reasoner) grouped(i int) bool { return r.group[i] > 1 }

// alternative returns what would change if a post went to another member.
func (r *reasoner) alternative(i, q int, now Score) Alternative {
	here, there := i*len(r.members)+r.at[i], i*len(r.members)+q
	r.put(i, r.at[i], -1)
	r.put(i, q, 1)
	then := r.gaps(Score{}, r.missed(i, r.at[i], q))
	gap, _ := then.CostGap.Sub(now.CostGap) // both are at most maxCost
	breaks := r.broken(i, q)
	r.put(i, q, -1)
	r.put(i, r.at[i], 1)
	return Alternative{Org: r.members[q], Breaks: breaks, Change: Score{
		Leaving:     int(r.leaving[there] - r.leaving[here]),
		Continuity:  quantity(r.loss[here] - r.loss[there]),
		Preferences: int(r.unmet[here] - r.unmet[there]),
		CostGap:     gap,
		FTEGap:      less(then.FTEGap, now.FTEGap),
		GradeGap:    less(then.GradeGap, now.GradeGap),
	}}
}

// less returns a quantity less another. Both are known.
func less(a, b partnership.Quantity) partnership.Quantity {
	m, _ := a.Millionths()
	n, _ := b.Millionths()
	return quantity(m - n)
}

// broken returns what does not hold when a post has gone to another member. The sums are
// those after it went.
func (r *reasoner) broken(i, q int) []string {
	var breaks []string
	post, org := r.posts[i], r.members[q]
	for _, j := range r.brokenBands(i, q) {
		breaks = append(breaks, fmt.Sprintf("limits.bands[%d]", j))
	}
	if r.off(r.book[account{measure: leavers}]) {
		breaks = append(breaks, "limits.max_leaving")
	}
	if post.Pinned != "" {
		breaks = append(breaks, "pinned")
	}
	if slices.Contains(post.Excluded, org) {
		breaks = append(breaks, "excluded")
	}
	if r.grouped(i) {
		breaks = append(breaks, "together")
	}
	return breaks
}

// brokenBands returns the bands that do not hold when a post has gone to another member, in
// their order.
func (r *reasoner) brokenBands(i, q int) []int {
	var broken []int
	for _, p := range []int{r.at[i], q} {
		for _, e := range r.entries[i*len(r.members)+p] {
			if r.off(e.row) {
				broken = append(broken, r.bands[e.row]...)
			}
		}
	}
	slices.Sort(broken)
	return slices.Compact(broken)
}

// off reports whether a row does not hold.
func (r *reasoner) off(at int) bool { return !r.rows[at].holds(r.sums[at]) }
