package sharedservices_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// This file finds what a call does with what it is given.

// callee returns the function that a call names, as it is declared.
func (f *flow) callee(call *ast.CallExpr) *types.Func {
	used := f.used(ungeneric(call.Fun))
	if called, ok := used.(*types.Func); ok && called.Pkg() != nil {
		return called.Origin()
	}
	return f.functions[used]
}

// ungeneric returns what an expression names without its type arguments.
func ungeneric(expr ast.Expr) ast.Expr {
	switch generic := ast.Unparen(expr).(type) {
	case *ast.IndexExpr:
		return generic.X
	case *ast.IndexListExpr:
		return generic.X
	}
	return expr
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
	expr      ast.Expr
	whole     loan
	addressed bool // it gets the address of expr
}

// passed returns what a function gets, the receiver first.
func (f *flow) passed(call *ast.CallExpr, callee *types.Func) (all []given) {
	sig := callee.Signature()
	selector, _ := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if s := f.info.Selections[selector]; sig.Recv() != nil && s != nil && s.Kind() == types.MethodVal {
		whole, addressed := f.value(selector.X), false
		switch of, by := isPointer(sig.Recv().Type()), isPointer(f.info.TypeOf(selector.X)); {
		case embedded(s) != "":
			whole = f.field(selector.X, embedded(s))
		case of && !by:
			whole, addressed = f.address(selector.X), true
		case by && !of:
			whole = whole.down()
		}
		all = append(all, given{expr: selector.X, whole: whole, addressed: addressed})
	}
	fixed := sig.Params().Len() - 1
	for i, arg := range call.Args {
		if sig.Variadic() && i >= fixed && !call.Ellipsis.IsValid() {
			var rest loan
			for _, arg := range call.Args[i:] {
				rest = rest.with(f.value(arg))
			}
			return append(all, given{expr: arg, whole: rest.up()})
		}
		all = append(all, given{expr: arg, whole: f.value(arg)})
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
	changing  = regexp.MustCompile(`^(slices\.(Sort(Stable)?(Func)?$|Reverse|Delete|Compact|Insert|Replace)|maps\.(Copy|Insert|DeleteFunc)|sort\.(Slice|Stable|Sort|Ints|Strings)|fmt\.Fprint)`)
	appending = regexp.MustCompile(`\.Append`)
	keeping   = regexp.MustCompile(`^(slices|maps|bytes|fmt|strconv)\.`)
	reading   = regexp.MustCompile(`\.(Cmp|CmpAbs|Sign|BitLen|Bit|String|Text|U?[Ii]nt64|IsU?[Ii]nt64|IsInt|Num|Denom|FloatString|RatString|TrailingZeroBits|Append|Format|Bytes|Bits|Float64|Float32|ProbablyPrime|Len|Cap|Available|Marshal\w*)$`)
	newReader = regexp.MustCompile(`^(bytes|strings)\.NewReader$`) // it changes nothing of what it reads
	cloning   = regexp.MustCompile(`^(slices|maps|bytes)\.(Clone|Concat|Sorted|Collect|Repeat)`)
)

// translated returns what something has of what a function is passed, if it has that of
// the sources of the function, and deeper of what is found in them through one reference.
func (f *flow) translated(l, deeper loan, passed []given) (all loan) {
	for of, free := range l {
		for theirs, before := range f.sourceOf(passed, of) {
			found, ok := deeper[of]
			if before == 0 {
				found, ok = free, true
			} else {
				found += before - 1
			}
			if ok {
				all = all.with(loan{theirs: min(found, 9)})
			}
		}
	}
	return all
}

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
		if len(call.Args) == 2 && f.builtin(call) == "copy" {
			f.store([]given{{expr: call.Args[0], whole: f.value(call.Args[0])}}, source{}, f.value(call.Args[1]).down())
		}
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
	if !f.ours(callee.Pkg().Path()) && appending.MatchString(callee.FullName()) && f.full(call.Args[0]) {
		return
	}
	passed, does := f.passed(call, callee), f.effectsOf(callee)
	for of, depth := range does.changes {
		f.writes(pos, f.sourceOf(passed, of), depth)
	}
	for into, stored := range does.stores {
		// What a record brings with it, when it is put into another, is not followed.
		lists := maps.Clone(stored)
		maps.DeleteFunc(lists, func(of source, _ int) bool {
			t := parameters(callee.Signature())[of.param].Type()
			return of.field != "" || !is[*types.Slice](t) && !is[*types.Map](t) && !isTypeParam(t)
		})
		f.store(passed, into, f.translated(lists, lists.up(), passed))
	}
}

