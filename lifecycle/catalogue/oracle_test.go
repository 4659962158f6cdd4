package catalogue_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/stretchr/testify/require"
)

// dice are throws that are the same each time.
type dice uint64

func (d *dice) of(n int) int {
	*d = *d*6364136223846793005 + 1442695040888963407
	return int(*d>>33) % n
}

// thrown is an entry with up to seven statements of all sorts.
func (d *dice) entry(id string) catalogue.RegisterEntry {
	some := func(from string, span int) calendar.Date {
		if d.of(4) == 0 {
			return calendar.Date{}
		}
		return day(from).AddDays(d.of(span))
	}
	e := catalogue.RegisterEntry{ID: catalogue.EntryID(id), Name: id, First: day("2014-01-01").AddDays(d.of(400)), Last: some("2016-01-01", 900)}
	e.Participants = participants("a b c")[:1+d.of(3)]
	for range d.of(8) {
		s := catalogue.Saving{
			Kind: catalogue.SavingKinds()[d.of(2)], Timing: catalogue.Timings()[d.of(3)], First: some("2014-03-01", 1200),
			Amount: costing.Pence(int64(d.of(400_000_000) - 50_000_000)), On: some("2015-01-01", 1100), Basis: "made up",
		}
		if s.Last = some("2015-06-01", 900); s.Last.Before(s.First) || s.Timing == catalogue.Once {
			s.Last = calendar.Date{}
		}
		if d.of(2) == 0 {
			s.Org = e.Participants[d.of(len(e.Participants))].Org
		}
		if d.of(5) == 0 {
			s.Amount = costing.Money{}
		}
		if d.of(6) == 0 {
			s.Disputed = "Somebody"
		}
		e.Savings = append(e.Savings, s)
	}
	return e
}

// stated is a statement of the oracle, with its days.
type stated struct {
	catalogue.Saving
	first, last calendar.Date
	sum         *big.Rat // what it counts for
}

// yearsOf returns how many years a day is after an anchor, by counting days of each year.
func yearsOf(anchor, at calendar.Date) *big.Rat {
	n := 0
	for !anchor.AddMonths(12 * (n + 1)).After(at) {
		n++
	}
	from, to := anchor.AddMonths(12*n), anchor.AddMonths(12*(n+1))
	days, _ := from.DaysUntil(at)
	of, _ := from.DaysUntil(to)
	return new(big.Rat).Add(big.NewRat(int64(n), 1), big.NewRat(int64(days), int64(of)))
}

// piece returns how much of a year a day is.
func piece(anchor, at calendar.Date) *big.Rat {
	return new(big.Rat).Sub(yearsOf(anchor, at.AddDays(1)), yearsOf(anchor, at))
}

// better reports whether a counts rather than b.
func better(a, b *stated) bool {
	if a.On != b.On {
		return a.On.After(b.On)
	}
	rate := func(s *stated) *big.Rat {
		r := big.NewRat(s.Amount.KnownPence(), 1)
		if s.Timing == catalogue.OverTerm {
			r.Quo(r, yearsOf(s.first, s.last.AddDays(1)))
		}
		return r
	}
	return rate(a).Cmp(rate(b)) < 0
}

