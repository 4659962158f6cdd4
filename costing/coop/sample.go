package coop

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// AlikePartners are a number of partners who are all alike.
type AlikePartners struct {
	Org   partnership.OrgID `json:"org"`   // one id for all of them
	Count int64             `json:"count"` // how many there are
}

// Validate returns ErrRequired and ErrInvalid at "org", and ErrRange at "count" unless it is above
// 0.
func (k AlikePartners) Validate() error {
	var none error
	if k.Count <= 0 {
		none = field.At("count", fmt.Errorf("%d is not above 0: %w", k.Count, field.ErrRange))
	}
	return errors.Join(field.At("org", k.Org.Validate()), none)
}

const (
	maxKinds  = 1 << 20 // different groups
	mostKinds = 1000    // partners
)

// ShapleyOfKinds returns the exact Shapley value of a game of up to 1,000 partners, many of whom
// are alike. What a group costs depends only on how many partners of each kind are in it. cost is
// called once for each different group, with these numbers in the order of the kinds. A share is
// what all partners of a kind pay together.
//
// The errors are
//
//   - at "kinds" ErrRequired if there are none, and ErrRange for more than 1,000 partners or
//     1,048,576 different groups, before cost is called
//   - at "kinds[i]" those of AlikePartners.Validate, and ErrDuplicate
//   - at "cost" ErrRequired if there is no function or it returns a cost that is not known, and
//     ErrRange for a cost beyond £10,000,000,000,000
func ShapleyOfKinds(kinds []AlikePartners, cost func(counts []int64) costing.Money) (CostAllocation, error) {
	groups, n, err := checkKinds(kinds)
	if cost == nil {
		err = errors.Join(err, field.At("cost", field.ErrRequired))
	}
	if err != nil {
		return CostAllocation{}, err
	}
	costs := make([]int64, groups)
	for g := range costs {
		counts := countsOf(g, kinds)
		pence, known := cost(counts).Pence()
		switch {
		case g == 0:
			continue
		case !known:
			return CostAllocation{}, field.At("cost", fmt.Errorf("the cost of %s is not known: %w", words(countsOf(g, kinds), kinds), field.ErrRequired))
		case pence > mostPence || pence < -mostPence:
			return CostAllocation{}, field.At("cost", fmt.Errorf("%s cost %v: %w", words(countsOf(g, kinds), kinds), costing.Pence(pence), field.ErrRange))
		}
		costs[g] = pence
	}
	shares, orgs := make([]*big.Rat, len(kinds)), make([]partnership.OrgID, len(kinds))
	stride := 1
	for k, kind := range kinds {
		orgs[k] = kind.Org
		shares[k] = kindShare(kinds, k, costs, stride, n)
		stride *= int(kind.Count) + 1
	}
	return allocation(orgs, costs[groups-1], shares), nil
}

// checkKinds returns how many different groups and how many partners there are.
func checkKinds(kinds []AlikePartners) (groups int, n int64, err error) {
	if len(kinds) == 0 {
		return 0, 0, field.At("kinds", field.ErrRequired)
	}
	err = errors.Join(
		field.Each("kinds", kinds, AlikePartners.Validate),
		field.Unique("kinds", "org", kinds, func(k AlikePartners) partnership.OrgID { return k.Org }),
	)
	groups = 1
	for _, k := range kinds {
		if n += min(k.Count, mostKinds+1); err == nil && n > mostKinds {
			return 0, 0, field.At("kinds", fmt.Errorf("more than %d partners: %w", mostKinds, field.ErrRange))
		}
		if groups *= int(min(max(0, k.Count), mostKinds) + 1); err == nil && groups > maxKinds {
			return 0, 0, field.At("kinds", fmt.Errorf("more than %d different groups: %w", maxKinds, field.ErrRange))
		}
		groups = min(groups, maxKinds+1)
	}
	return groups, n, err
}

// countsOf returns how many of each kind are in a group, by its number.
func countsOf(group int, kinds []AlikePartners) []int64 {
	counts := make([]int64, len(kinds))
	for k, kind := range kinds {
		counts[k] = int64(group) % (kind.Count + 1)
		group /= int(kind.Count) + 1
	}
	return counts
}

// words returns a group in the words of an error.
func words(counts []int64, kinds []AlikePartners) string {
	parts := []partnership.OrgID{}
	for k, n := range counts {
		if n > 0 {
			parts = append(parts, partnership.OrgID(fmt.Sprintf("%d × %s", n, kinds[k].Org)))
		}
	}
	return listed(parts)
}

