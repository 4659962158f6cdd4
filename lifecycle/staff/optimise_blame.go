package staff

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// A limit is the place of a band in Limits.Bands; the place after the last one is that of
// MaxLeaving.
type limit int

// leavingLimit returns the limit on how many leave.
func (m *model) leavingLimit() limit { return limit(len(m.limits.Bands)) }

// path returns the place of a limit in the task.
func (m *model) path(l limit) string {
	if l == m.leavingLimit() {
		return "limits.max_leaving"
	}
	return fmt.Sprintf("limits.bands[%d]", l)
}

// everyLimit returns every limit that is set.
func (m *model) everyLimit() []limit {
	limits := m.bands(func(Band) bool { return true })
	if m.limits.MaxLeaving.Known() {
		limits = append(limits, m.leavingLimit())
	}
	return limits
}

// bands returns the places of the bands for which a condition is true.
func (m *model) bands(of func(Band) bool) []limit {
	var limits []limit
	for i, b := range m.limits.Bands {
		if of(b) {
			limits = append(limits, limit(i))
		}
	}
	return limits
}

// onNodes returns the bands on nodes of the network.
func (m *model) onNodes(nodes []int) []limit {
	return m.bands(func(b Band) bool { return b.onHeads() && slices.Contains(nodes, m.node(b)) })
}

// onHeads returns the bands on heads and one more limit, in their order.
func (m *model) onHeads(more limit) []limit {
	limits := m.bands(Band.onHeads)
	limits = append(limits, more)
	slices.Sort(limits)
	return slices.Compact(limits)
}

// checkWeighed returns the error of the first band on FTE or on cost that cannot hold
// within the bands on heads, whatever the other such bands are. It looks no further if the
// steps run out.
func (m *model) checkWeighed() error {
	for _, l := range m.bands(Band.weighs) {
		for _, s := range m.sides(m.limits.Bands[l]) {
			if s.measure == heads || m.network.meter.out() {
				continue
			}
			least, most, known := m.extremes(m.limits.Bands[l], s)
			if !known || least <= s.high && most >= s.low {
				continue
			}
			blamed := m.blamed(m.onHeads(l))
			least, most, _ = m.only(blamed, m.newMeter()).extremes(m.limits.Bands[l], s)
			return m.inWords(s.between(least, most), l, blamed)
		}
	}
	return nil
}

// between says what the sum of a side is, at least and at most.
func (s side) between(least, most int64) string {
	if s.measure == fullTime {
		return fmt.Sprintf("the FTE is %v to %v ", quantity(least), quantity(most))
	}
	return fmt.Sprintf("the cost is %v to %v ", costing.Pence(least), costing.Pence(most))
}

// tooMany returns the error of limits by which more posts leave their employer than
// MaxLeaving allows.
func (m *model) tooMany() error {
	blamed := m.blamed(m.onHeads(m.leavingLimit()))
	left := m.only(blamed, m.newMeter())
	cost, worth := left.packed()
	root, _ := left.root(cost) // it has been found with more limits
	_, least := left.free(cost, root)
	return m.inWords(fmt.Sprintf("%d posts leave their employer at least ", least/worth), m.leavingLimit(), blamed)
}

// together returns the error of limits that cannot hold together.
func (m *model) together(limits []limit) error {
	blamed := m.blamed(limits)
	return m.inWords("", blamed[0], blamed)
}

// inWords returns the error of limits that are to blame. It is at one of them, says what
// was found there, and names the others. If that one is not to blame, the error is at the
// first that is, and does not say what was found.
func (m *model) inWords(found string, at limit, blamed []limit) error {
	if !slices.Contains(blamed, at) {
		found, at = "", blamed[0]
	}
	others := m.paths(slices.DeleteFunc(blamed, func(l limit) bool { return l == at }))
	switch {
	case others == "":
		others = "with where the posts can go"
	case found == "":
		others = "together with " + others
	default:
		others = "within " + others
	}
	return field.At(m.path(at), fmt.Errorf("%s%s: %w", found, others, ErrInfeasible))
}

// paths returns the places of limits with commas between them.
func (m *model) paths(limits []limit) string {
	paths := make([]string, len(limits))
	for i, l := range limits {
		paths[i] = m.path(l)
	}
	return strings.Join(paths, ", ")
}

// blamed returns which of the suspects are to blame for the fact that they cannot all
// hold. Each is left out in turn, and stays out if the others still cannot hold (the
// deletion filter of Chinneck and Dravnieks, ORSA Journal on Computing 3, 1991). If the
// steps run out before that is known, it stays in.
func (m *model) blamed(suspects []limit) []limit {
	left := m.newMeter()
	for _, l := range slices.Clone(suspects) {
		if left.out() {
			break
		}
		others := slices.DeleteFunc(slices.Clone(suspects), func(other limit) bool { return other == l })
		trial := m.only(others, &meter{limit: left.limit - left.steps})
		if trial.cannotHold() {
			suspects = others
		}
		left.spend(1 + trial.network.meter.steps)
	}
	return suspects
}

// only returns the model with these limits and no others. It does not look at how good an
// allocation is.
func (m *model) only(kept []limit, meter *meter) *model {
	limits := Limits{Members: m.limits.Members}
	for _, l := range kept {
		if l == m.leavingLimit() {
			limits.MaxLeaving = m.limits.MaxLeaving
		} else {
			limits.Bands = append(limits.Bands, m.limits.Bands[l])
		}
	}
	left, _ := newModel(m.posts, limits) // it is valid with all limits
	clear(left.loss)
	clear(left.unmet)
	left.limitsOnly, left.network.meter = true, meter
	return left
}

// cannotHold reports whether it is proved that the limits cannot hold.
func (m *model) cannotHold() bool {
	cost, worth := m.packed()
	root, ok := m.branch(m.network, cost)
	if !ok {
		return !root.halted
	}
	most := m.mostLeaving()
	if m.weighs() {
		_, at, _, err := m.fewest(root.least/worth, most)
		return at == nil && err == nil
	}
	limits, _ := m.rows(most)
	s := newSearch(m.puzzle(cost, limits, nil), m.network.meter)
	s.first = true
	_, done := m.explore(s, root)
	return done && s.best == nil
}
