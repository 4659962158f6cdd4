package sharedservices_test

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// This file finds what is put into interfaces.

// conversion is a value of one type that is put where there is another.
type conversion struct {
	pos      token.Pos
	from, to types.Type
	value    ast.Expr      // nil if it is one of several results of a call
	call     *ast.CallExpr // for which it is an argument
	stands   bool          // the type stands for a type parameter
}

// conversions calls visit with every value that is put into an interface or handed to
// a function, and with every type that stands for a type parameter, where to is its
// constraint.
func (p *pkg) conversions(visit func(conversion)) {
	put := func(call *ast.CallExpr, to types.Type, values ...ast.Expr) {
		for _, value := range values {
			if from := p.info.TypeOf(value); converts(from, to) {
				visit(conversion{pos: value.Pos(), from: from, to: to, value: value, call: call})
			}
		}
	}
	many := func(call *ast.CallExpr, to []types.Type, values []ast.Expr) {
		tuple, ok := types.Type(nil), false
		if len(values) == 1 && len(to) > 1 {
			tuple, ok = p.info.TypeOf(values[0]), true
		}
		results, _ := tuple.(*types.Tuple)
		for i := range to {
			if !ok && i < len(values) {
				put(call, to[i], values[i])
			} else if results != nil && i < results.Len() && converts(results.At(i).Type(), to[i]) {
				visit(conversion{pos: values[0].Pos(), from: results.At(i).Type(), to: to[i], call: call})
			}
		}
	}
	typesOf := func(exprs []ast.Expr) []types.Type {
		all := make([]types.Type, len(exprs))
		for i, expr := range exprs {
			all[i] = p.info.TypeOf(expr)
		}
		return all
	}
	for _, file := range p.files {
		var results [][]types.Type // of the functions around, the innermost last
		var parents []ast.Node
		enter := func(t types.Type) {
			var all []types.Type
			for result := range t.(*types.Signature).Results().Variables() {
				all = append(all, result.Type())
			}
			results = append(results, all)
		}
		ast.Inspect(file, func(node ast.Node) bool {
			if node == nil {
				switch parents[len(parents)-1].(type) {
				case *ast.FuncDecl, *ast.FuncLit:
					results = results[:len(results)-1]
				}
				parents = parents[:len(parents)-1]
				return true
			}
			parents = append(parents, node)
			switch node := node.(type) {
			case *ast.FuncDecl:
				enter(p.info.Defs[node.Name].Type())
			case *ast.FuncLit:
				enter(p.info.TypeOf(node))
			case *ast.ReturnStmt:
				many(nil, results[len(results)-1], node.Results)
			case *ast.AssignStmt:
				many(nil, typesOf(node.Lhs), node.Rhs)
			case *ast.ValueSpec:
				if node.Type != nil {
					to := make([]types.Type, len(node.Names))
					for i := range to {
						to[i] = p.info.TypeOf(node.Type)
					}
					many(nil, to, node.Values)
				}
			case *ast.RangeStmt:
				if node.Tok == token.ASSIGN {
					p.ranged(node, visit)
				}
			case *ast.SendStmt:
				if channel, ok := p.info.TypeOf(node.Chan).Underlying().(*types.Chan); ok {
					put(nil, channel.Elem(), node.Value)
				}
			case *ast.IndexExpr:
				if m, ok := p.info.TypeOf(node.X).Underlying().(*types.Map); ok {
					put(nil, m.Key(), node.Index)
				}
			case *ast.BinaryExpr:
				put(nil, p.info.TypeOf(node.X), node.Y)
				put(nil, p.info.TypeOf(node.Y), node.X)
			case *ast.SwitchStmt:
				if node.Tag != nil {
					for _, clause := range node.Body.List {
						put(nil, p.info.TypeOf(node.Tag), clause.(*ast.CaseClause).List...)
					}
				}
			case *ast.CompositeLit:
				p.elements(node, put)
			case *ast.CallExpr:
				p.argumentsOf(node, put, many)
			}
			return true
		})
	}
	for id, instance := range p.info.Instances {
		params := typeParams(p.info.ObjectOf(id))
		for i := range instance.TypeArgs.Len() {
			if params != nil && p.ours(p.info.ObjectOf(id).Pkg().Path()) {
				visit(conversion{pos: id.Pos(), from: instance.TypeArgs.At(i), to: params.At(i).Constraint(), stands: true})
			}
		}
	}
}

