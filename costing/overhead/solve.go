package overhead

import (
	"math/big"
	"math/bits"
)

// The equations of the support centres are solved in two ways. What is sought is the
// price of a unit of each. All its units at that price are what it passes on; less the
// units of the others that it uses, at theirs, they are its own cost. Every centre
// reaches a front-line service, so that there is just one solution.

// substitute returns the prices of suppliers that serve only later ones, in so many parts
// of a penny.
//
// The parts are such that every price is a whole number of them. A supplier that uses
// nothing of the others divides whole pence by its units; one that uses something of it
// divides those parts once more. So there is a factor for each step down: the least common
// multiple of the units of all that are as many steps from the first.
func substitute(suppliers []supplier) (prices []*big.Int, parts *big.Int) {
	parts = partsOf(suppliers)
	totals := make([]*big.Int, len(suppliers))
	for n, s := range suppliers {
		totals[n] = new(big.Int).Mul(big.NewInt(s.cost), parts)
	}
	var product, units big.Int
	for n, s := range suppliers {
		price := totals[n].Quo(totals[n], s.units)
		for _, u := range s.uses {
			totals[u.to].Add(totals[u.to], product.Mul(price, units.SetInt64(u.units)))
		}
	}
	return totals, parts
}

// partsOf returns the parts of a penny for substitute.
func partsOf(suppliers []supplier) *big.Int {
	steps, factors := make([]int, len(suppliers)), []*big.Int{}
	for n, s := range suppliers {
		for _, u := range s.uses {
			steps[u.to] = max(steps[u.to], steps[n]+1)
		}
		for len(factors) <= steps[n] {
			factors = append(factors, big.NewInt(1))
		}
		factor, divisor := factors[steps[n]], new(big.Int)
		divisor.GCD(nil, nil, factor, s.units)
		factor.Mul(factor, divisor.Quo(s.units, divisor))
	}
	parts := big.NewInt(1)
	for _, factor := range factors {
		parts.Mul(parts, factor)
	}
	return parts
}

// lift returns the prices of suppliers that serve one another, in so many parts of a
// penny.
//
// It solves the equations modulo a prime, and from the solution modulo a power of the
// prime finds that modulo the next, with the same factors of the matrix (Dixon, "Exact
// solution of linear equations using p-adic expansions", Numerische Mathematik 40
// (1982)). Once the power is large enough, only one fraction is that number modulo it.
//
// By Cramer's rule a price is a determinant ÷ that of the equations. The latter is not
// above the product of the units of all, and the former not above that × all costs:
// nothing in these matrices but their diagonal is above 0, and no column adds up to less
// than 0.
func lift(suppliers []supplier) (prices []*big.Int, parts *big.Int) {
	costs, units := big.NewInt(1), big.NewInt(1)
	for _, s := range suppliers {
		costs.Add(costs, big.NewInt(s.cost))
		units.Mul(units, s.units)
	}
	most := costs.Mul(costs, units)
	enough := new(big.Int).Mul(most, units)
	power, digits, f := powerAbove(enough.Lsh(enough, 1), suppliers)
	return fractions(f.numbers(digits), power, most)
}

// powerAbove returns a power of a prime that is above least, the solution modulo it as
// digits, the lowest first, and the factors modulo the prime.
func powerAbove(least *big.Int, suppliers []supplier) (power *big.Int, digits [][]uint64, f factors) {
	f = factorsOf(suppliers)
	prime, left := new(big.Int).SetUint64(f.prime), make([]wide, len(suppliers))
	inverse := inverseOf(prime)
	for n, s := range suppliers {
		left[n].low = uint64(s.cost)
	}
	for power = big.NewInt(1); power.Cmp(least) <= 0; power.Mul(power, prime) {
		digit := f.solve(left)
		subtract(left, suppliers, digit)
		for n := range left {
			left[n] = left[n].times(inverse)
		}
		digits = append(digits, digit)
	}
	return power, digits, f
}

