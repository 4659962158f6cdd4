package report

import (
	"fmt"
	"math"
	"math/bits"
	"strings"
	"unicode/utf8"
)

// The sizes of the texts of a picture, in pixels.
const (
	PictureText  = 16 // all but the title
	PictureTitle = 22
)

// TextWidth returns how wide a text of a picture is at most, in pixels. It takes each letter to
// be as wide as the widest of its group in DejaVu Sans, the widest of the fonts that Picture
// names. A digit is a third of a pixel wider than it is taken to be, so leave some room around
// a text.
func TextWidth(text string) int {
	width := 0
	for _, r := range text {
		switch {
		case r >= utf8.RuneSelf || strings.ContainsRune("mMwW@%+<=>^~", r):
			width += 16
		case r >= 'A' && r <= 'Z' || strings.ContainsRune("&#", r):
			width += 13
		default:
			width += 10
		}
	}
	return width
}

// TitleWidth is TextWidth for the title of a picture, which is larger and bold.
func TitleWidth(text string) int { return TextWidth(text) * PictureTitle / PictureText * 9 / 8 }

// PictureMargin is how far the title of a picture is from its edges, in pixels.
const PictureMargin = 24

// Picture returns a drawing as SVG, which a browser or an office program shows: shapes as
// SVGText, SVGLine and SVGBox write them, on white, below a title. Measures are in pixels.
func Picture(title string, width, height int, shapes string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" role="img" `, width, height)
	fmt.Fprintf(&b, `font-family="Arial, Helvetica, DejaVu Sans, sans-serif" font-size="%d" fill="#000000">`+"\n", PictureText)
	fmt.Fprintf(&b, "<title>%s</title>\n<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", EscapeHTML(title), width, height)
	fmt.Fprintf(&b, `<text x="%d" y="%d" font-size="%d" font-weight="bold">%s</text>`+"\n", PictureMargin, PictureMargin+PictureTitle, PictureTitle, EscapeHTML(title))
	return b.String() + shapes + "</svg>\n"
}

// SVGText returns a text whose baseline is at y. Attributes begin with a space, or are "".
func SVGText(x, y int, attributes, text string) string {
	return fmt.Sprintf(`<text x="%d" y="%d"%s>%s</text>`+"\n", x, y, attributes, EscapeHTML(text))
}

// SVGLine returns a straight line. Attributes begin with a space.
func SVGLine(x1, y1, x2, y2 int, attributes string) string {
	return fmt.Sprintf(`<line x1="%d" y1="%d" x2="%d" y2="%d"%s/>`+"\n", x1, y1, x2, y2, attributes)
}

// SVGBox returns a rectangle. Attributes begin with a space.
func SVGBox(x, y, width, height int, attributes string) string {
	return fmt.Sprintf(`<rect x="%d" y="%d" width="%d" height="%d"%s/>`+"\n", x, y, width, height, attributes)
}

// MoneyAxis is a scale of money, in pence. A step is 1, 2 or 5 followed by zeros, such as
// £200,000.
type MoneyAxis struct {
	Low   int64  // the amount at its beginning
	Step  int64  // from mark to mark
	Marks int    // how many steps there are to its end
	Unit  int64  // what its labels count, in pence
	Name  string // of the unit: "£ million"
}

// widestAxis is how far from £0 the end of a scale may be, in pence. An amount beyond it is drawn
// at the end.
const widestAxis = math.MaxInt64 / 64

// NewMoneyAxis returns a scale with at most ten steps, from low or a little less to high or a
// little more, in pence.
func NewMoneyAxis(low, high int64) MoneyAxis {
	low, high = max(low, -widestAxis), min(max(high, low, -widestAxis), widestAxis)
	a := MoneyAxis{Step: 100, Unit: 100, Name: "£"}
	for i := 0; (high-low-1)/a.Step >= 8; i++ {
		a.Step = a.Step * []int64{4, 5, 4}[i%3] / 2
	}
	first := floor(low, a.Step)
	a.Low, a.Marks = first*a.Step, int(max(1, -floor(-high, a.Step)-first))
	switch {
	case a.Step >= 1e8:
		a.Unit, a.Name = 1e8, "£ million"
	case a.Step >= 1e5:
		a.Unit, a.Name = 1e5, "£ thousand"
	}
	return a
}

// floor returns a ÷ b, rounded down. b is above 0.
func floor(a, b int64) int64 {
	if a%b < 0 {
		return a/b - 1
	}
	return a / b
}

// At returns how far an amount is from the beginning of the scale, in pixels, if the whole
// scale is drawn so many pixels long.
func (a MoneyAxis) At(pence int64, pixels int) int {
	span := uint64(a.Step) * uint64(a.Marks)
	if span == 0 || pence <= a.Low || pixels <= 0 {
		return 0
	}
	high, low := bits.Mul64(2*min(uint64(pence-a.Low), span), uint64(pixels))
	low, carry := bits.Add64(low, span, 0)
	at, _ := bits.Div64(high+carry, low, 2*span)
	return int(at)
}

// Amounts returns the amounts at the marks, from the beginning to the end.
func (a MoneyAxis) Amounts() []int64 {
	amounts := make([]int64, a.Marks+1)
	for i := range amounts {
		amounts[i] = a.Low + int64(i)*a.Step
	}
	return amounts
}

// Label returns the text for the mark at an amount, in the unit of the scale.
func (a MoneyAxis) Label(pence int64) string {
	if a.Unit == 0 {
		return ""
	}
	if pence < 0 {
		return "\u2212" + Grouped(fmt.Sprint(-pence/a.Unit))
	}
	return Grouped(fmt.Sprint(pence / a.Unit))
}
