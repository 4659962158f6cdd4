package match

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Limits of a search for groups.
const (
	FewestInGroup = 3          // members of a group
	MostInGroup   = 6          // members of a group
	MostGroups    = 100        // groups in one answer
	MostAmong     = 2_000      // candidates
	SureGroups    = 50_000_000 // possible groups: up to this number the answer is always exact
	mostSteps     = 120_000_000
)

// Pair is how well two members of a group go together.
type Pair struct {
	A       partnership.OrgID    `json:"a"`       // one of the two: the organisation that wishes, or the one whose id comes first
	B       partnership.OrgID    `json:"b"`       // the other
	Score   Bounds               `json:"score"`   // the points of all reasons
	Of      partnership.Quantity `json:"of"`      // the points of a perfect fit
	Reasons []FitReason          `json:"reasons"` // for and against, in the order of Criteria
}

// Group is organisations that could share the service together. The scores of its pairs add up
// to its score.
type Group struct {
	Place   int                  `json:"place"`          // among the groups, from 1
	Orgs    []partnership.OrgID  `json:"orgs"`           // its members: first those that are in every group, then by id
	Score   Bounds               `json:"score"`          // the points of all pairs
	Of      partnership.Quantity `json:"of"`             // the points of a perfect fit
	Start   calendar.Date        `json:"start,omitzero"` // the first day on which all of them can start; not set: not known
	Pairs   []Pair               `json:"pairs"`          // every member with every other
	Provide []partnership.OrgID  `json:"provide"`        // the members that say they can provide the service
}

// Groups is the answer to a wish for a group.
type Groups struct {
	AsOf        calendar.Date        `json:"as_of"`       // the day whose facts it rests on
	Wish        Wish                 `json:"wish"`        // what was wished
	Preferences Preferences          `json:"preferences"` // what was preferred
	Size        int                  `json:"size"`        // the number of members of a group
	Among       int                  `json:"among"`       // the number of candidates: those that Rank ranks
	Groups      []Group              `json:"groups"`      // best first
	Exact       bool                 `json:"exact"`       // whether it is proved that no other group is better
	Bound       partnership.Quantity `json:"bound"`       // if it is not proved: the middle of the score of any other group is at most this, rounded up to a millionth
}

// Groups finds the best groups of a given size, from three to six organisations. The organisation
// that wishes is in every group; if a partnership is to be enlarged, so are all its members. A
// group is ranked by the middle of its score, which is the sum over all its pairs. Supply and
// Wants count only for pairs with the organisation that wishes. A group has only candidates that
// Rank ranks, and none that excludes another member of the group.
//
// If there are up to SureGroups possible groups, the answer is exact: that is up to 670 candidates
// for groups of four, 187 for five, and 92 for six. If there are more, the search stops after a
// fixed number of steps. Exact then says whether the answer is proved; if not, the answer is the
// best that was found, and Bound is the limit of all other groups.
//
// The errors are those of Rank and:
//
//   - ErrRange: a size, a number of groups or a number of candidates that is out of bounds
//   - ErrInvalid at wish.aim: a wish to join a partnership
func (p PartnerPool) Groups(w Wish, preferences Preferences, size, best int) (Groups, error) {
	if err := check(p, w, preferences); err != nil {
		return Groups{}, err
	}
	f := newFinder(p, w, preferences)
	if err := f.checkGroups(size, best); err != nil {
		return Groups{}, err
	}
	return f.groups(size, best, mostSteps)
}

// checkGroups returns what is wrong with a wish for groups.
func (f *finder) checkGroups(size, best int) error {
	switch {
	case f.wish.Aim == ToJoin:
		return field.At("wish.aim", fmt.Errorf("%s: a group cannot join a partnership: %w", f.wish.Aim, field.ErrInvalid))
	case size < FewestInGroup || size > MostInGroup:
		return field.At("size", fmt.Errorf("%d is not from %d to %d: %w", size, FewestInGroup, MostInGroup, field.ErrRange))
	case size <= len(f.fixed):
		return field.At("size", fmt.Errorf("%d: the partnership already has %d members: %w", size, len(f.fixed), field.ErrRange))
	case best < 1 || best > MostGroups:
		return field.At("best", fmt.Errorf("%d is not from 1 to %d: %w", best, MostGroups, field.ErrRange))
	}
	return nil
}

