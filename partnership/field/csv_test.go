package field_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// A count is a row of a spreadsheet: it has a column of each sort that there is.
type count struct {
	ID      uuid.UUID            `json:"id,omitzero"`
	Org     partnership.OrgID    `json:"org"`
	People  partnership.Quantity `json:"people,omitzero"`
	On      calendar.Date        `json:"on,omitzero"`
	Wards   int8                 `json:"wards,omitzero"`
	Census  bool                 `json:"census,omitzero"`
	Note    string               `json:"note,omitzero"`
	Terms   []calendar.Term      `json:"terms,omitzero"` // no cell holds it
	Hidden  string               `json:"-"`
	Kept    calendar.Term        `json:"kept,omitzero"`
	Partner partnership.Role     `json:"partner role,omitzero"`
}

func (c count) Validate() error {
	errs := []error{
		field.At("org", c.Org.Validate()), field.RequiredValue("on", c.On), field.OptionalNote("note", c.Note),
	}
	if c.Wards < 0 {
		errs = append(errs, field.At("wards", fmt.Errorf("%d is below 0: %w", c.Wards, field.ErrRange)))
	}
	if c.Note == "whole" {
		errs = append(errs, field.ErrSum)
	}
	return errors.Join(errs...)
}

func TestDecodeCSV(t *testing.T) {
	id := "0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01"
	counts, err := field.DecodeCSV[count]([]byte("\ufefforg;note;on;people;wards;census;partner role;id\r\n" +
		"harrow;\"a \"\"b\"\"; c\r\nd\";2026-03-31;23500;21;TRUE;lead;" + id + "\r\n" +
		";;;;;;;\r\n" +
		"barnet;'=x;2026-04-01;;;;;\r\n"))
	require.NoError(t, err)
	assert.Equal(t, []count{
		{
			ID: uuid.MustParse(id), Org: "harrow", People: partnership.MustQuantity("23500"), On: calendar.MustDate("2026-03-31"),
			Wards: 21, Census: true, Note: "a \"b\"; c\r\nd", Partner: partnership.LeadRole,
		},
		{Org: "barnet", On: calendar.MustDate("2026-04-01"), Note: "=x"},
	}, counts)
}

func TestDecodeCSV_EveryErrorHasItsRowAndColumn(t *testing.T) {
	counts, err := field.DecodeCSV[count]([]byte(`on,org,people,wards,census,partner role,id,note
2026-03-31,harrow,"23,500",21,yes,boss,0B2E6C1E-8f0a-4f7b-9c55-2a6a1c9b7d01,
2026-03-31,barnet,1,2,false,lead,,
31/03/2026,,1,1.5,true,lead,,x
2026-03-31,"brent
2026-03-31,brent,12,+1,,,,
2026-03-31,ealing

2026-03-31,enfield,1,-1,,,,whole,more
2026-03-31,enfield,1,-1,,,,whole,,,
2026-03-31,ha"rrow,,,,,,
2026-03-31,"a"b,,,,,,
2026-03-31,merton,1,128,false,lead,,` + "\xa3" + `5
2026-03-31,sutton,1,127,false,lead,,"£5"
2026-03-31,sutton,1,1,false,lead,,"£5""
`))
	assert.Equal(t, []string{
		`rows[4].org: row 5, column B: a quotation mark that is not closed before another cell: invalid`,
		`rows[6]: row 7: found 2 cells, wanted 8: invalid`,
		`rows[8]: row 9, column I: "more" is in a column without a heading: invalid`,
		`rows[10].org: row 11, column B: a quotation mark in a cell that does not begin with one: invalid`,
		`rows[11].org: row 12, column B: text after the quotation mark that ends a cell: invalid`,
		`rows[12].note: row 13, column H: "\xa35" is not UTF-8 text, wanted "CSV UTF-8": invalid`,
		`rows[14].note: row 15, column H: a quotation mark that is never closed: invalid`,
		`rows[1].people: row 2, column C: "23,500" is not a number like 1250 or 54.24, with at most 12 digits and 6 decimals: invalid`,
		`rows[1].census: row 2, column E: "yes" is not true or false: invalid`,
		`rows[1]."partner role": row 2, column F: "boss" is not a role (lead, member, client, provider): invalid`,
		`rows[1].id: row 2, column G: "0B2E6C1E-8f0a-4f7b-9c55-2a6a1c9b7d01" is not a UUID like 0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01: invalid`,
		`rows[3].on: row 4, column A: "31/03/2026" is not a date like 2026-04-01: invalid`,
		`rows[3].wards: row 4, column D: "1.5" is not a whole number like 12: invalid`,
		`rows[3].org: row 4, column B: required`,
		`rows[5].wards: row 6, column D: "+1" is not a whole number like 12: invalid`,
		`rows[9].wards: row 10, column D: -1 is below 0: out of range`,
		`rows[9]: row 10: does not add up`,
	}, strings.Split(err.Error(), "\n"))
	require.Len(t, counts, 2)
	assert.Equal(t, partnership.OrgID("barnet"), counts[0].Org)
	assert.Equal(t, "£5", counts[1].Note)
	first := field.Errors(err)[0]
	assert.Equal(t, "/rows/4/org", first.Pointer())
	assert.Equal(t, "invalid", first.Code())
	assert.ErrorIs(t, err, field.ErrSum)
}

