package fieldtest_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

const termFile = "testdata/golden/term.json"

var errStrange = errors.New("strange")

// year is a valid term.
func year() calendar.Term {
	return calendar.Term{First: calendar.MustDate("2026-04-01"), Last: calendar.MustDate("2027-03-31")}
}

// A recorder is a test that fails without stopping the one that holds it. It adds
// what a fuzz test would.
type recorder struct {
	testing.TB
	said  strings.Builder
	seeds []string
}

func (*recorder) Helper() {}

func (*recorder) Name() string { return "recorded" }

func (r *recorder) Errorf(format string, args ...any) { fmt.Fprintf(&r.said, format, args...) }

func (r *recorder) FailNow() { panic(r) }

func (r *recorder) Add(args ...any) { r.seeds = append(r.seeds, string(args[0].([]byte))) }

// failure returns what a test says that fails, and "" of one that passes.
func failure(test func(*recorder)) string {
	r := &recorder{}
	func() {
		defer func() {
			if stopped := recover(); stopped != nil && stopped != r {
				panic(stopped)
			}
		}()
		test(r)
	}()
	return r.said.String()
}

func TestFaults(t *testing.T) {
	assert.Equal(t, []string{}, fieldtest.Faults(nil))
	rules := []error{
		field.ErrRequired, field.ErrInvalid, field.ErrDuplicate, field.ErrNotFound, field.ErrOrder, field.ErrOverlap, field.ErrRange, field.ErrSum, errStrange,
	}
	assert.Equal(t, []string{
		"a[0]: required", "a[1]: invalid", "a[2]: duplicate", "a[3]: not found", "a[4]: out of order", "a[5]: overlap", "a[6]: out of range",
		"a[7]: does not add up", "a[8]: ?",
	}, fieldtest.Faults(field.Each("a", rules, func(err error) error { return fmt.Errorf("found: %w", err) })))
	assert.Equal(t, []string{"?: required", "a: required", "?: ?", "?: invalid", ": out of range", "b: does not add up"}, fieldtest.Faults(errors.Join(
		field.ErrRequired,
		errors.Join(field.At("a", field.ErrRequired), errStrange),
		fmt.Errorf("%w: %w", errStrange, field.ErrInvalid),
		field.At("", field.ErrRange),
		fmt.Errorf("in words: %w", field.At("b", field.ErrSum)),
	)))
	_, err := field.Decode[calendar.Term]([]byte("{\n  x"))
	assert.Equal(t, []string{"line 2, column 3: invalid"}, fieldtest.Faults(err))
}

func TestGolden(t *testing.T) {
	fieldtest.Golden(t, termFile, year())
	assert.Contains(t, failure(func(r *recorder) { fieldtest.Golden(r, "testdata/none.json", year()) }), "none.json")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.Golden(r, termFile, calendar.Term{}) }), "first: required")
	other := year()
	other.Last = calendar.MustDate("2028-03-31")
	said := failure(func(r *recorder) { fieldtest.Golden(r, termFile, other) })
	assert.Contains(t, said, "2028-03-31")
	assert.Contains(t, said, "read by encoding/json")
	assert.Contains(t, said, "decoded strictly")
}

// written puts a document into a file and returns its name.
func written(t *testing.T, document string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "document.json")
	require.NoError(t, os.WriteFile(file, []byte(document), 0o600))
	return file
}

// A lax record is read by encoding/json from what Decode refuses.
type lax struct {
	Name string `json:"name"`
}

func (lax) Validate() error { return nil }

func (l lax) MarshalJSON() ([]byte, error) { return json.Marshal(map[string]string{"NAME": l.Name}) }

func TestGoldenDecodesStrictly(t *testing.T) {
	file := written(t, "{\n  \"NAME\": \"x\"\n}\n")
	fieldtest.Written(t, file, lax{"x"})
	assert.Contains(t, failure(func(r *recorder) { fieldtest.Golden(r, file, lax{"x"}) }), "NAME: unknown key: invalid")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.RoundTrip(r, lax{"x"}) }), "value.NAME: unknown key: invalid")
}

// A shy record has a part that cannot be written or read.
type shy struct {
	Name   string `json:"name"`
	hidden int
}

// A dumb record cannot be written.
type dumb struct{}

func (dumb) MarshalJSON() ([]byte, error) { return nil, errStrange }

// A deaf record can be written and not read.
type deaf struct{}

func (deaf) MarshalJSON() ([]byte, error) { return []byte(`{}`), nil }

func (*deaf) UnmarshalJSON([]byte) error { return errStrange }

func TestWritten(t *testing.T) {
	answer := []int{1, 2}
	file := written(t, "[\n  1,\n  2\n]\n")
	assert.Equal(t, "[\n  1,\n  2\n]\n", string(fieldtest.Written(t, file, answer)))
	assert.Contains(t, failure(func(r *recorder) { fieldtest.Written(r, file, []int{1, 3}) }), "read by encoding/json")
	assert.NotEmpty(t, failure(func(r *recorder) { fieldtest.Written(r, written(t, "[1,2]\n"), answer) }), "without its indent")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.Written(r, file, dumb{}) }), "strange")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.Written(r, written(t, "{}\n"), deaf{}) }), "strange")
}

