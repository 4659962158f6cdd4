package staff_test

import (
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"

	"github.com/stretchr/testify/assert"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

// evidence is a post about which everything is known and points one way.
func evidence() staff.Post {
	p := clerk("p1", "boston")
	p.Grouping, p.TimeWindow = "boston", year()
	p.Time = []partnership.Share{{Org: "boston", Fraction: pc(100)}}
	p.Temporary, p.Absent = lifecycle.No, lifecycle.No
	return p
}

// timeOf returns the post with its time worked for two members.
func timeOf(boston, lindsey string) staff.Post {
	p := evidence()
	p.Time = []partnership.Share{
		{Org: "boston", Fraction: partnership.MustFraction(boston + "%")},
		{Org: "east-lindsey", Fraction: partnership.MustFraction(lindsey + "%")},
	}
	return p
}

// thirds are the shares of three members: exactly one for each.
func thirds() []partnership.Share {
	third := partnership.MustFraction("1/3")
	return []partnership.Share{{Org: "boston", Fraction: third}, {Org: "east-lindsey", Fraction: third}, {Org: "south-holland", Fraction: third}}
}

// with returns the post about which everything is known, changed.
func with(change func(*staff.Post)) staff.Post {
	p := evidence()
	change(&p)
	return p
}

func TestTransferRules_CaseByCase(t *testing.T) {
	rules := policy.MustSet(staff.TransferRules()...)
	for name, c := range map[string]struct {
		post staff.Post
		want string // the rules that do not pass
	}{
		"all known, all one way":       {evidence(), ""},
		"no employer":                  {with(func(p *staff.Post) { p.Employer = "" }), ""},
		"grouping of another":          {with(func(p *staff.Post) { p.Grouping = "east-lindsey" }), "tupe-1-grouping fail: east-lindsey"},
		"grouping, no employer":        {with(func(p *staff.Post) { p.Grouping, p.Employer = "east-lindsey", "" }), ""},
		"a share of time not known":    {with(func(p *staff.Post) { p.Time[0].Fraction = partnership.Fraction{} }), "tupe-2-majority unknown tupe-5-one-contract unknown"},
		"temporary":                    {with(func(p *staff.Post) { p.Temporary = lifecycle.Yes }), "tupe-3-temporary fail: temporary"},
		"absent":                       {with(func(p *staff.Post) { p.Absent = lifecycle.Yes }), "tupe-4-absent fail: away for long"},
		"half is no clear majority":    {timeOf("50", "50"), "tupe-2-majority fail: boston 50% tupe-5-one-contract fail: time for 2 members"},
		"a millionth more is":          {timeOf("50.000001", "49.999999"), "tupe-5-one-contract fail: time for 2 members"},
		"a millionth less is for them": {timeOf("49.999999", "50.000001"), "tupe-2-majority fail: east-lindsey 50.000001% tupe-5-one-contract fail: time for 2 members"},
		"thirds are no clear majority": {with(func(p *staff.Post) { p.Time = thirds() }), "tupe-2-majority fail: boston 1/3 tupe-5-one-contract fail: time for 3 members"},
		"nothing for the other":        {timeOf("100", "0"), ""},
		"all for the other":            {timeOf("0", "100"), "tupe-2-majority fail: east-lindsey 100%"},
	} {
		report := rules.Judge(c.post, date("2026-04-01"))
		got := []string{}
		for _, r := range report.Results {
			if r.Outcome == policy.Fail {
				got = append(got, string(r.Rule)+" fail: "+r.Findings[0].Found)
			} else if r.Outcome != policy.Pass {
				got = append(got, string(r.Rule)+" "+string(r.Outcome))
			}
		}
		assert.Equal(t, c.want, strings.Join(got, " "), name)
		assert.False(t, report.Blocked(), "%s: evidence decides nothing", name)
	}
}

// Each rule with a post that it passes, one that it fails and one of which it cannot
// tell, and the day before it is in force.
func TestTransferRules_LeaveNothingUntested(t *testing.T) {
	var cases []policytest.Case[staff.Post]
	for _, c := range []struct {
		rule         policy.RuleID
		first        string
		fail, silent func(*staff.Post)
		at           policy.Pointer
	}{
		{"tupe-1-grouping", "2006-04-06", func(p *staff.Post) { p.Grouping = "east-lindsey" }, func(p *staff.Post) { p.Grouping = "" }, "/grouping"},
		{"tupe-2-majority", "2006-04-06", func(p *staff.Post) { *p = timeOf("50", "50") }, func(p *staff.Post) { p.Time = nil }, "/time"},
		{"tupe-3-temporary", "2006-04-06", func(p *staff.Post) { p.Temporary = lifecycle.Yes }, func(p *staff.Post) { p.Temporary = "" }, "/temporary"},
		{"tupe-4-absent", "2015-09-02", func(p *staff.Post) { p.Absent = lifecycle.Yes }, func(p *staff.Post) { p.Absent = "" }, "/absent"},
		{"tupe-5-one-contract", "2020-03-26", func(p *staff.Post) { *p = timeOf("99", "1") }, func(p *staff.Post) { p.Time = nil }, "/time"},
	} {
		about := func(name string, post staff.Post, day calendar.Date, want policy.Outcome, paths ...policy.Pointer) {
			cases = append(cases, policytest.Case[staff.Post]{
				Name: string(c.rule) + " " + name, Rule: c.rule, Value: post, AsOf: day, Want: want, Paths: paths,
				Severity: map[bool]policy.Severity{true: policy.Advisory}[want != policytest.NotInForce],
			})
		}
		first := date(c.first)
		about("not yet", with(c.fail), first.AddDays(-1), policytest.NotInForce)
		about("pass", evidence(), first, policy.Pass)
		about("fail", with(c.fail), first, policy.Fail, c.at)
		about("unknown", with(c.silent), first, policy.Unknown, c.at)
	}
	policytest.Run(
		t, policy.MustSet(staff.TransferRules()...), cases,
		// What no case tries yet:
		"no two cases of tupe-1-grouping differ in /employer",
	)
}

func TestTransferRules_OfTheDay(t *testing.T) {
	rules := policy.MustSet(staff.TransferRules()...)
	assert.Len(t, rules.Judge(evidence(), date("2006-04-05")).Results, 0)
	assert.Len(t, rules.Judge(evidence(), date("2006-04-06")).Results, 3)
	assert.Len(t, rules.Judge(evidence(), date("2020-03-25")).Results, 4)
	assert.Len(t, rules.Judge(evidence(), date("2020-03-26")).Results, 5)
}
