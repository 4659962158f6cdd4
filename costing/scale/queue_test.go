package scale_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

func TestQueue_PublishedFigures(t *testing.T) {
	t.Parallel()
	calls := scale.Queue{Calls: qty("360"), Minutes: qty("30"), Handling: qty("240")}
	w, err := calls.AnsweredBy(qty("55"), qty("15"))
	require.NoError(t, err)
	assert.InDelta(t, 0.8459, number(w.Answered), 5e-5)
	assert.InDelta(t, 0.2387, number(w.Waits), 5e-5)
	assert.InDelta(t, 48.0/55, number(w.Occupied), 1e-6)
	assert.InDelta(t, number(w.Waits)*240/7, number(w.Average), 1e-4)
	assert.False(t, w.Abandoned.Known())

	ten, err := phone("200").Needed(usual())
	require.NoError(t, err)
	twenty, err := phone("400").Needed(usual())
	require.NoError(t, err)
	assert.Equal(t, "14 24", ten.Agents.String()+" "+twenty.Agents.String())
}

// One agent fewer is not enough, and a part of one less is not either.
func TestQueue_NeededIsTheLeast(t *testing.T) {
	t.Parallel()
	for _, calls := range []string{"1", "20", "200", "201.5", "3000", "20000"} {
		for _, patience := range []string{"", "90", "600"} {
			for _, target := range []scale.Target{usual(), {Within: qty("0"), Share: qty("0.5")}, {Within: qty("60"), Share: qty("0.99")}, {Within: qty("3600"), Share: qty("0.1")}} {
				q := phone(calls)
				if patience != "" {
					q.Patience = qty(patience)
				}
				whole, err := q.Needed(target)
				require.NoError(t, err)
				exact, err := q.NeededExactly(target)
				require.NoError(t, err)
				assert.GreaterOrEqual(t, whole.Answered.Compare(target.Share), 0)
				assert.GreaterOrEqual(t, exact.Answered.Compare(target.Share), 0)
				assert.LessOrEqual(t, exact.Agents.Compare(whole.Agents), 0)
				assert.Greater(t, number(exact.Agents), number(whole.Agents)-1)
				for _, less := range []struct {
					agents partnership.Quantity
					by     float64
				}{{whole.Agents, 1}, {exact.Agents, 0.0001}} {
					n, err := partnership.QuantityOfMillionths(int64(math.Round(1e6 * (number(less.agents) - less.by))))
					require.NoError(t, err)
					if number(n) < 1 || patience == "" && number(n) <= number(whole.Offered) {
						continue
					}
					w, err := q.AnsweredBy(n, target.Within)
					require.NoError(t, err)
					assert.LessOrEqual(t, w.Answered.Compare(target.Share), 0, "%v by %v of %v, %v", calls, n, whole.Agents, target)
				}
			}
		}
	}
}

// Callers who give up leave more for the others, and an overload ends.
func TestQueue_ImpatienceNeedsFewer(t *testing.T) {
	t.Parallel()
	q := phone("200")
	patient, err := q.AnsweredBy(qty("11"), qty("20"))
	require.NoError(t, err)
	q.Patience = qty("120")
	impatient, err := q.AnsweredBy(qty("11"), qty("20"))
	require.NoError(t, err)
	assert.Greater(t, number(impatient.Answered), number(patient.Answered))
	assert.Less(t, number(impatient.Average), number(patient.Average))
	few, err := q.AnsweredBy(qty("2"), qty("20"))
	require.NoError(t, err)
	assert.InDelta(t, 0.8, number(few.Abandoned), 0.001, "two agents can answer a fifth of it")
	assert.InDelta(t, 1, number(few.Occupied), 0.002)
	assert.Positive(t, number(few.Average))
}

func TestPoolQueues(t *testing.T) {
	t.Parallel()
	none := scale.Rework{Returns: qty("0"), Longer: qty("0")}
	slow := scale.Queue{Calls: qty("50"), Minutes: qty("30"), Handling: qty("360"), Patience: qty("300")}
	fast := phone("300")
	fast.Patience = qty("100")
	fast.Org = "barnet"
	p, err := scale.PoolQueues([]scale.Queue{slow, fast}, usual(), none)
	require.NoError(t, err)
	assert.Equal(t, "225", p.Handling.String(), "100 calls an hour of 360 seconds and 300 of 180")
	assert.Equal(t, "25", p.Pooled.Offered.String())
	one := scale.Queue{Calls: qty("400"), Minutes: qty("60"), Handling: qty("225"), Patience: qty("150")}
	want, err := one.Needed(usual())
	require.NoError(t, err)
	assert.Equal(t, want, p.Pooled)
	assert.Equal(t, number(p.Alone)-number(p.Pooled.Agents), number(p.Fewer))
	assert.Positive(t, number(p.Fewer))
	table := p.Table(report.Names{})
	assert.Equal(t, "Given up", table.Columns[5].Heading)
	assert.Equal(t, "Queue 1 barnet", table.Rows[0][0]+" "+table.Rows[1][0])
	assert.False(t, p.Saving(costing.Money{}).Known())

	// 10 erlangs with one in five coming back are 12.5.
	p, err = scale.PoolQueues([]scale.Queue{phone("100"), phone("100")}, usual(), scale.Rework{Returns: qty("0.2"), Longer: qty("18")})
	require.NoError(t, err)
	assert.Equal(t, "13.75 198", p.Pooled.Offered.String()+" "+p.Handling.String())
	assert.Equal(t, p.Saving(pounds(1)).Neg(), pounds(int64(-number(p.Fewer))))

	p, err = scale.PoolQueues([]scale.Queue{phone("20"), phone("20")}, scale.Target{Within: qty("3600"), Share: qty("0.5")}, scale.Rework{Returns: qty("0.5"), Longer: qty("0")})
	require.NoError(t, err)
	assert.Equal(t, "As one queue they need as many.", func() string { p.Fewer = qty("0"); return p.Table(report.Names{}).Summary }())
}

// A greater queue needs no more agents than its parts do, and always a smaller share.
func TestPoolQueues_WithoutReworkNeverNeedsMore(t *testing.T) {
	t.Parallel()
	for _, a := range []string{"3", "50", "210"} {
		for _, b := range []string{"3", "77", "900"} {
			p, err := scale.PoolQueues([]scale.Queue{phone(a), phone(b)}, usual(), scale.Rework{Returns: qty("0"), Longer: qty("0")})
			require.NoError(t, err)
			assert.GreaterOrEqual(t, p.Fewer.Sign(), 0)
		}
	}
}

// The limits themselves are allowed: 1,000 calls a second are 100,000 erlangs at 100 seconds each, and
// 1,000,000 calls in as many seconds of patience.
func TestQueue_AtTheLimits(t *testing.T) {
	t.Parallel()
	q := scale.Queue{Calls: qty("60000"), Minutes: qty("1"), Handling: qty("100"), Patience: qty("1000")}
	require.NoError(t, q.Validate())
	long := q
	long.Handling = qty("100.000001")
	require.ErrorContains(t, long.Validate(), "calls: they make 100000 erlangs, more than 100000: out of range")
	long = q
	long.Patience = qty("1000.000001")
	require.EqualError(t, long.Validate(), "patience: 1e+06 calls arrive in that time, more than 1000000: out of range")
}
