package sharedservices_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The laws of every exported function and method, tried and not only read from the source:
//
//   - it changes no argument, not even in what a list has room for beyond its length, and
//     nothing that a function or an iterator among the arguments gave it
//   - a change of an argument changes no result, and a change of a result no argument
//   - the same arguments give the same results
//   - it panics for no zero value, unless its name begins with Must
//
// The arguments come from the golden documents, and from what other calls returned.

// A call is a function, or a method whose receiver is its first argument.
type call struct {
	name     string
	function reflect.Value
}

// setters are the methods that change their receiver: what a decoder calls.
var setters = []string{"UnmarshalText", "UnmarshalJSON", "Scan"}

// simple returns the name without what it belongs to.
func (c call) simple() string { return c.name[strings.LastIndex(c.name, ".")+1:] }

// sets returns which argument the call is there to change, or -1.
func (c call) sets() int {
	switch {
	case c.name == "field.Scan":
		return 1
	case slices.Contains(setters, c.simple()):
		return 0
	}
	return -1
}

// mayPanic reports whether the call may panic for what is not valid.
func (c call) mayPanic() bool { return must.MatchString(c.simple()) }

// calls returns the functions of a listing, and the methods of its types.
func (l listing) calls(names []string) []call {
	var all []call
	for i, function := range l.functions {
		all = append(all, call{names[i], reflect.ValueOf(function)})
	}
	for _, value := range l.types {
		pointer := reflect.TypeOf(value)
		for i := range pointer.NumMethod() {
			method := pointer.Method(i)
			if byValue, ok := pointer.Elem().MethodByName(method.Name); ok {
				method = byValue
			}
			all = append(all, call{pointer.Elem().String() + "." + method.Name, method.Func})
		}
	}
	return all
}

// TestLaws_ListEverything holds that the listings name every exported function and type.
func TestLaws_ListEverything(t *testing.T) {
	for i, l := range listings {
		names := listed(t, i)
		want := exportedNames(t, l.room)
		for _, name := range want {
			assert.Truef(t, slices.Contains(names, name), "add %s to the listing of %s in laws_list_test.go", name, l.room)
		}
		assert.Lenf(t, names, len(want), "%s", l.room)
		assert.Lenf(t, names, len(l.functions)+len(l.types), "%s", l.room)
	}
	for _, room := range house {
		has := slices.ContainsFunc(listings, func(l listing) bool { return l.room == room })
		_, err := os.Stat(room)
		assert.Equalf(t, err == nil && !isTestKit(room) && room != "examples", has, "a listing of %s", room)
	}
}

// listed returns the names of the functions and then of the types in listing i, as they stand
// in the source: field.At.
func listed(t *testing.T, i int) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "laws_list_test.go", nil, 0)
	require.NoError(t, err)
	spec := file.Scope.Lookup("listings").Decl.(*ast.ValueSpec)
	var names []string
	for _, list := range spec.Values[0].(*ast.CompositeLit).Elts[i].(*ast.CompositeLit).Elts[1:] {
		for _, entry := range list.(*ast.CompositeLit).Elts {
			if made, ok := entry.(*ast.CallExpr); ok {
				entry = made.Args[0]
			}
			switch generic := entry.(type) {
			case *ast.IndexExpr:
				entry = generic.X
			case *ast.IndexListExpr:
				entry = generic.X
			}
			name := entry.(*ast.SelectorExpr)
			names = append(names, name.X.(*ast.Ident).Name+"."+name.Sel.Name)
		}
	}
	return names
}

// exportedNames returns the names of the functions and types that a room exports.
func exportedNames(t *testing.T, room string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(filepath.FromSlash(room), "*.go"))
	require.NoError(t, err)
	var names []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		for _, decl := range file.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil && d.Name.IsExported() {
					names = append(names, file.Name.Name+"."+d.Name.Name)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if s, ok := spec.(*ast.TypeSpec); ok && s.Name.IsExported() {
						names = append(names, file.Name.Name+"."+s.Name.Name)
					}
				}
			}
		}
	}
	return names
}

// TestLaws_HoldForEveryFunction holds the laws about arguments and results. It learns nothing
// from a call that returns errors only, so every function must answer once.
func TestLaws_HoldForEveryFunction(t *testing.T) {
	notRaced(t)
	tries, suited, answered := newSamples(t), suitable(t), map[string]bool{}
	var all []call
	for i, l := range listings {
		all = append(all, l.calls(listed(t, i))...)
	}
	try := func(c call, in []reflect.Value) {
		out, faults := c.hold(in)
		for _, fault := range faults {
			t.Errorf("%s: %s", c.name, fault)
		}
		for _, v := range out {
			tries.add(v, 0)
		}
		answered[c.name] = answered[c.name] || out != nil
	}
	for n := range 24 {
		for _, c := range all {
			try(c, tries.arguments(c, n))
		}
	}
	for _, c := range all {
		if in, ok := suited[c.name]; ok {
			try(c, values(in))
		}
		delete(suited, c.name)
	}
	assert.Empty(t, slices.Sorted(maps.Keys(suited)), "names of no function in laws_given_test.go")
	for _, c := range all {
		assert.Truef(t, !c.answers() || answered[c.name], "%s is unanswered: give it arguments that suit in laws_given_test.go", c.name)
	}
}

