package reorganisation

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
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
	Name    string                `json:"name"`             // what for
	Kind    ChangeCostKind        `json:"kind"`             // of which kind
	Org     partnership.OrgID     `json:"org,omitzero"`     // which council spends it
	Year    costing.FinancialYear `json:"year,omitzero"`    // in which year
	Amount  costing.Money         `json:"amount,omitzero"`  // how much; not known: nobody has said
	Funding appraisal.FlowFunding `json:"funding,omitzero"` // capital or revenue; not set: nobody has said
	Source  string                `json:"source,omitempty"` // where the amount is from
}

// Validate returns what is wrong with the cost: no name, kind, council or year (ErrRequired), a
// malformed id, an unknown kind or funding, or an amount below £0 (ErrInvalid).
func (c ChangeCost) Validate() error {
	var year error
	if c.Year.IsZero() {
		year = field.At("year", field.ErrRequired)
	}
	return errors.Join(
		field.Required("name", c.Name), field.CheckOneOf("kind", "kind of cost", c.Kind, ChangeCostKinds()),
		field.At("org", c.Org.Validate()), year, field.At("amount", costing.NotNegative(c.Amount)),
		field.OptionalOneOf("funding", "funding of a cost", c.Funding, appraisal.FlowFundings()), field.OptionalNote("source", c.Source),
	)
}

// purpose returns what a cost of the kind comes from, in an appraisal.
func (k ChangeCostKind) purpose() appraisal.FlowPurpose {
	switch k {
	case TransformationCost:
		return appraisal.TransformationFlow
	case DisaggregationCost:
		return appraisal.DisaggregationFlow
	}
	return appraisal.TransitionFlow
}

// ScheduleRows returns the costs as rows of a joint schedule, one for each in their order, which
// appraisal.ScheduleFlows makes the flows of an option: a cost of its year, borne by the council
// that spends it. Transition, transformation and disaggregation stay apart, and so do capital and
// revenue: both are in the name of the row. An amount that is not known stays unknown. Costs of one
// name, kind, funding and council are one flow, and can have one row for each year.
//
// The errors are those of ChangeCost.Validate at "costs[i]", and ErrRequired at
// "costs[i].funding" for a cost of which nobody has said whether it is capital.
func ScheduleRows(costs []ChangeCost) ([]appraisal.ScheduleRow, error) {
	err := field.Each("costs", costs, func(c ChangeCost) error {
		return errors.Join(c.Validate(), field.Required("funding", string(c.Funding)))
	})
	if err != nil {
		return nil, err
	}
	rows := make([]appraisal.ScheduleRow, len(costs))
	for i, c := range costs {
		rows[i] = appraisal.ScheduleRow{
			Name: fmt.Sprintf("%s (%s, %s)", c.Name, c.Kind, c.Funding), Org: c.Org, Year: c.Year, Amount: c.Amount, Source: c.Source,
			Kind: appraisal.FlowKind{
				Side: appraisal.CostFlow, Timing: appraisal.OneOffFlow, Funding: c.Funding, Cash: appraisal.CashableFlow, Purpose: c.Kind.purpose(),
			},
		}
	}
	return rows, nil
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

// SumCosts returns what the costs come to, by kind, council and year, in the order in which they are first named, and then the total of each kind. An amount that is not known makes its
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
