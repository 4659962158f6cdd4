package policytest

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// trial tries one version of a rule with changed values of those cases that it judged and that
// hold.
type trial[T any] struct {
	rule    subject[T]
	n       int
	told    []told[T]
	varied  []policy.Pointer                   // the places in which two of the cases differ
	alone   map[policy.Pointer]map[string]bool // the places in which two cases differ and in no other, and the pairs of their outcomes
	apartBy map[string][][]policy.Pointer      // for each pair of outcomes: the few places in which two cases with these outcomes differ
	lines   []line[T]                          // cases that differ only in one number
	reads   map[policy.Pointer]string          // the places that the rule is shown to read, and how that is shown
	seen    map[policy.Pointer]string          // the places at which the rule can fail alone, and how that is shown
}

// told is a case that holds, with what the version said of it.
type told[T any] struct {
	name  string
	asks  question[T]
	whole part
	draft sketch[T] // a copy of asks to change; made when it is needed
	said  verdict
}

// tell returns a case before a rule has judged it.
func tell[T any](c Case[T]) *told[T] {
	asks := question[T]{c.AsOf, c.Value}
	return &told[T]{name: c.Name, asks: asks, whole: wholeOf(asks)}
}

// verdict is an outcome and the places of findings, each with its own outcome: "fail at
// /a".
type verdict struct {
	outcome  policy.Outcome
	findings string
}

// count returns how many findings there are.
func (v verdict) count() int { return strings.Count(v.findings, "\n") }

// failures returns how many failures there are at a place, or at all places for "".
func (v verdict) failures(at policy.Pointer) int {
	n := 0
	for line := range strings.Lines(v.findings) {
		place, fails := strings.CutPrefix(strings.TrimSuffix(line, "\n"), string(policy.Fail)+" at ")
		if fails && (at == "" || place == string(at)) {
			n++
		}
	}
	return n
}

// verdictOf returns the verdict of a result.
func verdictOf(r policy.Result) verdict {
	var b strings.Builder
	for _, f := range r.Findings {
		b.WriteString(string(f.Outcome) + " at " + list([]policy.Pointer{anyEntry(f.Path)}) + "\n")
	}
	return verdict{r.Outcome, b.String()}
}

// says returns an outcome as a verb.
func says(o policy.Outcome) string {
	switch o {
	case policy.Pass:
		return "passes"
	case policy.Fail:
		return "fails"
	case policy.NotApplicable:
		return "does not apply"
	}
	return "is unknown"
}

// ask returns what the version says of a question. ok is false if another version is in force, or
// if the rule panics, which shows nothing about its conditions.
func (t *trial[T]) ask(q question[T]) (said verdict, ok bool) {
	v := t.rule.versions[t.n]
	if !v.inForce.Contains(q.AsOf) {
		return verdict{}, false
	}
	result := v.set.Judge(q.Value, q.AsOf).Results[0]
	return verdictOf(result), !panicked(result)
}

// askWith is ask for a case in which a part has another value.
func (t *trial[T]) askWith(c *told[T], p *part, value reflect.Value) (said verdict, ok bool) {
	if c.draft.asks == nil {
		c.draft = sketchOf(c.asks, &c.whole)
	}
	c.draft.with(p.steps, value, func(q *question[T]) { said, ok = t.ask(*q) })
	return said, ok
}

// panicked reports whether a rule panicked.
func panicked(r policy.Result) bool {
	return slices.ContainsFunc(r.Findings, func(f policy.Finding) bool {
		return f.Message == fmt.Sprintf("the rule %s panicked", r.Rule)
	})
}

// try returns what the version says of a case in which a part is changed, and notes a place at
// which it then fails alone.
func (t *trial[T]) try(c *told[T], p *part, to *part, how string) (said verdict, ok bool) {
	said, ok = t.askWith(c, p, to.value)
	if !ok {
		return said, false
	}
	if place, one := failsAlone(said); one && t.seen[place] == "" {
		t.seen[place] = fmt.Sprintf("%q fails there alone %s", c.name, how)
	}
	return said, true
}

