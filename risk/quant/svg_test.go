package quant_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/quant"
)

// golden holds a text to testdata/golden/name, which UPDATE=1 writes.
func golden(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), text)
}

// wellFormed holds that a drawing is XML, and that nothing in it is outside its frame.
func wellFormed(t *testing.T, drawing string) {
	t.Helper()
	reader := xml.NewDecoder(strings.NewReader(drawing))
	for {
		_, err := reader.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		require.NoError(t, err)
	}
}

func TestDistribution_SVG(t *testing.T) {
	t.Parallel()
	marks := []partnership.Quantity{qty("50"), qty("80"), qty("95")}
	three, err := total(t, three()).Distribution.SVG("Three <risks> & \"more\"", marks)
	require.NoError(t, err)
	wellFormed(t, three)
	golden(t, "three.svg", three)
	many, err := total(t, portfolio(30, 5_000)).Distribution.SVG("What 30 risks may cost together", marks)
	require.NoError(t, err)
	wellFormed(t, many)
	golden(t, "thirty.svg", many)
	again, err := total(t, portfolio(30, 5_000)).Distribution.SVG("What 30 risks may cost together", marks)
	require.NoError(t, err)
	assert.Equal(t, many, again)

	_, err = quant.Distribution{}.SVG("", []partnership.Quantity{{}, qty("101")})
	assert.EqualError(t, err, "step: required\nlowest: required\nprobabilities: required\nmarks[0]: required\nmarks[1]: 101 is not from 0 to 100: out of range")
	none, err := quant.Distribution{Step: pounds(1), Lowest: pounds(0), Probabilities: []float64{1}}.SVG("", marks)
	require.NoError(t, err)
	wellFormed(t, none)
}

func TestContributions_SVG(t *testing.T) {
	t.Parallel()
	p := portfolio(23, 5_000)
	p.Exposures[3].Nature = risk.Opportunity
	c, err := p.Contributions(qty("80"))
	require.NoError(t, err)
	names := report.NewNames(report.Entry{Noun: report.Risk, ID: "r3", Name: "Grant for <new> systems"})
	drawing := c.SVG("Which risks matter most", names)
	wellFormed(t, drawing)
	golden(t, "tornado.svg", drawing)
	assert.Contains(t, drawing, "Not drawn: 3 risks that matter less")
	assert.Equal(t, drawing, c.SVG("Which risks matter most", names))
	wellFormed(t, quant.Contributions{}.SVG("", names))
	none := quant.Contributions{Risks: []quant.Contribution{{Risk: "a", Effect: pounds(0)}}}.SVG("", names)
	assert.Contains(t, none, `width="1" height="22" fill="#606060"`, "a risk that changes nothing adds nothing")
	c.Risks = c.Risks[:20]
	assert.NotContains(t, c.SVG("", names), "Not drawn")
	before := c.SVG("", names)
	c.NotEstimated = []risk.RiskID{"x", "y"}
	after := c.SVG("", names)
	wellFormed(t, after)
	assert.Contains(t, after, "Not drawn: 2 risks that nobody has estimated")
	assert.NotContains(t, after, "that matter less")
	assert.Equal(t, heightOf(t, before)+22, heightOf(t, after), "a line more")
}

// heightOf is the height of a drawing.
func heightOf(t *testing.T, drawing string) int {
	t.Helper()
	_, rest, ok := strings.Cut(drawing, ` height="`)
	require.True(t, ok)
	digits, _, _ := strings.Cut(rest, `"`)
	n, err := strconv.Atoi(digits)
	require.NoError(t, err)
	return n
}

