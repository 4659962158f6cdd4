package site

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// most is how many bytes a browser may have to load.
const most = 2_500_000

func TestBuild_SmallEnoughToLoad(t *testing.T) {
	page, err := Build(context.Background(), "")
	require.NoError(t, err)
	t.Logf("the program has %.2f MB, %.2f compressed; all files together are %.2f MB",
		float64(len(page["page.wasm"].Plain))/1e6, float64(len(page["page.wasm"].Gzip))/1e6, float64(page.Compressed())/1e6)
	assert.Less(t, page.Compressed(), most)
	assert.Equal(t, "\x00asm", string(page["page.wasm"].Plain[:4]))
	assert.Contains(t, string(page["wasm_exec.js"].Plain), "class")
	for name, file := range page {
		r, err := gzip.NewReader(bytes.NewReader(file.Gzip))
		require.NoError(t, err)
		plain, err := io.ReadAll(r)
		require.NoError(t, err)
		assert.Truef(t, bytes.Equal(file.Plain, plain), "%s is the same compressed", name)
	}

	folder := filepath.Join(t.TempDir(), "a", "b")
	require.NoError(t, page.Write(folder))
	for name, file := range page {
		text, err := os.ReadFile(filepath.Join(folder, name))
		require.NoError(t, err)
		assert.True(t, bytes.Equal(file.Plain, text))
	}
	require.Error(t, page.Write(filepath.Join(folder, "page.wasm", "c")))
}

func TestBuild_SaysWhatFailed(t *testing.T) {
	_, err := Build(context.Background(), t.TempDir()) // no module
	require.ErrorContains(t, err, "go build: exit status 1\n")
	_, err = Build(context.Background(), "no-such-folder")
	require.Error(t, err)
	ended, end := context.WithCancel(context.Background())
	end()
	_, err = Build(ended, "")
	require.ErrorIs(t, err, context.Canceled)
}

// small is a site that needs no compiling.
func small(t *testing.T) Site {
	t.Helper()
	page, err := newSite(map[string][]byte{"page.wasm": []byte("\x00asm"), "wasm_exec.js": []byte("//")})
	require.NoError(t, err)
	return page
}

// The page takes nothing from elsewhere, and its policy lets it take nothing.
func TestAssets_NothingFromElsewhere(t *testing.T) {
	page := small(t)
	html := string(page["index.html"].Plain)
	assert.Contains(t, html, `content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';`)
	for _, address := range regexp.MustCompile(`(?:src|href)="([^"]*)"`).FindAllStringSubmatch(html, -1) {
		name := address[1]
		if strings.HasPrefix(name, "#") || name == "data:," {
			continue
		}
		assert.Contains(t, page, name)
	}
	for name, file := range page {
		assert.NotContains(t, string(file.Plain), "http:", name)
		assert.NotContains(t, string(file.Plain), "https:", name)
		assert.NotContains(t, string(file.Plain), "@import", name)
	}
	assert.NotContains(t, html, "style=", "which the policy does not let through")
	assert.NotContains(t, html, "onclick", "nor this")
}

func TestHandler(t *testing.T) {
	page := small(t)
	ask := func(method, path, encoding string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, path, nil)
		if encoding != "" {
			r.Header.Set("Accept-Encoding", encoding)
		}
		w := httptest.NewRecorder()
		page.Handler().ServeHTTP(w, r)
		return w
	}
	for path, kind := range map[string]string{
		"/": "text/html; charset=utf-8", "/index.html": "text/html; charset=utf-8", "/style.css": "text/css; charset=utf-8",
		"/start.js": "text/javascript; charset=utf-8", "/page.wasm": "application/wasm",
	} {
		name := strings.TrimPrefix(path, "/")
		if name == "" {
			name = "index.html"
		}
		plain := ask(http.MethodGet, path, "")
		assert.Equal(t, http.StatusOK, plain.Code)
		assert.Equal(t, page[name].Plain, plain.Body.Bytes())
		assert.Equal(t, kind, plain.Header().Get("Content-Type"))
		assert.Equal(t, "nosniff", plain.Header().Get("X-Content-Type-Options"))
		assert.Empty(t, plain.Header().Get("Content-Encoding"))

		packed := ask(http.MethodGet, path, "br, gzip")
		assert.Equal(t, page[name].Gzip, packed.Body.Bytes())
		assert.Equal(t, "gzip", packed.Header().Get("Content-Encoding"))
		assert.Equal(t, kind, packed.Header().Get("Content-Type"))

		assert.Empty(t, ask(http.MethodHead, path, "gzip").Body.Bytes())
	}
	tag := ask(http.MethodGet, "/page.wasm", "gzip").Header().Get("ETag")
	assert.Regexp(t, `^W/"[0-9a-f]{64}"$`, tag)
	again := httptest.NewRequest(http.MethodGet, "/page.wasm", nil)
	again.Header.Set("If-None-Match", tag)
	unchanged := httptest.NewRecorder()
	page.Handler().ServeHTTP(unchanged, again)
	assert.Equal(t, http.StatusNotModified, unchanged.Code)
	assert.Empty(t, unchanged.Body.Bytes(), "what the browser has is not sent again")
	assert.NotEqual(t, tag, ask(http.MethodGet, "/", "gzip").Header().Get("ETag"))
	assert.Equal(t, http.StatusNotFound, ask(http.MethodGet, "/etc/passwd", "").Code)
	assert.Equal(t, http.StatusNotFound, ask(http.MethodGet, "/assets/index.html", "").Code)
	refused := ask(http.MethodPost, "/", "")
	assert.Equal(t, http.StatusMethodNotAllowed, refused.Code)
	assert.Equal(t, "GET, HEAD", refused.Header().Get("Allow"))
	assert.Equal(t, "application/octet-stream", kind("x.no-such-type"))
}
