package sharedservices_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"regexp"
	"slices"
	"strings"
)

// imports holds the rules "imports" and "layers".
func (p *pkg) imports() {
	each(p, func(spec *ast.ImportSpec) {
		imported := strings.Trim(spec.Path.Value, "\"`")
		if spec.Name != nil && (spec.Name.Name == "." || spec.Name.Name == "_") {
			p.report(spec.Pos(), "imports", "%s is imported as %s", imported, spec.Name.Name)
		}
		if to := strings.TrimPrefix(imported, p.tree+"/"); p.ours(imported) && !mayImport(p.folder, to) {
			p.report(spec.Pos(), "layers", "%q imports %s", p.folder, to)
		}
		if !p.ours(imported) && p.allowed(spec.Pos(), imported) == nil {
			p.report(spec.Pos(), "imports", "%s is not on the list here", imported)
		}
	})
}

// allowed returns the names of a package that may be used at pos, and nil if it
// may not be imported there. The root imports nothing.
func (p *pkg) allowed(pos token.Pos, imported string) (names []string) {
	file := path.Join(p.folder, path.Base(p.fset.PositionFor(pos, false).Filename))
	for _, line := range allowed {
		here := line.where == everywhere && p.folder != ""
		for where := range strings.FieldsSeq(line.where) {
			here = here || where == p.folder || where == file
		}
		if line.path == imported && here {
			names = append(names, strings.Fields(line.names)...)
		}
	}
	return names
}

// names holds the rule "names". The fields of a type are free.
func (p *pkg) names() {
	for id, used := range p.info.Uses {
		if v, ok := used.(*types.Var); ok && v.IsField() || used.Pkg() == nil || p.ours(used.Pkg().Path()) {
			continue
		}
		if name, ok := p.mayUse(id.Pos(), used); !ok {
			p.report(id.Pos(), "names", "%s: %s", used.Pkg().Path(), name)
		}
	}
}

// mayUse reports whether what another module has may be used at pos, and how the
// list calls it.
func (p *pkg) mayUse(pos token.Pos, used types.Object) (name string, ok bool) {
	name, of, every := used.Name(), "", all
	if f, ok := used.(*types.Func); ok && f.Signature().Recv() != nil {
		name, every = "."+name, methods
		if named, ok := f.Signature().Recv().Type().(*types.Named); ok {
			of = named.Obj().Name()
		}
	}
	names := p.allowed(pos, used.Pkg().Path())
	has := func(name string) bool { return slices.Contains(names, name) }
	return name, !has("-"+name) && (has(name) || has(of+name) || has(every))
}

// variables holds the rule "variables".
func (p *pkg) variables() {
	each(p, func(spec *ast.ValueSpec) {
		for i, name := range spec.Names {
			v, ok := p.types.Scope().Lookup(name.Name).(*types.Var)
			if name.Name != "_" && (!ok || v.Pos() != name.Pos()) {
				continue // a constant, or a variable of a function
			}
			made := false
			if i < len(spec.Values) {
				call, _ := spec.Values[i].(*ast.CallExpr)
				made = call != nil && p.function(call.Fun) == "errors.New" && p.info.Types[call.Args[0]].Value != nil
			}
			if !strings.HasPrefix(name.Name, "Err") || !made {
				p.report(name.Pos(), "variables", "the variable %s", name.Name)
			}
		}
	})
	p.changed(func(expr ast.Expr) {
		if v := p.variable(expr); v != nil {
			p.report(expr.Pos(), "variables", "%s is changed", v.Name())
		}
	})
	each(p, func(call *ast.CallExpr) {
		for _, arg := range call.Args {
			if v := p.variable(arg); v != nil && refers(p.info.TypeOf(arg)) && !isError(p.info.TypeOf(arg)) && p.function(call.Fun) != "time.Date" {
				p.report(arg.Pos(), "variables", "%s is handed on", v.Name())
			}
		}
	})
}

// variable returns the variable of a package that an expression names, or a part of
// which it names, and nil if there is none.
func (p *pkg) variable(expr ast.Expr) *types.Var {
	if v, ok := p.used(expr).(*types.Var); ok && !v.IsField() {
		if v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
			return v
		}
		return nil
	}
	switch expr := ast.Unparen(expr).(type) {
	case *ast.SelectorExpr:
		return p.variable(expr.X)
	case *ast.IndexExpr:
		return p.variable(expr.X)
	case *ast.SliceExpr:
		return p.variable(expr.X)
	case *ast.StarExpr:
		return p.variable(expr.X)
	}
	return nil
}

