package fieldtest

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
)

// entriesDeep is how many lists inside each other Drafts puts an empty entry into.
const entriesDeep = 5

// Drafts checks that a record can be written before anything in it is filled in. It takes
// each of zeros, first as it is and then with an empty entry in each of its lists, writes
// it and reads it back: by itself, in a list and in a record. What is read must equal
// what was written.
func Drafts(t testing.TB, zeros ...any) {
	t.Helper()
	for _, zero := range zeros {
		draft(t, reflect.ValueOf(zero))
		begun := reflect.New(reflect.TypeOf(zero)).Elem()
		addEntries(begun, entriesDeep)
		draft(t, begun)
	}
}

// draft checks that a value is written and read back equal.
func draft(t testing.TB, value reflect.Value) {
	t.Helper()
	list := reflect.Append(reflect.MakeSlice(reflect.SliceOf(value.Type()), 0, 1), value)
	record := reflect.New(reflect.StructOf([]reflect.StructField{{Name: "Field", Type: value.Type(), Tag: `json:"field"`}})).Elem()
	record.Field(0).Set(value)
	for _, whole := range []reflect.Value{value, list, record} {
		text, err := json.Marshal(whole.Interface())
		require.NoError(t, err, value.Type())
		read := reflect.New(whole.Type())
		require.NoError(t, json.Unmarshal(text, read.Interface()), "%v: %s", value.Type(), text)
		require.Equal(t, whole.Interface(), read.Elem().Interface(), "%s", text)
	}
}

// addEntries puts an empty entry into every list of a record, so many levels deep.
func addEntries(v reflect.Value, depth int) {
	switch {
	case depth == 0 || !v.CanSet():
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			addEntries(v.Field(i), depth)
		}
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		addEntries(v.Index(0), depth-1)
	}
}
