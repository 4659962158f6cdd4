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

// readmeProgram matches a program of README.md, and what it prints if that follows in a
// block of text with no heading between.
var readmeProgram = regexp.MustCompile("(?ms)^```go\n(.*?)^```$(?:[^#`]*^```text\n(.*?)^```$)?")

// readmeRule matches the block of README.md that is a test.
var readmeRule = regexp.MustCompile("(?ms)^```go\n([^`]*\"testing\".*?)^```$")

// readmePage matches the section of README.md whose blocks are one program.
var readmePage = regexp.MustCompile("(?ms)^## From an empty file.*^## A rule of your own")

// The first program is short, is complete, and prints what README.md says.
func TestReadme_FirstProgram(t *testing.T) {
	program := readmeProgram.FindStringSubmatch(readme(t))
	require.NotNil(t, program, "README.md has no block of Go")
	assert.LessOrEqual(t, strings.Count(program[1], "\n"), 25, "lines of the first program")
	assert.Equal(t, program[2], run(t, moduleOf(t, "main.go", program[1]), "go", "run", "."))
}

// The blocks of a section, one after the other, are a program that prints what its blocks
// of text say.
func TestReadme_PageFromAnEmptyFile(t *testing.T) {
	page := readmePage.FindString(readme(t))
	var program, prints strings.Builder
	for _, block := range readmeProgram.FindAllStringSubmatch(page, -1) {
		program.WriteString(block[1])
		prints.WriteString(block[2])
	}
	assert.Equal(t, prints.String(), run(t, moduleOf(t, "main.go", program.String()), "go", "run", "."))
}

// The rule of README.md has a test that notices every change of it.
func TestReadme_Rule(t *testing.T) {
	rule := readmeRule.FindStringSubmatch(readme(t))
	require.NotNil(t, rule, "README.md has no block with a test")
	folder := moduleOf(t, "rule_test.go", rule[1])
	assert.Contains(t, run(t, folder, "go", "test", "."), "ok")
}

// readmeFragment matches a block of README.md that is part of a program, below a bullet.
var readmeFragment = regexp.MustCompile("(?ms)^  ```go\n(.*?)^  ```$")

// readmeFragments stands for the rest of the programs: it declares what each fragment uses
// without a declaration, and the fragments come after it.
const readmeFragments = `package main

import (
	"fmt"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/match"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

var (
	day                                     calendar.Date
	year                                    costing.FinancialYear
	councils                                []partnership.OrgID
	improveAtHome, share, shareAndImprove   appraisal.ShortlistedOption
	names                                   report.Names
	pool                                    match.PartnerPool
)

func main() {
`

// The fragments of README.md compile.
func TestReadme_Fragments(t *testing.T) {
	fragments := readmeFragment.FindAllStringSubmatch(readme(t), -1)
	require.Len(t, fragments, 2)
	program := readmeFragments
	for _, fragment := range fragments {
		program += "{\n" + fragment[1] + "_ = err\n}\n"
	}
	run(t, moduleOf(t, "main.go", program+"}\n"), "go", "vet", ".")
}

// readme returns README.md.
func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("README.md")
	require.NoError(t, err)
	return string(text)
}

// moduleOf returns the folder of a new module with one file that uses this checkout.
func moduleOf(t *testing.T, name, text string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a program in a module of its own")
	}
	needsGo(t)
	checkout, err := os.Getwd()
	require.NoError(t, err)
	sums, err := os.ReadFile("go.sum")
	require.NoError(t, err)
	folder := t.TempDir()
	for file, content := range map[string]string{
		name:     text,
		"go.sum": string(sums),
		"go.mod": fmt.Sprintf("module first\n\ngo 1.26\n\nrequire %s v0.0.0\n\nreplace %[1]s => %q\n", module, checkout),
	} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, file), []byte(content), 0o600))
	}
	t.Setenv("GOFLAGS", "-mod=mod")
	t.Setenv("GOWORK", "off")
	return folder
}

// needsGo skips a test that runs the go command where no command can be run.
func needsGo(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "js" {
		t.Skip("runs the go command, and there are no commands under js")
	}
}

// notRaced skips a test that works on the source for long, in one thread, under the race
// detector: other runs hold it, in a fifth of the time.
func notRaced(t *testing.T) {
	t.Helper()
	if raceDetector {
		t.Skip("one thread has no races")
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
