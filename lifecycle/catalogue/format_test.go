package catalogue_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The page about the interchange format says what the package does. UPDATE=1 writes it anew.
func TestFormat_IsDocumented(t *testing.T) {
	english, err := json.MarshalIndent(englishRegister(), "", "  ")
	require.NoError(t, err)
	dutch, err := json.MarshalIndent(catalogue.DutchRegister(), "", "  ")
	require.NoError(t, err)
	text := "# The interchange format of a register of partnerships\n\n" +
		"A register is a table that was saved as CSV in UTF-8, with the columns below in any order, or a JSON document. `ReadCSV` and\n" +
		"`Catalogue.CSV` read and write the table, `ReadBodies` and `Catalogue.BodiesCSV` that of the organisations, `field.Decode` and\n" +
		"`json.Marshal` the document. Its JSON Schema is in [testdata/schema](testdata/schema), and one with every field set in\n" +
		"[testdata/golden/catalogue.json](testdata/golden/catalogue.json).\n\n" +
		catalogue.ColumnsTable("The register", catalogue.Columns()).Markdown() + "\n" +
		catalogue.ColumnsTable("The organisations", catalogue.BodyColumns()).Markdown() + "\n" +
		"## A table in other words\n\n" +
		"A `Mapping` says what the columns and words of any other table are. It is data: a JSON document, with a JSON Schema beside\n" +
		"that of the register. This one reads a table of England with a row for each partnership, its partners in one cell, and\n" +
		"two savings in a row:\n\n```json\n" + string(english) + "\n```\n\n" +
		"And this one, `DutchRegister`, the register of joint arrangements of the Dutch provinces, without a change to its file:\n\n```json\n" + string(dutch) + "\n```\n"
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile("INTERCHANGE.md", []byte(text), 0o600))
	}
	want, err := os.ReadFile("INTERCHANGE.md")
	require.NoError(t, err)
	assert.Equal(t, string(want), text)
}
