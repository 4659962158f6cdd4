package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// legal is a legal service that two councils share.
const legal = `{
	"id": "5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10", "name": "Shared legal service",
	"services": [{"id": "legal", "name": "Legal", "lines": [{"id": "advice", "name": "Legal advice"}]}],
	"members": [{"org": "harrow", "role": "lead"}, {"org": "barnet", "role": "member"}],
	"agreement": {"terms": {"structure": "lead-authority", "term": {"first": "2026-04-01", "last": "2031-03-31"}}}
}`

// The program says where it is, keeps what it was sent in its file, and ends without an error.
func TestRun_FileStays(t *testing.T) {
	file := filepath.Join(t.TempDir(), "councils.db")
	for _, want := range []int{http.StatusCreated, http.StatusConflict} {
		ctx, stop := context.WithCancel(t.Context())
		out, in := io.Pipe()
		ended := make(chan int, 1)
		var errs bytes.Buffer
		go func() { ended <- run(ctx, []string{"-listen", "localhost:0", "-db", file}, in, &errs) }()
		line := make([]byte, 100)
		n, err := out.Read(line)
		require.NoError(t, err)
		at := strings.TrimSpace(strings.TrimPrefix(string(line[:n]), "http://"))
		got, err := http.Post("http://"+at+"/partnerships", "application/json", strings.NewReader(legal))
		require.NoError(t, err)
		require.NoError(t, got.Body.Close())
		assert.Equal(t, want, got.StatusCode)
		stop()
		assert.Zero(t, <-ended, errs.String())
	}
}

func TestRun_Misuse(t *testing.T) {
	taken, err := net.Listen("tcp", "localhost:0")
	require.NoError(t, err)
	defer taken.Close()
	for want, args := range map[string][]string{
		"\"councils.db\": want no arguments but -listen and -db": {"councils.db"},
		"flag provided but not defined: -port":                   {"-port", "80"},
		"address already in use":                                 {"-listen", taken.Addr().String()},
		"cannot be reached":                                      {"-db", filepath.Join(t.TempDir(), "nowhere", "councils.db")},
	} {
		var out, errs bytes.Buffer
		assert.NotZero(t, run(t.Context(), args, &out, &errs))
		assert.Empty(t, out.String())
		assert.Contains(t, errs.String(), want)
	}
}

func TestToday(t *testing.T) {
	assert.False(t, today().IsZero())
}
