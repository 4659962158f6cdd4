// Package fieldtest is what a test of records uses: the errors of a record as
// short lines, its golden document, and that a call changes none of its arguments.
package fieldtest

import (
	"encoding/json"
	"errors"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Faults returns the errors in err, in order, each as its path, a colon and the
// rule that it breaks: "members[1].org: invalid". An error without a place has the
// path "?", and one that breaks no rule of package field the rule "?".
func Faults(err error) []string {
	faults := []string{}
	for _, e := range leaves(err) {
		path, rule := "?", "?"
		if placed, ok := e.(*field.Error); ok {
			path = placed.Path
		}
		for _, r := range []error{
			field.ErrRequired, field.ErrInvalid, field.ErrDuplicate, field.ErrNotFound,
			field.ErrOrder, field.ErrOverlap, field.ErrRange, field.ErrSum,
		} {
			if errors.Is(e, r) {
				rule = r.Error()
			}
		}
		faults = append(faults, path+": "+rule)
	}
	return faults
}

// leaves returns the errors that errors.Join made err of, and of those.
func leaves(err error) []error {
	if err == nil {
		return nil
	}
	many, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var all []error
	for _, part := range many.Unwrap() {
		all = append(all, leaves(part)...)
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
