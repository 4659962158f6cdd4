package costing_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// named is an option of one part.
func named(name string, basis costing.Basis) costing.Option {
	scheme := simple(basis)
	scheme.Name = name
	return costing.Option{Scheme: scheme}
}

// equalAndUse are two options.
func equalAndUse() []costing.Option {
	return []costing.Option{named("equal", costing.Basis{Kind: costing.EqualShares}), named("use", byDriver("use"))}
}

// projection is of £365,000 a year, of which every day costs £1,000, by two options.
func projection(years int, members ...costing.ProjectedMember) costing.Projection {
	p := costing.Projection{Line: "legal", First: date("2025-04-01"), Members: members, Options: equalAndUse()}
	for range years {
		p.Years = append(p.Years, costing.ProjectedYear{Inflation: qty("0")})
	}
	p.Years[0] = costing.ProjectedYear{Cost: pounds("365000.00"), Facts: facts("use harrow 1 barnet 2 brent 2")}
	return p
}

// compared compares the options of a projection, all statements of which have to add up.
func compared(t testing.TB, p costing.Projection) costing.SchemeComparison {
	t.Helper()
	require.NoError(t, p.Validate())
	c, err := costing.CompareSchemes(p)
	require.NoError(t, err)
	for _, option := range c.Options {
		require.Len(t, option.Statements, len(p.Years))
		for i, statement := range option.Statements {
			require.NoError(t, statement.Validate())
			require.Equal(t, c.Years[i].Cost, statement.Total)
			require.Equal(t, c.Years[i].Term, statement.Term)
		}
	}
	return c
}

// Brent leaves after 183 of 365 days. It avoids £73,000 a year, and so 182 ÷ 365 of that in
// the second year, which is £36,400: the year costs £328,600, of which £164,750.14 fall to
// the days until 30 September, and £163,849.86 to those after. Of its third of £365,000,
// which is £121,666.67, it leaves 182 ÷ 365, which is £60,666.67.
func TestCompareSchemes_LeaverInMidYear(t *testing.T) {
	c := compared(t, projection(3,
		costing.ProjectedMember{Org: "harrow"}, costing.ProjectedMember{Org: "barnet"},
		costing.ProjectedMember{Org: "brent", Leaves: date("2026-09-30"), Avoidable: pounds("73000.00")},
	))
	assert.Equal(t, []costing.Money{pounds("0.00"), pounds("36400.00"), pounds("73000.00")}, []costing.Money{c.Years[0].Avoided, c.Years[1].Avoided, c.Years[2].Avoided})
	assert.Equal(t, []costing.Money{pounds("365000.00"), pounds("328600.00"), pounds("292000.00")}, []costing.Money{c.Years[0].Cost, c.Years[1].Cost, c.Years[2].Cost})
	equal, use := c.Options[0], c.Options[1]
	assert.Equal(t, "harrow 136841.64, barnet 136841.65, brent 54916.71", paid(equal.Statements[1]), "a third and a half")
	assert.Equal(t, "harrow 146000.00, barnet 146000.00", paid(equal.Statements[2]))
	assert.Equal(t, "harrow 97333.33, barnet 194666.67", paid(use.Statements[2]))
	assert.Equal(t, []costing.LeaverCost{
		{Org: "brent", Term: c.Years[1].Term, Share: pounds("60666.67"), Avoidable: pounds("36400.00"), Unavoidable: pounds("24266.67")},
		{Org: "brent", Term: c.Years[2].Term, Share: pounds("121666.67"), Avoidable: pounds("73000.00"), Unavoidable: pounds("48666.67")},
	}, equal.Leavers)
	assert.Equal(t, pounds("73000.00"), use.Leavers[1].Unavoidable, "two fifths of £365,000 less £73,000")
	assert.Equal(t, orgs("barnet brent"), use.Differences.WorseOff())
	assert.Equal(t, orgs("harrow"), use.Differences.BetterOff())
	assert.Empty(t, equal.Differences.WorseOff())
}

