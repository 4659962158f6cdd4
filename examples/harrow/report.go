package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

// tablesOn says where every partnership of the document stands on a day, by all that
// the document has recorded.
func (d document) tablesOn(day calendar.Date) report.Tables {
	latest := calendar.MustDate("9999-12-31")
	all := report.Tables{{Title: fmt.Sprintf("Shared services on %v", day), Level: 1}}
	for _, s := range d.Shared {
		state, _ := s.Log.StateOn(day, latest) // the log was validated
		r := reporter{d, s, day, s.Partnership.On(day), state, s.statementsOn(day), s.names(d.Organisations)}
		all = append(all, r.tables()...)
	}
	return all
}

// reporter tells of one partnership.
type reporter struct {
	doc   document
	all   shared                  // as recorded
	day   calendar.Date           // the day asked for
	then  partnership.Partnership // as it was on the day
	state lifecycle.State         // where it stood on the day, as known today
	bills []costing.Statement     // of the lines whose costs are stated for the day
	names report.Names            // what everything is called
}

// tables returns all that is known of the partnership.
func (r reporter) tables() report.Tables {
	all := slices.Concat(r.bill(), r.wayOut(), r.risks(), r.gate(), r.deadlines())
	return append(report.Tables{r.summary()}, all.Nested()...)
}

// summary says what the partnership is, and which facts about it are made up.
func (r reporter) summary() report.Table {
	t := report.Table{Title: r.all.Partnership.Name, Summary: r.stage(), Columns: report.TextColumns("Question", "Answer")}
	rows := func(question string, answers ...string) {
		for _, answer := range answers {
			t.Rows = append(t.Rows, []string{question, answer})
			question = ""
		}
	}
	terms := r.then.Agreement.Terms
	implied, _ := terms.Structure.Implies()
	rows("Who shares", r.members()...)
	rows("What is shared", r.services()...)
	rows("In which structure", terms.Structure.Title())
	rows("Under which powers", citations(terms.Powers)...)
	rows("Who employs the staff", implied.Employer.Title())
	rows("Who holds the contracts", implied.Holds.Title())
	rows("Who decides", implied.Decision.Title())
	rows("Does one party control every council", r.control()...)
	rows("When it could start", r.start()...)
	for _, fact := range r.all.Illustrative {
		t.Notes = append(t.Notes, "Made up for this example: "+fact+".")
	}
	return t
}

// stage says how far the partnership had got, and since when.
func (r reporter) stage() string {
	if r.state.Stage == "" {
		return "Nothing has happened yet."
	}
	return fmt.Sprintf("%s since %v.", r.state.Stage.Title(), r.since())
}

// since returns the day from which a line has been in the stage of the whole or, if
// all have ended, the day from which the last has been.
func (r reporter) since() calendar.Date {
	var since calendar.Date
	for _, line := range r.state.Lines {
		first := since.IsZero() || line.From.Before(since) != r.state.Stage.Ended()
		if line.Stage == r.state.Stage && first {
			since = line.From
		}
	}
	return since
}

// org returns the name of an organisation.
func (r reporter) org(id partnership.OrgID) string {
	return id.Name(r.names)
}

// members says who was a member on the day, or who had been or would be.
func (r reporter) members() []string {
	lines := []string{}
	for _, m := range r.then.Members {
		lines = append(lines, fmt.Sprintf("%s (%s)", r.org(m.Org), lower(m.Role)))
	}
	if len(lines) > 0 {
		return lines
	}
	for _, m := range r.all.Partnership.Members {
		term := m.Term
		if term.IsZero() {
			term = r.then.Agreement.Terms.Term
		}
		lines = append(lines, fmt.Sprintf("Not on this day: %s (%s), %v", r.org(m.Org), lower(m.Role), term))
	}
	return lines
}

// lower returns the title of a category within a sentence.
func lower(category interface{ Title() string }) string { return strings.ToLower(category.Title()) }

// services says what was shared on the day, by service and line.
func (r reporter) services() []string {
	lines := []string{}
	for _, s := range r.then.Services {
		names := []string{}
		for _, l := range s.Lines {
			names = append(names, l.Name)
		}
		lines = append(lines, s.Name+": "+strings.Join(names, "; "))
	}
	return lines
}

// citations says where each power comes from.
func citations(powers []partnership.Power) []string {
	lines := []string{}
	for _, p := range powers {
		grant, _ := p.Grants()
		lines = append(lines, grant.Citation)
	}
	return lines
}

// control says whether one party controlled every council that was a member.
func (r reporter) control() []string {
	councils := []partnership.Organisation{}
	for _, m := range r.then.Members {
		if o, _ := r.doc.organisation(m.Org); o.Kind.Council() {
			councils = append(councils, o)
		}
	}
	if len(councils) < 2 {
		return nil
	}
	same, known := partnership.SamePoliticalControl(r.day, councils...)
	switch {
	case !known:
		return []string{"Not known for every council"}
	case same:
		return []string{"Yes"}
	}
	return []string{"No"}
}

