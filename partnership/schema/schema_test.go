package schema_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/schema"
)

// A Depot is a record of a user, that holds records of this module and itself.
type Depot struct {
	Name   string            `json:"name" doc:"what people call it"`
	Org    partnership.OrgID `json:"org"`
	Opened calendar.Date     `json:"opened,omitzero"`
	Within []Depot           `json:"within,omitempty"`
}

// Validate returns what is wrong with the depot.
func (d Depot) Validate() error {
	return errors.Join(field.Required("name", d.Name), field.At("org", d.Org.Validate()), field.Each("within", d.Within, Depot.Validate))
}

func ExampleOf() {
	s, err := schema.Of[Depot]() // a type of your own, which holds itself
	s.Defs = s.Defs[:1]
	text, _ := json.MarshalIndent(s, "", "  ")
	fmt.Println(string(text), err)
	// Output:
	// {
	//   "$schema": "https://json-schema.org/draft/2020-12/schema",
	//   "$ref": "#/$defs/schema_test.Depot",
	//   "$defs": {
	//     "schema_test.Depot": {
	//       "title": "Depot",
	//       "type": "object",
	//       "properties": {
	//         "name": {
	//           "description": "what people call it",
	//           "type": "string",
	//           "minLength": 1,
	//           "maxLength": 300
	//         },
	//         "org": {
	//           "$ref": "#/$defs/partnership.OrgID"
	//         },
	//         "opened": {
	//           "$ref": "#/$defs/calendar.Date"
	//         },
	//         "within": {
	//           "type": "array",
	//           "items": {
	//             "$ref": "#/$defs/schema_test.Depot",
	//             "minProperties": 1
	//           },
	//           "maxItems": 100000
	//         }
	//       },
	//       "required": [
	//         "name",
	//         "org"
	//       ],
	//       "additionalProperties": false
	//     }
	//   }
	// } <nil>
}

func ExampleSchema_In() {
	s, _ := schema.Of[calendar.Term]()
	record, others := s.In("#/components/schemas/") // of an OpenAPI document
	fmt.Println(record.Ref)
	for _, p := range others {
		fmt.Println(p.Name)
	}
	// Output:
	// #/components/schemas/calendar.Term
	// calendar.Term
	// calendar.Date
}

func ExampleProperties_Get() {
	s, _ := schema.Of[partnership.Member]()
	roles, ok := s.Defs.Get("partnership.Role")
	fmt.Println(roles.Enum, ok)
	for _, role := range roles.OneOf {
		fmt.Println(*role.Const, "is", role.Title)
	}
	// Output:
	// [lead member client provider] true
	// lead is Lead
	// member is Member
	// client is Client
	// provider is Provider
}

// own has a JSON form of its own that it does not tell.
type own struct{ text string }

func (o *own) UnmarshalJSON([]byte) error { o.text = "x"; return nil }

// anyText takes every text.
type anyText string

func (a *anyText) UnmarshalText(text []byte) error { *a = anyText(text); return nil }

// colour is a category of a user, without titles.
type colour string

func (c *colour) UnmarshalText(text []byte) (err error) {
	*c, err = field.OneOf("colour", string(text), []colour{"red", "dark-green"})
	return err
}

// page is a generic type.
type page[T any] struct {
	Rows []T `json:"rows"`
}

// everything has a field of each sort.
type everything struct {
	Small    int8                `json:"small,omitzero"`
	Natural  uint16              `json:"natural,omitzero"`
	Large    uint64              `json:"large,omitzero"`
	Part     float64             `json:"part,omitzero"`
	Truth    bool                `json:"truth,omitzero"`
	Any      any                 `json:"any,omitzero"`
	Raw      json.RawMessage     `json:"raw,omitzero"`
	At       time.Time           `json:"at,omitzero"`
	ByName   map[string]Depot    `json:"by_name,omitzero"`
	Two      [2]string           `json:"two,omitzero"`
	Pointer  *Depot              `json:"pointer"`
	List     []string            `json:"list"`
	Role     partnership.Role    `json:"role"`
	ID       uuid.UUID           `json:"id"`
	Text     anyText             `json:"text,omitzero"`
	Facts    costing.Facts       `json:"facts,omitzero"`
	Page     page[Depot]         `json:"page,omitzero"`
	Deep     page[costing.Facts] `json:"deep,omitzero"`
	Colour   colour              `json:"colour,omitzero"`
	Inside   struct{ X int }     `json:"inside,omitzero"`
	Skipped  func()              `json:"-"`
	Untagged chan int
}

