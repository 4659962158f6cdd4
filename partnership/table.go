package partnership

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Tables returns the partnership for a report: its members, its services and their lines,
// the terms first agreed, the service levels, the steps of a dispute and what must be in place
// before a start. What is not recorded is left out. For the partnership as it was on a day, with
// the amendments up to then, call On first.
func (p Partnership) Tables(names report.Names) report.Tables {
	names = report.Join(p.Names(), names)
	tables := report.Tables{p.memberTable(names)}
	for _, t := range []report.Table{
		p.lineTable(names), p.Agreement.Terms.table(names), p.levelTable(names), p.Agreement.Terms.disputeTable(), p.prerequisiteTable(names),
	} {
		if len(t.Rows) > 0 {
			tables = append(tables, t)
		}
	}
	return tables
}

// memberTable returns who shares.
func (p Partnership) memberTable(names report.Names) report.Table {
	t := report.Table{Title: p.Name, Columns: report.TextColumns("Member", "Role", "Term")}
	for _, m := range p.Members {
		t.Rows = append(t.Rows, []string{m.Org.Name(names), m.Role.Title(), termOr(m.Term, "as long as the agreement")})
	}
	return t
}

// lineTable returns what is shared.
func (p Partnership) lineTable(names report.Names) report.Table {
	t := report.Table{Title: "Services", Columns: report.TextColumns("Service line", "Service", "Term", "Taken by")}
	for _, s := range p.Services {
		for _, l := range s.Lines {
			term := termOr(l.Term, termOr(s.Term, "as long as the agreement"))
			t.Rows = append(t.Rows, []string{l.Name, s.Name, term, l.takers(names)})
		}
	}
	return t
}

// takers returns who takes the line, in words.
func (l Line) takers(names report.Names) string {
	if len(l.Members) == 0 {
		return "every member but a provider"
	}
	takers := make([]string, len(l.Members))
	for i, m := range l.Members {
		takers[i] = m.Org.Name(names)
		if !m.Term.IsZero() {
			takers[i] += fmt.Sprintf(" (%v)", m.Term)
		}
	}
	return report.List(takers)
}

// table returns the terms that are set, one in each row. Service levels and disputes have tables
// of their own.
func (t Terms) table(names report.Names) report.Table {
	powers := make([]string, len(t.Powers))
	for i, p := range t.Powers {
		powers[i] = p.Title()
	}
	review := ""
	if t.ReviewMonths != 0 {
		review = "at least every " + report.Count(t.ReviewMonths, "month", "months")
	}
	term := termOr(t.Term, "")
	if t.RollsMonths != 0 {
		term = strings.TrimPrefix(term+", and rolls on by "+report.Count(t.RollsMonths, "month", "months"), ", and ")
	}
	return report.Table{Title: "Agreement", Columns: report.TextColumns("What", "As agreed"), Rows: set([][]string{
		{"Structure", t.Structure.Title()},
		{"Powers", strings.Join(powers, "; ")},
		{"From and until", term},
		{"Review", review},
		{"Notice to leave", t.Notice.words()},
		{"How the members decide", t.Voting.words(names)},
		{"Exit strategy", t.Exit.Title()},
	})}
}

// set returns the rows whose second cell says something.
func set(rows [][]string) [][]string {
	return kept(rows, func(row []string) bool { return row[1] != "" })
}

// words returns the notice as a sentence says it, and "" if it is not set.
func (n Notice) words() string {
	if n.IsZero() {
		return ""
	}
	text := cmp.Or(n.Length(), "months not known")
	if !n.NotBefore.IsZero() {
		text += fmt.Sprintf(", not before: %v", n.NotBefore)
	}
	if !n.Served.IsZero() {
		text += fmt.Sprintf(", served: %v", n.Served)
	}
	if !n.Expires.IsZero() {
		text += fmt.Sprintf(", expires: %v", n.Expires)
	}
	if n.WorkingDay {
		text += ", or the next working day"
	}
	if n.AuthorisedBy != "" {
		text += ", authorised by: " + strings.ToLower(n.AuthorisedBy.Title())
	}
	return text
}

