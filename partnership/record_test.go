package partnership_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
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
			assert.Equal(t, c.want, faults(spoilt.Validate()))
		})
	}
}

// faults is what the tests here compare errors as.
func faults(err error) []string { return fieldtest.Faults(err) }

// goldenText returns the text of a golden file.
func goldenText(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "golden", file))
	require.NoError(t, err)
	return string(text)
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
