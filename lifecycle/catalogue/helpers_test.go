package catalogue_test

import (
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
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