// byDay adds up one kind of saving of an entry day by day.
func byDay(e catalogue.RegisterEntry, kind catalogue.SavingKind, known calendar.Date, over calendar.Term) (amount, disputed costing.Money) {
	var lasting, once []*stated
	for _, s := range e.Savings {
		if s.Kind != kind || !s.Amount.Known() || s.On.After(known) {
			continue
		}
		st := &stated{s, s.First, s.Last, new(big.Rat)}
		if s.Timing != catalogue.Once && st.first.IsZero() {
			st.first = e.First
		}
		if st.last.IsZero() && s.Timing == catalogue.OverTerm && kind == catalogue.Achieved {
			st.last = s.On
		} else if st.last.IsZero() {
			st.last = e.Last
		}
		if st.last.IsZero() && s.Timing == catalogue.Yearly {
			st.last = day("2099-12-31")
		}
		switch {
		case st.first.IsZero():
		case s.Timing == catalogue.Once:
			once = append(once, st)
		case !st.last.IsZero() && !st.last.Before(st.first):
			lasting = append(lasting, st)
		}
	}
	picked := func(at calendar.Date) (all []*stated) {
		best := map[partnership.OrgID]*stated{}
		for _, st := range lasting {
			if at.Before(st.first) || at.After(st.last) || kind == catalogue.Expected && !e.Last.IsZero() && at.After(e.Last) {
				continue
			}
			if was := best[st.Org]; was == nil || better(st, was) {
				best[st.Org] = st
			}
		}
		if whole := best[""]; whole != nil {
			return []*stated{whole}
		}
		for _, p := range e.Participants {
			if st := best[p.Org]; st != nil {
				all = append(all, st)
			}
		}
		return all
	}
	last := over.Last
	if kind == catalogue.Achieved && known.Before(last) {
		last = known
	}
	seen := map[string]*stated{}
	for at := over.First; !at.After(last); at = at.AddDays(1) {
		now := picked(at)
		total := map[partnership.OrgID]bool{}
		for _, st := range now {
			share := piece(st.first, at)
			if st.Timing == catalogue.OverTerm {
				share.Quo(share, yearsOf(st.first, st.last.AddDays(1)))
				total[st.Org], total["any"] = true, true
			}
			st.sum.Add(st.sum, share.Mul(share, big.NewRat(st.Amount.KnownPence(), 1)))
		}
		for _, st := range once {
			if st.first != at || kind == catalogue.Expected && !e.Last.IsZero() && at.After(e.Last) {
				continue
			}
			if total[""] || total[st.Org] || st.Org == "" && total["any"] {
				continue
			}
			key := string(st.Org) + at.String()
			if was := seen[key]; was == nil || better(st, was) {
				seen[key] = st
			}
		}
	}
	for _, st := range seen {
		if st.Org == "" || seen[st.first.String()] == nil {
			st.sum.SetInt64(st.Amount.KnownPence())
		}
	}
	amount, disputed = costing.Pence(0), costing.Pence(0)
	for _, st := range append(lasting, once...) {
		pence, _ := costing.Pence(1).TimesRat(st.sum)
		if st.Disputed != "" {
			disputed = disputed.Plus(pence)
		} else {
			amount = amount.Plus(pence)
		}
	}
	return amount, disputed
}

// A second way of adding up, day by day and with fractions, comes to the same pence.
func TestTotals_AreWhatADayByDayCountGives(t *testing.T) {
	d := dice(7)
	for i := range 250 {
		e := d.entry(fmt.Sprintf("e%d", i))
		c := catalogue.Catalogue{Name: "Dice", Entries: []catalogue.RegisterEntry{e}}
		over := calendar.Term{First: day("2014-06-01").AddDays(d.of(500))}
		over.Last = over.First.AddDays(d.of(1200))
		known := day("2016-01-01").AddDays(d.of(900))
		totals, err := c.Totals(known, over)
		require.NoError(t, err)
		for kind, got := range map[catalogue.SavingKind]catalogue.KindTotal{catalogue.Expected: totals.Expected, catalogue.Achieved: totals.Achieved} {
			amount, disputed := byDay(e, kind, known, over)
			if got.Partnerships > 0 && got.Known+got.KnownInPart == 0 {
				require.Equal(t, costing.Total{}, got.Sum)
				got.Sum.AtLeast = costing.Pence(0)
			}
			require.Equalf(t, amount.Sterling(), got.Sum.Least().Sterling(), "%s of %+v over %v known %v", kind, e, over, known)
			require.Equalf(t, disputed.Sterling(), got.Disputed.Sterling(), "disputed %s of %+v over %v known %v", kind, e, over, known)
		}
	}
}

// Each day counts once: the totals of two terms that follow each other make that of both, but for the
// pennies of rounding.
func TestTotals_OfTermsAddUp(t *testing.T) {
	d := dice(11)
	for i := range 200 {
		c := catalogue.Catalogue{Name: "Dice", Entries: []catalogue.RegisterEntry{d.entry(fmt.Sprintf("e%d", i))}}
		known, first := day("2018-12-31"), day("2014-01-01")
		cut, last := first.AddDays(d.of(900)), first.AddDays(1000+d.of(900))
		sum := func(a, b calendar.Date) (costing.Money, costing.Money) {
			totals, err := c.Totals(known, calendar.Term{First: a, Last: b})
			require.NoError(t, err)
			return costing.Pence(totals.Expected.Sum.Least().KnownPence()), costing.Pence(totals.Achieved.Sum.Least().KnownPence())
		}
		e1, a1 := sum(first, cut)
		e2, a2 := sum(cut.AddDays(1), last)
		e, a := sum(first, last)
		within := costing.Pence(int64(len(c.Entries[0].Savings)))
		for _, gap := range []costing.Money{e1.Plus(e2).Plus(e.Neg()), a1.Plus(a2).Plus(a.Neg())} {
			require.LessOrEqual(t, gap.Abs().Compare(within), 0, "%v of %+v", gap, c.Entries[0])
		}
	}
}

