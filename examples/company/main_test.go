package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

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

// golden compares text with that of a file in testdata.
func golden(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), text)
}

func TestReportAndPictures(t *testing.T) {
	status, out, errs := printed()
	require.Zero(t, status, errs)
	assert.Empty(t, errs)
	golden(t, "company.md", out)

	folder := filepath.Join(t.TempDir(), "new", "pictures")
	status, again, errs := printed(folder)
	require.Zero(t, status, errs)
	assert.Equal(t, out, again)
	files, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Len(t, files, 6)
	for _, file := range files {
		svg, err := os.ReadFile(filepath.Join(folder, file.Name()))
		require.NoError(t, err)
		golden(t, file.Name(), string(svg))
	}
}

// The company alone loses, improvement at home gains nearly all, and the smallest council is
// worse off in the company until the others pay it.
func TestAnswerIsNoForOneCouncil(t *testing.T) {
	doc, err := field.Decode[document](company)
	require.NoError(t, err)
	s, err := doc.story()
	require.NoError(t, err)
	assert.Equal(t, both, s.options.Ranking[0].Option)
	assert.Negative(t, s.rank("share").Difference.Amount.Sign())
	pence := int64(0)
	for i, sign := range []int{1, 1, -1} {
		p := s.homeFirst.Partners[i]
		assert.Equal(t, sign, p.Difference.Sign(), p.Org)
		assert.Equal(t, -sign, p.SidePayment.Sign(), p.Org)
		after, err := p.Difference.Add(p.SidePayment)
		require.NoError(t, err)
		assert.GreaterOrEqual(t, after.Sign(), 0, p.Org)
		paid, known := p.SidePayment.Pence()
		require.True(t, known)
		pence += paid
	}
	assert.Zero(t, pence)
}

// The report names councils and tasks, and no ids.
func TestReportHasNamesAndNoIDs(t *testing.T) {
	_, out, _ := printed()
	for _, id := range []string{"eastmere", "northdale", "westford"} {
		assert.NotContains(t, out, id)
	}
	assert.Contains(t, out, "made up for this example")
}

func TestReportAsHTML(t *testing.T) {
	status, out, errs := printed("-html")
	assert.Zero(t, status, errs)
	assert.True(t, strings.HasPrefix(out, "<section"))
}

func TestBrokenDocumentGivesEveryErrorWithItsPath(t *testing.T) {
	broken := strings.NewReplacer(
		`"name": "Client side"`, `"name": ""`,
		`"elasticity": "0.9"`, `"elasticity": "-1"`,
		`"after": ["outline"]`, `"after": ["outlines"]`,
	).Replace(string(company))
	_, err := field.Decode[document]([]byte(broken))
	for _, path := range []string{"appraisal.options[3].flows[4].name", "scale.elasticity", "plan.tasks[1].after[0]"} {
		assert.ErrorContains(t, err, path+": ")
	}
}

func TestMisuse(t *testing.T) {
	status, out, errs := printed("one", "two")
	assert.Equal(t, 2, status)
	assert.Empty(t, out)
	assert.Equal(t, "2 folders, and pictures go into one\n", errs)
	status, _, errs = printed("-no-such-flag")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "no-such-flag")
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o644))
	status, out, errs = printed(file)
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.Contains(t, errs, "not a directory")
}
