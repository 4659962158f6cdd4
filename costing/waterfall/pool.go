package waterfall

import (
	"cmp"
	"errors"
	"math/bits"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// PooledFund is a pooled fund at the end of a period, and the agreement of its
// members on who bears an overspend. Health bodies and local authorities in England
// keep one under section 75 of the National Health Service Act 2006 and SI 2000/617.
type PooledFund struct {
	Lines       []PoolLine        `json:"lines"`                // its budget and what was spent
	RiskPool    costing.Money     `json:"risk_pool,omitzero"`   // put aside for an overspend; not in the lines
	Uncommitted costing.Money     `json:"uncommitted,omitzero"` // of the spending ahead, what can still be cut
	Outside     []costing.Weight  `json:"outside,omitempty"`    // by which the members bear what the fund cannot; none: nobody does
	Maximums    []costing.Portion `json:"maximums,omitempty"`   // what a member bears at most; not in it: no limit
	PassOn      bool              `json:"pass_on,omitempty"`    // what is above a maximum falls to the other members; else to nobody
	Underspend  []costing.Weight  `json:"underspend,omitempty"` // by which an underspend is given back; none: it stays in the fund
}

// PoolLine is a line of the budget of a pooled fund.
type PoolLine struct {
	Line    partnership.LineID `json:"line"`             // unique in the fund
	Budget  costing.Money      `json:"budget,omitzero"`  // what was put in for it
	Outturn costing.Money      `json:"outturn,omitzero"` // what was spent on it
	OwnOf   partnership.OrgID  `json:"own_of,omitzero"`  // who alone bears its over- and underspend; not set: the fund
}

// The tranches of PooledFund.Settle, by their names.
const (
	trancheOwn         = "each its own"
	trancheOffset      = "offset inside the pool"
	trancheRiskPool    = "risk pool"
	trancheUncommitted = "cut uncommitted"
	trancheOutside     = "outside"
	trancheUnderspend  = "underspend"
)

// Validate returns what is wrong with the fund:
//
//   - at "lines" ErrRequired for none, and ErrRange if Money does not hold all their
//     amounts together;
//   - at "lines[i]" what PoolLine.Validate finds, and ErrDuplicate at "line";
//   - at "risk_pool", "uncommitted" and "maximums[i].amount" ErrRequired for an amount that
//     is not known, and ErrInvalid for less than £0;
//   - at "outside" and "underspend" the errors of costing.Apportion, for weights that are
//     there;
//   - at "maximums[i].org" ErrRequired, ErrInvalid, ErrDuplicate, and ErrNotFound for an
//     organisation that has no weight outside.
func (f PooledFund) Validate() error {
	return errors.Join(
		f.checkLines(),
		field.At("risk_pool", costing.CheckAmount(f.RiskPool)),
		field.At("uncommitted", costing.CheckAmount(f.Uncommitted)),
		optionalWeights("outside", f.Outside),
		costing.CheckAmounts("maximums", f.Maximums),
		f.checkMaximums(),
		optionalWeights("underspend", f.Underspend),
	)
}

// Validate returns what is wrong with the line: ErrRequired or ErrInvalid at "line",
// ErrRequired at "budget" and "outturn" for an amount that is not known and ErrInvalid
// for less than £0, and ErrInvalid at "own_of" for a malformed id.
func (l PoolLine) Validate() error {
	var owner error
	if l.OwnOf != "" {
		owner = l.OwnOf.Validate()
	}
	return errors.Join(
		field.At("line", l.Line.Validate()),
		field.At("budget", costing.CheckAmount(l.Budget)),
		field.At("outturn", costing.CheckAmount(l.Outturn)),
		field.At("own_of", owner),
	)
}

// over returns by how much a valid line is over its budget.
func (l PoolLine) over() int64 { return pence(l.Outturn) - pence(l.Budget) }

// checkLines returns every error of the lines.
func (f PooledFund) checkLines() error {
	if len(f.Lines) == 0 {
		return field.At("lines", field.ErrRequired)
	}
	var amounts []costing.Money
	for _, l := range f.Lines {
		amounts = append(amounts, l.Budget, l.Outturn)
	}
	_, tooMuch := costing.Sum(amounts...)
	return errors.Join(
		field.Each("lines", f.Lines, PoolLine.Validate),
		field.Unique("lines", "line", f.Lines, func(l PoolLine) partnership.LineID { return l.Line }),
		field.At("lines", tooMuch),
	)
}

// checkMaximums returns ErrNotFound for a maximum of an organisation that bears
// nothing.
func (f PooledFund) checkMaximums() error {
	return checkOrgsIn("maximums", f.Maximums, "outside", orgsOf(f.Outside))
}

// orgsOf returns the organisations of weights.
func orgsOf(weights []costing.Weight) []costing.Portion {
	charges := make([]costing.Portion, len(weights))
	for i, w := range weights {
		charges[i].Org = w.Org
	}
	return charges
}

// Settle lets the overspend of the fund run down the stages of a waterfall and
// returns what each met:
//
//   - each its own: the over- and underspends of lines that are their owner's, a
//     negative portion being given back;
//   - offset inside the pool: by the underspends of the other lines;
//   - risk pool: by what was put aside;
//   - cut uncommitted: by spending that need not happen;
//   - outside: by the members, by their weights, each up to its maximum;
//   - underspend: if the pool has spent less than its budget, what is given back,
//     as negative amounts. What is then Left, as a negative amount, stays in the
//     fund.
//
// What is Left outside is borne by nobody. It is reported for the members to
// resolve, and is in no portion. The errors are those of Validate.
func (f PooledFund) Settle() (Tranches, error) {
	if err := f.Validate(); err != nil {
		return nil, err
	}
	own, over, under := f.variances()
	stages := Tranches{f.ownLines(own, over)}
	stages = append(stages, stages[0].next(trancheOffset, under))
	stages = append(stages, stages[1].next(trancheRiskPool, f.RiskPool))
	stages = append(stages, stages[2].next(trancheUncommitted, f.Uncommitted))
	stages = append(stages, f.outside(stages[3].Left))
	if rest := pence(under) - pence(over); rest > 0 {
		stages = append(stages, f.givenBack(costing.Pence(-rest)))
	}
	return stages, nil
}

// variances returns what the lines of owners are over their budgets, net, and of
// the other lines what they are over together and under together.
func (f PooledFund) variances() (own, over, under costing.Money) {
	var sums struct{ own, over, under int64 }
	for _, l := range f.Lines {
		switch variance := l.over(); {
		case l.OwnOf != "":
			sums.own += variance
		case variance > 0:
			sums.over += variance
		default:
			sums.under -= variance
		}
	}
	return costing.Pence(sums.own), costing.Pence(sums.over), costing.Pence(sums.under)
}

// ownLines is the stage of the lines that are their owner's. An owner stands where
// its first line does.
func (f PooledFund) ownLines(own, over costing.Money) Tranche {
	portions, place := []costing.Portion{}, map[partnership.OrgID]int{}
	for _, l := range f.Lines {
		if l.OwnOf == "" {
			continue
		}
		if _, ok := place[l.OwnOf]; !ok {
			place[l.OwnOf] = len(portions)
			portions = append(portions, costing.Portion{Org: l.OwnOf, Amount: costing.Pence(0)})
		}
		portions[place[l.OwnOf]].Amount = plus(portions[place[l.OwnOf]].Amount, costing.Pence(l.over()))
	}
	amount := costing.Pence(pence(own) + pence(over))
	return Tranche{Name: trancheOwn, Amount: amount, Met: own, Portions: portions, Left: over}
}

// next is the stage after t that meets up to limit out of the fund.
func (t Tranche) next(name string, limit costing.Money) Tranche {
	met := min(pence(t.Left), pence(limit))
	return Tranche{
		Name: name, Amount: t.Left, Met: costing.Pence(met), Portions: []costing.Portion{}, Left: costing.Pence(pence(t.Left) - met),
	}
}

// outside is the stage of the members.
func (f PooledFund) outside(amount costing.Money) Tranche {
	t := Tranche{Name: trancheOutside, Amount: amount, Portions: []costing.Portion{}}
	if len(f.Outside) > 0 {
		t.Portions = f.borne(amount)
	}
	t.Met = totalOf(t.Portions)
	t.Left = costing.Pence(pence(amount) - pence(t.Met))
	return t
}

// borne returns what the members bear of amount, up to their maximums.
func (f PooledFund) borne(amount costing.Money) []costing.Portion {
	maximums, weights, portions := amountsOf(f.Maximums), slices.Clone(f.Outside), portionsOf(costing.Pence(0), f.Outside)
	if f.PassOn {
		for _, i := range f.atMaximum(amount, maximums) {
			portions[i].Amount = maximums[weights[i].Org]
			weights[i].Value, _ = partnership.NewQuantity(0)
		}
	}
	amount = plus(amount, totalOf(portions).Neg())
	shares, err := costing.Apportion(amount, weights)
	if err != nil {
		return portions // all bear their maximum
	}
	for i, share := range shares {
		limit, limited := maximums[share.Org]
		if limited && share.Amount.Compare(limit) > 0 {
			share.Amount = limit
		}
		portions[i].Amount = plus(portions[i].Amount, share.Amount)
	}
	return portions
}

// atMaximum returns the places of the members who bear their maximum if what is
// above one falls to the others.
//
// It takes them from the lowest maximum for its weight. The first whose share of
// what is left is less than its maximum ends it: the shares of those after it are
// less than theirs too.
func (f PooledFund) atMaximum(amount costing.Money, maximums map[partnership.OrgID]costing.Money) []int {
	limit := func(i int) uint64 { return magnitude(maximums[f.Outside[i].Org]) }
	order, sum := []int{}, uint64(0)
	for i, w := range f.Outside {
		if _, ok := maximums[w.Org]; ok && millionths(w) > 0 {
			order = append(order, i)
		}
		sum += millionths(w)
	}
	slices.SortFunc(order, func(i, j int) int {
		return compareProducts(limit(i), millionths(f.Outside[j]), limit(j), millionths(f.Outside[i]))
	})
	left := magnitude(amount)
	for n, i := range order {
		weight := millionths(f.Outside[i])
		if compareProducts(weight, left, limit(i), sum) < 0 {
			return order[:n]
		}
		left, sum = left-limit(i), sum-weight
	}
	return order
}

// givenBack is the stage of an underspend.
func (f PooledFund) givenBack(amount costing.Money) Tranche {
	return GainPart{Name: trancheUnderspend, Weights: f.Underspend}.share(amount)
}

// millionths returns the weight in millionths.
func millionths(w costing.Weight) uint64 {
	n, _ := w.Value.Millionths()
	return uint64(n)
}

// compareProducts compares a × b with c × d.
func compareProducts(a, b, c, d uint64) int {
	high, low := bits.Mul64(a, b)
	otherHigh, otherLow := bits.Mul64(c, d)
	return cmp.Or(cmp.Compare(high, otherHigh), cmp.Compare(low, otherLow))
}
