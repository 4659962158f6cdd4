package waterfall

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

// UnitsRule divides what comes in whole units, such as posts or seats, by weights.
//
// For the rules and their paradoxes see Balinski and Young, "Fair Representation", 2nd edition,
// Brookings Institution Press 2001.
type UnitsRule string

// The rules for whole units. All but Hamilton are divisor methods: they give one unit after the
// other, each to the largest weight ÷ divisor, where the divisor depends on how many units k
// one has already. So nobody loses a unit because there is one more to divide, but somebody may
// be a unit or more off its exact share.
const (
	// Hamilton gives to each its quota, which is its exact share, without the fraction; the
	// units that are left go to the largest fractions (largest remainder). Nobody is ever a
	// unit or more off its quota.
	Hamilton UnitsRule = "hamilton"
	// Jefferson has the divisor k+1, also known as d'Hondt. It favours the large.
	Jefferson UnitsRule = "jefferson"
	// Webster has the divisor k+½, also known as Sainte-Laguë. It favours neither.
	Webster UnitsRule = "webster"
	// HuntingtonHill has the divisor √(k·(k+1)), so that everyone has a unit before anyone has two.
	HuntingtonHill UnitsRule = "huntington-hill"
	// Adams has the divisor k. Everyone has a unit before anyone has two. It favours the small.
	Adams UnitsRule = "adams"
	// Dean has the divisor k·(k+1) ÷ (k+½). Everyone has a unit before anyone has two.
	Dean UnitsRule = "dean"
)

// UnitsRules returns every UnitsRule.
func UnitsRules() []UnitsRule {
	return []UnitsRule{Hamilton, Jefferson, Webster, HuntingtonHill, Adams, Dean}
}

// UnmarshalText reads one of UnitsRules, or no text, which is not set; the error wraps ErrInvalid.
func (r *UnitsRule) UnmarshalText(text []byte) (err error) {
	*r, err = field.ReadOneOf("rule for units", text, UnitsRules())
	return err
}

// Title returns the rule in plain words: what a form or a report shows.
func (r UnitsRule) Title() string {
	switch r {
	case Hamilton:
		return "Largest remainders (Hamilton)"
	case Jefferson:
		return "Jefferson (d'Hondt)"
	case Webster:
		return "Webster (Sainte-Laguë)"
	case HuntingtonHill:
		return "Huntington–Hill"
	}
	return field.Title(r)
}

// Units is how many units an organisation has.
type Units struct {
	Org   partnership.OrgID `json:"org"`   // who
	Units int64             `json:"units"` // how many
}

// mostUnits is how many units are divided at most.
const mostUnits = 10_000

// Allot divides units by weights, and returns who has how many, in the order of the weights. They
// add up. A weight of 0 has none, and ties go by the bytes of the organisation ids.
//
// The errors are ErrRequired and ErrInvalid at "rule"; ErrRange at "units" unless they are from 0
// to 10,000; and those of costing.CheckWeights at "weights".
func (r UnitsRule) Allot(units int64, weights []costing.Weight) ([]Units, error) {
	_, err := field.OneOf("rule for units", string(r), UnitsRules())
	if err := errors.Join(field.At("rule", err), checkUnits(units), costing.CheckWeights("weights", weights)); err != nil {
		return nil, err
	}
	return r.allot(units, weights), nil
}

// checkUnits returns what is wrong with a number of units.
func checkUnits(units int64) error {
	if units < 0 || units > mostUnits {
		return field.At("units", fmt.Errorf("%d is not from 0 to %d: %w", units, mostUnits, field.ErrRange))
	}
	return nil
}

