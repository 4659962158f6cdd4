package reorganisation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Tables returns the partnership for a programme board: what happens to each service line,
// who pays what, what somebody has to decide, and what happened to each piece.
func (c Carried) Tables(names report.Names) report.Tables {
	names = report.Join(c.After.Partnership.Names(), names)
	summary := fmt.Sprintf("%s, %s. As known on %v.", c.Order, strings.ToLower(c.Status.Title()), c.Known)
	if c.Untouched {
		summary += " No member is in the area: nothing changes."
	}
	head := report.Table{Title: c.After.Partnership.Name, Summary: summary, Columns: report.TextColumns("Service line", "What happens", "Shared before", "Shared from "+c.Vesting.String(), "Leads it", "Term", "Last day to serve notice that ends before"), Notes: wordsOf(c.Unsettled, names, c.orgs())}
	for _, l := range c.Lines {
		head.Rows = append(head.Rows, append([]string{l.Line.Name(names)}, l.cells(names)...))
	}
	tables := report.Tables{head}
	for _, b := range c.Bills {
		tables = append(tables, b.table(names))
	}
	if open := c.decisions(names); len(open.Rows) > 0 {
		tables = append(tables, open)
	}
	return append(tables, c.piecesTable(names))
}

// cells returns what becomes of the line as cells of a row.
func (l LineFate) cells(names report.Names) []string {
	serve := "too late, or not known"
	switch {
	case l.Fate == Untouched || l.Fate == NotShared:
		serve = ""
	case !l.Serve.IsZero():
		serve = l.Serve.String()
	}
	lead := l.Lead.Name(names)
	if lead == "" && l.LeadWas != "" && l.Fate != MustBeDivided {
		lead = "to be decided"
	}
	return []string{
		l.Fate.Title(), report.List(report.NamesOf(names, report.Organisation, l.Before)), report.List(report.NamesOf(names, report.Organisation, l.After)),
		lead, l.Term.String(), serve,
	}
}

// orgs returns every organisation that the carried partnership names, for texts that name
// them by their ids.
func (c Carried) orgs() []partnership.OrgID {
	var all []partnership.OrgID
	for _, m := range c.Members {
		all = append(append(all, m.Org), m.To...)
	}
	return all
}

// wordsOf returns texts with the names of organisations in place of their ids.
func wordsOf(texts []string, names report.Names, orgs []partnership.OrgID) []string {
	all := make([]string, len(texts))
	for i, text := range texts {
		words := strings.Fields(text)
		for j, word := range words {
			bare := strings.TrimLeft(strings.TrimRight(word, ",.;:)"), "(")
			for _, org := range orgs {
				if bare == string(org) {
					words[j] = strings.Replace(word, bare, org.Name(names), 1)
				}
			}
		}
		all[i] = strings.Join(words, " ")
	}
	return all
}

// table returns who pays what before and after.
func (b Bill) table(names report.Names) report.Table {
	t := report.Table{
		Title: "Bill of " + b.Line.Name(names), Summary: "For " + b.Term.String() + ". The sum stays the same.",
		Columns: append(report.TextColumns("Organisation"), report.NumberColumns("£", "As if nothing had changed", "From the vesting day on")...),
	}
	for _, d := range b.Changes {
		was, is := "", ""
		if !d.Joined {
			was = figure(d.Before)
		}
		if !d.Left {
			is = figure(d.After)
		}
		t.Rows = append(t.Rows, []string{d.Org.Name(names), was, is})
	}
	return t
}

// decisions returns what somebody has to decide, and by when.
func (c Carried) decisions(names report.Names) report.Table {
	by := "By " + c.Vesting.AddDays(-1).String() + "."
	if !c.Known.Before(c.Vesting) {
		by += " That day has passed."
	}
	t := report.Table{Title: "For somebody to decide", Summary: by, Columns: report.TextColumns("About", "What", "Who has it until then")}
	for _, l := range c.Lines {
		for _, what := range wordsOf(l.Decide, names, c.orgs()) {
			t.Rows = append(t.Rows, []string{l.Line.Name(names), what, ""})
		}
	}
	for _, p := range c.Pieces {
		if p.Decide != "" {
			t.Rows = append(t.Rows, []string{p.name(), wordsOf([]string{p.Decide}, names, c.orgs())[0], report.List(report.NamesOf(names, report.Organisation, p.To))})
		}
	}
	return t
}

// name says which piece it is.
func (p Piece) name() string { return p.Kind.Title() + " " + p.ID }

