package schema

import (
	"reflect"
	"slices"
	"strings"
)

// fieldsOf returns the fields of a struct that have a key in a tag, and then the fields of the
// structs embedded in it, as field.Decode reads them. Of several fields with one key it returns
// the one that is embedded least deeply, and of these the first.
func fieldsOf(t reflect.Type, tag string) (all []reflect.StructField) {
	var met []reflect.Type
	keys := map[string]bool{}
	for level := []reflect.StructField{{Type: t}}; len(level) > 0; level = level[1:] {
		outer := indirect(level[0].Type)
		if slices.Contains(met, outer) {
			continue
		}
		met = append(met, outer)
		for i := range outer.NumField() {
			f := outer.Field(i)
			f.Index = append(slices.Clone(level[0].Index), i)
			key, _, _ := strings.Cut(f.Tag.Get(tag), ",")
			switch {
			case tag == "json" && embeds(f):
				level = append(level, f)
			case key != "" && key != "-" && (tag != "json" || f.IsExported()) && !keys[key]:
				keys[key], all = true, append(all, f)
			}
		}
	}
	return all
}

// embeds reports whether a field is an embedded struct whose fields belong to the struct around
// it.
func embeds(f reflect.StructField) bool {
	settable := f.IsExported() || f.Type.Kind() != reflect.Pointer
	inner := indirect(f.Type)
	return f.Anonymous && settable && f.Tag.Get("json") == "" && inner.Kind() == reflect.Struct && formOf(inner) == plainForm
}

// indirect returns the type that a pointer type points to, and any other type unchanged.
func indirect(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// at returns a field of a record. It allocates the embedded structs around the field if their
// pointers are nil.
func at(record reflect.Value, f reflect.StructField) reflect.Value {
	for _, i := range f.Index {
		if record.Kind() == reflect.Pointer {
			if record.IsNil() {
				record.Set(reflect.New(record.Type().Elem()))
			}
			record = record.Elem()
		}
		record = record.Field(i)
	}
	return record
}

// ownerOf returns the struct that a field is declared in.
func ownerOf(t reflect.Type, f reflect.StructField) reflect.Type {
	for _, i := range f.Index[:len(f.Index)-1] {
		t = indirect(t.Field(i).Type)
	}
	return t
}

// holds reports whether a type is a pointer, a list or a map, without a JSON form of its own.
func holds(t reflect.Type) bool {
	return slices.Contains([]reflect.Kind{reflect.Pointer, reflect.Map, reflect.Slice, reflect.Array}, t.Kind()) && formOf(t) == plainForm
}

// holdsItself reports whether a type is the type of its own entries, or of entries of these, with
// no struct between.
func holdsItself(t reflect.Type) bool {
	var met []reflect.Type
	for inner := t; holds(inner) && !slices.Contains(met, inner); {
		met = append(met, inner)
		if inner = inner.Elem(); inner == t {
			return true
		}
	}
	return false
}