func TestDecodeCSV_Headings(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "no row of headings: required"},
		{"\ufeff\r\n;;\r\n", "no row of headings: required"},
		{"\xff\xfeo\x00", `the file is UTF-16 text, wanted "CSV UTF-8": invalid`},
		{"\xfe\xff\x00o", `the file is UTF-16 text, wanted "CSV UTF-8": invalid`},
		{"org,on\n", ""},
		{"org,on", ""},
		{"\r\rorg\ton,\t\t\r", `columns[1]: column B: "on," is not a heading (org, on, id, people, wards, census, note, partner role): invalid` +
			"\ncolumns: no column \"on\": required"},
		{"note,terms,Org,kept,Hidden,-", strings.Join([]string{
			`columns[1]: column B: "terms" is not a heading (org, on, id, people, wards, census, note, partner role): invalid`,
			`columns[2]: column C: "Org" is not a heading (org, on, id, people, wards, census, note, partner role): invalid`,
			`columns[3]: column D: "kept" is not a heading (org, on, id, people, wards, census, note, partner role): invalid`,
			`columns[4]: column E: "Hidden" is not a heading (org, on, id, people, wards, census, note, partner role): invalid`,
			`columns[5]: column F: "-" is not a heading (org, on, id, people, wards, census, note, partner role): invalid`,
			`columns: no column "org": required`,
			`columns: no column "on": required`,
		}, "\n")},
		{"org,\"on\"x", "rows[0]: row 1: text after the quotation mark that ends a cell: invalid"},
		{"\n\norg,,org,\u200b,,", strings.Join([]string{
			"rows[2]: row 3, column B: required",
			`rows[2].org: row 3, column C: duplicate: "org" is already the heading of column A`,
			"rows[2].\"\\u200b\": row 3, column D: \"\\u200b\" has U+200B, which cannot be seen, as character 1: invalid",
		}, "\n")},
		{"a" + strings.Repeat(",a", field.MaxColumns), "rows[0]: row 1: 1,001 columns (at most 1,000): out of range"},
	} {
		counts, err := field.DecodeCSV[count]([]byte(c.text))
		assert.Empty(t, counts)
		if c.want == "" {
			assert.NoError(t, err)
		} else if assert.Error(t, err, c.text) {
			assert.Equal(t, c.want, err.Error())
		}
	}
	_, err := field.DecodeCSV[partnership.OrgID]([]byte("org"))
	assert.EqualError(t, err, "a record of type partnership.OrgID has no columns: invalid")
	_, err = field.DecodeCSV[calendar.Term]([]byte("first,last\n2026-04-01,2026-03-31\n,\n2026-13-01,2026-03-31"))
	assert.EqualError(t, err, "rows[1].last: row 2, column B: 2026-03-31 is before the first day, 2026-04-01: out of order\n"+
		`rows[3].first: row 4, column A: "2026-13-01" is not a day of the calendar: invalid`)
}

