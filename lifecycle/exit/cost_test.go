package exit_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/seed9ad77866/sharedservices/lifecycle"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/exit"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// equally is a scheme by which every member pays the same.
func equally() costing.Scheme {
	return costing.Scheme{
		Name: "Equal shares", Parts: []costing.Part{{Name: "Equal", Basis: costing.Basis{Kind: costing.EqualShares}}},
	}
}

// item is a cost of the line waste that falls due on 31 March 2026.
func item(name string, kind exit.CostKind, amount costing.Money, by exit.Bearer) exit.CostItem {
	c := exit.CostItem{Name: name, Kind: kind, Line: "waste", On: date("2026-03-31"), Amount: amount, BorneBy: by}
	if by == exit.BorneByScheme {
		c.Scheme = equally()
	}
	return c
}

// overheads is what North Northamptonshire leaves stranded: 75% of £10,000 a month for 18
// months, and nothing can be shed.
func overheads() exit.Stranded {
	return exit.Stranded{
		Name: "data centre", Line: "it", Leaver: "north", From: date("2026-04-01"), Monthly: pounds(10_000),
		Unshed:   []exit.Taper{{Months: 24, Fraction: pc(100)}},
		Fraction: pc(75), MaxMonths: 18, Compensates: []costing.Weight{{Org: "west", Value: number(1)}},
	}
}

// billed returns the settlement as text: each line with who pays, and the charges.
func billed(t *testing.T, c exit.Costs, members, leavers string) string {
	t.Helper()
	settlement, err := c.Settlement(orgsOf(members), orgsOf(leavers))
	require.NoError(t, err)
	var b strings.Builder
	for _, line := range settlement.Lines {
		fmt.Fprintf(&b, "%s:%s\n", line.Name, paid(line.Charges))
	}
	fmt.Fprintf(&b, "total:%s = %v", paid(least(settlement)), settlement.Total.Least())
	if !settlement.Total.Known() {
		b.WriteString(" or more")
	}
	return b.String()
}

// least returns the least that each member pays.
func least(settlement exit.Settlement) []costing.Portion {
	charges := make([]costing.Portion, len(settlement.Charges))
	for i, c := range settlement.Charges {
		charges[i] = costing.Portion{Org: c.Org, Amount: c.Total.Least()}
	}
	return charges
}

// orgsOf returns organisations from their ids with spaces between.
func orgsOf(text string) []partnership.OrgID {
	var all []partnership.OrgID
	for _, org := range strings.Fields(text) {
		all = append(all, partnership.OrgID(org))
	}
	return all
}

// paid writes charges.
func paid(charges []costing.Portion) string {
	text := ""
	for _, c := range charges {
		text += fmt.Sprintf(" %s %v", c.Org, c.Amount)
	}
	return text
}

