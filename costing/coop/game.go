package coop

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// MaxPartners is how many partners a table of all groups may have. One of 24 takes 134 MB.
const MaxPartners = 24

const (
	mostPence = 1_000_000_000_000_000 // the largest cost, either way
	unknown   = math.MinInt64         // the cost of a group whose cost is not known
)

// Coalition is a group of the partners of a game: bit i says that partner i is in it. The zero
// Coalition is nobody.
type Coalition uint32

// Has reports whether the partner at a place, counted from 0, is in the group.
func (c Coalition) Has(place int) bool { return place >= 0 && place < 32 && c>>place&1 != 0 }

// Size returns how many partners are in the group.
func (c Coalition) Size() int { return bits.OnesCount32(uint32(c)) }

// Game is what every group of some partners would pay if it worked by itself: a cost game. It
// does not change. The zero Game has no partners, and every question to it is an error.
//
// Costs may be below £0: a game of gains is one of costs with the signs changed.
type Game struct {
	partners []partnership.OrgID
	costs    []int64 // of each group by its bits, in pence; unknown where nobody knows
	missing  int     // how many are not known
	most     int64   // the largest cost without its sign
}

// GameOf returns the game in which cost says what each group costs. It is called once for each
// group, in the order of their numbers. A cost that it returns as not known is not known in the game.
//
// The errors are
//
//   - at "partners" ErrRequired if there are none, and ErrRange for more than MaxPartners,
//     before cost is called;
//   - at "partners[i]" ErrRequired, ErrInvalid and ErrDuplicate;
//   - at "costs" ErrRequired if there is no function, or if the cost of all partners together is
//     not known; and ErrRange for a cost beyond £10,000,000,000,000.
func GameOf(partners []partnership.OrgID, cost func(Coalition) costing.Money) (Game, error) {
	if err := checkPartners(partners); err != nil {
		return Game{}, err
	}
	if cost == nil {
		return Game{}, field.At("costs", field.ErrRequired)
	}
	g := newGame(partners)
	for s := 1; s < len(g.costs); s++ {
		if pence, known := cost(Coalition(s)).Pence(); known {
			g.costs[s] = pence
		}
	}
	return g.counted()
}

// newGame returns a game in which no cost is known.
func newGame(partners []partnership.OrgID) Game {
	g := Game{partners: slices.Clone(partners), costs: make([]int64, 1<<len(partners))}
	for s := 1; s < len(g.costs); s++ {
		g.costs[s] = unknown
	}
	return g
}

// counted returns the game with what is known of it, once its costs are there.
func (g Game) counted() (Game, error) {
	var errs []error
	g.missing, g.most = 0, 0
	for s, cost := range g.costs {
		switch {
		case cost == unknown:
			g.missing++
		case cost > mostPence || cost < -mostPence:
			if len(errs) < field.MaxErrors {
				errs = append(errs, field.At("costs", fmt.Errorf("%s costs %v: %w", g.label(Coalition(s)), costing.Pence(cost), field.ErrRange)))
			}
		default:
			g.most = max(g.most, cost, -cost)
		}
	}
	if g.costs[g.all()] == unknown {
		errs = append(errs, field.At("costs", fmt.Errorf("the cost of all partners together is not known: %w", field.ErrRequired)))
	}
	if err := errors.Join(errs...); err != nil {
		return Game{}, err
	}
	return g, nil
}

// checkPartners returns what is wrong with the partners of a game.
func checkPartners(partners []partnership.OrgID) error {
	switch {
	case len(partners) == 0:
		return field.At("partners", field.ErrRequired)
	case len(partners) > MaxPartners:
		return field.At("partners", fmt.Errorf("%d: a table of all their groups would be too large, and %d is the most: %w",
			len(partners), MaxPartners, field.ErrRange))
	}
	return field.EachOnce("partners", partners, partnership.OrgID.Validate)
}

// Partners returns the partners in their order.
func (g Game) Partners() []partnership.OrgID { return slices.Clone(g.partners) }

// Alone returns what each partner would pay alone, in their order.
func (g Game) Alone() []costing.Portion {
	all := []costing.Portion{}
	for i, org := range g.partners {
		all = append(all, costing.Portion{Org: org, Amount: g.Cost(only(i))})
	}
	return all
}

// Cost returns what a group costs. It is not known for a group that the game does not have; that
// of nobody is £0.
func (g Game) Cost(group Coalition) costing.Money {
	if uint64(group) >= uint64(len(g.costs)) || g.costs[group] == unknown {
		return costing.Money{}
	}
	return costing.Pence(g.costs[group])
}

// Missing returns how many groups have a cost that is not known.
func (g Game) Missing() int { return g.missing }

// Members returns the partners of a group, in their order.
func (g Game) Members(group Coalition) []partnership.OrgID {
	members := make([]partnership.OrgID, 0, group.Size())
	for i, p := range g.partners {
		if group.Has(i) {
			members = append(members, p)
		}
	}
	return members
}

// all returns the group of all partners.
func (g Game) all() Coalition { return Coalition(len(g.costs) - 1) }

// n returns how many partners there are.
func (g Game) n() int { return len(g.partners) }