// TestLaws_FindBreaches holds that each law is tried.
func TestLaws_FindBreaches(t *testing.T) {
	n := 0
	breaches := map[string]any{
		"changes its argument 0 ([]int)[0].":                 func(l []int) { l[0] = 5 },
		"changes its argument 0 ([]int)[2].":                 func(l []int) int { return len(append(l, 5)) },
		"changes its argument 0 (map[string]int)[a]":         func(m map[string]int) { m["a"]++ },
		"changes its argument 0 (*struct { N int }).N.":      func(p *struct{ N int }) { p.N++ },
		"shares its argument 0 ([]int)[0].":                  func(l []int) []int { return l[:1] },
		"shares its argument 0 ([][]int)[0][0].":             func(l [][]int) [][]int { return slices.Clone(l) },
		"shares its argument 0 (map[string]int).":            func(m map[string]int) map[string]int { return m },
		"shares its argument 0 (*struct { N int }).N.":       func(p *struct{ N int }) *int { return &p.N },
		"shares its argument 0 ([]string)[0].":               func(l []string) error { return lazy(l) },
		"changes what a function gave it: 0 ([]int)[0].":     func(f func() []int) { f()[0] = 5 },
		"changes what a function gave it: 0 ([]string)[0].":  func(all iter.Seq[[]string]) { slices.Collect(all)[0][0] = "" },
		"with its result 0 ([]int)[0].":                      func(f func() []int) []int { return f() },
		"with its result 0 ([][]string)[0][0].":              func(all iter.Seq[[]string]) [][]string { return slices.Collect(all) },
		"with its result 0 ([][]int)[0][0].":                 func(l []int) iter.Seq[[]int] { return slices.Chunk(l, 2) },
		"gives another result 0 (int). for the same":         func() int { n++; return n },
		"panics: runtime error: integer divide by zero":      func(n int) int { return 1 / (n - 12) },
		"panics: runtime error: index out of range [9] with": func(l []int) int { return l[9] },
	}
	tries := &samples{map[reflect.Type][]reflect.Value{}}
	for want, breach := range breaches {
		c := call{"planted.Breach", reflect.ValueOf(breach)}
		_, faults := c.hold(tries.arguments(c, 2))
		if c.function.Type().NumIn() > 0 && c.function.Type().In(0).Kind() == reflect.Map {
			_, faults = c.hold(values([]any{map[string]int{"a": 1}}))
		}
		if assert.NotEmpty(t, faults, want) {
			assert.Contains(t, faults[0], want)
		}
	}
	fair := call{"planted.Fair", reflect.ValueOf(func(l [][]int) ([]int, error) { return slices.Concat(l...), nil })}
	_, faults := fair.hold(tries.arguments(fair, 2))
	assert.Empty(t, faults)
}

// A lazy error makes its text of a list that it does not copy.
type lazy []string

// Error returns the first text.
func (l lazy) Error() string { return l[0] }

// answers reports whether the call returns anything but an error.
func (c call) answers() bool {
	kind := c.function.Type()
	return c.sets() >= 0 || kind.NumOut() > 0 && kind.Out(0) != reflect.TypeFor[error]()
}

// TestLaws_NoZeroValuePanics holds that the zero value of every argument is an argument.
func TestLaws_NoZeroValuePanics(t *testing.T) {
	for i, l := range listings {
		for _, c := range l.calls(listed(t, i)) {
			in := make([]reflect.Value, c.function.Type().NumIn())
			for i := range in {
				in[i] = zero(c.function.Type().In(i), i == 0)
			}
			if _, panicked := c.do(in); !c.mayPanic() {
				assert.Emptyf(t, panicked, "%s of zero values", c.name)
			}
		}
	}
}

// zero returns the zero value of a type; for a receiver that is a pointer, and for an interface
// other than error and any, a pointer to one; and for a function one that returns zero values.
func zero(kind reflect.Type, receiver bool) reflect.Value {
	switch {
	case kind.Kind() == reflect.Pointer && receiver:
		return reflect.New(kind.Elem())
	case kind.Kind() == reflect.Interface && kind != reflect.TypeFor[error]() && kind != reflect.TypeFor[any]():
		return reflect.New(implementing(kind))
	case kind.Kind() == reflect.Func:
		return reflect.MakeFunc(kind, func([]reflect.Value) []reflect.Value { return zeros(kind) })
	}
	return reflect.Zero(kind)
}

