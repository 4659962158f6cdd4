package form

import (
	"reflect"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// A formula is a choice of the form. Each is a scheme of a certain shape, so that the scheme
// of a document is recognised when it is loaded. One of any other shape is kept as it is.
type formula string

// The formulas. That of one driver is byDriver and the id of the driver.
const (
	noFormula    formula = ""
	equalShares  formula = "equal"
	byDriver     formula = "driver/"
	agreedShares formula = "shares"
	fixedFirst   formula = "fixed-first"
	percentFirst formula = "percent-first"
	atRate       formula = "rate"
	keptFormula  formula = "kept"
)

// The names of the parts of a scheme in two parts.
const (
	fixedPart   = "Fixed part"
	percentPart = "First part"
	restPart    = "The rest"
)

// formulas returns the formulas with their names in the form.
func (d Document) formulas() []Option {
	all := []Option{{string(equalShares), "Equal shares"}}
	for _, driver := range d.Drivers {
		all = append(all, Option{string(byDriver) + string(driver.ID), "By " + strings.ToLower(driver.Name)})
	}
	return append(all,
		Option{string(agreedShares), "Agreed percentages"},
		Option{string(fixedFirst), "A fixed sum first, then the rest"},
		Option{string(percentFirst), "A percentage first, then the rest"},
		Option{string(atRate), "A rate for each unit"},
	)
}

// formulaOf returns the formula that a scheme is.
func formulaOf(s costing.Scheme) formula {
	plain := costing.Scheme{Name: s.Name, Parts: s.Parts, Adjustments: s.Adjustments, Rounding: s.Rounding}
	switch {
	case s.IsZero():
		return noFormula
	case !reflect.DeepEqual(s, plain) || !plainLimits(s.Adjustments):
		return keptFormula
	case len(s.Parts) == 1:
		return formulaOfPart(s.Parts[0])
	case len(s.Parts) == 2:
		return formulaOfTwo(s.Parts[0], s.Parts[1])
	}
	return keptFormula
}

// plainLimits reports whether adjustments are those of the form: a least, then a most, both
// amounts, and what nobody bears of both or of neither.
func plainLimits(all []costing.Adjustment) bool {
	kinds := []costing.AdjustmentKind{}
	for _, a := range all {
		limit := costing.Adjustment{Kind: a.Kind, Name: a.Name, Clause: a.Clause, Amount: a.Amount, Unborne: a.Unborne}
		if !a.Amount.Known() || !reflect.DeepEqual(a, limit) || a.Unborne != all[0].Unborne {
			return false
		}
		kinds = append(kinds, a.Kind)
	}
	for _, form := range [][]costing.AdjustmentKind{{}, {costing.MinimumCharge}, {costing.ChargeCap}, {costing.MinimumCharge, costing.ChargeCap}} {
		if slices.Equal(kinds, form) {
			return true
		}
	}
	return false
}

// formulaOfPart returns the formula of a scheme with one part.
func formulaOfPart(p costing.Part) formula {
	b := p.Basis
	switch {
	case !reflect.DeepEqual(p, costing.Part{Name: p.Name, Clause: p.Clause, Basis: b}):
		return keptFormula
	case reflect.DeepEqual(b, costing.Basis{Kind: costing.FixedShares, Shares: b.Shares}):
		return agreedShares
	case reflect.DeepEqual(b, costing.Basis{Kind: costing.Metered, Driver: b.Driver, Rate: b.Rate}):
		return atRate
	case isBasis(b) && b.Kind == costing.DriverShares:
		return byDriver + formula(b.Driver)
	case isBasis(b):
		return equalShares
	}
	return keptFormula
}

// formulaOfTwo returns the formula of a scheme with two parts.
func formulaOfTwo(first, rest costing.Part) formula {
	same := reflect.DeepEqual(first, costing.Part{Name: first.Name, Clause: first.Clause, Share: first.Share, Amount: first.Amount, Basis: first.Basis}) &&
		reflect.DeepEqual(rest, costing.Part{Name: rest.Name, Clause: rest.Clause, Basis: rest.Basis})
	switch {
	case !same || !isBasis(first.Basis) || !isBasis(rest.Basis) || first.Share.Known() && first.Amount.Known():
		return keptFormula
	case first.Share.Known() || !first.Amount.Known() && first.Name == percentPart:
		return percentFirst
	}
	return fixedFirst
}

// isBasis reports whether a basis is equal shares or one driver, and nothing else.
func isBasis(b costing.Basis) bool {
	return reflect.DeepEqual(b, basisOf(b.Driver))
}

// basisOf returns equal shares for no driver, and shares by a driver for any other.
func basisOf(driver costing.Driver) costing.Basis {
	if driver == "" {
		return costing.Basis{Kind: costing.EqualShares}
	}
	return costing.Basis{Kind: costing.DriverShares, Driver: driver}
}

// schemeOf returns a new scheme of a formula. Amounts and shares are to be typed; a driver
// is the first until another is picked.
func (d Document) schemeOf(f formula) costing.Scheme {
	var first costing.Driver
	if len(d.Drivers) > 0 {
		first = d.Drivers[0].ID
	}
	driver, one := strings.CutPrefix(string(f), string(byDriver))
	name := ""
	for _, option := range d.formulas() {
		if option.Value == string(f) {
			name = option.Title
		}
	}
	s := costing.Scheme{Name: name}
	switch {
	case one:
		s.Parts = []costing.Part{{Name: name, Basis: basisOf(costing.Driver(driver))}}
	case f == equalShares:
		s.Parts = []costing.Part{{Name: name, Basis: basisOf("")}}
	case f == agreedShares:
		s.Parts = []costing.Part{{Name: name, Basis: costing.Basis{Kind: costing.FixedShares}}}
	case f == fixedFirst:
		s.Parts = []costing.Part{{Name: fixedPart, Basis: basisOf("")}, {Name: restPart, Basis: basisOf(first)}}
	case f == percentFirst:
		s.Parts = []costing.Part{{Name: percentPart, Basis: basisOf("")}, {Name: restPart, Basis: basisOf(first)}}
	case f == atRate:
		s.Parts = []costing.Part{{Name: name, Basis: costing.Basis{Kind: costing.Metered, Driver: first}}}
	}
	return d.withShares(s)
}

// withShares returns a scheme of the form with a place for the agreed share of each member,
// and for nobody else. Any other scheme is returned unchanged.
func (d Document) withShares(s costing.Scheme) costing.Scheme {
	if formulaOf(s) != agreedShares {
		return s
	}
	shares := []partnership.Share{}
	for _, id := range d.members() {
		share := partnership.Share{Org: id}
		for _, old := range s.Parts[0].Basis.Shares {
			if old.Org == id {
				share = old
			}
		}
		shares = append(shares, share)
	}
	s.Parts = slices.Clone(s.Parts)
	s.Parts[0].Basis.Shares = shares
	return s
}

// driversOf returns the drivers that a scheme of the form counts.
func driversOf(s costing.Scheme) []costing.Driver {
	all := []costing.Driver{}
	if formulaOf(s) != keptFormula {
		for _, p := range s.Parts {
			if p.Basis.Driver != "" {
				all = append(all, p.Basis.Driver)
			}
		}
	}
	return all
}

// The names of the limits in a statement.
const (
	leastName = "Least"
	mostName  = "Most"
)

// limitOf returns the place of a limit in the adjustments of a scheme, and where it would
// be if there is none.
func limitOf(s costing.Scheme, kind costing.AdjustmentKind) (at int, found bool) {
	for i, a := range s.Adjustments {
		if a.Kind == kind {
			return i, true
		}
	}
	if kind == costing.MinimumCharge {
		return 0, false
	}
	return len(s.Adjustments), false
}

// setLimit returns a scheme with a limit, or without it if the amount is not known.
func setLimit(s costing.Scheme, kind costing.AdjustmentKind, amount costing.Money, unborne bool) costing.Scheme {
	at, found := limitOf(s, kind)
	s.Adjustments = slices.Clone(s.Adjustments)
	switch {
	case found && amount.Known():
		s.Adjustments[at].Amount = amount
	case found:
		s.Adjustments = slices.Delete(s.Adjustments, at, at+1)
	case amount.Known():
		name := leastName
		if kind == costing.ChargeCap {
			name = mostName
		}
		s.Adjustments = slices.Insert(s.Adjustments, at, costing.Adjustment{Kind: kind, Name: name, Amount: amount, Unborne: unborne})
	}
	if len(s.Adjustments) == 0 {
		s.Adjustments = nil
	}
	return s
}
