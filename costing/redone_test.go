package costing_test

import (
	"fmt"
	"math/big"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// A printed is what stands in the tables of a statement, and nothing else: it is what a finance
// officer has to do the lines again.
type printed struct {
	t      testing.TB
	tables report.Tables
}

// number reads a figure as it is printed: with a sign, a pound sign, commas and brackets.
func (p printed) number(text string) *big.Rat {
	n, ok := new(big.Rat).SetString(strings.NewReplacer("£", "", ",", "", "−", "-", "(", "", ")", "", "%", "").Replace(text))
	require.True(p.t, ok, text)
	return n
}

// column returns the cells of a column of the table of a title by its rows; nil: there is none.
func (p printed) column(title, heading string) map[string]string {
	for _, table := range p.tables {
		for k, column := range table.Columns {
			if table.Title != title || column.Heading != heading {
				continue
			}
			cells := map[string]string{}
			for _, row := range append(table.Rows, table.Totals...) {
				cells[row[0]] = row[k]
			}
			return cells
		}
	}
	return nil
}

// shares returns in proportion to what each member has a step, of those that it is about: its
// exact figure if there is one, or else what stands in brackets, or 1.
func (p printed) shares(step string, orgs []string, cells map[string]string) (about []string, shares []*big.Rat) {
	exact := p.column("Working of "+step, "Exact share")
	if exact == nil {
		exact = p.column("Working of "+step, "Exactly")
	}
	for _, org := range orgs {
		amount, measure, measured := strings.Cut(cells[org], " ")
		share := big.NewRat(1, 1)
		switch {
		case amount == "":
			continue
		case exact[org] != "" && p.column("Working of "+step, "Actual") == nil:
			share = p.number(exact[org])
		case strings.Contains(measure, "%"):
			share = p.number(measure)
			share.Quo(share, big.NewRat(100, 1))
		case measured:
			share = p.number(measure)
		}
		about, shares = append(about, org), append(shares, share)
	}
	return about, shares
}

// rate returns the rate at which a note says that a step is metered, for a member; nil: it
// does not say that it is.
func (p printed) rate(note, org string) *big.Rat {
	if found := regexp.MustCompile(`[^.] at (−?£[0-9,.]*[0-9])`).FindStringSubmatch(note); found != nil {
		return p.number(found[1])
	}
	found := regexp.MustCompile(` at ([a-z0-9-]+), in pounds`).FindStringSubmatch(note)
	if found == nil {
		return nil
	}
	title := "Working of " + found[1]
	if exact := p.column(title, "Exactly")[org]; exact != "" {
		return p.number(exact)
	}
	if value := p.column(title, found[1])[org]; value != "" {
		return p.number(value)
	}
	return p.number(p.column("Where the figures come from", "Value")[found[1]])
}

// wouldBe finds what a part would be without its most.
var wouldBe = regexp.MustCompile(`; it would be £([0-9,./]+)`)

// redo does the lines of a statement again from its print. It returns how many steps it did to
// the penny: those of several parts are exact to less than a penny, as Statement has it.
func redo(t testing.TB, s costing.Statement) (done int) {
	t.Helper()
	p, orgs, parts := printed{t, s.Tables(report.Names{})}, []string{}, 0
	for _, c := range s.Charges {
		orgs = append(orgs, string(c.Org))
	}
	for _, step := range s.Steps {
		if !step.Workings[0].Before.Known() {
			parts++
		}
	}
	for i, step := range s.Steps {
		name, note := fmt.Sprintf("%s [%d]", step.Name, i+1), p.tables[0].Notes[i]
		cells := p.column(p.tables[0].Title, name)
		about, shares := p.shares(name, orgs, cells)
		actual, exactly := p.column("Working of "+name, "Actual"), p.column("Working of "+name, "Exactly")
		for k, org := range about {
			amount := p.number(strings.Fields(cells[org])[0])
			total := p.number(cells["Total"])
			switch {
			case step.Name == "Rounding":
				exact := p.number(p.column("Working of "+name, "Before")[org])
				if actual[org] != "" {
					exact = p.number(actual[org])
				}
				if exactly[org] != "" {
					exact = p.number(exactly[org])
				}
				before := p.number(p.column("Working of "+name, "Before")[org])
				off := new(big.Rat).Sub(new(big.Rat).Add(before, amount), exact)
				unit := p.number(regexp.MustCompile(`£[0-9,]+`).FindString(note))
				require.LessOrEqual(t, off.Abs(off).Cmp(unit), 0, "%s, %s", note, org)
				done++
			case step.Workings[0].Before.Known(), strings.Contains(note, "the first"): // an adjustment; bands
			case p.rate(note, org) != nil:
				exact := shares[k].Mul(shares[k], p.rate(note, org))
				if found := wouldBe.FindStringSubmatch(note); found != nil {
					exact.Mul(exact, total.Quo(total, p.number(found[1])))
					off := exact.Sub(exact, amount)
					assert.Negative(t, off.Abs(off).Cmp(big.NewRat(1, 100)), "%s, %s", note, org)
					done++
					continue
				}
				assert.Equal(t, exact.FloatString(2), amount.FloatString(2), "%s, %s", note, org) // both half away from zero
				done++
			case step.Measure == "" && !strings.Contains(note, "equally"), strings.Contains(note, "to the nearest"):
			case parts > 1 || len(s.Carried) > 0:
				exact := new(big.Rat).Quo(shares[k], added(shares))
				off := exact.Sub(exact.Mul(exact, total), amount)
				assert.Negative(t, off.Abs(off).Cmp(big.NewRat(1, 100)), "%s, %s", note, org)
			case k == 0:
				sign, of := int64(max(total.Sign(), 0)*2-1), map[string]*big.Rat{} // a refund is divided as a cost
				for i, org := range about {
					of[org] = new(big.Rat).Quo(shares[i], added(shares))
				}
				var exact []*big.Rat
				byID := slices.Sorted(slices.Values(about))
				for _, org := range byID {
					exact = append(exact, of[org].Mul(of[org], new(big.Rat).Mul(total, big.NewRat(100*sign, 1))))
				}
				for i, pence := range pennies(t, exact) {
					assert.Equal(t, big.NewRat(sign*pence, 100).FloatString(2), p.number(strings.Fields(cells[byID[i]])[0]).FloatString(2), "%s, %s", note, byID[i])
				}
				done++
			}
		}
	}
	return done
}

// Every line of the golden clauses can be done again from the print.
func TestTables_ClausesCanBeDoneAgain(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/golden/clauses/*.json")
	require.NoError(t, err)
	done := 0
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) { done += redo(t, readClause(t, name).Statement) })
	}
	assert.Greater(t, done, 10)
}

// So can those of random schemes whose figures six decimals do not write: thirds, averages of
// three years, a pool ÷ its units, composites, and the roundings of what they make.
func TestTables_RandomSchemesCanBeDoneAgain(t *testing.T) {
	t.Parallel()
	d, fractions := newDeck(10), 0
	for range 300 {
		members, n := []string{}, 2+d.IntN(6)
		lists := map[string][]string{}
		for i := range n {
			org := fmt.Sprintf("m%d", (i*5)%7)
			members = append(members, org)
			for _, driver := range []string{"a", "b", "c"} {
				lists[driver] = append(lists[driver], fmt.Sprintf("%s %d.%d", org, 1+d.IntN(100_000), d.IntN(10)))
			}
		}
		f := facts("a "+strings.Join(lists["a"], " "), "b "+strings.Join(lists["b"], " "), "c "+strings.Join(lists["c"], " "))
		var shares []string
		for _, org := range members {
			shares = append(shares, fmt.Sprintf("%s 1/%d", org, n))
		}
		scheme := simple([]costing.Basis{
			{Kind: costing.FixedShares, Shares: fractionShares(shares)},
			byDriver("mean"),
			{Kind: costing.Metered, Driver: "a", RateOf: "rate"},
			{Kind: costing.CompositeShares, Of: []costing.Part{{Share: percent("40"), Basis: byDriver("a")}, {Share: percent("35"), Basis: byDriver("mean")}, {Basis: byDriver("b")}}},
			{Kind: costing.RoundedShares, Driver: "b", DeadBand: qty("100"), InUse: fractionShares(shares)},
		}[d.IntN(5)])
		scheme.Drivers = []costing.DerivedDriver{
			{Driver: "mean", Kind: costing.MeanOfTerms, Of: []costing.DriverTerm{{Driver: "a", Unit: "x"}, {Driver: "b", Unit: "x"}, {Driver: "c", Unit: "x"}}},
			{Driver: "rate", Kind: costing.QuotientOfTerms, Of: []costing.DriverTerm{{Driver: "b"}, {Driver: "c"}}},
		}
		scheme.Rounding = costing.Roundings()[d.IntN(6)]
		cost := year("1.00")
		cost.Total = costing.Pence(d.Int64N(2_000_000_000) - 500_000_000)
		s := state(t, scheme, cost, strings.Join(members, " "), f)
		assert.Positive(t, redo(t, s))
		for _, w := range s.Steps[0].Workings {
			fractions += len(w.Exactly)
		}
	}
	assert.Greater(t, fractions, 5_000)
}

// fractionShares reads shares such as "a 1/3".
func fractionShares(texts []string) []partnership.Share {
	shares := make([]partnership.Share, len(texts))
	for i, text := range texts {
		org, fraction, _ := strings.Cut(text, " ")
		shares[i] = partnership.Share{Org: partnership.OrgID(org), Fraction: partnership.MustFraction(fraction)}
	}
	return shares
}
