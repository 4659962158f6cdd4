package field_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// A parcel is a record with a field of every sort that Decode reads.
type parcel struct {
	Name     string                 `json:"name"`
	Count    int                    `json:"count,omitzero"`
	Small    int8                   `json:"small,omitzero"`
	Natural  uint                   `json:"natural,omitzero"`
	Open     bool                   `json:"open,omitzero"`
	ID       uuid.UUID              `json:"id,omitzero"`
	Day      calendar.Date          `json:"day,omitzero"`
	Hours    partnership.Quantity   `json:"hours,omitzero"`
	Majority partnership.Threshold  `json:"majority,omitzero"`
	By       partnership.Authority  `json:"by,omitzero"`
	Maturity partnership.Maturity   `json:"maturity,omitzero"`
	Month    time.Month             `json:"month,omitzero"`
	Term     calendar.Term          `json:"term,omitzero"`
	Other    *calendar.Term         `json:"other,omitempty"`
	Words    []string               `json:"words,omitempty"`
	Days     []calendar.Date        `json:"days,omitempty"`
	Rows     [][]int                `json:"rows,omitempty"`
	Notices  []*partnership.Notice  `json:"notices,omitempty"`
	Shape    shape                  `json:"shape,omitzero"`
	Parcels  []parcel               `json:"parcels,omitempty"`
	Note     *string                `json:"note,omitempty"`
	Told     map[string]json.Number `json:"told,omitempty"` // a sort that encoding/json reads as it does
}

// A label is a record with fields that have no key.
type label struct {
	Name    string `json:"name"`
	Ignored string `json:"-"`
	NoKey   string
	secret  `json:"secret"` // nor can another package set it
}

type secret struct {
	Hidden string `json:"hidden"`
}

func (label) Validate() error { return nil }

func (p parcel) Validate() error {
	var errs []error
	if p.Name == "" {
		errs = append(errs, field.At("name", field.ErrRequired))
	}
	if p.Count > 100 {
		errs = append(errs, field.At("count", field.ErrRange))
	}
	if !p.Term.IsZero() {
		errs = append(errs, field.At("term", p.Term.Validate()))
	}
	if p.Open && p.Day.IsZero() {
		errs = append(errs, field.At("day", field.ErrRequired))
	}
	errs = append(errs, field.Each("days", p.Days, func(d calendar.Date) error {
		if d.IsZero() {
			return field.ErrRequired
		}
		return nil
	}))
	errs = append(errs, field.Each("parcels", p.Parcels, parcel.Validate))
	return errors.Join(errs...)
}

// A shape is a tagged union: an object that reads itself.
type shape struct{ Side, Radius int }

func (s *shape) UnmarshalJSON(data []byte) error {
	var form struct {
		Kind string `json:"kind"`
		Size int    `json:"size"`
	}
	if err := json.Unmarshal(data, &form); err != nil {
		return err // an error of a stranger
	}
	switch form.Kind {
	case "square":
		s.Side = form.Size
	case "disc":
		s.Radius = form.Size
	default:
		return errors.Join(field.At("kind", field.ErrInvalid), field.At("size", field.ErrRequired))
	}
	return nil
}

func (s shape) MarshalJSON() ([]byte, error) {
	kind := "square"
	if s.Radius > 0 {
		kind = "disc"
	}
	return json.Marshal(map[string]any{"kind": kind, "size": s.Side + s.Radius})
}

const fullParcel = `
{
	"name": "Légal \"advice\" \ud83d\ude00 \\ud800 \u0041",
	"count": 42, "small": -128, "natural": 7, "open": true,
	"id": "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
	"day": "2026-04-01", "hours": "1250.5", "majority": "at least 2/3", "by": "full-council", "maturity": "managed", "month": 3,
	"term": {"first": "2012-09-01", "last": "2017-08-31"},
	"other": {"first": "2017-09-01"},
	"words": ["a", "", "b"], "days": ["2026-04-01", "2026-04-02"], "rows": [[1, 2], [], null, [-3]],
	"notices": [{"months": 12, "expires": {"month": 3, "day": 31}}, null],
	"shape": {"kind": "disc", "size": 5},
	"parcels": [{"name": "inner", "parcels": [{"name": "innermost"}]}],
	"note": "here",
	"told": {"a": 1.50}
}
`

func TestDecodeReadsWhatJSONReads(t *testing.T) {
	var want parcel
	require.NoError(t, json.Unmarshal([]byte(fullParcel), &want))
	got, err := field.Decode[parcel]([]byte(fullParcel))
	require.NoError(t, err)
	assert.Equal(t, want, got)
	assert.Equal(t, `Légal "advice" 😀 \ud800 A`, got.Name)
	assert.Equal(t, 5, got.Shape.Radius)
	assert.Equal(t, "innermost", got.Parcels[0].Parcels[0].Name)
	assert.Equal(t, partnership.Notice{Months: 12, Expires: calendar.Window{Month: time.March, Day: 31}}, *got.Notices[0])
	assert.Nil(t, got.Notices[1])
}

