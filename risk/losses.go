package risk

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Losses are the losses that the risks of a register brought in a year, and who bears
// them.
type Losses struct {
	Year   calendar.Term `json:"year,omitzero"` // the year
	Losses []BorneLoss   `json:"losses"`        // by risk in the order of the register, and of a risk in order of time
}

// BorneLoss is the loss of one occurrence, and who bears it.
type BorneLoss struct {
	Risk       RiskID     `json:"risk"`           // of which risk
	Title      string     `json:"title"`          // what people call it
	Occurrence Occurrence `json:"occurrence"`     // when it happened, and what it cost
	Split      LossSplit  `json:"split,omitzero"` // who bears it; not set: not known
}

// maxYear is the greatest number of days of a year.
const maxYear = 366

// Losses returns what the risks of the register have cost in a year, and who bears it.
// The limits that a bearing has for a year are applied to this year, so it should be the
// year of the agreement or of the insurance. Risks that name the same insurance, or the
// same cap under the same clause, share its limit: the losses of all of them count against
// it in order of time, those of one day in the order of the register.
//
// Who bears a loss is not known if its amount is not; if nobody has agreed on a bearing; or
// if an earlier loss that counts against one of its limits is not known.
//
// The errors are:
//
//   - those of Register.Validate
//   - at "year" those of calendar.Term.Validate, and ErrRange for a term without a last day
//     or of more than 366 days
//   - at "risks[i].losses" ErrRange for losses of one risk that are more than Money can hold
func (reg Register) Losses(year calendar.Term) (Losses, error) {
	if err := errors.Join(reg.Validate(), field.At("year", checkYear(year))); err != nil {
		return Losses{}, err
	}
	all := Losses{Year: year, Losses: []BorneLoss{}}
	var errs []error
	var bearings []*Bearing // of each of the losses
	for i := range reg.Risks {
		r := &reg.Risks[i]
		losses, err := r.losses(year)
		errs = append(errs, field.At(field.Index("risks", i), err))
		all.Losses = append(all.Losses, losses...)
		for range losses {
			bearings = append(bearings, &r.Bearing)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return Losses{}, err
	}
	all.split(bearings)
	return all, nil
}

// split sets who bears each of the losses of a year, as far as that is known.
func (l Losses) split(bearings []*Bearing) {
	order := make([]int, len(l.Losses))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return l.Losses[a].Occurrence.On.Compare(l.Losses[b].Occurrence.On) })
	used, unsure := year{}, map[aggregate]bool{}
	for _, i := range order {
		loss, limits := l.Losses[i].Occurrence.Loss, bearings[i].aggregates()
		switch {
		case !bearings[i].agreed():
		case loss.Amount.Known() && !slices.ContainsFunc(limits, func(x aggregate) bool { return unsure[x] }):
			l.Losses[i].Split = bearings[i].splitting(used).split(loss)
		default:
			for _, x := range limits {
				unsure[x] = true
			}
		}
	}
}

// checkYear returns what is wrong with a year.
func checkYear(year calendar.Term) error {
	if err := year.Validate(); err != nil {
		return err
	}
	if days, closed := year.Days(); !closed || days > maxYear {
		return fmt.Errorf("%v is longer than %d days: %w", year, maxYear, field.ErrRange)
	}
	return nil
}

// losses returns the losses of a valid risk in a year, before they are split.
func (r *Risk) losses(year calendar.Term) (all []BorneLoss, err error) {
	var known []Loss
	for _, o := range r.clone().Occurrences {
		if year.Contains(o.On) {
			all = append(all, BorneLoss{Risk: r.ID, Title: r.Title, Occurrence: o})
			if o.Loss.Amount.Known() {
				known = append(known, o.Loss)
			}
		}
	}
	return all, checkTogether(known)
}

// Validate proves that the losses add up. It returns what LossSplit.Validate finds, at
// "losses[i].split", and ErrSum at "losses[i].split.loss" if the amount that was split is
// not the loss.
func (l Losses) Validate() error {
	return field.Each("losses", l.Losses, func(x BorneLoss) error {
		if !x.Split.Loss.Known() {
			return nil
		}
		err := x.Split.Validate()
		if amount := x.Occurrence.Loss.Amount; x.Split.Loss != amount {
			err = errors.Join(err, field.At("loss", fmt.Errorf("%v is split, and the loss is %v: %w", x.Split.Loss, amount, field.ErrSum)))
		}
		return field.At("split", err)
	})
}

// Total returns the sum of the losses. If one of them is not known, the total is a lower
// bound. The error wraps ErrRange if they are more than an amount of money can be.
func (l Losses) Total() (costing.Total, error) {
	amounts := make([]costing.Money, len(l.Losses))
	for i, x := range l.Losses {
		amounts[i] = x.Occurrence.Loss.Amount
	}
	return costing.TotalOf(amounts...)
}

// Table returns the losses for a report: a row for each, with what the insurers pay and
// what each organisation bears, and the totals. What is not known makes a total a lower
// bound, which says so.
func (l Losses) Table(names report.Names) report.Table {
	w := writer{names: withTitles(l.Losses, func(x BorneLoss) (RiskID, string) { return x.Risk, x.Title }, names)}
	orgs := l.orgs()
	t := report.Table{Title: "Losses recorded, " + l.Year.String(), Columns: report.TextColumns("Risk", "Day", "What happened")}
	t.Columns = append(t.Columns, report.NumberColumns("", "Loss", "Insurers")...)
	for _, org := range orgs {
		t.Columns = append(t.Columns, report.NumberColumns("", org.Name(names))...)
	}
	sums := make([][]costing.Money, 2+len(orgs))
	for _, x := range l.Losses {
		row := []string{w.risk(x.Risk), x.Occurrence.On.String(), recorded(x.Occurrence.What)}
		for i, amount := range x.amounts(orgs) {
			row, sums[i] = append(row, amount.Sterling()), append(sums[i], amount)
		}
		t.Rows = append(t.Rows, row)
	}
	totals := []string{"Total", "", ""}
	for _, amounts := range sums {
		totals = append(totals, totalText(amounts))
	}
	t.Totals = [][]string{totals}
	return t
}

// totalText returns the sum of amounts, as a lower bound if one is not known.
func totalText(amounts []costing.Money) string {
	total, err := costing.TotalOf(amounts...)
	if err != nil {
		return "more than can be shown"
	}
	return total.Sterling()
}

// orgs returns who bears something, each once, in the order of the losses.
func (l Losses) orgs() []partnership.OrgID {
	orgs := []partnership.OrgID{}
	for _, x := range l.Losses {
		for _, c := range x.Split.Charges {
			orgs = append(orgs, c.Org)
		}
	}
	return once(orgs)
}

// amounts returns the loss, what the insurers pay of it, and what each organisation
// bears: £0 for an organisation that has no charge of a loss that is split.
func (x BorneLoss) amounts(orgs []partnership.OrgID) []costing.Money {
	all := []costing.Money{x.Occurrence.Loss.Amount, x.Split.Insured}
	bears := make(map[partnership.OrgID]costing.Money, len(x.Split.Charges))
	for _, c := range x.Split.Charges {
		bears[c.Org] = c.Amount
	}
	for _, org := range orgs {
		amount, there := bears[org]
		if !there && x.Split.Loss.Known() {
			amount = costing.Pence(0)
		}
		all = append(all, amount)
	}
	return all
}
