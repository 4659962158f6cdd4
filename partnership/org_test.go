package partnership_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// harrow is a council with everything recorded. Code, population (2020) and place
// are those of mySociety's uk_local_authority_names_and_codes, 2025-07-10; the
// terms of control are illustrative.
func harrow() partnership.Organisation {
	return partnership.Organisation{
		ID:         "harrow",
		Name:       "London Borough of Harrow",
		Kind:       partnership.LondonBorough,
		Sector:     partnership.LocalAuthority,
		GSS:        "E09000015",
		Population: number("252338"),
		Place:      partnership.Place{Latitude: number("51.59772"), Longitude: number("-0.34128")},
		Control: []partnership.PoliticalControl{
			{Party: "labour", Term: span("2014-05-22", "2022-05-05")},
			{Party: "conservative", Term: span("2022-05-06", "")},
		},
	}
}

func TestOrgID(t *testing.T) {
	for _, good := range []string{"harrow", "E09000015", "GB-COH-01234567", "9", "a.b_c:d/e-f", strings.Repeat("x", 64)} {
		id, err := partnership.ParseOrgID(good)
		require.NoError(t, err)
		assert.Equal(t, partnership.OrgID(good), id)
	}
	for _, bad := range []string{" harrow", "harrow ", "-harrow", "har row", "härrow", "har\x00row", "a\n", "{a}", strings.Repeat("x", 65)} {
		id, err := partnership.ParseOrgID(bad)
		require.ErrorIs(t, err, field.ErrInvalid, "%q", bad)
		assert.Empty(t, id)
	}
	_, err := partnership.ParseOrgID("")
	require.ErrorIs(t, err, field.ErrRequired)
}

func TestOrgID_ReadsNothingItRefuses(t *testing.T) {
	id := partnership.OrgID("harrow")
	require.ErrorIs(t, json.Unmarshal([]byte(`"har row"`), &id), field.ErrInvalid)
	assert.Empty(t, id)
}

func TestOrganisation_Golden(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/organisation.json", harrow())
	fieldtest.Golden(t, "testdata/golden/place.json", harrow().Place)
	fieldtest.Golden(t, "testdata/golden/political-control.json", harrow().Control[0])
}

func TestOrganisation_Validate(t *testing.T) {
	type o = partnership.Organisation
	testBroken(t, harrow, []broken[o]{
		{"no id", func(x *o) { x.ID = "" }, []string{"id: required"}},
		{"no such id", func(x *o) { x.ID = "London Borough" }, []string{"id: invalid"}},
		{"no name", func(x *o) { x.Name = " \t" }, []string{"name: required"}},
		{"no kind", func(x *o) { x.Kind = "" }, []string{"kind: required"}},
		{"no such kind", func(x *o) { x.Kind = "borough" }, []string{"kind: invalid"}},
		{"no sector", func(x *o) { x.Sector = "" }, []string{"sector: required"}},
		{"no such sector", func(x *o) { x.Sector = "public" }, []string{"sector: invalid"}},
		{"a council of the private sector", func(x *o) { x.Sector = partnership.Private }, []string{"sector: invalid"}},
		{"a company of no such sector", func(x *o) { x.Kind, x.GSS, x.Sector = partnership.Company, "", "public" }, []string{"sector: invalid"}},
		{"a code of another kind", func(x *o) { x.GSS = "E10000030" }, []string{"gss: invalid"}},
		{"a code too short", func(x *o) { x.GSS = "E0900001" }, []string{"gss: invalid"}},
		{"a code too long", func(x *o) { x.GSS = "E090000155" }, []string{"gss: invalid"}},
		{"a code with letters", func(x *o) { x.GSS = "E0900001O" }, []string{"gss: invalid"}},
		{"a code in lower case", func(x *o) { x.GSS = "e09000015" }, []string{"gss: invalid"}},
		{"a code of no nation", func(x *o) { x.GSS = "X09000015" }, []string{"gss: invalid"}},
		{"a code in two-byte digits", func(x *o) { x.GSS = "E0900٠5" }, []string{"gss: invalid"}},
		{"the code of a company", func(x *o) { x.Kind, x.Sector = partnership.Company, partnership.Private }, []string{"gss: invalid"}},
		{"fewer than no people", func(x *o) { x.Population = number("-1") }, []string{"population: out of range"}},
		{"half a place", func(x *o) { x.Place = partnership.Place{Latitude: number("51")} }, []string{"place.longitude: required"}},
		{"no place on the globe", func(x *o) {
			x.Place = partnership.Place{Latitude: number("90.000001"), Longitude: number("-180.000001")}
		}, []string{"place.latitude: out of range", "place.longitude: out of range"}},
		{"nobody in control", func(x *o) { x.Control[0].Party = "" }, []string{"control[0].party: required"}},
		{"no term of control", func(x *o) { x.Control[1].Term = calendar.Term{} }, []string{"control[1].term.first: required"}},
		{"control that overlaps by a day", func(x *o) { x.Control[1].Term.First = date("2022-05-05") }, []string{"control[1].term: overlap"}},
		{"control out of order", func(x *o) { x.Control[1].Term = span("2010-05-07", "2014-05-21") }, []string{"control[1].term: out of order"}},
	})
}

