package scale_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/appraisal"
	"github.com/seed9ad77866/sharedservices/costing/scale"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
)

// FuzzServiceModelJSON reads a document as a case. What is valid has options that add up to the penny,
// more work than people brought, and a crossover where one end has another answer.
func FuzzServiceModelJSON(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/*.json")
	f.Fuzz(func(t *testing.T, document []byte) {
		fieldtest.ReadBack[scale.ServiceModel](t, document)
		c, err := field.Decode[scale.ServiceModel](document)
		if err != nil || c.Validate() != nil || len(c.Partners) > 8 {
			return
		}
		comparison, err := c.Compare()
		require.NoError(t, err)
		for _, o := range comparison.Outcomes {
			require.True(t, o.Cost.Known() && o.Cost.Sign() >= 0, o)
			require.True(t, o.Failure.Known() && o.Failure.Sign() >= 0, o)
			sum := costing.Pence(0)
			for _, p := range o.ByPartner {
				require.True(t, p.Cost.Known() && p.ErrorRate.Known(), o)
				sum = sum.Plus(p.Cost)
			}
			require.Equal(t, o.Cost, sum)
		}
		wellFormed(t, comparison.SVG("fuzz"))
		x, err := c.Crossover(scale.FactorRange{Factor: scale.CostOfSharing}, appraisal.Share, appraisal.AsIs)
		require.NoError(t, err)
		require.LessOrEqual(t, len(x.Turns), 2, "a cost that is added turns the answer once")
		for _, input := range scale.Factors() {
			x, err := c.Crossover(scale.FactorRange{Factor: input}, appraisal.Share, appraisal.AsIs)
			require.True(t, err != nil || x.Low.Known() && x.High.Known())
		}
	})
}

// FuzzQueue holds for any queue that what comes out is a share or a time, and that one agent
// more answers no fewer.
func FuzzQueue(f *testing.F) {
	f.Add(int64(360_000_000), int64(240_000_000), int64(0), int64(55_000_000), int64(15_000_000))
	f.Add(int64(200_000_000), int64(180_000_000), int64(60_000_000), int64(5_500_000), int64(20_000_000))
	f.Add(int64(1), int64(1), int64(86_400_000_000), int64(1_000_000), int64(0))
	f.Fuzz(func(t *testing.T, calls, handling, patience, agents, within int64) {
		millionths := func(n, most int64) partnership.Quantity {
			q, err := partnership.QuantityOfMillionths((n%most + most) % most)
			require.NoError(t, err)
			return q
		}
		q := scale.Queue{Calls: millionths(calls, 1e10), Minutes: qty("30"), Handling: millionths(handling, 4e9)}
		if patience != 0 {
			q.Patience = millionths(patience, 9e10)
		}
		few, err := q.AnsweredBy(millionths(agents, 2e9), millionths(within, 1e10))
		if err != nil {
			return
		}
		next, err := partnership.QuantityOfMillionths(1_000_000 + (agents%2e9+2e9)%2e9)
		require.NoError(t, err)
		more, err := q.AnsweredBy(next, millionths(within, 1e10))
		require.NoError(t, err)
		for _, w := range []scale.Waiting{few, more} {
			for _, share := range []partnership.Quantity{w.Waits, w.Answered, w.Occupied} {
				require.True(t, share.Known() && share.Sign() >= 0 && share.Compare(qty("1")) <= 0, "%+v", w)
			}
			require.Equal(t, patience != 0, w.Abandoned.Known())
			require.True(t, !w.Average.Known() || w.Average.Sign() >= 0, "%+v", w)
		}
		require.LessOrEqual(t, few.Answered.Compare(more.Answered), 0)
		require.GreaterOrEqual(t, few.Waits.Compare(more.Waits), 0)
	})
}
