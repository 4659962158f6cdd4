package schema

import (
	"encoding"
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// A want is what Validate says about the fields of a record by their keys.
type want struct {
	required []string       // missing from an empty record, and when any one other field is set
	lengths  map[string]int // how many characters a text may have
}

// wantedOf asks Validate what it wants of a type, if it has one.
func wantedOf(t reflect.Type) want {
	if _, ok := reflect.New(t).Interface().(validator); !ok {
		return want{}
	}
	w := want{required: missing(reflect.New(t).Elem()), lengths: map[string]int{}}
	for i := range t.NumField() {
		f := t.Field(i)
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if key == "" || !f.IsExported() {
			continue
		}
		if f.Type.Kind() == reflect.String && formOf(f.Type) == plainForm {
			if most := longest(t, i, key); most > 0 {
				w.lengths[key] = most
			}
		}
		record := reflect.New(t).Elem()
		if !set(record.Field(i)) || len(w.required) == 0 {
			continue
		}
		still := missing(record)
		w.required = slices.DeleteFunc(w.required, func(required string) bool {
			return required != key && !slices.Contains(still, required)
		})
	}
	return w
}

// A validator is a record.
type validator interface{ Validate() error }

// missing returns the keys of what Validate says is missing from a record.
func missing(record reflect.Value) (keys []string) {
	for e := range field.All(field.At("", record.Addr().Interface().(validator).Validate())) {
		key, _, _ := strings.Cut(strings.TrimPrefix(e.Pointer(), "/"), "/")
		if errors.Is(e, field.ErrRequired) && key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// longest returns how many characters Validate allows the text in a field to have, if it is one
// of the limits of package field, and otherwise 0.
func longest(t reflect.Type, i int, key string) int {
	for _, most := range []int{field.MaxName, field.MaxNote} {
		record := reflect.New(t).Elem()
		record.Field(i).SetString(strings.Repeat("x", most+1))
		for e := range field.All(field.At("", record.Addr().Interface().(validator).Validate())) {
			if e.Path == field.Key(key) && errors.Is(e, field.ErrRange) {
				return most
			}
		}
	}
	return 0
}

// set sets a value to some text, number or truth, and reports whether it could.
func set(v reflect.Value) bool {
	switch text, hasText := v.Addr().Interface().(encoding.TextUnmarshaler); {
	case v.Type() == reflect.TypeFor[uuid.UUID]():
		v.Index(0).SetUint(1)
	case hasText:
		form, _ := field.FormOf(text.UnmarshalText([]byte("\x00")))
		if len(form.Values) > 0 {
			form.Example = form.Values[0]
		}
		return form.Example != "" && text.UnmarshalText([]byte(form.Example)) == nil
	case v.Kind() == reflect.String:
		v.SetString("x")
	case v.CanInt():
		v.SetInt(1)
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	case v.Kind() == reflect.Struct:
		return slices.ContainsFunc(exported(v), set)
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		if formOf(v.Index(0).Type()) != plainForm {
			return set(v.Index(0))
		}
	default:
		return false
	}
	return true
}

// exported returns the fields of a struct that a document can set.
func exported(v reflect.Value) (fields []reflect.Value) {
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() && f.Tag.Get("json") != "" {
			fields = append(fields, v.Field(i))
		}
	}
	return fields
}
