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
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The tables say what is promised, the checker below them reads the library and
// tells where a promise is broken, and the trees in testdata show that it does. The
// library is every .go file of the module but the tests and what is below examples
// and testdata.

const (
	all        = "*"                                                       // every name of the package, but no method
	methods    = ".*"                                                      // every method of its types
	everywhere = ""                                                        // in the whole library
	estimates  = "costing/appraisal costing/scale costing/coop risk/quant" // where a figure is an estimate by nature

	// The one strict decoder of JSON.
	decoding = "partnership/field/decode.go partnership/field/reader.go partnership/field/syntax.go partnership/field/errors.go partnership/field/words.go"
	// What looks at types that it does not know.
	reflecting = "partnership/field partnership/schema"
)

// assertions are the names of testify that compare what they are given.
const assertions = "TestingT Contains ElementsMatch Empty Equal Equalf ErrorIs False Falsef Len Nil NoError NotEmpty NotNil True Truef"

// figures are the rooms that calculate.
var figures = from("partnership")

// allowed lists what the library may import, where (rooms or files), and which names
// of it may be used: X is a type, function, constant or variable, .X a method of any
// of its types, T.X one of its type T, and -X or -.X one that is refused all the same. What is not here is refused, so a new import or
// name is a line or a word here, with the reason why it is pure: the same
// arguments give the same result on every machine and every day.
var allowed = []struct{ path, where, names, why string }{
	{"bytes", everywhere, all + " " + methods, "pure"},
	{"cmp", everywhere, all, "pure"},
	{"database/sql/driver", everywhere, "Value", "the type of a column; scalars write themselves into a database"},
	{"encoding", everywhere, "TextMarshaler TextUnmarshaler " + methods, "the text form of scalars"},
	{"encoding/json", everywhere, "Marshal RawMessage", "a tagged union writes itself; records have struct tags"},
	{"encoding/json", "partnership/schema", "Number Unmarshaler", "to see that a type has a JSON form of its own"},
	{"encoding/json", decoding, all + " " + methods, "pure; only here, so that there is one way to decode"},
	{"encoding/json/v2", decoding, ".UnmarshalJSON", "where encoding/json has its interfaces from, under GOEXPERIMENT=jsonv2"},
	{"errors", everywhere, all, "pure"},
	{"fmt", everywhere, "Append Appendf Errorf Fprint Fprintf Sprint Sprintf Stringer .String", "text; Print and Scan do I/O"},
	{"iter", everywhere, "Seq Seq2", "the types; Pull starts a coroutine"},
	{"maps", everywhere, "Clone Copy Equal Keys", "no order; Keys only as slices.Sorted(maps.Keys(m)); EqualFunc calls what it is given in the order of the map"},
	{"math", everywhere, "MaxInt MaxInt32 MaxInt64 MinInt MinInt32 MinInt64 MaxUint32 MaxUint64", "bounds of the integers"},
	{"math", estimates, all, "floats, for estimates"},
	{"math/big", figures, "Int NewInt NewRat Rat Word " + methods, "exact; Float is not. Words are room for an Int"},
	{"math/bits", everywhere, all + " -UintSize", "pure"},
	{"net/url", "partnership/policy", "Parse", "to see that a link is one; it does not follow it"},
	{"reflect", reflecting, all + " " + methods, "to read the fields of a type that is not ours"},
	{"reflect", reflecting, "-.MapKeys -.MapRange -.Seq -.Seq2", "the order of a map"},
	{"reflect", reflecting, "-.Pointer -.UnsafePointer -.UnsafeAddr -NewAt", "addresses"},
	{"reflect", reflecting, "-.Method -.MethodByName -.Call -.CallSlice -MakeFunc", "methods that are not on the list"},
	{"reflect", reflecting, "-Select -MakeChan -ChanOf -.Send -.TrySend -.Recv -.TryRecv -.Close", "channels"},
	{"slices", everywhere, all, "pure"},
	{"sort", "lifecycle", "Find", "looks at a list by place; slices.BinarySearchFunc copies what it looks at"},
	{"strconv", everywhere, "AppendInt AppendQuote Atoi FormatInt FormatUint Itoa ParseInt ParseUint Quote", "whole numbers; a float is not exact"},
	{"strconv", "partnership/field", "QuotedPrefix Unquote", "pure"},
	{"strings", everywhere, all + " " + methods, "pure"},
	{"time", everywhere, "Time Date Unix UTC DateOnly .Date .Day .Format .Month .UTC .Unix .Weekday .Year .YearDay", "a calendar in UTC; Unix only as Unix(…).UTC(); Now, Local and Sleep ask the machine"},
	{"time", everywhere, "Month January February March April May June July August September October November December Month.String", "the months"},
	{"time", everywhere, "Weekday Monday Tuesday Wednesday Thursday Friday Saturday Sunday Weekday.String", "the days of the week"},
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

	// Left out because they ask the clock, the disk or the network: Eventually,
	// Never, FileExists, HTTPSuccess, WithinDuration and their like.
	{"github.com/stretchr/testify/assert", testKits, assertions, "what a case expects"},
	{"github.com/stretchr/testify/require", testKits, assertions, "what a case expects, or it ends there"},
	{"reflect", testKits, all + " " + methods, "to see that a call has changed nothing, and to try other values; what a map holds is sorted"},
	{"os", fieldKit, "ReadFile", "golden documents, which only tests read"},
	{"path/filepath", fieldKit, "Glob Join", "golden documents, which only tests read"},
	{"encoding/json", fieldKit, all + " " + methods, "pure; what a record is written and read with"},
	{"testing", fieldKit, "F .Add .Fuzz", "the fuzz test that the kit gives documents to"},
	{"testing", testKits, "T TB .Error .Errorf .Fail .FailNow .Failed .Fatal .Fatalf .Helper .Log .Logf .Name .Run", "the test that the kit reports to"},
}