// kindShare returns what all of a kind pay: how many they are × the mean of what one adds, over
// the groups of the others. The weights of groups of one size are summed before they are divided.
func kindShare(kinds []AlikePartners, k int, costs []int64, stride int, n int64) *big.Rat {
	bySize, ways := make([]*big.Int, n), make([][]*big.Int, len(kinds))
	for i := range bySize {
		bySize[i] = new(big.Int)
	}
	for j, kind := range kinds {
		of := kind.Count
		if j == k {
			of--
		}
		for count := range of + 1 {
			ways[j] = append(ways[j], new(big.Int).Binomial(of, count))
		}
	}
	adds := new(big.Int)
	for g := range costs {
		counts := countsOf(g, kinds)
		if counts[k] == kinds[k].Count || costs[g+stride] == costs[g] {
			continue
		}
		size := int64(0)
		adds.SetInt64(costs[g+stride] - costs[g])
		for j, count := range counts {
			size += count
			adds.Mul(adds, ways[j][count])
		}
		bySize[size].Add(bySize[size], adds)
	}
	sum := new(big.Rat)
	for size, adds := range bySize {
		sum.Add(sum, new(big.Rat).SetFrac(adds, new(big.Int).Binomial(n-1, int64(size))))
	}
	return sum.Mul(sum, ratOf(kinds[k].Count, n))
}

// ShapleyEstimate is an estimate of the Shapley value, from a sample of the orders in which
// partners could join. Each exact value is in its interval with a probability of about 95 %. The
// probability is a little lower for a partner who adds much in a few orders and nothing in most:
// try more orders then.
type ShapleyEstimate struct {
	Seed     uint64           `json:"seed"`           // from which the orders follow
	Orders   int64            `json:"orders"`         // how many were tried
	Total    costing.Money    `json:"total,omitzero"` // what all pay together
	Partners []EstimatedShare `json:"partners"`       // in their order
}

// EstimatedShare is what a partner pays by a ShapleyEstimate.
type EstimatedShare struct {
	Org    partnership.OrgID `json:"org"`             // who
	Amount costing.Money     `json:"amount,omitzero"` // the amounts add up to the total
	Low    costing.Money     `json:"low,omitzero"`    // the low end of the interval; not known from fewer than 20 orders
	High   costing.Money     `json:"high,omitzero"`   // the high end; not known from fewer than 20 orders
}

// Sentence says that the figures are estimates, from how many orders and, if there are intervals,
// how wide the widest is.
func (e ShapleyEstimate) Sentence() string {
	if e.Orders < fewestOrders {
		return fmt.Sprintf("An estimate from %d orders with the seed %d: too few to say how near the exact shares are.", e.Orders, e.Seed)
	}
	widest := costing.Pence(0)
	for _, p := range e.Partners {
		if width := p.High.Plus(p.Low.Neg()); width.Compare(widest) > 0 {
			widest = width
		}
	}
	return fmt.Sprintf("An estimate from %d orders with the seed %d: the exact shares are likely to be within the intervals, of which the widest is %s wide.",
		e.Orders, e.Seed, widest.Sterling())
}

const (
	maxSampled = 1000      // partners
	maxOrders  = 1_000_000 // orders
)

// SampleShapley estimates the Shapley value of a game of up to 1,000 partners, which may be too
// large for a table, from a number of orders in which partners could join. The orders follow from
// the seed: the same seed gives the same orders. Every second order is the one before it, reversed,
// so that their number must be even. cost returns what a group costs; in tells it, for each
// partner, whether the partner is in the group. It is called partners × orders times.
//
// The errors are
//
//   - at "partners" ErrRequired if there are none, and ErrRange for more than 1,000
//   - at "partners[i]" ErrRequired, ErrInvalid and ErrDuplicate
//   - at "orders" ErrRange unless it is even and from 2 to 1,000,000
//   - at "cost" ErrRequired if there is no function or it returns a cost that is not known, and
//     ErrRange for a cost beyond £10,000,000,000,000
func SampleShapley(partners []partnership.OrgID, cost func(in []bool) costing.Money, seed uint64, orders int) (ShapleyEstimate, error) {
	if err := checkSample(partners, orders); err != nil || cost == nil {
		if cost == nil {
			err = errors.Join(err, field.At("cost", field.ErrRequired))
		}
		return ShapleyEstimate{}, err
	}
	n := len(partners)
	sums, pairs, first, squares := make([]*big.Int, n), make([]int64, n), make([]int64, n), make([]float64, n)
	for i := range sums {
		sums[i] = new(big.Int)
	}
	order, total := make([]int, n), int64(0)
	for i := range order {
		order[i] = i
	}
	draw := seed
	for k := range orders {
		if k%2 == 0 {
			clear(pairs)
			for i := n - 1; i > 0; i-- {
				draw += 0x9e3779b97f4a7c15
				j := int(mixed(draw) % uint64(i+1))
				order[i], order[j] = order[j], order[i]
			}
		} else {
			slices.Reverse(order)
		}
		in, before := make([]bool, n), int64(0)
		for _, i := range order {
			in[i] = true
			pence, known := cost(slices.Clone(in)).Pence()
			switch {
			case !known:
				return ShapleyEstimate{}, field.At("cost", fmt.Errorf("the cost of %s is not known: %w", listed(chosen(partners, in)), field.ErrRequired))
			case pence > mostPence || pence < -mostPence:
				return ShapleyEstimate{}, field.At("cost", fmt.Errorf("%s cost %v: %w", listed(chosen(partners, in)), costing.Pence(pence), field.ErrRange))
			}
			pairs[i] += pence - before
			before = pence
		}
		if total = before; k%2 == 1 {
			for i, pair := range pairs {
				sums[i].Add(sums[i], big.NewInt(pair))
				if k == 1 {
					first[i] = pair
				}
				off := float64(pair-first[i]) / 2
				squares[i] += float64(off * off)
			}
		}
	}
	return estimate(partners, total, seed, orders, sums, first, squares), nil
}

