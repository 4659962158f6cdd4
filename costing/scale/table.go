package scale

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// estimated is the note below a table of estimates.
const estimated = "These are estimates: they are no better than the figures that they are made from."

// figure returns a number for a report: with so many decimals at most, or "not known".
func figure(q partnership.Quantity, decimals int) string {
	if !q.Known() {
		return q.String()
	}
	power := math.Pow10(decimals)
	rounded := quantity(math.Round(float64(number(q)*power)) / power)
	return strings.Replace(report.Grouped(rounded.String()), "-", "−", 1)
}

// percentage returns a share in per cent for a report, with one decimal.
func percentage(q partnership.Quantity) string {
	if !q.Known() {
		return q.String()
	}
	return fmt.Sprintf("%.1f%%", math.Round(float64(number(q)*1000))/10)
}

// difference returns an amount with its sign, for a report.
func difference(amount costing.Money) string {
	return report.Signed(strings.Replace(amount.Sterling(), "−£", "-£", 1))
}

// Table returns what each option costs and does, for a report.
func (c OptionComparison) Table() report.Table {
	table := report.Table{
		Title: "What each option comes to in a year", Summary: c.summary(),
		Columns: append(report.TextColumns("Option"), append(
			report.NumberColumns("", "Cost", "Saving", "Cost of a case"),
			append(report.NumberColumns("cases", "Value demand", "Failure demand"), report.NumberColumns("", "Agents", "Hours freed", "Posts freed", "Capacity kept")...)...)...),
		Notes: []string{estimated},
	}
	flow := false
	for _, o := range c.Outcomes {
		row := []string{o.Option.Title(), o.Cost.Sterling(), "", o.UnitCost.Sterling(), volumes(o.Value), volumes(o.Failure), "", "", "", ""}
		if o.Saving.Known() {
			row[2] = difference(o.Saving)
		}
		if o.Agents.Known() {
			row[6] = figure(o.Agents, 2)
		}
		if o.Hours.Known() {
			flow = true
			row[7], row[8], row[9] = figure(o.Hours, 0), figure(o.Posts, 1), o.Capacity.Sterling()
		}
		table.Rows = append(table.Rows, row)
	}
	if flow {
		table.Notes = append(table.Notes, "Capacity kept is work that could be taken on at no cost. It is no cash saving, and not in the cost.")
	}
	return table.WithoutEmptyColumns()
}

// summary says which option costs least.
func (c OptionComparison) summary() string {
	for _, o := range c.Outcomes {
		switch {
		case o.Option != c.Best:
		case o.Option == appraisal.AsIs:
			return "No option costs less than as is."
		default:
			return o.Option.Title() + " costs least: " + o.Saving.Sterling() + " a year less than as is."
		}
	}
	return "Whether sharing is the best way is not known: improvement at home is not described."
}

// PartnerTable returns what each option saves for each partner, for a report: who gains and
// who loses.
func (c OptionComparison) PartnerTable(names report.Names) report.Table {
	table := report.Table{
		Title: "Who gains and who loses in a year", Summary: c.partnerSummary(names), Columns: report.TextColumns("Partner"), Notes: []string{estimated},
	}
	for i, o := range c.Outcomes {
		heading := o.Option.Title()
		if i == 0 {
			heading += ", cost"
		}
		table.Columns = append(table.Columns, report.NumberColumns("", heading)...)
		for k, p := range o.ByPartner {
			if i == 0 {
				table.Rows = append(table.Rows, []string{p.Org.Name(names), p.Cost.Sterling()})
			} else if k < len(table.Rows) {
				table.Rows[k] = append(table.Rows[k], difference(p.Saving))
			}
		}
	}
	return table
}

// partnerSummary says who pays more than now, and by which option.
func (c OptionComparison) partnerSummary(names report.Names) string {
	var worse []string
	for _, o := range c.Outcomes {
		var losers []string
		for _, p := range o.ByPartner {
			if p.Saving.Sign() < 0 {
				losers = append(losers, p.Org.Name(names))
			}
		}
		if len(losers) > 0 {
			worse = append(worse, report.List(losers)+" by “"+lower(o.Option)+"”")
		}
	}
	if len(worse) == 0 {
		return "Nobody pays more than now by any option. One-off costs are not in it."
	}
	return "Who pays more than now: " + strings.Join(worse, "; ") + ". One-off costs are not in it."
}

