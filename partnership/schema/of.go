package schema

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Of returns the JSON Schema of the documents that field.Decode reads as a T. An error wraps
// field.ErrInvalid, at the path of each field whose type no document can hold.
func Of[T any]() (Schema, error) {
	b := builder{names: map[place]string{}, taken: map[string]bool{}}
	root := b.of(reflect.TypeFor[T](), "")
	if err := errors.Join(b.errs...); err != nil {
		return Schema{}, err
	}
	root.Dialect, root.Defs = Dialect, b.defs
	return root, nil
}

// A builder makes the schemas of a type and of the types that it holds.
type builder struct {
	defs  Properties
	names map[place]string // the names of the schemas in defs
	taken map[string]bool
	loose bool // whether the records that it describes are not checked by a Validate
	errs  []error
}

// A place is a type, and whether nothing is required in it because the record around it does not
// check it. A type has a schema for each.
type place struct {
	of    reflect.Type
	loose bool
}

// of returns the schema of a type at a path. For a named type that is a reference to $defs.
func (b *builder) of(t reflect.Type, path string) Schema {
	switch t { // the name of these types differs between the two JSON encoders
	case reflect.TypeFor[json.RawMessage]():
		return Schema{}
	case reflect.TypeFor[json.Number]():
		return Schema{Type: "number"}
	}
	within := holdsItself(t)
	if t.Kind() == reflect.Pointer && within {
		return b.none(path, fmt.Sprintf("a value of type %v", t))
	}
	if t.Kind() == reflect.Pointer {
		return b.of(t.Elem(), path)
	}
	form := formOf(t)
	if form == ownForm && b.loose { // its UnmarshalJSON checks what it reads
		b.loose = false
		defer func() { b.loose = true }()
	}
	if t.Name() == "" || t == reflect.TypeFor[json.RawMessage]() || form == plainForm && t.Kind() != reflect.Struct && !within {
		return b.describe(t, form, path)
	}
	here := place{t, b.loose && form != textForm}
	name, known := b.names[here]
	if !known {
		name = b.name(here)
		b.names[here], b.taken[name] = name, true
		at := len(b.defs)
		b.defs = append(b.defs, Property{Name: name}) // before the types that it holds
		s := b.describe(t, form, path)
		b.defs[at].Schema = s
	}
	return Schema{Ref: inDefs + name}
}

// name returns the name of a type in $defs: its package and name.
func (b *builder) name(here place) string {
	t := here.of
	pkg := t.PkgPath()
	name := pkg[strings.LastIndexByte(pkg, '/')+1:] + "." + strings.Map(func(r rune) rune {
		if strings.ContainsRune("[]/ *,{}\"", r) {
			return '_'
		}
		return r
	}, t.Name())
	if here.loose {
		name += ".unchecked"
	}
	for n := 2; b.taken[name]; n++ {
		name = strings.TrimRight(name, "0123456789") + strconv.Itoa(n)
	}
	return name
}

// A jsonForm is how field.Decode reads a type.
type jsonForm int

const (
	plainForm jsonForm = iota // by its kind
	textForm                  // by UnmarshalText
	ownForm                   // by UnmarshalJSON
)

// formOf returns how field.Decode reads a type.
func formOf(t reflect.Type) jsonForm {
	switch pointer := reflect.PointerTo(t); {
	case pointer.Implements(reflect.TypeFor[json.Unmarshaler]()):
		return ownForm
	case pointer.Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
		return textForm
	}
	return plainForm
}

// describe returns the schema of a type that has none yet.
func (b *builder) describe(t reflect.Type, form jsonForm, path string) Schema {
	switch {
	case t == reflect.TypeFor[time.Time]():
		return Schema{Type: "string", Format: "date-time"}
	case form == ownForm:
		return b.own(t, path)
	case form == textForm:
		return text(t)
	}
	switch t.Kind() {
	case reflect.Struct:
		return b.object(t, "json", path)
	case reflect.Slice:
		return b.list(t, path)
	case reflect.Array:
		most := t.Len()
		items := b.of(t.Elem(), path+"[0]")
		return Schema{Type: "array", Items: &items, MinItems: most, MaxItems: &most}
	case reflect.Map:
		return b.dictionary(t, path)
	}
	return b.basic(t, path)
}

