package exit

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Settlement is who pays what if some members leave. An amount is positive where a member
// pays and negative where it is paid.
type Settlement struct {
	Lines   []SettlementLine   `json:"lines"`          // the items, then what the leavers leave stranded
	Charges []SettlementCharge `json:"charges"`        // what each member pays, in the order of the members; not known if a line that it may have to pay is not
	Total   costing.Total      `json:"total,omitzero"` // what they pay together, without compensation, which goes from one member to another
}

// SettlementCharge is what a member pays of a settlement.
type SettlementCharge struct {
	Org   partnership.OrgID `json:"org,omitzero"`   // which member
	Total costing.Total     `json:"total,omitzero"` // how much; if it is not known, at least what it pays of the known lines, and no bound if an unknown line may pay it something
}

// SettlementLine is one cost and who pays it.
type SettlementLine struct {
	Name     string            `json:"name"`              // what for
	Kind     CostKind          `json:"kind,omitzero"`     // of what kind
	Amount   costing.Money     `json:"amount,omitzero"`   // how much
	Charges  []costing.Portion `json:"charges,omitempty"` // who pays it; while the amount is not known, who may pay some of it or be paid
	Residual costing.Money     `json:"residual,omitzero"` // what the rounding of its scheme leaves to nobody; not known while the amount is not
}

// Settlement returns who pays what if the leavers leave every line, the others stay, and
// every item falls due. Only the stranded costs of the leavers count. If lines are left one
// by one, see Plan.Settlement.
//
// Each item is shared as its own scheme says, or by the leavers in equal parts, with spare
// pennies as in costing.Apportion. An amount that is not known is charged to nobody:
//
//   - what a member pays that may have to pay some of it is not known, and is at least what
//     its known lines come to. These are the employer, the leavers, or by a scheme all members;
//   - a member that it may compensate, or pay back a surplus to, may pay less than that, so
//     nothing is known of its charge;
//   - what any other member pays does not depend on it.
//
// A member that a stranded cost compensates gets nothing of it if it leaves too. If nobody
// is left to compensate, the cost is not paid.
//
// The errors are:
//
//   - those of Costs;
//   - at "members" and "leavers", ErrRequired for an empty list, and those of the ids;
//   - at "leavers[i]", "items[i].employer", "stranded[i].leaver",
//     "stranded[i].compensates[j].org" and "running[i].org", ErrNotFound for an organisation
//     that is not a member;
//   - at "items[i].scheme", those of Statement;
//   - at "members[i]" and "items", ErrRange for a sum beyond Money, and at "items" for more
//     than 1,000,000 charges: each cost may be charged to each member.
func (c Costs) Settlement(members, leavers []partnership.OrgID) (Settlement, error) {
	among := partnership.RollOf(members)
	var none error
	if len(leavers) == 0 {
		none = field.At("leavers", field.ErrRequired)
	}
	err := errors.Join(
		costing.CheckMembers(members),
		none,
		field.EachOnce("leavers", leavers, partnership.OrgID.Validate),
		field.Each("leavers", leavers, among.Check),
		c.Validate(),
		c.checkMembers(among),
		c.checkCharges(len(members), 1),
	)
	if err != nil {
		return Settlement{}, err
	}
	return c.settle(members, func(partnership.LineID) []partnership.OrgID { return leavers })
}

// maxCharges is how many charges are worked out at most.
const maxCharges = 1_000_000

// checkCharges returns ErrRange for more charges than are worked out, if a number of members
// settles so many times.
func (c Costs) checkCharges(members, times int) error {
	costs := len(c.Items) + len(c.Stranded)
	if costs > maxCharges/max(1, members)/max(1, times) {
		return field.At("items", fmt.Errorf("%d costs of %d members are more than %d charges: %w", costs, members, maxCharges, field.ErrRange))
	}
	return nil
}

