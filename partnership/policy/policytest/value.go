package policytest

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// question is what a rule is asked: a value and a day.
type question[T any] struct {
	AsOf  calendar.Date // the day
	Value T             // the value
}

// theDay stands for the day of a question. It is not a place in the value.
const theDay policy.Pointer = "the day asked about"

// part is a part of a question: a field, an entry of a list, what a pointer points to, or
// the whole.
type part struct {
	at      policy.Pointer // where in the value
	steps   []int          // the way to it: indexes of fields and entries; 0 for what a pointer points to
	content string         // everything in it, as text: two parts with the same content are equal
	value   reflect.Value  // the part itself
	fixed   bool           // whether it cannot be changed, because it is not exported
	shape   string         // two parts of one shape can be compared part by part; "": it has no parts
	parts   []part
}

// maxDepth is how deep a value is looked at: it may hold itself.
const maxDepth = 24

// wholeOf returns the question with all its parts.
func wholeOf[T any](q question[T]) part {
	v := reflect.ValueOf(&q).Elem()
	whole := part{value: v, shape: "question", parts: []part{
		partOf(part{at: theDay, steps: []int{0}, value: v.Field(0)}),
		partOf(part{steps: []int{1}, value: v.Field(1)}),
	}}
	whole.content = whole.parts[0].content + whole.parts[1].content
	return whole
}

// partOf returns p with its parts and content.
func partOf(p part) part {
	v := p.value
	if p.shape = shapeOf(v, len(p.steps)); p.shape == "" {
		p.content = plain(v, len(p.steps))
		return p
	}
	count := 1
	switch v.Kind() {
	case reflect.Struct:
		count = v.NumField()
	case reflect.Slice, reflect.Array:
		count = v.Len()
	}
	p.parts = make([]part, count)
	for i := range p.parts {
		p.parts[i] = partOf(p.child(i))
	}
	p.content = p.joined()
	return p
}

// shapeOf returns the shape of a value: values of one shape have parts that can be
// compared one by one. It is "" for a value without parts, or too deep to look at.
func shapeOf(v reflect.Value, depth int) string {
	switch {
	case depth > maxDepth || isText(v):
		return ""
	case v.Kind() == reflect.Struct:
		return "struct"
	case v.Kind() == reflect.Slice || v.Kind() == reflect.Array:
		return "list of " + strconv.Itoa(v.Len())
	case v.Kind() == reflect.Pointer && !v.IsNil():
		return "pointer"
	}
	return ""
}

// child returns a part of p, without its own parts.
func (p *part) child(i int) part {
	made := part{at: p.at, steps: append(slices.Clip(p.steps), i), value: childOf(p.value, i), fixed: p.fixed}
	switch p.value.Kind() {
	case reflect.Struct:
		f := p.value.Type().Field(i)
		made.at, made.fixed = fieldAt(p.at, f), p.fixed || !f.IsExported()
	case reflect.Slice, reflect.Array:
		made.at = p.at.Index(i)
	}
	return made
}

// childOf returns a field, an entry, or what a pointer points to.
func childOf(v reflect.Value, i int) reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		return v.Field(i)
	case reflect.Slice, reflect.Array:
		return v.Index(i)
	}
	return v.Elem()
}

// moved returns the first part of p that has changed in v since p was made of it, because a rule
// changed the value. It returns nil if there is none.
func (p *part) moved(v reflect.Value) *part {
	if shapeOf(v, len(p.steps)) != p.shape || p.shape == "" && plain(v, len(p.steps)) != p.content {
		return p
	}
	for i := range p.parts {
		if moved := p.parts[i].moved(childOf(v, i)); moved != nil {
			return moved
		}
	}
	return nil
}

// joined returns the content of a part with parts.
func (p *part) joined() string {
	var b strings.Builder
	b.WriteString(p.shape + "{")
	for i := range p.parts {
		b.WriteString(p.parts[i].content)
		b.WriteByte(',')
	}
	b.WriteByte('}')
	return b.String()
}

