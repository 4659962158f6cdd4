package risk

import (
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// Series is where each risk stood in each of some registers, and which way it moved.
type Series struct {
	Title   string         `json:"title"`   // of the last register
	Periods []SeriesPeriod `json:"periods"` // one for each register, in order of time
	Rows    []SeriesRow    `json:"rows"`    // one for each risk that was open in one of them: in the order of the last register, then those of the one before that it does not have, and so on
}

// SeriesPeriod is what the open threats of a register make together.
type SeriesPeriod struct {
	On        calendar.Date        `json:"on,omitzero"`        // the day of the register
	Inherent  partnership.Quantity `json:"inherent,omitzero"`  // the sum of the scores of their inherent risks; not set: one is not known
	Current   partnership.Quantity `json:"current,omitzero"`   // the sum of the scores of their current risks; not set: one is not known
	Reduction partnership.Quantity `json:"reduction,omitzero"` // by how many per cent Current is lower than Inherent, to a tenth; below 0: it is higher; not set: not known
}

// SeriesRow is one risk over all periods.
type SeriesRow struct {
	Risk   RiskID        `json:"risk"`   // which
	Title  string        `json:"title"`  // what people call it, in the last register that has it
	Nature Nature        `json:"nature"` // threat or opportunity
	Points []SeriesPoint `json:"points"` // one for each period
}

// SeriesPoint is where a risk stood in one period.
type SeriesPoint struct {
	Inherent matrix.Cell  `json:"inherent,omitzero"` // as if there were no controls; zero: not assessed, or not open
	Current  matrix.Cell  `json:"current,omitzero"`  // with the controls that work; zero: not assessed, or not open
	Target   matrix.Cell  `json:"target,omitzero"`   // where it is to be; zero: not assessed, or not open
	Shift    matrix.Shift `json:"shift,omitzero"`    // which way the current risk went since the period before; not set: not known, or not open in both
	Open     bool         `json:"open,omitzero"`     // whether the risk was open
}

// SeriesOf returns where each risk stood in each of some registers, which are of one
// partnership, in order of time and with one matrix. The errors are those of Changes,
// except that one register is enough.
func SeriesOf(registers []Register) (Series, error) {
	if err := checkHistory(registers, 1); err != nil {
		return Series{}, err
	}
	h := newHistory(registers)
	s := Series{Title: h.register(0).Title, Periods: []SeriesPeriod{}, Rows: []SeriesRow{}}
	seen := map[RiskID]bool{}
	for back := range registers {
		for i := range h.register(back).Risks {
			r := &h.register(back).Risks[i]
			if row := h.row(r); !seen[r.ID] && row.open() {
				s.Rows = append(s.Rows, row)
			}
			seen[r.ID] = true
		}
	}
	for i := range registers {
		s.Periods = append(s.Periods, s.period(i, registers[i].AsOf))
	}
	return s, nil
}

// row returns a risk over all periods.
func (h *history) row(r *Risk) SeriesRow {
	row := SeriesRow{Risk: r.ID, Title: r.Title, Nature: r.Nature, Points: []SeriesPoint{}}
	before := SeriesPoint{}
	for back := len(h.registers) - 1; back >= 0; back-- {
		point := SeriesPoint{}
		if then := h.risk(r.ID, back); then != nil && then.Status == OpenRisk {
			place := placer{reg: h.register(back)}
			point = SeriesPoint{Inherent: place.rate(then, &then.Inherent), Current: place.rate(then, &then.Current), Target: place.rate(then, &then.Target), Open: true}
			point.Shift = point.Current.ShiftFrom(before.Current)
		}
		row.Points = append(row.Points, point)
		before = point
	}
	return row
}

// open reports whether the risk was open in a period.
func (row SeriesRow) open() bool {
	for _, p := range row.Points {
		if p.Open {
			return true
		}
	}
	return false
}

// period returns what the open threats of a period make together.
func (s Series) period(i int, on calendar.Date) SeriesPeriod {
	inherent, current := whole(0), whole(0)
	for _, row := range s.Rows {
		if p := row.Points[i]; p.Open && row.Nature != Opportunity {
			inherent, current = added(inherent, p.Inherent.Score), added(current, p.Current.Score)
		}
	}
	return SeriesPeriod{On: on, Inherent: inherent, Current: current, Reduction: reduction(inherent, current)}
}

// added returns the sum of two quantities, not known if one of them is not.
func added(a, b partnership.Quantity) partnership.Quantity {
	m, okA := a.Millionths()
	n, okB := b.Millionths()
	if !okA || !okB {
		return partnership.Quantity{}
	}
	sum, _ := partnership.QuantityOfMillionths(m + n)
	return sum
}

// reduction returns by how many per cent a figure is lower than another, to a tenth, half
// up; not known if one is not known, or the other is 0.
func reduction(from, to partnership.Quantity) partnership.Quantity {
	a, okA := from.Millionths()
	b, okB := to.Millionths()
	if !okA || !okB || a <= 0 {
		return partnership.Quantity{}
	}
	twice := 2000*(a-b) + a // tenths of a per cent, plus a half, times 2a
	tenths := twice / (2 * a)
	if twice < 0 && twice%(2*a) != 0 {
		tenths--
	}
	q, _ := partnership.QuantityOfMillionths(tenths * millionths / 10)
	return q
}

// Table returns the series for a report: a row for each risk with its inherent risk, where
// it stood in each period with the way it went, in words, and its target; and the sums of
// the scores, with the reduction, as totals.
func (s Series) Table(names report.Names) report.Table {
	names = withTitles(s.Rows, func(r SeriesRow) (RiskID, string) { return r.Risk, r.Title }, names)
	t := report.Table{Title: s.Title + ", over time", Columns: report.TextColumns("Risk", "Inherent")}
	sums, reductions := []string{"Sum of current scores", ""}, []string{"Lower than the inherent risks, %", ""}
	inherent := []string{"Sum of inherent scores", ""}
	for _, p := range s.Periods {
		t.Columns = append(t.Columns, report.TextColumns(p.On.String())...)
		inherent, sums, reductions = append(inherent, p.Inherent.String()), append(sums, p.Current.String()), append(reductions, p.Reduction.String())
	}
	t.Columns = append(t.Columns, report.TextColumns("Target")...)
	for _, row := range s.Rows {
		last := SeriesPoint{}
		cells := []string{}
		for _, p := range row.Points {
			cells = append(cells, p.text())
			if p.Open {
				last = p
			}
		}
		name := names.Of(report.Risk, string(row.Risk))
		if row.Nature == Opportunity {
			name += " (opportunity)"
		}
		t.Rows = append(t.Rows, append(append([]string{name, last.Inherent.String()}, cells...), last.Target.String()))
	}
	t.Totals = [][]string{append(inherent, ""), append(sums, ""), append(reductions, "")}
	t.Notes = []string{"The sums are those of the open threats. A sum is not known if one of them is not scored."}
	return t
}

// text returns where a risk stood and which way it moved.
func (p SeriesPoint) text() string {
	if !p.Open {
		return "–"
	}
	text := p.Current.String()
	switch p.Shift {
	case "":
		return text
	case matrix.NoShift:
		return text + ", as before"
	}
	return text + ", " + string(p.Shift)
}
