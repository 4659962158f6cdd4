package policy

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Set is a set of rules over values of type T, in the order of their ids and,
// for the versions of one id, of their days in force. It is made by NewSet and
// never changes, so that any number of goroutines can use it. The zero Set has no
// rules.
type Set[T any] struct {
	rules []Rule[T]
}

// NewSet returns the set of the rules. Their order does not matter: every order
// gives the same set.
//
// Versions of a rule have one id and days in force that do not meet; there may be
// days between them. The error gives, at "rules[1].title" and the like, what
// Rule.Validate finds, ErrDuplicate at "id" for a version that stands twice, and
// ErrOverlap at "in_force" for one that shares days with another.
func NewSet[T any](rules ...Rule[T]) (Set[T], error) {
	var errs []error
	for i := range rules {
		err := errors.Join(rules[i].Validate(), clash(rules, i))
		errs = append(errs, field.At(fmt.Sprintf("rules[%d]", i), err))
	}
	if err := errors.Join(errs...); err != nil {
		return Set[T]{}, err
	}
	sorted := slices.Clone(rules)
	slices.SortFunc(sorted, func(a, b Rule[T]) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), a.InForce.First.Compare(b.InForce.First))
	})
	return Set[T]{rules: sorted}, nil
}

// MustSet returns the set of the rules, and panics if NewSet gives an error. It
// is for rules written in a program.
func MustSet[T any](rules ...Rule[T]) Set[T] {
	set, err := NewSet(rules...)
	if err != nil {
		panic(err)
	}
	return set
}

// clash returns an error if rule n cannot stand beside one before it.
func clash[T any](rules []Rule[T], n int) error {
	for i := range rules[:n] {
		switch {
		case rules[i].ID != rules[n].ID || !rules[i].InForce.Overlaps(rules[n].InForce):
		case rules[i].InForce == rules[n].InForce:
			return field.At("id", fmt.Errorf("%q is in force %v as rules[%d] already: %w",
				string(rules[n].ID), rules[n].InForce, i, field.ErrDuplicate))
		default:
			return field.At("in_force", fmt.Errorf("%q is in force %v, and as rules[%d] %v: %w",
				string(rules[n].ID), rules[n].InForce, i, rules[i].InForce, field.ErrOverlap))
		}
	}
	return nil
}

// IsZero reports whether the set has no rules.
func (s Set[T]) IsZero() bool { return len(s.rules) == 0 }

// Rules returns the rules of the set in its order, for a set with some more or
// some others: NewSet(append(set.Rules(), mine...)...).
func (s Set[T]) Rules() []Rule[T] { return slices.Clone(s.rules) }

// Judge returns the report on a value as of a day: one Result for each rule id of
// which a version is in force on that day, in the order of the ids, and the other
// ids as not in force. On a day that is not set no rule is in force.
func (s Set[T]) Judge(value T, asOf calendar.Date) Report {
	return s.judge(value, asOf, false)
}

// Explain returns the report that Judge returns, in which every Result has the
// evidence that the rule looked at.
func (s Set[T]) Explain(value T, asOf calendar.Date) Report {
	return s.judge(value, asOf, true)
}

// judge returns the report on a value as of a day.
func (s Set[T]) judge(value T, asOf calendar.Date, explain bool) Report {
	n, others := s.inForce(asOf)
	report := Report{AsOf: asOf, Results: make([]Result, n), NotInForce: others, Waivers: []Waiver{}}
	ears, next := make([]ear, n), 0
	for i := range s.rules {
		if rule := &s.rules[i]; rule.InForce.Contains(asOf) {
			result := &report.Results[next]
			result.Rule, result.Title, result.Source = rule.ID, rule.Title, rule.Source
			result.Severity, result.InForce, result.Findings = rule.Severity, rule.InForce, []Finding{}
			ears[next].result = result
			rule.hear(Hearing{ear: &ears[next], asOf: asOf, explain: explain}, &value)
			next++
			if len(result.Findings) > 0 {
				tellPlaces(result, value)
			}
		}
	}
	report.Outcome = overall(report.Results)
	return report
}

// tellPlaces says in words where in the value each finding is.
func tellPlaces[T any](r *Result, value T) {
	for i, f := range r.Findings {
		if f.Path != "" {
			r.Findings[i].Place = field.Words(value, string(f.Path), nil)
		}
	}
}

// inForce returns how many ids have a version in force on a day, and the other
// ids.
func (s Set[T]) inForce(day calendar.Date) (n int, others []RuleID) {
	others = []RuleID{}
	for i := 0; i < len(s.rules); {
		id, found := s.rules[i].ID, false
		for ; i < len(s.rules) && s.rules[i].ID == id; i++ {
			found = found || s.rules[i].InForce.Contains(day)
		}
		if found {
			n++
		} else {
			others = append(others, id)
		}
	}
	return n, others
}

// hear lets the rule say to h what it has to say of a value.
func (r *Rule[T]) hear(h Hearing, value *T) {
	defer h.settle(r.ID)
	if r.Applies == nil || h.applies(r.Applies(h, *value)) {
		r.Check(h, *value)
	}
}
