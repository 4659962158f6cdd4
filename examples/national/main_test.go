package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// output runs the program on 1 May 2026 and returns its exit status and what it printed.
func output(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, &out, &errs, func() time.Time { return time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC) })
	return status, out.String(), errs.String()
}

// golden compares a text with a file.
func golden(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), text)
}

// written returns the name of a file with a text in it.
func written(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	return file
}

func TestSample(t *testing.T) {
	drawing := filepath.Join(t.TempDir(), "harrow.svg")
	status, out, errs := output("-svg", drawing)
	require.Zero(t, status, errs)
	assert.Equal(t, "drawn: "+drawing+"\n", errs)
	golden(t, "sample.md", out)
	svg, err := os.ReadFile(drawing)
	require.NoError(t, err)
	golden(t, "harrow.svg", string(svg))
}

// A council that the register names and the list has is one, with its end from the list.
func TestNational_CouncilsAreThereOnce(t *testing.T) {
	councils := written(t, "councils.csv", strings.SplitN(string(sampleCouncils), "\n", 2)[0]+"\n"+
		"HRW,,Harrow Council,Harrow,London borough,England,London,,,,252338,51.6,-0.34,\n"+
		"OLD,,Oldshire Council,Oldshire,County,England,South East,1974-04-01,2016-03-31,,100000,51.5,-1.1,\n")
	register := written(t, "register.csv", "id,name,services,participant,participant_name,first\nict,ICT,ICT,OLD,Oldshire,2015-04-01\nict,,,HRW,Harrow,\n")
	_, out, _ := output("-councils", councils, "-catalogue", register, "-doubts")
	assert.Contains(t, out, "Oldshire ended on 2016-03-31, and nobody took its place")
	assert.NotContains(t, out, "Spelled alike")
}

// What is real is called so, what is made up says so in its name, and every figure of money is.
func TestSample_SaysWhatIsMadeUp(t *testing.T) {
	in, wrong, err := load(choices{}, os.Stderr)
	require.NoError(t, err)
	assert.False(t, wrong)
	assert.NoError(t, in.imported.Catalogue.Validate())
	for _, e := range in.imported.Catalogue.Entries {
		assert.Equal(t, e.Note == "Made up", strings.HasSuffix(e.Name, "(made up)"), e.Name)
		if e.Note == "Real" {
			assert.NotEmpty(t, e.Source, e.Name)
			for _, s := range e.Savings {
				assert.NotEqual(t, "Made up", s.Source, e.Name)
			}
			continue
		}
		assert.Equal(t, "Made up", e.Note)
		for _, s := range e.Savings {
			assert.Equal(t, "Made up", s.Source, e.Name)
		}
	}
	for _, f := range in.imported.Doubts() {
		assert.NotContains(t, []string{"unknown-organisation", "no-successor"}, string(f.Kind), f.Text)
	}
}

// By hand: payroll to date is £600,000 to March 2017 and then £210,000 a year, to 1 April 2018 a year and a day:
// £600,000 + £210,000 + £210,000 / 365 = £810,575.34. Internal audit is stated by both, and counts once:
// three years and a day of £85,000, £255,232.88. Libraries are known of each to March 2017. Of the year
// after, and of most others, nobody says anything.
func TestSample_TotalsByHand(t *testing.T) {
	_, out, _ := output()
	for _, want := range []string{
		"| Payroll in west London (made up) | £960,657.53 | £810,575.34 |  | known | known |",
		"| at least £255,232.88 |", "| Libraries in west London (made up) | £412,520.55 | at least £300,000.00 |",
		"| Saved | at least £2,514,219.18 | at least £1,425,808.22 |", // 810,575.34 + 255,232.88 + 300,000.00 + 60,000.00
		"| In dispute, and not in that | £0.00 | £675,616.44 |",       // a year and a half and a day of £450,000
	} {
		assert.Contains(t, out, want)
	}
}

// On a later day the councils that took the place of others are there.
func TestSample_OnALaterDay(t *testing.T) {
	status, out, _ := output("-on", "2021-05-01")
	require.Zero(t, status)
	assert.Contains(t, out, "| HR of Harrow with Buckinghamshire | HR | Yes | Buckinghamshire (provider, in place of Buckinghamshire County); Harrow (client) |")
	_, before, _ := output("-on", "2020-03-31")
	assert.Contains(t, before, "Buckinghamshire County (provider); Harrow (client)")
}

