package risk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// Names returns the names of the risks and of the contingency plans of the register, for a
// report that shows names in place of ids.
func (reg Register) Names() report.Names {
	entries := make([]report.Entry, 0, len(reg.Risks)+len(reg.Plans))
	for _, r := range reg.Risks {
		entries = append(entries, report.Entry{Noun: report.Risk, ID: string(r.ID), Name: r.Title})
	}
	for _, p := range reg.Plans {
		entries = append(entries, report.Entry{Noun: report.ContingencyPlan, ID: string(p.ID), Name: p.Function})
	}
	return report.NewNames(entries...)
}

// Tables returns the register for a report: the open risks, the worst first as Standings
// has them, with how many there are by rating, threats and opportunities apart; what each
// is, with its assessment, controls and indicators; the actions that are not done; the
// contingency plans; and the risks that are no longer open, or do not say whether they
// are.
//
// What every risk should have, and does not have, is shown as "not recorded", "not
// decided", "no date" or "not assessed". What a risk may do without, such as an estimate
// or an acceptance, is left out if it is not recorded. Readings, actions that were done
// and controls that work count up to the day of the register.
func (reg Register) Tables(names report.Names) report.Tables {
	place := reg.placer()
	risks := place.stood(every)
	w := writer{placer: place, names: report.Join(reg.Names(), names)}
	tables := report.Tables{w.openTable(risks)}
	for _, t := range []report.Table{w.detailTable(risks), w.actionTable(risks), w.planTable(), w.endedTable(), w.unclearTable()} {
		if len(t.Rows) > 0 {
			tables = append(tables, t)
		}
	}
	return tables
}

// A writer writes the tables of a register.
type writer struct {
	placer // of its risks
	names  report.Names
}

// openTable returns the open risks.
func (w writer) openTable(risks []stood) report.Table {
	t := report.Table{
		Title:   w.reg.Title,
		Summary: fmt.Sprintf("%v: %s", w.reg.AsOf, w.reg.summary(risks)),
		Columns: report.TextColumns("Risk", "Category", "Owner", "Inherent", "Current", "Target", "Appetite", "Treatment", "Next review"),
	}
	for _, s := range risks {
		r := s.risk
		t.Rows = append(t.Rows, []string{
			w.standing(s.at), r.categoryText(), recorded(r.Owner), w.rate(r, &r.Inherent).String(), s.at.Now.String(),
			w.rate(r, &r.Target).String() + byDay(&r.Target), w.appetiteText(s.at), cmp.Or(r.Treatment.Title(), "not decided"), s.at.ReviewDue.String(),
		})
	}
	return t
}

// categoryText returns the categories of the risk, for a report.
func (r *Risk) categoryText() string {
	titles := []string{}
	for _, c := range r.categories() {
		titles = append(titles, recorded(c.Title()))
	}
	return listed(titles)
}

// Table returns the standings for a report.
func (all Standings) Table(names report.Names) report.Table {
	t := report.Table{Title: "Where the risks stand", Columns: report.TextColumns("Risk", "Current", "Appetite")}
	t.Columns = append(t.Columns, report.NumberColumns("ratings", "Above appetite")...)
	t.Columns = append(t.Columns, report.NumberColumns("points", "Above appetite")...)
	t.Columns = append(t.Columns, report.NumberColumns("%", "Above appetite")...)
	t.Columns = append(t.Columns, report.TextColumns("Next review")...)
	w := writer{names: withTitles(all, func(s Standing) (RiskID, string) { return s.Risk, s.Title }, names)}
	for _, s := range all {
		t.Rows = append(t.Rows, []string{w.standing(s), s.Now.String(), w.appetiteText(s), numberText(s.Above), numberText(s.Points), numberText(s.Percent), s.ReviewDue.String()})
	}
	return t
}

// summary returns how many open risks there are of each nature, by rating from the worst.
// There is always a count of threats.
func (reg Register) summary(risks []stood) string {
	counts := []string{}
	for _, group := range []struct {
		one, many string
		is        func(Nature) bool
	}{
		{"open threat", "open threats", func(n Nature) bool { return n == Threat }},
		{"open opportunity", "open opportunities", func(n Nature) bool { return n == Opportunity }},
		{"open unclassified risk", "open unclassified risks", func(n Nature) bool { return n != Threat && n != Opportunity }},
	} {
		t := Tally{Rated: make([]int, len(reg.Matrix.Ratings))}
		for _, s := range risks {
			if group.is(s.at.Nature) {
				t.count(s.at)
			}
		}
		if t.Total() > 0 || len(counts) == 0 {
			counts = append(counts, t.text(group.one, group.many, reg.Matrix.Ratings))
		}
	}
	return strings.Join(counts, "; ")
}

