package schema_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/schema"
)

// Types that hold themselves, and are no structs.
type (
	tree   []tree
	forest map[string]forest
	ping   []pong
	pong   map[string]ping
	self   *self
	wide   []tree
)

// wood holds them.
type wood struct {
	Tree   tree   `json:"tree,omitzero"`
	Forest forest `json:"forest,omitzero"`
	Ping   ping   `json:"ping,omitzero"`
	Wide   wide   `json:"wide,omitzero"`
}

// Validate returns what is wrong with the wood.
func (w wood) Validate() error { return nil }

func TestOf_ListsThatHoldThemselves(t *testing.T) {
	s := made[wood](t)
	root, _ := s.Defs.Get("schema_test.wood")
	text, err := json.Marshal(root.Properties)
	require.NoError(t, err)
	assert.JSONEq(t, `{
		"tree": {"$ref": "#/$defs/schema_test.tree"},
		"forest": {"$ref": "#/$defs/schema_test.forest"},
		"ping": {"$ref": "#/$defs/schema_test.ping"},
		"wide": {"type": "array", "maxItems": 100000, "items": {"$ref": "#/$defs/schema_test.tree"}}
	}`, string(text))
	trees, _ := s.Defs.Get("schema_test.tree")
	assert.Equal(t, "#/$defs/schema_test.tree", trees.Items.Ref)
	_, err = schema.Of[self]()
	assert.EqualError(t, err, "a value of type schema_test.self has no JSON Schema: invalid")
}

// stamped is in front of each record of a user.
type stamped struct {
	Version int `json:"version,omitzero" doc:"which version it is"`
}

// Checked is embedded by a pointer.
type Checked struct {
	By string `json:"by,omitzero"`
}

// A kept member is a record of a user that embeds one of ours, and has maps.
type kept struct {
	stamped
	*Checked
	partnership.Member
	Role partnership.Role                    `json:"role,omitzero"`
	Name string                              `json:"name"`
	Fees map[partnership.OrgID]costing.Money `json:"fees,omitzero"`
	Days map[calendar.Date]bool              `json:"days,omitzero"`
	Seal []byte                              `json:"seal,omitzero"`
	Size json.Number                         `json:"size,omitzero"`
}

// Validate returns what is wrong with the kept member.
func (k kept) Validate() error {
	return errors.Join(field.Required("name", k.Name), field.At("org", k.Org.Validate()))
}

func TestOf_EmbeddedStructsAndMaps(t *testing.T) {
	s := made[kept](t)
	root, _ := s.Defs.Get("schema_test.kept")
	text, err := json.Marshal(root)
	require.NoError(t, err)
	assert.JSONEq(t, `{
		"title": "kept", "type": "object", "additionalProperties": false, "required": ["name", "org"],
		"properties": {
			"role": {"$ref": "#/$defs/partnership.Role"},
			"name": {"type": "string", "minLength": 1, "maxLength": 300},
			"fees": {"type": "object", "propertyNames": {"$ref": "#/$defs/partnership.OrgID"}, "additionalProperties": {"$ref": "#/$defs/costing.Money"}},
			"days": {"type": "object", "propertyNames": {"$ref": "#/$defs/calendar.Date"}, "additionalProperties": {"type": "boolean"}},
			"seal": {"type": "string", "pattern": "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"},
			"size": {"type": "number"},
			"version": {"type": "integer", "minimum": -9223372036854775808, "maximum": 9223372036854775807, "description": "which version it is"},
			"by": {"type": "string"},
			"org": {"$ref": "#/$defs/partnership.OrgID", "description": "who it is"},
			"term": {"$ref": "#/$defs/calendar.Term.unchecked", "description": "the days on which it is a member; not set: as long as the agreement"}
		}
	}`, string(text))
	record, _ := s.In("#/components/schemas/")
	assert.NotEmpty(t, record.Ref)
}

// A county is a record of a user with depots behind a pointer and in a map.
type county struct {
	Main *Depot           `json:"main,omitzero"`
	All  map[string]Depot `json:"all,omitzero"`
}

// Validate returns what is wrong with the county.
func (c county) Validate() error {
	if c.Main == nil {
		return nil
	}
	return field.At("main", c.Main.Validate())
}

func TestOf_WhatIsBehindAPointerIsTakenAsChecked(t *testing.T) {
	root, _ := made[county](t).Defs.Get("schema_test.county")
	main, _ := root.Properties.Get("main")
	assert.Equal(t, "#/$defs/schema_test.Depot", main.Ref)
	all, _ := root.Properties.Get("all")
	assert.Equal(t, "#/$defs/schema_test.Depot", all.Additional.Ref)
}

func TestOf_TitlesAreTheNameInWords(t *testing.T) {
	type (
		AZB     struct{}
		OfAZone struct{}
		AZone   struct{}
		OfZAone struct{}
		PlanAB  struct{}
		ABPlan  struct{}
		PlanA   struct{}
		A       struct{}
	)
	for want, found := range map[string]schema.Schema{
		"AZB": made[AZB](t), "Of A zone": made[OfAZone](t), "A zone": made[AZone](t), "Of Z aone": made[OfZAone](t),
		"Plan AB": made[PlanAB](t), "AB plan": made[ABPlan](t), "Plan A": made[PlanA](t), "A": made[A](t),
	} {
		assert.Equal(t, want, found.Defs[0].Schema.Title)
	}
}
