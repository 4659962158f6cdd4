package staff

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
)

// A reasoner says of an allocation why each post goes where it does, and what would change
// if it went elsewhere.
type reasoner struct {
	*model  // the task
	at      []int
	rows    []row
	targets []target
	sums    []int64   // of the rows
	entries [][]entry // of each post at each member
}

// reasons returns the reasoner of an allocation.
func (m *model) reasons(at []int) *reasoner {
	r := &reasoner{model: m, at: at, entries: make([][]entry, len(m.leaving))}
	r.rows, r.targets = m.rows(int64(count(m.limits.MaxLeaving, len(m.posts))))
	r.sums = make([]int64, len(r.rows))
	for i, p := range at {
		for q := range m.members {
			r.entries[i*len(m.members)+q] = m.entries([]int{i}, q)
		}
		r.put(i, p, 1)
	}
	return r
}

// put adds a post to the sums at a member, or with -1 takes it away.
func (r *reasoner) put(i, p int, times int64) {
	for _, e := range r.entries[i*len(r.members)+p] {
		r.sums[e.row] += times * e.weight
	}
}

// gaps sets the gaps of a score to those of the sums.
func (r *reasoner) gaps(s Score) Score {
	_, whole := r.shares()
	miss := missed(r.targets, r.sums, nil, nil)
	if r.costed {
		s.CostGap = costing.Pence(miss[0] / whole)
	}
	s.GradeGap = quantity(miss[1]/whole*1_000_000 + miss[1]%whole*1_000_000/whole)
	return s
}

// score returns the score of the allocation.
func (r *reasoner) score() Score {
	leaving, loss, unmet := int64(0), int64(0), int64(0)
	for i, p := range r.at {
		cell := i*len(r.members) + p
		leaving, loss, unmet = leaving+r.leaving[cell], loss+r.loss[cell], unmet+r.unmet[cell]
	}
	return r.gaps(r.scoreOf(leaving, loss, unmet))
}

// placement returns where a post goes, why, and where else it could.
func (r *reasoner) placement(i int) Placement {
	placed := Placement{Post: r.posts[i].ID, Org: r.members[r.at[i]], Reason: r.reason(i)}
	now := r.gaps(Score{})
	for q := range r.members {
		if q != r.at[i] {
			placed.Alternatives = append(placed.Alternatives, r.alternative(i, q, now))
		}
	}
	return placed
}

// reason returns why a post goes where it does.
func (r *reasoner) reason(i int) Reason {
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
func (r *reasoner) worksMost(i int) Reason {
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
func (r *reasoner) grouped(i int) bool {
	return slices.ContainsFunc(r.groups, func(group []int) bool { return len(group) > 1 && slices.Contains(group, i) })
}

// alternative returns what would change if a post went to another member.
func (r *reasoner) alternative(i, q int, now Score) Alternative {
	here, there := i*len(r.members)+r.at[i], i*len(r.members)+q
	r.put(i, r.at[i], -1)
	r.put(i, q, 1)
	then := r.gaps(Score{})
	gap, _ := then.CostGap.Sub(now.CostGap) // both are at most maxCost
	grades, _ := then.GradeGap.Millionths()
	gradesNow, _ := now.GradeGap.Millionths()
	breaks := r.broken(i, q)
	r.put(i, q, -1)
	r.put(i, r.at[i], 1)
	return Alternative{Org: r.members[q], Breaks: breaks, Change: Score{
		Leaving:     int(r.leaving[there] - r.leaving[here]),
		Continuity:  quantity(r.loss[here] - r.loss[there]),
		Preferences: int(r.unmet[here] - r.unmet[there]),
		CostGap:     gap,
		GradeGap:    quantity(grades - gradesNow),
	}}
}

// broken returns what does not hold when a post has gone to another member. The sums are
// those after it went.
func (r *reasoner) broken(i, q int) []string {
	var breaks []string
	post, org := r.posts[i], r.members[q]
	for j, b := range r.limits.Bands {
		node := r.node(b)
		if node >= 0 && (r.off(2*node) || r.off(2*node+1)) {
			breaks = append(breaks, fmt.Sprintf("limits.bands[%d]", j))
		}
	}
	if r.off(len(r.rows) - 1) {
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

// off reports whether a row does not hold.
func (r *reasoner) off(at int) bool { return !r.rows[at].holds(r.sums[at]) }
