package field

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxColumns is how many columns a spreadsheet may have.
const MaxColumns = 1000

// A Sheet is a spreadsheet that was saved as CSV: a row of headings, and below it a row for
// each record. ReadCSV reads one.
type Sheet struct {
	Columns []string // the headings, from the left
	Rows    []Row    // the rows below them that are not empty, from the top
}

// A Row is one row of a Sheet. Its cells are the texts of the file as they stand.
type Row struct {
	Number  int      // the row in the spreadsheet, from 1: the headings are in row 1
	Cells   []string // a cell for each column
	columns []string // the headings
}

// ReadCSV reads a spreadsheet that was saved as CSV, in the form of RFC 4180 and as Excel and
// similar programs write it:
//
//   - cells are separated by commas; or by semicolons or tabs, if the row of headings has one
//     outside quotation marks; or by the character that a first line such as sep=; names, and
//     that line is not a row
//   - rows end with CR LF, LF or CR
//   - a cell with a separator, a line break or a quotation mark in it stands in quotation
//     marks, and a quotation mark in it is written twice
//   - a byte order mark of UTF-8 at the beginning is passed over, and so are rows and columns
//     at the edge that are empty
//   - an apostrophe in front of = + - or @, which Table.CSV of package report writes so that
//     no text is taken for a formula, is not part of the text
//
// Nothing else is changed: spaces around a text stay, and only "" is an empty cell.
//
// It returns every error at once, from the top, and the rows in which it found none. Each is at
// a place such as rows[3].value, where rows[0] is the row of headings, and says in words which
// row and column of the spreadsheet that is: "row 4, column C".
//
//   - ErrRequired: no row of headings; a column without a heading
//   - ErrDuplicate: a heading that occurs twice
//   - ErrInvalid: a file in UTF-16; text that is not UTF-8, such as what Excel writes when it
//     is not told to save as "CSV UTF-8"; a heading with hidden characters; a quotation mark
//     where none may stand, or that is never closed; a row with too few cells, or with a cell
//     right of the last heading
//   - ErrRange: more than MaxColumns columns or MaxEntries rows, and more than MaxErrors
//     errors; it reads no further then
//
// A file may be of any size: limit that where it is received.
func ReadCSV(data []byte) (Sheet, error) {
	data, err := withoutMark(data)
	if err != nil {
		return Sheet{}, err
	}
	separator, data := separatorOf(data)
	r := csvReader{text: string(data), separator: separator}
	headings, err := r.headings()
	if err != nil {
		return Sheet{}, err
	}
	sheet, found := Sheet{Columns: headings}, &trail{}
	for r.at < len(r.text) {
		row, err := r.row(headings)
		switch {
		case err != nil:
			found.add(nil, err)
		case len(sheet.Rows) == MaxEntries:
			err = fmt.Errorf("more than %s rows, the rest was not read: %w", grouped(MaxEntries), ErrRange)
			found.add(nil, Row{Number: row.Number}.At(err))
			return sheet, found.asError()
		case !isEmpty(row.Cells):
			sheet.Rows = append(sheet.Rows, row)
		}
		if found.n >= MaxErrors {
			found.add(nil, tooMany())
			break
		}
	}
	return sheet, found.asError()
}

// tooMany is the last error where there are too many.
func tooMany() error {
	return At("", fmt.Errorf("%s errors or more, the rest was not read: %w", grouped(MaxErrors), ErrRange))
}

// withoutMark returns the text of a file without its byte order mark, or why it is not text.
func withoutMark(data []byte) ([]byte, error) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return nil, At("", fmt.Errorf(`the file is UTF-16 text, wanted "CSV UTF-8": %w`, ErrInvalid))
	}
	return bytes.TrimPrefix(data, []byte("\ufeff")), nil
}

