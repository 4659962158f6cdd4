package quant

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
)

// difference returns an amount with its sign, for a report.
func difference(amount costing.Money) string {
	if amount.Sign() > 0 {
		return "+" + amount.Sterling()
	}
	return amount.Sterling()
}

// listed returns the names of risks as a list in a sentence.
func listed(names report.Names, ids []risk.RiskID) string {
	return report.List(report.NamesOf(names, report.Risk, ids))
}

// leftOut returns a note that names the risks that are not estimated, if there are any.
func leftOut(names report.Names, risks []risk.RiskID, atLeast bool) []string {
	switch {
	case len(risks) == 0:
		return nil
	case atLeast:
		return []string{"Not estimated, and left out: " + listed(names, risks) + ". Every total is a lower bound."}
	}
	return []string{"Not estimated, and left out: " + listed(names, risks) + "."}
}

// Table returns the total for a report: the mean, the usual percentiles with what is expected
// beyond them, and what is left out.
func (t PortfolioTotal) Table(names report.Names) report.Table {
	d := t.Distribution
	table := report.Table{
		Title:   "What the risks may cost together",
		Columns: append(report.TextColumns("Enough in"), report.NumberColumns("", "Set aside", "Mean of the worse cases")...),
	}
	for _, percent := range []int64{50, 75, 80, 90, 95, 99} {
		at, _ := partnership.NewQuantity(percent)
		table.Rows = append(table.Rows, []string{fmt.Sprintf("%d of 100 cases", percent), d.Percentile(at).Sterling(), d.ExpectedShortfall(at).Sterling()})
	}
	table.Totals = [][]string{{"Mean", d.Mean().Sterling(), ""}}
	if d.Step.Known() {
		table.Notes = append(table.Notes, fmt.Sprintf("Calculated in steps of %s. The standard deviation is %s.", d.Step.Sterling(), d.StandardDeviation().Sterling()))
	}
	table.Notes = append(table.Notes, leftOut(names, t.NotEstimated, t.AtLeast)...)
	if len(t.CountedDouble) > 0 {
		table.Notes = append(table.Notes, "Counted with optimism bias on the same item: "+listed(names, t.CountedDouble)+".")
	}
	return table
}

// Table returns what each member bears for a report, and what pooling saves or costs.
func (t MemberTotals) Table(names report.Names) report.Table {
	alone := t.PooledMean
	if !t.StandAlone.Known() {
		alone = costing.Money{}
	}
	table := report.Table{
		Title: fmt.Sprintf("What each member bears, to be safe in %v of 100 cases", t.Percent),
		Columns: append(report.TextColumns("Member"),
			report.NumberColumns("", "On average", "Needed alone", "In the worst cases of all")...),
		Totals: [][]string{{"All, each alone", alone.Sterling(), t.StandAlone.Sterling(), ""}, {"All together", t.PooledMean.Sterling(), t.Pooled.Sterling(), ""}},
	}
	for _, m := range t.Members {
		table.Rows = append(table.Rows, []string{
			m.Org.Name(names), m.Mean.Sterling(), m.StandAlone.Sterling(), m.InTail.Sterling(),
		})
	}
	switch {
	case !t.Benefit.Known():
		table.Summary = "What pooling saves is not known."
	case t.Benefit.Sign() < 0:
		table.Summary = "Together the members need " + t.Benefit.Abs().Sterling() + " more than if each sets aside its own."
	case t.Benefit.Sign() == 0:
		table.Summary = "Together the members need as much as if each sets aside its own."
	default:
		table.Summary = "Together the members need " + t.Benefit.Sterling() + " less than if each sets aside its own."
	}
	table.Notes = leftOut(names, t.NotEstimated, t.AtLeast)
	if len(t.NotAgreed) > 0 {
		table.Notes = append(table.Notes, "Nobody has agreed who bears "+listed(names, t.NotAgreed)+": in the figures of all together only.")
	}
	return table
}

// Table returns what each risk contributes to the total for a report.
func (c Contributions) Table(names report.Names) report.Table {
	table := report.Table{
		Title:   fmt.Sprintf("What each risk is to the total, in %v of 100 cases at most", c.Percent),
		Columns: append(report.TextColumns("Risk"), report.NumberColumns("", "On average", "In the worst cases", "Total without it", "Difference")...),
		Totals:  [][]string{{"All", "", c.ExpectedShortfall.Sterling(), c.Percentile.Sterling(), ""}},
	}
	for _, r := range c.Risks {
		table.Rows = append(table.Rows, []string{
			names.Of(report.Risk, string(r.Risk)), r.Mean.Sterling(), r.InTail.Sterling(), r.Without.Sterling(), difference(r.Effect.Neg()),
		})
	}
	table.Notes = leftOut(names, c.NotEstimated, c.AtLeast)
	return table
}

// Table returns what the actions are worth for a report. Names may have what an action is
// called under report.Action, by its id in the list that Worth was given.
func (w Worths) Table(names report.Names) report.Table {
	table := report.Table{
		Title:   fmt.Sprintf("What each action is worth, in %v of 100 cases at most", w.Percent),
		Columns: append(report.TextColumns("Action", "Risk"), report.NumberColumns("", "Cost", "Total then", "Takes off", "Off the mean", "Less its cost")...),
		Totals:  [][]string{{"No action", "", "", w.Before.Sterling(), "", "", ""}},
	}
	for _, a := range w.Actions {
		table.Rows = append(table.Rows, []string{
			names.Of(report.Action, a.Action), names.Of(report.Risk, string(a.Risk)), a.Cost.Sterling(), a.After.Sterling(), a.TakesOff.Sterling(), a.OffMean.Sterling(), difference(a.Net),
		})
	}
	table.Notes = leftOut(names, w.NotEstimated, w.AtLeast)
	return table
}

// Table returns what the controls in place take off the total for a report.
func (r Reduction) Table(names report.Names) report.Table {
	table := report.Table{
		Title:   "What the controls in place take off the total",
		Columns: append(report.TextColumns(""), report.NumberColumns("", "Without controls", "Now")...),
		Rows: [][]string{
			{"Mean", r.InherentMean.Sterling(), r.CurrentMean.Sterling()},
			{fmt.Sprintf("Enough in %v of 100 cases", r.Percent), r.Inherent.Sterling(), r.Current.Sterling()},
		},
	}
	if len(r.Left) > 0 {
		table.Notes = append(table.Notes, "Not compared, since an estimate is missing: "+listed(names, r.Left)+".")
	}
	return table
}