// changed calls visit with every expression that is given a value, or could be, as
// its address is taken.
func (p *pkg) changed(visit func(ast.Expr)) {
	each(p, func(node ast.Node) {
		switch node := node.(type) {
		case *ast.AssignStmt:
			for _, left := range node.Lhs {
				visit(left)
			}
		case *ast.IncDecStmt:
			visit(node.X)
		case *ast.RangeStmt:
			for _, variable := range []ast.Expr{node.Key, node.Value} {
				if variable != nil && node.Tok == token.ASSIGN {
					visit(variable)
				}
			}
		case *ast.UnaryExpr:
			if node.Op == token.AND {
				visit(node.X)
			}
		case *ast.SelectorExpr:
			if s := p.info.Selections[node]; s != nil && s.Kind() == types.MethodVal && isPointer(s.Obj().(*types.Func).Signature().Recv().Type()) {
				visit(node.X)
			}
		}
	})
}

// must is how the functions are called that may panic.
var must = regexp.MustCompile(`^Must(\P{Ll}|$)`)

// behaviour holds the rules "init", "concurrency" and "panic".
func (p *pkg) behaviour() {
	within := "" // the function, as each goes from the outside in
	called := map[ast.Expr]bool{}
	p.passOn()
	each(p, func(node ast.Node) {
		switch node := node.(type) {
		case *ast.FuncDecl:
			within = node.Name.Name
			if within == "init" && node.Recv == nil {
				p.report(node.Pos(), "init", "the function init")
			}
		case *ast.GoStmt, *ast.SelectStmt, *ast.ChanType:
			p.report(node.Pos(), "concurrency", "%s", strings.TrimPrefix(fmt.Sprintf("%T", node), "*ast."))
		case *ast.SelectorExpr:
			p.keepsMust(node, node.Sel, called)
			called[node.Sel] = true // with the selector
		case *ast.Ident:
			p.keepsMust(node, node, called)
			used, _ := p.info.Uses[node].(*types.Builtin)
			if used != nil && (used.Name() == "panic" && !must.MatchString(within) || strings.HasPrefix(used.Name(), "print")) {
				p.report(node.Pos(), "panic", "%s in %s", used.Name(), within)
			}
		case *ast.CallExpr:
			called[ast.Unparen(node.Fun)] = true
			if name := p.mayPanic(node); name != "" && ast.IsExported(within) && !must.MatchString(within) {
				p.report(node.Pos(), "panic", "%s of what is not written in %s", name, within)
			}
		}
	})
}

// keepsMust reports a function of Must… that is not called where it is named, as it
// could be called with anything elsewhere.
func (p *pkg) keepsMust(expr ast.Expr, name *ast.Ident, called map[ast.Expr]bool) {
	if f, ok := p.info.Uses[name].(*types.Func); ok && must.MatchString(f.Name()) && !called[expr] {
		p.report(expr.Pos(), "panic", "%s is not called here", f.Name())
	}
}

// mayPanic returns the name of the function that is called if it is one of Must…, or
// passes on to one what it is given, and a text that it is given is not written there:
// what is written fails in the first test, if it fails.
func (p *pkg) mayPanic(call *ast.CallExpr) string {
	name := ""
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		name = fun.Name
	case *ast.SelectorExpr:
		name = fun.Sel.Name
	}
	if (must.MatchString(name) || p.passing[p.used(call.Fun)]) && slices.ContainsFunc(call.Args, p.isNotWritten) {
		return name
	}
	return ""
}

// isNotWritten reports whether an expression is a text that is not written there.
func (p *pkg) isNotWritten(expr ast.Expr) bool {
	basic, ok := p.info.TypeOf(expr).Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsString != 0 && p.info.Types[expr].Value == nil
}

// passOn finds the functions that are not exported and pass a text that they are given
// on to one of Must…, or to another such function.
func (p *pkg) passOn() {
	p.passing = map[types.Object]bool{}
	for before := -1; before < len(p.passing); {
		before = len(p.passing)
		each(p, func(decl *ast.FuncDecl) {
			of := p.info.Defs[decl.Name].(*types.Func)
			if decl.Name.IsExported() {
				return
			}
			for node := range ast.Preorder(decl) {
				call, ok := node.(*ast.CallExpr)
				if ok && p.mayPanic(call) != "" && slices.ContainsFunc(call.Args, func(arg ast.Expr) bool {
					v, ok := p.used(arg).(*types.Var)
					return ok && p.isNotWritten(arg) && slices.Contains(parameters(of.Signature()), v)
				}) {
					p.passing[of] = true
				}
			}
		})
	}
}

// directive is how a comment begins that tells the compiler or a tool something.
var directive = regexp.MustCompile(`^//(line |extern |export |[a-z0-9]+:[a-z0-9])|^/\*line `)

