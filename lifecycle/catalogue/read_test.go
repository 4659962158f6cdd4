package catalogue_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// english is how a table of an English association could look: a row for each partnership, the
// partners and services in one cell, and a column for each saving. The figures are made up.
const english = "\ufeffName of shared service,Services,Partners,Region,Type,Started,Ended,Expected saving (£ a year),Achieved to date (£),As at\r\n" +
	"HB Public Law,Legal,E09000015; E09000003,London,Lead authority,01/09/2012,,\"£200,000\",£1.5m,1/4/2018\r\n" +
	"LGSS,HR; Finance; ICT,E10000003; E10000021; E06000042,East of England,Joint committee,01/10/2010,01/12/2020,,,1/4/2018\r\n"

// englishRegister is how it is read.
func englishRegister() catalogue.Mapping {
	return catalogue.Mapping{
		Name: "Shared services", On: day("2018-04-01"), List: ";", Dates: catalogue.DayFirst, Amounts: catalogue.AsPeopleWrite,
		Columns: []catalogue.MappedColumn{
			{Heading: "Name of shared service", Column: "name"},
			{Heading: "Services", Column: "services"},
			{Heading: "Partners", Column: "participant"},
			{Heading: "Region", Column: "regions"},
			{Heading: "Type", Column: "structure"},
			{Heading: "Started", Column: "first"},
			{Heading: "Ended", Column: "last"},
			{Heading: "Expected saving (£ a year)", Column: "saving_amount"},
			{Heading: "Achieved to date (£)", Column: "saving_amount", Saving: 1},
			{Heading: "As at", Column: "saving_on", Saving: 1},
		},
		Fixed: []catalogue.FixedValue{
			{Column: "saving_kind", Value: "expected"},
			{Column: "saving_timing", Value: "yearly"},
			{Column: "saving_kind", Value: "achieved", Saving: 1},
			{Column: "saving_timing", Value: "over-term", Saving: 1},
		},
		Words: []catalogue.Word{{Column: "structure", From: "Lead authority", To: "lead-authority"}, {Column: "structure", From: "Joint committee", To: "joint-committee"}},
	}
}

func ExampleReadCSV() {
	imported, err := catalogue.ReadCSV([]byte(english), englishRegister())
	fmt.Println(err)
	for _, e := range imported.Catalogue.Entries {
		fmt.Print(e.Table(report.Names{}).Markdown())
	}
	// Output:
	// <nil>
	// ## HB Public Law
	//
	// | What | Is |
	// |---|---|
	// | Services | Legal |
	// | Regions | London |
	// | Structure | Lead authority |
	// | First day | 2012-09-01 |
	// | Participant | E09000015 |
	// | Participant | E09000003 |
	// | Expected saving | £200,000.00 yearly, basis not recorded |
	// | Achieved saving | £1,500,000.00 over term, stated 2018-04-01, basis not recorded |
	// ## LGSS
	//
	// | What | Is |
	// |---|---|
	// | Services | HR, Finance and ICT |
	// | Regions | East of England |
	// | Structure | Joint committee |
	// | First day | 2010-10-01 |
	// | Last day | 2020-12-01 |
	// | Participant | E10000003 |
	// | Participant | E10000021 |
	// | Participant | E06000042 |
	// | Achieved saving | not known over term, stated 2018-04-01, basis not recorded |
}

