package appraisal

import (
	"math"
	"math/big"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// millionth is how many parts of a unit a Quantity counts.
const millionth = 1_000_000

// percentRat returns a percentage as a part of 1, and 0 if it is not known.
func percentRat(percent partnership.Quantity) *big.Rat {
	millionths, _ := percent.Millionths()
	return big.NewRat(millionths, 100*millionth)
}

// fractionRat returns a fraction, and 1 if it is not known.
func fractionRat(f partnership.Fraction) *big.Rat {
	of, in, known := f.Terms()
	if !known {
		return big.NewRat(1, 1)
	}
	return big.NewRat(of, in)
}

// quantityOf returns a value rounded once to six decimals, half away from 0. It is not known
// if a Quantity does not hold it.
func quantityOf(value *big.Rat) partnership.Quantity { return quotient(value.Num(), value.Denom()) }

// quotient is quantityOf for a ÷ b. b is above 0.
func quotient(a, b *big.Int) partnership.Quantity {
	scaled := new(big.Int).Mul(a, big.NewInt(millionth))
	rounded := halfUp(scaled, b)
	if !rounded.IsInt64() {
		return partnership.Quantity{}
	}
	q, _ := partnership.QuantityOfMillionths(rounded.Int64())
	return q
}

// halfUp returns a ÷ b to the nearest whole number, half away from 0. b is above 0.
func halfUp(a, b *big.Int) *big.Int {
	rest := new(big.Int)
	whole, rest := new(big.Int).QuoRem(a, b, rest)
	if rest.Lsh(rest.Abs(rest), 1).Cmp(b) >= 0 {
		whole.Add(whole, big.NewInt(int64(a.Sign())))
	}
	return whole
}

// pennies returns a ÷ b to the nearest whole number, as halfUp does. ok is false if it is more
// than an int64.
func pennies(a, b *big.Int) (pence int64, ok bool) {
	if !a.IsInt64() || !b.IsInt64() || a.Int64() == math.MinInt64 {
		whole := halfUp(a, b)
		return whole.Int64(), whole.IsInt64()
	}
	whole, rest := a.Int64()/b.Int64(), a.Int64()%b.Int64()
	switch {
	case rest > 0 && rest >= b.Int64()-rest:
		whole++
	case rest < 0 && -rest >= b.Int64()+rest:
		whole--
	}
	return whole, true
}

// moneyOf returns a ÷ b pence, rounded once. It is not known if Money does not hold it.
func moneyOf(a, b *big.Int) costing.Money {
	pence, ok := pennies(a, b)
	if !ok {
		return costing.Money{}
	}
	return costing.Pence(pence)
}

// lcm makes z the least number that both z and n divide.
func lcm(z, n *big.Int) {
	rest := new(big.Int)
	if rest.Rem(z, n).Sign() == 0 {
		return
	}
	common := rest.GCD(nil, nil, z, n)
	z.Mul(z, common.Quo(n, common))
}
