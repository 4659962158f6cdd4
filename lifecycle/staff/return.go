package staff

import (
	"errors"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// ReturnToEmployers returns where each post goes by default, in the order of the
// establishment: to the member that it is pinned to, or else back to its employer of
// record. An officer who was placed at the disposal of other councils under section 113 of
// the Local Government Act 1972 never left that employer.
//
// A post is Undecided, and for people to decide, if it is not pinned and
//
//   - has no employer among the members, or is excluded from its employer;
//   - or is in a group that would go to several members.
//
// [TransferRules] and [Allocate] help with those. The errors are:
//
//   - those of Establishment at "posts";
//   - at "members" ErrRequired for an empty list, and those of the ids;
//   - ErrNotFound for a post that is pinned to an organisation that is not a member.
func ReturnToEmployers(posts Establishment, members []partnership.OrgID) (Placements, error) {
	among := partnership.RollOf(members)
	err := errors.Join(
		posts.check("posts"),
		Limits{Members: members}.Validate(),
		field.Each("posts", posts, func(p Post) error { return field.At("pinned", among.Check(p.Pinned)) }),
	)
	if err != nil {
		return nil, err
	}
	placements := make(Placements, len(posts))
	for i, p := range posts {
		placements[i] = p.byDefault(among)
	}
	apart := groupsApart(posts, placements)
	for i, p := range posts {
		if p.Pinned == "" && apart[p.Together] {
			placements[i] = Placement{Post: p.ID, Reason: Undecided}
		}
	}
	return placements, nil
}

// groupsApart returns the groups that would go to several members.
func groupsApart(posts Establishment, placements Placements) map[string]bool {
	apart := map[string]bool{}
	first := map[string]partnership.OrgID{}
	for i, p := range posts {
		org, started := first[p.Together]
		switch {
		case p.Together == "" || placements[i].Org == "":
		case !started:
			first[p.Together] = placements[i].Org
		case org != placements[i].Org:
			apart[p.Together] = true
		}
	}
	return apart
}

// byDefault returns where the post goes by default.
func (p Post) byDefault(members partnership.Roll) Placement {
	switch {
	case p.Pinned != "":
		return Placement{Post: p.ID, Org: p.Pinned, Reason: AsPinned}
	case members[p.Employer] && !slices.Contains(p.Excluded, p.Employer):
		return Placement{Post: p.ID, Org: p.Employer, Reason: ToEmployer}
	}
	return Placement{Post: p.ID, Reason: Undecided}
}