// Texts of tables that no example shows.
func TestTables(t *testing.T) {
	t.Parallel()
	p := three()
	p.Exposures[0].Bearing.Shares, p.Exposures[1].Bearing.Shares = shares("harrow"), shares("barnet")
	p.Exposures[2].Estimate, p.Exposures[2].Nature = risk.Estimate{}, risk.Opportunity
	p.Exposures[0].Estimate.Item, p.BiasedItems = "build", []string{"build"}
	names := report.NewNames(report.Entry{Noun: report.Risk, ID: "a", Name: "Roof"})
	assert.Equal(t, []string{
		"Calculated in steps of £50.00. The standard deviation is £55.00.", "Not estimated, and left out: c.",
		"Counted with optimism bias on the same item: Roof.",
	}, notes(total(t, p).Table(names)))
	c, err := p.Contributions(qty("80"))
	require.NoError(t, err)
	assert.Equal(t, []string{"Not estimated, and left out: c."}, notes(c.Table(names)))

	totals, err := p.ByMember(qty("80"))
	require.NoError(t, err)
	assert.Equal(t, "Together the members need £50.00 less than if each sets aside its own.", totals.Table(names).Summary)
	totals.Benefit = pounds(0)
	assert.Equal(t, "Together the members need as much as if each sets aside its own.", totals.Table(names).Summary)
	assert.Equal(t, []string{"Not estimated, and left out: c."}, notes(totals.Table(names)))
	p.Exposures[1].Bearing = risk.Bearing{}
	totals, err = p.ByMember(qty("80"))
	require.NoError(t, err)
	assert.Equal(t, "What pooling saves is not known.", totals.Table(names).Summary)
	assert.Equal(t, []string{"Not estimated, and left out: c.", "Nobody has agreed who bears b: in the figures of all together only."}, notes(totals.Table(names)))
	totals.Benefit = costing.Pence(-1)
	assert.Equal(t, "Together the members need £0.01 more than if each sets aside its own.", totals.Table(names).Summary)
	assert.Empty(t, notes(quant.Reduction{}.Table(names)))
}

// notes are the notes of a table.
func notes(table report.Table) []string { return table.Notes }

// No call changes the portfolio, and no result leads back to it.
func TestResultsAreOnesOwn(t *testing.T) {
	t.Parallel()
	p := shared()
	p.Exposures[0].Inherent = fixed("0.5", 200)
	register := risk.Register{Members: p.Members, Risks: []risk.Risk{{ID: "a", Status: risk.OpenRisk, Bearing: p.Exposures[2].Bearing, Estimate: outcomes(map[int64]string{5: "1"})}}}
	fieldtest.Unchanged(t, []quant.Portfolio{p}, func() {
		_, _ = p.Total()
		totals, _ := p.ByMember(qty("80"))
		_, _ = totals.Allocate(pounds(1), quant.ByMean)
		_, _ = p.Contributions(qty("80"))
		_, _ = p.Worth(qty("80"), []quant.ProposedAction{{ID: "x", Risk: "a", After: fixed("0.1", 100)}})
		_, _ = p.Reduction(qty("80"))
		p.AsInherent().Exposures[0].ID = "spoilt"
	})
	fieldtest.Unchanged(t, []risk.Register{register}, func() {
		other := quant.FromRegister(register, pounds(1))
		other.Members[0], other.Exposures[0].Bearing.Shares[0].Org = "spoilt", "spoilt"
		other.Exposures[0].Bearing.Caps[0].Org, other.Exposures[0].Estimate.Outcomes[0].Amount = "spoilt", pounds(6)
	})
}

// The stage of an estimate says where it belongs.
func TestFromRegister_Stages(t *testing.T) {
	t.Parallel()
	register := risk.Register{}
	for _, stage := range append(risk.EstimateStages(), "") {
		e := fixed("0.5", 100)
		e.Stage = stage
		register.Risks = append(register.Risks, risk.Risk{ID: risk.RiskID("r" + stage), Nature: risk.Threat, Status: risk.OpenRisk, Estimate: e})
	}
	p := quant.FromRegister(register, pounds(50))
	require.NoError(t, p.Validate())
	var known []string
	for _, x := range p.Exposures {
		known = append(known, fmt.Sprintf("%s %v %v", x.ID, !x.Estimate.IsZero(), !x.Inherent.IsZero()))
	}
	assert.Equal(t, []string{"rinherent false true", "rcurrent true false", "rtarget false false", "r true false"}, known)
	assert.Equal(t, pounds(50), total(t, p.AsInherent()).Distribution.Mean())
}
