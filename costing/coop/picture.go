package coop

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Measures of a picture, in pixels.
const (
	lineHeight  = 22
	gapWidth    = 10 // of a text from what it is of
	plotWidth   = 640
	barHeight   = 54  // from partner to partner
	amountRoom  = 160 // beside a bar, for its amount
	markRadius  = 12  // within which two marks are one
	triangleTop = 554 // how high a triangle with equal sides of plotWidth is
)

// The greys of a picture.
const (
	darkFill   = ` fill="#606060" stroke="#000000"`
	lightFill  = ` fill="#e0e0e0" stroke="#000000"`
	gridStroke = ` stroke="#c8c8c8"`
)

// point is a place in a picture.
type point struct{ x, y float64 }

// triangle is the plane of what three partners can pay together.
type triangle struct {
	least     [3]float64 // what each pays at the opposite side
	span      float64    // by how much one pays more at its corner
	left, top int
}

// at returns where shares are drawn.
func (t triangle) at(shares [3]float64) point {
	corners := [3]point{{0.5, 0}, {0, 1}, {1, 1}}
	p := point{float64(t.left), float64(t.top)}
	for i, c := range corners {
		part := (shares[i] - t.least[i]) / t.span
		p.x += float64(float64(part*c.x) * plotWidth)
		p.y += float64(float64(part*c.y) * triangleTop)
	}
	return p
}

// text returns a point as SVG writes it.
func (p point) text() string { return fmt.Sprintf("%.0f,%.0f", math.Round(p.x), math.Round(p.y)) }

// mark is a division that is drawn.
type mark struct {
	name   string
	shares [3]float64
	bill   []costing.Portion
}

// TriangleSVG returns a drawing of what three partners can pay. Every point of the triangle is a
// division of the cost: the nearer it is to a corner, the more the partner of that corner pays. The
// stable divisions are a grey region. The rules are numbered marks, and a list below says what each
// partner pays by each rule; where rules agree, one mark has several numbers. Rules that have no
// answer are named below. The drawing has no colour, so that it can be printed in grey. The same
// game and rules give the same bytes.
//
// The errors are
//
//   - at "partners" ErrRange unless there are three
//   - at "costs" ErrRequired for groups whose cost is not known
//   - at "rules" ErrRequired for none, and at "rules[i]" ErrInvalid and ErrDuplicate
func (g Game) TriangleSVG(title string, rules []AllocationRule, names report.Names) (string, error) {
	var errs []error
	if g.n() != 3 {
		errs = append(errs, field.At("partners", fmt.Errorf("%d, and a triangle is of 3: %w", g.n(), field.ErrRange)))
	}
	if len(rules) == 0 {
		errs = append(errs, field.At("rules", field.ErrRequired))
	}
	errs = append(errs, field.EachOnce("rules", rules, func(r AllocationRule) error {
		_, err := field.OneOf("rule", string(r), AllocationRules())
		return err
	}))
	if g.n() > 0 {
		errs = append(errs, g.complete())
	}
	if err := errors.Join(errs...); err != nil {
		return "", err
	}
	marks, without := g.marks(rules)
	return g.triangle(title, marks, without, names), nil
}

// marks returns the divisions by rules, and the rules that have none.
func (g Game) marks(rules []AllocationRule) (marks []mark, without []string) {
	for _, rule := range rules {
		a, err := g.Allocate(rule)
		if err != nil || a.Short.Known() {
			without = append(without, rule.Title())
			continue
		}
		m := mark{name: rule.Title(), bill: a.Bill()}
		for i, s := range a.Shares {
			m.shares[i], _ = s.Exact.pence().Float64()
		}
		marks = append(marks, m)
	}
	return marks, without
}

