package staff_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

func TestLimits_FindEverythingAtOnce(t *testing.T) {
	limits := staff.Limits{
		Members: []partnership.OrgID{"a", "b", "a", ""},
		Bands: []staff.Band{
			{Org: "a", MinHeads: number(3), MaxHeads: number(2), MinCost: pounds(2), MaxCost: pounds(1)},
			{Org: "c", MaxHeads: partnership.MustQuantity("1.5")},
			{Org: "b", Grade: "g1"},
			{Org: "b", Grade: "g1", MinHeads: number(-1), MaxCost: costing.MustMoney("-1.00")},
			{MinHeads: number(1)},
		},
		MaxLeaving: partnership.MustQuantity("0.5"),
		Shares:     []partnership.Share{{Org: "a", Fraction: pc(50)}, {Org: "c", Fraction: pc(40)}},
		MaxSteps:   -1,
	}
	wantErrors(t, limits.Validate(), `
members[3]: required
members[2]: duplicate: "a" is already members[0]
bands[0].max_heads: 2 is less than the least, 3: out of order
bands[0].max_cost: 1.00 is less than the least, 2.00: out of order
bands[1].max_heads: 1.5 is not a whole number: invalid
bands[2]: no limit is set: required
bands[3].min_heads: -1 is below 0: out of range
bands[3].max_cost: -1.00 is less than 0.00: invalid
bands[4].org: required
bands[1].org: "c" is not a member: not found
bands[3]: duplicate: bands[2] is on the same
max_leaving: 0.5 is not a whole number: invalid
shares: they make 90%, not the whole: does not add up
shares[1].org: "c" is not a member: not found
max_steps: -1 is below 0: out of range
`, field.ErrDuplicate, field.ErrOrder, field.ErrNotFound, field.ErrSum)
	wantErrors(t, staff.Limits{}.Validate(), "members: required", field.ErrRequired)
	require.NoError(t, staff.Limits{Members: orgs()}.Validate())
}

func TestSuccessionLimits_RefusesAWrongSuccession(t *testing.T) {
	_, err := staff.SuccessionLimits(partnership.Succession{})
	wantErrors(t, err, `predecessor: required
on: required
successors: required`, field.ErrRequired)
}