func TestCosts_SettlementAsAgreementsHaveIt(t *testing.T) {
	strain := item("pension strain", exit.PensionStrain, pounds(40_000), exit.BorneByEmployer)
	strain.Employer = "waverley"
	shared := func(a, b string) costing.Scheme {
		return costing.Scheme{Name: "Contributions", Parts: []costing.Part{{Name: "Agreed", Basis: costing.Basis{
			Kind:   costing.FixedShares,
			Shares: []partnership.Share{{Org: "first", Fraction: partnership.MustFraction(a)}, {Org: "second", Fraction: partnership.MustFraction(b)}},
		}}}}
	}
	apportioned := item("redundancy", exit.RedundancyCost, pounds(1000), exit.BorneByScheme)
	apportioned.Scheme = shared("60%", "40%")
	rounded := item("redundancy", exit.RedundancyCost, pounds(1001), exit.BorneByScheme)
	rounded.Scheme = shared("50%", "50%")
	rounded.Scheme.Rounding = costing.ToPound
	for name, c := range map[string]struct {
		costs            exit.Costs
		members, leavers string
		want             string
	}{
		"Guildford and Waverley: redundancy equally, strain with the employer": {
			exit.Costs{Items: []exit.CostItem{item("redundancy", exit.RedundancyCost, pounds(90_001), exit.BorneByScheme), strain}},
			"guildford waverley", "guildford",
			"redundancy: guildford 45000.50 waverley 45000.50\npension strain: waverley 40000.00\ntotal: guildford 45000.50 waverley 85000.50 = 130001.00",
		},
		"Local London: leavers equally": {
			exit.Costs{Items: []exit.CostItem{item("leaving", exit.OneOffCost, pounds(100), exit.BorneByLeavers)}},
			"bexley bromley croydon redbridge", "redbridge bexley bromley",
			"leaving: redbridge 33.33 bexley 33.34 bromley 33.33\ntotal: bexley 33.34 bromley 33.33 croydon 0.00 redbridge 33.33 = 100.00",
		},
		"Local London: dissolution is all leaving": {
			exit.Costs{Items: []exit.CostItem{item("leaving", exit.OneOffCost, pounds(100), exit.BorneByLeavers)}},
			"bexley bromley", "bexley bromley",
			"leaving: bexley 50.00 bromley 50.00\ntotal: bexley 50.00 bromley 50.00 = 100.00",
		},
		"North and West Northamptonshire: 75% for 18 months": {
			exit.Costs{Stranded: []exit.Stranded{overheads()}},
			"north west", "north",
			"data centre: north 135000.00 west -135000.00\ntotal: north 135000.00 west -135000.00 = 0.00",
		},
		"who stays leaves nothing stranded": {
			exit.Costs{Stranded: []exit.Stranded{overheads()}},
			"north west", "west",
			"total: north 0.00 west 0.00 = 0.00",
		},
		"nobody is left to compensate": {
			exit.Costs{Stranded: []exit.Stranded{overheads()}},
			"north west", "west north",
			"total: north 0.00 west 0.00 = 0.00",
		},
		"a coroner service: redundancy apportioned": {
			exit.Costs{Items: []exit.CostItem{apportioned}},
			"first second", "second",
			"redundancy: first 600.00 second 400.00\ntotal: first 600.00 second 400.00 = 1000.00",
		},
		"what a scheme rounds away is not in the total": {
			exit.Costs{Items: []exit.CostItem{rounded}},
			"first second", "second",
			"redundancy: first 501.00 second 501.00\ntotal: first 501.00 second 501.00 = 1002.00",
		},
		"Cumbria: nobody knows": {
			exit.Costs{Items: []exit.CostItem{item("disaggregation", exit.OneOffCost, costing.Money{}, exit.BorneByScheme), strain}},
			"waverley", "waverley",
			"disaggregation: waverley not known\npension strain: waverley 40000.00\ntotal: waverley 40000.00 = 40000.00 or more",
		},
		"Publica: the estimate": {
			exit.Costs{Items: []exit.CostItem{item("transition", exit.OneOffCost, pounds(200_000), exit.BorneByScheme)}},
			"a b c d", "a",
			"transition: a 50000.00 b 50000.00 c 50000.00 d 50000.00\ntotal: a 50000.00 b 50000.00 c 50000.00 d 50000.00 = 200000.00",
		},
		"Publica: what it became": {
			exit.Costs{Items: []exit.CostItem{
				item("transition", exit.OneOffCost, pounds(500_000), exit.BorneByScheme),
				item("redundancy", exit.RedundancyCost, pounds(300_000), exit.BorneByScheme),
			}},
			"a b c d", "a",
			"transition: a 125000.00 b 125000.00 c 125000.00 d 125000.00\nredundancy: a 75000.00 b 75000.00 c 75000.00 d 75000.00\n" +
				"total: a 200000.00 b 200000.00 c 200000.00 d 200000.00 = 800000.00",
		},
	} {
		assert.Equal(t, c.want, billed(t, c.costs, c.members, c.leavers), name)
	}
}

func TestCosts_SettlementSaysWhatRoundingLeaves(t *testing.T) {
	c := item("redundancy", exit.RedundancyCost, pounds(1001), exit.BorneByScheme)
	c.Scheme.Rounding = costing.ToPound
	settlement, err := exit.Costs{Items: []exit.CostItem{c}}.Settlement(orgsOf("a b"), orgsOf("a"))
	require.NoError(t, err)
	assert.Equal(t, costing.MustMoney("-1.00"), settlement.Lines[0].Residual)
	assert.Equal(t, []string{"Rounding leaves −£1.00 of redundancy to nobody."}, settlement.Table(boroughs()).Notes)
}

