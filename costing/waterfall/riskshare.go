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

// RiskBand is a band of the overspend of a line, and who bears what is in it: up to 2% of
// the budget the host, above it two members in halves. The bands of a line follow each
// other from 0, and the last has no end, so that each pound over the budget is in one.
type RiskBand struct {
	From    partnership.Quantity `json:"from,omitzero"`     // how far over the budget it begins, in per cent of the budget
	To      partnership.Quantity `json:"to,omitzero"`       // how far over the budget it ends, in per cent of it; not set: it has no end
	Weights []costing.Weight     `json:"weights,omitempty"` // by which the members bear it; none: the fund does
}

const (
	wholePercent = 100_000_000 // 100 per cent in millionths of a per cent
	mostBands    = 100         // of a line
)

// Validate returns what is wrong with the band:
//
//   - at "from" ErrRequired if it is not known, and ErrInvalid for less than 0;
//   - at "to" ErrOrder unless it is more than From;
//   - at "weights" the errors of costing.Apportion, if there are any weights.
func (b RiskBand) Validate() error {
	var from, to error
	switch {
	case !b.From.Known():
		from = field.ErrRequired
	case b.From.Sign() < 0:
		from = fmt.Errorf("%v%% is less than 0%%: %w", b.From, field.ErrInvalid)
	case b.To.Known() && b.To.Compare(b.From) <= 0:
		to = fmt.Errorf("%v%% is not more than %v%%, where the band begins: %w", b.To, b.From, field.ErrOrder)
	}
	return errors.Join(field.At("from", from), field.At("to", to), optionalWeights("weights", b.Weights))
}

// name is what the tranche of the band is called.
func (b RiskBand) name() string {
	switch {
	case b.From.Sign() == 0 && !b.To.Known():
		return "overspend"
	case b.From.Sign() == 0:
		return fmt.Sprintf("overspend, first %v%% of the budget", b.To)
	case !b.To.Known():
		return fmt.Sprintf("overspend, above %v%% of the budget", b.From)
	}
	return fmt.Sprintf("overspend, %v%% to %v%% of the budget", b.From, b.To)
}

// checkBands returns every error of the bands of a line.
func (l PoolLine) checkBands() error {
	switch {
	case len(l.Bands) == 0:
		return nil
	case l.OwnOf != "":
		return field.At("bands", fmt.Errorf("not used by a line of one member's own: %w", field.ErrInvalid))
	case len(l.Bands) > mostBands:
		return field.At("bands", fmt.Errorf("%d bands are more than %d: %w", len(l.Bands), mostBands, field.ErrRange))
	}
	i := -1
	ends, _ := partnership.NewQuantity(0)
	return field.Each("bands", l.Bands, func(b RiskBand) error {
		i++
		err := errors.Join(b.Validate(), field.At("from", follows(ends, b.From)), field.At("to", checkEnd(b.To, i == len(l.Bands)-1)))
		ends = b.To
		return err
	})
}

// follows returns the error of a band that does not begin where the bands before it end.
func follows(ends, from partnership.Quantity) error {
	switch {
	case !ends.Known() || !from.Known() || from.Sign() < 0:
		return nil // which is an error of its own
	case from.Compare(ends) > 0:
		return fmt.Errorf("the bands leave a gap from %v%% to %v%%: %w", ends, from, field.ErrRange)
	case from.Compare(ends) < 0:
		return fmt.Errorf("the bands overlap from %v%% to %v%%: %w", from, ends, field.ErrOverlap)
	}
	return nil
}

// checkEnd returns the error of where a band ends, which the last one does not.
func checkEnd(to partnership.Quantity, last bool) error {
	switch {
	case last && to.Known():
		return fmt.Errorf("the bands leave a gap above %v%%: the last has no end: %w", to, field.ErrRange)
	case !last && !to.Known():
		return field.ErrRequired
	}
	return nil
}

// checkMaximums returns every error of what the members bear of the line at most.
func (l PoolLine) checkMaximums() error {
	var bearers []costing.Portion
	for _, b := range l.Bands {
		bearers = append(bearers, orgsOf(b.Weights)...)
	}
	return errors.Join(costing.CheckAmounts("maximums", l.Maximums), checkOrgsIn("maximums", l.Maximums, "bands", bearers))
}

// checkUnderspend returns every error of who is given an underspend of the line.
func (l PoolLine) checkUnderspend() error {
	if l.OwnOf != "" && len(l.Underspend) > 0 {
		return field.At("underspend", fmt.Errorf("not used by a line of one member's own: %w", field.ErrInvalid))
	}
	return optionalWeights("underspend", l.Underspend)
}

