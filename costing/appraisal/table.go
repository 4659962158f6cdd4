package appraisal

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Tables returns the summary for a report: the options compared, with their ranking and what should
// be looked at; who gains and who loses; and each option by kind of flow.
func (r Summary) Tables(names report.Names) report.Tables {
	tables := report.Tables{r.comparison(names)}
	if len(r.Partners) > 0 {
		tables = append(tables, r.winners(names))
	}
	return append(tables, r.kinds())
}

// span returns the first and the last year.
func (r Summary) span() string {
	if len(r.Years) == 0 {
		return "no years"
	}
	return r.Years[0].String() + " to " + r.Years[len(r.Years)-1].String()
}

// comparison is the table of the options.
func (r Summary) comparison(names report.Names) report.Table {
	t := report.Table{
		Title:   fmt.Sprintf("Options compared: %s, %s", r.Name, r.span()),
		Summary: fmt.Sprintf("Present values %s, discounted from the first year by %s. Net is benefits less costs: more is better.", r.Prices.Title(), r.Schedule),
		Columns: append(report.TextColumns("Option"), report.NumberColumns("", "Costs", "Benefits", "Net", "Of it cashable", "Compared with "+r.against(), "Brought by £1")...),
	}
	t.Columns = append(t.Columns, report.Column{Heading: "Paid back"}, report.Column{Heading: "Rank", Number: true})
	for _, o := range r.Options {
		row := []string{o.Name, o.Costs.Sterling(), o.Benefits.Sterling(), o.Net.Sterling(), o.Cashable.Sterling()}
		if o.Option == r.Against {
			row = append(row, "–", "–", "–")
		} else {
			row = append(row, signedNet(o.Difference), ratioText(o.Ratio), o.Payback.Text())
		}
		t.Rows = append(t.Rows, append(row, r.place(o.Option)))
	}
	for _, rank := range r.Ranking {
		t.Notes = append(t.Notes, rank.Text(names))
	}
	t.Notes = append(t.Notes, r.notes()...)
	return t
}

// against returns the name of the option that the others are compared with.
func (r Summary) against() string {
	i := r.reference()
	if i < 0 {
		return "the option that is not known"
	}
	return r.Options[i].Name
}

// reference returns the place of the option that the others are compared with, or -1.
func (r Summary) reference() int {
	return slices.IndexFunc(r.Options, func(o OptionResult) bool { return o.Option == r.Against })
}

// compared returns the options that are compared with another.
func (r Summary) compared() []OptionResult {
	return slices.DeleteFunc(slices.Clone(r.Options), func(o OptionResult) bool { return o.Option == r.Against })
}

// notes says what is not known and what should be looked at.
func (r Summary) notes() (notes []string) {
	for _, o := range r.Options {
		if len(o.NotKnown) > 0 {
			notes = append(notes, o.Name+", not known, and not counted as £0: "+report.List(o.NotKnown)+".")
		}
	}
	for _, o := range r.Options {
		if len(o.Estimates) > 0 {
			notes = append(notes, o.Name+" rests on estimates: "+report.List(o.Estimates)+".")
		}
	}
	for _, c := range r.Concerns {
		notes = append(notes, c.Kind.Title()+": "+c.Text+".")
	}
	return notes
}

// place returns the rank of an option.
func (r Summary) place(option OptionID) string {
	i := slices.IndexFunc(r.Ranking, func(rank Rank) bool { return rank.Option == option })
	if i < 0 {
		return "–"
	}
	return r.Ranking[i].place()
}

// signedNet returns a difference with its sign.
func signedNet(n Net) string {
	if n.Known() {
		return report.Signed(n.Amount.Sterling())
	}
	return n.Sterling()
}

// ratioText returns a ratio to two decimals.
func ratioText(q partnership.Quantity) string {
	d, known := q.Decimal()
	if !known {
		return "–"
	}
	return d.StringFixed(2)
}

