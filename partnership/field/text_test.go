package field_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode"

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
	_, err = field.OneOf("order", "blue", all)
	assert.EqualError(t, err, `"blue" is not an order (red, dark-green): invalid`)
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
			assert.NoError(t, err, "a draft has it not set")
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

// checks are the checks of names and notes, by whether each needs a text.
func checks(path, text string) map[string]error {
	return map[string]error{
		"name": field.CheckName(text), "required": field.Required(path, text), "optional name": field.OptionalName(path, text),
		"text": field.CheckText(text), "required note": field.RequiredNote(path, text),
		"note": field.CheckNote(text), "optional note": field.OptionalNote(path, text),
	}
}

func TestTextsThatAreNotSet(t *testing.T) {
	for check, refused := range map[string]struct{ empty, blank bool }{
		"name": {true, true}, "required": {true, true}, "optional name": {false, true},
		"text": {true, true}, "required note": {true, true}, "note": {}, "optional note": {},
	} {
		assert.Equal(t, refused.empty, errors.Is(checks("a", "")[check], field.ErrRequired), check)
		assert.Equal(t, refused.blank, errors.Is(checks("a", "\u00a0\u2003")[check], field.ErrRequired), check)
		assert.Equal(t, refused.blank, checks("a", " ")[check] != nil, check)
		assert.NoError(t, checks("a", " x ")[check], check)
	}
	assert.EqualError(t, field.Required("a.b", ""), "a.b: required")
	assert.EqualError(t, field.RequiredNote("a.b", " "), "a.b: required")
	assert.EqualError(t, field.OptionalName("a.b", " "), "a.b: required")
	assert.EqualError(t, field.OptionalNote("a.b", "\x00"), `a.b: "\x00" has U+0000, which cannot be seen, as character 1: invalid`)
}

func TestLengthsOfTexts(t *testing.T) {
	for check, most := range map[string]int{
		"name": 300, "required": 300, "optional name": 300, "text": 4000, "required note": 4000, "note": 4000, "optional note": 4000,
	} {
		assert.NoError(t, checks("a", strings.Repeat("é", most))[check], check)
		err := checks("a", strings.Repeat("é", most+1))[check]
		assert.ErrorIs(t, err, field.ErrRange, check)
		assert.Less(t, len(err.Error()), 60)
	}
	assert.EqualError(t, field.CheckName(strings.Repeat("x", 1301)), "1,301 characters (at most 300): out of range")
	assert.EqualError(t, field.CheckNote(strings.Repeat("x", 4001)), "4,001 characters (at most 4,000): out of range")
	assert.Equal(t, []int{64, 300, 4000}, []int{field.MaxID, field.MaxName, field.MaxNote})
}

// TestCharactersOfTexts holds what names and notes may have, character by
// character, against ranges written another way.
func TestCharactersOfTexts(t *testing.T) {
	hidden := func(r rune) bool {
		ignorable := unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Cf, unicode.Variation_Selector) &&
			!unicode.In(r, unicode.Prepended_Concatenation_Mark) && (r < 0x13430 || r > 0x13440) // as the property is derived
		return ignorable || unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point) || r == 0x2800
	}
	for char := rune(0); char <= unicode.MaxRune; char++ {
		if char >= 0xd800 && char <= 0xdfff {
			continue // halves of characters
		}
		require.Equal(t, hidden(char), field.IsHidden(char), "%U", char)
		if char > 0x3200 && !hidden(char) && char%1000 > 0 {
			continue
		}
		text := "a" + string(char)
		if good := field.CheckName(text) == nil; good == hidden(char) {
			require.Equal(t, hidden(char), !good, "%U in a name", char)
		}
		inNote := hidden(char) && !strings.ContainsRune("\n\r\t\u2028\u2029\u200c\u200d\ufe0e\ufe0f", char)
		if good := field.CheckNote(text) == nil; good == inNote {
			require.Equal(t, inNote, !good, "%U in a note", char)
		}
	}
	assert.ErrorIs(t, field.CheckName("a\nb"), field.ErrInvalid)
	assert.EqualError(t, field.CheckName("Harr\u200bow"), `"Harr\u200bow" has U+200B, which cannot be seen, as character 5: invalid`)
	assert.EqualError(t, field.CheckNote("é\u202e"), `"é\u202e" has U+202E, which cannot be seen, as character 2: invalid`)
	assert.EqualError(t, field.CheckName("a\xff"), `"a\xff" is not UTF-8 text: invalid`)
	assert.NoError(t, field.CheckName("می\u200cخواهم"), "a joiner of letters")
	assert.NoError(t, field.CheckNote("one\r\n\ttwo"))
	assert.NoError(t, field.CheckNote("a family: 👩\u200d👧, and a heart: ❤\ufe0f"))
}

func TestNamesThatLookEmptyOrLikeAnother(t *testing.T) {
	for _, name := range []string{
		"\u2800", "\u3164", "\u200d", "Harr\u200dow", "Harr\ufe0fow", "a\u115f", "a\u17b4", "a\u034f", "a\U0001d173", "a\uffff", "a\U0010fffe", "\ufdd0",
		"می\u200c", "\u200cمی", "می\u200da", "म\u200d\u200dम", "👩\u200d👧", "a" + strings.Repeat("\u0301", 9), "a" + strings.Repeat("\u20dd", 200),
	} {
		assert.ErrorIs(t, field.CheckName(name), field.ErrInvalid, "%+q", name)
	}
	for _, name := range []string{"मृत्\u200dयु", "ශ්\u200dරී", "Ngāti Porou", "Việt", "a" + strings.Repeat("\u0301", 8) + "b" + strings.Repeat("\u0301", 8), "کتاب\u200cها", "Ḥ\u0378"} {
		assert.NoError(t, field.CheckName(name), "%+q", name)
	}
	assert.EqualError(t, field.CheckName("a"+strings.Repeat("\u0301", 9)), `"a`+strings.Repeat("\u0301", 9)+`" has more than 8 accents on one letter: invalid`)
	for _, text := range []string{"\u200d", " \ufe0f\u200c", "\n\t"} {
		assert.ErrorIs(t, field.CheckText(text), field.ErrRequired, "%+q", text)
	}
}

