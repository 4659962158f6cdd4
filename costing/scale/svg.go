package scale

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Measures of a picture, in pixels.
const (
	lineHeight = 22 // from line to line
	gapWidth   = 10 // of a text from what it is of
	plotWidth  = 720
	plotHeight = 400 // of a curve
	barHeight  = 44  // from bar to bar
)

// drawing is a picture while it is drawn.
type drawing struct {
	b             strings.Builder
	width, height int
}

// text writes a text with its foot at y.
func (d *drawing) text(x, y int, attributes, text string) {
	d.b.WriteString(report.SVGText(x, y, attributes, text))
}

// line draws a straight line.
func (d *drawing) line(x1, y1, x2, y2 int, attributes string) {
	d.b.WriteString(report.SVGLine(x1, y1, x2, y2, attributes))
}

// box draws a rectangle.
func (d *drawing) box(x, y, width, height int, attributes string) {
	d.b.WriteString(report.SVGBox(x, y, width, height, attributes))
}

// done returns the picture.
func (d *drawing) done(title string) string {
	width := max(d.width, 2*report.PictureMargin+report.TitleWidth(title))
	return report.Picture(title, width, d.height, d.b.String())
}

// axis is a scale from its low end in steps of 1, 2 or 5 and zeros.
type axis struct {
	low, step float64
	marks     int // steps to the far end
	decimals  int
	length    int // in pixels
}

// newAxis returns a scale around two values.
func newAxis(low, high float64, length int) axis {
	step, decimals := 0.01, 2
	for i := 0; (high-low)/step > 8; i++ {
		step = float64(step * []float64{2, 2.5, 2}[i%3])
		if i == 2 || i == 5 {
			decimals--
		}
	}
	step = math.Round(step*100) / 100
	first := math.Floor(low / step)
	return axis{float64(first * step), step, max(1, int(math.Ceil(high/step)-first)), decimals, length}
}

// at returns how many pixels a value is from the low end.
func (a axis) at(value float64) int {
	return int(math.Round(float64((value-a.low)/float64(a.step*float64(a.marks))) * float64(a.length)))
}

// mark returns the value of a mark, and how it is written.
func (a axis) mark(i int) (value float64, text string) {
	value = a.low + float64(a.step*float64(i))
	return value, report.Grouped(fmt.Sprintf("%.*f", a.decimals, value))
}

// across draws a scale below a plot, with lines up to its top.
func (d *drawing) across(a axis, left, top, foot int, title string) {
	for i := range a.marks + 1 {
		value, text := a.mark(i)
		d.line(left+a.at(value), top, left+a.at(value), foot, ` stroke="#c8c8c8"`)
		d.text(left+a.at(value), foot+lineHeight, ` text-anchor="middle"`, text)
	}
	d.text(left+a.length/2, foot+2*lineHeight+4, ` text-anchor="middle" font-weight="bold"`, title)
}

// upwards draws a scale to the left of a plot.
func (d *drawing) upwards(a axis, left, foot int) {
	for i := range a.marks + 1 {
		value, text := a.mark(i)
		d.line(left, foot-a.at(value), left+plotWidth, foot-a.at(value), ` stroke="#c8c8c8"`)
		d.text(left-gapWidth, foot-a.at(value)+report.PictureText/3, ` text-anchor="end"`, text)
	}
}

// frame draws the two axes of a plot.
func (d *drawing) frame(left, top, foot int) {
	d.line(left, foot, left+plotWidth, foot, ` stroke="#000000" stroke-width="2"`)
	d.line(left, top, left, foot, ` stroke="#000000" stroke-width="2"`)
}

// UnitCosts is an estimate of what a case costs by the volume of all partners, for two options.
type UnitCosts struct {
	First  appraisal.OptionKind `json:"first"`           // one option
	Second appraisal.OptionKind `json:"second"`          // and the other
	Now    partnership.Quantity `json:"now,omitzero"`    // the volume as it is
	Points []UnitCost           `json:"points"`          // evenly spaced, from the least volume to the most
	Turns  []Turn               `json:"turns"`           // where the answer turns between these volumes
	Capped Span                 `json:"capped,omitzero"` // between which volumes improvement is capped, as in Crossover; not set: nowhere
}

// UnitCost is what a case of value demand costs at a volume. A cost is not known where work
// would come back for ever.
type UnitCost struct {
	Volume partnership.Quantity `json:"volume,omitzero"` // cases of value demand a year
	First  costing.Money        `json:"first,omitzero"`  // by one option
	Second costing.Money        `json:"second,omitzero"` // by the other
}

// curvePoints is how many steps a curve has.
const curvePoints = 240

