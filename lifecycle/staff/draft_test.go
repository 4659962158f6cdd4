package staff_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// A draft in which nothing is set can be written, and so can one whose lists have an entry
// in which nothing is set.
func TestDrafts_AreReadBack(t *testing.T) {
	fieldtest.RoundTrip(t, staff.Allocation{})
	fieldtest.RoundTrip(t, staff.Alternative{})
	fieldtest.RoundTrip(t, staff.Band{})
	fieldtest.RoundTrip(t, staff.BandPrice{})
	fieldtest.RoundTrip(t, staff.CostAt{})
	fieldtest.RoundTrip(t, staff.Establishment{{}})
	fieldtest.RoundTrip(t, staff.Limits{})
	fieldtest.RoundTrip(t, staff.Movement{})
	fieldtest.RoundTrip(t, staff.Needs{})
	fieldtest.RoundTrip(t, staff.Placement{})
	fieldtest.RoundTrip(t, staff.Placements{{Post: "p1"}})
	fieldtest.RoundTrip(t, staff.Position{})
	fieldtest.RoundTrip(t, staff.Positions{{}})
	fieldtest.RoundTrip(t, staff.Post{})
	fieldtest.RoundTrip(t, staff.PostID(""))
	fieldtest.RoundTrip(t, staff.PostNeed{})
	fieldtest.RoundTrip(t, staff.PostPosition{})
	fieldtest.RoundTrip(t, staff.Readiness(""))
	fieldtest.RoundTrip(t, staff.PlacementReason(""))
	fieldtest.RoundTrip(t, staff.RedundancyPay{})
	fieldtest.RoundTrip(t, staff.RedundancyTable{})
	fieldtest.RoundTrip(t, staff.Resource(""))
	fieldtest.RoundTrip(t, staff.ResourceNeed{})
	fieldtest.RoundTrip(t, staff.Score{})
	fieldtest.RoundTrip(t, staff.Employment{})
	fieldtest.RoundTrip(t, staff.Turnover{})
	fieldtest.RoundTrip(t, staff.Allocation{Placements: staff.Placements{{Alternatives: []staff.Alternative{{}}}}})
	fieldtest.RoundTrip(t, staff.Limits{Members: []partnership.OrgID{""}, Bands: []staff.Band{{Grade: "g5"}}, Shares: []partnership.Share{{}}})
	fieldtest.RoundTrip(t, staff.Needs{Posts: []staff.PostNeed{{}}, Resources: []staff.ResourceNeed{{}}})
	fieldtest.RoundTrip(t, staff.Position{Posts: []staff.PostPosition{{}}, Resources: []staff.ResourceNeed{{}}})
	fieldtest.RoundTrip(t, staff.Post{Time: []partnership.Share{{}}, Excluded: []partnership.OrgID{""}})
	fieldtest.RoundTrip(t, staff.Turnover{Posts: staff.Establishment{{}}, Movements: []staff.Movement{{Joins: staff.Post{Grade: "G6"}}}, Shares: []partnership.Share{{}}})
}
