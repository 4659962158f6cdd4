package costing_test

import (
	"fmt"
	"testing"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
)

// A benchCase is a list of weights to split by.
type benchCase struct {
	name    string
	weights []costing.Weight
}

// cases returns lists of 3, 20 and 300 weights: populations, with GSS codes in
// order and out of order, and with short names; and equal shares.
func cases() []benchCase {
	var all []benchCase
	for _, n := range []int{3, 20, 300} {
		d := newDeck(uint64(n))
		sorted, names := make([]costing.Weight, n), make([]costing.Weight, n)
		for i := range n {
			population := quantity((50_000 + d.Int64N(300_000)) * 1_000_000)
			sorted[i] = costing.Weight{Org: partnership.OrgID(fmt.Sprintf("E%08d", 9000001+i)), Value: population}
			names[i] = costing.Weight{Org: shortName(i), Value: population}
		}
		shuffled, equal := make([]costing.Weight, n), make([]costing.Weight, n)
		for i, j := range d.Perm(n) {
			shuffled[i] = sorted[j]
			equal[i] = costing.Weight{Org: sorted[j].Org, Value: quantity(1_000_000)}
		}
		all = append(all,
			benchCase{fmt.Sprintf("%d/sorted", n), sorted}, benchCase{fmt.Sprintf("%d/shuffled", n), shuffled},
			benchCase{fmt.Sprintf("%d/names", n), names}, benchCase{fmt.Sprintf("%d/equal", n), equal})
	}
	return all
}

// shortName returns a different name for each i.
func shortName(i int) partnership.OrgID {
	names := []string{"harrow", "barnet", "brent", "south-hams", "west-devon", "somerset", "mendip", "sedgemoor"}
	name := names[i%len(names)]
	if i >= len(names) {
		name += fmt.Sprintf("-%d", i/len(names))
	}
	return partnership.OrgID(name)
}

func BenchmarkApportion(b *testing.B) {
	total := costing.Pence(123456789)
	for _, c := range cases() {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := costing.Apportion(total, c.weights); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
