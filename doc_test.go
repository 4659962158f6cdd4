package sharedservices_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// This file holds the promises that doc.go makes: the tables say what they are,
// the checker below them reads the library and tells where one is broken, and
// the trees in testdata show that it does. The library is every .go file of the
// module but the tests and what is below examples and testdata.

// module is the path of the module.
const module = "github.com/seed9ad77866/sharedservices"

// house lists the packages from the ground up, each with its rooms below it. A
// new room is a new line.
var house = []string{
	"partnership",
	"partnership/policy",
	"partnership/policy/policytest",
	"partnership/match",
	"costing",
	"costing/appraisal",
	"costing/scale",
	"costing/coop",
	"risk",
	"risk/quant",
	"lifecycle",
	"lifecycle/exit",
	"lifecycle/catalogue",
}

const (
	all        = "*"                                           // every name of the package, but no method
	methods    = ".*"                                          // every method of its types
	everywhere = ""                                            // in the whole library
	figures    = "costing risk lifecycle"                      // from costing upwards
	estimates  = "costing/coop costing/scale risk/quant"       // where a figure is an estimate by nature
	testKit    = "partnership/policy/policytest"               // what policy authors test with
	decoding   = "partnership/decode.go partnership/syntax.go" // the one strict decoder of JSON
)

// allowed lists what the library may import, where (folders or files), and which
// names of it may be used: X is a type, function, constant or variable, and .X a
// method of any of its types. What is not here is refused, so a new import or
// name is a line or a word here, with the reason why it is pure: the same
// arguments give the same result on every machine and every day.
var allowed = []struct{ path, where, names, why string }{
	{"bytes", everywhere, all + " " + methods, "pure"},
	{"cmp", everywhere, all, "pure"},
	{"encoding", everywhere, "TextMarshaler TextUnmarshaler " + methods, "the text form of scalars"},
	{"encoding/json", everywhere, "Marshal RawMessage", "a tagged union writes itself; records have struct tags"},
	{"encoding/json", decoding, all + " " + methods, "pure; only here, so that there is one way to decode"},
	{"encoding/json/v2", decoding, ".UnmarshalJSON", "where encoding/json has its interfaces from, under GOEXPERIMENT=jsonv2"},
	{"errors", everywhere, all, "pure"},
	{"fmt", everywhere, "Append Appendf Errorf Fprint Fprintf Sprint Sprintf Stringer .String", "text; Print and Scan do I/O"},
	{"iter", everywhere, "Seq Seq2", "the types; Pull starts a coroutine"},
	{"maps", everywhere, "Clone Copy Equal EqualFunc Keys", "no order; Keys only as slices.Sorted(maps.Keys(m))"},
	{"math", everywhere, "MaxInt MaxInt32 MaxInt64 MinInt MinInt32 MinInt64 MaxUint32 MaxUint64", "bounds of the integers"},
	{"math", estimates, all, "floats, for estimates"},
	{"math/big", figures, "Int NewInt NewRat Rat " + methods, "exact; Float is not"},
	{"math/bits", everywhere, all, "pure"},
	{"net/url", "partnership/policy", "Parse", "to see that a link is one; it does not follow it"},
	{"reflect", decoding, all + " " + methods, "to name the field that a document gets wrong"},
	{"slices", everywhere, all, "pure"},
	{"sort", "lifecycle", "Find", "looks at a list by place; slices.BinarySearchFunc copies what it looks at"},
	{"strconv", everywhere, "AppendInt Atoi FormatInt FormatUint Itoa ParseInt ParseUint Quote", "whole numbers; a float is not exact"},
	{"strings", everywhere, all + " " + methods, "pure"},
	{"time", everywhere, "Time Date Unix UTC DateOnly .Date .Day .Format .Month .UTC .Unix .Weekday .Year .YearDay", "a calendar in UTC; Unix only as Unix(…).UTC(); Now, Local and Sleep ask the machine"},
	{"time", everywhere, "Month January February March April May June July August September October November December .String", "the months"},
	{"time", everywhere, "Weekday Monday Tuesday Wednesday Thursday Friday Saturday Sunday", "the days of the week"},
	{"unicode", everywhere, "IsControl IsDigit IsLetter IsSpace", "the functions; the tables are variables"},
	{"unicode", decoding, "ReplacementChar", "what stands in for half of a character"},
	{"unicode/utf16", decoding, all, "pure; to see that no escape is half of a character"},
	{"unicode/utf8", everywhere, all, "pure"},

	{"github.com/google/uuid", everywhere, "UUID Parse .String", "the caller brings the id: New is random, Nil can be set, MustParse panics"},

	// Left out because the program that imports this module can change what they
	// do: Div, Avg, Pow, Sqrt, String, MarshalJSON, NewFromString, Zero and the
	// settings. Left out because their results are floats: Float64 and its like.
	{"github.com/shopspring/decimal", figures, "Decimal New NewFromInt NewFromBigInt Max Min Sum", "exact"},
	{"github.com/shopspring/decimal", figures, ".Abs .Add .Mul .Neg .Shift .Sub", "exact"},
	{"github.com/shopspring/decimal", figures, ".DivRound .QuoRem", "division to stated places"},
	{"github.com/shopspring/decimal", figures, ".Ceil .Floor .Round .RoundBank .RoundCeil .RoundDown .RoundFloor .RoundUp .Truncate", "rounding that is named"},
	{"github.com/shopspring/decimal", figures, ".Cmp .Compare .Equal .GreaterThan .GreaterThanOrEqual .LessThan .LessThanOrEqual", "comparison; never =="},
	{"github.com/shopspring/decimal", figures, ".IsInteger .IsNegative .IsPositive .IsZero .NumDigits .Sign", "questions"},
	{"github.com/shopspring/decimal", figures, ".BigInt .Coefficient .Exponent .IntPart .StringFixed", "ways out"},

	{"github.com/stretchr/testify/assert", testKit, all + " " + methods, "for tests, and never in what they test"},
	{"github.com/stretchr/testify/require", testKit, all + " " + methods, "for tests, and never in what they test"},
	{"testing", testKit, "T TB " + methods, "the test that the kit reports to"},
}

