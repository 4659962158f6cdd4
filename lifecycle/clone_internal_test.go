package lifecycle

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// fill sets every field of a record, and gives every list two entries and room for more.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("set")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 4))
		fill(v.Index(0))
		fill(v.Index(1))
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[calendar.Date]() {
			v.Set(reflect.ValueOf(calendar.MustDate("2026-04-01")))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	}
}

// apart checks that two values have no list in common, and that the second has no room
// behind a list.
func apart(t *testing.T, path string, a, b reflect.Value) {
	switch a.Kind() {
	case reflect.Slice:
		assert.NotEqual(t, a.Pointer(), b.Pointer(), path)
		assert.Equal(t, b.Len(), b.Cap(), path)
		for i := range a.Len() {
			apart(t, path+"[]", a.Index(i), b.Index(i))
		}
	case reflect.Struct:
		for i := range a.NumField() {
			apart(t, path+"."+a.Type().Field(i).Name, a.Field(i), b.Field(i))
		}
	}
}

// Clones are made field by field: one that is forgotten is missing in them.
func TestClone_HasEveryFieldAndSharesNothing(t *testing.T) {
	event, line := Event{}, LineState{}
	fill(reflect.ValueOf(&event).Elem())
	fill(reflect.ValueOf(&line).Elem())
	for i := range reflect.TypeFor[Event]().NumField() {
		assert.False(t, reflect.ValueOf(event).Field(i).IsZero(), "field %d is set", i)
	}
	copied := event.clone()
	assert.Equal(t, event, copied)
	apart(t, "event", reflect.ValueOf(event), reflect.ValueOf(copied))

	other := line.clone()
	assert.Equal(t, line, other)
	apart(t, "line", reflect.ValueOf(line), reflect.ValueOf(other))

	// One line is cloned in one piece, two are not.
	for _, lines := range [][]LineState{{line}, {line, line}} {
		state := State{Lines: lines, Coming: []Event{event}}
		for _, moves := range []int{0, 1, 2} {
			then, list := state.cloneFor(moves)
			assert.Equal(t, state, then)
			apart(t, "lines", reflect.ValueOf(state.Lines), reflect.ValueOf(then.Lines))
			assert.Empty(t, list)
			assert.Equal(t, moves, cap(list))
		}
	}

	// More members than the piece has room for.
	line.Members = append(line.Members, line.Members...)
	then, _ := (&State{Lines: []LineState{line}}).cloneFor(1)
	assert.Equal(t, line, then.Lines[0])
	apart(t, "members", reflect.ValueOf(line.Members), reflect.ValueOf(then.Lines[0].Members))
}
