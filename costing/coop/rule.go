package coop

import (
	"fmt"
	"math/big"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// AllocationRule is a rule that divides the cost of all partners among them. It needs nothing but
// what each group would pay.
type AllocationRule string

// The rules.
const (
	// EqualShares charges the same to each.
	EqualShares AllocationRule = "equal"
	// EqualSavings takes the same from what each would pay alone.
	EqualSavings AllocationRule = "equal-savings"
	// Moriarity charges in proportion to what each would pay alone.
	Moriarity AllocationRule = "moriarity"
	// SeparableCosts charges to each what it adds to the others, its separable cost, and the
	// rest in proportion to what each would save if it paid no more than that. It is also known
	// as SCRB, as the alternative cost avoided method and, for gains, as Gately's point.
	SeparableCosts AllocationRule = "separable-costs"
	// EqualRest charges to each its separable cost, and the rest equally (ENSC).
	EqualRest AllocationRule = "equal-rest"
	// Shapley charges to each what it adds, as a mean over all orders in which the partners
	// could have joined.
	Shapley AllocationRule = "shapley"
	// Banzhaf charges to each what it adds, as a mean over all groups that it could join. That
	// does not add up to the cost.
	Banzhaf AllocationRule = "banzhaf"
	// Nucleolus makes the group that gains least by sharing gain as much as can be, then the
	// next, and so on; and nobody pays more than alone.
	Nucleolus AllocationRule = "nucleolus"
	// PerCapita is Nucleolus by the gain of a group for each of its partners.
	PerCapita AllocationRule = "per-capita-nucleolus"
	// ProportionalNucleolus is Nucleolus by the gain of a group for each pound that it would
	// pay alone, or receive. A group that would pay £0 has no such gain, and is left out.
	ProportionalNucleolus AllocationRule = "proportional-nucleolus"
	// Prenucleolus is Nucleolus where somebody may pay more than alone. The two differ only
	// where no division is stable.
	Prenucleolus AllocationRule = "prenucleolus"
	// Tau charges to each something between its separable cost, the least that it can hope for,
	// and the most that a group could leave it to pay: for all the same part of the way.
	Tau AllocationRule = "tau"
)

// AllocationRules returns every AllocationRule.
func AllocationRules() []AllocationRule {
	return []AllocationRule{
		EqualShares, EqualSavings, Moriarity, SeparableCosts, EqualRest, Shapley, Banzhaf,
		Nucleolus, PerCapita, ProportionalNucleolus, Prenucleolus, Tau,
	}
}

// UnmarshalText reads one of AllocationRules, or no text, which is not set; the error wraps ErrInvalid.
func (r *AllocationRule) UnmarshalText(text []byte) (err error) {
	*r, err = field.ReadOneOf("rule", text, AllocationRules())
	return err
}

// Title returns the rule in plain words: what a form or a report shows.
func (r AllocationRule) Title() string {
	switch r {
	case EqualShares:
		return "Equal shares"
	case Moriarity:
		return "By the cost of each alone"
	case SeparableCosts:
		return "Separable costs, the rest by benefits"
	case EqualRest:
		return "Separable costs, the rest equally"
	case Shapley:
		return "Shapley value"
	case Banzhaf:
		return "Banzhaf value"
	case PerCapita:
		return "Per-capita nucleolus"
	case Tau:
		return "Tau value"
	}
	return field.Title(r)
}

// Allocate divides the cost of all partners by a rule. The exact shares are fractions; the
// amounts are whole pence that add up to the cost, as costing.Split rounds.
//
// The errors are
//
//   - at "rule" ErrRequired and ErrInvalid;
//   - at "partners" ErrRequired for a game without any;
//   - at "costs" ErrRequired for each group that the rule needs and whose cost is not known:
//     Moriarity needs each partner alone and all together, SeparableCosts and EqualRest also all
//     but one, and the others every group;
//   - at "costs" ErrInvalid where the rule has no answer, with the reason: costs below £0 and
//     above £0 for a proportion; nothing to divide the rest by; all partners together cost more
//     than one by one, for a nucleolus; separable costs that are more than what is to be paid,
//     for Tau.
func (g Game) Allocate(rule AllocationRule) (CostAllocation, error) {
	if _, err := field.OneOf("rule", string(rule), AllocationRules()); err != nil {
		return CostAllocation{}, field.At("rule", err)
	}
	if err := g.need(rule); err != nil {
		return CostAllocation{}, err
	}
	shares, err := g.shares(rule)
	if err != nil {
		return CostAllocation{}, field.At("costs", fmt.Errorf("%s: %w", rule.Title(), err))
	}
	return g.allocate(shares), nil
}

// need returns what a rule needs to know and nobody knows.
func (g Game) need(rule AllocationRule) error {
	switch rule {
	case EqualShares:
		return g.known()
	case EqualSavings, Moriarity:
		return g.known(g.singles()...)
	case SeparableCosts, EqualRest:
		return g.known(append(g.singles(), g.margins()...)...)
	}
	return g.complete()
}

// shares returns what each pays by a rule, in pence.
func (g Game) shares(rule AllocationRule) ([]*big.Rat, error) {
	switch rule {
	case EqualShares:
		return g.equalRest(func(int) int64 { return 0 }), nil
	case EqualSavings:
		return g.equalRest(g.alone), nil
	case EqualRest:
		return g.equalRest(g.separable), nil
	case Moriarity:
		return g.moriarity()
	case SeparableCosts:
		return g.separableShares(g.alone)
	case Shapley:
		return g.shapley(), nil
	case Banzhaf:
		return g.banzhaf(), nil
	case Tau:
		return g.tau()
	}
	return g.nucleolusOf(rule)
}

// nucleolusOf returns a nucleolus.
func (g Game) nucleolusOf(rule AllocationRule) ([]*big.Rat, error) {
	if err := g.checkNucleolus(rule); err != nil {
		return nil, err
	}
	x, err := g.nucleolus(measureOf(rule), rule != Prenucleolus, false)
	if err != nil {
		return nil, err
	}
	return x.shares(g), nil
}

// measureOf returns in what a nucleolus counts unhappiness.
func measureOf(rule AllocationRule) measure {
	switch rule {
	case PerCapita:
		return perHead
	case ProportionalNucleolus:
		return perPound
	}
	return perGroup
}

// checkNucleolus returns why a game has no nucleolus.
func (g Game) checkNucleolus(rule AllocationRule) error {
	apart := int64(0)
	for i := range g.partners {
		apart += g.alone(i)
	}
	if rule != Prenucleolus && apart < g.total() {
		return fmt.Errorf("all together cost %v, and one by one %v, so that somebody pays more than alone: %w",
			costing.Pence(g.total()), costing.Pence(apart), field.ErrInvalid)
	}
	return nil
}

// equalRest returns an amount for each, and the rest equally.
func (g Game) equalRest(own func(int) int64) []*big.Rat {
	rest := g.total()
	for i := range g.partners {
		rest -= own(i)
	}
	shares := make([]*big.Rat, g.n())
	for i := range shares {
		shares[i] = ratOf(rest, int64(g.n()))
		shares[i].Add(shares[i], whole(own(i)))
	}
	return shares
}

// moriarity returns shares in proportion to what each pays alone.
func (g Game) moriarity() ([]*big.Rat, error) {
	weights := make([]*big.Rat, g.n())
	below, above := -1, -1
	for i := range weights {
		weights[i] = whole(g.alone(i))
		switch weights[i].Sign() {
		case -1:
			below = i
		case 1:
			above = i
		}
	}
	switch {
	case below >= 0 && above >= 0:
		return nil, fmt.Errorf("a proportion of costs below £0 and above £0: %s costs %v and %s %v: %w",
			g.partners[below], g.Cost(only(below)), g.partners[above], g.Cost(only(above)), field.ErrInvalid)
	case below < 0 && above < 0:
		return nil, fmt.Errorf("each alone costs £0: %w", field.ErrInvalid)
	}
	return inProportion(whole(g.total()), weights), nil
}

// inProportion returns amount × weight ÷ all weights, which are not 0 together.
func inProportion(amount *big.Rat, weights []*big.Rat) []*big.Rat {
	sum := new(big.Rat)
	for _, w := range weights {
		sum.Add(sum, w)
	}
	each := new(big.Rat).Quo(amount, sum)
	shares := make([]*big.Rat, len(weights))
	for i, w := range weights {
		shares[i] = new(big.Rat).Mul(each, w)
	}
	return shares
}

// separableShares returns the separable costs, and the rest in proportion to what is left of the
// most that each would pay.
func (g Game) separableShares(most func(int) int64) ([]*big.Rat, error) {
	rest := g.total()
	benefits := make([]*big.Rat, g.n())
	sum, below, above := int64(0), -1, -1
	for i := range benefits {
		rest -= g.separable(i)
		benefit := most(i) - g.separable(i)
		sum += benefit
		switch benefits[i] = whole(benefit); benefits[i].Sign() {
		case -1:
			below = i
		case 1:
			above = i
		}
	}
	if sum == 0 && rest == 0 && below < 0 {
		return g.equalRest(g.separable), nil
	}
	if below >= 0 || above < 0 {
		if below < 0 {
			return nil, fmt.Errorf("nobody gains, and %v is left to divide: %w", costing.Pence(rest), field.ErrInvalid)
		}
		return nil, fmt.Errorf("the separable cost of %s, %v, is more than the %v that it would pay at most: %w",
			g.partners[below], costing.Pence(g.separable(below)), costing.Pence(most(below)), field.ErrInvalid)
	}
	shares := inProportion(whole(rest), benefits)
	for i := range shares {
		shares[i].Add(shares[i], whole(g.separable(i)))
	}
	return shares, nil
}

// tau returns the tau value.
func (g Game) tau() ([]*big.Rat, error) {
	least := make([]int64, g.n())
	sumLeast := int64(0)
	for i := range least {
		least[i] = g.separable(i)
		sumLeast += least[i]
	}
	gaps, _ := g.slacks(least, true)
	sumGaps := int64(0)
	for i, gap := range gaps {
		if gap < 0 {
			return nil, fmt.Errorf("the separable cost of %s, %v, is more than a group would leave it to pay, %v: %w",
				g.partners[i], costing.Pence(least[i]), costing.Pence(least[i]+gap), field.ErrInvalid)
		}
		sumGaps += gap
	}
	rest := g.total() - sumLeast
	if rest < 0 || rest > sumGaps {
		return nil, fmt.Errorf("%v is not between the least that all hope to pay, %v, and the most, %v: %w",
			costing.Pence(g.total()), costing.Pence(sumLeast), costing.Pence(sumLeast+sumGaps), field.ErrInvalid)
	}
	shares := make([]*big.Rat, g.n())
	for i := range shares {
		shares[i] = whole(least[i])
		if sumGaps > 0 {
			part := new(big.Rat).Mul(whole(rest), ratOf(gaps[i], sumGaps))
			shares[i].Add(shares[i], part)
		}
	}
	return shares, nil
}
