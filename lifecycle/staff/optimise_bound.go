package staff

import "slices"

// A row is a sum that has to lie between two limits, such as the cost at one member. What
// a post adds to the sum depends on where it goes.
type row struct {
	weight    []int64 // of each post at each member
	low, high int64
}

// sum returns the sum of a row.
func (r row) sum(at []int, members int) int64 {
	sum := int64(0)
	for i, p := range at {
		sum += r.weight[i*members+p]
	}
	return sum
}

// holds reports whether a sum is within the row's limits.
func (r row) holds(sum int64) bool { return r.low <= sum && sum <= r.high }

// excess returns how far a sum is above the upper limit, or below the lower one as a
// negative number, and 0 between them. At a price above 0 it is always measured from the
// upper limit, and at a price below 0 from the lower.
func (r row) excess(sum, price int64) int64 {
	switch {
	case price > 0 || price == 0 && sum > r.high:
		return sum - r.high
	case price < 0 || sum < r.low:
		return sum - r.low
	}
	return 0
}

// A pricing is a cost to which rows are added at their prices. If the rows hold in an
// allocation, its priced cost and base are together no more than what it costs.
type pricing struct {
	cost []int64 // of each post at each member
	base int64
}

// pricingRounds is how often the prices of the rows are changed.
const pricingRounds = 120

// price returns a cost with the rows priced so that its bound is close. Each row has
// a price for what is above or below its limits (Lagrangian relaxation; Fisher,
// Management Science 27, 1981). Whatever the prices are, the bound is true. They go
// up where a row is broken and down where it has room, in steps that begin at one
// post's worth and shrink.
func (n *network) price(cost []int64, rows []row) pricing {
	best, least := pricing{}, int64(-far)
	prices, size := make([]int64, len(rows)), make([]int64, len(rows))
	for k := range rows {
		size[k] = 1 + greatest(rows[k].weight)
	}
	step := 1 + greatest(cost)
	for round := range pricingRounds {
		if round > 0 && n.meter.out() {
			break
		}
		priced := priced(cost, rows, prices)
		f := newFlow(n, priced.cost)
		_ = f.settle() // the bounds can hold, as whoever asks has seen
		if sum := priced.base + f.total(); sum > least {
			best, least = priced, sum
		}
		if !adjust(prices, size, rows, f, step) {
			break
		}
		step -= step / 16
	}
	return best
}

// priced adds rows to a cost at these prices.
func priced(cost []int64, rows []row, prices []int64) pricing {
	p := pricing{cost: slices.Clone(cost)}
	for k, price := range prices {
		if price == 0 {
			continue
		}
		limit := rows[k].high
		if price < 0 {
			limit = rows[k].low
		}
		p.base -= price * limit
		for i, weight := range rows[k].weight {
			p.cost[i] += price * weight
		}
	}
	return p
}

// adjust changes the prices by a step towards where the rows hold. It reports whether a
// row was broken or had room.
func adjust(prices, size []int64, rows []row, f *flow, step int64) bool {
	const fine = 1024
	excess, most := make([]int64, len(rows)), int64(0)
	for k, r := range rows {
		excess[k] = r.excess(r.sum(f.at, f.members), prices[k]) * fine / size[k]
		most = max(most, excess[k], -excess[k])
	}
	if most == 0 {
		return false
	}
	for k := range rows {
		changed := prices[k] + step/size[k]*(excess[k]*fine/most)/fine
		if changed > 0 && prices[k] < 0 || changed < 0 && prices[k] > 0 {
			changed = 0 // it passes the room between the limits
		}
		prices[k] = changed
	}
	return true
}

// greatest returns the greatest of some numbers and 0.
func greatest(numbers []int64) int64 {
	most := int64(0)
	for _, n := range numbers {
		most = max(most, n)
	}
	return most
}
