package exit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

// notice is twelve months to 31 March, served on 20 March 2025.
func notice(org partnership.OrgID) exit.Withdrawal {
	return exit.Withdrawal{
		Org: org, Served: date("2025-03-20"),
		Notice: partnership.Notice{Months: 12, Expires: calendar.Window{Month: 3, Day: 31}},
	}
}

// plan is a plan with every part, in which everything is in order on 1 October 2025.
func plan() exit.Plan {
	leaver := notice("brent")
	leaver.Lines = []partnership.LineID{"procurement"}
	leaver.Notice.AuthorisedBy, leaver.AuthorisedBy = partnership.FullCouncil, partnership.FullCouncil
	leaver.AgreedLast, leaver.AgreedBy = date("2025-12-31"), orgsOf("harrow barnet")
	leaver.Conditions = []exit.Condition{{Name: "brent has paid", Met: date("2025-09-30")}}
	lawyers, moving := item("lawyers", exit.OneOffCost, pounds(900), exit.BorneByScheme), item("moving data", exit.MigrationCost, costing.Money{}, exit.BorneByLeavers)
	lawyers.Line, moving.Line = "procurement", "procurement"
	return exit.Plan{
		Name: "Procurement", Term: calendar.Term{First: date("2024-04-01")}, Members: orgsOf("barnet brent harrow"),
		Manager: "head of procurement", Drafted: date("2024-07-01"), Agreed: date("2024-07-31"), Reviews: []calendar.Date{date("2025-07-01")},
		Withdrawals: []exit.Withdrawal{leaver},
		Posts:       staff.Establishment{clerk("p1", "harrow"), clerk("p2", "harrow")},
		Placements:  []staff.Placement{{Post: "p1", Org: "harrow", Reason: staff.ToEmployer}, {Post: "p2", Org: "brent", Reason: staff.WithWork}},
		Transfer:    date("2026-01-01"), Informed: date("2025-09-15"),
		Estate: exit.Estate{
			Assets: []exit.Asset{
				{ID: "a1", Name: "licences", Basis: exit.ByFunding, Value: pounds(1000)},
				{ID: "a2", Name: "desks", Basis: exit.BySale, Value: pounds(300)},
				{ID: "a3", Name: "scanner", Basis: exit.ByNeed, To: "brent"},
			},
			Debts:   []exit.Debt{{Name: "lease", Amount: pounds(100)}},
			Budgets: []exit.Budget{{Year: costing.MustFinancialYear("2024/25"), Shares: []partnership.Share{{Org: "brent", Fraction: pc(25)}, {Org: "harrow", Fraction: pc(75)}}}},
		},
		Contracts: []exit.Contract{{ID: "c1", Name: "e-tendering", Action: exit.NovateContract, To: orgsOf("harrow"), LastDay: date("2025-12-31"), Consent: exit.ConsentGiven, Ends: date("2027-03-31")}},
		Data:      []exit.Data{{ID: "d1", Name: "contracts register", ReturnTo: orgsOf("brent harrow"), ReturnBy: date("2025-12-15"), Cleansed: date("2025-09-01"), RetainedBy: "harrow", RetainedUntil: date("2031-12-31")}},
		Costs: exit.Costs{
			Items: []exit.CostItem{lawyers, moving},
			Stranded: []exit.Stranded{{
				Name: "head of service", Line: "procurement", Leaver: "brent", From: date("2026-01-01"), Monthly: pounds(1000),
				Unshed: []exit.Taper{{Months: 6, Fraction: pc(100)}, {Months: 6, Fraction: pc(50)}}, Fraction: pc(75), MaxMonths: 18,
				Compensates: []costing.Weight{{Org: "harrow", Value: number(1)}},
			}},
			Running: []exit.RunningCost{{Org: "brent", Staying: pounds(5000), Alone: pounds(4000)}},
			Figures: []costing.Figure{{Driver: "spend", Org: "brent", Value: number(10), Source: "Accounts", On: date("2025-03-31")}},
		},
		Timetable: exit.Timetable{
			{Name: "Stop new work: brent", Phase: "Wind down", Owner: "brent", Due: date("2025-11-30")},
			{Name: "Tell staff", Phase: "Prepare", Owner: "HR", Due: date("2025-09-30"), Done: date("2025-09-20")},
			{Name: "Return data", Phase: "Wind down", Owner: "IT", Due: date("2025-10-31")},
		},
		Continuations: []exit.Continuation{{
			Name: "one category manager", Lines: []partnership.LineID{"procurement"}, Structure: partnership.StaffMadeAvailable,
			Term:   calendar.Term{First: date("2026-01-01"), Last: date("2026-12-31")},
			Shares: []partnership.Share{{Org: "brent", Fraction: pc(40)}, {Org: "harrow", Fraction: pc(60)}}, Posts: []staff.PostID{"p2"},
		}},
	}
}

func TestPlan_IsValid(t *testing.T) { require.NoError(t, plan().Validate()) }

func TestPlan_Errors(t *testing.T) {
	wantErrors(t, exit.Plan{}.Validate(), "name: required\nterm.first: required\nmembers: required", field.ErrRequired)
	p := plan()
	p.Agreed = date("2024-06-30")
	p.Reviews = []calendar.Date{date("2024-06-29"), {}, date("2025-01-01"), date("2024-12-31")}
	early := notice("camden")
	early.Served = date("2024-03-31")
	p.Withdrawals = append(p.Withdrawals, early, notice("brent"), notice("harrow"), notice("harrow"))
	p.Placements = []staff.Placement{{Post: "p1", Org: "camden", Reason: "luck"}, {Post: "p1", Reason: staff.Undecided}, {Post: "p3", Reason: staff.Undecided}}
	p.Estate.Budgets = nil
	p.Contracts = append(p.Contracts, p.Contracts[0], exit.Contract{})
	p.Data = append(p.Data, p.Data[0])
	p.Costs.Figures[0].Source = ""
	p.Timetable = append(p.Timetable, exit.Milestone{})
	p.Continuations = append(p.Continuations, exit.Continuation{Lines: []partnership.LineID{"a", "a"}, Posts: []staff.PostID{"p1", "p1"}})
	wantErrors(t, p.Validate(), `agreed: 2024-06-30 is before the draft, 2024-07-01: out of order
reviews[0]: 2024-06-29 is listed after 2024-06-30: out of order
reviews[1]: required
reviews[3]: 2024-12-31 is listed after 2025-01-01: out of order
withdrawals[1].org: "camden" is not a member: not found
withdrawals[1].served: 2024-03-31 is before the partnership began, 2024-04-01: out of order
withdrawals[2]: duplicate: brent also leaves at withdrawals[0]
withdrawals[4]: duplicate: harrow also leaves at withdrawals[3]
placements[0].org: "camden" is not a member: not found
placements[0].reason: "luck" is not a reason (pinned, only-member, employer, work, more-work, preference, together, limits, balance, undecided): invalid
placements[1].post: "p1" has two placements: duplicate
placements[2].post: "p3" is not among the posts: not found
posts[1]: "p2" has no placement: required
estate.budgets: required
contracts[2].id: required
contracts[2].name: required
contracts[2].action: required
contracts[2].last_day: required
contracts[1].id: duplicate: "c1" is already contracts[0]
data[1].id: duplicate: "d1" is already data[0]
costs.figures[0].source: required
timetable[3].name: required
timetable[3].phase: required
timetable[3].owner: required
timetable[3].due: required
continuations[1].name: required
continuations[1].lines[1]: duplicate: "a" is already lines[0]
continuations[1].term.first: required
continuations[1].posts[1]: duplicate: "p1" is already posts[0]`, field.ErrRequired, field.ErrInvalid, field.ErrDuplicate, field.ErrNotFound, field.ErrOrder)
	for _, answer := range []func() error{
		func() error { _, err := p.Settlement(); return err },
		func() error { _, err := p.Tables(boroughs(), date("2025-10-01")); return err },
		func() error { _, err := p.Mermaid(boroughs()); return err },
	} {
		assert.EqualError(t, answer(), p.Validate().Error())
	}
}

