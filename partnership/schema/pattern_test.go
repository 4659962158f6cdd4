package schema_test

import (
	"encoding"
	"fmt"
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/risk"
)

// scalars are the types with a pattern, and texts from which others like them are made.
var scalars = []struct {
	pointer encoding.TextUnmarshaler
	seeds   string
}{
	{new(calendar.Date), "2026-04-01 2024-02-29 1900-02-29 2000-02-29 0000-01-01 9999-12-31 2026-04-31 2026-12-31 0001-01-01 0400-02-29"},
	{new(costing.Money), "0.00 -0.00 1250.00 -0.01 92233720368547758.07 92233720368547758.08 -92233720368547758.07 92233720368547757.99 9999999999999999.99 92233720368547700.10 01.00 1.0"},
	{new(partnership.Quantity), "0 -0 -0.0 54.24 -0.000001 999999999999.999999 1000000000000 1.0000000 00 -12.5 -0.100000 0.0 1."},
	{new(partnership.Fraction), "65% 100% 100.000000% 100.1% 99.999999% 2/3 0/1 1/0 1000000/1000000 1000001/1 00% 0.5 07% 3/2"},
	{new(partnership.Threshold), "more_than_1/2 at_least_2/3 at_least_0/1 more_than_1/0 less_than_1/2 at_least_01/2"},
	{new(costing.FinancialYear), "2025/26 1999/00 0000/01 9999/00 9998/99 0001/02 2025/27 2000/01 2025-09/2026-08 2025-01/2025-12 2025-04/2026-03 2025-13/2026-12"},
	{new(appraisal.Prices), "nominal real_2026/27 real_2026/28 Real_2026/27 real"},
	{new(policy.Pointer), "/a/b /~0 /~1 /~2 ~ a /a~"},
	{new(partnership.OrgID), "harrow -a a_b a.b:c/d é aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggh"},
	{new(risk.Category), "hrw-call-in hr-a h-a hrwx-a hrw- hrw--a hrw-A strategy operations hrw-aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgg1 hrw-aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgg"},
}

// TestPatterns_AreWhatUnmarshalTextReads makes many texts that are nearly right, and holds that the
// form of a scalar takes those that UnmarshalText reads, and no others but for what the form says
// that it cannot tell.
func TestPatterns_AreWhatUnmarshalTextReads(t *testing.T) {
	random := rand.New(rand.NewPCG(17, 2))
	for _, scalar := range scalars {
		form, ok := field.FormOf(scalar.pointer.UnmarshalText([]byte("\x00")))
		require.True(t, ok)
		pattern := regexp.MustCompile(form.Pattern)
		taken, refused := 0, 0
		for range 10_000 {
			text := nearly(random, strings.ReplaceAll(seed(random, scalar.seeds), "_", " "))
			if text == "" {
				continue // not set
			}
			matches := pattern.MatchString(text) && (form.MaxLength == 0 || utf8.RuneCountInString(text) <= form.MaxLength)
			for _, value := range form.Values {
				matches = matches || text == value
			}
			err := scalar.pointer.UnmarshalText([]byte(text))
			if err == nil {
				taken++
			} else {
				refused++
			}
			if matches != (err == nil) && !(form.Beyond != "" && matches) {
				t.Fatalf("%v: the form takes %q: %t, and UnmarshalText: %v", reflect.TypeOf(scalar.pointer), text, matches, err)
			}
		}
		assert.Greater(t, taken, 200, fmt.Sprint(reflect.TypeOf(scalar.pointer)))
		assert.Greater(t, refused, 200, fmt.Sprint(reflect.TypeOf(scalar.pointer)))
	}
}

// seed returns one of some texts.
func seed(random *rand.Rand, seeds string) string {
	all := strings.Fields(seeds)
	return all[random.IntN(len(all))]
}

// nearly returns a text with up to two characters changed, added or left out.
func nearly(random *rand.Rand, text string) string {
	const characters = "0123456789012345678901234567890123456789-./%~ aeZ:é\n"
	for range random.IntN(3) {
		runes := []rune(text)
		at := random.IntN(len(runes) + 1)
		char := []rune(characters)[random.IntN(utf8.RuneCountInString(characters))]
		switch kind := random.IntN(3); {
		case kind == 0 || at == len(runes):
			text = string(runes[:at]) + string(char) + string(runes[at:])
		case kind == 1:
			text = string(runes[:at]) + string(char) + string(runes[at+1:])
		default:
			text = string(runes[:at]) + string(runes[at+1:])
		}
	}
	return text
}

// TestPatterns_Days holds that the pattern of a date takes the days of the calendar and no others.
func TestPatterns_Days(t *testing.T) {
	var d calendar.Date
	form, _ := field.FormOf(d.UnmarshalText([]byte("?")))
	pattern := regexp.MustCompile(form.Pattern)
	for _, year := range []int{0, 1, 4, 99, 100, 400, 1600, 1700, 1900, 1996, 1999, 2000, 2023, 2024, 2026, 2100, 9996, 9999} {
		for month := range 14 {
			for day := range 33 {
				text := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
				_, err := calendar.ParseDate(text)
				require.Equal(t, err == nil, pattern.MatchString(text), text)
			}
		}
	}
}
