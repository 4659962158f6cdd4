package partnership_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// record is a record that can be validated.
type record interface{ Validate() error }

// broken is a record with something wrong, and what must be found in it: for each
// error its path and the sentinel that it wraps, as "members[1].org: invalid".
type broken[T any] struct {
	name  string
	spoil func(*T)
	want  []string
}

// testBroken validates what each case makes of the record that valid gives, which
// must have nothing wrong.
func testBroken[T record](t *testing.T, valid func() T, cases []broken[T]) {
	t.Helper()
	require.NoError(t, valid().Validate())
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			spoilt := valid()
			c.spoil(&spoilt)
			assert.Equal(t, c.want, pathsAndRules(t, spoilt.Validate()))
		})
	}
}

// pathsAndRules returns each error in err as its path and its sentinel.
func pathsAndRules(t *testing.T, err error) []string {
	t.Helper()
	var lines []string
	for _, e := range joinedErrors(err) {
		var placed *field.Error
		require.ErrorAs(t, e, &placed, "every error has a place")
		lines = append(lines, placed.Path+": "+ruleOf(t, e))
	}
	return lines
}

// joinedErrors returns the errors in err, each with its place.
func joinedErrors(err error) []error {
	var all []error
	for e := range field.All(err) {
		all = append(all, e)
	}
	return all
}

// ruleOf returns the text of the one sentinel that err wraps.
func ruleOf(t *testing.T, err error) string {
	t.Helper()
	rule := ""
	for _, sentinel := range []error{
		field.ErrRequired, field.ErrInvalid, field.ErrDuplicate, field.ErrNotFound,
		field.ErrOrder, field.ErrOverlap, field.ErrRange, field.ErrSum,
	} {
		if errors.Is(err, sentinel) {
			require.Empty(t, rule, "%v wraps two sentinels", err)
			rule = sentinel.Error()
		}
	}
	require.NotEmpty(t, rule, "%v wraps no sentinel", err)
	return rule
}

// testGolden holds a valid record against its golden document: it marshals to it
// byte for byte, and the document decodes to the same record.
func testGolden[T record](t *testing.T, name string, value T) {
	t.Helper()
	require.NoError(t, value.Validate())
	document := goldenDocument(t, name)
	assert.Equal(t, document, marshalled(t, value))
	decoded, err := field.Decode[T]([]byte(document))
	require.NoError(t, err)
	assert.Equal(t, value, decoded)
	assert.Equal(t, document, marshalled(t, decoded))
}

// testGoldenAnswer is testGolden for what the package gives and nobody validates.
func testGoldenAnswer[T any](t *testing.T, name string, value T) {
	t.Helper()
	document := goldenDocument(t, name)
	assert.Equal(t, document, marshalled(t, value))
	var decoded T
	require.NoError(t, json.Unmarshal([]byte(document), &decoded))
	assert.Equal(t, value, decoded)
}

// goldenDocument returns the golden document of a name.
func goldenDocument(t *testing.T, name string) string {
	t.Helper()
	document, err := os.ReadFile(filepath.Join("testdata", "golden", name+".json"))
	require.NoError(t, err)
	return string(document)
}

// marshalled returns the JSON form of a value, indented, with a last newline.
func marshalled(t *testing.T, value any) string {
	t.Helper()
	text, err := json.MarshalIndent(value, "", "  ")
	require.NoError(t, err)
	return string(text) + "\n"
}

// fuzzRecord decodes a document, which never panics, and holds what it decodes
// without an error to its own JSON form.
func fuzzRecord[T record](t *testing.T, document []byte) {
	t.Helper()
	decoded, err := field.Decode[T](document)
	if err != nil {
		for _, e := range joinedErrors(err) {
			var placed *field.Error
			require.ErrorAs(t, e, &placed)
		}
		return
	}
	require.NoError(t, decoded.Validate())
	encoded := marshalled(t, decoded)
	again, err := field.Decode[T]([]byte(encoded))
	require.NoError(t, err, "%s", encoded)
	require.Equal(t, encoded, marshalled(t, again))
	twice, err := field.Decode[T]([]byte(encoded))
	require.NoError(t, err)
	require.Equal(t, again, twice)
}

// testCategory checks a list of values of a category: each is read from its own
// text and from no other, and none stands twice.
func testCategory[T ~string, P interface {
	*T
	UnmarshalText(text []byte) error
}](t *testing.T, all []T, want ...string,
) {
	t.Helper()
	texts := make([]string, len(all))
	for i, value := range all {
		texts[i] = string(value)
		var read T
		require.NoError(t, P(&read).UnmarshalText([]byte(value)))
		assert.Equal(t, value, read)
	}
	assert.Equal(t, want, texts)
	for _, wrong := range []string{"no such", want[0] + " ", "X" + want[0]} {
		read := all[0]
		require.ErrorIs(t, P(&read).UnmarshalText([]byte(wrong)), field.ErrInvalid, "%q", wrong)
		assert.Empty(t, read)
	}
	read := all[0]
	require.NoError(t, P(&read).UnmarshalText(nil))
	assert.Empty(t, read, "no text is one that is not set")
}

// date is MustDate, for tables of days.
func date(text string) calendar.Date { return calendar.MustDate(text) }

// number is MustQuantity, for tables of figures.
func number(text string) partnership.Quantity { return partnership.MustQuantity(text) }

// span returns the term from a first day to a last; no last: open-ended.
func span(first, last string) calendar.Term {
	if last == "" {
		return calendar.Term{First: date(first)}
	}
	return calendar.Term{First: date(first), Last: date(last)}
}
