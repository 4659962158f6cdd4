package reorganisation

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// BalanceKind is what a line of a balance sheet is.
type BalanceKind string

// The kinds of balance.
const (
	GeneralBalance   BalanceKind = "general-balance"
	EarmarkedReserve BalanceKind = "earmarked-reserve"
	BorrowedMoney    BalanceKind = "debt"    // counts against what a successor has
	PensionDeficit   BalanceKind = "pension" // counts against it too
)

// BalanceKinds returns every BalanceKind.
func BalanceKinds() []BalanceKind {
	return []BalanceKind{GeneralBalance, EarmarkedReserve, BorrowedMoney, PensionDeficit}
}

// Title returns the kind as a form or a report shows it.
func (k BalanceKind) Title() string { return field.Title(k) }

// UnmarshalText reads one of BalanceKinds, or no text for one that is not set. The error
// wraps field.ErrInvalid.
func (k *BalanceKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of balance", text, BalanceKinds())
	return err
}

// owed reports whether the balance counts against what a successor has.
func (k BalanceKind) owed() bool { return k == BorrowedMoney || k == PensionDeficit }

// ClosingBalance is a line of the balance sheet of a council that ends.
type ClosingBalance struct {
	Name   string            `json:"name"`             // which
	Kind   BalanceKind       `json:"kind"`             // what it is
	Org    partnership.OrgID `json:"org,omitzero"`     // whose
	Amount costing.Money     `json:"amount,omitzero"`  // how much, from £0; not known: nobody has said
	Driver costing.Driver    `json:"driver,omitzero"`  // by which measure it is divided, as agreed; not set: by the basis of the order
	Claims []Claim           `json:"claims,omitempty"` // what each side claims, if they do not agree; until they do, nobody has it
}

// Claim is the measure by which a successor wants a balance divided.
type Claim struct {
	By     partnership.OrgID `json:"by,omitzero"` // who claims
	Driver costing.Driver    `json:"driver"`      // by which measure
}

// Validate returns what is wrong with the balance: no name, kind or council (ErrRequired), a
// malformed id, an unknown kind or an amount below £0 (ErrInvalid), and a successor that
// claims twice (ErrDuplicate).
func (b ClosingBalance) Validate() error {
	var driver error
	if b.Driver != "" {
		driver = field.At("driver", b.Driver.Validate())
	}
	return errors.Join(
		field.Required("name", b.Name),
		field.CheckOneOf("kind", "kind of balance", b.Kind, BalanceKinds()),
		field.At("org", b.Org.Validate()),
		field.At("amount", costing.NotNegative(b.Amount)),
		driver,
		field.Each("claims", b.Claims, func(c Claim) error {
			return errors.Join(field.At("by", c.By.Validate()), field.At("driver", c.Driver.Validate()))
		}),
		field.Unique("claims", "by", b.Claims, func(c Claim) partnership.OrgID { return c.By }),
	)
}

// Entitlement is the least and the most that a successor gets of something.
type Entitlement struct {
	Org   partnership.OrgID `json:"org"`            // who
	Least costing.Money     `json:"least,omitzero"` // not known if an amount is not
	Most  costing.Money     `json:"most,omitzero"`  // the same as Least if it is not contested
}

// DividedBalance is who gets what of a balance.
type DividedBalance struct {
	Balance   ClosingBalance `json:"balance"`            // which
	Contested bool           `json:"contested,omitzero"` // whether the successors claim different divisions
	Parts     []Entitlement  `json:"parts"`              // of each successor; of what is contested the range of the claims
}

// Viability is what a successor starts with: balances and reserves less what it owes, at
// worst and at best. It is a figure, and no judgement. It is not known if an amount of one
// of its lines is not.
type Viability struct {
	Lines []DividedBalance `json:"lines"` // in the order of the balances
	Net   []Entitlement    `json:"net"`   // of each successor, in the order in which the lines first name them
}

// DivideBalances divides the balances of the councils of an order that end, to the penny. What
// is contested is kept apart as a range: it is in no successor's least, as far as others
// claim it. The errors are:
//
//   - at "order" those of Order.Validate
//   - at "balances[i]" those of ClosingBalance.Validate and of Order.Shares; ErrInvalid at "org" for a
//     council that does not end; ErrNotFound for a claim by a council that takes nothing of it; and
//     ErrRange for sums beyond Money
func DivideBalances(order Order, balances []ClosingBalance) (Viability, error) {
	err := errors.Join(field.At("order", order.Validate()), field.Each("balances", balances, ClosingBalance.Validate))
	if err != nil {
		return Viability{}, err
	}
	p := newPassing(order)
	v := Viability{Lines: []DividedBalance{}, Net: []Entitlement{}}
	err = field.Each("balances", balances, func(b ClosingBalance) error {
		line, err := p.divideBalance(b)
		if err != nil {
			return err
		}
		v.Lines = append(v.Lines, line)
		v.Net, err = netted(v.Net, line)
		return err
	})
	if err != nil {
		return Viability{}, err
	}
	return v, nil
}