// randomParcel returns a parcel that is valid, with parcels in it to a depth.
func randomParcel(r *rand.Rand, depth int) parcel {
	p := parcel{Name: string(rune(' ' + r.IntN(0x2000))), Count: r.IntN(101), Natural: uint(r.Uint64()), Shape: shape{Side: r.IntN(9)}}
	if r.IntN(2) == 0 {
		p.Small, p.Open, p.Day = int8(-r.IntN(100)), true, calendar.MustDate("0001-01-01").AddDays(r.IntN(3652059))
		p.Hours, _ = partnership.QuantityOfMillionths(r.Int64N(1e18) - 5e17)
		p.Majority = partnership.MustThreshold(fmt.Sprintf("%s 1/%d", partnership.Comparisons()[r.IntN(4)], 1+r.IntN(9)))
	}
	if r.IntN(2) == 0 {
		p.ID, p.By = uuid.UUID{1, 2, byte(r.IntN(256))}, partnership.Authorities()[r.IntN(7)]
		p.Month, p.Maturity = time.Month(r.IntN(13)), partnership.Maturity(1+r.IntN(5))
		p.Term = calendar.Term{First: calendar.MustDate("2026-04-01"), Last: calendar.MustDate("2026-04-01").AddDays(r.IntN(900))}
		p.Other = &calendar.Term{First: calendar.MustDate("2026-04-01").AddDays(r.IntN(900))}
		p.Rows, p.Words, p.Days = [][]int{{r.Int(), math.MinInt}, {}}, []string{"\"\\\n\u2028<&>", "x"}, []calendar.Date{calendar.MustDate("2026-04-01")}
		p.Notices = []*partnership.Notice{{Months: r.IntN(99), Served: calendar.Window{Listed: []calendar.Date{calendar.MustDate("2026-05-13")}}}, nil}
	}
	for range r.IntN(3) {
		if depth > 0 {
			p.Parcels = append(p.Parcels, randomParcel(r, depth-1))
		}
	}
	return p
}

func TestDecodeReadsBackWhatJSONWrites(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		want := randomParcel(r, 3)
		text, err := json.MarshalIndent(want, "", strings.Repeat(" ", r.IntN(3)))
		require.NoError(t, err)
		got, err := field.Decode[parcel](text)
		require.NoError(t, err, "%s", text)
		require.Equal(t, want, got)
	}
}

func TestDecodeTellsAnEmptyListFromNone(t *testing.T) {
	got, err := field.Decode[parcel]([]byte(`{"name":"x","words":[],"rows":[[]],"days":null}`))
	require.NoError(t, err)
	assert.NotNil(t, got.Words)
	assert.NotNil(t, got.Rows[0])
	assert.Nil(t, got.Days)
	assert.Empty(t, got.Words)
}

func TestDecodeNull(t *testing.T) {
	keys := []string{
		"count", "small", "natural", "open", "id", "day", "hours", "majority", "by", "maturity", "month", "term", "other", "words", "days",
		"rows", "notices", "shape", "parcels", "note", "told",
	}
	text := `{"name":"x"`
	for _, key := range keys {
		text += `, "` + key + `" : null `
	}
	got, err := field.Decode[parcel]([]byte(text + "}"))
	require.NoError(t, err)
	assert.Equal(t, parcel{Name: "x"}, got)

	got, err = field.Decode[parcel]([]byte(`{"name":null}`))
	assert.Equal(t, []string{"name: required"}, faults(err), "not set, and required")
	assert.Zero(t, got)

	_, err = field.Decode[parcel]([]byte(" \nnull\t"))
	assert.Equal(t, []string{": required"}, faults(err))
	assert.EqualError(t, err, "the document is null: required")
	pointer, err := field.Decode[*parcel]([]byte("null"))
	assert.Equal(t, []string{": required"}, faults(err))
	assert.Nil(t, pointer)
}

func TestDecodeOtherThanAStruct(t *testing.T) {
	id, err := field.Decode[partnership.OrgID]([]byte(` "harrow" `))
	assert.NoError(t, err)
	assert.Equal(t, partnership.OrgID("harrow"), id)
	_, err = field.Decode[partnership.OrgID]([]byte(`"Harrow Council"`))
	assert.Equal(t, []string{": invalid"}, faults(err), "once, and not again by Validate")

	pointer, err := field.Decode[*parcel]([]byte(`{"name":"x"}`))
	assert.NoError(t, err)
	assert.Equal(t, &parcel{Name: "x"}, pointer)
	_, err = field.Decode[*parcel]([]byte(`5`))
	assert.Equal(t, []string{": invalid"}, faults(err))
}

