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
