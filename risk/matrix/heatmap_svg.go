package matrix

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Measures of the drawing, in pixels.
const (
	svgMargin  = 24
	svgTitle   = 22 // size of the title
	svgText    = 16 // size of all other text
	svgLine    = 22 // from line to line
	svgPadding = 10 // from the edge of a cell to its text
	svgColumn  = 140
	svgWidest  = 260 // of a column, unless one word needs more
	svgRow     = 76
)

// svgTitleWidest is how wide a title is before it is wrapped.
const svgTitleWidest = 1400

// svgWay are the fills on the way to what is worse than red: paler than green, green,
// yellow, amber, orange, red, and two dark reds. Text is black up to red and white on the
// dark reds. Each fill is darker than the one before, in colour and in grey.
func svgWay() [8][3]int {
	return [...][3]int{
		{0xfa, 0xfd, 0xf9},
		{0xe6, 0xf5, 0xdf},
		{0xf3, 0xdc, 0x80},
		{0xf2, 0xbd, 0x62},
		{0xf0, 0xa0, 0x5a},
		{0xe8, 0x74, 0x68},
		{0x70, 0x1c, 0x1c},
		{0x48, 0x0c, 0x0c},
	}
}

// svgStep is the distance between two neighbouring fills on the way; the other constants
// are the places of some of them.
const (
	svgStep  = 1000
	svgGreen = 1 * svgStep
	svgRed   = 5 * svgStep
	svgDark  = 6 * svgStep
	svgWorst = 7 * svgStep
)

// svgBlack is the fill of a worst rating that is named black.
const svgBlack = "#141414"

// tint returns the colour of a name that is not on the way from green to red.
func tint(rating Rating) (colour [3]int, ok bool) {
	switch strings.ToLower(string(rating)) {
	case "blue":
		return [3]int{0x4f, 0x8f, 0xe6}, true
	case "purple":
		return [3]int{0xa3, 0x4f, 0xd8}, true
	case "grey", "black":
		return [3]int{0xc0, 0xc0, 0xc0}, true
	}
	return [3]int{}, false
}

// onWay returns the place of a colour on the way, and -1 for any other name.
func onWay(rating Rating) int {
	place := slices.Index([]string{"green", "yellow", "amber", "orange", "red"}, strings.ToLower(string(rating)))
	if place < 0 {
		return -1
	}
	return svgGreen + place*svgStep
}

// svgFills returns the fills of ratings, from the lowest to the highest: the colour that a
// rating is named after, or else a shade between green and red by its place. A colour that
// is not on that way, such as purple, is as dark as its place says, so that a worse rating
// is darker in grey too.
func svgFills(ratings []Rating) []string {
	fills := make([]string, len(ratings))
	for i, at := range placesOnWay(ratings) {
		fill := shade(at)
		if colour, ok := tint(ratings[i]); ok {
			fill = tinted(colour, grey(fill))
		}
		fills[i] = hex(fill)
	}
	if endsInBlack(ratings) {
		fills[len(ratings)-1] = svgBlack
	}
	return fills
}

// placesOnWay returns where each rating is on the way from green to red: where its colour
// is, or else spread evenly between the ratings around it. A colour that does not come after
// all those of lower ratings counts as none.
func placesOnWay(ratings []Rating) []int {
	at, darkest := make([]int, len(ratings)), -1
	for i, rating := range ratings {
		if at[i] = onWay(rating); at[i] <= darkest {
			at[i] = -1
		}
		darkest = max(darkest, at[i])
	}
	if endsInBlack(ratings) {
		at[len(at)-1] = svgWorst
	}
	for i := 0; i < len(at); i++ {
		first := i
		for i < len(at) && at[i] < 0 {
			i++
		}
		spread(at, first, i)
	}
	return at
}

// endsInBlack reports whether the worst rating is black.
func endsInBlack(ratings []Rating) bool {
	return len(ratings) > 0 && strings.EqualFold(string(ratings[len(ratings)-1]), "black")
}