// TestDecodeByTypeOfValue puts a value of every JSON type in the place of every
// field.
func TestDecodeByTypeOfValue(t *testing.T) {
	values := map[string]string{
		"a text": `"x"`, "the number 1.5": `1.5`, "the number -2e3": `-2e3`, "true or false": `true`, "an object": ` { } `, "a list": ` [ ] `,
	}
	wanted := map[string]string{
		"name": "a text", "count": "a whole number", "small": "a whole number", "natural": "a whole number", "open": "true or false",
		"id": "a text", "day": "a text", "hours": "a text", "majority": "a text", "by": "a text", "maturity": "a text", "month": "a whole number",
		"term": "an object", "other": "an object", "words": "a list", "days": "a list", "rows": "a list", "notices": "a list",
		"parcels": "a list", "note": "a text",
	}
	same := func(form string) map[string]string {
		return map[string]string{"the number 1.5": form, "the number -2e3": form}
	}
	forms := map[string]map[string]string{
		"id":       same(", a UUID like 0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01"),
		"day":      same(", a date like 2026-04-01"),
		"hours":    {"the number 1.5": ` like "1.5"`, "the number -2e3": ", a number like 1250 or 54.24, with at most 12 digits and 6 decimals"},
		"majority": same(`, a threshold like "more than 1/2" or "at least 2/3"`),
		"by":       same(", a deciding authority (every-full-council, full-council, executive, leader, chief-officer, governing-body, board)"),
		"maturity": same(", a maturity (initial, developing, established, managed, embedded)"),
	}
	for key, want := range wanted {
		for found, value := range values {
			if found == want {
				continue
			}
			_, err := field.Decode[parcel]([]byte(`{"name":"x", "` + key + `":` + value + `}`))
			if key == "name" {
				_, err = field.Decode[parcel]([]byte(`{"name":` + value + `}`))
			}
			assert.EqualError(t, err, key+": found "+found+", wanted "+want+forms[key][found]+": invalid")
			assert.Equal(t, []string{key + ": invalid"}, faults(err))
		}
	}
	for found, value := range values {
		if found != "an object" {
			_, err := field.Decode[parcel]([]byte(value))
			assert.EqualError(t, err, "found "+found+", wanted an object: invalid", "and no word of what else a parcel needs")
		}
	}
}

