package reorganisation

import (
	"slices"

	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// carryAccounts carries the accounts that are not settled: what a council that ends was
// charged, paid, disputed or was owed is that of its successors, to the penny. A posting stays
// on its day, and is there once for each of them.
func (c *carrying) carryAccounts() []account.Account {
	driver := c.before.divisionOf(PostingPiece, "", "", c.order.Basis)
	all := slices.Clone(c.before.Accounts)
	for i, a := range c.before.Accounts {
		if !c.changes(a.Members) {
			continue
		}
		carried := a
		carried.Members = c.list(a.Members)
		carried.Postings = nil
		for j, p := range a.Postings {
			if !c.ends(p.Org) {
				carried.Postings = append(carried.Postings, p)
				continue
			}
			portions, err := c.split(p.Org, p.Amount, driver)
			c.fail(field.Index(field.Index("accounts", i)+".postings", j), err)
			for _, x := range portions {
				part := p
				part.Org, part.Amount = x.Org, x.Amount
				carried.Postings = append(carried.Postings, part)
			}
			piece := Piece{Kind: PostingPiece, ID: a.Year.String() + " " + field.Index("postings", j), From: p.Org, To: slices.Clone(c.to(p.Org)), Amounts: portions, Reason: ByOrder}
			if len(piece.To) > 1 {
				piece.Reason, piece.Driver = ByMeasure, driver
			}
			c.note(piece)
		}
		all[i] = carried
	}
	return all
}
