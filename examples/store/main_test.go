package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// printed runs the program and returns its exit status and what it printed.
func printed(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(t.Context(), args, &out, &errs)
	return status, out.String(), errs.String()
}

// golden returns what the program prints at its first run.
func golden(t *testing.T) string {
	t.Helper()
	want, err := os.ReadFile(filepath.Join("testdata", "story.md"))
	require.NoError(t, err)
	return string(want)
}

func TestStory(t *testing.T) {
	status, out, errs := printed(t)
	require.Zero(t, status, errs)
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(filepath.Join("testdata", "story.md"), []byte(out), 0o600))
	}
	assert.Equal(t, golden(t), out)
}

// What was stored is there at the next run, and the answers are the same.
func TestStory_FileStays(t *testing.T) {
	file := filepath.Join(t.TempDir(), "legal.db")
	_, first, _ := printed(t, "-db", file)
	assert.Equal(t, golden(t), first)
	status, again, errs := printed(t, "-db", file)
	require.Zero(t, status, errs)
	assert.Equal(t, first[strings.Index(first, "## How the partnership stood"):], again)
}

func TestMisuse(t *testing.T) {
	status, out, errs := printed(t, "legal.db")
	assert.Equal(t, 2, status)
	assert.Empty(t, out)
	assert.Equal(t, "\"legal.db\": want no arguments but -db\n", errs)
	status, _, errs = printed(t, "-file", "legal.db")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "-file")
	status, _, errs = printed(t, "-db", filepath.Join(t.TempDir(), "nowhere", "legal.db"))
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "cannot be reached")
}
