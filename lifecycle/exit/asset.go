package exit

import (
	"errors"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// AssetBasis is by what it is settled who gets an asset.
type AssetBasis string

// The bases.
const (
	ByLocation AssetBasis = "location" // whoever it stands with gets it
	ByNeed     AssetBasis = "need"     // whoever needs it gets it
	ByFunding  AssetBasis = "funding"  // everyone gets a part of its value, by the average funding share of the budgets
	BySale     AssetBasis = "sale"     // it is sold; what is left after the debts is split by the same shares
)

// AssetBases returns every AssetBasis.
func AssetBases() []AssetBasis { return []AssetBasis{ByLocation, ByNeed, ByFunding, BySale} }

// UnmarshalText reads one of AssetBases; the error wraps field.ErrInvalid.
func (b *AssetBasis) UnmarshalText(text []byte) (err error) {
	*b, err = field.OneOf("basis of an asset", string(text), AssetBases())
	return err
}

// toOne reports whether one organisation gets the asset.
func (b AssetBasis) toOne() bool { return b == ByLocation || b == ByNeed }

// AssetID is the id of an asset, with the same letters as an OrgID.
type AssetID string

// Validate returns an error that wraps ErrRequired for no text and ErrInvalid for
// any other that is not an id.
func (id AssetID) Validate() error { return field.CheckID("an asset", string(id)) }

// UnmarshalText reads an id that Validate takes.
func (id *AssetID) UnmarshalText(text []byte) error {
	*id = ""
	if err := AssetID(text).Validate(); err != nil {
		return err
	}
	*id = AssetID(text)
	return nil
}

// Asset is one thing that the partners own together.
type Asset struct {
	ID    AssetID           `json:"id"`             // unique in the register
	Name  string            `json:"name"`           // what it is
	Value costing.Money     `json:"value,omitzero"` // what it is worth, or is sold for
	Basis AssetBasis        `json:"basis"`          // by what it is settled who gets it
	To    partnership.OrgID `json:"to,omitempty"`   // who gets it by location or need
}

// Validate returns what is wrong with the asset, in the order of its fields: what is
// missing, and a basis of location or need without an organisation (ErrRequired), an
// id or basis that is none, and another basis with an organisation (ErrInvalid), and
// a value below £0 (ErrRange).
func (a Asset) Validate() error {
	_, basis := field.OneOf("basis of an asset", string(a.Basis), AssetBases())
	to := optional(a.To)
	switch {
	case a.Basis.toOne():
		to = a.To.Validate()
	case a.To != "":
		to = errors.Join(notOne(string(a.Basis)), to)
	}
	return errors.Join(
		field.At("id", a.ID.Validate()),
		field.At("name", field.CheckText(a.Name)),
		field.At("value", notBelowZero(a.Value)),
		field.At("basis", basis),
		field.At("to", to),
	)
}

// Debt is what the partners owe together.
type Debt struct {
	Name   string        `json:"name"`            // what for, and to whom
	Amount costing.Money `json:"amount,omitzero"` // how much
}

// Validate returns ErrRequired for a debt without a name, and ErrRange for one below £0.
func (d Debt) Validate() error {
	return errors.Join(
		field.At("name", field.CheckText(d.Name)),
		field.At("amount", notBelowZero(d.Amount)),
	)
}

// Budget is what part of a year's budget each partner funded.
type Budget struct {
	Year   costing.FinancialYear `json:"year"`   // which year
	Shares []Share               `json:"shares"` // of each partner; together 100 %
}

// Validate returns what is wrong with the budget: no year or shares (ErrRequired), and
// shares that are wrong or not 100 % together (ErrSum).
func (b Budget) Validate() error {
	var year, none error
	if b.Year.IsZero() {
		year = field.ErrRequired
	}
	if len(b.Shares) == 0 {
		none = field.ErrRequired
	}
	return errors.Join(field.At("year", year), field.At("shares", none), checkShares("shares", b.Shares))
}

// Estate is what the partners own and owe together.
type Estate struct {
	Assets  []Asset  `json:"assets,omitempty"`  // each once
	Debts   []Debt   `json:"debts,omitempty"`   // paid from what is sold before it is split
	Budgets []Budget `json:"budgets,omitempty"` // the last ones, each year once; their average share is the funding share
}

// Validate returns what is wrong with the estate, in the order of its fields: an asset
// or year that is there already (ErrDuplicate), and no budget although something is
// split by funding shares (ErrRequired).
func (e Estate) Validate() error {
	return errors.Join(
		field.Each("assets", e.Assets, Asset.Validate),
		field.Unique("assets", "id", e.Assets, func(a Asset) AssetID { return a.ID }),
		field.Each("debts", e.Debts, Debt.Validate),
		e.checkBudgets(),
	)
}

// checkPartners returns ErrNotFound for an organisation in the estate that is no partner.
func (e Estate) checkPartners(limits Limits) error {
	return errors.Join(
		field.Each("assets", e.Assets, func(a Asset) error { return field.At("to", limits.checkPartner(a.To)) }),
		field.Each("budgets", e.Budgets, func(b Budget) error {
			return field.Each("shares", b.Shares, func(s Share) error { return field.At("org", limits.checkPartner(s.Org)) })
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
	return errors.Join(
		field.At("budgets", none),
		field.Each("budgets", e.Budgets, Budget.Validate),
		field.Unique("budgets", "year", e.Budgets, year),
	)
}

// Division is who gets what of an estate.
type Division struct {
	Assets   []AssetShare      `json:"assets"`            // in the order of the estate
	Proceeds costing.Total     `json:"proceeds"`          // what the sold assets fetch
	Debts    costing.Total     `json:"debts"`             // what is paid of it first
	Rest     []costing.Portion `json:"rest"`              // of what is known, proceeds less debts, by funding share; negative: who pays how much of the debts
	Unknown  []string          `json:"unknown,omitempty"` // assets and debts whose amount is not known, and is in none of the sums
}

// AssetShare is who gets an asset, or the value of it.
type AssetShare struct {
	Asset    AssetID           `json:"asset"`              // which
	Basis    AssetBasis        `json:"basis"`              // by what
	Portions []costing.Portion `json:"portions,omitempty"` // who gets what of its value; none if it is sold, or its value is not known
}

// Divide returns who gets what. What is split is split to the penny by the average of
// the funding shares of the budgets, as Apportion does; a partner without a share in
// one of the years had 0 % in it. The partners of the split are in the order in which
// the budgets first name them.
//
// An asset that one partner gets and whose value is not known has no portion: Asset.To
// says whose it is. The errors are those of Validate, and ErrRange at "assets" and
// "debts" for sums beyond Money.
func (e Estate) Divide() (Division, error) {
	if err := e.Validate(); err != nil {
		return Division{}, err
	}
	funding := e.fundingShares()
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
	if slices.ContainsFunc(append(sold, owed...), costing.Money.Known) {
		rest, _ := division.Proceeds.Least().Sub(division.Debts.Least()) // neither is below £0
		division.Rest = portions(rest, funding)
	}
	return division, nil
}

// unknownSales returns what is to be sold for an amount that is not known.
func (e Estate) unknownSales() []string {
	var names []string
	for _, a := range e.Assets {
		if a.Basis == BySale && !a.Value.Known() {
			names = append(names, a.Name)
		}
	}
	return names
}

// unknownDebts returns the debts of an amount that is not known.
func (e Estate) unknownDebts() []string {
	var names []string
	for _, d := range e.Debts {
		if !d.Amount.Known() {
			names = append(names, d.Name)
		}
	}
	return names
}

// divide returns who gets the asset.
func (a Asset) divide(funding []costing.Weight) AssetShare {
	share := AssetShare{Asset: a.ID, Basis: a.Basis}
	switch {
	case !a.Value.Known() || a.Basis == BySale:
	case a.Basis == ByFunding:
		share.Portions = portions(a.Value, funding)
	default:
		share.Portions = []costing.Portion{{Org: a.To, Amount: a.Value}}
	}
	return share
}

// fundingShares returns the sum of everyone's shares in the budgets, which are in the
// same proportion as their averages.
func (e Estate) fundingShares() []costing.Weight {
	var funding []costing.Weight
	for _, b := range e.Budgets {
		for _, share := range b.Shares {
			i := slices.IndexFunc(funding, func(w costing.Weight) bool { return w.Org == share.Org })
			if i < 0 {
				i = len(funding)
				funding = append(funding, costing.Weight{Org: share.Org, Value: partnership.MustQuantity("0")})
			}
			before, _ := funding[i].Value.Millionths()
			more, _ := share.Percent.Millionths()
			funding[i].Value = quantity(before + more)
		}
	}
	return funding
}

// portions returns an amount split by weights that can be used.
func portions(amount costing.Money, weights []costing.Weight) []costing.Portion {
	split, _ := costing.Apportion(amount, weights)
	return split
}
