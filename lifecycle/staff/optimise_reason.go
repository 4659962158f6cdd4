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
	entries [][]entry // of each post at each partner
}

// reasons returns the reasoner of an allocation.
func (m *model) reasons(at []int) *reasoner {
	r := &reasoner{model: m, at: at, entries: make([][]entry, len(m.leaving))}
	r.rows, r.targets = m.rows(int64(count(m.limits.MaxLeaving, len(m.posts))))
	r.sums = make([]int64, len(r.rows))
	for i, p := range at {
		for q := range m.partners {
			r.entries[i*len(m.partners)+q] = m.entries([]int{i}, q)
		}
		r.put(i, p, 1)
	}
	return r
}

// put puts a post into the sums at a partner, times so often.
func (r *reasoner) put(i, p int, times int64) {
	for _, e := range r.entries[i*len(r.partners)+p] {
		r.sums[e.row] += times * e.weight
	}
}

// gaps sets the gaps of a score to those of the sums.
func (r *reasoner) gaps(s Score) Score {
	_, whole := r.shares()
	miss := missed(r.targets, r.sums, nil, nil)
	s.CostGap = costing.Pence(miss[0] / whole)
	s.GradeGap = quantity(miss[1]/whole*1_000_000 + miss[1]%whole*1_000_000/whole)
	return s
}

// score returns the score of the allocation.
func (r *reasoner) score() Score {
	leaving, loss, unmet := int64(0), int64(0), int64(0)
	for i, p := range r.at {
		cell := i*len(r.partners) + p
		leaving, loss, unmet = leaving+r.leaving[cell], loss+r.loss[cell], unmet+r.unmet[cell]
	}
	return r.gaps(r.scoreOf(leaving, loss, unmet))
}

// placement returns where a post goes, why, and where else it could.
func (r *reasoner) placement(i int) Placement {
	placed := Placement{Post: r.posts[i].ID, Org: r.partners[r.at[i]], Reason: r.reason(i)}
	now := r.gaps(Score{})
	for q := range r.partners {
		if q != r.at[i] {
			placed.Alternatives = append(placed.Alternatives, r.alternative(i, q, now))
		}
	}
	return placed
}

// reason returns why a post goes where it does.
func (r *reasoner) reason(i int) Reason {
	post, org := r.posts[i], r.partners[r.at[i]]
	left := len(r.partners) - len(post.Excluded) // nobody else is excluded
	switch employed := slices.Contains(r.partners, post.Employer); {
	case post.Pinned != "":
		return AsPinned
	case left == 1 && len(r.partners) > 1:
		return OnlyPartner
	case post.Employer == org:
		return ToEmployer
	case !employed && r.worksMost(i) != "":
		return r.worksMost(i)
	case !employed && post.Preference == org:
		return AsPreferred
	case r.grouped(i):
		return WithGroup
	case len(r.partners) == 1:
		return OnlyPartner
	case employed || len(r.limits.Bands) > 0:
		return WithinLimits
	}
	return ForBalance
}

// worksMost returns the reason of a post that goes where more of its time was worked than
// for any other partner. It is empty for any other post.
func (r *reasoner) worksMost(i int) Reason {
	here, first := r.at[i], i*len(r.partners)
	for p := range r.partners {
		if p != here && r.loss[first+p] <= r.loss[first+here] {
			return ""
		}
	}
	switch loss := r.loss[first+here]; {
	case len(r.posts[i].Time) == 0 || loss == hundredPercent:
		return ""
	case loss < hundredPercent/2:
		return WithWork
	}
	return WithMoreWork
}

// grouped reports whether a post is in a group with others.
func (r *reasoner) grouped(i int) bool {
	return slices.ContainsFunc(r.groups, func(group []int) bool { return len(group) > 1 && slices.Contains(group, i) })
}

// alternative returns what would change if a post went to another partner.
func (r *reasoner) alternative(i, q int, now Score) Alternative {
	here, there := i*len(r.partners)+r.at[i], i*len(r.partners)+q
	r.put(i, r.at[i], -1)
	r.put(i, q, 1)
	then := r.gaps(Score{})
	gap, _ := then.GradeGap.Millionths()
	gapNow, _ := now.GradeGap.Millionths()
	breaks := r.broken(i, q)
	r.put(i, q, -1)
	r.put(i, r.at[i], 1)
	return Alternative{Org: r.partners[q], Breaks: breaks, Change: Score{
		Leaving:     int(r.leaving[there] - r.leaving[here]),
		Continuity:  quantity(r.loss[here] - r.loss[there]),
		Preferences: int(r.unmet[here] - r.unmet[there]),
		CostGap:     costing.Pence(pence(then.CostGap) - pence(now.CostGap)),
		GradeGap:    quantity(gap - gapNow),
	}}
}

// broken returns what does not hold if the sums are as they are because a post went
// to another partner.
func (r *reasoner) broken(i, q int) []string {
	var breaks []string
	post, org := r.posts[i], r.partners[q]
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