// UnitCosts returns what a case costs by the volume of all partners, between two volumes. The errors
// are those of Crossover; low and high are required.
func (c ServiceModel) UnitCosts(low, high partnership.Quantity, first, second appraisal.OptionKind) (UnitCosts, error) {
	r := FactorRange{TotalVolume, low, high}
	if err := errors.Join(c.Validate(), c.checkRange(r, true), c.checkPair(first, second)); err != nil {
		return UnitCosts{}, err
	}
	x, err := c.Crossover(r, first, second)
	m := c.model()
	k := m.knob(TotalVolume)
	u := UnitCosts{First: first, Second: second, Now: quantity(k.value()), Points: []UnitCost{}, Turns: x.Turns, Capped: x.Capped}
	for i := range curvePoints + 1 {
		volume := number(low) + float64((number(high)-number(low))*float64(i))/curvePoints
		k.set(volume)
		u.Points = append(u.Points, UnitCost{quantity(volume), money(m.cost(first) / volume), money(m.cost(second) / volume)})
	}
	return u, err
}

// Validate returns what is wrong with the costs:
//
//   - ErrRequired: an option that is not set; fewer than two points; a point without its volume
//   - ErrInvalid: an unknown option
//   - ErrOrder: a volume that is not above the one before it
func (u UnitCosts) Validate() error {
	errs := []error{field.CheckOneOf("first", "option", u.First, Options()), field.CheckOneOf("second", "option", u.Second, Options())}
	if len(u.Points) < 2 {
		errs = append(errs, field.At("points", field.ErrRequired))
	}
	for i, p := range u.Points {
		errs = append(errs, field.RequiredValue(field.Index("points", i)+".volume", p.Volume))
		if i > 0 && p.Volume.Compare(u.Points[i-1].Volume) <= 0 {
			errs = append(errs, field.At(field.Index("points", i)+".volume", field.ErrOrder))
		}
	}
	return errors.Join(errs...)
}

// SVG returns the costs as a drawing: the volume from left to right, the cost of a case upwards, the
// first option as a full line and the second as a dashed one, and a mark where the answer turns. It
// has no colour, so that it can be printed in grey. The same costs give the same bytes. The errors
// are those of Validate.
func (u UnitCosts) SVG(title string) (string, error) {
	if err := u.Validate(); err != nil {
		return "", err
	}
	marks := u.marks()
	left, head := report.PictureMargin+80, 2*report.PictureMargin+report.PictureTitle+lineHeight
	top := head + len(marks)*lineHeight + gapWidth
	foot := top + plotHeight
	x := newAxis(number(u.Points[0].Volume), number(u.Points[len(u.Points)-1].Volume), plotWidth)
	y := newAxis(0, u.dearest()/100, plotHeight)
	d := &drawing{width: left + plotWidth + 2*report.PictureMargin + 30, height: foot + 5*lineHeight + report.PictureMargin}
	d.text(report.PictureMargin, head-report.PictureText, ` font-weight="bold"`, "Cost of a case (£)")
	d.upwards(y, left, foot)
	d.across(x, left, top, foot, "Cases a year, of all partners")
	for i, o := range []appraisal.OptionKind{u.First, u.Second} {
		style := []string{` stroke-width="3"`, ` stroke-width="3" stroke-dasharray="12 6"`}[i]
		u.curve(d, x, y, left, foot, i == 0, style)
		d.stroke(left+i*plotWidth/2, foot+4*lineHeight, style, o.Title())
	}
	for i, m := range marks {
		d.mark(left+x.at(number(m.at)), left, head+i*lineHeight+gapWidth, foot, m.label, m.dashes)
	}
	if u.Capped.From.Known() {
		d.height += lineHeight
		d.text(report.PictureMargin, foot+5*lineHeight+gapWidth, "", u.Capped.note())
		d.width = max(d.width, 2*report.PictureMargin+report.TextWidth(u.Capped.note()))
	}
	d.frame(left, top, foot)
	return d.done(title), nil
}

// dearest returns the highest cost of a case, in pence; 1 if none is higher.
func (u UnitCosts) dearest() float64 {
	most := 1.0
	for _, p := range u.Points {
		most = max(most, pence(p.First), pence(p.Second))
	}
	return most
}

// stroke draws a stroke of the legend, and what has that stroke.
func (d *drawing) stroke(x, y int, style, name string) {
	d.line(x, y-report.PictureText/3, x+50, y-report.PictureText/3, ` stroke="#000000"`+style)
	d.text(x+60, y, "", name)
}

