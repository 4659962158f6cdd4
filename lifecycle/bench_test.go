package lifecycle_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/stretchr/testify/require"
)

// A bare move: no rules are asked.
func BenchmarkRulebook_DecideBareMove(b *testing.B) {
	state := stateOf(b, formation("harrow", "barnet")...)
	book := lifecycle.Rulebook{}
	event := lifecycle.Event{Kind: lifecycle.VaryShares, On: day("2014-04-01"), Reference: "Joint board, 3 March 2014"}
	dossier := lifecycle.Dossier{}
	b.ReportAllocs()
	for b.Loop() {
		if d, err := book.Decide(state, event, dossier, event.On); err != nil || !d.Allowed {
			b.Fatal(err)
		}
	}
}

// The rules of a gate, on a dossier that is known to be valid.
func BenchmarkRulebook_JudgeGate(b *testing.B) {
	m := goingLive("2026-09-01")
	rules := lifecycle.DefaultRulebook().Rules[lifecycle.GoLive]
	b.ReportAllocs()
	for b.Loop() {
		rules.Judge(m, m.Event.On)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rules.Rules())), "ns/rule")
}

// Eighteen rules that pass: those for going live but the two that look at transfers of staff and
// at the order of gateways.
func BenchmarkGate18(b *testing.B) {
	m := goingLive("2026-09-01")
	rules := policy.MustSet(slices.DeleteFunc(lifecycle.DefaultRulebook().Rules[lifecycle.GoLive].Rules(), func(r policy.Rule[*lifecycle.Matter]) bool {
		return r.ID == "staff-information" || r.ID == "gateway-order"
	})...)
	require.Len(b, rules.Rules(), 18)
	for _, result := range rules.Judge(m, m.Event.On).Results {
		require.Equal(b, policy.Pass, result.Outcome, result.Rule)
	}
	b.ReportAllocs()
	for b.Loop() {
		rules.Judge(m, m.Event.On)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/18, "ns/rule")
}

// A gate: the dossier is validated, and every default rule for going live is asked.
func BenchmarkRulebook_DecideGate(b *testing.B) {
	state := stateOf(b, formation("harrow", "barnet")[:5]...)
	book := lifecycle.DefaultRulebook()
	event := formation("harrow", "barnet")[5]
	event.On = day("2026-09-01")
	dossier := ready(event.On)
	state.Lines[0].Term.Last = calendar.Date{}
	d, err := book.Decide(state, event, dossier, event.On)
	require.NoError(b, err)
	require.True(b, d.Allowed, d.Tables(noNames).Markdown())
	b.ReportAllocs()
	for b.Loop() {
		if d, err := book.Decide(state, event, dossier, event.On); err != nil || !d.Allowed {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Report.Results)), "ns/rule")
}

// A gate of the eight lessons alone, which look at evidence and calculate nothing.
func BenchmarkRulebook_DecideLessons(b *testing.B) {
	state, event, dossier := starting(b)
	book := lifecycle.Rulebook{Rules: map[lifecycle.EventKind]policy.Set[*lifecycle.Matter]{lifecycle.GoLive: policy.MustSet(lifecycle.LessonRules()...)}}
	b.ReportAllocs()
	for b.Loop() {
		if d, err := book.Decide(state, event, dossier, event.On); err != nil || !d.Allowed {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/8, "ns/rule")
}

// Logs of 8 lines: ten times as many events take about ten times as long.
func BenchmarkLog_State(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		log := longLog(n)
		require.NoError(b, log.Validate())
		b.Run(fmt.Sprintf("%d events", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := log.State(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLog_Table(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		log := longLog(n)
		b.Run(fmt.Sprintf("%d events", n), func(b *testing.B) {
			for b.Loop() {
				log.Table(noNames)
			}
		})
	}
}

// A proposal of many lines, each with many members.
func BenchmarkRulebook_DecideProposal(b *testing.B) {
	for _, n := range []int{100, 1000} {
		e := lifecycle.Event{
			Kind: lifecycle.Propose, On: day("2020-01-01"),
			Lines: many[partnership.LineID]("line", n), Members: members(many[partnership.OrgID]("org", 100)...),
		}
		b.Run(fmt.Sprintf("%d lines", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := (lifecycle.Rulebook{}).Decide(lifecycle.State{}, e, lifecycle.Dossier{}, e.On); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// longLog is eight lines that go live, and then a review, a client that joins, its
// notice, and its leaving, again and again.
func longLog(n int) lifecycle.Log {
	all := formation("harrow", "barnet", "brent")
	all[0].Lines = lines("a", "b", "c", "d", "e", "f", "g", "h")
	all[3].Term.Last = calendar.Date{}
	for on := day("2012-10-01"); len(all) < n; on = on.AddDays(1) {
		line := lines(all[0].Lines[len(all)/4%8])
		all = append(
			all,
			lifecycle.Event{Kind: lifecycle.ClientJoins, On: on, Lines: line, Org: "school"},
			lifecycle.Event{Kind: lifecycle.Review, On: on, Lines: line},
			lifecycle.Event{Kind: lifecycle.NoticeServed, On: on, Lines: line, Org: "school", Expires: on},
			lifecycle.Event{Kind: lifecycle.MemberLeaves, On: on.AddDays(1), Lines: line, Org: "school"},
		)
	}
	return logOf(all[:n]...)
}
