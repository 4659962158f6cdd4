package field_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// faults is what the tests here compare errors as.
func faults(err error) []string { return fieldtest.Faults(err) }

func TestFieldError(t *testing.T) {
	why := fmt.Errorf("2 members: %w", field.ErrInvalid)
	placed := &field.Error{Path: "members[1].org", Err: why}
	assert.EqualError(t, placed, "members[1].org: 2 members: invalid")
	assert.Same(t, why, placed.Unwrap())
	assert.ErrorIs(t, placed, field.ErrInvalid)
	assert.EqualError(t, &field.Error{Err: why}, "2 members: invalid", "the whole value has no path")
}

func TestAt(t *testing.T) {
	bad, worse := errors.New("bad"), errors.New("worse")
	for _, test := range []struct {
		name string
		path string
		err  error
		want string
	}{
		{"plain", "name", bad, "name: bad"},
		{"longer path", "members[1]", field.At("org", bad), "members[1].org: bad"},
		{"three deep", "a", field.At("b", field.At("c", bad)), "a.b.c: bad"},
		{"list entry", "listed", field.At("[2]", bad), "listed[2]: bad"},
		{"list in a list", "rows", field.At("[2]", field.At("[3].x", bad)), "rows[2][3].x: bad"},
		{"no path", "", bad, "bad"},
		{"no path in front", "", field.At("org", bad), "org: bad"},
		{"no path behind", "org", field.At("", bad), "org: bad"},
		{"joined", "term", errors.Join(field.At("first", bad), field.At("last", worse)), "term.first: bad\nterm.last: worse"},
		{"joined twice", "t", errors.Join(errors.Join(bad, field.At("a", worse)), bad), "t: bad\nt.a: worse\nt: bad"},
		{"joined alone", "t", errors.Join(bad), "t: bad"},
		{"wrapped in words", "t", fmt.Errorf("first %w, then %w", bad, worse), "t: first bad, then worse"},
		{"placed and wrapped", "t", fmt.Errorf("found: %w", field.At("a", bad)), "t.a: bad"},
	} {
		t.Run(test.name, func(t *testing.T) {
			assert.EqualError(t, field.At(test.path, test.err), test.want)
		})
	}
	assert.NoError(t, field.At("name", nil))
	assert.NoError(t, field.At("name", errors.Join(nil, nil)))
}

func TestAtGivesAPlaceToEachJoined(t *testing.T) {
	placed := field.At("term", errors.Join(field.ErrRequired, field.At("last", field.ErrOrder)))
	assert.Equal(t, []string{"term: required", "term.last: out of order"}, faults(placed))
	assert.ErrorIs(t, placed, field.ErrRequired)
	assert.ErrorIs(t, placed, field.ErrOrder)
	assert.NotErrorIs(t, placed, field.ErrSum)
}

// TestErrorsWrappedByACaller holds that %w takes no place from an error: neither in
// a list, nor for errors.As, nor where it is put in a larger value.
func TestErrorsWrappedByACaller(t *testing.T) {
	deep := field.At("plan", field.At("term", errors.Join(field.At("first", field.ErrRequired), field.At("last", field.ErrOrder))))
	simple := field.At("name", field.ErrInvalid)
	errRefused := errors.New("refused")
	for name, c := range map[string]struct {
		err  error
		want []string
	}{
		"a tree":                   {fmt.Errorf("read: %w", deep), []string{"plan.term.first: required", "plan.term.last: out of order"}},
		"one error":                {fmt.Errorf("read: %w", simple), []string{"name: invalid"}},
		"twice":                    {fmt.Errorf("a: %w", fmt.Errorf("b: %w", simple)), []string{"name: invalid"}},
		"joined":                   {fmt.Errorf("read: %w", errors.Join(simple, field.ErrSum, deep)), []string{"name: invalid", "plan.term.first: required", "plan.term.last: out of order"}},
		"two, with one of another": {fmt.Errorf("%w: %w", errRefused, simple), []string{"name: invalid"}},
		"two":                      {fmt.Errorf("%w; %w", simple, deep), []string{"name: invalid", "plan.term.first: required", "plan.term.last: out of order"}},
		"of a type of its own":     {odds{nil, simple, errRefused}, []string{"name: invalid"}},
		"an Error of an Error":     {&field.Error{Path: "plan", Err: fmt.Errorf("read: %w", simple)}, []string{"plan.name: invalid"}},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, faults(c.err))
			inside := []string{}
			for _, fault := range c.want {
				inside = append(inside, "outer[2]."+fault)
			}
			outer := field.At("outer[2]", c.err)
			assert.Equal(t, inside, faults(outer))
			assert.Equal(t, strings.Join(inside, "\n"), outer.Error())
			var first *field.Error
			require.ErrorAs(t, fmt.Errorf("again: %w", outer), &first)
			assert.Equal(t, inside[0], fieldtest.Faults(first)[0])
			same, ok := errors.AsType[*field.Error](outer)
			assert.True(t, ok)
			assert.Equal(t, first, same)
		})
	}
}