// typeParams returns the type parameters of a generic function or type.
func typeParams(of types.Object) *types.TypeParamList {
	switch of := of.(type) {
	case *types.Func:
		return of.Origin().Signature().TypeParams()
	case *types.TypeName:
		if named, ok := of.Type().(*types.Named); ok {
			return named.Origin().TypeParams()
		}
	}
	return nil
}

// converts reports whether a value of one type that is put where there is another is put
// into an interface. What is in an interface without methods was put there before.
func converts(from, to types.Type) bool {
	if from == nil || to == nil || !types.IsInterface(to) || isTypeParam(to) || types.Identical(from, to) {
		return false
	}
	in, ok := from.Underlying().(*types.Interface)
	return !ok || isTypeParam(from) || !in.Empty()
}

func isTypeParam(t types.Type) bool { _, ok := types.Unalias(t).(*types.TypeParam); return ok }

// ranged finds what a loop puts into variables that there are.
func (p *pkg) ranged(loop *ast.RangeStmt, visit func(conversion)) {
	var elements []types.Type
	switch over := p.info.TypeOf(loop.X).Underlying().(type) {
	case *types.Slice:
		elements = []types.Type{types.Typ[types.Int], over.Elem()}
	case *types.Array:
		elements = []types.Type{types.Typ[types.Int], over.Elem()}
	case *types.Map:
		elements = []types.Type{over.Key(), over.Elem()}
	case *types.Signature:
		yield := over.Params().At(0).Type().Underlying().(*types.Signature)
		for v := range yield.Params().Variables() {
			elements = append(elements, v.Type())
		}
	}
	for i, variable := range []ast.Expr{loop.Key, loop.Value} {
		if variable == nil || i >= len(elements) {
			continue
		}
		if to := p.info.TypeOf(variable); converts(elements[i], to) {
			visit(conversion{pos: variable.Pos(), from: elements[i], to: to})
		}
	}
}

// elements finds what a composite literal puts into its parts.
func (p *pkg) elements(lit *ast.CompositeLit, put func(*ast.CallExpr, types.Type, ...ast.Expr)) {
	t := p.info.TypeOf(lit).Underlying()
	if pointer, ok := t.(*types.Pointer); ok {
		t = pointer.Elem().Underlying()
	}
	for i, element := range lit.Elts {
		pair, _ := element.(*ast.KeyValueExpr)
		value := element
		if pair != nil {
			value = pair.Value
		}
		switch t := t.(type) {
		case *types.Slice:
			put(nil, t.Elem(), value)
		case *types.Array:
			put(nil, t.Elem(), value)
		case *types.Map:
			put(nil, t.Key(), pair.Key)
			put(nil, t.Elem(), value)
		case *types.Struct:
			if pair != nil {
				put(nil, p.info.TypeOf(pair.Key), value)
			} else {
				put(nil, t.Field(i).Type(), value)
			}
		}
	}
}

// argumentsOf finds what a call, or a conversion that looks like one, is given.
func (p *pkg) argumentsOf(call *ast.CallExpr, put func(*ast.CallExpr, types.Type, ...ast.Expr), many func(*ast.CallExpr, []types.Type, []ast.Expr)) {
	if p.info.Types[call.Fun].IsType() {
		put(nil, p.info.TypeOf(call.Fun), call.Args...)
		return
	}
	sig, ok := p.info.TypeOf(call.Fun).Underlying().(*types.Signature)
	if !ok {
		return
	}
	count := len(call.Args)
	if tuple, ok := p.info.TypeOf(append(call.Args, call.Fun)[0]).(*types.Tuple); ok && count == 1 {
		count = tuple.Len()
	}
	to := make([]types.Type, count)
	for i := range to {
		switch last := sig.Params().Len() - 1; {
		case sig.Variadic() && i >= last && !call.Ellipsis.IsValid():
			if list, ok := sig.Params().At(last).Type().Underlying().(*types.Slice); ok {
				to[i] = list.Elem()
			}
		case i <= last:
			to[i] = sig.Params().At(i).Type()
		}
	}
	many(call, to, call.Args)
}

