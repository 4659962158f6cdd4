package costing

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/partnership"
)

// FinalCharge is what a member is charged once the outturn is known.
type FinalCharge struct {
	Org     partnership.OrgID `json:"org"`     // who is charged
	Charged Money             `json:"charged"` // so far
	Final   Money             `json:"final"`   // its share of the net outturn
	Due     Money             `json:"due"`     // what is to be settled; less than £0: in its favour
}

// FinalCharges are those of the members, in the order of the account.
type FinalCharges []FinalCharge

// Reconcile compares what each member has been charged, disputed sums included, with
// its share of the net outturn by weights: what was spent and put to the reserve, less
// what was taken from it. All postings count. Due is the difference, or £0 if it is not
// more than so many per cent of what was charged, the dead-band. A dead-band of 0, or
// one that is not known, settles every difference.
//
// It returns the members in the order of the account. The final charges add up to the
// net outturn, as Apportion has it. Without a dead-band the account has a surplus of £0
// once the charges due are posted; with one, the surplus or deficit that is left has a
// rule of its own.
//
// The errors are those of Validate; those of Apportion for weights, ErrNotFound at
// "weights[i].org" for an organisation that is no member and at "members[i]" for one
// that has no weight; and ErrRange at "dead_band" outside 0 to 100.
func (a Account) Reconcile(weights []Weight, deadBand partnership.Quantity) (FinalCharges, error) {
	if err := errors.Join(a.Validate(), a.checkWeights(weights), partnership.At("dead_band", checkOptional(deadBand, hundredPercent))); err != nil {
		return nil, err
	}
	b := a.balance(a.lastDay(), a.places())
	shares := amountsOf(chargesOf(Money{pence: b.Charged.pence - b.Surplus.pence}, weights))
	finals := make(FinalCharges, len(b.Members))
	for i, m := range b.Members {
		finals[i] = FinalCharge{Org: m.Org, Charged: m.Charged, Final: shares[m.Org]}
		if off(m.Charged.pence, shares[m.Org].pence, deadBand) {
			finals[i].Due.pence = shares[m.Org].pence - m.Charged.pence
		}
	}
	return finals, nil
}

// chargesOf is Apportion for weights that are known to be valid.
func chargesOf(total Money, weights []Weight) []Charge {
	charges, _ := Apportion(total, weights)
	return charges
}

// checkWeights returns every error of weights that must be those of the members.
func (a Account) checkWeights(weights []Weight) error {
	members, weighted := a.places(), amountsOf(orgsOf(weights))
	return errors.Join(
		checkWeights("weights", weights),
		partnership.Each("weights", weights, func(w Weight) error {
			if _, ok := members[w.Org]; ok || w.Org.Validate() != nil {
				return nil
			}
			return partnership.At("org", fmt.Errorf("%q is not a member: %w", w.Org, partnership.ErrNotFound))
		}),
		partnership.Each("members", a.Members, func(org partnership.OrgID) error {
			if _, ok := weighted[org]; ok {
				return nil
			}
			return fmt.Errorf("%.60q has no weight: %w", org, partnership.ErrNotFound)
		}),
	)
}

// Due returns the charges that are due, without those of £0.
func (finals FinalCharges) Due() []Charge {
	charges := []Charge{}
	for _, f := range finals {
		if f.Due.Sign() != 0 {
			charges = append(charges, Charge{Org: f.Org, Amount: f.Due})
		}
	}
	return charges
}
