package sharedservices_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// This file finds what a function changes of what it is given. It follows the
// references of each argument through the function, statement by statement, and
// what the functions of the library do with what they are passed. A method that is
// called through an interface does what it does in any type of the library that has
// the methods of the interface; a function from a list, a field or a result, what any
// function does that is kept in one.

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
	results []map[string]loan
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
	functions map[types.Object]types.Object // the declared functions that variables are
	methods   map[types.Object]ast.Expr     // the methods with their receivers that variables are
	inner     int                           // how many function literals it is in
	// within is the literal that is looked at, if it is one: what it captures is
	// what it is given.
	within *ast.FuncLit
	change func(pos token.Pos, of source)
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
	case *types.Pointer, *types.Slice, *types.Map, *types.Interface:
		return true // what is asserted to be in an interface may be changed
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
			if call, ok := expr.(*ast.CallExpr); !ok || !isIterator(t) {
				return nil
			} else {
				return f.called(call, 0)[""]
			}
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
		if s := f.info.Selections[expr]; s != nil && s.Kind() == types.FieldVal {
			return f.through(expr.X, isPointer(f.info.TypeOf(expr.X)))
		}
	case *ast.IndexExpr:
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

func isIterator(t types.Type) bool {
	if t == nil {
		return false
	}
	_, ok := t.Underlying().(*types.Signature)
	return ok
}