func TestOf_EverySortOfField(t *testing.T) {
	s := made[everything](t)
	root, ok := s.Defs.Get("schema_test.everything")
	require.True(t, ok)
	text, err := json.Marshal(root)
	require.NoError(t, err)
	assert.JSONEq(t, `{
		"title": "everything", "type": "object", "additionalProperties": false,
		"properties": {
			"small": {"type": "integer", "minimum": -128, "maximum": 127},
			"natural": {"type": "integer", "minimum": 0, "maximum": 65535},
			"large": {"type": "integer", "minimum": 0},
			"part": {"type": "number"},
			"truth": {"type": "boolean"},
			"any": {},
			"raw": {},
			"at": {"$ref": "#/$defs/time.Time"},
			"by_name": {"type": "object", "additionalProperties": {"$ref": "#/$defs/schema_test.Depot.unchecked"}},
			"two": {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2},
			"pointer": {"anyOf": [{"$ref": "#/$defs/schema_test.Depot.unchecked"}, {"type": "null"}]},
			"list": {"anyOf": [{"type": "array", "items": {"type": "string"}, "maxItems": 100000}, {"type": "null"}]},
			"role": {"anyOf": [{"$ref": "#/$defs/partnership.Role"}, {"const": "", "title": "Not set"}]},
			"id": {"$ref": "#/$defs/uuid.UUID"},
			"text": {"$ref": "#/$defs/schema_test.anyText"},
			"facts": {"$ref": "#/$defs/costing.Facts"},
			"page": {"$ref": "#/$defs/schema_test.page_github.com_seed9ad77866_sharedservices_partnership_schema_test.Depot_.unchecked"},
			"deep": {"$ref": "#/$defs/schema_test.page_github.com_seed9ad77866_sharedservices_costing.Facts_.unchecked"},
			"colour": {"$ref": "#/$defs/schema_test.colour"},
			"inside": {"type": "object", "additionalProperties": false}
		}
	}`, string(text))
	facts, _ := s.Defs.Get("costing.Facts")
	figures, _ := facts.Properties.Get("figures")
	assert.Equal(t, "#/$defs/costing.Figure", figures.Items.Ref, "it checks what it reads, wherever it is")
	colours, _ := s.Defs.Get("schema_test.colour")
	assert.Equal(t, "Dark green", colours.OneOf[1].Title)
	_, ok = s.Defs.Get("nothing")
	assert.False(t, ok)
}

func TestOf_SaysWhatHasNoSchema(t *testing.T) {
	type bad struct {
		Call func()         `json:"call"`
		Tell chan int       `json:"tell"`
		Nums map[int]string `json:"nums"`
		Err  []error        `json:"err"`
		Own  own            `json:"own"`
		Good string         `json:"good"`
	}
	_, err := schema.Of[bad]()
	assert.EqualError(t, err, `call: a value of type func() has no JSON Schema: invalid
tell: a value of type chan int has no JSON Schema: invalid
nums: a map whose keys are of type int has no JSON Schema: invalid
err[0]: a value of type error has no JSON Schema: invalid
own: a value of type schema_test.own, which has a JSON form of its own, has no JSON Schema: invalid`)
	assert.ErrorIs(t, err, field.ErrInvalid)
	_, err = schema.Of[func()]()
	assert.EqualError(t, err, "a value of type func() has no JSON Schema: invalid")
}

