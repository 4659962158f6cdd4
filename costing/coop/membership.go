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

// MembershipEffect is what it does to every bill that one partner takes part, under one rule.
type MembershipEffect struct {
	Rule AllocationRule    `json:"rule"` // the rule that gives the bills
	Org  partnership.OrgID `json:"org"`  // the partner that joins or leaves
	// Why is the reason, where the rule gives no bills. The rest is then not known.
	Why string `json:"why,omitzero"`
	// Others are the bills of all other partners, in their order.
	Others []AffectedBill `json:"others"`
	// Pays is what the partner pays if it takes part.
	Pays costing.Money `json:"pays,omitzero"`
	// Alone is what it pays if it does not.
	Alone costing.Money `json:"alone,omitzero"`
	// Gain is by how much less all others together pay if the partner takes part: what a newcomer
	// brings them, and what a leaver costs them. Below £0, they pay more.
	Gain costing.Money `json:"gain,omitzero"`
}

// AffectedBill is what one partner pays with and without another partner.
type AffectedBill struct {
	Org     partnership.OrgID `json:"org"`              // whose
	With    costing.Money     `json:"with,omitzero"`    // its bill if the other takes part
	Without costing.Money     `json:"without,omitzero"` // its bill if the other does not
}

// Without returns the game of all partners but one. The errors are ErrNotFound at "org" for one
// who is not a partner; ErrRequired at "partners" if nobody is left; and ErrRequired at "costs" if
// the cost of all others together is not known.
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

// MembershipEffect returns how every bill changes, under a rule, if a partner of the game takes
// part: what it brings as a newcomer, and what it costs the others as a leaver. The errors are those
// of Without, and those of Allocate for the game with and without the partner.
func (g Game) MembershipEffect(rule AllocationRule, org partnership.OrgID) (MembershipEffect, error) {
	left, err := g.Without(org)
	if err != nil {
		return MembershipEffect{}, err
	}
	with, err := g.Allocate(rule)
	if err != nil {
		return MembershipEffect{}, err
	}
	without, err := left.Allocate(rule)
	if err != nil {
		return MembershipEffect{}, field.Prefix("without "+string(org), err)
	}
	return g.membershipEffect(rule, org, with, without), nil
}

// membershipEffect compares two allocations.
func (g Game) membershipEffect(rule AllocationRule, org partnership.OrgID, with, without CostAllocation) MembershipEffect {
	m := MembershipEffect{Rule: rule, Org: org, Others: []AffectedBill{}, Gain: costing.Pence(0)}
	for i, s := range with.Shares {
		if s.Org == org {
			m.Pays, m.Alone = s.Amount, g.Cost(only(i))
			continue
		}
		before, _ := without.Of(s.Org)
		m.Others = append(m.Others, AffectedBill{s.Org, s.Amount, before.Amount})
		m.Gain = m.Gain.Plus(before.Amount).Plus(s.Amount.Neg())
	}
	return m
}

// Flows returns the bills as the flows of two options of an appraisal: with the partner, and without
// it, where it pays what it would alone. Each flow is a recurring cost of one organisation, which
// bears all of it, and the flow is called by the name of the organisation. The costs of the game must
// be those of a year, at the prices given.
//
// The errors are ErrRequired at "others" for an effect without bills, and at "prices".
func (m MembershipEffect) Flows(prices appraisal.Prices, names report.Names) (with, without []appraisal.Flow, err error) {
	if len(m.Others) == 0 {
		err = field.At("others", field.ErrRequired)
	}
	if err = errors.Join(err, field.RequiredValue("prices", prices)); err != nil {
		return nil, nil, err
	}
	all, _ := partnership.ParseFraction("100%")
	for _, o := range append([]AffectedBill{{m.Org, m.Pays, m.Alone}}, m.Others...) {
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

// MembershipEffects are the effects of one partner under several rules.
type MembershipEffects []MembershipEffect

// MembershipEffects returns how every bill changes if a partner takes part, under each rule. Where a
// rule gives no bills, the effect says why. The errors are those of Without.
func (g Game) MembershipEffects(org partnership.OrgID) (MembershipEffects, error) {
	left, err := g.Without(org)
	if err != nil {
		return nil, err
	}
	all := MembershipEffects{}
	for _, rule := range AllocationRules() {
		m, err := g.MembershipEffect(rule, org)
		if err != nil {
			m = MembershipEffect{Rule: rule, Org: org, Others: []AffectedBill{}, Why: g.why(rule)}
			if m.Why == "" {
				m.Why = "without " + string(org) + ": " + left.why(rule)
			}
		}
		all = append(all, m)
	}
	return all, nil
}

// why returns the reason, in words, why a rule gives no bills; "" if it gives them.
func (g Game) why(rule AllocationRule) string {
	if g.need(rule) != nil {
		return "the costs of some groups are not known"
	}
	_, err := g.shares(rule)
	if err == nil {
		return ""
	}
	return strings.TrimSuffix(err.Error(), ": "+field.ErrInvalid.Error())
}

// Table returns the effects as a table: for each rule, what the partner would save by taking part,
// and what that does to the bill of every other partner.
func (all MembershipEffects) Table(names report.Names) report.Table {
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

// difference returns a less b, as a table shows it.
func difference(a, b costing.Money) string {
	d := a.Plus(b.Neg())
	if !d.Known() {
		return report.NotKnown
	}
	return report.Signed(report.Grouped(d.String()))
}
