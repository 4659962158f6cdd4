package risk

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// Markdown returns the register for a report: a line that counts the open risks by
// rating, threats and opportunities apart; a table of them, the worst first as Standings
// has them; then what each is, with its assessment, controls and indicators; a table of
// the actions that are not done; and the risks that are not open any more, or do not say.
//
// What every risk should have and has not is "none", "no date" or "not assessed". What
// it may do without, such as an estimate or an acceptance, is left out. Controls that
// work, readings and actions done after the day of the register are not counted.
func (reg Register) Markdown() string {
	var b strings.Builder
	place := reg.placer()
	risks := place.stood(every)
	fmt.Fprintf(&b, "**%s**, %v: %s\n", partnership.EscapeMarkdown(reg.Title), reg.AsOf, reg.summary(risks))
	if len(risks) > 0 {
		place.writeOpen(&b, risks)
	}
	reg.writeEnded(&b)
	return b.String()
}

// writeOpen writes the open risks, of which there is one at least.
func (p placer) writeOpen(b *strings.Builder, risks []stood) {
	b.WriteString("\n")
	writeHead(b, "Risk", "Category", "Owner", "Inherent", "Current", "Target", "Appetite", "Treatment", "Next review")
	for _, s := range risks {
		p.writeStanding(b, s.risk, s.at)
	}
	b.WriteString("\n")
	for _, s := range risks {
		p.reg.writeRisk(b, s.risk)
	}
	p.writeActions(b, risks)
}

// summary returns how many open risks there are of each nature, by rating from the worst.
// There is always a count of threats.
func (reg Register) summary(risks []stood) string {
	counts := []string{}
	for _, group := range []struct {
		noun string
		is   func(Nature) bool
	}{
		{"open threat", func(n Nature) bool { return n == Threat }},
		{"open opportunity", func(n Nature) bool { return n == Opportunity }},
		{"open unclassified risk", func(n Nature) bool { return n != Threat && n != Opportunity }},
	} {
		t := Tally{Rated: make([]int, len(reg.Matrix.Ratings))}
		for _, s := range risks {
			if group.is(s.at.Nature) {
				t.count(s.at)
			}
		}
		if t.Total() > 0 || len(counts) == 0 {
			counts = append(counts, t.text(group.noun, reg.Matrix.Ratings))
		}
	}
	return strings.Join(counts, "; ")
}

// text returns how many risks there are, by rating from the worst.
func (t Tally) text(noun string, ratings []matrix.Rating) string {
	parts := []string{}
	for i := len(ratings) - 1; i >= 0; i-- {
		parts = append(parts, fmt.Sprintf("%d %s", t.Rated[i], partnership.EscapeMarkdown(string(ratings[i]))))
	}
	if t.NotRated > 0 {
		parts = append(parts, fmt.Sprintf("%d not rated", t.NotRated))
	}
	text := plural(t.Total(), noun)
	if len(parts) > 0 {
		text += " (" + listed(parts) + ")"
	}
	if t.Opportunities > 0 {
		return text // what appetite limits is harm
	}
	return fmt.Sprintf("%s, %d above appetite", text, t.Above)
}

// writeStanding writes the row of a risk.
func (p placer) writeStanding(b *strings.Builder, r *Risk, s Standing) {
	target := p.rate(&r.Target).String() + byDay(&r.Target)
	writeRow(b,
		partnership.EscapeMarkdown(s.nameText()), partnership.EscapeMarkdown(string(r.Category)), partnership.EscapeMarkdown(orNone(r.Owner)),
		partnership.EscapeMarkdown(p.rate(&r.Inherent).String()), partnership.EscapeMarkdown(s.Now.String()), partnership.EscapeMarkdown(target),
		s.appetiteText(), partnership.EscapeMarkdown(orNone(r.Treatment)), s.ReviewDue.String())
}

