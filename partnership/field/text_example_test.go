package field_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func ExampleCheckID() {
	fmt.Println(field.CheckID("an organisation", "GB-COH-01234567"))
	fmt.Println(field.CheckID("an organisation", "Harrow Council"))
	// Output:
	// <nil>
	// "Harrow Council" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
}

func ExampleCheckText() {
	fmt.Println(field.CheckText("Head of Legal"))
	fmt.Println(field.CheckText("  "))
	// Output:
	// <nil>
	// required
}
