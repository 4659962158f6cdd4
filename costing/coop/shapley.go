package coop

import (
	"math/big"
	"math/bits"
)

// halves are the sums of the costs of all groups, by weight, for each lower and each upper half
// of their bits.
type halves struct {
	low         uint
	lows, highs []*big.Int
}

// lcm returns the least common multiple of 1 to n.
func lcm(n int64) int64 {
	all := int64(1)
	for k := int64(2); k <= n; k++ {
		a, b := all, k
		for b != 0 {
			a, b = b, a%b
		}
		all *= k / a
	}
	return all
}

// shapley returns the Shapley value in pence: c(N) ÷ n + Y − ΣY ÷ n, where Y of a partner is the
// sum over all groups S with it of c(S) ÷ ((n−1)·C(n−2, |S|−1)). Times lcm(1 … n−1) these
// weights are whole.
func (g Game) shapley() []*big.Rat {
	n := int64(g.n())
	if n == 1 {
		return []*big.Rat{whole(g.total())}
	}
	parts := lcm(n - 1)
	weights := make([]int64, n+1) // none for nobody and for all
	for s := int64(1); s < n; s++ {
		weights[s] = parts / (s * binomial(n-1, s))
	}
	return g.fold(weights).shares(g.total(), n, parts)
}

// shares returns total ÷ n + Y − ΣY ÷ n, with sums that are in parts of a penny.
func (h halves) shares(total, n, parts int64) []*big.Rat {
	y, sum := h.withEach(int(n)), new(big.Int)
	for _, v := range y {
		sum.Add(sum, v)
	}
	sum.Sub(sum, new(big.Int).Mul(big.NewInt(total), big.NewInt(parts)))
	over := new(big.Int).Mul(big.NewInt(n), big.NewInt(parts))
	shares := make([]*big.Rat, n)
	for i, v := range y {
		num := new(big.Int).Mul(v, big.NewInt(n))
		shares[i] = new(big.Rat).SetFrac(num.Sub(num, sum), over)
	}
	return shares
}

// binomial returns n over k, for small numbers.
func binomial(n, k int64) int64 {
	all := int64(1)
	for i := range k {
		all = all * (n - i) / (i + 1)
	}
	return all
}

// fold sums the costs of all groups, each times the weight of its size: one row of the table
// after the other, each with one upper half of the bits. Where a sum could overflow it does so
// digit by digit.
func (g Game) fold(weights []int64) halves {
	low := uint(g.n() / 2)
	h := halves{low: low, lows: bigZeros(1 << low), highs: bigZeros(1 << (uint(g.n()) - low))}
	byOthers, most := make([][]int64, g.n()-int(low)+1), int64(1)
	for others := range byOthers {
		byOthers[others] = weightsOf(weights, low, others)
		most = max(most, sumOf(byOthers[others]), sumOf(weightsOf(weights, uint(g.n())-low, min(others, int(low)))))
	}
	digit := uint(63 - bits.Len64(uint64(most))) // bits that can be summed at once
	for shift := uint(0); shift == 0 || g.most>>shift != 0; shift += digit {
		lows, last := make([]int64, 1<<low), g.most>>shift>>digit == 0
		for i := range h.highs {
			costs, row := g.costs[i<<low:][:1<<low], byOthers[bits.OnesCount(uint(i))]
			sum := int64(0)
			if shift == 0 && last {
				sum = addRow(lows, costs, row)
			} else {
				sum = addDigits(lows, costs, row, shift, digitMask(digit, last))
			}
			addShifted(h.highs[i], sum, shift)
		}
		for l, sum := range lows {
			addShifted(h.lows[l], sum, shift)
		}
	}
	return h
}

// digitMask returns which bits of a digit count: of the last, with the sign, all.
func digitMask(digit uint, last bool) int64 {
	if last {
		return -1
	}
	return 1<<digit - 1
}

// bigZeros returns n numbers.
func bigZeros(n int) []*big.Int {
	all := make([]*big.Int, n)
	for i := range all {
		all[i] = new(big.Int)
	}
	return all
}

// addShifted adds a digit.
func addShifted(to *big.Int, digit int64, shift uint) {
	n := big.NewInt(digit)
	to.Add(to, n.Lsh(n, shift))
}

// sumOf returns the sum of numbers.
func sumOf(numbers []int64) int64 {
	sum := int64(0)
	for _, n := range numbers {
		sum += n
	}
	return sum
}

// weightsOf returns the weight of each half of the bits beside so many others.
func weightsOf(weights []int64, width uint, others int) []int64 {
	all := make([]int64, 1<<width)
	for l := range all {
		all[l] = weights[others+bits.OnesCount(uint(l))]
	}
	return all
}

// addRow adds each cost times its weight to its sum, and returns them all together.
func addRow(sums, costs, weights []int64) int64 {
	all := int64(0)
	costs, weights = costs[:len(sums)], weights[:len(sums)]
	for i := range sums {
		part := costs[i] * weights[i]
		sums[i] += part
		all += part
	}
	return all
}

// addDigits is addRow for one digit of the costs.
func addDigits(sums, costs, weights []int64, shift uint, mask int64) int64 {
	all := int64(0)
	costs, weights = costs[:len(sums)], weights[:len(sums)]
	for i := range sums {
		part := (costs[i] >> (shift & 63) & mask) * weights[i]
		sums[i] += part
		all += part
	}
	return all
}

// withEach returns the sums over the groups that each partner is in.
func (h halves) withEach(n int) []*big.Int {
	all := make([]*big.Int, n)
	for i := range all {
		all[i] = new(big.Int)
		half, bit := h.lows, i
		if uint(i) >= h.low {
			half, bit = h.highs, i-int(h.low)
		}
		for s, sum := range half {
			if s>>bit&1 != 0 {
				all[i].Add(all[i], sum)
			}
		}
	}
	return all
}

// banzhaf returns the Banzhaf value in pence: 2 × the sum of the costs of all groups with a
// partner, less the costs of all groups, ÷ 2^(n−1).
func (g Game) banzhaf() []*big.Rat {
	weights := make([]int64, g.n()+1)
	for i := range weights {
		weights[i] = 1
	}
	h, sum := g.fold(weights), new(big.Int)
	for _, n := range h.lows {
		sum.Add(sum, n)
	}
	over := new(big.Int).Lsh(big.NewInt(1), uint(g.n()-1))
	shares := make([]*big.Rat, g.n())
	for i, n := range h.withEach(g.n()) {
		n.Lsh(n, 1)
		shares[i] = new(big.Rat).SetFrac(n.Sub(n, sum), over)
	}
	return shares
}
