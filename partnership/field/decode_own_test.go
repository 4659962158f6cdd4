package field_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// stamped is what a user puts in front of each record of their own.
type stamped struct {
	Version int `json:"version,omitzero"`
}

// Loop embeds itself.
type Loop struct {
	*Loop
	*Above
	Deep string `json:"deep,omitzero"`
}

// Above is embedded by a pointer.
type Above struct {
	High string `json:"high,omitzero"`
}

// A kept member is a record of a user that embeds one of ours, and has maps.
type kept struct {
	stamped
	Loop
	partnership.Member
	Role  partnership.Role                    `json:"role,omitzero"`
	Fees  map[partnership.OrgID]costing.Money `json:"fees,omitzero"`
	Notes map[string][]string                 `json:"notes,omitzero"`
	Peers map[string]partnership.Member       `json:"peers,omitzero"`
	Seal  []byte                              `json:"seal,omitzero"`
	Small uint8                               `json:"small,omitzero"`
	Part  float64                             `json:"part,omitzero"`
}

// Validate returns what is wrong with the kept member.
func (k kept) Validate() error { return field.At("org", k.Org.Validate()) }

func TestDecode_EmbeddedStructs(t *testing.T) {
	k, err := field.Decode[kept]([]byte(`{"version": 3, "org": "barnet", "role": "lead", "deep": "d", "high": "h"}`))
	require.NoError(t, err)
	assert.Equal(t, 3, k.Version)
	assert.Equal(t, partnership.OrgID("barnet"), k.Org)
	assert.Equal(t, partnership.Role("lead"), k.Role)
	assert.Empty(t, k.Member.Role)
	assert.Equal(t, "d", k.Deep)
	assert.Equal(t, "h", k.High)
	_, err = field.Decode[kept]([]byte(`{"version": "3", "version": 4}`))
	assert.EqualError(t, err, "version: found a text, wanted a whole number: invalid\nversion: duplicate key\norg: required")
}

func TestDecode_Maps(t *testing.T) {
	k, err := field.Decode[kept]([]byte(`{"org": "barnet", "fees": {"barnet": "1.50", "harrow": null}, "notes": {}, "peers": {"a b": {}}}`))
	require.NoError(t, err)
	assert.Equal(t, map[partnership.OrgID]costing.Money{"barnet": costing.MustMoney("1.50"), "harrow": {}}, k.Fees)
	assert.Equal(t, map[string][]string{}, k.Notes)
	assert.Equal(t, map[string]partnership.Member{"a b": {}}, k.Peers)
	for document, want := range map[string]string{
		`{"org": "a", "fees": {"barnet": 1.5}}`:            "fees.barnet: found the number 1.5, wanted a text, an amount in pounds and pence like 1250.00: invalid",
		`{"org": "a", "fees": {"a b": "1.50", "b": "x"}}`:  "fees.\"a b\": \"a b\" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid\nfees.b: \"x\" is not an amount in pounds and pence like 1250.00: invalid",
		`{"org": "a", "fees": {"b": "1.50", "b": "2.00"}}`: "fees.b: duplicate key",
		`{"org": "a", "notes": {"x": ["y", 5]}}`:           "notes.x[1]: found the number 5, wanted a text: invalid",
		`{"org": "a", "notes": []}`:                        "notes: found a list, wanted an object: invalid",
		`{"org": "a", "peers": {"x": {"rol": "lead"}}}`:    "peers.x.rol: unknown key: invalid",
	} {
		_, err := field.Decode[kept]([]byte(document))
		assert.EqualError(t, err, want, document)
	}
	var many strings.Builder
	for i := range field.MaxEntries {
		fmt.Fprintf(&many, `"%d": [],`, i)
	}
	_, err = field.Decode[kept]([]byte(`{"org": "a", "notes": {` + strings.TrimSuffix(many.String(), ",") + `}}`))
	require.NoError(t, err)
	_, err = field.Decode[kept]([]byte(`{"org": "a", "notes": {` + many.String() + `"x": []}}`))
	assert.EqualError(t, err, "more than 100,000 entries of lists, the rest was not read: out of range")
}

func TestDecode_Bytes(t *testing.T) {
	k, err := field.Decode[kept]([]byte(`{"org": "a", "seal": "AAE="}`))
	require.NoError(t, err)
	assert.Equal(t, []byte{0, 1}, k.Seal)
	for document, want := range map[string]string{
		`{"org": "a", "seal": [0, 1]}`: "seal: found a list, wanted a text in base64: invalid",
		`{"org": "a", "seal": "A"}`:    "seal: \"A\" is not a text in base64: invalid",
	} {
		_, err := field.Decode[kept]([]byte(document))
		assert.EqualError(t, err, want, document)
	}
}

func TestDecode_NumbersBeyondTheirType(t *testing.T) {
	for document, want := range map[string]string{
		`{"org": "a", "small": 256}`:  "small: the number 256 is beyond what can be held: out of range",
		`{"org": "a", "small": -1}`:   "small: the number -1 is beyond what can be held: out of range",
		`{"org": "a", "small": 1.5}`:  "small: found the number 1.5, wanted a whole number: invalid",
		`{"org": "a", "part": 1e400}`: "part: the number 1e400 is beyond what can be held: out of range",
		`{"org": "a", "part": "1"}`:   "part: found a text, wanted a number: invalid",
	} {
		_, err := field.Decode[kept]([]byte(document))
		assert.EqualError(t, err, want, document)
	}
	_, err := field.Decode[kept]([]byte(`{"org": "a", "small": 255, "part": -0.5e1}`))
	assert.NoError(t, err)
}
