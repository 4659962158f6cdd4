package partnership_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
)

func ExampleCheckID() {
	fmt.Println(partnership.CheckID("an organisation", "GB-COH-01234567"))
	fmt.Println(partnership.CheckID("an organisation", "Harrow Council"))
	// Output:
	// <nil>
	// "Harrow Council" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
}

func ExampleCheckText() {
	fmt.Println(partnership.CheckText("Head of Legal"))
	fmt.Println(partnership.CheckText("  "))
	// Output:
	// <nil>
	// required
}
