package reorganisation_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rich is a file with several lines that different members take, with agreements, votes, notices,
// an exit plan, an account and evidence.
func (a *randomArea) rich(t testing.TB, n int) reorganisation.File {
	f := a.file(t, n, a.IntN(6), a.IntN(4))
	var members []partnership.OrgID
	for i := range f.Partnership.Members {
		m := &f.Partnership.Members[i]
		members = append(members, m.Org)
		if i > 0 && a.IntN(6) == 0 {
			m.Role = partnership.ClientRole
		}
		if a.IntN(4) == 0 {
			m.Term = calendar.Term{First: day("2016-04-01"), Last: day([]string{"2030-03-31", "2029-03-31", "2025-03-31"}[a.IntN(3)])}
		}
	}
	f.Partnership.Members = append(f.Partnership.Members, partnership.Member{Org: "supplier", Role: partnership.ProviderRole})
	lines := []partnership.Line{{ID: "line", Name: "Line"}}
	for i := range a.IntN(3) {
		line := partnership.Line{ID: partnership.LineID(fmt.Sprintf("line-%d", i)), Name: "Another"}
		for _, org := range members {
			if a.IntN(3) > 0 {
				line.Members = append(line.Members, partnership.LineMember{Org: org})
			}
		}
		if a.IntN(3) == 0 {
			line.Term = calendar.Term{First: day("2018-04-01"), Last: day("2028-03-31")}
		}
		lines = append(lines, line)
	}
	f.Partnership.Services[0].Lines = lines
	a.vote(&f.Partnership, members)
	f.State = lifecycle.State{}
	if a.IntN(2) == 0 {
		shared := f.Partnership
		shared.Members = shared.Members[:len(members)]
		var more []lifecycle.Event
		if a.IntN(2) == 0 {
			more = append(more, lifecycle.Event{Kind: lifecycle.NoticeServed, On: day("2026-06-01"), Org: members[len(members)-1], Expires: day("2028-03-31")})
		}
		f.State = stateOf(t, shared, more...)
		f.State.Partnership = f.Partnership.ID
	}
	for _, line := range lines {
		if a.IntN(3) > 0 {
			f.Agreements = append(f.Agreements, a.agreement(line.ID, members))
		}
	}
	a.more(&f, members)
	return f
}

// vote gives a partnership a voting rule.
func (a *randomArea) vote(p *partnership.Partnership, members []partnership.OrgID) {
	switch a.IntN(3) {
	case 0:
		return
	case 1:
		p.Agreement.Terms.Voting = partnership.Voting{Rule: partnership.EqualVotes, Threshold: partnership.MustThreshold("more than 1/2"), Quorum: 1 + a.IntN(len(members)), Vetoes: members[:1]}
	default:
		v := partnership.Voting{Rule: partnership.WeightedVotes, Threshold: partnership.MustThreshold("more than 1/2"), Vetoes: members[1:]}
		for _, org := range members {
			v.Votes = append(v.Votes, partnership.MemberVotes{Org: org, Votes: number(fmt.Sprint(1 + a.IntN(9)))})
		}
		p.Agreement.Terms.Voting = v
	}
}

// agreement is a decision about a line, of all successors or of some.
func (a *randomArea) agreement(line partnership.LineID, members []partnership.OrgID) reorganisation.SuccessorAgreement {
	x := reorganisation.SuccessorAgreement{Line: line, Decision: reorganisation.KeepTogether, On: day("2026-11-01")}
	if a.IntN(3) == 0 {
		x.Decision = reorganisation.TakeApart
	}
	for i := range a.news {
		if a.IntN(6) > 0 {
			x.By = append(x.By, org('n', i))
		}
	}
	if x.Decision == reorganisation.TakeApart {
		return x
	}
	switch a.IntN(3) {
	case 0:
		x.Lead, x.Structure = org('n', a.IntN(a.news)), partnership.JointCommittee
	case 1:
		x.Lead = members[0]
	}
	if a.IntN(2) == 0 {
		x.Term = calendar.Term{First: day("2027-04-01"), Last: day([]string{"2028-03-31", "2030-03-31", "2040-03-31"}[a.IntN(3)])}
	}
	return x
}

// more gives a file an exit plan, an account and evidence.
func (a *randomArea) more(f *reorganisation.File, members []partnership.OrgID) {
	f.Exit = exit.Plan{
		Name: "Exit plan", Term: calendar.Term{First: day("2015-04-01"), Last: day("2030-03-31")}, Members: members,
		Data: []exit.Data{{ID: "d", Name: "Cases", ReturnTo: members, ReturnBy: day("2028-06-01")}},
	}
	for _, m := range members {
		f.Exit.Costs.Running = append(f.Exit.Costs.Running, exit.RunningCost{Org: m, Staying: costing.Pence(int64(a.IntN(99_999))), Alone: costing.Pence(int64(a.IntN(99_999)))})
	}
	x := account.Account{Year: costing.MustFinancialYear("2026/27"), Members: members, Opening: pounds("0.00")}
	for _, m := range members {
		x.Postings = append(x.Postings, account.Posting{On: day("2026-04-01"), Kind: account.PostContribution, Org: m, Amount: costing.Pence(int64(a.IntN(99_999)))})
	}
	f.Accounts = []account.Account{x}
	f.Evidence = []lifecycle.Evidence{{Kind: lifecycle.BusinessCase, Partnership: f.Partnership.ID, On: day("2020-01-01"), Author: "Board", AgreedBy: members}}
}

