package partnership_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

func TestRoles(t *testing.T) {
	testCategory(t, partnership.Roles(), "lead", "member", "client", "provider")
}

// hbPublicLaw is the legal practice of Harrow and Barnet: from 2012-09-01 for five
// years under s.101, extended in 2016 to 2022-08-31 and then to 2027. The days on
// which the extensions were agreed, the clients and the terms beside them are
// illustrative.
func hbPublicLaw() partnership.Partnership {
	terms := wholeTerms()
	terms.Structure = partnership.LeadAuthority
	terms.Powers = []partnership.Power{partnership.LGA1972Section101, partnership.LGA1972Section111}
	terms.Term = span("2012-09-01", "2017-08-31")
	terms.Notice = partnership.Notice{Months: 12, Expires: calendar.Window{Month: 3, Day: 31}, AuthorisedBy: partnership.Executive}
	terms.Voting = equal("more than 1/2", "barnet")
	terms.ServiceLevels = []partnership.ServiceLevel{answered()}
	terms.ServiceLevels[0].Line = "litigation"
	prerequisite := work("case-management", "2012-06-30")
	prerequisite.Org, prerequisite.Owner = "barnet", "head of legal practice"
	return partnership.Partnership{
		ID:       uuid.MustParse("0a1f6c52-7d0e-4f57-9b8e-2f1d4c3b2a19"),
		Name:     "HB Public Law",
		Services: []partnership.Service{legal()},
		Members: []partnership.Member{
			{Org: "harrow", Role: partnership.LeadRole},
			{Org: "barnet", Role: partnership.MemberRole},
			{Org: "academy", Role: partnership.ClientRole, Term: span("2014-09-01", "2019-08-31")},
		},
		Agreement: partnership.Agreement{
			Signed: date("2012-08-20"),
			Terms:  terms,
			Amendments: []partnership.Amendment{
				{From: date("2016-10-17"), ApprovedBy: partnership.Executive, Terms: partnership.Terms{Term: span("2012-09-01", "2022-08-31")}},
				{From: date("2022-03-14"), ApprovedBy: partnership.Executive, Terms: partnership.Terms{Term: span("2012-09-01", "2027-08-31")}},
			},
		},
		Prerequisites: []partnership.Prerequisite{prerequisite, lock("casework-system", "2012-08-31")},
		Barriers: []partnership.BarrierAssessment{
			assessed(partnership.TrustBarrier, partnership.Initial, "2012-09-01"),
			assessed(partnership.TrustBarrier, partnership.Managed, "2017-09-01"),
		},
		Visits: []partnership.Visit{visit()},
	}
}

func TestPartnership_Golden(t *testing.T) {
	fieldtest.Golden(t, "testdata/golden/partnership.json", hbPublicLaw())
	fieldtest.Golden(t, "testdata/golden/member.json", hbPublicLaw().Members[2])
}

func TestMember_Validate(t *testing.T) {
	type m = partnership.Member
	testBroken(t, func() m { return hbPublicLaw().Members[2] }, []broken[m]{
		{"nobody", func(x *m) { x.Org = "" }, []string{"org: required"}},
		{"no such id", func(x *m) { x.Org = "a b" }, []string{"org: invalid"}},
		{"no role", func(x *m) { x.Role = "" }, []string{"role: required"}},
		{"no such role", func(x *m) { x.Role = "host" }, []string{"role: invalid"}},
		{"everything", func(x *m) { *x = m{Term: calendar.Term{Last: date("2020-01-01")}} }, []string{"org: required", "role: required", "term.first: required"}},
	})
}

