package coop

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Movement is what it does to every bill that a partner is there or not, under one rule.
type Movement struct {
	Rule Rule              `json:"rule"` // by which the bills are
	Org  partnership.OrgID `json:"org"`  // who comes or goes
	// Why says why the rule gives no bills, where it does not; the rest is then not known.
	Why string `json:"why,omitzero"`
	// Others are the bills of all others.
	Others []MovedShare `json:"others"`
	// Pays is what the partner pays when it is there.
	Pays costing.Money `json:"pays,omitzero"`
	// Alone is what it pays when it is not.
	Alone costing.Money `json:"alone,omitzero"`
	// Gain is by how much all others together pay less when the partner is there: what a leaver
	// costs them, and what a newcomer brings. Below £0 they pay more.
	Gain costing.Money `json:"gain,omitzero"`
}

// MovedShare is the bill of one partner with and without another.
type MovedShare struct {
	Org     partnership.OrgID `json:"org"`              // whose
	With    costing.Money     `json:"with,omitzero"`    // its bill if the other is there
	Without costing.Money     `json:"without,omitzero"` // and if not
}

// Without returns the game of all partners but one. The errors are ErrNotFound at "org" for one
// who is not a partner, ErrRequired at "partners" if nobody is left, and at "costs" if the cost of
// all others together is not known.
func (g Game) Without(org partnership.OrgID) (Game, error) {
	group, err := g.coalition("org", []partnership.OrgID{org})
	if err != nil {
		return Game{}, field.At("org", fmt.Errorf("%s is not a partner: %w", field.Quote(org), field.ErrNotFound))
	}
	if g.n() == 1 {
		return Game{}, field.At("partners", fmt.Errorf("nobody is left: %w", field.ErrRequired))
	}
	rest := g.all() &^ group
	left := newGame(g.Members(rest))
	for s := range left.costs {
		low := Coalition(s) & (group - 1)
		left.costs[s] = g.costs[low|(Coalition(s)&^low)<<1]
	}
	return left.counted()
}

// Movement returns what it does to every bill that a partner is there, under a rule: what a
// newcomer changes, if it is one in the game, or what a leaver costs the others. The errors are
// those of Without, and of Allocate for the game with and without the partner.
func (g Game) Movement(rule Rule, org partnership.OrgID) (Movement, error) {
	left, err := g.Without(org)
	if err != nil {
		return Movement{}, err
	}
	with, err := g.Allocate(rule)
	if err != nil {
		return Movement{}, err
	}
	without, err := left.Allocate(rule)
	if err != nil {
		return Movement{}, field.Prefix("without "+string(org), err)
	}
	return g.movement(rule, org, with, without), nil
}

// movement compares two allocations.
func (g Game) movement(rule Rule, org partnership.OrgID, with, without Allocation) Movement {
	m := Movement{Rule: rule, Org: org, Others: []MovedShare{}, Gain: costing.Pence(0)}
	for i, s := range with.Shares {
		if s.Org == org {
			m.Pays, m.Alone = s.Amount, g.Cost(only(i))
			continue
		}
		before, _ := without.Of(s.Org)
		m.Others = append(m.Others, MovedShare{s.Org, s.Amount, before.Amount})
		m.Gain = m.Gain.Plus(before.Amount).Plus(s.Amount.Neg())
	}
	return m
}

// Movements are movements under several rules.
type Movements []Movement

// Movements returns what it does to every bill that a partner is there, under each rule; where a
// rule gives no bills it says why. The errors are those of Without.
func (g Game) Movements(org partnership.OrgID) (Movements, error) {
	if _, err := g.Without(org); err != nil {
		return nil, err
	}
	all := Movements{}
	for _, rule := range Rules() {
		m, err := g.Movement(rule, org)
		if err != nil {
			m = Movement{Rule: rule, Org: org, Others: []MovedShare{}, Why: err.Error()}
		}
		all = append(all, m)
	}
	return all, nil
}

// Table returns the movements as a table: for each rule what the partner would save by being
// there, and what that does to the bill of each other.
func (all Movements) Table(names report.Names) report.Table {
	t := report.Table{Title: "What it does to the bills", Columns: report.TextColumns("Rule")}
	if len(all) == 0 {
		return t
	}
	who := names.Of(report.Organisation, string(all[0].Org))
	t.Title = "What it does to the bills that " + who + " is there"
	t.Summary = "More or less than without " + who + ", in £; for " + who + " itself than alone."
	t.Columns = append(t.Columns, report.NumberColumns("£", who)...)
	for _, m := range all {
		if m.Why == "" {
			for _, o := range m.Others {
				t.Columns = append(t.Columns, report.NumberColumns("£", names.Of(report.Organisation, string(o.Org)))...)
			}
			break
		}
	}
	t.Columns = append(t.Columns, report.NumberColumns("£", "All others")...)
	for _, m := range all {
		row := []string{m.Rule.Title()}
		if m.Why != "" {
			t.Notes = append(t.Notes, m.Rule.Title()+": "+m.Why)
			row[0] = fmt.Sprintf("%s [%d]", row[0], len(t.Notes))
			t.Rows = append(t.Rows, row)
			continue
		}
		row = append(row, difference(m.Pays, m.Alone))
		for _, o := range m.Others {
			row = append(row, difference(o.With, o.Without))
		}
		t.Rows = append(t.Rows, append(row, difference(costing.Pence(0), m.Gain)))
	}
	return t
}

// difference returns an amount less another, as a table shows it.
func difference(a, b costing.Money) string {
	d := a.Plus(b.Neg())
	if !d.Known() {
		return report.NotKnown
	}
	return report.Signed(report.Grouped(d.String()))
}
