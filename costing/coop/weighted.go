package coop

import (
	"errors"
	"fmt"
	"math/big"
	"math/bits"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// weightsFor returns weights in the order of the partners. Each partner must have one.
func (g Game) weightsFor(weights []costing.Weight) ([]int64, error) {
	if g.n() == 0 {
		return nil, field.At("partners", field.ErrRequired)
	}
	if err := costing.CheckWeights("weights", weights); err != nil {
		return nil, err
	}
	all, there := make([]int64, g.n()), make([]bool, g.n())
	err := field.Each("weights", weights, func(w costing.Weight) error {
		place := slices.Index(g.partners, w.Org)
		if place < 0 {
			return field.At("org", fmt.Errorf("%s is not a partner: %w", field.Quote(w.Org), field.ErrNotFound))
		}
		all[place], there[place] = w.Value.Millionths()
		return nil
	})
	for i, org := range g.partners {
		if err == nil && !there[i] {
			err = errors.Join(err, field.At("weights", fmt.Errorf("%s has none: %w", org, field.ErrRequired)))
		}
	}
	return all, err
}

// InProportion divides the cost of all partners in proportion to weights, such as populations. A
// partner with a weight of 0 pays nothing.
//
// The errors are
//
//   - at "partners" ErrRequired for a game without any
//   - at "weights" those of costing.CheckWeights, and ErrRequired for a partner without a
//     weight
//   - at "weights[i].org" ErrNotFound for one who is not a partner
func (g Game) InProportion(weights []costing.Weight) (CostAllocation, error) {
	all, err := g.weightsFor(weights)
	if err != nil {
		return CostAllocation{}, err
	}
	rats := []*big.Rat{}
	for _, w := range all {
		rats = append(rats, whole(w))
	}
	return g.allocate(inProportion(whole(g.total()), rats)), nil
}

// SeparableCosts divides the cost by the rule of that name, where it is known what the service is
// worth to each partner. The most that a partner would pay is then that benefit or what it would
// pay alone, whichever is less.
//
// The errors are those of Allocate, and
//
//   - at "benefits" those of costing.CheckAmounts, and ErrRequired for a partner without a
//     benefit
//   - at "benefits[i].org" ErrNotFound for one who is not a partner
//   - at "benefits[i].amount" ErrRange for a benefit below the separable cost: the service is
//     not worth it to that partner
func (g Game) SeparableCosts(benefits []costing.Portion) (CostAllocation, error) {
	if err := g.need(SeparableCosts); err != nil {
		return CostAllocation{}, err
	}
	most, there := make([]int64, g.n()), make([]bool, g.n())
	err := errors.Join(costing.CheckAmounts("benefits", benefits), field.Each("benefits", benefits, func(b costing.Portion) error {
		place := slices.Index(g.partners, b.Org)
		if pence, known := b.Amount.Pence(); place >= 0 && known {
			most[place], there[place] = min(pence, g.alone(place)), true
			if pence < g.separable(place) {
				return field.At("amount", fmt.Errorf("%v is below the separable cost of %s, %v: %w",
					b.Amount, b.Org, costing.Pence(g.separable(place)), field.ErrRange))
			}
		}
		if place < 0 && b.Org != "" {
			return field.At("org", fmt.Errorf("%s is not a partner: %w", field.Quote(b.Org), field.ErrNotFound))
		}
		return nil
	}))
	for i, org := range g.partners {
		if err == nil && !there[i] {
			err = errors.Join(err, field.At("benefits", fmt.Errorf("%s has none: %w", org, field.ErrRequired)))
		}
	}
	if err != nil {
		return CostAllocation{}, err
	}
	shares, err := g.separableShares(func(i int) int64 { return most[i] })
	if err != nil {
		return CostAllocation{}, field.At("costs", fmt.Errorf("%s: %w", SeparableCosts.Title(), err))
	}
	return g.allocate(shares), nil
}

// maxWeighted is for how many partners dividends are worked out: they take four tables.
const maxWeighted = 20

// maxSums is how many different sums of weights a weighted Shapley value may have: their
// denominators grow with it.
const maxSums = 1 << 14

// WeightedShapley returns the weighted Shapley value. The dividend of a group is what it costs,
// less the dividends of all smaller groups in it. Each dividend is divided among the members of its
// group in proportion to their weights. With equal weights this is the Shapley value.
//
// The errors are those of InProportion, and
//
//   - at "costs" ErrRequired for groups whose cost is not known
//   - at "partners" ErrRange for more than 20
//   - at "weights[i].value" ErrRange for a weight of 0, because a group of such partners could
//     not be divided
//   - at "weights" ErrRange if the groups have more than 16,384 different sums of weights;
//     round the weights then
func (g Game) WeightedShapley(weights []costing.Weight) (CostAllocation, error) {
	all, err := g.weightsFor(weights)
	if err == nil {
		err = field.Each("weights", weights, func(w costing.Weight) error {
			if w.Value.Sign() == 0 {
				return field.At("value", fmt.Errorf("the weight of %s is 0: %w", w.Org, field.ErrRange))
			}
			return nil
		})
	}
	if err == nil {
		err = g.complete()
	}
	if err == nil && g.n() > maxWeighted {
		err = field.At("partners", fmt.Errorf("%d, and dividends are worked out for at most %d: %w", g.n(), maxWeighted, field.ErrRange))
	}
	if err != nil {
		return CostAllocation{}, err
	}
	sums := sums(all)
	distinct := slices.Clone(sums[1:])
	slices.Sort(distinct)
	if distinct = slices.Compact(distinct); len(distinct) > maxSums {
		return CostAllocation{}, field.At("weights", fmt.Errorf("groups have %d different sums of them, more than %d: %w", len(distinct), maxSums, field.ErrRange))
	}
	return g.allocate(g.byDividends(all, sums, distinct)), nil
}

// byDividends divides the dividend of each group by weights.
func (g Game) byDividends(weights, sums, distinct []int64) []*big.Rat {
	dividends := slices.Clone(g.costs) // below 2^50 × 2^24 in size, and modulo 2^64 on the way
	highs := make([]int64, len(dividends))
	for s, cost := range dividends {
		highs[s] = cost >> 32
		dividends[s] = cost & (1<<32 - 1)
	}
	for _, half := range [][]int64{dividends, highs} {
		for i := range g.partners {
			for s := range half {
				if s>>i&1 != 0 {
					half[s] -= half[s^1<<i]
				}
			}
		}
	}
	shares := make([]*big.Rat, g.n())
	for i := range shares {
		bySum := make([]*big.Int, len(distinct))
		for s := range dividends {
			if s>>i&1 == 0 {
				continue
			}
			k, _ := slices.BinarySearch(distinct, sums[s])
			if bySum[k] == nil {
				bySum[k] = new(big.Int)
			}
			d := big.NewInt(highs[s])
			bySum[k].Add(bySum[k], d.Add(d.Lsh(d, 32), big.NewInt(dividends[s])))
		}
		shares[i] = sumOver(bySum, distinct)
		shares[i].Mul(shares[i], whole(weights[i]))
	}
	return shares
}

// sumOver returns the sum of numbers ÷ others, in pairs so that the fractions stay small. Those
// that are nil are 0.
func sumOver(numbers []*big.Int, over []int64) *big.Rat {
	switch len(numbers) {
	case 0:
		return new(big.Rat)
	case 1:
		if numbers[0] == nil {
			return new(big.Rat)
		}
		return new(big.Rat).SetFrac(numbers[0], big.NewInt(over[0]))
	}
	half := len(numbers) / 2
	left := sumOver(numbers[:half], over[:half])
	return left.Add(left, sumOver(numbers[half:], over[half:]))
}

// Owen returns the Owen value for groups that stay together, such as the districts of each county:
// the mean of what each partner adds over all orders of joining in which the members of every group
// follow each other directly. A partner who is in no group is a group of its own.
//
// The errors are
//
//   - at "partners" ErrRequired for a game without any
//   - at "costs" ErrRequired for groups whose cost is not known
//   - at "groups[i]" ErrRequired for a group of nobody
//   - at "groups[i][j]" ErrNotFound for one who is not a partner, and ErrDuplicate for one who
//     is listed before
func (g Game) Owen(groups [][]partnership.OrgID) (CostAllocation, error) {
	if err := g.complete(); err != nil {
		return CostAllocation{}, err
	}
	blocs, taken := []Coalition{}, Coalition(0)
	err := field.Each("groups", groups, func(group []partnership.OrgID) error {
		bloc, err := g.coalition("", group)
		if err == nil && bloc&taken != 0 {
			return fmt.Errorf("%s is in a group before: %w", g.label(bloc&taken), field.ErrDuplicate)
		}
		taken |= bloc
		blocs = append(blocs, bloc)
		return err
	})
	if err != nil {
		return CostAllocation{}, err
	}
	for i := range g.partners {
		if !taken.Has(i) {
			blocs = append(blocs, only(i))
		}
	}
	return g.allocate(g.owen(blocs)), nil
}

// owen returns the Owen value for blocs that have everyone once.
func (g Game) owen(blocs []Coalition) []*big.Rat {
	shares := make([]*big.Rat, g.n())
	for i := range shares {
		shares[i] = new(big.Rat)
	}
	for k, bloc := range blocs {
		others := slices.Delete(slices.Clone(blocs), k, k+1)
		m, size := int64(len(blocs)), bloc.Size()
		// What each partner adds, by how many of its bloc and how many blocs are there before
		// it, in two parts so that no sum overflows.
		low, high := make([]int64, g.n()*size*len(blocs)), make([]int64, g.n()*size*len(blocs))
		for set := range 1 << len(others) {
			outside, count := Coalition(0), bits.OnesCount(uint(set))
			for j, other := range others {
				if set>>j&1 != 0 {
					outside |= other
				}
			}
			for inside := Coalition(0); ; inside = (inside - bloc) & bloc {
				with := outside | inside
				for rest := uint32(bloc &^ inside); rest != 0; rest &= rest - 1 {
					i := bits.TrailingZeros32(rest)
					adds := g.costs[with|only(i)] - g.costs[with]
					at := (i*size+inside.Size())*len(blocs) + count
					low[at] += adds & (1<<32 - 1)
					high[at] += adds >> 32
				}
				if inside == bloc {
					break
				}
			}
		}
		for at := range low {
			sum := big.NewInt(high[at])
			sum.Add(sum.Lsh(sum, 32), big.NewInt(low[at]))
			count, inside := int64(at%len(blocs)), int64(at/len(blocs)%size)
			orders := big.NewInt(m * binomial(m-1, count))
			orders.Mul(orders, big.NewInt(int64(size)*binomial(int64(size-1), inside)))
			i := at / len(blocs) / size
			shares[i].Add(shares[i], new(big.Rat).SetFrac(sum, orders))
		}
	}
	return shares
}