func TestOrganisation_EverythingWrong(t *testing.T) {
	o := partnership.Organisation{
		ID:         "?",
		Kind:       partnership.LondonBorough,
		Sector:     "none",
		GSS:        "E9",
		Population: number("-0.000001"),
		Place:      partnership.Place{Latitude: number("-91")},
		Control: []partnership.PoliticalControl{
			{Term: span("2022-05-06", "")},
			{Party: "-", Term: calendar.Term{Last: date("2022-05-05")}},
			{Party: "green", Term: span("2023-05-06", "2023-05-05")},
			{Party: "labour", Term: span("2024-05-03", "")},
		},
	}
	assert.Equal(t, []string{
		"id: invalid", "name: required", "sector: invalid", "gss: invalid", "population: out of range",
		"place.latitude: out of range", "place.longitude: required",
		"control[0].party: required", "control[1].party: invalid", "control[1].term.first: required",
		"control[2].term.last: out of order", "control[3].term: overlap",
	}, faults(o.Validate()))
	assert.Equal(t, []string{"id: required", "name: required", "kind: required", "sector: required"},
		faults(partnership.Organisation{}.Validate()))
}

// A term of control is held against all those before it, not only the last.
func TestOrganisation_ControlFollowsAllBefore(t *testing.T) {
	o := harrow()
	o.Control = []partnership.PoliticalControl{
		{Party: "labour", Term: span("2010-05-07", "2030-05-01")},
		{Party: "conservative", Term: span("2014-05-23", "2018-05-03")},
		{Party: "labour", Term: span("2018-05-04", "2022-05-05")},
		{Party: "green", Term: span("2006-05-05", "2010-05-06")},
		{Party: "labour", Term: span("2030-05-02", "")},
	}
	assert.Equal(t, []string{
		"control[1].term: overlap", "control[2].term: overlap", "control[3].term: out of order",
	}, faults(o.Validate()))
	o.Control = []partnership.PoliticalControl{
		{Party: "labour", Term: span("2010-05-07", "2018-05-03")},
		{Party: "conservative", Term: span("2014-05-23", "2022-05-05")},
		{Party: "green", Term: span("2019-01-01", "")},
	}
	assert.Equal(t, []string{"control[1].term: overlap", "control[2].term: overlap"}, faults(o.Validate()), "the second ends last")
}