func TestPartnership_Validate(t *testing.T) {
	type p = partnership.Partnership
	few := []partnership.Member{{Org: "harrow", Role: partnership.LeadRole, Term: span("2012-09-01", "2013-08-31")}, {Org: "harrow", Role: partnership.MemberRole, Term: span("2013-09-01", "")}}
	alone := func(x *p, members []partnership.Member) {
		x.Members, x.Services[0].Lines, x.Prerequisites = members, x.Services[0].Lines[:1], nil
		x.Agreement.Terms.Voting.Vetoes = nil
	}
	testBroken(t, hbPublicLaw, []broken[p]{
		{"no id", func(x *p) { x.ID = uuid.Nil }, []string{"id: required"}},
		{"no name", func(x *p) { x.Name = " " }, []string{"name: required"}},
		{"no services", func(x *p) { x.Services, x.Agreement.Terms.ServiceLevels = nil, nil }, []string{"services: required"}},
		{"a service that is wrong", func(x *p) { x.Services[0].Name = "" }, []string{"services[0].name: required"}},
		{"a service listed twice", func(x *p) {
			x.Services = append(x.Services, partnership.Service{ID: "legal", Name: "More", Lines: []partnership.Line{{ID: "more", Name: "More"}}})
		}, []string{"services[1].id: duplicate"}},
		{"a line listed twice", func(x *p) { x.Services[0].Lines[1].ID = "litigation" }, []string{"services[0].lines[1].id: duplicate"}},
		{"a line listed twice in two services", func(x *p) {
			x.Services = append(x.Services, partnership.Service{ID: "more", Name: "More", Lines: []partnership.Line{{ID: "property", Name: "More"}}})
		}, []string{"services[1].lines[0].id: duplicate"}},
		{"a line taken by nobody who is a member", func(x *p) { x.Services[0].Lines[1].Members[0].Org = "brent" }, []string{"services[0].lines[1].members[0].org: not found"}},
		{"no members", func(x *p) { alone(x, nil) }, []string{"members: required"}},
		{"one member", func(x *p) { alone(x, few[:1]) }, []string{"members: required"}},
		{"one organisation in two terms", func(x *p) { alone(x, few) }, []string{"members: required"}},
		{"a member that is wrong", func(x *p) { x.Members[2].Role = "" }, []string{"members[2].role: required"}},
		{"a member twice", func(x *p) { x.Members = append(x.Members, x.Members[1]) }, []string{"members[3].term: overlap"}},
		{"a member twice on one day", func(x *p) {
			x.Members = append(x.Members, partnership.Member{Org: "academy", Role: partnership.MemberRole, Term: span("2019-08-31", "")})
		}, []string{"members[3].term: overlap"}},
		{"an agreement that is wrong", func(x *p) { x.Agreement.Terms.Structure = "" }, []string{"agreement.terms.structure: required"}},
		{"a veto of no member", func(x *p) { x.Agreement.Terms.Voting.Vetoes[0] = "brent" }, []string{"agreement.terms.voting.vetoes[0]: not found"}},
		{"votes of no member", func(x *p) {
			x.Agreement.Amendments[1].Terms.Voting = partnership.Voting{
				Rule: partnership.WeightedVotes, Threshold: weighted().Threshold,
				Votes: []partnership.MemberVotes{{Org: "harrow", Votes: number("1")}, {Org: "brent", Votes: number("1")}},
			}
		}, []string{"agreement.amendments[1].terms.voting.votes[1].org: not found"}},
		{"a service level of no line", func(x *p) { x.Agreement.Terms.ServiceLevels[0].Line = "advice" }, []string{"agreement.terms.service_levels[0].line: not found"}},
		{"a prerequisite that is wrong", func(x *p) { x.Prerequisites[1].What = "" }, []string{"prerequisites[1].what: required"}},
		{"a prerequisite listed twice", func(x *p) { x.Prerequisites[1].ID = "case-management" }, []string{"prerequisites[1].id: duplicate"}},
		{"a prerequisite of no member", func(x *p) { x.Prerequisites[1].Org = "brent" }, []string{"prerequisites[1].org: not found"}},
		{"an assessment that is wrong", func(x *p) { x.Barriers[1].Maturity = 0 }, []string{"barriers[1].maturity: required"}},
		{"a visit that is wrong", func(x *p) { x.Visits[0].Host = "" }, []string{"visits[0].host: required"}},
	})
}

func TestPartnership_EverythingWrong(t *testing.T) {
	p := partnership.Partnership{
		Services: []partnership.Service{
			{ID: "a", Name: "A", Lines: []partnership.Line{{ID: "l", Name: "L", Members: []partnership.LineMember{{Org: "x"}}}}},
			{ID: "a", Lines: []partnership.Line{{ID: "l"}}},
		},
		Members: []partnership.Member{{Org: "m", Role: "king"}, {Org: "m", Role: partnership.MemberRole}},
		Agreement: partnership.Agreement{
			Terms:      partnership.Terms{Voting: partnership.Voting{Rule: partnership.EqualVotes, Vetoes: []partnership.OrgID{"x"}}},
			Amendments: []partnership.Amendment{{Terms: partnership.Terms{ServiceLevels: []partnership.ServiceLevel{{ID: "s", Line: "x", Measure: "m", Unit: "u", Better: "higher", Target: number("1"), Period: "month"}}}}},
		},
		Prerequisites: []partnership.Prerequisite{{ID: "p", Kind: "policy", What: "w", Org: "x"}, {ID: "p"}},
		Barriers:      []partnership.BarrierAssessment{{}},
		Visits:        []partnership.Visit{{Visitors: []partnership.OrgID{"x"}}},
	}
	assert.Equal(t, []string{
		"id: required", "name: required",
		"services[1].name: required", "services[1].lines[0].name: required", "services[1].id: duplicate",
		"services[0].lines[0].members[0].org: not found", "services[1].lines[0].id: duplicate",
		"members: required", "members[0].role: invalid", "members[1].term: overlap",
		"agreement.terms.structure: required", "agreement.terms.term.first: required", "agreement.terms.voting.threshold: required",
		"agreement.amendments[0].from: required",
		"agreement.terms.voting.vetoes[0]: not found", "agreement.amendments[0].terms.service_levels[0].line: not found",
		"prerequisites[1].kind: required", "prerequisites[1].what: required", "prerequisites[1].id: duplicate", "prerequisites[0].org: not found",
		"barriers[0].barrier: required", "barriers[0].maturity: required", "barriers[0].on: required", "barriers[0].assessor: required",
		"visits[0].on: required", "visits[0].host: required",
	}, faults(p.Validate()))
	assert.Equal(t, []string{
		"id: required", "name: required", "services: required", "members: required",
		"agreement.terms.structure: required", "agreement.terms.term.first: required",
	}, faults(partnership.Partnership{}.Validate()))
}