// Brent joins on the 183rd day of the second year, in which 183 of 365 days are left, and
// adds £36,500 a year: £18,300 in that year. 183 ÷ 365 of £383,300 are £192,175.07, and two
// fifths of that £76,870.03. Prices double, and so does what it adds.
func TestCompareSchemes_JoinerInMidYear(t *testing.T) {
	p := projection(3,
		costing.ProjectedMember{Org: "brent", Joins: date("2026-09-30"), Adds: pounds("36500.00")},
		costing.ProjectedMember{Org: "harrow"}, costing.ProjectedMember{Org: "barnet"},
	)
	p.Years[2].Inflation = qty("100")
	c := compared(t, p)
	assert.Equal(t, []costing.Money{pounds("0.00"), pounds("18300.00"), pounds("73000.00")}, []costing.Money{c.Years[0].Added, c.Years[1].Added, c.Years[2].Added})
	assert.Equal(t, pounds("803000.00"), c.Years[2].Cost)
	assert.Equal(t, "brent 267666.67, harrow 267666.66, barnet 267666.67", paid(c.Options[0].Statements[2]))
	markdown := c.Tables(report.Names{}).Markdown()
	assert.Contains(t, markdown, "| use | brent | – | £76,870.03 | £321,200.00 | £398,070.03 |")
	assert.Contains(t, markdown, "| 2 of 2 years |")
	assert.NotContains(t, markdown, "What leavers leave")
}

// Of £100.00 with 1% and 2% it is £103.02, and of £200.00 with 2% £204.00. A year that is
// not a financial year goes by its days.
func TestCompareSchemes_Inflation(t *testing.T) {
	p := projection(4, costing.ProjectedMember{Org: "harrow"})
	p.First = date("2025-09-01")
	p.Years[0].Cost = pounds("100.00")
	p.Years[1].Inflation, p.Years[2].Inflation = qty("1"), qty("2")
	c := compared(t, p)
	assert.Equal(t, pounds("103.02"), c.Years[2].Unchanged)
	assert.Equal(t, "2027-09-01 to 2028-08-31", c.Years[2].Term.String())
	assert.Contains(t, c.Tables(report.Names{}).Markdown(), "legal, 2025-09-01 to 2026-08-31 to 2028-09-01 to 2029-08-31")

	p.Years[2].Cost, p.Years[3].Inflation = pounds("200.00"), qty("2")
	c = compared(t, p)
	assert.Equal(t, []costing.Money{pounds("101.00"), pounds("200.00"), pounds("204.00")}, []costing.Money{c.Years[1].Cost, c.Years[2].Cost, c.Years[3].Cost})

	p.Years = p.Years[:1]
	assert.Contains(t, compared(t, p).Tables(report.Names{}).Markdown(), "## Schemes compared: legal, 2025-09-01 to 2026-08-31\n")
}

// Figures hold until there are others. Agreed shares are agreed again when a member leaves.
// Of £100.00, £60.00 are waste by use, and the rest is shared equally. With 10% inflation a
// year that is £66.00 and £44.00, and then £72.60 and £48.40. In the fourth year heads and
// cost are given again. A leaver of £21.10 a year takes off both heads alike.
func TestCompareSchemes_Heads(t *testing.T) {
	scheme := costing.Scheme{Name: "levy", Parts: []costing.Part{
		{Name: "Waste", Head: "waste", Basis: byDriver("use")},
		{Name: "Office", Head: "office", Basis: costing.Basis{Kind: costing.EqualShares}},
	}}
	head := func(id partnership.LineID, total string) costing.Head {
		return costing.Head{Head: id, Total: pounds(total)}
	}
	p := costing.Projection{
		Line: "legal", First: date("2025-04-01"), Options: []costing.Option{{Scheme: scheme}},
		Members: []costing.ProjectedMember{{Org: "harrow"}, {Org: "barnet"}, {Org: "brent", Leaves: date("2029-03-31"), Avoidable: pounds("10.00")}},
		Years: []costing.ProjectedYear{
			{Cost: pounds("100.00"), Heads: []costing.Head{head("waste", "60.00"), head("office", "40.00")}, Facts: facts("use harrow 3 barnet 2 brent 1")},
			{Inflation: qty("10")},
			{Inflation: qty("10")},
			{Inflation: qty("0"), Cost: pounds("90.00"), Heads: []costing.Head{head("office", "90.03"), head("waste", "-0.03")}},
			{Inflation: qty("0"), Cost: pounds("100.00"), Heads: []costing.Head{head("waste", "60.00"), head("office", "40.00")}},
		},
	}
	c := compared(t, p)
	var got [][]costing.Head
	for _, year := range c.Years {
		got = append(got, year.Heads)
	}
	assert.Equal(t, [][]costing.Head{
		{head("waste", "60.00"), head("office", "40.00")},
		{head("waste", "66.00"), head("office", "44.00")},
		{head("waste", "72.60"), head("office", "48.40")},
		{head("office", "90.03"), head("waste", "-0.03")},
		{head("waste", "52.74"), head("office", "35.16")}, // of £100.00 less £12.10
	}, got)
	assert.Equal(t, []costing.Portion{
		{Org: "harrow", Amount: pounds("47.66")}, {Org: "barnet", Amount: pounds("36.67")}, {Org: "brent", Amount: pounds("25.67")},
	}, c.Options[0].Statements[1].Charges, "£33.00, £22.00 and £11.00, and a third of £44.00 each")
}