// asserted are the methods for which a value in an interface may be asked, besides those
// that only this room can have.
var asserted = strings.Fields("Error IsZero MarshalText Scan Title UnmarshalJSON UnmarshalText Unwrap Validate ValidateEntry Value")

// assertions finds what asks a value in an interface for other methods.
func (p *pkg) assertions() {
	ask := func(wanted ...ast.Expr) {
		for _, expr := range wanted {
			if in, ok := p.info.TypeOf(expr).Underlying().(*types.Interface); ok {
				for method := range in.Methods() {
					if method.Exported() && !slices.Contains(asserted, method.Name()) {
						p.report(expr.Pos(), "interfaces", "what is in an interface is asked for %s", method.Name())
					}
				}
			}
		}
	}
	each(p, func(node ast.Node) {
		switch node := node.(type) {
		case *ast.TypeAssertExpr:
			if node.Type != nil {
				ask(node.Type)
			}
		case *ast.TypeSwitchStmt:
			for _, clause := range node.Body.List {
				ask(clause.(*ast.CaseClause).List...)
			}
		}
	})
}

// interfaces holds the rule "interfaces".
func (p *pkg) interfaces() {
	p.assertions()
	p.conversions(func(c conversion) {
		constraint, _ := c.to.Underlying().(*types.Interface)
		if constraint == nil {
			return
		}
		if contains(c.from, decimalType, timeType) && (!c.stands || p.changeable(c.pos, c.from)) {
			p.report(c.pos, "interfaces", "%s is put into %s", c.from, c.to)
			return
		}
		for method := range constraint.Methods() {
			object, _, _ := types.LookupFieldOrMethod(c.from, true, p.types, method.Name())
			if f, ok := object.(*types.Func); ok && f.Pkg() != nil && !p.ours(f.Pkg().Path()) {
				if name, ok := p.mayUse(c.pos, f); !ok {
					p.report(c.pos, "interfaces", "%s%s is put into %s", f.Pkg().Path(), name, c.to)
				}
			}
		}
	})
}

// changeable reports whether a type has a method that is not on the list.
func (p *pkg) changeable(pos token.Pos, t types.Type) bool {
	for selection := range types.NewMethodSet(types.NewPointer(t)).Methods() {
		f := selection.Obj()
		if f.Pkg() != nil && !p.ours(f.Pkg().Path()) {
			if _, ok := p.mayUse(pos, f); !ok {
				return true
			}
		}
	}
	return false
}

// silent are the packages that look at what they are given, and print no address.
var silent = regexp.MustCompile(`^(errors|encoding/json|reflect|testing|github\.com/stretchr/testify/\w+)$`)

// pointerVerb is how fmt is told to print an address.
var pointerVerb = regexp.MustCompile(`%[-+#0-9.*\[\]]*p`)

// texts holds the rule "addresses".
func (p *pkg) texts() {
	p.conversions(func(c conversion) {
		any, ok := c.to.Underlying().(*types.Interface)
		if !ok || c.stands || !any.Empty() || contains(c.from, decimalType, timeType) || !addressed(c.from, 0) {
			return
		}
		if c.call != nil {
			if f, ok := p.used(c.call.Fun).(*types.Func); ok && f.Pkg() != nil && silent.MatchString(f.Pkg().Path()) {
				return
			}
		}
		p.report(c.pos, "addresses", "%s is put into %s, which prints its address", c.from, c.to)
	})
	each(p, func(node ast.Expr) {
		value := p.info.Types[node].Value
		if value != nil && value.Kind() == constant.String && pointerVerb.MatchString(constant.StringVal(value)) {
			p.report(node.Pos(), "addresses", "%s", value)
		}
	})
	each(p, p.verbs)
	each(p, func(call *ast.CallExpr) {
		name := p.function(call.Fun)
		at := map[string]int{"fmt.Sprintf": 0, "fmt.Errorf": 0, "fmt.Fprintf": 1, "fmt.Appendf": 1}
		if i, ok := at[name]; ok && p.info.Types[call.Args[i]].Value == nil && !call.Ellipsis.IsValid() {
			p.report(call.Pos(), "addresses", "%s of a format that is not written there", name)
		}
	})
}

