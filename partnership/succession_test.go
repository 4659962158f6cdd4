package partnership_test

import (
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

// northamptonshire is the end of Northamptonshire County Council, by GSS code. It
// was succeeded by two councils on 2021-04-01 (Northamptonshire (Structural
// Changes) Order 2020). The shares are illustrative: those of the populations of
// 2020 in mySociety's uk_local_authority_names_and_codes, 350448 and 406733.
func northamptonshire() partnership.Succession {
	return partnership.Succession{
		Predecessor: "E10000021",
		On:          date("2021-04-01"),
		Successors: []partnership.Share{
			{Org: "E06000061", Fraction: partnership.MustFraction("46.2833%")},
			{Org: "E06000062", Fraction: partnership.MustFraction("53.7167%")},
		},
		Source: "Northamptonshire (Structural Changes) Order 2020",
	}
}

func TestSuccession_Golden(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/succession.json", northamptonshire())
}

// Eight councils of North Yorkshire became one on 2023-04-01, and five of
// Buckinghamshire on 2020-04-01: each of them hands over all that it had.
func TestSuccession_OfManyByOne(t *testing.T) {
	for _, c := range []struct{ successor, on, predecessors string }{
		{"E06000065", "2023-04-01", "E10000023 E07000163 E07000164 E07000165 E07000166 E07000167 E07000168 E07000169"},
		{"E06000060", "2020-04-01", "E10000002 E07000004 E07000005 E07000006 E07000007"},
	} {
		for predecessor := range strings.FieldsSeq(c.predecessors) {
			s := partnership.Succession{
				Predecessor: partnership.OrgID(predecessor),
				On:          date(c.on),
				Successors:  []partnership.Share{{Org: partnership.OrgID(c.successor), Fraction: partnership.MustFraction("100%")}},
			}
			assert.NoError(t, s.Validate())
		}
	}
}

func TestSuccession_Validate(t *testing.T) {
	type s = partnership.Succession
	share := func(org, fraction string) partnership.Share {
		return partnership.Share{Org: partnership.OrgID(org), Fraction: partnership.MustFraction(fraction)}
	}
	testBroken(t, northamptonshire, []broken[s]{
		{"nobody ends", func(x *s) { x.Predecessor = "" }, []string{"predecessor: required"}},
		{"no such id ends", func(x *s) { x.Predecessor = "a b" }, []string{"predecessor: invalid"}},
		{"no day", func(x *s) { x.On = calendar.Date{} }, []string{"on: required"}},
		{"no successor", func(x *s) { x.Successors = nil }, []string{"successors: required"}},
		{"no id", func(x *s) { x.Successors[1].Org = "" }, []string{"successors[1].org: required"}},
		{"share not known", func(x *s) { x.Successors[0].Fraction = partnership.Fraction{} }, []string{"successors[0].share: required"}},
		{"share of nothing", func(x *s) { x.Successors = []partnership.Share{share("a", "0%"), share("b", "100%")} }, []string{"successors[0].share: out of range"}},
		{"too little", func(x *s) { x.Successors[0].Fraction = partnership.MustFraction("46.283299%") }, []string{"successors: does not add up"}},
		{"too much", func(x *s) { x.Successors[0].Fraction = partnership.MustFraction("46.283301%") }, []string{"successors: does not add up"}},
		{"all to one and half to another", func(x *s) { x.Successors = []partnership.Share{share("a", "100%"), share("b", "50%")} }, []string{"successors: does not add up"}},
		{"one with half", func(x *s) { x.Successors = []partnership.Share{share("a", "50%")} }, []string{"successors: does not add up"}},
		{"one listed twice", func(x *s) { x.Successors[1].Org = "E06000061" }, []string{"successors[1].org: duplicate"}},
		{"succeeds itself", func(x *s) { x.Successors[1].Org = "E10000021" }, []string{"successors[1].org: invalid"}},
	})
}

// Thirds add up as fractions, and in per cent only if one share takes the rest.
func TestSuccession_ByThirds(t *testing.T) {
	s := northamptonshire()
	third := partnership.Share{Org: "a", Fraction: partnership.MustFraction("33.333333%")}
	s.Successors = []partnership.Share{third, third, third}
	s.Successors[1].Org, s.Successors[2].Org = "b", "c"
	require.ErrorIs(t, s.Validate(), field.ErrSum)
	s.Successors[2].Fraction = partnership.MustFraction("33.333334%")
	require.NoError(t, s.Validate())
	for i := range s.Successors {
		s.Successors[i].Fraction = partnership.MustFraction("1/3")
	}
	require.NoError(t, s.Validate())
}

func TestSuccession_EverythingWrong(t *testing.T) {
	s := partnership.Succession{Predecessor: "c", Successors: []partnership.Share{
		{Org: "c", Fraction: partnership.MustFraction("90%")}, {Fraction: partnership.MustFraction("0%")}, {Org: "c", Fraction: partnership.MustFraction("20%")},
	}}
	assert.Equal(t, []string{
		"on: required", "successors[1].org: required", "successors[2].org: duplicate",
		"successors[0].org: invalid", "successors[1].share: out of range", "successors[2].org: invalid",
	}, faults(s.Validate()))
	assert.Equal(t, []string{"predecessor: required", "on: required", "successors: required"},
		faults(partnership.Succession{}.Validate()))
}

func ExampleSuccession_Validate() {
	county := partnership.Succession{
		Predecessor: "northamptonshire-county",
		On:          calendar.MustDate("2021-04-01"),
		Successors: []partnership.Share{
			{Org: "north-northamptonshire", Fraction: partnership.MustFraction("46.2%")},
			{Org: "west-northamptonshire", Fraction: partnership.MustFraction("53.7%")},
		},
	}
	fmt.Println(county.Validate())
	county.Successors[1].Fraction = partnership.MustFraction("53.8%")
	fmt.Println(county.Validate())
	// Output:
	// successors: they make 99.9%, not the whole: does not add up
	// <nil>
}

func TestSuccession_IsZero(t *testing.T) { fieldtest.OnlyZeroIsZero[partnership.Succession](t) }

// A council that loses a parish goes on with the rest.
func TestSuccession_OfACouncilThatGoesOn(t *testing.T) {
	s := partnership.Succession{Predecessor: "c", On: calendar.MustDate("2027-04-01"), GoesOn: true, Successors: []partnership.Share{
		{Org: "c", Fraction: partnership.MustFraction("90%")}, {Org: "d", Fraction: partnership.MustFraction("10%")},
	}}
	assert.NoError(t, s.Validate())
	s.GoesOn = false
	assert.Equal(t, []string{"successors[0].org: invalid"}, faults(s.Validate()))
	s = partnership.Succession{Predecessor: "c", On: s.On, GoesOn: true, Successors: []partnership.Share{{Org: "d", Fraction: partnership.MustFraction("100%")}}}
	assert.Equal(t, []string{"successors: required"}, faults(s.Validate()))
}