// words returns the voting in words, and "" if it is not set.
func (v Voting) words(names report.Names) string {
	parts, votes := []string{}, []string{}
	if v.Rule != "" {
		parts = append(parts, v.Rule.Title())
	}
	for _, m := range v.Votes {
		votes = append(votes, fmt.Sprintf("%s %v", m.Org.Name(names), m.Votes))
	}
	if len(votes) > 0 {
		parts = append(parts, "votes: "+report.List(votes))
	}
	if !v.Threshold.IsZero() {
		of := "the votes cast"
		if v.Base == AllMembers {
			of = "the votes of all members"
		}
		parts = append(parts, fmt.Sprintf("%v of %s", v.Threshold, of))
	}
	if v.Quorum > 0 {
		parts = append(parts, "quorum: "+report.Count(v.Quorum, "member", "members"))
	}
	if v.ChairCasts {
		parts = append(parts, "the chair has a casting vote")
	}
	if len(v.Vetoes) > 0 {
		parts = append(parts, "veto: "+report.List(report.NamesOf(names, report.Organisation, v.Vetoes)))
	}
	return strings.Join(parts, "; ")
}

// levelTable returns what the services must reach.
func (p Partnership) levelTable(names report.Names) report.Table {
	t := report.Table{Title: "Service levels", Columns: report.TextColumns("Measure", "Service line", "Unit")}
	t.Columns = append(t.Columns, report.NumberColumns("", "Before", "Target", "Floor")...)
	t.Columns = append(t.Columns, report.TextColumns("Better", "Measured")...)
	for _, s := range p.Agreement.Terms.ServiceLevels {
		line, floor := "all", "not recorded"
		if s.Line != "" {
			line = s.Line.Name(names)
		}
		if s.Floor.Known() {
			floor = s.Floor.String()
		}
		t.Rows = append(t.Rows, []string{
			s.Measure, line, s.Unit, s.Baseline.String(), s.Target.String(), floor,
			cmp.Or(s.Better.Title(), report.NotKnown), cmp.Or(s.Period.Title(), report.NotKnown),
		})
	}
	return t
}

// disputeTable returns the ladder for disputes.
func (t Terms) disputeTable() report.Table {
	table := report.Table{Title: "Disputes", Columns: report.TextColumns("Who tries to settle it", "Within")}
	for _, s := range t.Disputes {
		table.Rows = append(table.Rows, []string{s.Forum, s.within()})
	}
	return table
}

// within says within how many days the step has to settle a dispute.
func (s DisputeStep) within() string {
	days, known := s.days()
	switch {
	case !known:
		return "not known"
	case days == 0:
		return "at once"
	case s.Working:
		return report.Count(days, "working day", "working days")
	}
	return report.Count(days, "day", "days")
}

// prerequisiteTable returns what must be in place before a start.
func (p Partnership) prerequisiteTable(names report.Names) report.Table {
	t := report.Table{Title: "Before a start", Columns: report.TextColumns("Prerequisite", "Kind", "Member", "Owner", "By", "Done")}
	for _, x := range p.Prerequisites {
		member, day, done := "all", x.Due, "no"
		if x.Org != "" {
			member = x.Org.Name(names)
		}
		if x.Kind == ContractLock {
			day = x.LockedUntil
		}
		if !x.Done.IsZero() {
			done = x.Done.String()
		}
		t.Rows = append(t.Rows, []string{x.What, x.Kind.Title(), member, x.Owner, dayOr(day, report.NotKnown), done})
	}
	return t
}

// Table returns when the service can start, and what holds it back, for a report.
func (s Start) Table(names report.Names) report.Table {
	t := report.Table{Title: "Earliest start", Summary: fmt.Sprintf("The service can start on %v.", s.Earliest)}
	switch {
	case s.Earliest.IsZero():
		t.Summary = "It is not known when the service can start."
	case !s.Known():
		t.Summary = fmt.Sprintf("The service cannot start before %v. It is not known when it can.", s.Earliest)
	}
	for _, id := range s.Binding {
		t.Rows = append(t.Rows, []string{names.Of(report.Prerequisite, id), "Holds the start back until the day before"})
	}
	for _, id := range s.Unknown {
		t.Rows = append(t.Rows, []string{names.Of(report.Prerequisite, id), "It is not known when this is met"})
	}
	if len(t.Rows) > 0 {
		t.Columns = report.TextColumns("Prerequisite", "Effect")
	}
	return t
}

