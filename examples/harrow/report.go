package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
)

// printReport prints where every partnership of the document stands on a day, by all
// that the document has recorded.
func printReport(w io.Writer, doc document, day calendar.Date) {
	latest := calendar.MustDate("9999-12-31")
	fmt.Fprintf(w, "Shared services on %v\n", day)
	for _, s := range doc.Shared {
		state, _ := s.Log.StateOn(day, latest) // the log was validated
		reporter{w, doc, s, day, s.Partnership.On(day), state, s.statementsOn(day)}.print()
	}
}

// reporter prints one partnership.
type reporter struct {
	io.Writer
	doc   document
	all   shared                  // as recorded
	day   calendar.Date           // the day asked for
	then  partnership.Partnership // as it was on the day
	state lifecycle.State         // where it stood on the day, as known today
	bills []costing.Statement     // of the lines whose costs are stated for the day
}

// print prints the partnership.
func (r reporter) print() {
	fmt.Fprintf(r, "\n%s: %s\n", r.all.Partnership.Name, r.stage())
	r.rows("who", r.members())
	r.rows("what", r.services())
	r.rows("power", r.powers())
	r.rows("control", r.control())
	r.rows("start", r.start())
	r.rows("bill", r.bill())
	r.rows("working", r.working())
	r.rows("way out", r.wayOut())
	r.rows("risks", r.risks())
	r.rows("gate", r.gate())
	r.rows("due", r.deadlines())
	r.rows("made up", r.all.Illustrative)
}

// rows prints lines behind a label, and nothing if there are none.
func (r reporter) rows(label string, lines []string) {
	for i, line := range lines {
		if i > 0 {
			label = ""
		}
		fmt.Fprintln(r, strings.TrimRight(fmt.Sprintf("  %-9s%s", label, line), " "))
	}
}

// stage says how far the partnership had got, and since when.
func (r reporter) stage() string {
	if r.state.Stage == "" {
		return "nothing yet"
	}
	return fmt.Sprintf("%s since %v", r.state.Stage.Title(), r.since())
}

// since returns the day from which a line has been in the stage of the whole.
func (r reporter) since() calendar.Date {
	var since calendar.Date
	for _, line := range r.state.Lines {
		if line.Stage == r.state.Stage && (since.IsZero() || line.From.Before(since)) {
			since = line.From
		}
	}
	return since
}

// gate says what the rules of the next gate find on the day: for going live, for
// staying live or, when it is taken apart, nothing.
func (r reporter) gate() []string {
	event := lifecycle.Event{Kind: lifecycle.GoLive, On: r.day}
	name := "going live"
	switch {
	case r.state.Stage == "" || r.state.Stage.Phase() == lifecycle.Disaggregation || r.state.Stage.Ended():
		return nil
	case r.state.Stage.Phase() == lifecycle.Operation:
		event.Kind, name = lifecycle.Review, "staying live"
	}
	rules, _ := lifecycle.DefaultRulebook().For(event.Kind)
	matter := lifecycle.Matter{Event: event, State: r.state, Dossier: r.all.dossier(r.doc.Organisations)}
	if registers := r.all.registersOn(r.day); len(registers) > 0 {
		matter.Dossier.Register = &registers[len(registers)-1]
	}
	judged := rules.Judge(matter, r.day)
	lines := []string{fmt.Sprintf("%s: %s, %d rules asked", name, lower(judged.Outcome), len(judged.Results))}
	for _, result := range judged.Results {
		for _, f := range result.Findings {
			lines = append(lines, fmt.Sprintf("%s, %s: %s", result.Severity, result.Title, f.Message))
		}
	}
	return lines
}

// risks shows the last register up to the day: the heat map, what has changed since
// the one before, and what its own rules find.
func (r reporter) risks() []string {
	registers := r.all.registersOn(r.day)
	if len(registers) == 0 {
		return nil
	}
	last := registers[len(registers)-1]
	heatMap := last.HeatMap()
	for i, marker := range heatMap.Risks {
		heatMap.Risks[i].Label = r.names().Of(report.Risk, marker.Label)
	}
	heat, err := heatMap.Table()
	if err != nil {
		return []string{err.Error()}
	}
	text := heat.Markdown()
	if len(registers) > 1 {
		changes, err := risk.Changes(registers)
		if err != nil {
			return []string{err.Error()}
		}
		text += "\n" + changes.Tables(r.names()).Markdown()
	}
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for _, result := range risk.Checks().Judge(last, r.day).Results {
		for _, f := range result.Findings {
			lines = append(lines, fmt.Sprintf("%s, %s: %s %s", result.Severity, result.Title, f.Place, f.Message))
		}
	}
	return lines
}

// deadlines says what is due within two years of the day, and what is overdue.
func (r reporter) deadlines() []string {
	lines := []string{}
	if r.state.Stage == "" {
		return lines
	}
	all, err := lifecycle.Deadlines(r.state, r.all.dossier(r.doc.Organisations), r.day)
	if err != nil {
		return []string{err.Error()}
	}
	for _, d := range all {
		switch {
		case d.Overdue:
			lines = append(lines, fmt.Sprintf("%v %s: OVERDUE", d.Day, d.What))
		case !d.Day.After(r.day.AddMonths(24)):
			lines = append(lines, fmt.Sprintf("%v %s", d.Day, d.What))
		}
	}
	return lines
}

// lower returns the title of a category within a sentence.
func lower(category interface{ Title() string }) string { return strings.ToLower(category.Title()) }

