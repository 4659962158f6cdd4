package service

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/examples/store/store"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// client asks a service over a socket.
type client struct {
	t    *testing.T
	at   string
	log  *bytes.Buffer // what the service has logged
	stop func() error  // ends the service, and returns what it returns
}

// served starts a service with some Limits on records, and ends it after the test.
func served(t *testing.T, records store.Store, most Limits) client {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	var log bytes.Buffer
	on := func() calendar.Date { return calendar.MustDate("2026-04-01") }
	handler, err := New(records, on, slog.New(slog.NewTextHandler(&log, nil)))
	require.NoError(t, err)
	ended := make(chan error, 1)
	go func() { ended <- Serve(ctx, listener, handler, most) }()
	stopped, result := false, error(nil)
	stop := func() error {
		cancel()
		if !stopped {
			stopped, result = true, <-ended
		}
		return result
	}
	t.Cleanup(func() { _ = stop() })
	return client{t, listener.Addr().String(), &log, stop}
}

// kept returns a new store, which is closed after the test.
func kept(t *testing.T) store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "councils.db"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// started starts a service with the usual Limits and new records.
func started(t *testing.T) client {
	t.Helper()
	return served(t, kept(t), UsualLimits())
}

// answer is what the service answers.
type answer struct {
	status int
	header http.Header
	text   string
}

// ask sends a request.
func (c client) ask(method, path, body string) answer {
	c.t.Helper()
	r, err := http.NewRequestWithContext(c.t.Context(), method, "http://"+c.at+path, strings.NewReader(body))
	require.NoError(c.t, err)
	r.Header.Set("X-User", "Clerk")
	got, err := http.DefaultClient.Do(r)
	require.NoError(c.t, err)
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	require.NoError(c.t, err)
	return answer{got.StatusCode, got.Header, string(text)}
}

// get asks for what is at a path.
func (c client) get(path string) answer { return c.ask(http.MethodGet, path, "") }

// post sends a record to a path.
func (c client) post(path string, record any) answer {
	c.t.Helper()
	text, err := json.Marshal(record)
	require.NoError(c.t, err)
	return c.ask(http.MethodPost, path, string(text))
}

// problem returns the problem that an answer is, with a status.
func (c client) problem(a answer, status int) field.Problem {
	c.t.Helper()
	assert.Equal(c.t, status, a.status, a.text)
	assert.Equal(c.t, "application/problem+json", a.header.Get("Content-Type"))
	var p field.Problem
	require.NoError(c.t, json.Unmarshal([]byte(a.text), &p), a.text)
	assert.Equal(c.t, status, p.Status)
	assert.NotEmpty(c.t, p.Title)
	return p
}

// record reads the record that an answer is, strictly.
func recordIn[T record](c client, a answer, status int) T {
	c.t.Helper()
	require.Equal(c.t, status, a.status, a.text)
	assert.Equal(c.t, "application/json", a.header.Get("Content-Type"))
	r, err := field.Decode[T]([]byte(a.text))
	require.NoError(c.t, err)
	return r
}
