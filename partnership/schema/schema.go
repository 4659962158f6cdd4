// Package schema makes the JSON Schema (draft 2020-12) of any record: one of this module, or one
// of yours that holds them.
//
//	partnerships, err := schema.Of[partnership.Partnership]()
//	text, err := json.MarshalIndent(partnerships, "", "  ")
//
// # What it says
//
// It is made from the types themselves, so that it refuses what [field.Decode] refuses for its
// shape:
//
//   - a scalar is a text with the pattern of what its UnmarshalText reads, and a UUID is a text
//   - a category is a text, with its values as enum, and each with its title as oneOf
//   - a record is an object with the keys of its JSON tags and no others. Types that hold
//     themselves or occur twice are in $defs
//   - a list has at most field.MaxEntries entries
//   - a map is an object whose keys have the form of its keys, and bytes are a text in base64
//   - the fields of an embedded struct without a key are those of the record
//   - required are the keys that Validate says are missing from an empty record, and still are
//     when any one other is set; a required text or list is not empty
//   - a record inside another that does not check it so, such as the terms of an amendment, has a
//     schema of its own in which nothing is required, with ".unchecked" behind its name
//   - the greatest length of a text is the one from which on Validate says so
//   - descriptions are from the documentation of the types and fields of this module; a field of
//     yours has one in the tag doc: `json:"tenure" doc:"how the site is held"`
//
// # What it leaves to Validate
//
// A schema sees one value at a time. That ids are unique and references lead somewhere, that a
// last day is not before the first and that parts add up, only Validate can tell: what it
// checks stands in the description of each record. Where a pattern cannot tell all, the
// description of the scalar says what it leaves.
//
// The schema is stricter than Decode in one thing. Decode reads null, {} for a record and "" for a
// scalar as values that are not set. No record of this module that holds is written so, but where a
// key is always there; elsewhere the schema refuses them. A value that is not set is left out.
//
// # Types of your own
//
// A text type of your own has a pattern or values if its UnmarshalText returns errors with
// [field.WithForm], and otherwise it is any text. A type with a JSON form of its own, which has
// UnmarshalJSON, has a schema if its fields say with a tag which keys it has: `schema:"figures"`.
// A type that no JSON document can hold, such as a function, a channel or a map whose keys have no
// text form, is an error.
package schema

import (
	"bytes"
	"encoding/json"
	"strings"
)

// Dialect is the address of draft 2020-12.
const Dialect = "https://json-schema.org/draft/2020-12/schema"

// A Schema is a JSON Schema. What is not set is not in its JSON form.
type Schema struct {
	Dialect       string     `json:"$schema,omitzero"`       // the address of the draft, at the top of a document
	ID            string     `json:"$id,omitzero"`           // the address of the schema, if you publish it
	Ref           string     `json:"$ref,omitzero"`          // where the schema is that holds too
	Title         string     `json:"title,omitzero"`         // what a form calls the value
	Description   string     `json:"description,omitzero"`   // what the value is
	Type          string     `json:"type,omitzero"`          // of JSON: "object", "array", "string", "integer", "number", "boolean" or "null"
	Format        string     `json:"format,omitzero"`        // of a text: "uuid" or "date-time"
	Enum          []string   `json:"enum,omitzero"`          // the texts of a category
	Const         *string    `json:"const,omitzero"`         // the only text
	OneOf         []Schema   `json:"oneOf,omitzero"`         // the texts of a category, each with its title
	AnyOf         []Schema   `json:"anyOf,omitzero"`         // of which one holds at least
	Pattern       string     `json:"pattern,omitzero"`       // a regular expression of the text
	MinLength     int        `json:"minLength,omitzero"`     // of a text, in characters
	MaxLength     int        `json:"maxLength,omitzero"`     // of a text, in characters
	Minimum       *int64     `json:"minimum,omitzero"`       // the least number
	Maximum       *int64     `json:"maximum,omitzero"`       // the greatest number
	Items         *Schema    `json:"items,omitzero"`         // of each entry of a list
	MinItems      int        `json:"minItems,omitzero"`      // how many entries a list has at least
	MaxItems      *int       `json:"maxItems,omitzero"`      // and at most
	Properties    Properties `json:"properties,omitzero"`    // of the values of an object, by its keys
	MinProperties int        `json:"minProperties,omitzero"` // how many keys an object has at least
	Required      []string   `json:"required,omitzero"`      // the keys that an object has
	Names         *Schema    `json:"propertyNames,omitzero"` // of the keys themselves, where any may be there
	// Additional is the schema of the values of all keys that are not in Properties.
	Additional *Schema    `json:"additionalProperties,omitzero"`
	Closed     bool       `json:"-"`                 // there are no other keys: "additionalProperties": false
	Examples   []string   `json:"examples,omitzero"` // texts that hold
	Defs       Properties `json:"$defs,omitzero"`    // the schemas that others refer to
}

