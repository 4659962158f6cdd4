// Package validate holds what package schema makes against a validator of JSON Schema.
package validate

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/schema"
)

// root is the folder of the tree.
var root = filepath.Join("..", "..", "..", "..")

// A record is a type with its schema, and how it is read.
type record struct {
	name   string
	schema func() (schema.Schema, error)
	// read reads a document. misshapen are the errors of reading, and invalid those of Validate.
	read func(document []byte) (misshapen, invalid []string)
}

// of returns a record that field.Decode reads.
func of[T interface{ Validate() error }]() record {
	return record{reflect.TypeFor[T]().String(), schema.Of[T], func(document []byte) (misshapen, invalid []string) {
		value, err := field.Decode[T](document)
		invalid = texts(value.Validate())
		for _, text := range texts(err) {
			if !slices.Contains(invalid, text) {
				misshapen = append(misshapen, text)
			}
		}
		return misshapen, invalid
	}}
}

// result returns a record without a Validate.
func result[T any]() record {
	return record{reflect.TypeFor[T]().String(), schema.Of[T], func(document []byte) (misshapen, invalid []string) {
		var value T
		decoder := json.NewDecoder(bytes.NewReader(document))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&value); err != nil {
			return []string{err.Error()}, nil
		}
		if again, err := json.Marshal(value); err != nil || !same(document, again) {
			return []string{"reads back as another"}, nil
		}
		return nil, nil
	}}
}

// same reports whether two documents are the same but for their white space and order.
func same(a, b []byte) bool {
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && reflect.DeepEqual(x, y)
}

// texts returns the text of each error.
func texts(err error) (all []string) {
	for e := range field.All(field.At("", err)) {
		all = append(all, e.Error())
	}
	return all
}

// compile returns a validator of the schema of a record.
func compile(t *testing.T, r record) *jsonschema.Schema {
	t.Helper()
	made, err := r.schema()
	require.NoError(t, err, r.name)
	text, err := json.Marshal(made)
	require.NoError(t, err)
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	require.NoError(t, compiler.AddResource("record.json", parsed))
	compiled, err := compiler.Compile("record.json")
	require.NoError(t, err, "%s: %s", r.name, text)
	return compiled
}

// validate returns what the validator says of a document.
func validate(t *testing.T, s *jsonschema.Schema, document []byte) error {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	require.NoError(t, err)
	return s.Validate(value)
}

// documents returns the golden documents of the tree by their names.
func documents(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, folder := range []string{"partnership", "costing", "risk", "lifecycle"} {
		require.NoError(t, filepath.WalkDir(filepath.Join(root, folder), func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.Name() == "schemas" || entry.Name() == "validate":
				return fs.SkipDir
			case filepath.Ext(name) != ".json" || !strings.Contains(filepath.ToSlash(name), "/testdata/"):
				return nil
			}
			all[name], err = os.ReadFile(name)
			return err
		}))
	}
	return all
}

// roomOf returns the folder that a document belongs to, in which its record is declared.
func roomOf(name string) string {
	room, _, _ := strings.Cut(filepath.ToSlash(name), "/testdata")
	return room[strings.LastIndexByte(room, '/')+1:]
}

// TestRecords_AreAll holds that the lists name every struct of the tree with a JSON form.
func TestRecords_AreAll(t *testing.T) {
	listed, err := os.ReadFile(filepath.Join(root, "laws_list_test.go"))
	require.NoError(t, err)
	names, declared := map[string]bool{}, sources(t)
	for _, r := range append(records(), results()...) {
		names[r.name] = true
	}
	for _, found := range regexp.MustCompile(`new\((\w+)\.(\w+)\)`).FindAllStringSubmatch(string(listed), -1) {
		pkg, name := found[1], found[2]
		fields := regexp.MustCompile(`(?ms)^type ` + name + ` struct \{(.*?)^\}`).FindStringSubmatch(declared[pkg])
		if pkg == "field" || pkg == "schema" || fields == nil || !strings.Contains(fields[1], `json:"`) && !strings.Contains(fields[1], `schema:"`) {
			continue
		}
		assert.True(t, names[pkg+"."+name], "add %s.%s to records_test.go", pkg, name)
	}
}

// sources returns the source of each package by its name.
func sources(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, folder := range []string{"partnership", "costing", "risk", "lifecycle"} {
		require.NoError(t, filepath.WalkDir(filepath.Join(root, folder), func(name string, entry fs.DirEntry, err error) error {
			if err == nil && entry.IsDir() && entry.Name() == "testdata" {
				return fs.SkipDir
			}
			if err != nil || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return err
			}
			source, err := os.ReadFile(name)
			all[filepath.Base(filepath.Dir(name))] += string(source)
			return err
		}))
	}
	return all
}

