package coop

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Property is what members may want of a rule.
type Property string

// The properties.
const (
	// AddsUp: the shares make the cost.
	AddsUp Property = "adds-up"
	// EqualTreatment: two partners who add the same to every group pay the same.
	EqualTreatment Property = "equal-treatment"
	// NobodyAboveAlone: no partner pays more than it would alone.
	NobodyAboveAlone Property = "nobody-above-alone"
	// StableIfAny: no group would do better by itself, if any bill at all is stable.
	StableIfAny Property = "stable-if-any"
	// NothingForNothing: somebody who adds nothing to any group pays and gets nothing.
	NothingForNothing Property = "nothing-for-nothing"
	// CheaperForAll: if all partners together cost less, and no other group does, nobody pays more.
	CheaperForAll Property = "cheaper-for-all"
	// SplitProof: a partner does not pay less by taking part as two, of whom either costs a group
	// what both would.
	SplitProof Property = "split-proof"
)

// AllProperties returns every Property.
func AllProperties() []Property {
	return []Property{AddsUp, EqualTreatment, NobodyAboveAlone, StableIfAny, NothingForNothing, CheaperForAll, SplitProof}
}

// UnmarshalText reads one of AllProperties, or no text, which is not set; the error wraps
// ErrInvalid.
func (p *Property) UnmarshalText(text []byte) (err error) {
	*p, err = field.ReadOneOf("property", text, AllProperties())
	return err
}

