package sharedservices_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
)

// This file and the next two find what a function changes of what it is given: here what a
// value has of it, in purity_calls_test.go what a call does, and in purity_flow_test.go what
// statements do, one after the other. A method that is called through an interface does what
// it does in any type of the library that has the methods of the interface; a function from
// a list, a field or a result, what any function does that is kept in one.

// source is a parameter of a function, counted from the receiver, or a field of one.
// What a function literal captures is its only source.
type source struct {
	param int
	field string
}

var capture = source{param: -1}

// loan says what a value has of what the function was given: of which sources, and
// through how many references it may be changed before that changes what is theirs.
// A slice has its array through one; its clone may be changed through one, and what
// the elements of the clone refer to is still theirs. No loan is a value of the
// function's own.
type loan map[source]int

// with returns what has something of both.
func (l loan) with(m loan) loan {
	both := maps.Clone(l)
	for of, free := range m {
		if both == nil {
			both = loan{}
		}
		if before, ok := both[of]; !ok || free < before {
			both[of] = free
		}
	}
	return both
}

// each returns the loan with another number for each source.
func (l loan) each(change func(free int) int) loan {
	all := loan{}
	for of, free := range l {
		all[of] = min(change(free), 9)
	}
	return all
}

// up returns what a reference of the function's own to the value has, down what is
// found through one reference, and cloned what a clone has.
func (l loan) up() loan     { return l.each(func(free int) int { return free + 1 }) }
func (l loan) down() loan   { return l.each(func(free int) int { return max(0, free-1) }) }
func (l loan) cloned() loan { return l.each(func(free int) int { return max(1, free) }) }

// effects are what a function does: through how many references it changes each
// source (1, or 2 for more), and what each result, and each field of it, has.
type effects struct {
	changes map[source]int
	stores  map[source]loan // what is put into each source of what others have
	results []map[string]loan
	deeper  []map[string]loan // the same, of what is found through one reference
}

// place is a variable, or the field of one at a path as .A.B.
type place struct {
	of   *types.Var
	path string
}

// flow follows one function.
type flow struct {
	*pkg
	held    map[place]loan
	results []map[string]loan
	named   []*types.Var // the named results
	// The function literals that variables are, and those that are being followed.
	literals  map[types.Object]*ast.FuncLit
	entered   map[*ast.FuncLit]bool
	functions map[types.Object]*types.Func // the declared functions that variables are
	methods   map[types.Object]ast.Expr    // the methods with their receivers that variables are
	inner     int                          // how many function literals it is in
	// within is the literal that is looked at, if it is one: what it captures is
	// what it is given.
	within *ast.FuncLit
	change func(pos token.Pos, of source)
	stores map[source]loan // what is put into what the function is given
}

// refers reports whether a value of a type holds references through which something
// could be changed here. Nothing changes a time or a decimal.
func refers(t types.Type) bool {
	if t == nil {
		return false // of _
	}
	does, known := referring[t]
	if !known {
		does = holdsReferences(t)
		referring[t] = does
	}
	return does
}

// referring is what refers has found out.
var referring = map[types.Type]bool{}

func holdsReferences(t types.Type) bool {
	if name := types.TypeString(t, nil); name == timeType || name == decimalType {
		return false
	}
	if terms := termsOf(t); len(terms) > 0 {
		return slices.ContainsFunc(terms, refers)
	}
	switch t := t.Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map, *types.Interface, *types.Signature:
		return true // what is asserted to be in an interface may be changed, and what a function takes from around it
	case *types.Array:
		return refers(t.Elem())
	case *types.Struct:
		for field := range t.Fields() {
			if refers(field.Type()) {
				return true
			}
		}
	}
	return false
}

// termsOf returns the types that a type parameter may stand for, if its constraint
// lists them.
func termsOf(t types.Type) (all []types.Type) {
	constraint, ok := t.Underlying().(*types.Interface)
	if !ok {
		return nil
	}
	for embedded := range constraint.EmbeddedTypes() {
		if union, ok := embedded.(*types.Union); ok {
			for term := range union.Terms() {
				if terms := termsOf(term.Type()); terms != nil {
					all = append(all, terms...)
				} else {
					all = append(all, term.Type())
				}
			}
		} else if types.IsInterface(embedded) {
			all = append(all, termsOf(embedded)...)
		} else {
			all = append(all, embedded)
		}
	}
	return all
}

// is reports whether a type, or each that it may stand for, is of a kind.
func is[T types.Type](t types.Type) bool {
	terms := termsOf(t)
	if len(terms) == 0 {
		_, ok := t.Underlying().(T)
		return ok
	}
	return !slices.ContainsFunc(terms, func(term types.Type) bool { return !is[T](term) })
}

func isPointer(t types.Type) bool { return is[*types.Pointer](t) }
func isArray(t types.Type) bool   { return is[*types.Array](t) }