// winners is the table of who gains and who loses by each option but the first.
func (r Summary) winners(names report.Names) report.Table {
	t := report.Table{
		Title: "Winners and losers", Level: 3,
		Summary: "By how much each is better off than with " + r.against() + ", year by year and not discounted, and in present value. Below £0 it is worse off.",
		Columns: report.TextColumns("Option", "Partner"),
	}
	for _, year := range r.Years {
		t.Columns = append(t.Columns, report.Column{Heading: year.String(), Number: true})
	}
	t.Columns = append(t.Columns, report.NumberColumns("", "Present value", "Side payment")...)
	for _, o := range r.compared() {
		for _, p := range o.Partners {
			t.Rows = append(t.Rows, append(append([]string{o.Name, p.Org.Name(names)}, p.cells()...), sidePaymentCell(p.SidePayment)))
		}
		if len(o.Undivided.Years) > 0 {
			t.Rows = append(t.Rows, append(append([]string{o.Name, "Not divided"}, o.Undivided.cells()...), "–"))
		}
		total := []string{o.Name, "Total"}
		for _, y := range o.Years {
			total = append(total, signedNet(y.Difference))
		}
		t.Totals = append(t.Totals, append(total, signedNet(o.Difference), ""))
		t.Notes = append(t.Notes, o.sideNote(names)...)
	}
	if i := r.reference(); i >= 0 && len(r.Options[i].NotShared) > 0 {
		t.Notes = append(t.Notes, r.Options[i].sideNote(names)...)
	}
	return t
}

// cells returns the differences of a partner.
func (p PartnerResult) cells() []string {
	var cells []string
	for _, amount := range append(slices.Clone(p.Years), p.Difference) {
		cells = append(cells, report.Signed(amount.Sterling()))
	}
	return cells
}

// sidePaymentCell returns what a partner gets or pays.
func sidePaymentCell(amount costing.Money) string {
	switch {
	case !amount.Known():
		return "–"
	case amount.Sign() < 0:
		return "pays " + amount.Abs().Sterling()
	case amount.Sign() > 0:
		return "gets " + amount.Sterling()
	}
	return amount.Sterling()
}

// sideNote says who is worse off by an option, and what would make it good.
func (o OptionResult) sideNote(names report.Names) (notes []string) {
	var losers, payments []string
	for _, p := range o.Partners {
		if p.Difference.Sign() < 0 {
			losers = append(losers, p.Org.Name(names))
		}
		if p.SidePayment.Sign() != 0 {
			payments = append(payments, p.Org.Name(names)+" "+sidePaymentCell(p.SidePayment))
		}
	}
	switch {
	case len(o.NotShared) > 0:
		notes = append(notes, o.Name+": nobody has agreed who bears or gets "+report.List(o.NotShared)+".")
	case len(losers) == 0 || len(o.Undivided.Years) > 0:
	case len(payments) > 0:
		notes = append(notes, o.Name+": nobody is worse off if, in the first year, "+report.List(payments)+".")
	case o.Difference.settled():
		notes = append(notes, o.Name+": "+report.List(losers)+" worse off, and the others do not gain enough to make it good.")
	default:
		notes = append(notes, o.Name+": "+report.List(losers)+" worse off, and whether the others gain enough to make it good is not known.")
	}
	return notes
}

// kinds is the table of the options by kind of flow.
func (r Summary) kinds() report.Table {
	t := report.Table{
		Title: "What the options are made of", Level: 3,
		Summary: "One-off and recurring money, and what of it is cashable. Time that is freed is worth something and pays no bill.",
		Columns: append(report.TextColumns("Option", "Kind"), report.NumberColumns("", "Not discounted", "Present value")...),
	}
	for _, o := range r.Options {
		for _, k := range o.Kinds {
			t.Rows = append(t.Rows, []string{o.Name, k.Kind.Title(), k.Sum.Sterling(), k.Present.Sterling()})
		}
	}
	return t
}

