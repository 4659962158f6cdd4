package costing_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
)

// declaredTypes returns the names of all exported types that the source declares.
func declaredTypes(t *testing.T) []string {
	t.Helper()
	files, err := os.ReadDir(".")
	require.NoError(t, err)
	var names []string
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".go") || strings.HasSuffix(file.Name(), "_test.go") {
			continue
		}
		source, err := parser.ParseFile(token.NewFileSet(), file.Name(), nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, declaration := range source.Decls {
			general, ok := declaration.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range general.Specs {
				if named, ok := spec.(*ast.TypeSpec); ok && named.Name.IsExported() {
					names = append(names, named.Name.Name)
				}
			}
		}
	}
	slices.Sort(names)
	return names
}

func TestExportedTypesAreAll(t *testing.T) {
	var names []string
	for _, value := range exportedTypes() {
		names = append(names, reflect.TypeOf(value).Name())
	}
	assert.Equal(t, declaredTypes(t), names)
}

// TestEveryDraftIsReadBack writes the zero value of every type, and that with an empty
// entry in each of its lists, by itself, in a list and in a record, and reads it back.
func TestEveryDraftIsReadBack(t *testing.T) {
	for _, value := range exportedTypes() {
		requireDraft(t, reflect.ValueOf(value))
		begun := reflect.New(reflect.TypeOf(value)).Elem()
		addEntries(begun, 5)
		requireDraft(t, begun)
	}
}

// requireDraft writes a value and reads it back.
func requireDraft(t *testing.T, value reflect.Value) {
	t.Helper()
	list := reflect.Append(reflect.MakeSlice(reflect.SliceOf(value.Type()), 0, 1), value)
	record := reflect.New(reflect.StructOf([]reflect.StructField{{Name: "Field", Type: value.Type(), Tag: `json:"field"`}})).Elem()
	record.Field(0).Set(value)
	for _, draft := range []reflect.Value{value, list, record} {
		text, err := json.Marshal(draft.Interface())
		require.NoError(t, err, value.Type())
		read := reflect.New(draft.Type())
		require.NoError(t, json.Unmarshal(text, read.Interface()), "%v: %s", value.Type(), text)
		require.Equal(t, draft.Interface(), read.Elem().Interface(), "%s", text)
	}
}

// addEntries puts an empty entry into every list of a record, so many levels deep, but
// for those of package calendar.
func addEntries(v reflect.Value, depth int) {
	switch {
	case depth == 0 || !v.CanSet() || strings.HasSuffix(v.Type().PkgPath(), "/calendar"):
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			addEntries(v.Field(i), depth)
		}
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		addEntries(v.Index(0), depth-1)
	}
}

// exportedTypes are the zero values of all exported types of the package.
func exportedTypes() []any {
	return []any{
		costing.Adjustment{},
		costing.AdjustmentKind(""),
		costing.Basis{},
		costing.BasisKind(""),
		costing.Cost{},
		costing.Difference{},
		costing.Differences(nil),
		costing.Driver(""),
		costing.Entry{},
		costing.Facts{},
		costing.Figure{},
		costing.FinancialYear{},
		costing.Mean(""),
		costing.Money{},
		costing.Part{},
		costing.Portion{},
		costing.Rounding(""),
		costing.Rung{},
		costing.Schedule{},
		costing.Scheme{},
		costing.Statement{},
		costing.Step{},
		costing.Total{},
		costing.Weight{},
		costing.Working{},
	}
}