// checkRecord checks that the record, the state and what becomes of each line say the same, and that
// what was before the day is as it was.
func checkRecord(t *testing.T, before reorganisation.File, c reorganisation.Carried) {
	ended := func(o partnership.OrgID) bool { return o != "" && o[0] == 'c' }
	then, eve := c.After.Partnership.On(c.Vesting), c.Vesting.AddDays(-1)
	was, is := before.Partnership.On(eve), c.After.Partnership.On(eve)
	assert.ElementsMatch(t, orgsOf(was.Members), orgsOf(is.Members))
	assert.Equal(t, was.Agreement.Terms, is.Agreement.Terms)
	on := then.Agreement.Terms.Voting
	for _, v := range on.Votes {
		assert.False(t, ended(v.Org) && len(then.Members) > 0 && !c.Untouched && slices.ContainsFunc(then.Members, func(m partnership.Member) bool { return m.Org == v.Org }))
	}
	for _, line := range c.Lines {
		if _, err := before.Partnership.LineMembers(line.Line, eve); err != nil {
			continue // the state says that it is shared, and the record does not
		}
		takers, err := c.After.Partnership.LineMembers(line.Line, c.Vesting)
		state, recorded := c.After.State.Line(line.Line)
		switch line.Fate {
		case reorganisation.NotShared:
			continue
		case reorganisation.MustBeDivided:
			assert.Error(t, err)
			assert.Empty(t, line.After)
			assert.NotEmpty(t, line.Decide)
			continue
		}
		require.NoError(t, err)
		for _, org := range takers {
			assert.False(t, ended(org))
		}
		if recorded {
			assert.Equal(t, state.Term.Last.IsZero(), line.Term.Last.IsZero())
			continue
		}
		assert.ElementsMatch(t, line.After, slices.DeleteFunc(slices.Clone(takers), func(o partnership.OrgID) bool { return o == "supplier" }), line)
		lasting := !slices.ContainsFunc(before.Partnership.Members, func(m partnership.Member) bool { return !m.Term.IsZero() })
		if lasting && !line.Term.Last.IsZero() {
			_, err = c.After.Partnership.LineMembers(line.Line, line.Term.Last)
			assert.NoError(t, err, "somebody takes it until its last day")
		}
	}
}

func orgsOf(members []partnership.Member) (orgs []partnership.OrgID) {
	for _, m := range members {
		orgs = append(orgs, m.Org)
	}
	return orgs
}

// checkMoney checks that accounts and the exit plan add up to what they were.
func checkMoney(t *testing.T, before, after reorganisation.File) {
	for i, x := range before.Accounts {
		var was, is []costing.Money
		for _, p := range x.Postings {
			was = append(was, p.Amount)
		}
		for _, p := range after.Accounts[i].Postings {
			is = append(is, p.Amount)
			assert.Contains(t, after.Accounts[i].Members, p.Org)
		}
		assert.Equal(t, total(was), total(is))
	}
	var was, is []costing.Money
	for _, r := range before.Exit.Costs.Running {
		was = append(was, r.Staying, r.Alone)
	}
	for _, r := range after.Exit.Costs.Running {
		is = append(is, r.Staying, r.Alone)
	}
	assert.Equal(t, total(was), total(is))
}

// FuzzCarry_Everything carries random partnerships with everything in them over two orders, one
// after the other, as known before and on the day, and checks every law each time.
func FuzzCarry_Everything(f *testing.F) {
	for seed := range uint64(70) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		area := newArea(seed, 2+int(seed%9), 1+int(seed%3), 6)
		if area.IntN(2) == 0 {
			area.order.Councils = append(area.order.Councils, reorganisation.Council{
				Org: "o0", Change: reorganisation.GoesOn, Totals: []reorganisation.Measure{{Driver: "population", Value: number("50")}, {Driver: "tax-base", Value: number("5")}},
				Parts: []reorganisation.CouncilPart{part("kept", "o0", "20", "2"), part("lost", "n0", "30", "3")},
			})
		}
		if err := area.order.Validate(); err != nil {
			t.Skip() // a new council to which nothing goes
		}
		file := area.rich(t, 1)
		if file.Validate() != nil {
			t.Skip() // votes of a member that left, or a line of nobody
		}
		for _, known := range []string{"2026-12-31", "2027-04-01"} {
			var c reorganisation.Carried
			var err error
			fieldtest.Unchanged(t, file, func() { c, err = reorganisation.Carry(area.order, file, day(known)) })
			require.NoError(t, err)
			checkLaws(t, file, c)
			checkRecord(t, file, c)
			checkMoney(t, file, c.After)
			again, err := reorganisation.Carry(area.order, file, day(known))
			require.NoError(t, err)
			assert.Equal(t, c, again)
			assert.NotEmpty(t, c.Tables(noNames).Markdown())

			second := reorganisation.Order{Name: "The Second Order", Area: "Anywhere", Vesting: day("2028-04-01"), Steps: made("2027-05-01", "2027-06-01")}
			second.Councils = []reorganisation.Council{{Org: "one", Change: reorganisation.Begins}}
			for i := range area.news {
				second.Councils = append(second.Councils, reorganisation.Council{Org: org('n', i), Change: reorganisation.Ends, To: "one"})
			}
			later, err := reorganisation.Carry(second, c.After, day("2028-04-01"))
			require.NoError(t, err)
			require.NoError(t, later.After.Validate())
			checkMoney(t, c.After, later.After)
		}
	})
}