// start says the earliest day on which the service could start and what held it back,
// as known when the agreement was signed or, before that, on the day.
func (r reporter) start() []string {
	prerequisites := r.all.Partnership.Prerequisites
	asOf := r.all.Partnership.Agreement.Signed
	if asOf.IsZero() || r.day.Before(asOf) {
		asOf = r.day
	}
	start, err := partnership.EarliestStart(asOf, prerequisites)
	if err != nil || len(prerequisites) == 0 {
		return nil
	}
	lines := []string{fmt.Sprintf("%v, as seen on %v", start.Earliest, asOf)}
	if !start.Known() {
		lines[0] = "Not known; not before " + lines[0]
	}
	for _, p := range prerequisites {
		if slices.Contains(start.Binding, p.ID) {
			lines = append(lines, fmt.Sprintf("Held back until %v: %s", cmp.Or(p.Done, p.LockedUntil, p.Due), p.What))
		}
		if slices.Contains(start.Unknown, p.ID) {
			lines = append(lines, "Held back, and nobody knows how long: "+p.What)
		}
	}
	return lines
}

// bill says what each organisation pays of all lines together, and how that comes
// about.
func (r reporter) bill() report.Tables {
	if len(r.then.Members) == 0 {
		return nil
	}
	year := costing.FinancialYearOf(r.day)
	t := report.Table{Title: fmt.Sprintf("Who pays what in %v", year)}
	if len(r.bills) == 0 {
		t.Summary = "There are no figures for this year."
		return report.Tables{t}
	}
	t.Columns = append(report.TextColumns("Organisation"), report.NumberColumns("", "Charge")...)
	total, charges := costing.Pence(0), map[partnership.OrgID]costing.Money{}
	for _, s := range r.bills {
		total, _ = total.Add(s.Total)
		for _, c := range s.Charges {
			charges[c.Org], _ = cmp.Or(charges[c.Org], costing.Pence(0)).Add(c.Amount)
		}
	}
	for _, m := range r.then.Members {
		if amount, ok := charges[m.Org]; ok {
			t.Rows = append(t.Rows, []string{r.org(m.Org), amount.Sterling()})
		}
	}
	t.Totals = [][]string{{"Total", total.Sterling()}}
	all := report.Tables{t}
	for _, s := range r.bills {
		all = append(all, s.Tables(r.names)...)
	}
	return all
}

