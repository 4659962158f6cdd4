package appraisal

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Measures of a picture, in pixels.
const (
	plotWidth  = 720
	plotHeight = 400
	lineHeight = 22
	barHeight  = 28  // from bar to bar
	gapWidth   = 10  // of a text to what it is of
	amountRoom = 180 // beside a bar, for its amount
)

// The greys of a picture.
const (
	gridStroke = ` stroke="#c8c8c8"`
	axisStroke = ` stroke="#000000" stroke-width="2"`
	darkFill   = ` fill="#606060" stroke="#000000"`
	lightFill  = ` fill="#d8d8d8" stroke="#000000"`
)

// known returns an amount in pence, or what is known of it.
func (n Net) known() (pence int64, ok bool) {
	for _, amount := range []costing.Money{n.Amount, n.AtLeast, n.AtMost} {
		if pence, ok = amount.Pence(); ok {
			return pence, true
		}
	}
	return 0, false
}

// CashFlowSVG returns the cumulative cash flow of each option, less that of the option that it is
// compared with, as a drawing: the years from left to right, the money upwards, and a line for each
// option, with its own dashes and the name at its end. An option is paid back where its line comes
// back to £0. What is not known is not drawn, and a note says so. The same summary gives the same
// bytes.
func (r Summary) CashFlowSVG(title string) string {
	drawn, left := []OptionResult{}, []string{}
	low, high, names := int64(0), int64(100), report.TextWidth("As is")
	for _, o := range r.Options {
		if !slices.ContainsFunc(o.Years, func(y YearResult) bool { return !y.Cumulative.Known() }) {
			drawn = append(drawn, o)
		} else {
			left = append(left, o.Name)
		}
		if o.Option == r.Against || len(drawn) == 0 || drawn[len(drawn)-1].Option != o.Option {
			continue
		}
		names = max(names, report.TextWidth(o.Name))
		for _, y := range o.Years {
			pence, _ := y.Cumulative.Amount.Pence()
			low, high = min(low, pence), max(high, pence)
		}
	}
	p := plot{axis: report.NewMoneyAxis(low, high), left: report.PictureMargin + 90, top: 2*report.PictureMargin + report.PictureTitle + lineHeight}
	p.verticalAxis(r)
	ends := []int{}
	for i, o := range drawn {
		if o.Option == r.Against {
			continue // it is the line of £0
		}
		p.curve(o, i, len(r.Years), &ends)
	}
	foot := p.top + plotHeight + 3*lineHeight + gapWidth
	if len(left) > 0 {
		p.add(report.SVGText(report.PictureMargin, foot, "", "Not drawn, since an amount is not known: "+report.List(left)))
		foot += lineHeight
	}
	width := max(p.left+plotWidth+2*gapWidth+names+report.PictureMargin, 2*report.PictureMargin+report.TitleWidth(title))
	return report.Picture(title, width, foot+report.PictureMargin, p.shapes.String())
}

// plot is a picture while it is drawn.
type plot struct {
	shapes    strings.Builder
	axis      report.MoneyAxis
	left, top int
}

// add adds a shape.
func (p *plot) add(shape string) { p.shapes.WriteString(shape) }

// verticalAxis draws the scales of a cash flow.
func (p *plot) verticalAxis(r Summary) {
	foot := p.top + plotHeight
	p.add(report.SVGText(report.PictureMargin, p.top-gapWidth, ` font-weight="bold"`, "Better or worse than "+r.against()+" by then, "+r.Prices.Title()+" ("+p.axis.Name+")"))
	for _, pence := range p.axis.Amounts() {
		y, stroke := p.y(pence), gridStroke
		if pence == 0 {
			stroke = axisStroke
		}
		p.add(report.SVGLine(p.left, y, p.left+plotWidth, y, stroke))
		p.add(report.SVGText(p.left-gapWidth, y+5, ` text-anchor="end"`, p.axis.Label(pence)))
	}
	every := 1 + (len(r.Years)-1)/8
	for i, year := range r.Years {
		if i%every == 0 {
			p.add(report.SVGLine(p.x(i, len(r.Years)), foot, p.x(i, len(r.Years)), foot+6, axisStroke))
			p.add(report.SVGText(p.x(i, len(r.Years)), foot+lineHeight+2, ` text-anchor="middle"`, year.String()))
		}
	}
	p.add(report.SVGText(p.left+plotWidth/2, foot+2*lineHeight+4, ` text-anchor="middle" font-weight="bold"`, "End of the year"))
	p.add(report.SVGLine(p.left, p.top, p.left, foot, axisStroke))
}