// groups finds the best groups, and stops after a number of steps.
func (f *finder) groups(size, best int, steps int64) (Groups, error) {
	var among []*party
	for i := range f.parties {
		if p := &f.parties[i]; !p.fixed {
			if t := f.test(p); len(t.failed)+len(t.open) == 0 {
				among = append(among, p)
			}
		}
	}
	if len(among) > MostAmong {
		return Groups{}, field.At("pool.orgs", fmt.Errorf("%d candidates, and at most %d can be put into groups: exclude some by the wish: %w", len(among), MostAmong, field.ErrRange))
	}
	answer := Groups{
		AsOf: f.asOf, Wish: cloneWish(f.wish), Preferences: cloneWeights(f.preferences), Size: size, Among: len(among), Groups: []Group{}, Exact: true,
	}
	choose := size - len(f.fixed)
	if len(among) < choose {
		return answer, nil
	}
	alone, pairs := f.worths(among)
	s := newSearch(alone, pairs, choose, best, steps)
	s.run(alone, f.worthOfFixed(), choose)
	answer.Exact = s.excluded <= 2*max(s.least(), 0)
	if !answer.Exact {
		answer.Bound = quantity((s.excluded + 3) / 4)
	}
	for i, set := range s.best {
		members := slices.Clone(f.fixed)
		for _, at := range set.set {
			members = append(members, among[at])
		}
		answer.Groups = append(answer.Groups, f.group(members, i+1))
	}
	return answer, nil
}

// worths returns what candidates are worth with the fixed parties, and with each other: twice the
// middle of the score, or -1 for two of which one excludes the other.
func (f *finder) worths(among []*party) (alone, pairs []int64) {
	n := len(among)
	alone, pairs = make([]int64, n), make([]int64, n*n)
	for i, p := range among {
		for _, other := range f.fixed {
			low, high, _ := f.pair(other, p)
			alone[i] += low + high
		}
		for j, other := range among[:i] {
			low, high, _ := f.pair(other, p)
			worth := low + high
			if has(p.excludes, other.index) || has(other.excludes, p.index) {
				worth = -1
			}
			pairs[i*n+j], pairs[j*n+i] = worth, worth
		}
	}
	return alone, pairs
}

// worthOfFixed returns what the fixed parties are worth with each other.
func (f *finder) worthOfFixed() (worth int64) {
	for i, p := range f.fixed {
		for _, other := range f.fixed[:i] {
			low, high, _ := f.pair(other, p)
			worth += low + high
		}
	}
	return worth
}

// group returns a group with its pairs.
func (f *finder) group(members []*party, place int) Group {
	g := Group{Place: place, Provide: []partnership.OrgID{}}
	low, high, of := int64(0), int64(0), int64(0)
	for i, p := range members {
		g.Orgs = append(g.Orgs, p.id)
		g.Start = later(g.Start, p.start)
		if p.strategy.Supply == partnership.Provider || p.strategy.Supply == partnership.Either {
			g.Provide = append(g.Provide, p.id)
		}
		for _, other := range members[i+1:] {
			j := f.judge(p, other)
			g.Pairs = append(g.Pairs, Pair{p.id, other.id, boundsOf(j.low, j.high), quantity(j.of), j.reasons})
			low, high, of = low+j.low, high+j.high, of+j.of
		}
	}
	if slices.ContainsFunc(members, func(p *party) bool { return !p.started }) {
		g.Start = calendar.Date{}
	}
	g.Score, g.Of = boundsOf(low, high), quantity(of)
	return g
}
