// Package fieldtest has helpers for tests of records: those of this module, and those of a
// program of your own.
//
// [Faults] writes the errors of a record as short lines. [Golden] and [Written] compare a
// record with its JSON document in a file. [RoundTrip] checks that a draft can be written
// and read, and [Drafts] checks this for all the types of a package. [Unchanged] checks
// that a call changes no argument, and [OnlyZeroIsZero] that IsZero overlooks no field. A
// fuzz test begins with the broken documents of [Documents] and [Mutations], and checks
// with [ReadBack] how each is read.
package fieldtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Faults returns the errors in err, in order, each as its path, a colon and the rule that it
// breaks: "members[1].org: invalid". An error without a place has the path "?", an error in a
// document that is not JSON has its line and column, and an error that breaks no rule of
// package field has the rule "?".
func Faults(err error) []string {
	faults := []string{}
	for _, part := range parts(err) {
		placed := field.Errors(part)
		if placed == nil {
			faults = append(faults, "?: "+rule(part))
		}
		for _, e := range placed {
			faults = append(faults, place(e)+": "+rule(e))
		}
	}
	return faults
}

// place returns the path of an error, or where in a document it was seen.
func place(e *field.Error) string {
	if e.Line > 0 {
		return fmt.Sprintf("line %d, column %d", e.Line, e.Column)
	}
	return e.Path
}

// rule returns the text of the rule that an error breaks, or "?".
func rule(err error) string {
	for _, r := range []error{
		field.ErrRequired, field.ErrInvalid, field.ErrDuplicate, field.ErrNotFound,
		field.ErrOrder, field.ErrOverlap, field.ErrRange, field.ErrSum,
	} {
		if errors.Is(err, r) {
			return r.Error()
		}
	}
	return "?"
}

// parts returns the errors that errors.Join made err of, and of those.
func parts(err error) []error {
	if err == nil {
		return nil
	}
	if reflect.TypeOf(err) != reflect.TypeOf(errors.Join(err)) {
		return []error{err}
	}
	var all []error
	for _, part := range err.(interface{ Unwrap() []error }).Unwrap() {
		all = append(all, parts(part)...)
	}
	return all
}

// Golden compares a valid record with its JSON document in a file, byte for byte with an
// indent of two spaces: the record marshals to it, and the document decodes to the same
// record, strictly and with encoding/json.
func Golden[T interface{ Validate() error }](t testing.TB, file string, record T) {
	t.Helper()
	require.NoError(t, record.Validate())
	document := Written(t, file, record)
	decoded, err := field.Decode[T](document)
	require.NoError(t, err)
	assert.Equal(t, record, decoded, "decoded strictly")
}

// Written is Golden for a result that has no Validate: the value marshals to the document in
// the file, and encoding/json reads it back. It returns the document.
func Written[T any](t testing.TB, file string, value T) []byte {
	t.Helper()
	document, err := os.ReadFile(file)
	require.NoError(t, err)
	text, err := json.MarshalIndent(value, "", "  ")
	require.NoError(t, err)
	assert.Equal(t, string(document), string(text)+"\n")
	var read T
	require.NoError(t, json.Unmarshal(document, &read))
	assert.Equal(t, value, read, "read by encoding/json")
	return document
}

// RoundTrip checks that any value can be written, a draft or the zero value too: it
// marshals, and is read back equal, strictly and with encoding/json. It need not be
// valid.
func RoundTrip[T any](t testing.TB, value T) {
	t.Helper()
	text, err := json.Marshal(held[T]{value})
	require.NoError(t, err)
	var read held[T]
	require.NoError(t, json.Unmarshal(text, &read))
	assert.Equal(t, value, read.Value, "read by encoding/json from %s", text)
	decoded, err := field.Decode[held[T]](text)
	require.NoError(t, err, "%s", text)
	assert.Equal(t, value, decoded.Value, "decoded strictly from %s", text)
}

// A held value is a record that is valid whatever it holds.
type held[T any] struct {
	Value T `json:"value"` // what is held
}

// Validate returns nil.
func (held[T]) Validate() error { return nil }

// ReadBack reads a document of any sort as a record, for a fuzz test. That must not panic.
// Each error must have a code. A record without errors is written; what was written must be
// read as the same record each time, and that record written as the same text.
func ReadBack[T interface{ Validate() error }](t testing.TB, document []byte) {
	t.Helper()
	record, err := field.Decode[T](document)
	if err != nil {
		for e := range field.All(err) {
			require.NotEmpty(t, e.Code(), "the code of %v", e)
		}
		return
	}
	written, err := json.Marshal(record)
	require.NoError(t, err)
	again, err := field.Decode[T](written)
	require.NoError(t, err, "%s", written)
	twice, err := field.Decode[T](written)
	require.NoError(t, err)
	require.Equal(t, again, twice)
	rewritten, err := json.Marshal(again)
	require.NoError(t, err)
	require.Equal(t, string(written), string(rewritten))
}

// Unchanged checks that a call changes nothing in a value, nor behind a pointer, in a slice
// beyond its length, in a map, or in a field that is not exported. To check several arguments,
// put them in one slice or struct.
func Unchanged[T any](t testing.TB, value T, call func()) {
	t.Helper()
	before := dump(value)
	call()
	assert.Equal(t, before, dump(value), "the call changed its argument")
}

// Titles checks that each value of a category has a title, and no two the same. If the
// category is a text, it also checks that a value that is not set has the title "", and
// that an unknown value has the title that field.Title makes of it.
func Titles[T interface{ Title() string }](t testing.TB, values []T) {
	t.Helper()
	seen := make(map[string]T, len(values))
	for _, value := range values {
		title := value.Title()
		other, taken := seen[title]
		if title == "" || taken {
			t.Errorf("%v has the title %q, as %v has", value, title, other)
		}
		seen[title] = value
	}
	var none T
	if text := reflect.ValueOf(&none).Elem(); text.Kind() == reflect.String {
		assert.Empty(t, none.Title(), "what is not set has no title")
		text.SetString("unlisted-value")
		assert.Equal(t, "Unlisted value", none.Title())
	}
}
