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

// LawFigure is a figure of the law, or what the law says in words where it gives no figure, from its
// first day to the last day for which it is known.
type LawFigure struct {
	ID        string               `json:"id"`                 // which figure; it has several, one after the other
	What      string               `json:"what"`               // what it is
	Amount    costing.Money        `json:"amount,omitzero"`    // if it is money
	Number    partnership.Quantity `json:"number,omitzero"`    // if it is a number
	Unit      string               `json:"unit,omitempty"`     // in what the number is counted
	Says      string               `json:"says,omitempty"`     // if it is no figure: what holds, in words
	InForce   calendar.Term        `json:"in_force"`           // from its first day to the last day known
	Announced bool                 `json:"announced,omitzero"` // whether it is announced for that day, or not known to be in force yet
	Edition   string               `json:"edition"`            // when it was looked up
	Source    string               `json:"source"`             // where it is laid down
}

// Validate returns what is wrong with the figure: no id or description, no amount, number or
// words, no term with a last day, edition or source (ErrRequired), and what Term finds.
func (f LawFigure) Validate() error {
	var nothing error
	if !f.Amount.Known() && !f.Number.Known() && f.Says == "" {
		nothing = field.At("number", field.ErrRequired)
	}
	return errors.Join(
		field.Required("id", f.ID), field.Required("what", f.What), nothing, field.OptionalName("says", f.Says),
		field.At("in_force", errors.Join(f.InForce.Validate(), field.RequiredValue("last", f.InForce.Last))),
		field.Required("edition", f.Edition), field.Required("source", f.Source),
	)
}

// The day on which the figures were looked up, and their edition.
const (
	lookedUp   = "2026-11-29"
	lawEdition = "November 2026"
)

// lawFigures returns figures of one id, each from its first day to the day before the next, and
// the last one to a last day.
func lawFigures(f LawFigure, last string, set func(f *LawFigure, value string), rows ...[3]string) []LawFigure {
	all := make([]LawFigure, len(rows))
	for i, row := range rows {
		f.InForce = calendar.Term{First: calendar.MustDate(row[0]), Last: calendar.MustDate(last)}
		if i+1 < len(rows) {
			f.InForce.Last = calendar.MustDate(rows[i+1][0]).AddDays(-1)
		}
		set(&f, row[1])
		f.Source, f.Edition = row[2], lawEdition
		all[i] = f
	}
	return all
}

// LawFigures returns the figures that a reorganisation turns on, as they were looked up in
// November 2026. What is announced for a later day says so, and so does what is enacted and not
// known to be in force.
func LawFigures() []LawFigure {
	return slices.Concat(staffFigures(), redundancyFigures(), procurementFigures(), announcedFigures())
}

// staffFigures returns the figures of consultation and dismissal.
func staffFigures() []LawFigure {
	number := func(f *LawFigure, value string) { f.Number = partnership.MustQuantity(value) }
	return slices.Concat(
		lawFigures(LawFigure{ID: "protective-award", What: "The most that is awarded for a failure to consult on redundancies", Unit: "days"}, lookedUp, number,
			[3]string{"1992-10-16", "90", "Trade Union and Labour Relations (Consolidation) Act 1992, s.189"},
			[3]string{"2026-04-06", "180", "Employment Rights Act 2025"}),
		lawFigures(LawFigure{ID: "unfair-dismissal", What: "Service after which an employee can claim unfair dismissal", Unit: "months"}, "2026-12-31", number,
			[3]string{"2012-04-06", "24", "Employment Rights Act 1996, s.108"}),
	)
}