// rules are the promises, by the name that a finding gives.
var rules = map[string]string{
	"house":       "every package is a room of the house",
	"layers":      "a package imports only what stands before it in the list",
	"sources":     "the library is Go, is the same on every machine and is one module",
	"go.mod":      "three modules are required, and none is replaced",
	"imports":     "only what the list allows there is imported, under a name that can be seen",
	"names":       "only the names on the list are used",
	"interfaces":  "a time and a decimal are put into no interface: through it, what is not on the list could be called",
	"variables":   "a package has no variable but Err…, made by errors.New and never changed",
	"closures":    "a function, or an interface, that is returned or kept changes nothing between its calls",
	"arguments":   "no exported function changes what it is given",
	"init":        "nothing runs before it is called",
	"concurrency": "no goroutines and no channels",
	"panic":       "nothing panics but Must…, which exported functions give texts that are written there, and nothing prints",
	"directives":  "no instructions to the compiler",
	"floats":      "floats only where a figure is an estimate by nature",
	"maps":        "nothing depends on the order of a map",
	"addresses":   "no text has the address of a value in it",
	"decimals":    "a decimal is printed by StringFixed and compared by Cmp; its own text is as the program sets it",
	"comments":    "everything exported has a comment, and a package has one",
}

func TestLibraryKeepsItsPromises(t *testing.T) {
	needsGo(t)
	notRaced(t)
	for _, found := range check(t, ".") {
		t.Error(found)
	}
}

// The good tree has what looks like a breach and is none.
func TestCheckerPassesGoodTree(t *testing.T) {
	needsGo(t)
	for _, found := range slices.Concat(check(t, "testdata/good"), checkModFile(t, "testdata/good/good.mod")) {
		t.Error(found)
	}
}

// The bad tree breaks every rule, and says on the line, in a comment of the form
// want "pattern", what must be found there. Nothing else may be found.
func TestCheckerFindsEveryBreach(t *testing.T) {
	needsGo(t)
	wanted := wants(t, "testdata/bad")
	broken := map[string]bool{}
	for _, found := range slices.Concat(check(t, "testdata/bad"), checkModFile(t, "testdata/bad/bad.mod")) {
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

// A comment cannot say both //line and what is wanted of it.
func TestDirective(t *testing.T) {
	for _, comment := range []string{"//line decode.go:1", "/*line decode.go:1:1*/", "//export Add", "//go:build linux", "//go:linkname a b", "//extern add", "//lint:ignore all"} {
		assert.Regexp(t, directive, comment)
	}
	for _, comment := range []string{"// line decode.go:1", "/* line */", "//lines", "// go:build linux", "//", "//go"} {
		assert.NotRegexp(t, directive, comment)
	}
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
	known        map[string]effects    // what the functions do that are read so far
	passing      map[types.Object]bool // the functions that pass texts on to Must…
	keeps        []keep                // the functions that are kept
	params       map[types.Object]bool // the parameters of functions
	behinds      map[*types.Func][]string
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
	known := map[string]effects{}
	for listed.More() {
		p := &pkg{tree: path.Join(module, root), fset: token.NewFileSet(), known: known}
		require.NoError(t, listed.Decode(p))
		exports[p.ImportPath] = p.Export
		p.folder = strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, p.tree), "/")
		if !p.ours(p.ImportPath) || strings.HasPrefix(p.folder+"/", "examples/") {
			continue
		}
		require.NoError(t, p.load(importer.ForCompiler(p.fset, "gc", compiled)))
		for _, rule := range []func(){
			p.house, p.sources, p.modules, p.imports, p.names, p.variables, p.behaviour, p.directives, p.floats, p.maps, p.inner, p.decimals,
			p.interfaces, p.texts, p.arguments, p.closures, p.comments,
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
	p.info = types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Implicits:  map[ast.Node]types.Object{},
		Instances:  map[*ast.Ident]types.Instance{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
	var err error
	p.types, err = (&types.Config{Importer: imported, FakeImportC: true}).Check(p.ImportPath, p.fset, p.files, &p.info)
	return err
}

// ours reports whether an import path is in the tree.
func (p *pkg) ours(importPath string) bool { return strings.HasPrefix(importPath+"/", p.tree+"/") }

// report adds a finding. Its place is that in the file, whatever a //line says.
func (p *pkg) report(pos token.Pos, rule, format string, args ...any) {
	at := p.fset.PositionFor(pos, false)
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
