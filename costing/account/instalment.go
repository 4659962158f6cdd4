package account

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Instalments returns the contributions as equal instalments that fall due on the
// days: first what each pays on the first day, then on the second. What an organisation
// pays adds up to its contribution; if it cannot be divided by the number of days, the
// first instalments are a penny more. A contribution of less than £0 is paid to the
// organisation in the same way. Instalments of £0 are left out.
//
// Every contribution is for all of the days. If a member joins or leaves in mid-year, it
// is one call for each of Schedule.Statements, with the days in its term: a statement
// that Join has made would bill the joiner for days before it came.
//
// The errors are
//
//   - at "contributions[i].org" ErrRequired, ErrInvalid and ErrDuplicate;
//   - at "contributions[i].amount" ErrRequired if it is not known;
//   - at "days" ErrRequired for none; at "days[i]" ErrRequired for one that is not set, and
//     ErrOrder for one that is not after the day before it in the list.
func Instalments(contributions []costing.Portion, days []calendar.Date, reference string) ([]Posting, error) {
	if err := errors.Join(costing.CheckCharges("contributions", contributions), checkDays(days)); err != nil {
		return nil, err
	}
	postings := make([]Posting, 0, len(contributions)*len(days))
	for i, day := range days {
		due := make([]costing.Portion, len(contributions))
		for j, c := range contributions {
			due[j] = costing.Portion{Org: c.Org, Amount: instalment(c.Amount, i, len(days))}
		}
		postings = append(postings, Postings(PostContribution, day, reference, due)...)
	}
	return postings, nil
}

// instalment returns instalment i of n.
func instalment(amount costing.Money, i, n int) costing.Money {
	pence, spare := pence(amount)/int64(n), pence(amount)%int64(n)
	switch {
	case int64(i) < spare:
		pence++
	case int64(i) < -spare:
		pence--
	}
	return costing.Pence(pence)
}

// checkDays returns every error of the days of instalments.
func checkDays(days []calendar.Date) error {
	if len(days) == 0 {
		return field.At("days", field.ErrRequired)
	}
	before := calendar.Date{}
	return field.Each("days", days, func(day calendar.Date) error {
		if day.IsZero() {
			return field.ErrRequired
		}
		if !day.After(before) {
			return fmt.Errorf("%v is not after %v: %w", day, before, field.ErrOrder)
		}
		before = day
		return nil
	})
}
