package main

import (
	"bytes"
	"encoding/csv"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// output runs the program and returns its exit status and what it printed.
func output(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, &out, &errs)
	return status, out.String(), errs.String()
}

// file writes a spreadsheet and returns its name.
func file(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "figures.csv")
	require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	return name
}

func TestSpreadsheet_Bill(t *testing.T) {
	status, out, errs := output("barnet")
	require.Zero(t, status, errs)
	golden := filepath.Join("testdata", "barnet.csv")
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(golden, []byte(out), 0o600))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), out)
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	require.NoError(t, err, "another reader of CSV reads it")
	total := rows[len(rows)-1]
	assert.Equal(t, "£"+pounds(t), strings.ReplaceAll(total[len(total)-1], ",", ""))
}

// pounds returns Barnet's charge by another way of calculating: half of £3.4m by hours and half by
// population, rounded once to the nearest penny.
func pounds(t *testing.T) string {
	t.Helper()
	part := func(mine, all string) *big.Rat {
		a, ok := new(big.Rat).SetString(mine)
		require.True(t, ok)
		b, ok := new(big.Rat).SetString(all)
		require.True(t, ok)
		return a.Quo(a, b)
	}
	sum := new(big.Rat).Add(part("41250.5", "64750.5"), part("388639", "649824"))
	return sum.Mul(sum, big.NewRat(1_700_000, 1)).FloatString(2)
}

func TestSpreadsheet_OtherForms(t *testing.T) {
	_, want, _ := output("barnet")
	semicolons := "\ufeff" + strings.ReplaceAll(strings.ReplaceAll(string(hours), ",", ";"), "\n", "\r\n")
	status, out, errs := output("barnet", file(t, semicolons))
	require.Zero(t, status, errs)
	assert.Equal(t, want, out, "as Excel writes it")

	status, out, errs = output("-wide", "barnet", file(t, "org,hours,population\nharrow,23500,261185\nbarnet,41250.5,388639\n"))
	require.Zero(t, status, errs)
	assert.Equal(t, want, out)

	_, out, _ = output("-excel", "barnet")
	assert.Equal(t, "\ufeff"+want, out)
}

func TestSpreadsheet_EveryErrorHasItsRowAndColumn(t *testing.T) {
	name := file(t, "driver,org,value,source,on\nhours,harrow,\"23,500\",Time,2026-03-31\nhours,barnet,41250.5,,31/03/2026\n")
	status, out, errs := output("barnet", name)
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.Equal(t, `rows[1].value: row 2, column C: "23,500" is not a number like 1250 or 54.24, with at most 12 digits and 6 decimals: invalid
rows[2].on: row 3, column E: "31/03/2026" is not a date like 2026-04-01: invalid
rows[2].source: row 3, column D: required
`, errs)
}

func TestSpreadsheet_BadArguments(t *testing.T) {
	large := strings.Repeat("x", mostBytes+1)
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{nil, 2, "usage"},
		{[]string{"barnet", "a.csv", "b.csv"}, 2, "usage"},
		{[]string{"-colour"}, 2, "-colour"},
		{[]string{"barnet", filepath.Join(t.TempDir(), "none.csv")}, 1, "none.csv"},
		{[]string{"barnet", file(t, large)}, 1, "is larger than 10485760 bytes"},
		{[]string{"brent"}, 1, "brent"},
		{[]string{"barnet", file(t, "driver,source,on\n")}, 1, "members"},
	} {
		status, out, errs := output(c.args...)
		assert.Equal(t, c.status, status, c.args)
		assert.Empty(t, out)
		assert.Contains(t, errs, c.says)
	}
}
