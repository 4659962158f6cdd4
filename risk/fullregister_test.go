package risk_test

import (
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/risk"
)

// fullRegister is a register in which every field of a risk is set in one place at
// least.
func fullRegister() risk.Register {
	locums := sound("locums")
	locums.Title, locums.ActionOwner, locums.Reviewed, locums.Proximity = "Locums cost too much", "Head of Practice", day("2026-05-29"), day("2026-09-01")
	locums.Members, locums.Lines = orgs("harrow barnet"), []partnership.LineID{"litigation"}
	locums.Bearing = halves()
	locums.Estimate = risk.Estimate{Probability: qty("0.3"), Least: pounds("20000.00"), Most: pounds("90000.00")}
	locums.Current.Score = qty("12")
	locums.CausedBy, locums.Related = []risk.RiskID{"staff"}, []risk.RiskID{"clients"}
	locums.AlsoIn = []risk.Category{"hrw-agency-staff", risk.FinancialRisk}
	locums.SharedControls = []string{"agency"}
	locums.Controls[0].Kind, locums.Controls[0].Strength = risk.Preventive, risk.AdequateControl
	locums.Controls[0].Tested, locums.Controls[0].Evidence = day("2026-05-01"), "Internal audit 14/2026"
	locums.Occurrences = []risk.Occurrence{
		{On: day("2026-02-03"), What: "Three locums at once", Loss: risk.Loss{Amount: pounds("14000.00"), Fault: risk.BreachOfAgreement, AtFault: shares("harrow 1/1")}, Booked: "J1402"},
		{On: day("2026-04-20"), What: "Another"},
	}
	accept("2026-04-01", "2026-12-31")(&locums)

	staff := sound("staff")
	staff.Actions[0].Done = day("2026-06-01")

	clients := sound("clients")
	clients.Title, clients.Nature, clients.Treatment, clients.Category = "Schools become clients", risk.Opportunity, risk.Take, risk.CommercialRisk
	clients.Inherent, clients.Target = risk.Assessment{}, risk.Assessment{}

	old := sound("old")
	old.Status, old.Ended, old.EndReason = risk.ClosedRisk, day("2026-06-15"), "The old system is switched off"

	double := merged("double", "staff")

	reg := register(locums, staff, clients, old, double)
	reg.Controls = []risk.Control{{ID: "agency", Title: "One contract with the agencies", Kind: risk.Corrective, Effectiveness: qty("0.5"), Status: risk.Working, From: day("2026-01-01")}}
	reg.Plans = []risk.ContingencyPlan{{ID: "panel", Function: "Urgent cases", Risks: []risk.RiskID{"locums"}, Owner: "Director of Legal"}}
	return reg
}
