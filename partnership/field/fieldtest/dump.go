package fieldtest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// dump returns everything that a value holds, a line for each part, the parts that
// are not exported and those of a slice up to its capacity too.
func dump[T any](value T) string {
	d := dumper{inside: map[visit]bool{}}
	d.dump("", reflect.ValueOf(&value).Elem())
	return d.text.String()
}

// A visit is a pointer or map that a dumper is inside of, so that it goes in no
// circle.
type visit struct {
	kind reflect.Type
	at   uintptr
}

// A dumper writes a dump.
type dumper struct {
	text   strings.Builder
	inside map[visit]bool
}

// dump writes what is in a value, below a path.
func (d *dumper) dump(path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			d.dump(path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Array:
		d.list(path, v, v.Len())
	case reflect.Slice:
		fmt.Fprintf(&d.text, "%s: %t, length %d\n", path, v.IsNil(), v.Len())
		d.list(path, v.Slice(0, v.Cap()), v.Cap())
	case reflect.Interface:
		fmt.Fprintf(&d.text, "%s: %t\n", path, v.IsNil())
		if !v.IsNil() {
			d.dump(path+".("+v.Elem().Type().String()+")", v.Elem())
		}
	case reflect.Pointer, reflect.Map:
		d.behind(path, v)
	default:
		fmt.Fprintf(&d.text, "%s: %s\n", path, plain(v))
	}
}

// plain returns the text of a value that has no parts.
func plain(v reflect.Value) string {
	switch {
	case v.Kind() == reflect.Bool:
		return fmt.Sprint(v.Bool())
	case v.CanInt():
		return fmt.Sprint(v.Int())
	case v.CanUint():
		return fmt.Sprint(v.Uint())
	case v.CanFloat(), v.CanComplex():
		return fmt.Sprint(v)
	case v.Kind() == reflect.String:
		return fmt.Sprintf("%q", v.String())
	}
	return fmt.Sprintf("%#x", v.Pointer()) // a function or channel
}

// list writes the entries of a list.
func (d *dumper) list(path string, v reflect.Value, n int) {
	for i := range n {
		d.dump(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
	}
}

// behind writes a pointer or map and what is behind it, unless it is inside of that.
func (d *dumper) behind(path string, v reflect.Value) {
	fmt.Fprintf(&d.text, "%s: %#x\n", path, v.Pointer())
	here := visit{v.Type(), v.Pointer()}
	if v.IsNil() || d.inside[here] {
		return
	}
	d.inside[here] = true
	if v.Kind() == reflect.Pointer {
		d.dump("(*"+path+")", v.Elem())
	} else {
		d.entries(path, v)
	}
	delete(d.inside, here)
}

// entries writes the entries of a map, in the order of their text.
func (d *dumper) entries(path string, v reflect.Value) {
	var all []string
	for key, value := range v.Seq2() {
		entry := dumper{inside: d.inside}
		entry.dump(path+" key", key)
		entry.dump(path+" value", value)
		all = append(all, entry.text.String())
	}
	slices.Sort(all)
	d.text.WriteString(strings.Join(all, ""))
}