// allot divides units by weights that have been checked.
func (r UnitsRule) allot(units int64, weights []costing.Weight) []Units {
	all := make([]Units, len(weights))
	for i, w := range weights {
		all[i].Org = w.Org
	}
	first := func(i, j int) int { return cmp.Compare(weights[i].Org, weights[j].Org) }
	if r == Hamilton {
		numbers, whole := quotas(units, weights)
		amounts, _ := costing.Split(costing.Pence(units), numbers, whole, first)
		for i, amount := range amounts {
			all[i].Units = amount.KnownPence()
		}
		return all
	}
	q := queue{rule: r, weights: weights, all: all, order: make([]int, 0, len(weights))}
	for i, w := range weights {
		if w.Value.Sign() > 0 {
			q.order = append(q.order, i)
		}
	}
	slices.SortFunc(q.order, q.compare)
	for range units {
		all[q.order[0]].Units++
		q.sink()
	}
	return all
}

// A queue is who gets the next units: first the largest weight ÷ divisor, of equal ones the
// organisation whose id comes first.
type queue struct {
	rule    UnitsRule
	weights []costing.Weight
	all     []Units // how many each has
	order   []int   // those with a weight above 0, as a heap: each is before those at 2k+1 and 2k+2
}

// compare compares two by who gets a unit first.
func (q queue) compare(i, j int) int {
	if c := q.rule.compare(q.weights[j], q.all[j].Units, q.weights[i], q.all[i].Units); c != 0 {
		return c
	}
	return cmp.Compare(q.weights[i].Org, q.weights[j].Org)
}

// sink moves the first, which has got a unit, to where it then stands.
func (q queue) sink() {
	for place := 0; ; {
		next := 2*place + 1
		if next >= len(q.order) {
			return
		}
		if other := next + 1; other < len(q.order) && q.compare(q.order[other], q.order[next]) < 0 {
			next = other
		}
		if q.compare(q.order[place], q.order[next]) < 0 {
			return
		}
		q.order[place], q.order[next] = q.order[next], q.order[place]
		place = next
	}
}

// quotas returns exact shares of units, as numbers over a whole.
func quotas(units int64, weights []costing.Weight) (numbers []*big.Int, whole *big.Int) {
	whole = new(big.Int)
	for _, w := range weights {
		millionths, _ := w.Value.Millionths()
		whole.Add(whole, big.NewInt(millionths))
		numbers = append(numbers, new(big.Int).Mul(big.NewInt(millionths), big.NewInt(units)))
	}
	return numbers, whole
}

// compare compares weight ÷ divisor of two who have so many units.
func (r UnitsRule) compare(a costing.Weight, has int64, b costing.Weight, other int64) int {
	x, y := r.divisor(has), r.divisor(other)
	if x.Sign() == 0 || y.Sign() == 0 {
		if x.Sign() != y.Sign() {
			return y.Sign() - x.Sign()
		}
		return a.Value.Compare(b.Value)
	}
	left, right := square(a), square(b)
	return left.Mul(left, y).Cmp(right.Mul(right, x))
}

// square returns the square of a weight.
func square(w costing.Weight) *big.Rat {
	millionths, _ := w.Value.Millionths()
	n := new(big.Rat).SetInt64(millionths)
	return n.Mul(n, n)
}

// divisor returns the square of the divisor of one who has k units.
func (r UnitsRule) divisor(k int64) *big.Rat {
	d := new(big.Rat)
	switch r {
	case Jefferson:
		d.SetInt64(k + 1)
	case Webster:
		d.SetFrac64(2*k+1, 2)
	case HuntingtonHill:
		return d.SetInt64(k * (k + 1))
	case Adams:
		d.SetInt64(k)
	default:
		d.SetFrac64(2*k*(k+1), 2*k+1)
	}
	return d.Mul(d, d)
}

// ParadoxKind is what is odd about a division of units.
type ParadoxKind string

// The kinds of paradoxes.
const (
	// QuotaViolation: somebody is a unit or more off its exact share.
	QuotaViolation ParadoxKind = "quota"
	// AlabamaParadox: somebody would lose a unit if there were one more.
	AlabamaParadox ParadoxKind = "alabama"
	// PopulationParadox: one loses a unit to another although its weight has grown by more, in
	// proportion.
	PopulationParadox ParadoxKind = "population"
)

