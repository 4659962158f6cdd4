package catalogue

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// FormatColumn is a column of the interchange format.
type FormatColumn struct {
	Name   string   `json:"name"`             // the heading
	About  string   `json:"about"`            // what it says
	Form   string   `json:"form"`             // how it is written
	Values []string `json:"values,omitempty"` // the words that it may have; none: any text of the form
	List   bool     `json:"list,omitzero"`    // whether a partnership or body may have several: in several rows, or in one cell if the mapping says what separates them
}

// The forms of a column.
const (
	textForm   = "text"
	idForm     = "id: 1 to 64 letters, digits and -_.:/"
	dateForm   = "day: 2026-04-01"
	moneyForm  = "pounds and pence: 1250.00"
	choiceForm = "one of the words"
)

// words returns the values of a category as texts.
func words[T ~string](values []T) []string {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = string(value)
	}
	return texts
}

// Columns returns the columns of a register as a table, with a row for each participant and each
// saving of a partnership. What is about the partnership needs to be in one of its rows only.
// A row may have a participant, a saving, both or neither. Every column but "id" and "name" may
// be missing, and one of these two is enough.
func Columns() []FormatColumn {
	return []FormatColumn{
		{"id", "The id of the partnership, the same in every row of it and in every edition. Not there: it is made from the name", idForm, nil, false},
		{"name", "What people call the partnership", textForm, nil, false},
		{"services", "What is shared", textForm, nil, true},
		{"regions", "Where", textForm, nil, true},
		{"category", "Which kind of service, in the words of the register", textForm, nil, false},
		{"structure", "The legal form", choiceForm, words(partnership.Structures()), false},
		{"proposed", "The day of the first decision to look into it", dateForm, nil, false},
		{"first", "The first day on which something was shared", dateForm, nil, false},
		{"last", "The last day", dateForm, nil, false},
		{"stage", "How far it had got when the edition was made", choiceForm, words(lifecycle.Stages()), false},
		{"seat", "The town in which it has its office", textForm, nil, false},
		{"postcode", "The postcode of the office", textForm, nil, false},
		{"same_as", "Another entry for the same partnership", idForm, nil, false},
		{"not_same_as", "An entry that looks like it and is another partnership", idForm, nil, true},
		{"source", "Who says so", textForm, nil, false},
		{"note", "Anything else", textForm, nil, false},
		{"participant", "The id or code of an organisation that takes part. Not there: it is made from the name", idForm, nil, true},
		{"participant_name", "Its name", textForm, nil, true},
		{"participant_role", "What it is there", choiceForm, words(partnership.Roles()), false},
		{"participant_first", "Its first day, if not that of the partnership", dateForm, nil, false},
		{"participant_last", "Its last day, if not that of the partnership", dateForm, nil, false},
		{"saving_kind", "Whether a saving is expected or achieved", choiceForm, words(SavingKinds()), false},
		{"saving_of", "The organisation whose saving it is. Empty: of all participants together", idForm, nil, false},
		{"saving_timing", "What the amount is for", choiceForm, words(Timings()), false},
		{"saving_first", "The first day on which it is saved, if not that of the partnership", dateForm, nil, false},
		{"saving_last", "The last day", dateForm, nil, false},
		{"saving_amount", "How much. Empty: not known", moneyForm, nil, false},
		{"saving_on", "The day on which it was stated", dateForm, nil, false},
		{"saving_by", "The organisation that states it", idForm, nil, false},
		{"saving_basis", "How it was worked out", textForm, nil, false},
		{"saving_disputed", "Who disputes it, and why. Empty: nobody", textForm, nil, false},
		{"saving_disputed_on", "Since when", dateForm, nil, false},
		{"saving_source", "Where it is written", textForm, nil, false},
	}
}

// BodyColumns returns the columns of a list of organisations as a table, with a row for each, or
// several for one with several successors.
func BodyColumns() []FormatColumn {
	return []FormatColumn{
		{"org", "The id or code of the organisation. Not there: it is made from the name", idForm, nil, false},
		{"name", "Its name", textForm, nil, false},
		{"kind", "What kind of body it is", choiceForm, words(partnership.Kinds()), false},
		{"region", "Where it is", textForm, nil, false},
		{"first", "The first day that it was there", dateForm, nil, false},
		{"last", "The last day that it was there", dateForm, nil, false},
		{"successors", "Who took its place on the day after", idForm, nil, true},
		{"source", "Who says so", textForm, nil, false},
	}
}

// ColumnsTable returns columns as a table.
func ColumnsTable(title string, columns []FormatColumn) report.Table {
	t := report.Table{Title: title, Columns: report.TextColumns("Column", "What it says", "Form")}
	for _, c := range columns {
		form := c.Form
		if len(c.Values) > 0 {
			form = report.List(c.Values)
		}
		if c.List {
			form += "; there may be several"
		}
		t.Rows = append(t.Rows, []string{c.Name, c.About, form})
	}
	return t
}

