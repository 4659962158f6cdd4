// Package fieldtest is what a test of records uses: the errors of a record as
// short lines, its golden document, and that a call changes none of its arguments.
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

// Faults returns the errors in err, in order, each as its path, a colon and the
// rule that it breaks: "members[1].org: invalid". An error without a place has the
// path "?", one in a document that is not JSON its line and column, and one that
// breaks no rule of package field the rule "?".
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

// Golden holds a valid record against its JSON document in a file, byte for byte
// with an indent of two spaces: the record marshals to it, and the document decodes
// to the same record, strictly and with encoding/json.
func Golden[T interface{ Validate() error }](t testing.TB, file string, record T) {
	t.Helper()
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.NoError(t, record.Validate())
	assert.Equal(t, string(want), written(t, record))
	decoded, err := field.Decode[T](want)
	require.NoError(t, err)
	assert.Equal(t, record, decoded)
	var plain T
	require.NoError(t, json.Unmarshal(want, &plain))
	assert.Equal(t, record, plain)
}

// written returns the JSON text of a value.
func written(t testing.TB, value any) string {
	t.Helper()
	text, err := json.MarshalIndent(value, "", "  ")
	require.NoError(t, err)
	return string(text) + "\n"
}
