package lifecycle

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Table returns the log as a timeline: a row for each event that stands, by day, with
// the number of its entry, what it did to the stages, and what the rules said of it; and,
// as notes, what was corrected, and which rules were waived, by whom, why and until when.
// An event that does not follow from those before it says so.
func (l Log) Table(names report.Names) report.Table {
	t := report.Table{
		Title:   "What has happened",
		Columns: append(report.NumberColumns("", "Entry"), report.TextColumns("Day", "Event", "Lines", "Stage", "Rules", "Reference", "Recorded")...),
		Notes:   append(l.corrections(names), l.waived(names)...),
	}
	state, today := State{Partnership: l.Partnership}, l.lastRecorded()
	for _, i := range l.standing(calendar.Date{}) {
		entry := l.Entries[i]
		before := state.Stage
		err := state.advance(&entry.Event)
		state.Stage = whole(state.Lines)
		stage := state.Stage.Title()
		switch {
		case err != nil:
			stage = "does not follow: " + err.Error()
		case before != state.Stage && before != "":
			stage = before.Title() + " → " + stage
		}
		if entry.Event.On.After(today) {
			stage = "to come: " + stage
		}
		t.Rows = append(t.Rows, []string{
			fmt.Sprint(i + 1), entry.Event.On.String(), entry.Event.words(names), entry.Event.lineNames(names),
			stage, entry.rulesText(), entry.Event.documents(), entry.recordedText(),
		})
	}
	return t
}

// corrections returns the entries that have a reason, and what for, if they took the place
// of others or were recorded after the day of their event.
func (l Log) corrections(names report.Names) []string {
	var notes []string
	for i, entry := range l.Entries {
		if entry.Reason == "" {
			continue
		}
		what := ""
		switch {
		case entry.Corrects > 0 && entry.Event.isZero():
			what = ", strikes out " + l.said(entry.Corrects, names)
		case entry.Corrects > 0:
			what = ", takes the place of " + l.said(entry.Corrects, names)
		case !entry.Event.isZero() && entry.Recorded.After(entry.Event.On):
			what = ", recorded late"
		}
		notes = append(notes, fmt.Sprintf("Entry %d, of %v%s: %s", i+1, entry.Recorded, what, entry.Reason))
	}
	return notes
}

// documents returns where the event is on record, and where it was agreed.
func (e Event) documents() string {
	if e.Reference == "" || e.Agreed == "" {
		return e.Reference + e.Agreed
	}
	return e.Reference + "; " + e.Agreed
}

// recordedText says when the entry was recorded, and by whom.
func (e LogEntry) recordedText() string {
	if e.RecordedBy == "" {
		return e.Recorded.String()
	}
	return e.Recorded.String() + " by " + e.RecordedBy
}

// rulesText says what the rules said of the entry.
func (e LogEntry) rulesText() string {
	waived, against := 0, 0
	for _, result := range e.Report.Results {
		switch {
		case result.Blocks():
			against++
		case result.Severity != policy.Advisory && result.Waived():
			waived++
		}
	}
	switch {
	case e.Report.AsOf.IsZero():
		return "not asked"
	case against > 0:
		return report.Count(against, "rule is", "rules are") + " not met"
	case waived > 0:
		return report.Count(waived, "rule is", "rules are") + " waived"
	}
	return "met"
}

// waived returns, for each entry, the waivers that let it through: which rules somebody
// decided to do without, why and until when.
func (l Log) waived(names report.Names) []string {
	var notes []string
	for i, entry := range l.Entries {
		names := report.Join(entry.Report.Names(), names)
		rules := map[policy.Waiver][]string{}
		var order []policy.Waiver
		for _, w := range entry.Report.Waivers {
			if !entry.letThrough(w) {
				continue
			}
			decided := policy.Waiver{By: w.By, Reason: w.Reason, Term: w.Term}
			if rules[decided] == nil {
				order = append(order, decided)
			}
			if rule := "‘" + names.Of(report.Rule, string(w.Rule)) + "’"; !slices.Contains(rules[decided], rule) {
				rules[decided] = append(rules[decided], rule)
			}
		}
		for _, w := range order {
			notes = append(notes, fmt.Sprintf("Entry %d: %s waived %s until %v: %s", i+1, w.By, report.List(rules[w]), w.Term.Last, w.Reason))
		}
	}
	return notes
}

// letThrough reports whether a waiver held when the entry was judged, for a rule that was
// not met.
func (e LogEntry) letThrough(w policy.Waiver) bool {
	result, ok := e.Report.Result(w.Rule)
	waived := func(f policy.Finding) bool { return f.Waived }
	return ok && result.Severity != policy.Advisory && w.Term.Contains(e.Report.AsOf) && slices.ContainsFunc(result.Findings, waived)
}

