package partnership_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// legal is a service of two lines, one of them taken by two members of three.
func legal() partnership.Service {
	return partnership.Service{
		ID:   "legal",
		Name: "Legal advice",
		Term: span("2012-09-01", "2027-08-31"),
		Lines: []partnership.Line{
			{ID: "litigation", Name: "Litigation"},
			{ID: "property", Name: "Property", Term: span("2013-04-01", ""), Members: []partnership.LineMember{
				{Org: "harrow"},
				{Org: "barnet", Term: span("2013-04-01", "2020-03-31")},
				{Org: "barnet", Term: span("2021-04-01", "")},
			}},
		},
	}
}

func TestService_Golden(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/service.json", legal())
	fieldtest.Golden(t, "testdata/golden/line.json", legal().Lines[1])
	fieldtest.Golden(t, "testdata/golden/line-member.json", legal().Lines[1].Members[1])
}

func TestLineID(t *testing.T) {
	var id partnership.LineID
	require.NoError(t, json.Unmarshal([]byte(`"hr/payroll"`), &id))
	assert.Equal(t, partnership.LineID("hr/payroll"), id)
	require.ErrorIs(t, json.Unmarshal([]byte(`"pay roll"`), &id), field.ErrInvalid)
	assert.Empty(t, id)
	id = "payroll"
	require.NoError(t, json.Unmarshal([]byte(`""`), &id))
	assert.Empty(t, id)
}

func TestService_Validate(t *testing.T) {
	type s = partnership.Service
	testBroken(t, legal, []broken[s]{
		{"no id", func(x *s) { x.ID = "" }, []string{"id: required"}},
		{"no such id", func(x *s) { x.ID = "legal advice" }, []string{"id: invalid"}},
		{"no name", func(x *s) { x.Name = "" }, []string{"name: required"}},
		{"a term without a first day", func(x *s) { x.Term.First = calendar.Date{} }, []string{"term.first: required"}},
		{"no lines", func(x *s) { x.Lines = nil }, []string{"lines: required"}},
		{"no line id", func(x *s) { x.Lines[0].ID = "" }, []string{"lines[0].id: required"}},
		{"no such line id", func(x *s) { x.Lines[0].ID = "?" }, []string{"lines[0].id: invalid"}},
		{"no line name", func(x *s) { x.Lines[0].Name = "" }, []string{"lines[0].name: required"}},
		{"a term of a line that ends before it begins", func(x *s) { x.Lines[1].Term.Last = date("2013-03-31") }, []string{"lines[1].term.last: out of order"}},
		{"nobody takes it", func(x *s) { x.Lines[1].Members[0].Org = "" }, []string{"lines[1].members[0].org: required"}},
		{"a malformed member", func(x *s) { x.Lines[1].Members[0].Org = "a b" }, []string{"lines[1].members[0].org: invalid"}},
		{"a term of a member without a first day", func(x *s) { x.Lines[1].Members[1].Term.First = calendar.Date{} }, []string{"lines[1].members[1].term.first: required"}},
		{"a member twice on one day", func(x *s) { x.Lines[1].Members[2].Term.First = date("2020-03-31") }, []string{"lines[1].members[2].term: overlap"}},
		{"a member twice, once as long as it is a member", func(x *s) { x.Lines[1].Members[1].Term = calendar.Term{} }, []string{"lines[1].members[2].term: overlap"}},
		{"a member twice without a term", func(x *s) { x.Lines[1].Members[1] = partnership.LineMember{Org: "harrow"} }, []string{"lines[1].members[1].term: overlap"}},
		{"everything", func(x *s) {
			last := calendar.Term{Last: date("2020-01-01")}
			*x = s{Term: last, Lines: []partnership.Line{{}, {ID: "?", Term: last, Members: []partnership.LineMember{{Org: "a"}, {Term: last}, {Org: "a"}}}}}
		}, []string{
			"id: required", "name: required", "term.first: required", "lines[0].id: required", "lines[0].name: required",
			"lines[1].id: invalid", "lines[1].name: required", "lines[1].term.first: required",
			"lines[1].members[1].org: required", "lines[1].members[1].term.first: required", "lines[1].members[2].term: overlap",
		}},
	})
}

// A member that comes back to a line a third time overlaps with its first.
func TestLine_MemberOverlapsAnyBefore(t *testing.T) {
	l := legal().Lines[1]
	l.Members = append(l.Members, partnership.LineMember{Org: "barnet", Term: span("2019-01-01", "2019-12-31")})
	err := l.Validate()
	assert.Equal(t, []string{"members[3].term: overlap"}, faults(err))
	assert.ErrorContains(t, err, "members[1]", "it says with which")
}

func ExampleService_Validate() {
	s := partnership.Service{ID: "hr", Name: "Human resources", Lines: []partnership.Line{
		{ID: "payroll", Name: "Payroll", Members: []partnership.LineMember{
			{Org: "harrow", Term: calendar.Term{First: calendar.MustDate("2017-04-01"), Last: calendar.MustDate("2020-03-31")}},
			{Org: "harrow", Term: calendar.Term{First: calendar.MustDate("2020-03-31")}},
		}},
	}}
	fmt.Println(s.Validate())
	// Output:
	// lines[0].members[1].term: "harrow" has 2017-04-01 to 2020-03-31 at members[0]: overlap
}