// through returns what is found in a value, past a reference or not.
func (f *flow) through(expr ast.Expr, reference bool) loan {
	if reference {
		return f.value(expr).down()
	}
	return f.value(expr)
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

// callee returns the function that a call names, as it is declared.
func (f *flow) callee(call *ast.CallExpr) *types.Func {
	fun := ast.Unparen(call.Fun)
	switch generic := fun.(type) {
	case *ast.IndexExpr:
		fun = generic.X
	case *ast.IndexListExpr:
		fun = generic.X
	}
	used := f.used(fun)
	if function := f.functions[used]; function != nil {
		used = function
	}
	if called, ok := used.(*types.Func); ok && called.Pkg() != nil {
		return called.Origin()
	}
	return nil
}

// builtin returns the name of the builtin that is called.
func (f *flow) builtin(call *ast.CallExpr) string {
	if b, ok := f.used(call.Fun).(*types.Builtin); ok {
		return b.Name()
	}
	return ""
}

// given is what a function gets for a parameter.
type given struct {
	expr  ast.Expr
	whole loan
}

// passed returns what a function gets, the receiver first.
func (f *flow) passed(call *ast.CallExpr, callee *types.Func) (all []given) {
	sig := callee.Signature()
	selector, _ := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if s := f.info.Selections[selector]; sig.Recv() != nil && s != nil && s.Kind() == types.MethodVal {
		whole := f.value(selector.X)
		switch of, by := isPointer(sig.Recv().Type()), isPointer(f.info.TypeOf(selector.X)); {
		case embedded(s) != "":
			whole = f.field(selector.X, embedded(s))
		case of && !by:
			whole = f.address(selector.X)
		case by && !of:
			whole = whole.down()
		}
		all = append(all, given{selector.X, whole})
	}
	for i, arg := range call.Args {
		whole := f.value(arg)
		if fixed := sig.Params().Len() - 1; sig.Variadic() && i >= fixed && !call.Ellipsis.IsValid() {
			whole = whole.up() // one of the slice that is made of them
		}
		all = append(all, given{arg, whole})
	}
	return all
}

// embedded returns the field of a record through whose pointer its method is called, if
// it is one.
func embedded(method *types.Selection) string {
	t := method.Recv().Underlying()
	if pointer, ok := t.(*types.Pointer); ok {
		t = pointer.Elem().Underlying()
	}
	record, ok := t.(*types.Struct)
	if !ok || len(method.Index()) != 2 || !isPointer(record.Field(method.Index()[0]).Type()) {
		return ""
	}
	return record.Field(method.Index()[0]).Name()
}

// sourceOf returns what a function gets for one of its sources.
func (f *flow) sourceOf(passed []given, of source) loan {
	switch {
	case of.param >= len(passed):
		return nil
	case of.field == "":
		return passed[of.param].whole
	}
	return f.field(passed[of.param].expr, of.field)
}

// The functions of others that change what they are given first, and those whose
// result has what they are given; where an append has no room, it changes nothing.
var (
	changing  = regexp.MustCompile(`^(slices\.(Sort|Reverse|Delete|Compact|Insert|Replace)|maps\.(Copy|Insert|DeleteFunc)|sort\.(Slice|Stable|Sort|Ints|Strings)|fmt\.Fprint)`)
	collected = regexp.MustCompile(`^slices\.Sorted|^slices\.Collect`)
	appending = regexp.MustCompile(`\.Append`)
	keeping   = regexp.MustCompile(`^(slices|maps|bytes|fmt|strconv)\.`)
	reading   = regexp.MustCompile(`\.(Cmp|CmpAbs|Sign|BitLen|Bit|String|Text|U?[Ii]nt64|IsU?[Ii]nt64|IsInt|Num|Denom|FloatString|RatString|TrailingZeroBits|Append|Format|Bytes|Bits|Float64|Float32|ProbablyPrime|Len|Cap|Available|Marshal\w*)$`)
	newReader = regexp.MustCompile(`^(bytes|strings)\.NewReader$`) // it changes nothing of what it reads
	cloning   = regexp.MustCompile(`^(slices|maps|bytes)\.(Clone|Concat|Sorted|Collect|Repeat)`)
)

// apply notes what a call changes.
func (f *flow) apply(call *ast.CallExpr) {
	pos := call.Pos()
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok && f.methods[f.info.ObjectOf(id)] != nil {
		call = &ast.CallExpr{Fun: f.methods[f.info.ObjectOf(id)], Lparen: call.Lparen, Args: call.Args}
	}
	switch f.builtin(call) {
	case "append":
		if !f.full(call.Args[0]) {
			f.writes(pos, f.value(call.Args[0]), 1)
		}
	case "copy", "clear", "delete":
		f.writes(pos, f.value(call.Args[0]), 1)
	}
	callee := f.callee(call)
	if lit := f.literalOf(call.Fun); lit != nil {
		f.enter(lit, call.Args)
	}
	f.callbacks(call)
	if callee == nil {
		f.unknown(call)
		return
	}
	passed := f.passed(call, callee)
	if f.ours(callee.Pkg().Path()) {
		for of, depth := range f.effectsOf(callee).changes {
			f.writes(pos, f.sourceOf(passed, of), depth)
		}
		return
	}
	name, recv := callee.FullName(), callee.Signature().Recv()
	switch {
	case recv != nil && isPointer(recv.Type()) && !reading.MatchString(name) && callee.Pkg().Path() != "testing":
		f.writes(pos, passed[0].whole, 2) // a copy shares digits, or text
		if len(passed) > 3 && callee.Pkg().Path() == "math/big" {
			f.writes(pos, passed[3].whole, 2) // the rest of a division
		}
	case recv == nil && collected.MatchString(name):
	case recv == nil && changing.MatchString(name):
		f.writes(pos, passed[0].whole, 1)
	case recv == nil && appending.MatchString(name) && !f.full(call.Args[0]):
		f.writes(pos, passed[0].whole, 1)
	}
}

// effectsOf returns what a function of the library does; if it is a method of an
// interface, what it does in all types.
func (p *pkg) effectsOf(callee *types.Func) effects {
	recv := callee.Signature().Recv()
	if recv == nil || !types.IsInterface(recv.Type()) {
		return p.known[callee.FullName()]
	}
	all := effects{changes: map[source]int{}}
	for _, name := range p.behind(callee) {
		found := p.known[name]
		for of, depth := range found.changes {
			all.changes[of] = max(all.changes[of], depth)
		}
		for i, fields := range found.results {
			if i == len(all.results) {
				all.results = append(all.results, map[string]loan{})
			}
			for field, l := range fields {
				all.results[i][field] = all.results[i][field].with(l)
			}
		}
	}
	return all
}

// behind returns the names of the methods that a method of an interface may be.
func (p *pkg) behind(method *types.Func) []string {
	names, ok := p.behinds[method]
	if ok {
		return names
	}
	asked := method.Signature().Recv().Type().Underlying().(*types.Interface)
	for _, room := range append(p.types.Imports(), p.types) {
		if !p.ours(room.Path()) {
			continue
		}
		for _, name := range room.Scope().Names() {
			of, ok := room.Scope().Lookup(name).(*types.TypeName)
			if !ok || types.IsInterface(of.Type()) {
				continue
			}
			has := types.NewMethodSet(types.NewPointer(of.Type()))
			all := 0
			for wanted := range asked.Methods() {
				if has.Lookup(wanted.Pkg(), wanted.Name()) != nil {
					all++
				}
			}
			if all == asked.NumMethods() {
				names = append(names, has.Lookup(method.Pkg(), method.Name()).Obj().(*types.Func).FullName())
			}
		}
	}
	p.behinds[method] = names
	return names
}

// unknown notes what a call changes of a function that is found in a list, a field or
// a result. What a parameter is, is known where it is passed.
func (f *flow) unknown(call *ast.CallExpr) {
	sig, ok := f.info.TypeOf(call.Fun).(*types.Signature)
	if !ok || f.info.Types[call.Fun].IsType() || f.literalOf(call.Fun) != nil || f.isParameter(call.Fun) {
		return
	}
	var passed []given
	for _, arg := range call.Args {
		passed = append(passed, given{arg, f.value(arg)})
	}
	for _, kept := range f.keeps {
		if types.Identical(kept.sig, sig) {
			for of, depth := range f.known[kept.name].changes {
				f.writes(call.Pos(), f.sourceOf(passed, of), depth)
			}
		}
	}
}

// isParameter reports whether an expression is a parameter of a function.
func (f *flow) isParameter(expr ast.Expr) bool {
	id, ok := ast.Unparen(expr).(*ast.Ident)
	return ok && f.params[f.info.ObjectOf(id)]
}

// A keep is a function that is put into a list or a field, or returned.
type keep struct {
	sig  *types.Signature
	name string // under which it is known what the function does
	lit  *ast.FuncLit
}

// findKeeps finds the functions that are kept, and the parameters that are functions.
func (p *pkg) findKeeps() {
	p.behinds, p.params = map[*types.Func][]string{}, map[types.Object]bool{}
	add := func(exprs ...ast.Expr) {
		for _, expr := range exprs {
			sig, ok := p.info.TypeOf(expr).(*types.Signature)
			if !ok {
				continue
			}
			if lit, ok := ast.Unparen(expr).(*ast.FuncLit); ok {
				p.keeps = append(p.keeps, keep{sig, p.fset.Position(lit.Pos()).String(), lit})
			} else if of, ok := p.used(expr).(*types.Func); ok && of.Signature().Recv() == nil {
				p.keeps = append(p.keeps, keep{sig, of.FullName(), nil})
			}
		}
	}
	each(p, func(node ast.Node) {
		switch node := node.(type) {
		case *ast.FuncType:
			for _, list := range node.Params.List {
				for _, name := range list.Names {
					p.params[p.info.Defs[name]] = true
				}
			}
		case *ast.CompositeLit:
			add(node.Elts...)
		case *ast.KeyValueExpr:
			add(node.Value)
		case *ast.ReturnStmt:
			add(node.Results...)
		case *ast.CallExpr:
			if b, ok := p.used(node.Fun).(*types.Builtin); ok && b.Name() == "append" {
				add(node.Args...)
			}
		case *ast.AssignStmt:
			for i, left := range node.Lhs {
				if _, ok := left.(*ast.Ident); !ok && len(node.Lhs) == len(node.Rhs) {
					add(node.Rhs[i])
				}
			}
		}
	})
}

// literalOf returns the function literal that an expression is, or that its variable
// was last seen to be.
func (f *flow) literalOf(expr ast.Expr) *ast.FuncLit {
	switch expr := ast.Unparen(expr).(type) {
	case *ast.FuncLit:
		return expr
	case *ast.Ident:
		return f.literals[f.info.ObjectOf(expr)]
	}
	return nil
}

// declared returns the function that an expression names, but not if it has its
// receiver with it.
func (f *flow) declared(expr ast.Expr) types.Object {
	if f.bindsReceiver(expr) {
		return nil
	}
	switch generic := ast.Unparen(expr).(type) {
	case *ast.IndexExpr:
		expr = generic.X
	case *ast.IndexListExpr:
		expr = generic.X
	}
	if function, ok := f.used(expr).(*types.Func); ok {
		return function
	}
	return nil
}

// bindsReceiver reports whether an expression is a method with its receiver.
func (f *flow) bindsReceiver(expr ast.Expr) bool {
	selector, _ := ast.Unparen(expr).(*ast.SelectorExpr)
	s := f.info.Selections[selector]
	return s != nil && s.Kind() == types.MethodVal
}

// enter follows a function literal that is called with some arguments.
func (f *flow) enter(lit *ast.FuncLit, args []ast.Expr) {
	given := map[int]loan{}
	for i, arg := range args {
		given[i] = f.value(arg)
	}
	f.inside(lit, func(i int) loan { return given[i] })
}

// callbacks follows the functions that a call is given: what it calls them with may be
// in whatever else it is given, but behind the methods of an interface.
func (f *flow) callbacks(call *ast.CallExpr) {
	var all loan
	add := func(expr ast.Expr) {
		if t := f.info.TypeOf(expr); t == nil || !types.IsInterface(t) || t.Underlying().(*types.Interface).Empty() {
			all = all.with(f.value(expr))
		}
	}
	if selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && f.info.Selections[selector] != nil {
		add(selector.X)
	}
	for _, arg := range call.Args {
		add(arg)
	}
	for _, arg := range call.Args {
		if lit := f.literalOf(arg); lit != nil {
			f.inside(lit, func(int) loan { return all.down() })
		} else if passed := f.callee(&ast.CallExpr{Fun: arg}); passed != nil && f.declared(arg) != nil {
			for _, depth := range f.effectsOf(passed).changes {
				f.writes(arg.Pos(), all.down(), depth)
			}
		}
	}
}

// inside follows a function literal, and what its parameters have.
func (f *flow) inside(lit *ast.FuncLit, given func(i int) loan) {
	if f.entered[lit] {
		return
	}
	before := maps.Clone(f.held)
	i := 0
	for _, list := range lit.Type.Params.List {
		for _, name := range list.Names {
			if v := f.info.ObjectOf(name); v != nil && refers(v.Type()) {
				f.set(place{of: v.(*types.Var)}, given(i), nil)
			}
			i++
		}
	}
	f.entered[lit] = true
	f.inner++
	f.block(lit.Body.List)
	f.inner--
	delete(f.entered, lit)
	f.held = before
}

// full reports whether a slice has no room, so that an append makes another.
func (f *flow) full(expr ast.Expr) bool {
	switch expr := ast.Unparen(expr).(type) {
	case *ast.SliceExpr:
		return expr.Slice3
	case *ast.CallExpr:
		callee := f.callee(expr)
		return callee != nil && callee.FullName() == "slices.Clip"
	}
	return false
}

// called returns what the result of a call has, the nth if it has some, and each
// field of it that is known.
func (f *flow) called(call *ast.CallExpr, n int) map[string]loan {
	if f.info.Types[call.Fun].IsType() {
		all := f.fields(call.Args[0])
		all[""] = f.value(call.Args[0])
		return all
	}
	if lit := f.literalOf(call.Fun); lit != nil {
		return map[string]loan{"": f.answer(lit, n)}
	}
	callee := f.callee(call)
	if callee == nil {
		return map[string]loan{"": f.made(call)}
	}
	passed := f.passed(call, callee)
	if f.ours(callee.Pkg().Path()) {
		all := map[string]loan{}
		results := f.effectsOf(callee).results
		if n >= len(results) {
			return nil
		}
		for field, result := range results[n] {
			all[field] = nil
			for of, free := range result {
				all[field] = all[field].with(f.sourceOf(passed, of).each(func(before int) int { return before + free }))
			}
		}
		return all
	}
	return map[string]loan{"": f.library(callee, passed)}
}

// answer returns what the nth result of a function literal has, as far as it is not of
// its own variables.
func (f *flow) answer(lit *ast.FuncLit, n int) (all loan) {
	if f.entered[lit] {
		return nil
	}
	f.entered[lit] = true
	for node := range ast.Preorder(lit.Body) {
		if stmt, ok := node.(*ast.ReturnStmt); ok && n < len(stmt.Results) {
			all = all.with(f.value(stmt.Results[n]))
		}
	}
	delete(f.entered, lit)
	return all
}

// library returns what the result has of a function that is not ours.
func (f *flow) library(callee *types.Func, passed []given) (all loan) {
	name := callee.FullName()
	switch {
	case len(passed) == 0, newReader.MatchString(name):
	case cloning.MatchString(name):
		for _, arg := range passed {
			all = all.with(arg.whole)
		}
		return all.cloned()
	case callee.Signature().Recv() != nil && callee.Pkg().Path() == "math/big", keeping.MatchString(name):
		return passed[0].whole
	}
	return all
}

// made returns what the result of append or new has.
func (f *flow) made(call *ast.CallExpr) (all loan) {
	switch f.builtin(call) {
	case "append":
		all = f.value(call.Args[0])
		if f.full(call.Args[0]) {
			all = all.cloned()
		}
		for _, arg := range call.Args[1:] {
			if call.Ellipsis.IsValid() {
				all = all.with(f.value(arg).cloned())
			} else {
				all = all.with(f.value(arg).up())
			}
		}
	case "new":
		if !f.info.Types[call.Args[0]].IsType() {
			all = f.value(call.Args[0]).up()
		}
	}
	return all
}

// visit notes what the calls and function literals in an expression change.
func (f *flow) visit(nodes ...ast.Node) {
	for _, node := range nodes {
		if node == nil {
			continue
		}
		ast.Inspect(node, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.CallExpr:
				f.apply(node)
			case *ast.FuncLit:
				f.inside(node, func(int) loan { return nil })
				return false
			}
			return true
		})
	}
}