// captured reports whether a variable is one that the literal takes from around it.
func (f *flow) captured(v *types.Var) bool {
	return f.within != nil && !v.IsField() && v.Parent() != f.types.Scope() && v.Pkg() == f.types && (v.Pos() < f.within.Pos() || v.Pos() > f.within.End())
}

// at returns the place that an expression names, if it is one.
func (f *flow) at(expr ast.Expr) (place, bool) {
	switch expr := ast.Unparen(expr).(type) {
	case *ast.Ident:
		v, ok := f.info.ObjectOf(expr).(*types.Var)
		return place{of: v}, ok
	case *ast.SelectorExpr:
		if s := f.info.Selections[expr]; s != nil && s.Kind() == types.FieldVal {
			at, ok := f.at(expr.X)
			return place{at.of, at.path + "." + expr.Sel.Name}, ok
		}
	}
	return place{}, false
}

// set notes what a place has from now on, and each of its fields.
func (f *flow) set(to place, value loan, fields map[string]loan) {
	maps.DeleteFunc(f.held, func(at place, _ loan) bool {
		return at.of == to.of && (at.path == to.path || strings.HasPrefix(at.path, to.path+"."))
	})
	f.held[to] = value
	for field, l := range fields {
		if field != "" {
			f.held[place{to.of, to.path + "." + field}] = l
		}
	}
}

// fieldsOf calls visit with each field that holds references of a struct, or of what
// a pointer to one points at.
func fieldsOf(t types.Type, visit func(field string)) {
	if t == nil {
		return
	}
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	record, ok := t.Underlying().(*types.Struct)
	if !ok {
		return
	}
	for field := range record.Fields() {
		if refers(field.Type()) {
			visit(field.Name())
		}
	}
}

// fields returns what each field of the value of an expression has.
func (f *flow) fields(expr ast.Expr) map[string]loan {
	all := map[string]loan{}
	if expr == nil {
		return all
	}
	fieldsOf(f.info.TypeOf(expr), func(field string) { all[field] = f.field(expr, field) })
	return all
}

// field returns what a field of the value of an expression has.
func (f *flow) field(expr ast.Expr, field string) loan {
	expr = ast.Unparen(expr)
	if at, ok := f.at(expr); ok {
		in := place{at.of, at.path + "." + field}
		if l, ok := f.held[in]; ok {
			return f.recordAt(in, fieldOf(f.info.TypeOf(expr), field), l)
		}
	}
	switch expr := expr.(type) {
	case *ast.StarExpr:
		return f.field(expr.X, field)
	case *ast.UnaryExpr:
		if expr.Op == token.AND {
			return f.field(expr.X, field)
		}
	case *ast.CompositeLit:
		record, ok := f.info.TypeOf(expr).Underlying().(*types.Struct)
		for i, element := range expr.Elts {
			if pair, keyed := element.(*ast.KeyValueExpr); ok && keyed {
				if pair.Key.(*ast.Ident).Name == field {
					return f.value(pair.Value)
				}
			} else if ok && record.Field(i).Name() == field {
				return f.value(element)
			}
		}
		if ok {
			return nil
		}
	case *ast.CallExpr:
		if all := f.called(expr, 0); all != nil {
			if l, ok := all[field]; ok {
				return l
			}
		}
	}
	return f.through(expr, isPointer(f.info.TypeOf(expr)))
}

// value returns what the value of an expression has.
func (f *flow) value(expr ast.Expr) loan {
	expr = ast.Unparen(expr)
	t := f.info.TypeOf(expr)
	if t == nil || !refers(t) {
		if tuple, ok := t.(*types.Tuple); !ok || tuple.Len() == 0 {
			return nil
		}
	}
	if at, ok := f.at(expr); ok {
		if _, ok := t.Underlying().(*types.Struct); ok {
			return f.record(at, expr)
		}
		if l, ok := f.held[at]; ok {
			return l
		}
	}
	return f.part(expr)
}

// record returns what a struct in a place has: what its fields have.
func (f *flow) record(at place, expr ast.Expr) loan {
	whole, ok := f.held[at]
	if !ok {
		whole = f.part(expr)
	}
	return f.recordAt(at, f.info.TypeOf(expr), whole)
}

// recordAt returns what is known of the fields of a place, in place of what the whole has.
func (f *flow) recordAt(at place, t types.Type, whole loan) (all loan) {
	if t == nil {
		return whole
	}
	if _, ok := t.Underlying().(*types.Struct); !ok {
		return whole
	}
	fieldsOf(t, func(field string) {
		in := place{at.of, at.path + "." + field}
		l, ok := f.held[in]
		if !ok {
			l = whole
		}
		all = all.with(f.recordAt(in, fieldOf(t, field), l))
	})
	return all
}

// fieldOf returns the type of a field of a struct, or of what a pointer to one points at.
func fieldOf(t types.Type, field string) types.Type {
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	if record, ok := t.Underlying().(*types.Struct); ok {
		for v := range record.Fields() {
			if v.Name() == field {
				return v.Type()
			}
		}
	}
	return nil
}