// verb is how a format asks for a value: with flags, a width, the number of the value.
var verb = regexp.MustCompile(`%[^a-zA-Z%\[]*(?:\[[0-9]+\]\*?[.]?)*?(?:\[([0-9]+)\])?([a-zA-Z%])`)

// verbs looks for the verbs of a format by which fmt does not ask a value for its text,
// but prints what is in it.
func (p *pkg) verbs(call *ast.CallExpr) {
	sig, ok := p.info.TypeOf(call.Fun).(*types.Signature)
	if !ok || !sig.Variadic() || call.Ellipsis.IsValid() || sig.Params().Len() < 2 {
		return
	}
	first := sig.Params().Len() - 1
	if list, ok := sig.Params().At(first).Type().(*types.Slice); !ok || !types.IsInterface(list.Elem()) || first > len(call.Args) {
		return
	}
	format := p.info.Types[call.Args[first-1]].Value
	if format == nil || format.Kind() != constant.String {
		return
	}
	next := first
	for _, found := range verb.FindAllStringSubmatch(constant.StringVal(format), -1) {
		next += strings.Count(found[0], "*")
		if n, err := strconv.Atoi(found[1]); err == nil {
			next = first + n - 1
		}
		asked := strings.Contains("svqxXwT", found[2]) && (found[2] != "v" || !strings.Contains(found[0], "#"))
		address := found[2] == "p"
		if found[2] == "%" {
			continue
		}
		if next < len(call.Args) && (address || !asked && !plain(p.info.TypeOf(call.Args[next]))) {
			p.report(call.Args[next].Pos(), "addresses", "%s prints what is in %s", found[0], p.info.TypeOf(call.Args[next]))
		}
		next++
	}
}

// plain reports whether a type is a number, a text, a yes or no, or lists of such.
func plain(t types.Type) bool {
	if terms := termsOf(t); len(terms) > 0 {
		return !slices.ContainsFunc(terms, func(term types.Type) bool { return !plain(term) })
	}
	switch t := t.Underlying().(type) {
	case *types.Basic:
		return t.Kind() != types.UnsafePointer
	case *types.Slice:
		return plain(t.Elem())
	case *types.Array:
		return plain(t.Elem())
	case *types.Map:
		return plain(t.Key()) && plain(t.Elem())
	}
	return false
}

// addressed reports whether fmt prints an address in the text of a type, at some
// depth in what it is given.
func addressed(t types.Type, depth int) bool { return printsAddress(t, depth, false) }

// printsAddress reports that of what may be in a field that is not exported: fmt asks
// nothing there for its text.
func printsAddress(t types.Type, depth int, hidden bool) bool {
	if depth > 20 || hasText(t) && !hidden {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Kind() == types.UnsafePointer
	case *types.Pointer, *types.Signature, *types.Chan:
		return true
	case *types.Interface:
		if terms := termsOf(t); isTypeParam(t) && len(terms) > 0 {
			return slices.ContainsFunc(terms, func(term types.Type) bool { return printsAddress(term, depth+1, hidden) })
		}
		return isTypeParam(t) || hidden || !u.Empty()
	case *types.Slice:
		return printsAddress(u.Elem(), depth+1, hidden)
	case *types.Array:
		return printsAddress(u.Elem(), depth+1, hidden)
	case *types.Map:
		return printsAddress(u.Key(), depth+1, hidden) || printsAddress(u.Elem(), depth+1, hidden)
	case *types.Struct:
		for field := range u.Fields() {
			if printsAddress(field.Type(), depth+1, hidden || !field.Exported()) {
				return true
			}
		}
	}
	return false
}
