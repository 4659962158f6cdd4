package staff_test

import (
	"encoding/json"
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
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// clerk returns a post of one grade with an employer.
func clerk(id staff.PostID, employer partnership.OrgID) staff.Post {
	return staff.Post{ID: id, Employer: employer, Function: "payroll", Grade: "g5", FTE: number(1)}
}

func TestReturnToEmployersReturnsToTheEmployerOfRecord(t *testing.T) {
	pinned, excluded, company := clerk("p3", "boston"), clerk("p4", "boston"), clerk("p5", "a-company")
	pinned.Pinned = "south-holland"
	excluded.Excluded = []partnership.OrgID{"boston"}
	posts := staff.Establishment{clerk("p2", "east-lindsey"), clerk("p1", "boston"), pinned, excluded, company, clerk("p6", "")}
	got, err := staff.ReturnToEmployers(posts, orgs())
	require.NoError(t, err)
	assert.Equal(t, []staff.Placement{
		{Post: "p2", Org: "east-lindsey", Reason: staff.ToEmployer},
		{Post: "p1", Org: "boston", Reason: staff.ToEmployer},
		{Post: "p3", Org: "south-holland", Reason: staff.AsPinned},
		{Post: "p4", Reason: staff.Undecided},
		{Post: "p5", Reason: staff.Undecided},
		{Post: "p6", Reason: staff.Undecided},
	}, got)
}

func TestReturnToEmployersRefuses(t *testing.T) {
	pinned := clerk("p3", "boston")
	pinned.Pinned = "lincoln"
	_, err := staff.ReturnToEmployers(staff.Establishment{clerk("", "boston"), pinned}, orgs())
	wantErrors(t, err, "posts[0].id: required\nposts[1].pinned: \"lincoln\" is not a partner: not found")
	_, err = staff.ReturnToEmployers(nil, nil)
	wantErrors(t, err, `partners: required`, field.ErrRequired)
}

// Nobody is sent anywhere but to the partner that the post is pinned to or to its
// employer, and what does not follow from them is for somebody to decide.
func TestReturnToEmployersDecidesNothingElse(t *testing.T) {
	reasons := map[staff.Reason]int{}
	for seed := range uint64(100) {
		posts, limits := aTask(rand.New(rand.NewPCG(seed, 25)))
		got, err := staff.ReturnToEmployers(posts, limits.Partners)
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
				assert.True(t, home(p, limits.Partners) == "" || slices.ContainsFunc(posts, func(mate staff.Post) bool {
					there := home(mate, limits.Partners)
					return p.Together != "" && mate.Together == p.Together && there != "" && there != home(p, limits.Partners)
				}))
			}
			reasons[placed.Reason]++
		}
	}
	assert.Len(t, reasons, 3)
}

// home returns where a post goes by itself.
func home(p staff.Post, partners []partnership.OrgID) partnership.OrgID {
	switch {
	case p.Pinned != "":
		return p.Pinned
	case !slices.Contains(partners, p.Employer) || slices.Contains(p.Excluded, p.Employer):
		return ""
	}
	return p.Employer
}

// Of a group that would go to two partners nobody goes by default, but those who are
// pinned; one without an employer parts nobody.
func TestReturnToEmployersSaysWhereAGroupWouldPart(t *testing.T) {
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
func TestNothingThatIsGivenIsChanged(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 26))
	posts, needs := randomPosts(r, 12, 3, 1, orgs()), someNeeds(r)
	turnover := halves()
	turnover.Movements = []staff.Movement{leaves("2017-01-31", "n1"), joins("2017-03-01", "n3", "north-east", "n1")}
	partners := []partnership.OrgID{"south-holland", "boston", "east-lindsey"}
	tables := staff.RedundancyTables()
	written := func() string {
		text, err := json.Marshal([]any{posts, needs, turnover, partners, tables})
		require.NoError(t, err)
		return string(text)
	}
	before := written()
	positions, err := staff.Reversibility(posts, needs)
	require.NoError(t, err)
	_ = positions.Markdown()
	_, err = staff.ReturnToEmployers(posts, partners)
	require.NoError(t, err)
	_ = turnover.On(date("2018-01-01"))
	assert.NotEmpty(t, found(turnover, "2018-01-01"))
	_ = policy.MustSet(staff.TransferRules()...).Judge(posts[0], date("2026-04-01"))
	_, err = staff.Redundancy(tables, holder("1980-01-01", "2010-01-01"), date("2025-12-31"), pounds(500))
	require.NoError(t, err)
	assert.Equal(t, before, written())
	positions[0].Posts = append(positions[0].Posts, staff.PostPosition{Need: staff.PostNeed{Function: "x"}})
	positions[0].Posts[0].Need.Function = "x"
	assert.Equal(t, before, written(), "the answer shares nothing with it")
}
