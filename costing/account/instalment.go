package account

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Instalment is a part of a year's contribution that falls due on a day: half of it on
// 15 April.
type Instalment struct {
	On    calendar.Date        `json:"on,omitzero"`    // the day on which it falls due
	Share partnership.Fraction `json:"share,omitzero"` // of the contribution: "50%" or "1/3"
}

// Validate returns what is wrong with the instalment: ErrRequired at "on" if it is not set,
// and at "share" if it is not known.
func (i Instalment) Validate() error {
	return errors.Join(field.RequiredValue("on", i.On), field.RequiredValue("share", i.Share))
}

// EqualInstalments returns a plan of equal instalments, one on each of the days: of four,
// each is 1/4. There is no plan of more than 1,000,000.
func EqualInstalments(days ...calendar.Date) []Instalment {
	share, _ := partnership.ParseFraction(fmt.Sprintf("1/%d", len(days)))
	plan := make([]Instalment, len(days))
	for i, day := range days {
		plan[i] = Instalment{On: day, Share: share}
	}
	return plan
}

// Instalments returns the charges of a statement as the instalments of a plan: first what each
// pays on the first day, then on the second. What an organisation pays adds up to its charge:
// it is rounded as costing.Split does, and of equal instalments the first are a penny more. A
// charge of less than £0 is paid to the organisation in the same way. Instalments of £0 are
// left out.
//
// If the members or the scheme change in the term, the charges for each of the statement's
// Periods fall due on the plan's days in that period, in proportion to their shares. So a
// member that joins in October pays nothing before October. Days of the plan before the first
// period count as in the first, and days after the last as in the last. If the plan has no day
// in a period, its charges fall due on the plan's next day, or on the first day of the period
// if there is none.
//
// Give the one statement of Schedule.Statements, or what costing.Join makes of several.
// Contributions that come from no statement are those of costing.Statement{Charges: …}.
//
// The errors are
//
//   - those of costing.Statement.ByPeriod;
//   - at "plan" ErrRequired if there is none; at "plan[i]" what Instalment.Validate finds, and
//     ErrOrder at "on" for a day that is not after the day before it in the list;
//   - if all that holds, at "plan" ErrSum if the shares do not make the whole, and ErrRange
//     if partnership.Parts cannot write them as parts of one whole.
func Instalments(s costing.Statement, plan []Instalment, reference string) ([]Posting, error) {
	periods, err := s.ByPeriod()
	if err := errors.Join(err, checkPlan(plan)); err != nil {
		return nil, err
	}
	var due []Posting
	parts := partsOf(plan)
	for i, p := range periods {
		days, shares := duringPeriod(periods, i, plan, parts)
		for _, c := range p.Charges {
			for k, amount := range inProportion(c.Amount, shares) {
				due = append(due, Posting{On: days[k], Kind: PostContribution, Org: c.Org, Amount: amount, Reference: reference})
			}
		}
	}
	return together(due, s.Charges), nil
}

// duringPeriod returns the days on which the charges of period i fall due, and in proportion
// to what. shares are those of the days of the plan, which are in order.
func duringPeriod(periods []costing.TermCharges, i int, plan []Instalment, shares []int64) (days []calendar.Date, due []int64) {
	before := func(day calendar.Date) int {
		place, _ := slices.BinarySearchFunc(plan, day, func(i Instalment, day calendar.Date) int { return i.On.Compare(day) })
		return place
	}
	from, until := 0, len(plan)
	if i > 0 {
		from = before(periods[i].Term.First)
	}
	if i+1 < len(periods) {
		until = max(from, before(periods[i+1].Term.First))
	}
	for k := from; k < len(plan) && (k < until || len(days) == 0); k++ {
		if shares[k] > 0 {
			days, due = append(days, plan[k].On), append(due, shares[k])
		}
	}
	if len(days) == 0 {
		return []calendar.Date{periods[i].Term.First}, []int64{1}
	}
	return days, due
}

// partsOf returns the shares of a plan as parts of one whole.
func partsOf(plan []Instalment) []int64 {
	shares := make([]partnership.Share, len(plan))
	for i, instalment := range plan {
		shares[i].Fraction = instalment.Share
	}
	parts, _, _ := partnership.Parts(shares)
	return parts
}

// inProportion splits an amount in proportion to shares. Of equal remainders the first gets the
// spare penny.
func inProportion(amount costing.Money, shares []int64) []costing.Money {
	whole, exact := new(big.Int), make([]*big.Int, len(shares))
	for i, share := range shares {
		exact[i] = big.NewInt(share)
		whole.Add(whole, exact[i])
		exact[i].Mul(exact[i], big.NewInt(amount.KnownPence()))
	}
	split, _ := costing.Split(amount, exact, whole, cmp.Compare[int])
	return split
}

// together returns postings in the order of their days, and of one day in that of the charges,
// as one for each day and organisation.
func together(postings []Posting, charges []costing.Portion) []Posting {
	place := make(map[partnership.OrgID]int, len(charges))
	for i, c := range charges {
		place[c.Org] = i
	}
	slices.SortStableFunc(postings, func(a, b Posting) int { return cmp.Or(a.On.Compare(b.On), cmp.Compare(place[a.Org], place[b.Org])) })
	all := []Posting{}
	for _, p := range postings {
		if last := len(all) - 1; last >= 0 && all[last].On == p.On && all[last].Org == p.Org {
			all[last].Amount = all[last].Amount.Plus(p.Amount)
			continue
		}
		all = append(all, p)
	}
	return slices.DeleteFunc(all, func(p Posting) bool { return p.Amount == costing.Pence(0) })
}

// checkPlan returns every error of a plan of instalments.
func checkPlan(plan []Instalment) error {
	if len(plan) == 0 {
		return field.At("plan", field.ErrRequired)
	}
	shares, before := make([]partnership.Fraction, 0, len(plan)), calendar.Date{}
	err := field.Each("plan", plan, func(i Instalment) error {
		shares = append(shares, i.Share)
		err := i.Validate()
		switch {
		case i.On.After(before):
			before = i.On
		case !i.On.IsZero():
			err = errors.Join(err, field.At("on", fmt.Errorf("%v is not after %v: %w", i.On, before, field.ErrOrder)))
		}
		return err
	})
	if err != nil {
		return err
	}
	_, err = costing.SplitFractions(costing.Pence(0), shares)
	return field.At("plan", err)
}
