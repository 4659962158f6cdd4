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
//   - who means to leave, who leaves and when, what ends because all agreed, and where each
//     post goes;
//   - what becomes of assets, contracts and data;
//   - who pays what, and what was agreed in its place; and if there is a running cost, what
//     it would cost each member to leave alone, and to stay, over 60 months;
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
	parts := slices.Concat(report.Tables{p.intentionTable(names, asOf), p.withdrawalTable(names), p.terminationTable(names), p.Placements.Table(names)}, estate, report.Tables{p.contractTable(names), p.dataTable(names)})
	if len(settlement.Lines) > 0 {
		parts = append(parts, settlement.Table(names))
	}
	if !p.Settled.IsZero() {
		comparison, err := p.Settled.Compare(settlement)
		if err != nil {
			return nil, field.At("settled", err)
		}
		agreed := comparison.Table(names)
		agreed.Summary = p.Settled.words(names)
		parts = append(parts, agreed, p.Settled.Table(names))
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
		if !w.TermEnds.IsZero() {
			lastDay += ", when its term ends without renewal"
		}
		t.Rows = append(t.Rows, []string{
			w.Org.Name(names), linesOf(names, w.Lines, "all"), w.servedText(names), lastDay, strings.Join(conditions, "; "),
		})
	}
	return t
}

// servedText says when notice was served, and by which others.
func (w Withdrawal) servedText(names report.Names) string {
	switch {
	case !w.TermEnds.IsZero():
		return "none"
	case len(w.ServedBy) > 0:
		return w.Served.String() + " by " + namesOf(names, w.ServedBy)
	}
	return w.Served.String()
}

// intentionTable lists who means to leave what.
func (p Plan) intentionTable(names report.Names, asOf calendar.Date) report.Table {
	t := report.Table{Title: "Who means to leave", Columns: report.TextColumns("Member", "Service lines", "Stated", "To decide by", "State")}
	served := p.servedOn()
	for _, i := range p.Intentions {
		state := "leaves by notice"
		switch {
		case i.open(served, asOf) && !i.DecideBy.IsZero() && i.DecideBy.Before(asOf):
			state = "overdue"
		case i.open(served, asOf):
			state = "open: no notice runs"
		case !i.Withdrawn.IsZero() && !i.Withdrawn.After(asOf):
			state = "withdrawn on " + i.Withdrawn.String()
		}
		t.Rows = append(t.Rows, []string{i.Org.Name(names), linesOf(names, i.Lines, "all"), i.Stated.String(), dayOr(i.DecideBy, "not said"), state})
	}
	return t
}

// terminationTable lists what ends because all agreed.
func (p Plan) terminationTable(names report.Names) report.Table {
	t := report.Table{Title: "What ends by agreement", Columns: report.TextColumns("Service lines", "Last day", "Agreed on", "By", "Document")}
	for _, x := range p.Terminations {
		t.Rows = append(t.Rows, []string{linesOf(names, x.Lines, "all"), x.Last.String(), x.AgreedOn.String(), namesOf(names, x.AgreedBy), x.Document})
	}
	return t
}

// words says when the settlement was agreed, by whom and where.
func (a AgreedSettlement) words(names report.Names) string {
	text := fmt.Sprintf("Full and final, agreed on %v by %s", a.On, namesOf(names, a.AgreedBy))
	if a.Document != "" {
		text += ": " + a.Document
	}
	return text + "."
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
