package risk_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/risk"
)

// zeros is the zero value of every exported record of the package.
func zeros() []any {
	return []any{
		risk.Acceptance{},
		risk.Action{},
		risk.AppetiteStatement{},
		risk.Assessment{},
		risk.Bearing{},
		risk.Cap{},
		risk.ChangeReport{},
		risk.Change{},
		risk.Control{},
		risk.PlanCoverage{},
		risk.EscalationRule{},
		risk.Escalation{},
		risk.Estimate{},
		risk.Indicator{},
		risk.Insurance{},
		risk.LossSplit{},
		risk.Loss{},
		risk.PlanCover{},
		risk.PlanMove{},
		risk.PlanStep{},
		risk.PlanTest{},
		risk.ContingencyPlan{},
		risk.Proposal{},
		risk.Reading{},
		risk.Recast{},
		risk.Recode{},
		risk.Register{},
		risk.Risk{},
		risk.Standing{},
		risk.Tally{},
		risk.Translation{},
	}
}

// recordsOf returns the names of the exported structs of the package in this folder.
func recordsOf(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	var names []string
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		require.NoError(t, err)
		ast.Inspect(parsed, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok || !spec.Name.IsExported() {
				return true
			}
			if _, ok := spec.Type.(*ast.StructType); ok {
				names = append(names, spec.Name.Name)
			}
			return true
		})
	}
	return names
}

// A record of which nothing is set is written, and comes back equal.
func TestZeroRecordsComeBack(t *testing.T) {
	t.Parallel()
	var names []string
	for _, zero := range zeros() {
		kind := reflect.TypeOf(zero)
		names = append(names, kind.Name())
		text, err := json.Marshal(zero)
		require.NoError(t, err, kind)
		back := reflect.New(kind)
		require.NoError(t, json.Unmarshal(text, back.Interface()), "%v: %s", kind, text)
		assert.Equal(t, zero, back.Elem().Interface())
	}
	assert.ElementsMatch(t, recordsOf(t), names, "every record is tried")
}
