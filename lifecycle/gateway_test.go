package lifecycle_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
	"github.com/seed9ad77866/sharedservices/partnership/policy/policytest"
)

// gate4Review is a review at gate 4.
func gate4Review() lifecycle.GatewayReview {
	return lifecycle.GatewayReview{
		Gateway: lifecycle.Gate4, On: calendar.MustDate("2026-09-30"), Scale: lifecycle.FiveLevel,
		Confidence: lifecycle.AmberRed, Team: "Local partnerships review team", Reference: "Cabinet, 15 October 2026, annex 2",
	}
}

// The names are those on the covers of the workbooks, in the order of their numbers.
func TestGateway_IsReadAndHasATitle(t *testing.T) {
	want := []string{
		"gate-0 Strategic assessment", "gate-1 Business justification", "gate-2 Delivery strategy",
		"gate-3 Investment decision", "gate-4 Readiness for service", "gate-5 Operations review and benefits realisation",
	}
	var got []string
	for _, gateway := range lifecycle.Gateways() {
		got = append(got, string(gateway)+" "+gateway.Title())
		var read lifecycle.Gateway
		require.NoError(t, read.UnmarshalText([]byte(gateway)))
		assert.Equal(t, gateway, read)
	}
	assert.Equal(t, want, got)
	gateway := lifecycle.Gate1
	assert.EqualError(t, gateway.UnmarshalText([]byte("Gate-1")), `"Gate-1" is not a gateway (gate-0, gate-1, gate-2, gate-3, gate-4, gate-5): invalid`)
	assert.Empty(t, gateway)
}

func TestConfidence_IsReadAndWritten(t *testing.T) {
	names := map[lifecycle.ConfidenceScale]string{lifecycle.ThreeLevel: "[red amber green]", lifecycle.FiveLevel: "[red amber-red amber amber-green green]"}
	for _, scale := range lifecycle.ConfidenceScales() {
		var read lifecycle.ConfidenceScale
		require.NoError(t, read.UnmarshalText([]byte(scale)))
		assert.Equal(t, scale, read)
		levels := scale.Levels()
		assert.Equal(t, names[scale], fmt.Sprint(levels))
		assert.True(t, slices.IsSortedFunc(levels, cmp.Compare[lifecycle.Confidence]), "from the lowest")
		for _, level := range levels {
			text, err := level.MarshalText()
			require.NoError(t, err)
			var read lifecycle.Confidence
			require.NoError(t, read.UnmarshalText(text))
			assert.Equal(t, level, read)
		}
	}
	assert.Len(t, lifecycle.ConfidenceScales(), len(names))
	assert.Equal(t, []lifecycle.Confidence{}, lifecycle.ConfidenceScale("two-level").Levels())
	assert.Equal(t, lifecycle.FiveLevel.Levels(), lifecycle.Confidences())
	scale := lifecycle.ThreeLevel
	assert.EqualError(t, scale.UnmarshalText([]byte("rag")), `"rag" is not a scale of confidence (three-level, five-level): invalid`)
	assert.Empty(t, scale)

	level := lifecycle.Green
	assert.EqualError(t, level.UnmarshalText([]byte("blue")), `"blue" is not a level of confidence (red, amber-red, amber, amber-green, green): invalid`)
	assert.Zero(t, level)
	for wrong, want := range map[lifecycle.Confidence]error{-1: field.ErrInvalid, 6: field.ErrInvalid} {
		_, err := wrong.MarshalText()
		assert.ErrorIs(t, err, want)
		assert.Equal(t, "not assessed", wrong.String())
	}
}

