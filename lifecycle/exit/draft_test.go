package exit_test

import (
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// A draft in which nothing is set can be written, and so can one whose lists have an entry
// in which nothing is set.
func TestDrafts_AreReadBack(t *testing.T) {
	fieldtest.RoundTrip(t, exit.AgreedSettlement{})
	fieldtest.RoundTrip(t, exit.Asset{})
	fieldtest.RoundTrip(t, exit.AssetBasis(""))
	fieldtest.RoundTrip(t, exit.AssetID(""))
	fieldtest.RoundTrip(t, exit.AssetShare{})
	fieldtest.RoundTrip(t, exit.Bearer(""))
	fieldtest.RoundTrip(t, exit.Budget{})
	fieldtest.RoundTrip(t, exit.Condition{})
	fieldtest.RoundTrip(t, exit.Consent(""))
	fieldtest.RoundTrip(t, exit.Continuation{})
	fieldtest.RoundTrip(t, exit.Contract{})
	fieldtest.RoundTrip(t, exit.ContractAction(""))
	fieldtest.RoundTrip(t, exit.ContractID(""))
	fieldtest.RoundTrip(t, exit.CostItem{})
	fieldtest.RoundTrip(t, exit.CostKind(""))
	fieldtest.RoundTrip(t, exit.Costs{})
	fieldtest.RoundTrip(t, exit.Data{})
	fieldtest.RoundTrip(t, exit.DataID(""))
	fieldtest.RoundTrip(t, exit.Debt{})
	fieldtest.RoundTrip(t, exit.Division{})
	fieldtest.RoundTrip(t, exit.Estate{})
	fieldtest.RoundTrip(t, exit.Intention{})
	fieldtest.RoundTrip(t, exit.LeavingCost{})
	fieldtest.RoundTrip(t, exit.LeavingCosts{{}})
	fieldtest.RoundTrip(t, exit.LinePart{})
	fieldtest.RoundTrip(t, exit.Milestone{})
	fieldtest.RoundTrip(t, exit.Payment{})
	fieldtest.RoundTrip(t, exit.Plan{})
	fieldtest.RoundTrip(t, exit.RunningCost{})
	fieldtest.RoundTrip(t, exit.Settlement{})
	fieldtest.RoundTrip(t, exit.SettlementCharge{})
	fieldtest.RoundTrip(t, exit.SettlementComparison{})
	fieldtest.RoundTrip(t, exit.SettlementDifference{})
	fieldtest.RoundTrip(t, exit.SettlementLine{})
	fieldtest.RoundTrip(t, exit.Stranded{})
	fieldtest.RoundTrip(t, exit.StrandedMonth{})
	fieldtest.RoundTrip(t, exit.StrandedMonths{{Paid: costing.Pence(0)}})
	fieldtest.RoundTrip(t, exit.Taper{})
	fieldtest.RoundTrip(t, exit.Termination{})
	fieldtest.RoundTrip(t, exit.Timetable{{}})
	fieldtest.RoundTrip(t, exit.Withdrawal{})
	fieldtest.RoundTrip(t, exit.Settlement{Lines: []exit.SettlementLine{{Charges: []costing.Portion{{}}}}, Charges: []exit.SettlementCharge{{Org: "a"}}})
	fieldtest.RoundTrip(t, exit.Contract{To: []partnership.OrgID{""}})
	fieldtest.RoundTrip(t, exit.Continuation{Lines: []partnership.LineID{""}, Shares: []partnership.Share{{}}, Posts: []staff.PostID{""}})
	fieldtest.RoundTrip(t, exit.CostItem{Scheme: costing.Scheme{Parts: []costing.Part{}}})
	fieldtest.RoundTrip(t, exit.Costs{Items: []exit.CostItem{{}}, Stranded: []exit.Stranded{{}}, Running: []exit.RunningCost{{Org: "a"}}, Figures: []costing.Figure{{}}})
	fieldtest.RoundTrip(t, exit.Data{ReturnTo: []partnership.OrgID{""}})
	fieldtest.RoundTrip(t, exit.Division{Assets: []exit.AssetShare{{Asset: "a"}}, Rest: []costing.Portion{{}}})
	fieldtest.RoundTrip(t, exit.Estate{Assets: []exit.Asset{{}}, Debts: []exit.Debt{{}}, Budgets: []exit.Budget{{Shares: []partnership.Share{{}}}}})
	fieldtest.RoundTrip(t, exit.Plan{Members: []partnership.OrgID{""}, Reviews: []calendar.Date{date("2025-07-01")}, Withdrawals: []exit.Withdrawal{{Org: "a"}}, Posts: staff.Establishment{{}}, Placements: staff.Placements{{Post: "p1"}}, Contracts: []exit.Contract{{}}, Data: []exit.Data{{}}, Timetable: exit.Timetable{{}}, Continuations: []exit.Continuation{{}}})
	fieldtest.RoundTrip(t, exit.Stranded{Unshed: []exit.Taper{{Months: 1}}, Compensates: []costing.Weight{{}}})
	fieldtest.RoundTrip(t, exit.Plan{
		Intentions: []exit.Intention{{Lines: []partnership.LineID{""}}}, Terminations: []exit.Termination{{Lines: []partnership.LineID{""}, AgreedBy: orgsOf("a")}},
		Settled: exit.AgreedSettlement{AgreedBy: orgsOf("a"), Charges: []costing.Portion{{}}, Payments: []exit.Payment{{Org: "a"}}},
	})
	fieldtest.RoundTrip(t, exit.Withdrawal{ServedBy: []partnership.OrgID{""}, AgreedBy: []partnership.OrgID{""}, Conditions: []exit.Condition{{}}})
}
