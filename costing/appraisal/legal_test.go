package appraisal_test

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// names are those of the three councils.
func names() report.Names {
	return report.NewNames(
		report.Entry{Noun: report.Organisation, ID: "harrow", Name: "Harrow"},
		report.Entry{Noun: report.Organisation, ID: "barnet", Name: "Barnet"},
		report.Entry{Noun: report.Organisation, ID: "brent", Name: "Brent"},
	)
}

// thirds are equal shares of three councils.
const thirds = "harrow 1/3 barnet 1/3 brent 1/3"

// shared returns a flow with shares.
func shared(f appraisal.Flow, by string) appraisal.Flow {
	f.Shares = shares(by)
	return f
}

// legal is an appraisal of six options for the legal services of three councils over ten years.
// Sharing saves most, and leaves Brent worse off; what it costs to leave a contractor is not
// known.
func legal() appraisal.Appraisal {
	running := func(first, more int64) appraisal.Flow {
		f := outlay("Running costs", costing.Money{})
		f.Kind = kind(appraisal.CostFlow, appraisal.RecurringFlow, appraisal.RunningFlow)
		for i := range int64(10) {
			f.Amounts = append(f.Amounts, pounds(first+more*i))
		}
		return shared(f, "harrow 40% barnet 40% brent 20%")
	}
	saved := func(amount int64, by string) appraisal.Flow {
		f := shared(saving("Savings", pounds(amount)), by)
		f.Ramp = ramp("10% 40% 40% 10%")
		f.Realised = appraisal.Realisation{Share: part("75%"), Source: "Earlier projects of the three councils"}
		return f
	}
	systems := shared(outlay("Case system", pounds(600_000)), thirds)
	systems.Kind.Funding, systems.Item, systems.Ramp = appraisal.CapitalFlow, "case-system", ramp("50% 50%")
	systems.Bias = appraisal.Bias{
		Type: appraisal.EquipmentDevelopment, Percent: qty("200"), Lower: qty("10"), Source: "Supplementary Green Book guidance: optimism bias",
		Parts: []appraisal.BiasPart{
			{Name: "Specification", Share: part("60%"), Mitigation: part("90%"), Evidence: "Bought as it is: Barnet has used it since 2022"},
			{Name: "Supplier", Share: part("40%"), Mitigation: part("75%"), Evidence: "Framework with fixed prices"},
		},
	}
	freed := saved(300_000, thirds)
	freed.Name, freed.Kind.Cash, freed.Kind.Purpose = "Time of lawyers freed", appraisal.NotCashableFlow, appraisal.TransformationFlow
	option := func(id, name string, kind appraisal.OptionKind, flows ...appraisal.Flow) appraisal.ShortlistedOption {
		return appraisal.ShortlistedOption{ID: appraisal.OptionID(id), Name: name, Kind: kind, Flows: flows}
	}
	exit := shared(outlay("Taking the work back", costing.Money{}), thirds)
	exit.Kind.Purpose, exit.From = appraisal.DisaggregationFlow, year("2035/36")
	a := over(
		10,
		option("as-is", "As is", appraisal.AsIs, running(9_000_000, 90_000)),
		option("minimum", "Do minimum", appraisal.DoMinimum, running(9_000_000, 60_000), shared(outlay("Agency lawyers", pounds(250_000)), thirds)),
		option("home", "Improve at home", appraisal.ImproveAtHome, running(9_000_000, 40_000), shared(outlay("Redesign", pounds(450_000)), thirds), freed),
		option("share", "Share", appraisal.Share, running(9_000_000, 60_000), systems, shared(outlay("Transition", pounds(500_000)), thirds), saved(700_000, "harrow 70% barnet 30% brent 0%")),
		option("outsource", "Outsource", appraisal.Outsource, running(8_700_000, 60_000), exit),
		option("both", "Share and improve", appraisal.ShareAndImprove, running(9_000_000, 40_000), systems, shared(outlay("Transition", pounds(500_000)), thirds), saved(700_000, "harrow 60% barnet 30% brent 10%"), freed),
	)
	a.Partners = []partnership.OrgID{"harrow", "barnet", "brent"}
	return a
}

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

// wellFormed holds that a drawing is XML.
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

// inputs are what sharing may hang on.
func inputs() []appraisal.Input {
	savings := appraisal.FlowChoice{Option: "share", Flow: "Savings"}
	return []appraisal.Input{
		{Name: "Savings realised", Flows: savings, Lever: appraisal.RealisationLever, Low: qty("30"), High: qty("100")},
		{Name: "Savings come later", Flows: savings, Lever: appraisal.DelayLever, Low: qty("0"), High: qty("3")},
		{Name: "Cost of transition", Flows: appraisal.FlowChoice{Option: "share", Purpose: appraisal.TransitionFlow}, Lever: appraisal.AmountLever, Low: qty("80"), High: qty("200")},
		{Name: "Bias taken away", Flows: appraisal.FlowChoice{Option: "share"}, Lever: appraisal.MitigationLever, Low: qty("0"), High: qty("90")},
		{Name: "Cost of disaggregation", Flows: appraisal.FlowChoice{Option: "share", Purpose: appraisal.DisaggregationFlow}, Lever: appraisal.AmountLever, Low: qty("50"), High: qty("200")},
	}
}

func TestPictures(t *testing.T) {
	t.Parallel()
	a := legal()
	r := evaluate(t, a)
	tornado, err := a.OneWay("share", "home", inputs())
	require.NoError(t, err)
	for name, draw := range map[string]func() string{
		"cash-flow.svg": func() string { return r.CashFlowSVG("Cumulative cash flow: legal services") },
		"partners.svg":  func() string { return r.PartnersSVG("Who gains and who loses: legal services", names()) },
		"tornado.svg":   func() string { return tornado.SVG("Sharing or improving at home: what it hangs on") },
	} {
		drawing := draw()
		wellFormed(t, drawing)
		golden(t, name, drawing)
		assert.Equal(t, drawing, draw())
	}
	for _, drawing := range []string{
		appraisal.Summary{}.CashFlowSVG("<None> & \"none\""), appraisal.Summary{}.PartnersSVG("", names()), appraisal.Tornado{}.SVG(""),
	} {
		wellFormed(t, drawing)
	}
}