// The register of the Netherlands is read without a word about it.
func TestDutchRegister(t *testing.T) {
	dutch := filepath.Join("..", "..", "lifecycle", "catalogue", "testdata", "netherlands-register.csv")
	drawing := filepath.Join(t.TempDir(), "network.svg")
	status, out, errs := output("-catalogue", dutch, "-svg", drawing, "-html")
	require.Zero(t, status, errs)
	assert.Equal(t, "reading the register\n3752 rows, 464 partnerships\nadding up what is saved\nconnecting the network\nlooking for partners\ndrawn: "+drawing+"\n", errs)
	for _, want := range []string{"464 entries, on 2026-05-01.", "It shares nothing in this register on 2026-05-01.", ">608<", ">97<", "fits best of"} {
		assert.Contains(t, out, want)
	}
	status, out, _ = output("-catalogue", dutch, "-org", "groningen")
	require.Zero(t, status)
	assert.Contains(t, out, "It is not among the councils that are there on 2026-05-01, so nobody can be ranked for it.")
	assert.Contains(t, out, "## Partners of the partners of Groningen")
}

// A file with a byte order mark and broken rows: each fault has its row, and the others are used.
func TestBrokenFiles(t *testing.T) {
	register := written(t, "register.csv", "\ufeffid,name,first,participant,saving_amount\na,Alpha,2012-02-31,HRW,\na,,,BNE,five\nb,\"Be\"ta,,HRW,\nc,Gamma,2012-04-01,HRW,\nc,,,XYZ,\n")
	councils := written(t, "councils.csv", "code,short,kind,region,start,end,replaced_by,population_2020,lat,lon\nHRW,Harrow,London borough,London,,,,many,51.6,-0.3\nBNE,Barnet,London borough,London,,soon,,,51.6,-0.2\nOLD,Old,London borough,London,,2000-01-01,,,,\n")
	costs := written(t, "costs.csv", "org,service,cost\nHRW,Payroll,5x\n")
	status, out, errs := output("-catalogue", register, "-councils", councils, "-baselines", costs, "-services", "Payroll", "-doubts", "-touching", written(t, "t.csv", "local-authority-code,overlap\nHRW,BNE|HRW|OLD|\nBNE,HRW\n"))
	assert.Equal(t, 1, status)
	for _, want := range []string{
		`row 2, column C: "2012-02-31" is not a day of the calendar`, `row 3, column E: "five" is not an amount`, "row 4, column B", `row 2, column H: "many" is not`,
		`row 3, column F: "soon" is not a date`, `row 2, column C: "5x" is not`,
	} {
		assert.Contains(t, errs, want)
	}
	assert.Contains(t, out, "| Gamma | 6 | participant | Unknown organisation | \"XYZ\" is not among the bodies |")
	assert.Contains(t, out, "| Barnet | 1 |", "they share one thing")
}

// Values that no council can have, and rows that say something twice, cost their own row and no other.
func TestWrongValues(t *testing.T) {
	councils := written(t, "councils.csv", "code,short,kind,region,start,end,replaced_by,population_2020,lat,lon,touching\n"+
		"HRW,Harrow,London borough,London,,,,252338,51.6,-0.34,BEN|BEN|HRW|QQQ\nBNE,Barnet,London borough,London,,,,-5,51.6,-0.2,\n"+
		"BEN,Brent,London borough,London,,,,330000,51.55,-0.27,\nEAL,Ealing,London borough,London,,,,340000,951.5,-0.3,\nHIL,Hillingdon,London borough,London,,,,340000,51.5,,\n")
	costs := written(t, "costs.csv", "org,service,cost,volume,supply\nHRW,Payroll,500,,\nBEN,Payroll,-5,,\nBEN,Payroll,600,-1,\nZZZ,Payroll,5,,\nBEN,Payroll,600,,provider\nBEN,Payroll,700,,\nHRW,,5,,\n")
	status, out, errs := output("-councils", councils, "-baselines", costs, "-services", "Payroll, ,Payroll")
	assert.Equal(t, 1, status)
	for _, want := range []string{
		"row 3, column H: -5 is below 0", "row 5, column I: 951.5 is above 90", "row 6, column J: required", "row 3, column C: -5 is below 0", "row 4, column D: -1 is below 0",
		`row 5, column A: "ZZZ" is not a council of the list: not found`, "row 7, column B: duplicate: row 6 has what it costs BEN", "row 8, column B: required",
	} {
		assert.Contains(t, errs, want)
	}
	assert.Contains(t, out, "Brent fits best of 1, with ")
	assert.Contains(t, out, "the lower cost per head is 92% of the higher") // 600 / 330,000 by 500 / 252,338
	assert.Equal(t, 1, strings.Count(out, "## With whom Harrow could share: Payroll"))
}

