package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The program serves on this machine alone, says where, and stops when it is told to.
func TestRun_ServesUntilItIsStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	read, write := io.Pipe()
	status := make(chan int, 1)
	var errs bytes.Buffer
	go func() {
		status <- run(ctx, nil, write, &errs)
		write.Close()
	}()
	line, err := bufio.NewReader(read).ReadString('\n')
	require.NoError(t, err, errs.String())
	said := regexp.MustCompile(`^The page is at (http://127\.0\.0\.1:\d+/) \((\d\.\d\d) MB to load\); stop it with Ctrl-C\n$`).FindStringSubmatch(line)
	require.NotNil(t, said, line)
	answer, err := http.Get(said[1])
	require.NoError(t, err)
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	assert.Contains(t, string(text), "<h1>Who pays for a shared service</h1>")
	stop()
	select {
	case code := <-status:
		assert.Zero(t, code)
	case <-time.After(10 * time.Second):
		t.Fatal("it does not stop")
	}
	assert.Empty(t, errs.String())
	_, err = http.Get(said[1])
	assert.Error(t, err, "it has stopped")
}

func TestRun_WritesTheFiles(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "page")
	var out, errs bytes.Buffer
	require.Zero(t, run(context.Background(), []string{"-out", folder}, &out, &errs), errs.String())
	assert.Equal(t, "The page is in "+folder+": 5 files\n", out.String())
	for _, name := range []string{"index.html", "page.wasm", "start.js", "style.css", "wasm_exec.js"} {
		info, err := os.Stat(filepath.Join(folder, name))
		require.NoError(t, err)
		assert.NotZero(t, info.Size())
	}
}

func TestRun_RefusesWhatItDoesNotKnow(t *testing.T) {
	for _, args := range [][]string{{"-no"}, {"file.json"}, {"-port", "-1"}, {"-port", "65536"}, {"-port", "x"}} {
		var out, errs bytes.Buffer
		assert.Equal(t, 2, run(context.Background(), args, &out, &errs), "%v", args)
		assert.NotEmpty(t, errs.String())
		assert.Empty(t, out.String())
	}
	ended, end := context.WithCancel(context.Background())
	end()
	var errs bytes.Buffer
	assert.Equal(t, 1, run(ended, nil, io.Discard, &errs))
	assert.Contains(t, errs.String(), "context canceled")
}

func TestServe_SaysWhyItCannot(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, listener.Close())
	assert.Error(t, serve(context.Background(), listener, http.NotFoundHandler()))
}