// separatorOf returns what separates the cells of a file, and the file without a line that says so
// to Excel.
func separatorOf(data []byte) (separator byte, rest []byte) {
	rest, told := bytes.CutPrefix(data, []byte("sep="))
	if !told || len(rest) == 0 || bytes.IndexByte([]byte(",;\t"), rest[0]) < 0 {
		return separatorIn(data), data
	}
	separator, rest = rest[0], rest[1:]
	after := bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
	if len(after) == len(rest) && len(rest) > 0 { // more cells follow: a heading
		return separatorIn(data), data
	}
	return separator, after
}

// separatorIn returns what separates the cells of a file: what its first line that is not empty has
// outside quotation marks.
func separatorIn(data []byte) byte {
	quoted, tab := false, false
	for _, c := range bytes.TrimLeft(data, "\r\n") {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == ';':
			return ';'
		case c == '\t':
			tab = true
		case c == '\r' || c == '\n':
			if tab {
				return '\t'
			}
			return ','
		}
	}
	if tab {
		return '\t'
	}
	return ','
}

// isEmpty reports whether no cell has a text.
func isEmpty(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool { return cell != "" })
}

// A csvReader reads the text of a file row by row.
type csvReader struct {
	text      string
	separator byte
	at        int // how much of it has been read
	number    int // how many rows
}

// headings reads the rows up to the first that is not empty, which has the headings.
func (r *csvReader) headings() ([]string, error) {
	for r.at < len(r.text) {
		cells, err := r.cells()
		row := Row{Number: r.number, Cells: cells}
		switch {
		case err != nil:
			return nil, row.At(err)
		case isEmpty(cells):
			continue
		}
		for cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		return cells[:len(cells):len(cells)], checkHeadings(r.number, cells)
	}
	return nil, At("", fmt.Errorf("no row of headings: %w", ErrRequired))
}

// checkHeadings returns what is wrong with the headings in a row of a spreadsheet.
func checkHeadings(number int, headings []string) error {
	row := Row{Number: number}
	if len(headings) > MaxColumns {
		return row.At(fmt.Errorf("%s columns (at most %s): %w", grouped(len(headings)), grouped(MaxColumns), ErrRange))
	}
	var errs []error
	first := map[string]int{}
	for i, heading := range headings {
		err := CheckName(heading)
		if j, twice := first[heading]; twice && heading != "" {
			err = fmt.Errorf("%w: %s is already the heading of column %s", ErrDuplicate, Quote(heading), columnLetters(j))
		} else {
			first[heading] = i
		}
		errs = append(errs, row.atColumn(i, heading, err))
	}
	return errors.Join(errs...)
}

// row reads the next row below the headings. It has an error if the row does not fit them.
func (r *csvReader) row(headings []string) (Row, error) {
	cells, err := r.cells()
	row := Row{Number: r.number, Cells: cells, columns: headings}
	switch n := len(cells); {
	case err != nil && n < len(headings):
		return row, row.atColumn(n, headings[n], err)
	case err != nil:
		return row, row.At(err)
	case isEmpty(cells):
		return row, nil
	case n < len(headings):
		return row, row.At(fmt.Errorf("found %d cells, wanted %d: %w", n, len(headings), ErrInvalid))
	}
	for i, cell := range cells[len(headings):] {
		if cell != "" {
			err := fmt.Errorf("%s is in a column without a heading: %w", Quote(cell), ErrInvalid)
			return row, row.atColumn(len(headings)+i, "", err)
		}
	}
	row.Cells = cells[:len(headings):len(headings)]
	return row, badText(row)
}

// badText returns an error for each cell that is not UTF-8 text.
func badText(row Row) error {
	var errs []error
	for i, cell := range row.Cells {
		if !utf8.ValidString(cell) {
			err := fmt.Errorf(`%s is not UTF-8 text, wanted "CSV UTF-8": %w`, Quote(cell), ErrInvalid)
			errs = append(errs, row.atColumn(i, row.columns[i], err))
		}
	}
	return errors.Join(errs...)
}

