package policytest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// A fake is a test that keeps what it is told, with its subtests in their order.
type fake struct {
	name   string
	errors []string
	subs   []*fake
}

func (*fake) Helper()              {}
func (f *fake) Error(texts ...any) { f.errors = append(f.errors, fmt.Sprint(texts...)) }

func (f *fake) Run(name string, test func(*fake)) bool {
	sub := &fake{name: name}
	f.subs = append(f.subs, sub)
	test(sub)
	return len(sub.errors) == 0
}

// Failed returns the errors of the subtests that fail, each behind the name of its
// subtest, for a run of rules by cases.
func Failed[V any](set policy.Set[V], cases []Case[V], accept ...string) []string {
	var t fake
	run(&t, set, cases, accept)
	found := []string{}
	for _, sub := range t.subs {
		for _, text := range sub.errors {
			found = append(found, sub.name+": "+text)
		}
	}
	return append(found, t.errors...)
}

// Each case is a subtest, in order, and "untested" is the last.
func TestRun_HasASubtestForEachCase(t *testing.T) {
	var f fake
	run(&f, policy.Set[int]{}, []Case[int]{{Name: "b"}, {Name: "a"}}, nil)
	names := []string{}
	for _, sub := range f.subs {
		names = append(names, sub.name)
	}
	assert.Equal(t, []string{"b", "a", "untested"}, names)
	assert.False(t, slices.ContainsFunc(f.subs, func(sub *fake) bool { return len(sub.errors) == 0 }))
}
