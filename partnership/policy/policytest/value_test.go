package policytest

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

type inner struct {
	N      int `json:"n,omitempty"`
	hidden int
}

type embedded struct{ Kept bool }

type outer struct {
	embedded
	List    []inner           `json:"list"`
	Pair    [2]string         // no name in JSON
	Pointer *inner            `json:"pointer"`
	Map     map[string]*inner `json:"map"`
	Any     any               `json:"any"`
	Days    []calendar.Date   `json:"days"`
	HRWNote string            // a name with capitals
	Float   float64
	Uint    uint
	Func    func()
}

// apartIn returns where two values differ.
func apartIn(a, b outer) []policy.Pointer {
	one, other := wholeOf(question[outer]{Value: a}), wholeOf(question[outer]{Value: b})
	all := []policy.Pointer{}
	for _, pair := range differences(&one, &other, most) {
		all = append(all, pair[0].at)
	}
	return all
}

func TestDifferences_AreTheSmallestPartsThatDiffer(t *testing.T) {
	full := func() outer {
		return outer{
			List: []inner{{1, 1}, {2, 2}}, Pair: [2]string{"a", "b"}, Pointer: &inner{3, 3},
			Map: map[string]*inner{"a": {4, 4}, "b": {5, 5}}, Any: inner{6, 6},
			Days: []calendar.Date{calendar.MustDate("2024-04-01")}, Float: 0.5,
		}
	}
	assert.Empty(t, apartIn(full(), full()), "what pointers and maps lead to is compared, and not where it is")
	assert.Empty(t, apartIn(outer{}, outer{}))
	for at, change := range map[policy.Pointer]func(*outer){
		"/kept":          func(o *outer) { o.Kept = true },
		"/list/1/n":      func(o *outer) { o.List[1].N = 7 },
		"/list/1/hidden": func(o *outer) { o.List[1].hidden = 7 },
		"/list":          func(o *outer) { o.List = o.List[:1] },
		"/pair/1":        func(o *outer) { o.Pair[1] = "c" },
		"/pointer/n":     func(o *outer) { o.Pointer.N = 7 },
		"/pointer":       func(o *outer) { o.Pointer = nil },
		"/map":           func(o *outer) { o.Map["b"].hidden = 7 },
		"/any":           func(o *outer) { o.Any = 7 },
		"/days/0":        func(o *outer) { o.Days[0] = calendar.Date{} },
		"/hrwnote":       func(o *outer) { o.HRWNote = "x" },
		"/float":         func(o *outer) { o.Float = 0.25 },
		"/uint":          func(o *outer) { o.Uint = 7 },
	} {
		changed := full()
		change(&changed)
		assert.Equal(t, []policy.Pointer{at}, apartIn(full(), changed))
		assert.Equal(t, []policy.Pointer{at}, apartIn(changed, full()))
	}
	changed := full()
	changed.List[0].N, changed.HRWNote = 7, "x"
	assert.Equal(t, []policy.Pointer{"/list/0/n", "/hrwnote"}, apartIn(full(), changed))
	one, other := wholeOf(question[outer]{Value: full()}), wholeOf(question[outer]{Value: changed})
	assert.Len(t, differences(&one, &other, 1), 1)
}

func TestSnake_IsTheStyleOfJSON(t *testing.T) {
	for name, want := range map[string]string{
		"ExitPlan": "exit_plan", "N": "n", "HRW": "hrw", "PlanB": "plan_b", "already_so": "already_so", "Ⱥb": "ⱥb", "Top10": "top10",
	} {
		assert.Equal(t, want, snake(name))
	}
}

