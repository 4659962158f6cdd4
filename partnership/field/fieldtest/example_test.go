package fieldtest_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func ExampleFaults() {
	_, err := field.Decode[calendar.Term]([]byte(`{"first": "2026-04-01", "last": "2026-03-31", "name": "first year"}`))
	for _, fault := range fieldtest.Faults(err) {
		fmt.Println(fault)
	}
	// Output:
	// name: invalid
	// last: out of order
}

func ExampleMutations() {
	for _, mutation := range fieldtest.Mutations([]byte(`{"months":12}`)) {
		fmt.Println(string(mutation))
	}
	// Output:
	// {"months":null}
	// {"months":"x"}
	// {"months":[12]}
	// {"months":{"x":12}}
	// {}
	// {"months":12,"months":12}
	// {"xmonths":12}
	// null
	// true
	// [{"months":12}]
	// {"x":{"months":12}}
}

func ExampleDocuments() {
	_ = func(f *testing.F) { // FuzzTerm
		fieldtest.Documents(f, "testdata/golden/*.json")
		f.Fuzz(func(t *testing.T, document []byte) {
			_, _ = field.Decode[calendar.Term](document)
		})
	}
}

func ExampleGolden() {
	_ = func(t *testing.T) { // TestTerm
		term := calendar.Term{First: calendar.MustDate("2026-04-01"), Last: calendar.MustDate("2027-03-31")}
		fieldtest.Golden(t, "testdata/golden/term.json", term)
	}
}

func ExampleWritten() {
	_ = func(t *testing.T) { // TestTerm_Days
		term := calendar.Term{First: calendar.MustDate("2026-04-01"), Last: calendar.MustDate("2027-03-31")}
		days, _ := term.Days()
		fieldtest.Written(t, "testdata/golden/days.json", days)
	}
}

func ExampleRoundTrip() {
	_ = func(t *testing.T) { // TestTerm
		fieldtest.RoundTrip(t, calendar.Term{})
	}
}

func ExampleDrafts() {
	_ = func(t *testing.T) { // TestDrafts
		fieldtest.Drafts(t, calendar.Date{}, calendar.Parity(""), calendar.Term{}) // and every other type
	}
}

func ExampleReadBack() {
	_ = func(f *testing.F) { // FuzzTerm
		fieldtest.Documents(f, "testdata/golden/*.json")
		f.Fuzz(func(t *testing.T, document []byte) { fieldtest.ReadBack[calendar.Term](t, document) })
	}
}

func ExampleUnchanged() {
	_ = func(t *testing.T) { // TestSorted
		days := []calendar.Date{calendar.MustDate("2026-04-02"), calendar.MustDate("2026-04-01")}
		fieldtest.Unchanged(t, days, func() { _ = slices.SortedFunc(slices.Values(days), calendar.Date.Compare) })
	}
}

func ExampleOnlyZeroIsZero() {
	_ = func(t *testing.T) { // TestWindow_IsZero
		fieldtest.OnlyZeroIsZero[calendar.Window](t)
	}
}

func ExampleTitles() {
	_ = func(t *testing.T) { // TestParities
		fieldtest.Titles(t, calendar.Parities())
	}
}

func ExampleColumns() {
	_ = func(t *testing.T) { // TestColumns
		fieldtest.Columns(t, new(calendar.Date), new(calendar.Parity)) // and every other scalar and category
	}
}
