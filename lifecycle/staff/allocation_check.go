package staff

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Check counts the placements again and returns what is wrong with them, each at its place:
//
//   - a placement of an unknown post, a post without a placement, or an organisation that
//     is not a member (ErrNotFound);
//   - a second placement of one post (ErrDuplicate);
//   - a post that does not go to the member it is pinned to, goes to one that it is
//     excluded from, or is parted from its group (ErrInfeasible);
//   - a band that does not hold, or more posts that leave their employer than
//     Limits.MaxLeaving (ErrInfeasible);
//   - a score whose first three fields are not what the placements make (ErrSum).
func (a Allocation) Check(posts Establishment, limits Limits) error {
	known := make(map[PostID]Post, len(posts))
	for _, post := range posts {
		known[post.ID] = post
	}
	went := map[PostID]partnership.OrgID{}
	group, members := map[string]partnership.OrgID{}, partnership.RollOf(limits.Members)
	var errs []error
	for i, p := range a.Placements {
		at := fmt.Sprintf("placements[%d]", i)
		_, placed := went[p.Post]
		post, found := known[p.Post]
		switch {
		case placed:
			errs = append(errs, field.At(at+".post", fmt.Errorf("%s has two placements: %w", field.Quote(p.Post), field.ErrDuplicate)))
		case !found:
			errs = append(errs, field.At(at+".post", fmt.Errorf("%s is not among the posts: %w", field.Quote(p.Post), field.ErrNotFound)))
		default:
			errs = append(errs, field.At(at+".org", post.allows(p.Org, members, group)))
		}
		went[p.Post] = p.Org
	}
	for i, post := range posts {
		if _, placed := went[post.ID]; !placed {
			errs = append(errs, field.At(fmt.Sprintf("posts[%d]", i), fmt.Errorf("%s has no placement: %w", field.Quote(post.ID), field.ErrNotFound)))
		}
	}
	return errors.Join(append(errs, checkBands(went, posts, limits), a.checkScore(went, posts, limits))...)
}

// allows returns what keeps the post from going to an organisation. group has where
// the groups have gone so far.
func (p Post) allows(org partnership.OrgID, members partnership.Roll, group map[string]partnership.OrgID) error {
	if err := members.Check(org); err != nil || org == "" {
		return errors.Join(err, org.Validate())
	}
	before, started := group[p.Together]
	if p.Together != "" {
		group[p.Together] = org
	}
	switch {
	case slices.Contains(p.Excluded, org):
		return fmt.Errorf("%s is excluded: %w", org, ErrInfeasible)
	case p.Pinned != "" && p.Pinned != org:
		return fmt.Errorf("%s is pinned to %s: %w", p.ID, p.Pinned, ErrInfeasible)
	case p.Together != "" && started && before != org:
		return fmt.Errorf("others of %s go to %s: %w", p.Together, before, ErrInfeasible)
	}
	return nil
}

// checkBands returns the bands that do not hold.
func checkBands(went map[PostID]partnership.OrgID, posts Establishment, limits Limits) error {
	return field.Each("limits.bands", limits.Bands, func(b Band) error {
		heads, fte, cost := int64(0), int64(0), int64(0)
		for _, post := range posts {
			if went[post.ID] == b.Org && (b.Grade == "" || post.Grade == b.Grade) {
				n, _ := post.FTE.Millionths()
				heads, fte, cost = heads+1, fte+n, cost+post.costAt(b.Org).KnownPence()
			}
		}
		found, _ := partnership.NewQuantity(heads)
		var errs []error
		if b.MinHeads.Known() && found.Compare(b.MinHeads) < 0 || b.MaxHeads.Known() && found.Compare(b.MaxHeads) > 0 {
			errs = append(errs, fmt.Errorf("%d posts: %w", heads, ErrInfeasible))
		}
		if all := quantity(fte); b.MinFTE.Known() && all.Compare(b.MinFTE) < 0 || b.MaxFTE.Known() && all.Compare(b.MaxFTE) > 0 {
			errs = append(errs, fmt.Errorf("%v FTE: %w", all, ErrInfeasible))
		}
		if b.MinCost.Known() && cost < b.MinCost.KnownPence() || b.MaxCost.Known() && cost > b.MaxCost.KnownPence() {
			errs = append(errs, fmt.Errorf("it costs %v: %w", costing.Pence(cost), ErrInfeasible))
		}
		return errors.Join(errs...)
	})
}

// checkScore returns what is wrong with the first three fields of the score, and
// with how many leave.
func (a Allocation) checkScore(went map[PostID]partnership.OrgID, posts Establishment, limits Limits) error {
	var made Score
	continuity, members := int64(0), partnership.RollOf(limits.Members)
	for _, post := range posts {
		org := went[post.ID]
		if members[post.Employer] && post.Employer != org {
			made.Leaving++
		}
		if post.Preference != "" && post.Preference == org {
			made.Preferences++
		}
		continuity += post.workedFor(org)
	}
	made.Continuity, _ = partnership.QuantityOfMillionths(continuity)
	made.CostGap, made.FTEGap, made.GradeGap = a.Score.CostGap, a.Score.FTEGap, a.Score.GradeGap
	var score, leaving error
	if made != a.Score {
		score = fmt.Errorf("the placements make %d, %v, %d: %w", made.Leaving, made.Continuity, made.Preferences, field.ErrSum)
	}
	most, _ := limits.MaxLeaving.Millionths()
	if limits.MaxLeaving.Known() && int64(made.Leaving)*1_000_000 > most {
		leaving = fmt.Errorf("%d posts leave their employer: %w", made.Leaving, ErrInfeasible)
	}
	return errors.Join(field.At("limits.max_leaving", leaving), field.At("score", score))
}
