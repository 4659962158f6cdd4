package policytest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// Case is a value, a day, and what a rule must say of the value as of that day.
type Case[T any] struct {
	Name  string        // what the case is about: "plan a day late"
	Value T             // what is judged
	AsOf  calendar.Date // the day as of which it is judged

	// Rule is the rule that the case is about. Without it the case is about every rule in
	// force on its day or, if it wants NotInForce, about every rule.
	Rule policy.RuleID

	// Want is the outcome that the rule must have, or NotInForce.
	Want policy.Outcome

	// Severity, if it is set, is the severity that the version that judged must have.
	Severity policy.Severity

	// Paths, if there are any, are the places of all findings of the rule, in the order in
	// which it must report them.
	Paths []policy.Pointer

	// From, if it is set, is the first day in force of the version that must judge. It
	// distinguishes versions with the same outcome.
	From calendar.Date
}

// NotInForce is what a Case wants on a day on which no version of its rule is in force. It is
// not an outcome of package policy: no result of a Set has it.
const NotInForce policy.Outcome = "not-in-force"

// about reports whether the case is about the rule of a result.
func (c Case[T]) about(r policy.Result) bool {
	if c.Rule != "" {
		return c.Rule == r.Rule
	}
	return r.Outcome != NotInForce || c.Want == NotInForce
}

// holds reports whether a result is what the case wants.
func (c Case[T]) holds(r policy.Result) bool { return len(c.differences(r)) == 0 }

// differences returns how a result differs from what the case wants.
func (c Case[T]) differences(r policy.Result) []string {
	var found []string
	if r.Outcome != c.Want {
		found = append(found, fmt.Sprintf("%s, want %s", r.Outcome, c.Want))
	}
	if places := paths(r.Findings); len(c.Paths) > 0 && !slices.Equal(places, c.Paths) {
		found = append(found, fmt.Sprintf("at %s, want at %s", list(places), list(c.Paths)))
	}
	if c.Severity != "" && r.Severity != c.Severity {
		found = append(found, fmt.Sprintf("%s, want %s", cmp.Or(string(r.Severity), "no severity"), c.Severity))
	}
	if first := r.InForce.First; !c.From.IsZero() && first != c.From {
		found = append(found, fmt.Sprintf("by the version from %v, want from %v", first, c.From))
	}
	if panicked(r) {
		found = append(found, "by a panic, want none")
	}
	return found
}

// complaint says how a result differs from what the case wants, and why the rule gave it.
func (c Case[T]) complaint(r policy.Result) string {
	return fmt.Sprintf("%s on %v: %s%s", r.Rule, c.AsOf, strings.Join(c.differences(r), "; "), reasons(r))
}

// mistakes returns what is wrong with the case itself, given the results of all
// rules on its value.
func (c Case[T]) mistakes(results []policy.Result) []string {
	var found []string
	if c.Name == "" {
		found = append(found, "the case has no name")
	}
	if c.AsOf.IsZero() {
		found = append(found, "the case has no day")
	}
	if !slices.Contains(append(policy.Outcomes(), NotInForce), c.Want) {
		found = append(found, fmt.Sprintf("the case wants %q, which is not an outcome", string(c.Want)))
	}
	if c.Severity != "" && !slices.Contains(policy.Severities(), c.Severity) {
		found = append(found, fmt.Sprintf("the case wants %q, which is not a severity", string(c.Severity)))
	}
	if !slices.ContainsFunc(results, c.about) {
		found = append(found, fmt.Sprintf("the case is about no rule: the set has no rule of its name, or no rule in force on %v", c.AsOf))
	}
	return found
}

// reasons returns the reasons for a result, one on each line.
func reasons(r policy.Result) string {
	if r.Outcome == NotInForce {
		return ""
	}
	lines := []string{"", fmt.Sprintf("%s (%s)", r.Title, r.Source)}
	for _, f := range r.Findings {
		line := fmt.Sprintf("%s at %s: %s", f.Outcome, list([]policy.Pointer{f.Path}), f.Message)
		if f.Found != "" {
			line += ", found " + f.Found
		}
		if f.Wanted != "" {
			line += ", wanted " + f.Wanted
		}
		lines = append(lines, line)
	}
	if len(r.Evidence) > 0 {
		lines = append(lines, "known: "+list(r.Evidence))
	}
	return strings.Join(lines, "\n    ")
}

// paths returns the places of findings.
func paths(findings []policy.Finding) []policy.Pointer {
	all := make([]policy.Pointer, len(findings))
	for i, f := range findings {
		all[i] = f.Path
	}
	return all
}

// list returns places as text.
func list(places []policy.Pointer) string {
	if len(places) == 0 {
		return "no place"
	}
	texts := make([]string, len(places))
	for i, p := range places {
		texts[i] = string(p)
		if p == "" {
			texts[i] = "the whole value"
		}
	}
	return strings.Join(texts, ", ")
}
