package coop

import (
	"errors"
	"fmt"
	"slices"

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
	NotDecided Verdict = "not-known" // no group whose cost is known would; the cost of some is not known
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

// Stability is whether a bill gives anybody a reason to leave, and how far everyone is from that.
type Stability struct {
	Verdict        Verdict         `json:"verdict"`         // whether some group would
	BlockingGroups []BlockingGroup `json:"blocking_groups"` // for each partner the group with it that would save most by itself, if one would save; each group once, the one that would save most first
	Partners       []Distance      `json:"partners"`        // in their order
	NotKnown       int             `json:"not_known"`       // how many groups have a cost that is not known
}

// Distance is how far a partner is from leaving.
type Distance struct {
	Org   partnership.OrgID   `json:"org"`            // who
	Pays  costing.Money       `json:"pays,omitzero"`  // its bill
	Alone costing.Money       `json:"alone,omitzero"` // what it would pay alone
	Room  costing.Money       `json:"room,omitzero"`  // by how much its bill may rise before some group with it would do better by itself; below £0: by how much it is too high already; not known if there is no such group whose cost is known
	With  []partnership.OrgID `json:"with"`           // that group
}

// Check returns whether a bill, from any scheme, gives some group a reason to leave: whether it is
// in the core. The costs and the bill must be for the same term, such as a year.
//
// The errors are
//
//   - at "partners" ErrRequired for a game without any;
//   - at "bill[i].org" ErrRequired, ErrInvalid, ErrDuplicate, and ErrNotFound for one who is not a
//     partner;
//   - at "bill[i].amount" ErrRequired if it is not known, and ErrRange beyond £10,000,000,000,000;
//   - at "bill" ErrRequired for a partner who is not in it, and ErrSum unless it makes the cost of
//     all.
func (g Game) Check(bill []costing.Portion) (Stability, error) {
	pays, err := g.bill(bill)
	if err != nil {
		return Stability{}, err
	}
	s := Stability{Verdict: Stable, BlockingGroups: []BlockingGroup{}, Partners: []Distance{}, NotKnown: g.missing}
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
			s.BlockingGroups = append(s.BlockingGroups, g.blockingGroup(groups[i], whole(g.costs[groups[i]]-least[i])))
		}
	}
	switch {
	case len(s.BlockingGroups) > 0:
		s.Verdict = Unstable
	case g.missing > 0:
		s.Verdict = NotDecided
	}
	return s, nil
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

// Summary says the verdict in a sentence: who would leave and why, or that nobody has a reason to.
func (s Stability) Summary(names report.Names) string {
	switch s.Verdict {
	case Stable:
		return "No group would do better by itself."
	case NotDecided:
		return fmt.Sprintf("No group would do better by itself, as far as is known: of %s the cost is not known.",
			report.Count(s.NotKnown, "group", "groups"))
	case Unstable:
		if len(s.BlockingGroups) > 0 {
			return s.BlockingGroups[0].Sentence(names)
		}
	}
	return ""
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