func TestDecodeOfBrokenDocuments(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"unknown key", `{"name":"x","colour":"red"}`, []string{"colour: invalid"}},
		{"unknown key with a broken value", `{"name":"x","colour":{"day":5}}`, []string{"colour: invalid"}},
		{"wrong case", `{"Name":"x","DAY":"2026-04-01"}`, []string{"Name: invalid", "DAY: invalid", "name: required"}},
		{"key in escapes", `{"n\u0061me":"x"}`, []string{}},
		{"duplicate key", `{"name":"x","name":"y"}`, []string{"name: duplicate"}},
		{"duplicate key in escapes", `{"name":"x","n\u0061me":"y"}`, []string{"name: duplicate"}},
		{"three times", `{"name":"x","name":"y","name":5}`, []string{"name: duplicate", "name: duplicate"}},
		{"duplicate of an unknown key", `{"name":"x","a":1,"a":2}`, []string{"a: invalid", "a: duplicate"}},
		{"duplicate of a broken value", `{"name":5,"name":"y"}`, []string{"name: invalid", "name: duplicate"}},
		{"duplicate of a value that does not hold", `{"name":"x","count":101,"count":5}`, []string{"count: duplicate", "count: out of range"}},
		{"duplicate of a value with errors below", `{"name":"x","parcels":[{"count":1}],"parcels":[]}`, []string{"parcels: duplicate", "parcels[0].name: required"}},
		{"no text in a scalar", `{"name":"x","day":"","hours":"","majority":"","by":"","maturity":"","id":""}`, []string{
			"id: invalid",
		}},
		{"bad scalars", `{"name":"x","day":"2026-02-29","hours":"1e3","majority":"half","by":"mayor","maturity":"Managed","id":"6ba7"}`, []string{
			"day: invalid", "hours: invalid", "majority: invalid", "by: invalid", "maturity: invalid", "id: invalid",
		}},
		{"numbers that do not fit", `{"name":"x","count":9223372036854775808,"small":128,"month":-99999999999999999999}`, []string{
			"count: out of range", "small: out of range", "month: out of range",
		}},
		{"below nothing", `{"name":"x","natural":-1}`, []string{"natural: out of range"}},
		{"not whole", `{"name":"x","count":1.0,"small":1e2,"natural":1E400}`, []string{"count: invalid", "small: invalid", "natural: invalid"}},
		{"in lists", `{"name":"x","days":["2026-04-01",5,null,"never",["2026-04-01"]],"rows":[[1,"2"],3,[[4]]]}`, []string{
			"days[1]: invalid", "days[3]: invalid", "days[4]: invalid", "rows[0][1]: invalid", "rows[1]: invalid", "rows[2][0]: invalid", "days[2]: required",
		}},
		{"behind a pointer", `{"name":"x","other":{"first":"never","until":1},"notices":[{"months":"12"}],"note":5}`, []string{
			"other.first: invalid", "other.until: invalid", "notices[0].months: invalid", "note: invalid",
		}},
		{"by a reader of its own", `{"name":"x","shape":{"kind":"cube"}}`, []string{"shape.kind: invalid", "shape.size: required"}},
		{"by a stranger", `{"name":"x","shape":{"kind":5}}`, []string{"shape: invalid"}},
		{"by a stranger of another sort", `{"name":"x","told":{"a":"b"}}`, []string{"told.a: invalid"}},
		{"unread and not set", `{"name":5,"open":true,"day":"never"}`, []string{"name: invalid", "day: invalid"}},
		{"unread below", `{"name":"x","term":5}`, []string{"term: invalid"}},
		{"unread in part", `{"name":"x","term":{"first":"never","last":"2026-04-01"}}`, []string{"term.first: invalid"}},
		{"unread beside", `{"name":"x","term":{"first":"2026-04-02","last":"2026-04-01","end":"2026-04-03"}}`, []string{"term.end: invalid", "term.last: out of order"}},
		{"names that begin alike", `{"name":"x","open":true,"da":1,"day2":1,"d":1}`, []string{"da: invalid", "day2: invalid", "d: invalid", "day: required"}},
		{"lists that begin alike", `{"name":"x","parcels":[{"count":1},{"name":"a"},{"count":1},{"count":1},{"count":1},{"count":1},{"count":1},{"count":1},{"count":1},{"count":1},{"count":1},{"name":5}]}`, []string{
			"parcels[11].name: invalid",
			"parcels[0].name: required", "parcels[2].name: required", "parcels[3].name: required", "parcels[4].name: required",
			"parcels[5].name: required", "parcels[6].name: required", "parcels[7].name: required", "parcels[8].name: required",
			"parcels[9].name: required", "parcels[10].name: required",
		}},
		{"unread whole entry", `{"name":"x","parcels":[5,{"count":1}]}`, []string{"parcels[0]: invalid", "parcels[1].name: required"}},
		{"an entry without a key", `{"name":"x","parcels":[{ },{"count":1},null],"term":{}}`, []string{
			"parcels[0]: required", "parcels[2]: required", "parcels[1].name: required",
		}},
		{"a key like a path", `{"parcels[0].name":1,"parcels":[{"count":1}],"":1,"name.":2,"a b":3,"é":4}`, []string{
			`"parcels[0].name": invalid`, `"": invalid`, `"name.": invalid`, `"a b": invalid`, `"é": invalid`, "name: required", "parcels[0].name: required",
		}},
		{"all at once", `{
			"count": 101, "colour": 1, "term": {"last": "2026-04-01", "first": 5}, "by": "mayor",
			"parcels": [{"day": "never"}, {"name": "a", "count": 200}], "count": 3, "open": true
		}`, []string{
			"colour: invalid", "term.first: invalid", "by: invalid", "parcels[0].day: invalid", "count: duplicate",
			"name: required", "count: out of range", "day: required", "parcels[0].name: required", "parcels[1].count: out of range",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := strings.Clone(test.text)
			data := []byte(test.text)
			_, err := field.Decode[parcel](data)
			assert.Equal(t, test.want, faults(err))
			assert.Equal(t, before, string(data))
		})
	}
}

func TestDecodeOfFieldsWithoutAKey(t *testing.T) {
	got, err := field.Decode[label]([]byte(`{"name":"x","Ignored":"y","-":"y","NoKey":"y","":"y","hidden":"y","secret":{"hidden":"y"}}`))
	assert.Equal(t, []string{
		"Ignored: invalid", "-: invalid", "NoKey: invalid", `"": invalid`, "hidden: invalid", "secret: invalid",
	}, faults(err))
	assert.Equal(t, label{Name: "x"}, got)
}

// A foreigner is a record that says what is wrong in its own way.
type foreigner struct {
	Day calendar.Date `json:"day"`
}

var errForeign = errors.New("no place and no rule")

func (foreigner) Validate() error {
	return errors.Join(errForeign, field.At("day", errForeign), field.At("day[0]", errForeign), field.At("days", errForeign))
}

func TestDecodeOfARecordWithErrorsOfItsOwn(t *testing.T) {
	for text, want := range map[string][]string{
		`{"day":"2026-04-01"}`: {": ?", "day: ?", "day[0]: ?", "days: ?"},
		`{"day":5}`:            {"day: invalid", ": ?", "days: ?"},
		`[]`:                   {": invalid"},
	} {
		_, err := field.Decode[foreigner]([]byte(text))
		assert.Equal(t, want, faults(err), text)
	}
}

