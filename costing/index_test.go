package costing_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// prices are two figures of a price index, and one of each of two organisations.
func prices(t testing.TB) costing.Facts {
	t.Helper()
	f, err := costing.NewFacts(append(figures("use a 1 b 1"),
		costing.Figure{Driver: "cpi-now", Value: qty("126"), Source: "ONS D7BT", On: date("2025-09-30")},
		costing.Figure{Driver: "cpi-then", Value: qty("120"), Source: "ONS D7BT", On: date("2024-09-30")},
		costing.Figure{Driver: "cpi-late", Source: "ONS D7BT", On: date("2025-10-31")},
	))
	require.NoError(t, err)
	return f
}

// indexedBy raises charges from 1 October 2025.
func indexedBy(driver, base costing.Driver, drivers ...costing.DerivedDriver) costing.Scheme {
	s := simple(byDriver("use"), costing.Adjustment{Kind: costing.Indexation, Name: "Prices", From: date("2025-10-01"), Driver: driver, Base: base})
	s.Drivers = drivers
	return s
}

// sumOf is a derived driver that adds terms of one unit.
func sumOf(driver costing.Driver, terms ...costing.DriverTerm) costing.DerivedDriver {
	for i := range terms {
		terms[i].Unit = "points"
	}
	return costing.DerivedDriver{Driver: driver, Kind: costing.SumOfTerms, Of: terms}
}

// A price index that is made of another without changing it raises what that raises: in a year,
// in one in which the members change, and made in two steps.
func TestIndexation_DerivedIndex(t *testing.T) {
	t.Parallel()
	once := sumOf("index", costing.DriverTerm{Driver: "cpi-now"})
	twice := sumOf("again", costing.DriverTerm{Driver: "index"})
	then := sumOf("base", costing.DriverTerm{Driver: "cpi-then"})
	f := prices(t)
	plain := indexedBy("cpi-now", "cpi-then")
	for _, s := range []costing.Scheme{indexedBy("index", "cpi-then", once), indexedBy("again", "base", once, twice, then)} {
		assert.Equal(t, state(t, plain, year("1000.01"), "a b", f).Charges, state(t, s, year("1000.01"), "a b", f).Charges)
		schedule := func(s costing.Scheme) costing.Schedule {
			all := amended(orgs("a b"), []calendar.Date{date("2025-04-01"), date("2025-12-01")}, func(int) costing.Scheme { return s })
			all.Entries[1].Members = orgs("a")
			return all
		}
		assert.Equal(t, joinedYear(t, schedule(plain), year("1000.01"), f).Charges, joinedYear(t, schedule(s), year("1000.01"), f).Charges)
	}
	s := state(t, indexedBy("index", "cpi-then", once), year("1000.00"), "a b", f)
	assert.Equal(t, "a 512.47, b 512.46", paid(s)) // 5 % on 182 of 365 days
	require.Len(t, s.Drivers, 1)
	assert.Equal(t, []costing.DriverValue{{Org: "a", Value: qty("126")}, {Org: "b", Value: qty("126")}}, s.Drivers[0].Values)
}

// A price index is of no one organisation, also if it is derived, and not 0.
func TestIndexation_BadDerivedIndex(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		index, base costing.Driver
		drivers     []costing.DerivedDriver
		want        []string
	}{
		{"index", "cpi-then", []costing.DerivedDriver{sumOf("index", costing.DriverTerm{Driver: "cpi-now"}, costing.DriverTerm{Driver: "use"})}, []string{"adjustments[0].driver: line legal: index is made of figures of organisations: invalid"}},
		{"cpi-now", "again", []costing.DerivedDriver{sumOf("index", costing.DriverTerm{Driver: "use"}), sumOf("again", costing.DriverTerm{Driver: "index"})}, []string{"adjustments[0].base: line legal: again is made of figures of organisations: invalid"}},
		{"cpi-now", "nothing", []costing.DerivedDriver{sumOf("nothing", costing.DriverTerm{Driver: "cpi-now", Times: qty("0")})}, []string{"adjustments[0].base: line legal: the figure of nothing is not above 0: invalid"}},
		{"index", "cpi-then", []costing.DerivedDriver{sumOf("index", costing.DriverTerm{Driver: "cpi-late"})}, []string{"drivers[0].of[0].driver: line legal: the figure of cpi-late for no organisation is not known: required"}},
		{"index", "cpi-then", []costing.DerivedDriver{sumOf("index", costing.DriverTerm{Driver: "cpi-now"}, costing.DriverTerm{Driver: "cpi-then", Times: qty("-2")})}, []string{"drivers[0]: line legal: it is less than 0 for a: invalid"}},
	} {
		_, err := indexedBy(c.index, c.base, c.drivers...).Statement(year("1000.00"), orgs("a b"), prices(t))
		assert.Equal(t, c.want, lines(err), "%s over %s", c.index, c.base)
	}
}