// requirements are the modules that go.mod may name.
var requirements = []string{"github.com/google/uuid", "github.com/shopspring/decimal", "github.com/stretchr/testify"}

// rules are the promises, by the name that a finding gives.
var rules = map[string]string{
	"house":       "every package is a room of the house",
	"layers":      "a package imports only what is below it, and a room its own package too",
	"imports":     "only what the list allows there is imported, under a name that can be seen",
	"names":       "only the names on the list are used",
	"variables":   "a package has no variable but Err…, made by errors.New and never changed",
	"init":        "nothing runs before it is called",
	"concurrency": "no goroutines and no channels",
	"panic":       "nothing panics but Must…, which exported functions give texts that are written there, and nothing prints",
	"directives":  "no instructions to the compiler",
	"floats":      "floats only where a figure is an estimate by nature",
	"maps":        "nothing depends on the order of a map",
	"decimals":    "a decimal is printed by StringFixed and compared by Cmp; its own text is as the program sets it",
	"comments":    "everything exported has a comment, and a package has one",
}

func TestLibraryKeepsItsPromises(t *testing.T) {
	for _, found := range check(t, ".") {
		t.Error(found)
	}
}

// The good tree has what looks like a breach and is none.
func TestCheckerPassesGoodTree(t *testing.T) {
	for _, found := range check(t, "testdata/good") {
		t.Error(found)
	}
}

// The bad tree breaks every rule, and says on the line, in a comment of the form
// want "pattern", what must be found there. Nothing else may be found.
func TestCheckerFindsEveryBreach(t *testing.T) {
	wanted := wants(t, "testdata/bad")
	broken := map[string]bool{}
	for _, found := range check(t, "testdata/bad") {
		broken[found.rule] = true
		line := fmt.Sprintf("%s:%d", found.file, found.line)
		i := slices.IndexFunc(wanted[line], func(want string) bool {
			return regexp.MustCompile(want).MatchString(found.rule + ": " + found.text)
		})
		if i < 0 {
			t.Errorf("not wanted: %s", found)
			continue
		}
		wanted[line] = slices.Delete(wanted[line], i, i+1)
	}
	for line, missing := range wanted {
		assert.Emptyf(t, missing, "%s: not found", line)
	}
	for rule := range rules {
		assert.Truef(t, broken[rule], "no file of the bad tree breaks the rule %q", rule)
	}
}

func TestModuleRequiresNothingElse(t *testing.T) {
	var mod struct {
		Require []struct {
			Path     string
			Indirect bool
		}
	}
	require.NoError(t, json.Unmarshal([]byte(run(t, ".", "go", "mod", "edit", "-json")), &mod))
	for _, required := range mod.Require {
		if !required.Indirect {
			assert.Contains(t, requirements, required.Path)
		}
	}
}

