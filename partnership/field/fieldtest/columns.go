package fieldtest

import (
	"database/sql/driver"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Columns checks that scalars, ids and values of categories are columns of a database. Each of
// pointers is to the zero value of such a type. It checks that:
//
//   - Scan reads a text of the form that field.FormOf gives, and Value writes it again
//   - Scan reads NULL and the text "" as not set, and Value writes NULL for what is not set
//   - Scan refuses any other text, a number and a truth value with field.ErrInvalid
func Columns(t testing.TB, pointers ...any) {
	t.Helper()
	for _, pointer := range pointers {
		kind := reflect.TypeOf(pointer).Elem()
		_, isColumn := column(kind)
		assert.True(t, isColumn, "%v has Scan and Value", kind)
		if isColumn {
			isAColumn(t, kind)
		}
	}
}

// A scanner is what a database reads into, and writes.
type scanner interface {
	// Scan reads a column.
	Scan(column any) error
	// Value returns the column.
	Value() (driver.Value, error)
}

// column returns a value of a type that is not set, and whether it is a column.
func column(kind reflect.Type) (scanner, bool) {
	s, ok := reflect.New(kind).Interface().(scanner)
	return s, ok
}

// isAColumn checks one type.
func isAColumn(t testing.TB, kind reflect.Type) {
	t.Helper()
	for _, strange := range []any{"\x00", []byte("\x00"), 5, int64(5), true} {
		s, _ := column(kind)
		assert.ErrorIs(t, s.Scan(strange), field.ErrInvalid, "%v reads %v", kind, strange)
	}
	s, _ := column(kind)
	form, known := field.FormOf(s.Scan("\x00"))
	assert.True(t, known, "%v says in which form it is written", kind)
	texts := form.Values
	if form.Example != "" {
		texts = append(texts, form.Example)
	}
	assert.NotEmpty(t, texts, "%v", kind)
	for _, text := range texts {
		holds(t, kind, text, text)
		holds(t, kind, []byte(text), text)
	}
	holds(t, kind, nil, nil)
	holds(t, kind, "", nil)
}

// holds checks that a column is read, and written as another.
func holds(t testing.TB, kind reflect.Type, read, written any) {
	t.Helper()
	s, _ := column(kind)
	require.NoError(t, s.Scan(read), "%v", kind)
	value, err := s.Value()
	require.NoError(t, err, "%v", kind)
	assert.Equal(t, written, value, "%v", kind)
}
