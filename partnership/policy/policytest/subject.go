package policytest

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// subject is a rule with its versions, in the order of their days in force.
type subject[T any] struct {
	id       policy.RuleID
	versions []version[T]
}

// version is one version of a rule, original or changed.
type version[T any] struct {
	rule    policy.Rule[T]
	set     policy.Set[T] // a set of this version alone
	inForce calendar.Term // the days in force before any change
}

// of returns the version with another rule.
func (v version[T]) of(rule policy.Rule[T]) version[T] {
	v.rule = rule
	v.set, _ = policy.NewSet(rule) // it was in a set before, so only its days can be wrong now
	return v
}

// subjects returns the rules of a set, each with its versions.
func subjects[T any](set policy.Set[T]) []subject[T] {
	var all []subject[T]
	for _, rule := range set.Rules() {
		if n := len(all); n == 0 || all[n-1].id != rule.ID {
			all = append(all, subject[T]{id: rule.ID})
		}
		s := &all[len(all)-1]
		s.versions = append(s.versions, version[T]{inForce: rule.InForce}.of(rule))
	}
	return all
}

// name returns the id of the rule and, if it has several versions, the first day in force of
// version n.
func (s subject[T]) name(n int) string {
	if len(s.versions) == 1 {
		return string(s.id)
	}
	return fmt.Sprintf("%s from %v", s.id, s.versions[n].inForce.First)
}

// judge returns the explained result on a value as of a day, with the days in force that the
// version had before any change.
func (s subject[T]) judge(value T, day calendar.Date) policy.Result {
	for _, v := range s.versions {
		if v.rule.InForce.Contains(day) {
			result, _ := v.set.Explain(value, day).Result(s.id)
			result.InForce = v.inForce
			return result
		}
	}
	return policy.Result{Rule: s.id, Outcome: NotInForce}
}

// with returns the subject with version n changed.
func (s subject[T]) with(n int, change func(*policy.Rule[T])) subject[T] {
	s.versions = slices.Clone(s.versions)
	rule := s.versions[n].rule
	change(&rule)
	s.versions[n] = s.versions[n].of(rule)
	return s
}

// shifted returns the subject with the first and the last day of version n moved by some days. If
// it begins on the day after another version ends, that end moves too. A version that has no
// days left is left out.
func (s subject[T]) shifted(n, first, last int) subject[T] {
	moved := s.with(n, func(r *policy.Rule[T]) {
		r.InForce.First = r.InForce.First.AddDays(first)
		r.InForce.Last = r.InForce.Last.AddDays(last)
	})
	if n > 0 && s.adjoined(n-1) {
		moved = moved.with(n-1, func(r *policy.Rule[T]) { r.InForce.Last = r.InForce.Last.AddDays(first) })
	}
	moved.versions = slices.DeleteFunc(moved.versions, func(v version[T]) bool { return v.rule.InForce.Validate() != nil })
	return moved
}

// adjoined reports whether another version begins on the day after the last of
// version n.
func (s subject[T]) adjoined(n int) bool {
	if n+1 == len(s.versions) {
		return false
	}
	return s.versions[n].inForce.Last.AddDays(1) == s.versions[n+1].inForce.First
}

// gap returns the days between version n and the version before it, or the zero Term.
func (s subject[T]) gap(n int) calendar.Term {
	if n == 0 || s.adjoined(n-1) {
		return calendar.Term{}
	}
	return calendar.Term{First: s.versions[n-1].inForce.Last.AddDays(1), Last: s.versions[n].inForce.First.AddDays(-1)}
}