// readmeProgram matches the first program of a README, and what it prints if that
// follows in a block of text with no heading between.
var readmeProgram = regexp.MustCompile("(?ms)^```go\n(.*?)^```$(?:[^#`]*^```text\n(.*?)^```$)?")

// readmeRule matches the block of a README that is a test.
var readmeRule = regexp.MustCompile("(?ms)^```go\n([^`]*\"testing\".*?)^```$")

// The first program is short, is complete, and prints what the README says.
// The second block of Go is a test of the reader's own.
func TestReadmeProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program in a module of its own")
	}
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	program := readmeProgram.FindStringSubmatch(string(readme))
	require.NotNil(t, program, "README.md has no block of Go")
	assert.LessOrEqual(t, strings.Count(program[1], "\n"), 25, "lines of the first program")

	checkout, err := os.Getwd()
	require.NoError(t, err)
	sums, err := os.ReadFile("go.sum")
	require.NoError(t, err)
	folder := t.TempDir()
	write := func(name, text string) {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	write("main.go", program[1])
	write("go.sum", string(sums))
	write("go.mod", fmt.Sprintf("module first\n\ngo 1.26\n\nrequire %s v0.0.0\n\nreplace %[1]s => %q\n", module, checkout))
	t.Setenv("GOFLAGS", "-mod=mod")
	t.Setenv("GOWORK", "off")
	printed := run(t, folder, "go", "run", ".")
	if program[2] != "" {
		assert.Equal(t, program[2], printed)
	}
	rule := readmeRule.FindStringSubmatch(string(readme))
	require.NotNil(t, rule, "README.md has no block with a test")
	write("rule_test.go", rule[1])
	assert.Contains(t, run(t, folder, "go", "test", "."), "ok")
}

// wantComment is the comment that says what must be found on its line.
var wantComment = regexp.MustCompile(`(?m)// want ("[^"]+" ?)+$`)

// wants returns the patterns of the tree at root, by file and line.
func wants(t *testing.T, root string) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	require.NoError(t, filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		source, err := os.ReadFile(file)
		for i, line := range strings.Split(string(source), "\n") {
			for _, quoted := range regexp.MustCompile(`"[^"]+"`).FindAllString(wantComment.FindString(line), -1) {
				at := fmt.Sprintf("%s:%d", filepath.ToSlash(file), i+1)
				all[at] = append(all[at], strings.Trim(quoted, `"`))
			}
		}
		return err
	}))
	require.NotEmpty(t, all)
	return all
}

// finding is one breach of one rule.
type finding struct {
	file       string
	line       int
	rule, text string
}

func (f finding) String() string {
	return fmt.Sprintf("%s:%d: %s [%s: %s]", f.file, f.line, f.text, f.rule, rules[f.rule])
}

// pkg is a package of the library, or of a tree that is laid out like it.
type pkg struct {
	// What go list says of it. Export is the file that the compiler made of it.
	ImportPath, Dir, Export           string
	GoFiles, CgoFiles, IgnoredGoFiles []string

	tree, folder string // the import path of the tree, and the folder in it
	fset         *token.FileSet
	files        []*ast.File
	types        *types.Package
	info         types.Info
	findings     []finding
}

// check returns the breaches in the tree below root, in order of file and line.
func check(t *testing.T, root string) (all []finding) {
	t.Helper()
	listed := json.NewDecoder(strings.NewReader(run(t, ".", "go", "list", "-e", "-deps", "-export",
		"-json=ImportPath,Dir,Export,GoFiles,CgoFiles,IgnoredGoFiles", "./"+path.Join(root, "..."))))
	exports := map[string]string{}
	compiled := func(importPath string) (io.ReadCloser, error) { return os.Open(exports[importPath]) }
	for listed.More() {
		p := &pkg{tree: path.Join(module, root), fset: token.NewFileSet()}
		require.NoError(t, listed.Decode(p))
		exports[p.ImportPath] = p.Export
		p.folder = strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, p.tree), "/")
		if !p.ours(p.ImportPath) || strings.HasPrefix(p.folder+"/", "examples/") {
			continue
		}
		require.NoError(t, p.load(importer.ForCompiler(p.fset, "gc", compiled)))
		for _, rule := range []func(){
			p.house, p.imports, p.names, p.variables, p.behaviour, p.directives, p.floats, p.maps, p.inner, p.decimals, p.comments,
		} {
			rule()
		}
		all = append(all, p.findings...)
	}
	slices.SortFunc(all, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.String(), b.String()))
	})
	return slices.Compact(all)
}

