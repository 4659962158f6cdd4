package reorganisation

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// endings carries what an exit plan says of ends that others bring about: who served notice
// against a member, who means to leave, what ends as all agreed, and what was settled in place
// of the bill.
func (e *exitCarrier) endings(p *exit.Plan) {
	p.Withdrawals = e.servers(p.Withdrawals)
	p.Intentions = e.intentions(p.Intentions)
	p.Terminations = slices.Clone(p.Terminations)
	for i, t := range p.Terminations {
		p.Terminations[i].AgreedBy = e.list(t.AgreedBy)
	}
	p.Settled = e.settled(p.Settled)
}

// servers puts the successors in the place of those who served notice against a member.
// Notice that nobody but the member itself would then have served falls away.
func (e *exitCarrier) servers(all []exit.Withdrawal) []exit.Withdrawal {
	after := slices.Clone(all)
	for i, w := range after {
		after[i].ServedBy = slices.DeleteFunc(e.list(w.ServedBy), func(org partnership.OrgID) bool { return org == w.Org })
	}
	return slices.DeleteFunc(after, func(w exit.Withdrawal) bool {
		return w.ServedBy != nil && len(w.ServedBy) == 0
	})
}

// intentions returns who means to leave: each new successor in the place of the council that
// ends. One that is a member already keeps its own standing, and so does one that takes the
// place of another too that has said nothing of the same lines.
func (e *exitCarrier) intentions(all []exit.Intention) []exit.Intention {
	var after []exit.Intention
	for _, i := range all {
		if !e.ends(i.Org) {
			after = append(after, i)
			continue
		}
		from := i.Org
		for _, org := range e.to(from) {
			p := Piece{Kind: NoticePiece, ID: string(from), From: from, To: []partnership.OrgID{org}, Reason: ByOrder, Decide: "whether it still means to leave"}
			if e.otherwise(org, from, func(m partnership.OrgID) bool {
				return !hasIntention(all, m, i.Lines) && !hasWithdrawal(e.before.Exit.Withdrawals, exit.Withdrawal{Org: m, Lines: i.Lines})
			}) {
				p.Reason, p.Decide = OwnStanding, ""
			}
			e.note(p)
			if p.Reason == OwnStanding || hasIntention(after, org, i.Lines) {
				continue
			}
			i.Org = org
			after = append(after, i)
		}
	}
	return after
}

// hasIntention reports whether an organisation means to leave one of some lines, or all of them.
func hasIntention(all []exit.Intention, org partnership.OrgID, lines []partnership.LineID) bool {
	return slices.ContainsFunc(all, func(x exit.Intention) bool {
		both := slices.ContainsFunc(x.Lines, func(l partnership.LineID) bool { return slices.Contains(lines, l) })
		return x.Org == org && (both || len(x.Lines) == 0)
	})
}

// settled returns what was agreed in place of the bill, to the penny: what a council that ends
// pays or is paid, its successors do. A payment falls to each of them on its day.
func (e *exitCarrier) settled(a exit.AgreedSettlement) exit.AgreedSettlement {
	if a.IsZero() {
		return a
	}
	a.AgreedBy = e.list(a.AgreedBy)
	if len(a.AgreedBy) == 1 {
		e.note(Piece{Kind: ExitPiece, ID: "settlement", To: a.AgreedBy, Reason: ByOrder})
		return exit.AgreedSettlement{} // it would pay itself
	}
	var payments []exit.Payment
	var charges []costing.Portion
	for i, p := range a.Payments {
		portions, err := e.split(p.Org, p.Amount, e.driver)
		e.fail(field.Index("exit.settled.payments", i), err)
		for _, x := range portions {
			payments = append(payments, exit.Payment{Org: x.Org, Due: p.Due, Amount: x.Amount})
		}
	}
	for i, c := range a.Charges {
		portions, err := e.split(c.Org, c.Amount, e.driver)
		e.fail(field.Index("exit.settled.charges", i), err)
		if spread := e.spread(a.Payments, c.Org); len(spread) > 0 {
			portions = spread // what its payments make for each of them
		}
		for _, x := range portions {
			charges = e.charge(charges, x)
		}
		if e.ends(c.Org) {
			e.note(Piece{Kind: ExitPiece, ID: "settlement", From: c.Org, To: slices.Clone(e.to(c.Org)), Amounts: portions, Reason: ByOrder})
		}
	}
	a.Charges = charges
	a.Payments = slices.DeleteFunc(slices.Clone(payments), func(p exit.Payment) bool {
		return !slices.Contains(charges, costing.Portion{Org: p.Org, Amount: paid(payments, p.Org)})
	})
	if len(a.Payments) < len(payments) {
		e.note(Piece{Kind: ExitPiece, ID: "payments", To: a.AgreedBy, Reason: Open, Decide: "when those pay who had charges of their own"})
	}
	return a
}

// paid returns what the payments of an organisation make.
func paid(payments []exit.Payment, org partnership.OrgID) costing.Money {
	var amounts []costing.Money
	for _, p := range payments {
		if p.Org == org {
			amounts = append(amounts, p.Amount)
		}
	}
	sum, _ := costing.Sum(amounts...)
	return sum
}

// spread returns what each successor of an organisation pays of its payments.
func (e *exitCarrier) spread(payments []exit.Payment, org partnership.OrgID) []costing.Portion {
	var all []costing.Portion
	for _, p := range payments {
		if p.Org == org {
			portions, _ := e.split(p.Org, p.Amount, e.driver)
			for _, x := range portions {
				all = e.charge(all, x)
			}
		}
	}
	return all
}

// charge adds a portion to those of one organisation, or after all of them.
func (e *exitCarrier) charge(all []costing.Portion, x costing.Portion) []costing.Portion {
	for i, c := range all {
		if c.Org == x.Org {
			sum, err := c.Amount.Add(x.Amount)
			e.fail("exit.settled.charges", err)
			all[i].Amount = sum
			return all
		}
	}
	return append(all, x)
}
