package exit

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// SucceedShares returns shares of a whole after a reorganisation: the successors get what
// the predecessor had, divided by their own shares. A successor that had a share before
// keeps its place, and the part is added to it; the others stand where the predecessor
// stood. The rest of the list keeps its order. If the predecessor has no share, the shares
// are returned unchanged.
//
// The answer is exact if a Fraction can hold each new share: 45% of 1/2 is 22.5%, and 1/3
// of 1/7 is 1/21. Otherwise every share is cut to six decimals of a per cent, and the
// millionths that are left over go one each to the largest remainders, among equal ones by
// the ids. Either way the shares make exactly one.
//
// The errors are those of partnership.CheckShares at "shares" and of Succession at
// "succession".
func SucceedShares(shares []partnership.Share, s partnership.Succession) ([]partnership.Share, error) {
	err := errors.Join(partnership.CheckShares("shares", shares), field.At("succession", s.Validate()))
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(shares, func(x partnership.Share) bool { return x.Org == s.Predecessor })
	if at < 0 {
		return slices.Clone(shares), nil
	}
	whole, parts := rational(shares[at].Fraction), []part{}
	for _, x := range s.Successors {
		parts = append(parts, part{org: x.Org, of: new(big.Rat).Mul(whole, rational(x.Fraction))})
	}
	kept := make([]part, 0, len(shares)+len(parts))
	for _, x := range shares {
		kept = append(kept, part{x.Org, rational(x.Fraction), x.Fraction})
	}
	after := replace(kept, at, parts, func(a, b part) part { return part{org: a.org, of: new(big.Rat).Add(a.of, b.of)} })
	if exact, ok := exactShares(after); ok {
		return exact, nil
	}
	return roundedShares(after), nil
}

// SharesOf returns weights as shares of their sum. They are exact if a Fraction can hold each
// of them, and else cut to six decimals of a per cent, as SucceedShares has it: they always
// make exactly one. The errors are those of costing.CheckWeights at "weights".
func SharesOf(weights []costing.Weight) ([]partnership.Share, error) {
	if err := costing.CheckWeights("weights", weights); err != nil {
		return nil, err
	}
	var whole int64
	for _, w := range weights {
		n, _ := w.Value.Millionths()
		whole += n
	}
	parts := make([]part, len(weights))
	for i, w := range weights {
		n, _ := w.Value.Millionths()
		parts[i] = part{org: w.Org, of: big.NewRat(n, whole)}
	}
	if exact, ok := exactShares(parts); ok {
		return exact, nil
	}
	return roundedShares(parts), nil
}

// A part is an exact share of a whole.
type part struct {
	org     partnership.OrgID
	of      *big.Rat
	written partnership.Fraction // as it was given; not known if it has changed
}

// id returns whose the part is.
func (p part) id() partnership.OrgID { return p.org }

// rational returns a fraction that is known as a rational number.
func rational(f partnership.Fraction) *big.Rat {
	of, in, _ := f.Terms()
	return big.NewRat(of, in)
}

// replace returns a list with parts in place of the entry at a place. A part of an
// organisation that another entry has is added to that entry.
func replace[T interface{ id() partnership.OrgID }](list []T, at int, parts []T, add func(T, T) T) []T {
	after := slices.Concat(list[:at], list[at+1:])
	places := make(map[partnership.OrgID]int, len(after))
	for i, x := range after {
		places[x.id()] = i
	}
	var others []T
	for _, x := range parts {
		if i, found := places[x.id()]; found {
			after[i] = add(after[i], x)
			continue
		}
		others = append(others, x)
	}
	return slices.Insert(after, at, others...)
}

// exactShares returns parts as shares, and whether a Fraction can hold each of them.
func exactShares(parts []part) (shares []partnership.Share, ok bool) {
	for _, p := range parts {
		fraction := p.written
		if !fraction.Known() {
			if fraction, ok = exactFraction(p.of); !ok {
				return nil, false
			}
		}
		shares = append(shares, partnership.Share{Org: p.org, Fraction: fraction})
	}
	return shares, true
}

