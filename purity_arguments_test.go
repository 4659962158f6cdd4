package sharedservices_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"
)

// This file finds the exported functions that change what they are given, or share it.

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
// shares: TestLaws_HoldForEveryFunction tries that.
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

// exposes reports whether something can be changed through a value of a type from outside: it
// is, or holds in a field that is exported, a list, a map, a pointer to what has such a field
// or none, or what gives one of them.
func exposes(t types.Type, around []types.Type) bool {
	if slices.Contains(around, t) {
		return false
	}
	around = append(around, t)
	if terms := termsOf(t); len(terms) > 0 {
		return slices.ContainsFunc(terms, func(term types.Type) bool { return exposes(term, around) })
	}
	switch t := t.Underlying().(type) {
	case *types.Slice, *types.Map:
		return true
	case *types.Interface:
		return t.Empty()
	case *types.Pointer:
		record, ok := t.Elem().Underlying().(*types.Struct)
		return !ok || hasExported(record, func(types.Type) bool { return true })
	case *types.Array:
		return exposes(t.Elem(), around)
	case *types.Struct:
		return hasExported(t, func(field types.Type) bool { return exposes(field, around) })
	case *types.Signature:
		gives := t.Results()
		if yield, ok := yieldOf(t); ok {
			gives = yield.Params()
		}
		for v := range gives.Variables() {
			if exposes(v.Type(), around) {
				return true
			}
		}
	}
	return false
}

// yieldOf returns the function that an iterator calls, if a function is one.
func yieldOf(t *types.Signature) (yield *types.Signature, ok bool) {
	if t.Results().Len() == 0 && t.Params().Len() == 1 {
		yield, ok = t.Params().At(0).Type().Underlying().(*types.Signature)
	}
	return yield, ok
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
