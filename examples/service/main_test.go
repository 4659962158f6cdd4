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
		assert.Equal(t, want, client{t: t, at: at}.post("/partnerships", legal()).status)
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