func TestDecodeSaysWhatItFound(t *testing.T) {
	for text, want := range map[string]string{
		`{"name":"x","colour":1}`:                                           `colour: unknown key: invalid`,
		`{"name":"x","name":"y"}`:                                           `name: duplicate key`,
		`{"name":"x","count":99999999999999999999}`:                         `count: the number 99999999999999999999 is beyond what can be held: out of range`,
		`{"name":"x","day":"1 April"}`:                                      `day: "1 April" is not a date like 2026-04-01: invalid`,
		`{"name":"x","day":20260401}`:                                       `day: found the number 20260401, wanted a text, a date like 2026-04-01: invalid`,
		`{"name":"x","day":1` + strings.Repeat("0", 38) + `}`:               `day: found the number 1` + strings.Repeat("0", 38) + `, wanted a text, a date like 2026-04-01: invalid`,
		`{"name":"x","day":1` + strings.Repeat("0", 39) + `}`:               `day: found the number 1` + strings.Repeat("0", 39) + `, wanted a text: invalid`,
		`{"name":"x","id":"6ba7"}`:                                          `id: "6ba7" is not a UUID like 0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01: invalid`,
		`{"name":"x","id":"0B2E6C1E-8F0A-4F7B-9C55-2A6A1C9B7D01"}`:          `id: "0B2E6C1E-8F0A-4F7B-9C55-2A6A1C9B7D01" is not a UUID like 0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01: invalid`,
		`{"name":"x","id":"0b2e6c1e8f0a4f7b9c552a6a1c9b7d01"}`:              `id: "0b2e6c1e8f0a4f7b9c552a6a1c9b7d01" is not a UUID like 0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01: invalid`,
		`{"name":"x","id":"{0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01}"}`:        `id: "{0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01}" is not a UUID like 0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01: invalid`,
		`{"name":"x","id":"urn:uuid:0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01"}`: `id: "urn:uuid:0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01" is not a UUID like 0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01: invalid`,
		`{"name":"x","open":"true"}`:                                        `open: found a text, wanted true or false: invalid`,
	} {
		_, err := field.Decode[parcel]([]byte(text))
		assert.EqualError(t, err, want)
	}
}

func TestDecodeHoldsWhatCouldBeRead(t *testing.T) {
	got, err := field.Decode[parcel]([]byte(`{"name":"x","day":"never","parcels":[{"name":"a"},5,{"name":"b","count":"c"}],"count":101,"colour":1,"name":"y"}`))
	assert.Error(t, err)
	assert.Equal(t, parcel{Name: "x", Count: 101, Parcels: []parcel{{Name: "a"}, {}, {Name: "b"}}}, got)
}

func TestDecodeOfWhatIsNotJSON(t *testing.T) {
	for _, test := range []struct{ name, text, at string }{
		{"nothing", "", "line 1, column 1"},
		{"white space", "  \n ", "line 2, column 1"},
		{"truncated", `{"name": "x"`, "line 1, column 12"},
		{"truncated after a line", "{\n", "line 1, column 2"},
		{"truncated text", `{"name": "x`, "line 1, column 11"},
		{"truncated word", `{"open": tr`, "line 1, column 11"},
		{"comma at the end", `{"name":"x",}`, "line 1, column 13"},
		{"comma in a list", `{"name":"x","words":["a",]}`, "line 1, column 26"},
		{"no comma", "{\n  \"name\": \"x\"\n  \"count\": 1\n}", "line 3, column 3"},
		{"no quotes", "{\n  name: 1}", "line 2, column 3"},
		{"comment", "{\n  // a comment\n}", "line 2, column 3"},
		{"single quotes", `{'name':1}`, "line 1, column 2"},
		{"bad number", `{"count": 01}`, "line 1, column 12"},
		{"after letters of two bytes", `{"é": x}`, "line 1, column 7"},
		{"on its line after such", "{\"é\": \"éé\",\n\"ü\": x}", "line 2, column 6"},
		{"text after it", `{"name":"x"} {"name":"y"}`, "line 1, column 14"},
		{"a bracket after it", "{\"name\":\"x\"}\n\n}", "line 3, column 1"},
		{"a line in a text", "{\"name\": \"a\nb\"}", "line 1, column 12"},
		{"a tab in a text", "{\"name\": \"a\tb\"}", "line 1, column 12"},
		{"a mark of byte order", "\ufeff{}", "line 1, column 1"},
		{"not UTF-8", "{\n\"name\": \"\xa350\"}", "line 2, column 10"},
		{"not UTF-8 in another text", "{\"name\": \"é\xff\"}", "line 1, column 12"},
		{"cut in a letter", "{\"name\": \"x\"}\xc3", "line 1, column 14"},
		{"half of a character", `{"name": "a\ud800"}`, "line 1, column 12"},
		{"the other half", `{"name": "\udc00"}`, "line 1, column 11"},
		{"half and a letter", `{"name": "\ud800x"}`, "line 1, column 11"},
		{"half and an escape", `{"name": "\uD800\n"}`, "line 1, column 11"},
		{"half and another letter", `{"name": "\uD800\u0041"}`, "line 1, column 11"},
		{"half twice", `{"name": "\uD83D\uD83D\uDE00"}`, "line 1, column 11"},
		{"half after a whole", `{"name": "\uD83D\uDE00\uDE00"}`, "line 1, column 23"},
		{"half in a key", `{"name": "x", "\ud800": 1}`, "line 1, column 16"},
		{"half at the end", `"\ud800"`, "line 1, column 2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := field.Decode[parcel]([]byte(test.text))
			assert.Equal(t, []string{test.at + ": invalid"}, faults(err))
			assert.Zero(t, got)
			assert.Less(t, len(err.Error()), 200)
		})
	}
}

