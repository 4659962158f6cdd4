package sharedservices_test

import (
	"reflect"
	"strconv"
	"time"
	"unsafe"
)

// whole reports whether a value is copied and compared as one: nobody changes it.
func whole(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
		return true
	case reflect.Interface:
		return v.IsNil() || v.Type() == reflect.TypeFor[error]()
	}
	return v.Type() == reflect.TypeFor[*time.Location]()
}

// open returns an addressable value as one that can be read and set, exported or not.
func open(v reflect.Value) reflect.Value {
	return reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
}

// cloneAll returns copies of values.
func cloneAll(all []reflect.Value) []reflect.Value {
	copies := make([]reflect.Value, len(all))
	for i, v := range all {
		copies[i] = clone(v)
	}
	return copies
}

// clone returns a copy of a value that shares nothing with it.
func clone(v reflect.Value) reflect.Value {
	to := reflect.New(v.Type()).Elem()
	to.Set(v)
	detach(to)
	return to
}

// detach replaces all that an addressable value points at with copies.
func detach(v reflect.Value) {
	if whole(v) {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			detach(open(v.Field(i)))
		}
	case reflect.Array:
		for i := range v.Len() {
			detach(v.Index(i))
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		to := reflect.MakeSlice(v.Type(), v.Cap(), v.Cap())
		reflect.Copy(to, v.Slice(0, v.Cap()))
		for i := range to.Len() {
			detach(to.Index(i))
		}
		v.Set(to.Slice(0, v.Len()))
	case reflect.Map:
		if v.IsNil() {
			return
		}
		to := reflect.MakeMap(v.Type())
		for _, key := range v.MapKeys() {
			to.SetMapIndex(key, clone(v.MapIndex(key)))
		}
		v.Set(to)
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		v.Set(clone(v.Elem()).Addr())
	case reflect.Interface:
		v.Set(clone(v.Elem()))
	}
}

// differenceOfAll returns where the values of two lists first differ, and "" if nowhere.
func differenceOfAll(a, b []reflect.Value) string {
	for i := range a {
		if at := difference(a[i], b[i]); at != "" {
			return strconv.Itoa(i) + " (" + a[i].Type().String() + ")" + at
		}
	}
	return ""
}

// same is what difference returns for values that do not differ.
const same = ""

// difference returns where two values of a type differ, what their lists have room for
// included: ".Members[0].Org", or "." where the values themselves do.
func difference(a, b reflect.Value) string {
	switch a.Kind() {
	case reflect.Func:
		return differ(a.IsNil() != b.IsNil())
	case reflect.Struct:
		for i := range a.NumField() {
			if at := difference(a.Field(i), b.Field(i)); at != same {
				return "." + a.Type().Field(i).Name + at
			}
		}
		return same
	case reflect.Array:
		return differenceOfEntries(a, b, a.Len())
	case reflect.Slice:
		if a.IsNil() != b.IsNil() || a.Len() != b.Len() || a.Cap() != b.Cap() {
			return "."
		}
		return differenceOfEntries(a.Slice(0, a.Cap()), b.Slice(0, b.Cap()), a.Cap())
	case reflect.Map:
		return differenceOfMaps(a, b)
	case reflect.Pointer:
		if a.Pointer() == b.Pointer() {
			return same
		}
	case reflect.Interface:
		if a.Type() == reflect.TypeFor[error]() { // its text is compared
			return differ(a.IsNil() != b.IsNil())
		}
	default:
		return differ(!a.Equal(b))
	}
	if a.IsNil() || b.IsNil() || a.Elem().Type() != b.Elem().Type() {
		return differ(a.IsNil() != b.IsNil() || !a.IsNil())
	}
	return difference(a.Elem(), b.Elem())
}

// differ returns what difference does for values that have no parts.
func differ(yes bool) string {
	if yes {
		return "."
	}
	return same
}

// differenceOfEntries compares the first entries of two lists.
func differenceOfEntries(a, b reflect.Value, n int) string {
	for i := range n {
		if at := difference(a.Index(i), b.Index(i)); at != same {
			return "[" + strconv.Itoa(i) + "]" + at
		}
	}
	return same
}

// differenceOfMaps compares two maps.
func differenceOfMaps(a, b reflect.Value) string {
	if a.IsNil() != b.IsNil() || a.Len() != b.Len() {
		return "."
	}
	for _, key := range a.MapKeys() {
		if in := b.MapIndex(key); !in.IsValid() || difference(a.MapIndex(key), in) != same {
			return "[" + key.String() + "]"
		}
	}
	return same
}

// scrambleAll scrambles values.
func scrambleAll(all []reflect.Value) {
	for _, v := range all {
		scramble(v)
	}
}

// scramble changes all in a value that a caller can change and another could see: what is in
// its lists, with what they have room for, in its maps and behind its pointers.
func scramble(v reflect.Value) {
	if whole(v) {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		seen := false
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				seen = true
				scramble(v.Field(i))
			}
		}
		if !seen && v.CanSet() {
			v.SetZero()
		}
	case reflect.Array:
		for i := range v.Len() {
			scramble(v.Index(i))
		}
	case reflect.Slice:
		for i := range v.Cap() {
			scramble(v.Slice(0, v.Cap()).Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			scramble(v.MapIndex(key))
			v.SetMapIndex(key, reflect.Value{})
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			scramble(v.Elem())
		}
	default:
		scrambleScalar(v)
	}
}

// scrambleScalar sets a text, a number or a yes or no to another, if it can be set.
func scrambleScalar(v reflect.Value) {
	switch {
	case !v.CanSet():
	case v.Kind() == reflect.String:
		v.SetString(v.String() + "!")
	case v.Kind() == reflect.Bool:
		v.SetBool(!v.Bool())
	case v.CanInt():
		v.SetInt(v.Int() ^ 1)
	case v.CanUint():
		v.SetUint(v.Uint() ^ 1)
	case v.CanFloat():
		v.SetFloat(v.Float() + 1)
	}
}
