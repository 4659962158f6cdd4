package costing

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// SplitFractions splits total by fractions that make a whole: £100.00 by 50%, 1/4 and 1/4 is
// £50.00, £25.00 and £25.00. It rounds as Split does; of equal remainders the fraction that
// comes first gets the spare penny.
//
// The errors are
//
//   - at "total" ErrRequired if it is not known;
//   - with no path, as they are of the fractions together: ErrRequired if one is not known or
//     there are none; ErrSum if they do not make exactly one; and ErrRange if they are parts
//     of too many, as partnership.Parts has it.
func SplitFractions(total Money, fractions []partnership.Fraction) ([]Money, error) {
	parts, whole, err := partsOfWhole(fractions)
	if err := errors.Join(field.At("total", CheckKnown(total)), err); err != nil {
		return nil, err
	}
	return Split(total, ofEach(total.pence(), bigs(parts)), big.NewInt(whole), cmp.Compare[int])
}

// partsOfWhole returns the fractions as whole numbers of parts of one whole that they make.
func partsOfWhole(fractions []partnership.Fraction) (parts []int64, whole int64, err error) {
	if len(fractions) == 0 {
		return nil, 0, field.ErrRequired
	}
	shares := make([]partnership.Share, len(fractions))
	for i, f := range fractions {
		if !f.Known() {
			return nil, 0, field.ErrRequired
		}
		shares[i].Fraction = f
	}
	parts, whole, ok := partnership.Parts(shares)
	if !ok {
		return nil, 0, fmt.Errorf("they are parts of too many: %w", field.ErrRange)
	}
	made := new(big.Int)
	for _, n := range bigs(parts) {
		made.Add(made, n)
	}
	if made.Cmp(big.NewInt(whole)) != 0 {
		return nil, 0, fmt.Errorf("they make %v%%, not the whole: %w", percentOfWhole(made, whole), field.ErrSum)
	}
	return parts, whole, nil
}

// percentOfWhole returns parts of a whole in per cent, cut to 6 decimals.
func percentOfWhole(parts *big.Int, whole int64) partnership.Quantity {
	millionths := new(big.Int).Mul(parts, big.NewInt(hundredPercent))
	percent, _ := partnership.QuantityOfMillionths(millionths.Quo(millionths, big.NewInt(whole)).Int64())
	return percent
}
