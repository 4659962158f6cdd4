package exit_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// triBorough is the plan of three councils of which two served notice on the third.
func triBorough() exit.Plan {
	return exit.Plan{
		Name: "Children's services", Term: calendar.Term{First: date("2012-04-01")}, Members: orgsOf("westminster kensington hammersmith"),
		Withdrawals: []exit.Withdrawal{{
			Org: "hammersmith", ServedBy: orgsOf("westminster kensington"), Served: date("2017-03-27"),
			Notice: partnership.Notice{Months: 12, Expires: calendar.Window{Month: 3, Day: 31}},
		}},
	}
}

// fiveCouncils is the plan of five councils of which one does not renew a line.
func fiveCouncils() exit.Plan {
	return exit.Plan{
		Name: "Five Councils", Term: calendar.Term{First: date("2018-04-01"), Last: date("2033-03-31")}, Members: orgsOf("hart havant mendip south vale"),
		Withdrawals: []exit.Withdrawal{{Org: "havant", Lines: []partnership.LineID{"exchequer"}, Served: date("2027-03-01"), TermEnds: date("2028-03-31")}},
	}
}

// police is the settlement of West Mercia and Warwickshire: £10.5m, full and final, paid over
// two years. The bill, the days and the halves are made up.
func police() exit.Plan {
	return exit.Plan{
		Name: "Police alliance", Term: calendar.Term{First: date("2013-09-01")}, Members: orgsOf("warwickshire west-mercia"), Manager: "Chief Finance Officer",
		Withdrawals: []exit.Withdrawal{{Org: "west-mercia", Served: date("2018-10-08"), Notice: partnership.Notice{Months: 12}}},
		Costs: exit.Costs{Items: []exit.CostItem{
			{Name: "separation", Kind: exit.OneOffCost, Line: "forensics", On: date("2020-03-31"), Amount: pounds(4_000_000), BorneBy: exit.BorneByLeavers},
		}, Stranded: []exit.Stranded{{
			Name: "shared staff", Line: "forensics", Leaver: "west-mercia", From: date("2020-04-01"), Monthly: pounds(1_000_000),
			Unshed: []exit.Taper{{Months: 12, Fraction: pc(100)}}, Fraction: pc(75), MaxMonths: 12, Compensates: []costing.Weight{{Org: "warwickshire", Value: number(1)}},
		}}},
		Settled: exit.AgreedSettlement{
			On: date("2020-03-20"), AgreedBy: orgsOf("warwickshire west-mercia"), Total: pounds(0),
			Charges: []costing.Portion{{Org: "west-mercia", Amount: pounds(10_500_000)}, {Org: "warwickshire", Amount: pounds(-10_500_000)}},
			Payments: []exit.Payment{
				{Org: "west-mercia", Due: date("2021-04-30"), Amount: pounds(5_250_000)}, {Org: "west-mercia", Due: date("2020-04-30"), Amount: pounds(5_250_000)},
			},
			Document: "Deed of 20 March 2020",
		},
	}
}

// recorded is what a partnership of the members of a plan makes of its events: a row for each.
func recorded(t *testing.T, p exit.Plan, first calendar.Date, term calendar.Term, lines ...partnership.LineID) []string {
	t.Helper()
	members := []lifecycle.OrgRole{}
	for _, org := range p.Members {
		members = append(members, lifecycle.OrgRole{Org: org, Role: partnership.MemberRole})
	}
	journal, err := lifecycle.NewJournal(lifecycle.Log{Partnership: uuid.UUID{4}})
	require.NoError(t, err)
	events, err := p.Events()
	require.NoError(t, err)
	before := first.AddMonths(-3)
	all := append([]lifecycle.Event{
		{Kind: lifecycle.Propose, On: before, Lines: lines, Members: members},
		{Kind: lifecycle.ApproveCase, On: before},
		{Kind: lifecycle.ApproveCase, On: before},
		{Kind: lifecycle.Sign, On: before, Structure: partnership.JointCommittee, Term: term},
		{Kind: lifecycle.Mobilise, On: before},
		{Kind: lifecycle.GoLive, On: first},
	}, events...)
	for _, e := range all {
		require.NoError(t, e.Validate())
		d, err := lifecycle.Rulebook{}.Decide(journal.State(), e, lifecycle.Dossier{}, e.On)
		require.NoError(t, err)
		journal, err = journal.Append(d, "Committee clerk")
		require.NoError(t, err)
	}
	var rows []string
	for _, row := range journal.Log().Table(report.Names{}).Rows[6:] {
		rows = append(rows, row[1]+" "+row[2]+" ["+row[4]+"]")
	}
	return rows
}

