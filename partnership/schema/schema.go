// Package schema makes the JSON Schema (draft 2020-12) of any record: a record of this module, or
// one of yours that holds records of this module.
//
//	partnerships, err := schema.Of[partnership.Partnership]()
//	text, err := json.MarshalIndent(partnerships, "", "  ")
//
// # What it says
//
// A schema is made from the types themselves, so that it refuses a document of the wrong shape, as
// [field.Decode] does:
//
//   - a scalar is a text with a pattern: the texts that its UnmarshalText reads
//   - a category is a text. Its values are in enum, and with their titles in oneOf
//   - a record is an object with the keys of its JSON tags and no others. The schemas of named
//     types are in $defs
//   - a list has at most field.MaxEntries entries
//   - a map is an object, with a schema for its keys if they are scalars; bytes are a text in
//     base64
//   - the fields of an embedded struct without a key are fields of the record
//   - a key is required if Validate finds it missing from an empty record, and still does if any
//     one other key is set. A required text or list must not be empty
//   - some records do not check everything in the records that they hold: an amendment does not
//     ask for all terms. Such a record inside has a second schema, with ".unchecked" after its
//     name, in which nothing is required
//   - the greatest length of a text is the limit of Validate
//   - the descriptions come from the documentation of this module. A field of yours can have a
//     description in the tag doc: `json:"tenure" doc:"how the site is held"`
//
// # What it leaves to Validate
//
// A schema sees one value at a time. Only Validate can check that ids are unique, that references
// lead somewhere, that a last day is not before the first, or that parts add up. The description
// of each record says what Validate checks. If a pattern cannot express everything about a
// scalar, the description of the scalar says what is missing.
//
// In one thing the schema is stricter than Decode. Decode reads null, {} for a record and "" for a
// scalar as values that are not set. Records of this module are written so only for keys that are
// always present, and only there the schema allows it. Leave out any other key that is not set.
//
// # Types of your own
//
// A text type of yours has a pattern or values if the errors of its UnmarshalText have a form: see
// [field.WithForm]. Otherwise it is any text. A type with UnmarshalJSON has a schema if tags of
// its fields name the keys: `schema:"figures"`. A type that no JSON document can hold is an
// error: a function, a channel, or a map whose keys have no text form.
package schema

import (
	"bytes"
	"encoding/json"
	"strings"
)

// Dialect is the address of draft 2020-12.
const Dialect = "https://json-schema.org/draft/2020-12/schema"

// A Schema is a JSON Schema. A keyword that is not set is not written.
type Schema struct {
	Dialect       string     `json:"$schema,omitzero"`       // the address of the draft, at the top of a document
	ID            string     `json:"$id,omitzero"`           // the address of the schema, if you publish it
	Ref           string     `json:"$ref,omitzero"`          // the address of another schema that the value must meet
	Title         string     `json:"title,omitzero"`         // what a form calls the value
	Description   string     `json:"description,omitzero"`   // what the value is
	Type          string     `json:"type,omitzero"`          // the JSON type: "object", "array", "string", "integer", "number", "boolean" or "null"
	Format        string     `json:"format,omitzero"`        // the format of a text: "uuid" or "date-time"
	Enum          []string   `json:"enum,omitzero"`          // the texts of a category
	Const         *string    `json:"const,omitzero"`         // the only text that is allowed
	OneOf         []Schema   `json:"oneOf,omitzero"`         // the texts of a category, each with its title
	AnyOf         []Schema   `json:"anyOf,omitzero"`         // the value must meet at least one of these
	Pattern       string     `json:"pattern,omitzero"`       // a regular expression that the text must match
	MinLength     int        `json:"minLength,omitzero"`     // the least length of a text, in characters
	MaxLength     int        `json:"maxLength,omitzero"`     // the greatest length of a text, in characters
	Minimum       *int64     `json:"minimum,omitzero"`       // the least number
	Maximum       *int64     `json:"maximum,omitzero"`       // the greatest number
	Items         *Schema    `json:"items,omitzero"`         // the schema of each entry of a list
	MinItems      int        `json:"minItems,omitzero"`      // the least number of entries of a list
	MaxItems      *int       `json:"maxItems,omitzero"`      // the greatest number of entries of a list
	Properties    Properties `json:"properties,omitzero"`    // the schemas of the values of an object, by key
	MinProperties int        `json:"minProperties,omitzero"` // the least number of keys of an object
	Required      []string   `json:"required,omitzero"`      // the keys that an object must have
	Names         *Schema    `json:"propertyNames,omitzero"` // the schema of the keys themselves, if any key is allowed
	// Additional is the schema of the values of all keys that are not in Properties.
	Additional *Schema    `json:"additionalProperties,omitzero"`
	Closed     bool       `json:"-"`                 // whether no other keys are allowed: "additionalProperties": false
	Examples   []string   `json:"examples,omitzero"` // examples of valid texts
	Defs       Properties `json:"$defs,omitzero"`    // the schemas that others refer to
}

// Properties are named schemas, in the order of the fields. In JSON they are an object.
type Properties []Property

// A Property is a schema with its name.
type Property struct {
	Name   string `json:"name"`   // the key of a field, or the name in $defs
	Schema Schema `json:"schema"` // the schema
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

// inDefs is the address, in a document, of the schemas that others refer to.
const inDefs = "#/$defs/"

// In returns the schema for a document that keeps the schemas of $defs in another place, and
// returns these schemas separately. In an OpenAPI document that place is
// "#/components/schemas/".
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

// movedPointer is moved for a schema that may be nil.
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
