package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// output runs the program and returns its exit status and what it printed.
func output(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, &out, &errs)
	return status, out.String(), errs.String()
}

func TestPages(t *testing.T) {
	for _, day := range []string{"2026-12-01", "2027-04-01"} {
		status, out, errs := output("-on", day)
		require.Zero(t, status, errs)
		golden := filepath.Join("testdata", day+".md")
		if os.Getenv("UPDATE") != "" {
			require.NoError(t, os.WriteFile(golden, []byte(out), 0o600))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		assert.Equal(t, string(want), out)
	}
}

// Any day of 2026 and 2027 has a page, and every page says what is made up: a day of each fortnight, and
// the days on which something is known for the first time, with the day before each.
func TestPagesOfAnyDay(t *testing.T) {
	days := []calendar.Date{calendar.MustDate("2027-12-31")}
	for day := calendar.MustDate("2026-01-01"); day.Before(calendar.MustDate("2028-01-01")); day = day.AddDays(14) {
		days = append(days, day)
	}
	for _, text := range regexp.MustCompile(`"(2026|2027)-\d\d-\d\d"`).FindAllString(string(surrey), -1) {
		day := calendar.MustDate(text[1:11])
		days = append(days, day, day.AddDays(-1))
	}
	slices.SortFunc(days, calendar.Date.Compare)
	for _, day := range slices.Compact(days) {
		if day.Before(calendar.MustDate("2026-01-01")) {
			continue
		}
		status, out, errs := output("-on", day.String())
		require.Zero(t, status, errs)
		assert.Contains(t, out, "1. Made up for this example: the shared services")
	}
}

// One service of each kind: each ends as it must.
func TestWhatHappensToEachService(t *testing.T) {
	_, out, _ := output()
	for service, fate := range map[string]string{
		"Building control in the east": "Comes in-house", "Internal audit": "Needs an agreement before the day",
		"Business services with Sussex": "Goes on with new members", "Revenues hosted in Surrey Heath": "Must be divided",
		"Leisure company": "Needs an agreement before the day", "Crematorium with Rushmoor": "Goes on with new members", "Licensing in Hampshire": "Untouched",
	} {
		assert.Contains(t, out, "| "+service+" | "+service+" | "+fate+" |")
	}
	assert.Contains(t, out, "| Sensory impairment service |  | Becomes shared by order |")
	assert.Contains(t, out, "whether West Surrey Council leaves with the part that it takes over from Waverley Borough Council, which gave notice: its own standing has not changed")
	_, early, _ := output("-on", "2026-10-01")
	assert.Contains(t, early, "| Procurement | Procurement | Needs an agreement before the day |", "it was agreed later")
	_, late, _ := output("-on", "2027-04-01")
	assert.Contains(t, late, "| Internal audit | Internal audit | Must be divided |", "nobody agreed")
}

// No id of an organisation, a line or a piece is on a page: it has the names.
func TestPagesHaveNamesAndNotIDs(t *testing.T) {
	for _, day := range []string{"2026-01-20", "2026-12-01", "2027-04-01"} {
		_, out, _ := output("-on", day)
		for _, id := range regexp.MustCompile(`"(org|id|lead|holder)": "([a-z]+-[a-z-]+)"`).FindAllStringSubmatch(string(surrey), -1) {
			assert.NotRegexp(t, `(^|[ |;(])`+id[2]+`($|[ |;).,])`, out, day)
		}
	}
}

// Each service of one council has a page too, and what is shared has its shares.
func TestPagesOfServicesOfOneCouncil(t *testing.T) {
	_, out, _ := output()
	assert.Contains(t, out, "## Sensory impairment service\n\nRun by Surrey County Council alone. Becomes shared by order. ")
	assert.Contains(t, out, "## Archives\n\nRun by Surrey County Council alone. Needs an agreement before the day. ")
	assert.Contains(t, out, "## Adult learning\n\nRun by Surrey County Council alone. Must be divided. ")
	assert.Contains(t, out, "| Surrey Heath Borough Council | 315,000.00 | 35.00% |")
}

func TestBrokenDocumentGivesEveryErrorWithItsPath(t *testing.T) {
	broken := strings.NewReplacer(`"value": "1211000"`, `"value": "1211001"`, `"to": "west-surrey"`, `"to": "north-surrey"`).Replace(string(surrey))
	require.NotEqual(t, string(surrey), broken)
	file := filepath.Join(t.TempDir(), "broken.json")
	require.NoError(t, os.WriteFile(file, []byte(broken), 0o600))
	status, out, errs := output(file)
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.Contains(t, errs, "order.councils[0].totals[0].value: the parts make 1211000 of population, not 1211001")
	assert.Contains(t, errs, `order.councils[6].to: "north-surrey" is not one of the councils: not found`)
	_, err := field.Decode[document]([]byte(broken))
	assert.Equal(t, err.Error()+"\n", errs)
}

// A milestone that comes after one which is not there has no place in the plan.
func TestBrokenPlanIsNotPrinted(t *testing.T) {
	file := filepath.Join(t.TempDir(), "broken.json")
	require.NoError(t, os.WriteFile(file, []byte(strings.Replace(string(surrey), `"service-register",
    "first-meeting"`, `"no-such-step"`, 1)), 0o600))
	status, out, errs := output(file)
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.Equal(t, "milestones[5].after[0]: \"no-such-step\" is not one of the milestones: not found\n", errs)
}

func TestMisuse(t *testing.T) {
	status, _, errs := output("-on", "1 April 2027")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, `-on: "1 April 2027" is not a date`)
	status, _, errs = output("-on", "2025-10-27")
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "nothing of The Surrey (Structural Changes) Order 2026 was known on 2025-10-27")
	status, _, errs = output("a.json", "b.json")
	assert.Equal(t, 2, status)
	assert.Equal(t, "2 documents, and only one is read\n", errs)
	status, _, _ = output("-no-such-flag")
	assert.Equal(t, 2, status)
	status, _, errs = output(filepath.Join(t.TempDir(), "nowhere.json"))
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "nowhere.json")
	status, out, _ := output("-html")
	assert.Zero(t, status)
	assert.True(t, strings.HasPrefix(out, "<section"))
}
