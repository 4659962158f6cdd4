package policytest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// Audit is what a list of cases shows about a set of rules.
type Audit struct {
	Cases    int        // the number of cases
	Failures []Failure  // the cases that fail, in the order of the cases, then of the rules
	Coverage []Coverage // what the cases test of each version of each rule, in the order of the set
	Mutants  int        // the number of mutants of the rules
	Gaps     []Gap      // what no case tests and what rules take for granted, in the order of the set
}

// Failure is a case whose rule does not say what it wants, or a case with a mistake.
type Failure struct {
	Case int    // the index of the case in the list, from 0
	Name string // the name of the case
	Text string // what the rule said, what was wanted, and why
}

// Coverage is what the cases that do not fail test of one version of a rule.
type Coverage struct {
	Rule    policy.RuleID // the rule
	InForce calendar.Term // the days on which the version is in force
	Counts  []Count       // one for each outcome that it can have, for the gap before it, and for each boundary of its days in force
}

// Count is how many cases test one thing.
type Count struct {
	Of    string // an outcome, such as "pass", or a boundary, such as "2024-04-01, the first day"
	Cases int    // the number of cases, of those that do not fail, that want the outcome or are on that day
}

// Gap is something that no case tests, or that a rule takes for granted.
type Gap struct {
	Name   string // the name by which Run accepts it: "no case notices if exit-plan starts a day late"
	Reason string // what is missing: "none is on 2024-04-01, the first day"
}

// Examine judges the value of every case by the rules. It returns the cases that fail and what is
// not tested: see the package comment.
func Examine[T any](set policy.Set[T], cases []Case[T]) Audit {
	audit := Audit{Cases: len(cases)}
	rules := subjects(set)
	if len(rules) == 0 {
		audit.Gaps = []Gap{{Name: "the set has no rules", Reason: "there is nothing to test"}}
	}
	sound, asked := make([][]Case[T], len(rules)), make([][]*told[T], len(rules)) // the cases that hold, by rule
	for i, c := range cases {
		told := tell(c)
		held, texts := hear(rules, c, told)
		for _, text := range texts {
			audit.Failures = append(audit.Failures, Failure{Case: i, Name: c.Name, Text: text})
		}
		for _, j := range held {
			sound[j], asked[j] = append(sound[j], c), append(asked[j], told)
		}
	}
	for j, rule := range rules {
		for n := range rule.versions {
			mutants := rule.mutants(n, sound[j])
			audit.Mutants += len(mutants)
			audit.Coverage = append(audit.Coverage, rule.coverage(n, sound[j]))
			audit.Gaps = append(audit.Gaps, rule.gaps(n, sound[j], mutants)...)
			audit.Gaps = append(audit.Gaps, trialOf(rule, n, asked[j]).untried()...)
		}
	}
	return audit
}

// hear judges the value of a case. It returns the rules for which the case holds, and what is
// wrong. A case with a mistake, or in which a rule changes the value, holds for no rule.
func hear[T any](rules []subject[T], c Case[T], told *told[T]) (held []int, texts []string) {
	results := make([]policy.Result, len(rules))
	for j, rule := range rules {
		if results[j].Rule = rule.id; c.Rule != "" && c.Rule != rule.id {
			continue // the case says nothing of it
		}
		results[j] = rule.judge(c.Value, c.AsOf)
		value := &told.whole.parts[1]
		if moved := value.moved(value.value); moved != nil {
			return nil, []string{fmt.Sprintf("%s on %v changes %s, and a rule must not change the value", rule.id, c.AsOf, list([]policy.Pointer{moved.at}))}
		}
	}
	if texts = c.mistakes(results); len(texts) > 0 {
		return nil, texts
	}
	for j, result := range results {
		switch {
		case !c.about(result):
		case c.holds(result):
			held = append(held, j)
		default:
			texts = append(texts, c.complaint(result))
		}
	}
	return held, texts
}

// gaps returns what the cases that hold do not test of version n, and what it takes for granted.
func (s subject[T]) gaps(n int, cases []Case[T], mutants []mutant[T]) []Gap {
	var found []Gap
	if r := s.judge(nothing[T](), s.versions[n].inForce.First); r.Outcome != policy.Unknown {
		found = append(found, Gap{
			Name:   fmt.Sprintf("%s gives %s for the zero value", s.name(n), r.Outcome),
			Reason: "nothing is known of it, so the outcome must be unknown",
		})
	}
	if why, ok := s.misplaced(n, cases); ok {
		found = append(found, Gap{Name: s.name(n) + " gives a wrong place", Reason: why})
	}
	for _, place := range s.unasked(n, cases) {
		found = append(found, Gap{
			Name:   fmt.Sprintf("%s fails %s without asking whether it is known", s.name(n), list([]policy.Pointer{place})),
			Reason: "if it were missing, the rule could pass",
		})
	}
	for _, m := range mutants {
		if !m.noticed(cases) {
			name := fmt.Sprintf("no case notices if %s %s", s.name(n), m.change)
			found = append(found, Gap{Name: name, Reason: m.why(cases)})
		}
	}
	return found
}

