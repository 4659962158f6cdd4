package appraisal

import (
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
)

// divide sets what an option is to each partner, compared with another.
func (w *workings) divide(r *OptionResult, years []costing.FinancialYear, own, against exactOption) {
	n := len(w.a.Partners)
	if r.Partners = make([]PartnerResult, n); n == 0 {
		return
	}
	s := w.newSplitter()
	all := s.nets(own)
	if own.place != against.place {
		s.differences(all, years, own, against)
	}
	copy(r.Partners, all)
	for i, org := range w.a.Partners {
		r.Partners[i].Org = org
	}
	if w.undivided(own.place) || w.undivided(against.place) {
		r.Undivided = all[n]
		return
	}
	w.sidePayments(r)
}

// splitter rounds the exact amounts of the partners so that they add up.
type splitter struct {
	w       *workings
	yearly  *big.Int   // of what parts of a penny the amounts of a year are
	present *big.Int   // and the present values
	room    []*big.Int // for an amount of each partner, and last of nobody
	exact   []*big.Int // those that are known
	places  []int      // whose they are
	sum     *big.Int   // room for their sum
	rest    *big.Int   // and for what rounding it adds
}

// newSplitter returns a splitter with room for the partners.
func (w *workings) newSplitter() *splitter {
	n := len(w.a.Partners) + 1
	s := &splitter{w: w, yearly: new(big.Int).Mul(w.parts, w.shares), room: make([]*big.Int, n), sum: new(big.Int), rest: new(big.Int)}
	s.present = new(big.Int).Mul(s.yearly, w.whole)
	for i := range s.room {
		s.room[i] = new(big.Int)
	}
	return s
}

// nets returns the net present value of each partner, and last of nobody, with differences of
// £0.
func (s *splitter) nets(own exactOption) []PartnerResult {
	all, zeros := make([]PartnerResult, len(own.partners)), make([]costing.Money, s.w.a.Years)
	for year := range zeros {
		zeros[year] = costing.Pence(0)
	}
	nets := s.split(s.present, func(i int, z *big.Int) bool {
		z.Set(own.partnersWorth[i])
		return !slices.Contains(own.partnersBlank[i], true)
	})
	for i := range all {
		all[i] = PartnerResult{Net: nets[i], Difference: costing.Pence(0), Years: slices.Clone(zeros)}
	}
	return all
}

// differences sets by how much each partner is better off than with another option.
func (s *splitter) differences(all []PartnerResult, years []costing.FinancialYear, own, against exactOption) {
	less := new(big.Int)
	for year := range years {
		amounts := s.split(s.yearly, func(i int, z *big.Int) bool {
			z.Sub(own.partners[i][year].set(z), against.partners[i][year].set(less))
			return !own.partnersBlank[i][year] && !against.partnersBlank[i][year]
		})
		for i, amount := range amounts {
			all[i].Years[year] = amount
			if amount.Sign() < 0 && i < len(s.w.a.Partners) {
				all[i].WorseIn = append(all[i].WorseIn, years[year])
			}
		}
	}
	offs := s.split(s.present, func(i int, z *big.Int) bool {
		z.Sub(own.partnersWorth[i], against.partnersWorth[i])
		return !slices.Contains(own.partnersBlank[i], true) && !slices.Contains(against.partnersBlank[i], true)
	})
	for i := range all {
		all[i].Difference = offs[i]
	}
}

// undivided reports whether an option has a flow of which nobody has agreed whose it is.
func (w *workings) undivided(option int) bool { return len(notShared(w.a, w.a.Options[option])) > 0 }

// split returns exact amounts of each partner, and last of nobody, rounded so that they add
// up to their sum, which is rounded once; what that adds or takes, half a penny at most, is of
// whoever has the largest amount. An amount that is not known is left out.
func (s *splitter) split(parts *big.Int, amount func(place int, z *big.Int) (known bool)) []costing.Money {
	s.exact, s.places = s.exact[:0], s.places[:0]
	sum, largest := s.sum.SetInt64(0), 0
	for i, n := range s.room {
		if !amount(i, n) {
			continue
		}
		sum.Add(sum, n)
		s.places, s.exact = append(s.places, i), append(s.exact, n)
		if c := n.CmpAbs(s.exact[largest]); c > 0 || c == 0 && s.w.byOrg(i, s.places[largest]) < 0 {
			largest = len(s.exact) - 1
		}
	}
	result := make([]costing.Money, len(s.room))
	if len(s.places) == 0 {
		return result
	}
	pence, _ := pennies(sum, parts)
	rest := s.rest.SetInt64(pence)
	rest.Mul(rest, parts)
	s.exact[largest].Add(s.exact[largest], rest.Sub(rest, sum))
	rounded, _ := costing.Split(costing.Pence(pence), s.exact, parts, func(i, j int) int { return s.w.byOrg(s.places[i], s.places[j]) })
	for i, m := range rounded {
		result[s.places[i]] = m
	}
	return result
}

// sidePayments sets who would have to pay whom in year 0 so that nobody is worse off: those who
// gain pay in proportion to their gains. There are none if a difference is not known, or if all
// together lose.
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
	if gained.Cmp(big.NewInt(lost)) < 0 {
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