// exactFraction returns a number from 0 to 1 as a Fraction: in per cent if that is exact,
// and else as a fraction of two numbers. ok is false if it is neither.
func exactFraction(n *big.Rat) (fraction partnership.Fraction, ok bool) {
	millionths := new(big.Rat).Mul(n, big.NewRat(hundredPercent, 1))
	if millionths.IsInt() {
		return percentage(millionths.Num().Int64()), true
	}
	fraction, err := partnership.ParseFraction(n.String())
	return fraction, err == nil
}

// hundredPercent is 100% in millionths of a per cent.
const hundredPercent = 100 * 1_000_000

// percentage returns millionths of a per cent, from 0 to 100%, as a Fraction.
func percentage(millionths int64) partnership.Fraction {
	q, _ := partnership.QuantityOfMillionths(millionths)
	return partnership.MustFraction(q.String() + "%")
}

// roundedShares returns parts that make one as shares in millionths of a per cent that make
// one too: each is cut, and the largest remainders get one more.
func roundedShares(parts []part) []partnership.Share {
	cut, spare := make([]int64, len(parts)), int64(hundredPercent)
	remainders := make([]*big.Rat, len(parts))
	for i, p := range parts {
		millionths := new(big.Rat).Mul(p.of, big.NewRat(hundredPercent, 1))
		cut[i] = new(big.Int).Quo(millionths.Num(), millionths.Denom()).Int64()
		remainders[i] = millionths.Sub(millionths, big.NewRat(cut[i], 1))
		spare -= cut[i]
	}
	order := make([]int, len(parts))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(remainders[j].Cmp(remainders[i]), cmp.Compare(parts[i].org, parts[j].org))
	})
	for _, i := range order[:spare] {
		cut[i]++
	}
	shares := make([]partnership.Share, len(parts))
	for i, p := range parts {
		shares[i] = partnership.Share{Org: p.org, Fraction: percentage(cut[i])}
	}
	return shares
}

// SucceedPortions returns who pays or is paid what after a reorganisation. The successors
// get the predecessor's part of a settlement, of assets or of liabilities, split to the
// penny by Apportion in their shares. The sum stays the same, and the order is that of
// SucceedShares. A part that is not known stays so for each successor.
//
// The errors are those of the ids at "portions", ErrDuplicate for a second portion of one
// organisation, those of Succession at "succession", and ErrRange for an amount beyond Money.
func SucceedPortions(portions []costing.Portion, s partnership.Succession) ([]costing.Portion, error) {
	err := errors.Join(
		field.Each("portions", portions, func(p costing.Portion) error { return field.At("org", p.Org.Validate()) }),
		field.Unique("portions", "org", portions, func(p costing.Portion) partnership.OrgID { return p.Org }),
		field.At("succession", s.Validate()),
	)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(portions, func(p costing.Portion) bool { return p.Org == s.Predecessor })
	if at < 0 {
		return slices.Clone(portions), nil
	}
	kept := make([]portion, 0, len(portions))
	for _, p := range portions {
		kept = append(kept, portion(p))
	}
	var tooMuch error
	after := replace(kept, at, taken(portions[at].Amount, s.Successors), func(a, b portion) portion {
		sum, err := a.Amount.Add(b.Amount)
		if err != nil {
			tooMuch = field.At("portions", fmt.Errorf("%s: %w", a.Org, err))
		}
		return portion{Org: a.Org, Amount: sum}
	})
	if tooMuch != nil {
		return nil, tooMuch
	}
	succeeded := make([]costing.Portion, len(after))
	for i, p := range after {
		succeeded[i] = costing.Portion(p)
	}
	return succeeded, nil
}

// A portion is a costing.Portion whose organisation replace can ask for.
type portion costing.Portion

// id returns whose the portion is.
func (p portion) id() partnership.OrgID { return p.Org }

// taken returns what each successor gets of an amount. An amount that is not known is not
// known for any of them.
func taken(amount costing.Money, shares []partnership.Share) []portion {
	parts := make([]portion, len(shares))
	split, _ := costing.Apportion(amount, weights(shares))
	for i, x := range shares {
		parts[i].Org = x.Org
		if amount.Known() {
			parts[i].Amount = split[i].Amount
		}
	}
	return parts
}
