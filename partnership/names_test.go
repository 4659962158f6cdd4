package partnership_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

func ExampleNamesOf() {
	names := partnership.NamesOf([]partnership.Organisation{{ID: "harrow", Name: "London Borough of Harrow"}})
	fmt.Println(names.Of(report.Organisation, "harrow"))
	// Output: London Borough of Harrow
}

func ExamplePartnership_Names() {
	legal := partnership.Partnership{
		Name:          "HB Public Law",
		Services:      []partnership.Service{{ID: "legal", Name: "Legal", Lines: []partnership.Line{{ID: "advice", Name: "Legal advice"}}}},
		Prerequisites: []partnership.Prerequisite{{ID: "cases", What: "The case system is moved"}},
	}
	names := report.Join(legal.Names(), partnership.NamesOf([]partnership.Organisation{{ID: "harrow", Name: "London Borough of Harrow"}}))
	fmt.Println(names.Of(report.Service, "legal"), "/", names.Of(report.Line, "advice"), "/", names.Of(report.Prerequisite, "cases"))
	// Output: Legal / Legal advice / The case system is moved
}

func ExampleOrgID_Name() {
	names := partnership.NamesOf([]partnership.Organisation{{ID: "harrow", Name: "Harrow"}})
	fmt.Println(partnership.OrgID("harrow").Name(names), partnership.OrgID("barnet").Name(names))
	// Output: Harrow barnet
}

func ExampleLineID_Name() {
	p := partnership.Partnership{Services: []partnership.Service{{ID: "legal", Lines: []partnership.Line{{ID: "advice", Name: "Legal advice"}}}}}
	fmt.Println(partnership.LineID("advice").Name(p.Names()), partnership.LineID("other").Name(p.Names()))
	// Output: Legal advice other
}
