package catalogue

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Drawing is a picture of who shares with whom: organisations, and lines between those that
// share something. Drawing.SVG draws it.
type Drawing struct {
	On      calendar.Date     `json:"on,omitzero"`     // the day; not set: all that the register holds
	Centre  partnership.OrgID `json:"centre,omitzero"` // who is in the middle; not set: nobody
	Nodes   []Node            `json:"nodes"`           // in the order around the picture, with the centre first
	Ties    []Tie             `json:"ties"`            // in the order of the nodes
	LeftOut int               `json:"left_out"`        // how many organisations there are besides
}

// Node is an organisation in a drawing.
type Node struct {
	Org          partnership.OrgID `json:"org"`          // who
	Partnerships int               `json:"partnerships"` // in how many partnerships it is
}

// Tie is a line of a drawing: two organisations that share something.
type Tie struct {
	A            partnership.OrgID `json:"a"`            // one
	B            partnership.OrgID `json:"b"`            // and the other
	Partnerships int               `json:"partnerships"` // in how many partnerships both are
}

// Drawing returns a picture of the best connected organisations, at most so many as most says.
func (s Snapshot) Drawing(most int) Drawing {
	var shown []int32
	network := s.Network()
	for _, c := range network.Organisations[:max(0, min(most, len(network.Organisations)))] {
		shown = append(shown, s.find(c.Org)[0])
	}
	return s.drawn(shown, false, len(network.Organisations)-len(shown))
}

// DrawingAround returns a picture of an organisation in the middle, and around it its partners, those
// with the most partnerships in common, at most so many as most says. For one that had ended by
// the day, the middle is the first, in the order of ids, of those who took its place. One that is
// not in the register, or whose place nobody took, has an empty picture.
func (s Snapshot) DrawingAround(org partnership.OrgID, most int) Drawing {
	at := s.find(org)
	if len(at) == 0 {
		return Drawing{On: s.on, Nodes: []Node{}, Ties: []Tie{}}
	}
	middle := slices.Min(at)
	partners := s.Partners(s.orgs[middle])
	shown := []int32{middle}
	for _, p := range partners[:max(0, min(most, len(partners)))] {
		shown = append(shown, s.find(p.Org)[0])
	}
	return s.drawn(shown, true, len(partners)+1-len(shown))
}

// drawn returns a picture of some organisations; centred says that the first is in the middle.
func (s Snapshot) drawn(shown []int32, centred bool, leftOut int) Drawing {
	d := Drawing{On: s.on, Nodes: []Node{}, Ties: []Tie{}, LeftOut: leftOut}
	n := len(shown)
	place := make(map[int32]int, n)
	for i, at := range shown {
		place[at] = i
	}
	together := make([]int, n*n)
	var in []int
	for _, it := range s.items {
		in = in[:0]
		for _, one := range it.sharers {
			if i, has := place[one.org]; has {
				in = append(in, i)
			}
		}
		for k, a := range in {
			for _, b := range in[:k] {
				together[a*n+b]++
				together[b*n+a]++
			}
		}
	}
	order := around(n, together, centred)
	if centred {
		d.Centre = s.orgs[shown[0]]
	}
	for k, i := range order {
		d.Nodes = append(d.Nodes, Node{s.orgs[shown[i]], len(s.of[shown[i]])})
		for _, j := range order[k+1:] {
			if both := together[i*n+j]; both > 0 {
				d.Ties = append(d.Ties, Tie{s.orgs[shown[i]], s.orgs[shown[j]], both})
			}
		}
	}
	return d
}

// around returns the order of n nodes around a picture: next to each the one that has most in
// common with it and the two before. together says how much two have in common.
func around(n int, together []int, centred bool) []int {
	order := make([]int, 0, n)
	left := make([]int, n)
	for i := range left {
		left[i] = i
	}
	if centred {
		order, left = append(order, 0), left[1:]
	}
	first := len(order)
	for len(left) > 0 {
		best, most := 0, -1
		for k, i := range left {
			common := 0
			for back, j := range slices.Backward(order[max(first, len(order)-3):]) {
				common += together[i*n+j] * (1 + back)
			}
			if common > most {
				best, most = k, common
			}
		}
		order = append(order, left[best])
		left = slices.Delete(left, best, best+1)
	}
	return order
}

// The measures of a drawing, in pixels.
const (
	rowHeight  = 26
	leastWidth = 240
	mostWidth  = 420
	labelGap   = 16
)

// point is where a node is.
type point struct{ x, y int }

// root returns the whole part of a square root.
func root(n int) int {
	if n < 2 {
		return max(0, n)
	}
	x := n
	for y := (x + 1) / 2; y < x; y = (x + n/x) / 2 {
		x = y
	}
	return x
}

// label returns what stands beside a node.
func (n Node) label(names report.Names) string {
	return fmt.Sprintf("%s (%d)", n.Org.Name(names), n.Partnerships)
}

// canvas is a drawing while it is drawn: where its oval is, and what has been drawn so far.
type canvas struct {
	Drawing             // what is drawn
	names               report.Names
	outer               []Node // those around the oval: the first half on the right of it, from the top down
	right               int    // how many are on the right
	top, half           int    // where the oval begins, and half of its height
	width               int    // half of its width
	middle, edge        int    // the middle of the oval, and the right edge of the names
	at                  map[partnership.OrgID]point
	labels, dots, lines strings.Builder
}