func TestOptionalID(t *testing.T) {
	assert.NoError(t, field.OptionalID("a", "a line", partnership.LineID("")))
	assert.NoError(t, field.OptionalID("a", "a line", "x"))
	assert.EqualError(t, field.OptionalID("a", "a line", "x y"), `a: "x y" is not a line id (1 to 64 letters, digits and -_.:/): invalid`)
}

func TestQuote(t *testing.T) {
	for text, want := range map[string]string{
		"": `""`, "a": `"a"`, "a\x00\u202e\n": `"a\x00\u202e\n"`, `"`: `"\""`, "\xff": `"\xff"`, "…": `"…"`,
		strings.Repeat("é", 60): `"` + strings.Repeat("é", 60) + `"`,
		strings.Repeat("é", 61): `"` + strings.Repeat("é", 60) + `"…`,
	} {
		assert.Equal(t, want, field.Quote(text))
		assert.Equal(t, want, field.Quote(colour(text)))
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

func TestUniqueSaysHowManyMore(t *testing.T) {
	same := func(n int) error {
		return field.Unique("x", "id", make([]int, n), func(int) string { return "a" })
	}
	assert.NoError(t, same(1))
	assert.Len(t, field.Errors(same(1001)), 1000)
	found := field.Errors(same(3000))
	require.Len(t, found, 1001)
	assert.EqualError(t, found[0], `x[1].id: duplicate: "a" is already x[0]`)
	assert.EqualError(t, found[999], `x[1000].id: duplicate: "a" is already x[0]`)
	assert.EqualError(t, found[1000], "x: duplicate: 1,999 more")
	assert.ErrorIs(t, found[1000], field.ErrDuplicate)
	assert.EqualError(t, field.Unique("", "", []string{"a", "b", "b"}, func(s string) string { return s }), `[2]: duplicate: "b" is already [1]`)
}

// The first and the last mark of each block count as accents, and their neighbours do not.
func TestCheckName_CountsTheMarksOfEachBlock(t *testing.T) {
	for _, mark := range []rune{0x300, 0x36f, 0x1ab0, 0x1aff, 0x1dc0, 0x1dff, 0x20d0, 0x20ff, 0xfe20, 0xfe2f} {
		assert.NoError(t, field.CheckName("a"+strings.Repeat(string(mark), 8)), "%U", mark)
		assert.ErrorContains(t, field.CheckName("a"+strings.Repeat(string(mark), 9)), "more than 8 accents", "%U", mark)
	}
	for _, other := range []rune{0x2ff, 0x370, 0x1aaf, 0x1b00, 0x1dbf, 0x1e00, 0x20cf, 0x2100, 0xfe1f, 0xfe30} {
		assert.NoError(t, field.CheckName("a"+strings.Repeat(string(other), 9)), "%U", other)
	}
}

// Joiners stand between characters from U+0600 to U+17FF, and nowhere else.
func TestCheckName_JoinersAtTheEdgesOfTheirScripts(t *testing.T) {
	for char, want := range map[rune]error{0x5ff: field.ErrInvalid, 0x600: nil, 0x17ff: nil, 0x1800: field.ErrInvalid} {
		for _, joiner := range "\u200c\u200d" {
			assert.ErrorIs(t, field.CheckName("\u0628"+string(joiner)+string(char)), want, "after: %U", char)
			assert.ErrorIs(t, field.CheckName(string(char)+string(joiner)+"\u0628"), want, "before: %U", char)
		}
	}
}

// A note of white space and joiners alone says nothing, wherever they stand.
func TestCheckText_OfWhatCannotBeSeen(t *testing.T) {
	for _, text := range []string{"", " ", "\n\t", "\u200d", " \u200d ", "\u200d \u200c", "\u2028\u2029\ufe0e\ufe0f", "\u3000"} {
		assert.ErrorIs(t, field.CheckText(text), field.ErrRequired, "%q", text)
	}
	for _, text := range []string{"a", " a ", "\u200da", "."} {
		assert.NotErrorIs(t, field.CheckText(text), field.ErrRequired, "%q", text)
	}
}

func TestOneOf_SaysAnBeforeEachVowel(t *testing.T) {
	for what, article := range map[string]string{"aim": "an", "end": "an", "item": "an", "order": "an", "use": "an", "kind": "a"} {
		_, err := field.OneOf(what, "x", []string{"y", "z"})
		assert.EqualError(t, err, `"x" is not `+article+" "+what+" (y, z): invalid")
	}
}

func TestScan_RefusesAnUnknownText(t *testing.T) {
	var role partnership.Role
	assert.ErrorIs(t, field.Scan("boss", &role), field.ErrInvalid)
	assert.ErrorIs(t, field.Scan([]byte("boss"), &role), field.ErrInvalid)
	assert.NoError(t, field.Scan("lead", &role))
	assert.Equal(t, partnership.LeadRole, role)
}
