package waterfall

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"math/bits"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// ClaimsRule divides an amount among claims that together exceed it: the savings that
// arrived, among those who were promised more.
//
// For what the rules have in common see O'Neill, "A problem of rights arbitration from the
// Talmud", Mathematical Social Sciences 2 (1982), and Aumann and Maschler, "Game theoretic
// analysis of a bankruptcy problem from the Talmud", Journal of Economic Theory 36 (1985).
type ClaimsRule string

// The rules for claims.
const (
	// ProportionalRule awards to each in proportion to its claim.
	ProportionalRule ClaimsRule = "proportional"
	// EqualAwardsRule awards the same to each, but to nobody more than its claim.
	EqualAwardsRule ClaimsRule = "constrained-equal-awards"
	// EqualLossesRule takes the same from each claim, but never more than the claim.
	EqualLossesRule ClaimsRule = "constrained-equal-losses"
	// TalmudRule applies the equal awards rule to half of each claim if the estate is no more
	// than half of all claims. If it is more, everyone gets half of its claim, and the equal
	// losses rule divides what is left among the other halves. Any two then share what they get
	// together as in the contested garment: each has what the other does not claim, and half of
	// the rest.
	TalmudRule ClaimsRule = "talmud"
	// AverageRule awards the mean of the equal awards and the equal losses.
	AverageRule ClaimsRule = "average"
	// ReverseTalmudRule is the Talmud rule the other way round: equal losses of half of each
	// claim first, and then equal awards of the other halves.
	ReverseTalmudRule ClaimsRule = "reverse-talmud"
	// PinilesRule applies the equal awards rule to half of each claim, and if there is more, again
	// to the other halves.
	PinilesRule ClaimsRule = "piniles"
	// ConstrainedEgalitarianRule applies the equal awards rule to half of each claim. If there is
	// more, everyone gets the same amount, but not less than half of its claim nor more than the
	// claim.
	ConstrainedEgalitarianRule ClaimsRule = "constrained-egalitarian"
	// AdjustedProportionalRule awards to each what the others do not claim, and divides the
	// rest in proportion to what is left of the claims. No claim counts for more than the rest.
	AdjustedProportionalRule ClaimsRule = "adjusted-proportional"
	// RandomArrivalRule awards the mean over all orders in which the claims could be met one
	// after the other until nothing is left. It takes at most 16 claims.
	RandomArrivalRule ClaimsRule = "random-arrival"
	// MinimalOverlapRule assigns the claims to parts of the estate so that as little as
	// possible is claimed by more than one, and shares each part equally among those who claim
	// it.
	MinimalOverlapRule ClaimsRule = "minimal-overlap"
	// DominguezThomsonRule awards to each its claim, or the estate if that is less, divided by the
	// number of claims, and divides the rest among what is left of the claims in the same way,
	// again and again. It takes at most 100 claims.
	DominguezThomsonRule ClaimsRule = "dominguez-thomson"
	// AverageOfAwardsRule awards the mean of all divisions in which nobody gets less than nothing
	// or more than its claim. It takes at most 16 claims.
	AverageOfAwardsRule ClaimsRule = "average-of-awards"
)

// ClaimsRules returns every ClaimsRule.
func ClaimsRules() []ClaimsRule {
	return []ClaimsRule{
		ProportionalRule, EqualAwardsRule, EqualLossesRule, TalmudRule,
		AverageRule, ReverseTalmudRule, PinilesRule, ConstrainedEgalitarianRule, AdjustedProportionalRule,
		RandomArrivalRule, MinimalOverlapRule, DominguezThomsonRule, AverageOfAwardsRule,
	}
}

// UnmarshalText reads one of ClaimsRules, or no text, which is not set; the error wraps
// ErrInvalid.
func (r *ClaimsRule) UnmarshalText(text []byte) (err error) {
	*r, err = field.ReadOneOf("rule for claims", text, ClaimsRules())
	return err
}

// Title returns the rule in plain words: what a form or a report shows.
func (r ClaimsRule) Title() string {
	switch r {
	case ProportionalRule:
		return "In proportion to the claims"
	case EqualAwardsRule:
		return "The same to each, up to its claim"
	case EqualLossesRule:
		return "The same loss for each, up to its claim"
	case TalmudRule:
		return "Half of each claim first, then equal losses"
	case AverageRule:
		return "The mean of equal awards and equal losses"
	case ReverseTalmudRule:
		return "Equal losses of half of each claim first, then equal awards"
	case PinilesRule:
		return "Equal awards of half of each claim first, then of the rest"
	case AdjustedProportionalRule:
		return "What others do not claim, the rest in proportion"
	case RandomArrivalRule:
		return "The mean over all orders of arrival"
	case DominguezThomsonRule:
		return "A part of each claim, again and again"
	case AverageOfAwardsRule:
		return "The mean of all possible awards"
	}
	return field.Title(r)
}

