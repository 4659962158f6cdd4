package costing_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// staffAndRent is a scheme of staff by calls and rent by use, with adjustments.
func staffAndRent(adjustments ...costing.Adjustment) costing.Scheme {
	return costing.Scheme{Name: "schedule 1", Adjustments: adjustments, Parts: []costing.Part{
		{Name: "Staff", Head: "staff", Basis: byDriver("calls")},
		{Name: "Rent", Head: "rent", Basis: byDriver("use")},
		{Name: "Rest", Basis: costing.Basis{Kind: costing.EqualShares}},
	}}
}

// ofHeads is a cost of staff, rent and other heads.
func ofHeads(staff, rent, rest string) costing.Cost {
	cost := year("0.00")
	cost.Heads = []costing.Head{{Head: "staff", Total: pounds(staff)}, {Head: "rent", Total: pounds(rent)}, {Head: "other", Total: pounds(rest)}}
	for _, h := range cost.Heads {
		total, err := costing.Sum(cost.Total, h.Total)
		if err != nil {
			panic(err)
		}
		cost.Total = total
	}
	return cost
}

var headFacts = []string{"calls a 1 b 3", "use a 4 b 1"}

// A rise of one head leaves the others as they are; a second rise is of the first too, and
// what comes after is of the whole charge.
func TestAdjustment_IndexationOfAHead(t *testing.T) {
	t.Parallel()
	rise := func(name, percent, from string) costing.Adjustment {
		return costing.Adjustment{Kind: costing.Indexation, Name: name, Head: "rent", Percent: qty(percent), From: date(from)}
	}
	// a 1,000 + 4,000 + 500, b 3,000 + 1,000 + 500
	cost, f := ofHeads("4000.00", "5000.00", "1000.00"), facts(headFacts...)
	for _, c := range []struct {
		adjustments []costing.Adjustment
		paid, added string
	}{
		{nil, "a 5500.00, b 4500.00", "0.00"},
		{[]costing.Adjustment{rise("Prices", "3", "2025-04-01")}, "a 5620.00, b 4530.00", "150.00"},
		{[]costing.Adjustment{rise("Prices", "-3", "2025-04-01")}, "a 5380.00, b 4470.00", "-150.00"},
		{[]costing.Adjustment{rise("Prices", "10", "2024-04-01")}, "a 6340.00, b 4710.00", "1050.00"}, // 21 %
		{[]costing.Adjustment{rise("Prices", "10", "2025-04-01"), rise("Again", "10", "2025-04-01")}, "a 6340.00, b 4710.00", "1050.00"},
		{[]costing.Adjustment{
			rise("Prices", "10", "2025-04-01"),
			{Kind: costing.Fee, Name: "Fee", Percent: qty("10")},
		}, "a 6490.00, b 5060.00", "1550.00"},
		{[]costing.Adjustment{
			{Kind: costing.Fee, Name: "Fee", Head: "rent", Percent: qty("10")},
			rise("Prices", "10", "2025-04-01"), // not of the fee
		}, "a 6300.00, b 4700.00", "1000.00"},
		{[]costing.Adjustment{{Kind: costing.Fee, Name: "Fee", Head: "staff", Percent: qty("10"), Host: "a"}}, "a 5200.00, b 4800.00", "0.00"},
		{[]costing.Adjustment{
			rise("Prices", "3", "2025-04-01"),
			{Kind: costing.ChargeCap, Name: "Cap", Among: orgs("a"), Amount: pounds("5600.00")},
		}, "a 5600.00, b 4550.00", "150.00"},
	} {
		s := state(t, staffAndRent(c.adjustments...), cost, "a b", f)
		require.NoError(t, s.Validate())
		assert.Equal(t, c.paid, paid(s))
		assert.Equal(t, c.added, s.Added.String())
		mirror := state(t, staffAndRent(c.adjustments[:min(1, len(c.adjustments))]...), ofHeads("-4000.00", "-5000.00", "-1000.00"), "a b", f)
		first := state(t, staffAndRent(c.adjustments[:min(1, len(c.adjustments))]...), cost, "a b", f)
		for i, charge := range first.Charges {
			assert.Equal(t, pence(charge.Amount), -pence(mirror.Charges[i].Amount), "a refund is the mirror")
		}
	}
	s := state(t, staffAndRent(rise("Prices", "3", "2025-04-01")), cost, "a b", f)
	assert.Equal(t, "by 3% of ‹rent› on 2025-04-01 and each year after; rises so far by days: 1 on 365", s.Steps[3].What)
	assert.Equal(t, pounds("4000.00"), s.Steps[3].Workings[0].Base)
	assert.Equal(t, pounds("5500.00"), s.Steps[3].Workings[0].Before)
}