// TestOrganisation_TermsOfControlFollow holds that each term of control follows those before.
func TestOrganisation_TermsOfControlFollow(t *testing.T) {
	council := func(terms ...calendar.Term) partnership.Organisation {
		o := partnership.Organisation{ID: "harrow", Name: "Harrow", Kind: partnership.LondonBorough, Sector: partnership.LocalAuthority}
		for _, held := range terms {
			o.Control = append(o.Control, partnership.PoliticalControl{Party: "labour", Term: held})
		}
		return o
	}
	for _, test := range []struct {
		terms []calendar.Term
		want  []string
	}{
		{[]calendar.Term{span("2010-05-07", "2014-05-22"), span("2014-05-23", "")}, []string{}},
		{[]calendar.Term{span("2010-05-07", "2014-05-22"), span("2018-05-04", "2022-05-05")}, []string{}},
		{[]calendar.Term{span("2010-05-07", "2014-05-22"), span("2014-05-22", "")}, []string{"control[1].term: overlap"}},
		{[]calendar.Term{span("2010-05-07", ""), span("2014-05-22", "")}, []string{"control[1].term: overlap"}},
		{[]calendar.Term{span("2014-05-23", ""), span("2010-05-07", "2014-05-22")}, []string{"control[1].term: out of order"}},
		{[]calendar.Term{span("2014-05-23", ""), {Last: date("2014-05-22")}}, []string{"control[1].term.first: required"}},
	} {
		assert.Equal(t, test.want, faults(council(test.terms...).Validate()), "%v", test.terms)
	}
}

func TestPoliticalControl_Party(t *testing.T) {
	for _, good := range []string{"labour", "liberal-democrat", partnership.NoOverallControl, "plaid-cymru", "zest-a", strings.Repeat("x", 64)} {
		assert.NoError(t, partnership.PoliticalControl{Party: good, Term: span("2022-05-06", "")}.Validate(), good)
	}
	for _, bad := range []string{"Labour", "labour ", "-labour", "labour-", "liberal democrat", "sinn-féin", "party2", strings.Repeat("x", 65)} {
		err := partnership.PoliticalControl{Party: bad, Term: span("2022-05-06", "")}.Validate()
		assert.Equal(t, []string{"party: invalid"}, faults(err), bad)
	}
}

func TestOrganisation_ControlOn(t *testing.T) {
	o := harrow()
	for on, want := range map[string]string{
		"2014-05-21": "", "2014-05-22": "labour", "2022-05-05": "labour", "2022-05-06": "conservative", "2099-01-01": "conservative",
	} {
		party, ok := o.ControlOn(date(on))
		assert.Equal(t, want, party, on)
		assert.Equal(t, want != "", ok, on)
	}
	_, ok := o.ControlOn(calendar.Date{})
	assert.False(t, ok)
}

// SameControl is an "and" with three values: yes, no, not known.
func TestSamePoliticalControl(t *testing.T) {
	ruled := func(party string) partnership.Organisation {
		if party == "" {
			return partnership.Organisation{}
		}
		return partnership.Organisation{Control: []partnership.PoliticalControl{{Party: party, Term: span("2022-05-06", "")}}}
	}
	const noc = partnership.NoOverallControl
	type answer struct{ same, ok bool }
	yes, no, unknown := answer{true, true}, answer{false, true}, answer{}
	for _, c := range []struct {
		parties []string
		want    answer
	}{
		{nil, no},
		{[]string{"labour"}, yes},
		{[]string{noc}, no},
		{[]string{""}, unknown},
		{[]string{"labour", "labour"}, yes},
		{[]string{"labour", "conservative"}, no},
		{[]string{noc, noc}, no},
		{[]string{"labour", noc}, no},
		{[]string{"labour", ""}, unknown},
		{[]string{"", noc}, no},
		{[]string{"", ""}, unknown},
		{[]string{"labour", "", "labour"}, unknown},
		{[]string{"labour", "", "conservative"}, no},
		{[]string{"labour", "labour", noc}, no},
	} {
		for range c.parties { // in every rotation
			var councils []partnership.Organisation
			for _, party := range c.parties {
				councils = append(councils, ruled(party))
			}
			same, ok := partnership.SamePoliticalControl(date("2026-04-01"), councils...)
			assert.Equal(t, c.want, answer{same, ok}, c.parties)
			c.parties = append(c.parties[1:], c.parties[0])
		}
	}
	same, ok := partnership.SamePoliticalControl(date("2026-04-01"))
	assert.Equal(t, no, answer{same, ok})
	same, ok = partnership.SamePoliticalControl(calendar.Date{}, ruled("labour"), ruled("green"))
	assert.Equal(t, unknown, answer{same, ok})
}

