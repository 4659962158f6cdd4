package field_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func ExampleDecode() {
	notice, err := field.Decode[partnership.Notice]([]byte(`{
		"months": 12,
		"expires": {"month": 3, "day": 31},
		"authorised_by": "full-council"
	}`))
	fmt.Println(notice.Months, "months to", notice.Expires, err)
	// Output: 12 months to 31 March <nil>
}

// Every error comes at once: those of reading, then those of meaning.
func ExampleDecode_errors() {
	_, err := field.Decode[partnership.Notice]([]byte(`{
		"months": 0,
		"Clear": true,
		"served": {"month": "January"},
		"expires": {"month": 4, "day": 31},
		"expires": {"month": 3, "day": 31}
	}`))
	fmt.Println(err)
	// Output:
	// Clear: unknown key: invalid
	// served.month: found a text, wanted a whole number: invalid
	// expires: duplicate key
	// months: required
	// expires.day: 31 is not a day of the month (1 to 30): out of range
}

func ExampleDecode_notJSON() {
	_, err := field.Decode[calendar.Term]([]byte("{\n  \"first\": \"2026-04-01\"\n  \"last\": \"2027-03-31\"\n}"))
	fmt.Println(err)
	// Output: line 3, column 3: invalid character '"' after object key:value pair: invalid
}

func ExampleOneOf() {
	type colour string
	colours := []colour{"red", "green"}
	fmt.Println(field.OneOf("colour", "green", colours))
	fmt.Println(field.OneOf("colour", "Green", colours))
	// Output:
	// green <nil>
	//  "Green" is not a colour (red, green): invalid
}

func ExampleAt() {
	err := errors.Join(
		field.At("name", field.ErrRequired),
		field.At("term", calendar.Term{}.Validate()),
	)
	fmt.Println(field.At("members[1]", err))
	// Output:
	// members[1].name: required
	// members[1].term.first: required
}

func ExampleEach() {
	notBlank := func(name string) error {
		if strings.TrimSpace(name) == "" {
			return field.ErrRequired
		}
		return nil
	}
	fmt.Println(field.Each("names", []string{"Harrow", "", "Barnet", " "}, notBlank))
	// Output:
	// names[1]: required
	// names[3]: required
}

func ExampleUnique() {
	members := []partnership.Member{{Org: "harrow"}, {Org: "barnet"}, {}, {Org: "harrow"}, {}}
	fmt.Println(field.Unique("members", "org", members, func(m partnership.Member) partnership.OrgID { return m.Org }))
	// Output: members[3].org: duplicate: "harrow" is already members[0]
}

// Tasks that wait for one another never begin. The first waits for them, and is in no circle.
func ExampleCircles() {
	after := map[string][]string{"move": {"train", "test"}, "train": {"test"}, "test": {"train"}}
	circles := field.Circles([]string{"move", "test", "train"}, func(task string) []string { return after[task] })
	fmt.Println(circles["move"], circles["test"], circles["train"])
	// Output: false true true
}

func ExampleEachOnce() {
	vetoes := []partnership.OrgID{"barnet", "not an id", "barnet"}
	fmt.Println(field.EachOnce("vetoes", vetoes, partnership.OrgID.Validate))
	// Output:
	// vetoes[1]: "not an id" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
	// vetoes[2]: duplicate: "barnet" is already vetoes[0]
}

// Each error beside the field that it is about.
func ExampleErrors() {
	err := partnership.Notice{Expires: calendar.Window{Month: 13}}.Validate()
	for _, at := range field.Errors(err) {
		fmt.Printf("%-14s %v\n", at.Path, at.Err)
	}
	// Output:
	// months         required
	// expires.month  13 is not a month (1 to 12): out of range
}

func ExampleError() {
	err := calendar.Term{First: calendar.MustDate("2026-04-01"), Last: calendar.MustDate("2026-03-31")}.Validate()
	var at *field.Error
	if errors.As(err, &at) {
		fmt.Println(at.Path)
	}
	fmt.Println(errors.Is(err, field.ErrOrder))
	// Output:
	// last
	// true
}

func ExampleAll() {
	err := field.Each("names", make([]string, 900), field.CheckName)
	n := 0
	for at := range field.All(err) {
		if n++; n <= 2 {
			fmt.Println(at)
		}
	}
	fmt.Println(n, "in all")
	// Output:
	// names[0]: required
	// names[1]: required
	// 900 in all
}

func ExamplePrefix() {
	err := field.At("shares[1].value", field.ErrRequired)
	fmt.Println(field.Prefix("schedule 4, paragraph 2", err))
	// Output: shares[1].value: schedule 4, paragraph 2: required
}