func TestStranded_Unknown(t *testing.T) {
	s := overheads()
	s.Monthly = costing.Money{}
	costs := exit.Costs{Stranded: []exit.Stranded{s}}
	assert.Equal(t, "data centre: north not known west not known\ntotal: north 0.00 west not known = 0.00 or more", billed(t, costs, "north west", "north"))
	_, err := s.Months()
	wantErrors(t, err, "monthly: required", field.ErrRequired)
}

func TestStranded_Months(t *testing.T) {
	s := overheads()
	s.Monthly = costing.MustMoney("100.01")
	s.Unshed = []exit.Taper{{Months: 1, Fraction: pc(100)}, {Months: 1, Fraction: pc(50)}, {Months: 1, Fraction: partnership.MustFraction("1/2")}, {Months: 5, Fraction: pc(0)}}
	s.MaxMonths = 4
	s.From = date("2026-01-31")
	months, err := s.Months()
	require.NoError(t, err)
	got := ""
	for _, m := range months {
		got += fmt.Sprintf("%v %v %v\n", m.From, m.Unshed, m.Paid)
	}
	// 75.0075, 50.005 → 50.01, 37.50375
	assert.Equal(t, "2026-01-31 100.01 75.01\n2026-02-28 50.01 37.50\n2026-03-31 50.01 37.50\n2026-04-30 0.00 0.00\n", got)

	s.From = date("9999-12-01")
	_, err = s.Months()
	wantErrors(t, err, "from: 4 months from 9999-12-01 end after the year 9999: out of range", field.ErrRange)
	_, err = exit.Costs{Stranded: []exit.Stranded{s}}.Settlement(orgsOf("north west"), orgsOf("north"))
	wantErrors(t, err, "stranded[0].from: 4 months from 9999-12-01 end after the year 9999: out of range", field.ErrRange)
	s = overheads()
	s.Monthly = costing.Pence(math.MaxInt64)
	_, err = exit.Costs{Stranded: []exit.Stranded{s}}.Settlement(orgsOf("north west"), orgsOf("north"))
	wantErrors(t, err, "stranded[0].monthly: the sum of 18 amounts is more than an amount of money can be: out of range", field.ErrRange)
}

func TestCosts_LeavingCosts(t *testing.T) {
	running := func(staying, alone int) exit.Costs {
		return exit.Costs{
			Items:   []exit.CostItem{item("leaving", exit.OneOffCost, pounds(12_000), exit.BorneByLeavers)},
			Running: []exit.RunningCost{{Org: "a", Staying: pounds(staying), Alone: pounds(alone)}},
		}
	}
	for _, c := range []struct {
		staying, alone, months, want int
	}{
		{5000, 4000, 60, 12}, // £12,000 at £1,000 a month
		{5000, 4000, 12, 12},
		{5000, 4000, 11, 0},  // it does not
		{5000, 3999, 60, 12}, // £1,001 a month: 11 months are £11,011
		{5000, 3900, 60, 11}, // £1,100 a month: 11 months are £12,100
		{50_000, 0, 1, 1},
		{4000, 5000, 60, 0},
		{5000, 5000, 60, 0},
	} {
		costs, err := running(c.staying, c.alone).LeavingCosts(orgsOf("a"), c.months)
		require.NoError(t, err)
		assert.Equal(t, c.want, costs[0].BreakEven, c)
		assert.Equal(t, pounds(c.staying*c.months), costs[0].Staying)
		assert.Equal(t, costing.Total{Amount: pounds(12_000 + c.alone*c.months)}, costs[0].Leaving)
		assert.Equal(t, costing.Total{Amount: pounds(12_000)}, costs[0].Exit)
		// month by month
		brute := 0
		for n := c.months; n > 0 && 12_000+c.alone*n <= c.staying*n; n-- {
			brute = n
		}
		assert.Equal(t, brute, costs[0].BreakEven, c)
		want := lifecycle.No
		if brute > 0 {
			want = lifecycle.Yes
		}
		assert.Equal(t, want, costs[0].BreaksEven, c)
	}
	dear, err := running(4000, 5000).LeavingCosts(orgsOf("a"), 60)
	require.NoError(t, err)
	assert.Contains(t, dear.Table(boroughs()).Markdown(), "| a | £12,000.00 | £312,000.00 | £240,000.00 | 60 | in none of them |\n")
	free := exit.Costs{Running: []exit.RunningCost{{Org: "a", Staying: pounds(1), Alone: pounds(1)}}}
	costs, err := free.LeavingCosts(orgsOf("a"), 6)
	require.NoError(t, err)
	assert.Equal(t, 1, costs[0].BreakEven)
}