// What contradicts itself, or names nobody of the partnership, is found.
func TestPlan_FindsContradictions(t *testing.T) {
	for want, change := range map[string]func(*exit.Plan){
		"placements[1].org: p2 is pinned to barnet: cannot hold": func(p *exit.Plan) { p.Posts[1].Pinned = "barnet" },
		"placements[1].org: brent is excluded: cannot hold":      func(p *exit.Plan) { p.Posts[1].Excluded = orgsOf("brent") },
		"placements[1].org: others of t go to harrow: cannot hold": func(p *exit.Plan) {
			p.Posts[0].Together, p.Posts[1].Together = "t", "t"
		},
		"placements[1].reason: employer is not why p2 goes to brent: invalid":                                              func(p *exit.Plan) { p.Placements[1].Reason = staff.ToEmployer },
		"placements[1].reason: pinned is not why p2 goes to brent: invalid":                                                func(p *exit.Plan) { p.Placements[1].Reason = staff.AsPinned },
		"placements[1].reason: preference is not why p2 goes to brent: invalid":                                            func(p *exit.Plan) { p.Placements[1].Reason = staff.AsPreferred },
		"placements[1].reason: undecided is not why p2 goes to brent: invalid":                                             func(p *exit.Plan) { p.Placements[1].Reason = staff.Undecided },
		"placements[1].org: required":                                                                                      func(p *exit.Plan) { p.Placements[1].Org = "" },
		"any_posts: the plan has 2 posts: invalid":                                                                         func(p *exit.Plan) { p.AnyPosts = lifecycle.No },
		"posts[1].id: duplicate: \"p1\" is already posts[0]\nplacements[1].post: \"p2\" is not among the posts: not found": func(p *exit.Plan) { p.Posts[1].ID, p.Continuations = "p1", nil },
		"withdrawals[0].agreed_by: brent leaves, and it is for the others to agree: invalid":                               func(p *exit.Plan) { p.Withdrawals[0].AgreedBy[1] = "brent" },
		"withdrawals[0].agreed_by[1]: \"x\" is not a member: not found":                                                    func(p *exit.Plan) { p.Withdrawals[0].AgreedBy[1] = "x" },
		"withdrawals[1]: duplicate: brent (procurement and payroll) also leaves at withdrawals[0]": func(p *exit.Plan) {
			w := notice("brent")
			w.Lines = []partnership.LineID{"procurement", "payroll"}
			p.Withdrawals = append(p.Withdrawals, w)
		},
		"withdrawals[0].served: 2025-03-20 is after the partnership ended, 2025-03-19: out of order": func(p *exit.Plan) { p.Term.Last = date("2025-03-19") },
		"estate.assets[2].to: \"x\" is not a member: not found":                                      func(p *exit.Plan) { p.Estate.Assets[2].To = "x" },
		"estate.budgets[0].shares[1].org: \"x\" is not a member: not found":                          func(p *exit.Plan) { p.Estate.Budgets[0].Shares[1].Org = "x" },
		"contracts[0].to[0]: \"x\" is not a member: not found":                                       func(p *exit.Plan) { p.Contracts[0].To[0] = "x" },
		"data[0].return_to[1]: \"x\" is not a member: not found":                                     func(p *exit.Plan) { p.Data[0].ReturnTo[1] = "x" },
		"continuations[0].shares[1].org: \"x\" is not a member: not found":                           func(p *exit.Plan) { p.Continuations[0].Shares[1].Org = "x" },
		"continuations[0].posts[0]: \"p9\" is not among the posts: not found":                        func(p *exit.Plan) { p.Continuations[0].Posts[0] = "p9" },
		"continuations[0].structure: \"club\" is not a structure (lead-authority, joint-committee, staff-made-available, goods-and-services, joint-company, horizontal-cooperation, pooled-fund, contractor): invalid": func(p *exit.Plan) { p.Continuations[0].Structure = "club" },
		"continuations[0].shares: they make 90%, not the whole: does not add up": func(p *exit.Plan) { p.Continuations[0].Shares[1].Fraction = pc(50) },
		"costs.running[0].org: \"x\" is not a member: not found":                 func(p *exit.Plan) { p.Costs.Running[0].Org = "x" },
	} {
		p := plan()
		change(&p)
		assert.EqualError(t, p.Validate(), want)
	}
	p := plan()
	p.Placements[1].Org, p.Placements[1].Reason = "", staff.Undecided
	p.Data[0].RetainedBy = "county-archive"
	require.NoError(t, p.Validate())
	p.Placements = nil
	require.NoError(t, p.Validate(), "nobody has proposed where they go")
	_, err := plan().Costs.LeavingCosts(orgsOf("barnet harrow"), 12)
	require.ErrorIs(t, err, field.ErrNotFound)
}

