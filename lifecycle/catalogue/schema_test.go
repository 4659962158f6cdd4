package catalogue_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership/schema"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The JSON Schemas of a register and of a mapping are published beside the tests. UPDATE=1 writes
// them anew.
func TestSchema_IsPublished(t *testing.T) {
	register, err := schema.Of[catalogue.Catalogue]()
	require.NoError(t, err)
	mapping, err := schema.Of[catalogue.Mapping]()
	require.NoError(t, err)
	for name, one := range map[string]schema.Schema{"catalogue": register, "mapping": mapping} {
		text, err := json.MarshalIndent(one, "", "  ")
		require.NoError(t, err)
		file := "testdata/schema/" + name + ".schema.json"
		if os.Getenv("UPDATE") != "" {
			require.NoError(t, os.WriteFile(file, append(text, '\n'), 0o600))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, string(want), string(text)+"\n")
	}
}
