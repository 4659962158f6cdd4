package catalogue

import (
	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// CSV returns the register in the interchange format, with the columns of Columns and a row for
// each participant and saving: in the first row of a partnership all that it has once, with its
// first participant, first saving, first service and so on, in the next the second of each. ReadCSV
// reads it back, with the bodies of BodiesCSV: white space between two words as one space, and
// without what cannot be seen.
func (c Catalogue) CSV() string {
	names := map[partnership.OrgID]string{}
	for _, b := range c.Bodies {
		names[b.Org] = b.Name
	}
	var t report.Table
	for _, column := range Columns() {
		t.Columns = append(t.Columns, report.Column{Heading: column.Name})
	}
	for _, e := range c.Entries {
		n := max(1, len(e.Services), len(e.Regions), len(e.NotSameAs), len(e.Participants), len(e.Savings))
		for i := range n {
			t.Rows = append(t.Rows, e.row(i, names))
		}
	}
	return t.CSV()
}

// row returns row i of an entry.
func (e RegisterEntry) row(i int, names map[partnership.OrgID]string) []string {
	row := []string{string(e.ID), "", nth(e.Services, i), nth(e.Regions, i), "", "", "", "", "", "", "", "", "", string(nth(e.NotSameAs, i)), "", ""}
	if i == 0 {
		row = []string{
			string(e.ID), e.Name, nth(e.Services, 0), nth(e.Regions, 0), e.Category, string(e.Structure), text(e.Proposed), text(e.First), text(e.Last),
			string(e.Stage), e.Seat, e.Postcode, string(e.SameAs), string(nth(e.NotSameAs, 0)), e.Source, e.Note,
		}
	}
	p, s := nth(e.Participants, i), nth(e.Savings, i)
	return append(
		row,
		string(p.Org), names[p.Org], string(p.Role), text(p.First), text(p.Last),
		string(s.Kind), string(s.Org), string(s.Timing), text(s.First), text(s.Last), plain(s.Amount), text(s.On), string(s.By),
		s.Basis, s.Disputed, text(s.DisputedOn), s.Source,
	)
}

// nth returns entry i of a list, and the zero value if it has none.
func nth[T any](list []T, i int) (one T) {
	if i < len(list) {
		return list[i]
	}
	return one
}

// plain returns an amount as a cell has it.
func plain(amount costing.Money) string {
	if !amount.Known() {
		return ""
	}
	return amount.String()
}

// BodiesCSV returns the organisations of the register in the interchange format, with the columns
// of BodyColumns and a row for each, and one more for each successor after the first. ReadBodies
// reads it back.
func (c Catalogue) BodiesCSV() string {
	var t report.Table
	for _, column := range BodyColumns() {
		t.Columns = append(t.Columns, report.Column{Heading: column.Name})
	}
	for _, b := range c.Bodies {
		for i := range max(1, len(b.Successors)) {
			row := []string{string(b.Org), b.Name, string(b.Kind), b.Region, text(b.First), text(b.Last), string(nth(b.Successors, i)), b.Source}
			t.Rows = append(t.Rows, row)
		}
	}
	return t.CSV()
}