// An exit cost that nobody knows is not £0: leaving is too dear already, or nobody knows
// whether it breaks even, and then not before a month. Any amount put in its place agrees.
func TestCosts_LeavingCostsAtLeast(t *testing.T) {
	costs := func(open costing.Money, months int) exit.LeavingCost {
		all, err := exit.Costs{
			Items: []exit.CostItem{
				item("lawyers", exit.OneOffCost, pounds(12_000), exit.BorneByLeavers), item("moving data", exit.MigrationCost, open, exit.BorneByLeavers),
			},
			Running: []exit.RunningCost{{Org: "a", Staying: pounds(5000), Alone: pounds(4000)}},
		}.LeavingCosts(orgsOf("a"), months)
		require.NoError(t, err)
		return all[0]
	}
	bound := exit.LeavingCost{
		Org: "a", Months: 12, Exit: costing.Total{AtLeast: pounds(12_000)}, Leaving: costing.Total{AtLeast: pounds(60_000)}, Staying: pounds(60_000), EarliestBreakEven: 12,
	}
	assert.Equal(t, bound, costs(costing.Money{}, 12))
	assert.Contains(t, exit.LeavingCosts{bound}.Table(boroughs()).Markdown(), "| 12 at the earliest, if at all |")
	dear := costs(costing.Money{}, 11)
	assert.Equal(t, lifecycle.No, dear.BreaksEven, "£12,000 is too much for 11 months, whatever comes on top")
	assert.Zero(t, dear.EarliestBreakEven)
	for _, open := range []int{0, 1, 999, 1000, 1001, 50_000} {
		for months := 1; months <= 80; months++ {
			known, unknown := costs(pounds(open), months), costs(costing.Money{}, months)
			if unknown.BreaksEven != "" {
				require.Equal(t, unknown.BreaksEven, known.BreaksEven)
			}
			if known.BreaksEven == lifecycle.Yes {
				require.LessOrEqual(t, unknown.EarliestBreakEven, known.BreakEven)
				require.Positive(t, unknown.EarliestBreakEven)
			}
		}
	}
}

// A stranded cost that somebody pays outside the partnership compensates no member.
func TestSettlement_TableSaysWhatIsCompensation(t *testing.T) {
	const note = "What goes from one member to another is not in the total."
	paid := exit.Costs{Items: []exit.CostItem{item("data centre", exit.StrandedCost, pounds(900), exit.BorneByLeavers)}}
	settlement, err := paid.Settlement(orgsOf("north west"), orgsOf("north"))
	require.NoError(t, err)
	assert.NotContains(t, settlement.Table(boroughs()).Markdown(), note)
	paid.Stranded = []exit.Stranded{overheads()}
	settlement, err = paid.Settlement(orgsOf("north west"), orgsOf("north"))
	require.NoError(t, err)
	assert.Contains(t, settlement.Table(boroughs()).Markdown(), note)
}

// Whom an amount that is not known compensates may pay less than the rest comes to: nothing
// says that it pays at least so much.
func TestCosts_SettlementOfAnOpenCompensation(t *testing.T) {
	c := exit.Costs{
		Items:    []exit.CostItem{item("lawyers", exit.OneOffCost, pounds(900), exit.BorneByEmployer)},
		Stranded: []exit.Stranded{overheads()},
	}
	c.Items[0].Employer = "west"
	known, err := c.Settlement(orgsOf("north west"), orgsOf("north"))
	require.NoError(t, err)
	c.Stranded[0].Monthly = costing.Money{}
	open, err := c.Settlement(orgsOf("north west"), orgsOf("north"))
	require.NoError(t, err)
	assert.Equal(t, -1, known.Charges[1].Total.Amount.Sign(), "it gets more than it pays")
	assert.Equal(t, []exit.SettlementCharge{{Org: "north", Total: costing.Total{AtLeast: costing.Pence(0)}}, {Org: "west"}}, open.Charges)
	assert.Contains(t, open.Table(boroughs()).Markdown(), "| **at least £900.00** | **at least £0.00** | **not known** |")
}