func TestDecodeTakesEveryCharacterThatIsWhole(t *testing.T) {
	for text, want := range map[string]string{
		`\ud83d\ude00`: "😀", `\\ud800`: `\ud800`, `\\\\ud800`: `\\ud800`, `\ufffd`: "\ufffd", "\ufffd": "\ufffd", `\ud83d\ude00\ud83d\ude00`: "😀😀",
		`\"\ud83d\ude00\"`: `"😀"`, `\uE000`: "\ue000", `\u0000`: "\x00",
	} {
		got, err := field.Decode[parcel]([]byte(`{"name":"` + text + `"}`))
		assert.NoError(t, err, text)
		assert.Equal(t, want, got.Name)
	}
}

// TestDecodeFromTheDeep holds that an error at the bottom of a document that is
// as deep as can be is at its place, and that a deeper one is refused.
func TestDecodeFromTheDeep(t *testing.T) {
	deep := func(levels int, bottom string) string {
		return strings.Repeat(`{"name":"x","parcels":[`, levels) + bottom + strings.Repeat(`]}`, levels)
	}
	_, err := field.Decode[parcel]([]byte(deep(49, `{"name":5}`)))
	assert.Equal(t, []string{strings.Repeat("parcels[0].", 49) + "name: invalid"}, faults(err))
	_, err = field.Decode[parcel]([]byte(deep(49, `{"name":"a","words":["{[{["]}`)))
	assert.NoError(t, err, "100 deep, and brackets in a text are none")
	_, err = field.Decode[parcel]([]byte(deep(50, `{"name":"a"}`)))
	assert.EqualError(t, err, "line 1, column 1151: more than 100 objects and lists in one another: out of range")
	_, err = field.Decode[parcel]([]byte(strings.Repeat("[", 1_000_000)))
	assert.EqualError(t, err, "line 1, column 101: more than 100 objects and lists in one another: out of range")
	wide := `{"name":"x","rows":[` + strings.Repeat("[],", 200) + `[]]}`
	_, err = field.Decode[parcel]([]byte(wide))
	assert.NoError(t, err, "beside one another")
}

// TestDecodeOfManyErrors holds that reading stops after the first thousand, and
// says so.
func TestDecodeOfManyErrors(t *testing.T) {
	entries := func(n int) string {
		return strings.Repeat(" ", 32_000) + `{"name":"x","count":101,"parcels":[{"name":5}` + strings.Repeat(`,{"name":5},{"count":1}`, n) + `]}`
	}
	got, err := field.Decode[parcel]([]byte(entries(998)))
	found := faults(err)
	require.Len(t, found, 999+1+499+1)
	assert.Equal(t, "parcels[1995].name: invalid", found[998])
	assert.Equal(t, "count: out of range", found[999])
	assert.Equal(t, "parcels[998].name: required", found[1498])
	assert.Equal(t, "parcels: out of range", found[1499], "the rest was not checked")
	assert.Len(t, got.Parcels, 1997)
	lines := strings.Split(err.Error(), "\n")
	assert.Len(t, lines, 1001)
	assert.Equal(t, "and 500 more", lines[1000])

	got, err = field.Decode[parcel]([]byte(entries(999)))
	found = faults(err)
	require.Len(t, found, 1000+499+1)
	assert.Equal(t, "parcels[1997].name: invalid", found[999])
	assert.Equal(t, "parcels[1000].name: required", found[1000], "what does not hold in entries after the first thousand")
	assert.Equal(t, "parcels[1996].name: required", found[1498])
	assert.Equal(t, ": out of range", found[1499], "and nothing of the record")
	assert.Len(t, got.Parcels, 1998, "what was read by then")
	assert.ErrorContains(t, field.Errors(err)[1499], "1,000 errors or more, the rest was not read: out of range")

	got, err = field.Decode[parcel]([]byte(entries(20_000))) // the list would take more than twelve times its text
	found = faults(err)
	require.Len(t, found, 1000+998+1)
	assert.Equal(t, "parcels[0].name: invalid", found[0])
	assert.Equal(t, "parcels[1997].name: invalid", found[999])
	assert.Equal(t, "parcels[2].name: required", found[1000], "what does not hold in each entry that was read")
	assert.Equal(t, "parcels[1996].name: required", found[1997])
	assert.Equal(t, ": out of range", found[1998])
	assert.Empty(t, got.Parcels, "it is not kept")
	assert.ErrorContains(t, field.Errors(err)[1998], "1,000 errors or more, the rest was not read: out of range")
}

