package field_test

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
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

func ExampleQuote() {
	fmt.Println(field.Quote("Harrow\x00"))
	fmt.Println(field.Quote(strings.Repeat("a", 1_000_000)))
	// Output:
	// "Harrow\x00"
	// "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"…
}

func ExampleCheckName() {
	fmt.Println(field.CheckName("Shared legal practice"))
	fmt.Println(field.CheckName("Legal\nHR"))
	// Output:
	// <nil>
	// "Legal\nHR" has U+000A, which cannot be seen, as character 6: invalid
}

func ExampleCheckNote() {
	fmt.Println(field.CheckNote("Agreed:\n- notice of a year"))
	fmt.Println(field.CheckNote(strings.Repeat("x", 5000)))
	// Output:
	// <nil>
	// 5,000 characters (at most 4,000): out of range
}

func ExampleRequired() {
	fmt.Println(field.Required("name", " "))
	// Output: name: required
}

func ExampleOptionalName() {
	fmt.Println(field.OptionalName("also_called", ""))
	fmt.Println(field.OptionalName("also_called", "Legal\x00"))
	// Output:
	// <nil>
	// also_called: "Legal\x00" has U+0000, which cannot be seen, as character 6: invalid
}

func ExampleRequiredNote() {
	fmt.Println(field.RequiredNote("reason", "\n"))
	// Output: reason: required
}

func ExampleOptionalNote() {
	fmt.Println(field.OptionalNote("note", ""))
	// Output: <nil>
}

func ExampleOptionalID() {
	fmt.Println(field.OptionalID("line", "a line", ""))
	fmt.Println(field.OptionalID("line", "a line", "legal advice"))
	// Output:
	// <nil>
	// line: "legal advice" is not a line id (1 to 64 letters, digits and -_.:/): invalid
}

func ExampleCheckOneOf() {
	colours := []string{"red", "green"}
	fmt.Println(field.CheckOneOf("door", "colour", "", colours))
	// Output: door: required
}

func ExampleOptionalOneOf() {
	colours := []string{"red", "green"}
	fmt.Println(field.OptionalOneOf("door", "colour", "", colours))
	fmt.Println(field.OptionalOneOf("door", "colour", "blue", colours))
	// Output:
	// <nil>
	// door: "blue" is not a colour (red, green): invalid
}

func ExampleReadOneOf() {
	colours := []string{"red", "green"}
	for _, text := range []string{"red", "", "blue"} {
		colour, err := field.ReadOneOf("colour", []byte(text), colours)
		fmt.Printf("%q %v\n", colour, err)
	}
	// Output:
	// "red" <nil>
	// "" <nil>
	// "" "blue" is not a colour (red, green): invalid
}

func ExampleReadID() {
	for _, text := range []string{"harrow", "", "not an id"} {
		org, err := field.ReadID[partnership.OrgID]([]byte(text))
		fmt.Printf("%q %v\n", org, err)
	}
	// Output:
	// "harrow" <nil>
	// "" <nil>
	// "" "not an id" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
}

func ExampleTitle() {
	fmt.Println(field.Title("joint-committee"))
	// Output: Joint committee
}

func ExampleRequiredValue() {
	fmt.Println(field.RequiredValue("served", calendar.Date{}))
	fmt.Println(field.RequiredValue("served", calendar.MustDate("2026-04-01")))
	// Output:
	// served: required
	// <nil>
}

// A day that is not set is stored as NULL, and NULL is read as no day.
func ExampleScan() {
	day := calendar.MustDate("2026-04-01")
	fmt.Println(field.Scan([]byte("2027-03-31"), &day), day)
	fmt.Println(field.Scan(nil, &day), day)
	fmt.Println(field.Scan(20260401, &day))
	// Output:
	// <nil> 2027-03-31
	// <nil> no date
	// found a value of type int in the database, wanted a text, as a column of type TEXT has it: invalid
}

func ExampleValue() {
	fmt.Println(field.Value(calendar.MustDate("2026-04-01")))
	fmt.Println(field.Value(calendar.Date{}))
	// Output:
	// 2026-04-01 <nil>
	// <nil> <nil>
}

// A joiner makes two names look the same.
func ExampleIsHidden() {
	fmt.Println(strings.ContainsFunc("Harr\u200dow", field.IsHidden), strings.ContainsFunc("Harrow Road", field.IsHidden))
	// Output: true false
}
