package reorganisation

import (
	"cmp"
	"slices"

	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// carryPosts carries the posts. One whose employer ends transfers by order: to the only
// successor; of a divided employer to the one to which it is pinned, or whose parts it
// serves for more than half of its time. Where there is no clear majority, a person decides:
// until then nobody is known as its employer.
func (c *carrying) carryPosts() staff.Establishment {
	serving := make(map[staff.PostID]Serving, len(c.before.Serving))
	for _, s := range c.before.Serving {
		serving[s.Post] = s
	}
	e := &exitCarrier{carrying: c, driver: c.before.divisionOf(PostPiece, "", "", c.order.Basis)}
	posts := slices.Clone(c.before.Posts)
	for i, p := range c.before.Posts {
		piece := c.postPiece(p, serving[p.ID])
		if p.Pinned != "" && len(piece.To) == 1 {
			piece.decide(c.strangers(piece, p.Pinned))
		} else if p.Pinned != "" && c.touches(p.Employer) {
			piece.decide("it is pinned to " + string(p.Pinned))
		}
		c.note(piece)
		if !c.touches(p.Employer) && !slices.ContainsFunc(p.Time, func(s partnership.Share) bool { return c.ends(s.Org) }) &&
			!slices.ContainsFunc(p.Costs, func(at staff.CostAt) bool { return c.ends(at.Org) }) {
			continue
		}
		pieces := c.pieces
		carried := e.post(p, "posts")
		c.pieces = pieces // what is open about the post is in its own piece
		carried.Employer = ""
		if len(piece.To) == 1 {
			carried.Employer = piece.To[0]
		}
		posts[i] = carried
	}
	return posts
}

// postPiece says to whom a post goes, and why.
func (c *carrying) postPiece(p staff.Post, s Serving) Piece {
	piece := Piece{Kind: PostPiece, ID: string(p.ID), From: p.Employer, Reason: NotConcerned}
	if p.Employer != "" {
		piece.To = []partnership.OrgID{p.Employer}
	}
	if !c.touches(p.Employer) {
		return piece
	}
	heirs := c.takers(p.Employer)
	piece.To = nil
	served := c.served(p.Employer, s)
	switch {
	case len(heirs) == 1:
		piece.To, piece.Reason = []partnership.OrgID{heirs[0]}, ByOrder
	case slices.Contains(heirs, c.soleHeir(p.Pinned)):
		piece.To, piece.Reason = []partnership.OrgID{c.soleHeir(p.Pinned)}, ByAgreement
	case len(served) > 0 && served[0].most():
		piece.To, piece.Reason = []partnership.OrgID{served[0].org}, ByPart
	case c.loses(p.Employer) && len(served) == 0:
		piece.To, piece.Reason = []partnership.OrgID{p.Employer}, NotConcerned // it goes on, and serves the rest
	case len(served) == 0 && len(s.Parts) > 0:
		piece.Reason, piece.Decide = Open, "where it goes: it serves what is no part of "+string(p.Employer)
	case len(served) == 0:
		piece.Reason, piece.Decide = Open, "where it goes: which parts it serves is not recorded"
	default:
		piece.Reason, piece.Decide = Open, "where it goes: no clear majority ("+servedText(served)+")"
	}
	return piece
}

// takers returns who has something of what a council had: its successors if it ends, and if it
// goes on itself and those to whom it loses parts.
func (c *carrying) takers(org partnership.OrgID) []partnership.OrgID {
	if c.loses(org) {
		return c.councils[org].heirs()
	}
	return c.to(org)
}

// servedBy is how much of a post's time is for the parts of one council, as a fraction of a
// whole.
type servedBy struct {
	org       partnership.OrgID
	of, whole int64
}

// most reports whether it is more than half. A half is no clear majority.
func (s servedBy) most() bool { return 2*s.of > s.whole }

// served returns how much of a post's time is for whom, the most first; nothing if it serves
// what is no part of its employer.
func (c *carrying) served(employer partnership.OrgID, s Serving) []servedBy {
	parts, whole, ok := partnership.Parts(s.shares())
	if !ok || len(parts) == 0 {
		return nil
	}
	var served []servedBy
	for i, n := range parts {
		org := c.within(employer, s.Parts[i].Part)
		if org == "" {
			return nil
		}
		at := slices.IndexFunc(served, func(x servedBy) bool { return x.org == org })
		if at < 0 {
			served = append(served, servedBy{org, n, whole})
			continue
		}
		served[at].of += n
	}
	slices.SortFunc(served, func(a, b servedBy) int { return cmp.Or(cmp.Compare(b.of, a.of), cmp.Compare(a.org, b.org)) })
	return served
}

// servedText says how much of a post's time is for whom.
func servedText(served []servedBy) string {
	text := ""
	for i, s := range served {
		if i > 0 {
			text += ", "
		}
		text += string(s.org) + " " + percent(s.of, s.whole)
	}
	return text
}