// Award divides estate among claims by the rule, and returns what each is awarded,
// in the order of the claims.
//
// The awards add up to estate, and are the exact awards rounded as costing.Split does;
// equal remainders go by the bytes of the organisation ids. So the order of the claims
// changes nobody's award. Each award is less than a penny away from the exact one, is not
// negative and is not more than the claim.
//
// The exact awards obey these laws, and the rounded ones obey them to within a penny:
//
//   - A larger claim gets no less, and loses no less, than a smaller one.
//   - If there is more to divide, nobody gets less. For the two equal rules this holds to
//     the penny.
//   - What a rule awards of an estate is what its dual takes from the claims if the estate
//     is what is lost. Equal awards and equal losses are each other's dual; Piniles, constrained
//     egalitarian, minimal overlap and Dominguez–Thomson have duals that are not here; each of
//     the other rules is its own.
//
// The errors are
//
//   - at "rule" ErrRequired or ErrInvalid;
//   - at "estate" ErrRequired if it is not known, ErrInvalid for less than £0, and ErrRange
//     for more than all claims;
//   - at "claims" ErrRequired if there are none, and ErrRange if Money does not hold their
//     sum, or there are more than the rule takes;
//   - at "claims[i].org" ErrRequired, ErrInvalid or ErrDuplicate;
//   - at "claims[i].amount" ErrRequired if it is not known, and ErrInvalid for less than £0.
func (r ClaimsRule) Award(estate costing.Money, claims []costing.Portion) ([]costing.Portion, error) {
	if err := r.check(estate, claims); err != nil {
		return nil, err
	}
	awards := slices.Clone(claims)
	if slices.Contains(inMachineNumbers(), r) {
		r.exact(magnitude(estate), claims).settle(estate, awards)
	} else {
		settle(estate, problemOf(magnitude(estate), claims).more(r), awards)
	}
	return awards, nil
}

// inMachineNumbers are the rules that exact works out.
func inMachineNumbers() []ClaimsRule {
	return []ClaimsRule{ProportionalRule, EqualAwardsRule, EqualLossesRule, TalmudRule}
}

// settle sets the amounts of portions to exact ones, rounded so that they add up to amount.
func settle(amount costing.Money, exact []*big.Rat, portions []costing.Portion) {
	parts := big.NewInt(1)
	for _, n := range exact {
		gcd := new(big.Int).GCD(nil, nil, parts, n.Denom())
		parts = new(big.Int).Mul(parts, gcd.Quo(n.Denom(), gcd))
	}
	numbers := make([]*big.Int, len(exact))
	for i, n := range exact {
		numbers[i] = new(big.Int).Quo(parts, n.Denom())
		numbers[i].Mul(numbers[i], n.Num())
	}
	amounts, _ := costing.Split(amount, numbers, parts, func(i, j int) int { return cmp.Compare(portions[i].Org, portions[j].Org) })
	for i, amount := range amounts {
		portions[i].Amount = amount
	}
}

// check returns every error of an award.
func (r ClaimsRule) check(estate costing.Money, claims []costing.Portion) error {
	_, notRule := field.OneOf("rule for claims", string(r), ClaimsRules())
	notAmount := costing.CheckAmount(estate)
	notClaims := errors.Join(checkClaims(claims), field.At("claims", r.checkCount(claims)))
	if notAmount == nil && notClaims == nil {
		if total := totalOf(claims); estate.Compare(total) > 0 {
			notAmount = fmt.Errorf("%v is more than all claims, %v: %w", estate, total, field.ErrRange)
		}
	}
	return errors.Join(field.At("rule", notRule), field.At("estate", notAmount), notClaims)
}

// checkClaims returns every error of claims, at "claims".
func checkClaims(claims []costing.Portion) error {
	if len(claims) == 0 {
		return field.At("claims", field.ErrRequired)
	}
	amounts := make([]costing.Money, len(claims))
	for i, c := range claims {
		amounts[i] = c.Amount
	}
	_, tooMuch := costing.Sum(amounts...)
	return errors.Join(costing.CheckAmounts("claims", claims), field.At("claims", tooMuch))
}

