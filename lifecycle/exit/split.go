package exit

import (
	"errors"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Reason is why a post goes to a partner.
type Reason string

// The reasons, in the order in which they are looked for.
const (
	AsPinned     Reason = "pinned"       // the post is pinned to the partner
	OnlyPartner  Reason = "only-partner" // the post is excluded from every other, or there is no other
	ToEmployer   Reason = "employer"     // the partner is its employer of record
	WithWork     Reason = "work"         // more than half of its time was worked for the partner
	WithMoreWork Reason = "more-work"    // more of its time was worked for the partner than for any other partner, but no more than half: no clear majority
	AsPreferred  Reason = "preference"   // the holder prefers the partner
	WithGroup    Reason = "together"     // its group goes there
	WithinLimits Reason = "limits"       // the limits would not hold, or hold only at the cost of others
	ForBalance   Reason = "balance"      // it brings cost and grades closer to the shares
	Undecided    Reason = "undecided"    // nothing tells: it is for a person to decide
)

// Reasons returns every Reason.
func Reasons() []Reason {
	return []Reason{AsPinned, OnlyPartner, ToEmployer, WithWork, WithMoreWork, AsPreferred, WithGroup, WithinLimits, ForBalance, Undecided}
}

// UnmarshalText reads one of Reasons; the error wraps field.ErrInvalid.
func (r *Reason) UnmarshalText(text []byte) (err error) {
	*r, err = field.OneOf("reason", string(text), Reasons())
	return err
}

// Placement is where a post goes, and why.
type Placement struct {
	Post         PostID            `json:"post"`                   // which post
	Org          partnership.OrgID `json:"org,omitzero"`           // where it goes; not set: somebody has to decide
	Reason       Reason            `json:"reason"`                 // why
	Alternatives []Alternative     `json:"alternatives,omitempty"` // where else it could go
}

// Alternative is another partner for a post, and what would change if the post, and
// no other, went there.
type Alternative struct {
	Org    partnership.OrgID `json:"org"`              // where it would go
	Change Score             `json:"change"`           // what would be added to the score
	Breaks []string          `json:"breaks,omitempty"` // what would no longer hold: limits.bands[0], pinned, excluded, together
}

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
func Split(posts Establishment, partners []partnership.OrgID) ([]Placement, error) {
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