// text returns how many risks there are, by rating from the worst.
func (t Tally) text(one, many string, ratings []matrix.Rating) string {
	parts := []string{}
	for i := len(ratings) - 1; i >= 0; i-- {
		parts = append(parts, fmt.Sprintf("%d %s", t.Rated[i], ratings[i]))
	}
	if t.NotRated > 0 {
		parts = append(parts, fmt.Sprintf("%d not rated", t.NotRated))
	}
	text := report.Count(t.Total(), one, many)
	if len(parts) > 0 {
		text += " (" + listed(parts) + ")"
	}
	if t.Opportunities > 0 {
		return text // appetite limits only harm
	}
	text = fmt.Sprintf("%s, %d above appetite", text, t.Above)
	if t.Unclear > 0 {
		text += fmt.Sprintf(", not known for %d", t.Unclear)
	}
	return text
}

// standing returns the name of a risk, with its nature if it is not a threat.
func (w writer) standing(s Standing) string {
	text := w.risk(s.Risk)
	switch s.Nature {
	case Threat:
		return text
	case Opportunity:
		return text + " (opportunity)"
	}
	return text + " (threat or opportunity: not known)"
}

// numberText returns a number, or a dash if it is not known.
func numberText(q partnership.Quantity) string {
	if !q.Known() {
		return "–"
	}
	return q.String()
}

// appetiteText returns the appetite that binds, whose it is, and whether the risk is
// within it; and whether it is within the tolerance, if there is one.
func (w writer) appetiteText(s Standing) string {
	if s.Appetite == 0 && s.Limit == "" && !s.LimitScore.Known() {
		return s.Appetite.String()
	}
	what := s.Appetite.String()
	if s.Appetite == 0 || s.Limit == "" && s.LimitScore.Known() {
		limit := limit{rating: s.Limit, score: s.LimitScore}
		what = strings.TrimPrefix(what+", at most "+limit.text(), Appetite(0).String()+", ")
	}
	whose := cmp.Or(s.Whose.Name(w.names), "all")
	text := fmt.Sprintf("%s (%s): %s", what, whose, strings.ToLower(s.Fit.Title()))
	if s.Points.Sign() > 0 {
		text += fmt.Sprintf(" by %v (%v%%)", s.Points, s.Percent)
	}
	switch s.Tolerance {
	case AboveAppetite:
		text += ", above tolerance"
	case WithinAppetite:
		text += ", within tolerance"
	case AppetiteUnknown:
		text += ", tolerance not known"
	}
	return text
}

// withTitles returns names with the titles that the risks have in a result, for those that
// names does not have.
func withTitles[T any](all []T, title func(T) (RiskID, string), names report.Names) report.Names {
	entries := make([]report.Entry, len(all))
	for i, x := range all {
		id, name := title(x)
		entries[i] = report.Entry{Noun: report.Risk, ID: string(id), Name: name}
	}
	return report.Join(report.NewNames(entries...), names)
}

// risk returns the name of a risk.
func (w writer) risk(id RiskID) string { return w.names.Of(report.Risk, string(id)) }

// risks returns the names of risks.
func (w writer) risks(ids []RiskID) string {
	return report.List(report.NamesOf(w.names, report.Risk, ids))
}

// detailTable returns what each risk is, and what is recorded of it apart from its
// rating.
func (w writer) detailTable(risks []stood) report.Table {
	t := report.Table{Title: "What each risk is", Columns: report.TextColumns("Risk", "What", "As recorded")}
	for _, s := range risks {
		for _, d := range w.details(s.risk) {
			t.Rows = append(t.Rows, []string{w.risk(s.risk.ID), d.what, recorded(strings.TrimSpace(d.text))})
		}
	}
	return t
}

// A detail is one thing that is recorded of a risk.
type detail struct{ what, text string }

// details returns what is recorded of a risk.
func (w writer) details(r *Risk) []detail {
	return slices.Concat(w.description(r), w.exposure(r), w.management(r))
}

