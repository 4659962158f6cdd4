package catalogue_test

import (
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestReadCSV_DaysAndAmountsAsPeopleWriteThem(t *testing.T) {
	read := func(form catalogue.DateForm, days, amount string) (catalogue.RegisterEntry, error) {
		text := "name;first;saving_kind;saving_amount\nE;" + days + ";achieved;" + amount + "\n"
		imported, err := catalogue.ReadCSV([]byte(text), catalogue.Mapping{Name: "R", Dates: form, Amounts: catalogue.AsPeopleWrite})
		return imported.Catalogue.Entries[0], err
	}
	for text, want := range map[string]string{"1/4/2026": "2026-04-01", "01.04.2026": "2026-04-01", "31-12-2026": "2026-12-31"} {
		e, err := read(catalogue.DayFirst, text, "1")
		require.NoError(t, err, text)
		assert.Equal(t, day(want), e.First)
	}
	e, err := read(catalogue.MonthFirst, "4/1/2026", "1")
	require.NoError(t, err)
	assert.Equal(t, day("2026-04-01"), e.First)
	for _, text := range []string{"2026-04-01", "1/4/26", "1/4", "1/4/2026/1", "x/4/2026", "100/4/2026", "1/+4/2026", "31/4/2026"} {
		_, err := read(catalogue.DayFirst, text, "1")
		assert.ErrorContains(t, err, "row 2, column B", text)
	}
	_, err = read(catalogue.DayFirst, "April", "1")
	assert.ErrorContains(t, err, `"April" is not a day like 1/4/2026 for 1 April 2026: invalid`)
	_, err = read(catalogue.MonthFirst, "April", "1")
	assert.ErrorContains(t, err, `"April" is not a day like 4/1/2026 for 1 April 2026: invalid`)

	for text, want := range map[string]string{
		"£1,250,000": "1250000.00", "1250000": "1250000.00", "£1,250.5": "1250.50", "1250.05": "1250.05", "-£300": "-300.00", "\u2212£300": "-300.00", "£300k": "300000.00", "£ 1.2m": "1200000.00", "2bn": "2000000000.00",
		"1.234567M": "1234567.00", "0": "0.00", "12.3456k": "12345.60", "£9,000 m": "9000000000.00",
	} {
		e, err := read("", "2026-04-01", text)
		require.NoError(t, err, text)
		assert.Equal(t, pounds(want), e.Savings[0].Amount, text)
	}
	for _, text := range []string{"about £5", "£1,25", "£1,2500", "1250,000", "£", "m", "1.2.3", "1.234", "£-5", "--5", "9000000000000bn", "99999999999999999999", ",5", "1,", "1.2345k5"} {
		e, err := read("", "2026-04-01", text)
		assert.ErrorContains(t, err, "is not an amount like £1,250,000, £1,250.50, £300k or £1.2m: invalid", text)
		assert.True(t, strings.Contains(err.Error(), "row 2, column D"), text)
		assert.False(t, e.Savings[0].Amount.Known())
	}
}
