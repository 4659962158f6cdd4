package reorganisation_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/lifecycle/staff"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLawOn_EachFigureOnItsDays(t *testing.T) {
	for _, c := range []struct{ id, day, want string }{
		{"protective-award", "2026-04-05", "90 not known"},
		{"protective-award", "2026-04-06", "180 not known"},
		{"procurement-goods-and-services", "2025-12-31", "not known 214904.00"},
		{"procurement-goods-and-services", "2026-01-01", "not known 207720.00"},
		{"procurement-works", "2026-01-01", "not known 5193000.00"},
		{"unfair-dismissal", "2026-12-31", "24 not known"},
		{"redundancy-multiplier", "2006-11-29", "104 not known"},
		{"weeks-pay", "2014-04-06", "not known 464.00"},
		{"weeks-pay", "2015-04-05", "not known 464.00"},
		{"weeks-pay", "2020-04-06", "not known 538.00"},
		{"weeks-pay", "2027-04-05", "not known 751.00"},
		{"procurement-light-touch", "2026-06-01", "not known 663540.00"},
	} {
		f, err := reorganisation.LawOn(reorganisation.LawFigures(), c.id, day(c.day))
		require.NoError(t, err, c)
		assert.Equal(t, c.want, fmt.Sprint(f.Number, " ", f.Amount), c)
	}
	for _, c := range []struct{ id, day, want string }{
		{"protective-award", "2026-12-01", "day: protective-award is not known on 2026-12-01: out of range"},
		{"unfair-dismissal", "2027-01-01", "day: unfair-dismissal is announced for 2027-01-01, and not known to be in force: out of range"},
		{"procurement-works", "2025-02-23", "day: procurement-works is not known on 2025-02-23: out of range"},
		{"second-trigger", "2027-01-01", "day: second-trigger is announced for 2027-01-01, and not known to be in force: out of range"},
		{"strategic-authorities", "2026-06-01", "day: strategic-authorities is announced for 2026-04-29, and not known to be in force: out of range"},
		{"weeks-pay", "2014-04-05", "day: weeks-pay is not known on 2014-04-05: out of range"},
		{"weeks-pay", "2027-04-06", "day: weeks-pay is not known on 2027-04-06: out of range"},
		{"weeks-wages", "2027-01-01", `id: "weeks-wages" is not one of the figures: not found`},
	} {
		_, err := reorganisation.LawOn(reorganisation.LawFigures(), c.id, day(c.day))
		assert.EqualError(t, err, c.want)
	}
	_, err := reorganisation.LawOn([]reorganisation.LawFigure{{}}, "x", noDay)
	assert.ErrorIs(t, err, field.ErrRequired)
	assert.ErrorContains(t, err, "figures[0].number: required")
}

// The week's pay of two packages is the same, and each figure follows the one before it.
func TestLawFigures_FollowOneAnother(t *testing.T) {
	for _, table := range staff.RedundancyTables() {
		for _, on := range []calendar.Date{table.Term.First, table.Term.Last} {
			f, err := reorganisation.LawOn(reorganisation.LawFigures(), "weeks-pay", on)
			require.NoError(t, err)
			assert.Equal(t, table.WeekCap, f.Amount, on)
		}
	}
	last := map[string]calendar.Date{}
	for _, f := range reorganisation.LawFigures() {
		require.NoError(t, f.Validate())
		if before, found := last[f.ID]; found && !f.Announced {
			assert.Equal(t, before.AddDays(1), f.InForce.First, f.ID)
		}
		last[f.ID] = f.InForce.Last
	}
	service, err := reorganisation.LawOn(reorganisation.LawFigures(), "continuous-service", day("1999-09-01"))
	require.NoError(t, err)
	assert.Contains(t, service.Says, "as if these were one employer")
}

func ExampleLawOn() {
	f, _ := reorganisation.LawOn(reorganisation.LawFigures(), "protective-award", day("2026-04-06"))
	fmt.Println(f.Number, f.Unit, f.Source)
	_, err := reorganisation.LawOn(reorganisation.LawFigures(), "unfair-dismissal", day("2027-04-01"))
	fmt.Println(err)
	// Output:
	// 180 days Employment Rights Act 2025
	// day: unfair-dismissal is announced for 2027-01-01, and not known to be in force: out of range
}

// The transition of the districts' proposal for two unitaries in Surrey comes to £55.6m.
func surreyTransition() (all []reorganisation.ChangeCost) {
	for _, row := range []string{"10600000.00", "9500000.00", "23200000.00", "1300000.00", "3000000.00", "2800000.00", "1900000.00", "3300000.00"} {
		all = append(all, reorganisation.ChangeCost{Name: "Published", Kind: reorganisation.TransitionCost, Org: "surrey", Year: costing.MustFinancialYear("2026/27"), Amount: pounds(row)})
	}
	return append(all, reorganisation.ChangeCost{Name: "Services of the county", Kind: reorganisation.DisaggregationCost, Org: "surrey", Year: costing.MustFinancialYear("2027/28")})
}

func TestSumCosts_KeepsTheKindsApart(t *testing.T) {
	sums, err := reorganisation.SumCosts(surreyTransition())
	require.NoError(t, err)
	text := ""
	for _, s := range sums {
		text += fmt.Sprintf("%s %s %s; ", s.Kind, s.Org, s.Total.Sterling())
	}
	assert.Equal(t, "transition surrey £55,600,000.00; disaggregation surrey at least £0.00; transition  £55,600,000.00; disaggregation  at least £0.00; ", text)
	assert.Contains(t, sums.Table(noNames).Markdown(), "| **Transition** | **all** | **all** | **£55,600,000.00** |")
	_, err = reorganisation.SumCosts([]reorganisation.ChangeCost{{Amount: pounds("-1.00")}})
	assert.EqualError(t, err, "costs[0].name: required\ncosts[0].kind: required\ncosts[0].org: required\ncosts[0].year: required\ncosts[0].amount: -1.00 is less than 0.00: invalid")
	much := surreyTransition()[:2]
	much[0].Amount, much[1].Amount = pounds("92233720368547758.07"), pounds("1.00")
	_, err = reorganisation.SumCosts(much)
	assert.ErrorContains(t, err, "costs: ")
}

func ExampleSumCosts() {
	sums, _ := reorganisation.SumCosts(surreyTransition())
	fmt.Println(sums[0].Kind, sums[0].Year, sums[0].Total.Sterling())
	// Output: transition 2026/27 £55,600,000.00
}