// Table returns where the answer turns, for a report.
func (x Crossover) Table() report.Table {
	table := report.Table{
		Title: strings.TrimSuffix(x.First.Title()+" or "+lower(x.Second)+", by "+strings.ToLower(x.Factor.Title()), " "), Summary: x.summary(),
		Columns: append(report.NumberColumns(x.Factor.unit(), "From"), report.TextColumns("Costs less")...),
		Rows:    [][]string{{figure(x.Low, 4), winner(x.Start, x.Endless)}}, Notes: []string{estimated},
	}
	if !x.Low.Known() {
		table.Rows[0][1] = figure(x.Low, 4)
	}
	if x.Capped.From.Known() {
		table.Notes = append(table.Notes, x.Capped.note())
	}
	for _, turn := range x.Turns {
		table.Rows = append(table.Rows, []string{figure(turn.At, 4), winner(turn.To, turn.Endless)})
	}
	return table
}

// summary says where the answer turns, or that it does not.
func (x Crossover) summary() string {
	if !x.Now.Known() || !x.Low.Known() || !x.High.Known() {
		return "Where the answer turns is not known."
	}
	decimals := 4
	if x.Factor == ErrorRate || x.Factor == SharedErrorRate {
		decimals = 6 // a rate is always below 1
	}
	between := figure(x.Low, decimals) + " and " + figure(x.High, decimals)
	now := "It is " + figure(x.Now, 4) + " now: " + lower(x.Winner) + " costs less."
	if x.Winner == "" {
		now = "It is " + figure(x.Now, 4) + " now: they cost the same."
	}
	if len(x.Turns) == 0 {
		return "The answer does not turn between " + between + ". " + now
	}
	return "The answer turns " + times(len(x.Turns)) + " between " + between + ". " + now
}

// times returns how often something happens.
func times(n int) string {
	if n == 1 {
		return "once"
	}
	return report.Count(n, "time", "times")
}

// lower returns an option within a sentence.
func lower(o appraisal.OptionKind) string { return strings.ToLower(o.Title()) }

// winner returns which option costs less, for a report.
func winner(o appraisal.OptionKind, endless bool) string {
	switch {
	case endless:
		return "Neither: all work comes back for ever"
	case o == "":
		return "Neither"
	}
	return o.Title()
}

// Table returns what moves the difference, for a report.
func (t SavingTornado) Table() report.Table {
	table := report.Table{
		Title:   "What the saving of “" + lower(t.First) + "” against “" + lower(t.Second) + "” hangs on",
		Summary: "As it is, it saves " + t.Gain.Sterling() + " a year.",
		Columns: append(report.TextColumns("Factor"), report.NumberColumns("", "Low", "High", "Saving at low", "Saving at high", "Spread")...),
		Notes:   []string{estimated},
	}
	switch {
	case !t.Gain.Known():
		table.Summary = "What it saves is not known."
	case t.Gain.Sign() < 0:
		table.Summary = "As it is, it costs " + t.Gain.Abs().Sterling() + " a year more."
	}
	for _, b := range t.Bars {
		name := b.label()
		if b.Turns {
			name += " [1]"
		}
		table.Rows = append(table.Rows, []string{name, figure(b.Low, 4), figure(b.High, 4), difference(b.AtLow), difference(b.AtHigh), b.Spread.Sterling()})
	}
	if t.turns() {
		table.Notes = append([]string{"The answer turns between the two ends."}, table.Notes...)
	}
	if len(t.NotMoving) > 0 {
		table.Notes = append(table.Notes, t.notMoving())
	}
	return table
}

// notMoving names the factors that move nothing.
func (t SavingTornado) notMoving() string {
	titles := make([]string, len(t.NotMoving))
	for i, f := range t.NotMoving {
		titles[i] = strings.ToLower(f.Title())
	}
	return "These move nothing: " + report.List(titles) + "."
}

// turns reports whether the answer turns within a bar.
func (t SavingTornado) turns() bool {
	for _, b := range t.Bars {
		if b.Turns {
			return true
		}
	}
	return false
}

