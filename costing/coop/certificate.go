package coop

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Certificate proves that shares are a nucleolus, to anyone who can add fractions.
//
// A group is unhappier the more it pays above what it would pay alone. Each step states how unhappy
// the unhappiest of those groups must be whose payment is not yet fixed, and lists groups with
// weights. Counted with the weights, the members of these groups cancel out. So if one of the
// unhappy groups paid less, another would pay more: they cannot all be happier, and what each of
// them pays is fixed. The steps go on until what every partner pays is fixed.
type Certificate struct {
	Rule       AllocationRule    `json:"rule"`       // Nucleolus, PerCapita, ProportionalNucleolus or Prenucleolus
	Allocation CostAllocation    `json:"allocation"` // what each pays
	Steps      []CertificateStep `json:"steps"`      // why
}

// CertificateStep is one step of a certificate.
type CertificateStep struct {
	// Level is by how much the unhappiest groups pay more than alone: in pounds; for PerCapita
	// in pounds for each of their partners, and for ProportionalNucleolus for each pound that
	// they would pay alone.
	Level Exact `json:"level,omitzero"`
	// Rows are its groups.
	Rows []CertificateRow `json:"rows"`
}

// CertificateRow is a group with a weight.
type CertificateRow struct {
	Group  []partnership.OrgID `json:"group"`           // who
	Kind   RowKind             `json:"kind"`            // why the group is in the step
	Weight Exact               `json:"weight,omitzero"` // above 0; for a fixed row, of either sign
}

// RowKind is why a group is in a step.
type RowKind string

// The kinds of rows.
const (
	UnhappyRow RowKind = "unhappy" // as unhappy as the level says
	AloneRow   RowKind = "alone"   // a partner that pays what it would alone, and may not pay more
	FixedRow   RowKind = "fixed"   // a group whose payment an earlier step has fixed, or all partners
)

// RowKinds returns every RowKind.
func RowKinds() []RowKind { return []RowKind{UnhappyRow, AloneRow, FixedRow} }

// UnmarshalText reads one of RowKinds, or no text, which is not set; the error wraps ErrInvalid.
func (k *RowKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of row", text, RowKinds())
	return err
}

// Title returns the kind in plain words: what a form or a report shows.
func (k RowKind) Title() string { return field.Title(k) }

// certified are the rules that have certificates.
func certified() []AllocationRule {
	return []AllocationRule{Nucleolus, PerCapita, ProportionalNucleolus, Prenucleolus}
}

// Certify returns a nucleolus with its certificate. The errors are those of Allocate, and
// ErrInvalid at "rule" for a rule that is not a nucleolus.
func (g Game) Certify(rule AllocationRule) (Certificate, error) {
	if _, err := field.OneOf("rule with a certificate", string(rule), certified()); err != nil {
		return Certificate{}, field.At("rule", err)
	}
	if err := g.complete(); err != nil {
		return Certificate{}, err
	}
	err := g.checkNucleolus(rule)
	x := &lexical{}
	if err == nil {
		x, err = g.nucleolus(measureOf(rule), rule != Prenucleolus, false)
	}
	if err != nil {
		return Certificate{}, field.At("costs", fmt.Errorf("%s: %w", rule.Title(), err))
	}
	c := Certificate{Rule: rule, Allocation: g.allocate(x.shares(g)), Steps: []CertificateStep{}}
	for _, s := range x.stages {
		step := CertificateStep{Level: exactPence(s.level), Rows: []CertificateRow{}}
		if rule == ProportionalNucleolus {
			step.Level = ExactOf(s.level)
		}
		for _, r := range s.rows {
			kind := []RowKind{UnhappyRow, AloneRow, FixedRow}[r.kind]
			step.Rows = append(step.Rows, CertificateRow{g.Members(r.group), kind, ExactOf(r.weight)})
		}
		c.Steps = append(c.Steps, step)
	}
	return c, nil
}

