package reorganisation

import (
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// carryAssets carries the assets, each once: as agreed, with the part in which it lies, or to
// the only successor. Of a divided council the caretaker holds what nobody has agreed about.
func (c *carrying) carryAssets() []Asset {
	all := slices.Clone(c.before.Assets)
	for i, a := range c.before.Assets {
		p := c.passed(Piece{Kind: AssetPiece, ID: string(a.ID), Line: a.Line, From: a.Holder}, a.To, c.within(a.Holder, a.In))
		if a.Value.Known() && len(p.To) == 1 {
			p.Amounts = []costing.Portion{{Org: p.To[0], Amount: a.Value}}
		}
		if p.Decide != "" {
			p.Decide = "who gets it, or how it is divided"
		}
		c.note(p)
		if p.Reason != NotConcerned {
			all[i].Holder = first(p.To)
		}
	}
	return all
}

// within returns to whom a part of a council goes; "" if it is no part of it.
func (c *carrying) within(holder partnership.OrgID, part PartID) partnership.OrgID {
	if part == "" || c.of[part] != holder {
		return ""
	}
	return c.parts[part]
}

// first returns the first organisation, or "" if there is none.
func first(orgs []partnership.OrgID) partnership.OrgID {
	if len(orgs) == 0 {
		return ""
	}
	return orgs[0]
}

// passed returns a piece with who has it from the day on: agreed says who, if that is agreed,
// and within to whom the part goes in which it lies.
func (c *carrying) passed(p Piece, agreed, within partnership.OrgID) Piece {
	heirs := c.takers(p.From)
	switch {
	case p.From == "":
		p.Reason, p.Decide = NotConcerned, "who gets it"
	case !c.touches(p.From):
		p.To, p.Reason = []partnership.OrgID{p.From}, NotConcerned
	case len(heirs) == 1:
		p.To, p.Reason = []partnership.OrgID{heirs[0]}, ByOrder
	case slices.Contains(heirs, agreed):
		p.To, p.Reason = []partnership.OrgID{agreed}, ByAgreement
	case within != "":
		p.To, p.Reason = []partnership.OrgID{within}, ByPart
	case c.loses(p.From):
		p.To, p.Reason = []partnership.OrgID{p.From}, NotConcerned
	case c.order.Caretaker != "":
		p.To, p.Reason, p.Decide = []partnership.OrgID{c.order.Caretaker}, InCare, "who gets it"
	default:
		p.Reason, p.Decide = Open, "who gets it"
	}
	return p
}

// carryContracts carries the contracts, each once. A contract passes by order of law, and the
// supplier need not consent. That of a divided council goes with the parts that it serves, or,
// if it serves several successors, to these jointly until they agree otherwise.
//
// Source: Local Government (Structural Changes) (Transfer of Functions, Property, Rights and
// Liabilities) Regulations 2008 (S.I. 2008/2176).
func (c *carrying) carryContracts() []Contract {
	all := slices.Clone(c.before.Contracts)
	for i, x := range c.before.Contracts {
		p := c.contractPiece(x)
		c.note(p)
		if p.Reason == NotConcerned {
			continue
		}
		after := x
		after.Holder, after.To, after.Parts = first(p.To), nil, nil
		switch {
		case len(x.Parts) > 0 && p.Reason == ByAgreement:
			after.Parts = slices.Clone(x.Parts)
		case len(p.To) > 1:
			after.To = slices.Clone(p.To)
		}
		all[i] = after
	}
	return all
}

// contractPiece says to whom a contract passes, and why.
func (c *carrying) contractPiece(x Contract) Piece {
	p := Piece{Kind: ContractPiece, ID: string(x.ID), Line: x.Line, From: x.Holder}
	heirs := c.takers(x.Holder)
	among := func(org partnership.OrgID) bool { return slices.Contains(heirs, org) }
	agreed := slices.Clone(x.To)
	for _, s := range x.Parts {
		agreed = append(agreed, s.Org)
	}
	var within []partnership.OrgID
	strange := false
	for _, part := range x.Serves {
		switch org := c.within(x.Holder, part); {
		case org == "":
			strange = true
		case !slices.Contains(within, org):
			within = append(within, org)
		}
	}
	switch {
	case !c.touches(x.Holder):
		p.To, p.Reason = []partnership.OrgID{x.Holder}, NotConcerned
	case len(heirs) == 1:
		p.To, p.Reason = []partnership.OrgID{heirs[0]}, ByOrder
	case len(agreed) > 0 && !slices.ContainsFunc(agreed, func(org partnership.OrgID) bool { return !among(org) }):
		p.To, p.Reason = agreed, ByAgreement
	case len(within) == 1:
		p.To, p.Reason = within, ByPart
		if strange {
			p.Decide = "whether all of it goes there: it also serves what is no part of " + string(x.Holder)
		}
	case len(within) > 1:
		p.To, p.Reason, p.Decide = within, ByPart, "whether they keep it jointly, or in which parts"
	case c.loses(x.Holder):
		p.To, p.Reason = []partnership.OrgID{x.Holder}, NotConcerned
	default:
		p.To, p.Reason, p.Decide = slices.Clone(heirs), ByOrder, "whether they keep it jointly, or in which parts"
	}
	return p
}

// carryDebts divides the debts to the penny among the successors of the debtor, each debt
// once. A debt that nobody knows the amount of is owed by all of them.
func (c *carrying) carryDebts() []Debt {
	var after []Debt
	taken := map[string]bool{}
	for _, d := range c.before.Debts {
		taken[d.Name] = true
	}
	for i, d := range c.before.Debts {
		driver := c.before.divisionOf(DebtPiece, d.Line, d.Name, c.order.Basis)
		p := Piece{Kind: DebtPiece, ID: d.Name, Line: d.Line, From: d.Debtor, To: []partnership.OrgID{d.Debtor}, Reason: NotConcerned}
		if !c.ends(d.Debtor) {
			c.note(p)
			after = append(after, d)
			continue
		}
		portions, err := c.split(d.Debtor, d.Amount, driver)
		c.fail(field.Index("debts", i), err)
		p.To, p.Reason, p.Amounts = slices.Clone(c.to(d.Debtor)), ByOrder, portions
		if len(p.To) > 1 {
			p.Reason, p.Driver, p.Decide = ByMeasure, driver, "whether it is divided so"
		}
		c.note(p)
		for _, x := range portions {
			part := d
			part.Debtor, part.Amount = x.Org, x.Amount
			if len(portions) > 1 {
				part.Name = freeName(d.Name+" ("+string(x.Org)+")", taken)
			}
			after = append(after, part)
		}
	}
	return after
}

// freeName returns a name or, if it is taken, the name with the first number that is free; it
// is taken from then on.
func freeName(name string, taken map[string]bool) string {
	free := name
	for n := 2; taken[free]; n++ {
		free = fmt.Sprintf("%s %d", name, n)
	}
	taken[free] = true
	return free
}

// carryDivisions returns the divisions without those of single debts that are divided now.
func (c *carrying) carryDivisions() []Division {
	return slices.DeleteFunc(slices.Clone(c.before.Divisions), func(d Division) bool {
		return d.Kind == DebtPiece && slices.ContainsFunc(c.before.Debts, func(x Debt) bool {
			return x.Name == d.ID && len(c.to(x.Debtor)) > 1
		})
	})
}