// store notes that a call puts something into what it is given.
func (f *flow) store(passed []given, into source, value loan) {
	if into.param >= len(passed) || len(value) == 0 {
		return
	}
	to := passed[into.param]
	f.holds(to.whole, value)
	if address, ok := ast.Unparen(to.expr).(*ast.UnaryExpr); ok && address.Op == token.AND {
		f.absorb(address.X, value, value)
	} else if to.addressed {
		f.absorb(to.expr, value, value)
	} else {
		f.absorb(to.expr, value.up(), value)
	}
}

// holds notes that something is put into what is reached by a reference that has a loan.
func (f *flow) holds(through, value loan) {
	for into, free := range through {
		if free == 0 {
			f.stores[into] = f.stores[into].with(value)
			maps.DeleteFunc(f.stores[into], func(of source, _ int) bool { return of.param == into.param })
		}
	}
}

// absorb notes that the place that an expression names, or is found in, and each of its
// fields that is known, has now what it had, and this.
func (f *flow) absorb(expr ast.Expr, value, inField loan) {
	for {
		if to, ok := f.at(expr); ok {
			f.held[to] = f.value(expr).with(value)
			for at, l := range f.held {
				if at.of == to.of && strings.HasPrefix(at.path, to.path+".") {
					f.held[at] = l.with(inField)
				}
			}
			return
		}
		switch in := ast.Unparen(expr).(type) {
		case *ast.IndexExpr:
			if expr = in.X; !isArray(f.info.TypeOf(expr)) {
				value = value.up()
			}
		case *ast.SliceExpr:
			expr = in.X
		case *ast.StarExpr:
			expr, value = in.X, value.up()
		case *ast.SelectorExpr:
			expr = in.X
		default:
			return
		}
	}
}

// effectsOf returns what a function does; if it is a method of an interface of ours, what
// it does in all types.
func (p *pkg) effectsOf(callee *types.Func) effects {
	recv := callee.Signature().Recv()
	if !p.ours(callee.Pkg().Path()) {
		return effectsOfOthers(callee)
	}
	if recv == nil || !types.IsInterface(recv.Type()) {
		return p.known[callee.FullName()]
	}
	all := effects{changes: map[source]int{}, stores: map[source]loan{}}
	for _, name := range p.behind(callee) {
		found := p.known[name]
		for of, l := range found.stores {
			all.stores[of] = all.stores[of].with(l)
		}
		for of, depth := range found.changes {
			all.changes[of] = max(all.changes[of], depth)
		}
		all.results, all.deeper = merged(all.results, found.results), merged(all.deeper, found.deeper)
	}
	return all
}

// merged returns what each result, and each field of it, has in either of two cases.
func merged(all, more []map[string]loan) []map[string]loan {
	for i, fields := range more {
		if i == len(all) {
			all = append(all, map[string]loan{})
		}
		for field, l := range fields {
			all[i][field] = all[i][field].with(l)
		}
	}
	return all
}

