package reorganisation

import (
	"errors"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// ChangeCostKind is what a cost of reorganisation is for. The kinds are kept apart: only the
// first follows from the order.
type ChangeCostKind string

// The kinds of cost.
const (
	TransitionCost     ChangeCostKind = "transition"     // what it takes until the new councils can run
	TransformationCost ChangeCostKind = "transformation" // what they spend to run better
	DisaggregationCost ChangeCostKind = "disaggregation" // what taking services apart costs
)

// ChangeCostKinds returns every ChangeCostKind.
func ChangeCostKinds() []ChangeCostKind {
	return []ChangeCostKind{TransitionCost, TransformationCost, DisaggregationCost}
}

// Title returns the kind as a form or a report shows it.
func (k ChangeCostKind) Title() string { return field.Title(k) }

// UnmarshalText reads one of ChangeCostKinds, or no text for one that is not set. The error
// wraps field.ErrInvalid.
func (k *ChangeCostKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of cost", text, ChangeCostKinds())
	return err
}

// ChangeCost is one cost of reorganisation.
type ChangeCost struct {
	Name   string                `json:"name"`            // what for
	Kind   ChangeCostKind        `json:"kind"`            // of which kind
	Org    partnership.OrgID     `json:"org,omitzero"`    // which council spends it
	Year   costing.FinancialYear `json:"year,omitzero"`   // in which year
	Amount costing.Money         `json:"amount,omitzero"` // how much; not known: nobody has said
}

// Validate returns what is wrong with the cost: no name, kind, council or year (ErrRequired), a
// malformed id, an unknown kind or an amount below £0 (ErrInvalid).
func (c ChangeCost) Validate() error {
	var year error
	if c.Year.IsZero() {
		year = field.At("year", field.ErrRequired)
	}
	return errors.Join(
		field.Required("name", c.Name), field.CheckOneOf("kind", "kind of cost", c.Kind, ChangeCostKinds()),
		field.At("org", c.Org.Validate()), year, field.At("amount", costing.NotNegative(c.Amount)),
	)
}

// CostSum is what some costs come to: of one kind, council and year, or of more where one is
// not set.
type CostSum struct {
	Kind  ChangeCostKind        `json:"kind"`           // of which kind
	Org   partnership.OrgID     `json:"org,omitzero"`   // which council; not set: all of them
	Year  costing.FinancialYear `json:"year,omitzero"`  // in which year; not set: in all of them
	Total costing.Total         `json:"total,omitzero"` // how much, or at least how much
}

// CostSums are what costs come to.
type CostSums []CostSum

// SumCosts returns what the costs come to, by kind, council and year, in the order in which
// they are first named, and then of each kind in all. An amount that is not known makes its
// sums lower bounds. The errors are those of ChangeCost.Validate at "costs[i]", and ErrRange
// at "costs" for a sum beyond Money.
func SumCosts(costs []ChangeCost) (CostSums, error) {
	if err := field.Each("costs", costs, ChangeCost.Validate); err != nil {
		return nil, err
	}
	var keys []CostSum
	amounts := map[CostSum][]costing.Money{}
	add := func(key CostSum, amount costing.Money) {
		if amounts[key] == nil {
			keys = append(keys, key)
		}
		amounts[key] = append(amounts[key], amount)
	}
	for _, c := range costs {
		add(CostSum{Kind: c.Kind, Org: c.Org, Year: c.Year}, c.Amount)
	}
	for _, kind := range ChangeCostKinds() {
		for _, c := range costs {
			if c.Kind == kind {
				add(CostSum{Kind: kind}, c.Amount)
			}
		}
	}
	sums := make(CostSums, len(keys))
	for i, key := range keys {
		total, err := costing.TotalOf(amounts[key]...)
		if err != nil {
			return nil, field.At("costs", err)
		}
		key.Total = total
		sums[i] = key
	}
	return sums, nil
}

// Table returns what the costs come to, with each kind in all at the foot.
func (all CostSums) Table(names report.Names) report.Table {
	t := report.Table{Title: "Cost of the reorganisation", Columns: append(report.TextColumns("Kind", "Council", "Year"), report.NumberColumns("", "Cost")...)}
	for _, s := range all {
		if s.Org == "" {
			t.Totals = append(t.Totals, []string{s.Kind.Title(), "all", "all", s.Total.Sterling()})
			continue
		}
		t.Rows = append(t.Rows, []string{s.Kind.Title(), s.Org.Name(names), s.Year.String(), s.Total.Sterling()})
	}
	return t
}