// Those who leave a line pay its costs, and nobody pays for a line that nobody leaves.
func TestPlan_SettlesTheLinesThatAreLeft(t *testing.T) {
	cost := func(line partnership.LineID, sum int) exit.CostItem {
		c := item("lawyers for "+string(line), exit.OneOffCost, pounds(sum), exit.BorneByLeavers)
		c.Line = line
		return c
	}
	stranded := func(line partnership.LineID) exit.Stranded {
		s := overheads()
		s.Name, s.Line, s.Leaver, s.Compensates = "overheads of "+string(line), line, "a", []costing.Weight{{Org: "b", Value: number(1)}, {Org: "c", Value: number(1)}}
		return s
	}
	leaves := func(org partnership.OrgID, lines ...partnership.LineID) exit.Withdrawal {
		w := notice(org)
		w.Lines = lines
		return w
	}
	p := exit.Plan{Name: "N", Term: calendar.Term{First: date("2024-04-01")}, Members: orgsOf("a b c"), Costs: exit.Costs{
		Items:    []exit.CostItem{cost("it", 1000), cost("payroll", 6), cost("legal", 90)},
		Stranded: []exit.Stranded{stranded("payroll"), stranded("it")},
	}}
	for name, c := range map[string]struct {
		leave []exit.Withdrawal
		lines int
		paid  string
	}{
		"a leaves payroll":                    {[]exit.Withdrawal{leaves("a", "payroll")}, 2, " a 135006.00 b -67500.00 c -67500.00"},
		"a leaves payroll, b it":              {[]exit.Withdrawal{leaves("a", "payroll"), leaves("b", "it")}, 3, " a 135006.00 b -66500.00 c -67500.00"},
		"a leaves payroll, b too":             {[]exit.Withdrawal{leaves("a", "payroll"), leaves("b", "payroll")}, 2, " a 135003.00 b 3.00 c -135000.00"},
		"a leaves payroll and then it":        {[]exit.Withdrawal{leaves("a", "payroll"), leaves("a", "it")}, 4, " a 271006.00 b -135000.00 c -135000.00"},
		"b leaves everything, c payroll":      {[]exit.Withdrawal{leaves("b"), leaves("c", "payroll")}, 3, " a 0.00 b 1093.00 c 3.00"},
		"a leaves what nobody has a cost for": {[]exit.Withdrawal{leaves("a", "audit")}, 0, " a 0.00 b 0.00 c 0.00"},
		"nobody leaves: it ends, for all":     {nil, 3, " a 365.34 b 365.33 c 365.33"},
	} {
		p.Withdrawals = c.leave
		settlement, err := p.Settlement()
		require.NoError(t, err, name)
		assert.Equal(t, c.paid, paid(least(settlement)), name)
		assert.Len(t, settlement.Lines, c.lines, name)
	}
}

// A member whose notice would end after the term does not leave by it: the term runs out
// for all.
func TestPlan_NoticeThatOutlastsTheTerm(t *testing.T) {
	p := exit.Plan{Name: "N", Term: calendar.Term{First: date("2020-04-01"), Last: date("2024-03-31")}, Members: orgsOf("a b")}
	p.Withdrawals = []exit.Withdrawal{{Org: "a", Notice: partnership.Notice{Months: 12}, Served: date("2023-10-01")}}
	s := overheads()
	s.Leaver, s.Compensates = "a", []costing.Weight{{Org: "b", Value: number(1)}}
	p.Costs.Stranded = []exit.Stranded{s}
	assert.Equal(t, orgsOf("a b"), p.Leavers())
	settlement, err := p.Settlement()
	require.NoError(t, err)
	assert.Equal(t, " a 0.00 b 0.00", paid(least(settlement)), "nobody is left to compensate")
	text, err := markdown(p, date("2024-01-01"))
	require.NoError(t, err)
	assert.Contains(t, text, "Leaving: a and b.")
	assert.Contains(t, text, "| a | all | 2023-10-01 | 2024-03-31, when the term runs out |  |\n")

	p.Withdrawals[0].Notice.Months = 5 // to 1 March, before the term is over
	assert.Equal(t, orgsOf("a"), p.Leavers())
	settlement, err = p.Settlement()
	require.NoError(t, err)
	assert.Equal(t, " a 135000.00 b -135000.00", paid(least(settlement)))
	p.Withdrawals = append(p.Withdrawals, exit.Withdrawal{Org: "b", Notice: partnership.Notice{Months: 12}, Served: date("2023-10-01")})
	assert.Equal(t, orgsOf("a"), p.Leavers(), "b does not leave by notice")
	assert.Equal(t, []partnership.OrgID{}, exit.Plan{}.Leavers(), "a list, if an empty one")
	_, err = exit.Withdrawal{Org: "a", Notice: partnership.Notice{Months: 1}, Served: date("2024-04-01")}.LastDay(p.Term)
	wantErrors(t, err, "served: 2024-04-01 is after the partnership ended, 2024-03-31: out of order", field.ErrOrder)
}

// A sale or a debt of an amount that nobody knows makes what is known a lower bound, and
// is named. What is left of both has no bound.
func TestPlan_TablesNameWhatIsNotKnown(t *testing.T) {
	for want, change := range map[string]func(*exit.Estate){
		"Proceeds £300.00, Debts, paid first £100.00, To Brent £50.00, To Harrow £150.00": func(*exit.Estate) {},
		"Proceeds at least £300.00, Debts, paid first £100.00, To Brent not known, To Harrow not known; Not known, and in no sum: house.": func(e *exit.Estate) {
			e.Assets = append(e.Assets, exit.Asset{ID: "a9", Name: "house", Basis: exit.BySale})
		},
		"Proceeds £300.00, Debts, paid first at least £100.00, To Brent not known, To Harrow not known; Not known, and in no sum: tax.":                  func(e *exit.Estate) { e.Debts = append(e.Debts, exit.Debt{Name: "tax"}) },
		"Proceeds at least £0.00, Debts, paid first £100.00, To Brent not known, To Harrow not known; Not known, and in no sum: desks.":                  func(e *exit.Estate) { e.Assets[1].Value = costing.Money{} },
		"Proceeds at least £0.00, Debts, paid first at least £0.00, To Brent not known, To Harrow not known; Not known, and in no sum: desks and lease.": func(e *exit.Estate) { e.Assets[1].Value, e.Debts[0].Amount = costing.Money{}, costing.Money{} },
	} {
		p := plan()
		change(&p.Estate)
		tables, err := p.Estate.Tables(boroughs())
		require.NoError(t, err)
		rows := []string{}
		for _, row := range tables[1].Rows {
			rows = append(rows, strings.Join(row, " "))
		}
		assert.Equal(t, want, strings.Join(append([]string{strings.Join(rows, ", ")}, tables[1].Notes...), "; "))
	}
	tables, err := exit.Estate{}.Tables(boroughs())
	require.NoError(t, err)
	assert.Empty(t, tables, "nothing is owned or owed")
	_, err = exit.Estate{Debts: []exit.Debt{{}}}.Tables(boroughs())
	require.ErrorIs(t, err, field.ErrRequired)
}

func TestPlan_LeaversBySeveralLines(t *testing.T) {
	p := plan()
	other := notice("brent")
	other.Lines = []partnership.LineID{"payroll"}
	p.Withdrawals = append(p.Withdrawals, other, notice("harrow"))
	require.NoError(t, p.Validate())
	assert.Equal(t, orgsOf("brent harrow"), p.Leavers())
	p.Withdrawals = nil
	leavers := p.Leavers()
	assert.Equal(t, p.Members, leavers)
	leavers[0] = "camden"
	assert.Equal(t, partnership.OrgID("barnet"), p.Members[0])
}