// What the plan says of every way to end can be recorded.
func TestPlan_EventsOfEndingsGoIntoTheRecord(t *testing.T) {
	assert.Equal(t, []string{
		"2017-03-27 Notice served: by westminster and kensington against hammersmith, to 2018-03-31 [Live]",
		"2018-04-01 Member leaves: hammersmith [Live]",
	}, recorded(t, triBorough(), date("2012-04-01"), calendar.Term{First: date("2012-04-01")}, "social-work"))
	old := calendar.Term{First: date("2018-04-01"), Last: date("2028-03-31")}
	assert.Equal(t, []string{
		"2027-03-01 Extend term: 2018-04-01 to 2033-03-31, for hart, mendip, south and vale only [Live]",
		"2028-04-01 Member leaves: havant [Live]",
	}, recorded(t, fiveCouncils(), date("2018-04-01"), old, "exchequer"))

	p := fiveCouncils()
	left := exit.Withdrawal{Org: "hart", Lines: []partnership.LineID{"exchequer"}, Served: date("2026-01-05"), Notice: partnership.Notice{Months: 6}}
	p.Withdrawals = append(p.Withdrawals, left, exit.Withdrawal{Org: "vale", Lines: []partnership.LineID{"exchequer"}, Served: date("2027-03-01"), TermEnds: date("2028-03-31")})
	assert.Equal(t, []string{
		"2026-01-05 Notice served: hart, to 2026-07-05 [Live]",
		"2026-07-06 Member leaves: hart [Live]",
		"2027-03-01 Extend term: 2018-04-01 to 2033-03-31, for mendip and south only [Live]",
		"2028-04-01 Member leaves: havant [Live]",
		"2028-04-01 Member leaves: vale [Live]",
	}, recorded(t, p, date("2018-04-01"), old, "exchequer"), "two do not renew, and one has left before")

	p = fiveCouncils()
	vale := p.Withdrawals[0]
	vale.Org = "vale"
	p.Withdrawals[0].Lines, vale.Lines = []partnership.LineID{"exchequer", "it"}, []partnership.LineID{"hr", "it"}
	p.Withdrawals = append(p.Withdrawals, vale)
	assert.Equal(t, []string{
		"2027-03-01 Extend term: 2018-04-01 to 2033-03-31, for hart, mendip, south and vale only [Live]",
		"2027-03-01 Extend term: 2018-04-01 to 2033-03-31, for hart, mendip and south only [Live]",
		"2027-03-01 Extend term: 2018-04-01 to 2033-03-31, for hart, havant, mendip and south only [Live]",
		"2028-04-01 Member leaves: havant [Live]",
		"2028-04-01 Member leaves: vale [Live]",
	}, recorded(t, p, date("2018-04-01"), old, "exchequer", "hr", "it"), "two renew different lines")
	p.Withdrawals[0].Lines, p.Withdrawals = nil, p.Withdrawals[:1]
	assert.Equal(t, []string{
		"2027-03-01 Extend term: 2018-04-01 to 2033-03-31, for hart, mendip, south and vale only [Live]",
		"2028-04-01 Member leaves: havant [Live]",
	}, recorded(t, p, date("2018-04-01"), old, "exchequer", "hr"), "one renews nothing")

	p = fiveCouncils()
	p.Withdrawals, p.Intentions = nil, []exit.Intention{
		{Org: "havant", Stated: date("2025-11-12"), DecideBy: date("2026-03-31"), Withdrawn: date("2025-12-01")}, {Org: "hart", Lines: []partnership.LineID{"exchequer"}, Stated: date("2025-11-13")},
	}
	p.Terminations = []exit.Termination{{Last: date("2026-05-31"), AgreedOn: date("2026-02-02"), AgreedBy: p.Members, Document: "Deed"}}
	assert.Equal(t, []string{
		"2025-11-12 Intention stated: havant, to decide by 2026-03-31 [Live]",
		"2025-11-13 Intention stated: hart [Live]",
		"2025-12-01 Intention withdrawn: havant [Live]",
		"2026-06-01 Line withdrawn: as agreed by hart, havant, mendip, south and vale [Live → Disaggregating]",
	}, recorded(t, p, date("2018-04-01"), old, "exchequer"))

	late := fiveCouncils()
	late.Withdrawals[0].Served = date("2028-06-01")
	events, err := late.Events()
	require.NoError(t, err)
	assert.Equal(t, []calendar.Date{date("2028-06-01"), date("2028-06-01")}, []calendar.Date{events[0].On, events[1].On}, "the term had run out before the others extended it")
	assert.Equal(t, lifecycle.ExtendTerm, events[0].Kind)
	p.Terminations[0].Last, p.Intentions[1].Org, p.Withdrawals = calendar.Date{}, "", []exit.Withdrawal{{}}
	_, err = p.Events()
	assert.Equal(t, []string{"intentions[1].org: required", "withdrawals[0].org: required", "withdrawals[0].notice: required", "withdrawals[0].served: required", "terminations[0].last: required"}, fieldtest.Faults(err))
}

// East Kent Housing: four councils took back the service of their company, each its part. Who
// takes what, and when it was decided, is made up.
func TestPlan_EventsOfATransferToSeveral(t *testing.T) {
	p := exit.Plan{
		Name: "Housing", Term: calendar.Term{First: date("2011-04-01")}, Members: orgsOf("canterbury dover folkestone thanet"), Transfer: date("2020-10-01"),
		Terminations: []exit.Termination{{Lines: []partnership.LineID{"housing"}, Last: date("2020-09-30"), AgreedOn: date("2020-02-20"), AgreedBy: orgsOf("canterbury dover folkestone thanet")}},
		Posts:        staff.Establishment{clerk("p1", "canterbury"), clerk("p2", "canterbury")},
		Placements:   staff.Placements{{Post: "p1", Org: "thanet", Reason: staff.WithWork}, {Post: "p2", Reason: staff.Undecided}},
		Contracts:    []exit.Contract{{ID: "c1", Name: "repairs", Action: exit.SplitContract, To: orgsOf("dover thanet"), LastDay: date("2020-09-30")}},
		Estate:       exit.Estate{Assets: []exit.Asset{{ID: "a1", Name: "office", Basis: exit.ByLocation, To: "canterbury"}}},
	}
	require.NoError(t, p.Validate())
	assert.Equal(t, []string{
		"2020-10-01 Line withdrawn: as agreed by canterbury, dover, folkestone and thanet [Live → Disaggregating]",
		"2020-10-01 Line transferred: to canterbury, dover and thanet [Disaggregating → Closed]",
	}, recorded(t, p, p.Term.First, p.Term, "housing"))
	for name, change := range map[string]func(*exit.Plan){
		"on no day":      func(p *exit.Plan) { p.Transfer = calendar.Date{} },
		"before the end": func(p *exit.Plan) { p.Transfer = date("2020-09-30") },
		"of no line":     func(p *exit.Plan) { p.Terminations[0].Lines = nil },
		"to nobody":      func(p *exit.Plan) { p.Placements, p.Contracts, p.Estate.Assets = nil, nil, nil },
	} {
		q := p
		q.Terminations = slices.Clone(p.Terminations)
		change(&q)
		events, err := q.Events()
		require.NoError(t, err)
		assert.Len(t, events, 1, name)
	}
}