// What an unknown amount cannot change is known: it is charged to one employer, to the
// leavers or by a scheme to all, and only the charges of those depend on it.
func TestCosts_SettlementOfAnUnknownAmount(t *testing.T) {
	for by, want := range map[exit.Bearer]string{
		exit.BorneByEmployer: "lawyers: a 10.00 b 10.00 c 10.00\nopen: c not known\ntotal: a 10.00 b 10.00 c 10.00 or more = 30.00 or more",
		exit.BorneByLeavers:  "lawyers: a 10.00 b 10.00 c 10.00\nopen: a not known b not known\ntotal: a 10.00 or more b 10.00 or more c 10.00 = 30.00 or more",
		exit.BorneByScheme:   "lawyers: a 10.00 b 10.00 c 10.00\nopen: a not known b not known c not known\ntotal: a 10.00 or more b 10.00 or more c 10.00 or more = 30.00 or more",
	} {
		open := item("open", exit.RedundancyCost, costing.Money{}, by)
		if by == exit.BorneByEmployer {
			open.Employer = "c"
		}
		costs := exit.Costs{Items: []exit.CostItem{item("lawyers", exit.OneOffCost, pounds(30), exit.BorneByScheme), open}}
		settlement, err := costs.Settlement(orgsOf("a b c"), orgsOf("a b"))
		require.NoError(t, err)
		text := fmt.Sprintf("lawyers:%s\nopen:%s\ntotal:", paid(settlement.Lines[0].Charges), paid(settlement.Lines[1].Charges))
		for _, c := range settlement.Charges {
			text += fmt.Sprintf(" %s %v", c.Org, c.Total.Least())
			if !c.Total.Known() {
				text += " or more"
			}
		}
		assert.Equal(t, want, fmt.Sprintf("%s = %v or more", text, settlement.Total.Least()), by)
	}
	costs := exit.Costs{
		Items:   []exit.CostItem{item("strain", exit.PensionStrain, costing.Money{}, exit.BorneByEmployer)},
		Running: []exit.RunningCost{{Org: "a", Staying: pounds(5), Alone: pounds(5)}, {Org: "c", Staying: pounds(5), Alone: pounds(5)}},
	}
	costs.Items[0].Employer = "c"
	leaving, err := costs.LeavingCosts(orgsOf("a c"), 2)
	require.NoError(t, err)
	assert.Equal(t, lifecycle.Yes, leaving[0].BreaksEven, "the strain of another employer is not its cost")
	assert.Empty(t, leaving[1].BreaksEven)
}

// A scheme that pays a surplus back may pay a member more than it charges: £100 less fees of
// £400 makes each member £150 better off. While the £100 are not known, nothing says what a
// member pays at least, nor whether leaving breaks even.
func TestCosts_SettlementOfAnUnknownSurplus(t *testing.T) {
	open := item("wind up", exit.OneOffCost, pounds(100), exit.BorneByScheme)
	open.Scheme = costing.Scheme{Name: "Fees", Parts: []costing.Part{
		{Name: "Fee", Amount: pounds(400), Among: orgsOf("a"), Basis: costing.Basis{Kind: costing.EqualShares}},
		{Name: "Rest", Surplus: true, Basis: costing.Basis{Kind: costing.EqualShares}},
	}}
	costs := exit.Costs{Items: []exit.CostItem{open}, Running: []exit.RunningCost{{Org: "b", Staying: pounds(5), Alone: pounds(15)}}}
	assert.Equal(t, "wind up: a 250.00 b -150.00\ntotal: a 250.00 b -150.00 = 100.00", billed(t, costs, "a b", "a"))
	leaving, err := costs.LeavingCosts(orgsOf("a b"), 12)
	require.NoError(t, err)
	assert.Equal(t, lifecycle.Yes, leaving[1].BreaksEven, "£150 are more than twelve times £10")

	costs.Items[0].Amount = costing.Money{}
	settlement, err := costs.Settlement(orgsOf("a b"), orgsOf("a"))
	require.NoError(t, err)
	assert.Equal(t, []exit.SettlementCharge{{Org: "a"}, {Org: "b"}}, settlement.Charges)
	leaving, err = costs.LeavingCosts(orgsOf("a b"), 12)
	require.NoError(t, err)
	assert.Equal(t, exit.LeavingCost{Org: "b", Months: 12, Staying: pounds(60)}, leaving[1])
}