// Heads that nearly cancel out cannot be made to fit a cost of another size.
func TestCompareSchemes_HeadsThatAreTooMuch(t *testing.T) {
	p := projection(2, costing.ProjectedMember{Org: "harrow"}, costing.ProjectedMember{Org: "barnet"}, costing.ProjectedMember{Org: "brent"})
	p.Years[0].Cost = pounds("0.01")
	p.Years[0].Heads = []costing.Head{{Head: "a", Total: pounds("1000000000000.00")}, {Head: "b", Total: pounds("-999999999999.99")}}
	p.Years[1].Inflation = qty("1000")
	_, err := costing.CompareSchemes(p)
	assert.EqualError(t, err, "years[1].heads: scaled from heads that make 0.01, they are beyond 10000000000000.00: out of range")
	p.Years[1].Cost = pounds("0.00")
	p.Years[1].Heads = []costing.Head{{Head: "a", Total: pounds("1.00")}}
	p.Years[0].Heads = []costing.Head{{Head: "a", Total: pounds("1.00")}}
	assert.EqualError(t, p.Validate(), "years[0].heads: they make 1.00, not the total of 0.01: does not add up\nyears[1].heads: not used without a cost above £0: invalid")
}

func TestCompareSchemes_LaterFiguresAndSchemes(t *testing.T) {
	fixed := func(text string) costing.Basis {
		return costing.Basis{Kind: costing.FixedShares, Shares: shares(text)}
	}
	p := projection(4, costing.ProjectedMember{Org: "harrow"}, costing.ProjectedMember{Org: "barnet", Leaves: date("2027-03-31"), Avoidable: pounds("0.00")}, costing.ProjectedMember{Org: "brent"})
	p.Years[2].Facts = facts("use harrow 3 brent 1")
	agreed := named("agreed", fixed("harrow 50 barnet 25 brent 25"))
	agreed.Later = []costing.LaterScheme{{From: date("2027-04-01"), Scheme: simple(fixed("harrow 60 brent 40"))}}
	p.Options = append(p.Options, agreed)
	c := compared(t, p)
	assert.Equal(t, "harrow 73000.00, barnet 146000.00, brent 146000.00", paid(c.Options[1].Statements[1]))
	assert.Equal(t, "harrow 273750.00, brent 91250.00", paid(c.Options[1].Statements[3]))
	assert.Equal(t, "harrow 182500.00, barnet 91250.00, brent 91250.00", paid(c.Options[2].Statements[1]))
	assert.Equal(t, "harrow 219000.00, brent 146000.00", paid(c.Options[2].Statements[2]))
	assert.Equal(t, "agreed", c.Options[2].Name)
	assert.Equal(t, costing.Difference{
		Org: "barnet", Before: pounds("243333.34"), After: pounds("182500.00"), Amount: pounds("-60833.34"), Percent: qty("-25"),
	}, c.Options[2].Differences[1])

	// A statement of a change on a day has the same as CompareSchemes of it.
	p.Options[2].Later[0].From = date("2026-10-01")
	_, err := costing.CompareSchemes(p)
	require.EqualError(t, err, `options[2].later[0].scheme.parts[0].basis.shares: 2026/27: line legal: clause 4.1: "barnet" has no share: required`)
}

