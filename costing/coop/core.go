package coop

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Verdict says whether anybody has a reason to leave.
type Verdict string

// The verdicts.
const (
	Stable     Verdict = "stable"    // no group would do better by itself
	Unstable   Verdict = "unstable"  // one would
	NotDecided Verdict = "not-known" // no group that is known would, and some are not known
)

// Verdicts returns every Verdict.
func Verdicts() []Verdict { return []Verdict{Stable, Unstable, NotDecided} }

// UnmarshalText reads one of Verdicts, or no text, which is not set; the error wraps ErrInvalid.
func (v *Verdict) UnmarshalText(text []byte) (err error) {
	*v, err = field.ReadOneOf("verdict", text, Verdicts())
	return err
}

// Title returns the verdict in plain words: what a form or a report shows.
func (v Verdict) Title() string { return field.Title(v) }

// Objection is a group that would do better by itself.
type Objection struct {
	Group []partnership.OrgID `json:"group"`          // who
	Pays  Exact               `json:"pays,omitzero"`  // what they pay together
	Alone costing.Money       `json:"alone,omitzero"` // what they would pay by themselves
	More  Exact               `json:"more,omitzero"`  // the difference, above £0
}

// Sentence says the objection to people who must decide, for costs of a year: "Barnet and Harrow
// pay £427,500.00 a year more than it would cost them to do it by themselves." What is less than
// a penny is said so. An objection that is not set is "".
func (o Objection) Sentence(names report.Names) string {
	if len(o.Group) == 0 {
		return ""
	}
	more := o.More.Money().Sterling()
	if o.More.Known() && o.More.Money().Sign() == 0 {
		more = "less than a penny"
	}
	who := report.List(report.NamesOf(names, report.Organisation, o.Group))
	if len(o.Group) == 1 {
		return who + " pays " + more + " a year more than it would cost it to do it by itself."
	}
	return who + " pay " + more + " a year more than it would cost them to do it by themselves."
}

// Stability is whether a bill gives anybody a reason to leave, and how far everyone is from that.
type Stability struct {
	Verdict    Verdict     `json:"verdict"`    // whether a group has
	Objections []Objection `json:"objections"` // of each partner the group with the best reason, that with the best of all first
	Partners   []Distance  `json:"partners"`   // in their order
	NotKnown   int         `json:"not_known"`  // of how many groups the cost is not known
}

// Distance is how far a partner is from leaving.
type Distance struct {
	Org   partnership.OrgID   `json:"org"`            // who
	Pays  costing.Money       `json:"pays,omitzero"`  // its bill
	Alone costing.Money       `json:"alone,omitzero"` // what it would pay alone
	Room  costing.Money       `json:"room,omitzero"`  // by how much its bill may rise until some group with it would do better by itself; below £0: it is too high by so much already; not known if it is the only partner
	With  []partnership.OrgID `json:"with"`           // which group
}

// Check returns whether a bill, from whatever scheme, gives any group a reason to leave: whether
// it is in the core. Costs and bill are for the same term, such as a year.
//
// The errors are ErrRequired at "partners" for a game without any; at "bill[i].org" ErrRequired,
// ErrInvalid, ErrDuplicate, and ErrNotFound for one who is not a partner; at "bill[i].amount"
// ErrRequired if it is not known; and at "bill" ErrRequired for a partner who is not in it, and
// ErrSum unless it makes the cost of all.
func (g Game) Check(bill []costing.Portion) (Stability, error) {
	pays, err := g.bill(bill)
	if err != nil {
		return Stability{}, err
	}
	s := Stability{Verdict: Stable, Objections: []Objection{}, Partners: []Distance{}, NotKnown: g.missing}
	least, groups := g.slacks(pays, false)
	order := make([]int, g.n())
	for i, org := range g.partners {
		order[i] = i
		d := Distance{Org: org, Pays: costing.Pence(pays[i]), Alone: g.Cost(only(i)), With: []partnership.OrgID{}}
		if groups[i] != 0 {
			d.Room, d.With = costing.Pence(least[i]), g.Members(groups[i])
		}
		s.Partners = append(s.Partners, d)
	}
	slices.SortStableFunc(order, func(i, j int) int { return costing.Pence(least[i]).Compare(costing.Pence(least[j])) })
	for k, i := range order {
		if least[i] < 0 && !slices.ContainsFunc(order[:k], func(j int) bool { return groups[j] == groups[i] }) {
			s.Objections = append(s.Objections, g.objection(groups[i], whole(g.costs[groups[i]]-least[i])))
		}
	}
	switch {
	case len(s.Objections) > 0:
		s.Verdict = Unstable
	case g.missing > 0:
		s.Verdict = NotDecided
	}
	return s, nil
}