// Every fault has its row and column, and a row that is wrong loses no other.
func TestReadCSV_EveryFaultHasItsRow(t *testing.T) {
	text := "id,name,first,last,stage,participant,participant_role,saving_kind,saving_timing,saving_amount,saving_on,colour\n" +
		"a,Alpha,2012-09-31,,,harrow,lead,achieved,yearly,£5,2018-04-01,red\n" +
		"b,Beta,2012-09-01,2010-01-01,open,har row,boss,saved,daily,5.00,yesterday,\n" +
		"c,Gamma,\"2012,,,,,,,,,\n" +
		",,2012-09-01,,,harrow,,,,,,\n" +
		"d,Delta,2012-09-01,,live,harrow,lead,expected,yearly,5.00,2018-04-01,\n" +
		"d,Delta two,2013-09-01,,,harrow,member,,,,,\n" +
		"not an id,Epsilon,,,,,,,,,,\n"
	imported, err := catalogue.ReadCSV([]byte(text), catalogue.Mapping{Name: "Bad"})
	var found []string
	for _, e := range field.Errors(err) {
		found = append(found, e.Error())
	}
	for _, want := range []string{
		"row 1, column L: \"colour\" is neither mapped nor a column",
		"row 2, column C: \"2012-09-31\" is not a day of the calendar: invalid",
		"row 2, column J: \"£5\"",
		"row 3, column D: 2010-01-01 is before the first day, 2012-09-01: out of order",
		"row 3, column E: \"open\" is not a stage",
		"row 3, column F: \"har row\" is not an organisation id",
		"row 3, column G: \"boss\" is not a role",
		"row 3, column H: \"saved\" is not a kind of saving",
		"row 3, column I: \"daily\" is not a timing of a saving",
		"row 3, column K: \"yesterday\" is not a date",
		"row 4,", "row 5, column A: which partnership", "row 7, column F: \"harrow\" is already participants[0]",
		"row 8, column A: \"not an id\" is not an entry id",
	} {
		assert.Truef(t, slices.ContainsFunc(found, func(text string) bool { return strings.Contains(text, want) }), "%s in\n%s", want, strings.Join(found, "\n"))
	}
	var ids []catalogue.EntryID
	for _, e := range imported.Catalogue.Entries {
		ids = append(ids, e.ID)
	}
	assert.Equal(t, []catalogue.EntryID{"a", "b", "d"}, ids, "rows 4, 5 and 8 cannot be read")
	assert.Equal(t, 4, imported.Rows)
	assert.Equal(t, "Delta", imported.Catalogue.Entries[2].Name)
	doubts := imported.Doubts()
	assert.Equal(t, catalogue.Doubt{Kind: catalogue.RowsDiffer, Path: "entries[2].name", Entry: "d", Text: `"Delta two", and row 6 says something else, which counts`, Row: 7, Column: "name"}, doubts[0])
	basis := slices.IndexFunc(doubts, func(f catalogue.Doubt) bool { return f.Kind == catalogue.SavingWithoutBasis && f.Entry == "d" })
	assert.Equal(t, 6, doubts[basis].Row)
}

// A role or a day of nobody is not lost in silence. What holds for every row is no such thing.
func TestReadCSV_RoleWithoutParticipant(t *testing.T) {
	text := "id,name,participant,participant_role,participant_first,participant_last\n" +
		"a,Alpha,,boss,2012-09-31,2019-03-31\n" +
		"b,Beta,,,,\n"
	imported, err := catalogue.ReadCSV([]byte(text), catalogue.Mapping{Name: "Nobody", Fixed: []catalogue.FixedValue{{Column: "participant_role", Value: "member"}}})
	var found []string
	for _, e := range field.Errors(err) {
		require.ErrorIs(t, e, field.ErrInvalid)
		found = append(found, e.Error())
	}
	assert.Equal(t, []string{
		`rows[1].participant_role: row 2, column D: "boss" of no participant: invalid`,
		`rows[1].participant_first: row 2, column E: "2012-09-31" of no participant: invalid`,
		`rows[1].participant_last: row 2, column F: "2019-03-31" of no participant: invalid`,
	}, found)
	assert.Len(t, imported.Catalogue.Entries, 2)
}

