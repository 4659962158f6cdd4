package field_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// manyFaults is a document with a fault of every sort that Decode finds. The places of some
// begin alike.
const manyFaults = `{"name":1,"words":["a",2,3],"parcels":[null,{"name":"x","strange":1,"count":1.5},{"name":"y","name":"z"}],
	"by":"exec\u0075tive","maturity":"?","other":[],"rows":[[1,"x"]],"day":"2025-02-30","id":"?"}`

// TestDecode_SaysEachErrorOnce holds that the errors of Errors, their messages and the lines of
// the text are the same, also below a longer path and behind words.
func TestDecode_SaysEachErrorOnce(t *testing.T) {
	_, err := field.Decode[parcel]([]byte(manyFaults))
	want := []string{
		"name", "words[1]", "words[2]", "parcels[0]", "parcels[1].strange", "parcels[1].count", "parcels[2].name",
		"maturity", "other", "rows[0][1]", "day", "id",
	}
	lines := strings.Split(err.Error(), "\n")
	found := field.Errors(err)
	require.Len(t, found, len(want))
	require.Len(t, lines, len(want))
	deeper := field.Errors(field.At("files[3]", field.Prefix("of Harrow", err)))
	require.Len(t, deeper, len(want))
	for i, e := range found {
		assert.Equal(t, want[i], e.Path)
		assert.Equal(t, e.Error(), lines[i])
		assert.Equal(t, e.Path+": "+e.Err.Error(), lines[i])
		assert.Equal(t, "files[3]."+want[i], deeper[i].Path)
		assert.Equal(t, "of Harrow: "+e.Err.Error(), deeper[i].Err.Error())
		assert.Equal(t, e.Code(), deeper[i].Code())
		assert.ErrorIs(t, err, errors.Unwrap(e.Err))
	}
	assert.EqualError(t, found[3].Err, "an entry that says nothing: required")
	assert.EqualError(t, found[4].Err, "unknown key: invalid")
	assert.EqualError(t, found[6].Err, "duplicate key")
	assert.EqualError(t, found[8].Err, "found a list, wanted an object: invalid")
}

// TestErrors_AreCopies holds that a program may change what Errors returns.
func TestErrors_AreCopies(t *testing.T) {
	_, err := field.Decode[parcel]([]byte(manyFaults))
	for _, err := range []error{err, field.At("name", field.ErrRequired)} {
		text := err.Error()
		for _, e := range field.Errors(err) {
			*e = field.Error{}
		}
		assert.EqualError(t, err, text)
	}
}

// TestUnique_TextWhenAskedFor holds that the text of a duplicate is the same however it is
// reached, and that of the keys it quotes the beginning.
func TestUnique_TextWhenAskedFor(t *testing.T) {
	long := strings.Repeat("x", 70)
	err := field.Unique("names", "", []string{"a", long, "a", "", long, ""}, func(name string) string { return name })
	want := "names[2]: duplicate: \"a\" is already names[0]\n" +
		"names[4]: duplicate: \"" + strings.Repeat("x", 60) + "\"… is already names[1]"
	assert.EqualError(t, err, want)
	assert.EqualError(t, errors.Unwrap(err), want)
	assert.ErrorIs(t, err, field.ErrDuplicate)
	assert.EqualError(t, field.Errors(err)[0].Err, `duplicate: "a" is already names[0]`)
}