// Table returns the fit with an interval for a report. The errors are those of Interval.
func (f ElasticityFit) Table(percent partnership.Quantity) (report.Table, error) {
	interval, err := f.Interval(percent)
	if err != nil {
		return report.Table{}, err
	}
	low, high := number(interval.Low), number(interval.High)
	summary := "The interval has 1 in it: with these figures alone, neither a saving nor a loss by volume is shown."
	switch {
	case high < 1:
		summary = "The whole interval is below 1: a greater volume is cheaper a case."
	case low > 1:
		summary = "The whole interval is above 1: a greater volume is dearer a case."
	}
	return report.Table{
		Title: "How cost grows with volume", Summary: summary,
		Columns: append(report.TextColumns("Figure"), report.NumberColumns("", "Value")...),
		Rows: [][]string{
			{"Elasticity", figure(f.Elasticity, 3)},
			{"Standard error", figure(f.StandardError, 3)},
			{fmt.Sprintf("%v%% interval", percent), figure(interval.Low, 3) + " to " + figure(interval.High, 3)},
			{"Councils", fmt.Sprint(f.Councils)},
			{"Years", fmt.Sprint(f.Years)},
		},
		Notes: []string{"An estimate from what councils spent. Nothing but volume is taken into account: not need, quality or prices of the place."},
	}, nil
}

// Table returns how likely an option costs less, for a report.
func (c Chance) Table() report.Table {
	summary := "Which costs less is not settled: the answer turns within the interval."
	switch {
	case !c.Probability.Known():
		summary = "Which costs less is not known."
	case c.Settled:
		summary = "The answer is the same all over the interval."
	}
	notes := []string{"An estimate. Only what is not known of the elasticity is in the probability."}
	if c.Capped.Sign() > 0 {
		notes = append(notes, "With a probability of "+percentage(c.Capped)+" the minutes of the steps would cost more than all the work: what improvement saves there cannot be right.")
	}
	return report.Table{
		Title: "Does “" + lower(c.First) + "” cost less than “" + lower(c.Second) + "”?", Summary: summary,
		Columns: append(report.TextColumns("If the elasticity is"), report.NumberColumns("", "Value", "Saving a year")...),
		Rows: [][]string{
			{fmt.Sprintf("At the low end of the %v%% interval", c.Elasticity.Percent), figure(c.Elasticity.Low, 3), difference(c.AtLow)},
			{"As fitted", figure(quantity((number(c.Elasticity.Low)+number(c.Elasticity.High))/2), 3), difference(c.Middle)},
			{"At the high end", figure(c.Elasticity.High, 3), difference(c.AtHigh)},
		},
		Totals: [][]string{{"Probability that it costs less", percentage(c.Probability), ""}},
		Notes:  notes,
	}
}

// Table returns what queues need apart and as one, for a report.
func (p Pooling) Table(names report.Names) report.Table {
	table := report.Table{
		Title:   fmt.Sprintf("Agents for %s of calls within %v seconds", percentage(p.Target.Share), p.Target.Within),
		Columns: append(report.TextColumns("Queue"), report.NumberColumns("", "Erlangs", "Agents", "Answered in time", "Average wait (seconds)", "Given up")...),
		Notes:   []string{"An estimate: calls arrive at random and evenly, and agents are always there."},
	}
	for i, w := range p.Apart {
		name := fmt.Sprintf("Queue %d", i+1)
		if w.Org != "" {
			name = w.Org.Name(names)
		}
		table.Rows = append(table.Rows, w.row(name))
	}
	table.Totals = [][]string{{"Together, each alone", "", figure(p.Alone, 2), "", "", ""}, p.Pooled.row("As one queue")}
	switch n := number(p.Fewer); {
	case !p.Fewer.Known():
		table.Summary = "How many they need as one queue is not known."
	case n > 0:
		table.Summary = "As one queue they need " + figure(p.Fewer, 2) + " fewer."
	case n < 0:
		table.Summary = "As one queue they need " + figure(p.Fewer.Neg(), 2) + " more."
	default:
		table.Summary = "As one queue they need as many."
	}
	return table.WithoutEmptyColumns()
}

// row returns how a queue is answered as a row of a table.
func (w Waiting) row(name string) []string {
	abandoned := ""
	if w.Abandoned.Known() {
		abandoned = percentage(w.Abandoned)
	}
	return []string{name, figure(w.Offered, 2), figure(w.Agents, 2), percentage(w.Answered), figure(w.Average, 1), abandoned}
}