// drivers returns the measures by which a balance is divided, each once: those that are claimed or, if
// none is, the one that is agreed or the basis of the order.
func (b ClosingBalance) drivers(basis costing.Driver) []costing.Driver {
	var drivers []costing.Driver
	for _, c := range b.Claims {
		if !slices.Contains(drivers, c.Driver) {
			drivers = append(drivers, c.Driver)
		}
	}
	if len(drivers) == 0 {
		drivers = append(drivers, cmp.Or(b.Driver, basis))
	}
	return drivers
}

// divideBalance returns who gets what of a balance.
func (p *passing) divideBalance(b ClosingBalance) (DividedBalance, error) {
	line := DividedBalance{Balance: b, Parts: []Entitlement{}}
	if !p.ends(b.Org) {
		return line, field.At("org", fmt.Errorf("%s does not end: %w", field.Quote(b.Org), field.ErrInvalid))
	}
	err := field.Each("claims", b.Claims, func(c Claim) error {
		if slices.Contains(p.to(b.Org), c.By) {
			return nil
		}
		return field.At("by", fmt.Errorf("%s takes nothing of %s: %w", field.Quote(c.By), b.Org, field.ErrNotFound))
	})
	if err != nil {
		return line, err
	}
	drivers := b.drivers(p.order.Basis)
	line.Contested = len(drivers) > 1
	for i, driver := range drivers {
		portions, err := p.split(b.Org, b.Amount, driver)
		if err != nil {
			return line, err
		}
		amounts := costing.AmountsByOrg(portions)
		for j, org := range p.to(b.Org) {
			amount, has := amounts[org]
			if !has {
				amount = costing.Pence(0) // its parts have nothing of the measure
			}
			if i == 0 {
				line.Parts = append(line.Parts, Entitlement{org, amount, amount})
				continue
			}
			line.Parts[j].Least, line.Parts[j].Most = costing.Min(line.Parts[j].Least, amount), costing.Max(line.Parts[j].Most, amount)
		}
	}
	return line, nil
}

// netted adds the parts of a line to what each successor starts with. What is owed counts
// against it: the most of it makes the least that is left.
func netted(net []Entitlement, line DividedBalance) ([]Entitlement, error) {
	for _, part := range line.Parts {
		i := slices.IndexFunc(net, func(r Entitlement) bool { return r.Org == part.Org })
		if i < 0 {
			i = len(net)
			net = append(net, Entitlement{part.Org, costing.Pence(0), costing.Pence(0)})
		}
		least, most := part.Least, part.Most
		if line.Balance.Kind.owed() {
			least, most = part.Most.Neg(), part.Least.Neg()
		}
		var errs [2]error
		net[i].Least, errs[0] = net[i].Least.Add(least)
		net[i].Most, errs[1] = net[i].Most.Add(most)
		if err := errors.Join(errs[:]...); err != nil {
			return nil, field.At("amount", err)
		}
	}
	return net, nil
}

// Table returns who gets what, with the range of what is contested, and what each successor
// starts with.
func (v Viability) Table(names report.Names) report.Table {
	t := report.Table{Title: "Balance sheet", Columns: append(report.TextColumns("Balance", "Of", "Kind", "To"), report.NumberColumns("£", "At least", "At most")...)}
	for _, line := range v.Lines {
		name := line.Balance.Name
		if line.Contested {
			name += " (contested)"
		}
		for _, r := range line.Parts {
			t.Rows = append(t.Rows, append([]string{name, line.Balance.Org.Name(names), line.Balance.Kind.Title()}, r.cells(names)...))
		}
	}
	for _, r := range v.Net {
		t.Totals = append(t.Totals, append([]string{"Balances less what is owed", "", ""}, r.cells(names)...))
	}
	return t
}

// cells returns the range as cells of a row.
func (r Entitlement) cells(names report.Names) []string {
	return []string{r.Org.Name(names), figure(r.Least), figure(r.Most)}
}
