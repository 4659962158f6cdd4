package policy_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// People read where a finding is, and programs find it by its pointer.
func TestFinding_SaysItsPlaceInWords(t *testing.T) {
	type plan struct {
		Title    string `json:"title"`
		AgreedBy string `json:"agreed_by"`
	}
	type value struct {
		Plans []plan `json:"exit_plans"`
	}
	rule := ruleOf("r", func(h policy.Hearing, _ value) {
		h.Fail("/exit_plans/1/agreed_by", "nobody", "", "")
		h.Fail("", "all of it", "", "")
	})
	got := policy.MustSet(rule).Judge(value{[]plan{{}, {Title: "Legal"}}}, day("2025-09-01")).Results[0].Findings
	assert.Equal(t, "exit plan 'Legal', agreed by", got[0].Place)
	assert.Empty(t, got[1].Place, "the whole value has no place of its own")
}

// A zero Hearing is what a test may hand to a check by mistake.
func TestHearing_ZeroKeepsNothing(t *testing.T) {
	var h policy.Hearing
	assert.True(t, h.Given("/a", true))
	assert.False(t, h.Given("/a", false))
	h.Fail("/a", "wrong", "", "")
	h.Unknown("/a", "not clear", "", "")
	assert.False(t, h.Entry("/list", 2).Given("/b", false))
	h.Entry("list", -1).Fail("/b", "wrong", "", "")
	assert.True(t, h.AsOf().IsZero())
}

// The cost of a finding does not depend on how many there are.
func BenchmarkHearing_ManyUnknowns(b *testing.B) {
	for _, size := range []struct {
		name string
		n    int
	}{{"1000", 1000}, {"10000", 10_000}} {
		rule := ruleOf("r", func(h policy.Hearing, _ int) {
			for i := range size.n {
				at := policy.Pointer("/list").Index(i)
				h.Given(at, false)
				h.Fail(at, "wrong", "", "")
			}
		})
		set := policy.MustSet(rule)
		b.Run(size.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				set.Judge(0, day("2025-09-01"))
			}
		})
	}
}

// Findings that follow each other have the words of their own place, also where two of
// them are at one place.
func TestSet_JudgeSaysEachPlaceInWords(t *testing.T) {
	rule := ruleOf("r", func(h policy.Hearing, _ Committee) {
		for _, at := range []policy.Pointer{"/start", "/start", "", "/exit_plan", "/members/1/veto", "/members/1/veto", "/start"} {
			h.Fail(at, "wrong", "", "")
		}
	})
	words := []string{}
	for _, f := range policy.MustSet(rule).Judge(sound(), day("2025-09-01")).Results[0].Findings {
		words = append(words, f.Place)
	}
	assert.Equal(t, []string{"start", "start", "", "exit plan", "member 'Harrow', veto", "member 'Harrow', veto", "start"}, words)
}

// The whole value can be a list: its entries then stand right below it.
func TestHearing_EntryOfTheWholeValue(t *testing.T) {
	rule := ruleOf("r", func(h policy.Hearing, list []int) {
		for i := range list {
			h.Entry("", i).Fail("/x", "wrong", "", "")
			h.Entry("", i).Given("", false)
		}
	})
	places := []policy.Pointer{}
	for _, f := range policy.MustSet(rule).Judge([]int{7, 8}, day("2025-09-01")).Results[0].Findings {
		places = append(places, f.Path)
	}
	assert.Equal(t, []policy.Pointer{"/0/x", "/0", "/1/x", "/1"}, places)
}
