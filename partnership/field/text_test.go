package field_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

type colour string

func TestOneOf(t *testing.T) {
	all := []colour{"red", "dark-green"}
	for _, want := range all {
		got, err := field.OneOf("colour", string(want), all)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
	for _, text := range []string{"Red", " red", "red ", "re", "redd", "dark_green", "\x00", "\xff"} {
		got, err := field.OneOf("colour", text, all)
		assert.ErrorIs(t, err, field.ErrInvalid, "%q", text)
		assert.Empty(t, got)
	}
	got, err := field.OneOf("colour", "", all)
	assert.Equal(t, field.ErrRequired, err)
	assert.Empty(t, got)
	_, err = field.OneOf("colour", "blue", all)
	assert.EqualError(t, err, `"blue" is not a colour (red, dark-green): invalid`)
	assert.Equal(t, []colour{"red", "dark-green"}, all, "the list is left as it was")
}

func TestOneOfOfNone(t *testing.T) {
	_, err := field.OneOf("colour", "red", []colour(nil))
	assert.ErrorIs(t, err, field.ErrInvalid)
}

func TestOneOfShowsALongTextInPart(t *testing.T) {
	_, err := field.OneOf("colour", strings.Repeat("ü", 100_000), []colour{"red"})
	require.ErrorIs(t, err, field.ErrInvalid)
	assert.Less(t, len(err.Error()), 250)
}

// A category as a test sees it: what decodes into it, and all there are.
type category struct {
	name   string
	decode func(text string) (string, error)
	all    []string
}

func categoryOf[T ~string, P interface {
	*T
	UnmarshalText([]byte) error
}](name string, all []T,
) category {
	texts := make([]string, len(all))
	for i, value := range all {
		texts[i] = string(value)
	}
	return category{name: name, all: texts, decode: func(text string) (string, error) {
		value := T("before")
		err := P(&value).UnmarshalText([]byte(text))
		return string(value), err
	}}
}

func TestCategoriesReadWhatTheyListAndNothingElse(t *testing.T) {
	for _, c := range []category{
		categoryOf("rounding of months", calendar.MonthRoundings()),
		categoryOf("parity of years", calendar.Parities()),
		categoryOf("deciding authority", partnership.Authorities()),
	} {
		t.Run(c.name, func(t *testing.T) {
			require.NotEmpty(t, c.all)
			assert.Len(t, slices.Compact(slices.Sorted(slices.Values(c.all))), len(c.all), "each once")
			for _, text := range c.all {
				assert.Regexp(t, `^[a-z]+(-[a-z]+)*$`, text)
				got, err := c.decode(text)
				assert.NoError(t, err)
				assert.Equal(t, text, got)
				for _, other := range []string{strings.ToUpper(text), text + " ", " " + text, text + "s", text[1:]} {
					got, err := c.decode(other)
					assert.ErrorIs(t, err, field.ErrInvalid, "%q", other)
					assert.ErrorContains(t, err, " is not a "+c.name+" (")
					assert.Empty(t, got, "what was there before is gone")
				}
			}
			got, err := c.decode("")
			assert.ErrorIs(t, err, field.ErrRequired)
			assert.Empty(t, got)
		})
	}
}

func TestCategoryListsAreTheCallersOwn(t *testing.T) {
	calendar.MonthRoundings()[0] = "mine"
	calendar.Parities()[0] = "mine"
	partnership.Authorities()[0] = "mine"
	partnership.Comparisons()[0] = "mine"
	assert.Equal(t, calendar.CorrespondingDate, calendar.MonthRoundings()[0])
	assert.Equal(t, calendar.OddYears, calendar.Parities()[0])
	assert.Equal(t, partnership.EveryFullCouncil, partnership.Authorities()[0])
	assert.Equal(t, partnership.MoreThan, partnership.Comparisons()[0])
}

// TestIDs tells ids from other texts through LineID, which is checked as every
// id is.
func TestIDs(t *testing.T) {
	for _, good := range []string{"a", "9", "E09000015", "GB-COH-01234567", "legal/advice", "a_b.c:d", "X-", strings.Repeat("a", 64)} {
		assert.NoError(t, partnership.LineID(good).Validate(), good)
	}
	for _, bad := range []string{
		"-a", "_a", ".", "/", ":x", "a b", " a", "a ", "a\n", "a\x00", "é", "aé", "a,b", "a;b", "a\\b", `a"b`, "a@b", "a`b", "a[b", "a{b",
		"\xff", strings.Repeat("a", 65), strings.Repeat("a", 1_000_000),
	} {
		err := partnership.LineID(bad).Validate()
		assert.ErrorIs(t, err, field.ErrInvalid, "%.70q", bad)
		assert.Less(t, len(err.Error()), 400)
	}
	assert.Equal(t, field.ErrRequired, partnership.LineID("").Validate())
}

// TestIDsByEveryByte holds the letters of an id against the grammar said another
// way, in the first place and after it.
func TestIDsByEveryByte(t *testing.T) {
	const inside = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/"
	for b := range 256 {
		char := string([]byte{byte(b)})
		at := strings.Index(inside, char)
		assert.Equal(t, at >= 0, partnership.LineID("a"+char).Validate() == nil, "%q after a letter", char)
		assert.Equal(t, at >= 0 && at < 62, partnership.LineID(char).Validate() == nil, "%q first", char)
	}
}

func TestTextThatSaysNothingIsMissing(t *testing.T) {
	for _, nothing := range []string{"", " ", "\t\n", "\u00a0", "\u2003"} {
		c := calendar.EnglandAndWales()
		c.Name = nothing
		assert.Equal(t, []string{"name: required"}, faults(c.Validate()), "%q", nothing)
	}
	c := calendar.EnglandAndWales()
	c.Name = " x "
	assert.NoError(t, c.Validate())
}

func TestWhatMustBeUniqueIsNamedWhereItStandsAgain(t *testing.T) {
	visit := partnership.Visit{
		On:       calendar.MustDate("2026-04-01"),
		Host:     "Lincolnshire",
		Visitors: []partnership.OrgID{"a", "b", "", "a", "", "b", "a"},
	}
	again := []string{}
	for _, e := range field.Errors(visit.Validate()) {
		if errors.Is(e, field.ErrDuplicate) {
			again = append(again, e.Error())
		}
	}
	assert.Equal(t, []string{
		`visitors[3]: duplicate: "a" is already visitors[0]`,
		`visitors[5]: duplicate: "b" is already visitors[1]`,
		`visitors[6]: duplicate: "a" is already visitors[0]`,
	}, again, "and not the two that are not set")
}
