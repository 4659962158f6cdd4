package appraisal

import (
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
)

// divide sets what an option is to each partner, compared with the first. It leaves the
// differences in the sums of the option.
func (w *workings) divide(r *OptionResult, years []costing.FinancialYear, own, first exactOption) {
	n := len(w.a.Partners)
	if r.Partners = make([]PartnerResult, n); n == 0 {
		return
	}
	parts := new(big.Int).Mul(w.parts, w.shares)
	all := w.partnerNets(own, parts)
	if own.place != first.place {
		w.partnerDifferences(all, years, own, first, parts)
	}
	copy(r.Partners, all)
	for i, org := range w.a.Partners {
		r.Partners[i].Org = org
	}
	if len(r.NotShared) > 0 || own.place != first.place && slices.ContainsFunc(first.partners[n], isSet) {
		r.Undivided = all[n]
	}
	w.sidePayments(r)
}

// partnerNets returns the net present value of each partner, and last of nobody, with
// differences of £0.
func (w *workings) partnerNets(own exactOption, parts *big.Int) []PartnerResult {
	all, zeros := make([]PartnerResult, len(own.partners)), make([]costing.Money, w.a.Years)
	for year := range zeros {
		zeros[year] = costing.Pence(0)
	}
	nets := w.split(func(i int) (*big.Int, bool) {
		return product(own.partners[i], w.weights), !slices.Contains(own.partnersBlank[i], true)
	}, new(big.Int).Mul(parts, w.whole))
	for i := range all {
		all[i] = PartnerResult{Net: nets[i], Difference: costing.Pence(0), Years: slices.Clone(zeros)}
	}
	return all
}

// partnerDifferences sets by how much each partner is better off than with the first option.
func (w *workings) partnerDifferences(all []PartnerResult, years []costing.FinancialYear, own, first exactOption, parts *big.Int) {
	for i, sums := range own.partners {
		minus(sums, first.partners[i])
	}
	blank := func(i, year int) bool { return own.partnersBlank[i][year] || first.partnersBlank[i][year] }
	for year := range years {
		at := func(i int) (*big.Int, bool) { return own.partners[i][year], !blank(i, year) }
		for i, amount := range w.split(at, parts) {
			all[i].Years[year] = amount
			if amount.Sign() < 0 && i < len(w.a.Partners) {
				all[i].WorseIn = append(all[i].WorseIn, years[year])
			}
		}
	}
	offs := w.split(func(i int) (*big.Int, bool) {
		known := !slices.Contains(own.partnersBlank[i], true) && !slices.Contains(first.partnersBlank[i], true)
		return product(own.partners[i], w.weights), known
	}, new(big.Int).Mul(parts, w.whole))
	for i := range all {
		all[i].Difference = offs[i]
	}
}

// isSet reports whether a number is not 0.
func isSet(n *big.Int) bool { return n.Sign() != 0 }

// split returns exact amounts of each partner, and last of nobody, rounded so that they add
// up to their sum, which is rounded once; what that adds or takes, half a penny at most, is of
// whoever has the largest amount. An amount that is not known is left out.
func (w *workings) split(amount func(place int) (n *big.Int, known bool), parts *big.Int) []costing.Money {
	places, exact := make([]int, 0, len(w.a.Partners)+1), make([]*big.Int, 0, len(w.a.Partners)+1)
	sum, largest := new(big.Int), 0
	for i := range len(w.a.Partners) + 1 {
		n, known := amount(i)
		if !known {
			continue
		}
		sum.Add(sum, n)
		places, exact = append(places, i), append(exact, n)
		if c := n.CmpAbs(exact[largest]); c > 0 || c == 0 && w.byOrg(i, places[largest]) < 0 {
			largest = len(exact) - 1
		}
	}
	result := make([]costing.Money, len(w.a.Partners)+1)
	if len(places) == 0 {
		return result
	}
	pence, _ := pennies(sum, parts)
	rest := new(big.Int).Mul(big.NewInt(pence), parts)
	exact[largest] = rest.Add(exact[largest], rest.Sub(rest, sum))
	rounded, _ := costing.Split(costing.Pence(pence), exact, parts, func(i, j int) int { return w.byOrg(places[i], places[j]) })
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
