package appraisal

import (
	"errors"
	"fmt"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Baseline is what a service costs and does before anything changes. Every option and every benefit
// is compared with it. A figure that nobody knows is not set, and does not count as £0 or 0.
type Baseline struct {
	Title    string           `json:"title"`              // the service
	On       calendar.Date    `json:"on,omitzero"`        // the day that it describes
	Costs    []BaselineCost   `json:"costs"`              // what it costs a year
	Volumes  []BaselineFigure `json:"volumes,omitempty"`  // how much it does
	Measures []BaselineFigure `json:"measures,omitempty"` // how well
}

// BaselineCost is a cost of the service in a year.
type BaselineCost struct {
	Name   string                `json:"name"`            // what for: "staff", "premises"
	Line   partnership.LineID    `json:"line,omitzero"`   // of which service line; not set: of all of them
	Org    partnership.OrgID     `json:"org,omitzero"`    // who bears it; not set: the partners together
	Year   costing.FinancialYear `json:"year,omitzero"`   // in which year
	Amount costing.Money         `json:"amount,omitzero"` // how much; not set: not known
	On     calendar.Date         `json:"on,omitzero"`     // the day of the figure
	Source string                `json:"source"`          // where it is from: "outturn"
}

// BaselineFigure is a volume or a measure of the service.
type BaselineFigure struct {
	Name   string                `json:"name"`            // what is counted or measured: "calls a year"
	Line   partnership.LineID    `json:"line,omitzero"`   // of which service line; not set: of all of them
	Org    partnership.OrgID     `json:"org,omitzero"`    // whose; not set: of the partners together
	Unit   string                `json:"unit"`            // in what: "calls", "%"
	Better partnership.Direction `json:"better,omitzero"` // which way a measure gets better; a volume has none
	Value  partnership.Quantity  `json:"value,omitzero"`  // how much; not set: not known
	On     calendar.Date         `json:"on,omitzero"`     // the day of the figure
	Source string                `json:"source"`          // where it is from
}

// Validate returns what is wrong with the baseline:
//
//   - ErrRequired: no title or day; a cost without a name or year, a figure without a name or
//     unit, a measure without its direction; what is known, without its day or source
//   - ErrInvalid: a malformed id, an unknown direction, a volume that has a direction
//   - ErrDuplicate: a second figure for one thing: of one name, service line, organisation and,
//     of costs, year
//   - ErrOrder: a figure of a day after that of the baseline
//
// What is not known needs neither a day nor a source.
func (b Baseline) Validate() error {
	known := func(known bool, on calendar.Date, source string) error { return b.checkOrigin(known, on, source) }
	return errors.Join(
		field.Required("title", b.Title),
		field.RequiredValue("on", b.On),
		field.Each("costs", b.Costs, func(c BaselineCost) error {
			return errors.Join(
				checkBaselineHead(c.Name, c.Line, c.Org),
				field.RequiredValue("year", c.Year),
				known(c.Amount.Known(), c.On, c.Source),
			)
		}),
		field.Unique("costs", "name", b.Costs, func(c BaselineCost) string {
			return baselineKey(c.Name, string(c.Line), string(c.Org), c.Year.String())
		}),
		b.checkFigures("volumes", b.Volumes, func(f BaselineFigure) error {
			if f.Better != "" {
				return field.At("better", fmt.Errorf("%q: a volume is neither better nor worse: %w", f.Better, field.ErrInvalid))
			}
			return nil
		}),
		b.checkFigures("measures", b.Measures, func(f BaselineFigure) error {
			return field.CheckOneOf("better", "direction", f.Better, partnership.Directions())
		}),
	)
}

// checkFigures returns what is wrong with volumes or measures.
func (b Baseline) checkFigures(path string, figures []BaselineFigure, better func(BaselineFigure) error) error {
	return errors.Join(
		field.Each(path, figures, func(f BaselineFigure) error {
			return errors.Join(
				checkBaselineHead(f.Name, f.Line, f.Org),
				field.Required("unit", f.Unit),
				better(f),
				b.checkOrigin(f.Value.Known(), f.On, f.Source),
			)
		}),
		field.Unique(path, "name", figures, func(f BaselineFigure) string {
			return baselineKey(f.Name, string(f.Line), string(f.Org), "")
		}),
	)
}

// checkBaselineHead returns what is wrong with what a figure is of.
func checkBaselineHead(name string, line partnership.LineID, org partnership.OrgID) error {
	return errors.Join(field.Required("name", name), field.OptionalID("line", "a service line", line), field.OptionalID("org", "an organisation", org))
}

// checkOrigin returns what is wrong with the day and the source of a figure.
func (b Baseline) checkOrigin(known bool, on calendar.Date, source string) error {
	var after error
	if !b.On.IsZero() && on.After(b.On) {
		after = field.At("on", fmt.Errorf("%v is after the day of the baseline, %v: %w", on, b.On, field.ErrOrder))
	}
	if !known {
		return errors.Join(after, field.OptionalNote("source", source))
	}
	return errors.Join(field.RequiredValue("on", on), after, field.RequiredNote("source", source))
}

// baselineKey returns what must be unique of a figure, as it is compared; no text without a name.
func baselineKey(name string, of ...string) string {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	if name == "" {
		return ""
	}
	return strings.Join(append([]string{name}, of...), "\n")
}

// Cost returns what a service line costs in the baseline, or all of them together for no line.
// It is not known if one of its costs is not, or if there is none. The error wraps ErrRange if
// Money does not hold it.
func (b Baseline) Cost(line partnership.LineID) (costing.Total, error) {
	var amounts []costing.Money
	for _, c := range b.Costs {
		if line == "" || c.Line == line {
			amounts = append(amounts, c.Amount)
		}
	}
	if len(amounts) == 0 {
		return costing.Total{}, nil
	}
	return costing.TotalOf(amounts...)
}

// value returns the figure of a name, as measures are compared, of a service line and of all
// organisations together.
func (b Baseline) value(line partnership.LineID, name string) (value partnership.Quantity, ok bool) {
	for _, figures := range [][]BaselineFigure{b.Measures, b.Volumes} {
		for _, f := range figures {
			if f.Line == line && f.Org == "" && baselineKey(f.Name) == name && f.Value.Known() {
				return f.Value, true
			}
		}
	}
	return partnership.Quantity{}, false
}

// Concerns returns what somebody should look at in the baseline: figures that nobody knows,
// figures from more than a year before the day of the baseline, and costs of different years,
// which cannot be added up as they are.
func (b Baseline) Concerns() Concerns {
	all := Concerns{}
	for i, c := range b.Costs {
		at := field.Index("costs", i)
		b.addFigure(&all, at+".amount", c.Name, c.Amount.Known(), c.On)
		if first := b.Costs[0].Year; c.Year != first {
			all.add(MixedYears, at+".year", "%s is of %v, and %s of %v", c.Name, c.Year, b.Costs[0].Name, first)
		}
	}
	for _, list := range []struct {
		path    string
		figures []BaselineFigure
	}{{"volumes", b.Volumes}, {"measures", b.Measures}} {
		for i, f := range list.figures {
			b.addFigure(&all, field.Index(list.path, i)+".value", f.Name, f.Value.Known(), f.On)
		}
	}
	return all
}

// addFigure adds a figure that is not known, or is old.
func (b Baseline) addFigure(all *Concerns, path, name string, known bool, on calendar.Date) {
	switch {
	case !known:
		all.add(FigureNotKnown, path, "nobody knows: %s", name)
	case on.Before(b.On.AddMonths(-12)):
		all.add(OldFigure, path, "%s is of %v, more than a year before %v", name, on, b.On)
	}
}

// Tables returns the baseline for a report: what the service costs, with the total, and what it
// does.
func (b Baseline) Tables(names report.Names) report.Tables {
	costs := report.Table{
		Title:   "Baseline: " + b.Title,
		Summary: "As of " + b.On.String(),
		Columns: append(report.TextColumns("Cost", "Service line", "Borne by", "Year"), report.NumberColumns("", "Amount")...),
	}
	costs.Columns = append(costs.Columns, report.TextColumns("Day", "Source")...)
	for _, c := range b.Costs {
		costs.Rows = append(costs.Rows, []string{c.Name, c.Line.Name(names), c.Org.Name(names), c.Year.String(), c.Amount.Sterling(), baselineDay(c.On), c.Source})
	}
	if total, err := b.Cost(""); err == nil {
		costs.Totals = [][]string{{"Total", "", "", "", benefitTotal(total), "", ""}}
	}
	figures := report.Table{
		Title: "What the service does", Level: 3, Summary: "What was counted before anything changed: what comes later is measured against it.",
		Columns: append(report.TextColumns("Figure", "Service line", "Of", "Better"), report.NumberColumns("", "Value")...),
	}
	figures.Columns = append(figures.Columns, report.TextColumns("Unit", "Day", "Source")...)
	for _, list := range [][]BaselineFigure{b.Volumes, b.Measures} {
		for _, f := range list {
			figures.Rows = append(figures.Rows, []string{
				f.Name, f.Line.Name(names), f.Org.Name(names), f.Better.Title(), shownQuantity(f.Value), f.Unit, baselineDay(f.On), f.Source,
			})
		}
	}
	tables := report.Tables{costs.WithoutEmptyColumns()}
	if len(figures.Rows) > 0 {
		tables = append(tables, figures.WithoutEmptyColumns())
	}
	return tables
}

// baselineDay returns a day, or no text for one that is not set.
func baselineDay(day calendar.Date) string {
	if day.IsZero() {
		return ""
	}
	return day.String()
}