// grey returns how light a colour is in grey, from 0 to 255,000.
func grey(c [3]int) int { return 299*c[0] + 587*c[1] + 114*c[2] }

// tinted returns a colour as light as a grey: darkened, or mixed with white.
func tinted(c [3]int, light int) [3]int {
	own := grey(c)
	for i := range c {
		if light <= own {
			c[i] = c[i] * light / own
		} else {
			c[i] += (255 - c[i]) * (light - own) / (255_000 - own)
		}
	}
	return c
}

// hex returns a colour as a drawing writes it.
func hex(c [3]int) string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

// spread puts the ratings from first up to, but not including, last evenly between their
// neighbours on the way. Without a neighbour below they begin at green, or paler; without
// one above they end at red, or darker.
func spread(at []int, first, last int) {
	below, above := first > 0, last < len(at)
	dark := above && at[last] == svgWorst
	low, high, place, steps := svgGreen, svgRed, 0, last-first-1
	if above {
		high, steps = at[last], steps+1
	}
	switch {
	case below && at[first-1] >= svgRed && (dark || !above):
		low, high = svgDark, svgWorst
	case dark && below: // as if there were nothing darker than red
		low, high, place = at[first-1], svgRed, 1
	case dark:
		high, steps = svgRed, steps-1
	case below:
		low, place, steps = at[first-1], 1, steps+1
	case high <= svgGreen:
		low = 0
	}
	for i := first; i < last; i++ {
		at[i] = low + (high-low)*place/max(1, steps)
		place++
	}
}

// shade returns the colour at a place on the way.
func shade(at int) (c [3]int) {
	way := svgWay()
	step, rest := at/svgStep, at%svgStep
	next := way[min(step+1, len(way)-1)]
	for i, from := range way[step] {
		c[i] = from + (next[i]-from)*rest/svgStep
	}
	return c
}

// fill returns the fill of a rank; a cell without a rating is white.
func (d *drawing) fill(rank int) string {
	if rank == 0 {
		return "#ffffff"
	}
	return d.fills[rank-1]
}

// ink returns the attribute of text on a fill.
func ink(fill string) string {
	if fill[1] < '8' { // black and the dark reds
		return ` fill="#ffffff"`
	}
	return ""
}

// SVG returns the map as a drawing that a browser or an office program shows: the
// highest likelihood at the top, the worst impact on the right, and in each cell its
// rating, its score, its risks and how many there are.
//
// A rating is written, and has a fill: the colour that it is named after, or else a shade
// between green and red by its place. A worse rating has a darker fill, so that the map
// can be printed in grey. No text is smaller than 16 pixels, and cells are as large as
// what stands in them needs. Risks that have shifted have the signs and notes of Table;
// if a label is the id of a risk in names, a note gives its name. Texts are escaped. The
// error is that of Validate.
func (h HeatMap) SVG(names report.Names) (string, error) {
	if err := h.Validate(); err != nil {
		return "", err
	}
	d := h.newDrawing()
	d.grid()
	d.axes()
	d.legend()
	for _, note := range slices.Concat(h.key(names), h.notes()) {
		for _, line := range wrapped(note, d.width-2*svgMargin) {
			d.text(svgMargin, d.y, "", line)
			d.y += svgLine
		}
	}
	height := d.y + svgMargin - svgLine
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" `, d.width, height)
	fmt.Fprintf(&b, `font-family="Arial, Helvetica, DejaVu Sans, sans-serif" font-size="%d" fill="#000000">`+"\n", svgText)
	fmt.Fprintf(&b, "<title>%s</title>\n<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", escaped(h.Title), d.width, height)
	return b.String() + d.b.String() + "</svg>\n", nil
}