// nameText returns the id and the title, and what the risk is if it is not a threat.
func (s Standing) nameText() string {
	text := string(s.Risk) + " " + s.Title
	switch s.Nature {
	case Threat:
		return text
	case Opportunity:
		return text + " (opportunity)"
	}
	return text + " (threat or opportunity: not known)"
}

// appetiteText returns the appetite that binds, whose it is, and whether the risk is
// within it.
func (s Standing) appetiteText() string {
	if s.Appetite == 0 {
		return s.Appetite.String()
	}
	return fmt.Sprintf("%v (%s): %s", s.Appetite, partnership.EscapeMarkdown(orAll(s.Whose)), words(s.Fit))
}

// words returns a category in words: "not known" for "not-known".
func words[T ~string](category T) string { return strings.ReplaceAll(string(category), "-", " ") }

// writeRisk writes what a risk is, and what is recorded of it beside its rating.
func (reg *Register) writeRisk(b *strings.Builder, r *Risk) {
	fmt.Fprintf(b, "- **%s**", partnership.EscapeMarkdown(string(r.ID)))
	write := func(label, text string) { fmt.Fprintf(b, " %s: %s.", label, sentence(text)) }
	write("Cause", r.Cause)
	write("Event", r.Event)
	write("Consequence", r.Consequence)
	write("Concerns", listed(texts(reg.membersOf(r))))
	write("Service lines", orAll(listed(texts(r.Lines))))
	write("Identified", r.Raised.String())
	write("Assessed", r.Current.On.String()+", "+r.Current.reasonText())
	if !r.Proximity.IsZero() {
		write("Could happen from", r.Proximity.String())
	}
	if r.Velocity != 0 {
		write("Felt within", r.Velocity.String())
	}
	if e := r.Estimate; e != nil {
		write("Estimate for a year", fmt.Sprintf("probability %v, %s to %s", e.Probability, e.Least.Sterling(), e.Most.Sterling()))
	}
	write("Controls", controlText(r.Controls, reg.AsOf))
	write("Indicators", indicatorText(r.Indicators, reg.AsOf))
	write("Actions", r.actionText(reg.AsOf))
	if a := r.Acceptance; !a.IsZero() {
		write("Accepted", fmt.Sprintf("by %s until %v, %s", orNone(a.By), a.Until, orNone(strings.TrimSpace(a.Reason))))
	}
	if len(r.CausedBy) > 0 {
		write("Caused by", listed(texts(r.CausedBy)))
	}
	if len(r.Related) > 0 {
		write("Related", listed(texts(r.Related)))
	}
	b.WriteString("\n")
}

// reasonText returns the reason of the assessment, or "no reason".
func (a Assessment) reasonText() string {
	if field.CheckText(a.Reason) != nil {
		return "no reason"
	}
	return a.Reason
}

// controlText returns the controls with their status, and what those that work on a day
// take away together.
func controlText(controls []Control, asOf calendar.Date) string {
	all := make([]string, len(controls))
	for i, c := range controls {
		all[i] = fmt.Sprintf("%s (%s)", c.Title, orNone(c.Status))
		if c.From.After(asOf) {
			all[i] = fmt.Sprintf("%s (%s from %v)", c.Title, orNone(c.Status), c.From)
		}
	}
	text := strings.Join(all, "; ")
	works := func(c Control) bool { return c.Status == Working && !c.From.After(asOf) }
	if e := effect(controls, works); e.Known() && len(controls) > 0 {
		text += fmt.Sprintf("; those that work take away %v of it", e)
	}
	return text
}