// Where nobody can be a partner, the page says what is in the way, and what would change it.
func TestNobodyCan(t *testing.T) {
	councils := written(t, "councils.csv", "code,short,kind,region,start,end,replaced_by,population_2020,lat,lon\nHRW,Harrow,London borough,London,,,,252338,51.6,-0.34\nBNE,Barnet,London borough,London,,,,399007,51.6,-0.24\n")
	register := written(t, "register.csv", "id,name,services,participant,first,stage\na,Audit,Internal audit,HRW,2015-04-01,live\na,,,BNE,,\n")
	status, out, errs := output("-councils", councils, "-catalogue", register, "-services", "Internal audit")
	require.Zero(t, status, errs)
	assert.Contains(t, out, "Nobody can meet the wish. “Share it already” excludes the most: 1 of 1, 1 of them alone.")
	assert.Contains(t, out, "the two already share it")
	assert.Contains(t, out, "## What is doubtful\n\nNothing.\n")
}

// Any table is read by a mapping.
func TestMapping(t *testing.T) {
	register := written(t, "register.csv", "Service,Councils,Since\nShared payroll,Harrow + Barnet,2015-04-01\n")
	mapping := written(t, "mapping.json", `{"name": "Ours", "on": "2020-01-01", "list": "+", "columns": [{"heading": "Service", "column": "name"}, {"heading": "Councils", "column": "participant"}, {"heading": "Since", "column": "first"}],
		"words": [{"column": "participant", "from": "Harrow", "to": "HRW"}, {"column": "participant", "from": "Barnet", "to": "BNE"}]}`)
	status, out, errs := output("-catalogue", register, "-mapping", mapping)
	require.Zero(t, status, errs)
	assert.Contains(t, out, "# Ours\n\n1 entry, on 2020-01-01.")
	assert.Contains(t, out, "| Barnet | 1 | Shared payroll |")
	status, _, errs = output("-catalogue", register, "-mapping", written(t, "mapping.json", `{"nam": "Ours"}`))
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "nam: ")
}

// A register may be a JSON document.
func TestDocument(t *testing.T) {
	status, out, errs := output("-catalogue", filepath.Join("..", "..", "lifecycle", "catalogue", "testdata", "golden", "catalogue.json"), "-org", "CAR")
	require.Zero(t, status, errs)
	assert.Contains(t, out, "# Cumbria\n\n4 entries, on 2024-01-01.")
	assert.Contains(t, out, "| Lancashire County Council | ")
	document, err := os.ReadFile(filepath.Join("..", "..", "lifecycle", "catalogue", "testdata", "golden", "catalogue.json"))
	require.NoError(t, err)
	status, marked, errs := output("-catalogue", written(t, "marked.json", "\ufeff"+string(document)), "-org", "CAR")
	require.Zero(t, status, errs)
	assert.Equal(t, out, marked)
	status, _, errs = output("-catalogue", written(t, "register.json", `{"name": "Ours", "bodies": [], "entries": [{"id": "a b", "name": "A", "participants": []}]}`))
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, `entries[0].id: "a b" is not an entry id`)
}

// Councils that end, are to come, or have no successor can be asked about on any day.
func TestAnyDay(t *testing.T) {
	for day := calendar.MustDate("2015-03-01"); day.Before(calendar.MustDate("2024-01-01")); day = day.AddDays(61) {
		status, _, errs := output("-on", day.String())
		require.Zero(t, status, "%v: %s", day, errs)
	}
}

func TestMisuse(t *testing.T) {
	status, _, errs := output("-on", "1 April 2018")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, `-on: "1 April 2018" is not a date`)
	status, _, errs = output("a.csv")
	assert.Equal(t, 2, status)
	assert.Equal(t, "\"a.csv\": no argument is wanted here\n", errs)
	status, _, errs = output("-services", " , ")
	assert.Equal(t, 2, status)
	assert.Equal(t, "-services: a service is wanted\n", errs)
	status, _, errs = output("-org", "zz")
	assert.Equal(t, 2, status)
	assert.Equal(t, "-org \"zz\": no council of the list and no participant of the register has this code\n", errs)
	status, _, _ = output("-no-such-flag")
	assert.Equal(t, 2, status)
	nowhere := filepath.Join(t.TempDir(), "nowhere")
	for _, flag := range []string{"-councils", "-catalogue", "-mapping", "-baselines", "-touching"} {
		status, out, errs := output(flag, nowhere)
		assert.Equal(t, 1, status, flag)
		assert.Contains(t, errs, "nowhere", flag)
		assert.Empty(t, out, flag)
	}
	status, _, errs = output("-svg", filepath.Join(nowhere, "x.svg"))
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "x.svg")
}
