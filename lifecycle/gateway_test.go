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