func TestOf_RequiresWhatAnEmptyRecordLacks(t *testing.T) {
	for name, want := range map[string][]string{
		"partnership.Partnership": {"id", "name", "services", "members", "agreement"},
		"calendar.Term":           {"first"},
		"partnership.Notice":      nil, // months, weeks or days
	} {
		found, ok := made[partnership.Partnership](t).Defs.Get(name)
		require.True(t, ok, name)
		assert.Equal(t, want, found.Required, name)
	}
	scheme := made[costing.Scheme](t)
	parts, ok := scheme.Defs.Get("costing.Scheme")
	require.True(t, ok)
	list, _ := parts.Properties.Get("parts")
	assert.Equal(t, 1, list.MinItems)
}

func TestSchema_InLeavesTheSchemaAsItWas(t *testing.T) {
	s := made[Depot](t)
	before, err := json.Marshal(s)
	require.NoError(t, err)
	record, others := s.In("#/components/schemas/")
	assert.Empty(t, record.Dialect)
	text, err := json.Marshal(others)
	require.NoError(t, err)
	assert.NotContains(t, string(text), "$defs")
	assert.Contains(t, string(text), `"#/components/schemas/schema_test.Depot"`)
	after, err := json.Marshal(s)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))
}

// A switched record asks for a list or a truth, and for a name with either.
type switched struct {
	Name  string          `json:"name"`
	On    bool            `json:"on,omitzero"`
	Days  []calendar.Date `json:"days,omitzero"`
	Notes []string        `json:"notes,omitzero"`
	Count int             `json:"count,omitzero"`
	Facts costing.Facts   `json:"facts,omitzero"`
	Terms []bare          `json:"terms,omitzero"`
}

// bare is a record without a Validate.
type bare struct {
	From calendar.Date `json:"from,omitzero"`
	What string        `json:"what,omitzero"`
}

// Validate returns what is wrong with the record.
func (s switched) Validate() error {
	errs := []error{field.Required("name", s.Name)}
	if !s.On && len(s.Days) == 0 {
		errs = append(errs, field.At("on", field.ErrRequired), field.At("days", field.ErrRequired))
	}
	return errors.Join(append(errs, field.Each("terms", s.Terms, func(b bare) error { return field.RequiredValue("from", b.From) }))...)
}

func TestOf_RequiresNothingThatAnotherKeyReplaces(t *testing.T) {
	s := made[switched](t)
	root, _ := s.Defs.Get("schema_test.switched")
	assert.Equal(t, []string{"name"}, root.Required)
	terms, _ := root.Properties.Get("terms")
	assert.Equal(t, []string{"from"}, terms.Items.Required, "the record asks for it, and the entry has no Validate")
	assert.Equal(t, "#/$defs/schema_test.bare.unchecked", terms.Items.Ref)
}

// A reached record asks for an address or a telephone number.
type reached struct {
	Name    string   `json:"name"`
	Address site     `json:"address,omitzero"`
	Numbers []string `json:"numbers,omitzero"`
}

// A site is a record in another.
type site struct {
	Street string `json:"street,omitzero"`
	Town   string `json:"town,omitzero"`
}

// Validate returns what is wrong with the record.
func (r reached) Validate() error {
	err := field.Required("name", r.Name)
	if r.Address == (site{}) && len(r.Numbers) == 0 {
		return errors.Join(err, field.At("address", field.ErrRequired), field.At("numbers", field.ErrRequired))
	}
	return err
}

// A record in a field is tried too: it takes the place of another key.
func TestOf_RequiresNothingThatARecordReplaces(t *testing.T) {
	s := made[reached](t)
	root, _ := s.Defs.Get("schema_test.reached")
	assert.Equal(t, []string{"name"}, root.Required)
}

func TestOf_TypesOfOneName(t *testing.T) {
	type Depot struct {
		Of []Depot `json:"of"`
	}
	type both struct {
		Mine  Depot      `json:"mine"`
		Other otherDepot `json:"other"`
	}
	s := made[both](t)
	root, _ := s.Defs.Get("schema_test.both")
	mine, _ := root.Properties.Get("mine")
	other, _ := root.Properties.Get("other")
	assert.Equal(t, "#/$defs/schema_test.Depot.unchecked", mine.Ref)
	assert.Equal(t, "#/$defs/schema_test.Depot.unchecked2", other.Ref)
}

type otherDepot = Depot