// shared are the stages after t of a line that has a risk share of its own: one for each
// band that what it is over reaches, or one for its underspend.
func (l PoolLine) shared(over costing.Money, t Tranche) Tranches {
	switch {
	case over.Sign() > 0 && len(l.Bands) > 0:
		return l.banded(over, t)
	case over.Sign() < 0 && len(l.Underspend) > 0:
		given := t.then(l.Line, trancheUnderspend, portionsOf(over, l.Underspend))
		given.Weights = slices.Clone(l.Underspend)
		return Tranches{given}
	}
	return nil
}

// banded are the stages after t of the bands that an overspend reaches.
func (l PoolLine) banded(over costing.Money, t Tranche) Tranches {
	cells := l.cells(over)
	room, portions := costing.AmountsByOrg(l.Maximums), make([][]costing.Portion, len(l.Bands))
	reached := 0
	for _, c := range cells {
		reached = c.band + 1
		if c.org == "" {
			continue
		}
		if left, limited := room[c.org]; limited {
			c.amount = costing.Min(c.amount, left)
			room[c.org] = left.Plus(c.amount.Neg())
		}
		portions[c.band] = append(portions[c.band], costing.Portion{Org: c.org, Amount: c.amount})
	}
	stages := make(Tranches, reached)
	for i := range stages {
		stages[i] = t.then(l.Line, l.Bands[i].name(), portions[i])
		stages[i].What = fmt.Sprintf("of an overspend of %s; the budget is %s; the bands are rounded together", over.Sterling(), l.Budget.Sterling())
		stages[i].Weights, stages[i].Limits = slices.Clone(l.Bands[i].Weights), slices.Clone(l.Maximums)
		t = stages[i]
	}
	return stages
}

// A cell is what one member bears of one band, or the fund, which has no id.
type cell struct {
	band   int
	org    partnership.OrgID
	amount costing.Money
}

// cells divides an overspend among the bands that it reaches, and each band among those who
// bear it. The cells are rounded once, all together.
func (l PoolLine) cells(over costing.Money) []cell {
	var cells []cell
	var exact []*big.Int
	whole := l.parts()
	for i, b := range l.Bands {
		width := b.width(l.Budget, over)
		if width.Sign() <= 0 {
			continue
		}
		width.Mul(width, whole)
		width.Quo(width, new(big.Int).Mul(big.NewInt(wholePercent), b.sum()))
		for _, w := range b.bearers() {
			cells = append(cells, cell{band: i, org: w.Org})
			exact = append(exact, new(big.Int).Mul(width, millionths(w)))
		}
	}
	amounts, _ := costing.Split(over, exact, whole, func(i, j int) int {
		return cmp.Or(cmp.Compare(cells[i].band, cells[j].band), cmp.Compare(cells[i].org, cells[j].org))
	})
	for i, amount := range amounts {
		cells[i].amount = amount
	}
	return cells
}

// bearers returns the weights of the band: where it has none, that of the fund.
func (b RiskBand) bearers() []costing.Weight {
	if len(b.Weights) > 0 {
		return b.Weights
	}
	all, _ := partnership.NewQuantity(1)
	return []costing.Weight{{Value: all}}
}

// sum returns the weights of the band together, in millionths.
func (b RiskBand) sum() *big.Int {
	sum := new(big.Int)
	for _, w := range b.bearers() {
		sum.Add(sum, millionths(w))
	}
	return sum
}

// width returns how much of an overspend is in the band, in millionths of a per cent of a
// penny.
func (b RiskBand) width(budget, over costing.Money) *big.Int {
	width := inParts(over, wholePercent)
	if to, limited := b.To.Millionths(); limited {
		if end := inParts(budget, to); end.Cmp(width) < 0 {
			width = end
		}
	}
	from, _ := b.From.Millionths()
	return width.Sub(width, inParts(budget, from))
}

// inParts returns an amount in so many parts of a penny, without its sign.
func inParts(amount costing.Money, parts int64) *big.Int {
	pence := new(big.Int).SetUint64(magnitude(amount))
	return pence.Mul(pence, big.NewInt(parts))
}

// parts returns of how many parts a penny is, so that each cell is a whole number of them.
func (l PoolLine) parts() *big.Int {
	parts := big.NewInt(1)
	for _, b := range l.Bands {
		sum := b.sum()
		parts.Mul(parts, new(big.Int).Quo(sum, new(big.Int).GCD(nil, nil, parts, sum)))
	}
	return parts.Mul(parts, big.NewInt(wholePercent))
}