// Title returns the property in plain words: what a form or a report shows.
func (p Property) Title() string {
	switch p {
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
	return field.Title(p)
}

// Holding is whether a rule has a property.
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

// Finding is whether one rule has one property, with the witness on this game.
type Finding struct {
	Rule     Rule                `json:"rule"`           // which rule
	Property Property            `json:"property"`       // has which property
	Holding  Holding             `json:"holding"`        // or has it not
	Group    []partnership.OrgID `json:"group"`          // who is the witness
	Pays     Exact               `json:"pays,omitzero"`  // what they pay
	Other    Exact               `json:"other,omitzero"` // what they would pay alone, before or as one
}

// Sentence says the finding to members. It is "" for one without a witness.
func (f Finding) Sentence(names report.Names) string {
	who := report.List(report.NamesOf(names, report.Organisation, f.Group))
	pays, other := f.Pays.Money().Sterling(), f.Other.Money().Sterling()
	switch {
	case f.Holding != Broken:
		return ""
	case f.Property == AddsUp:
		return fmt.Sprintf("The shares make %s, and the cost is %s.", pays, other)
	case f.Property == NothingForNothing && f.Pays.Money().Sign() < 0:
		return fmt.Sprintf("One more partner who adds nothing to any group would get %s.", f.Pays.Money().Neg().Sterling())
	case f.Property == NothingForNothing:
		return fmt.Sprintf("One more partner who adds nothing to any group would pay %s.", pays)
	case f.Property == CheaperForAll:
		return fmt.Sprintf("If all together cost a hundredth less, %s would pay %s in place of %s.", who, pays, other)
	case f.Property == SplitProof:
		return fmt.Sprintf("As two partners, %s would pay %s in place of %s.", who, pays, other)
	case len(f.Group) > 1:
		return fmt.Sprintf("%s pay %s, and by themselves %s.", who, pays, other)
	}
	return fmt.Sprintf("%s pays %s, and alone %s.", who, pays, other)
}

// Findings are findings on several rules and properties.
type Findings []Finding

// maxTried is for how many partners properties are tried.
const maxTried = 12

// Properties returns which rule has which property, rule by rule: in every game, in this one, or
// not, with a witness. For CheaperForAll all together cost a hundredth less; for SplitProof each
// partner in turn is two.
//
// The errors are ErrRequired at "partners" for a game without any, and at "costs" for groups whose
// cost is not known; and ErrRange at "partners" for more than 12.
func (g Game) Properties() (Findings, error) {
	if err := g.complete(); err != nil {
		return nil, err
	}
	if g.n() > maxTried {
		return nil, field.At("partners", fmt.Errorf("%d, and properties are tried for at most %d: %w", g.n(), maxTried, field.ErrRange))
	}
	all := Findings{}
	for _, rule := range Rules() {
		t := trial{g: g, rule: rule}
		t.shares, t.err = g.shares(rule)
		for _, property := range AllProperties() {
			f := Finding{Rule: rule, Property: property, Holding: NoVerdict, Group: []partnership.OrgID{}}
			switch {
			case property.always(rule):
				f.Holding = Always
			case t.err == nil:
				f = t.find(f)
			}
			all = append(all, f)
		}
	}
	return all, nil
}

// always reports whether a rule has a property in every game in which it has an answer.
func (p Property) always(rule Rule) bool {
	isNucleolus := rule == Nucleolus || rule == PerCapita || rule == ProportionalNucleolus
	switch p {
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

// trial tries the properties of one rule.
type trial struct {
	g      Game
	rule   Rule
	shares []*big.Rat
	err    error
}

// find tries a property.
func (t trial) find(f Finding) Finding {
	f.Holding = Here
	switch f.Property {
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
func (f Finding) broken(g Game, group Coalition, pays, other *big.Rat) Finding {
	f.Holding, f.Group, f.Pays, f.Other = Broken, g.Members(group), exactPence(pays), exactPence(other)
	return f
}

// stable tries whether a group would leave, if some bill is stable.
func (t trial) stable(f Finding) Finding {
	if t.g.n() == 1 {
		return f
	}
	if core, err := t.g.LeastCore(); err != nil || core.Verdict != Stable {
		f.Holding = NoVerdict
		return f
	}
	objections, _ := t.g.Objections(t.g.allocate(t.shares), 1)
	if len(objections) == 0 {
		return f
	}
	f.Holding, f.Group, f.Pays = Broken, objections[0].Group, objections[0].Pays
	f.Other = exactPence(whole(objections[0].Alone.KnownPence()))
	return f
}

// with returns the game with one more partner, who is last: of each group with it the cost is that
// of another.
func (g Game) with(like func(Coalition) Coalition) Game {
	more := Game{partners: append(g.Partners(), ""), costs: make([]int64, 2*len(g.costs)), most: g.most}
	copy(more.costs, g.costs)
	for s := range g.costs {
		more.costs[len(g.costs)+s] = g.costs[like(Coalition(s))]
	}
	return more
}

// nothing tries somebody who adds nothing.
func (t trial) nothing(f Finding) Finding {
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
func (t trial) cheaper(f Finding) Finding {
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

// split tries each partner as two, and keeps who would save most by it.
func (t trial) split(f Finding) Finding {
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

// Table returns the findings as a table for members: a row for each rule, a column for each
// property, and a note for each witness.
func (all Findings) Table(names report.Names) report.Table {
	t := report.Table{Title: "Which rule has which property", Columns: report.TextColumns("Rule")}
	for _, p := range AllProperties() {
		t.Columns = append(t.Columns, report.TextColumns(p.Title())...)
	}
	for _, rule := range Rules() {
		row, there := []string{rule.Title()}, false
		for _, p := range AllProperties() {
			cell := report.NotKnown
			for _, f := range all {
				if f.Rule != rule || f.Property != p {
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

// Table returns the bill as a table: what each partner pays and would pay alone, and how far it is
// from leaving.
func (s Stability) Table(names report.Names) report.Table {
	t := report.Table{
		Title:   "Whether anybody has a reason to leave",
		Summary: s.Summary(names),
		Columns: append(append(report.TextColumns("Partner"), report.NumberColumns("£", "Pays", "Alone", "Room until it would leave")...),
			report.TextColumns("With")...),
	}
	for _, d := range s.Partners {
		t.Rows = append(t.Rows, []string{
			names.Of(report.Organisation, string(d.Org)), amount(d.Pays), amount(d.Alone), amount(d.Room),
			report.List(report.NamesOf(names, report.Organisation, d.With)),
		})
	}
	return t
}

// amount returns an amount as a table shows it.
func amount(m costing.Money) string {
	if !m.Known() {
		return report.NotKnown
	}
	if text := report.Grouped(m.String()); m.Sign() < 0 {
		return report.Signed(text)
	} else {
		return text
	}
}

// Summary says the verdict in a sentence: who would leave and why, or that nobody has a reason to.
func (s Stability) Summary(names report.Names) string {
	switch s.Verdict {
	case Stable:
		return "No group would do better by itself."
	case NotDecided:
		return fmt.Sprintf("No group would do better by itself, as far as is known: of %s the cost is not known.",
			report.Count(s.NotKnown, "group", "groups"))
	case Unstable:
		if len(s.Objections) > 0 {
			return s.Objections[0].Sentence(names)
		}
	}
	return ""
}
