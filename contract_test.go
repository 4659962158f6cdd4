package sharedservices_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
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

// documented returns what go doc knows of the room, with its examples, and nil if it
// is not built yet.
func documented(t *testing.T, room string) *doc.Package {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(filepath.FromSlash(room), "*.go"))
	require.NoError(t, err)
	if len(names) == 0 {
		return nil
	}
	var files []*ast.File
	set := token.NewFileSet()
	for _, name := range names {
		file, err := parser.ParseFile(set, name, nil, parser.ParseComments)
		require.NoError(t, err)
		files = append(files, file)
	}
	described, err := doc.NewFromFiles(set, files, path.Join(module, room))
	require.NoError(t, err)
	return described
}

// The first sentence of a package comment says what the package is about.
func TestPackages_BeginWithOneSentence(t *testing.T) {
	for _, room := range house {
		described := documented(t, room)
		if described == nil {
			continue
		}
		sentence := described.Synopsis(described.Doc)
		assert.Truef(t, strings.HasPrefix(sentence, "Package "+path.Base(room)+" "), "%s: %s", room, sentence)
		assert.Truef(t, strings.HasSuffix(sentence, "."), "%s: %s", room, sentence)
		assert.Lessf(t, len(sentence), 200, "%s: %s", room, sentence)
	}
}

// What takes nothing lists a category, and Must… is shown with its Parse….
func TestFunctions_HaveExamples(t *testing.T) {
	for _, room := range house {
		described := documented(t, room)
		if described == nil {
			continue
		}
		functions := described.Funcs
		for _, of := range described.Types {
			functions = append(functions, of.Funcs...)
		}
		for _, f := range functions {
			if f.Decl.Type.Params.NumFields() == 0 || must.MatchString(f.Name) {
				continue
			}
			assert.NotEmptyf(t, f.Examples, "Example%s in %s", f.Name, room)
			for _, example := range f.Examples {
				if isTestKit(room) {
					continue // it prints nothing, and needs a test to report to
				}
				assert.Truef(t, example.Output != "" || example.EmptyOutput, "Example%s in %s has no output that is checked", f.Name, room)
			}
		}
	}
}

// named is a name of a package in a text: `costing.Money`, [costing.Money].
var named = regexp.MustCompile("[`\\[]([a-z]+)\\.([A-Z]\\w*)")

// exported returns the names that a room exports.
func exported(described *doc.Package) map[string]bool {
	names := map[string]bool{}
	list := func(functions []*doc.Func, values ...*doc.Value) {
		for _, f := range functions {
			names[f.Name] = true
		}
		for _, value := range values {
			for _, name := range value.Names {
				names[name] = true
			}
		}
	}
	list(described.Funcs, slices.Concat(described.Consts, described.Vars)...)
	for _, kind := range described.Types {
		names[kind.Name] = true
		list(kind.Funcs, slices.Concat(kind.Consts, kind.Vars)...)
	}
	return names
}

// What is renamed or moved is renamed in what people read first, too.
func TestDocuments_NameWhatThereIs(t *testing.T) {
	texts, names := map[string]string{}, map[string]map[string]bool{}
	for _, room := range house {
		if described := documented(t, room); described != nil {
			texts[room] = described.Doc
			names[described.Name] = exported(described)
		}
	}
	for _, file := range []string{"README.md", "CONTRIBUTING.md"} {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		texts[file] = string(text)
	}
	for where, text := range texts {
		for _, name := range named.FindAllStringSubmatch(text, -1) {
			if room, ours := names[name[1]]; ours {
				assert.Truef(t, room[name[2]], "%s: there is no %s.%s", where, name[1], name[2])
			}
		}
	}
}
