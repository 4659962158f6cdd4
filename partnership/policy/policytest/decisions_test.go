package policytest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

// Survey is a value with a field of each kind that a table shows.
type Survey struct {
	Title  string               `json:"title"`
	Done   bool                 `json:"done"`
	Asked  int                  `json:"asked"`
	Rate   partnership.Quantity `json:"rate"`
	Unread string               `json:"unread"`
	Topics []string             `json:"topics"`
}

func surveyed() policy.Rule[Survey] {
	return policy.Rule[Survey]{
		ID: "survey", Title: "Half of those asked answer", Source: policy.Source{Document: "A guide"},
		Severity: policy.Advisory, InForce: from("2024-04-01"),
		Check: func(h policy.Hearing, s Survey) {
			h.Given("/title", s.Title != "")
			if h.Given("/rate", s.Rate.Known()) && s.Rate.Compare(partnership.MustQuantity("50")) < 0 && (s.Done || s.Asked > 9) {
				h.Fail("/rate", "too few", s.Rate.String(), "50 or more")
			}
			for i, topic := range s.Topics {
				h.Entry("/topics", i).Given("", topic != "")
			}
		},
	}
}

func TestDecisions_ShowWhatTheRuleReads(t *testing.T) {
	survey := Survey{Title: "Staff", Done: true, Asked: 12, Rate: partnership.MustQuantity("49.5"), Unread: "x", Topics: []string{"pay", ""}}
	open, few := survey, survey
	open.Done, open.Topics = false, []string{"pay", "hours"}
	few.Done, few.Topics, few.Asked = false, []string{"pay", "hours"}, 3
	on := day("2025-01-01")
	tables := policytest.Decisions(policy.MustSet(surveyed(), dated("other")), []policytest.Case[Survey]{
		{Name: "a gap in the topics", AsOf: on, Rule: "survey", Value: survey, Want: policy.Fail},
		{Name: "open", AsOf: on, Rule: "survey", Value: open, Want: policy.Unknown},
		{Name: "of few", AsOf: on, Rule: "survey", Value: few, Want: policy.Pass},
		{Name: "nothing", AsOf: on, Rule: "survey", Want: policy.Unknown},
		{Name: "before", AsOf: day("2024-03-31"), Rule: "survey", Want: policytest.NotInForce},
	})
	assert.Len(t, tables, 1, "no case is about the other rule")
	assert.Equal(t, "Half of those asked answer", tables[0].Title)
	assert.Equal(t, "survey. Advisory, A guide. In force from 2024-04-01.", tables[0].Summary)
	assert.Equal(t, [][]string{
		{
			"a gap in the topics", "title Staff; done yes; asked 12; rate 49.5; topic 1 pay", "2025-01-01", "Fail (advisory)",
			"rate: too few, found 49.5, wanted 50 or more; topic 2: not known",
		},
		{
			"open", "title Staff; done no; asked 12; rate 49.5; topic 1 pay; topic 2 hours", "2025-01-01", "Fail, but the case wants: unknown",
			"rate: too few, found 49.5, wanted 50 or more",
		},
		{"of few", "title Staff; done no; asked 3; rate 49.5; topic 1 pay; topic 2 hours", "2025-01-01", "Pass", "looked at title; rate; topic 1; topic 2"},
		{"nothing", "done no; asked 0", "2025-01-01", "Unknown (advisory)", "title: not known; rate: not known"},
		{"before", "done no; asked 0", "2024-03-31", "Not in force", ""},
	}, tables[0].Rows)
}

// dated returns a rule that no case is about.
func dated(id policy.RuleID) policy.Rule[Survey] {
	rule := surveyed()
	rule.ID = id
	return rule
}

// A rule with two versions is one table, which says where each comes from.
func TestDecisions_OfTwoVersionsAreOneTable(t *testing.T) {
	tables := policytest.Decisions(policy.MustSet(teckal()...), teckalCases())
	assert.Len(t, tables, 1)
	assert.Equal(t, "controlled-company. Blocking, Public Contracts Regulations 2015, reg. 12(1). In force 2015-02-26 to 2025-02-23. "+
		"Blocking, Procurement Act 2023, Sch. 2. In force from 2025-02-24.", tables[0].Summary)
	assert.Len(t, tables[0].Rows, len(teckalCases()))
	assert.Equal(t, []string{"just 80 %", "owned wholly; activity 80", "2015-02-26", "Fail (blocks)", "activity: too much for others, found 80 %, wanted more than 80 %"}, tables[0].Rows[3])
	assert.Empty(t, policytest.Decisions(policy.Set[int]{}, nil))
}

// A value that is one number is the whole of the input.
func TestDecisions_OfAValueWithoutFields(t *testing.T) {
	n, m := 0, 1
	tables := policytest.Decisions(policy.MustSet(simple("r", from("2024-04-01"))), []policytest.Case[*int]{
		{Name: "nought", AsOf: day("2025-01-01"), Value: &n, Want: policy.Fail},
		{Name: "one", AsOf: day("2025-01-01"), Value: &m, Want: policy.Pass},
	})
	assert.Equal(t, "0", tables[0].Rows[0][1])
	assert.Equal(t, "1", tables[0].Rows[1][1])
}
