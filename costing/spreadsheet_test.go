package costing_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func ExampleFactsFromCSV() {
	facts, err := costing.FactsFromCSV([]byte(`driver,org,value,source,on
hours,harrow,23500,Time recording,2026-03-31
hours,barnet,41250.5,Time recording,2026-03-31
population-2020,harrow,"252,338","ONS, mid-year estimates",30/06/2020
hours,harrow,23400,Time recording,2026-03-31
`))
	fmt.Println(len(facts.Figures()), "figures")
	fmt.Println(err)
	// Output:
	// 2 figures
	// rows[3].value: row 4, column C: "252,338" is not a number like 1250 or 54.24, with at most 12 digits and 6 decimals: invalid
	// rows[3].on: row 4, column E: "30/06/2020" is not a date like 2026-04-01: invalid
	// rows[4].org: row 5, column B: hours of harrow is already in row 2: duplicate
}

func ExampleFactsFromWideCSV() {
	facts, err := costing.FactsFromWideCSV([]byte("org;hours;population-2020\r\nharrow;23500;252338\r\nbarnet;41250.5;\r\n"),
		"Annual return", calendar.MustDate("2026-03-31"))
	fmt.Print(strings.ReplaceAll(facts.Sheet().CSV(), "\r\n", "\n"))
	fmt.Println(err)
	// Output:
	// driver,org,value,source,on
	// hours,harrow,23500,Annual return,2026-03-31
	// population-2020,harrow,252338,Annual return,2026-03-31
	// hours,barnet,41250.5,Annual return,2026-03-31
	// <nil>
}

func ExampleFacts_Sheet() {
	facts, err := costing.NewFacts([]costing.Figure{
		{Driver: "cpi", Value: partnership.MustQuantity("128.3"), Source: "ONS, D7BT", On: calendar.MustDate("2023-07-19")},
		{Driver: "hours", Org: "harrow", Source: "Time recording", On: calendar.MustDate("2026-03-31")}, // not known
	})
	fmt.Print(strings.ReplaceAll(facts.Sheet().CSV(), "\r\n", "\n"), err)
	// Output:
	// driver,org,value,source,on
	// cpi,,128.3,"ONS, D7BT",2023-07-19
	// hours,harrow,,Time recording,2026-03-31
	// <nil>
}

func TestFactsFromCSV_ReadsBackWhatSheetWrites(t *testing.T) {
	day := calendar.MustDate("2026-03-31")
	for _, figures := range [][]costing.Figure{nil, {
		{Driver: "hours", Org: "harrow", Value: partnership.MustQuantity("0.000001"), Source: `=HYPERLINK("x")`, On: day},
		{Driver: "hours", Org: "barnet", Value: partnership.MustQuantity("999999999999.999999"), Source: `'@x "y"`, On: day},
		{Driver: "hours", Org: "brent", Source: "''-x", On: day},
		{Driver: "1:a/b.c_d", Value: partnership.MustQuantity("0"), Source: "'Retail prices' all items", On: day},
	}} {
		facts, err := costing.NewFacts(figures)
		require.NoError(t, err)
		again, err := costing.FactsFromCSV([]byte(facts.Sheet().CSV()))
		require.NoError(t, err)
		assert.Equal(t, facts.Figures(), again.Figures())
		inExcel := "\ufeff" + strings.ReplaceAll(strings.ReplaceAll(facts.Sheet().CSV(), "; ", " "), ",", ";")
		again, err = costing.FactsFromCSV([]byte(inExcel))
		require.NoError(t, err)
		assert.Equal(t, facts.Figures(), again.Figures())
	}
}

func TestFactsFromCSV_KeepsWhatIsRight(t *testing.T) {
	facts, err := costing.FactsFromCSV([]byte("on,source,driver,value\n2026-03-31,ONS,cpi,1.5\n,,,\n2026-03-31,ONS,cpi\n2026-03-31,,rpi,-1\n2026-03-31,ONS,cpi,2\n2026-03-31,ONS,a\xffb,1\n2026-03-31,ONS,\u00e9,1\n2026-03-31,ONS,cpih,2\n"))
	assert.Equal(t, []string{
		"rows[3]: row 4: found 3 cells, wanted 4: invalid",
		`rows[6].driver: row 7, column C: "a\xffb" is not UTF-8 text, wanted "CSV UTF-8": invalid`,
		"rows[4].value: row 5, column D: rpi of no organisation: -1 is less than 0: invalid",
		"rows[4].source: row 5, column B: required",
		"rows[5].org: row 6: cpi of no organisation is already in row 2: duplicate",
		`rows[7].driver: row 8, column C: "é" is not a driver id (1 to 64 letters, digits and -_.:/): invalid`,
	}, strings.Split(err.Error(), "\n"))
	require.Len(t, facts.Figures(), 2)
	cpih, ok := facts.Figure("cpih", "")
	assert.True(t, ok)
	assert.Equal(t, partnership.MustQuantity("2"), cpih.Value)
	assert.ErrorIs(t, err, field.ErrDuplicate)
}