// Where an id is missing, or could not be read, it may be the one that is looked
// for: only the id is wrong.
func TestPartnership_WithoutIDs(t *testing.T) {
	p := hbPublicLaw()
	p.Members = p.Members[:2]
	p.Members[0].Org, p.Members[1].Org = "", ""
	p.Services[0].Lines[0].ID = ""
	assert.Equal(t, []string{"services[0].lines[0].id: required", "members[0].org: required", "members[1].org: required"}, faults(p.Validate()))

	document := strings.Replace(goldenText(t, "partnership.json"), `"org": "barnet",
      "role": "member"`, `"org": "Barnet Council",
      "role": "member"`, 1)
	_, err := field.Decode[partnership.Partnership]([]byte(document))
	assert.Equal(t, []string{"members[1].org: invalid"}, faults(err))
}

// HB Public Law on the days around each boundary.
func TestPartnership_OnHBPublicLaw(t *testing.T) {
	const none, both, three = "", "harrow barnet", "harrow barnet academy"
	const litigation, property = "litigation ", "litigation property "
	for _, c := range []struct{ on, members, lines, last string }{
		{"2012-08-31", none, "", "2017-08-31"}, // the day before it begins
		{"2012-09-01", both, litigation, "2017-08-31"},
		{"2013-03-31", both, litigation, "2017-08-31"},
		{"2013-04-01", both, property, "2017-08-31"}, // the second line begins
		{"2014-08-31", both, property, "2017-08-31"},
		{"2014-09-01", three, property, "2017-08-31"}, // a client joins
		{"2016-10-16", three, property, "2017-08-31"},
		{"2016-10-17", three, property, "2022-08-31"}, // the first extension holds
		{"2017-08-31", three, property, "2022-08-31"},
		{"2017-09-01", three, property, "2022-08-31"}, // it would have ended
		{"2019-08-31", three, property, "2022-08-31"},
		{"2019-09-01", both, property, "2022-08-31"}, // the client has left
		{"2022-03-13", both, property, "2022-08-31"},
		{"2022-03-14", both, property, "2027-08-31"}, // the second extension holds
		{"2022-08-31", both, property, "2027-08-31"},
		{"2022-09-01", both, property, "2027-08-31"},
		{"2027-08-31", both, property, "2027-08-31"},
		{"2027-09-01", none, "", "2027-08-31"}, // it is over
	} {
		p := hbPublicLaw()
		then := p.On(date(c.on))
		assert.Equal(t, c.members, memberNames(then), c.on)
		assert.Equal(t, c.last, then.Agreement.Terms.Term.Last.String(), c.on)
		assert.Empty(t, then.Agreement.Amendments)
		lines := ""
		for _, s := range then.Services {
			for _, l := range s.Lines {
				lines += string(l.ID) + " "
			}
		}
		assert.Equal(t, c.lines, lines, c.on)
	}
}

// memberNames returns who is a member, in order.
func memberNames(p partnership.Partnership) string {
	var ids []string
	for _, m := range p.Members {
		ids = append(ids, string(m.Org))
	}
	return strings.Join(ids, " ")
}

// Without the extension it would have ended with its first term.
func TestPartnership_OnHBPublicLawNotExtended(t *testing.T) {
	p := hbPublicLaw()
	p.Agreement.Amendments = nil
	p.Services[0].Term = calendar.Term{}
	assert.Equal(t, "harrow barnet academy", memberNames(p.On(date("2017-08-31"))))
	over := p.On(date("2017-09-01"))
	assert.Equal(t, "academy", memberNames(over), "by a term of its own")
	assert.Empty(t, over.Services)
}

// Of one line a member can be out for a year and come back.
func TestPartnership_LineMembers(t *testing.T) {
	for on, want := range map[string][]partnership.OrgID{
		"2013-04-01": {"harrow", "barnet"}, "2020-03-31": {"harrow", "barnet"}, "2020-04-01": {"harrow"},
		"2021-03-31": {"harrow"}, "2021-04-01": {"harrow", "barnet"},
	} {
		got, err := hbPublicLaw().LineMembers("property", date(on))
		require.NoError(t, err, on)
		assert.Equal(t, want, got, on)
	}
	everyone, err := hbPublicLaw().LineMembers("litigation", date("2015-01-01"))
	require.NoError(t, err)
	assert.Equal(t, []partnership.OrgID{"harrow", "barnet", "academy"}, everyone, "a client takes it too")
	for _, c := range []struct{ line, on string }{
		{"property", "2013-03-31"}, {"litigation", "2012-08-31"}, {"litigation", "2027-09-01"}, {"no-such", "2015-01-01"}, {"", "2015-01-01"},
	} {
		got, err := hbPublicLaw().LineMembers(partnership.LineID(c.line), date(c.on))
		require.ErrorIs(t, err, field.ErrNotFound, c)
		assert.Nil(t, got)
	}
}

func TestPartnership_LineMembersWithoutProvider(t *testing.T) {
	p := hbPublicLaw()
	p.Members = append(p.Members, partnership.Member{Org: "firm", Role: partnership.ProviderRole})
	got, err := p.LineMembers("litigation", date("2020-01-01"))
	require.NoError(t, err)
	assert.Equal(t, []partnership.OrgID{"harrow", "barnet"}, got, "a provider takes nothing")

	p.Services[0].Lines[0].Members = []partnership.LineMember{{Org: "firm"}, {Org: "harrow"}}
	got, err = p.LineMembers("litigation", date("2020-01-01"))
	require.NoError(t, err)
	assert.Equal(t, []partnership.OrgID{"harrow", "firm"}, got, "unless it is stated, in the order of the members")

	p.Members, p.Services[0].Lines[0].Members = p.Members[3:], nil
	_, err = p.LineMembers("litigation", date("2020-01-01"))
	require.ErrorIs(t, err, field.ErrNotFound, "a provider alone shares nothing")
}

