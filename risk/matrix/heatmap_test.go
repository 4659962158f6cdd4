package matrix_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// placed reads risks like "R-01 4 5" and, if they stood elsewhere, "R-02 4 5 3 3", with
// commas between them.
func placed(t testing.TB, m matrix.Matrix, text string) []matrix.Marker {
	t.Helper()
	var all []matrix.Marker
	for entry := range strings.SplitSeq(text, ", ") {
		words := strings.Fields(entry)
		p := matrix.Marker{Label: words[0]}
		for i, at := range []*matrix.Cell{&p.Now, &p.Before} {
			if len(words) <= 2*i+2 {
				break
			}
			r, err := m.Rate(matrix.LevelCode(words[2*i+1]), matrix.LevelCode(words[2*i+2]))
			require.NoError(t, err)
			*at = r
		}
		all = append(all, p)
	}
	return all
}

// hrMap is a map with everything that one can have.
func hrMap(t testing.TB) matrix.HeatMap {
	t.Helper()
	m := matrix.TriBorough()
	for i, label := range []string{"Very unlikely", "Unlikely", "Possible", "Likely", "Very likely"} {
		m.Likelihood[i].Label = label
	}
	for i, label := range []string{"Minor", "Moderate", "Serious", "Major", "Critical"} {
		m.Impact[i].Label = label
	}
	return matrix.HeatMap{
		Title: "HR shared service, 2026-06-30", Matrix: m,
		Risks: placed(t, m, "R-01 4 5 3 5, R-02 4 5, R-03 4 5, R-04 4 5, R-05 3 3 5 3, R-06 2 2, R-07 1 5, R-08 5 5 5 5, "+
			"R-09 3 4 4 3, R-10, R-11 4 5, R-12 4 4, R-13"),
	}
}

func TestHeatMap_Table(t *testing.T) {
	t.Parallel()
	got, err := markdown(hrMap(t))
	require.NoError(t, err)
	assert.Equal(t, lines(
		"## HR shared service, 2026-06-30",
		"",
		"| Likelihood ↓ Impact → | 1: Minor | 2: Moderate | 3: Serious | 4: Major | 5: Critical |",
		"|---|---|---|---|---|---|",
		"| 5: Very likely | green 5 | green 10 | amber 15 | red 20 | red 25: R-08 (1) |",
		"| 4: Likely | green 4 | green 8 | amber 12 | red 16: R-12 (1) | red 20: R-01 ▲, R-02, R-03, R-04, R-11 (5) |",
		"| 3: Possible | green 3 | green 6 | green 9: R-05 ▼ (1) | amber 12: R-09 ◆ (1) | amber 15 |",
		"| 2: Unlikely | green 2 | green 4: R-06 (1) | green 6 | green 8 | green 10 |",
		"| 1: Very unlikely | green 1 | green 2 | green 3 | green 4 | green 5: R-07 (1) |",
		"",
		"1. R-01 ▲ up from likelihood 3 and impact 5",
		"2. R-05 ▼ down from likelihood 5 and impact 3",
		"3. R-09 ◆ across from likelihood 4 and impact 3",
		"4. Not assessed: R-10, R-13",
		"",
	), got)
}

// A matrix without ratings and one without scores; words that mean something to
// Markdown.
func TestHeatMapOfOtherMatrices(t *testing.T) {
	t.Parallel()
	nrr := matrix.NationalRiskRegister()
	got, err := markdown(matrix.HeatMap{Title: "Nation", Matrix: nrr, Risks: placed(t, nrr, "54 4 5")})
	require.NoError(t, err)
	assert.Contains(t, got, "| 4: 5–25 % |  |  |  |  | 54 (1) |")

	letters := matrix.LettersAndNumbers()
	letters.Likelihood[3].Label = "a|b *c*"
	got, err = markdown(matrix.HeatMap{Title: "<Letters>", Matrix: letters, Risks: placed(t, letters, "a|b C 1 B 2")})
	require.NoError(t, err)
	assert.Contains(t, got, `## \<Letters\>`)
	assert.Contains(t, got, `| C: a\|b \*c\* | green | amber | amber | red: a\|b ▲ (1) |`)
	assert.Contains(t, got, `1. a\|b ▲ up from likelihood B and impact 2`)

	words := matrix.FourByFour()
	got, err = markdown(matrix.HeatMap{Title: "Words", Matrix: words, Risks: placed(t, words, "x high serious high critical")})
	require.NoError(t, err)
	assert.Contains(t, got, "| high | green | amber | red: x ▼ (1) | red |", "down within a rating, by the places")
}

