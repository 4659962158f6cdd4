package exit

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// Debt is what the members owe together.
type Debt struct {
	Name   string        `json:"name"`            // what for, and to whom
	Amount costing.Money `json:"amount,omitzero"` // how much
}

// Validate returns ErrRequired for a debt without a name, and ErrInvalid for one below £0.
func (d Debt) Validate() error {
	return errors.Join(
		field.Required("name", d.Name),
		field.At("amount", costing.NotNegative(d.Amount)),
	)
}

// Budget is what part of a year's budget each member funded.
type Budget struct {
	Year   costing.FinancialYear `json:"year,omitzero"` // which year
	Shares []partnership.Share   `json:"shares"`        // of each member, together all of it
}

// Validate returns what is wrong with the budget: no year (ErrRequired), and what
// partnership.CheckShares finds in its shares.
func (b Budget) Validate() error {
	var year error
	if b.Year.IsZero() {
		year = field.ErrRequired
	}
	return errors.Join(field.At("year", year), partnership.CheckShares("shares", b.Shares))
}

// Estate is what the members own and owe together.
type Estate struct {
	Assets  []Asset  `json:"assets,omitempty"`  // each once
	Debts   []Debt   `json:"debts,omitempty"`   // paid from what is sold before it is split
	Budgets []Budget `json:"budgets,omitempty"` // of the last years, each year once; the average of their shares is the funding share
}

// Validate returns what is wrong with the estate, in the order of its fields:
//
//   - what Asset, Debt and Budget find;
//   - a second asset of one id, or a second budget of one year (ErrDuplicate);
//   - no budget although something is split by funding shares (ErrRequired);
//   - more than 100 budgets, or shares without a common denominator up to
//     1,000,000,000,000,000 (ErrRange).
func (e Estate) Validate() error {
	return errors.Join(
		field.Each("assets", e.Assets, Asset.Validate),
		field.Unique("assets", "id", e.Assets, func(a Asset) AssetID { return a.ID }),
		field.Each("debts", e.Debts, Debt.Validate),
		e.checkBudgets(),
	)
}

// checkMembers returns ErrNotFound for each organisation in the estate that is not a
// member.
func (e Estate) checkMembers(among partnership.Roll) error {
	return errors.Join(
		field.Each("assets", e.Assets, func(a Asset) error { return field.At("to", among.Check(a.To)) }),
		field.Each("budgets", e.Budgets, func(b Budget) error {
			return field.Each("shares", b.Shares, func(s partnership.Share) error { return field.At("org", among.Check(s.Org)) })
		}),
	)
}

// checkBudgets returns what is wrong with the budgets.
func (e Estate) checkBudgets() error {
	var none error
	split := slices.ContainsFunc(e.Assets, func(a Asset) bool { return a.Basis == ByFunding || a.Basis == BySale })
	if len(e.Budgets) == 0 && (split || len(e.Debts) > 0) {
		none = field.ErrRequired
	}
	year := func(b Budget) string {
		if b.Year.IsZero() {
			return ""
		}
		return b.Year.String()
	}
	err := errors.Join(
		field.At("budgets", none),
		field.Each("budgets", e.Budgets, Budget.Validate),
		field.Unique("budgets", "year", e.Budgets, year),
	)
	if err == nil {
		err = field.At("budgets", e.checkDenominators())
	}
	return err
}

// maxBudgets is how many budgets an average is taken of at most.
const maxBudgets = 100

// checkDenominators returns ErrRange for more budgets than can be added up, and for shares
// that cannot.
func (e Estate) checkDenominators() error {
	switch _, _, ok := partnership.Parts(e.fundingShares()); {
	case len(e.Budgets) > maxBudgets:
		return fmt.Errorf("%d budgets are more than %d: %w", len(e.Budgets), maxBudgets, field.ErrRange)
	case !ok:
		return fmt.Errorf("the denominators of their shares have no common multiple: %w", field.ErrRange)
	}
	return nil
}

// Division is who gets what of an estate.
type Division struct {
	Assets   []AssetShare      `json:"assets"`            // in the order of the estate
	Proceeds costing.Total     `json:"proceeds,omitzero"` // what the sold assets fetch
	Debts    costing.Total     `json:"debts,omitzero"`    // what is paid first, from the proceeds
	Rest     []costing.Portion `json:"rest"`              // proceeds less debts, by funding share; negative: what each pays of the debts; not known if the proceeds or the debts are not
	Unknown  []string          `json:"unknown,omitempty"` // the assets and debts of an unknown amount, which no sum includes
}