// Properties are schemas by their names, in the order of the fields. In JSON they are an object.
type Properties []Property

// A Property is a schema and its name.
type Property struct {
	Name   string `json:"name"`   // of the key, or in $defs
	Schema Schema `json:"schema"` // what its values are
}

// MarshalJSON returns the schema as JSON.
func (s Schema) MarshalJSON() ([]byte, error) {
	type plain Schema // without this method
	if !s.Closed {
		return json.Marshal(plain(s))
	}
	return json.Marshal(struct {
		plain
		Additional bool `json:"additionalProperties"`
	}{plain: plain(s)})
}

// MarshalJSON returns the schemas as an object, in their order.
func (all Properties) MarshalJSON() ([]byte, error) {
	var text bytes.Buffer
	text.WriteByte('{')
	for i, p := range all {
		if i > 0 {
			text.WriteByte(',')
		}
		name, _ := json.Marshal(p.Name) // a text can always be written
		value, err := json.Marshal(p.Schema)
		if err != nil {
			return nil, err
		}
		text.Write(name)
		text.WriteByte(':')
		text.Write(value)
	}
	text.WriteByte('}')
	return text.Bytes(), nil
}

// Get returns the schema with a name; ok is false if there is none.
func (all Properties) Get(name string) (s Schema, ok bool) {
	for _, p := range all {
		if p.Name == name {
			return p.Schema.moved(inDefs, inDefs), true
		}
	}
	return Schema{}, false
}

// inDefs is where the schemas of a document are that others refer to.
const inDefs = "#/$defs/"

// In returns the schema for a document that keeps the schemas in $defs elsewhere, and these apart:
// in an OpenAPI document they are in "#/components/schemas/".
//
//	record, others := partnerships.In("#/components/schemas/")
func (s Schema) In(place string) (record Schema, others Properties) {
	record = s.moved(inDefs, place)
	record.Dialect, record.Defs = "", nil
	return record, s.Defs.moved(inDefs, place)
}

// moved returns a copy of the schema in which references lead elsewhere.
func (s Schema) moved(from, to string) Schema {
	if name, ok := strings.CutPrefix(s.Ref, from); ok {
		s.Ref = to + name
	}
	s.OneOf, s.AnyOf = movedAll(s.OneOf, from, to), movedAll(s.AnyOf, from, to)
	s.Enum, s.Required, s.Examples = cloned(s.Enum), cloned(s.Required), cloned(s.Examples)
	s.Items, s.Names, s.Additional = s.Items.movedPointer(from, to), s.Names.movedPointer(from, to), s.Additional.movedPointer(from, to)
	s.Const, s.Minimum, s.Maximum, s.MaxItems = copied(s.Const), copied(s.Minimum), copied(s.Maximum), copied(s.MaxItems)
	s.Properties, s.Defs = s.Properties.moved(from, to), s.Defs.moved(from, to)
	return s
}

// movedPointer is moved for a schema that may not be there.
func (s *Schema) movedPointer(from, to string) *Schema {
	if s == nil {
		return nil
	}
	moved := s.moved(from, to)
	return &moved
}

// movedAll returns copies of schemas in which references lead elsewhere.
func movedAll(all []Schema, from, to string) []Schema {
	if all == nil {
		return nil
	}
	moved := make([]Schema, len(all))
	for i, s := range all {
		moved[i] = s.moved(from, to)
	}
	return moved
}

// moved returns copies of schemas in which references lead elsewhere.
func (all Properties) moved(from, to string) Properties {
	if all == nil {
		return nil
	}
	moved := make(Properties, len(all))
	for i, p := range all {
		moved[i] = Property{p.Name, p.Schema.moved(from, to)}
	}
	return moved
}

// cloned returns a copy of texts.
func cloned(texts []string) []string { return append([]string(nil), texts...) }

// copied returns a pointer to a copy of a value.
func copied[T any](value *T) *T {
	if value == nil {
		return nil
	}
	c := *value
	return &c
}
