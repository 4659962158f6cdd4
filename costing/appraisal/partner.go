package appraisal

import (
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
)

// divide sets what an option is to each partner, compared with the first.
func (w *workings) divide(r *OptionResult, years []costing.FinancialYear, own, first exactOption) {
	n := len(w.a.Partners)
	r.Partners = make([]PartnerResult, n)
	if n == 0 {
		return
	}
	parts := new(big.Int).Mul(w.parts, w.shares)
	blank := w.blanks(own, first)
	differences := make([][]*big.Int, n+1)
	for i := range differences {
		differences[i] = minus(copied(own.partners[i]), first.partners[i])
	}
	all := make([]PartnerResult, n+1)
	for i := range all {
		all[i].Years = make([]costing.Money, len(years))
	}
	for year := range years {
		at := func(i int) (*big.Int, bool) { return differences[i][year], !blank[i][year] }
		for i, amount := range w.split(at, parts) {
			all[i].Years[year] = amount
			if amount.Sign() < 0 && i < n {
				all[i].WorseIn = append(all[i].WorseIn, years[year])
			}
		}
	}
	worth := new(big.Int).Mul(parts, w.whole)
	nets := w.split(func(i int) (*big.Int, bool) {
		return product(own.partners[i], w.weights), !slices.Contains(own.partnersBlank[i], true)
	}, worth)
	offs := w.split(func(i int) (*big.Int, bool) {
		return product(differences[i], w.weights), !slices.Contains(blank[i], true)
	}, worth)
	for i := range all {
		all[i].Net, all[i].Difference = nets[i], offs[i]
	}
	copy(r.Partners, all)
	for i, org := range w.a.Partners {
		r.Partners[i].Org = org
	}
	if slices.ContainsFunc(own.partners[n], isSet) || slices.ContainsFunc(first.partners[n], isSet) || slices.Contains(blank[n], true) {
		r.Undivided = all[n]
	}
	w.sidePayments(r)
}

// isSet reports whether a number is not 0.
func isSet(n *big.Int) bool { return n.Sign() != 0 }

// blanks returns by partner and year where the difference from the first option is not known.
func (w *workings) blanks(own, first exactOption) [][]bool {
	blank := make([][]bool, len(own.partners))
	for i := range blank {
		blank[i] = make([]bool, w.a.Years)
		for year := range blank[i] {
			blank[i][year] = own.place != first.place && (own.partnersBlank[i][year] || first.partnersBlank[i][year])
		}
	}
	return blank
}

// split returns exact amounts of each partner, and last of nobody, rounded so that they add
// up to their sum, which is rounded once; what that adds or takes, half a penny at most, is of
// whoever has the largest amount. An amount that is not known is left out.
func (w *workings) split(amount func(place int) (n *big.Int, known bool), parts *big.Int) []costing.Money {
	places, exact := []int{}, []*big.Int{}
	sum, largest := new(big.Int), 0
	for i := range len(w.a.Partners) + 1 {
		n, known := amount(i)
		if !known {
			continue
		}
		sum.Add(sum, n)
		places, exact = append(places, i), append(exact, new(big.Int).Set(n))
		if c := n.CmpAbs(exact[largest]); c > 0 || c == 0 && w.byOrg(i, places[largest]) < 0 {
			largest = len(exact) - 1
		}
	}
	result := make([]costing.Money, len(w.a.Partners)+1)
	if len(places) == 0 {
		return result
	}
	pence := halfUp(sum, parts)
	exact[largest].Add(exact[largest], sum.Sub(new(big.Int).Mul(pence, parts), sum))
	rounded, _ := costing.Split(moneyOf(pence, big.NewInt(1)), exact, parts, func(i, j int) int { return w.byOrg(places[i], places[j]) })
	for i, m := range rounded {
		result[places[i]] = m
	}
	return result
}

// sidePayments sets who would have to pay whom in year 0 so that nobody is worse off: those who
// gain pay in proportion to their gains. There are none if a difference is not known, if not
// all is divided, or if all together lose.
func (w *workings) sidePayments(r *OptionResult) {
	lost, gained, gains := int64(0), new(big.Int), make([]*big.Int, len(r.Partners))
	for i, p := range r.Partners {
		pence, known := p.Difference.Pence()
		if !known {
			return
		}
		lost += max(0, -pence)
		gains[i] = big.NewInt(max(0, pence))
		gained.Add(gained, gains[i])
	}
	if len(r.NotShared) > 0 || gained.Cmp(big.NewInt(lost)) < 0 {
		return
	}
	for i := range gains {
		gains[i].Mul(gains[i], big.NewInt(lost))
	}
	paid := make([]costing.Money, len(r.Partners))
	if gained.Sign() > 0 {
		paid, _ = costing.Split(costing.Pence(lost), gains, gained, w.byOrg)
	}
	for i := range r.Partners {
		p := &r.Partners[i]
		p.SidePayment = costing.Max(costing.Pence(0), p.Difference.Neg()).Plus(paid[i].Neg())
		if !paid[i].Known() {
			p.SidePayment = costing.Pence(0)
		}
	}
}
