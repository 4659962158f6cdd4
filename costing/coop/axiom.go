package coop

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Axiom is something that members may want of a rule: an axiom of game theory, in plain words.
type Axiom string

// The axioms.
const (
	// AddsUp: the shares make the cost.
	AddsUp Axiom = "adds-up"
	// EqualTreatment: two partners who add the same to every group pay the same.
	EqualTreatment Axiom = "equal-treatment"
	// NobodyAboveAlone: no partner pays more than it would alone.
	NobodyAboveAlone Axiom = "nobody-above-alone"
	// StableIfAny: no group would do better by itself, if any bill at all is stable.
	StableIfAny Axiom = "stable-if-any"
	// NothingForNothing: somebody who adds nothing to any group pays and gets nothing.
	NothingForNothing Axiom = "nothing-for-nothing"
	// CheaperForAll: if all partners together cost less, and no other group does, nobody pays more.
	CheaperForAll Axiom = "cheaper-for-all"
	// SplitProof: a partner does not pay less by taking part as two partners. Either of the two
	// costs a group as much as both together.
	SplitProof Axiom = "split-proof"
)

// Axioms returns every Axiom.
func Axioms() []Axiom {
	return []Axiom{AddsUp, EqualTreatment, NobodyAboveAlone, StableIfAny, NothingForNothing, CheaperForAll, SplitProof}
}

// UnmarshalText reads one of Axioms, or no text, which is not set; the error wraps ErrInvalid.
func (a *Axiom) UnmarshalText(text []byte) (err error) {
	*a, err = field.ReadOneOf("axiom", text, Axioms())
	return err
}

// Title returns the axiom in plain words: what a form or a report shows.
func (a Axiom) Title() string {
	switch a {
	case EqualTreatment:
		return "Equal partners pay the same"
	case NobodyAboveAlone:
		return "Nobody pays more than alone"
	case StableIfAny:
		return "No group would leave, if that can be"
	case NothingForNothing:
		return "Who adds nothing pays nothing"
	case CheaperForAll:
		return "A lower total raises no bill"
	case SplitProof:
		return "Splitting into two does not pay"
	}
	return field.Title(a)
}

// Holding is whether a rule satisfies an axiom.
type Holding string

// The holdings.
const (
	Always    Holding = "always"    // in every game
	Here      Holding = "here"      // in this game, as far as it was tried
	Broken    Holding = "broken"    // not in this game: there is a witness
	NoVerdict Holding = "not-known" // the rule has no answer here, or there is nothing to try
)

// Holdings returns every Holding.
func Holdings() []Holding { return []Holding{Always, Here, Broken, NoVerdict} }

// UnmarshalText reads one of Holdings, or no text, which is not set; the error wraps ErrInvalid.
func (h *Holding) UnmarshalText(text []byte) (err error) {
	*h, err = field.ReadOneOf("holding", text, Holdings())
	return err
}

// Title returns the holding in plain words: what a form or a report shows.
func (h Holding) Title() string {
	switch h {
	case Here:
		return "Yes, here"
	case Broken:
		return "No"
	}
	return field.Title(h)
}

// AxiomFinding says whether one rule satisfies one axiom. If it does not, it has a witness from this
// game: a group that the rule treats otherwise, and what the group pays.
type AxiomFinding struct {
	Rule    AllocationRule      `json:"rule"`           // which rule
	Axiom   Axiom               `json:"axiom"`          // which axiom
	Holding Holding             `json:"holding"`        // whether the rule satisfies it
	Group   []partnership.OrgID `json:"group"`          // the witness; nobody: there is none, or it is a partner who adds nothing
	Pays    Exact               `json:"pays,omitzero"`  // what they pay
	Other   Exact               `json:"other,omitzero"` // what it is compared with: what they would pay alone, what they pay at the higher total or as one partner, or the cost of all
}