// What a cap leaves to nobody is in the table, so that it adds up.
func TestCompareSchemes_Residual(t *testing.T) {
	p := projection(2, costing.ProjectedMember{Org: "harrow"}, costing.ProjectedMember{Org: "barnet"})
	p.Options[1].Scheme.Adjustments = []costing.Adjustment{{Kind: costing.ChargeCap, Name: "Cap", Amount: pounds("200000.00"), Unborne: true}}
	markdown := compared(t, p).Tables(report.Names{}).Markdown()
	assert.Contains(t, markdown, "| **use** | **Total** | **£321,666.67** | **£321,666.67** | **£643,333.34** |")
	assert.Contains(t, markdown, "| **use** | **Residual, paid by nobody** | **£43,333.33** | **£43,333.33** | **£86,666.66** |")
	assert.NotContains(t, markdown, "| **equal** | **Residual")
	assert.Contains(t, markdown, "1. use, compared with equal. Worse off: barnet. Better off: harrow.")
}

// Of one option there is nothing to compare, and of equal ones nobody is worse off.
func TestCompareSchemes_OneOptionAndTwoAlike(t *testing.T) {
	p := projection(2, costing.ProjectedMember{Org: "harrow"}, costing.ProjectedMember{Org: "barnet"})
	p.Options = p.Options[:1]
	assert.NotContains(t, compared(t, p).Tables(report.Names{}).Markdown(), "compared with")
	p.Options = append(p.Options, named("equal too", costing.Basis{Kind: costing.EqualShares}))
	markdown := compared(t, p).Tables(report.Names{}).Markdown()
	assert.Contains(t, markdown, "| equal too | harrow | £182,500.00 | £182,500.00 | £365,000.00 | £0.00 | 0 | 0 of 2 years |")
	assert.Contains(t, markdown, "1. equal too, compared with equal. Worse off: nobody. Better off: nobody.")
}

// The same as the statements of each year, and what they make together.
func TestCompareSchemes_IsWhatStatementsMake(t *testing.T) {
	d := newDeck(10)
	for range 200 {
		n := 2 + int(d.Int64N(6))
		members, f := many(t, n)
		p := costing.Projection{Line: "legal", First: date("2025-04-01"), Options: []costing.Option{
			{Scheme: adjusted(byDriver("use"))}, named("calls", byDriver("calls")), named("equal", costing.Basis{Kind: costing.EqualShares}),
		}}
		for _, org := range members {
			p.Members = append(p.Members, costing.ProjectedMember{Org: org})
		}
		for range 1 + d.Int64N(4) {
			p.Years = append(p.Years, costing.ProjectedYear{Cost: costing.Pence(int64(n) * (300_000 + d.Int64N(1_000_000))), Inflation: qty("3")})
		}
		p.Years[0].Inflation, p.Years[0].Facts = partnership.Quantity{}, f
		c := compared(t, p)
		for i, option := range c.Options {
			totals := map[partnership.OrgID]int64{}
			for k, year := range p.Years {
				term := costing.MustFinancialYear(fmt.Sprintf("%d/%d", 2025+k, 26+k)).Term()
				want, err := p.Options[i].Scheme.Statement(costing.Cost{Line: "legal", Term: term, Total: year.Cost}, members, f)
				require.NoError(t, err)
				require.Equal(t, want, option.Statements[k])
				for _, charge := range want.Charges {
					totals[charge.Org] += pence(charge.Amount)
				}
			}
			for k, difference := range option.Differences {
				require.Equal(t, members[k], difference.Org)
				require.Equal(t, totals[difference.Org], pence(difference.After))
				require.Equal(t, pence(c.Options[0].Differences[k].After), pence(difference.Before))
			}
		}
		slices.Reverse(p.Members)
		for i, option := range compared(t, p).Options {
			slices.Reverse(option.Differences)
			require.Equal(t, c.Options[i].Differences, option.Differences)
		}
	}
}