// Table returns the tornado for a report.
func (t Tornado) Table() report.Table {
	table := report.Table{
		Title:   "What the difference between the options hangs on",
		Summary: fmt.Sprintf("Net present value of %s less that of %s, %s: %s as appraised. One input at a time.", t.Name, t.AgainstName, t.Prices.Title(), signedNet(t.Base)),
		Columns: append(report.TextColumns("Input"), report.NumberColumns("", "Lowest", "Difference then", "Highest", "Difference then", "Spread")...),
	}
	table.Columns = append(table.Columns, report.Column{Heading: "Turns the answer"})
	for _, b := range t.Bars {
		table.Rows = append(table.Rows, []string{
			b.Name, valueText(b.Lever, b.Low), signedNet(b.AtLow), valueText(b.Lever, b.High), signedNet(b.AtHigh), b.Spread.Sterling(), turnsText(b.Turns, t.decides(b)),
		})
	}
	if len(t.NotMoving) > 0 {
		table.Notes = append(table.Notes, "Moves nothing: "+report.List(t.NotMoving)+".")
	}
	return table
}

// valueText returns a value of a lever with its unit, to two decimals if it has more.
func valueText(lever Lever, value partnership.Quantity) string {
	millionths, known := value.Millionths()
	text := value.String()
	switch {
	case !known:
		return text
	case lever == DelayLever:
		return report.Count(int(millionths/millionth), "year", "years")
	case lever == EstimateLever && millionths == 0:
		return "low end"
	case lever == EstimateLever && millionths == 100*millionth:
		return "high end"
	case millionths%(millionth/100) != 0:
		exact, _ := value.Decimal()
		text = exact.StringFixed(2)
	}
	return text + "%"
}

// yesNo returns whether something is so.
func yesNo(so bool) string {
	if so {
		return "yes"
	}
	return "no"
}

// decides reports whether it is known which option is better, as appraised and at both ends of
// a bar.
func (t Tornado) decides(b TornadoBar) bool {
	return t.Base.settled() && b.AtLow.settled() && b.AtHigh.settled()
}

// turnsText returns whether the answer turns, for a report.
func turnsText(turns, known bool) string {
	if !turns && !known {
		return "not known"
	}
	return yesNo(turns)
}

// Table returns the switching values for a report.
func (values SwitchingValues) Table() report.Table {
	table := report.Table{
		Title:   "Where the answer turns",
		Summary: "The value of each input at which the two options are worth the same, the others as they are.",
		Columns: report.TextColumns("Input", "Switching value"),
	}
	for _, v := range values {
		cell := valueText(v.Lever, v.At)
		switch v.State {
		case MovesNothing:
			cell = "none: it moves nothing"
		case NeverSwitches:
			cell = "none between its lowest and highest value"
		case SwitchUnknown:
			cell = "not known, since an amount is not"
		}
		table.Rows = append(table.Rows, []string{v.Name, cell})
	}
	return table
}

// summary says in which scenarios another option is best.
func (results ScenarioResults) summary() string {
	var turned, open []string
	for _, r := range results {
		switch {
		case r.Turns:
			turned = append(turned, r.Name)
		case r.Best == "":
			open = append(open, r.Name)
		}
	}
	switch {
	case len(open) > 0 && len(turned) > 0:
		return "Another option is best in: " + report.List(turned) + ". Which is best is not known in: " + report.List(open) + "."
	case len(open) > 0:
		return "Which option is best is not known in: " + report.List(open) + "."
	case len(turned) > 0:
		return "Another option is best in: " + report.List(turned) + "."
	}
	return "The same option is best in every scenario."
}

// Table returns how the options stand in each scenario for a report.
func (results ScenarioResults) Table() report.Table {
	table := report.Table{Title: "Scenarios", Summary: results.summary(), Columns: report.TextColumns("Scenario")}
	for i, r := range results {
		row := []string{r.Name}
		if i == 0 {
			for n := range r.Ranking {
				table.Columns = append(table.Columns, report.Column{Heading: fmt.Sprintf("Place %d", n+1)})
			}
			table.Columns = append(table.Columns, report.Column{Heading: "Turns the answer"})
		}
		for _, rank := range r.Ranking {
			cell := rank.Name + ", " + signedNet(rank.Difference)
			if rank.Place == 0 {
				cell += ", place " + rank.place()
			}
			row = append(row, cell)
		}
		table.Rows = append(table.Rows, append(row, turnsText(r.Turns, results[0].Best != "" && r.Best != "")))
	}
	return table
}
