package sharedservices_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"reflect"
	"slices"
)

// This file follows the statements of a function.

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
	return &flow{pkg: p, held: map[place]loan{}, literals: map[types.Object]*ast.FuncLit{}, functions: map[types.Object]*types.Func{}, methods: map[types.Object]ast.Expr{}, entered: map[*ast.FuncLit]bool{}, change: change, stores: map[source]loan{}}
}

// follow follows a function whose parameters may each be changed through some references,
// and calls change for what it changes besides.
func (p *pkg) follow(sig *types.Signature, body *ast.BlockStmt, free int, change func(pos token.Pos, of source)) *flow {
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
	return f
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
			f := p.follow(sig, body, free, func(_ token.Pos, of source) { found.changes[of] = free + 1 })
			if free == 0 {
				found.results, found.stores = f.results, f.stores
			} else {
				found.deeper = f.results
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