// Sentence states the witness in a sentence for members. It is "" for a finding without a witness.
func (f AxiomFinding) Sentence(names report.Names) string {
	who := report.List(report.NamesOf(names, report.Organisation, f.Group))
	pays, other := f.Pays.Money().Sterling(), f.Other.Money().Sterling()
	switch {
	case f.Holding != Broken:
		return ""
	case f.Axiom == AddsUp:
		return fmt.Sprintf("The shares make %s, and the cost is %s.", pays, other)
	case f.Axiom == NothingForNothing && f.Pays.Money().Sign() < 0:
		return fmt.Sprintf("One more partner who adds nothing to any group would get %s.", f.Pays.Money().Neg().Sterling())
	case f.Axiom == NothingForNothing:
		return fmt.Sprintf("One more partner who adds nothing to any group would pay %s.", pays)
	case f.Axiom == CheaperForAll:
		return fmt.Sprintf("If all together cost a hundredth less, %s would pay %s in place of %s.", who, pays, other)
	case f.Axiom == SplitProof:
		return fmt.Sprintf("As two partners, %s would pay %s in place of %s.", who, pays, other)
	case len(f.Group) > 1:
		return fmt.Sprintf("%s pay %s, and by themselves %s.", who, pays, other)
	}
	return fmt.Sprintf("%s pays %s, and alone %s.", who, pays, other)
}

// AxiomFindings are findings on several rules and axioms.
type AxiomFindings []AxiomFinding

// maxTried is the most partners for which axioms are tried.
const maxTried = 12

// Axioms returns whether each rule satisfies each axiom, rule by rule: in every game, in this one,
// or not, with a witness. CheaperForAll is tried with a cost of all partners that is a hundredth
// less, and SplitProof with each partner in turn taking part as two.
//
// The errors are ErrRequired at "partners" for a game without any, and at "costs" for groups whose
// cost is not known; and ErrRange at "partners" for more than 12.
func (g Game) Axioms() (AxiomFindings, error) {
	if err := g.complete(); err != nil {
		return nil, err
	}
	if g.n() > maxTried {
		return nil, field.At("partners", fmt.Errorf("%d, and axioms are tried for at most %d: %w", g.n(), maxTried, field.ErrRange))
	}
	all := AxiomFindings{}
	for _, rule := range AllocationRules() {
		t := trial{g: g, rule: rule}
		t.shares, t.err = g.shares(rule)
		for _, axiom := range Axioms() {
			f := AxiomFinding{Rule: rule, Axiom: axiom, Holding: NoVerdict, Group: []partnership.OrgID{}}
			switch {
			case axiom.always(rule):
				f.Holding = Always
			case t.err == nil:
				f = t.find(f)
			}
			all = append(all, f)
		}
	}
	return all, nil
}

// always reports whether a rule satisfies the axiom in every game in which the rule has an answer.
func (a Axiom) always(rule AllocationRule) bool {
	isNucleolus := rule == Nucleolus || rule == PerCapita || rule == ProportionalNucleolus
	switch a {
	case AddsUp:
		return rule != Banzhaf
	case EqualTreatment:
		return true
	case NobodyAboveAlone:
		return isNucleolus
	case StableIfAny:
		return isNucleolus && rule != ProportionalNucleolus || rule == Prenucleolus
	case NothingForNothing:
		return rule == Shapley || rule == Banzhaf || rule == Nucleolus || rule == Prenucleolus || rule == Tau || rule == SeparableCosts || rule == Moriarity
	case CheaperForAll:
		return rule == EqualShares || rule == EqualSavings || rule == EqualRest || rule == Shapley || rule == Banzhaf
	}
	return false
}

// trial tries the axioms on one rule.
type trial struct {
	g      Game
	rule   AllocationRule
	shares []*big.Rat
	err    error
}

// find tries an axiom.
func (t trial) find(f AxiomFinding) AxiomFinding {
	f.Holding = Here
	switch f.Axiom {
	case AddsUp:
		sum := new(big.Rat)
		for _, s := range t.shares {
			sum.Add(sum, s)
		}
		if sum.Cmp(whole(t.g.total())) != 0 {
			return f.broken(t.g, t.g.all(), sum, whole(t.g.total()))
		}
	case NobodyAboveAlone:
		for i, s := range t.shares {
			if s.Cmp(whole(t.g.alone(i))) > 0 {
				return f.broken(t.g, only(i), s, whole(t.g.alone(i)))
			}
		}
	case StableIfAny:
		return t.stable(f)
	case NothingForNothing:
		return t.nothing(f)
	case CheaperForAll:
		return t.cheaper(f)
	case SplitProof:
		return t.split(f)
	}
	return f
}