// part returns what the value of an expression has that is found in another.
func (f *flow) part(expr ast.Expr) loan {
	switch expr := expr.(type) {
	case *ast.Ident:
		if v, ok := f.info.ObjectOf(expr).(*types.Var); ok && f.captured(v) {
			return loan{capture: 0}
		}
	case *ast.SelectorExpr:
		if s := f.info.Selections[expr]; s != nil && s.Kind() != types.MethodExpr {
			return f.through(expr.X, isPointer(f.info.TypeOf(expr.X)))
		}
	case *ast.FuncLit:
		return f.taken(expr)
	case *ast.IndexExpr:
		if f.info.TypeOf(expr.X) == nil || is[*types.Signature](f.info.TypeOf(expr.X)) {
			return nil // a function of some type
		}
		return f.through(expr.X, !isArray(f.info.TypeOf(expr.X)))
	case *ast.StarExpr:
		return f.through(expr.X, true)
	case *ast.TypeAssertExpr:
		return f.value(expr.X)
	case *ast.SliceExpr:
		if isArray(f.info.TypeOf(expr.X)) {
			return f.address(expr.X)
		}
		return f.value(expr.X)
	case *ast.UnaryExpr:
		if expr.Op == token.AND {
			return f.address(expr.X)
		}
	case *ast.CompositeLit:
		return f.literal(expr)
	case *ast.CallExpr:
		return f.called(expr, 0)[""]
	}
	return nil
}

// through returns what is found in a value, past a reference or not.
func (f *flow) through(expr ast.Expr, reference bool) loan {
	if reference {
		return f.value(expr).down()
	}
	return f.value(expr)
}

// taken returns what a function literal takes from around it.
func (f *flow) taken(lit *ast.FuncLit) (all loan) {
	for node := range ast.Preorder(lit.Body) {
		id, _ := node.(*ast.Ident)
		if v, ok := f.info.Uses[id].(*types.Var); ok && !v.IsField() && (v.Pos() < lit.Pos() || v.Pos() > lit.End()) {
			all = all.with(f.value(id))
		}
	}
	return all
}

// literal returns what a composite literal has.
func (f *flow) literal(lit *ast.CompositeLit) (all loan) {
	for _, element := range lit.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			element = pair.Value
		}
		all = all.with(f.value(element))
	}
	switch f.info.TypeOf(lit).Underlying().(type) {
	case *types.Struct, *types.Array:
		return all
	}
	return all.up()
}

// address returns what a pointer to an expression has: if it may not be changed at
// all, what is pointed at is theirs.
func (f *flow) address(expr ast.Expr) loan {
	expr = ast.Unparen(expr)
	var holder loan // what a pointer to what the expression is in has
	switch expr := expr.(type) {
	case *ast.Ident:
		if v, ok := f.info.ObjectOf(expr).(*types.Var); ok && f.captured(v) {
			return loan{capture: 0}
		}
	case *ast.SelectorExpr:
		if s := f.info.Selections[expr]; s == nil || s.Kind() != types.FieldVal {
			break
		}
		if isPointer(f.info.TypeOf(expr.X)) {
			holder = f.value(expr.X)
		} else {
			holder = f.address(expr.X)
		}
	case *ast.IndexExpr:
		if isArray(f.info.TypeOf(expr.X)) {
			holder = f.address(expr.X)
		} else {
			holder = f.value(expr.X)
		}
	case *ast.StarExpr:
		holder = f.value(expr.X)
	}
	theirs := maps.Clone(holder)
	maps.DeleteFunc(theirs, func(_ source, free int) bool { return free > 0 })
	return theirs.with(f.value(expr).up())
}

// writes notes that something is changed through a reference that has a loan, at
// some depth.
func (f *flow) writes(pos token.Pos, through loan, depth int) {
	for of, free := range through {
		if free < depth {
			f.change(pos, of)
		}
	}
}

// assign notes that an expression is given a value.
func (f *flow) assign(left ast.Expr, value loan, fields map[string]loan) {
	left = ast.Unparen(left)
	if id, ok := left.(*ast.Ident); ok && id.Name == "_" {
		return
	}
	f.writes(left.Pos(), f.address(left), 1)
	f.holds(f.address(left), value)
	if to, ok := f.at(left); ok {
		f.set(to, value, fields)
		return
	}
	// Into what another place refers to: that has now what it had, and this.
	for len(value) > 0 {
		switch in := ast.Unparen(left).(type) {
		case *ast.IndexExpr:
			if left = in.X; !isArray(f.info.TypeOf(left)) {
				value = value.up()
			}
		case *ast.StarExpr:
			left, value = in.X, value.up()
		case *ast.SelectorExpr:
			left = in.X
		default:
			return
		}
		if to, ok := f.at(left); ok {
			f.held[to] = f.value(left).with(value)
			return
		}
	}
}