// corners returns the corners of the stable divisions, once round: one if no more is stable, two
// if a line is, and none if nothing is. At a corner two partners pay the least or the most that
// they can.
func (g Game) corners() [][3]int64 {
	low, high, all := [3]int64{}, [3]int64{}, [][3]int64{}
	for i := range 3 {
		low[i], high[i] = g.separable(i), g.alone(i)
		if low[i] > high[i] {
			return all
		}
	}
	for i := range 3 {
		j, k := (i+1)%3, (i+2)%3
		for _, first := range []int64{low[i], high[i]} {
			for _, second := range []int64{low[j], high[j]} {
				c := [3]int64{}
				c[i], c[j], c[k] = first, second, g.total()-first-second
				if low[k] <= c[k] && c[k] <= high[k] && !slices.Contains(all, c) {
					all = append(all, c)
				}
			}
		}
	}
	angle := func(c [3]int64) float64 { // from the middle of all
		var off [3]float64
		for i := range off {
			for _, other := range all {
				off[i] += float64(c[i] - other[i])
			}
		}
		return math.Atan2(off[0], off[2]-off[1])
	}
	slices.SortFunc(all, func(a, b [3]int64) int { return cmp.Compare(angle(a), angle(b)) })
	return all
}

// stableLine says below a triangle which divisions are stable.
func (g Game) stableLine() string {
	switch len(g.corners()) {
	case 0:
		return "No division is stable: in each, some group would do better by itself."
	case 1:
		return "Only one division is stable, that in the ring: no group would do better by itself."
	case 2:
		return "Only the divisions on the thick line are stable: no group would do better by itself."
	}
	return "The grey region: no group would do better by itself."
}

// triangle draws what three partners can pay, with its legend.
func (g Game) triangle(title string, marks []mark, without []string, names report.Names) string {
	var b strings.Builder
	t := g.plane(marks)
	t.outline(&b)
	t.region(&b, g.corners())
	t.corners(&b, report.NamesOf(names, report.Organisation, g.partners))
	t.draw(&b, marks)
	y := t.top + triangleTop + 4*lineHeight + gapWidth
	width := max(plotWidth+2*t.left+gapWidth*len(marks), 2*report.PictureMargin+report.TitleWidth(title))
	for _, line := range g.legend(marks, without, names) {
		b.WriteString(report.SVGText(report.PictureMargin, y, "", line))
		y += lineHeight
		width = max(width, 2*report.PictureMargin+report.TextWidth(line))
	}
	return report.Picture(title, width, y+report.PictureMargin, b.String())
}

// plane returns a triangle that holds all marks and all stable divisions, with a margin of a
// twentieth.
func (g Game) plane(marks []mark) triangle {
	corners, total := g.corners(), float64(g.total())
	t := triangle{left: 2*report.PictureMargin + 60, top: 2*report.PictureMargin + report.PictureTitle + 3*lineHeight}
	for i := range t.least {
		t.least[i] = math.Inf(1)
		for _, m := range marks {
			t.least[i] = min(t.least[i], m.shares[i])
		}
		for _, c := range corners {
			t.least[i] = min(t.least[i], float64(c[i]))
		}
		if math.IsInf(t.least[i], 1) {
			t.least[i] = total/3 - 1
		}
	}
	t.span = max(1, total-t.least[0]-t.least[1]-t.least[2])
	for i := range t.least {
		t.least[i] -= float64(t.span / 20)
	}
	t.span = total - t.least[0] - t.least[1] - t.least[2]
	return t
}

// outline draws the sides of the triangle.
func (t triangle) outline(b *strings.Builder) {
	sides := []point{}
	for i := range 3 {
		sides = append(sides, t.at(t.corner(i)))
	}
	polygon(b, sides, ` fill="#ffffff" stroke="#000000" stroke-width="2"`)
}

