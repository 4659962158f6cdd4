package staff

import (
	"errors"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Split returns where each post goes by default, in the order of the establishment:
// to the partner that it is pinned to, or else back to its employer of record, whose
// staff it never left if it was placed at the disposal of the others under section
// 113 of the Local Government Act 1972. A post without an employer among the
// partners, or one that is excluded from its employer, is Undecided: see
// EvidenceRules and Allocate. So is one that is not pinned and whose group would go to
// several partners.
//
// The errors are those of Establishment at "posts", at "partners" ErrRequired if
// there are none and those of their ids, and ErrNotFound for a post that is pinned
// to no partner.
func ReturnToEmployers(posts Establishment, partners []partnership.OrgID) ([]Placement, error) {
	limits := Limits{Partners: partners}
	err := errors.Join(
		posts.check("posts"),
		limits.Validate(),
		field.Each("posts", posts, func(p Post) error { return field.At("pinned", limits.checkPartner(p.Pinned)) }),
	)
	if err != nil {
		return nil, err
	}
	placements := make([]Placement, len(posts))
	for i, p := range posts {
		placements[i] = p.byDefault(partners)
	}
	apart := groupsApart(posts, placements)
	for i, p := range posts {
		if p.Pinned == "" && slices.Contains(apart, p.Together) {
			placements[i] = Placement{Post: p.ID, Reason: Undecided}
		}
	}
	return placements, nil
}

// groupsApart returns the groups that would go to several partners.
func groupsApart(posts Establishment, placements []Placement) []string {
	var apart []string
	first := map[string]partnership.OrgID{}
	for i, p := range posts {
		org, started := first[p.Together]
		switch {
		case p.Together == "" || placements[i].Org == "":
		case !started:
			first[p.Together] = placements[i].Org
		case org != placements[i].Org:
			apart = append(apart, p.Together)
		}
	}
	return apart
}

// byDefault returns where the post goes by default.
func (p Post) byDefault(partners []partnership.OrgID) Placement {
	switch {
	case p.Pinned != "":
		return Placement{Post: p.ID, Org: p.Pinned, Reason: AsPinned}
	case slices.Contains(partners, p.Employer) && !slices.Contains(p.Excluded, p.Employer):
		return Placement{Post: p.ID, Org: p.Employer, Reason: ToEmployer}
	}
	return Placement{Post: p.ID, Reason: Undecided}
}