// TestGolden_DocumentsHold holds that every golden document is of the schema of its record, and
// that it has one.
func TestGolden_DocumentsHold(t *testing.T) {
	homeless := documents(t)
	golden := documents(t)
	for _, r := range append(records(), results()...) {
		s := compile(t, r)
		for name, document := range golden {
			misshapen, invalid := r.read(document)
			if len(misshapen) > 0 || len(invalid) > 0 {
				continue
			}
			if roomOf(name) == strings.Split(r.name, ".")[0] {
				delete(homeless, name)
			}
			assert.NoError(t, validate(t, s, document), "%s as %s", name, r.name)
		}
	}
	for name := range homeless {
		t.Log("of no record alone:", name)
	}
}

// TestMisshapen_DocumentsAreRefused changes golden documents in every place, and holds that the
// schema refuses what Decode refuses for its shape, and takes what Decode takes, but for values
// that are not set.
func TestMisshapen_DocumentsAreRefused(t *testing.T) {
	golden := documents(t)
	refused, taken := 0, 0
	for _, r := range records() {
		s := compile(t, r)
		seen := 0
		for _, name := range slices.Sorted(maps.Keys(golden)) {
			document := golden[name]
			if misshapen, invalid := r.read(document); len(misshapen) > 0 || len(invalid) > 0 || len(document) > 10_000 {
				continue
			}
			if roomOf(name) != strings.Split(r.name, ".")[0] && roomOf(name) != "golden" {
				continue
			}
			if seen++; seen > 2 {
				break
			}
			for _, mutation := range mutations(document) {
				misshapen, invalid := r.read(mutation)
				err := validate(t, s, mutation)
				switch {
				case len(misshapen) > 0:
					refused++
					if err == nil && !beyond(misshapen) {
						t.Errorf("%s: the schema takes %s\n%.300s", r.name, misshapen, mutation)
					}
				case len(invalid) == 0:
					taken++
					if err != nil && !unsetOnly(err, mutation) {
						t.Errorf("%s: Decode takes, and the schema says %s", r.name, leaves(err.(*jsonschema.ValidationError)))
					}
				}
			}
		}
	}
	t.Log(refused, "refused,", taken, "taken")
	assert.Greater(t, refused, 20_000)
	assert.Greater(t, taken, 2_000)
}

// beyond reports whether every error is of what no schema tells: a key that occurs twice, and what
// the descriptions of the scalars say that their patterns do not tell.
func beyond(misshapen []string) bool {
	return !slices.ContainsFunc(misshapen, func(text string) bool { return !strings.Contains(text, "duplicate key") })
}

// unsetOnly reports whether a validator refuses only null, {} and "" where a value is not set.
func unsetOnly(err error, document []byte) bool {
	var of *jsonschema.ValidationError
	if !errors.As(err, &of) {
		return false
	}
	var value any
	if json.Unmarshal(document, &value) != nil {
		return false
	}
	for _, cause := range leaves(of) {
		// Of a list that may be null, the other branch says that it is none.
		if !isUnset(at(value, cause.InstanceLocation)) && !strings.HasSuffix(cause.Error(), "want null") {
			return false
		}
	}
	return true
}

// isUnset reports whether a value is one that is read as not set: null, "", [] or {}.
func isUnset(value any) bool {
	switch v := value.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}

// at returns what is at a place in a document.
func at(value any, place []string) any {
	for _, key := range place {
		switch v := value.(type) {
		case map[string]any:
			value = v[key]
		case []any:
			i, _ := strconv.Atoi(key)
			value = v[i]
		}
	}
	return value
}

// leaves returns the causes of an error that have no causes.
func leaves(err *jsonschema.ValidationError) (all []*jsonschema.ValidationError) {
	if len(err.Causes) == 0 {
		return []*jsonschema.ValidationError{err}
	}
	for _, cause := range err.Causes {
		all = append(all, leaves(cause)...)
	}
	return all
}

// mutations returns the document with a value of another type, a strange key or a bad text in each
// of its places.
func mutations(document []byte) (all [][]byte) {
	all = fieldtest.Mutations(document)
	var value any
	if json.Unmarshal(document, &value) != nil {
		return all
	}
	random := rand.New(rand.NewPCG(1, 2))
	places := 0
	var walk func(v any, put func(any))
	walk = func(v any, put func(any)) {
		if places++; places > 200 {
			return
		}
		others := []any{true, 5, 5.5, -1, "?", "", "2026-02-30", map[string]any{}, []any{}, []any{5}, map[string]any{"zz": 1}, json.Number("99999999999999999999")}
		random.Shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })
		for _, other := range others[:3] {
			put(other)
			text, err := json.Marshal(value)
			if err == nil {
				all = append(all, text)
			}
		}
		put(v)
		switch v := v.(type) {
		case map[string]any:
			for key, inner := range v {
				walk(inner, func(other any) { v[key] = other })
			}
			v["strange_key"] = "x"
			text, _ := json.Marshal(value)
			all = append(all, text)
			delete(v, "strange_key")
		case []any:
			for i, inner := range v {
				walk(inner, func(other any) { v[i] = other })
			}
		}
	}
	walk(value, func(other any) { value = other })
	return all
}