// run returns what a command prints that runs in a folder.
func run(t *testing.T, folder, name string, args ...string) string {
	t.Helper()
	var out, errs strings.Builder
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = folder, &out, &errs
	require.NoErrorf(t, cmd.Run(), "%s %s\n%s", name, strings.Join(args, " "), &errs)
	return out.String()
}

// load reads the files of the package, for whatever machine they are, and finds
// out what the names in them mean. It leaves out the comments that say what is
// wanted, as they document nothing.
func (p *pkg) load(imported types.Importer) error {
	for _, name := range slices.Concat(p.GoFiles, p.CgoFiles, p.IgnoredGoFiles) {
		if strings.HasSuffix(name, "_test.go") {
			continue // a test for another machine
		}
		source, err := os.ReadFile(filepath.Join(p.Dir, name))
		if err != nil {
			return err
		}
		at := path.Join(strings.TrimPrefix(p.ImportPath, module)+"/", name)[1:]
		file, err := parser.ParseFile(p.fset, at, wantComment.ReplaceAll(source, nil), parser.ParseComments)
		if err != nil {
			return err
		}
		p.files = append(p.files, file)
	}
	p.info = types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}}
	var err error
	p.types, err = (&types.Config{Importer: imported, FakeImportC: true}).Check(p.ImportPath, p.fset, p.files, &p.info)
	return err
}

// ours reports whether an import path is in the tree.
func (p *pkg) ours(importPath string) bool { return strings.HasPrefix(importPath+"/", p.tree+"/") }

// report adds a finding.
func (p *pkg) report(pos token.Pos, rule, format string, args ...any) {
	at := p.fset.Position(pos)
	p.findings = append(p.findings, finding{at.Filename, at.Line, rule, fmt.Sprintf(format, args...)})
}

// each calls visit with every node of a kind in the package, from the outside in.
func each[N ast.Node](p *pkg, visit func(N)) {
	for _, file := range p.files {
		for node := range ast.Preorder(file) {
			if wanted, ok := node.(N); ok {
				visit(wanted)
			}
		}
	}
}

// used returns what an expression names, such as a function, and nil if it is
// no name.
func (p *pkg) used(expr ast.Expr) types.Object {
	if selector, ok := ast.Unparen(expr).(*ast.SelectorExpr); ok {
		return p.info.Uses[selector.Sel]
	}
	id, _ := ast.Unparen(expr).(*ast.Ident)
	return p.info.Uses[id]
}

// function returns the full name of the function or method that an expression
// names, as slices.Sorted or (time.Time).UTC, and "" if it names none.
func (p *pkg) function(expr ast.Expr) string {
	if f, ok := p.used(expr).(*types.Func); ok {
		return f.FullName()
	}
	return ""
}

// house holds the rule "house".
func (p *pkg) house() {
	if p.folder != "" && !slices.Contains(house, p.folder) {
		pos := token.NoPos
		if len(p.files) > 0 {
			pos = p.files[0].Package
		}
		p.report(pos, "house", "%s is no room", p.folder)
	}
}

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

// mayImport reports whether the package in one folder may import that in another:
// any below it, and for a room the package that it is in.
func mayImport(from, to string) bool {
	floor := func(folder string) int {
		name, _, _ := strings.Cut(folder, "/")
		return slices.Index(house, name)
	}
	return floor(to) >= 0 && floor(to) < floor(from) || strings.HasPrefix(from, to+"/")
}

// allowed returns the names of a package that may be used at pos, and nil if it
// may not be imported there. The root imports nothing.
func (p *pkg) allowed(pos token.Pos, imported string) (names []string) {
	file := path.Join(p.folder, path.Base(p.fset.Position(pos).Filename))
	for _, line := range allowed {
		here := line.where == everywhere && strings.Contains(file, "/")
		for where := range strings.FieldsSeq(line.where) {
			here = here || strings.HasPrefix(file+"/", where+"/")
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
		name, every := used.Name(), all
		if f, ok := used.(*types.Func); ok && f.Signature().Recv() != nil {
			name, every = "."+name, methods
		}
		names := p.allowed(id.Pos(), used.Pkg().Path())
		if !slices.Contains(names, name) && !slices.Contains(names, every) {
			p.report(id.Pos(), "names", "%s: %s", used.Pkg().Path(), name)
		}
	}
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
				made = call != nil && p.function(call.Fun) == "errors.New"
			}
			if !strings.HasPrefix(name.Name, "Err") || !made {
				p.report(name.Pos(), "variables", "the variable %s", name.Name)
			}
		}
	})
	each(p, func(assign *ast.AssignStmt) {
		for _, left := range assign.Lhs {
			if v, ok := p.used(left).(*types.Var); ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
				p.report(left.Pos(), "variables", "%s is changed", v.Name())
			}
		}
	})
}