func TestReadCSV_SaysInLettersWhichColumn(t *testing.T) {
	var headings, cells []string
	for i := range field.MaxColumns {
		headings, cells = append(headings, fmt.Sprint("h", i)), append(cells, "x")
	}
	cells[25], cells[26], cells[701], cells[702], cells[999] = "\xff", "\xff", "\xff", "\xff", "\xff"
	_, err := field.ReadCSV([]byte(strings.Join(headings, ",") + "\n" + strings.Join(cells, ",")))
	var columns []string
	for e := range field.All(err) {
		words, _, _ := strings.Cut(e.Err.Error(), ":")
		columns = append(columns, e.Path+" "+words)
	}
	assert.Equal(t, []string{
		"rows[1].h25 row 2, column Z", "rows[1].h26 row 2, column AA", "rows[1].h701 row 2, column ZZ",
		"rows[1].h702 row 2, column AAA", "rows[1].h999 row 2, column ALL",
	}, columns)
}

func TestReadCSV_Limits(t *testing.T) {
	sheet, err := field.ReadCSV([]byte("a\n" + strings.Repeat("1\n", field.MaxEntries)))
	assert.NoError(t, err)
	assert.Len(t, sheet.Rows, field.MaxEntries)
	sheet, err = field.ReadCSV([]byte("a\n" + strings.Repeat("1\n", field.MaxEntries+5)))
	assert.EqualError(t, err, "rows[100001]: row 100002: more than 100,000 rows, the rest was not read: out of range")
	assert.Len(t, sheet.Rows, field.MaxEntries)

	sheet, err = field.ReadCSV([]byte("a\nb\n" + strings.Repeat("1,2\n", field.MaxErrors+5) + "c"))
	assert.Len(t, sheet.Rows, 1)
	all := field.Errors(err)
	require.Len(t, all, field.MaxErrors+1)
	assert.EqualError(t, all[field.MaxErrors], "1,000 errors or more, the rest was not read: out of range")
	assert.Contains(t, err.Error(), "\nand 1 more")

	counts, err := field.DecodeCSV[count]([]byte("org,on\nharrow,2026-01-01\n" + strings.Repeat("harrow,x\n", field.MaxErrors+5)))
	assert.Len(t, counts, 1)
	assert.Len(t, field.Errors(err), field.MaxErrors+1)
}

func TestReadCSV_RefusesInTimeInProportion(t *testing.T) {
	for _, line := range []string{`"` + "\n", `"""` + "\n", `a,"b` + "\n", `""""` + "\n", "\n", ",", `",`} {
		allocations := testing.AllocsPerRun(1, func() {
			_, _ = field.ReadCSV([]byte("a\n" + strings.Repeat(line, 1_000_000/len(line))))
		})
		assert.Less(t, allocations, 1.1e6, "%q", line)
	}
}

// reference reads a text with the reader of the standard library, as far as the two agree on
// what CSV is: it returns false for a text that only one of them takes.
func reference(text string) (rows [][]string, ok bool) {
	if strings.ContainsAny(text, "\r;\t'") || !strings.HasPrefix(text, "h1,h2\n") || strings.HasPrefix(text, "\ufeff") {
		return nil, false
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = 2
	for {
		row, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return rows[1:], true
		case err != nil:
			return nil, false
		case len(rows) > 0 && row[0] == "" && row[1] == "":
			continue
		}
		rows = append(rows, row)
	}
}