// What a register says of unknown codes, of councils without a successor and of days has its row too.
func TestReadCSV_DoubtsHaveTheirRow(t *testing.T) {
	bodies, err := catalogue.ReadBodies([]byte("org,name,last,successors\nold,Old Council,2019-03-31,\nharrow,Harrow,,\n"), catalogue.Mapping{Name: "Councils"})
	require.NoError(t, err)
	imported, err := catalogue.ReadCSV([]byte("id,name,first,last,participant,saving_kind,saving_amount,saving_last,saving_timing\n"+
		"a,Alpha,2012-04-01,2020-03-31,harrow,achieved,5.00,2021-03-31,over-term\n"+
		"a,,,,old,,,,\na,,,,nowhere,,,,\n"), catalogue.Mapping{Name: "Register", On: day("2021-01-01")})
	require.NoError(t, err)
	imported.Catalogue.Bodies = bodies
	var found []string
	for _, f := range imported.Doubts() {
		found = append(found, fmt.Sprintf("%d %s %s: %s", f.Row, f.Column, f.Kind, f.Text))
	}
	assert.Equal(t, []string{
		`3 participant no-successor: "old" ended on 2019-03-31, and nobody took its place`,
		`4 participant unknown-organisation: "nowhere" is not among the bodies`,
		"2  no-day: nobody says when it was stated",
		"2  no-basis: nobody says how it was worked out",
		"2 saving_last dates-contradict: 2021-03-31 is after the end of the partnership, 2020-03-31",
	}, found)

	alone, err := catalogue.ReadCSV([]byte("id,name,Who\na,Alpha,harrow\n"), catalogue.Mapping{Name: "Register", Columns: []catalogue.MappedColumn{{Heading: "Who", Column: "participant"}}})
	require.NoError(t, err)
	few := alone.Doubts()[0]
	assert.Equal(t, []any{catalogue.TooFewSharers, 2, "Who"}, []any{few.Kind, few.Row, few.Column}, "what is said of all participants has the heading of the first")
}

func TestReadCSV_RefusesABadMapping(t *testing.T) {
	_, err := catalogue.ReadCSV(nil, catalogue.Mapping{
		Columns: []catalogue.MappedColumn{{Heading: "A", Column: "colour"}, {Heading: "A", Saving: -1}, {}},
		Fixed:   []catalogue.FixedValue{{}}, Words: []catalogue.Word{{Column: "stage"}}, Dates: "year-first", Amounts: "roughly",
	})
	assert.Equal(t, []string{
		"name: required", "columns[0].column: not found", "columns[1].saving: out of range", "columns[2].heading: required", "columns[1].heading: duplicate",
		"fixed[0].column: required", "words[0].from: required", "dates: invalid", "amounts: invalid",
	}, faults(err))
	bodies, err := catalogue.ReadBodies(nil, catalogue.Mapping{})
	assert.ErrorIs(t, err, field.ErrRequired)
	assert.Empty(t, bodies)
	_, err = catalogue.ReadCSV([]byte("Naam,first\nx,2012-04-01\n"), catalogue.Mapping{Name: "R", Columns: []catalogue.MappedColumn{{Heading: "Name", Column: "name"}, {Heading: "Naam", Column: "first"}}})
	assert.Equal(t, []string{"columns: required", "columns: required", "rows[0].first: duplicate"}, faults(err))
	_, err = catalogue.ReadCSV([]byte(""), catalogue.Mapping{Name: "R"})
	assert.ErrorIs(t, err, field.ErrRequired)
}

// faults are the errors as short lines.
func faults(err error) []string { return fieldtest.Faults(err) }

// Names that are not the same to the letter are two, unless the mapping says that they are not.
func TestReadCSV_NamesThatLookAlike(t *testing.T) {
	data, err := os.ReadFile("testdata/netherlands-register.csv")
	require.NoError(t, err)
	mapping := catalogue.DutchRegister()
	mapping.Alike = true
	imported, err := catalogue.ReadCSV(data, mapping)
	require.NoError(t, err)
	assert.Equal(t, 597, len(imported.Catalogue.Bodies), "11 of 608 look like another")
	for _, f := range imported.Doubts() {
		assert.NotEqual(t, catalogue.SpelledAlike, f.Kind)
	}
	exact, err := dutch(t)
	require.NoError(t, err)
	n := 0
	for _, f := range exact.Doubts() {
		if f.Kind == catalogue.SpelledAlike {
			n++
			assert.NotZero(t, f.Row)
			assert.Equal(t, "Deelnemer", f.Column)
		}
	}
	assert.Equal(t, 11, n)
}

