package policytest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// Run tests a set of rules by cases. Each case is a subtest with its name. It fails if the rule
// does not say what the case wants. The subtest "untested" fails for every gap: what no case
// tests, and what a rule takes for granted.
//
// accept has the names of gaps that are intended, such as "no case notices if head-count is
// never unknown" for a rule whose evidence is always known. A name that is not the name of a gap
// fails too, so that names of closed gaps do not stay in the list.
func Run[T any](t *testing.T, set policy.Set[T], cases []Case[T], accept ...string) {
	t.Helper()
	run(t, set, cases, accept)
}

// A tester has the methods of *testing.T that run needs.
type tester[T any] interface {
	Helper()                            // marks the function that calls it as one of the kit
	Run(name string, test func(T)) bool // runs a subtest
	Error(texts ...any)                 // fails, and goes on
}

// run is Run for any tester.
func run[T tester[T], V any](t T, set policy.Set[V], cases []Case[V], accept []string) {
	t.Helper()
	audit := Examine(set, cases)
	failures := make([][]string, len(cases))
	for _, f := range audit.Failures {
		failures[f.Case] = append(failures[f.Case], f.Text)
	}
	for i, c := range cases {
		t.Run(c.Name, fails[T](failures[i]))
	}
	t.Run("untested", fails[T](audit.untested(accept)))
}

// fails returns a test that fails with each of the texts.
func fails[T tester[T]](texts []string) func(T) {
	return func(t T) {
		t.Helper()
		for _, text := range texts {
			t.Error(text)
		}
	}
}

// untested returns the gaps that are not accepted, and the accepted names that no gap has.
func (a Audit) untested(accept []string) []string {
	var found []string
	for _, g := range a.Gaps {
		if !slices.Contains(accept, g.Name) {
			found = append(found, g.Name+": "+g.Reason)
		}
	}
	for _, name := range accept {
		if !slices.ContainsFunc(a.Gaps, func(g Gap) bool { return g.Name == name }) {
			found = append(found, fmt.Sprintf("%q is accepted and is not the name of a gap", name))
		}
	}
	return found
}