// Validate returns what is wrong with a certificate in itself:
//
//   - at "rule" ErrRequired and ErrInvalid
//   - at "allocation" what CostAllocation.Validate finds
//   - at "steps[i].level" ErrRequired
//   - at "steps[i].rows[j]" ErrRequired for what is not set, ErrInvalid for an unknown kind,
//     and what is wrong with its group
//
// Check says whether it proves anything about a game.
func (c Certificate) Validate() error {
	_, err := field.OneOf("rule with a certificate", string(c.Rule), certified())
	return errors.Join(field.At("rule", err), field.At("allocation", c.Allocation.Validate()), field.Each("steps", c.Steps, CertificateStep.Validate))
}

// Validate returns what is wrong with the step in itself, as Certificate.Validate lists it.
func (s CertificateStep) Validate() error {
	return errors.Join(field.RequiredValue("level", s.Level), field.Each("rows", s.Rows, CertificateRow.Validate))
}

// Validate returns what is wrong with the row in itself, as Certificate.Validate lists it.
func (r CertificateRow) Validate() error {
	var nobody error
	if len(r.Group) == 0 {
		nobody = field.At("group", field.ErrRequired)
	}
	return errors.Join(
		nobody,
		field.EachOnce("group", r.Group, partnership.OrgID.Validate),
		field.CheckOneOf("kind", "kind of row", r.Kind, RowKinds()),
		field.RequiredValue("weight", r.Weight),
	)
}