func TestPlan_LeaversOfEndings(t *testing.T) {
	assert.Equal(t, orgsOf("hammersmith"), triBorough().Leavers())
	last, err := triBorough().Withdrawals[0].LastDay(triBorough().Term)
	require.NoError(t, err)
	assert.Equal(t, date("2018-03-31"), last)
	assert.Equal(t, orgsOf("havant"), fiveCouncils().Leavers())
	last, err = fiveCouncils().Withdrawals[0].LastDay(fiveCouncils().Term)
	require.NoError(t, err)
	assert.Equal(t, date("2028-03-31"), last)

	p := fiveCouncils()
	cost := exit.CostItem{Name: "lawyers", Kind: exit.OneOffCost, On: date("2026-05-31"), Amount: pounds(500), BorneBy: exit.BorneByLeavers}
	for _, line := range []partnership.LineID{"exchequer", "it", "hr"} {
		cost.Line = line
		p.Costs.Items = append(p.Costs.Items, cost)
	}
	p.Terminations = []exit.Termination{{Lines: []partnership.LineID{"it"}, Last: date("2026-05-31"), AgreedOn: date("2026-02-02"), AgreedBy: p.Members}}
	assert.Equal(t, orgsOf("havant hart mendip south vale"), p.Leavers(), "all leave something")
	settlement, err := p.Settlement()
	require.NoError(t, err)
	require.Len(t, settlement.Lines, 2, "nobody leaves HR")
	assert.Equal(t, []costing.Portion{{Org: "havant", Amount: pounds(500)}}, settlement.Lines[0].Charges)
	assert.Len(t, settlement.Lines[1].Charges, 5)
	p.Withdrawals = nil
	settlement, err = p.Settlement()
	require.NoError(t, err)
	require.Len(t, settlement.Lines, 1, "nobody leaves but what ends by agreement")
	p.Terminations[0].Lines = nil
	settlement, err = p.Settlement()
	require.NoError(t, err)
	assert.Len(t, settlement.Lines, 3)
}

// What contradicts itself is refused, with its place.
func TestPlan_RefusesEndingsThatCannotBe(t *testing.T) {
	ended := exit.Termination{Last: date("2026-05-31"), AgreedOn: date("2026-02-02"), AgreedBy: orgsOf("hart havant")}
	lines := func(ids ...partnership.LineID) exit.Termination {
		t := ended
		t.Lines = ids
		return t
	}
	minded := exit.Intention{Org: "hart", Stated: date("2025-11-12"), DecideBy: date("2026-03-31")}
	for want, change := range map[string]func(*exit.Plan){
		"withdrawals[0].served_by[1]: havant cannot serve notice against itself: invalid": func(p *exit.Plan) {
			p.Withdrawals[0] = notice("havant")
			p.Withdrawals[0].Served, p.Withdrawals[0].ServedBy = date("2025-03-20"), orgsOf("hart havant")
		},
		"withdrawals[0].served_by[0]: \"x\" is not a member: not found": func(p *exit.Plan) {
			p.Withdrawals[0] = notice("havant")
			p.Withdrawals[0].ServedBy = orgsOf("x")
		},
		"withdrawals[0].served_by[1]: duplicate: \"hart\" is already served_by[0]": func(p *exit.Plan) {
			p.Withdrawals[0] = notice("havant")
			p.Withdrawals[0].ServedBy = orgsOf("hart hart")
		},
		"withdrawals[0].term_ends: notice is served, and not needed where a term ends: invalid":  func(p *exit.Plan) { p.Withdrawals[0].Notice.Months = 6 },
		"withdrawals[0].term_ends: notice is served, and not needed where a term ends: invalid ": func(p *exit.Plan) { p.Withdrawals[0].ServedBy = orgsOf("hart") },
		"withdrawals[0].term_ends: a last day is agreed, and not needed where a term ends: invalid": func(p *exit.Plan) {
			p.Withdrawals[0].AgreedLast, p.Withdrawals[0].AgreedBy = date("2027-12-31"), orgsOf("hart")
		},
		"withdrawals[0].term_ends: there is a condition, and not needed where a term ends: invalid": func(p *exit.Plan) { p.Withdrawals[0].Conditions = []exit.Condition{{Name: "paid"}} },
		"withdrawals[0].notice: required":                                                       func(p *exit.Plan) { p.Withdrawals[0].TermEnds = calendar.Date{} },
		"intentions[0].org: \"x\" is not a member: not found":                                   func(p *exit.Plan) { m := minded; m.Org = "x"; p.Intentions = []exit.Intention{m} },
		"intentions[0].decide_by: 2025-11-11 is before it was stated, 2025-11-12: out of order": func(p *exit.Plan) { m := minded; m.DecideBy = date("2025-11-11"); p.Intentions = []exit.Intention{m} },
		"intentions[0].withdrawn: 2025-11-11 is before it was stated, 2025-11-12: out of order": func(p *exit.Plan) { m := minded; m.Withdrawn = date("2025-11-11"); p.Intentions = []exit.Intention{m} },
		"intentions[0].lines[1]: duplicate: \"a\" is already lines[0]": func(p *exit.Plan) {
			m := minded
			m.Lines = []partnership.LineID{"a", "a"}
			p.Intentions = []exit.Intention{m}
		},
		"terminations[0].last: 2033-04-01 is after the term runs out, 2033-03-31: out of order": func(p *exit.Plan) { x := ended; x.Last = date("2033-04-01"); p.Terminations = []exit.Termination{x} },
		"terminations[0].agreed_by[1]: \"x\" is not a member: not found":                        func(p *exit.Plan) { x := ended; x.AgreedBy = orgsOf("hart x"); p.Terminations = []exit.Termination{x} },
		"terminations[0].agreed_on: 2026-06-01 is after the last day, 2026-05-31: out of order": func(p *exit.Plan) {
			x := ended
			x.AgreedOn = date("2026-06-01")
			p.Terminations = []exit.Termination{x}
		},
		"terminations[0].agreed_by: required":                                   func(p *exit.Plan) { x := ended; x.AgreedBy = nil; p.Terminations = []exit.Termination{x} },
		"terminations[1]: duplicate: lines of it also end at terminations[0]":   func(p *exit.Plan) { p.Terminations = []exit.Termination{lines("it", "hr"), lines("hr")} },
		"terminations[1]: duplicate: lines of it also end at terminations[0] ":  func(p *exit.Plan) { p.Terminations = []exit.Termination{lines("it", "hr"), ended} },
		"terminations[1]: duplicate: lines of it also end at terminations[0]  ": func(p *exit.Plan) { p.Terminations = []exit.Termination{ended, lines("hr")} },
		"settled.agreed_by[0]: \"west-mercia\" is not a member: not found\nsettled.charges[0].org: \"west-mercia\" is not a member: not found": func(p *exit.Plan) {
			p.Settled = police().Settled
			p.Settled.AgreedBy, p.Settled.Payments = orgsOf("west-mercia hart"), nil
			p.Settled.Charges[1].Org = "hart"
		},
	} {
		p := fiveCouncils()
		change(&p)
		wantErrors(t, p.Validate(), strings.TrimSpace(want))
	}
	p := fiveCouncils()
	p.Terminations = []exit.Termination{lines("it"), lines("hr")}
	p.Intentions = []exit.Intention{minded}
	require.NoError(t, p.Validate())
	text, err := json.Marshal(p)
	require.NoError(t, err)
	back, err := field.Decode[exit.Plan](text)
	require.NoError(t, err)
	assert.Equal(t, p, back)
	wantErrors(t, exit.Termination{}.Validate(), "last: required\nagreed_on: required\nagreed_by: required", field.ErrRequired)
	wantErrors(t, exit.Intention{}.Validate(), "org: required\nstated: required", field.ErrRequired)
	day := ended
	day.AgreedOn = day.Last
	assert.NoError(t, day.Validate(), "agreed on the last day")
	same := minded
	same.DecideBy, same.Withdrawn = same.Stated, same.Stated
	assert.NoError(t, same.Validate())
}

