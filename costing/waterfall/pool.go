package waterfall

import (
	"cmp"
	"errors"
	"math/big"
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
	Maximums    []costing.Portion `json:"maximums,omitempty"`   // the most that a member bears; no limit for a member that is not listed
	PassOn      bool              `json:"pass_on,omitempty"`    // what is above a maximum falls to the other members; otherwise nobody bears it
	FundFirst   bool              `json:"fund_first,omitempty"` // the fund pays first, and the risk shares of the lines bear what it could not meet; else the risk shares come first
	Underspend  []costing.Weight  `json:"underspend,omitempty"` // by which an underspend is given back; none: it stays in the fund
}

// PoolLine is a line of the budget of a pooled fund.
type PoolLine struct {
	Line    partnership.LineID `json:"line"`             // unique in the fund
	Budget  costing.Money      `json:"budget,omitzero"`  // what was put in for it
	Outturn costing.Money      `json:"outturn,omitzero"` // what was spent on it
	OwnOf   partnership.OrgID  `json:"own_of,omitzero"`  // the member that alone bears its over- and underspend; not set: the fund does

	Bands      []RiskBand        `json:"bands,omitempty"`      // who bears its overspend; none: the fund
	Maximums   []costing.Portion `json:"maximums,omitempty"`   // the most that a member bears by the bands; the fund bears what is above it
	Underspend []costing.Weight  `json:"underspend,omitempty"` // by which its underspend is given back; none: it is the fund's
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
//   - at "outside" and "underspend" the errors of costing.Apportion, if there are any
//     weights;
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

// Validate returns what is wrong with the line:
//
//   - at "line" ErrRequired or ErrInvalid;
//   - at "budget", "outturn" and "maximums[i].amount" ErrRequired for an amount that is not
//     known, and ErrInvalid for less than £0;
//   - at "own_of" ErrInvalid for a malformed id;
//   - at "bands" and "underspend" ErrInvalid if they are set for a line of one member's
//     own;
//   - at "bands" ErrRange for more than 100; at "bands[i]" what RiskBand.Validate finds; at
//     "bands[i].from" ErrRange for a gap between 0 or the band before and this one, and
//     ErrOverlap for an overlap; at "bands[i].to" ErrRequired if a band but the last has no
//     end, and ErrRange if the last has one;
//   - at "maximums[i].org" ErrRequired, ErrInvalid, ErrDuplicate, and ErrNotFound for an
//     organisation that has no weight in a band;
//   - at "underspend" the errors of costing.Apportion, for weights that are there.
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
		l.checkBands(),
		l.checkMaximums(),
		l.checkUnderspend(),
	)
}

// over returns by how much a valid line is over its budget.
func (l PoolLine) over() costing.Money { return l.Outturn.Plus(l.Budget.Neg()) }

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
//   - each its own: the over- and underspends of lines that one member owns; a negative
//     portion is given back;
//   - the risk share of each line that has one, with the id of the line: a stage for each
//     band that its overspend reaches, or what is given back of its underspend, as negative
//     amounts. With FundFirst the bands come after the next three stages, and bear what
//     these leave, in proportion to the overspend of each line;
//   - offset inside the pool: by the underspends of the other lines;
//   - risk pool: by what was put aside;
//   - cut uncommitted: by spending that need not happen;
//   - outside: by the members, by their weights, each up to its maximum;
//   - underspend: if the pool has spent less than its budget, what is given back,
//     as negative amounts. If nobody has it back it is Kept: it stays in the fund.
//
// The bands of a line are rounded together, once: each portion is less than a penny away from
// the exact one. Spare pennies go where costing.Split gives them; of equal remainders first to
// the lower band, and within a band to the organisation that comes first by the bytes of its
// id.
//
// What is Left outside is borne by nobody. It is reported for the members to
// resolve, and is in no portion. The errors are those of Validate.
func (f PooledFund) Settle() (Tranches, error) {
	if err := f.Validate(); err != nil {
		return nil, err
	}
	stages, under := f.linesAlone()
	over := stages[len(stages)-1].Left
	for _, limit := range []struct {
		name string
		of   costing.Money
	}{{trancheOffset, under}, {trancheRiskPool, f.RiskPool}, {trancheUncommitted, f.Uncommitted}} {
		stages = append(stages, stages[len(stages)-1].next(limit.name, limit.of))
	}
	if left := stages[len(stages)-1].Left; f.FundFirst && left.Sign() > 0 {
		stages = f.share(stages, f.leftOf(left))
	}
	stages = append(stages, f.outside(stages[len(stages)-1].Left))
	if rest := under.Plus(over.Neg()); rest.Sign() > 0 {
		stages = append(stages, f.givenBack(rest.Neg()))
	}
	return stages, nil
}

// linesAlone are the stages of the lines that do not fall to the fund, or not at once. What
// they leave is by how much the lines are over their budgets for the fund to bear, and under
// by how much other lines are under theirs.
func (f PooledFund) linesAlone() (stages Tranches, under costing.Money) {
	own, rest, under := costing.Pence(0), costing.Pence(0), costing.Pence(0)
	alone := make([]costing.Money, len(f.Lines))
	for i, l := range f.Lines {
		over := l.over()
		switch {
		case l.OwnOf != "":
			own = own.Plus(over)
		case over.Sign() < 0 && len(l.Underspend) == 0:
			under = under.Plus(over.Neg())
		default:
			rest = rest.Plus(over)
		}
		if alone[i] = over; f.FundFirst {
			alone[i] = costing.Min(over, costing.Pence(0))
		}
	}
	return f.share(Tranches{f.ownLines(own, rest)}, alone), under
}

