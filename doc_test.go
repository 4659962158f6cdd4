package sharedservices_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The promises that doc.go makes are held by tests. README.md is tested here,
// the house and go.mod in house_test.go, and purity in the files purity*_test.go.

// module is the path of the module.
const module = "github.com/seed9ad77866/sharedservices"

// readmeProgram matches the first program of a README, and what it prints if that
// follows in a block of text with no heading between.
var readmeProgram = regexp.MustCompile("(?ms)^```go\n(.*?)^```$(?:[^#`]*^```text\n(.*?)^```$)?")

// readmeRule matches the block of a README that is a test.
var readmeRule = regexp.MustCompile("(?ms)^```go\n([^`]*\"testing\".*?)^```$")

// The first program is short, is complete, and prints what the README says.
// The second block of Go is a test of the reader's own.
func TestReadmeProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program in a module of its own")
	}
	needsGo(t)
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	program := readmeProgram.FindStringSubmatch(string(readme))
	require.NotNil(t, program, "README.md has no block of Go")
	assert.LessOrEqual(t, strings.Count(program[1], "\n"), 25, "lines of the first program")

	checkout, err := os.Getwd()
	require.NoError(t, err)
	sums, err := os.ReadFile("go.sum")
	require.NoError(t, err)
	folder := t.TempDir()
	write := func(name, text string) {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	write("main.go", program[1])
	write("go.sum", string(sums))
	write("go.mod", fmt.Sprintf("module first\n\ngo 1.26\n\nrequire %s v0.0.0\n\nreplace %[1]s => %q\n", module, checkout))
	t.Setenv("GOFLAGS", "-mod=mod")
	t.Setenv("GOWORK", "off")
	printed := run(t, folder, "go", "run", ".")
	if program[2] != "" {
		assert.Equal(t, program[2], printed)
	}
	rule := readmeRule.FindStringSubmatch(string(readme))
	require.NotNil(t, rule, "README.md has no block with a test")
	write("rule_test.go", rule[1])
	assert.Contains(t, run(t, folder, "go", "test", "."), "ok")
}

// needsGo skips a test that runs the go command where no command can be run.
func needsGo(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "js" {
		t.Skip("runs the go command, and there are no commands under js")
	}
}

// run returns what a command prints that runs in a folder.
func run(t *testing.T, folder, name string, args ...string) string {
	t.Helper()
	var out, errs strings.Builder
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = folder, &out, &errs
	require.NoErrorf(t, cmd.Run(), "%s %s\n%s", name, strings.Join(args, " "), &errs)
	return out.String()
}
