package scale_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// drawn holds that a drawing is XML without colours, and to testdata/golden/name, which UPDATE=1
// writes.
func drawn(t *testing.T, name, drawing string) {
	t.Helper()
	wellFormed(t, drawing)
	path := filepath.Join("testdata", "golden", name)
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(path, []byte(drawing), 0o600))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), drawing)
}

// wellFormed holds that a drawing is XML, and grey.
func wellFormed(t *testing.T, drawing string) {
	t.Helper()
	for reader := xml.NewDecoder(strings.NewReader(drawing)); ; {
		token, err := reader.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		require.NoError(t, err)
		if element, ok := token.(xml.StartElement); ok {
			for _, a := range element.Attr {
				if strings.HasPrefix(a.Value, "#") {
					assert.True(t, a.Value[1:3] == a.Value[3:5] && a.Value[3:5] == a.Value[5:], "%s is no grey", a.Value)
				}
				assert.False(t, (a.Name.Local == "width" || a.Name.Local == "height") && strings.HasPrefix(a.Value, "-"), "%v", element)
			}
		}
	}
}

func TestUnitCosts_SVG(t *testing.T) {
	t.Parallel()
	costs, err := distant("0.005").UnitCosts(qty("6000"), qty("60000"), appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	drawing, err := costs.SVG("Cost of a case by volume: <share> & as is")
	require.NoError(t, err)
	drawn(t, "unit-costs.svg", drawing)
	again, err := costs.SVG("Cost of a case by volume: <share> & as is")
	require.NoError(t, err)
	assert.Equal(t, drawing, again)

	c := byErrors("0")
	c.Parts = scale.Parts{Fixed: pounds(0), Variable: pounds(1), Step: pounds(30_000), StepOf: qty("10000")}
	c.SharingCost = pounds(20_000)
	steps, err := c.UnitCosts(qty("5000"), qty("40000"), appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	drawing, err = steps.SVG("Cost of a case where teams are of 10,000 cases")
	require.NoError(t, err)
	drawn(t, "unit-costs-steps.svg", drawing)

	never, err := byErrors("0.15").UnitCosts(qty("100000"), qty("1300000"), appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	drawing, err = never.SVG("Where work comes back for ever")
	require.NoError(t, err)
	wellFormed(t, drawing)
	assert.Contains(t, drawing, "same cost")
	assert.NotContains(t, drawing, "Now:", "it is not in the range")
	assert.Equal(t, 2, strings.Count(drawing, "<path"))

	for range 4 {
		never.Turns = append(never.Turns, never.Turns...)
	}
	never.Points[3].First = costing.Money{}
	drawing, err = never.SVG("")
	require.NoError(t, err)
	wellFormed(t, drawing)
	assert.Equal(t, 8, strings.Count(drawing, "From "), "more would cover the picture")
}

func TestOptionComparison_SVG(t *testing.T) {
	t.Parallel()
	comparison, err := byFlow("0.3", "1").Compare()
	require.NoError(t, err)
	drawn(t, "failure-demand.svg", comparison.SVG("Work by option"))
	wellFormed(t, scale.OptionComparison{}.SVG(""))
	odd := scale.OptionComparison{Outcomes: []scale.OptionOutcome{{Option: appraisal.Share, Value: qty("-5"), Failure: qty("-99999")}, {Value: qty("999999999999")}}}
	wellFormed(t, odd.SVG("<>"))
	unknown := scale.OptionComparison{Outcomes: []scale.OptionOutcome{{Option: appraisal.Share, Value: qty("5")}}}
	assert.Contains(t, unknown.SVG(""), ">5 + not known</text>")
	assert.NotContains(t, unknown.SVG(""), ">+0</text>")
	assert.Contains(t, unknown.Table().Markdown(), "| 5 | not known |")
}

func TestSavingTornado_SVG(t *testing.T) {
	t.Parallel()
	ranges := []scale.FactorRange{
		{Factor: scale.ErrorsPerDoubling, Low: qty("0"), High: qty("0.2")},
		{Factor: scale.FixedCost, Low: qty("40000"), High: qty("60000")},
		{Factor: scale.ErrorsPerKilometre, Low: qty("0"), High: qty("0.1")},
	}
	tornado, err := byErrors("0.1").Tornado(ranges, appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	drawing := tornado.SVG("What sharing hangs on")
	drawn(t, "tornado.svg", drawing)
	assert.Equal(t, drawing, tornado.SVG("What sharing hangs on"))
	assert.Contains(t, drawing, "These move nothing: errors per kilometre.")

	// Half of all cases come back at home, and all of them in the shared site at the high end.
	endless := byErrors("0.1")
	endless.Partners[0].ErrorRate = qty("0.5")
	tornado, err = endless.Tornado([]scale.FactorRange{{Factor: scale.SharedErrorRate, Low: qty("0.1"), High: qty("0.9")}}, appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	assert.Contains(t, tornado.SVG("Endless"), "0.9: not known")
	wellFormed(t, scale.SavingTornado{}.SVG("Nothing"))
	unknown := scale.SavingTornado{Bars: []scale.SavingBar{{Factor: scale.FixedCost, Low: qty("4"), High: qty("6"), AtLow: pounds(1), AtHigh: pounds(-1)}}}
	drawing = unknown.SVG("From what nobody knows")
	wellFormed(t, drawing)
	assert.Contains(t, drawing, "As it is: not known. Light")
	assert.Contains(t, drawing, "4: not known")
	assert.NotContains(t, drawing, "stroke-dasharray", "no saving to begin at")
}

// A scale has at most eight steps, and eight are not too many.
func TestUnitCosts_SVGHasUpToEightSteps(t *testing.T) {
	t.Parallel()
	for high, step := range map[string]string{"16000": "9,000", "16001": "10,000"} {
		drawing, err := scale.UnitCosts{
			First: appraisal.Share, Second: appraisal.AsIs,
			Points: []scale.UnitCost{{Volume: qty("8000"), First: pounds(1), Second: pounds(2)}, {Volume: qty(high), First: pounds(1), Second: pounds(2)}},
		}.SVG("Steps")
		require.NoError(t, err)
		assert.Equal(t, step == "9,000", strings.Contains(drawing, ">9,000</text>"), high)
		assert.Contains(t, drawing, ">"+step+"</text>")
	}
}

// The cost of a case is drawn from £0 on, also where it is small.
func TestUnitCosts_SVGBeginsWithNothing(t *testing.T) {
	t.Parallel()
	drawing, err := scale.UnitCosts{
		First: appraisal.Share, Second: appraisal.AsIs,
		Points: []scale.UnitCost{{Volume: qty("1000"), First: pounds(2), Second: pounds(4)}, {Volume: qty("2000"), First: pounds(2), Second: pounds(4)}},
	}.SVG("Cheap")
	require.NoError(t, err)
	assert.Contains(t, drawing, ">0.0</text>")
	assert.Contains(t, drawing, ">4.0</text>")
}

// A title that is wider than a picture makes it wider: it has a margin on both sides.
func TestUnitCosts_SVGAsWideAsItsTitle(t *testing.T) {
	t.Parallel()
	title := strings.TrimSpace(strings.Repeat("The cost of a case by volume. ", 7))
	costs, err := distant("0.005").UnitCosts(qty("6000"), qty("60000"), appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	drawing, err := costs.SVG(title)
	require.NoError(t, err)
	assert.Contains(t, drawing, fmt.Sprintf(`width="%d"`, 2*report.PictureMargin+report.TitleWidth(title)))
}