// A sketch is changed and changed back, and shares nothing with the case that can be changed.
func TestSketch_ChangesACopy(t *testing.T) {
	value := outer{List: []inner{{N: 1}, {N: 2}}, Pair: [2]string{"a", "b"}, Pointer: &inner{N: 3}}
	asks := question[outer]{Value: value}
	whole := wholeOf(asks)
	s := sketchOf(asks, &whole)
	whole.leaves(func(p *part) {
		if p.at == theDay {
			return
		}
		for _, other := range others(p) {
			s.with(p.steps, other.value, func(q *question[outer]) {
				after := wholeOf(*q)
				assert.NotEmpty(t, differences(&whole, &after, 1), p.at)
				assert.Nil(t, whole.parts[1].moved(reflect.ValueOf(&asks).Elem().Field(1)), "the case")
			})
			assert.Nil(t, whole.parts[1].moved(reflect.ValueOf(s.asks).Elem().Field(1)), "changed back")
		}
	})
	assert.Equal(t, outer{List: []inner{{N: 1}, {N: 2}}, Pair: [2]string{"a", "b"}, Pointer: &inner{N: 3}}, value)
}

func TestLeaves_AreWhatCanBeChanged(t *testing.T) {
	whole := wholeOf(question[outer]{Value: outer{List: []inner{{}}, Pointer: &inner{}}})
	all := []policy.Pointer{}
	whole.leaves(func(p *part) { all = append(all, p.at) })
	assert.Equal(t, []policy.Pointer{
		theDay, "/list", "/list/0/n", "/pair", "/pair/0", "/pair/1", "/pointer", "/pointer/n", "/map", "/any", "/days", "/hrwnote", "/float", "/uint", "/func",
	}, all)
}

// A value that holds itself is looked at down to a depth.
func TestWholeOf_EndsInAValueThatHoldsItself(t *testing.T) {
	type ring struct {
		Next *ring
		N    int
	}
	r, other := &ring{}, &ring{N: 1}
	r.Next, other.Next = r, other
	one, two := wholeOf(question[*ring]{Value: r}), wholeOf(question[*ring]{Value: other})
	assert.NotEmpty(t, differences(&one, &two, 1))
	again := wholeOf(question[*ring]{Value: r})
	assert.Empty(t, differences(&one, &again, 1))
	assert.Nil(t, one.parts[1].moved(one.parts[1].value))
	assert.Equal(t, "deep", plain(reflect.ValueOf(0), maxDepth+1))
}

// A map can hold itself too, and so can what is in an interface.
func TestWholeOf_EndsInAMapThatHoldsItself(t *testing.T) {
	type ring map[string]ring
	r := ring{}
	r["next"] = r
	whole := wholeOf(question[ring]{Value: r})
	assert.Contains(t, whole.content, "deep")
	type box struct{ Any any }
	b := &box{}
	b.Any = b
	held := wholeOf(question[*box]{Value: b})
	assert.Contains(t, held.content, "deep")
	list := []any{nil}
	list[0] = list
	full := wholeOf(question[[]any]{Value: list})
	assert.Contains(t, full.content, "deep")
}

func TestMoved_FindsWhatIsNoLongerAsItWas(t *testing.T) {
	for at, change := range map[policy.Pointer]func(*outer){
		"/list/1/n":  func(o *outer) { o.List[1].N = 7 },
		"/pointer":   func(o *outer) { *o.Pointer = inner{N: 7} },
		"/map":       func(o *outer) { delete(o.Map, "a") },
		"/any":       func(o *outer) { o.Any.(*inner).N = 7 },
		"/days/0":    func(o *outer) { o.Days[0] = calendar.Date{} },
		"/pointer/n": nil,
	} {
		value := outer{
			List: []inner{{1, 1}, {2, 2}}, Pointer: &inner{3, 3}, Map: map[string]*inner{"a": {4, 4}},
			Any: &inner{6, 6}, Days: []calendar.Date{calendar.MustDate("2024-04-01")},
		}
		whole := wholeOf(question[outer]{Value: value})
		assert.Nil(t, whole.parts[1].moved(whole.parts[1].value))
		if change == nil {
			continue
		}
		change(&value)
		moved := whole.parts[1].moved(whole.parts[1].value)
		if assert.NotNil(t, moved, at) {
			assert.True(t, at.Covers(moved.at), "%s: %s", at, moved.at)
		}
	}
}
