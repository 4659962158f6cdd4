package matrix

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// HeatMap is a matrix with risks on it, to be drawn by SVG or written by Table. Both say
// everything in words. The same map always gives the same text.
type HeatMap struct {
	Title  string   `json:"title"`  // its heading
	Matrix Matrix   `json:"matrix"` // the cells
	Risks  []Marker `json:"risks"`  // in the order in which a cell lists them
}

// Marker is a risk on a heat map.
type Marker struct {
	Label       string `json:"label"`                 // what the map calls it: its id
	Opportunity bool   `json:"opportunity,omitempty"` // whether the map marks it as an opportunity
	Now         Cell   `json:"now,omitzero"`          // where it stands; zero: not assessed
	Before      Cell   `json:"before,omitzero"`       // where it stood before; zero: not known, or not to be shown
}

// Validate returns what is wrong with the map:
//
//   - ErrRequired: no title; a risk without a label
//   - ErrDuplicate: two risks with one label
//   - ErrInvalid: a cell that the matrix does not give
//   - what Matrix.Validate finds in the matrix
func (h HeatMap) Validate() error {
	matrix := field.At("matrix", h.Matrix.Validate())
	return errors.Join(
		field.RequiredNote("title", h.Title), // a register adds its day to a name
		matrix,
		field.Each("risks", h.Risks, func(p Marker) error {
			err := field.Required("label", p.Label)
			if matrix != nil {
				return err
			}
			return errors.Join(err, field.At("now", h.checkCell(p.Now)), field.At("before", h.checkCell(p.Before)))
		}),
		field.Unique("risks", "label", h.Risks, func(p Marker) string { return p.Label }),
	)
}

// checkCell returns ErrInvalid for a cell that the matrix does not give.
func (h HeatMap) checkCell(r Cell) error {
	if r == (Cell{}) {
		return nil
	}
	if !h.Matrix.has(r) {
		return fmt.Errorf("likelihood %d and impact %d with the rating %s and the score %v is not a cell of the matrix: %w",
			r.Likelihood, r.Impact, field.Quote(r.Rating), r.Score, field.ErrInvalid)
	}
	return nil
}

// has reports whether the matrix gives a cell, which need not say how its place is written.
func (m Matrix) has(r Cell) bool {
	given := m.neighbour(Cell{}, r.Likelihood, r.Impact)
	if !r.placed() && m.Formula != "" {
		given, _ = m.RateScore(r.Score)
		given.Place = r.Place // of means
	}
	if r.Place == "" {
		given.Place = ""
	}
	return given == r
}

// Since returns the map with the cells in which its risks stood on an earlier map, rated
// by the matrix of this one. A risk that was not on the earlier map has no cell there. The
// error wraps ErrInvalid, at "matrix", if the levels of the two maps have different codes.
func (h HeatMap) Since(before HeatMap) (HeatMap, error) {
	if !sameCodes(h.Matrix.Likelihood, before.Matrix.Likelihood) || !sameCodes(h.Matrix.Impact, before.Matrix.Impact) {
		return HeatMap{}, field.At("matrix", fmt.Errorf("%s and %s have different levels: %w", field.Quote(before.Matrix.Name), field.Quote(h.Matrix.Name), field.ErrInvalid))
	}
	stood := make(map[string]Cell, len(before.Risks))
	for _, p := range before.Risks {
		stood[p.Label] = h.Matrix.neighbour(Cell{}, p.Now.Likelihood, p.Now.Impact)
		if at, err := h.Matrix.RateScore(p.Now.Score); err == nil && !p.Now.placed() {
			at.Place = p.Now.Place
			stood[p.Label] = at
		}
	}
	h.Matrix, h.Risks = h.Matrix.Clone(), slices.Clone(h.Risks)
	for i := range h.Risks {
		h.Risks[i].Before = stood[h.Risks[i].Label]
	}
	return h, nil
}

// sameCodes reports whether two scales have the same codes in the same order.
func sameCodes(a, b Scale) bool {
	return slices.EqualFunc(a, b, func(a, b Level) bool { return a.Code == b.Code })
}

// Counts returns how many risks stand in each cell: a row for each likelihood, with a count
// for each impact, the lowest first. Risks that are not assessed are not counted.
func (h HeatMap) Counts() [][]int {
	counts := make([][]int, len(h.Matrix.Likelihood))
	for l := range counts {
		counts[l] = make([]int, len(h.Matrix.Impact))
		for i := range counts[l] {
			counts[l][i] = len(h.in(l+1, i+1))
		}
	}
	return counts
}

// in returns the risks that stand in a cell.
func (h HeatMap) in(likelihood, impact int) []Marker {
	risks := []Marker{}
	for _, p := range h.Risks {
		if p.Now.Likelihood == likelihood && p.Now.Impact == impact {
			risks = append(risks, p)
		}
	}
	return risks
}