// objection is the objection of a group that pays so much, in pence.
func (g Game) objection(group Coalition, pays *big.Rat) Objection {
	more := new(big.Rat).Sub(pays, whole(g.costs[group]))
	return Objection{g.Members(group), exactPence(pays), costing.Pence(g.costs[group]), exactPence(more)}
}

// bill returns what each partner pays, in the order of the partners.
func (g Game) bill(bill []costing.Portion) ([]int64, error) {
	if g.n() == 0 {
		return nil, field.At("partners", field.ErrRequired)
	}
	pays, there := make([]int64, g.n()), make([]bool, g.n())
	errs := []error{costing.CheckCharges("bill", bill), field.Each("bill", bill, func(p costing.Portion) error {
		place := slices.Index(g.partners, p.Org)
		switch {
		case p.Org == "":
			return nil
		case place < 0:
			return field.At("org", fmt.Errorf("%s is not a partner: %w", field.Quote(p.Org), field.ErrNotFound))
		case p.Amount.Abs().Compare(costing.Pence(mostPence)) > 0:
			return field.At("amount", fmt.Errorf("%v: %w", p.Amount, field.ErrRange))
		case p.Amount.Known():
			pays[place], there[place] = p.Amount.KnownPence(), true
		}
		return nil
	})}
	if errors.Join(errs...) == nil {
		sum := costing.Pence(0)
		for i, org := range g.partners {
			if !there[i] {
				errs = append(errs, field.At("bill", fmt.Errorf("%s is not in it: %w", org, field.ErrRequired)))
			}
			sum = sum.Plus(costing.Pence(pays[i]))
		}
		if total := costing.Pence(g.total()); errors.Join(errs...) == nil && sum != total {
			errs = append(errs, field.At("bill", fmt.Errorf("it makes %v, and all together cost %v: %w", sum, total, field.ErrSum)))
		}
	}
	return pays, errors.Join(errs...)
}

// Objections returns the groups that would do better by themselves than by exact shares, at most
// so many, those with the best reason first. Groups whose cost is not known are passed over.
//
// The errors are ErrRequired at "partners" for a game without any; ErrRange at "most" unless it
// is above 0; and ErrInvalid at "shares" unless they are those of the partners, in their order.
func (g Game) Objections(a Allocation, most int) ([]Objection, error) {
	if g.n() == 0 {
		return nil, field.At("partners", field.ErrRequired)
	}
	if most <= 0 {
		return nil, field.At("most", fmt.Errorf("%d is not above 0: %w", most, field.ErrRange))
	}
	shares, err := g.sharesOf(a)
	if err != nil {
		return nil, err
	}
	type excess struct {
		group Coalition
		by    *big.Int
	}
	var worst []excess
	numbers, over := overOne(shares)
	pays, by := new(big.Int), new(big.Int)
	cost := new(big.Int)
	for code := 1; code < len(g.costs); code++ {
		s := Coalition(code ^ code>>1) // from one to the next one partner comes or goes
		if changed := (code & -code); s&Coalition(changed) != 0 {
			pays.Add(pays, numbers[placeOf(changed)])
		} else {
			pays.Sub(pays, numbers[placeOf(changed)])
		}
		if g.costs[s] == unknown {
			continue
		}
		by.Sub(pays, cost.Mul(cost.SetInt64(g.costs[s]), over))
		if by.Sign() <= 0 || len(worst) == most && by.Cmp(worst[most-1].by) < 0 || s == g.all() {
			continue
		}
		e := excess{s, new(big.Int).Set(by)}
		at, _ := slices.BinarySearchFunc(worst, e, func(a, b excess) int {
			if c := b.by.Cmp(a.by); c != 0 {
				return c
			}
			return int(int64(a.group) - int64(b.group))
		})
		worst = slices.Insert(worst, at, e)
		worst = worst[:min(len(worst), most)]
	}
	all := []Objection{}
	for _, e := range worst {
		more := new(big.Rat).SetFrac(e.by, over)
		all = append(all, g.objection(e.group, more.Add(more, whole(g.costs[e.group]))))
	}
	return all, nil
}

// placeOf returns the place of the only bit that is set.
func placeOf(bit int) int {
	place := 0
	for bit >>= 1; bit != 0; bit >>= 1 {
		place++
	}
	return place
}

// sharesOf returns the exact shares of an allocation, in pence.
func (g Game) sharesOf(a Allocation) ([]*big.Rat, error) {
	shares := []*big.Rat{}
	for i, s := range a.Shares {
		if i >= g.n() || g.partners[i] != s.Org || !s.Exact.Known() {
			break
		}
		shares = append(shares, s.Exact.pence())
	}
	if len(shares) != g.n() || len(a.Shares) != g.n() {
		return nil, field.At("shares", fmt.Errorf("they are not those of the partners in their order: %w", field.ErrInvalid))
	}
	return shares, nil
}

