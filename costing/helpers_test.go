package costing_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// qty is a quantity.
func qty(s string) partnership.Quantity { return partnership.MustQuantity(s) }

// date is a date.
func date(s string) calendar.Date { return calendar.MustDate(s) }

// pounds is an amount.
func pounds(s string) costing.Money { return costing.MustMoney(s) }

// orgs reads organisations with spaces between them.
func orgs(text string) []partnership.OrgID {
	var ids []partnership.OrgID
	for _, id := range strings.Fields(text) {
		ids = append(ids, partnership.OrgID(id))
	}
	return ids
}

// weights reads pairs like "harrow 65 barnet 35".
func weights(text string) []costing.Weight {
	var all []costing.Weight
	words := strings.Fields(text)
	for i := 0; i < len(words); i += 2 {
		all = append(all, costing.Weight{Org: partnership.OrgID(words[i]), Value: qty(words[i+1])})
	}
	return all
}

// figures reads lines like "hours harrow 1200 barnet 800".
func figures(lines ...string) []costing.Figure {
	var all []costing.Figure
	for _, line := range lines {
		driver, rest, _ := strings.Cut(line, " ")
		for _, w := range weights(rest) {
			all = append(all, costing.Figure{
				Driver: costing.Driver(driver), Org: w.Org, Value: w.Value,
				Source: "annual return", On: date("2025-03-31"),
			})
		}
	}
	return all
}

// facts makes facts of such lines.
func facts(lines ...string) costing.Facts {
	f, err := costing.NewFacts(figures(lines...))
	if err != nil {
		panic(err)
	}
	return f
}

// year is a year's cost.
func year(total string) costing.Cost {
	return costing.Cost{Line: "legal", Term: costing.MustFinancialYear("2025/26").Term(), Total: pounds(total)}
}

// simple is a scheme of one part.
func simple(basis costing.Basis, adjustments ...costing.Adjustment) costing.Scheme {
	return costing.Scheme{
		Name:        "schedule 1",
		Parts:       []costing.Part{{Name: "Share", Clause: "4.1", Basis: basis}},
		Adjustments: adjustments,
	}
}

// byDriver is a basis of one driver.
func byDriver(driver costing.Driver) costing.Basis {
	return costing.Basis{Kind: costing.DriverShares, Driver: driver}
}

// state makes a statement that has to add up.
func state(t testing.TB, s costing.Scheme, cost costing.Cost, members string, f costing.Facts) costing.Statement {
	t.Helper()
	statement, err := s.Statement(cost, orgs(members), f)
	require.NoError(t, err)
	require.NoError(t, statement.Validate())
	return statement
}

// paid writes charges as "harrow 65.00, barnet 35.00".
func paid(s costing.Statement) string {
	texts := make([]string, len(s.Charges))
	for i, c := range s.Charges {
		texts[i] = fmt.Sprintf("%s %v", c.Org, c.Amount)
	}
	return strings.Join(texts, ", ")
}

// worked writes the working of a step in the same way.
func worked(step costing.Step) string {
	texts := make([]string, len(step.Workings))
	for i, w := range step.Workings {
		texts[i] = fmt.Sprintf("%s %v", w.Org, w.Amount)
		if w.Measure.Known() {
			texts[i] += fmt.Sprintf(" (%v)", w.Measure)
		}
	}
	return strings.Join(texts, ", ")
}

// pence returns the pence of an amount that is known.
func pence(m costing.Money) int64 {
	n, known := m.Pence()
	if !known {
		panic("the amount is not known")
	}
	return n
}

// percent is a share of a whole in per cent, such as 33.3, or a fraction such as 2/3.
func percent(s string) partnership.Fraction {
	if !strings.Contains(s, "/") {
		s += "%"
	}
	return partnership.MustFraction(s)
}

// shares reads pairs like "harrow 65 barnet 35" or "harrow 2/3 barnet 1/3".
func shares(text string) []partnership.Share {
	var all []partnership.Share
	words := strings.Fields(text)
	for i := 0; i < len(words); i += 2 {
		all = append(all, partnership.Share{Org: partnership.OrgID(words[i]), Fraction: percent(words[i+1])})
	}
	return all
}

// plain is what a step did, without the marks around ids.
func plain(step costing.Step) string {
	return strings.NewReplacer("‘", "", "’", "", "“", "", "”", "").Replace(step.What)
}

// days reads days with spaces between them.
func days(text string) []calendar.Date {
	var all []calendar.Date
	for _, day := range strings.Fields(text) {
		all = append(all, date(day))
	}
	return all
}