// said names an entry, by its number from 1, and says what it recorded.
func (l Log) said(n int, names report.Names) string {
	name := fmt.Sprintf("entry %d", n)
	if n < 1 || n > len(l.Entries) || l.Entries[n-1].Event.isZero() {
		return name
	}
	e := l.Entries[n-1].Event
	return fmt.Sprintf("%s (%v, lines: %s, %s)", name, e.On, e.lineNames(names), e.words(names))
}

// words says what happened.
func (e Event) words(names report.Names) string {
	title, org := e.Kind.Title(), e.Org.Name(names)
	switch {
	case e.Kind == CouncilSucceeded && !e.Succession.IsZero():
		return title + ": " + successionWords(e.Succession, names)
	case e.Kind.begins():
		members := make([]string, len(e.Members))
		for i, m := range e.Members {
			members[i] = fmt.Sprintf("%s (%s)", m.Org.Name(names), strings.ToLower(m.Role.Title()))
		}
		return title + ": " + report.List(members)
	case e.Kind == NoticeServed && len(e.By) > 0:
		return fmt.Sprintf("%s: by %s against %s, to %v", title, orgNames(names, e.By), org, e.Expires)
	case e.Kind == NoticeServed || e.Kind == NoticeExtended:
		return fmt.Sprintf("%s: %s, to %v", title, org, e.Expires)
	case e.Kind == IntentionStated && !e.Expires.IsZero():
		return fmt.Sprintf("%s: %s, to decide by %v", title, org, e.Expires)
	case len(e.To) > 0:
		return title + ": to " + orgNames(names, e.To)
	case len(e.Into) > 0:
		return title + ": into " + report.List(report.NamesOf(names, report.Line, e.Into))
	case e.Kind == ExtendTerm && len(e.By) > 0:
		return fmt.Sprintf("%s: %v, for %s only", title, e.Term, orgNames(names, e.By))
	case e.Kind == LineWithdrawn && len(e.By) > 0:
		return title + ": as agreed by " + orgNames(names, e.By)
	case e.Org != "":
		return title + ": " + org
	case e.Structure != "":
		return title + ": " + strings.ToLower(e.Structure.Title())
	case !e.Term.IsZero():
		return fmt.Sprintf("%s: %v", title, e.Term)
	}
	return title
}

// successionWords says who takes the place of whom.
func successionWords(s partnership.Succession, names report.Names) string {
	successors := make([]string, len(s.Successors))
	for i, x := range s.Successors {
		successors[i] = fmt.Sprintf("%s (%v)", x.Org.Name(names), x.Fraction)
	}
	return s.Predecessor.Name(names) + " by " + report.List(successors)
}

// lineNames returns the lines that the event names.
func (e Event) lineNames(names report.Names) string {
	if len(e.Lines) == 0 {
		return "all"
	}
	return report.List(report.NamesOf(names, report.Line, e.Lines))
}

// Tables returns the decision for a report: whether the event may happen and what it does
// to each line; the conditions that are not met; and what the rules say.
func (d Decision) Tables(names report.Names) report.Tables {
	tables := report.Tables{d.answerTable(names)}
	if len(d.Unmet) > 0 {
		tables = append(tables, unmetTable(d.Unmet))
	}
	if !d.Report.AsOf.IsZero() {
		tables = append(tables, d.Report.Tables(names)...)
	}
	return tables
}

// answerTable says whether the event may happen, and what it does to each line.
func (d Decision) answerTable(names report.Names) report.Table {
	t := report.Table{
		Title:   fmt.Sprintf("%s on %v", d.Event.words(names), d.Event.On),
		Summary: fmt.Sprintf("Allowed, decided on %v.", d.AsOf),
		Columns: report.TextColumns("Line", "From", "To"),
	}
	if !d.Allowed {
		t.Summary = fmt.Sprintf("Denied, decided on %v.", d.AsOf)
	}
	for _, m := range d.Moves {
		t.Rows = append(t.Rows, []string{m.Line.Name(names), cmp.Or(m.From.Title(), "New"), m.To.Title()})
	}
	if !d.Allowed && len(d.Permitted) > 0 {
		permitted := make([]string, len(d.Permitted))
		for i, kind := range d.Permitted {
			permitted[i] = strings.ToLower(kind.Title())
		}
		t.Notes = []string{"What can happen instead: " + report.List(permitted) + "."}
	}
	for _, a := range d.Announced {
		t.Notes = append(t.Notes, fmt.Sprintf("Announced: ‘%s’, in force from %v (%v).", a.Title, a.From, a.Source))
	}
	return t
}

// unmetTable says which conditions of the event are not met.
func unmetTable(unmet []policy.Finding) report.Table {
	t := report.Table{Title: "Conditions that are not met", Columns: report.TextColumns("What is missing", "Found", "Wanted")}
	for _, f := range unmet {
		t.Rows = append(t.Rows, []string{f.Message, f.Found, f.Wanted})
	}
	return t
}