// overOne returns fractions as whole numbers over one.
func overOne(shares []*big.Rat) (numbers []*big.Int, over *big.Int) {
	over = big.NewInt(1)
	for _, s := range shares {
		gcd := new(big.Int).GCD(nil, nil, over, s.Denom())
		over = new(big.Int).Mul(over, gcd.Quo(s.Denom(), gcd))
	}
	for _, s := range shares {
		n := new(big.Int).Quo(over, s.Denom())
		numbers = append(numbers, n.Mul(n, s.Num()))
	}
	return numbers, over
}

// slacks returns for each partner the least that a group with it would pay by itself less than
// what its members pay, and which group: 0 if there is none. Whether the group of all counts is
// said. Groups whose cost is not known are passed over.
//
// It looks closely only at those rows of the table, with one upper half of the bits each, that
// have less than what has been found for some partner.
func (g Game) slacks(pays []int64, all bool) (least []int64, groups []Coalition) {
	low := uint(g.n() / 2)
	lows, highs := sums(pays[:low]), sums(pays[low:])
	least, groups = make([]int64, g.n()), make([]Coalition, g.n())
	for i := range least {
		least[i] = math.MaxInt64
	}
	for h, base := range highs {
		costs := g.costs[h<<low:][:len(lows)]
		if h == len(highs)-1 && !all {
			costs = costs[:len(costs)-1]
		}
		most := slices.Max(least[:max(1, low)])
		for i := range g.n() - int(low) {
			if h>>i&1 != 0 {
				most = max(most, least[int(low)+i])
			}
		}
		if g.missing == 0 && leastOf(costs, lows)-base >= most {
			continue
		}
		for l, cost := range costs {
			s := Coalition(h<<low | l)
			slack := cost - lows[l] - base
			if cost == unknown || slack >= most {
				continue
			}
			for set := uint32(s); set != 0; set &= set - 1 {
				if i := bits.TrailingZeros32(set); slack < least[i] {
					least[i], groups[i] = slack, s
				}
			}
		}
	}
	return least, groups
}

// leastOf returns the least of costs − lows.
func leastOf(costs, lows []int64) int64 {
	a, b, c, d := int64(math.MaxInt64), int64(math.MaxInt64), int64(math.MaxInt64), int64(math.MaxInt64)
	lows = lows[:len(costs)]
	for len(costs) >= 4 && len(lows) >= 4 {
		a = min(a, costs[0]-lows[0])
		b = min(b, costs[1]-lows[1])
		c = min(c, costs[2]-lows[2])
		d = min(d, costs[3]-lows[3])
		costs, lows = costs[4:], lows[4:]
	}
	for l, cost := range costs {
		a = min(a, cost-lows[l])
	}
	return min(a, b, c, d)
}

// LeastCore is how stable a bill can be at all.
type LeastCore struct {
	// Verdict is Stable if some bill is stable, and Unstable if none is.
	Verdict Verdict `json:"verdict"`
	// Level is by how much the unhappiest group pays more than alone in the best of bills: 0 or
	// below if it is stable. A group's own administration would have to cost so much for none to
	// leave.
	Level Exact `json:"level,omitzero"`
	// Allocation is one of the best.
	Allocation Allocation `json:"allocation"`
	// Weights prove that none is better: the groups with their weights hold each partner equally
	// often, and the weighted mean of what they pay more than alone is the level in every bill.
	Weights []WeightedGroup `json:"weights"`
}

// WeightedGroup is a group with a weight.
type WeightedGroup struct {
	Group  []partnership.OrgID `json:"group"`           // who
	Weight Exact               `json:"weight,omitzero"` // above 0
}

// LeastCore returns the bill in which the unhappiest group is as happy as it can be, and so
// whether any bill is stable. The errors are ErrRequired at "partners" for fewer than two, and at
// "costs" for groups whose cost is not known.
func (g Game) LeastCore() (LeastCore, error) {
	if err := g.complete(); err != nil {
		return LeastCore{}, err
	}
	if g.n() == 1 {
		return LeastCore{}, field.At("partners", fmt.Errorf("one has nobody to leave: %w", field.ErrRequired))
	}
	x, _ := g.nucleolus(perGroup, false, true)
	c := LeastCore{Verdict: Stable, Level: exactPence(x.stages[0].level), Allocation: g.allocate(x.shares(g)), Weights: []WeightedGroup{}}
	if x.stages[0].level.Sign() > 0 {
		c.Verdict = Unstable
	}
	for _, r := range x.stages[0].rows {
		if r.kind == groupColumn {
			c.Weights = append(c.Weights, WeightedGroup{g.Members(r.group), ExactOf(r.weight)})
		}
	}
	return c, nil
}

