package main

import (
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// tables returns the whole report: first the answer, and then what it rests on.
func (s story) tables() report.Tables {
	d, names := s.document, s.document.names()
	all := report.Tables{{Title: d.About, Level: 1, Notes: d.Illustrative}, s.answer(names)}
	part := func(title, summary string, tables ...report.Table) {
		all = append(all, report.Table{Title: title, Summary: summary})
		all = append(all, report.Tables(tables).Nested()...)
	}
	part("Is it worth it, and for whom?",
		"Five options over thirteen years. The company is formed in the first three and saves nothing in them.",
		append(s.options.Tables(names), s.againstHome(names), s.hangs.Table(), s.switches.Table())...)
	part("What is it that saves?",
		"A bigger team, fewer errors and fewer steps are looked at apart, in a usual year, once all has been done. "+
			"The appraisal takes these figures, rounded, and counts 85% of what is saved.",
		s.year.Table(), s.year.PartnerTable(names), s.volume.Table(), s.elasticity.Table(), s.yearHangs.Table(), s.fitTable, s.alone.Table(), s.together.Table())
	part("When can it start?", s.formation(), s.programme.Table(names), s.document.Log.Table(names), s.lessons())
	part("What changed before the decision?",
		"The service as it was, and the full business case against the outline one.",
		append(d.Baseline.Tables(names), s.changes.Tables()...)...)
	part("What came of it?",
		fmt.Sprintf("The benefits as planned, and as recorded up to %v, two years after the start.", d.Reviewed),
		append(s.review.Tables(names), s.concerns.Table())...)
	part("A table to be careful with",
		"Before they decided, the councils read what others had published ("+d.Published.Source+"). It was worked out again: "+s.auditText(), s.audit.Tables()...)
	return all
}

// answer is the answer on one screen.
func (s story) answer(names report.Names) report.Table {
	t := report.Table{Title: "The answer", Columns: report.TextColumns("Question", "Answer")}
	say := func(question, answer string) { t.Rows = append(t.Rows, []string{question, answer}) }
	say("Which option is worth most?", s.best())
	say("Is a company worth it by itself?", s.byItself())
	say("For whom is it worth it?", s.forWhom(names))
	say("What is it that saves?", s.whatSaves())
	say("How sure is that?", fmt.Sprintf("Going by what twelve other councils spend, the probability that a company costs less in a year than improving at home is %s. On top of improvement it is %s.",
		asPercent(s.alone.Probability), asPercent(s.together.Probability)))
	say("When can it start?", s.start())
	say("What came of it?", s.result())
	return t
}

// best names the option that is worth most, and sets it beside improving at home.
func (s story) best() string {
	best := s.options.Ranking[0]
	text := fmt.Sprintf("%s: %s than going on as now, over thirteen years and in present value.", best.Name, moreOrLess(best.Difference.Amount))
	if best.Option == both {
		text += fmt.Sprintf(" Of that, %s would come from improving at home, without any company; the company adds %s.",
			s.rank(home).Difference.Sterling(), s.homeFirst.Difference.Sterling())
	}
	return text
}

// byItself compares the company with improving at home.
func (s story) byItself() string {
	share, own := s.rank("share").Difference.Amount, s.rank(home).Difference.Amount
	answer := "Yes"
	if share.Compare(own) <= 0 {
		answer = "No"
	}
	return fmt.Sprintf("%s: a company that goes on working as now is worth %s than as is, and improving at home %s.", answer, moreOrLess(share), moreOrLess(own))
}

// forWhom says who is worse off in the company than after improving at home.
func (s story) forWhom(names report.Names) string {
	var losers, payments []string
	for _, p := range s.homeFirst.Partners {
		name := p.Org.Name(names)
		if p.Difference.Sign() < 0 {
			losers = append(losers, fmt.Sprintf("%s by %s", name, p.Difference.Abs().Sterling()))
		}
		switch p.SidePayment.Sign() {
		case -1:
			payments = append(payments, fmt.Sprintf("%s pays %s", name, p.SidePayment.Abs().Sterling()))
		case 1:
			payments = append(payments, fmt.Sprintf("%s gets %s", name, p.SidePayment.Sterling()))
		}
	}
	switch {
	case len(losers) == 0:
		return "For each council: none would be better off improving alone."
	case len(payments) == 0:
		return "Not for " + report.List(losers) + ", and the others do not gain enough to make it good."
	}
	return fmt.Sprintf("Against improving at home it is worse for %s. Nobody is worse off if, in the first year, %s.", report.List(losers), report.List(payments))
}

// againstHome is the table of who gains by the company on top of improvement, against
// improvement alone.
func (s story) againstHome(names report.Names) report.Table {
	t := report.Table{
		Title:   "Share and improve against improve at home",
		Summary: "Against going on as now, which gets worse, much looks good. This is the harder question: what each council gains by the company if it could also improve alone.",
		Columns: append(report.TextColumns("Partner"), report.NumberColumns("", "Better off by, present value", "Gets in the first year", "Then better off by")...),
	}
	for _, p := range s.homeFirst.Partners {
		after, _ := p.Difference.Add(p.SidePayment)
		t.Rows = append(t.Rows, []string{p.Org.Name(names), signed(p.Difference), signed(p.SidePayment), signed(after)})
	}
	t.Totals = [][]string{{"Total", signed(s.homeFirst.Difference.Amount), "", signed(s.homeFirst.Difference.Amount)}}
	return t
}

// whatSaves sets the savings of a year beside one another.
func (s story) whatSaves() string {
	saving := map[appraisal.OptionKind]string{}
	for _, o := range s.year.Outcomes {
		saving[o.Option] = signed(o.Saving)
	}
	return fmt.Sprintf("In a usual year: fewer steps and errors at home %s, a bigger team alone %s, both %s.", saving[appraisal.ImproveAtHome], saving[appraisal.Share], saving[appraisal.ShareAndImprove]) + s.turn()
}

// turn says from which elasticity on sharing no longer pays.
func (s story) turn() string {
	if len(s.elasticity.Turns) == 0 {
		return ""
	}
	return fmt.Sprintf(" If volume grows by 1%%, cost is taken to grow by %s%%. From %s%% on, a company adds nothing to improvement.", rounded(s.document.Scale.Elasticity, 2), rounded(s.elasticity.Turns[0].At, 2))
}

// start says when the company can start.
func (s story) start() string {
	text := fmt.Sprintf("On %v", s.programme.Earliest)
	if late, promised := s.programme.Late(); promised && late > 0 {
		text += fmt.Sprintf(", %s after the day that was promised, %v", report.Count(late, "day", "days"), s.programme.Promised)
	}
	return text + ". What holds it back: " + report.List(report.NamesOf(s.document.names(), report.Task, s.programme.Critical)) + "."
}

// formation says how long other companies took.
func (s story) formation() string {
	text := "The work from the first day to the first day of the company."
	if months, ok := lifecycle.FormationRange(s.document.Plan.Structure); ok {
		text += fmt.Sprintf(" Jointly owned companies have taken %d to %d months to form. %s.", months.Least, months.Most, months.Source)
	}
	return text
}

// lessons is what the lessons that shared services left behind say of the next move.
func (s story) lessons() report.Table {
	next := s.document.Next
	t := report.Table{
		Title:   fmt.Sprintf("Ready for the next move? %s, %v", next.Kind.Title(), next.On),
		Summary: "What is not known holds it up as much as what is wrong: nobody has put the papers forward yet.",
		Columns: report.TextColumns("Lesson", "Answer", "What was found"),
	}
	for _, result := range s.gate.Results {
		var found []string
		for _, f := range result.Findings {
			found = append(found, f.Message)
		}
		t.Rows = append(t.Rows, []string{result.Title, result.Outcome.Title(), strings.Join(found, "; ")})
	}
	return t
}

// auditText says what the published table takes for granted.
func (s story) auditText() string {
	if len(s.audit.Common) == 0 {
		return "nothing that was tried gives all of its figures."
	}
	return fmt.Sprintf("all of its figures come out if savings are taken to be %s. A ramp and a discount rate, as above, would make them less.", s.audit.Common[0].Assumptions)
}

// result says what came of the benefits, and what of it the company brought.
func (s story) result() string {
	net := s.review.Cashable
	text := fmt.Sprintf("After two years %s of the %s that were planned until then: %s.", net.Realised.Sterling(), net.Due.Sterling(), signed(net.Difference))
	var due, realised []costing.Money
	for _, b := range s.review.Benefits {
		if b.Kind == appraisal.CashableBenefit && b.ID != noCompany {
			due, realised = append(due, b.Sum.Due.Amount), append(realised, b.Sum.Realised.Amount)
		}
	}
	planned, err := costing.TotalOf(due...)
	came, err2 := costing.TotalOf(realised...)
	if err != nil || err2 != nil {
		return text
	}
	return text + fmt.Sprintf(" Without fewer steps and errors, which needed no company, it is %s where %s was planned: %s.",
		came.Sterling(), planned.Sterling(), paid(came.Amount))
}

// paid says whether the company has saved more than it cost.
func paid(came costing.Money) string {
	if came.Sign() > 0 {
		return "the company saves more than it costs"
	}
	return "the company does not pay for itself yet"
}

// asPercent returns a share as a whole percentage.
func asPercent(q partnership.Quantity) string {
	d, _ := q.Decimal()
	return d.Shift(2).StringFixed(0) + "%"
}

// rounded returns a quantity with a number of decimals.
func rounded(q partnership.Quantity, places int32) string {
	d, _ := q.Decimal()
	return d.StringFixed(places)
}

// moreOrLess returns an amount as "£5.00 more" or "£5.00 less".
func moreOrLess(m costing.Money) string {
	if m.Sign() < 0 {
		return m.Abs().Sterling() + " less"
	}
	return m.Sterling() + " more"
}

// signed returns an amount with its sign.
func signed(m costing.Money) string { return report.Signed(m.Sterling()) }