// cells reads the cells of the next row. If one cannot be read, it returns those before it, and
// goes on in the line below the one in which the row begins, so that a quotation mark too many
// does not swallow the rows that follow.
func (r *csvReader) cells() (cells []string, err error) {
	r.number++
	for start := r.at; ; r.at++ {
		cell, err := r.cell()
		if err != nil {
			r.at = start
			r.skip(strings.IndexAny(r.text[start:]+"\n", "\r\n"))
			return cells, err
		}
		cells = append(cells, cell)
		if r.at == len(r.text) || r.text[r.at] != r.separator {
			r.skip(0)
			return cells, nil
		}
	}
}

// skip goes on so many bytes, and past the end of the line that is there.
func (r *csvReader) skip(n int) {
	r.at += n
	switch rest := r.text[r.at:]; {
	case strings.HasPrefix(rest, "\r\n"):
		r.at += 2
	case rest != "":
		r.at++
	}
}

// cell reads a cell, and stops at what ends it.
func (r *csvReader) cell() (string, error) {
	rest := r.text[r.at:]
	if strings.HasPrefix(rest, `"`) {
		return r.quoted()
	}
	end := strings.IndexAny(rest, string(r.separator)+"\r\n\"")
	switch {
	case end < 0:
		end = len(rest)
	case rest[end] == '"':
		return "", fmt.Errorf("a quotation mark in a cell that does not begin with one: %w", ErrInvalid)
	}
	r.at += end
	return unguarded(rest[:end]), nil
}

// quoted reads a cell in quotation marks.
func (r *csvReader) quoted() (string, error) {
	start := r.at + 1
	for end := start; ; end += 2 {
		mark := strings.IndexByte(r.text[end:], '"')
		if mark < 0 {
			return "", fmt.Errorf("a quotation mark that is never closed: %w", ErrInvalid)
		}
		end += mark
		after := r.text[end+1:]
		switch {
		case strings.HasPrefix(after, `"`):
			continue
		case after == "" || after[0] == r.separator || after[0] == '\r' || after[0] == '\n':
			r.at = end + 1
			return unguarded(strings.ReplaceAll(r.text[start:end], `""`, `"`)), nil
		case strings.ContainsAny(r.text[start:end], "\r\n"):
			return "", fmt.Errorf("a quotation mark that is not closed before another cell: %w", ErrInvalid)
		default:
			return "", fmt.Errorf("text after the quotation mark that ends a cell: %w", ErrInvalid)
		}
	}
}

// unguarded returns a text without the apostrophe that keeps it from being a formula.
func unguarded(cell string) string {
	rest, marked := strings.CutPrefix(cell, "'")
	if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "'")); marked && strings.ContainsRune(formulas, first) {
		return rest
	}
	return cell
}

// formulas are what a formula begins with in a spreadsheet, and their wide forms.
const formulas = "=+-@＝＋－＠"

// columnLetters returns the letters of a column, counted from 0: A, Z, AA.
func columnLetters(column int) string {
	name := string(rune('A' + column%26))
	if column < 26 {
		return name
	}
	return columnLetters(column/26-1) + name
}

// Text returns the cell in the column with a heading, and "" if there is no such column.
func (r Row) Text(column string) string {
	if i := slices.Index(r.columns, column); i >= 0 && i < len(r.Cells) {
		return r.Cells[i]
	}
	return ""
}

// ReadCell reads the cell in the column with a heading as a scalar. An empty cell is a value that
// is not set, and so is one in a column that is not there. The error is at the column; Row.At puts
// the row in front.
//
//	people, err := field.ReadCell[partnership.Quantity](row, "People")
func ReadCell[T any, Text interface {
	*T
	encoding.TextUnmarshaler
}](row Row, column string) (T, error) {
	var value T
	cell := row.Text(column)
	if cell == "" {
		return value, nil
	}
	err := At(Key(column), readText([]byte(cell), Text(&value)))
	return value, err
}

