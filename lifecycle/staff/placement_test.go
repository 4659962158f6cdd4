package staff_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// placed returns a post that can go anywhere, one that cannot, and two of a group.
func placed() staff.Establishment {
	free, pinned, one, two := clerk("free", "brent"), clerk("pinned", "brent"), clerk("one", "brent"), clerk("two", "brent")
	free.Preference = "harrow"
	pinned.Pinned, pinned.Excluded = "brent", []partnership.OrgID{"harrow"}
	one.Together, two.Together = "team", "team"
	return staff.Establishment{free, pinned, one, two}
}

func TestCheckPlacements_AcceptsTrueReasons(t *testing.T) {
	members := orgsOf("brent harrow")
	require.NoError(t, staff.CheckPlacements(placed(), nil, members), "nobody has proposed anything yet")
	require.NoError(t, staff.CheckPlacements(placed(), []staff.Placement{
		{Post: "two", Org: "harrow", Reason: staff.WithinLimits},
		{Post: "free", Org: "harrow", Reason: staff.AsPreferred},
		{Post: "one", Org: "harrow", Reason: staff.WithGroup},
		{Post: "pinned", Org: "brent", Reason: staff.AsPinned},
	}, members))
	require.NoError(t, staff.CheckPlacements(placed()[:1], []staff.Placement{{Post: "free", Reason: staff.Undecided}}, members))
	require.NoError(t, staff.CheckPlacements(placed()[:1], []staff.Placement{{Post: "free", Org: "brent", Reason: staff.ToEmployer}}, members))
	returned, err := staff.ReturnToEmployers(placed(), members)
	require.NoError(t, err)
	require.NoError(t, staff.CheckPlacements(placed(), returned, members))
}

func TestCheckPlacements_FindsEverythingAtOnce(t *testing.T) {
	err := staff.CheckPlacements(placed(), []staff.Placement{
		{Post: "pinned", Org: "harrow", Reason: staff.AsPinned},
		{Post: "one", Org: "harrow", Reason: "luck"},
		{Post: "one", Org: "camden", Reason: staff.WithGroup},
		{Post: "two", Org: "brent", Reason: staff.WithGroup},
		{Post: "nobody", Org: "camden"},
	}, orgsOf("brent harrow"))
	wantErrors(t, err, `
placements[0].org: harrow is excluded: cannot hold
placements[0].reason: pinned is not why pinned goes to harrow: invalid
placements[1].reason: "luck" is not a reason (pinned, only-member, employer, work, more-work, preference, together, limits, balance, undecided): invalid
placements[2].post: "one" has two placements: duplicate
placements[2].org: "camden" is not a member: not found
placements[3].org: others of team go to harrow: cannot hold
placements[4].post: "nobody" is not among the posts: not found
placements[4].org: "camden" is not a member: not found
placements[4].reason: required
posts[0]: "free" has no placement: required
`, staff.ErrInfeasible, field.ErrDuplicate, field.ErrNotFound, field.ErrRequired, field.ErrInvalid)
}

// A reason that names an organisation of the post holds only where the post goes there.
func TestCheckPlacements_RefusesFalseReasons(t *testing.T) {
	for _, reason := range staff.PlacementReasons() {
		post := clerk("p", "brent")
		post.Preference = "brent"
		err := staff.CheckPlacements(staff.Establishment{post}, []staff.Placement{{Post: "p", Org: "harrow", Reason: reason}}, orgsOf("brent harrow"))
		switch reason {
		case staff.AsPinned, staff.ToEmployer, staff.AsPreferred, staff.Undecided:
			assert.EqualError(t, err, fmt.Sprintf("placements[0].reason: %s is not why p goes to harrow: invalid", reason))
		default:
			assert.NoError(t, err, reason)
		}
		err = staff.CheckPlacements(staff.Establishment{post}, []staff.Placement{{Post: "p", Reason: reason}}, orgsOf("brent harrow"))
		if reason == staff.Undecided {
			assert.NoError(t, err)
		} else {
			assert.EqualError(t, err, "placements[0].org: required")
		}
	}
}

func ExampleCheckPlacements() {
	one := partnership.MustQuantity("1")
	posts := staff.Establishment{
		{ID: "p1", Employer: "harrow", Function: "payroll", Grade: "G6", FTE: one, Pinned: "harrow"},
		{ID: "p2", Employer: "harrow", Function: "payroll", Grade: "G6", FTE: one},
	}
	placements := []staff.Placement{{Post: "p1", Org: "brent", Reason: staff.WithWork}}
	fmt.Println(staff.CheckPlacements(posts, placements, []partnership.OrgID{"brent", "harrow"}))
	// Output:
	// placements[0].org: p1 is pinned to harrow: cannot hold
	// posts[1]: "p2" has no placement: required
}