// SWAP began in 2005 as a joint committee of two councils, had twelve in 2013 and
// became a company: the structure changes while the partnership lives. The days
// in the years and the names are illustrative.
func TestPartnership_OnStructureOfSWAP(t *testing.T) {
	p := partnership.Partnership{
		ID: uuid.New(), Name: "SWAP",
		Services: []partnership.Service{{ID: "audit", Name: "Internal audit", Lines: []partnership.Line{{ID: "audit", Name: "Internal audit"}}}},
		Agreement: partnership.Agreement{
			Terms: partnership.Terms{Structure: partnership.JointCommittee, Powers: []partnership.Power{partnership.LGA1972Section102}, Term: span("2005-04-01", "")},
			Amendments: []partnership.Amendment{{
				From:  date("2013-04-01"),
				Terms: partnership.Terms{Structure: partnership.JointCompany, Powers: []partnership.Power{partnership.LocalismAct2011}},
			}},
		},
	}
	for i := range 12 {
		m := partnership.Member{Org: partnership.OrgID(fmt.Sprintf("council-%d", i+1)), Role: partnership.MemberRole}
		if i >= 2 {
			m.Term = calendar.Term{First: date("2005-04-01").AddMonths(9 * (i - 1))}
		}
		p.Members = append(p.Members, m)
	}
	require.NoError(t, p.Validate())
	for _, c := range []struct {
		on        string
		members   int
		structure partnership.Structure
		employer  partnership.Holder
		power     partnership.Power
	}{
		{"2005-03-31", 0, partnership.JointCommittee, partnership.LeadHolder, partnership.LGA1972Section102},
		{"2005-04-01", 2, partnership.JointCommittee, partnership.LeadHolder, partnership.LGA1972Section102},
		{"2013-03-31", 12, partnership.JointCommittee, partnership.LeadHolder, partnership.LGA1972Section102},
		{"2013-04-01", 12, partnership.JointCompany, partnership.OwnCompany, partnership.LocalismAct2011},
		{"2026-04-01", 12, partnership.JointCompany, partnership.OwnCompany, partnership.LocalismAct2011},
	} {
		then := p.On(date(c.on))
		assert.Len(t, then.Members, c.members, c.on)
		terms := then.Agreement.Terms
		assert.Equal(t, c.structure, terms.Structure, c.on)
		assert.Equal(t, []partnership.Power{c.power}, terms.Powers, c.on)
		implied, _ := terms.Structure.Implies()
		assert.Equal(t, c.employer, implied.Employer, c.on)
	}
}

// Orbis was shared 70/30 by Surrey and East Sussex and 56/24/20 when Brighton
// joined. An agreement that gives votes by share is amended on the same day; the
// day is illustrative.
func TestPartnership_OnOrbisJoining(t *testing.T) {
	votes := func(text string) partnership.Voting {
		v := partnership.Voting{Rule: partnership.WeightedVotes, Threshold: partnership.MustThreshold("more than 1/2")}
		for i, share := range strings.Split(text, "/") {
			v.Votes = append(v.Votes, partnership.MemberVotes{Org: []partnership.OrgID{"surrey", "east-sussex", "brighton"}[i], Votes: number(share)})
		}
		return v
	}
	p := partnership.Partnership{
		ID: uuid.New(), Name: "Orbis",
		Services: []partnership.Service{{ID: "support", Name: "Business services", Lines: []partnership.Line{{ID: "finance", Name: "Finance"}}}},
		Members: []partnership.Member{
			{Org: "surrey", Role: partnership.MemberRole},
			{Org: "east-sussex", Role: partnership.MemberRole},
			{Org: "brighton", Role: partnership.MemberRole, Term: span("2018-04-01", "")},
		},
		Agreement: partnership.Agreement{
			Terms:      partnership.Terms{Structure: partnership.JointCommittee, Term: span("2015-04-01", ""), Voting: votes("70/30")},
			Amendments: []partnership.Amendment{{From: date("2018-04-01"), Terms: partnership.Terms{Voting: votes("56/24/20")}}},
		},
	}
	require.NoError(t, p.Validate())
	before, after := p.On(date("2018-03-31")), p.On(date("2018-04-01"))
	assert.Equal(t, "surrey east-sussex", memberNames(before))
	assert.Equal(t, votes("70/30"), before.Agreement.Terms.Voting)
	assert.Equal(t, "surrey east-sussex brighton", memberNames(after))
	assert.Equal(t, votes("56/24/20"), after.Agreement.Terms.Voting)
	_, err := p.Vote(date("2018-03-31"), partnership.Ballot{InFavour: []partnership.OrgID{"brighton"}})
	require.ErrorIs(t, err, field.ErrNotFound, "who has not joined has no votes")
	result, err := p.Vote(date("2018-04-01"), partnership.Ballot{InFavour: []partnership.OrgID{"surrey"}, Against: []partnership.OrgID{"east-sussex", "brighton"}})
	require.NoError(t, err)
	assert.Equal(t, partnership.Carried, result.Outcome, "56 of 100")
}