// directives holds the rule "directives".
func (p *pkg) directives() {
	for _, file := range p.files {
		for _, group := range file.Comments {
			for _, comment := range group.List {
				if directive.MatchString(comment.Text) {
					p.report(comment.Pos(), "directives", "%s", comment.Text)
				}
			}
		}
	}
}

// floats holds the rule "floats". A constant without a type is exact.
func (p *pkg) floats() {
	if slices.Contains(strings.Fields(estimates), p.folder) {
		return
	}
	for expr, value := range p.info.Types {
		basic, ok := value.Type.Underlying().(*types.Basic)
		if ok && basic.Info()&(types.IsFloat|types.IsComplex) != 0 && basic.Info()&types.IsUntyped == 0 {
			p.report(expr.Pos(), "floats", "%s", basic)
		}
	}
}

// maps holds the rule "maps".
func (p *pkg) maps() {
	each(p, func(loop *ast.RangeStmt) {
		if over := p.info.TypeOf(loop.X); mayBeMap(over) {
			p.report(loop.Pos(), "maps", "range over %s", over)
		}
	})
}

// mayBeMap reports whether a type is a map, or a type parameter that one suits.
func mayBeMap(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Map:
		return true
	case *types.Union:
		for term := range t.Terms() {
			if mayBeMap(term.Type()) {
				return true
			}
		}
	case *types.Interface:
		for embedded := range t.EmbeddedTypes() {
			if mayBeMap(embedded) {
				return true
			}
		}
	}
	return false
}

// inner holds the rules "maps" and "names" for what may stand only in another
// call: maps.Keys in slices.Sorted(maps.Keys(m)), and time.Unix, which is local
// time, in time.Unix(s, 0).UTC().
func (p *pkg) inner() {
	inside := map[token.Pos]string{}
	each(p, func(node ast.Expr) {
		switch node := node.(type) {
		case *ast.CallExpr:
			if len(node.Args) > 0 {
				inside[node.Args[0].Pos()] = p.function(node.Fun)
			}
		case *ast.SelectorExpr:
			within := inside[node.Pos()]
			switch p.function(node) {
			case "(time.Time).UTC":
				inside[node.X.Pos()] = "UTC"
			case "time.Unix":
				if within != "UTC" {
					p.report(node.Pos(), "names", "time.Unix without UTC")
				}
			case "maps.Keys":
				if within != "slices.Sorted" {
					p.report(node.Pos(), "maps", "maps.Keys outside slices.Sorted")
				}
			}
		}
	})
}

// The types of others whose methods, or text, the program or the machine can change.
const (
	decimalType = "github.com/shopspring/decimal.Decimal"
	timeType    = "time.Time"
)

// contains reports whether a type is one of some, or holds one where it can be seen
// without asking the type that holds it: one with a text of its own hides it, and so does one
// that is not ours.
func contains(t types.Type, names ...string) bool { return holdsType(t, names, nil) }

func holdsType(t types.Type, names []string, seen []types.Type) bool {
	if slices.Contains(seen, t) {
		return false
	}
	seen = append(seen, t)
	if slices.Contains(names, types.TypeString(types.Unalias(t), nil)) {
		return true
	}
	if named, ok := t.(*types.Named); ok && (hasText(t) || named.Obj().Pkg() != nil && !strings.HasPrefix(named.Obj().Pkg().Path(), module)) {
		return false
	}
	switch t := t.Underlying().(type) {
	case *types.Pointer:
		return holdsType(t.Elem(), names, seen)
	case *types.Slice:
		return holdsType(t.Elem(), names, seen)
	case *types.Array:
		return holdsType(t.Elem(), names, seen)
	case *types.Map:
		return holdsType(t.Key(), names, seen) || holdsType(t.Elem(), names, seen)
	case *types.Struct:
		for field := range t.Fields() {
			if holdsType(field.Type(), names, seen) {
				return true
			}
		}
	}
	return false
}

// ofDecimals reports whether a type is a decimal, or a pointer to one, or a list or map
// of them.
func ofDecimals(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		return ofDecimals(u.Elem())
	case *types.Slice:
		return ofDecimals(u.Elem())
	case *types.Array:
		return ofDecimals(u.Elem())
	case *types.Map:
		return ofDecimals(u.Key()) || ofDecimals(u.Elem())
	}
	return types.TypeString(types.Unalias(t), nil) == decimalType
}

// hasText reports whether a type of ours says itself how it is written.
func hasText(t types.Type) bool {
	for _, name := range []string{"String", "Error"} {
		object, _, _ := types.LookupFieldOrMethod(t, false, nil, name)
		if f, ok := object.(*types.Func); ok && f.Signature().Params().Len() == 0 && !strings.Contains(f.FullName(), decimalType) && !strings.Contains(f.FullName(), timeType) {
			return true
		}
	}
	return false
}