// Table returns, for a report, how far each barrier is overcome, and how far it was at the
// assessment before.
func (all BarrierMovements) Table() report.Table {
	t := report.Table{Title: "Barriers", Columns: report.TextColumns("Barrier", "Maturity", "On", "Assessed by", "Before")}
	t.Columns = append(t.Columns, report.NumberColumns("levels", "Change")...)
	t.Columns = append(t.Columns, report.TextColumns("Reason")...)
	for _, m := range all {
		change := report.NotKnown
		if levels, ok := m.Levels(); ok {
			change = report.Signed(fmt.Sprint(levels))
		}
		t.Rows = append(t.Rows, []string{
			m.Barrier.Title(), m.Latest.Maturity.Title(), m.Latest.On.String(), m.Latest.Assessor,
			m.Before.Maturity.Title(), change, m.Latest.Reason,
		})
	}
	return t
}

// Table returns how two strategies go together, for a report.
func (all StanceFits) Table(names report.Names) report.Table {
	t := report.Table{Title: "How the strategies go together", Columns: report.TextColumns("Question", "Fit", "Reason")}
	for _, f := range all {
		reason := f.Reason
		if len(f.Silent) > 0 {
			reason += ": " + report.List(report.NamesOf(names, report.Organisation, f.Silent))
		}
		t.Rows = append(t.Rows, []string{f.About, f.Fit.Title(), reason})
	}
	return t
}

// Table returns what a structure implies, for a report.
func (i Implication) Table() report.Table {
	powers, routes := []string{}, []string{}
	for _, p := range i.Powers {
		powers = append(powers, p.Title())
	}
	for _, r := range i.Procurement {
		routes = append(routes, r.Title())
	}
	return aboutTable(i.Structure.Title(), i.Source, [][]string{
		{"Powers", strings.Join(powers, "; ")},
		{"Legal personality", i.Personality.Title()},
		{"Employer of the staff", i.Employer.Title()},
		{"Holder of contracts and assets", i.Holds.Title()},
		{"How it decides", i.Decision.Title()},
		{"Public procurement", strings.Join(routes, "; ")},
	})
}

// Table returns what a power allows, for a report.
func (g Grant) Table() report.Table {
	sectors := make([]string, len(g.OpenTo))
	for i, s := range g.OpenTo {
		sectors[i] = s.Title()
	}
	commercial := "no"
	if g.Commercial {
		commercial = "yes"
	}
	return aboutTable(g.Power.Title(), g.Citation, [][]string{
		{"What it allows", g.Lets},
		{"Condition", g.Condition},
		{"Open to", strings.Join(sectors, "; ")},
		{"For a commercial purpose", commercial},
	})
}

// Table returns what must be true of an arrangement that uses a route, for a report.
func (r RouteTest) Table() report.Table {
	activity, capital := "", ""
	if !r.Activity.IsZero() {
		averaged := ""
		if r.AveragedYears != 0 {
			averaged = ", averaged over " + report.Count(r.AveragedYears, "year", "years")
		}
		activity = fmt.Sprintf("%v%s: %s", r.Activity, averaged, cmp.Or(r.Of, report.NotKnown))
	}
	if r.NoPrivateCapital {
		capital = "rules the route out"
	}
	return aboutTable(r.Route.Title(), r.Source, [][]string{
		{"Condition", r.Condition},
		{"Activities", activity},
		{"Private capital", capital},
	})
}

// aboutTable returns a table of questions about one thing and their answers. A question
// without an answer is left out.
func aboutTable(title, source string, rows [][]string) report.Table {
	return report.Table{
		Title: title, Columns: report.TextColumns("Question", "Answer"), Rows: set(rows), Notes: []string{"Source: " + cmp.Or(source, report.NotKnown)},
	}
}

// termOr returns a term in words, or other words for a term that is not set.
func termOr(term calendar.Term, other string) string {
	if term.IsZero() {
		return other
	}
	return term.String()
}

// dayOr returns a day, or words for a day that is not set.
func dayOr(day calendar.Date, other string) string {
	if day.IsZero() {
		return other
	}
	return day.String()
}
