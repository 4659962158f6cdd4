// Package peers measures lifecycle beside a library for state machines. It is a module of
// its own, so that the library itself does not require it:
//
//	go test -C lifecycle/testdata/peers -bench .
package peers_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/qmuntal/stateless"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// signed returns a log of a service that is ready to go live.
func signed(tb testing.TB) lifecycle.State {
	tb.Helper()
	log := lifecycle.Log{Partnership: uuid.MustParse("5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10")}
	for _, e := range []lifecycle.Event{
		{Kind: lifecycle.Propose, On: calendar.MustDate("2025-06-02"), Lines: []partnership.LineID{"advice"}, Members: []lifecycle.OrgRole{
			{Org: "harrow", Role: partnership.LeadRole}, {Org: "barnet", Role: partnership.MemberRole},
		}},
		{Kind: lifecycle.ApproveCase, On: calendar.MustDate("2025-09-15")},
		{Kind: lifecycle.ApproveCase, On: calendar.MustDate("2025-12-15")},
		{
			Kind: lifecycle.Sign, On: calendar.MustDate("2026-02-20"), Structure: partnership.LeadAuthority,
			Term: calendar.Term{First: calendar.MustDate("2026-04-01")},
		},
		{Kind: lifecycle.Mobilise, On: calendar.MustDate("2026-03-02")},
	} {
		log.Entries = append(log.Entries, lifecycle.LogEntry{Event: e, Recorded: e.On, RecordedBy: "clerk"})
	}
	state, err := log.State()
	if err != nil {
		tb.Fatal(err)
	}
	return state
}

// One line goes live: the decision without rules, which also returns the state after it,
// what moved, and what could happen instead.
func BenchmarkMove_Lifecycle(b *testing.B) {
	state, book, dossier := signed(b), lifecycle.Rulebook{}, lifecycle.Dossier{}
	event := lifecycle.Event{Kind: lifecycle.GoLive, On: calendar.MustDate("2026-04-01")}
	b.ReportAllocs()
	for b.Loop() {
		if d, err := book.Decide(state, event, dossier, event.On); err != nil || !d.Allowed || d.To != lifecycle.Live {
			b.Fatal(d, err)
		}
	}
}

// A machine with the same stages, and the same guard: the day is in the term. A transition
// is taken back each time, by another with that guard: the figure is for one of the two.
func BenchmarkMove_Stateless(b *testing.B) {
	term, on := calendar.Term{First: calendar.MustDate("2026-04-01")}, calendar.MustDate("2026-04-01")
	inTerm := func(_ context.Context, args ...any) bool {
		day, ok := args[0].(calendar.Date)
		return ok && term.Contains(day)
	}
	thereAndBack(b, inTerm, on)
}

// The same with a guard that is given nothing and lets everything through.
func BenchmarkMove_StatelessOpen(b *testing.B) {
	thereAndBack(b, func(context.Context, ...any) bool { return true })
}

// thereAndBack measures transitions with a guard, which is given some arguments.
func thereAndBack(b *testing.B, guard stateless.GuardFunc, args ...any) {
	b.Helper()
	machine := stateless.NewStateMachine(lifecycle.Mobilising)
	machine.Configure(lifecycle.Mobilising).Permit(lifecycle.GoLive, lifecycle.Live, guard)
	machine.Configure(lifecycle.Live).Permit(lifecycle.Abandon, lifecycle.Mobilising, guard)
	next, other := lifecycle.GoLive, lifecycle.Abandon
	b.ReportAllocs()
	for b.Loop() {
		if err := machine.Fire(next, args...); err != nil {
			b.Fatal(err)
		}
		next, other = other, next
	}
}