// broken adds a witness.
func (f AxiomFinding) broken(g Game, group Coalition, pays, other *big.Rat) AxiomFinding {
	f.Holding, f.Group, f.Pays, f.Other = Broken, g.Members(group), exactPence(pays), exactPence(other)
	return f
}

// stable tries whether a group would leave, if some bill is stable.
func (t trial) stable(f AxiomFinding) AxiomFinding {
	if t.g.n() == 1 {
		return f
	}
	if core, err := t.g.LeastCore(); err != nil || core.Verdict != Stable {
		f.Holding = NoVerdict
		return f
	}
	blocking, _ := t.g.BlockingGroups(t.g.allocate(t.shares), 1)
	if len(blocking) == 0 {
		return f
	}
	f.Holding, f.Group, f.Pays = Broken, blocking[0].Group, blocking[0].Pays
	f.Other = exactPence(whole(blocking[0].Alone.KnownPence()))
	return f
}

// with returns the game with one more partner, who comes last. A group with that partner costs as
// much as another group of the game, which like returns.
func (g Game) with(like func(Coalition) Coalition) Game {
	more := Game{partners: append(g.Partners(), ""), costs: make([]int64, 2*len(g.costs)), most: g.most}
	copy(more.costs, g.costs)
	for s := range g.costs {
		more.costs[len(g.costs)+s] = g.costs[like(Coalition(s))]
	}
	return more
}

// nothing tries one more partner, who adds nothing.
func (t trial) nothing(f AxiomFinding) AxiomFinding {
	shares, err := t.g.with(func(s Coalition) Coalition { return s }).shares(t.rule)
	if err != nil {
		f.Holding = NoVerdict
		return f
	}
	if last := shares[len(shares)-1]; last.Sign() != 0 {
		return f.broken(t.g, 0, last, new(big.Rat))
	}
	return f
}

// cheaper tries a total that is a hundredth less.
func (t trial) cheaper(f AxiomFinding) AxiomFinding {
	total := t.g.total()
	total -= max(1, total/100, -total/100)
	costs := append(slices.Clone(t.g.costs[:t.g.all()]), total)
	less := Game{partners: t.g.partners, costs: costs, most: max(t.g.most, -total)}
	shares, err := less.shares(t.rule)
	if err != nil {
		f.Holding = NoVerdict
		return f
	}
	for i, s := range shares {
		if s.Cmp(t.shares[i]) > 0 {
			return f.broken(t.g, only(i), s, t.shares[i])
		}
	}
	return f
}

// split tries each partner as two, and keeps the one that would save most by it.
func (t trial) split(f AxiomFinding) AxiomFinding {
	most, tried := new(big.Rat), false
	for i := range t.shares {
		shares, err := t.g.with(func(s Coalition) Coalition { return s | only(i) }).shares(t.rule)
		if err != nil {
			continue
		}
		tried = true
		pays := new(big.Rat).Add(shares[i], shares[len(shares)-1])
		if saves := new(big.Rat).Sub(t.shares[i], pays); saves.Cmp(most) > 0 {
			most = saves
			f = f.broken(t.g, only(i), pays, t.shares[i])
		}
	}
	if !tried {
		f.Holding = NoVerdict
	}
	return f
}

// Table returns the findings as a table for members: a row for each rule, a column for each axiom,
// and a note for each witness.
func (all AxiomFindings) Table(names report.Names) report.Table {
	t := report.Table{Title: "What each rule does and does not do", Columns: report.TextColumns("Rule")}
	for _, axiom := range Axioms() {
		t.Columns = append(t.Columns, report.TextColumns(axiom.Title())...)
	}
	for _, rule := range AllocationRules() {
		row, there := []string{rule.Title()}, false
		for _, axiom := range Axioms() {
			cell := report.NotKnown
			for _, f := range all {
				if f.Rule != rule || f.Axiom != axiom {
					continue
				}
				there, cell = true, f.Holding.Title()
				if sentence := f.Sentence(names); sentence != "" {
					t.Notes = append(t.Notes, rule.Title()+": "+sentence)
					cell = fmt.Sprintf("%s [%d]", cell, len(t.Notes))
				}
			}
			row = append(row, cell)
		}
		if there {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}