// drawing is a map while it is drawn, from the top down.
type drawing struct {
	heatMap HeatMap
	b       strings.Builder
	fills   []string // of the ratings, the lowest first
	heads   int      // the width of the column of likelihoods
	column  int      // the width of a column of cells
	rows    []int    // the height of the row of each likelihood, the lowest first
	width   int      // of the whole
	y       int      // how far it has got
}

// newDrawing measures the map, and writes its title.
func (h HeatMap) newDrawing() *drawing {
	d := &drawing{heatMap: h, fills: svgFills(h.Matrix.Ratings), heads: wide("Likelihood"), y: svgMargin + svgTitle}
	for _, level := range h.Matrix.Likelihood {
		d.heads = max(d.heads, fitting(level.heading()))
	}
	d.column = h.columnWidth()
	for l := range h.Matrix.Likelihood {
		row := max(svgRow, 2*svgPadding+svgLine*len(d.headLines(l+1)))
		for i := range h.Matrix.Impact {
			row = max(row, 2*svgPadding+svgLine*(1+len(d.lines(h.in(l+1, i+1)))))
		}
		d.rows = append(d.rows, row)
	}
	title := wrapped(h.Title, svgTitleWidest*svgText*8/svgTitle/9)
	d.width = d.heads + d.column*len(h.Matrix.Impact)
	for _, line := range title {
		d.width = max(d.width, report.TitleWidth(line))
	}
	d.width += 2 * svgMargin
	for i, line := range title {
		if i > 0 {
			d.y += svgTitle + svgPadding/2
		}
		d.text(svgMargin, d.y, fmt.Sprintf(` font-size="%d" font-weight="bold"`, svgTitle), line)
	}
	d.y += svgMargin
	return d
}

// columnWidth returns the width of the columns of cells.
func (h HeatMap) columnWidth() int {
	column := svgColumn
	for i, level := range h.Matrix.Impact {
		column = max(column, fitting(level.heading()))
		for l := range h.Matrix.Likelihood {
			column = max(column, wide(h.Matrix.cell(l+1, i+1).cellText()+"  "+count(h.in(l+1, i+1))))
		}
	}
	for _, p := range h.Risks {
		column = max(column, fitting(p.mark()))
	}
	return column
}

// headLines returns the heading of a likelihood in lines that fit beside its row.
func (d *drawing) headLines(likelihood int) []string {
	return wrapped(d.heatMap.Matrix.Likelihood[likelihood-1].heading(), d.heads-2*svgPadding)
}

// wide returns the width of a text with its padding.
func wide(text string) int { return report.TextWidth(text) + 2*svgPadding }

// fitting returns the width of a column for a text that may be wrapped.
func fitting(text string) int { return min(wide(text), svgWidest) }

// lines returns the risks of a cell in lines that fit in it.
func (d *drawing) lines(risks []Marker) []string {
	lines := []string{}
	for _, line := range packed(marks(risks), ", ", d.column-2*svgPadding) {
		lines = append(lines, wrapped(line, d.column-2*svgPadding)...)
	}
	return lines
}

// text writes a text that begins at x, with its foot at y.
func (d *drawing) text(x, y int, attributes, text string) {
	fmt.Fprintf(&d.b, `<text x="%d" y="%d"%s>%s</text>`+"\n", x, y, attributes, escaped(text))
}

