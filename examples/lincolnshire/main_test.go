package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership"
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
		golden := filepath.Join("testdata", name+".txt")
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
	assert.Equal(t, 2, strings.Count(first, "alone: met"))
	assert.NotContains(t, first, "would move")
	assert.Equal(t, 1, strings.Count(later, "alone: short"))

	kept := bytes.Replace(lincolnshire, []byte(`"id": "buyer-n4", "employer": "north-lincolnshire"`), []byte(`"id": "buyer-n4", "employer": "north-east-lincolnshire"`), 1)
	require.NotEqual(t, lincolnshire, kept)
	file := filepath.Join(t.TempDir(), "kept.json")
	require.NoError(t, os.WriteFile(file, kept, 0o600))
	status, out, errs := printed(file)
	require.Zero(t, status, errs)
	assert.Equal(t, 4, strings.Count(out, "alone: met"))
	assert.NotContains(t, out, "fail")
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
	_, err := partnership.Decode[document]([]byte(broken))
	assert.Equal(t, err.Error()+"\n", errs)
	for _, path := range []string{"turnover.changes[1].on", "turnover.changes[6].leaves", "turnover.tolerance"} {
		assert.Contains(t, errs, path+": ")
	}
}

func TestMisuse(t *testing.T) {
	status, _, errs := printed("-on", "1 April 2026")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, `-on: "1 April 2026" is not a date`)
	status, _, errs = printed("-no-such-flag")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "no-such-flag")
	status, _, errs = printed(filepath.Join(t.TempDir(), "nowhere.json"))
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "nowhere.json")
}
