package reorganisation_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Who was to get something, as somebody has agreed, and takes nothing of whoever had it, is not
// dropped without a word.
func TestCarry_AgreedTakersWhoTakeNothingOfIt(t *testing.T) {
	file := fileOf(t, 't', "county", "corby-borough", "milton-keynes")
	post := func(id staff.PostID, employer, pinned partnership.OrgID) staff.Post {
		return staff.Post{ID: id, Employer: employer, Function: "Audit", Grade: "SO1", FTE: number("1"), Pinned: pinned}
	}
	file.Posts = staff.Establishment{post("heir", "county", "corby-borough"), post("other", "county", "milton-keynes"), post("itself", "county", "county"), post("whole", "corby-borough", "west"), post("stays", "milton-keynes", "county")}
	file.Assets = []reorganisation.MemberAsset{
		{ID: "heir", Name: "x", Holder: "county", To: "corby-borough"},
		{ID: "other", Name: "x", Holder: "county", To: "milton-keynes", In: "south"},
		{ID: "whole", Name: "x", Holder: "corby-borough", To: "west"},
		{ID: "stays", Name: "x", Holder: "milton-keynes", To: "west"},
		{ID: "strange", Name: "x", Holder: "county", In: "nowhere"},
	}
	file.Contracts = []reorganisation.MemberContract{
		{ID: "heirs", Name: "x", Holder: "county", To: orgs("corby-borough west")},
		{ID: "other", Name: "x", Holder: "county", To: orgs("north milton-keynes")},
		{ID: "parts", Name: "x", Holder: "county", Parts: shares("milton-keynes 30%", "county 70%"), Serves: []reorganisation.PartID{"south"}},
		{ID: "whole", Name: "x", Holder: "corby-borough", To: orgs("north west")},
		{ID: "stays", Name: "x", Holder: "milton-keynes", To: orgs("west")},
		{ID: "strange", Name: "x", Holder: "county", Serves: []reorganisation.PartID{"nowhere", "south", "elsewhere"}},
	}
	c := carried(t, file)
	text := ""
	for _, p := range c.Pieces {
		switch p.Kind {
		case reorganisation.PostPiece, reorganisation.AssetPiece, reorganisation.ContractPiece:
			text += fmt.Sprintf("%s %s %v %s %s\n", p.Kind, p.ID, p.To, p.Reason, p.Decide)
		}
	}
	assert.Equal(t, `post heir [north] agreement 
post other [] open where it goes: which parts it serves is not recorded; it is pinned to milton-keynes
post itself [] open where it goes: which parts it serves is not recorded; it is pinned to county
post whole [north] order whether west gets it, as was agreed: by the order it takes nothing of corby-borough
post stays [milton-keynes] not-concerned 
asset heir [north] agreement 
asset other [west] part whether milton-keynes gets it, as was agreed: by the order it takes nothing of county
asset whole [north] order whether west gets it, as was agreed: by the order it takes nothing of corby-borough
asset stays [milton-keynes] not-concerned 
asset strange [] open who gets it, or how it is divided; whether nowhere is meant, which is recorded for it: it is no part of county
contract heirs [north west] agreement 
contract other [north west] order whether they keep it jointly, or in which parts; whether milton-keynes gets it, as was agreed: by the order it takes nothing of county
contract parts [west] part whether milton-keynes and county get it, as was agreed: by the order they take nothing of county
contract whole [north] order whether west gets it, as was agreed: by the order it takes nothing of corby-borough
contract stays [milton-keynes] not-concerned 
contract strange [west] part whether nowhere and elsewhere are meant, which are recorded for it: they are no part of county
`, text)
	assert.Empty(t, c.After.Assets[0].To, "it has come about")
	assert.Equal(t, partnership.OrgID("west"), c.After.Assets[3].To)
}

// One who is neither a member nor a council of the order is mistyped.
func TestCarry_MistypedTakersAreNotFound(t *testing.T) {
	file := fileOf(t, 't', "county", "corby-borough")
	file.Posts = staff.Establishment{{ID: "p", Employer: "county", Function: "Audit", Grade: "SO1", FTE: number("1"), Pinned: "nrth"}}
	file.Assets = []reorganisation.MemberAsset{{ID: "a", Name: "x", Holder: "trust", To: "trust"}, {ID: "b", Name: "x", Holder: "county", To: "nrth"}}
	file.Contracts = []reorganisation.MemberContract{{ID: "c", Name: "x", Holder: "county", To: orgs("north wst")}, {ID: "d", Name: "x", Holder: "county", Parts: shares("north 50%", "wst 50%")}}
	_, err := reorganisation.Carry(northamptonshire(), file, day("2020-12-31"))
	assert.ErrorIs(t, err, field.ErrNotFound)
	const is = " is neither a member nor a council of the order: not found\n"
	assert.EqualError(t, fmt.Errorf("%w\n", err), `file.posts[0].pinned: "nrth"`+is+`file.assets[1].to: "nrth"`+is+`file.contracts[0].to[1]: "wst"`+is+`file.contracts[1].parts[1].org: "wst"`+is)
}

// What is measured in pounds, tonnes or hours is divided exactly, however much it is: only posts are
// whole people.
func TestCarry_FiguresAreDividedExactly(t *testing.T) {
	order := northamptonshire()
	county := &order.Councils[0]
	county.Totals, county.Parts = county.Totals[:1], []reorganisation.CouncilPart{part("a", "north", "1", "0"), part("b", "west", "2", "0")}
	county.Totals[0].Value = number("3")
	for i := range county.Parts {
		county.Parts[i].Measures = county.Parts[i].Measures[:1]
	}
	for _, c := range []struct{ whole, north, west string }{
		{"1000", "333.333333", "666.666667"}, {"3000", "1000", "2000"}, {"10000", "3333.333333", "6666.666667"}, {"999", "333", "666"}, {"0.000001", "0", "0.000001"}, {"", "not known", "not known"},
	} {
		file := fileOf(t, 'f', "county", "milton-keynes")
		f := costing.Figure{Driver: "tonnes", Org: "county", Source: "made up", On: day("2020-06-30")}
		if c.whole != "" {
			f.Value = number(c.whole)
		}
		file.Figures = []costing.Figure{f}
		got, err := reorganisation.Carry(order, file, day("2020-12-31"))
		require.NoError(t, err)
		assert.Equal(t, c.north+" "+c.west, fmt.Sprint(got.After.Figures[0].Value, got.After.Figures[1].Value), c.whole)
	}
}
