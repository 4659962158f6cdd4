package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// printed runs the program and returns its exit status and what it printed.
func printed(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, &out, &errs)
	return status, out.String(), errs.String()
}

func TestPositions(t *testing.T) {
	for name, args := range map[string][]string{"ten-years": nil, "2018-06-30": {"-on", "2018-06-30"}} {
		status, out, errs := printed(args...)
		require.Zero(t, status, errs)
		golden := filepath.Join("testdata", name+".md")
		if os.Getenv("UPDATE") != "" {
			require.NoError(t, os.WriteFile(golden, []byte(out), 0o600))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		assert.Equal(t, string(want), out)
	}
}

// On the first day both are ready and nobody moves. One replacement was employed by
// the other council, and ten years later one council is short; without it neither is.
func TestOneReplacementCountsTenYearsLater(t *testing.T) {
	_, out, _ := printed()
	first, later, ok := strings.Cut(out, "On 2022-04-01")
	require.True(t, ok)
	assert.Equal(t, 2, strings.Count(first, "All together | Met"))
	assert.NotContains(t, first, "| Short |")
	assert.Equal(t, 1, strings.Count(later, "All together | Short"))

	kept := bytes.Replace(lincolnshire, []byte(`"id": "buyer-n4", "employer": "north-lincolnshire"`), []byte(`"id": "buyer-n4", "employer": "north-east-lincolnshire"`), 1)
	require.NotEqual(t, lincolnshire, kept)
	file := filepath.Join(t.TempDir(), "kept.json")
	require.NoError(t, os.WriteFile(file, kept, 0o600))
	status, out, errs := printed(file)
	require.Zero(t, status, errs)
	assert.Equal(t, 4, strings.Count(out, "All together | Met"))
	assert.NotContains(t, out, "Fail")
}

// Leaving costs £30,000, and 75 % of £800 for 6 months and of £400 for 6, £5,400. To stay is
// £15,500 a month for 60 months; one saves £1,000 a month alone, so that £35,400 come back
// in the 36th month, and the other saves nothing.
func TestWhatLeavingCosts(t *testing.T) {
	_, out, _ := printed()
	assert.Contains(t, out, "## On 2012-04-01\n\n8 people are in post. Notice served on this day ends on 2014-03-31.\n")
	assert.Equal(t, 2, strings.Count(out, "| North Lincolnshire Council | at least £35,400.00 | at least £1,019,400.00 | £930,000.00 | 60 | in none of them |\n"))
	assert.Equal(t, 2, strings.Count(out, "| North East Lincolnshire Council | at least £35,400.00 | at least £905,400.00 | £930,000.00 | 60 | 36 at the earliest, if at all |\n"))
	unknown := strings.ReplaceAll(string(lincolnshire), `, "alone": "16400.00"`, "")
	file := filepath.Join(t.TempDir(), "unknown.json")
	require.NoError(t, os.WriteFile(file, []byte(unknown), 0o600))
	_, out, _ = printed(file)
	assert.Equal(t, 2, strings.Count(out, "| North Lincolnshire Council | at least £35,400.00 | at least £35,400.00 | £930,000.00 | 60 | not known |\n"))
	_, err := field.Decode[document]([]byte(strings.ReplaceAll(unknown, `{"org": "north-lincolnshire", "staying"`, `{"org": "north", "staying"`)))
	assert.EqualError(t, err, `costs.running[0].org: "north" is not a member: not found`)
	late := strings.NewReplacer(`"expires": {"month": 3, "day": 31}`, `"served": {"month": 1}`).Replace(string(lincolnshire))
	require.NoError(t, os.WriteFile(file, []byte(late), 0o600))
	status, _, errs := printed(file)
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "notice cannot be served on 2012-04-01: want January")
}

func TestBrokenDocumentGivesEveryErrorWithItsPath(t *testing.T) {
	broken := strings.NewReplacer(
		`"leaves": "head-e"`, `"leaves": "head-x"`,
		`"on": "2013-05-01"`, `"on": "2013-02-30"`,
		`"tolerance": "0.5"`, `"tolerance": "-1"`,
	).Replace(string(lincolnshire))
	file := filepath.Join(t.TempDir(), "broken.json")
	require.NoError(t, os.WriteFile(file, []byte(broken), 0o600))
	status, out, errs := printed(file)
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	_, err := field.Decode[document]([]byte(broken))
	assert.Equal(t, err.Error()+"\n", errs)
	for _, path := range []string{"turnover.movements[1].on", "turnover.movements[6].leaves", "turnover.tolerance"} {
		assert.Contains(t, errs, path+": ")
	}
}

func TestPositionsAsHTML(t *testing.T) {
	status, out, errs := printed("-html")
	assert.Zero(t, status, errs)
	assert.True(t, strings.HasPrefix(out, "<section"))
	assert.Contains(t, out, "North East Lincolnshire Council")
}

func TestMisuse(t *testing.T) {
	status, _, errs := printed("-on", "1 April 2026")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, `-on: "1 April 2026" is not a date`)
	status, out, errs := printed("-on", "2012-03-31")
	assert.Equal(t, 2, status)
	assert.Empty(t, out)
	assert.Equal(t, "-on: 2012-03-31 is before the first day, 2012-04-01\n", errs)
	status, _, errs = printed("-on", "2012-04-01")
	assert.Zero(t, status, errs)
	status, out, errs = printed("lincolnshire.json", "another.json")
	assert.Equal(t, 2, status)
	assert.Empty(t, out)
	assert.Equal(t, "2 documents, and only one is read\n", errs)
	status, _, errs = printed("-no-such-flag")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "no-such-flag")
	status, _, errs = printed(filepath.Join(t.TempDir(), "nowhere.json"))
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "nowhere.json")
}

func TestDocumentWithoutNeeds(t *testing.T) {
	doc, err := field.Decode[document](lincolnshire)
	require.NoError(t, err)
	doc.Needs = nil
	assert.EqualError(t, doc.Validate(), "needs: required")
}