// subtract takes from what is left of the costs what the prices of a digit make.
func subtract(left []wide, suppliers []supplier, prices []uint64) {
	for n, s := range suppliers {
		price := wide{low: prices[n]}
		left[n] = left[n].plus(wideOf(s.units).times(price).negative())
		for _, u := range s.uses {
			left[u.to] = left[u.to].plus(wide{low: uint64(u.units)}.times(price))
		}
	}
}

// numbers returns the numbers that digits write.
func (f factors) numbers(digits [][]uint64) []*big.Int {
	prime := new(big.Int).SetUint64(f.prime)
	numbers := make([]*big.Int, len(f.inverse))
	var digit big.Int
	for n := range numbers {
		number := new(big.Int)
		for i := len(digits) - 1; i >= 0; i-- {
			number.Mul(number, prime)
			number.Add(number, digit.SetUint64(digits[i][n]))
		}
		numbers[n] = number
	}
	return numbers
}

// fractions returns the fractions that are the numbers modulo power, over one
// denominator. None of their numerators is above most.
func fractions(numbers []*big.Int, power, most *big.Int) (numerators []*big.Int, denominator *big.Int) {
	denominator = big.NewInt(1)
	product := new(big.Int)
	for _, n := range numbers {
		product.Mod(product.Mul(n, denominator), power)
		denominator.Mul(denominator, denominatorOf(product, power, most))
	}
	for _, n := range numbers {
		n.Mod(n.Mul(n, denominator), power)
	}
	return numbers, denominator
}

// denominatorOf returns the denominator of the fraction that is n modulo power, whose
// numerator is not above most: the first remainder of Euclid's algorithm that is not (von
// zur Gathen and Gerhard, Modern Computer Algebra, theorem 5.26).
func denominatorOf(n, power, most *big.Int) *big.Int {
	a, b := new(big.Int).Set(power), new(big.Int).Set(n)
	before, factor := big.NewInt(0), big.NewInt(1) // b is factor × n modulo power
	quotient, product := new(big.Int), new(big.Int)
	for b.Cmp(most) > 0 {
		quotient.QuoRem(a, b, a)
		a, b = b, a
		before.Sub(before, product.Mul(quotient, factor))
		before, factor = factor, before
	}
	return factor
}

// Factors are those of the matrix of the equations modulo a prime: a lower and an upper
// triangle, whose product it is.
type factors struct {
	prime   uint64
	lower   [][]uint64 // rows, up to the diagonal, which is 1
	upper   [][]uint64 // rows, from after the diagonal
	inverse []uint64   // of the diagonal of the upper triangle
}

// maxPrime is the greatest prime below 2^61, so that 64 products of numbers below it fit
// into 128 bits.
const maxPrime = 1<<61 - 1

// factorsOf returns the factors modulo the first prime, from maxPrime down, that divides
// no entry of the diagonal.
func factorsOf(suppliers []supplier) factors {
	for prime := uint64(maxPrime); ; prime -= 2 {
		if !new(big.Int).SetUint64(prime).ProbablyPrime(0) { // certain below 2^64
			continue
		}
		if f, ok := factorsModulo(suppliers, prime); ok {
			return f
		}
	}
}

// factorsModulo returns the factors modulo a prime; ok is false if it divides an entry of
// the diagonal of the upper triangle.
func factorsModulo(suppliers []supplier, prime uint64) (f factors, ok bool) {
	rows, columns := matrixModulo(suppliers, prime)
	f = factors{prime: prime, lower: rows, upper: make([][]uint64, len(rows)), inverse: make([]uint64, len(rows))}
	for n := range rows {
		for m := range n {
			rows[n][m] = product(minus(rows[n][m], f.dot(rows[n][:m], columns[m][:m]), prime), f.inverse[m], prime)
		}
		for m := range n + 1 {
			columns[n][m] = minus(columns[n][m], f.dot(rows[m][:m], columns[n][:m]), prime)
		}
		if columns[n][n] == 0 {
			return factors{}, false
		}
		f.inverse[n] = inverseModulo(columns[n][n], prime)
	}
	for n := range rows {
		f.lower[n] = rows[n][:n]
		for _, column := range columns[n+1:] {
			f.upper[n] = append(f.upper[n], column[n])
		}
	}
	return f, true
}

