package coop

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// SerialShares divides the cost of what all demand together, so that nobody pays for the size of
// those who demand more: each pays as if all who demand more demanded only as much as it does. cost
// returns what a quantity costs, and is called for the quantities that are needed, in rising order.
// The cost of a quantity of 0 is taken to be £0.
//
// The errors are
//
//   - at "demands" those of costing.CheckWeights, and ErrRange for demands that together are a
//     million million or more
//   - at "cost" ErrRequired if there is no function or it returns a cost that is not known, and
//     ErrRange for a cost beyond £10,000,000,000,000
func SerialShares(demands []costing.Weight, cost func(partnership.Quantity) costing.Money) (CostAllocation, error) {
	err := costing.CheckWeights("demands", demands)
	if cost == nil {
		err = errors.Join(err, field.At("cost", field.ErrRequired))
	}
	if err != nil {
		return CostAllocation{}, err
	}
	n, order := len(demands), make([]int, len(demands))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return demands[i].Value.Compare(demands[j].Value) })
	shares, orgs := make([]*big.Rat, n), make([]partnership.OrgID, n)
	paid, before, below := new(big.Rat), int64(0), int64(0)
	for k, i := range order {
		orgs[i] = demands[i].Org
		demand, _ := demands[i].Value.Millionths()
		left := int64(n - k)
		quantity, err := partnership.QuantityOfMillionths(below + left*demand) // at most all demands
		if err != nil {
			return CostAllocation{}, field.At("demands", err)
		}
		below += demand
		pence, known := int64(0), true
		if quantity.Sign() != 0 {
			pence, known = cost(quantity).Pence()
		}
		switch {
		case !known:
			return CostAllocation{}, field.At("cost", fmt.Errorf("the cost of %v is not known: %w", quantity, field.ErrRequired))
		case pence > mostPence || pence < -mostPence:
			return CostAllocation{}, field.At("cost", fmt.Errorf("%v costs %v: %w", quantity, costing.Pence(pence), field.ErrRange))
		}
		paid = new(big.Rat).Add(paid, ratOf(pence-before, left))
		shares[i], before = paid, pence
	}
	return allocation(orgs, before, shares), nil
}

// CostTerm is a term of a cost function, with its value at the demands of the partners. The term is
// a product of powers of what each partner demands. For 3·q₁²·q₂ at demands of 2 and 5, the value
// is 60 and the powers are 2 and 1.
type CostTerm struct {
	Value  costing.Money    `json:"value,omitzero"` // in all
	Powers []costing.Weight `json:"powers"`         // of the demands in it
}

// AumannShapley divides a cost that is a sum of terms by Aumann–Shapley prices. The price of a unit
// is the mean of what it adds to the cost while all demands grow together from 0, and each partner
// pays price × demand. That comes to dividing each term among the partners in proportion to their
// powers in it.
//
// The errors are ErrRequired at "terms" if there are none, and at "terms[i].value" if it is not
// known; and those of costing.CheckWeights at "terms[i].powers". Powers that are all 0 are
// ErrInvalid: prices cannot divide a cost that does not depend on demand.
func AumannShapley(terms []CostTerm) (CostAllocation, error) {
	if len(terms) == 0 {
		return CostAllocation{}, field.At("terms", field.ErrRequired)
	}
	orgs, shares, total := []partnership.OrgID{}, []*big.Rat{}, int64(0)
	err := field.Each("terms", terms, func(t CostTerm) error {
		if err := errors.Join(field.At("value", checkCost(t.Value)), costing.CheckWeights("powers", t.Powers)); err != nil {
			return err
		}
		total += t.Value.KnownPence()
		weights := []*big.Rat{}
		for _, p := range t.Powers {
			millionths, _ := p.Value.Millionths()
			weights = append(weights, whole(millionths))
		}
		for i, part := range inProportion(whole(t.Value.KnownPence()), weights) {
			at := slices.Index(orgs, t.Powers[i].Org)
			if at < 0 {
				at = len(orgs)
				orgs, shares = append(orgs, t.Powers[i].Org), append(shares, new(big.Rat))
			}
			shares[at].Add(shares[at], part)
		}
		return nil
	})
	if err == nil && (total > mostPence || total < -mostPence) {
		err = field.At("terms", fmt.Errorf("they make %v: %w", costing.Pence(total), field.ErrRange))
	}
	if err != nil {
		return CostAllocation{}, err
	}
	return allocation(orgs, total, shares), nil
}