// settle returns who pays what of valid costs. leavers says who leaves a line. What belongs to
// a line that nobody leaves is left out.
func (c Costs) settle(members []partnership.OrgID, leavers func(partnership.LineID) []partnership.OrgID) (Settlement, error) {
	facts, _ := costing.NewFacts(c.Figures)
	settlement, gains := Settlement{Lines: []SettlementLine{}}, map[partnership.OrgID]bool{}
	err := field.Each("items", c.Items, func(item CostItem) error {
		leaving := leavers(item.Line)
		if len(leaving) == 0 {
			return nil
		}
		line, err := item.settle(members, leaving, facts)
		settlement.Lines = append(settlement.Lines, line)
		if item.openSurplus() {
			noteAll(gains, line.Charges)
		}
		return field.At("scheme", err)
	})
	stranded := field.Each("stranded", c.Stranded, func(s Stranded) error {
		line, ok, err := s.settle(leavers(s.Line))
		if ok {
			settlement.Lines = append(settlement.Lines, line)
		}
		if ok && !s.Monthly.Known() {
			noteAll(gains, line.Charges[1:])
		}
		return err
	})
	if err = errors.Join(err, stranded, settlement.add(members, gains)); err != nil {
		return Settlement{}, err
	}
	return settlement, nil
}

// noteAll notes whom charges name.
func noteAll(orgs map[partnership.OrgID]bool, charges []costing.Portion) {
	for _, c := range charges {
		orgs[c.Org] = true
	}
}

// openSurplus reports whether the item may pay something back to members by its scheme, as its
// amount is not known.
func (c CostItem) openSurplus() bool {
	return !c.Amount.Known() && slices.ContainsFunc(c.Scheme.Parts, func(p costing.Part) bool { return p.Surplus })
}

// settle returns the line of the item.
func (c CostItem) settle(members, leavers []partnership.OrgID, facts costing.Facts) (SettlementLine, error) {
	line := SettlementLine{Name: c.Name, Kind: c.Kind, Amount: c.Amount}
	if !c.Amount.Known() {
		line.Charges = unknownPortions(c.bearers(members, leavers))
		return line, nil
	}
	line.Residual = costing.Pence(0)
	switch c.BorneBy {
	case BorneByEmployer:
		line.Charges = []costing.Portion{{Org: c.Employer, Amount: c.Amount}}
	case BorneByLeavers:
		weights := make([]costing.Weight, len(leavers))
		for i, org := range leavers {
			weights[i] = costing.Weight{Org: org, Value: partnership.MustQuantity("1")}
		}
		line.Charges, _ = costing.Apportion(c.Amount, weights)
	default:
		cost := costing.Cost{Line: c.Line, Term: calendar.Term{First: c.On, Last: c.On}, Total: c.Amount}
		statement, err := c.Scheme.Statement(cost, members, facts)
		if err != nil {
			return line, err
		}
		line.Charges, line.Residual = statement.Charges, statement.Residual
	}
	return line, nil
}

// bearers returns who may have to pay some of the item.
func (c CostItem) bearers(members, leavers []partnership.OrgID) []partnership.OrgID {
	switch c.BorneBy {
	case BorneByEmployer:
		return []partnership.OrgID{c.Employer}
	case BorneByLeavers:
		return leavers
	}
	return members
}

// unknownPortions returns a portion that is not known for each organisation.
func unknownPortions(orgs []partnership.OrgID) []costing.Portion {
	portions := make([]costing.Portion, len(orgs))
	for i, org := range orgs {
		portions[i].Org = org
	}
	return portions
}

// add fills the charges and the total of the settlement from its lines. The charge of
// a member that an unknown amount may pay something has no least: gains says whose. The error
// wraps ErrRange if an amount is more than Money holds.
func (b *Settlement) add(members []partnership.OrgID, gains map[partnership.OrgID]bool) error {
	var all []costing.Money
	amounts := make(map[partnership.OrgID][]costing.Money, len(members))
	for _, line := range b.Lines {
		for _, charge := range line.Charges {
			amounts[charge.Org] = append(amounts[charge.Org], charge.Amount)
			all = append(all, charge.Amount)
		}
	}
	var errs []error
	for i, org := range members {
		total, err := costing.TotalOf(amounts[org]...)
		if gains[org] {
			total = costing.Total{}
		}
		b.Charges = append(b.Charges, SettlementCharge{Org: org, Total: total})
		errs = append(errs, field.At(field.Index("members", i), err))
	}
	var err error
	b.Total, err = costing.TotalOf(all...)
	return errors.Join(append(errs, field.At("items", err))...)
}