// effectsOfOthers returns what a function does that is not ours.
func effectsOfOthers(callee *types.Func) effects {
	name, recv := callee.FullName(), callee.Signature().Recv()
	all := effects{changes: map[source]int{}, stores: map[source]loan{}}
	first := source{}
	switch {
	case recv != nil && isPointer(recv.Type()) && !reading.MatchString(name) && callee.Pkg().Path() != "testing":
		all.changes[first] = 2 // a copy shares digits, or text
		if callee.Pkg().Path() == "math/big" {
			all.changes[source{param: 3}] = 2 // the rest of a division
		}
	case recv == nil && (changing.MatchString(name) || appending.MatchString(name)):
		all.changes[first] = 1
	}
	if name == "maps.Copy" {
		all.stores[first] = loan{{param: 1}: 0}.down()
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
		passed = append(passed, given{expr: arg, whole: f.value(arg)})
	}
	for _, kept := range f.keeps {
		if types.Identical(kept.sig, sig) {
			does := f.known[kept.name]
			if kept.of != nil {
				does = f.effectsOf(kept.of)
			}
			for of, depth := range does.changes {
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
	name string // under which it is known what the literal does
	lit  *ast.FuncLit
	of   *types.Func
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
				p.keeps = append(p.keeps, keep{sig, p.fset.Position(lit.Pos()).String(), lit, nil})
			} else if of := p.declared(expr); of != nil {
				p.keeps = append(p.keeps, keep{sig, "", nil, of})
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
			add(node.Rhs...)
		case *ast.ValueSpec:
			add(node.Values...)
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
func (p *pkg) declared(expr ast.Expr) *types.Func {
	if p.bindsReceiver(expr) {
		return nil
	}
	if function, ok := p.used(ungeneric(expr)).(*types.Func); ok && function.Pkg() != nil {
		return function.Origin()
	}
	return nil
}

// bindsReceiver reports whether an expression is a method with its receiver.
func (p *pkg) bindsReceiver(expr ast.Expr) bool {
	selector, _ := ast.Unparen(expr).(*ast.SelectorExpr)
	s := p.info.Selections[selector]
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

// callbacks follows the functions that a call is given: what it calls them with is what
// else it is given, or in that, but not behind the methods of an interface.
func (f *flow) callbacks(call *ast.CallExpr) {
	others := call.Args
	if selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && f.info.Selections[selector] != nil {
		others = append([]ast.Expr{selector.X}, others...)
	}
	calledWith := func(param types.Type) (all loan) {
		for _, expr := range others {
			switch t := f.info.TypeOf(expr); {
			case t == nil || is[*types.Signature](t) || types.IsInterface(t) && !t.Underlying().(*types.Interface).Empty():
			case types.Identical(t, param):
				all = all.with(f.value(expr))
			default:
				all = all.with(f.value(expr).down())
			}
		}
		return all
	}
	for _, arg := range call.Args {
		sig, ok := f.info.TypeOf(arg).(*types.Signature)
		if !ok {
			continue
		}
		given := func(i int) loan { return calledWith(sig.Params().At(i).Type()) }
		if lit := f.literalOf(arg); lit != nil {
			f.inside(lit, given)
		} else if passed := f.callee(&ast.CallExpr{Fun: arg}); passed != nil {
			with := 0 // parameters that it has already: its receiver
			if f.bindsReceiver(arg) {
				with = 1
			}
			for of, depth := range f.effectsOf(passed).changes {
				if i := of.param - with; i < 0 {
					f.writes(arg.Pos(), f.value(arg), depth)
				} else if i < sig.Params().Len() {
					f.writes(arg.Pos(), given(i), depth)
				}
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
	f.held = join(before, f.held)
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
		answer := f.info.TypeOf(call)
		if tuple, ok := answer.(*types.Tuple); ok && n < tuple.Len() {
			answer = tuple.At(n).Type()
		}
		if isError(answer) {
			return nil // it is made to be returned
		}
		return map[string]loan{"": f.made(call, answer)}
	}
	passed := f.passed(call, callee)
	if f.ours(callee.Pkg().Path()) {
		all := map[string]loan{}
		does := f.effectsOf(callee)
		if n >= len(does.results) {
			return nil
		}
		for field, result := range does.results[n] {
			all[field] = f.translated(result, does.deeper[n][field], passed)
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
	var named []*ast.Ident
	if lit.Type.Results != nil {
		for _, list := range lit.Type.Results.List {
			named = append(named, list.Names...)
		}
	}
	if n < len(named) {
		all = all.with(f.value(named[n]))
	}
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

// made returns what the result of append, of new, or of a function that is a value has.
func (f *flow) made(call *ast.CallExpr, answer types.Type) (all loan) {
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
	case "":
		all = f.value(call.Fun)
		for _, arg := range call.Args {
			if holdsA(f.info.TypeOf(arg), answer, nil) {
				all = all.with(f.value(arg))
			}
		}
	}
	return all
}

// holdsA reports whether a value of a type may have one of another in it.
func holdsA(t, part types.Type, around []types.Type) bool {
	if t == nil || slices.Contains(around, t) {
		return false
	}
	around = append(around, t)
	if types.Identical(t, part) || isTypeParam(t) || isTypeParam(part) {
		return true
	}
	switch t := t.Underlying().(type) {
	case *types.Pointer:
		return holdsA(t.Elem(), part, around)
	case *types.Slice:
		return holdsA(t.Elem(), part, around)
	case *types.Array:
		return holdsA(t.Elem(), part, around)
	case *types.Map:
		return holdsA(t.Elem(), part, around)
	case *types.Struct:
		for field := range t.Fields() {
			if holdsA(field.Type(), part, around) {
				return true
			}
		}
	}
	return false
}
