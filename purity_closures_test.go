package sharedservices_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// This file finds the functions that are kept and change something between their calls.

// closures holds the rule "closures".
func (p *pkg) closures() {
	p.behindInterfaces()
	p.within(func(parents []ast.Node, node ast.Node) {
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
	})
}

// within calls visit with every node of the package and those that it is in, from the
// outside in.
func (p *pkg) within(visit func(parents []ast.Node, node ast.Node)) {
	for _, file := range p.files {
		var parents []ast.Node
		ast.Inspect(file, func(node ast.Node) bool {
			if node == nil {
				parents = parents[:len(parents)-1]
				return true
			}
			visit(parents, node)
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
func (p *pkg) parentsOf(expr ast.Expr) (found []ast.Node) {
	p.within(func(parents []ast.Node, node ast.Node) {
		if node == expr {
			found = slices.Clone(parents)
		}
	})
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
	if method.Pkg() == nil {
		return false // of an error
	}
	if !p.ours(method.Pkg().Path()) {
		return isPointer(method.Signature().Recv().Type()) && !reading.MatchString(method.FullName())
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
	p.within(func(parents []ast.Node, node ast.Node) {
		if used, ok := node.(*ast.Ident); ok && p.info.Uses[used] == v && p.kept(parents, used, seen) {
			kept = true
		}
	})
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
