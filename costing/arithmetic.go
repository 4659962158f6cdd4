package costing

import "github.com/seed9ad77866/sharedservices/partnership"

// Plus is Add without the error, for sums that cannot leave the range of Money. The result
// is not known if one of them is not, or if Money does not hold it.
func (m Money) Plus(other Money) Money {
	sum, _ := m.Add(other)
	return sum
}

// Min returns the lesser of two amounts. It is not known if one of them is not.
func Min(a, b Money) Money {
	if a.Compare(b) < 0 {
		return a
	}
	return b
}

// Max returns the greater of two amounts. It is not known if one of them is not.
func Max(a, b Money) Money { return Min(a.Neg(), b.Neg()).Neg() }

// AmountsByOrg returns the amount of each organisation. If one is listed more than once, its
// last amount counts.
func AmountsByOrg(portions []Portion) map[partnership.OrgID]Money {
	amounts := make(map[partnership.OrgID]Money, len(portions))
	for _, p := range portions {
		amounts[p.Org] = p.Amount
	}
	return amounts
}
