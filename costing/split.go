package costing

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Split rounds exact amounts to whole pence that add up to total. The exact amounts are
// amounts[i] ÷ whole pence, and add up to total themselves: to split £10.00 into two
// thirds and one third is Split(total, {2000, 1000}, 3, …).
//
// It cuts each to the whole penny below and gives the pennies that are left over one each to
// the largest remainders (Hamilton's method). The function first decides between equal
// remainders: it compares two places in amounts as cmp.Compare does. So the result adds up to
// total, each amount is less than a penny away from the exact one, and an exact amount of whole
// pence is not changed. The split of a negative total is that of the positive total with the
// signs changed.
//
// Apportion and SplitShares give the exact amounts of weights and of shares. The errors
// are
//
//   - at "total" ErrRequired if it is not known;
//   - at "amounts[i]" ErrRequired for nil, and ErrRange for more than Money holds;
//   - at "whole" ErrInvalid unless it is above 0;
//   - at "amounts" ErrSum if they do not add up to total.
func Split(total Money, amounts []*big.Int, whole *big.Int, first func(i, j int) int) ([]Money, error) {
	if split, ok := splitSmall(total, amounts, whole, first); ok {
		return split, nil
	}
	if err := checkSplit(total, amounts, whole); err != nil {
		return nil, err
	}
	pence, numbers := total.pence(), amounts
	if pence < 0 {
		numbers = make([]*big.Int, len(amounts))
		for i, n := range amounts {
			numbers[i] = new(big.Int).Neg(n)
		}
	}
	settled, _ := settle(numbers, whole, max(pence, -pence), first)
	split := make([]Money, len(settled))
	for i, n := range settled {
		if split[i] = Pence(n); pence < 0 {
			split[i] = split[i].Neg()
		}
	}
	return split, nil
}

// splitSmall is Split by machine arithmetic. ok is false where that could overflow, and where
// Split would return an error.
func splitSmall(total Money, amounts []*big.Int, whole *big.Int, first func(i, j int) int) (split []Money, ok bool) {
	most := math.MaxInt64 / int64(len(amounts)+1)
	small := func(n *big.Int) bool { return n != nil && n.IsInt64() && -most <= n.Int64() && n.Int64() <= most }
	if !total.Known() || !small(whole) || whole.Sign() <= 0 {
		return nil, false
	}
	sign, in := int64(1), whole.Int64()
	if total.Sign() < 0 {
		sign = -1
	}
	spare, sum := sign*total.pence(), int64(0)
	pence, remainders, order := make([]int64, len(amounts)), make([]int64, len(amounts)), make([]int, 0, len(amounts))
	for i, n := range amounts {
		if !small(n) {
			return nil, false
		}
		pence[i], remainders[i] = floorOf(sign*n.Int64(), in)
		spare, sum = spare-pence[i], sum+remainders[i]
		if remainders[i] > 0 {
			order = append(order, i)
		}
	}
	if spare != sum/in || sum%in != 0 {
		return nil, false
	}
	if spare > 0 {
		slices.SortFunc(order, func(i, j int) int {
			if c := cmp.Compare(remainders[j], remainders[i]); c != 0 {
				return c
			}
			return first(i, j)
		})
	}
	for _, i := range order[:spare] {
		pence[i]++
	}
	split = make([]Money, len(pence))
	for i, n := range pence {
		split[i] = Pence(sign * n)
	}
	return split, true
}

// floorOf returns n ÷ in, rounded down, and what is left. in is above 0.
func floorOf(n, in int64) (whole, rest int64) {
	whole, rest = n/in, n%in
	if rest < 0 {
		return whole - 1, rest + in
	}
	return whole, rest
}

// checkSplit returns every error of the arguments of Split.
func checkSplit(total Money, amounts []*big.Int, whole *big.Int) error {
	err := field.At("total", CheckKnown(total))
	if whole == nil || whole.Sign() <= 0 {
		return errors.Join(err, field.At("whole", fmt.Errorf("it is not above 0: %w", field.ErrInvalid)))
	}
	sum, most := new(big.Int), new(big.Int).Mul(whole, big.NewInt(mostPence))
	err = errors.Join(err, field.Each("amounts", amounts, func(n *big.Int) error {
		switch {
		case n == nil:
			return field.ErrRequired
		case n.CmpAbs(most) > 0:
			return fmt.Errorf("it is more than an amount of money can be: %w", field.ErrRange)
		}
		sum.Add(sum, n)
		return nil
	}))
	if err != nil {
		return err
	}
	if want := new(big.Int).Mul(whole, big.NewInt(total.pence())); sum.Cmp(want) != 0 {
		pence := new(big.Rat).SetFrac(sum, whole)
		return field.At("amounts", fmt.Errorf("they make %.40s pence, not %v: %w", pence.RatString(), total, field.ErrSum))
	}
	return nil
}

