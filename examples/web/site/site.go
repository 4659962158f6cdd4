// Package site makes the files of the page: it compiles examples/web/page for the browser
// and puts it beside the page that starts it. Any web server can give them out, and Handler
// is one. Nothing is calculated there.
package site

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"mime"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// program is what runs in the browser.
const program = "github.com/seed9ad77866/sharedservices/examples/web/page"

//go:embed assets
var assets embed.FS

// Site is the files of the page by their names.
type Site map[string]File

// File is a file as it is, and compressed, and what tells it from any other.
type File struct {
	Plain, Gzip []byte
	Tag         string
}

// Build compiles the page. It needs the go command, and a folder inside of the module of
// the library; "" is the working folder.
func Build(ctx context.Context, folder string) (Site, error) {
	root, err := output(ctx, folder, nil, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	exec, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return nil, err
	}
	scratch, err := os.MkdirTemp("", "page")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(scratch)
	compiled := filepath.Join(scratch, "page.wasm")
	_, err = output(ctx, folder, []string{"GOOS=js", "GOARCH=wasm", "GOEXPERIMENT="}, "build", "-trimpath", "-ldflags", "-s -w", "-o", compiled, program)
	if err != nil {
		return nil, err
	}
	wasm, err := os.ReadFile(compiled)
	if err != nil {
		return nil, err
	}
	return newSite(map[string][]byte{"wasm_exec.js": exec, "page.wasm": wasm})
}

// output runs the go command in a folder and returns what it prints.
func output(ctx context.Context, folder string, env []string, args ...string) ([]byte, error) {
	command := exec.CommandContext(ctx, "go", args...)
	command.Dir = folder
	command.Env = append(os.Environ(), env...)
	text, err := command.Output()
	if failed := new(exec.ExitError); errors.As(err, &failed) {
		return nil, fmt.Errorf("go %s: %w\n%s", args[0], err, failed.Stderr)
	}
	return text, err
}

// newSite returns the site with what was compiled.
func newSite(files map[string][]byte) (Site, error) {
	entries, err := fs.ReadDir(assets, "assets")
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		if files[entry.Name()], err = fs.ReadFile(assets, path.Join("assets", entry.Name())); err != nil {
			return nil, err
		}
	}
	site := Site{}
	for name, plain := range files {
		var b bytes.Buffer
		w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err == nil {
			_, err = w.Write(plain)
		}
		if err = errors.Join(err, w.Close()); err != nil {
			return nil, err
		}
		site[name] = File{Plain: plain, Gzip: b.Bytes(), Tag: fmt.Sprintf(`W/"%x"`, sha256.Sum256(plain))}
	}
	return site, nil
}

// Compressed returns how many bytes a browser loads, compressed.
func (s Site) Compressed() (bytes int) {
	for _, file := range s {
		bytes += len(file.Gzip)
	}
	return bytes
}

// Write writes the files into a folder, which it makes if it is not there.
func (s Site) Write(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(s)) {
		if err := os.WriteFile(filepath.Join(folder, name), s[name].Plain, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// kind returns the media type of a file, which the tables of some systems do not have.
func kind(name string) string {
	switch path.Ext(name) {
	case ".wasm":
		return "application/wasm"
	case ".js":
		return "text/javascript; charset=utf-8"
	}
	return cmp.Or(mime.TypeByExtension(path.Ext(name)), "application/octet-stream")
}

// Handler gives out the files, compressed to who takes that, and nothing else.
func (s Site) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := cmp.Or(strings.TrimPrefix(r.URL.Path, "/"), "index.html")
		file, found := s[name]
		switch {
		case !found:
			http.NotFound(w, r)
			return
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
			return
		}
		h := w.Header()
		h.Set("Content-Type", kind(name))
		h.Set("Cache-Control", "no-cache")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Vary", "Accept-Encoding")
		h.Set("ETag", file.Tag) // a browser that has the file keeps it, and what it made of the program
		if r.Header.Get("If-None-Match") == file.Tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		body := file.Plain
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			h.Set("Content-Encoding", "gzip")
			body = file.Gzip
		}
		h.Set("Content-Length", strconv.Itoa(len(body)))
		if r.Method == http.MethodGet {
			_, _ = w.Write(body) // who has gone does not need it
		}
	})
}
