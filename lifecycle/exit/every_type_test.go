package exit_test

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

	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
)

// everyType returns a type of every exported type of the package.
func everyType() []reflect.Type {
	return []reflect.Type{
		reflect.TypeFor[exit.Asset](),
		reflect.TypeFor[exit.AssetShare](),
		reflect.TypeFor[exit.Bill](),
		reflect.TypeFor[exit.BillCharge](),
		reflect.TypeFor[exit.BillLine](),
		reflect.TypeFor[exit.Budget](),
		reflect.TypeFor[exit.Condition](),
		reflect.TypeFor[exit.Contract](),
		reflect.TypeFor[exit.CostItem](),
		reflect.TypeFor[exit.Costs](),
		reflect.TypeFor[exit.Data](),
		reflect.TypeFor[exit.Debt](),
		reflect.TypeFor[exit.Division](),
		reflect.TypeFor[exit.Estate](),
		reflect.TypeFor[exit.LeavingCost](),
		reflect.TypeFor[exit.LeavingCosts](),
		reflect.TypeFor[exit.Milestone](),
		reflect.TypeFor[exit.Plan](),
		reflect.TypeFor[exit.Residual](),
		reflect.TypeFor[exit.RunningCost](),
		reflect.TypeFor[exit.Stranded](),
		reflect.TypeFor[exit.StrandedMonth](),
		reflect.TypeFor[exit.Taper](),
		reflect.TypeFor[exit.Timetable](),
		reflect.TypeFor[exit.Withdrawal](),
		reflect.TypeFor[exit.AssetBasis](),
		reflect.TypeFor[exit.AssetID](),
		reflect.TypeFor[exit.Bearer](),
		reflect.TypeFor[exit.Consent](),
		reflect.TypeFor[exit.ContractAction](),
		reflect.TypeFor[exit.ContractID](),
		reflect.TypeFor[exit.CostKind](),
		reflect.TypeFor[exit.DataID](),
	}
}

// exportedTypes returns the names of the types that the source of the package exports.
func exportedTypes(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	var names []string
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), entry.Name(), nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok && spec.Name.IsExported() {
				names = append(names, spec.Name.Name)
			}
			return true
		})
	}
	return names
}

func TestEveryTypeIsListed(t *testing.T) {
	var names []string
	for _, typ := range everyType() {
		names = append(names, typ.Name())
	}
	assert.ElementsMatch(t, exportedTypes(t), names)
}

// readsBack asserts that a value is written and read back as itself.
func readsBack(t *testing.T, value reflect.Value) {
	t.Helper()
	text, err := json.Marshal(value.Interface())
	require.NoError(t, err, value.Type())
	back := reflect.New(value.Type())
	require.NoError(t, json.Unmarshal(text, back.Interface()), "%s: %s", value.Type(), text)
	assert.Equal(t, value.Interface(), back.Elem().Interface(), string(text))
}

// A draft in which nothing is set is written and read back, and so is one whose lists
// and pointers have an entry in which nothing is set.
func TestEveryTypeIsReadBackUnset(t *testing.T) {
	ours := everyType()
	for _, typ := range ours {
		value := reflect.New(typ).Elem()
		readsBack(t, value)
		if typ.Kind() != reflect.Struct {
			continue
		}
		for i := range typ.NumField() {
			switch part := value.Field(i); {
			case part.Kind() == reflect.Slice && slices.Contains(ours, part.Type().Elem()):
				part.Set(reflect.MakeSlice(part.Type(), 1, 1))
			case part.Kind() == reflect.Pointer && slices.Contains(ours, part.Type().Elem()):
				part.Set(reflect.New(part.Type().Elem()))
			}
		}
		readsBack(t, value)
	}
}

// A category or an id that is not set has no text, both ways.
func TestEveryTextIsReadBackUnset(t *testing.T) {
	for _, typ := range everyType() {
		if typ.Kind() != reflect.String {
			continue
		}
		value := reflect.New(typ)
		value.Elem().SetString("before")
		require.NoError(t, json.Unmarshal([]byte(`""`), value.Interface()), typ)
		assert.True(t, value.Elem().IsZero(), typ)
	}
}