// SplitShares splits total by shares, exactly: of £100.00, 2/3 is £66.67 and 1/3 is
// £33.33. It returns what each organisation has, in the order of the shares. Spare
// pennies go where Apportion gives them: to the largest remainders, of equal ones to the
// organisation that comes first by the bytes of its id.
//
// The errors are ErrRequired at "total" if it is not known, and those of
// partnership.CheckShares at "shares".
func SplitShares(total Money, shares []partnership.Share) ([]Portion, error) {
	if err := errors.Join(field.At("total", CheckKnown(total)), partnership.CheckShares("shares", shares)); err != nil {
		return nil, err
	}
	parts, whole, _ := partnership.Parts(shares)
	amounts, sum := ofEach(total.pence(), bigs(parts)), big.NewInt(whole)
	split, _ := Split(total, amounts, sum, func(i, j int) int { return cmp.Compare(shares[i].Org, shares[j].Org) })
	portions := make([]Portion, len(shares))
	for i, s := range shares {
		portions[i] = Portion{Org: s.Org, Amount: split[i]}
	}
	return portions, nil
}

// bigs returns the numbers as big ones.
func bigs(numbers []int64) []*big.Int {
	all := make([]*big.Int, len(numbers))
	for i, n := range numbers {
		all[i] = big.NewInt(n)
	}
	return all
}

// ofEach returns pence × each of the shares.
func ofEach(pence int64, shares []*big.Int) []*big.Int {
	return timesIn(zeros(len(shares)), pence, shares)
}

// timesIn is ofEach with numbers for the products.
func timesIn(products []*big.Int, pence int64, shares []*big.Int) []*big.Int {
	amount := big.NewInt(pence)
	for i, share := range shares {
		products[i].Mul(amount, share)
	}
	return products
}

// settle returns numbers ÷ den as whole numbers that add up to total: each the next
// below, and one more for the largest remainders, of equal ones those that are first.
// ok is false if that cannot make total.
func settle(numbers []*big.Int, den *big.Int, total int64, first func(i, j int) int) (whole []int64, ok bool) {
	return settleIn(zeros(len(numbers)), numbers, den, total, first)
}

// A rank is where a place stands among remainders: by the leading bits of its own.
type rank struct {
	leading uint64
	place   int
}

// settleIn is settle with numbers for the remainders.
func settleIn(remainders, numbers []*big.Int, den *big.Int, total int64, first func(i, j int) int) (whole []int64, ok bool) {
	whole, order := make([]int64, len(numbers)), make([]rank, 0, len(numbers))
	shift := uint(max(0, den.BitLen()-64))
	var quotient, spare, leading big.Int
	spare.SetInt64(total)
	for i, n := range numbers {
		quotient.DivMod(n, den, remainders[i])
		spare.Sub(&spare, &quotient)
		whole[i] = quotient.Int64()
		if remainders[i].Sign() > 0 {
			order = append(order, rank{leading.Rsh(remainders[i], shift).Uint64(), i})
		}
	}
	if spare.Sign() < 0 || spare.Cmp(leading.SetInt64(int64(len(order)))) > 0 {
		return nil, false
	}
	if extra := int(spare.Int64()); extra > 0 && extra < len(order) {
		slices.SortFunc(order, func(a, b rank) int {
			if a.leading != b.leading {
				return cmp.Compare(b.leading, a.leading)
			}
			if c := remainders[b.place].Cmp(remainders[a.place]); c != 0 {
				return c
			}
			return first(a.place, b.place)
		})
	}
	for _, r := range order[:spare.Int64()] {
		whole[r.place]++
	}
	return whole, true
}

// halfUp returns num ÷ den, den above 0, rounded half away from zero.
func halfUp(num, den *big.Int) *big.Int {
	quotient, remainder := new(big.Int).QuoRem(num, den, new(big.Int))
	if remainder.Lsh(remainder, 1).CmpAbs(den) >= 0 {
		quotient.Add(quotient, big.NewInt(int64(num.Sign())))
	}
	return quotient
}
