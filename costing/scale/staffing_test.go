package scale_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// byCalls are two councils with 520,000 calls a year each, 200 in each of 2,600 hours, of 180
// seconds: 10 erlangs each. An agent costs £40,000 a year.
func byCalls() scale.ServiceModel {
	return scale.ServiceModel{
		Partners: []scale.ServicePartner{partner("harrow", "520000", "0"), partner("barnet", "520000", "0")},
		Parts: scale.Parts{
			Fixed: pounds(0), Variable: pounds(0),
			Staffing: scale.Staffing{Hours: qty("2600"), Handling: qty("180"), Target: usual(), Agent: pounds(40_000)},
		},
		Errors: steady(), SharingCost: pounds(0),
	}
}

// Two queues of 10 erlangs at 80 % within 20 seconds need 14 agents each, and 24 as one: four
// agents of £40,000 less. Steps and all else come on top.
func TestServiceModel_Compare_CostFromTheQueue(t *testing.T) {
	t.Parallel()
	r, err := byCalls().Compare()
	require.NoError(t, err)
	assert.Equal(t, []partnership.Quantity{qty("28"), qty("24")}, []partnership.Quantity{r.Outcomes[0].Agents, r.Outcomes[1].Agents})
	assert.Equal(t, pounds(1_120_000), r.Outcomes[0].Cost)
	assert.Equal(t, pounds(960_000), r.Outcomes[1].Cost)
	assert.Equal(t, pounds(480_000), r.Outcomes[1].ByPartner[1].Cost)
	c := byCalls()
	c.Parts.Fixed, c.Parts.Variable, c.SharingCost = pounds(1000), costing.Pence(1), pounds(7)
	r, err = c.Compare()
	require.NoError(t, err)
	assert.Equal(t, pounds(1_120_000+2000+10_400), r.Outcomes[0].Cost)
	assert.Equal(t, pounds(960_000+1000+10_400+7), r.Outcomes[1].Cost)
	without, err := byErrors("0").Compare()
	require.NoError(t, err)
	assert.False(t, without.Outcomes[0].Agents.Known())
}

// The agents are those that Queue.Needed finds for what is handled, work that comes back
// included, in every option.
func TestServiceModel_Compare_AgentsAreThoseOfTheQueue(t *testing.T) {
	t.Parallel()
	c := byCalls()
	c.Partners[0].ErrorRate, c.Partners[1].ErrorRate, c.Partners[1].Volume = qty("0.2"), qty("0.1"), qty("90000")
	c.Errors.PerDoubling = qty("0.03")
	c.Improvement = flow("1")
	c.Improvement.HourlyCost = pounds(1)
	r, err := c.Compare()
	require.NoError(t, err)
	for i, o := range r.Outcomes {
		sites := []float64{float(t, o.Value) + float(t, o.Failure)}
		if i < 2 {
			sites = nil
			for _, p := range o.ByPartner {
				sites = append(sites, float(t, p.Value)+float(t, p.Failure))
			}
		}
		sum := 0.0
		for _, handled := range sites {
			w, err := scale.Queue{Calls: qty(fmt.Sprintf("%.6f", handled)), Minutes: qty("156000"), Handling: qty("180")}.Needed(usual())
			require.NoError(t, err)
			sum += float(t, w.Agents)
		}
		assert.InDelta(t, sum, float(t, o.Agents), 0, o.Option)
	}
}

func TestStaffing_Refuses(t *testing.T) {
	t.Parallel()
	for want, do := range map[string]func(s *scale.Staffing){
		"hours: required":            func(s *scale.Staffing) { s.Hours = partnership.Quantity{} },
		"hours: out of range":        func(s *scale.Staffing) { s.Hours = qty("0") },
		"hours: out of range ":       func(s *scale.Staffing) { s.Hours = qty("8784.1") },
		"handling: required":         func(s *scale.Staffing) { s.Handling = partnership.Quantity{} },
		"handling: out of range":     func(s *scale.Staffing) { s.Handling = qty("86401") },
		"handling: out of range ":    func(s *scale.Staffing) { s.Hours, s.Handling = qty("2000"), qty("86400") }, // 12,480 erlangs
		"target.within: required":    func(s *scale.Staffing) { s.Target.Within = partnership.Quantity{} },
		"target.share: out of range": func(s *scale.Staffing) { s.Target.Share = qty("1") },
		"agent: required":            func(s *scale.Staffing) { s.Agent = costing.Money{} },
		"agent: out of range":        func(s *scale.Staffing) { s.Agent = pounds(-1) },
	} {
		c := byCalls()
		do(&c.Parts.Staffing)
		_, err := c.Compare()
		assert.Equal(t, []string{"parts.staffing." + strings.TrimSpace(want)}, fieldtest.Faults(err))
	}
	c := byCalls()
	c.Parts.Staffing.Agent = pounds(0)
	assert.Equal(t, []string{"parts.fixed: out of range"}, fieldtest.Faults(c.Validate()))
	c.Parts = scale.Parts{Fixed: pounds(1), Variable: pounds(1)}
	for _, f := range []scale.Factor{scale.AgentCost, scale.HandlingTime} {
		_, err := c.Crossover(scale.FactorRange{Factor: f}, appraisal.Share, appraisal.AsIs)
		require.ErrorIs(t, err, field.ErrInvalid)
		assert.Equal(t, []string{"factor: invalid"}, fieldtest.Faults(err))
	}
}

