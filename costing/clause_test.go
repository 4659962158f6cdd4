package costing_test

import (
	"encoding/json"
	"errors"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// A clauseDocument is a clause of an agreement as data: a scheme and its members, or a
// schedule, a cost and the figures, and the statement of it.
type clauseDocument struct {
	Scheme    *costing.Scheme     `json:"scheme,omitempty"`
	Members   []partnership.OrgID `json:"members,omitempty"`
	Schedule  *costing.Schedule   `json:"schedule,omitempty"`
	Formula   *costing.Scheme     `json:"formula,omitempty"` // of whose charges a limit is a percentage
	Cost      costing.Cost        `json:"cost"`
	Facts     costing.Facts       `json:"facts"`
	Statement costing.Statement   `json:"statement"`
}

func (d clauseDocument) Validate() error {
	return errors.Join(field.At("cost", d.Cost.Validate()), field.At("statement", d.Statement.Validate()))
}

// stated calculates the statement again.
func (d clauseDocument) stated(t testing.TB) costing.Statement {
	t.Helper()
	if d.Schedule != nil {
		statements, err := d.Schedule.Statements(d.Cost, d.Facts)
		require.NoError(t, err)
		joined, err := costing.Join(statements)
		require.NoError(t, err)
		return joined
	}
	s, err := d.Scheme.Statement(d.Cost, d.Members, d.Facts)
	require.NoError(t, err)
	return s
}

// total is the cost in pence.
func (d clauseDocument) total() *big.Rat { return big.NewRat(pence(d.Cost.Total), 1) }

// of returns the figures of a driver for the members, in their order.
func (d clauseDocument) of(driver costing.Driver) []*big.Rat {
	figures := make([]*big.Rat, len(d.Members))
	for i, org := range d.Members {
		figure, ok := d.Facts.Figure(driver, org)
		if !ok {
			panic(driver)
		}
		figures[i] = rational(figure.Value)
	}
	return figures
}

// price returns a figure without an organisation.
func (d clauseDocument) price(driver costing.Driver) *big.Rat {
	figure, ok := d.Facts.Figure(driver, "")
	if !ok {
		panic(driver)
	}
	return rational(figure.Value)
}

// Plain fractions, with nothing of the library in them.

func frac(s string) *big.Rat {
	f, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return f
}

func fracs(texts string) []*big.Rat {
	var all []*big.Rat
	for _, s := range strings.Fields(texts) {
		all = append(all, frac(s))
	}
	return all
}

func plus(lists ...[]*big.Rat) []*big.Rat {
	sum := make([]*big.Rat, len(lists[0]))
	for i := range sum {
		sum[i] = new(big.Rat)
		for _, list := range lists {
			sum[i].Add(sum[i], list[i])
		}
	}
	return sum
}

func times(list []*big.Rat, by *big.Rat) []*big.Rat {
	all := make([]*big.Rat, len(list))
	for i, n := range list {
		all[i] = new(big.Rat).Mul(n, by)
	}
	return all
}

func products(a, b []*big.Rat) []*big.Rat {
	all := make([]*big.Rat, len(a))
	for i := range a {
		all[i] = new(big.Rat).Mul(a[i], b[i])
	}
	return all
}

func added(list []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, n := range list {
		sum.Add(sum, n)
	}
	return sum
}

// pro divides an amount in proportion.
func pro(amount *big.Rat, by []*big.Rat) []*big.Rat {
	return times(by, new(big.Rat).Quo(amount, added(by)))
}

func less(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

func nearestWhole(n *big.Rat) *big.Rat {
	twice := new(big.Int).Mul(n.Num(), big.NewInt(2))
	twice.Add(twice, n.Denom())
	return new(big.Rat).SetInt(twice.Div(twice, new(big.Int).Mul(n.Denom(), big.NewInt(2))))
}

// clauses are real clauses: what each pays of a document, exactly and in pence, by plain
// fractions from the words of the clause.
func clauses() map[string]func(d clauseDocument) []*big.Rat {
	percentages := fracs("2/5 7/20 1/4")
	damped := fracs("130000 95000 75000")
	all := map[string]func(d clauseDocument) []*big.Rat{
		// Area, population and valuation of each over the sum of all.
		"fire-board": func(d clauseDocument) []*big.Rat {
			return pro(d.total(), plus(d.of("area"), d.of("population"), d.of("valuation")))
		},
		// The average of the calls of three years; that of the sums is the same share.
		"police": func(d clauseDocument) []*big.Rat {
			return pro(d.total(), plus(d.of("calls-2022"), d.of("calls-2023"), d.of("calls-2024")))
		},
		// A dome camera is two and a half cameras, one for number plates four.
		"cctv": func(d clauseDocument) []*big.Rat {
			return pro(d.total(), plus(d.of("fixed-cameras"), times(d.of("dome-cameras"), frac("5/2")), times(d.of("anpr-cameras"), frac("4"))))
		},
		"hr-complexity": func(d clauseDocument) []*big.Rat {
			return pro(d.total(), products(d.of("headcount"), d.of("complexity")))
		},
		// All four quarters less the highest.
		"lowest-three": func(d clauseDocument) []*big.Rat {
			counted := plus(d.of("calls-q1"), d.of("calls-q2"), d.of("calls-q3"), d.of("calls-q4"))
			for i := range counted {
				highest := new(big.Rat)
				for _, quarter := range []costing.Driver{"calls-q1", "calls-q2", "calls-q3", "calls-q4"} {
					if calls := d.of(quarter)[i]; calls.Cmp(highest) > 0 {
						highest = calls
					}
				}
				counted[i].Sub(counted[i], highest)
			}
			return pro(d.total(), counted)
		},
		// Household waste by its tonnes, business waste by its tonnes, the rest by tax base:
		// one levy, in which birch pays £14,000,000 at most and the others bear what is over.
		"waste-levy": func(d clauseDocument) []*big.Rat {
			levy := plus(pro(frac("4500100000"), d.of("household-tonnes")), pro(frac("400000000"), d.of("business-tonnes")), pro(frac("449200000"), d.of("tax-base")))
			over := less(levy[1], frac("1400000000"))
			if over.Sign() <= 0 {
				panic("the cap does not bind")
			}
			others := []*big.Rat{levy[0], new(big.Rat), levy[2]}
			levy = plus(levy, pro(over, others))
			levy[1] = frac("1400000000")
			return levy
		},
		// An area is as large as its passenger kilometres, and divided by population.
		"transport": func(d clauseDocument) []*big.Rat {
			km, population := d.of("passenger-km"), d.of("population")
			north := new(big.Rat).Quo(added(km[:2]), added(km))
			south := less(frac("1"), north)
			return append(pro(north.Mul(north, d.total()), population[:2]), pro(south.Mul(south, d.total()), population[2:])...)
		},
		"core-and-use": func(d clauseDocument) []*big.Rat {
			return plus(pro(frac("12000000"), d.of("population")), pro(frac("38000000"), d.of("use")))
		},
		// Before 100 / 100 / 100, new 130 / 95 / 75, at most 105. The 25 over are borne of
		// gains of 5 and 25: a sixth and five sixths.
		"damping-by-gain": func(clauseDocument) []*big.Rat {
			return times(plus(damped, fracs("-25000 0 0"), pro(frac("25000"), fracs("0 5 25"))), frac("100"))
		},
		// 12.5 each would take birch over 105: it bears 10, cedar 15.
		"damping-by-equal": func(clauseDocument) []*big.Rat { return times(fracs("105000 105000 90000"), frac("100")) },
		"damping-by-driver": func(clauseDocument) []*big.Rat {
			return times(plus(damped, fracs("-25000 0 0"), pro(frac("25000"), fracs("0 1 3"))), frac("100"))
		},
		// Nobody less than 2 % of £250,000.
		"membership-minimum": func(d clauseDocument) []*big.Rat {
			minimum := frac("500000")
			rest := d.of("population")
			rest[2] = new(big.Rat)
			charges := pro(less(d.total(), minimum), rest)
			charges[2] = minimum
			return charges
		},
		// The unmodified formula is a fifth equally and four fifths by calls: 244,400, 104,000
		// and 41,600. The cap of the city puts 12,200 each on the others; cedar pays 120 % of
		// 41,600 at most, and birch the rest.
		"cap-on-formula": func(d clauseDocument) []*big.Rat {
			formula := plus(pro(frac("7800000"), fracs("1 1 1")), pro(frac("31200000"), d.of("calls")))
			city := frac("22000000")
			ceiling := times(formula, frac("6/5"))[2]
			return []*big.Rat{city, less(less(d.total(), city), ceiling), ceiling}
		},
		// By population, at most 120 % of what each would pay by calls: cedar. The others bear what
		// is over by what they pay.
		"cap-on-unmodified-formula": func(d clauseDocument) []*big.Rat {
			charges := pro(d.total(), d.of("population"))
			most := times(pro(d.total(), d.of("calls")), frac("6/5"))
			over := less(charges[2], most[2])
			charges[2] = new(big.Rat)
			charges = plus(charges, pro(over, charges))
			charges[2] = most[2]
			if over.Sign() <= 0 || charges[1].Cmp(most[1]) > 0 {
				panic("the cap binds another")
			}
			return charges
		},
		// The percentages are those of the cost before the rebate.
		"local-disinvestment": func(d clauseDocument) []*big.Rat {
			return plus(times(percentages, new(big.Rat).Add(d.total(), frac("4500000"))), fracs("0 0 -4500000"))
		},
		"rebate-borne-by-nobody": func(d clauseDocument) []*big.Rat {
			return plus(times(percentages, d.total()), fracs("0 0 -4500000"))
		},
		// Everyone keeps its income, and bears its percentage of the gross cost.
		"own-income-kept": func(d clauseDocument) []*big.Rat {
			income := times(d.of("income"), frac("100"))
			gross := new(big.Rat).Add(d.total(), added(income))
			return plus(times(percentages, gross), times(income, frac("-1")))
		},
		"host-accommodation": func(d clauseDocument) []*big.Rat {
			return plus(times(percentages, frac("40000000")), fracs("-2400000 0 0"))
		},
		// At most a tenth of the police calls count: 800.5 of 900, all 120, and 33.3 of 75.
		"fire-calls-capped": func(d clauseDocument) []*big.Rat {
			calls := times(fracs("800.5 120 33.3"), frac("2135"))
			for i, pence := range calls {
				calls[i] = nearestWhole(pence)
			}
			return plus(calls, times(percentages, less(d.total(), added(calls))))
		},
		// The first 100 at £60, then up to 250 at £52.50, then £45.
		"bands": func(clauseDocument) []*big.Rat {
			return times(fracs("17047.50 13875 5985"), frac("100"))
		},
		"grades": func(d clauseDocument) []*big.Rat {
			return times(plus(times(d.of("solicitor-hours"), d.price("solicitor-rate")), times(d.of("paralegal-hours"), d.price("paralegal-rate"))), frac("100"))
		},
		// 640,000 ÷ 17 is £37,647.06 for a console.
		"cost-per-console": func(d clauseDocument) []*big.Rat {
			return times(d.of("consoles"), nearestWhole(new(big.Rat).Quo(times([]*big.Rat{d.price("console-pool")}, frac("100"))[0], d.price("all-consoles"))))
		},
		// 61.42, 9.21, 6.04 and 23.33 per cent are 61, 9, 6 and 23, which make 99.
		"percentages-to-nearest": func(d clauseDocument) []*big.Rat {
			shares := pro(frac("100"), d.of("calls"))
			for i, share := range shares {
				shares[i] = nearestWhole(share)
			}
			return times(shares, new(big.Rat).Quo(d.total(), frac("100")))
		},
		// The surplus of a support centre goes back to those who use it.
		"support-centre-surplus": func(d clauseDocument) []*big.Rat {
			return plus(times(percentages, frac("28000000")), pro(frac("-3000000"), d.of("pages")))
		},
		// One price for all, from a tariff.
		"tariff": func(d clauseDocument) []*big.Rat {
			visits := times(d.of("visits"), new(big.Rat).Mul(d.price("tariff-2025"), frac("100")))
			return plus(visits, times(percentages, less(d.total(), added(visits))))
		},
		"whole-pounds": func(clauseDocument) []*big.Rat { return fracs("400 300 300") },
		// A half of three twelfths of £12,000 and a third of nine: nine twelfths of £4,000 are
		// £3,000.
		"twelfths": func(clauseDocument) []*big.Rat { return fracs("450000 450000 300000") },
		"census-of-2011": func(d clauseDocument) []*big.Rat {
			return pro(d.total(), d.of("population"))
		},
	}
	maps.Copy(all, moreClauses())
	return all
}

// pennies rounds exact charges in pence to what they make together: down, and up by a penny
// those of the largest remainders, of equal ones those that come first.
func pennies(t testing.TB, exact []*big.Rat) []int64 {
	t.Helper()
	sum := added(exact)
	require.True(t, sum.IsInt(), "%s pence", sum)
	spare, down, order := sum.Num().Int64(), make([]int64, len(exact)), make([]int, len(exact))
	remainders := make([]*big.Rat, len(exact))
	for i, n := range exact {
		whole := new(big.Int).Div(n.Num(), n.Denom()) // towards less, also below 0
		down[i], order[i], remainders[i] = whole.Int64(), i, less(n, new(big.Rat).SetInt(whole))
		spare -= down[i]
	}
	slices.SortStableFunc(order, func(i, j int) int { return remainders[j].Cmp(remainders[i]) })
	for _, i := range order[:spare] {
		down[i]++
	}
	return down
}

// Every clause is a document with its statement. The charges are those of plain fractions, to
// the penny, by largest remainder.
func TestClauses(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/golden/clauses/*.json")
	require.NoError(t, err)
	require.Len(t, files, len(clauses()))
	for name, exactly := range clauses() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := readClause(t, name)
			s := d.stated(t)
			require.NoError(t, s.Validate())
			assert.Equal(t, d.Statement, s)
			exact := exactly(d)
			require.True(t, slices.IsSortedFunc(s.Charges, func(a, b costing.Portion) int { return strings.Compare(string(a.Org), string(b.Org)) }))
			var charged []int64
			for _, c := range s.Charges {
				charged = append(charged, pence(c.Amount))
			}
			assert.Equal(t, pennies(t, exact), charged)
			due := new(big.Rat).Add(d.total(), big.NewRat(pence(s.Added), 1))
			assert.Equal(t, less(due, added(exact)).String(), big.NewRat(pence(s.Residual), 1).String(), "the residual")
			assert.NotEmpty(t, s.Tables(report.Names{}).Markdown())
		})
	}
}

// readClause reads the document of a clause, which is written as it was.
func readClause(t testing.TB, name string) clauseDocument {
	t.Helper()
	document, err := os.ReadFile("testdata/golden/clauses/" + name + ".json")
	require.NoError(t, err)
	d, err := field.Decode[clauseDocument](document)
	require.NoError(t, err)
	text, err := json.MarshalIndent(d, "", "  ")
	require.NoError(t, err)
	assert.Equal(t, string(document), string(text)+"\n")
	return d
}

// The figures of a limit in per cent of another statement's charges are those of that
// statement: of the formula, without what modifies it.
func TestClauses_LimitOfAnotherStatement(t *testing.T) {
	t.Parallel()
	d := readClause(t, "cap-on-unmodified-formula")
	formula, err := d.Formula.Statement(d.Cost, d.Members, d.Facts)
	require.NoError(t, err)
	figures, err := formula.Figures("unmodified-charge", "statement of the unmodified formula", date("2025-04-01"))
	require.NoError(t, err)
	for _, f := range figures {
		held, ok := d.Facts.Figure(f.Driver, f.Org)
		assert.True(t, ok)
		assert.Equal(t, f, held)
	}
}