func TestWithdrawal_LastDay(t *testing.T) {
	open := calendar.Term{First: date("2012-05-01")}
	with := func(change func(*exit.Withdrawal)) exit.Withdrawal {
		w := notice("brent")
		change(&w)
		return w
	}
	paid := func(days ...string) exit.Withdrawal {
		return with(func(w *exit.Withdrawal) {
			for _, day := range days {
				c := exit.Condition{Name: "payment"}
				if day != "" {
					c.Met = date(day)
				}
				w.Conditions = append(w.Conditions, c)
			}
		})
	}
	agreed := with(func(w *exit.Withdrawal) { w.AgreedLast, w.AgreedBy = date("2025-06-30"), orgsOf("harrow") })
	shortened := func(day string) exit.Withdrawal {
		w := agreed
		w.Conditions = paid(day).Conditions
		return w
	}
	anyDay := func(day string) exit.Withdrawal {
		w := paid(day)
		w.Notice.Expires = calendar.Window{}
		return w
	}
	waived := agreed
	waived.Notice, waived.AgreedLast = partnership.Notice{}, date("2025-03-20")
	for name, c := range map[string]struct {
		w    exit.Withdrawal
		last string // of the term
		want string
	}{
		"twelve months to 31 March":              {notice("brent"), "", "2026-03-31"},
		"served too late for the year":           {with(func(w *exit.Withdrawal) { w.Served = date("2025-04-01") }), "", "2027-03-31"},
		"shortened":                              {agreed, "", "2025-06-30"},
		"waived":                                 {waived, "", "2025-03-20"},
		"paid before":                            {paid("2026-03-31"), "", "2026-03-31"},
		"paid after":                             {paid("2026-04-02", "2026-04-01"), "", "2027-03-31"},
		"paid in time for the next year":         {paid("2027-03-31"), "", "2027-03-31"},
		"paid after, but shortened":              {shortened("2026-04-02"), "", "2026-04-02"},
		"paid before, and shortened":             {shortened("2025-06-29"), "", "2025-06-30"},
		"paid after, on any day":                 {anyDay("2026-04-02"), "", "2026-04-02"},
		"not paid":                               {paid("2026-04-02", ""), "", ""},
		"the term runs out first":                {notice("brent"), "2025-10-31", "2025-10-31"},
		"the term runs out on the day":           {notice("brent"), "2026-03-31", "2026-03-31"},
		"the term runs out later":                {notice("brent"), "2026-04-01", "2026-03-31"},
		"not paid when the term runs out":        {paid(""), "2027-03-31", "2027-03-31"},
		"tri-borough, served on 27 March 2017":   {exit.Withdrawal{Org: "westminster", Served: date("2017-03-27"), Notice: partnership.Notice{Months: 12}}, "", "2018-03-27"},
		"Guildford and Waverley, amended to 3":   {exit.Withdrawal{Org: "guildford", Served: date("2025-01-31"), Notice: partnership.Notice{Months: 3}}, "", "2025-04-30"},
		"an agreed day that is the notice's own": {with(func(w *exit.Withdrawal) { w.AgreedLast, w.AgreedBy = date("2026-03-31"), orgsOf("harrow") }), "", "2026-03-31"},
	} {
		term := open
		if c.last != "" {
			term.Last = date(c.last)
		}
		last, err := c.w.LastDay(term)
		require.NoError(t, err, name)
		if c.want == "" {
			assert.True(t, last.IsZero(), name)
			continue
		}
		assert.Equal(t, date(c.want), last, name)
	}
}

// The notices of agreements that exist, or did.
func TestWithdrawal_LastDayOfAgreements(t *testing.T) {
	march := calendar.Window{Month: 3, Day: 31}
	municipal := calendar.Window{Listed: []calendar.Date{date("2025-05-20"), date("2026-05-19")}}
	for name, c := range map[string]struct {
		notice               partnership.Notice
		served, agreed, want string
	}{
		"a joint committee, to the end of the municipal year":    {partnership.Notice{Months: 6, Expires: municipal}, "2025-01-10", "", "2026-05-19"},
		"a joint committee, in time":                             {partnership.Notice{Months: 6, Expires: municipal}, "2024-11-20", "", "2025-05-20"},
		"Local London, any day":                                  {partnership.Notice{Months: 12}, "2024-02-29", "", "2025-02-28"},
		"Local London, shorter if the others agree":              {partnership.Notice{Months: 12}, "2024-02-29", "2024-06-30", "2024-06-30"},
		"a host authority, expiring on 31 March":                 {partnership.Notice{Months: 12, Expires: march}, "2024-04-01", "", "2026-03-31"},
		"Cherwell and Oxfordshire":                               {partnership.Notice{Months: 6}, "2022-02-28", "2022-08-28", "2022-08-28"},
		"Cherwell and Oxfordshire, served on the last day of it": {partnership.Notice{Months: 6, Expires: calendar.Window{Month: 8, Day: 31}}, "2022-02-28", "", "2022-08-31"},
		"oneSource, any day":                                     {partnership.Notice{Months: 15}, "2022-12-31", "", "2024-03-31"},
		"oneSource, waived":                                      {partnership.Notice{Months: 15}, "2022-12-31", "2022-12-31", "2022-12-31"},
		"North Yorkshire Building Control":                       {partnership.Notice{Months: 12, Expires: march}, "2023-03-31", "", "2024-03-31"},
		"a fire district, December of odd years":                 {partnership.Notice{Months: 24, Expires: calendar.Window{Month: 12, Day: 31, Years: calendar.OddYears}}, "2022-01-05", "", "2025-12-31"},
		"a police contract, given in January":                    {partnership.Notice{Months: 36, Served: calendar.Window{Month: 1}}, "2023-01-31", "", "2026-01-31"},
	} {
		w := exit.Withdrawal{Org: "leaver", Notice: c.notice, Served: date(c.served)}
		if c.agreed != "" {
			w.AgreedLast, w.AgreedBy = date(c.agreed), orgsOf("other")
		}
		last, err := w.LastDay(calendar.Term{First: date("2010-04-01")})
		require.NoError(t, err, name)
		assert.Equal(t, date(c.want), last, name)
	}
}

// Ashfield and Mansfield shared legal services until the term ran out, and nobody gave
// notice.
func TestPlan_TermThatLapses(t *testing.T) {
	p := exit.Plan{Name: "Legal", Term: calendar.Term{First: date("2017-11-01"), Last: date("2022-10-31")}, Members: orgsOf("ashfield mansfield")}
	p.Costs.Items = []exit.CostItem{item("files", exit.OneOffCost, pounds(100), exit.BorneByLeavers)}
	settlement, err := p.Settlement()
	require.NoError(t, err)
	assert.Equal(t, " ashfield 50.00 mansfield 50.00", paid(least(settlement)))
	late := notice("ashfield")
	late.Served = date("2022-09-30")
	last, err := late.LastDay(p.Term)
	require.NoError(t, err)
	assert.Equal(t, date("2022-10-31"), last, "notice served too late ends nothing earlier or later")
}

