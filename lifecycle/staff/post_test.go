package staff_test

import (
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func date(s string) calendar.Date { return calendar.MustDate(s) }

// wantErrors asserts what an error says, line by line, that each line has a place,
// and which rules are broken.
func wantErrors(t *testing.T, err error, want string, sentinels ...error) {
	t.Helper()
	require.Error(t, err)
	assert.Equal(t, strings.TrimSpace(want), err.Error())
	assert.Len(t, field.Errors(err), strings.Count(strings.TrimSpace(want), "\n")+1)
	for _, sentinel := range sentinels {
		assert.ErrorIs(t, err, sentinel)
	}
}

// buyer is a post with every field that can be set.
func buyer() staff.Post {
	return staff.Post{
		ID: "buyer-1", Employer: "north-lincolnshire", Function: "procurement", Grade: "SO1", FTE: partnership.MustQuantity("0.8"),
		AnnualCost: costing.MustMoney("41250.00"), TimeWindow: year(),
		Time:     []partnership.Share{{Org: "north-lincolnshire", Fraction: pc(70)}, {Org: "north-east-lincolnshire", Fraction: pc(30)}},
		Grouping: "north-lincolnshire", Temporary: lifecycle.Yes, Absent: lifecycle.Yes, Pinned: "north-lincolnshire",
		Excluded: []partnership.OrgID{"north-east-lincolnshire"}, Preference: "north-lincolnshire", Together: "category-team",
		Born: date("1980-02-29"), EmployedFrom: date("2010-07-01"),
	}
}

func TestPost_IsValid(t *testing.T) {
	require.NoError(t, buyer().Validate())
	plain := staff.Post{ID: "b", Function: "procurement", Grade: "SO1", FTE: number(1)}
	require.NoError(t, plain.Validate(), "nothing else need be known")
	require.NoError(t, staff.Establishment{buyer(), plain}.Validate())
	require.NoError(t, staff.Establishment{}.Validate())
}

func TestPost_FindsEverythingAtOnce(t *testing.T) {
	bad := staff.Post{
		ID: "b 1", Employer: "n/e!", Function: " ", FTE: partnership.MustQuantity("1.2"), AnnualCost: costing.MustMoney("-0.01"),
		TimeWindow: calendar.Term{First: date("2026-04-01")},
		Time:       []partnership.Share{{Org: "a", Fraction: pc(60)}, {Org: "a", Fraction: partnership.MustFraction("40.000001%")}},
		Grouping:   "?", Pinned: "a", Excluded: []partnership.OrgID{"a", "", "a"}, Preference: "!", Together: "a team",
		Born: date("1990-01-01"), EmployedFrom: date("1990-01-01"),
	}
	wantErrors(t, bad.Validate(), `
id: "b 1" is not a post id (1 to 64 letters, digits and -_.:/): invalid
employer: "n/e!" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
function: required
grade: required
fte: 1.2 is above 1: out of range
annual_cost: -0.01 is less than 0.00: invalid
time_window.last: required
time[1].org: duplicate: "a" is already time[0]
grouping: "?" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
pinned: a is excluded: invalid
excluded[1]: required
excluded[2]: duplicate: "a" is already excluded[0]
preference: "!" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
together: "a team" is not a group id (1 to 64 letters, digits and -_.:/): invalid
employed_from: 1990-01-01 is not after the birth, 1990-01-01: out of order
`, field.ErrInvalid, field.ErrRequired, field.ErrRange, field.ErrDuplicate, field.ErrOrder)
}

func TestPost_TimeNeedsItsWindow(t *testing.T) {
	p := staff.Post{ID: "b", Function: "procurement", Grade: "SO1", FTE: number(1)}
	p.Time = []partnership.Share{{Org: "a", Fraction: pc(100)}}
	wantErrors(t, p.Validate(), "time_window.first: required", field.ErrRequired)
	p.Time, p.TimeWindow = nil, year()
	wantErrors(t, p.Validate(), "time: required", field.ErrRequired)
	p.Time, p.TimeWindow = []partnership.Share{{}, {Org: "a", Fraction: partnership.MustFraction("1/3")}}, year()
	wantErrors(t, p.Validate(), `
time[0].org: required
time[0].share: required
`, field.ErrRequired)
	p.Time = []partnership.Share{{Org: "a", Fraction: partnership.MustFraction("1/3")}, {Org: "b", Fraction: partnership.MustFraction("66.666667%")}}
	wantErrors(t, p.Validate(), "time: they make 300000001/300000000, not the whole: does not add up", field.ErrSum)
}

func TestEstablishment_HasEveryPostOnce(t *testing.T) {
	posts := staff.Establishment{buyer(), buyer(), {ID: "buyer-1"}}
	wantErrors(t, posts.Validate(), `
[2].function: required
[2].grade: required
[2].fte: required
[1].id: duplicate: "buyer-1" is already [0]
[2].id: duplicate: "buyer-1" is already [0]
`, field.ErrDuplicate)
}

func TestPostID_RefusesOtherText(t *testing.T) {
	var id staff.PostID
	require.NoError(t, id.UnmarshalText([]byte("legal/12")))
	assert.Equal(t, staff.PostID("legal/12"), id)
	require.ErrorIs(t, id.UnmarshalText([]byte("legal 12")), field.ErrInvalid)
	assert.Empty(t, id)
	id = "before"
	require.NoError(t, id.UnmarshalText(nil))
	assert.Empty(t, id, "not set")
}

func TestCategories_RefuseOtherText(t *testing.T) {
	for _, r := range staff.PlacementReasons() {
		var back staff.PlacementReason
		require.NoError(t, back.UnmarshalText([]byte(r)))
		assert.Equal(t, r, back)
	}
	for _, r := range staff.ReadinessStates() {
		var back staff.Readiness
		require.NoError(t, back.UnmarshalText([]byte(r)))
		assert.Equal(t, r, back)
	}
	for _, r := range staff.Resources() {
		var back staff.Resource
		require.NoError(t, back.UnmarshalText([]byte(r)))
		assert.Equal(t, r, back)
	}
	require.ErrorIs(t, new(staff.PlacementReason).UnmarshalText([]byte("luck")), field.ErrInvalid)
	require.ErrorIs(t, new(staff.Readiness).UnmarshalText([]byte("nearly")), field.ErrInvalid)
	require.ErrorIs(t, new(staff.Resource).UnmarshalText([]byte("staff")), field.ErrInvalid)
}

// orgsOf returns organisations from their ids with spaces between.
func orgsOf(text string) []partnership.OrgID {
	var all []partnership.OrgID
	for _, org := range strings.Fields(text) {
		all = append(all, partnership.OrgID(org))
	}
	return all
}