// join keeps what is so after either of two ways: what one has borrowed, and what
// both have of their own.
func join(a, b map[place]loan) map[place]loan {
	both := map[place]loan{}
	for at, l := range a {
		if m, ok := b[at]; ok || len(l) > 0 {
			both[at] = l.with(m)
		}
	}
	for at, l := range b {
		if _, ok := a[at]; !ok && len(l) > 0 {
			both[at] = l
		}
	}
	return both
}

// branch follows one of several ways, and returns what is so after it, and nil if
// it does not come to its end.
func (f *flow) branch(before map[place]loan, follow func() (ends bool)) map[place]loan {
	f.held = maps.Clone(before)
	if follow() {
		return nil
	}
	return f.held
}

// joined goes on with what is so after all the ways that come to their end.
func (f *flow) joined(ways ...map[place]loan) {
	ways = slices.DeleteFunc(ways, func(way map[place]loan) bool { return way == nil })
	if len(ways) == 0 {
		return
	}
	f.held = ways[0]
	for _, way := range ways[1:] {
		f.held = join(f.held, way)
	}
}

// block follows statements, and reports whether they end the function.
func (f *flow) block(list []ast.Stmt) (ends bool) {
	for _, stmt := range list {
		if f.statement(stmt) {
			return true
		}
	}
	return false
}

