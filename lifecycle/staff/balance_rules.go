package staff

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// BalanceRules returns the rules of an agreement by which the balance of employment is
// kept, as in clauses 6.3 to 6.7 of that of South and East Lincolnshire. Both block, and
// look at what happened up to the day that is asked about:
//
//   - balance-kept: at the end of every day each member employs its part of the FTE, give
//     or take the tolerance. It finds each day on which a member began to be off its part;
//   - balance-replacement: somebody who replaces a leaver has the same employer as the
//     leaver had.
//
// Both are unknown if the first day, or the day of a movement, is not known. balance-kept
// also needs the FTE of every post, the shares and the tolerance, and balance-replacement
// the employer of the person replaced. source is the agreement, and inForce the days on
// which it holds.
func BalanceRules(source policy.Source, inForce calendar.Term) []policy.Rule[Turnover] {
	return []policy.Rule[Turnover]{
		{
			ID: "balance-kept", Title: "Each member keeps its part of the employment",
			Source: source, Severity: policy.Blocking, InForce: inForce, Check: checkKept,
		},
		{
			ID: "balance-replacement", Title: "A replacement has the leaver's employer",
			Source: source, Severity: policy.Blocking, InForce: inForce, Check: checkReplacements,
		},
	}
}

// checkKept is the check of balance-kept.
func checkKept(h policy.Hearing, t Turnover) {
	if !t.knowBalance(h) {
		return
	}
	b := newBalance(t)
	b.findOff(h, "/posts", t.From)
	for i, c := range t.Movements {
		if c.On.After(h.AsOf()) {
			return
		}
		b.move(c)
		if i+1 == len(t.Movements) || t.Movements[i+1].On != c.On {
			b.findOff(h, policy.Pointer("/movements").Index(i), c.On)
		}
	}
}

// knowStart reports whether the turnover is known to have begun by the day that is
// asked about, and says so.
func (t Turnover) knowStart(h policy.Hearing) bool {
	return h.Given("/from", !t.From.IsZero() && !t.From.After(h.AsOf()))
}

// knowBalance reports whether all that balance-kept looks at is known, and says so.
func (t Turnover) knowBalance(h policy.Hearing) bool {
	known := t.knowStart(h)
	unknown := func(p Post) bool { return !p.FTE.Known() }
	known = h.Given("/posts", !slices.ContainsFunc(t.Posts, unknown)) && known
	for i, c := range t.Movements {
		if !c.On.After(h.AsOf()) {
			known = h.Given(policy.Pointer("/movements").Index(i), !c.On.IsZero() && (c.Joins.IsZero() || !unknown(c.Joins))) && known
		}
	}
	known = h.Given("/shares", len(t.Shares) > 0 && !slices.ContainsFunc(t.Shares, unknownShare)) && known
	return h.Given("/tolerance", t.Tolerance.Known()) && known
}

// balance is how much each organisation employs, as movements change it.
type balance struct {
	shares    []partnership.Share
	tolerance partnership.Quantity
	posts     map[PostID][]Post           // who is employed
	employed  map[partnership.OrgID]int64 // the FTE of each employer, in millionths
	total     int64                       // the FTE of all, in millionths
	off       []bool                      // which members were off their part at the last look
}

// newBalance returns the balance on the first day.
func newBalance(t Turnover) *balance {
	b := &balance{
		shares: t.Shares, tolerance: t.Tolerance, off: make([]bool, len(t.Shares)),
		posts: make(map[PostID][]Post, len(t.Posts)), employed: map[partnership.OrgID]int64{},
	}
	for _, p := range t.Posts {
		b.join(p)
	}
	return b
}

// join counts a post in.
func (b *balance) join(p Post) {
	b.posts[p.ID] = append(b.posts[p.ID], p)
	b.count(p, 1)
}

// move counts who joins, and who leaves, by a movement.
func (b *balance) move(c Movement) {
	if !c.Joins.IsZero() {
		b.join(c.Joins)
	}
	if c.Leaves == "" {
		return
	}
	for _, p := range b.posts[c.Leaves] {
		b.count(p, -1)
	}
	delete(b.posts, c.Leaves)
}

// count adds the FTE of a post so many times.
func (b *balance) count(p Post, times int64) {
	fte, _ := p.FTE.Millionths()
	b.employed[p.Employer] += times * fte
	b.total += times * fte
}

// findOff says which members began to be off their part on a day.
func (b *balance) findOff(h policy.Hearing, at policy.Pointer, day calendar.Date) {
	tolerance, _ := b.tolerance.Millionths()
	for i, share := range b.shares {
		employed := b.employed[share.Org]
		off := isOff(employed, b.total, tolerance, share.Fraction)
		if off && !b.off[i] {
			h.Fail(at, fmt.Sprintf("%v: %s is off its part", day, share.Org),
				fmt.Sprintf("%v of %v FTE", quantity(employed), quantity(b.total)),
				fmt.Sprintf("%v, give or take %v FTE", share.Fraction, b.tolerance))
		}
		b.off[i] = off
	}
}

// isOff reports whether a part is further from a fraction of a whole than the tolerance.
// All are in millionths, and the comparison is exact.
func isOff(part, whole, tolerance int64, fraction partnership.Fraction) bool {
	of, in, _ := fraction.Terms()
	off := new(big.Int).Mul(big.NewInt(part), big.NewInt(in))
	off.Sub(off, new(big.Int).Mul(big.NewInt(whole), big.NewInt(of)))
	return off.CmpAbs(new(big.Int).Mul(big.NewInt(tolerance), big.NewInt(in))) > 0
}

// checkReplacements is the check of balance-replacement.
func checkReplacements(h policy.Hearing, t Turnover) {
	if !t.knowStart(h) {
		return
	}
	employer := map[PostID]partnership.OrgID{}
	for _, p := range t.Posts {
		employer[p.ID] = p.Employer
	}
	for i, c := range t.Movements {
		if c.Joins.IsZero() || c.On.After(h.AsOf()) {
			continue
		}
		employer[c.Joins.ID] = c.Joins.Employer
		if c.Replaces == "" {
			continue
		}
		wanted, known := employer[c.Replaces]
		at := policy.Pointer("/movements").Index(i)
		if h.Given(at, known && !c.On.IsZero()) && c.Joins.Employer != wanted {
			h.Fail(at, fmt.Sprintf("%v: %s replaces %s", c.On, c.Joins.ID, c.Replaces), named(c.Joins.Employer), named(wanted))
		}
	}
}

// named returns the name of an employer of record.
func named(employer partnership.OrgID) string {
	if employer == "" {
		return "no employer of record"
	}
	return string(employer)
}