// FuzzReadCSV holds that every text is read or refused, that the reader of the standard library
// reads the same, and that what was read is written and read back the same.
func FuzzReadCSV(f *testing.F) {
	for _, text := range []string{
		"h1,h2\na,b\n", "h1,h2\n\"a\"\"\",\"b\nc\"\n\n,\nx,y", "h1;h2\r\n\"a;\";b\r\n", "h1,h2\na,\"b\nc,d\ne,\"f\"\n", "\ufeffh1\th2\r1\t'=x", "h1,h2\n\"\",\"\"\"\"",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		sheet, err := field.ReadCSV([]byte(text))
		for e := range field.All(err) {
			require.NotEmpty(t, e.Code(), e)
		}
		rows, ok := reference(text)
		if ok && err == nil {
			require.Len(t, sheet.Rows, len(rows), text)
			for i, row := range rows {
				require.Equal(t, row, sheet.Rows[i].Cells)
			}
		}
		if ok && err != nil {
			require.Contains(t, err.Error(), "UTF-8", text)
		}
		for i, row := range sheet.Rows {
			require.Len(t, row.Cells, len(sheet.Columns))
			require.Greater(t, row.Number, i+1)
		}
		again := sheet
		again.Rows = nil
		var b strings.Builder
		w := csv.NewWriter(&b)
		require.NoError(t, w.Write(sheet.Columns))
		for _, row := range sheet.Rows {
			cells := make([]string, len(row.Cells))
			for i, cell := range row.Cells {
				if cells[i] = cell; strings.IndexAny(strings.TrimLeft(cell, "'"), "=+-@＝＋－＠") == 0 {
					cells[i] = "'" + cell
				}
			}
			require.NoError(t, w.Write(cells))
		}
		w.Flush()
		if len(sheet.Columns) < 2 || strings.ContainsAny(strings.Join(sheet.Columns, ""), "\t;'=") || strings.Contains(b.String(), "\r") {
			return
		}
		again, err = field.ReadCSV([]byte(b.String()))
		require.NoError(t, err, b.String())
		require.Equal(t, sheet.Columns, again.Columns)
		require.Len(t, again.Rows, len(sheet.Rows))
		for i, row := range sheet.Rows {
			require.Equal(t, row.Cells, again.Rows[i].Cells)
		}
	})
}

func TestRow(t *testing.T) {
	sheet, err := field.ReadCSV([]byte("Council,Pop. 2020\nHarrow,x\nBrent,\n"))
	require.NoError(t, err)
	harrow, brent := sheet.Rows[0], sheet.Rows[1]
	assert.Equal(t, "Harrow", harrow.Text("Council"))
	assert.Empty(t, harrow.Text("council"))
	for _, row := range []field.Row{brent, harrow} {
		people, err := field.ReadCell[partnership.Quantity](row, map[int]string{2: "Pop. 2021", 3: "Pop. 2020"}[row.Number])
		assert.NoError(t, err)
		assert.Zero(t, people)
	}
	_, err = field.ReadCell[partnership.Quantity](harrow, "Pop. 2020")
	assert.EqualError(t, harrow.At(err),
		`rows[1]."Pop. 2020": row 2, column B: "x" is not a number like 1250 or 54.24, with at most 12 digits and 6 decimals: invalid`)
	assert.NoError(t, harrow.At(nil))
	assert.EqualError(t, harrow.At(field.At("Council.name", field.ErrRequired)), "rows[1].Council.name: row 2, column A: required")
	assert.EqualError(t, harrow.At(field.At("other", field.ErrRequired)), "rows[1].other: row 2: required")
	assert.EqualError(t, harrow.At(errors.Join(field.ErrSum, field.At("Council", field.ErrOrder))),
		"rows[1]: row 2: does not add up\nrows[1].Council: row 2, column A: out of order")
	assert.Empty(t, field.Row{}.Text("Council"))
	_, err = field.DecodeRow[partnership.OrgID](harrow)
	assert.EqualError(t, err, "a record of type partnership.OrgID has no columns: invalid")
}

func ExampleDecodeCSV() {
	// Columns in any order; semicolons and Windows line ends are read too.
	terms, err := field.DecodeCSV[calendar.Term]([]byte(`first,last
2026-04-01,2027-03-31
1 April 2027,2028-03-31
2028-04-01,2028-03-31
`))
	fmt.Println(terms)
	fmt.Println(err)
	// Output:
	// [2026-04-01 to 2027-03-31]
	// rows[2].first: row 3, column A: "1 April 2027" is not a date like 2026-04-01: invalid
	// rows[3].last: row 4, column B: 2028-03-31 is before the first day, 2028-04-01: out of order
}