// fewestOrders is from how many orders an interval follows: fewer say too little of how they differ.
const fewestOrders = 20

// standardErrors returns how many standard errors to each side of a mean of so many pairs hold 95 %:
// the quantile of Student's t by the expansion in Abramowitz and Stegun, "Handbook of Mathematical
// Functions", 26.7.5.
func standardErrors(pairs float64) float64 {
	free := pairs - 1
	return 1.96 + 2.372/free + 2.823/float64(free*free)
}

// estimate returns the mean of each partner with its interval: its standard errors over the pairs
// of orders, to each side. The squares are of how far each pair is from the first.
func estimate(partners []partnership.OrgID, total int64, seed uint64, orders int, sums []*big.Int, first []int64, squares []float64) ShapleyEstimate {
	e := ShapleyEstimate{Seed: seed, Orders: int64(orders), Total: costing.Pence(total), Partners: []EstimatedShare{}}
	means := []*big.Rat{}
	for _, sum := range sums {
		means = append(means, new(big.Rat).SetFrac(sum, big.NewInt(int64(orders))))
	}
	pairs := float64(orders / 2)
	for i, s := range allocation(partners, total, means).Shares {
		if orders < fewestOrders {
			e.Partners = append(e.Partners, EstimatedShare{Org: s.Org, Amount: s.Amount})
			continue
		}
		mean, _ := new(big.Rat).Sub(means[i], ratOf(first[i], 2)).Float64()
		spread := math.Sqrt(max(0, squares[i]/pairs-float64(mean*mean)) / (pairs - 1))
		width := math.Ceil(standardErrors(pairs) * spread)
		pence := s.Amount.KnownPence()
		e.Partners = append(e.Partners, EstimatedShare{s.Org, s.Amount, costing.Pence(pence - int64(width)), costing.Pence(pence + int64(width))})
	}
	return e
}

// checkSample returns what is wrong with a sample.
func checkSample(partners []partnership.OrgID, orders int) error {
	var errs []error
	switch {
	case len(partners) == 0:
		errs = append(errs, field.At("partners", field.ErrRequired))
	case len(partners) > maxSampled:
		errs = append(errs, field.At("partners", fmt.Errorf("%d, and %d is the most: %w", len(partners), maxSampled, field.ErrRange)))
	default:
		errs = append(errs, field.EachOnce("partners", partners, partnership.OrgID.Validate))
	}
	if orders < 2 || orders > maxOrders || orders%2 != 0 {
		errs = append(errs, field.At("orders", fmt.Errorf("%d is not an even number from 2 to %d: %w", orders, maxOrders, field.ErrRange)))
	}
	return errors.Join(errs...)
}

// chosen returns the partners who are in a group.
func chosen(partners []partnership.OrgID, in []bool) []partnership.OrgID {
	all := []partnership.OrgID{}
	for i, p := range partners {
		if in[i] {
			all = append(all, p)
		}
	}
	return all
}

// mixed returns a number whose bits look random: the function of SplitMix64, of Steele, Lea and
// Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
func mixed(n uint64) uint64 {
	n = (n ^ n>>30) * 0xbf58476d1ce4e5b9
	n = (n ^ n>>27) * 0x94d049bb133111eb
	return n ^ n>>31
}