// moved reports whether the risk is known to have stood elsewhere.
func (p Marker) moved() bool {
	return p.Before.Assessed() && p.Now.Assessed() && p.Now.ShiftFrom(p.Before) != NoShift
}

// name returns the label, and says so if it is an opportunity.
func (p Marker) name() string {
	if p.Opportunity {
		return p.Label + " (opportunity)"
	}
	return p.Label
}

// mark returns the name, with a sign for the way in which the risk has moved, if it has.
func (p Marker) mark() string {
	if !p.moved() {
		return p.name()
	}
	switch p.Now.ShiftFrom(p.Before) {
	case Up:
		return p.name() + " ▲"
	case Down:
		return p.name() + " ▼"
	}
	return p.name() + " ◆"
}

// move says where a risk stood before it moved.
func (h HeatMap) move(p Marker) string {
	return fmt.Sprintf("%s %s from %s", p.mark(), cmp.Or(string(p.Now.ShiftFrom(p.Before)), "moved"), h.Matrix.Describe(p.Before))
}

// cellText returns the rating and the score of a cell, as far as the matrix has them.
func (r Cell) cellText() string {
	text := string(r.Rating)
	if r.Score.Known() {
		text = strings.TrimSpace(text + " " + r.Score.String())
	}
	return text
}

// marks returns the marks of risks.
func marks(risks []Marker) []string {
	texts := make([]string, len(risks))
	for i, p := range risks {
		texts[i] = p.mark()
	}
	return texts
}

// notes returns what stands under the map: the moves, the risks that have a score and do
// not stand on levels, and those that are not assessed.
func (h HeatMap) notes() []string {
	var moves, off, open []string
	for _, p := range h.Risks {
		switch {
		case !p.Now.Assessed():
			open = append(open, p.name())
			continue
		case !p.Now.placed():
			off = append(off, p.name()+" "+p.Now.String())
		}
		if p.moved() {
			moves = append(moves, h.move(p))
		}
	}
	if len(off) > 0 {
		moves = append(moves, "In no cell: "+strings.Join(off, "; "))
	}
	if len(open) > 0 {
		moves = append(moves, "Not assessed: "+strings.Join(open, ", "))
	}
	return moves
}

// key returns the names of those risks whose labels are ids in names.
func (h HeatMap) key(names report.Names) []string {
	var key []string
	for _, p := range h.Risks {
		if name := p.called(names); name != p.Label {
			key = append(key, p.Label+": "+name)
		}
	}
	return key
}

// named returns the map with names in place of the labels that are ids.
func (h HeatMap) named(names report.Names) HeatMap {
	h.Risks = slices.Clone(h.Risks)
	for i, p := range h.Risks {
		h.Risks[i].Label = names.Of(report.Risk, p.Label)
	}
	return h
}

// called returns the name of the risk, or its label if it has no name. The key shows the
// label as well, which distinguishes risks with the same name.
func (p Marker) called(names report.Names) string {
	return strings.TrimSuffix(names.Of(report.Risk, p.Label), " ("+p.Label+")")
}

// Table returns the map for a report: a row for each likelihood, the highest first; a
// column for each impact, the lowest first; and in each cell its rating, its score, its
// risks and how many there are. A label that is the id of a risk in names is shown as its
// name. ▲ and ▼ mark a risk that has shifted up or down, and ◆ one that has shifted across;
// the notes say from where. An opportunity is named as one. The error is that of Validate.
func (h HeatMap) Table(names report.Names) (report.Table, error) {
	if err := h.Validate(); err != nil {
		return report.Table{}, err
	}
	h = h.named(names)
	t := report.Table{Title: h.Title, Columns: report.TextColumns("Likelihood ↓ Impact →"), Notes: h.notes()}
	for _, level := range h.Matrix.Impact {
		t.Columns = append(t.Columns, report.Column{Heading: level.heading()})
	}
	for l := len(h.Matrix.Likelihood); l > 0; l-- {
		row := []string{h.Matrix.Likelihood[l-1].heading()}
		for i := range h.Matrix.Impact {
			row = append(row, h.cell(l, i+1))
		}
		t.Rows = append(t.Rows, row)
	}
	return t, nil
}

// cell returns the text of a cell.
func (h HeatMap) cell(likelihood, impact int) string {
	text, risks := h.Matrix.cell(likelihood, impact).cellText(), h.in(likelihood, impact)
	if len(risks) == 0 {
		return text
	}
	return strings.TrimPrefix(fmt.Sprintf("%s: %s (%d)", text, strings.Join(marks(risks), ", "), len(risks)), ": ")
}

// heading returns the code of the level, and its label if that says more.
func (l Level) heading() string {
	if l.Label == "" || strings.EqualFold(l.Label, string(l.Code)) {
		return string(l.Code)
	}
	return string(l.Code) + ": " + l.Label
}
