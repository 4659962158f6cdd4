package appraisal

import (
	"errors"
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// ScheduleRow is what an organisation spends or gains in one year: a row of a joint schedule of
// costs and savings, as councils that are reorganised keep it. Its kind keeps transition,
// transformation and disaggregation apart.
type ScheduleRow struct {
	Name   string                `json:"name"`             // what it is: "IT consolidation"
	Kind   FlowKind              `json:"kind,omitzero"`    // what sort of flow
	Org    partnership.OrgID     `json:"org,omitzero"`     // whose it is; not set: not agreed
	Year   costing.FinancialYear `json:"year,omitzero"`    // when
	Amount costing.Money         `json:"amount,omitzero"`  // how much; not set: not known
	Source string                `json:"source,omitempty"` // where that is from
}

// Validate returns ErrRequired and ErrInvalid for the name, the kind and the year, ErrInvalid for
// a malformed id or source.
func (r ScheduleRow) Validate() error {
	return errors.Join(
		field.Required("name", r.Name),
		field.At("kind", r.Kind.Validate()),
		field.OptionalID("org", "an organisation", r.Org),
		field.RequiredValue("year", r.Year),
		field.OptionalNote("source", r.Source),
	)
}

// key is what the rows of one flow have in common.
func (r ScheduleRow) key() ScheduleRow { return ScheduleRow{Name: r.Name, Kind: r.Kind, Org: r.Org} }

// title is the name of the flow of the row.
func (r ScheduleRow) title(names report.Names) string {
	if r.Org == "" {
		return r.Name
	}
	return r.Name + ", " + r.Org.Name(names)
}

// ScheduleFlows returns a schedule as the flows of an option: one flow for all rows with the same
// name, kind and organisation, in the order of their first rows, with the source of the first. The
// organisation is called by its name. A year without a row, between two years with one, is £0,
// because a schedule lists all that is planned.
//
// The errors are those of ScheduleRow.Validate at "rows[i]", and
//
//   - at "rows[i]" ErrDuplicate for a second row of one year
//   - at "rows[i]" ErrInvalid for a row of another kind than an earlier one with the same name
//     and organisation, and for a year that begins in another month
//   - at "rows[i]" ErrRange for rows that are 300 years apart
//   - ErrRequired at "prices"
func ScheduleFlows(rows []ScheduleRow, prices Prices, names report.Names) ([]Flow, error) {
	err := errors.Join(
		field.Each("rows", rows, ScheduleRow.Validate),
		field.RequiredValue("prices", prices),
	)
	if err != nil {
		return nil, err
	}
	flows, seen := []Flow{}, map[ScheduleRow]*scheduleFlow{}
	var order []*scheduleFlow
	err = field.Each("rows", rows, func(r ScheduleRow) error {
		own := ScheduleRow{Name: r.Name, Org: r.Org}
		f, there := seen[own]
		if !there {
			f = &scheduleFlow{title: r.title(names), first: r, amounts: map[costing.FinancialYear]costing.Money{}, from: r.Year, until: r.Year}
			seen[own], order = f, append(order, f)
		}
		return f.add(r)
	})
	if err != nil {
		return nil, err
	}
	for _, f := range order {
		flows = append(flows, f.flow(prices))
	}
	return flows, nil
}

// scheduleFlow are the rows of one flow.
type scheduleFlow struct {
	title       string
	first       ScheduleRow
	from, until costing.FinancialYear
	amounts     map[costing.FinancialYear]costing.Money
}

// add adds a row.
func (f *scheduleFlow) add(r ScheduleRow) error {
	_, there := f.amounts[r.Year]
	own, first := r.Year.Term().First, f.first.Year.Term().First
	switch {
	case r.key() != f.first.key():
		return field.At("kind", fmt.Errorf("%s is %s before: %w", field.Quote(f.title), field.Quote(f.first.Kind.Title()), field.ErrInvalid))
	case there:
		return field.At("year", fmt.Errorf("%s has a row for %v: %w", field.Quote(f.title), r.Year, field.ErrDuplicate))
	case own.Month() != first.Month():
		return field.At("year", fmt.Errorf("%v and %v do not begin in the same month: %w", r.Year, f.first.Year, field.ErrInvalid))
	}
	f.amounts[r.Year] = r.Amount
	if r.Year.Compare(f.from) < 0 {
		f.from = r.Year
	}
	if r.Year.Compare(f.until) > 0 {
		f.until = r.Year
	}
	if apart := f.until.Term().First.Year() - f.from.Term().First.Year(); apart >= maxYears {
		return field.At("year", fmt.Errorf("%v is %d years from another row: %w", r.Year, apart, field.ErrRange))
	}
	return nil
}

// flow returns the flow.
func (f *scheduleFlow) flow(prices Prices) Flow {
	g := Flow{Name: f.title, Kind: f.first.Kind, Prices: prices, From: f.from, Source: f.first.Source}
	if f.first.Org != "" {
		all, _ := partnership.ParseFraction("100%")
		g.Shares = []partnership.Share{{Org: f.first.Org, Fraction: all}}
	}
	for year := f.from; year.Compare(f.until) <= 0; year = year.Next() {
		amount, there := f.amounts[year]
		if !there {
			amount = costing.Pence(0)
		}
		g.Amounts = append(g.Amounts, amount)
	}
	return g
}