func TestGatewayReview_ValidateFindsEverything(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*lifecycle.GatewayReview)
		want  string
	}{
		{"nothing", func(*lifecycle.GatewayReview) {}, ""},
		{"red", func(r *lifecycle.GatewayReview) { r.Confidence = lifecycle.Red }, ""},
		{"red of three", func(r *lifecycle.GatewayReview) { r.Confidence, r.Scale = lifecycle.Red, lifecycle.ThreeLevel }, ""},
		{"no reference", func(r *lifecycle.GatewayReview) { r.Reference = "" }, ""},
		{
			"a level of the other scale", func(r *lifecycle.GatewayReview) { r.Scale = lifecycle.ThreeLevel },
			"confidence: amber-red is not on the three-level scale, [red amber green]: invalid",
		},
		{"no scale", func(r *lifecycle.GatewayReview) { r.Scale = "" }, "scale: required"},
		{"no such scale", func(r *lifecycle.GatewayReview) { r.Scale = "rag" }, `scale: "rag" is not a scale of confidence (three-level, five-level): invalid`},
		{"no such level", func(r *lifecycle.GatewayReview) { r.Confidence = 6 }, "confidence: 6 is not a level of confidence (1 to 5): invalid"},
		{
			"all", func(r *lifecycle.GatewayReview) { *r = lifecycle.GatewayReview{} },
			"gateway: required\non: required\nscale: required\nconfidence: required\nteam: required",
		},
		{
			"all wrong", func(r *lifecycle.GatewayReview) {
				*r = lifecycle.GatewayReview{Gateway: "x", Scale: "y", Confidence: -1, Team: " "}
			},
			`gateway: "x" is not a gateway (gate-0, gate-1, gate-2, gate-3, gate-4, gate-5): invalid` + "\non: required\n" +
				`scale: "y" is not a scale of confidence (three-level, five-level): invalid` +
				"\nconfidence: -1 is not a level of confidence (1 to 5): invalid\nteam: required",
		},
	} {
		review := gate4Review()
		c.spoil(&review)
		err := review.Validate()
		if c.want == "" {
			assert.NoError(t, err, c.name)
			continue
		}
		assert.EqualError(t, err, c.want, c.name)
		for _, e := range field.Errors(err) {
			assert.Equal(t, 1, planSentinels(e), "%v", e)
		}
	}
}

func TestGatewayReview_Golden(t *testing.T) {
	holdsToPlanGolden(t, "gateway-review.json", gate4Review())
	read, err := field.Decode[lifecycle.GatewayReview]([]byte(planGolden(t, "gateway-review.json")))
	require.NoError(t, err)
	assert.Equal(t, gate4Review(), read)
}

func TestLatestGateway_IsTheLastUpToTheDay(t *testing.T) {
	review := func(gateway lifecycle.Gateway, on, team string) lifecycle.GatewayReview {
		r := lifecycle.GatewayReview{Gateway: gateway, Team: team}
		if on != "" {
			r.On = calendar.MustDate(on)
		}
		return r
	}
	reviews := []lifecycle.GatewayReview{
		review(lifecycle.Gate0, "2026-06-01", "second"),
		review(lifecycle.Gate0, "2025-06-01", "first"),
		review(lifecycle.Gate1, "2026-07-01", "other"),
		review(lifecycle.Gate0, "2026-06-01", "second again"),
		review(lifecycle.Gate0, "", "no day"),
	}
	for day, want := range map[string]string{
		"2025-05-31": "", "2025-06-01": "first", "2026-05-31": "first", "2026-06-01": "second again", "2030-01-01": "second again",
	} {
		got, ok := lifecycle.LatestGateway(reviews, lifecycle.Gate0, calendar.MustDate(day))
		assert.Equal(t, want != "", ok, day)
		assert.Equal(t, want, got.Team, day)
	}
	for _, gateway := range []lifecycle.Gateway{lifecycle.Gate5, ""} {
		_, ok := lifecycle.LatestGateway(reviews, gateway, calendar.MustDate("2030-01-01"))
		assert.False(t, ok)
	}
	_, ok := lifecycle.LatestGateway(reviews, lifecycle.Gate0, calendar.Date{})
	assert.False(t, ok, "no day")
	_, ok = lifecycle.LatestGateway(nil, lifecycle.Gate0, calendar.MustDate("2030-01-01"))
	assert.False(t, ok)
}

