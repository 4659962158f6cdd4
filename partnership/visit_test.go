package partnership_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// visit is a visit of two councils to a shared procurement service.
func visit() partnership.Visit {
	return partnership.Visit{
		On:       date("2025-11-12"),
		Host:     "North and North East Lincolnshire, shared procurement",
		Visitors: []partnership.OrgID{"harrow", "barnet"},
		About:    "going back to separate teams",
		Lessons:  []string{"Each council employs half of the staff.", "Going back would need no transfer."},
	}
}

func TestVisit_Golden(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/visit.json", visit())
}

func TestVisit_Validate(t *testing.T) {
	type v = partnership.Visit
	testBroken(t, visit, []broken[v]{
		{"no day", func(x *v) { x.On = calendar.Date{} }, []string{"on: required"}},
		{"nobody visited", func(x *v) { x.Host = "" }, []string{"host: required"}},
		{"no visitor", func(x *v) { x.Visitors = nil }, []string{"visitors: required"}},
		{"a visitor without an id", func(x *v) { x.Visitors[0] = "" }, []string{"visitors[0]: required"}},
		{"a malformed visitor", func(x *v) { x.Visitors[1] = "a b" }, []string{"visitors[1]: invalid"}},
		{"a visitor listed twice", func(x *v) { x.Visitors[1] = "harrow" }, []string{"visitors[1]: duplicate"}},
		{"a lesson that says nothing", func(x *v) { x.Lessons[1] = " " }, []string{"lessons[1]: required"}},
		{
			"everything", func(x *v) { *x = v{Visitors: []partnership.OrgID{"", "b", "b"}, Lessons: []string{"a", ""}} },
			[]string{"on: required", "host: required", "visitors[0]: required", "visitors[2]: duplicate", "lessons[1]: required"},
		},
	})
}

func ExampleVisit_Validate() {
	v := partnership.Visit{
		On:       calendar.MustDate("2025-11-12"),
		Host:     "North and North East Lincolnshire, shared procurement",
		Visitors: []partnership.OrgID{"harrow", "harrow"},
	}
	fmt.Println(v.Validate())
	// Output: visitors[1]: duplicate: "harrow" is already visitors[0]
}