// list returns the schema of a slice.
func (b *builder) list(t reflect.Type, path string) Schema {
	plain := formOf(t.Elem()) == plainForm
	if plain && t.Elem().Kind() == reflect.Uint8 {
		return Schema{Type: "string", Pattern: base64Pattern} // as json.Marshal writes it
	}
	most := field.MaxEntries
	items := b.of(t.Elem(), path+"[0]")
	if plain && t.Elem().Kind() == reflect.Struct {
		items.MinProperties = 1 // Decode refuses an empty entry
	}
	return Schema{Type: "array", Items: &items, MaxItems: &most}
}

// dictionary returns the schema of a map.
func (b *builder) dictionary(t reflect.Type, path string) Schema {
	s := Schema{Type: "object"}
	switch form := formOf(t.Key()); {
	case form == textForm:
		names := b.of(t.Key(), path)
		s.Names = &names
	case form == ownForm || t.Key().Kind() != reflect.String:
		return b.none(path, fmt.Sprintf("a map whose keys are of type %v", t.Key()))
	}
	values := b.of(t.Elem(), path)
	s.Additional = &values
	return s
}

// basic returns the schema of a text, a truth value, a number or any value.
func (b *builder) basic(t reflect.Type, path string) Schema {
	switch kind := t.Kind(); {
	case kind == reflect.String:
		return Schema{Type: "string"}
	case kind == reflect.Bool:
		return Schema{Type: "boolean"}
	case kind == reflect.Float32 || kind == reflect.Float64:
		return Schema{Type: "number"}
	case kind == reflect.Interface && t.NumMethod() == 0:
		return Schema{}
	}
	if least, most, ok := bounds(t); ok {
		return Schema{Type: "integer", Minimum: least, Maximum: most}
	}
	return b.none(path, fmt.Sprintf("a value of type %v", t))
}

// none notes the error that a type has no schema.
func (b *builder) none(path, what string) Schema {
	b.errs = append(b.errs, field.At(path, fmt.Errorf("%s has no JSON Schema: %w", what, field.ErrInvalid)))
	return Schema{}
}

// bounds returns the least and the greatest number of an integer type. int and uint count as 64
// bits. The greatest uint64 does not fit and is left out.
func bounds(t reflect.Type) (least, most *int64, ok bool) {
	bits := 64
	switch t.Kind() {
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		bits = t.Bits()
	case reflect.Int, reflect.Uint:
	default:
		return nil, nil, false
	}
	if t.Kind() <= reflect.Int64 {
		low, high := int64(-1)<<(bits-1), int64(uint64(1)<<(bits-1)-1)
		return &low, &high, true
	}
	low := int64(0)
	if bits == 64 {
		return &low, nil, true
	}
	high := int64(1)<<bits - 1
	return &low, &high, true
}

// own returns the schema of a type with UnmarshalJSON, from the schema tags of its fields.
func (b *builder) own(t reflect.Type, path string) Schema {
	if t.Kind() == reflect.Struct {
		for i := range t.NumField() {
			if _, tagged := t.Field(i).Tag.Lookup("schema"); tagged {
				return b.object(t, "schema", path)
			}
		}
	}
	return b.none(path, fmt.Sprintf("a value of type %v, which has a JSON form of its own,", t))
}

// object returns the schema of a struct, whose keys are in a tag.
func (b *builder) object(t reflect.Type, tag, path string) Schema {
	s := Schema{Type: "object", Title: titleOf(t), Description: typeDoc(t), Closed: true}
	var wanted want
	if !b.loose {
		wanted, s.Description = wantedOf(t), recordDoc(t)
	}
	for _, f := range fieldsOf(t, tag) {
		key, options, _ := strings.Cut(f.Tag.Get(tag), ",")
		place := path
		if place != "" {
			place += "."
		}
		value := b.held(t, f, place+field.Key(key))
		required := slices.Contains(wanted.required, key)
		switch {
		case required:
			s.Required = append(s.Required, key)
			value = filled(value, f.Type)
		case !strings.Contains(options, "omit") && tag == "json":
			value = orUnset(value, f.Type)
		}
		if most := wanted.lengths[key]; most > 0 {
			value.MaxLength = most
		}
		if doc := fieldDoc(ownerOf(t, f), f); doc != "" {
			value.Description = doc
		}
		s.Properties = append(s.Properties, Property{key, value})
	}
	return s
}

