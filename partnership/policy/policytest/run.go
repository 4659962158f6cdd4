package policytest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// Run tests a set of rules by cases: each case is a subtest with its name, and
// what no case tests, or a rule takes for granted, is the subtest "untested". Run
// fails t for every case that does not hold and every gap.
//
// accept has the names of gaps that are as they should be, such as "no case
// notices if head-count is never unknown" for a rule whose evidence is always
// there. A name among them that is no gap, or is one no longer, fails.
func Run[T any](t *testing.T, set policy.Set[T], cases []Case[T], accept ...string) {
	t.Helper()
	audit := Examine(set, cases)
	for i, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			for _, f := range audit.Failures {
				if f.Case == i {
					t.Error(f.Text)
				}
			}
		})
	}
	t.Run("untested", func(t *testing.T) {
		for _, text := range audit.untested(accept) {
			t.Error(text)
		}
	})
}

// untested returns the gaps that are not accepted, and the accepted names that
// are no gap.
func (a Audit) untested(accept []string) []string {
	var found []string
	for _, g := range a.Gaps {
		if !slices.Contains(accept, g.Name) {
			found = append(found, g.Name+": "+g.Why)
		}
	}
	for _, name := range accept {
		if !slices.ContainsFunc(a.Gaps, func(g Gap) bool { return g.Name == name }) {
			found = append(found, fmt.Sprintf("%q is accepted, and is no gap", name))
		}
	}
	return found
}
