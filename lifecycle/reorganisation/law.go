package reorganisation

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// LawFigure is a figure of the law, from its first day to the last day for which it is known.
// A week's pay is in package lifecycle/staff.
type LawFigure struct {
	ID        string               `json:"id"`                 // which figure; it has several, one after the other
	What      string               `json:"what"`               // what it is
	Amount    costing.Money        `json:"amount,omitzero"`    // if it is money
	Number    partnership.Quantity `json:"number,omitzero"`    // if it is a number
	Unit      string               `json:"unit,omitempty"`     // in what the number is counted
	InForce   calendar.Term        `json:"in_force"`           // from its first day to the last day known
	Announced bool                 `json:"announced,omitzero"` // whether it is announced for that day, and not in force yet
	Edition   string               `json:"edition"`            // when it was looked up
	Source    string               `json:"source"`             // where it is laid down
}

// Validate returns what is wrong with the figure: no id, description, amount or number, term
// with a last day, edition or source (ErrRequired), and what Term finds.
func (f LawFigure) Validate() error {
	var nothing error
	if !f.Amount.Known() && !f.Number.Known() {
		nothing = field.At("number", field.ErrRequired)
	}
	return errors.Join(
		field.Required("id", f.ID), field.Required("what", f.What), nothing,
		field.At("in_force", errors.Join(f.InForce.Validate(), field.RequiredValue("last", f.InForce.Last))),
		field.Required("edition", f.Edition), field.Required("source", f.Source),
	)
}

// LawFigures returns the figures that a reorganisation turns on, as they were looked up in
// November 2026. What is announced for a later day says so: it is not in force.
func LawFigures() []LawFigure {
	const edition, era = "November 2026", "Employment Rights Act 2025"
	return []LawFigure{
		{"protective-award", "The most that is awarded for a failure to consult on redundancies", costing.Money{}, partnership.MustQuantity("90"), "days", calendar.Term{First: calendar.MustDate("1992-10-16"), Last: calendar.MustDate("2026-04-05")}, false, edition, "Trade Union and Labour Relations (Consolidation) Act 1992, s.189"},
		{"protective-award", "The most that is awarded for a failure to consult on redundancies", costing.Money{}, partnership.MustQuantity("180"), "days", calendar.Term{First: calendar.MustDate("2026-04-06"), Last: calendar.MustDate("2026-11-30")}, false, edition, era},
		{"unfair-dismissal", "Service after which an employee can claim unfair dismissal", costing.Money{}, partnership.MustQuantity("24"), "months", calendar.Term{First: calendar.MustDate("2012-04-06"), Last: calendar.MustDate("2026-12-31")}, false, edition, "Employment Rights Act 1996, s.108"},
		{"unfair-dismissal", "Service after which an employee can claim unfair dismissal", costing.Money{}, partnership.MustQuantity("6"), "months", calendar.Term{First: calendar.MustDate("2027-01-01"), Last: calendar.MustDate("2027-12-31")}, true, edition, era},
		{"redundancy-multiplier", "The most that a local authority pays on redundancy, statutory pay within it", costing.Money{}, partnership.MustQuantity("104"), "weeks' actual pay", calendar.Term{First: calendar.MustDate("2006-11-29"), Last: calendar.MustDate("2026-11-30")}, false, edition, "S.I. 2006/2914, regs. 5 and 6"},
		{"procurement-goods-and-services", "Threshold of goods and services of sub-central bodies, with VAT", costing.MustMoney("214904.00"), partnership.Quantity{}, "", calendar.Term{First: calendar.MustDate("2025-02-24"), Last: calendar.MustDate("2025-12-31")}, false, edition, "Procurement Act 2023, Schedule 1"},
		{"procurement-goods-and-services", "Threshold of goods and services of sub-central bodies, with VAT", costing.MustMoney("207720.00"), partnership.Quantity{}, "", calendar.Term{First: calendar.MustDate("2026-01-01"), Last: calendar.MustDate("2027-12-31")}, false, edition, "S.I. 2025/1200"},
		{"procurement-works", "Threshold of works and concessions, with VAT", costing.MustMoney("5372609.00"), partnership.Quantity{}, "", calendar.Term{First: calendar.MustDate("2025-02-24"), Last: calendar.MustDate("2025-12-31")}, false, edition, "Procurement Act 2023, Schedule 1"},
		{"procurement-works", "Threshold of works and concessions, with VAT", costing.MustMoney("5193000.00"), partnership.Quantity{}, "", calendar.Term{First: calendar.MustDate("2026-01-01"), Last: calendar.MustDate("2027-12-31")}, false, edition, "S.I. 2025/1200"},
		{"procurement-light-touch", "Threshold of light touch contracts, with VAT", costing.MustMoney("663540.00"), partnership.Quantity{}, "", calendar.Term{First: calendar.MustDate("2025-02-24"), Last: calendar.MustDate("2027-12-31")}, false, edition, "Procurement Act 2023, Schedule 1; S.I. 2025/1200"},
	}
}

// LawOn returns the figure of an id that is in force on a day, as far as it is known.
//
// The errors are those of LawFigure.Validate at "figures[i]"; ErrRequired at "day" for a day
// that is not set; ErrNotFound at "id" for an unknown figure; and ErrRange at "day" for a day
// on which no figure is known, or for which one is only announced.
func LawOn(figures []LawFigure, id string, day calendar.Date) (LawFigure, error) {
	err := errors.Join(field.Each("figures", figures, LawFigure.Validate), field.RequiredValue("day", day))
	if err != nil {
		return LawFigure{}, err
	}
	if !slices.ContainsFunc(figures, func(f LawFigure) bool { return f.ID == id }) {
		return LawFigure{}, field.At("id", fmt.Errorf("%s is not one of the figures: %w", field.Quote(id), field.ErrNotFound))
	}
	for _, f := range figures {
		switch {
		case f.ID != id || !f.InForce.Contains(day):
		case f.Announced:
			return LawFigure{}, field.At("day", fmt.Errorf("%s is announced for %v, and not known to be in force: %w", id, f.InForce.First, field.ErrRange))
		default:
			return f, nil
		}
	}
	return LawFigure{}, field.At("day", fmt.Errorf("%s is not known on %v: %w", id, day, field.ErrRange))
}
