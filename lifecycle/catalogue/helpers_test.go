package catalogue_test

import (
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

func day(s string) calendar.Date { return calendar.MustDate(s) }

func pounds(s string) costing.Money { return costing.MustMoney(s) }

// participants are the organisations of a text.
func participants(orgs string) (all []catalogue.Participant) {
	for _, org := range strings.Fields(orgs) {
		all = append(all, catalogue.Participant{Org: partnership.OrgID(org)})
	}
	return all
}

// term is written "2015-04-01 2016-03-31".
func term(s string) calendar.Term {
	first, last, _ := strings.Cut(s, " ")
	t := calendar.Term{First: day(first)}
	if last != "" {
		t.Last = day(last)
	}
	return t
}

// cumbria is a register with councils that ended on 31 March 2023, and their successors. The
// partnerships and figures are made up.
func cumbria() catalogue.Catalogue {
	ended := func(org, name string, successors ...partnership.OrgID) catalogue.Body {
		return catalogue.Body{Org: partnership.OrgID(org), Name: name, Region: "North West", Last: day("2023-03-31"), Successors: successors}
	}
	began := func(org, name string) catalogue.Body {
		return catalogue.Body{Org: partnership.OrgID(org), Name: name, Region: "North West", First: day("2023-04-01")}
	}
	return catalogue.Catalogue{
		Name: "Cumbria", On: day("2024-01-01"), Source: "Made up",
		Bodies: []catalogue.Body{
			ended("CMA", "Cumbria County Council", "CBD", "WAF"), ended("CAR", "Carlisle City Council", "CBD"), ended("ALL", "Allerdale Borough Council", "CBD"),
			ended("EDN", "Eden District Council", "WAF"), began("CBD", "Cumberland Council"), began("WAF", "Westmorland and Furness Council"),
			{Org: "LAN", Name: "Lancashire County Council"},
			{Org: "NHS", Name: "A health body", Last: day("2022-06-30")},
		},
		Entries: []catalogue.RegisterEntry{
			{
				ID: "ict", Name: "ICT Connect", Services: []string{"ICT"}, Regions: []string{"North West"}, Structure: partnership.LeadAuthority,
				Proposed: day("2011-01-10"), First: day("2012-04-01"), Stage: lifecycle.Live,
				Participants: []catalogue.Participant{{Org: "CAR", Role: partnership.LeadRole}, {Org: "ALL", Role: partnership.MemberRole}, {Org: "LAN", Role: partnership.ClientRole, First: day("2020-04-01")}},
			},
			{
				ID: "waste", Name: "Waste", Services: []string{"Waste", "Recycling"}, Proposed: day("2008-06-01"), First: day("2010-04-01"),
				Participants: participants("CMA EDN NHS"),
			},
			{ID: "audit", Name: "Audit", Services: []string{"Internal audit"}, First: day("2015-04-01"), Last: day("2021-03-31"), Participants: participants("ALL LAN")},
			{ID: "legal", Name: "Legal", Services: []string{"Legal"}, Participants: participants("WAF LAN")},
		},
	}
}

// participantsOf are the ids of a text.
func participantsOf(text string) (all []partnership.OrgID) {
	for _, p := range participants(text) {
		all = append(all, p.Org)
	}
	return all
}
