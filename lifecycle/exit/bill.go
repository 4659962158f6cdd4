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

// Bill is who pays what if some partners leave. An amount is positive where a partner
// pays and negative where it is paid.
type Bill struct {
	Lines   []BillLine    `json:"lines"`          // the items, then what the leavers leave stranded
	Charges []BillCharge  `json:"charges"`        // what each partner pays, in the order of the partners; not known if a line is not
	Total   costing.Total `json:"total,omitzero"` // what they pay together, without compensation, which goes from one partner to another
}

// BillCharge is what a partner pays of a bill.
type BillCharge struct {
	Org   partnership.OrgID `json:"org,omitzero"`   // which partner
	Total costing.Total     `json:"total,omitzero"` // how much; if it is not known, at least what it pays of the lines that are
}

// BillLine is one cost and who pays it.
type BillLine struct {
	Name     string           `json:"name"`              // what for
	Kind     CostKind         `json:"kind,omitzero"`     // of what kind
	Amount   costing.Money    `json:"amount,omitzero"`   // how much
	Charges  []costing.Charge `json:"charges,omitempty"` // who pays it; empty while the amount is not known
	Residual costing.Money    `json:"residual,omitzero"` // what the rounding of its scheme leaves to nobody; not known while the amount is not
}

// Bill returns who pays what if the leavers leave every line, the others stay, and every
// item falls due. Of the stranded costs it takes those of the leavers. If lines are left one
// by one, see Plan.Bill.
//
// Each item is shared as its own scheme says, or between the leavers in equal parts, spare
// pennies by Apportion. An amount that is not known is charged to nobody: what each partner
// pays is then not known, and is at least what the known lines come to.
//
// A partner that a stranded cost compensates gets nothing of it if it leaves too. If nobody
// is left to compensate, the cost is not paid.
//
// The errors are:
//
//   - those of Costs;
//   - at "partners" and "leavers", ErrRequired for an empty list, and those of the ids;
//   - at "leavers[i]", "items[i].employer", "stranded[i].leaver",
//     "stranded[i].compensates[j].org" and "running[i].org", ErrNotFound for an organisation
//     that is not a partner;
//   - at "items[i].scheme", those of Statement;
//   - at "partners[i]" and "items", ErrRange for a sum beyond Money.
func (c Costs) Bill(partners, leavers []partnership.OrgID) (Bill, error) {
	among := members(partners)
	var none error
	if len(leavers) == 0 {
		none = field.At("leavers", field.ErrRequired)
	}
	err := errors.Join(
		among.validate(),
		none,
		checkOrgs("leavers", leavers),
		field.Each("leavers", leavers, among.check),
		c.Validate(),
		c.checkPartners(among),
	)
	if err != nil {
		return Bill{}, err
	}
	return c.bill(partners, func(partnership.LineID) []partnership.OrgID { return leavers })
}

// bill returns who pays what of valid costs. leavers says who leaves a line. What belongs to
// a line that nobody leaves is left out.
func (c Costs) bill(partners []partnership.OrgID, leavers func(partnership.LineID) []partnership.OrgID) (Bill, error) {
	facts, _ := costing.NewFacts(c.Figures)
	bill := Bill{Lines: []BillLine{}}
	err := field.Each("items", c.Items, func(item CostItem) error {
		leaving := leavers(item.Line)
		if len(leaving) == 0 {
			return nil
		}
		line, err := item.bill(partners, leaving, facts)
		bill.Lines = append(bill.Lines, line)
		return field.At("scheme", err)
	})
	stranded := field.Each("stranded", c.Stranded, func(s Stranded) error {
		line, ok, err := s.bill(leavers(s.Line))
		if ok {
			bill.Lines = append(bill.Lines, line)
		}
		return err
	})
	if err = errors.Join(err, stranded, bill.add(partners)); err != nil {
		return Bill{}, err
	}
	return bill, nil
}

// bill returns the line of the item.
func (c CostItem) bill(partners, leavers []partnership.OrgID, facts costing.Facts) (BillLine, error) {
	line := BillLine{Name: c.Name, Kind: c.Kind, Amount: c.Amount}
	if !c.Amount.Known() {
		return line, nil
	}
	line.Residual = costing.Pence(0)
	switch c.BorneBy {
	case BorneByEmployer:
		line.Charges = []costing.Charge{{Org: c.Employer, Amount: c.Amount}}
	case BorneByLeavers:
		weights := make([]costing.Weight, len(leavers))
		for i, org := range leavers {
			weights[i] = costing.Weight{Org: org, Value: partnership.MustQuantity("1")}
		}
		line.Charges, _ = costing.Apportion(c.Amount, weights)
	default:
		cost := costing.Cost{Line: c.Line, Term: calendar.Term{First: c.On, Last: c.On}, Total: c.Amount}
		statement, err := c.Scheme.Statement(cost, partners, facts)
		if err != nil {
			return line, err
		}
		line.Charges, line.Residual = statement.Charges, statement.Residual
	}
	return line, nil
}

// add fills the charges and the total of the bill from its lines. The error wraps
// ErrRange if an amount is more than Money holds.
func (b *Bill) add(partners []partnership.OrgID) error {
	amounts, unknown := make([][]costing.Money, len(partners)), []costing.Money{}
	for _, line := range b.Lines {
		if !line.Amount.Known() {
			unknown = append(unknown, line.Amount)
		}
		for _, charge := range line.Charges {
			i := slices.Index(partners, charge.Org)
			amounts[i] = append(amounts[i], charge.Amount)
		}
	}
	var errs []error
	for i, org := range partners {
		total, err := costing.TotalOf(slices.Concat(amounts[i], unknown)...)
		b.Charges = append(b.Charges, BillCharge{Org: org, Total: total})
		errs = append(errs, field.At(fmt.Sprintf("partners[%d]", i), err))
	}
	var err error
	b.Total, err = costing.TotalOf(append(slices.Concat(amounts...), unknown...)...)
	return errors.Join(append(errs, field.At("items", err))...)
}