// In a year in which shares and members change, the rise is of what each pays of the head on
// its days: of £3,650 of rent a has 80 % for 183 days and 50 % for 182, and c the other half.
// It is the same beside a cap that does not bind.
func TestAdjustment_IndexationOfAHeadInMidYear(t *testing.T) {
	t.Parallel()
	rise := costing.Adjustment{Kind: costing.Indexation, Name: "Prices", Head: "rent", Percent: qty("10"), From: date("2025-10-01")}
	idle := costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Amount: pounds("99999.00")}
	f := facts("calls a 1 b 3 c 1", "use a 4 b 1 c 4")
	for _, adjustments := range [][]costing.Adjustment{{rise}, {rise, idle}} {
		before, after := staffAndRent(adjustments...), staffAndRent(adjustments...)
		schedule := costing.Schedule{Entries: []costing.ScheduleEntry{
			{Line: "legal", From: date("2025-04-01"), Scheme: before, Members: orgs("a b")},
			{Line: "legal", From: date("2025-10-01"), Scheme: after, Members: orgs("a c")},
		}}
		s := joinedYear(t, schedule, ofHeads("3650.00", "3650.00", "0.00"), f)
		day := func(num, den, days int64) *big.Rat { return big.NewRat(100_0*num*days, den) } // of £10 a day
		exact := []*big.Rat{
			plus([]*big.Rat{day(1, 4, 183)}, []*big.Rat{day(4, 5, 183)}, []*big.Rat{day(1, 2, 182)}, times([]*big.Rat{day(1, 2, 182)}, frac("11/10")))[0],
			plus([]*big.Rat{day(3, 4, 183)}, []*big.Rat{day(1, 5, 183)})[0],
			plus([]*big.Rat{day(1, 2, 182)}, times([]*big.Rat{day(1, 2, 182)}, frac("11/10")))[0],
		}
		due := added(exact)
		require.True(t, due.IsInt())
		assert.Equal(t, pounds("182.00"), s.Added)
		for i, pence := range pennies(t, exact) {
			assert.Equal(t, pence, chargeOf(t, s, orgs("a b c")[i]))
		}
	}
}

// What is wrong with a head of an adjustment is at its place, all at once.
func TestAdjustment_HeadThatIsWrong(t *testing.T) {
	t.Parallel()
	scheme := staffAndRent(
		costing.Adjustment{Kind: costing.Indexation, Name: "Prices", Head: "two words", Percent: qty("3"), From: date("2025-04-01")},
		costing.Adjustment{Kind: costing.ChargeCap, Name: "Cap", Head: "rent", Percent: qty("50"), PercentOf: costing.OfTotal},
		costing.Adjustment{Kind: costing.Fee, Name: "Fee", Percent: qty("3"), Head: "other", Clause: "7"},
		costing.Adjustment{Kind: costing.Fee, Name: "Fee", Percent: qty("3")},
		costing.Adjustment{Kind: costing.Fee, Name: "Fee", Percent: qty("3"), Head: "rent"},
	)
	var found []string
	for _, e := range field.Errors(scheme.Validate()) {
		found = append(found, e.Error())
	}
	assert.Equal(t, []string{
		`adjustments[0].head: "two words" is not a service line id (1 to 64 letters, digits and -_.:/): invalid`,
		`adjustments[1].head: not used by a "cap" adjustment: invalid`,
		`adjustments[2].head: clause 7: no part is of the head "other": not found`,
		`adjustments[4].head: "rent" is adjusted after adjustments[3], which is of the whole charge: out of order`,
	}, found)
}
