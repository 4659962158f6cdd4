package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// printed runs the program and returns its exit status and what it printed.
func printed(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, &out, &errs)
	return status, out.String(), errs.String()
}

func TestReportOnADay(t *testing.T) {
	for _, day := range []string{"2012-05-01", "2015-06-30", "2026-04-01", "2030-01-01"} {
		t.Run(day, func(t *testing.T) {
			status, out, errs := printed("-on", day)
			require.Zero(t, status, errs)
			golden := filepath.Join("testdata", day+".md")
			if os.Getenv("UPDATE") != "" {
				require.NoError(t, os.WriteFile(golden, []byte(out), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), out)
			assert.Empty(t, errs)
		})
	}
}

func TestReportToday(t *testing.T) {
	status, out, errs := printed()
	assert.Zero(t, status, errs)
	assert.Contains(t, out, "HB Public Law")
}

func TestReportAsHTML(t *testing.T) {
	status, out, errs := printed("-html", "-on", "2026-04-01")
	assert.Zero(t, status, errs)
	assert.True(t, strings.HasPrefix(out, "<section"))
	assert.Contains(t, out, "Who pays what in 2026/27")
	assert.Contains(t, out, "hours committed for 2026/27")
}

func TestOwnDocument(t *testing.T) {
	file := filepath.Join(t.TempDir(), "mine.json")
	require.NoError(t, os.WriteFile(file, harrow, 0o644))
	_, embedded, _ := printed("-on", "2026-04-01")
	status, own, errs := printed("-on", "2026-04-01", file)
	assert.Zero(t, status, errs)
	assert.Equal(t, embedded, own)
}

func TestBrokenDocumentGivesEveryErrorWithItsPath(t *testing.T) {
	broken := strings.NewReplacer(
		`"gss": "E09000003"`, `"gss": "E07000003"`,
		`"predecessor": "buckinghamshire-county"`, `"predecessor": "buckinghamshire-shire"`,
		`"on": "2020-04-01"`, `"on": "2020-04-31"`,
		`"signed": "2012-06-11"`, `"singed": "2012-06-11"`,
		`"total": "250000.00"`, `"total": "250000"`,
		`"kind": "mobilise", "on": "2012-06-12"`, `"kind": "close", "on": "2012-06-12"`,
		`"driver": "hours-2026", "org": "harrow", "value": "23500"`, `"driver": "hours-2026", "org": "barnet", "value": "-1"`,
	).Replace(string(harrow))
	file := filepath.Join(t.TempDir(), "broken.json")
	require.NoError(t, os.WriteFile(file, []byte(broken), 0o644))

	status, out, errs := printed("-on", "2026-04-01", file)
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	want, err := os.ReadFile(filepath.Join("testdata", "broken.txt"))
	if os.Getenv("UPDATE") != "" {
		want, err = []byte(errs), os.WriteFile(filepath.Join("testdata", "broken.txt"), []byte(errs), 0o644)
	}
	require.NoError(t, err)
	assert.Equal(t, string(want), errs)
	_, err = field.Decode[document]([]byte(broken))
	for _, e := range field.Errors(err) {
		assert.NotEmpty(t, e.Path, e)
	}
	for _, sentinel := range []error{field.ErrInvalid, field.ErrDuplicate, field.ErrNotFound, lifecycle.ErrUndeclared} {
		assert.ErrorIs(t, err, sentinel)
	}
}

func TestMisuse(t *testing.T) {
	status, _, errs := printed("-on", "1 April 2026")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, `-on: "1 April 2026" is not a date`)

	status, _, errs = printed("-no-such-flag")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "no-such-flag")

	status, _, errs = printed("one.json", "two.json")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "one document at most")

	nothing := filepath.Join(t.TempDir(), "nothing.json")
	require.NoError(t, os.WriteFile(nothing, []byte(`{"about": "x", "organisations": [], "shared": []}`), 0o644))
	status, out, errs := printed(nothing)
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.Equal(t, "shared: required\n", errs)

	status, _, errs = printed(filepath.Join(t.TempDir(), "nowhere.json"))
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "nowhere.json")
}