// x returns where a year is.
func (p *plot) x(year, years int) int { return p.left + plotWidth*(year+1)/years }

// y returns where an amount is.
func (p *plot) y(pence int64) int { return p.top + plotHeight - p.axis.At(pence, plotHeight) }

// curve draws the cash flow of an option, and its name where no other name is.
func (p *plot) curve(o OptionResult, place, years int, ends *[]int) {
	points, y := fmt.Sprintf("%d,%d", p.left, p.y(0)), 0
	for i, in := range o.Years {
		pence, _ := in.Cumulative.Amount.Pence()
		y = p.y(pence)
		points += fmt.Sprintf(" %d,%d", p.x(i, years), y)
	}
	dashes := []string{"", "10 5", "3 4", "14 4 3 4", "20 6", "3 4 3 12", "8 3 2 3 2 3"}
	p.add(fmt.Sprintf(`<polyline fill="none" stroke="#000000" stroke-width="3" stroke-dasharray="%s" points="%s"/>`+"\n", dashes[(place+len(dashes)-1)%len(dashes)], points))
	at := y + 5
	for slices.ContainsFunc(*ends, func(end int) bool { return at-end < lineHeight-2 && end-at < lineHeight-2 }) {
		at += 2
	}
	*ends = append(*ends, at)
	p.add(report.SVGText(p.left+plotWidth+gapWidth, at, "", o.Name))
}

// bars are a picture of bars, from the top down, while it is drawn.
type bars struct {
	plot     // the picture
	y    int // the top of the next bar
}

// newBars begins a picture of bars with labels and amounts of pence between two.
func newBars(labels []string, low, high int64) *bars {
	widest := 0
	for _, label := range labels {
		widest = max(widest, report.TextWidth(label))
	}
	if low < 0 {
		widest += amountRoom
	}
	b := &bars{plot: plot{axis: report.NewMoneyAxis(low, high), left: report.PictureMargin + widest + gapWidth, top: 2*report.PictureMargin + report.PictureTitle}}
	b.y = b.top + gapWidth/2
	return b
}

// at returns where an amount is.
func (b *bars) at(pence int64) int { return b.left + b.axis.At(pence, plotWidth) }

// grid draws the scale for so many bars.
func (b *bars) grid(count int, title string) {
	foot := b.top + count*barHeight + gapWidth
	for _, pence := range b.axis.Amounts() {
		b.add(report.SVGLine(b.at(pence), b.top, b.at(pence), foot, gridStroke))
		b.add(report.SVGText(b.at(pence), foot+lineHeight, ` text-anchor="middle"`, b.axis.Label(pence)))
	}
	b.add(report.SVGText(b.left+plotWidth/2, foot+2*lineHeight+4, ` text-anchor="middle" font-weight="bold"`, title+" ("+b.axis.Name+")"))
}

// mark draws a line through all bars so far.
func (b *bars) mark(pence int64, stroke string) {
	b.add(report.SVGLine(b.at(pence), b.top, b.at(pence), b.y+gapWidth/2, stroke))
}

// label writes what a bar is of.
func (b *bars) label(text string) {
	b.add(report.SVGText(report.PictureMargin, b.y+report.PictureText+2, "", text))
}

// bar draws a bar from one amount to another, with a text at its end.
func (b *bars) bar(from, to int64, fill, text string) {
	x1, x2 := b.at(from), b.at(to)
	if from != to {
		b.add(report.SVGBox(min(x1, x2), b.y, max(1, max(x1, x2)-min(x1, x2)), barHeight-6, fill))
	}
	anchor, x := ` text-anchor="start"`, x2+gapWidth/2
	if to < from {
		anchor, x = ` text-anchor="end"`, x2-gapWidth/2
	}
	b.add(report.SVGText(x, b.y+report.PictureText+2, anchor, text))
}