// What a report and a timeline read as markup stays text.
func TestPlan_TextStaysText(t *testing.T) {
	p := plan()
	p.Name = "A *b* | c"
	p.Contracts[0].Name = "x | y"
	p.Timetable[1].Name, p.Timetable[1].Phase, p.Timetable[1].Owner = "50 % #1; <b>", "a: b", "c; d"
	p.Costs.Items[0].Name = "law [yers]"
	text, err := markdown(p, date("2025-11-01"))
	require.NoError(t, err)
	for _, want := range []string{"## Exit plan of A \\*b\\* \\| c\n", "| x \\| y | Novate |", "| a: b | 50 % \\#1; \\<b\\> | c; d |", "| law \\[yers\\] |"} {
		assert.Contains(t, text, want)
	}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "|") {
			assert.True(t, strings.HasSuffix(line, "|\n"), line)
		}
	}
	text, err = p.Mermaid(boroughs())
	require.NoError(t, err)
	assert.Contains(t, text, "title Exit plan of A *b* | c\n")
	assert.Contains(t, text, "    section a#58; b\n        2025-09-30 : 50 #37; #35;1#59; #60;b> (c#59; d)\n")
	for line := range strings.Lines(text) {
		assert.LessOrEqual(t, strings.Count(line, " : "), 1)
	}
}

func TestWithdrawal_Errors(t *testing.T) {
	full := notice("brent")
	for want, w := range map[string]exit.Withdrawal{
		"org: required\nnotice: required\nserved: required": {},
		"org: \"a b\" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid\nlines[0]: \"c d\" is not a service line id (1 to 64 letters, digits and -_.:/): invalid\n" +
			"notice.months: 1201 months of notice: want 1 to 1200: out of range\nserved: required\n" +
			"authorised_by: \"king\" is not a deciding authority (every-full-council, full-council, executive, leader, chief-officer, governing-body, board): invalid\n" +
			"agreed_by: no last day was agreed: invalid\nagreed_by[0]: \"e f\" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid\nconditions[0].name: required": {
			Org: "a b", Lines: []partnership.LineID{"c d"}, Notice: partnership.Notice{Months: 1201}, AuthorisedBy: "king",
			AgreedBy: []partnership.OrgID{"e f"}, Conditions: []exit.Condition{{}},
		},
		"lines[1]: duplicate: \"a\" is already lines[0]":                                                     {Org: "b", Lines: []partnership.LineID{"a", "a"}, Notice: full.Notice, Served: full.Served},
		"agreed_last: 2025-03-19 is before the service, 2025-03-20: out of order\nagreed_by: required":       {Org: "b", Notice: full.Notice, Served: full.Served, AgreedLast: date("2025-03-19")},
		"agreed_last: 2026-04-01 is after the notice expires, 2026-03-31: out of order\nagreed_by: required": {Org: "b", Notice: full.Notice, Served: full.Served, AgreedLast: date("2026-04-01")},
		"served: notice cannot be served on 2025-03-20: want January: invalid":                               {Org: "b", Notice: partnership.Notice{Months: 36, Served: calendar.Window{Month: 1}}, Served: full.Served},
	} {
		_, err := w.LastDay(calendar.Term{})
		assert.EqualError(t, err, want)
	}
}

// A clause that lists its days says nothing about later ones.
func TestWithdrawal_ConditionMetAfterTheLastListedDay(t *testing.T) {
	w := notice("brent")
	w.Notice.Expires = calendar.Window{Listed: []calendar.Date{date("2025-05-14"), date("2026-05-13"), date("2027-05-19")}}
	w.Conditions = []exit.Condition{{Name: "payment", Met: date("2026-05-14")}}
	last, err := w.LastDay(calendar.Term{})
	require.NoError(t, err)
	assert.Equal(t, date("2027-05-19"), last)
	w.Conditions[0].Met = date("2027-05-20")
	wantErrors(t, w.Validate(), "conditions[0].met: 2027-05-20 is outside the listed days, 2025-05-14 to 2027-05-19: out of range", field.ErrRange)
}

func TestTimetable_Overdue(t *testing.T) {
	timetable := exit.Timetable{
		{Name: "b", Due: date("2025-05-02")},
		{Name: "a", Due: date("2025-05-01")},
		{Name: "done late", Due: date("2025-05-01"), Done: date("2025-05-04")},
		{Name: "done", Due: date("2025-05-01"), Done: date("2025-05-01")},
	}
	for day, want := range map[string]string{
		"2025-05-01": "", "2025-05-02": " a done late", "2025-05-03": " a done late b", "2025-05-04": " a b",
	} {
		got := ""
		for _, m := range timetable.Overdue(date(day)) {
			got += " " + m.Name
		}
		assert.Equal(t, want, got, day)
	}
	assert.Equal(t, "b", timetable[0].Name)
}