// matrixModulo returns the matrix of the equations modulo a prime: its rows, up to the
// diagonal, and its columns, up to and with it.
func matrixModulo(suppliers []supplier, prime uint64) (rows, columns [][]uint64) {
	rows, columns = make([][]uint64, len(suppliers)), make([][]uint64, len(suppliers))
	for n := range suppliers {
		rows[n], columns[n] = make([]uint64, n), make([]uint64, n+1)
	}
	for n, s := range suppliers {
		columns[n][n] = wideOf(s.units).modulo(prime)
		for _, u := range s.uses {
			entry := minus(0, uint64(u.units)%prime, prime)
			if u.to > n {
				rows[u.to][n] = entry
			} else {
				columns[n][u.to] = entry
			}
		}
	}
	return rows, columns
}

// solve returns the solution of the equations for costs modulo the prime.
func (f factors) solve(costs []wide) []uint64 {
	solution := make([]uint64, len(costs))
	for n, row := range f.lower {
		solution[n] = minus(costs[n].modulo(f.prime), f.dot(row, solution), f.prime)
	}
	for n := len(costs) - 1; n >= 0; n-- {
		rest := minus(solution[n], f.dot(f.upper[n], solution[n+1:]), f.prime)
		solution[n] = product(rest, f.inverse[n], f.prime)
	}
	return solution
}

// dot returns the sum of the products of the entries of a and those of b, which has as
// many or more.
func (f factors) dot(a, b []uint64) uint64 {
	var high, low, carry uint64
	for len(a) > 0 {
		n := min(len(a), 32)
		for i, x := range a[:n] {
			h, l := bits.Mul64(x, b[i])
			low, carry = bits.Add64(low, l, 0)
			high, _ = bits.Add64(high, h, carry)
		}
		high %= f.prime
		a, b = a[n:], b[n:]
	}
	return bits.Rem64(high, low, f.prime)
}

// minus returns a less b modulo a prime.
func minus(a, b, prime uint64) uint64 {
	if a < b {
		a += prime
	}
	return a - b
}

// product returns a × b modulo a prime.
func product(a, b, prime uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return bits.Rem64(high, low, prime)
}

// inverseModulo returns the inverse of n modulo a prime.
func inverseModulo(n, prime uint64) uint64 {
	p := new(big.Int).SetUint64(prime)
	return p.ModInverse(new(big.Int).SetUint64(n), p).Uint64()
}

// A wide is a whole number of 128 bits with a sign. What is left of the costs after a
// digit fits into it, and so does no product on the way. But sums and products that leave
// its range are right modulo 2^128, and so is a division that leaves nothing: it is the
// product with the inverse.
type wide struct{ high, low uint64 }

// wideOf returns a number that is not below 0 and fits.
func wideOf(n *big.Int) wide {
	var high big.Int
	low := new(big.Int).And(n, new(big.Int).SetUint64(1<<64-1))
	return wide{high.Rsh(n, 64).Uint64(), low.Uint64()}
}

// inverseOf returns the inverse of a prime modulo 2^128.
func inverseOf(prime *big.Int) wide {
	return wideOf(new(big.Int).ModInverse(prime, new(big.Int).Lsh(big.NewInt(1), 128)))
}

// plus returns a and b together.
func (a wide) plus(b wide) wide {
	low, carry := bits.Add64(a.low, b.low, 0)
	return wide{a.high + b.high + carry, low}
}

// times returns a × b.
func (a wide) times(b wide) wide {
	high, low := bits.Mul64(a.low, b.low)
	return wide{high + a.high*b.low + a.low*b.high, low}
}

// negative returns the number with the other sign.
func (a wide) negative() wide { return wide{^a.high, ^a.low}.plus(wide{low: 1}) }

// modulo returns the number modulo a prime.
func (a wide) modulo(prime uint64) uint64 {
	if a.high>>63 == 1 {
		return minus(0, a.negative().modulo(prime), prime)
	}
	return bits.Rem64(a.high%prime, a.low, prime)
}