// nothing returns a value of which nothing is known: the zero value or, if T points to a struct, a
// pointer to the zero struct.
func nothing[T any]() T {
	var zero T
	if t := reflect.TypeFor[T](); t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct {
		return reflect.New(t.Elem()).Interface().(T)
	}
	return zero
}

// results returns what version n says of the cases that it judges.
func (s subject[T]) results(n int, cases []Case[T]) []policy.Result {
	var all []policy.Result
	for _, c := range cases {
		if result := s.judge(c.Value, c.AsOf); result.InForce == s.versions[n].inForce {
			all = append(all, result)
		}
	}
	return all
}

// misplaced returns the first message about a malformed place that version n gives in
// the cases.
func (s subject[T]) misplaced(n int, cases []Case[T]) (message string, ok bool) {
	for _, result := range s.results(n, cases) {
		for _, f := range result.Findings {
			if strings.Contains(f.Message, "(the rule gives a wrong place: ") {
				return f.Message, true
			}
		}
	}
	return "", false
}

// unasked returns, in order, the places at which version n fails in the cases without having asked
// for evidence there or inside.
func (s subject[T]) unasked(n int, cases []Case[T]) []policy.Pointer {
	var all []policy.Pointer
	for _, result := range s.results(n, cases) {
		for _, f := range result.Findings {
			if !unknown(f) && !slices.ContainsFunc(result.Evidence, f.Path.Covers) {
				all = append(all, anyEntry(f.Path))
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// places returns, in order, the places at which version n asks for evidence in the cases, with a
// star for every index of a list.
func (s subject[T]) places(n int, cases []Case[T]) []policy.Pointer {
	var all []policy.Pointer
	for _, result := range s.results(n, cases) {
		for _, p := range result.Evidence {
			all = append(all, anyEntry(p))
		}
		for _, f := range result.Findings {
			if unknown(f) {
				all = append(all, anyEntry(f.Path))
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// coverage returns how many of the cases test each outcome and each boundary of
// version n.
func (s subject[T]) coverage(n int, cases []Case[T]) Coverage {
	inForce := s.versions[n].inForce
	found := Coverage{Rule: s.id, InForce: inForce}
	count := func(of string, tests func(Case[T]) bool) {
		total := 0
		for _, c := range cases {
			if tests(c) {
				total++
			}
		}
		found.Counts = append(found.Counts, Count{Of: of, Cases: total})
	}
	for _, outcome := range policy.Outcomes() {
		if outcome != policy.NotApplicable || s.versions[n].rule.Applies != nil {
			count(string(outcome), func(c Case[T]) bool { return c.Want == outcome && inForce.Contains(c.AsOf) })
		}
	}
	if gap := s.gap(n); !gap.IsZero() {
		why := fmt.Sprintf("%v, not in force: %s", gap, s.versions[n].rule.AfterGap)
		count(why, func(c Case[T]) bool { return gap.Contains(c.AsOf) })
	}
	for _, b := range s.boundaries(n) {
		count(b.String(), func(c Case[T]) bool { return c.AsOf == b.day })
	}
	return found
}

// String returns the audit as text: the totals, the cases that do not hold, the coverage
// of each version of each rule, and the gaps.
func (a Audit) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s; %s, %s\n", plural(a.Cases, "case"), plural(len(a.Failures), "failure"),
		plural(a.Mutants, "mutant"), plural(len(a.Gaps), "gap"))
	for _, f := range a.Failures {
		fmt.Fprintf(&b, "\n%s: %s\n", f.Name, f.Text)
	}
	for _, c := range a.Coverage {
		fmt.Fprintf(&b, "\n%s, in force %v\n", c.Rule, c.InForce)
		for _, count := range c.Counts {
			fmt.Fprintf(&b, "    %-8s %s\n", plural(count.Cases, "case"), count.Of)
		}
	}
	for _, g := range a.Gaps {
		fmt.Fprintf(&b, "\n%s:\n    %s\n", g.Name, g.Reason)
	}
	return b.String()
}

// plural returns a number and a noun: "1 case", "2 cases".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