func (f *flow) statement(stmt ast.Stmt) (ends bool) {
	switch stmt := stmt.(type) {
	case nil:
	case *ast.BlockStmt:
		return f.block(stmt.List)
	case *ast.LabeledStmt:
		return f.statement(stmt.Stmt)
	case *ast.ExprStmt:
		f.visit(stmt.X)
		call, ok := stmt.X.(*ast.CallExpr)
		return ok && f.builtin(call) == "panic"
	case *ast.DeferStmt:
		f.visit(stmt.Call)
	case *ast.GoStmt:
		f.visit(stmt.Call)
	case *ast.SendStmt:
		f.visit(stmt.Value)
	case *ast.IncDecStmt:
		f.visit(stmt.X)
		f.writes(stmt.Pos(), f.address(stmt.X), 1)
	case *ast.AssignStmt:
		f.assignment(stmt.Lhs, stmt.Rhs)
	case *ast.DeclStmt:
		for node := range ast.Preorder(stmt) {
			if spec, ok := node.(*ast.ValueSpec); ok {
				names := make([]ast.Expr, len(spec.Names))
				for i, name := range spec.Names {
					names[i] = name
				}
				f.assignment(names, spec.Values)
			}
		}
	case *ast.ReturnStmt:
		return f.returned(stmt)
	case *ast.IfStmt:
		f.statement(stmt.Init)
		f.visit(stmt.Cond)
		before := f.held
		f.joined(
			f.branch(before, func() bool { return f.block(stmt.Body.List) }),
			f.branch(before, func() bool { return f.statement(stmt.Else) }),
		)
	case *ast.SwitchStmt:
		f.statement(stmt.Init)
		if stmt.Tag != nil {
			f.visit(stmt.Tag)
		}
		f.cases(stmt.Body, nil)
	case *ast.TypeSwitchStmt:
		f.statement(stmt.Init)
		f.cases(stmt.Body, stmt.Assign)
	case *ast.ForStmt:
		f.statement(stmt.Init)
		f.loop(func() {
			if stmt.Cond != nil {
				f.visit(stmt.Cond)
			}
			f.block(stmt.Body.List)
			f.statement(stmt.Post)
		})
	case *ast.RangeStmt:
		f.visit(stmt.X)
		f.loop(func() {
			f.element(stmt)
			f.block(stmt.Body.List)
		})
		f.replaced(stmt)
	}
	return false
}