// Who is put out may agree to go sooner; who goes by its own notice is not the one to agree.
func TestPlanRules_WaiverOfNoticeByTheOthers(t *testing.T) {
	rules := policy.MustSet(exit.PlanRules(policy.Source{Document: "The agreement"}, calendar.Term{First: date("2012-04-01")})...)
	waiver := func(by string) policy.Outcome {
		p := triBorough()
		p.Withdrawals[0].AgreedLast, p.Withdrawals[0].AgreedBy = date("2017-12-31"), orgsOf(by)
		require.NoError(t, p.Validate())
		result, _ := rules.Judge(p, date("2017-05-01")).Result("exit-06-waiver")
		return result.Outcome
	}
	assert.Equal(t, policy.Pass, waiver("hammersmith"))
	assert.Equal(t, policy.Fail, waiver("westminster"), "who is put out has not agreed")
	one := triBorough()
	one.Withdrawals[0].ServedBy, one.Withdrawals[0].AgreedLast, one.Withdrawals[0].AgreedBy = orgsOf("westminster"), date("2017-12-31"), orgsOf("hammersmith")
	result, _ := rules.Judge(one, date("2017-05-01")).Result("exit-06-waiver")
	assert.Equal(t, policy.Fail, result.Outcome, "Kensington neither served it nor agreed")
}

// withEndings is a plan with an intention, an end by agreement and a settlement in order.
func withEndings(p exit.Plan) exit.Plan {
	p.Intentions = []exit.Intention{{Org: "harrow", Stated: date("2014-05-01"), DecideBy: date("2025-10-01")}}
	p.Terminations = []exit.Termination{{Lines: []partnership.LineID{"payroll"}, Last: date("2025-12-31"), AgreedOn: date("2014-05-01"), AgreedBy: p.Members}}
	p.Settled = exit.AgreedSettlement{On: date("2014-05-01"), AgreedBy: p.Members}
	return p
}

