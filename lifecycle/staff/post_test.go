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
		Time:     []staff.Share{{Org: "north-lincolnshire", Percent: number(70)}, {Org: "north-east-lincolnshire", Percent: number(30)}},
		Grouping: "north-lincolnshire", Temporary: lifecycle.Yes, Absent: lifecycle.Yes, Pinned: "north-lincolnshire",
		Excluded: []partnership.OrgID{"north-east-lincolnshire"}, Preference: "north-lincolnshire", Together: "category-team",
		Born: date("1980-02-29"), Since: date("2010-07-01"),
	}
}

func TestPostIsValid(t *testing.T) {
	require.NoError(t, buyer().Validate())
	plain := staff.Post{ID: "b", Function: "procurement", Grade: "SO1", FTE: number(1)}
	require.NoError(t, plain.Validate(), "nothing else need be known")
	require.NoError(t, staff.Establishment{buyer(), plain}.Validate())
	require.NoError(t, staff.Establishment{}.Validate())
}

func TestPostFindsEverythingAtOnce(t *testing.T) {
	bad := staff.Post{
		ID: "b 1", Employer: "n/e!", Function: " ", FTE: partnership.MustQuantity("1.2"), AnnualCost: costing.MustMoney("-0.01"),
		TimeWindow: calendar.Term{First: date("2026-04-01")},
		Time:       []staff.Share{{Org: "a", Percent: number(60)}, {Org: "a", Percent: partnership.MustQuantity("40.000001")}},
		Grouping:   "?", Pinned: "a", Excluded: []partnership.OrgID{"a", "", "a"}, Preference: "!", Together: "a team",
		Born: date("1990-01-01"), Since: date("1990-01-01"),
	}
	wantErrors(t, bad.Validate(), `
id: "b 1" is not a post id (1 to 64 letters, digits and -_.:/): invalid
employer: "n/e!" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
function: required
grade: required
fte: 1.2 is above 1: out of range
annual_cost: -0.01 is below 0.00: out of range
time_window.last: required
time[1].org: duplicate: \"a\" is already time[0]
time: the shares add up to 100.000001 %, not 100 %: does not add up
grouping: "?" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
pinned: a is excluded: invalid
excluded[1]: required
excluded[2]: duplicate: "a" is already excluded[0]
preference: "!" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
together: "a team" is not a group id (1 to 64 letters, digits and -_.:/): invalid
employed_since: 1990-01-01 is not after the birth, 1990-01-01: out of order
`, field.ErrInvalid, field.ErrRequired, field.ErrRange, field.ErrDuplicate, field.ErrSum, field.ErrOrder)
}

func TestTimeNeedsItsWindow(t *testing.T) {
	p := staff.Post{ID: "b", Function: "procurement", Grade: "SO1", FTE: number(1)}
	p.Time = []staff.Share{{Org: "a", Percent: number(100)}}
	wantErrors(t, p.Validate(), "time_window.first: required", field.ErrRequired)
	p.Time, p.TimeWindow = nil, year()
	wantErrors(t, p.Validate(), "time: required", field.ErrRequired)
	p.Time = []staff.Share{{}, {Org: "a", Percent: partnership.MustQuantity("100.5")}, {Org: "b", Percent: partnership.MustQuantity("-1")}}
	wantErrors(t, p.Validate(), `
time[0].org: required
time[0].percent: required
time[1].percent: 100.5 is above 100: out of range
time[2].percent: -1 is below 0: out of range
`, field.ErrRequired, field.ErrRange)
}

func TestEstablishmentKnowsEveryPostOnce(t *testing.T) {
	posts := staff.Establishment{buyer(), buyer(), {ID: "buyer-1"}}
	wantErrors(t, posts.Validate(), `
[2].function: required
[2].grade: required
[2].fte: required
[1].id: duplicate: "buyer-1" is already [0]
[2].id: duplicate: "buyer-1" is already [0]
`, field.ErrDuplicate)
}

func TestPostIDRefusesOtherText(t *testing.T) {
	var id staff.PostID
	require.NoError(t, id.UnmarshalText([]byte("legal/12")))
	assert.Equal(t, staff.PostID("legal/12"), id)
	require.ErrorIs(t, id.UnmarshalText([]byte("legal 12")), field.ErrInvalid)
	assert.Empty(t, id)
	id = "before"
	require.NoError(t, id.UnmarshalText(nil))
	assert.Empty(t, id, "not set")
}

func TestCategoriesRefuseOtherText(t *testing.T) {
	for _, r := range staff.Reasons() {
		var back staff.Reason
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
	require.ErrorIs(t, new(staff.Reason).UnmarshalText([]byte("luck")), field.ErrInvalid)
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
