package waterfall

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Tier is a rank of claims: they are met before those of the tiers after it. If
// what has reached the tier is less than its claims, the rule divides it.
type Tier struct {
	Name   string            `json:"name"`   // what the claims are for, or the clause
	Rule   ClaimsRule        `json:"rule"`   // how too little is divided
	Claims []costing.Portion `json:"claims"` // what is claimed, each organisation once
}

// Tranche is one step in which an amount is used up: how much reached the step, what was met
// and what was kept there, and what went on to the next step. Amount is always Met, Kept and
// Left together. The portions add up to Met if there are any; if there are none, the amount
// was met out of the fund itself.
type Tranche struct {
	Name     string             `json:"name"`              // of the tier, part or stage
	Line     partnership.LineID `json:"line,omitzero"`     // of a pooled fund, if the stage is of one line
	What     string             `json:"what,omitempty"`    // how much is met, and how it is divided, in words
	Amount   costing.Money      `json:"amount,omitzero"`   // what reached it
	Met      costing.Money      `json:"met,omitzero"`      // what was used up here
	Weights  []costing.Weight   `json:"weights,omitempty"` // the weights by which Met is divided, if it is divided by weights
	Limits   []costing.Portion  `json:"limits,omitempty"`  // what each may have or bear at most: its claim in a tier, or its maximum
	Portions []costing.Portion  `json:"portions"`          // who gets or bears how much of Met
	Kept     costing.Money      `json:"kept,omitzero"`     // what was put aside and went to nobody: a part of a gain without weights, or an underspend that stays in the fund
	Left     costing.Money      `json:"left,omitzero"`     // what went on to the next tranche, or was left over by the last
}

// Tranches are the steps in which an amount is used up, in order.
type Tranches []Tranche

// Distribute lets estate run down the tiers and returns what each did, in their
// order. The claims of a tier are met in full if there is enough. What is Left by
// the last tier has no claim on it; it is reported and goes to nobody.
//
// The errors are at "estate" ErrRequired if it is not known and ErrInvalid for less than
// £0, ErrRequired at "tiers" for none, and under "tiers[i]" those of Tier.Validate.
func Distribute(estate costing.Money, tiers []Tier) (Tranches, error) {
	if err := checkWaterfall(estate, tiers); err != nil {
		return nil, err
	}
	tranches := make(Tranches, len(tiers))
	for i, tier := range tiers {
		tranches[i] = tier.meet(estate)
		estate = tranches[i].Left
	}
	return tranches, nil
}

// checkWaterfall returns every error of a waterfall.
func checkWaterfall(estate costing.Money, tiers []Tier) error {
	var none error
	if len(tiers) == 0 {
		none = field.At("tiers", field.ErrRequired)
	}
	return errors.Join(
		field.At("estate", costing.CheckAmount(estate)),
		none,
		field.Each("tiers", tiers, Tier.Validate),
	)
}

// Validate returns what is wrong with the tier: ErrRequired at "name" for no name,
// ErrRequired or ErrInvalid at "rule", and the errors of ClaimsRule.Award for its claims.
func (t Tier) Validate() error {
	return errors.Join(
		field.Required("name", t.Name),
		field.CheckOneOf("rule", "rule for claims", t.Rule, ClaimsRules()),
		checkClaims(t.Claims),
		field.At("claims", t.Rule.checkCount(t.Claims)),
	)
}

// meet meets the claims of a valid tier from amount.
func (t Tier) meet(amount costing.Money) Tranche {
	met := costing.Min(amount, totalOf(t.Claims))
	awards, _ := t.Rule.Award(met, t.Claims)
	return Tranche{
		Name: t.Name, What: t.Rule.Title(), Amount: amount, Met: met, Kept: costing.Pence(0), Limits: slices.Clone(t.Claims), Portions: awards, Left: amount.Plus(met.Neg()),
	}
}

// NoWorseOff returns for each organisation of after what it would have to get so as not to
// pay more than before: the rise of its charge, or £0 if it did not rise. They are the
// claims of the first tier in a waterfall of savings. An organisation that is not in before
// cannot be worse off: it has no claim and is left out.
//
// The errors are
//
//   - at "before[i].org" and "after[i].org" ErrRequired, ErrInvalid and ErrDuplicate;
//   - at "before[i].amount" and "after[i].amount" ErrRequired if it is not known;
//   - at "after[i].amount" ErrRange for a rise beyond Money.
func NoWorseOff(before, after []costing.Portion) ([]costing.Portion, error) {
	previous, claims := costing.AmountsByOrg(before), make([]costing.Portion, 0, len(after))
	err := errors.Join(
		costing.CheckCharges("before", before),
		costing.CheckCharges("after", after),
		field.Each("after", after, func(c costing.Portion) error {
			paid, member := previous[c.Org]
			if !member {
				return nil
			}
			rise, err := c.Amount.Sub(paid)
			claims = append(claims, costing.Portion{Org: c.Org, Amount: costing.Max(costing.Pence(0), rise)})
			return field.At("amount", err)
		}),
	)
	if err != nil {
		return nil, err
	}
	return claims, nil
}

// checkOrgsIn returns ErrNotFound for each organisation of charges that is not in
// others.
func checkOrgsIn(path string, charges []costing.Portion, otherPath string, others []costing.Portion) error {
	known := costing.AmountsByOrg(others)
	return field.Each(path, charges, func(c costing.Portion) error {
		if _, ok := known[c.Org]; ok || c.Org.Validate() != nil {
			return nil
		}
		return field.At("org", fmt.Errorf("%q is not in %s: %w", c.Org, otherPath, field.ErrNotFound))
	})
}
