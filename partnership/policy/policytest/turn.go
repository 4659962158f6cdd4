package policytest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// line is a list of cases that differ only in one number.
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

// turn is a number on a line at which the outcome of a rule changes: low has one outcome, and the
// next number, high, another.
type turn struct {
	at                policy.Pointer // with a star for every index of a list
	low, high         number
	lowSaid, highSaid policy.Outcome
	lowWord, highWord string // the numbers in words, counted from another date if there is one
}

// name names the turn by its numbers or, if there is another date, by their distance from it.
func (t turn) name() string {
	_, low, found := strings.Cut(t.lowWord, ", ")
	_, high, _ := strings.Cut(t.highWord, ", ")
	if !found {
		low, high = t.lowWord, t.highWord
	}
	return fmt.Sprintf("%s: %s at %s, %s at %s", t.at, t.lowSaid, low, t.highSaid, high)
}

// join puts two cases that differ only in one part on the same line, if the part is a number.
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

// on returns the outcome for the case of a point, with another number.
func (t *trial[T]) on(p point[T], steps int64) (policy.Outcome, bool) {
	value, ok := p.n.at(steps).value()
	if !ok {
		return "", false
	}
	said, ok := t.askWith(p.told, p.part, value)
	return said.outcome, ok
}

// samples is how many numbers are tried between two cases.
const samples = 32

// turns returns the turns between two numbers of a part. It finds each by halving.
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

// halve returns a turn between two numbers. lowSaid is the outcome at the lower one.
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

// isNotSet reports whether one side of the turn is the integer 0 with the outcome unknown, because
// 0 means that the number is not set.
func (t turn) isNotSet() bool {
	return t.low.isPlain() && (t.low.steps == 0 && t.lowSaid == policy.Unknown || t.high.steps == 0 && t.highSaid == policy.Unknown)
}

// lowest and highest return how far from the turn a case may be and still test it: up to the
// number itself if it is the rounder of the two, and otherwise up to the next number that is as
// round as the other.
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

// tested reports whether points are near enough on the low side and on the high side of the turn.
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

// describe puts the numbers of a turn into words, counted from another date of the question if the
// turn moves with that date.
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

// moves reports whether a turn is a day later if another date of the question is a day later.
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

// mostMonths is the greatest distance from another date, in months, that is put into words.
const mostMonths = 600

// relation says in words how far two days, low and the next day high, are from another day, if one
// of the two is that day or whole months from it. The name of the other day must follow each text:
// "3 months after ". The text is empty for that day itself.
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

// place returns a place as words in a sentence.
func place(at policy.Pointer) string {
	if at == theDay {
		return string(theDay)
	}
	return list([]policy.Pointer{anyEntry(at)})
}