// Sharing costs £150,000 more a year in other ways: at £37,500 for an agent the four that are
// not needed are worth as much. Where calls take so long that hardly one waits, a pool saves
// little.
func TestServiceModel_Crossover_OfTheQueue(t *testing.T) {
	t.Parallel()
	c := byCalls()
	c.SharingCost = pounds(150_000)
	x := crossed(t, c, scale.AgentCost, appraisal.Share, appraisal.AsIs)
	require.Len(t, x.Turns, 1)
	assert.Equal(t, appraisal.Share, x.Turns[0].To)
	assert.InDelta(t, 37_500, float(t, x.Turns[0].At), 0.01)
	x = crossed(t, c, scale.HandlingTime, appraisal.Share, appraisal.AsIs)
	assert.Equal(t, []partnership.Quantity{qty("18"), qty("1800")}, []partnership.Quantity{x.Low, x.High})
	for _, turn := range x.Turns {
		at := c
		at.Parts.Staffing.Handling = qty(fmt.Sprintf("%.6f", float(t, turn.At)+1e-5)) // just beyond
		r, err := at.Compare()
		require.NoError(t, err)
		if turn.To == appraisal.Share {
			assert.Positive(t, r.Outcomes[1].Saving.Sign())
		} else {
			assert.LessOrEqual(t, r.Outcomes[1].Saving.Sign(), 0)
		}
	}
	tornado, err := c.Tornado([]scale.FactorRange{{Factor: scale.AgentCost, Low: qty("30000"), High: qty("50000")}, {Factor: scale.HandlingTime, Low: qty("90"), High: qty("360")}}, appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	assert.Equal(t, pounds(10_000), tornado.Gain)
	for _, b := range tornado.Bars {
		if b.Factor == scale.AgentCost {
			assert.Equal(t, []costing.Money{pounds(-30_000), pounds(50_000)}, []costing.Money{b.AtLow, b.AtHigh})
		}
	}
}

// More work than a queue is calculated for needs as many agents as it keeps busy, and where all
// comes back for ever there is no cost.
func TestServiceModel_Crossover_OfAQueueWithoutEnd(t *testing.T) {
	t.Parallel()
	c := byCalls()
	c.Partners[0].ErrorRate, c.Partners[1].ErrorRate = qty("0.1"), qty("0.2")
	x, err := c.Crossover(scale.FactorRange{Factor: scale.ErrorRate, Low: qty("0"), High: qty("0.9999")}, appraisal.Share, appraisal.AsIs)
	require.NoError(t, err)
	require.NotEmpty(t, x.Turns)
	assert.True(t, x.Turns[len(x.Turns)-1].Endless)
}

// Two councils answer 200 calls an hour each. Apart they need 14 agents each, and as one 24.
func ExampleStaffing() {
	comparison, err := byCalls().Compare()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(comparison.Table().Markdown())
	// Output:
	// ## What each option comes to in a year
	//
	// Whether sharing is the best way is not known: improvement at home is not described.
	//
	// | Option | Cost | Saving | Cost of a case | Value demand (cases) | Failure demand (cases) | Agents |
	// |---|---:|---:|---:|---:|---:|---:|
	// | As is | £1,120,000.00 |  | £1.08 | 1,040,000 | 0 | 28 |
	// | Share | £960,000.00 | +£160,000.00 | £0.92 | 1,040,000 | 0 | 24 |
	//
	// 1. These are estimates: they are no better than the figures that they are made from.
}

func TestOptionComparison_PartnerTableSaysWhoPaysMore(t *testing.T) {
	t.Parallel()
	r, err := byCalls().Compare()
	require.NoError(t, err)
	assert.Equal(t, "Nobody pays more than now by any option. One-off costs are not in it.", r.PartnerTable(report.Names{}).Summary)
	c := byCalls()
	c.SharingCost = pounds(160_001)
	r, err = c.Compare()
	require.NoError(t, err)
	names := report.NewNames(report.Entry{Noun: report.Organisation, ID: "harrow", Name: "Harrow"})
	assert.Equal(t, "Who pays more than now: Harrow and barnet by “share”. One-off costs are not in it.", r.PartnerTable(names).Summary)
}
