package policy_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// twenty returns a set of twenty rules, each with an Applies and a check that
// compares two pieces of evidence.
func twenty() policy.Set[Committee] {
	var rules []policy.Rule[Committee]
	for i := range 20 {
		rule := ruleOf(policy.RuleID(fmt.Sprintf("rule-%02d", i)), func(h policy.Hearing, c Committee) {
			start, plan := h.Given("/start", !c.Start.IsZero()), h.Given("/exit_plan", !c.ExitPlan.IsZero())
			if start && plan && c.ExitPlan.Before(c.Start) {
				h.Fail("/exit_plan", "the exit plan is older than the service", "", "")
			}
		})
		rule.Applies = review().Applies
		rules = append(rules, rule)
	}
	return policy.MustSet(rules...)
}

// perRule reports the time for one of n rules, entries or waivers.
func perRule(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/rule")
}

func BenchmarkSet_Judge(b *testing.B) {
	rules, asOf := twenty(), day("2025-09-01")
	old := sound()
	old.ExitPlan = day("2025-03-31")
	company := sound()
	company.Structure = "company"
	for _, c := range []struct {
		name  string
		value Committee
	}{{"pass", sound()}, {"fail", old}, {"not-applicable", company}, {"unknown", Committee{}}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				rules.Judge(c.value, asOf)
			}
			perRule(b, 20)
		})
	}
}

func BenchmarkSet_Explain(b *testing.B) {
	rules, value, asOf := twenty(), sound(), day("2025-09-01")
	b.ReportAllocs()
	for b.Loop() {
		rules.Explain(value, asOf)
	}
	perRule(b, 20)
}

func BenchmarkEach(b *testing.B) {
	members := func(c Committee) ([]Member, bool) { return c.Members, len(c.Members) > 0 }
	rules := policy.MustSet(policy.Each("/members", members, noVeto())...)
	var committee Committee
	for i := range 100 {
		committee.Members = append(committee.Members, Member{Name: fmt.Sprint("Council ", i), Veto: no()})
	}
	asOf := day("2025-09-01")
	b.ReportAllocs()
	for b.Loop() {
		rules.Judge(committee, asOf)
	}
	perRule(b, 100)
}

func BenchmarkNewSet(b *testing.B) {
	for _, n := range []int{20, 200, 2000} {
		rules := make([]policy.Rule[int], n)
		for i := range rules {
			rules[i] = dated(policy.RuleID(fmt.Sprint("rule-", i)), from("2020-01-01"))
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := policy.NewSet(rules...); err != nil {
					b.Fatal(err)
				}
			}
			perRule(b, n)
		})
	}
}

// The cost of a waiver and its row does not depend on how many there are.
func BenchmarkReport_Waive(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		rule := ruleOf("r", func(h policy.Hearing, _ int) {
			for i := range n {
				h.Entry("/list", i).Given("/x", false)
			}
		})
		judged := policy.MustSet(rule).Judge(0, day("2025-08-01"))
		waivers := make([]policy.Waiver, n)
		for i := range waivers {
			waivers[i] = waiver("r", policy.Pointer("/list").Index(i))
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				waived, err := judged.Waive(waivers...)
				if err != nil || waived.Blocked() {
					b.Fatal(err)
				}
				_ = waived.Tables(noNames)
			}
			perRule(b, n)
		})
	}
}

func BenchmarkReport_Tables(b *testing.B) {
	report := twenty().Judge(Committee{}, day("2025-09-01"))
	b.ReportAllocs()
	for b.Loop() {
		_ = report.Tables(noNames).Markdown()
	}
}

func BenchmarkReport_Document(b *testing.B) {
	report := twenty().Judge(Committee{}, day("2025-09-01"))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := json.Marshal(report); err != nil {
			b.Fatal(err)
		}
	}
}

func TestSet_JudgeAllocatesForTheSetAndNotForEachRule(t *testing.T) {
	rules, value := twenty(), sound()
	for _, asOf := range []calendar.Date{day("2025-09-01"), day("2024-04-01")} {
		if got := testing.AllocsPerRun(100, func() { rules.Judge(value, asOf) }); got != 2 {
			t.Errorf("as of %v: %v allocations, want 2, the results and what hears them", asOf, got)
		}
	}
}

// The cost of an entry with six failures does not depend on the length of the list.
func BenchmarkEach_Failing(b *testing.B) {
	rule := ruleOf("six", func(h policy.Hearing, _ int) {
		for range 6 {
			h.Given("/x", true)
			h.Fail("/x", "wrong", "", "")
		}
	})
	for _, n := range []int{125, 500, 2000} {
		rules := policy.MustSet(policy.Each("/list", func(list []int) ([]int, bool) { return list, true }, rule)...)
		list, asOf := make([]int, n), day("2025-09-01")
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				rules.Judge(list, asOf)
			}
			perRule(b, n)
		})
	}
}