func TestCosts_LeavingCostsNotKnown(t *testing.T) {
	costs, err := exit.Costs{
		Items:   []exit.CostItem{item("leaving", exit.OneOffCost, costing.Money{}, exit.BorneByLeavers)},
		Running: []exit.RunningCost{{Org: "b", Staying: pounds(5)}, {Org: "c", Alone: pounds(5)}},
	}.LeavingCosts(orgsOf("a b c"), 2)
	require.NoError(t, err)
	none := costing.Total{AtLeast: costing.Pence(0)}
	assert.Equal(t, exit.LeavingCosts{
		{Org: "a", Months: 2, Exit: none, Leaving: none},
		{Org: "b", Months: 2, Exit: none, Leaving: none, Staying: pounds(10)},
		{Org: "c", Months: 2, Exit: none, Leaving: costing.Total{AtLeast: pounds(10)}},
	}, costs)
}

func TestCosts_LeavingCostsErrors(t *testing.T) {
	_, err := exit.Costs{}.LeavingCosts(nil, 0)
	wantErrors(t, err, "members: required\nmonths: 0 is not from 1 to 1200: out of range", field.ErrRequired, field.ErrRange)
	_, err = exit.Costs{}.LeavingCosts(orgsOf("a a"), 1)
	wantErrors(t, err, `members[1]: duplicate: "a" is already members[0]`, field.ErrDuplicate)
	much := costing.Pence(math.MaxInt64)
	for _, r := range []exit.RunningCost{{Org: "a", Staying: much}, {Org: "a", Alone: much}} {
		_, err = exit.Costs{Running: []exit.RunningCost{r}}.LeavingCosts(orgsOf("a"), 2)
		wantErrors(t, err, "running[0]: 2 times 92233720368547758.07 is more than an amount of money can be: out of range", field.ErrRange)
	}
}

func TestCosts_SettlementErrors(t *testing.T) {
	_, err := exit.Costs{}.Settlement(nil, nil)
	wantErrors(t, err, "members: required\nleavers: required", field.ErrRequired)

	employer := item("strain", exit.PensionStrain, pounds(1), exit.BorneByEmployer)
	employer.Employer = "elsewhere"
	s := overheads()
	s.Leaver = "gone"
	_, err = exit.Costs{Items: []exit.CostItem{employer}, Stranded: []exit.Stranded{s}}.Settlement(orgsOf("north"), orgsOf("south"))
	wantErrors(t, err, `leavers[0]: "south" is not a member: not found
items[0].employer: "elsewhere" is not a member: not found
stranded[0].leaver: "gone" is not a member: not found
stranded[0].compensates[0].org: "west" is not a member: not found`, field.ErrNotFound)

	driven := item("one", exit.OneOffCost, pounds(1), exit.BorneByScheme)
	driven.Scheme.Parts[0].Basis = costing.Basis{Kind: costing.DriverShares, Driver: "population"}
	_, err = exit.Costs{Items: []exit.CostItem{driven}}.Settlement(orgsOf("a"), orgsOf("a"))
	wantErrors(t, err, `items[0].scheme.parts[0].basis.driver: line waste: there is no figure of population for a: not found`, field.ErrNotFound)

	most := item("one", exit.OneOffCost, costing.Pence(math.MaxInt64), exit.BorneByLeavers)
	_, err = exit.Costs{Items: []exit.CostItem{most, most}}.Settlement(orgsOf("a"), orgsOf("a"))
	wantErrors(t, err, `members[0]: the sum of 2 amounts is more than an amount of money can be: out of range
items: the sum of 2 amounts is more than an amount of money can be: out of range`, field.ErrRange)
}