// zeros returns the zero values of what a function returns.
func zeros(function reflect.Type) []reflect.Value {
	out := make([]reflect.Value, function.NumOut())
	for i := range out {
		out[i] = reflect.Zero(function.Out(i))
	}
	return out
}

// do calls the function, and returns its results, or with what it panics. An iterator is
// run, and stands there as the list of what it gives.
func (c call) do(in []reflect.Value) (out []reflect.Value, panicked string) {
	defer func() {
		if r := recover(); r != nil {
			panicked = fmt.Sprint("panics: ", r)
		}
	}()
	if c.function.Type().IsVariadic() {
		out = c.function.CallSlice(in)
	} else {
		out = c.function.Call(in)
	}
	for i, v := range out {
		if v.Kind() == reflect.Func && v.Type().CanSeq() && !v.IsNil() {
			out[i] = listOf(v)
		}
	}
	return out, ""
}

// listOf returns what an iterator gives: the first thousand.
func listOf(sequence reflect.Value) reflect.Value {
	list := reflect.MakeSlice(reflect.SliceOf(sequence.Type().In(0).In(0)), 0, 0)
	for v := range sequence.Seq() {
		if list = reflect.Append(list, v); list.Len() == 1000 {
			break
		}
	}
	return list
}

// hold tries the laws on the call with some arguments. It returns copies of the results, none if
// an error is among them, and what breaks a law.
func (c call) hold(in []reflect.Value) (results []reflect.Value, faults []string) {
	given, again := cloneAll(in), cloneAll(in)
	lent, lentCopies = nil, nil
	out, panicked := c.do(in)
	if panicked != "" {
		if c.mayPanic() {
			return nil, nil
		}
		return nil, []string{panicked}
	}
	if i := c.sets(); i >= 0 {
		out, in, given = append(out, in[i]), slices.Delete(in, i, i+1), slices.Delete(given, i, i+1)
	}
	if at := differenceOfAll(in, given); at != same {
		faults = append(faults, "changes its argument "+at)
	}
	if at := differenceOfAll(lent, lentCopies); at != same {
		faults = append(faults, "changes what a function gave it: "+at)
	}
	texts, before := errorTexts(out), cloneAll(out)
	scrambleAll(in)
	scrambleAll(lent)
	if at := differenceOfAll(out, before); at != same || !slices.Equal(texts, errorTexts(out)) {
		faults = append(faults, "shares its argument "+differenceOfAll(in, given)+" with its result "+at)
	}
	given = cloneAll(in)
	scrambleAll(out)
	if at := differenceOfAll(in, given); at != same {
		faults = append(faults, "shares its argument "+at+" with a result")
	}
	second, _ := c.do(again)
	if i := c.sets(); i >= 0 {
		second = append(second, again[i])
	}
	if at := differenceOfAll(second, before); at != same || !slices.Equal(texts, errorTexts(second)) {
		faults = append(faults, "gives another result "+at+" for the same arguments")
	}
	if slices.ContainsFunc(texts, func(text string) bool { return text != "" }) {
		return nil, faults
	}
	return before, faults
}

// values returns copies of arguments.
func values(given []any) []reflect.Value {
	in := make([]reflect.Value, len(given))
	for i, v := range given {
		in[i] = withRoom(clone(reflect.ValueOf(v)))
	}
	return in
}

// arguments returns the samples of a number for a call.
func (s *samples) arguments(c call, n int) []reflect.Value {
	kind := c.function.Type()
	in := make([]reflect.Value, kind.NumIn())
	for i := range in {
		in[i] = s.sample(kind.In(i), n+i*(n/mostSamples), 0)
	}
	if i := c.sets(); i >= 0 {
		source := reflect.New(kind.In(1 - i)).Elem()
		switch text := s.written(reflect.Indirect(in[i]).Type(), n); source.Kind() {
		case reflect.Slice:
			source.SetBytes(text)
		default:
			source.Set(reflect.ValueOf(string(text)))
		}
		in[1-i] = source
	}
	return in
}

// errorTexts returns the texts of the errors among some results, "" for each other.
func errorTexts(out []reflect.Value) []string {
	texts := make([]string, len(out))
	for i, v := range out {
		if err, ok := v.Interface().(error); ok && v.Type() == reflect.TypeFor[error]() {
			texts[i] = err.Error()
		}
	}
	return texts
}
