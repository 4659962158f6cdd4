package policytest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// line is cases that differ in one number only, by that number.
type line[T any] struct {
	at     policy.Pointer
	points []point[T]
}

// point is a case on a line.
type point[T any] struct {
	told *told[T]
	part *part
	n    number
}

// turn is where on a line a rule changes what it says, from one number to the next.
type turn struct {
	at                policy.Pointer // with a star for every number of an entry
	low, high         number
	lowSaid, highSaid policy.Outcome
	lowWord, highWord string // the numbers in words, in relation to another date if there is one
}

// name names the turn by its numbers, or by what they are in relation to another date.
func (t turn) name() string {
	_, low, found := strings.Cut(t.lowWord, ", ")
	_, high, _ := strings.Cut(t.highWord, ", ")
	if !found {
		low, high = t.lowWord, t.highWord
	}
	return fmt.Sprintf("%s: %s at %s, %s at %s", t.at, t.lowSaid, low, t.highSaid, high)
}

// join puts two cases that differ in one part only on one line, if the part is a number.
func (t *trial[T]) join(p, other *part, a, b *told[T]) {
	n, ok := numberOf(p)
	m, also := numberOf(other)
	if !ok || !also || p.fixed || n.at(0) != m.at(0) {
		return
	}
	points := []point[T]{{a, p, n}, {b, other, m}}
	for i := range t.lines {
		l := &t.lines[i]
		if l.at == p.at && slices.ContainsFunc(l.points, func(q point[T]) bool { return q.told == a || q.told == b }) {
			points = slices.DeleteFunc(points, func(q point[T]) bool { return l.has(q.told) })
			l.points = append(l.points, points...)
			return
		}
	}
	t.lines = append(t.lines, line[T]{p.at, points})
}

// has reports whether a case is on the line.
func (l *line[T]) has(c *told[T]) bool {
	return slices.ContainsFunc(l.points, func(q point[T]) bool { return q.told == c })
}

// on returns what the version says of the case of a point, with another number.
func (t *trial[T]) on(p point[T], steps int64) (policy.Outcome, bool) {
	value, ok := p.n.at(steps).value()
	if !ok {
		return "", false
	}
	said, ok := t.askWith(p.told, p.part, value)
	return said.outcome, ok
}

// samples is how many numbers between two cases are tried.
const samples = 32

// turns returns the turns between two numbers of a part, each found by halving.
func (t *trial[T]) turns(p point[T], from, to int64) (all []turn) {
	apart := max(1, (to-from)/samples)
	last := from
	before, _ := t.on(p, from)
	for next := from; next < to; {
		if to-next <= apart {
			next = to
		} else {
			next += apart
		}
		said, ok := t.on(p, next)
		if !ok {
			continue
		}
		if said != before {
			if found, ok := t.halve(p, last, next, before); ok {
				all = append(all, found)
			}
		}
		last, before = next, said
	}
	return all
}

// halve returns a turn between two numbers, with what is said at the lower one.
func (t *trial[T]) halve(p point[T], low, high int64, lowSaid policy.Outcome) (turn, bool) {
	for high-low > 1 {
		middle := low + (high-low)/2
		said, ok := t.on(p, middle)
		if !ok {
			return turn{}, false
		}
		if said == lowSaid {
			low = middle
		} else {
			high = middle
		}
	}
	highSaid, ok := t.on(p, high)
	found := turn{
		at: anyEntry(p.part.at), low: p.n.at(low), high: p.n.at(high), lowSaid: lowSaid, highSaid: highSaid,
	}
	return found, ok && !found.isNotSet()
}

// isNotSet reports whether the turn is at a whole number that is 0, and unknown because
// that stands for one that is not set.
func (t turn) isNotSet() bool {
	return t.low.isPlain() && (t.low.steps == 0 && t.lowSaid == policy.Unknown || t.high.steps == 0 && t.highSaid == policy.Unknown)
}

// lowest and highest return how far from the turn a case may be that still tests it: the
// number itself if it is the rounder of the two, and else the next one that is as round as
// the other.
func (t turn) lowest() number {
	if size := t.high.round(); size > t.low.round() {
		return t.low.at(t.high.steps - size)
	}
	return t.low
}

func (t turn) highest() number {
	if size := t.low.round(); size > 1 && size >= t.high.round() {
		return t.high.at(t.low.steps + size)
	}
	return t.high
}

// tested reports whether points are on the low and on the high side of the turn, near
// enough.
func (t turn) tested(steps []int64) (low, high bool) {
	for _, n := range steps {
		low = low || n >= t.lowest().steps && n <= t.low.steps
		high = high || n <= t.highest().steps && n >= t.high.steps
	}
	return low, high
}

// steps returns the numbers of the points.
func (l *line[T]) steps() []int64 {
	all := make([]int64, len(l.points))
	for i, p := range l.points {
		all[i] = p.n.steps
	}
	return all
}

// describe puts the numbers of a turn into words, in relation to another date of the question
// if the turn moves with it.
func (t *trial[T]) describe(found *turn, p point[T]) {
	found.lowWord, found.highWord = found.lowest().text(), found.highest().text()
	if !found.low.date {
		return
	}
	low, high := dayOne().AddDays(int(found.low.steps)), dayOne().AddDays(int(found.high.steps))
	p.told.whole.leaves(func(other *part) {
		n, ok := numberOf(other)
		if !ok || !n.date || other.at == p.part.at || strings.Contains(found.lowWord, ",") {
			return
		}
		lowWord, highWord, ok := relation(dayOne().AddDays(int(n.steps)), low, high)
		if ok && t.moves(*found, p, other, n) {
			found.lowWord += ", " + lowWord + place(other.at)
			found.highWord += ", " + highWord + place(other.at)
		}
	})
}

// moves reports whether a turn is a day later if another date of the question is.
func (t *trial[T]) moves(found turn, p point[T], other *part, n number) bool {
	later, ok := n.at(n.steps + 1).value()
	if !ok {
		return false
	}
	var low, high policy.Outcome
	var known, also bool
	p.told.draft.with(other.steps, later, func(*question[T]) {
		low, known = t.on(p, found.high.steps)
		high, also = t.on(p, found.high.steps+1)
	})
	return known && also && low == found.lowSaid && high == found.highSaid
}

// mostMonths is how far from another date a turn is looked for.
const mostMonths = 600

// relation says in words how far two days are from another, if one of them is that day or
// whole months from it. The second of the two follows the first. Each text is meant to be
// followed by the name of the other day: "3 months after ", and nothing for that day
// itself.
func relation(from, low, high calendar.Date) (lowWord, highWord string, ok bool) {
	switch from {
	case low:
		return "", "the day after ", true
	case high:
		return "the day before ", "", true
	}
	for months := 1; months <= mostMonths; months++ {
		far := plural(months, "month")
		switch {
		case from.AddMonths(months) == low:
			return far + " after ", far + " and 1 day after ", true
		case from.AddMonths(months) == high:
			return "1 day less than " + far + " after ", far + " after ", true
		case from.AddMonths(-months) == low:
			return far + " before ", "1 day less than " + far + " before ", true
		case from.AddMonths(-months) == high:
			return far + " and 1 day before ", far + " before ", true
		}
	}
	return "", "", false
}

// place returns a place in words for a sentence.
func place(at policy.Pointer) string {
	if at == theDay {
		return string(theDay)
	}
	return list([]policy.Pointer{anyEntry(at)})
}