// AssetShare is who gets an asset, or the value of it.
type AssetShare struct {
	Asset    AssetID           `json:"asset,omitzero"`     // which
	Basis    AssetBasis        `json:"basis,omitzero"`     // by what
	Portions []costing.Portion `json:"portions,omitempty"` // who gets what of its value; empty if it is sold, or its value is not known
}

// Divide returns who gets what. Apportion splits to the penny, by the average of the funding
// shares of the budgets. A member without a share in one of the
// years had 0% in that year. The members are in the order in which the budgets first name
// them.
//
// If the proceeds or the debts are not known, what each gets of the rest is not known either.
// There is no lower bound, as a debt may take all of it.
//
// An asset that goes to one member and whose value is not known has no portion: Asset.To
// says whose it is. The errors are those of Validate, and ErrRange at "assets" and "debts"
// for sums beyond Money.
func (e Estate) Divide() (Division, error) {
	if err := e.Validate(); err != nil {
		return Division{}, err
	}
	funding := weights(e.fundingShares()) // in the same proportion as their averages
	division := Division{Assets: make([]AssetShare, len(e.Assets)), Rest: []costing.Portion{}}
	var sold, owed []costing.Money
	for i, a := range e.Assets {
		division.Assets[i] = a.divide(funding)
		if a.Basis == BySale {
			sold = append(sold, a.Value)
		}
		if !a.Value.Known() {
			division.Unknown = append(division.Unknown, a.Name)
		}
	}
	for _, d := range e.Debts {
		owed = append(owed, d.Amount)
		if !d.Amount.Known() {
			division.Unknown = append(division.Unknown, d.Name)
		}
	}
	var errs [2]error
	division.Proceeds, errs[0] = costing.TotalOf(sold...)
	division.Debts, errs[1] = costing.TotalOf(owed...)
	if err := errors.Join(field.At("assets", errs[0]), field.At("debts", errs[1])); err != nil {
		return Division{}, err
	}
	if len(sold)+len(owed) > 0 {
		rest, _ := division.Proceeds.Amount.Sub(division.Debts.Amount) // neither is below £0
		division.Rest = portions(rest, funding)
	}
	return division, nil
}

// unknownSales returns the names of what is to be sold for an unknown amount.
func (e Estate) unknownSales() []string {
	var names []string
	for _, a := range e.Assets {
		if a.Basis == BySale && !a.Value.Known() {
			names = append(names, a.Name)
		}
	}
	return names
}

// unknownDebts returns the names of the debts of an unknown amount.
func (e Estate) unknownDebts() []string {
	var names []string
	for _, d := range e.Debts {
		if !d.Amount.Known() {
			names = append(names, d.Name)
		}
	}
	return names
}

// fundingShares returns everyone's share of each budget.
func (e Estate) fundingShares() []partnership.Share {
	var all []partnership.Share
	for _, b := range e.Budgets {
		all = append(all, b.Shares...)
	}
	return all
}

// weights returns the parts that organisations have of one whole or of several, each once,
// in the order in which they are first named. The shares must have a common denominator.
func weights(shares []partnership.Share) []costing.Weight {
	parts, _, _ := partnership.Parts(shares)
	var orgs []partnership.OrgID
	sums := map[partnership.OrgID]int64{}
	for i, n := range parts {
		org := shares[i].Org
		if _, found := sums[org]; !found {
			orgs = append(orgs, org)
		}
		sums[org] += n
	}
	all := make([]costing.Weight, len(orgs))
	for i, org := range orgs {
		all[i].Org = org
		all[i].Value, _ = partnership.QuantityOfMillionths(sums[org]) // as many millionths
	}
	return all
}

// orgsOf returns whose weights they are.
func orgsOf(weights []costing.Weight) []partnership.OrgID {
	orgs := make([]partnership.OrgID, len(weights))
	for i, w := range weights {
		orgs[i] = w.Org
	}
	return orgs
}

// portions returns an amount split by weights that can be used. Parts of an amount that is
// not known are not known.
func portions(amount costing.Money, weights []costing.Weight) []costing.Portion {
	if !amount.Known() {
		return unknownPortions(orgsOf(weights))
	}
	split, _ := costing.Apportion(amount, weights)
	return split
}
