package risk

import (
	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// splitByShares returns what each organisation has of an amount, in the order of the
// shares at path, which must make a whole.
func splitByShares(path string, amount costing.Money, shares []partnership.Share) ([]costing.Charge, error) {
	if err := partnership.CheckShares(path, shares); err != nil {
		return nil, err
	}
	parts, _, _ := partnership.Parts(shares)
	weights := make([]costing.Weight, len(shares))
	for i, s := range shares {
		value, _ := partnership.QuantityOfMillionths(parts[i])
		weights[i] = costing.Weight{Org: s.Org, Value: value}
	}
	return costing.Apportion(amount, weights)
}
