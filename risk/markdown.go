package risk

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// Markdown returns the register for a report: a line that counts the open risks by
// rating, a table of them, the worst first as Standings has them, then what each is,
// with its controls, a table of the actions that are not done, and the risks that are
// not open any more. Where nothing is recorded it says so.
func (reg Register) Markdown() string {
	var b strings.Builder
	standings := reg.Standings()
	fmt.Fprintf(&b, "**%s**, %v: %s\n", partnership.EscapeMarkdown(reg.Title), reg.AsOf, reg.summary())
	if len(standings) > 0 {
		reg.writeOpen(&b, standings)
	}
	reg.writeEnded(&b)
	return b.String()
}

// writeOpen writes the open risks, of which there is one at least.
func (reg Register) writeOpen(b *strings.Builder, standings []Standing) {
	places, place := reg.places(), reg.placer()
	b.WriteString("\n")
	writeRow(b, "Risk", "Category", "Owner", "Inherent", "Current", "Target", "Appetite", "Treatment", "Next review")
	writeRule(b, 9)
	for _, s := range standings {
		place.writeStanding(b, &reg.Risks[places[s.Risk]], s)
	}
	b.WriteString("\n")
	for _, s := range standings {
		writeRisk(b, &reg.Risks[places[s.Risk]])
	}
	place.writeActions(b, standings, places)
}

// summary returns how many open risks there are, by rating from the worst.
func (reg Register) summary() string {
	total := Tally{Rated: make([]int, len(reg.Matrix.Ratings))}
	for _, t := range reg.Tallies(Together) {
		total = t
	}
	parts := []string{}
	for i := len(total.Rated) - 1; i >= 0; i-- {
		parts = append(parts, fmt.Sprintf("%d %s", total.Rated[i], partnership.EscapeMarkdown(string(reg.Matrix.Ratings[i]))))
	}
	if total.NotRated > 0 {
		parts = append(parts, fmt.Sprintf("%d not rated", total.NotRated))
	}
	return fmt.Sprintf("%s (%s), %d above appetite", plural(total.Total(), "open risk"), listed(parts), total.Above)
}

// writeStanding writes the row of a risk.
func (p placer) writeStanding(b *strings.Builder, r *Risk, s Standing) {
	target := p.rate(&r.Target).text()
	if !r.Target.On.IsZero() {
		target += " by " + r.Target.On.String()
	}
	writeRow(b,
		partnership.EscapeMarkdown(string(r.ID)+" "+r.Title), partnership.EscapeMarkdown(string(r.Category)), partnership.EscapeMarkdown(orNone(r.Owner)),
		partnership.EscapeMarkdown(p.rate(&r.Inherent).text()), partnership.EscapeMarkdown(s.Now.text()), partnership.EscapeMarkdown(target),
		s.appetiteText(), partnership.EscapeMarkdown(orNone(r.Treatment)), s.ReviewDue.String())
}

// appetiteText returns the appetite that binds and whether the risk is within it.
func (s Standing) appetiteText() string {
	if s.Appetite == 0 {
		return s.Appetite.String()
	}
	return fmt.Sprintf("%v (%s): %s", s.Appetite, partnership.EscapeMarkdown(string(s.Whose)), strings.ReplaceAll(string(s.Fit), "-", " "))
}