// MappedColumn says what a column of somebody else's table is in the interchange format.
type MappedColumn struct {
	Heading string `json:"heading"`         // its heading there
	Column  string `json:"column,omitzero"` // its name here; not set: it is left out
	Saving  int    `json:"saving,omitzero"` // of which saving of the row it is, if a row has several: 0 of the first
}

// FixedValue is a value that holds for every row, because the table has no column for it: that
// all its savings are expected, or yearly.
type FixedValue struct {
	Column string `json:"column"`          // a column of the interchange format
	Value  string `json:"value"`           // what it is in every row
	Saving int    `json:"saving,omitzero"` // of which saving of the row
}

// Word is what a word of somebody else's table is in the interchange format: a kind of body, a
// stage.
type Word struct {
	Column string `json:"column"`      // a column of the interchange format
	From   string `json:"from"`        // the text of a cell
	To     string `json:"to,omitzero"` // what it means; not set: nothing
}

// Mapping says how a table in other words is read.
type Mapping struct {
	Name    string         `json:"name"`              // of the register
	On      calendar.Date  `json:"on,omitzero"`       // the day as of which the edition was made
	Source  string         `json:"source,omitempty"`  // who publishes it, under which licence
	Columns []MappedColumn `json:"columns,omitempty"` // what its columns are; one that is not here has the heading of the interchange format
	Fixed   []FixedValue   `json:"fixed,omitempty"`   // what holds for every row
	Words   []Word         `json:"words,omitempty"`   // what its words are
	List    string         `json:"list,omitzero"`     // what separates several texts in a cell of a list; not set: a cell has one
	Dates   DateForm       `json:"dates,omitzero"`    // how its days are written; not set: 2026-04-01
	Amounts AmountForm     `json:"amounts,omitzero"`  // how its amounts are written; not set: 1250.00
	Alike   bool           `json:"alike,omitzero"`    // whether names without ids that differ in accents, case, spaces and punctuation only are one
}

// Validate returns what is wrong with the mapping by itself: no name, heading, column or word
// (ErrRequired), a column that no format has (ErrNotFound), a heading that is mapped twice
// (ErrDuplicate), a saving below 0 (ErrRange), and an unknown form (ErrInvalid).
func (m Mapping) Validate() error {
	known := append(Columns(), BodyColumns()...)
	column := func(name string) error {
		if name == "" || slices.ContainsFunc(known, func(c FormatColumn) bool { return c.Name == name }) {
			return nil
		}
		return field.At("column", fmt.Errorf("%s is not a column of the interchange format: %w", field.Quote(name), field.ErrNotFound))
	}
	saving := func(n int) error {
		if n < 0 {
			return field.At("saving", fmt.Errorf("%d is less than 0: %w", n, field.ErrRange))
		}
		return nil
	}
	required := func(path, text string) error {
		if text == "" {
			return field.At(path, field.ErrRequired)
		}
		return nil
	}
	return errors.Join(
		field.Required("name", m.Name),
		field.OptionalNote("source", m.Source),
		field.Each("columns", m.Columns, func(c MappedColumn) error {
			return errors.Join(required("heading", c.Heading), column(c.Column), saving(c.Saving))
		}),
		field.Unique("columns", "heading", m.Columns, func(c MappedColumn) string { return c.Heading }),
		field.Each("fixed", m.Fixed, func(f FixedValue) error {
			return errors.Join(required("column", f.Column), column(f.Column), saving(f.Saving))
		}),
		field.Each("words", m.Words, func(w Word) error {
			return errors.Join(required("column", w.Column), column(w.Column), required("from", w.From))
		}),
		field.OptionalOneOf("dates", "form of days", m.Dates, DateForms()),
		field.OptionalOneOf("amounts", "form of amounts", m.Amounts, AmountForms()),
	)
}

// DutchRegister returns how the register of joint arrangements of the Dutch provinces of 2016 is
// read (Open State Foundation, public domain): a row for each participant, without codes, services
// or days.
func DutchRegister() Mapping {
	return Mapping{
		Name:   "Gemeenschappelijke regelingen",
		Source: "Open State Foundation, opengr_provincies, 2016, ODC-PDDL-1.0; it says that it is not complete",
		Columns: []MappedColumn{
			{Heading: "Deelnemer", Column: "participant_name"},
			{Heading: "Gemeenschappelijke regeling", Column: "name"},
			{Heading: "Postcode", Column: "postcode"},
			{Heading: "Plaats", Column: "seat"},
			{Heading: "Provincie", Column: "regions"},
		},
	}
}