// held returns the schema of a field of a record. If the record does not check the value of the
// field as the Validate of that value would, only what the record asks for is required in it.
func (b *builder) held(t reflect.Type, f reflect.StructField, path string) Schema {
	if b.loose {
		return b.of(f.Type, path)
	}
	checked, required := checks(t, f)
	if checked {
		return b.of(f.Type, path)
	}
	b.loose = true
	s := b.of(f.Type, path)
	b.loose = false
	if len(required) == 0 {
		return s
	}
	if f.Type.Kind() == reflect.Slice {
		s.Items.Required = required
	} else {
		s.Required = required
	}
	return s
}

// filled returns the schema of a value that must be set. A scalar needs no change: its pattern
// does not match an empty text.
func filled(s Schema, t reflect.Type) Schema {
	switch {
	case formOf(t) != plainForm:
	case t.Kind() == reflect.String:
		s.MinLength = 1
	case t.Kind() == reflect.Slice:
		s.MinItems = 1
	}
	return s
}

// orUnset returns the schema of a value whose key is written even if the value is not set: then a
// scalar is "", and a list or a pointer is null.
func orUnset(s Schema, t reflect.Type) Schema {
	switch {
	case t.Kind() == reflect.Pointer || formOf(t) == plainForm && (t.Kind() == reflect.Slice || t.Kind() == reflect.Map):
		return Schema{AnyOf: []Schema{s, {Type: "null"}}}
	case formOf(t) == textForm && t != reflect.TypeFor[uuid.UUID]():
		none := ""
		return Schema{AnyOf: []Schema{s, {Const: &none, Title: "Not set"}}}
	}
	return s
}

// text returns the schema of a type with a text form. It takes the form from the error of
// UnmarshalText for a text that no type reads.
func text(t reflect.Type) Schema {
	s := Schema{Type: "string", Title: titleOf(t), Description: typeDoc(t)}
	if t == reflect.TypeFor[uuid.UUID]() {
		return Schema{Type: "string", Format: "uuid", Title: "UUID", Pattern: uuidPattern}
	}
	form, ok := field.FormOf(read(reflect.New(t), nothing))
	if !ok {
		return s
	}
	if form.Beyond != "" {
		s.Description = strings.TrimSpace(s.Description + " The pattern does not tell that " + form.Beyond + ".")
	}
	if form.Example != "" {
		s.Examples = []string{form.Example}
	}
	written := Schema{Pattern: form.Pattern, MaxLength: form.MaxLength}
	if form.Values == nil {
		s.Pattern, s.MaxLength = written.Pattern, written.MaxLength
		return s
	}
	values := Schema{Enum: form.Values}
	for _, value := range form.Values {
		values.OneOf = append(values.OneOf, Schema{Const: &value, Title: titleOfValue(t, value)})
	}
	if form.Pattern == "" {
		s.Enum, s.OneOf = values.Enum, values.OneOf
		return s
	}
	written.Title = "One of your own"
	s.AnyOf = []Schema{values, written}
	return s
}

// uuidPattern is how field.Decode reads a UUID.
const uuidPattern = `^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`

// base64Pattern is how bytes are written.
const base64Pattern = `^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$`

// nothing is a text that no scalar and no category reads.
const nothing = "\x00"

// read reads a text into a value behind a pointer.
func read(pointer reflect.Value, text string) error {
	return pointer.Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(text))
}

// titleOfValue returns the title of a value of a category.
func titleOfValue(t reflect.Type, text string) string {
	value := reflect.New(t)
	if titled, ok := value.Interface().(interface{ Title() string }); ok && read(value, text) == nil {
		return titled.Title()
	}
	return field.Title(text)
}

// titleOf returns the name of a type in words: "Service level".
func titleOf(t reflect.Type) string {
	var words strings.Builder
	name, _, _ := strings.Cut(t.Name(), "[")
	for i, r := range name {
		capital := r >= 'A' && r <= 'Z'
		inAcronym := i > 0 && name[i-1] >= 'A' && name[i-1] <= 'Z' && (i+1 == len(name) || name[i+1] >= 'A' && name[i+1] <= 'Z')
		if i > 0 && capital && !inAcronym {
			words.WriteByte(' ')
		}
		if capital && i > 0 && !inAcronym && i+1 < len(name) && (name[i+1] < 'A' || name[i+1] > 'Z') {
			r += 'a' - 'A'
		}
		words.WriteRune(r)
	}
	return words.String()
}
