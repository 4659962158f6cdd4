package lifecycle_test

import (
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// ready is a dossier with all that the default rules ask for, as of a day; the work
// began in 2011.
func ready(on partnership.Date) lifecycle.Dossier {
	d := lifecycle.Dossier{
		Partnership: partnership.Partnership{
			ID: id(), Name: "HB Public Law",
			Services: []partnership.Service{{ID: "legal", Name: "Legal", Lines: []partnership.Line{{ID: "legal", Name: "Legal advice"}}}},
			Members:  []partnership.Member{{Org: "harrow", Role: partnership.LeadRole}, {Org: "barnet", Role: partnership.MemberRole}},
			Agreement: partnership.Agreement{Signed: day("2012-07-02"), Terms: partnership.Terms{
				Structure: partnership.LeadAuthority, Powers: []partnership.Power{partnership.LGA1972Section101},
				Term: partnership.Term{First: day("2012-09-01")}, ReviewMonths: 12,
				Notice: partnership.Notice{Months: 12, Expires: partnership.Window{Month: 3, Day: 31}, AuthorisedBy: partnership.FullCouncil},
				Voting: partnership.Voting{Rule: partnership.EqualVotes, Threshold: partnership.MustThreshold("more than 1/2")},
				ServiceLevels: []partnership.ServiceLevel{{
					ID: "advice", Measure: "advice within ten working days", Unit: "%", Better: partnership.HigherIsBetter,
					Baseline: partnership.MustQuantity("82"), Target: partnership.MustQuantity("95"), Period: partnership.Monthly,
				}},
				Exit: partnership.ExitAgreed,
			}},
			Visits: []partnership.Visit{{On: day("2011-10-01"), Host: "Devon Audit", Visitors: []partnership.OrgID{"harrow"}, Lessons: []string{"one case management system"}}},
		},
		Organisations: []partnership.Organisation{council("harrow"), council("barnet")},
		Gateways: []lifecycle.GatewayReview{
			{Gateway: lifecycle.Gate4, On: on.AddDays(-30), Scale: lifecycle.ThreeLevel, Confidence: lifecycle.Amber, Team: "peers"},
		},
		Plan: &lifecycle.WorkPlan{
			Begins: day("2011-06-01"), Structure: partnership.LeadAuthority,
			Tasks: []lifecycle.Task{{ID: "tupe", What: "transfer staff", Days: 60, Done: day("2012-08-31")}},
		},
	}
	for _, kind := range lifecycle.EvidenceKinds() {
		d.Evidence = append(d.Evidence, lifecycle.Evidence{
			Kind: kind, Partnership: id(), On: on.AddDays(-40), Author: "Director of Legal", ReviewBy: on.AddDays(180),
			AgreedBy: []partnership.OrgID{"harrow", "barnet"}, Covers: lifecycle.Topics(),
		})
	}
	first := d.Evidence[3] // stakeholder buy-in from the outset
	first.On, first.ReviewBy = day("2011-06-01"), day("2012-06-01")
	d.Evidence = append(d.Evidence, first)
	return d
}

// council is a London borough under Labour control throughout.
func council(org partnership.OrgID) partnership.Organisation {
	return partnership.Organisation{
		ID: org, Name: string(org), Kind: partnership.LondonBorough, Sector: partnership.LocalAuthority,
		Control: []partnership.Control{{Party: "labour", Term: partnership.Term{First: day("2010-05-10")}}},
	}
}
