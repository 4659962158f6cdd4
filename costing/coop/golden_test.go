package coop_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/coop"
	"github.com/seed9ad77866/sharedservices/partnership/field/fieldtest"
	"github.com/stretchr/testify/require"
)

// golden compares a record with its document; UPDATE=1 writes the document first.
func golden[T interface{ Validate() error }](t *testing.T, file string, record T) {
	t.Helper()
	update(t, file, record)
	fieldtest.Golden(t, file, record)
}

// written is golden for an answer.
func written[T any](t *testing.T, file string, value T) {
	t.Helper()
	update(t, file, value)
	fieldtest.Written(t, file, value)
}

// update writes a document if the environment says so.
func update(t *testing.T, file string, value any) {
	t.Helper()
	if os.Getenv("UPDATE") != "" {
		text, err := json.MarshalIndent(value, "", "  ")
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(file, append(text, '\n'), 0o600))
	}
}

func TestGolden(t *testing.T) {
	game := municipal()
	golden(t, "testdata/golden/table.json", game.CostTable())
	model := revenues()
	model.Links = []coop.PartnerLink{{First: "fenmoor", Second: "lowbridge"}, {First: "lowbridge", Second: "westerby"}}
	model.Partners[0].Alone, model.Partners[1].Own = pounds("900000.00"), pounds("12.50")
	for i := range model.Partners {
		model.Partners[i].Site = costing.Pence(int64(100_000 * (i + 1)))
	}
	golden(t, "testdata/golden/cost-model.json", model)
	golden(t, "testdata/golden/capacity.json", capacities(4, 3))
	tree := trees(6, 4)
	golden(t, "testdata/golden/tree.json", tree)
	golden(t, "testdata/golden/allocation.json", billBy(t, game, coop.Shapley))
	golden(t, "testdata/golden/allocation-short.json", billBy(t, game, coop.Banzhaf))
	c, err := game.Certify(coop.Nucleolus)
	require.NoError(t, err)
	golden(t, "testdata/golden/certificate.json", c)
	golden(t, "testdata/golden/kind.json", coop.AlikePartners{Org: "district", Count: 260})
	written(t, "testdata/golden/cost-term.json", coop.CostTerm{Value: pounds("12.00"), Powers: powers("1", "2")})

	bill := []costing.Portion{{Org: "a", Amount: pounds("100.00")}, {Org: "b", Amount: pounds("55.00")}, {Org: "c", Amount: pounds("100.00")}}
	written(t, "testdata/golden/bill.json", bill)
	stability, err := game.Check(bill)
	require.NoError(t, err)
	written(t, "testdata/golden/stability.json", stability)
	core, err := game.LeastCore()
	require.NoError(t, err)
	written(t, "testdata/golden/least-core.json", core)
	payment, err := game.SidePayment(bill)
	require.NoError(t, err)
	written(t, "testdata/golden/side-payment.json", payment)
	effects, err := game.MembershipEffects("c")
	require.NoError(t, err)
	written(t, "testdata/golden/membership-effects.json", effects)
	findings, err := game.Axioms()
	require.NoError(t, err)
	written(t, "testdata/golden/axiom-findings.json", findings)
	overlap := []coop.Overlap{{First: ids("a"), Second: ids("b"), Apart: pounds("22.00"), Together: pounds("25.00")}}
	written(t, "testdata/golden/overlaps.json", overlap)
	estimate, err := coop.SampleShapley(councils(5), func(in []bool) costing.Money {
		n := int64(0)
		for _, there := range in {
			if there {
				n++
			}
		}
		return costing.Pence(1000 * ((n + 1) / 2))
	}, 7, 20)
	require.NoError(t, err)
	written(t, "testdata/golden/shapley-estimate.json", estimate)
}

// FuzzRecords reads a document as each of the records, beginning with the golden documents and
// what is one change away from them.
func FuzzRecords(f *testing.F) {
	fieldtest.Documents(f, "testdata/golden/*.json")
	f.Fuzz(func(t *testing.T, document []byte) {
		fieldtest.ReadBack[coop.CostAllocation](t, document)
		fieldtest.ReadBack[coop.Capacity](t, document)
		fieldtest.ReadBack[coop.Certificate](t, document)
		fieldtest.ReadBack[coop.AlikePartners](t, document)
		fieldtest.ReadBack[coop.CostModel](t, document)
		fieldtest.ReadBack[coop.CostTable](t, document)
		fieldtest.ReadBack[coop.Tree](t, document)
	})
}

func TestCategories_HaveTitles(t *testing.T) {
	fieldtest.Titles(t, coop.AllocationRules())
	fieldtest.Titles(t, coop.Verdicts())
	fieldtest.Titles(t, coop.RowKinds())
	fieldtest.Titles(t, coop.Axioms())
	fieldtest.Titles(t, coop.Holdings())
}
