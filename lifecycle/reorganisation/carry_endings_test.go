package reorganisation_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Who served notice, who means to leave, what ends as all agreed and what was settled are the
// successors' after the day, and the pence of a settlement still make its total.
func TestCarry_TheEndingsOfAnExitPlan(t *testing.T) {
	file := fileOf(t, 'z', "milton-keynes", "county", "corby-borough")
	file.Exit = exit.Plan{
		Name: "Exit plan", Term: calendar.Term{First: day("2015-04-01"), Last: day("2030-03-31")}, Members: orgs("milton-keynes county corby-borough"),
		Withdrawals:  []exit.Withdrawal{{Org: "milton-keynes", ServedBy: orgs("county corby-borough"), Notice: partnership.Notice{Months: 12}, Served: day("2020-06-01")}},
		Intentions:   []exit.Intention{{Org: "county", Stated: day("2020-09-01")}, {Org: "milton-keynes", Lines: []partnership.LineID{"line"}, Stated: day("2020-09-01")}},
		Terminations: []exit.Termination{{Lines: []partnership.LineID{"audit"}, Last: day("2022-03-31"), AgreedOn: day("2020-10-01"), AgreedBy: orgs("milton-keynes county corby-borough")}},
		Settled: exit.AgreedSettlement{
			On: day("2020-12-01"), AgreedBy: orgs("milton-keynes county corby-borough"), Total: pounds("0.00"),
			Charges: []costing.Portion{{Org: "milton-keynes", Amount: pounds("-100.03")}, {Org: "county", Amount: pounds("100.03")}},
			Payments: []exit.Payment{
				{Org: "county", Due: day("2021-09-30"), Amount: pounds("50.01")},
				{Org: "county", Due: day("2022-09-30"), Amount: pounds("50.02")},
				{Org: "milton-keynes", Due: day("2022-09-30"), Amount: pounds("-100.03")},
			},
		},
	}
	require.NoError(t, file.Exit.Validate())
	c := carried(t, file)
	plan := c.After.Exit
	require.NoError(t, plan.Validate())
	assert.Equal(t, orgs("north west"), plan.Withdrawals[0].ServedBy)
	assert.Equal(t, "[{north [] 2020-09-01 no date no date} {west [] 2020-09-01 no date no date} {milton-keynes [line] 2020-09-01 no date no date}]", fmt.Sprint(plan.Intentions))
	assert.Equal(t, "whether it still means to leave", pieces(c, reorganisation.NoticePiece, "county")[0].Decide)
	assert.Equal(t, orgs("milton-keynes north west"), plan.Terminations[0].AgreedBy)
	assert.Equal(t, orgs("milton-keynes north west"), plan.Settled.AgreedBy)
	assert.Equal(t, "[{milton-keynes -100.03} {north 46.01} {west 54.02}]", fmt.Sprint(plan.Settled.Charges), "what its payments make")
	assert.Len(t, plan.Settled.Payments, 5)
	assert.Equal(t, plan.Settled.Charges[1:], piece(t, c, reorganisation.ExitPiece, "settlement").Amounts)

	file.Exit.Settled.Charges = append(file.Exit.Settled.Charges, costing.Portion{Org: "corby-borough", Amount: pounds("10.00")})
	file.Exit.Settled.Total = pounds("10.00")
	require.NoError(t, file.Exit.Validate())
	c = carried(t, file)
	require.NoError(t, c.After.Exit.Validate())
	assert.Equal(t, "[{milton-keynes -100.03} {north 56.01} {west 54.02}]", fmt.Sprint(c.After.Exit.Settled.Charges))
	assert.Len(t, c.After.Exit.Settled.Payments, 3, "nobody has said when north pays the rest")
	assert.Equal(t, "when those pay who had charges of their own", piece(t, c, reorganisation.ExitPiece, "payments").Decide)

	file.Exit.Settled = exit.AgreedSettlement{}
	file.Exit.Withdrawals[0] = exit.Withdrawal{Org: "corby-borough", ServedBy: orgs("kettering-borough"), Notice: partnership.Notice{Months: 12}, Served: day("2020-06-01")}
	file.Exit.Intentions = []exit.Intention{{Org: "county", Stated: day("2020-09-01")}}
	file.Exit.Members = orgs("milton-keynes county corby-borough kettering-borough west")
	c = carried(t, file)
	assert.Empty(t, c.After.Exit.Withdrawals, "both are north from the day")
	assert.Equal(t, "[{north [] 2020-09-01 no date no date}]", fmt.Sprint(c.After.Exit.Intentions), "west is a member already")
}

// Members that become one council settle with nobody.
func TestCarry_ASettlementWithinOneCouncilFallsAway(t *testing.T) {
	file := fileOf(t, 'y', "corby-borough", "kettering-borough", "milton-keynes")
	file.Exit = exit.Plan{
		Name: "Exit plan", Term: calendar.Term{First: day("2015-04-01")}, Members: orgs("corby-borough kettering-borough milton-keynes"),
		Settled: exit.AgreedSettlement{
			On: day("2020-12-01"), AgreedBy: orgs("corby-borough kettering-borough"), Total: pounds("0.00"),
			Charges: []costing.Portion{{Org: "corby-borough", Amount: pounds("1.00")}, {Org: "kettering-borough", Amount: pounds("-1.00")}},
		},
	}
	c := carried(t, file)
	assert.True(t, c.After.Exit.Settled.IsZero())
	assert.Equal(t, orgs("north"), piece(t, c, reorganisation.ExitPiece, "settlement").To)
}

// pieces is the pieces of a kind and an id.
func pieces(c reorganisation.Carried, kind reorganisation.PieceKind, id string) (all []reorganisation.Piece) {
	for _, p := range c.Pieces {
		if p.Kind == kind && p.ID == id {
			all = append(all, p)
		}
	}
	return all
}