// region draws the stable divisions from their corners: a grey region, a thick line or a ring.
func (t triangle) region(b *strings.Builder, corners [][3]int64) {
	region := []point{}
	for _, c := range corners {
		region = append(region, t.at([3]float64{float64(c[0]), float64(c[1]), float64(c[2])}))
	}
	switch len(region) {
	case 0:
	case 1:
		fmt.Fprintf(b, `<circle cx="%.0f" cy="%.0f" r="%d" fill="none" stroke="#000000" stroke-width="2"/>`+"\n", math.Round(region[0].x), math.Round(region[0].y), markRadius)
	case 2:
		polygon(b, region, ` fill="none" stroke="#606060" stroke-width="6"`)
	default:
		polygon(b, region, ` fill="#d0d0d0" stroke="#000000" stroke-width="2"`)
	}
}

// corners writes at each corner whose it is, and what that partner pays there.
func (t triangle) corners(b *strings.Builder, names []string) {
	for i, who := range names {
		p := t.at(t.corner(i))
		y := int(p.y) + 2*lineHeight - gapWidth
		if i == 0 {
			y = int(p.y) - gapWidth - lineHeight
		}
		most := costing.Pence(int64(math.Round(t.corner(i)[i])))
		b.WriteString(report.SVGText(int(p.x), y, ` text-anchor="middle" font-weight="bold"`, who))
		b.WriteString(report.SVGText(int(p.x), y+lineHeight, ` text-anchor="middle"`, most.Sterling()))
	}
}

// corner returns the shares at the corner of a partner.
func (t triangle) corner(i int) [3]float64 {
	shares := t.least
	shares[i] += t.span
	return shares
}

// polygon draws a shape.
func polygon(b *strings.Builder, points []point, attributes string) {
	texts := []string{}
	for _, p := range points {
		texts = append(texts, p.text())
	}
	fmt.Fprintf(b, `<polygon points="%s"%s/>`+"\n", strings.Join(texts, " "), attributes)
}

// draw draws the marks. Those that would cover another share its spot. The numbers stand beside
// the triangle, from the top mark to the foot, each at the end of a thin line.
func (t triangle) draw(b *strings.Builder, marks []mark) {
	type spot struct {
		at      point
		numbers []string
	}
	spots := []spot{}
	for i, m := range marks {
		at, number := t.at(m.shares), fmt.Sprint(i+1)
		k := slices.IndexFunc(spots, func(s spot) bool {
			dx, dy := s.at.x-at.x, s.at.y-at.y
			return float64(dx*dx)+float64(dy*dy) < markRadius*markRadius
		})
		if k < 0 {
			spots = append(spots, spot{at, []string{number}})
		} else {
			spots[k].numbers = append(spots[k].numbers, number)
		}
	}
	slices.SortStableFunc(spots, func(a, b spot) int { return cmp.Compare(a.at.y, b.at.y) })
	x, y := t.left+plotWidth+3*gapWidth, 0
	for _, s := range spots {
		y = max(y+lineHeight, int(math.Round(s.at.y)))
		b.WriteString(report.SVGLine(int(math.Round(s.at.x)), int(math.Round(s.at.y)), x-gapWidth/2, y, ` stroke="#707070"`))
		b.WriteString(report.SVGText(x, y+report.PictureText/3, ` font-weight="bold"`, strings.Join(s.numbers, ", ")))
	}
	for _, s := range spots {
		fmt.Fprintf(b, `<circle cx="%.0f" cy="%.0f" r="6" fill="#000000" stroke="#ffffff"/>`+"\n", math.Round(s.at.x), math.Round(s.at.y))
	}
}

// legend returns the lines below a triangle.
func (g Game) legend(marks []mark, without []string, names report.Names) []string {
	lines := []string{}
	for i, m := range marks {
		parts := []string{}
		for _, p := range m.bill {
			parts = append(parts, names.Of(report.Organisation, string(p.Org))+" "+p.Amount.Sterling())
		}
		lines = append(lines, fmt.Sprintf("%d  %s: %s", i+1, m.name, strings.Join(parts, "; ")))
	}
	lines = append(lines, g.stableLine())
	if len(without) > 0 {
		lines = append(lines, "Not shown, because they have no answer that adds up: "+report.List(without)+".")
	}
	return lines
}