// ParadoxKinds returns every ParadoxKind.
func ParadoxKinds() []ParadoxKind {
	return []ParadoxKind{QuotaViolation, AlabamaParadox, PopulationParadox}
}

// UnmarshalText reads one of ParadoxKinds, or no text, which is not set; the error wraps
// ErrInvalid.
func (k *ParadoxKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of paradox", text, ParadoxKinds())
	return err
}

// Title returns the kind in plain words: what a form or a report shows.
func (k ParadoxKind) Title() string {
	switch k {
	case QuotaViolation:
		return "Off the exact share by a unit or more"
	case AlabamaParadox:
		return "One more unit in all costs somebody a unit"
	case PopulationParadox:
		return "Who grows faster loses a unit to who grows slower"
	}
	return field.Title(k)
}

// Paradox is what is odd about a division, and for whom.
type Paradox struct {
	Kind ParadoxKind       `json:"kind"`        // what
	Org  partnership.OrgID `json:"org"`         // to whose loss, or who is off its exact share
	To   partnership.OrgID `json:"to,omitzero"` // of a population paradox, who gains
}

// Paradoxes returns what is odd about a division of units: first everyone who is a unit or more
// off its exact share, then everyone who would lose a unit if there were one more. Each list is
// in the order of the weights. The errors are those of Allot.
func (r UnitsRule) Paradoxes(units int64, weights []costing.Weight) ([]Paradox, error) {
	has, err := r.Allot(units, weights)
	if err != nil {
		return nil, err
	}
	all := []Paradox{}
	numbers, whole := quotas(units, weights)
	for i, n := range numbers {
		off := new(big.Int).Mul(big.NewInt(has[i].Units), whole)
		if off.Sub(off, n).CmpAbs(whole) >= 0 {
			all = append(all, Paradox{Kind: QuotaViolation, Org: weights[i].Org})
		}
	}
	for i, more := range r.allot(units+1, weights) {
		if more.Units < has[i].Units {
			all = append(all, Paradox{Kind: AlabamaParadox, Org: more.Org})
		}
	}
	return all, nil
}

// PopulationParadoxes compares the divisions by two sets of weights. It returns each pair of
// one who loses a unit and another who gains one, although the weight of the first has grown by
// more in proportion. The errors are those of Allot, for the weights before at "before" and
// after at "after"; and ErrInvalid at "after" unless both are of the same organisations, in the
// same order.
func (r UnitsRule) PopulationParadoxes(units int64, before, after []costing.Weight) ([]Paradox, error) {
	_, err := field.OneOf("rule for units", string(r), UnitsRules())
	errs := []error{field.At("rule", err), checkUnits(units), costing.CheckWeights("before", before), costing.CheckWeights("after", after)}
	if !slices.EqualFunc(before, after, func(a, b costing.Weight) bool { return a.Org == b.Org }) {
		errs = append(errs, field.At("after", fmt.Errorf("they are not the organisations of before, in their order: %w", field.ErrInvalid)))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	first, second, all := r.allot(units, before), r.allot(units, after), []Paradox{}
	var losers, gainers []int
	for i := range before {
		switch cmp.Compare(second[i].Units, first[i].Units) {
		case -1:
			losers = append(losers, i)
		case 1:
			gainers = append(gainers, i)
		}
	}
	for _, i := range losers {
		for _, j := range gainers {
			if grows(before[i], after[i], before[j], after[j]) {
				all = append(all, Paradox{PopulationParadox, before[i].Org, before[j].Org})
			}
		}
	}
	return all, nil
}

// grows reports whether a weight has grown by more than another, in proportion.
func grows(before, after, otherBefore, otherAfter costing.Weight) bool {
	product := func(a, b costing.Weight) *big.Int {
		x, _ := a.Value.Millionths()
		y, _ := b.Value.Millionths()
		return new(big.Int).Mul(big.NewInt(x), big.NewInt(y))
	}
	return product(after, otherBefore).Cmp(product(otherAfter, before)) > 0
}
