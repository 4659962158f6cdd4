package fieldtest_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestMutations(t *testing.T) {
	for document, want := range map[string][]string{
		`5`:     {`null`, `"x"`, `[5]`, `{"x":5}`},
		`null`:  {`"x"`, `[null]`, `{"x":null}`},
		`true`:  {`null`, `"x"`, `[true]`, `{"x":true}`},
		` "a" `: {` null `, ` 5 `, ` ["a"] `, ` {"x":"a"} `},
		`[1]`:   {`[null]`, `["x"]`, `[[1]]`, `[{"x":1}]`, `null`, `true`, `[[1]]`, `{"x":[1]}`},
		`{}`:    {`null`, `true`, `[{}]`, `{"x":{}}`},
		`{"a":1}`: {
			`{"a":null}`, `{"a":"x"}`, `{"a":[1]}`, `{"a":{"x":1}}`, `{}`, `{"a":1,"a":1}`, `{"xa":1}`,
			`null`, `true`, `[{"a":1}]`, `{"x":{"a":1}}`,
		},
		`{"a": 1, "b": "c"}`: {
			`{"a": null, "b": "c"}`, `{"a": "x", "b": "c"}`, `{"a": [1], "b": "c"}`, `{"a": {"x":1}, "b": "c"}`,
			`{"a": 1, "b": null}`, `{"a": 1, "b": 5}`, `{"a": 1, "b": ["c"]}`, `{"a": 1, "b": {"x":"c"}}`,
			`{"b": "c"}`, `{"a": 1,"a": 1, "b": "c"}`, `{"xa": 1, "b": "c"}`,
			`{"a": 1}`, `{"a": 1, "b": "c","b": "c"}`, `{"a": 1, "xb": "c"}`, `{"a": "c", "b": 1}`,
			`null`, `true`, `[{"a": 1, "b": "c"}]`, `{"x":{"a": 1, "b": "c"}}`,
		},
		`{"a"`: nil,
		``:     nil,
	} {
		var got []string
		for _, mutation := range fieldtest.Mutations([]byte(document)) {
			got = append(got, string(mutation))
		}
		assert.Equal(t, want, got, document)
	}
}

func TestMutationsAreOtherDocuments(t *testing.T) {
	document, err := os.ReadFile(termFile)
	require.NoError(t, err)
	before := slices.Clone(document)
	mutations := fieldtest.Mutations(document)
	assert.Len(t, mutations, 3*4+2*3+1)
	refused := 0
	for _, mutation := range mutations {
		assert.True(t, json.Valid(mutation), "%s", mutation)
		assert.NotEqual(t, string(document), string(mutation))
		if _, err := field.Decode[calendar.Term](mutation); err != nil {
			refused++
		}
	}
	assert.Equal(t, len(mutations)-2, refused, "all but those without a last day")
	assert.Equal(t, before, document)
}

func TestDocuments(t *testing.T) {
	document, err := os.ReadFile(termFile)
	require.NoError(t, err)
	r := &recorder{}
	fieldtest.Documents(r, "testdata/golden/*.json")
	assert.Len(t, r.seeds, 1+19)
	assert.Equal(t, string(document), r.seeds[0])
	assert.Equal(t, string(fieldtest.Mutations(document)[18]), r.seeds[19])
	assert.Contains(t, failure(func(r *recorder) { fieldtest.Documents(r, "testdata/none/*.json") }), "no file matches testdata/none/*.json")
	assert.Contains(t, failure(func(r *recorder) { fieldtest.Documents(r, "[") }), "syntax error in pattern")
	assert.NotEmpty(t, failure(func(r *recorder) { fieldtest.Documents(r, "testdata/golde[n]") }), "a folder is no file")
}

func FuzzTerm(f *testing.F) {
	fieldtest.Documents(f, termFile)
	f.Fuzz(func(t *testing.T, document []byte) {
		term, err := field.Decode[calendar.Term](document)
		if err == nil {
			fieldtest.RoundTrip(t, term)
		}
	})
}
