package staff

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Three units are at the first of two members, which may have one at most. Each move to the
// second costs 1 and mends more than that, and says so; what is left is the best.
func TestRepairer_SaysWhetherAMoveWasWorthIt(t *testing.T) {
	z := &puzzle{members: 2, rows: []row{{high: 1}}}
	for range 3 {
		z.cost = append(z.cost, 0, 1)
		z.entries = append(z.entries, []entry{{0, 1}}, nil)
	}
	s := newSearch(z, &meter{limit: DefaultSteps})
	s.relaxed, s.add = &relaxation{}, z.cost
	for u := range s.at {
		s.put(u, 0, 1)
	}
	r := s.newRepairer(&meter{limit: DefaultSteps})
	assert.True(t, r.try(0, 1, 0, 1))
	assert.True(t, r.try(1, 1, 1, 1))
	assert.False(t, r.try(2, 1, 2, 1), "the row holds")
	assert.Equal(t, []int{1, 1, 0}, s.at)
	assert.Equal(t, int64(2), r.total)
	assert.Equal(t, []int{1, 1, 0}, s.best)
	assert.False(t, r.moveOne() || r.changeTwo(), "nothing is better")

	s.best = nil
	s.repair(z.cost, []int{0, 0, 0}, &meter{limit: DefaultSteps})
	assert.Equal(t, []int{1, 1, 0}, s.best)
}

// Each of two members may have one of two units, and each unit is free where the other is. No
// unit can move by itself, so that they have to change places.
func TestSearch_RepairChangesPlaces(t *testing.T) {
	z := &puzzle{
		members: 2, rows: []row{{low: 1, high: 1}, {low: 1, high: 1}}, cost: []int64{5, 0, 0, 5},
		entries: [][]entry{{{0, 1}}, {{1, 1}}, {{0, 1}}, {{1, 1}}},
	}
	s := newSearch(z, &meter{limit: DefaultSteps})
	s.relaxed = &relaxation{}
	s.repair(z.cost, []int{0, 1}, &meter{limit: DefaultSteps})
	assert.Equal(t, []int{1, 0}, s.best)
	assert.Zero(t, s.standing.cost)
}