// element notes what the variables of a loop have.
func (f *flow) element(loop *ast.RangeStmt) {
	element := f.through(loop.X, !isArray(f.info.TypeOf(loop.X)))
	for _, variable := range []ast.Expr{loop.Key, loop.Value} {
		if variable != nil {
			l := element
			if !refers(f.info.TypeOf(variable)) {
				l = nil
			}
			f.assign(variable, l, nil)
		}
	}
}

// replaced notes that a loop gives each element of a list another value: for i := range
// x { x[i] = … }.
func (f *flow) replaced(loop *ast.RangeStmt) {
	over, ok := f.at(loop.X)
	key, named := loop.Key.(*ast.Ident)
	for _, stmt := range loop.Body.List {
		assign, assigns := stmt.(*ast.AssignStmt)
		if !ok || !named || !assigns {
			return // what follows may not be reached for every element
		}
		for i, left := range assign.Lhs {
			element, indexed := left.(*ast.IndexExpr)
			if !indexed || len(assign.Rhs) != len(assign.Lhs) {
				continue
			}
			index, _ := element.Index.(*ast.Ident)
			if to, ok := f.at(element.X); ok && to == over && index != nil && f.info.ObjectOf(index) == f.info.ObjectOf(key) {
				f.held[over] = f.value(assign.Rhs[i]).up()
			}
		}
	}
}

// loop follows a body that may run never, once or more often.
func (f *flow) loop(body func()) {
	before := maps.Clone(f.held)
	body()
	f.held = join(before, f.held)
	body()
	f.held = join(before, f.held)
}

// cases follows the cases of a switch.
func (f *flow) cases(body *ast.BlockStmt, guard ast.Stmt) {
	before, complete := f.held, false
	var ways []map[place]loan
	for _, clause := range body.List {
		clause := clause.(*ast.CaseClause)
		complete = complete || clause.List == nil
		ways = append(ways, f.branch(before, func() bool {
			for _, expr := range clause.List {
				f.visit(expr)
			}
			if assign, ok := guard.(*ast.AssignStmt); ok {
				f.visit(assign.Rhs[0])
				if v, ok := f.info.Implicits[clause].(*types.Var); ok && refers(v.Type()) {
					f.set(place{of: v}, f.value(assign.Rhs[0].(*ast.TypeAssertExpr).X), nil)
				}
			}
			return f.block(clause.Body)
		}))
	}
	if !complete {
		ways = append(ways, before)
	}
	f.joined(ways...)
}

// assignment follows left = right.
func (f *flow) assignment(left, right []ast.Expr) {
	for _, expr := range slices.Concat(right, left) {
		f.visit(expr)
	}
	values := make([]map[string]loan, len(left))
	for i := range left {
		switch {
		case len(right) == len(left):
			values[i] = f.fields(right[i])
			values[i][""] = f.value(right[i])
		case len(right) == 1:
			if call, ok := ast.Unparen(right[0]).(*ast.CallExpr); ok {
				values[i] = f.called(call, i)
			} else if i == 0 {
				values[i] = map[string]loan{"": f.value(right[0])} // v, ok := m[k]
			}
		}
	}
	for i := range left {
		if id, ok := left[i].(*ast.Ident); ok && len(right) == len(left) {
			f.literals[f.info.ObjectOf(id)] = f.literalOf(right[i])
			f.functions[f.info.ObjectOf(id)] = f.declared(right[i])
			delete(f.methods, f.info.ObjectOf(id))
			if f.bindsReceiver(right[i]) {
				f.methods[f.info.ObjectOf(id)] = right[i]
			}
		}
		f.assign(left[i], values[i][""], values[i])
	}
}