// SidePayment is the smallest change that makes a bill stable.
type SidePayment struct {
	// Verdict is Stable if there is such a change, and Unstable if no bill is stable.
	Verdict Verdict `json:"verdict"`
	// Moved is how much goes from some partners to others, exactly.
	Moved Exact `json:"moved,omitzero"`
	// Changes are what each partner pays more, or less, in whole pence. They add up to £0.
	Changes []costing.Portion `json:"changes"`
	// Bill is the bill after that. Rounded to whole pence, a group may pay less than a penny for
	// each of its members more than alone.
	Bill Allocation `json:"bill"`
}

// SidePayment returns the smallest change that makes a bill stable: no other moves less money in
// all. Several may move as little; the result is one of them, always the same. A bill that is
// stable needs none.
//
// The errors are those of Check, and ErrRequired at "costs" for groups whose cost is not known.
func (g Game) SidePayment(bill []costing.Portion) (SidePayment, error) {
	pays, err := g.bill(bill)
	if err == nil {
		err = g.complete()
	}
	if err != nil {
		return SidePayment{}, err
	}
	shares, ok := g.mend(pays)
	if !ok {
		return SidePayment{Verdict: Unstable, Changes: []costing.Portion{}, Bill: Allocation{Shares: []Share{}}}, nil
	}
	p := SidePayment{Verdict: Stable, Changes: []costing.Portion{}, Bill: g.allocate(shares)}
	moved := new(big.Rat)
	for i, share := range p.Bill.Shares {
		before := costing.Pence(pays[i])
		p.Changes = append(p.Changes, costing.Portion{Org: share.Org, Amount: share.Amount.Plus(before.Neg())})
		if more := new(big.Rat).Sub(shares[i], whole(pays[i])); more.Sign() > 0 {
			moved.Add(moved, more)
		}
	}
	p.Moved = exactPence(moved)
	return p, nil
}

// Sentence says the change to people who must decide, for costs of a year: "Barnet pays £10.00 a
// year less, and Harrow £10.00 more: then no group would do better by itself." A side payment that
// is not set is "".
func (p SidePayment) Sentence(names report.Names) string {
	switch p.Verdict {
	case Stable:
	case Unstable:
		return "No bill would be stable: whoever pays what, some group would do better by itself."
	default:
		return ""
	}
	parts := []string{}
	for _, how := range []struct {
		sign int
		word string
	}{{-1, " less"}, {1, " more"}} {
		for _, c := range p.Changes {
			if c.Amount.Sign() != how.sign {
				continue
			}
			part := c.Org.Name(names) + " "
			if len(parts) == 0 {
				part += "pays "
			}
			part += c.Amount.Abs().Sterling()
			if len(parts) == 0 {
				part += " a year"
			}
			parts = append(parts, part+how.word)
		}
	}
	if len(parts) == 0 {
		return "No group would do better by itself, and nothing has to change."
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + ", and " + parts[last] + ": then no group would do better by itself."
}

// mend returns the stable shares that are nearest to a bill; ok is false if there are none.
func (g Game) mend(pays []int64) (shares []*big.Rat, ok bool) {
	n := g.n()
	rhs := make([]int64, 2*n) // of the changes nothing, and as little as can be of what is paid less
	for i := range n {
		rhs[n+i] = -1
	}
	p := newSimplex(rhs)
	met := make([]bool, len(g.costs))
	add := func(s Coalition, kind columnKind) int {
		vec, slack := make([]int64, 2*n), g.costs[s]
		for i := range n {
			if s.Has(i) {
				vec[i] = 1
				slack -= pays[i]
			}
		}
		met[s] = true
		return p.add(column{vec, whole(slack), s, kind})
	}
	columns := []int{add(g.all(), fixedColumn)}
	for i := range n {
		less, none := make([]int64, 2*n), make([]int64, 2*n)
		less[i], less[n+i], none[n+i] = -1, -1, -1
		p.add(column{less, new(big.Rat), 0, limitColumn})
		columns = append(columns, p.add(column{none, new(big.Rat), 0, limitColumn}))
		if i > 0 {
			columns = append(columns, add(only(i), groupColumn))
		}
	}
	p.start(columns)
	search := newSearch(n, noMeasure)
	search.leaveOut(g.all())
	search.ready()
	for {
		if !p.improve() {
			return nil, false
		}
		y, over := p.y()
		for i, n := range y[:n] {
			n.Add(n, new(big.Int).Mul(over, big.NewInt(pays[i])))
		}
		added := false
		for _, s := range search.broken(g, y[:n], over, batch) {
			if !met[s] {
				add(s, groupColumn)
				added = true
			}
		}
		if !added {
			for _, n := range y[:n] {
				shares = append(shares, new(big.Rat).SetFrac(n, over))
			}
			return shares, true
		}
	}
}