// curve draws what one option costs. Where that is not known there is a gap.
func (u UnitCosts) curve(d *drawing, x, y axis, left, foot int, first bool, style string) {
	fmt.Fprintf(&d.b, `<path fill="none" stroke="#000000"%s d="`, style)
	verb := "M"
	for _, p := range u.Points {
		cost := p.First
		if !first {
			cost = p.Second
		}
		if !cost.Known() {
			verb = "M"
			continue
		}
		fmt.Fprintf(&d.b, "%s%d %d", verb, left+x.at(number(p.Volume)), foot-y.at(pence(cost)/100))
		verb = "L"
	}
	d.b.WriteString("\"/>\n")
}

// mark is a volume that is marked.
type mark struct {
	at            partnership.Quantity
	label, dashes string
}

// marks returns where the answer turns, and the volume of today.
func (u UnitCosts) marks() (marks []mark) {
	for i, turn := range u.Turns {
		if i == 8 {
			break
		}
		label := "same cost"
		if turn.To != "" {
			label = turn.To.Title() + " costs less"
		}
		marks = append(marks, mark{turn.At, "From " + volumes(turn.At) + ": " + label, "6 4"})
	}
	if u.Now.Known() && u.Now.Compare(u.Points[0].Volume) >= 0 && u.Now.Compare(u.Points[len(u.Points)-1].Volume) <= 0 {
		marks = append(marks, mark{u.Now, "Now: " + volumes(u.Now), "2 4"})
	}
	return marks
}

// mark draws an upright line with a label above the plot, on the side where there is room.
func (d *drawing) mark(x, left, y, foot int, label, dashes string) {
	d.line(x, y-report.PictureText, x, foot, ` stroke="#000000" stroke-width="2" stroke-dasharray="`+dashes+`"`)
	width := report.TextWidth(label)
	anchor, at, box := "start", x+6, x+4
	if x+width > left+plotWidth {
		anchor, at, box = "end", x-6, x-4-width
	}
	d.box(box, y-report.PictureText, width, lineHeight-2, ` fill="#ffffff"`)
	d.text(at, y, ` text-anchor="`+anchor+`"`, label)
}

// volumes returns a volume in whole cases, or "not known".
func volumes(q partnership.Quantity) string {
	if !q.Known() {
		return report.NotKnown
	}
	return report.Grouped(fmt.Sprintf("%.0f", math.Round(number(q))))
}

// SVG returns how much work each option makes, as a drawing: a bar for each option, of value demand
// with failure demand on top, and the numbers. An option of which a number is not known has no
// bar and says so. It has no colour, so that it can be printed in grey. The same comparison gives the same bytes.
func (c OptionComparison) SVG(title string) string {
	most, labels := 1.0, 0
	for _, o := range c.Outcomes {
		most = max(most, number(o.Value)+number(o.Failure))
		labels = max(labels, report.TextWidth(o.Option.Title()))
	}
	a := newAxis(0, most, plotWidth)
	left, top := 2*report.PictureMargin+labels, 2*report.PictureMargin+report.PictureTitle
	foot := top + barHeight*len(c.Outcomes) + gapWidth
	d := &drawing{width: left + plotWidth + 2*report.PictureMargin + 80, height: foot + 4*lineHeight + report.PictureMargin + gapWidth}
	d.across(a, left, top, foot, "Times that cases are handled in a year")
	for i, o := range c.Outcomes {
		y := top + barHeight*i + gapWidth/2
		d.text(left-gapWidth, y+barHeight/2+report.PictureText/3, ` text-anchor="end"`, o.Option.Title())
		value := max(0, a.at(number(o.Value)))
		all := max(value, a.at(number(o.Value)+number(o.Failure)))
		line := y + barHeight/2 + report.PictureText/3
		if !o.Value.Known() || !o.Failure.Known() {
			d.text(left+gapWidth, line, "", volumes(o.Value)+" + "+volumes(o.Failure))
			continue
		}
		d.box(left, y+4, value, barHeight-8, ` fill="#606060" stroke="#000000"`)
		d.box(left+value, y+4, all-value, barHeight-8, ` fill="#d8d8d8" stroke="#000000"`)
		d.text(left+gapWidth, line, ` fill="#ffffff"`, volumes(o.Value))
		d.text(left+all+gapWidth/2, line, "", "+"+volumes(o.Failure))
	}
	for i, part := range []string{"Value demand: what people came for", "Failure demand: work that came back"} {
		x := left + i*plotWidth/2
		d.box(x, foot+3*lineHeight, report.PictureText, report.PictureText, ` fill="`+[]string{"#606060", "#d8d8d8"}[i]+`" stroke="#000000"`)
		d.text(x+lineHeight+4, foot+3*lineHeight+report.PictureText-2, "", part)
	}
	d.frame(left, top, foot)
	return d.done(title)
}

// tornadoHeight is from bar to bar of a tornado.
const tornadoHeight = 28