// The order of the entries, of their savings and of the participants makes no difference to the sums.
func TestTotals_DoNotDependOnTheOrder(t *testing.T) {
	d := dice(5)
	for range 100 {
		c, turned := catalogue.Catalogue{Name: "Dice"}, catalogue.Catalogue{Name: "Dice"}
		for i := range 4 {
			c.Entries = append(c.Entries, d.entry(fmt.Sprintf("e%d", i)))
		}
		c.Entries[3].SameAs, c.Entries[2].Name = "e0", "e1"
		for i := range c.Entries {
			e := c.Entries[len(c.Entries)-1-i]
			e.Participants = backwards(e.Participants)
			e.Savings = backwards(e.Savings)
			turned.Entries = append(turned.Entries, e)
		}
		over := calendar.Term{First: day("2014-01-01"), Last: day("2018-12-31")}
		a, err := c.Totals(day("2018-12-31"), over)
		require.NoError(t, err)
		b, err := turned.Totals(day("2018-12-31"), over)
		require.NoError(t, err)
		require.Equal(t, a.Expected, b.Expected)
		require.Equal(t, a.Achieved, b.Achieved)
		require.Equal(t, a.Awaited, b.Awaited)
		require.Equal(t, a.Partnerships, b.Partnerships)
	}
}

func backwards[T any](list []T) []T {
	all := make([]T, 0, len(list))
	for i := range list {
		all = append(all, list[len(list)-1-i])
	}
	return all
}

// A network by another way: who is connected is tried pair by pair, and without each in turn.
func TestNetwork_IsWhatTryingEveryPairGives(t *testing.T) {
	d := dice(3)
	for range 60 {
		c := catalogue.Catalogue{Name: "Dice"}
		for i := range 3 + d.of(12) {
			e := catalogue.RegisterEntry{ID: catalogue.EntryID(fmt.Sprintf("e%d", i)), Name: fmt.Sprintf("e%d", i), Stage: lifecycle.Live}
			for range d.of(4) {
				org := partnership.OrgID(fmt.Sprintf("o%02d", d.of(14)))
				e.Participants = append(e.Participants, catalogue.Participant{Org: org})
			}
			c.Entries = append(c.Entries, e)
		}
		snapshot := c.AsOf(calendar.Date{})
		network := snapshot.Network()
		for _, connection := range network.Organisations {
			partners, ends := map[partnership.OrgID]bool{}, 0
			for _, s := range snapshot.Of(connection.Org) {
				if len(s.Sharers) <= 2 {
					ends++
				}
				for _, one := range s.Orgs() {
					partners[one] = one != connection.Org || partners[one]
				}
			}
			delete(partners, connection.Org)
			require.Equal(t, len(partners), connection.Partners)
			require.Equal(t, ends, connection.Ends)
			require.Equal(t, len(reachable(c, connection.Org, "")), len(network.Components[connection.Component-1].Orgs))
			pieces, seen := 0, map[partnership.OrgID]bool{}
			for _, other := range network.Components[connection.Component-1].Orgs {
				if other == connection.Org || seen[other] {
					continue
				}
				pieces++
				for _, one := range reachable(c, other, connection.Org) {
					seen[one] = true
				}
			}
			require.Equal(t, pieces, connection.Pieces, "%s in %+v", connection.Org, c.Entries)
			ending := snapshot.IfEnds(connection.Org)
			require.Len(t, ending.Pieces, pieces)
			require.Len(t, ending.Ends, ends)
		}
	}
}

// reachable returns who can be reached from one organisation without another.
func reachable(c catalogue.Catalogue, from, without partnership.OrgID) []partnership.OrgID {
	all := []partnership.OrgID{from}
	has := map[partnership.OrgID]bool{from: true}
	for i := 0; i < len(all); i++ {
		for _, e := range c.Entries {
			in := false
			for _, p := range e.Participants {
				in = in || p.Org == all[i]
			}
			for _, p := range e.Participants {
				if in && !has[p.Org] && p.Org != without {
					has[p.Org] = true
					all = append(all, p.Org)
				}
			}
		}
	}
	return all
}
