package costing_test

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Facts are written as a record of their figures.
func ExampleFacts_MarshalJSON() {
	facts, err := costing.NewFacts([]costing.Figure{
		{Driver: "hours", Org: "harrow", Value: qty("1200.5"), Source: "annual return", On: date("2025-03-31")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := json.Marshal(facts)
	fmt.Println(string(text), err)
	// Output:
	// {"figures":[{"driver":"hours","org":"harrow","value":"1200.5","source":"annual return","on":"2025-03-31"}]} <nil>
}

// Figures that are read can be looked up.
func ExampleFacts_UnmarshalJSON() {
	var facts costing.Facts
	err := json.Unmarshal([]byte(`{"figures": [
		{"driver": "hours", "org": "harrow", "value": "1200.5", "source": "annual return", "on": "2025-03-31"}
	]}`), &facts)
	figure, ok := facts.Figure("hours", "harrow")
	fmt.Println(figure.Value, ok, err)
	// Output: 1200.5 true <nil>
}

// No figure is lost on the way to a document and back.
func TestFactsAreWrittenAndReadBack(t *testing.T) {
	document, err := os.ReadFile("testdata/golden/figures.json")
	require.NoError(t, err)
	var read costing.Facts
	require.NoError(t, json.Unmarshal(document, &read))
	assert.Len(t, read.Figures(), 4)
	written, err := json.Marshal(read)
	require.NoError(t, err)
	assert.JSONEq(t, string(document), string(written))
	var again costing.Facts
	require.NoError(t, json.Unmarshal(written, &again))
	assert.Equal(t, read, again)

	require.NoError(t, json.Unmarshal([]byte("null"), &again))
	assert.Equal(t, read, again)
	none, err := json.Marshal(costing.Facts{})
	require.NoError(t, err)
	assert.Equal(t, `{"figures":[]}`, string(none), "a list is empty, not null")
	require.NoError(t, json.Unmarshal(none, &again))
	assert.Empty(t, again.Figures())
}

// Facts are read as strictly as every record, and are never half read.
func TestFactsAreReadStrictly(t *testing.T) {
	facts := facts("hours harrow 1")
	for document, want := range map[string]error{
		`{"figure": []}`: field.ErrInvalid,
		`[]`:             field.ErrInvalid,
		`{"figures": [{"driver": "hours", "source": "return", "on": "2025-03-31"}, {"driver": "hours", "source": "return", "on": "2025-03-31"}]}`: field.ErrDuplicate,
		`{"figures": [{"driver": "hours", "source": "return"}]}`:                                                                                  field.ErrRequired,
	} {
		require.ErrorIs(t, json.Unmarshal([]byte(document), &facts), want, document)
		assert.Empty(t, facts.Figures())
	}
}
