package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const library = "github.com/seed9ad77866/sharedservices"

// section matches the section of README.md, and block the blocks in it.
var (
	section = regexp.MustCompile(`(?ms)^## From an empty folder to a bill over HTTP\n(.*?)^## How to import it`)
	block   = regexp.MustCompile("(?ms)^```\\w+\n(.*?)^```$")
	command = regexp.MustCompile("(?m)^    (.*)$")
)

// guide is what the section shows: the program, the document, the bill and the errors.
type guide struct{ program, document, bill, errors string }

// readGuide returns what README.md shows.
func readGuide(t *testing.T) guide {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	require.NoError(t, err)
	found := section.FindStringSubmatch(string(text))
	require.NotNil(t, found)
	blocks := block.FindAllStringSubmatch(found[1], -1)
	require.Equal(t, 4, len(blocks), "blocks of the section")
	var commands []string
	for _, line := range command.FindAllStringSubmatch(block.ReplaceAllString(found[1], ""), -1) {
		commands = append(commands, line[1])
	}
	assert.Equal(t, []string{
		"go mod init bill", "go mod tidy", "go run .",
		"curl --data @legal.json localhost:8080/partnerships",
		"curl localhost:8080/partnerships/5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10/bills/barnet",
	}, commands[:5])
	return guide{blocks[0][1], blocks[1][1], blocks[2][1], blocks[3][1]}
}

func TestReadme_ShowsTheFiles(t *testing.T) {
	shown := readGuide(t)
	for name, want := range map[string]string{"main.go": shown.program, "legal.json": shown.document} {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.Equal(t, want, string(text), name)
	}
	assert.LessOrEqual(t, strings.Count(shown.program, "\n"), 60, "lines of the program")
}

// goCommand runs the go command in a folder, and returns what it prints.
func goCommand(t *testing.T, folder string, args ...string) string {
	t.Helper()
	var out, errs strings.Builder
	cmd := exec.CommandContext(t.Context(), "go", args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = folder, &out, &errs
	cmd.Env = append(os.Environ(), "GOWORK=off")
	require.NoErrorf(t, cmd.Run(), "go %v\n%s", args, &errs)
	return strings.TrimSpace(out.String())
}

// fromAnEmptyFolder does what README.md says in a new folder, with this checkout and the
// SQLite of this module, and returns the folder and the address at which the program will
// listen.
func fromAnEmptyFolder(t *testing.T, program string) (folder, address string) {
	t.Helper()
	listener, err := net.Listen("tcp", "localhost:0")
	require.NoError(t, err)
	address = listener.Addr().String()
	require.NoError(t, listener.Close())
	folder = t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "main.go"), []byte(strings.Replace(program, "localhost:8080", address, 1)), 0o600))
	checkout, err := filepath.Abs(filepath.Join("..", ".."))
	require.NoError(t, err)
	sums, err := os.ReadFile("go.sum")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "go.sum"), sums, 0o600))
	sqlite := goCommand(t, ".", "list", "-m", "-f", "{{.Path}}@{{.Version}}", "modernc.org/sqlite")
	goCommand(t, folder, "mod", "init", "bill")
	goCommand(t, folder, "mod", "edit", "-replace="+library+"="+checkout, "-require="+sqlite)
	goCommand(t, folder, "mod", "tidy")
	goCommand(t, folder, "build", "-o", "bill.exe", ".")
	return folder, address
}

// started runs the program until the test stops it, and waits until it listens.
func started(t *testing.T, folder, address string) (stop func()) {
	t.Helper()
	cmd := exec.Command(filepath.Join(folder, "bill.exe"))
	cmd.Dir, cmd.Stderr = folder, os.Stderr
	require.NoError(t, cmd.Start())
	stop = func() {
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()
	}
	t.Cleanup(stop)
	require.Eventually(t, func() bool {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			conn.Close()
		}
		return err == nil
	}, 10*time.Second, 10*time.Millisecond)
	return stop
}

// answer returns the status and the text of a response.
func answer(t *testing.T, r *http.Response, err error) (int, string) {
	t.Helper()
	require.NoError(t, err)
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	require.NoError(t, err)
	return r.StatusCode, string(text)
}

func TestReadme_FromAnEmptyFolderToABill(t *testing.T) {
	shown := readGuide(t)
	folder, address := fromAnEmptyFolder(t, shown.program)
	stop := started(t, folder, address)
	posts := fmt.Sprintf("http://%s/partnerships", address)
	bill := posts + "/5f0c1c5e-6d0e-4a51-9a43-0e9c1f3b7a10/bills/"
	post := func(document string) (int, string) {
		r, err := http.Post(posts, "application/json", strings.NewReader(document))
		return answer(t, r, err)
	}
	get := func(org string) (int, string) {
		r, err := http.Get(bill + org)
		return answer(t, r, err)
	}

	status, text := get("barnet")
	assert.Equal(t, http.StatusNotFound, status, text)

	wrong := regexp.MustCompile(`"members": \[.*\]`).ReplaceAllString(shown.document, `"members": []`)
	wrong = strings.Replace(wrong, `"3400000.00"`, `"lots"`, 1)
	status, text = post(wrong)
	assert.Equal(t, http.StatusUnprocessableEntity, status)
	assert.Equal(t, shown.errors, text)
	status, text = get("barnet")
	assert.Equal(t, http.StatusNotFound, status, "nothing of what is wrong is stored: "+text)

	status, text = post(shown.document)
	assert.Equal(t, http.StatusOK, status, text)
	status, text = post(shown.document)
	assert.Equal(t, http.StatusConflict, status, text)
	status, text = post(strings.Repeat(" ", 1<<20) + shown.document)
	assert.Equal(t, http.StatusUnprocessableEntity, status, text)
	assert.Contains(t, text, "too large")

	stop()
	started(t, folder, address)
	status, text = get("barnet")
	assert.Equal(t, http.StatusOK, status)
	assert.Equal(t, shown.bill, text)
	status, text = get("hounslow")
	assert.Equal(t, http.StatusNotFound, status)
	assert.Contains(t, text, `"hounslow" has no charge`)
}