// indicatorText returns the indicators with their last reading and their signal on a day.
func indicatorText(indicators []Indicator, asOf calendar.Date) string {
	all := make([]string, len(indicators))
	for i, x := range indicators {
		reading := "no reading"
		if last := x.last(asOf); !last.On.IsZero() {
			reading = fmt.Sprintf("%v on %v", last.Value, last.On)
		}
		all[i] = fmt.Sprintf("%s, %s (%s)", x.Measure, reading, words(x.Signal(asOf)))
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

// sentence returns a text without the stop at its end, or "none".
func sentence(text string) string {
	return strings.TrimRight(partnership.EscapeMarkdown(orNone(strings.TrimSpace(text))), ". ")
}

// writeActions writes the actions that are not done, if there are any.
func (p placer) writeActions(b *strings.Builder, risks []stood) {
	begun := false
	for _, s := range risks {
		for _, a := range s.risk.Actions {
			if a.doneBy(p.reg.AsOf) {
				continue
			}
			if !begun {
				b.WriteString("\n")
				writeHead(b, "Action", "Owner", "Due", "Cost", "Expected to bring the risk to")
				begun = true
			}
			due := a.Due.String()
			if a.Overdue(p.reg.AsOf) {
				due += ", overdue"
			}
			writeRow(b, partnership.EscapeMarkdown(string(s.risk.ID)+"/"+a.ID+" "+a.What), partnership.EscapeMarkdown(orNone(s.risk.ownerOf(a))), due, a.costText(), p.expectedText(a))
		}
	}
}

// writeEnded writes the risks that are closed or merged, and those that do not say
// whether they are open, if there are any.
func (reg Register) writeEnded(b *strings.Builder) {
	var over, unclear []string
	for i := range reg.Risks {
		r := &reg.Risks[i]
		name, how := partnership.EscapeMarkdown(string(r.ID))+" "+partnership.EscapeMarkdown(r.Title), string(r.Status)
		switch r.Status {
		case OpenRisk:
			continue
		case MergedRisk:
			how += " into " + string(r.MergedInto)
		case ClosedRisk:
		default:
			unclear = append(unclear, name)
			continue
		}
		over = append(over, fmt.Sprintf("%s: %s on %v, %s", name, partnership.EscapeMarkdown(how), r.Ended, partnership.EscapeMarkdown(orNone(r.EndReason))))
	}
	writeItems(b, "Not open any more", over)
	writeItems(b, "Open, closed or merged: not known", unclear)
}

// writeItems writes a list under a title, if there is anything in it.
func writeItems(b *strings.Builder, title string, items []string) {
	if len(items) > 0 {
		fmt.Fprintf(b, "\n%s:\n\n- %s\n", title, strings.Join(items, "\n- "))
	}
}

// costText returns what the action costs.
func (a Action) costText() string {
	if !a.Cost.Known() {
		return "not known"
	}
	return a.Cost.Sterling()
}

// expectedText returns where an action is expected to bring its risk.
func (p placer) expectedText(a Action) string {
	rated := p.rate(&a.Expected)
	if !rated.Assessed() {
		return "not stated"
	}
	return partnership.EscapeMarkdown(rated.String()) + " by " + a.Expected.On.String()
}

// Markdown returns the report for a committee: a line that counts the moves, a table
// of the risks that moved, came or went, with what was before and is now, by how
// much and why, and then lists of the trends, of the candidates for removal and of
// the risks that stand where they stood.
func (c ChangeReport) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**, %v to %v: %s\n", partnership.EscapeMarkdown(c.Title), c.From, c.To, c.summary())
	if c.moved() {
		b.WriteString("\n")
		writeHead(&b, "Risk", "Move", "Before", "Now", "Score", "Why")
		for _, x := range c.Changes {
			if !x.unmoved() || len(x.MergedFrom) > 0 {
				writeRow(&b, partnership.EscapeMarkdown(string(x.Risk)+" "+x.Title), x.moveText(), partnership.EscapeMarkdown(cellText(x.Before)), partnership.EscapeMarkdown(cellText(x.Now)), x.byText(), partnership.EscapeMarkdown(x.why()))
			}
		}
	}
	c.writeList(&b, "Rising twice in a row", func(x Change) bool { return x.Trend == Rising })
	c.writeList(&b, "Falling twice in a row", func(x Change) bool { return x.Trend == Falling })
	c.writeList(&b, "Within appetite twice in a row, candidates for removal", func(x Change) bool { return x.Removable })
	c.writeList(&b, "Where they stood", func(x Change) bool { return x.unmoved() })
	c.writeFacts(&b)
	return b.String()
}

// summary returns how many risks changed in each way.
func (c ChangeReport) summary() string {
	parts := []string{}
	for _, what := range changeTexts() {
		n := 0
		for _, x := range c.Changes {
			if x.text() == what {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, what))
		}
	}
	if len(parts) == 0 {
		return "no risks"
	}
	return listed(parts)
}

