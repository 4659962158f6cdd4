package schema

import (
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

// checks reports whether Validate of a record finds missing in a field what Validate of the type
// of the field finds missing, and which keys of that it always wants. A field that holds no
// record, or one without a Validate of its own, is checked if the record is.
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
		return checked, nil // what is behind a pointer or in a map is not tried
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

// alwaysWanted returns the keys that Validate of a record wants in a field that holds a record
// without a Validate of its own, whatever else is set in either.
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

// with returns a record with a value in one of its fields, or twice in the list there: what is
// wanted of the first entry may not be wanted of the next.
func with(record reflect.Value, f reflect.StructField, value reflect.Value) reflect.Value {
	if v := at(record, f); v.Kind() == reflect.Slice {
		v.Set(reflect.Append(reflect.MakeSlice(v.Type(), 0, 2), value, value))
	} else {
		v.Set(value)
	}
	return record
}

// wanting returns where Validate of a record says that something is missing if a probe is in one
// of its fields, whatever is in the others.
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

// categories returns records of a type that are empty but for the value of a category, in a field
// other than one.
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

// setAny sets a value to the first that it can be.
func setAny(v reflect.Value) bool {
	return slices.ContainsFunc(texts(v.Type()), func(text string) bool { return set(v, text) })
}

// keyOf returns the key of a field in JSON; "" if it has none.
func keyOf(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return key
}

// missingPaths returns where Validate says that something is missing from a record.
func missingPaths(record reflect.Value) (paths []string) {
	for e := range field.All(field.At("", record.Addr().Interface().(validator).Validate())) {
		if errors.Is(e, field.ErrRequired) {
			paths = append(paths, e.Path)
		}
	}
	return paths
}

// texts returns the texts to set a value to: every value of a category, and one of any other type.
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

// set sets a value to a text if it is one, and otherwise to some number, truth or list, and
// reports whether it could.
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

// setSome sets a value, other than a record or a list, to the first that it can be.
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