// failsAlone returns the place at which a verdict has failures, if there is exactly one.
func failsAlone(v verdict) (place policy.Pointer, ok bool) {
	for line := range strings.Lines(v.findings) {
		at, fails := strings.CutPrefix(strings.TrimSuffix(line, "\n"), string(policy.Fail)+" at ")
		switch {
		case !fails:
		case ok && policy.Pointer(at) != place:
			return "", false
		default:
			place, ok = policy.Pointer(at), true
		}
	}
	return place, ok
}

// trialOf returns the trial of version n by cases that hold.
func trialOf[T any](s subject[T], n int, cases []*told[T]) *trial[T] {
	t := &trial[T]{
		rule: s, n: n, apartBy: map[string][][]policy.Pointer{}, alone: map[policy.Pointer]map[string]bool{},
		reads: map[policy.Pointer]string{}, seen: map[policy.Pointer]string{},
	}
	for _, c := range cases {
		if said, ok := t.ask(c.asks); ok {
			c := *c
			c.said = said
			t.told = append(t.told, c)
		}
	}
	// What is found must not depend on the order of the cases.
	slices.SortFunc(t.told, func(a, b told[T]) int {
		return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.whole.content, b.whole.content))
	})
	t.compare()
	return t
}

// compare notes in which places the cases differ.
func (t *trial[T]) compare() {
	for i := range t.told {
		for j := range i {
			a, b := &t.told[i], &t.told[j]
			pairs := t.apart(a, b)
			for _, at := range places(pairs) {
				if !slices.Contains(t.varied, at) {
					t.varied = append(t.varied, at)
				}
			}
			if len(pairs) > 0 && len(pairs) <= fewest {
				turn := between(a.said.outcome, b.said.outcome)
				t.apartBy[turn] = append(t.apartBy[turn], places(pairs))
			}
			if len(pairs) == 1 {
				t.note(pairs[0], a, b)
			}
		}
	}
}

// apart returns the parts in which two cases differ. It leaves out the day if each case would have
// the same verdict on the day of the other.
func (t *trial[T]) apart(a, b *told[T]) [][2]*part {
	pairs := differences(&a.whole, &b.whole, most)
	if len(pairs) > 0 && pairs[0][0].at == theDay {
		one, ok := t.ask(question[T]{b.asks.AsOf, a.asks.Value})
		other, also := t.ask(question[T]{a.asks.AsOf, b.asks.Value})
		if ok && also && one == a.said && other == b.said {
			return pairs[1:]
		}
	}
	return pairs
}

// places returns the places of pairs of parts.
func places(pairs [][2]*part) []policy.Pointer {
	all := make([]policy.Pointer, len(pairs))
	for i, pair := range pairs {
		all[i] = anyEntry(pair[0].at)
	}
	return all
}

// most is the greatest number of places in which two cases are compared.
const most = 40

// note notes that two cases differ only in one part.
func (t *trial[T]) note(pair [2]*part, a, b *told[T]) {
	at := anyEntry(pair[0].at)
	if t.alone[at] == nil {
		t.alone[at] = map[string]bool{}
	}
	t.alone[at][between(a.said.outcome, b.said.outcome)] = true
	t.join(pair[0], pair[1], a, b)
}

// between names a pair of outcomes, in either order. If one of them is not applicable, the other
// does not matter.
func between(a, b policy.Outcome) string {
	if a != b && (a == policy.NotApplicable || b == policy.NotApplicable) {
		return "applies or not"
	}
	return string(min(a, b)) + " or " + string(max(a, b))
}

// tests reports whether two cases differ at a place, inside it, or in a list or record around it.
func (t *trial[T]) tests(at policy.Pointer) bool {
	return slices.ContainsFunc(t.varied, func(varied policy.Pointer) bool { return varied.Covers(at) || at.Covers(varied) })
}