// decimals holds the rule "decimals".
func (p *pkg) decimals() {
	each(p, func(record *ast.StructType) {
		for _, field := range record.Fields.List {
			if ofDecimals(p.info.TypeOf(field.Type)) && (field.Names == nil || field.Names[0].IsExported()) {
				p.report(field.Pos(), "decimals", "a decimal in an exported field")
			}
		}
	})
	each(p, func(node ast.Expr) {
		if node, ok := node.(*ast.BinaryExpr); ok && (node.Op == token.EQL || node.Op == token.NEQ) && isComparedAs(p.info.TypeOf(node.X), decimalType) {
			p.report(node.Pos(), "decimals", "decimals are compared with %s", node.Op)
		}
	})
	each(p, func(m *ast.MapType) {
		if isComparedAs(p.info.TypeOf(m.Key), decimalType) {
			p.report(m.Pos(), "decimals", "decimals are compared by a map")
		}
	})
	each(p, func(choice *ast.SwitchStmt) {
		if choice.Tag != nil && isComparedAs(p.info.TypeOf(choice.Tag), decimalType) {
			p.report(choice.Pos(), "decimals", "decimals are compared by a switch")
		}
	})
	for id, instance := range p.info.Instances {
		params := typeParams(p.info.ObjectOf(id))
		for i, arg := range slices.Collect(instance.TypeArgs.Types()) {
			if params != nil && params.At(i).Constraint().Underlying().(*types.Interface).IsComparable() && isComparedAs(arg, decimalType) {
				p.report(id.Pos(), "decimals", "decimals are compared by %s", id.Name)
			}
		}
	}
	each(p, func(spec *ast.TypeSpec) {
		if !spec.Assign.IsValid() && types.TypeString(types.Unalias(p.info.TypeOf(spec.Type)), nil) == decimalType {
			p.report(spec.Pos(), "decimals", "%s is a decimal under another name", spec.Name.Name)
		}
	})
}

// isComparedAs reports whether == of a type compares values of another.
func isComparedAs(t types.Type, name string) bool {
	if types.TypeString(types.Unalias(t), nil) == name {
		return true
	}
	switch t := t.Underlying().(type) {
	case *types.Array:
		return isComparedAs(t.Elem(), name)
	case *types.Struct:
		for field := range t.Fields() {
			if isComparedAs(field.Type(), name) {
				return true
			}
		}
	}
	return false
}

// comments holds the rule "comments". The comment of a group is one of each of its
// members, and so is one at the end of a line.
func (p *pkg) comments() {
	described := 0
	for _, file := range p.files {
		if file.Doc.Text() != "" {
			if described++; described > 1 {
				p.report(file.Package, "comments", "package %s has two comments", p.types.Name())
			}
		}
		for _, decl := range file.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				p.exported("func", []*ast.Ident{decl.Name}, decl.Doc)
			case *ast.GenDecl:
				p.group(decl)
			}
		}
	}
	if described == 0 && p.files != nil {
		p.report(p.files[0].Package, "comments", "package %s has no comment", p.types.Name())
	}
}

// group reports what a declaration of constants, variables or types exports
// without a comment, and of types their fields and methods too. An embedded
// field counts as exported.
func (p *pkg) group(decl *ast.GenDecl) {
	for node := range ast.Preorder(decl) {
		switch node := node.(type) {
		case *ast.ValueSpec:
			p.exported(decl.Tok.String(), node.Names, decl.Doc, node.Doc, node.Comment)
		case *ast.TypeSpec:
			p.exported("type", []*ast.Ident{node.Name}, decl.Doc, node.Doc)
		case *ast.StructType:
			for _, field := range node.Fields.List {
				names := field.Names
				if names == nil {
					names = []*ast.Ident{{NamePos: field.Pos(), Name: "Embedded"}}
				}
				p.exported("field", names, field.Doc, field.Comment)
			}
		case *ast.InterfaceType:
			for _, method := range node.Methods.List {
				p.exported("method", method.Names, method.Doc, method.Comment)
			}
		}
	}
}

// exported reports the exported names among some that have none of the comments.
func (p *pkg) exported(kind string, names []*ast.Ident, comments ...*ast.CommentGroup) {
	for _, name := range names {
		if name.IsExported() && !slices.ContainsFunc(comments, func(c *ast.CommentGroup) bool { return c.Text() != "" }) {
			p.report(name.Pos(), "comments", "%s %s has no comment", kind, name.Name)
		}
	}
}

// isError reports whether a type is error: nothing changes one through it.
func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }
