package appraisal

import (
	"math/big"

	"github.com/seed9ad77866/sharedservices/costing"
)

// Net is benefits less costs. If only benefits are not known, the net of the known amounts is a
// lower bound. If only costs are not known, it is an upper bound. If both are not known, there is
// no bound.
type Net struct {
	Amount  costing.Money `json:"amount,omitzero"`   // not known if one of the amounts is not
	AtLeast costing.Money `json:"at_least,omitzero"` // if it is not known: a lower bound, if there is one
	AtMost  costing.Money `json:"at_most,omitzero"`  // if it is not known: an upper bound, if there is one
}

// Known reports whether the amount is known.
func (n Net) Known() bool { return n.Amount.Known() }

// above reports whether a net is known to be more than another, if by a bound only.
func (n Net) above(other Net) bool {
	least, most := n.Amount, other.Amount
	if n.AtLeast.Known() {
		least = n.AtLeast
	}
	if other.AtMost.Known() {
		most = other.AtMost
	}
	return least.Known() && most.Known() && least.Compare(most) > 0
}

// sign returns 1 or -1 if a net is known to be above or below £0, if by a bound only; and else 0.
func (n Net) sign() int {
	zero := Net{Amount: costing.Pence(0)}
	switch {
	case n.above(zero):
		return 1
	case zero.above(n):
		return -1
	}
	return 0
}

// settled reports whether it is known on which side of £0 a net is.
func (n Net) settled() bool { return n.Known() || n.sign() != 0 }

// Sterling returns the amount as a report shows it: "£5.00", "at least £5.00", "at most £5.00"
// or "not known".
func (n Net) Sterling() string {
	switch {
	case n.AtLeast.Known():
		return "at least " + n.AtLeast.Sterling()
	case n.AtMost.Known():
		return "at most " + n.AtMost.Sterling()
	}
	return n.Amount.Sterling()
}

// net returns an exact number of parts of a penny, with what is not known.
func (g gap) net(n, parts *big.Int) Net {
	amount := moneyOf(n, parts)
	switch {
	case g.more && g.less:
		return Net{}
	case g.more:
		return Net{AtLeast: amount}
	case g.less:
		return Net{AtMost: amount}
	}
	return Net{Amount: amount}
}

// total returns an exact sum of amounts of £0 at least, of which some may not be known.
func total(n, parts *big.Int, notKnown bool) costing.Total {
	if notKnown {
		return costing.Total{AtLeast: moneyOf(n, parts)}
	}
	return costing.Total{Amount: moneyOf(n, parts)}
}
