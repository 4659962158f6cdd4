package reorganisation

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// carryExit carries the exit plan: who leaves, who gets what and who pays what.
func (c *carrying) carryExit() exit.Plan {
	if !c.before.hasExit() || !c.changes(c.before.Exit.Members) {
		return c.before.Exit
	}
	driver := c.before.divisionOf(ExitPiece, "", "", c.order.Basis)
	e := &exitCarrier{carrying: c, driver: driver}
	p := c.before.Exit
	p.Withdrawals = e.withdrawals(p.Withdrawals)
	e.endings(&p)
	p.Posts = e.posts(p.Posts)
	p.Placements = e.placements(p.Placements, p.Posts)
	p.Estate = e.estate(p.Estate)
	p.Contracts = e.contracts(p.Contracts)
	p.Data = e.data(p.Data)
	p.Costs = e.costs(p.Costs, p.Members)
	p.Continuations = e.continuations(p.Continuations)
	p.Members = c.list(p.Members)
	return p
}

// exitCarrier is an exit plan while it is carried.
type exitCarrier struct {
	*carrying // the file
	driver    costing.Driver
}

// only returns who takes the place of an organisation where only one can, and notes that
// somebody has to decide if it is divided.
func (e *exitCarrier) only(org partnership.OrgID, what string) partnership.OrgID {
	to, open := e.one(org)
	if open {
		e.note(Piece{Kind: ExitPiece, ID: what, From: org, To: []partnership.OrgID{to}, Reason: Open, Decide: "which of the successors of " + string(org)})
	}
	return to
}

// shares returns shares with the successors in them.
func (e *exitCarrier) shares(path string, shares []partnership.Share) []partnership.Share {
	if len(shares) == 0 {
		return shares
	}
	after, err := e.succeeded(shares, e.driver)
	e.fail("exit."+path, err)
	return after
}

// withdrawals returns the notices: each new successor has that of the council that ends, and
// one that is a member already keeps its own standing. Nobody takes over one that ends before the
// day.
func (e *exitCarrier) withdrawals(all []exit.Withdrawal) []exit.Withdrawal {
	var after []exit.Withdrawal
	for _, w := range all {
		w.AgreedBy = e.list(w.AgreedBy)
		from := w.Org
		if last, err := w.LastDay(e.before.Exit.Term); e.ends(from) && err == nil && !last.IsZero() && last.Before(e.order.Vesting) {
			e.note(Piece{
				Kind: NoticePiece, ID: string(from), From: from, To: slices.Clone(e.to(from)), Reason: Open,
				Decide: "whether it left when its notice ended, on " + last.String() + ": the exit plan of the successors does not have it",
			})
			continue
		}
		for _, org := range e.to(from) {
			w := w
			w.Org = org
			w.AgreedBy = slices.DeleteFunc(slices.Clone(w.AgreedBy), func(x partnership.OrgID) bool { return x == org })
			if e.ends(from) {
				p := Piece{Kind: NoticePiece, ID: string(from), From: from, To: []partnership.OrgID{org}, Reason: ByOrder, Decide: "whether the notice stands"}
				if e.standsAlone(org, from, w.Lines) {
					p.Reason, p.Decide = OwnStanding, ""
				}
				e.note(p)
				if p.Reason == OwnStanding || hasWithdrawal(after, w) {
					continue
				}
			}
			after = append(after, w)
		}
	}
	return after
}

// standsAlone reports whether a successor has a standing of its own beside the notice of a
// council: it is a member, or takes the place of another that leaves none of the same lines.
func (e *exitCarrier) standsAlone(heir, from partnership.OrgID, lines []partnership.LineID) bool {
	return e.otherwise(heir, from, func(m partnership.OrgID) bool {
		return !hasWithdrawal(e.before.Exit.Withdrawals, exit.Withdrawal{Org: m, Lines: lines})
	})
}

// otherwise reports whether a successor of a council is a member, or takes the place of another
// of which something holds too.
func (e *exitCarrier) otherwise(heir, from partnership.OrgID, holds func(partnership.OrgID) bool) bool {
	return slices.ContainsFunc(e.before.Exit.Members, func(m partnership.OrgID) bool {
		return m != from && slices.Contains(e.to(m), heir) && (m == heir || holds(m))
	})
}

// hasWithdrawal reports whether the same organisation leaves one of the same lines, or all of them.
func hasWithdrawal(all []exit.Withdrawal, w exit.Withdrawal) bool {
	return slices.ContainsFunc(all, func(x exit.Withdrawal) bool {
		both := slices.ContainsFunc(x.Lines, func(l partnership.LineID) bool { return slices.Contains(w.Lines, l) })
		return x.Org == w.Org && (both || len(x.Lines) == 0)
	})
}

// posts returns the posts with the successors in place of their employers and of those for
// whom they work.
func (e *exitCarrier) posts(posts staff.Establishment) staff.Establishment {
	after := make(staff.Establishment, len(posts))
	for i, p := range posts {
		after[i] = e.post(p, field.Index("posts", i))
	}
	if posts == nil {
		return nil
	}
	return after
}

