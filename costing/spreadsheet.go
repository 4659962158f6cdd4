package costing

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// The columns of figures in a spreadsheet.
const (
	driverColumn = "driver"
	orgColumn    = "org"
	valueColumn  = "value"
	sourceColumn = "source"
	dayColumn    = "on"
)

// FactsFromCSV reads figures from a spreadsheet with a row for each figure, which was saved as
// CSV. The columns are driver, org, value, source and on; org and value may be missing, and a
// cell of them may be empty: no organisation, and a value that is not known.
//
//	driver,org,value,source,on
//	hours,harrow,23500,Time recording,2026-03-31
//	hours,barnet,41250.5,Time recording,2026-03-31
//
// The errors are those of field.DecodeCSV, each with its row and column, and ErrDuplicate for a
// second figure of one driver and organisation. The facts hold the figures of the rows without
// an error.
func FactsFromCSV(data []byte) (Facts, error) {
	sheet, unread := field.ReadCSV(data)
	if len(sheet.Columns) == 0 {
		return Facts{}, unread
	}
	required, optional := []string{driverColumn, sourceColumn, dayColumn}, []string{orgColumn, valueColumn}
	if err := sheet.Check(required, optional); err != nil {
		return Facts{}, errors.Join(unread, err)
	}
	rows := figureRows{}
	figures, err := field.ReadRows(sheet, func(row field.Row) (Figure, error) {
		figure, err := field.DecodeRow[Figure](row)
		if err != nil {
			return figure, err
		}
		return figure, rows.add(row.Number, orgColumn, figure)
	})
	facts, again := NewFacts(figures)
	return facts, errors.Join(unread, err, again)
}

// FactsFromWideCSV reads figures from a spreadsheet with a row for each organisation and a
// column for each driver, which was saved as CSV. The heading of a column is the driver. There
// must be a column org; a row without an organisation has figures that are common to all. An
// empty cell is no figure. There may be columns source and on, for the figures of a row; where
// they are missing or empty, source and on are those given here.
//
//	org,hours,population-2020
//	harrow,23500,252338
//	barnet,41250.5,399007
//
// The errors are those of FactsFromCSV, and the facts hold the figures of the rows without an
// error.
func FactsFromWideCSV(data []byte, source string, on calendar.Date) (Facts, error) {
	sheet, unread := field.ReadCSV(data)
	if len(sheet.Columns) == 0 {
		return Facts{}, unread
	}
	var errs []error
	var drivers []string
	for i, heading := range sheet.Columns {
		if !slices.Contains([]string{orgColumn, sourceColumn, dayColumn}, heading) {
			errs = append(errs, field.At(field.Index("columns", i), Driver(heading).Validate()))
			drivers = append(drivers, heading)
		}
	}
	errs = append(errs, sheet.Check([]string{orgColumn}, sheet.Columns))
	if err := errors.Join(errs...); err != nil {
		return Facts{}, errors.Join(unread, err)
	}
	rows, common := figureRows{}, Figure{Source: source, On: on}
	lists, err := field.ReadRows(sheet, func(row field.Row) ([]Figure, error) { return rows.wide(row, drivers, common) })
	facts, again := NewFacts(slices.Concat(lists...))
	return facts, errors.Join(unread, err, again)
}

// figureRows are the rows of a spreadsheet in which figures were found.
type figureRows map[figureKey]int

// add returns an error at a column if there is a figure of the driver and organisation already.
func (rows figureRows) add(row int, column string, f Figure) error {
	key := figureKey{f.Driver, f.Org}
	if first, twice := rows[key]; twice {
		return field.At(column, fmt.Errorf("%s is already in row %d: %w", f.name(), first, field.ErrDuplicate))
	}
	rows[key] = row
	return nil
}

// wide reads the figures in a row. What the row does not say is as in common.
func (rows figureRows) wide(row field.Row, drivers []string, common Figure) ([]Figure, error) {
	common.Org = partnership.OrgID(row.Text(orgColumn))
	if source := row.Text(sourceColumn); source != "" {
		common.Source = source
	}
	errs := []error{field.OptionalID(orgColumn, "an organisation", common.Org), field.Required(sourceColumn, common.Source)}
	if row.Text(dayColumn) == "" {
		errs = append(errs, field.RequiredValue(dayColumn, common.On))
	} else {
		day, err := field.ReadCell[calendar.Date](row, dayColumn)
		common.On, errs = day, append(errs, err)
	}
	var figures []Figure
	for _, driver := range drivers {
		if row.Text(driver) == "" {
			continue
		}
		value, err := field.ReadCell[partnership.Quantity](row, driver)
		if err == nil {
			err = field.At(field.Key(driver), checkValue(value))
		}
		errs = append(errs, err)
		figures = append(figures, Figure{Driver(driver), common.Org, value, common.Source, common.On})
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	for _, f := range figures {
		errs = append(errs, rows.add(row.Number, field.Key(string(f.Driver)), f))
	}
	return figures, errors.Join(errs...)
}

// Sheet returns the figures as a table for a spreadsheet, with ids and without a title. Its CSV
// is what FactsFromCSV reads:
//
//	text := facts.Sheet().CSV()
//
// White space in a source becomes one space, and what cannot be seen is left out, as package
// report says.
func (f Facts) Sheet() report.Table {
	columns := report.TextColumns(driverColumn, orgColumn, valueColumn, sourceColumn, dayColumn)
	columns[2].Number = true
	table := report.Table{Columns: columns}
	for _, figure := range f.figures {
		value := ""
		if figure.Value.Known() {
			value = figure.Value.String()
		}
		row := []string{string(figure.Driver), string(figure.Org), value, figure.Source, figure.On.String()}
		table.Rows = append(table.Rows, row)
	}
	return table
}
