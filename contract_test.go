package sharedservices_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
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

// draftRooms are the rooms that try a draft of every type with fieldtest.Drafts.
var draftRooms = []string{
	"partnership", "costing", "costing/account", "costing/overhead", "costing/waterfall", "risk/matrix", "risk",
}

// drafts returns the names of the types in the calls of fieldtest.Drafts in the room.
func drafts(t *testing.T, room string) (names []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(filepath.FromSlash(room), "draft_test.go"), nil, 0)
	require.NoError(t, err)
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || types.ExprString(call.Fun) != "fieldtest.Drafts" {
			return true
		}
		for _, zero := range call.Args[1:] {
			name, _, _ := strings.Cut(strings.TrimPrefix(types.ExprString(zero), path.Base(room)+"."), "(")
			names = append(names, strings.TrimSuffix(name, "{}"))
		}
		return true
	})
	return names
}

func TestDrafts_AreOfEveryType(t *testing.T) {
	for _, room := range draftRooms {
		var declared []string
		for _, kind := range documented(t, room).Types {
			declared = append(declared, kind.Name)
		}
		assert.Equal(t, declared, drafts(t, room), room)
	}
}
