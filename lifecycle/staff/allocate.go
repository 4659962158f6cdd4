package staff

import (
	"errors"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Allocation is where each post goes, and how good that is.
type Allocation struct {
	Placements Placements `json:"placements"` // one for each post, in the order of the establishment
	Score      Score      `json:"score"`      // how good it is
	Bound      Score      `json:"bound"`      // no allocation within the limits is better than this
	Optimal    bool       `json:"optimal"`    // whether it is proved that none is better
	Settled    bool       `json:"settled"`    // whether no exchange of up to three posts, or groups of posts, improves it
	Steps      int        `json:"steps"`      // how many steps the search took: MaxSteps at most
}

// Score is how good an allocation is. Its fields are compared in their order: the
// second counts only between allocations that are equal in the first.
type Score struct {
	Leaving     int                  `json:"leaving"`             // posts that leave an employer who is a member; fewer is better
	Continuity  partnership.Quantity `json:"continuity,omitzero"` // the per cent of each post's time worked for the member that it goes to, added up; more is better
	Preferences int                  `json:"preferences"`         // preferences that are met; more is better
	CostGap     costing.Money        `json:"cost_gap,omitzero"`   // how far the annual cost is from its share, at the member that is furthest off, cut to pence; less is better; not known if the cost of a post is not
	FTEGap      partnership.Quantity `json:"fte_gap,omitzero"`    // how far the FTE is from its share, at the member that is furthest off, cut to six decimals; less is better
	GradeGap    partnership.Quantity `json:"grade_gap,omitzero"`  // how far the posts of a grade at a member are from its share, where that is furthest, cut to six decimals; less is better
}

// Allocate returns where each post goes within the limits so that, in this order:
//
//  1. as few posts as possible leave an employer who is a member;
//  2. as much as possible of the time worked in them was worked for the member that they
//     go to; a post whose time is not recorded is the same anywhere;
//  3. as many preferences as possible are met;
//  4. the annual cost of the member that is furthest from its share is as close to that
//     share as possible; if the cost of a post is not known, nobody can tell, and this is
//     left out;
//  5. the FTE of the member that is furthest from its share is as close to it as possible;
//  6. the number of posts of a grade at a member, where it is furthest from its share, is as
//     close to that share as possible.
//
// A member's share of cost is its share of the sum of AnnualCost. Held against it is what the
// posts that go to the member cost there.
//
// If Optimal, the answer is proved to be the best. It is found as follows:
//
//   - Without groups, and without bands on FTE and cost, the first three aims are met by a flow
//     of least cost, which is found and proved at once.
//   - Everything else takes a search, with prices for the bands, and with cuts where it takes
//     long. It ends at three quarters of Limits.MaxSteps, or at half of that if only the last
//     three aims are open.
//   - If the search ends before it has a proof, exchanges of up to three posts, or groups of
//     posts, improve its best answer for the steps that are left. They begin from several
//     answers; one of them, if it is within the limits, sends the dearest post first, each to
//     the member that lacks most of its share.
//
// Without a proof Optimal is false. Settled then says whether no exchange improves the answer,
// and Bound is a score that no answer can beat; its gaps are 0.
//
// The order of posts, members and bands does not matter. Between equally good allocations the
// ids decide. The errors are:
//
//   - those of Establishment at "posts" and of Limits at "limits";
//   - at a post, ErrNotFound for a pin, an exclusion, a preference or a cost at an organisation
//     that is not a member, and ErrRequired for an unknown cost that a band counts;
//   - ErrInfeasible at a post that no member is left for, or at the first of the limits
//     that cannot hold together, with the others named;
//   - at a band on a grade that nobody has, which may be misspelt, ErrNotFound, or ErrInfeasible
//     if the band wants posts;
//   - ErrInfeasible at a share above 0 of a member that no post can go to;
//   - ErrUndecided if no allocation was found in Limits.MaxSteps steps: PricesOfBands shows which
//     bands make it hard;
//   - ErrRange for more than 2,000 posts, 50 members, 50,000,000 posts × grades × members, or
//     £900,000,000 a year in all.
func Allocate(posts Establishment, limits Limits) (Allocation, error) {
	return AllocateWithProgress(posts, limits, nil)
}

// AllocateWithProgress is Allocate, and calls progress with the number of steps taken so far:
// about 100 times before Limits.MaxSteps, and at the same numbers whenever the task is the same.
// A search that is done ends at once, so the last number may be far below Limits.MaxSteps. While
// it looks for the limits to blame for an ErrInfeasible, it does not call progress.
//
// Progress is called in the goroutine of the caller, so the search waits for it. It cannot
// change the answer. If it panics, so does AllocateWithProgress, with the same value, and there
// is no answer.
func AllocateWithProgress(posts Establishment, limits Limits, progress func(steps int)) (Allocation, error) {
	if progress != nil {
		posts, limits = posts.clone(), limits.clone() // progress may change those of the caller
	}
	err := errors.Join(posts.check("posts"), field.At("limits", limits.Validate()))
	if err != nil {
		return Allocation{}, err
	}
	m, err := newModel(posts, limits)
	if err != nil {
		return Allocation{}, err
	}
	m.network.meter.progress = progress
	found, err := m.solve()
	if err != nil {
		return Allocation{}, err
	}
	allocation := m.allocation(found)
	return allocation, allocation.Check(posts, limits)
}

// newMeter returns a meter for as many steps as a search may take.
func (m *model) newMeter() *meter {
	if m.limits.MaxSteps == 0 {
		return &meter{limit: DefaultSteps}
	}
	return &meter{limit: m.limits.MaxSteps}
}

// allocation returns the answer for the posts in the order in which they were
// given.
func (m *model) allocation(found answer) Allocation {
	r := m.reasons(found.at)
	a := Allocation{Placements: make(Placements, len(m.posts)), Score: r.score(), Optimal: found.proved, Settled: found.settled, Steps: m.network.meter.steps}
	for i := range m.posts {
		a.Placements[m.place[i]] = r.placement(i)
	}
	a.Bound = a.Score
	if !found.proved {
		a.Bound = m.limit(found)
	}
	return a
}

// scoreOf returns a score with its first three fields, and gaps of 0; that of cost is not
// known if a cost is not.
func (m *model) scoreOf(leaving, loss, unmet int64) Score {
	recorded, preferences := int64(0), int64(0)
	for _, post := range m.posts {
		if len(post.Time) > 0 {
			recorded += hundredPercent
		}
		if post.Preference != "" {
			preferences++
		}
	}
	score := Score{Leaving: int(leaving), Continuity: quantity(recorded - loss), Preferences: int(preferences - unmet), FTEGap: quantity(0), GradeGap: quantity(0)}
	if m.costed {
		score.CostGap = costing.Pence(0)
	}
	return score
}

// limit returns the bound of an answer that is not proved: no allocation has a better
// score.
func (m *model) limit(found answer) Score {
	_, worth := m.work()
	return m.scoreOf(found.leaving, found.work/worth, found.work%worth)
}