// only returns the group of one partner.
func only(place int) Coalition { return 1 << place }

// total returns what all pay together, in pence.
func (g Game) total() int64 { return g.costs[g.all()] }

// alone returns what a partner pays alone, in pence.
func (g Game) alone(place int) int64 { return g.costs[only(place)] }

// separable returns what a partner adds to the cost of all others, in pence.
func (g Game) separable(place int) int64 { return g.total() - g.costs[g.all()&^only(place)] }

// label returns a group as an error names it, by ids.
func (g Game) label(group Coalition) string { return listed(g.Members(group)) }

// known returns ErrRequired at "costs" for each of some groups whose cost is not known.
func (g Game) known(groups ...Coalition) error {
	if len(g.partners) == 0 {
		return field.At("partners", field.ErrRequired)
	}
	var errs []error
	for _, s := range groups {
		if g.costs[s] == unknown {
			errs = append(errs, field.At("costs", fmt.Errorf("the cost of %s is not known: %w", g.label(s), field.ErrRequired)))
		}
	}
	return errors.Join(errs...)
}

// shownMissing is how many groups an error names.
const shownMissing = 3

// complete returns ErrRequired at "costs" if the cost of any group is not known.
func (g Game) complete() error {
	if len(g.partners) == 0 {
		return field.At("partners", field.ErrRequired)
	}
	if g.missing == 0 {
		return nil
	}
	var errs []error
	for s := range g.costs {
		if g.costs[s] == unknown {
			if errs = append(errs, g.known(Coalition(s))); len(errs) == shownMissing {
				break
			}
		}
	}
	if more := g.missing - len(errs); more > 0 {
		errs = append(errs, field.At("costs", fmt.Errorf("the costs of %d more groups are not known: %w", more, field.ErrRequired)))
	}
	return errors.Join(errs...)
}

// singles returns the groups of one partner each. What all cost is known in every game.
func (g Game) singles() []Coalition {
	groups := []Coalition{}
	for i := range g.partners {
		groups = append(groups, only(i))
	}
	return groups
}

// margins returns the groups of all but one partner.
func (g Game) margins() []Coalition {
	groups := []Coalition{}
	for i := range g.partners {
		if g.n() > 1 {
			groups = append(groups, g.all()&^only(i))
		}
	}
	return groups
}

// Overlap is two groups that would pay less apart than together. The figures of a game should not
// have any: a group can always go on as two.
type Overlap struct {
	First    []partnership.OrgID `json:"first"`    // one group
	Second   []partnership.OrgID `json:"second"`   // the other, with nobody of the first
	Apart    costing.Money       `json:"apart"`    // what they cost one by one
	Together costing.Money       `json:"together"` // what they cost as one, which is more
}

// maxOverlaps is the most partners for which all pairs of groups are tried: 16 have 21 million.
const maxOverlaps = 16

// Overlaps returns the pairs of groups that would pay less apart than together: at most so many, the
// pair that loses most first. Such a pair has a reason to leave whatever the bill is. A subadditive
// game has none. Groups whose cost is not known are passed over.
//
// The errors are ErrRequired at "partners" for a game without any; ErrRange at "partners" for
// more than 16; and ErrRange at "most" unless it is above 0.
func (g Game) Overlaps(most int) ([]Overlap, error) {
	switch {
	case g.n() == 0:
		return nil, field.At("partners", field.ErrRequired)
	case g.n() > maxOverlaps:
		return nil, field.At("partners", fmt.Errorf("%d, and all pairs of groups are tried for at most %d: %w", g.n(), maxOverlaps, field.ErrRange))
	case most <= 0:
		return nil, field.At("most", fmt.Errorf("%d is not above 0: %w", most, field.ErrRange))
	}
	worst := foremost[pair]{most: most, order: pair.order}
	for s := Coalition(1); s <= g.all(); s++ {
		if g.costs[s] == unknown {
			continue
		}
		top := Coalition(1) << (bits.Len32(uint32(s)) - 1)
		for part := (s - 1) & s; part&top != 0; part = (part - 1) & s {
			rest := s &^ part
			if g.costs[part] == unknown || g.costs[rest] == unknown {
				continue
			}
			p := pair{rest, part, g.costs[s] - g.costs[part] - g.costs[rest]}
			if p.loss > 0 && worst.takes(p) {
				worst.add(p)
			}
		}
	}
	all := []Overlap{}
	for _, p := range worst.first() {
		all = append(all, Overlap{
			First: g.Members(p.first), Second: g.Members(p.second),
			Apart: costing.Pence(g.costs[p.first] + g.costs[p.second]), Together: costing.Pence(g.costs[p.first|p.second]),
		})
	}
	return all, nil
}

// pair is two groups, and by how much they cost more as one.
type pair struct {
	first, second Coalition
	loss          int64
}

// order puts the largest loss first, then the pair that makes the group with the lower number.
func (p pair) order(other pair) int {
	return cmp.Or(cmp.Compare(other.loss, p.loss), cmp.Compare(p.first|p.second, other.first|other.second), cmp.Compare(p.first, other.first))
}

// ratOf returns n ÷ d.
func ratOf(n, d int64) *big.Rat { return big.NewRat(n, d) }
