package schema

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// A want is what Validate wants of the fields of a record, by key.
type want struct {
	required []string       // the keys that are missing from an empty record, whichever one other key is set
	lengths  map[string]int // the greatest length of each text, in characters
}

// wantedOf finds out what the Validate of a type wants, if the type has one.
func wantedOf(t reflect.Type) want {
	if _, ok := reflect.New(t).Interface().(validator); !ok {
		return want{}
	}
	w := want{required: missing(reflect.New(t).Elem()), lengths: map[string]int{}}
	for _, f := range fieldsOf(t, "json") {
		key := keyOf(f)
		if f.Type.Kind() == reflect.String && formOf(f.Type) == plainForm {
			if most := longest(t, f, key); most > 0 {
				w.lengths[key] = most
			}
		}
		for _, text := range texts(f.Type) {
			record := reflect.New(t).Elem()
			if len(w.required) == 0 || !set(at(record, f), text) {
				continue
			}
			still := missing(record)
			w.required = slices.DeleteFunc(w.required, func(required string) bool {
				return required != key && !slices.Contains(still, required)
			})
		}
	}
	return w
}

// checks reports whether the Validate of a record finds missing, in the value of a field, all that
// the Validate of that value finds missing. If not, required has the keys that it does want there.
// A field that does not hold a record counts as checked.
func checks(t reflect.Type, f reflect.StructField) (checked bool, required []string) {
	_, checked = reflect.New(t).Interface().(validator)
	inner, key := f.Type, field.Key(keyOf(f))
	if inner.Kind() == reflect.Slice {
		inner, key = inner.Elem(), key+"[1]"
	}
	base := inner
	for holds(base) && !holdsItself(base) {
		base = base.Elem()
	}
	switch {
	case base.Kind() != reflect.Struct || formOf(base) != plainForm || !f.IsExported():
		return true, nil
	case !checked || base != inner:
		return checked, nil // values behind a pointer or in a map are not tried
	}
	if _, own := reflect.New(inner).Interface().(validator); !own {
		return false, alwaysWanted(t, f, inner, key)
	}
	always := wantedOf(inner).required
	for _, probe := range probes(inner) {
		wants := missingPaths(probe)
		if len(wants) == 0 {
			continue
		}
		found := wanting(t, f, probe, key)
		checked = checked && !slices.ContainsFunc(wants, func(path string) bool { return !slices.Contains(found, key+"."+path) })
		always = slices.DeleteFunc(slices.Clone(always), func(k string) bool {
			k = field.Key(k)
			return slices.Contains(wants, k) && !slices.Contains(found, key+"."+k)
		})
	}
	if checked {
		return true, nil
	}
	return false, always
}

// alwaysWanted returns the keys that the Validate of a record always wants in a field, whatever
// else is set. The field holds a record that has no Validate.
func alwaysWanted(t reflect.Type, f reflect.StructField, inner reflect.Type, key string) (keys []string) {
	for _, own := range fieldsOf(inner, "json") {
		keys = append(keys, keyOf(own))
	}
	for _, probe := range append(probes(inner), reflect.New(inner).Elem()) {
		for _, record := range append(probes(t), reflect.New(t).Elem()) {
			if len(keys) == 0 || !at(record, f).IsZero() {
				continue
			}
			found := missingPaths(with(record, f, probe))
			keys = slices.DeleteFunc(keys, func(own string) bool {
				next := key + "." + field.Key(own)
				first := strings.Replace(next, "[1]", "[0]", 1)
				return fieldKeyed(probe, own).IsZero() && !(slices.Contains(found, first) && slices.Contains(found, next))
			})
		}
	}
	return keys
}

// fieldKeyed returns the field of a record that has a key.
func fieldKeyed(record reflect.Value, key string) reflect.Value {
	for _, f := range fieldsOf(record.Type(), "json") {
		if keyOf(f) == key {
			return at(record, f)
		}
	}
	return record
}

// with returns a record with a value in one of its fields. If the field is a list, the value is in
// it twice: what is wanted of the first entry may not be wanted of the next.
func with(record reflect.Value, f reflect.StructField, value reflect.Value) reflect.Value {
	if v := at(record, f); v.Kind() == reflect.Slice {
		v.Set(reflect.Append(reflect.MakeSlice(v.Type(), 0, 2), value, value))
	} else {
		v.Set(value)
	}
	return record
}