// A list in which each row has to suit those before it, in a spreadsheet with columns of its own.
func ExampleDecodeRow() {
	sheet, err := field.ReadCSV([]byte("name,first,last\nPilot,2026-04-01,2027-03-31\nService,2027-01-01,\n"))
	fmt.Println(err)
	var before calendar.Term
	_, err = field.ReadRows(sheet, func(row field.Row) (calendar.Term, error) {
		term, err := field.DecodeRow[calendar.Term](row)
		if err == nil && term.Overlaps(before) {
			err = field.At("first", fmt.Errorf("%v is in the term before: %w", term.First, field.ErrOverlap))
		}
		before = term
		return term, err
	})
	fmt.Println(err)
	// Output:
	// <nil>
	// rows[2].first: row 3, column B: 2027-01-01 is in the term before: overlap
}

func ExampleReadCSV() {
	sheet, err := field.ReadCSV([]byte("Council;Note\r\nHarrow;\"since 2014;\r\nuntil 2024\"\r\nBarnet;\"London\r\nBrent;\r\n"))
	for _, row := range sheet.Rows {
		fmt.Printf("row %d: %q %q\n", row.Number, row.Text("Council"), row.Text("Note"))
	}
	fmt.Println(err)
	// Output:
	// row 2: "Harrow" "since 2014;\r\nuntil 2024"
	// row 4: "Brent" ""
	// rows[2].Note: row 3, column B: a quotation mark that is never closed: invalid
}

func ExampleReadCell() {
	sheet, _ := field.ReadCSV([]byte("Council,Since\nHarrow,2014-04-01\nBarnet,April 2014\n"))
	for _, row := range sheet.Rows {
		fmt.Println(field.ReadCell[calendar.Date](row, "Since"))
	}
	// Output:
	// 2014-04-01 <nil>
	// no date Since: "April 2014" is not a date like 2026-04-01: invalid
}

func ExampleReadRows() {
	sheet, err := field.ReadCSV([]byte("Council,People\nHarrow,261185\nBarnet,\"389,344\"\nBrent,\n"))
	fmt.Println(sheet.Check([]string{"Council"}, []string{"People", "Note"}), err)

	people, err := field.ReadRows(sheet, func(row field.Row) (partnership.Quantity, error) {
		return field.ReadCell[partnership.Quantity](row, "People")
	})
	fmt.Println(people)
	fmt.Println(err)
	// Output:
	// <nil> <nil>
	// [261185 not known]
	// rows[2].People: row 3, column B: "389,344" is not a number like 1250 or 54.24, with at most 12 digits and 6 decimals: invalid
}

func TestReadCSV_SeparatorThatIsSaid(t *testing.T) {
	for text, want := range map[string][]string{
		"sep=;\r\norg;value\r\nbarnet;1,5\r\n": {"org", "value"},
		"\ufeffsep=,\norg,a;b\nbarnet,1\n":     {"org", "a;b"},
		"sep=\t\rorg\tvalue\rbarnet\t1\r":      {"org", "value"},
		"sep=;x,value\nbarnet,1\n":             {"sep=", "x,value"},
		"sep=|\nbarnet\n":                      {"sep=|"},
		"sep=\nbarnet\n":                       {"sep="},
	} {
		sheet, err := field.ReadCSV([]byte(text))
		if want[0] == "org" {
			require.NoError(t, err, text)
			assert.Equal(t, 2, sheet.Rows[0].Number, text)
		}
		assert.Equal(t, want, sheet.Columns, text)
	}
	sheet, err := field.ReadCSV([]byte("sep=;"))
	assert.EqualError(t, err, "no row of headings: required")
	assert.Empty(t, sheet)
}

// Broken quotes behind the last column are an error of the row, and cost no other.
func TestReadCSV_QuotesBehindTheLastColumn(t *testing.T) {
	sheet, err := field.ReadCSV([]byte("a,b\n1,2,\"x\"y\n3,4\n"))
	require.Error(t, err)
	assert.ErrorIs(t, err, field.ErrInvalid)
	assert.Contains(t, err.Error(), "row 2")
	require.Len(t, sheet.Rows, 1)
	assert.Equal(t, "3", sheet.Rows[0].Text("a"))
}
