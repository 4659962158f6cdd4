package quant

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Measures of a drawing, in pixels.
const (
	svgMargin = 24
	svgTitle  = 22 // size of the title
	svgText   = 16 // size of all other text
	svgLine   = 22 // from line to line
	svgLetter = 10 // a letter at most, on average
	svgPlot   = 720
	svgHeight = 400 // of a curve
	svgBar    = 28  // from bar to bar
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

// done returns the picture.
func (d *drawing) done(title string) string {
	return report.Picture(title, d.width, d.height, d.b.String())
}

// newAxis returns a scale around two amounts of pence.
func newAxis(low, high float64) report.MoneyAxis {
	return report.NewMoneyAxis(int64(math.Floor(low)), int64(math.Ceil(high)))
}

// at returns where an amount of pence is on a scale, from its left end.
func at(a report.MoneyAxis, pence float64) int { return a.At(int64(math.Round(pence)), svgPlot) }

// draw draws the scale with lines up to a height.
func (d *drawing) draw(a report.MoneyAxis, left, top, foot int, title string) {
	for _, pence := range a.Amounts() {
		x := left + a.At(pence, svgPlot)
		d.line(x, top, x, foot, ` stroke="#c8c8c8"`)
		d.text(x, foot+svgLine, ` text-anchor="middle"`, a.Label(pence))
	}
	d.text(left+svgPlot/2, foot+2*svgLine+4, ` text-anchor="middle" font-weight="bold"`, title+" ("+a.Name+")")
}

// SVG returns how likely each total is to be exceeded as a drawing that a browser or an
// office program shows: the total from left to right, the probability upwards, with lines
// at the percentiles in marks. Each line has a label and none has a colour, so that the
// drawing can be printed in grey. The same distribution gives the same bytes.
//
// The errors are those of Validate, and at "marks[i]" ErrRange for a percentile that is not
// from 0 to 100 and ErrRequired for one that is not known.
func (d Distribution) SVG(title string, marks []partnership.Quantity) (string, error) {
	err := errors.Join(d.Validate(), field.Each("marks", marks, func(q partnership.Quantity) error {
		if q.Known() && !d.Percentile(q).Known() {
			return fmt.Errorf("%v is not from 0 to 100: %w", q, field.ErrRange)
		}
		return field.RequiredValue("", q)
	}))
	if err != nil {
		return "", err
	}
	left, top := svgMargin+6*svgLetter, 2*svgMargin+svgTitle+svgLine
	foot := top + svgHeight
	a := newAxis(d.shown())
	p := &drawing{width: max(left+svgPlot+2*svgMargin, 2*svgMargin+len(title)*svgTitle*3/4), height: foot + 3*svgLine + svgMargin}
	p.text(svgMargin, top-svgText, ` font-weight="bold"`, "Probability that the total is more (%)")
	for percent := 0; percent <= 100; percent += 20 {
		y := foot - percent*svgHeight/100
		p.line(left, y, left+svgPlot, y, ` stroke="#c8c8c8"`)
		p.text(left-svgPadding, y+svgText/3, ` text-anchor="end"`, fmt.Sprint(percent))
	}
	p.draw(a, left, top, foot, "Total")
	d.curve(p, a, left, foot)
	for i, q := range marks {
		d.mark(p, a, left, foot, q, i)
	}
	p.line(left, foot, left+svgPlot, foot, ` stroke="#000000" stroke-width="2"`)
	p.line(left, top, left, foot, ` stroke="#000000" stroke-width="2"`)
	return p.done(title), nil
}

// svgPadding is the distance between a text and what it labels.
const svgPadding = 10

// shown returns the range of amounts, in pence, that a drawing shows: without ends that
// are rarer than 1 in 10,000.
func (d Distribution) shown() (low, high float64) {
	first, _ := d.place(partnership.MustQuantity("0.01"))
	last, _ := d.place(partnership.MustQuantity("99.99"))
	return min(0, d.amount(first)), max(100, d.amount(last))
}

// curve draws the probability that the total exceeds each amount, as steps.
func (d Distribution) curve(p *drawing, a report.MoneyAxis, left, foot int) {
	above, x := 1.0, left
	fmt.Fprintf(&p.b, `<path fill="none" stroke="#000000" stroke-width="3" d="M%d %d`, left, foot-svgHeight)
	for i, probability := range d.Probabilities {
		next := left + min(max(0, at(a, d.amount(i))), svgPlot)
		above -= probability
		if next != x {
			fmt.Fprintf(&p.b, "H%d", next)
			x = next
		}
		if i+1 == len(d.Probabilities) || left+at(a, d.amount(i+1)) != x {
			fmt.Fprintf(&p.b, "V%d", foot-int(math.Round(max(0, above)*svgHeight)))
		}
	}
	fmt.Fprintf(&p.b, "H%d\"/>\n", left+svgPlot)
}

// mark draws a percentile with its label, each a line lower than the one before.
func (d Distribution) mark(p *drawing, a report.MoneyAxis, left, foot int, percent partnership.Quantity, i int) {
	amount := d.Percentile(percent)
	x := left + min(max(0, at(a, pence(amount))), svgPlot)
	y := foot - svgHeight + svgLine + i%8*(svgLine+4)
	p.line(x, y-svgText, x, foot, ` stroke="#000000" stroke-width="2" stroke-dasharray="6 4"`)
	label := fmt.Sprintf("P%v: %s", percent, amount.Sterling())
	anchor, from := "start", x+6
	if x > left+svgPlot-len(label)*svgLetter {
		anchor, from = "end", x-6
	}
	width := len(label) * svgLetter
	box := from - 2
	if anchor == "end" {
		box = from - width + 2
	}
	fmt.Fprintf(&p.b, `<rect x="%d" y="%d" width="%d" height="%d" fill="#ffffff" fill-opacity="0.85"/>`+"\n", box, y-svgText, width, svgLine)
	p.text(from, y, fmt.Sprintf(` text-anchor="%s"`, anchor), label)
}

// SVG returns which risks matter most as a tornado: a bar for each risk by what the total
// would fall or rise without it, the longest at the top, ties in the order of the
// portfolio. A bar to the right shows what a risk adds and one to the left what it takes
// off, each with its amount. Only the first 20 are drawn. Notes say how many more there are,
// and how many are not estimated.
func (c Contributions) SVG(title string, names report.Names) string {
	risks := slices.Clone(c.Risks)
	slices.SortStableFunc(risks, func(a, b Contribution) int { return b.Effect.Abs().Compare(a.Effect.Abs()) })
	more := max(0, len(risks)-20)
	risks = risks[:len(risks)-more]
	labels, low, high := 0, 0.0, 100.0
	for _, r := range risks {
		labels = max(labels, len([]rune(names.Of(report.Risk, string(r.Risk)))))
		low, high = min(low, pence(r.Effect)), max(high, pence(r.Effect))
	}
	a := newAxis(low, high)
	left, top := 2*svgMargin+labels*svgLetter, 2*svgMargin+svgTitle
	foot, notes := top+svgBar*len(risks)+svgPadding, c.drawingNotes(more)
	d := &drawing{width: max(left+svgPlot+14*svgLetter+svgMargin, 2*svgMargin+len(title)*svgTitle*3/4), height: foot + 3*svgLine + svgMargin + len(notes)*svgLine}
	d.draw(a, left, top, foot, fmt.Sprintf("How much higher the P%v is with the risk", c.Percent))
	for i, r := range risks {
		d.bar(a, left, top+svgBar*i+svgPadding/2, names.Of(report.Risk, string(r.Risk)), r.Effect)
	}
	d.line(left+at(a, 0), top, left+at(a, 0), foot, ` stroke="#000000" stroke-width="2"`)
	for i, note := range notes {
		d.text(svgMargin, foot+(3+i)*svgLine+svgPadding, "", note)
	}
	return d.done(title)
}

// drawingNotes returns how many risks are not drawn: more that matter less, and those that
// are not estimated.
func (c Contributions) drawingNotes(more int) []string {
	var notes []string
	if more > 0 {
		notes = append(notes, "Not drawn: "+report.Count(more, "risk", "risks")+" that matter less")
	}
	if n := len(c.NotEstimated); n > 0 {
		notes = append(notes, "Not drawn: "+report.Count(n, "risk", "risks")+" that nobody has estimated")
	}
	return notes
}

// bar draws a bar with its label and its amount.
func (d *drawing) bar(a report.MoneyAxis, left, y int, label string, amount costing.Money) {
	from, to := at(a, 0), at(a, pence(amount))
	d.text(left-svgPadding, y+svgText+2, ` text-anchor="end"`, label)
	fill := "#606060"
	if amount.Sign() < 0 {
		fill = "#d8d8d8"
	}
	fmt.Fprintf(&d.b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s" stroke="#000000"/>`+"\n",
		left+min(from, to), y, max(1, max(from, to)-min(from, to)), svgBar-6, fill)
	d.text(left+max(from, to)+svgPadding/2, y+svgText+2, "", difference(amount))
}