// description returns what a risk is, and whom and what it concerns.
func (w writer) description(r *Risk) []detail {
	return slices.Concat(optional(r.Ref != "", "Reference", r.Ref), []detail{
		{"Cause", r.Cause},
		{"Event", r.Event},
		{"Consequence", r.Consequence},
		{"Concerns", w.concerns(r)},
		{"Service lines", orAll(report.List(report.NamesOf(w.names, report.Line, r.Lines)))},
		{"Identified", r.Raised.String()},
		{"Assessed", r.Current.On.String() + ", " + r.Current.reasonText()},
	}, optional(len(r.Objectives) > 0, "Bears on", strings.Join(r.Objectives, "; ")), optional(r.Source != "", "Comes from", r.Source))
}

// exposure returns when a risk is felt, how much it costs, and who bears that, as far as it
// is recorded.
func (w writer) exposure(r *Risk) []detail {
	p := r.Bearing.phrase()
	return slices.Concat(
		optional(!r.Proximity.IsZero(), "Could happen from", r.Proximity.String()),
		optional(r.Velocity != 0, "Felt within", r.Velocity.String()),
		optional(!r.Estimate.IsZero(), r.Estimate.heading(), r.Estimate.text()),
		optional(r.Bearing.agreed(), "Borne by", ChangeDetail{What: p.text, Refs: p.refs}.Text(w.names)),
	)
}

// management returns what is done about a risk, how it has been accepted and has happened,
// and which other risks it goes with.
func (w writer) management(r *Risk) []detail {
	a := r.Acceptance
	details := append([]detail{
		{"Controls", controlText(w.reg.ControlsOf(*r), w.reg.AsOf)},
		{"Indicators", indicatorText(r.Indicators, w.reg.AsOf)},
		{"Actions", r.actionText(w.reg.AsOf)},
	}, optional(!a.IsZero(), "Accepted", fmt.Sprintf("by %s until %v, %s", recorded(a.By), a.Until, recorded(strings.TrimSpace(a.Reason))))...)
	for _, o := range r.Occurrences {
		details = append(details, detail{"Happened", o.text()})
	}
	return slices.Concat(
		details,
		optional(len(r.CausedBy) > 0, "Caused by", w.risks(r.CausedBy)),
		optional(len(r.Related) > 0, "Related", w.risks(r.Related)),
		optional(r.SplitFrom != "", "Split from", w.risk(r.SplitFrom)),
	)
}

// optional returns a detail as a list, which is empty unless it is recorded.
func optional(there bool, what, text string) []detail {
	if !there {
		return nil
	}
	return []detail{{what, text}}
}

// concerns returns whom a risk concerns.
func (w writer) concerns(r *Risk) string {
	if len(r.Members) == 0 && w.reg.Member == "" {
		return "all members"
	}
	return report.List(report.NamesOf(w.names, report.Organisation, w.reg.membersOf(r)))
}

// reasonText returns the reason of the assessment, or "no reason recorded".
func (a Assessment) reasonText() string {
	if field.CheckText(a.Reason) != nil {
		return "no reason recorded"
	}
	return a.Reason
}

// controlText returns the controls with their status, and what those that work on a day
// take away together.
func controlText(controls []Control, asOf calendar.Date) string {
	all := make([]string, len(controls))
	for i, c := range controls {
		about := c.statusText()
		if c.From.After(asOf) {
			about += " from " + c.From.String()
		}
		if more := c.aboutText(); more != "" {
			about += ", " + more
		}
		all[i] = fmt.Sprintf("%s (%s)", c.Title, about)
	}
	text := strings.Join(all, "; ")
	if e := effectOn(controls, asOf); e.Known() && len(controls) > 0 {
		text += "; those that work take away " + percentText(e) + " of it"
	}
	return text
}

// percentText returns a part that is known, from 0 to 1, in per cent.
func percentText(part partnership.Quantity) string {
	n, _ := part.Millionths()
	percent, _ := partnership.QuantityOfMillionths(100 * n)
	return percent.String() + "%"
}

// statusText returns whether the control works, in words.
func (c Control) statusText() string {
	return strings.ToLower(cmp.Or(c.Status.Title(), "not known to work"))
}

// aboutText returns what is recorded of the control apart from whether it works: its kind
// and strength, its last test and the evidence.
func (c Control) aboutText() string {
	about := []string{}
	add := func(there bool, text string) {
		if there {
			about = append(about, text)
		}
	}
	add(c.Kind != "", strings.ToLower(c.Kind.Title()))
	add(c.Strength != "", strings.ToLower(c.Strength.Title()))
	add(!c.Tested.IsZero(), "tested "+c.Tested.String())
	add(c.Evidence != "", c.Evidence)
	return listed(about)
}

