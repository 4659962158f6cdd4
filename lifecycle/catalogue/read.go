package catalogue

import (
	"cmp"
	"encoding"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Import is a register that was read from a table, with the row that each part of it is from.
type Import struct {
	Catalogue Catalogue // what could be read
	Rows      int       // how many rows with a partnership there were, below the headings
	source    source
	at        []origin // of each entry
	bodies    []int    // of each body: the first row
	doubts    Doubts   // of the rows, in their order
}

// origin is where an entry is from.
type origin struct {
	row          int // the first, a place in the sheet
	participants []int
	savings      [][2]int       // the row, and which saving of it
	cells        map[string]int // in which row a field that has one value was first
}

// source is a table with what its columns mean.
type source struct {
	sheet   field.Sheet
	between string // what separates texts in a cell
	alike   bool
	dates   DateForm
	amounts AmountForm
	forms   map[string]string // of the columns of the format
	places  map[target]int    // where a column of the format is in the table
	fixed   map[target]string
	words   map[[2]string]string
	lists   map[string]bool
	savings int // how many savings a row may have
}

// target is a column of the format, and which saving of the row it is of.
type target struct {
	column string
	saving int
}

// newSource returns a table with what its columns mean, and what is wrong with the headings.
func newSource(sheet field.Sheet, m Mapping, columns []FormatColumn) (source, error) {
	s := source{
		sheet: sheet, between: m.List, alike: m.Alike, dates: m.Dates, amounts: m.Amounts, forms: map[string]string{},
		places: map[target]int{}, fixed: map[target]string{}, words: map[[2]string]string{}, lists: map[string]bool{},
	}
	for _, c := range columns {
		s.lists[c.Name], s.forms[c.Name] = c.List, c.Form
	}
	mapped := make(map[string]target, len(m.Columns))
	for _, c := range m.Columns {
		mapped[c.Heading] = target{c.Column, c.Saving}
	}
	errs := s.place(mapped)
	there := make(map[string]bool, len(sheet.Columns))
	for _, heading := range sheet.Columns {
		there[heading] = true
	}
	for _, c := range m.Columns {
		if _, is := s.forms[c.Column]; is && !there[c.Heading] {
			errs = append(errs, field.At("columns", fmt.Errorf("no column %s: %w", field.Quote(c.Heading), field.ErrRequired)))
		}
	}
	for _, f := range m.Fixed {
		s.fixed[target{f.Column, f.Saving}] = f.Value
	}
	for _, w := range m.Words {
		s.words[[2]string{w.Column, w.From}] = w.To
	}
	return s, errors.Join(errs...)
}

// place fills in where the columns of the format are in the table, and returns what is wrong with
// the headings. A heading that is not mapped is that of the format.
func (s *source) place(mapped map[string]target) (errs []error) {
	head := field.Row{Number: 1}
	if len(s.sheet.Rows) > 0 {
		head = s.sheet.Rows[0]
		head.Number = 1
	}
	from := map[target]string{}
	for i, heading := range s.sheet.Columns {
		to, is := mapped[heading]
		if !is {
			to = target{heading, 0}
		}
		_, known := s.forms[to.column]
		_, taken := s.places[to]
		var wrong error
		switch {
		case is && to.column == "":
		case !known:
			wrong = fmt.Errorf("%s is neither mapped nor a column of the interchange format: %w", field.Quote(heading), field.ErrInvalid)
		case taken:
			wrong = fmt.Errorf("%s is %s, and so is %s: %w", field.Quote(heading), to.column, field.Quote(from[to]), field.ErrDuplicate)
		default:
			s.places[to], from[to] = i, heading
			if strings.HasPrefix(to.column, "saving_") {
				s.savings = max(s.savings, to.saving+1)
			}
		}
		if wrong != nil {
			errs = append(errs, head.At(field.At(field.Key(heading), wrong)))
		}
	}
	return errs
}

// raw returns what stands in a row in a column of the format. written reports whether it stands there,
// and does not hold for every row.
func (s source) raw(row field.Row, at target) (value string, written bool) {
	if place, has := s.places[at]; has {
		value = strings.TrimSpace(row.Cells[place])
	}
	if value == "" {
		return s.fixed[at], false
	}
	return value, true
}

// word returns what a text means.
func (s source) word(column, text string) string {
	if to, has := s.words[[2]string{column, text}]; has {
		return to
	}
	return text
}

// cell returns what a row says in a column of the format, as raw does.
func (s source) cell(row field.Row, at target) (value string, written bool) {
	value, written = s.raw(row, at)
	return s.word(at.column, value), written
}

// list returns the texts of a row in a column of the format.
func (s source) list(row field.Row, column string) (all []string) {
	for _, one := range s.split(row, column) {
		if one = strings.TrimSpace(one); !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	return all
}

// split returns the texts of a row in a column of the format, with the spaces around them.
func (s source) split(row field.Row, column string) (all []string) {
	value := ""
	if place, has := s.places[target{column, 0}]; has {
		value = row.Cells[place]
	}
	if strings.TrimSpace(value) == "" {
		value = s.fixed[target{column, 0}]
	}
	texts := []string{value}
	if s.between != "" && s.lists[column] {
		texts = strings.Split(value, s.between)
	}
	for i, one := range texts {
		if len(texts) > 1 {
			one = strings.TrimSpace(one)
		}
		if to, has := s.words[[2]string{column, strings.TrimSpace(one)}]; has {
			one = to
		}
		if texts[i] = one; strings.TrimSpace(one) != "" {
			all = append(all, one)
		}
	}
	return all
}

// heading returns the heading of a column of the format in the table, and "" if it has none.
func (s source) heading(at target) string {
	if place, has := s.places[at]; has {
		return s.sheet.Columns[place]
	}
	return ""
}

// fault returns an error with its row and column.
func (s source) fault(row field.Row, at target, err error) error {
	if err == nil {
		return nil
	}
	if heading := s.heading(at); heading != "" {
		return row.At(field.At(field.Key(heading), err))
	}
	return row.At(err)
}

// reader reads a register row by row.
type reader struct {
	source // what is read
	made   Import
	place  map[EntryID]int           // of each entry
	bodies map[partnership.OrgID]int // in which row a body was first
	body   map[partnership.OrgID]int // its place
	seats  map[seatKey]int           // in which row a participant was first
	listed map[listing]bool          // the texts of lists
	errs   []error
	marked map[[2]string]bool // the rows and headings with an error
	naming naming
	more   bool // there are more errors than are listed
}

// naming has the ids of names that MakeID would give the id of another.
type naming map[[2]string]string

// id returns the id of a name in a column.
func (n naming) id(column, name string) string {
	if id, has := n[[2]string{column, name}]; has {
		return id
	}
	return MakeID(name)
}

// newNaming gives ids to the names in a column.
func (s source) newNaming(columns ...string) naming {
	n := naming{}
	if s.alike {
		return n
	}
	for _, column := range columns {
		rows, order := map[string]int{}, []string{}
		for _, row := range s.sheet.Rows {
			for _, name := range s.split(row, column) {
				if rows[name] == 0 {
					order = append(order, name)
				}
				rows[name]++
			}
		}
		slices.SortFunc(order, func(a, b string) int {
			return cmp.Or(cmp.Compare(rows[b], rows[a]), strings.Compare(a, b))
		})
		taken := map[string]bool{}
		for _, name := range order {
			if id := MakeID(name); taken[id] {
				n[[2]string{column, name}] = numbered(name, id)
			} else {
				taken[id] = true
			}
		}
	}
	return n
}

// seatKey is a participant of an entry.
type seatKey struct {
	entry int
	p     Participant
}

// ReadCSV reads a register from a table that was saved as CSV, by a mapping of its columns. It
// returns all that could be read, and every error at once, each with its row and column: a row
// that is wrong loses no other, and a cell that is wrong no other cell. An entry of which something
// is wrong stays, without what could not be read.
//
//   - what field.ReadCSV finds in the rows, what Mapping.Validate finds, and what RegisterEntry.Validate
//     and Body.Validate find in what was read
//   - ErrInvalid: a heading that is neither mapped nor a column of Columns; a cell that is not what
//     its column wants; a role or a day of a participant in a row that names none
//   - ErrRequired: a mapped column that is not there; a row without the id or name of a partnership
//   - ErrDuplicate: two headings for one column
//
// Spaces around a text are left out. Rows with the same id are one entry; without
// ids, rows with exactly the same name are. Where two of them differ in something that an entry has once,
// the first counts, and Import.Doubts says so.
// The bodies are those that have a name in the table.
//
// The ids of partnerships and organisations without any are made by MakeID. If two
// different names would have one id, the name of the most rows has it, or of several such the first in
// order, and the ids of the others end with a number; with Mapping.Alike, they are one. At most field.MaxEntries rows
// are read.
func ReadCSV(data []byte, m Mapping) (Import, error) {
	if err := m.Validate(); err != nil {
		return Import{Catalogue: Catalogue{Bodies: []Body{}, Entries: []RegisterEntry{}}}, err
	}
	sheet, broken := field.ReadCSV(data)
	src, err := newSource(sheet, m, Columns())
	r := &reader{
		source: src, place: map[EntryID]int{}, bodies: map[partnership.OrgID]int{}, body: map[partnership.OrgID]int{}, seats: map[seatKey]int{}, listed: map[listing]bool{},
		errs: []error{broken, err}, marked: map[[2]string]bool{}, naming: src.newNaming("name", "participant_name"),
	}
	r.made = Import{Catalogue: Catalogue{Name: m.Name, On: m.On, Source: m.Source, Bodies: []Body{}, Entries: []RegisterEntry{}}, source: src}
	_, byID := src.places[target{"id", 0}]
	_, byName := src.places[target{"name", 0}]
	if !byID && !byName && broken == nil {
		r.errs = append(r.errs, field.At("columns", fmt.Errorf("no column with the id or name of a partnership: %w", field.ErrRequired)))
	}
	if byID || byName {
		for i := range sheet.Rows {
			r.row(i)
		}
	}
	for i := range r.made.Catalogue.Entries {
		r.check(i)
	}
	for _, b := range r.made.Catalogue.Bodies {
		for _, found := range field.Errors(b.Validate()) {
			r.fault(r.bodies[b.Org], target{"participant_name", 0}, found.Err)
		}
	}
	return r.made, r.sorted()
}

// sorted returns the errors in the order of the rows: first those that are in none.
func (r *reader) sorted() error {
	all := field.Errors(errors.Join(r.errs...))
	row := func(e *field.Error) int {
		number, is := strings.CutPrefix(e.Path, "rows[")
		number, _, _ = strings.Cut(number, "]")
		if n, err := strconv.Atoi(number); is && err == nil {
			return n
		}
		return -1
	}
	slices.SortStableFunc(all, func(a, b *field.Error) int { return cmp.Compare(row(a), row(b)) })
	errs := make([]error, len(all))
	for i, e := range all {
		errs[i] = e
	}
	if r.more {
		errs = append(errs, field.At("", fmt.Errorf("%d errors or more, the rest is left out: %w", field.MaxErrors, field.ErrRange)))
	}
	return errors.Join(errs...)
}

// fault notes an error at a cell. One error of a cell is enough.
func (r *reader) fault(row int, at target, err error) {
	mark := [2]string{strconv.Itoa(row), r.heading(at)}
	if err == nil || r.marked[mark] && mark[1] != "" {
		return
	}
	r.marked[mark] = true
	if len(r.errs) >= field.MaxErrors {
		r.more = true
		return
	}
	r.errs = append(r.errs, r.source.fault(r.sheet.Rows[row], at, err))
}

// doubt notes something doubtful at a cell.
func (r *reader) doubt(kind DoubtKind, row int, at target, f Doubt) {
	f.Kind, f.Row, f.Column = kind, r.sheet.Rows[row].Number, r.heading(at)
	r.made.doubts = append(r.made.doubts, f)
}

// row reads a row.
func (r *reader) row(i int) {
	row := r.sheet.Rows[i]
	id, _ := r.cell(row, target{"id", 0})
	if names := r.split(row, "name"); id == "" && len(names) > 0 {
		id = r.naming.id("name", names[0])
	}
	key, err := field.ReadID[EntryID]([]byte(id))
	if err == nil && key == "" {
		err = fmt.Errorf("which partnership: %w", field.ErrRequired)
	}
	if err != nil {
		at := target{"id", 0}
		if r.heading(at) == "" {
			at.column = "name"
		}
		r.fault(i, at, err)
		return
	}
	at, has := r.place[key]
	c := &r.made.Catalogue
	if !has {
		at = len(c.Entries)
		r.place[key] = at
		c.Entries = append(c.Entries, RegisterEntry{ID: key, Participants: []Participant{}})
		r.made.at = append(r.made.at, origin{row: i, cells: map[string]int{}})
	}
	r.made.Rows++
	r.fields(i, at)
	r.participants(i, at)
	for saving := range r.source.savings {
		r.saving(i, at, saving)
	}
}

// once sets a field of an entry from a row. If an earlier row says something else, that counts.
func once[T comparable, P interface {
	*T
	encoding.TextUnmarshaler
}](r *reader, i, at int, column string, into P,
) {
	value, written := r.cell(r.sheet.Rows[i], target{column, 0})
	if value == "" {
		return
	}
	var read, none T
	value, err := r.convert(column, value)
	if err == nil {
		err = P(&read).UnmarshalText([]byte(value))
	}
	if err != nil {
		r.fault(i, target{column, 0}, err)
		return
	}
	cells := r.made.at[at].cells
	if *into == none {
		*into, cells[column] = read, i
	} else if *into != read && written {
		e := &r.made.Catalogue.Entries[at]
		r.doubt(RowsDiffer, i, target{column, 0}, Doubt{
			Path: field.Index("entries", at) + "." + column, Entry: e.ID,
			Text: fmt.Sprintf("%s, and row %d says something else, which counts", field.Quote(value), r.sheet.Rows[cells[column]].Number),
		})
	}
}

// label is a text that reads itself.
type label string

// UnmarshalText takes any text.
func (l *label) UnmarshalText(text []byte) error {
	*l = label(text)
	return nil
}

// listing is a text in a list of an entry or body.
type listing struct {
	at           int
	column, text string
}

// first reports whether a text is in a list of an entry or body for the first time, and notes it.
func (r *reader) first(at int, column, text string) bool {
	key := listing{at, column, text}
	before := r.listed[key]
	r.listed[key] = true
	return !before
}

// fields reads what a row says of its partnership.
func (r *reader) fields(i, at int) {
	e := &r.made.Catalogue.Entries[at]
	row := r.sheet.Rows[i]
	add := func(column string, into *[]string) {
		for _, one := range r.list(row, column) {
			if r.first(at, column, one) {
				*into = append(*into, one)
			}
		}
	}
	once(r, i, at, "name", (*label)(&e.Name))
	add("services", &e.Services)
	add("regions", &e.Regions)
	once(r, i, at, "category", (*label)(&e.Category))
	once(r, i, at, "structure", &e.Structure)
	once(r, i, at, "proposed", &e.Proposed)
	once(r, i, at, "first", &e.First)
	once(r, i, at, "last", &e.Last)
	once(r, i, at, "stage", &e.Stage)
	once(r, i, at, "seat", (*label)(&e.Seat))
	once(r, i, at, "postcode", (*label)(&e.Postcode))
	once(r, i, at, "same_as", &e.SameAs)
	for _, one := range r.list(row, "not_same_as") {
		id, err := field.ReadID[EntryID]([]byte(one))
		r.fault(i, target{"not_same_as", 0}, err)
		if err == nil && r.first(at, "not_same_as", one) {
			e.NotSameAs = append(e.NotSameAs, id)
		}
	}
	once(r, i, at, "source", (*label)(&e.Source))
	once(r, i, at, "note", (*label)(&e.Note))
}

// value reads a cell, and notes what is wrong with it.
func value[T any, P interface {
	*T
	encoding.TextUnmarshaler
}](r *reader, i int, at target,
) (read T) {
	text, _ := r.cell(r.sheet.Rows[i], at)
	if text == "" {
		return read
	}
	text, err := r.convert(at.column, text)
	if err == nil {
		err = P(&read).UnmarshalText([]byte(text))
	}
	if err != nil {
		var none T
		r.fault(i, at, err)
		return none
	}
	return read
}

// nobody finds a row at fault that says something of a participant and names none.
func (r *reader) nobody(i int) {
	for _, column := range []string{"participant_role", "participant_first", "participant_last"} {
		at := target{column, 0}
		if value, written := r.cell(r.sheet.Rows[i], at); written && value != "" {
			r.fault(i, at, fmt.Errorf("%s of no participant: %w", field.Quote(value), field.ErrInvalid))
		}
	}
}

// participants reads who takes part by a row.
func (r *reader) participants(i, at int) {
	row := r.sheet.Rows[i]
	ids, names := r.list(row, "participant"), r.split(row, "participant_name")
	column := target{"participant", 0}
	if len(ids) == 0 {
		column.column = "participant_name"
		for _, name := range names {
			ids = append(ids, r.naming.id("participant_name", name))
		}
	} else if len(names) != 0 && len(names) != len(ids) {
		r.fault(i, target{"participant_name", 0}, fmt.Errorf("%d names for %d participants: %w", len(names), len(ids), field.ErrInvalid))
		names = nil
	}
	if len(ids) == 0 {
		r.nobody(i)
		return
	}
	one := Participant{
		Role:  value[partnership.Role](r, i, target{"participant_role", 0}),
		First: value[calendar.Date](r, i, target{"participant_first", 0}),
		Last:  value[calendar.Date](r, i, target{"participant_last", 0}),
	}
	e, from := &r.made.Catalogue.Entries[at], &r.made.at[at]
	for j, id := range ids {
		org, err := partnership.ParseOrgID(id)
		if err != nil {
			r.fault(i, column, err)
			continue
		}
		one.Org = org
		if len(names) > 0 {
			r.name(i, org, strings.TrimSpace(names[j]))
		}
		key := seatKey{at, one}
		before, has := r.seats[key]
		switch {
		case !has:
			r.seats[key] = i
			e.Participants = append(e.Participants, one)
			from.participants = append(from.participants, i)
		case !r.saves(i):
			r.doubt(ParticipantTwice, i, column, Doubt{
				Path: field.Index("entries", at) + ".participants", Entry: e.ID, Org: org,
				Text: fmt.Sprintf("%s takes part by row %d already, and is counted once", field.Quote(org), r.sheet.Rows[before].Number),
			})
		}
	}
}

// saves reports whether a row has a saving.
func (r *reader) saves(i int) bool {
	for saving := range r.source.savings {
		if r.hasSaving(i, saving) {
			return true
		}
	}
	return false
}

// name notes the name of a body.
func (r *reader) name(i int, org partnership.OrgID, name string) {
	c := &r.made.Catalogue
	place, has := r.body[org]
	switch {
	case !has:
		r.body[org], r.bodies[org] = len(c.Bodies), i
		c.Bodies = append(c.Bodies, Body{Org: org, Name: name})
		r.made.bodies = append(r.made.bodies, i)
	case c.Bodies[place].Name != name && !r.alike:
		r.doubt(RowsDiffer, i, target{"participant_name", 0}, Doubt{
			Path: field.Index("bodies", place) + ".name", Org: org,
			Text: fmt.Sprintf("%s, and row %d calls it %s, which counts", field.Quote(name), r.sheet.Rows[r.bodies[org]].Number, field.Quote(c.Bodies[place].Name)),
		})
	}
}

// savingColumns are the columns of a saving.
func savingColumns() []string {
	return []string{"kind", "of", "timing", "first", "last", "amount", "on", "by", "basis", "disputed", "disputed_on", "source"}
}

// hasSaving reports whether a row says anything of one of its savings.
func (r *reader) hasSaving(i, saving int) bool {
	return slices.ContainsFunc(savingColumns(), func(column string) bool {
		_, written := r.cell(r.sheet.Rows[i], target{"saving_" + column, saving})
		return written
	})
}

// saving reads a saving of a row.
func (r *reader) saving(i, at, saving int) {
	if !r.hasSaving(i, saving) {
		return
	}
	to := func(column string) target { return target{"saving_" + column, saving} }
	words := func(column string) string {
		text, _ := r.cell(r.sheet.Rows[i], to(column))
		return text
	}
	s := Saving{
		Kind: value[SavingKind](r, i, to("kind")), Timing: value[Timing](r, i, to("timing")),
		First: value[calendar.Date](r, i, to("first")), Last: value[calendar.Date](r, i, to("last")),
		Basis: words("basis"), Disputed: words("disputed"), Source: words("source"),
	}
	s.Org, s.By = value[partnership.OrgID](r, i, to("of")), value[partnership.OrgID](r, i, to("by"))
	s.On, s.DisputedOn = value[calendar.Date](r, i, to("on")), value[calendar.Date](r, i, to("disputed_on"))
	s.Amount = value[costing.Money](r, i, to("amount"))
	e, from := &r.made.Catalogue.Entries[at], &r.made.at[at]
	e.Savings = append(e.Savings, s)
	from.savings = append(from.savings, [2]int{i, saving})
}

// check notes what is wrong with an entry as a whole.
func (r *reader) check(i int) {
	err := r.made.Catalogue.Entries[i].Validate()
	if err == nil {
		return
	}
	for _, found := range field.Errors(err) {
		row, at := r.made.locate(i, found.Path)
		r.fault(row, at, found.Err)
	}
}

// locate returns in which row and column of the format a part of an entry is from.
func (r Import) locate(entry int, path string) (row int, at target) {
	from := r.at[entry]
	list, rest, _ := strings.Cut(path, ".")
	name, number, _ := strings.Cut(strings.TrimSuffix(list, "]"), "[")
	n, err := strconv.Atoi(number)
	switch {
	case name == "participants" && err == nil && n < len(from.participants):
		column := "participant"
		if rest != "" && rest != "org" {
			column += "_" + rest
		} else if _, has := r.source.places[target{column, 0}]; !has {
			column = "participant_name"
		}
		return from.participants[n], target{column, 0}
	case name == "participants":
		return from.row, target{"participant", 0}
	case name == "savings" && err == nil && n < len(from.savings):
		column := "saving_" + rest
		if rest == "org" {
			column = "saving_of"
		}
		return from.savings[n][0], target{column, from.savings[n][1]}
	}
	if first, has := from.cells[name]; has {
		return first, target{name, 0}
	}
	if name == "id" && r.source.heading(target{"id", 0}) == "" {
		name = "name"
	}
	return from.row, target{name, 0}
}

// Doubts returns what is doubtful in what was read: first rows that say different things of one
// partnership, or a participant twice, then what Catalogue.Doubts returns, each with the row and
// the heading that it is from. What has been added to the register since has no row.
func (r Import) Doubts() Doubts {
	all := r.Catalogue.Doubts()
	for i, found := range all {
		list, rest, _ := strings.Cut(found.Path, ".")
		name, number, _ := strings.Cut(strings.TrimSuffix(list, "]"), "[")
		n, err := strconv.Atoi(number)
		row, at := 0, target{"participant_name", 0}
		switch {
		case err == nil && name == "bodies" && n < len(r.bodies):
			row = r.bodies[n]
		case err == nil && name == "entries" && n < len(r.at):
			row, at = r.locate(n, rest)
		default:
			continue
		}
		all[i].Row, all[i].Column = r.source.sheet.Rows[row].Number, r.source.heading(at)
	}
	return append(slices.Clone(r.doubts), all...)
}

// ReadBodies reads a list of organisations from a table that was saved as CSV, by a mapping of
// its columns: see BodyColumns. It returns all that could be read, and every error at once, each
// with its row and column, as ReadCSV does. A body whose id or name cannot be read is left out.
//
// To add the list to a register that has some of the bodies itself, use Merge with a Catalogue of
// the list: each body is then there once, with what either says of it.
func ReadBodies(data []byte, m Mapping) ([]Body, error) {
	bodies := []Body{}
	if err := m.Validate(); err != nil {
		return bodies, err
	}
	sheet, broken := field.ReadCSV(data)
	src, err := newSource(sheet, m, BodyColumns())
	r := &reader{source: src, errs: []error{broken, err}, marked: map[[2]string]bool{}, listed: map[listing]bool{}}
	place := map[partnership.OrgID]int{}
	for i, row := range sheet.Rows {
		b := Body{}
		b.Name, _ = r.cell(row, target{"name", 0})
		id, _ := r.cell(row, target{"org", 0})
		if id == "" {
			id = MakeID(b.Name)
		}
		org, err := partnership.ParseOrgID(id)
		if err != nil {
			r.fault(i, target{"org", 0}, err)
			continue
		}
		b.Org = org
		b.Kind = value[partnership.Kind](r, i, target{"kind", 0})
		b.Region, _ = r.cell(row, target{"region", 0})
		b.First = value[calendar.Date](r, i, target{"first", 0})
		b.Last = value[calendar.Date](r, i, target{"last", 0})
		b.Source, _ = r.cell(row, target{"source", 0})
		for _, one := range r.list(row, "successors") {
			successor, err := partnership.ParseOrgID(one)
			r.fault(i, target{"successors", 0}, err)
			if err == nil {
				b.Successors = append(b.Successors, successor)
			}
		}
		at, has := place[org]
		if has {
			r.again(i, at, &bodies[at], b)
			continue
		}
		for _, found := range field.Errors(b.Validate()) {
			name, _, _ := strings.Cut(found.Path, "[")
			r.fault(i, target{name, 0}, found.Err)
		}
		place[org] = len(bodies)
		for _, successor := range b.Successors {
			r.first(len(bodies), "successors", string(successor))
		}
		bodies = append(bodies, b)
	}
	return bodies, r.sorted()
}

// again adds what a second row says of a body: more successors, and nothing that contradicts.
func (r *reader) again(i, at int, b *Body, more Body) {
	if len(more.Successors) == 0 || more.Name != "" && more.Name != b.Name {
		r.fault(i, target{"org", 0}, fmt.Errorf("%s is there before: %w", field.Quote(more.Org), field.ErrDuplicate))
		return
	}
	for _, successor := range more.Successors {
		if r.first(at, "successors", string(successor)) {
			b.Successors = append(b.Successors, successor)
		}
	}
}