// post returns a post with the successors in it.
func (e *exitCarrier) post(p staff.Post, path string) staff.Post {
	p.Time = e.shares(path+".time", p.Time)
	if e.ends(p.Employer) {
		p.Employer = e.only(p.Employer, "employer of "+string(p.ID))
	}
	p.Excluded, p.Costs = e.list(p.Excluded), e.postCosts(p)
	p.Grouping, p.Pinned, p.Preference = e.soleHeir(p.Grouping), e.soleHeir(p.Pinned), e.soleHeir(p.Preference)
	if slices.Contains(p.Excluded, p.Pinned) {
		p.Pinned = ""
	}
	return p
}

// postCosts returns what a post costs at whom. A successor pays what its predecessor would
// have paid, unless it has a cost of its own. Of two predecessors that would have paid
// different amounts the first counts, until somebody decides.
func (e *exitCarrier) postCosts(p staff.Post) []staff.CostAt {
	var after []staff.CostAt
	at := func(org partnership.OrgID) int {
		return slices.IndexFunc(after, func(c staff.CostAt) bool { return c.Org == org })
	}
	for _, c := range p.Costs {
		if !e.ends(c.Org) {
			after = append(after, c)
		}
	}
	own := len(after)
	for _, c := range p.Costs {
		if !e.ends(c.Org) {
			continue
		}
		for _, org := range e.to(c.Org) {
			switch i := at(org); {
			case i < 0:
				after = append(after, staff.CostAt{Org: org, AnnualCost: c.AnnualCost})
			case i >= own && after[i].AnnualCost != c.AnnualCost:
				e.note(Piece{Kind: ExitPiece, ID: "cost of " + string(p.ID), From: c.Org, To: []partnership.OrgID{org}, Reason: Open, Decide: "what the post costs there"})
			}
		}
	}
	return after
}

// placements returns where posts go. One that was to go to a council that is divided is for a
// person to decide.
func (e *exitCarrier) placements(all staff.Placements, posts staff.Establishment) staff.Placements {
	if all == nil {
		return nil
	}
	known := make(map[staff.PostID]staff.Post, len(posts))
	for _, p := range posts {
		known[p.ID] = p
	}
	after := make(staff.Placements, len(all))
	for i, p := range all {
		alternatives := slices.Clone(p.Alternatives)
		for j, other := range p.Alternatives {
			alternatives[j].Org, _ = e.one(other.Org)
		}
		p.Alternatives = alternatives
		if e.ends(p.Org) {
			heirs := e.to(p.Org)
			post := known[p.Post]
			switch {
			case len(heirs) == 1:
				p.Org = heirs[0]
			case p.Reason == staff.ToEmployer:
				p.Org = post.Employer
			default:
				e.note(Piece{Kind: ExitPiece, ID: "placement of " + string(p.Post), From: p.Org, Reason: Open, Decide: "which of the successors of " + string(p.Org)})
				p.Org, p.Reason = "", staff.Undecided
			}
		}
		after[i] = p
	}
	return after
}

// estate returns what the members own and owe, with the successors in it.
func (e *exitCarrier) estate(s exit.Estate) exit.Estate {
	assets, budgets := slices.Clone(s.Assets), slices.Clone(s.Budgets)
	for i, a := range s.Assets {
		if e.ends(a.To) {
			assets[i].To = e.only(a.To, "asset "+string(a.ID))
		}
	}
	for i, b := range s.Budgets {
		budgets[i].Shares = e.shares(field.Index("estate.budgets", i), b.Shares)
	}
	s.Assets, s.Budgets = assets, budgets
	return s
}

// contracts returns what becomes of the contracts. One that was to go to a council that is
// divided passes to its successors jointly, by order of law.
func (e *exitCarrier) contracts(all []exit.Contract) []exit.Contract {
	after := slices.Clone(all)
	for i, x := range all {
		if !e.changes(x.To) {
			continue
		}
		after[i].To = e.list(x.To)
		switch n := len(after[i].To); {
		case x.Action == exit.SplitContract && n >= 2, x.Action == exit.PassContract:
		case x.Action == exit.SplitContract:
			after[i].Action, after[i].Consent = exit.PassContract, exit.ConsentNotNeeded
		case n > 1:
			after[i].Action, after[i].Consent = exit.PassContract, exit.ConsentNotNeeded
			e.note(Piece{Kind: ExitPiece, ID: "contract " + string(x.ID), To: slices.Clone(after[i].To), Reason: ByOrder, Decide: "whether they keep it jointly"})
		}
	}
	return after
}

// data returns what becomes of the data, with the successors in it.
func (e *exitCarrier) data(all []exit.Data) []exit.Data {
	after := slices.Clone(all)
	for i, d := range all {
		after[i].ReturnTo = e.list(d.ReturnTo)
		if e.ends(d.RetainedBy) {
			after[i].RetainedBy = e.only(d.RetainedBy, "data "+string(d.ID))
		}
	}
	return after
}