// endingCases adds what the rules say of intentions, ends by agreement and settlements.
func endingCases(changed func(rule, name string, want policy.Outcome, paths string, change func(*exit.Plan))) {
	ended := func(last, by string) func(*exit.Plan) {
		return func(p *exit.Plan) {
			p.Terminations = []exit.Termination{{Lines: []partnership.LineID{"payroll"}, Last: date(last), AgreedOn: date("2025-09-01"), AgreedBy: orgsOf(by)}}
		}
	}
	left := func(last string, change func(*exit.Plan)) func(*exit.Plan) {
		return func(p *exit.Plan) {
			change(p)
			p.Withdrawals = append(p.Withdrawals, exit.Withdrawal{Org: "barnet", Served: date("2024-12-31"), Notice: partnership.Notice{Months: 1}, AgreedLast: date(last), AgreedBy: orgsOf("brent harrow")})
		}
	}
	changed("exit-11-termination", "nothing ends", policy.NotApplicable, "", func(*exit.Plan) {})
	changed("exit-11-termination", "as all agreed", policy.Pass, "", ended("2025-12-31", "barnet brent harrow"))
	changed("exit-11-termination", "as two agreed", policy.Fail, "/terminations/0/agreed_by", ended("2025-12-31", "brent harrow"))
	changed("exit-11-termination", "as one agreed", policy.Fail, "/terminations/0/agreed_by /terminations/0/agreed_by", ended("2025-12-31", "harrow"))
	changed("exit-11-termination", "as nobody agreed", policy.Unknown, "/terminations/0/agreed_by", ended("2025-12-31", ""))
	changed("exit-11-termination", "as those agreed who were left", policy.Pass, "", left("2025-01-31", ended("2025-12-31", "brent harrow")))
	changed("exit-11-termination", "nobody knows since when", policy.Unknown, "/term/first", func(p *exit.Plan) {
		ended("2025-12-31", "barnet brent harrow")(p)
		p.Term.First = calendar.Date{}
	})
	settled := func(by string) func(*exit.Plan) {
		return func(p *exit.Plan) { p.Settled = exit.AgreedSettlement{On: date("2025-09-01"), AgreedBy: orgsOf(by)} }
	}
	changed("exit-12-settlement", "the bill stands", policy.NotApplicable, "", func(*exit.Plan) {})
	changed("exit-12-settlement", "all settled", policy.Pass, "", settled("barnet brent harrow"))
	changed("exit-12-settlement", "all settled on no day", policy.Pass, "", func(p *exit.Plan) { p.Settled.AgreedBy = p.Members })
	changed("exit-12-settlement", "two settled", policy.Fail, "/settled/agreed_by", settled("barnet brent"))
	changed("exit-12-settlement", "one settled", policy.Fail, "/settled/agreed_by /settled/agreed_by", settled("barnet"))
	changed("exit-12-settlement", "nobody knows who settled", policy.Unknown, "/settled/agreed_by", settled(""))
	changed("exit-12-settlement", "nobody knows since when", policy.Unknown, "/term/first", func(p *exit.Plan) {
		settled("barnet brent harrow")(p)
		p.Term.First = calendar.Date{}
	})
	minded := func(by string) func(*exit.Plan) {
		return func(p *exit.Plan) {
			p.Intentions = []exit.Intention{{Org: "harrow", Lines: []partnership.LineID{"procurement", "payroll"}, Stated: date("2025-06-01")}}
			if by != "" {
				p.Intentions[0].DecideBy = date(by)
			}
		}
	}
	overdue := func(change func(*exit.Plan)) func(*exit.Plan) {
		return func(p *exit.Plan) { minded("2025-09-30")(p); change(p) }
	}
	leavesLines := func(served string, lines ...partnership.LineID) func(*exit.Plan) {
		return overdue(func(p *exit.Plan) {
			w := notice("harrow")
			w.Served, w.Lines = date(served), lines
			p.Withdrawals = append(p.Withdrawals, w)
		})
	}
	everything := func(lines ...partnership.LineID) func(*exit.Plan) {
		return func(p *exit.Plan) { leavesLines("2025-09-30", lines...)(p); p.Intentions[0].Lines = nil }
	}
	const at = "/intentions/0/decide_by"
	changed("exit-13-intention", "nobody means to leave", policy.NotApplicable, "", func(*exit.Plan) {})
	changed("exit-13-intention", "to be decided today", policy.Pass, "", minded("2025-10-01"))
	changed("exit-13-intention", "not decided", policy.Fail, at, minded("2025-09-30"))
	changed("exit-13-intention", "to be decided some day", policy.Unknown, at, minded(""))
	changed("exit-13-intention", "withdrawn today", policy.Pass, "", overdue(func(p *exit.Plan) { p.Intentions[0].Withdrawn = date("2025-10-01") }))
	changed("exit-13-intention", "to be withdrawn", policy.Fail, at, overdue(func(p *exit.Plan) { p.Intentions[0].Withdrawn = date("2025-10-02") }))
	changed("exit-13-intention", "notice for all", policy.Pass, "", leavesLines("2025-10-01"))
	changed("exit-13-intention", "notice for both", policy.Pass, "", leavesLines("2025-09-30", "payroll", "procurement"))
	changed("exit-13-intention", "notice to come", policy.Fail, at, leavesLines("2025-10-02"))
	changed("exit-13-intention", "notice for one of two", policy.Fail, at, leavesLines("2025-09-30", "payroll"))
	changed("exit-13-intention", "notice for some of all", policy.Fail, at, everything("payroll"))
	changed("exit-13-intention", "notice for all of all", policy.Pass, "", everything())
	changed("exit-13-intention", "notice of another", policy.Fail, at, overdue(func(p *exit.Plan) { p.Withdrawals = []exit.Withdrawal{notice("brent")} }))
	changed("exit-13-intention", "nobody knows since when", policy.Unknown, "/term/first", func(p *exit.Plan) { minded("2025-10-01")(p); p.Term.First = calendar.Date{} })
}

func TestPlan_TablesOfEndings(t *testing.T) {
	p := plan()
	p.Term.Last = date("2030-03-31")
	p.Withdrawals = []exit.Withdrawal{
		{Org: "brent", Lines: []partnership.LineID{"payroll"}, ServedBy: orgsOf("barnet harrow"), Served: date("2025-03-20"), Notice: partnership.Notice{Months: 6}},
		{Org: "brent", Lines: []partnership.LineID{"procurement"}, Served: date("2025-04-01"), TermEnds: date("2026-03-31")},
	}
	p.Intentions = []exit.Intention{
		{Org: "harrow", Lines: []partnership.LineID{"it"}, Stated: date("2025-06-02"), DecideBy: date("2025-10-31")},
		{Org: "harrow", Lines: []partnership.LineID{"hr"}, Stated: date("2025-06-02"), DecideBy: date("2025-11-01")},
		{Org: "barnet", Stated: date("2025-06-03"), Withdrawn: date("2025-07-01")},
		{Org: "barnet", Lines: []partnership.LineID{"it"}, Stated: date("2025-08-01")},
		{Org: "brent", Lines: []partnership.LineID{"payroll"}, Stated: date("2025-01-15")},
	}
	p.Terminations = []exit.Termination{{Lines: []partnership.LineID{"audit"}, Last: date("2026-03-31"), AgreedOn: date("2025-10-06"), AgreedBy: orgsOf("barnet brent harrow"), Document: "Deed 7"}}
	p.Settled = exit.AgreedSettlement{
		On: date("2025-10-20"), AgreedBy: orgsOf("barnet brent harrow"), Total: pounds(900), Document: "Deed 8",
		Charges:  []costing.Portion{{Org: "brent", Amount: pounds(6000)}, {Org: "harrow", Amount: pounds(-5100)}},
		Payments: []exit.Payment{{Org: "brent", Due: date("2026-09-30"), Amount: pounds(4000)}, {Org: "brent", Due: date("2026-03-31"), Amount: pounds(2000)}},
	}
	text, err := markdown(p, date("2025-11-01"))
	require.NoError(t, err)
	goldenText(t, "plan-endings.md", text)
	drawing, err := p.Mermaid(boroughs())
	require.NoError(t, err)
	goldenText(t, "plan-endings.mmd", drawing)
	p.Settled.Charges[0].Amount, p.Settled.Total, p.Settled.Payments = costing.Pence(math.MaxInt64), costing.Pence(math.MaxInt64-510_000), nil
	p.Costs.Items, p.Costs.Stranded[0].Compensates = nil, []costing.Weight{{Org: "barnet", Value: number(1)}}
	p.Costs.Stranded[0].Leaver, p.Withdrawals[1].Org, p.Withdrawals[0].Org, p.Withdrawals[0].ServedBy = "harrow", "harrow", "harrow", orgsOf("barnet")
	p.Costs.Stranded[0].Compensates[0].Org, p.Intentions = "brent", nil
	_, err = p.Tables(boroughs(), date("2025-11-01"))
	assert.ErrorIs(t, err, field.ErrRange, "brent is paid by the bill, and pays all there is")
	_, err = p.SettlementComparison()
	assert.ErrorIs(t, err, field.ErrRange)
}