func TestCompareSchemes_KeepsItsArguments(t *testing.T) {
	p := projection(3, costing.ProjectedMember{Org: "harrow"}, costing.ProjectedMember{Org: "barnet", Leaves: date("2026-09-30"), Avoidable: pounds("1.00")}, costing.ProjectedMember{Org: "brent"})
	fieldtest.Unchanged(t, p, func() {
		c := compared(t, p)
		for _, option := range c.Options {
			clear(option.Statements)
			clear(option.Differences)
		}
	})
}

func TestProjection_Validate(t *testing.T) {
	require.EqualError(t, costing.Projection{}.Validate(), "line: required\nfirst: required\nyears: required\nmembers: required\noptions: required")

	p := projection(3)
	p.Line = "!"
	p.Years = []costing.ProjectedYear{{Inflation: qty("1")}, {Cost: pounds("-1.00")}, {Inflation: qty("-50.000001")}, {Inflation: qty("-50")}, {Inflation: qty("1000")}, {Inflation: qty("1000.000001")}}
	p.Members = []costing.ProjectedMember{
		{Org: "harrow", Joins: date("2020-04-01")},
		{Org: "harrow", Adds: pounds("1.00"), Avoidable: pounds("1.00")},
		{Leaves: date("2020-04-01"), Avoidable: pounds("-1.00")},
	}
	p.Options[0].Later = []costing.LaterScheme{{From: date("2020-04-01"), Scheme: p.Options[1].Scheme}, {From: date("2019-04-01")}, {}}
	p.Options[1].Scheme.Name = "equal"
	require.EqualError(t, p.Validate(), `line: "!" is not a service line id (1 to 64 letters, digits and -_.:/): invalid
years[0].cost: required
years[0].inflation: the first year has none: invalid
years[1].cost: -1.00 is less than 0.00: invalid
years[1].inflation: required
years[2].inflation: -50.000001% is not from -50 to 1000%: out of range
years[5].inflation: 1000.000001% is not from -50 to 1000%: out of range
members[0].adds: required
members[1].adds: the day on which it joins is not set: invalid
members[1].avoidable: the day on which it leaves is not set: invalid
members[2].org: required
members[2].avoidable: -1.00 is less than 0.00: invalid
members[1].org: duplicate: "harrow" is already members[0]
options[0].later[1].from: 2019-04-01 is listed after 2020-04-01: out of order
options[0].later[1].scheme.name: required
options[0].later[1].scheme.parts: required
options[0].later[2].from: required
options[0].later[2].scheme.name: required
options[0].later[2].scheme.parts: required
options[1].scheme.name: duplicate: "equal" is already options[0]`)
	_, err := costing.CompareSchemes(p)
	require.Equal(t, p.Validate(), err)
}