// costs returns what leaving and staying cost, with the successors in it.
func (e *exitCarrier) costs(all exit.Costs, members []partnership.OrgID) exit.Costs {
	items := slices.Clone(all.Items)
	for i, item := range all.Items {
		if e.ends(item.Employer) {
			items[i].Employer = e.only(item.Employer, "cost "+item.Name)
		}
		if !item.Scheme.IsZero() {
			s := &schemeCarrier{carrying: e.carrying, line: item.Line, driver: e.driver, members: members}
			scheme := item.Scheme
			scheme.Parts, scheme.Adjustments = s.parts(scheme.Parts), s.adjustments(scheme.Adjustments)
			e.fail(field.Index("exit.costs.items", i)+".scheme", s.err)
			items[i].Scheme = scheme
		}
	}
	all.Items = items
	all.Stranded = e.stranded(all.Stranded)
	all.Running = e.running(all.Running)
	all.Figures = e.figures(all.Figures)
	return all
}

// stranded returns what leavers would leave behind: of a council that is divided each
// successor its part.
func (e *exitCarrier) stranded(all []exit.Stranded) []exit.Stranded {
	var after []exit.Stranded
	for i, s := range all {
		s.Compensates = e.weights(s.Compensates, field.Index("exit.costs.stranded", i)+".compensates")
		if !e.ends(s.Leaver) {
			after = append(after, s)
			continue
		}
		parts, err := e.split(s.Leaver, s.Monthly, e.driver)
		e.fail(field.Index("exit.costs.stranded", i), err)
		for _, part := range parts {
			s := s
			s.Leaver, s.Monthly = part.Org, part.Amount
			s.Compensates = slices.DeleteFunc(slices.Clone(s.Compensates), func(w costing.Weight) bool { return w.Org == part.Org })
			if len(s.Compensates) == 0 {
				e.note(Piece{Kind: ExitPiece, ID: "stranded cost " + s.Name, From: part.Org, Reason: Open, Decide: fmt.Sprintf("%s leaves and would be paid: nobody else is left to be compensated", part.Org)})
				continue
			}
			after = append(after, s)
		}
	}
	return after
}

// weights returns weights with the successors in them.
func (e *exitCarrier) weights(all []costing.Weight, path string) []costing.Weight {
	var after []costing.Weight
	for _, w := range all {
		parts := map[partnership.OrgID]partnership.Quantity{w.Org: w.Value}
		if e.ends(w.Org) {
			var err error
			parts, err = e.quantities(w.Org, w.Value, e.driver)
			e.fail(path, err)
		}
		for _, org := range e.to(w.Org) {
			i := slices.IndexFunc(after, func(x costing.Weight) bool { return x.Org == org })
			if i < 0 {
				after = append(after, costing.Weight{Org: org, Value: parts[org]})
				continue
			}
			after[i].Value = sum(after[i].Value, parts[org])
		}
	}
	return after
}

// running returns what a month costs each member, with the successors in it.
func (e *exitCarrier) running(all []exit.RunningCost) []exit.RunningCost {
	var after []exit.RunningCost
	for i, r := range all {
		path := field.Index("exit.costs.running", i)
		staying, err := e.split(r.Org, r.Staying, e.driver)
		e.fail(path+".staying", err)
		alone, err := e.split(r.Org, r.Alone, e.driver)
		e.fail(path+".alone", err)
		for j := range staying {
			at := slices.IndexFunc(after, func(x exit.RunningCost) bool { return x.Org == staying[j].Org })
			if at < 0 {
				after = append(after, exit.RunningCost{Org: staying[j].Org, Staying: staying[j].Amount, Alone: alone[j].Amount})
				continue
			}
			after[at].Staying, after[at].Alone = plus(after[at].Staying, staying[j].Amount), plus(after[at].Alone, alone[j].Amount)
		}
	}
	return after
}

// plus adds two amounts; the sum is not known if one of them is not, or if it is beyond Money.
func plus(a, b costing.Money) costing.Money {
	total, _ := a.Add(b)
	return total
}

// figures returns the figures with the successors in them.
func (e *exitCarrier) figures(all []costing.Figure) []costing.Figure {
	var after []costing.Figure
	for i, f := range all {
		if !e.ends(f.Org) {
			after = append(after, f)
			continue
		}
		parts, err := e.quantities(f.Org, f.Value, e.driver)
		e.fail(field.Index("exit.costs.figures", i), err)
		for _, org := range e.to(f.Org) {
			after = append(after, costing.Figure{Driver: f.Driver, Org: org, Value: parts[org], Source: f.Source, On: f.On})
		}
	}
	return merged(after)
}

// merged returns figures of which each driver and organisation has one.
func merged(all []costing.Figure) []costing.Figure {
	var after []costing.Figure
	for _, f := range all {
		i := slices.IndexFunc(after, func(x costing.Figure) bool { return x.Driver == f.Driver && x.Org == f.Org })
		if i < 0 {
			after = append(after, f)
			continue
		}
		after[i].Value = sum(after[i].Value, f.Value)
	}
	return after
}

// continuations returns what goes on after the exit, with the successors in it.
func (e *exitCarrier) continuations(all []exit.Continuation) []exit.Continuation {
	after := slices.Clone(all)
	for i, x := range all {
		after[i].Shares = e.shares(field.Index("continuations", i), x.Shares)
	}
	return after
}
