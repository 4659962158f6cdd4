package reorganisation

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/risk"
)

// carryRegister carries the register: whom each risk concerns, who bears it, and who is
// willing to take how much.
func (c *carrying) carryRegister() risk.Register {
	r := c.before.Register
	if !c.before.hasRegister() {
		return r
	}
	noted := len(c.pieces)
	r.Member = c.owner(r.Member)
	r.Members = c.list(r.Members)
	r.Appetites = c.appetites(r.Appetites)
	risks := slices.Clone(r.Risks)
	for i, was := range r.Risks {
		risks[i] = c.carryRisk(was, i)
	}
	r.Risks = risks
	if r.AsOf.Before(c.order.Vesting) && anyMoved(c.pieces[noted:]) {
		r.AsOf = c.order.Vesting
	}
	return r
}

// owner returns whose own register it is from the day on.
func (c *carrying) owner(member partnership.OrgID) partnership.OrgID {
	if !c.ends(member) {
		return member
	}
	to, open := c.one(member)
	p := Piece{Kind: RiskPiece, ID: "register", From: member, To: []partnership.OrgID{to}, Reason: ByOrder}
	if open {
		p.Reason, p.Decide = Open, "which of the successors keeps the register"
	}
	c.note(p)
	return to
}

// carryRisk returns one risk as it is from the day on: it is there once.
func (c *carrying) carryRisk(was risk.Risk, place int) risk.Risk {
	r := was
	p := Piece{Kind: RiskPiece, ID: string(was.ID), Reason: NotConcerned}
	if len(was.Lines) == 1 {
		p.Line = was.Lines[0]
	}
	if c.changes(was.Members) || was.Members == nil && c.changes(c.before.Register.Members) {
		p.Reason, p.To = ByOrder, c.list(was.Members)
	}
	r.Members = c.list(was.Members)
	if c.bears(was.Bearing) {
		driver := c.before.divisionOf(RiskPiece, p.Line, string(was.ID), c.order.Basis)
		bearing, decide, err := c.bearing(was.Bearing, driver)
		c.fail(field.Index("register.risks", place)+".bearing", err)
		r.Bearing = bearing
		p.Reason, p.Decide = ByOrder, decide
		if c.divided(was.Bearing.Shares) {
			p.Reason, p.Driver = ByMeasure, driver
		}
		for _, s := range bearing.Shares {
			if !slices.Contains(p.To, s.Org) {
				p.To = append(p.To, s.Org)
			}
		}
	}
	c.note(p)
	return r
}

// bears reports whether a council that ends bears something.
func (c *carrying) bears(b risk.Bearing) bool {
	return slices.ContainsFunc(b.Shares, func(s partnership.Share) bool { return c.ends(s.Org) }) ||
		slices.ContainsFunc(b.Caps, func(x risk.Cap) bool { return c.ends(x.Org) || c.ends(x.RestTo) })
}

// divided reports whether one of those with a share is divided.
func (c *carrying) divided(shares []partnership.Share) bool {
	return slices.ContainsFunc(shares, func(s partnership.Share) bool { return len(c.to(s.Org)) > 1 })
}

// bearing returns who bears a loss from the day on. The cap of a council that is divided is
// divided too. A cap that meets an interest without one, or whose rest would come back to
// its own organisation, can no longer be said, and is for a person to decide.
func (c *carrying) bearing(b risk.Bearing, driver costing.Driver) (after risk.Bearing, decide string, err error) {
	after = b
	if after.Shares, err = c.succeeded(b.Shares, driver); err != nil {
		return b, "", err
	}
	uncapped := c.uncapped(b)
	after.Caps = nil
	for _, x := range b.Caps {
		rest, open := c.one(x.RestTo)
		if open {
			decide = "which of the successors of " + string(x.RestTo) + " bears what is above the cap of " + string(x.Org)
		}
		parts, err := c.split(x.Org, x.Most, driver)
		if err != nil {
			return b, "", err
		}
		for _, part := range parts {
			switch i := slices.IndexFunc(after.Caps, func(y risk.Cap) bool { return y.Org == part.Org }); {
			case uncapped[part.Org], part.Org == rest:
				decide = "whether " + string(part.Org) + " is capped: a part of what it bears was, at " + x.Most.Sterling()
			case i >= 0 && after.Caps[i].RestTo != rest:
				decide = "who bears what is above the cap of " + string(part.Org)
				after.Caps[i].Most = after.Caps[i].Most.Plus(part.Amount)
			case i >= 0:
				after.Caps[i].Most = after.Caps[i].Most.Plus(part.Amount)
			default:
				after.Caps = append(after.Caps, risk.Cap{Org: part.Org, Most: part.Amount, RestTo: rest})
			}
		}
	}
	return c.soundCaps(after, decide)
}

// uncapped returns who has an interest from the day on of which no cap was agreed.
func (c *carrying) uncapped(b risk.Bearing) map[partnership.OrgID]bool {
	uncapped := map[partnership.OrgID]bool{}
	for _, s := range b.Shares {
		if slices.ContainsFunc(b.Caps, func(x risk.Cap) bool { return x.Org == s.Org }) {
			continue
		}
		for _, org := range c.to(s.Org) {
			uncapped[org] = true
		}
	}
	return uncapped
}

// soundCaps returns the bearing without its caps if what is above them would now go round in a
// circle.
func (c *carrying) soundCaps(b risk.Bearing, decide string) (risk.Bearing, string, error) {
	if len(b.Caps) > 0 && b.Validate() != nil {
		b.Caps, decide = nil, "the caps: what is above them would come back to those who are capped"
	}
	return b, decide, nil
}

// appetites returns the statements with the successors in place of councils that end: each has
// the appetite that its predecessor stated, unless it has stated one itself.
func (c *carrying) appetites(all []risk.AppetiteStatement) []risk.AppetiteStatement {
	if all == nil {
		return nil
	}
	of := func(s risk.AppetiteStatement) appetiteOf { return appetiteOf{s.Member, s.Category} }
	after, stated := make([]risk.AppetiteStatement, 0, len(all)), map[appetiteOf]risk.AppetiteStatement{}
	for _, s := range all {
		if !c.ends(s.Member) {
			after = append(after, s)
			stated[of(s)] = s
		}
	}
	for _, s := range all {
		if !c.ends(s.Member) {
			continue
		}
		from := s.Member
		for _, org := range c.to(from) {
			p := Piece{Kind: AppetitePiece, ID: string(s.Category), From: from, To: []partnership.OrgID{org}, Reason: ByOrder}
			s.Member = org
			if own, has := stated[of(s)]; has {
				p.Reason = OwnStanding
				if own != s {
					p.Decide = "which appetite holds: " + string(org) + " has stated another than " + string(from)
				}
			} else {
				after = append(after, s)
				stated[of(s)] = s
			}
			c.note(p)
		}
	}
	return after
}

// appetiteOf is what an appetite is looked up by.
type appetiteOf struct {
	member   partnership.OrgID
	category risk.Category
}
