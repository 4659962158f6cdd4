package validate

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// stamp is what a user puts in front of each record of their own.
type stamp struct {
	Version uint8 `json:"version,omitzero"`
}

// tree is a list that holds itself.
type tree []tree

// A kept member is a record of a user that embeds one of ours, and has maps and bytes.
type kept struct {
	stamp
	partnership.Member
	Fees map[partnership.OrgID]costing.Money `json:"fees,omitzero"`
	Days map[string][]calendar.Date          `json:"days,omitzero"`
	Seal []byte                              `json:"seal,omitzero"`
	Tree tree                                `json:"tree,omitzero"`
	Any  any                                 `json:"any,omitzero"`
}

// Validate returns what is wrong with the kept member.
func (k kept) Validate() error { return field.At("", k.Member.Validate()) }

// TestOwn_EmbeddedStructsMapsAndBytes holds that a record of a user is written as its schema says,
// and that the schema refuses what Decode refuses.
func TestOwn_EmbeddedStructsMapsAndBytes(t *testing.T) {
	r := of[kept]()
	s := compile(t, r)
	for size := range 5 {
		written, err := json.Marshal(kept{
			stamp{3},
			partnership.Member{Org: "barnet", Role: partnership.LeadRole},
			map[partnership.OrgID]costing.Money{"harrow": costing.MustMoney("1.50")},
			map[string][]calendar.Date{"a b": {calendar.MustDate("2026-04-01")}},
			make([]byte, size),
			tree{{}, {{}}},
			[]int{1},
		})
		require.NoError(t, err)
		misshapen, invalid := r.read(written)
		assert.Empty(t, append(misshapen, invalid...))
		assert.NoError(t, validate(t, s, written))
		for _, mutation := range mutations(written) {
			misshapen, invalid := r.read(mutation)
			switch err := validate(t, s, mutation); {
			case len(misshapen) > 0:
				assert.True(t, err != nil || beyond(misshapen), "the schema takes %s, Decode says %s", mutation, misshapen)
			case len(invalid) == 0 && err != nil:
				assert.True(t, unsetOnly(err, mutation), "Decode takes %s, the schema says %s", mutation, err)
			}
		}
	}
}
