package lifecycle_test

import (
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// ready is a dossier with all that the default rules ask for, as of a day; the work
// began in 2011.
func ready(on calendar.Date) lifecycle.Dossier {
	d := lifecycle.Dossier{
		Partnership:   legal(),
		Arrangement:   lifecycle.Arrangement{AnyPrerequisites: lifecycle.No},
		Organisations: []partnership.Organisation{council("harrow"), council("barnet")},
		Gateways: []lifecycle.GatewayReview{
			{Gateway: lifecycle.Gate1, On: day("2006-06-01"), Scale: lifecycle.ThreeLevel, Confidence: lifecycle.Green, Team: "peers"},
			{Gateway: lifecycle.Gate2, On: day("2006-09-01"), Scale: lifecycle.ThreeLevel, Confidence: lifecycle.Green, Team: "peers"},
			{Gateway: lifecycle.Gate3, On: day("2006-12-01"), Scale: lifecycle.ThreeLevel, Confidence: lifecycle.Green, Team: "peers"},
			{Gateway: lifecycle.Gate4, On: on.AddDays(-30), Scale: lifecycle.ThreeLevel, Confidence: lifecycle.Amber, Team: "peers"},
		},
		Plan: lifecycle.WorkPlan{
			From: day("2011-06-01"), Structure: partnership.LeadAuthority,
			Tasks: []lifecycle.Task{{ID: "tupe", What: "transfer staff", Days: days(60), Done: day("2012-08-31")}},
		},
	}
	d.Register = register(on.AddDays(-20))
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

// legal is a partnership of two councils that have signed.
func legal() partnership.Partnership {
	return partnership.Partnership{
		ID: id(), Name: "HB Public Law",
		Services: []partnership.Service{{ID: "legal", Name: "Legal", Lines: []partnership.Line{{ID: "legal", Name: "Legal advice"}}}},
		Members:  []partnership.Member{{Org: "harrow", Role: partnership.LeadRole}, {Org: "barnet", Role: partnership.MemberRole}},
		Agreement: partnership.Agreement{Signed: day("2012-07-02"), Terms: partnership.Terms{
			Structure: partnership.LeadAuthority, Powers: []partnership.Power{partnership.LGA1972Section101},
			Term: calendar.Term{First: day("2012-09-01")}, ReviewMonths: 12,
			Notice: partnership.Notice{Months: 12, Expires: calendar.Window{Month: 3, Day: 31}, AuthorisedBy: partnership.FullCouncil},
			Voting: partnership.Voting{Rule: partnership.EqualVotes, Threshold: partnership.MustThreshold("more than 1/2")},
			ServiceLevels: []partnership.ServiceLevel{{
				ID: "advice", Measure: "advice within ten working days", Unit: "%", Better: partnership.HigherIsBetter,
				Baseline: partnership.MustQuantity("82"), Target: partnership.MustQuantity("95"), Period: partnership.Monthly,
			}},
			Exit: partnership.ExitAgreed,
		}},
		Visits: []partnership.Visit{{On: day("2011-10-01"), Host: "Devon Audit", Visitors: []partnership.OrgID{"harrow"}, Lessons: []string{"one case management system"}}},
	}
}

// register is a risk register of a day with one shared threat, rated red, and a plan
// for it to rely on.
func register(asOf calendar.Date) risk.Register {
	return risk.Register{
		Partnership: id(), Title: "HB Public Law", AsOf: asOf, Members: []partnership.OrgID{"harrow", "barnet"},
		Matrix: matrix.TriBorough(), PlansFrom: "red",
		Risks: []risk.Risk{{
			ID: "data", Title: "Data are lost", Cause: "files are moved", Event: "case files are lost", Consequence: "cases cannot go on",
			Nature: risk.Threat, Category: risk.InformationRisk, Status: risk.OpenRisk,
			Current: risk.Assessment{On: asOf, Reason: "trial", Likelihood: "4", Impact: "5"},
		}},
		Plans: []risk.ContingencyPlan{{
			ID: "paper", Function: "cases", Risks: []risk.RiskID{"data"}, Trigger: "a file cannot be opened", Owner: "Head of Legal",
			Warning: partnership.MustQuantity("3"), Steps: []risk.PlanStep{{What: "work from the old system", Lead: partnership.MustQuantity("1")}},
			Funding:    []partnership.Share{{Org: "harrow", Fraction: partnership.MustFraction("1/2")}, {Org: "barnet", Fraction: partnership.MustFraction("1/2")}},
			TestMonths: 12, Tests: []risk.PlanTest{{On: asOf, How: "trial migration", Outcome: risk.TestPassed}},
			Moves: []risk.PlanMove{{On: asOf.AddDays(-60), To: risk.DraftPlan}, {On: asOf.AddDays(-30), To: risk.ApprovedPlan}},
		}},
	}
}

// council is a London borough under Labour control throughout.
func council(org partnership.OrgID) partnership.Organisation {
	return partnership.Organisation{
		ID: org, Name: string(org), Kind: partnership.LondonBorough, Sector: partnership.LocalAuthority,
		Control: []partnership.PoliticalControl{{Party: "labour", Term: calendar.Term{First: day("2010-05-10")}}},
	}
}