// returned notes what the results have.
func (f *flow) returned(stmt *ast.ReturnStmt) bool {
	for _, expr := range stmt.Results {
		f.visit(expr)
	}
	if f.inner > 0 {
		return true // what a function literal returns
	}
	add := func(i int, all map[string]loan) {
		for field, l := range all {
			f.results[i][field] = f.results[i][field].with(l)
		}
	}
	for i := range f.results {
		switch {
		case len(stmt.Results) == len(f.results):
			add(i, f.fields(stmt.Results[i]))
			add(i, map[string]loan{"": f.value(stmt.Results[i])})
		case len(stmt.Results) == 1:
			if call, ok := ast.Unparen(stmt.Results[0]).(*ast.CallExpr); ok {
				add(i, f.called(call, i))
			}
		case f.named[i] != nil:
			add(i, f.variableOf(f.named[i]))
		}
	}
	return true
}

// variableOf returns what a variable and each of its fields has.
func (f *flow) variableOf(v *types.Var) map[string]loan {
	all := map[string]loan{"": f.held[place{of: v}]}
	fieldsOf(v.Type(), func(field string) {
		l, ok := f.held[place{v, "." + field}]
		if !ok {
			l = all[""]
			if isPointer(v.Type()) {
				l = l.down()
			}
		}
		all[field] = f.recordAt(place{v, "." + field}, fieldOf(v.Type(), field), l)
	})
	return all
}

func (p *pkg) newFlow(change func(pos token.Pos, of source)) *flow {
	return &flow{pkg: p, held: map[place]loan{}, literals: map[types.Object]*ast.FuncLit{}, functions: map[types.Object]types.Object{}, methods: map[types.Object]ast.Expr{}, entered: map[*ast.FuncLit]bool{}, change: change}
}

// follow returns what the results of a function have of its parameters, each of which
// may be changed through some references, and calls change for what it changes besides.
func (p *pkg) follow(sig *types.Signature, body *ast.BlockStmt, free int, change func(pos token.Pos, of source)) []map[string]loan {
	f := p.newFlow(change)
	for i, param := range parameters(sig) {
		if !refers(param.Type()) {
			continue
		}
		f.held[place{of: param}] = loan{source{param: i}: free}
		fieldsOf(param.Type(), func(field string) {
			f.held[place{param, "." + field}] = loan{source{i, field}: free}
		})
	}
	for result := range sig.Results().Variables() {
		f.named = append(f.named, result)
		f.results = append(f.results, map[string]loan{})
	}
	f.block(body.List)
	return f.results
}

// parameters returns the receiver and the parameters of a function.
func parameters(of *types.Signature) (all []*types.Var) {
	if recv := of.Recv(); recv != nil {
		all = append(all, recv)
	}
	return slices.AppendSeq(all, of.Params().Variables())
}

// learn finds out what each function of the package does with its parameters. As
// functions call each other, it looks again until nothing new is found.
func (p *pkg) learn() {
	p.findKeeps()
	changed := true
	look := func(name string, sig *types.Signature, body *ast.BlockStmt) {
		found := effects{changes: map[source]int{}}
		for free := range 2 {
			results := p.follow(sig, body, free, func(_ token.Pos, of source) { found.changes[of] = free + 1 })
			if free == 0 {
				found.results = results
			}
		}
		if !reflect.DeepEqual(found, p.known[name]) {
			p.known[name] = found
			changed = true
		}
	}
	for changed {
		changed = false
		each(p, func(decl *ast.FuncDecl) {
			if of, _ := p.info.Defs[decl.Name].(*types.Func); decl.Body != nil {
				look(of.FullName(), of.Signature(), decl.Body)
			}
		})
		for _, kept := range p.keeps {
			if kept.lit != nil {
				look(kept.name, kept.sig, kept.lit.Body)
			}
		}
	}
}

// filled are the records that are there to be filled by whoever gets them.
var filled = map[string]string{
	"partnership/policy.Hearing": "a rule tells it what it finds",
}

// setter is how the methods are called that fill their receiver from outside.
var setter = regexp.MustCompile(`^(Unmarshal\w+|Scan)$`)

// arguments holds the rule "arguments". Functions that are not exported may fill
// what they are given for that, and so may UnmarshalText and its like, and the method
// As of an error, which errors.As calls.
func (p *pkg) arguments() {
	p.learn()
	each(p, p.shares)
	each(p, func(decl *ast.FuncDecl) {
		if !decl.Name.IsExported() || decl.Body == nil {
			return
		}
		sig := p.info.Defs[decl.Name].(*types.Func).Signature()
		params := parameters(sig)
		p.follow(sig, decl.Body, 0, func(pos token.Pos, of source) {
			set := filled[p.typeName(params[of.param].Type())] != "" || decl.Recv != nil && (decl.Name.Name == "As" && of.param == 1 ||
				of.param == 0 && (setter.MatchString(decl.Name.Name) || filled[p.recordOf(decl)] != ""))
			what := decl.Name.Name + " changes " + strings.Trim(params[of.param].Name()+"."+of.field, ".")
			if !set {
				p.report(pos, "arguments", "%s", what)
			}
		})
	})
}

