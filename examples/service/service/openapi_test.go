package service

import (
	"bytes"
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle"
)

// described is the OpenAPI document of a service, for tests.
type described struct {
	text  string
	tree  any
	known *jsonschema.Compiler
}

// describedBy returns the document that a service gives of itself.
func describedBy(t *testing.T, c client) described {
	t.Helper()
	a := c.get("/openapi.json")
	require.Equal(t, http.StatusOK, a.status)
	tree, err := jsonschema.UnmarshalJSON(strings.NewReader(a.text))
	require.NoError(t, err)
	known := jsonschema.NewCompiler()
	require.NoError(t, known.AddResource("http://councils/openapi.json", tree))
	return described{a.text, tree, known}
}

// checks returns what the schema at a pointer of the document finds in a record.
func (d described) checks(t *testing.T, pointer, record string) error {
	t.Helper()
	found, err := d.known.Compile("http://councils/openapi.json#" + pointer)
	require.NoError(t, err, pointer)
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(record))
	require.NoError(t, err)
	return found.Validate(value)
}

// at returns the pointer of the schema of what an operation takes or gives.
func at(path, part, media string) string {
	escape := strings.NewReplacer("~", "~0", "/", "~1")
	return "/paths/" + escape.Replace(path) + "/" + part + "/content/" + escape.Replace(media) + "/schema"
}

// Every request and answer is as the document says, and it has every operation.
func TestOpenAPI_SaysWhatIsTrue(t *testing.T) {
	c := started(t)
	d := describedBy(t, c)
	const one = "/partnerships/{id}"
	requests := map[string]any{
		"/partnerships": legal(), one + "/statement": hours(t), one + "/decision": propose(), one + "/events": propose(), one + "/registers": register(),
	}
	for _, o := range operations() {
		method := strings.ToLower(o.method)
		id := regexp.MustCompile(`"operationId": "`+method+`-[a-z-]+"`).FindAllString(d.text, -1)
		require.NotEmpty(t, id, o.path)
		require.Len(t, slices.Compact(slices.Sorted(slices.Values(id))), len(id), "two of one name")
		var a answer
		if o.takes == nil {
			a = c.get(strings.Replace(o.path, "{id}", legalID.String(), 1))
		} else {
			text, err := json.Marshal(requests[o.path])
			require.NoError(t, err)
			require.NoError(t, d.checks(t, at(o.path, method+"/requestBody", jsonMedia), string(text)), o.path)
			a = c.post(strings.Replace(o.path, "{id}", legalID.String(), 1), requests[o.path])
		}
		require.Equal(t, o.status, a.status, a.text)
		if o.media == jsonMedia {
			require.NoError(t, d.checks(t, at(o.path, method+"/responses/"+strconv.Itoa(o.status), jsonMedia), a.text), o.path)
		}
	}
	refused := c.ask(http.MethodPost, "/partnerships", `{"id": 5, "name": ""}`)
	require.NoError(t, d.checks(t, at("/partnerships", "post/responses/default", "application/problem+json"), refused.text))
}

// What field.Decode refuses for its shape, the document refuses too.
func TestOpenAPI_RefusesWhatIsRefused(t *testing.T) {
	c := started(t)
	d := describedBy(t, c)
	good, err := json.Marshal(legal())
	require.NoError(t, err)
	for _, change := range [][2]string{
		{`"role":"member"`, `"role":"friend"`},
		{`"2026-04-01"`, `"1 April"`},
		{`"2026-04-01"`, `20260401`},
		{`"name":"Shared legal service"`, `"name":"Shared legal service","colour":"red"`},
		{`"org":"barnet",`, ``},
		{`"5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10"`, `"5f0c"`},
		{`[{"org":"harrow","role":"lead"},{"org":"barnet","role":"member"}]`, `{}`},
	} {
		bad := strings.Replace(string(good), change[0], change[1], 1)
		require.NotEqual(t, string(good), bad, change[0])
		require.Error(t, d.checks(t, at("/partnerships", "post/requestBody", jsonMedia), bad), change[1])
		c.problem(c.ask(http.MethodPost, "/partnerships", bad), http.StatusUnprocessableEntity)
	}
	wrong := propose()
	wrong.Event.Kind = lifecycle.EventKind("marry")
	text, err := json.Marshal(wrong)
	require.NoError(t, err)
	require.Error(t, d.checks(t, at("/partnerships/{id}/decision", "post/requestBody", jsonMedia), string(text)))
}

// The document is the same at each start, and has every schema that it refers to.
func TestOpenAPI_IsWhole(t *testing.T) {
	d, again := describedBy(t, started(t)), describedBy(t, started(t))
	assert.Equal(t, d.text, again.text)
	var document struct {
		OpenAPI    string
		Components struct{ Schemas map[string]any }
	}
	require.NoError(t, json.NewDecoder(bytes.NewReader([]byte(d.text))).Decode(&document))
	assert.Equal(t, "3.1.0", document.OpenAPI)
	for _, part := range strings.Split(d.text, `"$ref": "#/components/schemas/`)[1:] {
		name, _, _ := strings.Cut(part, `"`)
		assert.Contains(t, document.Components.Schemas, name)
	}
	for name := range document.Components.Schemas {
		_, err := d.known.Compile("http://councils/openapi.json#/components/schemas/" + name)
		assert.NoError(t, err)
	}
}
