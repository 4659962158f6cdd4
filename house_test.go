package sharedservices_test

import (
	"fmt"
	"go/build"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// house lists the packages, lowest first: a package imports only what stands
// before it in the list. A new room is a new line.
var house = []string{
	"partnership/field",
	"partnership/field/fieldtest",
	"partnership/calendar",
	"partnership/report",
	"partnership",
	"partnership/policy",
	"partnership/policy/policytest",
	"partnership/schema",
	"partnership/match",
	"costing",
	"costing/overhead",
	"costing/waterfall",
	"costing/account",
	"costing/appraisal",
	"costing/scale",
	"costing/coop",
	"risk/matrix",
	"risk",
	"risk/quant",
	"lifecycle",
	"lifecycle/staff",
	"lifecycle/exit",
	"lifecycle/reorganisation",
	"lifecycle/catalogue",
	"examples",
}

// testKits are the rooms that only tests import; fieldKit reads golden documents.
const (
	fieldKit  = "partnership/field/fieldtest"
	policyKit = "partnership/policy/policytest"
	testKits  = fieldKit + " " + policyKit
)

// isTestKit reports whether a folder is one of testKits.
func isTestKit(folder string) bool { return folder == fieldKit || folder == policyKit }

// from returns the list from a room upwards.
func from(room string) string { return strings.Join(house[slices.Index(house, room):], " ") }

// mayImport reports whether the package in one folder may import that in another.
// The root is not on the list, and imports nothing.
func mayImport(from, to string) bool {
	place := slices.Index(house, to)
	return place >= 0 && place < slices.Index(house, from) && !isTestKit(to)
}

func TestMayImport_OnlyWhatStandsBefore(t *testing.T) {
	for i, from := range house {
		for j, to := range house {
			assert.Equalf(t, j < i && !isTestKit(to), mayImport(from, to), "%s imports %s", from, to)
		}
		assert.Falsef(t, mayImport("", from) || mayImport("util", from) || mayImport(from, "util"), "%s", from)
	}
}

// house holds the rule "house".
func (p *pkg) house() {
	if p.folder != "" && !slices.Contains(house, p.folder) {
		p.report(p.start(), "house", "%s is no room", p.folder)
	}
}

// start is where the first file of the package says its name.
func (p *pkg) start() token.Pos {
	if len(p.files) == 0 {
		return token.NoPos
	}
	return p.files[0].Package
}

// machine is one that there is not: a file that it leaves out is for some machines
// only.
var machine = build.Context{GOOS: "none", GOARCH: "none", Compiler: "gc", CgoEnabled: true}

// sources holds the rule "sources" for the files of one folder: a document may stand
// beside those of Go.
func (p *pkg) sources() {
	entries, err := os.ReadDir(p.Dir)
	if err != nil {
		p.report(p.start(), "sources", "%v", err)
	}
	for _, entry := range entries {
		name := entry.Name()
		rooted := p.folder == "" && (name == "go.sum" || name == "LICENSE" || filepath.Ext(name) == ".mod")
		if entry.IsDir() || rooted || strings.HasPrefix(name, ".") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if !slices.Contains([]string{".go", ".md"}, filepath.Ext(name)) {
			p.reportFile(name, "sources", "%s is not Go", name)
		} else if matches, err := machine.MatchFile(p.Dir, name); filepath.Ext(name) == ".go" && (err != nil || !matches) {
			p.reportFile(name, "sources", "%s is for some machines only", name)
		}
	}
}

// modules holds the rule "sources" for the whole tree: what is a module of its own,
// or is a copy of one, go list does not read as ours.
func (p *pkg) modules() {
	if p.folder != "" {
		return
	}
	err := filepath.WalkDir(p.Dir, func(file string, entry fs.DirEntry, err error) error {
		name, _ := filepath.Rel(p.Dir, file)
		switch {
		case err != nil:
			return err
		case name == "examples" || entry.Name() == "testdata":
			return filepath.SkipDir
		case entry.Name() == "go.work" || entry.Name() == "modules.txt" || entry.Name() == "go.mod" && name != "go.mod":
			p.reportFile(filepath.ToSlash(name), "sources", "%s has modules of its own", path.Dir(filepath.ToSlash(name)))
		}
		return nil
	})
	if err != nil {
		p.report(p.start(), "sources", "%v", err)
	}
}

// reportFile adds a finding about a file as a whole.
func (p *pkg) reportFile(name, rule, format string, args ...any) {
	at := path.Join(strings.TrimPrefix(p.ImportPath, module)+"/", name)
	p.findings = append(p.findings, finding{strings.TrimPrefix(at, "/"), 1, rule, fmt.Sprintf(format, args...)})
}

// requirements are the modules that go.mod may name.
var requirements = []string{"github.com/google/uuid", "github.com/shopspring/decimal", "github.com/stretchr/testify"}

// modFile returns what is wrong with the text of a go.mod: it names the module, the
// version of Go and what is required, and replaces nothing.
func modFile(file, text string) (all []finding) {
	block := ""
	for i, line := range strings.Split(text, "\n") {
		line, comment, _ := strings.Cut(line, "//")
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
			continue
		case block != "" && words[0] == ")":
			block = ""
			continue
		case block != "":
			words = slices.Insert(words, 0, block)
		case words[len(words)-1] == "(":
			block = words[0]
			continue
		}
		report := func(format string, args ...any) {
			all = append(all, finding{file, i + 1, "go.mod", fmt.Sprintf(format, args...)})
		}
		indirect := strings.HasPrefix(strings.TrimSpace(comment), "indirect")
		switch words[0] {
		case "module", "go":
		case "require":
			if !indirect && !slices.Contains(requirements, words[1]) {
				report("%s is required", words[1])
			}
		default:
			report("%s", strings.Join(words, " "))
		}
	}
	return all
}

// checkModFile returns what is wrong with a go.mod.
func checkModFile(t *testing.T, file string) []finding {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	return modFile(file, string(text))
}

func TestModFile_RequiresNothingElse(t *testing.T) {
	for _, found := range checkModFile(t, "go.mod") {
		t.Error(found)
	}
}