// gatewayCases is what is said of the reviews at each gateway and of their order.
func gatewayCases() []ruleCase {
	on, at := day("2026-09-01"), places("/dossier/gateways")
	matter := func(reviews ...lifecycle.GatewayReview) *lifecycle.Matter {
		m := matterOf(lifecycle.Review, lifecycle.Live, "2026-09-01")
		m.Dossier.Gateways = reviews
		return m
	}
	review := func(gateway lifecycle.Gateway, on string) lifecycle.GatewayReview {
		return lifecycle.GatewayReview{Gateway: gateway, On: day(on), Scale: lifecycle.FiveLevel, Confidence: lifecycle.AmberRed, Team: "peers"}
	}
	var cases []ruleCase
	for id, gateway := range map[policy.RuleID]lifecycle.Gateway{
		"strategic-assessment": lifecycle.Gate0, "business-justification": lifecycle.Gate1, "investment-decision": lifecycle.Gate3, "operations-review": lifecycle.Gate5,
	} {
		red := review(gateway, "2026-09-01")
		red.Confidence = lifecycle.Red
		other := lifecycle.Gate2
		cases = append(
			cases,
			ruleCase{Name: string(id) + " amber-red", AsOf: on, Rule: id, Value: matter(review(gateway, "2026-09-01")), Want: policy.Pass},
			ruleCase{Name: string(id) + " red", AsOf: on, Rule: id, Value: matter(red), Want: policy.Fail, Paths: at},
			ruleCase{Name: string(id) + " of another gateway", AsOf: on, Rule: id, Value: matter(review(other, "2026-08-01")), Want: policy.Unknown, Paths: at},
			ruleCase{Name: string(id) + " on the first day of 2008", AsOf: day("2008-01-01"), Rule: id, Value: matter(review(gateway, "2008-01-01")), Want: policy.Pass},
			ruleCase{Name: string(id) + " in 2007", AsOf: day("2007-12-31"), Rule: id, Value: matter(review(gateway, "2007-12-31")), Want: policytest.NotInForce},
		)
	}
	const order = policy.RuleID("gateway-order")
	gate0, gate1, gate2, gate3 := review(lifecycle.Gate0, "2026-08-31"), review(lifecycle.Gate1, "2026-05-01"), review(lifecycle.Gate2, "2026-06-01"), review(lifecycle.Gate3, "2026-06-01")
	late1, next3 := review(lifecycle.Gate1, "2026-06-02"), review(lifecycle.Gate3, "2026-09-02")
	return append(
		cases,
		ruleCase{Name: "gates 1, 2 and 3", AsOf: on, Rule: order, Value: matter(gate3, gate2, gate1), Want: policy.Pass},
		ruleCase{Name: "gate 0 at any time", AsOf: on, Rule: order, Value: matter(gate0, gate1, gate0), Want: policy.Pass},
		ruleCase{Name: "gate 1 again after gate 3", AsOf: on, Rule: order, Value: matter(gate1, gate2, gate3, late1), Want: policy.Pass},
		ruleCase{Name: "gate 3 and no gate 1", AsOf: on, Rule: order, Value: matter(gate2, gate3), Want: policy.Fail, Paths: places("/dossier/gateways/0/on", "/dossier/gateways/1/on")},
		ruleCase{Name: "gate 3 the day before gate 1", AsOf: on, Rule: order, Value: matter(gate3, late1, gate2), Want: policy.Fail, Paths: places("/dossier/gateways/2/on", "/dossier/gateways/0/on")},
		ruleCase{Name: "gate 3 tomorrow", AsOf: on, Rule: order, Value: matter(gate1, next3), Want: policy.Pass},
		ruleCase{Name: "gate 1 the day before gate 3", AsOf: on, Rule: order, Value: matter(gate3, review(lifecycle.Gate1, "2026-05-31"), gate2), Want: policy.Pass},
		ruleCase{Name: "gate 1 on the day of gate 3", AsOf: on, Rule: order, Value: matter(gate3, review(lifecycle.Gate1, "2026-06-01"), gate2), Want: policy.Pass},
		ruleCase{Name: "gate 0 in the place of gate 3", AsOf: on, Rule: order, Value: matter(gate2, review(lifecycle.Gate0, "2026-06-01")), Want: policy.Fail, Paths: places("/dossier/gateways/0/on")},
		ruleCase{Name: "gate 1 in the place of gate 2", AsOf: on, Rule: order, Value: matter(review(lifecycle.Gate1, "2026-06-01"), review(lifecycle.Gate0, "2026-06-01")), Want: policy.Pass},
		ruleCase{Name: "gate 0 alone", AsOf: on, Rule: order, Value: matter(gate0), Want: policy.Pass},
		ruleCase{Name: "no gate", AsOf: on, Rule: order, Value: matter(), Want: policy.Unknown, Paths: at},
		ruleCase{Name: "a gate on no day", AsOf: on, Rule: order, Value: matter(gate1, lifecycle.GatewayReview{Gateway: lifecycle.Gate2}), Want: policy.Unknown, Paths: places("/dossier/gateways/1/on")},
		ruleCase{Name: "gates in order on the first day of 2008", AsOf: day("2008-01-01"), Rule: order, Value: matter(review(lifecycle.Gate1, "2008-01-01")), Want: policy.Pass},
		ruleCase{Name: "gates in order in 2007", AsOf: day("2007-12-31"), Rule: order, Value: matter(review(lifecycle.Gate1, "2007-12-31")), Want: policytest.NotInForce},
	)
}