// names returns what everything in the document is called.
func (r reporter) names() report.Names {
	all := []report.Names{partnership.NamesOf(r.doc.Organisations), r.all.Partnership.Names()}
	for _, register := range r.all.Registers {
		all = append(all, register.Names())
	}
	return report.Join(all...)
}

// name returns the name of an organisation.
func (r reporter) name(id partnership.OrgID) string {
	o, _ := r.doc.organisation(id)
	return o.Name
}

// members says who was a member on the day, or who had been or would be.
func (r reporter) members() []string {
	lines := []string{}
	for _, m := range r.then.Members {
		lines = append(lines, fmt.Sprintf("%s (%s)", r.name(m.Org), lower(m.Role)))
	}
	if len(lines) > 0 {
		return lines
	}
	lines = append(lines, "nobody on this day")
	for _, m := range r.all.Partnership.Members {
		term := m.Term
		if term.IsZero() {
			term = r.then.Agreement.Terms.Term
		}
		lines = append(lines, fmt.Sprintf("%s (%s), %v", r.name(m.Org), lower(m.Role), term))
	}
	return lines
}

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

// powers says under which structure and powers, and what they imply.
func (r reporter) powers() []string {
	terms := r.then.Agreement.Terms
	implied, _ := terms.Structure.Implies()
	citations := []string{}
	for _, p := range terms.Powers {
		grant, _ := p.Grants()
		citations = append(citations, grant.Citation)
	}
	return []string{
		fmt.Sprintf("%s: %s", terms.Structure.Title(), strings.Join(citations, "; ")),
		fmt.Sprintf("employer of the staff: %s; holder of the contracts: %s; it decides: %s",
			lower(implied.Employer), lower(implied.Holds), lower(implied.Decision)),
	}
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
		return []string{"not known for every council"}
	case same:
		return []string{"the same party controls every council"}
	}
	return []string{"no one party controls every council"}
}

// start says the earliest day on which the service could start and what bound
// it, as known when the agreement was signed or, before that, on the day.
func (r reporter) start() []string {
	agreement := r.all.Partnership.Agreement
	prerequisites := r.all.Partnership.Prerequisites
	asOf := agreement.Signed
	if asOf.IsZero() || r.day.Before(asOf) {
		asOf = r.day
	}
	start, err := partnership.EarliestStart(asOf, prerequisites)
	if err != nil || len(prerequisites) == 0 {
		return nil
	}
	lines := []string{fmt.Sprintf("earliest %v, as seen from %v", start.Earliest, asOf)}
	if !start.Known() {
		lines[0] = "not known, but no earlier than" + strings.TrimPrefix(lines[0], "earliest")
	}
	for _, p := range prerequisites {
		if slices.Contains(start.Binding, p.ID) {
			lines = append(lines, fmt.Sprintf("bound by %s (%v)", p.What, cmp.Or(p.Done, p.LockedUntil, p.Due)))
		}
		if slices.Contains(start.Unknown, p.ID) {
			lines = append(lines, "no end known of "+p.What)
		}
	}
	return lines
}

// bill says what each organisation pays of all lines together.
func (r reporter) bill() []string {
	if len(r.then.Members) == 0 {
		return nil
	}
	lines, total, charges := []string{}, costing.Pence(0), map[partnership.OrgID]costing.Money{}
	for _, s := range r.bills {
		total, _ = total.Add(s.Total)
		for _, c := range s.Charges {
			if _, seen := charges[c.Org]; !seen {
				charges[c.Org] = costing.Pence(0)
			}
			charges[c.Org], _ = charges[c.Org].Add(c.Amount)
		}
	}
	year := costing.FinancialYearOf(r.day)
	if len(charges) == 0 {
		return []string{fmt.Sprintf("no figures for %v", year)}
	}
	lines = append(lines, fmt.Sprintf("%16s  for %v", total.Sterling(), year))
	for _, m := range r.then.Members {
		if amount, ok := charges[m.Org]; ok {
			lines = append(lines, fmt.Sprintf("%16s  %s", amount.Sterling(), r.name(m.Org)))
		}
	}
	return lines
}

// working shows how the bill of each line comes about.
func (r reporter) working() []string {
	lines := []string{}
	for _, s := range r.bills {
		lines = append(lines, strings.Split(strings.TrimRight(s.Tables(r.names()).Markdown(), "\n"), "\n")...)
		lines = append(lines, "")
	}
	return lines
}

// wayOut says on which day each member could be out if notice were served as
// soon as it may be.
func (r reporter) wayOut() []string {
	terms := r.then.Agreement.Terms
	lines := []string{}
	for _, m := range r.then.Members {
		if m.Role != partnership.ProviderRole {
			lines = append(lines, r.name(m.Org)+": "+lastDay(terms, r.day))
		}
	}
	if len(lines) > 0 {
		lines = append(lines, r.nextYearEnd(terms)...)
	}
	return lines
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
			return []string{fmt.Sprintf("to be out by %v, notice is served by %v", end, latest)}
		}
		end = end.AddMonths(12)
	}
	return nil
}

// lastDay says on which day a member that serves notice from a day on is last
// bound.
func lastDay(terms partnership.Terms, day calendar.Date) string {
	end := terms.Term.Last
	if terms.Notice.IsZero() {
		return fmt.Sprintf("no notice is agreed; the term ends on %v", end)
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
		return fmt.Sprintf("last day %v, when the term ends; notice served on %v would expire on %v", end, served, expires)
	}
	return fmt.Sprintf("last day %v, if notice is served on %v", expires, served)
}
