package policy

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Set is a set of rules over values of type T. They are in the order of their ids, and versions
// with one id in the order of their days in force. NewSet makes a set. It never changes, so any
// number of goroutines can use it. The zero Set has no rules.
type Set[T any] struct {
	rules  []Rule[T]
	blanks []Result // for each rule, a result without an outcome
}

// NewSet returns the set of the rules. Their order does not matter.
//
// Versions of a rule have the same id and share no day in force. If there are days between two
// of them, the later gives the reason in AfterGap. The errors have paths such as
// "rules[1].title":
//
//   - what Rule.Validate finds
//   - ErrDuplicate at "id": a second version with the same days in force
//   - ErrOverlap at "in_force": a version that shares some days with another
//   - ErrRequired at "after_gap": days between two versions without a reason
func NewSet[T any](rules ...Rule[T]) (Set[T], error) {
	versions := make(map[RuleID][]int, len(rules))
	for i, rule := range rules {
		versions[rule.ID] = append(versions[rule.ID], i)
	}
	i := -1
	err := field.Each("rules", rules, func(rule Rule[T]) error {
		i++
		others := versions[rule.ID]
		return errors.Join(rule.Validate(), clash(rules, others, i), rule.checkGap(gap(rules, others, i)))
	})
	if err != nil {
		return Set[T]{}, err
	}
	sorted := slices.Clone(rules)
	slices.SortFunc(sorted, func(a, b Rule[T]) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), a.InForce.First.Compare(b.InForce.First))
	})
	blanks := make([]Result, len(sorted))
	for i, rule := range sorted {
		blanks[i] = Result{
			Rule: rule.ID, Title: rule.Title, Source: rule.Source, Severity: rule.Severity, InForce: rule.InForce, Findings: []Finding{},
		}
	}
	return Set[T]{rules: sorted, blanks: blanks}, nil
}

// MustSet is NewSet for rules that are written in a program: it panics where NewSet
// returns an error.
func MustSet[T any](rules ...Rule[T]) Set[T] {
	set, err := NewSet(rules...)
	if err != nil {
		panic(err)
	}
	return set
}

// clash returns an error if rule n shares a day in force with a version that is listed
// before it.
func clash[T any](rules []Rule[T], versions []int, n int) error {
	inForce := rules[n].InForce
	for _, i := range versions[:slices.Index(versions, n)] {
		switch other := rules[i].InForce; {
		case !other.Overlaps(inForce):
		case other == inForce:
			return field.At("id", fmt.Errorf("%w: %s in force %v is already %s",
				field.ErrDuplicate, field.Quote(rules[n].ID), inForce, field.Index("rules", i)))
		default:
			return field.At("in_force", fmt.Errorf("%w: %v shares days with %s, in force %v",
				field.ErrOverlap, inForce, field.Index("rules", i), other))
		}
	}
	return nil
}

// gap returns the days between the version before rule n and rule n, on which no version is in
// force. It returns the zero Term if there are no such days.
func gap[T any](rules []Rule[T], versions []int, n int) calendar.Term {
	dayBefore := rules[n].InForce.First.AddDays(-1)
	var last calendar.Date
	for _, i := range versions {
		other := rules[i].InForce
		if other.Contains(dayBefore) {
			return calendar.Term{}
		}
		if other.Last.Before(dayBefore) && other.Last.After(last) {
			last = other.Last
		}
	}
	if last.IsZero() {
		return calendar.Term{}
	}
	return calendar.Term{First: last.AddDays(1), Last: dayBefore}
}

// checkGap returns an error if there are such days before the rule and it gives no reason.
func (r Rule[T]) checkGap(before calendar.Term) error {
	if before.IsZero() || r.AfterGap != "" {
		return nil
	}
	return field.At("after_gap", fmt.Errorf("no version of %s is in force %s, and no reason is given: %w",
		field.Quote(r.ID), days(before), field.ErrRequired))
}

// days returns a term as words in a sentence.
func days(t calendar.Term) string {
	if t.First == t.Last {
		return "on " + t.First.String()
	}
	return "from " + t.String()
}