// Each cost may be charged to each member, and if each of them left in turn, so many times.
func TestCosts_SettlementOfTooMuch(t *testing.T) {
	members := make([]partnership.OrgID, 1000)
	for i := range members {
		members[i] = partnership.OrgID(fmt.Sprint("m", i))
	}
	costs := exit.Costs{Items: make([]exit.CostItem, 1001)}
	for i := range costs.Items {
		costs.Items[i] = item("lawyers", exit.OneOffCost, pounds(1), exit.BorneByLeavers)
	}
	_, err := costs.Settlement(members, members[:1])
	wantErrors(t, err, "items: 1001 costs of 1000 members are more than 1000000 charges: out of range", field.ErrRange)
	costs.Items = costs.Items[:1000]
	settlement, err := costs.Settlement(members, members[:1])
	require.NoError(t, err)
	assert.Equal(t, pounds(1000), settlement.Total.Amount)
	costs.Stranded = []exit.Stranded{overheads()}
	_, err = costs.Settlement(append(orgsOf("north west"), members[2:]...), members[2:3])
	wantErrors(t, err, "items: 1001 costs of 1000 members are more than 1000000 charges: out of range", field.ErrRange)
	costs.Items, costs.Stranded = costs.Items[:2], nil
	_, err = costs.LeavingCosts(members, 1)
	wantErrors(t, err, "items: 2 costs of 1000 members are more than 1000000 charges: out of range", field.ErrRange)
}

func TestCosts_Validate(t *testing.T) {
	wantErrors(t, exit.Costs{
		Items:   []exit.CostItem{{BorneBy: "nobody"}, {Name: "x", Kind: "gift", Line: "a b", On: date("2026-01-01"), Amount: pounds(-1), BorneBy: exit.BorneByScheme, Employer: "a b"}},
		Running: []exit.RunningCost{{Org: "a", Staying: pounds(-1), Alone: pounds(-2)}, {Org: "a"}},
		Figures: []costing.Figure{{}},
		Stranded: []exit.Stranded{
			{},
			{
				Name: "x", Leaver: "a", From: date("2026-01-01"), Monthly: pounds(-1), MaxMonths: 1201,
				Unshed:      []exit.Taper{{Months: 0, Fraction: pc(50)}, {Months: 1201, Fraction: pc(51)}},
				Compensates: []costing.Weight{{Org: "a", Value: number(0)}},
			},
		},
	}.Validate(), `items[0].name: required
items[0].kind: required
items[0].line: required
items[0].on: required
items[0].borne_by: "nobody" is not a bearer (scheme, employer, leavers): invalid
items[1].kind: "gift" is not a kind of cost (one-off, redundancy, pension-strain, stranded, contract-break, dilapidations, migration, dispute): invalid
items[1].line: "a b" is not a service line id (1 to 64 letters, digits and -_.:/): invalid
items[1].amount: -1.00 is less than 0.00: invalid
items[1].scheme: a cost borne by scheme needs it: required
items[1].employer: only a cost borne by employer uses it: invalid
items[1].employer: "a b" is not an organisation id (1 to 64 letters, digits and -_.:/): invalid
stranded[0].name: required
stranded[0].line: required
stranded[0].leaver: required
stranded[0].from: required
stranded[0].unshed: required
stranded[0].share: required
stranded[0].max_months: required
stranded[0].compensates: required
stranded[1].line: required
stranded[1].monthly: -1.00 is less than 0.00: invalid
stranded[1].unshed[0].months: required
stranded[1].unshed[1].months: 1201 is not from 1 to 1200: out of range
stranded[1].unshed[1].share: 51% is listed after 50%: out of order
stranded[1].share: required
stranded[1].max_months: 1201 is not from 1 to 1200: out of range
stranded[1].compensates: all are 0, so that nobody has a share: invalid
stranded[1].compensates[0].org: a cannot compensate itself: invalid
running[0].staying: -1.00 is less than 0.00: invalid
running[0].alone: -2.00 is less than 0.00: invalid
running[1].org: duplicate: "a" is already running[0]
figures[0].driver: required
figures[0].source: required
figures[0].on: required`, field.ErrRequired, field.ErrInvalid, field.ErrRange, field.ErrOrder, field.ErrDuplicate)
	odd := item("x", exit.OneOffCost, costing.Money{}, exit.BorneByLeavers)
	odd.Scheme = costing.Scheme{Name: "S"}
	wantErrors(t, odd.Validate(), "scheme: only a cost borne by scheme uses it: invalid\nscheme.parts: required", field.ErrInvalid, field.ErrRequired)
}

