package catalogue_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// made is a register of n partnerships with two to eight participants each, of orgs organisations,
// and two or three savings. It is made up, and the same each time.
func made(n, orgs int) catalogue.Catalogue {
	c := catalogue.Catalogue{Name: "Made up", On: day("2026-01-01"), Bodies: make([]catalogue.Body, orgs), Entries: make([]catalogue.RegisterEntry, n)}
	for i := range c.Bodies {
		c.Bodies[i] = catalogue.Body{Org: partnership.OrgID(fmt.Sprintf("org-%d", i)), Name: fmt.Sprintf("Council %d", i), Region: fmt.Sprintf("Region %d", i%9)}
	}
	state := uint64(1)
	next := func(n int) int {
		state = state*6364136223846793005 + 1442695040888963407
		return int(state>>33) % n
	}
	start := day("2010-04-01")
	for i := range c.Entries {
		first := start.AddDays(next(5000))
		e := catalogue.RegisterEntry{
			ID: catalogue.EntryID(fmt.Sprintf("entry-%d", i)), Name: fmt.Sprintf("Partnership %d", i), Services: []string{fmt.Sprintf("Service %d", next(40))},
			Regions: []string{fmt.Sprintf("Region %d", i%9)}, Proposed: first.AddDays(-next(900)), First: first, Stage: lifecycle.Live,
		}
		from := next(orgs)
		for k := range 2 + next(7) {
			e.Participants = append(e.Participants, catalogue.Participant{Org: c.Bodies[(from+k*k)%orgs].Org, Role: partnership.MemberRole})
		}
		e.Participants[0].Role = partnership.LeadRole
		stated := first.AddDays(400)
		e.Savings = append(e.Savings, catalogue.Saving{Kind: catalogue.Expected, Timing: catalogue.Yearly, Amount: costing.Pence(int64(next(50_000_000))), On: first, Basis: "business case"})
		e.Savings = append(e.Savings, catalogue.Saving{Kind: catalogue.Achieved, Timing: catalogue.OverTerm, Last: stated, Amount: costing.Pence(int64(next(50_000_000))), On: stated.AddDays(60), Basis: "outturn"})
		if i%3 == 0 {
			e.Savings = append(e.Savings, catalogue.Saving{Kind: catalogue.Achieved, Timing: catalogue.Once, First: stated, Amount: costing.Pence(int64(next(9_000_000))), On: stated, Basis: "sale"})
		}
		c.Entries[i] = e
	}
	return c
}

func BenchmarkTotalsAndNetwork(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c := made(n, 400+n/20)
			b.ReportAllocs()
			for b.Loop() {
				_, err := c.Totals(c.On, calendar.Term{})
				if err != nil {
					b.Fatal(err)
				}
				_ = c.AsOf(c.On).Network()
			}
		})
	}
}

// A million rows: 200,000 partnerships with five participants on average.
func BenchmarkMillionRows(b *testing.B) {
	c := made(200_000, 10_000)
	for b.Loop() {
		_, err := c.Totals(c.On, calendar.Term{})
		if err != nil {
			b.Fatal(err)
		}
		_ = c.AsOf(c.On).Network()
	}
}

func BenchmarkDiff(b *testing.B) {
	was, now := made(10_000, 900), made(10_000, 900)
	for i := range now.Entries {
		switch i % 10 {
		case 0:
			now.Entries[i].Stage = lifecycle.NoticeGiven
		case 1:
			now.Entries[i].Savings[0].Amount = costing.Pence(1)
		case 2:
			now.Entries[i].ID += "-new"
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if len(catalogue.Diff(was, now)) == 0 {
			b.Fatal("no change")
		}
	}
}
