package partnership_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// faults returns the errors in err, in order, each as its path, a colon and the
// rule that it wraps. A rule that is none of the package's is "?", and so is the
// path of an error that has none.
func faults(err error) []string {
	rules := []error{
		partnership.ErrRequired, partnership.ErrInvalid, partnership.ErrDuplicate, partnership.ErrNotFound,
		partnership.ErrOrder, partnership.ErrOverlap, partnership.ErrRange, partnership.ErrSum,
	}
	found := []string{}
	for _, e := range leaves(err) {
		path, rule := "?", "?"
		if placed, ok := e.(*partnership.FieldError); ok {
			path = placed.Path
		}
		if i := slices.IndexFunc(rules, func(r error) bool { return errors.Is(e, r) }); i >= 0 {
			rule = rules[i].Error()
		}
		found = append(found, path+": "+rule)
	}
	return found
}

// leaves takes apart what errors.Join has joined.
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

func TestFieldError(t *testing.T) {
	why := fmt.Errorf("2 members: %w", partnership.ErrInvalid)
	placed := &partnership.FieldError{Path: "members[1].org", Err: why}
	assert.EqualError(t, placed, "members[1].org: 2 members: invalid")
	assert.Same(t, why, placed.Unwrap())
	assert.ErrorIs(t, placed, partnership.ErrInvalid)
	assert.EqualError(t, &partnership.FieldError{Err: why}, "2 members: invalid", "the whole value has no path")
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
		{"longer path", "members[1]", partnership.At("org", bad), "members[1].org: bad"},
		{"three deep", "a", partnership.At("b", partnership.At("c", bad)), "a.b.c: bad"},
		{"list entry", "listed", partnership.At("[2]", bad), "listed[2]: bad"},
		{"list in a list", "rows", partnership.At("[2]", partnership.At("[3].x", bad)), "rows[2][3].x: bad"},
		{"no path", "", bad, "bad"},
		{"no path in front", "", partnership.At("org", bad), "org: bad"},
		{"no path behind", "org", partnership.At("", bad), "org: bad"},
		{"joined", "term", errors.Join(partnership.At("first", bad), partnership.At("last", worse)), "term.first: bad\nterm.last: worse"},
		{"joined twice", "t", errors.Join(errors.Join(bad, partnership.At("a", worse)), bad), "t: bad\nt.a: worse\nt: bad"},
		{"joined alone", "t", errors.Join(bad), "t: bad"},
		{"wrapped in words", "t", fmt.Errorf("first %w, then %w", bad, worse), "t: first bad, then worse"},
		{"placed and wrapped", "t", fmt.Errorf("found: %w", partnership.At("a", bad)), "t: found: a: bad"},
	} {
		t.Run(test.name, func(t *testing.T) {
			assert.EqualError(t, partnership.At(test.path, test.err), test.want)
		})
	}
	assert.NoError(t, partnership.At("name", nil))
	assert.NoError(t, partnership.At("name", errors.Join(nil, nil)))
}

func TestAtGivesAFieldErrorForEachJoined(t *testing.T) {
	placed := partnership.At("term", errors.Join(partnership.ErrRequired, partnership.At("last", partnership.ErrOrder)))
	for _, e := range leaves(placed) {
		assert.IsType(t, &partnership.FieldError{}, e)
	}
	assert.Equal(t, []string{"term: required", "term.last: out of order"}, faults(placed))
	assert.ErrorIs(t, placed, partnership.ErrRequired)
	assert.ErrorIs(t, placed, partnership.ErrOrder)
}

func TestAtKeepsAWrapWithItsOwnWordsWhole(t *testing.T) {
	both := fmt.Errorf("%w: %w", errors.New("unexpected end"), partnership.ErrInvalid)
	placed := partnership.At("line 1", both)
	var field *partnership.FieldError
	require.ErrorAs(t, placed, &field)
	assert.Same(t, both, field.Err)
}

func TestAtChangesNoArgument(t *testing.T) {
	inner := &partnership.FieldError{Path: "org", Err: partnership.ErrRequired}
	joined := errors.Join(inner, partnership.ErrOrder)
	_ = partnership.At("members[0]", inner)
	_ = partnership.At("members[0]", joined)
	assert.Equal(t, "org", inner.Path)
	assert.EqualError(t, joined, "org: required\nout of order")
}

// TestAtIsCheapFromTheDeep holds that putting an error of a deep document in its
// place costs no more than its path is long: it is done at every level.
func TestAtIsCheapFromTheDeep(t *testing.T) {
	at := func(levels int) float64 {
		return testing.AllocsPerRun(1, func() {
			err := partnership.At("x", errors.Join(errors.New("bad")))
			for range levels {
				err = errors.Join(partnership.At("x", errors.Join(err)))
			}
		})
	}
	assert.Less(t, at(400), 3*at(200), "allocations")
}

func TestEach(t *testing.T) {
	odd := func(n int) error {
		switch {
		case n%2 == 0:
			return nil
		case n < 0:
			return partnership.At("sign", errors.Join(partnership.ErrRange, partnership.ErrInvalid))
		}
		return partnership.ErrInvalid
	}
	assert.NoError(t, partnership.Each("n", []int{2, 4}, odd))
	assert.NoError(t, partnership.Each("n", nil, odd))
	assert.Equal(t,
		[]string{"n[0]: invalid", "n[2].sign: out of range", "n[2].sign: invalid", "n[3]: invalid"},
		faults(partnership.Each("n", []int{1, 2, -3, 5}, odd)))
	assert.EqualError(t, partnership.Each("", []int{1}, odd), "[0]: invalid")
}

func TestEachPassesEveryItemOnce(t *testing.T) {
	items, seen := []string{"a", "b", "c"}, []string{}
	err := partnership.Each("x", items, func(s string) error {
		seen = append(seen, s)
		return nil
	})
	assert.NoError(t, err)
	assert.Equal(t, items, seen)
}

func TestFieldErrors(t *testing.T) {
	bad := errors.New("bad")
	first, second := partnership.At("a", bad), partnership.At("b", bad)
	err := errors.Join(first, errors.Join(bad, second))
	assert.Equal(t, []*partnership.FieldError{{Path: "a", Err: bad}, {Path: "b", Err: bad}}, partnership.FieldErrors(err))
	assert.Equal(t, []*partnership.FieldError{{Path: "a", Err: bad}}, partnership.FieldErrors(first))
	assert.Empty(t, partnership.FieldErrors(nil))
	assert.Empty(t, partnership.FieldErrors(bad))
	assert.Empty(t, partnership.FieldErrors(fmt.Errorf("%w and %w", first, second)), "wrapped in words, not joined")
}

// odds is an error of several that a caller has written, with parts that are nil.
type odds []error

func (odds) Error() string { return "odds" }

func (o odds) Unwrap() []error { return o }

func TestErrorsOfOthersStayWhole(t *testing.T) {
	for _, several := range []odds{nil, {}, {nil}, {partnership.ErrSum, nil}} {
		require.NotPanics(t, func() {
			placed := partnership.At("x", several)
			assert.EqualError(t, placed, "x: odds")
			assert.Len(t, partnership.FieldErrors(placed), 1)
		})
	}
}