// Reordering the members changes nobody's charge, and the settlement neither changes nor
// shares what it was given.
func TestCosts_SettlementLaws(t *testing.T) {
	unknown := item("b", exit.MigrationCost, costing.Money{}, exit.BorneByScheme)
	costs := exit.Costs{
		Items:    []exit.CostItem{item("a", exit.OneOffCost, pounds(1000), exit.BorneByScheme), unknown},
		Stranded: []exit.Stranded{overheads()},
	}
	there, err := costs.Settlement(orgsOf("north west third"), orgsOf("north"))
	require.NoError(t, err)
	back, err := costs.Settlement(orgsOf("third west north"), orgsOf("north"))
	require.NoError(t, err)
	for _, c := range there.Charges {
		assert.Contains(t, back.Charges, c)
	}
	var sum []costing.Money
	for _, c := range there.Charges {
		sum = append(sum, c.Total.AtLeast)
	}
	total, _ := costing.Sum(sum...)
	assert.Equal(t, there.Total, costing.Total{AtLeast: total})
	there.Lines[0].Amount = costing.Money{}
	assert.Equal(t, pounds(1000), costs.Items[0].Amount)
	assert.Equal(t, pounds(10_000), costs.Stranded[0].Monthly)
}

func TestCategories_RefuseOtherText(t *testing.T) {
	var kind exit.CostKind
	var bearer exit.Bearer
	var basis exit.AssetBasis
	var action exit.ContractAction
	var consent exit.Consent
	for text, read := range map[string]func([]byte) error{
		"dilapidations": kind.UnmarshalText, "leavers": bearer.UnmarshalText, "funding": basis.UnmarshalText,
		"novate": action.UnmarshalText, "awaited": consent.UnmarshalText,
	} {
		require.NoError(t, read([]byte(text)))
		require.ErrorIs(t, read([]byte("Nothing")), field.ErrInvalid)
	}
	var asset exit.AssetID
	var contract exit.ContractID
	var data exit.DataID
	for _, read := range []func([]byte) error{asset.UnmarshalText, contract.UnmarshalText, data.UnmarshalText} {
		require.NoError(t, read([]byte("x1")))
		require.ErrorIs(t, read([]byte("x 1")), field.ErrInvalid)
	}
	assert.Empty(t, string(asset)+string(contract)+string(data))
}

// A month is a twelfth of a year, in the order of the bill, and what is not known stays so.
func TestRunningCosts(t *testing.T) {
	portion := func(org partnership.OrgID, amount costing.Money) costing.Portion {
		return costing.Portion{Org: org, Amount: amount}
	}
	months, err := exit.RunningCosts(
		[]costing.Portion{portion("b", costing.Pence(1200)), portion("a", costing.Pence(6)), portion("c", costing.Pence(0))},
		[]costing.Portion{portion("a", costing.Pence(5)), portion("c", costing.Money{})},
	)
	require.NoError(t, err)
	assert.Equal(t, []exit.RunningCost{
		{Org: "b", Staying: costing.Pence(100)},
		{Org: "a", Staying: costing.Pence(1), Alone: costing.Pence(0)},
		{Org: "c", Staying: costing.Pence(0)},
	}, months)
	_, err = exit.RunningCosts(
		[]costing.Portion{portion("a", costing.Pence(-1)), portion("a", costing.Money{})},
		[]costing.Portion{portion("x", costing.Pence(1)), portion("a", costing.Pence(-1)), portion("a", costing.Pence(1)), portion("", costing.Pence(1))},
	)
	require.ErrorIs(t, err, field.ErrNotFound)
	for _, part := range []string{
		"staying[0].amount: ", "staying[1].org: ", "staying[1].amount: ", `alone[0].org: "x" has no bill: not found`,
		"alone[1].amount: ", "alone[2].org: ", "alone[3].org: required",
	} {
		assert.Contains(t, err.Error(), part)
	}
}