// At returns an error as found in the row. Each of its errors whose path begins with the
// heading of a column is found in that column, and each other in the row as a whole:
//
//	row.At(field.At("org", err))
//
// has the path rows[3].org, and says "row 4, column B".
func (r Row) At(err error) error {
	if err == nil {
		return nil
	}
	found := &trail{}
	walk(place{}, err, true, func(below place, leaf Error) bool {
		e := leaf.at(below)
		column := -1
		if e.Path != "" {
			key, _ := cutKey(e.Path)
			column = slices.Index(r.columns, key)
		}
		found.add([]byte(e.Path), Prefix(r.where(column), e.withoutPlace()))
		return true
	})
	return At(Index("rows", r.Number-1), found)
}

// atColumn returns an error as found in a column with a heading.
func (r Row) atColumn(column int, heading string, err error) error {
	if err == nil {
		return nil
	}
	path := Index("rows", r.Number-1)
	if heading != "" {
		path += "." + Key(heading)
	}
	return At(path, Prefix(r.where(column), err))
}

// where says in words which row of the spreadsheet this is, and which column, if it is one.
func (r Row) where(column int) string {
	where := "row " + strconv.Itoa(r.Number)
	if column >= 0 {
		where += ", column " + columnLetters(column)
	}
	return where
}

// Check returns what is wrong with the headings of a spreadsheet that should have certain
// columns: ErrRequired for each of the required ones that is missing, and ErrInvalid for a
// heading that is neither required nor optional, at columns.
func (s Sheet) Check(required, optional []string) error {
	var errs []error
	for i, heading := range s.Columns {
		if !slices.Contains(required, heading) && !slices.Contains(optional, heading) {
			err := fmt.Errorf("%s is not a heading (%s): %w", Quote(heading), strings.Join(slices.Concat(required, optional), ", "), ErrInvalid)
			errs = append(errs, At(Index("columns", i), Prefix("column "+columnLetters(i), err)))
		}
	}
	for _, heading := range required {
		if !slices.Contains(s.Columns, heading) {
			errs = append(errs, At("columns", fmt.Errorf("no column %s: %w", Quote(heading), ErrRequired)))
		}
	}
	return errors.Join(errs...)
}

// ReadRows reads a record from each row of a spreadsheet. It returns the records of the rows in
// which read finds nothing wrong, and every error of the others, at the place that Row.At gives
// it. After MaxErrors errors it reads no further, and says so in a last error.
func ReadRows[T any](sheet Sheet, read func(Row) (T, error)) ([]T, error) {
	records, found := make([]T, 0, len(sheet.Rows)), &trail{}
	for _, row := range sheet.Rows {
		record, err := read(row)
		if err == nil {
			records = append(records, record)
			continue
		}
		if found.add(nil, row.At(err)); found.n >= MaxErrors {
			found.add(nil, tooMany())
			break
		}
	}
	return records, found.asError()
}

// DecodeCSV reads a list of records from a spreadsheet that was saved as CSV: a record from each
// row, strictly, and validates each. T is a struct, and the headings are the JSON keys of its
// fields that are a text, a whole number, true or false, or a type with a text form of its
// own. The columns may stand in any order. There must be one for each field that Validate
// wants to be set, whatever else is in the record. An empty cell is a value that is not set.
//
// It returns the records of the rows in which nothing is wrong, and the errors of all others at
// once: first those of ReadCSV and of Sheet.Check, then, for each row, the cells that could not
// be read and what Validate finds. If the headings do not fit, no row is read.
func DecodeCSV[T interface{ Validate() error }](data []byte) ([]T, error) {
	sheet, unread := ReadCSV(data)
	if len(sheet.Columns) == 0 {
		return nil, unread
	}
	columns, err := columnsOf(reflect.TypeFor[T]())
	if err != nil {
		return nil, err
	}
	required, optional := splitRequired[T](columns)
	if err := sheet.Check(required, optional); err != nil {
		return nil, errors.Join(unread, err)
	}
	records, err := ReadRows(sheet, func(row Row) (T, error) { return decodeRow[T](row, columns) })
	return records, errors.Join(unread, err)
}