// The days of members and schemes are among those of the years, from the second day on.
func TestProjection_ValidateDays(t *testing.T) {
	some := pounds("1.00")
	p := projection(2,
		costing.ProjectedMember{Org: "harrow", Joins: date("2025-04-01"), Adds: some},
		costing.ProjectedMember{Org: "barnet", Joins: date("2027-04-01"), Adds: some, Leaves: date("2027-04-01"), Avoidable: some},
		costing.ProjectedMember{Org: "brent", Joins: date("2026-04-02"), Adds: some, Leaves: date("2026-04-01"), Avoidable: some},
		costing.ProjectedMember{Org: "camden", Leaves: date("2026-03-30"), Avoidable: some},
		costing.ProjectedMember{Org: "ealing", Joins: date("2025-04-02"), Adds: some, Leaves: date("2027-03-30"), Avoidable: some},
		costing.ProjectedMember{Org: "fulham", Joins: date("2027-03-31"), Adds: some},
		costing.ProjectedMember{Org: "greenwich", Leaves: date("2026-03-31"), Avoidable: some},
		costing.ProjectedMember{Org: "hackney", Joins: date("2026-04-01"), Adds: some, Leaves: date("2027-03-31"), Avoidable: some},
	)
	p.Options[0].Later = []costing.LaterScheme{{From: date("2025-04-02"), Scheme: p.Options[1].Scheme}, {From: date("2027-04-01"), Scheme: p.Options[1].Scheme}}
	p.Members = append(p.Members, costing.ProjectedMember{Org: "islington", Joins: date("2030-04-01"), Adds: some, Leaves: date("2026-04-01"), Avoidable: some})
	require.EqualError(t, p.Validate(), `members[0].joins: 2025-04-01 is not after 2025-04-01 and up to 2027-03-31: out of range
members[1].joins: 2027-04-01 is not after 2025-04-01 and up to 2027-03-31: out of range
members[1].leaves: 2027-04-01 is not after 2025-04-01 and up to 2027-03-31: out of range
members[2].leaves: 2026-04-01 is before it joins on 2026-04-02: out of order
members[3].leaves: it is a member for no whole year before it leaves on 2026-03-30: out of range
members[4].leaves: it is a member for no whole year before it leaves on 2027-03-30: out of range
members[8].joins: 2030-04-01 is not after 2025-04-01 and up to 2027-03-31: out of range
options[0].later[1].from: 2027-04-01 is not after 2025-04-01 and up to 2027-03-31: out of range`)

	p = projection(2, costing.ProjectedMember{Org: "harrow", Joins: date("2025-04-02"), Adds: some})
	require.EqualError(t, p.Validate(), "members: nobody is a member on 2025-04-01: required")
	p = projection(2, costing.ProjectedMember{Org: "harrow", Leaves: date("2026-05-31"), Avoidable: some}, costing.ProjectedMember{Org: "barnet", Joins: date("2026-06-02"), Adds: some})
	require.EqualError(t, p.Validate(), "members: nobody is a member on 2026-06-01: required")
	p.Members[1].Joins = date("2026-06-01")
	require.NoError(t, p.Validate())

	p.First = date("9998-04-01")
	require.EqualError(t, p.Validate(), "years: 2 years from 9998-04-01 end after the year 9999: out of range")
}

func TestProjection_ValidateNumbers(t *testing.T) {
	p := projection(100, costing.ProjectedMember{Org: "harrow"})
	p.Options = nil
	for i := range 100 {
		p.Options = append(p.Options, named(fmt.Sprint(i), costing.Basis{Kind: costing.EqualShares}))
	}
	require.NoError(t, p.Validate())
	p.Years, p.Options = append(p.Years, p.Years[1]), append(p.Options, p.Options[0])
	require.EqualError(t, p.Validate(), "years: 101 years are more than 100: out of range\noptions: 101 options are more than 100: out of range")
}

// Errors of the statements stand where they are in the options, each once.
func TestCompareSchemes_Errors(t *testing.T) {
	p := projection(3, costing.ProjectedMember{Org: "harrow"}, costing.ProjectedMember{Org: "camden"})
	p.Options[0].Later = []costing.LaterScheme{{From: date("2026-10-01"), Scheme: p.Options[1].Scheme}}
	_, err := costing.CompareSchemes(p)
	require.EqualError(t, err, `options[0].later[0].scheme.parts[0].basis.driver: 2026/27: line legal: clause 4.1: there is no figure of use for camden: not found
options[1].scheme.parts[0].basis.driver: 2025/26: line legal: clause 4.1: there is no figure of use for camden: not found`)
	require.ErrorIs(t, err, field.ErrNotFound)

	p = projection(3, costing.ProjectedMember{Org: "harrow"}, costing.ProjectedMember{Org: "barnet", Leaves: date("2026-03-31"), Avoidable: pounds("365000.01")})
	_, err = costing.CompareSchemes(p)
	require.EqualError(t, err, `years[1].cost: leavers avoid 365000.01 of the cost of 2026-04-01 to 2027-03-31, which would be below £0: out of range
years[2].cost: leavers avoid 365000.01 of the cost of 2027-04-01 to 2028-03-31, which would be below £0: out of range`)
	p.Members[1].Avoidable = pounds("365000.00")
	assert.Equal(t, pounds("0.00"), compared(t, p).Years[2].Cost)

	p = projection(2, costing.ProjectedMember{Org: "harrow"})
	p.Years[0].Cost = pounds("10000000000000.00")
	assert.Equal(t, pounds("10000000000000.00"), compared(t, p).Years[1].Cost)
	p.Years[1].Inflation = qty("0.000001")
	_, err = costing.CompareSchemes(p)
	require.EqualError(t, err, "years[1].cost: the cost of 2026-04-01 to 2027-03-31 is beyond 10000000000000.00: out of range")
	p.Years[0].Cost = pounds("90000000000000000.00")
	p.Years[1].Inflation = qty("1000")
	_, err = costing.CompareSchemes(p)
	require.EqualError(t, err, `years[0].cost: the cost of 2025-04-01 to 2026-03-31 is beyond 10000000000000.00: out of range
years[1].cost: the cost of 2026-04-01 to 2027-03-31 is beyond 10000000000000.00: out of range`)

	p = projection(2, costing.ProjectedMember{Org: "harrow"}, costing.ProjectedMember{Org: "barnet", Joins: date("2026-04-01"), Adds: pounds("90000000000000000.00")})
	p.Members = append(p.Members, p.Members[1])
	p.Members[2].Org = "brent"
	_, err = costing.CompareSchemes(p)
	require.EqualError(t, err, "years[1].cost: the cost of 2026-04-01 to 2027-03-31 is beyond 10000000000000.00: out of range")
}