func TestHeatMapCounts(t *testing.T) {
	t.Parallel()
	counts := hrMap(t).Counts()
	assert.Equal(t, [][]int{
		{0, 0, 0, 0, 1},
		{0, 1, 0, 0, 0},
		{0, 0, 1, 1, 0},
		{0, 0, 0, 1, 5},
		{0, 0, 0, 0, 1},
	}, counts)
}

func TestHeatMapFindsEverythingAtOnce(t *testing.T) {
	t.Parallel()
	h := hrMap(t)
	h.Title = " "
	h.Risks = append(h.Risks,
		matrix.Marker{Now: matrix.Cell{Likelihood: 6, Impact: 1}},
		matrix.Marker{Label: "R-01", Before: matrix.Cell{Likelihood: 4, Impact: 5, Score: qty("20"), Rating: "amber", Rank: 2}},
	)
	want := lines(
		"title: required",
		"risks[13].label: required",
		`risks[13].now: likelihood 6 and impact 1 with the rating "" and the score not known is not a cell of the matrix: invalid`,
		`risks[14].before: likelihood 4 and impact 5 with the rating "amber" and the score 20 is not a cell of the matrix: invalid`,
		"risks[14].label: duplicate: \"R-01\" is already risks[0]",
	)
	assert.EqualError(t, h.Validate(), want)
	_, err := markdown(h)
	assert.EqualError(t, err, want)
	_, err = h.SVG(report.Names{})
	assert.EqualError(t, err, want)
	h.Matrix.Name = ""
	assert.EqualError(t, h.Validate(), lines("title: required", "matrix.name: required", "risks[13].label: required", "risks[14].label: duplicate: \"R-01\" is already risks[0]"))
}

// A table shows names, with the id where two risks have one name. A drawing has room for
// ids, and its notes say what they are called.
func TestHeatMap_NamesItsRisks(t *testing.T) {
	t.Parallel()
	names := report.NewNames(
		report.Entry{Noun: report.Risk, ID: "R-01", Name: "A member leaves"}, report.Entry{Noun: report.Risk, ID: "R-02", Name: "A member leaves"},
	)
	h := hrMap(t)
	table, err := h.Table(names)
	require.NoError(t, err)
	bare, err := h.Table(report.Names{})
	require.NoError(t, err)
	named := strings.NewReplacer("R-01", "A member leaves (R-01)", "R-02", "A member leaves (R-02)")
	assert.Equal(t, named.Replace(bare.Markdown()), table.Markdown())
	assert.NotEqual(t, bare.Markdown(), table.Markdown())
	svg, err := h.SVG(names)
	require.NoError(t, err)
	assert.Subset(t, draw(t, svg).texts, []string{"R-01: A member leaves", "R-02: A member leaves"})
	assert.NotContains(t, svg, "A member leaves (")
}

// Whoever changes a map or its table changes no other.
func TestHeatMap_IsOnesOwn(t *testing.T) {
	t.Parallel()
	before, now := hrMap(t), hrMap(t)
	fieldtest.Unchanged(t, []matrix.HeatMap{before, now}, func() {
		since, err := now.Since(before)
		require.NoError(t, err)
		since.Risks[0], since.Matrix.Ratings[0], since.Matrix.Impact[0] = matrix.Marker{}, "spoilt", matrix.Level{}
		table, err := now.Table(report.Names{})
		require.NoError(t, err)
		table.Rows[0][0], table.Notes[0] = "spoilt", "spoilt"
		_, err = now.SVG(report.Names{})
		require.NoError(t, err)
		now.Counts()[0][0] = 77
		now.Matrix.Scores()[0] = qty("77")
		now.Matrix.CoxWarnings()[0].First = "spoilt"
	})
}