// oneSource was taken apart line by line: a member left some lines and stayed in
// others. Which lines, and the days, are illustrative.
func TestPartnership_OnPartialWithdrawalFromOneSource(t *testing.T) {
	all := func(lasts ...string) (listed []partnership.LineMember) {
		for i, last := range lasts {
			x := partnership.LineMember{Org: []partnership.OrgID{"havering", "newham", "bexley"}[i]}
			if last != "" {
				x.Term = span("2014-04-01", last)
			}
			listed = append(listed, x)
		}
		return listed
	}
	p := partnership.Partnership{
		ID: uuid.New(), Name: "oneSource",
		Services: []partnership.Service{{ID: "support", Name: "Support services", Lines: []partnership.Line{
			{ID: "finance", Name: "Finance", Members: all("", "2022-03-31", "")},
			{ID: "ict", Name: "ICT", Members: all("", "2023-03-31", "2022-03-31")},
			{ID: "hr", Name: "Human resources"},
			{ID: "fraud", Name: "Fraud", Members: all("2021-03-31", "2021-03-31")},
		}}},
		Members: []partnership.Member{
			{Org: "havering", Role: partnership.LeadRole}, {Org: "newham", Role: partnership.MemberRole}, {Org: "bexley", Role: partnership.MemberRole},
		},
		Agreement: partnership.Agreement{Terms: partnership.Terms{Structure: partnership.JointCommittee, Term: span("2014-04-01", "2024-03-31")}},
	}
	require.NoError(t, p.Validate())
	taken := func(on string) (lines []string) {
		for _, l := range p.Services[0].Lines {
			takers, err := p.LineMembers(l.ID, date(on))
			if err == nil {
				lines = append(lines, string(l.ID)+": "+words(takers))
			}
		}
		return lines
	}
	const everyone = "havering newham bexley"
	assert.Equal(t, []string{"finance: " + everyone, "ict: " + everyone, "hr: " + everyone, "fraud: havering newham"}, taken("2021-03-31"))
	assert.Equal(t, []string{"finance: " + everyone, "ict: " + everyone, "hr: " + everyone}, taken("2021-04-01"), "a line that all have left is gone")
	assert.Equal(t, []string{"finance: havering bexley", "ict: havering newham", "hr: " + everyone}, taken("2022-04-01"))
	assert.Equal(t, []string{"finance: havering bexley", "ict: havering", "hr: " + everyone}, taken("2023-04-01"))
	assert.Empty(t, taken("2024-04-01"))
	assert.Len(t, p.On(date("2023-04-01")).Members, 3, "all are members still")
}

// Councils that are succeeded by others leave on their last day, and their
// successors join on their first: five of Buckinghamshire by one on 2020-04-01,
// Northamptonshire's county by two on 2021-04-01, eight of North Yorkshire by one
// on 2023-04-01. By GSS code; the other members are illustrative.
func TestPartnership_OnMembersSucceeded(t *testing.T) {
	for _, c := range []struct {
		on                 string
		ending, successors string
		before, after      int
	}{
		{"2020-04-01", "E10000002 E07000004 E07000005 E07000006 E07000007", "E06000060", 6, 2},
		{"2021-04-01", "E10000021", "E06000061 E06000062", 2, 3},
		{"2023-04-01", "E10000023 E07000163 E07000164 E07000165 E07000166 E07000167 E07000168 E07000169", "E06000065", 9, 2},
	} {
		p := hbPublicLaw()
		p.Services[0].Lines = p.Services[0].Lines[:1]
		p.Prerequisites, p.Agreement.Terms.Voting.Vetoes = nil, nil
		p.Members = p.Members[:1]
		for id := range strings.FieldsSeq(c.ending) {
			last := date(c.on).AddDays(-1)
			p.Members = append(p.Members, partnership.Member{Org: partnership.OrgID(id), Role: partnership.ClientRole, Term: calendar.Term{First: date("2017-04-01"), Last: last}})
		}
		for id := range strings.FieldsSeq(c.successors) {
			p.Members = append(p.Members, partnership.Member{Org: partnership.OrgID(id), Role: partnership.ClientRole, Term: calendar.Term{First: date(c.on)}})
		}
		require.NoError(t, p.Validate())
		assert.Len(t, p.On(date("2017-03-31")).Members, 1)
		assert.Len(t, p.On(date(c.on).AddDays(-1)).Members, c.before)
		assert.Len(t, p.On(date(c.on)).Members, c.after)
		takers, err := p.LineMembers("litigation", date(c.on))
		require.NoError(t, err)
		assert.Equal(t, "harrow "+c.successors, words(takers))
	}
}

// The building control of five districts of North Yorkshire ended with them: of
// two or more members one was left.
func TestPartnership_MembersSucceededByOne(t *testing.T) {
	p := partnership.Partnership{Agreement: partnership.Agreement{Terms: partnership.Terms{Term: span("2007-04-01", "")}}}
	p.Services = []partnership.Service{{ID: "building", Lines: []partnership.Line{{ID: "control"}}}}
	for _, id := range []partnership.OrgID{"E07000164", "E07000166", "E07000167", "E07000168", "E07000169"} {
		p.Members = append(p.Members, partnership.Member{Org: id, Term: span("2007-04-01", "2023-03-31")})
	}
	p.Members = append(p.Members, partnership.Member{Org: "E06000065", Term: span("2023-04-01", "")})
	assert.Len(t, p.On(date("2023-03-31")).Members, 5)
	assert.Equal(t, "E06000065", memberNames(p.On(date("2023-04-01"))))
}