// box draws a rectangle.
func (d *drawing) box(x, y, width, height int, fill string) {
	fmt.Fprintf(&d.b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s" stroke="#000000"/>`+"\n", x, y, width, height, fill)
}

// grid draws the cells, the highest likelihood first, each row with its heading.
func (d *drawing) grid() {
	matrix := d.heatMap.Matrix
	d.text(svgMargin, d.y+svgText, ` font-weight="bold"`, "Likelihood")
	d.y += svgLine + svgPadding
	for l := len(matrix.Likelihood); l > 0; l-- {
		height := d.rows[l-1]
		lines := d.headLines(l)
		for n, line := range lines {
			d.text(svgMargin, d.y+(height-svgLine*(len(lines)-1))/2+svgText/3+n*svgLine, "", line)
		}
		for i := range matrix.Impact {
			d.cell(matrix.cell(l, i+1), svgMargin+d.heads+i*d.column, height)
		}
		d.y += height
	}
}

// cell draws one cell at x, in the row at y.
func (d *drawing) cell(cell Cell, x, height int) {
	risks := d.heatMap.in(cell.Likelihood, cell.Impact)
	fill := d.fill(cell.Rank)
	d.box(x, d.y, d.column, height, fill)
	y := d.y + svgPadding + svgText
	d.text(x+svgPadding, y, ink(fill), cell.cellText())
	if len(risks) == 0 {
		return
	}
	d.text(x+d.column-svgPadding, y, ` text-anchor="end" font-weight="bold"`+ink(fill), count(risks))
	for _, line := range d.lines(risks) {
		y += svgLine
		d.text(x+svgPadding, y, ink(fill), line)
	}
}

// axes writes the headings of the columns under the cells.
func (d *drawing) axes() {
	impact := d.heatMap.Matrix.Impact
	left := svgMargin + d.heads
	d.y += svgLine
	most := 1
	for i, level := range impact {
		lines := wrapped(level.heading(), d.column-2*svgPadding)
		for n, line := range lines {
			d.text(left+i*d.column+d.column/2, d.y+n*svgLine, ` text-anchor="middle"`, line)
		}
		most = max(most, len(lines))
	}
	d.y += most*svgLine + svgPadding/2
	d.text(left+len(impact)*d.column/2, d.y, ` text-anchor="middle" font-weight="bold"`, "Impact")
	d.y += svgLine
}

// legend writes how many risks have each rating, the highest first.
func (d *drawing) legend() {
	ratings := d.heatMap.Matrix.Ratings
	d.y += svgPadding
	for rank := len(ratings); rank > 0; rank-- {
		risks := []Marker{}
		for _, p := range d.heatMap.Risks {
			if p.Now.Rank == rank {
				risks = append(risks, p)
			}
		}
		d.box(svgMargin, d.y, 2*svgText, svgText, d.fill(rank))
		for _, line := range wrapped(string(ratings[rank-1])+": "+count(risks), d.width-2*svgMargin-2*svgText-svgPadding) {
			d.text(svgMargin+2*svgText+svgPadding, d.y+svgText-2, "", line)
			d.y += svgLine
		}
	}
	d.y += svgLine
}

// count says how many risks there are.
func count(risks []Marker) string {
	if len(risks) == 1 {
		return "1 risk"
	}
	return fmt.Sprintf("%d risks", len(risks))
}

// packed returns texts in lines, with a separator between them: as many in a line as there
// is room for, and at least one.
func packed(texts []string, separator string, width int) []string {
	lines := []string{}
	for _, text := range texts {
		last := len(lines) - 1
		if last >= 0 && report.TextWidth(lines[last]+separator+text) <= width {
			lines[last] += separator + text
			continue
		}
		lines = append(lines, text)
	}
	return lines
}

// wrapped returns a text in lines that fit in a width. A word that does not fit by itself
// is broken.
func wrapped(text string, width int) []string {
	words := []string{}
	for word := range strings.FieldsSeq(text) {
		for report.TextWidth(word) > width && utf8.RuneCountInString(word) > 1 {
			cut := fits(word, width)
			words, word = append(words, word[:cut]), word[cut:]
		}
		words = append(words, word)
	}
	return packed(words, " ", width)
}

// fits returns how many bytes of a word fit; at least those of one letter.
func fits(word string, width int) int {
	cut := 0
	for i, r := range word {
		if cut = i + utf8.RuneLen(r); i > 0 && report.TextWidth(word[:cut]) > width {
			return i
		}
	}
	return cut
}

// escaped returns text escaped for XML, with a space for each character that XML cannot hold.
func escaped(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\ufffe' || r == '\uffff' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, " "))
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(text)
}