func TestHeatMapSince(t *testing.T) {
	t.Parallel()
	now := hrMap(t)
	for i := range now.Risks {
		now.Risks[i].Before = matrix.Cell{}
	}
	before := matrix.HeatMap{Title: "before", Matrix: now.Matrix, Risks: placed(t, now.Matrix, "R-01 3 5, R-05 5 3, R-08 5 5, R-09 4 3, R-10, R-99 1 1")}
	moved, err := now.Since(before)
	require.NoError(t, err)
	assert.Equal(t, hrMap(t), moved)
	assert.Equal(t, matrix.Cell{}, now.Risks[0].Before, "the map itself is changed")

	before.Matrix = matrix.TriBorough()
	before.Matrix.Bands[0].To, before.Matrix.Bands[1].From = qty("8"), qty("9")
	for i := range before.Risks {
		before.Risks[i].Now.Rating, before.Risks[i].Now.Rank = "purple", 9
	}
	moved, err = now.Since(before)
	require.NoError(t, err, "other labels and other bands are the same places")
	assert.Equal(t, hrMap(t), moved, "which are rated as they are now")
	_, err = moved.SVG(report.Names{})
	require.NoError(t, err)

	moved.Matrix.Ratings[0], moved.Matrix.Likelihood[0].Code = "changed", "changed"
	assert.Equal(t, hrMap(t).Matrix, now.Matrix, "the two maps share a list")

	before.Matrix = matrix.CityOfLondon()
	_, err = now.Since(before)
	assert.EqualError(t, err, `matrix: "City of London Corporation" and "Tri-borough shared services" have different levels: invalid`)
}

// drawn is what a reader of the drawing meets, in order.
type drawn struct {
	texts []string
	fills []string
	sizes []string
}

// draw reads a drawing, which must be well-formed XML.
func draw(t testing.TB, svg string) drawn {
	t.Helper()
	var d drawn
	decoder := xml.NewDecoder(strings.NewReader(svg))
	inText := false
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return d
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "text"
			for _, a := range token.Attr {
				if a.Name.Local == "fill" && token.Name.Local == "rect" {
					d.fills = append(d.fills, a.Value)
				}
				if a.Name.Local == "font-size" {
					d.sizes = append(d.sizes, a.Value)
				}
			}
		case xml.CharData:
			if inText {
				d.texts = append(d.texts, string(token))
			}
		case xml.EndElement:
			inText = false
		}
	}
}

// The drawing is the same bytes every time, and says all that the table says in words.
func TestHeatMapSVG(t *testing.T) {
	t.Parallel()
	h := hrMap(t)
	svg, err := h.SVG(report.Names{})
	require.NoError(t, err)
	again, err := hrMap(t).SVG(report.Names{})
	require.NoError(t, err)
	assert.Equal(t, svg, again)

	d := draw(t, svg)
	for _, text := range []string{
		"HR shared service, 2026-06-30", "Likelihood", "Impact", "5: Very likely", "1: Minor", "5: Critical",
		"red 20", "5 risks", "R-01 ▲, R-02,", "amber 12", "R-05 ▼", "red: 7 risks", "amber: 1 risk", "green: 3 risks",
		"R-01 ▲ up from likelihood 3 and impact 5", "Not assessed: R-10, R-13",
	} {
		assert.Contains(t, strings.Join(d.texts, "\n"), strings.TrimSuffix(text, ","))
	}
	for _, p := range h.Risks {
		assert.Contains(t, strings.Join(d.texts, "\n"), p.Label)
	}
	cells := 0
	for _, text := range d.texts {
		if regexp.MustCompile(`^(red|amber|green) \d+$`).MatchString(text) {
			cells++
		}
	}
	assert.Equal(t, 25, cells, "every cell names its rating and score")
	for _, size := range d.sizes {
		n, err := strconv.Atoi(size)
		require.NoError(t, err)
		assert.GreaterOrEqual(t, n, 16)
	}

	path := filepath.Join("testdata", "golden", "heatmap.svg")
	want, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		require.NoError(t, os.WriteFile(path, []byte(svg), 0o600))
		require.Fail(t, "there was no drawing: look at "+path+", and keep it if it is right")
	}
	require.NoError(t, err)
	assert.Equal(t, string(want), svg)
}