func TestPartnership_OnKeepsWhatWasKnown(t *testing.T) {
	p := hbPublicLaw()
	p.Barriers = append(p.Barriers, partnership.BarrierAssessment{Barrier: partnership.TrustBarrier}) // on no day
	for on, want := range map[string][2]int{
		"2012-08-31": {0, 0}, "2012-09-01": {1, 0}, "2017-09-01": {2, 0}, "2025-11-11": {2, 0}, "2025-11-12": {2, 1},
	} {
		then := p.On(date(on))
		assert.Equal(t, want, [2]int{len(then.Barriers), len(then.Visits)}, on)
		assert.Equal(t, p.Prerequisites, then.Prerequisites)
		assert.Equal(t, p.ID, then.ID)
		assert.Equal(t, p.Agreement.Signed, then.Agreement.Signed)
	}
}

// On no day, and on a day when nothing was shared, the lists are [] in JSON.
func TestPartnership_OnADayWithoutAnything(t *testing.T) {
	for _, on := range []calendar.Date{{}, date("2000-01-01")} {
		text, err := json.Marshal(hbPublicLaw().On(on))
		require.NoError(t, err)
		assert.Contains(t, string(text), `"services":[],"members":[],`)
		assert.NotContains(t, string(text), "null")
	}
}

// Random partnerships against a model that asks day by day, in text, who was in.
func TestPartnership_OnAgainstModel(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	shared, gone := 0, 0
	for range 400 {
		p := randomPartnership(random)
		text, err := json.Marshal(p)
		require.NoError(t, err)
		for range 12 {
			on := date("2020-01-01").AddDays(random.IntN(60))
			then := p.On(on)
			var members []partnership.Member
			for _, m := range p.Members {
				if modelIn(m.Term, modelAgreed(p, on), on) {
					members = append(members, m)
				}
			}
			require.Equal(t, members, append([]partnership.Member(nil), then.Members...))
			for _, s := range p.Services {
				for _, l := range s.Lines {
					want := modelTakers(p, s, l, on)
					got, err := p.LineMembers(l.ID, on)
					if len(want) == 0 {
						require.ErrorIs(t, err, field.ErrNotFound)
						gone++
					} else {
						require.NoError(t, err, "%s on %v", l.ID, on)
						require.Equal(t, want, got, "%s on %v", l.ID, on)
						shared++
					}
				}
			}
			for _, s := range then.Services {
				require.NotEmpty(t, s.Lines)
			}
			require.Equal(t, then, then.On(on), "the view of the view is the view")
		}
		again, err := json.Marshal(p)
		require.NoError(t, err)
		require.Equal(t, string(text), string(again), "nothing is changed")
	}
	assert.Greater(t, min(shared, gone), 1000)
}

// modelIn reports whether a day is in a term or, if it is not set, in another,
// by the order of their texts.
func modelIn(own, other calendar.Term, on calendar.Date) bool {
	if own.IsZero() {
		own = other
	}
	last := own.Last.String()
	if own.Last.IsZero() {
		last = "9999-12-31"
	}
	return !own.First.IsZero() && own.First.String() <= on.String() && on.String() <= last
}

// modelAgreed returns the term of the agreement as it held on a day.
func modelAgreed(p partnership.Partnership, on calendar.Date) calendar.Term {
	for _, a := range slices.Backward(p.Agreement.Amendments) {
		if a.From.String() <= on.String() && !a.Terms.Term.IsZero() {
			return a.Terms.Term
		}
	}
	return p.Agreement.Terms.Term
}

// modelTakers returns who takes a line on a day.
func modelTakers(p partnership.Partnership, s partnership.Service, l partnership.Line, on calendar.Date) (takers []partnership.OrgID) {
	always := span("0001-01-01", "")
	if !modelIn(s.Term, modelAgreed(p, on), on) || !modelIn(l.Term, always, on) {
		return nil
	}
	for _, m := range p.Members {
		if !modelIn(m.Term, modelAgreed(p, on), on) {
			continue
		}
		takes := len(l.Members) == 0 && m.Role != partnership.ProviderRole
		for _, x := range l.Members {
			takes = takes || x.Org == m.Org && modelIn(x.Term, always, on)
		}
		if takes {
			takers = append(takers, m.Org)
		}
	}
	return takers
}