// TestDecodeOfManyErrorsInLittle holds that a small document has one error for every 40 bytes,
// but never fewer than 50, before reading stops; that the text of the error shows as many, and
// Errors all that there are.
func TestDecodeOfManyErrorsInLittle(t *testing.T) {
	for bytes, most := range map[int]int{300: 50, 2000: 50, 2039: 50, 2040: 51, 8000: 200, 39_999: 999, 40_000: 1000, 64_000: 1000} {
		text := `{"parcels":[` + repeated(`5`, (bytes-14)/2) + `]}`
		text += strings.Repeat(" ", bytes-len(text))
		_, err := field.Decode[parcel]([]byte(text))
		found := faults(err)
		require.Len(t, found, most+1, "%d bytes", bytes)
		assert.Equal(t, ": out of range", found[most])
		lines := strings.Split(err.Error(), "\n")
		require.Len(t, lines, most+1)
		assert.Equal(t, "and 1 more", lines[most])
	}
}

// TestDecodeOfASmallForm holds that all errors of a form that a person left blank come at
// once, and that entries after the first few are validated once only.
func TestDecodeOfASmallForm(t *testing.T) {
	_, err := field.Decode[parcel]([]byte(`{"name":"","parcels":[` + repeated(`{"count":1}`, 49) + `]}`))
	found := faults(err)
	require.Len(t, found, 50)
	assert.Equal(t, "name: required", found[0])
	assert.Equal(t, "parcels[48].name: required", found[49])
	assert.Len(t, strings.Split(err.Error(), "\n"), 50)
}

// TestDecodeOfManyEntriesThatDoNotHold holds that a long list is refused for what
// can be read in it and does not hold, before it is at its end.
func TestDecodeOfManyEntriesThatDoNotHold(t *testing.T) {
	entries := func(n int) string {
		return strings.Repeat(" ", 32_000) + `{"name":"x","parcels":[` + repeated(`{"count":1}`, n) + `]}`
	}
	got, err := field.Decode[parcel]([]byte(entries(1999)))
	assert.Len(t, got.Parcels, 1999)
	require.Len(t, faults(err), 1001)
	assert.Equal(t, "parcels[999].name: required", faults(err)[999])
	assert.Equal(t, "parcels: out of range", faults(err)[1000], "the rest was not checked")

	got, err = field.Decode[parcel]([]byte(strings.Repeat(" ", 200_000) + entries(5000)))
	assert.Len(t, got.Parcels, 2000)
	require.Len(t, faults(err), 1001)
	assert.Equal(t, "parcels[1000].name: required", faults(err)[0])
	assert.Equal(t, "parcels[1999].name: required", faults(err)[999])
	assert.Equal(t, ": out of range", faults(err)[1000])

	got, err = field.Decode[parcel]([]byte(entries(5000))) // the list would take more than twelve times its text
	assert.Empty(t, got.Parcels, "it is not kept")
	require.Len(t, faults(err), 1001)
	assert.Equal(t, "parcels[0].name: required", faults(err)[0])
	assert.Equal(t, "parcels[999].name: required", faults(err)[999])
	assert.Equal(t, ": out of range", faults(err)[1000])

	_, err = field.Decode[parcel]([]byte(`{"name":"x","parcels":[` + repeated(`{"name":"x"}`, 5000) + `]}`))
	assert.NoError(t, err)
}

func TestDecodeOfManyEntries(t *testing.T) {
	words := func(n int) string {
		return `{"name":"x","rows":[[1,2]],"words":[""` + strings.Repeat(`,""`, n-1) + `]}`
	}
	got, err := field.Decode[parcel]([]byte(words(99_997)))
	assert.NoError(t, err)
	assert.Len(t, got.Words, 99_997)
	_, err = field.Decode[parcel]([]byte(words(99_998)))
	assert.EqualError(t, err, "more than 100,000 entries of lists, the rest was not read: out of range")
}

func TestDecodeHidesNoLongText(t *testing.T) {
	long := strings.Repeat("9", 1_000_000)
	for _, text := range []string{
		`{"name":"x","` + long + `":1}`, `{"name":"x","day":"` + long + `"}`, `{"name":"x","day":` + long + `}`, `{"name":"x","count":` + long + `}`,
		`{"name":"x","by":"` + long + `"}`, `{"name":"x","hours":"` + long + `"}`, `{"name":"x","majority":"` + long + `"}`,
	} {
		_, err := field.Decode[parcel]([]byte(text))
		require.Error(t, err)
		assert.Less(t, len(err.Error()), 300, "%.30s…", err)
	}
}

// A stamp is a record with parts of other modules that say all that they found.
type stamp struct {
	At     time.Time   `json:"at"`
	Number json.Number `json:"number"`
	Bytes  []byte      `json:"bytes"`
	Rate   float64     `json:"rate"`
}

func (stamp) Validate() error { return nil }