func TestPrefix(t *testing.T) {
	two := errors.Join(field.At("a", field.ErrSum), field.At("b", errors.Join(field.ErrRange, field.At("c", field.ErrOrder))))
	err := field.At("parts[0]", field.Prefix("4.1", field.At("x", field.Prefix("schedule 2", two))))
	assert.Equal(t, strings.Join([]string{
		"parts[0].x.a: 4.1: schedule 2: does not add up",
		"parts[0].x.b: 4.1: schedule 2: out of range",
		"parts[0].x.b.c: 4.1: schedule 2: out of order",
	}, "\n"), err.Error())
	found := field.Errors(err)
	require.Len(t, found, 3)
	assert.Equal(t, "parts[0].x.b.c", found[2].Path)
	assert.EqualError(t, found[2].Err, "4.1: schedule 2: out of order")
	assert.ErrorIs(t, found[2], field.ErrOrder)
	assert.ErrorIs(t, err, field.ErrOrder)

	assert.NoError(t, field.Prefix("4.1", nil))
	assert.Same(t, two, field.Prefix("", two))
	assert.EqualError(t, field.Prefix("4.1", field.ErrSum), "4.1: does not add up")
	assert.Equal(t, []string{": does not add up"}, faults(field.Prefix("4.1", field.ErrSum)))
	assert.EqualError(t, field.Prefix(strings.Repeat("é", 100), field.ErrSum), strings.Repeat("é", 60)+"…: does not add up")
	syntax := &field.Error{Path: "a", Line: 1, Column: 2, Err: field.ErrInvalid}
	assert.EqualError(t, field.Prefix("4.1", syntax), "a: line 1, column 2: 4.1: invalid")
}

func TestErrorsOfOtherTypesAreFoundInATree(t *testing.T) {
	placed := field.At("a", field.At("b", odds{field.ErrSum}))
	var other odds
	require.ErrorAs(t, placed, &other)
	assert.Equal(t, odds{field.ErrSum}, other)
	assert.Nil(t, field.Errors(errors.Join(field.ErrSum, odds{field.ErrSum})), "without a place")
}

func TestAllStopsWhenAsked(t *testing.T) {
	entries := make([]int, 5000)
	err := field.Each("n", entries, func(int) error { return field.At("a", errors.Join(field.ErrSum, field.ErrRange)) })
	var got []string
	for e := range field.All(err) {
		if got = append(got, e.Error()); len(got) == 3 {
			break
		}
	}
	assert.Equal(t, []string{"n[0].a: does not add up", "n[0].a: out of range", "n[1].a: does not add up"}, got)
	lines := strings.Split(err.Error(), "\n")
	assert.Equal(t, "n[499].a: out of range", lines[999])
	assert.Equal(t, []string{"and 1 more"}, lines[1000:])
	all := field.Errors(err)
	assert.EqualError(t, all[len(all)-1], "n: 1,000 errors or more, the rest was not checked: out of range")
	many := make([]error, 10_000)
	for i := range many {
		many[i] = field.ErrSum
	}
	assert.Equal(t, []string{"and 9,000 more"}, strings.Split(field.At("a", errors.Join(many...)).Error(), "\n")[1000:])
}

func TestAtKeepsAWrapWithItsOwnWordsWhole(t *testing.T) {
	both := fmt.Errorf("%w: %w", errors.New("unexpected end"), field.ErrInvalid)
	placed := field.At("line 1", both)
	var field *field.Error
	require.ErrorAs(t, placed, &field)
	assert.Same(t, both, field.Err)
}

func TestAtChangesNoArgument(t *testing.T) {
	inner := &field.Error{Path: "org", Err: field.ErrRequired}
	joined := errors.Join(inner, field.ErrOrder)
	_ = field.At("members[0]", inner)
	_ = field.At("members[0]", joined)
	assert.Equal(t, "org", inner.Path)
	assert.EqualError(t, joined, "org: required\nout of order")
}

