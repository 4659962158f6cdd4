package policytest

import (
	"cmp"
	"encoding"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Decisions returns the cases of each rule as a table, for somebody who has to confirm that they
// are decided rightly, such as a monitoring officer. It shows the case, what the rule looks at
// in it, the day, the outcome and why. The outcome is what the rule says; if the case wants
// another outcome, the table says so.
//
// The tables are in the order of the set. A rule without cases has no table.
func Decisions[T any](set policy.Set[T], cases []Case[T]) report.Tables {
	tables := report.Tables{}
	for _, rule := range subjects(set) {
		if t := rule.decisions(cases); len(t.Rows) > 0 {
			tables = append(tables, t)
		}
	}
	return tables
}

// decisions returns the table of a rule.
func (s subject[T]) decisions(cases []Case[T]) report.Table {
	t := report.Table{Columns: report.TextColumns("Case", "Input", "Day", "Outcome", "Why")}
	var about []Case[T]
	var asked []*told[T]
	for _, c := range cases {
		if c.about(s.judge(c.Value, c.AsOf)) {
			about, asked = append(about, c), append(asked, tell(c))
		}
	}
	var terms []string
	var read []policy.Pointer
	for n, v := range s.versions {
		t.Title = v.rule.Title
		terms = append(terms, fmt.Sprintf("%s, %s. In force %v.", v.rule.Severity.Title(), v.rule.Source, v.inForce))
		read = append(read, trialOf(s, n, asked).turnsOn()...)
	}
	t.Summary = fmt.Sprintf("%s. %s", s.id, strings.Join(terms, " "))
	for i, c := range about {
		result := s.judge(c.Value, c.AsOf)
		t.Rows = append(t.Rows, []string{
			c.Name, input(&asked[i].whole, read), c.AsOf.String(), c.decided(result), why(result),
		})
	}
	return t
}

// turnsOn returns the places that the version reads, or that its answer depends on.
func (t *trial[T]) turnsOn() []policy.Pointer {
	t.look()
	return slices.Concat(slices.Sorted(maps.Keys(t.alone)), slices.Sorted(maps.Keys(t.reads)))
}

// input returns, in words, what a rule reads of a question: "start 2025-04-01; exit plan
// 2025-07-02".
func input(whole *part, read []policy.Pointer) string {
	var all []string
	whole.leaves(func(p *part) {
		if text := shown(p); text != "" && p.at != theDay && slices.Contains(read, anyEntry(p.at)) {
			all = append(all, strings.TrimSpace(strings.TrimPrefix(field.Words(struct{}{}, string(p.at), nil), "the whole record")+" "+text))
		}
	})
	return cmp.Or(strings.Join(all, "; "), "nothing")
}

// shown returns the text of a part without parts, or "" for a part that is not set.
func shown(p *part) string {
	v := p.value
	switch {
	case p.shape != "" || v.IsZero() && v.Kind() != reflect.Bool && !v.CanInt() && !v.CanUint():
		return ""
	case isText(v):
		text, _ := v.Interface().(encoding.TextMarshaler).MarshalText()
		return string(text)
	case v.Kind() == reflect.String:
		return v.String()
	case v.Kind() == reflect.Bool && v.Bool():
		return "yes"
	case v.Kind() == reflect.Bool:
		return "no"
	}
	return p.content
}

// decided returns the outcome of a rule, and what the case wants if that is another.
func (c Case[T]) decided(r policy.Result) string {
	outcome := r.Outcome.Title()
	switch {
	case r.Outcome != c.Want:
		return outcome + ", but the case wants: " + report.Words(c.Want)
	case !r.Blocks() && (r.Outcome == policy.Fail || r.Outcome == policy.Unknown):
		return outcome + " (advisory)"
	case r.Outcome == policy.Fail || r.Outcome == policy.Unknown:
		return outcome + " (blocks)"
	}
	return outcome
}

// why returns the reasons of a result in words: what it found, or what it looked at.
func why(r policy.Result) string {
	var all []string
	for _, f := range r.Findings {
		text := cmp.Or(f.Place, field.Words(struct{}{}, string(f.Path), nil)) + ": " + f.Message
		if f.Found != "" {
			text += ", found " + f.Found
		}
		if f.Wanted != "" {
			text += ", wanted " + f.Wanted
		}
		all = append(all, text)
	}
	if len(all) > 0 || len(r.Evidence) == 0 {
		return strings.Join(all, "; ")
	}
	for _, at := range r.Evidence {
		all = append(all, field.Words(struct{}{}, string(at), nil))
	}
	return "looked at " + strings.Join(all, "; ")
}
