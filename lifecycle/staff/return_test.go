package staff_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// clerk returns a post of one grade with an employer.
func clerk(id staff.PostID, employer partnership.OrgID) staff.Post {
	return staff.Post{ID: id, Employer: employer, Function: "payroll", Grade: "g5", FTE: number(1)}
}

func TestReturnToEmployers_ReturnsToTheEmployerOfRecord(t *testing.T) {
	pinned, excluded, company := clerk("p3", "boston"), clerk("p4", "boston"), clerk("p5", "a-company")
	pinned.Pinned = "south-holland"
	excluded.Excluded = []partnership.OrgID{"boston"}
	posts := staff.Establishment{clerk("p2", "east-lindsey"), clerk("p1", "boston"), pinned, excluded, company, clerk("p6", "")}
	got, err := staff.ReturnToEmployers(posts, orgs())
	require.NoError(t, err)
	assert.Equal(t, staff.Placements{
		{Post: "p2", Org: "east-lindsey", Reason: staff.ToEmployer},
		{Post: "p1", Org: "boston", Reason: staff.ToEmployer},
		{Post: "p3", Org: "south-holland", Reason: staff.AsPinned},
		{Post: "p4", Reason: staff.Undecided},
		{Post: "p5", Reason: staff.Undecided},
		{Post: "p6", Reason: staff.Undecided},
	}, got)
}

func TestReturnToEmployers_Refuses(t *testing.T) {
	pinned := clerk("p3", "boston")
	pinned.Pinned = "lincoln"
	_, err := staff.ReturnToEmployers(staff.Establishment{clerk("", "boston"), pinned}, orgs())
	wantErrors(t, err, "posts[0].id: required\nposts[1].pinned: \"lincoln\" is not a member: not found")
	_, err = staff.ReturnToEmployers(nil, nil)
	wantErrors(t, err, `members: required`, field.ErrRequired)
}

// Nobody is sent anywhere but to the member that the post is pinned to or to its
// employer, and what does not follow from them is for somebody to decide.
func TestReturnToEmployers_DecidesNothingElse(t *testing.T) {
	reasons := map[staff.PlacementReason]int{}
	for seed := range uint64(100) {
		posts, limits := aTask(rand.New(rand.NewPCG(seed, 25)))
		got, err := staff.ReturnToEmployers(posts, limits.Members)
		require.NoError(t, err)
		require.Len(t, got, len(posts))
		for i, placed := range got {
			p := posts[i]
			assert.Equal(t, p.ID, placed.Post)
			assert.Empty(t, placed.Alternatives)
			assert.NotContains(t, p.Excluded, placed.Org)
			switch placed.Reason {
			case staff.AsPinned:
				assert.Equal(t, p.Pinned, placed.Org)
			case staff.ToEmployer:
				assert.Equal(t, p.Employer, placed.Org)
			default:
				assert.Equal(t, staff.Undecided, placed.Reason)
				assert.Empty(t, placed.Org)
				assert.True(t, home(p, limits.Members) == "" || slices.ContainsFunc(posts, func(mate staff.Post) bool {
					there := home(mate, limits.Members)
					return p.Together != "" && mate.Together == p.Together && there != "" && there != home(p, limits.Members)
				}))
			}
			reasons[placed.Reason]++
		}
	}
	assert.Len(t, reasons, 3)
}

// home returns where a post goes by itself.
func home(p staff.Post, members []partnership.OrgID) partnership.OrgID {
	switch {
	case p.Pinned != "":
		return p.Pinned
	case !slices.Contains(members, p.Employer) || slices.Contains(p.Excluded, p.Employer):
		return ""
	}
	return p.Employer
}

// If a group would go to two members, only its pinned posts go anywhere by default. A post
// without an employer does not part a group.
func TestReturnToEmployers_SaysWhereAGroupWouldPart(t *testing.T) {
	for _, c := range []struct{ employers, pinned, want string }{
		{"a a", "- -", "a employer a employer"},
		{"a b", "- -", " undecided  undecided"},
		{"a -", "- -", "a employer  undecided"},
		{"a b", "b -", "b pinned b employer"},
		{"a a", "b -", "b pinned  undecided"},
		{"a a", "a b", "a pinned b pinned"},
	} {
		posts := staff.Establishment{clerk("p1", ""), clerk("p2", "")}
		for i := range posts {
			posts[i].Together = "t"
			if org := strings.Fields(c.employers)[i]; org != "-" {
				posts[i].Employer = partnership.OrgID(org)
			}
			if org := strings.Fields(c.pinned)[i]; org != "-" {
				posts[i].Pinned = partnership.OrgID(org)
			}
		}
		got, err := staff.ReturnToEmployers(posts, orgsOf("a b"))
		require.NoError(t, err)
		assert.Equal(t, c.want, fmt.Sprintf("%s %s %s %s", got[0].Org, got[0].Reason, got[1].Org, got[1].Reason))
	}
}

// What is given to the functions is as it was afterwards, to the last byte.
func TestFunctions_ChangeNoArgument(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 26))
	posts, needs := randomPosts(r, 12, 3, 1, orgs()), someNeeds(r)
	turnover := halves()
	turnover.Movements = []staff.Movement{leaves("2017-01-31", "n1"), joins("2017-03-01", "n3", "north-east", "n1")}
	members := []partnership.OrgID{"south-holland", "boston", "east-lindsey"}
	tables := staff.RedundancyTables()
	fieldtest.Unchanged(t, []any{posts, needs, turnover, members, tables}, func() {
		positions, err := staff.Reversibility(posts, needs)
		require.NoError(t, err)
		_ = positions.Table(districts()).Markdown()
		_, err = staff.ReturnToEmployers(posts, members)
		require.NoError(t, err)
		_ = turnover.On(date("2018-01-01"))
		assert.NotEmpty(t, found(turnover, "2018-01-01"))
		_ = policy.MustSet(staff.TransferRules()...).Judge(posts[0], date("2026-04-01"))
		_, err = staff.Redundancy(tables, holder("1980-01-01", "2010-01-01"), date("2025-12-31"), pounds(500))
		require.NoError(t, err)
		positions[0].Posts = append(positions[0].Posts, staff.PostPosition{Need: staff.PostNeed{Function: "x"}})
		positions[0].Posts[0].Need.Function = "x" // the answer shares nothing with what was given
	})
}