// Check returns nil if the certificate proves that its allocation is the one of its rule for a
// game, and else why it does not. It searches for nothing: it adds, compares and looks at every
// group once.
//
// The errors are those of Validate, and
//
//   - at "partners" and "costs" ErrRequired for a game that is not all known
//   - at "allocation" ErrInvalid unless the shares are those of the partners, in their order,
//     and make the cost; and for a partner who pays more than alone, where the rule forbids it
//   - at "steps[i]" ErrInvalid for a step whose weights do not cancel out, that has no unhappy
//     group, or that has a higher level than the step before
//   - at "steps[i].rows[j]" ErrInvalid for a row that is not what its kind says
//   - at "steps" ErrInvalid if they do not fix what each partner pays, or if a group is
//     unhappier than they say; the error names the group
func (c Certificate) Check(g Game) error {
	if err := errors.Join(c.Validate(), g.complete()); err != nil {
		return err
	}
	k, err := c.checker(g)
	if err != nil {
		return err
	}
	errs := []error{}
	for i, s := range c.Steps {
		errs = append(errs, field.At(field.Index("steps", i), k.step(s)))
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return field.At("steps", k.everyGroup())
}

// checker checks a certificate step by step. It has its own arithmetic.
type checker struct {
	g      Game
	rule   AllocationRule
	shares []*big.Rat // in pence
	levels []*big.Rat // in pence by the measure
	fixed  []Coalition
	before []int // how many groups were fixed before each step
}

// checker returns the checker of a certificate for a game.
func (c Certificate) checker(g Game) (*checker, error) {
	k := &checker{g: g, rule: c.Rule, fixed: []Coalition{g.all()}}
	sum := new(big.Rat)
	for i, s := range c.Allocation.Shares {
		if i >= len(g.partners) || s.Org != g.partners[i] {
			return nil, field.At("allocation", fmt.Errorf("the shares are not those of the partners in their order: %w", field.ErrInvalid))
		}
		pence := new(big.Rat).Mul(s.Exact.Pounds(), new(big.Rat).SetInt64(100))
		sum.Add(sum, pence)
		k.shares = append(k.shares, pence)
		if c.Rule != Prenucleolus && pence.Cmp(new(big.Rat).SetInt64(g.costs[1<<i])) > 0 {
			return nil, field.At("allocation", fmt.Errorf("%s pays more than alone: %w", s.Org, field.ErrInvalid))
		}
	}
	if len(k.shares) != len(g.partners) || sum.Cmp(new(big.Rat).SetInt64(g.costs[len(g.costs)-1])) != 0 {
		return nil, field.At("allocation", fmt.Errorf("the shares do not make the cost of all partners: %w", field.ErrInvalid))
	}
	return k, nil
}

// measure returns in what the unhappiness of a group is counted.
func (k *checker) measure(s Coalition) int64 {
	switch k.rule {
	case PerCapita:
		return int64(s.Size())
	case ProportionalNucleolus:
		if cost := k.g.costs[s]; cost < 0 {
			return -cost
		}
		return k.g.costs[s]
	}
	return 1
}

// excess returns by how much a group pays more than alone, in pence.
func (k *checker) excess(s Coalition) *big.Rat {
	sum := new(big.Rat).SetInt64(-k.g.costs[s])
	for i, share := range k.shares {
		if s.Has(i) {
			sum.Add(sum, share)
		}
	}
	return sum
}

// step checks one step, and fixes its groups.
func (k *checker) step(s CertificateStep) error {
	level := s.Level.Pounds()
	if k.rule != ProportionalNucleolus {
		level.Mul(level, new(big.Rat).SetInt64(100))
	}
	if n := len(k.levels); n > 0 && level.Cmp(k.levels[n-1]) > 0 {
		return field.At("level", fmt.Errorf("it is above that of the step before: %w", field.ErrInvalid))
	}
	balance, unhappy, fixed := make([]*big.Rat, len(k.shares)), false, []Coalition{}
	for i := range balance {
		balance[i] = new(big.Rat)
	}
	err := field.Each("rows", s.Rows, func(r CertificateRow) error {
		group, err := k.g.coalition("group", r.Group)
		if err != nil {
			return err
		}
		weight := r.Weight.Pounds()
		for i := range balance {
			if group.Has(i) {
				balance[i].Add(balance[i], weight)
			}
		}
		excess := k.excess(group)
		measure := new(big.Rat).SetInt64(k.measure(group))
		switch {
		case r.Kind == FixedRow && !slices.Contains(k.fixed, group):
			return fmt.Errorf("what the group of %s pays is not fixed before: %w", k.g.label(group), field.ErrInvalid)
		case r.Kind != FixedRow && weight.Sign() <= 0:
			return fmt.Errorf("the weight of the group of %s is not above 0: %w", k.g.label(group), field.ErrInvalid)
		case r.Kind == AloneRow && (group.Size() != 1 || excess.Sign() != 0 || k.rule == Prenucleolus):
			return fmt.Errorf("the group of %s is not one partner who pays what it would alone: %w", k.g.label(group), field.ErrInvalid)
		case r.Kind == UnhappyRow && (measure.Sign() == 0 || excess.Cmp(measure.Mul(measure, level)) != 0):
			return fmt.Errorf("the group of %s is not as unhappy as the level says: %w", k.g.label(group), field.ErrInvalid)
		case r.Kind != FixedRow:
			fixed = append(fixed, group)
			unhappy = unhappy || r.Kind == UnhappyRow
		}
		return nil
	})
	if err == nil && (!unhappy || slices.ContainsFunc(balance, func(b *big.Rat) bool { return b.Sign() != 0 })) {
		err = fmt.Errorf("the weights of its groups do not cancel out: %w", field.ErrInvalid)
	}
	k.levels, k.before = append(k.levels, level), append(k.before, len(k.fixed))
	k.fixed = append(k.fixed, fixed...)
	return err
}

// everyGroup looks at every group: one that is unhappier than a step says must be fixed before
// that step.
func (k *checker) everyGroup() error {
	moves, counts := k.moves()
	if len(moves) > 0 && counts[len(counts)-1] > 0 {
		return fmt.Errorf("they do not fix what each partner pays: %w", field.ErrInvalid)
	}
	over := big.NewInt(1)
	for _, share := range slices.Concat(k.shares, k.levels) {
		common := new(big.Int).GCD(nil, nil, over, share.Denom())
		over = new(big.Int).Mul(over, common.Quo(share.Denom(), common))
	}
	shares, levels := timesOver(k.shares, over), timesOver(k.levels, over)
	pays, excess, allowed := new(big.Int), new(big.Int), new(big.Int)
	for code := uint32(1); code < uint32(len(k.g.costs)); code++ {
		s, comes := Coalition(code^code>>1), 0
		for code>>comes&1 == 0 {
			comes++
		}
		if s.Has(comes) {
			pays.Add(pays, shares[comes])
		} else {
			pays.Sub(pays, shares[comes])
		}
		measure := k.measure(s)
		excess.Sub(pays, allowed.Mul(over, allowed.SetInt64(k.g.costs[s])))
		if measure == 0 || len(levels) == 0 || excess.Cmp(allowed.Mul(levels[len(levels)-1], allowed.SetInt64(measure))) <= 0 {
			continue
		}
		if step := lastOpen(moves, counts, s); step >= 0 && excess.Cmp(allowed.Mul(levels[step], allowed.SetInt64(measure))) > 0 {
			return fmt.Errorf("the group of %s is unhappier than step %d says: %w", k.g.label(s), step, field.ErrInvalid)
		}
	}
	return nil
}

// timesOver returns fractions times a number that makes them whole.
func timesOver(fractions []*big.Rat, over *big.Int) []*big.Int {
	all := []*big.Int{}
	for _, f := range fractions {
		n := new(big.Int).Quo(over, f.Denom())
		all = append(all, n.Mul(n, f.Num()))
	}
	return all
}

// moves returns how the shares can change, in whole numbers, with nothing changed for the groups
// that are fixed: the first counts[i] of them before step i, and last after all steps.
func (k *checker) moves() (moves [][]*big.Int, counts []int) {
	counts = make([]int, len(k.levels)+1)
	for i := len(k.levels); i >= 0; i-- {
		fixed := k.fixed
		if i < len(k.levels) {
			fixed = fixed[:k.before[i]]
		}
		for _, move := range movesBeside(fixed, len(k.shares)) {
			if isIndependent(moves, move) {
				moves = append(moves, move)
			}
		}
		counts[i] = len(moves)
	}
	return moves, counts
}

// movesBeside returns a basis of the changes that leave all of some groups as they are.
func movesBeside(groups []Coalition, n int) [][]*big.Int {
	rows := [][]*big.Rat{}
	for _, s := range groups {
		row := make([]*big.Rat, n)
		for i := range row {
			row[i] = new(big.Rat)
			if s.Has(i) {
				row[i].SetInt64(1)
			}
		}
		rows = append(rows, row)
	}
	pivots := reduced(rows, n)
	moves := [][]*big.Int{}
	for free := range n {
		if slices.Contains(pivots, free) {
			continue
		}
		move := make([]*big.Rat, n)
		for i := range move {
			move[i] = new(big.Rat)
		}
		move[free].SetInt64(1)
		for r, pivot := range pivots {
			move[pivot].Neg(rows[r][free])
		}
		over := big.NewInt(1)
		for _, f := range move {
			over.Mul(over, f.Denom())
		}
		moves = append(moves, timesOver(move, over))
	}
	return moves
}

// reduced brings rows to reduced echelon form, the first rows first, and returns their pivots.
func reduced(rows [][]*big.Rat, n int) (pivots []int) {
	for col := range n {
		at := len(pivots)
		for at < len(rows) && rows[at][col].Sign() == 0 {
			at++
		}
		if at == len(rows) {
			continue
		}
		top := len(pivots)
		rows[top], rows[at] = rows[at], rows[top]
		inverse := new(big.Rat).Inv(rows[top][col])
		for _, f := range rows[top] {
			f.Mul(f, inverse)
		}
		for r, row := range rows {
			if factor := new(big.Rat).Set(row[col]); r != top && factor.Sign() != 0 {
				for c, f := range row {
					f.Sub(f, new(big.Rat).Mul(factor, rows[top][c]))
				}
			}
		}
		pivots = append(pivots, col)
	}
	return pivots
}

// isIndependent reports whether a change is not made of others.
func isIndependent(others [][]*big.Int, move []*big.Int) bool {
	rows := [][]*big.Rat{}
	for _, m := range append(slices.Clone(others), move) {
		row := []*big.Rat{}
		for _, n := range m {
			row = append(row, new(big.Rat).SetInt(n))
		}
		rows = append(rows, row)
	}
	return len(reduced(rows, len(move))) == len(rows)
}

// lastOpen returns the last step before which what a group pays was not fixed, or -1.
func lastOpen(moves [][]*big.Int, counts []int, s Coalition) int {
	sum := new(big.Int)
	for m, move := range moves {
		sum.SetInt64(0)
		for i, n := range move {
			if s.Has(i) {
				sum.Add(sum, n)
			}
		}
		if sum.Sign() != 0 {
			step := len(counts) - 1
			for step >= 0 && counts[step] <= m {
				step--
			}
			return step
		}
	}
	return -1
}
