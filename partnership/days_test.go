package partnership_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// randomTerm returns a term within a year, of any kind: closed, open-ended or not set.
func randomTerm(random *rand.Rand) calendar.Term {
	first := date("2026-01-01").AddDays(random.IntN(360))
	switch random.IntN(8) {
	case 0:
		return calendar.Term{}
	case 1:
		return calendar.Term{First: first}
	}
	return calendar.Term{First: first, Last: first.AddDays(random.IntN(30))}
}

// shareADay reports whether two terms share a day of the year 2026, or after it.
func shareADay(a, b calendar.Term) bool {
	for d := date("2026-01-01"); d.Before(date("2027-02-01")); d = d.AddDays(1) {
		if (a.IsZero() || a.Contains(d)) && (b.IsZero() || b.Contains(d)) {
			return true
		}
	}
	return false
}

// Terms of one organisation that share a day are found, whatever their order; in the order
// of their first days each that shares a day with an earlier one.
func TestMembers_TermsThatShareADay(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	apart := 0
	for range 400 {
		members := make([]partnership.LineMember, 1+random.IntN(6))
		for i := range members {
			members[i] = partnership.LineMember{Org: partnership.OrgID(fmt.Sprint("m", random.IntN(3))), Term: randomTerm(random)}
		}
		want, ordered := map[string]bool{}, true
		for i, m := range members {
			for _, before := range members[:i] {
				if m.Org == before.Org {
					ordered = ordered && !m.Term.First.Before(before.Term.First)
				}
				if m.Org == before.Org && shareADay(m.Term, before.Term) {
					want[fmt.Sprintf("members[%d].term: overlap", i)] = true
				}
			}
		}
		found := faults(partnership.Line{ID: "l", Name: "L", Members: members}.Validate())
		for _, f := range found {
			require.True(t, want[f], "%s of %v", f, members)
		}
		require.Equal(t, len(want) > 0, len(found) > 0, "%v", members)
		if ordered {
			require.Len(t, found, len(want), "%v", members)
		}
		if len(want) == 0 {
			apart++
		}
	}
	assert.Greater(t, apart, 50)
}

func TestMembers_WhichTermsShareADay(t *testing.T) {
	line := partnership.Line{ID: "l", Name: "L", Members: []partnership.LineMember{
		{Org: "a", Term: span("2026-03-01", "2026-03-31")},
		{Org: "b"},
		{Org: "a", Term: span("2026-01-01", "2026-12-31")},
		{Org: "a", Term: span("2026-02-01", "2026-02-28")},
		{Org: "a", Term: calendar.Term{First: date("2027-01-02"), Last: date("2027-01-01")}}, // has an error of its own
		{Org: "a", Term: span("2027-01-01", "")},
		{Org: "", Term: span("2026-01-01", "")},
		{Org: "a", Term: span("2031-01-01", "")},
	}}
	lines := strings.Split(line.Validate().Error(), "\n")
	assert.Equal(t, []string{
		"members[4].term.last: 2027-01-01 is before the first day, 2027-01-02: out of order",
		"members[6].org: required",
		`members[2].term: "a" has 2026-03-01 to 2026-03-31 at members[0]: overlap`,
		`members[3].term: "a" has 2026-01-01 to 2026-12-31 at members[2]: overlap`,
		`members[7].term: "a" has from 2027-01-01 at members[5]: overlap`,
	}, lines)
}

// A term that lasts longer than those after it is held against all of them.
func TestMembers_LongTermBeforeShortOnes(t *testing.T) {
	for _, last := range []string{"2027-12-31", ""} {
		line := partnership.Line{ID: "l", Name: "L", Members: []partnership.LineMember{
			{Org: "a", Term: span("2026-01-01", last)},
			{Org: "a", Term: span("2026-02-01", "2026-02-28")},
			{Org: "a", Term: span("2026-04-01", "2026-04-30")},
		}}
		assert.Equal(t, []string{"members[1].term: overlap", "members[2].term: overlap"}, faults(line.Validate()), last)
		line.Members[1].Term, line.Members[2].Term = span("2026-02-01", "2028-12-31"), span("2028-04-01", "")
		require.Contains(t, faults(line.Validate()), "members[2].term: overlap", last)
	}
}

// benchmarkSizes runs a benchmark with two sizes: the second is ten times the first.
func benchmarkSizes(b *testing.B, prepare func(n int) (run func() error)) {
	for _, n := range []int{2_000, 20_000} {
		run := prepare(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if err := run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// orgs returns so many ids.
func orgs(n int) []partnership.OrgID {
	ids := make([]partnership.OrgID, n)
	for i := range ids {
		ids[i] = partnership.OrgID(fmt.Sprintf("council-%06d", i))
	}
	return ids
}

// One organisation in many terms.
func BenchmarkLine_Validate(b *testing.B) {
	benchmarkSizes(b, func(n int) func() error {
		line := partnership.Line{ID: "l", Name: "L"}
		for i := range n {
			first := date("1900-01-01").AddDays(2 * i)
			line.Members = append(line.Members, partnership.LineMember{Org: "harrow", Term: calendar.Term{First: first, Last: first}})
		}
		return line.Validate
	})
}

// Many members, all of which vote and have a veto, and many lines that list nobody.
func many(n int) partnership.Partnership {
	p := manyMembers(2, 1)
	p.Members, p.Agreement.Terms.Voting = nil, equal("more than 1/2", orgs(n)...)
	for _, id := range orgs(n) {
		p.Members = append(p.Members, partnership.Member{Org: id, Role: partnership.ProviderRole})
	}
	for i := range n {
		line := partnership.Line{ID: partnership.LineID(fmt.Sprint("l", i)), Name: "A line"}
		if i == 0 {
			for _, id := range orgs(n) {
				line.Members = append(line.Members, partnership.LineMember{Org: id})
			}
		}
		p.Services[0].Lines = append(p.Services[0].Lines, line)
	}
	p.Services[0].Lines, p.Agreement.Terms.ServiceLevels, p.Prerequisites = p.Services[0].Lines[1:], nil, nil
	return p
}

func BenchmarkPartnership_Many(b *testing.B) {
	for name, call := range map[string]func(partnership.Partnership) error{
		"validate": partnership.Partnership.Validate,
		"line members": func(p partnership.Partnership) error {
			_, err := p.LineMembers("l0", date("2013-01-01"))
			return err
		},
	} {
		b.Run(name, func(b *testing.B) {
			benchmarkSizes(b, func(n int) func() error {
				p := many(n)
				return func() error { return call(p) }
			})
		})
	}
}

func BenchmarkVoting_Count(b *testing.B) {
	benchmarkSizes(b, func(n int) func() error {
		ids := orgs(n)
		v := partnership.Voting{Rule: partnership.WeightedVotes, Threshold: partnership.MustThreshold("more than 1/2"), Vetoes: ids[:n/2]}
		for _, id := range ids {
			v.Votes = append(v.Votes, partnership.MemberVotes{Org: id, Votes: number("1")})
		}
		return func() error {
			_, err := v.Count(ids, partnership.Ballot{InFavour: ids[:n/2], Against: ids[n/2:]})
			return err
		}
	})
}
