package fieldtest

import (
	"encoding"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// OnlyZeroIsZero checks that IsZero reports true for the zero value of a record and for
// one whose lists are empty, and false as soon as any one of its fields is set, or any two
// of them. What IsZero overlooks would be left out where the record is written with
// omitzero.
func OnlyZeroIsZero[T interface{ IsZero() bool }](t testing.TB) {
	t.Helper()
	var zero T
	assert.True(t, zero.IsZero(), "nothing is set")
	kind := reflect.TypeFor[T]()
	for i := range kind.NumField() {
		record := reflect.New(kind)
		of := record.Elem().Field(i)
		if of.Kind() == reflect.Slice {
			of.Set(reflect.MakeSlice(of.Type(), 0, 0))
			assert.True(t, record.Elem().Interface().(T).IsZero(), "an empty list: %s", kind.Field(i).Name)
		}
		require.True(t, fill(of), "no value is known for %s", kind.Field(i).Name)
		assert.False(t, record.Elem().Interface().(T).IsZero(), "set: %s", kind.Field(i).Name)
		for j := range i {
			both := reflect.New(kind).Elem()
			both.Field(i).Set(of)
			fill(both.Field(j))
			assert.False(t, both.Interface().(T).IsZero(), "set: %s and %s", kind.Field(j).Name, kind.Field(i).Name)
		}
	}
}

// fill sets a value to one that is not zero, and reports whether it could.
func fill(v reflect.Value) bool {
	switch {
	case v.Kind() == reflect.Struct && fillText(v):
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() && fill(v.Field(i)) {
				break
			}
		}
	case v.Kind() == reflect.Array && v.Len() > 0:
		return fill(v.Index(0))
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	case v.Kind() == reflect.String:
		v.SetString("x")
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	case v.CanInt():
		v.SetInt(1)
	case v.CanUint():
		v.SetUint(1)
	}
	return !v.IsZero()
}

// fillText reads a value from the first text that its type takes: a day, a number, money
// or a part of the whole.
func fillText(v reflect.Value) bool {
	reader, reads := v.Addr().Interface().(encoding.TextUnmarshaler)
	for _, text := range []string{"2026-04-01", "1", "1.00", "100%", "more than 1/2"} {
		if reads && reader.UnmarshalText([]byte(text)) == nil && !v.IsZero() {
			return true
		}
	}
	return false
}