// Two councils are under one party only while both terms last.
func TestSamePoliticalControl_OverTime(t *testing.T) {
	barnet := partnership.Organisation{Control: []partnership.PoliticalControl{
		{Party: "conservative", Term: span("2002-05-03", "2022-05-05")},
		{Party: "labour", Term: span("2022-05-06", "")},
	}}
	for _, on := range []string{"2021-01-01", "2022-05-05", "2022-05-06"} {
		same, ok := partnership.SamePoliticalControl(date(on), harrow(), barnet)
		assert.True(t, ok)
		assert.False(t, same, on)
	}
	same, ok := partnership.SamePoliticalControl(date("2014-05-21"), harrow(), barnet)
	assert.False(t, same || ok, "the record of one begins in 2014")
}

func FuzzOrganisationJSON(f *testing.F) {
	golden, err := json.Marshal(harrow())
	require.NoError(f, err)
	f.Add(golden)
	f.Add([]byte(`{"id":"b","name":"B","kind":"company","sector":"private","place":null,"control":[]}`))
	f.Add([]byte(`{"population":1,"place":{"latitude":"91"},"control":[{"term":{"last":"2020-02-30"}},null]}`))
	f.Fuzz(func(t *testing.T, document []byte) { fieldtest.ReadBack[partnership.Organisation](t, document) })
}

func ExampleOrganisation_Validate() {
	surrey := partnership.Organisation{
		ID:     "surrey",
		Name:   "Surrey County Council",
		Kind:   partnership.CountyCouncil,
		Sector: partnership.Private,
		GSS:    "E06000060", // Buckinghamshire's
	}
	fmt.Println(surrey.Validate())
	// Output:
	// sector: "private": want local-authority for the kind county: invalid
	// gss: "E06000060": want a GSS code that begins with E10 for the kind county: invalid
}

func ExampleOrganisation_ControlOn() {
	council := partnership.Organisation{Control: []partnership.PoliticalControl{
		{Party: "labour", Term: calendar.Term{First: calendar.MustDate("2014-05-22"), Last: calendar.MustDate("2022-05-05")}},
		{Party: "conservative", Term: calendar.Term{First: calendar.MustDate("2022-05-06")}},
	}}
	fmt.Println(council.ControlOn(calendar.MustDate("2022-05-05")))
	fmt.Println(council.ControlOn(calendar.MustDate("2022-05-06")))
	fmt.Println(council.ControlOn(calendar.MustDate("2014-05-21")))
	// Output:
	// labour true
	// conservative true
	//  false
}

func ExampleSamePoliticalControl() {
	since := calendar.Term{First: calendar.MustDate("2022-05-06")}
	ruled := func(party string) partnership.Organisation {
		return partnership.Organisation{Control: []partnership.PoliticalControl{{Party: party, Term: since}}}
	}
	day, unrecorded := calendar.MustDate("2026-04-01"), partnership.Organisation{}
	fmt.Println(partnership.SamePoliticalControl(day, ruled("labour"), ruled("labour")))
	fmt.Println(partnership.SamePoliticalControl(day, ruled("labour"), ruled("conservative")))
	fmt.Println(partnership.SamePoliticalControl(day, ruled("labour"), unrecorded))
	fmt.Println(partnership.SamePoliticalControl(day, ruled(partnership.NoOverallControl), unrecorded))
	// Output:
	// true true
	// false true
	// false false
	// false true
}

func ExampleParseOrgID() {
	id, err := partnership.ParseOrgID("GB-COH-01234567")
	fmt.Println(id, err)
	_, err = partnership.ParseOrgID("Harrow Council")
	fmt.Println(err)
	// Output:
	// GB-COH-01234567 <nil>
	// "Harrow Council" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
}

func ExampleRollOf() {
	roll := partnership.RollOf([]partnership.OrgID{"barnet", "harrow"})
	fmt.Println(roll["harrow"], roll["brent"])
	// Output: true false
}

// Who is not set is not looked up.
func ExampleRoll_Check() {
	roll := partnership.RollOf([]partnership.OrgID{"barnet", "harrow"})
	fmt.Println(roll.Check("harrow"), roll.Check(""), roll.Check("brent"))
	// Output: <nil> <nil> "brent" is not a member: not found
}
