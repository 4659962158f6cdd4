package coop

import (
	"cmp"
	"fmt"
	"math/big"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// BlockingGroup is a group that would do better by itself. Game theory says that it blocks the bill.
type BlockingGroup struct {
	Group []partnership.OrgID `json:"group"`          // who
	Pays  Exact               `json:"pays,omitzero"`  // what they pay together
	Alone costing.Money       `json:"alone,omitzero"` // what they would pay by themselves
	More  Exact               `json:"more,omitzero"`  // the difference, above £0
}

// Sentence says it to people who must decide, for costs of a year: "Barnet and Harrow pay £427,500.00
// a year more than it would cost them to do it by themselves." It says "less than a penny" for a
// smaller difference. A group that is not set is "".
func (b BlockingGroup) Sentence(names report.Names) string {
	if len(b.Group) == 0 {
		return ""
	}
	more := b.More.Money().Sterling()
	if b.More.Known() && b.More.Money().Sign() == 0 {
		more = "less than a penny"
	}
	who := report.List(report.NamesOf(names, report.Organisation, b.Group))
	if len(b.Group) == 1 {
		return who + " pays " + more + " a year more than it would cost it to do it by itself."
	}
	return who + " pay " + more + " a year more than it would cost them to do it by themselves."
}

// blockingGroup returns a group that pays so much, in pence, as one that blocks.
func (g Game) blockingGroup(group Coalition, pays *big.Rat) BlockingGroup {
	more := new(big.Rat).Sub(pays, whole(g.costs[group]))
	return BlockingGroup{g.Members(group), exactPence(pays), costing.Pence(g.costs[group]), exactPence(more)}
}

// BlockingGroups returns the groups that would do better by themselves than by the exact shares of
// an allocation: at most so many, the one that would save most first. A group whose cost is not
// known is passed over.
//
// The errors are
//
//   - at "partners" ErrRequired for a game without any;
//   - at "most" ErrRange unless it is above 0;
//   - at "shares" ErrInvalid unless they are those of the partners, in their order.
func (g Game) BlockingGroups(a CostAllocation, most int) ([]BlockingGroup, error) {
	if g.n() == 0 {
		return nil, field.At("partners", field.ErrRequired)
	}
	if most <= 0 {
		return nil, field.At("most", fmt.Errorf("%d is not above 0: %w", most, field.ErrRange))
	}
	shares, err := g.sharesOf(a)
	if err != nil {
		return nil, err
	}
	numbers, over := overOne(shares)
	worst := foremost[excess]{most: most, order: excess.order}
	pays, by, cost := new(big.Int), new(big.Int), new(big.Int)
	for code := 1; code < len(g.costs); code++ {
		s := Coalition(code ^ code>>1) // from one to the next one partner comes or goes
		if changed := (code & -code); s&Coalition(changed) != 0 {
			pays.Add(pays, numbers[placeOf(changed)])
		} else {
			pays.Sub(pays, numbers[placeOf(changed)])
		}
		if g.costs[s] == unknown || s == g.all() {
			continue
		}
		by.Sub(pays, cost.Mul(cost.SetInt64(g.costs[s]), over))
		if by.Sign() > 0 && worst.takes(excess{s, by}) {
			worst.add(excess{s, new(big.Int).Set(by)})
		}
	}
	all := []BlockingGroup{}
	for _, e := range worst.first() {
		more := new(big.Rat).SetFrac(e.by, over)
		all = append(all, g.blockingGroup(e.group, more.Add(more, whole(g.costs[e.group]))))
	}
	return all, nil
}

// excess is by how much a group pays more than alone.
type excess struct {
	group Coalition
	by    *big.Int
}

// order puts the largest excess first, and of equal ones the group with the lower number.
func (e excess) order(other excess) int {
	if c := other.by.Cmp(e.by); c != 0 {
		return c
	}
	return cmp.Compare(e.group, other.group)
}

// placeOf returns the place of the only bit that is set.
func placeOf(bit int) int {
	place := 0
	for bit >>= 1; bit != 0; bit >>= 1 {
		place++
	}
	return place
}

// sharesOf returns the exact shares of an allocation, in pence.
func (g Game) sharesOf(a CostAllocation) ([]*big.Rat, error) {
	shares := []*big.Rat{}
	for i, s := range a.Shares {
		if i >= g.n() || g.partners[i] != s.Org || !s.Exact.Known() {
			break
		}
		shares = append(shares, s.Exact.pence())
	}
	if len(shares) != g.n() || len(a.Shares) != g.n() {
		return nil, field.At("shares", fmt.Errorf("they are not those of the partners in their order: %w", field.ErrInvalid))
	}
	return shares, nil
}

// overOne returns fractions as whole numbers over one.
func overOne(shares []*big.Rat) (numbers []*big.Int, over *big.Int) {
	over = big.NewInt(1)
	for _, s := range shares {
		gcd := new(big.Int).GCD(nil, nil, over, s.Denom())
		over = new(big.Int).Mul(over, gcd.Quo(s.Denom(), gcd))
	}
	for _, s := range shares {
		n := new(big.Int).Quo(over, s.Denom())
		numbers = append(numbers, n.Mul(n, s.Num()))
	}
	return numbers, over
}
