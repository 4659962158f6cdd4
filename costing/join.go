package costing

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Join returns one statement for statements of one line whose terms follow each other,
// such as those of a year in which the scheme changed.
//
//   - Each step says for which days it is. The steps of a single statement are for all days.
//   - Organisations and the names of schemes are in the order in which they first appear,
//     each once.
//   - Amounts are added up. A sum is not known if one of its amounts is not.
//   - Heads with the same id are added up, if all statements have heads; otherwise the
//     result has no heads.
//   - Each statement becomes a period, unless it has periods of its own: then those are kept.
//   - Remarks on figures are made again for the whole term; other remarks are added up.
//   - The remainders to carry are those of the last statement.
//
// The errors are ErrRequired at "statements" if there are none, and at
// "statements[i]" ErrInvalid for another line, ErrOrder for a term that does not
// begin on the day after the one before, and ErrRange for sums beyond Money.
func Join(statements []Statement) (Statement, error) {
	if len(statements) == 0 {
		return Statement{}, field.At("statements", field.ErrRequired)
	}
	first := statements[0]
	j := joining{single: len(statements) == 1, at: make(map[partnership.OrgID]int, len(first.Charges)), named: map[string]bool{}}
	j.sum = Statement{
		Line: first.Line, Term: first.Term, Total: Pence(0), Added: Pence(0), Charges: []Portion{}, Steps: []Step{}, Residual: Pence(0),
	}
	i := -1
	err := field.Each("statements", statements, func(s Statement) error {
		var follows error
		if i++; i > 0 {
			follows = statements[i-1].checkNext(s)
		}
		return errors.Join(follows, j.add(s))
	})
	if err != nil {
		return Statement{}, err
	}
	j.sum.Scheme, j.sum.Heads = strings.Join(j.schemes, "; "), j.heads.all
	j.sum.Carried = slices.Clone(statements[len(statements)-1].Carried)
	j.sum.ByMonths = !slices.ContainsFunc(statements, func(s Statement) bool { return !s.ByMonths })
	remarks := j.sum.figureRemarks()
	err = field.Each("statements", statements, func(s Statement) error { return remarks.join(s.Remarks) })
	if err != nil {
		return Statement{}, err
	}
	j.sum.Remarks = remarks.all
	return j.sum, nil
}

// checkNext returns what keeps next from following the statement.
func (s Statement) checkNext(next Statement) error {
	var errs []error
	if next.Line != s.Line {
		errs = append(errs, field.At("line", fmt.Errorf("%q follows %q: %w", next.Line, s.Line, field.ErrInvalid)))
	}
	if day := s.Term.Last.AddDays(1); day.IsZero() || next.Term.First != day {
		errs = append(errs, field.At("term.first", fmt.Errorf("%v does not follow on %v: %w", next.Term.First, s.Term, field.ErrOrder)))
	}
	return errors.Join(errs...)
}

// A joining is statements that are being joined.
type joining struct {
	single  bool                      // whether there is only one statement
	sum     Statement                 // of those so far
	at      map[partnership.OrgID]int // where each organisation stands among the charges
	heads   headList
	schemes []string
	named   map[string]bool // the names of schemes so far
}

// add adds a statement.
func (j *joining) add(other Statement) error {
	s := &j.sum
	s.Term.Last = other.Term.Last
	if !j.named[other.Scheme] {
		j.named[other.Scheme] = true
		j.schemes = append(j.schemes, other.Scheme)
	}
	j.addWorking(other)
	s.joinPeriods(other, j.single)
	return errors.Join(
		addTo(&s.Total, other.Total, "total"),
		addTo(&s.Added, other.Added, "added"),
		addTo(&s.Residual, other.Residual, "residual"),
		j.heads.add(other.Heads),
		field.Each("charges", other.Charges, j.charge),
	)
}

// charge adds what an organisation pays.
func (j *joining) charge(c Portion) error {
	place, ok := j.at[c.Org]
	if !ok {
		place = len(j.sum.Charges)
		j.at[c.Org] = place
		j.sum.Charges = append(j.sum.Charges, Portion{Org: c.Org, Amount: Pence(0)})
	}
	return addTo(&j.sum.Charges[place].Amount, c.Amount, "amount")
}

// addWorking adds the working of a statement. It is for the days of the statement.
func (j *joining) addWorking(other Statement) {
	term := func(t calendar.Term) calendar.Term {
		if t.IsZero() && !j.single {
			return other.Term
		}
		return t
	}
	for _, w := range other.Drivers {
		w.Figures, w.Values, w.Term = slices.Clone(w.Figures), slices.Clone(w.Values), term(w.Term)
		j.sum.Drivers = append(j.sum.Drivers, w)
	}
	for _, step := range other.Steps {
		step.Figures, step.Workings, step.Term = slices.Clone(step.Figures), slices.Clone(step.Workings), term(step.Term)
		j.sum.Steps = append(j.sum.Steps, step)
	}
}

// addTo adds amount to sum. An error is at path.
func addTo(sum *Money, amount Money, path string) (err error) {
	*sum, err = sum.Add(amount)
	return field.At(path, err)
}
