package reorganisation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// carryAssets carries the assets, each once: as agreed, with the part in which it lies, or to
// the only successor. Of a divided council the caretaker holds what nobody has agreed about.
func (c *carrying) carryAssets() []MemberAsset {
	all := slices.Clone(c.before.Assets)
	for i, a := range c.before.Assets {
		p := c.passed(Piece{Kind: AssetPiece, ID: string(a.ID), Line: a.Line, From: a.Holder}, c.soleHeir(a.To), c.within(a.Holder, a.In))
		if a.Value.Known() && len(p.To) == 1 {
			p.Amounts = []costing.Portion{{Org: p.To[0], Amount: a.Value}}
		}
		if p.Decide != "" {
			p.Decide = "who gets it, or how it is divided"
		}
		p.decide(c.strangers(p, a.To), c.elsewhere(p, a.In))
		c.note(p)
		if p.Reason != NotConcerned {
			all[i].Holder = first(p.To)
		}
		if p.Reason == ByAgreement {
			all[i].To = "" // it has come about
		}
	}
	return all
}

// decide adds what somebody has to decide.
func (p *Piece) decide(more ...string) {
	for _, what := range more {
		switch {
		case what == "":
		case p.Decide == "":
			p.Decide = what
		default:
			p.Decide += "; " + what
		}
	}
}

// strangers returns whether organisations get a piece that was to go to them, as somebody has
// agreed, and that take nothing of whoever had it: what was agreed so is not dropped.
func (c *carrying) strangers(p Piece, agreed ...partnership.OrgID) string {
	var strange []string
	for _, org := range agreed {
		gone := slices.ContainsFunc(c.to(org), func(heir partnership.OrgID) bool { return !slices.Contains(p.To, heir) })
		if org != "" && c.touches(p.From) && gone {
			strange = append(strange, string(org))
		}
	}
	if len(strange) == 0 {
		return ""
	}
	gets, takes := "gets", "it takes"
	if len(strange) > 1 {
		gets, takes = "get", "they take"
	}
	return fmt.Sprintf("whether %s %s it, as was agreed: by the order %s nothing of %s", strings.Join(strange, " and "), gets, takes, p.From)
}

// elsewhere returns that a piece lies in or serves a part that is no part of whoever had it, if that
// is divided.
func (c *carrying) elsewhere(p Piece, parts ...PartID) string {
	var strange []string
	for _, part := range parts {
		if part != "" && c.within(p.From, part) == "" && len(c.takers(p.From)) > 1 {
			strange = append(strange, string(part))
		}
	}
	if len(strange) == 0 {
		return ""
	}
	meant := " is meant, which is recorded for it: it is"
	if len(strange) > 1 {
		meant = " are meant, which are recorded for it: they are"
	}
	return "whether " + strings.Join(strange, " and ") + meant + " no part of " + string(p.From)
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
func (c *carrying) carryContracts() []MemberContract {
	all := slices.Clone(c.before.Contracts)
	for i, x := range c.before.Contracts {
		p := c.contractPiece(x)
		if p.Reason == ByAgreement {
			p.Shares = slices.Clone(x.Parts)
		}
		p.decide(c.strangers(p, x.agreed()...), c.elsewhere(p, x.Serves...))
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

// agreed returns who has the contract afterwards, as agreed.
func (x MemberContract) agreed() []partnership.OrgID {
	agreed := slices.Clone(x.To)
	for _, s := range x.Parts {
		agreed = append(agreed, s.Org)
	}
	return agreed
}

// contractPiece says to whom a contract passes, and why.
func (c *carrying) contractPiece(x MemberContract) Piece {
	p := Piece{Kind: ContractPiece, ID: string(x.ID), Line: x.Line, From: x.Holder}
	heirs := c.takers(x.Holder)
	among := func(org partnership.OrgID) bool { return slices.Contains(heirs, org) }
	agreed := x.agreed()
	if len(x.Parts) == 0 {
		agreed = c.list(agreed)
	}
	var within []partnership.OrgID
	for _, part := range x.Serves {
		if org := c.within(x.Holder, part); org != "" && !slices.Contains(within, org) {
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
func (c *carrying) carryDebts() []MemberDebt {
	var after []MemberDebt
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
func carryDivisions(after File) []DivisionBasis {
	divided := after.dividedThings()
	return slices.DeleteFunc(slices.Clone(after.DivisionBases), func(d DivisionBasis) bool { return divided.check(d) != nil })
}