// done returns the picture, with notes below it.
func (b *bars) done(title string, notes ...string) string {
	y := b.y + gapWidth + 3*lineHeight
	width := max(b.left+plotWidth+amountRoom+report.PictureMargin, 2*report.PictureMargin+report.TitleWidth(title))
	for _, note := range notes {
		b.add(report.SVGText(report.PictureMargin, y+gapWidth, "", note))
		width = max(width, 2*report.PictureMargin+report.TextWidth(note))
		y += lineHeight
	}
	return report.Picture(title, width, y+report.PictureMargin, b.shapes.String())
}

// SVG returns the tornado as a drawing: a bar for each input from the difference as appraised to
// that at its lowest value, light, and at its highest, dark, each with the value. The input that
// moves it most is at the top; one that moves nothing has no bar, and is named below. An input
// at which the other option is better crosses £0. The same tornado gives the same bytes.
func (t Tornado) SVG(title string) string {
	base, _ := t.Base.known()
	low, high, labels := min(0, base), max(100, base), []string{}
	for _, bar := range t.Bars {
		atLow, _ := bar.AtLow.known()
		atHigh, _ := bar.AtHigh.known()
		low, high, labels = min(low, atLow, atHigh), max(high, atLow, atHigh), append(labels, bar.Name)
	}
	b := newBars(labels, low, high)
	b.grid(len(t.Bars), fmt.Sprintf("Net present value of %s less that of %s, %s", t.Name, t.AgainstName, t.Prices.Title()))
	for _, bar := range t.Bars {
		atLow, _ := bar.AtLow.known()
		atHigh, _ := bar.AtHigh.known()
		b.label(bar.Name)
		b.bar(base, atLow, lightFill, endText(base, atLow, bar.Lever, bar.Low))
		b.bar(base, atHigh, darkFill, endText(base, atHigh, bar.Lever, bar.High))
		b.y += barHeight
	}
	b.mark(0, axisStroke)
	b.mark(base, ` stroke="#000000" stroke-width="2" stroke-dasharray="6 4"`)
	notes := []string{"As appraised: " + signedNet(t.Base) + " (dashed). Light: the lowest value of an input. Dark: the highest."}
	if len(t.NotMoving) > 0 {
		notes = append(notes, "Moves nothing: "+report.List(t.NotMoving))
	}
	return b.done(title, notes...)
}

// endText returns what stands at the end of a bar; nothing where there is none.
func endText(base, to int64, lever Lever, value partnership.Quantity) string {
	if base == to {
		return ""
	}
	return valueText(lever, value)
}

// PartnersSVG returns what each option is worth to each partner, less the option that it is
// compared with, as a drawing. A dark bar to the right is a partner that is better off, and a light
// one to the left a partner that is worse off, with the amount. What is not divided between the
// partners has such a bar too. An amount that is not known has no bar and says so. The same summary
// gives the same bytes.
func (r Summary) PartnersSVG(title string, names report.Names) string {
	labels, rows, low, high := []string{}, []PartnerResult{}, int64(0), int64(100)
	for _, o := range r.compared() {
		for _, p := range o.Partners {
			labels, rows = append(labels, o.Name+": "+p.Org.Name(names)), append(rows, p)
		}
		if len(o.Undivided.Years) > 0 {
			labels, rows = append(labels, o.Name+": not divided"), append(rows, o.Undivided)
		}
	}
	for _, p := range rows {
		pence, _ := p.Difference.Pence()
		low, high = min(low, pence), max(high, pence)
	}
	b := newBars(labels, low, high)
	b.grid(len(labels), "Better or worse off than with "+r.against()+", present value "+r.Prices.Title())
	for i, p := range rows {
		pence, _ := p.Difference.Pence()
		fill := darkFill
		if pence < 0 {
			fill = lightFill
		}
		b.label(labels[i])
		b.bar(0, pence, fill, report.Signed(p.Difference.Sterling()))
		b.y += barHeight
	}
	b.mark(0, axisStroke)
	return b.done(title)
}