// redundancyFigures returns the figures of redundancy pay.
func redundancyFigures() []LawFigure {
	number := func(f *LawFigure, value string) { f.Number = partnership.MustQuantity(value) }
	pay := func(f *LawFigure, value string) { f.Amount = costing.MustMoney(value + ".00") }
	says := func(f *LawFigure, value string) { f.Says = value }
	var caps [][3]string
	for i, most := range []string{"464", "475", "479", "489", "508", "525", "538", "544", "571", "643", "700", "719", "751"} {
		year := fmt.Sprint(2014 + i)
		caps = append(caps, [3]string{year + "-04-06", most, "Employment Rights Act 1996, s.227; Employment Rights (Increase of Limits) Order " + year})
	}
	const regulations, continuity = "S.I. 2006/2914", "S.I. 1999/2277, as amended"
	return slices.Concat(
		lawFigures(LawFigure{ID: "weeks-pay", What: "The most of a week's pay that counts for statutory redundancy pay"}, "2027-04-05", pay, caps...),
		lawFigures(LawFigure{ID: "local-weeks-pay", What: "The week's pay by which a local authority may work out redundancy pay"}, lookedUp, says,
			[3]string{"2006-10-01", "the actual week's pay, without the limit that the statutory payment has", regulations + ", reg. 5"}),
		lawFigures(LawFigure{ID: "redundancy-multiplier", What: "The most that a local authority may pay on redundancy, statutory pay within it", Unit: "weeks' actual pay"}, lookedUp, number,
			[3]string{"2006-10-01", "104", regulations + ", reg. 6"}),
		lawFigures(LawFigure{ID: "continuous-service", What: "Service that counts for redundancy pay"}, lookedUp, says,
			[3]string{"1999-09-01", "continuous service with other councils, and other bodies that the order lists, counts as if these were one employer", continuity}),
	)
}

// procurementFigures returns the thresholds of the Procurement Act 2023. They are reviewed every two
// years: the next time for 1 January 2028.
func procurementFigures() []LawFigure {
	amount := func(f *LawFigure, value string) { f.Amount = costing.MustMoney(value) }
	const act, regulations, last = "Procurement Act 2023, Schedule 1", "S.I. 2025/1200", "2027-12-31"
	of := func(id, what, to2025, from2026 string) []LawFigure {
		return lawFigures(LawFigure{ID: "procurement-" + id, What: what}, last, amount, [3]string{"2025-02-24", to2025, act}, [3]string{"2026-01-01", from2026, regulations})
	}
	return slices.Concat(
		of("goods-and-services", "Threshold of goods and services of sub-central bodies, with VAT", "214904.00", "207720.00"),
		of("works", "Threshold of works and concessions, with VAT", "5372609.00", "5193000.00"),
		of("light-touch", "Threshold of light touch contracts, with VAT", "663540.00", "663540.00"),
	)
}

// announcedFigures returns what is announced or enacted, and not known to be in force.
func announcedFigures() []LawFigure {
	const act = "Employment Rights Act 2025"
	term := func(first, last string) calendar.Term {
		return calendar.Term{First: calendar.MustDate(first), Last: calendar.MustDate(last)}
	}
	year := term("2027-01-01", "2027-12-31")
	return []LawFigure{
		{ID: "unfair-dismissal", What: "Service after which an employee can claim unfair dismissal", Number: partnership.MustQuantity("6"), Unit: "months", InForce: year, Announced: true, Edition: lawEdition, Source: act},
		{ID: "unfair-dismissal-award", What: "The most that is awarded for unfair dismissal", Says: "no limit", InForce: year, Announced: true, Edition: lawEdition, Source: act},
		{ID: "re-engagement", What: "Dismissal to re-engage on other terms", Says: "limited, with an exception for authorities in financial difficulty", InForce: year, Announced: true, Edition: lawEdition, Source: act},
		{ID: "second-trigger", What: "Redundancies across an organisation from which employers must consult, beside 20 at one establishment", Says: "a number that is not decided", InForce: year, Announced: true, Edition: lawEdition, Source: act},
		{ID: "strategic-authorities", What: "Strategic authorities above the councils", Says: "foundation, mayoral and established mayoral strategic authorities", InForce: term("2026-04-29", lookedUp), Announced: true, Edition: "as enacted on 29 April 2026; which sections are in force was not found", Source: "English Devolution and Community Empowerment Act 2026 (c. 23), s.1"},
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
