package staff

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

// greatest returns the greatest of some numbers and 0.
func greatest(numbers []int64) int64 {
	most := int64(0)
	for _, n := range numbers {
		most = max(most, n)
	}
	return most
}