func TestPlanRules_LeaveNothingUntested(t *testing.T) {
	source := policy.Source{Document: "The agreement", Clause: "schedule 9"}
	set := policy.MustSet(exit.PlanRules(source, calendar.Term{First: date("2014-05-01")})...)
	today := date("2025-10-01")
	early := plan()
	early.Drafted, early.Agreed, early.Reviews = date("2014-04-01"), date("2014-05-01"), nil
	cases := []policytest.Case[exit.Plan]{
		{Name: "in order", Value: withEndings(plan()), AsOf: today, Want: policy.Pass},
		{Name: "the first day", Value: withEndings(early), AsOf: date("2014-05-01"), Rule: "", Want: policy.Pass},
		{Name: "the day before the agreement", Value: plan(), AsOf: date("2014-04-30"), Rule: "exit-08-information", Want: policy.Pass},
		{Name: "the first day of the regulation", Value: plan(), AsOf: date("2006-04-20"), Rule: "exit-08-information", Want: policy.Pass},
		{Name: "the day before the regulation", Value: plan(), AsOf: date("2006-04-19"), Want: policytest.NotInForce},
	}
	for _, rule := range set.Rules() {
		if rule.ID < "exit-11" {
			cases = append(cases, policytest.Case[exit.Plan]{Name: "in order, and nothing else: " + string(rule.ID), Value: plan(), AsOf: today, Rule: rule.ID, Want: policy.Pass})
		}
		if rule.ID != "exit-08-information" {
			cases = append(cases, policytest.Case[exit.Plan]{
				Name: "the day before: " + string(rule.ID), Value: plan(), AsOf: date("2014-04-30"), Rule: rule.ID, Want: policytest.NotInForce,
			})
		}
	}
	cases = append(cases, policytest.Case[exit.Plan]{Name: "nothing known", AsOf: today, Want: policy.Unknown})
	changed := func(rule, name string, want policy.Outcome, paths string, change func(*exit.Plan)) {
		p := plan()
		change(&p)
		c := policytest.Case[exit.Plan]{Name: rule + ": " + name, Value: p, AsOf: today, Rule: policy.RuleID(rule), Want: want, Severity: policy.Blocking}
		if slices.Contains([]string{"exit-01-drafted", "exit-02-agreed", "exit-03-reviewed", "exit-10-milestones", "exit-13-intention"}, rule) {
			c.Severity = policy.Advisory
		}
		for _, path := range strings.Fields(paths) {
			c.Paths = append(c.Paths, policy.Pointer(path))
		}
		cases = append(cases, c)
	}
	changed("exit-01-drafted", "a day late", policy.Fail, "/drafted", func(p *exit.Plan) { p.Drafted = date("2024-07-02") })
	changed("exit-01-drafted", "no draft", policy.Unknown, "/drafted", func(p *exit.Plan) { p.Drafted = calendar.Date{} })
	changed("exit-01-drafted", "no start", policy.Unknown, "/term/first", func(p *exit.Plan) { p.Term.First = calendar.Date{} })
	changed("exit-02-agreed", "a day late", policy.Fail, "/agreed", func(p *exit.Plan) { p.Agreed = date("2024-08-01") })
	changed("exit-02-agreed", "no draft", policy.Unknown, "/drafted", func(p *exit.Plan) { p.Drafted = calendar.Date{} })
	changed("exit-02-agreed", "not agreed", policy.Unknown, "/agreed", func(p *exit.Plan) { p.Agreed = calendar.Date{} })
	changed("exit-03-reviewed", "to the day", policy.Pass, "", func(p *exit.Plan) { p.Reviews[0] = date("2024-10-01") })
	changed("exit-03-reviewed", "a day late", policy.Fail, "/reviews/0", func(p *exit.Plan) { p.Reviews[0] = date("2024-09-30") })
	changed("exit-03-reviewed", "none", policy.Fail, "/agreed", func(p *exit.Plan) { p.Reviews = nil })
	changed("exit-03-reviewed", "today", policy.Pass, "", func(p *exit.Plan) { p.Reviews[0] = today })
	changed("exit-03-reviewed", "none, and agreed a year and a day ago", policy.Fail, "/agreed", func(p *exit.Plan) { p.Reviews, p.Agreed = nil, date("2024-09-30") })
	changed("exit-03-reviewed", "none, and agreed a year ago", policy.Pass, "", func(p *exit.Plan) { p.Reviews, p.Agreed = nil, date("2024-10-01") })
	changed("exit-03-reviewed", "not yet", policy.Fail, "/agreed", func(p *exit.Plan) { p.Reviews[0] = date("2025-10-02") })
	changed("exit-03-reviewed", "not agreed", policy.Unknown, "/agreed", func(p *exit.Plan) { p.Reviews, p.Agreed = nil, calendar.Date{} })
	changed("exit-03-reviewed", "to be agreed tomorrow", policy.Unknown, "/agreed", func(p *exit.Plan) { p.Reviews, p.Agreed = nil, date("2025-10-02") })
	changed("exit-03-reviewed", "agreed today", policy.Pass, "", func(p *exit.Plan) { p.Reviews, p.Agreed = nil, today })
	changed("exit-04-manager", "nobody", policy.Unknown, "/manager", func(p *exit.Plan) { p.Manager = "" })
	changed("exit-05-placed", "nowhere", policy.Unknown, "/placements", func(p *exit.Plan) { p.Placements = nil })
	changed("exit-05-placed", "no posts are listed", policy.Unknown, "/placements", func(p *exit.Plan) { p.Posts, p.Placements = nil, nil })
	changed("exit-05-placed", "there are no posts", policy.NotApplicable, "", func(p *exit.Plan) { p.Posts, p.Placements, p.AnyPosts = nil, nil, lifecycle.No })
	changed("exit-05-placed", "undecided", policy.Unknown, "/placements/1", func(p *exit.Plan) { p.Placements[1].Org = "" })
	changed("exit-06-waiver", "none", policy.NotApplicable, "", func(p *exit.Plan) { p.Withdrawals = []exit.Withdrawal{notice("brent")} })
	changed("exit-06-waiver", "one of two", policy.Fail, "/withdrawals/0/agreed_by", func(p *exit.Plan) { p.Withdrawals[0].AgreedBy = orgsOf("barnet") })
	changed("exit-06-waiver", "two of two", policy.Fail, "/withdrawals/0/agreed_by /withdrawals/1/agreed_by", func(p *exit.Plan) {
		p.Withdrawals = append(p.Withdrawals, p.Withdrawals[0])
		p.Withdrawals[0].AgreedBy, p.Withdrawals[1].AgreedBy = orgsOf("barnet"), orgsOf("barnet")
	})
	changed("exit-06-waiver", "nobody", policy.Unknown, "/withdrawals/0/agreed_by", func(p *exit.Plan) { p.Withdrawals[0].AgreedBy = nil })
	gone := func(last string, lines ...partnership.LineID) func(*exit.Plan) {
		return func(p *exit.Plan) {
			w := exit.Withdrawal{Org: "barnet", Lines: lines, Served: date("2024-10-01"), AgreedLast: date(last), AgreedBy: orgsOf("brent harrow")}
			p.Withdrawals[0].AgreedBy = orgsOf("harrow")
			p.Withdrawals = append(p.Withdrawals, w)
		}
	}
	changed("exit-06-waiver", "the other has left", policy.Pass, "", gone("2025-03-19"))
	changed("exit-06-waiver", "the other has left the line", policy.Pass, "", gone("2025-03-19", "procurement"))
	changed("exit-06-waiver", "the other has left another line", policy.Fail, "/withdrawals/0/agreed_by", gone("2025-03-19", "payroll"))
	changed("exit-06-waiver", "the other leaves on the day of service", policy.Fail, "/withdrawals/0/agreed_by", gone("2025-03-20"))
	changed("exit-06-waiver", "the other has left only a line of all", policy.Fail, "/withdrawals/0/agreed_by", func(p *exit.Plan) {
		p.Withdrawals[0].Lines = nil
		gone("2025-03-19", "procurement")(p)
	})
	changed("exit-07-authority", "the leader", policy.Fail, "/withdrawals/0/authorised_by", func(p *exit.Plan) { p.Withdrawals[0].AuthorisedBy = partnership.Leader })
	changed("exit-07-authority", "not known", policy.Unknown, "/withdrawals/0/authorised_by", func(p *exit.Plan) { p.Withdrawals[0].AuthorisedBy = "" })
	changed("exit-07-authority", "anybody", policy.NotApplicable, "", func(p *exit.Plan) { p.Withdrawals[0].Notice.AuthorisedBy = "" })
	changed("exit-08-information", "28 days", policy.Pass, "", func(p *exit.Plan) { p.Informed = date("2025-12-04") })
	changed("exit-08-information", "27 days", policy.Fail, "/informed", func(p *exit.Plan) { p.Informed = date("2025-12-05") })
	changed("exit-08-information", "not yet", policy.Unknown, "/informed", func(p *exit.Plan) { p.Informed = calendar.Date{} })
	changed("exit-08-information", "no day", policy.Unknown, "/transfer", func(p *exit.Plan) { p.Transfer = calendar.Date{} })
	changed("exit-08-information", "14 days before 1 May 2014", policy.Pass, "", func(p *exit.Plan) {
		p.Transfer, p.Informed = date("2014-04-30"), date("2014-04-16")
	})
	changed("exit-08-information", "14 days from then on", policy.Fail, "/informed", func(p *exit.Plan) {
		p.Transfer, p.Informed = date("2014-05-01"), date("2014-04-17")
	})
	changed("exit-08-information", "not asked in 2005", policy.Pass, "", func(p *exit.Plan) {
		p.Transfer, p.Informed = date("2005-04-01"), date("2005-04-01")
	})
	changed("exit-08-information", "all return", policy.NotApplicable, "", func(p *exit.Plan) { p.Placements[1].Org = "harrow" })
	changed("exit-09-consent", "all end", policy.NotApplicable, "", func(p *exit.Plan) { p.Contracts[0].Action, p.Contracts[0].To = exit.EndContract, nil })
	changed("exit-09-consent", "given, and one ends", policy.NotApplicable, "", func(p *exit.Plan) { p.Contracts[0].Action = exit.EndContract })
	changed("exit-09-consent", "refused", policy.Fail, "/contracts/0/consent", func(p *exit.Plan) { p.Contracts[0].Consent = exit.ConsentRefused })
	changed("exit-09-consent", "awaited", policy.Unknown, "/contracts/0/consent", func(p *exit.Plan) { p.Contracts[0].Consent = exit.ConsentAwaited })
	changed("exit-09-consent", "awaited on the last day", policy.Unknown, "", func(p *exit.Plan) {
		p.Contracts[0].Consent, p.Contracts[0].LastDay = exit.ConsentAwaited, today
	})
	changed("exit-09-consent", "awaited after the last day", policy.Fail, "", func(p *exit.Plan) {
		p.Contracts[0].Consent, p.Contracts[0].LastDay = exit.ConsentAwaited, date("2025-09-30")
	})
	changed("exit-09-consent", "nobody has looked", policy.Unknown, "/contracts/0/consent", func(p *exit.Plan) { p.Contracts[0].Consent = "" })
	changed("exit-10-milestones", "none", policy.Unknown, "/timetable", func(p *exit.Plan) { p.Timetable = nil })
	changed("exit-10-milestones", "overdue", policy.Fail, "/timetable/1", func(p *exit.Plan) { p.Timetable[1].Done = calendar.Date{} })
	changed("exit-10-milestones", "two overdue", policy.Fail, "/timetable/0 /timetable/1", func(p *exit.Plan) {
		p.Timetable[1].Done = calendar.Date{}
		p.Timetable[0] = p.Timetable[1]
	})
	changed("exit-10-milestones", "no day", policy.Unknown, "/timetable/1/due", func(p *exit.Plan) { p.Timetable[1].Due = calendar.Date{} })
	endingCases(changed)
	policytest.Run(
		t, set, cases,
		"no case notices if exit-03-reviewed is never unknown at /reviews/*",   // a review that is there is known
		"no case notices if exit-13-intention is never unknown at /intentions", // it is about those that are there
		"no case notices if exit-04-manager never fires",                       // nobody is not known to manage it
		"no case notices if exit-05-placed never fires",                        // somebody has to decide
	)
}

