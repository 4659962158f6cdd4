package exit_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

func date(s string) calendar.Date { return calendar.MustDate(s) }

// wantErrors asserts what an error says, line by line, that each line has a place,
// and which rules are broken.
func wantErrors(t *testing.T, err error, want string, sentinels ...error) {
	t.Helper()
	require.Error(t, err)
	assert.Equal(t, strings.TrimSpace(want), err.Error())
	assert.Len(t, field.Errors(err), strings.Count(strings.TrimSpace(want), "\n")+1)
	for _, sentinel := range sentinels {
		assert.ErrorIs(t, err, sentinel)
	}
}

func number(n int) partnership.Quantity { return partnership.MustQuantity(fmt.Sprint(n)) }

// pc returns so many per cent.
func pc(n int) partnership.Fraction { return partnership.MustFraction(fmt.Sprint(n, "%")) }

func pounds(n int) costing.Money { return costing.Pence(int64(n) * 100) }

// pence returns the pence of an amount that is known.
func pence(amount costing.Money) int64 {
	n, known := amount.Pence()
	if !known {
		panic("the amount is not known")
	}
	return n
}

// goldenText asserts that a text is the one in testdata/golden.
func goldenText(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), text, name)
}

// boroughs are the names of the members of plan.
func boroughs() report.Names {
	return report.NewNames(
		report.Entry{Noun: report.Organisation, ID: "barnet", Name: "Barnet"},
		report.Entry{Noun: report.Organisation, ID: "brent", Name: "Brent"},
		report.Entry{Noun: report.Organisation, ID: "harrow", Name: "Harrow"},
	)
}

// markdown returns the tables of a plan as text.
func markdown(p exit.Plan, asOf calendar.Date) (string, error) {
	tables, err := p.Tables(boroughs(), asOf)
	return tables.Markdown(), err
}

// clerk returns a post of one grade with an employer.
func clerk(id staff.PostID, employer partnership.OrgID) staff.Post {
	return staff.Post{ID: id, Employer: employer, Function: "payroll", Grade: "g5", FTE: number(1)}
}