// isText reports whether a value is a scalar with a text form, such as a date.
func isText(v reflect.Value) bool {
	if v.Kind() != reflect.Struct && v.Kind() != reflect.Array || !v.CanInterface() || v.Type().NumMethod() == 0 {
		return false
	}
	writes := v.Type().Implements(reflect.TypeFor[encoding.TextMarshaler]())
	return writes && reflect.PointerTo(v.Type()).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// plain returns the content of a value without parts.
func plain(v reflect.Value, depth int) string {
	switch {
	case depth > maxDepth:
		return "deep"
	case isText(v):
		text, err := v.Interface().(encoding.TextMarshaler).MarshalText()
		return strconv.Quote(string(text)) + " " + fmt.Sprint(err != nil)
	case v.Kind() == reflect.String:
		return strconv.Quote(v.String())
	case v.Kind() == reflect.Bool:
		return fmt.Sprint(v.Bool())
	case v.CanInt():
		return strconv.FormatInt(v.Int(), 10)
	case v.CanUint():
		return strconv.FormatUint(v.Uint(), 10)
	case v.CanFloat(), v.CanComplex():
		return fmt.Sprint(v)
	case v.Kind() == reflect.Map:
		return mapContent(v, depth)
	case v.Kind() == reflect.Interface && !v.IsNil():
		return v.Elem().Type().String() + partOf(part{steps: make([]int, depth+1), value: v.Elem()}).content
	}
	return "none"
}

// mapContent returns the content of a map, in the order of the contents of its keys.
func mapContent(v reflect.Value, depth int) string {
	all := []string{}
	for key, value := range v.Seq2() {
		entry := part{steps: make([]int, depth+1), value: key}
		text := partOf(entry).content
		entry.value = value
		all = append(all, text+":"+partOf(entry).content)
	}
	slices.Sort(all)
	return "map{" + strings.Join(all, ",") + "}"
}

// fieldAt returns the place of a field: by its JSON name or, if it has none, by its Go name in
// snake case. An embedded struct has the place of the struct around it.
func fieldAt(at policy.Pointer, f reflect.StructField) policy.Pointer {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	switch {
	case name != "":
		return at.Key(name)
	case f.Anonymous:
		return at
	}
	return at.Key(snake(f.Name))
}

// snake returns a Go name in snake case: "exit_plan" for "ExitPlan".
func snake(name string) string {
	lower := strings.ToLower(name)
	if len(lower) != len(name) {
		return lower
	}
	var b strings.Builder
	for i := range len(name) {
		if i > 0 && name[i] != lower[i] && name[i-1] == lower[i-1] {
			b.WriteByte('_')
		}
		b.WriteByte(lower[i])
	}
	return b.String()
}

// differences returns the smallest parts in which two questions differ, in pairs, up to a greatest
// number of them.
func differences(a, b *part, most int) (pairs [][2]*part) {
	if a.content == b.content {
		return nil
	}
	if a.shape != b.shape || a.shape == "" {
		return [][2]*part{{a, b}}
	}
	for i := range a.parts {
		if pairs = append(pairs, differences(&a.parts[i], &b.parts[i], most-len(pairs))...); len(pairs) >= most {
			break
		}
	}
	return pairs
}

// leaves calls visit for every part in p that can be changed as a whole: a part without parts, a
// list, or what a pointer points to.
func (p *part) leaves(visit func(*part)) {
	if !p.fixed && p.shape != "struct" && p.shape != "question" {
		visit(p)
	}
	for i := range p.parts {
		p.parts[i].leaves(visit)
	}
}

// lists calls visit for every list in p whose entries can be changed.
func (p *part) lists(visit func(*part)) {
	if !p.fixed && (p.value.Kind() == reflect.Slice || p.value.Kind() == reflect.Array) {
		visit(p)
	}
	for i := range p.parts {
		p.parts[i].lists(visit)
	}
}

// sketch is a copy of a question in which a part is changed and then changed back.
type sketch[T any] struct{ asks *question[T] }

// sketchOf returns a copy of a question. It shares nothing that can be changed with the original.
// whole has the parts of the question.
func sketchOf[T any](q question[T], whole *part) sketch[T] {
	own(reflect.ValueOf(&q).Elem(), whole)
	return sketch[T]{&q}
}

// own replaces the lists in v, and what its pointers point to, by copies. p has the parts of v.
func own(v reflect.Value, p *part) {
	if p.fixed {
		return
	}
	switch {
	case v.Kind() == reflect.Slice && len(p.parts) > 0:
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		v.Set(list)
	case v.Kind() == reflect.Pointer && len(p.parts) > 0:
		to := reflect.New(v.Type().Elem())
		to.Elem().Set(v.Elem())
		v.Set(to)
	}
	for i := range p.parts {
		own(childOf(v, i), &p.parts[i])
	}
}

// with calls use with the question in which the part at the end of steps has another value.
func (s sketch[T]) with(steps []int, value reflect.Value, use func(*question[T])) {
	at := reflect.ValueOf(s.asks).Elem()
	for _, i := range steps {
		at = childOf(at, i)
	}
	before := reflect.New(at.Type()).Elem()
	before.Set(at)
	at.Set(value)
	use(s.asks)
	at.Set(before)
}