// behaviour holds the rules "init", "concurrency" and "panic".
func (p *pkg) behaviour() {
	within := "" // the function, as each goes from the outside in
	each(p, func(node ast.Node) {
		switch node := node.(type) {
		case *ast.FuncDecl:
			within = node.Name.Name
			if within == "init" && node.Recv == nil {
				p.report(node.Pos(), "init", "the function init")
			}
		case *ast.GoStmt, *ast.SelectStmt, *ast.ChanType:
			p.report(node.Pos(), "concurrency", "%s", strings.TrimPrefix(fmt.Sprintf("%T", node), "*ast."))
		case *ast.Ident:
			used, _ := p.info.Uses[node].(*types.Builtin)
			if used != nil && (used.Name() == "panic" && !strings.HasPrefix(within, "Must") || strings.HasPrefix(used.Name(), "print")) {
				p.report(node.Pos(), "panic", "%s in %s", used.Name(), within)
			}
		case *ast.CallExpr:
			if name := p.mayPanic(node); name != "" && ast.IsExported(within) && !strings.HasPrefix(within, "Must") {
				p.report(node.Pos(), "panic", "%s of what is not written in %s", name, within)
			}
		}
	})
}

// mayPanic returns the name of the function that is called if it is one of Must…, and
// the text that it is given is not written there: what is written fails in the first
// test, if it fails. Functions that are not exported may pass on what is written where
// they are called.
func (p *pkg) mayPanic(call *ast.CallExpr) string {
	name := ""
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		name = fun.Name
	case *ast.SelectorExpr:
		name = fun.Sel.Name
	}
	written := func(arg ast.Expr) bool {
		basic, ok := p.info.TypeOf(arg).Underlying().(*types.Basic)
		return !ok || basic.Info()&types.IsString == 0 || p.info.Types[arg].Value != nil
	}
	if strings.HasPrefix(name, "Must") && slices.ContainsFunc(call.Args, func(arg ast.Expr) bool { return !written(arg) }) {
		return name
	}
	return ""
}

// directives holds the rule "directives".
func (p *pkg) directives() {
	for _, file := range p.files {
		for _, group := range file.Comments {
			for _, comment := range group.List {
				if strings.HasPrefix(comment.Text, "//go:") {
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

// mapType is how the type of a map is written, or that of a type parameter.
var mapType = regexp.MustCompile(`^(interface\{)?~?map\[`)

// maps holds the rule "maps".
func (p *pkg) maps() {
	each(p, func(loop *ast.RangeStmt) {
		if over := p.info.TypeOf(loop.X); mapType.MatchString(over.Underlying().String()) {
			p.report(loop.Pos(), "maps", "range over %s", over)
		}
	})
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

// printer is how the functions and methods are called that ask a value for its text.
var printer = regexp.MustCompile(`^[(*]*(encoding/json|fmt)\.`)

// decimals holds the rule "decimals".
func (p *pkg) decimals() {
	has := func(expr ast.Expr) bool {
		return strings.Contains(fmt.Sprint(p.info.TypeOf(expr)), "github.com/shopspring/decimal.Decimal")
	}
	each(p, func(record *ast.StructType) {
		for _, field := range record.Fields.List {
			if has(field.Type) && (field.Names == nil || field.Names[0].IsExported()) {
				p.report(field.Pos(), "decimals", "a decimal in an exported field")
			}
		}
	})
	each(p, func(node ast.Expr) {
		switch node := node.(type) {
		case *ast.CallExpr:
			if called := p.function(node.Fun); printer.MatchString(called) && slices.ContainsFunc(node.Args, has) {
				p.report(node.Pos(), "decimals", "a decimal goes to %s", called)
			}
		case *ast.BinaryExpr:
			if (node.Op == token.EQL || node.Op == token.NEQ) && has(node.X) {
				p.report(node.Pos(), "decimals", "decimals are compared with %s", node.Op)
			}
		}
	})
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