// writeRisk writes what a risk is, and what is recorded of it beside its rating.
func writeRisk(b *strings.Builder, r *Risk) {
	fmt.Fprintf(b, "- **%s**", partnership.EscapeMarkdown(string(r.ID)))
	write := func(label, text string) { fmt.Fprintf(b, " %s: %s.", label, sentence(text)) }
	write("Cause", r.Cause)
	write("Event", r.Event)
	write("Consequence", r.Consequence)
	write("Identified", r.Raised.String())
	if !r.Proximity.IsZero() {
		write("Could happen from", r.Proximity.String())
	}
	if r.Velocity != 0 {
		write("Felt within", r.Velocity.String())
	}
	if e := r.Estimate; e != nil {
		write("Estimate for a year", fmt.Sprintf("probability %v, %s to %s", e.Probability, e.Least.Sterling(), e.Most.Sterling()))
	}
	if len(r.Controls) > 0 {
		write("Controls", controlText(r.Controls))
	}
	for _, i := range r.Indicators {
		if n := len(i.Readings); n > 0 {
			write("Indicator", fmt.Sprintf("%s, %v on %v", i.Measure, i.Readings[n-1].Value, i.Readings[n-1].On))
		}
	}
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

// controlText returns the controls with their status, and what those that work take
// away together.
func controlText(controls []Control) string {
	all := make([]string, len(controls))
	for i, c := range controls {
		all[i] = fmt.Sprintf("%s (%s)", c.Title, c.Status)
	}
	text := strings.Join(all, "; ")
	if effect := Effect(controls); effect.Known() {
		text += fmt.Sprintf("; those that work take away %v of it", effect)
	}
	return text
}

// sentence returns a text without the stop at its end.
func sentence(text string) string { return strings.TrimRight(partnership.EscapeMarkdown(text), ". ") }

// writeActions writes the actions that are not done, if there are any.
func (p placer) writeActions(b *strings.Builder, standings []Standing, places map[RiskID]int) {
	begun := false
	for _, s := range standings {
		r := &p.reg.Risks[places[s.Risk]]
		for _, a := range r.Actions {
			if a.doneBy(p.reg.AsOf) {
				continue
			}
			if !begun {
				b.WriteString("\n")
				writeRow(b, "Action", "Owner", "Due", "Cost", "Expected to bring the risk to")
				writeRule(b, 5)
				begun = true
			}
			due := a.Due.String()
			if a.Overdue(p.reg.AsOf) {
				due += ", overdue"
			}
			writeRow(b, partnership.EscapeMarkdown(string(r.ID)+"/"+a.ID+" "+a.What), partnership.EscapeMarkdown(orNone(r.ownerOf(a))), due, a.costText(), p.expectedText(a))
		}
	}
}

// writeEnded writes the risks that are closed or merged, if there are any.
func (reg Register) writeEnded(b *strings.Builder) {
	begun := false
	for i := range reg.Risks {
		r := &reg.Risks[i]
		if r.Status == OpenRisk {
			continue
		}
		if !begun {
			b.WriteString("\nNot open any more:\n\n")
			begun = true
		}
		how := string(r.Status)
		if r.Status == MergedRisk {
			how += " into " + string(r.MergedInto)
		}
		fmt.Fprintf(b, "- %s %s: %s on %v, %s\n", partnership.EscapeMarkdown(string(r.ID)), partnership.EscapeMarkdown(r.Title), partnership.EscapeMarkdown(how), r.Ended, partnership.EscapeMarkdown(orNone(r.EndReason)))
	}
}

// costText returns what the action costs.
func (a Action) costText() string {
	if a.Cost == nil {
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
	return partnership.EscapeMarkdown(rated.text()) + " by " + a.Expected.On.String()
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
		writeRow(&b, "Risk", "Move", "Before", "Now", "Score", "Why")
		writeRule(&b, 6)
		for _, x := range c.Changes {
			if x.Move != MoveNone || len(x.MergedFrom) > 0 {
				writeRow(&b, partnership.EscapeMarkdown(string(x.Risk)+" "+x.Title), x.moveText(), partnership.EscapeMarkdown(x.Before.placeText()), partnership.EscapeMarkdown(x.Now.placeText()), x.byText(), partnership.EscapeMarkdown(x.why()))
			}
		}
	}
	c.writeList(&b, "Rising twice in a row", func(x Change) bool { return x.Trend == Rising })
	c.writeList(&b, "Falling twice in a row", func(x Change) bool { return x.Trend == Falling })
	c.writeList(&b, "Within appetite twice in a row, candidates for removal", func(x Change) bool { return x.Removable })
	c.writeList(&b, "Where they stood", func(x Change) bool { return x.Move == MoveNone })
	c.writeFacts(&b)
	return b.String()
}

// summary returns how many risks made each move.
func (c ChangeReport) summary() string {
	parts := []string{}
	for _, move := range Moves() {
		n := 0
		for _, x := range c.Changes {
			if x.Move == move {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, move.text()))
		}
	}
	if len(parts) == 0 {
		return "no risks"
	}
	return listed(parts)
}

// text returns the move in words.
func (m Move) text() string {
	switch m {
	case MoveNone:
		return "unchanged"
	case MoveUnknown:
		return "not comparable"
	}
	return string(m)
}

// moved reports whether there is anything to put into the table.
func (c ChangeReport) moved() bool {
	for _, x := range c.Changes {
		if x.Move != MoveNone || len(x.MergedFrom) > 0 {
			return true
		}
	}
	return false
}

// moveText returns the move, and what was merged.
func (c Change) moveText() string {
	text := c.Move.text()
	if c.Move == MoveMerged {
		text += " into " + partnership.EscapeMarkdown(string(c.MergedInto))
	}
	if len(c.MergedFrom) > 0 {
		text += ", with " + partnership.EscapeMarkdown(listed(texts(c.MergedFrom)))
	}
	return text
}

// placeText returns a rating with its score, or a dash for none.
func (r Rated) placeText() string {
	if !r.Assessed() {
		return "–"
	}
	return r.text()
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
	case c.Move == MoveMissing:
		return "the register does not say what became of it"
	case c.Move == MoveNone:
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

// writeFacts writes what has changed in what is done about the risks.
func (c ChangeReport) writeFacts(b *strings.Builder) {
	begun := false
	for _, x := range c.Changes {
		if len(x.Facts) == 0 {
			continue
		}
		if !begun {
			b.WriteString("\nWhat has changed in what is done:\n\n")
			begun = true
		}
		fmt.Fprintf(b, "- %s: %s\n", partnership.EscapeMarkdown(string(x.Risk)), partnership.EscapeMarkdown(strings.Join(x.Facts, "; ")))
	}
}

// plural returns a number and a noun: "1 open risk", "2 open risks".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// writeRow writes a row of a table.
func writeRow(b *strings.Builder, cells ...string) {
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

// writeRule writes the line under the first row of a table.
func writeRule(b *strings.Builder, columns int) {
	b.WriteString(strings.Repeat("|---", columns) + "|\n")
}