// shares finds the results of exported functions that are, or hold, a list, a map or a
// record of what the function was given: to change the one would change the other. A
// method of a pointer may lend what it points at. It does not find what a copy of a list
// shares.
func (p *pkg) shares(decl *ast.FuncDecl) {
	of, _ := p.info.Defs[decl.Name].(*types.Func)
	if !decl.Name.IsExported() || decl.Body == nil {
		return
	}
	recv, params := of.Signature().Recv(), parameters(of.Signature())
	for i, fields := range p.known[of.FullName()].results {
		for field, l := range fields {
			for of, free := range l {
				lent := recv != nil && of.param == 0 && isPointer(recv.Type())
				if free == 0 && !lent && p.canChange(decl.Name, i, field) && exposes(p.partOf(params[of.param].Type(), of.field), nil) {
					p.report(decl.Pos(), "arguments", "%s shares %s", decl.Name.Name, strings.Trim(params[of.param].Name()+"."+of.field, "."))
				}
			}
		}
	}
}

// canChange reports whether something can be changed through a field of the nth result
// of a function, or through the result itself. A record is told by its fields.
func (p *pkg) canChange(function *ast.Ident, n int, field string) bool {
	t := p.info.Defs[function].(*types.Func).Signature().Results().At(n).Type()
	if _, ok := t.Underlying().(*types.Struct); ok && field == "" {
		return false
	}
	return exposes(p.partOf(t, field), nil)
}

// partOf returns the type of a field of a type, or the type itself. Nobody outside of the
// room can change a field that is not exported.
func (p *pkg) partOf(t types.Type, field string) types.Type {
	if field == "" {
		return t
	}
	object, _, _ := types.LookupFieldOrMethod(t, true, p.types, field)
	if object == nil || !object.Exported() {
		return types.Typ[types.Int]
	}
	return object.Type()
}

// exposes reports whether something can be changed through a value of a type from outside:
// it is, or holds in a field that is exported, a list, a map, or a pointer to what has such a
// field or none.
func exposes(t types.Type, around []types.Type) bool {
	if slices.Contains(around, t) {
		return false
	}
	around = append(around, t)
	switch t := t.Underlying().(type) {
	case *types.Slice, *types.Map:
		return true
	case *types.Pointer:
		record, ok := t.Elem().Underlying().(*types.Struct)
		return !ok || hasExported(record, func(types.Type) bool { return true })
	case *types.Array:
		return exposes(t.Elem(), around)
	case *types.Struct:
		return hasExported(t, func(field types.Type) bool { return exposes(field, around) })
	}
	return false
}

// hasExported reports whether a struct has an exported field of such a type.
func hasExported(record *types.Struct, such func(types.Type) bool) bool {
	for field := range record.Fields() {
		if field.Exported() && such(field.Type()) {
			return true
		}
	}
	return false
}

// recordOf returns the type of which a function is a method, with its room.
func (p *pkg) recordOf(decl *ast.FuncDecl) string {
	return p.typeName(p.info.Defs[decl.Name].(*types.Func).Signature().Recv().Type())
}

// typeName returns the name of a type, or of what it points to, with its room.
func (p *pkg) typeName(t types.Type) string {
	return strings.TrimPrefix(strings.TrimLeft(types.TypeString(t, nil), "*"), p.tree+"/")
}

// closures holds the rule "closures".
func (p *pkg) closures() {
	p.behindInterfaces()
	for _, file := range p.files {
		var parents []ast.Node
		ast.Inspect(file, func(node ast.Node) bool {
			if node == nil {
				parents = parents[:len(parents)-1]
				return true
			}
			switch node := node.(type) {
			case *ast.FuncLit:
				if p.changing(node) && p.kept(parents, node, map[types.Object]bool{}) {
					p.report(node.Pos(), "closures", "a function that is kept changes what is around it")
				}
			case *ast.SelectorExpr:
				if p.bound(node) && p.kept(parents, node, map[types.Object]bool{}) {
					p.report(node.Pos(), "closures", "%s is kept, and changes what it is of", node.Sel.Name)
				}
			}
			parents = append(parents, node)
			return true
		})
	}
}

// behindInterfaces finds what is kept behind an interface whose methods change it.
func (p *pkg) behindInterfaces() {
	p.conversions(func(c conversion) {
		asked, _ := c.to.Underlying().(*types.Interface)
		if asked == nil || c.value == nil {
			return
		}
		if c.call != nil {
			if of, ok := p.used(c.call.Fun).(*types.Func); ok && of.Pkg() != nil && !p.ours(of.Pkg().Path()) {
				return // a reader of the standard library is read there
			}
		}
		for wanted := range asked.Methods() {
			object, _, _ := types.LookupFieldOrMethod(c.from, true, wanted.Pkg(), wanted.Name())
			method, ok := object.(*types.Func)
			if ok && !setter.MatchString(method.Name()) && p.changesItself(method.Origin()) && p.kept(p.parentsOf(c.value), c.value, map[types.Object]bool{}) {
				p.report(c.pos, "closures", "%s is kept in %s, and %s changes it", c.from, c.to, method.Name())
			}
		}
	})
}

// parentsOf returns the nodes that an expression is in, from the outside in.
func (p *pkg) parentsOf(expr ast.Expr) []ast.Node {
	var parents, found []ast.Node
	for _, file := range p.files {
		if file.FileStart > expr.Pos() || file.FileEnd < expr.Pos() {
			continue
		}
		ast.Inspect(file, func(node ast.Node) bool {
			switch node {
			case nil:
				parents = parents[:len(parents)-1]
				return true
			case expr:
				found = slices.Clone(parents)
			}
			parents = append(parents, node)
			return true
		})
	}
	return found
}

