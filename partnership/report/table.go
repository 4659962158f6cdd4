package report

import "slices"

// Table is a table as people read it, or, without columns and rows, a piece of text with
// a title. All its parts are plain text, and each may be missing: what is not there is not
// written. A Table without any part is written as "".
type Table struct {
	// Title is the heading.
	Title string `json:"title,omitzero"`
	// Level is the level of the heading, from 1, the highest, to 6. 0 is the usual
	// one, 2; any other number counts as the nearest of 1 to 6.
	Level int `json:"level,omitzero"`
	// Summary says what the table shows, or what follows from it.
	Summary string `json:"summary,omitzero"`
	// Columns are the headings, from the left. The first column is what each row is
	// about.
	Columns []Column `json:"columns,omitzero"`
	// Rows have a cell for each column. A row with fewer cells is filled with empty
	// ones, and where a row has more, the table has more columns, without headings.
	Rows [][]string `json:"rows,omitzero"`
	// Totals are the rows at the foot of the table, shown as totals. They have cells as Rows
	// have.
	Totals [][]string `json:"totals,omitzero"`
	// Notes stand below, numbered from 1, so that a heading or a cell can point to one:
	// "Equal shares [1]".
	Notes []string `json:"notes,omitzero"`
	// Links turn a cell or a note into a link if its whole text is the text of the link.
	Links []Link `json:"links,omitzero"`
}

// Column is a column of a table.
type Column struct {
	// Heading says what the cells of the column are.
	Heading string `json:"heading,omitzero"`
	// Unit is what the cells are counted in. It stands in brackets behind the heading: "Charge
	// (£)".
	Unit string `json:"unit,omitzero"`
	// Number says that the cells are numbers or amounts. They are aligned to the right.
	Number bool `json:"number,omitzero"`
}

// Link makes a text of a table a link. An address that does not begin with https:// or http://,
// or has spaces, quotes, backslashes, vertical bars, angle brackets or anything outside ASCII
// in it, makes no link.
type Link struct {
	Text    string `json:"text"`    // of the cell or note, in full
	Address string `json:"address"` // with its scheme: "https://www.legislation.gov.uk"
}

// Tables are tables one below the other.
type Tables []Table

// TextColumns returns a column of text for each heading.
func TextColumns(headings ...string) []Column {
	columns := make([]Column, len(headings))
	for i, heading := range headings {
		columns[i] = Column{Heading: heading}
	}
	return columns
}

// NumberColumns returns a column of numbers for each heading, all in one unit. The unit
// is "" if the numbers have none, or if each cell says its own.
func NumberColumns(unit string, headings ...string) []Column {
	columns := make([]Column, len(headings))
	for i, heading := range headings {
		columns[i] = Column{Heading: heading, Unit: unit, Number: true}
	}
	return columns
}

// Nested returns the tables with every heading one level lower, to stand under the
// heading of another. They share no list with these.
func (all Tables) Nested() Tables {
	nested := slices.Clone(all)
	for i, t := range nested {
		nested[i] = t.clone()
		nested[i].Level = t.level() + 1
	}
	return nested
}

// WithoutEmptyColumns returns the table without the columns that are empty in every row and
// total. The first column always stays. It shares no list with this one.
func (t Table) WithoutEmptyColumns() Table {
	t = t.clone()
	for i := t.width() - 1; i > 0; i-- {
		has := func(row []string) bool { return cell(row, i) != "" }
		if slices.ContainsFunc(t.Rows, has) || slices.ContainsFunc(t.Totals, has) {
			continue
		}
		if i < len(t.Columns) {
			t.Columns = slices.Delete(t.Columns, i, i+1)
		}
		for _, rows := range [][][]string{t.Rows, t.Totals} {
			for k, row := range rows {
				if i < len(row) {
					rows[k] = slices.Delete(row, i, i+1)
				}
			}
		}
	}
	return t
}

// clone returns a copy of the table that shares no list with it.
func (t Table) clone() Table {
	t.Columns, t.Notes, t.Links = slices.Clone(t.Columns), slices.Clone(t.Notes), slices.Clone(t.Links)
	t.Rows, t.Totals = cloneRows(t.Rows), cloneRows(t.Totals)
	return t
}

// cloneRows returns copies of rows.
func cloneRows(rows [][]string) [][]string {
	copies := slices.Clone(rows)
	for i, row := range copies {
		copies[i] = slices.Clone(row)
	}
	return copies
}

// shown returns the table with the title and the summary as they are shown.
func (t Table) shown() Table {
	t.Title, t.Summary = plain(t.Title), plain(t.Summary)
	return t
}

// isEmpty reports whether there is nothing to write.
func (t Table) isEmpty() bool {
	return t.Title == "" && t.Summary == "" && t.width() == 0 && len(t.Notes) == 0
}

// level returns the level of the heading, from 1 to 6.
func (t Table) level() int {
	if t.Level == 0 {
		return 2
	}
	return min(max(t.Level, 1), 6)
}

// width returns how many cells the longest row has, the headings being one.
func (t Table) width() int {
	width := len(t.Columns)
	for _, rows := range [][][]string{t.Rows, t.Totals} {
		for _, row := range rows {
			width = max(width, len(row))
		}
	}
	return width
}

// column returns a column, which is empty right of the headings.
func (t Table) column(i int) Column {
	if i < len(t.Columns) {
		return t.Columns[i]
	}
	return Column{}
}

// text returns the heading with its unit.
func (c Column) text() string {
	switch {
	case c.Unit == "":
		return c.Heading
	case c.Heading == "":
		return "(" + c.Unit + ")"
	}
	return c.Heading + " (" + c.Unit + ")"
}

// cell returns a cell of a row, which is empty right of its last.
func cell(row []string, i int) string {
	if i < len(row) {
		return row[i]
	}
	return ""
}

// address returns where a text leads, and "" if it leads nowhere.
func (t Table) address(text string) string {
	for _, link := range t.Links {
		if link.Text == text && text != "" && isWebAddress(link.Address) {
			return link.Address
		}
	}
	return ""
}