// luminance is the relative luminance of a colour (WCAG 2.2).
func luminance(t testing.TB, colour string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		require.NoError(t, err)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// In black and white each rating is darker than the one below, by a tenth of the range,
// and black text has the contrast of 7 to 1 that WCAG 2.2 requires at level AAA.
func TestFillsCanBeReadInBlackAndWhite(t *testing.T) {
	t.Parallel()
	ratings := []matrix.Rating{"very low", "low", "medium", "high", "very high"}
	for n := 2; n <= len(ratings); n++ {
		m := matrix.FourByFour()
		m.Ratings = ratings[:n]
		for l := range m.Grid {
			for i := range m.Grid[l] {
				m.Grid[l][i] = ratings[min(max(l, i), n-1)]
			}
		}
		if n == 5 {
			m.Grid[3][3] = "very high"
		}
		require.NoError(t, m.Validate())
		svg, err := matrix.HeatMap{Title: "x", Matrix: m}.SVG(report.Names{})
		require.NoError(t, err)
		fills := draw(t, svg).fills
		legend := slices.Clone(fills[len(fills)-n:]) // the highest first
		for i, fill := range legend {
			assert.GreaterOrEqual(t, (luminance(t, fill)+0.05)/0.05, 7.0)
			if i > 0 {
				assert.Greaterf(t, luminance(t, fill), luminance(t, legend[i-1])+0.08, "%d ratings: %v", n, legend)
			}
		}
	}
}

// fillsOf are the fills of the legend of a map with these ratings, the lowest first.
func fillsOf(t *testing.T, ratings ...matrix.Rating) []string {
	t.Helper()
	m := matrix.FourByFour()
	m.Ratings = ratings
	for l := range m.Grid {
		for i := range m.Grid[l] {
			m.Grid[l][i] = ratings[min(l+i, len(ratings)-1)]
		}
	}
	h := matrix.HeatMap{Title: "x", Matrix: m}
	svg, err := h.SVG(report.Names{})
	require.NoError(t, err)
	fills := draw(t, svg).fills
	fills = fills[len(fills)-len(ratings):]
	slices.Reverse(fills)
	return fills
}

// A rating that is named by a colour has that colour, and no two have the same.
func TestFillsDoNotContradictNames(t *testing.T) {
	t.Parallel()
	const green, yellow, amber, orange, red, black = "#e6f5df", "#f3dc80", "#f2bd62", "#f0a05a", "#e87468", "#141414"
	assert.Equal(t, []string{green, amber, red}, fillsOf(t, "green", "amber", "red"))
	assert.Equal(t, []string{green, amber, red, black}, fillsOf(t, "green", "amber", "red", "black"))
	assert.Equal(t, []string{green, yellow, amber, orange, red}, fillsOf(t, "Green", "Yellow", "Amber", "Orange", "Red"))
	assert.Equal(t, []string{green, red}, fillsOf(t, "low", "high"))
	assert.Equal(t, green, fillsOf(t, "minimal", "low", "green")[2])
	for _, ratings := range [][]matrix.Rating{
		{"1", "2", "3", "4", "5", "6", "7"},
		{"low", "green", "Green", "high", "red", "black", "worst"},
		{"blue", "purple", "grey", "green", "amber", "red", "black"},
		{"a", "b"},
		{"red", "worse"},
		{"fair", "green"},
	} {
		fills := fillsOf(t, ratings...)
		for i, fill := range fills {
			assert.NotContains(t, fills[:i], fill, ratings)
			black, white := (luminance(t, fill)+0.05)/0.05, 1.05/(luminance(t, fill)+0.05)
			assert.GreaterOrEqual(t, max(black, white), 7.0, "text on %s", ratings[i])
		}
	}
}

// The worse a rating, the darker its fill, wherever names of the way stand among others.
func TestWorseIsDarker(t *testing.T) {
	t.Parallel()
	many := make([]matrix.Rating, 12)
	for i := range many {
		many[i] = matrix.Rating(fmt.Sprintf("r%d", i))
	}
	for _, ratings := range [][]matrix.Rating{
		{"green", "amber", "red", "critical"},
		{"green", "yellow", "amber", "red", "severe", "catastrophic"},
		{"minimal", "low", "green", "medium", "amber", "high", "red"},
		{"low", "amber", "high"},
		{"green", "amber", "red", "very red"},
		{"green", "amber", "red", "purple"}, // off the way from green to red
		{"blue", "green", "amber", "red"},
		{"blue", "green", "yellow", "amber", "red", "purple", "black"},
		{"grey", "green", "red", "critical", "black"},
		{"purple", "blue", "grey"},
		{"low", "amber", "grey"},
		{"red", "amber", "green"}, // named the wrong way round
		{"amber", "green", "red"},
		{"green", "amber", "Amber", "red", "black", "worse"},
		many,
	} {
		before := 2.0
		for i, fill := range fillsOf(t, ratings...) {
			now := luminance(t, fill)
			assert.Less(t, now, before, ratings[i])
			before = now
		}
	}
}

// Text on black is white, and every other text is black.
func TestTextOnBlackIsWhite(t *testing.T) {
	t.Parallel()
	m := matrix.TriBorough()
	m.Ratings[2], m.Bands[2].Rating = "black", "black"
	svg, err := matrix.HeatMap{Title: "x", Matrix: m, Risks: placed(t, m, "R-01 5 5, R-02 1 1")}.SVG(report.Names{})
	require.NoError(t, err)
	for _, text := range []string{">black 25<", ">1 risk<", ">R-01<"} {
		assert.Regexp(t, `fill="#ffffff"`+text, svg)
	}
	assert.NotRegexp(t, `fill="#ffffff">(R-02|green|black:)`, svg)
}

// The widest text that there is stays inside: a W of DejaVu Sans is 0.989 of its size
// wide, and 1.103 if it is bold. What is too wide for its column is wrapped.
func TestWideTextStaysInside(t *testing.T) {
	t.Parallel()
	numbers := func(svg, pattern string) (all []int) {
		found := regexp.MustCompile(pattern).FindStringSubmatch(svg)
		require.NotNil(t, found, pattern)
		for _, text := range found[1:] {
			n, err := strconv.Atoi(text)
			require.NoError(t, err)
			all = append(all, n)
		}
		return all
	}
	plain, bold := func(n int) int { return int(math.Ceil(float64(n) * 16 * 0.989)) }, func(n int) int { return int(math.Ceil(float64(n) * 22 * 1.103)) }
	longest := func(svg string) (longest int) {
		for _, run := range regexp.MustCompile("W+").FindAllString(svg, -1) {
			longest = max(longest, len(run))
		}
		return longest
	}
	titled, err := matrix.HeatMap{Title: strings.Repeat("W", 83), Matrix: matrix.TriBorough()}.SVG(report.Names{})
	require.NoError(t, err)
	_, titled, _ = strings.Cut(titled, "</title>")
	assert.Equal(t, 83, strings.Count(titled, "W"))
	whole, err := matrix.HeatMap{Title: strings.Repeat("W", 83), Matrix: matrix.TriBorough()}.SVG(report.Names{})
	require.NoError(t, err)
	assert.GreaterOrEqual(t, numbers(whole, `<svg [^>]*width="(\d+)"`)[0], 24+bold(longest(titled)))

	m := matrix.TriBorough()
	m.Likelihood[4].Label = strings.Repeat("W", 30)
	svg, err := matrix.HeatMap{Title: "x", Matrix: m, Risks: placed(t, m, strings.Repeat("W", 36)+" 5 5")}.SVG(report.Names{})
	require.NoError(t, err)
	assert.Equal(t, 66, strings.Count(svg, "W"))
	assert.GreaterOrEqual(t, numbers(svg, `<rect [^>]*width="(\d+)" height="\d+" fill="#e87468"`)[0], 20+plain(longest(svg)))
	heading := numbers(svg, `<text x="(\d+)"[^>]*>W+</text>\n<rect x="(\d+)"`)
	assert.GreaterOrEqual(t, heading[1], heading[0]+plain(longest(svg)))
}

// A level of 66 characters does not make the map three screens wide: its words are
// wrapped, and so are those of a title and of a rating.
func TestHeatMap_WrapsLongLabels(t *testing.T) {
	t.Parallel()
	const long = "Loss of life, or of a service to more than ten thousand households" // 66 characters
	m := matrix.TriBorough()
	m.Impact[4].Label, m.Likelihood[4].Label = long, long
	m.Ratings[2], m.Bands[2].Rating = matrix.Rating(long), matrix.Rating(long)
	m.Ratings[2], m.Bands[2].Rating = "red", "red"
	h := matrix.HeatMap{Title: strings.TrimSpace(strings.Repeat(long+" ", 3)), Matrix: m, Risks: placed(t, m, "R-01 5 5")}
	svg, err := h.SVG(report.Names{})
	require.NoError(t, err)
	width, err := strconv.Atoi(regexp.MustCompile(`<svg [^>]*width="(\d+)"`).FindStringSubmatch(svg)[1])
	require.NoError(t, err)
	assert.LessOrEqual(t, width, 1700)
	texts := strings.Join(draw(t, svg).texts, " ")
	assert.Equal(t, 5, strings.Count(texts, long), "three times in the title, and once on each axis")
	for _, text := range draw(t, svg).texts {
		assert.LessOrEqual(t, len(text), 100)
	}
}

// The lines of a title are its size and half a padding apart: 27, and the map is as much higher
// for each of them.
func TestHeatMap_LinesOfATitle(t *testing.T) {
	t.Parallel()
	bold, high, first := regexp.MustCompile(`y="(\d+)" font-size="22"`), regexp.MustCompile(`<svg [^>]* height="(\d+)"`), 0
	for lines := 1; lines <= 3; lines++ {
		svg, err := matrix.HeatMap{Title: strings.TrimSpace(strings.Repeat("Shared service ", 5*lines)), Matrix: matrix.TriBorough()}.SVG(report.Names{})
		require.NoError(t, err)
		var at []string
		for _, found := range bold.FindAllStringSubmatch(svg, -1) {
			at = append(at, found[1])
		}
		require.Equal(t, []string{"46", "73", "100"}[:lines], at)
		height, err := strconv.Atoi(high.FindStringSubmatch(svg)[1])
		require.NoError(t, err)
		if lines == 1 {
			first = height
		}
		assert.Equal(t, first+27*(lines-1), height)
	}
}

func FuzzHeatMapSVG(f *testing.F) {
	f.Add("HR & Payroll <shared>", "R-01", `"Very" likely`)
	f.Add("\x00\xff\ufffe", "]]>", "a\nb")
	f.Add("x", strings.Repeat("long ", 30), "--><!--")
	f.Fuzz(func(t *testing.T, title, label, level string) {
		m := matrix.TriBorough()
		m.Likelihood[4].Label = level
		h := matrix.HeatMap{Title: title, Matrix: m, Risks: []matrix.Marker{{Label: label}}}
		r, err := m.Rate("5", "5")
		require.NoError(t, err)
		h.Risks[0].Now = r
		if h.Validate() != nil {
			return
		}
		svg, err := h.SVG(report.Names{})
		require.NoError(t, err)
		d := draw(t, svg)
		squeezed := func(text string) string {
			return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r <= ' ' }), "")
		}
		if regexp.MustCompile(`^[ -~]+$`).MatchString(label) {
			assert.Contains(t, squeezed(strings.Join(d.texts, "")), squeezed(label))
		}
		_, err = markdown(h)
		require.NoError(t, err)
	})
}