// changing reports whether a function literal changes what is around it.
func (p *pkg) changing(lit *ast.FuncLit) (changes bool) {
	f := p.newFlow(func(token.Pos, source) { changes = true })
	f.within, f.inner = lit, 1
	f.block(lit.Body.List)
	return changes
}

// bound reports whether a selector is a method that changes its receiver, with the
// receiver.
func (p *pkg) bound(selector *ast.SelectorExpr) bool {
	s := p.info.Selections[selector]
	if s == nil || s.Kind() != types.MethodVal {
		return false
	}
	return p.changesItself(s.Obj().(*types.Func).Origin())
}

// changesItself reports whether a method changes its receiver.
func (p *pkg) changesItself(method *types.Func) bool {
	if recv := method.Signature().Recv(); !isPointer(recv.Type()) {
		return false
	}
	if !p.ours(method.Pkg().Path()) {
		return !reading.MatchString(method.FullName())
	}
	for of := range p.effectsOf(method).changes {
		if of.param == 0 {
			return true
		}
	}
	return false
}

// kept reports whether a function that stands below its parents in the source is
// used after the function that makes it: whether it is returned, or put where
// something else can find it. To call it is no such use, nor is to pass it to a
// function that returns no function.
func (p *pkg) kept(parents []ast.Node, function ast.Expr, seen map[types.Object]bool) bool {
	at := len(parents) - 1
	for ; at >= 0; at-- {
		if _, ok := parents[at].(*ast.ParenExpr); !ok {
			break
		}
	}
	switch parent := parents[at].(type) {
	case *ast.CallExpr:
		if ast.Unparen(parent.Fun) == function {
			return p.keptAround(parents[:at], function, seen)
		}
		return p.info.Types[parent.Fun].IsType() && p.kept(parents[:at], parent, seen) || hasFunction(p.info.TypeOf(parent), nil)
	case *ast.AssignStmt:
		for i, right := range parent.Rhs {
			if ast.Unparen(right) == function {
				return p.keptAs(parent.Lhs[i], seen)
			}
		}
		return false
	case *ast.ValueSpec:
		for i, value := range parent.Values {
			if ast.Unparen(value) == function {
				return p.keptAs(parent.Names[i], seen)
			}
		}
		return false
	case *ast.ExprStmt, *ast.RangeStmt, *ast.BinaryExpr:
		return false
	case *ast.SelectorExpr:
		return false
	}
	return true
}

// keptAround reports whether a function is called by one that is kept.
func (p *pkg) keptAround(parents []ast.Node, called ast.Expr, seen map[types.Object]bool) bool {
	id, ok := called.(*ast.Ident)
	if !ok {
		return false
	}
	v := p.info.Uses[id]
	for i := len(parents) - 1; i >= 0; i-- {
		lit, ok := parents[i].(*ast.FuncLit)
		if ok && (v.Pos() < lit.Pos() || v.Pos() > lit.End()) && p.kept(parents[:i], lit, seen) {
			return true
		}
	}
	return false
}

// keptAs reports whether what is assigned to an expression is kept: if it is no
// variable of a function, or one whose value is kept.
func (p *pkg) keptAs(to ast.Expr, seen map[types.Object]bool) (kept bool) {
	id, ok := ast.Unparen(to).(*ast.Ident)
	if !ok {
		return true
	}
	v := p.info.ObjectOf(id)
	if id.Name == "_" || seen[v] {
		return false
	}
	if p.isResult(v) {
		return true
	}
	seen[v] = true
	for _, file := range p.files {
		var parents []ast.Node
		ast.Inspect(file, func(node ast.Node) bool {
			if node == nil {
				parents = parents[:len(parents)-1]
				return true
			}
			if used, ok := node.(*ast.Ident); ok && p.info.Uses[used] == v && p.kept(parents, used, seen) {
				kept = true
			}
			parents = append(parents, node)
			return true
		})
	}
	return kept
}

// isResult reports whether a variable is a result of the function that it is in.
func (p *pkg) isResult(v types.Object) (is bool) {
	each(p, func(of *ast.FuncType) {
		if of.Results != nil && of.Results.Pos() <= v.Pos() && v.Pos() < of.Results.End() {
			is = true
		}
	})
	return is
}

// hasFunction reports whether a type holds a function.
func hasFunction(t types.Type, seen []types.Type) bool {
	if t == nil || slices.Contains(seen, t) {
		return false
	}
	seen = append(seen, t)
	switch t := t.Underlying().(type) {
	case *types.Signature:
		return true
	case *types.Pointer:
		return hasFunction(t.Elem(), seen)
	case *types.Slice:
		return hasFunction(t.Elem(), seen)
	case *types.Array:
		return hasFunction(t.Elem(), seen)
	case *types.Map:
		return hasFunction(t.Elem(), seen)
	case *types.Struct:
		for field := range t.Fields() {
			if hasFunction(field.Type(), seen) {
				return true
			}
		}
	}
	if tuple, ok := t.(*types.Tuple); ok {
		for v := range tuple.Variables() {
			if hasFunction(v.Type(), seen) {
				return true
			}
		}
	}
	return false
}