// indicatorText returns the indicators with their last reading and their signal on a day.
func indicatorText(indicators []Indicator, asOf calendar.Date) string {
	all := make([]string, len(indicators))
	for i, x := range indicators {
		reading := "no reading"
		if last := x.last(asOf); !last.On.IsZero() {
			reading = fmt.Sprintf("%v on %v", last.Value, last.On)
		}
		all[i] = fmt.Sprintf("%s, %s (%s)", x.Measure, reading, strings.ToLower(x.Signal(asOf).Title()))
	}
	return strings.Join(all, "; ")
}

// actionText returns how many actions of the risk are done on a day.
func (r *Risk) actionText(asOf calendar.Date) string {
	if len(r.Actions) == 0 {
		return ""
	}
	n := r.open(asOf)
	return fmt.Sprintf("%d to do, %d done", n, len(r.Actions)-n)
}

// actionTable returns the actions that are not done.
func (w writer) actionTable(risks []stood) report.Table {
	t := report.Table{
		Title: "Actions that are not done",
		Columns: []report.Column{
			{Heading: "Risk"}, {Heading: "Action"}, {Heading: "Owner"}, {Heading: "Due"}, {Heading: "Cost", Number: true}, {Heading: "Expected to bring the risk to"},
		},
	}
	for _, s := range risks {
		for _, a := range s.risk.Actions {
			if a.doneBy(w.reg.AsOf) {
				continue
			}
			t.Rows = append(t.Rows, []string{
				w.risk(s.risk.ID), a.called(), recorded(s.risk.ownerOf(a)), a.dueText(w.reg.AsOf), a.costText(), w.expectedText(s.risk, a),
			})
		}
	}
	return t
}

// planTable returns the contingency plans.
func (w writer) planTable() report.Table {
	t := report.Table{Title: "Contingency plans", Columns: report.TextColumns("Plan", "For", "State", "Owner", "Trigger")}
	t.Columns = append(t.Columns, report.NumberColumns("days", "Warning", "Lead time")...)
	t.Columns = append(t.Columns, report.NumberColumns("", "Cost")...)
	t.Columns = append(t.Columns, report.TextColumns("What it lacks")...)
	for _, p := range w.reg.Plans {
		name, state := w.names.Of(report.ContingencyPlan, string(p.ID)), p.StateOn(w.reg.AsOf)
		if p.Exit {
			name += " (the exit plan)"
		}
		t.Rows = append(t.Rows, []string{
			name, recorded(w.risks(p.Risks)), cmp.Or(state.Title(), "not begun"), recorded(p.Owner), recorded(strings.TrimSpace(p.Trigger)),
			p.Warning.String(), p.LeadTime().String(), p.costText(), gapTexts(p.Gaps(w.reg.AsOf)),
		})
	}
	return t
}

// costText returns what the plan costs.
func (p ContingencyPlan) costText() string {
	cost, err := p.Cost()
	if err != nil {
		return "too large to add up"
	}
	return cost.Sterling()
}

// endedTable returns the risks that are closed or merged.
func (w writer) endedTable() report.Table {
	t := report.Table{Title: "No longer open", Columns: report.TextColumns("Risk", "How", "On", "Reason")}
	for i := range w.reg.Risks {
		r := &w.reg.Risks[i]
		how := r.Status.Title()
		if r.Status == MergedRisk {
			how += " into " + w.risk(r.MergedInto)
		}
		if r.over() {
			t.Rows = append(t.Rows, []string{w.risk(r.ID), how, r.Ended.String(), recorded(r.EndReason)})
		}
	}
	return t
}

// unclearTable returns the risks that do not say whether they are open.
func (w writer) unclearTable() report.Table {
	t := report.Table{Title: "Status not recorded", Columns: report.TextColumns("Risk")}
	for i := range w.reg.Risks {
		if r := &w.reg.Risks[i]; r.Status != OpenRisk && !r.over() {
			t.Rows = append(t.Rows, []string{w.risk(r.ID)})
		}
	}
	return t
}

// expectedText returns where an action is expected to bring its risk.
func (w writer) expectedText(r *Risk, a Action) string {
	rated := w.rate(r, &a.Expected)
	if !rated.Assessed() {
		return "not stated"
	}
	return rated.String() + " by " + a.Expected.On.String()
}