// changeTexts returns what text can say of a change, in the order of a summary.
func changeTexts() []string {
	return []string{"new", "up", "down", "across", "unchanged", "reopened", "closed", "merged", "missing", "not comparable"}
}

// text says in a word what has happened to the risk.
func (c Change) text() string {
	switch {
	case c.Kind != ChangeKept:
		return string(c.Kind)
	case c.Shift == matrix.NoShift:
		return "unchanged"
	case c.Shift == "":
		return "not comparable"
	}
	return string(c.Shift)
}

// unmoved reports whether the risk stands where it stood.
func (c Change) unmoved() bool { return c.Kind == ChangeKept && c.Shift == matrix.NoShift }

// moved reports whether there is anything to put into the table.
func (c ChangeReport) moved() bool {
	for _, x := range c.Changes {
		if !x.unmoved() || len(x.MergedFrom) > 0 {
			return true
		}
	}
	return false
}

// moveText returns the move, and what was merged.
func (c Change) moveText() string {
	text := c.text()
	if c.Kind == ChangeMerged {
		text += " into " + partnership.EscapeMarkdown(string(c.MergedInto))
	}
	if len(c.MergedFrom) > 0 {
		text += ", with " + partnership.EscapeMarkdown(listed(texts(c.MergedFrom)))
	}
	return text
}

// cellText returns a rating with its score, or a dash if the risk is not assessed.
func cellText(c matrix.Cell) string {
	if !c.Assessed() {
		return "–"
	}
	return c.String()
}

// byText returns by how much the score has changed, with its sign, or a dash.
func (c Change) byText() string {
	n, known := c.By.Millionths()
	switch {
	case !known:
		return "–"
	case n > 0:
		return "+" + c.By.String()
	}
	return strings.Replace(c.By.String(), "-", "−", 1)
}

// why returns the reason, or that there is none.
func (c Change) why() string {
	switch {
	case c.Reason != "":
		return c.Reason
	case c.Kind == ChangeMissing:
		return "the register does not say what became of it"
	case c.unmoved():
		return ""
	}
	return "no reason is given"
}

// writeList writes the risks of which something holds, if there are any.
func (c ChangeReport) writeList(b *strings.Builder, title string, holds func(Change) bool) {
	var ids []string
	for _, x := range c.Changes {
		if holds(x) {
			ids = append(ids, partnership.EscapeMarkdown(string(x.Risk)))
		}
	}
	if len(ids) > 0 {
		fmt.Fprintf(b, "\n%s: %s.\n", title, listed(ids))
	}
}

// writeFacts writes what else has changed of the risks.
func (c ChangeReport) writeFacts(b *strings.Builder) {
	var items []string
	for _, x := range c.Changes {
		if len(x.Facts) > 0 {
			items = append(items, fmt.Sprintf("%s: %s", partnership.EscapeMarkdown(string(x.Risk)), partnership.EscapeMarkdown(strings.Join(x.Facts, "; "))))
		}
	}
	writeItems(b, "What else has changed", items)
}

// plural returns a number and a noun: "1 open risk", "2 open risks".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// writeHead writes the first row of a table and the line under it.
func writeHead(b *strings.Builder, cells ...string) {
	writeRow(b, cells...)
	b.WriteString(strings.Repeat("|---", len(cells)) + "|\n")
}

// writeRow writes a row of a table.
func writeRow(b *strings.Builder, cells ...string) {
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}