// totalOf returns all portions together, of which the sum is known to be an amount
// of money.
func totalOf(portions []costing.Portion) costing.Money {
	total := costing.Pence(0)
	for _, p := range portions {
		total = total.Plus(p.Amount)
	}
	return total
}

// exactShares are amounts in pence that need not be whole: whole[i] and rest[i] ÷
// parts. rest is less than parts.
type exactShares struct {
	whole, rest []uint64
	parts       uint64
}

// newExactShares returns n amounts of nothing.
func newExactShares(n int) exactShares {
	room := make([]uint64, 2*n)
	return exactShares{whole: room[:n], rest: room[n:], parts: 1}
}

// exact returns the awards before they are rounded.
func (r ClaimsRule) exact(estate uint64, claims []costing.Portion) exactShares {
	total := magnitude(totalOf(claims))
	switch {
	case r == ProportionalRule:
		return proportional(estate, claims, total)
	case r == EqualAwardsRule:
		return equal(estate, claims, 1)
	case r == EqualLossesRule:
		return equal(total-estate, claims, 1).takenFrom(claims)
	case estate <= total/2:
		return equal(estate, claims, 2)
	default:
		return equal(total-estate, claims, 2).takenFrom(claims)
	}
}

// proportional returns amount × claim ÷ total for each claim.
func proportional(amount uint64, claims []costing.Portion, total uint64) exactShares {
	shares := newExactShares(len(claims))
	if total == 0 {
		return shares
	}
	shares.parts = total
	for i, c := range claims {
		high, low := bits.Mul64(amount, magnitude(c.Amount))
		shares.whole[i], shares.rest[i] = bits.Div64(high, low, total)
	}
	return shares
}

// equal divides amount equally, but gives to nobody more than its claim ÷ by.
//
// It goes up the claims from the smallest. A claim that is no more than an equal
// share of what is left is met; from the first that is more, all get that share.
func equal(amount uint64, claims []costing.Portion, by uint64) exactShares {
	shares, order := newExactShares(len(claims)), byAmount(claims)
	left, met := by*amount, 0 // in 1 ÷ by of a penny
	for met < len(order) && magnitude(claims[order[met]].Amount) <= left/uint64(len(order)-met) {
		left -= magnitude(claims[order[met]].Amount)
		met++
	}
	sharing := max(1, uint64(len(order)-met))
	shares.parts = by * sharing
	for _, i := range order[:met] {
		claim := magnitude(claims[i].Amount)
		shares.whole[i], shares.rest[i] = claim/by, claim%by*sharing
	}
	for _, i := range order[met:] {
		shares.whole[i], shares.rest[i] = left/shares.parts, left%shares.parts
	}
	return shares
}

// byAmount returns the places of the claims, from the smallest claim.
func byAmount(claims []costing.Portion) []int {
	order := make([]int, len(claims))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return claims[i].Amount.Compare(claims[j].Amount) })
	return order
}

// takenFrom returns what is left of the claims after the shares: awards, if the
// shares are losses.
func (s exactShares) takenFrom(claims []costing.Portion) exactShares {
	for i, c := range claims {
		s.whole[i] = magnitude(c.Amount) - s.whole[i]
		if s.rest[i] > 0 {
			s.whole[i], s.rest[i] = s.whole[i]-1, s.parts-s.rest[i]
		}
	}
	return s
}

// settle sets the amounts of portions to the shares, rounded so that they add up to
// amount.
func (s exactShares) settle(amount costing.Money, portions []costing.Portion) {
	exact, parts := make([]*big.Int, len(portions)), new(big.Int).SetUint64(s.parts)
	for i, whole := range s.whole {
		exact[i] = new(big.Int).SetUint64(whole)
		exact[i].Add(exact[i].Mul(exact[i], parts), new(big.Int).SetUint64(s.rest[i]))
	}
	amounts, _ := costing.Split(amount, exact, parts, func(i, j int) int { return cmp.Compare(portions[i].Org, portions[j].Org) })
	for i, amount := range amounts {
		portions[i].Amount = amount
	}
}

// magnitude returns how many pence a known amount is without its sign.
func magnitude(amount costing.Money) uint64 {
	return uint64(amount.Abs().KnownPence())
}