// A draft of a comparison is shown too.
func TestComparison_TablesOfADraft(t *testing.T) {
	assert.Contains(t, costing.SchemeComparison{}.Tables(report.Names{}).Markdown(), "## Schemes compared: , no years\n")
	draft := costing.SchemeComparison{Options: []costing.ComparedOption{{}, {Statements: make([]costing.Statement, 1), Differences: costing.Differences{{Org: "harrow"}}}}}
	assert.Contains(t, draft.Tables(report.Names{}).Markdown(), "harrow")
}

func TestGoldenComparison(t *testing.T) {
	p := projection(3,
		costing.ProjectedMember{Org: "harrow"},
		costing.ProjectedMember{Org: "barnet", Leaves: date("2026-03-31"), Avoidable: pounds("1000.00")},
		costing.ProjectedMember{Org: "brent", Joins: date("2026-10-01"), Adds: pounds("2000.00")},
	)
	p.Options[1].Later = []costing.LaterScheme{{From: date("2027-04-01"), Scheme: p.Options[0].Scheme}}
	p.Years[2].Cost = pounds("400000.00")
	fieldtest.Golden(t, "testdata/golden/projection.json", p)
	term := costing.MustFinancialYear("2026/27").Term()
	fieldtest.Written(t, "testdata/golden/comparison.json", costing.SchemeComparison{
		Line: "legal",
		Years: []costing.ComparedYear{{
			Term: term, Inflation: qty("2.5"), Unchanged: pounds("1025.00"), Added: pounds("10.00"), Avoided: pounds("20.00"), Cost: pounds("1015.00"),
		}},
		Options: []costing.ComparedOption{{
			Name: "equal", Statements: []costing.Statement{},
			Differences: costing.Differences{{Org: "harrow", Before: pounds("1.00"), After: pounds("2.00"), Amount: pounds("1.00"), Percent: qty("100")}},
			Leavers:     []costing.LeaverCost{{Org: "barnet", Term: term, Share: pounds("50.00"), Avoidable: pounds("20.00"), Unavoidable: pounds("30.00")}},
		}},
	})
}

// Five schemes, five years and twenty members, of which one leaves.
func BenchmarkCompareSchemes(b *testing.B) {
	members, f := many(b, 20)
	p := costing.Projection{Line: "legal", First: date("2025-04-01"), Options: []costing.Option{
		named("equal", costing.Basis{Kind: costing.EqualShares}), named("use", byDriver("use")), named("calls", byDriver("calls")),
		{Scheme: adjusted(byDriver("population"))},
		named("paid", byDriver("paid-2024")),
	}}
	for _, org := range members {
		p.Members = append(p.Members, costing.ProjectedMember{Org: org})
	}
	p.Members[7].Leaves, p.Members[7].Avoidable = date("2027-03-31"), pounds("5000.00")
	p.Years = slices.Repeat([]costing.ProjectedYear{{Inflation: qty("2.5")}}, 5)
	p.Years[0] = costing.ProjectedYear{Cost: pounds("60000.01"), Facts: f}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := costing.CompareSchemes(p); err != nil {
			b.Fatal(err)
		}
	}
}