// IsZero reports whether the set has no rules.
func (s Set[T]) IsZero() bool { return len(s.rules) == 0 }

// Rules returns the rules of the set in its order. To add rules of your own, use
// NewSet(append(set.Rules(), mine...)...).
func (s Set[T]) Rules() []Rule[T] { return slices.Clone(s.rules) }

// Names returns the titles of the rules by their ids. A rule with several versions has the title
// of the latest. Report.Names has only the rules that were in force.
func (s Set[T]) Names() report.Names {
	entries := make([]report.Entry, len(s.rules))
	for i, rule := range s.rules {
		entries[i] = report.Entry{Noun: report.Rule, ID: string(rule.ID), Name: rule.Title}
	}
	return report.NewNames(entries...)
}

// Judge returns the report on a value as of a day. It has a Result for each rule with a version
// in force on that day, in the order of the ids, the ids of the other rules, and the versions
// that come into force later. If the day is not set, no rule is in force, and none is announced.
func (s Set[T]) Judge(value T, asOf calendar.Date) Report {
	return s.judge(value, asOf, false)
}

// Explain returns the same report as Judge, and every Result also has the evidence that the rule
// looked at.
func (s Set[T]) Explain(value T, asOf calendar.Date) Report {
	return s.judge(value, asOf, true)
}

// judge returns the report on a value as of a day.
func (s Set[T]) judge(value T, asOf calendar.Date, explain bool) Report {
	n, others := s.inForce(asOf)
	judged := Report{AsOf: asOf, Results: make([]Result, n), NotInForce: others, Announced: s.announced(asOf), Waivers: []Waiver{}}
	heard, next, found := &ear{}, 0, 0
	for i := range s.rules {
		if rule := &s.rules[i]; rule.InForce.Contains(asOf) {
			result := &judged.Results[next]
			*result = s.blanks[i]
			heard.result, heard.unknown = result, nil
			rule.hear(Hearing{ear: heard, asOf: asOf, explain: explain}, &value)
			next++
			found += len(result.Findings)
		}
	}
	if found > 0 {
		tellPlaces(judged.Results, value)
	}
	judged.Outcome = overall(judged.Results)
	return judged
}

// tellPlaces says in words where in the value each finding is. It reuses the words if the finding
// before is at the same place.
func tellPlaces[T any](results []Result, value T) {
	for _, result := range results {
		for i := range result.Findings {
			f := &result.Findings[i]
			switch {
			case f.Path == "":
			case i > 0 && f.Path == result.Findings[i-1].Path:
				f.Place = result.Findings[i-1].Place
			default:
				f.Place = field.Words(&value, string(f.Path), nil)
			}
		}
	}
}

// inForce returns how many ids have a version in force on a day, and the other
// ids.
func (s Set[T]) inForce(day calendar.Date) (n int, others []RuleID) {
	others = []RuleID{}
	found := false
	for i := range s.rules {
		rule := &s.rules[i]
		if rule.InForce.Contains(day) {
			found = true
			n++
		}
		if i+1 < len(s.rules) && s.rules[i+1].ID == rule.ID {
			continue
		}
		if !found {
			others = append(others, rule.ID)
		}
		found = false
	}
	return n, others
}

// announced returns the next version of each rule that comes into force after a day, if
// the day is set.
func (s Set[T]) announced(day calendar.Date) []Announcement {
	var all []Announcement
	if day.IsZero() {
		return nil
	}
	for i := range s.rules {
		rule := &s.rules[i]
		if first := rule.InForce.First; first.After(day) && (len(all) == 0 || all[len(all)-1].Rule != rule.ID) {
			all = append(all, Announcement{Rule: rule.ID, Title: rule.Title, First: first})
		}
	}
	return all
}

// hear runs the rule on a value and lets it tell h what it finds.
func (r *Rule[T]) hear(h Hearing, value *T) {
	defer h.settle(&r.ID)
	if r.Applies == nil || h.applies(r.Applies(h, *value)) {
		r.Check(h, *value)
	}
}