// SVG returns the tornado as a drawing. Each factor has two bars that begin at the saving as it is:
// a light one to the saving at its lowest value, and a dark one to that at its highest, each with the
// value. The factor that moves the saving most is at the top; those that move nothing are named
// below. Where the answer turns, a bar crosses £0. A saving that is not known, because work would
// come back for ever, has no bar and says so. The drawing has no colour, so that it can be printed
// in grey. The same tornado gives the same bytes.
func (t SavingTornado) SVG(title string) string {
	a, labels := t.axis()
	left, top := 2*report.PictureMargin+labels+endRoom, 2*report.PictureMargin+report.PictureTitle
	foot := top + tornadoHeight*len(t.Bars) + gapWidth
	d := &drawing{width: left + plotWidth + endRoom + report.PictureMargin, height: foot + 4*lineHeight + report.PictureMargin}
	at := func(pence int64) int { return left + a.At(pence, plotWidth) }
	for _, pence := range a.Amounts() {
		d.line(at(pence), top, at(pence), foot, ` stroke="#c8c8c8"`)
		d.text(at(pence), foot+lineHeight, ` text-anchor="middle"`, a.Label(pence))
	}
	axis := fmt.Sprintf("What “%s” saves a year against “%s” (%s)", lower(t.First), lower(t.Second), a.Name)
	d.text(left+plotWidth/2, foot+2*lineHeight+4, ` text-anchor="middle" font-weight="bold"`, axis)
	for i, b := range t.Bars {
		y := top + tornadoHeight*i + gapWidth/2
		d.text(report.PictureMargin, y+report.PictureText+2, "", b.label())
		d.end(at, t.Gain, b.AtLow, y, ` fill="#d8d8d8" stroke="#000000"`, figure(b.Low, 4))
		d.end(at, t.Gain, b.AtHigh, y, ` fill="#606060" stroke="#000000"`, figure(b.High, 4))
	}
	d.line(at(0), top, at(0), foot, ` stroke="#000000" stroke-width="2"`)
	if base, known := t.Gain.Pence(); known {
		d.line(at(base), top, at(base), foot, ` stroke="#000000" stroke-width="2" stroke-dasharray="6 4"`)
	}
	t.explain(d, foot)
	return d.done(title)
}

// axis returns the axis of the savings of all bars, and how wide the labels of the bars are.
func (t SavingTornado) axis() (report.MoneyAxis, int) {
	low, high, labels := int64(0), int64(100), 0
	amounts := []costing.Money{t.Gain}
	for _, b := range t.Bars {
		amounts = append(amounts, b.AtLow, b.AtHigh)
		labels = max(labels, report.TextWidth(b.label()))
	}
	for _, amount := range amounts {
		if pence, known := amount.Pence(); known {
			low, high = min(low, pence), max(high, pence)
		}
	}
	return report.NewMoneyAxis(low, high), labels
}

// explain writes below a tornado what its bars are, and which factors move nothing.
func (t SavingTornado) explain(d *drawing, foot int) {
	now := difference(t.Gain)
	if t.Gain.Known() {
		now += " (dashed)"
	}
	notes := []string{"As it is: " + now + ". Light: the lowest value of a factor. Dark: the highest. An estimate."}
	if len(t.NotMoving) > 0 {
		notes = append(notes, t.notMoving())
	}
	for _, note := range notes {
		d.text(report.PictureMargin, foot+4*lineHeight, "", note)
		d.width = max(d.width, 2*report.PictureMargin+report.TextWidth(note))
		foot, d.height = foot+lineHeight, d.height+lineHeight
	}
}

// endRoom is the room beside a bar for the value at its end.
const endRoom = 120

// label returns what a bar is of, with its unit.
func (b SavingBar) label() string {
	if unit := b.Factor.unit(); unit != "" {
		return b.Factor.Title() + " (" + unit + ")"
	}
	return b.Factor.Title()
}

// end draws a bar from the saving as it is to that at one end, with the value there. If one of the
// two is not known, there is no bar.
func (d *drawing) end(at func(int64) int, now, saving costing.Money, y int, fill, value string) {
	base, start := now.Pence()
	pence, known := saving.Pence()
	x1, x2 := at(base), at(pence)
	switch {
	case !known || !start:
		d.text(x1+gapWidth/2, y+report.PictureText+2, "", value+": not known")
	case pence < base:
		d.box(x2, y, max(1, x1-x2), tornadoHeight-6, fill)
		d.text(x2-gapWidth/2, y+report.PictureText+2, ` text-anchor="end"`, value)
	case pence > base:
		d.box(x1, y, max(1, x2-x1), tornadoHeight-6, fill)
		d.text(x2+gapWidth/2, y+report.PictureText+2, "", value)
	}
}
