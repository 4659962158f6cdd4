package exit

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/lifecycle"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// CostKind is what a cost of leaving is for.
type CostKind string

// The kinds of cost.
const (
	OneOffCost       CostKind = "one-off"        // what leaving takes: lawyers, moves, a project
	RedundancyCost   CostKind = "redundancy"     // pay for posts that end
	PensionStrain    CostKind = "pension-strain" // what early pensions cost the fund
	StrandedCost     CostKind = "stranded"       // overheads that those who stay cannot shed
	ContractBreak    CostKind = "contract-break" // what a contract costs that ends early
	Dilapidations    CostKind = "dilapidations"  // putting a building right that is given back
	MigrationCost    CostKind = "migration"      // moving systems and data
	SettlingDisputes CostKind = "dispute"        // mediation, arbitration
)

// CostKinds returns every CostKind.
func CostKinds() []CostKind {
	return []CostKind{
		OneOffCost, RedundancyCost, PensionStrain, StrandedCost,
		ContractBreak, Dilapidations, MigrationCost, SettlingDisputes,
	}
}

// UnmarshalText reads one of CostKinds; the error wraps field.ErrInvalid.
func (k *CostKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.OneOf("kind of cost", string(text), CostKinds())
	return err
}

// Bearer is who pays a cost.
type Bearer string

// Who can pay.
const (
	BorneByScheme   Bearer = "scheme"   // every partner, as a scheme shares it
	BorneByEmployer Bearer = "employer" // the employer alone
	BorneByLeavers  Bearer = "leavers"  // those who leave, in equal parts
)

// Bearers returns every Bearer.
func Bearers() []Bearer { return []Bearer{BorneByScheme, BorneByEmployer, BorneByLeavers} }

// UnmarshalText reads one of Bearers; the error wraps field.ErrInvalid.
func (b *Bearer) UnmarshalText(text []byte) (err error) {
	*b, err = field.OneOf("bearer", string(text), Bearers())
	return err
}

// CostItem is one cost of leaving and who pays it.
type CostItem struct {
	Name     string             `json:"name"`               // what for
	Kind     CostKind           `json:"kind"`               // of what kind
	Line     partnership.LineID `json:"line"`               // which service line's
	On       calendar.Date      `json:"on,omitzero"`        // the day on which it falls due
	Amount   costing.Money      `json:"amount,omitzero"`    // how much
	BorneBy  Bearer             `json:"borne_by"`           // who pays it
	Scheme   *costing.Scheme    `json:"scheme,omitempty"`   // how it is shared, if it is
	Employer partnership.OrgID  `json:"employer,omitempty"` // which employer, if one pays it
}

// Validate returns what is wrong with the item, in the order of its fields: what is
// missing (ErrRequired), a category or id that is none (ErrInvalid), an amount below
// £0 (ErrRange), and a scheme or employer that its bearer needs (ErrRequired) or has
// no use for (ErrInvalid).
func (c CostItem) Validate() error {
	_, kind := field.OneOf("kind of cost", string(c.Kind), CostKinds())
	_, bearer := field.OneOf("bearer", string(c.BorneBy), Bearers())
	var scheme error
	if c.Scheme != nil {
		scheme = c.Scheme.Validate()
	}
	return errors.Join(
		field.At("name", field.CheckText(c.Name)),
		field.At("kind", kind),
		field.At("line", c.Line.Validate()),
		field.At("on", set(c.On)),
		field.At("amount", notBelowZero(c.Amount)),
		field.At("borne_by", bearer),
		field.At("scheme", errors.Join(c.checkNeed(BorneByScheme, c.Scheme != nil), scheme)),
		field.At("employer", errors.Join(c.checkNeed(BorneByEmployer, c.Employer != ""), optional(c.Employer))),
	)
}

// checkNeed returns ErrRequired for what a bearer needs and is not there, and
// ErrInvalid for what is there and another bearer needs.
func (c CostItem) checkNeed(needs Bearer, there bool) error {
	switch {
	case c.BorneBy == needs && !there:
		return fmt.Errorf("a cost borne by %s needs it: %w", needs, field.ErrRequired)
	case c.BorneBy != needs && there:
		return fmt.Errorf("only a cost borne by %s has it: %w", needs, field.ErrInvalid)
	}
	return nil
}