// piecesTable returns what happened to each piece that the order touches.
func (c Carried) piecesTable(names report.Names) report.Table {
	t := report.Table{Title: "What happened to each piece", Columns: append(report.TextColumns("Piece", "From", "To", "Why"), report.NumberColumns("£", "Amounts")...)}
	left := 0
	for _, p := range c.Pieces {
		if p.Reason == NotConcerned {
			left++
			continue
		}
		why := p.Reason.Title()
		if p.Driver != "" {
			why += ": " + string(p.Driver)
		}
		amounts := make([]string, len(p.Amounts))
		for i, a := range p.Amounts {
			amounts[i] = figure(a.Amount)
		}
		t.Rows = append(t.Rows, []string{p.name(), p.From.Name(names), report.List(report.NamesOf(names, report.Organisation, p.To)), why, strings.Join(amounts, "; ")})
	}
	if left > 0 {
		t.Notes = []string{report.Count(left, "piece stays", "pieces stay") + " where it was: the order says nothing about whoever has it."}
	}
	return t
}

// Table returns the area for a programme board: a row for each line of each partnership and
// for each service of one council, with what happens to it and how much is to be decided.
func (a AreaCarried) Table(names report.Names) report.Table {
	status, _ := a.Order.StatusOn(a.Known, a.Known)
	t := report.Table{
		Title:   a.Order.Area + ": every shared service over " + a.Order.Vesting.String(),
		Summary: fmt.Sprintf("%s, %s, as known on %v.", a.Order.Name, strings.ToLower(status.Title()), a.Known),
		Columns: append(report.TextColumns("Partnership", "Service line", "What happens", "Shared from the day on", "Leads it"), report.NumberColumns("", "To decide")...),
	}
	for _, c := range a.Files {
		names := report.Join(c.After.Partnership.Names(), names)
		open := 0
		for _, p := range c.Pieces {
			if p.Decide != "" {
				open++
			}
		}
		for _, l := range c.Lines {
			cells := l.cells(names)
			t.Rows = append(t.Rows, []string{c.After.Partnership.Name, l.Line.Name(names), cells[0], cells[2], cells[3], fmt.Sprint(open + len(l.Decide) + len(c.Unsettled))})
		}
	}
	for _, o := range a.Own {
		n := "0"
		if o.Decide != "" {
			n = "1"
		}
		t.Rows = append(t.Rows, []string{
			o.Service.Name, "", o.Fate.Title(), report.List(report.NamesOf(names, report.Organisation, o.To)), o.lead().Name(names), n,
		})
	}
	return t
}

// lead returns who is to lead the service, if it is known to become shared.
func (o OwnFate) lead() partnership.OrgID {
	if o.Fate != SharedByBirth {
		return ""
	}
	return o.Service.Agreement.Lead
}

// Table returns the milestones with their days.
func (all DueMilestones) Table() report.Table {
	t := report.Table{Title: "What must be there by when", Columns: report.TextColumns("By", "What", "Who sees to it", "Source", "On this day")}
	for _, m := range all {
		by, state := m.Due.String(), "to come"
		switch {
		case m.Due.IsZero():
			by, state = "not known", "its first day is not known"
		case m.Overdue:
			state = "its day has passed"
		}
		source := m.Milestone.Source
		if source == "" {
			source = "practice"
		}
		t.Rows = append(t.Rows, []string{by, m.Milestone.What, m.Milestone.Owner, source, state})
	}
	return t
}

// DealFindings are findings on several deals.
type DealFindings []DealFinding

// Table returns which deals need consent, and whether they have it.
func (all DealFindings) Table(deals []Deal, names report.Names) report.Table {
	t := report.Table{Title: "Contracts and disposals of the shadow year", Columns: append(report.TextColumns("Deal", "Council", "Day", "Consent"), append(report.NumberColumns("£", "Counted"), report.TextColumns("Why", "Source")...)...)}
	by := map[string]Deal{}
	for _, d := range deals {
		by[d.ID] = d
	}
	for _, f := range all {
		d := by[f.Deal]
		counted := f.Counted.Sterling()
		switch {
		case f.Counted == costing.Total{}:
			counted = "" // nothing is counted
		case f.Counted.Amount.Known():
			counted = figure(f.Counted.Amount)
		}
		why := f.Why
		if len(f.With) > 0 {
			why += "; counted with " + report.List(f.With)
		}
		t.Rows = append(t.Rows, []string{d.Name, d.Org.Name(names), dayText(d.On), f.Answer.Title(), counted, why, f.Limit.Source})
		if note := f.Limit.note(); note != "" && !slices.Contains(t.Notes, note) {
			t.Notes = append(t.Notes, note)
		}
	}
	return t
}

// note says what the limit is, in which edition and for which days it is known; "" if it is not
// set.
func (l Limit) note() string {
	if l.Kind == "" {
		return ""
	}
	return fmt.Sprintf("%s: above %s, %s, for deals of %v to %v.", l.Kind.Title(), l.Above.Sterling(), l.Edition, l.InForce.First, l.InForce.Last)
}

// figure returns an amount as a cell of a table, or that it is not known.
func figure(amount costing.Money) string {
	if !amount.Known() {
		return amount.String()
	}
	return report.Grouped(amount.String())
}

// dayText returns a day, or "" for one that is not set.
func dayText(day calendar.Date) string {
	if day.IsZero() {
		return ""
	}
	return day.String()
}
