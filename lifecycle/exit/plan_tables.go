package exit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// comparedMonths is over how many months a plan compares leaving with staying.
const comparedMonths = 60

// Names returns the names of the posts, assets, contracts and sets of data in the plan.
func (p Plan) Names() report.Names {
	var entries []report.Entry
	for _, a := range p.Estate.Assets {
		entries = append(entries, report.Entry{Noun: report.Asset, ID: string(a.ID), Name: a.Name})
	}
	for _, c := range p.Contracts {
		entries = append(entries, report.Entry{Noun: report.Contract, ID: string(c.ID), Name: c.Name})
	}
	for _, d := range p.Data {
		entries = append(entries, report.Entry{Noun: report.DataSet, ID: string(d.ID), Name: d.Name})
	}
	return report.Join(p.Posts.Names(), report.NewNames(entries...))
}

// Tables returns the plan as of a day for a report. names has the names of organisations
// and lines; of posts the plan has its own. The tables say
//
//   - when the plan was drafted, agreed and reviewed, and the new employers informed;
//   - who leaves and when, and where each post goes;
//   - what becomes of assets, contracts and data;
//   - who pays what, and, if a running cost is known, what it would cost each member to
//     leave alone and to stay over 60 months;
//   - what has to be done, what is overdue on the day, and what goes on after the exit.
//
// An empty table is left out, and so is that of a settlement without costs. The errors are
// those of Settlement, Estate.Divide and LeavingCosts.
func (p Plan) Tables(names report.Names, asOf calendar.Date) (report.Tables, error) {
	names = report.Join(p.Names(), names)
	settlement, err := p.Settlement()
	if err != nil {
		return nil, err
	}
	estate, err := p.Estate.Tables(names)
	if err != nil {
		return nil, field.At("estate", err)
	}
	parts := slices.Concat(report.Tables{p.withdrawalTable(names), p.Placements.Table(names)}, estate, report.Tables{p.contractTable(names), p.dataTable(names)})
	if len(settlement.Lines) > 0 {
		parts = append(parts, settlement.Table(names))
	}
	if len(p.Costs.Running) > 0 {
		costs, err := p.Costs.LeavingCosts(p.Members, comparedMonths)
		if err != nil {
			return nil, field.At("costs", err)
		}
		parts = append(parts, costs.Table(names))
	}
	parts = append(parts, p.Timetable.Table(asOf), p.continuationTable(names))
	parts = slices.DeleteFunc(parts, func(t report.Table) bool { return len(t.Rows) == 0 })
	return append(report.Tables{p.headTable(names, asOf)}, parts.Nested()...), nil
}

// headTable says what the plan is about, and how far it has got.
func (p Plan) headTable(names report.Names, asOf calendar.Date) report.Table {
	days := [][]string{{"Drafted", dayOr(p.Drafted, "not yet")}, {"Agreed", dayOr(p.Agreed, "not yet")}}
	for _, day := range p.Reviews {
		days = append(days, []string{"Reviewed", day.String()})
	}
	days = append(days, []string{"Transfer of staff", dayOr(p.Transfer, "not known")}, []string{"New employers informed", dayOr(p.Informed, "not yet")})
	return report.Table{
		Title: "Exit plan of " + p.Name,
		Summary: fmt.Sprintf("The partnership: %v. As of %v. Leaving: %s. Exit manager: %s.",
			p.Term, asOf, namesOf(names, p.Leavers()), orNot(p.Manager)),
		Columns: report.TextColumns("The plan", "Day"), Rows: days,
	}
}

// withdrawalTable lists who leaves what and when.
func (p Plan) withdrawalTable(names report.Names) report.Table {
	t := report.Table{Title: "Who leaves", Columns: report.TextColumns("Leaver", "Service lines", "Notice served", "Last day", "Condition")}
	for _, w := range p.Withdrawals {
		conditions := []string{}
		for _, c := range w.Conditions {
			conditions = append(conditions, c.Name+": "+dayOr(c.Met, "not yet"))
		}
		last, _ := w.LastDay(p.Term) // the plan is valid
		lastDay := dayOr(last, "not yet known")
		if w.lapses(p.Term) {
			lastDay += ", when the term runs out"
		}
		t.Rows = append(t.Rows, []string{
			w.Org.Name(names), linesOf(names, w.Lines, "all"), w.Served.String(), lastDay, strings.Join(conditions, "; "),
		})
	}
	return t
}

// contractTable lists what becomes of each contract.
func (p Plan) contractTable(names report.Names) report.Table {
	t := report.Table{Title: "Contracts", Columns: report.TextColumns("Contract", "Action", "To", "Last day", "Consent")}
	for _, c := range p.Contracts {
		t.Rows = append(t.Rows, []string{c.Name, c.Action.Title(), namesOf(names, c.To), c.LastDay.String(), orNot(c.Consent.Title())})
	}
	return t
}

// dataTable lists what becomes of each set of data.
func (p Plan) dataTable(names report.Names) report.Table {
	t := report.Table{Title: "Data", Columns: report.TextColumns("Data", "Returned to", "Returned by", "Cleansed", "Retained by", "Retained until")}
	for _, d := range p.Data {
		retained := ""
		if d.RetainedBy != "" {
			retained = d.RetainedBy.Name(names)
		}
		t.Rows = append(t.Rows, []string{
			d.Name, namesOf(names, d.ReturnTo), dayOr(d.ReturnBy, ""), dayOr(d.Cleansed, "not yet"), retained, dayOr(d.RetainedUntil, ""),
		})
	}
	return t
}

// continuationTable lists what goes on.
func (p Plan) continuationTable(names report.Names) report.Table {
	t := report.Table{Title: "What goes on", Columns: report.TextColumns("Arrangement", "Service lines", "Legal form", "Term", "Shares", "Posts")}
	for _, c := range p.Continuations {
		shares := make([]string, len(c.Shares))
		for i, s := range c.Shares {
			shares[i] = fmt.Sprintf("%s %v", s.Org.Name(names), s.Fraction)
		}
		t.Rows = append(t.Rows, []string{
			c.Name, linesOf(names, c.Lines, "not known"), orNot(report.Words(c.Structure)), c.Term.String(),
			orNot(report.List(shares)), report.List(report.NamesOf(names, report.Post, c.Posts)),
		})
	}
	return t
}