func TestGatewayRules_Cases(t *testing.T) {
	advisory := make([]policy.RuleID, 0, len(lifecycle.GatewayRules()))
	for _, r := range lifecycle.GatewayRules() {
		advisory = append(advisory, r.ID)
	}
	policytest.Run(t, policy.MustSet(lifecycle.GatewayRules()...), severe(gatewayCases(), advisory...))
}

// Gate 3 before gate 1: the finding names the one that is missing.
func ExampleGatewayRules() {
	matter := &lifecycle.Matter{Dossier: lifecycle.Dossier{Gateways: []lifecycle.GatewayReview{
		{Gateway: lifecycle.Gate2, On: calendar.MustDate("2026-02-01")},
		{Gateway: lifecycle.Gate3, On: calendar.MustDate("2026-05-01")},
	}}}
	result, _ := policy.MustSet(lifecycle.GatewayRules()...).Judge(matter, calendar.MustDate("2026-09-01")).Result("gateway-order")
	for _, f := range result.Findings {
		fmt.Printf("%s: %s\n", f.Found, f.Message)
	}
	// Output:
	// delivery strategy (gate 2) on 2026-02-01: these had not been reviewed before: business justification (gate 1)
	// investment decision (gate 3) on 2026-05-01: these had not been reviewed before: business justification (gate 1)
}

// FuzzGatewayReview reads a review, and writes and reads it again.
func FuzzGatewayReview(f *testing.F) {
	document, err := json.Marshal(gate4Review())
	require.NoError(f, err)
	f.Add(document)
	f.Add([]byte(`{"gateway":"gate-0","on":"2026-04-01","scale":"three-level","confidence":"amber-green","team":"x"}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		read, err := field.Decode[lifecycle.GatewayReview](document)
		if err != nil {
			return
		}
		require.Contains(t, read.Scale.Levels(), read.Confidence)
		latest, ok := lifecycle.LatestGateway([]lifecycle.GatewayReview{read}, read.Gateway, read.On)
		require.True(t, ok)
		require.Equal(t, read, latest)
		written, err := json.Marshal(read)
		require.NoError(t, err)
		again, err := field.Decode[lifecycle.GatewayReview](written)
		require.NoError(t, err)
		require.Equal(t, read, again)
	})
}
