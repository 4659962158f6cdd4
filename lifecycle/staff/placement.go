package staff

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// PlacementReason is why a post goes to a member.
type PlacementReason string

// The reasons, in the order in which they are looked for.
const (
	AsPinned     PlacementReason = "pinned"      // the post is pinned to the member
	OnlyMember   PlacementReason = "only-member" // the post is excluded from every other, or there is only one member
	ToEmployer   PlacementReason = "employer"    // the member is its employer of record
	WithWork     PlacementReason = "work"        // more than half of its time was worked for the member
	WithMoreWork PlacementReason = "more-work"   // more of its time was worked for the member than for any other member, but no more than half: no clear majority
	AsPreferred  PlacementReason = "preference"  // the holder prefers the member
	WithGroup    PlacementReason = "together"    // its group goes there
	WithinLimits PlacementReason = "limits"      // the limits would not hold, or hold only at the cost of others
	ForBalance   PlacementReason = "balance"     // it brings cost, FTE or grades closer to the shares
	Undecided    PlacementReason = "undecided"   // for a person to decide
)

// PlacementReasons returns every PlacementReason.
func PlacementReasons() []PlacementReason {
	return []PlacementReason{AsPinned, OnlyMember, ToEmployer, WithWork, WithMoreWork, AsPreferred, WithGroup, WithinLimits, ForBalance, Undecided}
}

// Title returns why a post goes to a member in plain words, and "" for one that is not set
// or unknown.
func (r PlacementReason) Title() string {
	switch r {
	case AsPinned:
		return "Pinned to this member"
	case OnlyMember:
		return "The only member that it can go to"
	case ToEmployer:
		return "Its employer of record"
	case WithWork:
		return "Most of its time is worked there"
	case WithMoreWork:
		return "More of its time is worked there than elsewhere"
	case AsPreferred:
		return "The holder prefers it"
	case WithGroup:
		return "Its group goes there"
	case WithinLimits:
		return "The limits need it"
	case ForBalance:
		return "Brings cost, FTE or grades closer to the shares"
	case Undecided:
		return "For a person to decide"
	}
	return field.Title(r)
}

// UnmarshalText reads one of PlacementReasons, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (r *PlacementReason) UnmarshalText(text []byte) (err error) {
	*r, err = field.ReadOneOf("reason", text, PlacementReasons())
	return err
}

// Placement is where a post goes, and why.
type Placement struct {
	Post         PostID            `json:"post,omitzero"`          // which post
	Org          partnership.OrgID `json:"org,omitzero"`           // where it goes; not set: somebody has to decide
	Reason       PlacementReason   `json:"reason,omitzero"`        // why
	Alternatives []Alternative     `json:"alternatives,omitempty"` // where else it could go
}

// Placements are where posts go, and why.
type Placements []Placement

// Alternative is another member for a post, and what would change if the post, and
// no other, went there.
type Alternative struct {
	Org    partnership.OrgID `json:"org,omitzero"`     // where it would go
	Change Score             `json:"change"`           // what would be added to the score
	Breaks []string          `json:"breaks,omitempty"` // what would no longer hold: limits.bands[0], pinned, excluded, together
}

// CheckPlacements returns what is wrong with a proposal of where posts go. No placements at
// all are not an error: nobody has proposed anything yet. The errors are, at
// "placements[i]" and for a post without a placement at "posts[i]":
//
//   - a post that is not among the posts, or an organisation that is not among the
//     members (ErrNotFound);
//   - a second placement of one post (ErrDuplicate);
//   - a post without a placement, or a placement without an organisation whose reason is not
//     Undecided (ErrRequired);
//   - an organisation to which the post cannot go: it is pinned to another, excluded from
//     this one, or others of its group go elsewhere (ErrInfeasible);
//   - an unknown reason, or one that the post contradicts: pinned, employer, preference,
//     undecided (ErrInvalid).
func CheckPlacements(posts Establishment, placements Placements, members []partnership.OrgID) error {
	known, placed := make(map[PostID]Post, len(posts)), make(map[PostID]bool, len(posts))
	for _, post := range posts {
		known[post.ID] = post
	}
	among, group := partnership.RollOf(members), map[string]partnership.OrgID{}
	places := field.Each("placements", placements, func(p Placement) error {
		post, found := known[p.Post]
		reason := field.CheckOneOf("reason", "reason", p.Reason, PlacementReasons())
		err := p.checkPost(found, placed[p.Post])
		placed[p.Post] = true
		if err != nil {
			return errors.Join(err, field.At("org", among.Check(p.Org)), reason)
		}
		return errors.Join(field.At("org", p.checkOrg(post, among, group)), reason, field.At("reason", p.checkReason(post)))
	})
	missing := field.Each("posts", posts, func(post Post) error {
		if len(placements) == 0 || placed[post.ID] {
			return nil
		}
		return fmt.Errorf("%s has no placement: %w", field.Quote(post.ID), field.ErrRequired)
	})
	return errors.Join(places, missing)
}

// checkPost returns ErrNotFound for a post that was not found, and ErrDuplicate for one
// that has been placed.
func (p Placement) checkPost(found, placed bool) error {
	switch {
	case !found:
		return field.At("post", fmt.Errorf("%s is not among the posts: %w", field.Quote(p.Post), field.ErrNotFound))
	case placed:
		return field.At("post", fmt.Errorf("%s has two placements: %w", field.Quote(p.Post), field.ErrDuplicate))
	}
	return nil
}

// checkOrg returns what keeps the post from where it goes. group has where the groups
// have gone so far.
func (p Placement) checkOrg(post Post, members partnership.Roll, group map[string]partnership.OrgID) error {
	switch {
	case p.Org != "":
		return post.allows(p.Org, members, group)
	case p.Reason != Undecided:
		return field.ErrRequired
	}
	return nil
}

// checkReason returns ErrInvalid for a reason that the post contradicts.
func (p Placement) checkReason(post Post) error {
	var is partnership.OrgID
	switch p.Reason {
	case AsPinned:
		is = post.Pinned
	case ToEmployer:
		is = post.Employer
	case AsPreferred:
		is = post.Preference
	case Undecided:
	default:
		return nil
	}
	if p.Org == is || p.Org == "" {
		return nil
	}
	return fmt.Errorf("%s is not why %s goes to %s: %w", p.Reason, p.Post, p.Org, field.ErrInvalid)
}
