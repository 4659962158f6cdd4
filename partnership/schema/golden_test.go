package schema_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/schema"
	"github.com/seed9ad77866/sharedservices/risk"
)

// address is where the published schemas are.
const address = "https://raw.githubusercontent.com/seed9ad77866/sharedservices/main/partnership/schema/published/"

// published returns the schemas of the main records, by the names of their files.
func published(t *testing.T) map[string]schema.Schema {
	t.Helper()
	return map[string]schema.Schema{
		"partnership":   made[partnership.Partnership](t),
		"organisation":  made[partnership.Organisation](t),
		"scheme":        made[costing.Scheme](t),
		"schedule":      made[costing.Schedule](t),
		"cost":          made[costing.Cost](t),
		"facts":         made[costing.Facts](t),
		"statement":     made[costing.Statement](t),
		"account":       made[account.Account](t),
		"appraisal":     made[appraisal.Appraisal](t),
		"business-case": made[appraisal.BusinessCase](t),
		"risk-register": made[risk.Register](t),
		"event":         made[lifecycle.Event](t),
		"log":           made[lifecycle.Log](t),
		"dossier":       made[lifecycle.Dossier](t),
		"decision":      made[lifecycle.Decision](t),
		"post":          made[staff.Post](t),
		"exit-plan":     made[exit.Plan](t),
		"order":         made[reorganisation.Order](t),
		"problem":       made[field.Problem](t),
	}
}

// made returns the schema of a type.
func made[T any](t *testing.T) schema.Schema {
	t.Helper()
	s, err := schema.Of[T]()
	require.NoError(t, err)
	return s
}

// TestPublished_AreThoseOfTheTypes holds that the published files are what Of makes now. UPDATE=1
// writes them anew.
func TestPublished_AreThoseOfTheTypes(t *testing.T) {
	all := published(t)
	for name, s := range all {
		file := filepath.Join("published", name+".schema.json")
		s.ID = address + name + ".schema.json"
		text, err := json.MarshalIndent(s, "", "  ")
		require.NoError(t, err)
		text = append(text, '\n')
		if os.Getenv("UPDATE") != "" {
			require.NoError(t, os.MkdirAll("published", 0o755))
			require.NoError(t, os.WriteFile(file, text, 0o644))
		}
		found, err := os.ReadFile(file)
		require.NoError(t, err, "UPDATE=1 go test ./partnership/schema writes it")
		assert.Equal(t, string(text), string(found), "%s: UPDATE=1 go test ./partnership/schema writes it", file)
	}
	files, err := filepath.Glob("published/*")
	require.NoError(t, err)
	assert.Len(t, files, len(all))
	for _, file := range files {
		_, has := all[strings.TrimSuffix(filepath.Base(file), ".schema.json")]
		assert.True(t, has, file)
	}
}