func TestDecodeCutsWhatOtherModulesSay(t *testing.T) {
	long := strings.Repeat("x", 100_000)
	for _, text := range []string{`{"at":"` + long + `"}`, `{"at":5}`, `{"number":"` + long + `"}`, `{"bytes":"` + long + `!"}`} {
		_, err := field.Decode[stamp]([]byte(text))
		assert.ErrorIs(t, err, field.ErrInvalid, "%.30s", text)
		assert.Less(t, len(err.Error()), 250, "%.30s", text)
		assert.Len(t, faults(err), 1)
	}
	_, err := field.Decode[stamp]([]byte(`{"at":"` + long + `"}`))
	var parsing *time.ParseError
	require.ErrorAs(t, err, &parsing, "and the error is there whole")
	assert.Regexp(t, `^at: .{200}…: invalid$`, err.Error())

	got, err := field.Decode[stamp]([]byte(`{"at":"2026-04-01T12:00:00Z","number":1.50,"bytes":"YWI=","rate":0.5}`))
	require.NoError(t, err)
	assert.Equal(t, stamp{time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC), "1.50", []byte("ab"), 0.5}, got)
}

func TestDecodeKeepsNothingOfItsText(t *testing.T) {
	data := []byte(`{"name":"before","words":["before"],"told":{"a":1}}`)
	got, err := field.Decode[parcel](data)
	require.NoError(t, err)
	for i := range data {
		data[i] = 'x'
	}
	assert.Equal(t, "before", got.Name)
	assert.Equal(t, []string{"before"}, got.Words)
	assert.Equal(t, json.Number("1"), got.Told["a"])
}

// checkDecode holds what Decode says of any text for one kind of record.
func checkDecode[T interface{ Validate() error }](t *testing.T, data []byte) {
	t.Helper()
	before := slices.Clone(data)
	record, err := field.Decode[T](data)
	require.Equal(t, before, data)
	for _, fault := range faults(err) {
		require.False(t, strings.HasSuffix(fault, ": ?"), "every error has a rule: %s", fault)
		isKey := bytes.IndexByte(data, '?') >= 0 // which may be the place
		require.False(t, strings.HasPrefix(fault, "?: ") && !isKey, "every error has a place: %s", fault)
	}
	again, errAgain := field.Decode[T](data)
	require.Equal(t, record, again)
	require.Equal(t, faults(err), faults(errAgain), "the same each time")
	if err != nil {
		return
	}
	require.NoError(t, record.Validate())
	var plain T
	require.NoError(t, json.Unmarshal(data, &plain), "what Decode takes encoding/json takes")
	require.Equal(t, plain, record)
	text, err := json.Marshal(record)
	require.NoError(t, err)
	back, err := field.Decode[T](text)
	require.NoError(t, err, "%s", text)
	rewritten, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(text), string(rewritten))
}

func FuzzDecode(f *testing.F) {
	var compact bytes.Buffer
	if err := json.Compact(&compact, []byte(fullParcel)); err != nil {
		f.Fatal(err)
	}
	for _, file := range []string{"calendar/testdata/golden/term", "calendar/testdata/golden/window", "testdata/golden/notice"} {
		fieldtest.Documents(f, "../"+file+".json")
	}
	for _, seed := range []string{
		compact.String(), "", "null", "{}", "[]", `{"name":"x","name":"y"}`, `{"name":"\ud800"}`, `{"months":12,"Months":3}`, `{"first":"2026-04-01"} x`,
		`{"name":"x","edition":"1","source":"y","covers":{"first":"2026-01-01","last":"2026-12-31"},"holidays":["2026-01-01",null]}`, "{\"name\":\"\xff\"}",
		`{"months":99999999999999999999,"expires":{"listed":[]}}`, `{"name":"x","small":12}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkDecode[parcel](t, data)
		checkDecode[calendar.Term](t, data)
		checkDecode[calendar.Window](t, data)
		checkDecode[partnership.Notice](t, data)
		checkDecode[calendar.WorkingDays](t, data)
	})
}

func BenchmarkDecode(b *testing.B) {
	data := []byte(fullParcel)
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := field.Decode[parcel](data); err != nil {
			b.Fatal(err)
		}
	}
}

func TestFromVersion_OnlyForUnknownKeysOfAnotherVersion(t *testing.T) {
	_, unknown := field.Decode[parcel]([]byte(`{"name":"x","colour":1}`))
	_, twice := field.Decode[parcel]([]byte(`{"name":"x","name":"y"}`))
	for _, err := range []error{nil, twice, field.ErrSum} {
		assert.Equal(t, err, field.FromVersion(err, "2", "1"))
	}
	assert.Equal(t, unknown, field.FromVersion(unknown, "1", "1"))
	assert.Equal(t, unknown, field.FromVersion(unknown, "", "1"))
	newer := field.FromVersion(unknown, "2", "1")
	assert.Equal(t, []string{": invalid", "colour: invalid"}, faults(newer))
	assert.Equal(t, 422, field.ProblemOf(newer).Status)
}