// wanting returns the paths in a field at which the Validate of a record finds something missing,
// if a probe is in that field, whatever is in the others.
func wanting(t reflect.Type, f reflect.StructField, probe reflect.Value, key string) (paths []string) {
	for _, record := range append(categories(t, f), reflect.New(t).Elem()) {
		for _, path := range missingPaths(with(record, f, probe)) {
			if strings.HasPrefix(path, key+".") {
				paths = append(paths, path)
			}
		}
	}
	return paths
}

// probes returns records of a type that are empty but for one field.
func probes(t reflect.Type) (all []reflect.Value) {
	for _, f := range fieldsOf(t, "json") {
		for _, text := range texts(f.Type) {
			if record := reflect.New(t).Elem(); set(at(record, f), text) {
				all = append(all, record)
			}
		}
	}
	return all
}

// categories returns records of a type that are empty but for the value of one category. It leaves
// out the field but.
func categories(t reflect.Type, but reflect.StructField) (all []reflect.Value) {
	for _, f := range fieldsOf(t, "json") {
		if keyOf(f) == keyOf(but) || formOf(f.Type) != textForm {
			continue
		}
		form, _ := field.FormOf(read(reflect.New(f.Type), nothing))
		for _, text := range form.Values {
			if record := reflect.New(t).Elem(); set(at(record, f), text) {
				all = append(all, record)
			}
		}
	}
	return all
}

// setAny sets a value to the first text that it takes.
func setAny(v reflect.Value) bool {
	return slices.ContainsFunc(texts(v.Type()), func(text string) bool { return set(v, text) })
}

// keyOf returns the JSON key of a field, or "" if it has none.
func keyOf(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return key
}

// missingPaths returns the paths at which Validate finds something missing from a record.
func missingPaths(record reflect.Value) (paths []string) {
	for e := range field.All(field.At("", record.Addr().Interface().(validator).Validate())) {
		if errors.Is(e, field.ErrRequired) {
			paths = append(paths, e.Path)
		}
	}
	return paths
}

// texts returns the texts to try for a value: every value of a category, or one text for any other
// type.
func texts(t reflect.Type) []string {
	if formOf(t) != textForm {
		return []string{"x"}
	}
	form, _ := field.FormOf(read(reflect.New(t), nothing))
	if form.Example != "" {
		form.Values = append(form.Values, form.Example)
	}
	return form.Values
}

// A validator is a record.
type validator interface {
	// Validate returns what is wrong with the record.
	Validate() error
}

// missing returns the keys at which, or in which, Validate finds something missing from a record.
func missing(record reflect.Value) (keys []string) {
	for e := range field.All(field.At("", record.Addr().Interface().(validator).Validate())) {
		key, _, _ := strings.Cut(strings.TrimPrefix(e.Pointer(), "/"), "/")
		if errors.Is(e, field.ErrRequired) && key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// longest returns the greatest length that Validate allows for the text in a field, if it is one
// of the limits of package field, and otherwise 0.
func longest(t reflect.Type, f reflect.StructField, key string) int {
	for _, most := range []int{field.MaxName, field.MaxNote} {
		record := reflect.New(t).Elem()
		at(record, f).SetString(strings.Repeat("x", most+1))
		for e := range field.All(field.At("", record.Addr().Interface().(validator).Validate())) {
			if e.Path == field.Key(key) && errors.Is(e, field.ErrRange) {
				return most
			}
		}
	}
	return 0
}

// set sets a value to a text or, if it is not a text, to some number, truth value, record or list,
// and reports whether it could.
func set(v reflect.Value, text string) bool {
	switch t := v.Type(); {
	case t == reflect.TypeFor[uuid.UUID]():
		v.Index(0).SetUint(1)
	case formOf(t) == textForm:
		return read(v.Addr(), text) == nil
	case formOf(t) == ownForm:
		return false
	case v.Kind() == reflect.String:
		v.SetString(text)
	case v.CanInt():
		v.SetInt(1)
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	case v.Kind() == reflect.Struct:
		return slices.ContainsFunc(exported(v), setSome)
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(t, 1, 1))
		setSome(v.Index(0))
	default:
		return false
	}
	return true
}

// setSome sets a value other than a record or a list to the first text that it takes.
func setSome(v reflect.Value) bool {
	if plain := formOf(v.Type()) == plainForm; plain && (v.Kind() == reflect.Struct || v.Kind() == reflect.Slice) {
		return false
	}
	return setAny(v)
}

// exported returns the fields of a struct that a document can set.
func exported(v reflect.Value) (fields []reflect.Value) {
	for _, f := range fieldsOf(v.Type(), "json") {
		fields = append(fields, at(v, f))
	}
	return fields
}
