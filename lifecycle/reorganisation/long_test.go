package reorganisation_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/lifecycle/reorganisation"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// dice are numbers that look as if they were thrown, and are the same every time.
type dice uint64

func (d *dice) of(n int) int {
	*d = *d*6364136223846793005 + 1442695040888963407
	return int(*d>>33) % n
}

// Which milestones come after themselves is what adding up all that comes before each gives.
func TestDeadlines_CirclesAreWhatAllThatComesBeforeGives(t *testing.T) {
	d, circles := dice(3), 0
	for range 2000 {
		n := 1 + d.of(7)
		list := make([]reorganisation.ProgrammeMilestone, n)
		before := make([][]bool, n)
		for i := range list {
			list[i] = reorganisation.ProgrammeMilestone{ID: fmt.Sprintf("m%d", i), What: "It", Owner: "Board", From: reorganisation.FromVesting}
			before[i] = make([]bool, n)
			for j := range n {
				if d.of(6) == 0 {
					list[i].After = append(list[i].After, fmt.Sprintf("m%d", j))
					before[i][j] = true
				}
			}
		}
		for k := range n { // by way of k
			for i := range n {
				for j := range n {
					before[i][j] = before[i][j] || before[i][k] && before[k][j]
				}
			}
		}
		want := []string{}
		for i := range n {
			if before[i][i] {
				want = append(want, field.Index("milestones", i)+".after")
				circles++
			}
		}
		_, err := reorganisation.Deadlines(northamptonshire(), list, day("2021-01-01"))
		found := []string{}
		for _, e := range field.Errors(err) {
			require.ErrorIs(t, e, field.ErrOrder)
			found = append(found, e.Path)
		}
		assert.Equal(t, want, found, "%v", list)
	}
	assert.Greater(t, circles, 500)
}

// Which councils come back to themselves is what following each one's successors gives.
func TestOrder_CirclesAreWhatFollowingTheSuccessorsGives(t *testing.T) {
	d, circles := dice(5), 0
	for range 2000 {
		n := 2 + d.of(6)
		o := northamptonshire()
		o.Councils = nil
		next := make([]int, n)
		for i := range n {
			next[i] = (i + 1 + d.of(n-1)) % n // another
			o.Councils = append(o.Councils, reorganisation.Council{
				Org: partnership.OrgID(fmt.Sprintf("c%d", i)), Change: reorganisation.Ends, To: partnership.OrgID(fmt.Sprintf("c%d", next[i])),
			})
		}
		want := map[int]bool{}
		for i := range n {
			at := next[i]
			for range n {
				if at != i {
					at = next[at]
				}
			}
			want[i] = at == i
		}
		text := o.Validate().Error()
		for i := range n {
			comes := fmt.Sprintf("councils[%d].to: what goes to \"c%d\" comes back to it", i, next[i])
			assert.Equal(t, want[next[i]], strings.Contains(text, comes), "%v %d", next, i)
			if want[i] {
				circles++
			}
		}
	}
	assert.Greater(t, circles, 1000)
}

// A long order, a long list of milestones and a long file are checked in a time that grows with
// them: looking through all that is before for each takes minutes.
func TestLongLists_AreQuick(t *testing.T) {
	const n = 40_000
	o := northamptonshire()
	divided := &o.Councils[0]
	for i := range n {
		id := partnership.OrgID(fmt.Sprintf("old-%d", i))
		o.Councils = append(o.Councils, reorganisation.Council{Org: id, Change: reorganisation.Ends, To: partnership.OrgID(fmt.Sprintf("old-%d", i+1))})
		measure := reorganisation.Measure{Driver: costing.Driver(fmt.Sprintf("measure-%d", i)), Value: number("0")}
		divided.Totals = append(divided.Totals, measure)
		divided.Parts[0].Measures = append(divided.Parts[0].Measures, measure)
	}
	list := make([]reorganisation.ProgrammeMilestone, n)
	for i := range list {
		list[i] = reorganisation.ProgrammeMilestone{ID: fmt.Sprintf("m%d", i), What: "It", Owner: "Board", From: reorganisation.FromVesting}
		if i > 0 {
			list[i].After = []string{fmt.Sprintf("m%d", i-1)}
		}
	}
	file := fileOf(t, 'a', "county", "corby-borough")
	for i := range n {
		name := fmt.Sprintf("loan %d", i)
		file.Debts = append(file.Debts, reorganisation.MemberDebt{Name: name, Debtor: "county", Amount: pounds("1.00")})
		file.DivisionBases = append(file.DivisionBases, reorganisation.DivisionBasis{Kind: reorganisation.DebtPiece, ID: name, Driver: "population"})
	}
	start := time.Now()
	assert.Error(t, o.Validate(), "each of its councils ends too")
	_, err := reorganisation.Deadlines(northamptonshire(), list, day("2021-01-01"))
	assert.NoError(t, err)
	assert.NoError(t, file.Validate())
	assert.Less(t, time.Since(start), 20*time.Second)
}