// share adds the stages of the lines that have a risk share, of what each is over.
func (f PooledFund) share(stages Tranches, over []costing.Money) Tranches {
	for i, l := range f.Lines {
		stages = append(stages, l.shared(over[i], stages[len(stages)-1])...)
	}
	return stages
}

// leftOf divides what the fund could not meet among its lines, in proportion to what each is
// over. Of equal remainders the line that comes first by the bytes of its id gets the spare
// penny.
func (f PooledFund) leftOf(amount costing.Money) []costing.Money {
	over, sum := make([]*big.Int, len(f.Lines)), new(big.Int)
	for i, l := range f.Lines {
		over[i] = new(big.Int)
		if l.OwnOf == "" && l.over().Sign() > 0 {
			over[i] = inParts(l.over(), 1)
		}
		sum.Add(sum, over[i])
	}
	pence := inParts(amount, 1)
	for _, n := range over {
		n.Mul(n, pence)
	}
	left, _ := costing.Split(amount, over, sum, func(i, j int) int { return cmp.Compare(f.Lines[i].Line, f.Lines[j].Line) })
	return left
}

// ownLines is the stage of the lines that are their owner's. An owner stands where
// its first line does.
func (f PooledFund) ownLines(own, rest costing.Money) Tranche {
	portions, place := []costing.Portion{}, map[partnership.OrgID]int{}
	for _, l := range f.Lines {
		if l.OwnOf == "" {
			continue
		}
		if _, ok := place[l.OwnOf]; !ok {
			place[l.OwnOf] = len(portions)
			portions = append(portions, costing.Portion{Org: l.OwnOf, Amount: costing.Pence(0)})
		}
		portion := &portions[place[l.OwnOf]]
		portion.Amount = portion.Amount.Plus(l.over())
	}
	return Tranche{Name: trancheOwn, What: "what their own lines are over their budgets", Amount: own.Plus(rest), Met: own, Kept: costing.Pence(0), Portions: portions, Left: rest}
}

// next is the stage after t that meets up to limit out of the fund.
func (t Tranche) next(name string, limit costing.Money) Tranche {
	met := costing.Min(t.Left, limit)
	return Tranche{Name: name, What: "up to " + limit.Sterling(), Amount: t.Left, Met: met, Kept: costing.Pence(0), Portions: []costing.Portion{}, Left: t.Left.Plus(met.Neg())}
}

// then is the stage after t of a line, or of the fund, that the portions meet.
func (t Tranche) then(line partnership.LineID, name string, portions []costing.Portion) Tranche {
	met := totalOf(portions)
	return Tranche{Line: line, Name: name, Amount: t.Left, Met: met, Kept: costing.Pence(0), Portions: append([]costing.Portion{}, portions...), Left: t.Left.Plus(met.Neg())}
}

// outside is the stage of the members.
func (f PooledFund) outside(amount costing.Money) Tranche {
	var portions []costing.Portion
	if len(f.Outside) > 0 {
		portions = f.borne(amount)
	}
	outside := Tranche{Left: amount}.then("", trancheOutside, portions)
	outside.Weights, outside.Limits = slices.Clone(f.Outside), slices.Clone(f.Maximums)
	switch {
	case len(f.Maximums) > 0 && f.PassOn:
		outside.What = "what is above a maximum falls to the others"
	case len(f.Maximums) > 0:
		outside.What = "what is above a maximum falls to nobody"
	}
	return outside
}

// borne returns what the members bear of amount, up to their maximums.
func (f PooledFund) borne(amount costing.Money) []costing.Portion {
	maximums, weights, portions := costing.AmountsByOrg(f.Maximums), slices.Clone(f.Outside), portionsOf(costing.Pence(0), f.Outside)
	if f.PassOn {
		for _, i := range f.atMaximum(amount, maximums) {
			portions[i].Amount = maximums[weights[i].Org]
			weights[i].Value, _ = partnership.NewQuantity(0)
		}
	}
	amount = amount.Plus(totalOf(portions).Neg())
	shares, err := costing.Apportion(amount, weights)
	if err != nil {
		return portions // all bear their maximum
	}
	for i, share := range shares {
		if limit, limited := maximums[share.Org]; limited {
			share.Amount = costing.Min(share.Amount, limit)
		}
		portions[i].Amount = portions[i].Amount.Plus(share.Amount)
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
	limits, weights := make([]*big.Int, len(f.Outside)), make([]*big.Int, len(f.Outside))
	order, sum := []int{}, new(big.Int)
	for i, w := range f.Outside {
		limit, limited := maximums[w.Org]
		limits[i], weights[i] = inParts(limit, 1), millionths(w)
		if limited && weights[i].Sign() > 0 {
			order = append(order, i)
		}
		sum.Add(sum, weights[i])
	}
	var a, b big.Int
	slices.SortFunc(order, func(i, j int) int { return a.Mul(limits[i], weights[j]).Cmp(b.Mul(limits[j], weights[i])) })
	left := inParts(amount, 1)
	for n, i := range order {
		if a.Mul(weights[i], left).Cmp(b.Mul(limits[i], sum)) < 0 {
			return order[:n]
		}
		left.Sub(left, limits[i])
		sum.Sub(sum, weights[i])
	}
	return order
}

// givenBack is the stage of an underspend.
func (f PooledFund) givenBack(amount costing.Money) Tranche {
	return GainPart{Name: trancheUnderspend, Weights: f.Underspend}.share(amount)
}

// millionths returns the weight in millionths.
func millionths(w costing.Weight) *big.Int {
	n, _ := w.Value.Millionths()
	return big.NewInt(n)
}