func BenchmarkHeatMapSVG(b *testing.B) {
	h := hrMap(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := h.SVG(report.Names{}); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleHeatMap_Table() {
	m := matrix.FourByFour()
	place := func(likelihood, impact matrix.LevelCode) matrix.Cell {
		r, _ := m.Rate(likelihood, impact)
		return r
	}
	heatMap := matrix.HeatMap{Title: "Legal practice", Matrix: m, Risks: []matrix.Marker{
		{Label: "A client leaves", Now: place("medium", "critical"), Before: place("low", "critical")},
		{Label: "Locum costs", Now: place("high", "marginal")},
		{Label: "New case system"},
	}}
	text, err := markdown(heatMap)
	fmt.Print(text, err)
	// Output:
	// ## Legal practice
	//
	// | Likelihood ↓ Impact → | negligible | marginal | serious | critical |
	// |---|---|---|---|---|
	// | high | green | amber: Locum costs (1) | red | red |
	// | medium | green | amber | amber | red: A client leaves ▲ (1) |
	// | low | green | green | amber | amber |
	// | very-low: Very low | green | green | green | green |
	//
	// 1. A client leaves ▲ up from likelihood low and impact critical
	// 2. Not assessed: New case system
	// <nil>
}

func ExampleHeatMap_SVG() {
	svg, err := matrix.HeatMap{Title: "Nobody's risks", Matrix: matrix.CityOfLondon()}.SVG(report.Names{})
	fmt.Println(strings.Split(svg, "\n")[1], err)
	// Output: <title>Nobody's risks</title> <nil>
}

// markdown returns the table of a map as Markdown.
func markdown(h matrix.HeatMap) (string, error) {
	table, err := h.Table(report.Names{})
	return table.Markdown(), err
}