// TestAtIsCheapFromTheDeep holds that putting an error of a deep document in its
// place costs no more than its path is long: it is done at every level.
func TestAtIsCheapFromTheDeep(t *testing.T) {
	deep := func(levels int) error {
		err := field.At("x", errors.Join(errors.New("bad")))
		for range levels {
			err = field.Prefix("w", errors.Join(field.At("x", errors.Join(err, field.ErrSum))))
		}
		return err
	}
	at := func(levels int) float64 { return testing.AllocsPerRun(1, func() { _ = deep(levels) }) }
	assert.Less(t, at(400), 2.1*at(200), "allocations")
	found := field.Errors(deep(300))
	require.Len(t, found, 301)
	assert.Equal(t, "x"+strings.Repeat(".x", 300), found[0].Path)
	assert.Equal(t, "x", found[300].Path)
}

func TestEach(t *testing.T) {
	odd := func(n int) error {
		switch {
		case n%2 == 0:
			return nil
		case n < 0:
			return field.At("sign", errors.Join(field.ErrRange, field.ErrInvalid))
		}
		return field.ErrInvalid
	}
	assert.NoError(t, field.Each("n", []int{2, 4}, odd))
	assert.NoError(t, field.Each("n", nil, odd))
	assert.Equal(t,
		[]string{"n[0]: invalid", "n[2].sign: out of range", "n[2].sign: invalid", "n[3]: invalid"},
		faults(field.Each("n", []int{1, 2, -3, 5}, odd)))
	assert.EqualError(t, field.Each("", []int{1}, odd), "[0]: invalid")
}

func TestEachPassesEveryItemOnce(t *testing.T) {
	items, seen := []string{"a", "b", "c"}, []string{}
	err := field.Each("x", items, func(s string) error {
		seen = append(seen, s)
		return nil
	})
	assert.NoError(t, err)
	assert.Equal(t, items, seen)
}

func TestFieldErrors(t *testing.T) {
	bad := errors.New("bad")
	first, second := field.At("a", bad), field.At("b", bad)
	err := errors.Join(first, errors.Join(bad, second))
	assert.Equal(t, []*field.Error{{Path: "a", Err: bad}, {Path: "b", Err: bad}}, field.Errors(err))
	assert.Equal(t, []*field.Error{{Path: "a", Err: bad}}, field.Errors(first))
	assert.Empty(t, field.Errors(nil))
	assert.Empty(t, field.Errors(bad))
	assert.Equal(t, []*field.Error{{Path: "a", Err: bad}, {Path: "b", Err: bad}}, field.Errors(fmt.Errorf("%w and %w", first, second)))
}

// odds is an error of several that a caller has written, with parts that are nil.
type odds []error

func (odds) Error() string { return "odds" }

func (o odds) Unwrap() []error { return o }

func TestErrorsOfOthersStayWhole(t *testing.T) {
	for _, several := range []odds{nil, {}, {nil}, {field.ErrSum, nil}} {
		require.NotPanics(t, func() {
			placed := field.At("x", several)
			assert.EqualError(t, placed, "x: odds")
			assert.Len(t, field.Errors(placed), 1)
		})
	}
}

// An error literal that is not filled in can be shown and written as any other.
func TestError_WithoutAnError(t *testing.T) {
	empty := &field.Error{Path: "a"}
	assert.EqualError(t, empty, "a: no error is set")
	assert.EqualError(t, &field.Error{}, "no error is set")
	assert.EqualError(t, field.At("b", empty), "b.a: no error is set")
	assert.EqualError(t, field.Prefix("4.1", empty), "a: 4.1: no error is set")
	assert.Empty(t, empty.Code())
	assert.NoError(t, empty.Unwrap())
	assert.Equal(t, "b.a", field.Errors(field.Prefix("4.1", field.At("b", empty)))[0].Path)
	text, err := json.Marshal(empty)
	require.NoError(t, err)
	assert.JSONEq(t, `{"path":"a","pointer":"/a","code":"","message":"no error is set"}`, string(text))
}