func TestFactsFromCSV_Headings(t *testing.T) {
	for text, want := range map[string]string{
		"":                      "no row of headings: required",
		"driver,source,day\n\"": "rows[1].driver: row 2, column A: a quotation mark that is never closed: invalid\ncolumns[2]: column C: \"day\" is not a heading (driver, source, on, org, value): invalid\ncolumns: no column \"on\": required",
	} {
		facts, err := costing.FactsFromCSV([]byte(text))
		assert.EqualError(t, err, want)
		assert.Empty(t, facts.Figures())
	}
	facts, err := costing.FactsFromCSV([]byte("driver,source,on\n"))
	assert.NoError(t, err)
	assert.Empty(t, facts.Figures())
}

func TestFactsFromWideCSV_EveryErrorHasItsRowAndColumn(t *testing.T) {
	facts, err := costing.FactsFromWideCSV([]byte(`on,org,pop.2020,hours,source
,harrow,1,2,
2025-03-31,barnet,3,,Survey
2025-03-31,barnet,4,5,Survey
x,br ent,-1,many,
2025-03-31,,7,,
2025-03-31,ealing,1
`), "Return", calendar.MustDate("2026-03-31"))
	assert.Equal(t, []string{
		"rows[6]: row 7: found 3 cells, wanted 5: invalid",
		`rows[3]."pop.2020": row 4, column C: pop.2020 of barnet is already in row 3: duplicate`,
		`rows[4].org: row 5, column B: "br ent" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid`,
		`rows[4].on: row 5, column A: "x" is not a date like 2026-04-01: invalid`,
		`rows[4]."pop.2020": row 5, column C: -1 is less than 0: invalid`,
		`rows[4].hours: row 5, column D: "many" is not a number like 1250 or 54.24, with at most 12 digits and 6 decimals: invalid`,
	}, strings.Split(err.Error(), "\n"))
	assert.Equal(t, "driver,org,value,source,on\r\npop.2020,harrow,1,Return,2026-03-31\r\nhours,harrow,2,Return,2026-03-31\r\n"+
		"pop.2020,barnet,3,Survey,2025-03-31\r\npop.2020,,7,Return,2025-03-31\r\n", facts.Sheet().CSV())

	_, err = costing.FactsFromWideCSV([]byte("org,hours\nharrow,1\n"), "", calendar.Date{})
	assert.EqualError(t, err, "rows[1].source: row 2: required\nrows[1].on: row 2: required")
	_, err = costing.FactsFromWideCSV(nil, "", calendar.Date{})
	assert.EqualError(t, err, "no row of headings: required")
	_, err = costing.FactsFromWideCSV([]byte("Organisation,hours worked\n\"\n"), "x", calendar.MustDate("2026-03-31"))
	assert.EqualError(t, err, "rows[1].Organisation: row 2, column A: a quotation mark that is never closed: invalid\n"+
		`columns[1]: "hours worked" is not a driver id (1 to 64 letters, digits and -_.:/): invalid`+"\ncolumns: no column \"org\": required")
}

func TestFactsFromWideCSV_IsTheSameAsLong(t *testing.T) {
	long, err := costing.FactsFromCSV([]byte("driver,org,value,source,on\nhours,harrow,2,Return,2026-03-31\ncases,harrow,1,Return,2026-03-31\nhours,barnet,0,Return,2026-03-31\n"))
	require.NoError(t, err)
	wide, err := costing.FactsFromWideCSV([]byte("hours,cases,org\r\n2,1,harrow\r\n0,,barnet\r\n"), "Return", calendar.MustDate("2026-03-31"))
	require.NoError(t, err)
	assert.Equal(t, long, wide)
}

// Only the values of a sheet are numbers.
func TestFacts_SheetColumns(t *testing.T) {
	var numbers []string
	for _, column := range (costing.Facts{}).Sheet().Columns {
		if column.Number {
			numbers = append(numbers, column.Heading)
		}
	}
	assert.Equal(t, []string{"value"}, numbers)
}