// One post is as much in the way of "there are none" as two.
func TestPlan_OnePostIsNotNone(t *testing.T) {
	p := plan()
	p.Posts, p.Placements, p.Continuations, p.AnyPosts = p.Posts[:1], nil, nil, lifecycle.No
	wantErrors(t, p.Validate(), "any_posts: the plan has 1 post: invalid", field.ErrInvalid)
	p.Posts = nil
	require.NoError(t, p.Validate())
}

func TestPlan_Tables(t *testing.T) {
	text, err := markdown(plan(), date("2025-11-01"))
	require.NoError(t, err)
	goldenText(t, "plan.md", text)
}

func TestPlan_TablesOfLittle(t *testing.T) {
	p := exit.Plan{Name: "A|B", Term: calendar.Term{First: date("2024-04-01"), Last: date("2026-03-31")}, Members: orgsOf("a b")}
	text, err := markdown(p, date("2025-11-01"))
	require.NoError(t, err)
	assert.Equal(t, "## Exit plan of A\\|B\n\nThe partnership: 2024-04-01 to 2026-03-31. As of 2025-11-01. Leaving: a and b. Exit manager: not known.\n\n"+
		"| The plan | Day |\n|---|---|\n| Drafted | not yet |\n| Agreed | not yet |\n| Transfer of staff | not known |\n| New employers informed | not yet |\n", text)
	p.Data = []exit.Data{{ID: "d", Name: "x", RetainedBy: "a", RetainedUntil: date("2030-01-01")}}
	w := notice("a")
	w.Conditions = []exit.Condition{{Name: "payment"}}
	p.Withdrawals, p.Term.Last = []exit.Withdrawal{w}, calendar.Date{}
	text, err = markdown(p, date("2025-11-01"))
	require.NoError(t, err)
	assert.Contains(t, text, "| a | all | 2025-03-20 | not yet known | payment: not yet |\n")
	assert.Contains(t, text, "| x |  |  | not yet | a | 2030-01-01 |\n")
}

func TestPlan_Mermaid(t *testing.T) {
	p := plan()
	p.Name, p.Timetable[2].Name = "Buying & selling", "Return <data> #1; 100 %"
	w := notice("harrow")
	w.Conditions = []exit.Condition{{Name: "payment"}}
	p.Withdrawals = append(p.Withdrawals, w)
	text, err := p.Mermaid(boroughs())
	require.NoError(t, err)
	assert.Equal(t, `timeline
    title Exit plan of Buying #38; selling
    section Notice
        2025-03-20 : Brent gives notice for procurement
        2025-03-20 : Harrow gives notice
        2025-12-31 : last day of Brent in procurement
    section Wind down
        2025-10-31 : Return #60;data> #35;1#59; 100 #37; (IT)
        2025-11-30 : Stop new work#58; brent (brent)
    section Prepare
        2025-09-30 : Tell staff (HR)
`, text)
	p.Withdrawals = nil
	text, err = p.Mermaid(boroughs())
	require.NoError(t, err)
	assert.NotContains(t, text, "section Notice")
}

func TestPlan_RangeErrors(t *testing.T) {
	p := plan()
	much := costing.Pence(1<<63 - 1)
	p.Estate.Assets[1].Value = much
	p.Estate.Assets = append(p.Estate.Assets, exit.Asset{ID: "a9", Name: "x", Basis: exit.BySale, Value: much})
	_, err := p.Tables(boroughs(), date("2025-11-01"))
	wantErrors(t, err, "estate.assets: the sum of 2 amounts is more than an amount of money can be: out of range", field.ErrRange)
	p = plan()
	p.Costs.Running[0].Alone = much
	_, err = p.Tables(boroughs(), date("2025-11-01"))
	wantErrors(t, err, "costs.running[0]: 60 times 92233720368547758.07 is more than an amount of money can be: out of range", field.ErrRange)
	p = plan()
	p.Costs.Stranded[0].Compensates[0].Org = "camden"
	_, err = p.Settlement()
	wantErrors(t, err, `costs.stranded[0].compensates[0].org: "camden" is not a member: not found`, field.ErrNotFound)
}