// DecodeRow reads a record from a row of a spreadsheet and validates it, as DecodeCSV does. It
// passes over columns that the record does not have. Use it in ReadRows if a spreadsheet has
// other columns too, or if a record must fit the records of the rows before it.
func DecodeRow[T interface{ Validate() error }](row Row) (T, error) {
	columns, err := columnsOf(reflect.TypeFor[T]())
	if err != nil {
		var none T
		return none, err
	}
	return decodeRow[T](row, columns)
}

// decodeRow reads and validates a record that has columns.
func decodeRow[T interface{ Validate() error }](row Row, columns keyed) (T, error) {
	var record T
	cells := &trail{}
	for i, heading := range row.columns {
		key := slices.Index(columns.names, heading)
		if key < 0 || heading == "" {
			continue
		}
		if err := readCell(row.Cells[i], columns.in(reflect.ValueOf(&record).Elem(), key)); err != nil {
			cells.add([]byte(Key(heading)), err)
		}
	}
	return record, errors.Join(cells.asError(), without(record.Validate(), cells))
}

// columnsOf returns the fields of a record that a cell can hold, by their JSON names. It has an
// error if there are none.
func columnsOf(t reflect.Type) (keyed, error) {
	none := At("", fmt.Errorf("a record of type %v has no columns: %w", t, ErrInvalid))
	if t.Kind() != reflect.Struct {
		return keyed{}, none
	}
	columns := fieldsOf(t)
	for i := range columns.names {
		if !isCell(columns.typeOf(i)) {
			columns.names[i] = ""
		}
	}
	if strings.Join(columns.names, "") == "" {
		return keyed{}, none
	}
	return columns, nil
}

// isCell reports whether a cell can hold a value of a type.
func isCell(t reflect.Type) bool {
	kind := t.Kind()
	plain := kind == reflect.String || kind == reflect.Bool || kind >= reflect.Int && kind <= reflect.Int64
	return plain || reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// typeOf returns the type of a field of a struct.
func (k keyed) typeOf(key int) reflect.Type {
	if own := k.t.NumField(); key >= own {
		return k.t.FieldByIndex(k.embedded[key-own]).Type
	}
	return k.t.Field(key).Type
}

// splitRequired returns the names of the columns that Validate wants to be set in an empty
// record, and those of the others, in the order of the fields.
func splitRequired[T interface{ Validate() error }](columns keyed) (required, optional []string) {
	var empty T
	wanted := map[string]bool{}
	for e := range All(At("", empty.Validate())) {
		if errors.Is(e, ErrRequired) {
			wanted[e.Path] = true
		}
	}
	for _, key := range columns.names {
		switch {
		case key == "": // no column
		case wanted[Key(key)]:
			required = append(required, key)
		default:
			optional = append(optional, key)
		}
	}
	return required, optional
}

// readCell reads a cell into a field of a record.
func readCell(cell string, v reflect.Value) error {
	text, hasText := v.Addr().Interface().(encoding.TextUnmarshaler)
	switch {
	case cell == "": // not set
	case hasText:
		return readText([]byte(cell), text)
	case v.Kind() == reflect.String:
		v.SetString(cell)
	case v.CanInt():
		n, err := strconv.ParseInt(cell, 10, v.Type().Bits())
		if err != nil || strconv.FormatInt(n, 10) != cell {
			return fmt.Errorf("%s is not a whole number like 12: %w", Quote(cell), ErrInvalid)
		}
		v.SetInt(n)
	case slices.Contains([]string{"true", "TRUE", "false", "FALSE"}, cell):
		v.SetBool(cell[0]|0x20 == 't')
	default:
		return fmt.Errorf("%s is not true or false: %w", Quote(cell), ErrInvalid)
	}
	return nil
}