// SVG returns the bill as a drawing: for each partner, a dark bar of what it pays and a light one
// of what it would pay alone, with the amounts. An amount that is not known has no bar. Below is
// the sentence that Summary returns. The drawing has no colour, so that it can be printed in grey.
// The same bill gives the same bytes.
func (s Stability) SVG(title string, names report.Names) string {
	low, high, labels := int64(0), int64(100), 0
	for _, d := range s.Partners {
		for _, m := range []costing.Money{d.Pays, d.Alone} {
			low, high = min(low, m.KnownPence()), max(high, m.KnownPence())
		}
		labels = max(labels, report.TextWidth(names.Of(report.Organisation, string(d.Org))))
	}
	axis := report.NewMoneyAxis(low, high)
	left, top := 2*report.PictureMargin+labels, 2*report.PictureMargin+report.PictureTitle+2*lineHeight
	foot := top + barHeight*len(s.Partners)
	var b strings.Builder
	for i, text := range []string{"pays", "would pay alone"} {
		x := left + i*140
		b.WriteString(report.SVGBox(x, top-lineHeight-2*gapWidth, 16, 16, []string{darkFill, lightFill}[i]))
		b.WriteString(report.SVGText(x+26, top-lineHeight-gapWidth+4, "", text))
	}
	for _, at := range axis.Amounts() {
		x := left + axis.At(at, plotWidth)
		b.WriteString(report.SVGLine(x, top, x, foot, gridStroke))
		b.WriteString(report.SVGText(x, foot+lineHeight, ` text-anchor="middle"`, axis.Label(at)))
	}
	b.WriteString(report.SVGText(left+plotWidth/2, foot+2*lineHeight+4, ` text-anchor="middle" font-weight="bold"`, axis.Name))
	for i, d := range s.Partners {
		y := top + barHeight*i + gapWidth/2
		b.WriteString(report.SVGText(left-gapWidth, y+barHeight/2, ` text-anchor="end"`, names.Of(report.Organisation, string(d.Org))))
		for k, m := range []costing.Money{d.Pays, d.Alone} {
			bar(&b, axis, left, y+k*lineHeight, m, []string{darkFill, lightFill}[k])
		}
	}
	zero := left + axis.At(0, plotWidth)
	b.WriteString(report.SVGLine(zero, top, zero, foot, ` stroke="#000000" stroke-width="2"`))
	width := max(left+plotWidth+amountRoom, 2*report.PictureMargin+report.TitleWidth(title))
	y := foot + 4*lineHeight
	for _, line := range wrapped(s.Summary(names), width-2*report.PictureMargin) {
		b.WriteString(report.SVGText(report.PictureMargin, y, "", line))
		width = max(width, 2*report.PictureMargin+report.TextWidth(line)) // a word may be wider
		y += lineHeight
	}
	return report.Picture(title, width, y-lineHeight+report.PictureMargin, b.String())
}

// wrapped returns the lines of a text that is no wider than a width, where its words allow it.
func wrapped(text string, width int) []string {
	lines := []string{}
	for _, word := range strings.Fields(text) {
		if last := len(lines) - 1; last >= 0 && report.TextWidth(lines[last]+" "+word) <= width {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// bar draws one bar and its amount.
func bar(b *strings.Builder, axis report.MoneyAxis, left, y int, amount costing.Money, fill string) {
	pence, known := amount.Pence()
	zero, at := left+axis.At(0, plotWidth), left+axis.At(pence, plotWidth)
	if known {
		b.WriteString(report.SVGBox(min(zero, at), y+2, max(at, zero)-min(at, zero), lineHeight-4, fill))
	}
	b.WriteString(report.SVGText(max(zero, at)+gapWidth, y+lineHeight-6, "", amount.Sterling()))
}