// randomPartnership returns a partnership whose terms lie about in two months of
// 2020, some not set and some open-ended.
func randomPartnership(random *rand.Rand) partnership.Partnership {
	someTerm := func() calendar.Term {
		first := date("2020-01-01").AddDays(random.IntN(60))
		switch random.IntN(4) {
		case 0:
			return calendar.Term{}
		case 1:
			return calendar.Term{First: first}
		}
		return calendar.Term{First: first, Last: first.AddDays(random.IntN(40))}
	}
	p := partnership.Partnership{Name: "random"}
	p.Agreement.Terms.Term = calendar.Term{First: date("2020-01-01").AddDays(random.IntN(20)), Last: date("2020-01-20").AddDays(random.IntN(30))}
	for effective := date("2020-01-05"); random.IntN(2) == 0; effective = effective.AddDays(random.IntN(20)) {
		p.Agreement.Amendments = append(p.Agreement.Amendments, partnership.Amendment{From: effective, Terms: partnership.Terms{Term: someTerm()}})
	}
	for i := range 1 + random.IntN(5) {
		role := partnership.Roles()[random.IntN(4)]
		p.Members = append(p.Members, partnership.Member{Org: partnership.OrgID(fmt.Sprintf("m%d", i)), Role: role, Term: someTerm()})
	}
	for i := range 1 + random.IntN(2) {
		s := partnership.Service{ID: fmt.Sprintf("s%d", i), Term: someTerm()}
		for j := range 1 + random.IntN(3) {
			l := partnership.Line{ID: partnership.LineID(fmt.Sprintf("l%d-%d", i, j)), Term: someTerm()}
			for range random.IntN(4) {
				org := partnership.OrgID(fmt.Sprintf("m%d", random.IntN(6))) // m5 is never a member
				l.Members = append(l.Members, partnership.LineMember{Org: org, Term: someTerm()})
			}
			s.Lines = append(s.Lines, l)
		}
		p.Services = append(p.Services, s)
	}
	return p
}

// What is done to a view reaches neither the partnership nor another view.
func TestPartnership_OnIsTheCallersOwn(t *testing.T) {
	p := hbPublicLaw()
	p.Agreement.Terms.Notice.Served.Listed = []calendar.Date{date("2016-01-31")}
	p.Agreement.Terms.Voting.Votes = weighted().Votes
	before, err := json.Marshal(p)
	require.NoError(t, err)
	for _, on := range []string{"2015-01-01", "2018-01-01", "2026-01-01"} {
		again := p.On(date(on))
		view := p.On(date(on))
		overwrite(reflect.ValueOf(&view).Elem())
		assert.Equal(t, again, p.On(date(on)), on)
		takers, err := p.LineMembers("litigation", date(on))
		require.NoError(t, err)
		clear(takers)
	}
	after, err := json.Marshal(p)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))
}

func TestPartnership_ValidateChangesNothing(t *testing.T) {
	p := hbPublicLaw()
	require.NoError(t, p.Validate())
	assert.Equal(t, hbPublicLaw(), p)
}