func ExampleIndex() {
	fmt.Println(field.Index("members", 1))
	// Output: members[1]
}

func ExampleError_Pointer() {
	err := field.At("members[1]", field.At("org", field.ErrRequired))
	for at := range field.All(err) {
		fmt.Println(at.Path, at.Pointer(), at.Code())
	}
	// Output: members[1].org /members/1/org required
}

// What a program sends to the browser of whoever wrote the document.
func ExampleError_MarshalJSON() {
	_, err := field.Decode[partnership.Notice]([]byte(`{"months": "twelve"}`))
	text, _ := json.MarshalIndent(field.Errors(err), "", "  ")
	fmt.Println(string(text))
	// Output:
	// [
	//   {
	//     "path": "months",
	//     "pointer": "/months",
	//     "code": "invalid",
	//     "message": "found a text, wanted a whole number: invalid"
	//   }
	// ]
}

func ExampleError_Code() {
	err := field.Error{Path: "name", Err: field.ErrRequired}
	fmt.Println(err.Code())
	// Output: required
}

func ExampleWords() {
	p := partnership.Partnership{
		Services: []partnership.Service{{Lines: []partnership.Line{{Name: "Legal advice"}}}},
		Members:  []partnership.Member{{Org: "harrow"}},
	}
	names := func(id string) string { return map[string]string{"harrow": "Harrow Council"}[id] }
	fmt.Println(field.Words(p, "/members/0/term/first", names))
	fmt.Println(field.Words(p, "/services/0/lines/0/unit", names))
	fmt.Println(field.Words(p, "/agreement/terms/service_levels/2", names))
	// Output:
	// member Harrow Council, term first
	// service 1, line 'Legal advice', unit
	// agreement terms service level 3
}

func ExampleFromVersion() {
	stored := []byte(`{"months": 12, "email": true, "seal": true}`)
	_, err := field.Decode[partnership.Notice](stored)
	fmt.Println(field.FromVersion(err, "1.4.0", "1.3.2"))
	// Output:
	// the document is of version "1.4.0", and this is "1.3.2", which does not know the key email: invalid
	// email: unknown key: invalid
	// seal: unknown key: invalid
}

func ExampleFormOf() {
	var role partnership.Role
	form, ok := field.FormOf(role.UnmarshalText([]byte("boss")))
	fmt.Println(form.Values, ok)

	_, err := partnership.ParseFraction("x")
	form, ok = field.FormOf(err)
	fmt.Println(form.Pattern, form.Example, ok)
	fmt.Println("but not that", form.Beyond)
	// Output:
	// [lead member client provider] true
	// ^(?:(?:100(?:\.0{1,6})?|[1-9]?[0-9](?:\.[0-9]{1,6})?)%|(?:0|[1-9][0-9]{0,5}|1000000)/(?:[1-9][0-9]{0,5}|1000000))$ 65% true
	// but not that of two numbers the first is no more than the second
}

// The UnmarshalText of a type of your own returns the form with its error, for the JSON Schema.
func ExampleMalformed() {
	district := func() field.Form { return field.Form{Pattern: "^[A-Z]{1,2}[0-9]{1,2}$", Example: "HA1"} }
	err := field.Malformed("harrow", "a postcode district like HA1", district)
	fmt.Println(err)
	form, _ := field.FormOf(err)
	fmt.Println(form.Pattern)
	// Output:
	// "harrow" is not a postcode district like HA1: invalid
	// ^[A-Z]{1,2}[0-9]{1,2}$
}

func ExampleWithForm() {
	ward := func() field.Form { return field.OwnForm([]string{"ward"}) }
	err := field.WithForm(ward, fmt.Errorf("no area is called %s: %w", field.Quote("wrad"), field.ErrNotFound))
	form, _ := field.FormOf(err)
	fmt.Println(err)
	fmt.Println(form.Values)
	// Output:
	// no area is called "wrad": not found
	// [ward]
}

func ExampleOwnForm() {
	form := field.OwnForm([]partnership.Role{partnership.LeadRole})
	fmt.Println(form.Values, form.Pattern, form.MaxLength, form.Example)
	// Output: [lead] ^[a-z]{2,3}(?:-[a-z0-9]+)+$ 64 hrw-call-in
}

func ExampleTextValue() {
	fmt.Println(field.TextValue(partnership.LeadRole))
	fmt.Println(field.TextValue(partnership.Role(""))) // not set: NULL
	// Output:
	// lead <nil>
	// <nil> <nil>
}
