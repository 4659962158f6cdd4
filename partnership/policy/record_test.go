package policy_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// A draft can be written and read, with anything in it missing.
func TestRecords_DraftsAreReadBack(t *testing.T) {
	fieldtest.RoundTrip(t, policy.Report{})
	fieldtest.RoundTrip(t, policy.Result{})
	fieldtest.RoundTrip(t, policy.Finding{})
	fieldtest.RoundTrip(t, policy.Announcement{})
	fieldtest.RoundTrip(t, policy.Source{})
	fieldtest.RoundTrip(t, policy.Waiver{})
	fieldtest.RoundTrip(t, policy.RuleID(""))
	fieldtest.RoundTrip(t, policy.Outcome(""))
	fieldtest.RoundTrip(t, policy.Severity(""))
	fieldtest.RoundTrip(t, policy.Pointer(""))
	fieldtest.RoundTrip(t, policy.Report{
		Results:    []policy.Result{{Findings: []policy.Finding{{}}, Evidence: []policy.Pointer{""}}},
		NotInForce: []policy.RuleID{""}, Announced: []policy.Announcement{{}}, Waivers: []policy.Waiver{{}},
	})
	fieldtest.RoundTrip(t, policy.Report{Results: []policy.Result{}, NotInForce: []policy.RuleID{}, Waivers: []policy.Waiver{}})
}

func TestWaiver_Document(t *testing.T) {
	text := `{"rule":"no-veto","path":"/members/1","by":"the Monitoring Officer","reason":"agreed",` +
		`"term":{"first":"2025-06-01","last":"2025-08-31"}}`
	got, err := field.Decode[policy.Waiver]([]byte(text))
	require.NoError(t, err)
	assert.Equal(t, waiver("no-veto", "/members/1"), got)
	written, err := json.Marshal(got)
	require.NoError(t, err)
	assert.JSONEq(t, text, string(written))
}

// FuzzReport_Document reads any document. What can be read can be written, read again,
// waived and rendered, and a waiver of everything takes away what blocks.
func FuzzReport_Document(f *testing.F) {
	fieldtest.Documents(f, "testdata/*.json")
	f.Fuzz(func(t *testing.T, document []byte) {
		var read policy.Report
		if json.Unmarshal(document, &read) != nil {
			return
		}
		fieldtest.RoundTrip(t, written(t, read))
		_ = read.Tables(read.Names()).HTML()
		read.AsOf = day("2025-08-01")
		for _, result := range read.Results {
			if waived, err := read.Waive(waiver(result.Rule, "")); err == nil {
				got, _ := waived.Result(result.Rule)
				require.Equal(t, len(got.Findings) > 0, got.Waived())
			}
		}
	})
}

// written returns a report as it is written: with what is not UTF-8 replaced.
func written(t *testing.T, r policy.Report) policy.Report {
	t.Helper()
	text, err := json.Marshal(r)
	require.NoError(t, err)
	var read policy.Report
	require.NoError(t, json.Unmarshal(text, &read), "%s", text)
	return read
}

func TestReport_CloneSharesNoList(t *testing.T) {
	judged := goldenReport(t)
	fieldtest.Unchanged(t, judged, func() {
		clone := judged.Clone()
		assert.Equal(t, judged, clone)
		clone.Results[0].Evidence[0] = "/changed"
		clone.Results[1].Findings[0].Message = "changed"
		clone.Results[0].Title = "changed"
		clone.NotInForce[0] = "changed"
		clone.Announced[0].Title = "changed"
		clone.Waivers[0].By = "changed"
	})
	assert.Equal(t, policy.Report{}, policy.Report{}.Clone())
}

func TestReport_ResultSharesNoList(t *testing.T) {
	judged := goldenReport(t)
	fieldtest.Unchanged(t, judged, func() {
		for i, want := range judged.Results {
			got, ok := judged.Result(want.Rule)
			require.True(t, ok)
			require.Equal(t, judged.Results[i], got)
			for k := range got.Findings {
				got.Findings[k].Message = "changed"
			}
			for k := range got.Evidence {
				got.Evidence[k] = "/changed"
			}
		}
	})
}

func TestReport_WaiveChangesNoArgument(t *testing.T) {
	judged, waivers := goldenReport(t), []policy.Waiver{waiver("no-veto", "")}
	fieldtest.Unchanged(t, waivers, func() {
		fieldtest.Unchanged(t, judged, func() {
			waived, err := judged.Waive(waivers...)
			require.NoError(t, err)
			waived.Results[1].Findings[0].Message = "changed"
			waived.Results[0].Evidence[0] = "/changed"
			waived.NotInForce[0] = "changed"
			waived.Announced[0].Title = "changed"
			waived.Waivers[0].By = "changed"
		})
	})
}

// With a zero Hearing there is nothing to say of the entries.
func TestEach_ZeroHearingHearsNothing(t *testing.T) {
	rule := ruleOf("r", func(policy.Hearing, int) { t.Error("heard") })
	all := policy.Each("/list", func(list []int) ([]int, bool) { return list, true }, rule)
	all[0].Check(policy.Hearing{}, []int{1, 2})
}

// /list/1 is around /list/1/a, and not around /list/12.
func TestWaiver_CoversByWholeNames(t *testing.T) {
	rule := ruleOf("r", func(h policy.Hearing, _ int) {
		h.Fail("/list/1/a", "wrong", "", "")
		h.Fail("/list/12", "wrong", "", "")
		h.Fail("/", "wrong", "", "")
	})
	judged := policy.MustSet(rule).Judge(0, day("2025-08-01"))
	for at, want := range map[policy.Pointer]string{
		"": "xxx", "/list": "xx.", "/list/1": "x..", "/list/12": ".x.", "/": "..x", "/list/1/a/b": "...", "/l": "...",
	} {
		waived, err := judged.Waive(waiver("r", at))
		require.NoError(t, err)
		var got strings.Builder
		for _, f := range waived.Results[0].Findings {
			got.WriteString(map[bool]string{true: "x", false: "."}[f.Waived])
		}
		assert.Equal(t, want, got.String(), "%q", string(at))
	}
}
