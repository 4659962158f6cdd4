package staff

import "cmp"

// An entry is what a unit puts into a row at a member.
type entry struct {
	row    int
	weight int64
}

// A puzzle is what the search has to solve: to send each unit, which is a post or a
// group of posts, to one member at the least cost such that the rows hold and, of
// all that cost the same, to come closest to the targets.
type puzzle struct {
	members int
	cost    []int64   // of each unit at each member
	entries [][]entry // of each unit at each member, by row
	rows    []row     // the limits; the weights are in the entries
	targets []target  // what some rows should come close to
}

// A target is what a row should come close to: times its sum should be aim. Of the
// targets of one rank the one that is missed by most counts.
type target struct {
	row        int
	times, aim int64
	rank       int
}

// ranks is how many ranks of targets there are: the cost, the FTE, and the heads of each
// grade.
const ranks = 3

// A standing is how good an allocation is: its cost, then how far the targets of
// each rank are missed. Less is better.
type standing struct {
	cost int64
	miss [ranks]int64
}

// compare compares two standings.
func (s standing) compare(other standing) int {
	if c := cmp.Compare(s.cost, other.cost); c != 0 {
		return c
	}
	for i := range s.miss {
		if c := cmp.Compare(s.miss[i], other.miss[i]); c != 0 {
			return c
		}
	}
	return 0
}

// missed returns by how much the targets of each rank are missed at least, if between the
// fewest and the most are still added to the sums of the rows. If fewest is nil, nothing
// is added.
func missed(targets []target, sums, fewest, most []int64) (miss [ranks]int64) {
	for _, t := range targets {
		low, high := sums[t.row], sums[t.row]
		if fewest != nil {
			low, high = low+fewest[t.row], high+most[t.row]
		}
		miss[t.rank] = max(miss[t.rank], t.missed(low, high))
	}
	return miss
}

// missed returns by how much a target is missed at least, if the sum of its row is at least
// low and at most high.
func (t target) missed(low, high int64) int64 { return max(t.times*low-t.aim, t.aim-t.times*high) }

// A grain is what allocations can cost: whole units that are, beyond whole periods, no
// more than a width.
type grain struct{ unit, period, width int64 }

// grainOf returns the grain of costs: their greatest common divisor.
func grainOf(cost []int64) grain {
	unit := int64(0)
	for _, c := range cost {
		for c != 0 {
			unit, c = c, unit%c
		}
	}
	unit = max(1, unit)
	return grain{unit, unit, 0}
}

// floor returns the most that an allocation can cost up to a limit.
func (g grain) floor(limit int64) int64 {
	if limit < 0 {
		return limit
	}
	rest := limit % g.period
	return limit - rest + min(rest-rest%g.unit, g.width)
}
