package coop

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Movement is how every bill changes when a partner joins or leaves, under one rule.
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
	if err := g.known(rest); err != nil {
		return Game{}, err
	}
	left := newGame(g.Members(rest))
	for s := range left.costs {
		low := Coalition(s) & (group - 1)
		left.costs[s] = g.costs[low|(Coalition(s)&^low)<<1]
	}
	return left.counted()
}

// Movement returns how every bill changes when a partner of the game joins or leaves, under a rule:
// what it brings as a newcomer, and what it costs the others as a leaver. The errors are
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

// Flows returns the bills of a movement as the flows of two options of an appraisal: that the
// partner is there, and that it is not, when it pays what it would alone. Each is a recurring cost
// of one organisation, which is all its own and is called by its name. The costs of the game are
// those of a year, in these prices.
//
// The errors are ErrRequired at "others" for a movement without bills, and at "prices".
func (m Movement) Flows(prices appraisal.Prices, names report.Names) (with, without []appraisal.Flow, err error) {
	if len(m.Others) == 0 {
		err = field.At("others", field.ErrRequired)
	}
	if err = errors.Join(err, field.RequiredValue("prices", prices)); err != nil {
		return nil, nil, err
	}
	all, _ := partnership.ParseFraction("100%")
	for _, o := range append([]MovedShare{{m.Org, m.Pays, m.Alone}}, m.Others...) {
		f := appraisal.Flow{
			Name: "Bill of " + o.Org.Name(names), Prices: prices, Amount: o.With,
			Kind: appraisal.FlowKind{
				Side: appraisal.CostFlow, Timing: appraisal.RecurringFlow, Funding: appraisal.RevenueFlow,
				Cash: appraisal.CashableFlow, Purpose: appraisal.RunningFlow,
			},
			Shares: []partnership.Share{{Org: o.Org, Fraction: all}},
			Source: m.Rule.Title() + " with " + m.Org.Name(names),
		}
		with = append(with, f)
		f.Amount, f.Source = o.Without, m.Rule.Title()+" without "+m.Org.Name(names)
		f.Shares = slices.Clone(f.Shares)
		without = append(without, f)
	}
	return with, without, nil
}

// Movements are movements under several rules.
type Movements []Movement

// Movements returns how every bill changes when a partner joins or leaves, under each rule; where a
// rule gives no bills it says why. The errors are those of Without.
func (g Game) Movements(org partnership.OrgID) (Movements, error) {
	left, err := g.Without(org)
	if err != nil {
		return nil, err
	}
	all := Movements{}
	for _, rule := range Rules() {
		m, err := g.Movement(rule, org)
		if err != nil {
			m = Movement{Rule: rule, Org: org, Others: []MovedShare{}, Why: g.why(rule)}
			if m.Why == "" {
				m.Why = "without " + string(org) + ": " + left.why(rule)
			}
		}
		all = append(all, m)
	}
	return all, nil
}

// why says to people why a rule gives no bills; "" if it does.
func (g Game) why(rule Rule) string {
	if g.need(rule) != nil {
		return "the costs of some groups are not known"
	}
	_, err := g.shares(rule)
	if err == nil {
		return ""
	}
	return strings.TrimSuffix(err.Error(), ": "+field.ErrInvalid.Error())
}

// Table returns the movements as a table: for each rule what the partner would save by being
// there, and what that does to the bill of each other.
func (all Movements) Table(names report.Names) report.Table {
	t := report.Table{Title: "What each pays because somebody takes part", Columns: report.TextColumns("Rule")}
	if len(all) == 0 {
		return t
	}
	who := names.Of(report.Organisation, string(all[0].Org))
	t.Title = "What each pays because " + who + " takes part"
	t.Summary = "By how much each bill is higher (+) or lower (−) than without " + who + "; that of " + who + " than what it would pay alone."
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
		if m.Rule == Banzhaf {
			t.Notes = append(t.Notes, m.Rule.Title()+": the bills need not add up to the cost")
			row[0] = fmt.Sprintf("%s [%d]", row[0], len(t.Notes))
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
