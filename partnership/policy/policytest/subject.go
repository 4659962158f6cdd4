package policytest

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// subject is a rule with its versions, by their days in force.
type subject[T any] struct {
	id       policy.RuleID
	versions []version[T]
}

// version is one version of a rule, as it is or changed.
type version[T any] struct {
	rule    policy.Rule[T]
	inForce calendar.Term // the days in force before any change
}

// subjects returns the rules of a set, each with its versions.
func subjects[T any](set policy.Set[T]) []subject[T] {
	var all []subject[T]
	for _, rule := range set.Rules() {
		if n := len(all); n == 0 || all[n-1].id != rule.ID {
			all = append(all, subject[T]{id: rule.ID})
		}
		s := &all[len(all)-1]
		s.versions = append(s.versions, version[T]{rule: rule, inForce: rule.InForce})
	}
	return all
}

// name returns the rule's id, and for one with several versions the first day in
// force of version n.
func (s subject[T]) name(n int) string {
	if len(s.versions) == 1 {
		return string(s.id)
	}
	return fmt.Sprintf("%s from %v", s.id, s.versions[n].inForce.First)
}

// judge returns the explained result on a value as of a day, with the days in
// force that the version had before any change.
func (s subject[T]) judge(value T, day calendar.Date) policy.Result {
	for _, v := range s.versions {
		if v.rule.InForce.Contains(day) {
			set, _ := policy.NewSet(v.rule) // it was in a set before
			result, _ := set.Explain(value, day).Result(s.id)
			result.InForce = v.inForce
			return result
		}
	}
	return policy.Result{Rule: s.id, Outcome: NotInForce}
}

// with returns the subject with version n changed.
func (s subject[T]) with(n int, change func(*policy.Rule[T])) subject[T] {
	s.versions = slices.Clone(s.versions)
	change(&s.versions[n].rule)
	return s
}

// shifted returns the subject with the first and the last day of version n moved by so
// many days. If it begins on the day after another version ends, that end moves too. A
// version without days is left out.
func (s subject[T]) shifted(n, first, last int) subject[T] {
	moved := s.with(n, func(r *policy.Rule[T]) {
		r.InForce.First = r.InForce.First.AddDays(first)
		r.InForce.Last = r.InForce.Last.AddDays(last)
	})
	if n > 0 && s.adjoined(n-1) {
		before := &moved.versions[n-1].rule.InForce
		before.Last = before.Last.AddDays(first)
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