// The settlement of the police alliance beside a bill, and as evidence of a settlement.
func TestAgreedSettlement_TakesThePlaceOfTheBill(t *testing.T) {
	p := police()
	require.NoError(t, p.Validate())
	comparison, err := p.SettlementComparison()
	require.NoError(t, err)
	total := func(n int) costing.Total { return costing.Total{Amount: pounds(n)} }
	assert.Equal(t, exit.SettlementComparison{
		Members: []exit.SettlementDifference{
			{Org: "warwickshire", Computed: total(-9_000_000), Agreed: pounds(-10_500_000), Amount: pounds(-1_500_000)},
			{Org: "west-mercia", Computed: total(13_000_000), Agreed: pounds(10_500_000), Amount: pounds(-2_500_000)},
		},
		Total: exit.SettlementDifference{Computed: total(4_000_000), Agreed: pounds(0), Amount: pounds(-4_000_000)},
	}, comparison)
	evidence := p.Evidence(uuid.UUID{4})
	require.Len(t, evidence, 1, "the plan is not agreed, and the settlement is")
	assert.Equal(t, lifecycle.Evidence{
		Kind: lifecycle.ExitSettlement, Partnership: uuid.UUID{4}, On: date("2020-03-20"), Author: "Chief Finance Officer", AgreedBy: p.Settled.AgreedBy, Reference: "Deed of 20 March 2020",
	}, evidence[0])
	require.NoError(t, evidence[0].Validate())

	p.Costs.Items[0].Amount = costing.Money{}
	comparison, err = p.SettlementComparison()
	require.NoError(t, err)
	assert.False(t, comparison.Members[1].Amount.Known())
	assert.False(t, comparison.Total.Amount.Known())
	assert.Contains(t, comparison.Table(report.Names{}).Markdown(), "| west-mercia | at least £9,000,000.00 | £10,500,000.00 | not known |")
	p.Settled.AgreedBy = nil
	_, err = p.SettlementComparison()
	assert.EqualError(t, err, "settled.agreed_by: 0 members agreed, want at least 2: required")
	p.Name = ""
	_, err = p.SettlementComparison()
	assert.ErrorContains(t, err, "name: required")
}

func TestAgreedSettlement_Errors(t *testing.T) {
	for want, change := range map[string]func(*exit.AgreedSettlement){
		"charges: they make £0.01, not the total of £0.00: does not add up":                                                                                          func(a *exit.AgreedSettlement) { a.Charges[1].Amount = costing.Pence(-1_049_999_999) },
		"charges: they make £0.00, not the total of £0.01: does not add up":                                                                                          func(a *exit.AgreedSettlement) { a.Total = costing.Pence(1) },
		"payments: those of west-mercia make £10,499,999.99, not its charge of £10,500,000.00: does not add up":                                                      func(a *exit.AgreedSettlement) { a.Payments[0].Amount = costing.Pence(524_999_999) },
		"payments[0].org: \"mercia\" has no charge: not found\npayments: those of west-mercia make £5,250,000.00, not its charge of £10,500,000.00: does not add up": func(a *exit.AgreedSettlement) { a.Payments[0].Org = "mercia" },
		"agreed_by: 1 member agreed, want at least 2: required":                                                                                                      func(a *exit.AgreedSettlement) { a.AgreedBy = a.AgreedBy[:1] },
		"agreed_by[1]: duplicate: \"warwickshire\" is already agreed_by[0]":                                                                                          func(a *exit.AgreedSettlement) { a.AgreedBy[1] = "warwickshire" },
		"charges[1].org: duplicate: \"west-mercia\" is already charges[0]":                                                                                           func(a *exit.AgreedSettlement) { a.Charges[1].Org = "west-mercia"; a.Payments = nil },
		"charges[1].amount: required": func(a *exit.AgreedSettlement) { a.Charges[1].Amount = costing.Money{} },
		"total: required":             func(a *exit.AgreedSettlement) { a.Total = costing.Money{} },
		"on: required":                func(a *exit.AgreedSettlement) { a.On = calendar.Date{} },
		"payments[0].due: required\npayments[0].amount: required":                                                                                 func(a *exit.AgreedSettlement) { a.Payments[0] = exit.Payment{Org: "west-mercia"} },
		"charges: required\npayments[0].org: \"west-mercia\" has no charge: not found\npayments[1].org: \"west-mercia\" has no charge: not found": func(a *exit.AgreedSettlement) { a.Charges, a.Total = nil, pounds(1) },
	} {
		a := police().Settled
		change(&a)
		wantErrors(t, a.Validate(), want)
		_, err := a.Compare(exit.Settlement{})
		assert.EqualError(t, err, a.Validate().Error())
	}
	wantErrors(t, exit.Payment{}.Validate(), "org: required\ndue: required\namount: required", field.ErrRequired)
	over := police().Settled
	over.Payments, over.Charges = nil, []costing.Portion{{Org: "a", Amount: costing.Pence(math.MaxInt64)}, {Org: "b", Amount: costing.Pence(math.MaxInt64)}}
	require.ErrorIs(t, over.Validate(), field.ErrRange)
	over = police().Settled
	over.Payments[0].Amount, over.Payments[1].Amount = costing.Pence(math.MaxInt64), costing.Pence(math.MaxInt64)
	require.ErrorIs(t, over.Validate(), field.ErrRange)
	for _, a := range []exit.AgreedSettlement{
		{On: date("2020-03-20")}, {AgreedBy: orgsOf("a")}, {Total: pounds(0)}, {Charges: []costing.Portion{{}}}, {Payments: []exit.Payment{{}}}, {Document: "Deed"},
	} {
		assert.False(t, a.IsZero())
		p := police()
		p.Settled = a
		assert.Error(t, p.Validate(), "what is half agreed is said to be")
	}
}

