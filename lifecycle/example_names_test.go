package lifecycle_test

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// A report shows names; the dossier and the rulebook know them.
func ExampleDeadlines_Table() {
	dossier := lifecycle.Dossier{
		Organisations: []partnership.Organisation{{ID: "barnet", Name: "London Borough of Barnet"}},
		Partnership: partnership.Partnership{Services: []partnership.Service{{
			ID: "legal", Name: "Legal", Lines: []partnership.Line{{ID: "litigation", Name: "Litigation"}},
		}}},
	}
	deadlines := lifecycle.Deadlines{
		{Kind: lifecycle.NoticeExpiry, Day: calendar.MustDate("2027-03-31"), Org: "barnet", Lines: []partnership.LineID{"litigation"}},
		{Kind: lifecycle.WaiverLapse, Day: calendar.MustDate("2027-04-30"), Rule: "exit-plan"},
	}
	names := report.Join(dossier.Names(), lifecycle.DefaultRulebook().Names())
	fmt.Print(deadlines.Table(names).Markdown())
	// Output:
	// ## What is due
	//
	// | Day | What | State |
	// |---|---|---|
	// | 2027-03-31 | the notice of London Borough of Barnet to leave Litigation expires |  |
	// | 2027-04-30 | the waiver of the rule ‘There is an exit plan, reviewed every year’ lapses |  |
}

func ExampleDeadline_Words() {
	d := lifecycle.Deadline{Kind: lifecycle.NoticeWindow, Day: calendar.MustDate("2026-03-31"), Of: calendar.MustDate("2027-03-31")}
	fmt.Println(d.Words(report.Names{}))
	// Output: last day to serve notice that ends on 2027-03-31
}

func ExampleDossier_Names() {
	dossier := lifecycle.Dossier{Plan: lifecycle.WorkPlan{Tasks: []lifecycle.Task{{ID: "case", What: "Full business case"}}}}
	fmt.Println(dossier.Names().Of(report.Task, "case"))
	// Output: Full business case
}

func ExampleRulebook_Names() {
	fmt.Println(lifecycle.DefaultRulebook().Names().Of(report.Rule, "ogc-2008-5"))
	// Output: Service level agreements are practical and realistic
}