func FuzzPartnershipJSON(f *testing.F) {
	golden, err := json.Marshal(hbPublicLaw())
	require.NoError(f, err)
	f.Add(golden)
	f.Add([]byte(`{"id":"0a1f6c52-7d0e-4f57-9b8e-2f1d4c3b2a19","name":"P","services":[{"id":"s","name":"S","lines":[{"id":"l","name":"L"}]}],` +
		`"members":[{"org":"a","role":"lead"},{"org":"b","role":"client"}],"agreement":{"terms":{"structure":"contractor","term":{"first":"2026-04-01"}}}}`))
	f.Add([]byte(`{"services":[{"lines":[{"members":[{"term":{"first":"2020-01-01"}},{}]}]}],"members":[null,{}],"agreement":{"amendments":[{}]},"visits":[{"lessons":[""]}]}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		fieldtest.ReadBack[partnership.Partnership](t, document)
		decoded, _ := field.Decode[partnership.Partnership](document)
		_ = decoded.On(date("2020-01-01")) // of any record, valid or not
	})
}

// manyMembers returns a partnership of so many councils, all of which are stated
// as members of each of so many lines and have votes, with a service level
// for each line and a contract for each member.
func manyMembers(members, lines int) partnership.Partnership {
	p := hbPublicLaw()
	p.Members, p.Prerequisites = nil, nil
	p.Services = []partnership.Service{{ID: "shared", Name: "Shared"}}
	terms := &p.Agreement.Terms
	terms.Voting = partnership.Voting{Rule: partnership.WeightedVotes, Threshold: partnership.MustThreshold("more than 1/2")}
	terms.ServiceLevels = nil
	var all []partnership.LineMember
	for i := range members {
		org := partnership.OrgID(fmt.Sprintf("council-%03d", i))
		p.Members = append(p.Members, partnership.Member{Org: org, Role: partnership.MemberRole})
		terms.Voting.Votes = append(terms.Voting.Votes, partnership.MemberVotes{Org: org, Votes: number("1")})
		contract := lock(string(org), "2020-03-31")
		contract.Org = org
		p.Prerequisites = append(p.Prerequisites, contract)
		all = append(all, partnership.LineMember{Org: org})
	}
	for i := range lines {
		id := partnership.LineID(fmt.Sprintf("line-%03d", i))
		p.Services[0].Lines = append(p.Services[0].Lines, partnership.Line{ID: id, Name: "A line", Members: all})
		level := answered()
		level.ID, level.Line = string(id), id
		terms.ServiceLevels = append(terms.ServiceLevels, level)
	}
	return p
}

func BenchmarkPartnership(b *testing.B) {
	for _, members := range []int{8, 80} {
		p := manyMembers(members, 40)
		require.NoError(b, p.Validate())
		require.Len(b, p.On(date("2026-04-01")).Services[0].Lines[39].Members, members)
		b.Run(fmt.Sprintf("validate/members=%d/lines=40", members), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = p.Validate()
			}
		})
		b.Run(fmt.Sprintf("on/members=%d/lines=40", members), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = p.On(date("2026-04-01"))
			}
		})
	}
}

func ExamplePartnership_Validate() {
	p := partnership.Partnership{
		Name: "HB Public Law",
		Services: []partnership.Service{{ID: "legal", Name: "Legal advice", Lines: []partnership.Line{
			{ID: "litigation", Name: "Litigation", Members: []partnership.LineMember{{Org: "brent"}}},
		}}},
		Members: []partnership.Member{{Org: "harrow", Role: partnership.LeadRole}, {Org: "barnet", Role: "host"}},
		Agreement: partnership.Agreement{Terms: partnership.Terms{
			Structure: partnership.LeadAuthority,
			Term:      calendar.Term{First: calendar.MustDate("2012-09-01"), Last: calendar.MustDate("2012-08-31")},
		}},
	}
	fmt.Println(p.Validate())
	// Output:
	// id: required
	// services[0].lines[0].members[0].org: "brent" is not a member: not found
	// members[1].role: "host" is not a role (lead, member, client, provider): invalid
	// agreement.terms.term.last: 2012-08-31 is before the first day, 2012-09-01: out of order
}

// A partnership that grows, and changes its form while it lives.
func ExamplePartnership_On() {
	from := func(day string) calendar.Term { return calendar.Term{First: calendar.MustDate(day)} }
	p := partnership.Partnership{
		Services: []partnership.Service{{ID: "audit", Name: "Internal audit", Lines: []partnership.Line{{ID: "audit", Name: "Internal audit"}}}},
		Members: []partnership.Member{
			{Org: "somerset", Role: partnership.LeadRole},
			{Org: "dorset", Role: partnership.MemberRole},
			{Org: "devon", Role: partnership.MemberRole, Term: from("2010-04-01")},
		},
		Agreement: partnership.Agreement{
			Terms: partnership.Terms{Structure: partnership.JointCommittee, Term: from("2005-04-01")},
			Amendments: []partnership.Amendment{
				{From: calendar.MustDate("2013-04-01"), Terms: partnership.Terms{Structure: partnership.JointCompany}},
			},
		},
	}
	for _, day := range []string{"2005-04-01", "2013-03-31", "2013-04-01"} {
		then := p.On(calendar.MustDate(day))
		fmt.Println(day, len(then.Members), "members,", then.Agreement.Terms.Structure)
	}
	// Output:
	// 2005-04-01 2 members, joint-committee
	// 2013-03-31 3 members, joint-committee
	// 2013-04-01 3 members, joint-company
}

// A member leaves one line and stays in the other.
func ExamplePartnership_LineMembers() {
	p := partnership.Partnership{
		Services: []partnership.Service{{ID: "support", Name: "Support services", Lines: []partnership.Line{
			{ID: "hr", Name: "Human resources"},
			{ID: "finance", Name: "Finance", Members: []partnership.LineMember{
				{Org: "havering"},
				{Org: "newham", Term: calendar.Term{First: calendar.MustDate("2014-04-01"), Last: calendar.MustDate("2022-03-31")}},
			}},
		}}},
		Members:   []partnership.Member{{Org: "havering", Role: partnership.LeadRole}, {Org: "newham", Role: partnership.MemberRole}},
		Agreement: partnership.Agreement{Terms: partnership.Terms{Term: calendar.Term{First: calendar.MustDate("2014-04-01")}}},
	}
	for _, day := range []string{"2022-03-31", "2022-04-01"} {
		hr, _ := p.LineMembers("hr", calendar.MustDate(day))
		finance, _ := p.LineMembers("finance", calendar.MustDate(day))
		fmt.Println(day, "hr", hr, "finance", finance)
	}
	// Output:
	// 2022-03-31 hr [havering newham] finance [havering newham]
	// 2022-04-01 hr [havering newham] finance [havering]
}

// Of the ways to write a UUID one is taken; package uuid reads them all.
func TestPartnership_TakesOneFormOfUUID(t *testing.T) {
	const id = "0b2e6c1e-8f0a-4f7b-9c55-2a6a1c9b7d01"
	for _, text := range []string{
		"{" + id + "}", "urn:uuid:" + id, "0b2e6c1e8f0a4f7b9c552a6a1c9b7d01", "0B2E6C1E-8f0a-4f7b-9c55-2a6a1c9b7d01", "0b2e6c1e", "",
	} {
		p, err := field.Decode[partnership.Partnership]([]byte(`{"id":"` + text + `"}`))
		require.ErrorIs(t, err, field.ErrInvalid)
		assert.Equal(t, "id", field.Errors(err)[0].Path)
		assert.Zero(t, p.ID)
	}
	p, err := field.Decode[partnership.Partnership]([]byte(`{"id":"` + id + `"}`))
	require.ErrorIs(t, err, field.ErrRequired)
	assert.Equal(t, id, p.ID.String())
}

// A member without a term is one for every day, and so not twice.
func TestPartnership_MemberTwiceWithoutATerm(t *testing.T) {
	p := partnership.Partnership{Members: []partnership.Member{{Org: "harrow", Role: partnership.LeadRole}, {Org: "harrow", Role: partnership.MemberRole}}}
	assert.ErrorContains(t, p.Validate(), `members[1].term: "harrow" has every day at members[0]: overlap`)
}