// Each counts the errors in the entries, not the entries that have some.
func TestEach_StopsAfterMaxErrors(t *testing.T) {
	checked := 0
	inner := func(n int) error {
		return field.Each("in", make([]int, n), func(int) error { checked++; return field.Prefix("4.1", field.At("x", field.ErrSum)) })
	}
	for _, test := range []struct {
		name               string
		list               []int
		wantErrs, wantSeen int
	}{
		{"all fit", []int{500, 500}, 1000, 1000},
		{"a third list", []int{500, 500, 1}, 1001, 1000},
		{"the first is too long", []int{5000, 1}, 1002, 1000},
		{"the last is too long", []int{999, 5000}, 2000, 1999},
		{"single errors", slices.Repeat([]int{1}, 1001), 1001, 1000},
	} {
		checked = 0
		err := field.Each("out", test.list, inner)
		assert.Len(t, field.Errors(err), test.wantErrs, test.name)
		assert.Equal(t, test.wantSeen, checked, test.name)
	}
	for want, err := range map[int]error{
		0: nil,
		1: errors.New("plain"),
		2: fmt.Errorf("two: %w", errors.Join(field.At("a", field.ErrSum), field.At("b", field.ErrSum))),
		3: errors.Join(field.ErrSum, &field.Error{Path: "a", Err: errors.Join(field.At("b", field.ErrSum), field.At("c", field.ErrSum))}),
	} {
		seen := 0
		_ = field.Each("list", make([]int, 2000), func(int) error { seen++; return err })
		assert.Equal(t, map[int]int{0: 2000, 1: 1000, 2: 500, 3: 334}[want], seen)
	}
}

// What Each and Unique hold in little room is found as any error is: by its rule, as the first
// with its place, and by its text, under another path too.
func TestEach_IsFoundByItsRule(t *testing.T) {
	check := func(name string) error { return field.CheckID("a", name) }
	err := field.Each("a", []string{"x", "", "?"}, check)
	assert.ErrorIs(t, err, field.ErrRequired)
	assert.ErrorIs(t, err, field.ErrInvalid)
	assert.NotErrorIs(t, err, field.ErrDuplicate)
	text := "a[1]: required\na[2]: \"?\" is not a id (1 to 64 letters, digits and -_.:/): invalid"
	assert.EqualError(t, err, text)
	assert.EqualError(t, errors.Unwrap(err), text)
	var first *field.Error
	require.ErrorAs(t, field.At("b", err), &first)
	assert.Equal(t, "b.a[1]", first.Path)

	err = field.Unique("a", "id", []string{"x", "y", "x", "", "", "x"}, func(s string) string { return s })
	assert.ErrorIs(t, err, field.ErrDuplicate)
	assert.NotErrorIs(t, err, field.ErrInvalid)
	assert.EqualError(t, field.At("b", err), "b.a[2].id: duplicate: \"x\" is already a[0]\nb.a[5].id: duplicate: \"x\" is already a[0]")
	assert.Equal(t, "duplicate", field.Errors(err)[1].Code())
	assert.NoError(t, field.Unique("a", "", []string{"x"}, func(s string) string { return s }))
}

// More errors than fit in the first rooms are all there, in order.
func TestEach_HoldsManyErrors(t *testing.T) {
	for _, n := range []int{1, 3, 4, 5, 12, 13, 28, 29, 60, 61, 124, 125, 188, 189, 999} {
		err := field.Each("a", make([]string, n), field.CheckName)
		found := field.Errors(err)
		require.Len(t, found, n)
		for i, e := range found {
			require.Equal(t, fmt.Sprintf("a[%d]", i), e.Path)
		}
		assert.Len(t, strings.Split(err.Error(), "\n"), n)
	}
}

// Duplicates of several keys in turn are those that a map of the first places finds.
func TestUnique_FindsWhatAMapFinds(t *testing.T) {
	var items []string
	for i := range 400 {
		items = append(items, []string{"", "b", "a", "c", "only" + fmt.Sprint(i)}[i*i%7%5])
	}
	var want []string
	first := map[string]int{}
	for i, item := range items {
		if at, known := first[item]; known {
			want = append(want, fmt.Sprintf("l[%d].id: duplicate: %q is already l[%d]", i, item, at))
		} else if item != "" {
			first[item] = i
		}
	}
	require.Greater(t, len(want), 200)
	err := field.Unique("l", "id", items, func(s string) string { return s })
	assert.EqualError(t, err, strings.Join(want, "\n"))
}

// Entries in a row that break one rule are told one by one, and so are those of other rules
// between them.
func TestEach_TellsRunsOneByOne(t *testing.T) {
	rules := []error{field.ErrRequired, field.ErrRequired, nil, field.ErrRequired, field.ErrInvalid, field.ErrInvalid, field.At("x", field.ErrInvalid)}
	err := field.Each("l", rules, func(rule error) error { return rule })
	assert.EqualError(t, err, "l[0]: required\nl[1]: required\nl[3]: required\nl[4]: invalid\nl[5]: invalid\nl[6].x: invalid")
	assert.Len(t, field.Errors(field.At("a", err)), 6)
	assert.ErrorIs(t, err, field.ErrInvalid)
}
