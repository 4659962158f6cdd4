package exit

import (
	"errors"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// SucceedShares returns shares of a whole after a reorganisation: the successors have
// what the predecessor had, in their own shares, added to what they have already. They
// stand where the predecessor stood, those that had a share before at their own place;
// the rest of the list keeps its order. A share that does not divide is cut to a
// millionth of a per cent, and what is left over goes as the spare pennies of Apportion.
// Shares of which the predecessor has none come back as they are.
//
// The errors are those of the shares at "shares" and of Succession at "succession".
func SucceedShares(shares []Share, s partnership.Succession) ([]Share, error) {
	charges := make([]costing.Portion, len(shares))
	for i, share := range shares {
		n, _ := share.Percent.Millionths()
		charges[i] = costing.Portion{Org: share.Org, Amount: costing.Pence(n)}
	}
	if err := errors.Join(checkShares("shares", shares), field.At("succession", s.Validate())); err != nil {
		return nil, err
	}
	charges, err := succeed(charges, s)
	succeeded := make([]Share, len(charges))
	for i, c := range charges {
		succeeded[i] = Share{Org: c.Org, Percent: quantity(pence(c.Amount))}
	}
	return succeeded, err
}

// SucceedCharges returns who pays or is paid what after a reorganisation: the successors
// have the predecessor's part of a bill, of assets or of liabilities, split to the penny
// by Apportion in their shares. The order is that of SucceedShares, and so is the sum.
//
// The errors are those of the ids at "charges", ErrDuplicate for an organisation twice,
// those of Succession at "succession", and ErrRange for an amount beyond Money.
func SucceedCharges(charges []costing.Portion, s partnership.Succession) ([]costing.Portion, error) {
	err := errors.Join(
		field.Each("charges", charges, func(c costing.Portion) error { return field.At("org", c.Org.Validate()) }),
		field.Unique("charges", "org", charges, func(c costing.Portion) partnership.OrgID { return c.Org }),
		field.At("succession", s.Validate()),
	)
	if err != nil {
		return nil, err
	}
	succeeded, err := succeed(charges, s)
	return succeeded, field.At("charges", err)
}

// SuccessionLimits returns the limits with which Allocate divides the posts of the
// predecessor between its successors: they are the partners, and cost and grades come
// as close to their shares as whole posts can. The errors are those of Succession.
func SuccessionLimits(s partnership.Succession) (Limits, error) {
	if err := s.Validate(); err != nil {
		return Limits{}, err
	}
	limits := Limits{}
	for _, successor := range s.Successors {
		limits.Partners = append(limits.Partners, successor.Org)
		limits.Shares = append(limits.Shares, Share(successor))
	}
	return limits, nil
}

// succeed returns the charges with those of the successors in place of the
// predecessor's.
func succeed(charges []costing.Portion, s partnership.Succession) ([]costing.Portion, error) {
	at := slices.IndexFunc(charges, func(c costing.Portion) bool { return c.Org == s.Predecessor })
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
		i := slices.IndexFunc(after, func(other costing.Portion) bool { return other.Org == c.Org })
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
