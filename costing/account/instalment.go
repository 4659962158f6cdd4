package account

import (
	"errors"
	"fmt"

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

// Instalments returns the contributions as the instalments of a plan: first what each pays on
// the first day, then on the second. What an organisation pays adds up to its contribution:
// it is rounded as costing.SplitFractions does, and of equal instalments the first are a penny
// more. A contribution of less than £0 is paid to the organisation in the same way.
// Instalments of £0 are left out.
//
// The plan is for the whole term of the contributions. If a member joins or leaves in
// mid-year, call Instalments for each statement of Schedule.Statements, with the days in
// its term: the one statement that Join makes would bill a joiner for days before it came.
//
// The errors are
//
//   - at "contributions[i].org" ErrRequired, ErrInvalid and ErrDuplicate;
//   - at "contributions[i].amount" ErrRequired if it is not known;
//   - at "plan" ErrRequired if there is none; at "plan[i]" what Instalment.Validate finds, and
//     ErrOrder at "on" for a day that is not after the day before it in the list;
//   - if all that holds, at "plan" ErrSum if the shares do not make the whole, and ErrRange
//     if partnership.Parts cannot write them as parts of one whole.
func Instalments(contributions []costing.Portion, plan []Instalment, reference string) ([]Posting, error) {
	if err := errors.Join(costing.CheckCharges("contributions", contributions), checkPlan(plan)); err != nil {
		return nil, err
	}
	shares, due := make([]partnership.Fraction, len(plan)), make([][]costing.Portion, len(plan))
	for i, instalment := range plan {
		shares[i] = instalment.Share
	}
	for _, c := range contributions {
		amounts, _ := costing.SplitFractions(c.Amount, shares)
		for i, amount := range amounts {
			due[i] = append(due[i], costing.Portion{Org: c.Org, Amount: amount})
		}
	}
	postings := make([]Posting, 0, len(contributions)*len(plan))
	for i, instalment := range plan {
		postings = append(postings, Postings(PostContribution, instalment.On, reference, due[i])...)
	}
	return postings, nil
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