func TestRoundTrip(t *testing.T) {
	fieldtest.RoundTrip(t, year())
	fieldtest.RoundTrip(t, calendar.Term{})
	fieldtest.RoundTrip(t, calendar.Term{Last: calendar.MustDate("2027-03-31")})
	fieldtest.RoundTrip(t, []string{"a"})
	fieldtest.RoundTrip(t, (*calendar.Term)(nil))
	said := failure(func(r *recorder) { fieldtest.RoundTrip(r, shy{"x", 5}) })
	assert.Contains(t, said, "read by encoding/json")
	assert.Contains(t, said, "decoded strictly")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.RoundTrip(r, dumb{}) }), "strange")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.RoundTrip(r, deaf{}) }), "strange")
}

// A thing has a part of every sort.
type thing struct {
	text     string
	yes      bool
	n        int
	u        uint
	x        float64
	z        complex128
	pair     [2]int
	list     []int
	told     map[string]*thing
	next     *thing
	any      any
	callback func()
	wire     chan int
}

// full returns a thing in which everything is set, and which is behind itself.
func full() *thing {
	a := &thing{
		text: "a", yes: true, n: -1, u: 1, x: 0.5, z: 2i, pair: [2]int{1, 2}, list: append(make([]int, 0, 4), 1, 2), any: []int{1},
		callback: func() {}, wire: make(chan int),
	}
	a.told = map[string]*thing{"self": a, "other": {}, "third": {n: 3}, "none": nil}
	a.next = a
	return a
}

func TestUnchanged(t *testing.T) {
	for range 20 { // the order of a map differs
		unchanged := full()
		fieldtest.Unchanged(t, unchanged, func() { unchanged.told["x"] = nil; delete(unchanged.told, "x") })
	}
	fieldtest.Unchanged(t, []any{nil, 5, (*thing)(nil), map[int]int(nil)}, func() {})
	for name, change := range map[string]func(*thing){
		"a text":                  func(v *thing) { v.text = "b" },
		"a truth":                 func(v *thing) { v.yes = false },
		"a number":                func(v *thing) { v.n = 1 },
		"a natural number":        func(v *thing) { v.u = 2 },
		"a float":                 func(v *thing) { v.x = 0.25 },
		"a complex number":        func(v *thing) { v.z = 3i },
		"an array":                func(v *thing) { v.pair[1] = 3 },
		"a slice":                 func(v *thing) { v.list[1] = 3 },
		"a slice past its length": func(v *thing) { _ = append(v.list, 3) },
		"the length of a slice":   func(v *thing) { v.list = v.list[:1] },
		"a slice that is nil":     func(v *thing) { v.list = nil },
		"a new entry of a map":    func(v *thing) { v.told["new"] = nil },
		"an entry of a map":       func(v *thing) { delete(v.told, "other") },
		"a value of a map":        func(v *thing) { v.told["none"] = v },
		"behind a map":            func(v *thing) { v.told["other"].n = 5 },
		"a pointer":               func(v *thing) { v.next = nil },
		"behind a pointer":        func(v *thing) { *v.next = thing{} },
		"an interface":            func(v *thing) { v.any = nil },
		"inside an interface":     func(v *thing) { v.any.([]int)[0] = 2 },
		"the type inside one":     func(v *thing) { v.any = [1]int{1} },
		"a function":              func(v *thing) { v.callback = nil },
		"a channel":               func(v *thing) { v.wire = make(chan int) },
	} {
		value := full()
		said := failure(func(r *recorder) { fieldtest.Unchanged(r, value, func() { change(value) }) })
		assert.Contains(t, said, "the call changed its argument", name)
	}
}

func TestUnchangedSaysWhatChanged(t *testing.T) {
	terms := []calendar.Term{year()}
	said := failure(func(r *recorder) {
		fieldtest.Unchanged(r, terms, func() { terms[0].First = calendar.MustDate("2026-04-02") })
	})
	assert.Contains(t, said, "[0].First")
}

// A colour has a title as a category ought to have one, but for the word "too".
type colour string

func (c colour) Title() string { return field.Title(strings.TrimSuffix(string(c), " too")) }

// A shade has a title only where somebody named it.
type shade string

func (s shade) Title() string {
	if s == "" {
		return "None"
	}
	return strings.TrimPrefix(string(s), "unlisted-value")
}

// A depth is a scale, which has numbers.
type depth int

func (d depth) Title() string { return strconv.Itoa(int(d)) }

func TestTitles_FindsWhatACategoryLacks(t *testing.T) {
	good := &recorder{}
	fieldtest.Titles(good, []colour{"red", "green"})
	fieldtest.Titles(good, []depth{1, 2})
	assert.Empty(t, good.said.String())
	bad := &recorder{}
	fieldtest.Titles(bad, []colour{"red", "red too", ""})
	assert.Contains(t, bad.said.String(), `red too has the title "Red", as red has`)
	assert.Contains(t, bad.said.String(), `has the title ""`)
	unnamed := &recorder{}
	fieldtest.Titles(unnamed, []shade{"dark"})
	assert.Contains(t, unnamed.said.String(), "what is not set has no title")
	assert.Contains(t, unnamed.said.String(), `expected: "Unlisted value"`)
}