// newCanvas returns a canvas with the places of the oval.
func (d Drawing) newCanvas(names report.Names) *canvas {
	c := &canvas{Drawing: d, names: names, outer: d.Nodes, top: 2*report.PictureMargin + report.PictureTitle + rowHeight, at: map[partnership.OrgID]point{}}
	if d.Centre != "" && len(d.Nodes) > 0 {
		c.outer = d.Nodes[1:]
	}
	c.right = (len(c.outer) + 1) / 2
	c.half = max(8, c.right) * rowHeight / 2
	c.width = max(leastWidth, min(c.half, mostWidth))
	var onRight, onLeft int
	for i, node := range c.outer {
		if i < c.right {
			onRight = max(onRight, report.TextWidth(node.label(names)))
		} else {
			onLeft = max(onLeft, report.TextWidth(node.label(names)))
		}
	}
	c.middle = report.PictureMargin + onLeft + labelGap + c.width
	c.edge = c.middle + c.width + labelGap + onRight
	return c
}

// SVG returns the picture as SVG: the organisations around an oval, each with the number of
// its partnerships, and lines between those that share something, thicker and darker where they share
// more. No two names are on top of each other, and no line crosses a name but that in the middle. It
// has no colour, so that it can be printed in grey. The same drawing gives the same bytes.
func (d Drawing) SVG(title string, names report.Names) string {
	c := d.newCanvas(names)
	for i := range c.outer {
		c.node(i)
	}
	if d.Centre != "" && len(d.Nodes) > 0 {
		c.centre()
	}
	c.ties()
	foot := c.top + max(8, c.right)*rowHeight + rowHeight
	c.legend(foot)
	notes := d.notes()
	width := max(c.edge+report.PictureMargin, 2*report.PictureMargin+report.TitleWidth(title))
	for i, note := range notes {
		c.labels.WriteString(report.SVGText(report.PictureMargin, foot+(3+i)*rowHeight, "", note))
		width = max(width, 2*report.PictureMargin+report.TextWidth(note))
	}
	return report.Picture(title, width, foot+(2+len(notes))*rowHeight+report.PictureMargin, c.lines.String()+c.dots.String()+c.labels.String())
}

// node draws one of the organisations around the oval.
func (c *canvas) node(i int) {
	node := c.outer[i]
	row, rows, anchor, side := i, c.right, ` text-anchor="start"`, 1
	if i >= c.right { // from the bottom upwards, so that the order goes round
		row, rows = len(c.outer)-1-i, len(c.outer)-c.right
		anchor, side = ` text-anchor="end"`, -1
	}
	height := max(8, c.right) * rowHeight
	y := (2*row+1)*height/(2*rows) - c.half
	x := c.width * root(max(0, c.half*c.half-y*y)) / c.half
	p := point{c.middle + side*x, c.top + c.half + y}
	c.at[node.Org] = p
	c.dots.WriteString(dot(p, node.Partnerships))
	c.labels.WriteString(report.SVGText(p.x+side*labelGap, p.y+report.PictureText/3, anchor, node.label(c.names)))
}

// centre draws the organisation in the middle.
func (c *canvas) centre() {
	p := point{c.middle, c.top + c.half}
	c.at[c.Centre] = p
	label := c.Nodes[0].label(c.names)
	box := report.TextWidth(label) + 12
	c.dots.WriteString(report.SVGBox(p.x-box/2, p.y-rowHeight/2, box, rowHeight, ` fill="#ffffff" stroke="#000000" stroke-width="2"`))
	c.labels.WriteString(report.SVGText(p.x, p.y+report.PictureText/3, ` text-anchor="middle" font-weight="bold"`, label))
}

// ties draws the lines between those that share something, the thickest last.
func (c *canvas) ties() {
	ties := slices.Clone(c.Ties)
	slices.SortStableFunc(ties, func(a, b Tie) int { return cmp.Compare(a.Partnerships, b.Partnerships) })
	for _, tie := range ties {
		a, b := c.at[tie.A], c.at[tie.B]
		c.lines.WriteString(report.SVGLine(a.x, a.y, b.x, b.y, stroke(tie.Partnerships, len(ties))))
	}
}

// legend says from foot on what the lines mean.
func (c *canvas) legend(foot int) {
	for i, n := range []int{1, 2, 4} {
		y := foot + i*rowHeight
		c.lines.WriteString(report.SVGLine(report.PictureMargin, y-report.PictureText/3, report.PictureMargin+50, y-report.PictureText/3, stroke(n, len(c.Ties))))
		c.labels.WriteString(report.SVGText(report.PictureMargin+60, y, "", []string{"share one partnership", "share two or three", "share four or more"}[i]))
	}
}

// notes are what stands below the drawing.
func (d Drawing) notes() []string {
	notes := []string{"Behind a name: in how many partnerships it is. " + asOf(d.On)}
	if d.LeftOut > 0 {
		notes = append(notes, report.Count(d.LeftOut, "organisation", "organisations")+" more: not drawn.")
	}
	return notes
}

// manyTies is from how many lines on a drawing has thinner ones.
const manyTies = 150

// stroke returns how a line is drawn, in a drawing of so many.
func stroke(partnerships, ties int) string {
	grey, width := "#b0b0b0", 1
	switch {
	case partnerships >= 4:
		grey, width = "#202020", 4
	case partnerships >= 2:
		grey, width = "#585858", 2
	}
	if ties > manyTies {
		width = (width + 1) / 2
	}
	return fmt.Sprintf(` stroke="%s" stroke-width="%d"`, grey, width)
}

// dot returns a node as a circle, larger where there are more partnerships.
func dot(p point, partnerships int) string {
	return fmt.Sprintf(`<circle cx="%d" cy="%d" r="%d" fill="#000000"/>`+"\n", p.x, p.y, 3+min(7, partnerships/4))
}