// A name with two codes, and a code with two names.
func TestReadCSV_CodesAndNames(t *testing.T) {
	imported, err := catalogue.ReadCSV([]byte("name,participant,participant_name\nAlpha,HRW,Harrow\nAlpha,BNT,Barnet\nBeta,HRW,London Borough of Harrow\nBeta,BNT,\n"), catalogue.Mapping{Name: "R"})
	require.NoError(t, err)
	assert.Equal(t, []catalogue.Body{{Org: "HRW", Name: "Harrow"}, {Org: "BNT", Name: "Barnet"}}, imported.Catalogue.Bodies)
	require.Len(t, imported.Doubts(), 1)
	assert.Equal(t, `"London Borough of Harrow", and row 2 calls it "Harrow", which counts`, imported.Doubts()[0].Text)
	_, err = catalogue.ReadCSV([]byte("name,participant,participant_name\nAlpha,HRW|BNT,Harrow\n"), catalogue.Mapping{Name: "R", List: "|"})
	assert.ErrorContains(t, err, "row 2, column C: 1 names for 2 participants: invalid")
}

func ExampleReadBodies() {
	bodies, err := catalogue.ReadBodies([]byte("code,name,kind,end,replaced_by\nCMA,Cumbria County Council,County,2023-03-31,\"CBD,WAF\"\nCBD,Cumberland Council,Unitary,,\nX X,Nowhere,Parish,,\n"), catalogue.Mapping{
		Name: "Councils", List: ",",
		Columns: []catalogue.MappedColumn{{Heading: "code", Column: "org"}, {Heading: "end", Column: "last"}, {Heading: "replaced_by", Column: "successors"}},
		Words:   []catalogue.Word{{Column: "kind", From: "County", To: "county"}, {Column: "kind", From: "Unitary", To: "unitary"}},
	})
	for _, b := range bodies {
		fmt.Println(b.Org, b.Name, b.Kind, b.Last, b.Successors)
	}
	fmt.Println(err)
	// Output:
	// CMA Cumbria County Council county 2023-03-31 [CBD WAF]
	// CBD Cumberland Council unitary no date []
	// rows[3].code: row 4, column A: "X X" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
}

func TestReadBodies_SeveralRowsOfOne(t *testing.T) {
	bodies, err := catalogue.ReadBodies([]byte("org,name,kind,first,last,successors\na,A,district,2010-04-01,2019-03-31,b\na,,,,,c\na,,,,,b\na,Other,,,,b\nb,,parish,2019-04-01,2018-01-01,not one\n,C,,,,\n"), catalogue.Mapping{Name: "Councils"})
	assert.Equal(t, []partnership.OrgID{"b", "c"}, bodies[0].Successors)
	assert.Equal(t, partnership.OrgID("c"), bodies[2].Org, "made from the name")
	assert.Equal(t, []string{"rows[4].org: duplicate", "rows[5].kind: invalid", "rows[5].successors: invalid", "rows[5].name: required", "rows[5].last: out of order"}, faults(err))
}

// What is written is read back, and is written the same again.
func TestCSV_RoundTrip(t *testing.T) {
	d := dice(21)
	for i := range 60 {
		c := cumbria()
		for k := range d.of(6) {
			e := d.entry(fmt.Sprintf("e%d", k))
			e.Services = []string{"=SUM(A1)", "a; b", "Größe"}[:d.of(4)]
			e.NotSameAs, e.Note = []catalogue.EntryID{"ict", "legal"}[:d.of(3)], []string{"", "A \"note\", long", "-5"}[d.of(3)]
			if i%2 == 0 {
				e.SameAs = "waste"
			}
			c.Entries = append(c.Entries, e)
		}
		back(t, c)
	}
	imported, err := dutch(t)
	require.NoError(t, err)
	for i, e := range imported.Catalogue.Entries {
		imported.Catalogue.Entries[i].Name = strings.Join(strings.Fields(e.Name), " ")
	}
	back(t, imported.Catalogue)
}