// RunningCost is what a month costs a partner who stays, and what it would cost the
// partner on its own.
type RunningCost struct {
	Org     partnership.OrgID `json:"org"`              // which partner
	Staying costing.Money     `json:"staying,omitzero"` // a month in the partnership
	Alone   costing.Money     `json:"alone,omitzero"`   // a month after leaving
}

// Validate returns what is wrong with the running cost: an id that is missing
// (ErrRequired) or none (ErrInvalid), and a cost below £0 (ErrRange).
func (r RunningCost) Validate() error {
	return errors.Join(
		field.At("org", r.Org.Validate()),
		field.At("staying", notBelowZero(r.Staying)),
		field.At("alone", notBelowZero(r.Alone)),
	)
}

// Costs is everything that leaving costs and that staying would.
type Costs struct {
	Items    []CostItem       `json:"items,omitempty"`    // what falls due once
	Stranded []Stranded       `json:"stranded,omitempty"` // what each leaver would leave behind, if it left
	Running  []RunningCost    `json:"running,omitempty"`  // a month of each partner
	Figures  []costing.Figure `json:"figures,omitempty"`  // what the schemes count
}

// Validate returns what is wrong with the costs, in the order of their fields, what
// NewFacts finds among the figures, and ErrDuplicate for the running cost of a
// partner that is there already.
func (c Costs) Validate() error {
	_, facts := costing.NewFacts(c.Figures)
	return errors.Join(
		field.Each("items", c.Items, CostItem.Validate),
		field.Each("stranded", c.Stranded, Stranded.Validate),
		field.Each("running", c.Running, RunningCost.Validate),
		field.Unique("running", "org", c.Running, func(r RunningCost) partnership.OrgID { return r.Org }),
		facts,
	)
}

// Bill is who pays what if some partners leave. An amount is positive where a partner
// pays and negative where it is paid.
type Bill struct {
	Lines   []BillLine    `json:"lines"`   // the items, then what the leavers leave stranded
	Charges []BillCharge  `json:"charges"` // what each partner pays, in the order of the partners; not known if a line is not
	Total   costing.Total `json:"total"`   // what they pay together: compensation goes from one to another and is not in it
}

// BillCharge is what a partner pays of a bill.
type BillCharge struct {
	Org   partnership.OrgID `json:"org"`   // which partner
	Total costing.Total     `json:"total"` // how much; if it is not known, at least what it pays of the lines that are
}

// BillLine is one cost and who pays it.
type BillLine struct {
	Name     string            `json:"name"`              // what for
	Kind     CostKind          `json:"kind"`              // of what kind
	Amount   costing.Money     `json:"amount,omitzero"`   // how much
	Charges  []costing.Portion `json:"charges,omitempty"` // who pays it; none while it is not known
	Residual costing.Money     `json:"residual,omitzero"` // what the rounding of its scheme leaves to nobody
}

// Bill returns who pays what if the leavers leave every line, the others stay, and
// every item falls due. Of the stranded costs it takes those of the leavers. If lines
// are left one by one, see Plan.Bill.
//
// Each item is shared as its own scheme has it, or between the leavers in equal
// parts, spare pennies by Apportion. An amount that is not known is charged to
// nobody: what anybody pays is then not known, and stated as at least what is. A partner that a stranded cost compensates
// and that leaves too gets nothing of it; if nobody is left to compensate, it is not
// paid.
//
// The errors are those of Costs, at "partners" and "leavers" ErrRequired if there are
// none and those of their ids, at "leavers[i]", "items[i].employer",
// "stranded[i].leaver", "stranded[i].compensates[j].org" and "running[i].org"
// ErrNotFound for an organisation that is no partner, at "items[i].scheme" those of
// Statement, and at "partners[i]" and "items" ErrRange for sums beyond Money.
func (c Costs) Bill(partners, leavers []partnership.OrgID) (Bill, error) {
	limits := Limits{Partners: partners}
	var none error
	if len(leavers) == 0 {
		none = field.At("leavers", field.ErrRequired)
	}
	err := errors.Join(
		limits.Validate(),
		none,
		checkOrgs("leavers", leavers),
		field.Each("leavers", leavers, limits.checkPartner),
		c.Validate(),
		c.checkPartners(limits),
	)
	if err != nil {
		return Bill{}, err
	}
	return c.bill(partners, func(partnership.LineID) []partnership.OrgID { return leavers })
}

// bill returns who pays what of valid costs. leavers says who leaves a line; what belongs
// to a line that nobody leaves is not in the bill.
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