// Nothing that a plan answers changes it.
func TestPlan_IsNotChanged(t *testing.T) {
	p := plan()
	fieldtest.Unchanged(t, p, func() {
		_, err := p.Tables(boroughs(), date("2025-11-01"))
		require.NoError(t, err)
		_, err = p.Mermaid(boroughs())
		require.NoError(t, err)
		overdue := p.Timetable.Overdue(date("2026-11-01"))
		overdue[0].Name = "changed"
		p.Leavers()[0] = "changed"
		division, err := p.Estate.Divide()
		require.NoError(t, err)
		division.Assets[0].Portions[0].Org = "changed"
		settlement, err := p.Settlement()
		require.NoError(t, err)
		settlement.Charges[0].Org = "changed"
		_, err = exit.SucceedShares(p.Estate.Budgets[0].Shares, partnership.Succession{
			Predecessor: "brent", On: date("2027-04-01"), Successors: []partnership.Share{{Org: "harrow", Fraction: pc(100)}},
		})
		require.NoError(t, err)
	})
}

func TestPlan_JSON(t *testing.T) {
	p := plan()
	fieldtest.Golden(t, "testdata/golden/plan.json", p)
	settlement, err := p.Settlement()
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/settlement.json", settlement)
	division, err := p.Estate.Divide()
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/division.json", division)
	months, err := p.Costs.Stranded[0].Months()
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/stranded-schedule.json", months[5:7])
	costs, err := p.Costs.LeavingCosts(p.Members, 24)
	require.NoError(t, err)
	fieldtest.Written(t, "testdata/golden/leaving-costs.json", costs)
}

// FuzzPlanJSON reads documents as plans: one that is valid must be written and read back
// as the same text, and every settlement must add up.
func FuzzPlan_JSON(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/plan.json")
	f.Add([]byte(`{"name":"x","term":{"first":"2024-04-01"},"members":["a","b"],"costs":{"items":[{"name":"y","kind":"one-off","line":"z","on":"2025-01-01","amount":"0.01","borne_by":"leavers"}]}}`))
	f.Add([]byte(`{"name":"x","term":{"first":"0001-01-01"},"members":["a","b"],"costs":{"items":[]}}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		fieldtest.ReadBack[exit.Plan](t, document)
		p, err := field.Decode[exit.Plan](document)
		if err != nil {
			return
		}
		settlement, err := p.Settlement()
		if err != nil {
			return
		}
		amounts, known := []costing.Money{}, true
		for _, c := range settlement.Charges {
			known = known && c.Total.Known()
			amounts = append(amounts, c.Total.Least())
		}
		require.Equal(t, settlement.Total.Known(), known)
		// What has no least is known to nobody, and nor is the sum with it.
		if sum, err := costing.Sum(amounts...); sum.Known() {
			require.NoError(t, err)
			require.Equal(t, settlement.Total.Least(), sum)
		}
	})
}

// A condition that is not met can only make a notice later: one that outlasts the term
// without it lapses with it.
func TestPlan_NoticeThatOutlastsTheTermLapsesWhateverIsUnmet(t *testing.T) {
	p := plan()
	p.Term.Last = date("2025-12-31")
	w := exit.Withdrawal{Org: "brent", Notice: partnership.Notice{Months: 12, Expires: calendar.Window{Month: 3, Day: 31}}, Served: date("2025-03-20")}
	w.Notice.Months = 18
	p.Withdrawals = []exit.Withdrawal{w}
	require.ElementsMatch(t, p.Members, p.Leavers(), "nobody leaves by notice")
	p.Withdrawals[0].Conditions = []exit.Condition{{Name: "brent has paid"}}
	assert.ElementsMatch(t, p.Members, p.Leavers())
}

func TestPlan_DaysWithoutAgreement(t *testing.T) {
	p := plan()
	p.Agreed, p.Drafted, p.Reviews = calendar.Date{}, date("2024-07-01"), []calendar.Date{date("2024-01-01")}
	assert.ErrorContains(t, p.Validate(), "reviews[0]: 2024-01-01 is listed after 2024-07-01: out of order")
}

func TestPlan_EventsOfAContinuationOfNoDay(t *testing.T) {
	p := plan()
	p.Continuations = []exit.Continuation{{Name: "archive", Lines: []partnership.LineID{"procurement"}, Structure: partnership.JointCommittee}}
	_, err := p.Events()
	assert.ErrorContains(t, err, "continuations[0].term.first: required")
}

// What many members have not agreed to costs no more to say than what twenty have not.
func TestPlanRules_ListTwentyMembers(t *testing.T) {
	rules := policy.MustSet(exit.PlanRules(policy.Source{Document: "The agreement"}, calendar.Term{First: date("2012-04-01")})...)
	for n, want := range map[int]int{20: 20, 21: 21, 500: 21} {
		p := plan()
		for i := range n {
			p.Members = append(p.Members, partnership.OrgID(fmt.Sprint("o", i)))
		}
		p.Withdrawals = []exit.Withdrawal{{Org: "brent", Served: date("2025-03-20"), AgreedLast: date("2025-12-31"), AgreedBy: orgsOf("harrow barnet")}}
		p.Settled = exit.AgreedSettlement{On: date("2025-10-20"), AgreedBy: p.Members[:len(p.Members)-n]}
		p.Terminations = []exit.Termination{{Last: date("2026-03-31"), AgreedOn: date("2025-10-06"), AgreedBy: p.Members[:len(p.Members)-n]}}
		report := rules.Judge(p, date("2026-01-01"))
		for _, id := range []policy.RuleID{"exit-06-waiver", "exit-11-termination", "exit-12-settlement"} {
			result, _ := report.Result(id)
			require.Len(t, result.Findings, want, "%s of %d", id, n)
			last := result.Findings[want-1].Found
			assert.Equal(t, map[int]string{20: "o19", 21: "and 1 more", 500: "and 480 more"}[n], last)
		}
	}
}

func TestPlan_UpToAThousandMembers(t *testing.T) {
	p := plan()
	for i := range 1000 - len(p.Members) {
		p.Members = append(p.Members, partnership.OrgID(fmt.Sprint("o", i)))
	}
	require.NoError(t, p.Validate())
	p.Members = append(p.Members, "more")
	require.EqualError(t, p.Validate(), "members: 1001 are more than 1000: out of range")
}

// Who served notice twice, against the rules of a plan, has decided by the first of the two.
func TestPlanRules_IntentionEndsWithTheFirstNotice(t *testing.T) {
	rules := policy.MustSet(exit.PlanRules(policy.Source{Document: "The agreement"}, calendar.Term{First: date("2012-04-01")})...)
	for _, served := range [][2]string{{"2025-03-20", "2025-09-20"}, {"2025-09-20", "2025-03-20"}} {
		p := plan()
		p.Intentions = []exit.Intention{{Org: "brent", Stated: date("2025-01-15"), DecideBy: date("2025-04-01")}}
		p.Withdrawals = []exit.Withdrawal{{Org: "brent", Served: date(served[0])}, {Org: "brent", Served: date(served[1])}}
		result, _ := rules.Judge(p, date("2025-06-01")).Result("exit-13-intention")
		assert.Equal(t, policy.Pass, result.Outcome, served)
	}
}