// However the bill and what was agreed come out, the differences of the members make that of
// all, and what was agreed makes its total.
func TestSettlementComparison_AddsUp(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 7))
		a := exit.AgreedSettlement{On: date("2020-03-20"), AgreedBy: orgsOf("a b")}
		var bill exit.Settlement
		var agreed, computed int64
		for i := range 1 + r.IntN(6) {
			org, charge, pays := partnership.OrgID(fmt.Sprintf("o%d", i)), r.Int64N(2_000_000)-1_000_000, r.Int64N(2_000_000)-1_000_000
			if r.IntN(4) > 0 {
				bill.Charges = append(bill.Charges, exit.SettlementCharge{Org: org, Total: costing.Total{Amount: costing.Pence(charge)}})
				computed += charge
			}
			a.Charges = append(a.Charges, costing.Portion{Org: org, Amount: costing.Pence(pays)})
			agreed += pays
		}
		a.Total, bill.Total = costing.Pence(agreed), costing.Total{Amount: costing.Pence(computed)}
		c, err := a.Compare(bill)
		require.NoError(t, err)
		var sum int64
		for _, d := range c.Members {
			sum += pence(d.Amount)
		}
		assert.Equal(t, agreed-computed, sum)
		assert.Equal(t, sum, pence(c.Total.Amount))
		assert.Len(t, c.Members, len(a.Charges))
	}
}

func TestPlan_SplitLine(t *testing.T) {
	halves := []exit.LinePart{{Line: "buying", Fraction: partnership.MustFraction("2/3")}, {Line: "contracts", Fraction: partnership.MustFraction("1/3")}}
	p := plan()
	p.Withdrawals[0].Lines = []partnership.LineID{"audit", "procurement", "tax"}
	p.Intentions = []exit.Intention{{Org: "harrow", Lines: []partnership.LineID{"procurement"}, Stated: date("2025-06-01")}, {Org: "barnet", Stated: date("2025-06-01")}}
	p.Terminations = []exit.Termination{{Lines: []partnership.LineID{"procurement"}, Last: date("2026-03-31"), AgreedOn: date("2025-09-01"), AgreedBy: p.Members}}
	other := p.Costs.Items[0]
	other.Line, other.Name = "audit", "audit"
	p.Costs.Items = append(p.Costs.Items, other)
	p.Costs.Items[0].Amount = costing.Pence(1000)
	require.NoError(t, p.Validate())
	var after exit.Plan
	var err error
	fieldtest.Unchanged(t, p, func() { after, err = p.SplitLine("procurement", halves) })
	require.NoError(t, err)
	require.NoError(t, after.Validate())
	both := []partnership.LineID{"buying", "contracts"}
	assert.Equal(t, []partnership.LineID{"audit", "buying", "contracts", "tax"}, after.Withdrawals[0].Lines)
	assert.Equal(t, both, after.Intentions[0].Lines)
	assert.Empty(t, after.Intentions[1].Lines, "all lines are still all lines")
	assert.Equal(t, both, after.Terminations[0].Lines)
	assert.Equal(t, both, after.Continuations[0].Lines)
	costs := []string{}
	for _, c := range after.Costs.Items {
		costs = append(costs, fmt.Sprint(c.Name, " ", c.Line, " ", c.Amount.Sterling()))
	}
	assert.Equal(t, []string{
		"lawyers buying £6.67", "lawyers contracts £3.33", "moving data buying not known", "moving data contracts not known", "audit audit £900.00",
	}, costs)
	assert.Equal(t, []costing.Money{costing.Pence(66_667), costing.Pence(33_333)}, []costing.Money{after.Costs.Stranded[0].Monthly, after.Costs.Stranded[1].Monthly})
	assert.Equal(t, p.Posts, after.Posts)
	assert.Equal(t, p.Contracts, after.Contracts)
	same, err := p.SplitLine("libraries", halves)
	require.NoError(t, err)
	assert.Equal(t, p, same, "nothing of it is in the plan")

	part := func(line partnership.LineID, of string) exit.LinePart {
		if of == "" {
			return exit.LinePart{Line: line}
		}
		return exit.LinePart{Line: line, Fraction: partnership.MustFraction(of)}
	}
	for want, into := range map[string][]exit.LinePart{
		"into: 0, want at least 2: required":                                                    nil,
		"into: 1, want at least 2: required":                                                    {part("buying", "100%")},
		`into[1].line: the plan names "procurement" already: duplicate`:                         {part("buying", "50%"), part("procurement", "50%")},
		`into[0].line: the plan names "audit" already: duplicate`:                               {part("audit", "50%"), part("buying", "50%")},
		`into[1].line: duplicate: "buying" is already into[0]`:                                  {part("buying", "50%"), part("buying", "50%")},
		"into[1].line: required\ninto[1].share: required":                                       {part("buying", "50%"), part("", "")},
		"into: they make 99%, not the whole: does not add up":                                   {part("buying", "50%"), part("contracts", "49%")},
		"into: they make 101%, not the whole: does not add up":                                  {part("buying", "50%"), part("contracts", "51%")},
		"into: their denominators have no common multiple up to 1000000000000000: out of range": {part("buying", "1/999983"), part("contracts", "1/999979"), part("c", "1/999961")},
	} {
		_, err := p.SplitLine("procurement", into)
		wantErrors(t, err, want)
	}
	_, err = p.SplitLine("", halves)
	wantErrors(t, err, "line: required", field.ErrRequired)
}

