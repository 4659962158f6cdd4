package schema_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestDocumentation_IsThatOfTheTypes holds that documentation.go says what the comments of the
// types, of their fields and of their Validate say. UPDATE=1 writes it anew.
func TestDocumentation_IsThatOfTheTypes(t *testing.T) {
	root := filepath.Join("..", "..")
	var lines []string
	for _, folder := range []string{"partnership", "costing", "risk", "lifecycle"} {
		require.NoError(t, filepath.WalkDir(filepath.Join(root, folder), func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil || !entry.IsDir():
				return err
			case entry.Name() == "testdata" || strings.HasSuffix(name, "test"):
				return filepath.SkipDir
			}
			room, err := filepath.Rel(root, name)
			lines = append(lines, commentsIn(t, name, filepath.ToSlash(room))...)
			return err
		}))
	}
	slices.Sort(lines)
	want := "package schema\n\n// documentation is what the comments of the types, of their fields and of their Validate say, one\n" +
		"// in a line: the test of this name writes it.\nconst documentation = `\n" + strings.Join(lines, "\n") + "\n`\n"
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile("documentation.go", []byte(want), 0o644))
	}
	found, err := os.ReadFile("documentation.go")
	require.NoError(t, err)
	assert.Equal(t, want, string(found), "UPDATE=1 go test ./partnership/schema writes it")
}

// commentsIn returns a line for each comment in a folder: its name, a tab and its text.
func commentsIn(t *testing.T, folder, room string) (lines []string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	require.NoError(t, err)
	set := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		if !strings.HasSuffix(name, "_test.go") && filepath.Base(name) != "documentation.go" {
			file, err := parser.ParseFile(set, name, nil, parser.ParseComments)
			require.NoError(t, err)
			files = append(files, file)
		}
	}
	if len(files) == 0 {
		return nil
	}
	described, err := doc.NewFromFiles(set, files, room)
	require.NoError(t, err)
	add := func(name, text string) {
		if text != "" {
			lines = append(lines, room+"."+name+"\t"+strings.ReplaceAll(text, "`", "'"))
		}
	}
	for _, kind := range described.Types {
		first, _, _ := strings.Cut(kind.Doc, "\n\n")
		add(kind.Name, flat(first))
		for _, method := range kind.Methods {
			if method.Name == "Validate" {
				add(kind.Name+".Validate()", flat(method.Doc))
			}
		}
		for _, spec := range kind.Decl.Specs {
			if of, ok := spec.(*ast.TypeSpec); ok && of.Name.Name == kind.Name {
				if fields, ok := of.Type.(*ast.StructType); ok {
					for _, f := range fields.Fields.List {
						for _, name := range f.Names {
							add(kind.Name+"."+name.Name, flat(f.Doc.Text()+" "+f.Comment.Text()))
						}
					}
				}
			}
		}
	}
	return lines
}

// flat returns a comment in one line, with plain words for links.
func flat(comment string) string {
	return strings.NewReplacer("[", "", "]", "").Replace(strings.Join(strings.Fields(comment), " "))
}
