package costing

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// TermCharges are what the members pay for some of the days of a statement, such as those
// before another member joined.
type TermCharges struct {
	Term    calendar.Term `json:"term"`    // the days
	Charges []Portion     `json:"charges"` // what each who is a member on them pays for them
}

// Validate returns what is wrong with the charges: what Term.Validate finds at "term", and
// ErrRequired for one without a last day; and at "charges[i]" ErrRequired, ErrInvalid or ErrDuplicate for an id, and ErrRequired for an amount
// that is not known.
func (t TermCharges) Validate() error {
	return errors.Join(field.At("term", t.Term.Validate()), field.RequiredValue("term.last", t.Term.Last), CheckCharges("charges", t.Charges))
}

// ByPeriod returns what everyone pays for each part of the term: the Periods, or if there are
// none, the Charges for all of it. The errors are
//
//   - at "charges" those of CheckCharges, and at "periods[i]" those of TermCharges.Validate;
//   - at "periods[i].term.first" ErrOrder for a day that is not after the period before;
//   - at "charges[i].amount" ErrSum where what an organisation pays for the periods does not
//     make its charge, and at "periods" for organisations without a charge.
func (s Statement) ByPeriod() ([]TermCharges, error) {
	if err := CheckCharges("charges", s.Charges); err != nil {
		return nil, err
	}
	if len(s.Periods) == 0 {
		return []TermCharges{{Term: s.Term, Charges: slices.Clone(s.Charges)}}, nil
	}
	if err := s.checkPeriods(); err != nil {
		return nil, err
	}
	periods := slices.Clone(s.Periods)
	for i := range periods {
		periods[i].Charges = slices.Clone(periods[i].Charges)
	}
	return periods, nil
}

// checkPeriods returns what is wrong with each of the periods and with their order, or else with
// their sums.
func (s Statement) checkPeriods() error {
	var before calendar.Date
	err := field.Each("periods", s.Periods, func(p TermCharges) error {
		err := p.Validate()
		if first := p.Term.First; !first.IsZero() && !first.After(before) {
			err = errors.Join(err, field.At("term.first", fmt.Errorf("%v is not after %v: %w", first, before, field.ErrOrder)))
		}
		before = p.Term.Last
		return err
	})
	if err != nil || len(s.Periods) == 0 {
		return err
	}
	return s.checkPeriodSums()
}

// checkPeriodSums returns ErrSum where the periods do not make the charges.
func (s Statement) checkPeriodSums() error {
	paid := make(map[partnership.OrgID][]Money)
	for _, p := range s.Periods {
		for _, c := range p.Charges {
			paid[c.Org] = append(paid[c.Org], c.Amount)
		}
	}
	err := field.Each("charges", s.Charges, func(c Portion) error {
		sum, err := Sum(paid[c.Org]...)
		delete(paid, c.Org)
		if err == nil && sum.Known() && c.Amount.Known() && sum != c.Amount {
			err = fmt.Errorf("%s pays %v, the periods make %v: %w", c.Org, c.Amount, sum, field.ErrSum)
		}
		return field.At("amount", err)
	})
	if len(paid) > 0 {
		err = errors.Join(err, field.At("periods", fmt.Errorf("%s for periods without a charge: %w", report.Count(len(paid), "organisation pays", "organisations pay"), field.ErrSum)))
	}
	return err
}

// periodsOf returns what is charged for the days of each piece: what its entry exactly charges,
// with its part of what rounded the charges of the term, rounded so that it adds up to them.
func (c *calculation) periodsOf() []TermCharges {
	periods := make([]TermCharges, len(c.pieces))
	for i := range c.pieces {
		periods[i].Term = c.periods[i].cost.Term
	}
	all := indexes(len(c.pieces))
	for place, org := range c.members {
		charge := big.NewRat(c.charges[place], 1)
		weights, more := c.weights(all, place), charge.Sub(charge, c.sumAt(all, place))
		exact := make([]*big.Rat, len(all))
		for i := range exact {
			exact[i] = weights[i].Add(weights[i].Mul(weights[i], more), c.pieces[i].amounts[place])
		}
		amounts, parts := overOne(exact)
		split, _ := Split(Pence(c.charges[place]), amounts, parts, cmp.Compare[int])
		for i, amount := range split {
			if c.pieces[i].has(place) {
				periods[i].Charges = append(periods[i].Charges, Portion{Org: org, Amount: amount})
			}
		}
	}
	return periods
}

// joinPeriods adds the periods of another statement, which may itself be one.
func (s *Statement) joinPeriods(other Statement, single bool) {
	if len(other.Periods) == 0 && !single {
		other.Periods = []TermCharges{{Term: other.Term, Charges: other.Charges}}
	}
	for _, p := range other.Periods {
		p.Charges = append([]Portion{}, p.Charges...)
		s.Periods = append(s.Periods, p)
	}
}

// mixesPeriods reports whether a step is of the days of several periods, so that the steps do
// not say what is charged for each.
func (s Statement) mixesPeriods() bool {
	return len(s.Periods) > 0 && slices.ContainsFunc(s.Steps, func(step Step) bool {
		return !slices.ContainsFunc(s.Periods, func(p TermCharges) bool { return p.Term == step.Term })
	})
}

// periodNote says why the charges of a part may be more or less than what its days cost.
const periodNote = "What a limit or a rounding of the whole term changes is divided between the parts in proportion to the charges of each. " +
	"Only the charges of the whole term make the cost."

// periodTable is the table of what everyone pays for each part of the term.
func (s Statement) periodTable(names report.Names) report.Table {
	t := report.Table{
		Title: "Charges for parts of the term", Level: 3, Columns: report.TextColumns("Organisation"),
		Notes: []string{periodNote},
	}
	columns := append(slices.Clone(s.Periods), TermCharges{Charges: s.Charges})
	rows, totals := make([][]string, len(s.Charges)), []string{"Total"}
	for i, c := range s.Charges {
		rows[i] = []string{c.Org.Name(names)}
	}
	for i, p := range columns {
		heading := "Charge"
		if i < len(s.Periods) {
			heading = p.Term.String()
		}
		t.Columns = append(t.Columns, report.Column{Heading: heading, Number: true})
		cells, amounts := make(map[partnership.OrgID]string, len(p.Charges)), make([]Money, len(p.Charges))
		for k, c := range p.Charges {
			cells[c.Org], amounts[k] = c.Amount.Sterling(), c.Amount
		}
		for k, c := range s.Charges {
			rows[k] = append(rows[k], cells[c.Org])
		}
		totals = append(totals, totalText(amounts))
	}
	t.Rows, t.Totals = rows, [][]string{totals}
	return t
}
