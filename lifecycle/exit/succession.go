package exit

import (
	"errors"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// SucceedShares returns shares of a whole after a reorganisation: the successors get what
// the predecessor had, divided by their own shares. A successor that had a share before
// keeps its place, and the part is added to it; the others stand where the predecessor
// stood. The rest of the list keeps its order. If the predecessor has no share, the shares
// are returned as they are.
//
// A part that does not divide is cut to a millionth of a per cent, and what is left over is
// spread as Apportion spreads spare pennies.
//
// The errors are those of the shares at "shares" and of Succession at "succession".
func SucceedShares(shares []staff.Share, s partnership.Succession) ([]staff.Share, error) {
	charges := make([]costing.Charge, len(shares))
	for i, share := range shares {
		n, _ := share.Percent.Millionths()
		charges[i] = costing.Charge{Org: share.Org, Amount: costing.Pence(n)}
	}
	if err := errors.Join(staff.CheckShares("shares", shares), field.At("succession", s.Validate())); err != nil {
		return nil, err
	}
	charges, err := succeed(charges, s)
	succeeded := make([]staff.Share, len(charges))
	for i, c := range charges {
		succeeded[i] = staff.Share{Org: c.Org, Percent: quantity(pence(c.Amount))}
	}
	return succeeded, err
}

// SucceedCharges returns who pays or is paid what after a reorganisation. The successors get
// the predecessor's part of a bill, of assets or of liabilities, split to the penny by
// Apportion in their shares. The sum stays the same, and the order is that of SucceedShares.
//
// The errors are those of the ids at "charges", ErrDuplicate for a second charge of one
// organisation, those of Succession at "succession", and ErrRange for an amount beyond Money.
func SucceedCharges(charges []costing.Charge, s partnership.Succession) ([]costing.Charge, error) {
	err := errors.Join(
		field.Each("charges", charges, func(c costing.Charge) error { return field.At("org", c.Org.Validate()) }),
		field.Unique("charges", "org", charges, func(c costing.Charge) partnership.OrgID { return c.Org }),
		field.At("succession", s.Validate()),
	)
	if err != nil {
		return nil, err
	}
	succeeded, err := succeed(charges, s)
	return succeeded, field.At("charges", err)
}

// succeed returns the charges with those of the successors in place of the
// predecessor's.
func succeed(charges []costing.Charge, s partnership.Succession) ([]costing.Charge, error) {
	at := slices.IndexFunc(charges, func(c costing.Charge) bool { return c.Org == s.Predecessor })
	if at < 0 {
		return slices.Clone(charges), nil
	}
	weights := make([]costing.Weight, len(s.Successors))
	for i, successor := range s.Successors {
		weights[i] = costing.Weight{Org: successor.Org, Value: successor.Percent}
	}
	taken, _ := costing.Apportion(charges[at].Amount, weights)
	after := slices.Concat(charges[:at], charges[at+1:])
	for _, c := range taken {
		i := slices.IndexFunc(after, func(other costing.Charge) bool { return other.Org == c.Org })
		if i < 0 {
			after = slices.Insert(after, at, c)
			at++
			continue
		}
		var err error
		if after[i].Amount, err = after[i].Amount.Add(c.Amount); err != nil {
			return nil, err
		}
	}
	return after, nil
}