// What the leavers pay together is the same after a line was split, to the penny.
func TestPlan_SplitLineKeepsTheTotal(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 11))
		p := police()
		p.Costs.Items[0].Amount = costing.Pence(r.Int64N(1_000_000))
		before, err := p.Settlement()
		require.NoError(t, err)
		n := r.IntN(101)
		after, err := p.SplitLine("forensics", []exit.LinePart{{Line: "laboratory", Fraction: pc(n)}, {Line: "scenes", Fraction: pc(100 - n)}})
		require.NoError(t, err)
		settlement, err := after.Settlement()
		require.NoError(t, err)
		assert.Equal(t, before.Total, settlement.Total)
	}
}

func ExampleAgreedSettlement_Validate() {
	settled := exit.AgreedSettlement{
		On: date("2020-03-20"), AgreedBy: orgsOf("warwickshire west-mercia"), Total: pounds(0),
		Charges: []costing.Portion{{Org: "west-mercia", Amount: pounds(10_500_000)}, {Org: "warwickshire", Amount: pounds(-10_000_000)}},
	}
	fmt.Println(settled.Validate())
	// Output: charges: they make £500,000.00, not the total of £0.00: does not add up
}

// A bill that was worked out, and what the two forces agreed in its place.
func ExamplePlan_SettlementComparison() {
	comparison, err := police().SettlementComparison()
	fmt.Print(comparison.Table(report.Names{}).Markdown())
	fmt.Println(err)
	// Output:
	// ## What was agreed in place of the bill
	//
	// | Member | By the bill | As agreed | Difference |
	// |---|---:|---:|---:|
	// | warwickshire | −£9,000,000.00 | −£10,500,000.00 | −£1,500,000.00 |
	// | west-mercia | £13,000,000.00 | £10,500,000.00 | −£2,500,000.00 |
	// | **Total** | **£4,000,000.00** | **£0.00** | **−£4,000,000.00** |
	// <nil>
}

// Southwest One: a claim of £25m ended at £5.9m.
func ExampleAgreedSettlement_Compare() {
	settled := exit.AgreedSettlement{
		On: date("2013-03-27"), AgreedBy: orgsOf("somerset southwest-one"), Total: pounds(0),
		Charges: []costing.Portion{{Org: "somerset", Amount: pounds(5_900_000)}, {Org: "southwest-one", Amount: pounds(-5_900_000)}},
	}
	bill := exit.Settlement{
		Charges: []exit.SettlementCharge{{Org: "somerset", Total: costing.Total{Amount: pounds(25_000_000)}}, {Org: "southwest-one", Total: costing.Total{Amount: pounds(-25_000_000)}}},
		Total:   costing.Total{Amount: pounds(0)},
	}
	comparison, err := settled.Compare(bill)
	for _, d := range comparison.Members {
		fmt.Println(d.Org, d.Computed.Sterling(), d.Agreed.Sterling(), d.Amount.Sterling())
	}
	fmt.Println(err)
	// Output:
	// somerset £25,000,000.00 £5,900,000.00 −£19,100,000.00
	// southwest-one −£25,000,000.00 −£5,900,000.00 £19,100,000.00
	// <nil>
}

func ExampleSettlementComparison_Table() {
	comparison := exit.SettlementComparison{Members: []exit.SettlementDifference{{Org: "brent", Computed: costing.Total{AtLeast: pounds(10)}, Agreed: pounds(12)}}}
	fmt.Print(comparison.Table(report.Names{}).Markdown())
	// Output:
	// ## What was agreed in place of the bill
	//
	// | Member | By the bill | As agreed | Difference |
	// |---|---:|---:|---:|
	// | brent | at least £10.00 | £12.00 | not known |
	// | **Total** | **not known** | **not known** | **not known** |
}

func ExampleAgreedSettlement_Table() {
	fmt.Print(police().Settled.Table(report.Names{}).Markdown())
	// Output:
	// ## Payments
	//
	// | Due | Member | Amount |
	// |---|---|---:|
	// | 2020-04-30 | west-mercia | £5,250,000.00 |
	// | 2021-04-30 | west-mercia | £5,250,000.00 |
}

func TestAgreedSettlement_IsZero(t *testing.T) { fieldtest.OnlyZeroIsZero[exit.AgreedSettlement](t) }

func ExampleAgreedSettlement_IsZero() {
	fmt.Println(exit.AgreedSettlement{}.IsZero(), police().Settled.IsZero())
	// Output: true false
}

func ExamplePayment_Validate() {
	fmt.Println(exit.Payment{Org: "brent", Due: calendar.MustDate("2026-03-31")}.Validate())
	// Output: amount: required
}

func ExampleTermination_Validate() {
	ended := exit.Termination{
		Last: calendar.MustDate("2022-03-31"), AgreedOn: calendar.MustDate("2022-04-20"), AgreedBy: []partnership.OrgID{"east-hampshire", "havant"},
	}
	fmt.Println(ended.Validate())
	// Output: agreed_on: 2022-04-20 is after the last day, 2022-03-31: out of order
}

func ExampleIntention_Validate() {
	minded := exit.Intention{Org: "southwark", Stated: calendar.MustDate("2025-11-12"), DecideBy: calendar.MustDate("2025-03-31")}
	fmt.Println(minded.Validate())
	// Output: decide_by: 2025-03-31 is before it was stated, 2025-11-12: out of order
}

func ExampleLinePart_Validate() {
	fmt.Println(exit.LinePart{Line: "payroll"}.Validate())
	// Output: share: required
}

func ExamplePlan_SplitLine() {
	plan, err := police().SplitLine("forensics", []exit.LinePart{
		{Line: "laboratory", Fraction: partnership.MustFraction("60%")}, {Line: "scenes", Fraction: partnership.MustFraction("40%")},
	})
	for _, c := range plan.Costs.Items {
		fmt.Println(c.Name, c.Line, c.Amount.Sterling())
	}
	fmt.Println(err)
	// Output:
	// separation laboratory £2,400,000.00
	// separation scenes £1,600,000.00
	// <nil>
}