// back writes and reads a register.
func back(t *testing.T, c catalogue.Catalogue) {
	t.Helper()
	mapping := catalogue.Mapping{Name: c.Name, On: c.On, Source: c.Source}
	imported, err := catalogue.ReadCSV([]byte(c.CSV()), mapping)
	require.NoError(t, errors.Join(without(err)...))
	bodies, err := catalogue.ReadBodies([]byte(c.BodiesCSV()), mapping)
	require.NoError(t, err)
	imported.Catalogue.Bodies = bodies
	require.Empty(t, catalogue.Diff(c, imported.Catalogue))
	require.Equal(t, c.CSV(), imported.Catalogue.CSV())
}

// without leaves out what is wrong with the record and not with its form.
func without(err error) (all []error) {
	for _, e := range field.Errors(err) {
		if !errors.Is(e, field.ErrOverlap) && !errors.Is(e, field.ErrOrder) {
			all = append(all, e)
		}
	}
	return all
}

func ExampleMakeID() {
	for _, name := range []string{"Noord/Zuid-Holland", "Provinsje Fryslân", "'s-Gravenhage", "東京", ""} {
		fmt.Printf("%q\n", catalogue.MakeID(name))
	}
	// Output:
	// "noord-zuid-holland"
	// "provinsje-fryslan"
	// "s-gravenhage"
	// "x-68dea76f"
	// ""
}

func TestMakeID_IsAnID(t *testing.T) {
	for _, name := range []string{"Bodø", "Œuvre ß", strings.Repeat("very long ", 20), "---", "A東B", " x ", "Ďáblice Łódź", "Þing"} {
		id := catalogue.MakeID(name)
		assert.NoError(t, catalogue.EntryID(id).Validate(), "%q of %q", id, name)
		assert.NoError(t, partnership.OrgID(id).Validate())
	}
	assert.NotEqual(t, catalogue.MakeID(strings.Repeat("very long ", 20)), catalogue.MakeID(strings.Repeat("very long ", 20)+"!"))
}

func ExampleColumnsTable() {
	fmt.Print(catalogue.ColumnsTable("Organisations", catalogue.BodyColumns()[:3]).Markdown())
	// Output:
	// ## Organisations
	//
	// | Column | What it says | Form |
	// |---|---|---|
	// | org | The id or code of the organisation. Not there: it is made from the name | id: 1 to 64 letters, digits and -\_.:/ |
	// | name | Its name | text |
	// | kind | What kind of body it is | county, district, unitary, metropolitan-district, london-borough, city-corporation, combined-authority, welsh-unitary, scottish-unitary, northern-ireland-district, fire-authority, residuary-body, police, health-body, government-body, school, university, housing-association, company, charity and other |
}

// The columns that are documented are those that are written, and each is read.
func TestColumns_AreThoseThatAreWritten(t *testing.T) {
	for _, one := range []struct {
		columns []catalogue.FormatColumn
		written string
	}{{catalogue.Columns(), cumbria().CSV()}, {catalogue.BodyColumns(), cumbria().BodiesCSV()}} {
		var names []string
		for _, c := range one.columns {
			names = append(names, c.Name)
			assert.NotEmpty(t, c.About)
			assert.NotEmpty(t, c.Form)
		}
		heading, _, _ := strings.Cut(one.written, "\r\n")
		assert.Equal(t, heading, strings.Join(names, ","))
	}
	assert.Contains(t, catalogue.ColumnsTable("Register", catalogue.Columns()).Markdown(), "there may be several")
}

// Faults beyond the limit are not shown, and the last error says so.
func TestReadCSV_StopsListingFaults(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,name,first\n")
	for i := range 2000 {
		fmt.Fprintf(&b, "e%d,Name,never\n", i)
	}
	imported, err := catalogue.ReadCSV([]byte(b.String()), catalogue.Mapping{Name: "R"})
	assert.Len(t, imported.Catalogue.Entries, 2000, "no row is lost")
	all := field.Errors(err)
	assert.ErrorIs(t, all[len(all)-1], field.ErrRange)
	assert.Less(t, len(all), 1100)
}