// checkPartners returns ErrNotFound for an organisation in the costs that is no
// partner.
func (c Costs) checkPartners(limits Limits) error {
	return errors.Join(
		field.Each("items", c.Items, func(item CostItem) error {
			return field.At("employer", limits.checkPartner(item.Employer))
		}),
		field.Each("stranded", c.Stranded, func(s Stranded) error {
			return errors.Join(
				field.At("leaver", limits.checkPartner(s.Leaver)),
				field.Each("compensates", s.Compensates, func(w costing.Weight) error {
					return field.At("org", limits.checkPartner(w.Org))
				}),
			)
		}),
		field.Each("running", c.Running, func(r RunningCost) error { return field.At("org", limits.checkPartner(r.Org)) }),
	)
}

// bill returns the line of the item.
func (c CostItem) bill(partners, leavers []partnership.OrgID, facts costing.Facts) (BillLine, error) {
	line := BillLine{Name: c.Name, Kind: c.Kind, Amount: c.Amount, Residual: costing.Pence(0)}
	if !c.Amount.Known() {
		return line, nil
	}
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

// LeavingCost is what it would cost one partner to leave, if it alone left, beside
// what it would cost it to stay.
type LeavingCost struct {
	Org        partnership.OrgID `json:"org"`                  // which partner
	Months     int               `json:"months"`               // over how many months
	Exit       costing.Total     `json:"exit"`                 // its charge in the bill
	Leaving    costing.Total     `json:"leaving,omitzero"`     // that and the months alone
	Staying    costing.Money     `json:"staying,omitzero"`     // the months in the partnership
	BreaksEven lifecycle.Answer  `json:"breaks_even,omitzero"` // whether leaving has cost no more than staying at the end of the months; not set: not known
	BreakEven  int               `json:"break_even,omitzero"`  // if it does: from the end of which month on, from 1; the earliest that it can be if Exit is not known
}

// LeavingCosts are what leaving and staying would cost partners.
type LeavingCosts []LeavingCost

// LeavingCosts returns for each partner, in their order, what it would cost to leave
// alone and what it would cost to stay, over a number of months after it left. If an
// amount of the bill is not known, the break-even month is the earliest that it can
// be: what is not known is taken to be nothing that the leaver gets.
//
// The errors are those of Bill, and at "months" ErrRange for fewer than 1 or more
// than 1200.
func (c Costs) LeavingCosts(partners []partnership.OrgID, months int) (LeavingCosts, error) {
	err := field.At("months", checkMonths(months))
	if len(partners) == 0 {
		err = errors.Join(field.At("partners", field.ErrRequired), err)
	}
	if err != nil {
		return nil, err
	}
	costs := make(LeavingCosts, len(partners))
	for i, org := range partners {
		bill, err := c.Bill(partners, []partnership.OrgID{org})
		if err != nil {
			return nil, err
		}
		costs[i] = LeavingCost{Org: org, Months: months, Exit: bill.Charges[i].Total}
		at := slices.IndexFunc(c.Running, func(r RunningCost) bool { return r.Org == org })
		var running RunningCost // not known
		if at >= 0 {
			running = c.Running[at]
		}
		if err := costs[i].compare(running, months); err != nil {
			return nil, field.At(fmt.Sprintf("running[%d]", at), err)
		}
	}
	return costs, nil
}

// maxMonths is how many months are compared at most.
const maxMonths = 1200

// compare fills in what the months cost and where the two ways break even.
func (l *LeavingCost) compare(r RunningCost, months int) error {
	staying, tooMuch := r.Staying.Times(int64(months))
	alone, err := r.Alone.Times(int64(months))
	l.Staying = staying
	if err = errors.Join(tooMuch, err); err != nil {
		return err
	}
	if l.Leaving, err = l.Exit.And(alone); err != nil || !staying.Known() || !alone.Known() {
		return err
	}
	exit, saved := pence(l.Exit.Least()), pence(r.Staying)-pence(r.Alone) // each month
	switch {
	case l.Leaving.Least().Compare(staying) > 0:
		l.BreaksEven = lifecycle.No
		return nil
	case saved <= 0 || exit <= saved:
		l.BreakEven = 1
	default:
		l.BreakEven = int((exit-1)/saved) + 1
	}
	l.BreaksEven = lifecycle.Yes
	return nil
}