// wayOut says on which day each member could be out if notice were served as soon as
// it may be, and by when to serve it to be out at the end of a year.
func (r reporter) wayOut() report.Tables {
	terms := r.then.Agreement.Terms
	t := report.Table{Title: "The way out", Columns: report.TextColumns("Member", "Last day"), Notes: r.nextYearEnd(terms)}
	for _, m := range r.then.Members {
		if m.Role != partnership.ProviderRole {
			t.Rows = append(t.Rows, []string{r.org(m.Org), lastDay(terms, r.day)})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return report.Tables{t}
}

// lastDay says on which day a member that serves notice from a day on is last bound.
func lastDay(terms partnership.Terms, day calendar.Date) string {
	end := terms.Term.Last
	if terms.Notice.IsZero() {
		return fmt.Sprintf("%v, when the term ends; no notice is agreed", end)
	}
	if day.Before(terms.Notice.NotBefore) {
		day = terms.Notice.NotBefore
	}
	served, err := terms.Notice.Served.Next(day)
	if err != nil {
		return err.Error()
	}
	expires, err := terms.Notice.LastDay(served)
	if err != nil {
		return err.Error()
	}
	if !end.IsZero() && end.Before(expires) {
		return fmt.Sprintf("%v, when the term ends; notice served on %v would end later, on %v", end, served, expires)
	}
	return fmt.Sprintf("%v, if notice is served on %v", expires, served)
}

// nextYearEnd says by when notice is served to be out by the end of a financial year:
// the first for which it is not too late, if the term lasts as long.
func (r reporter) nextYearEnd(terms partnership.Terms) []string {
	end := costing.FinancialYearOf(r.day).Term().Last
	for range 10 {
		latest, err := terms.Notice.LatestService(end)
		if err != nil || !terms.Term.Contains(end) {
			return nil
		}
		if !latest.Before(r.day) {
			return []string{fmt.Sprintf("To be out by %v, serve notice by %v.", end, latest)}
		}
		end = end.AddMonths(12)
	}
	return nil
}

// risks shows the last register up to the day: the heat map, what has changed since
// the one before, and what its own rules find.
func (r reporter) risks() report.Tables {
	registers := r.all.registersOn(r.day)
	if len(registers) == 0 {
		return nil
	}
	last := registers[len(registers)-1]
	all := report.Tables{}
	if heat, err := r.heatMap(last); err == nil {
		all = append(all, heat)
	}
	if changes, err := risk.Changes(registers); err == nil && len(registers) > 1 {
		tables := changes.Tables(r.names)
		tables[0].Title = "How the risks have changed"
		all = append(all, tables...)
	}
	all = append(all, r.reserves(last)...)
	checked := risk.Checks().Judge(last, r.day)
	return append(all, findings("What is wrong with the risk register", checked))
}

// reserves shows how much each member should set aside for the risks of a register, and why:
// enough for all of them in 80 of 100 cases, by what each bears in the cases that are worse.
func (r reporter) reserves(register risk.Register) report.Tables {
	percent := partnership.MustQuantity("80")
	portfolio := quant.FromRegister(register, costing.MustMoney("100.00"))
	totals, err := portfolio.ByMember(percent)
	if err != nil {
		return nil
	}
	names := report.Join(r.names, register.Names())
	t := report.Table{
		Title:   "What each member should set aside for the risks",
		Summary: "Together enough in 80 of 100 years. Each sets aside in proportion to what it bears in the 20 worst.",
		Columns: append(report.TextColumns("Member"), report.NumberColumns("", "Set aside")...),
		Totals:  [][]string{{"All together", totals.Pooled.Sterling()}},
	}
	portions, err := totals.Allocate(totals.Pooled, quant.ByTail)
	for _, p := range portions {
		t.Rows = append(t.Rows, []string{p.Org.Name(names), p.Amount.Sterling()})
	}
	contributions, wrong := portfolio.Contributions(percent)
	if err != nil || wrong != nil {
		return nil
	}
	return report.Tables{t, basis(register, names), totals.Table(names), contributions.Table(names)}
}

// basis shows what the figures rest on: how often each risk happens, how much it costs each
// time, and who bears it.
func basis(register risk.Register, names report.Names) report.Table {
	t := report.Table{Title: "What this rests on", Columns: report.TextColumns("Risk", "What", "As recorded")}
	for _, all := range register.Tables(names) {
		for _, row := range all.Rows {
			if len(row) == 3 && (strings.HasPrefix(row[1], "Current estimate") || row[1] == "Borne by") {
				t.Rows = append(t.Rows, row)
			}
		}
	}
	return t
}

// heatMap shows the risks by their names.
func (r reporter) heatMap(register risk.Register) (report.Table, error) {
	t, err := register.HeatMap().Table(r.names)
	t.Title = fmt.Sprintf("Risks on %v", register.AsOf)
	return t, err
}

// gate says what the rules of the next gate find on the day: for going live, for
// staying live or, when it is taken apart, nothing.
func (r reporter) gate() report.Tables {
	event := lifecycle.Event{Kind: lifecycle.GoLive, On: r.day}
	title := "What is missing to go live"
	switch {
	case r.state.Stage == "" || r.state.Stage.Phase() == lifecycle.Disaggregation || r.state.Stage.Ended():
		return nil
	case r.state.Stage.Phase() == lifecycle.Operation:
		event.Kind, title = lifecycle.Review, "What is missing to stay live"
	}
	rules := lifecycle.DefaultRulebook().Rules[event.Kind]
	matter := &lifecycle.Matter{Event: event, State: r.state, Dossier: r.all.dossier(r.doc.Organisations)}
	if registers := r.all.registersOn(r.day); len(registers) > 0 {
		matter.Dossier.Register = registers[len(registers)-1]
	}
	return report.Tables{findings(title, rules.Judge(matter, r.day))}
}

// findings shows the findings of rules, and not what passes.
func findings(title string, judged policy.Report) report.Table {
	t := report.Table{
		Title:   title,
		Summary: fmt.Sprintf("%s were asked.", report.Count(len(judged.Results), "rule", "rules")),
		Columns: report.TextColumns("Rule", "Where", "Finding", "Weight"),
	}
	for _, result := range judged.Results {
		for _, f := range result.Findings {
			t.Rows = append(t.Rows, []string{result.Title, strings.TrimPrefix(f.Place, "dossier "), f.Message, result.Severity.Title()})
		}
	}
	return t
}

// deadlines says what is due within two years of the day, and what is overdue.
func (r reporter) deadlines() report.Tables {
	due, err := lifecycle.Due(r.state, r.all.dossier(r.doc.Organisations), r.day)
	if err != nil || r.state.Stage == "" {
		return nil
	}
	due = slices.DeleteFunc(due, func(d lifecycle.Deadline) bool { return d.Day.After(r.day.AddMonths(24)) })
	if len(due) == 0 {
		return nil
	}
	return report.Tables{due.Table(r.names)}
}
